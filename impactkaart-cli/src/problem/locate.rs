//! From byte offsets to what people look for: line, column, spreadsheet cell, and the line itself. Every file is walked
//! through once, however many problems it has.

use crate::read::files::Files;
use crate::read::place::{FileId, Place, Spot, column_letters};
use std::collections::BTreeMap;

/// Where something stands, for people.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Location {
    /// From 1.
    pub(crate) line: Option<usize>,
    /// In characters, from 1.
    pub(crate) column: Option<usize>,
    /// As spreadsheets name it: `E4`.
    pub(crate) cell: Option<String>,
    /// The line, or of a workbook the cell.
    pub(crate) excerpt: Option<Excerpt>,
}

/// A line of a file, and the stretch of it that is meant, in bytes.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Excerpt {
    /// Its number: of the line, or of the row of a sheet.
    pub(crate) line: usize,
    /// The text.
    pub(crate) text: String,
    /// What is meant.
    pub(crate) start: usize,
    /// Up to here.
    pub(crate) end: usize,
}

/// The most of a line that an excerpt shows, in characters before and after what is meant.
const AROUND: usize = 48;

/// The locations of `places`, in their order.
pub(crate) fn locations<'p>(places: impl Iterator<Item = Option<&'p Place>>, files: &Files) -> Vec<Location> {
    let mut locations = Vec::new();
    let mut by_file: BTreeMap<FileId, Vec<(u32, usize)>> = BTreeMap::new();
    let mut all = Vec::new();
    for (index, place) in places.enumerate() {
        let mut location = Location::default();
        match place.map(|place| (&place.spot, place)) {
            Some((Spot::Cell { row, column, .. }, place)) => {
                let row = *row as usize + 1;
                location.cell = column.map(|column| format!("{}{row}", column_letters(column)));
                location.line = Some(row);
                location.column = column.map(|column| column as usize + 1);
                location.excerpt = place.text.as_deref().filter(|text| !text.is_empty()).map(|text| {
                    let text = one_line(text);
                    Excerpt { line: row, start: 0, end: text.len(), text }
                });
            }
            Some((Spot::Text { offset, .. }, place)) => {
                by_file.entry(place.file).or_default().push((*offset, index))
            }
            _ => {}
        }
        locations.push(location);
        all.push(place);
    }
    for (file, mut offsets) in by_file {
        offsets.sort_unstable();
        let last = offsets.last().map_or(0, |(offset, _)| *offset);
        let Some(text) = files.text(file, last) else { continue };
        let mut walk = Walk::new(text);
        for (offset, index) in offsets {
            walk.to((offset as usize).min(text.len()));
            if let Some(Spot::Text { length, field, .. }) = all[index].map(|place| &place.spot) {
                locations[index] = walk.location(*length as usize, *field);
            }
        }
    }
    locations
}

/// A walk through a text that counts lines, and rows as a spreadsheet would show them.
struct Walk<'t> {
    text: &'t str,
    at: usize,
    line: usize,
    line_start: usize,
    row: usize,
    in_quotes: bool,
}

impl<'t> Walk<'t> {
    fn new(text: &'t str) -> Self {
        // A first line that states the separator is no row of the sheet.
        let row = usize::from(!text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("sep=")));
        Self { text, at: 0, line: 1, line_start: 0, row, in_quotes: false }
    }

    fn to(&mut self, offset: usize) {
        let bytes = self.text.as_bytes();
        while self.at < offset {
            let byte = bytes[self.at];
            let ends_line = byte == b'\n' || (byte == b'\r' && bytes.get(self.at + 1) != Some(&b'\n'));
            if byte == b'"' {
                self.in_quotes = !self.in_quotes;
            } else if ends_line {
                self.line += 1;
                self.line_start = self.at + 1;
                self.row += usize::from(!self.in_quotes);
            }
            self.at += 1;
        }
    }

    fn location(&self, length: usize, field: Option<u16>) -> Location {
        let rest = &self.text[self.line_start..];
        let line = &rest[..rest.find(['\n', '\r']).unwrap_or(rest.len())];
        let start = (self.at - self.line_start).min(line.len());
        let mut end = (start + length).min(line.len());
        while !line.is_char_boundary(end) {
            end -= 1;
        }
        Location {
            line: Some(self.line),
            column: Some(line[..start].chars().count() + 1),
            cell: field.map(|field| format!("{}{}", column_letters(u32::from(field)), self.row)),
            excerpt: Some(cut(line, start, end, self.line)),
        }
    }
}

/// The part of a long line that is meant, and what stands around it.
fn cut(line: &str, start: usize, end: usize, number: usize) -> Excerpt {
    let shown_end = line[start..end].char_indices().nth(2 * AROUND).map_or(end, |(index, _)| start + index);
    let before = line[..start].char_indices().rev().nth(AROUND).map(|(index, _)| index);
    let after = line[shown_end..].char_indices().nth(AROUND).map(|(index, _)| shown_end + index);
    let mut text = String::new();
    if before.is_some() {
        text.push('…');
    }
    let from = before.unwrap_or(0);
    let new_start = text.len() + start - from;
    let new_end = text.len() + shown_end - from;
    text.push_str(&line[from..after.unwrap_or(line.len())]);
    if after.is_some() {
        text.push('…');
    }
    // A tab is one byte and so is a space: carets stay where they belong.
    let text = text.replace('\t', " ");
    Excerpt { line: number, text, start: new_start, end: new_end }
}

/// A text on one line, of a length that can be shown.
pub(crate) fn one_line(text: &str) -> String {
    let mut line: String =
        text.chars().take(60).map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    if text.chars().nth(60).is_some() {
        line.push('…');
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, wanted: &str) -> (usize, usize, Option<String>) {
        let mut walk = Walk::new(text);
        walk.to(text.find(wanted).expect("it is there"));
        let location = walk.location(wanted.len(), Some(1));
        (location.line.unwrap_or(0), location.column.unwrap_or(0), location.cell)
    }

    #[test]
    fn lines_are_counted_alike_whatever_ends_them() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a;b", "", "é;x", "\"p", "q\";y", "ü;z"].join(end);
            assert_eq!(at(&text, "x"), (3, 3, Some("B3".to_owned())), "{end:?}");
            assert_eq!(at(&text, "y"), (5, 4, Some("B4".to_owned())), "{end:?}");
            assert_eq!(at(&text, "z"), (6, 3, Some("B5".to_owned())), "{end:?}");
        }
    }

    #[test]
    fn a_line_that_states_the_separator_is_no_row_of_the_sheet() {
        assert_eq!(at("sep=;\r\na;b\r\n1;x", "x"), (3, 3, Some("B2".to_owned())));
    }

    #[test]
    fn a_long_line_is_cut_around_what_is_meant() {
        let line = format!("{};25;{}", "é".repeat(500), "y".repeat(500));
        let start = line.find("25").expect("it is there");
        let excerpt = cut(&line, start, start + 2, 1);
        assert_eq!(&excerpt.text[excerpt.start..excerpt.end], "25");
        assert!(excerpt.text.chars().count() < 110);
    }
}
