//! `sweep`: a figure over every combination of the values of some parameters.

mod capacity;
mod rows;
mod view;

pub(crate) use capacity::{Capacity, MOST as MOST_OF_CAPACITY, TooMany};
pub(crate) use view::View;

use super::parts::{self, MergeTo, Request};
use super::{cannot_write, is_input, project_sha256, say, say_problems, would_replace_input, written};
use crate::arguments::{self, RowsFormat, Sweep as Typed, usual_language};
use crate::exit::Exit;
use crate::interrupt;
use crate::language::Language;
use crate::language::number::plain;
use crate::output::Output;
use crate::problem;
use crate::progress::Progress;
use crate::read::axes::{self, Aimed, Asked};
use crate::read::{self, Reading};
use crate::render::{figure, json, map, markdown, sweep, text};
use impactkaart_core::calculate;
use impactkaart_core::calculate::{over_capacity, reach};
use impactkaart_core::evaluate::{Part, Questions, Summary, Sweep, division};
use impactkaart_core::model::Project;
use std::path::Path;

pub(crate) fn run(typed: &Typed, lang: Option<Language>) -> Exit {
    typed.threads.apply();
    let path = typed.result.output.as_deref();
    let output = match Output::open(path) {
        Ok(output) => output,
        Err(error) => return cannot_write(path, &error, lang.unwrap_or_else(usual_language)),
    };
    let request = Request::Sweep {
        vary: typed.vary.clone(),
        figure: typed.figure.clone(),
        target: typed.target.clone(),
    };
    let mut prepared = match prepare(&typed.project, &request, lang) {
        Ok(prepared) => prepared,
        Err(exit) => return exit,
    };
    prepared.swept(|asking, grid| {
        let language = asking.language;
        if let Some(path) = path.filter(|path| is_input(path, &typed.project, &asking.reading.inputs)) {
            return would_replace_input(path, language);
        }
        let questions = asking.questions();
        if let Some(number) = typed.part {
            let units = division(grid.units(), number.0, number.1);
            let part = parts::worked_out(language, |progress| grid.part(units.clone(), &questions, progress));
            return parts::write(part, units, request, number, output, path, language);
        }
        let (format, to) = (typed.result.format(), To { output, path });
        if matches!(format, RowsFormat::Csv | RowsFormat::Parquet) {
            return rows::write(asking, grid, format, to);
        }
        if path.is_none() {
            // What was finished can be shown.
            interrupt::heed();
        }
        let progress = Progress::new(language.run().working);
        let summary = grid.summary(&questions, &|done, total| progress.tell(done, total));
        drop(progress);
        match summary {
            Ok(summary) => show(asking, grid, &summary, format, to),
            Err(error) => parts::refused(&error, &[], language),
        }
    })
}

/// The parts of a sweep put together.
pub(super) fn merge(
    project: &Path,
    request: &Request,
    parts: Vec<Part>,
    names: &[String],
    to: MergeTo<'_>,
    lang: Option<Language>,
) -> Exit {
    let MergeTo { format, output, path } = to;
    let mut prepared = match prepare(project, request, lang) {
        Ok(prepared) => prepared,
        Err(exit) => return exit,
    };
    prepared.swept(|asking, grid| {
        let language = asking.language;
        if let Some(path) = path.filter(|path| is_input(path, project, &asking.reading.inputs)) {
            return would_replace_input(path, language);
        }
        let progress = Progress::new(language.run().working);
        let merged = grid.merge(parts, &asking.questions(), &|done, total| progress.tell(done, total));
        drop(progress);
        match merged {
            Ok(summary) => show(asking, grid, &summary, format, To { output, path }),
            Err(error) => parts::refused(&error, names, language),
        }
    })
}

/// Where a result goes.
struct To<'t> {
    output: Output,
    path: Option<&'t Path>,
}

/// A project that was read, and what is asked of it.
struct Prepared {
    reading: Reading,
    project: Project,
    asked: Asked,
    language: Language,
}

impl Prepared {
    /// The grid; where it cannot be, that is said. Warnings are said either way.
    fn swept(&mut self, then: impl FnOnce(Asking<'_>, &Sweep<'_>) -> Exit) -> Exit {
        let Self { reading, project, asked, language } = self;
        let grid = match Sweep::new(project, asked.axes.clone(), asked.figure.output) {
            Ok(grid) => grid,
            Err(error) => {
                axes::refused(reading, project, asked, &error);
                say_problems(reading, *language);
                return Exit::Usage;
            }
        };
        say_problems(reading, *language);
        then(Asking { reading, project, asked, language: *language }, &grid)
    }
}

/// What is asked, and of what.
#[derive(Clone, Copy)]
struct Asking<'a> {
    reading: &'a Reading,
    project: &'a Project,
    asked: &'a Asked,
    language: Language,
}

impl Asking<'_> {
    fn questions(&self) -> Questions {
        Questions { targets: self.asked.target.into_iter().collect(), ..Questions::default() }
    }
}

