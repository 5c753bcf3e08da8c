//! One cell to one number, as people and spreadsheets write them: `1.234,56`, `€ -1 234.50`, `25%`, `(5)`, `€ -`.
//!
//! A point or comma before exactly three digits can be read two ways; `marks` settles it for a file as a whole. What is
//! no number is refused by what it is (`slip`), so that the remedy can be named.

use super::fault::{Expects, ReadFault};
use super::slip;
use rust_decimal::Decimal;

/// The mark between units and decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Mark {
    /// As in Dutch.
    Comma,
    /// As in English.
    Point,
}

impl Mark {
    /// The character.
    pub(crate) fn sign(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Point => '.',
        }
    }

    /// The other one.
    pub(crate) fn other(self) -> Self {
        match self {
            Self::Comma => Self::Point,
            Self::Point => Self::Comma,
        }
    }
}

/// What a single cell tells about the decimal mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Evidence {
    /// Nothing: a whole number, or no number at all.
    None,
    /// It can only be read with this decimal mark.
    Sure(Mark),
    /// This mark stands before three digits: decimals, or thousands.
    Either(Mark),
}

/// A number, and how sure its reading is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Parsed<'t> {
    pub(super) value: Decimal,
    pub(super) evidence: Evidence,
    /// More digits than a decimal holds.
    pub(super) is_rounded: bool,
    /// Written as a percentage.
    pub(super) is_percent: bool,
    pub(super) currency: Option<&'t str>,
}

/// Without spaces of any kind, and marks without width, at its ends.
pub(super) fn unspaced(text: &str) -> &str {
    let is_space = |letter: char| {
        letter.is_whitespace() || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
    };
    text.trim_matches(is_space)
}

/// Without spaces, and without the apostrophe by which spreadsheets mark a number as text.
pub(super) fn trimmed(text: &str) -> &str {
    let text = unspaced(text);
    text.strip_prefix('\'').map_or(text, unspaced)
}

/// What the cell tells about the decimal mark.
pub(super) fn evidence(text: &str) -> Evidence {
    if !text.contains(['.', ',']) {
        return Evidence::None;
    }
    dissect(text).map_or(Evidence::None, |parts| parts.evidence)
}

/// The number in `text`, read with `mark`; nothing where the cell is blank.
///
/// A number that is sure to have the other mark is read with that one: whether that is right is for the caller.
pub(super) fn parse(text: &str, mark: Mark, expects: Expects) -> Result<Option<Parsed<'_>>, ReadFault> {
    let text = trimmed(text);
    if text.is_empty() {
        return Ok(None);
    }
    let Some(parts) = dissect(text) else { return slip::no_number(text, mark, expects) };
    if parts.percent && !expects.takes_percent() {
        return Err(ReadFault::PercentNotAllowed { expects });
    }
    if parts.currency.is_some() && !expects.takes_currency() {
        return Err(ReadFault::CurrencyNotAllowed { expects });
    }
    if parts.bad_groups {
        return Err(ReadFault::BadGroups);
    }
    let decimal_mark = match parts.evidence {
        Evidence::Sure(sure) => sure,
        _ => mark,
    };
    let (mut value, is_rounded) = decimal(parts.body, decimal_mark)?;
    if parts.percent {
        value = hundredth(value);
    }
    if parts.negative {
        value.set_sign_negative(true);
    }
    if value.is_zero() {
        value = Decimal::ZERO;
    }
    Ok(Some(Parsed {
        value,
        evidence: parts.evidence,
        is_rounded,
        is_percent: parts.percent,
        currency: parts.currency,
    }))
}

