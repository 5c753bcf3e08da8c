use super::{Grid, Places, Rows, nearest};
use crate::commands::sweep::Capacity;
use crate::output::Stream;
use parquet::basic::{Compression, Repetition, Type as PhysicalType};
use parquet::data_type::{BoolType, DoubleType};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;
use std::io;
use std::sync::Arc;

/// Rows of a Parquet file: a column of doubles per axis, and the figure, which may be absent.
pub(crate) struct ParquetRows {
    writer: SerializedFileWriter<Stream>,
    places: Places,
    /// The values of each axis.
    values: Vec<Vec<f64>>,
    /// The rows of the group that is being filled, a column per axis.
    axes: Vec<Vec<f64>>,
    /// The figures that exist, and for each row whether its figure does.
    figures: Vec<f64>,
    exists: Vec<i16>,
    /// For each row whether a capacity is exceeded, where any line has one.
    over: Vec<bool>,
    capacity: Option<Capacity>,
    group: usize,
}

/// So many values are held before a group of rows is written.
const HELD: usize = 1 << 22;

impl ParquetRows {
    /// `about` is kept in the file, names and values.
    pub(crate) fn new(to: Stream, grid: Grid<'_>, about: &[(&str, &str)]) -> io::Result<Self> {
        let axes = grid.axes;
        let names = grid.heads();
        let fields = names.iter().enumerate().map(|(index, name)| {
            let repetition = if index < axes.len() { Repetition::REQUIRED } else { Repetition::OPTIONAL };
            let column = Type::primitive_type_builder(name, PhysicalType::DOUBLE).with_repetition(repetition);
            column.build().map(Arc::new)
        });
        let fields = fields.collect::<Result<Vec<_>, _>>().map_err(io_error)?;
        let schema = Type::group_type_builder("sweep").with_fields(fields).build().map_err(io_error)?;
        let about = about.iter().map(|(key, value)| KeyValue::new((*key).to_owned(), (*value).to_owned()));
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by(format!("impactkaart {}", env!("CARGO_PKG_VERSION")))
            .set_key_value_metadata(Some(about.collect()))
            .build();
        let writer =
            SerializedFileWriter::new(to, Arc::new(schema), Arc::new(properties)).map_err(io_error)?;
        Ok(Self {
            writer,
            places: Places::of(axes),
            values: axes.iter().map(|axis| axis.values.iter().copied().map(nearest).collect()).collect(),
            axes: vec![Vec::new(); axes.len()],
            figures: Vec::new(),
            exists: Vec::new(),
            over: Vec::new(),
            capacity: grid.capacity.cloned(),
            group: (HELD / (axes.len() + 1)).max(1 << 16),
        })
    }

    fn write_group(&mut self) -> Result<(), ParquetError> {
        if self.exists.is_empty() {
            return Ok(());
        }
        let mut group = self.writer.next_row_group()?;
        for axis in &mut self.axes {
            // Holds because the group has a column per axis.
            if let Some(mut column) = group.next_column()? {
                column.typed::<DoubleType>().write_batch(axis, None, None)?;
                column.close()?;
            }
            axis.clear();
        }
        if let Some(mut column) = group.next_column()? {
            column.typed::<DoubleType>().write_batch(&self.figures, Some(&self.exists), None)?;
            column.close()?;
        }
        if let Some(mut column) = group.next_column()? {
            column.typed::<BoolType>().write_batch(&self.over, None, None)?;
            column.close()?;
        }
        self.figures.clear();
        self.exists.clear();
        self.over.clear();
        group.close()?;
        Ok(())
    }
}

impl Rows for ParquetRows {
    fn add(&mut self, values: &[f64]) -> io::Result<()> {
        for value in values {
            for ((column, values), at) in self.axes.iter_mut().zip(&self.values).zip(&self.places.at) {
                column.push(values[*at]);
            }
            self.exists.push(i16::from(!value.is_nan()));
            if !value.is_nan() {
                self.figures.push(*value);
            }
            self.over.extend(self.capacity.as_ref().map(|capacity| capacity.is_exceeded(&self.places.at)));
            self.places.next();
            if self.exists.len() == self.group {
                self.write_group().map_err(io_error)?;
            }
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.write_group().map_err(io_error)?;
        self.writer.into_inner().map_err(io_error)?.finish()
    }
}

/// The error of the file below, where that is what went wrong.
fn io_error(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(inner) => match inner.downcast::<io::Error>() {
            Ok(inner) => *inner,
            Err(inner) => io::Error::other(inner),
        },
        other => io::Error::other(other),
    }
}
