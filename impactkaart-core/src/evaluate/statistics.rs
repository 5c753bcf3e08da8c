//! What is kept of a stream of values: integers on a grid fixed in advance, and the few points that may be extremes. So
//! nothing depends on the order in which values come.

/// How many bins values are counted in; the grid of a box of parameters uses at least half of them.
const BINS: usize = 1 << 14;

/// A grid of numbers a power of two apart, on which values are counted and added up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Ruler {
    /// Values are multiplied by this, a power of two, and rounded to whole numbers below 2^51.
    scale: f64,
    /// The whole number of the lowest value.
    lowest: i64,
    /// Whole numbers to a bin, as a power of two.
    shift: u32,
}

/// 1.5 × 2^52: added to a number of size below 2^51, the last bits of the sum are that number, rounded to a whole one.
const ROUND: f64 = 6_755_399_441_055_744.0;

impl Ruler {
    /// A grid over a range, its bins at least four times as wide as the error of a value: so what is too near a value to
    /// be put in order lies in its bin or the ones beside it.
    pub(crate) fn new(lowest: f64, highest: f64, error: f64) -> Self {
        let size = lowest.abs().max(highest.abs()).max(1e-250);
        let mut scale = 1.0;
        while size * scale < 1_125_899_906_842_624.0 {
            scale *= 2.0;
        }
        while size * scale >= 2_251_799_813_685_248.0 {
            scale /= 2.0;
        }
        let mut ruler = Self { scale, lowest: 0, shift: 0 };
        ruler.lowest = ruler.whole(lowest);
        let width = ruler.whole(highest) - ruler.lowest;
        let mut bin = 1.0 / scale;
        while width >> ruler.shift >= BINS as i64 || (bin < 4.0 * error && ruler.shift < 62) {
            ruler.shift += 1;
            bin *= 2.0;
        }
        ruler
    }

    /// The value as a whole number on the grid; never less for a larger value.
    #[inline(always)]
    #[expect(clippy::cast_possible_wrap, reason = "bits, of which the difference is taken")]
    fn whole(&self, value: f64) -> i64 {
        (value * self.scale + ROUND).to_bits() as i64 - ROUND.to_bits() as i64
    }

    /// The bin of a value; never less for a larger value.
    #[inline(always)]
    #[expect(
        clippy::cast_sign_loss,
        clippy::cast_possible_truncation,
        reason = "within the bins by the mask"
    )]
    fn bin(&self, whole: i64) -> usize {
        ((whole - self.lowest) >> self.shift) as usize & (BINS - 1)
    }

    pub(crate) fn bin_of(&self, value: f64) -> usize {
        self.bin(self.whole(value))
    }

    /// The sum of values from the sum of their whole numbers, as an `f64`.
    #[expect(clippy::cast_precision_loss, reason = "a mean has 12 digits, and this 15")]
    pub(crate) fn mean(&self, sum: i128, count: u64) -> f64 {
        sum as f64 / self.scale / count as f64
    }
}

/// The points that may hold the highest value, or the lowest with `sign` -1.
#[derive(Debug, Clone)]
pub(crate) struct Extreme {
    sign: f64,
    error: f64,
    best: f64,
    pub(crate) candidates: Vec<(u64, f64)>,
}

impl Extreme {
    pub(crate) fn new(sign: f64, error: f64) -> Self {
        Self { sign, error, best: f64::NEG_INFINITY, candidates: Vec::new() }
    }

    /// Values of consecutive points, of which `best` is the highest (lowest).
    fn add(&mut self, first: u64, values: &[f64], best: f64) {
        let best = best * self.sign;
        if best < self.best - 2.0 * self.error {
            return;
        }
        self.best = self.best.max(best);
        let least = self.best - 2.0 * self.error;
        for (at, value) in (first..).zip(values) {
            if value * self.sign >= least {
                self.candidates.push((at, *value));
            }
        }
        self.prune();
    }

