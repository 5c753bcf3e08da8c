use super::side::{People, Side, amount_of, case_of, used_values, valuation_of};
use crate::model::{CostDraft, EffectDraft, Project, Text, ValueDraft, is_plain_id};
use rust_decimal::Decimal;
use std::collections::BTreeSet;
use std::fmt;

/// A branch of the tree over which a difference is split.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Branch {
    /// What holds for the whole project.
    Conventions,
    /// How many are reached.
    Reach,
    /// Costs.
    Costs,
    /// Effects.
    Effects,
    /// What a unit of an effect is worth, where effects refer to it.
    Values,
}

impl Branch {
    /// All branches, in the order of the tree.
    pub const ALL: [Self; 5] = [Self::Conventions, Self::Reach, Self::Costs, Self::Effects, Self::Values];

    /// The word for it in paths.
    pub fn name(self) -> &'static str {
        match self {
            Self::Conventions => "project",
            Self::Reach => "reach",
            Self::Costs => "costs",
            Self::Effects => "effects",
            Self::Values => "values",
        }
    }
}

/// What of a line changed. Numbers that have to fit each other are one: participants with those new in them, a share with
/// the share without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aspect {
    /// Start, duration and horizon of the project; first and last year of a cost.
    Years,
    /// The discount rate.
    DiscountRate,
    /// The price year, with the index.
    PriceYear,
    /// When costs of a year fall.
    CostTiming,
    /// When benefits of a year fall.
    BenefitTiming,
    /// Participants of a group, with those new, over all years.
    Participants,
    /// The share of a group in another; of an effect the share with the share without.
    Share,
    /// Contacts, visits or households per person.
    PerPerson,
    /// Which group it is part of.
    PartOf,
    /// An amount, with its price year and by year.
    Amount,
    /// Units.
    Quantity,
    /// What a cost is counted per, and of which group.
    Per,
    /// Project or base case.
    Case,
    /// Whom an effect counts.
    Group,
    /// What an effect is valued by.
    Value,
    /// What would have happened anyway.
    Deadweight,
    /// What is moved from elsewhere.
    Displacement,
    /// What others bring about.
    AttributionToOthers,
    /// By how much it shrinks each year.
    DropOff,
    /// Years before it starts.
    Lag,
    /// Years it lasts.
    Duration,
    /// Whether another loses what the beneficiary gains.
    Counterparty,
}

impl Aspect {
    /// The word for it in paths.
    pub fn name(self) -> &'static str {
        match self {
            Self::Years => "years",
            Self::DiscountRate => "discount_rate",
            Self::PriceYear => "price_year",
            Self::CostTiming => "cost_timing",
            Self::BenefitTiming => "benefit_timing",
            Self::Participants => "participants",
            Self::Share => "share",
            Self::PerPerson => "per_person",
            Self::PartOf => "part_of",
            Self::Amount => "amount",
            Self::Quantity => "quantity",
            Self::Per => "per",
            Self::Case => "case",
            Self::Group => "group",
            Self::Value => "value",
            Self::Deadweight => "deadweight",
            Self::Displacement => "displacement",
            Self::AttributionToOthers => "attribution_to_others",
            Self::DropOff => "drop_off",
            Self::Lag => "lag",
            Self::Duration => "duration",
            Self::Counterparty => "counterparty",
        }
    }
}

/// What a part of a difference is due to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// One aspect of one line; of the conventions there is no line.
    Changed {
        /// The branch.
        branch: Branch,
        /// The line by its id.
        line: Option<Text>,
        /// What of it.
        aspect: Aspect,
    },
    /// A line as a whole, where its aspects are not told apart.
    Line {
        /// The branch.
        branch: Branch,
        /// The line by its id.
        line: Text,
    },
    /// A line that only the second project has.
    Added {
        /// The branch.
        branch: Branch,
        /// The line by its id.
        line: Text,
    },
    /// A line that only the first project has.
    Removed {
        /// The branch.
        branch: Branch,
        /// The line by its id.
        line: Text,
    },
    /// So many lines of a branch together.
    Rest {
        /// The branch.
        branch: Branch,
        /// How many lines.
        lines: usize,
    },
    /// Everything that changed, where nothing can be told apart.
    Everything,
    /// What is left when parts are rounded, where no part has room for it.
    Rounding,
}

impl fmt::Display for What {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let quoted = |id: &Text| if is_plain_id(id) { id.to_string() } else { format!("\"{id}\"") };
        match self {
            Self::Changed { branch, line: Some(line), aspect } => {
                write!(formatter, "{}.{}.{}", branch.name(), quoted(line), aspect.name())
            }
            Self::Changed { branch, line: None, aspect } => {
                write!(formatter, "{}.{}", branch.name(), aspect.name())
            }
            Self::Line { branch, line } | Self::Added { branch, line } | Self::Removed { branch, line } => {
                write!(formatter, "{}.{}", branch.name(), quoted(line))
            }
            Self::Rest { branch, .. } => write!(formatter, "{}", branch.name()),
            Self::Everything => formatter.write_str("everything"),
            Self::Rounding => formatter.write_str("rounding"),
        }
    }
}

