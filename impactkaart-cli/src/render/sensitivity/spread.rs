//! Which numbers the spread comes from, and which is worth measuring first.

use super::{Indices, SHOWN, Subject, rounded};
use crate::language::number::{money, percent, plain};
use crate::render::document::{ColumnKind, Document, RowKind, Table};
use crate::render::scenarios::subject as in_words;
use impactkaart_core::Decimal;
use impactkaart_core::sensitivity::{Index, SobolError, Worth};

/// From so many numbers on a cheap look first saves work, and a table that nobody reads.
const MANY: usize = 30;

pub(super) fn draw_indices(subject: &Subject<'_>, indices: &Indices, document: &mut Document) {
    let language = subject.base.language;
    let words = language.sensitivity();
    document.heading(words.indices_heading);
    let sobol = match &indices.found {
        Ok(sobol) => sobol,
        Err(error) => {
            document.note((words.no_indices)(*error));
            if *error == SobolError::Samples {
                document.note(words.screen_first);
            }
            return;
        }
    };
    let [what, alone, together, interval] = words.indices_heads;
    let mut table = Table::new([
        (what, ColumnKind::Text),
        (alone, ColumnKind::Number),
        (together, ColumnKind::Number),
        (interval, ColumnKind::Number),
    ]);
    let mut order: Vec<usize> = (0..subject.drawn.len()).collect();
    order.sort_by(|a, b| sobol.total[*b].index.total_cmp(&sobol.total[*a].index));
    let part = |value: f64| percent(rounded(value, 6), 1, language);
    let told = |index: &Index| if index.is_distinct() { part(index.index) } else { "≈ 0".to_owned() };
    for at in order.iter().take(SHOWN) {
        let total = &sobol.total[*at];
        table.row(
            RowKind::Plain,
            [
                subject.name(&subject.drawn[*at].varied.path).into(),
                told(&sobol.first_order[*at]).into(),
                told(total).into(),
                format!("{} – {}", part(total.low), part(total.high)).into(),
            ],
        );
    }
    document.table(table);
    if order.len() > SHOWN {
        document.note((words.widest)(SHOWN, order.len()));
    }
    if order.len() > MANY {
        document.note(words.screen_first);
    }
    let evaluations = plain(Decimal::from(sobol.evaluations), language);
    document.note((words.indices_note)(&evaluations, indices.is_correlated));
}

pub(super) fn draw_worth(subject: &Subject<'_>, target: Decimal, worth: &Worth, document: &mut Document) {
    let language = subject.base.language;
    let words = language.sensitivity();
    let amount = |value: f64| money(rounded(value, 2), 0, subject.base.project.currency(), language);
    document.heading(words.information_heading);
    let mut order: Vec<usize> = (0..worth.each.len()).filter(|at| worth.each[*at].is_distinct()).collect();
    order.sort_by(|a, b| worth.each[*b].value.total_cmp(&worth.each[*a].value));
    let is_worth = worth.all.is_distinct() && !order.is_empty();
    document.paragraph((words.information_lead)(
        &plain(target, language),
        &amount(worth.mean_gain),
        &amount(worth.all.value),
        is_worth,
    ));
    if !is_worth {
        return;
    }
    let name = |at: usize| in_words(subject.base.project, &subject.drawn[at].varied.path, language);
    let first = order[0];
    let next = order.get(1).map_or(0.0, |at| worth.each[*at].value + 2.0 * worth.each[*at].error);
    let ask = worth.sample_sizes[first].map(|count| plain(Decimal::from(count), language));
    let is_far_ahead = worth.each[first].value - 2.0 * worth.each[first].error > next;
    document.list(vec![(words.plan)(&name(first), ask.as_deref(), is_far_ahead)]);
    let [what, value, error] = words.information_heads;
    let mut table =
        Table::new([(what, ColumnKind::Text), (value, ColumnKind::Number), (error, ColumnKind::Number)]);
    for at in order.into_iter().take(SHOWN) {
        let own = &worth.each[at];
        table.row(
            RowKind::Plain,
            [
                subject.name(&subject.drawn[at].varied.path).into(),
                amount(own.value).into(),
                amount(own.error).into(),
            ],
        );
    }
    document.table(table);
    document.note((words.information_note)(&plain(Decimal::from(worth.draws), language)));
}
