use super::{Places, Rows, heads};
use crate::language::Language;
use crate::output::Stream;
use crate::render::csv::Sheet;
use crate::render::json::decimal;
use impactkaart_core::scenario::Axis;
use std::io;

/// Rows of a CSV file as a spreadsheet in that language opens it.
pub(crate) struct CsvRows {
    to: Stream,
    sheet: Sheet,
    places: Places,
    /// The values of each axis as written.
    values: Vec<Vec<String>>,
}

impl CsvRows {
    pub(crate) fn new(to: Stream, axes: &[Axis], figure: &str, language: Language) -> Self {
        let mut sheet = Sheet::new(language);
        sheet.row(heads(axes, figure).iter().map(String::as_str));
        let values =
            axes.iter().map(|axis| axis.values.iter().map(|value| decimal(*value)).collect()).collect();
        Self { to, sheet, places: Places::of(axes), values }
    }
}

impl Rows for CsvRows {
    fn add(&mut self, values: &[f64]) -> io::Result<()> {
        for value in values {
            let written = match value.is_nan() {
                true => String::new(),
                // Without minus nothing.
                false => (value + 0.0).to_string(),
            };
            let axes = self.values.iter().zip(&self.places.at).map(|(values, at)| values[*at].as_str());
            self.sheet.row(axes.chain([written.as_str()]));
            self.places.next();
        }
        self.sheet.pass_on(&mut self.to)
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.sheet.pass_on(&mut self.to)?;
        self.to.finish()
    }
}
