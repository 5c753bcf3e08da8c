//! What one would write without a library: flat lists and one loop, giving costs, benefits per level and the ratio, and
//! nothing else. No checks, no settling, no parties, no gross-to-net, no internal rate.

use impactkaart_core::Decimal;
use impactkaart_core::model::{Level, Per, ProjectDraft, ReachYear, Timing};
use std::collections::BTreeMap;
use std::ops::{Add, Div, Mul, Sub};

/// A decimal or a binary floating-point number.
pub trait Arithmetic:
    Copy + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self> + Div<Output = Self>
{
    /// 0.
    const ZERO: Self;
    /// 1.
    const ONE: Self;
}

impl Arithmetic for Decimal {
    const ZERO: Self = Decimal::ZERO;
    const ONE: Self = Decimal::ONE;
}

impl Arithmetic for f64 {
    const ZERO: Self = 0.0;
    const ONE: Self = 1.0;
}

/// A project, flat.
pub struct Model<N> {
    growth: N,
    costs_at_end: bool,
    benefits_at_end: bool,
    horizon: usize,
    /// Who starts, per group and year; zero where nobody does.
    starters: Vec<Vec<N>>,
    costs: Vec<Cost<N>>,
    effects: Vec<Effect<N>>,
}

/// A cost line: an amount times a number of units each year.
struct Cost<N> {
    amount: N,
    per_participant: bool,
    units: Vec<N>,
}

struct Effect<N> {
    level: usize,
    group: usize,
    share: N,
    value: N,
    deadweight: N,
    displacement: N,
    attribution_to_others: N,
    drop_off: N,
    lag: usize,
    duration: usize,
}

/// What a scenario changes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Changes<N> {
    /// A factor on all costs.
    pub costs: N,
    /// A factor on everybody who takes part.
    pub reach: N,
    /// The discount rate itself, where it is another.
    pub rate: Option<N>,
    /// A factor on the deadweight of every effect.
    pub deadweight: N,
    /// A factor on the drop-off of every effect.
    pub drop_off: N,
    /// A factor on what clients gain.
    pub client: N,
}

impl<N: Arithmetic> Changes<N> {
    /// Nothing.
    pub const NONE: Self = Self {
        costs: N::ONE,
        reach: N::ONE,
        rate: None,
        deadweight: N::ONE,
        drop_off: N::ONE,
        client: N::ONE,
    };
}

/// What the loop gives.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figures<N> {
    /// Present value of the costs.
    pub costs: N,
    /// Present value of the benefits of each level, in the order of [`Level::ALL`].
    pub by_level: [N; 4],
    /// Present value of all benefits.
    pub benefits: N,
    /// Benefits / costs.
    pub ratio: N,
}

impl<N: Arithmetic> Model<N> {
    /// THE loop.
    pub fn calculate(&self) -> Figures<N> {
        self.flows::<false>(&Changes::NONE)
    }

    /// The same loop in a scenario.
    pub fn calculate_with(&self, changes: &Changes<N>) -> Figures<N> {
        self.flows::<true>(changes)
    }

    fn flows<const VARIED: bool>(&self, changes: &Changes<N>) -> Figures<N> {
        let times = |value: N, factor: N| if VARIED { value * factor } else { value };
        let yearly = changes.rate.map_or(self.growth, |rate| N::ONE + rate);
        let discounts = |at_end: bool| {
            let mut growth = if at_end { yearly } else { N::ONE };
            let mut discounts = Vec::with_capacity(self.horizon);
            for _ in 0..self.horizon {
                discounts.push(N::ONE / growth);
                growth = growth * yearly;
            }
            discounts
        };
        let (of_costs, of_benefits) = (discounts(self.costs_at_end), discounts(self.benefits_at_end));
        let mut costs = N::ZERO;
        for cost in &self.costs {
            let mut amount = times(cost.amount, changes.costs);
            if cost.per_participant {
                amount = times(amount, changes.reach);
            }
            for (units, discount) in cost.units.iter().zip(&of_costs) {
                costs = costs + amount * *units * *discount;
            }
        }
        let mut by_level = [N::ZERO; 4];
        for effect in &self.effects {
            let value = if effect.level == 0 { times(effect.value, changes.client) } else { effect.value };
            let unit = effect.share
                * value
                * (N::ONE - times(effect.deadweight, changes.deadweight))
                * (N::ONE - effect.displacement)
                * (N::ONE - effect.attribution_to_others);
            let remains = N::ONE - times(effect.drop_off, changes.drop_off);
            for (cohort, starters) in self.starters[effect.group].iter().enumerate() {
                let mut flow = times(unit * *starters, changes.reach);
                let first = cohort + effect.lag;
                for discount in of_benefits.iter().skip(first).take(effect.duration) {
                    by_level[effect.level] = by_level[effect.level] + flow * *discount;
                    flow = flow * remains;
                }
            }
        }
        let benefits = by_level[0] + by_level[1] + by_level[2] + by_level[3];
        Figures { costs, by_level, benefits, ratio: benefits / costs }
    }
}

