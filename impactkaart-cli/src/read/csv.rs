//! CSV text as a table. Fields are cut by csv-core; where a record starts is counted in bytes, so that a field can be
//! found again without having kept it.

use super::cell::MOST_PROBLEMS;
use super::dialect;
use super::fault::ReadFault;
use super::grid::{Cells, Row};
use super::layout::MOST_COLUMNS;
use super::place::{FileId, Place, Spot};
use super::stretch::Cuts;
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use std::cell::RefCell;

/// A table in CSV, or a stretch of one.
pub(super) struct CsvTable {
    pub(super) file: FileId,
    pub(super) text: String,
    /// The byte of the file at which the text starts.
    start: u32,
    pub(super) delimiter: u8,
    pub(super) headers: Vec<Box<str>>,
    /// The byte at which the header starts; of a stretch after the first there is none.
    pub(super) header_at: u32,
    has_header: bool,
    cuts: Cuts,
}

impl CsvTable {
    /// The table in `text`; none where there is no record at all.
    pub(super) fn of(file: FileId, text: String, is_header: &dyn Fn(&str) -> bool) -> Option<Self> {
        let dialect = dialect::of(&text, is_header)?;
        let mut records = Records::from(&text, dialect.start, dialect.delimiter);
        let (mut header_at, mut headers) = (0, Vec::new());
        if let Some((at, cells)) = records.next_filled() {
            header_at = at;
            // One more than there may be, by which it shows that there are too many.
            let kept = cells.len().min(MOST_COLUMNS + 1);
            headers = (0..kept).map(|index| super::number::trimmed(cells.get(index).text).into()).collect();
        }
        drop(records);
        let delimiter = dialect.delimiter;
        Some(Self {
            file,
            text,
            start: 0,
            delimiter,
            headers,
            header_at,
            has_header: true,
            cuts: Cuts::default(),
        })
    }

    /// Whether the text is so long that it is better let go piece by piece.
    pub(super) fn has_stretches(&self) -> bool {
        !self.cuts.are_none()
    }

    /// The stretches in order, each cut off the text that is left when it is asked for.
    pub(super) fn into_stretches(self) -> impl Iterator<Item = Self> {
        let Self { file, text, delimiter, headers, header_at, cuts, .. } = self;
        cuts.stretches(text).map(move |(start, text)| {
            let headers = headers.clone();
            let has_header = start == 0;
            Self { file, text, start, delimiter, headers, header_at, has_header, cuts: Cuts::default() }
        })
    }

    pub(super) fn each_row(&self, visit: &mut dyn FnMut(Row<'_>)) {
        let named = self.named();
        let mut records = self.records();
        while let Some((at, _)) = records.next_record() {
            let end = records.position();
            let fields = records.last_ends().len();
            let is_torn = fields < named
                && (dialect::other_delimiter(self.record_text(at, end), self.delimiter, fields, named)
                    .is_some()
                    || (end == self.text.len() && open_quote(&self.text, at, self.delimiter).is_some()));
            visit(Row { at: self.start + at, cells: records.last_cells(), is_torn });
        }
    }

    /// The place of a field of the row at `at`, or of the row as a whole.
    pub(super) fn place(&self, at: u32, field: Option<usize>) -> Place {
        let at = at.saturating_sub(self.start);
        place(&self.text, at, field, self.delimiter, self.file).moved(self.start)
    }

    /// Columns up to the last one with a header: those after it may be left out of a row.
    fn named(&self) -> usize {
        self.headers.iter().rposition(|header| !header.is_empty()).map_or(0, |index| index + 1)
    }

    /// The records after the header.
    fn records(&self) -> Records<'_> {
        if !self.has_header {
            return Records::from(&self.text, 0, self.delimiter);
        }
        let mut records = Records::from(&self.text, self.header_at as usize, self.delimiter);
        records.next_record();
        records
    }

