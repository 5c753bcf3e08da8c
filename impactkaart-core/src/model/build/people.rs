//! Groups from the rows of reach: one row per group and year, or a column per year.

use super::lines::year_within;
use super::names::Names;
use super::reach_row::ReachRow;
use super::{Faults, Frame, Row, Rows as _};
use crate::model::by_id::numbered;
use crate::model::{
    Because, ByYear, Cell, Column, CountedAs, Counts, Effect, Fault, Group, GroupDetails, GroupId, Headcount,
    Members, Per, ReachDraft, ReachYear, Table, Text, YearLimit,
};
use crate::quantity::{Fraction, Participants, PerPerson, ProjectYear};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZero;

/// Where the numbers of a group stand: the row for each year, and the row for every other year.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Places {
    /// One more than the row, so that blank takes no room of its own.
    each: Option<NonZero<u32>>,
    by_year: ByYear<Stands>,
    first_row: u32,
}

/// Where the number of a single year stands: its row, and of a column for the year alone, the year as written.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Stands {
    row: u32,
    written: Option<u16>,
}

impl Stands {
    fn cell(self) -> Cell {
        let column = self.written.map_or(Column::Year, Column::ParticipantsIn);
        Row::of(Table::Reach, self.row as usize).at(column)
    }
}

impl Places {
    /// The row that holds for a year.
    fn row_in(&self, year: u16) -> Row {
        let single = self.by_year.get(year).map(|stands| stands.row as usize);
        Row::of(Table::Reach, single.unwrap_or_else(|| self.row_of_each()))
    }

    /// The cell for how many take part in a year.
    pub(super) fn participants_in(&self, year: u16) -> Cell {
        match self.by_year.get(year) {
            Some(stands) if stands.written.is_some() => stands.cell(),
            _ => self.row_in(year).at(Column::Participants),
        }
    }

    /// The cell for the share of another group in a year.
    pub(super) fn share_in(&self, year: u16) -> Cell {
        self.row_in(year).at(Column::Share)
    }

    /// The cell for how many are new in a year, or in each where the year has none of its own.
    pub(super) fn new_in(&self, year: u16) -> Cell {
        match self.by_year.get(year) {
            Some(Stands { row, written }) => {
                let column = written.map_or(Column::New, Column::NewIn);
                Row::of(Table::Reach, *row as usize).at(column)
            }
            None => Row::of(Table::Reach, self.row_of_each()).at(Column::New),
        }
    }

    /// The first row of the group.
    pub(super) fn first_row(&self) -> usize {
        self.first_row as usize
    }

    /// The row for every year without one of its own; the first where there is none.
    fn row_of_each(&self) -> usize {
        self.each.map_or(self.first_row, |row| row.get() - 1) as usize
    }
}

/// A group as far as its rows have been read.
#[derive(Default)]
struct Gathered {
    description: Option<Text>,
    counted_as: Option<(CountedAs, usize)>,
    per_person: Option<(Decimal, usize)>,
    says_per_person: bool,
    part_of: Option<(Option<GroupId>, usize)>,
    source: Option<Text>,
    each: Option<Headcount>,
    by_year: ByYear<Headcount>,
    each_share: Option<Fraction>,
    share_by_year: ByYear<Fraction>,
    seen: bool,
}

pub(super) fn groups(
    stated: Vec<ReachRow>,
    names: &Names,
    frame: &Frame,
    faults: &mut Faults,
) -> (Vec<Group>, Vec<Places>) {
    let ids = names.group_ids();
    let mut rows_left = vec![0_u32; ids.len()];
    for index in stated.iter().filter_map(|row| names.own_group(row.group.as_deref()?)) {
        rows_left[index] += 1;
    }
    let mut places: Vec<Places> = Vec::new();
    places.resize_with(ids.len(), Places::default);
    let mut groups: Vec<Group> = Vec::new();
    // Groups of which rows are still to come, or that come after such a group. They are numbered by their first rows, so
    // where the rows of a group stand together it is at most one.
    let mut unfinished: BTreeMap<usize, Gathered> = BTreeMap::new();
    let mut at = 0;
    stated.each(&mut |draft: ReachRow| {
        let draft = draft.into_draft();
        let row = Row::of(Table::Reach, at);
        at += 1;
        let Some(index) = draft.group.as_deref().and_then(|group| names.own_group(group)) else {
            match draft.group.filter(|group| !group.trim().is_empty()) {
                Some(id) => faults.add(row.at(Column::Group), Fault::UnusableId { id }),
                None => faults.missing(row.at(Column::Group), Because::Always),
            }
            return;
        };
        let mut reader = RowReader { row, frame, faults, group: &ids[index] };
        reader.gather(draft, names, unfinished.entry(index).or_default(), &mut places[index]);
        rows_left[index] -= 1;
        while rows_left.get(groups.len()) == Some(&0) {
            let index = groups.len();
            let group = unfinished.remove(&index).unwrap_or_default();
            groups.push(finish(group, ids[index].clone(), places[index].first_row(), faults));
        }
    });
    check_circles(&groups, &places, faults);
    (groups, places)
}

