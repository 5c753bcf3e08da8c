use super::{GroupId, Text};
use crate::quantity::{CalendarYear, Month, Quantity, Rate, Years};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// When in a year its amounts fall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Timing {
    /// At its start: year 1 is not discounted.
    Start,
    /// Half way.
    Mid,
    /// At its end: year 1 is discounted once.
    End,
}

impl Timing {
    /// The word for it in code, files and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Mid => "mid",
            Self::End => "end",
        }
    }

    /// How far into a year its amounts fall: 0 at its start, 0.5 half way, 1 at its end.
    pub fn share_of_year(self) -> Decimal {
        match self {
            Self::Start => Decimal::ZERO,
            Self::Mid => Decimal::new(5, 1),
            Self::End => Decimal::ONE,
        }
    }

    /// The timing that falls so far into a year.
    pub fn at(share_of_year: Decimal) -> Option<Self> {
        [Self::Start, Self::Mid, Self::End].into_iter().find(|timing| timing.share_of_year() == share_of_year)
    }

    /// How many half years an amount of project year `year` is discounted: twice the exponent `p(y)` of
    /// docs/method.md#present-value.
    pub fn half_years(self, year: u16) -> u32 {
        let year = u32::from(year);
        match self {
            Self::Start => 2 * year - 2,
            Self::Mid => 2 * year - 1,
            Self::End => 2 * year,
        }
    }
}

/// The theme of a project, as the Impactkaart names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// Jongerenwerk.
    YouthWork,
    /// Eenzaamheid.
    Loneliness,
    /// Sociaal arrangeren.
    SocialBrokering,
    /// Schuldproblematiek.
    Debt,
    /// Participatie.
    Participation,
    /// Anything else.
    Other,
}

impl Theme {
    /// All themes, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::YouthWork,
        Self::Loneliness,
        Self::SocialBrokering,
        Self::Debt,
        Self::Participation,
        Self::Other,
    ];

    /// The word for it in code, files and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::YouthWork => "youth_work",
            Self::Loneliness => "loneliness",
            Self::SocialBrokering => "social_brokering",
            Self::Debt => "debt",
            Self::Participation => "participation",
            Self::Other => "other",
        }
    }
}

/// The language that a project is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProjectLanguage {
    /// Dutch.
    Nl,
    /// English.
    En,
}

/// What holds for the whole project. Blank stays blank here; defaults are resolved when calculating.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// What the project is called.
    pub name: Text,
    /// Who carries it out.
    pub organisation: Option<Text>,
    /// What it is about.
    pub theme: Option<Theme>,
    /// Where it is.
    pub municipality: Option<Text>,
    /// The calendar year of project year 1.
    pub start_year: CalendarYear,
    /// The month in which it starts; blank means January.
    pub start_month: Option<Month>,
    /// How many years it runs; blank means 1.
    pub years: Option<Years>,
    /// The last project year that is counted; blank means 5, or `years` where that is more.
    pub horizon: Option<Years>,
    /// Per year; blank means the rate prescribed on the day of the start.
    pub discount_rate: Option<Rate>,
    /// The year whose prices all amounts are brought to; blank means `start_year`.
    pub price_year: Option<CalendarYear>,
    /// Blank means EUR.
    pub currency: Option<Text>,
    /// When benefits of a year fall; blank means at its end.
    pub benefit_timing: Option<Timing>,
    /// When costs of a year fall; blank means at its start.
    pub cost_timing: Option<Timing>,
    /// The group whose starters *per participant* divides by.
    pub main_group: Option<GroupId>,
    /// What happens without the project, in a sentence.
    pub base_case: Option<Text>,
    /// A return to show beside the project's own.
    pub reference_ratio: Option<Quantity>,
    /// The language of the project's texts.
    pub language: Option<ProjectLanguage>,
}
