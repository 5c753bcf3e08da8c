//! A simulation, for people and for machines.

use super::csv::Sheet;
use super::document::{Block, Cell, ColumnKind, Document, RowKind, Table};
use super::figure;
use super::json::{decimal, number, object};
use super::map;
use super::scenarios::{subject as in_words, what_if};
use crate::language::number::{Rounding, fixed, percent, plain, round};
use crate::language::simulation::{Made, Shaped, Standing};
use crate::read::figure::{NamedFigure, Unit};
use impactkaart_core::Decimal;
use impactkaart_core::evaluate::{Best, Summary, shortest};
use impactkaart_core::graph::{Output, ReturnFigure};
use impactkaart_core::model::Text;
use impactkaart_core::number::Figure;
use impactkaart_core::scenario::{Field, Scenario};
use impactkaart_core::uncertainty::{
    Chance, Drawn, Range, Sampling, Shape, Simulation, Width, chances, chances_within, mean_error, width,
};
use serde_json::{Value, json};

/// A simulation, and what is to be told about it.
pub(crate) struct Subject<'s> {
    /// The project as it stands.
    pub(crate) base: map::Subject<'s>,
    pub(crate) simulation: &'s Simulation<'s>,
    pub(crate) summary: &'s Summary,
    /// What was worked out of each draw.
    pub(crate) figure: &'s NamedFigure,
    /// The ranges that were made up, and by what; none where the project states its own.
    pub(crate) made_up: &'s [(Range, Width)],
    /// What each range of the project rests on.
    pub(crate) sources: &'s [Option<Text>],
    /// What was set on the command line.
    pub(crate) scenario: Option<&'s Scenario>,
    /// How small the error was to be.
    pub(crate) until: Option<Decimal>,
}

/// More inputs than this are counted only.
const MOST_INPUTS: usize = 40;

/// The simulation as people read it.
pub(crate) fn document(subject: &Subject<'_>) -> Document {
    let (language, project, summary) = (subject.base.language, subject.base.project, subject.summary);
    let words = language.simulation();
    let mut document = Document { title: (words.title)(&project.settings().name), ..Document::default() };
    document.blocks.push(Block::Lead(lead(subject)));
    if let Some(scenario) = subject.scenario {
        document.paragraph((words.what_if)(&what_if_changes(subject, scenario)));
    }
    if let (Some(mean), Some(sd)) = (summary.mean.map(shortest), summary.deviation.map(shortest)) {
        let base = match subject.figure.output.of(subject.base.map) {
            Figure::Defined(value) => Some(written_figure(subject, value)),
            Figure::Undefined(_) => None,
        };
        let plan = subject.simulation.plan();
        document.paragraph((words.made)(&Made {
            figure: noun(subject).as_deref(),
            mean: &written_figure(subject, mean),
            sd: &written_figure(subject, sd),
            base: base.as_deref(),
            draws: &plain(summary.finished_points.into(), language),
            sampling: plan.sampling,
            seed: &plan.seed.to_string(),
        }));
    }
    let chances = asked_for(subject);
    if let Some(limit) = subject.until
        && chances.iter().any(|chance| shortest(chance.error) >= limit)
    {
        document.paragraph((words.not_reached)(&points(limit, 3, subject)));
    }
    if summary.undefined_points > 0 {
        let draws = plain(summary.undefined_points.into(), language);
        document.paragraph(match is_payback(subject) {
            true => (words.never)(&draws),
            false => (words.undefined)(noun(subject).as_deref(), &draws),
        });
    }
    if !subject.made_up.is_empty() {
        document.paragraph(words.made_up);
        let mut kinds: Vec<Width> = subject.made_up.iter().map(|(_, of)| *of).collect();
        kinds.sort_unstable();
        kinds.dedup();
        document
            .list(kinds.into_iter().map(|of| (words.width)(of, &percent(width(of), 0, language))).collect());
    }

    if !chances.is_empty() {
        document.heading(if is_payback(subject) { words.soon_heading } else { words.chances_heading });
    }
    let number = ColumnKind::Number;
    let target = noun(subject).map_or_else(|| words.target.to_owned(), |noun| (words.bare)(&noun));
    let mut table = Table::new([(&*target, ColumnKind::Text), (words.chance, number), (words.error, number)]);
    for chance in &chances {
        let said = if is_payback(subject) { words.at_most } else { words.above };
        let cells = [
            said(&target_written(subject, chance.target)),
            percent_of(chance.chance, 1, subject),
            points(shortest(chance.error), 2, subject),
        ];
        table.row(RowKind::Plain, cells.map(Cell::Text));
    }
    document.table(table);
    if !chances.is_empty() {
        document.note(words.chances_note);
    }
    spread(subject, &mut document);
    histogram(subject, &mut document);
    inputs(subject, &mut document);
    document.note((words.exactness)(&plain(summary.exact_points.into(), language)));
    document.heading(language.map().how_heading);
    document.paragraph(map::conventions(&subject.base));
    map::foot(&subject.base, &mut document);
    document
}

