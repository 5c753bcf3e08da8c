//! A sweep over a grid, for people and for machines.

mod axes;
mod figures;

pub(crate) use axes::as_data;
pub(crate) use figures::values;

use super::document::{Block, ColumnKind, Document, Grid, GridCell, GridRow, RowKind, Table};
use super::figure::{self, bare};
use super::map;
use super::text::{columns_that_fit, width_of};
use crate::commands::sweep::{Capacity, MOST_OF_CAPACITY, TooMany, View};
use crate::language::Language;
use crate::language::number::{Rounding, percent, plain, round};
use crate::language::sweep::{Crossings, LimitWords, RuleWords, Spread, Standing};
use crate::read::figure::NamedFigure;
use axes::Shown;
use impactkaart_core::Decimal;
use impactkaart_core::discovery::Limit;
use impactkaart_core::evaluate::{Best, Shortfall, Summary};
use impactkaart_core::number::Figure;
use impactkaart_core::scenario::{Axis, stated};

/// A swept grid, and what is to be told about it.
pub(crate) struct Subject<'s> {
    /// The project as it stands.
    pub(crate) base: map::Subject<'s>,
    pub(crate) axes: &'s [Axis],
    /// For each axis whether percentages were typed for what is a fraction itself.
    pub(crate) of_own: &'s [bool],
    pub(crate) figure: &'s NamedFigure,
    pub(crate) target: Option<Decimal>,
    pub(crate) summary: &'s Summary,
    /// What is seen of a grid of one or two axes.
    pub(crate) view: Option<&'s View>,
    /// Of a single axis the places between which the figure passes the target.
    pub(crate) crossings: &'s [[usize; 2]],
    /// Where more take part than a cost line can serve, as far as that could be tried.
    pub(crate) capacity: Result<Option<&'s Capacity>, TooMany>,
    /// Where the figure is not above the target.
    pub(crate) shortfall: Option<&'s Shortfall>,
}

impl Subject<'_> {
    /// Whether more take part at a point than a cost line can serve; nothing where that could not be tried.
    fn is_over_capacity(&self, end: &Best) -> Option<bool> {
        let capacity = self.capacity.ok()?;
        let place = |(axis, value): (&Axis, &Decimal)| axis.values.iter().position(|own| own == value);
        let places: Option<Vec<usize>> = self.axes.iter().zip(&end.point).map(place).collect();
        Some(capacity.zip(places).is_some_and(|(capacity, places)| capacity.is_exceeded(&places)))
    }
}

/// How many columns of the grid fit in `width`.
pub(crate) fn columns(
    subject: &map::Subject<'_>,
    axes: &[Axis],
    figure: &NamedFigure,
    summary: &Summary,
    width: usize,
) -> usize {
    let shown: Vec<Shown<'_>> =
        axes.iter().map(|axis| Shown::new(subject.project, axis, subject.language)).collect();
    let widest = |shown: &Shown<'_>| {
        shown.axis.values.iter().map(|value| width_of(&shown.value(*value))).max().unwrap_or(0)
    };
    let ends = [&summary.best, &summary.worst].into_iter().flatten();
    let cell = ends.map(|end| width_of(&bare(figure.unit, end.value, subject.language))).max().unwrap_or(1);
    let head = shown.first().map_or(0, widest);
    let mark = usize::from(subject.project.costs().iter().any(|line| line.capacity.is_some()));
    columns_that_fit(width, head, (cell + mark).max(shown.get(1).map_or(0, widest)))
}

