//! Where a number stands, as it is said.

use crate::language::Language;
use crate::problem::locate::{locations, one_line};
use crate::read::files::Files;
use crate::read::place::{Place, Spot};
use serde_json::{Value, json};

/// Where a number stands: a file, and in it what people look for.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Address {
    pub(crate) file: String,
    pub(crate) sheet: Option<String>,
    pub(crate) line: Option<usize>,
    pub(crate) column: Option<usize>,
    /// As spreadsheets name it: `E4`.
    pub(crate) cell: Option<String>,
    pub(crate) header: Option<String>,
    /// What the cell holds, as written.
    pub(crate) text: Option<String>,
    /// Whether the line counts lines of a text.
    is_text: bool,
}

impl Address {
    /// The addresses of places, in their order; every file is walked through once.
    pub(crate) fn all(places: &[Option<Place>], files: &Files) -> Vec<Option<Self>> {
        let found = locations(places.iter().map(Option::as_ref), files);
        let of = |(place, location): (&Option<Place>, crate::problem::locate::Location)| {
            let place = place.as_ref()?;
            let sheet = match &place.spot {
                Spot::Cell { sheet, .. } => Some(sheet.to_string()),
                _ => None,
            };
            Some(Self {
                file: files.name(place.file).to_owned(),
                sheet,
                line: location.line,
                column: location.column,
                cell: location.cell,
                header: place.header.as_deref().map(str::to_owned),
                text: place.text.as_deref().map(str::to_owned),
                is_text: matches!(place.spot, Spot::Text { .. }),
            })
        };
        places.iter().zip(found).map(of).collect()
    }

    /// The address of one place.
    pub(crate) fn of(place: Option<Place>, files: &Files) -> Option<Self> {
        Self::all(&[place], files).pop().flatten()
    }

    /// `effecten.csv:2`, or of a workbook `sheet effects E2`.
    pub(super) fn short(&self, language: Language) -> String {
        match (&self.sheet, self.line) {
            (Some(sheet), _) => {
                let cell = self.cell.iter().map(|cell| format!(" {cell}"));
                let words = crate::language::problem::words(language);
                std::iter::once(format!("{} {sheet}", words.sheet)).chain(cell).collect()
            }
            (None, Some(line)) if self.is_text => format!("{}:{line}", self.file),
            _ => self.file.clone(),
        }
    }

    /// `effecten.csv:2, column `aandeel` (E2): "25%"`, or of a workbook `sheet effects E2`.
    pub(super) fn written(&self, language: Language) -> String {
        let words = crate::language::problem::words(language);
        let mut text = match &self.sheet {
            Some(sheet) => format!("{} {sheet}", words.sheet),
            None => self.short(language),
        };
        let mut notes = Vec::new();
        if let Some(header) = self.header.as_deref().filter(|header| !header.is_empty()) {
            notes.push(format!("{} `{}`", words.column, one_line(header)));
        }
        notes.extend(self.cell.iter().map(|cell| format!("{} {cell}", words.cell)));
        if !notes.is_empty() {
            text.push_str(&format!(" ({})", notes.join(", ")));
        }
        if let Some(cell) = self.text.as_deref().filter(|cell| !cell.trim().is_empty()) {
            text.push_str(&format!(": {}", one_line(cell.trim())));
        }
        text
    }

    pub(super) fn value(&self) -> Value {
        json!({
            "file": self.file,
            "sheet": self.sheet,
            "line": self.line,
            "column": self.column,
            "cell": self.cell,
            "header": self.header,
            "text": self.text,
        })
    }
}
