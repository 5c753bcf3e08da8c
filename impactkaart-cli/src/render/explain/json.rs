//! The tree for machines, nested.

use super::{Change, Explained, Line};
use crate::figure::FigurePath;
use crate::render::json::decimal;
use impactkaart_core::explain::{Hidden, Role};
use impactkaart_core::number::Figure;
use serde_json::{Map, Value, json};

/// The figure as JSON, the parts of a number in it.
pub(crate) fn values(explained: &Explained<'_>) -> Value {
    let mut position = 0;
    let tree = nested(&explained.lines, &mut position);
    let mut values = json!({
        "made_with": explained.made_with,
        "project": { "name": explained.project },
        "figure": explained.figure.to_string(),
        "label": explained.label,
        "explanation": tree,
    });
    if let Some(result) = &explained.result {
        values["result"] = result.as_str().into();
    }
    if !explained.changes.is_empty() {
        values["changes"] = explained.changes.iter().map(change).collect();
    }
    values
}

/// A change that was made.
fn change(change: &Change) -> Value {
    let mut value = json!({
        "what": change.what,
        "parameter": change.path.to_string(),
        "change": change.written,
    });
    if let Some(was) = change.was {
        value["was"] = decimal(was).into();
    }
    if let Some(address) = &change.address {
        value["place"] = address.value();
    }
    value
}

pub(super) fn role_code(role: Role) -> &'static str {
    match role {
        Role::Plus => "plus",
        Role::Minus => "minus",
        Role::Times(_) => "times",
        Role::Over(_) => "divided_by",
        Role::Covered => "covered",
        Role::Covers(_) => "covers_in_year",
        Role::GainedAfter(_) => "gained_after_half_years",
        Role::SpentAfter(_) => "spent_after_half_years",
    }
}

pub(super) fn times(role: Role) -> Option<u32> {
    match role {
        Role::Times(times) | Role::Over(times) => Some(times),
        Role::GainedAfter(half_years) | Role::SpentAfter(half_years) => Some(half_years),
        Role::Covers(year) => Some(year.into()),
        Role::Plus | Role::Minus | Role::Covered => None,
    }
}

fn nested(lines: &[Line], position: &mut usize) -> Value {
    let Some(line) = lines.get(*position) else { return Value::Null };
    *position += 1;
    let mut entries = Map::new();
    let mut add = |key: &str, value: Value| {
        if !value.is_null() {
            entries.insert(key.to_owned(), value);
        }
    };
    add("id", line.id.into());
    add("path", line.path.as_ref().map(FigurePath::to_string).into());
    add("origin", line.origin.into());
    add("definition", line.definition.into());
    add("role", line.role.map(role_code).into());
    add("count", line.role.and_then(times).into());
    add("label", line.label.as_str().into());
    add("figure", line.figure.as_ref().map(FigurePath::to_string).into());
    match &line.value {
        Figure::Defined(value) => add("value", decimal(*value).into()),
        Figure::Undefined(_) => add("undefined", line.undefined.as_deref().unwrap_or_default().into()),
    }
    add("how", line.how.into());
    add("settled_decimals", line.settled.into());
    add("parameter", line.parameter.as_deref().into());
    if line.is_blank {
        add("blank", true.into());
    }
    if let Some(address) = &line.address {
        add("place", address.value());
    }
    if let Some(touched) = &line.touched {
        let by: Vec<Value> = touched.by.iter().map(change).collect();
        add("changed", json!({ "was": touched.was.map(decimal), "by": by }));
    }
    if !line.changes.is_empty() {
        add("changes", line.changes.iter().map(change).collect());
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
    while lines.get(*position).is_some_and(|below| below.depth > line.depth) {
        parts.push(nested(lines, position));
    }
    if !parts.is_empty() {
        entries.insert("parts".to_owned(), Value::Array(parts));
    }
    Value::Object(entries)
}
