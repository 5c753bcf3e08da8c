//! `explain`: where a figure of the map, or of a result of any command, comes from, down to the cells.

mod of_result;

use super::{cannot_write, is_input, say_problems, say_refusal, would_replace_input, written};
use crate::arguments::{self, Explain, Format, usual_language};
use crate::exit::Exit;
use crate::figure::{FigurePath, NotFound, find};
use crate::language::Language;
use crate::output::Output;
use crate::read::{self, Reading, scenarios::Set};
use crate::render::explain::{Calculated, Changed, Explained, Step};
use crate::render::{csv, explain, json, markdown, text};
use impactkaart_core::model::{Project, id_from};
use impactkaart_core::nearest::nearest;
use std::borrow::Cow;
use std::path::Path;

/// The figure that is explained where none is named.
const USUAL: &str = "returns.ratio";

pub(crate) fn run(asked: &Explain, lang: Option<Language>) -> Exit {
    let path = asked.result.output.as_deref();
    let output = match Output::open(path) {
        Ok(output) => output,
        Err(error) => return cannot_write(path, &error, lang.unwrap_or_else(usual_language)),
    };
    let to = To { output, path, format: asked.result.format() };
    if let Some(result) = &asked.of_result {
        return of_result::run(asked, result, to, lang);
    }
    if let Some(more) = &asked.third {
        return refuse_second(more, lang.unwrap_or_else(usual_language));
    }
    // The figure first, as one may say it, is understood too.
    let (mut folder, mut figure) = (asked.project.clone(), asked.figure.clone());
    if let Some(second) = figure.as_ref().filter(|second| !folder.exists() && Path::new(second).exists()) {
        let first = folder.display().to_string();
        (folder, figure) = (second.into(), Some(first));
    }
    let flag = arguments::flag(lang, |help| &help.set);
    let reading = if asked.set.is_empty() && asked.scenario.is_none() {
        read::project(&folder)
    } else {
        read::project_and_scenarios(&folder, Some(Set { changes: &asked.set, flag: &flag }))
    };
    let language = lang.or(reading.language).unwrap_or_else(usual_language);
    say_problems(&reading, language);
    let Some(project) = &reading.project else {
        return if reading.is_usage { Exit::Usage } else { Exit::Failed };
    };
    if let Some(path) = to.path.filter(|path| is_input(path, &folder, &reading.inputs)) {
        return would_replace_input(path, language);
    }
    let steps = match steps(asked, &reading, language) {
        Ok(steps) => steps,
        Err(exit) => return exit,
    };
    let typed = figure.as_deref().unwrap_or(USUAL);
    of_map(
        &Asked { reading: &reading, project, typed, depth: asked.depth.map(usize::from), language },
        &steps,
        to,
    )
}

/// What is to be explained.
struct Asked<'a> {
    reading: &'a Reading,
    project: &'a Project,
    typed: &'a str,
    depth: Option<usize>,
    language: Language,
}

/// Where the explanation goes, and in what form.
struct To<'t> {
    output: Output,
    path: Option<&'t Path>,
    format: Format,
}

impl To<'_> {
    fn write(self, explained: &Explained<'_>) -> Exit {
        let Self { output, path, format } = self;
        let language = explained.language;
        let text = match format {
            Format::Text => text::draw(&explain::document(explained), output.width()),
            Format::Markdown => markdown::draw(&explain::document(explained)),
            Format::Json => json::text(&explain::values(explained)),
            Format::Csv => {
                let mut sheet = csv::Sheet::new(language);
                explain::rows(explained, &mut sheet);
                sheet.into_text()
            }
        };
        written(output, &text, path, || language)
    }

    fn is_for_people(&self) -> bool {
        matches!(self.format, Format::Text | Format::Markdown)
    }
}

