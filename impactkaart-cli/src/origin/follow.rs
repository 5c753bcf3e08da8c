//! Where a number of a result comes from, as the lines of an explanation.

use super::label::capitalised;
use super::projects::Projects;
use super::{Found, Made, OfMap, Origin, Part, PartOf, Stated, Statistic, origin};
use crate::figure::{FigurePath, Segment, at};
use crate::render::explain::{Address, Line, Subject, Unit, cells, lines};
use impactkaart_core::Decimal;
use impactkaart_core::explain::{Hidden, How, Role};
use impactkaart_core::number::{Figure, Undefined};
use serde_json::Value;

/// Follows the numbers of a result.
pub(crate) struct Follower<'r> {
    made: &'r Made<'r>,
    projects: Projects<'r>,
}

/// People are shown so many cells of a factor, and so many changes of a point.
const MOST_CELLS: usize = 12;
const MOST_CHANGES: usize = 6;

impl<'r> Follower<'r> {
    pub(crate) fn new(made: &'r Made<'r>) -> Self {
        Self { made, projects: Projects::new(made) }
    }

    /// The lines of a number of the result, it first; nothing where it is not known what it is.
    pub(crate) fn lines(&self, path: &FigurePath, depth: Option<usize>) -> Option<Vec<Line>> {
        let Found { origin, unit } = origin(self.made, path)?;
        let stated = at(self.made.values, path);
        let value = stated.unwrap_or(&Value::Null);
        let mut lines = match &origin {
            Origin::OfMap(of) => {
                let mut lines = self.of_map(of, depth);
                if let Some((first, stated)) = lines.first_mut().zip(stated) {
                    self.compare(first, stated);
                }
                lines
            }
            Origin::Stated(stated) => self.stated(stated, number_of(value), unit, depth),
            Origin::Made { how, parts, decimals } => {
                let mut lines = self.made_of(*how, parts, number_of(value), unit, depth);
                if let Some(first) = lines.first_mut() {
                    first.settled = *decimals;
                }
                lines
            }
            Origin::Statistic(statistic) => self.statistic(statistic, number_of(value), unit, depth),
        };
        let first = lines.first_mut()?;
        if first.undefined.is_none() {
            self.explain_absence(first, path);
        }
        first.label = match one_of_many(path) {
            Some((is_draw, number)) => {
                let words = self.made.words();
                let name = if is_draw { (words.draw)(&number) } else { (words.point)(&number) };
                format!("{}: {}", capitalised(&name), first.label)
            }
            None => self.made.label(path),
        };
        first.path = Some(path.clone());
        first.origin = Some(origin.code());
        Some(lines)
    }

    /// Says so where the result has another number than comes out.
    fn compare(&self, line: &mut Line, value: &Value) {
        let is_same = match &line.value {
            Figure::Defined(found) => number_of(value) == Some(*found),
            Figure::Undefined(_) => value.is_null(),
        };
        if !is_same {
            let stated = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            line.notes.push((self.made.words().differs)(&stated));
        }
    }

    /// Why a number that is made of others is not there.
    fn explain_absence(&self, line: &mut Line, path: &FigurePath) {
        if line.value.defined().is_none() {
            line.undefined = crate::figure::reason(self.made.values, path).map(str::to_owned);
            let code = line.undefined.as_deref().unwrap_or_default();
            let known = [Undefined::SameCosts, Undefined::NoCosts, Undefined::NoSuchProject];
            let why = known.into_iter().find(|why| why.code() == code);
            line.notes.extend(why.map(|why| (self.made.language.map().undefined)(&why, "")));
        }
    }

