//! Sums of values and of their squares, exact: so that they do not depend on the order in which values come.

use super::part::text;
use serde::{Deserialize, Serialize};

/// How many exponents an `f64` has.
const EXPONENTS: usize = 1 << 11;

/// Sums of how far values lie from a number near them, and of the squares of that.
///
/// Distances are taken so that nothing cancels where all values lie close together.
#[derive(Debug, Clone)]
pub(crate) struct Moments {
    pivot: f64,
    first: Sum,
    second: Sum,
}

impl Moments {
    pub(crate) fn new(pivot: f64) -> Self {
        Self { pivot, first: Sum::new(), second: Sum::new() }
    }

    pub(crate) fn add(&mut self, values: &[f64]) {
        for value in values {
            let distance = value - self.pivot;
            self.first.add(distance);
            self.second.add(distance * distance);
        }
    }

    pub(crate) fn join(&mut self, other: &Self) {
        self.first.join(&other.first);
        self.second.join(&other.second);
    }

    pub(crate) fn mean(&self, count: u64) -> f64 {
        self.pivot + self.first.value() / number(count)
    }

    /// The standard deviation of `count` values that each occur so often.
    pub(crate) fn deviation(&self, count: u64, repeated: u64) -> Option<f64> {
        let all = count.saturating_mul(repeated);
        let spread = self.second.value() - self.first.value() * self.first.value() / number(count);
        (all >= 2).then(|| (spread.max(0.0) * number(repeated) / number(all - 1)).sqrt())
    }

    pub(crate) fn parts(&self) -> MomentsPart {
        MomentsPart { first: self.first.parts(), second: self.second.parts() }
    }

    /// Adds what a part summed up; nothing where that is beyond any sum.
    pub(crate) fn add_part(&mut self, part: &MomentsPart) -> Option<()> {
        self.first.add_part(&part.first)?;
        self.second.add_part(&part.second)
    }
}

#[expect(clippy::cast_precision_loss, reason = "a mean has 12 digits, and this 15")]
fn number(count: u64) -> f64 {
    count as f64
}

/// Both sums as they are written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct MomentsPart {
    first: Vec<Term>,
    second: Vec<Term>,
}

/// A whole number times a power of two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Term(u16, #[serde(with = "text")] i128);

/// A sum of `f64` values in which nothing is rounded: whole numbers, one per exponent.
#[derive(Debug, Clone)]
struct Sum {
    terms: Box<[i128; EXPONENTS]>,
}

impl Sum {
    fn new() -> Self {
        Self { terms: Box::new([0; EXPONENTS]) }
    }

    #[inline(always)]
    #[expect(clippy::cast_possible_wrap, reason = "the 52 bits of a fraction")]
    fn add(&mut self, value: f64) {
        let bits = value.to_bits();
        let exponent = (bits >> 52) as usize & (EXPONENTS - 1);
        let implied = u64::from(exponent > 0) << 52;
        let whole = (bits & ((1 << 52) - 1) | implied) as i64;
        self.terms[exponent] += i128::from(if value < 0.0 { -whole } else { whole });
    }

    fn join(&mut self, other: &Self) {
        self.terms.iter_mut().zip(other.terms.iter()).for_each(|(term, other)| *term += other);
    }

    /// The sum as an `f64`; the small terms first, with what each addition rounds away added at the end.
    fn value(&self) -> f64 {
        let (mut sum, mut lost) = (0.0_f64, 0.0_f64);
        for (term, exponent) in self.terms.iter().zip(0_i32..) {
            // What is left over after the f64 nearest to the whole number is a second one.
            #[expect(clippy::cast_precision_loss, reason = "in two steps")]
            let whole = *term as f64;
            #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "in two steps")]
            let rest = (*term - whole as i128) as f64;
            for part in [rest, whole] {
                if part != 0.0 {
                    let part = scaled(part, exponent.max(1) - 1075);
                    let next = sum + part;
                    lost += if sum.abs() >= part.abs() { sum - next + part } else { part - next + sum };
                    sum = next;
                }
            }
        }
        sum + lost
    }

    fn parts(&self) -> Vec<Term> {
        let terms = (0_u16..).zip(self.terms.iter()).filter(|(_, term)| **term != 0);
        terms.map(|(exponent, term)| Term(exponent, *term)).collect()
    }

    fn add_part(&mut self, part: &[Term]) -> Option<()> {
        part.iter().try_for_each(|Term(exponent, term)| {
            let own = self.terms.get_mut(usize::from(*exponent))?;
            *own = own.checked_add(*term)?;
            Some(())
        })
    }
}

/// Times a power of two, in steps that are numbers themselves.
fn scaled(mut value: f64, mut power: i32) -> f64 {
    while power != 0 {
        let step = power.clamp(-1000, 1000);
        // Holds because 2^step is a number with an exponent between 23 and 2023.
        let biased = u64::try_from(step + 1023).unwrap_or(1023);
        value *= f64::from_bits(biased << 52);
        power -= step;
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_exact_in_any_order() {
        let mut sum = Sum::new();
        for value in [1e300, 1.0, -1e300, 1e-300, 2.5, -1e-300] {
            sum.add(value);
        }
        assert_eq!(sum.value(), 3.5);
    }

    #[test]
    fn the_deviation_of_one_to_five_far_from_zero_is_the_root_of_two_and_a_half() {
        // Squared distances from the mean: 4, 1, 0, 1, 4; their sum 10 over 4.
        let values: Vec<f64> = (1..=5).map(|at| 1e9 + f64::from(at)).collect();
        let mut moments = Moments::new(1e9 + 1.0);
        moments.add(&values);
        assert_eq!(moments.mean(5), 1e9 + 3.0);
        assert_eq!(moments.deviation(5, 1), Some(2.5_f64.sqrt()));
        // Twice each value: 20 over 9.
        assert_eq!(moments.deviation(5, 2), Some((20.0_f64 / 9.0).sqrt()));
        assert_eq!(Moments::new(0.0).deviation(1, 1), None);
    }
}
