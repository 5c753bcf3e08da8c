//! Looking for the value of a rank: in which stretch it lies, closer looks at it, and the values in it.

use super::pass::Gather;
use super::points::Tolerance;
use super::ruler::{LINEAR_BINS, Linear, Octaves, Ruler};
use std::sync::Arc;

/// A stretch of whole numbers in which all units lie that may have a rank, and how many values lie before and in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Window {
    from: i64,
    to: i64,
    /// How many values lie before it.
    pub(crate) before: u64,
    /// How many lie in it.
    pub(crate) count: u64,
    /// The bin in it that holds the `f64` value of the rank itself.
    bin: (i64, i64),
}

/// A bin with values in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Bin {
    /// Its first whole number.
    from: i64,
    /// The first one after it.
    to: i64,
    /// How many values lie in it or before it.
    passed: u64,
}

impl Bin {
    /// Its first whole number, and the first one after it.
    pub(crate) fn ends(self) -> (i64, i64) {
        (self.from, self.to)
    }

    /// How many values lie in it or before it.
    pub(crate) fn passed(self) -> u64 {
        self.passed
    }

    /// The bin of a rank.
    pub(crate) fn of(bins: &[Self], rank: u64) -> Option<Self> {
        bins.get(bins.partition_point(|bin| bin.passed <= rank)).copied()
    }

    /// Bins from their whole numbers and counts, ascending, after so many values.
    pub(crate) fn all(bins: impl Iterator<Item = (i64, i64, u64)>, before: u64) -> Vec<Self> {
        let mut passed = before;
        let bin = |(from, to, count)| {
            passed += count;
            Self { from, to, passed }
        };
        bins.map(bin).collect()
    }
}

impl Window {
    /// The bin of a rank from 0, and all beside it whose values an `f64` may have put in the wrong order. `before` is how
    /// many values lie before the bins.
    pub(crate) fn of<R: Ruler>(
        ruler: &R,
        tolerance: Tolerance,
        bins: &[Bin],
        before: u64,
        rank: u64,
    ) -> Option<Self> {
        let own = Bin::of(bins, rank)?;
        let (low, high) = (ruler.low(own.from), ruler.high(own.to - 1));
        let lowest = ruler.whole_within(low - tolerance.reach(low));
        let highest = ruler.whole_within(high + tolerance.reach(high));
        let first = bins.partition_point(|bin| bin.to <= lowest);
        let last = bins.partition_point(|bin| bin.from <= highest);
        let inside = bins.get(first..last)?;
        let before = first.checked_sub(1).map_or(before, |last| bins[last].passed);
        Some(Self {
            from: inside.first()?.from,
            to: inside.last()?.to,
            before,
            count: inside.last()?.passed - before,
            bin: (own.from, own.to),
        })
    }

    #[inline(always)]
    pub(crate) fn holds(self, whole: i64) -> bool {
        whole >= self.from && whole < self.to
    }

    /// Whether values from `low` to `high` can lie in it.
    pub(crate) fn meets<R: Ruler>(self, ruler: &R, (low, high): (f64, f64)) -> bool {
        ruler.whole_within(high) >= self.from && ruler.whole_within(low) < self.to
    }

    /// A value in the middle of the bin of the rank, and how wide that is.
    pub(crate) fn middle<R: Ruler>(self, ruler: &R) -> (f64, f64) {
        let (low, high) = (ruler.low(self.bin.0), ruler.high(self.bin.1 - 1));
        (low + (high - low) / 2.0, high - low)
    }

    /// Where its values start.
    pub(crate) fn start(self) -> i64 {
        self.from
    }
}

/// Tells quickly whether a value lies in any of some windows.
pub(crate) trait Sieve<R>: Send + Sync {
    fn new(ruler: &R, windows: &[Window]) -> Self;

    /// Whether it may lie in one.
    fn lets_through(&self, ruler: &R, whole: i64) -> bool;
}

/// All bins side by side.
#[derive(Debug)]
pub(crate) struct Table([bool; LINEAR_BINS]);

impl Sieve<Linear> for Table {
    fn new(ruler: &Linear, windows: &[Window]) -> Self {
        let mut touched = [false; LINEAR_BINS];
        for window in windows {
            touched[ruler.bin(window.from)..=ruler.bin(window.to - 1)].fill(true);
        }
        Self(touched)
    }

    #[inline(always)]
    fn lets_through(&self, ruler: &Linear, whole: i64) -> bool {
        self.0[ruler.bin(whole)]
    }
}

