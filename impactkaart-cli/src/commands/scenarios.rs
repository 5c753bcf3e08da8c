//! `scenarios`: the project's scenarios, and what is set on the command line, side by side with the project as it stands.

use super::{cannot_write, is_input, project_sha256, say, say_problems, would_replace_input, written};
use crate::arguments::{self, Format, Scenarios, usual_language};
use crate::exit::Exit;
use crate::language::Language;
use crate::output::Output;
use crate::problem;
use crate::read::{self, scenarios::Set};
use crate::render::{csv, json, map, markdown, scenarios, text};
use impactkaart_core::calculate::reach;
use impactkaart_core::scenario::scenarios as calculate_scenarios;

pub(crate) fn run(asked: &Scenarios, lang: Option<Language>) -> Exit {
    let path = asked.result.output.as_deref();
    let output = match Output::open(path) {
        Ok(output) => output,
        Err(error) => return cannot_write(path, &error, lang.unwrap_or_else(usual_language)),
    };
    let flag = arguments::flag(lang, |help| &help.set);
    let set = Set { changes: &asked.set, flag: &flag };
    let reading = read::project_and_scenarios(&asked.project, Some(set));
    let language = lang.or(reading.language).unwrap_or_else(usual_language);
    say_problems(&reading, language);
    let Some(project) = &reading.project else {
        return if reading.is_usage { Exit::Usage } else { Exit::Failed };
    };
    if let Some(path) = path.filter(|path| is_input(path, &asked.project, &reading.inputs)) {
        return would_replace_input(path, language);
    }
    let words = language.scenarios();
    let mut list = reading.scenarios.clone();
    if list.is_empty() {
        say(&format!("{}: {}\n", language.run().error, words.nothing));
        return Exit::Failed;
    }
    if let Some(set) = list.last_mut().filter(|_| !asked.set.is_empty()) {
        set.name = scenarios::what_if(project, set, language).into();
    }
    let table = match calculate_scenarios(project, &list) {
        Ok(table) => table,
        // Holds because each was tried while reading.
        Err(errors) => panic!("a scenario that was tried cannot be applied: {errors:?}"),
    };

    let format = asked.result.format();
    let warnings = match format {
        Format::Json => problem::values(&reading, language),
        Format::Text | Format::Csv | Format::Markdown => Vec::new(),
    };
    let subject = scenarios::Subject {
        base: map::Subject {
            project,
            map: &table.base,
            // The map itself is not drawn here.
            largest: &map::Largest::of(project),
            reach: &reach(project),
            over_capacity: &table.base_over_capacity,
            inputs: &reading.inputs,
            project_sha256: &project_sha256(&reading.inputs),
            warnings: &warnings,
            language,
        },
        table: &table,
        scenarios: &list,
    };
    let text = match format {
        Format::Text => text::draw(&scenarios::document(&subject), output.width()),
        Format::Markdown => markdown::draw(&scenarios::document(&subject)),
        Format::Json => json::text(&scenarios::values(&subject)),
        Format::Csv => {
            let mut sheet = csv::Sheet::new(language);
            scenarios::rows(&subject, &mut sheet);
            sheet.into_text()
        }
    };
    written(output, &text, path, || language)
}
