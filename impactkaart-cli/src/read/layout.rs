//! What the fields of a table are, and where a cell of the draft stands in it.

use super::columns::{column_of, is_dutch, is_key_header, is_value_header, nearest_column};
use super::fault::ReadFault;
use super::files::Files;
use super::grid::{Content, Grid, GridForm};
use super::number::{Mark, unspaced};
use super::place::{FileId, Place};
use impactkaart_core::model::{Column, Table};

/// More columns than this are no table.
pub(super) const MOST_COLUMNS: usize = 1000;

/// What the fields of a table are.
#[derive(Debug, Default)]
pub(super) struct Fields {
    /// Per field its column, if it has one.
    pub(super) columns: Vec<Option<Column>>,
    /// Of the project table: the fields of keys and of values.
    pub(super) key_and_value: Option<(usize, usize)>,
    /// Whether a header is in Dutch.
    pub(super) is_dutch: bool,
    /// Whether the table cannot be read for want of headers.
    pub(super) is_broken: bool,
}

/// What the headers of `grid` mean, and what is wrong with them.
pub(super) fn fields(table: Table, grid: &Grid) -> (Fields, Vec<(Place, ReadFault)>) {
    let headers = grid.headers();
    let mut fields = Fields { columns: vec![None; headers.len()], ..Fields::default() };
    let mut faults = Vec::new();
    if headers.len() > MOST_COLUMNS {
        fields.is_broken = true;
        faults.push((grid.header_place(MOST_COLUMNS), ReadFault::TooManyColumns { limit: MOST_COLUMNS }));
        return (fields, faults);
    }
    if table == Table::Project {
        key_and_value(grid, &mut fields, &mut faults);
        return (fields, faults);
    }
    for (index, header) in headers.iter().enumerate() {
        let Some(column) = column_of(table, header) else { continue };
        match fields.columns.iter().position(|known| *known == Some(column)) {
            Some(first) => {
                let first = headers[first].clone();
                faults.push((grid.header_place(index), ReadFault::DuplicateColumn { first }));
            }
            None => {
                fields.is_dutch |= is_dutch(column, header);
                fields.columns[index] = Some(column);
            }
        }
    }
    // The names of a document stand in every row: there is no first row to point to.
    let has_first_row = !matches!(grid, Grid::Json(_));
    if fields.columns.iter().all(Option::is_none) && has_first_row {
        fields.is_broken = true;
        faults.push((grid.header_place(0), ReadFault::NoHeader { table }));
        return (fields, faults);
    }
    for (index, header) in headers.iter().enumerate() {
        if column_of(table, header).is_none() && !header.is_empty() {
            let nearest = nearest_column(table, header).map(Into::into);
            faults.push((grid.header_place(index), ReadFault::UnknownColumn { nearest }));
        }
    }
    faults.extend(unnamed(grid).map(|place| (place, ReadFault::UnnamedColumn)));
    (fields, faults)
}

fn key_and_value(grid: &Grid, fields: &mut Fields, faults: &mut Vec<(Place, ReadFault)>) {
    let headers = grid.headers();
    let key = headers.iter().position(|header| is_key_header(header));
    let value = headers.iter().position(|header| is_value_header(header));
    let (Some(key), Some(value)) = (key, value) else {
        fields.is_broken = true;
        if matches!(grid, Grid::Json(_)) {
            // No object, which has been said.
            return;
        }
        faults.push((grid.header_place(0), ReadFault::NoHeader { table: Table::Project }));
        return;
    };
    fields.key_and_value = Some((key, value));
    fields.is_dutch = !headers[key].eq_ignore_ascii_case("key");
}

/// The first value that stands below an empty header.
fn unnamed(grid: &Grid) -> Option<Place> {
    let headers = grid.headers();
    let all_named = headers.iter().all(|header| !header.is_empty());
    if all_named && !matches!(grid, Grid::Sheet(_)) {
        return None;
    }
    let mut found = None;
    grid.each_row(&mut |row| {
        let is_filled = |field: &usize| {
            let cell = row.cells.get(*field);
            cell.content != Content::Text || !unspaced(cell.text).is_empty()
        };
        // Beyond the header only a sheet can hold values: in text they are fields too many.
        let end = if matches!(grid, Grid::Sheet(_)) { row.cells.len() } else { headers.len() };
        let mut bare = (0..end).filter(|field| headers.get(*field).is_none_or(|header| header.is_empty()));
        if found.is_none() {
            found = bare.find(is_filled).map(|field| (row.at, field));
        }
    });
    found.map(|(at, field)| grid.place(at, Some(field)))
}

/// A table that was read: where its cells stand.
pub(super) struct Layout {
    pub(super) file: FileId,
    pub(super) form: GridForm,
    pub(super) headers: Vec<Box<str>>,
    pub(super) fields: Fields,
    /// Where each row of the draft stands; of the project table none.
    pub(super) rows: Vec<u32>,
    /// Of the project table: where the value of each key stands, and the key as written.
    pub(super) keys: Vec<(Column, u32, Box<str>)>,
    /// The decimal mark of its numbers.
    pub(super) mark: Mark,
    /// Sheet name, or the file's.
    pub(super) name: Box<str>,
}

impl Layout {
    /// Whether the table has a column.
    pub(super) fn has(&self, column: Column) -> bool {
        self.fields.columns.contains(&Some(column))
    }

    /// A header that means nothing and is near to the name of a column.
    pub(super) fn stranger_near(&self, table: Table, column: Column) -> Option<Box<str>> {
        let is_near = |header: &str| {
            let meant = || nearest_column(table, header).and_then(|name| column_of(table, name));
            !header.is_empty() && column_of(table, header).is_none() && meant() == Some(column)
        };
        self.headers.iter().find(|header| is_near(header)).cloned()
    }

    /// Whether the table has a column of that name for any single year.
    pub(super) fn has_by_year(&self, column: Column) -> bool {
        self.fields
            .columns
            .iter()
            .flatten()
            .any(|known| known.year().is_some() && known.name() == column.name())
    }

    /// The place of a cell of the draft; of its row, where it has no such column; of the file, where it has no such row.
    pub(super) fn place(&self, files: &Files, row: usize, column: Column) -> Place {
        if let Some((_, value)) = self.fields.key_and_value {
            let Some((_, at, key)) = self.keys.iter().find(|(known, ..)| *known == column) else {
                return Place::whole(self.file);
            };
            // In a document the value itself is kept, and has no header.
            let field = match self.form {
                GridForm::Json => None,
                _ => Some((value, &*self.headers[value])),
            };
            let mut place = self.form.place(self.file, files, *at, field);
            place.header = Some(key.clone());
            return place;
        }
        let Some(at) = self.rows.get(row) else { return Place::whole(self.file) };
        let field = self.fields.columns.iter().position(|known| *known == Some(column));
        self.form.place(self.file, files, *at, field.map(|field| (field, &*self.headers[field])))
    }
}