/// Any other figure than the ratio, with its article; of the return there are words of its own.
fn noun(subject: &Subject<'_>) -> Option<String> {
    let is_other = subject.figure.output != Output::RATIO;
    is_other.then(|| figure::noun(subject.figure, subject.base.language))
}

fn is_payback(subject: &Subject<'_>) -> bool {
    subject.figure.output == Output::Return(ReturnFigure::PaybackMonths)
}

/// The part of draws for which there is no figure.
fn undefined(subject: &Subject<'_>) -> Decimal {
    let draws = [subject.summary.undefined_points, subject.summary.finished_points].map(Decimal::from);
    draws[0].checked_div(draws[1]).unwrap_or_default()
}

/// The chances that people ask for: of being above a target, but of a payback period of being no longer.
fn asked_for(subject: &Subject<'_>) -> Vec<Chance> {
    if is_payback(subject) { chances_within(subject.summary) } else { chances(subject.summary) }
}

/// The figure in a sentence.
fn written_figure(subject: &Subject<'_>, value: Decimal) -> String {
    figure::written(subject.figure, value, subject.base.project, subject.base.language)
}

/// A target as it was stated; a ratio has two decimals at least.
fn target_written(subject: &Subject<'_>, target: Decimal) -> String {
    match subject.figure.unit {
        Unit::Ratio => fixed(target, target.normalize().scale().max(2), subject.base.language),
        _ => figure::target(subject.figure, target, subject.base.project, subject.base.language),
    }
}

/// Between what the figure lies, and how likely it is above where costs and benefits are equal, or else above the first
/// target.
fn lead(subject: &Subject<'_>) -> String {
    let language = subject.base.language;
    let words = language.simulation();
    let quantile = |at: Decimal| {
        let found = subject.summary.quantiles.iter().find(|quantile| quantile.at == at);
        found.map(|quantile| written_figure(subject, quantile.value))
    };
    let chances = asked_for(subject);
    let even = chances.iter().find(|chance| Some(chance.target) == subject.figure.even);
    let chance = even.or(chances.first()).map(|one| {
        let target = target_written(subject, one.target);
        (target, percent_of(one.chance, 0, subject), points(shortest(one.error), 1, subject))
    });
    let undefined = undefined(subject);
    let exists = (!undefined.is_zero()).then(|| percent_of(Decimal::ONE - undefined, 0, subject));
    let noun = noun(subject);
    match (quantile(Decimal::new(5, 2)), quantile(Decimal::new(95, 2))) {
        (Some(low), Some(high)) => (words.standing)(&Standing {
            figure: noun.as_deref(),
            low: &low,
            high: &high,
            chance: chance.as_ref().map(|(target, chance, error)| (&**target, &**chance, &**error)),
            exists: exists.as_deref(),
            is_payback: is_payback(subject),
        }),
        _ => (words.nowhere)(noun.as_deref()),
    }
}

/// A chance as a percentage; one that only rounds to nothing or to all is not that.
fn percent_of(chance: Decimal, decimals: u32, subject: &Subject<'_>) -> String {
    let language = subject.base.language;
    let step = Decimal::new(1, decimals + 2);
    if chance > Decimal::ZERO && chance < step {
        return format!("<{}", percent(step, decimals, language));
    }
    if chance < Decimal::ONE && chance > Decimal::ONE - step {
        return format!(">{}", percent(Decimal::ONE - step, decimals, language));
    }
    format!("{}%", fixed(chance * Decimal::ONE_HUNDRED, decimals, language))
}

