use rust_decimal::Decimal;
use std::fmt;

/// A decimal in 14 bytes, digit for digit as it was given.
///
/// A project of a million lines holds several numbers a line, most of them blank. A `Decimal` has no bit pattern to spare,
/// so that `Option<Decimal>` takes 20 bytes; this one has, and takes 14 with and without.
#[derive(Clone, Copy)]
pub(crate) struct Packed {
    digits: [[u8; 4]; 3],
    scale: u8,
    sign: Sign,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Positive,
    Negative,
}

impl Packed {
    pub(crate) fn of(value: Decimal) -> Self {
        let parts = value.unpack();
        Self {
            digits: [parts.lo, parts.mid, parts.hi].map(u32::to_ne_bytes),
            // Holds because a decimal has at most 28 decimals.
            scale: u8::try_from(parts.scale).unwrap_or(0),
            sign: if parts.negative { Sign::Negative } else { Sign::Positive },
        }
    }

    pub(crate) fn get(self) -> Decimal {
        let [low, middle, high] = self.digits.map(u32::from_ne_bytes);
        Decimal::from_parts(low, middle, high, self.sign == Sign::Negative, self.scale.into())
    }
}

impl fmt::Debug for Packed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().fmt(formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn blank_takes_no_more_room_than_a_number() {
        assert_eq!(size_of::<Packed>(), 14);
        assert_eq!(size_of::<Option<Packed>>(), 14);
    }

    proptest! {
        #[test]
        fn a_packed_number_is_the_number_to_the_digit(bits in any::<(u32, u32, u32, bool)>(), scale in 0_u32..=28) {
            let value = Decimal::from_parts(bits.0, bits.1, bits.2, bits.3, scale);
            prop_assert_eq!(Packed::of(value).get().unpack(), value.unpack());
        }
    }
}
