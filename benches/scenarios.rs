//! How long the scenario engine takes, stage by stage, always beside the plain loop that gives the ratio of one scenario
//! after the other, or draws each number from its exact quantile function. docs/benchmarks.md says what came out.

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use impactkaart_benches::naive::{self, Changes};
use impactkaart_benches::{generated, standard_model::STANDARD_MODEL};
use impactkaart_core::evaluate::{Program, Questions, Sweep, calculate_at, division};
use impactkaart_core::graph::{Graph, Output, Varied, record};
use impactkaart_core::model::ProjectDraft;
use impactkaart_core::scenario::Axis;
use impactkaart_core::uncertainty::{Plan, Range, Ranges, Sampling, Shape, Simulation, SobolSequence};
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

/// A point on costs and reach, or on all six axes, as the plain loop takes it.
fn changes(point: &[f64]) -> Changes<f64> {
    let none = Changes::NONE;
    match *point {
        [costs, reach, rate, deadweight, drop_off, client] => {
            Changes { costs, reach, rate: Some(rate), deadweight, drop_off, client }
        }
        [costs, reach] => Changes { costs, reach, ..none },
        _ => none,
    }
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
            bench.iter(|| {
                model.calculate_with(&black_box(Changes { costs: 1.1, reach: 0.9, ..Changes::NONE }))
            });
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
        let changes = |at: usize| changes(&columns.iter().map(|column| column[at]).collect::<Vec<_>>());
        // Nothing is timed that does not come out the same.
        let (found, naive) = (program.evaluate(&slices)[0][1], model.calculate_with(&changes(1)).ratio);
        assert!((found / naive - 1.0).abs() < 1e-9, "{found} and {naive}");
        group.throughput(Throughput::Elements((POINTS * program.operations()) as u64));
        group.bench_function(format!("{name}/operations"), |bench| {
            bench.iter(|| program.evaluate(black_box(&slices)));
        });
        group.throughput(Throughput::Elements(POINTS as u64)).sample_size(20);
        group.bench_function(format!("{name}/naive_f64_points"), |bench| {
            bench.iter(|| {
                let each = (0..POINTS).map(|at| model.calculate_with(&changes(at)).ratio);
                each.collect::<Vec<f64>>()
            });
        });
        group.sample_size(100);
    }
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
                let changes = |reach: &f64| Changes { costs: *costs, reach: *reach, ..Changes::NONE };
                numbers[1].iter().step_by(10).map(|reach| model.calculate_with(&changes(reach)).ratio).sum()
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
    let numbers = floats(&SIX);
    group.throughput(Throughput::Elements(10_000));
    group.bench_function("six_axes/naive_f64_of_every_thousandth", |bench| {
        bench.iter(|| {
            let of_a_point = |number: usize| {
                let mut rest = number * 1000;
                let point: Vec<f64> = numbers
                    .iter()
                    .map(|axis| {
                        let value = axis[rest % axis.len()];
                        rest /= axis.len();
                        value
                    })
                    .collect();
                model.calculate_with(&changes(&point)).ratio
            };
            (0..10_000).map(of_a_point).sum::<f64>()
        });
    });
    group.throughput(Throughput::Elements(10_000_000));
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
    let draft = STANDARD_MODEL.draft();
    let (project, model) = (built(&draft), naive::Model::of(&draft));
    let parameters = varied(&PLANE);
    let point: [Decimal; 2] = ["1.1", "0.9"].map(|number| number.parse().expect("a number"));
    let mut group = criterion.benchmark_group("exactly");
    group.bench_function("one_point", |bench| {
        bench.iter(|| calculate_at(&project, &parameters, black_box(&point)));
    });
    let changes = Changes { costs: point[0], reach: point[1], ..Changes::NONE };
    group.bench_function("naive_decimal_of_one_point", |bench| {
        bench.iter(|| model.calculate_with(black_box(&changes)));
    });
    group.finish();
}

/// Numbers of one parameter, as a simulation draws them: time per number, beside the exact quantile function of as many
/// shares that are there already.
fn drawing(criterion: &mut Criterion) {
    const DRAWS: u64 = 1 << 16;
    let project = built(&STANDARD_MODEL.draft());
    let number = |text: &str| text.parse::<Decimal>().expect("a number");
    let (low, mode, high) = (number("0.3"), number("0.45"), number("0.7"));
    let (mean, sd) = (number("0.5"), number("0.064"));
    let shapes = [
        Shape::Uniform { low, high },
        Shape::Triangular { low, mode, high },
        Shape::Pert { low, mode, high },
        Shape::Normal { mean, sd },
        Shape::Lognormal { mean, sd },
        Shape::Beta { mean, sd },
    ];
    let path = "effects.wellbeing.share";
    let ranges = |shape| {
        let range = Range { path: path.parse().expect("a path"), shape };
        Ranges::new(&project, &[range], &[]).expect("a range of a share")
    };
    let simulation = |ranges: &Ranges, sampling| {
        let plan = Plan { draws: DRAWS, seed: 1, sampling };
        Simulation::new(&project, ranges.clone(), Output::RATIO, plan).expect("draws of a share")
    };
    let plain = Sampling::Sobol { is_shifted: false };
    let shares = SobolSequence::new(1).expect("a dimension").column(0, 0..DRAWS);
    let mut group = criterion.benchmark_group("drawing");
    group.sample_size(20).throughput(Throughput::Elements(DRAWS));
    for shape in shapes {
        let ranges = ranges(shape);
        let distribution = &ranges.drawn()[0].distribution;
        // Nothing is timed that does not come out the same; the first of the plain points is an end.
        let made = simulation(&ranges, plain);
        for (drawn, share) in made.columns(0..1024)[0].iter().zip(&shares).skip(1) {
            let exact = distribution.quantile(*share);
            assert!((drawn - exact).abs() <= made.table_error(0) + 1e-12, "{shape:?}: {drawn} and {exact}");
        }
        let name = shape.name();
        let random = simulation(&ranges, Sampling::Random);
        group.bench_function(format!("{name}/random"), |bench| bench.iter(|| random.columns(0..DRAWS)));
        group.throughput(Throughput::Elements(1 << 12));
        group.bench_function(format!("{name}/exact_quantiles_of_every_sixteenth"), |bench| {
            let each = shares.iter().skip(1).step_by(16);
            bench.iter(|| each.clone().map(|share| distribution.quantile(*share)).collect::<Vec<f64>>());
        });
        group.throughput(Throughput::Elements(DRAWS));
    }
    // The ways of spreading draws, each on the cheapest distribution.
    let uniform = ranges(shapes[0]);
    for (name, sampling) in [("latin", Sampling::Latin), ("sobol", Sampling::Sobol { is_shifted: true })] {
        let made = simulation(&uniform, sampling);
        group.bench_function(format!("uniform/{name}"), |bench| bench.iter(|| made.columns(0..DRAWS)));
    }
    group.finish();
}

criterion_group!(scenarios, recording, evaluating, sweeping, exactly, drawing);
criterion_main!(scenarios);
