//! Who gains and who loses: splits, counterparties, transfers, the cashable part, levels as parties.

use crate::draft::{calculated, cost, d, effect, group, project};
use impactkaart_core::model::{BeneficiaryDraft, EffectDraft, Level, ProjectDraft, StakeholderDraft};
use impactkaart_core::{Decimal, ImpactMap};

/// 100 visitors in one year, one effect of 100 × 10 % × € 1,000 = € 10,000, for € 4,000.
fn with(effect: EffectDraft) -> ProjectDraft {
    let mut draft = project(1);
    draft.reach.push(group("visitors", "100"));
    draft.costs.push(cost("host", "municipality", "4000"));
    draft.effects.push(effect);
    draft
}

fn ten_thousand(parts: &[(&str, &str)]) -> EffectDraft {
    let part =
        |(party, share): &(&str, &str)| BeneficiaryDraft { party: (*party).into(), share: Some(d(share)) };
    EffectDraft {
        beneficiaries: parts.iter().map(part).collect(),
        ..effect("less_lonely", "client", "0.1", "1000")
    }
}

/// Benefits of client, organisation, municipality and society.
fn by_level(map: &ImpactMap<Decimal>) -> [Decimal; 4] {
    Level::ALL.map(|level| *map.benefits.by_level.of(level))
}

#[test]
fn a_split_gives_each_its_part() {
    let map = calculated(&with(ten_thousand(&[("society", "0.6"), ("client", "0.4")])));
    assert_eq!(by_level(&map), [d("4000"), d("0"), d("0"), d("6000")]);
    let parts: Vec<_> = map.benefits.by_effect[0].by_party.iter().map(|part| part.present_value).collect();
    assert_eq!(parts, [d("6000"), d("4000")]);
}

#[test]
fn of_a_split_the_party_named_last_takes_what_is_left_to_the_last_digit() {
    // € 1 in three parts, 0.3333333333 twice and the rest, at 3 %: no part is exact, and still they add up.
    let third = "0.3333333333";
    let mut draft = with(EffectDraft {
        amount: Some(d("0.1")),
        ..ten_thousand(&[("client", third), ("municipality", third), ("society", "0.3333333334")])
    });
    draft.settings.discount_rate = Some(d("0.03"));
    let map = calculated(&draft);
    let parts = by_level(&map);
    assert_eq!(parts.iter().sum::<Decimal>(), map.benefits.present_value);
    // 100 × 10 % × 0.1 = 1, a year later 1 / 1.03 = 0.970873786407766990291…
    assert_eq!(map.benefits.present_value.round_dp(20), d("0.97087378640776699029"));
    // S is 4,001, so flows are settled to 27 − 4 = 23 decimals: 0.3333333333 / 1.03 = 0.32362459543689320388349…
    assert_eq!(parts[0], d("0.32362459543689320388350"));
    assert_eq!(parts[0], parts[2]);
    assert_eq!(parts[3], map.benefits.present_value - parts[0] - parts[2]);
}

#[test]
fn a_level_named_as_a_party_is_other_at_this_level() {
    let mut draft = with(ten_thousand(&[("Town", "0.5"), ("municipality", "0.5")]));
    draft.stakeholders.push(StakeholderDraft {
        name: Some("Town".into()),
        level: Some(Level::Municipality),
        ..StakeholderDraft::default()
    });
    let project = crate::draft::built(&draft);
    let ids: Vec<_> = project.stakeholders().iter().map(|party| (&*party.id, party.implicit)).collect();
    assert_eq!(ids, [("town", false), ("municipality", true)]);
    let map = calculated(&draft);
    assert_eq!(map.benefits.by_stakeholder, [d("5000"), d("5000")]);
    assert_eq!(by_level(&map), [d("0"), d("0"), d("10000"), d("0")]);
}

#[test]
fn what_the_beneficiary_gains_the_counterparty_loses() {
    let mut draft = with(EffectDraft {
        counterparty: Some("municipality".into()),
        cashable: Some(d("0.3")),
        ..ten_thousand(&[("client", "1")])
    });
    let map = calculated(&draft);
    assert_eq!(by_level(&map), [d("10000"), d("0"), d("-10000"), d("0")]);
    assert_eq!(map.benefits.present_value, d("0"));
    assert_eq!(map.benefits.by_year[0], d("0"));
    assert_eq!(map.returns.by_level.municipality.cashable, d("-3000"));
    // It moves money and changes no total, so it is not part of the way from gross to net.
    assert_eq!(map.gross_to_net.gross, d("0"));
    assert_eq!(map.benefits.by_effect[0].stages.gross, d("10000"));
    draft.effects[0].counterparty = None;
    draft.effects[0].transfer = Some(true);
    assert_eq!(calculated(&draft).benefits.transfers, d("10000"));
}

#[test]
fn the_ratio_without_transfers_leaves_marked_effects_and_marked_costs_out() {
    let mut draft = with(EffectDraft { transfer: Some(true), ..ten_thousand(&[("client", "1")]) });
    draft.effects.push(EffectDraft { id: Some("other".into()), ..ten_thousand(&[("society", "1")]) });
    draft.costs.push(cost("benefit_paid", "municipality", "1000"));
    draft.costs[1].transfer = Some(true);
    let returns = calculated(&draft).returns;
    assert_eq!(returns.ratio.defined(), Some(&d("4"))); // 20,000 / 5,000
    assert_eq!(returns.ratio_without_transfers.defined(), Some(&d("2.5"))); // 10,000 / 4,000
}

#[test]
fn the_cashable_part_frees_money_in_a_budget() {
    let split = ten_thousand(&[("municipality", "0.75"), ("society", "0.25")]);
    let map = calculated(&with(EffectDraft { cashable: Some(d("0.4")), ..split }));
    // 10,000 × 75 % × 40 % and 10,000 × 25 % × 40 %.
    assert_eq!(map.returns.by_level.municipality.cashable, d("3000"));
    assert_eq!(map.returns.by_level.society.cashable, d("1000"));
    assert_eq!(map.returns.by_level.client.cashable, d("0"));
    assert_eq!(map.returns.by_level.municipality.by_year.cashable[0], d("3000"));
}

#[test]
fn each_party_has_a_return_of_its_own_and_a_part_of_that_of_the_total() {
    let returns = calculated(&with(ten_thousand(&[("municipality", "0.2"), ("society", "0.8")]))).returns;
    let municipality = &returns.by_level.municipality;
    // It pays all of the 4,000 and gains 2,000.
    assert_eq!(municipality.balance, d("-2000"));
    assert_eq!(municipality.benefit_per_euro.defined(), Some(&d("0.5")));
    assert_eq!(municipality.own_return.defined(), Some(&d("0.5")));
    assert_eq!(municipality.share_of_costs.defined(), Some(&d("1")));
    assert_eq!(municipality.leverage.defined(), Some(&d("1")));
    // Society pays nothing and gains 8,000: 2 per euro that others pay.
    let society = &returns.by_level.society;
    assert_eq!(society.benefit_per_euro.defined(), Some(&d("2")));
    assert_eq!(society.own_return.undefined().map(|why| why.code()), Some("no_own_costs"));
    assert_eq!(society.share_of_costs.defined(), Some(&d("0")));
    assert_eq!(society.leverage.undefined().map(|why| why.code()), Some("no_own_costs"));
}
