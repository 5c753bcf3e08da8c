//! The internal rate of return: all rates in (-0.99, 10] at which a series of flows adds up to zero.
//!
//! The sign of the sum is read from a positive multiple of it: with `x = 1/(1+r)` for r >= 0, with `x = 1+r` for r < 0,
//! so that x lies in (0, 1] and no power overflows. A flow after h half years is a power h of the root of x; so the sum is
//! a polynomial in `s = sqrt(x)`. Between two neighbouring zeros of a polynomial lies a zero of its derivative (Rolle), so
//! its zeros are found one by one between the zeros of the derivative, and those between the zeros of the next.
//! docs/method.md#internal-rate.

use super::{Figure, Undefined};
use rust_decimal::{Decimal, MathematicalOps};
use std::collections::BTreeMap;

/// A polynomial as powers and coefficients, powers ascending, no coefficient zero.
type Polynomial = Vec<(u32, Decimal)>;

pub(super) fn internal_rate(flows: &[(u32, Decimal)]) -> Figure<Decimal> {
    let mut by_power: BTreeMap<u32, Decimal> = BTreeMap::new();
    for (half_years, flow) in flows {
        *by_power.entry(*half_years).or_default() += *flow;
    }
    let terms: Polynomial = by_power.into_iter().filter(|(_, flow)| !flow.is_zero()).collect();
    if terms.is_empty() {
        return Figure::Undefined(Undefined::AnyInternalRate);
    }
    let mut rates = rates(&terms);
    rates.sort_unstable();
    rates.dedup();
    match rates.len() {
        0 => Figure::Undefined(Undefined::NoInternalRate),
        1 => Figure::Defined(rates[0]),
        _ => Figure::Undefined(Undefined::SeveralInternalRates { rates }),
    }
}

fn rates(terms: &Polynomial) -> Vec<Decimal> {
    // As many sign changes as zeros at most (Descartes): none, then no rate.
    if terms.windows(2).all(|pair| pair[0].1.is_sign_negative() == pair[1].1.is_sign_negative()) {
        return Vec::new();
    }
    // Whole years apart: a polynomial in x itself, of half the degree.
    let whole_years = terms.iter().all(|(power, _)| power % 2 == terms[0].0 % 2);
    let halved: Polynomial;
    let terms = if whole_years {
        halved = terms.iter().map(|(power, flow)| (power / 2, *flow)).collect();
        &halved
    } else {
        terms
    };
    let highest = terms[terms.len() - 1].0;
    let root = |x: Decimal| if whole_years { x } else { x.sqrt().unwrap_or(Decimal::ONE) };
    let back = |s: Decimal| if whole_years { s } else { s * s };
    // r from 0 to 10: x = 1/(1+r) from 1/11 to 1.
    let lowest = root(Decimal::ONE / Decimal::from(11));
    let from_zero = zeros(&scaled(terms.clone()), lowest, Decimal::ONE)
        .into_iter()
        .map(|s| Decimal::ONE / back(s) - Decimal::ONE);
    // r from -0.99 to 0: x = 1+r from 0.01 to 1, and the powers run the other way.
    let mirrored: Polynomial = terms.iter().rev().map(|(power, flow)| (highest - power, *flow)).collect();
    let below_zero = zeros(&scaled(mirrored), root(Decimal::new(1, 2)), Decimal::ONE)
        .into_iter()
        .map(|s| back(s) - Decimal::ONE)
        .filter(|rate| *rate > Decimal::new(-99, 2));
    from_zero.chain(below_zero).map(|rate| rate.round_dp(12).normalize()).collect()
}

/// Divided by its lowest power and by its largest coefficient: the same zeros above 0, and numbers near 1.
fn scaled(mut terms: Polynomial) -> Polynomial {
    let lowest = terms.first().map_or(0, |(power, _)| *power);
    let largest = terms.iter().map(|(_, coefficient)| coefficient.abs()).max().unwrap_or(Decimal::ONE);
    for (power, coefficient) in &mut terms {
        *power -= lowest;
        *coefficient /= largest;
    }
    terms.retain(|(_, coefficient)| !coefficient.is_zero());
    terms
}

fn derivative(terms: &Polynomial) -> Polynomial {
    let factor = |(power, coefficient): &(u32, Decimal)| (power - 1, Decimal::from(*power) * *coefficient);
    terms.iter().filter(|(power, _)| *power > 0).map(factor).collect()
}

/// Its value at `s`, by nested multiplication.
fn at(terms: &Polynomial, s: Decimal) -> Decimal {
    let mut value = Decimal::ZERO;
    let mut power = terms.last().map_or(0, |(power, _)| *power);
    for (of, coefficient) in terms.iter().rev() {
        for _ in *of..power {
            value *= s;
        }
        power = *of;
        value += *coefficient;
    }
    for _ in 0..power {
        value *= s;
    }
    value
}

fn sign_changes(terms: &Polynomial) -> usize {
    terms.windows(2).filter(|pair| pair[0].1.is_sign_negative() != pair[1].1.is_sign_negative()).count()
}

