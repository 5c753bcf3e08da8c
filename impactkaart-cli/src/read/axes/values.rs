//! The values of an axis as typed: `80%..120%:41`, `50..200/10`, `0,8..1,2:9`, `1,2,5`, `0,5; 0,8`. What is understood here
//! is handed to the core in its own spelling, so that there is one way to count the points.

use super::AxisSlip;
use crate::read::fault::{Expects, ReadFault};
use crate::read::number::{self, Evidence, Mark, evidence, trimmed};
use crate::read::words::meaning;
use impactkaart_core::model::Timing;
use impactkaart_core::scenario::{AxisError, AxisValues};
use rust_decimal::Decimal;

/// The values in a text.
pub(super) fn values_in(text: &str) -> Result<AxisValues, AxisSlip> {
    let text = trimmed(text);
    match text.split_once("..").or_else(|| text.split_once('…')) {
        Some((from, rest)) => range(from, rest),
        None => list(text),
    }
}

/// The times of the year in a text, as numbers: how far into it.
pub(super) fn timings_in(text: &str) -> Result<AxisValues, AxisSlip> {
    let mut values: Vec<Decimal> = Vec::new();
    for word in trimmed(text).split([',', ';']).map(trimmed) {
        let timing = meaning::<Timing>(word).ok_or_else(|| AxisSlip::NotATiming { text: word.into() })?;
        let value = timing.share_of_year();
        if values.contains(&value) {
            return Err(AxisSlip::ValueTwice { value });
        }
        values.push(value);
    }
    Ok(AxisValues { values, is_percentage: false })
}

/// A number as the core writes it, with its percent sign.
struct Typed {
    number: Decimal,
    is_percentage: bool,
}

impl Typed {
    fn written(&self) -> String {
        match self.is_percentage {
            true => format!("{}%", (self.number * Decimal::ONE_HUNDRED).normalize()),
            false => self.number.normalize().to_string(),
        }
    }
}

fn typed(text: &str) -> Result<Typed, AxisSlip> {
    let text = trimmed(text);
    let mark = match evidence(text) {
        Evidence::Sure(mark) => mark,
        Evidence::Either(_) => return Err(AxisSlip::UndecidedNumber { text: text.into() }),
        Evidence::None => Mark::Point,
    };
    let too_large = || AxisSlip::TooLarge { text: text.into() };
    match number::parse(text, mark, Expects::Change) {
        Ok(Some(parsed)) if parsed.value.abs() > Decimal::from(LARGEST) => Err(too_large()),
        Ok(Some(parsed)) => Ok(Typed { number: parsed.value, is_percentage: text.ends_with('%') }),
        Err(ReadFault::NumberTooLarge) => Err(too_large()),
        _ => Err(AxisSlip::NotANumber { text: text.into() }),
    }
}

/// Beyond this no quantity of a project lies.
const LARGEST: i64 = 1_000_000_000_000_000_000;

fn range(from_text: &str, rest: &str) -> Result<AxisValues, AxisSlip> {
    let (to_text, sign, end) = match (rest.split_once(':'), rest.split_once('/')) {
        (Some((to, count)), None) => (to, ':', count),
        (None, Some((to, step))) => (to, '/', step),
        (None, None) => {
            typed(from_text)?;
            typed(rest)?;
            return Err(AxisSlip::NoCount);
        }
        (Some(_), Some(_)) => return Err(AxisSlip::NoCount),
    };
    let (from, to) = (typed(from_text)?, typed(to_text)?);
    if from.is_percentage != to.is_percentage {
        return Err(AxisSlip::Mixed);
    }
    let end = trimmed(end);
    if to.number < from.number {
        let [from, to] = [from_text, to_text].map(|text| trimmed(text).into());
        return Err(AxisSlip::Reversed { from, to, rest: format!("{sign}{end}").into() });
    }
    let bad_step = || AxisSlip::BadStep { text: end.into() };
    let end = if sign == ':' {
        let count: u64 = end.parse().map_err(|_| match end.bytes().all(|byte| byte.is_ascii_digit()) {
            true if !end.is_empty() => AxisSlip::TooManyValues,
            _ => AxisSlip::BadCount { text: end.into() },
        })?;
        if count < 2 {
            return Err(AxisSlip::BadCount { text: end.into() });
        }
        count.to_string()
    } else {
        let step = typed(end)?;
        if step.is_percentage && !from.is_percentage {
            return Err(AxisSlip::Mixed);
        }
        if step.number <= Decimal::ZERO {
            return Err(bad_step());
        }
        step.written()
    };
    let text = format!("{}..{}{sign}{end}", from.written(), to.written());
    let values: AxisValues = text.parse().map_err(|error| match error {
        AxisError::TooMany => AxisSlip::TooManyValues,
        AxisError::Mixed => AxisSlip::Mixed,
        _ => bad_step(),
    })?;
    // From a number to itself.
    if from.number == to.number {
        return Err(AxisSlip::ValueTwice { value: from.number });
    }
    Ok(values)
}

