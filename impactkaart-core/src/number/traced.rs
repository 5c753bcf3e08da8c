//! A number that remembers how it came about, so that a figure can be followed back to what was stated.

use super::{Figure, Number, Undefined};
use rust_decimal::Decimal;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::{Add, Mul, Sub};

/// How a number came about, in one operation on numbers that came before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Recipe {
    /// It does not vary and has no name.
    Constant,
    /// It was stated; what it is stands in a list of names.
    Stated(u32),
    /// Another number under a name.
    Named {
        name: u32,
        of: u32,
    },
    /// A sum begins with it.
    Begin(u32),
    Add(u32, u32),
    Subtract(u32, u32),
    Multiply(u32, u32),
    Divide(u32, u32),
    SquareRoot(u32),
    Settle {
        of: u32,
        decimals: u32,
    },
    AboveZero(u32),
    Quotient(u32, u32),
    /// The place of its list: costs, then benefits by year.
    FirstCover(u32),
    /// The place of its list.
    InternalRate(u32),
}

#[derive(Debug, Clone, Copy)]
struct Node {
    recipe: Recipe,
    value: Decimal,
    /// The place of the reason where there is no value.
    undefined: Option<u32>,
    is_figure: bool,
}

/// Everything that was calculated, in order. Numbers hold a reference to it; none outlives it.
#[derive(Debug, Default)]
pub(crate) struct Trail(RefCell<Kept>);

#[derive(Debug, Default)]
struct Kept {
    nodes: Vec<Node>,
    constants: BTreeMap<Decimal, u32>,
    reasons: Vec<Undefined>,
    lists: Vec<Vec<(u32, u32)>>,
}

impl Kept {
    fn push(&mut self, recipe: Recipe, value: Decimal, undefined: Option<Undefined>) -> u32 {
        let undefined = undefined.map(|why| {
            self.reasons.push(why);
            short(self.reasons.len() - 1)
        });
        self.nodes.push(Node { recipe, value, undefined, is_figure: false });
        short(self.nodes.len() - 1)
    }

    fn constant(&mut self, value: Decimal) -> u32 {
        if let Some(known) = self.constants.get(&value) {
            return *known;
        }
        let id = self.push(Recipe::Constant, value, None);
        self.constants.insert(value, id);
        id
    }

    fn id(&mut self, number: Traced<'_>) -> u32 {
        match number.0 {
            Known::Constant(value) => self.constant(value),
            Known::Node { id, .. } => id,
        }
    }
}

/// An index as it is stored.
fn short(index: usize) -> u32 {
    // Holds because memory ends before four thousand million nodes.
    u32::try_from(index).expect("fewer than 2^32 numbers")
}

impl Trail {
    /// A number that was stated.
    pub(crate) fn stated(&self, name: u32, value: Decimal) -> Traced<'_> {
        let id = self.0.borrow_mut().push(Recipe::Stated(name), value, None);
        Traced(Known::Node { trail: self, id, value })
    }

    /// The same number under a name; a constant of nothing or one, which changes nothing, stays bare.
    pub(crate) fn named<'t>(&'t self, name: u32, number: Traced<'t>) -> Traced<'t> {
        if number.is(Decimal::ZERO) || number.is(Decimal::ONE) {
            return number;
        }
        let value = number.value();
        let mut kept = self.0.borrow_mut();
        let of = kept.id(number);
        let id = kept.push(Recipe::Named { name, of }, value, None);
        Traced(Known::Node { trail: self, id, value })
    }

    /// The number by its place.
    pub(crate) fn id(&self, number: Traced<'_>) -> u32 {
        self.0.borrow_mut().id(number)
    }

    pub(crate) fn recipe(&self, id: u32) -> Recipe {
        self.0.borrow().nodes[id as usize].recipe
    }

    pub(crate) fn is_figure(&self, id: u32) -> bool {
        self.0.borrow().nodes[id as usize].is_figure
    }

    pub(crate) fn value(&self, id: u32) -> Figure<Decimal> {
        let kept = self.0.borrow();
        let node = &kept.nodes[id as usize];
        match node.undefined {
            None => Figure::Defined(node.value),
            Some(why) => Figure::Undefined(kept.reasons[why as usize].clone()),
        }
    }

    /// A list that a payback period or an internal rate was found from: half years (0 where there are none) and number.
    pub(crate) fn list(&self, place: u32) -> Vec<(u32, u32)> {
        self.0.borrow().lists[place as usize].clone()
    }

    /// How many numbers there are.
    pub(crate) fn len(&self) -> usize {
        self.0.borrow().nodes.len()
    }
}

