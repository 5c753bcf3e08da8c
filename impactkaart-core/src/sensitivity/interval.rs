//! Ranges that surely hold a value, and the slope beside it: what a recorded formula can be over a range of its parameter.

use crate::evaluate::{Op, Program};
use std::cmp::Ordering;

/// From `low` to `high`, ends included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Interval {
    pub(super) low: f64,
    pub(super) high: f64,
}

/// More than the distance to the next number, in proportion.
const WIDER: f64 = 2.3e-16;

impl Interval {
    pub(super) const ENDLESS: Self = Self { low: f64::NEG_INFINITY, high: f64::INFINITY };
    pub(super) const ZERO: Self = Self { low: 0.0, high: 0.0 };

    /// Wider by the rounding of both ends: more than one unit in the last place.
    fn outward(low: f64, high: f64) -> Self {
        if low.is_nan() || high.is_nan() {
            return Self::ENDLESS;
        }
        Self { low: low - (low.abs() * WIDER + 1e-300), high: high + (high.abs() * WIDER + 1e-300) }
    }

    pub(super) fn add(self, other: Self) -> Self {
        Self::outward(self.low + other.low, self.high + other.high)
    }

    pub(super) fn multiply(self, other: Self) -> Self {
        // Nothing is nothing, whatever it is multiplied by.
        if self == Self::ZERO || other == Self::ZERO {
            return Self::ZERO;
        }
        // By far the most numbers of a formula are above zero.
        if self.low >= 0.0 && other.low >= 0.0 && self.high < f64::INFINITY && other.high < f64::INFINITY {
            return Self::outward(self.low * other.low, self.high * other.high);
        }
        let ends =
            [self.low * other.low, self.low * other.high, self.high * other.low, self.high * other.high];
        if ends.iter().any(|end| end.is_nan()) {
            return Self::ENDLESS;
        }
        let low = ends.into_iter().fold(f64::INFINITY, f64::min);
        let high = ends.into_iter().fold(f64::NEG_INFINITY, f64::max);
        Self::outward(low, high)
    }

    fn square(self) -> Self {
        let square = self.multiply(self);
        if self.holds_zero() { Self { low: 0.0, ..square } } else { square }
    }

    fn reciprocal(self) -> Self {
        if self.holds_zero() { Self::ENDLESS } else { Self::outward(1.0 / self.high, 1.0 / self.low) }
    }

    fn square_root(self) -> Self {
        if self.low < 0.0 { Self::ENDLESS } else { Self::outward(self.low.sqrt(), self.high.sqrt()) }
    }

    fn negate(self) -> Self {
        Self { low: -self.high, high: -self.low }
    }

    pub(super) fn middle(self) -> f64 {
        0.5 * self.low + 0.5 * self.high
    }

    pub(super) fn widened(self, by: f64) -> Self {
        Self { low: self.low - by, high: self.high + by }
    }

    /// On which side of zero all of it is; nothing where it is on both.
    pub(super) fn sign(self) -> Option<Ordering> {
        if self.low > 0.0 {
            Some(Ordering::Greater)
        } else if self.high < 0.0 {
            Some(Ordering::Less)
        } else {
            None
        }
    }

    pub(super) fn holds_zero(self) -> bool {
        self.low <= 0.0 && self.high >= 0.0
    }

    /// What both hold; one of them where rounding made them miss each other.
    pub(super) fn meet(self, other: Self) -> Self {
        let met = Self { low: self.low.max(other.low), high: self.high.min(other.high) };
        if met.low <= met.high { met } else { self }
    }
}

/// A value over a range of the parameter, and how fast it rises there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rising {
    pub(super) value: Interval,
    pub(super) slope: Interval,
}

/// What a program can be followed with.
pub(super) trait Followed: Copy {
    fn constant(value: Interval) -> Self;
    fn parameter(range: Interval) -> Self;
    fn add(self, other: Self) -> Self;
    fn multiply(self, other: Self) -> Self;
    fn square(self) -> Self;
    fn reciprocal(self) -> Self;
    fn square_root(self) -> Self;
    fn above_zero(self) -> Self;
}

