//! What the municipality pays and gains, year by year.

use super::Subject;
use crate::render::document::{ColumnKind, Document, RowKind, Table};

pub(super) fn section(subject: &Subject<'_>, document: &mut Document) {
    let (words, scale) = (subject.words(), subject.scale());
    let flows = &subject.map.returns.by_level.municipality.by_year;
    document.heading((words.years_heading)(&scale.unit(subject.currency())));
    let mut table = Table::new([
        (words.year, ColumnKind::Text),
        (words.costs, ColumnKind::Number),
        (words.benefits, ColumnKind::Number),
        (words.cashable, ColumnKind::Number),
    ]);
    let years = (1..).zip(&flows.costs).zip(&flows.benefits).zip(&flows.cashable);
    for (((year, costs), benefits), cashable) in years {
        if [costs, benefits, cashable].into_iter().all(|amount| amount.is_zero()) {
            continue;
        }
        let calendar_year = subject.project.calendar_year(year).to_string();
        let amounts = [costs, benefits, cashable].map(|amount| scale.written(*amount).into());
        table.row(RowKind::Plain, [calendar_year.into()].into_iter().chain(amounts));
    }
    if table.rows.is_empty() {
        document.paragraph(words.years_nothing);
    } else {
        document.table(table);
        document.note(words.years_note);
    }
}
