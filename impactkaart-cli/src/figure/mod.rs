//! Figures by the path at which the JSON of a result has them: `returns.ratio`, `costs.by_year[2]`,
//! `benefits.by_effect."a.b"`. Dutch words and names of lines are understood; places in lists are counted from 0, as
//! JSON does, and where a list runs over years a calendar year may stand.

use crate::language::figure::{keys_of, word_of};
use impactkaart_core::Decimal;
use impactkaart_core::model::{Project, id_from, is_plain_id};
use impactkaart_core::nearest::nearest;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt;

/// A step into JSON.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Segment {
    Key(String),
    Index(usize),
}

/// Where a figure stands in the JSON of a result.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct FigurePath(pub(crate) Vec<Segment>);

impl fmt::Display for FigurePath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, segment) in self.0.iter().enumerate() {
            match segment {
                Segment::Index(at) => write!(formatter, "[{at}]")?,
                Segment::Key(key) => {
                    let point = if index > 0 { "." } else { "" };
                    if is_plain_id(key) {
                        write!(formatter, "{point}{key}")?;
                    } else {
                        write!(formatter, "{point}\"{}\"", key.replace('"', "\"\""))?;
                    }
                }
            }
        }
        Ok(())
    }
}

impl FigurePath {
    /// The path one step further.
    pub(crate) fn with(&self, segment: Segment) -> Self {
        let mut segments = self.0.clone();
        segments.push(segment);
        Self(segments)
    }

    /// The keys of the path, list places left out.
    pub(crate) fn keys(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.0.iter().filter_map(|segment| match segment {
            Segment::Key(key) => Some(key.as_str()),
            Segment::Index(_) => None,
        })
    }

    /// The last key.
    pub(crate) fn last_key(&self) -> &str {
        self.keys().next_back().unwrap_or_default()
    }
}

/// What stands at a path.
pub(crate) fn at<'v>(value: &'v Value, path: &FigurePath) -> Option<&'v Value> {
    path.0.iter().try_fold(value, |value, segment| match segment {
        Segment::Key(key) => value.get(key),
        Segment::Index(index) => value.get(index),
    })
}

/// All that stands in a value and holds nothing more, with its path.
pub(crate) fn leaves(value: &Value) -> Vec<(FigurePath, &Value)> {
    let mut found = Vec::new();
    walk(value, &FigurePath::default(), &mut found);
    found
}

fn walk<'v>(value: &'v Value, path: &FigurePath, found: &mut Vec<(FigurePath, &'v Value)>) {
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                walk(value, &path.with(Segment::Key(key.clone())), found);
            }
        }
        Value::Array(values) => {
            for (index, value) in values.iter().enumerate() {
                walk(value, &path.with(Segment::Index(index)), found);
            }
        }
        _ => found.push((path.clone(), value)),
    }
}

/// What holds words rather than figures, whatever they look like.
pub(crate) const WORDS: [&str; 16] = [
    "description",
    "name",
    "id",
    "source",
    "group",
    "counterparty",
    "stakeholder",
    "kind",
    "evidence",
    "per",
    "step",
    "cost",
    "level",
    "domain",
    "main_group",
    "compare_with",
];

/// What holds a figure for each of some ids, whatever these are.
pub(crate) const BY_ID: [&str; 6] =
    ["by_level", "by_stakeholder", "by_effect", "by_kind", "by_evidence", "benefits_by_price_year"];

/// Whether a figure of the map stands at a path: a number, or none for a reason that is given.
pub(crate) fn is_figure(values: &Value, path: &FigurePath, value: &Value) -> bool {
    let mut keys = path.keys();
    let first = keys.next().unwrap_or_default();
    let outside = match first {
        "warnings" | "undefined" => true,
        "made_with" => keys.next() != Some("conventions"),
        "project" => path.last_key() != "reference_ratio",
        _ => false,
    };
    let holder = path.keys().rev().nth(1).unwrap_or_default();
    if outside || (WORDS.contains(&path.last_key()) && !BY_ID.contains(&holder)) {
        return false;
    }
    is_number(values, path, value)
}

/// Whether it is a number, or none for a reason that is given.
pub(crate) fn is_number(values: &Value, path: &FigurePath, value: &Value) -> bool {
    match value {
        Value::Number(_) => true,
        Value::String(text) => text.parse::<Decimal>().is_ok(),
        Value::Null => reason(values, path).is_some(),
        _ => false,
    }
}

/// Why there is no figure at a path.
pub(crate) fn reason<'v>(values: &'v Value, path: &FigurePath) -> Option<&'v str> {
    let plain: Vec<String> = path
        .0
        .iter()
        .map(|segment| match segment {
            Segment::Key(key) => key.clone(),
            Segment::Index(index) => index.to_string(),
        })
        .collect();
    values["undefined"][plain.join(".")]["reason"].as_str()
}

