//! Where a recorded formula is kept: atoms, products of atoms, and sums of constants times products.

use super::Undefined;
use super::coefficient::Coefficient;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Atoms to a power each, by ascending atom, no power zero; none at all is 1.
pub(crate) type Factors = Arc<[(u32, i32)]>;

/// A constant times a product of atoms; the product by its place on the tape, 0 being 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Term {
    pub(crate) product: u32,
    pub(crate) coefficient: Coefficient,
}

/// A sum of terms, as it stood when it became part of something else.
pub(crate) type Terms = Arc<[Term]>;

/// What products are made of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Atom {
    /// A number that varies.
    Leaf(u32),
    /// A sum that is multiplied or divided by.
    Sum(Terms),
    /// The first terms of a sum that grew too long to search.
    Spill(Terms),
    SquareRoot(Terms),
    AboveZero(Terms),
    /// Defined where the denominator is above zero; the last is the reason where it is not.
    Quotient(Terms, Terms, u8),
    FirstCover(Terms, Vec<Terms>),
    InternalRate(Vec<(u32, Terms)>),
}

/// How many terms a sum carries before the first of them are put away in an atom: so long is what is searched for a term
/// of the same product, and so much is copied at most.
const CARRIED: u16 = 16;

/// One term of a sum that is still being added to, and the terms before it.
#[derive(Clone, Copy)]
struct Link {
    term: Term,
    previous: u32,
    length: u16,
}

pub(super) const NONE: u32 = u32::MAX;

/// A formula while it is recorded. Symbols hold a reference to it; none outlives it.
pub(crate) struct Tape {
    record: RefCell<Record>,
}

#[derive(Default)]
pub(crate) struct Record {
    pub(crate) atoms: Vec<Atom>,
    pub(crate) products: Vec<Factors>,
    pub(crate) reasons: Vec<Undefined>,
    atom_ids: BTreeMap<Atom, u32>,
    product_ids: BTreeMap<Factors, u32>,
    multiplied: BTreeMap<(u32, u32), u32>,
    links: Vec<Link>,
}

impl Tape {
    pub(crate) fn new() -> Self {
        let mut record = Record::default();
        record.product(Vec::new());
        Self { record: RefCell::new(record) }
    }

    pub(super) fn with<T>(&self, act: impl FnOnce(&mut Record) -> T) -> T {
        act(&mut self.record.borrow_mut())
    }

    /// Looks without adding.
    pub(crate) fn read<T>(&self, look: impl FnOnce(&Record) -> T) -> T {
        look(&self.record.borrow())
    }

    /// The whole record, once nothing is added any more.
    pub(crate) fn into_record(self) -> Record {
        self.record.into_inner()
    }
}

/// An index as it is stored.
fn short(index: usize) -> u32 {
    // Holds because memory ends before four thousand million nodes.
    u32::try_from(index).expect("fewer than 2^32 nodes")
}

impl Record {
    pub(super) fn atom(&mut self, atom: Atom) -> u32 {
        if let Some(known) = self.atom_ids.get(&atom) {
            return *known;
        }
        let id = short(self.atoms.len());
        self.atoms.push(atom.clone());
        self.atom_ids.insert(atom, id);
        id
    }

    /// The product of one atom to a power.
    pub(super) fn power(&mut self, atom: u32, power: i32) -> u32 {
        self.product(vec![(atom, power)])
    }

    fn product(&mut self, factors: Vec<(u32, i32)>) -> u32 {
        let factors: Factors = factors.into();
        if let Some(known) = self.product_ids.get(&factors) {
            return *known;
        }
        let id = short(self.products.len());
        self.products.push(factors.clone());
        self.product_ids.insert(factors, id);
        id
    }

    pub(super) fn multiply(&mut self, a: u32, b: u32) -> u32 {
        if a == 0 || b == 0 {
            return a.max(b);
        }
        let pair = (a.min(b), a.max(b));
        if let Some(known) = self.multiplied.get(&pair) {
            return *known;
        }
        let factors = multiplied(&self.products[a as usize], &self.products[b as usize], 1);
        let id = self.product(factors);
        self.multiplied.insert(pair, id);
        id
    }

    pub(super) fn reciprocal(&mut self, product: u32) -> u32 {
        let factors = self.products[product as usize].iter().map(|(atom, power)| (*atom, -power)).collect();
        self.product(factors)
    }

    /// Whether a sum is among the factors of a product.
    pub(super) fn holds_sum(&self, product: u32) -> bool {
        let factors = &self.products[product as usize];
        factors.iter().any(|(atom, _)| matches!(self.atoms[*atom as usize], Atom::Sum(_)))
    }

