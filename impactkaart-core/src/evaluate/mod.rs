//! Many points of a recorded formula, fast and never wrong.
//!
//! A [`Program`] is a flat list of IEEE operations over columns of `f64`. [`Program::bounds`] says how far its figures can
//! be from the exact calculation; what that does not settle is decided by the exact calculation itself. A [`Sweep`] is a
//! figure over a grid: all its values, or a [`Summary`] of any number of points in constant memory, at once or in
//! [`Part`]s.
//!
//! Not here: which points (`scenario`), the formula (`calculate`), how it is recorded (`graph`).

mod certificate;
mod columns;
mod compile;
mod exact;
mod lanes;
mod parallel;
mod points;
mod program;
pub(crate) mod run;
mod section;
mod sweep;

pub use certificate::{Bound, Existence};
pub(crate) use columns::{CHUNK, Columns};
pub(crate) use compile::nearest;
pub use compile::shortest;
pub use exact::{calculate_at, scenario_at};
pub(crate) use exact::{project_at, total_bound_at, worst_corner};
pub(crate) use lanes::{Work, range, with_vectors};
pub(crate) use parallel::in_order;
pub use program::Program;
pub(crate) use program::{Figure, Op};
pub use run::{
    Above, Bar, Best, Differs, Part, PartFault, Progress, Quantile, Questions, RunError, Summary, division,
};
pub(crate) use section::{BLOCK, Given, Section, Workspace};
pub use sweep::{Shortfall, Sweep, SweepError};
