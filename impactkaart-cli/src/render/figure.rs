//! A figure that was asked for by name, in words and in numbers.

use crate::language::Language;
use crate::language::number::{fixed, money, percent, plain};
use crate::read::figure::{NamedFigure, Unit};
use impactkaart_core::{Decimal, Project};

/// How many decimals of a figure are shown.
pub(crate) fn decimals(unit: Unit) -> u32 {
    match unit {
        Unit::Ratio => 2,
        Unit::Money => 0,
        Unit::Months | Unit::Persons => 1,
        // One decimal of a percentage.
        Unit::Rate => 3,
    }
}

/// A figure as a cell holds it.
pub(crate) fn bare(unit: Unit, value: Decimal, language: Language) -> String {
    match unit {
        // All with one decimal, so that they stand below each other.
        Unit::Rate => match value.checked_mul(Decimal::ONE_HUNDRED) {
            Some(hundredths) => format!("{}%", fixed(hundredths, 1, language)),
            None => fixed(value, 1, language),
        },
        Unit::Ratio | Unit::Money | Unit::Months | Unit::Persons => fixed(value, decimals(unit), language),
    }
}

/// A figure with its article and whose it is: "the ratio", "the balance of municipality".
pub(crate) fn noun(figure: &NamedFigure, language: Language) -> String {
    let names = &figure.names;
    let name = match language {
        Language::En => &names.0,
        // The figure by its English name, whose it is by its Dutch one.
        Language::Nl => match (names.0.rsplit_once('.'), names.1.rsplit_once('.')) {
            (Some((_, figure)), Some((owner, _))) => {
                return (language.sweep().figure)(&format!("{owner}.{figure}"));
            }
            _ => &names.0,
        },
    };
    (language.sweep().figure)(name)
}

/// A figure in a sentence.
pub(crate) fn written(figure: &NamedFigure, value: Decimal, project: &Project, language: Language) -> String {
    match figure.unit {
        Unit::Money => money(value, 0, project.currency(), language),
        Unit::Months => (language.sensitivity().months)(&bare(figure.unit, value, language)),
        unit => bare(unit, value, language),
    }
}

/// A target in a sentence: as it was stated.
pub(crate) fn target(figure: &NamedFigure, target: Decimal, project: &Project, language: Language) -> String {
    match figure.unit {
        Unit::Money => {
            money(target, if target.fract().is_zero() { 0 } else { 2 }, project.currency(), language)
        }
        Unit::Rate => percent(target, 6, language),
        Unit::Months => (language.sensitivity().months)(&plain(target, language)),
        _ => plain(target, language),
    }
}
