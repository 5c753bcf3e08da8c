//! Where in the range of a parameter a target is met, draw by draw.

use super::parameter::Parameter;
use super::target::{Aim, Balance, Target};
use crate::evaluate::{Program, nearest};
use crate::graph::Graph;

/// A target along a parameter, all other uncertain numbers drawn.
pub(super) struct Meeting {
    program: Program,
    target: Target,
    balances: Vec<Balance>,
    course: Course,
}

/// How the places are found at which it changes whether the target is met.
enum Course {
    /// Every sum is a straight line in the parameter: by two values of it.
    Straight([f64; 2]),
    /// Between these values, from low to high, and then closer and closer.
    Bent,
}

/// A value of the parameter from which on the target is met in a draw, or up to which it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Change {
    pub(super) at: f64,
    pub(super) is_lowest: bool,
}

/// What is known of some draws together.
#[derive(Debug, Default)]
pub(super) struct Met {
    /// In how many of them the target is met at the low end of the range.
    pub(super) at_low: usize,
    /// Every change in any of them, in no order.
    pub(super) changes: Vec<Change>,
}

impl Meeting {
    /// `graph` has costs and benefits, or benefits year by year, of which the parameter is the first to vary.
    pub(super) fn new(graph: &Graph, target: Target, parameter: &Parameter) -> Self {
        let course = if graph.is_straight_in(0) {
            let stated = nearest(parameter.stated);
            let step = if stated == 0.0 { 1.0 } else { stated.abs() };
            Course::Straight([stated, stated + step])
        } else {
            Course::Bent
        };
        let program = Program::new(graph);
        Self { balances: target.balances(program.figures()), program, target, course }
    }

    /// What some draws say, of which `drawn` has the other numbers, within a range of the parameter.
    pub(super) fn met(&self, drawn: &[&[f64]], count: usize, range: &[f64]) -> Met {
        match self.course {
            Course::Straight(two) => self.straight(drawn, count, two, [range[0], range[range.len() - 1]]),
            Course::Bent => self.bent(drawn, count, range),
        }
    }

    fn evaluate(&self, own: &[f64], drawn: &[&[f64]]) -> Vec<Vec<f64>> {
        let columns: Vec<&[f64]> = std::iter::once(own).chain(drawn.iter().copied()).collect();
        self.program.evaluate(&columns)
    }

    /// Whether the target is met where the sums are these.
    fn is_met(&self, sum: impl Fn(usize) -> f64) -> bool {
        let costs = sum(0);
        if self.target.aim.is_quotient() && costs <= 0.0 {
            return false;
        }
        if self.target.aim == Aim::PaybackMonths && costs <= 0.0 {
            // What costs nothing has paid itself back at once.
            return self.target.value >= rust_decimal::Decimal::ZERO;
        }
        self.balances.iter().any(|balance| balance_of(balance, &sum) >= 0.0)
    }

    fn straight(&self, drawn: &[&[f64]], count: usize, two: [f64; 2], [low, high]: [f64; 2]) -> Met {
        let [ones, others] = two.map(|value| self.evaluate(&vec![value; count], drawn));
        let step = two[1] - two[0];
        let mut met = Met::default();
        let (costs, mut places) = (Balance::costs(), Vec::new());
        for draw in 0..count {
            let sum = |figure: usize, at: f64| {
                let (one, other) = (ones[figure][draw], others[figure][draw]);
                one + (other - one) * ((at - two[0]) / step)
            };
            // Where any of the lines that tell is zero it may change whether the target is met, and nowhere else.
            places.clear();
            for balance in self.balances.iter().chain([&costs]) {
                let [one, other] =
                    [&ones, &others].map(|sums| balance_of(balance, |figure| sums[figure][draw]));
                let place = two[0] - one * step / (other - one);
                // What rounding puts beside an end is at the end.
                let hair = 1e-9 * step;
                if place > low + hair && place < high - hair {
                    places.push(place);
                }
            }
            places.sort_unstable_by(f64::total_cmp);
            let mut from = low;
            // A target may be met at the very end alone: without any costs.
            let mut was_met = self.is_met(|figure| sum(figure, low)).then_some(true);
            met.at_low += usize::from(was_met.is_some());
            for place in places.iter().copied().chain([high]) {
                let middle = 0.5 * from + 0.5 * place;
                let is_met = self.is_met(|figure| sum(figure, middle));
                met.note(was_met, is_met, from);
                (from, was_met) = (place, Some(is_met));
            }
        }
        met
    }

