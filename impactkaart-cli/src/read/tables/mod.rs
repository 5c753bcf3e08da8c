//! From the rows of a grid to the rows of a draft: one file per table.

mod costs;
mod effects;
mod funding;
mod project;
mod ranges;
mod reach;
mod scenarios;
mod stakeholders;
mod values;

pub(super) use project::{currency_code, settings, stated_mark};

use super::cell::{Desk, Filled, Notes};
use super::grid::Content;
use super::number::unspaced;
use impactkaart_core::model::Column;

/// A row of a draft that is filled in cell by cell.
pub(super) trait DraftRow: Default {
    /// Takes what a filled cell says of a column.
    fn set(&mut self, column: Column, cell: &mut Filled<'_, '_>);
}

/// Shows each row of a table to `take`, with where it stands; `before` rows came before these.
pub(super) fn each_draft<T: DraftRow>(
    desk: &mut Desk<'_>,
    columns: &[Option<Column>],
    before: usize,
    take: &mut dyn FnMut(&mut Notes, u32, T),
) {
    let mut count = before;
    let grid = desk.grid;
    grid.each_row(&mut |row| {
        let mut draft = T::default();
        let mut is_filled = row.is_torn;
        if row.is_torn {
            desk.notes.faulty.add_row(count, columns.iter().flatten().copied());
        }
        for (field, column) in columns.iter().enumerate() {
            let cell = row.cells.get(field);
            let Some(column) = *column else { continue };
            if cell.content == Content::Text && unspaced(cell.text).is_empty() {
                continue;
            }
            is_filled = true;
            draft.set(column, &mut Filled { desk, row: count, at: row.at, field, column, cell, key: None });
        }
        // Values in other columns only are a note, or what a spreadsheet left behind: they make no row.
        if is_filled {
            take(&mut desk.notes, row.at, draft);
            count += 1;
        }
    });
}
