use super::points::Tolerance;
use serde::{Deserialize, Serialize};

/// The units that may hold the highest value, or the lowest with `sign` -1.
#[derive(Debug, Clone)]
pub(crate) struct Extreme {
    sign: f64,
    tolerance: Tolerance,
    /// The exact value of the best is not below this.
    least: f64,
    candidates: Vec<(u64, f64)>,
    /// The best of what was left out for there being too many.
    left_out: f64,
}

/// So many units that may be the best are told apart; where more are as good as equal, the first of them by value.
pub(crate) const MOST_CANDIDATES: usize = 4096;

impl Extreme {
    pub(crate) fn new(sign: f64, tolerance: Tolerance) -> Self {
        let none = f64::NEG_INFINITY;
        Self { sign, tolerance, least: none, candidates: Vec::new(), left_out: none }
    }

    /// Values of consecutive units, of which `best` is the highest (lowest).
    #[inline(always)]
    pub(crate) fn add(&mut self, first: u64, values: &[f64], best: f64) {
        let best = best * self.sign;
        if best + self.tolerance.of(best) < self.least {
            return;
        }
        self.add_candidates((first..).zip(values.iter().copied()), best);
    }

    fn add_candidates(&mut self, units: impl Iterator<Item = (u64, f64)>, best: f64) {
        self.least = self.least.max(best - self.tolerance.of(best));
        for (unit, value) in units {
            if self.may_be_best(value) {
                self.candidates.push((unit, value));
            }
        }
        if self.candidates.len() > 2 * MOST_CANDIDATES {
            self.keep_best();
        }
    }

    fn may_be_best(&self, value: f64) -> bool {
        value * self.sign + self.tolerance.of(value) >= self.least
    }

    /// Only what may be the best, and of too many only the first by value and unit: an order that does not depend on
    /// when each was seen.
    fn keep_best(&mut self) {
        let mut candidates = std::mem::take(&mut self.candidates);
        candidates.retain(|(_, value)| self.may_be_best(*value));
        if candidates.len() > MOST_CANDIDATES {
            let sign = self.sign;
            candidates.sort_unstable_by(|(unit, value), (other_unit, other)| {
                (other * sign).total_cmp(&(value * sign)).then(unit.cmp(other_unit))
            });
            self.left_out = self.left_out.max(candidates[MOST_CANDIDATES].1 * sign);
            candidates.truncate(MOST_CANDIDATES);
        }
        self.candidates = candidates;
    }

    pub(crate) fn join(&mut self, other: Self) {
        self.least = self.least.max(other.least);
        self.left_out = self.left_out.max(other.left_out);
        self.candidates.extend(other.candidates);
        if self.candidates.len() > 2 * MOST_CANDIDATES {
            self.keep_best();
        }
    }

    /// Whether nothing that may be the best was left out.
    pub(crate) fn is_certain(&self) -> bool {
        self.left_out + self.tolerance.of(self.left_out) < self.least || self.left_out == f64::NEG_INFINITY
    }

    /// The units that may be the best, by number.
    pub(crate) fn finished(&mut self) -> &[(u64, f64)] {
        self.keep_best();
        self.candidates.sort_unstable_by_key(|(unit, _)| *unit);
        &self.candidates
    }

    pub(crate) fn part(&mut self) -> ExtremePart {
        let bits = |value: f64| format!("{:016x}", value.to_bits());
        ExtremePart {
            left_out: (self.left_out > f64::NEG_INFINITY).then(|| bits(self.left_out)),
            candidates: self.finished().iter().map(|(unit, value)| (*unit, bits(*value))).collect(),
        }
    }

    /// Adds what a part found in a range of units; nothing where it cannot have found that.
    pub(crate) fn add_part(&mut self, part: &ExtremePart, units: &std::ops::Range<u64>) -> Option<()> {
        let value = |text: &String| {
            let value = f64::from_bits(u64::from_str_radix(text, 16).ok()?);
            value.is_finite().then_some(value)
        };
        if part.candidates.len() > MOST_CANDIDATES {
            return None;
        }
        for (unit, text) in &part.candidates {
            let value = value(text).filter(|_| units.contains(unit))?;
            self.add(*unit, &[value], value);
        }
        if let Some(text) = &part.left_out {
            self.left_out = self.left_out.max(value(text)?);
        }
        Some(())
    }
}

/// What may be the best in a part: units and the bits of their values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ExtremePart {
    candidates: Vec<(u64, String)>,
    left_out: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_very_many_equal_bests_the_first_units_are_kept_in_any_order() {
        let exact = Tolerance { relative: 0.0, absolute: 0.0 };
        let mut forwards = Extreme::new(1.0, exact);
        let mut backwards = Extreme::new(1.0, exact);
        for part in 0..100 {
            forwards.add(part * 500, &[2.0; 500], 2.0);
            backwards.add((99 - part) * 500, &[2.0; 500], 2.0);
        }
        assert_eq!(forwards.finished(), backwards.finished());
        assert_eq!(forwards.finished()[0].0, 0);
        assert!(!forwards.is_certain() && !backwards.is_certain());
    }

    #[test]
    fn the_lowest_is_found_with_all_that_may_be_lower() {
        let mut lowest = Extreme::new(-1.0, Tolerance { relative: 0.0, absolute: 0.25 });
        lowest.add(0, &[3.0, 1.0, 1.75], 1.0);
        lowest.add(3, &[1.5, 1.25], 1.25);
        let units: Vec<u64> = lowest.finished().iter().map(|(unit, _)| *unit).collect();
        // 1 may be as high as 1.25, and 1.25 and 1.5 may be as low as that.
        assert_eq!(units, [1, 3, 4]);
        assert!(lowest.is_certain());
    }
}
