use super::fold::Folding;
use super::inputs::VariedInputs;
use super::node::Graph;
use super::output::Output;
use super::varied::Varied;
use crate::calculate::calculate_on;
use crate::model::Project;
use crate::number::tape::Tape;
use crate::scenario::{Field, Scenario, ScenarioError, ScenarioFault, apply};
use rust_decimal::Decimal;

/// Why a formula cannot be recorded with these parameters, and the parameter to blame.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordError {
    /// Which of the varied parameters, from 0; none where only all together are wrong.
    pub varied: Option<usize>,
    /// What is wrong.
    pub fault: RecordFault,
}

/// What keeps a formula from being recorded.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum RecordFault {
    /// The field decides which flows there are: another value of it is another formula. Change it with
    /// [`apply`] and record the project that comes of it, once per value.
    Structure(Field),
    /// The path takes nothing, or something that another one takes too.
    Scenario(ScenarioFault),
}

/// The formula of some figures, with these parameters varying and all others as the project states them.
///
/// Takes time and memory in proportion to the project. Leaf i stands for `varied[i]`.
///
/// # Errors
/// - A field that decides which flows there are ([`RecordFault::Structure`]).
/// - A path that nothing in the project answers to, or two that reach the same number.
///
/// # Examples
/// ```
/// use impactkaart_core::graph::{Output, Varied, record};
/// # use impactkaart_core::model::{CostDraft, ProjectDraft};
/// # let mut draft = ProjectDraft::default();
/// # draft.settings.name = "Coffee morning".into();
/// # draft.settings.start_year = Some(2026.into());
/// # let cost = CostDraft { id: Some("host".into()), payer: Some("society".into()), amount: Some(1000.into()), ..CostDraft::default() };
/// # draft.costs.push(cost);
/// let project = draft.build().unwrap().project;
/// let varied = |path: &str| Varied::set(path.parse().unwrap());
/// assert!(record(&project, &[varied("costs")], &[Output::COSTS]).is_ok());
/// assert!(record(&project, &[varied("project.horizon")], &[Output::COSTS]).is_err());
/// ```
pub fn record(project: &Project, varied: &[Varied], outputs: &[Output]) -> Result<Graph, RecordError> {
    for (index, one) in varied.iter().enumerate() {
        if let Some(field) = one.structure() {
            return Err(RecordError { varied: Some(index), fault: RecordFault::Structure(field) });
        }
    }
    // Multiplying everything by 1 finds what is wrong with the paths, and states what they reach and was left blank.
    let project = apply(project, &as_it_is(varied)).map_err(|ScenarioError { change, fault }| {
        RecordError { varied: change, fault: RecordFault::Scenario(fault) }
    })?;
    let tape = Tape::new();
    let outputs: Vec<_> = {
        let inputs = VariedInputs::new(&tape, &project, varied).map_err(|(index, fault)| RecordError {
            varied: Some(index),
            fault: RecordFault::Scenario(fault),
        })?;
        let map = calculate_on(&project, &inputs);
        outputs.iter().map(|output| Folding::kept(&tape, output.of(&map))).collect()
    };
    Ok(Folding::new(tape.into_record()).graph(outputs, varied.len(), flows(&project)))
}

fn as_it_is(varied: &[Varied]) -> Scenario {
    let one = |one: &Varied| Varied::scale(one.path.clone()).change(Decimal::ONE);
    Scenario {
        name: "as it is".into(),
        changes: varied.iter().map(|varied| (varied.path.clone(), one(varied))).collect(),
    }
}

/// How many settled amounts a figure can add up, at most: of every line, cohort, year and party.
pub(crate) fn flows(project: &Project) -> f64 {
    let years = f64::from(project.years());
    let horizon = f64::from(project.horizon());
    #[expect(clippy::cast_precision_loss, reason = "a count of lines that fits in memory")]
    let lines = |lines: usize| lines as f64;
    let costs = lines(project.costs().len() + project.funding().len()) * horizon;
    let effects = project.effects().iter().map(|effect| {
        let lasts = effect.duration.map_or(1.0, |duration| f64::from(duration.get()));
        years * lasts.min(horizon) * lines(effect.beneficiaries.len() + 2)
    });
    // Twice: money due to indexing is a difference of two flows.
    2.0 * (costs + effects.sum::<f64>())
}
