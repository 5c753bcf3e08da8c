//! Dutch reference data that a project carries unless it brings its own: the consumer price index and the prescribed
//! discount rates, dated. `data/reference/SOURCES.md` tells where each figure was read.

use super::{Day, PrescribedRate, PriceIndex};
use rust_decimal::Decimal;

/// Yearly change of the consumer price index in per mille of 1: year, change x 1000.
///
/// Statistics Netherlands (CBS), yearly change of the consumer price index, all households.
const CPI_CHANGES_PER_MILLE: [(u16, i64); 36] = [
    (1990, 25),
    (1991, 39),
    (1992, 37),
    (1993, 21),
    (1994, 27),
    (1995, 20),
    (1996, 21),
    (1997, 22),
    (1998, 20),
    (1999, 22),
    (2000, 26),
    (2001, 45),
    (2002, 34),
    (2003, 21),
    (2004, 12),
    (2005, 17),
    (2006, 11),
    (2007, 16),
    (2008, 25),
    (2009, 12),
    (2010, 13),
    (2011, 23),
    (2012, 25),
    (2013, 25),
    (2014, 10),
    (2015, 6),
    (2016, 3),
    (2017, 14),
    (2018, 17),
    (2019, 26),
    (2020, 13),
    (2021, 27),
    (2022, 100),
    (2023, 38),
    (2024, 33),
    (2025, 33),
];

/// The Dutch consumer price index, from 1990 to 2025.
///
/// ```
/// use impactkaart_core::model::dutch;
/// let factor = dutch::price_index().factor(2022, 2024).unwrap();
/// assert_eq!(factor.to_string(), "1.072254"); // 1.038 × 1.033
/// ```
pub fn price_index() -> PriceIndex {
    PriceIndex {
        name: "CBS CPI 1990-2025".into(),
        changes: CPI_CHANGES_PER_MILLE
            .into_iter()
            .map(|(year, change)| (year, Decimal::new(change, 3).normalize()))
            .collect(),
    }
}

/// The discount rates prescribed in the Netherlands for social cost-benefit analysis, by the day on which they came in.
pub fn prescribed_rates() -> Vec<PrescribedRate> {
    let day = |year, month, day| Day { year, month, day };
    let rate = |from, until, basis_points: i64, source: &str| PrescribedRate {
        from,
        until,
        rate: Decimal::new(basis_points, 4).normalize(),
        source: source.into(),
    };
    vec![
        rate(day(1995, 1, 1), Some(day(2003, 12, 31)), 400, "Ministerie van Financiën, 1995"),
        rate(day(2007, 3, 8), Some(day(2015, 12, 31)), 550, "Ministerie van Financiën, 2007"),
        rate(day(2016, 1, 1), Some(day(2020, 12, 31)), 300, "Werkgroep discontovoet 2015"),
        rate(day(2021, 1, 1), None, 225, "Werkgroep discontovoet 2020"),
    ]
}
