//! A JSON document as tables: an object `project` and a list of objects per table. Values keep the text they have in the
//! document, so that a number never passes through binary floating point, and the place where it stands.

use super::cell::MOST_PROBLEMS;
use super::fault::{JsonSlip, ReadFault, Shape};
use super::grid::{Cell, Cells, Content, Row};
use super::place::{FileId, Place, Spot};
use super::stretch::{Cuts, LARGE};
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::ops::ControlFlow;

/// More names than this in the rows of one table are no table.
const MOST_HEADERS: usize = 1000;

/// One table of a document, or a stretch of one.
pub(super) struct JsonTable {
    pub(super) file: FileId,
    pub(super) headers: Vec<Box<str>>,
    text: String,
    /// The byte of the document at which the text starts.
    start: u32,
    body: Body,
    faults: Vec<(Place, ReadFault)>,
    unlisted: usize,
    cuts: Cuts,
}

#[derive(Clone, Copy)]
enum Body {
    /// Keys and values of one object, as rows of two cells.
    Settings,
    /// A row per object.
    Rows,
    /// What should have been the one or the other.
    Neither,
}

/// Shows each value of a list, or of a stretch of one, to `visit` with the byte at which it starts, until that has seen
/// enough: a list of where each stands takes a third of a short row.
fn each_value<'t>(list: &'t str, visit: &mut dyn FnMut(usize, &'t RawValue) -> ControlFlow<()>) {
    let between = |sign: &u8| matches!(sign, b',' | b' ' | b'\t' | b'\r' | b'\n');
    let mut rest = list.strip_prefix('[').unwrap_or(list);
    loop {
        rest = &rest[rest.bytes().take_while(between).count()..];
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<&RawValue>();
        // At the end of the list there is none.
        let Some(Ok(value)) = values.next() else { return };
        if visit(list.len() - rest.len(), value).is_break() {
            return;
        }
        rest = &rest[value.get().len()..];
    }
}

/// Names and values of an object, in order, doubled names kept.
struct Entries<'t>(Members<'t>);

/// Names and values.
pub(super) type Members<'t> = Vec<(Cow<'t, str>, &'t RawValue)>;

impl<'t> serde::Deserialize<'t> for Entries<'t> {
    fn deserialize<D: Deserializer<'t>>(deserializer: D) -> Result<Self, D::Error> {
        struct Walk;
        impl<'t> Visitor<'t> for Walk {
            type Value = Entries<'t>;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(Name(name)) = map.next_key()? {
                    entries.push((name, map.next_value()?));
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(Walk)
    }
}

#[derive(serde::Deserialize)]
#[serde(transparent)]
struct Name<'t>(#[serde(borrow)] Cow<'t, str>);

/// The members of a document, each with the place of its value.
pub(super) fn members(text: &str, file: FileId) -> Result<Members<'_>, Box<(Place, ReadFault)>> {
    match serde_json::from_str::<Entries<'_>>(text) {
        Ok(entries) => Ok(entries.0),
        Err(error) if error.is_data() && serde_json::from_str::<&RawValue>(text).is_ok() => {
            Err(Box::new((Place::whole(file), ReadFault::JsonShape { expected: Shape::Document })))
        }
        Err(error) => {
            let offset = offset_of(text, error.line(), error.column());
            let before = text[..offset].trim_end();
            let (offset, why) = match slip(&error) {
                // Behind the last sign: there it ends too early.
                JsonSlip::End => {
                    (before.char_indices().next_back().map_or(0, |(index, _)| index), JsonSlip::End)
                }
                JsonSlip::Other if before.ends_with(',') && text[offset..].starts_with([']', '}']) => {
                    (before.len() - 1, JsonSlip::Comma)
                }
                why => (offset, why),
            };
            let fault = ReadFault::JsonSyntax { why };
            Err(Box::new((spot(file, offset, offset + usize::from(offset < text.len())), fault)))
        }
    }
}

fn slip(error: &serde_json::Error) -> JsonSlip {
    // The parser has no codes, only texts; one that is not known here falls to `Other`.
    let text = error.to_string();
    let has = |part: &str| text.contains(part);
    if error.is_eof() {
        JsonSlip::End
    } else if has("trailing comma") || has("expected `,`") {
        JsonSlip::Comma
    } else if has("expected `:`") {
        JsonSlip::Colon
    } else if has("key must be a string") {
        JsonSlip::Name
    } else if has("trailing characters") {
        JsonSlip::Trailing
    } else {
        JsonSlip::Other
    }
}