/// A number of the exact calculation that remembers how it came about: made by
/// [`Derivation`](crate::explain::Derivation), and read by it again.
#[derive(Clone, Copy)]
pub struct Traced<'t>(Known<'t>);

#[derive(Clone, Copy)]
enum Known<'t> {
    Constant(Decimal),
    Node { trail: &'t Trail, id: u32, value: Decimal },
}

impl fmt::Debug for Traced<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Known::Constant(value) => write!(formatter, "{value}"),
            Known::Node { id, value, .. } => write!(formatter, "{value} (n{id})"),
        }
    }
}

impl<'t> Traced<'t> {
    fn value(self) -> Decimal {
        match self.0 {
            Known::Constant(value) | Known::Node { value, .. } => value,
        }
    }

    fn trail(self) -> Option<&'t Trail> {
        match self.0 {
            Known::Constant(_) => None,
            Known::Node { trail, .. } => Some(trail),
        }
    }

    fn is(self, constant: Decimal) -> bool {
        matches!(self.0, Known::Constant(value) if value == constant)
    }

    /// Says that this is a figure in its own right: what is made of it names it rather than what it is made of.
    ///
    /// A constant stays what it is.
    pub fn mark(self) {
        if let Known::Node { trail, id, .. } = self.0 {
            trail.0.borrow_mut().nodes[id as usize].is_figure = true;
        }
    }

    /// Its place among all numbers of its derivation; none where it is a constant.
    pub fn id(self) -> Option<u32> {
        match self.0 {
            Known::Constant(_) => None,
            Known::Node { id, .. } => Some(id),
        }
    }

    fn pair(self, other: Self, value: Decimal, recipe: impl FnOnce(u32, u32) -> Recipe) -> Self {
        let Some(trail) = self.trail().or(other.trail()) else { return Self(Known::Constant(value)) };
        let mut kept = trail.0.borrow_mut();
        let (one, two) = (kept.id(self), kept.id(other));
        let id = kept.push(recipe(one, two), value, None);
        Self(Known::Node { trail, id, value })
    }

    fn single(self, value: Decimal, recipe: impl FnOnce(u32) -> Recipe) -> Self {
        let Some(trail) = self.trail() else { return Self(Known::Constant(value)) };
        let mut kept = trail.0.borrow_mut();
        let of = kept.id(self);
        let id = kept.push(recipe(of), value, None);
        Self(Known::Node { trail, id, value })
    }

    /// A figure that may have no value; the number stays, so that it can be told why.
    fn figure(
        trail: &'t Trail,
        found: Figure<Decimal>,
        recipe: impl FnOnce(&mut Kept) -> Recipe,
    ) -> Figure<Self> {
        let mut kept = trail.0.borrow_mut();
        let (value, why) = match found {
            Figure::Defined(value) => (value, None),
            Figure::Undefined(why) => (Decimal::ZERO, Some(why)),
        };
        let recipe = recipe(&mut kept);
        let id = kept.push(recipe, value, why);
        Figure::Defined(Self(Known::Node { trail, id, value }))
    }
}

/// A figure of constants alone: nothing is remembered of it.
fn bare<'t>(found: Figure<Decimal>) -> Figure<Traced<'t>> {
    match found {
        Figure::Defined(value) => Figure::Defined(Traced(Known::Constant(value))),
        Figure::Undefined(why) => Figure::Undefined(why),
    }
}

