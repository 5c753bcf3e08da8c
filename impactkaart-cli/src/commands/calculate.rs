//! `calculate`: the impact map of a project.

use super::{
    cannot_write, is_input, project_sha256, say_problems, would_replace_input, written, written_as_made,
};
use crate::arguments::{Calculate, Format, usual_language};
use crate::exit::Exit;
use crate::language::Language;
use crate::output::Output;
use crate::problem;
use crate::read;
use crate::render::{csv, json, map, markdown, text};
use impactkaart_core::calculate::{calculate_with, over_capacity, reach};
use std::mem::ManuallyDrop;

pub(crate) fn run(asked: &Calculate, lang: Option<Language>) -> Exit {
    let path = asked.result.output.as_deref();
    let output = match Output::open(path) {
        Ok(output) => output,
        Err(error) => return cannot_write(path, &error, lang.unwrap_or_else(usual_language)),
    };
    // What the process ends with is left to the system, which is quicker at it than taking every piece apart.
    let reading = ManuallyDrop::new(read::project(&asked.project));
    let language = lang.or(reading.language).unwrap_or_else(usual_language);
    say_problems(&reading, language);
    let Some(project) = &reading.project else { return Exit::Failed };
    if let Some(path) = path.filter(|path| is_input(path, &asked.project, &reading.inputs)) {
        return would_replace_input(path, language);
    }

    let format = asked.result.format();
    let warnings = match format {
        Format::Json => problem::values(&reading, language),
        Format::Text | Format::Csv | Format::Markdown => Vec::new(),
    };
    let mut largest = map::Largest::of(project);
    let map = ManuallyDrop::new(calculate_with(project, &mut largest));
    let subject = map::Subject {
        project,
        map: &map,
        largest: &largest.pick(),
        reach: &reach(project),
        over_capacity: &over_capacity(project),
        inputs: &reading.inputs,
        project_sha256: &project_sha256(&reading.inputs),
        warnings: &warnings,
        language,
    };
    match format {
        Format::Text => {
            let text = text::draw(&map::document(&subject), output.width());
            written(output, &text, path, || language)
        }
        Format::Markdown => written(output, &markdown::draw(&map::document(&subject)), path, || language),
        // As it is made: the figures of a large project take many times its own room.
        Format::Json => {
            written_as_made(output, path, language, |out| json::write(&map::figures(&subject), out))
        }
        Format::Csv => written_as_made(output, path, language, |out| {
            let mut sheet = csv::Sheet::new(language);
            sheet.row(csv::heads(language));
            csv::rows(&map::figures(&subject), &mut |row| {
                sheet.row(row.iter().map(String::as_str));
                sheet.pass_on(out)
            })?;
            out.write_all(sheet.into_text().as_bytes())
        }),
    }
}
