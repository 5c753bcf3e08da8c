//! `calculate`: the impact map of a project.

use super::{cannot_write, is_input, project_sha256, say_problems, would_replace_input, written};
use crate::arguments::{Calculate, Format};
use crate::exit::Exit;
use crate::language::Language;
use crate::output::Output;
use crate::problem;
use crate::read;
use crate::render::{csv, json, map, markdown, text};
use impactkaart_core::calculate;
use impactkaart_core::calculate::{over_capacity, reach};
use std::mem::ManuallyDrop;

pub(crate) fn run(asked: &Calculate, lang: Option<Language>) -> Exit {
    let path = asked.result.output.as_deref();
    let output = match Output::open(path) {
        Ok(output) => output,
        Err(error) => return cannot_write(path, &error, lang.unwrap_or_else(Language::of_locale)),
    };
    // What the process ends with is left to the system, which is quicker at it than taking every piece apart.
    let reading = ManuallyDrop::new(read::project(&asked.project));
    let language = lang.or(reading.language).unwrap_or_else(Language::of_locale);
    say_problems(&reading, language);
    let Some(project) = &reading.project else { return Exit::Failed };
    if let Some(path) = path.filter(|path| is_input(path, &asked.project, &reading.inputs)) {
        return would_replace_input(path, language);
    }

    let format = asked.result.format;
    let warnings = match format {
        Format::Json => problem::values(&reading, language),
        Format::Text | Format::Csv | Format::Markdown => Vec::new(),
    };
    let map = ManuallyDrop::new(calculate(project));
    let subject = map::Subject {
        project,
        map: &map,
        reach: &reach(project),
        over_capacity: &over_capacity(project),
        inputs: &reading.inputs,
        project_sha256: &project_sha256(&reading.inputs),
        warnings: &warnings,
        language,
    };
    let text = match format {
        Format::Text => text::draw(&map::document(&subject), output.width()),
        Format::Markdown => markdown::draw(&map::document(&subject)),
        Format::Json => json::text(&map::figures(&subject)),
        Format::Csv => {
            let mut sheet = csv::Sheet::new(language);
            sheet.row(csv::heads(language));
            for row in csv::rows(&map::figures(&subject)) {
                sheet.row(row.iter().map(String::as_str));
            }
            sheet.into_text()
        }
    };
    written(output, &text, path, || language)
}
