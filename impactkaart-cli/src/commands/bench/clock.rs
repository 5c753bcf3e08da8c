//! How long something takes: the only place of the program that looks at a clock for its own sake.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// How long the runs of one size took, and what the last of them gave.
pub(super) struct Timed<S, T> {
    pub(super) size: u64,
    pub(super) made: S,
    pub(super) result: T,
    /// Making what runs, before anything is worked out.
    pub(super) preparing: Duration,
    pub(super) fastest: Duration,
    pub(super) median: Duration,
    pub(super) slowest: Duration,
}

/// Runs of one size are timed at least so often, however long they take.
const LEAST_RUNS: usize = 3;

/// More runs tell nothing more.
const MOST_RUNS: usize = 1000;

/// The largest of some sizes, each some ten times the one before, that can be run a few times in `share` of the time, made anew for every run so
/// that nothing is remembered of the one before.
pub(super) fn timed<S, T>(
    share: Duration,
    sizes: &[u64],
    make: impl Fn(u64) -> S,
    mut run: impl FnMut(&S) -> T,
) -> Timed<S, T> {
    let mut once = |size: u64| {
        let started = Instant::now();
        let made = make(size);
        let preparing = started.elapsed();
        let started = Instant::now();
        let result = black_box(run(&made));
        (made, result, preparing, started.elapsed())
    };
    // Once at every size, until a few runs of the next may not fit; that is the warming up too.
    let mut sizes = sizes.iter().copied();
    // Holds because there is at least one size.
    let mut size = sizes.next().unwrap_or(1);
    let (mut made, mut result, _, mut taken) = once(size);
    for next in sizes {
        if taken > share / 8 {
            break;
        }
        size = next;
        (made, result, _, taken) = once(size);
    }
    let (mut preparings, mut times) = (Vec::new(), Vec::new());
    let started = Instant::now();
    while times.len() < LEAST_RUNS || (times.len() < MOST_RUNS && started.elapsed() < share) {
        let (preparing, taken);
        (made, result, preparing, taken) = once(size);
        preparings.push(preparing);
        times.push(taken);
    }
    preparings.sort_unstable();
    times.sort_unstable();
    Timed {
        size,
        made,
        result,
        preparing: preparings[preparings.len() / 2],
        fastest: times[0],
        median: times[times.len() / 2],
        slowest: times[times.len() - 1],
    }
}

/// A plain loop runs at least so often, however long that takes.
const LEAST_ROUNDS: u64 = 4;

/// One after the other until the share of the time is used, each by its number: what they gave, and how long it took.
pub(super) fn one_after_the_other<T>(
    share: Duration,
    most: u64,
    mut work: impl FnMut(u64) -> T,
) -> (Vec<T>, Duration) {
    let mut found = Vec::new();
    let started = Instant::now();
    for number in 0..most {
        if number >= LEAST_ROUNDS && started.elapsed() >= share {
            break;
        }
        found.push(work(number));
    }
    (found, started.elapsed())
}
