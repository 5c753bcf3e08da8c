//! Cost lines, funding lines, values: what must be stated, and in which years.

use crate::draft::{cost, d};
use crate::{assert_refused, found, sound};
use impactkaart_core::model::{CostDraft, FundingDraft, Indexing, Per, ValueDraft};

fn funding() -> FundingDraft {
    FundingDraft {
        from: Some("municipality".into()),
        amount: Some(1.into()),
        per: Some(Per::Year),
        ..FundingDraft::default()
    }
}

#[test]
fn a_line_says_who_and_how_much() {
    let mut draft = sound(1);
    draft.costs.push(CostDraft { id: Some("rent".into()), ..CostDraft::default() });
    draft.funding.push(FundingDraft::default());
    draft.values.push(ValueDraft { id: Some("company".into()), ..ValueDraft::default() });
    let expected = [
        "costs[1].payer missing",
        "costs[1].amount missing",
        "funding[0].amount missing",
        "funding[0].from missing",
        "values[0].amount missing",
    ];
    let mut found = found(&draft);
    found.sort();
    let mut expected = expected.map(String::from).to_vec();
    expected.sort();
    assert_eq!(found, expected);
}

#[test]
fn per_is_stated_where_the_project_runs_several_years() {
    let mut draft = sound(2);
    draft.costs[0].per = None;
    draft.funding.push(FundingDraft { per: None, ..funding() });
    assert_refused(&draft, &["costs[0].per missing_per", "funding[0].per missing_per"]);
    // Amounts by year say it.
    draft.funding.clear();
    draft.costs[0].amount_by_year = [(2024, d("5"))].into();
    assert_eq!(found(&draft), [""; 0]);
}

#[test]
fn a_line_per_participant_names_its_group() {
    let mut draft = sound(1);
    draft.costs[0].per = Some(Per::Participant);
    draft.funding.push(FundingDraft { per: Some(Per::Participant), ..funding() });
    assert_refused(&draft, &["costs[0].group missing_group", "funding[0].group missing_group"]);
}

#[test]
fn a_column_per_year_makes_a_line_per_year() {
    let mut draft = sound(1);
    draft.costs[0].per = Some(Per::Project);
    draft.costs[0].amount_by_year = [(2024, d("5"))].into();
    assert_refused(&draft, &["costs[0].per not_per_year"]);
}

#[test]
fn years_lie_within_the_horizon_and_of_a_line_per_participant_within_the_project() {
    let mut draft = sound(2);
    draft.costs[0].first_year = Some(d("0"));
    draft.costs[0].last_year = Some(d("6"));
    draft.costs.push(CostDraft {
        per: Some(Per::Participant),
        group: Some("visitors".into()),
        last_year: Some(d("3")),
        ..cost("coffee", "client", "5")
    });
    draft.funding.push(FundingDraft { first_year: Some(d("2023")), ..funding() });
    draft.funding.push(FundingDraft { id: Some("half".into()), first_year: Some(d("1.5")), ..funding() });
    let expected = [
        "costs[0].first_year year_beyond_horizon",
        "costs[0].last_year year_beyond_horizon",
        "costs[1].last_year year_outside_project",
        "funding[0].first_year year_beyond_horizon",
        "funding[1].first_year not_whole",
    ];
    assert_refused(&draft, &expected);
}

#[test]
fn the_limit_of_a_line_per_participant_is_the_project_also_where_nothing_is_counted_after_it() {
    let mut draft = sound(2);
    draft.settings.horizon = Some(d("2"));
    draft.costs[0] = CostDraft {
        per: Some(Per::Participant),
        group: Some("visitors".into()),
        last_year: Some(d("3")),
        ..cost("coffee", "client", "5")
    };
    assert_refused(&draft, &["costs[0].last_year year_outside_project"]);
    draft.costs[0] =
        CostDraft { per: Some(Per::Year), last_year: Some(d("3")), ..cost("host", "client", "5") };
    assert_refused(&draft, &["costs[0].last_year year_beyond_horizon"]);
}

#[test]
fn amounts_of_single_years_lie_within_the_first_and_the_last_and_stand_once() {
    let mut draft = sound(2);
    draft.costs[0] = CostDraft {
        amount: None,
        first_year: Some(d("2")),
        last_year: Some(d("3")),
        amount_by_year: [(2024, d("1")), (2, d("1")), (2025, d("1")), (2027, d("1"))].into(),
        ..draft.costs[0].clone()
    };
    let expected = [
        "costs[0].amount_2024 year_outside_line",
        "costs[0].amount_2025 duplicate_year",
        "costs[0].amount_2027 year_outside_line",
    ];
    assert_refused(&draft, &expected);
}

#[test]
fn the_first_year_is_not_after_the_last() {
    let mut draft = sound(3);
    draft.costs[0].first_year = Some(d("3"));
    draft.costs[0].last_year = Some(d("2"));
    assert_refused(&draft, &["costs[0].first_year first_after_last"]);
}

/// A yearly line that starts after the project has ended was once counted in no year at all, without a word.
#[test]
fn a_yearly_line_that_starts_after_the_project_says_until_when() {
    let mut draft = sound(2);
    draft.costs[0].first_year = Some(d("3"));
    draft.funding.push(FundingDraft { first_year: Some(d("4")), ..funding() });
    let expected = ["costs[0].first_year first_after_last", "funding[0].first_year first_after_last"];
    assert_refused(&draft, &expected);
    draft.costs[0].last_year = Some(d("4"));
    draft.funding.clear();
    assert_eq!(found(&draft), [""; 0]);
    // Once is once, in whatever year.
    draft.costs[0] = CostDraft { per: Some(Per::Project), last_year: None, ..draft.costs[0].clone() };
    assert_eq!(found(&draft), [""; 0]);
}

#[test]
fn a_price_year_lies_within_the_index_unless_it_is_not_indexed() {
    let mut draft = sound(1);
    draft.costs[0].price_year = Some(1989.into());
    draft.effects[0].price_year = Some(1950.into());
    draft.values.push(ValueDraft {
        id: Some("company".into()),
        amount: Some(1.into()),
        price_year: Some(d("1989")),
        ..ValueDraft::default()
    });
    let expected = [
        "costs[0].price_year price_year_too_early",
        "effects[0].price_year price_year_too_early",
        "values[0].price_year price_year_too_early",
    ];
    assert_refused(&draft, &expected);
    draft.costs[0].indexed = Some(Indexing::None);
    draft.effects[0].price_year = None;
    draft.values.clear();
    assert_eq!(found(&draft), [""; 0]);
}

/// An index is handed in as data: prices that fall to nothing or rise beyond any number are refused, not a panic.
#[test]
fn an_index_that_cannot_be_is_no_index() {
    for change in ["-1", "-3", "79228162514264337593543950335"] {
        let mut draft = sound(1);
        draft.costs[0].price_year = Some(2020.into());
        draft.price_index = Some(impactkaart_core::model::PriceIndex {
            name: "wrong".into(),
            changes: [(2020, d("0")), (2021, d(change))].into(),
        });
        assert_refused(&draft, &["costs[0].price_year price_year_too_early"]);
    }
}

#[test]
fn a_capacity_is_of_a_group() {
    let mut draft = sound(1);
    draft.costs[0].capacity = Some(d("50"));
    assert_eq!(found(&draft), [""; 0]); // the only group there is
    draft.reach.push(crate::draft::group("carers", "10"));
    assert_refused(&draft, &["costs[0].group missing_capacity_group"]);
    draft.settings.main_group = Some("carers".into());
    assert_eq!(found(&draft), [""; 0]);
}
