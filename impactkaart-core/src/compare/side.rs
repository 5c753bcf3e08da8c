use crate::model::{
    Case, CostDraft, Counts, EffectDraft, Indexing, Members, Per, PriceIndex, Project, ReachDraft, ReachYear,
    Text, Timing, Valuation, ValueDraft,
};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// One of the two projects, down to what decides its headline figures; defaults filled in, lines by id.
///
/// So nothing depends on the order of rows, and a line of one side can stand between the conventions of the other.
pub(super) struct Side {
    pub(super) conventions: Conventions,
    pub(super) groups: BTreeMap<Text, People>,
    pub(super) costs: BTreeMap<Text, CostDraft>,
    pub(super) effects: BTreeMap<Text, EffectDraft>,
    pub(super) values: BTreeMap<Text, ValueDraft>,
    pub(super) main_group: Option<Text>,
}

/// What holds for the whole project.
#[derive(Clone, PartialEq)]
pub(super) struct Conventions {
    pub(super) start_year: u16,
    pub(super) years: u16,
    pub(super) horizon: u16,
    pub(super) rate: Decimal,
    pub(super) price_year: u16,
    pub(super) price_index: PriceIndex,
    pub(super) cost_timing: Timing,
    pub(super) benefit_timing: Timing,
}

/// The people of a group: counted, or a share of another; in a year, or in every other year.
#[derive(Clone, PartialEq)]
pub(super) struct People {
    pub(super) counted: Vec<(Option<u16>, Decimal, Decimal)>,
    pub(super) part_of: Option<Text>,
    pub(super) shares: Vec<(Option<u16>, Decimal)>,
    pub(super) per_person: Option<Decimal>,
}

/// The party of every line: whose a figure is decides nothing of the whole.
const SOMEBODY: &str = "society";

/// The other party of a transfer.
const ANOTHER: &str = "client";

impl Side {
    pub(super) fn of(project: &Project) -> Self {
        let conventions = Conventions {
            start_year: project.calendar_year(1),
            years: project.years(),
            horizon: project.horizon(),
            rate: project.discount_rate().rate().get(),
            price_year: project.price_year(),
            price_index: project.price_index().clone(),
            cost_timing: project.cost_timing(),
            benefit_timing: project.benefit_timing(),
        };
        let draft = project.to_draft();
        let costs = project.costs().iter().zip(draft.costs).map(|(cost, mut line)| {
            line.payer = Some(SOMEBODY.into());
            line.per = Some(cost.counted_per());
            if line.per != Some(Per::Participant) {
                line.group = None;
            }
            line.quantity = line.quantity.or(Some(Decimal::ONE));
            line.first_year = line.first_year.or(Some(Decimal::ONE));
            line.capacity = None;
            (cost.id.clone(), CostDraft { description: None, unit: None, source: None, ..line })
        });
        let effects = project.effects().iter().zip(draft.effects).map(|(effect, mut line)| {
            line.beneficiaries = vec![crate::model::BeneficiaryDraft { party: SOMEBODY.into(), share: None }];
            line.counterparty = effect.counterparty.map(|_| ANOTHER.into());
            line.per = Some(effect.counted_per());
            if line.per != Some(Per::Participant) {
                (line.group, line.counts) = (None, Some(Counts::New));
            }
            for number in [&mut line.share, &mut line.quantity, &mut line.duration] {
                *number = number.or(Some(Decimal::ONE));
            }
            for number in
                [&mut line.displacement, &mut line.attribution_to_others, &mut line.drop_off, &mut line.lag]
            {
                *number = number.or(Some(Decimal::ZERO));
            }
            if line.share_without.is_none() {
                line.deadweight = line.deadweight.or(Some(Decimal::ZERO));
            }
            let line = EffectDraft {
                description: None,
                unit: None,
                kind: None,
                transfer: None,
                cashable: None,
                evidence: None,
                sample: None,
                sample_without: None,
                source: None,
                ..line
            };
            (effect.id.clone(), line)
        });
        let values = project.values().iter().zip(draft.values).map(|(value, line)| {
            let line = ValueDraft {
                description: None,
                unit: None,
                evidence: None,
                bearer: None,
                source: None,
                indexed: Some(line.indexed.unwrap_or_default()),
                ..line
            };
            (value.id.clone(), line)
        });
        Self {
            conventions,
            groups: project.groups().iter().map(|group| (group.id.clone(), people(project, group))).collect(),
            costs: costs.collect(),
            effects: effects.collect(),
            values: values.collect(),
            main_group: project.main_group().map(|group| project.group(group).id.clone()),
        }
    }
}

fn people(project: &Project, group: &crate::model::Group) -> People {
    let mut people = People {
        counted: Vec::new(),
        part_of: None,
        shares: Vec::new(),
        per_person: group.per_person.map(|number| number.get()),
    };
    match &group.members {
        Members::Counted { each, by_year } => {
            let single = by_year.iter().map(|(year, count)| (Some(year.get()), count));
            people.counted = each
                .iter()
                .map(|count| (None, count))
                .chain(single)
                .map(|(year, count)| {
                    (year, count.participants.get(), count.new.unwrap_or(count.participants).get())
                })
                .collect();
        }
        Members::PartOf { parent, each, by_year } => {
            people.part_of = Some(project.group(*parent).id.clone());
            let single = by_year.iter().map(|(year, share)| (Some(year.get()), share));
            people.shares = each
                .iter()
                .map(|share| (None, share))
                .chain(single)
                .map(|(year, share)| (year, share.get()))
                .collect();
        }
    }
    people
}

impl People {
    /// The rows of a draft; years in which the project does not run are not there.
    pub(super) fn rows(&self, id: &Text, years: u16) -> Vec<ReachDraft> {
        let row = |year: Option<u16>| ReachDraft {
            group: Some(id.clone()),
            year: Some(year.map_or(ReachYear::Each, |year| ReachYear::In(year.into()))),
            ..ReachDraft::default()
        };
        let is_there = |year: &Option<u16>| year.is_none_or(|year| year <= years);
        if let Some(parent) = &self.part_of {
            let shares = self.shares.iter().filter(|(year, _)| is_there(year));
            return shares
                .map(|(year, share)| ReachDraft {
                    part_of: Some(parent.clone()),
                    share: Some(*share),
                    ..row(*year)
                })
                .collect();
        }
        let counted = self.counted.iter().filter(|(year, ..)| is_there(year));
        counted
            .map(|(year, participants, new)| ReachDraft {
                participants: Some(*participants),
                new: Some(*new),
                per_person: self.per_person,
                ..row(*year)
            })
            .collect()
    }
}

/// What a cost line is worth naming by: whether two agree in what one field stands for.
pub(super) fn amount_of(line: &CostDraft) -> impl PartialEq + use<> {
    (line.amount, line.amount_by_year.clone(), line.price_year, line.indexed.unwrap_or(Indexing::Cpi))
}

/// What an effect is valued by.
pub(super) fn valuation_of(line: &EffectDraft) -> impl PartialEq + use<> {
    (line.value.clone(), line.amount, line.price_year)
}

/// Whether a line is the base case's.
pub(super) fn case_of(line: &CostDraft) -> Case {
    line.case.unwrap_or_default()
}

/// The values that effects of a project refer to.
pub(super) fn used_values(project: &Project) -> impl Iterator<Item = &Text> {
    project.effects().iter().filter_map(|effect| match effect.valuation {
        Some(Valuation::Listed(value)) => Some(&project.value(value).id),
        _ => None,
    })
}
