//! Problems of the model, in English.

use super::{About, in_english, is_several, missing_en, near_level, number_en, ticked};
use impactkaart_core::model::{Column, Fault, Level, Table};
use rust_decimal::Decimal;

/// The sentence, and what to do.
pub(super) fn text(fault: &Fault, about: &About<'_>) -> (String, String) {
    use Fault as F;
    let number = |value: &Decimal| about.number(*value);
    let (header, table, typed) = (&about.header, about.table, &about.typed);
    match fault {
        F::Missing { because } => missing_en::cell(*because, about),
        F::OutOfRange { quantity, value } => number_en::out_of_range(*quantity, *value, about),
        F::NotWhole { quantity, value } => number_en::not_whole(*quantity, *value, about),
        F::DuplicateId { id, made: false } => {
            (format!("each row has an id of its own, and `{id}` is there already{}", about.at_other()), "give one of the two another id, or remove the row if it stands there twice".into())
        }
        F::DuplicateId { id, made: true } if about.rows == Some(Table::Stakeholders) => (
            format!("each stakeholder has a name or id of its own, and `{id}`, made of this name, is there already{}", about.at_other()),
            "give one of the two another name, or remove the row if it stands there twice".into(),
        ),
        F::DuplicateId { id, made: true } => (
            format!("each row has an id of its own, and the one made of its description, `{id}`, is there already{}", about.at_other()),
            "describe the two differently, or give each an id".into(),
        ),
        F::ReservedId { id, level: Some(_) } => (
            format!("`{id}` is the name of a level, and this stakeholder belongs to another"),
            "give it another id".into(),
        ),
        F::ReservedId { id, level: None } => {
            (format!("`{id}` is a word of the program, and no id can be the same"), "give it another id".into())
        }
        F::UnusableId { id } if id.trim().is_empty() => ("an id is a word, and this one is blank".into(), "write letters, digits, `_` and `-`".into()),
        F::UnusableId { .. } => (
            "an id holds no quotation marks and stays on one line, and this one does not".into(),
            "write letters, digits, `_` and `-`".into(),
        ),
        F::UnknownReference { table: Table::Stakeholders, text, .. }
            if is_several(text) && about.column != Some(Column::Beneficiary) =>
        {
            let part = if about.column == Some(Column::Counterparty) { "the quantity" } else { "the amount" };
            (
                format!("only a beneficiary can be split among several, and `{header}` says `{text}`"),
                format!("make a row for each of them, with a part of {part}"),
            )
        }
        F::UnknownReference { table: kind, text, nearest, known } => {
            let (what, none) = match kind {
                Table::Stakeholders => ("stakeholder", "name a level (client, organisation, municipality or society), or list the stakeholder"),
                Table::Reach => ("group", "add the group, with how many take part"),
                _ => ("value", "add the value, or write the amount in the column `amount`"),
            };
            match nearest {
                Some((id, _)) => (
                    format!("{table} has no {what} `{text}`"),
                    format!("did you mean `{id}`{}?", about.at_other()),
                ),
                None if *known == 0 && *kind != Table::Stakeholders => {
                    (format!("`{text}` is no {what} of the project: there is nothing in {table}"), none.into())
                }
                None => (format!("{table} has no {what} `{text}`"), near_level(*kind, text, 0).unwrap_or_else(|| none.into())),
            }
        }
        F::YearOutside { year, allowed, start_year, of } => number_en::year_outside(*year, *allowed, *start_year, *of, about),
        F::FirstAfterLast { first, last } => (
            format!("the first year comes before the last, and this line runs from year {first} to year {last}"),
            "correct the first or the last year; they may have changed places".into(),
        ),
        F::HorizonBelowYears { horizon, years } => (
            format!("the horizon is the last year counted, and at {horizon} it is shorter than the project, which runs {years} years"),
            format!("write {years} or more, or leave it out"),
        ),
        F::NewAboveParticipants { new, participants } => (
            format!("new participants are part of the participants, and here {} of {} are new", number(new), number(participants)),
            "`participants` counts all who take part in the year, those who are new included".into(),
        ),
        F::NewMissing { group, effect } => (
            format!(
                "group `{group}` has participants in several years and effect `{effect}` lasts more than one, so it must be \
                 said how many are new each year, or the same people count again every year"
            ),
            "fill in the column `new`; where nobody stays, repeat the number of participants".into(),
        ),
        F::DuplicateYear { group, year } => (
            match year {
                Some(year) => format!("a group has one row a year, and `{group}` has two for year {year}{}", about.at_other()),
                None => format!("a group has one row for every year, and `{group}` has two{}", about.at_other()),
            },
            match year {
                Some(_) => "add the participants up in one row where they are other people, or correct the year of one of the two".into(),
                None => "keep one of the two, or write a year in each".into(),
            },
        ),
        F::PartOfCycle { groups } => (
            format!("a group is part of a larger one, and here the parts go round: {}", groups.join(" → ")),
            "leave `part_of` blank for the largest of these groups".into(),
        ),
        F::PartOfWithParticipants => (
            "a group that is part of another is a share of it, and this one states numbers of its own too".into(),
            "leave `participants` and `new` blank, or leave `part_of` blank".into(),
        ),
        F::ShareWithoutPartOf => (
            "a share of a group is a share of another group, and this row does not say which".into(),
            "name the other group in the column `part_of`".into(),
        ),
        F::GroupDisagrees { group } => (
            format!("the rows of a group say the same in `{header}`, and those of `{group}` do not{}", about.at_other()),
            format!("write the same in all rows of `{group}`, or only in the first"),
        ),
        F::ShareWithoutAboveShare { with, .. } => (
            format!(
                "the share without the project is at most the share with it ({}), and this cell says {typed}",
                percent(*with, about)
            ),
            "the two may have changed places; an effect that does harm has a negative quantity".into(),
        ),
        F::ShareWithoutAndDeadweight => (
            "`share_without` and `deadweight` both say what would have happened anyway, and this row has both".into(),
            "leave one of the two blank".into(),
        ),
        F::ValueAndAmount => (
            "a unit is worth a value of the list or an amount of its own, and this row has both".into(),
            "leave `value` or `amount` blank".into(),
        ),
        F::PriceYearOfValue => (
            "a value has its own price year, and this row states one too".into(),
            "leave `price_year` blank here, and state it with the value".into(),
        ),
        F::SplitTotal { total } => (
            format!("the percentages of a split add up to 100%, and these add up to {}", percent(*total, about)),
            match Decimal::ONE - *total {
                rest if rest > Decimal::ZERO => format!("give the {} that is missing to one of them", percent(rest, about)),
                rest => format!("take {} off", percent(-rest, about)),
            },
        ),
        F::SplitTwice { party } => (format!("those who share an effect are each named once, and `{party}` is named twice"), format!("add the percentages of `{}` up to one", party)),
        F::SameParty { party } => match about.column {
            Some(Column::Counterparty) => {
                (format!("a counterparty loses what the beneficiary gains, and `{party}` is both"), "name who loses it in `counterparty`, or leave the cell blank".into())
            }
            _ => (format!("funding goes from one party to another, and `{party}` is both"), "name who gives the money in the column `from`, and who gets it in the column `to`".into()),
        },
        F::CounterpartyWithoutTransfer => (
            "an effect with a counterparty is a transfer, and this row says it is none".into(),
            "write yes, or leave `counterparty` blank".into(),
        ),
        F::NotPerYear => (
            "a line with a column per year is counted per year, and this one is not".into(),
            "write year, or leave the cell blank".into(),
        ),
        F::NoPrescribedRate { year, month } => (
            format!("no discount rate was prescribed in the Netherlands on the first of {}, and the project states none", month_of(*year, *month)),
            "state a rate: a row `discount_rate`".into(),
        ),
        F::PriceYearTooEarly { year, first } => (
            format!("prices are known from {first} on, and this asks for those of {year}"),
            "write `none` in the column `indexed` to leave the amount as it is".into(),
        ),
        F::SeveralOrganisations { count } => (
            format!("funding goes to the organisation that carries out the project, and there are {count} of them"),
            "name the one that receives it".into(),
        ),
        F::TotalTooLarge { .. } => (
            "all amounts together are more than can be calculated exactly, and this line is the largest".into(),
            "look for a number with too many zeros".into(),
        ),
        F::DiscountingTooStrong { rate, horizon } => (
            format!(
                "a rate of {} over {horizon} years makes amounts too small or too large to calculate with",
                percent(*rate, about)
            ),
            "write the rate as in 2.25%, or shorten the horizon".into(),
        ),
        F::TransferWithoutCounterparty => (
            "a transfer moves money from one party to another, and this row does not say from whom".into(),
            "name the other side in the column `counterparty`".into(),
        ),
        F::BeyondHorizon { year, horizon } => (
            format!("the effect starts in year {year}, and years are counted up to the horizon, year {horizon}: it counts for nothing"),
            format!("make the horizon {year} or more in project.csv, or the lag shorter"),
        ),
        F::SamePeopleEveryYear { duration, years } => (
            format!(
                "the effect counts all participants in each of {years} years and lasts {duration} years, so the same people may \
                 count several times"
            ),
            "write `new` in the column `counts`, or a duration of 1".into(),
        ),
        F::OtherUnit { unit, value_unit, value } => (
            format!("the effect is counted per `{unit}`, and the value `{value}` is the price of one `{}`", in_english(value_unit)),
            format!("choose a value per `{unit}`, or count the effect per `{}`", in_english(value_unit)),
        ),
        F::OtherBearer { bearer, beneficiary, value } => (
            format!(
                "the effect is enjoyed at the level {}, and the price `{value}` is borne at the level {}",
                level(*beneficiary),
                level(*bearer)
            ),
            format!(
                "check who enjoys it: what the level {} saves is no benefit of the level {}",
                level(*bearer),
                level(*beneficiary)
            ),
        ),
        F::FundedTwice { party, receives, makes } => (
            format!("`{party}` receives {} for costs of {}", number(receives), number(makes)),
            "lower the amount, or name who makes the other costs in the column `to`".into(),
        ),
        F::CostIsSumOfOthers { amount, lines } => (
            format!("this cost ({}) is exactly what the other {lines} lines add up to", number(amount)),
            "a total or a subsidy is no cost beside the lines it consists of: remove it, or move it to funding.csv".into(),
        ),
        F::SameCountEachYear { group, participants, years } => (
            format!(
                "group `{group}` has {} participants in each of {years} years and all count as new; they may be the same people",
                number(participants)
            ),
            "say in the column `new` how many start in each year".into(),
        ),
        F::TotalAsYearly { yearly, total } => {
            let (what, help) = if yearly == total {
                ("every year what all costs add up to over the whole project", "if it is the total, write `project` in the column `per`")
            } else {
                ("once, and exactly a year's part of all costs", "if it is paid every year, write `year` in the column `per`")
            };
            (format!("this line is paid {what} ({})", number(total)), help.into())
        }
        F::UnusedStakeholder => (format!("nothing in the project mentions {}", named(typed, "this stakeholder")), "name it where it pays or gets something, or remove the row".into()),
        F::UnusedValue => (format!("no effect uses {}", named(typed, "this value")), "write its id at `value` of an effect, or remove the row".into()),
        F::BaseCaseNotDescribed { .. } => (
            "a line of the base case is subtracted, and the project does not say what happens without it".into(),
            "describe it in project.csv: a row `base_case`".into(),
        ),
    }
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
