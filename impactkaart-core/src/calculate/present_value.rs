use crate::model::Timing;
use crate::number::Number;
use rust_decimal::Decimal;

/// What an amount of each project year is divided by to stand at the start of the project.
///
/// Formula: `(1 + r)^p(y)`, with `p(y)` = y (timing end), y − 1 (start), y − ½ (mid); docs/method.md#present-value.
pub(super) struct Discounting<N> {
    divisors: Vec<N>,
}

impl<N: Number> Discounting<N> {
    pub(super) fn new(rate: N, timing: Timing, horizon: u16) -> Self {
        let one = N::constant(Decimal::ONE);
        let growth = one + rate;
        let mut divisor = match timing {
            Timing::Start => one,
            Timing::Mid => growth.square_root(),
            Timing::End => growth,
        };
        let mut divisors = Vec::with_capacity(usize::from(horizon));
        for _ in 0..horizon {
            divisors.push(divisor);
            divisor = divisor * growth;
        }
        Self { divisors }
    }

    /// The same, each divisor with its year shown to `note`.
    pub(super) fn noted(self, note: impl Fn(u16, N) -> N) -> Self {
        Self { divisors: (1..).zip(self.divisors).map(|(year, divisor)| note(year, divisor)).collect() }
    }

    /// The present value of an amount of `year`, from 1 to the horizon.
    pub(super) fn present_value(&self, amount: N, year: u16) -> N {
        amount.divide(self.divisors[usize::from(year) - 1])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hundred_and_ten_at_ten_percent_is_a_hundred_a_year_earlier() {
        let rate = Decimal::new(1, 1);
        let value = |timing, year| Discounting::new(rate, timing, 2).present_value(Decimal::from(110), year);
        assert_eq!(value(Timing::Start, 1), Decimal::from(110));
        assert_eq!(value(Timing::End, 1), Decimal::from(100));
        assert_eq!(value(Timing::Start, 2), Decimal::from(100));
    }

    #[test]
    fn half_way_through_the_year_twice_is_a_year() {
        // 121 % growth: the root of 1.21 is 1.1.
        let rate = Decimal::new(21, 2);
        let value = Discounting::new(rate, Timing::Mid, 1).present_value(Decimal::from(110), 1);
        assert_eq!(value.round_dp(20), Decimal::from(100));
    }
}
