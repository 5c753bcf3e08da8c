//! A result beside the same result made again: what differs, by what it is.

use super::csv::Sheet;
use super::document::{Block, ColumnKind, Document, RowKind, Table};
use crate::figure::{FigurePath, Segment, at, leaves};
use crate::language::Language;
use crate::language::verify::Verified;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What a difference is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// A file it was made from.
    Input,
    /// The version of the program.
    Version,
    /// What it was calculated with.
    Convention,
    /// A figure.
    Figure,
    /// Anything else it says.
    Rest,
}

impl Kind {
    fn code(self) -> &'static str {
        match self {
            Self::Input => "input",
            Self::Version => "version",
            Self::Convention => "convention",
            Self::Figure => "figure",
            Self::Rest => "text",
        }
    }
}

/// A place at which a result does not say what comes out now.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Difference {
    pub(crate) kind: Kind,
    /// Of an input its name.
    pub(crate) path: String,
    /// Nothing where the result does not have it.
    pub(crate) stated: Option<Value>,
    /// Nothing where it does not come out now.
    pub(crate) recomputed: Option<Value>,
}

/// What a result says and what comes out now.
pub(crate) struct Subject<'s> {
    pub(crate) result: &'s str,
    pub(crate) command: &'s str,
    /// How many figures there are.
    pub(crate) figures: usize,
    pub(crate) differences: &'s [Difference],
    pub(crate) language: Language,
}

/// What differs between a result as it stands and as it comes out now, and how many figures were compared.
pub(crate) fn differences(stated: &Value, recomputed: &Value) -> (Vec<Difference>, usize) {
    let mut found = inputs(stated, recomputed);
    let mut paths: BTreeMap<FigurePath, ()> = BTreeMap::new();
    let mut order = Vec::new();
    // An empty list or object is no leaf; that it is there is told by what it should hold.
    for (path, _) in all(stated).into_iter().chain(all(recomputed)) {
        if paths.insert(path.clone(), ()).is_none() {
            order.push(path);
        }
    }
    let mut figures = 0;
    for path in order {
        let (one, other) = (at(stated, &path), at(recomputed, &path));
        let is_inputs = matches!(&path.0[..], [Segment::Key(first), Segment::Key(second), ..]
            if first == "made_with" && second == "inputs");
        let kind = kind(&path, other.or(one).unwrap_or(&Value::Null));
        figures += usize::from(kind == Kind::Figure && other.is_some());
        // The files are told by name, and what a list or object holds is told by itself.
        let is_told =
            is_inputs || matches!((one, other), (Some(one), Some(other)) if is_same_holder(one, other));
        let is_sum_of_files = path.last_key() == "project_sha256" && !found.is_empty();
        if one == other || is_told || is_sum_of_files {
            continue;
        }
        let shown = |value: Option<&Value>| value.map(bare);
        let (stated, recomputed) = (shown(one), shown(other));
        found.push(Difference { kind, path: path.to_string(), stated, recomputed });
    }
    found.sort_by_key(|difference| difference.kind);
    (found, figures)
}

fn is_same_holder(one: &Value, other: &Value) -> bool {
    (one.is_object() && other.is_object()) || (one.is_array() && other.is_array())
}

/// All leaves, and what is empty.
fn all(value: &Value) -> Vec<(FigurePath, &Value)> {
    let mut found = leaves(value);
    empty(value, &FigurePath::default(), &mut found);
    found
}

fn empty<'v>(value: &'v Value, path: &FigurePath, found: &mut Vec<(FigurePath, &'v Value)>) {
    match value {
        Value::Object(entries) if entries.is_empty() => found.push((path.clone(), value)),
        Value::Array(values) if values.is_empty() => found.push((path.clone(), value)),
        Value::Object(entries) => {
            entries
                .iter()
                .for_each(|(key, value)| empty(value, &path.with(Segment::Key(key.clone())), found));
        }
        Value::Array(values) => {
            let each = values.iter().enumerate();
            each.for_each(|(index, value)| empty(value, &path.with(Segment::Index(index)), found));
        }
        _ => {}
    }
}

