//! What is typed for a sweep: axes (`--vary`), the figure (`--figure`) and what it is held against (`--target`).
//!
//! All of it is read before anything is refused, each problem at the word that brought it. Whether an axis fits the
//! project is found by trying its ends, each axis by itself: so the one that is to blame is known.

mod aimed;
mod slip;
mod values;

pub(crate) use aimed::{Aimed, aimed};
pub(crate) use slip::AxisSlip;

use super::Reading;
use super::fault::ReadFault;
use super::figure::NamedFigure;
use super::number::unspaced;
use super::place::{FileId, Place, Spot};
use super::scenarios::{Telling, parts, path_in, settled};
use crate::problem::Problem;
use impactkaart_core::Decimal;
use impactkaart_core::evaluate::SweepError;
use impactkaart_core::graph::{RecordFault, Varied};
use impactkaart_core::model::{Project, Text};
use impactkaart_core::scenario::{
    Axis, AxisError, AxisValues, Field, Path, Scenario, ScenarioError, ScenarioFault, check, stated,
};

/// What is typed, with the names of the flags as messages show them.
#[derive(Clone, Copy)]
pub(crate) struct Typed<'a> {
    pub(crate) axes: &'a [String],
    pub(crate) axes_flag: &'a str,
    pub(crate) aimed: Aimed<'a>,
}

/// A grid over a project and what is asked of it.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    pub(crate) axes: Vec<Axis>,
    pub(crate) figure: NamedFigure,
    pub(crate) target: Option<Decimal>,
    /// For each axis whether percentages were typed for what is a fraction itself.
    pub(crate) of_own: Vec<bool>,
    /// Where path and values of each axis stand, for what shows only when all are put together.
    places: Vec<[Place; 2]>,
}

/// A number of axes that a grid can have.
const MOST_AXES: usize = 32;

/// More points than this take a lifetime.
const MOST_POINTS: u64 = 1_000_000_000_000_000;

/// An axis as far as it could be read.
struct Line {
    path: Option<Path>,
    values: Option<AxisValues>,
    places: [Place; 2],
}

/// What is typed, fitted to the project that was read; where that cannot be, why is among the problems.
pub(crate) fn sweep(reading: &mut Reading, typed: Typed<'_>) -> Option<Asked> {
    let mut problems = Vec::new();
    let (lines, file) = lines(reading, typed, &mut problems);
    let mut asked = None;
    let (project, provenance) = (reading.project.take(), reading.origin.take());
    if let (Some(project), Some(provenance)) = (&project, &provenance) {
        let telling = Telling { project, origin: &provenance.origin };
        let axes = fitted(telling, lines, file, &mut problems);
        let wanted = aimed::read(reading, project, typed.aimed, &mut problems);
        if let (Some(fitted), Some((figure, targets))) = (axes, wanted) {
            let target = targets.first().copied().or(figure.even);
            let (mut axes, mut of_own, mut places) = (Vec::new(), Vec::new(), Vec::new());
            for one in fitted {
                axes.push(one.axis);
                of_own.push(one.of_own);
                places.push(one.places);
            }
            asked = Some(Asked { axes, figure, target, of_own, places });
        }
    }
    (reading.project, reading.origin) = (project, provenance);
    reading.refuse_typed(problems);
    asked.filter(|_| reading.project.is_some())
}

/// What keeps a grid from being swept though each of its axes can be.
pub(crate) fn refused(reading: &mut Reading, project: &Project, asked: &Asked, error: &SweepError) {
    // Holds because a project was made of what was read.
    let Some(provenance) = &reading.origin else { return };
    let telling = Telling { project, origin: &provenance.origin };
    let problem = match error {
        SweepError::Record(error) => {
            let at = error.varied.unwrap_or(0);
            let path = &asked.axes[at].varied.path;
            let place = asked.places[at][0].clone();
            match &error.fault {
                RecordFault::Scenario(fault) => of_path(place, telling, path, fault.clone()),
                _ => problem(place, AxisSlip::NoValues),
            }
        }
        SweepError::Point { point, error } => {
            let at = error.change.unwrap_or(0);
            let slips = telling.slips(&asked.axes[at].varied.path, error.fault.clone());
            let values = point.iter().zip(&asked.axes).map(|(value, axis)| (*value, axis.varied.is_scale()));
            // Holds because there is always something to tell.
            let slip = slips.into_iter().next().unwrap_or(super::scenarios::ScenarioSlip::TooLarge);
            let place = Place { spot: Spot::Whole, ..asked.places[0][1].clone() };
            problem(place, AxisSlip::Together { values: values.collect(), slip: Box::new(slip) })
        }
        SweepError::TooManyStructures { combinations, most } => {
            let slip = AxisSlip::TooManyStructures { combinations: *combinations, most: *most };
            problem(Place { spot: Spot::Whole, ..asked.places[0][1].clone() }, slip)
        }
        _ => problem(Place { spot: Spot::Whole, ..asked.places[0][1].clone() }, AxisSlip::TooManyPoints),
    };
    reading.is_usage = true;
    reading.problems.push(problem);
}

fn problem(place: Place, slip: AxisSlip) -> Problem {
    Problem::reading(Some(place), ReadFault::Axis { slip: Box::new(slip) })
}

fn of_path(place: Place, telling: Telling<'_>, path: &Path, fault: ScenarioFault) -> Problem {
    let slip = telling
        .slips(path, fault)
        .into_iter()
        .next()
        .unwrap_or(super::scenarios::ScenarioSlip::NothingSelected);
    Problem::reading(Some(place), ReadFault::Scenario { slip: Box::new(slip), mark: None })
}

