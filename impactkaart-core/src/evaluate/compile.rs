//! From sums of products to steps: shared parts once, and what depends on later parameters outermost.

use super::program::{Figure, Op, Program};
use crate::graph::{Graph, Node, Recorded};
use crate::number::coefficient::Coefficient;
use crate::number::tape::common;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Nodes to a power each, ascending.
type Product = Vec<(u32, i32)>;

pub(super) struct Compiler<'g> {
    graph: &'g Graph,
    /// How many values each parameter takes, where they span a grid.
    sizes: Option<&'g [usize]>,
    ops: Vec<Op>,
    ids: BTreeMap<Op, u32>,
    constants: Vec<(f64, f64)>,
    constant_ids: BTreeMap<(u64, u64), u32>,
    /// The step of each node.
    steps: BTreeMap<u32, u32>,
    /// The last parameter that each node depends on, from 1; 0 for none.
    levels: Vec<u32>,
    /// The parameters that each step depends on, as bits; kept for grids, which have few.
    masks: Vec<u64>,
}

impl<'g> Compiler<'g> {
    pub(super) fn new(graph: &'g Graph, sizes: Option<&'g [usize]>) -> Self {
        let mut levels: Vec<u32> = Vec::with_capacity(graph.nodes.len());
        for node in &graph.nodes {
            let of = |expression: &crate::graph::Expression, levels: &[u32]| {
                let factors = expression.iter().flat_map(|(factors, _)| factors.iter());
                factors.map(|(node, _)| levels[*node as usize]).max().unwrap_or(0)
            };
            levels.push(match node {
                Node::Leaf(leaf) => leaf + 1,
                Node::Sum(inner) | Node::SquareRoot(inner) | Node::AboveZero(inner) => of(inner, &levels),
                Node::Quotient { numerator, denominator, .. } => {
                    of(numerator, &levels).max(of(denominator, &levels))
                }
                Node::FirstCover { .. } | Node::InternalRate => 0,
            });
        }
        Self {
            graph,
            sizes,
            ops: Vec::new(),
            ids: BTreeMap::new(),
            constants: Vec::new(),
            constant_ids: BTreeMap::new(),
            steps: BTreeMap::new(),
            levels,
            masks: Vec::new(),
        }
    }

    pub(super) fn program(mut self) -> Program {
        let figures = self.graph.outputs.iter().map(|output| self.figure(output)).collect();
        Program {
            ops: self.ops,
            constants: self.constants,
            figures,
            leaves: self.graph.leaves,
            flows: self.graph.flows,
        }
    }

    fn figure(&mut self, output: &Recorded) -> Figure {
        let expression = match output {
            Recorded::Undefined(why) => return Figure::Undefined(why.clone()),
            Recorded::Figure(expression) => expression,
        };
        if let [(factors, coefficient)] = &expression[..]
            && let [(node, 1)] = factors[..]
            && coefficient.is_one()
        {
            match &self.graph.nodes[node as usize] {
                Node::FirstCover { .. } | Node::InternalRate => return Figure::DecimalOnly,
                Node::Quotient { numerator, denominator, reason } => {
                    let reason = self.graph.reasons[usize::from(*reason)].clone();
                    if let Some(denominator) = constant(denominator)
                        && denominator.value <= Decimal::ZERO
                    {
                        return Figure::Undefined(reason);
                    }
                    let (numerator, denominator) = (owned(numerator), owned(denominator));
                    return self.quotient(numerator, denominator, reason);
                }
                _ => {}
            }
        }
        // Figures are sums or one of the above; what is neither is left to decimals.
        let is_opaque = |node: u32| {
            let node = &self.graph.nodes[node as usize];
            matches!(node, Node::Quotient { .. } | Node::FirstCover { .. } | Node::InternalRate)
        };
        if expression.iter().any(|(factors, _)| factors.iter().any(|(node, _)| is_opaque(*node))) {
            return Figure::DecimalOnly;
        }
        Figure::Number(self.sum(owned(expression)))
    }

