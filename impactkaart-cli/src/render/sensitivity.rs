//! What the outcome hangs on, for people and for machines.

use super::csv::Sheet;
use super::document::{Block, Cell, ColumnKind, Document, RowKind, Table};
use super::json::{Undefineds, decimal, number, object};
use super::map::{self, group_name};
use super::scenarios::subject as in_words;
use crate::language::number::{Rounding, fixed, money, percent, plain, round};
use crate::language::sensitivity::{self as words, Choice, Needed, Spread};
use impactkaart_core::bounds::Bounded;
use impactkaart_core::graph::Party;
use impactkaart_core::model::Members;
use impactkaart_core::number::Figure;
use impactkaart_core::scenario::{Field, Path, Root, Selection};
use impactkaart_core::sensitivity::{
    Aim, Analysis, Bar, BreakEven, Certain, Conventions, FrontierPoint, Index, Information, Parameter,
    Root as Value, Sobol, SobolError, Target, Worth,
};
use impactkaart_core::uncertainty::Drawn;
use impactkaart_core::{Decimal, Project};
use serde_json::json;
use std::cmp::Ordering;

/// What was worked out, and what is to be told about it.
pub(crate) struct Subject<'s> {
    /// The project as it stands.
    pub(crate) base: map::Subject<'s>,
    pub(crate) break_even: &'s [(Target, Vec<BreakEven>)],
    /// How far numbers were moved.
    pub(crate) moved: Moved,
    pub(crate) bars: &'s [Bar],
    pub(crate) groups: &'s [Bar],
    pub(crate) elasticities: Option<Vec<(Parameter, f64)>>,
    pub(crate) frontiers: &'s [Frontier],
    /// For each target what meets it with the certainty that was asked for.
    pub(crate) certain: &'s [(Target, Vec<(Parameter, Certain)>)],
    pub(crate) certainty: Option<Decimal>,
    /// How many draws that rests on.
    pub(crate) draws: u64,
    /// The uncertain numbers.
    pub(crate) drawn: &'s [Drawn],
    pub(crate) indices: Option<Indices>,
    /// What is worth measuring, by target.
    pub(crate) worth: &'s [(Decimal, Worth)],
    /// In every defensible way; none where that was not asked for.
    pub(crate) conventions: &'s [Analysis],
}

/// How far numbers were moved.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Moved {
    /// All by the same part.
    PlusMinus(Decimal),
    /// To the ends of their ranges.
    Ranges,
    /// To the quantiles of their ranges.
    Quantiles,
    /// To the quantiles of what goes with their evidence.
    Evidence,
}

impl Moved {
    fn name(self) -> &'static str {
        match self {
            Self::PlusMinus(_) => "plus_minus",
            Self::Ranges => "ranges",
            Self::Quantiles => "quantiles",
            Self::Evidence => "evidence",
        }
    }
}

/// How much of the spread each uncertain number accounts for, or why that cannot be said.
pub(crate) struct Indices {
    pub(crate) found: Result<Sobol, SobolError>,
    /// Whether some go together, which was left aside.
    pub(crate) is_correlated: bool,
}

/// Which values of two parameters together just meet a target.
pub(crate) struct Frontier {
    pub(crate) target: Target,
    pub(crate) parameters: [Parameter; 2],
    pub(crate) points: Vec<FrontierPoint>,
    /// For each point the second parameter with 50, 80 and 95 % certainty; none where no ranges are stated.
    pub(crate) bands: Vec<Option<Certain>>,
}

/// So many rows of a table people read; the rest is in the CSV.
pub(crate) const SHOWN: usize = 12;

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
    if let Some(certainty) = subject.certainty {
        draw_certain(subject, certainty, &mut document);
    }
    for frontier in subject.frontiers {
        draw_frontier(subject, frontier, &mut document);
    }
    tornado(subject, &mut document);
    if let Some(indices) = &subject.indices {
        draw_indices(subject, indices, &mut document);
    }
    for (target, worth) in subject.worth {
        draw_worth(subject, *target, worth, &mut document);
    }
    if !subject.conventions.is_empty() {
        draw_conventions(subject, &mut document);
    }
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

