//! What is allowed but may not be meant.

use crate::draft::{cost, d, effect, for_one};
use crate::{assert_warned, found, sound};
use impactkaart_core::model::{
    Case, CostDraft, Counts, EffectDraft, Fault, FundingDraft, Level, Per, ReachDraft, ReachYear,
    StakeholderDraft, ValueDraft,
};

fn value() -> ValueDraft {
    ValueDraft { id: Some("company".into()), amount: Some(50.into()), ..ValueDraft::default() }
}

fn listed() -> EffectDraft {
    EffectDraft { amount: None, value: Some("company".into()), ..effect("less_lonely", "client", "0.1", "0") }
}

fn funding(amount: &str, per: Per) -> FundingDraft {
    FundingDraft {
        from: Some("municipality".into()),
        amount: Some(d(amount)),
        per: Some(per),
        ..FundingDraft::default()
    }
}

#[test]
fn a_transfer_names_the_other_side() {
    let mut draft = sound(1);
    draft.effects[0].transfer = Some(true);
    assert_warned(&draft, &["effects[0].transfer transfer_without_counterparty"]);
    draft.effects[0].counterparty = Some("society".into());
    assert_warned(&draft, &[]);
}

#[test]
fn an_effect_starts_within_the_horizon() {
    let mut draft = sound(1);
    draft.effects[0].lag = Some(d("4"));
    assert_warned(&draft, &[]);
    draft.effects[0].lag = Some(d("5"));
    assert_warned(&draft, &["effects[0].lag beyond_horizon"]);
    let warnings = draft.build().expect("a warning").warnings;
    assert_eq!(warnings[0].fault, Fault::BeyondHorizon { year: 6, horizon: 5 });
}

#[test]
fn a_lasting_effect_does_not_count_the_same_people_every_year() {
    let mut draft = sound(2);
    draft.effects[0].counts = Some(Counts::All);
    assert_warned(&draft, &[]);
    draft.effects[0].duration = Some(d("2"));
    assert_warned(&draft, &["effects[0].counts same_people_every_year"]);
}

#[test]
fn the_same_number_each_year_is_probably_the_same_people() {
    let mut draft = sound(2);
    draft.reach[0].new = None;
    assert_warned(&draft, &["reach[0].new same_count_each_year"]);
    draft.reach[0].year = Some(ReachYear::In(1.into()));
    let second = ReachDraft { year: Some(ReachYear::In(2.into())), ..draft.reach[0].clone() };
    draft.reach.push(second);
    assert_warned(&draft, &["reach[0].new same_count_each_year"]);
    draft.reach[1].participants = Some(d("99"));
    assert_warned(&draft, &[]);
    // A column per year says it like a row per year does.
    let rows = draft.reach.clone();
    draft.reach.truncate(1);
    draft.reach[0].year = None;
    draft.reach[0].participants = None;
    draft.reach[0].participants_by_year = [(2024, d("40")), (2025, d("40"))].into();
    assert_warned(&draft, &["reach[0].new same_count_each_year"]);
    draft.reach[0].participants_by_year = [(2024, d("40")), (2025, d("50"))].into();
    assert_warned(&draft, &[]);
    // And the number of every other year is looked at beside that of a year of its own.
    draft.reach[0].participants = Some(d("40"));
    draft.reach[0].participants_by_year = [(2025, d("50"))].into();
    assert_warned(&draft, &[]);
    draft.reach[0].participants = Some(d("50"));
    assert_warned(&draft, &["reach[0].new same_count_each_year"]);
    draft.reach = rows;
    // Nor does it matter where no effect counts the new ones.
    draft.reach[1].participants = draft.reach[0].participants;
    draft.effects[0].counts = Some(Counts::All);
    assert_warned(&draft, &[]);
}

