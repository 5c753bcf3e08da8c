//! The tree for people.

use super::words::{label, sign};
use super::{Line, Subject, Unit, lines};
use crate::language::number::{Rounding, fixed, money, percent, plain, round};
use crate::problem::locate::{Location, one_line};
use crate::read::place::Spot;
use crate::render::document::{Block, Document, TreeLine};
use crate::render::json::decimal;
use impactkaart_core::Decimal;
use impactkaart_core::explain::{Hidden, Role};
use impactkaart_core::model::Evidence;
use impactkaart_core::number::Figure;

fn written(line: &Line, subject: &Subject<'_>) -> String {
    let language = subject.language;
    let Figure::Defined(value) = line.value else { return language.explain().undefined.to_owned() };
    match line.unit {
        Unit::Money => money(value, 2, subject.project.currency(), language),
        Unit::Share => percent(value, 4, language),
        Unit::Ratio => fixed(value, 2, language),
        Unit::Plain if line.figure.as_ref().is_some_and(|path| path.keys().next() == Some("made_with")) => {
            // A year is no amount: no marks in it.
            decimal(value)
        }
        Unit::Plain => plain(round(value, 6, Rounding::default()), language),
    }
}

/// `effecten.csv:2, column `aandeel` (E2): "25%"`, or of a workbook `sheet effects E2`.
fn address(line: &Line, location: &Location, subject: &Subject<'_>) -> Option<String> {
    let place = line.place.as_ref()?;
    let words = crate::language::problem::words(subject.language);
    let mut text = match &place.spot {
        Spot::Cell { sheet, .. } => format!("{} {sheet}", words.sheet),
        _ => subject.reading.files.name(place.file).to_owned(),
    };
    if let (Spot::Text { .. }, Some(number)) = (&place.spot, location.line) {
        text.push_str(&format!(":{number}"));
    }
    let mut notes = Vec::new();
    if let Some(header) = place.header.as_deref().filter(|header| !header.is_empty()) {
        notes.push(format!("{} `{}`", words.column, one_line(header)));
    }
    notes.extend(location.cell.iter().map(|cell| format!("{} {cell}", words.cell)));
    if !notes.is_empty() {
        text.push_str(&format!(" ({})", notes.join(", ")));
    }
    if let Some(cell) = place.text.as_deref().filter(|cell| !cell.trim().is_empty()) {
        text.push_str(&format!(": {}", one_line(cell.trim())));
    }
    Some(text)
}

/// What a number is known from, in words; the source is not said again where it is that of the line above.
fn rest(
    line: &Line,
    location: &Location,
    subject: &Subject<'_>,
    last_source: &mut Option<(String, Option<Evidence>)>,
) -> Vec<String> {
    let words = subject.language.explain();
    let mut notes = Vec::new();
    if line.is_blank {
        notes.push(words.blank.to_owned());
    }
    let mut known: Vec<String> = address(line, location, subject).into_iter().collect();
    let rests = line.source.clone().map(|source| (source, line.evidence));
    let is_said = rests.is_some() && rests == *last_source;
    if rests.is_some() {
        *last_source = rests;
    }
    if !line.is_blank && !is_said {
        known.extend(line.evidence.map(|grade| (subject.language.map().evidence)(grade).to_owned()));
        known.extend(line.source.as_deref().map(|source| (words.source)(source)));
    }
    if !known.is_empty() {
        notes.push(known.join(" · "));
    }
    notes.extend(line.notes.iter().cloned());
    notes
}

/// The figure as people read it.
/// Nobody reads more numbers than this from the top to the bottom.
const LONG: usize = 1000;

pub(crate) fn document(subject: &Subject<'_>) -> Document {
    let words = subject.language.explain();
    let mut document =
        Document { title: (words.title)(&label(subject, subject.figure)), ..Document::default() };
    let lines = lines(subject, true);
    let mut tree: Vec<TreeLine> = Vec::new();
    let mut last_source = None;
    let is_cut = lines.iter().any(|(line, _)| line.hidden == Some(Hidden::Deeper));
    for (index, (line, location)) in lines.iter().enumerate() {
        let mut notes = rest(line, location, subject, &mut last_source);
        if let (0, Figure::Defined(value)) = (index, &line.value)
            && round(*value, 2, Rounding::default()) != *value
        {
            notes.push((words.unrounded)(&plain(*value, subject.language)));
        }
        if line.hidden == Some(Hidden::Before) {
            notes.push(words.above.to_owned());
        }
        let is_first = tree.last().is_some_and(|above| above.depth < line.depth);
        let (sign, label) = match line.role {
            // Nothing stands before it that it could be multiplied by.
            Some(Role::Times(1)) if is_first => (" ".to_owned(), line.label.clone()),
            Some(role @ (Role::Times(times) | Role::Over(times))) if times > 1 => {
                (sign(role), format!("{} ({times}×)", line.label))
            }
            role => (role.map(sign).unwrap_or_default(), line.label.clone()),
        };
        tree.push(TreeLine { depth: line.depth, sign, label, value: written(line, subject), notes });
    }
    let is_single = tree.len() == 1;
    if tree.len() > LONG {
        document.note((words.long)(&plain(Decimal::from(tree.len()), subject.language)));
    }
    document.blocks.push(Block::Tree(tree));
    if is_cut {
        document.blocks.push(Block::Foot((words.deeper)(subject.depth.unwrap_or_default())));
    }
    if !is_single {
        document.blocks.push(Block::Foot(words.how_to_read.to_owned()));
    }
    document
}