fn break_even_table(subject: &Subject<'_>, found: &[BreakEven], document: &mut Document) {
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

/// The path of all lines of a kind.
fn kind(path: &Path) -> Path {
    let selection = if path.field.is_none() { Selection::Whole } else { Selection::Each };
    Path { selection, year: None, ..path.clone() }
}

/// A value of a parameter that is known as an `f64`, rounded to the side on which the target is met.
fn certain_value(subject: &Subject<'_>, parameter: &Parameter, certain: &Certain, at: usize) -> String {
    let words = subject.base.language.sensitivity();
    let Some(value) = certain.values[at] else { return words.frontier_none.to_owned() };
    let (sign, rounding) =
        if certain.is_lowest { ('≥', Rounding::Ceiling) } else { ('≤', Rounding::Floor) };
    format!("{sign}\u{a0}{}", subject.written(parameter, rounded(value, 9), rounding))
}

fn draw_certain(subject: &Subject<'_>, certainty: Decimal, document: &mut Document) {
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

fn draw_frontier(subject: &Subject<'_>, frontier: &Frontier, document: &mut Document) {
    let words = subject.base.language.sensitivity();
    let target = frontier.target;
    document.heading((words.frontier_heading)(&subject.figure(target.aim), &subject.wanted(target)));
    let [first, second] = &frontier.parameters;
    let names = [first, second].map(|parameter| subject.name(&parameter.varied.path));
    let has_bands = frontier.bands.iter().any(Option::is_some);
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

/// An `f64` with so many decimals as a decimal.
fn rounded(value: f64, decimals: usize) -> Decimal {
    format!("{value:.decimals$}").parse().unwrap_or_default()
}

fn draw_indices(subject: &Subject<'_>, indices: &Indices, document: &mut Document) {
    let language = subject.base.language;
    let words = language.sensitivity();
    document.heading(words.indices_heading);
    let sobol = match &indices.found {
        Ok(sobol) => sobol,
        Err(error) => {
            document.note((words.no_indices)(*error));
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
    let evaluations = plain(Decimal::from(sobol.evaluations), language);
    document.note((words.indices_note)(&evaluations, indices.is_correlated));
}

fn draw_worth(subject: &Subject<'_>, target: Decimal, worth: &Worth, document: &mut Document) {
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

/// A choice, an option of it, and whether a set of conventions has it.
type OptionOf = (Choice, &'static str, Decimal, fn(&Conventions, &str) -> bool);

/// All options that some of the analyses have.
fn options(analyses: &[Analysis]) -> Vec<OptionOf> {
    let mut found: Vec<OptionOf> = Vec::new();
    for Analysis { conventions, .. } in analyses {
        let on = |is: bool| if is { "on" } else { "off" };
        let year = Decimal::from(conventions.horizon.year());
        let each: [OptionOf; 5] = [
            (Choice::Timing, conventions.timing.name(), Decimal::ZERO, |one, name| one.timing.name() == name),
            (Choice::Rate, conventions.rate.name(), conventions.rate.rate(), |one, name| {
                one.rate.name() == name
            }),
            (Choice::Horizon, conventions.horizon.name(), year, |one, name| one.horizon.name() == name),
            (Choice::Attribution, on(conventions.attribution), Decimal::ZERO, |one, name| {
                one.attribution == (name == "on")
            }),
            (Choice::Transfers, on(conventions.transfers), Decimal::ZERO, |one, name| {
                one.transfers == (name == "on")
            }),
        ];
        for option in each {
            if !found.iter().any(|known| (known.0, known.1) == (option.0, option.1)) {
                found.push(option);
            }
        }
    }
    let order = [Choice::Timing, Choice::Rate, Choice::Horizon, Choice::Attribution, Choice::Transfers];
    found.sort_by_key(|option| order.iter().position(|choice| *choice == option.0));
    found
}

/// The ratios of the analyses that fit, from low to high.
fn ratios(analyses: &[Analysis], fits: impl Fn(&Conventions) -> bool) -> Vec<Decimal> {
    let fitting = analyses.iter().filter(|one| fits(&one.conventions));
    let mut found: Vec<Decimal> = fitting.filter_map(|one| one.ratio.defined().copied()).collect();
    found.sort_unstable();
    found
}

fn draw_conventions(subject: &Subject<'_>, document: &mut Document) {
    let (language, project) = (subject.base.language, subject.base.project);
    let words = language.sensitivity();
    let all = ratios(subject.conventions, |_| true);
    let (Some(lowest), Some(highest)) = (all.first(), all.last()) else { return };
    document.heading(words.conventions_heading);
    let target = subject.break_even.iter().map(|(target, _)| *target).find(|target| target.aim == Aim::Ratio);
    let target = target.map_or(Decimal::ONE, |target| target.value);
    let ratio = |value: Decimal| fixed(value, 2, language);
    document.paragraph((words.conventions_lead)(&Spread {
        count: all.len(),
        lowest: &ratio(*lowest),
        highest: &ratio(*highest),
        met: all.iter().filter(|ratio| **ratio >= target).count(),
        target: &plain(target, language),
    }));
    let [choice, option, low, middle, high] = words.conventions_heads;
    let mut table = Table::new([
        (choice, ColumnKind::Text),
        (option, ColumnKind::Text),
        (low, ColumnKind::Number),
        (middle, ColumnKind::Number),
        (high, ColumnKind::Number),
    ]);
    for (choice, name, value, has) in options(subject.conventions) {
        let found = ratios(subject.conventions, |conventions| has(conventions, name));
        let [Some(low), Some(middle), Some(high)] =
            [0, found.len() / 2, found.len().saturating_sub(1)].map(|at| found.get(at))
        else {
            continue;
        };
        let number = match choice {
            Choice::Horizon => u16::try_from(value)
                .map_or_else(|_| String::new(), |year| project.calendar_year(year).to_string()),
            _ => percent(value, 2, language),
        };
        table.row(
            RowKind::Plain,
            [
                (words.choice)(choice).into(),
                (words.option)(choice, name, &number).into(),
                ratio(*low).into(),
                ratio(*middle).into(),
                ratio(*high).into(),
            ],
        );
    }
    document.table(table);
    document.note(words.conventions_note);
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
                "parameter": bar_path(bar).to_string(),
                "members": members(bar),
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
    let path = |at: usize| subject.drawn[at].varied.path.to_string();
    let sobol = subject.indices.as_ref().map(|indices| match &indices.found {
        Ok(sobol) => {
            let list = |list: &[Index]| {
                object(list.iter().enumerate().map(|(at, index)| {
                    // By chance an estimate is a little below zero; what cannot be told from zero is said to be so.
                    let value = json!({
                        "index": significant(index.index.max(0.0)),
                        "interval": [significant(index.low), significant(index.high)],
                        "is_distinct": index.is_distinct(),
                    });
                    (path(at), value)
                }))
            };
            json!({
                "evaluations": sobol.evaluations,
                "correlations_left_aside": indices.is_correlated,
                "variance": significant(sobol.variance),
                "first_order": list(&sobol.first_order),
                "total": list(&sobol.total),
            })
        }
        Err(error) => json!({ "evaluations": 0, "reason": error.code() }),
    });
    let worth: Vec<_> = subject
        .worth
        .iter()
        .map(|(target, worth)| {
            let told = |information: &Information| {
                json!({
                    "value": significant(information.value),
                    "error": significant(information.error),
                    "chance": significant(information.chance),
                    "is_distinct": information.is_distinct(),
                })
            };
            let each = worth.each.iter().enumerate().map(|(at, information)| {
                let mut row = told(information);
                if let Some(count) = worth.sample_sizes[at] {
                    row["sample_size"] = count.into();
                }
                (path(at), row)
            });
            json!({
                "target": number(*target),
                "draws": worth.draws,
                "mean_gain": significant(worth.mean_gain),
                "all": told(&worth.all),
                "each": object(each),
            })
        })
        .collect();
    let certain_values = |certain: &Option<Certain>| {
        let values = certain.iter().flat_map(|certain| &certain.values);
        values.map(|value| value.map(significant)).collect::<Vec<_>>()
    };
    let at_certainty: Vec<_> = subject
        .certain
        .iter()
        .flat_map(|(target, rows)| rows.iter().map(move |row| (target, row)))
        .map(|(target, (parameter, certain))| {
            json!({
                "parameter": parameter.varied.path.to_string(),
                "figure": aim_name(project, target.aim),
                "target": number(target.value),
                "value": certain.values[0].map(significant),
                "met": if certain.is_lowest { "from" } else { "up_to" },
            })
        })
        .collect();
    let frontiers = subject.frontiers.iter().map(|frontier| {
        let points = frontier.points.iter().map(|point| {
            let second: Vec<_> = point.second.iter().map(|root| number(root.value)).collect();
            json!([number(point.first), second])
        });
        json!({
            "parameters": frontier.parameters.each_ref().map(|one| one.varied.path.to_string()),
            "figure": aim_name(project, frontier.target.aim),
            "target": number(frontier.target.value),
            "points": points.collect::<Vec<_>>(),
            "certainties": ["0.5", "0.8", "0.95"],
            "at_certainty": frontier.bands.iter().map(certain_values).collect::<Vec<_>>(),
        })
    });
    let frontiers: Vec<_> = frontiers.collect();
    let conventions: Vec<_> = subject
        .conventions
        .iter()
        .enumerate()
        .map(|(index, one)| {
            let conventions = &one.conventions;
            json!({
                "timing": conventions.timing.name(),
                "discount_rate": number(conventions.rate.rate()),
                "rate": conventions.rate.name(),
                "horizon": conventions.horizon.year(),
                "attribution_to_others": conventions.attribution,
                "transfers": conventions.transfers,
                "ratio": undefined.figure(&format!("conventions.{index}.ratio"), &one.ratio),
            })
        })
        .collect();
    json!({
        "made_with": map::made_with(&subject.base),
        "project": { "name": &*project.settings().name },
        "ratio": undefined.figure("ratio", &subject.base.map.returns.ratio),
        "moved": subject.moved.name(),
        "plus_minus": match subject.moved {
            Moved::PlusMinus(part) => Some(number(part)),
            _ => None,
        },
        "tornado": tornado,
        "together": together,
        "elasticities": elasticities,
        "break_even": break_even,
        "certainty": subject.certainty.map(number),
        "at_certainty": at_certainty,
        "frontiers": frontiers,
        "sobol": sobol,
        "information": worth,
        "conventions": conventions,
        "warnings": subject.base.warnings,
        "undefined": undefined.into_value(),
    })
}

/// What a bar moves: one parameter, or all of a kind.
fn bar_path(bar: &Bar) -> Path {
    let path = &bar.ranges[0].parameter.varied.path;
    if bar.ranges.len() > 1 { kind(path) } else { path.clone() }
}

/// What a bar of several moves.
fn members(bar: &Bar) -> Vec<String> {
    let members = bar.ranges.iter().filter(|_| bar.ranges.len() > 1);
    members.map(|range| range.parameter.varied.path.to_string()).collect()
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
                &bar_path(bar).to_string(),
                &in_words(project, &bar_path(bar), language),
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
    for frontier in subject.frontiers {
        let [first, second] = &frontier.parameters;
        for point in &frontier.points {
            let values: Vec<String> = point.second.iter().map(|root| decimal(root.value)).collect();
            sheet.row([
                words.csv_parts[4],
                &format!("{} {}", first.varied.path, second.varied.path),
                &format!("{}; {}", name(first), name(second)),
                &aim_name(project, frontier.target.aim),
                &decimal(frontier.target.value),
                &decimal(point.first),
                "",
                "",
                values.first().map_or("", String::as_str),
                "",
                "",
                &values.get(1..).unwrap_or_default().join("; "),
            ]);
        }
    }
    let mut told = |part: &str, at: usize, figure: &str, target: &str, numbers: [f64; 3], note: &str| {
        let path = &subject.drawn[at].varied.path;
        let [value, low, high] = numbers.map(significant);
        sheet.row([
            part,
            &path.to_string(),
            &in_words(project, path, language),
            figure,
            target,
            "",
            &low,
            &high,
            &value,
            "",
            "",
            note,
        ]);
    };
    if let Some(Indices { found: Ok(sobol), .. }) = &subject.indices {
        for (list, figure) in [(&sobol.first_order, "first_order"), (&sobol.total, "total")] {
            for (at, index) in list.iter().enumerate() {
                let note = if index.is_distinct() { "" } else { "≈ 0" };
                told(words.csv_parts[6], at, figure, "", [index.index.max(0.0), index.low, index.high], note);
            }
        }
    }
    for (target, worth) in subject.worth {
        for (at, own) in worth.each.iter().enumerate() {
            let ends = [own.value, own.value - 2.0 * own.error, own.value + 2.0 * own.error];
            let note = if own.is_distinct() { "" } else { "≈ 0" };
            told(words.csv_parts[7], at, "evppi", &decimal(*target), ends, note);
        }
    }
    for one in subject.conventions {
        let conventions = &one.conventions;
        let on = |is: bool| if is { "on" } else { "off" };
        let describe = |choice, option: &str, number: &str| {
            format!("{}: {}", (words.choice)(choice), (words.option)(choice, option, number))
        };
        let texts = [
            describe(Choice::Timing, conventions.timing.name(), ""),
            describe(Choice::Rate, conventions.rate.name(), &percent(conventions.rate.rate(), 2, language)),
            describe(
                Choice::Horizon,
                conventions.horizon.name(),
                &project.calendar_year(conventions.horizon.year()).to_string(),
            ),
            describe(Choice::Attribution, on(conventions.attribution), ""),
            describe(Choice::Transfers, on(conventions.transfers), ""),
        ];
        let value = one.ratio.defined().map_or_else(String::new, |ratio| decimal(*ratio));
        sheet.row([
            words.csv_parts[5],
            "",
            &texts.join("; "),
            Aim::Ratio.name(),
            "",
            "",
            "",
            "",
            &value,
            "",
            "",
            "",
        ]);
    }
}
