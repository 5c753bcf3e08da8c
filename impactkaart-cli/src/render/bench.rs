//! How fast the engine is, for people and for machines.

use super::csv::Sheet;
use super::document::{Block, ColumnKind, Document, RowKind, Table};
use super::made_by::made_by;
use crate::commands::bench::{Measured, Subject, Task};
use crate::language::Language;
use crate::language::bench::Faster;
use crate::language::number::plain;
use impactkaart_core::Decimal;
use impactkaart_core::evaluate::shortest;
use serde_json::{Value, json};
use std::time::Duration;

/// As people read it.
pub(crate) fn document(subject: &Subject) -> Document {
    let language = subject.language;
    let words = language.bench();
    let mut document = Document { title: words.title.to_owned(), ..Document::default() };
    if let Some(first) = subject.measured.first() {
        document.blocks.push(Block::Lead((words.lead)(&Faster {
            per_second: &about(first.per_second(), 3, language),
            plain_per_second: &about(first.plain_per_second(), 3, language),
            times: &times(first, language),
        })));
    }
    let machine = &subject.machine;
    let named = [machine.processor.as_deref(), Some(machine.architecture), Some(machine.system)];
    let named = named.into_iter().flatten().collect::<Vec<_>>().join(", ");
    document.paragraph((words.machine)(&named, &machine.threads.to_string()));
    let compared: u64 = subject.measured.iter().map(|one| one.compared).sum();
    document.paragraph((words.plain_loop)(&plain(compared.into(), language)));

    document.heading(words.rates_heading);
    let [task, engine, plain_loop, faster] = words.rates;
    let number = ColumnKind::Number;
    let mut table =
        Table::new([(task, ColumnKind::Text), (engine, number), (plain_loop, number), (faster, number)]);
    for one in &subject.measured {
        let cells = [
            (words.task)(one.task).to_owned(),
            about(one.per_second(), 3, language),
            about(one.plain_per_second(), 3, language),
            times(one, language),
        ];
        table.row(RowKind::Plain, cells.map(Into::into));
    }
    document.table(table);
    document.note(words.rates_note);

    document.heading(words.runs_heading);
    let kinds = [ColumnKind::Text, number, number, number, number, number];
    let mut table = Table::new(words.runs.into_iter().zip(kinds));
    for one in &subject.measured {
        let operations =
            one.operations.map_or(words.stands_in.to_owned(), |count| plain(count.into(), language));
        let cells = [
            (words.task)(one.task).to_owned(),
            plain(one.evaluations.into(), language),
            time(one.taken, language),
            time(one.preparing, language),
            operations,
            plain(one.exact.into(), language),
        ];
        table.row(RowKind::Plain, cells.map(Into::into));
    }
    document.table(table);
    document.note(words.runs_note);
    let widest = subject.measured.iter().map(|one| ratio(one.slowest, one.fastest)).fold(1.0, f64::max);
    document.note((words.varies)(&about(widest, 2, language)));
    document
}

fn times(one: &Measured, language: Language) -> String {
    about(one.per_second() / one.plain_per_second(), 2, language)
}

fn ratio(one: Duration, other: Duration) -> f64 {
    one.as_secs_f64() / other.max(Duration::from_nanos(1)).as_secs_f64()
}

/// A number that was measured, in so many digits.
fn about(value: f64, digits: u32, language: Language) -> String {
    plain(rounded(value, digits), language)
}

fn rounded(value: f64, digits: u32) -> Decimal {
    shortest(value).round_sf(digits).unwrap_or_default()
}

/// A time in three digits, in the unit in which it is at least one.
fn time(taken: Duration, language: Language) -> String {
    let seconds = taken.as_secs_f64();
    let (times, unit) = match seconds {
        at if at >= 1.0 => (1.0, "s"),
        at if at >= 1e-3 => (1e3, "ms"),
        _ => (1e6, "µs"),
    };
    format!("{}\u{a0}{unit}", about(seconds * times, 3, language))
}

/// What the tasks are called by other programs.
fn name(task: Task) -> &'static str {
    match task {
        Task::Plane => "sweep_costs_by_reach",
        Task::SixAxes => "sweep_six_axes",
        Task::Draws => "simulation",
        Task::Indices => "sobol_indices",
        Task::Swings => "tornado",
        Task::BreakEven => "break_even",
    }
}

/// A number that was measured, for other programs: four digits.
fn measure(value: f64) -> Value {
    let digits = rounded(value, 4).to_string().parse::<f64>();
    digits.map_or(Value::Null, Value::from)
}

/// For other programs: what was measured, as numbers.
pub(crate) fn values(subject: &Subject) -> Value {
    let machine = &subject.machine;
    let tasks = subject.measured.iter().map(|one| {
        json!({
            "task": name(one.task),
            "unit": if one.task == Task::BreakEven { "answers" } else { "scenarios" },
            "evaluations": one.evaluations,
            "seconds": measure(one.taken.as_secs_f64()),
            "fastest_seconds": measure(one.fastest.as_secs_f64()),
            "slowest_seconds": measure(one.slowest.as_secs_f64()),
            "evaluations_per_second": measure(one.per_second()),
            "beforehand_seconds": measure(one.preparing.as_secs_f64()),
            "operations": one.operations,
            "exact": one.exact,
            "plain_loop": {
                "evaluations": one.compared,
                "seconds": measure(one.plain_taken.as_secs_f64()),
                "evaluations_per_second": measure(one.plain_per_second()),
                "agreed": one.compared,
            },
            "times_plain_loop": measure(one.per_second() / one.plain_per_second()),
        })
    });
    json!({
        "made_with": made_by(subject.language),
        "machine": {
            "processor": machine.processor,
            "architecture": machine.architecture,
            "system": machine.system,
            "threads": machine.threads,
        },
        "tasks": tasks.collect::<Vec<_>>(),
    })
}

/// For a spreadsheet: a row per task.
pub(crate) fn rows(subject: &Subject, sheet: &mut Sheet) {
    let language = subject.language;
    sheet.row(language.bench().heads);
    let digits = |value: f64| rounded(value, 4).to_string();
    for one in &subject.measured {
        let cells = [
            (language.bench().task)(one.task).to_owned(),
            one.evaluations.to_string(),
            digits(one.taken.as_secs_f64()),
            digits(one.fastest.as_secs_f64()),
            digits(one.slowest.as_secs_f64()),
            digits(one.preparing.as_secs_f64()),
            one.operations.map_or_else(String::new, |count| count.to_string()),
            one.exact.to_string(),
            digits(one.per_second()),
            digits(one.plain_per_second()),
            digits(one.per_second() / one.plain_per_second()),
        ];
        sheet.row(cells.each_ref().map(String::as_str));
    }
}