struct RowReader<'r> {
    row: Row,
    frame: &'r Frame,
    faults: &'r mut Faults,
    group: &'r Text,
}

impl RowReader<'_> {
    fn gather(&mut self, draft: ReachDraft, names: &Names, group: &mut Gathered, places: &mut Places) {
        let row = self.row;
        if !group.seen {
            group.seen = true;
            places.first_row = numbered(row.row);
        }
        group.description = group.description.take().or_else(|| draft.description.clone());
        group.source = group.source.take().or_else(|| draft.source.clone());
        if let Some(counted_as) = draft.counted_as {
            self.agree(&mut group.counted_as, counted_as, Column::CountedAs);
        }
        group.says_per_person |= draft.per_person.is_some();
        if let Some(per_person) =
            self.faults.checked(row.at(Column::PerPerson), draft.per_person, PerPerson::new)
        {
            self.agree(&mut group.per_person, per_person.get(), Column::PerPerson);
        }
        if let Some(parent) = draft.part_of.as_deref() {
            let parent = names.group(parent, row, Column::PartOf, self.faults);
            self.agree(&mut group.part_of, parent, Column::PartOf);
            self.part(&draft, group, places);
        } else {
            if draft.share.is_some() {
                self.faults.add(row.at(Column::Share), Fault::ShareWithoutPartOf);
            }
            self.counted(&draft, group, places);
        }
    }

    /// What holds for a whole group is said once, or the same each time.
    fn agree<T: PartialEq + Copy>(&mut self, known: &mut Option<(T, usize)>, stated: T, column: Column) {
        match known {
            Some((before, first)) if *before != stated => {
                let other = Row::of(Table::Reach, *first).at(column);
                let fault = Fault::GroupDisagrees { group: self.group.clone() };
                self.faults.add_with(self.row.at(column), other, fault);
            }
            Some(_) => {}
            None => *known = Some((stated, self.row.row)),
        }
    }

    /// A row that says which share of another group this one is.
    fn part(&mut self, draft: &ReachDraft, group: &mut Gathered, places: &mut Places) {
        let row = self.row;
        let numbers = [
            (draft.participants.is_some(), Column::Participants),
            (draft.new.is_some(), Column::New),
            (draft.per_person.is_some(), Column::PerPerson),
        ];
        let by_year = draft.participants_by_year.keys().map(|year| Column::ParticipantsIn(*year));
        let new_by_year = draft.new_by_year.keys().map(|year| Column::NewIn(*year));
        let single = numbers.into_iter().filter(|(stated, _)| *stated).map(|(_, column)| column);
        for column in single.chain(by_year).chain(new_by_year) {
            self.faults.add(row.at(column), Fault::PartOfWithParticipants);
        }
        let share = self.faults.checked(row.at(Column::Share), draft.share, Fraction::new);
        if draft.share.is_none() {
            self.faults.missing(row.at(Column::Share), Because::PartOfGroup);
        }
        let Some(year) = self.year(draft, ReachYear::Each) else {
            return;
        };
        if self.claim(year, Column::Year, places) {
            match (year, share) {
                (Some(year), Some(share)) => _ = group.share_by_year.insert(year, share),
                (None, Some(share)) => group.each_share = Some(share),
                (_, None) => {}
            }
        }
    }

    /// A row that counts the group.
    fn counted(&mut self, draft: &ReachDraft, group: &mut Gathered, places: &mut Places) {
        let row = self.row;
        let single = draft.participants.is_some() || draft.participants_by_year.is_empty();
        if single {
            let count = self.headcount(draft.participants, Column::Participants, draft.new, Column::New);
            if draft.participants.is_none() {
                self.faults.missing(row.at(Column::Participants), Because::Always);
            }
            let only = ReachYear::In(Decimal::ONE);
            let otherwise = if !draft.participants_by_year.is_empty() { ReachYear::Each } else { only };
            if draft.year.is_none() && draft.participants_by_year.is_empty() && self.frame.years > 1 {
                self.faults.missing(row.at(Column::Year), Because::WhichYear);
            } else if let Some(year) = self.year(draft, otherwise)
                && self.claim(year, Column::Year, places)
            {
                match (year, count) {
                    (Some(year), Some(count)) => _ = group.by_year.insert(year, count),
                    (None, Some(count)) => group.each = Some(count),
                    (_, None) => {}
                }
            }
        }
        let years: BTreeSet<u16> =
            draft.participants_by_year.keys().chain(draft.new_by_year.keys()).copied().collect();
        for written in years {
            let column = Column::ParticipantsIn(written);
            let participants = draft.participants_by_year.get(&written).copied().or(draft.participants);
            let new = draft.new_by_year.get(&written).copied();
            if participants.is_none() {
                self.faults.missing(row.at(column), Because::Always);
                continue;
            }
            let count = self.headcount(participants, column, new, Column::NewIn(written));
            let (within, stated) = ((1, self.frame.years), Decimal::from(written));
            let year =
                year_within(stated, within, YearLimit::Project, row.at(column), self.frame, self.faults);
            let Some(year) = year else { continue };
            if self.claim(Some(year), column, places)
                && let Some(count) = count
            {
                group.by_year.insert(year, count);
            }
        }
    }

    /// The year of a row: one of the project's, or none for each; nothing where it is wrong.
    fn year(&mut self, draft: &ReachDraft, otherwise: ReachYear) -> Option<Option<ProjectYear>> {
        match draft.year.unwrap_or(otherwise) {
            ReachYear::Each => Some(None),
            ReachYear::In(stated) => {
                let at = self.row.at(Column::Year);
                let within = (1, self.frame.years);
                year_within(stated, within, YearLimit::Project, at, self.frame, self.faults).map(Some)
            }
        }
    }

    fn headcount(
        &mut self,
        participants: Option<Decimal>,
        column: Column,
        new: Option<Decimal>,
        new_column: Column,
    ) -> Option<Headcount> {
        let participants = self.faults.checked(self.row.at(column), participants, Participants::new);
        let new = self.faults.checked(self.row.at(new_column), new, Participants::new);
        let participants = participants?;
        if let Some(new) = new.filter(|new| *new > participants) {
            let fault = Fault::NewAboveParticipants { new: new.get(), participants: participants.get() };
            self.faults.add(self.row.at(new_column), fault);
        }
        Some(Headcount { participants, new })
    }

    /// Takes a year of the group for this row; a fault where another row has it.
    fn claim(&mut self, year: Option<ProjectYear>, column: Column, places: &mut Places) -> bool {
        let here = self.row.at(column);
        let row = numbered(self.row.row);
        let written = if let Column::ParticipantsIn(year) = column { Some(year) } else { None };
        let taken = match year {
            Some(year) => places.by_year.insert(year, Stands { row, written }).map(Stands::cell),
            None => {
                let before = places.each.replace(NonZero::<u32>::MIN.saturating_add(row));
                before.map(|row| Row::of(Table::Reach, row.get() as usize - 1).at(Column::Year))
            }
        };
        if let Some(before) = taken {
            let fault = Fault::DuplicateYear { group: self.group.clone(), year: year.map(|year| year.get()) };
            self.faults.add_with(here, before, fault);
        }
        taken.is_none()
    }
}

