use super::extreme::Extreme;
use super::moments::Moments;
use super::pass::Gather;
use super::points::Tolerance;
use super::questions::Questions;
use super::ruler::Ruler;
use super::tally::Tally;
use super::target::Target;
use std::collections::BTreeMap;

/// What is kept of all values in the first pass: whole numbers on a grid fixed in advance, and the few units that may be
/// extremes. So nothing depends on the order in which values come.
#[derive(Debug, Clone)]
pub(crate) struct Gathering<R: Ruler> {
    ruler: R,
    chunk: u64,
    pub(crate) tally: R::Tally,
    pub(crate) moments: Option<Moments>,
    pub(crate) undefined: u64,
    pub(crate) uncertain: u64,
    pub(crate) highest: Extreme,
    pub(crate) lowest: Extreme,
    pub(crate) targets: Vec<Target>,
    /// The lowest and highest value of each chunk.
    pub(crate) chunks: BTreeMap<u64, (f64, f64)>,
    /// Those of the chunk that is being worked on.
    current: Option<(u64, f64, f64)>,
}

impl<R: Ruler> Gathering<R> {
    /// Nothing yet. `pivot` is a number near which values lie, where sums of their squares are asked for.
    pub(crate) fn new(
        ruler: R,
        tolerance: Tolerance,
        questions: &Questions,
        pivot: Option<f64>,
        chunk: u64,
    ) -> Self {
        Self {
            ruler,
            chunk,
            tally: R::Tally::new(),
            moments: pivot.map(Moments::new),
            undefined: 0,
            uncertain: 0,
            highest: Extreme::new(1.0, tolerance),
            lowest: Extreme::new(-1.0, tolerance),
            targets: questions.targets.iter().map(|target| Target::new(*target, tolerance)).collect(),
            chunks: BTreeMap::new(),
            current: None,
        }
    }

    fn close_chunk(&mut self) {
        if let Some((chunk, low, high)) = self.current.take() {
            self.add_to_chunk(chunk, low, high);
        }
    }

    pub(crate) fn add_to_chunk(&mut self, chunk: u64, low: f64, high: f64) {
        let known = self.chunks.entry(chunk).or_insert((low, high));
        *known = (known.0.min(low), known.1.max(high));
    }

    pub(crate) fn finished(mut self) -> Self {
        self.close_chunk();
        self
    }
}

impl<R: Ruler> Gather for Gathering<R> {
    #[inline(always)]
    fn values(&mut self, first: u64, values: &[f64]) {
        let (low, high) = self.tally.add(&self.ruler, values);
        if let Some(moments) = &mut self.moments {
            moments.add(values);
        }
        self.highest.add(first, values, high);
        self.lowest.add(first, values, low);
        for target in &mut self.targets {
            target.add(first, values);
        }
        // Holds because pieces, and blocks within them, do not straddle chunks.
        let chunk = first / self.chunk;
        match &mut self.current {
            Some((current, lowest, highest)) if *current == chunk => {
                *lowest = lowest.min(low);
                *highest = highest.max(high);
            }
            _ => {
                self.close_chunk();
                self.current = Some((chunk, low, high));
            }
        }
    }

    fn undefined(&mut self) {
        self.undefined += 1;
    }

    fn uncertain(&mut self) {
        self.uncertain += 1;
    }

    fn join(mut self, other: Self) -> Self {
        self.close_chunk();
        let mut other = other.finished();
        self.tally.join(&mut other.tally);
        if let (Some(moments), Some(other)) = (&mut self.moments, &other.moments) {
            moments.join(other);
        }
        self.undefined += other.undefined;
        self.uncertain += other.uncertain;
        self.highest.join(other.highest);
        self.lowest.join(other.lowest);
        for (target, other) in self.targets.iter_mut().zip(&other.targets) {
            target.join(&other.count);
        }
        for (chunk, (low, high)) in other.chunks {
            self.add_to_chunk(chunk, low, high);
        }
        self
    }
}
