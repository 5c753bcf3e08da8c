//! What problems say, in both languages: the rule, then what was found, and one thing to do.
//!
//! One file per language and kind of problem, each a `match` without a catch-all where the language has a text of its
//! own for every fault, so that the compiler finds the one that is missing. A text is a pair: the sentence and the remedy;
//! none goes without.

mod axis_en;
mod axis_nl;
mod json_en;
mod json_nl;
mod missing_en;
mod missing_nl;
mod model_en;
mod model_nl;
mod number_en;
mod number_nl;
mod range_en;
mod range_nl;
mod reading_en;
mod reading_nl;
mod scenario_en;
mod scenario_nl;

use super::number::plain;
use super::{Language, listed};
use crate::problem::locate::one_line;
use crate::problem::{ModelFault, Problem, What, short_address};
use crate::read::dutch_names;
use crate::read::fault::{Expects, ReadFault};
use crate::read::files::Files;
use crate::read::number::Mark;
use crate::read::place::Spot;
use crate::read::words::{choices, plain as plain_name};
use impactkaart_core::model::{Column, Level, Table};
use rust_decimal::{Decimal, RoundingStrategy};

/// What a problem says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Message {
    /// The rule and the finding, in one sentence without a full stop.
    pub(crate) what: String,
    /// One thing to do.
    pub(crate) help: String,
}

/// The fixed words around problems.
pub(crate) struct Words {
    pub(crate) error: &'static str,
    pub(crate) warning: &'static str,
    pub(crate) help: &'static str,
    pub(crate) column: &'static str,
    pub(crate) cell: &'static str,
    pub(crate) sheet: &'static str,
}

/// The fixed words around problems.
pub(crate) fn words(language: Language) -> Words {
    match language {
        Language::En => Words {
            error: "error",
            warning: "warning",
            help: "help",
            column: "column",
            cell: "cell",
            sheet: "sheet",
        },
        Language::Nl => Words {
            error: "fout",
            warning: "let op",
            help: "tip",
            column: "kolom",
            cell: "cel",
            sheet: "blad",
        },
    }
}

/// `2 errors in effects.csv; nothing was calculated`, `unlisted` of them not shown.
pub(crate) fn count_line(total: usize, unlisted: usize, names: &[String], language: Language) -> String {
    let shown: Vec<&str> = names.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
    match language {
        Language::En => {
            let errors = if total == 1 { "error" } else { "errors" };
            let files =
                if shown.is_empty() { String::new() } else { format!(" in {}", listed(&shown, "and")) };
            let hidden =
                if unlisted > 0 { format!(" ({unlisted} of them not shown)") } else { String::new() };
            format!("{total} {errors}{files}{hidden}; nothing was calculated")
        }
        Language::Nl => {
            let errors = if total == 1 { "fout" } else { "fouten" };
            let files =
                if shown.is_empty() { String::new() } else { format!(" in {}", listed(&shown, "en")) };
            let hidden =
                if unlisted > 0 { format!(" (waarvan {unlisted} niet getoond)") } else { String::new() };
            format!("{total} {errors}{files}{hidden}; er is niets berekend")
        }
    }
}

/// What a problem says in a language.
pub(crate) fn message(problem: &Problem, files: &Files, language: Language) -> Message {
    let about = About::of(problem, files, language);
    let (what, help) = match (&problem.what, language) {
        (What::Reading(fault), Language::En) => reading_en::text(fault, &about),
        (What::Reading(fault), Language::Nl) => reading_nl::text(fault, &about),
        (What::Model(model), Language::En) => model_en::text(&model.fault, &about),
        (What::Model(model), Language::Nl) => model_nl::text(&model.fault, &about),
    };
    Message { what: tidy(&what), help: tidy(&help) }
}

/// A message on one line, with what was quoted from the files (between backticks) cut where it is long.
fn tidy(text: &str) -> String {
    if text.len() <= 60 && !text.contains(char::is_control) {
        return text.to_owned();
    }
    let parts = text.split('`').enumerate().map(|(index, part)| match index % 2 {
        1 => one_line(part),
        _ => part.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect(),
    });
    parts.collect::<Vec<String>>().join("`")
}

