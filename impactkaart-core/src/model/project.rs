use super::{
    BeneficiaryDraft, Cost, CostDraft, CostId, Day, Effect, EffectDraft, EffectId, Funding, FundingDraft,
    FundingId, Group, GroupId, Headcount, Indexing, Level, Members, Per, PrescribedRate, PriceIndex,
    ProjectDraft, ReachDraft, ReachYear, Settings, SettingsDraft, Stakeholder, StakeholderDraft,
    StakeholderId, Text, Timing, Valuation, Value, ValueDraft, ValueId, prescribed_rate,
};
use crate::quantity::{CalendarYear, Fraction, Money, ProjectYear, Quantity, Rate};
use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// A valid project: made by [`ProjectDraft::build`] alone.
#[derive(Debug, Clone, PartialEq)]
pub struct Project {
    pub(super) settings: Settings,
    pub(super) stakeholders: Vec<Stakeholder>,
    pub(super) costs: Vec<Cost>,
    pub(super) funding: Vec<Funding>,
    pub(super) groups: Vec<Group>,
    pub(super) effects: Vec<Effect>,
    pub(super) values: Vec<Value>,
    pub(super) price_index: PriceIndex,
    pub(super) prescribed_rates: Vec<PrescribedRate>,
    pub(super) total_bound: Decimal,
}

/// The discount rate of a project, and whether it was stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DiscountRate<'p> {
    /// The project says so.
    Stated(Rate),
    /// Prescribed on the day of the start.
    Prescribed(Rate, &'p PrescribedRate),
}

impl DiscountRate<'_> {
    /// The rate itself.
    pub fn rate(self) -> Rate {
        match self {
            Self::Stated(rate) | Self::Prescribed(rate, _) => rate,
        }
    }
}