/// Stretches that do not overlap, ascending.
#[derive(Debug)]
pub(crate) struct Intervals(Vec<(i64, i64)>);

impl Sieve<Octaves> for Intervals {
    fn new(_: &Octaves, windows: &[Window]) -> Self {
        let mut stretches: Vec<(i64, i64)> = windows.iter().map(|window| (window.from, window.to)).collect();
        stretches.sort_unstable();
        let mut apart: Vec<(i64, i64)> = Vec::with_capacity(stretches.len());
        for (from, to) in stretches {
            match apart.last_mut() {
                Some((_, end)) if from <= *end => *end = to.max(*end),
                _ => apart.push((from, to)),
            }
        }
        Self(apart)
    }

    #[inline(always)]
    fn lets_through(&self, _: &Octaves, whole: i64) -> bool {
        self.0.iter().any(|(from, to)| whole >= *from && whole < *to)
    }
}

/// A closer look at some windows: counts in finer bins.
pub(crate) struct Closer<R: Ruler> {
    ruler: R,
    windows: Arc<[(Window, u32)]>,
    sieve: Arc<R::Sieve>,
    bins: Vec<Vec<u64>>,
}

/// How many finer bins a window gets at most.
const FINER: u64 = 1 << 12;

impl<R: Ruler> Clone for Closer<R> {
    fn clone(&self) -> Self {
        let Self { ruler, windows, sieve, bins } = self;
        Self { ruler: *ruler, windows: Arc::clone(windows), sieve: Arc::clone(sieve), bins: bins.clone() }
    }
}

impl<R: Ruler> Closer<R> {
    /// Finer bins for each window; nothing where they are all as fine as makes sense already.
    pub(crate) fn new(ruler: R, windows: &[Window]) -> Option<Self> {
        let mut is_finer = false;
        let windows: Arc<[(Window, u32)]> = windows
            .iter()
            .map(|window| {
                let width = window.to.abs_diff(window.from);
                let mut shift = ruler.finest();
                while width >> shift >= FINER {
                    shift += 1;
                }
                is_finer |= width >> shift > 3;
                (*window, shift)
            })
            .collect();
        let bins = windows.iter().map(|(window, shift)| {
            let bins = window.to.abs_diff(window.from) >> shift;
            // Holds because of the shift.
            vec![0; usize::try_from(bins).unwrap_or(0) + 1]
        });
        let bins = bins.collect();
        let plain: Vec<Window> = windows.iter().map(|(window, _)| *window).collect();
        let sieve = Arc::new(R::Sieve::new(&ruler, &plain));
        is_finer.then_some(Self { ruler, windows, sieve, bins })
    }

    /// The windows narrowed to the rank of each.
    pub(crate) fn narrowed(&self, tolerance: Tolerance, ranks: &[u64]) -> Vec<Window> {
        let windows = self.windows.iter().zip(&self.bins).zip(ranks);
        let narrowed = windows.map(|(((window, shift), counts), rank)| {
            let at = |bin: u64| window.from.saturating_add_unsigned(bin << shift).min(window.to);
            let filled = (0_u64..).zip(counts).filter(|(_, count)| **count > 0);
            let bins = Bin::all(filled.map(|(bin, count)| (at(bin), at(bin + 1), *count)), window.before);
            Window::of(&self.ruler, tolerance, &bins, window.before, *rank).unwrap_or(*window)
        });
        narrowed.collect()
    }
}

impl<R: Ruler> Gather for Closer<R> {
    #[inline(always)]
    fn values(&mut self, _: u64, values: &[f64]) {
        for value in values {
            let whole = self.ruler.whole(*value);
            if self.sieve.lets_through(&self.ruler, whole) {
                for ((window, shift), bins) in self.windows.iter().zip(&mut self.bins) {
                    if window.holds(whole) {
                        #[expect(clippy::cast_possible_truncation, reason = "below the number of finer bins")]
                        let bin = (whole.abs_diff(window.from) >> shift) as usize;
                        bins[bin] += 1;
                    }
                }
            }
        }
    }

    fn join(mut self, other: Self) -> Self {
        for (bins, other) in self.bins.iter_mut().zip(other.bins) {
            for (bin, other) in bins.iter_mut().zip(other) {
                *bin += other;
            }
        }
        self
    }
}

