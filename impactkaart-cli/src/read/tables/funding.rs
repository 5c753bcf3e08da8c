//! `funding.csv`: who passes money to whom for the costs.

use super::DraftRow;
use crate::read::cell::Filled;
use impactkaart_core::model::{Column, FundingDraft};

impl DraftRow for FundingDraft {
    fn set(&mut self, column: Column, cell: &mut Filled<'_, '_>) {
        match column {
            Column::Id => self.id = cell.text(),
            Column::From => self.from = cell.text(),
            Column::To => self.to = cell.text(),
            Column::Amount => self.amount = cell.number(),
            Column::Per => self.per = cell.word(),
            Column::Group => self.group = cell.text(),
            Column::FirstYear => self.first_year = cell.number(),
            Column::LastYear => self.last_year = cell.number(),
            Column::Source => self.source = cell.text(),
            _ => {}
        }
    }
}
