//! Numbers that are not what they should be, in English: outside their bounds, or not whole.

use super::{About, as_fraction, meant_as_percentage, round};
use impactkaart_core::bounds::Bounded;
use impactkaart_core::model::{Column, Table, YearLimit};
use rust_decimal::Decimal;

/// The quantity of a cell, as the subject of a sentence.
fn subject(about: &About<'_>) -> String {
    let name = match about.column {
        Some(Column::Share | Column::ShareWithout) => "a share",
        Some(Column::Deadweight) => "deadweight",
        Some(Column::Displacement) => "displacement",
        Some(Column::AttributionToOthers) => "the part caused by others",
        Some(Column::DropOff) => "drop-off",
        Some(Column::Cashable) => "the cashable part",
        Some(Column::Beneficiary) => "a part of a split",
        Some(Column::Amount | Column::AmountIn(_)) => "an amount",
        Some(Column::Years) => "the number of years",
        Some(Column::Horizon) => "the horizon",
        Some(Column::StartYear) => "the start year",
        Some(Column::StartMonth) => "the start month",
        Some(Column::DiscountRate) => "the discount rate",
        Some(Column::Lag) => "a lag",
        Some(Column::Duration) => "a duration",
        Some(Column::FirstYear | Column::LastYear | Column::Year) => "a year",
        Some(Column::PriceYear) => "a price year",
        Some(Column::Participants | Column::ParticipantsIn(_)) => "the number of participants",
        Some(Column::New | Column::NewIn(_)) => "the number of new participants",
        Some(Column::Quantity) => "a quantity",
        Some(Column::Capacity) => "the capacity",
        Some(Column::PerPerson) => "the number per person",
        _ => return format!("`{}`", about.header),
    };
    name.to_owned()
}

/// A number outside its bounds.
pub(super) fn out_of_range(quantity: Bounded, value: Decimal, about: &About<'_>) -> (String, String) {
    let finding = match about.typed.as_str() {
        "" => about.number(value),
        typed => typed.to_owned(),
    };
    let subject = subject(about);
    let what = match quantity {
        Bounded::Fraction => {
            format!("{} lies between 0 and 1 (0% to 100%), and this cell says {finding}", subject)
        }
        Bounded::Rate => {
            format!("{} lies between -50% and 100% a year, and this cell says {finding}", subject)
        }
        Bounded::Participants | Bounded::Sample if value < quantity.lowest() => {
            format!("{} is not below zero, and this cell says {finding}", subject)
        }
        Bounded::CalendarYear | Bounded::ProjectYear => {
            let (low, high) = (quantity.lowest(), quantity.highest());
            format!("{} lies between {low} and {high}, and this cell says {finding}", subject)
        }
        _ => {
            let (low, high) = (about.number(quantity.lowest()), about.number(quantity.highest()));
            format!("{} lies between {low} and {high}, and this cell says {finding}", subject)
        }
    };
    let is_percentage = finding.ends_with('%');
    (what, within_range(quantity, value, is_percentage, about))
}

fn within_range(quantity: Bounded, value: Decimal, is_percentage: bool, about: &About<'_>) -> String {
    let is_calendar_year = value >= Bounded::CalendarYear.lowest();
    let percentage = meant_as_percentage(value).filter(|_| !is_percentage);
    let text = match (quantity, about.column) {
        (Bounded::Fraction, _) => return fraction(value, percentage, about),
        (Bounded::Rate, _) => {
            return match percentage {
                Some(percentage) => format!("write {}%", about.example(&percentage.to_string())),
                None => format!("write the percentage a year, as in {}", about.example("2.25%")),
            };
        }
        (Bounded::Participants | Bounded::Sample, _) if value < Decimal::ZERO => "leave out the minus",
        (Bounded::Money | Bounded::Quantity | Bounded::Participants | Bounded::Sample, _) => {
            "look for a zero or a minus too many"
        }
        (Bounded::PerPerson, _) => {
            return format!(
                "write how many there are per person, as in 12, or {} where two persons are one",
                about.example("0.5")
            );
        }
        (Bounded::CalendarYear | Bounded::ProjectYear, Some(Column::StartYear | Column::PriceYear)) => {
            "write the year in full, as in 2026"
        }
        (Bounded::CalendarYear | Bounded::ProjectYear, _) => {
            "write the year in full, as in 2026, or as a year of the project, as in 1"
        }
        (Bounded::Years, Some(Column::Years)) if is_calendar_year => {
            "this is how many years the project runs, as in 2; the year in which it starts stands at `start_year`"
        }
        (Bounded::Years | Bounded::Lag | Bounded::Duration, _) if is_calendar_year => {
            "this is a number of years, as in 5, and no year of the calendar"
        }
        (Bounded::Lag, _) if value < Decimal::ZERO => "write 0 where the effect starts at once",
        (Bounded::Duration, _) if value < Decimal::ONE => "write 1 where the effect lasts one year",
        (Bounded::Years | Bounded::Lag | Bounded::Duration, _) => "write the number of years, as in 5",
        (Bounded::Month, _) => "write 1 for January up to 12 for December",
    };
    text.to_owned()
}

