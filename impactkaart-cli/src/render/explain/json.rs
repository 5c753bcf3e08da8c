//! The tree for machines, nested.

use super::words::label;
use super::{Line, Subject, lines};
use crate::figure::FigurePath;
use crate::problem::locate::Location;
use crate::read::place::Spot;
use crate::render::json::decimal;
use impactkaart_core::explain::{Hidden, Role};
use impactkaart_core::number::Figure;
use serde_json::{Map, Value, json};

/// The figure as JSON, the parts of a number in it.
pub(crate) fn values(subject: &Subject<'_>, made_with: Value) -> Value {
    let lines = lines(subject, false);
    let mut position = 0;
    let tree = nested(subject, &lines, &mut position);
    json!({
        "made_with": made_with,
        "project": { "name": &*subject.project.settings().name },
        "figure": subject.figure.to_string(),
        "label": label(subject, subject.figure),
        "explanation": tree,
    })
}

pub(super) fn role_code(role: Role) -> &'static str {
    match role {
        Role::Plus => "plus",
        Role::Minus => "minus",
        Role::Times(_) => "times",
        Role::Over(_) => "divided_by",
        Role::After(_) => "after_half_years",
    }
}

pub(super) fn times(role: Role) -> Option<u32> {
    match role {
        Role::Times(times) | Role::Over(times) | Role::After(times) => Some(times),
        Role::Plus | Role::Minus => None,
    }
}

fn nested(subject: &Subject<'_>, lines: &[(Line, Location)], position: &mut usize) -> Value {
    let Some((line, location)) = lines.get(*position) else { return Value::Null };
    *position += 1;
    let mut entries = Map::new();
    let mut add = |key: &str, value: Value| {
        if !value.is_null() {
            entries.insert(key.to_owned(), value);
        }
    };
    add("id", line.id.into());
    add("role", line.role.map(role_code).into());
    add("count", line.role.and_then(times).into());
    add("label", line.label.as_str().into());
    add("figure", line.figure.as_ref().map(FigurePath::to_string).into());
    match &line.value {
        Figure::Defined(value) => add("value", decimal(*value).into()),
        Figure::Undefined(why) => {
            let why = match line.id {
                Some(_) => why.code(),
                None => crate::figure::reason(subject.values, subject.figure).unwrap_or_default(),
            };
            add("undefined", why.into());
        }
    }
    add("how", line.how.into());
    add("settled_decimals", line.settled.into());
    add("parameter", line.parameter.as_deref().into());
    if line.is_blank {
        add("blank", true.into());
    }
    if let Some(place) = &line.place {
        let sheet = match &place.spot {
            Spot::Cell { sheet, .. } => Some(sheet.to_string()),
            _ => None,
        };
        add(
            "place",
            json!({
                "file": subject.reading.files.name(place.file),
                "sheet": sheet,
                "line": location.line,
                "column": location.column,
                "cell": location.cell,
                "header": place.header.as_deref(),
                "text": place.text.as_deref(),
            }),
        );
    }
    add("evidence", line.evidence.map(|grade| grade.name()).into());
    add("source", line.source.as_deref().into());
    add(
        "hidden",
        line.hidden
            .map(|hidden| match hidden {
                Hidden::Before => "before",
                Hidden::Deeper => "deeper",
            })
            .into(),
    );
    if !line.notes.is_empty() {
        add("notes", line.notes.clone().into());
    }
    let mut parts = Vec::new();
    while lines.get(*position).is_some_and(|(below, _)| below.depth > line.depth) {
        parts.push(nested(subject, lines, position));
    }
    if !parts.is_empty() {
        entries.insert("parts".to_owned(), Value::Array(parts));
    }
    Value::Object(entries)
}
