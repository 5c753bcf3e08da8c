use super::Text;
use crate::quantity::Rate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// A day of the calendar, for dated reference data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Day {
    /// The year.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

/// A discount rate that a government prescribes for a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrescribedRate {
    /// The first day on which it holds.
    pub from: Day,
    /// The last day on which it holds; blank means it still does.
    pub until: Option<Day>,
    /// The rate per year, as a fraction.
    #[serde(with = "rust_decimal::serde::str")]
    pub rate: Decimal,
    /// Who prescribes it, as output shows it.
    pub source: Text,
}

/// The rate in force on a day, if any.
///
/// ```
/// use impactkaart_core::model::{Day, dutch, prescribed_rate};
/// let on = |year, month| prescribed_rate(&dutch::prescribed_rates(), Day { year, month, day: 1 }).map(|found| found.1.rate);
/// assert_eq!(on(2024, 1).unwrap().to_string(), "0.0225");
/// assert_eq!(on(2005, 1), None); // none is recorded between 2004 and March 2007
/// ```
pub fn prescribed_rate(rates: &[PrescribedRate], day: Day) -> Option<(Rate, &PrescribedRate)> {
    rates
        .iter()
        .filter(|rate| rate.from <= day && rate.until.is_none_or(|until| day <= until))
        .find_map(|rate| Some((Rate::new(rate.rate).ok()?, rate)))
}
