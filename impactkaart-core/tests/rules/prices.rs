//! Price years: up and down, beyond the last published rate, before the first, switched off.

use crate::draft::{calculated, cost, d, effect, group, project};
use impactkaart_core::Decimal;
use impactkaart_core::model::{EffectDraft, Fault, Indexing, PriceIndex, ProjectDraft, ValueDraft};

/// Prices rose by 10 % in 2021, 20 % in 2022 and 25 % in 2023; € 1,000 a visitor for ten visitors.
fn with(price_year: u16, of_value: u16) -> ProjectDraft {
    let mut draft = project(1);
    draft.settings.price_year = Some(price_year.into());
    draft.price_index = Some(PriceIndex {
        name: "example".into(),
        changes: [(2020, d("0.5")), (2021, d("0.1")), (2022, d("0.2")), (2023, d("0.25"))].into(),
    });
    draft.reach.push(group("visitors", "10"));
    draft.effects.push(EffectDraft {
        price_year: Some(of_value.into()),
        ..effect("less_lonely", "client", "1", "1000")
    });
    draft
}

fn benefits(price_year: u16, of_value: u16) -> Decimal {
    calculated(&with(price_year, of_value)).benefits.present_value
}

#[test]
fn an_amount_at_older_prices_is_multiplied_by_each_year_after_its_own_up_to_the_projects() {
    assert_eq!(benefits(2021, 2020), d("11000"));
    assert_eq!(benefits(2023, 2020), d("16500")); // 1.1 × 1.2 × 1.25 = 1.65
    assert_eq!(benefits(2021, 2021), d("10000"));
}

#[test]
fn an_amount_at_later_prices_is_divided_by_the_same_product() {
    assert_eq!(benefits(2022, 2023), d("8000")); // 1 / 1.25
    // 1 / (1.2 × 1.25) = 2/3 of 10,000, in 28 digits.
    assert_eq!(benefits(2021, 2023).round_dp(15), d("6666.666666666666667"));
}

#[test]
fn prices_after_the_last_published_year_are_those_of_that_year() {
    assert_eq!(benefits(2030, 2022), d("12500"));
    assert_eq!(benefits(2022, 2030), d("8000"));
    assert_eq!(benefits(2030, 2027), d("10000"));
}

#[test]
fn prices_before_the_first_published_year_are_refused() {
    let found = with(2023, 2019).build().unwrap_err();
    assert_eq!(found[0].fault, Fault::PriceYearTooEarly { year: 2019, first: 2020 });
    let found = with(2019, 2023).build().unwrap_err();
    assert_eq!(found[0].fault, Fault::PriceYearTooEarly { year: 2019, first: 2020 });
    // Nothing needs to be known of prices where nothing is brought to another year.
    assert_eq!(benefits(2019, 2019), d("10000"));
}

#[test]
fn indexing_may_be_switched_off_for_a_line() {
    let mut draft = with(2023, 2020);
    draft.costs.push(cost("host", "organisation", "1000"));
    draft.costs[0].price_year = Some(2020.into());
    assert_eq!(calculated(&draft).costs.present_value, d("1650"));
    assert_eq!(calculated(&draft).composition.costs_due_to_indexing, d("650"));
    draft.costs[0].indexed = Some(Indexing::None);
    assert_eq!(calculated(&draft).costs.present_value, d("1000"));
    assert_eq!(calculated(&draft).composition.costs_due_to_indexing, d("0"));
    draft.values.push(ValueDraft {
        id: Some("company".into()),
        amount: Some(d("1000")),
        price_year: Some(2020.into()),
        indexed: Some(Indexing::None),
        ..ValueDraft::default()
    });
    draft.effects[0] = EffectDraft {
        value: Some("company".into()),
        amount: None,
        price_year: None,
        ..draft.effects[0].clone()
    };
    assert_eq!(calculated(&draft).benefits.present_value, d("10000"));
    draft.values[0].indexed = Some(Indexing::Cpi);
    let map = calculated(&draft);
    assert_eq!(map.benefits.present_value, d("16500"));
    assert_eq!(map.composition.benefits_due_to_indexing, d("6500"));
    assert_eq!(map.composition.benefits_by_price_year, [(2020, d("16500"))].into());
}

#[test]
fn a_blank_price_year_is_the_projects() {
    let mut draft = with(2021, 2020);
    draft.effects[0].price_year = None;
    let map = calculated(&draft);
    assert_eq!(map.benefits.present_value, d("10000"));
    assert_eq!(map.composition.benefits_by_price_year, [(2021, d("10000"))].into());
    // And that of the project is the year in which it starts: 2024, with prices as in 2023.
    draft.settings.price_year = None;
    draft.effects[0].price_year = Some(2022.into());
    assert_eq!(calculated(&draft).benefits.present_value, d("12500"));
}

#[test]
fn funding_is_not_indexed() {
    let mut draft = with(2023, 2020);
    draft.funding.push(impactkaart_core::model::FundingDraft {
        from: Some("municipality".into()),
        amount: Some(d("100")),
        ..Default::default()
    });
    assert_eq!(calculated(&draft).funding.by_line[0].present_value, d("100"));
}

#[test]
fn the_dutch_index_is_carried_where_none_is_given() {
    let mut draft = with(2024, 2022);
    draft.price_index = None;
    // Consumer prices rose by 3.8 % in 2023 and 3.3 % in 2024 (CBS): 1.038 × 1.033 = 1.072254.
    assert_eq!(calculated(&draft).benefits.present_value, d("10722.54"));
}
