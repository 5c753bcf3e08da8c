//! The tables and columns of a project, by which the core says where something is wrong. It knows no files: who read the
//! project knows which cell a table, a row and a column stand for.

/// A table of the project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// What holds for the whole project.
    Project,
    /// The named parties.
    Stakeholders,
    /// The cost lines.
    Costs,
    /// Who passes money to whom.
    Funding,
    /// How many are reached.
    Reach,
    /// The effects.
    Effects,
    /// The values.
    Values,
    /// The scenarios.
    Scenarios,
    /// What is known of uncertain parameters.
    Ranges,
    /// How uncertain parameters go together.
    Correlations,
}

impl Table {
    /// All tables.
    pub const ALL: [Self; 10] = [
        Self::Project,
        Self::Stakeholders,
        Self::Costs,
        Self::Funding,
        Self::Reach,
        Self::Effects,
        Self::Values,
        Self::Scenarios,
        Self::Ranges,
        Self::Correlations,
    ];

    /// The word for it in code and file names.
    pub fn name(self) -> &'static str {
        match self {
            Self::Project => "project",
            Self::Stakeholders => "stakeholders",
            Self::Costs => "costs",
            Self::Funding => "funding",
            Self::Reach => "reach",
            Self::Effects => "effects",
            Self::Values => "values",
            Self::Scenarios => "scenarios",
            Self::Ranges => "ranges",
            Self::Correlations => "correlations",
        }
    }
}

macro_rules! columns {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// A column of a table, or a key of `project.csv`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Column {
            $($(#[$doc])* $variant,)*
            /// `amount_2026`: the amount of one year, as written.
            AmountIn(u16),
            /// `participants_2026`.
            ParticipantsIn(u16),
            /// `new_2026`.
            NewIn(u16),
        }

        impl Column {
            /// All columns but those of single years.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The name of the column in files, without a year.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                    Self::AmountIn(_) => "amount",
                    Self::ParticipantsIn(_) => "participants",
                    Self::NewIn(_) => "new",
                }
            }

            /// The year of a column of a single year.
            pub fn year(self) -> Option<u16> {
                match self {
                    Self::AmountIn(year) | Self::ParticipantsIn(year) | Self::NewIn(year) => Some(year),
                    _ => None,
                }
            }
        }
    };
}

columns! {
    /// What rows are called.
    Id = "id",
    /// The name of the project or of a stakeholder.
    Name = "name",
    /// Who carries the project out.
    Organisation = "organisation",
    /// What the project is about.
    Theme = "theme",
    /// Where it is.
    Municipality = "municipality",
    /// Calendar year of project year 1.
    StartYear = "start_year",
    /// Month in which it starts.
    StartMonth = "start_month",
    /// How many years it runs.
    Years = "years",
    /// Last year counted.
    Horizon = "horizon",
    /// Discount rate per year.
    DiscountRate = "discount_rate",
    /// Price year.
    PriceYear = "price_year",
    /// Currency.
    Currency = "currency",
    /// When benefits fall.
    BenefitTiming = "benefit_timing",
    /// When costs fall.
    CostTiming = "cost_timing",
    /// Main group.
    MainGroup = "main_group",
    /// The base case in a sentence.
    BaseCase = "base_case",
    /// A return to show beside the project's own.
    ReferenceRatio = "reference_ratio",
    /// Language of the project.
    Language = "language",
    /// The decimal mark of its files.
    Decimal = "decimal",
    /// Level of a stakeholder.
    Level = "level",
    /// Law or budget of a stakeholder.
    Domain = "domain",
    /// What a row is.
    Description = "description",
    /// Who makes a cost.
    Payer = "payer",
    /// Money.
    Amount = "amount",
    /// Units.
    Quantity = "quantity",
    /// One unit of what.
    Unit = "unit",
    /// Project, year or participant.
    Per = "per",
    /// A group.
    Group = "group",
    /// First year.
    FirstYear = "first_year",
    /// Last year.
    LastYear = "last_year",
    /// Given in kind.
    InKind = "in_kind",
    /// Project or base case.
    Case = "case",
    /// Money that only changes hands.
    Transfer = "transfer",
    /// Participants a year a line can serve.
    Capacity = "capacity",
    /// Whether it is indexed.
    Indexed = "indexed",
    /// Where it came from.
    Source = "source",
    /// Who passes money.
    From = "from",
    /// Who receives it.
    To = "to",
    /// Year of a reach row.
    Year = "year",
    /// How many take part.
    Participants = "participants",
    /// How many start.
    New = "new",
    /// What reach is counted in.
    CountedAs = "counted_as",
    /// Contacts, visits or households per person.
    PerPerson = "per_person",
    /// The group this one is a share of.
    PartOf = "part_of",
    /// A fraction of participants, or of a group.
    Share = "share",
    /// Who enjoys an effect.
    Beneficiary = "beneficiary",
    /// New participants or all.
    Counts = "counts",
    /// Fraction for whom it would have occurred anyway.
    ShareWithout = "share_without",
    /// The id of a value; the value of a key in `project.csv`.
    Value = "value",
    /// Would have happened anyway.
    Deadweight = "deadweight",
    /// Moved from elsewhere.
    Displacement = "displacement",
    /// Caused by others.
    AttributionToOthers = "attribution_to_others",
    /// Shrinks each year.
    DropOff = "drop_off",
    /// Years before it starts.
    Lag = "lag",
    /// Years it lasts.
    Duration = "duration",
    /// Fiscal, economic or social.
    Kind = "kind",
    /// Who loses what the beneficiary gains.
    Counterparty = "counterparty",
    /// Fraction that frees money in a budget.
    Cashable = "cashable",
    /// What it rests on.
    Evidence = "evidence",
    /// Sample size.
    Sample = "sample",
    /// Sample size without the project.
    SampleWithout = "sample_without",
    /// What a scenario is called.
    Scenario = "scenario",
    /// What a scenario changes.
    Parameter = "parameter",
    /// How a scenario changes it.
    Change = "change",
    /// What an uncertain parameter is drawn from.
    Distribution = "distribution",
    /// The lowest, or what 5 % is below.
    Low = "low",
    /// The likeliest.
    Mode = "mode",
    /// The highest, or what 5 % is above.
    High = "high",
    /// The mean of a distribution.
    Mean = "mean",
    /// The standard deviation of a distribution.
    Sd = "sd",
    /// The other parameter of a correlation.
    Parameter2 = "parameter_2",
    /// The correlation of the ranks of two parameters.
    RankCorrelation = "rank_correlation",
}

/// A cell of the project: where something is wrong, in the core's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// The table.
    pub table: Table,
    /// The row of its list in the draft, from 0; 0 for the project table.
    pub row: usize,
    /// The column.
    pub column: Column,
}
