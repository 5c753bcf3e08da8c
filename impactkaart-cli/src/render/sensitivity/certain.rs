//! Which values meet a target with some certainty.

use super::{Subject, rounded};
use crate::language::number::{Rounding, money, percent, plain, round};
use crate::render::document::{ColumnKind, Document, RowKind, Table};
use impactkaart_core::Decimal;
use impactkaart_core::bounds::Bounded;
use impactkaart_core::sensitivity::{Certain, Parameter};

/// The values of a parameter that meet a target with some certainty, rounded to the side on which it is met.
pub(super) fn certain_values(subject: &Subject<'_>, parameter: &Parameter, certain: &Certain) -> String {
    let words = subject.base.language.sensitivity();
    if certain.is_everywhere() {
        return words.everywhere.to_owned();
    }
    if certain.is_nowhere() {
        return words.frontier_none.to_owned();
    }
    subject.joined(parameter, certain.edges.iter().map(|edge| (edge.is_lowest, rounded(edge.value, 9))))
}

/// How sure the only value is; nothing of several.
fn interval(subject: &Subject<'_>, parameter: &Parameter, certain: &Certain) -> String {
    let [edge] = &certain.edges[..] else { return String::new() };
    let language = subject.base.language;
    let end = |end: Option<f64>| {
        let Some(value) = end.map(|end| rounded(end, 9)) else { return "…".to_owned() };
        match parameter.bounded {
            // Parts of people tell how far a rounded number may be off; cents of large amounts tell nothing.
            Some(Bounded::Participants) => plain(round(value, 1, Rounding::default()), language),
            Some(Bounded::Money) if value.abs() >= Decimal::ONE_HUNDRED => {
                money(value, 0, subject.base.project.currency(), language)
            }
            _ => subject.written(parameter, value, Rounding::default()),
        }
    };
    let [low, high] = edge.interval.map(end);
    format!("{low} – {high}")
}

pub(super) fn draw_certain(subject: &Subject<'_>, certainty: Decimal, document: &mut Document) {
    let language = subject.base.language;
    let words = language.sensitivity();
    let certainty = percent(certainty, 2, language);
    for (target, rows) in subject.certain {
        if rows.is_empty() {
            continue;
        }
        let (figure, wanted) = (subject.figure(target.aim), subject.wanted(*target));
        document.heading((words.certainty_heading)(&figure, &wanted, &certainty));
        let [what, now, needed, _] = words.heads;
        let mut table = Table::new([
            (what, ColumnKind::Text),
            (now, ColumnKind::Number),
            (needed, ColumnKind::Number),
            (words.indices_heads[3], ColumnKind::Number),
        ]);
        for (parameter, certain) in rows {
            let Some(certain) = certain.as_ref().filter(|certain| !certain.edges.is_empty()) else {
                continue;
            };
            table.row(
                RowKind::Plain,
                [
                    subject.name(&parameter.varied.path).into(),
                    subject.written(parameter, parameter.stated, Rounding::default()).into(),
                    certain_values(subject, parameter, certain).into(),
                    interval(subject, parameter, certain).into(),
                ],
            );
        }
        let is_any = !table.rows.is_empty();
        document.table(table);
        if is_any {
            document.note((words.certainty_note)(&certainty, &plain(Decimal::from(subject.draws), language)));
        }
        let count = |is: fn(&Certain) -> bool| {
            rows.iter().filter(|(_, certain)| certain.as_ref().is_some_and(is)).count()
        };
        for (count, words) in [
            (count(Certain::is_nowhere), words.certainty_nowhere),
            (count(Certain::is_everywhere), words.certainty_everywhere),
        ] {
            if count > 0 {
                document.note(words(count));
            }
        }
    }
}