/// A value without what is below it, which is told by itself.
fn bare(value: &Value) -> Value {
    match value {
        Value::Object(_) => json!({}),
        Value::Array(_) => json!([]),
        other => other.clone(),
    }
}

fn kind(path: &FigurePath, value: &Value) -> Kind {
    let keys: Vec<&str> = path.keys().take(2).collect();
    match keys[..] {
        ["made_with", "version"] => Kind::Version,
        ["made_with", "conventions"] => Kind::Convention,
        ["made_with", ..] | ["warnings", ..] => Kind::Rest,
        _ => match value {
            Value::Number(_) | Value::Null => Kind::Figure,
            Value::String(text) if text.parse::<impactkaart_core::Decimal>().is_ok() => Kind::Figure,
            _ => Kind::Rest,
        },
    }
}

/// The files by name: those that are others than they were, those that are gone, and those that were not there. A name can
/// occur twice, where a result was made from two projects; then they are told apart by their order.
fn inputs(stated: &Value, recomputed: &Value) -> Vec<Difference> {
    let list = |value: &Value| -> Vec<(String, Value)> {
        let inputs = value["made_with"]["inputs"].as_array().cloned().unwrap_or_default();
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        let each = inputs.into_iter().map(|input| {
            let name = input["name"].as_str().unwrap_or_default().to_owned();
            let count = seen.entry(name.clone()).or_insert(0);
            *count += 1;
            let name = if *count > 1 { format!("{name} ({count})") } else { name };
            (name, input["sha256"].clone())
        });
        each.collect()
    };
    let (before, now) = (list(stated), list(recomputed));
    let find = |list: &[(String, Value)], name: &str| {
        list.iter().find(|(known, _)| known == name).map(|(_, checksum)| checksum.clone())
    };
    let mut found = Vec::new();
    for (name, checksum) in &before {
        let other = find(&now, name);
        if other.as_ref() != Some(checksum) {
            let stated = Some(checksum.clone());
            found.push(Difference { kind: Kind::Input, path: name.clone(), stated, recomputed: other });
        }
    }
    for (name, checksum) in now.iter().filter(|(name, _)| find(&before, name).is_none()) {
        let recomputed = Some(checksum.clone());
        found.push(Difference { kind: Kind::Input, path: name.clone(), stated: None, recomputed });
    }
    found
}

