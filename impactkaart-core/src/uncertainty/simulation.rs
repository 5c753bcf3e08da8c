#[cfg(doc)]
use super::SobolSequence;
use super::draw::{Drawer, Drawing};
use super::ranges::Ranges;
use crate::calculate::calculate;
use crate::evaluate::run::{self, Fingerprint, Points, Run, Tolerance};
use crate::evaluate::{
    CHUNK, Columns, Figure as ProgramFigure, Part, Program, Progress, Questions, RunError, Summary,
    Workspace, nearest, project_at, range, shortest, total_bound_at, worst_corner,
};
use crate::graph::{Output, RecordError, Varied, record};
use crate::model::Project;
use crate::number::Figure;
use crate::scenario::ScenarioError;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::ops::Range as Span;
use std::sync::Mutex;

/// How many draws, from which seed, and how they are spread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// How many draws.
    pub draws: u64,
    /// What all randomness hangs on: the same seed, the same draws.
    pub seed: u64,
    /// How they are spread.
    pub sampling: Sampling,
}

/// How draws are spread over what can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sampling {
    /// Each by itself.
    Random,
    /// Each parameter in as many equally likely strata as there are draws, one draw in each (Latin hypercube).
    Latin,
    /// Sobol' points, which fill the space evenly; dimensions in the order of the ranges.
    Sobol {
        /// Whether all are shifted by the seed; if not, these are the plain points from point 0.
        is_shifted: bool,
    },
}

/// Why a simulation cannot be made.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum SimulationError {
    /// The formula cannot be recorded with these parameters.
    Record(RecordError),
    /// The project cannot have the largest numbers that may be drawn.
    Point {
        /// The numbers, one per parameter.
        point: Vec<Decimal>,
        /// What is wrong with them.
        error: ScenarioError,
    },
    /// No draws, or more than can be numbered.
    Draws,
    /// More parameters than Sobol' points have dimensions ([`SobolSequence::MOST_DIMENSIONS`]).
    TooManyDimensions,
    /// The run gives no result.
    Run(RunError),
}

/// A figure of a project over draws of its uncertain parameters.
///
/// A draw of a parameter hangs on the seed, the parameter's path and the number of the draw alone (with
/// [`Sampling::Latin`] on how many draws there are, with [`Sampling::Sobol`] on the parameter's place): adding a parameter
/// changes no other draws, and a changed project draws the same numbers.
///
/// # Examples
/// ```
/// use impactkaart_core::evaluate::Questions;
/// use impactkaart_core::graph::Output;
/// use impactkaart_core::uncertainty::{Plan, Range, Ranges, Sampling, Simulation, chances};
/// # use impactkaart_core::model::{CostDraft, ProjectDraft};
/// # let mut draft = ProjectDraft::default();
/// # draft.settings.name = "Coffee morning".into();
/// # draft.settings.start_year = Some(2026.into());
/// # let cost = CostDraft { id: Some("host".into()), payer: Some("society".into()), amount: Some(1000.into()), ..CostDraft::default() };
/// # draft.costs.push(cost);
/// let project = draft.build().unwrap().project;
/// let amount = Range::interval("costs.host.amount".parse().unwrap(), 800.into(), 1250.into());
/// let ranges = Ranges::new(&project, &[amount], &[]).unwrap();
/// let plan = Plan { draws: 10_000, seed: 1, sampling: Sampling::Random };
/// let simulation = Simulation::new(&project, ranges, Output::COSTS, plan).unwrap();
/// let questions = Questions { targets: vec![1250.into()], ..Questions::default() };
/// let summary = simulation.summary(&questions, &|_, _| true).unwrap();
/// // 5 % lies above 1,250.
/// let chance = &chances(&summary)[0];
/// assert!((chance.chance.to_string().parse::<f64>().unwrap() - 0.05).abs() < 4.0 * chance.error);
/// ```
pub struct Simulation<'p> {
    project: &'p Project,
    ranges: Ranges,
    varied: Vec<Varied>,
    output: Output,
    plan: Plan,
    drawing: Drawing,
    columns: Columns,
    is_decimal_only: bool,
    operations: usize,
    total_bound: f64,
    known: Mutex<BTreeMap<u64, Figure<Decimal>>>,
}