/// A difference between chances in percentage points.
fn points(value: Decimal, decimals: u32, subject: &Subject<'_>) -> String {
    fixed(value * Decimal::ONE_HUNDRED, decimals, subject.base.language)
}

fn what_if_changes(subject: &Subject<'_>, scenario: &Scenario) -> String {
    let said = what_if(subject.base.project, scenario, subject.base.language);
    // Without the words that stand before it elsewhere.
    let before = (subject.base.language.scenarios().what_if)("");
    said.strip_prefix(before.trim_end()).map_or(said.clone(), |rest| rest.trim().to_owned())
}

fn spread(subject: &Subject<'_>, document: &mut Document) {
    let (language, summary) = (subject.base.language, subject.summary);
    let words = language.simulation();
    document.heading(words.spread_heading);
    let head = head(subject);
    let share = if summary.undefined_points > 0 { words.share_where } else { words.share };
    let mut table = Table::new([(share, ColumnKind::Text), (&*head, ColumnKind::Number)]);
    let mut row = |name: String, value: Decimal| {
        let written = match subject.figure.unit {
            Unit::Ratio => fixed(value, 3, language),
            _ => written_figure(subject, value),
        };
        table.row(RowKind::Plain, [name, written].map(Cell::Text));
    };
    if let Some(worst) = &summary.worst {
        row(words.lowest.to_owned(), worst.value);
    }
    for quantile in &summary.quantiles {
        row((words.below)(&percent(quantile.at, 1, language)), quantile.value);
    }
    if let Some(best) = &summary.best {
        row(words.highest.to_owned(), best.value);
    }
    document.table(table);
}

/// What stands above a column of the figure.
fn head(subject: &Subject<'_>) -> String {
    let words = subject.base.language.simulation();
    noun(subject).map_or_else(|| words.ratio.to_owned(), |noun| (words.bare)(&noun))
}

fn histogram(subject: &Subject<'_>, document: &mut Document) {
    let (language, summary) = (subject.base.language, subject.summary);
    let words = language.simulation();
    let bars = &summary.histogram;
    if bars.len() < 2 {
        return;
    }
    document.heading(words.histogram_heading);
    let head = head(subject);
    let mut table =
        Table::new([(&*head, ColumnKind::Text), ("", ColumnKind::Bar), (words.part, ColumnKind::Number)]);
    let highest = bars.iter().map(|bar| bar.points).max().unwrap_or(0);
    let all: u64 = bars.iter().map(|bar| bar.points).sum();
    let written = |value: f64| figure::bare(subject.figure.unit, shortest(value), language);
    for (at, bar) in bars.iter().enumerate() {
        let name = if at == 0 {
            (words.tail_below)(&written(bar.to))
        } else if at + 1 == bars.len() {
            (words.tail_above)(&written(bar.from))
        } else {
            format!("{} – {}", written(bar.from), written(bar.to))
        };
        let share = Decimal::from(bar.points).checked_div(all.into()).unwrap_or_default();
        let drawn =
            Cell::Bar { value: bar.points.into(), lowest: Decimal::ZERO, highest: highest.max(1).into() };
        table.row(RowKind::Plain, [Cell::Text(name), drawn, Cell::Text(percent_of(share, 1, subject))]);
    }
    document.table(table);
}

fn inputs(subject: &Subject<'_>, document: &mut Document) {
    let (language, project) = (subject.base.language, subject.base.project);
    let words = language.simulation();
    let drawn = subject.simulation.ranges().drawn();
    document.heading(words.inputs_heading);
    let number = ColumnKind::Number;
    let mut table = Table::new([
        (words.input, ColumnKind::Text),
        (words.drawn_from, ColumnKind::Text),
        (words.low, number),
        (words.mean, number),
        (words.high, number),
    ]);
    for one in drawn.iter().take(MOST_INPUTS) {
        let of = |value: f64| written(one, shortest(value), subject);
        let distribution = &one.distribution;
        let cells = [
            in_words(project, &one.varied.path, language),
            shaped(one, subject),
            of(distribution.quantile(0.05)),
            of(distribution.mean()),
            of(distribution.quantile(0.95)),
        ];
        table.row(RowKind::Plain, cells.map(Cell::Text));
    }
    document.table(table);
    if let Some(more) = drawn.len().checked_sub(MOST_INPUTS).filter(|more| *more > 0) {
        document.note((words.more_inputs)(&plain(more.into(), language)));
    }
    let is_correlated = (0..drawn.len().min(MOST_INPUTS))
        .any(|one| (0..one).any(|other| subject.simulation.ranges().rank_correlation(one, other) != 0.0));
    if is_correlated {
        document.note(words.correlated);
    }
    // What is cut of a distribution is said where it shows.
    for one in drawn.iter().take(MOST_INPUTS) {
        let (below, above) = one.distribution.cut();
        let share = shortest(below + above);
        if share >= Decimal::new(1, 3) {
            let name = in_words(project, &one.varied.path, language);
            document.note((words.cut)(&name, &percent(share, 1, language)));
        }
    }
}

