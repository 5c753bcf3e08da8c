//! A figure of a result of any command.

use super::{To, refuse_second, refuse_with};
use crate::arguments::{Explain, PROJECT, restate_invocation, usual_language};
use crate::commands::{is_input, say_problems, say_refusal, verify, would_replace_input};
use crate::exit::Exit;
use crate::figure::{NotFound, find_among};
use crate::language::Language;
use crate::origin::{self, Follower, Made, Refused, Side, prepare};
use crate::problem::Problem;
use crate::render::explain::{self, Explained};
use std::path::Path;

/// A figure of a result, which says what it was made by and from.
pub(super) fn run(asked: &Explain, result: &Path, to: To<'_>, lang: Option<Language>) -> Exit {
    let language = lang.unwrap_or_else(usual_language);
    let words = language.origin();
    let (values, command, arguments) = match verify::read(result, language) {
        Ok(read) => read,
        Err(refusal) => {
            say_refusal(&refusal.what, words.result_help, language);
            return Exit::Failed;
        }
    };
    let language = lang.or_else(|| verify::language_of(&values)).unwrap_or(language);
    let words = language.origin();
    // A second project, and then the figure.
    let mut projects = vec![asked.project.clone()];
    let mut typed: Vec<&String> = asked.figure.iter().chain(&asked.third).collect();
    if verify::needed(&arguments) > 1 && !typed.is_empty() {
        projects.push(typed.remove(0).into());
    }
    if let Err(refusal) = verify::projects(&arguments, projects.len(), language) {
        say_refusal(&refusal.what, &refusal.help, language);
        return Exit::Usage;
    }
    let figure = match typed[..] {
        [] => None,
        [figure] => Some(figure.as_str()),
        [_, more, ..] => return refuse_second(more, language),
    };
    let (readings, prepared) = match prepare(&values, &command, &arguments, &projects, lang) {
        Ok(prepared) => prepared,
        Err((readings, refused)) => {
            readings.iter().for_each(|reading| say_problems(reading, language));
            let (what, help) = match &refused {
                Refused::NoFigures => ((words.no_figures)(&command), words.no_figures_help),
                Refused::OtherProject(files) => {
                    ((words.other_project)(&files.join(", ")), words.other_project_help)
                }
                // Its files say what is wrong with it themselves.
                Refused::CannotFollow
                    if readings.iter().any(|reading| reading.problems.iter().any(Problem::is_error)) =>
                {
                    return Exit::Failed;
                }
                Refused::CannotFollow => (words.cannot_follow.to_owned(), words.other_project_help),
            };
            say_refusal(&what, help, language);
            return Exit::Failed;
        }
    };
    readings.iter().for_each(|reading| say_problems(reading, language));
    let is_read = |path: &Path| {
        let each = readings.iter().zip(&projects);
        path == result || each.into_iter().any(|(reading, project)| is_input(path, project, &reading.inputs))
    };
    if let Some(path) = to.path.filter(|path| is_read(path)) {
        return would_replace_input(path, language);
    }
    let sides = readings
        .iter()
        .filter_map(|reading| Some(Side { reading, project: reading.project.as_ref()? }))
        .collect();
    let for_people = to.is_for_people();
    let made = Made { values: &values, sides, prepared: &prepared, for_people, language };
    let Some(side) = made.sides.first() else { return Exit::Failed };
    let typed = figure.map_or_else(|| made.headline(), str::to_owned);
    let found = match origin::one_of_many(&made, &typed) {
        Some(found) => found,
        None => find_among(&values, side.project, &typed, origin::is_figure),
    };
    let path = match found {
        Ok(path) => path,
        Err(why) => return refuse_of_result(&why, &typed, language),
    };
    let depth = asked.depth.map(usize::from);
    let follower = Follower::new(&made);
    let found = explain::fitting(depth, for_people, |depth| follower.lines(&path, depth));
    let Some((lines, depth)) = found else {
        say_refusal(&(words.no_figure_here)(&typed), words.list_help, language);
        return Exit::Usage;
    };
    // As it can be typed again: both projects as projects.
    let mut own = vec![PROJECT.to_owned(); projects.len()];
    own.push(typed.clone());
    own.push(format!("--result={}", result.display()));
    own.extend(asked.depth.map(|depth| format!("--depth={depth}")));
    restate_invocation("explain", own);
    let command_line = std::iter::once(command.as_str()).chain(arguments.iter().map(String::as_str));
    to.write(&Explained {
        made_with: &made.made_with(),
        project: &side.project.settings().name,
        currency: side.project.currency(),
        figure: &path,
        label: lines.first().map(|line| line.label.clone()).unwrap_or_default(),
        result: Some(command_line.collect::<Vec<_>>().join(" ")),
        changes: &[],
        lines,
        depth,
        language,
    })
}

/// Says that a result has no such figure, and which may be meant.
fn refuse_of_result(why: &NotFound, typed: &str, language: Language) -> Exit {
    let words = language.origin();
    refuse_with(why, typed, (words.result, words.malformed_help, words.list_help), language)
}
