use super::numbers::{fraction, headcount};
use impactkaart_core::model::{CountedAs, ProjectDraft, ReachDraft, ReachYear};
use proptest::collection::vec;
use proptest::option::{of, weighted};
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A group that is counted: in each year, in single years, or in a column per year.
#[derive(Debug, Clone)]
pub(super) struct GroupRow {
    each: Option<(Decimal, Option<Decimal>)>,
    by_year: Vec<(u16, Decimal, Option<Decimal>)>,
    columns: bool,
    per_person: Option<(CountedAs, Decimal)>,
}

pub(super) fn group() -> impl Strategy<Value = GroupRow> {
    let new = || of(fraction());
    let counted_as =
        prop_oneof![Just(CountedAs::Person), Just(CountedAs::Contact), Just(CountedAs::Household)];
    let per_person = prop_oneof![
        Just(Decimal::ONE),
        Just(Decimal::new(25, 1)),
        Just(Decimal::new(7, 0)),
        Just(Decimal::new(1, 3)),
        Just(Decimal::new(365, 0)),
    ];
    (
        weighted(0.6, (headcount(), new())),
        vec((any::<u16>(), headcount(), new()), 0..4),
        any::<bool>(),
        weighted(0.3, (counted_as, per_person)),
    )
        .prop_map(|(each, by_year, columns, per_person)| GroupRow { each, by_year, columns, per_person })
}

impl GroupRow {
    pub(super) fn add_rows(&self, draft: &mut ProjectDraft, name: &str, years: u16, say_new: bool) {
        let row = || ReachDraft {
            group: Some(name.into()),
            counted_as: self.per_person.map(|(counted_as, _)| counted_as),
            per_person: self.per_person.map(|(_, per_person)| per_person),
            ..ReachDraft::default()
        };
        // `new` is drawn as a part of the participants, so that it never exceeds them.
        let new = |count: Decimal, part: Option<Decimal>| match part {
            Some(part) => Some((count * part).round_dp(10).min(count)),
            None => say_new.then_some(count),
        };
        if let Some((count, part)) = self.each {
            draft.reach.push(ReachDraft {
                year: Some(ReachYear::Each),
                participants: Some(count),
                new: new(count, part),
                ..row()
            });
        }
        let single: BTreeMap<u16, _> = self
            .by_year
            .iter()
            .map(|(year, count, part)| (year % years + 1, (*count, new(*count, *part))))
            .collect();
        if self.columns && !single.is_empty() {
            let new_by_year = single.iter().filter_map(|(year, (_, new))| Some((*year, (*new)?)));
            draft.reach.push(ReachDraft {
                participants_by_year: single.iter().map(|(year, (count, _))| (*year, *count)).collect(),
                new_by_year: new_by_year.collect(),
                ..row()
            });
            return;
        }
        for (year, (count, new)) in single {
            draft.reach.push(ReachDraft {
                year: Some(ReachYear::In((2023 + year).into())),
                participants: Some(count),
                new,
                ..row()
            });
        }
    }
}

/// A group that is a share of another, in each year or in single years.
#[derive(Debug, Clone)]
pub(super) struct PartRow {
    pub(super) parent: u8,
    each: Option<Decimal>,
    by_year: Vec<(u16, Decimal)>,
}

pub(super) fn part() -> impl Strategy<Value = PartRow> {
    (any::<u8>(), weighted(0.7, fraction()), vec((any::<u16>(), fraction()), 0..3))
        .prop_map(|(parent, each, by_year)| PartRow { parent, each, by_year })
}

impl PartRow {
    pub(super) fn add_rows(&self, draft: &mut ProjectDraft, name: &str, parent: &str, years: u16) {
        let row = |year, share| ReachDraft {
            group: Some(name.into()),
            part_of: Some(parent.into()),
            year,
            share: Some(share),
            ..ReachDraft::default()
        };
        draft.reach.extend(self.each.map(|share| row(None, share)));
        let single: BTreeMap<u16, Decimal> =
            self.by_year.iter().map(|(year, share)| (year % years + 1, *share)).collect();
        for (year, share) in single {
            draft.reach.push(row(Some(ReachYear::In(year.into())), share));
        }
    }
}
