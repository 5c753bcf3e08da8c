//! Problems of ranges and correlations, in English.

use super::{About, ticked};
use crate::problem::short_address;
use crate::read::ranges::RangeSlip;
use impactkaart_core::model::Column;

/// The sentence, and what to do.
pub(super) fn text(slip: &RangeSlip, about: &About<'_>) -> (String, String) {
    use RangeSlip as S;
    let typed = &about.typed;
    let at = |other: &Option<Box<crate::read::place::Place>>| {
        other.as_ref().map(|place| format!(" ({})", short_address(place, about.files))).unwrap_or_default()
    };
    match slip {
        S::Incomplete { distribution, needs } => (
            format!(
                "{} is stated by {}, and this is blank",
                named(distribution.map(|pair| pair.0)),
                columns(needs)
            ),
            "fill it in, or leave the row out for a number that is certain".into(),
        ),
        S::Superfluous { distribution, needs, column } => (
            format!(
                "{} is stated by {}, and here `{}` says {typed} as well",
                named(distribution.map(|pair| pair.0)),
                columns(needs),
                column.name()
            ),
            match (distribution, column) {
                (None, Column::Mode) => {
                    "name the distribution (triangular or pert), or leave the mode out".into()
                }
                (None, Column::Mean | Column::Sd) => {
                    "name the distribution (normal, lognormal or beta)".into()
                }
                _ => "leave it out, or name another distribution".into(),
            },
        ),
        S::PercentOfNumber => (
            format!(
                "the range of an amount or a count is in the same unit, and {typed} does not say of what it is a percentage"
            ),
            "write the number itself, or give a range to the line as a whole (`costs.rent` with 90% to 110%)"
                .into(),
        ),
        S::Structure { field } => (
            format!(
                "what decides in which years something happens is not drawn, and `{}` does",
                field.name()
            ),
            "compare the ways it can go as scenarios".into(),
        ),
        S::FactorBeyondTen { value } => (
            format!(
                "without a number of a line behind it a parameter is a factor (1 is as is, 10 at most), and this is {}",
                about.number(*value)
            ),
            "did you mean 50% to 200%, or the number itself, as in `reach.<group>.participants`?".into(),
        ),
        S::Reversed => (
            format!("a range goes from low to high, and here low ({typed}) is above high"),
            "swap the two".into(),
        ),
        S::ModeOutside { low, high } => (
            format!(
                "the mode lies between low and high ({} to {}), and this is {typed}",
                about.number(*low),
                about.number(*high)
            ),
            "take as mode what is likeliest, within low and high".into(),
        ),
        S::SdNotAboveZero => (
            format!("a standard deviation is above zero, and this is {typed}"),
            "leave the row out for a number that is certain".into(),
        ),
        S::NotAboveZero { .. } => (
            format!("a lognormal distribution has numbers above zero only, and this says {typed}"),
            "take a normal, triangular or pert distribution for what can be zero or less".into(),
        ),
        S::MeanOutsideUnit => (
            format!("a beta distribution lies between 0 and 1, and its mean here is {typed}"),
            "take a share between 0 and 1, or another distribution".into(),
        ),
        S::SdOutside { least, most } => (
            format!(
                "with this mean a beta distribution has a standard deviation between {} and {}, and this is {typed}",
                about.number(*least),
                about.number(*most)
            ),
            "take a standard deviation between these, or a pert distribution with low, mode and high".into(),
        ),
        S::TooLarge => (
            "a range stays within what can be calculated with, and this does not".into(),
            "write it in units that keep it below a million milliard".into(),
        ),
        S::OutsideBounds { lowest, highest } => (
            format!(
                "`{typed}` lies between {} and {}, and (nearly) all of its range lies outside",
                about.number(*lowest),
                about.number(*highest)
            ),
            "give the range in the unit of the parameter itself: a share of 25% as 25% or 0.25".into(),
        ),
        S::Twice { other } => (
            format!("a number has one range, and another range reaches this one too{}", at(other)),
            "keep one of the two".into(),
        ),
        S::NothingSelected => (
            format!("a range is of at least one line, and `{typed}` is of none"),
            "name a line that states this number, or leave the row out".into(),
        ),
        S::NotTogether => (
            "the ranges together change numbers that exclude each other".into(),
            "give a range to fewer of them".into(),
        ),
        S::CorrelationOutside => (
            format!("a correlation lies between -1 and 1, and this is {typed}"),
            "write 0.5 for numbers that clearly go together, -0.5 for numbers that go against each other"
                .into(),
        ),
        S::WithoutRange => (
            format!("a correlation is of two parameters that have a range, and `{typed}` has none"),
            "give it a range, written the same way".into(),
        ),
        S::WithItself => (
            "a correlation is of two different parameters, and this is one with itself".into(),
            "name two parameters, or leave the row out".into(),
        ),
        S::CorrelatedTwice { other } => (
            format!(
                "two parameters have one correlation, and another row states that of these two{}",
                at(other)
            ),
            "keep one of the two".into(),
        ),
        S::TooManyTogether => (
            "at most 300 parameters are correlated, and these are more".into(),
            "keep the correlations that matter most".into(),
        ),
        S::Repaired { between, stated, drawn } => (
            format!(
                "these correlations cannot all hold at once; the nearest that can are drawn, and that of `{}` and `{}` changes most, from {} to {}",
                between[0],
                between[1],
                about.number(*stated),
                about.number(*drawn)
            ),
            "make the strongest ones weaker".into(),
        ),
    }
}

fn named(distribution: Option<&str>) -> String {
    distribution
        .map_or_else(|| "a range without a distribution".into(), |name| format!("a {name} distribution"))
}

fn columns(columns: &[Column]) -> String {
    ticked(columns.iter().map(|column| column.name()), "and")
}
