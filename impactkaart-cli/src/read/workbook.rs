//! The sheets of an XLSX or ODS workbook.

use super::fault::ReadFault;
use super::place::FileId;
use super::sheet::SheetTable;

/// A sheet that was asked for: its name and its table, none where the sheet is empty.
pub(super) type Sheets = Vec<(String, Option<SheetTable>)>;

/// Without the feature no workbook can be read.
#[cfg(not(feature = "xlsx"))]
pub(super) fn sheets(_: FileId, _: Vec<u8>, _: &dyn Fn(&str) -> bool) -> Result<Sheets, ReadFault> {
    Err(ReadFault::NoWorkbooks)
}

#[cfg(feature = "xlsx")]
pub(super) use with_calamine::sheets;

#[cfg(feature = "xlsx")]
mod with_calamine {
    use super::super::grid::Content;
    use super::super::sheet::{SheetCells, number_text};
    use super::{FileId, ReadFault, SheetTable, Sheets};
    use calamine::{CellErrorType, CellType, Data, DataRef, Ods, Range, Reader, Xlsx, XlsxFormulaMetadata};
    use std::io::{Cursor, Read as _};
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use zip::ZipArchive;

    /// More cells than this are no project.
    const MOST_CELLS: usize = 5_000_000;

    /// More text than this, in bytes, is none either; nor is a workbook that unpacks to more.
    const MOST_BYTES: u64 = 400_000_000;

    /// Counts cells and text, and refuses the one too many.
    #[derive(Default)]
    struct Allowance {
        cells: usize,
        bytes: u64,
    }

    impl Allowance {
        fn take(&mut self, text: &str) -> Result<(), ReadFault> {
            self.cells += 1;
            self.bytes += text.len() as u64;
            let fits = self.cells <= MOST_CELLS && self.bytes <= MOST_BYTES;
            if fits { Ok(()) } else { Err(ReadFault::WorkbookTooLarge) }
        }
    }

