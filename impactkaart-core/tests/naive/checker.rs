use super::internal_rate::{Polynomial, Sign};
use super::map::{Naive, Sum};
use super::rational::{Fixed, Q, Rational, fixed, from_fixed, q, tenth, unit};
use impactkaart_core::number::{Figure, Number, Undefined};
use num_traits::{Signed, ToPrimitive, Zero};
use rust_decimal::Decimal;
use std::fmt::Display;

/// Compares figures with what they are exactly, each within so much per settled flow.
pub(super) struct Checker {
    per_flow: Fixed,
}

impl Checker {
    pub(super) fn new(per_flow: &Q) -> Self {
        Self { per_flow: fixed(per_flow) }
    }

    /// How far a sum may be off.
    fn off(&self, sum: &Sum) -> Fixed {
        &self.per_flow * sum.flows
    }

    pub(super) fn sum<N: Number + Rational>(&self, name: impl Display, found: N, sum: &Sum) {
        // One more for what was cut off behind the last decimal of each flow.
        let off = self.off(sum) + sum.flows;
        let found = found.fixed();
        assert!((&found - &sum.value).abs() <= off, "{}", difference(name, &found, &sum.value, &off));
    }

    pub(super) fn sums<N: Number + Rational>(
        &self,
        name: &str,
        found: &[N],
        sums: impl IntoIterator<Item = Sum>,
    ) {
        let sums: Vec<Sum> = sums.into_iter().collect();
        assert_eq!(found.len(), sums.len(), "{name}");
        for (index, (found, sum)) in found.iter().zip(&sums).enumerate() {
            self.sum(format_args!("{name}[{index}]"), *found, sum);
        }
    }

    /// `top / by`, undefined where `by` is not above zero; where it cannot be told from zero, either will do.
    pub(super) fn quotient<N: Number + Rational>(
        &self,
        name: &str,
        found: &Figure<N>,
        top: &Sum,
        by: &Sum,
        otherwise: &Undefined,
    ) {
        let by_off = self.off(by);
        if by.flows > 0 && by.value.abs() <= &by_off * 2 {
            return;
        }
        if !by.value.is_positive() {
            assert_eq!(found.undefined(), Some(otherwise), "{name}");
            return;
        }
        let exact = &top.value * unit() / &by.value;
        let top_off = self.off(top) * unit();
        let off = (top_off + exact.abs() * &by_off) / (&by.value - by_off) + rounding(&exact, 27);
        figure(name, found, &exact, &off);
    }

    /// `top` per head, of so many persons.
    pub(super) fn per_head<N: Number + Rational>(&self, name: &str, found: &Figure<N>, top: &Sum, heads: &Q) {
        if !heads.is_positive() {
            assert_eq!(found.undefined(), Some(&Undefined::NoStarters), "{name}");
            return;
        }
        let heads = fixed(heads);
        let exact = &top.value * unit() / &heads;
        // Persons are as exact as 28 decimals are, and the parts of persons here are not that small.
        let off = self.off(top) * unit() / heads + rounding(&exact, 18);
        figure(name, found, &exact, &off);
    }

    /// Months until the costs are first covered, linear within a year.
    pub(super) fn payback<N: Number + Rational>(&self, naive: &Naive, costs: &Sum, found: &Figure<N>) {
        let cumulative = naive.cumulative_benefits();
        let off = cumulative.iter().map(|sum| self.off(sum)).max().unwrap_or_default() + self.off(costs);
        let near = |value: &Fixed| value.abs() <= &off * 2;
        if near(&costs.value) || cumulative.iter().any(|sum| near(&(&sum.value - &costs.value))) {
            return; // which year covers them hangs on the last digit
        }
        if !costs.value.is_positive() {
            return figure("payback", found, &Fixed::zero(), &Fixed::zero());
        }
        let Some(year) = cumulative.iter().position(|sum| sum.value >= costs.value) else {
            assert_eq!(found.undefined(), Some(&Undefined::NotWithinHorizon), "payback");
            return;
        };
        let before = year.checked_sub(1).map_or(Fixed::zero(), |year| cumulative[year].value.clone());
        let in_year = &cumulative[year].value - &before;
        let part = (&costs.value - before) * unit() / &in_year;
        // A quotient of two sums that each may be off, and that is at most 1.
        let off = off * 4;
        if in_year > off {
            let exact = (unit() * year + part) * 12;
            let off = &off * unit() * 12 / (in_year - &off) + rounding(&exact, 25);
            figure("payback", found, &exact, &off);
        }
    }

    /// The rate at which costs and benefits are equal: npv changes its sign around it, or is nothing as far as can be
    /// told, and nowhere else.
    pub(super) fn internal_rate<N: Number + Rational>(&self, naive: &Naive, found: &Figure<N>) {
        let mut flows = Vec::new();
        for (year, (costs_after, benefits_after)) in (1..).zip(&naive.half_years) {
            let made = naive.undiscounted_costs(|flow| flow.year == year);
            let gained = naive.undiscounted_benefits(|flow| flow.year == year);
            flows.push((*costs_after, -&made.value, self.off(&made)));
            flows.push((*benefits_after, gained.value.clone(), self.off(&gained)));
        }
        let flows = Polynomial::of(&flows);
        let rates: Vec<Q> = match found {
            Figure::Defined(rate) => vec![rate.exact()],
            Figure::Undefined(Undefined::SeveralInternalRates { rates }) => {
                rates.iter().map(|rate| rate.exact()).collect()
            }
            Figure::Undefined(_) => Vec::new(),
        };
        let near = tenth(12) * q(2);
        for rate in &rates {
            let [below, above] = [rate - &near, rate + &near].map(|rate| flows.sign_at_rate(&rate));
            let changes = below != above || below == Sign::Undecided;
            assert!(changes, "npv is {below:?} zero on both sides of {}", shown(&fixed(rate)));
        }
        for (low, high) in flows.sign_changes() {
            let within = |rate: &Q| &low - &near <= *rate && *rate <= &high + &near;
            assert!(
                rates.iter().any(within),
                "npv changes its sign between {} and {}, and no rate there is listed",
                shown(&fixed(&low)),
                shown(&fixed(&high)),
            );
        }
    }
}

/// What is lost where a quotient of that size is rounded to so many digits and decimals.
fn rounding(exact: &Fixed, places: u32) -> Fixed {
    (unit() + exact.abs()) / Fixed::from(10).pow(places)
}

fn figure<N: Number + Rational>(name: &str, found: &Figure<N>, exact: &Fixed, off: &Fixed) {
    let Some(found) = found.defined() else {
        // Beyond what a decimal holds: divided by next to nothing.
        assert!(exact.abs() >= Decimal::MAX.fixed(), "{name} is undefined");
        return;
    };
    let found = found.fixed();
    assert!((&found - exact).abs() <= *off, "{}", difference(name, &found, exact, off));
}

fn difference(name: impl Display, found: &Fixed, exact: &Fixed, off: &Fixed) -> String {
    let small = |number: &Fixed| from_fixed(number).to_f64().unwrap_or(f64::NAN);
    format!(
        "{name}: {} and not {}, which is {:e} off where {:e} is allowed",
        shown(found),
        shown(exact),
        small(&(found - exact).abs()),
        small(off),
    )
}

/// With 32 decimals.
fn shown(number: &Fixed) -> String {
    let decimals = number / Fixed::from(10).pow(68);
    format!("{decimals}e-32")
}
