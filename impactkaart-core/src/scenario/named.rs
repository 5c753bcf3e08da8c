use super::apply::{Scenario, ScenarioError, apply};
use crate::calculate::{ImpactMap, OverCapacity, calculate, over_capacity};
use crate::model::{Project, Text};
use crate::number::{Figure, Undefined};
use rust_decimal::Decimal;

/// Scenarios side by side with the project as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct ScenarioTable {
    /// The project as it stands.
    pub base: ImpactMap<Decimal>,
    /// Its lines and years above their capacity.
    pub base_over_capacity: Vec<OverCapacity>,
    /// The scenarios, in order; none is ever dropped.
    pub rows: Vec<ScenarioRow>,
    /// What all of them together say.
    pub verdict: Verdict,
}

/// One scenario beside the base.
#[derive(Debug, Clone, PartialEq)]
pub struct ScenarioRow {
    /// What it is called.
    pub name: Text,
    /// Its map.
    pub map: ImpactMap<Decimal>,
    /// Its ratio less that of the base.
    pub ratio_change: Figure<Decimal>,
    /// Change of benefits / change of costs, against the base (docs/method.md#marginal-ratio).
    pub marginal_ratio: Figure<Decimal>,
    /// Lines and years above their capacity.
    pub over_capacity: Vec<OverCapacity>,
}

/// What a set of scenarios says of whether benefits exceed costs, by the Dutch guidance on sensitivity
/// (docs/method.md#verdict).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Benefits exceed costs in all of them.
    RobustlyPositive,
    /// Costs exceed benefits in all of them.
    RobustlyNegative,
    /// The sign differs, and the balance is small everywhere: at most 10 % of the larger of benefits and costs.
    AboutEqual,
    /// The sign differs, and the balance is not small.
    Uncertain,
}

impl Verdict {
    /// The word for it in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::RobustlyPositive => "robustly_positive",
            Self::RobustlyNegative => "robustly_negative",
            Self::AboutEqual => "about_equal",
            Self::Uncertain => "uncertain",
        }
    }

    /// The verdict over a set of maps.
    fn over<'m>(maps: impl Iterator<Item = &'m ImpactMap<Decimal>> + Clone) -> Self {
        if maps.clone().all(|map| map.returns.npv > Decimal::ZERO) {
            return Self::RobustlyPositive;
        }
        if maps.clone().all(|map| map.returns.npv < Decimal::ZERO) {
            return Self::RobustlyNegative;
        }
        let is_small = |map: &ImpactMap<Decimal>| {
            let larger = map.benefits.present_value.max(map.costs.present_value);
            map.returns.npv.abs() * Decimal::TEN <= larger
        };
        if maps.clone().all(is_small) { Self::AboutEqual } else { Self::Uncertain }
    }
}

/// Calculates every scenario beside the base.
///
/// # Errors
/// The scenarios that cannot be applied, by their place, all of them.
pub fn scenarios(
    project: &Project,
    scenarios: &[Scenario],
) -> Result<ScenarioTable, Vec<(usize, ScenarioError)>> {
    let mut errors = Vec::new();
    let mut projects = Vec::with_capacity(scenarios.len());
    for (index, scenario) in scenarios.iter().enumerate() {
        match apply(project, scenario) {
            Ok(changed) => projects.push((scenario.name.clone(), changed)),
            Err(error) => errors.push((index, error)),
        }
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let base = calculate(project);
    let rows: Vec<ScenarioRow> = projects
        .into_iter()
        .map(|(name, changed)| {
            let map = calculate(&changed);
            let over_capacity = over_capacity(&changed);
            let ratio_change = ratio_change(&base, &map);
            ScenarioRow {
                name,
                ratio_change,
                marginal_ratio: marginal_ratio(&base, &map),
                map,
                over_capacity,
            }
        })
        .collect();
    let verdict = Verdict::over(std::iter::once(&base).chain(rows.iter().map(|row| &row.map)));
    Ok(ScenarioTable { base_over_capacity: over_capacity(project), base, rows, verdict })
}

/// How far settling may have moved the costs of a map: each of its flows by less than its last decimal.
fn settling(map: &ImpactMap<Decimal>) -> Decimal {
    let flows = i64::try_from(map.costs.by_line.len() * map.costs.by_year.len()).unwrap_or(i64::MAX);
    Decimal::new(flows, map.settled_decimals)
}

/// The ratio of one map less that of another, undefined where either is.
fn ratio_change(from: &ImpactMap<Decimal>, to: &ImpactMap<Decimal>) -> Figure<Decimal> {
    match (&from.returns.ratio, &to.returns.ratio) {
        (Figure::Defined(from), Figure::Defined(to)) => {
            to.checked_sub(*from).map_or(Figure::Undefined(Undefined::NoCosts), Figure::Defined)
        }
        (Figure::Undefined(why), _) | (_, Figure::Undefined(why)) => Figure::Undefined(why.clone()),
    }
}

/// What the last euro brings: the change of benefits per euro of change of costs, in either direction.
///
/// Costs that differ only because the two were settled to other decimals are the same costs.
pub fn marginal_ratio(from: &ImpactMap<Decimal>, to: &ImpactMap<Decimal>) -> Figure<Decimal> {
    let costs = to.costs.present_value - from.costs.present_value;
    if costs.abs() <= settling(from) + settling(to) {
        return Figure::Undefined(Undefined::SameCosts);
    }
    let benefits = to.benefits.present_value - from.benefits.present_value;
    benefits.checked_div(costs).map_or(Figure::Undefined(Undefined::SameCosts), Figure::Defined)
}