/// All zeros between `low` and `high`, ends included, ascending.
fn zeros(terms: &Polynomial, low: Decimal, high: Decimal) -> Vec<Decimal> {
    if terms.len() < 2 {
        return Vec::new();
    }
    let mut ends = vec![low];
    // A single change of sign has a single zero (Descartes): nothing to tell apart.
    if sign_changes(terms) > 1 {
        ends.extend(zeros(&scaled(derivative(terms)), low, high));
    }
    ends.push(high);
    let mut found = Vec::new();
    for pair in ends.windows(2) {
        let (from, to) = (at(terms, pair[0]), at(terms, pair[1]));
        if vanishes(from) {
            found.push(pair[0]);
        } else if !vanishes(to) && from.is_sign_negative() != to.is_sign_negative() {
            found.push(bisect(terms, pair[0], pair[1], from.is_sign_negative()));
        }
    }
    if vanishes(at(terms, high)) {
        found.push(high);
    }
    found.dedup();
    found
}

/// Zero within what the arithmetic can tell: a zero that the polynomial only touches is a zero of its derivative too, and
/// is met there.
fn vanishes(value: Decimal) -> bool {
    value.abs() <= Decimal::new(1, 24)
}

/// Newton's step where it stays between the ends and at least halves, else the middle: a handful of steps instead of sixty.
fn bisect(terms: &Polynomial, mut low: Decimal, mut high: Decimal, negative_at_low: bool) -> Decimal {
    let enough = Decimal::new(1, 18);
    let slope = derivative(terms);
    let mut at_s = (low + high) / Decimal::TWO;
    let mut last_step = high - low;
    while high - low > enough {
        let value = at(terms, at_s);
        if value.is_zero() {
            return at_s;
        }
        if value.is_sign_negative() == negative_at_low {
            low = at_s;
        } else {
            high = at_s;
        }
        let middle = (low + high) / Decimal::TWO;
        let next = value
            .checked_div(at(&slope, at_s))
            .map(|step| at_s - step)
            .filter(|next| low < *next && *next < high && (*next - at_s).abs() * Decimal::TWO <= last_step)
            .unwrap_or(middle);
        last_step = (next - at_s).abs();
        if last_step <= enough {
            return next;
        }
        at_s = next;
    }
    (low + high) / Decimal::TWO
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rate(flows: &[&str]) -> Figure<Decimal> {
        let flows: Vec<_> =
            flows.iter().enumerate().map(|(year, flow)| (2 * year as u32, flow.parse().unwrap())).collect();
        internal_rate(&flows)
    }

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn a_hundred_now_for_a_hundred_and_ten_in_a_year_is_ten_percent() {
        assert_eq!(rate(&["-100", "110"]), Figure::Defined(decimal("0.1")));
    }

    #[test]
    fn half_years_count_as_half_years() {
        // 100 now, 110 after half a year: 1.1² − 1 = 21 % a year.
        let flows = [(0, decimal("-100")), (1, decimal("110"))];
        assert_eq!(internal_rate(&flows), Figure::Defined(decimal("0.21")));
    }

    #[test]
    fn two_rates_are_both_listed() {
        // (1 - 1.1x)(1 - 1.2x) = 1 - 2.3x + 1.32x², so 10 % and 20 %.
        let rates = vec![decimal("0.1"), decimal("0.2")];
        assert_eq!(
            rate(&["1", "-2.3", "1.32"]),
            Figure::Undefined(Undefined::SeveralInternalRates { rates })
        );
    }

    #[test]
    fn a_rate_that_is_only_touched_is_found() {
        // (1 - 1.25x)², so 25 % alone.
        assert_eq!(rate(&["1", "-2.5", "1.5625"]), Figure::Defined(decimal("0.25")));
    }

    #[test]
    fn rates_out_of_range_do_not_count() {
        assert_eq!(rate(&["-1", "12"]), Figure::Undefined(Undefined::NoInternalRate)); // 1100 %
        assert_eq!(rate(&["-1", "11"]), Figure::Defined(decimal("10")));
        assert_eq!(rate(&["-1000", "9"]), Figure::Undefined(Undefined::NoInternalRate)); // -99.1 %
        assert_eq!(rate(&["-100", "50"]), Figure::Defined(decimal("-0.5")));
    }

    #[test]
    fn no_flows_at_all_are_equal_at_any_rate() {
        assert_eq!(rate(&["0", "0"]), Figure::Undefined(Undefined::AnyInternalRate));
    }

    #[test]
    fn a_hundred_years_of_large_amounts_neither_overflow_nor_take_long() {
        let mut flows = vec![(0, decimal("-1000000000000000000000000"))];
        flows.extend((1..=100).map(|year| (2 * year, decimal("100000000000000000000000"))));
        let Figure::Defined(rate) = internal_rate(&flows) else { panic!("one rate") };
        // 10 a year for ever is 10 %; a hundred years of it very nearly so.
        assert!(rate > decimal("0.0999") && rate < decimal("0.1"), "{rate}");
    }
}
