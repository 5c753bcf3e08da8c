use super::change::{Amount, Change, ChangeFault};
use super::edit::Edits;
use super::path::{Field, Path};
use crate::model::{Found, Project, Text};
use rust_decimal::Decimal;

/// A named set of changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scenario {
    /// What it is called.
    pub name: Text,
    /// What is changed, in order.
    pub changes: Vec<(Path, Change)>,
}

/// What keeps a scenario from being a project, and the change that does.
#[derive(Debug, Clone, PartialEq)]
pub struct ScenarioError {
    /// The place of the change in the scenario, from 0; none where only the whole is wrong.
    pub change: Option<usize>,
    /// What is wrong.
    pub fault: ScenarioFault,
}

/// What can be wrong with a scenario.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum ScenarioFault {
    /// Nothing in the project is called so.
    UnknownLine {
        /// What was looked for.
        text: Text,
        /// The nearest that is there.
        nearest: Option<Text>,
    },
    /// The selection takes no line at all.
    NothingSelected,
    /// A year for which the group has no row.
    UnknownYear(Decimal),
    /// The line does not state that number, and another stands in its place (a group that is part of another has no
    /// participants of its own, one that is counted has no share).
    NotStated,
    /// Two changes reach the same number.
    Twice {
        /// The place of the other change.
        other: usize,
    },
    /// The change does not fit the number.
    Change(ChangeFault),
    /// The changed project is not valid.
    Invalid(Vec<Found>),
}

/// The project with the changes of a scenario.
///
/// Factors on one line multiply, with each other and with its changed amount, whatever their order. A change of
/// `participants` moves a stated `new` in proportion, unless `new` is changed too.
///
/// # Errors
/// - A path that nothing in the project answers to, or two that reach the same number.
/// - A change that does not fit, or that leaves a valid range.
///
/// # Examples
/// ```
/// use impactkaart_core::model::{CostDraft, ProjectDraft};
/// use impactkaart_core::scenario::{Amount, Change, Scenario, apply};
/// use impactkaart_core::calculate;
/// let mut draft = ProjectDraft::default();
/// draft.settings.name = "Coffee morning".into();
/// draft.settings.start_year = Some(2026.into());
/// draft.costs.push(CostDraft {
///     id: Some("host".into()),
///     payer: Some("municipality".into()),
///     amount: Some(1000.into()),
///     ..CostDraft::default()
/// });
/// let project = draft.build().unwrap().project;
/// let dearer = Scenario {
///     name: "dearer".into(),
///     changes: vec![("costs.host.amount".parse().unwrap(), Change::Plus(Amount::percentage("0.10".parse().unwrap())))],
/// };
/// assert_eq!(calculate(&apply(&project, &dearer).unwrap()).costs.present_value, 1100.into());
/// ```
pub fn apply(project: &Project, scenario: &Scenario) -> Result<Project, ScenarioError> {
    let changed = Edits::of(project, &scenario.changes)?.build(true)?;
    // Holds because the project is kept.
    Ok(changed.expect("the changed project"))
}

/// Whether a scenario can be applied, without the project that would come of it: of a project of a million lines that would
/// be a second one.
///
/// # Errors
/// Those of [`apply`].
///
/// # Examples
/// ```
/// use impactkaart_core::model::{CostDraft, ProjectDraft};
/// use impactkaart_core::scenario::{Amount, Change, Scenario, check};
/// let mut draft = ProjectDraft::default();
/// draft.settings.name = "Coffee morning".into();
/// draft.settings.start_year = Some(2026.into());
/// draft.costs.push(CostDraft {
///     id: Some("host".into()),
///     payer: Some("municipality".into()),
///     amount: Some(1000.into()),
///     ..CostDraft::default()
/// });
/// let project = draft.build().unwrap().project;
/// let times = |path: &str, factor: i64| Scenario {
///     name: "other costs".into(),
///     changes: vec![(path.parse().unwrap(), Change::Times(Amount::of(factor.into())))],
/// };
/// assert!(check(&project, &times("costs.host.amount", 2)).is_ok());
/// assert!(check(&project, &times("costs.guest.amount", 2)).is_err());
/// // No amount is above 10^15.
/// assert!(check(&project, &times("costs.host.amount", 1_000_000_000_000_000)).is_err());
/// ```
pub fn check(project: &Project, scenario: &Scenario) -> Result<(), ScenarioError> {
    Edits::of(project, &scenario.changes)?.build(false).map(drop)
}

/// The numbers that a path takes, as the project states them; what may be left blank stands at what it is taken for. A
/// factor is 1.
///
/// # Errors
/// - A path that nothing in the project answers to, or that takes a time of the year instead of numbers.
///
/// # Examples
/// ```
/// use impactkaart_core::model::{CostDraft, ProjectDraft};
/// use impactkaart_core::scenario::stated;
/// let mut draft = ProjectDraft::default();
/// draft.settings.name = "Coffee morning".into();
/// draft.settings.start_year = Some(2026.into());
/// draft.costs.push(CostDraft {
///     id: Some("host".into()),
///     payer: Some("municipality".into()),
///     amount: Some(1000.into()),
///     ..CostDraft::default()
/// });
/// let project = draft.build().unwrap().project;
/// assert_eq!(stated(&project, &"costs.host.amount".parse().unwrap()).unwrap(), [1000.into()]);
/// assert!(stated(&project, &"costs.hots.amount".parse().unwrap()).is_err());
/// ```
pub fn stated(project: &Project, path: &Path) -> Result<Vec<Decimal>, ScenarioFault> {
    match path.field {
        Some(Field::BenefitTiming) => return Ok(vec![project.benefit_timing().share_of_year()]),
        Some(Field::CostTiming) => return Ok(vec![project.cost_timing().share_of_year()]),
        _ => {}
    }
    let changes = [(path.clone(), Change::Times(Amount::of(Decimal::ONE)))];
    let stated =
        Edits::of(project, &changes).and_then(|edits| edits.stated()).map_err(|error| error.fault)?;
    Ok(if path.field.is_none() { vec![Decimal::ONE] } else { stated })
}
