//! From byte offsets to what people look for: line, column, spreadsheet cell, and the line itself. Every file is walked
//! through at most once, however many problems it has.

use crate::read::files::Files;
use crate::read::lines::Standing;
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
        let mut standing = None;
        for (offset, index) in offsets {
            let Some(here) = files.standing(file, offset as usize, standing) else { break };
            standing = Some(here);
            if let Some(Spot::Text { length, field, .. }) = all[index].map(|place| &place.spot) {
                locations[index] = location(files, file, here, *length as usize, *field);
            }
        }
    }
    locations
}

/// So many bytes of a line before and after what is meant hold all that is shown of it.
const NEAR: usize = 1024;

/// What stands there, for so many bytes.
fn location(files: &Files, file: FileId, here: Standing, length: usize, field: Option<u16>) -> Location {
    let from = here.line_start.max(here.at.saturating_sub(NEAR));
    let near = files.text_from(file, from, here.at - from + NEAR);
    let (near_start, near) = near.map(|piece| (piece.start, piece.text)).unwrap_or_default();
    let line = &near[..near.find(['\n', '\r']).unwrap_or(near.len())];
    let start = line.floor_char_boundary(here.at.saturating_sub(near_start));
    let end = line.floor_char_boundary(start + length);
    Location {
        line: Some(here.line),
        column: Some(here.letters + 1),
        cell: field.map(|field| format!("{}{}", column_letters(u32::from(field)), here.row)),
        excerpt: Some(cut(line, start, end, here.line)),
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

    #[test]
    fn a_long_line_is_cut_around_what_is_meant() {
        let line = format!("{};25;{}", "é".repeat(500), "y".repeat(500));
        let start = line.find("25").expect("it is there");
        let excerpt = cut(&line, start, start + 2, 1);
        assert_eq!(&excerpt.text[excerpt.start..excerpt.end], "25");
        assert!(excerpt.text.chars().count() < 110);
    }
}