/// The byte at a line and column of the parser, which counts lines from 1 and bytes from 1, 0 being the line's start.
fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let mut offset = (start + column.saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

fn spot(file: FileId, start: usize, end: usize) -> Place {
    let number = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
    let spot = Spot::Text { offset: number(start), length: number(end - start), field: None };
    Place { file, spot, header: None, text: None }
}

/// Where a value stands in the text it was cut from.
pub(super) fn span(text: &str, value: &RawValue) -> (usize, usize) {
    let value = value.get();
    // Holds because the value is a slice of the text.
    let start = (value.as_ptr() as usize).saturating_sub(text.as_ptr() as usize).min(text.len());
    (start, (start + value.len()).min(text.len()))
}

/// The place of a value of a document.
pub(super) fn value_place(text: &str, value: &RawValue, file: FileId) -> Place {
    value_spot(file, span(text, value).0, value.get())
}

fn value_spot(file: FileId, start: usize, value: &str) -> Place {
    // Of a list or an object only its first sign: the rest would fill the screen.
    let length = if value.starts_with(['{', '[']) { 1 } else { value.len() };
    spot(file, start, start + length)
}

/// The text of each of the values of a document. Of a large one they are cut off it; another is handed to `keep`.
pub(super) fn pieces(
    mut document: String,
    spans: &[(usize, usize)],
    keep: &mut dyn FnMut(String),
) -> Vec<String> {
    if document.len() <= LARGE {
        let pieces = spans.iter().map(|(start, end)| document[*start..*end].to_owned()).collect();
        keep(document);
        return pieces;
    }
    // From the end, where only what is cut off need be moved.
    let mut order: Vec<usize> = (0..spans.len()).collect();
    order.sort_unstable_by_key(|index| std::cmp::Reverse(spans[*index]));
    let mut pieces = vec![String::new(); spans.len()];
    for index in order {
        let (start, end) = spans[index];
        document.truncate(end);
        pieces[index] = document.split_off(start);
        document.shrink_to_fit();
    }
    pieces
}

impl JsonTable {
    /// The table that a value holds, a list of objects or of the project table one object, with the byte of the document
    /// at which its text starts.
    pub(super) fn of(file: FileId, start: usize, text: String, is_settings: bool) -> Self {
        // Holds because files are smaller than 4 GiB.
        let start = u32::try_from(start).unwrap_or(u32::MAX);
        let body = if is_settings && serde_json::from_str::<Entries<'_>>(&text).is_ok() {
            Body::Settings
        } else if !is_settings && text.starts_with('[') {
            Body::Rows
        } else {
            Body::Neither
        };
        let (faults, cuts) = (Vec::new(), Cuts::default());
        let mut table = Self { file, headers: Vec::new(), text, start, body, faults, unlisted: 0, cuts };
        match body {
            Body::Settings => table.headers = vec!["key".into(), "value".into()],
            Body::Rows => table.collect_headers(),
            Body::Neither => {
                let expected = if is_settings { Shape::Settings } else { Shape::Rows };
                let place = value_spot(file, 0, &table.text).moved(start);
                table.faults.push((place, ReadFault::JsonShape { expected }));
            }
        }
        table
    }

    fn collect_headers(&mut self) {
        let (mut headers, mut cuts) = (Vec::<Box<str>>::new(), Cuts::default());
        let (mut faults, mut unlisted) = (Vec::new(), 0);
        let mut refuse = |value: &RawValue, fault| {
            if faults.len() < MOST_PROBLEMS {
                faults.push((self.place_of(value), fault));
            } else {
                unlisted += 1;
            }
        };
        each_value(&self.text, &mut |at, row| {
            cuts.note(u32::try_from(at).unwrap_or(u32::MAX), &self.text);
            let Ok(Entries(entries)) = serde_json::from_str::<Entries<'_>>(row.get()) else {
                refuse(row, ReadFault::JsonShape { expected: Shape::Row });
                return ControlFlow::Continue(());
            };
            for (index, (name, value)) in entries.iter().enumerate() {
                if entries[..index].iter().any(|(earlier, _)| earlier == name) {
                    refuse(value, ReadFault::DuplicateColumn { first: name.as_ref().into() });
                }
                if !headers.iter().any(|header| **header == **name) {
                    if headers.len() >= MOST_HEADERS {
                        refuse(row, ReadFault::TooManyColumns { limit: MOST_HEADERS });
                        break;
                    }
                    headers.push(name.as_ref().into());
                }
            }
            if headers.len() >= MOST_HEADERS { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        (self.headers, self.cuts) = (headers, cuts);
        (self.faults, self.unlisted) = (faults, unlisted);
    }

    /// What is wrong with the table as such, and how many errors there are beyond those listed.
    pub(super) fn take_faults(&mut self) -> (Vec<(Place, ReadFault)>, usize) {
        (std::mem::take(&mut self.faults), std::mem::take(&mut self.unlisted))
    }

    /// The stretches in order, each cut off the text that is left when it is asked for.
    pub(super) fn into_stretches(self) -> impl Iterator<Item = Self> {
        let Self { file, headers, text, start, body, cuts, .. } = self;
        cuts.stretches(text).map(move |(cut, text)| {
            let (faults, cuts) = (Vec::new(), Cuts::default());
            Self { file, headers: headers.clone(), text, start: start + cut, body, faults, unlisted: 0, cuts }
        })
    }

    /// The place of a value of the table.
    fn place_of(&self, value: &RawValue) -> Place {
        value_place(&self.text, value, self.file).moved(self.start)
    }

    /// The place of the first value under a name.
    pub(super) fn header_place(&self, field: usize) -> Place {
        let (Body::Rows, Some(header)) = (self.body, self.headers.get(field)) else {
            return Place::whole(self.file);
        };
        let mut found = None;
        each_value(&self.text, &mut |_, row| {
            found = entries(row.get()).iter().find(|(name, _)| **name == **header).map(|(_, value)| *value);
            if found.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        let Some(value) = found else { return Place::whole(self.file) };
        let (start, _) = span(&self.text, value);
        let before = &self.text[..start];
        // The name itself, where it stands as such before its value.
        let named = before.rfind(&format!("\"{header}\"")).filter(|at| before.len() - at < header.len() + 64);
        let mut place = match named {
            Some(at) => spot(self.file, at, at + header.len() + 2).moved(self.start),
            None => self.place_of(value),
        };
        place.text = Some(header.clone());
        place
    }

    /// The place of a value of the row at `at`, or of the row as a whole.
    pub(super) fn place(&self, at: u32, field: Option<usize>) -> Place {
        let header = match self.body {
            Body::Rows => field.and_then(|field| self.headers.get(field)).map(|header| &**header),
            Body::Settings | Body::Neither => None,
        };
        place(&self.text, at.saturating_sub(self.start), header, self.file).moved(self.start)
    }

    pub(super) fn each_row(&self, visit: &mut dyn FnMut(Row<'_>)) {
        // Holds because files are smaller than 4 GiB.
        let from_start = |at: usize| self.start + u32::try_from(at).unwrap_or(0);
        match self.body {
            Body::Neither => {}
            Body::Settings => {
                for (name, value) in entries(&self.text) {
                    let (text, content) = scalar(value);
                    let cells = [Cell::text(&name), Cell { text: &text, content }];
                    let at = from_start(span(&self.text, value).0);
                    visit(Row { at, cells: Cells::Made(&cells), is_torn: false });
                }
            }
            Body::Rows => each_value(&self.text, &mut |at, row| {
                if let Ok(Entries(entries)) = serde_json::from_str::<Entries<'_>>(row.get()) {
                    let mut held: Vec<(Cow<'_, str>, Content)> =
                        vec![(Cow::Borrowed(""), Content::Text); self.headers.len()];
                    for (name, value) in &entries {
                        if let Some(index) = self.headers.iter().position(|header| **header == **name) {
                            held[index] = scalar(value);
                        }
                    }
                    let cells: Vec<Cell<'_>> =
                        held.iter().map(|(text, content)| Cell { text, content: *content }).collect();
                    visit(Row { at: from_start(at), cells: Cells::Made(&cells), is_torn: false });
                }
                ControlFlow::Continue(())
            }),
        }
    }
}

/// The members of an object; none of what is no object.
fn entries(text: &str) -> Members<'_> {
    serde_json::from_str::<Entries<'_>>(text).map(|entries| entries.0).unwrap_or_default()
}

/// What a value holds, as a cell.
fn scalar(value: &RawValue) -> (Cow<'_, str>, Content) {
    let text = value.get();
    match text.as_bytes().first() {
        Some(b'"') => match serde_json::from_str::<Name<'_>>(text) {
            Ok(Name(text)) => (text, Content::Text),
            // Half of a pair of surrogates: shown as written.
            Err(_) => (Cow::Borrowed(text), Content::Text),
        },
        Some(b'n') => (Cow::Borrowed(""), Content::Text),
        Some(b't' | b'f') => (Cow::Borrowed(text), Content::Text),
        Some(b'{' | b'[') => (Cow::Borrowed(text), Content::Nested),
        _ => (Cow::Borrowed(text), Content::Number),
    }
}

/// Whether a text holds the whole of the value at its start.
pub(super) fn holds_value(text: &str) -> bool {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<&RawValue>();
    matches!(values.next(), Some(Ok(value)) if value.get().len() < text.len())
}

/// The place of a value in the row (or, of the project table, the value itself) that starts at `at`.
pub(super) fn place(text: &str, at: u32, header: Option<&str>, file: FileId) -> Place {
    let Some(rest) = text.get(at as usize..) else { return Place::whole(file) };
    let mut values = serde_json::Deserializer::from_str(rest).into_iter::<&RawValue>();
    let Some(Ok(row)) = values.next() else { return spot(file, at as usize, at as usize) };
    let value = match header {
        None => row,
        Some(header) => entries(row.get())
            .iter()
            .rev()
            .find(|(name, _)| **name == *header)
            .map_or(row, |(_, value)| value),
    };
    let mut place = value_place(text, value, file);
    if !value.get().starts_with(['{', '[']) {
        place.text = Some(scalar(value).0.trim().into());
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_text_and_values_their_place() {
        let text = "{\"costs\": [{\"amount\": 0.1234567890123456789, \"payer\": \"g\\u0065m\"},\n{\"amount\": null}]}";
        let members = members(text, FileId(0)).expect("an object");
        let (start, end) = span(text, members[0].1);
        let table = JsonTable::of(FileId(0), start, text[start..end].to_owned(), false);
        assert_eq!(table.headers, ["amount".into(), "payer".into()]);
        let mut rows = Vec::new();
        table.each_row(&mut |row| {
            rows.push((row.at, row.cells.get(0).text.to_owned(), row.cells.get(1).text.to_owned()))
        });
        assert_eq!(rows[0].1, "0.1234567890123456789");
        assert_eq!(rows[0].2, "gem");
        assert_eq!(rows[1].1, "");
        let place = place(text, rows[0].0, Some("amount"), FileId(0));
        assert!(matches!(place.spot, Spot::Text { offset: 22, length: 21, .. }), "{place:?}");
    }

    #[test]
    fn in_stretches_a_table_has_the_same_rows_at_the_same_places() {
        let text = "[ {\"id\": \"a\"},\n{\"id\": \"b, [\", \"share\": 0.5} , 7,{\"share\":\"ë\"}\n]";
        let table = || JsonTable::of(FileId(0), 100, text.to_owned(), false);
        let rows = |table: &JsonTable| {
            let mut rows = Vec::new();
            table.each_row(&mut |row| {
                let cells = [0, 1].map(|field| row.cells.get(field).text.to_owned());
                rows.push((row.at, cells, table.place(row.at, Some(1))));
            });
            rows
        };
        let whole = rows(&table());
        let starts: Vec<u32> = whole.iter().map(|(at, ..)| *at - 100).collect();
        assert_eq!(starts, [2, 15, 48]);
        for cuts in [&starts[..], &starts[1..], &starts[2..]] {
            let cut = JsonTable { cuts: cuts.into(), ..table() };
            let parts: Vec<JsonTable> = cut.into_stretches().collect();
            assert_eq!(parts.len(), cuts.len() + 1);
            let all: Vec<_> = parts.iter().flat_map(rows).collect();
            assert_eq!(all, whole, "{cuts:?}");
        }
    }

    #[test]
    fn what_is_no_document_is_refused_with_its_place() {
        let fault = |text: &str| members(text, FileId(0)).expect_err("no document").1;
        assert_eq!(fault("[1]"), ReadFault::JsonShape { expected: Shape::Document });
        assert_eq!(fault("{\"a\": 1,}"), ReadFault::JsonSyntax { why: JsonSlip::Comma });
        assert_eq!(fault("{\"a\": 1"), ReadFault::JsonSyntax { why: JsonSlip::End });
        assert_eq!(fault("{a: 1}"), ReadFault::JsonSyntax { why: JsonSlip::Name });
        assert_eq!(fault("{} x"), ReadFault::JsonSyntax { why: JsonSlip::Trailing });
        let nested = "[".repeat(100_000);
        assert!(matches!(fault(&format!("{{\"a\": {nested}")), ReadFault::JsonSyntax { .. }));
    }
}
