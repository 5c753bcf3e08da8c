//! Numbers that mean something, each a type of its own that cannot hold a value outside its bounds.
//!
//! Not here: what is done with them (`calculate`), how they are typed or shown (the command line).

mod count;
mod fraction;
mod money;
mod rate;
mod year;

pub use count::{Participants, PerPerson, Quantity, Sample};
pub use fraction::Fraction;
pub use money::Money;
pub use rate::Rate;
pub use year::{CalendarYear, Duration, Lag, Month, ProjectYear, Years};

/// A decimal within the bounds of one quantity.
macro_rules! bounded_decimal {
    ($(#[$doc:meta])* $name:ident, $bounded:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(rust_decimal::Decimal);

        impl $name {
            /// The quantity, where `value` lies within its bounds.
            ///
            /// # Errors
            /// - `OutOfRange` where it lies outside them.
            pub fn new(value: rust_decimal::Decimal) -> Result<Self, crate::Error> {
                let quantity = crate::bounds::Bounded::$bounded;
                if quantity.allows(value) {
                    // There is one nothing: -0 would show in what is written.
                    Ok(Self(if value.is_zero() { rust_decimal::Decimal::ZERO } else { value }))
                } else {
                    Err(crate::Error::OutOfRange { quantity, value })
                }
            }

            /// The bare decimal.
            pub fn get(self) -> rust_decimal::Decimal {
                self.0
            }
        }
    };
}

/// A whole number within the bounds of one quantity.
macro_rules! bounded_whole {
    ($(#[$doc:meta])* $name:ident, $bounded:ident, $inner:ty) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name($inner);

        impl $name {
            /// The quantity, where `value` is whole and lies within its bounds.
            ///
            /// # Errors
            /// - `NotWhole` where it has a fraction.
            /// - `OutOfRange` where it lies outside the bounds.
            pub fn new(value: rust_decimal::Decimal) -> Result<Self, crate::Error> {
                use rust_decimal::prelude::ToPrimitive;
                let quantity = crate::bounds::Bounded::$bounded;
                if !quantity.allows(value) {
                    return Err(crate::Error::OutOfRange { quantity, value });
                }
                if !value.fract().is_zero() {
                    return Err(crate::Error::NotWhole { quantity, value });
                }
                // Holds because the bounds of every whole quantity fit its type; a test walks them.
                Ok(Self(value.to_i64().and_then(|whole| whole.try_into().ok()).unwrap_or_default()))
            }

            /// The bare number.
            pub fn get(self) -> $inner {
                self.0
            }
        }
    };
}

pub(crate) use {bounded_decimal, bounded_whole};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bounds::Bounded;
    use rust_decimal::Decimal;

    #[test]
    fn the_bounds_of_whole_quantities_fit_their_types() {
        let ends = |quantity: Bounded| [quantity.lowest(), quantity.highest()];
        for end in ends(Bounded::Years) {
            assert_eq!(Decimal::from(Years::new(end).unwrap().get()), end);
        }
        for end in ends(Bounded::CalendarYear) {
            assert_eq!(Decimal::from(CalendarYear::new(end).unwrap().get()), end);
        }
        for end in ends(Bounded::Sample) {
            assert_eq!(Decimal::from(Sample::new(end).unwrap().get()), end);
        }
        for end in ends(Bounded::Lag) {
            assert_eq!(Decimal::from(Lag::new(end).unwrap().get()), end);
        }
    }

    #[test]
    fn half_a_year_is_not_a_duration() {
        assert!(Duration::new(Decimal::new(15, 1)).unwrap_err().is_not_whole());
        assert!(Duration::new(Decimal::new(5, 1)).unwrap_err().is_out_of_range());
    }
}
