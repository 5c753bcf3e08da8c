//! Problems of the model, in English.

use super::{About, as_fraction, in_english, meant_as_percentage, near_level, ticked};
use impactkaart_core::bounds::Bounded;
use impactkaart_core::model::{Because, Column, CountedAs, Fault, Level, Table};
use rust_decimal::Decimal;

/// The sentence, and what to do.
pub(super) fn text(fault: &Fault, about: &About<'_>) -> (String, Option<String>) {
    use Fault as F;
    let number = |value: &Decimal| about.number(*value);
    let (header, table, typed) = (&about.header, about.table, &about.typed);
    let some = |text: &str| Some(text.to_owned());
    match fault {
        F::Missing { because } => missing(*because, about),
        F::OutOfRange { quantity, value } => out_of_range(*quantity, *value, about),
        F::NotWhole { quantity: Bounded::Duration, value } => fractional_duration(*value, about),
        F::NotWhole { .. } => {
            (format!("{} is a whole number, and this cell says {typed}", subject(about)), None)
        }
        F::DuplicateId { id, made: false } => {
            (format!("each row has an id of its own, and `{id}` is there already{}", about.at_other()), None)
        }
        F::DuplicateId { id, made: true } => (
            format!("each row has an id of its own, and the one made of its description, `{id}`, is there already{}", about.at_other()),
            some("describe the two differently, or give each an id"),
        ),
        F::ReservedId { id, level: Some(_) } => (
            format!("`{id}` is the name of a level, and this stakeholder belongs to another"),
            some("give it another id"),
        ),
        F::ReservedId { id, level: None } => {
            (format!("`{id}` is a word of the program, and no id can be the same"), some("give it another id"))
        }
        F::UnusableId { id } if id.trim().is_empty() => ("an id is a word, and this one is blank".into(), None),
        F::UnusableId { .. } => (
            "an id holds no quotation marks and stays on one line, and this one does not".into(),
            some("write letters, digits, `_` and `-`"),
        ),
        F::UnknownReference { table: kind, text, nearest, known } => {
            let (what, none) = match kind {
                Table::Stakeholders => ("stakeholder", "name a level (client, organisation, municipality or society), or list the stakeholder"),
                Table::Reach => ("group", "add the group, with how many take part"),
                _ => ("value", "add the value, or write the amount in the column `amount`"),
            };
            match nearest {
                Some((id, _)) => (
                    format!("{table} has no {what} `{text}`"),
                    Some(format!("did you mean `{id}`{}?", about.at_other())),
                ),
                None if *known == 0 && *kind != Table::Stakeholders => {
                    (format!("`{text}` is no {what} of the project: there is nothing in {table}"), some(none))
                }
                None => (format!("{table} has no {what} `{text}`"), near_level(*kind, text, 0).or(some(none))),
            }
        }
        F::YearOutside { year, allowed, start_year, horizon } => year_outside(*year, *allowed, *start_year, *horizon, about),
        F::FirstAfterLast { first, last } => (
            format!("the first year comes before the last, and this line runs from year {first} to year {last}"),
            None,
        ),
        F::HorizonBelowYears { horizon, years } => (
            format!("the horizon is the last year counted, and at {horizon} it is shorter than the project, which runs {years} years"),
            Some(format!("write {years} or more, or leave it out")),
        ),
        F::NewAboveParticipants { new, participants } => (
            format!("new participants are part of the participants, and here {} of {} are new", number(new), number(participants)),
            some("`participants` counts all who take part in the year, those who are new included"),
        ),
        F::NewMissing { group, effect } => (
            format!(
                "group `{group}` has participants in several years and effect `{effect}` lasts more than one, so it must be \
                 said how many are new each year, or the same people count again every year"
            ),
            some("fill in the column `new`; where nobody stays, repeat the number of participants"),
        ),
        F::DuplicateYear { group, year } => (
            match year {
                Some(year) => format!("a group has one row a year, and `{group}` has two for year {year}{}", about.at_other()),
                None => format!("a group has one row for every year, and `{group}` has two{}", about.at_other()),
            },
            None,
        ),
        F::PartOfCycle { groups } => (
            format!("a group is part of a larger one, and here the parts go round: {}", groups.join(" → ")),
            None,
        ),
        F::PartOfWithParticipants => (
            "a group that is part of another is a share of it, and this one states numbers of its own too".into(),
            some("leave `participants` and `new` blank, or leave `part_of` blank"),
        ),
        F::ShareWithoutPartOf => (
            "a share of a group is a share of another group, and this row does not say which".into(),
            some("name the other group in the column `part_of`"),
        ),
        F::GroupDisagrees { group } => (
            format!("the rows of a group say the same in `{header}`, and those of `{group}` do not{}", about.at_other()),
            None,
        ),
        F::ShareWithoutAboveShare { without, with } => (
            format!(
                "the share without the project is at most the share with it ({}), and this cell says {typed}",
                percent(*with, about)
            ),
            (*without > *with).then(|| "an effect that does harm has a negative quantity or amount".into()),
        ),
        F::ShareWithoutAndDeadweight => (
            "`share_without` and `deadweight` both say what would have happened anyway, and this row has both".into(),
            some("leave one of the two blank"),
        ),
        F::ValueAndAmount => (
            "a unit is worth a value of the list or an amount of its own, and this row has both".into(),
            some("leave `value` or `amount` blank"),
        ),
        F::PriceYearOfValue => (
            "a value has its own price year, and this row states one too".into(),
            some("leave `price_year` blank here, and state it with the value"),
        ),
        F::SplitTotal { total } => (
            format!("the percentages of a split add up to 100%, and these add up to {}", percent(*total, about)),
            None,
        ),
        F::SplitTwice { party } => (format!("those who share an effect are each named once, and `{party}` is named twice"), None),
        F::SameParty { party } => match about.column {
            Some(Column::Counterparty) => {
                (format!("a counterparty loses what the beneficiary gains, and `{party}` is both"), None)
            }
            _ => (format!("funding goes from one party to another, and `{party}` is both"), None),
        },
        F::CounterpartyWithoutTransfer => (
            "an effect with a counterparty is a transfer, and this row says it is none".into(),
            some("write yes, or leave `counterparty` blank"),
        ),
        F::NotPerYear => (
            "a line with a column per year is counted per year, and this one is not".into(),
            some("write year, or leave the cell blank"),
        ),
        F::NoPrescribedRate { year, month } => (
            format!("no discount rate was prescribed in the Netherlands on the first of {}, and the project states none", month_of(*year, *month)),
            some("state a rate: a row `discount_rate`"),
        ),
        F::PriceYearTooEarly { year, first } => (
            format!("prices are known from {first} on, and this asks for those of {year}"),
            some("write `none` in the column `indexed` to leave the amount as it is"),
        ),
        F::SeveralOrganisations { count } => (
            format!("funding goes to the organisation that carries out the project, and there are {count} of them"),
            some("name the one that receives it"),
        ),
        F::TotalTooLarge { .. } => (
            "all amounts together are more than can be calculated exactly, and this line is the largest".into(),
            some("look for a number with too many zeros"),
        ),
        F::DiscountingTooStrong { rate, horizon } => (
            format!(
                "a rate of {} over {horizon} years makes amounts too small or too large to calculate with",
                percent(*rate, about)
            ),
            some("write the rate as in 2.25%, or shorten the horizon"),
        ),
        F::TransferWithoutCounterparty => (
            "a transfer moves money from one party to another, and this row does not say from whom".into(),
            some("name the other side in the column `counterparty`"),
        ),
        F::BeyondHorizon { year, horizon } => (
            format!("the effect starts in year {year}, and years are counted up to the horizon, year {horizon}: it counts for nothing"),
            None,
        ),
        F::SamePeopleEveryYear { duration, years } => (
            format!(
                "the effect counts all participants in each of {years} years and lasts {duration} years, so the same people may \
                 count several times"
            ),
            some("write `new` in the column `counts`, or a duration of 1"),
        ),
        F::OtherUnit { unit, value_unit, value } => (
            format!("the effect is counted per `{unit}`, and the value `{value}` is the price of one `{}`", in_english(value_unit)),
            None,
        ),
        F::OtherBearer { bearer, beneficiary, value } => (
            format!(
                "the effect is enjoyed at the level {}, and the price `{value}` is borne at the level {}",
                level(*beneficiary),
                level(*bearer)
            ),
            None,
        ),
        F::FundedTwice { party, receives, makes } => (
            format!("`{party}` receives {} for costs of {}", number(receives), number(makes)),
            some("funding pays for costs that the receiver makes; money for other costs goes to whoever makes those"),
        ),
        F::CostIsSumOfOthers { amount, lines } => (
            format!("this cost ({}) is exactly what the other {lines} lines add up to", number(amount)),
            some("a total or a subsidy is no cost beside the lines it consists of: remove it, or move it to funding.csv"),
        ),
        F::SameCountEachYear { group, participants, years } => (
            format!(
                "group `{group}` has {} participants in each of {years} years and all count as new; they may be the same people",
                number(participants)
            ),
            some("say in the column `new` how many start in each year"),
        ),
        F::TotalAsYearly { yearly, total } => {
            let (what, help) = if yearly == total {
                ("every year what all costs add up to over the whole project", "if it is the total, write `project` in the column `per`")
            } else {
                ("once, and exactly a year's part of all costs", "if it is paid every year, write `year` in the column `per`")
            };
            (format!("this line is paid {what} ({})", number(total)), some(help))
        }
        F::UnusedStakeholder => (format!("nothing in the project mentions {}", named(typed, "this stakeholder")), None),
        F::UnusedValue => (format!("no effect uses {}", named(typed, "this value")), None),
        F::BaseCaseNotDescribed { .. } => (
            "a line of the base case is subtracted, and the project does not say what happens without it".into(),
            some("describe it in project.csv: a row `base_case`"),
        ),
    }
}

