use super::benefit::cohort_size;
use super::impact_map::total;
use super::inputs::{Inputs, Parameter, Stated};
use super::people::{Heads, people};
use crate::model::{EffectId, GroupId, Per, Project};
use crate::number::Number;
use rust_decimal::Decimal;

/// How many people a project reaches: per group, and per effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach<N = Decimal> {
    /// Each group, in the order of the project.
    pub groups: Vec<GroupReach<N>>,
    /// Each effect, in the order of the project.
    pub effects: Vec<EffectReach<N>>,
}

/// The people of one group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupReach<N = Decimal> {
    /// The group.
    pub group: GroupId,
    /// Persons that take part, per year that the project runs.
    pub participants: Vec<N>,
    /// Persons that start, per year that the project runs.
    pub new: Vec<N>,
    /// Persons that start, over all years.
    pub starters: N,
}

/// The people of one effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EffectReach<N = Decimal> {
    /// The effect.
    pub effect: EffectId,
    /// Participants it is counted for, over all years; none where it is not counted per participant.
    pub people: Option<N>,
    /// Those of them for whom it occurs; none where the share is not stated.
    pub occurs_for: Option<N>,
}

/// How many people the project reaches.
///
/// Formula: docs/method.md#people; an effect is counted for `m(e,c)` summed over the cohorts, and occurs for `share` of
/// them.
pub fn reach(project: &Project) -> Reach {
    reach_on(project, &Stated)
}

/// How many people the project reaches on another number, or with other inputs than the project states.
pub fn reach_on<N: Number>(project: &Project, inputs: &impl Inputs<N>) -> Reach<N> {
    let zero = N::constant(Decimal::ZERO);
    let people = people(project, inputs);
    let years = 1..=project.years();
    let groups = project.groups_by_id().map(|(group, _)| {
        let heads: Vec<_> = years.clone().map(|year| people.of(group, year)).collect();
        let each = |of: fn(&Heads<N>) -> N| -> Vec<N> {
            heads.iter().map(|heads| heads.as_ref().map_or(zero, of)).collect()
        };
        GroupReach {
            group,
            participants: each(|heads| heads.participants),
            new: each(|heads| heads.starters),
            starters: people.starters(group),
        }
    });
    let effects = project.effects_by_id().map(|(id, effect)| {
        let per_participant = effect.counted_per() == Per::Participant;
        let counted = per_participant
            .then(|| total(years.clone().filter_map(|year| cohort_size(&people, effect, year))));
        let share = effect.share.map(|share| inputs.read(Parameter::Share(id), share.get()));
        EffectReach {
            effect: id,
            people: counted,
            occurs_for: counted.zip(share).map(|(people, share)| people * share),
        }
    });
    Reach { groups: groups.collect(), effects: effects.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BeneficiaryDraft, EffectDraft, ProjectDraft, ReachDraft, ReachYear};

    #[test]
    fn an_effect_occurs_for_its_share_of_those_who_start() {
        let mut draft = ProjectDraft::default();
        draft.settings.name = "Coffee morning".into();
        draft.settings.start_year = Some(2026.into());
        draft.settings.years = Some(2.into());
        for (year, participants, new) in [(1, 100, 100), (2, 80, 20)] {
            draft.reach.push(ReachDraft {
                group: Some("visitors".into()),
                year: Some(ReachYear::In(year.into())),
                participants: Some(participants.into()),
                new: Some(new.into()),
                ..ReachDraft::default()
            });
        }
        let effect = |share: Option<Decimal>| EffectDraft {
            id: Some(if share.is_some() { "stated" } else { "blank" }.into()),
            beneficiaries: vec![BeneficiaryDraft { party: "client".into(), share: None }],
            group: Some("visitors".into()),
            share,
            ..EffectDraft::default()
        };
        draft.effects = vec![effect(Some(Decimal::new(25, 2))), effect(None)];
        let reach = reach(&draft.build().expect("a valid draft").project);
        // 100 start in year 1 and 20 in year 2; a quarter of 120 is 30.
        assert_eq!(reach.groups[0].participants, [100.into(), 80.into()]);
        assert_eq!(reach.groups[0].starters, 120.into());
        assert_eq!(reach.effects[0].people, Some(120.into()));
        assert_eq!(reach.effects[0].occurs_for, Some(30.into()));
        assert_eq!(reach.effects[1].occurs_for, None);
    }
}
