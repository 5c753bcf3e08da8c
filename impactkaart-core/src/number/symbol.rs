use super::coefficient::Coefficient;
use super::tape::{Atom, NONE, Record, Tape, Term, Terms};
use super::{Figure, Number, Undefined};
use rust_decimal::Decimal;
use std::fmt;
use std::ops::{Add, Mul, Sub};

/// A number that records what is done to it, for the formula to become a graph.
///
/// It is a constant, or a sum of constants times products on a tape; terms of the same product are added up at once
/// (`a·f + b·f = (a + b)·f`), so that what does not vary folds in decimal and only what varies is left. Settling is the
/// identity on what varies; constants are settled as in the exact calculation.
#[derive(Clone, Copy)]
pub struct Symbol<'t>(Recorded<'t>);

#[derive(Clone, Copy)]
enum Recorded<'t> {
    Constant(Coefficient),
    /// `offset + coefficient × product`: most numbers by far, and nothing of them is stored.
    Line {
        tape: &'t Tape,
        offset: Coefficient,
        term: Term,
    },
    /// More terms, from the last one on.
    Sum {
        tape: &'t Tape,
        last: u32,
    },
}
use Recorded::{Constant, Line, Sum};

impl fmt::Debug for Symbol<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Constant(constant) => write!(formatter, "{}", constant.value),
            Line { offset, term, .. } => {
                write!(formatter, "{} + {}·p{}", offset.value, term.coefficient.value, term.product)
            }
            Sum { last, .. } => write!(formatter, "s{last}"),
        }
    }
}

impl<'t> Symbol<'t> {
    /// The leaf of a number that varies.
    pub(crate) fn leaf(tape: &'t Tape, leaf: u32) -> Self {
        Self::of_atom(tape, Atom::Leaf(leaf))
    }

    fn of_atom(tape: &'t Tape, atom: Atom) -> Self {
        let product = tape.with(|record| {
            let atom = record.atom(atom);
            record.power(atom, 1)
        });
        Self::of_term(tape, Term { product, coefficient: Coefficient::ONE })
    }

    fn of_term(tape: &'t Tape, term: Term) -> Self {
        if term.product == 0 || term.coefficient.is_zero() {
            return Self(Constant(term.coefficient));
        }
        Self(Line { tape, offset: Coefficient::ZERO, term })
    }

    fn tape(self) -> Option<&'t Tape> {
        match self.0 {
            Constant(_) => None,
            Line { tape, .. } | Sum { tape, .. } => Some(tape),
        }
    }

    fn folded(self) -> Option<Coefficient> {
        match self.0 {
            Constant(constant) => Some(constant),
            _ => None,
        }
    }

    /// All its terms; a constant is a term of product 0.
    fn terms(self, record: &Record) -> Vec<Term> {
        match self.0 {
            Constant(constant) if constant.is_zero() => Vec::new(),
            Constant(coefficient) => vec![Term { product: 0, coefficient }],
            Line { offset, term, .. } if offset.is_zero() => vec![term],
            Line { offset, term, .. } => vec![Term { product: 0, coefficient: offset }, term],
            Sum { last, .. } => record.terms(last),
        }
    }

    /// Its terms in the order of their products, as part of something else.
    pub(crate) fn sorted(self, record: &Record) -> Terms {
        let mut terms = self.terms(record);
        terms.sort_unstable();
        terms.into()
    }

    fn scaled(self, by: Coefficient) -> Self {
        match self.0 {
            _ if by.is_zero() => Self(Constant(Coefficient::ZERO)),
            _ if by.is_one() => self,
            Constant(constant) => Self(Constant(constant.multiply(by))),
            Line { tape, offset, term } => Self(Line {
                tape,
                offset: offset.multiply(by),
                term: Term { coefficient: term.coefficient.multiply(by), ..term },
            }),
            Sum { tape, .. } => {
                self.each_term(tape, |_, term| Term { coefficient: term.coefficient.multiply(by), ..term })
            }
        }
    }

    /// The sum of what `make` makes of each term.
    fn each_term(self, tape: &'t Tape, mut make: impl FnMut(&mut Record, Term) -> Term) -> Self {
        tape.with(|record| {
            let terms = self.terms(record);
            let last = terms.into_iter().rev().fold(NONE, |sum, term| {
                let term = make(record, term);
                record.add(sum, term)
            });
            Self::of_sum(tape, record, last)
        })
    }

    fn of_sum(tape: &'t Tape, record: &Record, last: u32) -> Self {
        if last == NONE {
            return Self(Constant(Coefficient::ZERO));
        }
        match record.terms(last)[..] {
            [term] => Self::of_term(tape, term),
            [a, b] if a.product == 0 => Self(Line { tape, offset: a.coefficient, term: b }),
            [a, b] if b.product == 0 => Self(Line { tape, offset: b.coefficient, term: a }),
            _ => Self(Sum { tape, last }),
        }
    }

    /// As one constant times one product.
    fn gathered(self, record: &mut Record) -> Term {
        match self.0 {
            Line { offset, term, .. } if offset.is_zero() => term,
            _ => {
                let terms = self.terms(record);
                if terms.is_empty() {
                    return Term { product: 0, coefficient: Coefficient::ZERO };
                }
                record.gathered(terms)
            }
        }
    }

    fn is_line(self) -> bool {
        matches!(self.0, Line { .. })
    }

    /// An operation that is kept as it is, where it is not of constants.
    fn opaque(tape: &'t Tape, make: impl FnOnce(&mut Record) -> Atom) -> Self {
        let atom = tape.with(make);
        Self::of_atom(tape, atom)
    }
}