    /// Rows with too many or too few fields, rows separated by another sign, and a quotation mark left open; and how many
    /// errors there are beyond those listed.
    pub(super) fn faults(&mut self) -> (Vec<(Place, ReadFault)>, usize) {
        let mut cuts = Cuts::default();
        let mut faults = Vec::new();
        let mut unlisted = 0;
        let columns = self.headers.len();
        let named = self.named();
        let mut other_rows: Option<(u32, u8, usize)> = None;
        let mut records = self.records();
        let mut last = self.header_at;
        while let Some((at, cells)) = records.next_record() {
            last = at;
            cuts.note(at, &self.text);
            let filled = (0..cells.len())
                .rev()
                .find(|index| !super::number::trimmed(cells.get(*index).text).is_empty());
            let Some(filled) = filled.map(|index| index + 1) else { continue };
            let fields = cells.len();
            if faults.len() >= MOST_PROBLEMS {
                unlisted += usize::from(filled > columns || records.is_cut);
            } else if records.is_cut {
                let lines = self.lines_of(at, records.position());
                faults.push((self.place(at, None), ReadFault::RowTooLong { limit: MOST_BYTES, lines }));
            } else if filled > columns {
                let lines = self.lines_of(at, records.position());
                let delimiter = char::from(self.delimiter);
                let fault = ReadFault::TooManyFields { fields: filled, columns, lines, delimiter };
                faults.push((self.place(at, Some(columns)), fault));
            } else if fields < named {
                let end = records.position();
                if let Some(found) =
                    dialect::other_delimiter(self.record_text(at, end), self.delimiter, fields, named)
                {
                    let rows = other_rows.map_or(1, |(_, _, rows)| rows + 1);
                    other_rows = Some((other_rows.map_or(at, |(first, _, _)| first), found, rows));
                } else {
                    let fault =
                        ReadFault::TooFewFields { fields, columns: named, lines: self.lines_of(at, end) };
                    faults.push((self.place(at, None), fault));
                }
            }
        }
        if let Some((at, found, rows)) = other_rows {
            let fault = ReadFault::OtherDelimiter {
                used: char::from(self.delimiter),
                found: char::from(found),
                rows,
            };
            faults.push((self.place(at, None), fault));
        }
        if let Some(offset) = open_quote(&self.text, last, self.delimiter) {
            // What stands after the open quotation mark was read as one field: the count of fields says nothing.
            faults.retain(|(place, _)| !matches!(place.spot, Spot::Text { offset, .. } if offset >= last));
            let spot = Spot::Text { offset, length: 1, field: None };
            faults.push((
                Place { file: self.file, spot, header: None, text: None },
                ReadFault::UnterminatedQuote,
            ));
        }
        drop(records);
        self.cuts = cuts;
        (faults, unlisted)
    }

    fn record_text(&self, at: u32, end: usize) -> &str {
        self.text.get(at as usize..end).unwrap_or_default().trim_end_matches(['\r', '\n'])
    }

    fn lines_of(&self, at: u32, end: usize) -> usize {
        1 + self.record_text(at, end).matches('\n').count()
    }
}

/// Fields of a record beyond so many are not told apart: no table has them.
const MOST_FIELDS: usize = 1 << 16;

/// Room for the ends of fields beyond, which are written over one another.
const SPARE_FIELDS: usize = 1 << 10;

/// Room for a record, to start with, in bytes.
const OUTPUT: usize = 4096;

/// What stands in a record beyond so many bytes is not read.
const MOST_BYTES: usize = 1 << 20;

/// Of what a cell holds, no more letters than this are shown.
const MOST_SHOWN: usize = 10_000;

/// Walks over the records of a text.
pub(super) struct Records<'t> {
    text: &'t str,
    position: usize,
    /// There until the walk is over.
    tools: Option<Tools>,
    fields: usize,
    /// Whether the record that came last has more text than is read.
    is_cut: bool,
}

/// What it takes to cut records.
struct Tools {
    delimiter: u8,
    reader: Reader,
    /// What the reader writes; always long enough to write on.
    output: Vec<u8>,
    ends: Vec<usize>,
    /// The fields of the record that came last, one after the other.
    cut: String,
}

thread_local! {
    /// Tools that are not in use: making the tables of a reader takes longer than reading a small file with it, and a
    /// copy of one does not read (csv-core 0.1.13 leaves out half its tables).
    static SPARE: RefCell<Vec<Tools>> = const { RefCell::new(Vec::new()) };
}

impl Tools {
    fn spare(delimiter: u8) -> Self {
        let spare = SPARE.with_borrow_mut(|spare| {
            let index = spare.iter().position(|tools| tools.delimiter == delimiter)?;
            Some(spare.swap_remove(index))
        });
        spare.unwrap_or_else(|| Self {
            delimiter,
            reader: ReaderBuilder::new().delimiter(delimiter).build(),
            output: vec![0; OUTPUT],
            ends: vec![0; 64],
            cut: String::new(),
        })
    }
}

