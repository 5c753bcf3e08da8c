use super::extreme::ExtremePart;
use super::moments::MomentsPart;
use super::target::TargetPart;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A part of a run: what came of some of its units, in whole numbers on a grid fixed in advance.
///
/// Parts can be written down, sent and merged in any order; the same run in any parts gives the same result to the last
/// bit. It says itself what it is a part of.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Part {
    /// Of this form.
    pub(crate) format: u32,
    pub(crate) made_with: String,
    /// Fingerprints of what the run is about.
    pub(crate) project: String,
    pub(crate) points: String,
    pub(crate) questions: String,
    pub(crate) units: Range<u64>,
    pub(crate) of: u64,
    pub(crate) undefined: u64,
    pub(crate) uncertain: u64,
    #[serde(with = "text")]
    pub(crate) sum: i128,
    pub(crate) moments: Option<MomentsPart>,
    pub(crate) highest: ExtremePart,
    pub(crate) lowest: ExtremePart,
    pub(crate) targets: Vec<TargetPart>,
    pub(crate) bins: Vec<(u32, u64)>,
    /// The lowest and highest bin of each chunk of units.
    pub(crate) chunks: Vec<(u64, u32, u32)>,
    /// The values themselves, where they were kept.
    #[serde(skip)]
    pub(crate) kept: Option<Vec<f64>>,
}

/// The form of parts that this version writes and reads.
pub(crate) const FORMAT: u32 = 1;

impl Part {
    /// The units that it covers; fewer than asked for where the run was stopped.
    pub fn units(&self) -> Range<u64> {
        self.units.clone()
    }

    /// How many units the whole run has.
    pub fn of(&self) -> u64 {
        self.of
    }
}

/// The units of part `number` of `of` parts, from 1: as equal in size as can be, in order, nothing left out.
///
/// # Examples
/// ```
/// use impactkaart_core::evaluate::division;
///
/// assert_eq!((1..=3).map(|number| division(10, number, 3)).collect::<Vec<_>>(), [0..3, 3..6, 6..10]);
/// // More parts than units: some are empty.
/// assert_eq!(division(1, 1, 2), 0..0);
/// ```
pub fn division(units: u64, number: u64, of: u64) -> Range<u64> {
    let of = of.max(1);
    let at = |number: u64| {
        let at = u128::from(units) * u128::from(number.min(of)) / u128::from(of);
        // Holds because it is at most `units`.
        u64::try_from(at).unwrap_or(units)
    };
    at(number.saturating_sub(1))..at(number)
}

/// What is wrong with the parts of a run; each `part` is a place in the list that was handed in, from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum PartFault {
    /// It has another form, or was made with another version of this library.
    Version {
        /// Which one.
        part: usize,
        /// What it was made with.
        made_with: String,
    },
    /// It is part of another run.
    OtherRun {
        /// Which one.
        part: usize,
        /// In what that run differs.
        differs: Differs,
    },
    /// It is not what any run gives: it was cut off or changed.
    Damaged {
        /// Which one.
        part: usize,
    },
    /// Two parts cover the same units.
    Overlap {
        /// One of them.
        part: usize,
        /// The other one.
        other: usize,
        /// What they share.
        units: Range<u64>,
    },
    /// Units that no part covers.
    Missing {
        /// The first of them.
        units: Range<u64>,
    },
}

/// In what two runs differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Differs {
    /// In the project.
    Project,
    /// In the points: the axes, or what is drawn and how, or the figure.
    Points,
    /// In the targets, or whether the deviation is asked for.
    Questions,
}

/// Whole numbers of any size as text, which every reader of JSON keeps.
pub(crate) mod text {
    use serde::{Deserialize, Deserializer, Serializer, de::Error as _};

    pub(crate) fn serialize<S: Serializer>(number: &i128, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(number)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i128, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}