    fn prune(&mut self) {
        if self.candidates.len() > 64 {
            let least = self.best - 2.0 * self.error;
            self.candidates.retain(|(_, value)| value * self.sign >= least);
        }
    }

    fn join(mut self, other: Self) -> Self {
        self.best = self.best.max(other.best);
        self.candidates.extend(other.candidates);
        let least = self.best - 2.0 * self.error;
        self.candidates.retain(|(_, value)| value * self.sign >= least);
        self
    }

    /// Those that are left, by point.
    pub(crate) fn left(&self) -> Vec<(u64, f64)> {
        let least = self.best - 2.0 * self.error;
        let mut left: Vec<_> =
            self.candidates.iter().copied().filter(|(_, value)| value * self.sign >= least).collect();
        left.sort_by_key(|(point, _)| *point);
        left
    }
}

/// What is kept of all values in one pass.
#[derive(Debug, Clone)]
pub(crate) struct Gathering {
    ruler: Ruler,
    target: Option<f64>,
    error: f64,
    pub(crate) count: u64,
    pub(crate) undefined: u64,
    pub(crate) sum: i128,
    pub(crate) highest: Extreme,
    pub(crate) lowest: Extreme,
    /// Certainly above the target.
    pub(crate) above: u64,
    /// Too near the target to say.
    pub(crate) near_target: Vec<u64>,
    pub(crate) bins: Vec<u64>,
    fresh: Box<[u32; BINS]>,
    fresh_count: u64,
}

impl Gathering {
    pub(crate) fn new(ruler: Ruler, error: f64, target: Option<f64>) -> Self {
        Self {
            ruler,
            target,
            error,
            count: 0,
            undefined: 0,
            sum: 0,
            highest: Extreme::new(1.0, error),
            lowest: Extreme::new(-1.0, error),
            above: 0,
            near_target: Vec::new(),
            bins: vec![0; BINS],
            fresh: Box::new([0; BINS]),
            fresh_count: 0,
        }
    }

    /// Values of consecutive points, all of which exist; at most a block of them.
    #[inline(always)]
    pub(crate) fn add(&mut self, first: u64, values: &[f64]) {
        let (mut low, mut high) = ([f64::INFINITY; 8], [f64::NEG_INFINITY; 8]);
        let mut sums = [0_i64; 8];
        let ruler = self.ruler;
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
        self.highest.add(first, values, high.into_iter().fold(f64::NEG_INFINITY, f64::max));
        self.lowest.add(first, values, low.into_iter().fold(f64::INFINITY, f64::min));
        self.count += values.len() as u64;
        self.fresh_count += values.len() as u64;
        if self.fresh_count > 1 << 30 {
            self.settle();
        }
        if let Some(target) = self.target {
            let (least, most) = (target - self.error, target + self.error);
            let above = values.iter().filter(|value| **value > most).count();
            let maybe = values.iter().filter(|value| **value >= least).count();
            self.above += above as u64;
            if maybe > above {
                let near = (first..).zip(values).filter(|(_, value)| **value >= least && **value <= most);
                self.near_target.extend(near.map(|(point, _)| point));
            }
        }
    }

    fn settle(&mut self) {
        for (bin, fresh) in self.bins.iter_mut().zip(self.fresh.iter_mut()) {
            *bin += u64::from(*fresh);
            *fresh = 0;
        }
        self.fresh_count = 0;
    }

    pub(crate) fn join(mut self, mut other: Self) -> Self {
        self.settle();
        other.settle();
        for (bin, other) in self.bins.iter_mut().zip(&other.bins) {
            *bin += other;
        }
        self.near_target.extend(other.near_target);
        Self {
            count: self.count + other.count,
            undefined: self.undefined + other.undefined,
            sum: self.sum + other.sum,
            above: self.above + other.above,
            highest: self.highest.join(other.highest),
            lowest: self.lowest.join(other.lowest),
            ..self
        }
    }

