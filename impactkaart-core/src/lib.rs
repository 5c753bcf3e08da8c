#![doc = include_str!("../README.md")]
#![cfg_attr(not(test), warn(clippy::unwrap_used))]

pub mod bounds;
pub mod calculate;
pub mod compare;
pub mod discovery;
mod error;
pub mod evaluate;
pub mod explain;
pub mod graph;
pub mod model;
pub mod nearest;
pub mod number;
pub mod quantity;
pub mod scenario;
pub mod sensitivity;
pub mod uncertainty;

pub use calculate::{ImpactMap, calculate};
pub use error::Error;
pub use model::{Project, ProjectDraft};
pub use rust_decimal::Decimal;
