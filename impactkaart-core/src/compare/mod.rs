//! Why two projects differ: the change in every headline figure, split over what changed.
//!
//! Lines are matched by id. What changed is a tree: conventions, reach, costs, effects and values; below each its lines; below
//! each what of the line changed ([`Branch`], [`Aspect`]). The parts are the Owen value over that tree, worked out on projects
//! that are partly the first and partly the second; docs/method.md#differences.
//!
//! Not here: changing a project by scenarios (`scenario`), words.

mod hybrid;
mod listed;
mod player;
mod side;
mod split;

pub use listed::Listed;
pub use player::{Aspect, Branch, What};

use crate::ImpactMap;
use crate::calculate;
use crate::model::Project;
use crate::number::{Figure, Number as _, Undefined};
use crate::scenario::marginal_ratio;
use hybrid::Hybrids;
use player::Players;
use rust_decimal::Decimal;
use side::Side;
pub use split::MOST_CHILDREN;
use split::{Grain, Splitter, settled};
use std::collections::BTreeMap;

/// Two projects side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The map of the first.
    pub from: ImpactMap<Decimal>,
    /// The map of the second.
    pub to: ImpactMap<Decimal>,
    /// The headline figures, each with what its change is due to.
    pub differences: Vec<Difference>,
    /// Change in benefits divided by change in costs.
    pub marginal_ratio: Figure<Decimal>,
    /// What differs in words, conventions and funding.
    pub listed: Vec<Listed>,
    /// Whether amounts are per participant.
    pub per_participant: bool,
}

/// A headline figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Headline {
    /// Present value of costs.
    Costs,
    /// Present value of benefits.
    Benefits,
    /// Benefits - costs.
    Npv,
    /// Benefits / costs.
    Ratio,
    /// (Benefits - costs) / costs.
    NetRatio,
}

impl Headline {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 5] = [Self::Costs, Self::Benefits, Self::Npv, Self::Ratio, Self::NetRatio];

    /// The word for it in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Costs => "costs",
            Self::Benefits => "benefits",
            Self::Npv => "npv",
            Self::Ratio => "ratio",
            Self::NetRatio => "net_ratio",
        }
    }
}

/// A figure of the first and of the second project, and what the difference is due to.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// Which figure.
    pub figure: Headline,
    /// In the first project.
    pub from: Figure<Decimal>,
    /// In the second.
    pub to: Figure<Decimal>,
    /// The parts: they add up to `to - from`, to the digit. None where the figure does not exist everywhere between the two.
    pub parts: Option<Vec<Part>>,
}

/// What one change adds to a figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// The change.
    pub what: What,
    /// What it adds; below zero what it takes.
    pub contribution: Decimal,
    /// What the number was, where the change is one of one number.
    pub from: Option<Decimal>,
    /// What the number is.
    pub to: Option<Decimal>,
}

/// Why two projects cannot be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum CompareError {
    /// Their amounts are in different currencies.
    OtherCurrency {
        /// That of the first.
        from: String,
        /// That of the second.
        to: String,
    },
    /// Per participant was asked, and one of them has no main group with participants.
    NoMainGroup,
    /// Per participant was asked, and their main groups are not the same.
    OtherMainGroup {
        /// That of the first.
        from: String,
        /// That of the second.
        to: String,
    },
}

/// How many decimals a part of an amount has at most.
const DECIMALS: u32 = 12;

/// How many decimals a part of a ratio has at most.
const RATIO_DECIMALS: u32 = 15;

