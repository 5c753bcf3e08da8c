//! Rows for a spreadsheet: every figure of the JSON, one a row, with the level, stakeholder, effect, line and year it is
//! about in columns of their own, so that a filter or a pivot table can pick them out.

use super::json::Part;
use super::map::NO_MONEY_VALUE;
use crate::language::Language;
use crate::output::bare;
use serde_json::{Map, Value};
use std::io;

/// What Excel wants to see before it reads a file as UTF-8.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// CSV as Excel in that language opens it: semicolons and decimal commas in Dutch, commas and points in English.
pub(crate) struct Sheet {
    language: Language,
    text: String,
}

impl Sheet {
    pub(crate) fn new(language: Language) -> Self {
        Self { language, text: BYTE_ORDER_MARK.to_string() }
    }

    /// A row; cells that hold a number get the decimal mark of the language.
    pub(crate) fn row<'c>(&mut self, cells: impl IntoIterator<Item = &'c str>) {
        for (index, cell) in cells.into_iter().enumerate() {
            if index > 0 {
                self.text.push(self.language.separator());
            }
            if is_number(cell) {
                self.text.extend(
                    cell.chars()
                        .map(|letter| if letter == '.' { self.language.decimal_mark() } else { letter }),
                );
            } else if cell.contains([self.language.separator(), '"', '\n', '\r']) {
                self.text.push('"');
                self.text.push_str(&cell.replace('"', "\"\""));
                self.text.push('"');
            } else {
                self.text.push_str(cell);
            }
        }
        self.text.push_str("\r\n");
    }

    pub(crate) fn into_text(self) -> String {
        self.text
    }

    /// Hands the rows made so far on to `out`; styles that stand in a text of the project are no part of a sheet.
    pub(crate) fn pass_on(&mut self, out: &mut dyn io::Write) -> io::Result<()> {
        let written = out.write_all(bare(&self.text).as_bytes());
        self.text.clear();
        written
    }
}

/// Whether a cell is a number as JSON writes decimals.
fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
    [whole, decimals].iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// What a figure is about.
#[derive(Clone, Default)]
struct About {
    figure: String,
    /// Where it stands in the JSON, by which its reason is found where it has no value.
    path: String,
    level: String,
    stakeholder: String,
    effect: String,
    item: String,
    year: String,
    /// Whether one of the ids in the last part of the figure's name has been picked.
    is_picked: bool,
}

impl About {
    fn named(name: &str) -> Self {
        Self { figure: name.to_owned(), path: name.to_owned(), ..Self::default() }
    }
}

/// The heads of the columns.
pub(crate) fn heads(language: Language) -> [&'static str; 8] {
    match language {
        Language::Nl => ["uitkomst", "niveau", "belanghebbende", "effect", "post", "jaar", "waarde", "reden"],
        Language::En => ["figure", "level", "stakeholder", "effect", "item", "year", "value", "reason"],
    }
}

/// Shows the figures of a map as rows below [`heads`] to `row`, until it fails.
pub(crate) fn rows(figures: &Part<'_>, row: &mut dyn FnMut([String; 8]) -> io::Result<()>) -> io::Result<()> {
    let known = |key: &str| figures.get(key).map_or(&Value::Null, Part::known);
    let conventions = &known("made_with")["conventions"];
    let parties = known("project")["stakeholders"].as_array().into_iter().flatten();
    let level_of = parties.filter_map(|party| Some((text(&party["id"])?, text(&party["level"])?)));
    let mut reasons = Map::new();
    if let Some(Part::Entries(make)) = figures.get("undefined") {
        make(&mut |path, why| {
            // Of PM effects there may be a million, and all have the same reason.
            if !path.starts_with(BY_EFFECT) {
                reasons.insert(path.to_owned(), why);
            }
        });
    }
    let mut walk = Walk {
        start_year: conventions["start_year"].as_u64().unwrap_or(0),
        level_of: level_of.map(|(id, level)| (id.to_owned(), Value::from(level))).collect(),
        reasons: Value::Object(reasons),
        row,
        done: Ok(()),
    };
    walk.walk(&About::named("conventions"), conventions);
    walk.walk(&About::named("project.reference_ratio"), &known("project")["reference_ratio"]);
    const PARTS: [&str; 11] = [
        "costs",
        "funding",
        "benefits",
        "returns",
        "gross_to_net",
        "by_level_by_year",
        "by_stakeholder_by_year",
        "reach",
        "effects",
        "composition",
        "over_capacity",
    ];
    for name in PARTS {
        if let Some(part) = figures.get(name) {
            walk.walk_part(&About::named(name), part);
        }
    }
    let sector = &known("context")["sector_gross_ratio"]["value"];
    walk.walk(&About::named("context.sector_gross_ratio"), sector);
    walk.done
}

