//! What rows are called, and which row a reference means.

use super::{Faults, Row};
use crate::model::{
    Because, Column, Fault, GroupId, Level, ProjectDraft, Stakeholder, StakeholderId, Table, Text,
    ValueDraft, ValueId, id_from, is_plain_id,
};
use crate::nearest::nearest;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

/// The names of a project's parties, groups and values.
pub(super) struct Names {
    stakeholders: Vec<Stakeholder>,
    parties: Lookup,
    /// Which levels were named as a party where no stakeholder is called so.
    levels: Cell<[bool; 4]>,
    groups: Lookup,
    group_ids: Vec<Text>,
    values: Lookup,
    named_stakeholders: usize,
    /// The first stakeholder of the level organisation, and how many there are.
    organisations: (Option<usize>, usize),
    has_main_group: bool,
}

/// From an id, or what an id would be made of, to a row; and the ids themselves for "did you mean".
#[derive(Default)]
struct Lookup {
    by_id: BTreeMap<Text, usize>,
    by_slug: BTreeMap<String, usize>,
    /// Nothing where two rows have the name: which of them is meant must not hang on their order.
    by_name: BTreeMap<String, Option<usize>>,
    suggested: RefCell<BTreeMap<Text, Option<Text>>>,
}

/// For how many different unknown names the nearest one is looked up: a file in which nothing is known would otherwise
/// take the square of its length.
const SUGGESTIONS: usize = 200;

impl Lookup {
    /// Nothing where the id was taken; then the row that has it.
    fn insert(&mut self, id: &Text, description: Option<&Text>, row: usize) -> Result<(), usize> {
        if let Some(taken) = self.by_id.get(id) {
            return Err(*taken);
        }
        self.by_id.insert(id.clone(), row);
        self.by_slug.entry(id_from(id)).or_insert(row);
        if let Some(description) = description {
            self.describe(description, row);
        }
        Ok(())
    }

    fn describe(&mut self, description: &str, row: usize) {
        let known = self.by_name.entry(id_from(description)).or_insert(Some(row));
        *known = known.filter(|known| *known == row);
    }

    fn find(&self, text: &str) -> Option<usize> {
        let text = text.trim();
        if let Some(row) = self.by_id.get(text) {
            return Some(*row);
        }
        let slug = id_from(text);
        self.by_slug.get(&slug).copied().or_else(|| self.by_name.get(&slug).copied().flatten())
    }

    fn unknown(&self, table: Table, text: &str) -> Fault {
        let mut suggested = self.suggested.borrow_mut();
        let found = match suggested.get(text) {
            Some(found) => found.clone(),
            None if suggested.len() < SUGGESTIONS => {
                let found = nearest(text, self.by_id.keys().map(|id| &**id)).map(Text::from);
                suggested.insert(text.into(), found.clone());
                found
            }
            None => None,
        };
        Fault::UnknownReference {
            table,
            text: text.into(),
            nearest: found.map(|id| (id.clone(), self.by_id[&id])),
            known: self.by_id.len(),
        }
    }
}

/// The id of a row: stated, or made from its description; a fault where it has neither.
pub(super) fn row_id(
    id: Option<&Text>,
    description: Option<&Text>,
    row: Row,
    faults: &mut Faults,
) -> (Text, bool) {
    if let Some(id) = id {
        let usable = !id.trim().is_empty() && !id.contains(['"', '\n', '\r']);
        if !usable {
            faults.add(row.at(Column::Id), Fault::UnusableId { id: id.clone() });
        }
        let trimmed = id.trim();
        return (if trimmed.len() == id.len() { id.clone() } else { trimmed.into() }, false);
    }
    let made = description.map(|description| id_from(description)).unwrap_or_default();
    if made.is_empty() {
        faults.missing(row.at(Column::Id), Because::NeedsName);
    }
    (made.into(), true)
}

