//! The figures of what the outcome hangs on.

use super::At::{I, K};
use super::outputs::{named, path_of_output};
use super::{At, Found, Made, OfMap, Origin, Part, PartOf, Stated, Statistic, path_of, unit_of};
use crate::arguments::Sensitivity as Typed;
use crate::commands::sensitivity::{bars, by_evidence, wanted};
use crate::figure::FigurePath;
use crate::language::Language;
use crate::language::number::{percent, plain};
use crate::language::origin as words;
use crate::read::Reading;
use crate::read::sensitivity::Asked;
use crate::render::explain::{Step, Unit};
use crate::render::sensitivity::{Moved, aim_name};
use impactkaart_core::Decimal;
use impactkaart_core::evaluate::scenario_at;
use impactkaart_core::explain::{How, Role};
use impactkaart_core::graph::Varied;
use impactkaart_core::model::{Cell, Column, Project, Table};
use impactkaart_core::scenario::Path;
use impactkaart_core::sensitivity::{
    Aim, Conventions, HorizonChoice, Parameter, Range, RateChoice, TimingChoice, parameters,
};
use impactkaart_core::uncertainty::{Width, by_evidence as widths, width};

/// What was asked for.
pub(crate) struct Sensed {
    asked: Asked,
    moved: Moved,
    bars: Vec<Vec<Range>>,
    groups: Vec<Vec<Range>>,
    /// All that can break even, those with a range of their own within that.
    parameters: Vec<Parameter>,
    /// By what ranges were made up, where the project states none.
    widths: Vec<(String, Width)>,
}

impl Sensed {
    /// What was asked for, read again; where that cannot be, why is among the problems.
    pub(super) fn of(reading: &mut Reading, typed: &Typed, lang: Option<Language>) -> Option<Self> {
        let asked = wanted(reading, typed, lang)?;
        let project = reading.project.as_ref()?;
        let moved = Moved::of(typed, reading.uncertain.is_some());
        let made_up = by_evidence(project);
        let ranges = reading.uncertain.as_ref().map_or(&made_up, |uncertain| &uncertain.ranges);
        let (bars, groups) = bars(project, moved, ranges);
        let mut parameters = parameters(project);
        for own in &asked.domains {
            match parameters.iter_mut().find(|known| known.varied.path == own.varied.path) {
                Some(known) => known.clone_from(own),
                None => parameters.push(own.clone()),
            }
        }
        let widths = match &reading.uncertain {
            Some(_) => Vec::new(),
            None => widths(project).into_iter().map(|(range, of)| (range.path.to_string(), of)).collect(),
        };
        Some(Self { asked, moved, bars, groups, parameters, widths })
    }

    fn parameter(&self, path: &str) -> Option<&Parameter> {
        let all = self.parameters.iter().chain(&self.asked.frontier);
        all.into_iter().find(|one| one.varied.path.to_string() == path)
    }

    /// What a row of the tornado moves: found by what it is about.
    fn ranges(&self, made: &Made<'_>, name: &str, at: usize) -> Option<&[Range]> {
        let row = &made.values[name][at];
        let path_of = |range: &Range| range.parameter.varied.path.to_string();
        let members: Vec<&str> = row["members"].as_array()?.iter().filter_map(|one| one.as_str()).collect();
        let parameter = row["parameter"].as_str()?;
        let list = if name == "together" { &self.groups } else { &self.bars };
        let is_it = |ranges: &&Vec<Range>| match members[..] {
            [] => ranges.len() == 1 && path_of(&ranges[0]) == parameter,
            _ => ranges.iter().map(path_of).eq(members.iter().map(|member| (*member).to_owned())),
        };
        list.iter().find(is_it).map(Vec::as_slice)
    }
}

/// What a parameter is now: a number, or a factor on several.
fn base_of(parameter: &Parameter) -> &'static words::Definition {
    if parameter.bounded.is_none() { &words::BASE_FACTOR } else { &words::BASE_VALUE }
}