/// All values of some windows.
pub(crate) struct Collection<R: Ruler> {
    ruler: R,
    windows: Arc<[Window]>,
    sieve: Arc<R::Sieve>,
    values: Vec<(f64, u64)>,
}

impl<R: Ruler> Clone for Collection<R> {
    fn clone(&self) -> Self {
        let Self { ruler, windows, sieve, values } = self;
        let (windows, sieve) = (Arc::clone(windows), Arc::clone(sieve));
        Self { ruler: *ruler, windows, sieve, values: values.clone() }
    }
}

impl<R: Ruler> Collection<R> {
    pub(crate) fn new(ruler: R, windows: &[Window]) -> Self {
        let sieve = Arc::new(R::Sieve::new(&ruler, windows));
        Self { ruler, windows: windows.into(), sieve, values: Vec::new() }
    }

    fn add_each(&mut self, first: u64, values: &[f64]) {
        for (unit, value) in (first..).zip(values) {
            let whole = self.ruler.whole(*value);
            if self.sieve.lets_through(&self.ruler, whole)
                && self.windows.iter().any(|window| window.holds(whole))
            {
                self.values.push((*value, unit));
            }
        }
    }

    /// By value, then by unit.
    pub(crate) fn sorted(mut self) -> Vec<(f64, u64)> {
        self.values.sort_unstable_by(|(a, at), (b, other)| a.total_cmp(b).then(at.cmp(other)));
        self.values
    }
}

impl<R: Ruler> Gather for Collection<R> {
    #[inline(always)]
    fn values(&mut self, first: u64, values: &[f64]) {
        let (blocks, rest) = values.as_chunks::<8>();
        let mut at = first;
        for block in blocks {
            let mut any = false;
            for value in block {
                any |= self.sieve.lets_through(&self.ruler, self.ruler.whole(*value));
            }
            if any {
                self.add_each(at, block);
            }
            at += 8;
        }
        self.add_each(at, rest);
    }

    fn join(mut self, other: Self) -> Self {
        self.values.extend(other.values);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::super::gathering::Gathering;
    use super::super::questions::Questions;
    use super::super::tally::Tally;
    use super::*;

    fn finds_the_ranks_among_values_that_crowd_together<R: Ruler>(ruler: R, tolerance: Tolerance) {
        // A thousand values from 0 to 1, and nine thousand within 10^-9 of a half.
        let crowd = |at: u32| 0.5 + 1e-9 * f64::from(at * 7919 % 9000) / 9000.0;
        let values: Vec<f64> =
            (0..1000).map(|at| f64::from(at) / 999.0).chain((0..9000).map(crowd)).collect();
        let mut gathering = Gathering::new(ruler, tolerance, &Questions::default(), None, 1 << 20);
        values.chunks(500).for_each(|part| gathering.values(0, part));
        let bins = gathering.finished().tally.bins();
        let ends = |bin: u32| (ruler.start(bin as usize), ruler.start(bin as usize + 1));
        let bins = Bin::all(bins.into_iter().map(|(bin, count)| (ends(bin).0, ends(bin).1, count)), 0);
        let ranks = [100, 3000, 9500];
        let mut windows: Vec<Window> =
            ranks.iter().filter_map(|rank| Window::of(&ruler, tolerance, &bins, 0, *rank)).collect();
        assert!(windows[1].count > 8000);
        for _ in 0..8 {
            if let Some(mut closer) = Closer::new(ruler, &windows) {
                closer.values(0, &values);
                windows = closer.narrowed(tolerance, &ranks);
            }
        }
        assert!(windows.iter().all(|window| window.count < 20), "{windows:?}");
        let mut collection = Collection::new(ruler, &windows);
        collection.values(0, &values);
        let collected = collection.sorted();
        let mut sorted = values;
        sorted.sort_by(f64::total_cmp);
        for (rank, window) in ranks.into_iter().zip(windows) {
            let start = collected.partition_point(|(value, _)| ruler.whole(*value) < window.start());
            assert_eq!(collected[start + (rank - window.before) as usize].0, sorted[rank as usize]);
        }
    }

    #[test]
    fn closer_looks_find_the_rank() {
        let tolerance = Tolerance { relative: 0.0, absolute: 1e-15 };
        finds_the_ranks_among_values_that_crowd_together(Linear::new((0.0, 1.0), tolerance), tolerance);
        let tolerance = Tolerance { relative: 1e-15, absolute: 1e-16 };
        finds_the_ranks_among_values_that_crowd_together(Octaves::new(tolerance), tolerance);
    }
}