fn written(value: &Option<Value>, language: Language) -> String {
    match value {
        None => language.verify().nothing.to_owned(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

/// What it says and what comes out now; where both are written alike, which is a number and which a text.
fn beside(one: &Difference, language: Language) -> [String; 2] {
    let (words, values) = (language.verify(), [&one.stated, &one.recomputed]);
    let texts = values.map(|value| written(value, language));
    if texts[0] != texts[1] {
        return texts;
    }
    values.map(|value| match value {
        Some(Value::Number(number)) => (words.a_number)(&number.to_string()),
        Some(Value::String(text)) => (words.a_text)(text),
        other => written(other, language),
    })
}

/// More differences of a kind than this are counted only, where people read them.
const MOST: usize = 30;

/// What was found, as people read it.
pub(crate) fn document(subject: &Subject<'_>) -> Document {
    let words = subject.language.verify();
    let of = |kind: Kind| subject.differences.iter().filter(move |one| one.kind == kind);
    let (wrong, count) = (of(Kind::Figure).count(), subject.differences.len());
    let (verified, lead) = match (count, wrong) {
        (0, _) => (Verified::Holds, (words.holds)(subject.figures)),
        (others, 0) if subject.figures > 0 => {
            (Verified::FiguresHold, (words.figures_hold)(subject.figures, others))
        }
        _ => (Verified::HoldsNot, (words.holds_not)(count, wrong)),
    };
    let mut document = Document { title: (words.title)(subject.result, verified), ..Document::default() };
    document.blocks.push(Block::Lead(lead));
    let files: Vec<String> = of(Kind::Input)
        .map(|one| match (&one.stated, &one.recomputed) {
            (Some(_), Some(_)) => (words.input_changed)(&one.path),
            (Some(_), None) => (words.input_gone)(&one.path),
            _ => (words.input_new)(&one.path),
        })
        .collect();
    if !files.is_empty() {
        document.heading(words.inputs_heading);
        document.list(files);
    }
    for one in of(Kind::Version) {
        let (stated, now) =
            (written(&one.stated, subject.language), written(&one.recomputed, subject.language));
        document.paragraph((words.version)(&stated, &now));
    }
    for (kind, heading) in [
        (Kind::Convention, words.conventions_heading),
        (Kind::Figure, words.figures_heading),
        (Kind::Rest, words.rest_heading),
    ] {
        let mut table = Table::new([
            (words.path, ColumnKind::Text),
            (words.stated, ColumnKind::Text),
            (words.recomputed, ColumnKind::Text),
        ]);
        for one in of(kind).take(MOST) {
            let [stated, recomputed] = beside(one, subject.language);
            table.row(RowKind::Plain, [one.path.clone(), stated, recomputed].map(Into::into));
        }
        if table.rows.is_empty() {
            continue;
        }
        document.heading(heading);
        document.table(table);
        let more = of(kind).count().saturating_sub(MOST);
        if more > 0 {
            document.note((words.more)(more));
        }
    }
    document.blocks.push(Block::Foot((words.made_by)(subject.command)));
    document
}

/// What was found, as JSON.
pub(crate) fn values(subject: &Subject<'_>) -> Value {
    let of = |kind: Kind| -> Value {
        let each = subject.differences.iter().filter(|one| one.kind == kind).map(|one| {
            let key = if kind == Kind::Input { "name" } else { "path" };
            json!({ key: one.path, "stated": one.stated, "recomputed": one.recomputed })
        });
        each.collect()
    };
    json!({
        "result": subject.result,
        "made_by": subject.command,
        "holds": subject.differences.is_empty(),
        "figures_compared": subject.figures,
        "inputs": of(Kind::Input),
        "version": of(Kind::Version),
        "conventions": of(Kind::Convention),
        "figures": of(Kind::Figure),
        "texts": of(Kind::Rest),
    })
}

/// What was found, for a spreadsheet: a row for each difference.
pub(crate) fn rows(subject: &Subject<'_>, sheet: &mut Sheet) {
    sheet.row(subject.language.verify().heads);
    for one in subject.differences {
        let written = |value: &Option<Value>| match value {
            None => String::new(),
            Some(Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
        };
        sheet.row([one.kind.code(), &one.path, &written(&one.stated), &written(&one.recomputed)]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_differs_is_found_and_told_by_what_it_is() {
        let stated = json!({
            "made_with": { "version": "1", "inputs": [{ "name": "a", "sha256": "x" }], "conventions": { "years": 1 } },
            "ratio": "2", "gone": "3", "name": "Coffee", "none": [],
        });
        let now = json!({
            "made_with": { "version": "2", "inputs": [{ "name": "b", "sha256": "x" }], "conventions": { "years": 2 } },
            "ratio": "2.1", "name": "Tea", "none": ["1"],
        });
        let (found, figures) = differences(&stated, &now);
        let told: Vec<_> = found.iter().map(|one| (one.kind.code(), one.path.as_str())).collect();
        let expected = [
            ("input", "a"),
            ("input", "b"),
            ("version", "made_with.version"),
            ("convention", "made_with.conventions.years"),
            ("figure", "ratio"),
            ("figure", "gone"),
            ("figure", "none[0]"),
            ("text", "name"),
        ];
        assert_eq!(told, expected);
        assert_eq!(figures, 2);
        assert_eq!(differences(&now, &now).0, []);
    }
}