    /// A figure of the map, down to the cells.
    fn of_map(&self, of: &OfMap, depth: Option<usize>) -> Vec<Line> {
        let Some((own, (stated, offset))) = self.made.sides.get(of.side).zip(self.projects.side(of.side))
        else {
            return Vec::new();
        };
        let changed = match &of.steps[..] {
            [] => None,
            steps => match self.projects.changed(of.side, steps) {
                Some(found) => Some(found),
                None => return vec![self.no_such_project(of)],
            },
        };
        let calculated = changed.as_ref().map_or(stated, |(changed, _)| &changed.calculated);
        let subject = Subject {
            reading: own.reading,
            stated: own.project,
            calculated,
            changed: changed.as_ref().map(|(changed, _)| (&**changed, stated)),
            figure: &of.figure,
            depth,
            for_people: self.made.for_people,
            language: self.made.language,
        };
        let mut lines = lines(&subject);
        let offset = changed.as_ref().map_or(*offset, |(_, offset)| *offset);
        for line in &mut lines {
            line.id = line.id.map(|id| id + offset);
        }
        if let Some(first) = lines.first_mut() {
            first.origin = Some("of_map");
            if of.side > 0 {
                first.notes.push(self.made.words().of_second.to_owned());
            }
            if let Some((changed, _)) = &changed {
                let said: Vec<String> =
                    changed.changes.iter().take(MOST_CHANGES).map(|change| change.words.join(" ")).collect();
                let more = changed.changes.len().saturating_sub(MOST_CHANGES);
                first.notes.push((self.made.words().with)(&said.join("; "), more));
                first.changes.clone_from(&changed.changes);
            }
        }
        lines
    }

    fn no_such_project(&self, of: &OfMap) -> Line {
        let why = Undefined::NoSuchProject;
        Line {
            undefined: Some(why.code().to_owned()),
            value: Figure::Undefined(why),
            figure: Some(of.figure.clone()),
            origin: Some("of_map"),
            notes: vec![self.made.words().no_such_project.to_owned()],
            ..Line::default()
        }
    }

    /// What was stated, and the cells of the project that it is about.
    fn stated(&self, stated: &Stated, value: Option<Decimal>, unit: Unit, depth: Option<usize>) -> Vec<Line> {
        let made = self.made;
        let mut notes: Vec<String> =
            stated.definition.map(|one| one.text(made.language).to_owned()).into_iter().collect();
        notes.extend(stated.typed.iter().map(|typed| (made.words().typed)(typed)));
        notes.extend(stated.notes.iter().cloned());
        let own = made.sides.get(stated.side);
        let place = own.zip(stated.cell).and_then(|(own, cell)| {
            own.reading.origin.as_ref()?.place(own.project, cell, &own.reading.files)
        });
        let address = own.and_then(|own| Address::of(place, &own.reading.files));
        let mut first = Line {
            value: value.map_or(Figure::Undefined(Undefined::NoCosts), Figure::Defined),
            unit,
            how: "stated",
            definition: stated.definition.map(|one| one.code),
            address,
            notes,
            parameter: stated.path.as_ref().map(ToString::to_string),
            ..Line::default()
        };
        let below = self.cells(stated);
        if depth == Some(0) && !below.is_empty() {
            first.hidden = Some(Hidden::Deeper);
            return vec![first];
        }
        let mut lines = vec![first];
        let most = if made.for_people { MOST_CELLS } else { usize::MAX };
        let more = below.len().saturating_sub(most);
        lines.extend(below.into_iter().take(most).map(|line| Line { depth: 1, ..line }));
        if more > 0
            && let Some(last) = lines.last_mut()
        {
            last.notes.push((made.words().more_cells)(more));
        }
        lines
    }

    /// The cells that a path takes.
    fn cells(&self, stated: &Stated) -> Vec<Line> {
        let Some((path, (calculated, _))) = stated.path.as_ref().zip(self.projects.side(stated.side)) else {
            return Vec::new();
        };
        let own = &self.made.sides[stated.side];
        let subject = Subject {
            reading: own.reading,
            stated: own.project,
            calculated,
            changed: None,
            figure: &FigurePath::default(),
            depth: None,
            for_people: self.made.for_people,
            language: self.made.language,
        };
        cells(&subject, path)
    }