#[test]
fn the_unit_of_a_value_is_that_of_the_effect() {
    let mut draft = sound(1);
    draft.values.push(ValueDraft { unit: Some("per hour".into()), ..value() });
    draft.effects[0] = EffectDraft { unit: Some("day".into()), ..listed() };
    assert_warned(&draft, &["effects[0].unit other_unit"]);
    draft.effects[0].unit = Some("hours a week".into());
    assert_warned(&draft, &[]);
}

#[test]
fn a_price_is_borne_by_the_level_that_gains() {
    let mut draft = sound(1);
    draft.values.push(ValueDraft { bearer: Some(Level::Municipality), ..value() });
    draft.effects[0] = listed();
    assert_warned(&draft, &["effects[0].beneficiary other_bearer"]);
    draft.effects[0].beneficiaries = for_one("municipality");
    assert_warned(&draft, &[]);
}

#[test]
fn nobody_receives_more_than_the_costs_it_makes() {
    let mut draft = sound(1);
    draft.funding.push(funding("1000", Per::Project));
    assert_warned(&draft, &[]);
    draft.funding[0].amount = Some(d("1000.01"));
    assert_warned(&draft, &["funding[0].amount funded_twice"]);
    let warnings = draft.build().expect("a warning").warnings;
    let fault = Fault::FundedTwice { party: "organisation".into(), receives: d("1000.01"), makes: d("1000") };
    assert_eq!(warnings[0].fault, fault);
}

#[test]
fn a_cost_that_is_the_sum_of_the_others_may_be_the_subsidy_for_them() {
    let mut draft = sound(1);
    draft.costs = vec![
        cost("host", "organisation", "600"),
        cost("subsidy", "municipality", "1000"),
        cost("room", "organisation", "400"),
    ];
    assert_warned(&draft, &["costs[1].amount cost_is_sum_of_others"]);
    draft.costs[2].amount = Some(d("401"));
    assert_warned(&draft, &[]);
    // Two equal lines are just two lines, and base-case lines are another sum.
    draft.costs[2].amount = Some(d("400"));
    draft.costs[2].case = Some(Case::Base);
    draft.settings.base_case = Some("The room stands empty.".into());
    draft.costs[0].amount = Some(d("1000"));
    assert_warned(&draft, &[]);
}

#[test]
fn a_total_is_not_yearly_and_the_reverse() {
    // 1,000 a year for 3 years.
    let mut draft = sound(3);
    draft.funding.push(funding("3000", Per::Year));
    let both = ["funding[0].amount total_as_yearly", "funding[0].amount funded_twice"];
    assert_warned(&draft, &both);
    draft.funding = vec![funding("1000", Per::Project)];
    assert_warned(&draft, &["funding[0].amount total_as_yearly"]);
    draft.funding = vec![funding("3000", Per::Project)];
    assert_warned(&draft, &[]);
    draft.funding = vec![funding("1000", Per::Year)];
    assert_warned(&draft, &[]);
}

#[test]
fn every_stakeholder_and_every_value_is_used() {
    let mut draft = sound(1);
    draft.stakeholders.push(StakeholderDraft {
        name: Some("Insurer".into()),
        level: Some(Level::Society),
        ..StakeholderDraft::default()
    });
    draft.values.push(value());
    assert_warned(&draft, &["stakeholders[0].id unused_stakeholder", "values[0].id unused_value"]);
}

#[test]
fn a_base_case_is_described() {
    let mut draft = sound(1);
    draft.costs.push(CostDraft { case: Some(Case::Base), ..cost("help", "municipality", "300") });
    assert_warned(&draft, &["costs[1].case base_case_not_described"]);
    draft.settings.base_case = Some("Help as it is.".into());
    assert_eq!(found(&draft), [""; 0]);
}

/// Looking for sums among many lines once took time that grew with the square of their number.
#[test]
fn thirty_thousand_lines_are_checked_in_a_moment() {
    let mut draft = sound(1);
    draft.costs = (1..=30_000).map(|line| cost(&format!("cost_{line}"), "organisation", "1")).collect();
    assert_warned(&draft, &[]);
}
