//! What can keep a range or a correlation from being drawn.

use crate::read::place::Place;
use crate::read::words::Pair;
use impactkaart_core::Decimal;
use impactkaart_core::model::{Column, Severity};
use impactkaart_core::scenario::Field;

/// Something wrong with a row of ranges or of correlations; what is wrong with a path is said as in scenarios.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum RangeSlip {
    /// A number that the distribution needs is blank.
    Incomplete {
        /// The distribution, English and Dutch; none where the row names none.
        distribution: Option<Pair>,
        /// What it is stated by.
        needs: &'static [Column],
    },
    /// A number that the distribution is not stated by.
    Superfluous {
        /// The distribution, English and Dutch; none where the row names none.
        distribution: Option<Pair>,
        /// What it is stated by.
        needs: &'static [Column],
        /// The column.
        column: Column,
    },
    /// A percentage of an amount or a count.
    PercentOfNumber,
    /// The field decides which flows there are.
    Structure {
        /// The field.
        field: Field,
    },
    /// A factor beyond 10, or below zero.
    FactorBeyondTen {
        /// As stated.
        value: Decimal,
    },
    /// Low is above high.
    Reversed,
    /// The mode is not between low and high.
    ModeOutside {
        /// As stated.
        low: Decimal,
        /// As stated.
        high: Decimal,
    },
    /// A standard deviation of zero or less.
    SdNotAboveZero,
    /// A lognormal distribution of what is not above zero.
    NotAboveZero {
        /// Where it stands.
        column: Column,
    },
    /// A beta distribution with its mean outside 0 to 1.
    MeanOutsideUnit,
    /// A beta distribution that cannot be.
    SdOutside {
        /// The least there can be.
        least: Decimal,
        /// The most there can be.
        most: Decimal,
    },
    /// More than can be calculated with.
    TooLarge,
    /// (Nearly) all of it lies where the parameter cannot be.
    OutsideBounds {
        /// The lowest it can be.
        lowest: Decimal,
        /// The highest it can be.
        highest: Decimal,
    },
    /// Another range reaches the same number.
    Twice {
        /// Where it stands.
        other: Option<Box<Place>>,
    },
    /// The path takes nothing.
    NothingSelected,
    /// The project cannot have the parameters of all ranges at once.
    NotTogether,
    /// A correlation outside -1 to 1.
    CorrelationOutside,
    /// A correlation of what is not drawn.
    WithoutRange,
    /// A correlation of a parameter with itself.
    WithItself,
    /// Another correlation is of the same two parameters.
    CorrelatedTwice {
        /// Where it stands.
        other: Option<Box<Place>>,
    },
    /// More parameters go together than can be handled.
    TooManyTogether,
    /// Warning: correlations that contradict each other, and were brought to the nearest that do not.
    Repaired {
        /// The parameters whose correlation changes most.
        between: Box<[String; 2]>,
        /// Their correlation as stated.
        stated: Decimal,
        /// Their correlation as drawn.
        drawn: Decimal,
    },
}

impl RangeSlip {
    /// A stable name.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::Incomplete { .. } => "range_incomplete",
            Self::Superfluous { .. } => "range_contradictory",
            Self::PercentOfNumber => "percent_in_range",
            Self::Structure { .. } => "structure_in_range",
            Self::FactorBeyondTen { .. } => "factor_beyond_ten",
            Self::Reversed => "range_reversed",
            Self::ModeOutside { .. } => "mode_outside",
            Self::SdNotAboveZero => "sd_not_above_zero",
            Self::NotAboveZero { .. } => "lognormal_not_above_zero",
            Self::MeanOutsideUnit => "beta_mean_outside",
            Self::SdOutside { .. } => "beta_sd_outside",
            Self::TooLarge => "range_too_large",
            Self::OutsideBounds { .. } => "range_outside_bounds",
            Self::Twice { .. } => "drawn_twice",
            Self::NothingSelected => "nothing_drawn",
            Self::NotTogether => "not_drawn_together",
            Self::CorrelationOutside => "correlation_out_of_range",
            Self::WithoutRange => "correlated_without_range",
            Self::WithItself => "correlated_with_itself",
            Self::CorrelatedTwice { .. } => "correlated_twice",
            Self::TooManyTogether => "correlated_too_many",
            Self::Repaired { .. } => "correlations_repaired",
        }
    }

    /// Whether it keeps anything from being calculated.
    pub(crate) fn severity(&self) -> Severity {
        match self {
            Self::Repaired { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }
}
