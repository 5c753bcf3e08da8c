//! `values.csv`: what a unit of an effect is worth.

use super::DraftRow;
use crate::read::cell::Filled;
use impactkaart_core::model::{Column, ValueDraft};

impl DraftRow for ValueDraft {
    fn set(&mut self, column: Column, cell: &mut Filled<'_, '_>) {
        match column {
            Column::Id => self.id = cell.text(),
            Column::Description => self.description = cell.text(),
            Column::Unit => self.unit = cell.text(),
            Column::Amount => self.amount = cell.number(),
            Column::PriceYear => self.price_year = cell.number(),
            Column::Indexed => self.indexed = cell.word(),
            Column::Evidence => self.evidence = cell.word(),
            Column::Source => self.source = cell.text(),
            _ => {}
        }
    }
}
