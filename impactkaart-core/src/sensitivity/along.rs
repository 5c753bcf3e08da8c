//! A balance along a curve that is no line: what it can be at a value of the parameter, and over a range of it.

use super::curve::Curve;
use super::interval::{Interval, Rising, over};
use super::target::Balance;
use crate::evaluate::{Figure, Program};

/// What the sums of a program can be over the whole range of its parameter and over parts of that: the same for every target.
#[derive(Debug, Default)]
pub(super) struct Enclosed {
    /// A part, then what it is cut into, from low to high.
    parts: Vec<Part>,
}

#[derive(Debug)]
struct Part {
    range: Interval,
    /// Each sum over the part, and at its low end, middle and high end.
    over: Vec<Rising>,
    low: Vec<Interval>,
    middle: Vec<Interval>,
    high: Vec<Interval>,
    /// The place of the first part after it that is no part of it.
    after: usize,
}

/// What is known of a balance over a range.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Told {
    /// It is not zero anywhere.
    Apart,
    /// It is zero once; what it can be at the low end and at the high end.
    Crossing([Interval; 2]),
    /// Nothing yet.
    Unclear,
}

/// So often a range is halved beforehand.
const DEEPEST: u32 = 4;

impl Enclosed {
    pub(super) fn of(program: &Program, ends: [f64; 2]) -> Self {
        let mut enclosed = Self::default();
        enclosed.add(program, Interval { low: ends[0], high: ends[1] }, 0, &mut Steps::default());
        enclosed
    }

    fn add(&mut self, program: &Program, range: Interval, depth: u32, steps: &mut Steps) {
        let (place, middle) = (self.parts.len(), range.middle());
        let over: Vec<Rising> = sums(program, steps.over(program, range)).collect();
        let mut at = |at| sums(program, steps.at(program, at)).collect();
        let (low, middle_sums, high) = (at(range.low), at(middle), at(range.high));
        // A single sum that only rises, or only falls, does so in every balance.
        let mut varying = over.iter().filter(|sum| sum.slope != Interval::ZERO);
        let is_told = varying.next().is_none_or(|sum| !sum.slope.holds_zero()) && varying.next().is_none();
        self.parts.push(Part { range, over, low, middle: middle_sums, high, after: place + 1 });
        if !is_told && depth < DEEPEST && range.low < middle && middle < range.high {
            self.add(program, Interval { low: range.low, high: middle }, depth + 1, steps);
            self.add(program, Interval { low: middle, high: range.high }, depth + 1, steps);
        }
        self.parts[place].after = self.parts.len();
    }
}

/// The steps of a program, worked out again and again in the same place.
#[derive(Debug, Default)]
pub(super) struct Steps {
    rising: Vec<Rising>,
    values: Vec<Interval>,
    floats: Vec<f64>,
}

impl Steps {
    /// What each step, and its slope, may be over a range of the parameter.
    fn over(&mut self, program: &Program, range: Interval) -> &[Rising] {
        over(program, Interval { low: range.low.next_down(), high: range.high.next_up() }, &mut self.rising);
        &self.rising
    }

    /// What each step may be at one value of the parameter, the nearest `f64` to it.
    fn at(&mut self, program: &Program, at: f64) -> &[Interval] {
        over(program, Interval { low: at.next_down(), high: at.next_up() }, &mut self.values);
        &self.values
    }
}

/// A sum, a balance of sums, or a step of either.
trait Sum: Copy {
    const NOTHING: Self;
    fn of(value: Interval) -> Self;
    fn plus(self, weight: Interval, sum: Self) -> Self;
}

impl Sum for Interval {
    const NOTHING: Self = Self::ZERO;

    fn of(value: Interval) -> Self {
        value
    }

    fn plus(self, weight: Interval, sum: Self) -> Self {
        self.add(weight.multiply(sum))
    }
}

impl Sum for Rising {
    const NOTHING: Self = Self { value: Interval::ZERO, slope: Interval::ZERO };

    fn of(value: Interval) -> Self {
        Self { value, slope: Interval::ZERO }
    }

    fn plus(self, weight: Interval, sum: Self) -> Self {
        Self { value: self.value.plus(weight, sum.value), slope: self.slope.plus(weight, sum.slope) }
    }
}

/// The sums among the steps of a program.
fn sums<S: Sum>(program: &Program, steps: &[S]) -> impl Iterator<Item = S> {
    program.figures.iter().map(|figure| match figure {
        Figure::Number(step) => steps[*step as usize],
        _ => S::NOTHING,
    })
}

/// The balance of sums, without the exact calculation's settling.
fn balanced<S: Sum>(balance: &Balance, sum: impl Fn(usize) -> S) -> S {
    let around = |value: f64| Interval { low: value.next_down(), high: value.next_up() };
    let constant = S::of(around(balance.constant_float));
    balance
        .weights
        .iter()
        .fold(constant, |total, (figure, _, times)| total.plus(around(*times), sum(*figure)))
}

