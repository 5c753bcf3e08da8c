//! Which lines of a project a path takes.

use super::apply::ScenarioFault;
use super::path::{Field, Path, Root, Selection};
use crate::model::by_id::ById;
use crate::model::{Case, Level, Members, Per, Project, StakeholderId, Text};
use crate::nearest::nearest;
use std::collections::BTreeMap;

/// The lines of a project by their ids, put in order when they are first asked for: a scenario may name every one of them.
pub(crate) struct Lines<'p> {
    project: &'p Project,
    known: BTreeMap<Root, ById>,
}

impl<'p> Lines<'p> {
    pub(crate) fn of(project: &'p Project) -> Self {
        Self { project, known: BTreeMap::new() }
    }

    /// How many lines a root has.
    pub(crate) fn count(project: &Project, root: Root) -> usize {
        match root {
            Root::Project => 0,
            Root::Costs => project.costs().len(),
            Root::Funding => project.funding().len(),
            Root::Reach => project.groups().len(),
            Root::Effects => project.effects().len(),
            Root::Values => project.values().len(),
        }
    }

    /// The lines that a path takes, by their place in the project.
    pub(crate) fn selected(&mut self, path: &Path) -> Result<Vec<usize>, ScenarioFault> {
        let project = self.project;
        let all = 0..Self::count(project, path.root);
        match &path.selection {
            // The whole of the costs is the project's; the whole of the reach is what is part of nothing else.
            Selection::Whole | Selection::Each if path.root == Root::Costs && path.field.is_none() => {
                Ok(all.filter(|line| project.costs()[*line].case == Case::Project).collect())
            }
            Selection::Whole | Selection::Each if path.root == Root::Reach && path.field.is_none() => {
                Ok(all.filter(|line| is_counted(project, *line)).collect())
            }
            Selection::Whole | Selection::Each => {
                Ok(all.filter(|line| states(project, path, *line)).collect())
            }
            Selection::Id(id) => {
                let known = |line: usize| line_id(project, path.root, line);
                let count = all.len();
                let by_id = self.known.entry(path.root).or_insert_with(|| ById::of(count, known).0);
                let found = by_id.find(id, known);
                found.map(|line| vec![line]).map_err(|_| unknown(id, all.map(|line| &**known(line))))
            }
            Selection::At(at) => {
                let mut lines = self::at(project, path.root, at)?;
                lines.retain(|line| states(project, path, *line));
                Ok(lines)
            }
        }
    }
}

/// The id of a line.
pub(crate) fn line_id(project: &Project, root: Root, line: usize) -> &Text {
    match root {
        Root::Costs => &project.costs()[line].id,
        Root::Funding => &project.funding()[line].id,
        Root::Reach => &project.groups()[line].id,
        Root::Effects => &project.effects()[line].id,
        // The project itself has no lines.
        Root::Project | Root::Values => &project.values()[line].id,
    }
}

/// Whether a line states the number of a path at all, for paths that take each line.
fn states(project: &Project, path: &Path, line: usize) -> bool {
    match (path.root, path.field) {
        (Root::Reach, Some(Field::Share)) => !is_counted(project, line),
        (Root::Reach, Some(Field::PerPerson)) => project.groups()[line].per_person.is_some(),
        (Root::Reach, Some(_)) => is_counted(project, line),
        // What would have happened anyway is said in one way or the other, not in both.
        (Root::Effects, Some(Field::Deadweight)) => project.effects()[line].share_without.is_none(),
        (Root::Effects, Some(Field::ShareWithout)) => project.effects()[line].share_without.is_some(),
        // Blank is everybody, and of everybody there are no more.
        (Root::Effects, Some(Field::Share)) => project.effects()[line].share.is_some(),
        _ => true,
    }
}

/// The lines of a level, a stakeholder or a `per`; of costs those as written, before funding.
fn at(project: &Project, root: Root, at: &str) -> Result<Vec<usize>, ScenarioFault> {
    let is = |party: StakeholderId| {
        let party = project.stakeholder(party);
        &*party.id == at || (Level::named(at) == Some(party.level))
    };
    let lines: Vec<usize> = match root {
        Root::Costs if at == "base" => lines_where(project.costs(), |cost| cost.case == Case::Base),
        Root::Costs => {
            let per = match at {
                "project" => Some(Per::Project),
                "year" => Some(Per::Year),
                "participant" => Some(Per::Participant),
                _ => None,
            };
            lines_where(project.costs(), |cost| {
                let meant = per.map_or_else(|| is(cost.payer), |per| cost.counted_per() == per);
                meant && cost.case == Case::Project
            })
        }
        Root::Funding => lines_where(project.funding(), |line| is(line.from)),
        Root::Effects => {
            lines_where(project.effects(), |effect| effect.beneficiaries.iter().any(|part| is(part.party)))
        }
        Root::Project | Root::Reach | Root::Values => Vec::new(),
    };
    if lines.is_empty() {
        let parties = project.stakeholders().iter().map(|party| &*party.id);
        return Err(unknown(at, parties.chain(Level::ALL.map(Level::name))));
    }
    Ok(lines)
}

fn lines_where<T>(lines: &[T], is_meant: impl Fn(&T) -> bool) -> Vec<usize> {
    (0..lines.len()).filter(|line| is_meant(&lines[*line])).collect()
}

/// Whether a group is counted, rather than a part of another.
fn is_counted(project: &Project, group: usize) -> bool {
    matches!(project.groups()[group].members, Members::Counted { .. })
}

fn unknown<'k>(text: &str, known: impl Iterator<Item = &'k str>) -> ScenarioFault {
    ScenarioFault::UnknownLine { text: text.into(), nearest: nearest(text, known).map(Text::from) }
}