    pub(crate) fn finished(mut self) -> Self {
        self.settle();
        self.near_target.sort_unstable();
        self
    }

    /// The bin of the value of a rank from 0, and how many values lie in bins before it.
    pub(crate) fn bin_of_rank(&self, rank: u64) -> (usize, u64) {
        let mut before = 0;
        for (bin, count) in self.bins.iter().enumerate() {
            if rank < before + count {
                return (bin, before);
            }
            before += count;
        }
        (BINS - 1, before)
    }

    /// How many values lie in bins before one.
    pub(crate) fn before(&self, bin: usize) -> u64 {
        self.bins[..bin].iter().sum()
    }
}

/// The second pass: all values of some bins.
#[derive(Debug, Clone)]
pub(crate) struct Collection {
    ruler: Ruler,
    wanted: std::sync::Arc<[bool; BINS]>,
    pub(crate) values: Vec<(f64, u64)>,
}

impl Collection {
    pub(crate) fn new(ruler: Ruler, bins: &[usize]) -> Self {
        let mut wanted = [false; BINS];
        for bin in bins {
            wanted[*bin] = true;
        }
        Self { ruler, wanted: std::sync::Arc::new(wanted), values: Vec::new() }
    }

    #[inline(always)]
    pub(crate) fn add(&mut self, first: u64, values: &[f64]) {
        let wanted = self.wanted.clone();
        let ruler = self.ruler;
        let (blocks, rest) = values.as_chunks::<8>();
        let mut at = first;
        for block in blocks {
            let mut any = false;
            for value in block {
                any |= wanted[ruler.bin_of(*value)];
            }
            if any {
                self.add_each(at, block);
            }
            at += 8;
        }
        self.add_each(at, rest);
    }

    fn add_each(&mut self, first: u64, values: &[f64]) {
        for (point, value) in (first..).zip(values) {
            if self.wanted[self.ruler.bin_of(*value)] {
                self.values.push((*value, point));
            }
        }
    }

    pub(crate) fn join(mut self, other: Self) -> Self {
        self.values.extend(other.values);
        self
    }

    /// By value, then by point.
    pub(crate) fn sorted(mut self) -> Vec<(f64, u64)> {
        self.values.sort_by(|(a, at), (b, other)| a.total_cmp(b).then(at.cmp(other)));
        self.values
    }
}

/// The bins around one, itself included.
pub(crate) fn around(bin: usize) -> std::ops::RangeInclusive<usize> {
    bin.saturating_sub(1)..=(bin + 1).min(BINS - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn larger_values_never_have_lower_bins() {
        let ruler = Ruler::new(-3.0, 7.5, 0.0);
        let bins: Vec<usize> =
            (0..10_000).map(|at| ruler.bin_of(-3.0 + 10.5 * f64::from(at) / 9_999.0)).collect();
        assert!(bins.is_sorted());
        assert_eq!(bins[0], 0);
        assert!(bins[9_999] >= BINS / 2 && bins[9_999] < BINS);
    }

    #[test]
    fn sums_are_the_same_in_any_order() {
        let ruler = Ruler::new(0.0, 3.0, 0.0);
        let values: Vec<f64> = (0..1000).map(|at| f64::from(at * 7919 % 1000) / 333.3).collect();
        let mut forwards = Gathering::new(ruler, 0.0, None);
        values.chunks(96).fold(0, |first, part| {
            forwards.add(first, part);
            first + part.len() as u64
        });
        let mut backwards = Gathering::new(ruler, 0.0, None);
        let reversed: Vec<f64> = values.iter().rev().copied().collect();
        backwards.add(0, &reversed);
        assert_eq!(forwards.sum, backwards.sum);
        assert!((ruler.mean(forwards.sum, 1000) - values.iter().sum::<f64>() / 1000.0).abs() < 1e-14);
    }
}
