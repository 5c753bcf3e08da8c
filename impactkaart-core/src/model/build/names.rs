//! What rows are called, and which row a reference means.

use super::lookup::{Lookup, Named};
use super::reach_row::ReachRow;
use super::{Faults, Row, Rows};
use crate::model::by_id::Taken;
use crate::model::{
    Because, Column, Fault, GroupId, Level, Lines, Seldom, SettingsDraft, Stakeholder, StakeholderDetails,
    StakeholderDraft, StakeholderId, Table, Text, Value, ValueId, id_from, is_plain_id,
};
use std::cell::Cell;
use std::collections::BTreeSet;

/// The names of a project's parties, groups and values.
pub(super) struct Names {
    parties: Lookup<Stakeholder>,
    /// Which levels were named as a party where no stakeholder is called so.
    levels: Cell<[bool; 4]>,
    groups: Lookup<Text>,
    values: Lookup<Value>,
    /// The first stakeholder of the level organisation, and how many there are.
    organisations: (Option<usize>, usize),
    has_main_group: bool,
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

/// Rows by their ids and names; faults for ids that stand twice.
fn named<R: Named>(table: Table, rows: Vec<R>, is_made: &[bool], faults: &mut Faults) -> Lookup<R> {
    let (lookup, taken) = Lookup::of(rows);
    for Taken { row, first } in taken {
        let made = is_made[row];
        let column = match (made, table) {
            (false, _) => Column::Id,
            (true, Table::Stakeholders) => Column::Name,
            (true, _) => Column::Description,
        };
        let [here, other] = [row, first].map(|row| Row::of(table, row).at(column));
        faults.add_with(here, other, Fault::DuplicateId { id: lookup.rows()[row].id().clone(), made });
    }
    lookup
}

impl Names {
    /// The names of a project.
    pub(super) fn of(
        settings: &SettingsDraft,
        stakeholders: impl Rows<StakeholderDraft>,
        reach: &[ReachRow],
        faults: &mut Faults,
    ) -> Self {
        let mut names = Self {
            parties: Lookup::default(),
            levels: Cell::new([false; 4]),
            groups: Lookup::default(),
            values: Lookup::default(),
            organisations: (None, 0),
            has_main_group: false,
        };
        names.add_stakeholders(stakeholders, faults);
        let is_organisation = |party: &Stakeholder| party.level == Level::Organisation;
        names.organisations = (
            names.parties.rows().iter().position(is_organisation),
            names.parties.rows().iter().filter(|party| is_organisation(party)).count(),
        );
        names.add_groups(reach);
        names.has_main_group = settings.main_group.is_some() || names.roots(reach) == 1;
        names
    }

    /// How many groups are part of none.
    fn roots(&self, reach: &[ReachRow]) -> usize {
        let parts: BTreeSet<usize> = reach
            .iter()
            .filter(|row| row.is_part())
            .filter_map(|row| self.groups.find(row.group.as_deref()?))
            .collect();
        self.groups.rows().len() - parts.len()
    }

    /// Whether there is a group to fall back on where a line names none.
    pub(super) fn has_main_group(&self) -> bool {
        self.has_main_group
    }

    fn add_stakeholders(&mut self, drafts: impl Rows<StakeholderDraft>, faults: &mut Faults) {
        let (mut parties, mut is_made) = (Lines::new(), Vec::new());
        drafts.each(&mut |stated: StakeholderDraft| {
            let row = Row::of(Table::Stakeholders, parties.len());
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
            is_made.push(made);
            let StakeholderDraft { name, domain, .. } = stated;
            let details = StakeholderDetails { domain }.into();
            parties.push(Stakeholder { id, name, level, implicit: false, details });
        });
        self.parties = named(Table::Stakeholders, parties.into_rows(), &is_made, faults);
    }

    /// The stand-in for a level that is named as a party and has no row of that id.
    ///
    /// Which levels are named is known only when all lines are read: until [`Names::settle`], each has a number as if all
    /// four were.
    fn implicit(&self, level: Level) -> StakeholderId {
        let mut named = self.levels.get();
        named[level.index()] = true;
        self.levels.set(named);
        StakeholderId::from_index(self.parties.rows().len() + level.index())
    }

    /// All stakeholders, those that stand for a level last, the values, and what the number of a party that was given out
    /// before stands for now.
    pub(super) fn settle(self) -> (Vec<Stakeholder>, Vec<Value>, impl Fn(&mut StakeholderId)) {
        let Self { parties, levels, values, .. } = self;
        let mut stakeholders = parties.into_rows();
        let named_stakeholders = stakeholders.len();
        let mut settled = [StakeholderId::from_index(0); 4];
        for level in Level::ALL.into_iter().filter(|level| levels.get()[level.index()]) {
            settled[level.index()] = StakeholderId::from_index(stakeholders.len());
            stakeholders.push(Stakeholder {
                id: level.name().into(),
                name: None,
                level,
                implicit: true,
                details: Seldom::BLANK,
            });
        }
        let renumber = move |party: &mut StakeholderId| {
            if let Some(level) = party.index().checked_sub(named_stakeholders) {
                *party = settled.get(level).copied().unwrap_or(*party);
            }
        };
        (stakeholders, values.into_rows(), renumber)
    }

    /// Rows of which the same id would be made are of one group; groups are in the order of their first rows.
    fn add_groups(&mut self, reach: &[ReachRow]) {
        let written = |row: u32| reach[row as usize].group.as_deref().map_or("", str::trim);
        // Holds because a list of rows that fits in memory has fewer than four thousand million.
        let rows = 0..u32::try_from(reach.len()).unwrap_or(u32::MAX);
        // A row with no letter or digit to call its group by is reported where it is read.
        let made = rows.map(|row| (Text::from(id_from(written(row))), row)).filter(|(id, _)| !id.is_empty());
        let mut made: Vec<(Text, u32)> = made.collect();
        made.sort_unstable();
        let mut groups: Vec<(u32, Text)> = Vec::new();
        for rows in made.chunk_by(|(one, _), (next, _)| one == next) {
            let id = |(made, row): &(Text, u32)| -> Text {
                let text = written(*row);
                if is_plain_id(text) { text.into() } else { made.clone() }
            };
            // Written in several ways: the one that comes first in the alphabet, whatever the order of rows.
            groups.extend(rows.iter().map(id).min().map(|id| (rows[0].1, id)));
        }
        drop(made);
        groups.sort_unstable_by_key(|(first, _)| *first);
        // Holds because rows with one id are of one group.
        (self.groups, _) = Lookup::of(groups.into_iter().map(|(_, id)| id).collect());
        for row in reach {
            if let (Some(group), Some(description)) = (&row.group, &row.description)
                && let Some(index) = self.groups.find(group)
            {
                self.groups.describe(description, index);
            }
        }
    }

    /// Takes the names of the values, by which effects refer to them; `is_made` says which ids were made.
    pub(super) fn add_values(&mut self, values: Vec<Value>, is_made: &[bool], faults: &mut Faults) {
        self.values = named(Table::Values, values, is_made, faults);
    }

    pub(super) fn values(&self) -> &[Value] {
        self.values.rows()
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
        self.groups.rows()
    }

    pub(super) fn value(&self, text: &str, row: Row, faults: &mut Faults) -> Option<ValueId> {
        let found = self.values.find(text);
        if found.is_none() {
            faults.add(row.at(Column::Value), self.values.unknown(Table::Values, text));
        }
        found.map(ValueId::from_index)
    }
}
