//! `reach.csv`: how many are reached, per group and year.

use super::DraftRow;
use crate::read::cell::Filled;
use crate::read::words::{EachYear, meaning};
use impactkaart_core::model::{Column, ReachDraft, ReachYear};

impl DraftRow for ReachDraft {
    fn set(&mut self, column: Column, cell: &mut Filled<'_, '_>) {
        match column {
            Column::Group => self.group = cell.text(),
            Column::Description => self.description = cell.text(),
            Column::Year => {
                self.year = match meaning::<EachYear>(cell.cell.text) {
                    Some(EachYear) => Some(ReachYear::Each),
                    None => cell.number().map(ReachYear::In),
                }
            }
            Column::Participants => self.participants = cell.number(),
            Column::ParticipantsIn(year) => {
                self.participants_by_year.extend(cell.number().map(|value| (year, value)));
            }
            Column::New => self.new = cell.number(),
            Column::NewIn(year) => self.new_by_year.extend(cell.number().map(|value| (year, value))),
            Column::CountedAs => self.counted_as = cell.word(),
            Column::PerPerson => self.per_person = cell.number(),
            Column::PartOf => self.part_of = cell.text(),
            Column::Share => self.share = cell.number(),
            Column::Source => self.source = cell.text(),
            _ => {}
        }
    }
}
