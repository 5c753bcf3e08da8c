//! What can be wrong with what is typed for a sweep: its axes, its figure and its target.

use crate::read::figure::Names;
use crate::read::place::Place;
use crate::read::scenarios::ScenarioSlip;
use rust_decimal::Decimal;

/// Something wrong with an axis, a figure or a target.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum AxisSlip {
    /// No path, or nothing behind it.
    NoValues,
    /// What stands where a number should.
    NotANumber {
        /// It.
        text: Box<str>,
    },
    /// A mark before three digits, with nothing to tell what it is.
    UndecidedNumber {
        /// The number as written.
        text: Box<str>,
    },
    /// Commas that may set off values or decimals.
    UndecidedList,
    /// More than can be calculated with.
    TooLarge {
        /// The number as written.
        text: Box<str>,
    },
    /// A range without a number of points or a step.
    NoCount,
    /// A number of points that is none.
    BadCount {
        /// It, as written.
        text: Box<str>,
    },
    /// More values than an axis can have.
    TooManyValues,
    /// Steps that lead nowhere.
    BadStep {
        /// The step as written.
        text: Box<str>,
    },
    /// Percentages and plain numbers.
    Mixed,
    /// A range that ends below its start.
    Reversed {
        /// Its start as written.
        from: Box<str>,
        /// Its end as written.
        to: Box<str>,
        /// What stands behind them: how many points, or the step.
        rest: Box<str>,
    },
    /// The same value twice.
    ValueTwice {
        /// The value.
        value: Decimal,
    },
    /// A factor below nothing or beyond ten.
    FactorBeyondTen {
        /// The factor.
        value: Decimal,
    },
    /// A single number or percentage on a factor.
    BareOnFactor,
    /// A single percentage of what a line states.
    BarePercentage,
    /// Percentages of nothing.
    OfNothing,
    /// Another axis reaches the same number.
    Twice {
        /// Where it stands.
        other: Option<Box<Place>>,
    },
    /// At one of its values the project does not hold.
    Leaves {
        /// The value.
        value: Decimal,
        /// Whether it is a factor.
        is_factor: bool,
        /// What is wrong then.
        slip: Box<ScenarioSlip>,
    },
    /// Each axis can be, and all together cannot.
    Together {
        /// The values, one per axis, each with whether it is a factor.
        values: Vec<(Decimal, bool)>,
        /// What is wrong then.
        slip: Box<ScenarioSlip>,
    },
    /// A text that is no time of the year.
    NotATiming {
        /// It.
        text: Box<str>,
    },
    /// More combinations of what decides which years there are than formulas can be recorded for.
    TooManyStructures {
        /// How many.
        combinations: u64,
        /// How many there may be.
        most: u64,
    },
    /// More axes than a grid can have.
    TooManyAxes {
        /// How many.
        count: usize,
    },
    /// More points than can be worked out in a lifetime.
    TooManyPoints,
    /// No figure is called so.
    UnknownFigure {
        /// What was asked for.
        text: Box<str>,
        /// The nearest, English and Dutch.
        nearest: Option<Names>,
    },
    /// A target that is not a figure, `=` and a number.
    BadTarget,
    /// A target for another figure than the one that is swept.
    OtherTarget {
        /// The figure that is swept, English and Dutch.
        figure: Names,
    },
}

impl AxisSlip {
    /// A stable name.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::NoValues => "axis_without_values",
            Self::NotANumber { .. } => "axis_not_a_number",
            Self::UndecidedNumber { .. } | Self::UndecidedList => "axis_undecided",
            Self::TooLarge { .. } => "axis_number_too_large",
            Self::NoCount => "axis_without_count",
            Self::BadCount { .. } => "axis_count",
            Self::TooManyValues => "axis_too_many_values",
            Self::BadStep { .. } => "axis_step",
            Self::Mixed => "axis_mixed",
            Self::Reversed { .. } => "axis_reversed",
            Self::ValueTwice { .. } => "axis_value_twice",
            Self::FactorBeyondTen { .. } => "axis_beyond_ten",
            Self::BareOnFactor => "axis_bare_on_factor",
            Self::BarePercentage => "axis_bare_percentage",
            Self::OfNothing => "axis_of_nothing",
            Self::Twice { .. } => "axis_twice",
            Self::Leaves { .. } | Self::Together { .. } => "axis_leaves_range",
            Self::NotATiming { .. } => "axis_not_a_timing",
            Self::TooManyStructures { .. } => "axes_of_structure",
            Self::TooManyAxes { .. } => "too_many_axes",
            Self::TooManyPoints => "too_many_points",
            Self::UnknownFigure { .. } => "unknown_figure",
            Self::BadTarget => "malformed_target",
            Self::OtherTarget { .. } => "target_of_other_figure",
        }
    }
}
