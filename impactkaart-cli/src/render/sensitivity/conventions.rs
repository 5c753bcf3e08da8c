//! The ratio in every defensible way of calculating.

use super::Subject;
use crate::language::number::{fixed, percent, plain};
use crate::language::sensitivity::{self as words, Choice};
use crate::render::document::{ColumnKind, Document, RowKind, Table};
use impactkaart_core::Decimal;
use impactkaart_core::sensitivity::{Aim, Analysis, Conventions, Spread};

/// A choice, an option of it, and whether a set of conventions has it.
type OptionOf = (Choice, &'static str, Decimal, fn(&Conventions, &str) -> bool);

/// All options that some of the analyses have.
fn options(analyses: &[Analysis]) -> Vec<OptionOf> {
    let mut found: Vec<OptionOf> = Vec::new();
    for Analysis { conventions, .. } in analyses {
        let on = |is: bool| if is { "on" } else { "off" };
        let year = Decimal::from(conventions.horizon.year());
        let each: [OptionOf; 5] = [
            (Choice::Timing, conventions.timing.name(), Decimal::ZERO, |one, name| one.timing.name() == name),
            (Choice::Rate, conventions.rate.name(), conventions.rate.rate(), |one, name| {
                one.rate.name() == name
            }),
            (Choice::Horizon, conventions.horizon.name(), year, |one, name| one.horizon.name() == name),
            (Choice::Attribution, on(conventions.attribution), Decimal::ZERO, |one, name| {
                one.attribution == (name == "on")
            }),
            (Choice::Transfers, on(conventions.transfers), Decimal::ZERO, |one, name| {
                one.transfers == (name == "on")
            }),
        ];
        for option in each {
            if !found.iter().any(|known| (known.0, known.1) == (option.0, option.1)) {
                found.push(option);
            }
        }
    }
    let order = [Choice::Timing, Choice::Rate, Choice::Horizon, Choice::Attribution, Choice::Transfers];
    found.sort_by_key(|option| order.iter().position(|choice| *choice == option.0));
    found
}

pub(super) fn draw_conventions(subject: &Subject<'_>, document: &mut Document) {
    let (language, project) = (subject.base.language, subject.base.project);
    let words = language.sensitivity();
    let all = Spread::of(subject.conventions, |_| true);
    let [Some(lowest), Some(highest)] = [all.ratios().first(), all.ratios().last()] else { return };
    document.heading(words.conventions_heading);
    let target = subject.break_even.iter().map(|(target, _)| *target).find(|target| target.aim == Aim::Ratio);
    let target = target.map_or(Decimal::ONE, |target| target.value);
    let ratio = |value: Decimal| fixed(value, 2, language);
    document.paragraph((words.conventions_lead)(&words::Spread {
        count: all.ratios().len(),
        lowest: &ratio(*lowest),
        highest: &ratio(*highest),
        met: all.reaching(target),
        target: &plain(target, language),
    }));
    let [choice, option, low, middle, high] = words.conventions_heads;
    let mut table = Table::new([
        (choice, ColumnKind::Text),
        (option, ColumnKind::Text),
        (low, ColumnKind::Number),
        (middle, ColumnKind::Number),
        (high, ColumnKind::Number),
    ]);
    for (choice, name, value, has) in options(subject.conventions) {
        let found = Spread::of(subject.conventions, |conventions| has(conventions, name));
        let (Some(low), Some(middle), Some(high)) =
            (found.ratios().first(), found.middle(), found.ratios().last())
        else {
            continue;
        };
        let number = match choice {
            Choice::Horizon => u16::try_from(value)
                .map_or_else(|_| String::new(), |year| project.calendar_year(year).to_string()),
            _ => percent(value, 2, language),
        };
        table.row(
            RowKind::Plain,
            [
                (words.choice)(choice).into(),
                (words.option)(choice, name, &number).into(),
                ratio(*low).into(),
                ratio(middle).into(),
                ratio(*high).into(),
            ],
        );
    }
    document.table(table);
    document.note(words.conventions_note);
}
