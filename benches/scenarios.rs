//! How long the scenario engine takes, stage by stage, always beside the plain loop that gives the ratio of one scenario
//! after the other. docs/benchmarks.md says what came out.

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use impactkaart_benches::{generated, naive, standard_model::STANDARD_MODEL};
use impactkaart_core::evaluate::{Program, Questions, Sweep, calculate_at, division};
use impactkaart_core::graph::{Graph, Output, Varied, record};
use impactkaart_core::model::ProjectDraft;
use impactkaart_core::scenario::Axis;
use impactkaart_core::{Decimal, Project};
use std::hint::black_box;
use std::time::Duration;

/// Costs by reach, a thousand values each.
const PLANE: [(&str, &str); 2] = [("costs", "0.5..1.499:1000"), ("reach", "0.25..2.248:1000")];

/// Ten million points on six axes.
const SIX: [(&str, &str); 6] = [
    ("costs", "0.70..1.42:25"),
    ("reach", "0.50..1.45:20"),
    ("project.discount_rate", "0..0.0475:20"),
    ("effects.*.deadweight", "50%..140%:10"),
    ("effects.*.drop_off", "50%..140%:10"),
    ("effects.@client", "60%..150%:10"),
];

fn axes(axes: &[(&str, &str)]) -> Vec<Axis> {
    let axis =
        |(path, values): &(&str, &str)| Axis::read(path.parse().expect("a path"), values).expect("an axis");
    axes.iter().map(axis).collect()
}

/// The values of the axes as a plain loop takes them.
fn floats(ranges: &[(&str, &str)]) -> Vec<Vec<f64>> {
    let float = |value: &Decimal| -> f64 { (*value).try_into().expect("a float") };
    axes(ranges).iter().map(|axis| axis.values.iter().map(float).collect()).collect()
}

fn varied(ranges: &[(&str, &str)]) -> Vec<Varied> {
    axes(ranges).into_iter().map(|axis| axis.varied).collect()
}

fn built(draft: &ProjectDraft) -> Project {
    draft.clone().build().expect("a valid project").project
}

fn graph(project: &Project, ranges: &[(&str, &str)]) -> Graph {
    record(project, &varied(ranges), &[Output::RATIO]).expect("parameters of the project")
}

/// From a project to a program: recorded and folded in one go, then compiled, then certified; beside one scenario in the
/// plain loop, which is what it has to earn back.
fn recording(criterion: &mut Criterion) {
    for (name, draft) in
        [("standard_model", STANDARD_MODEL.draft()), ("ten_thousand_effects", generated::draft(10_000))]
    {
        let project = built(&draft);
        let model = naive::Model::of(&draft).in_floats();
        let mut group = criterion.benchmark_group(format!("recording/{name}"));
        group.sample_size(20).measurement_time(Duration::from_secs(4));
        // The generated project has other rows for some of the six.
        for (axes, ranges) in [("costs_by_reach", &PLANE[..]), ("three_axes", &SIX[..3])] {
            let recorded = graph(&project, ranges);
            let program = Program::new(&recorded);
            let unit_box: Vec<(f64, f64)> = ranges.iter().map(|_| (0.5, 1.5)).collect();
            group.bench_function(format!("{axes}/record_and_fold"), |bench| {
                bench.iter(|| graph(black_box(&project), ranges));
            });
            group.bench_function(format!("{axes}/compile"), |bench| {
                bench.iter(|| Program::new(black_box(&recorded)));
            });
            group.bench_function(format!("{axes}/certify"), |bench| {
                bench.iter(|| program.bounds(black_box(&unit_box), 1e9));
            });
        }
        group.bench_function("naive_f64_of_one_scenario", |bench| {
            bench.iter(|| model.calculate_with(black_box(1.1), black_box(0.9)));
        });
        group.finish();
    }
}

