//! Which values meet a target with some certainty.

use super::{Subject, rounded};
use crate::language::number::{Rounding, percent, plain};
use crate::render::document::{ColumnKind, Document, RowKind, Table};
use impactkaart_core::Decimal;
use impactkaart_core::sensitivity::{Certain, Parameter};

/// A value of a parameter that is known as an `f64`, rounded to the side on which the target is met.
pub(super) fn certain_value(
    subject: &Subject<'_>,
    parameter: &Parameter,
    certain: &Certain,
    at: usize,
) -> String {
    let words = subject.base.language.sensitivity();
    let Some(value) = certain.values[at] else { return words.frontier_none.to_owned() };
    let (sign, rounding) =
        if certain.is_lowest { ('≥', Rounding::Ceiling) } else { ('≤', Rounding::Floor) };
    format!("{sign}\u{a0}{}", subject.written(parameter, rounded(value, 9), rounding))
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
        let mut table =
            Table::new([(what, ColumnKind::Text), (now, ColumnKind::Number), (needed, ColumnKind::Number)]);
        let is_met = |certain: &&Certain| certain.values[0].is_some();
        for (parameter, certain) in rows {
            let Some(certain) = certain.as_ref().filter(is_met) else { continue };
            table.row(
                RowKind::Plain,
                [
                    subject.name(&parameter.varied.path).into(),
                    subject.written(parameter, parameter.stated, Rounding::default()).into(),
                    certain_value(subject, parameter, certain, 0).into(),
                ],
            );
        }
        let is_any = !table.rows.is_empty();
        document.table(table);
        if is_any {
            document.note((words.certainty_note)(&plain(Decimal::from(subject.draws), language)));
        }
        let nowhere =
            rows.iter().filter(|(_, certain)| certain.as_ref().is_some_and(|one| !is_met(&one))).count();
        if nowhere > 0 {
            document.note((words.certainty_nowhere)(nowhere));
        }
        let curved = rows.iter().filter(|(_, certain)| certain.is_none()).count();
        if curved > 0 {
            document.note((words.certainty_curved)(curved));
        }
    }
}