fn missing(because: Because, about: &About<'_>) -> (String, Option<String>) {
    let header = &about.header;
    let some = |text: &str| Some(text.to_owned());
    match because {
        Because::Always if about.is_absent => {
            (format!("a project states its `{header}`, and this one does not"), missing_help(about))
        }
        Because::Always => (format!("`{header}` is required, and it is blank here"), missing_help(about)),
        Because::SeveralYears => (
            format!(
                "in a project of several years a line says what its amount is per, and `{header}` is blank here"
            ),
            some("write project for a total, year for an amount that comes back every year, or participant"),
        ),
        Because::WhichYear => (
            format!(
                "in a project of several years a row of reach says which year it is for, and `{header}` is blank here"
            ),
            some("write a year, or each for every year"),
        ),
        Because::PerParticipant => (
            format!("what is counted per participant belongs to a group, and `{header}` is blank here"),
            None,
        ),
        Because::Valued => (
            format!(
                "an effect with a value says for which share of the participants it occurs, and `{header}` is blank here"
            ),
            some("write 100% where it occurs for everybody"),
        ),
        Because::PartOfGroup => (
            format!("a group that is part of another says which share of it, and `{header}` is blank here"),
            None,
        ),
        Because::CountedOtherwise(counted) => {
            let things = match counted {
                CountedAs::Person => "persons",
                CountedAs::Household => "households",
                CountedAs::Contact => "contacts",
                CountedAs::Visit => "visits",
            };
            (
                format!(
                    "a group counted in {things} says how many there are per person, and `{header}` is blank here"
                ),
                None,
            )
        }
        Because::Capacity => (
            format!(
                "a capacity is for a group, and `{header}` is blank here while the project has no main group"
            ),
            None,
        ),
        Because::Split => (
            "those who share an effect each have a percentage, and here one has none".into(),
            some("write them as in `state 60% + neighbourhood 40%`"),
        ),
        Because::NeedsName => {
            ("a row is called by its id or description, and this one has neither".into(), None)
        }
    }
}

