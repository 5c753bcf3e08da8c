//! What is asked of `sensitivity` on the command line: targets and domains, in either language.

use super::Reading;
use super::figure::{NamedFigure, Names, figure, is_own_return};
use super::number::unspaced;
use super::place::Place;
use super::scenarios::{ScenarioSlip, parts, path_in, problem, settled, typed_amount};
use crate::problem::Problem;
use impactkaart_core::graph::{Output, PartyFigure, ReturnFigure};
use impactkaart_core::model::Project;
use impactkaart_core::scenario::{Field, Path, ScenarioFault, Selection};
use impactkaart_core::sensitivity::{Aim, Parameter, Target};
use rust_decimal::Decimal;

/// What was typed, and the flags as messages show them.
#[derive(Clone, Copy)]
pub(crate) struct Typed<'t> {
    pub(crate) targets: &'t [String],
    pub(crate) domains: &'t [String],
    pub(crate) target_flag: &'t str,
    pub(crate) domain_flag: &'t str,
    /// Two parameters.
    pub(crate) frontier: &'t [String],
    pub(crate) frontier_flag: &'t str,
}

/// What was asked for.
#[derive(Debug, Default)]
pub(crate) struct Asked {
    /// A ratio of 1 where nothing was said.
    pub(crate) targets: Vec<Target>,
    /// The parameters that are looked at within a range of their own.
    pub(crate) domains: Vec<Parameter>,
    /// The two parameters of a frontier, or none.
    pub(crate) frontier: Vec<Parameter>,
}

/// What was typed; where some of it cannot be, that is said among the problems of the reading, and nothing is given.
pub(crate) fn asked(reading: &mut Reading, typed: Typed<'_>) -> Option<Asked> {
    let project = reading.project.clone()?;
    let mut found = Asked::default();
    let mut problems = Vec::new();
    each(reading, typed.targets, typed.target_flag, &mut problems, |text| {
        target(text, &project).map(|target| found.targets.push(target)).map_err(|slip| (slip, Part::All))
    });
    each(reading, typed.domains, typed.domain_flag, &mut problems, |text| {
        domain(text, &project).map(|parameter| found.domains.push(parameter))
    });
    let mut is_first = true;
    each(reading, typed.frontier, typed.frontier_flag, &mut problems, |text| {
        let needs_range = std::mem::replace(&mut is_first, false);
        let parameter = if parts(text).is_some() {
            domain(text, &project)
        } else if needs_range {
            // Between which values the first moves has to be said.
            Err((ScenarioSlip::NoDomain, Part::All))
        } else {
            let path = path_in(unspaced(text)).map_err(|slip| (slip, Part::All))?;
            parameter(settled(path, &project), &project).map_err(|slip| (slip, Part::All))
        };
        parameter.map(|parameter| found.frontier.push(parameter))
    });
    if found.targets.is_empty() {
        found.targets.push(Target::ratio(Decimal::ONE));
    }
    if problems.is_empty() {
        return Some(found);
    }
    reading.problems = problems;
    reading.is_usage = true;
    None
}

/// Which part of what was typed is wrong.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    All,
    Path,
    Value,
}

fn each(
    reading: &mut Reading,
    texts: &[String],
    flag: &str,
    problems: &mut Vec<Problem>,
    mut read: impl FnMut(&str) -> Result<(), (ScenarioSlip, Part)>,
) {
    if texts.is_empty() {
        return;
    }
    let texts: Vec<String> = texts.iter().map(|text| text.replace(['\n', '\r'], " ")).collect();
    let file = reading.files.add_typed(flag, texts.join("\n"));
    let mut start = 0;
    for text in &texts {
        if let Err((slip, part)) = read(text) {
            let (path, value) = parts(text).unwrap_or((text, text));
            let (offset, shown) = match part {
                Part::All => (start, text.as_str()),
                Part::Path => (start, path),
                Part::Value => (start + text.len() - value.len(), value),
            };
            problems.push(problem(Some(Place::typed(file, offset, shown)), slip, None));
        }
        start += text.len() + 1;
    }
}

/// A figure, a `=` and a value.
fn target(text: &str, project: &Project) -> Result<Target, ScenarioSlip> {
    let (figure, value) = parts(text).ok_or(ScenarioSlip::NoTarget)?;
    let amount = typed_amount(unspaced(value)).map_err(|slip| match slip {
        ScenarioSlip::Unreadable => ScenarioSlip::NoTarget,
        slip => slip,
    })?;
    let aim = aim(unspaced(figure), project)?;
    // Months and money are no percentages; a ratio of 135 % is 1.35.
    if amount.is_percentage && matches!(aim, Aim::Npv | Aim::PaybackMonths) {
        return Err(ScenarioSlip::NoTarget);
    }
    if aim == Aim::PaybackMonths && amount.number <= Decimal::ZERO {
        return Err(ScenarioSlip::NoPayback);
    }
    // Beyond this nothing can be calculated with.
    if amount.number.abs() > Decimal::from(1_000_000_000_000_000_i64) {
        return Err(ScenarioSlip::TooLarge);
    }
    Ok(Target { aim, value: amount.number })
}

