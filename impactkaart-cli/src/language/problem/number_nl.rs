//! Numbers that are not what they should be, in Dutch: outside their bounds, or not whole.

use super::{About, as_fraction, meant_as_percentage, round};
use impactkaart_core::bounds::Bounded;
use impactkaart_core::model::{Column, Table, YearLimit};
use rust_decimal::Decimal;

/// The quantity of a cell, as the subject of a sentence.
fn subject(about: &About<'_>) -> String {
    let name = match about.column {
        Some(Column::Share | Column::ShareWithout) => "een aandeel",
        Some(Column::Deadweight) => "de autonome ontwikkeling",
        Some(Column::Displacement) => "de verdringing",
        Some(Column::AttributionToOthers) => "de toerekening aan anderen",
        Some(Column::DropOff) => "de afname",
        Some(Column::Cashable) => "het verzilverbare deel",
        Some(Column::Beneficiary) => "een deel van een verdeling",
        Some(Column::Amount | Column::AmountIn(_)) => "een bedrag",
        Some(Column::Years) => "het aantal jaren",
        Some(Column::Horizon) => "de horizon",
        Some(Column::StartYear) => "het startjaar",
        Some(Column::StartMonth) => "de startmaand",
        Some(Column::DiscountRate) => "de discontovoet",
        Some(Column::Lag) => "een vertraging",
        Some(Column::Duration) => "een duur",
        Some(Column::FirstYear | Column::LastYear | Column::Year) => "een jaar",
        Some(Column::PriceYear) => "een prijspeil",
        Some(Column::Participants | Column::ParticipantsIn(_)) => "het aantal deelnemers",
        Some(Column::New | Column::NewIn(_)) => "het aantal nieuwe deelnemers",
        Some(Column::Quantity) => "een hoeveelheid",
        Some(Column::Capacity) => "de capaciteit",
        Some(Column::PerPerson) => "het aantal per persoon",
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
            format!("{} ligt tussen 0 en 1 (0% tot 100%), en in deze cel staat {finding}", subject)
        }
        Bounded::Rate => {
            format!("{} ligt tussen -50% en 100% per jaar, en in deze cel staat {finding}", subject)
        }
        Bounded::Participants | Bounded::Sample if value < quantity.lowest() => {
            format!("{} is niet lager dan nul, en in deze cel staat {finding}", subject)
        }
        Bounded::CalendarYear | Bounded::ProjectYear => {
            let (low, high) = (quantity.lowest(), quantity.highest());
            format!("{} ligt tussen {low} en {high}, en in deze cel staat {finding}", subject)
        }
        _ => {
            let (low, high) = (about.number(quantity.lowest()), about.number(quantity.highest()));
            format!("{} ligt tussen {low} en {high}, en in deze cel staat {finding}", subject)
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
                Some(percentage) => format!("schrijf {}%", about.example(&percentage.to_string())),
                None => format!("schrijf het percentage per jaar, zoals {}", about.example("2.25%")),
            };
        }
        (Bounded::Participants | Bounded::Sample, _) if value < Decimal::ZERO => "laat het minteken weg",
        (Bounded::Money | Bounded::Quantity | Bounded::Participants | Bounded::Sample, _) => {
            "kijk of er een nul of een minteken te veel staat"
        }
        (Bounded::PerPerson, _) => {
            return format!(
                "schrijf hoeveel het er per persoon zijn, zoals 12, of {} als het er voor twee personen één is",
                about.example("0.5")
            );
        }
        (Bounded::CalendarYear | Bounded::ProjectYear, Some(Column::StartYear | Column::PriceYear)) => {
            "schrijf het jaartal voluit, zoals 2026"
        }
        (Bounded::CalendarYear | Bounded::ProjectYear, _) => {
            "schrijf het jaartal voluit, zoals 2026, of het hoeveelste jaar van het project het is, zoals 1"
        }
        (Bounded::Years, Some(Column::Years)) if is_calendar_year => {
            "hier staat hoeveel jaar het project loopt, zoals 2; het jaar waarin het begint staat bij `startjaar`"
        }
        (Bounded::Years | Bounded::Lag | Bounded::Duration, _) if is_calendar_year => {
            "hier staat een aantal jaren, zoals 5, en geen jaartal"
        }
        (Bounded::Lag, _) if value < Decimal::ZERO => "schrijf 0 als het effect meteen begint",
        (Bounded::Duration, _) if value < Decimal::ONE => "schrijf 1 als het effect één jaar duurt",
        (Bounded::Years | Bounded::Lag | Bounded::Duration, _) => "schrijf het aantal jaren, zoals 5",
        (Bounded::Month, _) => "schrijf 1 voor januari tot en met 12 voor december",
    };
    text.to_owned()
}

