use super::{GroupId, OwnTexts, Per, StakeholderId, Text};
use crate::quantity::{Money, ProjectYear};

/// Money that one party passes to another for the costs: it moves the burden, never the total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Funding {
    /// What parameters and output call it.
    pub id: Text,
    /// Who pays.
    pub from: StakeholderId,
    /// Who receives.
    pub to: StakeholderId,
    /// Money, once, a year, or a participant of `group`.
    pub amount: Money,
    /// Once, each year, or each participant; blank means once.
    pub per: Option<Per>,
    /// Whose participants are counted.
    pub group: Option<GroupId>,
    /// The first year; blank means 1.
    pub first_year: Option<ProjectYear>,
    /// The last year; blank means the last year the project runs.
    pub last_year: Option<ProjectYear>,
    /// Where the amount came from.
    pub source: Option<Text>,
}

impl OwnTexts for Funding {
    fn each_text(&mut self, show: &mut dyn FnMut(&mut Text)) {
        show(&mut self.id);
    }
}