/// A number of a parameter as it is read: a factor or a share as a percentage.
fn written(drawn: &Drawn, value: Decimal, subject: &Subject<'_>) -> String {
    let language = subject.base.language;
    match drawn.varied.path.field {
        None => percent(value, 1, language),
        Some(Field::DiscountRate) => percent(value, 2, language),
        Some(field) if field.is_fraction() => percent(value, 1, language),
        Some(Field::Amount) => fixed(value, if value.abs() < Decimal::from(1000) { 2 } else { 0 }, language),
        Some(_) => {
            let decimals = if value.abs() < Decimal::TEN { 3 } else { 1 };
            plain(round(value, decimals, Rounding::default()), language)
        }
    }
}

fn shaped(drawn: &Drawn, subject: &Subject<'_>) -> String {
    let shape = drawn.distribution.shape();
    let numbers: Vec<String> =
        shape.numbers().into_iter().map(|value| written(drawn, value, subject)).collect();
    let number = |at: usize| numbers.get(at).map_or("", String::as_str);
    let (first, second, third) = (number(0), number(1), number(2));
    (subject.base.language.simulation().shape)(&match shape {
        _ if drawn.distribution.is_certain() => Shaped::Certain(first),
        Shape::Uniform { .. } => Shaped::Uniform(first, second),
        Shape::Triangular { .. } => Shaped::Triangular(first, second, third),
        Shape::Pert { .. } => Shaped::Pert(first, second, third),
        Shape::Normal { .. } => Shaped::Normal(first, second),
        Shape::Lognormal { .. } => Shaped::Lognormal(first, second),
        Shape::Beta { .. } => Shaped::Beta(first, second),
        Shape::NormalInterval { .. } => Shaped::NormalInterval(first, second),
        Shape::LognormalInterval { .. } => Shaped::LognormalInterval(first, second),
    })
}

/// Every figure of a simulation.
pub(crate) fn values(subject: &Subject<'_>) -> Value {
    let (summary, simulation) = (subject.summary, subject.simulation);
    let plan = simulation.plan();
    let base = match subject.figure.output.of(subject.base.map) {
        Figure::Defined(value) => number(value),
        Figure::Undefined(_) => Value::Null,
    };
    let end = |end: &Option<Best>| end.as_ref().map_or(Value::Null, |end| number(end.value));
    let float = |value: f64| number(twelve_digits(value));
    let quantiles = summary.quantiles.iter().map(|quantile| (decimal(quantile.at), number(quantile.value)));
    let chances = chances(summary).into_iter().map(|Chance { target, chance, error }| {
        (decimal(target), json!({ "chance": number(chance), "error": float(error) }))
    });
    let bars = summary.histogram.iter().map(|bar| {
        json!({ "from": number(shortest(bar.from)), "to": number(shortest(bar.to)), "draws": bar.points })
    });
    let is_exact = summary.quantiles.iter().all(|quantile| quantile.is_exact())
        && [&summary.best, &summary.worst].into_iter().flatten().all(|end| end.is_certain);
    let (sampling, is_shifted) = match plan.sampling {
        Sampling::Random => ("random", None),
        Sampling::Latin => ("latin", None),
        Sampling::Sobol { is_shifted } => ("sobol", Some(is_shifted)),
    };
    let mut entries = vec![
        ("made_with", map::made_with(&subject.base)),
        ("project", json!({ "name": &*subject.base.project.settings().name })),
        ("draws", summary.finished_points.into()),
        ("seed", plan.seed.into()),
        ("sampling", sampling.into()),
    ];
    if let Some(is_shifted) = is_shifted {
        entries.push(("shifted", is_shifted.into()));
    }
    entries.extend([
        ("undefined_draws", summary.undefined_points.into()),
        ("exact", is_exact.into()),
        ("exact_draws", summary.exact_points.into()),
        (
            &*subject.figure.names.0,
            json!({
                "base": base,
                "mean": summary.mean.map(float),
                "mean_error": mean_error(summary).map(float),
                "sd": summary.deviation.map(float),
                "min": end(&summary.worst),
                "max": end(&summary.best),
                "quantiles": object(quantiles),
                "chance_above": object(chances),
                "histogram": bars.collect::<Vec<_>>(),
            }),
        ),
        ("ranges", if subject.made_up.is_empty() { "stated" } else { "made_up" }.into()),
        ("inputs", input_values(subject)),
        ("correlations", correlation_values(subject)),
        ("warnings", subject.base.warnings.into()),
    ]);
    object(entries)
}