/// Faults for ids that stand twice, `made` telling of each row whether its id was made.
pub(super) fn check_unique<T>(
    table: Table,
    rows: &[T],
    id: impl Fn(&T) -> &Text,
    made: &[bool],
    faults: &mut Faults,
) {
    // Most files are in the order of their ids, or have one a row in a few digits: then nothing need be sorted.
    if rows.windows(2).all(|pair| id(&pair[0]) < id(&pair[1])) {
        return;
    }
    let id = |row: u32| id(&rows[row as usize]);
    // Holds because a list of rows that fits in memory has fewer than four thousand million.
    let mut order: Vec<u32> = (0..u32::try_from(rows.len()).unwrap_or(u32::MAX)).collect();
    order.sort_unstable_by(|one, other| id(*one).cmp(id(*other)).then(one.cmp(other)));
    for pair in order.windows(2) {
        let (first, second) = (pair[0], pair[1]);
        let (same, made) = (id(second), made[second as usize]);
        if id(first) == same && !same.is_empty() {
            let column = if made && table != Table::Funding { Column::Description } else { Column::Id };
            let fault = Fault::DuplicateId { id: same.clone(), made };
            let cell = |row: u32| Row::of(table, row as usize).at(column);
            faults.add_with(cell(second), cell(first), fault);
        }
    }
}

impl Names {
    pub(super) fn of(draft: &ProjectDraft, faults: &mut Faults) -> Self {
        let mut names = Self {
            stakeholders: Vec::new(),
            parties: Lookup::default(),
            levels: Cell::new([false; 4]),
            groups: Lookup::default(),
            group_ids: Vec::new(),
            values: Lookup::default(),
            named_stakeholders: draft.stakeholders.len(),
            organisations: (None, 0),
            has_main_group: false,
        };
        names.add_stakeholders(draft, faults);
        let is_organisation = |party: &Stakeholder| party.level == Level::Organisation;
        names.organisations = (
            names.stakeholders.iter().position(is_organisation),
            names.stakeholders.iter().filter(|party| is_organisation(party)).count(),
        );
        names.add_groups(draft);
        names.has_main_group = draft.settings.main_group.is_some() || names.roots(draft) == 1;
        names
    }

    /// How many groups are part of none.
    fn roots(&self, draft: &ProjectDraft) -> usize {
        let parts: BTreeSet<usize> = draft
            .reach
            .iter()
            .filter(|row| row.part_of.is_some())
            .filter_map(|row| self.groups.find(row.group.as_deref()?))
            .collect();
        self.group_ids.len() - parts.len()
    }

    /// Whether there is a group to fall back on where a line names none.
    pub(super) fn has_main_group(&self) -> bool {
        self.has_main_group
    }

    fn add_stakeholders(&mut self, draft: &ProjectDraft, faults: &mut Faults) {
        for (index, stated) in draft.stakeholders.iter().enumerate() {
            let row = Row::of(Table::Stakeholders, index);
            if stated.name.is_none() {
                faults.missing(row.at(Column::Name), Because::Always);
            }
            if stated.level.is_none() {
                faults.missing(row.at(Column::Level), Because::Always);
            }
            let level = stated.level.unwrap_or(Level::Society);
            let (id, made) = match (&stated.id, &stated.name) {
                (None, None) => ("".into(), true),
                (id, name) => row_id(id.as_ref(), name.as_ref(), row, faults),
            };
            let column = if made { Column::Name } else { Column::Id };
            let reserved = Level::named(&id);
            let other_level =
                reserved.is_some_and(|reserved| stated.level.is_some_and(|level| level != reserved));
            if other_level || ["project", "year", "participant"].contains(&&*id) {
                faults.add(row.at(column), Fault::ReservedId { id: id.clone(), level: reserved });
            }
            if !id.is_empty()
                && let Err(first) = self.parties.insert(&id, stated.name.as_ref(), index)
            {
                let other = Row::of(Table::Stakeholders, first).at(column);
                faults.add_with(row.at(column), other, Fault::DuplicateId { id: id.clone(), made });
            }
            let (name, domain) = (stated.name.clone(), stated.domain.clone());
            self.stakeholders.push(Stakeholder { id, name, level, domain, implicit: false });
        }
    }

    /// The stand-in for a level that is named as a party and has no row of that id.
    ///
    /// Which levels are named is known only when all lines are read: until [`Names::settle`], each has a number as if all
    /// four were.
    fn implicit(&self, level: Level) -> StakeholderId {
        let mut named = self.levels.get();
        named[level.index()] = true;
        self.levels.set(named);
        StakeholderId::from_index(self.named_stakeholders + level.index())
    }

