//! What the benchmarks run on: projects to calculate, and the plain loops that stand beside the engine.
//!
//! `engine.rs` and `scenarios.rs` hold the benchmarks of the library; `peers/` the same model in other tools, timed from start to end.
//! What is measured, how and with which outcome: docs/benchmarks.md.

pub mod generated;
pub mod naive;
pub mod standard_model;
