//! From the tape to the graph: only what an output needs, each node once, sums as one flat list of terms.

use super::node::{Expression, Factors, Graph, Node, Recorded};
use crate::number::coefficient::Coefficient;
use crate::number::tape::{Atom, Record, Tape, Terms, multiplied};
use crate::number::{Figure, Symbol, Undefined};
use std::collections::BTreeMap;

/// A figure as it stands on the tape.
pub(super) enum Kept {
    Figure(Terms),
    Undefined(Undefined),
}

/// Terms that are still to be spelled out, and what they are multiplied by.
type Open = (Terms, Vec<(u32, i32)>, Coefficient);

pub(super) struct Folding {
    record: Record,
    nodes: Vec<Node>,
    ids: BTreeMap<Node, u32>,
    known: BTreeMap<u32, u32>,
}

impl Folding {
    /// A figure freed of the tape's lifetime.
    pub(super) fn kept<'t>(tape: &'t Tape, figure: Figure<Symbol<'t>>) -> Kept {
        match figure {
            Figure::Defined(symbol) => Kept::Figure(tape.read(|record| symbol.sorted(record))),
            Figure::Undefined(why) => Kept::Undefined(why),
        }
    }

    pub(super) fn new(record: Record) -> Self {
        Self { record, nodes: Vec::new(), ids: BTreeMap::new(), known: BTreeMap::new() }
    }

    pub(super) fn graph(mut self, outputs: Vec<Kept>, leaves: usize, flows: f64) -> Graph {
        let outputs = outputs
            .into_iter()
            .map(|output| match output {
                Kept::Figure(terms) => Recorded::Figure(self.flat(&terms)),
                Kept::Undefined(why) => Recorded::Undefined(why),
            })
            .collect();
        Graph { nodes: self.nodes, outputs, reasons: self.record.reasons, leaves, flows }
    }

    /// All terms of a sum, those that were put away while recording included; equal products added up.
    fn flat(&mut self, terms: &Terms) -> Expression {
        let mut sum: BTreeMap<Factors, Coefficient> = BTreeMap::new();
        // A list rather than a call of itself: sums that were put away hold each other, thousands deep.
        let mut open: Vec<Open> = vec![(terms.clone(), Vec::new(), Coefficient::ONE)];
        while let Some((terms, rest, times)) = open.pop() {
            for term in terms.iter() {
                let own = self.record.products[term.product as usize].clone();
                let factors = if rest.is_empty() { own.to_vec() } else { multiplied(&own, &rest, 1) };
                let coefficient = term.coefficient.multiply(times);
                let spilled = factors.iter().position(|(atom, power)| {
                    *power == 1 && matches!(self.record.atoms[*atom as usize], Atom::Spill(_))
                });
                if let Some(at) = spilled
                    && let Atom::Spill(inner) = &self.record.atoms[factors[at].0 as usize]
                {
                    let inner = inner.clone();
                    let mut rest = factors;
                    rest.remove(at);
                    open.push((inner, rest, coefficient));
                    continue;
                }
                let mut folded: Vec<(u32, i32)> =
                    factors.into_iter().map(|(atom, power)| (self.node(atom), power)).collect();
                folded.sort_unstable();
                let known = sum.entry(folded.into()).or_insert(Coefficient::ZERO);
                *known = known.add(coefficient);
            }
        }
        sum.into_iter().filter(|(_, coefficient)| !coefficient.is_zero()).collect()
    }

    /// The node of an atom, made where it is not there yet.
    fn node(&mut self, atom: u32) -> u32 {
        if let Some(known) = self.known.get(&atom) {
            return *known;
        }
        let node = match self.record.atoms[atom as usize].clone() {
            Atom::Leaf(leaf) => Node::Leaf(leaf),
            Atom::Sum(terms) | Atom::Spill(terms) => Node::Sum(self.flat(&terms)),
            Atom::SquareRoot(terms) => Node::SquareRoot(self.flat(&terms)),
            Atom::AboveZero(terms) => Node::AboveZero(self.flat(&terms)),
            Atom::Quotient(numerator, denominator, reason) => {
                let (numerator, denominator) = (self.flat(&numerator), self.flat(&denominator));
                Node::Quotient { numerator, denominator, reason }
            }
            Atom::FirstCover(costs, benefits) => Node::FirstCover {
                costs: self.flat(&costs),
                benefits: benefits.iter().map(|year| self.flat(year)).collect(),
            },
            Atom::InternalRate(_) => Node::InternalRate,
        };
        let id = match self.ids.get(&node) {
            Some(known) => *known,
            None => {
                // Holds because the tape has no more atoms than that.
                let id = u32::try_from(self.nodes.len()).expect("fewer than 2^32 nodes");
                self.nodes.push(node.clone());
                self.ids.insert(node, id);
                id
            }
        };
        self.known.insert(atom, id);
        id
    }
}
