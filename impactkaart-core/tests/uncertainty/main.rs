//! Uncertain parameters: their distributions against SciPy's, their places in a project, how they go together.

mod quantiles;
mod ranges;
mod simulation;
mod sobol;
#[path = "../standard/mod.rs"]
mod standard;
#[path = "../standard/ranges.rs"]
mod standard_ranges;
