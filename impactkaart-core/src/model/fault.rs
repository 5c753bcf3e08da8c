//! What `build` finds in a draft: faults, which stop it, and cautions, which may be meant.

use super::{Case, Cell, CountedAs, Level, Table, Text};
use crate::bounds::Bounded;
use rust_decimal::Decimal;

/// Whether a finding stops the calculation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is calculated.
    Error,
    /// It may be meant.
    Warning,
}

/// Something found in a draft, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The cell it is about; a blank cell where something is missing.
    pub cell: Cell,
    /// Another cell it collides with, if any.
    pub other: Option<Cell>,
    /// What it is.
    pub fault: Fault,
}

impl Found {
    /// Whether it stops the calculation.
    pub fn severity(&self) -> Severity {
        self.fault.severity()
    }
}

/// What sets which years may stand somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum YearLimit {
    /// The years that the project runs: people take part in these.
    Project,
    /// The years that are counted: there may be costs after the project has ended.
    Horizon,
    /// The first and the last year that the row itself states.
    Line,
}

/// Why a cell that may otherwise be blank must be filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Because {
    /// The column is always required.
    Always,
    /// The project runs more than one year, so it must be said whether the amount is per project or per year.
    SeveralYears,
    /// The project runs more than one year, so it must be said which year the row is for.
    WhichYear,
    /// Each participant is counted, so it must be said of which group.
    PerParticipant,
    /// A valued effect per participant says for which share it occurs.
    Valued,
    /// The group is a share of another.
    PartOfGroup,
    /// The group is not counted in people.
    CountedOtherwise(CountedAs),
    /// The line has a capacity, and it must be said whose participants it serves.
    Capacity,
    /// The beneficiary is split.
    Split,
    /// A row needs an id or a description to be called by.
    NeedsName,
}

