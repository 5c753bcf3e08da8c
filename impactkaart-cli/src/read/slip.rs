//! What a cell is that was to be a number and is none: an error value, a date, a number with a unit, a word for not known.

use super::fault::{Expects, NumberHint, ReadFault, SheetError};
use super::number::{Evidence, Mark, Parsed};
use rust_decimal::Decimal;

/// The fault of a text that is no number; nil where a bare dash stands for no money.
pub(super) fn no_number(text: &str, mark: Mark, expects: Expects) -> Result<Option<Parsed<'_>>, ReadFault> {
    if let Some(error) = sheet_error(text) {
        return Err(ReadFault::SpreadsheetError { error });
    }
    if text.chars().all(is_dash) {
        // What a spreadsheet's accounting format shows for nothing.
        if expects == Expects::Money && text.chars().count() == 1 {
            let (value, evidence) = (Decimal::ZERO, Evidence::None);
            return Ok(Some(Parsed {
                value,
                evidence,
                is_rounded: false,
                is_percent: false,
                currency: None,
            }));
        }
        return Err(ReadFault::DashInNumber);
    }
    if let Some(value) = scientific(text) {
        return Err(ReadFault::ScientificNotation { value });
    }
    if text.contains('_') && text.chars().all(|letter| letter.is_ascii_digit() || "_.,-".contains(letter)) {
        return Err(ReadFault::UnderscoreInNumber);
    }
    if is_date(text) {
        return Err(ReadFault::DateInNumber { expects });
    }
    let hint = hint(text);
    if let (NumberHint::None, Some((number, unit))) = (&hint, number_and_unit(text)) {
        return Err(ReadFault::UnitInNumber { number: number.into(), unit: unit.into(), expects });
    }
    Err(ReadFault::NotANumber { expects, hint, mark })
}

fn is_dash(letter: char) -> bool {
    matches!(letter, '-' | '\u{2212}' | '\u{2013}' | '\u{2014}')
}

/// The error value that a spreadsheet left, in Dutch or English; LibreOffice numbers some, `Err:510`.
pub(super) fn sheet_error(text: &str) -> Option<SheetError> {
    if text
        .strip_prefix("Err:")
        .is_some_and(|code| code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_digit()))
    {
        return Some(SheetError::Other);
    }
    let code = text.strip_prefix('#')?;
    if code.chars().all(|letter| letter == '#') {
        return (text.len() > 1).then_some(SheetError::TooNarrow);
    }
    let error = match code.trim_end_matches(['!', '?']).to_ascii_uppercase().as_str() {
        "N/B" | "N/A" | "NB" | "NA" => SheetError::NotAvailable,
        "DEEL/0" | "DIV/0" => SheetError::Division,
        "VERW" | "REF" => SheetError::Reference,
        "WAARDE" | "VALUE" => SheetError::Value,
        "NAAM" | "NAME" => SheetError::Name,
        "GETAL" | "NUM" => SheetError::Number,
        "LEEG" | "NULL" => SheetError::Null,
        _ => SheetError::Other,
    };
    Some(error)
}

/// The value of `1e5`, where it can be written out; none where it is no such notation.
fn scientific(text: &str) -> Option<Option<Decimal>> {
    let (mantissa, exponent) = text.split_once(['e', 'E'])?;
    let digits = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let is_mantissa = mantissa.starts_with(|letter: char| letter.is_ascii_digit() || letter == '-')
        && mantissa.ends_with(|letter: char| letter.is_ascii_digit())
        && mantissa.chars().all(|letter| letter.is_ascii_digit() || "-.,".contains(letter));
    if !is_mantissa || digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let exponent = exponent.trim_start_matches('+');
    Some(Decimal::from_scientific(&format!("{}e{exponent}", mantissa.replace(',', "."))).ok())
}

const MONTHS: [&str; 16] = [
    "jan", "feb", "mrt", "mar", "apr", "mei", "may", "jun", "jul", "aug", "sep", "okt", "oct", "nov", "dec",
    "maart",
];

/// `1-feb`, `feb-26`, `1-2-2026`, `2026-02-01`, `1/2/26`.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['-', '/', ' ']).collect();
    let is_digits =
        |part: &str| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_month = |part: &str| {
        let part = part.to_lowercase();
        part.len() <= 9 && MONTHS.iter().any(|month| part.starts_with(month))
    };
    match parts.as_slice() {
        [first, second] => (is_digits(first) && is_month(second)) || (is_month(first) && is_digits(second)),
        [day, month, year] => is_digits(day) && (is_digits(month) || is_month(month)) && is_digits(year),
        _ => false,
    }
}

