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
    /// The finest that bins can be: four times the error of a value.
    finest: u32,
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
        let mut ruler = Self { scale, lowest: 0, shift: 0, finest: 0 };
        ruler.lowest = ruler.whole(lowest);
        let width = ruler.whole(highest) - ruler.lowest;
        let mut bin = 1.0 / scale;
        while bin < 4.0 * error && ruler.finest < 60 {
            ruler.finest += 1;
            bin *= 2.0;
        }
        ruler.shift = ruler.finest;
        while width >> ruler.shift >= BINS as i64 {
            ruler.shift += 1;
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

    /// Which bins some windows reach into.
    fn touched(&self, windows: impl Iterator<Item = Window>) -> std::sync::Arc<[bool; BINS]> {
        let mut touched = [false; BINS];
        for window in windows {
            let end = self.lowest.saturating_add((BINS as i64) << self.shift);
            let last = self.bin(window.to.min(end) - 1);
            touched[self.bin(window.from)..=last].fill(true);
        }
        std::sync::Arc::new(touched)
    }

    /// A value in the middle of a window.
    #[expect(clippy::cast_precision_loss, reason = "whole numbers below 2^52")]
    pub(crate) fn middle(&self, window: Window) -> f64 {
        (window.from + (window.to - window.from) / 2) as f64 / self.scale
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
    /// The best of what was left out for there being too many.
    left_out: f64,
}

impl Extreme {
    pub(crate) fn new(sign: f64, error: f64) -> Self {
        Self { sign, error, best: f64::NEG_INFINITY, candidates: Vec::new(), left_out: f64::NEG_INFINITY }
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

    /// Only what may be the best, and of too many only the first by value and point: an order that does not depend on
    /// when each was seen.
    fn prune(&mut self) {
        if self.candidates.len() > 2 * MOST_CANDIDATES {
            self.keep_best();
        }
    }

    fn keep_best(&mut self) {
        let least = self.best - 2.0 * self.error;
        let sign = self.sign;
        self.candidates.retain(|(_, value)| value * sign >= least);
        if self.candidates.len() > MOST_CANDIDATES {
            self.candidates.sort_unstable_by(|(point, value), (other_point, other)| {
                (other * sign).total_cmp(&(value * sign)).then(point.cmp(other_point))
            });
            self.left_out = self.left_out.max(self.candidates[MOST_CANDIDATES].1 * sign);
            self.candidates.truncate(MOST_CANDIDATES);
        }
    }

    fn join(mut self, other: Self) -> Self {
        self.best = self.best.max(other.best);
        self.left_out = self.left_out.max(other.left_out);
        self.candidates.extend(other.candidates);
        self.prune();
        self
    }

    /// Whether nothing that may be the best was left out.
    pub(crate) fn is_certain(&self) -> bool {
        self.left_out < self.best - 2.0 * self.error
    }

    /// Those that are left, by point.
    fn finish(&mut self) {
        self.keep_best();
        self.candidates.sort_unstable_by_key(|(point, _)| *point);
    }
}

/// So many points that may be the best are told apart; where more are as good as equal, the first of them by value.
const MOST_CANDIDATES: usize = 4096;

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
        self.highest.finish();
        self.lowest.finish();
        self.near_target.sort_unstable();
        self
    }

    /// The bin of the value of a rank from 0 and the bins beside it.
    pub(crate) fn window(&self, rank: u64) -> Window {
        let all = Window { from: self.ruler.lowest, to: i64::MAX, before: 0, count: self.count };
        all.narrowed(&self.bins, self.ruler.shift, rank)
    }
}

/// A range of whole numbers, and how many values lie before and in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Window {
    from: i64,
    to: i64,
    /// How many values lie before it.
    pub(crate) before: u64,
    /// How many lie in it.
    pub(crate) count: u64,
}

