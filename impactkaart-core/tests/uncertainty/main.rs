//! Uncertain parameters: their distributions against SciPy's, their places in a project, how they go together.

mod quantiles;
mod ranges;
mod sobol;
#[path = "../standard/mod.rs"]
mod standard;
