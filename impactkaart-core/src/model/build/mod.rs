//! From a draft to a project: references, ranges and order are settled here, and all faults are found at once.
//!
//! Rows are turned one by one, each into what it will be; a fault leaves a stand-in behind so that the search goes on,
//! and no project is made when there is one.

mod caution;
mod cells;
mod effects;
mod lines;
mod names;
mod people;
mod settings;
mod total;

use super::{Because, Cell, Column, Fault, Found, Project, ProjectDraft, Severity, Table, dutch};
use crate::Error;
pub use cells::Cells;
use names::Names;
use rust_decimal::Decimal;

/// A project, and what in it may not be meant.
#[derive(Debug, Clone, PartialEq)]
pub struct Built {
    /// The project.
    pub project: Project,
    /// Cautions, in table and row order.
    pub warnings: Vec<Found>,
    /// Where its numbers stood.
    pub cells: Cells,
}

impl ProjectDraft {
    /// The project that the draft describes, with what in it may not be meant.
    ///
    /// # Errors
    /// Everything that is wrong with it (and what may not be meant), in table and row order. Nothing can be calculated
    /// from a project with errors.
    pub fn build(self) -> Result<Built, Vec<Found>> {
        let mut faults = Faults::default();
        let names = Names::of(&self, &mut faults);
        let settings = settings::settings(&self.settings, &names, &mut faults);
        let price_index = self.price_index.unwrap_or_else(dutch::price_index);
        let prescribed_rates = self.prescribed_rates.unwrap_or_else(dutch::prescribed_rates);
        settings::check_rate(&settings, &prescribed_rates, &mut faults);

        let frame = Frame::of(&settings);
        let values = lines::values(self.values, &names, &frame, &price_index, &mut faults);
        let costs = lines::costs(self.costs, &names, &frame, &price_index, &mut faults);
        let funding = lines::funding(self.funding, &names, &frame, &mut faults);
        let (groups, places) = people::groups(self.reach, &names, &frame, &mut faults);
        let effects = effects::effects(self.effects, &names, &frame, &price_index, &mut faults);
        people::check_new(&groups, &places, &effects, &frame, &mut faults);

        let mut project = Project {
            settings,
            stakeholders: names.into_stakeholders(),
            costs,
            funding,
            groups,
            effects,
            values,
            price_index,
            prescribed_rates,
            total_bound: Decimal::ZERO,
        };
        if faults.are_clean() {
            match total::total_bound(&project) {
                Ok(bound) => project.total_bound = bound,
                Err(found) => faults.found.push(found),
            }
        }
        if faults.are_clean() {
            caution::cautions(&project, &places, &mut faults);
        }
        let clean = faults.are_clean();
        let found = faults.in_order();
        if clean { Ok(Built { project, warnings: found, cells: Cells::new(places) }) } else { Err(found) }
    }
}

/// What years mean in this project.
pub(super) struct Frame {
    pub(super) start_year: u16,
    pub(super) years: u16,
    pub(super) horizon: u16,
    pub(super) price_year: u16,
}

impl Frame {
    fn of(settings: &super::Settings) -> Self {
        let years = settings.years.map_or(1, |years| years.get());
        Self {
            start_year: settings.start_year.get(),
            years,
            horizon: settings.horizon.map_or_else(|| years.max(5), |horizon| horizon.get()).max(years),
            price_year: settings.price_year.unwrap_or(settings.start_year).get(),
        }
    }

    /// The project year that a stated year means: itself, or from 1900 the calendar year's.
    fn project_year(&self, stated: Decimal) -> Decimal {
        if stated >= Decimal::from(1900) {
            stated - Decimal::from(self.start_year) + Decimal::ONE
        } else {
            stated
        }
    }
}

/// The faults found so far.
#[derive(Default)]
pub(super) struct Faults {
    found: Vec<Found>,
}

impl Faults {
    pub(super) fn add(&mut self, cell: Cell, fault: Fault) {
        self.found.push(Found { cell, other: None, fault });
    }

    pub(super) fn add_with(&mut self, cell: Cell, other: Cell, fault: Fault) {
        self.found.push(Found { cell, other: Some(other), fault });
    }

    pub(super) fn missing(&mut self, cell: Cell, because: Because) {
        self.add(cell, Fault::Missing { because });
    }

    /// The quantity that `make` makes of a stated number, or nothing where it is blank or does not fit.
    pub(super) fn checked<T>(
        &mut self,
        cell: Cell,
        stated: Option<Decimal>,
        make: impl FnOnce(Decimal) -> Result<T, Error>,
    ) -> Option<T> {
        match make(stated?) {
            Ok(value) => Some(value),
            Err(error) => {
                self.add(cell, Fault::of(&error));
                None
            }
        }
    }

    fn are_clean(&self) -> bool {
        self.found.iter().all(|found| found.severity() == Severity::Warning)
    }

    fn in_order(mut self) -> Vec<Found> {
        self.found.sort_by_key(|found| found.cell);
        self.found
    }
}

/// A cell of one row, for the many checks that report on its columns.
#[derive(Clone, Copy)]
pub(super) struct Row {
    table: Table,
    row: usize,
}

impl Row {
    pub(super) fn of(table: Table, row: usize) -> Self {
        Self { table, row }
    }

    pub(super) fn at(self, column: Column) -> Cell {
        Cell { table: self.table, row: self.row, column }
    }
}
