//! A row for every point of a grid, written as it is worked out: never more than a block of it is in memory.

mod csv;
#[cfg(feature = "parquet")]
mod parquet;

pub(crate) use csv::CsvRows;
#[cfg(feature = "parquet")]
pub(crate) use parquet::ParquetRows;

use crate::commands::sweep::Capacity;
#[cfg(feature = "parquet")]
use impactkaart_core::Decimal;
use impactkaart_core::scenario::Axis;
use std::io;

/// Takes the values of a figure, points in order.
pub(crate) trait Rows {
    /// The values of the points that come next; NaN where the figure does not exist.
    fn add(&mut self, values: &[f64]) -> io::Result<()>;
    /// Everything that is still held, and the end.
    fn finish(self: Box<Self>) -> io::Result<()>;
}

/// What the rows are of.
#[derive(Clone, Copy)]
pub(crate) struct Grid<'g> {
    pub(crate) axes: &'g [Axis],
    /// The name of the figure.
    pub(crate) figure: &'g str,
    /// Where more take part than a cost line can serve, where any has a capacity.
    pub(crate) capacity: Option<&'g Capacity>,
}

impl Grid<'_> {
    /// The names of the columns: a column per axis, then the figure, then whether a capacity is exceeded.
    fn heads(&self) -> Vec<String> {
        let axes = self.axes.iter().map(|axis| axis.varied.path.to_string());
        axes.chain([self.figure.to_owned()])
            .chain(self.capacity.map(|_| "over_capacity".to_owned()))
            .collect()
    }
}

/// The places of one point after the other, the last axis fastest.
struct Places {
    sizes: Vec<usize>,
    at: Vec<usize>,
}

impl Places {
    fn of(axes: &[Axis]) -> Self {
        Self { sizes: axes.iter().map(|axis| axis.values.len()).collect(), at: vec![0; axes.len()] }
    }

    fn next(&mut self) {
        for (at, size) in self.at.iter_mut().zip(&self.sizes).rev() {
            *at += 1;
            if *at < *size {
                return;
            }
            *at = 0;
        }
    }
}

/// The nearest `f64` to a decimal.
#[cfg(feature = "parquet")]
fn nearest(value: Decimal) -> f64 {
    // Holds because a decimal is written as a number.
    value.to_string().parse().unwrap_or(f64::NAN)
}

/// About how many bytes a row of CSV takes.
pub(crate) fn csv_bytes(axes: &[Axis]) -> u64 {
    const FIGURE: u64 = 18;
    let average = |axis: &Axis| {
        let letters: usize =
            axis.values.iter().take(1000).map(|value| value.normalize().to_string().len()).sum();
        letters as u64 / (axis.values.len().clamp(1, 1000) as u64) + 1
    };
    axes.iter().map(average).sum::<u64>() + FIGURE + 2
}

/// About how many bytes a row of Parquet takes: axes repeat their values and take little.
pub(crate) fn parquet_bytes(axes: &[Axis]) -> u64 {
    8 + axes.len() as u64
}
