//! A second number for the formula: exact rationals. Whatever it gives, no rounding has touched.

use crate::naive::{Q, Rational, tenth};
use impactkaart_core::number::{Figure, Number, Undefined};
use num_traits::{One, Signed, Zero};
use rust_decimal::Decimal;
use std::ops::{Add, Mul, Sub};

/// An exact number that can be copied: what it is stays in memory until the test ends.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Exact(&'static Q);

impl Exact {
    fn of(number: Q) -> Self {
        Self(Box::leak(Box::new(number)))
    }
}

impl Rational for Exact {
    fn exact(self) -> Q {
        self.0.clone()
    }
}

impl Add for Exact {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self::of(self.0 + other.0)
    }
}

impl Sub for Exact {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self::of(self.0 - other.0)
    }
}

impl Mul for Exact {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        Self::of(self.0 * other.0)
    }
}

impl Number for Exact {
    fn constant(value: Decimal) -> Self {
        Self::of(value.exact())
    }

    fn divide(self, by: Self) -> Self {
        Self::of(self.0 / by.0)
    }

    /// To 110 decimals: no root of a rational but that of a square is one.
    fn square_root(self) -> Self {
        let scale = tenth(110).recip();
        let scaled = (self.0 * &scale * &scale).to_integer().sqrt();
        Self::of(Q::from_integer(scaled) / scale)
    }

    fn settle(self, _decimals: u32) -> Self {
        self
    }

    fn above_zero(self) -> Self {
        if self.0.is_negative() { Self::of(Q::zero()) } else { self }
    }

    fn quotient(self, by: Self, otherwise: Undefined) -> Figure<Self> {
        if by.0.is_positive() { Figure::Defined(self.divide(by)) } else { Figure::Undefined(otherwise) }
    }

    fn first_cover(costs: Self, benefits: &[Self]) -> Figure<Self> {
        if !costs.0.is_positive() {
            return Figure::Defined(Self::of(Q::zero()));
        }
        let mut left = costs.exact();
        let mut years = Q::zero();
        for benefit in benefits {
            if *benefit.0 >= left {
                let months = Q::from_integer(12.into());
                return Figure::Defined(Self::of(months * (years + left / benefit.0)));
            }
            left -= benefit.0;
            years += Q::one();
        }
        Figure::Undefined(Undefined::NotWithinHorizon)
    }

    /// A rate is not rational, so it is found in decimal.
    fn internal_rate(flows: &[(u32, Self)]) -> Figure<Self> {
        let flows: Vec<_> = flows.iter().map(|(after, flow)| (*after, nearest(flow.0))).collect();
        match <Decimal as Number>::internal_rate(&flows) {
            Figure::Defined(rate) => Figure::Defined(Self::constant(rate)),
            Figure::Undefined(why) => Figure::Undefined(why),
        }
    }
}

/// The decimal nearest to a number of at most 25 digits before the mark.
fn nearest(number: &Q) -> Decimal {
    let whole_digits = number.to_integer().abs().to_string().len() as u32;
    let places = 28_u32.saturating_sub(whole_digits);
    let scaled = (number / tenth(places)).round().to_integer();
    Decimal::from_i128_with_scale(scaled.try_into().expect("28 digits"), places)
}
