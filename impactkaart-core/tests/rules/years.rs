//! Years: how long it runs, how far it is looked at, discount rate and timings.

use crate::draft::{built, calculated, cost, d, effect, group, project};
use impactkaart_core::Decimal;
use impactkaart_core::model::{DiscountRate, Fault, ProjectDraft, Timing};

/// € 100 costs and € 100 benefits in the only year, at 25 %.
fn with(benefits: Timing, costs: Timing) -> ProjectDraft {
    let mut draft = project(1);
    draft.settings.discount_rate = Some(d("0.25"));
    draft.settings.benefit_timing = Some(benefits);
    draft.settings.cost_timing = Some(costs);
    draft.costs.push(cost("host", "organisation", "100"));
    draft.reach.push(group("visitors", "100"));
    draft.effects.push(effect("less_lonely", "client", "0.1", "10"));
    draft
}

fn present_values(draft: &ProjectDraft) -> (Decimal, Decimal) {
    let map = calculated(draft);
    (map.benefits.present_value, map.costs.present_value)
}

#[test]
fn at_the_start_of_a_year_an_amount_is_discounted_once_less_than_at_its_end() {
    assert_eq!(present_values(&with(Timing::End, Timing::Start)), (d("80"), d("100")));
    assert_eq!(present_values(&with(Timing::Start, Timing::End)), (d("100"), d("80")));
}

#[test]
fn half_way_through_a_year_an_amount_is_discounted_by_the_root() {
    let mut draft = with(Timing::Mid, Timing::Mid);
    draft.settings.discount_rate = Some(d("0.21"));
    // 100 / √1.21 = 100 / 1.1 = 90.909…
    let (benefits, costs) = present_values(&draft);
    assert_eq!(benefits.round_dp(20), d("90.90909090909090909091"));
    assert_eq!(benefits, costs);
    draft.effects[0].lag = Some(d("1"));
    // A year later 100 / (1.1 × 1.21) = 75.1314800901577…
    assert_eq!(present_values(&draft).0.round_dp(10), d("75.1314800902"));
}

#[test]
fn benefits_fall_at_the_end_of_a_year_and_costs_at_its_start_where_nothing_is_said() {
    let mut draft = with(Timing::Start, Timing::End);
    draft.settings.benefit_timing = None;
    draft.settings.cost_timing = None;
    assert_eq!(present_values(&draft), (d("80"), d("100")));
}

#[test]
fn a_rate_below_zero_makes_later_amounts_worth_more() {
    let mut draft = with(Timing::End, Timing::End);
    draft.settings.discount_rate = Some(d("-0.2"));
    assert_eq!(present_values(&draft), (d("125"), d("125")));
}

#[test]
fn it_is_looked_at_for_five_years_or_for_as_long_as_it_runs() {
    let years = |years: u16| {
        let draft = project(years);
        (built(&draft).horizon(), calculated(&draft).costs.by_year.len())
    };
    assert_eq!(years(1), (5, 5));
    assert_eq!(years(5), (5, 5));
    assert_eq!(years(7), (7, 7));
    let mut blank = project(1);
    blank.settings.years = None;
    assert_eq!((built(&blank).years(), built(&blank).horizon()), (1, 5));
    blank.settings.horizon = Some(2.into());
    assert_eq!(built(&blank).horizon(), 2);
}

/// The rate of a project that states none and starts in that year and month.
fn prescribed(year: u16, month: Option<u8>) -> Result<Decimal, Fault> {
    let mut draft = project(1);
    draft.settings.discount_rate = None;
    draft.settings.start_year = Some(year.into());
    draft.settings.start_month = month.map(Into::into);
    match draft.build() {
        Ok(built) => match built.project.discount_rate() {
            DiscountRate::Prescribed(rate, _) => Ok(rate.get()),
            DiscountRate::Stated(rate) => panic!("{rate:?} was not stated"),
        },
        Err(found) => Err(found[0].fault.clone()),
    }
}

#[test]
fn without_a_stated_rate_the_one_prescribed_on_the_day_of_the_start_holds() {
    // The Dutch Ministry of Finance: 4 % from 1995, 5.5 % from 8 March 2007, 3 % from 2016, 2.25 % from 2021.
    assert_eq!(prescribed(1995, None), Ok(d("0.04")));
    assert_eq!(prescribed(2003, Some(12)), Ok(d("0.04")));
    assert_eq!(prescribed(2007, Some(4)), Ok(d("0.055")));
    assert_eq!(prescribed(2015, None), Ok(d("0.055")));
    assert_eq!(prescribed(2016, None), Ok(d("0.03")));
    assert_eq!(prescribed(2020, Some(12)), Ok(d("0.03")));
    assert_eq!(prescribed(2021, None), Ok(d("0.0225")));
    assert_eq!(prescribed(2024, None), Ok(d("0.0225")));
}

#[test]
fn where_none_is_prescribed_a_rate_is_asked_for() {
    assert_eq!(prescribed(2005, None), Err(Fault::NoPrescribedRate { year: 2005, month: 1 }));
    // On 1 March 2007 the rate of 8 March was not in force yet.
    assert_eq!(prescribed(2007, Some(3)), Err(Fault::NoPrescribedRate { year: 2007, month: 3 }));
    assert_eq!(prescribed(1994, Some(12)), Err(Fault::NoPrescribedRate { year: 1994, month: 12 }));
}

#[test]
fn a_stated_rate_goes_before_a_prescribed_one() {
    let draft = with(Timing::End, Timing::Start);
    assert!(matches!(built(&draft).discount_rate(), DiscountRate::Stated(rate) if rate.get() == d("0.25")));
}
