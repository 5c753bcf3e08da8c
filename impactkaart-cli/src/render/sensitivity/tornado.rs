//! How far the ratio swings when numbers move.

use super::{Moved, SHOWN, Subject, kind};
use crate::language::number::{Rounding, fixed, percent};
use crate::language::sensitivity::{self as words};
use crate::render::document::{Cell, ColumnKind, Document, RowKind, Table};
use impactkaart_core::Decimal;
use impactkaart_core::number::Figure;
use impactkaart_core::sensitivity::Bar;

pub(super) fn tornado(subject: &Subject<'_>, document: &mut Document) {
    let language = subject.base.language;
    let words = language.sensitivity();
    let Figure::Defined(base) = subject.base.map.returns.ratio else { return };
    let part;
    let moved = match subject.moved {
        Moved::PlusMinus(fraction) => {
            part = percent(fraction, 2, language);
            words::Moved::PlusMinus(&part)
        }
        Moved::Ranges => words::Moved::Ranges,
        Moved::Quantiles => words::Moved::Quantiles,
        Moved::Evidence => words::Moved::Evidence,
    };
    if subject.bars.is_empty() && subject.groups.is_empty() {
        document.note(words.no_tornado);
        return;
    }
    let all = || subject.bars.iter().take(SHOWN).chain(subject.groups);
    let ends =
        || all().flat_map(|bar| [&bar.at_low, &bar.at_high]).filter_map(|figure| figure.defined().copied());
    let scale = [ends().min().unwrap_or(base).min(base), ends().max().unwrap_or(base).max(base)];
    for (heading, bars) in
        [((words.tornado_heading)(moved), subject.bars), ((words.groups_heading)(moved), subject.groups)]
    {
        if bars.is_empty() {
            continue;
        }
        document.heading(heading);
        let [what, lower, higher, swing] = words.tornado_heads;
        let mut table = Table::new([
            (what, ColumnKind::Text),
            (lower, ColumnKind::Number),
            (higher, ColumnKind::Number),
            (swing, ColumnKind::Number),
            ("", ColumnKind::Bar),
        ]);
        for bar in bars.iter().take(SHOWN) {
            let at = |figure: &Figure<Decimal>, is_cut: bool| {
                let mark = if is_cut { "*" } else { "" };
                figure
                    .defined()
                    .map_or_else(|| "-".to_owned(), |ratio| format!("{}{mark}", fixed(*ratio, 2, language)))
            };
            let span = bar.at_low.defined().zip(bar.at_high.defined()).map(|(from, to)| Cell::Span {
                from: *from,
                to: *to,
                base,
                lowest: scale[0],
                highest: scale[1],
            });
            table.row(
                RowKind::Plain,
                [
                    bar_name(subject, bar).into(),
                    at(&bar.at_low, bar.is_low_cut).into(),
                    at(&bar.at_high, bar.is_high_cut).into(),
                    bar.swing.map_or_else(|| "-".to_owned(), |swing| fixed(swing, 2, language)).into(),
                    span.unwrap_or_else(|| "".into()),
                ],
            );
        }
        document.table(table);
        if bars.len() > SHOWN {
            document.note((words.widest)(SHOWN, bars.len()));
        }
    }
    if subject.moved == Moved::Evidence {
        document.note(words.by_evidence);
    }
    document.note((words.tornado_note)(&fixed(base, 2, language)));
    let missing = all().flat_map(|bar| [&bar.at_low, &bar.at_high]).filter_map(Figure::undefined);
    let mut reasons: Vec<String> = missing.map(|why| (language.map().undefined)(why, "")).collect();
    reasons.sort_unstable();
    reasons.dedup();
    for why in reasons {
        document.note((words.no_side)(&why));
    }
    if all().any(|bar| bar.is_low_cut || bar.is_high_cut) {
        document.note(words.cut_note);
    }
}

/// What a bar moves: between what, where that differs from bar to bar, and how many numbers.
fn bar_name(subject: &Subject<'_>, bar: &Bar) -> String {
    let words = subject.base.language.sensitivity();
    let range = &bar.ranges[0];
    if bar.ranges.len() > 1 {
        return (words.together)(&subject.name(&kind(&range.parameter.varied.path)), bar.ranges.len());
    }
    let name = subject.name(&range.parameter.varied.path);
    if matches!(subject.moved, Moved::PlusMinus(_)) {
        return name;
    }
    let [low, high] =
        [range.low, range.high].map(|end| subject.written(&range.parameter, end, Rounding::default()));
    (words.between)(&name, &low, &high)
}
