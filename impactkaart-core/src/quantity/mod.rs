//! Numbers that mean something, each a type of its own that cannot hold a value outside its bounds.
//!
//! Not here: what is done with them (`calculate`), how they are typed or shown (the command line).

mod count;
mod fraction;
mod money;
pub(crate) mod packed;
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
        #[derive(Debug, Clone, Copy)]
        pub struct $name(crate::quantity::packed::Packed);

        crate::quantity::ordered_as_number!($name);

        impl $name {
            /// The quantity, where `value` lies within its bounds.
            ///
            /// # Errors
            /// - `OutOfRange` where it lies outside them.
            pub fn new(value: rust_decimal::Decimal) -> Result<Self, crate::Error> {
                let quantity = crate::bounds::Bounded::$bounded;
                if quantity.allows(value) {
                    // There is one nothing: -0 would show in what is written.
                    let value = if value.is_zero() { rust_decimal::Decimal::ZERO } else { value };
                    Ok(Self(crate::quantity::packed::Packed::of(value)))
                } else {
                    Err(crate::Error::OutOfRange { quantity, value })
                }
            }

            /// The bare decimal.
            pub fn get(self) -> rust_decimal::Decimal {
                self.0.get()
            }
        }
    };
}

/// A whole number within the bounds of one quantity.
macro_rules! bounded_whole {
    ($(#[$doc:meta])* $name:ident, $bounded:ident, $inner:ty) => {
        $(#[$doc])*
        // One more than the number, so that blank takes no room of its own.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(std::num::NonZero<$inner>);

        impl std::fmt::Debug for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.debug_tuple(stringify!($name)).field(&self.get()).finish()
            }
        }

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
                let whole: $inner = value.to_i64().and_then(|whole| whole.try_into().ok()).unwrap_or_default();
                Ok(Self(std::num::NonZero::<$inner>::MIN.saturating_add(whole)))
            }

            /// The bare number.
            pub fn get(self) -> $inner {
                self.0.get() - 1
            }
        }
    };
}

/// Quantities compare as the numbers they are: 0.10 is 0.1.
macro_rules! ordered_as_number {
    ($name:ident) => {
        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.get() == other.get()
            }
        }

        impl Eq for $name {}

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $name {
            fn cmp(&self, other: &Self) -> std::cmp::Ordering {
                self.get().cmp(&other.get())
            }
        }

        impl std::hash::Hash for $name {
            fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                self.get().hash(state);
            }
        }
    };
}

pub(crate) use {bounded_decimal, bounded_whole, ordered_as_number};

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
