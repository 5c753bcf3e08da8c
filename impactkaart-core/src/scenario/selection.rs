//! Which lines of a project a path takes.

use super::apply::ScenarioFault;
use super::path::{Field, Path, Root, Selection};
use crate::model::{Case, Level, Members, Per, Project, StakeholderId, Text, id_from};
use crate::nearest::nearest;
use std::collections::BTreeMap;

/// The lines of a project by their ids, looked up when they are first asked for: a scenario may name every one of them.
pub(crate) struct Lines<'p> {
    project: &'p Project,
    known: BTreeMap<Root, Names<'p>>,
}

struct Names<'p> {
    ids: Vec<&'p str>,
    by_id: BTreeMap<&'p str, usize>,
    /// By what an id would be made of, so that other ways to write it are found too.
    by_name: BTreeMap<String, usize>,
}

impl<'p> Names<'p> {
    fn of(project: &'p Project, root: Root) -> Self {
        let ids: Vec<&str> = match root {
            Root::Project => Vec::new(),
            Root::Costs => project.costs().iter().map(|cost| &*cost.id).collect(),
            Root::Funding => project.funding().iter().map(|line| &*line.id).collect(),
            Root::Reach => project.groups().iter().map(|group| &*group.id).collect(),
            Root::Effects => project.effects().iter().map(|effect| &*effect.id).collect(),
            Root::Values => project.values().iter().map(|value| &*value.id).collect(),
        };
        let mut names = Self { by_id: BTreeMap::new(), by_name: BTreeMap::new(), ids };
        for (line, id) in names.ids.iter().enumerate() {
            names.by_id.entry(id).or_insert(line);
            names.by_name.entry(id_from(id)).or_insert(line);
        }
        names
    }
}

impl<'p> Lines<'p> {
    pub(crate) fn of(project: &'p Project) -> Self {
        Self { project, known: BTreeMap::new() }
    }

    /// The lines that a path takes, by their place in the project.
    pub(crate) fn selected(&mut self, path: &Path) -> Result<Vec<usize>, ScenarioFault> {
        let project = self.project;
        let names = self.known.entry(path.root).or_insert_with(|| Names::of(project, path.root));
        let all = 0..names.ids.len();
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
                let found = names.by_id.get(&**id).or_else(|| names.by_name.get(&id_from(id)));
                found.map(|line| vec![*line]).ok_or_else(|| unknown(id, names.ids.iter().copied()))
            }
            Selection::At(at) => {
                let mut lines = self::at(project, path.root, at)?;
                lines.retain(|line| states(project, path, *line));
                Ok(lines)
            }
        }
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