fn hint(text: &str) -> NumberHint {
    let lower = text.to_lowercase();
    if text.starts_with('=') {
        return NumberHint::Formula;
    }
    if let Some(value) = part_of_one(&lower) {
        return NumberHint::PartOfOne(value);
    }
    let not_known = [
        "n.v.t.",
        "nvt",
        "n.v.t",
        "n/a",
        "na",
        "nb",
        "n.b.",
        "n.n.b.",
        "nnb",
        "onbekend",
        "unknown",
        "?",
        "??",
        "x",
        "geen",
        "none",
        "tbd",
        "pm",
        "p.m.",
        "nog niet bekend",
        "nog bepalen",
        "null",
        "-?",
    ];
    if not_known.contains(&lower.as_str()) {
        return NumberHint::NotKnown;
    }
    for word in [
        "circa", "ca.", "ca", "ongeveer", "ong.", "about", "approx.", "around", "±", "~", ">", "<", "≈",
        "min.", "max.",
    ] {
        if let Some(rest) = lower.strip_prefix(word) {
            let rest = rest.trim_start();
            if is_plain_number(rest) {
                return NumberHint::About(rest.into());
            }
        }
    }
    for word in ["procent", "percent", "pct", "pct."] {
        if let Some(number) =
            lower.strip_suffix(word).map(str::trim_end).filter(|number| is_plain_number(number))
        {
            return NumberHint::PercentInWords(number.into());
        }
    }
    if let Some(number) =
        lower.strip_suffix(is_dash).map(str::trim_end).filter(|number| is_plain_number(number))
    {
        return NumberHint::MinusBehind(number.into());
    }
    for between in ["-", "\u{2013}", " tot ", " t/m ", " to ", " à "] {
        if let Some((from, to)) = lower.split_once(between) {
            let plain = |part: &str| is_plain_number(part.trim().trim_end_matches('%').trim());
            if plain(from) && plain(to) {
                return NumberHint::Span;
            }
        }
    }
    NumberHint::None
}

/// The value of `½`, `1½`, `half jaar`, `anderhalf`, `one and a half`.
fn part_of_one(lower: &str) -> Option<Decimal> {
    const SIGNS: [(char, i64); 3] = [('¼', 25), ('½', 50), ('¾', 75)];
    const WORDS: [(&str, i64); 9] = [
        ("anderhalf", 150),
        ("one and a half", 150),
        ("half", 50),
        ("halve", 50),
        ("een half", 50),
        ("a half", 50),
        ("kwart", 25),
        ("een kwart", 25),
        ("a quarter", 25),
    ];
    let starts = |word: &str| {
        let rest = lower.strip_prefix(word)?;
        (!rest.starts_with(char::is_alphanumeric)).then_some(rest)
    };
    if let Some((_, hundredths)) = WORDS.iter().find(|(word, _)| starts(word).is_some()) {
        return Some(Decimal::new(*hundredths, 2).normalize());
    }
    let end = lower.find(|letter: char| !letter.is_ascii_digit())?;
    let sign = lower[end..].trim_start().chars().next()?;
    let (_, hundredths) = SIGNS.iter().find(|(known, _)| *known == sign)?;
    // Holds because at most two digits stand before the sign.
    let whole = if end == 0 { 0 } else { lower[..end].parse::<u32>().ok().filter(|_| end <= 2)? };
    Some((Decimal::from(whole) + Decimal::new(*hundredths, 2)).normalize())
}

fn is_plain_number(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_ascii_digit())
        && text.chars().all(|letter| letter.is_ascii_digit() || ".,%".contains(letter))
}

/// `12 uur`: a number, and letters behind it.
fn number_and_unit(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|letter: char| !(letter.is_ascii_digit() || matches!(letter, '.' | ',' | '-')))?;
    let (number, unit) = text.split_at(end);
    let unit = unit.trim();
    let is_unit = unit.starts_with(char::is_alphabetic) && unit.chars().count() <= 30;
    (number.ends_with(|letter: char| letter.is_ascii_digit()) && is_unit).then_some((number, unit))
}