/// Why nothing is found.
#[derive(Debug, PartialEq)]
pub(crate) enum NotFound {
    /// It is no path at all.
    Malformed,
    /// Nothing there is called so.
    Unknown { word: String, within: FigurePath, nearest: Option<String> },
    /// A list has no such place.
    Outside { within: FigurePath, places: usize },
    /// A list over the years has no such calendar year.
    NoSuchYear { within: FigurePath, year: usize, first: usize, last: usize },
    /// There are several figures below it.
    Several { path: FigurePath, some: Vec<String> },
    /// It is no figure.
    NoFigure { path: FigurePath },
}

/// Why a list has no such place: a calendar year is told from the years that there are.
fn outside(within: FigurePath, list: &[Value], asked: Option<usize>, start_year: usize) -> NotFound {
    match asked {
        Some(year) if year >= 1900 && !list.is_empty() && !list.iter().any(Value::is_object) => {
            NotFound::NoSuchYear { within, year, first: start_year, last: start_year + list.len() - 1 }
        }
        _ => NotFound::Outside { within, places: list.len() },
    }
}

/// Whether a figure stands at a path in the JSON of a result.
pub(crate) type IsFigure = fn(&Value, &FigurePath, &Value) -> bool;

/// The path of the figure that is called so in the JSON of a map.
pub(crate) fn find(values: &Value, project: &Project, typed: &str) -> Result<FigurePath, NotFound> {
    find_among(values, project, typed, is_figure)
}

/// The path of the figure that is called so in the JSON of a result.
pub(crate) fn find_among(
    values: &Value,
    project: &Project,
    typed: &str,
    is_figure: IsFigure,
) -> Result<FigurePath, NotFound> {
    let words = words(typed.trim()).ok_or(NotFound::Malformed)?;
    let names = names(project);
    let start_year = usize::from(project.calendar_year(1));
    let (mut path, mut here) = (FigurePath::default(), values);
    let mut rest = &words[..];
    while let [word, others @ ..] = rest {
        let (segment, left) = match here {
            Value::Object(entries) => {
                let known: Vec<&str> = entries.keys().map(String::as_str).collect();
                match keyed(&known, rest).or_else(|| Some((key(&known, word.text(), &names)?, others))) {
                    Some((key, left)) => (Segment::Key(key), left),
                    None => {
                        let nearest = suggestion(values, &path, &known, word.text(), is_figure);
                        return Err(NotFound::Unknown {
                            word: word.text().to_owned(),
                            within: path,
                            nearest,
                        });
                    }
                }
            }
            Value::Array(list) => {
                let place = match word.place() {
                    Some(index) if index >= 1900 && !list.iter().any(Value::is_object) => {
                        index.checked_sub(start_year)
                    }
                    Some(index) => Some(index),
                    None => list.iter().position(|item| is_called(item, word.text(), &names)),
                };
                match place.filter(|place| *place < list.len()) {
                    Some(place) => (Segment::Index(place), others),
                    None => return Err(outside(path, list, word.place(), start_year)),
                }
            }
            _ => return Err(NotFound::Unknown { word: word.shown(), within: path, nearest: None }),
        };
        path = path.with(segment);
        here = at(values, &path).unwrap_or(&Value::Null);
        rest = left;
    }
    // A step of the way from gross to net, or an effect, by its name alone: what it comes to.
    if here.is_object() && here.get("present_value").is_some_and(|value| !value.is_null()) {
        let whole = path.with(Segment::Key("present_value".to_owned()));
        if matches!(path.0.last(), Some(Segment::Index(_))) || path.keys().next() == Some("effects") {
            return Ok(whole);
        }
    }
    if here.is_object() || here.is_array() {
        let below = leaves(here).into_iter().map(|(rest, value)| {
            let whole = FigurePath(path.0.iter().cloned().chain(rest.0).collect());
            (whole, value)
        });
        let figures = below.filter(|(path, value)| is_figure(values, path, value));
        let some = figures.map(|(path, _)| path.to_string()).take(4).collect::<Vec<_>>();
        return Err(if some.is_empty() {
            NotFound::NoFigure { path }
        } else {
            NotFound::Several { path, some }
        });
    }
    if is_figure(values, &path, here) { Ok(path) } else { Err(NotFound::NoFigure { path }) }
}

/// A step of a path as typed.
#[derive(Debug, Clone, PartialEq)]
enum Word {
    /// Between points.
    Plain(String),
    /// Between quotation marks.
    Quoted(String),
    /// Between brackets.
    Place(usize, String),
}

impl Word {
    fn text(&self) -> &str {
        match self {
            Self::Plain(text) | Self::Quoted(text) | Self::Place(_, text) => text,
        }
    }

    /// The place in a list that it is, where it can be one.
    fn place(&self) -> Option<usize> {
        match self {
            Self::Place(place, _) => Some(*place),
            Self::Plain(text) => text.parse().ok(),
            Self::Quoted(_) => None,
        }
    }

    fn shown(&self) -> String {
        match self {
            Self::Plain(text) | Self::Quoted(text) => text.clone(),
            Self::Place(place, _) => format!("[{place}]"),
        }
    }
}