/// A figure of the map, of the project as it stands or after some changes.
fn of_map(asked: &Asked<'_>, steps: &[Step], to: To<'_>) -> Exit {
    let Asked { reading, project, language, .. } = *asked;
    let stated = Calculated::of(Cow::Borrowed(project), reading, language);
    let changed = match steps {
        [] => Ok(None),
        steps => Changed::of(reading, project, steps, language).map(Some),
    };
    let changed = match changed {
        Ok(changed) => changed,
        // Holds because each was tried while reading.
        Err((step, error)) => panic!("a scenario that was tried cannot be applied: {step} {error:?}"),
    };
    let calculated = changed.as_ref().map_or(&stated, |changed| &changed.calculated);
    let figure = match find(&calculated.values, project, asked.typed) {
        Ok(figure) => figure,
        Err(why) => return refuse(&why, asked.typed, language),
    };
    let for_people = to.is_for_people();
    let of_depth = |depth| explain::Subject {
        reading,
        stated: project,
        calculated,
        changed: changed.as_ref().map(|changed| (changed, &stated)),
        figure: &figure,
        depth,
        for_people,
        language,
    };
    let lines = |depth| Some(explain::lines(&of_depth(depth)));
    let (lines, depth) = explain::fitting(asked.depth, for_people, lines).unwrap_or_default();
    to.write(&Explained {
        made_with: calculated.made_with(),
        project: &project.settings().name,
        currency: project.currency(),
        figure: &figure,
        label: explain::label(&of_depth(depth), &figure),
        result: None,
        changes: changed.as_ref().map_or(&[], |changed| &changed.changes),
        lines,
        depth,
        language,
    })
}

/// The changes that are asked for: those of a scenario of the project, or those of the command line.
fn steps(asked: &Explain, reading: &Reading, language: Language) -> Result<Vec<Step>, Exit> {
    let words = language.explain();
    let mut each = reading.scenarios.iter().zip(&reading.scenario_rows);
    if !asked.set.is_empty() {
        let what = format!("--{}", language.help().set.name);
        let step = |(scenario, _)| Step {
            what: what.clone(),
            scenario: Clone::clone(scenario),
            rows: Vec::new(),
            is_found: false,
        };
        return Ok(each.next_back().map(step).into_iter().collect());
    }
    let Some(name) = &asked.scenario else { return Ok(Vec::new()) };
    let wanted = id_from(name);
    let found = each.find(|(scenario, _)| id_from(&scenario.name) == wanted);
    if let Some((scenario, rows)) = found {
        let what = (words.of_scenario)(&scenario.name);
        return Ok(vec![Step { what, scenario: scenario.clone(), rows: rows.clone(), is_found: false }]);
    }
    let names: Vec<&str> = reading.scenarios.iter().map(|scenario| &*scenario.name).collect();
    let help = match nearest(name, names.iter().copied()) {
        Some(near) => (words.did_you_mean)(near),
        None if names.is_empty() => words.no_scenarios_help.to_owned(),
        None => (words.known_scenarios)(&names.join(", ")),
    };
    say_refusal(&(words.no_scenario)(name), &help, language);
    Err(Exit::Usage)
}

/// Says that there are too many figures.
fn refuse_second(more: &str, language: Language) -> Exit {
    let words = language.explain();
    say_refusal(&(words.second_figure)(more), words.second_figure_help, language);
    Exit::Usage
}

/// Says that the map has no such figure, and which may be meant.
fn refuse(why: &NotFound, typed: &str, language: Language) -> Exit {
    let words = language.explain();
    refuse_with(why, typed, (words.map, words.malformed_help, words.list_help), language)
}

fn refuse_with(
    why: &NotFound,
    typed: &str,
    (whole, malformed_help, list_help): (&str, &str, &str),
    language: Language,
) -> Exit {
    let words = language.explain();
    let shown = FigurePath::to_string;
    let (what, help) = match why {
        NotFound::Malformed => ((words.malformed)(typed), malformed_help.to_owned()),
        NotFound::Unknown { word, within, nearest } => (
            (words.unknown)(whole, word, &shown(within)),
            nearest.as_deref().map_or_else(|| list_help.to_owned(), |nearest| (words.did_you_mean)(nearest)),
        ),
        NotFound::Outside { within, places } => {
            ((words.outside)(&shown(within), *places), list_help.to_owned())
        }
        NotFound::NoSuchYear { within, year, first, last } => {
            ((words.no_such_year)(&shown(within), *year, *first, *last), list_help.to_owned())
        }
        NotFound::Several { path, some } => {
            ((words.several)(&shown(path)), (words.several_help)(&some.join(", ")))
        }
        NotFound::NoFigure { path } => ((words.no_figure)(&shown(path)), list_help.to_owned()),
    };
    say_refusal(&what, &help, language);
    Exit::Usage
}