/// Reads a project and what is asked of it; where that cannot be, it is said.
fn prepare(path: &Path, request: &Request, lang: Option<Language>) -> Result<Prepared, Exit> {
    // Holds because only sweeps come here.
    let Request::Sweep { vary, figure, target } = request else { return Err(Exit::Usage) };
    let mut reading = read::project(path);
    let asked = asked(&mut reading, vary, figure.as_deref(), target.as_ref(), lang);
    let language = lang.or(reading.language).unwrap_or_else(usual_language);
    match (reading.project.take(), asked) {
        (Some(project), Some(asked)) => Ok(Prepared { reading, project, asked, language }),
        _ => {
            say_problems(&reading, language);
            Err(if reading.is_usage { Exit::Usage } else { Exit::Failed })
        }
    }
}

/// The axes, the figure and the target that were typed; where they cannot be, why is among the problems.
pub(crate) fn asked(
    reading: &mut Reading,
    vary: &[String],
    figure: Option<&str>,
    target: Option<&String>,
    lang: Option<Language>,
) -> Option<Asked> {
    let axes_flag = arguments::flag(lang, |help| &help.vary);
    let figure_flag = arguments::flag(lang, |help| &help.sweep_figure);
    let target_flag = arguments::flag(lang, |help| &help.sweep_target);
    let targets = target.map(std::slice::from_ref).unwrap_or_default();
    let aimed = Aimed { figure, figure_flag: &figure_flag, targets, target_flag: &target_flag };
    axes::sweep(reading, axes::Typed { axes: vary, axes_flag: &axes_flag, aimed })
}

/// Most points on which a rule is looked for.
const RULE_POINTS: u64 = 10_000;

/// The summary for people or for other programs.
fn show(asking: Asking<'_>, grid: &Sweep<'_>, summary: &Summary, format: RowsFormat, to: To<'_>) -> Exit {
    let Asking { reading, project, asked, language } = asking;
    if !summary.is_complete() {
        let [done, points] =
            [summary.finished_points, summary.points].map(|count| plain(count.into(), language));
        say(&format!("{}: {}\n", language.run().error, (language.sweep().stopped)(&done, &points)));
    }
    let base = calculate(project);
    let warnings = match format {
        RowsFormat::Json => problem::values(reading, language),
        _ => Vec::new(),
    };
    let base = map::Subject {
        project,
        map: &base,
        // The map itself is not drawn here.
        largest: &map::Largest::of(project),
        reach: &reach(project),
        over_capacity: &over_capacity(project),
        inputs: &reading.inputs,
        project_sha256: &project_sha256(&reading.inputs),
        warnings: &warnings,
        language,
    };
    let is_seen = asked.axes.len() <= 2 && matches!(format, RowsFormat::Text | RowsFormat::Markdown);
    let found = Capacity::of(project, &asked.axes);
    let capacity = found.as_ref().ok().and_then(Option::as_ref);
    let seen = is_seen.then(|| {
        let columns = sweep::columns(&base, &asked.axes, &asked.figure, summary, to.output.width());
        let decimals = figure::decimals(asked.figure.unit);
        view::view(project, &asked.axes, asked.figure.output, asked.target, capacity, columns, decimals)
    });
    let seen = seen.transpose().map(Option::flatten);
    let shortfall =
        asked.target.filter(|_| summary.is_complete()).map(|target| grid.shortfall(target, RULE_POINTS));
    let (seen, shortfall) = match (seen, shortfall.transpose()) {
        (Ok(seen), Ok(shortfall)) => (seen, shortfall),
        (Err(error), _) | (_, Err(error)) => return parts::refused(&error, &[], language),
    };
    let crossings = asked.target.filter(|_| seen.is_some() && asked.axes.len() == 1);
    let crossings = match crossings {
        Some(target) => view::crossings(grid, target, figure::decimals(asked.figure.unit)),
        None => Ok(Vec::new()),
    };
    let crossings = match crossings {
        Ok(crossings) => crossings,
        Err(error) => return parts::refused(&error, &[], language),
    };
    let subject = sweep::Subject {
        base,
        crossings: &crossings,
        capacity: found.as_ref().map(Option::as_ref).map_err(|too_many| *too_many),
        axes: &asked.axes,
        of_own: &asked.of_own,
        figure: &asked.figure,
        target: asked.target,
        summary,
        view: seen.as_ref(),
        shortfall: shortfall.as_ref(),
    };
    let text = match format {
        RowsFormat::Markdown => markdown::draw(&sweep::document(&subject)),
        RowsFormat::Json => json::text(&sweep::values(&subject)),
        RowsFormat::Text | RowsFormat::Csv | RowsFormat::Parquet => {
            text::draw(&sweep::document(&subject), to.output.width())
        }
    };
    let To { output, path } = to;
    match (summary.is_complete(), path) {
        (true, _) => written(output, &text, path, || language),
        // What was finished is shown; a file stays as it was.
        (false, None) => {
            let _ = output.write(&text);
            Exit::Failed
        }
        (false, Some(_)) => Exit::Failed,
    }
}
