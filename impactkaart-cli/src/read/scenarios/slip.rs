//! What can keep a change of a scenario from being made.

use crate::problem::ModelFault;
use crate::read::figure::Names;
use crate::read::place::Place;
use crate::read::words::Pair;
use impactkaart_core::bounds::Bounded;
use impactkaart_core::model::{Column, Text};
use impactkaart_core::scenario::{Field, Root};
use rust_decimal::Decimal;

/// Something wrong with a row of scenarios, or with a `--set`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum ScenarioSlip {
    /// A path that begins with none of the words that paths begin with.
    UnknownRoot {
        /// What it begins with.
        text: Text,
        /// The nearest of those words.
        nearest: Option<&'static str>,
    },
    /// The lines have no such number.
    UnknownField {
        /// Which lines.
        root: Root,
        /// What was asked for.
        text: Text,
        /// The nearest of their numbers, English and Dutch.
        nearest: Option<Pair>,
    },
    /// Points, quotation marks and brackets that do not fit together.
    MalformedPath,
    /// Nothing in the project is called so.
    UnknownLine {
        /// Among which lines.
        root: Root,
        /// What was asked for.
        text: Text,
        /// The nearest that is there.
        nearest: Option<Text>,
        /// The number that the word stands for, where the line was left out.
        field: Option<Field>,
    },
    /// Nobody in the project is called so.
    UnknownParty {
        /// Who was asked for.
        text: Text,
        /// The nearest that is there.
        nearest: Option<Text>,
    },
    /// Lines that cannot be chosen by who they belong to.
    NoParties {
        /// Which.
        root: Root,
    },
    /// The path takes no line at all.
    NothingSelected,
    /// A year for which the group has no row.
    UnknownYear {
        /// The year.
        year: Decimal,
    },
    /// The line does not state that number.
    NotStated,
    /// Another change reaches the same number.
    Twice {
        /// Where that change stands.
        other: Option<Box<Place>>,
    },
    /// A change that cannot be read.
    Unreadable,
    /// A sign before a number, which a spreadsheet takes for something else.
    SignInFile {
        /// The sign.
        sign: char,
        /// What stands behind it.
        rest: Box<str>,
    },
    /// A mark before three digits, with nothing to tell what it is.
    UndecidedNumber,
    /// A `--set` without a path, or without a change.
    NoChange,
    /// A bare number on a factor.
    BareOnFactor,
    /// A change that makes a factor less than nothing or more than ten.
    FactorBeyondTen {
        /// What it makes of it.
        factor: Decimal,
    },
    /// A percentage on what is no fraction.
    BarePercentage,
    /// More than can be calculated with.
    TooLarge,
    /// A time of the year for a number, or a number for a time of the year.
    OtherKind {
        /// Whether a time of the year is what it takes.
        takes_timing: bool,
    },
    /// The changed number is outside its range.
    LeavesRange {
        /// What it is.
        quantity: Bounded,
        /// Its column.
        column: Column,
        /// The line, where there is one.
        line: Option<Text>,
        /// What it becomes.
        value: Decimal,
    },
    /// The changed number is not whole.
    NotWhole {
        /// Its column.
        column: Column,
        /// What it becomes.
        value: Decimal,
    },
    /// A target that is not a figure, a `=` and a value.
    NoTarget,
    /// A payback period that is no time at all.
    NoPayback,
    /// A figure that no target can be of.
    UnknownFigure {
        /// What was asked for.
        text: Text,
        /// The nearest of those there are, English and Dutch.
        nearest: Option<Names>,
    },
    /// An own return of nobody, or of somebody who is not there.
    OwnReturnOfWhom {
        /// Who was asked for.
        text: Option<Text>,
        /// The nearest level or stakeholder.
        nearest: Option<Text>,
    },
    /// A domain that is not a parameter, a `=` and a range.
    NoDomain,
    /// A range that ends before it starts, or lies outside what the number may be.
    NoRange {
        /// The lowest it may be.
        lowest: Decimal,
        /// The highest.
        highest: Decimal,
    },
    /// What decides which flows there are: it is a scenario, not a number to be moved.
    Structure,
    /// A year that the changed project no longer has, or no longer counts, and for which there are numbers.
    YearLeftOut {
        /// What its table is called.
        table: Box<str>,
        /// The line with the numbers.
        line: Option<Text>,
        /// The years, of the project.
        years: Vec<Decimal>,
        /// The last year that is left, of the project.
        last: u16,
        /// The calendar year of year 1.
        start_year: u16,
        /// Whether it is the horizon that ends too soon, rather than the project.
        is_horizon: bool,
    },
    /// The changed project is wrong in another way.
    NoLongerValid {
        /// What is wrong with it.
        model: Box<ModelFault>,
    },
}

impl ScenarioSlip {
    /// A stable name.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::UnknownRoot { .. } | Self::UnknownLine { .. } | Self::UnknownParty { .. } => "unknown_path",
            Self::UnknownField { .. } => "unknown_field",
            Self::MalformedPath => "malformed_path",
            Self::NoParties { .. } | Self::NothingSelected => "nothing_selected",
            Self::UnknownYear { .. } => "year_without_row",
            Self::NotStated => "not_stated",
            Self::Twice { .. } => "changed_twice",
            Self::Unreadable | Self::NoChange => "unreadable_change",
            Self::SignInFile { .. } => "sign_in_change",
            Self::UndecidedNumber => "undecided_number",
            Self::BareOnFactor => "bare_on_factor",
            Self::FactorBeyondTen { .. } => "scenario_beyond_ten",
            Self::BarePercentage => "bare_percentage",
            Self::TooLarge => "change_too_large",
            Self::OtherKind { .. } => "other_kind_of_change",
            Self::NoTarget | Self::NoPayback | Self::UnknownFigure { .. } | Self::OwnReturnOfWhom { .. } => {
                "unknown_target"
            }
            Self::NoDomain | Self::NoRange { .. } => "unreadable_domain",
            Self::Structure => "structure_not_varied",
            Self::LeavesRange { .. }
            | Self::NotWhole { .. }
            | Self::YearLeftOut { .. }
            | Self::NoLongerValid { .. } => "change_leaves_range",
        }
    }

    /// The column of scenarios in which it shows.
    pub(super) fn column(&self) -> Column {
        match self {
            Self::UnknownRoot { .. }
            | Self::UnknownField { .. }
            | Self::MalformedPath
            | Self::UnknownLine { .. }
            | Self::UnknownParty { .. }
            | Self::NoParties { .. }
            | Self::NothingSelected
            | Self::UnknownYear { .. }
            | Self::NotStated
            | Self::Twice { .. } => Column::Parameter,
            _ => Column::Change,
        }
    }
}
