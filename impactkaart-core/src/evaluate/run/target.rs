use super::points::Tolerance;
use crate::evaluate::compile::nearest;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// So many units near a target are decided by the exact calculation: the first of them.
pub(crate) const MOST_NEAR: usize = 4096;

/// What lies above a target, and what is too near it to say.
#[derive(Debug, Clone)]
pub(crate) struct Target {
    /// From here on values may be above it.
    least: f64,
    /// From here on they certainly are.
    most: f64,
    pub(crate) count: TargetPart,
}

/// What a part counted at a target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct TargetPart {
    pub(crate) target: Decimal,
    /// Certainly above it.
    pub(crate) above: u64,
    /// Too near to say.
    pub(crate) near: u64,
    /// The first of those.
    pub(crate) units: Vec<u64>,
}

impl Target {
    pub(crate) fn new(target: Decimal, tolerance: Tolerance) -> Self {
        let value = nearest(target);
        // The target's own f64 is off too, and values on the other side of the tolerance are larger than it.
        let slack = 1.01 * tolerance.of(value) + value.abs() * 2e-16;
        let count = TargetPart { target, above: 0, near: 0, units: Vec::new() };
        Self { least: value - slack, most: value + slack, count }
    }

    /// Values of consecutive units; of one thread, each time higher ones.
    #[inline(always)]
    pub(crate) fn add(&mut self, first: u64, values: &[f64]) {
        let above = values.iter().filter(|value| **value > self.most).count();
        let maybe = values.iter().filter(|value| **value >= self.least).count();
        self.count.above += above as u64;
        if maybe > above {
            self.count.near += (maybe - above) as u64;
            let near =
                (first..).zip(values).filter(|(_, value)| **value >= self.least && **value <= self.most);
            let room = MOST_NEAR.saturating_sub(self.count.units.len());
            self.count.units.extend(near.take(room).map(|(unit, _)| unit));
        }
    }

    pub(crate) fn join(&mut self, other: &TargetPart) {
        self.count.above += other.above;
        self.count.near += other.near;
        self.count.units.extend(&other.units);
        self.count.units.sort_unstable();
        self.count.units.truncate(MOST_NEAR);
    }
}

impl TargetPart {
    /// Whether a part over these units, of which the figure exists for `count`, can have counted this.
    pub(crate) fn is_sound(&self, units: &std::ops::Range<u64>, count: u64) -> bool {
        self.above.checked_add(self.near).is_some_and(|all| all <= count)
            && self.units.len() as u64 == self.near.min(MOST_NEAR as u64)
            && self.units.is_sorted_by(|a, b| a < b)
            && self.units.iter().all(|unit| units.contains(unit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_near_a_target_is_counted_and_the_first_of_it_remembered() {
        let mut target = Target::new(Decimal::ONE, Tolerance { relative: 0.0, absolute: 0.125 });
        target.add(10, &[0.5, 0.875, 1.0, 1.125, 1.25]);
        assert_eq!((target.count.above, target.count.near), (1, 3));
        assert_eq!(target.count.units, [11, 12, 13]);
        target.add(20, &[1.0; 5000]);
        assert_eq!((target.count.near, target.count.units.len()), (5003, MOST_NEAR));
        assert!(target.count.is_sound(&(0..6000), 5005));
        assert!(!target.count.is_sound(&(0..100), 5005));
        let mut earlier = Target::new(Decimal::ONE, Tolerance { relative: 0.0, absolute: 0.125 });
        earlier.add(3, &[1.0]);
        target.join(&earlier.count);
        assert_eq!((target.count.units[0], target.count.units.len()), (3, MOST_NEAR));
    }
}
