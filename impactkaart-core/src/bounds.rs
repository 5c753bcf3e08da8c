//! One table of everything that is bounded: its name, its unit, its lowest and highest value.
//!
//! Checks, messages and test values all come from here. The bounds keep every product of the formula within
//! what a decimal of 28 digits holds (docs/method.md#exactness).

use rust_decimal::Decimal;

/// A quantity with a lowest and a highest value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bounded {
    /// An amount of money, of either sign.
    Money,
    /// A share of a whole.
    Fraction,
    /// People (or contacts, visits, households) in a year.
    Participants,
    /// Units of a cost or an effect, of either sign.
    Quantity,
    /// Contacts, visits or households per person.
    PerPerson,
    /// A yearly rate.
    Rate,
    /// How many years something runs.
    Years,
    /// A year of the project, 1 being the first.
    ProjectYear,
    /// A year of the calendar.
    CalendarYear,
    /// A month of the calendar.
    Month,
    /// Whole years before an effect starts.
    Lag,
    /// Whole years that an effect lasts.
    Duration,
    /// People in a sample.
    Sample,
}

/// Every bounded quantity, in the order of the table.
pub const ALL: [Bounded; 13] = [
    Bounded::Money,
    Bounded::Fraction,
    Bounded::Participants,
    Bounded::Quantity,
    Bounded::PerPerson,
    Bounded::Rate,
    Bounded::Years,
    Bounded::ProjectYear,
    Bounded::CalendarYear,
    Bounded::Month,
    Bounded::Lag,
    Bounded::Duration,
    Bounded::Sample,
];

impl Bounded {
    /// The word for it in code and messages, in snake case.
    pub fn name(self) -> &'static str {
        self.row().0
    }

    /// The unit it is counted in.
    pub fn unit(self) -> &'static str {
        self.row().1
    }

    /// The lowest value allowed.
    pub fn lowest(self) -> Decimal {
        self.row().2
    }

    /// The highest value allowed.
    pub fn highest(self) -> Decimal {
        self.row().3
    }

    /// Whether it comes in whole numbers only.
    pub fn is_whole(self) -> bool {
        self.row().4
    }

    /// Whether `value` lies within the bounds, the ends included.
    ///
    /// ```
    /// use impactkaart_core::bounds::Bounded;
    /// use rust_decimal::Decimal;
    /// assert!(Bounded::Fraction.allows(Decimal::ONE));
    /// assert!(!Bounded::Fraction.allows(Decimal::from(25)));
    /// ```
    pub fn allows(self, value: Decimal) -> bool {
        value >= self.lowest() && value <= self.highest()
    }

    fn row(self) -> (&'static str, &'static str, Decimal, Decimal, bool) {
        let whole = |value: i64| Decimal::from(value);
        match self {
            Self::Money => {
                ("money", "currency", whole(-1_000_000_000_000_000), whole(1_000_000_000_000_000), false)
            }
            Self::Fraction => ("fraction", "of 1", Decimal::ZERO, Decimal::ONE, false),
            Self::Participants => ("participants", "a year", Decimal::ZERO, whole(10_000_000_000), false),
            Self::Quantity => ("quantity", "units", whole(-10_000_000_000), whole(10_000_000_000), false),
            Self::PerPerson => ("per_person", "a person", Decimal::new(1, 3), whole(100_000), false),
            Self::Rate => ("rate", "a year", Decimal::new(-5, 1), Decimal::ONE, false),
            Self::Years => ("years", "years", Decimal::ONE, whole(100), true),
            Self::ProjectYear => ("project_year", "year", Decimal::ONE, whole(100), true),
            Self::CalendarYear => ("calendar_year", "year", whole(1900), whole(2200), true),
            Self::Month => ("month", "month", Decimal::ONE, whole(12), true),
            Self::Lag => ("lag", "years", Decimal::ZERO, whole(100), true),
            Self::Duration => ("duration", "years", Decimal::ONE, whole(100), true),
            Self::Sample => ("sample", "people", Decimal::ZERO, whole(10_000_000_000), true),
        }
    }
}

/// The highest total that a project may add up to, in currency: beyond it the figures would no longer be exact.
pub fn highest_total() -> Decimal {
    Decimal::from_i128_with_scale(1_000_000_000_000_000_000_000_000, 0)
}

/// The least that `(1 + rate)^horizon` may be.
pub fn lowest_growth() -> Decimal {
    Decimal::new(1, 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_range_and_a_name_of_its_own() {
        let mut names: Vec<_> = ALL.iter().map(|quantity| quantity.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), ALL.len());
        assert!(ALL.iter().all(|quantity| quantity.lowest() < quantity.highest()));
    }

    #[test]
    fn the_ends_are_allowed_and_just_beyond_them_is_not() {
        let step = Decimal::new(1, 6);
        for quantity in ALL {
            assert!(quantity.allows(quantity.lowest()) && quantity.allows(quantity.highest()));
            assert!(!quantity.allows(quantity.lowest() - step));
            assert!(!quantity.allows(quantity.highest() + step));
        }
    }
}
