use super::Subject;
use crate::language::Language;
use impactkaart_core::model::{Cost, Effect, Group, Level, Project, StakeholderId};

/// What people call a party: its name, or "other" at its level.
pub(crate) fn party_name(project: &Project, id: StakeholderId, language: Language) -> &str {
    let stakeholder = project.stakeholder(id);
    match &stakeholder.name {
        Some(name) => name,
        None if stakeholder.implicit => (language.map().other_at)(stakeholder.level),
        None => &stakeholder.id,
    }
}

impl<'s, N> Subject<'s, N> {
    /// What people call a party.
    pub(super) fn party(&self, id: StakeholderId) -> &'s str {
        party_name(self.project, id, self.language)
    }
}

impl<'s> Subject<'s> {
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
