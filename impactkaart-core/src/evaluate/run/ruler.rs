//! Grids of numbers, fixed in advance, on which values are counted: so that counts do not depend on the order in which
//! values come, nor on who counts them.

use super::points::Tolerance;
use super::tally::{LinearTally, OctaveTally, Tally};
use super::window::{Intervals, Sieve, Table};

/// A grid of numbers. Every value has a whole number on it, and each bin spans some of them.
pub(crate) trait Ruler: Copy + Send + Sync {
    type Tally: Tally<Self>;
    type Sieve: Sieve<Self>;

    /// How many bins there are.
    const BINS: usize;

    /// The value as a whole number on the grid; never less for a larger value.
    fn whole(&self, value: f64) -> i64;

    /// The same of a number that may lie beyond all values: as far away as the grid goes.
    fn whole_within(&self, number: f64) -> i64 {
        self.whole(number)
    }

    /// The bin of a whole number; never less for a larger one.
    fn bin(&self, whole: i64) -> usize;

    /// The first whole number of a bin; of the bin after the last, where that ends.
    fn start(&self, bin: usize) -> i64;

    /// No value with this whole number, or a higher one, is lower.
    fn low(&self, whole: i64) -> f64;

    /// No value with this whole number, or a lower one, is higher.
    fn high(&self, whole: i64) -> f64;

    /// Whole numbers to the finest bins that make sense, as a power of two.
    fn finest(&self) -> u32;

    /// The sum of values from the sum of their whole numbers, where its tally keeps that.
    fn sum(&self, wholes: i128) -> f64;
}

/// Equal bins over a range that is known beforehand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Linear {
    /// Values are multiplied by this, a power of two, and rounded to whole numbers below 2^51.
    scale: f64,
    /// The whole number of the lowest value.
    lowest: i64,
    /// Whole numbers to a bin, as a power of two.
    shift: u32,
    finest: u32,
}

/// 1.5 × 2^52: added to a number of size below 2^51, the last bits of the sum are that number, rounded to a whole one.
const ROUND: f64 = 6_755_399_441_055_744.0;

/// 2^51: whole numbers are of this size at most.
const MOST: f64 = 2_251_799_813_685_248.0;

/// How many equal bins values are counted in; a range uses at least half of them.
pub(crate) const LINEAR_BINS: usize = 1 << 14;

impl Linear {
    /// A grid over a range, its bins at least four times as wide as a value may be off.
    pub(crate) fn new((lowest, highest): (f64, f64), tolerance: Tolerance) -> Self {
        let size = lowest.abs().max(highest.abs()).max(1e-250);
        let error = tolerance.of(size);
        let mut scale = 1.0;
        while size * scale < 1_125_899_906_842_624.0 {
            scale *= 2.0;
        }
        while size * scale >= MOST {
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
        while width >> ruler.shift >= LINEAR_BINS as i64 {
            ruler.shift += 1;
        }
        ruler
    }
}

impl Ruler for Linear {
    type Tally = LinearTally;
    type Sieve = Table;

    const BINS: usize = LINEAR_BINS;

    #[inline(always)]
    #[expect(clippy::cast_possible_wrap, reason = "bits, of which the difference is taken")]
    fn whole(&self, value: f64) -> i64 {
        (value * self.scale + ROUND).to_bits() as i64 - ROUND.to_bits() as i64
    }

    fn whole_within(&self, number: f64) -> i64 {
        self.whole((number * self.scale).clamp(-MOST, MOST) / self.scale)
    }

    #[inline(always)]
    #[expect(
        clippy::cast_sign_loss,
        clippy::cast_possible_truncation,
        reason = "within the bins by the mask"
    )]
    fn bin(&self, whole: i64) -> usize {
        ((whole - self.lowest) >> self.shift) as usize & (LINEAR_BINS - 1)
    }

    #[expect(clippy::cast_possible_wrap, reason = "there are 2^14 bins")]
    fn start(&self, bin: usize) -> i64 {
        self.lowest.saturating_add((bin as i64) << self.shift)
    }

    #[expect(clippy::cast_precision_loss, reason = "whole numbers below 2^52")]
    fn low(&self, whole: i64) -> f64 {
        (whole - 1) as f64 / self.scale
    }

    #[expect(clippy::cast_precision_loss, reason = "whole numbers below 2^52")]
    fn high(&self, whole: i64) -> f64 {
        (whole + 1) as f64 / self.scale
    }

    fn finest(&self) -> u32 {
        self.finest
    }

    #[expect(clippy::cast_precision_loss, reason = "a mean has 12 digits, and this 15")]
    fn sum(&self, wholes: i128) -> f64 {
        wholes as f64 / self.scale
    }
}

/// Bins for all numbers there are, 4096 to each doubling: for values of which no range is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Octaves {
    /// What is nearer to zero counts as zero: it is less than values may be off.
    nothing: f64,
}

