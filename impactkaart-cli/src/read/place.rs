//! Where something stands: a file and a byte offset, or a sheet and a cell. Line, column and excerpt are worked out when
//! a problem is printed (`problem::locate`).

/// A file of the project, as a place in the list of [`Files`](super::files::Files).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct FileId(pub(crate) u16);

/// Where something stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    /// The file.
    pub(crate) file: FileId,
    /// Where in the file.
    pub(crate) spot: Spot,
    /// The header of the column, or the key of the row, as written.
    pub(crate) header: Option<Box<str>>,
    /// What the cell holds, as written.
    pub(crate) text: Option<Box<str>>,
}

/// Where in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Spot {
    /// The file as a whole.
    Whole,
    /// A stretch of its text.
    Text {
        /// Bytes before it in the decoded text.
        offset: u32,
        /// Its length in bytes.
        length: u32,
        /// Which field of its record it is, where the file is a table.
        field: Option<u16>,
    },
    /// A cell of a workbook.
    Cell {
        /// The sheet's name.
        sheet: Box<str>,
        /// From 0.
        row: u32,
        /// From 0; none for the row, or the sheet, as a whole.
        column: Option<u32>,
    },
}

impl Place {
    /// The file as a whole.
    pub(crate) fn whole(file: FileId) -> Self {
        Self { file, spot: Spot::Whole, header: None, text: None }
    }

    /// A stretch of what was typed elsewhere than in a file, to speak of as if it stood in one.
    pub(super) fn typed(file: FileId, offset: usize, text: &str) -> Self {
        Self {
            file,
            // Holds because a command line is shorter than that.
            spot: Spot::Text {
                offset: u32::try_from(offset).unwrap_or(0),
                length: u32::try_from(text.len()).unwrap_or(0),
                field: None,
            },
            header: None,
            text: Some(text.into()),
        }
    }

    /// The same in a text that starts so many bytes earlier.
    pub(super) fn moved(mut self, bytes: u32) -> Self {
        if let Spot::Text { offset, .. } = &mut self.spot {
            *offset += bytes;
        }
        self
    }

    /// What problems are sorted by: file, place of the sheet among the tables, row or byte, column.
    pub(super) fn order(&self) -> (FileId, usize, u32, u32) {
        match &self.spot {
            Spot::Whole => (self.file, 0, 0, 0),
            Spot::Text { offset, .. } => (self.file, 0, *offset, 0),
            Spot::Cell { sheet, row, column } => {
                (self.file, super::columns::table_order(sheet), row + 1, column.unwrap_or(0))
            }
        }
    }
}

/// The letters of a spreadsheet column, from 0: `A`, `Z`, `AA`.
pub(crate) fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        rest -= 1;
        // Holds because a remainder of 26 fits a byte.
        letters.push(b'A' + u8::try_from(rest % 26).unwrap_or(0));
        rest /= 26;
    }
    letters.iter().rev().map(|letter| char::from(*letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::column_letters;

    #[test]
    fn columns_have_the_letters_that_spreadsheets_show() {
        let cases = [
            (0, "A"),
            (25, "Z"),
            (26, "AA"),
            (51, "AZ"),
            (52, "BA"),
            (701, "ZZ"),
            (702, "AAA"),
            (16383, "XFD"),
        ];
        for (column, letters) in cases {
            assert_eq!(column_letters(column), letters);
        }
    }
}