/// All that can be wrong with a draft. `code` names each for good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A required cell is blank.
    Missing {
        /// Why it is required.
        because: Because,
    },
    /// A number lies outside its bounds.
    OutOfRange {
        /// What the number is.
        quantity: Bounded,
        /// What it was.
        value: Decimal,
    },
    /// A whole number is needed.
    NotWhole {
        /// What the number is.
        quantity: Bounded,
        /// What it was.
        value: Decimal,
    },
    /// Two rows have the same id.
    DuplicateId {
        /// The id.
        id: Text,
        /// Whether it was made from the description, none being stated.
        made: bool,
    },
    /// An id is a reserved word: the name of another level, or `project`, `year`, `participant`.
    ReservedId {
        /// The id.
        id: Text,
        /// The level that the name is reserved for, if it is one.
        level: Option<Level>,
    },
    /// An id that cannot be written as a reference: blank, with a quote or a line break in it, or of a group without a letter
    /// or digit.
    UnusableId {
        /// The id.
        id: Text,
    },
    /// A reference to a row that is not there.
    UnknownReference {
        /// Where it was looked for.
        table: Table,
        /// The text.
        text: Text,
        /// The nearest id, and its row.
        nearest: Option<(Text, usize)>,
        /// How many rows there are to choose from.
        known: usize,
    },
    /// A year that is not among those allowed here.
    YearOutside {
        /// As written.
        year: Decimal,
        /// The first and last allowed, as project years.
        allowed: (u16, u16),
        /// The calendar year of project year 1.
        start_year: u16,
        /// What sets the limit.
        of: YearLimit,
    },
    /// The first year comes after the last.
    FirstAfterLast {
        /// Project years.
        first: u16,
        /// Project years.
        last: u16,
    },
    /// The horizon is shorter than the project.
    HorizonBelowYears {
        /// Stated.
        horizon: u16,
        /// Stated, or 1.
        years: u16,
    },
    /// More participants are new than there are.
    NewAboveParticipants {
        /// New.
        new: Decimal,
        /// All.
        participants: Decimal,
    },
    /// The same people would be counted again each year: a group present in several years says how many are new.
    NewMissing {
        /// The group.
        group: Text,
        /// The effect that lasts more than one year.
        effect: Text,
    },
    /// The same group and year twice.
    DuplicateYear {
        /// The group.
        group: Text,
        /// The year as a project year; none for `each`.
        year: Option<u16>,
    },
    /// Groups that are part of each other in a circle.
    PartOfCycle {
        /// The groups, the first one repeated at the end.
        groups: Vec<Text>,
    },
    /// A group that is a share of another also states numbers of its own.
    PartOfWithParticipants,
    /// A share without the group it is a share of.
    ShareWithoutPartOf,
    /// Rows of one group say different things of what holds for all of them.
    GroupDisagrees {
        /// The group.
        group: Text,
    },
    /// `share_without` is above `share`.
    ShareWithoutAboveShare {
        /// Without.
        without: Decimal,
        /// With.
        with: Decimal,
    },
    /// Both `share_without` and `deadweight`, which say the same thing.
    ShareWithoutAndDeadweight,
    /// Both a value and an amount.
    ValueAndAmount,
    /// A price year beside a value, which has its own.
    PriceYearOfValue,
    /// The parts of a split do not add up to 1.
    SplitTotal {
        /// What they add up to.
        total: Decimal,
    },
    /// A party stands in a split twice.
    SplitTwice {
        /// The party.
        party: Text,
    },
    /// A party is counterparty to itself, or passes money to itself.
    SameParty {
        /// The party.
        party: Text,
    },
    /// `transfer = no` beside a counterparty.
    CounterpartyWithoutTransfer,
    /// A column per year on a line that is not per year.
    NotPerYear,
    /// No discount rate is stated and none is prescribed on the day of the start.
    NoPrescribedRate {
        /// The year of the start.
        year: u16,
        /// The month.
        month: u8,
    },
    /// A price year before the first published price change.
    PriceYearTooEarly {
        /// The year.
        year: u16,
        /// The first published one.
        first: u16,
    },
    /// `to` is blank and there are several stakeholders at the level of the organisation.
    SeveralOrganisations {
        /// How many.
        count: usize,
    },
    /// The amounts of the project add up to more than can be calculated exactly.
    TotalTooLarge {
        /// The bound, where it could be worked out.
        total: Option<Decimal>,
    },
    /// `(1 + rate)^horizon` is too small or too large.
    DiscountingTooStrong {
        /// The rate.
        rate: Decimal,
        /// The horizon.
        horizon: u16,
    },
    /// Warning: a transfer that does not say who is on the other side.
    TransferWithoutCounterparty,
    /// Warning: an effect of which nothing falls within the horizon.
    BeyondHorizon {
        /// The first project year in which it would occur.
        year: u16,
        /// The horizon.
        horizon: u16,
    },
    /// Warning: an effect that lasts several years counts all participants in each of them.
    SamePeopleEveryYear {
        /// Years it lasts.
        duration: u16,
        /// Years in which the group has participants.
        years: usize,
    },
    /// Warning: the value's unit is not the effect's.
    OtherUnit {
        /// The effect's.
        unit: Text,
        /// The value's.
        value_unit: Text,
        /// The value.
        value: Text,
    },
    /// Warning: the price list gives the price for another level than the effect's beneficiary.
    OtherBearer {
        /// The level of the price.
        bearer: Level,
        /// The level of the beneficiary.
        beneficiary: Level,
        /// The value.
        value: Text,
    },
    /// Warning: a party receives more funding than the costs it makes.
    FundedTwice {
        /// The party.
        party: Text,
        /// Undiscounted.
        receives: Decimal,
        /// Undiscounted.
        makes: Decimal,
    },
    /// Warning: a cost line is exactly what other lines add up to: a subsidy, or a total, beside what it pays.
    CostIsSumOfOthers {
        /// Undiscounted.
        amount: Decimal,
        /// How many other lines.
        lines: usize,
    },
    /// Warning: the same numbers of participants each year, without a word of how many are new.
    SameCountEachYear {
        /// The group.
        group: Text,
        /// The count.
        participants: Decimal,
        /// In how many years.
        years: u16,
    },
    /// Warning: one line per year is exactly another line's total over the years, or the same thing stands twice.
    TotalAsYearly {
        /// The amount of this line in a year.
        yearly: Decimal,
        /// The total of the other line over the years.
        total: Decimal,
    },
    /// Warning: a stakeholder that nothing refers to.
    UnusedStakeholder,
    /// Warning: a value that no effect uses.
    UnusedValue,
    /// Warning: a base-case line, but no sentence on what happens without the project.
    BaseCaseNotDescribed {
        /// Which case the line belongs to.
        case: Case,
    },
}

