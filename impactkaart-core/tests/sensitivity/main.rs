//! What the answer hangs on: break-even values, swings and indices, against worked examples, reference figures of the
//! standard model and the exact calculation.

#[path = "../support/generator/mod.rs"]
mod generator;
#[path = "../standard/ranges.rs"]
mod ranges;
#[path = "../standard/mod.rs"]
mod standard;

mod break_even;
mod certainty;
mod chance;
mod information;
mod many_lines;
mod reference;
mod sobol;
mod tornado;
