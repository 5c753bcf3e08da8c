use super::distribution::Shape;
use super::ranges::Range;
use crate::model::{Case, Effect, Evidence, Members, Project, Text, Valuation};
use crate::scenario::{Path, Root, Selection};
use rust_decimal::Decimal;

/// How far a number may be off on either side, as a fraction of it, where nobody stated a range.
///
/// These widths are this project's own convention (docs/method.md#evidence): they rank what a figure rests on, and are
/// no measurement of it. In 90 % of draws the number is within the width.
///
/// ```
/// use impactkaart_core::model::Evidence;
/// use impactkaart_core::uncertainty::{Width, width};
/// assert_eq!(width(Width::Evidence(Some(Evidence::Literature))), "0.25".parse().unwrap());
/// // What does not say what it rests on is taken for an assumption.
/// assert_eq!(width(Width::Evidence(None)), width(Width::Evidence(Some(Evidence::Assumption))));
/// ```
pub fn width(of: Width) -> Decimal {
    Decimal::new(
        match of {
            Width::Costs | Width::Reach => 10,
            Width::Evidence(Some(Evidence::Measured | Evidence::ComparisonGroup)) => 10,
            Width::Evidence(Some(Evidence::Literature)) => 25,
            Width::Evidence(Some(Evidence::Expert)) => 40,
            Width::Evidence(Some(Evidence::Assumption | Evidence::Correlation) | None) => 50,
        },
        2,
    )
}

/// What a width is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Width {
    /// A cost line.
    Costs,
    /// A group of participants.
    Reach,
    /// An effect, or a value, that rests on this; none where it does not say.
    Evidence(Option<Evidence>),
}

/// Ranges made up for a project that states none: a factor on each cost line, group, effect and value, with the width
/// of what it rests on.
///
/// A factor is normal around 1, so that draws lie around what the project says. Base-case lines, funding, the discount
/// rate, and what stands in for nothing (an effect without a value) have none; the deductions of an effect and how it
/// fades are inside its own factor.
pub fn by_evidence(project: &Project) -> Vec<(Range, Width)> {
    let factor = |root: Root, id: &Text, of: Width| {
        let path = Path { root, selection: Selection::Id(id.clone()), field: None, year: None };
        let sd = (width(of) / NORMAL_95).round_dp(6);
        (Range { path, shape: Shape::Normal { mean: Decimal::ONE, sd } }, of)
    };
    let mut ranges = Vec::new();
    for cost in project.costs().iter().filter(|cost| cost.case == Case::Project) {
        ranges.push(factor(Root::Costs, &cost.id, Width::Costs));
    }
    for group in project.groups() {
        if matches!(group.members, Members::Counted { .. }) {
            ranges.push(factor(Root::Reach, &group.id, Width::Reach));
        }
    }
    for effect in project.effects().iter().filter(|effect| effect.valuation.is_some()) {
        ranges.push(factor(Root::Effects, &effect.id, Width::Evidence(effect.evidence)));
    }
    for (id, value) in project.values_by_id() {
        let is_used =
            |effect: &Effect| matches!(effect.valuation, Some(Valuation::Listed(used)) if used == id);
        if project.effects().iter().any(is_used) {
            ranges.push(factor(Root::Values, &value.id, Width::Evidence(value.evidence)));
        }
    }
    ranges
}

/// The 95 % quantile of the standard normal distribution.
const NORMAL_95: Decimal = Decimal::from_parts(1_644_853_627, 0, 0, false, 9);