/// How the paths of the benefits of single effects start.
const BY_EFFECT: &str = "benefits.by_effect.";

fn text(value: &Value) -> Option<&str> {
    value.as_str()
}

/// What says what a row of the project is: left to the project itself.
const DESCRIPTIONS: [&str; 9] = [
    "description",
    "beneficiaries",
    "counterparty",
    "per",
    "group",
    "kind",
    "evidence",
    "source",
    "calendar_years",
];

struct Walk<'f> {
    start_year: u64,
    level_of: Map<String, Value>,
    reasons: Value,
    row: &'f mut dyn FnMut([String; 8]) -> io::Result<()>,
    done: io::Result<()>,
}

impl Walk<'_> {
    fn walk_part(&mut self, about: &About, part: &Part<'_>) {
        match part {
            Part::Known(value) => self.walk(about, value),
            Part::Object(entries) => {
                for (key, part) in entries {
                    self.walk_part(&self.within(about, key), part);
                }
            }
            Part::Entries(make) => make(&mut |key, value| self.walk(&self.within(about, key), &value)),
            // Only PM effects are listed so, and they are no figures.
            Part::Elements(_) => {}
        }
    }

    fn walk(&mut self, about: &About, value: &Value) {
        match value {
            Value::Object(entries) => {
                for (key, value) in entries {
                    self.walk(&self.within(about, key), value);
                }
            }
            Value::Array(_)
                if DESCRIPTIONS.iter().any(|name| about.figure.ends_with(&format!(".{name}"))) => {}
            Value::Array(values) => {
                for (index, value) in (0..).zip(values) {
                    self.walk_element(about, index, value);
                }
            }
            Value::Null => {
                let reason = match about.path.starts_with(BY_EFFECT) {
                    true => Some(NO_MONEY_VALUE),
                    false => self.reasons[&about.path]["reason"].as_str(),
                };
                if let Some(reason) = reason.map(str::to_owned) {
                    self.push(about, String::new(), reason);
                }
            }
            Value::String(text) => self.push(about, text.clone(), String::new()),
            Value::Number(number) => self.push(about, number.to_string(), String::new()),
            Value::Bool(yes) => self.push(about, yes.to_string(), String::new()),
        }
    }

    /// An entry of an object: something of the project by its id, or a figure by its name.
    fn within(&self, about: &About, key: &str) -> About {
        let mut about = about.clone();
        about.path = format!("{}.{key}", about.path);
        let container = about.figure.rsplit('.').next().unwrap_or_default();
        let by_id = match container {
            _ if about.is_picked => None,
            "by_level" | "by_level_by_year" => Some(&mut about.level),
            "by_stakeholder" | "by_stakeholder_by_year" => {
                about.level = self.level_of.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
                Some(&mut about.stakeholder)
            }
            "by_effect" | "effects" => Some(&mut about.effect),
            "by_line" | "by_group" | "by_kind" | "by_evidence" | "benefits_by_price_year" => {
                Some(&mut about.item)
            }
            _ => None,
        };
        if let Some(id) = by_id {
            key.clone_into(id);
            about.is_picked = true;
        } else {
            about.figure = format!("{}.{key}", about.figure);
            about.is_picked = false;
        }
        about
    }

    /// An element of a list: a step, a line above its capacity, or the figure of a year.
    fn walk_element(&mut self, about: &About, index: u64, value: &Value) {
        let mut about = about.clone();
        match value {
            Value::Object(entries) => {
                for name in ["step", "cost"] {
                    if let Some(item) = entries.get(name).and_then(Value::as_str) {
                        about.item = item.to_owned();
                    }
                }
                if let Some(year) = entries.get("year") {
                    about.year = year.to_string();
                }
                for (key, value) in
                    entries.iter().filter(|(key, _)| !matches!(key.as_str(), "step" | "cost" | "year"))
                {
                    self.walk(&self.within(&about, key), value);
                }
            }
            _ => {
                about.year = (self.start_year + index).to_string();
                self.walk(&about, value);
            }
        }
    }

    fn push(&mut self, about: &About, value: String, reason: String) {
        // What an effect or a line is, rather than a figure of it.
        let last = about.figure.rsplit('.').next().unwrap_or_default();
        if DESCRIPTIONS.contains(&last) {
            return;
        }
        let About { figure, level, stakeholder, effect, item, year, .. } = about.clone();
        if self.done.is_ok() {
            self.done = (self.row)([figure, level, stakeholder, effect, item, year, value, reason]);
        }
    }
}
