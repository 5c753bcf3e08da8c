//! What follows from costs and benefits: ratios, payback, internal rate, and why a figure may have no value.

use crate::draft::{calculated, cost, d, effect, group, project};
use impactkaart_core::model::{CostDraft, EffectDraft, Per, ProjectDraft, Timing};
use impactkaart_core::number::{Figure, Undefined};
use impactkaart_core::{Decimal, calculate::Returns};

/// Costs of € 1,000 in year 1, and so much in benefits each year for three years, at 0 %.
fn with(costs: &str, benefits: &str) -> ProjectDraft {
    let mut draft = project(1);
    draft.settings.horizon = Some(3.into());
    draft.costs.push(cost("host", "organisation", costs));
    draft.reach.push(group("visitors", "1"));
    draft
        .effects
        .push(EffectDraft { duration: Some(d("3")), ..effect("less_lonely", "client", "1", benefits) });
    draft
}

fn returns(draft: &ProjectDraft) -> Returns<Decimal> {
    calculated(draft).returns
}

fn figure(text: &str) -> Figure<Decimal> {
    Figure::Defined(d(text))
}

#[test]
fn ratio_net_ratio_and_balance() {
    let returns = returns(&with("1000", "500"));
    // 3 × 500 = 1,500 for 1,000.
    assert_eq!(returns.ratio, figure("1.5"));
    assert_eq!(returns.net_ratio, figure("0.5"));
    assert_eq!(returns.npv, d("500"));
    assert_eq!(returns.first_year_return, figure("0.5"));
}

#[test]
fn the_gross_ratio_leaves_deductions_and_drop_off_out() {
    let mut draft = with("1000", "500");
    draft.effects[0].deadweight = Some(d("0.5"));
    draft.effects[0].drop_off = Some(d("1"));
    let returns = returns(&draft);
    assert_eq!(returns.ratio, figure("0.25")); // 250 in year 1 alone
    assert_eq!(returns.gross_ratio, figure("1.5"));
}

#[test]
fn without_costs_above_zero_ratios_are_undefined_and_the_balance_is_not() {
    for costs in ["0", "-200"] {
        let returns = returns(&with(costs, "500"));
        let undefined = Figure::Undefined(Undefined::NoCosts);
        assert_eq!(returns.ratio, undefined);
        assert_eq!(returns.net_ratio, undefined);
        assert_eq!(returns.gross_ratio, undefined);
        assert_eq!(returns.first_year_return, undefined);
        assert_eq!(returns.ratio_without_transfers, undefined);
        assert_eq!(returns.ratio_base_case_as_benefit, undefined);
        assert_eq!(returns.ratio_cash_only, Figure::Undefined(Undefined::NoCashCosts));
        assert_eq!(returns.npv, d("1500") - d(costs));
    }
}

#[test]
fn where_all_is_given_in_kind_nothing_is_paid_in_cash() {
    let mut draft = with("1000", "500");
    draft.costs[0].in_kind = Some(true);
    assert_eq!(returns(&draft).ratio, figure("1.5"));
    assert_eq!(returns(&draft).ratio_cash_only, Figure::Undefined(Undefined::NoCashCosts));
}

#[test]
fn costs_are_paid_back_part_of_the_way_through_a_year() {
    // 500 in year 1, the other 500 in all of year 2; 750 after half of year 2.
    assert_eq!(returns(&with("1000", "500")).payback_months, figure("24"));
    assert_eq!(returns(&with("750", "500")).payback_months, figure("18"));
    assert_eq!(returns(&with("500", "500")).payback_months, figure("12"));
}

#[test]
fn payback_counts_discounted_benefits() {
    // 125 a year at the end of the year at 25 %: 100, 80, 64. Costs of 140: half of year 2.
    let mut draft = with("140", "125");
    draft.settings.discount_rate = Some(d("0.25"));
    assert_eq!(returns(&draft).payback_months, figure("18"));
}

#[test]
fn costs_that_are_not_above_zero_are_paid_back_at_once() {
    assert_eq!(returns(&with("0", "500")).payback_months, figure("0"));
    assert_eq!(returns(&with("-10", "0")).payback_months, figure("0"));
}

#[test]
fn costs_that_are_not_covered_by_the_horizon_are_not_paid_back() {
    let never = Figure::Undefined(Undefined::NotWithinHorizon);
    assert_eq!(returns(&with("1501", "500")).payback_months, never);
    assert_eq!(returns(&with("1500", "500")).payback_months, figure("36"));
}

/// Costs by year, all at the start of the year: a negative one is income.
fn flows(costs: &[&str]) -> ProjectDraft {
    let mut draft = project(1);
    draft.settings.horizon = Some(costs.len().into());
    draft.costs.push(CostDraft {
        amount: None,
        amount_by_year: (1..).zip(costs).map(|(year, amount)| (year, d(amount))).collect(),
        per: Some(Per::Year),
        ..cost("host", "organisation", "0")
    });
    draft
}

#[test]
fn the_internal_rate_is_found_under_the_projects_timings() {
    // 100 at the start of year 1, 121 at its end: 21 %; half way, (1 + r)^½ = 1.21, so 46.41 %.
    let mut draft = with("100", "121");
    draft.effects[0].duration = None;
    assert_eq!(returns(&draft).irr, figure("0.21"));
    draft.settings.benefit_timing = Some(Timing::Mid);
    assert_eq!(returns(&draft).irr, figure("0.4641"));
    // It does not hang on the discount rate.
    draft.settings.discount_rate = Some(d("0.5"));
    assert_eq!(returns(&draft).irr, figure("0.4641"));
}

#[test]
fn without_a_rate_in_range_or_with_several_there_is_no_internal_rate() {
    let irr = |costs: &[&str]| returns(&flows(costs)).irr;
    assert_eq!(irr(&["100", "50"]), Figure::Undefined(Undefined::NoInternalRate));
    // (1 − 1.1x)(1 − 1.2x) = 1 − 2.3x + 1.32x²: 10 % and 20 %.
    let rates = vec![d("0.1"), d("0.2")];
    assert_eq!(irr(&["100", "-230", "132"]), Figure::Undefined(Undefined::SeveralInternalRates { rates }));
    assert_eq!(irr(&["0"]), Figure::Undefined(Undefined::AnyInternalRate));
    assert_eq!(irr(&["1", "-11"]), figure("10"));
    assert_eq!(irr(&["1", "-11.01"]), Figure::Undefined(Undefined::NoInternalRate));
    // A loss of 99 % is just out of range, one of 98 % is in it.
    assert_eq!(irr(&["100", "-1"]), Figure::Undefined(Undefined::NoInternalRate));
    assert_eq!(irr(&["100", "-2"]), figure("-0.98"));
}

#[test]
fn a_figure_says_why_it_has_no_value_by_a_stable_name() {
    let all = [
        (Undefined::NoCosts, "no_costs"),
        (Undefined::NoOwnCosts, "no_own_costs"),
        (Undefined::NoCashCosts, "no_cash_costs"),
        (Undefined::NoMainGroup, "no_main_group"),
        (Undefined::NoStarters, "no_starters"),
        (Undefined::NotWithinHorizon, "not_within_horizon"),
        (Undefined::NoInternalRate, "no_internal_rate"),
        (Undefined::SeveralInternalRates { rates: Vec::new() }, "several_internal_rates"),
        (Undefined::AnyInternalRate, "any_internal_rate"),
    ];
    for (why, code) in all {
        assert_eq!(why.code(), code);
    }
}
