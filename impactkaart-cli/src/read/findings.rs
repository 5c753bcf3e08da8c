//! From what the core found in a draft to problems with places; what only follows from a problem already found is left out.

use super::cell::Faulty;
use super::fault::ReadFault;
use super::files::Files;
use super::layout::Layout;
use super::place::Place;
use crate::problem::{ModelFault, Problem, What};
use impactkaart_core::model::{Because, Cell, Column, Fault, Found, Severity, Table};
use std::collections::{BTreeMap, BTreeSet};

/// Where the tables of a project stand, and what in them could not be read.
pub(super) struct Origin {
    pub(super) layouts: BTreeMap<Table, Layout>,
    /// Tables that are there and could not be read at all.
    pub(super) broken: BTreeSet<Table>,
    /// Cells that are blank in the draft only because they could not be read.
    pub(super) faulty: BTreeMap<Table, Faulty>,
    /// What was found when all tables were there.
    pub(super) late: Late,
    /// Rows of values that stand in the file; those after them were taken from the price list.
    pub(super) own_values: usize,
    /// Where the first effect stands that uses each value of the price list, in the order of those values.
    pub(super) price_users: Vec<u32>,
    /// The name by which a table that is not there would be looked for.
    pub(super) absent_name: fn(Table, bool) -> String,
    pub(super) is_dutch: bool,
}

/// Findings that are put to their places when all is read.
#[derive(Debug, Default)]
pub(super) struct Late {
    list: Vec<(Cell, ReadFault)>,
    unlisted: usize,
}

impl Late {
    pub(super) fn add(&mut self, cell: Cell, fault: ReadFault) {
        if self.list.len() < MOST_FINDINGS {
            self.list.push((cell, fault));
        } else if fault.severity() == Severity::Error {
            self.unlisted += 1;
        }
    }

    pub(super) fn append(&mut self, other: Self) {
        self.unlisted += other.unlisted;
        other.list.into_iter().for_each(|(cell, fault)| self.add(cell, fault));
    }
}

/// More findings than this are counted only.
const MOST_FINDINGS: usize = 5 * super::cell::MOST_PROBLEMS;

/// Settings on which the meaning of years hangs.
const YEAR_SETTINGS: [Column; 3] = [Column::StartYear, Column::Years, Column::Horizon];

impl Origin {
    /// What was found when all tables were there, each at its place.
    pub(super) fn late_problems(&mut self, files: &Files, unlisted: &mut usize) -> Vec<Problem> {
        let late = std::mem::take(&mut self.late);
        *unlisted += late.unlisted;
        let each = late.list.into_iter();
        each.map(|(cell, fault)| Problem::reading(self.place(cell, files), fault)).collect()
    }

    /// The problems that the core's findings stand for.
    pub(super) fn problems(&self, found: Vec<Found>, files: &Files, unlisted: &mut usize) -> Vec<Problem> {
        let mut missing_columns = BTreeSet::new();
        let mut groups_without_new = BTreeSet::new();
        let mut problems = Vec::new();
        for found in found {
            if self.is_consequence(&found) {
                continue;
            }
            let Cell { table, column, .. } = found.cell;
            if let (Fault::Missing { because }, Some(layout)) = (&found.fault, self.layouts.get(&table))
                && !self.has_column(layout, table, column, *because)
            {
                if missing_columns.insert((table, column)) {
                    let nearest = layout.stranger_near(table, column);
                    let fault = ReadFault::MissingColumn { table, column, because: *because, nearest };
                    problems.push(Problem::reading(Some(Place::whole(layout.file)), fault));
                }
                continue;
            }
            if let (Fault::NewMissing { group, .. }, Some(layout)) = (&found.fault, self.layouts.get(&table))
            {
                // Without the column each row of the group would say the same.
                if !layout.has(column)
                    && !layout.has_by_year(column)
                    && !groups_without_new.insert(group.clone())
                {
                    continue;
                }
            }
            if problems.len() < MOST_FINDINGS {
                problems.push(self.problem(found, files));
            } else if found.severity() == Severity::Error {
                *unlisted += 1;
            }
        }
        problems
    }

