//! A JSON document as tables: an object `project` and a list of objects per table. Values keep the text they have in the
//! document, so that a number never passes through binary floating point, and the place where it stands.

use super::cell::MOST_PROBLEMS;
use super::fault::{JsonSlip, ReadFault, Shape};
use super::grid::{Cell, Cells, Content, Row};
use super::place::{FileId, Place, Spot};
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::ops::ControlFlow;

/// More names than this in the rows of one table are no table.
const MOST_HEADERS: usize = 1000;

/// One table of a document.
pub(super) struct JsonTable<'t> {
    pub(super) file: FileId,
    pub(super) headers: Vec<Box<str>>,
    text: &'t str,
    body: Body<'t>,
    faults: Vec<(Place, ReadFault)>,
    unlisted: usize,
}

enum Body<'t> {
    /// Keys and values of one object, as rows of two cells.
    Settings(Members<'t>),
    /// A row per object, gone through one by one: a list of where each stands takes a third of a short row.
    Rows(Rows<'t>),
}

/// The list that holds the rows of a table; none where it is no list.
#[derive(Clone, Copy)]
struct Rows<'t>(Option<&'t RawValue>);

impl<'t> Rows<'t> {
    /// Shows each row to `visit` until that has seen enough.
    fn each(self, visit: &mut dyn FnMut(&'t RawValue) -> ControlFlow<()>) {
        struct Walk<'v, 't>(&'v mut dyn FnMut(&'t RawValue) -> ControlFlow<()>);
        impl<'t> Visitor<'t> for Walk<'_, 't> {
            type Value = ();

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'t>>(self, mut rows: A) -> Result<(), A::Error> {
                while let Some(row) = rows.next_element()? {
                    if (self.0)(row).is_break() {
                        break;
                    }
                }
                Ok(())
            }
        }
        if let Some(list) = self.0 {
            // What stands here was seen to be a list; that some of it was left unread is no error.
            let _ = serde_json::Deserializer::from_str(list.get()).deserialize_seq(Walk(visit));
        }
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
fn span(text: &str, value: &RawValue) -> (usize, usize) {
    let value = value.get();
    // Holds because the value is a slice of the text.
    let start = (value.as_ptr() as usize).saturating_sub(text.as_ptr() as usize).min(text.len());
    (start, (start + value.len()).min(text.len()))
}

/// The place of a value of a document.
pub(super) fn value_place(text: &str, value: &RawValue, file: FileId) -> Place {
    let (start, end) = span(text, value);
    // Of a list or an object only its first sign: the rest would fill the screen.
    let end = if value.get().starts_with(['{', '[']) { start + 1 } else { end };
    spot(file, start, end)
}

impl<'t> JsonTable<'t> {
    /// The table that `value` holds: a list of objects, or of the project table one object.
    pub(super) fn of(file: FileId, text: &'t str, value: &'t RawValue, is_settings: bool) -> Self {
        let mut table = Self {
            file,
            headers: Vec::new(),
            text,
            body: Body::Rows(Rows(None)),
            faults: Vec::new(),
            unlisted: 0,
        };
        if is_settings {
            match serde_json::from_str::<Entries<'t>>(value.get()) {
                Ok(entries) => {
                    table.headers = vec!["key".into(), "value".into()];
                    table.body = Body::Settings(entries.0);
                }
                Err(_) => table.refuse(value, Shape::Settings),
            }
            return table;
        }
        if value.get().starts_with('[') {
            table.body = Body::Rows(Rows(Some(value)));
        } else {
            table.refuse(value, Shape::Rows);
        }
        table.collect_headers();
        table
    }

    fn refuse(&mut self, value: &RawValue, expected: Shape) {
        self.faults.push((value_place(self.text, value, self.file), ReadFault::JsonShape { expected }));
    }

