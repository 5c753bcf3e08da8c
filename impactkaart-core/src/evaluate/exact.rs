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

/// A point as a scenario: each varied parameter changed to its number. With it `scenario::apply` gives the project of the
/// point, the one that [`calculate_at`] calculates.
///
/// # Panics
/// Where there is not one number per parameter.
///
/// # Examples
/// ```
/// use impactkaart_core::evaluate::scenario_at;
/// use impactkaart_core::graph::Varied;
/// use impactkaart_core::scenario::Change;
/// let varied = [Varied::set("costs.host.amount".parse().unwrap()), Varied::scale("reach".parse().unwrap())];
/// let scenario = scenario_at(&varied, &[900.into(), 2.into()]);
/// assert!(matches!(scenario.changes[0].1, Change::To(_)));
/// assert!(matches!(scenario.changes[1].1, Change::Times(_)));
/// ```
pub fn scenario_at(varied: &[Varied], point: &[Decimal]) -> Scenario {
    let order = order_of(varied, point);
    let changes = order.iter().map(|at| (varied[*at].path.clone(), varied[*at].change(point[*at]))).collect();
    Scenario { name: "a point".into(), changes }
}

/// Blank `new` is made of the participants as stated, so it is changed before they are.
fn order_of(varied: &[Varied], point: &[Decimal]) -> Vec<usize> {
    assert_eq!(varied.len(), point.len(), "one number per parameter");
    let mut order: Vec<usize> = (0..varied.len()).collect();
    order.sort_by_key(|at| varied[*at].path.field != Some(Field::New));
    order
}

/// The project at one point.
pub(crate) fn project_at(
    project: &Project,
    varied: &[Varied],
    point: &[Decimal],
) -> Result<Project, ScenarioError> {
    apply(project, &scenario_at(varied, point)).map_err(|error| {
        let order = order_of(varied, point);
        ScenarioError { change: error.change.map(|change| order[change]), ..error }
    })
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
