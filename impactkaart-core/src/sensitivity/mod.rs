//! What the answer hangs on: break-even values, what moves the figure most, and what is worth measuring.
//!
//! Built on the recorded formula. With one parameter varying, a figure is a [curve](Curves): mostly a straight line divided
//! by another, which is solved in decimal; else it is enclosed in intervals, and whatever intervals cannot tell is
//! decided by the exact calculation.
//!
//! Not here: which changes a user lists (`scenario`), points by the million (`evaluate`).

mod along;
mod bootstrap;
mod break_even;
mod certainty;
mod chance;
mod conventions;
mod curve;
mod downstream;
mod frontier;
mod information;
mod interval;
mod isolate;
mod last_decimal;
mod meeting;
mod morris;
mod parameter;
mod sobol;
mod straight;
mod target;
mod tornado;
mod touched;

pub use break_even::{BreakEven, Root};
pub use certainty::{Certain, Edge, at_certainty, frontier_at_certainty};
pub use chance::{Sampled, Worth, sobol_samples, variance_shares, worth_knowing};
pub use conventions::{Analysis, Conventions, HorizonChoice, RateChoice, Spread, TimingChoice, conventions};
pub use curve::{Curves, CurvesError};
pub use frontier::{FrontierPoint, frontier};
pub use information::{Information, value_of_information, value_of_knowing};
pub use morris::{Screened, screened, screening};
pub use parameter::{Leaf, Parameter, parameters};
pub use sobol::{Index, Samples, Sobol, SobolError};
pub use target::{Aim, Target};
pub use tornado::{Bar, Range, elasticities, tornado};
