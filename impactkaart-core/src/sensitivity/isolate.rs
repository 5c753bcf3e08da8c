//! Every place where a balance that is no line can be zero: none is missed, as a part of the range is left out only where
//! intervals show that it has none.

use super::along::{Along, Told};
use super::interval::Interval;

/// A range that holds a root.
#[derive(Debug, Clone, Copy)]
pub(super) enum Held {
    /// A single one: the balance only rises or only falls; what it can be at both ends.
    Crossing { low: f64, high: f64, ends: [Interval; 2] },
    /// Perhaps: narrower than a step, and intervals can tell no more.
    Narrow { low: f64, high: f64 },
}

/// So many parts at most are looked at in one range.
const MOST_PARTS: usize = 200_000;

/// Ranges that hold every root, from low to high.
pub(super) fn isolated(along: &mut Along<'_>, step: f64) -> Vec<Held> {
    let mut found: Vec<Held> = Vec::new();
    let mut open: Vec<(Interval, Told)> = along.parts();
    // The next is taken from the end.
    open.reverse();
    let mut looked = 0;
    while let Some((part, told)) = open.pop() {
        let middle = part.middle();
        match told {
            Told::Apart => continue,
            Told::Crossing(ends) => {
                found.push(Held::Crossing { low: part.low, high: part.high, ends });
                continue;
            }
            Told::Unclear => {}
        }
        let is_narrow = part.high - part.low <= 0.5 * step || middle <= part.low || middle >= part.high;
        if is_narrow || looked > MOST_PARTS {
            match found.last_mut() {
                Some(Held::Narrow { high, .. }) if *high == part.low => *high = part.high,
                _ => found.push(Held::Narrow { low: part.low, high: part.high }),
            }
            continue;
        }
        looked += 2;
        for half in [Interval { low: middle, ..part }, Interval { high: middle, ..part }] {
            let told = along.told(half);
            open.push((half, told));
        }
    }
    found
}

/// About where a balance is zero between two values at which its signs differ, without any bound: false position, with the
/// value at an end that stays counted half (M. Dowell, P. Jarratt, *A modified regula falsi method*, BIT 11, 1971).
pub(super) fn about(along: &mut Along<'_>, range: Interval, ends: [Interval; 2], step: f64) -> f64 {
    let Interval { mut low, mut high } = range;
    let [mut at_low, mut at_high] = ends.map(Interval::middle);
    let (mut last, mut was_high) = (f64::NAN, None);
    for _ in 0..60 {
        let straight = (low * at_high - high * at_low) / (at_high - at_low);
        let next = if straight > low && straight < high { straight } else { Interval { low, high }.middle() };
        let value = along.roughly(next);
        if value == 0.0 || (next - last).abs() < 0.01 * step {
            return next;
        }
        let is_high = (value > 0.0) == (at_high > 0.0);
        if is_high {
            (high, at_high) = (next, value);
            at_low *= if was_high == Some(true) { 0.5 } else { 1.0 };
        } else {
            (low, at_low) = (next, value);
            at_high *= if was_high == Some(false) { 0.5 } else { 1.0 };
        }
        (last, was_high) = (next, Some(is_high));
    }
    last
}

/// A range around the only root of a range in which the balance only rises or only falls, by Newton's method kept within
/// what is known.
pub(super) fn narrowed(along: &mut Along<'_>, range: Interval, step: f64) -> (f64, f64) {
    let (mut low, mut high) = (range.low, range.high);
    let rises = along.at(high).low > 0.0;
    for _ in 0..60 {
        let middle = 0.5 * low + 0.5 * high;
        if high - low <= step || middle <= low || middle >= high {
            break;
        }
        let at = along.at(middle);
        if at.holds_zero() {
            break;
        }
        if (at.low > 0.0) == rises {
            high = middle;
        } else {
            low = middle;
        }
        // f(m) / f'(range) bounds how far from m the root is.
        let whole = along.over(Interval { low, high });
        if whole.slope.holds_zero() {
            continue;
        }
        let size = |value: Interval| value.low.abs().max(value.high.abs());
        let least = |value: Interval| value.low.abs().min(value.high.abs());
        let farthest = size(at) / least(whole.slope) * (1.0 + 1e-12);
        let nearest = least(at) / size(whole.slope) * (1.0 - 1e-12);
        if (at.low > 0.0) == rises {
            low = low.max(middle - farthest);
            high = high.min(middle - nearest);
        } else {
            high = high.min(middle + farthest);
            low = low.max(middle + nearest);
        }
    }
    // A step wider, so that the signs at its ends are certain.
    ((low - step).max(range.low), (high + step).min(range.high))
}
