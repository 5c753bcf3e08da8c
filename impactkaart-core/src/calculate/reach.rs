use super::benefit::cohort_size;
use super::impact_map::total;
use super::inputs::{Inputs, Parameter, Stated};
use super::people::{Heads, People, people};
use crate::model::{EffectId, GroupId, Per, Project};
use crate::number::Number;
use rust_decimal::Decimal;

/// How many people a project reaches: per group, and per effect.
///
/// Of a project of a million lines what is asked for is made when it is asked for.
pub struct Reach<'p, N = Decimal>(Held<'p, N>);

enum Held<'p, N> {
    /// All of it.
    Kept { groups: Vec<GroupReach<N>>, effects: Vec<EffectReach<N>> },
    /// What it is made of.
    Asked { project: &'p Project, people: People<N> },
}

impl<N: Number> Reach<'_, N> {
    /// The people of a group.
    pub fn group(&self, id: GroupId) -> GroupReach<N> {
        match &self.0 {
            Held::Kept { groups, .. } => groups[id.index()].clone(),
            Held::Asked { project, people } => of_group(project, people, id),
        }
    }

    /// The people of an effect.
    pub fn effect(&self, id: EffectId) -> EffectReach<N> {
        match &self.0 {
            Held::Kept { effects, .. } => effects[id.index()],
            Held::Asked { project, people } => of_effect(project, &Stated, people, id),
        }
    }
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
pub fn reach(project: &Project) -> Reach<'_> {
    Reach(Held::Asked { project, people: people(project, &Stated) })
}

/// How many people the project reaches on another number, or with other inputs than the project states.
pub fn reach_on<'p, N: Number>(project: &'p Project, inputs: &impl Inputs<N>) -> Reach<'p, N> {
    let people = people(project, inputs);
    let groups = project.groups_by_id().map(|(id, _)| of_group(project, &people, id)).collect();
    let effects = project.effects_by_id().map(|(id, _)| of_effect(project, inputs, &people, id)).collect();
    Reach(Held::Kept { groups, effects })
}

fn of_group<N: Number>(project: &Project, people: &People<N>, group: GroupId) -> GroupReach<N> {
    let each = |of: fn(Heads<N>) -> N| -> Vec<N> {
        let zero = N::constant(Decimal::ZERO);
        (1..=project.years()).map(|year| people.of(group, year).map_or(zero, of)).collect()
    };
    GroupReach {
        group,
        participants: each(|heads| heads.participants),
        new: each(|heads| heads.starters),
        starters: people.starters(group),
    }
}

fn of_effect<N: Number>(
    project: &Project,
    inputs: &impl Inputs<N>,
    people: &People<N>,
    id: EffectId,
) -> EffectReach<N> {
    let effect = project.effect(id);
    let cohorts = || (1..=project.years()).filter_map(|year| cohort_size(people, effect, year));
    let counted = (effect.counted_per() == Per::Participant).then(|| total(cohorts()));
    let share = effect.share.map(|share| inputs.read(Parameter::Share(id), share.get()));
    EffectReach {
        effect: id,
        people: counted,
        occurs_for: counted.zip(share).map(|(people, share)| people * share),
    }
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
        let project = draft.build().expect("a valid draft").project;
        let (reach, kept) = (reach(&project), reach_on(&project, &Stated));
        // 100 start in year 1 and 20 in year 2; a quarter of 120 is 30.
        let (group, _) = project.groups_by_id().next().expect("a group");
        assert_eq!(reach.group(group).participants, [100.into(), 80.into()]);
        assert_eq!(reach.group(group).starters, 120.into());
        assert_eq!(reach.group(group), kept.group(group));
        let effects: Vec<_> = project.effects_by_id().map(|(id, _)| reach.effect(id)).collect();
        assert_eq!((effects[0].people, effects[0].occurs_for), (Some(120.into()), Some(30.into())));
        assert_eq!(effects[1].occurs_for, None);
        assert_eq!(effects[0], kept.effect(effects[0].effect));
    }
}
