//! `scenarios.csv`: what is changed in each scenario, a row per change.

use super::DraftRow;
use crate::read::cell::Filled;
use crate::read::fault::ReadFault;
use crate::read::number::unspaced;
use crate::read::scenarios::{ScenarioRow, change_in, path_in};
use impactkaart_core::model::Column;

impl DraftRow for ScenarioRow {
    fn set(&mut self, column: Column, cell: &mut Filled<'_, '_>) {
        match column {
            Column::Scenario => self.scenario = cell.text(),
            Column::Parameter => {
                let Some(text) = cell.text() else { return };
                match path_in(unspaced(&text)) {
                    Ok(path) => self.parameter = Some(path),
                    Err(slip) => {
                        let mark = Some(cell.desk.marks.mark);
                        cell.add(ReadFault::Scenario { slip: Box::new(slip), mark });
                    }
                }
            }
            Column::Change => self.change = change_in(cell),
            _ => {}
        }
    }
}
