//! Which figure is asked for (`--figure`), and what it is held against (`--target`).

use super::{AxisSlip, problem};
use crate::problem::Problem;
use crate::read::Reading;
use crate::read::fault::Expects;
use crate::read::figure::{NamedFigure, figure};
use crate::read::number::{self, Evidence, Mark, evidence, trimmed};
use crate::read::place::Place;
use impactkaart_core::Decimal;
use impactkaart_core::model::Project;

/// What is typed, with the names of the flags as messages show them.
#[derive(Clone, Copy)]
pub(crate) struct Aimed<'a> {
    pub(crate) figure: Option<&'a str>,
    pub(crate) figure_flag: &'a str,
    pub(crate) targets: &'a [String],
    pub(crate) target_flag: &'a str,
}

/// The figure that is asked for and its targets as typed; where they cannot be, why is among the problems.
pub(crate) fn aimed(reading: &mut Reading, typed: Aimed<'_>) -> Option<(NamedFigure, Vec<Decimal>)> {
    let project = reading.project.take()?;
    let mut problems = Vec::new();
    let found = read(reading, &project, typed, &mut problems);
    reading.project = Some(project);
    reading.refuse_typed(problems);
    found
}

/// The figure that is named by one flag or the other, or the ratio. All targets are of that one figure.
pub(super) fn read(
    reading: &mut Reading,
    project: &Project,
    typed: Aimed<'_>,
    problems: &mut Vec<Problem>,
) -> Option<(NamedFigure, Vec<Decimal>)> {
    let before = problems.len();
    let mut asked = None;
    if let Some(text) = typed.figure {
        let file = reading.files.add_typed(typed.figure_flag, text.to_owned());
        asked = named(text, project, Place::typed(file, 0, text), problems);
    }
    let texts: Vec<String> = typed.targets.iter().map(|text| text.replace(['\n', '\r'], " ")).collect();
    let mut targets = Vec::new();
    if !texts.is_empty() {
        let file = reading.files.add_typed(typed.target_flag, texts.join("\n"));
        let mut start = 0;
        for text in &texts {
            let (name, number) = match text.rsplit_once('=') {
                Some((name, number)) => (Some(name), number),
                None => (None, text.as_str()),
            };
            match target_number(number) {
                Some(target) => targets.push(target),
                None => problems.push(problem(Place::typed(file, start, text), AxisSlip::BadTarget)),
            }
            if let Some(name) = name {
                let place = Place::typed(file, start, name);
                match (named(name, project, place.clone(), problems), &asked) {
                    (Some(of), Some(asked)) if of.output != asked.output => {
                        problems.push(problem(place, AxisSlip::OtherTarget { figure: asked.names.clone() }));
                    }
                    (Some(of), None) => asked = Some(of),
                    _ => {}
                }
            }
            start += text.len() + 1;
        }
    }
    (problems.len() == before).then(|| (asked.unwrap_or_else(NamedFigure::ratio), targets))
}

fn named(text: &str, project: &Project, place: Place, problems: &mut Vec<Problem>) -> Option<NamedFigure> {
    match figure(text, project) {
        Ok(figure) => Some(figure),
        Err(nearest) => {
            let slip = AxisSlip::UnknownFigure { text: text.trim().into(), nearest };
            problems.push(problem(place, slip));
            None
        }
    }
}

/// The number of a target, with either decimal mark, as a percentage or as money.
fn target_number(text: &str) -> Option<Decimal> {
    let text = trimmed(text);
    let mark = match evidence(text) {
        Evidence::Sure(mark) => mark,
        Evidence::Either(_) => return None,
        Evidence::None => Mark::Point,
    };
    number::parse(text, mark, Expects::Change).ok().flatten().map(|parsed| parsed.value)
}
