//! Where the numbers of a result come from: a result of any command, to the cells.
//!
//! A result says by which command it was made, with what, and from which files; so what each of its numbers is, is known by
//! its path: a figure of the map of a changed project, something stated, something made of other figures of the result, a
//! statistic over points or draws, or a count. A file per command says which; `follow` lays that out as the lines of an
//! explanation.
//!
//! Not here: how a figure of the map comes about (`explain` of the core), and formulas: what is made of others is a sum or
//! a quotient of them, and every statistic is defined in docs/method.md.

mod compare;
mod follow;
mod label;
mod outputs;
mod prepare;
mod projects;
mod scenarios;
mod sensitivity;
mod simulate;
mod sweep;
#[cfg(test)]
mod tests;

pub(crate) use follow::Follower;
pub(crate) use prepare::{Made, Prepared, Refused, Side, prepare};

use crate::figure::{BY_ID, FigurePath, NotFound, Segment, WORDS, is_number};
use crate::language::origin::Definition;
use crate::render::explain::{Step, Unit};
use impactkaart_core::explain::{How, Role};
use impactkaart_core::model::Cell;
use impactkaart_core::scenario::{Field, Path};
use serde_json::Value;

/// What a number of a result is, and in what it is counted.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub(crate) origin: Origin,
    pub(crate) unit: Unit,
}

/// What a number of a result is.
#[derive(Debug, Clone)]
pub(crate) enum Origin {
    /// A figure of the map.
    OfMap(OfMap),
    /// Somebody stated it.
    Stated(Stated),
    /// It is made of other numbers.
    Made { how: How, parts: Vec<Part>, decimals: Option<u32> },
    /// It tells about many points or draws, or is found by trying.
    Statistic(Statistic),
}

/// A figure of the map of a project after some changes.
#[derive(Debug, Clone)]
pub(crate) struct OfMap {
    /// Which of the projects of the result.
    pub(crate) side: usize,
    pub(crate) steps: Vec<Step>,
    pub(crate) figure: FigurePath,
}

/// What was stated, and where.
#[derive(Debug, Clone, Default)]
pub(crate) struct Stated {
    pub(crate) side: usize,
    /// The cell of the project's files.
    pub(crate) cell: Option<Cell>,
    /// What was typed.
    pub(crate) typed: Option<String>,
    /// The numbers of the project that it is, or is a factor on.
    pub(crate) path: Option<Path>,
    /// What is said of it.
    pub(crate) definition: Option<&'static Definition>,
    pub(crate) notes: Vec<String>,
}

/// A number that is told about many, or found by trying.
#[derive(Debug, Clone)]
pub(crate) struct Statistic {
    pub(crate) definition: &'static Definition,
    /// How many, with what seed.
    pub(crate) notes: Vec<String>,
    /// The single points that decide it.
    pub(crate) points: Vec<(String, OfMap)>,
    /// Other numbers of the result that stand beside it.
    pub(crate) beside: Vec<FigurePath>,
}

impl Statistic {
    /// The same with what stands beside it in the result, such as its error.
    fn beside(self, made: &Made<'_>, paths: impl IntoIterator<Item = FigurePath>) -> Self {
        let is_there = |path: &FigurePath| {
            crate::figure::at(made.values, path).is_some_and(|value| is_figure(made.values, path, value))
        };
        Self { beside: paths.into_iter().filter(is_there).collect(), ..self }
    }

    fn of(definition: &'static Definition, notes: Vec<String>, points: Vec<(String, OfMap)>) -> Self {
        Self { definition, notes, points, beside: Vec::new() }
    }
}

/// What a number is made of.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    pub(crate) role: Role,
    pub(crate) of: PartOf,
}

/// Where a part is found.
#[derive(Debug, Clone)]
pub(crate) enum PartOf {
    /// Elsewhere in the result.
    Figure(FigurePath),
    /// In the map.
    Map(OfMap),
    /// It is a sum itself, under a name of its own.
    Sum(&'static Definition, Vec<Part>),
}

impl Origin {
    /// A stable name.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::OfMap(_) => "of_map",
            Self::Stated(_) => "stated",
            Self::Made { .. } => "made",
            Self::Statistic(_) => "statistic",
        }
    }

    /// A statistic that no single point decides.
    fn told(definition: &'static Definition, notes: Vec<String>) -> Self {
        Self::Statistic(Statistic::of(definition, notes, Vec::new()))
    }

    /// One number less another.
    fn difference(one: PartOf, other: PartOf) -> Self {
        let parts = vec![Part { role: Role::Plus, of: one }, Part { role: Role::Minus, of: other }];
        Self::Made { how: How::Sum, parts, decimals: None }
    }

    /// One number divided by another.
    fn quotient(one: PartOf, other: PartOf) -> Self {
        let parts = vec![Part { role: Role::Times(1), of: one }, Part { role: Role::Over(1), of: other }];
        Self::Made { how: How::Quotient, parts, decimals: None }
    }

    fn in_units(self, unit: Unit) -> Found {
        Found { origin: self, unit }
    }

    /// A number that is counted in nothing.
    fn plain(self) -> Found {
        self.in_units(Unit::Plain)
    }
}

