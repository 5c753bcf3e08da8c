use super::compile::nearest;
use crate::calculate::{ImpactMap, calculate};
use crate::graph::Varied;
use crate::model::Project;
use crate::scenario::{Field, Scenario, ScenarioError, apply};
use rust_decimal::Decimal;

/// The exact calculation at one point: the project with each varied parameter at its number, as if it were edited.
///
/// # Errors
/// Where the project cannot have these numbers (`scenario::apply`).
///
/// # Panics
/// Where there is not one number per parameter.
pub fn calculate_at(
    project: &Project,
    varied: &[Varied],
    point: &[Decimal],
) -> Result<ImpactMap<Decimal>, ScenarioError> {
    project_at(project, varied, point).map(|project| calculate(&project))
}

/// The project at one point.
pub(crate) fn project_at(
    project: &Project,
    varied: &[Varied],
    point: &[Decimal],
) -> Result<Project, ScenarioError> {
    assert_eq!(varied.len(), point.len(), "one number per parameter");
    // Blank `new` is made of the participants as stated, so it is changed before they are.
    let mut order: Vec<usize> = (0..varied.len()).collect();
    order.sort_by_key(|at| varied[*at].path.field != Some(Field::New));
    let changes = order.iter().map(|at| (varied[*at].path.clone(), varied[*at].change(point[*at]))).collect();
    let scenario = Scenario { name: "a point".into(), changes };
    apply(project, &scenario)
        .map_err(|error| ScenarioError { change: error.change.map(|change| order[change]), ..error })
}

/// The total bound of the project at one point ([`Project::total_bound`]), or a little more.
pub(crate) fn total_bound_at(
    project: &Project,
    varied: &[Varied],
    point: &[Decimal],
) -> Result<f64, ScenarioError> {
    project_at(project, varied, point).map(|project| nearest(project.total_bound()) * (1.0 + 1e-12))
}

/// The corner of a box at which the total bound is highest: where every number is largest in size, and what is divided by
/// smallest.
pub(crate) fn worst_corner(varied: &[Varied], ends: &[(Decimal, Decimal)]) -> Vec<Decimal> {
    let corner = |(varied, (low, high)): (&Varied, &(Decimal, Decimal))| {
        let divides = matches!(varied.path.field, Some(Field::DiscountRate | Field::PerPerson));
        if divides || low.abs() > high.abs() { *low } else { *high }
    };
    varied.iter().zip(ends).map(corner).collect()
}