    /// All stakeholders, those that stand for a level last, and what a number that was given out before stands for now.
    pub(super) fn settle(self) -> (Vec<Stakeholder>, impl Fn(&mut StakeholderId)) {
        let Self { mut stakeholders, named_stakeholders, levels, .. } = self;
        let mut settled = [StakeholderId::from_index(0); 4];
        for level in Level::ALL.into_iter().filter(|level| levels.get()[level.index()]) {
            settled[level.index()] = StakeholderId::from_index(stakeholders.len());
            stakeholders.push(Stakeholder {
                id: level.name().into(),
                name: None,
                level,
                domain: None,
                implicit: true,
            });
        }
        let renumber = move |party: &mut StakeholderId| {
            if let Some(level) = party.index().checked_sub(named_stakeholders) {
                *party = settled.get(level).copied().unwrap_or(*party);
            }
        };
        (stakeholders, renumber)
    }

    fn add_groups(&mut self, draft: &ProjectDraft) {
        for row in &draft.reach {
            let Some(text) = row.group.as_deref().map(str::trim).filter(|text| !text.is_empty()) else {
                continue;
            };
            let id: Text = if is_plain_id(text) { text.into() } else { id_from(text).into() };
            if id.is_empty() {
                continue; // no letter or digit to call it by: reported where the row is read
            }
            if let Some(known) = self.groups.find(&id) {
                // Written in several ways: the one that comes first in the alphabet, whatever the order of rows.
                if id < self.group_ids[known] {
                    self.groups.by_id.remove(&self.group_ids[known]);
                    self.groups.by_id.insert(id.clone(), known);
                    self.group_ids[known] = id;
                }
                continue;
            }
            let index = self.group_ids.len();
            // Holds because `find` just said that the id is not taken.
            let _ = self.groups.insert(&id, None, index);
            self.group_ids.push(id);
        }
        for row in &draft.reach {
            if let (Some(group), Some(description)) = (&row.group, &row.description)
                && let Some(index) = self.groups.find(group)
            {
                self.groups.describe(description, index);
            }
        }
    }

    /// Takes the name of a value; the id by which effects refer to it.
    pub(super) fn add_value(&mut self, index: usize, stated: &ValueDraft, faults: &mut Faults) -> Text {
        let row = Row::of(Table::Values, index);
        let (id, made) = row_id(stated.id.as_ref(), stated.description.as_ref(), row, faults);
        if !id.is_empty()
            && let Err(first) = self.values.insert(&id, stated.description.as_ref(), index)
        {
            let column = if made { Column::Description } else { Column::Id };
            let other = Row::of(Table::Values, first).at(column);
            faults.add_with(row.at(column), other, Fault::DuplicateId { id: id.clone(), made });
        }
        id
    }

    /// The party that a text names: a stakeholder, or a level as "other at this level"; a fault where it names none.
    pub(super) fn party(
        &self,
        text: &str,
        row: Row,
        column: Column,
        faults: &mut Faults,
    ) -> Option<StakeholderId> {
        let level = || Level::named(&id_from(text)).map(|level| self.implicit(level));
        let found = self.parties.find(text).map(StakeholderId::from_index).or_else(level);
        if found.is_none() {
            faults.add(row.at(column), self.parties.unknown(Table::Stakeholders, text));
        }
        found
    }

    /// The organisation that funding goes to where it does not say.
    pub(super) fn organisation(&self, row: Row, faults: &mut Faults) -> Option<StakeholderId> {
        let (first, count) = self.organisations;
        if count > 1 {
            faults.add(row.at(Column::To), Fault::SeveralOrganisations { count });
        }
        first.map(StakeholderId::from_index).or_else(|| Some(self.implicit(Level::Organisation)))
    }

    pub(super) fn group(&self, text: &str, row: Row, column: Column, faults: &mut Faults) -> Option<GroupId> {
        let found = self.groups.find(text);
        if found.is_none() {
            faults.add(row.at(column), self.groups.unknown(Table::Reach, text));
        }
        found.map(GroupId::from_index)
    }

    /// Like [`Names::group`], for the rows of the group itself, where nothing can be unknown.
    pub(super) fn own_group(&self, text: &str) -> Option<usize> {
        self.groups.find(text)
    }

    pub(super) fn group_ids(&self) -> &[Text] {
        &self.group_ids
    }

    pub(super) fn value(&self, text: &str, row: Row, faults: &mut Faults) -> Option<ValueId> {
        let found = self.values.find(text);
        if found.is_none() {
            faults.add(row.at(Column::Value), self.values.unknown(Table::Values, text));
        }
        found.map(ValueId::from_index)
    }
}
