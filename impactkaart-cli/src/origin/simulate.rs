//! The figures of a simulation.

use super::At::{I, K};
use super::outputs::path_of_output;
use super::sweep::{Deciding, Point};
use super::{At, Found, Made, OfMap, Origin, Stated, Statistic, path_of, unit_of};
use crate::commands::simulate::{Drawn, Wanted, aimed, questions, set_in};
use crate::figure::FigurePath;
use crate::language::Language;
use crate::language::number::{percent, plain};
use crate::language::origin as words;
use crate::read::Reading;
use crate::read::figure::NamedFigure;
use crate::read::ranges::distribution_word;
use crate::render::explain::{Step, Unit};
use impactkaart_core::Decimal;
use impactkaart_core::evaluate::scenario_at;
use impactkaart_core::model::{Cell, Column, Table};
use impactkaart_core::scenario::Scenario;
use impactkaart_core::uncertainty::{Ranges, Sampling, Simulation, width};
use std::cell::OnceCell;

/// A simulation as it was asked for.
pub(crate) struct Simulated {
    wanted: Wanted,
    figure: NamedFigure,
    targets: Vec<Decimal>,
    drawn: Drawn,
    set: Option<Scenario>,
    known: OnceCell<Option<Deciding>>,
}

impl Simulated {
    /// What was asked for, read again; where that cannot be, why is among the problems.
    pub(super) fn of(reading: &mut Reading, wanted: Wanted, lang: Option<Language>) -> Option<Self> {
        let (figure, targets) = aimed(reading, &wanted, lang)?;
        let drawn = Drawn::of(reading, reading.project.as_ref()?, &wanted);
        drawn.ranges.as_ref()?;
        let set = set_in(reading, &wanted).cloned();
        Some(Self { wanted, figure, targets, drawn, set, known: OnceCell::new() })
    }

    pub(super) fn base_steps(&self, made: &Made<'_>) -> Vec<Step> {
        let step = |scenario: &Scenario| Step {
            what: made.typed_set(),
            scenario: scenario.clone(),
            rows: Vec::new(),
            is_found: false,
        };
        self.set.iter().map(step).collect()
    }

    /// The word for the figure.
    pub(super) fn name(&self) -> &str {
        &self.figure.names.0
    }

    fn ranges(&self) -> Option<&Ranges> {
        self.drawn.ranges.as_ref()
    }

    fn figure(&self, made: &Made<'_>) -> Option<FigurePath> {
        path_of_output(self.figure.output, made.project()?)
    }

    /// The figure of a draw, and what that is called.
    fn at(&self, made: &Made<'_>, draw: &Point) -> Option<(String, OfMap)> {
        let what = (made.words().draw)(&draw.number.to_string());
        let scenario = scenario_at(&self.ranges()?.varied(), &draw.numbers);
        let mut steps = self.base_steps(made);
        steps.push(Step { what: what.clone(), scenario, rows: Vec::new(), is_found: true });
        Some((what, OfMap { side: 0, steps, figure: self.figure(made)? }))
    }

    /// A draw by its number, from 0.
    fn draw(&self, made: &Made<'_>, number: usize) -> Option<Point> {
        let plan = self.wanted.plan();
        let number = u64::try_from(number).ok().filter(|number| *number < plan.draws)?;
        let project = self.drawn.changed.as_ref().or(made.project())?;
        let simulation = Simulation::new(project, self.ranges()?.clone(), self.figure.output, plan).ok()?;
        Some(Point { number, numbers: simulation.point(number) })
    }

    fn deciding(&self, made: &Made<'_>) -> Option<&Deciding> {
        let find = || {
            let project = self.drawn.changed.as_ref().or(made.project())?;
            let ranges = self.ranges()?.clone();
            let simulation = Simulation::new(project, ranges, self.figure.output, self.wanted.plan()).ok()?;
            let summary = simulation.summary(&questions(&self.targets), &|_, _| true).ok()?;
            Some(Deciding::of(&summary, |draw| simulation.point(draw)))
        };
        self.known.get_or_init(find).as_ref()
    }
}

