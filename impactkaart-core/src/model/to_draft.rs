//! A project written out again: the draft of the whole, or of one line.

use super::{
    BeneficiaryDraft, Cost, CostDraft, Effect, EffectDraft, Funding, FundingDraft, Group, GroupId, Headcount,
    Level, Members, Project, ProjectDraft, ReachDraft, ReachYear, SettingsDraft, Stakeholder,
    StakeholderDraft, StakeholderId, Text, Valuation, Value, ValueDraft,
};
use crate::quantity::{Fraction, Money, ProjectYear, Quantity, Rate};
use rust_decimal::Decimal;

impl Project {
    /// The draft that builds into this project: every blank blank again, references as ids.
    ///
    /// ```
    /// # use impactkaart_core::model::{CostDraft, ProjectDraft};
    /// # let mut draft = ProjectDraft::default();
    /// # draft.settings.name = "Coffee morning".into();
    /// # draft.settings.start_year = Some(2026.into());
    /// # let cost = CostDraft { id: Some("host".into()), payer: Some("society".into()), amount: Some(1.into()), ..CostDraft::default() };
    /// # draft.costs.push(cost);
    /// let project = draft.build().unwrap().project;
    /// assert_eq!(project.to_draft().build().unwrap().project, project);
    /// ```
    pub fn to_draft(&self) -> ProjectDraft {
        let unsaid = self.level_of_organisation();
        ProjectDraft {
            stakeholders: self.stakeholder_drafts().collect(),
            costs: self.costs.iter().map(|cost| self.cost_draft(cost)).collect(),
            funding: self.funding.iter().map(|line| self.funding_draft(line, unsaid)).collect(),
            reach: self.groups.iter().flat_map(|group| self.reach_rows(group)).collect(),
            effects: self.effects.iter().map(|effect| self.effect_draft(effect)).collect(),
            values: self.values.iter().map(value_draft).collect(),
            ..self.draft_without_lines()
        }
    }

    /// The draft of a project without those tables of which there may be a million rows.
    pub(crate) fn draft_without_lines(&self) -> ProjectDraft {
        ProjectDraft {
            settings: self.settings_draft(),
            price_index: Some(self.price_index.clone()),
            prescribed_rates: Some(self.prescribed_rates.clone()),
            ..ProjectDraft::default()
        }
    }

    /// The named parties.
    pub(crate) fn stakeholder_drafts(&self) -> impl Iterator<Item = StakeholderDraft> {
        self.stakeholders.iter().filter(|stakeholder| !stakeholder.implicit).map(stakeholder_draft)
    }

    /// The level of the organisation as a party, where no stakeholder is at that level: funding goes to it where it does
    /// not say, and saying so would mean a stakeholder whose name is that of the level.
    pub(crate) fn level_of_organisation(&self) -> Option<StakeholderId> {
        let mut own = self.stakeholders_by_id().filter(|(_, party)| party.level == Level::Organisation);
        own.next().filter(|(_, party)| party.implicit).map(|(id, _)| id)
    }

    pub(crate) fn cost_draft(&self, cost: &Cost) -> CostDraft {
        CostDraft {
            id: Some(cost.id.clone()),
            description: cost.description.clone(),
            payer: Some(self.party(cost.payer)),
            amount: cost.amount.map(Money::get),
            amount_by_year: cost
                .amount_by_year
                .iter()
                .map(|(year, amount)| (year.get(), amount.get()))
                .collect(),
            quantity: cost.quantity.map(Quantity::get),
            unit: cost.unit.clone(),
            per: cost.per,
            group: self.group_id(cost.group),
            first_year: year(cost.first_year),
            last_year: year(cost.last_year),
            in_kind: Some(cost.in_kind),
            case: Some(cost.case),
            transfer: Some(cost.transfer),
            capacity: cost.capacity.map(|capacity| capacity.get()),
            indexed: cost.indexed,
            price_year: cost.price_year.map(|year| year.get().into()),
            source: cost.source.clone(),
        }
    }

    /// A funding line, `unsaid` being whom it goes to where it does not say ([`Project::level_of_organisation`]).
    pub(crate) fn funding_draft(&self, line: &Funding, unsaid: Option<StakeholderId>) -> FundingDraft {
        FundingDraft {
            id: Some(line.id.clone()),
            from: Some(self.party(line.from)),
            to: (Some(line.to) != unsaid).then(|| self.party(line.to)),
            amount: Some(line.amount.get()),
            per: line.per,
            group: self.group_id(line.group),
            first_year: year(line.first_year),
            last_year: year(line.last_year),
            source: line.source.clone(),
        }
    }

    fn party(&self, id: StakeholderId) -> Text {
        self.stakeholder(id).id.clone()
    }

    fn group_id(&self, id: Option<GroupId>) -> Option<Text> {
        id.map(|id| self.group(id).id.clone())
    }

