//! The two large sweeps of the standard model, checked against their reference figures and timed beside a plain loop.
//!
//! `cargo run --release -p impactkaart-core --example standard_sweeps`; with `2 W2` behind it only one summary of W2 in two
//! threads, to see what memory it takes.

#![expect(
    clippy::print_stdout,
    clippy::disallowed_macros,
    clippy::disallowed_types,
    reason = "it measures, and shows what it measured"
)]

#[path = "../tests/standard/mod.rs"]
mod standard;

use impactkaart_core::evaluate::{Questions, Sweep};
use impactkaart_core::graph::Output;
use impactkaart_core::scenario::Axis;
use standard::standard_model;
use std::hint::black_box;
use std::time::{Duration, Instant};

const W1: [(&str, &str); 2] = [("costs", "0.5..1.499:1000"), ("reach", "0.25..2.248:1000")];

const W2: [(&str, &str); 6] = [
    ("costs", "0.70..1.42:25"),
    ("reach", "0.50..1.45:20"),
    ("project.discount_rate", "0..0.0475:20"),
    ("effects.*.deadweight", "50%..140%:10"),
    ("effects.*.drop_off", "50%..140%:10"),
    ("effects.@client", "60%..150%:10"),
];

fn main() {
    let project = standard_model();
    let threads = std::env::args().nth(1).and_then(|threads| threads.parse().ok());
    if let Some(threads) = threads {
        rayon::ThreadPoolBuilder::new().num_threads(threads).build_global().expect("the first pool");
    }

    // For how much memory W2 takes: nothing else before it.
    if std::env::args().nth(2).is_some_and(|only| only == "W2") {
        let sweep = Sweep::new(&project, axes(&W2), Output::RATIO).expect("W2");
        black_box(sweep.summary(&Questions::default(), &|_, _| true).expect("W2"));
        return;
    }

    let started = Instant::now();
    let sweep = Sweep::new(&project, axes(&W1), Output::RATIO).expect("W1");
    println!(
        "W1: recorded, folded and certified in {:?}, {} operations",
        started.elapsed(),
        sweep.operations()
    );
    let fresh = median(|| {
        let mut values = vec![0.0; 1_000_000];
        sweep.values(&mut values).expect("W1");
        black_box(values);
    });
    let mut values = vec![0.0; 1_000_000];
    let reused = median(|| {
        sweep.values(&mut values).expect("W1");
        black_box(&mut values);
    });
    for (what, value, reference) in [
        ("first", values[0], 0.876_088_272_529_657_9),
        ("last", values[999_999], 1.626_487_626_897_137_6),
        ("[500][500]", values[500_500], 1.674_371_025_596_426_4),
        ("sum", values.iter().sum(), 1_755_106.019_905_819_3),
    ] {
        agrees(what, value, reference);
    }
    let summary = median(|| {
        black_box(sweep.summary(&Questions::default(), &|_, _| true).expect("W1"));
    });
    let naive = median(|| {
        let numbers = |axis: usize| -> Vec<f64> { floats(W1[axis].1) };
        let (costs, reach) = (numbers(0), numbers(1));
        let mut values = vec![0.0; 1_000_000];
        for (at, value) in values.iter_mut().enumerate() {
            *value = naive_ratio(costs[at / 1000], reach[at % 1000], 0.0225, 1.0, 1.0, 1.0);
        }
        black_box(values);
    });
    report("W1 in a fresh buffer", fresh, 1e6, naive);
    report("W1 in a buffer used before", reused, 1e6, naive);
    report("W1 summary", summary, 1e6, naive);

    scattered(&project);

    let started = Instant::now();
    let sweep = Sweep::new(&project, axes(&W2), Output::RATIO).expect("W2");
    println!(
        "W2: recorded, folded and certified in {:?}, {} operations",
        started.elapsed(),
        sweep.operations()
    );
    println!("    bound {:?}", sweep.bound());
    let questions = Questions::default();
    let found = sweep.summary(&questions, &|_, _| true).expect("W2");
    let float = |value: impactkaart_core::Decimal| -> f64 { value.to_string().parse().expect("a number") };
    let best = found.best.clone().expect("ratios");
    agrees("min", float(found.worst.clone().expect("ratios").value), 0.353_345_964_258_122_7);
    agrees("mean", found.mean.expect("ratios"), 1.437_572_038_444_590_7);
    agrees("max", float(best.value), 4.468_573_192_815_618);
    let references = [
        0.715_249_577_083_459_9,
        1.040_526_646_715_090_9,
        1.353_540_029_428_176,
        1.746_022_653_081_773_5,
        2.454_563_665_436_373_4,
    ];
    for (quantile, reference) in found.quantiles.iter().zip(references) {
        agrees("quantile", float(quantile.value), reference);
    }
    assert_eq!(best.index, 399_009, "the best point");
    println!("    {} points calculated exactly", found.exact_points);
    // A new sweep each time: one that was used before has its tables filled.
    let mut fresh: Vec<Sweep> =
        (0..9).map(|_| Sweep::new(&project, axes(&W2), Output::RATIO).expect("W2")).collect();
    let time = median(|| {
        let sweep = fresh.pop().expect("one for each time");
        black_box(sweep.summary(&questions, &|_, _| true).expect("W2"));
    });
    let all =
        Questions { targets: vec![1.into(), 2.into()], deviation: true, bars: 20, ..Questions::default() };
    let more = median(|| {
        black_box(sweep.summary(&all, &|_, _| true).expect("W2"));
    });
    let started = Instant::now();
    let numbers: Vec<Vec<f64>> = W2.iter().map(|(_, values)| floats(values)).collect();
    let mut sum = 0.0;
    for cost in &numbers[0] {
        for reach in &numbers[1] {
            for rate in &numbers[2][..2] {
                for deadweight in &numbers[3] {
                    for drop_off in &numbers[4] {
                        for client in &numbers[5] {
                            sum += naive_ratio(*cost, *reach, *rate, *deadweight, *drop_off, *client);
                        }
                    }
                }
            }
        }
    }
    black_box(sum);
    let naive = started.elapsed() * 10;
    report("W2 summary", time, 1e7, naive);
    report("W2 summary with deviation, targets and bars", more, 1e7, naive);
}