impl Drop for Records<'_> {
    fn drop(&mut self) {
        let Some(mut tools) = self.tools.take() else { return };
        if tools.output.len() > 16 * OUTPUT || tools.ends.len() > SPARE_FIELDS {
            return;
        }
        tools.reader.reset();
        // Where the thread is ending there is nothing to give them back to.
        let _ = SPARE.try_with(|spare| spare.borrow_mut().push(tools));
    }
}

impl<'t> Records<'t> {
    /// The records from byte `start` on.
    pub(super) fn from(text: &'t str, start: usize, delimiter: u8) -> Self {
        Self { text, position: start, tools: Some(Tools::spare(delimiter)), fields: 0, is_cut: false }
    }

    /// Bytes taken so far.
    pub(super) fn position(&self) -> usize {
        self.position
    }

    /// The next record that is not blank.
    pub(super) fn next_filled(&mut self) -> Option<(u32, Cells<'_>)> {
        loop {
            let (at, cells) = self.next_record()?;
            if !cells.are_blank() {
                return Some((at, self.last_cells()));
            }
        }
    }

    /// The cells of the record that came last.
    fn last_cells(&self) -> Cells<'_> {
        let text = self.tools.as_ref().map_or("", |tools| &tools.cut);
        Cells::Record { text, ends: self.last_ends() }
    }

    fn last_ends(&self) -> &[usize] {
        self.tools.as_ref().map_or(&[], |tools| &tools.ends[..self.fields])
    }

    /// The next record and the byte at which it starts; blank lines are passed over.
    pub(super) fn next_record(&mut self) -> Option<(u32, Cells<'_>)> {
        let Tools { reader, output, ends, cut, .. } = self.tools.as_mut()?;
        let bytes = self.text.as_bytes();
        while self.position < bytes.len() && matches!(bytes[self.position], b'\r' | b'\n') {
            self.position += 1;
        }
        if self.position >= bytes.len() {
            return None;
        }
        let start = self.position;
        let (mut written, mut fields) = (0, 0);
        // How much had been written when there were more fields than can be told apart, and when there was more text than
        // is read. What comes after is written over itself, and not kept.
        let (mut beyond, mut full): (Option<usize>, Option<usize>) = (None, None);
        loop {
            let rest = &bytes[self.position..];
            let (result, taken, wrote, ended) =
                reader.read_record(rest, &mut output[written..], &mut ends[fields..]);
            self.position += taken;
            written += wrote;
            fields += ended;
            match result {
                ReadRecordResult::OutputFull if beyond.or(full).is_some() => {}
                ReadRecordResult::OutputFull if output.len() > MOST_BYTES => full = Some(MOST_BYTES),
                ReadRecordResult::OutputFull => {
                    let length = (output.len() * 2).min(MOST_BYTES + OUTPUT);
                    output.resize(length, 0);
                }
                ReadRecordResult::OutputEndsFull if ends.len() >= MOST_FIELDS + SPARE_FIELDS => {
                    let kept = *beyond.get_or_insert(written);
                    output.resize(output.len().max(kept + OUTPUT), 0);
                }
                ReadRecordResult::OutputEndsFull => {
                    let length = (ends.len() * 2).min(MOST_FIELDS + SPARE_FIELDS);
                    ends.resize(length, 0);
                }
                // The end of the text: asked once more with nothing, the reader closes the last record.
                ReadRecordResult::InputEmpty | ReadRecordResult::Record => {}
                ReadRecordResult::End => return None,
            }
            written = full.map_or(written, |full| full.min(written));
            if let Some(kept) = beyond {
                (written, fields) = (kept.min(written), MOST_FIELDS);
            }
            if matches!(result, ReadRecordResult::Record) {
                break;
            }
        }
        cut.clear();
        let text = std::str::from_utf8(&output[..written]);
        // Text is cut at ASCII signs, but where there is too much of it: then up to the last whole letter.
        let to_last_whole = || output[..written].utf8_chunks().next().map_or("", |chunk| chunk.valid());
        cut.push_str(text.unwrap_or_else(|_| to_last_whole()));
        self.is_cut = full.is_some();
        if self.is_cut {
            ends[..fields].iter_mut().for_each(|end| *end = cut.len().min(*end));
        }
        self.fields = fields;
        let ends = &ends[..fields];
        // Holds because files are smaller than 4 GiB.
        let at = u32::try_from(start).unwrap_or(u32::MAX);
        Some((at, Cells::Record { text: cut, ends }))
    }
}

