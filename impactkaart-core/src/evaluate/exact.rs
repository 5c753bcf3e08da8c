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