impl Followed for Interval {
    fn constant(value: Interval) -> Self {
        value
    }

    fn parameter(range: Interval) -> Self {
        range
    }

    fn add(self, other: Self) -> Self {
        Self::add(self, other)
    }

    fn multiply(self, other: Self) -> Self {
        Self::multiply(self, other)
    }

    fn square(self) -> Self {
        Self::square(self)
    }

    fn reciprocal(self) -> Self {
        Self::reciprocal(self)
    }

    fn square_root(self) -> Self {
        Self::square_root(self)
    }

    fn above_zero(self) -> Self {
        Self { low: self.low.max(0.0), high: self.high.max(0.0) }
    }
}

impl Followed for Rising {
    fn constant(value: Interval) -> Self {
        Self { value, slope: Interval::ZERO }
    }

    fn parameter(range: Interval) -> Self {
        Self { value: range, slope: Interval { low: 1.0, high: 1.0 } }
    }

    fn add(self, other: Self) -> Self {
        Self { value: self.value.add(other.value), slope: self.slope.add(other.slope) }
    }

    fn multiply(self, other: Self) -> Self {
        let slope = self.value.multiply(other.slope).add(self.slope.multiply(other.value));
        Self { value: self.value.multiply(other.value), slope }
    }

    fn square(self) -> Self {
        let twice = self.value.multiply(Interval { low: 2.0, high: 2.0 });
        Self { value: self.value.square(), slope: twice.multiply(self.slope) }
    }

    fn reciprocal(self) -> Self {
        let value = self.value.reciprocal();
        Self { value, slope: value.square().multiply(self.slope).negate() }
    }

    fn square_root(self) -> Self {
        let value = self.value.square_root();
        let half = Interval { low: 0.5, high: 0.5 };
        Self { value, slope: half.multiply(self.slope).multiply(value.reciprocal()) }
    }

    fn above_zero(self) -> Self {
        let part = Interval { low: 0.0, high: 1.0 };
        let slope = if self.value.low > 0.0 { self.slope } else { self.slope.multiply(part) };
        Self { value: self.value.above_zero(), slope }
    }
}

/// Every step of a program of one parameter over a range of it.
pub(super) fn over<F: Followed>(program: &Program, range: Interval, steps: &mut Vec<F>) {
    steps.clear();
    for op in &program.ops {
        let of = |step: u32| steps[step as usize];
        let step = match *op {
            Op::Constant(place) => {
                let (value, error) = program.constants[place as usize];
                F::constant(Interval::outward(value - error, value + error))
            }
            Op::Leaf(_) => F::parameter(range),
            Op::Add(a, b) => of(a).add(of(b)),
            Op::Multiply(a, b) if a == b => of(a).square(),
            Op::Multiply(a, b) => of(a).multiply(of(b)),
            Op::Reciprocal(a) => of(a).reciprocal(),
            Op::SquareRoot(a) => of(a).square_root(),
            Op::AboveZero(a) => of(a).above_zero(),
        };
        steps.push(step);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_of_ranges_around_zero_hold_every_product() {
        let (a, b) = (Interval { low: -2.0, high: 3.0 }, Interval { low: -5.0, high: 1.0 });
        let product = a.multiply(b);
        // -2 × -5 = 10 at most, 3 × -5 = -15 at least.
        assert!(product.low < -15.0 && product.low > -15.01);
        assert!(product.high > 10.0 && product.high < 10.01);
        assert!(a.square().low == 0.0 && a.square().high > 9.0);
    }

    #[test]
    fn what_may_be_divided_by_zero_is_endless() {
        assert_eq!(Interval { low: -1.0, high: 1.0 }.reciprocal(), Interval::ENDLESS);
        assert_eq!(Interval { low: -1.0, high: 1.0 }.square_root(), Interval::ENDLESS);
    }
}
