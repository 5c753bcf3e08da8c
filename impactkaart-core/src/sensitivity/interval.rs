//! Ranges that surely hold a value, and the slope beside it: what a recorded formula can be over a range of its parameter.

use crate::evaluate::{Op, Program};

/// From `low` to `high`, ends included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Interval {
    pub(super) low: f64,
    pub(super) high: f64,
}

impl Interval {
    pub(super) const ENDLESS: Self = Self { low: f64::NEG_INFINITY, high: f64::INFINITY };
    const ZERO: Self = Self { low: 0.0, high: 0.0 };

    /// Wider by the rounding of both ends.
    fn outward(low: f64, high: f64) -> Self {
        if low.is_nan() || high.is_nan() {
            return Self::ENDLESS;
        }
        Self { low: low.next_down(), high: high.next_up() }
    }

    pub(super) fn add(self, other: Self) -> Self {
        Self::outward(self.low + other.low, self.high + other.high)
    }

    pub(super) fn multiply(self, other: Self) -> Self {
        // Nothing is nothing, whatever it is multiplied by.
        if self == Self::ZERO || other == Self::ZERO {
            return Self::ZERO;
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

    pub(super) fn widened(self, by: f64) -> Self {
        Self { low: self.low - by, high: self.high + by }
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

/// Every step of a program of one parameter over a range of it.
pub(super) fn over(program: &Program, range: Interval, steps: &mut Vec<Rising>) {
    steps.clear();
    for op in &program.ops {
        let of = |step: u32| steps[step as usize];
        let rising = match *op {
            Op::Constant(place) => {
                let (value, error) = program.constants[place as usize];
                Rising { value: Interval::outward(value - error, value + error), slope: Interval::ZERO }
            }
            Op::Leaf(_) => Rising { value: range, slope: Interval { low: 1.0, high: 1.0 } },
            Op::Add(a, b) => {
                let (a, b) = (of(a), of(b));
                Rising { value: a.value.add(b.value), slope: a.slope.add(b.slope) }
            }
            Op::Multiply(a, b) if a == b => {
                let a = of(a);
                let twice = a.value.multiply(Interval { low: 2.0, high: 2.0 });
                Rising { value: a.value.square(), slope: twice.multiply(a.slope) }
            }
            Op::Multiply(a, b) => {
                let (a, b) = (of(a), of(b));
                let slope = a.value.multiply(b.slope).add(a.slope.multiply(b.value));
                Rising { value: a.value.multiply(b.value), slope }
            }
            Op::Reciprocal(a) => {
                let a = of(a);
                let value = a.value.reciprocal();
                Rising { value, slope: value.square().multiply(a.slope).negate() }
            }
            Op::SquareRoot(a) => {
                let a = of(a);
                let value = a.value.square_root();
                let half = Interval { low: 0.5, high: 0.5 };
                Rising { value, slope: half.multiply(a.slope).multiply(value.reciprocal()) }
            }
            Op::AboveZero(a) => {
                let a = of(a);
                let value = Interval { low: a.value.low.max(0.0), high: a.value.high.max(0.0) };
                let part = Interval { low: 0.0, high: 1.0 };
                let slope = if a.value.low > 0.0 { a.slope } else { a.slope.multiply(part) };
                Rising { value, slope }
            }
        };
        steps.push(rising);
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
