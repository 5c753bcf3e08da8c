//! One cell of a table to one quantity, word or text of the draft; what cannot be read becomes a problem with a place.

use super::columns::expected;
use super::fault::{Expects, ReadFault, Shape};
use super::grid::{Cell, Content, Grid};
use super::marks::{Basis, Marks};
use super::number::{self, Evidence, Mark, unspaced};
use super::place::Place;
use super::prices::{self, Price};
use super::slip;
use super::words::{Word, choices, meaning};
use crate::problem::Problem;
use impactkaart_core::model::{Column, Severity, Text};
use rust_decimal::Decimal;
use std::collections::{BTreeSet, HashSet};

/// More problems than this in one table are counted only.
pub(super) const MOST_PROBLEMS: usize = 1000;

/// The table that is being read, and what was found in it.
pub(super) struct Desk<'g> {
    pub(super) grid: &'g Grid,
    pub(super) marks: Marks,
    pub(super) currency: &'g str,
    pub(super) notes: Notes,
    shared: &'g mut Shared,
}

/// What was found in a table.
#[derive(Debug, Default)]
pub(super) struct Notes {
    pub(super) problems: Vec<Problem>,
    /// How many problems were found beyond those kept.
    pub(super) unlisted: usize,
    pub(super) faulty: Faulty,
    has_assumed: bool,
}

/// Cells of a table of the draft that are blank only because they could not be read.
#[derive(Debug, Default)]
pub(super) struct Faulty {
    /// Row by row; of a row whose fields cannot be told apart no single columns.
    cells: Vec<(u32, Option<Column>)>,
    /// The columns of such rows.
    torn: Vec<Column>,
    columns: BTreeSet<Column>,
}

impl Faulty {
    /// A cell of the row at hand.
    pub(super) fn add(&mut self, row: usize, column: Column) {
        self.cells.push((number(row), Some(column)));
        self.columns.insert(column);
    }

    /// All cells of the row at hand, `columns` being those of the table.
    pub(super) fn add_row(&mut self, row: usize, columns: impl Iterator<Item = Column>) {
        if self.torn.is_empty() {
            self.torn.extend(columns);
            self.columns.extend(&self.torn);
        }
        self.cells.push((number(row), None));
    }

    /// Whether a cell of a row is among them, `is_meant` telling by its column.
    pub(super) fn has(&self, row: usize, is_meant: impl Fn(Column) -> bool) -> bool {
        let row = number(row);
        let first = self.cells.partition_point(|(other, _)| *other < row);
        let of_row = self.cells[first..].iter().take_while(|(other, _)| *other == row);
        of_row.into_iter().any(|(_, column)| match column {
            Some(column) => is_meant(*column),
            None => self.torn.iter().any(|column| is_meant(*column)),
        })
    }

    /// Whether any cell of a column is among them.
    pub(super) fn has_column(&self, column: Column) -> bool {
        self.columns.contains(&column)
    }
}

fn number(row: usize) -> u32 {
    // Holds because a row takes a byte of its file at least, and files are smaller than 4 GiB.
    u32::try_from(row).unwrap_or(u32::MAX)
}

/// Texts that stand in many rows, one copy of each.
#[derive(Debug, Default)]
pub(super) struct Shared(HashSet<Text>);

/// So many different texts are shared; those met later have a copy each.
const MOST_SHARED: usize = 4096;

impl Shared {
    fn text(&mut self, text: &str) -> Text {
        if let Some(known) = self.0.get(text) {
            return known.clone();
        }
        let text: Text = text.into();
        if self.0.len() < MOST_SHARED {
            self.0.insert(text.clone());
        }
        text
    }
}

impl<'g> Desk<'g> {
    /// The desk for a table, or for the next stretch of one, with what was found before.
    pub(super) fn new(
        grid: &'g Grid,
        marks: Marks,
        currency: &'g str,
        shared: &'g mut Shared,
        notes: Notes,
    ) -> Self {
        Self { grid, marks, currency, notes, shared }
    }

    /// A problem at a place of its own.
    pub(super) fn add(&mut self, place: Place, fault: ReadFault) {
        if self.notes.problems.len() < MOST_PROBLEMS {
            self.notes.problems.push(Problem::reading(Some(place), fault));
        } else if fault.severity() == Severity::Error {
            self.notes.unlisted += 1;
        }
    }
}

/// A filled cell on the desk.
pub(super) struct Filled<'d, 'g> {
    pub(super) desk: &'d mut Desk<'g>,
    /// The row of the draft.
    pub(super) row: usize,
    /// Where the row stands in the file.
    pub(super) at: u32,
    pub(super) field: usize,
    pub(super) column: Column,
    pub(super) cell: Cell<'d>,
    /// Of the project table: the key, which says more than the header.
    pub(super) key: Option<&'d str>,
}

impl Filled<'_, '_> {
    /// A problem of this cell; where it is an error the cell counts as unreadable.
    pub(super) fn add(&mut self, fault: ReadFault) {
        if fault.severity() == Severity::Error {
            self.spoil();
        }
        if self.desk.notes.problems.len() < MOST_PROBLEMS {
            let mut place = self.desk.grid.place(self.at, Some(self.field));
            if let Some(key) = self.key {
                place.header = Some(key.into());
            }
            self.desk.add(place, fault);
        } else if fault.severity() == Severity::Error {
            self.desk.notes.unlisted += 1;
        }
    }

    fn spoil(&mut self) {
        self.desk.notes.faulty.add(self.row, self.column);
    }

