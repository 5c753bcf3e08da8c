//! The tasks of `run_tasks.py` with the library.
//! usage: peer-engine TASK REPEATS

use impactkaart_benches::standard_model::STANDARD_MODEL;
use impactkaart_core::evaluate::{Best, Program, Questions, Summary, Sweep};
use impactkaart_core::graph::{Output, Varied, record};
use impactkaart_core::scenario::{Axis, Path};
use impactkaart_core::sensitivity::{Aim, Curves, Parameter, Samples, Sobol, Target};
use impactkaart_core::uncertainty::{
    Plan, Range, Ranges, Sampling, Shape, Simulation, SobolSequence, chances,
};
use impactkaart_core::{Decimal, Project};
use rayon::prelude::*;
use std::hint::black_box;
use std::io::{self, Write as _};
use std::time::{Duration, Instant};

const GRID_OF_TWO: [(&str, &str); 2] = [("costs", "0.5..1.499:1000"), ("reach", "0.25..2.248:1000")];

const GRID_OF_SIX: [(&str, &str); 6] = [
    ("costs", "0.70..1.42:25"),
    ("reach", "0.50..1.45:20"),
    ("project.discount_rate", "0..0.0475:20"),
    ("effects.*.deadweight", "50%..140%:10"),
    ("effects.*.drop_off", "50%..140%:10"),
    ("effects.@client", "60%..150%:10"),
];

/// What a task came to.
struct Done {
    /// What is done once per question, before anything is evaluated.
    prepared: Duration,
    /// The median of the repeats.
    taken: Duration,
    figures: Vec<Option<f64>>,
}

fn main() -> io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let task = arguments.next().unwrap_or_default();
    let repeats = arguments.next().and_then(|text| text.parse().ok()).unwrap_or(1);
    // Holds because the model is a valid project; the tests of the benchmarks calculate it.
    let project = STANDARD_MODEL.draft().build().expect("a project without faults").project;
    let done = match task.as_str() {
        "W1" => grid_of_two(&project, repeats),
        "W2" => grid_of_six(&project, repeats),
        "W3" => draws(&project, repeats),
        "W4" => sobol(&project, repeats),
        "W5" => tornado(&project, repeats),
        _ => return Err(io::Error::other(format!("no task `{task}`"))),
    };
    let figures: Vec<String> = done
        .figures
        .iter()
        .map(|figure| figure.map_or_else(|| "null".into(), |value| format!("{value:?}")))
        .collect();
    writeln!(
        io::stdout(),
        r#"{{"seconds": {}, "prepare_seconds": {}, "result": [{}]}}"#,
        done.taken.as_secs_f64(),
        done.prepared.as_secs_f64(),
        figures.join(", ")
    )
}

/// Every ratio, in a buffer that is made once and filled again: half a sweep into a new one is the system's zeroing of it.
fn grid_of_two(project: &Project, repeats: usize) -> Done {
    let (sweep, prepared) = prepared(|| sweep(project, &GRID_OF_TWO));
    let mut values = vec![0.0; 1_000_000];
    let ((), taken) = timed(repeats, || sweep.values(&mut values).expect("every point exists"));
    let sum = values.iter().sum();
    let figures = [values[0], values[999_999], values[500_500], sum].map(Some).into();
    Done { prepared, taken, figures }
}

fn grid_of_six(project: &Project, repeats: usize) -> Done {
    let (sweep, prepared) = prepared(|| sweep(project, &GRID_OF_SIX));
    let questions = Questions::default();
    let (found, taken) =
        timed(repeats, || sweep.summary(&questions, &|_, _| true).expect("every point exists"));
    Done { prepared, taken, figures: of_grid(&found) }
}

fn of_grid(found: &Summary) -> Vec<Option<f64>> {
    let (best, worst) = (found.best.as_ref(), found.worst.as_ref());
    let quantiles = found.quantiles.iter().map(|quantile| Some(float(quantile.value)));
    let value = |best: &Best| float(best.value);
    let range = [worst.map(value), found.mean, best.map(value)];
    #[expect(clippy::cast_precision_loss, reason = "below 10^7")]
    let place = best.map(|best| best.index as f64);
    range.into_iter().chain(quantiles).chain([place]).collect()
}

/// A million draws. Beforehand: recording, and the tables of the distributions; no other program has such tables, so they are
/// made anew and counted in each repeat.
fn draws(project: &Project, repeats: usize) -> Done {
    let ranges = parameters().map(|parameter| parameter.range()).collect::<Vec<_>>();
    let make = || {
        let ranges = Ranges::new(project, &ranges, &[]).expect("sound ranges");
        let plan = Plan { draws: 1_000_000, seed: 1, sampling: Sampling::Random };
        Simulation::new(project, ranges, Output::RATIO, plan).expect("draws within bounds")
    };
    let (_, prepared) = prepared(make);
    let questions = Questions {
        targets: vec![Decimal::ONE, Decimal::new(16, 1)],
        quantiles: [5, 50, 95].map(|hundredths| Decimal::new(hundredths, 2)).into(),
        deviation: true,
        bars: 0,
    };
    let (found, taken) = timed(repeats, || make().summary(&questions, &|_, _| true).expect("figures"));
    let quantiles = found.quantiles.iter().map(|quantile| Some(float(quantile.value)));
    let above = chances(&found);
    let above = above.iter().map(|chance| Some(float(chance.chance)));
    let figures = [found.mean, found.deviation].into_iter().chain(quantiles).chain(above).collect();
    Done { prepared, taken, figures }
}