    /// A quotient as a product of what numerator and denominator have in common over all their terms, the rest of the
    /// numerator, and 1 / the rest of the denominator: so each part is calculated as rarely as it changes.
    fn quotient(
        &mut self,
        numerator: Vec<(Product, Coefficient)>,
        denominator: Vec<(Product, Coefficient)>,
        reason: crate::number::Undefined,
    ) -> Figure {
        let below = self.sum(denominator.clone());
        let (above_common, above_rest) = split(numerator);
        let (below_common, below_rest) = split(denominator);
        let mut parts = vec![self.sum(above_rest)];
        let divisor = self.sum(below_rest);
        parts.push(self.op(Op::Reciprocal(divisor)));
        for (node, power) in crate::number::tape::multiplied(&above_common, &below_common, -1) {
            let power = self.power(node, power);
            parts.push(power);
        }
        let value = self.product(parts);
        Figure::Quotient { value, denominator: below, reason }
    }

    /// The product of steps, those first that together change least often.
    fn product(&mut self, mut parts: Vec<u32>) -> u32 {
        if let Some(sizes) = self.sizes {
            let points = |mask: u64| -> f64 {
                let used = sizes.iter().enumerate().filter(|(axis, _)| mask >> axis & 1 == 1);
                #[expect(clippy::cast_precision_loss, reason = "compared only")]
                used.map(|(_, size)| *size as f64).product()
            };
            while parts.len() > 1 {
                let mut best = (f64::INFINITY, 0, 1);
                for first in 0..parts.len() {
                    for second in first + 1..parts.len() {
                        let of = |at: usize| self.masks[parts[at] as usize];
                        let size = points(of(first) | of(second));
                        if size < best.0 {
                            best = (size, first, second);
                        }
                    }
                }
                let second = parts.remove(best.2);
                let first = parts.remove(best.1);
                let product = self.multiply(first, second);
                parts.push(product);
            }
            return parts.pop().unwrap_or_else(|| self.one());
        }
        let one = self.one();
        parts.into_iter().fold(one, |product, part| self.multiply(product, part))
    }

    /// A sum, parameter by parameter: `(terms without the last one) + Σ last^k × (what it multiplies)`.
    fn sum(&mut self, terms: Vec<(Product, Coefficient)>) -> u32 {
        let mut constant = Coefficient::ZERO;
        type Groups = BTreeMap<Product, Vec<(Product, Coefficient)>>;
        let mut by_level: BTreeMap<u32, Groups> = BTreeMap::new();
        for (factors, coefficient) in terms {
            let level = factors.iter().map(|(node, _)| self.levels[*node as usize]).max();
            let Some(level) = level else {
                constant = constant.add(coefficient);
                continue;
            };
            let (last, rest): (Product, Product) =
                factors.into_iter().partition(|(node, _)| self.levels[*node as usize] == level);
            by_level.entry(level).or_default().entry(last).or_default().push((rest, coefficient));
        }
        let mut sums = Vec::with_capacity(by_level.len() + 1);
        if !constant.is_zero() || by_level.is_empty() {
            sums.push(self.constant(constant));
        }
        for groups in by_level.into_values() {
            let mut parts = Vec::with_capacity(groups.len());
            for (last, inner) in groups {
                let inner = self.sum(inner);
                let one = self.one();
                let last = last.into_iter().fold(one, |product, (node, power)| {
                    let factor = self.power(node, power);
                    self.multiply(product, factor)
                });
                parts.push(self.multiply(inner, last));
            }
            let part = self.in_pairs(parts);
            sums.push(part);
        }
        // Few levels are added up from coarse to fine; very many in pairs, so that errors grow with their logarithm.
        if sums.len() > 64 {
            return self.in_pairs(sums);
        }
        let mut sums = sums.into_iter();
        // Holds because an empty sum has its constant.
        let first = sums.next().unwrap_or_else(|| self.one());
        sums.fold(first, |sum, part| self.op(Op::Add(sum, part)))
    }

    fn in_pairs(&mut self, mut parts: Vec<u32>) -> u32 {
        while parts.len() > 1 {
            parts = parts
                .chunks(2)
                .map(|pair| match pair {
                    [a, b] => self.op(Op::Add(*a, *b)),
                    _ => pair[0],
                })
                .collect();
        }
        parts.pop().unwrap_or_else(|| self.one())
    }

    fn one(&mut self) -> u32 {
        self.constant(Coefficient::ONE)
    }

    fn multiply(&mut self, a: u32, b: u32) -> u32 {
        let one = self.one();
        if a == one {
            return b;
        }
        if b == one {
            return a;
        }
        self.op(Op::Multiply(a.min(b), a.max(b)))
    }

    /// A node to a power other than zero, step by step, so that powers share their lower ones.
    fn power(&mut self, node: u32, power: i32) -> u32 {
        let mut base = self.node(node);
        if power < 0 {
            base = self.op(Op::Reciprocal(base));
        }
        (1..power.unsigned_abs())
            .fold(base, |product, _| self.op(Op::Multiply(base.min(product), base.max(product))))
    }

