//! Where amounts or discounting become too much to stay exact: refused, with the line to blame; just before it, all is
//! calculated.

use crate::draft::{built, calculated, cost, d, effect, group, project};
use crate::{assert_refused, sound};
use impactkaart_core::model::{
    CostDraft, EffectDraft, Fault, FundingDraft, PriceIndex, ProjectDraft, Timing,
};

/// The largest amount, the largest quantity, the most people: 10^15 × 10^10 × 10^10 = 10^35.
#[test]
fn everything_at_its_largest_is_refused() {
    let mut draft = project(1);
    draft.reach.push(group("visitors", "10000000000"));
    draft.effects.push(EffectDraft {
        quantity: Some(d("10000000000")),
        ..effect("less_lonely", "client", "1", "1000000000000000")
    });
    assert_refused(&draft, &["effects[0].amount total_too_large"]);
}

#[test]
fn the_largest_line_is_named() {
    let million =
        CostDraft { quantity: Some(d("1000000000")), ..cost("room", "society", "1000000000000000") };
    let mut draft = project(1);
    draft.costs.push(cost("one euro", "society", "1"));
    draft.costs.push(million);
    let found = draft.clone().build().unwrap_err();
    assert_eq!(crate::place(found[0].cell), "costs[1].amount");
    assert_eq!(found[0].fault, Fault::TotalTooLarge { total: Some(d("1000000000000000000000001")) });
    // Without the euro it is just 10^24.
    draft.costs.remove(0);
    assert_eq!(calculated(&draft).costs.present_value, d("1000000000000000000000000"));
}

/// About as large as it may be, in every kind of line.
fn near_the_limit(rate: &str, horizon: u16, times: &str) -> ProjectDraft {
    let mut draft = project(1);
    draft.settings.horizon = Some(horizon.into());
    draft.settings.discount_rate = Some(d(rate));
    draft.settings.cost_timing = Some(Timing::Mid);
    let (amount, times) = ("1000000000000000", d(times));
    draft.costs.push(CostDraft { quantity: Some(times), ..cost("room", "society", amount) });
    draft.costs.push(CostDraft { quantity: Some(times / d("-2")), ..cost("rent", "society", amount) });
    draft.funding.push(FundingDraft {
        from: Some("municipality".into()),
        amount: Some(d(amount)),
        ..FundingDraft::default()
    });
    draft.reach.push(group("visitors", "3333.3333333333"));
    draft.effects.push(EffectDraft {
        quantity: Some(times / d("10000")),
        duration: Some(horizon.into()),
        drop_off: Some(d("0.0123456789")),
        cashable: Some(d("0.3333333333333333333333333333")),
        ..effect("less_lonely", "client", "0.1428571428571428571428571429", amount)
    });
    draft
}

#[test]
fn near_the_limit_everything_is_calculated() {
    // (1 − 0.5)^13 = 1.2e-4 and (1 + 1)^79 = 6e23 are the strongest discounting in whole years there may be.
    let strongest = [("-0.5", 13, "50000"), ("1", 79, "100000000")];
    for (rate, horizon, times) in strongest.into_iter().chain([("0", 100, "100000000")]) {
        let draft = near_the_limit(rate, horizon, times);
        assert!(built(&draft).total_bound() > d("500000000000000000000000"), "{rate}");
        let map = calculated(&draft);
        assert!(map.benefits.present_value > d("0"), "{rate}");
        assert!(map.returns.ratio.defined().is_some(), "{rate}");
        let levels = map.benefits.by_level.iter().map(|(_, amount)| amount);
        assert_eq!(levels.sum::<impactkaart_core::Decimal>(), map.benefits.present_value);
    }
}

#[test]
fn discounting_that_is_too_strong_is_refused() {
    for (rate, horizon) in [("-0.5", 14), ("1", 80), ("-0.1", 100), ("0.8", 100)] {
        let mut draft = sound(1);
        draft.settings.discount_rate = Some(d(rate));
        draft.settings.horizon = Some(horizon.into());
        assert_refused(&draft, &["project[0].discount_rate discounting_too_strong"]);
    }
}

/// Below zero, discounting makes later amounts larger: 10^20 × 0.5^-13 = 8.192 × 10^23, ten times as much is too much.
#[test]
fn a_rate_below_zero_counts_towards_the_limit() {
    let mut draft = project(1);
    draft.settings.horizon = Some(13.into());
    draft.settings.discount_rate = Some(d("-0.5"));
    draft
        .costs
        .push(CostDraft { quantity: Some(d("100000")), ..cost("room", "society", "1000000000000000") });
    assert_eq!(built(&draft).total_bound(), d("819200000000000000000000"));
    draft.costs[0].quantity = Some(d("1000000"));
    assert_refused(&draft, &["costs[0].amount total_too_large"]);
}

/// Flows are settled to 27 decimals less the digits of the bound before the mark.
#[test]
fn the_larger_the_amounts_the_fewer_decimals_flows_are_settled_to() {
    for (amount, decimals) in [("0", 27), ("0.5", 27), ("1", 26), ("9.99", 26), ("10", 25), ("1000000", 20)] {
        let mut draft = project(1);
        draft.costs.push(cost("room", "society", amount));
        assert_eq!(built(&draft).settled_decimals(), decimals, "{amount}");
    }
    let mut draft = project(1);
    draft
        .costs
        .push(CostDraft { quantity: Some(d("1000000000")), ..cost("room", "society", "1000000000000000") });
    assert_eq!(built(&draft).settled_decimals(), 2); // 10^24 has 25 digits
}

/// What is due to indexing is the indexed amount less the one as stated. Where the index brings it down, the one as
/// stated is the larger: it once overflowed, since the bound knew of the indexed one alone.
#[test]
fn amounts_that_indexing_brings_down_count_as_stated() {
    let mut draft = project(1);
    draft.settings.price_year = Some(2020.into());
    draft.price_index = Some(PriceIndex {
        name: "steep".into(),
        changes: [(2020, d("0")), (2021, d("9999999999999999"))].into(),
    });
    draft.reach.push(group("visitors", "10000000000"));
    draft.effects.push(EffectDraft {
        quantity: Some(d("10000000000")),
        price_year: Some(2021.into()),
        ..effect("less_lonely", "client", "1", "1000000000000000")
    });
    assert_refused(&draft, &["effects[0].amount total_too_large"]);
}
