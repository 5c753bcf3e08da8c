//! The core's one error for a single value, without a place: who reads a file adds where it stood.

use crate::bounds::Bounded;
use rust_decimal::Decimal;

/// Why a single value cannot be what it is asked to be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The value lies outside the bounds of the quantity.
    #[error("{} lies between {} and {}, and this is {value}", .quantity.name(), .quantity.lowest(), .quantity.highest())]
    OutOfRange {
        /// What it was to be.
        quantity: Bounded,
        /// What it was.
        value: Decimal,
    },
    /// The quantity comes in whole numbers only.
    #[error("{} is a whole number, and this is {value}", .quantity.name())]
    NotWhole {
        /// What it was to be.
        quantity: Bounded,
        /// What it was.
        value: Decimal,
    },
}

impl Error {
    /// Whether the value lies outside its bounds.
    pub fn is_out_of_range(&self) -> bool {
        matches!(self, Self::OutOfRange { .. })
    }

    /// Whether a fraction was given where a whole number is needed.
    pub fn is_not_whole(&self) -> bool {
        matches!(self, Self::NotWhole { .. })
    }
}
