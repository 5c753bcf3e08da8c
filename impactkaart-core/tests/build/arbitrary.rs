//! Whatever is in a draft, `build` says what is wrong with it or makes a project that can be calculated: it never panics
//! and always comes to an end.

use impactkaart_core::calculate;
use impactkaart_core::calculate::{over_capacity, reach};
use impactkaart_core::model::{
    BeneficiaryDraft, Case, CostDraft, CountedAs, Counts, EffectDraft, Evidence, FundingDraft, Indexing,
    Kind, Level, Per, PriceIndex, ProjectDraft, ReachDraft, ReachYear, StakeholderDraft, Text, Timing,
    ValueDraft,
};
use proptest::collection::{btree_map, vec};
use proptest::option::{of, weighted};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// Names that collide, hardly differ, mean nothing, or hold anything.
fn text() -> impl Strategy<Value = Text> {
    let known = prop_oneof![
        20 => prop::sample::select(vec!["a", "b", "c", "client", "society", "organisation"]),
        3 => prop::sample::select(vec!["A ", "year", "project", "municipality", "a_b", "a b", "", " ", "!!!", "\"", "é"]),
    ];
    let any = vec(any::<char>(), 0..8).prop_map(|letters| letters.into_iter().collect::<String>());
    prop_oneof![12 => known.prop_map(Text::from), 1 => any.prop_map(Text::from)]
}

/// Numbers that are right, at the ends of what is allowed, and beyond.
fn number() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        8 => (1_i64..=5).prop_map(Decimal::from),
        4 => (0_i64..=100).prop_map(|percent| Decimal::new(percent, 2)),
        2 => (2023_i64..=2030).prop_map(Decimal::from),
        2 => (-100_000_i64..=100_000).prop_map(|cents| Decimal::new(cents, 2)),
        1 => prop::sample::select(vec![
            Decimal::MAX,
            Decimal::MIN,
            Decimal::new(1, 28),
            Decimal::ZERO,
            Decimal::from(1_000_000_000_000_000_i64),
            Decimal::from(10_000_000_000_i64),
            Decimal::from(100),
        ]),
        1 => (any::<i64>(), any::<u32>(), 0_u32..=28)
            .prop_map(|(high, low, scale)| Decimal::from_i128_with_scale((i128::from(high) << 16) + i128::from(low), scale)),
    ]
}

/// A fraction, mostly.
fn share() -> impl Strategy<Value = Decimal> {
    prop_oneof![9 => (0_i64..=100).prop_map(|percent| Decimal::new(percent, 2)), 1 => number()]
}

/// A year, mostly.
fn year() -> impl Strategy<Value = Decimal> {
    prop_oneof![6 => (1_i64..=3).prop_map(Decimal::from), 2 => (2024_i64..=2027).prop_map(Decimal::from), 1 => number()]
}

fn per() -> impl Strategy<Value = Per> {
    prop_oneof![Just(Per::Project), Just(Per::Year), Just(Per::Participant)]
}

fn level() -> impl Strategy<Value = Level> {
    prop::sample::select(Level::ALL.to_vec())
}

fn columns() -> impl Strategy<Value = std::collections::BTreeMap<u16, Decimal>> {
    let written = prop_oneof![1_u16..=4, 2024_u16..=2027, any::<u16>()];
    weighted(0.15, btree_map(written, number(), 0..3)).prop_map(Option::unwrap_or_default)
}

fn stakeholder() -> impl Strategy<Value = StakeholderDraft> {
    (of(text()), weighted(0.9, text()), weighted(0.9, level()))
        .prop_map(|(id, name, level)| StakeholderDraft { id, name, level, ..StakeholderDraft::default() })
}

fn cost() -> impl Strategy<Value = CostDraft> {
    let who = (weighted(0.9, text()), of(text()), weighted(0.9, text()), weighted(0.3, text()));
    let what = (weighted(0.9, number()), columns(), weighted(0.3, number()), weighted(0.9, per()));
    let when =
        (weighted(0.3, year()), weighted(0.3, year()), weighted(0.2, number()), weighted(0.1, number()));
    let flags = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
    (who, what, when, flags).prop_map(|(who, what, when, flags)| CostDraft {
        id: who.0,
        description: who.1,
        payer: who.2,
        group: who.3,
        amount: what.0,
        amount_by_year: what.1,
        quantity: what.2,
        per: what.3,
        first_year: when.0,
        last_year: when.1,
        price_year: when.2,
        capacity: when.3,
        in_kind: Some(flags.0),
        transfer: Some(flags.1),
        case: flags.2.then_some(Case::Base),
        indexed: flags.3.then_some(Indexing::None),
        ..CostDraft::default()
    })
}

fn funding() -> impl Strategy<Value = FundingDraft> {
    let who = (weighted(0.3, text()), weighted(0.9, text()), of(text()), weighted(0.3, text()));
    let what = (weighted(0.9, number()), weighted(0.9, per()), weighted(0.3, year()), weighted(0.3, year()));
    (who, what).prop_map(|(who, what)| FundingDraft {
        id: who.0,
        from: who.1,
        to: who.2,
        group: who.3,
        amount: what.0,
        per: what.1,
        first_year: what.2,
        last_year: what.3,
        ..FundingDraft::default()
    })
}