    /// Refuses a workbook that unpacks to more than a project can be, before anything of it is unpacked.
    fn check_size(bytes: &[u8]) -> Result<(), ReadFault> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadFault::NotAWorkbook)?;
        let mut total: u64 = 0;
        for index in 0..archive.len() {
            let entry = archive.by_index_raw(index).map_err(|_| ReadFault::NotAWorkbook)?;
            total = total.saturating_add(entry.size());
        }
        if total > MOST_BYTES { Err(ReadFault::WorkbookTooLarge) } else { Ok(()) }
    }

    /// Refuses an ODS sheet in which filled rows repeat beyond what a project can be: a few bytes can stand for millions
    /// of cells, which the reader of workbooks would all lay out. Tells whether any formula in it was never
    /// calculated.
    fn check_repeats(bytes: &[u8]) -> Result<bool, ReadFault> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadFault::NotAWorkbook)?;
        let mut entry = archive.by_name("content.xml").map_err(|_| ReadFault::NotAWorkbook)?;
        let mut content = Vec::new();
        entry.by_ref().take(MOST_BYTES).read_to_end(&mut content).map_err(|_| ReadFault::NotAWorkbook)?;
        let content = String::from_utf8_lossy(&content);
        let (mut cells, mut has_uncalculated) = (0_u64, false);
        for row in content.split("<table:table-row").skip(1) {
            let row = row.split("</table:table-row>").next().unwrap_or_default();
            let is_filled = row.contains("<text:p") || row.contains("office:value") || row.contains(FORMULA);
            has_uncalculated |= row.contains(FORMULA) && has_bare_formula(row);
            if is_filled {
                let columns: u64 =
                    row.split("<table:table-cell").skip(1).map(|cell| repeats(cell, "columns")).sum();
                // A row of blank cells up to the last column is laid out up to its last filled cell only.
                let columns = columns.min(row.len() as u64);
                cells = cells.saturating_add(repeats(row, "rows").saturating_mul(columns));
            }
        }
        if cells > MOST_CELLS as u64 { Err(ReadFault::WorkbookTooLarge) } else { Ok(has_uncalculated) }
    }

    /// What a cell of an ODS sheet has its formula in.
    const FORMULA: &str = "table:formula=";

    /// Whether a cell of an ODS row has a formula and nothing that it came to: where that is an empty text, LibreOffice
    /// writes no value, but a paragraph.
    fn has_bare_formula(row: &str) -> bool {
        let is_bare =
            |cell: &str| cell.contains(FORMULA) && !cell.contains("office:") && !cell.contains("<text:p");
        row.split("<table:table-cell").skip(1).any(is_bare)
    }

    /// How often an element repeats, by the attribute at its start.
    fn repeats(element: &str, what: &str) -> u64 {
        let start = element.split('>').next().unwrap_or_default();
        let attribute = format!("number-{what}-repeated=\"");
        let number = start.split(&attribute).nth(1).and_then(|rest| rest.split('"').next());
        number.and_then(|number| number.parse().ok()).unwrap_or(1)
    }

    /// All sheets by name, with the cells of those that `is_wanted`.
    pub(in super::super) fn sheets(
        file: FileId,
        bytes: Vec<u8>,
        is_wanted: &dyn Fn(&str) -> bool,
    ) -> Result<Sheets, ReadFault> {
        if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
            // A password turns a workbook into a container of the old kind; without one it is a workbook of the old kind.
            let is_locked =
                bytes.windows(30).any(|window| window == b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0");
            return Err(if is_locked { ReadFault::LockedWorkbook } else { ReadFault::NotAWorkbook });
        }
        // Broken workbooks make the reader of workbooks panic here and there; such a panic says no more than that the
        // file is broken, and must not end the program.
        let hook = std::panic::take_hook();
        std::panic::set_hook(Box::new(|_| {}));
        let found = catch_unwind(AssertUnwindSafe(|| open(file, bytes, is_wanted)));
        std::panic::set_hook(hook);
        found.unwrap_or(Err(ReadFault::NotAWorkbook))
    }

    fn open(file: FileId, bytes: Vec<u8>, is_wanted: &dyn Fn(&str) -> bool) -> Result<Sheets, ReadFault> {
        // The kind of workbook is stored plainly at the start of an ODS file.
        let start = &bytes[..bytes.len().min(200)];
        check_size(&bytes)?;
        let is_ods = start.windows(12).any(|window| window == b"opendocument");
        if is_ods {
            let has_uncalculated = check_repeats(&bytes)?;
            return ods(file, bytes, has_uncalculated, is_wanted);
        }
        xlsx(file, bytes, is_wanted)
    }

    fn xlsx(file: FileId, bytes: Vec<u8>, is_wanted: &dyn Fn(&str) -> bool) -> Result<Sheets, ReadFault> {
        let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
            calamine::XlsxError::Password => ReadFault::LockedWorkbook,
            _ => ReadFault::NotAWorkbook,
        })?;
        read_each(file, book.sheet_names(), is_wanted, |name, sheet| {
            // Cell by cell, since a sheet as a whole would be laid out up to its last cell, however far away that is.
            let mut reader = book.worksheet_cells_reader(name).map_err(|_| ReadFault::NotAWorkbook)?;
            let mut next = || reader.next_cell_with_formula_metadata().map_err(|_| ReadFault::NotAWorkbook);
            while let Some(cell) = next()? {
                match (cell.value, &cell.formula) {
                    (DataRef::SharedString(text), _) => sheet.text(cell.pos, text)?,
                    (DataRef::Empty, Some(formula)) => sheet.uncalculated(cell.pos, formula_text(formula))?,
                    (other, _) => sheet.value(cell.pos, &Data::from(other))?,
                }
            }
            Ok(())
        })
    }

    /// The sheets of those names, the cells of each that is wanted read by `cells_of`.
    fn read_each(
        file: FileId,
        names: Vec<String>,
        is_wanted: &dyn Fn(&str) -> bool,
        mut read: impl FnMut(&str, &mut Filling<'_>) -> Result<(), ReadFault>,
    ) -> Result<Sheets, ReadFault> {
        let mut allowance = Allowance::default();
        let each = names.into_iter().map(|name| {
            if !is_wanted(&name) {
                return Ok((name, None));
            }
            let mut sheet = Filling { cells: SheetCells::default(), allowance: &mut allowance };
            read(&name, &mut sheet)?;
            let table = SheetTable::of(file, &name, sheet.cells);
            Ok((name, table))
        });
        each.collect()
    }

    fn ods(
        file: FileId,
        bytes: Vec<u8>,
        has_uncalculated: bool,
        is_wanted: &dyn Fn(&str) -> bool,
    ) -> Result<Sheets, ReadFault> {
        let mut book = Ods::new(Cursor::new(bytes)).map_err(|error| match error {
            calamine::OdsError::Password => ReadFault::LockedWorkbook,
            calamine::OdsError::CellLimitExceeded { .. } => ReadFault::WorkbookTooLarge,
            _ => ReadFault::NotAWorkbook,
        })?;
        read_each(file, book.sheet_names(), is_wanted, |name, sheet| {
            let range = book.worksheet_range(name).map_err(|_| ReadFault::NotAWorkbook)?;
            let formulas = if has_uncalculated { book.worksheet_formula(name).ok() } else { None };
            let formulas = formulas.unwrap_or_default();
            // Both in the order of the sheet, so that the cells of a row stay together.
            let mut uncalculated = placed(&formulas)
                .filter(|(at, _)| range.get_value(*at).is_none_or(|value| *value == Data::Empty))
                .peekable();
            for (at, value) in placed(&range) {
                while let Some((at, formula)) = uncalculated.next_if(|(other, _)| *other < at) {
                    sheet.uncalculated(at, formula.strip_prefix("of:").unwrap_or(formula))?;
                }
                sheet.value(at, value)?;
            }
            for (at, formula) in uncalculated {
                sheet.uncalculated(at, formula.strip_prefix("of:").unwrap_or(formula))?;
            }
            Ok(())
        })
    }

    /// The filled cells of a range, each with its row and column in the sheet.
    fn placed<T: CellType>(range: &Range<T>) -> impl Iterator<Item = ((u32, u32), &T)> {
        let (first_row, first_column) = range.start().unwrap_or((0, 0));
        range.used_cells().map(move |(row, column, value)| {
            // Holds because a sheet has at most 2^20 rows and 2^14 columns.
            let row = first_row + u32::try_from(row).unwrap_or(0);
            let column = first_column + u32::try_from(column).unwrap_or(0);
            ((row, column), value)
        })
    }

    /// The formula of a cell as the sheet states it: of cells that share one, only the first has it.
    fn formula_text(formula: &XlsxFormulaMetadata) -> &str {
        match formula {
            XlsxFormulaMetadata::Normal { formula } | XlsxFormulaMetadata::Shared { formula, .. } => formula,
            _ => "…",
        }
    }

    /// A sheet that is being filled.
    struct Filling<'a> {
        cells: SheetCells,
        allowance: &'a mut Allowance,
    }

    impl Filling<'_> {
        fn cell(&mut self, at: (u32, u32), text: &str, content: Content) -> Result<(), ReadFault> {
            self.allowance.take(text)?;
            self.cells.push(at.0, at.1, text, content).ok_or(ReadFault::WorkbookTooLarge)
        }

        fn text(&mut self, at: (u32, u32), text: &str) -> Result<(), ReadFault> {
            let is_blank = crate::read::number::trimmed(text).is_empty();
            if is_blank { Ok(()) } else { self.cell(at, text, Content::Text) }
        }

        /// A formula without what it came to: blank would leave out what it stands for without a word.
        fn uncalculated(&mut self, at: (u32, u32), formula: &str) -> Result<(), ReadFault> {
            let formula = formula.strip_prefix('=').unwrap_or(formula);
            self.cell(at, &format!("={formula}"), Content::Uncalculated)
        }

        fn value(&mut self, at: (u32, u32), value: &Data) -> Result<(), ReadFault> {
            match value {
                Data::Empty => Ok(()),
                Data::String(text) => self.text(at, text),
                Data::Int(number) => self.cell(at, &number.to_string(), Content::Number),
                Data::Float(number) => self.cell(at, &number_text(*number), Content::Number),
                Data::Bool(yes) => self.text(at, if *yes { "true" } else { "false" }),
                Data::DateTime(when) => {
                    let (year, month, day, ..) = when.to_ymd_hms_milli();
                    self.cell(at, &format!("{year:04}-{month:02}-{day:02}"), Content::Date)
                }
                Data::DateTimeIso(text) | Data::DurationIso(text) => self.cell(at, text, Content::Date),
                Data::Error(error) => self.text(at, error_text(error)),
            }
        }
    }

    fn error_text(error: &CellErrorType) -> &'static str {
        match error {
            CellErrorType::NA => "#N/A",
            CellErrorType::Div0 => "#DIV/0!",
            CellErrorType::Ref => "#REF!",
            CellErrorType::Value => "#VALUE!",
            CellErrorType::Name => "#NAME?",
            CellErrorType::Num => "#NUM!",
            CellErrorType::Null => "#NULL!",
            _ => "#ERROR!",
        }
    }

    #[cfg(test)]
    mod tests {
        use super::has_bare_formula;

        #[test]
        fn a_formula_that_came_to_nothing_was_calculated() {
            // As LibreOffice writes an empty text, a number, and an error; as others write a formula alone.
            let cases = [
                (r#"<table:table-cell table:formula="of:=&quot;&quot;"><text:p/></table:table-cell>"#, false),
                (
                    r#"<table:table-cell table:formula="of:=2*25" office:value-type="float" office:value="50"/>"#,
                    false,
                ),
                (
                    r#"<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value=""/>"#,
                    false,
                ),
                (r#"<table:table-cell><text:p>x</text:p></table:table-cell>"#, false),
                (r#"<table:table-cell table:formula="of:=2*25"/>"#, true),
                (
                    r#"<table:table-cell table:formula="of:=2*25"></table:table-cell><table:table-cell/>"#,
                    true,
                ),
            ];
            for (row, is_bare) in cases {
                assert_eq!(has_bare_formula(row), is_bare, "{row}");
            }
        }
    }
}
