//! Which values of one number meet a target.

use super::{SHOWN, Subject, shown};
use crate::language::number::{Rounding, percent, plain, round};
use crate::language::sensitivity::Needed;
use crate::render::document::{ColumnKind, Document, RowKind, Table};
use crate::render::map::group_name;
use impactkaart_core::Decimal;
use impactkaart_core::bounds::Bounded;
use impactkaart_core::model::Members;
use impactkaart_core::number::Figure;
use impactkaart_core::scenario::{Field, Path, Root, Selection};
use impactkaart_core::sensitivity::{BreakEven, Leaf, Parameter, Root as Value, Target};
use std::cmp::Ordering;

/// To the side on which the target is met.
fn safe(root: &Value) -> Rounding {
    safe_side(root.is_lowest)
}

/// To the side on which a target is met that is met from a value upwards, or up to it.
fn safe_side(is_lowest: bool) -> Rounding {
    if is_lowest { Rounding::Ceiling } else { Rounding::Floor }
}

impl Subject<'_> {
    /// From which values on a target is met and up to which, rounded to the side on which it is.
    pub(super) fn joined(
        &self,
        parameter: &Parameter,
        values: impl Iterator<Item = (bool, Decimal)>,
    ) -> String {
        let words = self.base.language.sensitivity();
        let mut text = String::new();
        let mut was_lowest = None;
        for (is_lowest, value) in values {
            // From here on and then up to there is one stretch; from there on begins another.
            match was_lowest {
                None => {}
                Some(true) if !is_lowest => text.extend([" ", words.and, " "]),
                Some(_) => text.extend([" ", words.or, " "]),
            }
            text.push_str(if is_lowest { "≥\u{a0}" } else { "≤\u{a0}" });
            text.push_str(&self.written(parameter, value, safe_side(is_lowest)));
            was_lowest = Some(is_lowest);
        }
        text
    }
}

/// How much of what it is a parameter has to change to the nearest of its values; nothing where it is nothing.
fn room(one: &BreakEven) -> Option<Decimal> {
    let stated = one.parameter.stated;
    let changes = one.values.iter().filter_map(|root| (root.value - stated).checked_div(stated.abs()));
    changes.min_by(|a, b| a.abs().cmp(&b.abs()))
}

/// The same as it is shown, to the side on which the target is met; people are rounded to whole ones.
fn shown_room(one: &BreakEven) -> Option<Decimal> {
    let stated = one.parameter.stated;
    let nearest = one.values.iter().min_by_key(|root| (root.value - stated).abs())?;
    let value = match one.parameter.bounded {
        Some(Bounded::Participants) => shown(one.parameter.bounded, nearest.value, safe(nearest)),
        _ => nearest.value,
    };
    let room = (value - stated).checked_div(stated.abs())?;
    Some(round(room, 3, safe(nearest)))
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

/// So many numbers of a factor are listed at most; in JSON they all are.
const MOST_LEAVES: usize = 6;

/// What one of the numbers of a factor is called below it.
fn leaf_name(subject: &Subject<'_>, factor: &Path, leaf: &Leaf) -> String {
    let year = leaf.year.map(|year| subject.base.project.calendar_year(year).to_string());
    if leaf.path == *factor {
        // The number of every year without one of its own.
        return year.unwrap_or_else(|| subject.base.language.sensitivity().other_years.to_owned());
    }
    let name = subject.name(&leaf.path);
    year.map_or_else(|| name.clone(), |year| format!("{name}, {year}"))
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
        let values = one.values.iter().map(|root| (root.is_lowest, root.value));
        let change = shown_room(one).map(|room| {
            let plus = if room > Decimal::ZERO { "+" } else { "" };
            format!("{plus}{}", percent(room, 1, language))
        });
        let is_shown = one.values.len() == 1 && parameter.leaves.len() <= MOST_LEAVES;
        let leaves = if is_shown { &parameter.leaves[..] } else { &[] };
        table.row(
            if leaves.is_empty() { RowKind::Plain } else { RowKind::Group },
            [
                subject.name(&parameter.varied.path).into(),
                subject.written(parameter, parameter.stated, Rounding::default()).into(),
                subject.joined(parameter, values).into(),
                change.unwrap_or_default().into(),
            ],
        );
        for leaf in leaves {
            let root = one.values[0];
            let written = |value: Decimal, rounding| subject.written_as(Some(leaf.bounded), value, rounding);
            // A number below zero is met from the other side.
            let is_lowest = root.is_lowest == (leaf.stated >= Decimal::ZERO);
            let sign = if is_lowest { '≥' } else { '≤' };
            let needed = written(leaf.stated * root.value, safe_side(is_lowest));
            table.row(
                RowKind::Part,
                [
                    leaf_name(subject, &parameter.varied.path, leaf).into(),
                    written(leaf.stated, Rounding::default()).into(),
                    format!("{sign}\u{a0}{needed}").into(),
                    "".into(),
                ],
            );
        }
    }
    document.table(table);
    if !met.is_empty() {
        document.note(words.break_even_note);
    }
    if met.len() > SHOWN {
        document.note((words.shown)(SHOWN, met.len()));
    }
    let everywhere = found.iter().filter(|one| one.is_met_everywhere).count();
    let none = found.len() - met.len() - everywhere;
    for (count, said) in [(none, words.none), (everywhere, words.met_anyway)] {
        if count > 0 {
            document.note(said(count));
        }
    }
}
