//! Many points of a recorded formula, fast and never wrong.
//!
//! A [`Program`] is a flat list of IEEE operations over columns of `f64`. [`Program::bounds`] says how far its figures can
//! be from the exact calculation; what that does not settle is decided by the exact calculation itself.
//!
//! Not here: which points (`scenario`), the formula (`calculate`), how it is recorded (`graph`).

mod certificate;
mod compile;
mod exact;
mod grid;
mod lanes;
mod parallel;
mod points;
mod program;
mod section;
mod statistics;
mod summary;
mod sweep;

pub use certificate::{Bound, Existence};
pub(crate) use compile::nearest;
pub use exact::calculate_at;
pub(crate) use parallel::in_order;
pub use program::Program;
pub(crate) use program::{Figure, Op};
pub use summary::{Best, Progress, Quantile, Questions, Summary};
pub use sweep::{Sweep, SweepError};
