//! `check`: what is wrong with a project's files, or that nothing is.

use super::{cannot_write, is_input, say_problems, would_replace_input, written};
use crate::arguments::{Check, ProblemFormat, usual_language};
use crate::exit::Exit;
use crate::language::Language;
use crate::language::run::Counted;
use crate::output::Output;
use crate::problem;
use crate::read;
use crate::render::json;
use crate::render::made_by::{files, made_by};
use serde_json::json;

pub(crate) fn run(asked: &Check, lang: Option<Language>) -> Exit {
    let path = asked.output.as_deref();
    let output = match Output::open(path) {
        Ok(output) => output,
        Err(error) => return cannot_write(path, &error, lang.unwrap_or_else(usual_language)),
    };
    let reading = read::project_and_all(&asked.project, None);
    let language = lang.or(reading.language).unwrap_or_else(usual_language);
    if let Some(path) = path.filter(|path| is_input(path, &asked.project, &reading.inputs)) {
        return would_replace_input(path, language);
    }
    // The form that is stated, or else the one that the name of the file ends in.
    let named = match path.is_some_and(|path| path.extension().is_some_and(|ending| ending == "json")) {
        true => ProblemFormat::Json,
        false => ProblemFormat::Text,
    };
    let done = match asked.format.unwrap_or(named) {
        ProblemFormat::Json => {
            let problems = problem::values(&reading, language);
            let mut made_with = made_by(language);
            made_with["inputs"] = files(&reading.inputs);
            let result = json!({ "made_with": made_with, "problems": problems, "findings": [] });
            written(output, &json::text(&result), path, || language)
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
            written(output, &format!("{text}\n"), path, || language)
        }
    };
    if reading.project.is_none() { Exit::Failed } else { done }
}
