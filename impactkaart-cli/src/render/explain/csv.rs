//! The tree for a spreadsheet, a row for each number.

use super::Explained;
use super::json::{role_code, times};
use crate::figure::FigurePath;
use crate::render::csv::Sheet;
use crate::render::json::decimal;
use impactkaart_core::number::Figure;

/// The figure for a spreadsheet: a row for each number.
pub(crate) fn rows(explained: &Explained<'_>, sheet: &mut Sheet) {
    sheet.row(explained.language.explain().heads);
    for line in &explained.lines {
        let address = line.address.clone().unwrap_or_default();
        let value = match &line.value {
            Figure::Defined(value) => decimal(*value),
            Figure::Undefined(_) => String::new(),
        };
        let number = |number: Option<usize>| number.map(|number| number.to_string()).unwrap_or_default();
        let (was, by) = match &line.touched {
            Some(touched) => {
                let by = touched.by.iter().map(|change| format!("{}: {}", change.path, change.written));
                (touched.was.map(decimal).unwrap_or_default(), by.collect::<Vec<_>>().join("; "))
            }
            None => Default::default(),
        };
        sheet.row([
            &*line.depth.to_string(),
            line.role.map_or("", role_code),
            &line.role.and_then(times).map(|times| times.to_string()).unwrap_or_default(),
            &line.label,
            &value,
            line.how,
            &line.path.as_ref().or(line.figure.as_ref()).map(FigurePath::to_string).unwrap_or_default(),
            &address.file,
            &address.sheet.unwrap_or_default(),
            &number(address.line),
            &number(address.column),
            &address.cell.unwrap_or_default(),
            &address.text.unwrap_or_default(),
            line.evidence.map_or("", |grade| grade.name()),
            line.source.as_deref().unwrap_or_default(),
            &was,
            &by,
            &line.notes.join("; "),
        ]);
    }
}
