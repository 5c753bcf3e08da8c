//! One figure over very many numbered points: counted in one pass, decided exactly in another, in parts or at once.
//!
//! What the points are (the places of a grid, draws) is told by [`Points`]; everything else is the same for all.

mod decide;
mod engine;
mod extreme;
mod fingerprint;
mod gathering;
mod kept;
mod merge;
mod moments;
mod part;
mod pass;
mod points;
mod questions;
mod ruler;
mod tally;
mod target;
#[cfg(test)]
mod tests;
mod window;

pub(crate) use engine::{merge, part, so_far, summary};
pub(crate) use fingerprint::Fingerprint;
pub use part::{Differs, Part, PartFault, division};
pub(crate) use points::{Points, Run, Tolerance};
pub use questions::{Above, Bar, Best, Progress, Quantile, Questions, RunError, Summary};
