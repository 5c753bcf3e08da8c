//! A cheap look at many numbers: which matter, and which can be left out.

use super::{SHOWN, Subject, rounded};
use crate::language::number::{fixed, plain};
use crate::render::document::{ColumnKind, Document, RowKind, Table};
use impactkaart_core::Decimal;
use impactkaart_core::sensitivity::{Range, Screened};

/// A cheap look at numbers of a project.
pub(crate) struct Screening {
    /// What moves the ratio most first.
    pub(crate) rows: Vec<Row>,
    /// So many paths through their ranges.
    pub(crate) paths: u32,
    pub(crate) seed: u64,
}

/// One number.
pub(crate) struct Row {
    pub(crate) range: Range,
    pub(crate) screened: Screened,
    pub(crate) can_be_left_out: bool,
}

/// What can be left out is no more than this part of all that moves the ratio, together.
const LITTLE: f64 = 0.05;

impl Screening {
    pub(crate) fn new(ranges: Vec<Range>, each: Vec<Screened>, paths: u32, seed: u64) -> Self {
        let mut rows: Vec<Row> = ranges
            .into_iter()
            .zip(each)
            .map(|(range, screened)| Row { range, screened, can_be_left_out: false })
            .collect();
        // Equal ones keep the order of the project; where the ratio does not exist along any path, the number matters.
        let size =
            |row: &Row| if row.screened.mean_size.is_nan() { f64::INFINITY } else { row.screened.mean_size };
        rows.sort_by(|a, b| size(b).total_cmp(&size(a)));
        let total: f64 = rows.iter().map(|row| row.screened.mean_size).filter(|size| size.is_finite()).sum();
        let mut left_out = 0.0;
        for row in rows.iter_mut().rev() {
            left_out += row.screened.mean_size;
            if left_out.is_nan() || left_out > LITTLE * total {
                break;
            }
            row.can_be_left_out = true;
        }
        Self { rows, paths, seed }
    }

    pub(crate) fn evaluations(&self) -> u64 {
        u64::from(self.paths) * (self.rows.len() as u64 + 1)
    }
}

pub(super) fn draw_screening(subject: &Subject<'_>, screened: &Screening, document: &mut Document) {
    let language = subject.base.language;
    let words = language.sensitivity();
    if screened.rows.is_empty() {
        return;
    }
    document.heading(words.screening_heading);
    let all = screened.rows.len();
    let needless = screened.rows.iter().filter(|row| row.can_be_left_out).count();
    document.paragraph((words.screening_lead)(all, needless));
    let [what, size, spread] = words.screening_heads;
    let mut table =
        Table::new([(what, ColumnKind::Text), (size, ColumnKind::Number), (spread, ColumnKind::Number)]);
    let amount = |value: f64| match value.is_nan() {
        true => "-".to_owned(),
        false => fixed(rounded(value, 9), 3, language),
    };
    for row in screened.rows.iter().filter(|row| !row.can_be_left_out).take(SHOWN) {
        table.row(
            RowKind::Plain,
            [
                subject.name(&row.range.parameter.varied.path).into(),
                amount(row.screened.mean_size).into(),
                amount(row.screened.spread).into(),
            ],
        );
    }
    document.table(table);
    if all - needless > SHOWN {
        document.note((words.widest)(SHOWN, all - needless));
    }
    if needless > 0 && needless <= SHOWN {
        let names = screened.rows.iter().filter(|row| row.can_be_left_out);
        let names: Vec<String> = names.map(|row| subject.name(&row.range.parameter.varied.path)).collect();
        document.note(format!("{}: {}.", words.left_out, names.join("; ")));
    }
    if needless > SHOWN {
        document.note(words.left_out_in_csv);
    }
    let evaluations = plain(Decimal::from(screened.evaluations()), language);
    document.note((words.screening_note)(&evaluations));
}

#[cfg(test)]
mod tests {
    use super::*;
    use impactkaart_core::model::{CostDraft, ProjectDraft};
    use impactkaart_core::sensitivity::parameters;

    #[test]
    fn what_together_does_a_twentieth_or_less_can_be_left_out() {
        let mut draft = ProjectDraft::default();
        draft.settings.name = "Coffee morning".into();
        draft.settings.start_year = Some(2026.into());
        let cost = |amount: u32| CostDraft {
            description: Some(format!("cost {amount}").into()),
            payer: Some("society".into()),
            amount: Some(amount.into()),
            ..CostDraft::default()
        };
        draft.costs = [1, 2, 3].map(cost).into();
        let project = draft.build().expect("a project").project;
        let range = |parameter| Range::around(parameter, Decimal::new(1, 1));
        let ranges: Vec<Range> = parameters(&project).into_iter().take(6).map(range).collect();
        // Of 100 in all: 3 + 2 are a twentieth; with 4 more it is not.
        let sizes = [2.0, 50.0, 4.0, 31.0, 3.0, 10.0];
        let each = sizes.map(|mean_size| Screened { mean_size, spread: 0.0 }).into();
        let found = Screening::new(ranges, each, 50, 1);
        let kept: Vec<f64> =
            found.rows.iter().filter(|row| !row.can_be_left_out).map(|row| row.screened.mean_size).collect();
        assert_eq!(kept, [50.0, 31.0, 10.0, 4.0]);
        assert_eq!(found.evaluations(), 350);
    }
}
