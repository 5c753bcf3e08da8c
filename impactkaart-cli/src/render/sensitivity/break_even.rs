//! Which values meet a target: of one number, with a certainty, and of two together.

use super::{Frontier, SHOWN, Subject, rounded};
use crate::language::number::{Rounding, percent, plain, round};
use crate::language::sensitivity::Needed;
use crate::render::document::{Cell, ColumnKind, Document, RowKind, Table};
use crate::render::map::group_name;
use impactkaart_core::Decimal;
use impactkaart_core::model::Members;
use impactkaart_core::number::Figure;
use impactkaart_core::scenario::{Field, Root, Selection};
use impactkaart_core::sensitivity::{BreakEven, Certain, Parameter, Root as Value, Target};
use std::cmp::Ordering;

/// To the side on which the target is met.
fn safe(root: &Value) -> Rounding {
    if root.is_lowest { Rounding::Ceiling } else { Rounding::Floor }
}

/// How much of what it is a parameter has to change to the nearest of its values; nothing where it is nothing.
fn room(one: &BreakEven) -> Option<Decimal> {
    let stated = one.parameter.stated;
    let changes = one.values.iter().filter_map(|root| (root.value - stated).checked_div(stated.abs()));
    changes.min_by(|a, b| a.abs().cmp(&b.abs()))
}

/// The same of the value that is shown, which is rounded.
fn shown_room(subject: &Subject<'_>, one: &BreakEven) -> Option<Decimal> {
    let stated = one.parameter.stated;
    let nearest = one.values.iter().min_by_key(|root| (root.value - stated).abs())?;
    (subject.shown(&one.parameter, nearest.value, safe(nearest)) - stated).checked_div(stated.abs())
}

pub(super) fn lead(subject: &Subject<'_>, target: Target) -> String {
    let words = subject.base.language.sensitivity();
    let figure = subject.figure(target.aim);
    match target.aim.output().of(subject.base.map) {
        Figure::Undefined(why) => {
            (words.undefined)(&figure, &(subject.base.language.map().undefined)(&why, ""))
        }
        Figure::Defined(now) => {
            let is_reached = target.reached_by(subject.base.map) != Ordering::Less;
            (words.lead)(&figure, &subject.amount(target.aim, now), &subject.wanted(target), is_reached)
        }
    }
}

/// What has to be true, in sentences: people, costs and effects.
pub(super) fn sentences(subject: &Subject<'_>, found: &[BreakEven]) -> Vec<String> {
    let (language, project) = (subject.base.language, subject.base.project);
    let words = language.sensitivity();
    let counted = project.groups().iter().filter(|group| matches!(group.members, Members::Counted { .. }));
    let is_only_group = counted.count() == 1;
    let mut texts = Vec::new();
    for one in found {
        let [root] = one.values[..] else { continue };
        let parameter = &one.parameter;
        let path = &parameter.varied.path;
        let change = |value: Decimal| percent(round(value, 3, Rounding::Floor), 1, language);
        let needed_change = |value: Decimal| percent(round(value, 3, Rounding::Ceiling), 1, language);
        let text = match (path.root, &path.selection, path.field) {
            (Root::Reach, Selection::Id(id), Some(Field::Participants)) if root.is_lowest => {
                let group = project.groups().iter().find(|group| group.id == *id).map(group_name);
                let group = group.filter(|_| !is_only_group);
                if parameter.leaves.is_empty() {
                    (words.needed)(&Needed::People {
                        group,
                        needed: &subject.written(parameter, root.value, Rounding::Ceiling),
                        stated: &subject.written(parameter, parameter.stated, Rounding::default()),
                    })
                } else {
                    let people = |factor: Decimal, rounding| -> Vec<String> {
                        let each = parameter.leaves.iter().map(|leaf| leaf.stated * factor);
                        each.map(|people| plain(round(people, 0, rounding), language)).collect()
                    };
                    (words.needed)(&Needed::PartOfPeople {
                        group,
                        part: &subject.written(parameter, root.value, Rounding::Ceiling),
                        needed: &people(root.value, Rounding::Ceiling),
                        stated: &people(Decimal::ONE, Rounding::default()),
                    })
                }
            }
            (Root::Costs, Selection::Whole, None) if !root.is_lowest => {
                let more = root.value - Decimal::ONE;
                let may_rise = more >= Decimal::ZERO;
                let change = if may_rise { change(more) } else { needed_change(-more) };
                (words.needed)(&Needed::Costs { change: &change, may_rise })
            }
            (Root::Effects, Selection::Whole, None) if root.is_lowest => {
                let less = Decimal::ONE - root.value;
                let may_fall = less >= Decimal::ZERO;
                let change = if may_fall { change(less) } else { needed_change(-less) };
                (words.needed)(&Needed::Effects { change: &change, may_fall })
            }
            _ => continue,
        };
        texts.push(text);
    }
    texts
}