pub(super) fn origin(made: &Made<'_>, simulated: &Simulated, keys: &[At<'_>]) -> Option<Found> {
    let name = &*simulated.figure.names.0;
    let unit = Unit::of(&simulated.figure(made)?);
    let draws = || {
        let plan = simulated.wanted.plan();
        let words = made.words();
        let sampling = match plan.sampling {
            Sampling::Random => words.random,
            Sampling::Latin => words.latin,
            Sampling::Sobol { .. } => words.sobol,
        };
        let count = plain(plan.draws.into(), made.language);
        vec![(words.over_draws)(&count, &plan.seed.to_string(), sampling)]
    };
    let told = |definition, unit| Some(Origin::told(definition, draws()).in_units(unit));
    let count = |definition| Some(Origin::told(definition, Vec::new()).in_units(Unit::Plain));
    let points = |definition, points| {
        Some(Origin::Statistic(Statistic::of(definition, draws(), points)).in_units(unit))
    };
    // With how far it may be off.
    let beside = |definition, unit, error: &[At<'_>]| {
        let error = path_of(error.iter().copied());
        let statistic = Statistic::of(definition, draws(), Vec::new()).beside(made, [error]);
        Some(Origin::Statistic(statistic).in_units(unit))
    };
    match keys {
        [K("draw"), I(draw)] => {
            let (_, of) = simulated.at(made, &simulated.draw(made, *draw)?)?;
            Some(Origin::OfMap(of).in_units(unit))
        }
        [K("draws")] => count(&words::DRAWS),
        [K("seed")] => Some(Origin::told(&words::SEED, Vec::new()).in_units(Unit::Bare)),
        [K("undefined_draws")] => count(&words::UNDEFINED_POINTS),
        [K("exact_draws")] => count(&words::EXACT_POINTS),
        [K("inputs"), I(at), rest @ ..] => input(made, simulated, *at, rest),
        [K("correlations"), I(at), K("rank_correlation")] => correlation(made, *at),
        [K(figure), rest @ ..] if *figure == name => match rest {
            [K("base")] => Some(OfMap::of(0, simulated.base_steps(made), simulated.figure(made)?)),
            [K("mean")] => beside(&words::MEAN, unit, &[K(name), K("mean_error")]),
            [K("mean_error")] => told(&words::MEAN_ERROR, unit),
            [K("sd")] => told(&words::DEVIATION, unit),
            [K(end @ ("min" | "max"))] => {
                let deciding = simulated.deciding(made);
                let (definition, point) = match *end {
                    "min" => (&words::LOWEST, deciding.and_then(|one| one.worst.as_ref())),
                    _ => (&words::HIGHEST, deciding.and_then(|one| one.best.as_ref())),
                };
                points(definition, point.and_then(|point| simulated.at(made, point)).into_iter().collect())
            }
            [K("quantiles"), K(at)] => {
                let deciding = simulated.deciding(made);
                let next_to =
                    deciding.map(|deciding| deciding.next_to(at, made, |draw| simulated.at(made, draw)));
                points(&words::QUANTILE, next_to.unwrap_or_default())
            }
            [K("chance_above"), K(target), K("chance")] => {
                let error = [K(name), K("chance_above"), K(target), K("error")];
                beside(&words::CHANCE, Unit::Share, &error)
            }
            [K("chance_above"), K(_), K("error")] => told(&words::CHANCE_ERROR, Unit::Plain),
            [K("histogram"), I(_), K("draws")] => told(&words::BAR_COUNT, Unit::Plain),
            [K("histogram"), I(_), K(_)] => told(&words::BAR_EDGE, unit),
            _ => None,
        },
        _ => None,
    }
}

/// A number of what is drawn from.
fn input(made: &Made<'_>, simulated: &Simulated, at: usize, keys: &[At<'_>]) -> Option<Found> {
    let one = simulated.ranges()?.drawn().get(at)?;
    let unit = unit_of(&one.varied.path, one.varied.is_scale());
    let shape = made.values["inputs"][at]["distribution"].as_str().unwrap_or_default();
    let shape = distribution_word(shape, made.language);
    let told = |definition| {
        let notes = vec![(made.words().as_drawn)(shape)];
        Some(Origin::told(definition, notes))
    };
    let of_number = |definition| told(definition).map(|origin: Origin| origin.in_units(unit));
    let of_chance = |definition| told(definition).map(Origin::plain);
    match keys {
        [K("stated"), K(which)] => {
            let path = Some(one.varied.path.clone());
            let made_up = simulated.drawn.made_up.get(one.range);
            let stated = match made_up {
                Some((_, of)) => {
                    let said = percent(width(*of), 0, made.language);
                    let notes = vec![(made.language.simulation().width)(*of, &said)];
                    Stated { path, definition: Some(&words::RANGE_OF_EVIDENCE), notes, ..Stated::default() }
                }
                None => {
                    let uncertain = made.sides.first()?.reading.uncertain.as_ref()?;
                    let column = Column::ALL.iter().find(|column| column.name() == *which)?;
                    let row = *uncertain.rows[0].get(one.range)?;
                    let cell = Some(Cell { table: Table::Ranges, row, column: *column });
                    let source = uncertain.sources.get(one.range).cloned().flatten();
                    let notes =
                        source.iter().map(|source| (made.language.explain().source)(source)).collect();
                    Stated { path, cell, definition: Some(&words::RANGE), notes, ..Stated::default() }
                }
            };
            Some(Origin::Stated(stated).in_units(unit))
        }
        [K("drawn"), K("mean")] => of_number(&words::DRAWN_MEAN),
        [K("drawn"), K("sd")] => of_number(&words::DRAWN_DEVIATION),
        [K("drawn"), K(_)] => of_number(&words::DRAWN_QUANTILE),
        [K("cut_below" | "cut_above")] => of_chance(&words::CUT),
        [K("table_error")] => of_chance(&words::TABLE_ERROR),
        _ => None,
    }
}

/// How two inputs go together.
fn correlation(made: &Made<'_>, at: usize) -> Option<Found> {
    let told = &made.values["correlations"][at];
    let pair = [told["parameter"].as_str()?, told["parameter_2"].as_str()?];
    let uncertain = made.sides.first()?.reading.uncertain.as_ref()?;
    // Either can stand first.
    let is_it = |paths: &[impactkaart_core::scenario::Path; 2]| {
        let paths = paths.each_ref().map(ToString::to_string);
        (paths[0] == pair[0] && paths[1] == pair[1]) || (paths[0] == pair[1] && paths[1] == pair[0])
    };
    let place = uncertain.correlations.iter().position(|one| is_it(&one.paths));
    let row = place.and_then(|place| uncertain.rows[1].get(place).copied());
    let cell = row.map(|row| Cell { table: Table::Correlations, row, column: Column::RankCorrelation });
    let definition = Some(&words::CORRELATION);
    Some(Origin::Stated(Stated { cell, definition, ..Stated::default() }).plain())
}