fn unit_of_parameter(parameter: &Parameter) -> Unit {
    unit_of(&parameter.varied.path, parameter.bounded.is_none())
}

/// The project with some parameters at other numbers.
fn at(what: &str, each: &[(&Varied, Decimal)]) -> Step {
    let varied: Vec<Varied> = each.iter().map(|(varied, _)| (*varied).clone()).collect();
    let numbers: Vec<Decimal> = each.iter().map(|(_, number)| *number).collect();
    Step { what: what.to_owned(), scenario: scenario_at(&varied, &numbers), rows: Vec::new(), is_found: true }
}

fn decimal(value: &serde_json::Value) -> Option<Decimal> {
    value.as_str()?.parse().ok()
}

/// A statistic with how far it may be off beside it.
fn with_error(made: &Made<'_>, definition: &'static words::Definition, beside: [FigurePath; 2]) -> Found {
    Origin::Statistic(Statistic::of(definition, drawn(definition, made), Vec::new()).beside(made, beside))
        .plain()
}

/// A statistic of a number that is one of many here: with how many points and what seed.
fn told(definition: &'static words::Definition, made: &Made<'_>) -> Found {
    Origin::told(definition, drawn(definition, made)).plain()
}

/// With how many draws and what seed.
fn drawn(definition: &'static words::Definition, made: &Made<'_>) -> Vec<String> {
    let values = made.values;
    let seed = |value: &serde_json::Value| value.as_u64().map(|seed| seed.to_string());
    let drawn = values["draws"].as_u64().zip(seed(&values["seed"]));
    match (definition.method, drawn) {
        ("value-of-information", Some((draws, seed))) | ("break-even", Some((draws, seed))) => {
            let draws = plain(draws.into(), made.language);
            vec![(made.words().over_draws)(&draws, &seed, made.words().random)]
        }
        _ => Vec::new(),
    }
}

pub(super) fn origin(made: &Made<'_>, sensed: &Sensed, keys: &[At<'_>]) -> Option<Found> {
    let told = |definition| Some(told(definition, made));
    match keys {
        [K("ratio")] => Some(OfMap::of(0, Vec::new(), named("ratio")?)),
        [K("plus_minus")] => typed(made, "plus-minus", &words::PLUS_MINUS),
        [K("draws")] => told(&words::DRAWS),
        [K("seed")] => Some(Origin::told(&words::SEED, Vec::new()).in_units(Unit::Bare)),
        [K("certainty")] => typed(made, "certainty", &words::CERTAINTY),
        [K(name @ ("tornado" | "together")), I(at), rest @ ..] => bar(made, sensed, name, *at, rest),
        [K("elasticities"), K(_)] => told(&words::ELASTICITY),
        [K("break_even"), I(at), rest @ ..] => break_even(made, sensed, *at, rest),
        [K("at_certainty" | "frontiers"), I(_), K("target")] => typed(made, "target", &words::TARGET),
        [K("frontiers"), I(_), K("certainties"), ..] => told(&words::CERTAINTY),
        [K("frontiers"), I(which), K("points"), I(at), rest @ ..] => {
            frontier(made, sensed, *which, *at, rest)
        }
        [K("at_certainty" | "frontiers"), .., K("interval"), I(_)] => told(&words::AT_CERTAINTY_INTERVAL),
        [K("at_certainty" | "frontiers"), ..] => told(&words::AT_CERTAINTY),
        [K("sobol"), K(list @ ("first_order" | "total")), K(path), K("index")] => {
            let definition = if *list == "total" { &words::TOTAL_INDEX } else { &words::FIRST_ORDER };
            let interval = [0, 1].map(|end| path_of([K("sobol"), K(list), K(path), K("interval"), I(end)]));
            Some(with_error(made, definition, interval))
        }
        [K("information"), I(at), rest @ .., K("value")] => {
            let definition = if *rest == [K("all")] { &words::WORTH_OF_ALL } else { &words::WORTH_OF_ONE };
            let own = [K("information"), I(*at)].into_iter().chain(rest.iter().copied());
            let beside = ["error", "chance"].map(|key| path_of(own.clone().chain([K(key)])));
            let found = with_error(made, definition, beside);
            // What is gained is money, and so is what it is worth to know.
            Some(Found { unit: Unit::Money, ..found })
        }
        [K("sobol"), rest @ ..] => told(match rest {
            [K("evaluations")] => &words::EVALUATIONS,
            [K("points")] => &words::INDEX_POINTS,
            [K("seed")] => &words::SEED,
            [K("variance")] => &words::VARIANCE,
            [.., K("interval"), I(_)] => &words::INTERVAL,
            _ => return None,
        }),
        [K("screening"), rest @ ..] => told(match rest {
            [K("paths")] => &words::PATHS,
            [K("seed")] => &words::SEED,
            [K("evaluations")] => &words::EVALUATIONS,
            [.., K("mean_size")] => &words::MEAN_SIZE,
            [.., K("spread")] => &words::EFFECT_SPREAD,
            _ => return None,
        }),
        [K("information"), I(_), K("target")] => typed(made, "target", &words::TARGET),
        [K("information"), I(_), rest @ ..] => {
            let (definition, unit) = match rest {
                [K("draws")] => (&words::DRAWS, Unit::Plain),
                [K("mean_gain")] => (&words::MEAN_GAIN, Unit::Money),
                [.., K("error")] => (&words::WORTH_ERROR, Unit::Money),
                [.., K("chance")] => (&words::WORTH_OF_NOISE, Unit::Money),
                [.., K("sample_size")] => (&words::SAMPLE_SIZE, Unit::Plain),
                _ => return None,
            };
            told(definition).map(|found| Found { unit, ..found })
        }
        [K("conventions"), I(at), rest @ ..] => analysis(made, *at, rest),
        _ => None,
    }
}