/// So many exact figures are remembered.
const MOST_KNOWN: usize = 1 << 16;

impl<'p> Simulation<'p> {
    /// Records the figure, makes the tables that are drawn from, and tries the largest numbers that may be drawn.
    ///
    /// # Errors
    /// See [`SimulationError`].
    pub fn new(
        project: &'p Project,
        ranges: Ranges,
        output: Output,
        plan: Plan,
    ) -> Result<Self, SimulationError> {
        if plan.draws == 0 || plan.draws > 1 << 48 {
            return Err(SimulationError::Draws);
        }
        let varied = ranges.varied();
        let drawing = Drawing::new(&ranges, plan).ok_or(SimulationError::TooManyDimensions)?;
        let graph = record(project, &varied, &[output]).map_err(SimulationError::Record)?;
        let program = Program::new(&graph);
        let ends: Vec<(Decimal, Decimal)> = ranges
            .drawn()
            .iter()
            .map(|drawn| {
                // What is drawn with 54 bits lies between these.
                let least = f64::EPSILON / 4.0;
                let at = |below: f64, above: f64| shortest(drawn.distribution.quantile_between(below, above));
                (at(least, 1.0 - least), at(1.0 - least, least))
            })
            .collect();
        let corner = worst_corner(&varied, &ends);
        let total_bound = total_bound_at(project, &varied, &corner)
            .map_err(|error| SimulationError::Point { point: corner, error })?;
        let count = usize::try_from(plan.draws).unwrap_or(CHUNK).min(CHUNK);
        let mut drawer = drawing.drawer();
        drawing.draw(0, count, &mut drawer);
        let typical: Vec<(f64, f64)> = drawer.columns.iter().map(|column| range(column)).collect();
        let is_decimal_only = program.figures[0] == ProgramFigure::DecimalOnly;
        let operations = program.operations();
        let columns = Columns::new(program, &typical, total_bound);
        Ok(Self {
            project,
            ranges,
            varied,
            output,
            plan,
            drawing,
            columns,
            is_decimal_only,
            operations,
            total_bound,
            known: Mutex::new(BTreeMap::new()),
        })
    }

    /// What is drawn.
    pub fn ranges(&self) -> &Ranges {
        &self.ranges
    }

    /// How many draws, from which seed, and how they are spread.
    pub fn plan(&self) -> Plan {
        self.plan
    }

    /// How many operations a draw takes, beside the drawing.
    pub fn operations(&self) -> usize {
        self.operations
    }

    /// How far a draw of a parameter may be from what its exact quantile function gives, by its place: draws are looked up
    /// in a table.
    pub fn table_error(&self, parameter: usize) -> f64 {
        self.drawing.error(parameter)
    }

    /// The numbers of a draw, one per parameter: the shortest decimals that are those drawn.
    pub fn point(&self, draw: u64) -> Vec<Decimal> {
        let mut drawer = self.drawing.drawer();
        let (first, count) = self.chunk(draw / CHUNK as u64);
        self.drawing.draw(first, count, &mut drawer);
        let lane = usize::try_from(draw - first).unwrap_or(0);
        drawer
            .columns
            .iter()
            .map(|column| column.get(lane).map_or(Decimal::ZERO, |value| shortest(*value)))
            .collect()
    }

    /// The numbers of a range of draws, one column per parameter.
    pub fn columns(&self, draws: Span<u64>) -> Vec<Vec<f64>> {
        let mut drawer = self.drawing.drawer();
        let mut columns = vec![Vec::new(); self.varied.len()];
        let (mut next, end) = (draws.start, draws.end.min(self.plan.draws));
        while next < end {
            let (first, count) = self.chunk(next / CHUNK as u64);
            self.drawing.draw(first, count, &mut drawer);
            let lane = |draw: u64| usize::try_from(draw - first).unwrap_or(count).min(count);
            for (column, drawn) in columns.iter_mut().zip(&drawer.columns) {
                column.extend_from_slice(&drawn[lane(next)..lane(end)]);
            }
            next = first + count as u64;
        }
        columns
    }

