use super::{GroupId, Indexing, StakeholderId, Text};
use crate::quantity::{CalendarYear, Money, Participants, ProjectYear, Quantity};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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
    /// Money per unit in single years, in place of `amount`; such a line is per year.
    pub amount_by_year: BTreeMap<ProjectYear, Money>,
    /// Units; blank means 1.
    pub quantity: Option<Quantity>,
    /// One unit of what.
    pub unit: Option<Text>,
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
    /// How many participants a year it can serve.
    pub capacity: Option<Participants>,
    /// Whether the amount is brought to the project's price year; blank means it is.
    pub indexed: Option<Indexing>,
    /// The year whose prices the amount is in; blank means the project's.
    pub price_year: Option<CalendarYear>,
    /// Where the amount came from.
    pub source: Option<Text>,
}