/// Points that lie on no grid: every operation for every point.
fn scattered(project: &impactkaart_core::Project) {
    let varied: Vec<_> = axes(&W2).into_iter().map(|axis| axis.varied).collect();
    let graph = impactkaart_core::graph::record(project, &varied, &[Output::RATIO]).expect("W2");
    let program = impactkaart_core::evaluate::Program::new(&graph);
    let columns: Vec<Vec<f64>> = W2
        .iter()
        .map(|(_, values)| {
            let values = floats(values);
            (0..1_000_000).map(|at: usize| values[at * 7919 % values.len()]).collect()
        })
        .collect();
    let slices: Vec<&[f64]> = columns.iter().map(|column| &column[..]).collect();
    let time = median(|| {
        black_box(program.evaluate(&slices));
    });
    let naive = median(|| {
        let sum: f64 = (0..100_000)
            .map(|at| {
                let of = |axis: usize| columns[axis][at];
                naive_ratio(of(0), of(1), of(2), of(3), of(4), of(5))
            })
            .sum();
        black_box(sum);
    });
    println!("scattered points: {} operations each", program.operations());
    report("a million scattered points", time, 1e6, naive * 10);
}

fn axes(axes: &[(&str, &str)]) -> Vec<Axis> {
    axes.iter()
        .map(|(path, values)| Axis::read(path.parse().expect("a path"), values).expect("an axis"))
        .collect()
}

fn floats(values: &str) -> Vec<f64> {
    let values: impactkaart_core::scenario::AxisValues = values.parse().expect("values");
    values.values.iter().map(|value| value.to_string().parse().expect("a number")).collect()
}

fn median(mut run: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..9)
        .map(|_| {
            let started = Instant::now();
            run();
            started.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[4]
}

fn report(what: &str, time: Duration, points: f64, naive: Duration) {
    let seconds = time.as_secs_f64();
    let times = naive.as_secs_f64() / seconds;
    println!(
        "{what}: {time:?}, {:.3} ns a point, {times:.0} times a plain loop ({naive:?})",
        seconds * 1e9 / points
    );
}

fn agrees(what: &str, value: f64, reference: f64) {
    assert!((value / reference - 1.0).abs() < 1e-9, "{what}: {value} against {reference}");
}

/// The model spelled out plainly, as a baseline.
fn naive_ratio(cost: f64, reach: f64, rate: f64, deadweight: f64, drop_off: f64, client: f64) -> f64 {
    use impactkaart_core::model::Per;
    let people = 120.0 * reach;
    let discount = 1.0 / (1.0 + rate);
    let annuity: f64 = (0..5).map(|year| discount.powi(year)).sum();
    let costs: f64 = PLAIN.with(|plain| {
        plain
            .0
            .iter()
            .map(|(per, amount)| match per {
                Per::Project => *amount,
                Per::Year => amount * annuity,
                Per::Participant => amount * people * annuity,
            })
            .sum::<f64>()
    }) * cost;
    let benefits: f64 = PLAIN.with(|plain| {
        plain
            .1
            .iter()
            .map(|effect| {
                let of = if effect.is_client { client } else { 1.0 };
                let net = people * effect.unit * of * (1.0 - effect.deadweight * deadweight) * effect.rest;
                let keeps = 1.0 - effect.drop_off * drop_off;
                let years = effect.lag..(effect.lag + effect.duration).min(5);
                let flows = years.map(|year| keeps.powi(year - effect.lag) * discount.powi(year));
                net * flows.sum::<f64>()
            })
            .sum()
    });
    benefits / costs
}

struct PlainEffect {
    is_client: bool,
    unit: f64,
    deadweight: f64,
    rest: f64,
    drop_off: f64,
    lag: i32,
    duration: i32,
}

thread_local! {
    static PLAIN: (Vec<(impactkaart_core::model::Per, f64)>, Vec<PlainEffect>) = {
        let number = |text: &str| -> f64 { text.parse().expect("a number") };
        let costs = standard::COSTS.map(|(_, _, per, amount)| (per, number(amount))).into();
        let effects = standard::EFFECTS.map(|row| PlainEffect {
            is_client: row.1 == "client",
            unit: number(row.2) * number(row.3),
            deadweight: number(row.4),
            rest: (1.0 - number(row.5)) * (1.0 - number(row.6)),
            drop_off: number(row.7),
            lag: i32::try_from(row.8).expect("few years"),
            duration: i32::try_from(row.9).expect("few years"),
        }).into();
        (costs, effects)
    };
}