/// What texts need to know of where a problem stands.
struct About<'p> {
    language: Language,
    /// What the cell holds, as written, on one line.
    typed: String,
    /// The column as it is called in the file, else by its English name.
    header: String,
    /// The column in which a fault of the model shows.
    column: Option<Column>,
    /// What the project calls the table that a fault of the model is about.
    table: &'p str,
    /// The table in which a fault of the model shows.
    rows: Option<Table>,
    /// Whether the cell is not there at all: a key that the project table does not have.
    is_absent: bool,
    /// Where the other cell stands.
    other: Option<String>,
    /// The decimal mark of the file, else the language's.
    mark: char,
    files: &'p Files,
}

impl<'p> About<'p> {
    fn of(problem: &'p Problem, files: &'p Files, language: Language) -> Self {
        let place = problem.place.as_ref();
        let typed = place.and_then(|place| place.text.as_deref()).map(one_line).unwrap_or_default();
        let header = place.and_then(|place| place.header.as_deref()).map(one_line);
        let mut about = Self {
            language,
            typed,
            header: header.unwrap_or_default(),
            column: None,
            table: "",
            rows: None,
            is_absent: place.is_some_and(|place| place.spot == Spot::Whole),
            other: None,
            mark: language.decimal_mark(),
            files,
        };
        match &problem.what {
            What::Model(model) => {
                if about.header.is_empty() {
                    about.header = model.column.name().to_owned();
                }
                about.column = Some(model.column);
                about.table = &model.table_name;
                about.rows = Some(model.table);
                about.other = model.other.as_ref().map(|place| short_address(place, files));
                about.mark = model.mark.map_or(about.mark, Mark::sign);
            }
            What::Reading(
                ReadFault::NotANumber { mark, .. }
                | ReadFault::SmallPercentage { mark, .. }
                | ReadFault::Scenario { mark: Some(mark), .. }
                | ReadFault::Range { mark: Some(mark), .. },
            ) => {
                about.mark = mark.sign();
            }
            What::Reading(_) => {}
        }
        about
    }

    /// What a fault of a project that a scenario made needs to know: it stands in no cell.
    fn of_changed<'m>(&'m self, model: &'m ModelFault) -> About<'m> {
        About {
            language: self.language,
            typed: String::new(),
            header: model.column.name().to_owned(),
            column: Some(model.column),
            table: &model.table_name,
            rows: Some(model.table),
            is_absent: false,
            other: None,
            mark: self.mark,
            files: self.files,
        }
    }

    /// Whether the cell stands in that column, by what its header says.
    fn is_in(&self, column: Column) -> bool {
        let header = plain_name(&self.header);
        std::iter::once(column.name())
            .chain(dutch_names(column).iter().copied())
            .any(|name| plain_name(name) == header)
    }

    /// What is written, with the other decimal mark.
    fn with_other_mark(&self) -> String {
        let swapped = |letter| match letter {
            '.' => ',',
            ',' => '.',
            other => other,
        };
        self.typed.chars().map(swapped).collect()
    }

    /// A number in the language of the message.
    fn number(&self, value: Decimal) -> String {
        plain(value, self.language)
    }

    /// A number in the file's own decimal mark and without groups, where groups would only confuse.
    fn ungrouped(&self, value: Decimal) -> String {
        self.example(&value.normalize().to_string())
    }

    /// A number as it is written in the file: with its decimal mark, and without groups.
    fn example(&self, value: &str) -> String {
        value.replace('.', &self.mark.to_string())
    }

    /// Behind a sentence: where the other cell stands.
    fn at_other(&self) -> String {
        self.other.as_ref().map(|other| format!(" ({other})")).unwrap_or_default()
    }
}

/// The names between backticks, the last two joined by a word.
fn ticked<'n>(names: impl IntoIterator<Item = &'n str>, and: &str) -> String {
    let names: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    listed(&names, and)
}

/// "Did you mean" for a party that is nearly the name of a level, in the English (0) or Dutch (1) of the message.
fn near_level(table: Table, text: &str, language: usize) -> Option<String> {
    let (english, dutch) = choices::<Level>(text).1.filter(|_| table == Table::Stakeholders)?;
    Some(if language == 0 { format!("did you mean `{english}`?") } else { format!("bedoelde je `{dutch}`?") })
}

