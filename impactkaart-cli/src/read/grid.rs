//! A table as it stands in a file, whatever the form: headers, and rows of cells that know where they are.

use super::csv::CsvTable;
use super::fault::ReadFault;
use super::files::Files;
use super::json::JsonTable;
use super::place::{FileId, Place};
use super::sheet::SheetTable;

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    /// Text, in which a number is written as people write it.
    Text,
    /// A number, exact, with a decimal point.
    Number,
    /// A date.
    #[cfg_attr(not(feature = "xlsx"), expect(dead_code, reason = "only workbooks have dates"))]
    Date,
    /// A formula that was never calculated; the text is the formula.
    #[cfg_attr(not(feature = "xlsx"), expect(dead_code, reason = "only workbooks have formulas"))]
    Uncalculated,
    /// A list or an object, which no cell can be.
    Nested,
}

/// One cell.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell<'a> {
    pub(super) text: &'a str,
    pub(super) content: Content,
}

impl<'a> Cell<'a> {
    pub(super) fn text(text: &'a str) -> Self {
        Self { text, content: Content::Text }
    }
}

/// One row: where it stands, and its cells. `at` is a byte offset, or in a workbook the number of the row.
pub(super) struct Row<'a> {
    pub(super) at: u32,
    pub(super) cells: Cells<'a>,
    /// Whether its fields cannot be told apart, which is said of the row as a whole.
    pub(super) is_torn: bool,
}

/// The cells of a row.
#[derive(Clone, Copy)]
pub(super) enum Cells<'a> {
    /// Cut from one record.
    Record { text: &'a str, ends: &'a [usize] },
    /// Made one by one.
    Made(&'a [Cell<'a>]),
}

impl<'a> Cells<'a> {
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Record { ends, .. } => ends.len(),
            Self::Made(cells) => cells.len(),
        }
    }

    /// The cell at `index`; blank beyond the last.
    pub(super) fn get(&self, index: usize) -> Cell<'a> {
        match self {
            Self::Record { text, ends } => {
                let Some(end) = ends.get(index) else { return Cell::text("") };
                let start = if index == 0 { 0 } else { ends[index - 1] };
                Cell::text(&text[start..*end])
            }
            Self::Made(cells) => cells.get(index).copied().unwrap_or(Cell::text("")),
        }
    }

    pub(super) fn are_blank(&self) -> bool {
        (0..self.len()).all(|index| {
            let cell = self.get(index);
            cell.content == Content::Text && super::number::trimmed(cell.text).is_empty()
        })
    }
}

/// A table in one of the three forms.
pub(super) enum Grid {
    Csv(CsvTable),
    Sheet(SheetTable),
    Json(JsonTable),
}

impl Grid {
    pub(super) fn file(&self) -> FileId {
        match self {
            Self::Csv(table) => table.file,
            Self::Sheet(table) => table.file,
            Self::Json(table) => table.file,
        }
    }

    /// The headers, as written.
    pub(super) fn headers(&self) -> &[Box<str>] {
        match self {
            Self::Csv(table) => &table.headers,
            Self::Sheet(table) => &table.headers,
            Self::Json(table) => &table.headers,
        }
    }

    /// Shows every row after the header to `visit`, rows of blank cells left out.
    pub(super) fn each_row(&self, visit: &mut dyn FnMut(Row<'_>)) {
        let mut filled = |row: Row<'_>| {
            if !row.cells.are_blank() {
                visit(row);
            }
        };
        match self {
            Self::Csv(table) => table.each_row(&mut filled),
            Self::Sheet(table) => table.each_row(&mut filled),
            Self::Json(table) => table.each_row(&mut filled),
        }
    }

    /// What is wrong with the table as such, before its cells are looked at, and how many errors there are beyond those
    /// listed.
    pub(super) fn faults(&mut self) -> (Vec<(Place, ReadFault)>, usize) {
        match self {
            Self::Csv(table) => table.faults(),
            Self::Sheet(_) => (Vec::new(), 0),
            Self::Json(table) => table.take_faults(),
        }
    }

    /// What a place is found by when the text is gone; the text itself goes back to `files`.
    pub(super) fn into_form(self, files: &mut Files) -> (FileId, GridForm) {
        let file = self.file();
        match self {
            Self::Csv(table) => {
                files.keep(file, table.text);
                (file, GridForm::Csv { delimiter: table.delimiter })
            }
            Self::Sheet(table) => (file, GridForm::Sheet(table)),
            Self::Json(_) => (file, GridForm::Json),
        }
    }

    /// Shows the table to `visit` for the last time: the whole of it, or a large text stretch by stretch, each let go
    /// before the next is shown, so that what is made of it takes its place in memory.
    pub(super) fn in_stretches(self, files: &mut Files, visit: &mut dyn FnMut(&Grid)) -> (FileId, GridForm) {
        match self {
            Self::Csv(table) if table.has_stretches() => {
                let (file, form) = (table.file, GridForm::Csv { delimiter: table.delimiter });
                table.into_stretches().for_each(|stretch| visit(&Grid::Csv(stretch)));
                (file, form)
            }
            Self::Json(table) => {
                let file = table.file;
                table.into_stretches().for_each(|stretch| visit(&Grid::Json(stretch)));
                (file, GridForm::Json)
            }
            whole => {
                visit(&whole);
                whole.into_form(files)
            }
        }
    }

    /// The place of a field of the row at `at`, or of the row as a whole.
    pub(super) fn place(&self, at: u32, field: Option<usize>) -> Place {
        let mut place = match self {
            Self::Csv(table) => table.place(at, field),
            Self::Sheet(table) => table.place(at, field),
            Self::Json(table) => table.place(at, field),
        };
        place.header = field.and_then(|field| self.headers().get(field)).cloned();
        place
    }

    /// The place of a header.
    pub(super) fn header_place(&self, field: usize) -> Place {
        match self {
            Self::Csv(table) => {
                let mut place = table.place(table.header_at, Some(field));
                place.header = None;
                place
            }
            Self::Sheet(table) => {
                let mut place = table.place(table.header_row, Some(field));
                place.text = table.headers.get(field).cloned();
                place
            }
            Self::Json(table) => table.header_place(field),
        }
    }
}

/// What a place in a table is found by.
pub(super) enum GridForm {
    Csv { delimiter: u8 },
    Sheet(SheetTable),
    Json,
}

impl GridForm {
    /// The place of a field of the row at `at`, whose text `files` have.
    pub(super) fn place(&self, file: FileId, files: &Files, at: u32, field: Option<(usize, &str)>) -> Place {
        let index = field.map(|(index, _)| index);
        let found = match self {
            Self::Sheet(table) => Some(table.place(at, index)),
            Self::Csv { delimiter } => files.look(file, at, &|piece| {
                let is_whole = piece.is_last || super::csv::holds_record(&piece.text, *delimiter);
                is_whole.then(|| super::csv::place(&piece.text, 0, index, *delimiter, file).moved(at))
            }),
            Self::Json => files.look(file, at, &|piece| {
                let is_whole = piece.is_last || super::json::holds_value(&piece.text);
                let header = field.map(|(_, header)| header);
                is_whole.then(|| super::json::place(&piece.text, 0, header, file).moved(at))
            }),
        };
        let mut place = found.unwrap_or_else(|| Place::whole(file));
        place.header = field.map(|(_, header)| header.into());
        place
    }
}