fn input_values(subject: &Subject<'_>) -> Value {
    let of = |(at, drawn): (usize, &Drawn)| {
        let distribution = &drawn.distribution;
        let shape = distribution.shape();
        let names: &[&str] = match shape {
            Shape::Uniform { .. } | Shape::NormalInterval { .. } | Shape::LognormalInterval { .. } => {
                &["low", "high"]
            }
            Shape::Triangular { .. } | Shape::Pert { .. } => &["low", "mode", "high"],
            Shape::Normal { .. } | Shape::Lognormal { .. } | Shape::Beta { .. } => &["mean", "sd"],
        };
        let float = |value: f64| number(twelve_digits(value));
        let (below, above) = distribution.cut();
        let source = subject.sources.get(drawn.range).cloned().flatten();
        json!({
            "parameter": drawn.varied.path.to_string(),
            "distribution": shape.name(),
            "interval": matches!(shape, Shape::NormalInterval { .. } | Shape::LognormalInterval { .. }),
            "stated": object(names.iter().copied().zip(shape.numbers().into_iter().map(number))),
            "drawn": {
                "mean": float(distribution.mean()),
                "sd": float(distribution.sd()),
                "0.05": float(distribution.quantile(0.05)),
                "0.95": float(distribution.quantile(0.95)),
            },
            "cut_below": float(below),
            "cut_above": float(above),
            "table_error": float(subject.simulation.table_error(at)),
            "source": source.as_deref(),
        })
    };
    subject.simulation.ranges().drawn().iter().enumerate().map(of).collect()
}

/// The rank correlations that are drawn, of parameters that go together.
fn correlation_values(subject: &Subject<'_>) -> Value {
    let ranges = subject.simulation.ranges();
    let drawn = ranges.drawn();
    let path = |at: usize| drawn[at].varied.path.to_string();
    let pairs = ranges.correlated().into_iter().map(|(one, other, rank)| {
        json!({ "parameter": path(one), "parameter_2": path(other), "rank_correlation": number(twelve_digits(rank)) })
    });
    pairs.collect()
}

/// What is no exact result has so many digits.
fn twelve_digits(value: f64) -> Decimal {
    shortest(value).round_sf(12).unwrap_or_default().normalize()
}

/// The simulation for a spreadsheet: a row per figure.
pub(crate) fn rows(subject: &Subject<'_>, sheet: &mut Sheet) {
    let summary = subject.summary;
    let words = subject.base.language.simulation();
    sheet.row(words.heads);
    let [mean, sd, lowest, highest, quantile, chance, error, draws] = words.figures;
    let mut row = |name: &str, at: &str, value: Decimal| sheet.row([name, at, &decimal(value)]);
    for (name, value) in [(mean, summary.mean), (sd, summary.deviation)] {
        if let Some(value) = value {
            row(name, "", twelve_digits(value));
        }
    }
    for (name, end) in [(lowest, &summary.worst), (highest, &summary.best)] {
        if let Some(end) = end {
            row(name, "", end.value);
        }
    }
    for one in &summary.quantiles {
        row(quantile, &decimal(one.at), one.value);
    }
    for one in chances(summary) {
        row(chance, &decimal(one.target), one.chance);
        row(error, &decimal(one.target), twelve_digits(one.error));
    }
    for bar in &summary.histogram {
        row(draws, &decimal(twelve_digits(bar.from)), bar.points.into());
    }
}