impl OfMap {
    fn of(side: usize, steps: Vec<Step>, figure: FigurePath) -> Found {
        let unit = Unit::of(&figure);
        Origin::OfMap(Self { side, steps, figure }).in_units(unit)
    }
}

/// What the numbers of a parameter are counted in; a factor in nothing.
fn unit_of(path: &Path, is_factor: bool) -> Unit {
    match path.field {
        Some(field) if field.is_fraction() && !is_factor => Unit::Share,
        Some(Field::Amount) if !is_factor => Unit::Money,
        _ => Unit::Plain,
    }
}

/// A step of a path, to be compared with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum At<'p> {
    K(&'p str),
    I(usize),
}

/// The path to be compared with.
fn steps_of(path: &FigurePath) -> Vec<At<'_>> {
    path.0
        .iter()
        .map(|segment| match segment {
            Segment::Key(key) => At::K(key),
            Segment::Index(index) => At::I(*index),
        })
        .collect()
}

/// A path in keys.
fn path_of<'p>(keys: impl IntoIterator<Item = At<'p>>) -> FigurePath {
    let segment = |key: At<'p>| match key {
        At::K(key) => Segment::Key(key.to_owned()),
        At::I(index) => Segment::Index(index),
    };
    FigurePath(keys.into_iter().map(segment).collect())
}

/// What holds words rather than figures in results of other commands than `calculate`.
const WORDS_OF_RESULTS: [&str; 12] = [
    "parameter",
    "parameter_2",
    "change",
    "what",
    "figure",
    "sampling",
    "distribution",
    "moved",
    "path",
    "timing",
    "rate",
    "verdict",
];

/// Whether a figure stands at a path of a result: a number, or none for a reason that is given.
pub(crate) fn is_figure(values: &Value, path: &FigurePath, value: &Value) -> bool {
    let mut keys = path.keys();
    let first = keys.next().unwrap_or_default();
    let is_outside = match first {
        "warnings" | "undefined" => true,
        "made_with" => !keys.next().is_some_and(|key| key.starts_with("conventions")),
        "project" | "from" | "to" => path.last_key() != "reference_ratio",
        _ => false,
    };
    let holder = path.keys().rev().nth(1).unwrap_or_default();
    let last = path.last_key();
    let is_word = WORDS.contains(&last) || WORDS_OF_RESULTS.contains(&last);
    if is_outside || (is_word && !BY_ID.contains(&holder) && !is_stated_amount(values, path)) {
        return false;
    }
    is_number(values, path, value)
}

/// A key that is a word elsewhere can be a parameter's path here: `costs` among elasticities.
fn is_stated_amount(values: &Value, path: &FigurePath) -> bool {
    let holder = FigurePath(path.0[..path.0.len().saturating_sub(1)].to_vec());
    holder.last_key() == "elasticities" && crate::figure::at(values, &holder).is_some()
}

/// A point of a sweep or a draw of a simulation by its number, from 0: `point[16]`, `draw[7]`. Results do not list them;
/// nothing where it is neither.
pub(crate) fn one_of_many(made: &Made<'_>, typed: &str) -> Option<Result<FigurePath, NotFound>> {
    let (word, number) = typed.trim().strip_suffix(']')?.split_once('[')?;
    let is_it = |words: [&str; 2]| words.contains(&word.trim());
    let (key, all) = match made.prepared {
        Prepared::Sweep(_) if is_it(["point", "punt"]) => ("point", "points"),
        Prepared::Simulate(_) if is_it(["draw", "trekking"]) => ("draw", "draws"),
        _ => return None,
    };
    let number: usize = number.trim().parse().ok()?;
    let places = made.values[all].as_u64().and_then(|all| usize::try_from(all).ok()).unwrap_or(0);
    Some(match number < places {
        true => Ok(path_of([At::K(key), At::I(number)])),
        false => Err(NotFound::Outside { within: path_of([At::K(key)]), places }),
    })
}

/// What the number at a path of a result is; nothing where that is not known.
pub(crate) fn origin(made: &Made<'_>, path: &FigurePath) -> Option<Found> {
    let keys = steps_of(path);
    match &keys[..] {
        [At::K("made_with"), At::K("conventions"), ..] | [At::K("project"), ..] => {
            Some(OfMap::of(0, made.base_steps(), path.clone()))
        }
        [At::K("made_with"), At::K("conventions_to"), rest @ ..] => {
            let figure = [At::K("made_with"), At::K("conventions")].into_iter().chain(rest.iter().copied());
            Some(OfMap::of(1, Vec::new(), path_of(figure)))
        }
        keys => match &made.prepared {
            Prepared::Calculate => Some(OfMap::of(0, Vec::new(), path.clone())),
            Prepared::Scenarios => scenarios::origin(made, keys),
            Prepared::Sweep(swept) => sweep::origin(made, swept, keys),
            Prepared::Simulate(simulated) => simulate::origin(made, simulated, keys),
            Prepared::Sensitivity(sensed) => sensitivity::origin(made, sensed, keys),
            Prepared::Compare => compare::origin(made, keys),
        },
    }
}
