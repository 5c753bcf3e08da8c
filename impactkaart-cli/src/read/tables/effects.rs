//! `effects.csv`: what changes, for whom, and what it is worth.

use super::DraftRow;
use crate::read::cell::{Filled, Naming};
use crate::read::fault::ReadFault;
use crate::read::number::unspaced;
use impactkaart_core::model::{BeneficiaryDraft, Column, EffectDraft};

impl DraftRow for EffectDraft {
    fn set(&mut self, column: Column, cell: &mut Filled<'_, '_>) {
        match column {
            Column::Id => self.id = cell.text(),
            Column::Description => self.description = cell.text(),
            // As one text for the time being: `parties` splits it when all stakeholders are known.
            Column::Beneficiary => {
                self.beneficiaries =
                    cell.text().into_iter().map(|party| BeneficiaryDraft { party, share: None }).collect();
            }
            Column::Per => self.per = cell.word(),
            Column::Group => self.group = cell.text(),
            Column::Counts => self.counts = cell.word(),
            Column::Share => self.share = cell.number(),
            Column::ShareWithout => self.share_without = cell.number(),
            Column::Quantity => self.quantity = cell.number(),
            Column::Unit => self.unit = cell.text(),
            Column::Value => {
                self.value = match cell.price() {
                    Naming::No if is_pm(cell.cell.text) => None,
                    Naming::No => cell.text(),
                    Naming::Unknown => None,
                    Naming::Price(price) => Some(format!("prices:{}", price.id).into()),
                }
            }
            Column::Amount => {
                if crate::read::prices::id_in(unspaced(cell.cell.text)).is_some() {
                    cell.add(ReadFault::PriceInAmount { value_column: true });
                } else if !is_pm(cell.cell.text) {
                    self.amount = cell.number();
                }
            }
            Column::PriceYear => self.price_year = cell.number(),
            Column::Deadweight => self.deadweight = cell.number(),
            Column::Displacement => self.displacement = cell.number(),
            Column::AttributionToOthers => self.attribution_to_others = cell.number(),
            Column::DropOff => self.drop_off = cell.number(),
            Column::Lag => self.lag = cell.number(),
            Column::Duration => self.duration = cell.number(),
            Column::Kind => self.kind = cell.word(),
            Column::Counterparty => self.counterparty = cell.text(),
            Column::Transfer => self.transfer = cell.word(),
            Column::Cashable => self.cashable = cell.number(),
            Column::Evidence => self.evidence = cell.word(),
            Column::Sample => self.sample = cell.number(),
            Column::SampleWithout => self.sample_without = cell.number(),
            Column::Source => self.source = cell.text(),
            _ => {}
        }
    }
}

/// `pm`: the effect counts, and has no money value.
fn is_pm(text: &str) -> bool {
    matches!(unspaced(text).to_ascii_lowercase().as_str(), "pm" | "p.m." | "pm-post" | "p.m")
}