    /// The exact figure of a draw.
    ///
    /// # Errors
    /// Where the project cannot have its numbers.
    pub fn exact(&self, draw: u64) -> Result<Figure<Decimal>, RunError> {
        if let Ok(known) = self.known.lock()
            && let Some(figure) = known.get(&draw)
        {
            return Ok(figure.clone());
        }
        let point = self.point(draw);
        let project = project_at(self.project, &self.varied, &point)
            .map_err(|error| RunError::Point { point, error })?;
        let figure = self.output.of(&calculate(&project));
        if let Ok(mut known) = self.known.lock()
            && known.len() < MOST_KNOWN
        {
            known.insert(draw, figure.clone());
        }
        Ok(figure)
    }

    /// The first draw of a chunk, and how many it has.
    fn chunk(&self, chunk: u64) -> (u64, usize) {
        let first = chunk * CHUNK as u64;
        let left = self.plan.draws.saturating_sub(first);
        (first, usize::try_from(left).unwrap_or(CHUNK).min(CHUNK))
    }

    /// How many units a run is divided into: draws, or one where all are equal.
    pub fn units(&self) -> u64 {
        self.count()
    }

    /// Works out some of the units: a part of the run, which can be written down, sent and merged.
    ///
    /// # Errors
    /// A draw that the project cannot have, where it has to be calculated exactly.
    pub fn part(
        &self,
        units: Span<u64>,
        questions: &Questions,
        progress: Progress<'_>,
    ) -> Result<Part, RunError> {
        run::part(self, units, questions, progress)
    }

    /// The summary of parts that cover all units once, in any order: to the last bit that of a single run.
    ///
    /// # Errors
    /// - Parts of another run, damaged ones, overlapping ones, or missing units.
    /// - A draw that the project cannot have, where it has to be calculated exactly.
    pub fn merge(
        &self,
        parts: Vec<Part>,
        questions: &Questions,
        progress: Progress<'_>,
    ) -> Result<Summary, RunError> {
        run::merge(self, parts, questions, progress)
    }

    /// What some of the parts tell about the draws that they cover; quantiles have a width.
    ///
    /// # Errors
    /// As for [`Simulation::merge`], but units may be missing.
    pub fn so_far(&self, parts: Vec<Part>, questions: &Questions) -> Result<Summary, RunError> {
        run::so_far(self, parts, questions)
    }

    /// Mean, deviation, quantiles, extremes and how many draws are above targets.
    ///
    /// Where `progress` says to stop, it is the summary of the draws that were finished.
    ///
    /// # Errors
    /// A draw that the project cannot have, where it has to be calculated exactly.
    pub fn summary(&self, questions: &Questions, progress: Progress<'_>) -> Result<Summary, RunError> {
        run::summary(self, questions, progress)
    }
}

/// What one thread works in.
#[derive(Debug)]
pub(crate) struct SimulationWorkspace {
    drawer: Drawer,
    section: Workspace,
}

impl Points for Simulation<'_> {
    type Workspace = SimulationWorkspace;

    fn workspace(&self) -> SimulationWorkspace {
        SimulationWorkspace { drawer: self.drawing.drawer(), section: self.columns.workspace() }
    }

    fn count(&self) -> u64 {
        if self.columns.is_constant() { 1 } else { self.plan.draws }
    }

    fn repeated(&self) -> u64 {
        if self.columns.is_constant() { self.plan.draws } else { 1 }
    }

    fn piece(&self) -> u64 {
        if self.is_decimal_only { 16 } else { 16 * CHUNK as u64 }
    }

    fn tolerance(&self) -> Tolerance {
        self.columns.tolerance()
    }

    fn range(&self) -> Option<(f64, f64)> {
        None
    }

    fn is_costly(&self) -> bool {
        true
    }

    fn evaluate(
        &self,
        units: Span<u64>,
        workspace: &mut SimulationWorkspace,
        mut visit: impl FnMut(Run<'_>),
    ) {
        if self.is_decimal_only || self.columns.is_constant() {
            return units.for_each(|unit| visit(Run::Uncertain(unit)));
        }
        let SimulationWorkspace { drawer, section } = workspace;
        let mut next = units.start;
        while next < units.end {
            let (first, count) = self.chunk(next / CHUNK as u64);
            let end = units.end.min(first + count as u64);
            self.drawing.draw(first, count, drawer);
            let columns: Vec<&[f64]> = drawer.columns.iter().map(Vec::as_slice).collect();
            let lane = |unit: u64| usize::try_from(unit - first).unwrap_or(count);
            self.columns.evaluate(
                first,
                &columns,
                self.total_bound,
                lane(next)..lane(end),
                section,
                &mut visit,
            );
            next = end;
        }
    }

    fn exact(&self, unit: u64) -> Result<Figure<Decimal>, RunError> {
        Self::exact(self, unit)
    }

    fn numbers(&self, unit: u64) -> Vec<Decimal> {
        self.point(unit)
    }

    fn describe(&self, project: &mut Fingerprint, points: &mut Fingerprint) {
        project.add(&self.project);
        points.add(&(&self.ranges, self.output, self.plan));
    }
}

