//! From the grids of a project to its draft: decimal marks first, then settings, then the other tables.

use super::cell::{Desk, Shared};
use super::fault::{Form, ReadFault};
use super::findings::{Origin, add_prices};
use super::grid::Grid;
use super::layout::{self, Fields, Layout};
use super::marks::{self, Marks, Tally};
use super::number::Mark;
use super::place::{FileId, Place};
use super::ranges::{CorrelationRow, RangeRow};
use super::scenarios::{ScenarioRow, is_beside};
use super::tables::{currency_code, rows, settings, stated_mark};
use super::{columns, parties, wording};
use crate::problem::Problem;
use impactkaart_core::model::{Cell, Column, ProjectDraft, ProjectLanguage, Table};
use std::collections::{BTreeMap, BTreeSet};

/// A draft, and where its cells stand.
pub(super) struct Assembled {
    pub(super) draft: ProjectDraft,
    pub(super) scenarios: Vec<ScenarioRow>,
    pub(super) ranges: Vec<RangeRow>,
    pub(super) correlations: Vec<CorrelationRow>,
    pub(super) origin: Origin,
    /// Whether a name of a column or key is in Dutch.
    pub(super) is_dutch: bool,
    pub(super) unlisted: usize,
}

impl Default for Assembled {
    fn default() -> Self {
        let origin = Origin {
            layouts: BTreeMap::new(),
            broken: BTreeSet::new(),
            faulty: BTreeSet::new(),
            late: Vec::new(),
            own_values: 0,
            price_users: Vec::new(),
            absent_name: |table, _| table.name().to_owned(),
            is_dutch: false,
        };
        Self {
            draft: ProjectDraft::default(),
            scenarios: Vec::new(),
            ranges: Vec::new(),
            correlations: Vec::new(),
            origin,
            is_dutch: false,
            unlisted: 0,
        }
    }
}

/// A table on its way.
struct Part<'t> {
    table: Table,
    grid: Grid<'t>,
    name: Box<str>,
    fields: Fields,
    tally: Tally,
}