impl Window {
    /// The bin of a rank and the ones beside it, from counts in bins of `2^shift` whole numbers from its start on.
    fn narrowed(self, bins: &[u64], shift: u32, rank: u64) -> Self {
        let (mut bin, mut before) = (0, self.before);
        while bin + 1 < bins.len() && rank >= before + bins[bin] {
            before += bins[bin];
            bin += 1;
        }
        let first = bin.saturating_sub(1);
        let end = (bin + 2).min(bins.len());
        #[expect(clippy::cast_possible_wrap, reason = "there are 2^14 bins")]
        let at = |bin: usize| self.from.saturating_add((bin as i64) << shift).min(self.to);
        Self {
            from: at(first),
            to: if end == bins.len() { self.to } else { at(end) },
            before: if first < bin { before - bins[first] } else { before },
            count: bins[first..end].iter().sum(),
        }
    }

    fn holds(self, whole: i64) -> bool {
        whole >= self.from && whole < self.to
    }
}

/// A closer look at some windows: counts in finer bins.
#[derive(Debug, Clone)]
pub(crate) struct Closer {
    ruler: Ruler,
    windows: std::sync::Arc<[(Window, u32)]>,
    touched: std::sync::Arc<[bool; BINS]>,
    bins: Vec<Vec<u64>>,
}

impl Closer {
    /// Finer bins for each window; nothing where a window's bins are as fine as errors allow already.
    pub(crate) fn new(ruler: Ruler, windows: &[Window]) -> Option<Self> {
        let mut is_finer = false;
        let shifts = windows.iter().map(|window| {
            let to = window.to.min(ruler.lowest.saturating_add((BINS as i64) << ruler.shift));
            let mut shift = ruler.finest;
            while (to - window.from) >> shift >= BINS as i64 / 4 {
                shift += 1;
            }
            is_finer |= (to - window.from) >> shift > 3;
            (Window { to, ..*window }, shift)
        });
        let windows: std::sync::Arc<[_]> = shifts.collect();
        let bins = windows
            .iter()
            .map(|(window, shift)| {
                vec![0; usize::try_from((window.to - window.from) >> shift).unwrap_or(0) + 1]
            })
            .collect();
        let touched = ruler.touched(windows.iter().map(|(window, _)| *window));
        is_finer.then_some(Self { ruler, windows, touched, bins })
    }

    #[inline(always)]
    pub(crate) fn add(&mut self, values: &[f64]) {
        for value in values {
            let whole = self.ruler.whole(*value);
            if self.touched[self.ruler.bin(whole)] {
                for ((window, shift), bins) in self.windows.iter().zip(&mut self.bins) {
                    if window.holds(whole) {
                        #[expect(
                            clippy::cast_sign_loss,
                            clippy::cast_possible_truncation,
                            reason = "in the window"
                        )]
                        let bin = ((whole - window.from) >> shift) as usize;
                        bins[bin] += 1;
                    }
                }
            }
        }
    }

    pub(crate) fn join(mut self, other: Self) -> Self {
        for (bins, other) in self.bins.iter_mut().zip(other.bins) {
            for (bin, other) in bins.iter_mut().zip(other) {
                *bin += other;
            }
        }
        self
    }

    /// The windows narrowed to the rank of each.
    pub(crate) fn narrowed(&self, ranks: &[u64]) -> Vec<Window> {
        let windows = self.windows.iter().zip(&self.bins).zip(ranks);
        windows.map(|(((window, shift), bins), rank)| window.narrowed(bins, *shift, *rank)).collect()
    }
}

/// The last pass: all values of some windows.
#[derive(Debug, Clone)]
pub(crate) struct Collection {
    ruler: Ruler,
    windows: std::sync::Arc<[Window]>,
    touched: std::sync::Arc<[bool; BINS]>,
    values: Vec<(f64, u64)>,
}

impl Collection {
    pub(crate) fn new(ruler: Ruler, windows: &[Window]) -> Self {
        let touched = ruler.touched(windows.iter().copied());
        Self { ruler, windows: windows.into(), touched, values: Vec::new() }
    }