/// The sweep as people read it.
pub(crate) fn document(subject: &Subject<'_>) -> Document {
    let (language, project) = (subject.base.language, subject.base.project);
    let words = language.sweep();
    let shown: Vec<Shown<'_>> = subject.axes.iter().map(|axis| Shown::new(project, axis, language)).collect();
    let mut document = Document { title: (words.title)(&project.settings().name), ..Document::default() };
    if !subject.summary.is_complete() {
        let [done, points] = [subject.summary.finished_points, subject.summary.points]
            .map(|count| plain(count.into(), language));
        document.paragraph((words.stopped_note)(&done, &points));
    }
    document.blocks.push(Block::Lead(standing(subject)));
    document.blocks.extend(spread(subject).map(Block::Paragraph));
    if subject.summary.undefined_points > 0 {
        let points = plain(subject.summary.undefined_points.into(), language);
        document.paragraph((words.undefined)(&noun(subject), &points));
    }

    match subject.capacity.map(|capacity| capacity.map(Capacity::part)) {
        Ok(Some((over, all))) if over > 0 => {
            document.paragraph((words.over_capacity)(&part(over, all, language)));
        }
        Ok(_) => {}
        Err(TooMany) => document.paragraph(capitalised(&capacity_unknown(language))),
    }

    document.heading(words.axes_heading);
    document.list(shown.iter().map(|shown| shown.sentence(own(subject, shown.axis))).collect());
    for (shown, _) in shown.iter().zip(subject.of_own).filter(|(_, of_own)| **of_own) {
        document.note((words.percentages_note)(&shown.subject));
    }
    if let Some(view) = subject.view {
        grid(subject, view, &shown, &mut document);
    }
    rule(subject, &shown, &mut document);
    ends(subject, &shown, &mut document);
    quantiles(subject, &mut document);
    document.note((words.exactness)(&plain(subject.summary.exact_points.into(), language)));
    document.heading(language.map().how_heading);
    document.paragraph(map::conventions(&subject.base));
    map::foot(&subject.base, &mut document);
    document
}

/// That nobody knows at which points more take part than a cost line can serve, and what to do about it.
pub(crate) fn capacity_unknown(language: Language) -> String {
    (language.sweep().capacity_unknown)(&plain(MOST_OF_CAPACITY.into(), language))
}

fn capitalised(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).chain(['.']).collect()
}

/// What the project states, where the axis is of a single number.
fn own(subject: &Subject<'_>, axis: &Axis) -> Option<Decimal> {
    match stated(subject.base.project, &axis.varied.path).as_deref() {
        Ok([own]) if axis.varied.path.field.is_some() => Some(*own),
        _ => None,
    }
}

fn noun(subject: &Subject<'_>) -> String {
    figure::noun(subject.figure, subject.base.language)
}

/// A figure in a sentence.
fn written(subject: &Subject<'_>, value: Decimal) -> String {
    figure::written(subject.figure, value, subject.base.project, subject.base.language)
}

/// A target in a sentence: as it was stated.
fn target_written(subject: &Subject<'_>, target: Decimal) -> String {
    figure::target(subject.figure, target, subject.base.project, subject.base.language)
}

fn standing(subject: &Subject<'_>) -> String {
    let (summary, language) = (subject.summary, subject.base.language);
    let above = summary.above.first().map_or(0, |above| above.points);
    let target = subject.target.map(|target| target_written(subject, target));
    (language.sweep().standing)(&Standing {
        figure: &noun(subject),
        target: target.as_deref(),
        above: &plain(above.into(), language),
        points: &plain(summary.finished_points.into(), language),
        share: &part(above, summary.finished_points, language),
        all: above == summary.finished_points,
        none: above == 0,
    })
}

/// A part of a whole as a percentage that is only 0 or 100 where it is nothing or all of it.
fn part(some: u64, all: u64, language: Language) -> String {
    let share = Decimal::from(some).checked_div(all.into()).unwrap_or_default();
    let shown = percent(share, 0, language);
    match () {
        () if some > 0 && round(share, 2, Rounding::default()).is_zero() => {
            format!("<{}", percent(Decimal::new(1, 2), 0, language))
        }
        () if some < all && round(share, 2, Rounding::default()) == Decimal::ONE => {
            format!(">{}", percent(Decimal::new(99, 2), 0, language))
        }
        () => shown,
    }
}

fn spread(subject: &Subject<'_>) -> Option<String> {
    let (summary, language) = (subject.summary, subject.base.language);
    let (best, worst) = (summary.best.as_ref()?, summary.worst.as_ref()?);
    let mean: Decimal = summary.mean?.to_string().parse().ok()?;
    let at =
        |hundredths| summary.quantiles.iter().find(|quantile| quantile.at == Decimal::new(hundredths, 2));
    let half = at(25).zip(at(75));
    let half = half.map(|(low, high)| [low, high].map(|quantile| written(subject, quantile.value)));
    let base = match subject.figure.output.of(subject.base.map) {
        Figure::Defined(value) => Some(written(subject, value)),
        Figure::Undefined(_) => None,
    };
    Some((language.sweep().spread)(&Spread {
        figure: &noun(subject),
        lowest: &written(subject, worst.value),
        highest: &written(subject, best.value),
        mean: &written(subject, mean),
        half: half.as_ref().map(|[low, high]| (low.as_str(), high.as_str())),
        base: base.as_deref(),
    }))
}