/// One number, where an aspect is one: before and after.
pub(super) type FromTo = (Option<Decimal>, Option<Decimal>);

/// What changed of one line.
#[derive(Clone)]
pub(super) struct Player {
    pub(super) line: Option<Text>,
    pub(super) presence: Presence,
    /// The aspects that changed; of a line that came or went none.
    pub(super) aspects: Vec<(Aspect, FromTo)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Presence {
    Both,
    Added,
    Removed,
}

impl Player {
    /// Into how many the player falls.
    pub(super) fn size(&self) -> usize {
        self.aspects.len().max(1)
    }

    /// The mask of all that changed.
    pub(super) fn full(&self) -> u32 {
        (1 << self.size()) - 1
    }

    /// Whether an aspect is that of the second project under a mask; those that did not change are either's.
    pub(super) fn is_second(&self, mask: u32, aspect: Aspect) -> bool {
        self.aspects.iter().position(|(known, _)| *known == aspect).is_some_and(|at| mask & (1 << at) != 0)
    }

    pub(super) fn what(&self, branch: Branch, at: usize) -> What {
        match (&self.line, self.presence, self.aspects.get(at)) {
            (line, Presence::Both, Some((aspect, _))) => {
                What::Changed { branch, line: line.clone(), aspect: *aspect }
            }
            (Some(line), Presence::Added, _) => What::Added { branch, line: line.clone() },
            (Some(line), Presence::Removed, _) => What::Removed { branch, line: line.clone() },
            _ => What::Everything,
        }
    }
}

/// All that changed, by branch; lines in the order of their ids.
pub(super) struct Players {
    pub(super) branches: [Vec<Player>; 5],
}

impl Players {
    pub(super) fn of(from: &Side, to: &Side, projects: [&Project; 2]) -> Self {
        let used: BTreeSet<&Text> = projects.into_iter().flat_map(used_values).collect();
        Self {
            branches: [
                conventions(from, to),
                lines(&from.groups, &to.groups, people, |_| true, false),
                lines(&from.costs, &to.costs, cost, |_| true, true),
                lines(&from.effects, &to.effects, effect, |_| true, true),
                lines(&from.values, &to.values, value, |id| used.contains(id), false),
            ],
        }
    }

    pub(super) fn branch(&self, branch: Branch) -> &[Player] {
        &self.branches[branch as usize]
    }

