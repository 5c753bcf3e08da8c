use crate::model::Timing;
use rust_decimal::Decimal;

/// What is done to a number.
///
/// A percentage in `Plus` and `Minus` is relative to the value; in `To` it is the number itself (25 % is 0.25).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Change {
    /// `to 120`, `=120`.
    To(Amount),
    /// `plus 20`, `plus 10%`, `+10%`.
    Plus(Amount),
    /// `minus 20`, `minus 5%`, `-5%`.
    Minus(Amount),
    /// `times 1.1`, `x1.1`.
    Times(Amount),
    /// A number without a word before it: it sets, where that is unmistakable.
    Bare(Amount),
    /// `to end`: when amounts of a year fall.
    ToTiming(Timing),
}

/// A number of a change, and whether it was written as a percentage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Amount {
    /// The number; 10 % is 0.10.
    pub number: Decimal,
    /// Whether it had a percent sign.
    pub is_percentage: bool,
}

impl Amount {
    /// A plain number.
    pub fn of(number: Decimal) -> Self {
        Self { number, is_percentage: false }
    }

    /// A percentage; 10 % is 0.10.
    pub fn percentage(number: Decimal) -> Self {
        Self { number, is_percentage: true }
    }
}

/// What the number that is changed is, for what a bare number may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A factor: 1 is as is.
    Factor,
    /// A fraction or a rate, for which a percentage is an ordinary way to write.
    Fraction,
    /// Money, people, units, years.
    Plain,
}

/// Why a change cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ChangeFault {
    /// A bare number or percentage on a factor: is it set to that, or changed by it?
    BareOnFactor,
    /// A percentage, bare or set, on what is no fraction, rate or factor.
    BarePercentage,
    /// The changed number is larger than can be calculated with.
    TooLarge,
    /// A time of the year for a number, or a number for a time of the year.
    OtherKind,
}

impl Change {
    /// What it multiplies a line by; nothing where it does not say how a factor changes.
    ///
    /// ```
    /// use impactkaart_core::scenario::{Amount, Change};
    /// let tenth = Amount::percentage("0.1".parse().unwrap());
    /// assert_eq!(Change::Plus(tenth).factor(), "1.1".parse().ok());
    /// assert_eq!(Change::Bare(tenth).factor(), None);
    /// ```
    pub fn factor(self) -> Option<Decimal> {
        self.apply(Decimal::ONE, Kind::Factor).ok()
    }

    /// The changed number.
    pub(super) fn apply(self, value: Decimal, kind: Kind) -> Result<Decimal, ChangeFault> {
        let relative = |amount: Amount| {
            if amount.is_percentage { value.checked_mul(amount.number) } else { Some(amount.number) }
        };
        let changed = match self {
            // A tenth of what? An amount of 10 % is as likely a slip as a bare percentage.
            Self::To(amount) if amount.is_percentage && kind == Kind::Plain => {
                return Err(ChangeFault::BarePercentage);
            }
            Self::To(amount) => Some(amount.number),
            Self::Plus(amount) => relative(amount).and_then(|by| value.checked_add(by)),
            Self::Minus(amount) => relative(amount).and_then(|by| value.checked_sub(by)),
            Self::Times(amount) => value.checked_mul(amount.number),
            Self::Bare(_) if kind == Kind::Factor => return Err(ChangeFault::BareOnFactor),
            Self::Bare(amount) if amount.is_percentage && kind != Kind::Fraction => {
                return Err(ChangeFault::BarePercentage);
            }
            Self::Bare(amount) => Some(amount.number),
            Self::ToTiming(_) => return Err(ChangeFault::OtherKind),
        };
        changed.ok_or(ChangeFault::TooLarge)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn a_percentage_is_relative_to_the_value() {
        let ten = Amount::percentage(decimal("0.1"));
        assert_eq!(Change::Plus(ten).apply(decimal("200"), Kind::Plain), Ok(decimal("220")));
        assert_eq!(Change::Minus(ten).apply(decimal("0.5"), Kind::Fraction), Ok(decimal("0.45")));
        assert_eq!(Change::To(ten).apply(decimal("0.5"), Kind::Fraction), Ok(decimal("0.1")));
        assert_eq!(
            Change::Plus(Amount::of(decimal("0.1"))).apply(decimal("0.5"), Kind::Fraction),
            Ok(decimal("0.6"))
        );
    }

    #[test]
    fn a_bare_number_sets_where_that_is_unmistakable() {
        let bare = |amount| Change::Bare(amount);
        let half = Amount::percentage(decimal("0.5"));
        assert_eq!(bare(Amount::of(decimal("120"))).apply(decimal("100"), Kind::Plain), Ok(decimal("120")));
        assert_eq!(bare(half).apply(decimal("0.25"), Kind::Fraction), Ok(decimal("0.5")));
        assert_eq!(bare(half).apply(decimal("100"), Kind::Plain), Err(ChangeFault::BarePercentage));
        assert_eq!(Change::To(half).apply(decimal("100"), Kind::Plain), Err(ChangeFault::BarePercentage));
        assert_eq!(Change::To(half).apply(Decimal::ONE, Kind::Factor), Ok(decimal("0.5")));
        assert_eq!(
            bare(Amount::of(decimal("1.1"))).apply(Decimal::ONE, Kind::Factor),
            Err(ChangeFault::BareOnFactor)
        );
    }
}
