//! The tasks: each asks the engine as a command would, times it, and has the plain loop check some of what it gave.

use super::clock::{Timed, one_after_the_other, timed};
use super::{Measured, Setting, Task};
use impactkaart_core::Decimal;
use impactkaart_core::evaluate::{Program, Questions, Sweep, calculate_at, shortest};
use impactkaart_core::graph::{Output, Varied, record};
use impactkaart_core::number::Figure;
use impactkaart_core::scenario::{Axis, Path};
use impactkaart_core::sensitivity::{Aim, Curves, Parameter, Samples, Sobol, Target, sobol_samples};
use impactkaart_core::uncertainty::{Plan, Sampling, Simulation};
use std::time::Duration;

/// All of them, in order.
pub(super) const ALL: [fn(&Setting<'_>) -> Measured; 6] =
    [plane, six_axes, draws, indices, swings, break_even];

/// Costs by reach, every ratio in memory that was used before.
fn plane(setting: &Setting<'_>) -> Measured {
    let sides = [10, 100, 1000];
    let points = sides.map(|side: u64| side * side);
    let mut values = Vec::new();
    let timed = timed(
        setting.share,
        &points,
        |points| {
            let side = points.isqrt();
            sweep(
                setting,
                &[("costs", format!("0.5..1.499:{side}")), ("reach", format!("0.25..2.248:{side}"))],
            )
        },
        |sweep| {
            // Holds because there are a million at most.
            values.resize(usize::try_from(sweep.points()).unwrap_or_default(), 0.0);
            sweep.values(&mut values).unwrap_or_else(|error| panic!("a point of costs by reach: {error:?}"));
        },
    );
    let value = |index: u64| values[usize::try_from(index).unwrap_or_default()];
    of_sweep(Task::Plane, setting, &timed, 0, value)
}

/// How many values each of six axes has, in smaller grids and in the one that is meant.
const SIX_AXES: [[u64; 6]; 7] = [
    [3, 2, 2, 2, 2, 2],
    [6, 5, 5, 2, 2, 2],
    [12, 10, 10, 2, 2, 2],
    [12, 10, 10, 5, 4, 4],
    [25, 20, 10, 5, 5, 5],
    [25, 20, 20, 10, 5, 5],
    [25, 20, 20, 10, 10, 10],
];

/// What can be said of every point on six axes.
fn six_axes(setting: &Setting<'_>) -> Measured {
    let points = SIX_AXES.map(|counts| counts.iter().product());
    let questions = Questions::default();
    let timed = timed(
        setting.share,
        &points,
        |wanted| {
            let at = points.iter().position(|points| *points == wanted).unwrap_or_default();
            let [costs, reach, rate, deadweight, drop_off, client] = SIX_AXES[at];
            let axes = [
                ("costs", format!("0.70..1.42:{costs}")),
                ("reach", format!("0.50..1.45:{reach}")),
                ("project.discount_rate", format!("0..0.0475:{rate}")),
                ("effects.*.deadweight", format!("50%..140%:{deadweight}")),
                ("effects.*.drop_off", format!("50%..140%:{drop_off}")),
                ("effects.@client", format!("60%..150%:{client}")),
            ];
            sweep(setting, &axes)
        },
        |sweep| {
            let summary = sweep.summary(&questions, &|_, _| true);
            summary.unwrap_or_else(|error| panic!("a point on six axes: {error:?}"))
        },
    );
    let value = |index: u64| {
        let mut found = f64::NAN;
        let taken = timed.made.stream(index..index + 1, |_, values| {
            found = values[0];
            true
        });
        taken.unwrap_or_else(|error| panic!("a point on six axes: {error:?}"));
        found
    };
    of_sweep(Task::SixAxes, setting, &timed, timed.result.exact_points, value)
}

/// The ratio over a grid.
fn sweep<'p>(setting: &Setting<'p>, axes: &[(&str, String)]) -> Sweep<'p> {
    let axis = |(path, values): &(&str, String)| {
        Axis::read(own(path), values).unwrap_or_else(|error| panic!("the axis {path}: {error:?}"))
    };
    Sweep::new(setting.project, axes.iter().map(axis).collect(), Output::RATIO)
        .unwrap_or_else(|error| panic!("a grid of the standard model: {error:?}"))
}