/// First-order and total indices: two samples of Sobol' points, and all that changes with each column.
fn sobol(project: &Project, repeats: usize) -> Done {
    const POINTS: u64 = 16_384;
    let parameters: Vec<Row> = parameters().collect();
    let varied: Vec<Varied> = parameters.iter().map(|parameter| Varied::set(parameter.path())).collect();
    let (program, prepared) = prepared(|| {
        Program::new(&record(project, &varied, &[Output::RATIO]).expect("parameters of the model"))
    });
    let count = parameters.len();
    let (found, taken) = timed(repeats, || {
        let sequence = SobolSequence::new(2 * count).expect("few dimensions");
        let columns: Vec<Vec<f64>> = (0..2 * count)
            .into_par_iter()
            .map(|dimension| {
                let (low, high) = parameters[dimension % count].quantiles;
                let mut column = sequence.column(dimension, 0..POINTS);
                column.iter_mut().for_each(|share| *share = low + (high - low) * *share);
                column
            })
            .collect();
        let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
        let (a, b) = columns.split_at(count);
        Sobol::of_program(&program, 0, Samples { a, b }, 0).expect("figures that vary")
    });
    let figures = found.first_order.iter().chain(&found.total).map(|index| Some(index.index)).collect();
    Done { prepared, taken, figures }
}

/// Every parameter to both its ends, the order of the swings, and where two targets are met.
fn tornado(project: &Project, repeats: usize) -> Done {
    let rows: Vec<Row> = parameters().collect();
    let ends: Vec<[f64; 2]> = rows.iter().map(|row| [row.quantiles.0, row.quantiles.1]).collect();
    let (curves, prepared) = prepared(|| {
        let parameters = rows.iter().map(|row| {
            let parameter = Parameter::of(project, row.path()).expect("a parameter of the model");
            parameter.within(row.domain.0, row.domain.1)
        });
        Curves::new(project, parameters.collect(), Aim::Ratio).expect("parameters of the model")
    });
    let ((swings, order, met), taken) = timed(repeats, || {
        let swings = curves.at_ends(&ends);
        let mut order: Vec<u32> = (0..40).collect();
        let swing = |at: u32| (swings[at as usize][0] - swings[at as usize][1]).abs();
        order.sort_by(|one, other| swing(*other).total_cmp(&swing(*one)));
        let met = [Decimal::ONE, Decimal::new(135, 2)].map(|target| curves.break_even(Target::ratio(target)));
        (swings, order, met)
    });
    let base = impactkaart_core::calculate(project).returns.ratio;
    let mut figures = vec![base.defined().map(|ratio| float(*ratio))];
    figures.extend([0, 1].into_iter().flat_map(|end| swings.iter().map(move |swing| Some(swing[end]))));
    figures.extend(order.into_iter().map(|place| Some(f64::from(place))));
    figures.extend(met.iter().flatten().map(|one| one.values.first().map(|root| float(root.value))));
    Done { prepared, taken, figures }
}

/// A row of `parameters.csv`.
struct Row {
    path: &'static str,
    distribution: &'static str,
    /// low, mode, high, mean, sd; zero where not stated.
    numbers: [Decimal; 5],
    quantiles: (f64, f64),
    domain: (Decimal, Decimal),
}

fn parameters() -> impl Iterator<Item = Row> {
    let number = |text: &str| -> Decimal { text.parse().unwrap_or_default() };
    include_str!("parameters.csv").lines().skip(1).map(move |line| {
        let cells: Vec<&'static str> = line.split(',').collect();
        Row {
            path: cells[0],
            distribution: cells[1],
            numbers: std::array::from_fn(|at| number(cells[2 + at])),
            quantiles: (float(number(cells[7])), float(number(cells[8]))),
            domain: (number(cells[9]), number(cells[10])),
        }
    })
}

impl Row {
    fn path(&self) -> Path {
        self.path.parse().expect("a path")
    }

    fn range(&self) -> Range {
        let [low, mode, high, mean, sd] = self.numbers;
        let shape = match self.distribution {
            "uniform" => Shape::Uniform { low, high },
            "triangular" => Shape::Triangular { low, mode, high },
            "pert" => Shape::Pert { low, mode, high },
            "normal" => Shape::Normal { mean, sd },
            "lognormal" => Shape::Lognormal { mean, sd },
            _ => Shape::Beta { mean, sd },
        };
        Range { path: self.path(), shape }
    }
}

fn sweep<'p>(project: &'p Project, axes: &[(&str, &str)]) -> Sweep<'p> {
    let axes = axes.iter().map(|(path, values)| {
        Axis::read(path.parse().expect("a path of the model"), values).expect("an axis")
    });
    Sweep::new(project, axes.collect(), Output::RATIO).expect("a grid within bounds")
}

fn prepared<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let started = Instant::now();
    let made = work();
    (made, started.elapsed())
}

/// Once to warm up, then so many times.
fn timed<T>(repeats: usize, mut work: impl FnMut() -> T) -> (T, Duration) {
    let mut result = work();
    let mut times: Vec<Duration> = Vec::with_capacity(repeats);
    for _ in 0..repeats.max(1) {
        let started = Instant::now();
        result = black_box(work());
        times.push(started.elapsed());
    }
    times.sort_unstable();
    (result, times[times.len() / 2])
}

fn float(value: Decimal) -> f64 {
    value.to_string().parse().expect("a decimal is a number")
}