/// The longest key that the first words are, points between them: a key may be a number (`0.05`) or the path of a parameter
/// (`costs.host.amount`). What is left of the words.
fn keyed<'w>(known: &[&str], words: &'w [Word]) -> Option<(String, &'w [Word])> {
    let mut joined = String::new();
    let mut found = None;
    for (at, word) in words.iter().enumerate() {
        let point = if at == 0 { "" } else { "." };
        match word {
            Word::Plain(text) => joined.push_str(&format!("{point}{text}")),
            Word::Quoted(text) => joined.push_str(&format!("{point}\"{text}\"")),
            Word::Place(place, _) => joined.push_str(&format!("[{place}]")),
        }
        if at > 0 && known.contains(&joined.as_str()) {
            found = Some((joined.clone(), &words[at + 1..]));
        }
    }
    found
}

/// The steps of a path as typed; nothing where it is none.
fn words(text: &str) -> Option<Vec<Word>> {
    let mut words = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('[') {
            let (index, behind) = after.split_once(']')?;
            words.push(Word::Place(index.trim().parse().ok()?, index.trim().to_owned()));
            rest = behind;
        } else {
            rest = rest.strip_prefix('.').filter(|_| !words.is_empty()).unwrap_or(rest);
            let (word, behind) = match rest.strip_prefix('"') {
                Some(after) => {
                    let (key, behind) = quoted(after)?;
                    (Word::Quoted(key.trim().to_owned()), behind)
                }
                None => {
                    let (key, behind) = rest.split_at(rest.find(['.', '[']).unwrap_or(rest.len()));
                    (Word::Plain(key.trim().to_owned()), behind)
                }
            };
            if word.text().is_empty() {
                return None;
            }
            words.push(word);
            rest = behind;
        }
    }
    (!words.is_empty()).then_some(words)
}

/// What stands before the closing quotation mark, and what behind it; a mark in it is written twice.
fn quoted(text: &str) -> Option<(String, &str)> {
    let (mut key, mut rest) = (String::new(), text);
    loop {
        let (before, behind) = rest.split_once('"')?;
        key.push_str(before);
        match behind.strip_prefix('"') {
            Some(after) => {
                key.push('"');
                rest = after;
            }
            None => return Some((key, behind)),
        }
    }
}

/// Ids by what people call the lines.
fn names(project: &Project) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    let mut add = |id: &str, name: Option<&str>| {
        for called in [Some(id), name].into_iter().flatten() {
            names.entry(id_from(called)).or_insert_with(|| id.to_owned());
        }
    };
    project.stakeholders().iter().for_each(|one| add(&one.id, one.name.as_deref()));
    project.costs().iter().for_each(|one| add(&one.id, one.description.as_deref()));
    project.funding().iter().for_each(|one| add(&one.id, None));
    project.groups().iter().for_each(|one| add(&one.id, one.description.as_deref()));
    project.effects().iter().for_each(|one| add(&one.id, one.description.as_deref()));
    names
}

/// The key that a word means: itself, what it is in English, or the line that is called so.
fn key(known: &[&str], word: &str, names: &BTreeMap<String, String>) -> Option<String> {
    let plain = id_from(word).replace('-', "_");
    let is_known = |key: &str| known.contains(&key).then(|| key.to_owned());
    is_known(word)
        .or_else(|| is_known(&plain))
        .or_else(|| keys_of(&plain).find_map(is_known))
        .or_else(|| names.get(&id_from(word)).and_then(|id| is_known(id)))
}

/// Whether an item of a list is the step or line that is called so.
fn is_called(item: &Value, word: &str, names: &BTreeMap<String, String>) -> bool {
    let plain = id_from(word).replace('-', "_");
    ["step", "id", "cost", "parameter", "name", "what"].iter().filter_map(|key| item[key].as_str()).any(
        |id| {
            id == word
                || id == plain
                || keys_of(&plain).any(|key| key == id)
                || names.get(&id_from(word)).is_some_and(|named| named == id)
        },
    )
}

/// What may be meant: a key of that place, or a figure elsewhere that is called so.
fn suggestion(
    values: &Value,
    within: &FigurePath,
    known: &[&str],
    word: &str,
    is_figure: IsFigure,
) -> Option<String> {
    let plain = id_from(word).replace('-', "_");
    let elsewhere = leaves(values)
        .into_iter()
        .filter(|(path, value)| is_figure(values, path, value))
        .map(|(path, _)| path)
        .find(|path| path.last_key() == plain || keys_of(&plain).any(|key| key == path.last_key()));
    if within.0.is_empty()
        && let Some(path) = elsewhere
    {
        return Some(path.to_string());
    }
    let dutch = known.iter().filter_map(|key| word_of(key)).flat_map(|word| word.typed.iter().copied());
    let prefix = if within.0.is_empty() { String::new() } else { format!("{within}.") };
    if let Some(found) = nearest(&plain, known.iter().copied().chain(dutch)) {
        return Some(format!("{prefix}{found}"));
    }
    let all = leaves(values);
    let figures = all.iter().filter(|(path, value)| is_figure(values, path, value));
    let returns: Vec<_> = figures.map(|(path, _)| path).filter(|path| path.0.len() == 2).collect();
    let found = nearest(&plain, returns.iter().map(|path| path.last_key()))?;
    let path = returns.iter().find(|path| path.last_key() == found).filter(|_| within.0.is_empty())?;
    Some(path.to_string())
}