/// A balance along a curve that is no line.
pub(super) struct Along<'c> {
    curve: &'c Curve,
    program: &'c Program,
    enclosed: &'c Enclosed,
    balance: &'c Balance,
    steps: &'c mut Steps,
}

impl<'c> Along<'c> {
    pub(super) fn new(
        curve: &'c Curve,
        (program, enclosed): (&'c Program, &'c Enclosed),
        balance: &'c Balance,
        steps: &'c mut Steps,
    ) -> Self {
        Self { curve, program, enclosed, balance, steps }
    }

    fn step(&self, figure: usize) -> Option<usize> {
        match self.program.figures[figure] {
            Figure::Number(step) => Some(step as usize),
            _ => None,
        }
    }

    /// What the balance and its slope may be over a range of the parameter.
    pub(super) fn over(&mut self, range: Interval) -> Rising {
        self.steps.over(self.program, range);
        let steps = &self.steps.rising;
        let of = |figure| self.step(figure).map_or(Rising::NOTHING, |step| steps[step]);
        self.settled_over(range, balanced(self.balance, of))
    }

    fn settled_over(&self, range: Interval, sum: Rising) -> Rising {
        let settling = self.curve.settling_at(range.low).max(self.curve.settling_at(range.high));
        Rising { value: sum.value.widened(settling * self.balance.size), slope: sum.slope }
    }

    fn settled_at(&self, at: f64, sum: Interval) -> Interval {
        sum.widened(self.curve.settling_at(at) * self.balance.size)
    }

    /// What the balance may be at one value of the parameter, the nearest `f64` to it.
    pub(super) fn at(&mut self, at: f64) -> Interval {
        self.steps.at(self.program, at);
        let steps = &self.steps.values;
        let of = |figure| self.step(figure).map_or(Interval::NOTHING, |step| steps[step]);
        self.settled_at(at, balanced(self.balance, of))
    }

    /// What costs may be at the value that was last asked for with [`Along::at`].
    pub(super) fn costs(&self, at: f64) -> Interval {
        let costs = self.step(0).map_or(Interval::NOTHING, |step| self.steps.values[step]);
        costs.widened(self.curve.settling_at(at))
    }

    /// The balance at one value of the parameter, without any bound.
    pub(super) fn roughly(&mut self, at: f64) -> f64 {
        self.program.values(&[at], &mut self.steps.floats);
        let of = |figure| self.step(figure).map_or(0.0, |step| self.steps.floats[step]);
        let terms = self.balance.weights.iter().map(|(figure, _, times)| times * of(*figure));
        terms.fold(self.balance.constant_float, |sum, term| sum + term)
    }

    /// What can be told of the balance over a range.
    pub(super) fn told(&mut self, range: Interval) -> Told {
        let over = self.over(range);
        self.told_by(
            range,
            over,
            |along| [along.at(range.low), along.at(range.high)],
            |along, at| along.at(at),
        )
    }

    fn told_by(
        &mut self,
        range: Interval,
        over: Rising,
        ends: impl FnOnce(&mut Self) -> [Interval; 2],
        at_middle: impl FnOnce(&mut Self, f64) -> Interval,
    ) -> Told {
        if !over.value.holds_zero() {
            return Told::Apart;
        }
        if !over.slope.holds_zero() {
            let ends = ends(self);
            let is_certain = ends.iter().all(|end| !end.holds_zero());
            if is_certain {
                let is_crossed = (ends[0].low > 0.0) != (ends[1].low > 0.0);
                return if is_crossed { Told::Crossing(ends) } else { Told::Apart };
            }
        }
        // The mean value theorem: f(x) lies within f(m) + f'(range) × (x - m).
        let middle = range.middle();
        let half = (middle - range.low).max(range.high - middle).next_up();
        let around = over.slope.multiply(Interval { low: -half, high: half });
        let value = over.value.meet(at_middle(self, middle).add(around));
        if value.holds_zero() { Told::Unclear } else { Told::Apart }
    }

    /// Each part of the range, from low to high, that is not left out by what is known beforehand, with what that tells of it.
    pub(super) fn parts(&mut self) -> Vec<(Interval, Told)> {
        let parts = &self.enclosed.parts;
        let (mut found, mut place) = (Vec::new(), 0);
        while let Some(part) = parts.get(place) {
            let balance = self.balance;
            let over = self.settled_over(part.range, balanced(balance, |sum| part.over[sum]));
            let of = |along: &Self, at: f64, sums: &[Interval]| {
                along.settled_at(at, balanced(balance, |sum| sums[sum]))
            };
            let told = self.told_by(
                part.range,
                over,
                |along| [of(along, part.range.low, &part.low), of(along, part.range.high, &part.high)],
                |along, at| of(along, at, &part.middle),
            );
            if told == Told::Unclear && part.after > place + 1 {
                place += 1;
                continue;
            }
            if told != Told::Apart {
                found.push((part.range, told));
            }
            place = part.after;
        }
        found
    }
}