/// What changed between two projects, and what each change did to the headline figures.
///
/// With `per_participant` costs, benefits and npv are divided by the starters of the main group, so that projects of
/// different size can be compared.
///
/// # Errors
/// - The projects are in different currencies.
/// - Per participant, where they have no main group in common or nobody starts in it.
///
/// # Examples
/// ```
/// use impactkaart_core::compare::{Headline, compare};
/// use impactkaart_core::model::{BeneficiaryDraft, CostDraft, EffectDraft, ProjectDraft};
/// # let mut draft = ProjectDraft::default();
/// # draft.settings.name = "Coffee morning".into();
/// # draft.settings.start_year = Some(2026.into());
/// # draft.settings.discount_rate = Some(0.into());
/// # draft.costs.push(CostDraft { id: Some("host".into()), payer: Some("society".into()), amount: Some(1000.into()), ..CostDraft::default() });
/// # let party = BeneficiaryDraft { party: "client".into(), share: None };
/// # draft.effects.push(EffectDraft { id: Some("calm".into()), per: Some(impactkaart_core::model::Per::Project), beneficiaries: vec![party], amount: Some(2000.into()), ..EffectDraft::default() });
/// let plan = draft.clone().build().unwrap().project;
/// draft.costs[0].amount = Some(2000.into());
/// draft.effects[0].amount = Some(3000.into());
/// let outcome = draft.build().unwrap().project;
/// let comparison = compare(&plan, &outcome, false).unwrap();
/// let ratio = comparison.differences.iter().find(|one| one.figure == Headline::Ratio).unwrap();
/// // From 2 to 1.5. Costs first: 2 → 1, then 1 → 1.5; effects first: 2 → 3, then 3 → 1.5. On average −1.25 and +0.75.
/// let parts = ratio.parts.as_ref().unwrap();
/// assert_eq!(parts[0].what.to_string(), "costs.host.amount");
/// assert_eq!(parts[0].contribution, "-1.25".parse().unwrap());
/// assert_eq!(parts[1].contribution, "0.75".parse().unwrap());
/// ```
pub fn compare(from: &Project, to: &Project, per_participant: bool) -> Result<Comparison, CompareError> {
    if from.currency() != to.currency() {
        return Err(CompareError::OtherCurrency { from: from.currency().into(), to: to.currency().into() });
    }
    let sides = [Side::of(from), Side::of(to)];
    if per_participant {
        match [&sides[0].main_group, &sides[1].main_group] {
            [Some(one), Some(other)] if one == other => {}
            [Some(one), Some(other)] => {
                return Err(CompareError::OtherMainGroup { from: one.to_string(), to: other.to_string() });
            }
            _ => return Err(CompareError::NoMainGroup),
        }
    }
    let maps = [calculate(from), calculate(to)];
    if per_participant && maps.iter().any(|map| map.returns.per_participant.costs.defined().is_none()) {
        return Err(CompareError::NoMainGroup);
    }
    let players = Players::of(&sides[0], &sides[1], [from, to]);
    let mut hybrids = Hybrids::new([&sides[0], &sides[1]], &players, per_participant);
    let mut splitter = Splitter::new(&mut hybrids, per_participant);
    // Where a mix cannot be a project (groups that would be part of each other, a total too large), changes are told
    // apart less finely; everything at once is always there.
    let grains = [Grain::Aspects, Grain::Lines, Grain::Branches, Grain::Everything];
    let parts = grains.into_iter().find_map(|grain| splitter.parts(grain).ok()).unwrap_or_default();
    let [one, other] = &maps;
    let numbers = numbers(&players);
    let decimals = one.settled_decimals.min(other.settled_decimals);
    let differences = Headline::ALL.into_iter().map(|figure| {
        let [from, to] = [one, other].map(|map| headline(map, figure, per_participant));
        let raw = raw_parts(&parts, figure);
        let parts = match (raw, from.defined(), to.defined()) {
            (Some(raw), Some(from), Some(to)) => named(&numbers, raw, (*from, *to), figure, decimals),
            _ => None,
        };
        Difference { figure, from, to, parts }
    });
    let differences = differences.collect();
    let marginal_ratio = marginal_ratio(one, other);
    let listed = listed::listed(from, to);
    let [from, to] = maps;
    Ok(Comparison { from, to, differences, marginal_ratio, listed, per_participant })
}