/// Scattered points, of which nothing is shared: time per operation.
fn evaluating(criterion: &mut Criterion) {
    const POINTS: usize = 1 << 16;
    let draft = STANDARD_MODEL.draft();
    let project = built(&draft);
    let model = naive::Model::of(&draft).in_floats();
    let column = |step: usize| -> Vec<f64> {
        // Without pattern, around one.
        (0..POINTS).map(|at| 0.5 + (at * step % 65_521) as f64 / 65_521.0).collect()
    };
    let mut group = criterion.benchmark_group("evaluating");
    for (name, ranges) in [("costs_by_reach", &PLANE[..]), ("six_axes", &SIX[..])] {
        let program = Program::new(&graph(&project, ranges));
        let columns: Vec<Vec<f64>> = (0..ranges.len()).map(|axis| column(7919 + 104 * axis)).collect();
        let slices: Vec<&[f64]> = columns.iter().map(|column| &column[..]).collect();
        group.throughput(Throughput::Elements((POINTS * program.operations()) as u64));
        group.bench_function(format!("{name}/operations"), |bench| {
            bench.iter(|| program.evaluate(black_box(&slices)));
        });
    }
    let (costs, reach) = (column(7919), column(8023));
    // Nothing is timed that does not come out the same.
    let both = Program::new(&graph(&project, &PLANE)).evaluate(&[&costs, &reach]);
    let naive = model.calculate_with(costs[1], reach[1]).ratio;
    assert!((both[0][1] / naive - 1.0).abs() < 1e-9, "{} and {naive}", both[0][1]);
    group.throughput(Throughput::Elements(POINTS as u64)).sample_size(20);
    group.bench_function("costs_by_reach/naive_f64_points", |bench| {
        bench.iter(|| {
            let each =
                costs.iter().zip(&reach).map(|(costs, reach)| model.calculate_with(*costs, *reach).ratio);
            each.collect::<Vec<f64>>()
        });
    });
    group.finish();
}

/// Grids, from the parsed project: all values of a plane, and what can be said of ten million points.
fn sweeping(criterion: &mut Criterion) {
    let draft = STANDARD_MODEL.draft();
    let project = built(&draft);
    let model = naive::Model::of(&draft).in_floats();
    let mut group = criterion.benchmark_group("sweeping");
    group.sample_size(20).measurement_time(Duration::from_secs(6));
    let sweep = |ranges: &[(&str, &str)]| Sweep::new(&project, axes(ranges), Output::RATIO).expect("a sweep");
    let questions = Questions::default();
    group.throughput(Throughput::Elements(1_000_000));
    group.bench_function("plane/values", |bench| {
        bench.iter_batched(
            || sweep(&PLANE),
            |sweep| {
                let mut values = vec![0.0; 1_000_000];
                sweep.values(&mut values).map(|()| values)
            },
            BatchSize::PerIteration,
        );
    });
    group.bench_function("plane/summary", |bench| {
        bench.iter_batched(
            || sweep(&PLANE),
            |sweep| sweep.summary(&questions, &|_, _| true),
            BatchSize::PerIteration,
        );
    });
    let numbers = floats(&PLANE);
    group.throughput(Throughput::Elements(10_000));
    group.bench_function("plane/naive_f64_of_every_hundredth", |bench| {
        bench.iter(|| {
            let costs = numbers[0].iter().step_by(10);
            let of_a_row = |costs: &f64| -> f64 {
                numbers[1].iter().step_by(10).map(|reach| model.calculate_with(*costs, *reach).ratio).sum()
            };
            costs.map(of_a_row).sum::<f64>()
        });
    });
    group.throughput(Throughput::Elements(10_000_000));
    group.bench_function("six_axes/summary", |bench| {
        bench.iter_batched(
            || sweep(&SIX),
            |sweep| sweep.summary(&questions, &|_, _| true),
            BatchSize::PerIteration,
        );
    });
    let whole = sweep(&SIX);
    let parts = |whole: &Sweep<'_>| -> Vec<_> {
        let part = |number| {
            whole.part(division(whole.units(), number, 16), &questions, &|_, _| true).expect("a part")
        };
        (1..=16).map(part).collect()
    };
    group.bench_function("six_axes/sixteen_parts", |bench| bench.iter(|| parts(&whole)));
    let made = parts(&whole);
    group.bench_function("six_axes/merge_of_sixteen", |bench| {
        bench.iter_batched(
            || made.clone(),
            |parts| whole.merge(parts, &questions, &|_, _| true),
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

/// What a point costs that an `f64` does not settle.
fn exactly(criterion: &mut Criterion) {
    let project = built(&STANDARD_MODEL.draft());
    let parameters = varied(&PLANE);
    let point = ["1.1".parse().expect("a number"), "0.9".parse().expect("a number")];
    criterion.bench_function("exactly/one_point", |bench| {
        bench.iter(|| calculate_at(&project, &parameters, black_box(&point)));
    });
}

criterion_group!(scenarios, recording, evaluating, sweeping, exactly);
criterion_main!(scenarios);