/// The number of a cell whose text is exact whatever the file's mark: a number of a workbook or of a JSON document.
pub(super) fn exact(text: &str, expects: Expects) -> Result<(Decimal, bool), ReadFault> {
    if text.contains(['e', 'E']) {
        let value = Decimal::from_scientific(text).map_err(|_| ReadFault::NumberTooLarge)?;
        return Ok((value.normalize(), false));
    }
    let (size, negative) = text.strip_prefix('-').map_or((text, false), |size| (size, true));
    if size.is_empty() || !size.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        return slip::no_number(text, Mark::Point, expects).map(|_| (Decimal::ZERO, false));
    }
    let (mut value, is_rounded) = decimal(size, Mark::Point)?;
    value.set_sign_negative(negative && !value.is_zero());
    Ok((value, is_rounded))
}

/// The parts of a number as written.
struct Parts<'t> {
    negative: bool,
    percent: bool,
    currency: Option<&'t str>,
    /// Digits, marks and spaces between groups; empty for nil.
    body: &'t str,
    evidence: Evidence,
    bad_groups: bool,
}

fn dissect(text: &str) -> Option<Parts<'_>> {
    let mut rest = trimmed(text);
    let mut parts = Parts {
        negative: false,
        percent: false,
        currency: None,
        body: "",
        evidence: Evidence::None,
        bad_groups: false,
    };
    let mut signs = 0;
    loop {
        if let Some(after) = rest.strip_prefix(['-', '\u{2212}', '\u{2013}']) {
            parts.negative = true;
            signs += 1;
            rest = after.trim_start();
        } else if let Some(after) = rest.strip_prefix('+') {
            signs += 1;
            rest = after.trim_start();
        } else if let Some((currency, after)) = leading_currency(rest).filter(|_| parts.currency.is_none()) {
            parts.currency = Some(currency);
            rest = after.trim_start();
        } else {
            break;
        }
    }
    if let Some(inner) = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        signs += 1;
        parts.negative = true;
        rest = inner.trim();
        if let Some((currency, after)) = leading_currency(rest).filter(|_| parts.currency.is_none()) {
            parts.currency = Some(currency);
            rest = after.trim_start();
        }
    }
    if let Some(before) = rest.strip_suffix('%') {
        parts.percent = true;
        rest = before.trim_end();
    } else if let Some((currency, before)) = trailing_currency(rest).filter(|_| parts.currency.is_none()) {
        parts.currency = Some(currency);
        rest = before.trim_end();
    }
    if signs > 1 {
        return None;
    }
    if rest.is_empty() {
        // `€ -` and `€ -   `: what a spreadsheet shows for nothing.
        return (parts.negative && parts.currency.is_some() && !parts.percent).then(|| {
            parts.negative = false;
            parts
        });
    }
    // `5,-`: what shops write for a whole amount.
    let whole =
        [",-", ".-", ",--", ".--", ",\u{2013}", ".\u{2013}"].iter().find_map(|end| rest.strip_suffix(end));
    parts.body = whole.unwrap_or(rest);
    let (evidence, bad_groups) = look_at(parts.body)?;
    parts.bad_groups = bad_groups;
    parts.evidence = evidence;
    if whole.is_some() {
        // A mark behind the number is the decimal mark, so one before it sets off thousands.
        parts.evidence = match evidence {
            Evidence::Either(mark) => Evidence::Sure(mark.other()),
            other => other,
        };
    }
    Some(parts)
}