fn headline(map: &ImpactMap<Decimal>, figure: Headline, per_participant: bool) -> Figure<Decimal> {
    let each = &map.returns.per_participant;
    match figure {
        Headline::Costs if per_participant => each.costs.clone(),
        Headline::Benefits if per_participant => each.benefits.clone(),
        Headline::Npv if per_participant => match (each.benefits.defined(), each.costs.defined()) {
            (Some(benefits), Some(costs)) => Figure::Defined(*benefits - *costs),
            _ => Figure::Undefined(Undefined::NoStarters),
        },
        Headline::Costs => Figure::Defined(map.costs.present_value),
        Headline::Benefits => Figure::Defined(map.benefits.present_value),
        Headline::Npv => Figure::Defined(map.returns.npv),
        Headline::Ratio => map.returns.ratio.clone(),
        Headline::NetRatio => map.returns.net_ratio.clone(),
    }
}

/// The parts of a figure before they are rounded; nothing where one of them does not exist.
fn raw_parts(parts: &split::Parts, figure: Headline) -> Option<Vec<(What, Decimal)>> {
    let of = |at: usize| -> Option<Vec<(What, Decimal)>> {
        parts[at].iter().map(|(what, part)| Some((what.clone(), (*part)?))).collect()
    };
    match figure {
        Headline::Costs => of(0),
        Headline::Benefits => of(1),
        Headline::Npv => {
            let costs = of(0)?;
            let benefits = of(1)?.into_iter().zip(costs);
            benefits
                .map(|((what, benefits), (_, costs))| Some((what, benefits.checked_sub(costs)?)))
                .collect()
        }
        Headline::Ratio | Headline::NetRatio => of(2),
    }
}

/// The numbers before and after of every aspect that is one number.
type Numbers = BTreeMap<What, player::FromTo>;

fn numbers(players: &Players) -> Numbers {
    let of_branch = |branch: Branch| {
        let each = players.branch(branch).iter().flat_map(move |player| {
            let aspects = player.aspects.iter().enumerate();
            aspects.map(move |(at, (_, numbers))| (player.what(branch, at), *numbers))
        });
        each.collect::<Vec<_>>()
    };
    Branch::ALL.into_iter().flat_map(of_branch).collect()
}

/// The parts rounded so that they add up, with the numbers before and after; nothing where they are too large to add up.
fn named(
    numbers: &Numbers,
    raw: Vec<(What, Decimal)>,
    (from, to): (Decimal, Decimal),
    figure: Headline,
    decimals: u32,
) -> Option<Vec<Part>> {
    let is_ratio = matches!(figure, Headline::Ratio | Headline::NetRatio);
    let most = if is_ratio { RATIO_DECIMALS } else { decimals.min(DECIMALS) };
    let decimals = most.min(room(&raw, from, to));
    let part = |(what, contribution): (What, Decimal)| {
        let (from, to) = numbers.get(&what).copied().unwrap_or_default();
        Part { what, contribution, from, to }
    };
    Some(settled(raw, from, to, decimals)?.into_iter().map(part).collect())
}

/// How many decimals leave room for the sum of all parts, which can be far larger than the figures, and in between for five
/// digits in which the rounding of averages stays: so that seen from the other side the parts are the same.
fn room(raw: &[(What, Decimal)], from: Decimal, to: Decimal) -> u32 {
    let sizes = raw.iter().map(|(_, part)| part.abs()).chain([from.abs(), to.abs()]);
    let largest = sizes.fold(Decimal::ONE, |sum, size| sum.checked_add(size).unwrap_or(Decimal::MAX));
    let mut whole = largest.trunc();
    let mut digits = 0;
    while !whole.is_zero() {
        whole = whole.divide(Decimal::TEN).trunc();
        digits += 1;
    }
    23_u32.saturating_sub(digits)
}

impl Comparison {
    /// Whether nothing differs that decides a headline figure.
    pub fn is_empty(&self) -> bool {
        self.differences.iter().all(|one| one.parts.as_ref().is_none_or(Vec::is_empty))
            && self.from == self.to
    }

    /// A headline figure with its parts.
    pub fn of(&self, figure: Headline) -> Option<&Difference> {
        self.differences.iter().find(|one| one.figure == figure)
    }
}
