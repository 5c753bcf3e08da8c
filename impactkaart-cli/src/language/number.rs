//! How numbers are written: rounded once, here, and never anywhere else.

use super::Language;
use rust_decimal::{Decimal, RoundingStrategy};

/// Which way a half goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Rounding {
    /// Away from zero, as people round by hand.
    #[default]
    HalfAwayFromZero,
    /// Towards zero.
    Down,
    /// To the higher of the two: so much is needed.
    Ceiling,
    /// To the lower of the two: so much is allowed.
    Floor,
}

/// A space that keeps a sign and its number on one line.
const NO_BREAK_SPACE: char = '\u{a0}';

/// `value` with at most `decimals` decimals: the one place where output is rounded.
pub(crate) fn round(value: Decimal, decimals: u32, rounding: Rounding) -> Decimal {
    let strategy = match rounding {
        Rounding::HalfAwayFromZero => RoundingStrategy::MidpointAwayFromZero,
        Rounding::Down => RoundingStrategy::ToZero,
        Rounding::Ceiling => RoundingStrategy::ToPositiveInfinity,
        Rounding::Floor => RoundingStrategy::ToNegativeInfinity,
    };
    value.round_dp_with_strategy(decimals, strategy)
}

/// A number as it stands, with the language's marks and without needless zeros: `1.234,5`, `1,234.5`.
pub(crate) fn plain(value: Decimal, language: Language) -> String {
    written(&value.normalize().to_string(), language)
}

/// A number with exactly `decimals` decimals: `3,38`, `3.38`.
pub(crate) fn fixed(value: Decimal, decimals: u32, language: Language) -> String {
    written(&digits(value, decimals), language)
}

/// An amount of money with exactly `decimals` decimals: `€ 1.234,50` and `€ -1.234,50`, `€1,234.50` and `-€1,234.50`;
/// a currency without a sign by its code, `CHF 1.234,50`.
pub(crate) fn money(value: Decimal, decimals: u32, currency: &str, language: Language) -> String {
    let digits = digits(value, decimals);
    let (minus, size) = match digits.strip_prefix('-') {
        Some(size) => ("-", size),
        None => ("", digits.as_str()),
    };
    let size = written(size, language);
    match (sign(currency), language) {
        (Some(sign), Language::Nl) => format!("{sign}{NO_BREAK_SPACE}{minus}{size}"),
        (Some(sign), Language::En) => format!("{minus}{sign}{size}"),
        (None, _) => format!("{currency}{NO_BREAK_SPACE}{minus}{size}"),
    }
}

/// A fraction as a percentage with at most `decimals` decimals: `12,3%`.
pub(crate) fn percent(value: Decimal, decimals: u32, language: Language) -> String {
    // Holds for every decimal but those near the largest: those are shown as they are.
    match value.checked_mul(Decimal::ONE_HUNDRED) {
        Some(hundredths) => format!("{}%", plain(round(hundredths, decimals, Rounding::default()), language)),
        None => plain(value, language),
    }
}

/// The sign of a currency that has one of its own.
fn sign(currency: &str) -> Option<char> {
    match currency {
        "EUR" => Some('€'),
        "GBP" => Some('£'),
        "USD" => Some('$'),
        _ => None,
    }
}

/// The digits of a rounded number, all decimals there; never minus nothing.
fn digits(value: Decimal, decimals: u32) -> String {
    let mut rounded = round(value, decimals, Rounding::default());
    rounded.rescale(decimals);
    if rounded.is_zero() {
        rounded.set_sign_positive(true);
    }
    rounded.to_string()
}

/// Digits with a point, in the marks of a language and in groups of three; four digits too, as money is written.
fn written(digits: &str, language: Language) -> String {
    let (minus, size) = match digits.strip_prefix('-') {
        Some(size) => ("-", size),
        None => ("", digits),
    };
    let (whole, decimals) = size.split_once('.').unwrap_or((size, ""));
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    text.push_str(minus);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            text.push(language.group_mark());
        }
        text.push(digit);
    }
    if !decimals.is_empty() {
        text.push(language.decimal_mark());
        text.push_str(decimals);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{En, Nl};

    fn decimal(text: &str) -> Decimal {
        text.parse().expect("a number in a test")
    }

    #[test]
    fn money_is_written_as_each_language_writes_it() {
        let cases = [
            ("1234.5", "€\u{a0}1.234,50", "€1,234.50"),
            ("-1234.5", "€\u{a0}-1.234,50", "-€1,234.50"),
            ("0", "€\u{a0}0,00", "€0.00"),
            ("-0.001", "€\u{a0}0,00", "€0.00"),
            ("1000000", "€\u{a0}1.000.000,00", "€1,000,000.00"),
            ("999.999", "€\u{a0}1.000,00", "€1,000.00"),
        ];
        for (value, nl, en) in cases {
            assert_eq!(money(decimal(value), 2, "EUR", Nl), nl);
            assert_eq!(money(decimal(value), 2, "EUR", En), en);
        }
        assert_eq!(money(decimal("-12"), 0, "CHF", En), "CHF\u{a0}-12");
        assert_eq!(money(decimal("12"), 0, "GBP", En), "£12");
    }

    #[test]
    fn a_half_goes_away_from_zero_unless_asked_otherwise() {
        assert_eq!(fixed(decimal("2.345"), 2, En), "2.35");
        assert_eq!(fixed(decimal("-2.345"), 2, En), "-2.35");
        assert_eq!(round(decimal("2.349"), 2, Rounding::Down), decimal("2.34"));
    }

    #[test]
    fn plain_numbers_and_percentages_lose_needless_zeros() {
        assert_eq!(plain(decimal("1234.500"), Nl), "1.234,5");
        assert_eq!(plain(decimal("1234.500"), En), "1,234.5");
        assert_eq!(percent(decimal("0.1234"), 1, Nl), "12,3%");
        assert_eq!(percent(decimal("0.25"), 1, En), "25%");
    }

    #[test]
    fn the_largest_numbers_are_written_too() {
        assert_eq!(fixed(Decimal::MAX, 2, En), "79,228,162,514,264,337,593,543,950,335");
        assert!(percent(Decimal::MAX, 2, En).starts_with("79,228"));
    }
}
