//! Random valid projects: every kind of line, split, timing, price year and chain of groups, with amounts from tiny to
//! near the bounds.
//!
//! Rows are drawn loosely (a year as a number to be taken modulo the years there are) and then made to fit, so that a
//! failing project shrinks row by row.

mod effects;
mod frame;
mod lines;
mod numbers;
mod people;

use impactkaart_core::model::{Built, Fault, Per, Project, ProjectDraft, Severity, Text};
use proptest::collection::vec;
use proptest::prelude::*;

/// Parties that rows choose from: named ones, several at a level, and the levels themselves.
const PARTIES: [&str; 8] =
    ["visitors", "welfare", "town_wmo", "town_work", "insurer", "client", "municipality", "society"];

/// A valid project; shown as the draft it was built from.
#[derive(Clone)]
pub(crate) struct Valid(pub(crate) Project);

impl std::fmt::Debug for Valid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut draft = self.0.to_draft();
        // Those of the Netherlands, always.
        draft.price_index = None;
        draft.prescribed_rates = None;
        f.write_str(&serde_json::to_string_pretty(&draft).map_err(|_| std::fmt::Error)?)
    }
}

pub(crate) fn valid_project() -> impl Strategy<Value = Valid> {
    draft().prop_filter_map("amounts beyond what can be exact", |draft| match draft.clone().build() {
        Ok(Built { project, .. }) => Some(Valid(project)),
        Err(found) => {
            let errors: Vec<_> = found.iter().filter(|found| found.severity() == Severity::Error).collect();
            let too_large = |fault: &Fault| {
                matches!(fault, Fault::TotalTooLarge { .. } | Fault::DiscountingTooStrong { .. })
            };
            assert!(
                errors.iter().all(|found| too_large(&found.fault)),
                "the generator made a wrong project: {errors:?}\n{draft:#?}"
            );
            None
        }
    })
}

fn draft() -> impl Strategy<Value = ProjectDraft> {
    let rows = (
        vec(people::group(), 0..4),
        vec(people::part(), 0..4),
        vec(lines::cost(), 0..6),
        vec(lines::funding(), 0..4),
        vec(lines::value(), 0..3),
        vec(effects::effect(), 0..6),
    );
    (frame::frame(), rows).prop_map(|(frame, (groups, parts, costs, funding, values, effects))| {
        let mut draft = frame.draft();
        frame.add_groups(&mut draft, &groups, &parts, &effects);
        draft.values = values;
        for (index, value) in draft.values.iter_mut().enumerate() {
            value.id = Some(format!("value_{index}").into());
        }
        let names = group_names(&draft);
        for (index, raw) in costs.into_iter().enumerate() {
            draft.costs.push(frame.cost(index, raw, &names));
        }
        for (index, raw) in funding.into_iter().enumerate() {
            draft.funding.push(frame.funding(index, raw, &names));
        }
        for (index, raw) in effects.into_iter().enumerate() {
            let effect = frame.effect(index, raw, &names, draft.values.len());
            draft.effects.push(effect);
        }
        draft
    })
}

fn group_names(draft: &ProjectDraft) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for group in draft.reach.iter().filter_map(|row| row.group.as_deref()) {
        if !names.iter().any(|name| name == group) {
            names.push(group.into());
        }
    }
    names
}

fn party(chosen: u8) -> Text {
    PARTIES[usize::from(chosen) % PARTIES.len()].into()
}

fn chosen_group(chosen: u8, groups: &[String]) -> Option<Text> {
    let index = usize::from(chosen).checked_rem(groups.len())?;
    Some(groups[index].as_str().into())
}

fn per_among(per: Per, groups: &[String], by_year: bool) -> Per {
    match per {
        _ if by_year => Per::Year,
        Per::Participant if groups.is_empty() => Per::Year,
        per => per,
    }
}

fn per() -> impl Strategy<Value = Per> {
    prop_oneof![Just(Per::Project), Just(Per::Year), Just(Per::Participant)]
}