fn finish(group: Gathered, id: Text, first_row: usize, faults: &mut Faults) -> Group {
    let counted_as = group.counted_as.map_or(CountedAs::Person, |(counted_as, _)| counted_as);
    let per_person = group.per_person.and_then(|(per_person, _)| PerPerson::new(per_person).ok());
    if counted_as != CountedAs::Person && !group.says_per_person && group.part_of.is_none() {
        let row = group.counted_as.map_or(first_row, |(_, row)| row);
        faults
            .missing(Row::of(Table::Reach, row).at(Column::PerPerson), Because::CountedOtherwise(counted_as));
    }
    let members = match group.part_of {
        Some((parent, row)) => {
            if group.each.is_some() || !group.by_year.is_empty() {
                faults.add(Row::of(Table::Reach, row).at(Column::PartOf), Fault::PartOfWithParticipants);
            }
            Members::PartOf {
                parent: parent.unwrap_or(GroupId::from_index(0)),
                each: group.each_share,
                by_year: group.share_by_year,
            }
        }
        None => Members::Counted { each: group.each, by_year: group.by_year },
    };
    let details = GroupDetails { counted_as, per_person, source: group.source };
    Group { id, description: group.description, members, details: details.into() }
}

/// The group that a group is part of, and the one that is part of, up to the one that is counted.
fn parent_of(groups: &[Group], index: usize) -> Option<usize> {
    match &groups[index].members {
        Members::PartOf { parent, .. } => Some(parent.index()),
        Members::Counted { .. } => None,
    }
}