fn missing_help(about: &About<'_>) -> Option<String> {
    let help = match about.column? {
        Column::Payer => {
            "name who makes the cost: a stakeholder, or a level (client, organisation, municipality, society)"
        }
        Column::Beneficiary => {
            "name who enjoys it: a stakeholder, or a level (client, organisation, municipality, society)"
        }
        Column::Level => "write client, organisation, municipality or society",
        Column::StartYear => "add a row `start_year` with the year in which the project starts",
        Column::Name if about.table.starts_with("project") => {
            "add a row `name` with what the project is called"
        }
        _ => return None,
    };
    Some(help.to_owned())
}

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

fn out_of_range(quantity: Bounded, value: Decimal, about: &About<'_>) -> (String, Option<String>) {
    let (low, high) = (quantity.lowest(), quantity.highest());
    let finding = match about.typed.as_str() {
        "" => about.number(value),
        typed => typed.to_owned(),
    };
    let number = |value: Decimal| about.number(value);
    let plain = || {
        format!(
            "{} lies between {} and {}, and this cell says {finding}",
            subject(about),
            number(low),
            number(high)
        )
    };
    let year = || format!("{} lies between {low} and {high}, and this cell says {finding}", subject(about));
    match quantity {
        Bounded::Fraction => {
            let what =
                format!("{} lies between 0 and 1 (0% to 100%), and this cell says {finding}", subject(about));
            let help = meant_as_percentage(value).filter(|_| !finding.ends_with('%')).map(|percentage| {
                let written = format!(
                    "{}% or {}",
                    about.example(&percentage.to_string()),
                    about.example(&as_fraction(percentage))
                );
                match (about.column, percentage == Decimal::from(25)) {
                    (Some(Column::Share | Column::ShareWithout), true) => {
                        format!("for a quarter of the participants, write {written}")
                    }
                    (Some(Column::Share | Column::ShareWithout), false) => {
                        format!("for {} of every 100 participants, write {written}", number(percentage))
                    }
                    _ => format!("write {written}"),
                }
            });
            (what, help)
        }
        Bounded::Rate => {
            let what =
                format!("{} lies between -50% and 100% a year, and this cell says {finding}", subject(about));
            let help = meant_as_percentage(value).filter(|_| !finding.ends_with('%'));
            (what, help.map(|percentage| format!("write {}%", about.example(&percentage.to_string()))))
        }
        Bounded::Participants | Bounded::Sample if value < low => {
            (format!("{} is not below zero, and this cell says {finding}", subject(about)), None)
        }
        Bounded::CalendarYear | Bounded::ProjectYear => (year(), None),
        _ => (plain(), None),
    }
}

