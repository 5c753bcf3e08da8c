//! How sure the numbers of a project are: distributions of its parameters, and how they go together.
//!
//! A [`Range`] says what is known of a parameter, a [`Distribution`] what that is in numbers; [`Ranges`] are those of a
//! project, checked against it. Everything here is the same on every machine: no function of a system's library is
//! called.
//!
//! Not here: which figures (`graph`), the formula (`calculate`), reading files.

mod correlation;
mod distribution;
mod draw;
mod evidence;
mod multiplied;
mod ranges;
mod simulation;
mod special;

pub use correlation::{Correlation, CorrelationFault, Repair};
pub use distribution::{Distribution, DistributionError, Shape};
pub use draw::SobolSequence;
pub(crate) use draw::{Drawing, Sampler, share, shift};
pub use evidence::{Width, by_evidence, width};
pub use multiplied::multiplied;
pub use ranges::{Drawn, Range, RangeError, RangeFault, Ranges};
pub use simulation::{
    Chance, Plan, Sampling, Simulation, SimulationError, chances, chances_within, mean_error, simulate_until,
};
