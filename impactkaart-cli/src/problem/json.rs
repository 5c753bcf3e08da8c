//! Problems for machines.

use super::Severity;
use super::locate::locations;
use crate::language::Language;
use crate::language::problem::message;
use crate::read::Reading;
use crate::read::place::Spot;
use serde_json::{Value, json};

/// The problems of `reading` as JSON: severity, code, file, sheet, line, column, cell, header, text, message and help.
pub(crate) fn values(reading: &Reading, language: Language) -> Vec<Value> {
    let locations = locations(reading.problems.iter().map(|problem| problem.place.as_ref()), &reading.files);
    let each = reading.problems.iter().zip(locations).map(|(problem, location)| {
        let message = message(problem, &reading.files, language);
        let severity = match problem.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let place = problem.place.as_ref();
        let sheet = place.and_then(|place| match &place.spot {
            Spot::Cell { sheet, .. } => Some(sheet.to_string()),
            _ => None,
        });
        json!({
            "severity": severity,
            "code": problem.code(),
            "file": place.map(|place| reading.files.name(place.file)),
            "sheet": sheet,
            "line": location.line,
            "column": location.column,
            "cell": location.cell,
            "header": place.and_then(|place| place.header.as_deref()),
            "text": place.and_then(|place| place.text.as_deref()),
            "message": message.what,
            "help": message.help,
        })
    });
    each.collect()
}