fn fraction(value: Decimal, percentage: Option<Decimal>, about: &About<'_>) -> String {
    let is_share_of_people = matches!(about.column, Some(Column::Share | Column::ShareWithout));
    if about.column == Some(Column::Beneficiary) {
        return "schrijf de delen als `rijk 60% + buurt 40%`, samen 100%".to_owned();
    }
    if let Some(percentage) = percentage {
        let written = format!(
            "{}% of {}",
            about.example(&percentage.to_string()),
            about.example(&as_fraction(percentage))
        );
        return match (is_share_of_people, percentage == Decimal::from(25)) {
            (true, true) => format!("schrijf een kwart van de deelnemers als {written}"),
            (true, false) => {
                format!("schrijf {} van elke 100 deelnemers als {written}", about.number(percentage))
            }
            _ => format!("schrijf {written}"),
        };
    }
    let is_of_effect = is_share_of_people && about.rows == Some(Table::Effects);
    let help = match (value < Decimal::ZERO, is_of_effect) {
        (true, true) => "schrijf 0% of meer; een effect dat schade doet krijgt een negatieve hoeveelheid",
        (true, false) => "schrijf 0% of meer",
        (false, true) => {
            "schrijf 100% als het bij iedereen optreedt; hoe vaak het per deelnemer optreedt staat bij `hoeveelheid`"
        }
        (false, false) => "schrijf hoogstens 100%",
    };
    help.to_owned()
}

/// A number with decimals where only whole ones make sense.
pub(super) fn not_whole(quantity: Bounded, value: Decimal, about: &About<'_>) -> (String, String) {
    if quantity == Bounded::Duration && value > Decimal::ZERO {
        return fractional_duration(value, about);
    }
    let finding = &about.typed;
    let what = format!("{} is een geheel getal, en in deze cel staat {finding}", subject(about));
    (what, whole(quantity, value, about))
}

/// What to do with a number that is not whole.
pub(super) fn whole(quantity: Bounded, value: Decimal, about: &About<'_>) -> String {
    let text = match quantity {
        Bounded::Lag => {
            "rond af op hele jaren: 0 als het effect nog hetzelfde jaar begint, 1 als het een jaar later begint"
        }
        Bounded::Duration => "schrijf 1 als het effect één jaar duurt",
        Bounded::Years => return format!("rond naar boven af op hele jaren: {}", about.number(value.ceil())),
        Bounded::Month => "schrijf 1 voor januari tot en met 12 voor december",
        Bounded::CalendarYear | Bounded::ProjectYear => {
            "schrijf het jaartal voluit, zoals 2026, of het hoeveelste jaar van het project het is, zoals 1"
        }
        _ => return format!("rond het af op een geheel getal: {}", about.number(round(value))),
    };
    text.to_owned()
}

/// A duration in parts of a year. The value lies above zero.
pub(super) fn fractional_duration(value: Decimal, about: &About<'_>) -> (String, String) {
    let what = format!("een duur is een heel aantal jaren, en in deze cel staat {}", about.typed);
    let months = value * Decimal::from(12);
    let help = if value > Decimal::ZERO && value < Decimal::ONE {
        if value == Decimal::new(5, 1) {
            "schrijf een half jaar als een duur van 1 met de helft van de hoeveelheid".to_owned()
        } else if months.fract().is_zero() {
            let months = months.normalize();
            format!("schrijf {months} maanden als een duur van 1 met {months}/12 van de hoeveelheid")
        } else {
            "schrijf een deel van een jaar als een duur van 1 met dat deel van de hoeveelheid".to_owned()
        }
    } else {
        let whole = value.trunc().normalize();
        format!(
            "vul een duur van {whole} in, en de rest op een eigen regel: een vertraging van {whole}, een duur van 1 en een deel van de hoeveelheid"
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
    let in_words = |year: String| if calendar { year } else { format!("jaar {year}") };
    let (from_year, to_year) = (in_words(from.to_string()), in_words(to.to_string()));
    let rule = match of {
        YearLimit::Project => format!("het project loopt van {from_year} tot en met {to_year}"),
        YearLimit::Horizon => {
            format!("de jaren tellen mee van {from_year} tot en met de horizon, {to_year}")
        }
        YearLimit::Line => format!("deze regel loopt van {from_year} tot en met {to_year}"),
    };
    let is_column = about.column.is_some_and(|column| column.year().is_some());
    let (found, first) = if is_column {
        (format!("deze kolom is voor {year}"), "haal de kolom weg")
    } else {
        (format!("hier staat {}", in_words(year.to_string())), "verbeter het jaar")
    };
    let second = match of {
        YearLimit::Line => {
            return (
                format!("{rule}, en {found}"),
                "maak de cel leeg, of pas `eerste_jaar` of `laatste_jaar` aan".into(),
            );
        }
        _ if year < Decimal::from(from) && !is_column => "het begin van het project (`startjaar`)",
        _ if year < Decimal::from(from) => "verbeter het begin van het project (`startjaar`)",
        YearLimit::Horizon => "neem een langere horizon (`horizon`)",
        YearLimit::Project => "laat het project langer lopen (`jaren`)",
    };
    (format!("{rule}, en {found}"), format!("{first}, of {second}"))
}