/// What the marks in a body of digits say; none where it is no body of digits, and whether its groups are not of three.
fn look_at(body: &str) -> Option<(Evidence, bool)> {
    let mut digits = 0;
    let (mut points, mut commas, mut spaces) = (0, 0, 0);
    for letter in body.chars() {
        match letter {
            '0'..='9' => digits += 1,
            '.' => points += 1,
            ',' => commas += 1,
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' => spaces += 1,
            _ => return None,
        }
    }
    if digits == 0 {
        return None;
    }
    let none = (Evidence::None, false);
    let bad = Some((Evidence::None, true));
    let last = body.rfind(['.', ',']);
    let Some(last) = last else {
        return Some(if spaces == 0 || groups_are_right(body, |letter| letter.is_whitespace()) {
            none
        } else {
            (Evidence::None, true)
        });
    };
    let mark = if body[last..].starts_with('.') { Mark::Point } else { Mark::Comma };
    let (same, others) = if mark == Mark::Point { (points, commas) } else { (commas, points) };
    let (whole, decimals) = (&body[..last], &body[last + 1..]);
    if same > 1 {
        // Several of one mark: thousands, so the other one is the decimal mark.
        let right = others == 0 && spaces == 0 && groups_are_right(body, |letter| letter == mark.sign());
        return if right { Some((Evidence::Sure(mark.other()), false)) } else { bad };
    }
    if decimals.is_empty() || !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
        return bad;
    }
    if others > 0 {
        let other = mark.other().sign();
        let right = spaces == 0 && groups_are_right(whole, |letter| letter == other);
        return if right { Some((Evidence::Sure(mark), false)) } else { bad };
    }
    if spaces > 0 {
        return if groups_are_right(whole, char::is_whitespace) {
            Some((Evidence::Sure(mark), false))
        } else {
            bad
        };
    }
    let is_group = decimals.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    Some((if is_group { Evidence::Either(mark) } else { Evidence::Sure(mark) }, false))
}

/// One to three digits, then threes.
fn groups_are_right(body: &str, is_mark: impl Fn(char) -> bool) -> bool {
    let mut groups = body.split(is_mark);
    let is_digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len())
        && is_digits(first)
        && groups.all(|group| group.len() == 3 && is_digits(group))
}

/// The value of a body of digits with a decimal mark; everything else between digits sets off groups.
fn decimal(body: &str, mark: Mark) -> Result<(Decimal, bool), ReadFault> {
    let mut mantissa: u128 = 0;
    let (mut digits, mut scale) = (0_u32, 0_u32);
    let mut after_mark = false;
    for byte in body.bytes() {
        if byte.is_ascii_digit() {
            digits += u32::from(mantissa > 0 || byte != b'0');
            scale += u32::from(after_mark);
            if digits <= 28 {
                mantissa = mantissa * 10 + u128::from(byte - b'0');
            }
        } else {
            after_mark |= char::from(byte) == mark.sign();
        }
    }
    if digits <= 28 && scale <= 28 {
        // Holds because 28 digits are fewer than an i128 has.
        let mantissa = i128::try_from(mantissa).unwrap_or(0);
        let value = Decimal::from_i128_with_scale(mantissa, scale);
        // Without trailing zeros, so that 72,00 in a file and 72 in a workbook are the same to the last digit shown.
        return Ok((if scale > 0 { value.normalize() } else { value }, false));
    }
    let sign = mark.sign();
    let mut plain: String =
        body.chars().filter(|letter| letter.is_ascii_digit() || *letter == sign).collect();
    if sign == ',' {
        plain = plain.replace(',', ".");
    }
    // As many decimals as fit, the last one rounded half to even by the decimal type.
    let value: Decimal = plain.parse().map_err(|_| ReadFault::NumberTooLarge)?;
    let is_rounded = Decimal::from_str_exact(plain.trim_end_matches('0')).ok() != Some(value);
    Ok((value, is_rounded))
}

/// A hundredth, exactly where the digits allow.
fn hundredth(mut value: Decimal) -> Decimal {
    if value.scale() <= 26 {
        // Holds because the scale stays within 28.
        let _ = value.set_scale(value.scale() + 2);
    } else {
        value /= Decimal::ONE_HUNDRED;
    }
    value.normalize()
}

/// Signs and names of currencies, and their codes.
const CURRENCIES: [(&str, &str); 13] = [
    ("€", "EUR"),
    ("£", "GBP"),
    ("$", "USD"),
    ("EUR", "EUR"),
    ("GBP", "GBP"),
    ("USD", "USD"),
    ("CHF", "CHF"),
    ("DKK", "DKK"),
    ("SEK", "SEK"),
    ("NOK", "NOK"),
    ("euro", "EUR"),
    ("Euro", "EUR"),
    ("eur", "EUR"),
];

