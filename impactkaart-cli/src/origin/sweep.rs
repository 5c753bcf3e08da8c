//! The figures of a sweep.

use super::At::{I, K};
use super::outputs::path_of_output;
use super::{At, Found, Made, OfMap, Origin, PartOf, Stated, Statistic, path_of, unit_of};
use crate::figure::FigurePath;
use crate::language::number::plain;
use crate::language::origin as words;
use crate::read::axes::Asked;
use crate::render::explain::{Step, Unit};
use impactkaart_core::Decimal;
use impactkaart_core::evaluate::{Questions, Summary, Sweep, scenario_at};
use impactkaart_core::graph::Varied;
use std::cell::OnceCell;

/// A sweep as it was asked for.
pub(crate) struct Swept {
    asked: Asked,
    known: OnceCell<Option<Deciding>>,
}

/// The single points that decide quantiles and extremes.
pub(super) struct Deciding {
    /// Of each quantile the points next to it in order.
    pub(super) quantiles: Vec<(Decimal, [Option<Point>; 2])>,
    pub(super) best: Option<Point>,
    pub(super) worst: Option<Point>,
}

/// A point or a draw.
#[derive(Debug, Clone)]
pub(super) struct Point {
    pub(super) number: u64,
    /// Its numbers, one per axis or parameter.
    pub(super) numbers: Vec<Decimal>,
}

impl Deciding {
    pub(super) fn of(summary: &Summary, numbers: impl Fn(u64) -> Vec<Decimal>) -> Self {
        let point = |number: u64| Point { number, numbers: numbers(number) };
        Self {
            quantiles: summary
                .quantiles
                .iter()
                .map(|quantile| (quantile.at, quantile.between.map(|number| number.map(point))))
                .collect(),
            best: summary.best.as_ref().map(|best| point(best.index)),
            worst: summary.worst.as_ref().map(|worst| point(worst.index)),
        }
    }

    /// The points between which a quantile lies, with their words; one where both are the same.
    pub(super) fn next_to(
        &self,
        at: &str,
        made: &Made<'_>,
        of_map: impl Fn(&Point) -> Option<(String, OfMap)>,
    ) -> Vec<(String, OfMap)> {
        let at: Option<Decimal> = at.parse().ok();
        let found = self.quantiles.iter().find(|(known, _)| Some(*known) == at);
        let Some((_, [Some(below), Some(above)])) = found else { return Vec::new() };
        let said = |point: &Point, words: fn(&str) -> String| {
            let (name, of) = of_map(point)?;
            Some((words(&name), of))
        };
        let below_it = said(below, made.words().next_below);
        let above_it = said(above, made.words().next_above).filter(|_| above.number != below.number);
        below_it.into_iter().chain(above_it).collect()
    }
}

impl Swept {
    pub(super) fn of(asked: Asked) -> Self {
        Self { asked, known: OnceCell::new() }
    }

    /// The word for the figure.
    pub(super) fn name(&self) -> &str {
        &self.asked.figure.names.0
    }

    fn varied(&self) -> Vec<Varied> {
        self.asked.axes.iter().map(|axis| axis.varied.clone()).collect()
    }

    fn deciding(&self, made: &Made<'_>) -> Option<&Deciding> {
        let find = || {
            let sweep =
                Sweep::new(made.project()?, self.asked.axes.clone(), self.asked.figure.output).ok()?;
            let summary = sweep.summary(&Questions::default(), &|_, _| true).ok()?;
            Some(Deciding::of(&summary, |number| sweep.point(number)))
        };
        self.known.get_or_init(find).as_ref()
    }

    /// The figure at a point, and what that is called.
    fn at(&self, made: &Made<'_>, point: &Point) -> Option<(String, OfMap)> {
        let what = (made.words().point)(&point.number.to_string());
        let scenario = scenario_at(&self.varied(), &point.numbers);
        let step = Step { what: what.clone(), scenario, rows: Vec::new(), is_found: false };
        Some((what, OfMap { side: 0, steps: vec![step], figure: self.figure(made)? }))
    }

    fn figure(&self, made: &Made<'_>) -> Option<FigurePath> {
        path_of_output(self.asked.figure.output, made.project()?)
    }

    /// The point of a number: the last axis fastest.
    fn point(&self, number: u64) -> Point {
        let mut rest = number;
        let mut numbers: Vec<Decimal> = Vec::new();
        for axis in self.asked.axes.iter().rev() {
            let size = axis.values.len() as u64;
            let place = usize::try_from(rest % size.max(1)).unwrap_or(0);
            numbers.extend(axis.values.get(place));
            rest /= size.max(1);
        }
        numbers.reverse();
        Point { number, numbers }
    }

