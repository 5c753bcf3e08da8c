//! The reference files hold together: every row names a source, and the tables that the core carries are these files.

use impactkaart_core::Decimal;
use impactkaart_core::model::{Day, Level, dutch};
use std::collections::{BTreeMap, BTreeSet};

type Row = BTreeMap<String, String>;

fn rows(text: &str) -> Vec<Row> {
    csv::Reader::from_reader(text.as_bytes()).deserialize().map(|row| row.expect("a complete row")).collect()
}

const PRICE_INDEX: &str = include_str!("../reference/price_index.csv");
const DISCOUNT_RATES: &str = include_str!("../reference/discount_rates.csv");
const PUBLISHED_RETURNS: &str = include_str!("../reference/published_returns.csv");
const EFFECT_EVIDENCE: &str = include_str!("../reference/effect_evidence.csv");

fn day(text: &str) -> Day {
    let parts: Vec<u16> = text.split('-').map(|part| part.parse().expect("a number")).collect();
    Day {
        year: parts[0],
        month: parts[1].try_into().expect("a month"),
        day: parts[2].try_into().expect("a day"),
    }
}

#[test]
fn the_price_index_of_the_core_is_the_file() {
    let file: BTreeMap<u16, Decimal> = rows(PRICE_INDEX)
        .iter()
        .map(|row| (row["year"].parse().expect("a year"), row["change"].parse().expect("a change")))
        .collect();
    assert_eq!(dutch::price_index().changes, file);
}

#[test]
fn the_prescribed_rates_of_the_core_are_the_standard_rates_of_the_file() {
    let file: Vec<_> = rows(DISCOUNT_RATES)
        .iter()
        .filter(|row| row["kind"] == "standard")
        .map(|row| {
            let until = Some(&row["valid_to"]).filter(|text| !text.is_empty()).map(|text| day(text));
            (day(&row["valid_from"]), until, row["rate"].parse::<Decimal>().expect("a rate"))
        })
        .collect();
    let core: Vec<_> =
        dutch::prescribed_rates().into_iter().map(|rate| (rate.from, rate.until, rate.rate)).collect();
    assert_eq!(core, file);
}

#[test]
fn every_row_names_a_source_that_is_there() {
    let sources = rows(impactkaart_data::SOURCES);
    let known: BTreeSet<&str> = sources.iter().map(|row| row["id"].as_str()).collect();
    assert_eq!(known.len(), sources.len(), "ids of sources stand once");
    for file in [impactkaart_data::PRICES, PRICE_INDEX, DISCOUNT_RATES, PUBLISHED_RETURNS, EFFECT_EVIDENCE] {
        for row in rows(file) {
            assert!(known.contains(row["source"].as_str()), "{row:?}");
        }
    }
}

#[test]
fn every_price_is_complete() {
    let prices = rows(impactkaart_data::PRICES);
    let mut ids = BTreeSet::new();
    for row in &prices {
        assert!(ids.insert(&row["id"]), "{row:?}");
        assert!(row["amount"].parse::<Decimal>().is_ok(), "{row:?}");
        assert!(row["price_year"].parse::<u16>().is_ok_and(|year| (1990..=2030).contains(&year)), "{row:?}");
        assert!(Level::named(&row["level"]).is_some(), "{row:?}");
        for column in ["name_nl", "name_en", "unit_nl", "unit_en", "bearer_nl", "bearer_en"] {
            assert!(!row[column].is_empty(), "{column}: {row:?}");
        }
    }
    assert!(prices.len() > 200);
}
