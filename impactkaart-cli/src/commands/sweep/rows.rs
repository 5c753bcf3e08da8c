//! A row for every point, to CSV or Parquet.

use super::capacity::{Capacity, TooMany};
use super::{Asking, To};
use crate::arguments::RowsFormat;
use crate::commands::{cannot_write, parts, say};
use crate::exit::Exit;
use crate::language::number::plain;
use crate::language::sweep::Size;
use crate::output::Output;
use crate::progress::Progress;
use crate::render::sweep;
use crate::rows::{self, CsvRows, Rows};
use impactkaart_core::Decimal;
use impactkaart_core::evaluate::Sweep;
use std::io;

/// More rows than this do not fit on a sheet of a spreadsheet.
const SHEET: u64 = 1_048_575;

/// More bytes than this are said before they are written: half a thousand million.
const LARGE: u64 = 500_000_000;

pub(super) fn write(asking: Asking<'_>, grid: &Sweep<'_>, format: RowsFormat, to: To<'_>) -> Exit {
    let language = asking.language;
    let (words, points) = (language.sweep(), grid.points());
    if format == RowsFormat::Parquet && (to.output.is_terminal() || cfg!(not(feature = "parquet"))) {
        let why = if to.output.is_terminal() { words.parquet_to_terminal } else { words.no_parquet };
        say(&format!("{}: {why}\n", language.run().error));
        return Exit::Usage;
    }
    let row = match format {
        RowsFormat::Parquet => rows::parquet_bytes(&asking.asked.axes),
        _ => rows::csv_bytes(&asking.asked.axes),
    };
    let bytes = points.saturating_mul(row);
    let free = to.output.folder().and_then(|folder| fs4::available_space(folder).ok());
    let size = |bytes: u64| gigabytes(bytes, language);
    let about = Size {
        rows: &plain(points.into(), language),
        bytes: &size(bytes),
        free: free.map(size),
        is_too_long: format == RowsFormat::Csv && points > SHEET,
    };
    if free.is_some_and(|free| bytes > free) {
        say(&format!("{}: {}\n", language.run().error, (words.no_room)(&about)));
        return Exit::Failed;
    }
    if bytes > LARGE || about.is_too_long {
        say(&format!("{}: {}\n", language.run().warning, (words.large)(&about)));
    }
    let path = to.path;
    let written = opened(asking, to.output, format).map(|mut rows| {
        let progress = Progress::new(language.run().working);
        let mut failed = None;
        let mut done = 0;
        let finished = grid.stream(0..points, |first, values| {
            if let Err(error) = rows.add(values) {
                failed = Some(error);
                return false;
            }
            done = first + values.len() as u64;
            progress.tell(done, points)
        });
        (rows, finished, failed, done)
    });
    let (rows, finished, failed, done) = match written {
        Ok(written) => written,
        Err(error) => return cannot_write(path, &error, language),
    };
    if let Err(error) = finished {
        return parts::refused(&error, &[], language);
    }
    match failed {
        // A reader that has left is no error.
        Some(error) if error.kind() == io::ErrorKind::BrokenPipe => return Exit::Done,
        Some(error) => return cannot_write(path, &error, language),
        None => {}
    }
    if done < points {
        let [done, points] = [done, points].map(|count| plain(count.into(), language));
        let say_it = if path.is_some() { words.stopped_file } else { words.stopped_rows };
        say(&format!("{}: {}\n", language.run().error, say_it(&done, &points)));
        return Exit::Failed;
    }
    match rows.finish() {
        Ok(()) => Exit::Done,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Done,
        Err(error) => cannot_write(path, &error, language),
    }
}

/// The rows of a form.
fn opened(asking: Asking<'_>, output: Output, format: RowsFormat) -> io::Result<Box<dyn Rows>> {
    let capacity = Capacity::of(asking.project, &asking.asked.axes).unwrap_or_else(|TooMany| {
        let run = asking.language.run();
        say(&format!("{}: {}\n", run.warning, sweep::capacity_unknown(asking.language)));
        None
    });
    let figure = &*asking.asked.figure.names.0;
    let grid = rows::Grid { axes: &asking.asked.axes, figure, capacity: capacity.as_ref() };
    match format {
        #[cfg(feature = "parquet")]
        RowsFormat::Parquet => {
            let sha256 = crate::commands::project_sha256(&asking.reading.inputs);
            let about = [("impactkaart.figure", figure), ("impactkaart.project_sha256", sha256.as_str())];
            Ok(Box::new(rows::ParquetRows::new(output.stream(), grid, &about)?))
        }
        _ => Ok(Box::new(CsvRows::new(output.stream(), grid, asking.language))),
    }
}

/// `1.5 GB`, and below a tenth of that in megabytes.
fn gigabytes(bytes: u64, language: crate::language::Language) -> String {
    let (unit, name) = if bytes < 100_000_000 { (1_000_000, "MB") } else { (1_000_000_000, "GB") };
    let tenths = bytes / (unit / 10);
    let number =
        if tenths >= 100 { Decimal::from(tenths / 10) } else { Decimal::new(tenths.cast_signed(), 1) };
    format!("{}\u{a0}{name}", plain(number, language))
}
