use super::{ByYear, GroupId, Text};
use crate::quantity::{Fraction, Participants, PerPerson};
use serde::{Deserialize, Serialize};

/// What the numbers of a group are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CountedAs {
    /// People.
    #[default]
    Person,
    /// Households.
    Household,
    /// Contacts.
    Contact,
    /// Visits.
    Visit,
}

/// How many of a group there are in one year, as counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Headcount {
    /// How many take part.
    pub participants: Participants,
    /// How many of them start in this year; blank means all.
    pub new: Option<Participants>,
}

/// Where the numbers of a group come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Members {
    /// They are counted.
    Counted {
        /// In every year without a row of its own.
        each: Option<Headcount>,
        /// In single years.
        by_year: ByYear<Headcount>,
    },
    /// They are a share of another group.
    PartOf {
        /// The other group.
        parent: GroupId,
        /// The share in every year without a row of its own.
        each: Option<Fraction>,
        /// The share in single years.
        by_year: ByYear<Fraction>,
    },
}

/// People the project reaches. Groups may overlap and are never summed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What references call it.
    pub id: Text,
    /// Who they are.
    pub description: Option<Text>,
    /// What the numbers are counted in.
    pub counted_as: CountedAs,
    /// Contacts, visits or households per person; blank means 1.
    pub per_person: Option<PerPerson>,
    /// The numbers themselves.
    pub members: Members,
    /// Where the numbers came from.
    pub source: Option<Text>,
}

impl Group {
    /// Whether its number of persons is an estimate from contacts, visits or households.
    pub fn is_estimated(&self) -> bool {
        self.counted_as != CountedAs::Person || self.per_person.is_some()
    }
}