    /// Whether the column of a blank cell is there at all.
    fn has_column(&self, layout: &Layout, table: Table, column: Column, because: Because) -> bool {
        table == Table::Project
            || layout.has(column)
            || layout.has_by_year(column)
            || (because == Because::NeedsName
                && (layout.has(Column::Description) || layout.has(Column::Name)))
    }

    /// Whether a finding only follows from what could not be read.
    fn is_consequence(&self, found: &Found) -> bool {
        let is_faulty = |cell: &Cell| {
            // By name: `amount_2026` spoils what is said of `amount` too.
            let is_meant = |column: Column| column.name() == cell.column.name();
            self.faulty.get(&cell.table).is_some_and(|faulty| faulty.has(cell.row, is_meant))
        };
        if is_faulty(&found.cell) || found.other.as_ref().is_some_and(is_faulty) {
            return true;
        }
        if self.broken.contains(&found.cell.table) {
            return true;
        }
        let is_spoiled = |table: Table, columns: &[Column]| {
            let has =
                |column: &Column| self.faulty.get(&table).is_some_and(|faulty| faulty.has_column(*column));
            self.broken.contains(&table) || columns.iter().any(has)
        };
        match &found.fault {
            Fault::UnknownReference { table, .. } => {
                is_spoiled(*table, &[Column::Id, Column::Name, Column::Description, Column::Group])
            }
            Fault::SeveralOrganisations { .. } => is_spoiled(Table::Stakeholders, &[Column::Level]),
            Fault::YearOutside { .. }
            | Fault::FirstAfterLast { .. }
            | Fault::HorizonBelowYears { .. }
            | Fault::DuplicateYear { .. }
            | Fault::NotPerYear
            | Fault::NoPrescribedRate { .. }
            | Fault::PriceYearTooEarly { .. }
            | Fault::DiscountingTooStrong { .. }
            | Fault::Missing { because: Because::SeveralYears | Because::WhichYear } => {
                is_spoiled(Table::Project, &YEAR_SETTINGS)
            }
            Fault::NewMissing { .. } => {
                is_spoiled(Table::Project, &YEAR_SETTINGS)
                    || is_spoiled(Table::Reach, &[Column::New, Column::Year])
            }
            // Whether an effect is valued is not known where its value or amount could not be read.
            Fault::Missing { because: Because::Valued } => {
                let faulty = self.faulty.get(&found.cell.table);
                faulty.is_some_and(|faulty| faulty.has(found.cell.row, |column| column == Column::Value))
            }
            _ => false,
        }
    }

    fn problem(&self, found: Found, files: &Files) -> Problem {
        let Found { cell, other, fault } = found;
        let place = self.place(cell, files);
        let other = match (&fault, other) {
            (_, Some(other)) => self.place(other, files),
            (Fault::UnknownReference { table, nearest: Some((_, row)), .. }, None) => {
                let column = if *table == Table::Reach { Column::Group } else { Column::Id };
                self.place(Cell { table: *table, row: *row, column }, files)
            }
            _ => None,
        };
        let about = match &fault {
            Fault::UnknownReference { table, .. } => *table,
            _ => cell.table,
        };
        let table_name = match self.layouts.get(&about) {
            Some(layout) => layout.name.clone(),
            None => (self.absent_name)(about, self.is_dutch).into(),
        };
        let mark = self.layouts.get(&cell.table).map(|layout| layout.mark);
        let model = ModelFault { fault, table: cell.table, column: cell.column, other, table_name, mark };
        Problem { place, what: What::Model(Box::new(model)) }
    }

    /// Whether a table has a column.
    pub(super) fn has(&self, table: Table, column: Column) -> bool {
        self.layouts.get(&table).is_some_and(|layout| layout.has(column))
    }

    /// The place of a cell of the draft.
    pub(super) fn place(&self, cell: Cell, files: &Files) -> Option<Place> {
        if cell.table == Table::Values && cell.row >= self.own_values {
            // A price of the list stands in no file: it shows where it is used.
            let at = self.price_users.get(cell.row - self.own_values)?;
            let effects = self.layouts.get(&Table::Effects)?;
            let row = effects.rows.binary_search(at).ok()?;
            return Some(effects.place(files, row, Column::Value));
        }
        Some(self.layouts.get(&cell.table)?.place(files, cell.row, cell.column))
    }
}
