//! What whoever embeds the library counts on: results and engines can be shared between threads, runs tell how far they
//! are and stop when asked, and nothing is kept between two of them.

#[path = "standard/mod.rs"]
mod standard;
#[path = "standard/ranges.rs"]
mod standard_ranges;

use impactkaart_core::evaluate::{Part, Program, Questions, RunError, Summary, Sweep, division};
use impactkaart_core::graph::{Graph, Output};
use impactkaart_core::scenario::{Axis, Scenario};
use impactkaart_core::sensitivity::{Curves, Sobol};
use impactkaart_core::uncertainty::{Plan, Ranges, Sampling, Simulation};
use impactkaart_core::{ImpactMap, Project, calculate};
use standard::standard_model;
use standard_ranges::standard_ranges;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::ScopedJoinHandle;

fn is_shared<T: Send + Sync>() {}

#[test]
fn everything_can_be_shared_between_threads() {
    is_shared::<Project>();
    is_shared::<ImpactMap<rust_decimal::Decimal>>();
    is_shared::<Scenario>();
    is_shared::<Graph>();
    is_shared::<Program>();
    is_shared::<Sweep<'_>>();
    is_shared::<Ranges>();
    is_shared::<Simulation<'_>>();
    is_shared::<Questions>();
    is_shared::<Part>();
    is_shared::<Summary>();
    is_shared::<Curves<'_>>();
    is_shared::<Sobol>();
}

fn axis(path: &str, values: &str) -> Axis {
    Axis::read(path.parse().expect("a path"), values).expect("an axis")
}

fn sweep(project: &Project) -> Sweep<'_> {
    let axes = vec![axis("costs", "80%..120%:60"), axis("effects", "50%..150%:70")];
    Sweep::new(project, axes, Output::RATIO).expect("a grid")
}

fn simulation(project: &Project, draws: u64) -> Simulation<'_> {
    let ranges = Ranges::new(project, &standard_ranges(), &[]).expect("ranges");
    let plan = Plan { draws, seed: 1, sampling: Sampling::Random };
    Simulation::new(project, ranges, Output::RATIO, plan).expect("draws")
}

/// An existing engine hands out parts to threads of its own, of two runs at once, on one project.
#[test]
fn parts_of_two_runs_can_be_worked_out_at_once_by_threads_of_ones_own() {
    let project = standard_model();
    let (sweep, simulation, questions) = (sweep(&project), simulation(&project, 3000), Questions::default());
    let alone = (
        sweep.summary(&questions, &|_, _| true).expect("a sweep"),
        simulation.summary(&questions, &|_, _| true).expect("a simulation"),
    );
    let (of_sweep, of_simulation) = std::thread::scope(|scope| {
        let (sweep, simulation, questions) = (&sweep, &simulation, &questions);
        let swept: Vec<_> = (1..=3)
            .map(|number| {
                scope.spawn(move || sweep.part(division(sweep.units(), number, 3), questions, &|_, _| true))
            })
            .collect();
        let drawn: Vec<_> = (1..=3)
            .map(|number| {
                let units = division(simulation.units(), number, 3);
                scope.spawn(move || simulation.part(units, questions, &|_, _| true))
            })
            .collect();
        let map = scope.spawn(|| calculate(&project));
        assert!(map.join().expect("a map").returns.ratio.defined().is_some());
        let joined = |handles: Vec<ScopedJoinHandle<'_, Result<Part, RunError>>>| -> Vec<Part> {
            handles.into_iter().map(|handle| handle.join().expect("a thread").expect("a part")).collect()
        };
        (joined(swept), joined(drawn))
    });
    let merged = (
        sweep.merge(of_sweep, &questions, &|_, _| true).expect("the sweep"),
        simulation.merge(of_simulation, &questions, &|_, _| true).expect("the simulation"),
    );
    assert_eq!(merged, alone);
}

#[test]
fn a_run_tells_how_far_it_is_and_stops_when_asked() {
    let project = standard_model();
    let simulation = simulation(&project, 200_000);
    let (furthest, of) = (AtomicU64::new(0), AtomicU64::new(0));
    let questions = Questions::default();
    let tell = |done: u64, total: u64| {
        assert!(done <= total, "{done} of {total}");
        furthest.fetch_max(done, Ordering::Relaxed);
        of.store(total, Ordering::Relaxed);
        true
    };
    let whole = simulation.summary(&questions, &tell).expect("a simulation");
    assert!(whole.is_complete());
    assert_eq!(furthest.into_inner(), of.into_inner(), "it told that it was done");
    let stopped = simulation.summary(&questions, &|done, _| done == 0).expect("what was finished");
    assert!(!stopped.is_complete());
    assert!(stopped.finished_points < stopped.points);
    // Nothing is left of it.
    assert_eq!(simulation.summary(&questions, &|_, _| true).expect("a simulation"), whole);
}