fn grid(subject: &Subject<'_>, view: &View, shown: &[Shown<'_>], document: &mut Document) {
    let language = subject.base.language;
    let words = language.sweep();
    let Some(down) = shown.first() else { return };
    let across = shown.get(1);
    document.heading((words.grid_heading)(&noun(subject)));
    document.paragraph((words.down_and_across)(&down.subject, across.map(|across| across.subject.as_str())));
    let heads = match (across, &view.columns) {
        (Some(across), Some(columns)) => columns.iter().map(|place| across.at(*place)).collect(),
        _ => vec![String::new()],
    };
    let values = || view.cells.iter().flatten().filter_map(|cell| cell.value);
    let scale = [values().min().unwrap_or_default(), values().max().unwrap_or_default()];
    let is_marked = view.cells.iter().flatten().any(|cell| cell.is_over_capacity);
    let mark = |is_over: bool| match (is_marked, is_over) {
        (false, _) => "",
        (true, true) => "*",
        // So that the digits stand below each other.
        (true, false) => " ",
    };
    let rows = view.rows.iter().zip(&view.cells).map(|(place, cells)| GridRow {
        head: down.at(*place),
        cells: cells
            .iter()
            .map(|cell| GridCell {
                text: match cell.value {
                    Some(value) => bare(subject.figure.unit, value, language) + mark(cell.is_over_capacity),
                    None => format!("-{}", mark(cell.is_over_capacity)),
                },
                is_above: cell.is_above,
            })
            .collect(),
        bar: match (&view.columns, cells.first().and_then(|cell| cell.value)) {
            (None, Some(value)) => Some([value, scale[0], scale[1]]),
            _ => None,
        },
    });
    document.blocks.push(Block::Grid(Grid { heads, rows: rows.collect() }));
    if let Some(target) = subject.target {
        let target = target_written(subject, target);
        let mut sides = view.cells.iter().flatten().filter_map(|cell| cell.is_above);
        let first = sides.next().unwrap_or(false);
        if let (Some(shown), false) = (across.is_none().then_some(down), subject.crossings.is_empty()) {
            const MOST: usize = 3;
            let between = subject.crossings.iter().take(MOST);
            let between = between.map(|[before, behind]| [shown.at(*before), shown.at(*behind)]).collect();
            let more = subject.crossings.len().saturating_sub(MOST);
            let crossings = Crossings { figure: &noun(subject), target: &target, between, more };
            document.paragraph((words.crossing)(&crossings));
        }
        document.note(if sides.all(|side| side == first) {
            (words.no_line_note)(&noun(subject), &target, first)
        } else {
            (words.line_note)(&noun(subject), &target)
        });
    }
    if is_marked {
        document.note(words.capacity_mark);
    }
    if view.cells.iter().flatten().any(|cell| cell.value.is_none()) {
        document.note((words.missing_mark)(&noun(subject)));
    }
    let count = |number: usize| plain(Decimal::from(number), language);
    let of_columns = view.columns.as_ref().zip(across);
    let of_columns = of_columns.map(|(some, across)| (some.len(), across.axis.values.len()));
    let is_thinned =
        view.rows.len() < down.axis.values.len() || of_columns.is_some_and(|(some, all)| some < all);
    if is_thinned {
        let columns = of_columns.map(|(some, all)| (count(some), count(all)));
        let columns = columns.as_ref().map(|(some, all)| (some.as_str(), all.as_str()));
        document.note((words.thinned)(&count(view.rows.len()), &count(down.axis.values.len()), columns));
    }
}