/// The axes as typed, and what they are shown as.
fn lines(reading: &mut Reading, typed: Typed<'_>, problems: &mut Vec<Problem>) -> (Vec<Line>, FileId) {
    let texts: Vec<String> = typed.axes.iter().map(|text| text.replace(['\n', '\r'], " ")).collect();
    let file = reading.files.add_typed(typed.axes_flag, texts.join("\n"));
    let mut lines = Vec::new();
    let mut start = 0;
    for text in &texts {
        match parts(text) {
            None => problems.push(problem(Place::typed(file, start, text), AxisSlip::NoValues)),
            Some((path_text, values_text)) => {
                let values_start = start + text.len() - values_text.len();
                let places =
                    [Place::typed(file, start, path_text), Place::typed(file, values_start, values_text)];
                let path = path_in(unspaced(path_text)).map_err(|slip| {
                    let fault = ReadFault::Scenario { slip: Box::new(slip), mark: None };
                    problems.push(Problem::reading(Some(places[0].clone()), fault));
                });
                let field = path.as_ref().ok().and_then(|path| path.field);
                let values = match field {
                    Some(Field::BenefitTiming | Field::CostTiming) => values::timings_in(values_text),
                    _ => values::values_in(values_text),
                };
                let values = values.map_err(|slip| problems.push(problem(places[1].clone(), slip)));
                lines.push(Line { path: path.ok(), values: values.ok(), places });
            }
        }
        start += text.len() + 1;
    }
    (lines, file)
}

/// An axis that the project can have.
struct Fitted {
    axis: Axis,
    of_own: bool,
    places: [Place; 2],
}

/// The axes, each tried on the project by itself and all tried on each other; nothing where one of them cannot be.
fn fitted(
    telling: Telling<'_>,
    lines: Vec<Line>,
    file: FileId,
    problems: &mut Vec<Problem>,
) -> Option<Vec<Fitted>> {
    let count = lines.len();
    let whole = |slip| problem(Place::whole(file), slip);
    if count > MOST_AXES {
        problems.push(whole(AxisSlip::TooManyAxes { count }));
        return None;
    }
    let mut paths: Vec<(Path, Place)> = Vec::new();
    let mut axes: Vec<Fitted> = Vec::new();
    for Line { path, values, places } in lines {
        let Some(path) = path.map(|path| settled(path, telling.project)) else { continue };
        let own = match stated(telling.project, &path) {
            Ok(own) => own,
            Err(fault) => {
                problems.push(of_path(places[0].clone(), telling, &path, fault));
                continue;
            }
        };
        paths.push((path.clone(), places[0].clone()));
        let Some(values) = values else { continue };
        let of_own = values.is_percentage && path.field.is_some_and(Field::is_fraction);
        match axis(telling, path, values, &own) {
            Ok(axis) => axes.push(Fitted { axis, of_own, places }),
            Err(slip) => problems.push(problem(places[1].clone(), slip)),
        }
    }
    problems.extend(twice(telling.project, paths));
    let points = axes.iter().try_fold(1_u64, |points, one| points.checked_mul(one.axis.values.len() as u64));
    if axes.len() == count && points.is_none_or(|points| points > MOST_POINTS) {
        problems.push(whole(AxisSlip::TooManyPoints));
    }
    (axes.len() == count && problems.is_empty()).then_some(axes)
}

/// One axis, its ends tried on the project.
fn axis(telling: Telling<'_>, path: Path, values: AxisValues, own: &[Decimal]) -> Result<Axis, AxisSlip> {
    let is_factor = path.field.is_none();
    match (&values.values[..], values.is_percentage) {
        ([_], _) if is_factor => return Err(AxisSlip::BareOnFactor),
        ([_], true) => return Err(AxisSlip::BarePercentage),
        (_, true) if own.iter().all(Decimal::is_zero) => return Err(AxisSlip::OfNothing),
        _ => {}
    }
    let axis = Axis::new(path, values).map_err(|error| match error {
        AxisError::FactorBeyondTen(value) => AxisSlip::FactorBeyondTen { value },
        _ => AxisSlip::NoValues,
    })?;
    let axis = axis.absolute(telling.project);
    // Every check of a project is monotone in a number: what holds at both ends holds between them.
    let ends = [axis.values.iter().min(), axis.values.iter().max()];
    for value in ends.into_iter().flatten() {
        let change = (axis.varied.path.clone(), axis.varied.change(*value));
        let scenario = Scenario { name: Text::default(), changes: vec![change] };
        if let Err(ScenarioError { fault, .. }) = check(telling.project, &scenario) {
            let slips = telling.slips(&axis.varied.path, fault);
            let slip = slips.into_iter().next().unwrap_or(super::scenarios::ScenarioSlip::TooLarge);
            let is_factor = axis.varied.is_scale();
            return Err(AxisSlip::Leaves { value: *value, is_factor, slip: Box::new(slip) });
        }
    }
    Ok(axis)
}

/// Paths that reach a number that another one reaches.
fn twice(project: &Project, paths: Vec<(Path, Place)>) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut kept: Vec<(Path, Place)> = Vec::new();
    for (path, place) in paths {
        kept.push((path, place));
        let as_it_is =
            |(path, _): &(Path, Place)| (path.clone(), Varied::scale(path.clone()).change(Decimal::ONE));
        let scenario = Scenario { name: Text::default(), changes: kept.iter().map(as_it_is).collect() };
        if let Err(ScenarioError { fault: ScenarioFault::Twice { other }, .. }) = check(project, &scenario) {
            let other = Some(Box::new(kept[other].1.clone()));
            // Holds because one was just put there.
            problems.extend(kept.pop().map(|(_, place)| problem(place, AxisSlip::Twice { other })));
        }
    }
    problems
}