fn list(text: &str) -> Result<AxisValues, AxisSlip> {
    let has_semicolon = text.contains(';');
    let parts: Vec<&str> = text.split(if has_semicolon { ';' } else { ',' }).map(trimmed).collect();
    if !has_semicolon && parts.len() > 1 && is_undecided(&parts) {
        return Err(AxisSlip::UndecidedList);
    }
    let values: Vec<Typed> = parts.into_iter().map(typed).collect::<Result<_, _>>()?;
    let is_percentage = values.iter().any(|value| value.is_percentage);
    if values.iter().any(|value| value.is_percentage != is_percentage) {
        return Err(AxisSlip::Mixed);
    }
    let values: Vec<Decimal> = values.into_iter().map(|value| value.number).collect();
    let mut sorted = values.clone();
    sorted.sort_unstable();
    match sorted.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(twice) => Err(AxisSlip::ValueTwice { value: twice[0] }),
        None => Ok(AxisValues { values, is_percentage }),
    }
}

/// Whether commas between whole numbers may set off decimals: `0,5`, `0,5,0,8`, `1,05`. Values that climb are values.
fn is_undecided(parts: &[&str]) -> bool {
    let is_digits = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    // A point or a percent sign tells that the commas stand between values.
    if !parts.iter().all(is_digits) {
        return false;
    }
    let has_leading_zero = parts.iter().any(|part| part.len() > 1 && part.starts_with('0'));
    let number = |part: &str| part.parse::<u64>().unwrap_or(u64::MAX);
    let climbs = parts.windows(2).all(|pair| number(pair[0]) < number(pair[1]));
    has_leading_zero || !climbs || (parts.len() == 2 && number(parts[0]) == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<String>, AxisSlip> {
        Ok(values_in(text)?.values.iter().map(|value| value.normalize().to_string()).collect())
    }

    #[test]
    fn values_are_typed_in_either_language() {
        for text in [
            "0.8..1.2:3",
            "0,8..1,2:3",
            "0,8 .. 1,2 : 3",
            "80%..120%:3",
            "80 %..120 %/20%",
            "80%;100%;120%",
            "0,8;1;1,2",
        ] {
            assert_eq!(read(text).unwrap(), ["0.8", "1", "1.2"], "{text}");
        }
        assert_eq!(read("1,2,5").unwrap(), ["1", "2", "5"]);
        assert_eq!(read("0.5,1,1.5").unwrap(), ["0.5", "1", "1.5"]);
        assert_eq!(read("1.000,50..2.000,50:2").unwrap(), ["1000.5", "2000.5"]);
        assert_eq!(read("-5..5/5").unwrap(), ["-5", "0", "5"]);
    }

    #[test]
    fn commas_that_may_set_off_decimals_are_refused() {
        for text in ["0,8", "0,5,0,8", "1,05", "5,2,1"] {
            assert_eq!(read(text), Err(AxisSlip::UndecidedList), "{text}");
        }
        assert!(matches!(read("1.250..2.500:3"), Err(AxisSlip::UndecidedNumber { .. })));
    }

    #[test]
    fn what_is_no_axis_is_refused_by_what_it_is() {
        assert!(matches!(read("120..80:3"), Err(AxisSlip::Reversed { .. })));
        assert!(matches!(read("80%..120:3"), Err(AxisSlip::Mixed)));
        assert!(matches!(read("1;2%"), Err(AxisSlip::Mixed)));
        assert!(matches!(read("80%..120%"), Err(AxisSlip::NoCount)));
        for text in ["1..2:1", "1..2:0", "1..2:x", "1..2:", "1..2:-3", "1..2:2,5"] {
            assert!(matches!(read(text), Err(AxisSlip::BadCount { .. })), "{text}");
        }
        for text in ["1..2/0", "1..2/-1", "1..2/5"] {
            assert!(matches!(read(text), Err(AxisSlip::BadStep { .. })), "{text}");
        }
        for text in ["0..1:1000000000000", "0..1:99999999999999999999999", "0..1000/0.00001"] {
            assert!(matches!(read(text), Err(AxisSlip::TooManyValues)), "{text}");
        }
        for text in ["", "NaN..1:3", "1..inf:3", "1..1e300:3", "much", "1,,2"] {
            assert!(matches!(read(text), Err(AxisSlip::NotANumber { .. })), "{text}");
        }
        assert!(matches!(read("1..99999999999999999999:3"), Err(AxisSlip::TooLarge { .. })));
        assert!(matches!(read("5..5:3"), Err(AxisSlip::ValueTwice { .. })));
        assert!(matches!(read("1;5;1"), Err(AxisSlip::ValueTwice { .. })));
    }
}