fn leading_currency(text: &str) -> Option<(&'static str, &str)> {
    if text.starts_with(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    CURRENCIES.iter().find_map(|(sign, code)| text.strip_prefix(sign).map(|rest| (*code, rest)))
}

fn trailing_currency(text: &str) -> Option<(&'static str, &str)> {
    if text.ends_with(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    CURRENCIES.iter().find_map(|(sign, code)| text.strip_suffix(sign).map(|rest| (*code, rest)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::fault::{NumberHint, SheetError};

    fn value(text: &str, mark: Mark) -> Decimal {
        parse(text, mark, Expects::Money).expect("a number").expect("not blank").value
    }

    fn decimal_of(text: &str) -> Decimal {
        text.parse().expect("a number in a test")
    }

    #[test]
    fn numbers_as_dutch_spreadsheets_write_them() {
        let cases = [
            ("€ 1.234,56", "1234.56"),
            ("€\u{a0}1.234,56", "1234.56"),
            ("\u{202f}1\u{202f}234,5\u{202f}", "1234.5"),
            ("1 234 567", "1234567"),
            ("€ -1.234,50", "-1234.50"),
            ("-€ 5", "-5"),
            ("€-5,00", "-5"),
            ("\u{2212}5", "-5"),
            ("(5)", "-5"),
            ("€ (1.234,00)", "-1234"),
            ("€ 5,-", "5"),
            ("€ 1.250,-", "1250"),
            ("€ -", "0"),
            ("€ -   ", "0"),
            ("-€ ", "0"),
            ("'5", "5"),
            ("5 euro", "5"),
            ("EUR 5", "5"),
            ("0,25", "0.25"),
            (",5", "0.5"),
            ("1.234.567", "1234567"),
            ("1.234.567,891", "1234567.891"),
            ("1.234", "1234"),
            ("007", "7"),
        ];
        for (text, expected) in cases {
            assert_eq!(value(text, Mark::Comma), decimal_of(expected), "{text}");
        }
    }

    #[test]
    fn numbers_with_a_decimal_point() {
        let cases = [
            ("€1,234.56", "1234.56"),
            ("1,234", "1234"),
            ("1.234", "1.234"),
            ("1,234,567", "1234567"),
            (".5", "0.5"),
        ];
        for (text, expected) in cases {
            assert_eq!(value(text, Mark::Point), decimal_of(expected), "{text}");
        }
    }

    #[test]
    fn a_percentage_is_a_hundredth_and_only_where_it_makes_sense() {
        let share =
            |text| parse(text, Mark::Comma, Expects::Share).expect("a number").expect("not blank").value;
        assert_eq!(share("25%"), decimal_of("0.25"));
        assert_eq!(share("2,25 %"), decimal_of("0.0225"));
        assert_eq!(
            parse("25%", Mark::Comma, Expects::Money),
            Err(ReadFault::PercentNotAllowed { expects: Expects::Money })
        );
        assert_eq!(
            parse("€ 1", Mark::Comma, Expects::Share),
            Err(ReadFault::CurrencyNotAllowed { expects: Expects::Share })
        );
    }

    #[test]
    fn only_a_mark_before_three_digits_can_be_read_two_ways() {
        use Evidence::{Either, None, Sure};
        use Mark::{Comma, Point};
        let cases = [
            ("5", None),
            ("1.234", Either(Point)),
            ("1,234", Either(Comma)),
            ("0.234", Sure(Point)),
            ("0,234", Sure(Comma)),
            ("1234.567", Sure(Point)),
            ("12,5", Sure(Comma)),
            ("1.234,5", Sure(Comma)),
            ("1,234.567", Sure(Point)),
            ("1.234.567", Sure(Comma)),
            ("€ 1.250,-", Sure(Comma)),
            ("1 234,567", Sure(Comma)),
            ("25%", None),
            ("text, and more.", None),
        ];
        for (text, expected) in cases {
            assert_eq!(evidence(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused_by_what_it_is() {
        let fault = |text| parse(text, Mark::Comma, Expects::Quantity).expect_err("no number");
        assert_eq!(fault("#N/B"), ReadFault::SpreadsheetError { error: SheetError::NotAvailable });
        assert_eq!(fault("#DEEL/0!"), ReadFault::SpreadsheetError { error: SheetError::Division });
        assert_eq!(fault("Err:510"), ReadFault::SpreadsheetError { error: SheetError::Other });
        assert_eq!(fault("####"), ReadFault::SpreadsheetError { error: SheetError::TooNarrow });
        assert_eq!(fault("1_000"), ReadFault::UnderscoreInNumber);
        assert_eq!(fault("1e5"), ReadFault::ScientificNotation { value: Some(decimal_of("100000")) });
        assert_eq!(fault("1,5E+03"), ReadFault::ScientificNotation { value: Some(decimal_of("1500")) });
        assert_eq!(fault("1.23.456"), ReadFault::BadGroups);
        assert_eq!(fault("1,234,56"), ReadFault::BadGroups);
        assert_eq!(fault("1 23"), ReadFault::BadGroups);
        assert_eq!(fault("-"), ReadFault::DashInNumber);
        assert!(matches!(fault("12 uur"), ReadFault::UnitInNumber { .. }));
        assert!(matches!(fault("1-feb"), ReadFault::DateInNumber { .. }));
        assert!(matches!(fault("01-02-2026"), ReadFault::DateInNumber { .. }));
        let hint = |text| match fault(text) {
            ReadFault::NotANumber { hint, .. } => hint,
            other => panic!("{text}: {other:?}"),
        };
        assert_eq!(hint("ca. 25"), NumberHint::About("25".into()));
        assert_eq!(hint("n.v.t."), NumberHint::NotKnown);
        assert_eq!(hint("10-20"), NumberHint::Span);
        assert_eq!(hint("25 procent"), NumberHint::PercentInWords("25".into()));
        assert_eq!(hint("5-"), NumberHint::MinusBehind("5".into()));
        assert_eq!(hint("=A1*2"), NumberHint::Formula);
        assert_eq!(hint("--5"), NumberHint::None);
        assert_eq!(hint("NaN"), NumberHint::None);
        assert_eq!(hint("Infinity"), NumberHint::None);
    }

    #[test]
    fn more_digits_than_a_decimal_holds_are_rounded_and_too_large_is_refused() {
        let long = parse("0,12345678901234567890123456789012345", Mark::Comma, Expects::Share);
        let long = long.expect("a number").expect("not blank");
        assert!(long.is_rounded);
        assert_eq!(long.value, decimal_of("0.1234567890123456789012345679"));
        let zeros = parse("1,000000000000000000000000000000000000", Mark::Comma, Expects::Share);
        assert!(!zeros.expect("a number").expect("not blank").is_rounded);
        let huge = "9".repeat(40);
        assert_eq!(parse(&huge, Mark::Comma, Expects::Money), Err(ReadFault::NumberTooLarge));
    }

    #[test]
    fn numbers_of_workbooks_and_json_are_exact() {
        assert_eq!(exact("0.1", Expects::Share), Ok((decimal_of("0.1"), false)));
        assert_eq!(exact("-5", Expects::Money), Ok((decimal_of("-5"), false)));
        assert_eq!(exact("1.234", Expects::Money), Ok((decimal_of("1.234"), false)));
        assert_eq!(exact("1e-7", Expects::Share), Ok((decimal_of("0.0000001"), false)));
        assert_eq!(exact("1e400", Expects::Share), Err(ReadFault::NumberTooLarge));
    }
}
