//! Plain cash flows: internal rates of return and discount factors.
//!
//! Sources: NumPy Financial, numpy_financial/_financial.py, documentation of `irr` and its tests (commit f47e8af2), five
//! and four digits; HM Treasury's table of discount factors at 3.5 % as in Public Private Partnership Online
//! (ppponline.affinitext.com, book 1663), years 0-10, four decimals.

use crate::assert_within;
use crate::draft::{calculated, cost, d, project};
use impactkaart_core::Decimal;
use impactkaart_core::model::{CostDraft, Per, ProjectDraft};
use impactkaart_core::number::{Figure, Undefined};

/// A project with these costs at the start of year 1, 2, 3 …; a cost below zero is money that comes in.
fn with(costs: &[&str]) -> ProjectDraft {
    let mut draft = project(1);
    draft.settings.horizon = Some(costs.len().into());
    draft.costs.push(CostDraft {
        amount: None,
        amount_by_year: (1..).zip(costs).map(|(year, amount)| (year, d(amount))).collect(),
        per: Some(Per::Year),
        ..cost("flows", "organisation", "0")
    });
    draft
}

fn irr(costs: &[&str]) -> Figure<Decimal> {
    calculated(&with(costs)).returns.irr
}

#[test]
fn the_internal_rates_of_the_documentation_are_found() {
    let rate = |costs: &[&str]| *irr(costs).defined().expect("one rate");
    assert_within(rate(&["100", "-39", "-59", "-55", "-20"]), "0.28095", "0.000005");
    assert_within(rate(&["100", "0", "0", "-74"]), "-0.0955", "0.00005");
    // By bisection with 60 digits: 0.280948421159961…, -0.095495830348972…
    assert_eq!(rate(&["100", "-39", "-59", "-55", "-20"]), d("0.280948421160"));
    assert_eq!(rate(&["100", "0", "0", "-74"]), d("-0.095495830349"));
}

#[test]
fn flows_of_one_sign_have_no_internal_rate() {
    assert_eq!(irr(&["-1", "-2", "-3"]), Figure::Undefined(Undefined::NoInternalRate));
}

#[test]
fn discount_factors_at_three_and_a_half_percent_are_the_treasurys() {
    let factors = [
        "1.000", "0.9662", "0.9335", "0.9019", "0.8714", "0.8420", "0.8135", "0.7860", "0.7594", "0.7337",
        "0.7089",
    ];
    for (year, factor) in (1..).zip(factors) {
        // € 1 at the start of that year alone.
        let mut draft = with(&["0"; 11]);
        draft.settings.discount_rate = Some(d("0.035"));
        draft.costs[0].amount_by_year = [(year, d("1"))].into();
        assert_within(calculated(&draft).costs.present_value, factor, "0.00005");
    }
}