impl Add for Traced<'_> {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        if other.is(Decimal::ZERO) {
            return self;
        }
        if self.is(Decimal::ZERO) {
            // Not the other number itself: a sum that begins with it is not it.
            return other.single(other.value(), Recipe::Begin);
        }
        self.pair(other, self.value() + other.value(), Recipe::Add)
    }
}

impl Sub for Traced<'_> {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        if other.is(Decimal::ZERO) {
            return self;
        }
        self.pair(other, self.value() - other.value(), Recipe::Subtract)
    }
}

impl Mul for Traced<'_> {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        if other.is(Decimal::ONE) {
            return self;
        }
        if self.is(Decimal::ONE) {
            return other;
        }
        self.pair(other, self.value() * other.value(), Recipe::Multiply)
    }
}

/// The values are those of the calculation on decimals, to the digit.
impl Number for Traced<'_> {
    fn constant(value: Decimal) -> Self {
        Self(Known::Constant(value))
    }

    fn divide(self, by: Self) -> Self {
        if by.is(Decimal::ONE) {
            return self;
        }
        self.pair(by, self.value().divide(by.value()), Recipe::Divide)
    }

    fn square_root(self) -> Self {
        self.single(self.value().square_root(), Recipe::SquareRoot)
    }

    fn settle(self, decimals: u32) -> Self {
        self.single(self.value().settle(decimals), |of| Recipe::Settle { of, decimals })
    }

    fn above_zero(self) -> Self {
        self.single(self.value().above_zero(), Recipe::AboveZero)
    }

    fn quotient(self, by: Self, otherwise: Undefined) -> Figure<Self> {
        let found = self.value().quotient(by.value(), otherwise);
        let Some(trail) = self.trail().or(by.trail()) else { return bare(found) };
        Self::figure(trail, found, |kept| Recipe::Quotient(kept.id(self), kept.id(by)))
    }

    fn first_cover(costs: Self, benefits: &[Self]) -> Figure<Self> {
        let values: Vec<Decimal> = benefits.iter().map(|benefit| benefit.value()).collect();
        let found = Decimal::first_cover(costs.value(), &values);
        let all = || std::iter::once(costs).chain(benefits.iter().copied());
        let Some(trail) = all().find_map(Self::trail) else { return bare(found) };
        Self::figure(trail, found, |kept| {
            let list = all().map(|number| (0, kept.id(number))).collect();
            kept.lists.push(list);
            Recipe::FirstCover(short(kept.lists.len() - 1))
        })
    }

    fn internal_rate(flows: &[(u32, Self)]) -> Figure<Self> {
        let values: Vec<(u32, Decimal)> =
            flows.iter().map(|(half_years, flow)| (*half_years, flow.value())).collect();
        let found = Decimal::internal_rate(&values);
        let Some(trail) = flows.iter().find_map(|(_, flow)| flow.trail()) else { return bare(found) };
        Self::figure(trail, found, |kept| {
            let list = flows.iter().map(|(half_years, flow)| (*half_years, kept.id(*flow))).collect();
            kept.lists.push(list);
            Recipe::InternalRate(short(kept.lists.len() - 1))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changes_nothing_leaves_no_trace_but_a_sum_that_begins_does() {
        let trail = Trail::default();
        let ten = trail.stated(0, 10.into());
        let (zero, one) = (Traced::constant(Decimal::ZERO), Traced::constant(Decimal::ONE));
        assert_eq!((ten * one).id(), ten.id());
        assert_eq!((ten - zero).id(), ten.id());
        assert_eq!(trail.recipe(trail.id(zero + ten)), Recipe::Begin(trail.id(ten)));
        assert_eq!((zero * one).id(), None);
    }

    #[test]
    fn a_figure_without_a_value_is_there_with_its_reason() {
        let trail = Trail::default();
        let ten = trail.stated(0, 10.into());
        let none = ten.quotient(Traced::constant(Decimal::ZERO), Undefined::NoCosts);
        let id = none.defined().and_then(|number| number.id()).expect("it is recorded");
        assert_eq!(trail.value(id), Figure::Undefined(Undefined::NoCosts));
    }
}
