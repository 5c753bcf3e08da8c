//! What the outcome hangs on, for people and for machines.

use super::csv::Sheet;
use super::document::{Block, Cell, ColumnKind, Document, RowKind, Table};
use super::json::{Undefineds, decimal, number, object};
use super::map::{self, group_name};
use super::scenarios::subject as in_words;
use crate::language::number::{Rounding, fixed, money, percent, plain, round};
use crate::language::sensitivity::Needed;
use impactkaart_core::bounds::Bounded;
use impactkaart_core::graph::Party;
use impactkaart_core::model::Members;
use impactkaart_core::number::Figure;
use impactkaart_core::scenario::{Field, Path, Root, Selection};
use impactkaart_core::sensitivity::{Aim, Bar, BreakEven, Parameter, Root as Value, Target};
use impactkaart_core::{Decimal, Project};
use serde_json::json;
use std::cmp::Ordering;

/// What was worked out, and what is to be told about it.
pub(crate) struct Subject<'s> {
    /// The project as it stands.
    pub(crate) base: map::Subject<'s>,
    pub(crate) break_even: &'s [(Target, Vec<BreakEven>)],
    /// By which part everything was moved.
    pub(crate) plus_minus: Decimal,
    pub(crate) bars: &'s [Bar],
    pub(crate) groups: &'s [Bar],
    pub(crate) elasticities: Option<Vec<(Parameter, f64)>>,
}

/// So many rows of a table people read; the rest is in the CSV.
const SHOWN: usize = 12;

impl Subject<'_> {
    /// What a party is called.
    fn party(&self, party: Party) -> String {
        let words = self.base.language.map();
        match party {
            Party::Level(level) => (words.level)(level).to_owned(),
            Party::Stakeholder(id) => {
                let stakeholder = self.base.project.stakeholder(id);
                stakeholder.name.as_deref().unwrap_or(&stakeholder.id).to_owned()
            }
        }
    }

    fn figure(&self, aim: Aim) -> String {
        let party = match aim {
            Aim::OwnReturn(party) => self.party(party),
            _ => String::new(),
        };
        (self.base.language.sensitivity().figure)(aim, &party)
    }

    /// The value of a figure as people write it.
    fn amount(&self, aim: Aim, value: Decimal) -> String {
        let language = self.base.language;
        match aim {
            Aim::Npv => money(value, 0, self.base.project.currency(), language),
            Aim::PaybackMonths => {
                (language.sensitivity().months)(&plain(round(value, 1, Rounding::default()), language))
            }
            _ => fixed(value, 2, language),
        }
    }

    /// A target as it was asked for.
    fn wanted(&self, target: Target) -> String {
        let language = self.base.language;
        match target.aim {
            Aim::Npv => money(target.value, 0, self.base.project.currency(), language),
            Aim::PaybackMonths => (language.sensitivity().months)(&plain(target.value, language)),
            _ => plain(target.value, language),
        }
    }

    /// A value of a parameter, rounded one way or the other.
    fn written(&self, parameter: &Parameter, value: Decimal, rounding: Rounding) -> String {
        let language = self.base.language;
        let rounded = |decimals| round(value, decimals, rounding);
        match (parameter.bounded, parameter.varied.path.field) {
            (None, _) => percent(rounded(3), 1, language),
            (Some(Bounded::Money), _) => money(rounded(2), 2, self.base.project.currency(), language),
            (Some(Bounded::Fraction), _) => percent(rounded(3), 1, language),
            (Some(Bounded::Rate), _) => percent(rounded(4), 2, language),
            (Some(Bounded::Participants), _) => plain(rounded(0), language),
            _ => plain(rounded(2), language),
        }
    }

    fn name(&self, path: &Path) -> String {
        let text = in_words(self.base.project, path, self.base.language);
        let mut letters = text.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
    }
}

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

/// What was worked out, as people read it.
pub(crate) fn document(subject: &Subject<'_>) -> Document {
    let (language, project) = (subject.base.language, subject.base.project);
    let words = language.sensitivity();
    let mut document = Document { title: (words.title)(&project.settings().name), ..Document::default() };
    for (target, found) in subject.break_even {
        document.blocks.push(Block::Lead(lead(subject, *target)));
        document.heading((words.break_even_heading)(&subject.figure(target.aim), &subject.wanted(*target)));
        document.list(sentences(subject, found));
        break_even_table(subject, found, &mut document);
    }
    tornado(subject, &mut document);
    document.heading(language.map().how_heading);
    document.paragraph(map::conventions(&subject.base));
    map::foot(&subject.base, &mut document);
    document
}

