//! Changes to a project: what is changed (a path), how (a change), and the project that comes of it.
//!
//! Law: applying a scenario equals editing the files. So a scenario is applied to the draft of a project, which is then
//! built like any other: whatever leaves a valid range is an error, never clamped.

mod apply;
mod axis;
mod change;
mod edit;
mod line;
mod named;
mod path;
mod reached;
pub(crate) mod selection;

pub use apply::{Scenario, ScenarioError, ScenarioFault, apply, check, stated};
pub use axis::{Axis, AxisError, AxisValues};
pub use change::{Amount, Change, ChangeFault};
pub use named::{ScenarioRow, ScenarioTable, Verdict, marginal_ratio, scenarios};
pub use path::{Field, Path, PathError, PathWords, Root, Selection};
pub(crate) use reached::scaled;
pub use reached::{Reached, reached};