    /// Whether two products have a factor in common: then their product is a power.
    pub(super) fn share_atoms(&self, a: u32, b: u32) -> bool {
        let (a, b) = (&self.products[a as usize], &self.products[b as usize]);
        a.iter().any(|(atom, _)| b.binary_search_by_key(atom, |(atom, _)| *atom).is_ok())
    }

    /// The place of a reason; there are no more than a handful.
    pub(super) fn reason(&mut self, why: Undefined) -> u8 {
        let place = self.reasons.iter().position(|known| *known == why).unwrap_or_else(|| {
            self.reasons.push(why);
            self.reasons.len() - 1
        });
        u8::try_from(place).unwrap_or(u8::MAX)
    }

    /// The sum with a term more: of the same product, where it has one.
    pub(super) fn add(&mut self, sum: u32, term: Term) -> u32 {
        if term.coefficient.is_zero() {
            return sum;
        }
        let mut above = Vec::new();
        let mut at = sum;
        while at != NONE {
            let link = self.links[at as usize];
            if link.term.product == term.product {
                let coefficient = link.term.coefficient.add(term.coefficient);
                let mut head = link.previous;
                if !coefficient.is_zero() {
                    head = self.link(head, Term { coefficient, ..term });
                }
                return above.into_iter().rev().fold(head, |head, term| self.link(head, term));
            }
            above.push(link.term);
            at = link.previous;
        }
        if above.len() >= usize::from(CARRIED) {
            above.sort_unstable();
            let atom = self.atom(Atom::Spill(above.into()));
            let product = self.power(atom, 1);
            let spill = self.link(NONE, Term { product, coefficient: Coefficient::ONE });
            return self.link(spill, term);
        }
        self.link(sum, term)
    }

    fn link(&mut self, previous: u32, term: Term) -> u32 {
        let length = if previous == NONE { 0 } else { self.links[previous as usize].length };
        self.links.push(Link { term, previous, length: length + 1 });
        short(self.links.len() - 1)
    }

    /// The terms of a sum, last first.
    pub(super) fn terms(&self, mut sum: u32) -> Vec<Term> {
        let mut terms = Vec::new();
        while sum != NONE {
            let link = self.links[sum as usize];
            terms.push(link.term);
            sum = link.previous;
        }
        terms
    }

    /// A sum as one constant times one product, its common factors taken out.
    pub(super) fn gathered(&mut self, terms: Vec<Term>) -> Term {
        if let [single] = terms[..] {
            return single;
        }
        let common = common(terms.iter().map(|term| &*self.products[term.product as usize]));
        let common = self.product(common);
        let inverse = self.reciprocal(common);
        let mut rest: Vec<Term> = terms
            .into_iter()
            .map(|term| Term { product: self.multiply(term.product, inverse), ..term })
            .collect();
        rest.sort_unstable();
        let atom = self.atom(Atom::Sum(rest.into()));
        let sum = self.power(atom, 1);
        Term { product: self.multiply(common, sum), coefficient: Coefficient::ONE }
    }
}

/// `a × b^sign`, atom by atom.
pub(crate) fn multiplied(a: &[(u32, i32)], b: &[(u32, i32)], sign: i32) -> Vec<(u32, i32)> {
    let mut factors = Vec::with_capacity(a.len() + b.len());
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    loop {
        let next = match (a.peek(), b.peek()) {
            (None, None) => return factors,
            (Some(_), None) => *a.next().unwrap_or(&(0, 0)),
            (None, Some(_)) => b.next().map_or((0, 0), |(atom, power)| (*atom, sign * power)),
            (Some((x, _)), Some((y, _))) if x < y => *a.next().unwrap_or(&(0, 0)),
            (Some((x, _)), Some((y, _))) if x > y => {
                b.next().map_or((0, 0), |(atom, power)| (*atom, sign * power))
            }
            (Some((x, p)), Some((_, q))) => {
                let sum = (*x, p + sign * q);
                a.next();
                b.next();
                sum
            }
        };
        if next.1 != 0 {
            factors.push(next);
        }
    }
}

/// The atoms that all products have, to the power nearest zero; of powers of both signs nothing is common.
pub(crate) fn common<'f>(mut products: impl Iterator<Item = &'f [(u32, i32)]>) -> Vec<(u32, i32)> {
    let mut common = products.next().map(<[_]>::to_vec).unwrap_or_default();
    for factors in products {
        common.retain_mut(|(atom, power)| {
            let Ok(at) = factors.binary_search_by_key(atom, |(atom, _)| *atom) else { return false };
            let other = factors[at].1;
            if (*power > 0) != (other > 0) {
                return false;
            }
            *power = if *power > 0 { (*power).min(other) } else { (*power).max(other) };
            true
        });
        if common.is_empty() {
            break;
        }
    }
    common
}