fn check_circles(groups: &[Group], places: &[Places], faults: &mut Faults) {
    // Only where every parent was found: a stand-in parent would make circles that are not there.
    if faults
        .found
        .iter()
        .any(|found| found.cell.table == Table::Reach && found.cell.column == Column::PartOf)
    {
        return;
    }
    let mut known = vec![false; groups.len()];
    for start in 0..groups.len() {
        let mut path = vec![start];
        while let Some(parent) = parent_of(groups, path[path.len() - 1]).filter(|parent| !known[*parent]) {
            if let Some(from) = path.iter().position(|index| *index == parent) {
                let circle =
                    path[from..].iter().chain([&parent]).map(|index| groups[*index].id.clone()).collect();
                let cell = Row::of(Table::Reach, places[path[from]].first_row()).at(Column::PartOf);
                faults.add(cell, Fault::PartOfCycle { groups: circle });
                break;
            }
            path.push(parent);
        }
        for index in path {
            known[index] = true;
        }
    }
}

/// The same people are not counted again each year: an effect of several years on a group present in several years needs
/// to know how many are new.
#[derive(Default)]
pub(super) struct Lasting {
    /// Such effects by the counted group, the first by its id, and the years in which anybody takes part.
    groups: BTreeMap<usize, (Text, BTreeSet<u16>)>,
}

impl Lasting {
    pub(super) fn add(&mut self, groups: &[Group], frame: &Frame, effect: &Effect) {
        let lasts = effect.duration.is_some_and(|duration| duration.get() > 1);
        let counted = effect.counted_per() == Per::Participant && effect.counts == Counts::New;
        let Some(group) = effect.group.filter(|_| lasts && counted) else {
            return;
        };
        let Some((root, years)) = years_present(groups, group.index(), frame.years) else { return };
        if years.len() > 1 {
            let known = self.groups.entry(root).or_insert_with(|| (effect.id.clone(), BTreeSet::new()));
            if effect.id < known.0 {
                known.0 = effect.id.clone();
            }
            known.1.extend(years);
        }
    }

    pub(super) fn check(self, groups: &[Group], places: &[Places], faults: &mut Faults) {
        if faults.found.iter().any(|found| matches!(found.fault, Fault::PartOfCycle { .. })) {
            return;
        }
        for (root, (effect, years)) in self.groups {
            let unsaid = |year: &u16| in_year(&groups[root], *year).is_some_and(|count| count.new.is_none());
            let mut cells: Vec<Cell> =
                years.into_iter().filter(unsaid).map(|year| places[root].new_in(year)).collect();
            cells.dedup();
            for cell in cells {
                let fault = Fault::NewMissing { group: groups[root].id.clone(), effect: effect.clone() };
                faults.add(cell, fault);
            }
        }
    }
}

/// The counted group that a group is (part of), and the years in which anybody of the group itself takes part; nothing
/// for a group in a circle, or one with a stand-in for an unknown parent.
fn years_present(groups: &[Group], group: usize, years: u16) -> Option<(usize, Vec<u16>)> {
    let mut years: Vec<u16> = (1..=years).collect();
    let mut at = group;
    // At most as many steps as there are groups.
    for _ in 0..groups.len() {
        match &groups[at].members {
            Members::Counted { .. } => {
                years.retain(|year| {
                    in_year(&groups[at], *year).is_some_and(|count| !count.participants.get().is_zero())
                });
                return Some((at, years));
            }
            Members::PartOf { parent, each, by_year } => {
                years.retain(|year| {
                    by_year.get(*year).or(each.as_ref()).is_some_and(|share| !share.get().is_zero())
                });
                at = parent.index();
            }
        }
    }
    None
}

/// How many of a counted group there are in a year, as stated.
fn in_year(group: &Group, year: u16) -> Option<&Headcount> {
    let Members::Counted { each, by_year } = &group.members else { return None };
    by_year.get(year).or(each.as_ref())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_a_group_stands_takes_little_room() {
        assert!(size_of::<Places>() <= 24, "{}", size_of::<Places>());
    }
}