impl Add for Symbol<'_> {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        match (self.0, other.0) {
            (Constant(a), Constant(b)) => Self(Constant(a.add(b))),
            (Line { tape, offset, term }, Constant(constant))
            | (Constant(constant), Line { tape, offset, term }) => {
                Self(Line { tape, offset: offset.add(constant), term })
            }
            (Line { tape, offset, term }, Line { offset: other_offset, term: other, .. })
                if term.product == other.product =>
            {
                let offset = offset.add(other_offset);
                let coefficient = term.coefficient.add(other.coefficient);
                if coefficient.is_zero() {
                    return Self(Constant(offset));
                }
                Self(Line { tape, offset, term: Term { coefficient, ..term } })
            }
            _ => {
                let (longer, added) = match (self.0, other.0) {
                    (Sum { .. }, _) => (self, other),
                    (_, Sum { .. }) => (other, self),
                    _ => (self, other),
                };
                // Holds because two constants were added above.
                let tape = longer.tape().or(added.tape()).expect("what varies is on a tape");
                tape.with(|record| {
                    let start = match longer.0 {
                        Sum { last, .. } => last,
                        _ => longer.terms(record).into_iter().fold(NONE, |sum, term| record.add(sum, term)),
                    };
                    let terms = added.terms(record);
                    let last = terms.into_iter().rev().fold(start, |sum, term| record.add(sum, term));
                    Self::of_sum(tape, record, last)
                })
            }
        }
    }
}

impl Sub for Symbol<'_> {
    type Output = Self;

    #[expect(clippy::suspicious_arithmetic_impl, reason = "a sum of terms is all there is")]
    fn sub(self, other: Self) -> Self {
        self + other.scaled(Coefficient::ONE.negate())
    }
}

impl Mul for Symbol<'_> {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        if let Some(constant) = self.folded() {
            return other.scaled(constant);
        }
        if let Some(constant) = other.folded() {
            return self.scaled(constant);
        }
        // Holds because constants have been dealt with.
        let tape = self.tape().expect("what varies is on a tape");
        let single = |symbol: Self| matches!(symbol.0, Line { offset, .. } if offset.is_zero());
        // One term times at most two is spelled out: so terms of many lines with the same leaves are added up.
        // Longer sums become factors, so that nothing grows with every product.
        let (by, over) = if single(other) { (other, self) } else { (self, other) };
        let is_power = |record: &mut Record| {
            let by = by.gathered(record).product;
            record.holds_sum(by) && {
                let over = over.gathered(record).product;
                record.share_atoms(by, over)
            }
        };
        if single(by) && over.is_line() && !tape.with(is_power) {
            let by = tape.with(|record| by.gathered(record));
            return over.each_term(tape, |record, term| Term {
                product: record.multiply(term.product, by.product),
                coefficient: term.coefficient.multiply(by.coefficient),
            });
        }
        let term = tape.with(|record| {
            let (a, b) = (self.gathered(record), other.gathered(record));
            Term {
                product: record.multiply(a.product, b.product),
                coefficient: a.coefficient.multiply(b.coefficient),
            }
        });
        Self::of_term(tape, term)
    }
}