/// A path of the standard model.
fn own(path: &str) -> Path {
    path.parse().unwrap_or_else(|error| panic!("the path {path}: {error:?}"))
}

fn of_sweep<T>(
    task: Task,
    setting: &Setting<'_>,
    timed: &Timed<Sweep<'_>, T>,
    exact: u64,
    value: impl Fn(u64) -> f64,
) -> Measured {
    let sweep = &timed.made;
    let varied: Vec<Varied> = sweep.axes().iter().map(|axis| axis.varied.clone()).collect();
    // All over the grid, without pattern: by the golden ratio of 2^64.
    let index = |number: u64| number.wrapping_mul(0x9E37_79B9_7F4A_7C15) % sweep.points();
    let points: Vec<Vec<Decimal>> = (0..MOST_PLAIN).map(|number| sweep.point(index(number))).collect();
    let (found, plain_taken) = plain_loop(setting, &varied, &points);
    for (number, exact) in (0..).zip(&found) {
        agree(value(index(number)), *exact, sweep.bound().error, task);
    }
    measured(task, timed, sweep.points(), (Some(sweep.operations()), exact), (found.len(), plain_taken))
}

/// A million draws, and what can be said of them.
fn draws(setting: &Setting<'_>) -> Measured {
    let draws = [4096, 1 << 14, 1 << 16, 1 << 18, 1_000_000];
    let questions = Questions {
        targets: vec![Decimal::ONE, Decimal::new(16, 1)],
        deviation: true,
        bars: 20,
        ..Questions::default()
    };
    let timed = timed(
        setting.share,
        &draws,
        |draws| {
            let plan = Plan { draws, seed: 1, sampling: Sampling::Random };
            Simulation::new(setting.project, setting.ranges.clone(), Output::RATIO, plan)
                .unwrap_or_else(|error| panic!("draws of the standard model: {error:?}"))
        },
        |simulation| {
            let summary = simulation.summary(&questions, &|_, _| true);
            summary.unwrap_or_else(|error| panic!("a draw of the standard model: {error:?}"))
        },
    );
    let columns = timed.made.columns(0..MOST_PLAIN);
    let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
    let done = at_columns(Task::Draws, setting, &columns);
    let (operations, exact) = (Some(timed.made.operations()), timed.result.exact_points);
    measured(Task::Draws, &timed, timed.size, (operations, exact), done)
}

/// Which of the forty numbers the spread comes from: both samples, and the figure with each column changed.
fn indices(setting: &Setting<'_>) -> Measured {
    let sample = |points: u64| {
        let points = u32::try_from(points).unwrap_or(u32::MAX);
        sobol_samples(setting.ranges, points, None)
            .unwrap_or_else(|| panic!("forty numbers have Sobol' points"))
    };
    let timed = timed(
        setting.share,
        &[256, 1024, 4096, 16_384],
        |points| (points, program(setting)),
        |(points, program)| {
            let drawn = sample(*points);
            let [a, b] =
                [&drawn.a, &drawn.b].map(|drawn| drawn.iter().map(Vec::as_slice).collect::<Vec<_>>());
            Sobol::of_program(program, 0, Samples { a: &a, b: &b }, 0)
                .unwrap_or_else(|error| panic!("indices of the standard model: {error}"))
        },
    );
    let drawn = sample(MOST_PLAIN);
    let columns: Vec<&[f64]> = drawn.a.iter().map(Vec::as_slice).collect();
    let done = at_columns(Task::Indices, setting, &columns);
    let operations = Some(timed.made.1.operations());
    measured(Task::Indices, &timed, timed.result.evaluations, (operations, 0), done)
}

fn program(setting: &Setting<'_>) -> Program {
    let graph = record(setting.project, &setting.ranges.varied(), &[Output::RATIO]);
    Program::new(&graph.unwrap_or_else(|error| panic!("numbers of the standard model: {error:?}")))
}

