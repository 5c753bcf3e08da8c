use super::fingerprint::Fingerprint;
use super::questions::RunError;
use crate::number::Figure;
use rust_decimal::Decimal;
use std::ops::Range;

/// Numbered points at which one figure is worked out: the places of a grid, or draws.
///
/// They are worked out in units. What is known of a unit (its value, that the figure does not exist, or that only the exact
/// calculation can tell) does not depend on the range in which it is asked for.
pub(crate) trait Points: Sync {
    /// What one thread works in.
    type Workspace: Send;

    fn workspace(&self) -> Self::Workspace;

    /// How many units there are.
    fn count(&self) -> u64;

    /// How many points of the whole each unit stands for, all equal in what the figure depends on.
    fn repeated(&self) -> u64 {
        1
    }

    /// The number in the whole of the first point that a unit stands for.
    fn index(&self, unit: u64) -> u64 {
        unit
    }

    /// A number of units that is convenient to work on at a time.
    fn piece(&self) -> u64;

    /// How far each value that is visited may be from the exact one.
    fn tolerance(&self) -> Tolerance;

    /// Between which numbers all values lie, where that is known beforehand.
    fn range(&self) -> Option<(f64, f64)>;

    /// Whether values are better kept than worked out again.
    fn is_costly(&self) -> bool;

    /// Works out a range of units, in order.
    fn evaluate(&self, units: Range<u64>, workspace: &mut Self::Workspace, visit: impl FnMut(Run<'_>));

    /// The exact figure of a unit.
    fn exact(&self, unit: u64) -> Result<Figure<Decimal>, RunError>;

    /// The numbers of the first point that a unit stands for, one per parameter.
    fn numbers(&self, unit: u64) -> Vec<Decimal>;

    /// All that values depend on: the project apart, then the points.
    fn describe(&self, project: &mut Fingerprint, points: &mut Fingerprint);
}

/// What is known of some units.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Run<'a> {
    /// The values of units one after the other, each within the tolerance; at most a block of them.
    Values { first: u64, values: &'a [f64] },
    /// The figure does not exist for this unit.
    Undefined(u64),
    /// Only the exact calculation can tell.
    Uncertain(u64),
}

impl Run<'_> {
    /// The same of units that stand so much later.
    pub(crate) fn moved(self, by: u64) -> Self {
        match self {
            Self::Values { first, values } => Self::Values { first: first + by, values },
            Self::Undefined(unit) => Self::Undefined(unit + by),
            Self::Uncertain(unit) => Self::Uncertain(unit + by),
        }
    }
}

/// How far an `f64` value may be from the exact one; fixed before anything is worked out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Tolerance {
    pub(crate) relative: f64,
    pub(crate) absolute: f64,
}

impl Tolerance {
    /// How far this value may be off.
    #[inline(always)]
    pub(crate) fn of(self, value: f64) -> f64 {
        self.absolute + self.relative * value.abs()
    }

    /// Values further apart than this from `value` are in the order of their exact values: twice the tolerance of the
    /// two, of which the other may be the larger.
    pub(crate) fn reach(self, value: f64) -> f64 {
        2.01 * self.of(value)
    }
}