/// Those that meet the target somewhere, from the smallest change on.
pub(crate) fn nearest_first(found: &[BreakEven]) -> Vec<&BreakEven> {
    let mut met: Vec<&BreakEven> = found.iter().filter(|one| !one.values.is_empty()).collect();
    // Equal changes keep the order of the project; what is nothing now comes last.
    met.sort_by(|a, b| match (room(a), room(b)) {
        (Some(a), Some(b)) => a.abs().cmp(&b.abs()),
        (a, b) => b.is_some().cmp(&a.is_some()),
    });
    met
}

pub(super) fn break_even_table(subject: &Subject<'_>, found: &[BreakEven], document: &mut Document) {
    let language = subject.base.language;
    let words = language.sensitivity();
    let met = nearest_first(found);
    let [what, now, needed, change] = words.heads;
    let mut table = Table::new([
        (what, ColumnKind::Text),
        (now, ColumnKind::Number),
        (needed, ColumnKind::Number),
        (change, ColumnKind::Number),
    ]);
    for one in met.iter().take(SHOWN) {
        let parameter = &one.parameter;
        let values: Vec<String> = one
            .values
            .iter()
            .map(|root| {
                let sign = if root.is_lowest { '≥' } else { '≤' };
                format!("{sign}\u{a0}{}", subject.written(parameter, root.value, safe(root)))
            })
            .collect();
        let change = shown_room(subject, one).map(|room| {
            let plus = if room > Decimal::ZERO { "+" } else { "" };
            format!("{plus}{}", percent(room, 1, language))
        });
        table.row(
            RowKind::Plain,
            [
                subject.name(&parameter.varied.path).into(),
                subject.written(parameter, parameter.stated, Rounding::default()).into(),
                values.join(&format!(" {} ", words.or)).into(),
                change.unwrap_or_default().into(),
            ],
        );
    }
    document.table(table);
    if !met.is_empty() {
        document.note(words.break_even_note);
    }
    if met.len() > SHOWN {
        document.note((words.shown)(SHOWN, met.len()));
    }
    let none = found.len() - met.len();
    if none > 0 {
        document.note((words.none)(none));
    }
}

/// A value of a parameter that is known as an `f64`, rounded to the side on which the target is met.
fn certain_value(subject: &Subject<'_>, parameter: &Parameter, certain: &Certain, at: usize) -> String {
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
        for (parameter, certain) in rows {
            table.row(
                RowKind::Plain,
                [
                    subject.name(&parameter.varied.path).into(),
                    subject.written(parameter, parameter.stated, Rounding::default()).into(),
                    certain_value(subject, parameter, certain, 0).into(),
                ],
            );
        }
        document.table(table);
        document.note((words.certainty_note)(&plain(Decimal::from(subject.draws), language)));
    }
}

pub(super) fn draw_frontier(subject: &Subject<'_>, frontier: &Frontier, document: &mut Document) {
    let words = subject.base.language.sensitivity();
    let target = frontier.target;
    document.heading((words.frontier_heading)(&subject.figure(target.aim), &subject.wanted(target)));
    let [first, second] = &frontier.parameters;
    let names = [first, second].map(|parameter| subject.name(&parameter.varied.path));
    let has_bands = frontier.has_bands();
    let certainties: Vec<String> = match has_bands {
        true => [50, 80, 95].map(|part| (words.certain)(&format!("{part}%"))).into(),
        false => Vec::new(),
    };
    let columns = [(names[0].as_str(), ColumnKind::Text), (names[1].as_str(), ColumnKind::Text)];
    let bands = certainties.iter().map(|head| (head.as_str(), ColumnKind::Number));
    let chart = (!has_bands).then_some(("", ColumnKind::Bar));
    let mut table = Table::new(columns.into_iter().chain(bands).chain(chart));
    let values = || frontier.points.iter().flat_map(|point| &point.second).map(|root| root.value);
    let (lowest, highest) = (values().min().unwrap_or_default(), values().max().unwrap_or_default());
    let mut has_none = false;
    for (at, point) in frontier.points.iter().enumerate() {
        has_none |= point.second.is_empty();
        let needed = point.second.iter().map(|root| {
            let sign = if root.is_lowest { '≥' } else { '≤' };
            format!("{sign}\u{a0}{}", subject.written(second, root.value, safe(root)))
        });
        let needed = needed.collect::<Vec<_>>().join(&format!(" {} ", words.or));
        let bar = point.second.first().map(|root| Cell::Bar { value: root.value, lowest, highest });
        let needed = if needed.is_empty() { words.frontier_none.to_owned() } else { needed };
        let mut cells: Vec<Cell> =
            vec![subject.written(first, point.first, Rounding::default()).into(), needed.into()];
        if has_bands {
            let of = |band: usize| {
                let certain = frontier.bands.get(at).and_then(Option::as_ref);
                certain
                    .map_or_else(|| "-".to_owned(), |certain| certain_value(subject, second, certain, band))
            };
            cells.extend((0..3).map(|band| of(band).into()));
        } else {
            cells.push(bar.unwrap_or_else(|| "".into()));
        }
        table.row(RowKind::Plain, cells);
    }
    document.table(table);
    if has_none {
        document.note(words.frontier_note);
    }
}
