//! Values to the last decimal that a parameter is given in: a step is one unit of that.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::cmp::Ordering;

/// How a balance compares to zero.
pub(super) type Sign = Ordering;

/// A value, as a whole number of steps, and the `f64` nearest to half a step below it and half a step above it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Candidate {
    steps: i64,
    decimals: u32,
    pub(super) below: f64,
    pub(super) above: f64,
}

impl Candidate {
    /// The value of so many decimals that is nearest to a number; nothing where half a step is lost in an `f64`.
    pub(super) fn near(number: f64, decimals: u32) -> Option<Self> {
        let scale = POWERS_OF_TEN.get(decimals as usize)?;
        let steps = round(number * scale)?;
        #[expect(clippy::cast_precision_loss, reason = "below 2^51")]
        let middle = steps as f64;
        // Halves of whole numbers this small are exact, and so is the power of ten: one rounding each.
        let (below, above) = ((middle - 0.5) / scale, (middle + 0.5) / scale);
        Some(Self { steps, decimals, below, above })
    }

    pub(super) fn value(self) -> Decimal {
        let (mut whole, mut decimals) = (self.steps, self.decimals);
        while decimals > 0 && whole % 10 == 0 {
            whole /= 10;
            decimals -= 1;
        }
        Decimal::new(whole, decimals)
    }
}

/// To the nearest whole number, below 2^51 in size. (The system's library rounds too, with a call.)
fn round(number: f64) -> Option<i64> {
    if number.is_nan() || number.abs() >= 2_251_799_813_685_248.0 {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "below 2^51")]
    let steps = (number + 0.5_f64.copysign(number)) as i64;
    Some(steps)
}

/// As far as each is exact in an `f64`, and parameters have decimals.
const POWERS_OF_TEN: [f64; 13] = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12];

/// The number of so many decimals that is nearest to where a sign changes between two ends, by halving: the sign half a
/// step below it and half a step above it differ.
pub(super) fn nearest_crossing(
    from: Decimal,
    to: Decimal,
    decimals: u32,
    sign: &mut dyn FnMut(Decimal) -> Sign,
) -> Option<Decimal> {
    let scale = Decimal::from_i128_with_scale(10_i128.pow(decimals), 0);
    let whole = |value: Decimal| value.checked_mul(scale).and_then(|value| value.round().to_i128());
    // Halves of steps: below step k lies (2k - 1) / 2.
    let half = |step: i128| Decimal::from_i128_with_scale((2 * step + 1) * 5, decimals + 1);
    let (mut low, mut high) = (whole(from)?, whole(to)?);
    let start = sign(from);
    if start == Ordering::Equal {
        return Some(Decimal::from_i128_with_scale(low, decimals).normalize());
    }
    if sign(to) == start {
        return None;
    }
    while low < high {
        let middle = low + (high - low) / 2;
        // The sign half a step above the middle: still that of the start, then the crossing lies above.
        if sign(half(middle).max(from).min(to)) == start {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Some(Decimal::from_i128_with_scale(low, decimals).normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_candidate_is_the_nearest_value_without_idle_zeros() {
        let near = Candidate::near(41.999_999_999_9, 9).unwrap();
        assert_eq!(near.value().to_string(), "42");
        let near = Candidate::near(-0.123_456_4, 6).unwrap();
        assert_eq!(near.value().to_string(), "-0.123456");
        assert_eq!((near.below, near.above), (-0.123_456_5, -0.123_455_5));
        assert_eq!(Candidate::near(0.0, 12).unwrap().value(), Decimal::ZERO);
    }

    #[test]
    fn where_half_a_step_is_lost_there_is_none() {
        // 10^10 participants in thousand-millionths are 10^19 steps.
        assert_eq!(Candidate::near(1e10, 9), None);
        assert_eq!(Candidate::near(f64::NAN, 9), None);
    }
}
