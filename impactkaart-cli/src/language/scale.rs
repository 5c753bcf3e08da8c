//! The unit in which the amounts of a table are written: whole euros, or millions and more where those would not fit.

use super::Language;
use super::number::fixed;
use rust_decimal::Decimal;

/// How the amounts of a table are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Scale {
    /// Zeros that are left off.
    zeros: u32,
    language: Language,
}

/// Zeros, and what such a unit is called in Dutch and in English.
const UNITS: [(u32, &str, &str); 5] = [
    (6, "mln.", "million"),
    (9, "mld.", "billion"),
    (12, "biljoen", "trillion"),
    (15, "biljard", "quadrillion"),
    (18, "triljoen", "quintillion"),
];

impl Scale {
    /// The scale for amounts up to `largest`: whole units of the currency below a thousand million, and else so that six
    /// digits stand before the decimals at most.
    pub(crate) fn of(largest: Decimal, language: Language) -> Self {
        let enough = || UNITS.iter().map(|(zeros, ..)| *zeros).find(|zeros| largest < power(zeros + 6));
        let largest_unit = UNITS[UNITS.len() - 1].0;
        let zeros = if largest < power(9) { 0 } else { enough().unwrap_or(largest_unit) };
        Self { zeros, language }
    }

    /// Whether it is whole units of the currency.
    pub(crate) fn is_whole(self) -> bool {
        self.zeros == 0
    }

    /// An amount without its unit: whole, or with one decimal of a larger one.
    pub(crate) fn written(self, amount: Decimal) -> String {
        match self.zeros {
            0 => fixed(amount, 0, self.language),
            zeros => fixed(amount / power(zeros), 1, self.language),
        }
    }

    /// The unit, for the head of a table: `€`, `mln. €`, `€ million`.
    pub(crate) fn unit(self, currency: &str) -> String {
        match (UNITS.iter().find(|(zeros, ..)| *zeros == self.zeros), self.language) {
            (None, _) => currency.to_owned(),
            (Some((_, dutch, _)), Language::Nl) => format!("{dutch} {currency}"),
            (Some((.., english)), Language::En) => format!("{currency} {english}"),
        }
    }
}

/// A one and so many zeros, 24 at most.
fn power(zeros: u32) -> Decimal {
    Decimal::from_i128_with_scale(10_i128.pow(zeros), 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_amounts_are_written_in_larger_units() {
        let cases = [
            ("999999999", "999.999.999", "€"),
            ("1000000000", "1.000,0", "mln. €"),
            ("999999999999", "1.000.000,0", "mln. €"),
            ("1000000000000", "1.000,0", "mld. €"),
            ("4199999979000000", "4.200,0", "biljoen €"),
            ("1000000000000000000000000", "1.000.000,0", "triljoen €"),
        ];
        for (amount, written, unit) in cases {
            let amount: Decimal = amount.parse().expect("a number");
            let scale = Scale::of(amount, Language::Nl);
            assert_eq!((&*scale.written(amount), &*scale.unit("€")), (written, unit));
        }
        let english = Scale::of(power(10), Language::En);
        assert_eq!((&*english.written(-power(5)), &*english.unit("£")), ("-0.1", "£ million"));
    }
}
