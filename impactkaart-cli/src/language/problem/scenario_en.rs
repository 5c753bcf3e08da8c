//! Problems of scenarios, in English.

use super::{About, listed, model_en, round, ticked};
use crate::problem::short_address;
use crate::read::scenarios::{ROOTS, ScenarioSlip, pair};
use impactkaart_core::scenario::{Field, Root};
use rust_decimal::Decimal;

/// The sentence, and what to do.
pub(super) fn text(slip: &ScenarioSlip, about: &About<'_>) -> (String, String) {
    use ScenarioSlip as S;
    let typed = &about.typed;
    match slip {
        S::UnknownRoot { text, nearest } => (
            format!("a parameter begins with {}, and this one with `{text}`", ticked(ROOTS.map(|(_, word, _)| word), "or")),
            match nearest {
                Some(nearest) => format!("did you mean `{nearest}`?"),
                None => "write it as in `costs.coordinator.amount`, or `costs` for all costs".into(),
            },
        ),
        S::UnknownField { root, text, nearest } => (
            format!("what can be changed of {} is {}, and this says `{text}`", lines(*root), fields(root.fields(), "and")),
            match nearest {
                Some((english, _)) => format!("did you mean `{english}`?"),
                None if typed.contains(':') => "put an id with a point in it between quotation marks".into(),
                None if text.contains('[') => "close the year with a bracket, as in `[2]`".into(),
                None => match root.fields().first() {
                    Some(field) => format!("choose one of these, as in `{}`", path(*root, *field)),
                    None => format!("write `{}`", root.name()),
                },
            },
        ),
        S::MalformedPath => (
            format!("a parameter is written as `costs.coordinator.amount`, with at most one number of one line, and this says `{typed}`"),
            "an id with a point in it stands between quotation marks; a year behind participants, new or share as in `[2]`".into(),
        ),
        S::UnknownLine { root, text, field: Some(field), .. } => (
            format!("behind `{}` stands which line is meant, and `{text}` is a number of a line", root.name()),
            format!("write `{}.*.{}` to change it for all", root.name(), field.name()),
        ),
        S::UnknownLine { root, text, nearest, .. } => (
            format!("among the {} of the project there is no `{text}`", lines(*root)),
            match nearest {
                Some(nearest) => format!("did you mean `{nearest}`?"),
                None => format!("name the id or description of a line, or write `{}.*` for all of them", root.name()),
            },
        ),
        S::UnknownParty { text, nearest } => (
            format!("behind `@` stands a level, a stakeholder, or for costs what they are counted per, and `{text}` is none of these"),
            match nearest {
                Some(nearest) => format!("did you mean `@{nearest}`?"),
                None => "name a level or a stakeholder of the project, as in `costs.@municipality`".into(),
            },
        ),
        S::NoParties { root } => (
            format!("`@` chooses costs, funding or effects by who they belong to, and {} belong to nobody", lines(*root)),
            "name the line, or take them all with `*`".into(),
        ),
        S::NothingSelected => (format!("a change reaches at least one line, and `{typed}` reaches none"), "choose another line, or remove the change".into()),
        S::UnknownYear { year } => (
            format!("a year between brackets has a row of its own for that group, and year {} has none", about.ungrouped(*year)),
            "leave the brackets out to change all years".into(),
        ),
        S::NotStated => (
            "only a number that the line states can be changed, and this line does not state this one (a group that is part of another has a share, one that is counted has participants)".into(),
            "fill in the number at the line itself first, or change one that is there".into(),
        ),
        S::Twice { other } => {
            let at = other.as_ref().map(|place| format!(" ({})", short_address(place, about.files)));
            (
                format!("a scenario changes a number once, and another change reaches this one too{}", at.unwrap_or_default()),
                "keep one of the two, or make two scenarios of it".into(),
            )
        }
        S::Unreadable => (
            format!("a change is a word and a number, such as `plus 10%`, `minus 5%`, `to 120` or `{}`, and this says `{typed}`", about.example("times 1.1")),
            "write `plus 10%` for a tenth more, or `to 120` where it becomes 120".into(),
        ),
        S::SignInFile { sign, rest } => {
            let word = match sign {
                '=' => "to",
                '+' => "plus",
                _ => "minus",
            };
            (
                format!("in a file a change is written with a word, since a spreadsheet takes `{sign}` for something else, and this says `{typed}`"),
                match word {
                    "minus" => format!("write `minus {rest}`, or `to -{rest}` where that is what it becomes"),
                    word => format!("write `{word} {rest}`"),
                },
            )
        }
        S::UndecidedNumber => (
            format!("a mark before three digits sets off thousands or decimals, and nothing tells which in `{typed}`"),
            "write it without a mark, as 1250, or with another decimal, as 1.2500".into(),
        ),
        S::NoChange => (
            format!("what is set is a parameter, a `=` and a change, and this says `{typed}`"),
            "write it as in `costs=+10%`".into(),
        ),
        S::BareOnFactor => (
            format!("without a number of a line behind it this is a factor (1 is as is), and of `{typed}` one cannot tell whether it is what is added or what it becomes"),
            format!("write `plus 10%` or `{}`", about.example("times 1.1")),
        ),
        S::FactorBeyondTen { factor } => (
            format!("without a number of a line behind it this is a factor (1 is as is), which lies between 0 and 10, and `{typed}` makes it {}", about.number(*factor)),
            "write a percentage, as in `plus 10%`, or name the number of a line, as in `costs.<id>.amount`".into(),
        ),
        S::BarePercentage => (
            format!("only a share or a rate can be set to a percentage, and of `{typed}` one cannot tell what it is a percentage of"),
            "write `plus 10%` or `minus 10%` for a tenth more or less, or the number itself".into(),
        ),
        S::TooLarge => (format!("with `{typed}` the number is larger than can be calculated with"), "choose a smaller change".into()),
        S::OtherKind { takes_timing: true } => (
            format!("a moment is start, mid or end, and this says `{typed}`"),
            "write `to start`, `to mid` or `to end`".into(),
        ),
        S::OtherKind { takes_timing: false } => {
            (format!("this is a number, and `{typed}` is a moment in the year"), "write a number, as in `to 5`".into())
        }
        S::LeavesRange { quantity, column, line, value } => (
            format!(
                "`{}` lies between {} and {}, and with this change {} becomes {}",
                column.name(),
                about.number(quantity.lowest()),
                about.number(quantity.highest()),
                line.as_ref().map_or_else(|| "it".to_owned(), |line| format!("that of `{line}`")),
                about.number(*value)
            ),
            if *value > quantity.highest() {
                format!("choose a change that makes it {} at most", about.number(quantity.highest()))
            } else {
                format!("choose a change that leaves it at {} or more", about.number(quantity.lowest()))
            },
        ),
        S::NotWhole { column, value } => (
            format!("`{}` is a whole number, and with this change it becomes {}", column.name(), about.number(*value)),
            format!("write `to {}`", about.ungrouped(round(*value))),
        ),
        S::NoTarget => (
            format!("a target is a figure, a `=` and a value, and this says `{typed}`"),
            "write it as in `ratio=1.35`, `npv=0`, `payback=24` or `own_return.municipality=1`".into(),
        ),
        S::NoPayback => (
            format!("a payback period to be met is a number of months above zero, and this says `{typed}`"),
            "write a number of months, as in `payback=24`".into(),
        ),
        S::UnknownFigure { text, nearest } => (
            format!("a target is a ratio, net_ratio, npv, payback or own_return, and `{text}` is none of these"),
            match nearest {
                Some((english, _)) => format!("did you mean `{english}`?"),
                None => "write it as in `ratio=1.35`, `npv=0`, `payback=24` or `own_return.municipality=1`".into(),
            },
        ),
        S::OwnReturnOfWhom { text: None, .. } => (
            "own_return is of a level or a stakeholder, and this does not say of whom".into(),
            "write it as in `own_return.municipality=1`".into(),
        ),
        S::OwnReturnOfWhom { text: Some(text), nearest } => (
            format!("own_return is of a level or a stakeholder of the project, and `{text}` is neither"),
            match nearest {
                Some(nearest) => format!("did you mean `own_return.{nearest}`?"),
                None => "write it as in `own_return.municipality=1`".into(),
            },
        ),
        S::NoDomain => (
            format!("a domain is a parameter, a `=` and a range, and this says `{typed}`"),
            "write it as in `reach.visitors.participants=1..200`".into(),
        ),
        S::NoRange { lowest, highest } => (
            format!(
                "a range runs from low to high, here within {} and {}, and this says `{typed}`",
                about.number(*lowest),
                about.number(*highest)
            ),
            "keep both ends within that, the lower one first".into(),
        ),
        S::Structure => (
            format!("`{typed}` decides which years count rather than how much, so there is nothing to move it through"),
            "make a scenario of it".into(),
        ),
        S::YearLeftOut { table, line, years, last, start_year, is_horizon } => {
            let year = |year: Decimal| format!("year {} ({})", year.normalize(), Decimal::from(*start_year) + year - Decimal::ONE);
            let left: Vec<String> = years.iter().map(|left| year(*left)).collect();
            let (rule, key) = if *is_horizon {
                (format!("with this change years are counted up to and including {}", year((*last).into())), "horizon")
            } else {
                (format!("with this change the project runs up to and including {}", year((*last).into())), "years")
            };
            let line = line.as_ref().map(|line| format!(" at `{line}`")).unwrap_or_default();
            let most = years.iter().max().copied().unwrap_or_default();
            (
                format!("{rule}, and {table} has numbers for {}{line}", listed(&left, "and")),
                format!(
                    "keep `project.{key}` at {} or more, or calculate with a copy of the project without those years in {table}",
                    most.normalize()
                ),
            )
        }
        S::NoLongerValid { model } => {
            let (what, help) = model_en::text(&model.fault, &about.of_changed(model));
            (format!("with this change the project no longer holds: {what}"), help)
        }
    }
}

fn lines(root: Root) -> &'static str {
    match root {
        Root::Project => "the project",
        Root::Costs => "cost lines",
        Root::Funding => "funding lines",
        Root::Reach => "groups",
        Root::Effects => "effects",
        Root::Values => "values",
    }
}

fn path(root: Root, field: Field) -> String {
    match root {
        Root::Project => format!("{}.{}", root.name(), field.name()),
        _ => format!("{}.*.{}", root.name(), field.name()),
    }
}

fn fields(fields: &[Field], and: &str) -> String {
    ticked(fields.iter().map(|field| pair(*field).0), and)
}