/// What was typed, or goes without saying.
fn typed(made: &Made<'_>, flag: &str, definition: &'static words::Definition) -> Option<Found> {
    let typed = made.typed(flag);
    let typed = (!typed.is_empty()).then(|| typed.join(" "));
    let definition = Some(definition);
    Some(Origin::Stated(Stated { typed, definition, ..Stated::default() }).plain())
}

/// A row of the tornado.
fn bar(made: &Made<'_>, sensed: &Sensed, name: &str, place: usize, keys: &[At<'_>]) -> Option<Found> {
    let ranges = sensed.ranges(made, name, place)?;
    let first = ranges.first()?;
    let path = Some(first.parameter.varied.path.clone());
    let unit = unit_of_parameter(&first.parameter);
    let words = made.words();
    let side = |end: usize| {
        let what = [words.low_side, words.high_side][end];
        let each: Vec<_> = ranges.iter().map(|range| (&range.parameter.varied, range.ends()[end])).collect();
        Some(OfMap::of(0, vec![at(what, &each)], named("ratio")?))
    };
    match keys {
        [K("base")] => {
            let definition = Some(base_of(&first.parameter));
            Some(Origin::Stated(Stated { path, definition, ..Stated::default() }).in_units(unit))
        }
        [K(end @ ("low" | "high"))] => Some(end_of_range(made, sensed, first, end).in_units(unit)),
        [K("ratio_at_low")] => side(0),
        [K("ratio_at_high")] => side(1),
        [K("swing")] => {
            let row = &made.values[name][place];
            let figure = |key| PartOf::Figure(path_of([K(name), I(place), K(key)]));
            let is_rising = decimal(&row["ratio_at_high"])? >= decimal(&row["ratio_at_low"])?;
            let [more, less] = match is_rising {
                true => ["ratio_at_high", "ratio_at_low"],
                false => ["ratio_at_low", "ratio_at_high"],
            };
            Some(Origin::difference(figure(more), figure(less)).in_units(Unit::Ratio))
        }
        _ => None,
    }
}

