use super::{GroupId, Indexing, OwnTexts, Seldom, StakeholderId, Text};
use crate::quantity::{CalendarYear, Money, Participants, ProjectYear, Quantity};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::Deref;

/// What a cost, a funding amount or an effect is counted per.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// Once.
    Project,
    /// Each year.
    Year,
    /// Each participant.
    Participant,
}

/// Which of the two situations a cost line belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Case {
    /// The project is carried out.
    #[default]
    Project,
    /// It is not: existing help and its cost. Base-case lines are subtracted.
    Base,
}

/// An input of the project, or of the base case, in money.
///
/// As with [`super::Effect`], the columns that many files leave blank stand in [`CostDetails`] and [`CostAside`], and are
/// read as if they stood here: `cost.quantity`, `cost.source`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cost {
    /// What parameters and output call it.
    pub id: Text,
    /// What it is.
    pub description: Option<Text>,
    /// Who makes the cost.
    pub payer: StakeholderId,
    /// Money per unit, at `price_year`; negative for income.
    pub amount: Option<Money>,
    /// Once, each year, or each participant of `group`; blank means once.
    pub per: Option<Per>,
    /// Whose participants are counted, and whom `capacity` serves.
    pub group: Option<GroupId>,
    /// The first year in which it is made; blank means 1.
    pub first_year: Option<ProjectYear>,
    /// The last year in which it is made; blank means the last year the project runs.
    pub last_year: Option<ProjectYear>,
    /// Whether it is given in kind rather than paid.
    pub in_kind: bool,
    /// The project's or the base case's.
    pub case: Case,
    /// Whether it is money that only changes hands.
    pub transfer: bool,
    /// The year whose prices the amount is in; blank means the project's.
    pub price_year: Option<CalendarYear>,
    pub(super) details: Seldom<CostDetails>,
}

impl OwnTexts for Cost {
    fn each_text(&mut self, show: &mut dyn FnMut(&mut Text)) {
        show(&mut self.id);
        self.description.iter_mut().for_each(show);
    }
}

/// How many units a cost line has.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct CostDetails {
    /// Units; blank means 1.
    pub quantity: Option<Quantity>,
    /// One unit of what.
    pub unit: Option<Text>,
    pub(super) aside: Seldom<CostAside>,
}

/// What is said of a cost line beside its amount, and figures that few lines have.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct CostAside {
    /// Money per unit in single years, in place of `amount`; such a line is per year.
    pub amount_by_year: BTreeMap<ProjectYear, Money>,
    /// How many participants a year it can serve.
    pub capacity: Option<Participants>,
    /// Whether the amount is brought to the project's price year; blank means it is.
    pub indexed: Option<Indexing>,
    /// Where the amount came from.
    pub source: Option<Text>,
}

impl Deref for Cost {
    type Target = CostDetails;

    fn deref(&self) -> &CostDetails {
        static BLANK: CostDetails = CostDetails { quantity: None, unit: None, aside: Seldom::BLANK };
        self.details.or(&BLANK)
    }
}

impl Deref for CostDetails {
    type Target = CostAside;

    fn deref(&self) -> &CostAside {
        static BLANK: CostAside =
            CostAside { amount_by_year: BTreeMap::new(), capacity: None, indexed: None, source: None };
        self.aside.or(&BLANK)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_row_takes_little_room() {
        // Three times a file of rows of 45 bytes, of which the file itself is one.
        assert!(size_of::<Cost>() <= 88, "{}", size_of::<Cost>());
        assert!(size_of::<CostDetails>() <= 48, "{}", size_of::<CostDetails>());
        assert!(size_of::<CostAside>() <= 64, "{}", size_of::<CostAside>());
    }
}