    fn node(&mut self, node: u32) -> u32 {
        if let Some(known) = self.steps.get(&node) {
            return *known;
        }
        let step = match &self.graph.nodes[node as usize] {
            Node::Leaf(leaf) => self.op(Op::Leaf(*leaf)),
            Node::Sum(inner) => self.sum(owned(inner)),
            Node::SquareRoot(inner) => {
                let inner = self.sum(owned(inner));
                self.op(Op::SquareRoot(inner))
            }
            Node::AboveZero(inner) => {
                let inner = self.sum(owned(inner));
                self.op(Op::AboveZero(inner))
            }
            // Holds because `figure` leaves figures with such nodes inside to decimals.
            Node::Quotient { .. } | Node::FirstCover { .. } | Node::InternalRate => self.one(),
        };
        self.steps.insert(node, step);
        step
    }

    fn op(&mut self, op: Op) -> u32 {
        if let Some(known) = self.ids.get(&op) {
            return *known;
        }
        // Holds because a graph has fewer terms than that.
        let id = u32::try_from(self.ops.len()).expect("fewer than 2^32 steps");
        let mask = match op {
            Op::Constant(_) => 0,
            Op::Leaf(leaf) => 1_u64.checked_shl(leaf).unwrap_or(0),
            _ => op.operands().fold(0, |mask, operand| mask | self.masks[operand as usize]),
        };
        self.ops.push(op);
        self.masks.push(mask);
        self.ids.insert(op, id);
        id
    }

    fn constant(&mut self, constant: Coefficient) -> u32 {
        let value = nearest(constant.value);
        let error = constant.slack() + if is_exact(constant.value) { 0.0 } else { value.abs() * HALF_ULP };
        let key = (value.to_bits(), error.to_bits());
        let place = match self.constant_ids.get(&key) {
            Some(known) => *known,
            None => {
                let place = u32::try_from(self.constants.len()).expect("fewer than 2^32 constants");
                self.constants.push((value, error));
                self.constant_ids.insert(key, place);
                place
            }
        };
        self.op(Op::Constant(place))
    }
}

/// Half of the distance between 1 and the next number, and a little more.
pub(super) const HALF_ULP: f64 = 1.110_223_024_625_157e-16 * 1.000_001;

/// The `f64` nearest to a decimal.
pub(crate) fn nearest(value: Decimal) -> f64 {
    if is_exact(value) {
        // Holds because it is a whole number below 2^53.
        return rust_decimal::prelude::ToPrimitive::to_i64(&value).map_or(0.0, |whole| {
            #[expect(clippy::cast_precision_loss, reason = "below 2^53")]
            let whole = whole as f64;
            whole
        });
    }
    // The standard library reads the nearest f64; the decimal's own conversion is off by one now and then.
    value.to_string().parse().unwrap_or(0.0)
}

/// The shortest decimal that gives this `f64` again; zero for what is too near it, or is no number.
///
/// ```
/// use impactkaart_core::evaluate::shortest;
/// assert_eq!(shortest(0.1).to_string(), "0.1");
/// ```
pub fn shortest(value: f64) -> Decimal {
    value.to_string().parse().unwrap_or_default()
}

/// Whether it is a whole number that an `f64` holds.
fn is_exact(value: Decimal) -> bool {
    value.fract().is_zero() && value.abs() < Decimal::from(1_i64 << 53)
}

fn constant(expression: &crate::graph::Expression) -> Option<Coefficient> {
    match &expression[..] {
        [] => Some(Coefficient::ZERO),
        [(factors, constant)] if factors.is_empty() => Some(*constant),
        _ => None,
    }
}

fn owned(expression: &crate::graph::Expression) -> Vec<(Product, Coefficient)> {
    expression.iter().map(|(factors, coefficient)| (factors.to_vec(), *coefficient)).collect()
}

/// What all terms have in common, and the terms without it.
fn split(terms: Vec<(Product, Coefficient)>) -> (Product, Vec<(Product, Coefficient)>) {
    let common = common(terms.iter().map(|(factors, _)| &factors[..]));
    let rest = terms
        .into_iter()
        .map(|(factors, coefficient)| (crate::number::tape::multiplied(&factors, &common, -1), coefficient))
        .collect();
    (common, rest)
}
