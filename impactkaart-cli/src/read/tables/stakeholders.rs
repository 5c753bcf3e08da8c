//! `stakeholders.csv`: the named parties.

use super::DraftRow;
use crate::read::cell::Filled;
use impactkaart_core::model::{Column, StakeholderDraft};

impl DraftRow for StakeholderDraft {
    fn set(&mut self, column: Column, cell: &mut Filled<'_, '_>) {
        match column {
            Column::Id => self.id = cell.text(),
            Column::Name => self.name = cell.text(),
            Column::Level => self.level = cell.word(),
            Column::Domain => self.domain = cell.text(),
            _ => {}
        }
    }
}
