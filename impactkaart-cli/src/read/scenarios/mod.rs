//! Scenarios: rows of changes, and what is set on the command line, to changes that the project can take.
//!
//! A row is read like any other; whether it fits the project is known only when that is built. Then each scenario is
//! tried, and what stands in its way is said at the row that brought it; the rows that are left are tried again, so that
//! all that is wrong is found at once.

mod change;
mod path;
mod slip;

pub(super) use change::{change_in, number_part, typed_amount};
pub(crate) use path::{ROOTS, pair};
pub(super) use path::{path_in, settled};
pub(crate) use slip::ScenarioSlip;

use super::fault::ReadFault;
use super::files::Files;
use super::findings::Origin;
use super::number::unspaced;
use super::place::{FileId, Place, Spot};
use super::words::plain;
use crate::problem::{ModelFault, Problem, What};
use impactkaart_core::Decimal;
use impactkaart_core::model::{
    Because, Cell, Column, Fault, Found, Group, Members, Project, Severity, Table, Text, YearLimit,
};
use impactkaart_core::scenario::{
    Change, ChangeFault, Field, Path, Root, Scenario, ScenarioError, ScenarioFault, Selection, check,
};
use std::collections::BTreeMap;

/// A row of scenarios, as far as it could be read.
#[derive(Debug, Default)]
pub(super) struct ScenarioRow {
    pub(super) scenario: Option<Text>,
    pub(super) parameter: Option<Path>,
    pub(super) change: Option<Change>,
}

/// What is set on the command line: one scenario, without a name.
#[derive(Clone, Copy)]
pub(crate) struct Set<'a> {
    /// `path=change`, each.
    pub(crate) changes: &'a [String],
    /// The flag as messages show it.
    pub(crate) flag: &'a str,
}

/// One change that could be read, and where it stands.
pub(super) struct Line {
    scenario: Text,
    path: Path,
    change: Change,
    at: At,
}

/// Where a change stands.
enum At {
    /// A row of the table.
    Row(usize),
    /// On the command line: the path and the change.
    Typed(Box<[Place; 2]>),
}

/// Cells that are required and blank.
pub(super) fn blanks(rows: &[ScenarioRow]) -> Vec<Found> {
    let mut found = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let cells = [
            (Column::Scenario, row.scenario.is_none()),
            (Column::Parameter, row.parameter.is_none()),
            (Column::Change, row.change.is_none()),
        ];
        found.extend(cells.into_iter().filter(|(_, is_blank)| *is_blank).map(|(column, _)| Found {
            cell: Cell { table: Table::Scenarios, row: index, column },
            other: None,
            fault: Fault::Missing { because: Because::Always },
        }));
    }
    found
}

/// Whether a table stands beside the map: nothing of the map is made from it.
pub(super) fn is_beside(table: Table) -> bool {
    matches!(table, Table::Scenarios | Table::Ranges | Table::Correlations)
}

/// Whether a problem is one of tables beside the map, and of nothing else.
pub(super) fn is_of(problem: &Problem, origin: &Origin) -> bool {
    if let What::Reading(ReadFault::Scenario { .. } | ReadFault::Range { .. }) = &problem.what {
        return true;
    }
    let Some(place) = &problem.place else { return false };
    let beside = || origin.layouts.iter().filter(|(table, _)| is_beside(**table));
    match &place.spot {
        Spot::Cell { sheet, .. } => beside().any(|(_, layout)| **sheet == *layout.name),
        _ => {
            let is_of_map =
                origin.layouts.iter().any(|(table, other)| !is_beside(*table) && other.file == place.file);
            !is_of_map && beside().any(|(_, layout)| layout.file == place.file)
        }
    }
}

/// The rows of which everything could be read.
pub(super) fn lines(rows: Vec<ScenarioRow>) -> Vec<Line> {
    let whole = rows.into_iter().enumerate().filter_map(|(index, row)| {
        let (scenario, path, change) = (row.scenario?, row.parameter?, row.change?);
        Some(Line { scenario, path, change, at: At::Row(index) })
    });
    whole.collect()
}

