//! Where among many points something holds, in few words: a box, found by patient rule induction.
//!
//! The method is PRIM, Friedman & Fisher, *Bump hunting in high-dimensional data*, Statistics and Computing 9 (1999)
//! 123–143: peel thin slices off all points until what is left is dense, then paste back what was peeled too much. Coverage
//! and density are the measures of scenario discovery, Bryant & Lempert, *Thinking inside the box*, Technological
//! Forecasting & Social Change 77 (2010) 34–49. Only counts are compared, so the same points always give the same box.
//!
//! Not here: which points (`evaluate`), and what is asked of them.

mod prim;

pub use prim::find;

use rust_decimal::Decimal;

/// A box among points, and how well it tells those that are meant from the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// The sides of the box, at least one, in the order of the axes; an axis that makes no difference has none.
    pub limits: Vec<Limit>,
    /// How many points lie in the box.
    pub inside: u64,
    /// How many of those are meant.
    pub meant_inside: u64,
    /// How many are meant anywhere.
    pub meant: u64,
}

/// Between which places on an axis the box lies, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// The axis, from 0.
    pub axis: usize,
    /// The first place; none where the box reaches to the lowest.
    pub from: Option<u32>,
    /// The last place; none where the box reaches to the highest.
    pub to: Option<u32>,
}

impl Rule {
    /// Which part of the points in the box are meant.
    ///
    /// Range: 0 to 1.
    pub fn density(&self) -> Decimal {
        Decimal::from(self.meant_inside).checked_div(self.inside.into()).unwrap_or_default()
    }

    /// Which part of the points that are meant lie in the box.
    ///
    /// Range: 0 to 1.
    pub fn coverage(&self) -> Decimal {
        Decimal::from(self.meant_inside).checked_div(self.meant.into()).unwrap_or_default()
    }
}
