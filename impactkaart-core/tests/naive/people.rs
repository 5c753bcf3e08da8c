use super::frame::Frame;
use super::rational::{Q, Rational};
use impactkaart_core::model::{GroupId, Members, Project};
use num_traits::{One, Zero};

/// The persons of a group in a year.
pub(super) struct Heads {
    pub(super) participants: Q,
    pub(super) starters: Q,
}

/// Persons: counted / per person, or a share of the persons of another group in that year; a missing year is nobody.
pub(super) fn heads(project: &Project, group: GroupId, year: u16) -> Heads {
    let nobody = Heads { participants: Q::zero(), starters: Q::zero() };
    let stated = project.group(group);
    match &stated.members {
        Members::Counted { each, by_year } => {
            let own = by_year.iter().find(|(of, _)| of.get() == year);
            let Some(count) = own.map(|(_, count)| count).or(each.as_ref()) else {
                return nobody;
            };
            let per_person = stated.per_person.map_or(Q::one(), |per_person| per_person.get().exact());
            let new = count.new.unwrap_or(count.participants);
            Heads {
                participants: count.participants.get().exact() / &per_person,
                starters: new.get().exact() / per_person,
            }
        }
        Members::PartOf { parent, each, by_year } => {
            let own = by_year.iter().find(|(of, _)| of.get() == year);
            let Some(share) = own.map(|(_, share)| share).or(each.as_ref()) else {
                return nobody;
            };
            let whole = heads(project, *parent, year);
            Heads {
                participants: share.get().exact() * whole.participants,
                starters: share.get().exact() * whole.starters,
            }
        }
    }
}

/// The starters of each year of the main group: stated, or the only group that is part of none.
pub(super) fn main_starters(project: &Project, frame: &Frame) -> Option<Vec<Q>> {
    let roots: Vec<GroupId> = project
        .groups_by_id()
        .filter(|(_, group)| matches!(group.members, Members::Counted { .. }))
        .map(|(id, _)| id)
        .collect();
    let only = (roots.len() == 1).then(|| roots[0]);
    let group = project.settings().main_group.or(only)?;
    let starters = (1..=frame.years).map(|year| heads(project, group, year).starters);
    Some(starters.collect())
}
