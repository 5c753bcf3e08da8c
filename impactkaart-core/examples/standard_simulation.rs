//! A million draws of the standard model with 40 uncertain parameters, checked against its reference figures and timed.
//!
//! `cargo run --release -p impactkaart-core --example standard_simulation [THREADS]`

#![expect(
    clippy::print_stdout,
    clippy::disallowed_macros,
    clippy::disallowed_types,
    reason = "it measures, and shows what it measured"
)]

#[path = "../tests/standard/mod.rs"]
mod standard;
#[path = "../tests/standard/ranges.rs"]
mod standard_ranges;

use impactkaart_core::Decimal;
use impactkaart_core::evaluate::{Questions, Summary};
use impactkaart_core::graph::Output;
use impactkaart_core::uncertainty::{Plan, Ranges, Sampling, Simulation, chances};
use standard::standard_model;
use standard_ranges::standard_ranges;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Mean, standard deviation, three quantiles, two chances: of 20 million draws by another program, and five standard errors
/// of a million.
const REFERENCE: [(&str, f64, f64); 7] = [
    ("mean", 1.392_489_982_644_168_1, 0.000_909_091_041_645_301),
    ("standard deviation", 0.181_818_208_329_060_2, 0.000_656_878_016_124_785_9),
    ("5 % quantile", 1.109_486_740_882_695_8, 0.001_586_092_330_813_140_9),
    ("50 % quantile", 1.383_563_980_998_630_6, 0.001_143_136_721_438_157_6),
    ("95 % quantile", 1.706_141_034_002_142, 0.002_223_428_895_319_762_7),
    ("chance above 1", 0.992_161_75, 0.000_440_931_169_144_843_5),
    ("chance above 1.6", 0.129_579_75, 0.001_679_202_477_293_443_3),
];

fn main() {
    let project = standard_model();
    let threads = std::env::args().nth(1).and_then(|threads| threads.parse().ok());
    if let Some(threads) = threads {
        rayon::ThreadPoolBuilder::new().num_threads(threads).build_global().expect("the first pool");
    }
    let number = |text: &str| text.parse::<Decimal>().expect("a number");
    let questions = Questions {
        targets: vec![number("1"), number("1.6")],
        quantiles: ["0.05", "0.5", "0.95"].map(number).into(),
        deviation: true,
        bars: 0,
    };
    for sampling in [Sampling::Random, Sampling::Sobol { is_shifted: true }, Sampling::Latin] {
        let plan = Plan { draws: 1_000_000, seed: 1, sampling };
        let ranges = Ranges::new(&project, &standard_ranges(), &[]).expect("sound ranges");
        let make = || Simulation::new(&project, ranges.clone(), Output::RATIO, plan).expect("a simulation");
        let made = median(|| {
            black_box(make());
        });
        let simulation = make();
        let run =
            |simulation: &Simulation<'_>| simulation.summary(&questions, &|_, _| true).expect("a summary");
        let summary = run(&simulation);
        agrees(&summary);
        // Made anew each time, so that nothing is remembered of the run before.
        let whole = median(|| {
            black_box(run(&make()));
        });
        println!(
            "{sampling:?}: {whole:?} for a million draws of 40 parameters, of which {made:?} recording and making tables; \
             {} operations a draw, {} draws calculated exactly",
            simulation.operations(),
            summary.exact_points
        );
    }
}

fn agrees(summary: &Summary) {
    let float = |value: Decimal| -> f64 { value.to_string().parse().expect("a number") };
    let mut found = vec![summary.mean.expect("ratios"), summary.deviation.expect("ratios")];
    found.extend(summary.quantiles.iter().map(|quantile| float(quantile.value)));
    found.extend(chances(summary).iter().map(|chance| float(chance.chance)));
    for (found, (what, reference, tolerance)) in found.into_iter().zip(REFERENCE) {
        println!("    {what}: {found:.6}, {:+.2} standard errors", 5.0 * (found - reference) / tolerance);
        assert!((found - reference).abs() < tolerance, "{what}: {found} against {reference}");
    }
}

fn median(mut run: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..7)
        .map(|_| {
            let started = Instant::now();
            run();
            started.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[3]
}