/// The start and end of each field of the record at `at`, quotation marks included.
fn spans(text: &str, at: u32, delimiter: u8) -> impl Iterator<Item = (usize, usize)> {
    let bytes = text.as_bytes();
    let mut next = Some((at as usize).min(bytes.len()));
    std::iter::from_fn(move || {
        let start = next.take()?;
        let mut position = start;
        if bytes.get(position) == Some(&b'"') {
            position += 1;
            while position < bytes.len() {
                if bytes[position] == b'"' {
                    if bytes.get(position + 1) != Some(&b'"') {
                        break;
                    }
                    position += 1;
                }
                position += 1;
            }
        }
        while position < bytes.len()
            && bytes[position] != delimiter
            && !matches!(bytes[position], b'\r' | b'\n')
        {
            position += 1;
        }
        next = (bytes.get(position) == Some(&delimiter)).then_some(position + 1);
        Some((start, position.min(bytes.len())))
    })
}

/// The place of a field of the record at `at`, or of the record as a whole; just behind the record where it has no such
/// field.
pub(super) fn place(text: &str, at: u32, field: Option<usize>, delimiter: u8, file: FileId) -> Place {
    let end = || spans(text, at, delimiter).last().map_or(at as usize, |(_, end)| end);
    let (start, end) = match field {
        None => (at as usize, end()),
        Some(field) => match spans(text, at, delimiter).nth(field) {
            Some((start, end)) => {
                let written = &text[start..end];
                let lead = written.len() - written.trim_start().len();
                let trimmed = written.trim();
                if trimmed.is_empty() { (start, end) } else { (start + lead, start + lead + trimmed.len()) }
            }
            None => (end(), end()),
        },
    };
    let written = &text[start..end];
    let unquoted = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let shown =
        unquoted.map_or_else(|| shortened(written).into(), |inner| shortened(inner).replace("\"\"", "\""));
    let number = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
    Place {
        file,
        spot: Spot::Text {
            offset: number(start),
            length: number(end - start),
            field: field.and_then(|field| u16::try_from(field).ok()),
        },
        header: None,
        text: field.map(|_| shown.trim().into()),
    }
}

/// Whether a text holds the whole of the record at its start, and more.
pub(super) fn holds_record(text: &str, delimiter: u8) -> bool {
    spans(text, 0, delimiter).last().is_some_and(|(_, end)| end < text.len())
}

/// As much of a text as anybody reads.
fn shortened(text: &str) -> &str {
    text.char_indices().nth(MOST_SHOWN).map_or(text, |(end, _)| &text[..end])
}