    /// A number and what it is made of.
    fn made_of(
        &self,
        how: How,
        parts: &[Part],
        value: Option<Decimal>,
        unit: Unit,
        depth: Option<usize>,
    ) -> Vec<Line> {
        let first = Line {
            value: value.map_or(Figure::Undefined(Undefined::NoCosts), Figure::Defined),
            unit,
            how: how.code(),
            origin: Some("made"),
            ..Line::default()
        };
        let Some(below) = deeper(depth) else {
            return vec![Line { hidden: Some(Hidden::Deeper), ..first }];
        };
        let mut lines = vec![first];
        for part in parts {
            let found = match &part.of {
                PartOf::Figure(path) => self.lines(path, below).unwrap_or_default(),
                PartOf::Map(of) => self.of_map(of, below),
                PartOf::Sum(name, parts) => {
                    let mut sum = self.made_of(How::Sum, parts, None, Unit::Money, below);
                    if let Some(first) = sum.first_mut() {
                        first.label = capitalised(name.text(self.made.language));
                        first.definition = Some(name.code);
                    }
                    // What is not shown is added up all the same.
                    let shown = self.made_of(How::Sum, parts, None, Unit::Money, Some(1));
                    let total = added_up(&shown);
                    if let Some((first, total)) = sum.first_mut().zip(total) {
                        first.value = Figure::Defined(total);
                    }
                    sum
                }
            };
            add_below(&mut lines, found, part.role);
        }
        lines
    }

    /// A statistic, and the points that decide it.
    fn statistic(
        &self,
        statistic: &Statistic,
        value: Option<Decimal>,
        unit: Unit,
        depth: Option<usize>,
    ) -> Vec<Line> {
        let made = self.made;
        let definition = statistic.definition;
        let mut notes = vec![definition.text(made.language).to_owned()];
        notes.extend(statistic.notes.iter().cloned());
        if !definition.method.is_empty() {
            notes.push((made.words().defined_in)(definition.method));
        }
        let first = Line {
            value: value.map_or(Figure::Undefined(Undefined::NoCosts), Figure::Defined),
            unit,
            how: "statistic",
            definition: Some(definition.code),
            notes,
            ..Line::default()
        };
        let below = match deeper(depth) {
            None if !statistic.points.is_empty() || !statistic.beside.is_empty() => {
                return vec![Line { hidden: Some(Hidden::Deeper), ..first }];
            }
            below => below.unwrap_or(Some(0)),
        };
        let mut lines = vec![first];
        for (name, of) in &statistic.points {
            let mut found = self.of_map(of, below);
            if let Some(first) = found.first_mut() {
                first.label = format!("{}: {}", capitalised(name), first.label);
            }
            found.iter_mut().for_each(|line| line.depth += 1);
            lines.extend(found);
        }
        // What stands beside it is not what it comes of: that is not followed further.
        let beside = below.map_or(1, |below| below.min(1));
        for path in &statistic.beside {
            let mut found = self.lines(path, Some(beside)).unwrap_or_default();
            found.iter_mut().for_each(|line| line.depth += 1);
            lines.extend(found);
        }
        lines
    }
}

/// Whether it is a draw rather than a point, and its number, where a path is one of those, which results do not list.
fn one_of_many(path: &FigurePath) -> Option<(bool, String)> {
    match &path.0[..] {
        [Segment::Key(key), Segment::Index(number)] if key == "draw" || key == "point" => {
            Some((key == "draw", number.to_string()))
        }
        _ => None,
    }
}

/// How many steps there are below; nothing where there are none.
fn deeper(depth: Option<usize>) -> Option<Option<usize>> {
    match depth {
        None => Some(None),
        Some(depth) => depth.checked_sub(1).map(Some),
    }
}

/// Lines below the first, as a part of it.
fn add_below(lines: &mut Vec<Line>, mut found: Vec<Line>, role: Role) {
    for line in &mut found {
        line.depth += 1;
    }
    if let Some(first) = found.first_mut() {
        first.role = Some(role);
    }
    lines.extend(found);
}

/// What the lines next below the first come to, taken together.
fn added_up(lines: &[Line]) -> Option<Decimal> {
    let parts = lines.iter().filter(|line| line.depth == 1);
    parts.into_iter().try_fold(Decimal::ZERO, |sum, line| {
        let value = *line.value.defined()?;
        match line.role {
            Some(Role::Minus) => sum.checked_sub(value),
            _ => sum.checked_add(value),
        }
    })
}

/// The number of a value.
fn number_of(value: &Value) -> Option<Decimal> {
    match value {
        Value::String(text) => text.parse().ok(),
        Value::Number(number) => number.to_string().parse().ok(),
        _ => None,
    }
}
