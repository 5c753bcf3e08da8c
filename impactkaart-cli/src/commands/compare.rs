//! `compare`: two projects side by side, and what each change between them did.

use super::{cannot_write, is_input, project_sha256, say, say_problems, would_replace_input, written};
use crate::arguments::{Compare, Format, usual_language};
use crate::exit::Exit;
use crate::language::Language;
use crate::output::Output;
use crate::read;
use crate::render::{compare, csv, json, map, markdown, text};
use impactkaart_core::calculate::{over_capacity, reach};
use impactkaart_core::compare::compare as compare_projects;

pub(crate) fn run(asked: &Compare, lang: Option<Language>) -> Exit {
    let path = asked.result.output.as_deref();
    let output = match Output::open(path) {
        Ok(output) => output,
        Err(error) => return cannot_write(path, &error, lang.unwrap_or_else(usual_language)),
    };
    let (from, to) = (read::project(&asked.project), read::project(&asked.other));
    let language = lang.or(to.language).or(from.language).unwrap_or_else(usual_language);
    say_problems(&from, language);
    say_problems(&to, language);
    let (Some(first), Some(second)) = (&from.project, &to.project) else { return Exit::Failed };
    let is_read = |path: &std::path::Path| {
        is_input(path, &asked.project, &from.inputs) || is_input(path, &asked.other, &to.inputs)
    };
    if let Some(path) = path.filter(|path| is_read(path)) {
        return would_replace_input(path, language);
    }
    let comparison = match compare_projects(first, second, asked.per_participant) {
        Ok(comparison) => comparison,
        Err(error) => {
            let words = language.compare();
            let (what, help) = (words.refused)(&error);
            say(&format!("{}: {what}\n  = {}: {help}\n", language.run().error, words.tip));
            return Exit::Failed;
        }
    };
    let reaches = [reach(first), reach(second)];
    let over = [over_capacity(first), over_capacity(second)];
    let largest = [map::Largest::of(first), map::Largest::of(second)];
    let checksums = [project_sha256(&from.inputs), project_sha256(&to.inputs)];
    let side = |at: usize| map::Subject {
        project: [first, second][at],
        map: [&comparison.from, &comparison.to][at],
        largest: &largest[at],
        reach: &reaches[at],
        over_capacity: &over[at],
        inputs: [&from.inputs, &to.inputs][at],
        project_sha256: &checksums[at],
        warnings: &[],
        language,
    };
    let subject = compare::Subject { from: side(0), to: side(1), comparison: &comparison };
    let text = match asked.result.format() {
        Format::Text => text::draw(&compare::document(&subject), output.width()),
        Format::Markdown => markdown::draw(&compare::document(&subject)),
        Format::Json => json::text(&compare::values(&subject)),
        Format::Csv => {
            let mut sheet = csv::Sheet::new(language);
            compare::rows(&subject, &mut sheet);
            sheet.into_text()
        }
    };
    written(output, &text, path, || language)
}
