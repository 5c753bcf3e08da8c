//! Where a balance of straight lines is zero: in `f64` where its bound tells to the last decimal, else in decimal.

use super::break_even::Root;
use super::curve::Curve;
use super::last_decimal::{Candidate, Sign, nearest_crossing};
use super::target::Balance;
use crate::evaluate::{nearest, shortest};
use crate::graph::{Line, Lines};
use crate::number::coefficient::Coefficient;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::cmp::Ordering;

/// More than half the distance from a number to the next, in proportion: a rounding.
const ROUNDING: f64 = 1.2e-16;

/// A line as the nearest `f64`, and how far each may be from what it stands for.
#[derive(Debug, Clone, Copy)]
pub(super) struct FloatLine {
    pub(super) constant: f64,
    pub(super) slope: f64,
    off: [f64; 2],
}

impl FloatLine {
    pub(super) fn of(line: &Line) -> Self {
        let [constant, slope] = [line.constant, line.slope].map(|number| nearest(number.value));
        let off = |number: Coefficient, float: f64| number.slack() * (1.0 + 1e-12) + float.abs() * ROUNDING;
        Self { constant, slope, off: [off(line.constant, constant), off(line.slope, slope)] }
    }
}

/// A balance of lines in `f64`.
pub(super) struct FloatBalance {
    constant: f64,
    slope: f64,
    /// How far constant and slope may be off.
    off: [f64; 2],
    /// What they are the sums of, in size.
    sizes: [f64; 2],
    is_divided: bool,
    weight: f64,
}

impl FloatBalance {
    /// Of two or three lines and a constant, the most that a balance is made of.
    pub(super) fn of(lines: &[FloatLine], balance: &Balance, is_divided: bool) -> Self {
        let (mut constant, mut slope) = (0.0, 0.0);
        let (mut off, mut sizes) = ([0.0, 0.0], [0.0, 0.0]);
        for (sum, _, times) in &balance.weights {
            let line = &lines[*sum];
            let size = times.abs();
            constant += times * line.constant;
            slope += times * line.slope;
            off[0] += size * line.off[0];
            off[1] += size * line.off[1];
            sizes[0] += size * line.constant.abs();
            sizes[1] += size * line.slope.abs();
        }
        let added = balance.constant_float;
        if is_divided {
            slope += added;
            sizes[1] += added.abs();
        } else {
            constant += added;
            sizes[0] += added.abs();
        }
        // Each term: its weight's rounding, the product's, and one addition for each of at most four terms.
        for at in 0..2 {
            off[at] += 8.0 * ROUNDING * sizes[at];
        }
        Self { constant, slope, off, sizes, is_divided, weight: balance.size }
    }

    /// Whether it may be zero between two values of the parameter.
    pub(super) fn may_cross(&self, ends: [f64; 2]) -> bool {
        let sides = ends.map(|end| {
            let off = (self.sizes[0] + (self.sizes[1] * end).abs()) * 1e-9;
            (self.constant + self.slope * end, off)
        });
        // On one side of zero at both ends, by far: so it is between them.
        let is_above = sides.iter().all(|(value, off)| value > off);
        let is_below = sides.iter().all(|(value, off)| -value > *off);
        !is_above && !is_below
    }

    /// On which side of zero the exact calculation surely is, at what is an `f64` but for one rounding; nothing where that is
    /// not certain.
    fn sign(&self, at: f64, curve: &Curve) -> Option<Sign> {
        if self.is_divided && at <= 0.0 {
            return None;
        }
        let part = self.slope * at;
        let value = self.constant + part;
        let settling = curve.settling_at(at) * self.weight * if self.is_divided { at } else { 1.0 };
        // The value's own rounding, its product's and its sum's.
        let rounding = 4.0 * ROUNDING * (self.constant.abs() + part.abs());
        let off = (self.off[0] + self.off[1] * at.abs() + rounding + settling) * (1.0 + 1e-9);
        if value > off {
            Some(Ordering::Greater)
        } else if -value > off {
            Some(Ordering::Less)
        } else {
            None
        }
    }

    /// The root to the last decimal, where both its sides are certain, costs are certainly above zero there (unless no
    /// quotient is aimed at), and all of it is within range; nothing where any of this is not.
    pub(super) fn root(&self, curve: &Curve, costs: Option<&Self>) -> Option<Root> {
        let near = Candidate::near(-self.constant / self.slope, curve.parameter.decimals())?;
        if near.below <= curve.ends[0] || near.above >= curve.ends[1] {
            return None;
        }
        let is_lowest = match (self.sign(near.below, curve)?, self.sign(near.above, curve)?) {
            (Ordering::Less, Ordering::Greater) => true,
            (Ordering::Greater, Ordering::Less) => false,
            _ => return None,
        };
        let exists = |costs: &Self| {
            [near.below, near.above].iter().all(|at| costs.sign(*at, curve) == Some(Ordering::Greater))
        };
        costs.is_none_or(exists).then(|| Root { value: near.value(), is_lowest })
    }
}

