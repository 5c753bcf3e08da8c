//! Swings, break-even values and indices of the standard model's forty parameters, checked against their reference figures
//! and timed.
//!
//! `cargo run --release -p impactkaart-core --example standard_sensitivity`

#![expect(
    clippy::print_stdout,
    clippy::disallowed_macros,
    clippy::disallowed_types,
    reason = "it measures, and shows what it measured"
)]

#[path = "../tests/sensitivity/reference.rs"]
mod reference;
#[path = "../tests/standard/mod.rs"]
mod standard;

use impactkaart_core::evaluate::Program;
use impactkaart_core::graph::{Output, Varied, record};
use impactkaart_core::sensitivity::{Aim, BreakEven, Curves, Samples, Sobol, Target, sobol_samples};
use impactkaart_core::uncertainty::{Range, Ranges, Shape};
use standard::{decimal, standard_model};
use std::hint::black_box;
use std::time::{Duration, Instant};

fn main() {
    let project = standard_model();
    let threads = std::env::args().nth(1).and_then(|threads| threads.parse().ok());
    if let Some(threads) = threads {
        rayon::ThreadPoolBuilder::new().num_threads(threads).build_global().expect("the first pool");
    }
    let ends: Vec<[f64; 2]> =
        reference::PARAMETERS.map(|(_, low, high, ..)| [float(low), float(high)]).into();

    let started = Instant::now();
    let curves = Curves::new(&project, reference::parameters(&project), Aim::Ratio).expect("parameters");
    println!("40 parameters recorded and folded, each by itself, in {:?}", started.elapsed());
    let work = || {
        let swings = curves.at_ends(&ends);
        let found = ["1", "1.35"].map(|target| curves.break_even(Target::ratio(decimal(target))));
        let mut order: Vec<usize> = (0..40).collect();
        let swing = |at: usize| (swings[at][0] - swings[at][1]).abs();
        order.sort_by(|a, b| swing(*b).total_cmp(&swing(*a)));
        (swings, order, found)
    };
    let (swings, order, found) = work();
    assert_eq!(order, reference::ORDER);
    for (index, swing) in swings.iter().enumerate() {
        agrees("low", swing[0], reference::LOW[index]);
        agrees("high", swing[1], reference::HIGH[index]);
    }
    met(&found[0], &reference::AT_1);
    met(&found[1], &reference::AT_1_35);
    let time = median(|| {
        black_box(work());
    });
    println!("80 swings, their order and 80 break-even values: {time:?}");

    let varied: Vec<Varied> =
        reference::PARAMETERS.iter().map(|(path, ..)| Varied::set(path.parse().expect("a path"))).collect();
    let started = Instant::now();
    let program = Program::new(&record(&project, &varied, &[Output::RATIO]).expect("recorded"));
    println!("recorded and folded in {:?}, {} operations", started.elapsed(), program.operations());
    let list: Vec<Range> = reference::PARAMETERS
        .iter()
        .map(|(path, low, high, ..)| Range {
            path: path.parse().expect("a path"),
            shape: Shape::Uniform { low: decimal(low), high: decimal(high) },
        })
        .collect();
    let ranges = Ranges::new(&project, &list, &[]).expect("ranges");
    let sobol = indices(&program, &ranges, 0);
    for (index, found) in sobol.first_order.iter().enumerate() {
        agrees_to(1e-8, "first order", found.index, reference::FIRST_ORDER[index]);
        agrees_to(1e-8, "total", sobol.total[index].index, reference::TOTAL[index]);
    }
    println!("{} evaluations, variance {:.6}", sobol.evaluations, sobol.variance);
    let time = median(|| {
        black_box(sobol_samples(&ranges, 16_384, None));
    });
    println!("two samples of 16,384 points: {time:?}");
    let time = median(|| {
        black_box(indices(&program, &ranges, 0));
    });
    println!("40 first-order and 40 total indices, samples included: {time:?}");
    let time = median(|| {
        black_box(indices(&program, &ranges, 400));
    });
    println!("with intervals by drawing again 400 times: {time:?}");
}

fn indices(program: &Program, ranges: &Ranges, resamples: u32) -> Sobol {
    let samples = sobol_samples(ranges, 16_384, None).expect("80 dimensions");
    let [a, b] = [&samples.a, &samples.b].map(|sample| sample.iter().map(Vec::as_slice).collect::<Vec<_>>());
    Sobol::of_program(program, 0, Samples { a: &a, b: &b }, resamples).expect("indices")
}

fn met(found: &[BreakEven], expected: &[(usize, f64)]) {
    for (index, one) in found.iter().enumerate() {
        let reference = expected.iter().find(|(at, _)| *at == index).map(|(_, value)| *value);
        let value = one.values.first().map(|root| float(&root.value.to_string()));
        assert_eq!(value.is_some(), reference.is_some(), "{}", one.parameter.varied.path);
        if let (Some(value), Some(reference)) = (value, reference) {
            agrees("break-even", value, reference);
        }
    }
}

fn float(text: &str) -> f64 {
    text.parse().expect("a number")
}

fn median(mut run: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..25)
        .map(|_| {
            let started = Instant::now();
            run();
            started.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[12]
}

fn agrees(what: &str, value: f64, reference: f64) {
    agrees_to(1e-9 * reference.abs(), what, value, reference);
}

fn agrees_to(off: f64, what: &str, value: f64, reference: f64) {
    assert!((value - reference).abs() < off, "{what}: {value} against {reference}");
}