    fn bent(&self, drawn: &[&[f64]], count: usize, range: &[f64]) -> Met {
        let mut met = Met::default();
        let mut open: Vec<Open> = Vec::new();
        let mut was_met: Vec<Option<bool>> = vec![None; count];
        for (at, place) in range.iter().enumerate() {
            let sums = self.evaluate(&vec![*place; count], drawn);
            for (draw, was_met) in was_met.iter_mut().enumerate() {
                let is_met = self.is_met(|figure| sums[figure][draw]);
                if was_met.is_some_and(|was_met| was_met != is_met) {
                    open.push(Open { draw, low: range[at - 1], high: *place, is_lowest: is_met });
                } else if was_met.is_none() {
                    met.at_low += usize::from(is_met);
                }
                *was_met = Some(is_met);
            }
        }
        let columns: Vec<Vec<f64>> =
            drawn.iter().map(|column| open.iter().map(|open| column[open.draw]).collect()).collect();
        let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
        for _ in 0..HALVINGS {
            if open.iter().all(Open::is_narrow) {
                break;
            }
            let middles: Vec<f64> = open.iter().map(|open| 0.5 * open.low + 0.5 * open.high).collect();
            let sums = self.evaluate(&middles, &columns);
            for (at, (open, middle)) in open.iter_mut().zip(middles).enumerate() {
                if self.is_met(|figure| sums[figure][at]) == open.is_lowest {
                    open.high = middle;
                } else {
                    open.low = middle;
                }
            }
        }
        // On the side on which the target is met.
        met.changes.extend(open.iter().map(|open| {
            let at = if open.is_lowest { open.high } else { open.low };
            Change { at, is_lowest: open.is_lowest }
        }));
        met
    }
}

/// So often a range is halved at most: enough for any two numbers between which there is no other.
const HALVINGS: usize = 200;

impl Met {
    fn note(&mut self, was_met: Option<bool>, is_met: bool, at: f64) {
        match was_met {
            None => self.at_low += usize::from(is_met),
            Some(was_met) if was_met != is_met => self.changes.push(Change { at, is_lowest: is_met }),
            Some(_) => {}
        }
    }

    pub(super) fn join(mut self, other: Self) -> Self {
        self.at_low += other.at_low;
        self.changes.extend(other.changes);
        self
    }
}

/// A range in which it changes, in one draw, whether the target is met.
struct Open {
    draw: usize,
    low: f64,
    high: f64,
    is_lowest: bool,
}

impl Open {
    fn is_narrow(&self) -> bool {
        self.high - self.low <= 1e-12 * self.low.abs().max(self.high.abs())
    }
}

fn balance_of(balance: &Balance, sum: impl Fn(usize) -> f64) -> f64 {
    balance
        .weights
        .iter()
        .fold(balance.constant_float, |total, (figure, _, times)| total + times * sum(*figure))
}

/// Values of a parameter from the lowest to the highest, closer together around what is stated, and around nothing.
pub(super) fn places(parameter: &Parameter) -> Vec<f64> {
    let [low, high, stated] = [parameter.lowest, parameter.highest, parameter.stated].map(nearest);
    let even = (0..=EVEN).map(|at| {
        let part = f64::from(at) / f64::from(EVEN);
        low * (1.0 - part) + high * part
    });
    let size = if stated == 0.0 { (high - low).min(1.0) } else { stated };
    let around = (-8..=8).map(|power| size * 2_f64.powi(power));
    let beyond = (3..13).map(|power| size * 8_f64.powi(power));
    let mut places: Vec<f64> = even.chain(around).chain(beyond).chain([0.0, stated]).collect();
    places.retain(|place| (low..=high).contains(place));
    places.sort_unstable_by(f64::total_cmp);
    places.dedup();
    places
}

/// So many equal parts a range is looked at in.
const EVEN: u32 = 32;