    /// Whether the cell is something that no text and no word can be; said so if it is.
    pub(super) fn is_refused(&mut self) -> bool {
        match self.cell.content {
            Content::Nested => {
                self.add(ReadFault::JsonShape { expected: Shape::Value });
                return true;
            }
            Content::Uncalculated => {
                self.add(ReadFault::FormulaNotCalculated);
                return true;
            }
            Content::Text | Content::Number | Content::Date => {}
        }
        match slip::sheet_error(unspaced(self.cell.text)) {
            Some(error) if error != super::fault::SheetError::Other => {
                self.add(ReadFault::SpreadsheetError { error });
                true
            }
            _ => false,
        }
    }

    /// The text of the cell.
    pub(super) fn text(&mut self) -> Option<Text> {
        if self.is_refused() {
            return None;
        }
        let text = unspaced(self.cell.text);
        // Ids and descriptions differ from row to row; everything else is repeated.
        let is_own = matches!(self.column, Column::Id | Column::Description);
        (!text.is_empty()).then(|| if is_own { text.into() } else { self.desk.shared.text(text) })
    }

    /// The meaning of a word of a fixed set.
    pub(super) fn word<T: Word>(&mut self) -> Option<T> {
        if self.is_refused() {
            return None;
        }
        let text = unspaced(self.cell.text);
        if text.is_empty() {
            return None;
        }
        let found = meaning(text);
        if found.is_none() {
            let (words, nearest) = choices::<T>(text);
            self.add(ReadFault::UnknownWord { words, nearest });
        }
        found
    }

    /// The number in the cell.
    pub(super) fn number(&mut self) -> Option<Decimal> {
        // Holds because tables ask for numbers of columns of numbers only.
        let expects = expected(self.column).unwrap_or(Expects::Quantity);
        self.number_as(expects)
    }

    /// The number in the cell, as a quantity of that kind.
    pub(super) fn number_as(&mut self, expects: Expects) -> Option<Decimal> {
        match self.cell.content {
            Content::Text => self.written_number(expects),
            Content::Number => match number::exact(self.cell.text, expects) {
                Ok((value, is_rounded)) => {
                    if is_rounded {
                        self.add(ReadFault::NumberRounded { kept: value });
                    }
                    Some(value)
                }
                Err(fault) => {
                    self.add(fault);
                    None
                }
            },
            Content::Date => {
                self.add(ReadFault::DateInNumber { expects });
                None
            }
            Content::Uncalculated => {
                self.add(ReadFault::FormulaNotCalculated);
                None
            }
            Content::Nested => {
                self.add(ReadFault::JsonShape { expected: Shape::Value });
                None
            }
        }
    }

    fn written_number(&mut self, expects: Expects) -> Option<Decimal> {
        let marks = self.desk.marks;
        let text = self.cell.text;
        let parsed = match number::parse(text, marks.mark, expects) {
            Ok(parsed) => parsed?,
            Err(fault) => {
                if is_price(unspaced(text)) {
                    self.add(ReadFault::PriceInAmount { value_column: false });
                } else {
                    self.add(fault);
                }
                return None;
            }
        };
        if let Some(found) = parsed.currency.filter(|found| !found.eq_ignore_ascii_case(self.desk.currency)) {
            let currency = self.desk.currency.into();
            self.add(ReadFault::OtherCurrency { found: found.into(), currency });
            return None;
        }
        if parsed.is_rounded {
            self.add(ReadFault::NumberRounded { kept: parsed.value });
        }
        if parsed.is_percent && expects == Expects::Share && is_small(parsed.value) {
            self.add(ReadFault::SmallPercentage { value: parsed.value, mark: marks.mark });
        }
        match parsed.evidence {
            Evidence::Sure(mark) if mark != marks.mark && marks.basis == Basis::Stated => {
                self.add(ReadFault::OtherMark { stated: marks.mark });
                return None;
            }
            Evidence::Either(Mark::Comma) if marks.basis == Basis::Undecided => {
                // Listed with the others in one problem of the file.
                self.spoil();
                return None;
            }
            Evidence::Either(mark) => self.note_reading(mark, parsed.value),
            _ => {}
        }
        Some(parsed.value)
    }

    /// Says once per file how a mark before three digits was read, where nobody stated it.
    fn note_reading(&mut self, mark: Mark, value: Decimal) {
        let marks = self.desk.marks;
        if self.desk.notes.has_assumed || marks.basis != Basis::Shown {
            return;
        }
        let fault = if mark != marks.mark {
            ReadFault::ThousandsAssumed { value, mark }
        } else if mark == Mark::Point && !marks.is_point_form {
            ReadFault::DecimalAssumed { value }
        } else {
            return;
        };
        self.desk.notes.has_assumed = true;
        self.add(fault);
    }

    /// The price that the cell names, by `prices:` or `prijzen:` and its id; none where it names none or an unknown one.
    pub(super) fn price(&mut self) -> Naming {
        let Some(id) = prices::id_in(unspaced(self.cell.text)) else { return Naming::No };
        match prices::find(id) {
            Some(price) => Naming::Price(price),
            None => {
                let nearest = prices::nearest(id).map(Into::into);
                self.add(ReadFault::UnknownPrice { nearest });
                Naming::Unknown
            }
        }
    }
}

/// Whether a cell names a price of the list.
pub(super) enum Naming {
    /// It does not.
    No,
    /// It does.
    Price(&'static Price),
    /// It does, and there is no such price.
    Unknown,
}

/// Whether a fraction that was written as a percentage may have been meant a hundred times as large: `0,25%` for a quarter.
fn is_small(value: Decimal) -> bool {
    value >= Decimal::new(1, 4) && value < Decimal::new(1, 2) && value.scale() <= 6
}

fn is_price(text: &str) -> bool {
    prices::id_in(text).is_some()
}