fn fraction(value: Decimal, percentage: Option<Decimal>, about: &About<'_>) -> String {
    let is_share_of_people = matches!(about.column, Some(Column::Share | Column::ShareWithout));
    if about.column == Some(Column::Beneficiary) {
        return "write the parts as in `state 60% + neighbourhood 40%`, 100% together".to_owned();
    }
    if let Some(percentage) = percentage {
        let written = format!(
            "{}% or {}",
            about.example(&percentage.to_string()),
            about.example(&as_fraction(percentage))
        );
        return match (is_share_of_people, percentage == Decimal::from(25)) {
            (true, true) => format!("for a quarter of the participants, write {written}"),
            (true, false) => {
                format!("for {} of every 100 participants, write {written}", about.number(percentage))
            }
            _ => format!("write {written}"),
        };
    }
    let is_of_effect = is_share_of_people && about.rows == Some(Table::Effects);
    let help = match (value < Decimal::ZERO, is_of_effect) {
        (true, true) => "write 0% or more; an effect that does harm has a negative quantity",
        (true, false) => "write 0% or more",
        (false, true) => {
            "write 100% where it occurs for everybody; how often it occurs for each of them stands at `quantity`"
        }
        (false, false) => "write 100% at most",
    };
    help.to_owned()
}

/// A number with decimals where only whole ones make sense.
pub(super) fn not_whole(quantity: Bounded, value: Decimal, about: &About<'_>) -> (String, String) {
    if quantity == Bounded::Duration && value > Decimal::ZERO {
        return fractional_duration(value, about);
    }
    let finding = &about.typed;
    let what = format!("{} is a whole number, and this cell says {finding}", subject(about));
    (what, whole(quantity, value, about))
}

/// What to do with a number that is not whole.
pub(super) fn whole(quantity: Bounded, value: Decimal, about: &About<'_>) -> String {
    let text = match quantity {
        Bounded::Lag => {
            "round it to whole years: 0 where the effect starts in the same year, 1 where it starts a year later"
        }
        Bounded::Duration => "write 1 where the effect lasts one year",
        Bounded::Years => return format!("round it up to whole years: {}", about.number(value.ceil())),
        Bounded::Month => "write 1 for January up to 12 for December",
        Bounded::CalendarYear | Bounded::ProjectYear => {
            "write the year in full, as in 2026, or as a year of the project, as in 1"
        }
        _ => return format!("round it to a whole number: {}", about.number(round(value))),
    };
    text.to_owned()
}

/// A duration in parts of a year. The value lies above zero.
pub(super) fn fractional_duration(value: Decimal, about: &About<'_>) -> (String, String) {
    let what = format!("a duration is a whole number of years, and this cell says {}", about.typed);
    let months = value * Decimal::from(12);
    let help = if value > Decimal::ZERO && value < Decimal::ONE {
        if value == Decimal::new(5, 1) {
            "for six months, write a duration of 1 and half the quantity".to_owned()
        } else if months.fract().is_zero() {
            format!("for {} months, write a duration of 1 and {0}/12 of the quantity", months.normalize())
        } else {
            "for part of a year, write a duration of 1 and that part of the quantity".to_owned()
        }
    } else {
        let whole = value.trunc().normalize();
        format!(
            "write a duration of {whole}, and the rest as a row of its own: a lag of {whole}, a duration of 1 and part of the quantity"
        )
    };
    (what, help)
}

/// A year that is not one of those that count here.
pub(super) fn year_outside(
    year: Decimal,
    (first, last): (u16, u16),
    start_year: u16,
    of: YearLimit,
    about: &About<'_>,
) -> (String, String) {
    let calendar = year >= Decimal::from(1900);
    let (from, to) = if calendar { (start_year + first - 1, start_year + last - 1) } else { (first, last) };
    let in_words = |year: String| if calendar { year } else { format!("year {year}") };
    let (from_year, to_year) = (in_words(from.to_string()), in_words(to.to_string()));
    let rule = match of {
        YearLimit::Project => format!("the project runs from {from_year} to {to_year}"),
        YearLimit::Horizon => {
            format!("years are counted from {from_year} up to and including the horizon, {to_year}")
        }
        YearLimit::Line => format!("this row runs from {from_year} to {to_year}"),
    };
    let is_column = about.column.is_some_and(|column| column.year().is_some());
    let (found, first) = if is_column {
        (format!("this column is for {year}"), "remove the column")
    } else {
        (format!("this says {}", in_words(year.to_string())), "correct the year")
    };
    let second = match of {
        YearLimit::Line => {
            return (
                format!("{rule}, and {found}"),
                "clear the cell, or change `first_year` or `last_year`".into(),
            );
        }
        _ if year < Decimal::from(from) && !is_column => "the start of the project (`start_year`)",
        _ if year < Decimal::from(from) => "correct the start of the project (`start_year`)",
        YearLimit::Horizon => "lengthen the horizon (`horizon`)",
        YearLimit::Project => "let the project run longer (`years`)",
    };
    (format!("{rule}, and {found}"), format!("{first}, or {second}"))
}