macro_rules! lists {
    ($($(#[$doc:meta])* $list:ident: $item:ty, $(#[$one_doc:meta])* $one:ident($id:ty), $(#[$ids_doc:meta])* $ids:ident;)*) => {
        $(
            $(#[$doc])*
            pub fn $list(&self) -> &[$item] {
                &self.$list
            }

            $(#[$one_doc])*
            pub fn $one(&self, id: $id) -> &$item {
                &self.$list[id.index()]
            }

            $(#[$ids_doc])*
            pub fn $ids(&self) -> impl Iterator<Item = ($id, &$item)> {
                self.$list.iter().enumerate().map(|(index, item)| (<$id>::from_index(index), item))
            }
        )*
    };
}

impl Project {
    lists! {
        /// The parties: the named ones as listed, then those that stand for "other at this level".
        stakeholders: Stakeholder, /// One party.
        stakeholder(StakeholderId), /// The parties with their ids.
        stakeholders_by_id;
        /// The cost lines.
        costs: Cost, /// One cost line.
        cost(CostId), /// The cost lines with their ids.
        costs_by_id;
        /// The funding lines.
        funding: Funding, /// One funding line.
        funding_line(FundingId), /// The funding lines with their ids.
        funding_by_id;
        /// The groups that are reached.
        groups: Group, /// One group.
        group(GroupId), /// The groups with their ids.
        groups_by_id;
        /// The effects.
        effects: Effect, /// One effect.
        effect(EffectId), /// The effects with their ids.
        effects_by_id;
        /// The values that effects refer to.
        values: Value, /// One value.
        value(ValueId), /// The values with their ids.
        values_by_id;
    }

    /// What holds for the whole project, blanks left blank.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The price index it carries.
    pub fn price_index(&self) -> &PriceIndex {
        &self.price_index
    }

    /// How many years it runs: stated, or 1.
    pub fn years(&self) -> u16 {
        self.settings.years.map_or(1, |years| years.get())
    }

    /// The last project year counted: stated, or 5, or the years it runs where that is more.
    pub fn horizon(&self) -> u16 {
        self.settings.horizon.map_or_else(|| self.years().max(5), |horizon| horizon.get())
    }

    /// The discount rate: stated, or prescribed on the first day of the month of the start.
    pub fn discount_rate(&self) -> DiscountRate<'_> {
        if let Some(rate) = self.settings.discount_rate {
            return DiscountRate::Stated(rate);
        }
        let day = start_day(&self.settings);
        // Holds because `build` refuses a project without a rate where none is prescribed.
        let (rate, source) =
            prescribed_rate(&self.prescribed_rates, day).expect("a prescribed rate, checked by build");
        DiscountRate::Prescribed(rate, source)
    }

    /// When benefits of a year fall: stated, or at its end.
    pub fn benefit_timing(&self) -> Timing {
        self.settings.benefit_timing.unwrap_or(Timing::End)
    }

    /// When costs of a year fall: stated, or at its start.
    pub fn cost_timing(&self) -> Timing {
        self.settings.cost_timing.unwrap_or(Timing::Start)
    }

    /// The year whose prices all amounts are brought to: stated, or the calendar year of the start.
    pub fn price_year(&self) -> u16 {
        self.settings.price_year.unwrap_or(self.settings.start_year).get()
    }

    /// The currency: stated, or EUR.
    pub fn currency(&self) -> &str {
        self.settings.currency.as_deref().unwrap_or("EUR")
    }

    /// The calendar year of a project year.
    pub fn calendar_year(&self, year: u16) -> u16 {
        self.settings.start_year.get() + year - 1
    }

    /// The group whose starters *per participant* divides by: stated, or the only group that is part of none.
    pub fn main_group(&self) -> Option<GroupId> {
        self.settings.main_group.or_else(|| {
            let mut roots =
                self.groups_by_id().filter(|(_, group)| matches!(group.members, Members::Counted { .. }));
            match (roots.next(), roots.next()) {
                (Some((only, _)), None) => Some(only),
                _ => None,
            }
        })
    }

    /// What an amount at prices of `price_year` is multiplied by; 1 where it is not indexed.
    ///
    /// Formula: [`PriceIndex::factor`]; docs/method.md#price-years.
    pub fn index_factor(&self, price_year: Option<CalendarYear>, indexed: Option<Indexing>) -> Decimal {
        match (price_year, indexed.unwrap_or_default()) {
            (None, _) | (_, Indexing::None) => Decimal::ONE,
            // Holds because `build` refuses a price year that the index does not reach.
            (Some(year), Indexing::Cpi) => {
                self.price_index.factor(year.get(), self.price_year()).expect("a price year within the index")
            }
        }
    }

    /// An upper bound of the sum of all flows in size, by which amounts are settled; docs/method.md#exactness.
    pub fn total_bound(&self) -> Decimal {
        self.total_bound
    }

    /// How many decimals a flow is settled to: `min(28, 27 - integer digits of the total bound)`.
    pub fn settled_decimals(&self) -> u32 {
        let mut whole = self.total_bound.trunc();
        let mut digits = 0;
        while !whole.is_zero() {
            whole = (whole / Decimal::TEN).trunc();
            digits += 1;
        }
        27 - digits.min(27)
    }
}

/// The first day of the month in which the project starts.
pub(super) fn start_day(settings: &Settings) -> Day {
    Day {
        year: settings.start_year.get(),
        month: settings.start_month.map_or(1, |month| month.get()),
        day: 1,
    }
}

impl Cost {
    /// What it is counted per, as stated or as follows from amounts by year.
    pub fn counted_per(&self) -> Per {
        if self.amount_by_year.is_empty() { self.per.unwrap_or(Per::Project) } else { Per::Year }
    }

    /// The years in which it is made with the amount of each, `years` being how long the project runs.
    pub fn amounts(&self, years: u16) -> impl Iterator<Item = (u16, Money)> {
        let first = self.first_year.map_or(1, |year| year.get());
        let last = match self.counted_per() {
            Per::Project => first,
            Per::Year => self.last_year.map_or(years, |year| year.get()),
            Per::Participant => self.last_year.map_or(years, |year| year.get()).min(years),
        };
        let highest = self.amount_by_year.keys().next_back().map_or(last, |year| last.max(year.get()));
        let lowest = self.amount_by_year.keys().next().map_or(first, |year| first.min(year.get()));
        (lowest..=highest).filter_map(move |year| {
            let stated =
                self.amount_by_year.iter().find(|(of, _)| of.get() == year).map(|(_, amount)| *amount);
            let general = if (first..=last).contains(&year) { self.amount } else { None };
            stated.or(general).map(|amount| (year, amount))
        })
    }
}

impl Funding {
    /// The years in which it is passed on, `years` being how long the project runs.
    pub fn years(&self, years: u16) -> impl Iterator<Item = u16> + use<> {
        let first = self.first_year.map_or(1, |year| year.get());
        let last = match self.per.unwrap_or(Per::Project) {
            Per::Project => first,
            Per::Year => self.last_year.map_or(years, |year| year.get()),
            Per::Participant => self.last_year.map_or(years, |year| year.get()).min(years),
        };
        first..=last
    }
}

impl Serialize for Project {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_draft().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Project {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let draft = ProjectDraft::deserialize(deserializer)?;
        match draft.build() {
            Ok(built) => Ok(built.project),
            Err(found) => Err(D::Error::custom(
                found
                    .iter()
                    .map(|found| {
                        let cell = found.cell;
                        let (table, column) = (cell.table.name(), cell.column.name());
                        format!("{table}[{}].{column}: {}", cell.row, found.fault.code())
                    })
                    .collect::<Vec<_>>()
                    .join("; "),
            )),
        }
    }
}

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
        let party = |id: StakeholderId| self.stakeholder(id).id.clone();
        let group = |id: Option<GroupId>| id.map(|id| self.group(id).id.clone());
        let unsaid = self.level_of_organisation();
        ProjectDraft {
            settings: self.settings_draft(),
            stakeholders: self
                .stakeholders
                .iter()
                .filter(|stakeholder| !stakeholder.implicit)
                .map(|stakeholder| StakeholderDraft {
                    id: Some(stakeholder.id.clone()),
                    name: stakeholder.name.clone(),
                    level: Some(stakeholder.level),
                    domain: stakeholder.domain.clone(),
                })
                .collect(),
            costs: self
                .costs
                .iter()
                .map(|cost| CostDraft {
                    id: Some(cost.id.clone()),
                    description: cost.description.clone(),
                    payer: Some(party(cost.payer)),
                    amount: cost.amount.map(Money::get),
                    amount_by_year: cost
                        .amount_by_year
                        .iter()
                        .map(|(year, amount)| (year.get(), amount.get()))
                        .collect(),
                    quantity: cost.quantity.map(Quantity::get),
                    unit: cost.unit.clone(),
                    per: cost.per,
                    group: group(cost.group),
                    first_year: year(cost.first_year),
                    last_year: year(cost.last_year),
                    in_kind: Some(cost.in_kind),
                    case: Some(cost.case),
                    transfer: Some(cost.transfer),
                    capacity: cost.capacity.map(|capacity| capacity.get()),
                    indexed: cost.indexed,
                    price_year: cost.price_year.map(|year| year.get().into()),
                    source: cost.source.clone(),
                })
                .collect(),
            funding: self
                .funding
                .iter()
                .map(|line| FundingDraft {
                    id: Some(line.id.clone()),
                    from: Some(party(line.from)),
                    to: (Some(line.to) != unsaid).then(|| party(line.to)),
                    amount: Some(line.amount.get()),
                    per: line.per,
                    group: group(line.group),
                    first_year: year(line.first_year),
                    last_year: year(line.last_year),
                    source: line.source.clone(),
                })
                .collect(),
            reach: self.groups.iter().flat_map(|group| self.reach_rows(group)).collect(),
            effects: self.effects.iter().map(|effect| self.effect_draft(effect)).collect(),
            values: self
                .values
                .iter()
                .map(|value| ValueDraft {
                    id: Some(value.id.clone()),
                    description: value.description.clone(),
                    unit: value.unit.clone(),
                    amount: Some(value.amount.get()),
                    price_year: value.price_year.map(|year| year.get().into()),
                    indexed: value.indexed,
                    evidence: value.evidence,
                    bearer: value.bearer,
                    source: value.source.clone(),
                })
                .collect(),
            price_index: Some(self.price_index.clone()),
            prescribed_rates: Some(self.prescribed_rates.clone()),
        }
    }

    /// The level of the organisation as a party, where no stakeholder is at that level: funding goes to it where it does
    /// not say, and saying so would mean a stakeholder whose name is that of the level.
    fn level_of_organisation(&self) -> Option<StakeholderId> {
        let mut own = self.stakeholders_by_id().filter(|(_, party)| party.level == Level::Organisation);
        own.next().filter(|(_, party)| party.implicit).map(|(id, _)| id)
    }

    fn settings_draft(&self) -> SettingsDraft {
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
            main_group: settings.main_group.map(|group| self.group(group).id.clone()),
            base_case: settings.base_case.clone(),
            reference_ratio: settings.reference_ratio.map(Quantity::get),
            language: settings.language,
        }
    }

    fn reach_rows(&self, group: &Group) -> Vec<ReachDraft> {
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

    fn effect_draft(&self, effect: &Effect) -> EffectDraft {
        let fraction = |fraction: Option<Fraction>| fraction.map(Fraction::get);
        let party = |id: StakeholderId| -> Text { self.stakeholder(id).id.clone() };
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
                .map(|part| BeneficiaryDraft { party: party(part.party), share: Some(part.share.get()) })
                .collect(),
            per: effect.per,
            group: effect.group.map(|group| self.group(group).id.clone()),
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
            counterparty: effect.counterparty.map(party),
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