/// The plain loop over points that stand in columns, each compared with the engine's.
fn at_columns(task: Task, setting: &Setting<'_>, columns: &[&[f64]]) -> (usize, Duration) {
    let count = columns.first().map_or(0, |column| column.len());
    let point = |at: usize| columns.iter().map(|column| shortest(column[at])).collect();
    let points: Vec<Vec<Decimal>> = (0..count).map(point).collect();
    let (found, taken) = plain_loop(setting, &setting.ranges.varied(), &points);
    let program = program(setting);
    let ends: Vec<(f64, f64)> = columns
        .iter()
        .map(|column| {
            let low = column.iter().copied().fold(f64::INFINITY, f64::min);
            (low, column.iter().copied().fold(f64::NEG_INFINITY, f64::max))
        })
        .collect();
    // Holds because no draw makes the project a thousand times as large.
    let total = float(setting.project.total_bound()) * 1000.0;
    let error = program.bounds(&ends, total)[0].error;
    for (value, exact) in program.evaluate(columns)[0].iter().zip(&found) {
        agree(*value, *exact, error, task);
    }
    (found.len(), taken)
}

/// The forty numbers, each within the range in which a break-even value is looked for: a share or a rate from 0 to 1, a
/// factor from a hundredth to ten, and all else up to twenty times what it is.
fn parameters(setting: &Setting<'_>) -> Vec<Parameter> {
    let of = |varied: Varied| {
        let parameter = Parameter::of(setting.project, varied.path)
            .unwrap_or_else(|error| panic!("a number of the standard model: {error:?}"));
        match parameter.bounded {
            None => parameter.within(Decimal::new(1, 2), Decimal::TEN),
            Some(bounded) if bounded.highest() <= Decimal::ONE => {
                parameter.within(Decimal::ZERO, Decimal::ONE)
            }
            Some(_) => {
                let highest = parameter.stated * Decimal::from(20);
                parameter.within(Decimal::ONE, highest)
            }
        }
    };
    setting.ranges.varied().into_iter().map(of).collect()
}

fn curves<'p>(setting: &Setting<'p>) -> Curves<'p> {
    Curves::new(setting.project, parameters(setting), Aim::Ratio)
        .unwrap_or_else(|error| panic!("a number of the standard model: {error:?}"))
}

/// Each of the forty numbers to both its ends.
fn swings(setting: &Setting<'_>) -> Measured {
    let drawn = setting.ranges.drawn();
    let ends: Vec<[f64; 2]> =
        drawn.iter().map(|drawn| [0.05, 0.95].map(|share| drawn.distribution.quantile(share))).collect();
    let timed =
        timed(setting.share, &[2 * ends.len() as u64], |_| curves(setting), |curves| curves.at_ends(&ends));
    let varied = setting.ranges.varied();
    let (found, taken) = one_after_the_other(setting.share, timed.size, |number| {
        let (at, end) = place(number);
        let varied = std::slice::from_ref(&varied[at]);
        ratio_at(setting, varied, &[shortest(ends[at][end])])
    });
    for (number, exact) in (0..).zip(&found) {
        let (at, end) = place(number);
        let value = timed.result[at][end];
        // Within a few units of the fifteenth digit, as is stated of it.
        agree(value, *exact, value.abs() * 1e-13, Task::Swings);
    }
    measured(Task::Swings, &timed, timed.size, (None, 0), (found.len(), taken))
}

/// Which number, and its low or its high end.
fn place(number: u64) -> (usize, usize) {
    let number = usize::try_from(number).unwrap_or_default();
    (number / 2, number % 2)
}

