//! `costs.csv`: the inputs, and who makes each cost.

use super::DraftRow;
use crate::read::cell::{Filled, Naming};
use crate::read::fault::ReadFault;
use impactkaart_core::model::{Column, CostDraft};
use rust_decimal::Decimal;

impl DraftRow for CostDraft {
    fn set(&mut self, column: Column, cell: &mut Filled<'_, '_>) {
        match column {
            Column::Id => self.id = cell.text(),
            Column::Description => self.description = cell.text(),
            Column::Payer => self.payer = cell.text(),
            Column::Amount => set_amount(self, cell),
            Column::AmountIn(year) => self.amount_by_year.extend(cell.number().map(|value| (year, value))),
            Column::Quantity => self.quantity = cell.number(),
            Column::Unit => self.unit = cell.text(),
            Column::Per => self.per = cell.word(),
            Column::Group => self.group = cell.text(),
            Column::FirstYear => self.first_year = cell.number(),
            Column::LastYear => self.last_year = cell.number(),
            Column::InKind => self.in_kind = cell.word(),
            Column::Case => self.case = cell.word(),
            Column::Transfer => self.transfer = cell.word(),
            Column::Capacity => self.capacity = cell.number(),
            Column::Indexed => self.indexed = cell.word(),
            Column::PriceYear => {
                if let Some(year) = cell.number() {
                    // A price of the list stood before it in the row, and brought its own price year.
                    if let Some(listed) = self.price_year.filter(|listed| *listed != year) {
                        cell.add(ReadFault::PriceYearOfPrice { year: year_of(listed) });
                    }
                    self.price_year = Some(year);
                }
            }
            Column::Source => self.source = cell.text(),
            _ => {}
        }
    }
}

/// The amount itself, or `prices:<id>`: then the price year comes with it, and the source where none is stated.
fn set_amount(draft: &mut CostDraft, cell: &mut Filled<'_, '_>) {
    match cell.price() {
        Naming::No => draft.amount = cell.number(),
        Naming::Unknown => {}
        Naming::Price(price) => {
            draft.amount = Some(price.amount);
            let listed = Decimal::from(price.price_year);
            if draft.price_year.is_some_and(|stated| stated != listed) {
                cell.add(ReadFault::PriceYearOfPrice { year: price.price_year });
            }
            draft.price_year = Some(listed);
            if draft.source.is_none() {
                draft.source = Some(price.source.clone());
            }
        }
    }
}

fn year_of(value: Decimal) -> u16 {
    // Holds because the years of the list are calendar years.
    u16::try_from(value).unwrap_or(0)
}
