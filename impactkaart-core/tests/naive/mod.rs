//! The formula spelled out plainly, in exact rationals: the second opinion on every figure.
//!
//! It reads only the model and shares no code with `calculate`: each rule of docs/method.md is written once more, in the
//! words of the rule, with every flow kept apart; a figure is the sum of the flows that belong to it. Slow and obvious.

mod agree;
mod benefits;
mod checker;
mod costs;
mod frame;
mod internal_rate;
mod map;
mod people;
mod rational;

pub(crate) use agree::assert_agrees;
pub(crate) use rational::{Q, Rational, tenth};