/// The byte of a quotation mark in the last record that is never closed.
fn open_quote(text: &str, last: u32, delimiter: u8) -> Option<u32> {
    let (start, end) = spans(text, last, delimiter).last()?;
    let field = text.get(start..end)?;
    if end < text.len() || !field.starts_with('"') {
        return None;
    }
    let marks = field.matches('"').count();
    (marks % 2 == 1).then(|| u32::try_from(start).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(text: &str) -> Vec<(u32, Vec<String>)> {
        let mut records = Records::from(text, 0, b';');
        let mut all = Vec::new();
        while let Some((at, cells)) = records.next_record() {
            all.push((at, (0..cells.len()).map(|index| cells.get(index).text.to_owned()).collect()));
        }
        all
    }

    #[test]
    fn records_start_where_their_first_byte_is_whatever_ends_the_lines() {
        for (end, length) in [("\n", 1), ("\r\n", 2), ("\r", 1)] {
            let text = format!("a;b{end}{end}1;\"x{end}y\"{end}2;z");
            let starts: Vec<u32> = records(&text).iter().map(|(at, _)| *at).collect();
            let second = 3 + 2 * length;
            let third = second + 6 + 2 * length;
            assert_eq!(starts, [0, second, third], "{end:?}");
        }
    }

    #[test]
    fn quoted_fields_keep_newlines_delimiters_and_quotation_marks() {
        let all = records("a;\"b;\"\"c\"\"\nd\"\ne;f");
        assert_eq!(all[0].1, ["a", "b;\"c\"\nd"]);
        assert_eq!(all[1].1, ["e", "f"]);
    }

    #[test]
    fn the_place_of_a_field_is_what_was_written() {
        let text = "a;b\n\"x;y\"; 25 ;z\n";
        let span = |field| match place(text, 4, field, b';', FileId(0)).spot {
            Spot::Text { offset, length, .. } => &text[offset as usize..(offset + length) as usize],
            _ => "",
        };
        assert_eq!(span(Some(0)), "\"x;y\"");
        assert_eq!(span(Some(1)), "25");
        assert_eq!(span(Some(2)), "z");
        assert_eq!(span(Some(3)), "");
        assert_eq!(span(None), "\"x;y\"; 25 ;z");
    }

    #[test]
    fn in_stretches_a_table_has_the_same_rows_at_the_same_places() {
        let text = "id;naam\n1;een\n\n2;\"twee;\nen meer\"\n3;drie\n4;\"vier\n";
        let table = || CsvTable::of(FileId(0), text.to_owned(), &|_| true).expect("a table");
        let rows = |table: &CsvTable| {
            let mut rows = Vec::new();
            table.each_row(&mut |row| {
                let name = row.cells.get(1).text.to_owned();
                rows.push((row.at, name, row.is_torn, table.place(row.at, Some(1))));
            });
            rows
        };
        let whole = rows(&table());
        let starts: Vec<u32> = whole.iter().map(|(at, ..)| *at).collect();
        assert_eq!(starts, [8, 15, 33, 40]);
        for cuts in [&starts[..], &starts[1..], &starts[2..3]] {
            let cut = CsvTable { cuts: cuts.into(), ..table() };
            let parts: Vec<CsvTable> = cut.into_stretches().collect();
            assert_eq!(parts.len(), cuts.len() + 1);
            let all: Vec<_> = parts.iter().flat_map(rows).collect();
            assert_eq!(all, whole, "{cuts:?}");
        }
    }

    #[test]
    fn a_quotation_mark_left_open_is_found() {
        assert_eq!(open_quote("a;b\n1;\"x\n2;y\n", 4, b';'), Some(6));
        assert_eq!(open_quote("a;b\n1;\"x\"\n", 4, b';'), None);
        assert_eq!(open_quote("a;b\n1;\"x\"", 4, b';'), None);
        assert_eq!(open_quote("a;b\n1;x\"", 4, b';'), None);
    }

    #[test]
    fn of_a_record_of_very_many_fields_the_first_are_kept_and_the_next_record_is_whole() {
        let text = format!("a;b{}\nc;d\n", ";x".repeat(3 * MOST_FIELDS));
        let all = records(&text);
        assert_eq!(all.len(), 2);
        assert_eq!(all[0].1.len(), MOST_FIELDS);
        assert_eq!((&*all[0].1[1], &*all[0].1[MOST_FIELDS - 1]), ("b", "x"));
        assert_eq!(all[1].1, ["c", "d"]);
    }

    #[test]
    fn of_a_record_of_very_much_text_the_first_is_kept_and_the_next_record_is_whole() {
        // Letters of two bytes, so that the last whole one ends a byte before the limit.
        let long = "ë".repeat(MOST_BYTES);
        let text = format!("a;{long};b;{};\nc;d\n", "x;".repeat(100));
        let mut walk = Records::from(&text, 0, b';');
        let (at, cells) = walk.next_record().expect("a record");
        assert_eq!((at, cells.len()), (0, 105));
        assert_eq!([cells.get(0).text, cells.get(2).text], ["a", ""]);
        assert_eq!(cells.get(1).text, "ë".repeat(MOST_BYTES / 2 - 1));
        assert!(walk.is_cut);
        let (at, cells) = walk.next_record().expect("a record");
        assert_eq!(text[at as usize..].find("c;d"), Some(0));
        assert_eq!([cells.get(0).text, cells.get(1).text], ["c", "d"]);
        assert!(!walk.is_cut);
    }

    #[test]
    fn a_record_that_just_fits_is_whole() {
        for length in [OUTPUT - 1, OUTPUT, OUTPUT + 1, MOST_BYTES - 2, MOST_BYTES] {
            let long = "x".repeat(length);
            let mut walk = Records::from(&long, 0, b';');
            assert_eq!(walk.next_record().map(|(_, cells)| cells.get(0).text.len()), Some(length));
            assert!(!walk.is_cut);
        }
    }

    #[test]
    fn very_many_fields_of_very_much_text_come_to_an_end() {
        for length in [15, 16, 17, 63] {
            let text = format!("{}\nc;d", format!("{};", "x".repeat(length)).repeat(2 * MOST_FIELDS));
            let all = records(&text);
            assert_eq!((all.len(), all[0].1.len()), (2, MOST_FIELDS), "{length}");
            assert_eq!(all[1].1, ["c", "d"]);
        }
    }

    #[test]
    fn very_long_and_very_wide_records_fit() {
        let wide = vec!["x".repeat(100); 1000].join(";");
        assert_eq!(records(&wide)[0].1.len(), 1000);
    }
}
