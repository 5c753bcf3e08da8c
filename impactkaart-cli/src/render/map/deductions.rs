//! From gross to net: what each deduction takes.

use super::Subject;
use crate::render::document::{ColumnKind, Document, RowKind, Table};

pub(super) fn section(subject: &Subject<'_>, document: &mut Document) {
    let (words, scale) = (subject.words(), subject.scale());
    document.heading((words.deductions_heading)(&scale.unit(subject.currency())));
    let mut table = Table::new([
        (words.step, ColumnKind::Text),
        (words.lost, ColumnKind::Number),
        (words.left, ColumnKind::Number),
    ]);
    for (step, left, lost) in subject.map.gross_to_net.steps() {
        let is_end = matches!(step, "gross" | "net");
        let taken = if is_end { String::new() } else { scale.written(lost) };
        let kind = if step == "net" { RowKind::Total } else { RowKind::Plain };
        table.row(kind, [(words.step_name)(step).into(), taken.into(), scale.written(left).into()]);
    }
    document.table(table);
    if subject.project.effects().iter().any(|effect| effect.counterparty.is_some()) {
        document.note(words.deductions_note);
    }
}