impl Number for Symbol<'_> {
    fn constant(value: Decimal) -> Self {
        Self(Constant(Coefficient::exact(value)))
    }

    fn divide(self, by: Self) -> Self {
        let Some(tape) = by.tape() else {
            let by = by.folded().unwrap_or(Coefficient::ONE);
            return match self.0 {
                Constant(constant) => Self(Constant(constant.divide(by))),
                Line { tape, .. } | Sum { tape, .. } => {
                    self.each_term(tape, |_, term| Term { coefficient: term.coefficient.divide(by), ..term })
                }
            };
        };
        if self.folded().is_some_and(Coefficient::is_zero) {
            return self;
        }
        let divisor = tape.with(|record| {
            let divisor = by.gathered(record);
            Term { product: record.reciprocal(divisor.product), ..divisor }
        });
        self.each_term(tape, |record, term| Term {
            product: record.multiply(term.product, divisor.product),
            coefficient: term.coefficient.divide(divisor.coefficient),
        })
    }

    fn square_root(self) -> Self {
        match self.0 {
            Constant(constant) => Self(Constant(constant.square_root())),
            Line { tape, .. } | Sum { tape, .. } => {
                Self::opaque(tape, |record| Atom::SquareRoot(self.sorted(record)))
            }
        }
    }

    fn settle(self, decimals: u32) -> Self {
        match self.0 {
            Constant(constant) => Self(Constant(constant.settle(decimals))),
            _ => self,
        }
    }

    fn above_zero(self) -> Self {
        match self.0 {
            Constant(constant) => {
                Self(Constant(if constant.value > Decimal::ZERO { constant } else { Coefficient::ZERO }))
            }
            Line { tape, .. } | Sum { tape, .. } => {
                Self::opaque(tape, |record| Atom::AboveZero(self.sorted(record)))
            }
        }
    }

    fn quotient(self, by: Self, otherwise: Undefined) -> Figure<Self> {
        let Some(tape) = self.tape().or(by.tape()) else {
            let (a, b) = (self.folded(), by.folded());
            let (a, b) = (a.unwrap_or(Coefficient::ZERO), b.unwrap_or(Coefficient::ZERO));
            return match a.value.quotient(b.value, otherwise) {
                Figure::Defined(_) => Figure::Defined(Self(Constant(a.divide(b)))),
                Figure::Undefined(why) => Figure::Undefined(why),
            };
        };
        Figure::Defined(Self::opaque(tape, |record| {
            let reason = record.reason(otherwise);
            Atom::Quotient(self.sorted(record), by.sorted(record), reason)
        }))
    }

    fn first_cover(costs: Self, benefits: &[Self]) -> Figure<Self> {
        let tape = std::iter::once(&costs).chain(benefits).find_map(|symbol| symbol.tape());
        let Some(tape) = tape else {
            let benefits: Vec<Decimal> = benefits.iter().map(|benefit| benefit.known()).collect();
            return constant_figure(Decimal::first_cover(costs.known(), &benefits));
        };
        Figure::Defined(Self::opaque(tape, |record| {
            let benefits = benefits.iter().map(|benefit| benefit.sorted(record)).collect();
            Atom::FirstCover(costs.sorted(record), benefits)
        }))
    }

    fn internal_rate(flows: &[(u32, Self)]) -> Figure<Self> {
        let Some(tape) = flows.iter().find_map(|(_, flow)| flow.tape()) else {
            let flows: Vec<(u32, Decimal)> =
                flows.iter().map(|(after, flow)| (*after, flow.known())).collect();
            return constant_figure(Decimal::internal_rate(&flows));
        };
        Figure::Defined(Self::opaque(tape, |record| {
            Atom::InternalRate(flows.iter().map(|(after, flow)| (*after, flow.sorted(record))).collect())
        }))
    }
}

impl Symbol<'_> {
    /// The value of a constant.
    pub(crate) fn known(self) -> Decimal {
        self.folded().map_or(Decimal::ZERO, |constant| constant.value)
    }
}

fn constant_figure<'t>(figure: Figure<Decimal>) -> Figure<Symbol<'t>> {
    match figure {
        Figure::Defined(value) => Figure::Defined(Symbol::constant(value)),
        Figure::Undefined(why) => Figure::Undefined(why),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn constant<'t>(value: i64) -> Symbol<'t> {
        Symbol::constant(value.into())
    }

    #[test]
    fn constants_times_the_same_product_are_one_term() {
        let tape = Tape::new();
        let (f, g) = (Symbol::leaf(&tape, 0), Symbol::leaf(&tape, 1));
        // 3·f·g + 4·g·f = 7·f·g, whatever the order.
        let sum = constant(3) * f * g + g * constant(4) * f;
        let Line { offset, term, .. } = sum.0 else { panic!("{sum:?}") };
        assert!(offset.is_zero());
        assert_eq!(term.coefficient, Coefficient::exact(7.into()));
    }

    #[test]
    fn a_number_less_itself_is_nothing() {
        let tape = Tape::new();
        let f = Symbol::leaf(&tape, 0);
        let same = constant(2) * f - (f + f);
        assert!(same.folded().unwrap().is_zero());
        let kept = constant(5) + f - f;
        assert_eq!(kept.known(), 5.into());
    }

    #[test]
    fn a_divisor_that_is_multiplied_by_again_disappears() {
        let tape = Tape::new();
        let growth = constant(1) + Symbol::leaf(&tape, 0);
        let there_and_back = constant(6).divide(growth * growth) * growth * growth;
        assert_eq!(there_and_back.folded(), Some(Coefficient::exact(6.into())));
    }

    #[test]
    fn a_thousand_leaves_of_their_own_are_kept_in_a_length_that_grows_with_them() {
        let tape = Tape::new();
        let mut sum = constant(0);
        for leaf in 0..1000 {
            sum = sum + constant(2) * Symbol::leaf(&tape, leaf);
        }
        let record = tape.into_record();
        assert!(record.atoms.len() < 1100, "{}", record.atoms.len());
    }
}