/// Where an end of what a number moves between comes from.
fn end_of_range(made: &Made<'_>, sensed: &Sensed, range: &Range, end: &str) -> Origin {
    let path = Some(range.parameter.varied.path.clone());
    let mut stated = Stated { path, definition: Some(&words::LOW_OR_HIGH), ..Stated::default() };
    let own = range.parameter.varied.path.to_string();
    match sensed.moved {
        Moved::PlusMinus(_) => stated.typed = made.typed("plus-minus").into_iter().next(),
        Moved::Evidence => {
            let of = sensed.widths.iter().find(|(path, _)| *path == own);
            stated.notes.push(words::RANGE_OF_EVIDENCE.text(made.language).to_owned());
            stated.notes.extend(of.map(|(_, of)| {
                (made.language.simulation().width)(*of, &percent(width(*of), 0, made.language))
            }));
        }
        Moved::Ranges | Moved::Quantiles => {
            let reading = made.sides.first().map(|side| side.reading);
            let uncertain = reading.and_then(|reading| reading.uncertain.as_ref());
            let drawn = uncertain.and_then(|uncertain| {
                let one = uncertain.ranges.drawn().iter().find(|one| one.varied == range.parameter.varied)?;
                Some((uncertain.rows[0].get(one.range)?, uncertain.sources.get(one.range)?))
            });
            if let Some((row, source)) = drawn {
                // Of what is stated by its mean the row as a whole says it.
                let column = if end == "low" { Column::Low } else { Column::High };
                let is_stated = sensed.moved == Moved::Ranges;
                let column = if is_stated { column } else { Column::Parameter };
                stated.cell = Some(Cell { table: Table::Ranges, row: *row, column });
                stated.notes.extend(source.iter().map(|source| (made.language.explain().source)(source)));
            }
        }
    }
    Origin::Stated(stated)
}

/// A target that was asked for, by the words of the result.
fn aim(sensed: &Sensed, project: &Project, figure: &str) -> Option<Aim> {
    let target = sensed.asked.targets.iter().find(|target| aim_name(project, target.aim) == figure)?;
    Some(target.aim)
}

/// A row of the break-even values.
fn break_even(made: &Made<'_>, sensed: &Sensed, place: usize, keys: &[At<'_>]) -> Option<Found> {
    let row = &made.values["break_even"][place];
    let project = made.project()?;
    let parameter = sensed.parameter(row["parameter"].as_str()?)?;
    let unit = unit_of_parameter(parameter);
    match keys {
        [K("target")] => typed(made, "target", &words::TARGET),
        [K("base")] => {
            let (path, definition) = (Some(parameter.varied.path.clone()), Some(base_of(parameter)));
            Some(Origin::Stated(Stated { path, definition, ..Stated::default() }).in_units(unit))
        }
        [K("lowest" | "highest")] => {
            let own = row["parameter"].as_str()?;
            let found = sensed.asked.domains.iter().any(|one| one.varied.path.to_string() == own);
            let typed = found.then(|| made.typed("domain").join(" "));
            let definition = Some(&words::DOMAIN);
            Some(Origin::Stated(Stated { typed, definition, ..Stated::default() }).in_units(unit))
        }
        [K("values"), I(root)] => {
            let value = decimal(&row["values"][*root])?;
            let step = at(made.words().at_root, &[(&parameter.varied, value)]);
            let figure = path_of_output(aim(sensed, project, row["figure"].as_str()?)?.output(), project)?;
            let of = OfMap { side: 0, steps: vec![step], figure };
            let points = vec![(made.words().at_root.to_owned(), of)];
            Some(Origin::Statistic(Statistic::of(&words::ROOT, Vec::new(), points)).in_units(unit))
        }
        [K("leaves"), I(leaf), rest @ ..] => {
            let told = &row["leaves"][*leaf];
            match rest {
                [K("base" | "year")] => {
                    let mut path: Path = told["parameter"].as_str()?.parse().ok()?;
                    path.year = told["year"].as_u64().map(Decimal::from);
                    let definition = Some(&words::BASE_VALUE);
                    let is_year = rest == [K("year")];
                    let unit = if is_year { Unit::Bare } else { unit_of(&path, false) };
                    Some(
                        Origin::Stated(Stated { path: Some(path), definition, ..Stated::default() })
                            .in_units(unit),
                    )
                }
                [K("values"), I(root)] => {
                    let part = |keys: &[At<'_>]| Part {
                        role: Role::Times(1),
                        of: PartOf::Figure(path_of(
                            [K("break_even"), I(place)].into_iter().chain(keys.iter().copied()),
                        )),
                    };
                    let parts =
                        vec![part(&[K("leaves"), I(*leaf), K("base")]), part(&[K("values"), I(*root)])];
                    Some(Origin::Made { how: How::Product, parts, decimals: Some(12) }.plain())
                }
                _ => None,
            }
        }
        _ => None,
    }
}