    /// The branches in which something changed.
    pub(super) fn changed(&self) -> Vec<Branch> {
        Branch::ALL.into_iter().filter(|branch| !self.branch(*branch).is_empty()).collect()
    }
}

/// The lines of both that differ. Groups and values that only one side has belong to the lines that use them.
fn lines<T>(
    from: &std::collections::BTreeMap<Text, T>,
    to: &std::collections::BTreeMap<Text, T>,
    aspects: fn(&T, &T) -> Vec<(Aspect, FromTo)>,
    counts: impl Fn(&Text) -> bool,
    come_and_go: bool,
) -> Vec<Player> {
    let ids: BTreeSet<&Text> = from.keys().chain(to.keys()).collect();
    let mut players = Vec::new();
    for id in ids.into_iter().filter(|id| counts(id)) {
        let (presence, aspects) = match (from.get(id), to.get(id)) {
            (Some(one), Some(other)) => (Presence::Both, aspects(one, other)),
            (None, _) => (Presence::Added, Vec::new()),
            (_, None) => (Presence::Removed, Vec::new()),
        };
        if (presence == Presence::Both && !aspects.is_empty()) || (presence != Presence::Both && come_and_go)
        {
            players.push(Player { line: Some(id.clone()), presence, aspects });
        }
    }
    players
}

fn conventions(from: &Side, to: &Side) -> Vec<Player> {
    let (one, other) = (&from.conventions, &to.conventions);
    let none = (None, None);
    let changed = [
        (
            Aspect::Years,
            (one.start_year, one.years, one.horizon) != (other.start_year, other.years, other.horizon),
            none,
        ),
        (Aspect::DiscountRate, one.rate != other.rate, (Some(one.rate), Some(other.rate))),
        (
            Aspect::PriceYear,
            one.price_year != other.price_year || one.price_index != other.price_index,
            (Some(one.price_year.into()), Some(other.price_year.into())),
        ),
        (Aspect::CostTiming, one.cost_timing != other.cost_timing, none),
        (Aspect::BenefitTiming, one.benefit_timing != other.benefit_timing, none),
    ];
    let aspects: Vec<_> = changed
        .into_iter()
        .filter(|(_, is_changed, _)| *is_changed)
        .map(|(aspect, _, numbers)| (aspect, numbers))
        .collect();
    if aspects.is_empty() {
        return Vec::new();
    }
    vec![Player { line: None, presence: Presence::Both, aspects }]
}

/// The one number of several rows, where it is the same in all of them.
fn only(numbers: impl Iterator<Item = Decimal>) -> Option<Decimal> {
    let numbers: BTreeSet<Decimal> = numbers.collect();
    (numbers.len() == 1).then(|| numbers.first().copied()).flatten()
}

fn people(one: &People, other: &People) -> Vec<(Aspect, FromTo)> {
    let total = |people: &People| -> Option<Decimal> {
        match people.counted[..] {
            [(_, participants, _)] => Some(participants),
            _ if people.counted.iter().all(|(year, ..)| year.is_some()) => {
                people.counted.iter().try_fold(Decimal::ZERO, |sum, (_, _, new)| sum.checked_add(*new))
            }
            _ => None,
        }
    };
    let share = |people: &People| only(people.shares.iter().map(|(_, share)| *share));
    let mut aspects = Vec::new();
    if one.part_of.is_some() != other.part_of.is_some() {
        aspects.push((Aspect::Participants, (None, None)));
        return aspects;
    }
    if one.counted != other.counted {
        aspects.push((Aspect::Participants, (total(one), total(other))));
    }
    if one.shares != other.shares {
        aspects.push((Aspect::Share, (share(one), share(other))));
    }
    if one.per_person != other.per_person {
        aspects.push((Aspect::PerPerson, (one.per_person, other.per_person)));
    }
    if one.part_of != other.part_of {
        aspects.push((Aspect::PartOf, (None, None)));
    }
    aspects
}

fn cost(one: &CostDraft, other: &CostDraft) -> Vec<(Aspect, FromTo)> {
    let amount = |line: &CostDraft| if line.amount_by_year.is_empty() { line.amount } else { None };
    let none = (None, None);
    let changed = [
        (Aspect::Amount, amount_of(one) != amount_of(other), (amount(one), amount(other))),
        (Aspect::Quantity, one.quantity != other.quantity, (one.quantity, other.quantity)),
        (Aspect::Per, (one.per, &one.group) != (other.per, &other.group), none),
        (Aspect::Years, (one.first_year, one.last_year) != (other.first_year, other.last_year), none),
        (Aspect::Case, case_of(one) != case_of(other), none),
    ];
    kept(changed)
}

fn effect(one: &EffectDraft, other: &EffectDraft) -> Vec<(Aspect, FromTo)> {
    let none = (None, None);
    let both = |of: fn(&EffectDraft) -> Option<Decimal>| (of(one), of(other));
    let differs = |of: fn(&EffectDraft) -> Option<Decimal>| of(one) != of(other);
    // A share without the project takes the place of the deadweight: the two change together.
    let without = one.share_without.is_some() || other.share_without.is_some();
    let shares = differs(|line| line.share)
        || differs(|line| line.share_without)
        || (without && differs(|line| line.deadweight));
    let group = (one.per, &one.group, one.counts) != (other.per, &other.group, other.counts);
    let changed = [
        (Aspect::Share, shares, both(|line| line.share)),
        (Aspect::Quantity, differs(|line| line.quantity), both(|line| line.quantity)),
        (Aspect::Group, group, none),
        (Aspect::Value, valuation_of(one) != valuation_of(other), both(|line| line.amount)),
        (Aspect::Deadweight, !without && differs(|line| line.deadweight), both(|line| line.deadweight)),
        (Aspect::Displacement, differs(|line| line.displacement), both(|line| line.displacement)),
        (
            Aspect::AttributionToOthers,
            differs(|line| line.attribution_to_others),
            both(|line| line.attribution_to_others),
        ),
        (Aspect::DropOff, differs(|line| line.drop_off), both(|line| line.drop_off)),
        (Aspect::Lag, differs(|line| line.lag), both(|line| line.lag)),
        (Aspect::Duration, differs(|line| line.duration), both(|line| line.duration)),
        (Aspect::Counterparty, one.counterparty != other.counterparty, none),
    ];
    kept(changed)
}

fn value(one: &ValueDraft, other: &ValueDraft) -> Vec<(Aspect, FromTo)> {
    let is_changed =
        (one.amount, one.price_year, one.indexed) != (other.amount, other.price_year, other.indexed);
    kept([(Aspect::Amount, is_changed, (one.amount, other.amount))])
}

fn kept<const N: usize>(changed: [(Aspect, bool, FromTo); N]) -> Vec<(Aspect, FromTo)> {
    let changed = changed.into_iter().filter(|(_, is_changed, _)| *is_changed);
    changed.map(|(aspect, _, numbers)| (aspect, numbers)).collect()
}