    pub(crate) fn settings_draft(&self) -> SettingsDraft {
        let settings = &self.settings;
        SettingsDraft {
            name: settings.name.clone(),
            organisation: settings.organisation.clone(),
            theme: settings.theme,
            municipality: settings.municipality.clone(),
            start_year: Some(settings.start_year.get().into()),
            start_month: settings.start_month.map(|month| month.get().into()),
            years: settings.years.map(|years| years.get().into()),
            horizon: settings.horizon.map(|horizon| horizon.get().into()),
            discount_rate: settings.discount_rate.map(Rate::get),
            price_year: settings.price_year.map(|year| year.get().into()),
            currency: settings.currency.clone(),
            benefit_timing: settings.benefit_timing,
            cost_timing: settings.cost_timing,
            main_group: self.group_id(settings.main_group),
            base_case: settings.base_case.clone(),
            reference_ratio: settings.reference_ratio.map(Quantity::get),
            language: settings.language,
        }
    }

    pub(crate) fn reach_rows(&self, group: &Group) -> Vec<ReachDraft> {
        let row = || ReachDraft {
            group: Some(group.id.clone()),
            description: group.description.clone(),
            counted_as: Some(group.counted_as),
            per_person: group.per_person.map(|per_person| per_person.get()),
            source: group.source.clone(),
            ..ReachDraft::default()
        };
        match &group.members {
            Members::Counted { each, by_year } => {
                let counted = |year, count: &Headcount| ReachDraft {
                    year: Some(year),
                    participants: Some(count.participants.get()),
                    new: count.new.map(|new| new.get()),
                    ..row()
                };
                let each = each.iter().map(|count| counted(ReachYear::Each, count));
                let single =
                    by_year.iter().map(|(year, count)| counted(ReachYear::In(year.get().into()), count));
                each.chain(single).collect()
            }
            Members::PartOf { parent, each, by_year } => {
                let part = |year, share: &Fraction| ReachDraft {
                    year: Some(year),
                    part_of: Some(self.group(*parent).id.clone()),
                    share: Some(share.get()),
                    ..row()
                };
                let each = each.iter().map(|share| part(ReachYear::Each, share));
                let single =
                    by_year.iter().map(|(year, share)| part(ReachYear::In(year.get().into()), share));
                each.chain(single).collect()
            }
        }
    }

    pub(crate) fn effect_draft(&self, effect: &Effect) -> EffectDraft {
        let fraction = |fraction: Option<Fraction>| fraction.map(Fraction::get);
        let (value, amount, price_year) = match effect.valuation {
            None => (None, None, None),
            Some(Valuation::Listed(id)) => (Some(self.value(id).id.clone()), None, None),
            Some(Valuation::Own { amount, price_year }) => (None, Some(amount.get()), price_year),
        };
        EffectDraft {
            id: Some(effect.id.clone()),
            description: effect.description.clone(),
            beneficiaries: effect
                .beneficiaries
                .iter()
                .map(|part| BeneficiaryDraft { party: self.party(part.party), share: Some(part.share.get()) })
                .collect(),
            per: effect.per,
            group: self.group_id(effect.group),
            counts: Some(effect.counts),
            share: fraction(effect.share),
            share_without: fraction(effect.share_without),
            quantity: effect.quantity.map(Quantity::get),
            unit: effect.unit.clone(),
            value,
            amount,
            price_year: price_year.map(|year| year.get().into()),
            deadweight: fraction(effect.deadweight),
            displacement: fraction(effect.displacement),
            attribution_to_others: fraction(effect.attribution_to_others),
            drop_off: fraction(effect.drop_off),
            lag: effect.lag.map(|lag| lag.get().into()),
            duration: effect.duration.map(|duration| duration.get().into()),
            kind: effect.kind,
            counterparty: effect.counterparty.map(|party| self.party(party)),
            transfer: Some(effect.transfer),
            cashable: fraction(effect.cashable),
            evidence: effect.evidence,
            sample: effect.sample.map(|sample| sample.get().into()),
            sample_without: effect.sample_without.map(|sample| sample.get().into()),
            source: effect.source.clone(),
        }
    }
}

fn year(year: Option<ProjectYear>) -> Option<Decimal> {
    year.map(|year| year.get().into())
}

fn stakeholder_draft(stakeholder: &Stakeholder) -> StakeholderDraft {
    StakeholderDraft {
        id: Some(stakeholder.id.clone()),
        name: stakeholder.name.clone(),
        level: Some(stakeholder.level),
        domain: stakeholder.domain.clone(),
    }
}

pub(crate) fn value_draft(value: &Value) -> ValueDraft {
    ValueDraft {
        id: Some(value.id.clone()),
        description: value.description.clone(),
        unit: value.unit.clone(),
        amount: Some(value.amount.get()),
        price_year: value.price_year.map(|year| year.get().into()),
        indexed: value.indexed,
        evidence: value.evidence,
        bearer: value.bearer,
        source: value.source.clone(),
    }
}
