//! Counts of values per bin.

use super::ruler::{LINEAR_BINS, Linear, OCTAVE, Octaves, Ruler};

/// Counts of values per bin of a ruler, and their lowest and highest.
pub(crate) trait Tally<R>: Send {
    fn new() -> Self;

    /// Counts values, at most a block of them; gives the lowest and the highest.
    fn add(&mut self, ruler: &R, values: &[f64]) -> (f64, f64);

    fn join(&mut self, other: &mut Self);

    /// The sum of the whole numbers of all values, where it is kept.
    fn sum(&self) -> i128;

    /// Each bin that counted anything, ascending.
    fn bins(&mut self) -> Vec<(u32, u64)>;
}

/// For equal bins: all of them side by side, small counters first.
#[derive(Debug, Clone)]
pub(crate) struct LinearTally {
    sum: i128,
    bins: Vec<u64>,
    fresh: Box<[u32; LINEAR_BINS]>,
    fresh_count: u64,
}

impl LinearTally {
    fn settle(&mut self) {
        for (bin, fresh) in self.bins.iter_mut().zip(self.fresh.iter_mut()) {
            *bin += u64::from(*fresh);
            *fresh = 0;
        }
        self.fresh_count = 0;
    }
}

impl Tally<Linear> for LinearTally {
    fn new() -> Self {
        Self { sum: 0, bins: vec![0; LINEAR_BINS], fresh: Box::new([0; LINEAR_BINS]), fresh_count: 0 }
    }

    #[inline(always)]
    fn add(&mut self, ruler: &Linear, values: &[f64]) -> (f64, f64) {
        let ruler = *ruler;
        let (mut low, mut high) = ([f64::INFINITY; 8], [f64::NEG_INFINITY; 8]);
        let mut sums = [0_i64; 8];
        let (blocks, rest) = values.as_chunks::<8>();
        for block in blocks {
            let mut whole = [0_i64; 8];
            for lane in 0..8 {
                let value = block[lane];
                low[lane] = if value < low[lane] { value } else { low[lane] };
                high[lane] = if value > high[lane] { value } else { high[lane] };
                whole[lane] = ruler.whole(value);
                sums[lane] += whole[lane];
            }
            for whole in whole {
                self.fresh[ruler.bin(whole)] += 1;
            }
        }
        for value in rest {
            low[0] = low[0].min(*value);
            high[0] = high[0].max(*value);
            let whole = ruler.whole(*value);
            sums[0] += whole;
            self.fresh[ruler.bin(whole)] += 1;
        }
        // A block is 2^10 values of less than 2^52: the eight sums do not overflow.
        self.sum += sums.iter().map(|sum| i128::from(*sum)).sum::<i128>();
        self.fresh_count += values.len() as u64;
        if self.fresh_count > 1 << 30 {
            self.settle();
        }
        (low.into_iter().fold(f64::INFINITY, f64::min), high.into_iter().fold(f64::NEG_INFINITY, f64::max))
    }

    fn join(&mut self, other: &mut Self) {
        self.settle();
        other.settle();
        self.sum += other.sum;
        for (bin, other) in self.bins.iter_mut().zip(&other.bins) {
            *bin += other;
        }
    }

    fn sum(&self) -> i128 {
        self.sum
    }

    fn bins(&mut self) -> Vec<(u32, u64)> {
        self.settle();
        (0..).zip(&self.bins).filter(|(_, count)| **count > 0).map(|(bin, count)| (bin, *count)).collect()
    }
}

/// For octaves: a page for each doubling in which there are values.
#[derive(Debug, Clone)]
pub(crate) struct OctaveTally {
    pages: Vec<Option<Box<[u64; OCTAVE]>>>,
}

impl Tally<Octaves> for OctaveTally {
    fn new() -> Self {
        Self { pages: vec![None; Octaves::BINS / OCTAVE] }
    }

    #[inline(always)]
    fn add(&mut self, ruler: &Octaves, values: &[f64]) -> (f64, f64) {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for value in values {
            low = low.min(*value);
            high = high.max(*value);
            let bin = ruler.bin(ruler.whole(*value));
            let page = self.pages[bin / OCTAVE].get_or_insert_with(|| Box::new([0; OCTAVE]));
            page[bin % OCTAVE] += 1;
        }
        (low, high)
    }

    fn join(&mut self, other: &mut Self) {
        for (page, other) in self.pages.iter_mut().zip(&mut other.pages) {
            match (page.as_mut(), other.take()) {
                (_, None) => {}
                (None, other) => *page = other,
                (Some(page), Some(other)) => {
                    page.iter_mut().zip(other.iter()).for_each(|(bin, other)| *bin += other);
                }
            }
        }
    }

    fn sum(&self) -> i128 {
        0
    }

    fn bins(&mut self) -> Vec<(u32, u64)> {
        let mut bins = Vec::new();
        for (page, number) in self.pages.iter().zip(0_u32..) {
            for (count, bin) in page.iter().flat_map(|page| page.iter()).zip(0_u32..) {
                if *count > 0 {
                    bins.push((number << 12 | bin, *count));
                }
            }
        }
        bins
    }
}
