//! Problems for people: the message, the place, the line with a caret, and what to do.

use super::locate::{Location, locations};
use super::{Problem, Severity};
use crate::language::Language;
use crate::language::problem::{count_line, message, words};
use crate::read::Reading;
use crate::read::files::Files;
use crate::read::place::{Place, Spot};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Writes the problems of `reading`, and how many errors there are.
pub(crate) fn print(
    out: &mut dyn Write,
    reading: &Reading,
    language: Language,
    is_coloured: bool,
) -> io::Result<()> {
    let renderer = if is_coloured { Renderer::styled() } else { Renderer::plain() };
    let locations = locations(reading.problems.iter().map(|problem| problem.place.as_ref()), &reading.files);
    for (problem, location) in reading.problems.iter().zip(&locations) {
        writeln!(out, "{}\n", drawn(problem, location, &reading.files, language, &renderer))?;
    }
    let errors = reading.problems.iter().filter(|problem| problem.is_error());
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut names = Vec::new();
    for problem in errors {
        let name = problem.place.as_ref().map_or_else(String::new, |place| short_name(place, &reading.files));
        let count = counts.entry(name.clone()).or_insert(0);
        if *count == 0 {
            names.push(name);
        }
        *count += 1;
    }
    let total = counts.values().sum::<usize>() + reading.unlisted;
    if total > 0 {
        writeln!(out, "{}", count_line(total, reading.unlisted, &names, language))?;
    }
    Ok(())
}

fn drawn(
    problem: &Problem,
    location: &Location,
    files: &Files,
    language: Language,
    renderer: &Renderer,
) -> String {
    let words = words(language);
    let message = message(problem, files, language);
    let level = match problem.severity() {
        Severity::Error => Level::ERROR.with_name(words.error),
        Severity::Warning => Level::WARNING.with_name(words.warning),
    };
    let address =
        problem.place.as_ref().map(|place| address(place, location, files, language)).unwrap_or_default();
    let mut group = Group::with_title(level.primary_title(message.what));
    if let Some(excerpt) = &location.excerpt {
        let span = AnnotationKind::Primary.span(excerpt.start..excerpt.end);
        let source = Snippet::source(excerpt.text.clone()).line_start(excerpt.line).path(HERE);
        group = group.element(source.annotation(span));
    } else if problem.place.is_some() {
        group = group.element(Origin::path(HERE));
    }
    group = group.element(Level::HELP.with_name(words.help).message(message.help));
    with_address(&renderer.render(&[group]), &address)
}

/// Stands where the place belongs: the renderer knows lines and columns of what it is shown, which is a part of the line
/// only, and no cells.
const HERE: &str = "\u{1}";

/// What was rendered, with the place where it belongs.
fn with_address(rendered: &str, address: &str) -> String {
    let Some(start) = rendered.find(HERE) else { return rendered.to_owned() };
    let rest = &rendered[start + HERE.len()..];
    let end = rest.find(|letter: char| !(letter.is_ascii_digit() || letter == ':')).unwrap_or(rest.len());
    format!("{}{address}{}", &rendered[..start], &rest[end..])
}

/// `buurthuis/effects.csv:4:50 (column `share`, cell E4)`; of a workbook `project.xlsx, sheet effects, cell E4`.
fn address(place: &Place, location: &Location, files: &Files, language: Language) -> String {
    let words = words(language);
    let mut address = files.shown(place.file).to_owned();
    let mut notes = Vec::new();
    match &place.spot {
        Spot::Whole => {}
        Spot::Text { .. } => {
            if let (Some(line), Some(column)) = (location.line, location.column) {
                address.push_str(&format!(":{line}:{column}"));
            }
        }
        Spot::Cell { sheet, .. } => {
            address.push_str(&format!(", {} {sheet}", words.sheet));
            if let Some(cell) = &location.cell {
                address.push_str(&format!(", {} {cell}", words.cell));
            }
        }
    }
    if let Some(header) = place.header.as_deref().filter(|header| !header.is_empty()) {
        notes.push(format!("{} `{}`", words.column, super::locate::one_line(header)));
    }
    if let (Spot::Text { .. }, Some(cell)) = (&place.spot, &location.cell) {
        notes.push(format!("{} {cell}", words.cell));
    }
    if !notes.is_empty() {
        address.push_str(&format!(" ({})", notes.join(", ")));
    }
    address
}

/// The file, or the sheet of a workbook.
fn short_name(place: &Place, files: &Files) -> String {
    match &place.spot {
        Spot::Cell { sheet, .. } => sheet.to_string(),
        _ => files.name(place.file).to_owned(),
    }
}

/// Where something stands, in short: `values.csv:2`, or of a workbook `values A2`.
pub(crate) fn short_address(place: &Place, files: &Files) -> String {
    let location = locations(std::iter::once(Some(place)), files).pop().unwrap_or_default();
    let name = short_name(place, files);
    match (&place.spot, location.line, location.cell) {
        (Spot::Cell { .. }, _, Some(cell)) => format!("{name} {cell}"),
        (Spot::Whole, ..) => name,
        (_, Some(line), _) => format!("{name}:{line}"),
        _ => name,
    }
}
