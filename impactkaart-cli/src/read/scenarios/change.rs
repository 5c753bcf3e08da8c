//! Changes: `plus 10%`, `naar 120`, `times 1.1`, and on the command line `+10%`, `=120`, `x1.1`.

use super::ScenarioSlip;
use crate::read::cell::Filled;
use crate::read::fault::{Expects, ReadFault};
use crate::read::grid::Content;
use crate::read::number::{self, Evidence, Mark, evidence, trimmed};
use crate::read::words::{meaning, plain};
use impactkaart_core::model::Timing;
use impactkaart_core::scenario::{Amount, Change};
use rust_decimal::Decimal;

/// What is done with the number behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verb {
    To,
    Plus,
    Minus,
    Times,
    Bare,
}

impl Verb {
    fn with(self, amount: Amount) -> Change {
        match self {
            Self::To => Change::To(amount),
            Self::Plus => Change::Plus(amount),
            Self::Minus => Change::Minus(amount),
            Self::Times => Change::Times(amount),
            Self::Bare => Change::Bare(amount),
        }
    }
}

/// The verb of a change, whether it is written as a sign, and what stands behind it.
fn cut(text: &str) -> (Verb, Option<char>, &str) {
    let text = trimmed(text);
    let end = text.find(|letter: char| !letter.is_alphabetic()).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let verb = match plain(word).as_str() {
        "to" | "naar" | "op" => Some(Verb::To),
        "plus" => Some(Verb::Plus),
        "minus" | "min" => Some(Verb::Minus),
        "times" | "maal" | "keer" | "x" => Some(Verb::Times),
        _ => None,
    };
    if let Some(verb) = verb {
        return (verb, None, trimmed(rest));
    }
    let Some(sign) = text.chars().next() else { return (Verb::Bare, None, text) };
    let verb = match sign {
        '=' => Verb::To,
        '+' => Verb::Plus,
        '-' | '\u{2212}' | '\u{2013}' => Verb::Minus,
        '×' | '*' => Verb::Times,
        _ => return (Verb::Bare, None, text),
    };
    (verb, Some(sign), trimmed(&text[sign.len_utf8()..]))
}

/// The number in a change as written, for what it tells of decimal marks.
pub(in crate::read) fn number_part(text: &str) -> &str {
    cut(text).2
}

/// `end`, and whatever else is a time of the year.
fn timing(verb: Verb, rest: &str) -> Option<Change> {
    let is_word = matches!(verb, Verb::To | Verb::Bare) && rest.starts_with(char::is_alphabetic);
    is_word.then(|| meaning::<Timing>(rest)).flatten().map(Change::ToTiming)
}

fn amount(number: Decimal, text: &str) -> Amount {
    if text.ends_with('%') { Amount::percentage(number) } else { Amount::of(number) }
}

/// The change in a cell; what cannot be read is said.
pub(in crate::read) fn change_in(cell: &mut Filled<'_, '_>) -> Option<Change> {
    let mark = cell.desk.marks.mark;
    let refuse = |cell: &mut Filled<'_, '_>, slip: ScenarioSlip| {
        cell.add(ReadFault::Scenario { slip: Box::new(slip), mark: Some(mark) });
        None
    };
    let whole = cell.cell.text;
    if cell.cell.content != Content::Text {
        let number = cell.number_as(Expects::Change)?;
        if number.is_sign_negative() && !number.is_zero() {
            let rest = trimmed(whole).trim_start_matches('-').into();
            return refuse(cell, ScenarioSlip::SignInFile { sign: '-', rest });
        }
        return Some(Change::Bare(Amount::of(number)));
    }
    if cell.is_refused() {
        return None;
    }
    let (verb, sign, rest) = cut(whole);
    if let Some(sign) = sign.filter(|_| verb != Verb::Times) {
        return refuse(cell, ScenarioSlip::SignInFile { sign, rest: rest.into() });
    }
    if let Some(change) = timing(verb, rest) {
        return Some(change);
    }
    match number::parse(rest, mark, Expects::Change) {
        Ok(Some(_)) | Err(ReadFault::NumberTooLarge | ReadFault::BadGroups) => {}
        _ => return refuse(cell, ScenarioSlip::Unreadable),
    }
    // Read as any number of the file: its marks and its currency hold here too.
    cell.cell.text = rest;
    let number = cell.number_as(Expects::Change);
    cell.cell.text = whole;
    Some(verb.with(amount(number?, rest)))
}

