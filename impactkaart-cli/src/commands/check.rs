//! `check`: what is wrong with a project's files, or that nothing is.

use super::{say_problems, written};
use crate::arguments::{Check, ProblemFormat, usual_language};
use crate::exit::Exit;
use crate::language::Language;
use crate::language::run::Counted;
use crate::output::Output;
use crate::problem;
use crate::read;
use crate::render::json;
use serde_json::json;

pub(crate) fn run(asked: &Check, lang: Option<Language>) -> Exit {
    let reading = read::project_and_all(&asked.project, None);
    let language = lang.or(reading.language).unwrap_or_else(usual_language);
    let done = match asked.format {
        ProblemFormat::Json => {
            let problems = problem::values(&reading, language);
            let result = json::text(&json!({ "problems": problems, "findings": [] }));
            written(Output::Standard, &result, None, || language)
        }
        ProblemFormat::Text => {
            say_problems(&reading, language);
            let Some(project) = &reading.project else { return Exit::Failed };
            let text = (language.run().checked)(&Counted {
                name: &project.settings().name,
                costs: project.costs().len(),
                effects: project.effects().len(),
                groups: project.groups().len(),
                scenarios: reading.scenarios.len(),
                ranges: reading.uncertain.as_ref().map_or(0, |uncertain| uncertain.list.len()),
                correlations: reading.uncertain.as_ref().map_or(0, |uncertain| uncertain.correlations.len()),
                warnings: reading.problems.len() + reading.unlisted,
            });
            written(Output::Standard, &format!("{text}\n"), None, || language)
        }
    };
    if reading.project.is_none() { Exit::Failed } else { done }
}