impl Fault {
    /// A stable name, for machines and for the documentation of messages.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing { because } => match because {
                Because::Always => "missing",
                Because::SeveralYears => "missing_per",
                Because::WhichYear => "missing_year",
                Because::PerParticipant => "missing_group",
                Because::Valued => "missing_share",
                Because::PartOfGroup => "missing_part_share",
                Because::CountedOtherwise(_) => "missing_per_person",
                Because::Capacity => "missing_capacity_group",
                Because::Split => "missing_split_share",
                Because::NeedsName => "missing_name",
            },
            Self::OutOfRange { .. } => "out_of_range",
            Self::NotWhole { quantity: Bounded::Duration, .. } => "fractional_duration",
            Self::NotWhole { .. } => "not_whole",
            Self::DuplicateId { .. } => "duplicate_id",
            Self::ReservedId { .. } => "reserved_id",
            Self::UnusableId { .. } => "unusable_id",
            Self::UnknownReference { .. } => "unknown_reference",
            Self::YearOutside { of: YearLimit::Project, .. } => "year_outside_project",
            Self::YearOutside { of: YearLimit::Horizon, .. } => "year_beyond_horizon",
            Self::YearOutside { of: YearLimit::Line, .. } => "year_outside_line",
            Self::FirstAfterLast { .. } => "first_after_last",
            Self::HorizonBelowYears { .. } => "horizon_below_years",
            Self::NewAboveParticipants { .. } => "new_above_participants",
            Self::NewMissing { .. } => "new_missing",
            Self::DuplicateYear { .. } => "duplicate_year",
            Self::PartOfCycle { .. } => "part_of_cycle",
            Self::PartOfWithParticipants => "part_of_with_participants",
            Self::ShareWithoutPartOf => "share_without_part_of",
            Self::GroupDisagrees { .. } => "group_disagrees",
            Self::ShareWithoutAboveShare { .. } => "share_without_above_share",
            Self::ShareWithoutAndDeadweight => "share_without_and_deadweight",
            Self::ValueAndAmount => "value_and_amount",
            Self::PriceYearOfValue => "price_year_of_value",
            Self::SplitTotal { .. } => "split_total",
            Self::SplitTwice { .. } => "split_twice",
            Self::SameParty { .. } => "same_party",
            Self::CounterpartyWithoutTransfer => "counterparty_without_transfer",
            Self::NotPerYear => "not_per_year",
            Self::NoPrescribedRate { .. } => "no_prescribed_rate",
            Self::PriceYearTooEarly { .. } => "price_year_too_early",
            Self::SeveralOrganisations { .. } => "several_organisations",
            Self::TotalTooLarge { .. } => "total_too_large",
            Self::DiscountingTooStrong { .. } => "discounting_too_strong",
            Self::TransferWithoutCounterparty => "transfer_without_counterparty",
            Self::BeyondHorizon { .. } => "beyond_horizon",
            Self::SamePeopleEveryYear { .. } => "same_people_every_year",
            Self::OtherUnit { .. } => "other_unit",
            Self::OtherBearer { .. } => "other_bearer",
            Self::FundedTwice { .. } => "funded_twice",
            Self::CostIsSumOfOthers { .. } => "cost_is_sum_of_others",
            Self::SameCountEachYear { .. } => "same_count_each_year",
            Self::TotalAsYearly { .. } => "total_as_yearly",
            Self::UnusedStakeholder => "unused_stakeholder",
            Self::UnusedValue => "unused_value",
            Self::BaseCaseNotDescribed { .. } => "base_case_not_described",
        }
    }

    /// Whether it stops the calculation.
    pub fn severity(&self) -> Severity {
        match self {
            Self::TransferWithoutCounterparty
            | Self::BeyondHorizon { .. }
            | Self::SamePeopleEveryYear { .. }
            | Self::OtherUnit { .. }
            | Self::OtherBearer { .. }
            | Self::FundedTwice { .. }
            | Self::CostIsSumOfOthers { .. }
            | Self::SameCountEachYear { .. }
            | Self::TotalAsYearly { .. }
            | Self::UnusedStakeholder
            | Self::UnusedValue
            | Self::BaseCaseNotDescribed { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// The fault of a single value that does not fit its quantity.
    pub(crate) fn of(error: &crate::Error) -> Self {
        match *error {
            crate::Error::OutOfRange { quantity, value } => Self::OutOfRange { quantity, value },
            crate::Error::NotWhole { quantity, value } => Self::NotWhole { quantity, value },
        }
    }
}
