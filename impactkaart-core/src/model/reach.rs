use super::{ByYear, GroupId, Seldom, Text};
use crate::quantity::{Fraction, Participants, PerPerson};
use serde::{Deserialize, Serialize};
use std::ops::Deref;

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
///
/// As with [`super::Effect`], the columns that many files leave blank stand in [`GroupDetails`], and are read as if they stood
/// here: `group.source`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What references call it.
    pub id: Text,
    /// Who they are.
    pub description: Option<Text>,
    /// The numbers themselves.
    pub members: Members,
    pub(super) details: Seldom<GroupDetails>,
}

/// What is said of the numbers of a group.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct GroupDetails {
    /// What the numbers are counted in.
    pub counted_as: CountedAs,
    /// Contacts, visits or households per person; blank means 1.
    pub per_person: Option<PerPerson>,
    /// Where the numbers came from.
    pub source: Option<Text>,
}

impl Deref for Group {
    type Target = GroupDetails;

    fn deref(&self) -> &GroupDetails {
        static BLANK: GroupDetails =
            GroupDetails { counted_as: CountedAs::Person, per_person: None, source: None };
        self.details.or(&BLANK)
    }
}

impl Group {
    /// Whether its number of persons is an estimate from contacts, visits or households.
    pub fn is_estimated(&self) -> bool {
        self.counted_as != CountedAs::Person || self.per_person.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_row_takes_little_room() {
        assert!(size_of::<Group>() <= 120, "{}", size_of::<Group>());
        assert!(size_of::<GroupDetails>() <= 40, "{}", size_of::<GroupDetails>());
    }
}