    #[inline(always)]
    pub(crate) fn add(&mut self, first: u64, values: &[f64]) {
        let (blocks, rest) = values.as_chunks::<8>();
        let mut at = first;
        for block in blocks {
            let mut any = false;
            for value in block {
                any |= self.touched[self.ruler.bin(self.ruler.whole(*value))];
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
            let whole = self.ruler.whole(*value);
            if self.touched[self.ruler.bin(whole)] && self.windows.iter().any(|window| window.holds(whole)) {
                self.values.push((*value, point));
            }
        }
    }

    pub(crate) fn join(mut self, other: Self) -> Self {
        self.values.extend(other.values);
        self
    }

    /// By value, then by point.
    pub(crate) fn sorted(mut self) -> Collected {
        self.values.sort_unstable_by(|(a, at), (b, other)| a.total_cmp(b).then(at.cmp(other)));
        Collected { ruler: self.ruler, values: self.values }
    }
}

/// The values of some windows, in order.
pub(crate) struct Collected {
    ruler: Ruler,
    pub(crate) values: Vec<(f64, u64)>,
}

impl Collected {
    /// The place of a rank among the values, by the window that holds it.
    pub(crate) fn place(&self, window: Window, rank: u64) -> usize {
        let start = self.values.partition_point(|(value, _)| self.ruler.whole(*value) < window.from);
        start + usize::try_from(rank - window.before).unwrap_or(usize::MAX / 2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn larger_values_never_have_lower_bins() {
        let ruler = Ruler::new(-3.0, 7.5, 0.0);
        let bins: Vec<usize> =
            (0..10_000).map(|at| ruler.bin(ruler.whole(-3.0 + 10.5 * f64::from(at) / 9_999.0))).collect();
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

    #[test]
    fn closer_looks_find_the_rank_among_values_that_crowd_together() {
        // A thousand values from 0 to 1, and nine thousand within 10^-9 of a half.
        let crowd = |at: u32| 0.5 + 1e-9 * f64::from(at * 7919 % 9000) / 9000.0;
        let values: Vec<f64> =
            (0..1000).map(|at| f64::from(at) / 999.0).chain((0..9000).map(crowd)).collect();
        let ruler = Ruler::new(0.0, 1.0, 1e-15);
        let mut gathering = Gathering::new(ruler, 1e-15, None);
        values.chunks(500).for_each(|part| gathering.add(0, part));
        let gathering = gathering.finished();
        let ranks = [100, 3000, 9500];
        let mut windows: Vec<Window> = ranks.iter().map(|rank| gathering.window(*rank)).collect();
        assert!(windows[1].count > 8000);
        while let Some(mut closer) = Closer::new(ruler, &windows) {
            closer.add(&values);
            windows = closer.narrowed(&ranks);
        }
        assert!(windows.iter().all(|window| window.count < 20), "{windows:?}");
        let mut collection = Collection::new(ruler, &windows);
        collection.add(0, &values);
        let collected = collection.sorted();
        let mut sorted = values;
        sorted.sort_by(f64::total_cmp);
        for (rank, window) in ranks.into_iter().zip(windows) {
            assert_eq!(collected.values[collected.place(window, rank)].0, sorted[rank as usize]);
        }
    }

    #[test]
    fn of_very_many_equal_bests_the_first_points_are_kept_in_any_order() {
        let mut forwards = Extreme::new(1.0, 0.0);
        let mut backwards = Extreme::new(1.0, 0.0);
        for part in 0..100 {
            forwards.add(part * 500, &[2.0; 500], 2.0);
            backwards.add((99 - part) * 500, &[2.0; 500], 2.0);
        }
        forwards.finish();
        backwards.finish();
        assert_eq!(forwards.candidates, backwards.candidates);
        assert_eq!(forwards.candidates[0].0, 0);
        assert!(!forwards.is_certain() && !backwards.is_certain());
    }
}