fn reach_row() -> impl Strategy<Value = ReachDraft> {
    let year = of(prop_oneof![Just(ReachYear::Each), year().prop_map(ReachYear::In)]);
    let who = (weighted(0.95, text()), weighted(0.4, text()), weighted(0.1, text()));
    let count = (weighted(0.7, number()), columns(), weighted(0.6, number()), columns());
    let counted_as = weighted(0.2, prop_oneof![Just(CountedAs::Person), Just(CountedAs::Household)]);
    (who, year, count, counted_as, weighted(0.2, number()), weighted(0.4, share())).prop_map(
        |(who, year, count, counted_as, per_person, share)| ReachDraft {
            group: who.0,
            part_of: who.1,
            description: who.2,
            year,
            participants: count.0,
            participants_by_year: count.1,
            new: count.2,
            new_by_year: count.3,
            counted_as,
            per_person,
            share,
            ..ReachDraft::default()
        },
    )
}

fn effect() -> impl Strategy<Value = EffectDraft> {
    let part = (text(), weighted(0.3, share())).prop_map(|(party, share)| BeneficiaryDraft { party, share });
    let who = (weighted(0.9, text()), vec(part, 0..3), weighted(0.9, text()), weighted(0.2, text()));
    let what = (of(per()), of(text()), weighted(0.8, number()), weighted(0.3, number()), of(text()));
    let shares = (
        weighted(0.9, share()),
        weighted(0.2, share()),
        weighted(0.3, share()),
        weighted(0.3, share()),
        weighted(0.3, share()),
        weighted(0.3, share()),
        weighted(0.2, share()),
    );
    let when =
        (weighted(0.2, year()), weighted(0.5, year()), weighted(0.2, number()), weighted(0.1, number()));
    let marks = (
        of(prop::sample::select(Kind::ALL.to_vec())),
        of(prop::sample::select(Evidence::ALL.to_vec())),
        of(any::<bool>()),
        any::<bool>(),
    );
    (who, what, shares, when, marks).prop_map(|(who, what, shares, when, marks)| EffectDraft {
        id: who.0,
        beneficiaries: who.1,
        group: who.2,
        counterparty: who.3,
        per: what.0,
        value: what.1.filter(|_| what.2.is_none()),
        amount: what.2,
        quantity: what.3,
        unit: what.4,
        share: shares.0,
        share_without: shares.1,
        deadweight: shares.2,
        displacement: shares.3,
        attribution_to_others: shares.4,
        drop_off: shares.5,
        cashable: shares.6,
        lag: when.0,
        duration: when.1,
        price_year: when.2,
        sample: when.3,
        kind: marks.0,
        evidence: marks.1,
        transfer: marks.2,
        counts: marks.3.then_some(Counts::All),
        ..EffectDraft::default()
    })
}

fn value() -> impl Strategy<Value = ValueDraft> {
    (weighted(0.9, text()), of(text()), weighted(0.9, number()), weighted(0.3, number()), of(level()))
        .prop_map(|(id, unit, amount, price_year, bearer)| ValueDraft {
            id,
            unit,
            amount,
            price_year,
            bearer,
            ..ValueDraft::default()
        })
}

fn draft() -> impl Strategy<Value = ProjectDraft> {
    let years = prop_oneof![8 => (1_i64..=4).prop_map(Decimal::from), 1 => number()];
    let rate = prop_oneof![8 => (-40_i64..=60).prop_map(|percent| Decimal::new(percent, 2)), 1 => number()];
    let timing = of(prop_oneof![Just(Timing::Start), Just(Timing::Mid), Just(Timing::End)]);
    let index = weighted(0.1, btree_map(any::<u16>(), number(), 0..4));
    let settings =
        (weighted(0.95, year()), of(years), weighted(0.2, number()), of(rate), timing, of(text()), index);
    let rows = (
        vec(stakeholder(), 0..3),
        vec(cost(), 0..3),
        vec(funding(), 0..2),
        vec(reach_row(), 0..4),
        vec(effect(), 0..3),
        vec(value(), 0..2),
    );
    (settings, rows).prop_map(|(settings, rows)| {
        let mut draft = ProjectDraft {
            stakeholders: rows.0,
            costs: rows.1,
            funding: rows.2,
            reach: rows.3,
            effects: rows.4,
            values: rows.5,
            price_index: settings
                .6
                .map(|changes| PriceIndex { name: "any".into(), changes: changes.into_iter().collect() }),
            ..ProjectDraft::default()
        };
        draft.settings.name = "Any".into();
        draft.settings.start_year =
            settings.0.map(|year| if year < Decimal::TEN { year + Decimal::from(2020) } else { year });
        draft.settings.years = settings.1;
        draft.settings.horizon = settings.2;
        draft.settings.discount_rate = settings.3;
        draft.settings.benefit_timing = settings.4;
        draft.settings.cost_timing = settings.4;
        draft.settings.main_group = settings.5.filter(|group| group.len() == 1);
        draft
    })
}

/// Some drafts of this many are sound; the more rows, the fewer.
fn cases() -> ProptestConfig {
    ProptestConfig { cases: 6000, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn any_draft_is_refused_or_can_be_calculated(draft in draft()) {
        match draft.build() {
            Err(found) => prop_assert!(!found.is_empty()),
            Ok(built) => {
                let project = built.project;
                let map = calculate(&project);
                prop_assert_eq!(map.benefits.by_year.len(), usize::from(project.horizon()));
                let _ = (over_capacity(&project), reach(&project));
                prop_assert_eq!(project.to_draft().build().expect("the same project").project, project);
            }
        }
    }
}