/// A point of a frontier: a value of the first number, and those of the second that just meet the target with it.
fn frontier(made: &Made<'_>, sensed: &Sensed, which: usize, place: usize, keys: &[At<'_>]) -> Option<Found> {
    let row = &made.values["frontiers"][which];
    let [first, second] = &sensed.asked.frontier[..] else { return None };
    let point = &row["points"][place];
    match keys {
        [I(0)] => {
            let typed = made.typed("frontier");
            let typed = (!typed.is_empty()).then(|| typed.join(" "));
            let (path, definition) = (Some(first.varied.path.clone()), Some(&words::FRONTIER_VALUE));
            let unit = unit_of_parameter(first);
            Some(Origin::Stated(Stated { typed, path, definition, ..Stated::default() }).in_units(unit))
        }
        [I(1), I(root)] => {
            let project = made.project()?;
            let steps = vec![
                at(made.words().at_first, &[(&first.varied, decimal(&point[0])?)]),
                at(made.words().at_root, &[(&second.varied, decimal(&point[1][*root])?)]),
            ];
            let figure = path_of_output(aim(sensed, project, row["figure"].as_str()?)?.output(), project)?;
            let points = vec![(made.words().at_root.to_owned(), OfMap { side: 0, steps, figure })];
            let unit = unit_of_parameter(second);
            Some(Origin::Statistic(Statistic::of(&words::ROOT, Vec::new(), points)).in_units(unit))
        }
        _ => None,
    }
}

/// One of the ways to calculate.
fn analysis(made: &Made<'_>, place: usize, keys: &[At<'_>]) -> Option<Found> {
    let row = &made.values["conventions"][place];
    let [K(key)] = keys else { return None };
    if *key != "ratio" {
        let unit = if *key == "discount_rate" { Unit::Share } else { Unit::Bare };
        return Some(Origin::told(&words::CHOICE, Vec::new()).in_units(unit));
    }
    let rate = decimal(&row["discount_rate"])?;
    let conventions = Conventions {
        timing: TimingChoice::ALL.into_iter().find(|one| row["timing"] == one.name())?,
        rate: match row["rate"].as_str()? {
            "zero" => RateChoice::Zero,
            "international" => RateChoice::International,
            _ => RateChoice::Prescribed(rate),
        },
        horizon: HorizonChoice::Stated(u16::try_from(row["horizon"].as_u64()?).ok()?),
        attribution: row["attribution_to_others"].as_bool()?,
        transfers: row["transfers"].as_bool()?,
    };
    let scenario = conventions.scenario(made.project()?);
    let figure = if conventions.transfers { "ratio" } else { "ratio_without_transfers" };
    let step = Step { what: made.words().choice.to_owned(), scenario, rows: Vec::new(), is_found: true };
    Some(OfMap::of(0, vec![step], named(figure)?))
}
