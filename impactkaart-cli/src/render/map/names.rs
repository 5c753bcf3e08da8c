use super::Subject;
use impactkaart_core::model::{Cost, Effect, Group, Level, StakeholderId};

impl<'s> Subject<'s> {
    /// What people call a party: its name, or "other" at its level.
    pub(super) fn party(&self, id: StakeholderId) -> &'s str {
        let stakeholder = self.project.stakeholder(id);
        match &stakeholder.name {
            Some(name) => name,
            None if stakeholder.implicit => (self.words().other_at)(stakeholder.level),
            None => &stakeholder.id,
        }
    }

    pub(super) fn level(&self, level: Level) -> &'static str {
        (self.words().level)(level)
    }

    /// Who enjoys or suffers an effect.
    pub(super) fn beneficiaries(&self, effect: &Effect) -> String {
        let parties: Vec<&str> = effect.beneficiaries.iter().map(|part| self.party(part.party)).collect();
        parties.join(" + ")
    }
}

pub(crate) fn effect_name(effect: &Effect) -> &str {
    effect.description.as_deref().unwrap_or(&effect.id)
}

pub(crate) fn cost_name(cost: &Cost) -> &str {
    cost.description.as_deref().unwrap_or(&cost.id)
}

pub(crate) fn group_name(group: &Group) -> &str {
    group.description.as_deref().unwrap_or(&group.id)
}
