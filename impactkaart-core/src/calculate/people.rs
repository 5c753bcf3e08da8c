use super::inputs::{Inputs, Parameter};
use super::step::Step;
use crate::model::{ByYear, Group, GroupId, Headcount, Members, Project};
use crate::number::Number;
use crate::quantity::Fraction;
use rust_decimal::Decimal;

/// How many persons of each group take part and start in each project year; nothing in a year without a row.
///
/// Unit: persons. Formula: counted / per_person, or share × the parent's; docs/method.md#people.
pub(crate) struct People<N> {
    /// Group by group, each of so many years.
    heads: Vec<Option<Heads<N>>>,
    years: usize,
}

/// The persons of a group in one year.
#[derive(Clone, Copy)]
pub(crate) struct Heads<N> {
    pub(crate) participants: N,
    pub(crate) starters: N,
}

impl<N: Number> People<N> {
    /// The persons of a group in a project year, from 1.
    pub(crate) fn of(&self, group: GroupId, year: u16) -> Option<Heads<N>> {
        self.all_years(group).get(usize::from(year) - 1).copied().flatten()
    }

    /// The starters of a group over all years.
    pub(crate) fn starters(&self, group: GroupId) -> N {
        let years = self.all_years(group).iter().flatten();
        years.fold(N::constant(Decimal::ZERO), |total, heads| total + heads.starters)
    }

    fn all_years(&self, group: GroupId) -> &[Option<Heads<N>>] {
        &self.heads[group.index() * self.years..][..self.years]
    }
}

pub(crate) fn people<N: Number>(project: &Project, inputs: &impl Inputs<N>) -> People<N> {
    let (groups, years) = (project.groups().len(), usize::from(project.years()));
    let mut people = People { heads: vec![None; groups * years], years };
    let mut is_known = vec![false; groups];
    let mut chain = Vec::new();
    for (id, _) in project.groups_by_id() {
        // From the group up to the first one that is known, then down again; `build` refuses circles.
        let mut next = Some(id);
        while let Some(id) = next.filter(|id| !is_known[id.index()]) {
            chain.push(id);
            next = match project.group(id).members {
                Members::PartOf { parent, .. } => Some(parent),
                Members::Counted { .. } => None,
            };
        }
        while let Some(id) = chain.pop() {
            is_known[id.index()] = true;
            for year in 1..=project.years() {
                let heads = heads(project, inputs, id, year, &people).map(|heads| Heads {
                    participants: inputs.note(Step::Participants(id, year), heads.participants),
                    starters: inputs.note(Step::Starters(id, year), heads.starters),
                });
                people.heads[id.index() * years + usize::from(year) - 1] = heads;
            }
        }
    }
    people
}

fn heads<N: Number>(
    project: &Project,
    inputs: &impl Inputs<N>,
    id: GroupId,
    year: u16,
    known: &People<N>,
) -> Option<Heads<N>> {
    let group = project.group(id);
    match &group.members {
        Members::Counted { each, by_year } => {
            in_year(by_year, each.as_ref(), year).map(|count| counted(inputs, id, group, year, count))
        }
        Members::PartOf { parent, each, by_year } => {
            let share: &Fraction = in_year(by_year, each.as_ref(), year)?;
            let whole = known.of(*parent, year)?;
            let share = inputs.read(Parameter::GroupShare(id, year), share.get());
            Some(Heads { participants: share * whole.participants, starters: share * whole.starters })
        }
    }
}

fn counted<N: Number>(
    inputs: &impl Inputs<N>,
    id: GroupId,
    group: &Group,
    year: u16,
    count: &Headcount,
) -> Heads<N> {
    let participants = inputs.read(Parameter::Participants(id, year), count.participants.get());
    let starters = match count.new {
        Some(new) => inputs.read(Parameter::New(id, year), new.get()),
        None => participants,
    };
    match group.per_person {
        None => Heads { participants, starters },
        Some(per_person) => {
            let per_person = inputs.read(Parameter::PerPerson(id), per_person.get());
            Heads { participants: participants.divide(per_person), starters: starters.divide(per_person) }
        }
    }
}

/// What is stated for a year, or for each.
fn in_year<'m, T>(by_year: &'m ByYear<T>, each: Option<&'m T>, year: u16) -> Option<&'m T> {
    by_year.get(year).or(each)
}
