//! Numbers on the command line, as Dutch and English people type them.

use impactkaart_core::Decimal;
use std::time::Duration;

/// An amount of money above zero, and not above a thousand million: `280000`, `280.000`, `280,000`, `€ 1.250,50`.
///
/// A point or comma before three digits groups thousands, since nobody states a budget to a tenth of a cent.
pub(super) fn amount(text: &str) -> Result<Decimal, String> {
    let typed: String = text.chars().filter(|letter| !letter.is_whitespace() && *letter != '€').collect();
    // What is allowed is said by `localised`, in the language of the reader.
    let refused = String::new;
    let (whole, decimals) = match typed.rfind([',', '.']) {
        Some(at) if typed.len() - at - 1 <= 2 => (&typed[..at], &typed[at + 1..]),
        _ => (typed.as_str(), ""),
    };
    let mut groups = whole.split([',', '.']);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let are_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let is_grouped = rest.is_empty() || (first.len() <= 3 && rest.iter().all(|group| group.len() == 3));
    if first.is_empty()
        || !is_grouped
        || ![first, decimals].into_iter().chain(rest.iter().copied()).all(are_digits)
    {
        return Err(refused());
    }
    let value: Decimal = format!("{first}{}.{decimals}0", rest.concat()).parse().map_err(|_| refused())?;
    if value > Decimal::ZERO && value <= Decimal::from(1_000_000_000_u64) {
        Ok(value)
    } else {
        Err(refused())
    }
}

/// A whole number above zero, and not above a thousand million: `180`, `1.800`.
pub(super) fn whole(text: &str) -> Result<u64, String> {
    let value = amount(text)?;
    if value.fract().is_zero() { value.try_into().map_err(|_| String::new()) } else { Err(String::new()) }
}

/// A whole number from a thousand to a million: `20000`, `100.000`.
pub(super) fn some(text: &str) -> Result<u32, String> {
    let value = whole(text)?;
    if (1_000..=1_000_000).contains(&value) {
        value.try_into().map_err(|_| String::new())
    } else {
        Err(String::new())
    }
}

/// A part above nothing and at most the whole: `10%`, `2,5`, and `0,1` too, as shares are written. A bare 1 may be either.
pub(super) fn part(text: &str) -> Result<Decimal, String> {
    let text = text.trim();
    let number = text.trim_end_matches('%').trim().replace(',', ".");
    let value: Decimal = number.parse().map_err(|_| String::new())?;
    let part = match value.cmp(&Decimal::ONE) {
        _ if text.ends_with('%') => value / Decimal::ONE_HUNDRED,
        std::cmp::Ordering::Greater => value / Decimal::ONE_HUNDRED,
        std::cmp::Ordering::Less => value,
        std::cmp::Ordering::Equal => return Err(String::new()),
    };
    if part > Decimal::ZERO && part <= Decimal::ONE { Ok(part.normalize()) } else { Err(String::new()) }
}

/// What all randomness hangs on: a whole number from 0.
pub(super) fn seed(text: &str) -> Result<u64, String> {
    text.trim().parse().map_err(|_| String::new())
}

/// A time from a tenth of a second to an hour: `5`, `0,5`.
pub(super) fn seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text.trim().replace(',', ".").parse().map_err(|_| String::new())?;
    if (0.1..=3600.0).contains(&seconds) { Ok(Duration::from_secs_f64(seconds)) } else { Err(String::new()) }
}

/// How small the error of chances has to be: `error<0.001`, `fout<0,1%`.
pub(super) fn error_limit(text: &str) -> Result<Decimal, String> {
    let (word, number) = text.split_once('<').ok_or_else(String::new)?;
    let word = impactkaart_core::model::id_from(word);
    if !["error", "fout"].contains(&word.as_str()) {
        return Err(String::new());
    }
    let number = number.trim();
    let scale = if number.ends_with('%') { Decimal::ONE_HUNDRED } else { Decimal::ONE };
    let value: Decimal =
        number.trim_end_matches('%').trim().replace(',', ".").parse().map_err(|_| String::new())?;
    let value = (value / scale).normalize();
    // Below this there are not enough draws.
    if value >= Decimal::new(1, 5) && value < Decimal::ONE { Ok(value) } else { Err(String::new()) }
}

#[cfg(test)]
mod tests {
    use super::{amount, error_limit, part, seconds, whole};
    use std::time::Duration;

    #[test]
    fn times_and_errors_are_typed_in_either_language() {
        for typed in ["0.5", "0,5", " 0.5 "] {
            assert_eq!(seconds(typed), Ok(Duration::from_millis(500)), "{typed}");
        }
        for typed in ["0", "-1", "NaN", "inf", "4000", "x", ""] {
            assert!(seconds(typed).is_err(), "{typed}");
        }
        let number = |text: &str| text.parse::<impactkaart_core::Decimal>().expect("a number");
        for typed in ["error<0.001", "fout < 0,1%"] {
            assert_eq!(error_limit(typed), Ok(number("0.001")), "{typed}");
        }
        for typed in ["0.001", "error>0.001", "error<0", "error<2", "error<0.0000001", "error<x"] {
            assert!(error_limit(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn a_part_is_read_as_a_share_is_in_files() {
        let number = |text: &str| text.parse::<impactkaart_core::Decimal>().expect("a number");
        for (typed, value) in [
            ("90%", "0.9"),
            ("90", "0.9"),
            ("0.9", "0.9"),
            ("0,9", "0.9"),
            ("2,5", "0.025"),
            ("0.5%", "0.005"),
            ("1%", "0.01"),
            ("100%", "1"),
        ] {
            assert_eq!(part(typed), Ok(number(value)), "{typed}");
        }
        // One per cent, or all of it?
        for typed in ["1", "0", "0%", "-5", "101", "x", ""] {
            assert!(part(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn amounts_are_read_as_they_are_typed_in_either_language() {
        let cases = [
            ("280000", "280000"),
            ("280.000", "280000"),
            ("280,000", "280000"),
            ("€ 1.250,50", "1250.50"),
            ("1,250.5", "1250.5"),
            ("12,5", "12.5"),
            ("1.250.000", "1250000"),
        ];
        for (typed, value) in cases {
            let value: impactkaart_core::Decimal = value.parse().expect("a number");
            assert_eq!(amount(typed), Ok(value), "{typed}");
        }
        for typed in ["", "abc", "-5", "0", "1.25.000", "1e5", "12..5", "5%", ",5"] {
            assert!(amount(typed).is_err(), "{typed}");
        }
        assert_eq!(whole("1.800"), Ok(1800));
        assert!(whole("1,5").is_err());
    }
}