/// The change that is typed on the command line, where either mark will do as long as it is plain which.
pub(super) fn typed_change(text: &str) -> Result<Change, ScenarioSlip> {
    let (verb, sign, rest) = cut(text);
    // One sign for what is done; `=-5` is a number below zero.
    if sign.is_some() && verb != Verb::To && rest.starts_with(['+', '-', '\u{2212}', '\u{2013}']) {
        return Err(ScenarioSlip::Unreadable);
    }
    if let Some(change) = timing(verb, rest) {
        return Ok(change);
    }
    typed_amount(rest).map(|amount| verb.with(amount))
}

/// A number or percentage that is typed on the command line.
pub(in crate::read) fn typed_amount(text: &str) -> Result<Amount, ScenarioSlip> {
    let mark = match evidence(text) {
        Evidence::Sure(mark) => mark,
        Evidence::Either(_) => return Err(ScenarioSlip::UndecidedNumber),
        Evidence::None => Mark::Point,
    };
    match number::parse(text, mark, Expects::Quantity) {
        Ok(Some(parsed)) => Ok(amount(parsed.value, text)),
        Err(ReadFault::NumberTooLarge) => Err(ScenarioSlip::TooLarge),
        _ => Err(ScenarioSlip::Unreadable),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().expect("a number")
    }

    #[test]
    fn changes_are_typed_with_words_or_signs_in_either_language() {
        let ten = Amount::percentage(decimal("0.1"));
        let some = |text: &str| Amount::of(decimal(text));
        let cases = [
            ("to 120", Change::To(some("120"))),
            ("naar 120", Change::To(some("120"))),
            ("=120", Change::To(some("120"))),
            ("plus 10%", Change::Plus(ten)),
            ("+10%", Change::Plus(ten)),
            ("+ 10 %", Change::Plus(ten)),
            ("minus 5.5", Change::Minus(some("5.5"))),
            ("min 5,5", Change::Minus(some("5.5"))),
            ("-10%", Change::Minus(ten)),
            ("\u{2212}10%", Change::Minus(ten)),
            ("times 1.1", Change::Times(some("1.1"))),
            ("Maal 1,1", Change::Times(some("1.1"))),
            ("x1.1", Change::Times(some("1.1"))),
            ("X 1,1", Change::Times(some("1.1"))),
            ("×1,1", Change::Times(some("1.1"))),
            ("120", Change::Bare(some("120"))),
            ("10%", Change::Bare(ten)),
            ("1.234,5", Change::Bare(some("1234.5"))),
            ("naar eind", Change::ToTiming(Timing::End)),
            ("=mid", Change::ToTiming(Timing::Mid)),
            ("begin", Change::ToTiming(Timing::Start)),
        ];
        for (typed, change) in cases {
            assert_eq!(typed_change(typed), Ok(change), "{typed}");
        }
    }

    #[test]
    fn what_is_no_change_is_refused() {
        for typed in ["", "plus", "much", "10 procent", "plus tien", "to", "++5", "1e5", "plus 5 euro"] {
            assert_eq!(typed_change(typed), Err(ScenarioSlip::Unreadable), "{typed}");
        }
        assert_eq!(typed_change("plus 1.250"), Err(ScenarioSlip::UndecidedNumber));
        assert_eq!(typed_change("to 1,250"), Err(ScenarioSlip::UndecidedNumber));
        assert_eq!(typed_change("to 0.125"), Ok(Change::To(Amount::of(decimal("0.125")))));
    }
}