impl Model<Decimal> {
    /// The flat form of a draft that uses no more than the benchmarks' projects do: levels or stakeholders as parties,
    /// one beneficiary per effect, groups listed after the group they are part of, everybody a starter.
    ///
    /// # Panics
    /// Where the draft uses more.
    pub fn of(draft: &ProjectDraft) -> Self {
        let settings = &draft.settings;
        let years = whole(settings.years).unwrap_or(1);
        let levels: BTreeMap<&str, usize> = Level::ALL
            .into_iter()
            .map(|level| (level.name(), level.index()))
            .chain(draft.stakeholders.iter().map(|party| {
                let level = party.level.expect("a level");
                (party.id.as_deref().expect("an id"), level.index())
            }))
            .collect();
        let (groups, starters) = starters(draft, years);
        let values: BTreeMap<_, _> =
            draft.values.iter().map(|value| (value.id.as_deref(), value.amount)).collect();
        Self {
            growth: Decimal::ONE + settings.discount_rate.expect("a rate"),
            costs_at_end: settings.cost_timing == Some(Timing::End),
            benefits_at_end: settings.benefit_timing != Some(Timing::Start),
            horizon: whole(settings.horizon).unwrap_or(5),
            costs: draft
                .costs
                .iter()
                .map(|cost| Cost {
                    amount: cost.amount.expect("an amount"),
                    per_participant: cost.per == Some(Per::Participant),
                    units: match cost.per {
                        Some(Per::Participant) => {
                            starters[groups[cost.group.as_deref().expect("a group")]].clone()
                        }
                        Some(Per::Year) => vec![Decimal::ONE; years],
                        _ => vec![Decimal::ONE],
                    },
                })
                .collect(),
            effects: draft
                .effects
                .iter()
                .map(|effect| Effect {
                    level: levels[&*effect.beneficiaries[0].party],
                    group: groups[effect.group.as_deref().expect("a group")],
                    share: effect.share.expect("a share"),
                    value: effect.amount.or_else(|| values[&effect.value.as_deref()]).expect("an amount"),
                    deadweight: effect.deadweight.unwrap_or_default(),
                    displacement: effect.displacement.unwrap_or_default(),
                    attribution_to_others: effect.attribution_to_others.unwrap_or_default(),
                    drop_off: effect.drop_off.unwrap_or_default(),
                    lag: whole(effect.lag).unwrap_or(0),
                    duration: whole(effect.duration).unwrap_or(1),
                })
                .collect(),
            starters,
        }
    }

    /// The same model in binary floating point.
    pub fn in_floats(&self) -> Model<f64> {
        let all = |amounts: &[Decimal]| amounts.iter().copied().map(float).collect();
        Model {
            growth: float(self.growth),
            costs_at_end: self.costs_at_end,
            benefits_at_end: self.benefits_at_end,
            horizon: self.horizon,
            starters: self.starters.iter().map(|years| all(years)).collect(),
            costs: self
                .costs
                .iter()
                .map(|cost| Cost {
                    amount: float(cost.amount),
                    per_participant: cost.per_participant,
                    units: all(&cost.units),
                })
                .collect(),
            effects: self
                .effects
                .iter()
                .map(|effect| Effect {
                    level: effect.level,
                    group: effect.group,
                    share: float(effect.share),
                    value: float(effect.value),
                    deadweight: float(effect.deadweight),
                    displacement: float(effect.displacement),
                    attribution_to_others: float(effect.attribution_to_others),
                    drop_off: float(effect.drop_off),
                    lag: effect.lag,
                    duration: effect.duration,
                })
                .collect(),
        }
    }
}

fn float(decimal: Decimal) -> f64 {
    decimal.try_into().expect("every decimal has a float")
}

fn whole(stated: Option<Decimal>) -> Option<usize> {
    stated.map(|number| number.try_into().expect("a small whole number"))
}

fn starters(draft: &ProjectDraft, years: usize) -> (BTreeMap<&str, usize>, Vec<Vec<Decimal>>) {
    let mut groups: BTreeMap<&str, usize> = BTreeMap::new();
    let mut starters: Vec<Vec<Decimal>> = Vec::new();
    for row in &draft.reach {
        let name = row.group.as_deref().expect("a group");
        let group = *groups.entry(name).or_insert_with(|| {
            starters.push(vec![Decimal::ZERO; years]);
            starters.len() - 1
        });
        let stated = match row.year {
            Some(ReachYear::In(year)) => {
                let year = whole(Some(year)).expect("a year");
                year - 1..year
            }
            _ => 0..years,
        };
        for year in stated {
            starters[group][year] = match row.part_of.as_deref() {
                Some(parent) => row.share.expect("a share") * starters[groups[parent]][year],
                None => row.new.or(row.participants).expect("participants"),
            };
        }
    }
    (groups, starters)
}