/// How likely a figure is above a target.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Chance {
    /// The target.
    pub target: Decimal,
    /// The part of the draws above it, or within it; a draw at which the figure does not exist is neither.
    pub chance: Decimal,
    /// How far the chance may be off for being found by drawing, as a standard error.
    pub error: f64,
}

/// The chances of being above each target.
///
/// The error is that of a share among independent draws, after Agresti and Coull (1998), so that it is not nothing where no
/// draw, or every draw, is above the target. Draws that are spread evenly are usually nearer.
pub fn chances(summary: &Summary) -> Vec<Chance> {
    let draws = summary.finished_points;
    summary.above.iter().map(|above| Chance::of(above.target, above.points, draws)).collect()
}

/// The chances of being at each target or below it, for what is better the less it is: a draw without a figure (costs that are
/// never paid back) is not. The error is as that of [`chances`].
pub fn chances_within(summary: &Summary) -> Vec<Chance> {
    let (draws, defined) =
        (summary.finished_points, summary.finished_points.saturating_sub(summary.undefined_points));
    let within = |above: &crate::evaluate::Above| {
        Chance::of(above.target, defined.saturating_sub(above.points), draws)
    };
    summary.above.iter().map(within).collect()
}

impl Chance {
    fn of(target: Decimal, met: u64, draws: u64) -> Self {
        let chance = Decimal::from(met).checked_div(Decimal::from(draws)).unwrap_or_default();
        Self { target, chance: chance.normalize(), error: chance_error(met, draws) }
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts, of which an error is made")]
fn chance_error(above: u64, draws: u64) -> f64 {
    let all = draws as f64 + 4.0;
    let share = (above as f64 + 2.0) / all;
    twelve_digits((share * (1.0 - share) / all).sqrt())
}

/// The standard error of the mean, for being found by drawing.
#[expect(clippy::cast_precision_loss, reason = "counts, of which an error is made")]
pub fn mean_error(summary: &Summary) -> Option<f64> {
    let defined =
        summary.finished_points.checked_sub(summary.undefined_points).filter(|defined| *defined > 0)?;
    summary.deviation.map(|deviation| twelve_digits(deviation / (defined as f64).sqrt()))
}

fn twelve_digits(value: f64) -> f64 {
    nearest(shortest(value).round_sf(12).unwrap_or_default())
}

/// The first run of a simulation that goes on until its errors are small.
const FIRST_DRAWS: u64 = 4096;

/// Simulates with ever more draws until the error of each chance is below `error`, or `plan.draws` are reached: 4096
/// first, then twice as many each time. What comes out is that of a simulation of so many draws.
///
/// # Errors
/// See [`SimulationError`].
pub fn simulate_until<'p>(
    project: &'p Project,
    ranges: &Ranges,
    output: Output,
    plan: Plan,
    questions: &Questions,
    error: f64,
    progress: Progress<'_>,
) -> Result<(Simulation<'p>, Summary), SimulationError> {
    let mut draws = FIRST_DRAWS.min(plan.draws);
    loop {
        let simulation = Simulation::new(project, ranges.clone(), output, Plan { draws, ..plan })?;
        let summary = simulation.summary(questions, progress).map_err(SimulationError::Run)?;
        let is_near = chances(&summary).iter().all(|chance| chance.error < error);
        if is_near || draws >= plan.draws || !summary.is_complete() {
            return Ok((simulation, summary));
        }
        draws = draws.saturating_mul(2).min(plan.draws);
    }
}