fn float(value: Decimal) -> f64 {
    value.to_f64().unwrap_or(f64::NAN)
}

/// A balance of lines: `constant + slope × x`, divided by x where `is_divided`.
pub(super) struct Balanced {
    constant: Coefficient,
    slope: Coefficient,
    /// How far both may be off, with the rounding of working the line out at 1.
    slack: [f64; 2],
    is_divided: bool,
    /// What its weights add up to in size.
    weight: f64,
}

impl Balanced {
    pub(super) fn of(lines: &Lines, balance: &Balance) -> Self {
        let (mut constant, mut slope) = (Coefficient::ZERO, Coefficient::ZERO);
        for (line, times, _) in &balance.weights {
            let line = lines.lines[*line];
            if *times == Decimal::ONE {
                constant = constant.add(line.constant);
                slope = slope.add(line.slope);
            } else {
                let times = Coefficient::exact(*times);
                constant = constant.add(line.constant.multiply(times));
                slope = slope.add(line.slope.multiply(times));
            }
        }
        let added = Coefficient::exact(balance.constant);
        if lines.is_divided {
            slope = slope.add(added);
        } else {
            constant = constant.add(added);
        }
        let slack = [constant, slope].map(|number| {
            let size = number.value.to_f64().unwrap_or(f64::NAN).abs();
            number.slack() + size * 1e-27 + 1e-28
        });
        Self { constant, slope, slack, is_divided: lines.is_divided, weight: balance.size }
    }

    /// How far the exact calculation may be from the line at a value of the parameter.
    fn off(&self, at: Decimal, curve: &Curve) -> f64 {
        let at = float(at).abs() * (1.0 + 1e-12);
        let settling = curve.settling_at(at) * self.weight;
        self.slack[0] + self.slack[1] * (at + 1.0) + if self.is_divided { settling * at } else { settling }
    }

    /// On which side of zero it surely is; nothing where that is not certain.
    pub(super) fn sign(&self, at: Decimal, curve: &Curve) -> Option<Sign> {
        let value = self.slope.value.checked_mul(at)?.checked_add(self.constant.value)?;
        let off = self.off(at, curve);
        let size = float(value.abs()) * (1.0 - 1e-12);
        if size.is_nan() || off.is_nan() || size <= off {
            return None;
        }
        let sign = value.cmp(&Decimal::ZERO);
        Some(if self.is_divided && at < Decimal::ZERO { sign.reverse() } else { sign })
    }

    /// The root, rounded to the last decimal of the parameter; what decimals do not tell, `exactly` does.
    pub(super) fn root(
        &self,
        curve: &Curve,
        exactly: &mut dyn FnMut(Decimal) -> Option<Sign>,
    ) -> Option<Root> {
        if self.slope.is_zero() || !self.slope.slack().is_finite() || self.slope.value.is_zero() {
            return None;
        }
        let (parameter, decimals) = (&curve.parameter, curve.parameter.decimals());
        let exact = (-self.constant.value).checked_div(self.slope.value)?;
        let mut value = exact.round_dp(decimals);
        // Where the line is too flat for the exact calculation's own settling, that has the last word on the last decimals.
        let half = Decimal::new(5, decimals + 1);
        if value < parameter.lowest - half || value > parameter.highest + half {
            return None;
        }
        let rises = (self.slope.value > Decimal::ZERO) == (!self.is_divided || value >= Decimal::ZERO);
        let sides = [value - half, value + half].map(|side| self.sign(side, curve));
        if sides.iter().any(Option::is_none) {
            let mut sign =
                |at: Decimal| self.sign(at, curve).unwrap_or_else(|| exactly(at).unwrap_or(Ordering::Equal));
            // As far as settling can move it, and a little more.
            let moved = 4.0 * self.off(value, curve) / float(self.slope.value.abs());
            let reach = (half * Decimal::from(2_000_000)).max(shortest(moved.min(1e15)));
            let low = (value - reach).max(parameter.lowest);
            let high = (value + reach).min(parameter.highest);
            if let Some(found) = nearest_crossing(low, high, decimals, &mut sign) {
                value = found;
            }
        }
        let value = value.max(parameter.lowest).min(parameter.highest).normalize();
        Some(Root { value, is_lowest: rises })
    }
}
