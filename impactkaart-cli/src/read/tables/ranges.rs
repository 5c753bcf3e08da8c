//! `ranges.csv` and `correlations.csv`: what is known of parameters, and how they go together.

use super::DraftRow;
use crate::read::cell::Filled;
use crate::read::fault::{Expects, ReadFault};
use crate::read::number::unspaced;
use crate::read::ranges::{CorrelationRow, RangeRow, Stated};
use crate::read::scenarios::path_in;
use impactkaart_core::model::Column;
use impactkaart_core::scenario::Path;

impl DraftRow for RangeRow {
    fn set(&mut self, column: Column, cell: &mut Filled<'_, '_>) {
        match column {
            Column::Parameter => self.parameter = path(cell),
            Column::Distribution => self.distribution = cell.word(),
            Column::Low => self.low = stated(cell),
            Column::Mode => self.mode = stated(cell),
            Column::High => self.high = stated(cell),
            Column::Mean => self.mean = stated(cell),
            Column::Sd => self.sd = stated(cell),
            Column::Source => self.source = cell.text(),
            _ => {}
        }
    }
}

impl DraftRow for CorrelationRow {
    fn set(&mut self, column: Column, cell: &mut Filled<'_, '_>) {
        match column {
            Column::Parameter => self.parameter = path(cell),
            Column::Parameter2 => self.parameter_2 = path(cell),
            Column::RankCorrelation => self.rank_correlation = cell.number_as(Expects::Correlation),
            _ => {}
        }
    }
}

fn path(cell: &mut Filled<'_, '_>) -> Option<Path> {
    let text = cell.text()?;
    match path_in(unspaced(&text)) {
        Ok(path) => Some(path),
        Err(slip) => {
            let mark = Some(cell.desk.marks.mark);
            cell.add(ReadFault::Scenario { slip: Box::new(slip), mark });
            None
        }
    }
}

fn stated(cell: &mut Filled<'_, '_>) -> Option<Stated> {
    let is_percentage = unspaced(cell.cell.text).ends_with('%');
    Some(Stated { value: cell.number_as(Expects::Range)?, is_percentage })
}