/// The changes on the command line, what they are shown as, and what is wrong with them.
pub(super) fn of_command_line(set: Set<'_>, files: &mut Files) -> (Vec<Line>, FileId, Vec<Problem>) {
    let texts: Vec<String> = set.changes.iter().map(|text| text.replace(['\n', '\r'], " ")).collect();
    let file = files.add_typed(set.flag, texts.join("\n"));
    let place = |offset: usize, text: &str| Place::typed(file, offset, text);
    let mut lines = Vec::new();
    let mut problems = Vec::new();
    let mut start = 0;
    for text in &texts {
        let mut refuse = |place: Place, slip: ScenarioSlip| problems.push(problem(Some(place), slip, None));
        match parts(text) {
            None => refuse(place(start, text), ScenarioSlip::NoChange),
            Some((path_text, change_text)) => {
                let change_start = start + text.len() - change_text.len();
                let places = [place(start, path_text), place(change_start, change_text)];
                let path = path_in(unspaced(path_text));
                let change = change::typed_change(change_text);
                match (path, change) {
                    (Ok(path), Ok(change)) => {
                        let at = At::Typed(Box::new(places));
                        lines.push(Line { scenario: Text::default(), path, change, at });
                    }
                    (path, change) => {
                        let [path_place, change_place] = places;
                        if let Err(slip) = path {
                            refuse(path_place, slip);
                        }
                        if let Err(slip) = change {
                            refuse(change_place, slip);
                        }
                    }
                }
            }
        }
        start += text.len() + 1;
    }
    (lines, file, problems)
}

/// Path and change of `path=change`: an id between quotation marks may hold a `=`.
pub(super) fn parts(text: &str) -> Option<(&str, &str)> {
    let mut is_quoted = false;
    let at = text.find(|letter: char| {
        is_quoted ^= letter == '"';
        letter == '=' && !is_quoted
    })?;
    let (path, change) = (&text[..at], &text[at + 1..]);
    (!unspaced(path).is_empty() && !unspaced(change).is_empty()).then_some((path, change))
}

pub(super) fn problem(place: Option<Place>, slip: ScenarioSlip, origin: Option<&Origin>) -> Problem {
    let mark = origin.and_then(|origin| Some(origin.layouts.get(&Table::Scenarios)?.mark));
    Problem::reading(place, ReadFault::Scenario { slip: Box::new(slip), mark })
}

/// The scenarios in `lines`, by name and in order, each with the rows of its changes, and what keeps changes from being made.
pub(super) fn resolve(
    project: &Project,
    lines: Vec<Line>,
    origin: &Origin,
    files: &Files,
) -> (Vec<(Scenario, Vec<usize>)>, Vec<Problem>) {
    // That of the command line is one of its own, whatever it is called.
    let mut order: Vec<Vec<Line>> = Vec::new();
    let mut known: BTreeMap<(bool, String), usize> = BTreeMap::new();
    for line in lines {
        let line = Line { path: settled(line.path, project), ..line };
        let key = (matches!(line.at, At::Typed(_)), plain(&line.scenario));
        let index = *known.entry(key).or_insert(order.len());
        match order.get_mut(index) {
            Some(group) => group.push(line),
            None => order.push(vec![line]),
        }
    }
    let mut problems = Vec::new();
    let mut scenarios = Vec::new();
    for group in order {
        let mut trial = Trial { project, origin, files, lines: &group, kept: (0..group.len()).collect() };
        problems.extend(trial.run());
        let changes = group.iter().map(|line| (line.path.clone(), line.change)).collect();
        let rows = group.iter().filter_map(|line| match line.at {
            At::Row(row) => Some(row),
            At::Typed(_) => None,
        });
        let rows = rows.collect();
        scenarios
            .extend(group.first().map(|first| (Scenario { name: first.scenario.clone(), changes }, rows)));
    }
    (scenarios, problems)
}

/// One scenario being tried.
struct Trial<'t> {
    project: &'t Project,
    origin: &'t Origin,
    files: &'t Files,
    lines: &'t [Line],
    /// The changes that nothing was found against yet.
    kept: Vec<usize>,
}

/// After so many wrong rows of one scenario the others are looked at when these are right.
const MOST_WRONG: usize = 50;