/// The values between which a limit keeps an axis; none on a side that it leaves open.
fn ends_of(axes: &[Axis], limit: &Limit) -> [Option<Decimal>; 2] {
    let mut sorted = axes[limit.axis].values.clone();
    sorted.sort_unstable();
    [limit.from, limit.to].map(|place| sorted.get(usize::try_from(place?).ok()?).copied())
}

/// Where the figure is not above the target, in few words.
fn rule(subject: &Subject<'_>, shown: &[Shown<'_>], document: &mut Document) {
    let language = subject.base.language;
    let words = language.sweep();
    let above = subject.summary.above.first().map_or(0, |above| above.points);
    let (Some(shortfall), Some(target)) = (subject.shortfall, subject.target) else { return };
    if above == 0 || above == subject.summary.points || subject.summary.points < 10 {
        return;
    }
    let target = target_written(subject, target);
    document.heading((words.rule_heading)(&noun(subject), &target));
    let Some(rule) = &shortfall.rule else {
        document.paragraph(words.no_rule);
        return;
    };
    let limits = rule.limits.iter().map(|limit| {
        let shown = &shown[limit.axis];
        let said = match ends_of(subject.axes, limit) {
            [Some(from), Some(to)] if from == to => LimitWords::At(shown.value(from)),
            [Some(from), Some(to)] => LimitWords::Between(shown.value(from), shown.value(to)),
            [Some(from), None] => LimitWords::AtLeast(shown.value(from)),
            [None, Some(to)] => LimitWords::AtMost(shown.value(to)),
            // Holds because a limit has a side.
            [None, None] => LimitWords::At(String::new()),
        };
        (shown.subject.as_str(), said)
    });
    let sample =
        (shortfall.points < subject.summary.points).then(|| plain(shortfall.points.into(), language));
    document.paragraph((words.rule)(&RuleWords {
        figure: &noun(subject),
        target: &target,
        limits: limits.collect(),
        density: &part(rule.meant_inside, rule.inside, language),
        coverage: &part(rule.meant_inside, rule.meant, language),
        sample: sample.as_deref(),
    }));
}

/// Where the figure is lowest and highest.
fn ends(subject: &Subject<'_>, shown: &[Shown<'_>], document: &mut Document) {
    let words = subject.base.language.sweep();
    let (Some(worst), Some(best)) = (&subject.summary.worst, &subject.summary.best) else { return };
    document.heading(words.ends_heading);
    let mut table = Table::new([
        (words.parameter, ColumnKind::Text),
        (words.lowest, ColumnKind::Number),
        (words.highest, ColumnKind::Number),
    ]);
    for (index, shown) in shown.iter().enumerate() {
        let at = |end: &Best| end.point.get(index).map(|value| shown.value(*value)).unwrap_or_default();
        table.row(RowKind::Plain, [shown.subject.as_str().into(), at(worst).into(), at(best).into()]);
    }
    let [best_over, worst_over] = [best, worst].map(|end| subject.is_over_capacity(end) == Some(true));
    let values = [(worst, worst_over), (best, best_over)].map(|(end, is_over)| {
        let value = written(subject, end.value) + if is_over { "*" } else { "" };
        if end.is_certain { value } else { (words.about)(&value) }
    });
    let [lowest, highest] = values;
    table.row(RowKind::Total, [noun(subject).into(), lowest.into(), highest.into()]);
    document.table(table);
    let is_told =
        subject.view.is_some_and(|view| view.cells.iter().flatten().any(|cell| cell.is_over_capacity));
    if (best_over || worst_over) && !is_told {
        document.note(words.capacity_mark);
    }
}

fn quantiles(subject: &Subject<'_>, document: &mut Document) {
    let (language, summary) = (subject.base.language, subject.summary);
    let words = language.sweep();
    if summary.quantiles.is_empty() || summary.points < 20 {
        return;
    }
    document.heading((words.quantiles_heading)(&noun(subject)));
    let mut table =
        Table::new([(words.part_of_points, ColumnKind::Number), (words.at_most, ColumnKind::Number)]);
    for quantile in &summary.quantiles {
        let value = written(subject, quantile.value);
        let value = if quantile.is_exact() { value } else { (words.about)(&value) };
        table.row(RowKind::Plain, [percent(quantile.at, 1, language).into(), value.into()]);
    }
    document.table(table);
}