    fn collect_headers(&mut self) {
        let Body::Rows(rows) = self.body else { return };
        let mut refused = Vec::new();
        let headers = &mut self.headers;
        rows.each(&mut |row| {
            let Ok(Entries(entries)) = serde_json::from_str::<Entries<'t>>(row.get()) else {
                refused.push((row, ReadFault::JsonShape { expected: Shape::Row }));
                return ControlFlow::Continue(());
            };
            for (index, (name, value)) in entries.iter().enumerate() {
                if entries[..index].iter().any(|(earlier, _)| earlier == name) {
                    refused.push((*value, ReadFault::DuplicateColumn { first: name.as_ref().into() }));
                }
                if !headers.iter().any(|header| **header == **name) {
                    if headers.len() >= MOST_HEADERS {
                        refused.push((row, ReadFault::TooManyColumns { limit: MOST_HEADERS }));
                        break;
                    }
                    headers.push(name.as_ref().into());
                }
            }
            if headers.len() >= MOST_HEADERS { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        self.unlisted = refused.len().saturating_sub(MOST_PROBLEMS);
        refused.truncate(MOST_PROBLEMS);
        self.faults.extend(
            refused.into_iter().map(|(value, fault)| (value_place(self.text, value, self.file), fault)),
        );
    }

    pub(super) fn faults(&self) -> (Vec<(Place, ReadFault)>, usize) {
        (self.faults.clone(), self.unlisted)
    }

    /// The place of the first value under a name.
    pub(super) fn header_place(&self, field: usize) -> Place {
        let Body::Rows(rows) = self.body else { return Place::whole(self.file) };
        let Some(header) = self.headers.get(field) else { return Place::whole(self.file) };
        let mut found = None;
        rows.each(&mut |row| {
            let entries =
                serde_json::from_str::<Entries<'t>>(row.get()).map(|entries| entries.0).unwrap_or_default();
            found = entries.iter().find(|(name, _)| **name == **header).map(|(_, value)| *value);
            if found.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        let Some(value) = found else { return Place::whole(self.file) };
        let (start, _) = span(self.text, value);
        let before = &self.text[..start];
        // The name itself, where it stands as such before its value.
        let named = before.rfind(&format!("\"{header}\"")).filter(|at| before.len() - at < header.len() + 64);
        let mut place = match named {
            Some(at) => spot(self.file, at, at + header.len() + 2),
            None => value_place(self.text, value, self.file),
        };
        place.text = Some(header.clone());
        place
    }

    /// The place of a value of the row at `at`, or of the row as a whole.
    pub(super) fn place(&self, at: u32, field: Option<usize>) -> Place {
        match &self.body {
            Body::Settings(_) => place(self.text, at, None, self.file),
            Body::Rows(_) => {
                let header = field.and_then(|field| self.headers.get(field)).map(|header| &**header);
                place(self.text, at, header, self.file)
            }
        }
    }

    pub(super) fn each_row(&self, visit: &mut dyn FnMut(Row<'_>)) {
        let at = |value: &RawValue| u32::try_from(span(self.text, value).0).unwrap_or(u32::MAX);
        match &self.body {
            Body::Settings(entries) => {
                for (name, value) in entries {
                    let (text, content) = scalar(value);
                    let cells = [Cell::text(name), Cell { text: &text, content }];
                    visit(Row { at: at(value), cells: Cells::Made(&cells), is_torn: false });
                }
            }
            Body::Rows(rows) => rows.each(&mut |row| {
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
                    visit(Row { at: at(row), cells: Cells::Made(&cells), is_torn: false });
                }
                ControlFlow::Continue(())
            }),
        }
    }
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
    let entries = serde_json::from_str::<Entries<'_>>(row.get()).map(|entries| entries.0).unwrap_or_default();
    let value = match header {
        None => row,
        Some(header) => {
            entries.iter().rev().find(|(name, _)| **name == *header).map_or(row, |(_, value)| value)
        }
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
        let table = JsonTable::of(FileId(0), text, members[0].1, false);
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