/// The draft in `grids`, which come in table order; `broken` are tables that are there and could not be read, `whole`
/// the folder or file of the project.
pub(super) fn assemble(
    grids: Vec<(Table, Grid<'_>, Box<str>)>,
    form: Form,
    broken: &[Table],
    whole: FileId,
    problems: &mut Vec<Problem>,
) -> Assembled {
    let mut assembled = Assembled::default();
    assembled.origin.broken.extend(broken);
    assembled.origin.absent_name = absent_name(form);
    let mut parts = Vec::new();
    for (table, grid, name) in grids {
        let (faults, unlisted) = grid.faults();
        assembled.unlisted += unlisted;
        problems.extend(faults.into_iter().map(|(place, fault)| Problem::reading(Some(place), fault)));
        let (fields, faults) = layout::fields(table, &grid);
        problems.extend(faults.into_iter().map(|(place, fault)| Problem::reading(Some(place), fault)));
        assembled.is_dutch |= fields.is_dutch && !is_beside(table);
        if fields.is_broken {
            assembled.origin.broken.insert(table);
            continue;
        }
        let tally = tally(&grid, &fields);
        parts.push(Part { table, grid, name, fields, tally });
    }
    let stated = parts.iter().find_map(stated_in);
    for table in [Table::Costs, Table::Effects] {
        let is_there =
            parts.iter().any(|part| part.table == table) || assembled.origin.broken.contains(&table);
        if !is_there && parts.iter().any(|part| part.table == Table::Project) {
            let fault = ReadFault::MissingTable { table, form };
            problems.push(Problem::reading(Some(Place::whole(whole)), fault));
        }
    }
    let marks: Vec<Marks> = (0..parts.len())
        .map(|index| {
            // What stands beside the map says nothing of other tables: these are read the same with and without it.
            let others = parts
                .iter()
                .enumerate()
                .filter(|(other, part)| *other != index && !is_beside(part.table))
                .map(|(_, part)| &part.tally);
            parts[index].tally.marks(stated, marks::agreed(others))
        })
        .collect();
    let mut currency = "EUR".to_owned();
    let mut effects_mark = Mark::Point;
    let mut shared = Shared::default();
    for (part, marks) in parts.into_iter().zip(marks) {
        if let Some((place, fault)) = part.tally.fault(marks, &part.grid) {
            problems.push(Problem::reading(Some(place), fault));
        }
        if part.table == Table::Effects {
            effects_mark = marks.mark;
        }
        take(part, marks, &currency, &mut shared, &mut assembled, problems);
        if let Some(stated) = &assembled.draft.settings.currency {
            currency = currency_code(stated);
        }
    }
    settle(&mut assembled, effects_mark);
    assembled
}

fn tally(grid: &Grid<'_>, fields: &Fields) -> Tally {
    match fields.key_and_value {
        None => Tally::of(grid, &fields.columns),
        Some((key, value)) => {
            Tally::of_settings(grid, key, value, &|text| columns::column_of(Table::Project, text))
        }
    }
}

/// The decimal mark that a project table states.
fn stated_in(part: &Part<'_>) -> Option<Mark> {
    let (key, value) = part.fields.key_and_value?;
    let mut stated = None;
    part.grid.each_row(&mut |row| {
        if columns::column_of(Table::Project, row.cells.get(key).text) == Some(Column::Decimal) {
            stated = stated.or_else(|| stated_mark(row.cells.get(value).text));
        }
    });
    stated
}

/// Reads the cells of one table into the draft.
fn take(
    part: Part<'_>,
    marks: Marks,
    currency: &str,
    shared: &mut Shared,
    assembled: &mut Assembled,
    problems: &mut Vec<Problem>,
) {
    let Part { table, grid, name, fields, .. } = part;
    let draft = &mut assembled.draft;
    let mut desk = Desk::new(&grid, marks, currency, shared);
    let mut keys = Vec::new();
    let mut places = Vec::new();
    match table {
        Table::Project => {
            // Holds because a project table without these two columns is broken.
            let (key, value) = fields.key_and_value.unwrap_or((0, 1));
            let read = settings(&mut desk, key, value);
            draft.settings = read.draft;
            assembled.is_dutch |= read.is_dutch;
            keys = read.places;
        }
        Table::Stakeholders => (draft.stakeholders, places) = rows(&mut desk, &fields.columns),
        Table::Costs => (draft.costs, places) = rows(&mut desk, &fields.columns),
        Table::Funding => (draft.funding, places) = rows(&mut desk, &fields.columns),
        Table::Reach => (draft.reach, places) = rows(&mut desk, &fields.columns),
        Table::Effects => (draft.effects, places) = rows(&mut desk, &fields.columns),
        Table::Values => (draft.values, places) = rows(&mut desk, &fields.columns),
        Table::Scenarios => (assembled.scenarios, places) = rows(&mut desk, &fields.columns),
        Table::Ranges => (assembled.ranges, places) = rows(&mut desk, &fields.columns),
        Table::Correlations => (assembled.correlations, places) = rows(&mut desk, &fields.columns),
    }
    let Desk { problems: found, unlisted, faulty, .. } = desk;
    problems.extend(found);
    assembled.unlisted += unlisted;
    assembled.origin.faulty.extend(faulty.into_iter().map(|(row, column)| (table, row, column)));
    let (file, headers) = (grid.file(), grid.headers().to_vec());
    let layout =
        Layout { file, form: grid.into_form(), headers, fields, rows: places, keys, name, mark: marks.mark };
    assembled.origin.layouts.insert(table, layout);
}

/// What can be said only when all tables are there: parties, prices, and words that contradict numbers.
fn settle(assembled: &mut Assembled, effects_mark: Mark) {
    let Assembled { draft, origin, is_dutch, .. } = assembled;
    origin.is_dutch = *is_dutch;
    origin.own_values = draft.values.len();
    let is_english = draft.settings.language == Some(ProjectLanguage::En);
    origin.price_users = add_prices(draft, is_english);
    let mut late = parties::resolve(draft, effects_mark);
    origin.faulty.extend(late.iter().map(|(table, row, column, _)| (*table, *row, *column)));
    late.extend(wording::slips(draft));
    origin.late =
        late.into_iter().map(|(table, row, column, fault)| (Cell { table, row, column }, fault)).collect();
}

/// How a table that is not there would be called.
fn absent_name(form: Form) -> fn(Table, bool) -> String {
    match form {
        Form::Folder => |table, is_dutch| format!("{}.csv", local_name(table, is_dutch)),
        Form::Workbook | Form::Document => |table, is_dutch| local_name(table, is_dutch).to_owned(),
    }
}

/// The name of a table, in Dutch where the project is.
pub(super) fn local_name(table: Table, is_dutch: bool) -> &'static str {
    match (table, is_dutch) {
        (table, false) => table.name(),
        (Table::Project, true) => "project",
        (Table::Stakeholders, true) => "belanghebbenden",
        (Table::Costs, true) => "kosten",
        (Table::Funding, true) => "dekking",
        (Table::Reach, true) => "bereik",
        (Table::Effects, true) => "effecten",
        (Table::Values, true) => "waarden",
        (Table::Scenarios, true) => "scenario's",
        (Table::Ranges, true) => "bandbreedtes",
        (Table::Correlations, true) => "samenhang",
    }
}
