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
    /// Rows after the header that hold something, with their number in the sheet.
    pub(super) rows: Vec<(u32, Vec<Held>)>,
}

/// A cell as kept.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Held {
    pub(super) column: u32,
    pub(super) text: Box<str>,
    pub(super) content: Content,
}

impl SheetTable {
    /// The table in the filled cells of a sheet, which come row by row; none where there is none.
    #[cfg_attr(not(feature = "xlsx"), expect(dead_code, reason = "only workbooks have sheets"))]
    pub(super) fn of(file: FileId, name: &str, cells: Vec<(u32, Held)>) -> Option<Self> {
        let mut rows: Vec<(u32, Vec<Held>)> = Vec::new();
        for (row, cell) in cells {
            match rows.last_mut() {
                Some((last, held)) if *last == row => held.push(cell),
                _ => rows.push((row, vec![cell])),
            }
        }
        rows.sort_by_key(|(row, _)| *row);
        if rows.is_empty() {
            return None;
        }
        let (header_row, header) = rows.remove(0);
        let first_column = header.iter().map(|cell| cell.column).min()?;
        let last_column = header.iter().map(|cell| cell.column).max()?;
        let mut headers: Vec<Box<str>> = vec!["".into(); (last_column - first_column) as usize + 1];
        for cell in header {
            headers[(cell.column - first_column) as usize] = super::number::trimmed(&cell.text).into();
        }
        Some(Self { file, name: name.into(), headers, header_row, first_column, rows })
    }

    pub(super) fn each_row(&self, visit: &mut dyn FnMut(Row<'_>)) {
        for (row, held) in &self.rows {
            let width =
                held.iter().map(|cell| cell.column).max().unwrap_or(0).saturating_sub(self.first_column)
                    as usize
                    + 1;
            let mut cells = vec![Cell::text(""); width];
            for cell in held.iter().filter(|cell| cell.column >= self.first_column) {
                let index = (cell.column - self.first_column) as usize;
                cells[index] = Cell { text: &cell.text, content: cell.content };
            }
            visit(Row { at: *row, cells: Cells::Made(&cells), is_torn: false });
        }
    }

    /// The place of a cell of a row, or of the row as a whole.
    pub(super) fn place(&self, row: u32, field: Option<usize>) -> Place {
        let column = field.map(|field| self.first_column + u32::try_from(field).unwrap_or(0));
        let held = self
            .rows
            .binary_search_by_key(&row, |(number, _)| *number)
            .map(|index| self.rows[index].1.as_slice());
        let cell = held.unwrap_or_default().iter().find(|cell| Some(cell.column) == column);
        let spot = Spot::Cell { sheet: self.name.clone(), row, column };
        let text = column.map(|_| cell.map_or("".into(), |cell| super::number::unspaced(&cell.text).into()));
        Place { file: self.file, spot, header: None, text }
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
