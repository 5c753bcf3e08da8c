use super::part::PartFault;
use crate::scenario::ScenarioError;
use rust_decimal::Decimal;
use serde::Serialize;

/// What is asked of a run over many points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Questions {
    /// Above which values points are counted, strictly.
    pub targets: Vec<Decimal>,
    /// Which quantiles, from 0 to 1.
    pub quantiles: Vec<Decimal>,
    /// Whether the standard deviation is asked for.
    pub deviation: bool,
    /// Into about how many bars points are counted; 0 for none.
    pub bars: u16,
}

impl Default for Questions {
    /// The quantiles 5, 25, 50, 75 and 95 %; nothing else.
    fn default() -> Self {
        let quantiles = [5, 25, 50, 75, 95].map(|hundredths| Decimal::new(hundredths, 2)).into();
        Self { targets: Vec::new(), quantiles, deviation: false, bars: 0 }
    }
}

/// What a run over many points gives, in the memory of a few tables however many there are.
///
/// All but mean, deviation and bars are decided exactly: values are those of the exact calculation. It is the same, to the
/// last bit, for any number of threads and however the run was divided.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Summary {
    /// All points of the run.
    pub points: u64,
    /// Those that were worked out: fewer where the run was stopped, and everything else is about these alone.
    ///
    /// They are the first so many in the order of the points, where no point of a grid stands for others.
    pub finished_points: u64,
    /// Those of them at which the figure does not exist.
    pub undefined_points: u64,
    /// The highest value, and the first point that has it.
    pub best: Option<Best>,
    /// The lowest value, and the first point that has it.
    pub worst: Option<Best>,
    /// Mean over the points at which the figure exists; 12 significant digits.
    pub mean: Option<f64>,
    /// Standard deviation over the same points, by their number less one; 12 significant digits. Only where asked for, and
    /// of two points or more.
    pub deviation: Option<f64>,
    /// Quantiles over the same points, linear between order statistics (type 7).
    pub quantiles: Vec<Quantile>,
    /// How many lie above each target.
    pub above: Vec<Above>,
    /// How many lie in each of some bars next to each other, from low to high; the first and the last hold the tails.
    pub histogram: Vec<Bar>,
    /// How many points an `f64` did not settle, so that the exact calculation decided.
    pub exact_points: u64,
}

impl Summary {
    /// Whether all points were worked out.
    pub fn is_complete(&self) -> bool {
        self.finished_points == self.points
    }
}

/// An extreme value and its point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Best {
    /// The number of the point.
    pub index: u64,
    /// Its numbers, one per axis or drawn parameter.
    pub point: Vec<Decimal>,
    /// The value.
    pub value: Decimal,
    /// Whether no other point can be better. It is not certain where thousands of points are nearer to each other than an
    /// `f64` can tell.
    pub is_certain: bool,
}

/// A quantile.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Quantile {
    /// From 0 to 1.
    pub at: Decimal,
    /// Its value.
    pub value: Decimal,
    /// How wide a stretch is in whose middle it is taken to lie; 0 where the exact calculation gave it. It is more where the
    /// run was stopped, or where very many points are nearer to each other than an `f64` can tell.
    pub width: f64,
    /// The numbers of the points between whose values it lies: next to it in order, the lower and the higher. None where it
    /// is not exact; where points count as equal, the first of them.
    pub between: [Option<u64>; 2],
}

impl Quantile {
    /// Whether the value is that of the exact calculation.
    pub fn is_exact(&self) -> bool {
        self.width == 0.0
    }
}

/// How many points lie above a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Above {
    /// The target.
    pub target: Decimal,
    /// Points strictly above it, for certain.
    pub points: u64,
    /// Points that were not decided: where thousands are nearer to the target than an `f64` can tell, only the first of
    /// them are calculated exactly.
    pub undecided: u64,
}

/// A bar of a histogram.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Bar {
    /// From this value on.
    pub from: f64,
    /// Below this one.
    pub to: f64,
    /// Points in between.
    pub points: u64,
}

/// Called now and then with how much was worked out and how much there is; false stops.
pub type Progress<'a> = &'a (dyn Fn(u64, u64) -> bool + Sync);

/// Why a run gives no result.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum RunError {
    /// At a point, the project cannot have the numbers.
    Point {
        /// The numbers, one per axis or drawn parameter.
        point: Vec<Decimal>,
        /// What is wrong with them.
        error: ScenarioError,
    },
    /// The parts do not make up the run.
    Part(PartFault),
}

impl From<PartFault> for RunError {
    fn from(fault: PartFault) -> Self {
        Self::Part(fault)
    }
}