impl Trial<'_> {
    fn run(&mut self) -> Vec<Problem> {
        let mut problems = self.beyond_ten();
        while problems.len() < MOST_WRONG && !self.kept.is_empty() {
            let Err(ScenarioError { change, fault }) = check(self.project, &self.scenario(self.kept.len()))
            else {
                break;
            };
            let at = change.unwrap_or_else(|| self.culprit());
            let line = &self.lines[self.kept[at]];
            let slips = match fault {
                ScenarioFault::Twice { other } => {
                    let other = &self.lines[self.kept[other]];
                    vec![ScenarioSlip::Twice { other: self.place(other, Column::Parameter).map(Box::new) }]
                }
                fault => Telling { project: self.project, origin: self.origin }.slips(&line.path, fault),
            };
            let mark = matches!(line.at, At::Row(_)).then_some(self.origin);
            problems
                .extend(slips.into_iter().map(|slip| problem(self.place(line, slip.column()), slip, mark)));
            self.kept.remove(at);
        }
        problems
    }

    /// Factors that are hardly meant: `plus 10` on all costs makes them eleven times as high.
    fn beyond_ten(&mut self) -> Vec<Problem> {
        let mut problems = Vec::new();
        self.kept.retain(|at| {
            let line = &self.lines[*at];
            let factor = if line.path.field.is_none() { line.change.factor() } else { None };
            let Some(factor) = factor.filter(|factor| !(Decimal::ZERO..=Decimal::TEN).contains(factor))
            else {
                return true;
            };
            let slip = ScenarioSlip::FactorBeyondTen { factor };
            let mark = matches!(line.at, At::Row(_)).then_some(self.origin);
            problems.push(problem(place(line, slip.column(), self.origin, self.files), slip, mark));
            false
        });
        problems
    }

    /// The scenario of the first `count` kept changes.
    fn scenario(&self, count: usize) -> Scenario {
        let kept = self.kept[..count].iter().map(|index| &self.lines[*index]);
        let changes = kept.map(|line| (line.path.clone(), line.change)).collect();
        Scenario { name: Text::default(), changes }
    }

    /// The change from which on the project is wrong: the one behind the longest run of changes that it can take.
    fn culprit(&self) -> usize {
        let can_be = |count: &usize| check(self.project, &self.scenario(*count)).is_ok();
        (0..self.kept.len()).rev().find(can_be).unwrap_or(0)
    }

    fn place(&self, line: &Line, column: Column) -> Option<Place> {
        place(line, column, self.origin, self.files)
    }
}

/// Where a change, or the path of it, stands.
fn place(line: &Line, column: Column, origin: &Origin, files: &Files) -> Option<Place> {
    match &line.at {
        At::Row(row) => origin.place(Cell { table: Table::Scenarios, row: *row, column }, files),
        At::Typed(places) => Some(places[usize::from(column == Column::Change)].clone()),
    }
}

/// Says what is wrong with a change in the words of messages.
#[derive(Clone, Copy)]
pub(super) struct Telling<'t> {
    pub(super) project: &'t Project,
    pub(super) origin: &'t Origin,
}