/// For each of the forty numbers the value at which the ratio is 1, and at which it is 1.35.
fn break_even(setting: &Setting<'_>) -> Measured {
    let targets = [Decimal::ONE, Decimal::new(135, 2)];
    let count = setting.ranges.drawn().len() as u64;
    let timed = timed(
        setting.share,
        &[2 * count],
        |_| curves(setting),
        |curves| targets.map(|target| curves.break_even(Target::ratio(target))),
    );
    let parameters = parameters(setting);
    let (found, taken) = one_after_the_other(setting.share, timed.size, |number| {
        let (at, target) = place(number);
        halving(setting, &parameters[at], targets[target])
    });
    for (number, found) in (0..).zip(&found) {
        let (at, target) = place(number);
        let answer = &timed.result[target][at];
        let step = Decimal::new(1, parameters[at].decimals());
        let is_met = match found {
            Some(found) => answer.values.iter().any(|root| (root.value - *found).abs() <= step),
            // The same side at both ends: nowhere, or there and back.
            None => answer.values.len() != 1,
        };
        assert!(is_met, "{}: {:?} and {found:?}", answer.parameter.varied.path, answer.values);
    }
    let exact = timed.result.iter().flatten().map(|answer| answer.exact_points as u64).sum();
    measured(Task::BreakEven, &timed, timed.size, (None, exact), (found.len(), taken))
}

/// Where the ratio passes a target, by halving down to a step of the last decimal; nothing where it is on the same side at
/// both ends of the range.
fn halving(setting: &Setting<'_>, parameter: &Parameter, target: Decimal) -> Option<Decimal> {
    let varied = std::slice::from_ref(&parameter.varied);
    let is_above = |value: Decimal| ratio_at(setting, varied, &[value]).is_some_and(|ratio| ratio > target);
    let (mut low, mut high) = (parameter.lowest, parameter.highest);
    let (below, above) = (is_above(low), is_above(high));
    if below == above {
        return None;
    }
    let step = Decimal::new(1, parameter.decimals());
    while high - low > step {
        let middle = ((low + high) / Decimal::TWO).round_dp(parameter.decimals());
        if middle == low || middle == high {
            break;
        }
        if is_above(middle) == below { low = middle } else { high = middle }
    }
    Some(low)
}

/// The plain loop works out no more than this.
const MOST_PLAIN: u64 = 4096;

/// The loop that one would write with the library and without the engine: the project at each point, the whole of its map
/// exactly, and of that the ratio. It gets its points ready-made.
fn plain_loop(
    setting: &Setting<'_>,
    varied: &[Varied],
    points: &[Vec<Decimal>],
) -> (Vec<Option<Decimal>>, Duration) {
    one_after_the_other(setting.share, points.len() as u64, |number| {
        ratio_at(setting, varied, &points[usize::try_from(number).unwrap_or_default()])
    })
}

fn ratio_at(setting: &Setting<'_>, varied: &[Varied], point: &[Decimal]) -> Option<Decimal> {
    let map = calculate_at(setting.project, varied, point);
    match map.unwrap_or_else(|error| panic!("a point of the standard model: {error:?}")).returns.ratio {
        Figure::Defined(ratio) => Some(ratio),
        Figure::Undefined(_) => None,
    }
}

/// Nothing is reported that the engine and the exact calculation do not agree on.
fn agree(value: f64, exact: Option<Decimal>, error: f64, task: Task) {
    let is_agreed = match exact {
        // Half a unit in the last place for the exact figure as an f64, and for this sum.
        Some(exact) => (value - float(exact)).abs() <= error + value.abs() * 4e-16,
        None => value.is_nan(),
    };
    assert!(is_agreed, "{task:?}: the engine gives {value}, and the exact calculation {exact:?}");
}

fn float(value: Decimal) -> f64 {
    // The standard library reads the nearest f64.
    value.to_string().parse().unwrap_or(f64::NAN)
}

fn measured<S, T>(
    task: Task,
    timed: &Timed<S, T>,
    evaluations: u64,
    (operations, exact): (Option<usize>, u64),
    (compared, plain_taken): (usize, Duration),
) -> Measured {
    Measured {
        task,
        evaluations,
        taken: timed.median,
        fastest: timed.fastest,
        slowest: timed.slowest,
        preparing: timed.preparing,
        operations,
        exact,
        compared: compared as u64,
        plain_taken,
    }
}