fn lead(subject: &Subject<'_>, target: Target) -> String {
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
fn sentences(subject: &Subject<'_>, found: &[BreakEven]) -> Vec<String> {
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

fn break_even_table(subject: &Subject<'_>, found: &[BreakEven], document: &mut Document) {
    let language = subject.base.language;
    let words = language.sensitivity();
    let mut met: Vec<&BreakEven> = found.iter().filter(|one| !one.values.is_empty()).collect();
    // Equal changes keep the order of the project; what is nothing now comes last.
    met.sort_by(|a, b| match (room(a), room(b)) {
        (Some(a), Some(b)) => a.abs().cmp(&b.abs()),
        (a, b) => b.is_some().cmp(&a.is_some()),
    });
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
        let change = room(one).map(|room| {
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

fn tornado(subject: &Subject<'_>, document: &mut Document) {
    let language = subject.base.language;
    let words = language.sensitivity();
    let Figure::Defined(base) = subject.base.map.returns.ratio else { return };
    let percentage = percent(subject.plus_minus, 2, language);
    if subject.bars.is_empty() && subject.groups.is_empty() {
        document.note(words.no_tornado);
        return;
    }
    let all = || subject.bars.iter().take(SHOWN).chain(subject.groups);
    let ends =
        || all().flat_map(|bar| [&bar.at_low, &bar.at_high]).filter_map(|figure| figure.defined().copied());
    let scale = [ends().min().unwrap_or(base).min(base), ends().max().unwrap_or(base).max(base)];
    for (heading, bars) in [
        ((words.tornado_heading)(&percentage), subject.bars),
        ((words.groups_heading)(&percentage), subject.groups),
    ] {
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
            let names: Vec<String> =
                bar.ranges.iter().map(|range| subject.name(&range.parameter.varied.path)).collect();
            table.row(
                RowKind::Plain,
                [
                    names.join(" + ").into(),
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
    document.note((words.tornado_note)(&fixed(base, 2, language)));
    if all().any(|bar| bar.is_low_cut || bar.is_high_cut) {
        document.note(words.cut_note);
    }
}

/// A number of twelve significant digits.
fn significant(value: f64) -> String {
    let text = format!("{value:.11e}");
    Decimal::from_scientific(&text).map_or(text, decimal)
}

/// The values as JSON.
pub(crate) fn values(subject: &Subject<'_>) -> serde_json::Value {
    let project = subject.base.project;
    let mut undefined = Undefineds::default();
    let mut break_even = Vec::new();
    for (target, found) in subject.break_even {
        for one in found {
            let parameter = &one.parameter;
            let leaves: Vec<_> = parameter
                .leaves
                .iter()
                .map(|leaf| {
                    let at = one
                        .values
                        .iter()
                        .map(|root| number(round(leaf.stated * root.value, 12, Rounding::default())));
                    json!({
                        "parameter": leaf.path.to_string(),
                        "year": leaf.year.map(|year| project.calendar_year(year)),
                        "base": number(leaf.stated),
                        "values": at.collect::<Vec<_>>(),
                    })
                })
                .collect();
            let values: Vec<_> = one.values.iter().map(|root| number(root.value)).collect();
            let met: Vec<_> =
                one.values.iter().map(|root| if root.is_lowest { "from" } else { "up_to" }).collect();
            let mut row = json!({
                "parameter": parameter.varied.path.to_string(),
                "figure": aim_name(project, target.aim),
                "target": number(target.value),
                "is_factor": parameter.bounded.is_none(),
                "base": number(parameter.stated),
                "lowest": number(parameter.lowest),
                "highest": number(parameter.highest),
                "values": values,
                "met": met,
            });
            if !leaves.is_empty() {
                row["leaves"] = leaves.into();
            }
            break_even.push(row);
        }
    }
    let bars = |name: &str, bars: &[Bar], undefined: &mut Undefineds| -> Vec<serde_json::Value> {
        let each = bars.iter().enumerate().map(|(index, bar)| {
            let range = &bar.ranges[0];
            let mut side = |side: &str, figure: &Figure<Decimal>| {
                undefined.figure(&format!("{name}.{index}.ratio_at_{side}"), figure)
            };
            json!({
                "parameter": range.parameter.varied.path.to_string(),
                "is_factor": range.parameter.bounded.is_none(),
                "base": number(range.parameter.stated),
                "low": number(range.low),
                "high": number(range.high),
                "is_low_cut": bar.is_low_cut,
                "is_high_cut": bar.is_high_cut,
                "ratio_at_low": side("low", &bar.at_low),
                "ratio_at_high": side("high", &bar.at_high),
                "swing": bar.swing.map(number),
            })
        });
        each.collect()
    };
    let tornado = bars("tornado", subject.bars, &mut undefined);
    let together = bars("together", subject.groups, &mut undefined);
    let elasticities = subject.elasticities.as_ref().map(|found| {
        object(found.iter().map(|(parameter, value)| {
            (parameter.varied.path.to_string(), serde_json::Value::String(significant(*value)))
        }))
    });
    json!({
        "made_with": map::made_with(&subject.base),
        "project": { "name": &*project.settings().name },
        "ratio": undefined.figure("ratio", &subject.base.map.returns.ratio),
        "plus_minus": number(subject.plus_minus),
        "tornado": tornado,
        "together": together,
        "elasticities": elasticities,
        "break_even": break_even,
        "warnings": subject.base.warnings,
        "undefined": undefined.into_value(),
    })
}

/// What a figure is called in JSON; of an own return, whose.
fn aim_name(project: &Project, aim: Aim) -> String {
    match aim {
        Aim::OwnReturn(Party::Level(level)) => format!("{}.{}", aim.name(), level.name()),
        Aim::OwnReturn(Party::Stakeholder(id)) => format!("{}.{}", aim.name(), project.stakeholder(id).id),
        _ => aim.name().to_owned(),
    }
}

/// The values for a spreadsheet: a row for each break-even value, bar and elasticity.
pub(crate) fn rows(subject: &Subject<'_>, sheet: &mut Sheet) {
    let (language, project) = (subject.base.language, subject.base.project);
    let words = language.sensitivity();
    sheet.row(words.csv_heads);
    let name = |parameter: &Parameter| in_words(project, &parameter.varied.path, language);
    let [from, up_to, none, cut] = words.csv_notes;
    for (target, found) in subject.break_even {
        for one in found {
            let parameter = &one.parameter;
            let row = |value: &str, note: &str, sheet: &mut Sheet| {
                sheet.row([
                    words.csv_parts[0],
                    &parameter.varied.path.to_string(),
                    &name(parameter),
                    &aim_name(project, target.aim),
                    &decimal(target.value),
                    &decimal(parameter.stated),
                    &decimal(parameter.lowest),
                    &decimal(parameter.highest),
                    value,
                    "",
                    "",
                    note,
                ]);
            };
            for root in &one.values {
                row(&decimal(root.value), if root.is_lowest { from } else { up_to }, sheet);
            }
            if one.values.is_empty() {
                row("", none, sheet);
            }
        }
    }
    for (part, bars) in [(words.csv_parts[1], subject.bars), (words.csv_parts[2], subject.groups)] {
        for bar in bars {
            let range = &bar.ranges[0];
            let at =
                |figure: &Figure<Decimal>| figure.defined().map_or_else(String::new, |ratio| decimal(*ratio));
            sheet.row([
                part,
                &range.parameter.varied.path.to_string(),
                &name(&range.parameter),
                Aim::Ratio.name(),
                "",
                &decimal(range.parameter.stated),
                &decimal(range.low),
                &decimal(range.high),
                &bar.swing.map_or_else(String::new, decimal),
                &at(&bar.at_low),
                &at(&bar.at_high),
                if bar.is_low_cut || bar.is_high_cut { cut } else { "" },
            ]);
        }
    }
    for (parameter, elasticity) in subject.elasticities.iter().flatten() {
        sheet.row([
            words.csv_parts[3],
            &parameter.varied.path.to_string(),
            &name(parameter),
            Aim::Ratio.name(),
            "",
            &decimal(parameter.stated),
            "",
            "",
            &significant(*elasticity),
            "",
            "",
            "",
        ]);
    }
}
