//! Rows of reach in little room, from when they are read until all groups are known.

use super::Rows;
use crate::model::{CountedAs, ReachDraft, ReachYear, Text};
use crate::quantity::packed::Packed;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A row of reach: what most have, and beside it what few have.
pub(super) struct ReachRow {
    pub(super) group: Option<Text>,
    pub(super) description: Option<Text>,
    year: Option<Year>,
    participants: Option<Packed>,
    new: Option<Packed>,
    seldom: Option<Box<Seldom>>,
}

enum Year {
    Each,
    In(Packed),
}

/// The columns that most rows leave blank.
#[derive(PartialEq, Default)]
struct Seldom {
    participants_by_year: BTreeMap<u16, Decimal>,
    new_by_year: BTreeMap<u16, Decimal>,
    counted_as: Option<CountedAs>,
    per_person: Option<Decimal>,
    part_of: Option<Text>,
    share: Option<Decimal>,
    source: Option<Text>,
}

impl ReachRow {
    /// All rows, packed as they come.
    pub(super) fn all(stated: impl Rows<ReachDraft>) -> Vec<Self> {
        let mut rows = Vec::new();
        stated.each(&mut |draft| rows.push(Self::of(draft)));
        rows
    }

    fn of(draft: ReachDraft) -> Self {
        let ReachDraft {
            group,
            description,
            year,
            participants,
            participants_by_year,
            new,
            new_by_year,
            counted_as,
            per_person,
            part_of,
            share,
            source,
        } = draft;
        let seldom =
            Seldom { participants_by_year, new_by_year, counted_as, per_person, part_of, share, source };
        Self {
            group,
            description,
            year: year.map(|year| match year {
                ReachYear::Each => Year::Each,
                ReachYear::In(year) => Year::In(Packed::of(year)),
            }),
            participants: participants.map(Packed::of),
            new: new.map(Packed::of),
            seldom: (seldom != Seldom::default()).then(|| Box::new(seldom)),
        }
    }

    /// Whether it says which group the group is part of.
    pub(super) fn is_part(&self) -> bool {
        self.seldom.as_ref().is_some_and(|seldom| seldom.part_of.is_some())
    }

    /// The row as it was.
    pub(super) fn into_draft(self) -> ReachDraft {
        let seldom = self.seldom.map(|seldom| *seldom).unwrap_or_default();
        ReachDraft {
            group: self.group,
            description: self.description,
            year: self.year.map(|year| match year {
                Year::Each => ReachYear::Each,
                Year::In(year) => ReachYear::In(year.get()),
            }),
            participants: self.participants.map(Packed::get),
            participants_by_year: seldom.participants_by_year,
            new: self.new.map(Packed::get),
            new_by_year: seldom.new_by_year,
            counted_as: seldom.counted_as,
            per_person: seldom.per_person,
            part_of: seldom.part_of,
            share: seldom.share,
            source: seldom.source,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packed_row_is_the_row_that_it_was() {
        assert!(size_of::<ReachRow>() <= 104, "{}", size_of::<ReachRow>());
        let short = ReachDraft {
            group: Some("visitors".into()),
            year: Some(ReachYear::Each),
            participants: Some(Decimal::new(1250, 2)),
            ..ReachDraft::default()
        };
        let long = ReachDraft {
            description: Some("Who come in".into()),
            year: Some(ReachYear::In(2027.into())),
            participants_by_year: [(2026, 3.into())].into(),
            new: Some(5.into()),
            new_by_year: [(2026, 2.into())].into(),
            counted_as: Some(CountedAs::Visit),
            per_person: Some(12.into()),
            part_of: Some("all".into()),
            share: Some(Decimal::new(5, 1)),
            source: Some("count".into()),
            ..short.clone()
        };
        for row in [short, long, ReachDraft::default()] {
            assert_eq!(ReachRow::of(row.clone()).into_draft(), row);
        }
    }
}
