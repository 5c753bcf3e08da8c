//! What the formula runs on.
//!
//! The calculation is written once, generic over [`Number`]: on decimals it gives the exact result. A number has no
//! ordering, so that only structure (what is stated, whole years, kinds) steers what is calculated, never a value; a
//! number that records the formula can then stand in for a decimal. What needs an ordering (a ratio that is undefined
//! without costs, the payback period, the internal rate) is an operation of the number itself.

pub(crate) mod coefficient;
mod cover;
mod decimal;
mod internal_rate;
mod symbol;
pub(crate) mod tape;
pub(crate) mod traced;

pub use cover::Cover;
pub use symbol::Symbol;
pub use traced::Traced;

use rust_decimal::Decimal;
use serde::Serialize;
use std::ops::{Add, Mul, Sub};

/// A number the formula can run on.
pub trait Number: Copy + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self> {
    /// A number that does not vary.
    fn constant(value: Decimal) -> Self;

    /// Divided by a number that is bounded away from zero: a power of 1 + rate, or contacts per person.
    fn divide(self, by: Self) -> Self;

    /// The square root of a number above zero, for amounts half way through a year.
    fn square_root(self) -> Self;

    /// Rounded once, half to even, to `decimals`: sums of settled numbers are exact, in any order
    /// (docs/method.md#exactness). A number that is exact by itself stays as it is.
    fn settle(self, decimals: u32) -> Self;

    /// Itself where above zero, else zero.
    fn above_zero(self) -> Self;

    /// `self / by`, defined where `by` is above zero; `otherwise` says why it is not.
    fn quotient(self, by: Self, otherwise: Undefined) -> Figure<Self>;

    /// Months until cumulative `benefits`, one a year, first cover `costs`, linear within a year: 0 where costs are not
    /// above zero, undefined where they are not covered.
    fn first_cover(costs: Self, benefits: &[Self]) -> Figure<Self>;

    /// The yearly rate in (-0.99, 10] at which the flows, each after so many half years, add up to zero.
    fn internal_rate(flows: &[(u32, Self)]) -> Figure<Self>;
}

/// A figure, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Figure<N> {
    /// The figure.
    Defined(N),
    /// There is none: absent is never zero.
    Undefined(Undefined),
}

impl<N> Figure<N> {
    /// The figure, where there is one.
    pub fn defined(&self) -> Option<&N> {
        match self {
            Self::Defined(number) => Some(number),
            Self::Undefined(_) => None,
        }
    }

    /// Why there is none.
    pub fn undefined(&self) -> Option<&Undefined> {
        match self {
            Self::Defined(_) => None,
            Self::Undefined(why) => Some(why),
        }
    }
}

/// Why a figure has no value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "reason")]
pub enum Undefined {
    /// The costs it divides by are not above zero.
    NoCosts,
    /// The party or level carries no costs.
    NoOwnCosts,
    /// The costs that are paid in cash are not above zero.
    NoCashCosts,
    /// There are several groups and no main group, or none at all.
    NoMainGroup,
    /// The main group has no starters.
    NoStarters,
    /// The costs are not covered within the horizon.
    NotWithinHorizon,
    /// No rate in range makes costs and benefits equal.
    NoInternalRate,
    /// Several rates do.
    SeveralInternalRates {
        /// They are these, from low to high.
        rates: Vec<Decimal>,
    },
    /// Costs and benefits are equal at any rate.
    AnyInternalRate,
    /// The costs of two maps are the same.
    SameCosts,
    /// A project cannot have these numbers together, though each by itself it can.
    NoSuchProject,
}

impl Undefined {
    /// A stable name.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoCosts => "no_costs",
            Self::NoOwnCosts => "no_own_costs",
            Self::NoCashCosts => "no_cash_costs",
            Self::NoMainGroup => "no_main_group",
            Self::NoStarters => "no_starters",
            Self::NotWithinHorizon => "not_within_horizon",
            Self::NoInternalRate => "no_internal_rate",
            Self::SeveralInternalRates { .. } => "several_internal_rates",
            Self::AnyInternalRate => "any_internal_rate",
            Self::SameCosts => "same_costs",
            Self::NoSuchProject => "no_such_project",
        }
    }
}