/// Whole numbers to a bin, as a power of two: the first 12 bits after the leading one are told apart.
const OCTAVE_SHIFT: u32 = 40;

/// As many bins to a doubling.
pub(crate) const OCTAVE: usize = 1 << 12;

impl Octaves {
    pub(crate) fn new(tolerance: Tolerance) -> Self {
        Self { nothing: tolerance.absolute }
    }

    fn value(whole: i64) -> f64 {
        // Beyond the largest numbers there are only what are none.
        let whole = whole.clamp(-0x7FEF_FFFF_FFFF_FFFF, 0x7FEF_FFFF_FFFF_FFFF);
        #[expect(clippy::cast_sign_loss, reason = "bits")]
        let bits = if whole < 0 { (-whole) as u64 | 1 << 63 } else { whole as u64 };
        f64::from_bits(bits)
    }
}

impl Ruler for Octaves {
    type Tally = OctaveTally;
    type Sieve = Intervals;

    const BINS: usize = 1 << 24;

    #[inline(always)]
    #[expect(clippy::cast_possible_wrap, reason = "without their sign, bits are below 2^63")]
    fn whole(&self, value: f64) -> i64 {
        let size = value.abs();
        let whole = if size < self.nothing { 0 } else { size.to_bits() as i64 };
        if value < 0.0 { -whole } else { whole }
    }

    #[inline(always)]
    #[expect(
        clippy::cast_sign_loss,
        clippy::cast_possible_truncation,
        reason = "the 24 bits that are left of 64, half of them below zero"
    )]
    fn bin(&self, whole: i64) -> usize {
        ((whole >> OCTAVE_SHIFT) + (1 << 23)) as usize & (Self::BINS - 1)
    }

    fn start(&self, bin: usize) -> i64 {
        #[expect(clippy::cast_possible_wrap, reason = "there are 2^24 bins")]
        let bin = bin as i64 - (1 << 23);
        bin.saturating_mul(1 << OCTAVE_SHIFT)
    }

    fn low(&self, whole: i64) -> f64 {
        Self::value(whole) - self.nothing
    }

    fn high(&self, whole: i64) -> f64 {
        Self::value(whole) + self.nothing
    }

    fn finest(&self) -> u32 {
        0
    }

    fn sum(&self, _: i128) -> f64 {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: Tolerance = Tolerance { relative: 0.0, absolute: 0.0 };

    #[test]
    fn larger_values_never_have_lower_bins() {
        let ruler = Linear::new((-3.0, 7.5), NONE);
        let bins: Vec<usize> =
            (0..10_000).map(|at| ruler.bin(ruler.whole(-3.0 + 10.5 * f64::from(at) / 9_999.0))).collect();
        assert!(bins.is_sorted());
        assert_eq!(bins[0], 0);
        assert!(bins[9_999] >= LINEAR_BINS / 2 && bins[9_999] < LINEAR_BINS);
    }

    #[test]
    fn numbers_beyond_all_values_are_at_the_ends_of_the_grid() {
        // Of values that may be off by more than they are large, the limits of what they may be lie far beyond them.
        for ruler in [Linear::new((0.0, 0.0), NONE), Linear::new((-3.0, 7.5), NONE)] {
            let numbers = [f64::MIN, -1e30, -1.0, 0.0, 1.0, 1e30, f64::MAX];
            let wholes = numbers.map(|number| ruler.whole_within(number));
            assert!(wholes.is_sorted(), "{wholes:?}");
            assert!(wholes[0] < ruler.whole(0.0) && wholes[6] > ruler.whole(0.0), "{wholes:?}");
        }
        let ruler = Linear::new((-3.0, 7.5), NONE);
        assert_eq!(ruler.whole_within(-2.5), ruler.whole(-2.5));
    }

    #[test]
    fn bins_of_octaves_ascend_from_the_lowest_number_to_the_highest() {
        let ruler = Octaves::new(Tolerance { relative: 0.0, absolute: 1e-9 });
        let values =
            [f64::MIN, -1e20, -2.0, -1.999, -1.0, -1e-8, -1e-10, 0.0, 1e-10, 1e-8, 0.5, 1.0, 3.0, 1e300];
        let wholes = values.map(|value| ruler.whole(value));
        assert!(wholes.is_sorted());
        let bins = wholes.map(|whole| ruler.bin(whole));
        assert!(bins.is_sorted());
        assert_eq!(wholes[6], wholes[8]);
        for (value, bin) in values.into_iter().zip(bins) {
            let (low, high) = (ruler.low(ruler.start(bin)), ruler.high(ruler.start(bin + 1)));
            assert!(low <= value && value <= high, "{value}: {low} {high}");
            // A bin is at most a 4096th wide.
            assert!(high - low <= 2.1e-9 + value.abs() / 4000.0, "{value}: {low} {high}");
        }
    }
}
