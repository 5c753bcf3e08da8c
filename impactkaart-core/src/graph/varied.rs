use crate::model::Timing;
use crate::scenario::{Amount, Change, Field, Path};
use rust_decimal::Decimal;

/// A parameter that varies, and what a number for it means.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Varied {
    /// Which numbers of the project.
    pub path: Path,
    /// What is done to them.
    pub how: How,
}

/// What a number does to each parameter that a path matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// It takes its place.
    Set,
    /// It multiplies it; always so for a path without a field, which is a factor.
    Scale,
}

impl Varied {
    /// The path with a number that takes the place of what the project states; a factor where it has no field.
    pub fn set(path: Path) -> Self {
        let how = if path.field.is_none() { How::Scale } else { How::Set };
        Self { path, how }
    }

    /// The path with a number that multiplies what the project states.
    pub fn scale(path: Path) -> Self {
        Self { path, how: How::Scale }
    }

    /// Whether the number multiplies.
    pub fn is_scale(&self) -> bool {
        self.how == How::Scale || self.path.field.is_none()
    }

    /// The change of a scenario that gives the parameter this number; for when in a year amounts fall, how far into it.
    pub fn change(&self, number: Decimal) -> Change {
        if let Some(timing) = self.timing(number) {
            return Change::ToTiming(timing);
        }
        let amount = Amount::of(number);
        if self.is_scale() { Change::Times(amount) } else { Change::To(amount) }
    }

    /// When in a year amounts fall, where that is what varies: its numbers say how far into it (`Timing::share_of_year`).
    pub fn timing(&self, number: Decimal) -> Option<Timing> {
        let is_timing = matches!(self.path.field, Some(Field::BenefitTiming | Field::CostTiming));
        is_timing.then(|| Timing::at(number)).flatten()
    }

    /// The field, where it decides which flows there are rather than how large they are.
    pub(crate) fn structure(&self) -> Option<Field> {
        self.path.field.filter(|field| {
            matches!(
                field,
                Field::Years
                    | Field::Horizon
                    | Field::BenefitTiming
                    | Field::CostTiming
                    | Field::FirstYear
                    | Field::LastYear
                    | Field::Lag
                    | Field::Duration
            )
        })
    }
}

impl From<Path> for Varied {
    fn from(path: Path) -> Self {
        Self::set(path)
    }
}
