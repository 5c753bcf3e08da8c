use super::internal_rate::internal_rate;
use super::{Cover, Figure, Number, Undefined};
use rust_decimal::{Decimal, MathematicalOps, RoundingStrategy};

/// The exact result: 28 digits, settled where docs/method.md#exactness says.
///
/// None of the operations overflows: `ProjectDraft::build` bounds the sum of all flows and every power it divides by.
impl Number for Decimal {
    fn constant(value: Decimal) -> Self {
        value
    }

    fn divide(self, by: Self) -> Self {
        self / by
    }

    fn square_root(self) -> Self {
        // Holds because the bounds of rates keep 1 + rate above zero.
        self.sqrt().expect("the root of a number above zero")
    }

    fn settle(self, decimals: u32) -> Self {
        self.round_dp_with_strategy(decimals, RoundingStrategy::MidpointNearestEven)
    }

    fn above_zero(self) -> Self {
        self.max(Self::ZERO)
    }

    fn quotient(self, by: Self, otherwise: Undefined) -> Figure<Self> {
        if by <= Self::ZERO {
            return Figure::Undefined(otherwise);
        }
        // A quotient that a decimal cannot hold divides by next to nothing: nobody's costs.
        self.checked_div(by).map_or(Figure::Undefined(otherwise), Figure::Defined)
    }

    fn first_cover(costs: Self, benefits: &[Self]) -> Figure<Self> {
        if costs <= Self::ZERO {
            return Figure::Defined(Self::ZERO);
        }
        let months = Self::from(12);
        Cover::first(costs, benefits).map_or(Figure::Undefined(Undefined::NotWithinHorizon), |cover| {
            let before = months * Self::from(cover.year - 1);
            Figure::Defined(before + months * cover.left / cover.benefit)
        })
    }

    fn internal_rate(flows: &[(u32, Self)]) -> Figure<Self> {
        internal_rate(flows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn half_is_settled_to_even() {
        assert_eq!(decimal("0.125").settle(2), decimal("0.12"));
        assert_eq!(decimal("0.135").settle(2), decimal("0.14"));
        assert_eq!(decimal("-0.125").settle(2), decimal("-0.12"));
    }

    #[test]
    fn a_ratio_without_costs_is_undefined() {
        let none = Decimal::ONE.quotient(Decimal::ZERO, Undefined::NoCosts);
        assert_eq!(none, Figure::Undefined(Undefined::NoCosts));
        let negative = Decimal::ONE.quotient(-Decimal::ONE, Undefined::NoCosts);
        assert_eq!(negative, Figure::Undefined(Undefined::NoCosts));
    }

    #[test]
    fn costs_of_150_are_covered_half_way_through_the_second_year_of_100() {
        // 100 after 12 months, the other 50 after half of the next 12.
        let months = Decimal::first_cover(150.into(), &[100.into(), 100.into()]);
        assert_eq!(months, Figure::Defined(18.into()));
        let never = Decimal::first_cover(201.into(), &[100.into(), 100.into()]);
        assert_eq!(never, Figure::Undefined(Undefined::NotWithinHorizon));
        assert_eq!(Decimal::first_cover(0.into(), &[]), Figure::Defined(0.into()));
    }

    #[test]
    fn the_first_time_costs_are_covered_counts_even_if_a_later_harm_undoes_it() {
        let months = Decimal::first_cover(100.into(), &[200.into(), (-150).into()]);
        assert_eq!(months, Figure::Defined(6.into()));
    }
}
