use super::{Grid, Places, Rows};
use crate::commands::sweep::Capacity;
use crate::language::Language;
use crate::output::Stream;
use crate::render::csv::Sheet;
use crate::render::sweep::as_data;
use std::io;

/// Rows of a CSV file as a spreadsheet in that language opens it.
pub(crate) struct CsvRows {
    to: Stream,
    sheet: Sheet,
    places: Places,
    /// The values of each axis as written.
    values: Vec<Vec<String>>,
    capacity: Option<Capacity>,
}

impl CsvRows {
    pub(crate) fn new(to: Stream, grid: Grid<'_>, language: Language) -> Self {
        let mut sheet = Sheet::new(language);
        sheet.row(grid.heads().iter().map(String::as_str));
        let values = grid
            .axes
            .iter()
            .map(|axis| axis.values.iter().map(|value| as_data(axis, *value)).collect())
            .collect();
        Self { to, sheet, places: Places::of(grid.axes), values, capacity: grid.capacity.cloned() }
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
            let over = self.capacity.as_ref().map(|capacity| match capacity.is_exceeded(&self.places.at) {
                true => "1",
                false => "0",
            });
            self.sheet.row(axes.chain([written.as_str()]).chain(over));
            self.places.next();
        }
        self.sheet.pass_on(&mut self.to)
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.sheet.pass_on(&mut self.to)?;
        self.to.finish()
    }
}
