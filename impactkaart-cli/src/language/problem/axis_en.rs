//! Problems of what is typed for a sweep, in English.

use super::{About, scenario_en};
use crate::problem::short_address;
use crate::read::axes::AxisSlip;
use crate::read::scenarios::ScenarioSlip;

/// The sentence, and what to do.
pub(super) fn text(slip: &AxisSlip, about: &About<'_>) -> (String, String) {
    use AxisSlip as S;
    let typed = &about.typed;
    match slip {
        S::NoValues => (
            format!("an axis is a parameter, a `=` and its values, and this says `{typed}`"),
            "write it as in `costs=80%..120%:41`".into(),
        ),
        S::NotANumber { text } if text.is_empty() => (
            format!("between the marks of an axis stand values, and in `{typed}` one is missing"),
            "write it as in `1,2,5`".into(),
        ),
        S::NotANumber { text } => (
            format!("values are written as `80%..120%:41`, `50..200:16`, `50..200/10` or `1,2,5`, and `{text}` is no number"),
            "write whole or decimal numbers, or percentages".into(),
        ),
        S::UndecidedNumber { text } => (
            format!("a mark before three digits sets off thousands or decimals, and nothing tells which in `{text}`"),
            "write it without a mark, as 1250, or with another decimal, as 1.2500".into(),
        ),
        S::UndecidedList => (
            format!("a comma stands between values or before decimals, and nothing tells which in `{typed}`"),
            "put semicolons between values, as in `0.5;0.8;1`".into(),
        ),
        S::TooLarge { text } => (format!("`{text}` is larger than can be calculated with"), "choose a smaller number".into()),
        S::NoCount => (
            format!("a range says how many points it has, or how far apart they are, and this says `{typed}`"),
            if typed.contains([':', '/']) {
                "write one of the two, as in `80%..120%:41`".into()
            } else {
                format!("write `{typed}:21` for 21 points")
            },
        ),
        S::BadCount { text } => (
            format!("behind the `:` stands how many points there are, a whole number of two or more, and this says `{text}`"),
            "write it as in `80%..120%:41`".into(),
        ),
        S::TooManyValues => (
            format!("an axis has at most 10 million values, and `{typed}` is more"),
            "take fewer points or larger steps".into(),
        ),
        S::BadStep { text } => (
            format!("behind the `/` stands a step above zero that fits into the range, and this says `{text}`"),
            "write it as in `80%..120%/5%`, or how many points there are, as in `80%..120%:41`".into(),
        ),
        S::Mixed => (
            format!("the values of an axis are all percentages, or none of them, and this says `{typed}`"),
            "percentages are of what the project states: 80%..120% is a fifth less to a fifth more".into(),
        ),
        S::Reversed { from, to, rest } => (
            format!("a range runs from low to high, and this one from {from} to {to}"),
            format!("write `{to}..{from}{rest}`"),
        ),
        S::ValueTwice { value } => (format!("each value of an axis is another one, and {} stands there twice", about.number(*value)), "leave one of them out".into()),
        S::FactorBeyondTen { value } => (
            format!("a factor lies between 0 and 10 (1 is as it is), and this one is {}", about.number(*value)),
            "did you mean percentages, as in `50%..200%:16`, or a number of a line, as in `reach.<group>.participants`?".into(),
        ),
        S::BareOnFactor => (
            format!("an axis on a factor has two values or more (1 is as it is), and of `{typed}` one cannot tell what it runs between"),
            "write `90%..110%:21` for a tenth less to a tenth more".into(),
        ),
        S::BarePercentage => (
            format!("a percentage is of what the project states, and an axis with only `{typed}` has nothing to run along"),
            "write `90%..110%:21` for a tenth less to a tenth more, or the numbers themselves, as in `0.10;0.20`".into(),
        ),
        S::OfNothing => (
            "percentages are of what the project states, and that is 0 here".into(),
            "write the numbers themselves, as in `0..0.5:11`".into(),
        ),
        S::Twice { other } => {
            let at = other.as_ref().map(|place| format!(" ({})", short_address(place, about.files)));
            (
                format!("each axis has numbers of its own, and another one reaches those of `{typed}` too{}", at.unwrap_or_default()),
                "keep one of the two".into(),
            )
        }
        S::Leaves { value, is_factor, slip } => {
            let (what, help) = changed(slip, about);
            (format!("{what} (at {})", written(*value, *is_factor, about)), help)
        }
        S::Together { values, slip } => {
            let values: Vec<String> =
                values.iter().map(|(value, is_factor)| written(*value, *is_factor, about)).collect();
            let (what, help) = changed(slip, about);
            (format!("{what} (with the axes together at {})", values.join("; ")), help)
        }
        S::NotATiming { text } => (
            format!("amounts of a year fall at its `start`, half way (`mid`) or at its `end`, and this says `{text}`"),
            "list some of the three, as in `start,end`".into(),
        ),
        S::TooManyStructures { combinations, most } => (
            format!(
                "each combination of what decides which years are counted is a formula of its own, at most {most} together, and these are {combinations}"
            ),
            "take fewer values of the horizon, durations, lags, first and last years and timings".into(),
        ),
        S::TooManyAxes { count } => (format!("a grid has at most 32 axes, and there are {count}"), "leave some out, or draw them at random with `simulate`".into()),
        S::TooManyPoints => (
            "a grid has at most 1,000,000,000,000,000 points (a million times a thousand million), and this one has more".into(),
            "take fewer values on each axis, or draw at random with `simulate`".into(),
        ),
        S::UnknownFigure { text, nearest } => (
            format!("no figure is called `{text}`"),
            match nearest {
                Some((english, _)) => format!("did you mean `{english}`?"),
                None => "ratio, net_ratio, npv, costs, benefits, payback_months and irr are some; of a level or stakeholder as in `municipality.balance`".into(),
            },
        ),
        S::BadTarget => (
            format!("a target is a number, or a figure, `=` and a number, and this says `{typed}`"),
            "write it as in `ratio=1.5`".into(),
        ),
        S::OtherTarget { figure } => (
            format!("the target is of the figure that is worked out, which is `{}`, and this says `{typed}`", figure.0),
            "leave out one of the two".into(),
        ),
    }
}

fn written(value: rust_decimal::Decimal, is_factor: bool, about: &About<'_>) -> String {
    if is_factor { super::super::number::percent(value, 6, about.language) } else { about.number(value) }
}

/// What is wrong with the changed project, in the words of an axis.
fn changed(slip: &ScenarioSlip, about: &About<'_>) -> (String, String) {
    let number = |value| about.number(value);
    match slip {
        ScenarioSlip::LeavesRange { quantity, column, line, value } => {
            let line = line.as_ref().map(|line| format!(" of `{line}`")).unwrap_or_default();
            let (lowest, highest) = (number(quantity.lowest()), number(quantity.highest()));
            let name = column.name();
            (
                format!(
                    "`{name}` lies between {lowest} and {highest}, and that{line} becomes {}",
                    number(*value)
                ),
                "choose values that stay within it".into(),
            )
        }
        ScenarioSlip::NotWhole { column, value } => (
            format!("`{}` is a whole number, and becomes {}", column.name(), number(*value)),
            "choose whole numbers, with a step as in `1..5/1`".into(),
        ),
        other => scenario_en::text(other, about),
    }
}