/// Whether several parties are named where one belongs: `state 60% + neighbourhood 40%`.
fn is_several(text: &str) -> bool {
    text.contains(['+', '%'])
}

/// A fraction between 0 and 100 that was meant as a percentage: its digits, if it is one.
fn meant_as_percentage(value: Decimal) -> Option<Decimal> {
    (value > Decimal::ONE && value <= Decimal::ONE_HUNDRED).then(|| value.normalize())
}

/// A number of that kind that is written the same with either decimal mark.
fn markless(expects: Expects) -> &'static str {
    match expects {
        Expects::Money => "1250",
        Expects::Share => "25%",
        Expects::Rate => "2%",
        Expects::Participants | Expects::Sample => "180",
        Expects::Quantity | Expects::PerPerson | Expects::Ratio => "2",
        Expects::Year => "2026",
        Expects::Years => "3",
        Expects::Month => "9",
        Expects::Change => "plus 10%",
        Expects::Range => "25%",
        Expects::Correlation => "1",
    }
}

/// The nearest whole number.
fn round(value: Decimal) -> Decimal {
    value.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero)
}

/// The same percentage as a fraction.
fn as_fraction(percentage: Decimal) -> String {
    (percentage / Decimal::ONE_HUNDRED).normalize().to_string()
}

/// Whether a word that stands behind a number means months.
fn is_months(unit: &str) -> bool {
    let unit = unit.to_lowercase();
    ["maand", "mnd", "month", "mo"].iter().any(|word| unit.starts_with(word))
}

/// How often what is counted so comes back in a year: a month, a week, a quarter, a day.
fn times_a_year(word: &str) -> Option<u32> {
    let word = word.trim().to_lowercase();
    let word = word.strip_prefix("per ").unwrap_or(&word);
    let times = [("kwartaal", 4), ("quarter", 4), ("week", 52), ("wekelijks", 52), ("maandelijks", 12)];
    if is_months(word) {
        return Some(12);
    }
    times.iter().find(|(known, _)| word.starts_with(known)).map(|(_, times)| *times)
}

/// Whether a mark in a cell may be meant as yes.
fn is_tick(word: &str) -> bool {
    matches!(word.trim().to_lowercase().as_str(), "x" | "v" | "✓" | "✔" | "ok")
}

/// The whole years that a number of months is.
fn whole_years(months: &str) -> Option<u32> {
    let months: u32 = months.parse().ok()?;
    (months > 0 && months.is_multiple_of(12)).then_some(months / 12)
}

/// The years, in parts, that a number of months is; half a year where it is no plain number.
fn years_of(months: &str) -> Decimal {
    let months = months.parse().unwrap_or(Decimal::from(6));
    months / Decimal::from(12)
}

/// The Dutch side of a unit of the price list, which stands in both languages.
fn in_dutch(unit: &str) -> &str {
    unit.split_once(" / ").map_or(unit, |(dutch, _)| dutch)
}

/// The English side of it.
fn in_english(unit: &str) -> &str {
    unit.split_once(" / ").map_or(unit, |(_, english)| english)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_listed_as_people_list_them() {
        assert_eq!(listed(&["a"], "and"), "a");
        assert_eq!(listed(&["a", "b", "c"], "en"), "a, b en c");
        assert_eq!(ticked(["a", "b"], "or"), "`a` or `b`");
    }

    #[test]
    fn long_quotations_are_cut_and_lines_joined() {
        let long = "x".repeat(500);
        assert!(tidy(&format!("the id `{long}` is taken, and `b` too")).len() < 120);
        assert_eq!(tidy("one\nline"), "one line");
    }

    #[test]
    fn the_count_of_errors_names_the_files() {
        let names = ["effects.csv".to_owned()];
        assert_eq!(count_line(2, 0, &names, Language::En), "2 errors in effects.csv; nothing was calculated");
        assert_eq!(count_line(1, 0, &names, Language::Nl), "1 fout in effects.csv; er is niets berekend");
        assert!(count_line(1500, 500, &names, Language::En).contains("(500 of them not shown)"));
    }
}
