use rust_decimal::{Decimal, MathematicalOps, RoundingStrategy};

/// A constant of a recorded formula: a decimal, and how far it can be from the number it stands for.
///
/// A decimal of 28 digits rounds now and then; the slack adds up by how much, always rounded up, so that the bound of a
/// figure can include it. A constant that no decimal holds is zero with an endless slack: nothing is claimed of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Coefficient {
    pub(crate) value: Decimal,
    slack: Slack,
}

/// A non-negative, possibly endless size as the bits of its `f64`: their order is that of the numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Slack(u64);

impl Slack {
    const NONE: Self = Self(0);

    /// Rounded up generously: a slack is 10^-12 of what it is measured against, or less.
    fn of(size: f64) -> Self {
        if size == 0.0 {
            Self::NONE
        } else if size.is_nan() {
            Self(f64::INFINITY.to_bits())
        } else {
            Self((size * (1.0 + 1e-12)).to_bits())
        }
    }

    fn get(self) -> f64 {
        f64::from_bits(self.0)
    }
}

/// Half a unit of the last of 28 decimals, and what a rounded decimal is off in proportion, both generously.
const SMALLEST: f64 = 1e-28;

impl Coefficient {
    pub(crate) const ZERO: Self = Self::exact(Decimal::ZERO);
    pub(crate) const ONE: Self = Self::exact(Decimal::ONE);

    pub(crate) const fn exact(value: Decimal) -> Self {
        Self { value, slack: Slack::NONE }
    }

    /// How far the value can be from the number it stands for.
    pub(crate) fn slack(self) -> f64 {
        self.slack.get()
    }

    pub(crate) fn is_zero(self) -> bool {
        self.value.is_zero() && self.slack == Slack::NONE
    }

    pub(crate) fn is_one(self) -> bool {
        self.value == Decimal::ONE && self.slack == Slack::NONE
    }

    /// The result of an operation: `None` where no decimal holds it, `exact` where nothing was rounded.
    fn rounded(value: Option<Decimal>, exact: bool, slack: f64) -> Self {
        let Some(value) = value else {
            return Self { value: Decimal::ZERO, slack: Slack::of(f64::INFINITY) };
        };
        let rounding = if exact { 0.0 } else { size(value) * SMALLEST + SMALLEST };
        Self { value, slack: Slack::of(slack + rounding) }
    }

    pub(crate) fn add(self, other: Self) -> Self {
        let value = self.value.checked_add(other.value);
        let scale = self.value.scale().max(other.value.scale());
        let exact = value.is_some_and(|value| value.scale() == scale);
        Self::rounded(value, exact, self.slack() + other.slack())
    }

    pub(crate) fn negate(self) -> Self {
        Self { value: -self.value, slack: self.slack }
    }

    pub(crate) fn multiply(self, other: Self) -> Self {
        if self.is_zero() || other.is_zero() {
            return Self::ZERO;
        }
        let value = self.value.checked_mul(other.value);
        let scale = self.value.scale() + other.value.scale();
        let zero = self.value.is_zero() || other.value.is_zero();
        let exact = zero || value.is_some_and(|value| value.scale() == scale);
        let (a, b) = (self.slack(), other.slack());
        let slack =
            if a == 0.0 && b == 0.0 { 0.0 } else { size(self.value) * b + size(other.value) * a + a * b };
        Self::rounded(value, exact, slack)
    }

    /// Divided by what is bounded away from zero.
    pub(crate) fn divide(self, by: Self) -> Self {
        if by.is_one() || self.is_zero() {
            return self;
        }
        let value = self.value.checked_div(by.value);
        let (a, b, divisor) = (self.slack(), by.slack(), size(by.value));
        let slack = if a == 0.0 && b == 0.0 {
            0.0
        } else if b < divisor {
            (a + size(self.value) / divisor * b) / (divisor - b)
        } else {
            f64::INFINITY
        };
        Self::rounded(value, false, slack)
    }

    pub(crate) fn square_root(self) -> Self {
        let slack = if self.slack() == 0.0 { 0.0 } else { self.slack() / size(self.value).sqrt() };
        // A root is off by more than half a unit: it is found step by step.
        Self::rounded(self.value.sqrt(), false, slack + 1e-26)
    }

    /// Settled, as the exact calculation does; nothing else would give the map itself where nothing varies.
    pub(crate) fn settle(self, decimals: u32) -> Self {
        let settled = self.value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointNearestEven);
        if settled == self.value {
            return Self { value: settled, slack: self.slack };
        }
        let moved = size(self.value - settled);
        Self { value: settled, slack: Slack::of(self.slack() + moved) }
    }
}

/// The size of a decimal, rounded up.
fn size(value: Decimal) -> f64 {
    let (mantissa, scale) = (value.mantissa().unsigned_abs(), value.scale());
    // Two roundings at most, each to 2^-53 of the size; powers of ten up to 10^22 are exact in an f64.
    #[expect(clippy::cast_precision_loss, reason = "rounded up right after")]
    let mantissa = mantissa as f64;
    let (first, second) = (scale.min(22), scale.saturating_sub(22));
    mantissa / POWERS_OF_TEN[first as usize] / POWERS_OF_TEN[second as usize] * (1.0 + 1e-14)
}

const POWERS_OF_TEN: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
];

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Coefficient {
        Coefficient::exact(text.parse().unwrap())
    }

    #[test]
    fn sums_and_products_of_few_digits_are_exact() {
        let product = exact("12.5").multiply(exact("0.4"));
        assert_eq!((product.value, product.slack()), ("5".parse().unwrap(), 0.0));
        let sum = exact("0.001").add(exact("10"));
        assert_eq!((sum.value, sum.slack()), ("10.001".parse().unwrap(), 0.0));
    }

    #[test]
    fn a_third_carries_what_it_is_off() {
        let third = Coefficient::ONE.divide(exact("3"));
        assert!(third.slack() > 0.0 && third.slack() < 1e-27);
        // Ten thousand million thirds are off ten thousand million times as much.
        let many = third.multiply(exact("10000000000"));
        assert!(many.slack() >= 1e-18 * 0.3 && many.slack() < 1e-17);
    }

    #[test]
    fn what_no_decimal_holds_is_claimed_to_be_nothing() {
        let large = exact("10000000000000000").multiply(exact("10000000000000000"));
        assert_eq!(large.slack(), f64::INFINITY);
        assert_eq!(large.add(Coefficient::ONE).slack(), f64::INFINITY);
    }
}