/// A figure for which break-even values are found.
fn aim(text: &str, project: &Project) -> Result<Aim, ScenarioSlip> {
    if is_own_return(text) {
        return Err(ScenarioSlip::OwnReturnOfWhom { text: None, nearest: None });
    }
    let found = figure(text, project).map_err(|nearest| match text.split_once('.') {
        Some((figure, whose)) if is_own_return(figure) => {
            let near = nearest.and_then(|(near, _)| Some(near.rsplit_once('.')?.0.into()));
            ScenarioSlip::OwnReturnOfWhom { text: Some(whose.into()), nearest: near }
        }
        _ => {
            // Nothing that could not be aimed at either.
            let can_be = |near: &Names| figure(&near.0, project).is_ok_and(|near| aim_of(&near).is_some());
            ScenarioSlip::UnknownFigure { text: text.into(), nearest: nearest.filter(can_be) }
        }
    })?;
    aim_of(&found).ok_or_else(|| ScenarioSlip::UnknownFigure { text: text.into(), nearest: None })
}

fn aim_of(figure: &NamedFigure) -> Option<Aim> {
    match figure.output {
        Output::RATIO => Some(Aim::Ratio),
        Output::NET_RATIO => Some(Aim::NetRatio),
        Output::NPV => Some(Aim::Npv),
        Output::Return(ReturnFigure::PaybackMonths) => Some(Aim::PaybackMonths),
        Output::Party(party, PartyFigure::OwnReturn) => Some(Aim::OwnReturn(party)),
        _ => None,
    }
}

/// A parameter, a `=`, and the ends of a range.
fn domain(text: &str, project: &Project) -> Result<Parameter, (ScenarioSlip, Part)> {
    let (path, range) = parts(text).ok_or((ScenarioSlip::NoDomain, Part::All))?;
    let path = path_in(unspaced(path)).map_err(|slip| (slip, Part::Path))?;
    let parameter = parameter(settled(path, project), project).map_err(|slip| (slip, Part::Path))?;
    let (low, high) = range.split_once("..").ok_or((ScenarioSlip::NoDomain, Part::All))?;
    let end = |text: &str| {
        let amount = typed_amount(unspaced(text)).map_err(|slip| match slip {
            ScenarioSlip::Unreadable => (ScenarioSlip::NoDomain, Part::All),
            slip => (slip, Part::Value),
        })?;
        // A percentage of a number is taken of what it is.
        let is_fraction = parameter.bounded.is_none_or(|bounded| bounded.highest() <= Decimal::ONE);
        let times = if amount.is_percentage && !is_fraction { parameter.stated } else { Decimal::ONE };
        amount.number.checked_mul(times).ok_or((ScenarioSlip::TooLarge, Part::Value))
    };
    let (low, high) = (end(low)?, end(high)?);
    // The sign of an amount may be left by asking for it.
    let (lowest, highest) = parameter
        .bounded
        .filter(|_| parameter.varied.path.field != Some(Field::DiscountRate))
        .map_or((parameter.lowest, parameter.highest), |bounded| (bounded.lowest(), bounded.highest()));
    if low >= high || low < lowest || high > highest {
        return Err((ScenarioSlip::NoRange { lowest, highest }, Part::Value));
    }
    Ok(parameter.within(low, high))
}

/// The parameter of a path.
fn parameter(path: Path, project: &Project) -> Result<Parameter, ScenarioSlip> {
    let is_structure = matches!(
        path.field,
        Some(
            Field::Years
                | Field::Horizon
                | Field::BenefitTiming
                | Field::CostTiming
                | Field::FirstYear
                | Field::LastYear
                | Field::Lag
                | Field::Duration
        )
    );
    if is_structure {
        return Err(ScenarioSlip::Structure);
    }
    let (root, selection) = (path.root, path.selection.clone());
    Parameter::of(project, path).map_err(|fault| match (fault, selection) {
        (ScenarioFault::UnknownLine { text, nearest }, Selection::At(_)) => {
            ScenarioSlip::UnknownParty { text, nearest }
        }
        (ScenarioFault::UnknownLine { text, nearest }, _) => {
            ScenarioSlip::UnknownLine { root, text, nearest, field: None }
        }
        (ScenarioFault::NothingSelected, _) => ScenarioSlip::NothingSelected,
        _ => ScenarioSlip::NotStated,
    })
}