fn fractional_duration(value: Decimal, about: &About<'_>) -> (String, Option<String>) {
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
    (what, (value > Decimal::ZERO).then_some(help))
}

fn year_outside(
    year: Decimal,
    (first, last): (u16, u16),
    start_year: u16,
    horizon: bool,
    about: &About<'_>,
) -> (String, Option<String>) {
    let calendar = year >= Decimal::from(1900);
    let (from, to) = if calendar { (start_year + first - 1, start_year + last - 1) } else { (first, last) };
    if about.column.is_some_and(|column| column.year().is_some()) {
        let what = format!("the project runs from {from} to {to}, and this column is for {year}");
        return (what, Some("remove the column, or let the project run longer (`years`)".into()));
    }
    let what = match (horizon, calendar) {
        (false, true) => format!("the project runs from {from} to {to}, and this says {year}"),
        (false, false) => {
            format!("the project runs from year {from} to year {to}, and this says year {year}")
        }
        (true, true) => format!("years are counted from {from} to the horizon, {to}, and this says {year}"),
        (true, false) => {
            format!("years are counted from year {from} to the horizon, year {to}, and this says year {year}")
        }
    };
    let help = match about.column {
        _ if year < Decimal::from(from) => "correct the year, or the start of the project (`start_year`)",
        _ if horizon => "correct the year, or lengthen the horizon",
        _ => "correct the year, or let the project run longer (`years`)",
    };
    (what, Some(help.to_owned()))
}

fn percent(value: Decimal, about: &About<'_>) -> String {
    crate::language::number::percent(value, 6, about.language)
}

fn named(typed: &str, otherwise: &str) -> String {
    if typed.is_empty() { otherwise.to_owned() } else { ticked([typed], "and") }
}

fn level(level: Level) -> &'static str {
    level.name()
}

fn month_of(year: u16, month: u8) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    // Holds because months run from 1 to 12.
    format!("{} {year}", MONTHS[usize::from(month.clamp(1, 12)) - 1])
}