impl Telling<'_> {
    /// What a fault of a path or a change is; two that reach the same number are for the caller, who knows where they stand.
    pub(super) fn slips(&self, path: &Path, fault: ScenarioFault) -> Vec<ScenarioSlip> {
        let root = path.root;
        let slip = match fault {
            ScenarioFault::UnknownLine { text, nearest } => unknown(path, self.project, text, nearest),
            ScenarioFault::UnknownYear(year) => ScenarioSlip::UnknownYear { year },
            ScenarioFault::NotStated => ScenarioSlip::NotStated,
            ScenarioFault::Twice { .. } => ScenarioSlip::Twice { other: None },
            ScenarioFault::Change(ChangeFault::BareOnFactor) => ScenarioSlip::BareOnFactor,
            ScenarioFault::Change(ChangeFault::BarePercentage) => ScenarioSlip::BarePercentage,
            ScenarioFault::Change(ChangeFault::OtherKind) => {
                let takes_timing = matches!(path.field, Some(Field::BenefitTiming | Field::CostTiming));
                ScenarioSlip::OtherKind { takes_timing }
            }
            ScenarioFault::Change(_) => ScenarioSlip::TooLarge,
            ScenarioFault::Invalid(found) => return self.invalid(found),
            _ if matches!(path.selection, Selection::At(_)) && !has_parties(root) => {
                ScenarioSlip::NoParties { root }
            }
            _ => ScenarioSlip::NothingSelected,
        };
        vec![slip]
    }

    /// What is wrong with the changed project, once per kind.
    fn invalid(&self, found: Vec<Found>) -> Vec<ScenarioSlip> {
        let mut slips: Vec<ScenarioSlip> = Vec::new();
        let errors = found.into_iter().filter(|found| found.severity() == Severity::Error);
        for Found { cell, fault, .. } in errors {
            let slip = match fault {
                Fault::OutOfRange { quantity, value } => {
                    let line = self.line_of(cell);
                    ScenarioSlip::LeavesRange { quantity, column: cell.column, line, value }
                }
                Fault::NotWhole { value, .. } => ScenarioSlip::NotWhole { column: cell.column, value },
                Fault::YearOutside { year, allowed: (_, last), start_year, of }
                    if of != YearLimit::Line && year > Decimal::from(last) =>
                {
                    let (table, line) = (self.table_name(cell.table), self.line_of(cell));
                    // The years of one line are said together, and one line of a table is enough.
                    let known = slips.iter_mut().find_map(|slip| match slip {
                        ScenarioSlip::YearLeftOut { table: other, line, years, .. } if *other == table => {
                            Some((line.clone(), years))
                        }
                        _ => None,
                    });
                    if let Some((known, years)) = known {
                        if known == line && !years.contains(&year) {
                            years.push(year);
                        }
                        continue;
                    }
                    let is_horizon = of == YearLimit::Horizon;
                    ScenarioSlip::YearLeftOut { table, line, years: vec![year], last, start_year, is_horizon }
                }
                fault => {
                    let layout = self.origin.layouts.get(&cell.table);
                    let table_name = self.table_name(cell.table);
                    let mark = layout.map(|layout| layout.mark);
                    let model = ModelFault {
                        fault,
                        table: cell.table,
                        column: cell.column,
                        other: None,
                        table_name,
                        mark,
                    };
                    ScenarioSlip::NoLongerValid { model: Box::new(model) }
                }
            };
            if !slips.contains(&slip) && slips.len() < 3 {
                slips.push(slip);
            }
        }
        // What else does not hold follows from a number that cannot be.
        let is_number = |slip: &ScenarioSlip| {
            matches!(slip, ScenarioSlip::LeavesRange { .. } | ScenarioSlip::NotWhole { .. })
        };
        if slips.iter().any(is_number) {
            slips.retain(is_number);
        }
        if slips.is_empty() { vec![ScenarioSlip::TooLarge] } else { slips }
    }

    /// What the project calls a table.
    fn table_name(&self, table: Table) -> Box<str> {
        self.origin.layouts.get(&table).map_or_else(|| table.name().into(), |layout| layout.name.clone())
    }

    /// What the line of a cell of the changed project is called: lines keep their order.
    fn line_of(&self, cell: Cell) -> Option<Text> {
        let (project, row) = (self.project, cell.row);
        match cell.table {
            Table::Project | Table::Stakeholders | Table::Scenarios | Table::Ranges | Table::Correlations => {
                None
            }
            Table::Costs => project.costs().get(row).map(|line| line.id.clone()),
            Table::Funding => project.funding().get(row).map(|line| line.id.clone()),
            Table::Reach => group_of(project, row),
            Table::Effects => project.effects().get(row).map(|line| line.id.clone()),
            Table::Values => project.values().get(row).map(|line| line.id.clone()),
        }
    }
}

/// The group of a row of reach, as a changed project has them: a row for each year, after one for every year.
fn group_of(project: &Project, row: usize) -> Option<Text> {
    let rows = |group: &Group| match &group.members {
        Members::Counted { each, by_year } => usize::from(each.is_some()) + by_year.len(),
        Members::PartOf { each, by_year, .. } => usize::from(each.is_some()) + by_year.len(),
    };
    let mut left = row;
    let found = project.groups().iter().find(|group| {
        let own = rows(group);
        let is_own = left < own;
        left = left.saturating_sub(own);
        is_own
    });
    found.map(|group| group.id.clone())
}

/// What is wrong with a path that takes nothing of the project.
pub(super) fn unknown(path: &Path, project: &Project, text: Text, nearest: Option<Text>) -> ScenarioSlip {
    let root = path.root;
    match &path.selection {
        Selection::At(_) if !has_parties(root) => ScenarioSlip::NoParties { root },
        Selection::At(text) if path::is_known_party(text, project) => ScenarioSlip::NothingSelected,
        Selection::At(_) => ScenarioSlip::UnknownParty { text, nearest },
        _ => {
            let field = path::field_of(root, &text).filter(|_| path.field.is_none());
            ScenarioSlip::UnknownLine { root, text, nearest, field }
        }
    }
}

/// Whether lines can be chosen by who they belong to.
fn has_parties(root: Root) -> bool {
    matches!(root, Root::Costs | Root::Funding | Root::Effects)
}
