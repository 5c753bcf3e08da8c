//! A sheet of a workbook as a table. Numbers are taken by the text a spreadsheet shows of them, fifteen digits at most,
//! so that `0.1 + 0.2` is 0.3 and money never meets binary floating point.

use super::grid::{Cell, Cells, Content, Row};
use super::place::{FileId, Place, Spot};

/// One table of a workbook.
pub(super) struct SheetTable {
    pub(super) file: FileId,
    pub(super) name: Box<str>,
    pub(super) headers: Vec<Box<str>>,
    /// From 0, as the sheet counts them.
    pub(super) header_row: u32,
    pub(super) first_column: u32,
    cells: SheetCells,
}

/// The filled cells of a sheet, packed: a workbook holds a hundred times as many of them as of anything else.
#[derive(Default)]
pub(super) struct SheetCells {
    /// The texts of all cells, one after the other.
    text: String,
    cells: Vec<Packed>,
    rows: Vec<PackedRow>,
}

struct Packed {
    /// Where its text ends; it starts where that of the cell before ends.
    end: u32,
    column: u16,
    content: Content,
}

/// A row with its number in the sheet, and which cells it has.
struct PackedRow {
    number: u32,
    first: u32,
    end: u32,
}

impl SheetCells {
    /// Adds a cell; those of a row come together. None where no sheet can hold it: beyond the last column, or after four
    /// gigabytes of text.
    #[cfg_attr(not(feature = "xlsx"), expect(dead_code, reason = "only workbooks have sheets"))]
    pub(super) fn push(&mut self, row: u32, column: u32, text: &str, content: Content) -> Option<()> {
        let column = u16::try_from(column).ok()?;
        let end = u32::try_from(self.text.len() + text.len()).ok()?;
        let index = u32::try_from(self.cells.len()).ok()?;
        self.text.push_str(text);
        self.cells.push(Packed { end, column, content });
        match self.rows.last_mut() {
            Some(last) if last.number == row => last.end = index + 1,
            _ => self.rows.push(PackedRow { number: row, first: index, end: index + 1 }),
        }
        Some(())
    }

    /// The cells of a row, each with its column.
    fn of(&self, row: &PackedRow) -> impl Iterator<Item = (u32, Cell<'_>)> {
        (row.first as usize..row.end as usize).map(|index| {
            let Packed { end, column, content } = &self.cells[index];
            let start = index.checked_sub(1).map_or(0, |before| self.cells[before].end);
            (u32::from(*column), Cell { text: &self.text[start as usize..*end as usize], content: *content })
        })
    }
}

impl SheetTable {
    /// The table in the filled cells of a sheet; none where there is none.
    #[cfg_attr(not(feature = "xlsx"), expect(dead_code, reason = "only workbooks have sheets"))]
    pub(super) fn of(file: FileId, name: &str, mut cells: SheetCells) -> Option<Self> {
        cells.rows.sort_by_key(|row| row.number);
        let header = cells.rows.first()?;
        let header_row = header.number;
        let first_column = cells.of(header).map(|(column, _)| column).min()?;
        let last_column = cells.of(header).map(|(column, _)| column).max()?;
        let mut headers: Vec<Box<str>> = vec!["".into(); (last_column - first_column) as usize + 1];
        for (column, cell) in cells.of(header) {
            headers[(column - first_column) as usize] = super::number::trimmed(cell.text).into();
        }
        Some(Self { file, name: name.into(), headers, header_row, first_column, cells })
    }

    pub(super) fn each_row(&self, visit: &mut dyn FnMut(Row<'_>)) {
        let mut cells = Vec::new();
        // The first is the header.
        for row in self.cells.rows.iter().skip(1) {
            cells.clear();
            for (column, cell) in self.cells.of(row) {
                let Some(index) = column.checked_sub(self.first_column) else { continue };
                let index = index as usize;
                if cells.len() <= index {
                    cells.resize(index + 1, Cell::text(""));
                }
                cells[index] = cell;
            }
            if cells.is_empty() {
                cells.push(Cell::text(""));
            }
            visit(Row { at: row.number, cells: Cells::Made(&cells), is_torn: false });
        }
    }

    /// The place of a cell of a row, or of the row as a whole.
    pub(super) fn place(&self, row: u32, field: Option<usize>) -> Place {
        let column = field.map(|field| self.first_column + u32::try_from(field).unwrap_or(0));
        let held = self.cells.rows.binary_search_by_key(&row, |held| held.number);
        let held = held.map(|index| self.cells.of(&self.cells.rows[index]));
        let cell = held.ok().and_then(|mut held| held.find(|(at, _)| Some(*at) == column));
        let spot = Spot::Cell { sheet: self.name.clone(), row, column };
        let text = cell.map_or("".into(), |(_, cell)| super::number::unspaced(cell.text).into());
        Place { file: self.file, spot, header: None, text: column.map(|_| text) }
    }
}

/// The text of a binary number as a spreadsheet shows it: the shortest that means the number, at most fifteen digits.
#[cfg_attr(
    not(any(feature = "xlsx", test)),
    expect(dead_code, reason = "only workbooks hold binary numbers")
)]
pub(super) fn number_text(value: f64) -> String {
    let shortest = format!("{value}");
    let digits = shortest.bytes().filter(u8::is_ascii_digit).skip_while(|digit| *digit == b'0').count();
    if digits <= 15 || !value.is_finite() {
        return shortest;
    }
    match format!("{value:.14e}").parse::<f64>() {
        Ok(rounded) => format!("{rounded}"),
        Err(_) => shortest,
    }
}

#[cfg(test)]
mod tests {
    use super::number_text;

    #[test]
    fn a_number_is_taken_as_the_spreadsheet_shows_it() {
        let cases = [
            (0.1 + 0.2, "0.3"),
            (0.1, "0.1"),
            (1250.0, "1250"),
            (-72.5, "-72.5"),
            (1.0 / 3.0, "0.333333333333333"),
            (123_456_789.123_456_79, "123456789.123457"),
            (1e15, "1000000000000000"),
            (2.675 * 100.0, "267.5"),
        ];
        for (value, text) in cases {
            assert_eq!(number_text(value), text);
        }
    }
}
