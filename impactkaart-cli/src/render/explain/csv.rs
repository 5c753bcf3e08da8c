//! The tree for a spreadsheet, a row for each number.

use super::json::{role_code, times};
use super::{Subject, lines};
use crate::figure::FigurePath;
use crate::read::place::Spot;
use crate::render::csv::Sheet;
use crate::render::json::decimal;
use impactkaart_core::number::Figure;

/// The figure for a spreadsheet: a row for each number.
pub(crate) fn rows(subject: &Subject<'_>, sheet: &mut Sheet) {
    sheet.row(subject.language.explain().heads);
    for (line, location) in &lines(subject, false) {
        let place = line.place.as_ref();
        let value = match &line.value {
            Figure::Defined(value) => decimal(*value),
            Figure::Undefined(_) => String::new(),
        };
        let in_sheet = place.and_then(|place| match &place.spot {
            Spot::Cell { sheet, .. } => Some(sheet.to_string()),
            _ => None,
        });
        let number = |number: Option<usize>| number.map(|number| number.to_string()).unwrap_or_default();
        sheet.row([
            &*line.depth.to_string(),
            line.role.map_or("", role_code),
            &line.role.and_then(times).map(|times| times.to_string()).unwrap_or_default(),
            &line.label,
            &value,
            line.how,
            &line.figure.as_ref().map(FigurePath::to_string).unwrap_or_default(),
            place.map_or("", |place| subject.reading.files.name(place.file)),
            &in_sheet.unwrap_or_default(),
            &number(location.line),
            &number(location.column),
            location.cell.as_deref().unwrap_or_default(),
            place.and_then(|place| place.text.as_deref()).unwrap_or_default(),
            line.evidence.map_or("", |grade| grade.name()),
            line.source.as_deref().unwrap_or_default(),
        ]);
    }
}
