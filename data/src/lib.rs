//! Reference data of impactkaart, embedded: the price list and its sources, as the CSV files below `reference/`.

/// The price list: what a unit of care, help or harm costs, with price year, bearer and source.
pub const PRICES: &str = include_str!("../reference/prices.csv");

/// The sources that the reference files name by id.
pub const SOURCES: &str = include_str!("../reference/sources.csv");
