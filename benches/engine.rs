//! How long the engine takes, always beside the naive loop that gives a few of its figures. docs/benchmarks.md says what
//! came out.

use criterion::{
    BatchSize, BenchmarkGroup, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main,
    measurement::WallTime,
};
use impactkaart_benches::{generated, naive, standard_model::STANDARD_MODEL};
use impactkaart_core::calculate;
use impactkaart_core::model::ProjectDraft;
use std::hint::black_box;
use std::time::Duration;

/// One project calculated by the engine and by both naive loops.
fn calculated_in_three_ways(group: &mut BenchmarkGroup<WallTime>, draft: &ProjectDraft) {
    let decimal = naive::Model::of(draft);
    let floats = decimal.in_floats();
    let project = draft.clone().build().expect("a valid project").project;
    group.bench_function("calculate", |bench| {
        bench.iter(|| calculate(black_box(&project)));
    });
    group.bench_function("naive_decimal", |bench| {
        bench.iter(|| black_box(&decimal).calculate());
    });
    group.bench_function("naive_f64", |bench| {
        bench.iter(|| black_box(&floats).calculate());
    });
}

fn standard_model(criterion: &mut Criterion) {
    let draft = STANDARD_MODEL.draft();
    let mut group = criterion.benchmark_group("standard_model");
    calculated_in_three_ways(&mut group, &draft);
    group.bench_function("build", |bench| {
        bench.iter_batched(|| draft.clone(), ProjectDraft::build, BatchSize::PerIteration);
    });
    group.finish();
}

fn ten_thousand_effects(criterion: &mut Criterion) {
    let draft = generated::draft(10_000);
    let mut group = criterion.benchmark_group("ten_thousand_effects");
    group.sample_size(20).throughput(Throughput::Elements(10_000));
    calculated_in_three_ways(&mut group, &draft);
    group.bench_function("build", |bench| {
        bench.iter_batched(|| draft.clone(), ProjectDraft::build, BatchSize::PerIteration);
    });
    group.finish();
}

/// The time per effect should not depend on how many there are.
fn scaling(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("scaling");
    group.sample_size(10).measurement_time(Duration::from_secs(4));
    for effects in [1_000, 10_000, 100_000] {
        let draft = generated::draft(effects);
        let project = draft.clone().build().expect("a valid project").project;
        group.throughput(Throughput::Elements(effects as u64));
        group.bench_with_input(BenchmarkId::new("calculate", effects), &project, |bench, project| {
            bench.iter(|| calculate(black_box(project)));
        });
        group.bench_function(BenchmarkId::new("build", effects), |bench| {
            bench.iter_batched(|| draft.clone(), ProjectDraft::build, BatchSize::PerIteration);
        });
    }
    group.finish();
}

criterion_group!(engine, standard_model, ten_thousand_effects, scaling);
criterion_main!(engine);