    /// A value on an axis.
    fn value(&self, made: &Made<'_>, axis: usize) -> Option<Found> {
        let varied = &self.asked.axes.get(axis)?.varied;
        let (path, unit) = (varied.path.clone(), unit_of(&varied.path, varied.is_scale()));
        let typed = made.typed("vary").into_iter().nth(axis);
        let definition = Some(&words::AXIS_VALUE);
        Some(
            Origin::Stated(Stated { typed, path: Some(path), definition, ..Stated::default() })
                .in_units(unit),
        )
    }

    fn axis(&self, path: &str) -> Option<usize> {
        self.asked.axes.iter().position(|axis| axis.varied.path.to_string() == path)
    }
}

pub(super) fn origin(made: &Made<'_>, swept: &Swept, keys: &[At<'_>]) -> Option<Found> {
    let name = &*swept.asked.figure.names.0;
    let unit = Unit::of(&swept.figure(made)?);
    let points = || {
        let count = made.values["finished_points"].as_u64().unwrap_or_default();
        vec![(made.words().over_points)(&plain(count.into(), made.language))]
    };
    let told = |definition| Some(Origin::told(definition, points()).plain());
    let count = |definition| Some(Origin::told(definition, Vec::new()).plain());
    let share = |part, whole: &'static str| {
        let of = |keys: Vec<At<'static>>| PartOf::Figure(path_of(keys));
        Some(Origin::quotient(of(part), of(vec![K(whole)])).in_units(Unit::Share))
    };
    let end = |which: &str| {
        let index = made.values[which]["index"].as_u64()?;
        swept.at(made, &swept.point(index)).map(|(_, of)| of)
    };
    match keys {
        [K("point"), I(number)] => {
            let number = u64::try_from(*number).ok();
            let number = number.filter(|number| Some(*number) < made.values["points"].as_u64())?;
            let (_, of) = swept.at(made, &swept.point(number))?;
            Some(Origin::OfMap(of).in_units(unit))
        }
        [K("axes"), I(axis), K("values"), I(_)] => swept.value(made, *axis),
        [K("points")] => count(&words::POINTS),
        [K("finished_points")] => count(&words::FINISHED_POINTS),
        [K("undefined_points")] => count(&words::UNDEFINED_POINTS),
        [K("exact_points")] => count(&words::EXACT_POINTS),
        [K("best" | "worst"), K("index")] => count(&words::POINT_NUMBER),
        [K("best" | "worst"), K("values"), K(path)] => swept.value(made, swept.axis(path)?),
        [K(which @ ("best" | "worst")), K(figure)] if *figure == name => {
            Some(Origin::OfMap(end(which)?).in_units(unit))
        }
        [K(figure), K("base")] if *figure == name => Some(OfMap::of(0, Vec::new(), swept.figure(made)?)),
        [K(figure), K(statistic)] if *figure == name => {
            let (definition, which) = match *statistic {
                "mean" => return Some(Origin::told(&words::MEAN, points()).in_units(unit)),
                "min" => (&words::LOWEST, "worst"),
                "max" => (&words::HIGHEST, "best"),
                _ => return None,
            };
            let index = made.values[which]["index"].as_u64()?;
            let at = swept.at(made, &swept.point(index))?;
            Some(Origin::Statistic(Statistic::of(definition, points(), vec![at])).in_units(unit))
        }
        [K(figure), K("quantiles"), K(at)] if *figure == name => {
            let deciding = swept.deciding(made);
            let next_to = deciding.map(|deciding| deciding.next_to(at, made, |point| swept.at(made, point)));
            let next_to = next_to.unwrap_or_default();
            Some(Origin::Statistic(Statistic::of(&words::QUANTILE, points(), next_to)).in_units(unit))
        }
        [K("share_above_target"), K("target")] => {
            let typed = made.typed("target").into_iter().next();
            let definition = Some(&words::TARGET);
            Some(Origin::Stated(Stated { typed, definition, ..Stated::default() }).in_units(unit))
        }
        [K("share_above_target"), K("points")] => told(&words::POINTS_ABOVE),
        [K("share_above_target"), K("undecided_points")] => told(&words::UNDECIDED),
        [K("share_above_target"), K("share")] => {
            share(vec![K("share_above_target"), K("points")], "finished_points")
        }
        [K("share_over_capacity")] => {
            Some(Origin::told(&words::OVER_CAPACITY, points()).in_units(Unit::Share))
        }
        [K("not_above_target"), K("rule"), ..] => told(&words::RULE_LIMIT),
        [K("not_above_target"), K("density")] => {
            Some(Origin::told(&words::RULE_DENSITY, points()).in_units(Unit::Share))
        }
        [K("not_above_target"), K("coverage")] => {
            Some(Origin::told(&words::RULE_COVERAGE, points()).in_units(Unit::Share))
        }
        [K("not_above_target"), K("found_on_points")] => count(&words::RULE_POINTS),
        _ => None,
    }
}
