//! What is left of a figure when a single parameter varies, where that is a straight line or the quotient of two.

use super::node::{Expression, Graph, Node, Recorded};
use crate::number::coefficient::Coefficient;
use std::collections::BTreeMap;

/// `constant + slope × x`, both with how far they may be off.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Line {
    pub(crate) constant: Coefficient,
    pub(crate) slope: Coefficient,
}

/// Every figure of a graph as a line in its only parameter, all divided by it once where `is_divided`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Lines {
    pub(crate) lines: Vec<Line>,
    /// Each line is still to be divided by the parameter: contacts per person stand below the line.
    pub(crate) is_divided: bool,
}

/// Powers of the parameter, negative ones too, with what each is multiplied by.
type Powers = BTreeMap<i32, Coefficient>;

/// Beyond these powers nothing is a line, whatever it is multiplied by.
const FARTHEST: i32 = 2;

impl Lines {
    /// The lines of a graph of one parameter; nothing where one of its figures is none.
    pub(crate) fn of(graph: &Graph) -> Option<Self> {
        let each: Vec<Powers> = graph
            .outputs
            .iter()
            .map(|output| match output {
                Recorded::Figure(expression) => powers(graph, expression),
                Recorded::Undefined(_) => None,
            })
            .collect::<Option<_>>()?;
        let lowest = each.iter().flat_map(|powers| powers.keys().next()).copied().min().unwrap_or(0).min(0);
        if lowest < -1 || each.iter().flat_map(Powers::keys).any(|power| power - lowest > 1) {
            return None;
        }
        let of = |powers: &Powers, power: i32| powers.get(&power).copied().unwrap_or(Coefficient::ZERO);
        let lines = each
            .iter()
            .map(|powers| Line { constant: of(powers, lowest), slope: of(powers, lowest + 1) })
            .collect();
        Some(Self { lines, is_divided: lowest < 0 })
    }
}

fn powers(graph: &Graph, expression: &Expression) -> Option<Powers> {
    let mut sum = Powers::new();
    for (factors, coefficient) in expression {
        let mut product = Powers::from([(0, *coefficient)]);
        for (node, power) in factors.iter() {
            let factor = raised(graph, *node, *power)?;
            product = multiplied(&product, &factor)?;
        }
        for (power, coefficient) in product {
            let known = sum.entry(power).or_insert(Coefficient::ZERO);
            *known = known.add(coefficient);
        }
    }
    sum.retain(|_, coefficient| !coefficient.is_zero());
    Some(sum)
}

fn raised(graph: &Graph, node: u32, power: i32) -> Option<Powers> {
    match &graph.nodes[node as usize] {
        Node::Leaf(_) if power.abs() <= FARTHEST => Some(Powers::from([(power, Coefficient::ONE)])),
        Node::Sum(inner) if (1..=FARTHEST).contains(&power) => {
            let inner = powers(graph, inner)?;
            (1..power).try_fold(inner.clone(), |product, _| multiplied(&product, &inner))
        }
        _ => None,
    }
}

fn multiplied(a: &Powers, b: &Powers) -> Option<Powers> {
    let mut product = Powers::new();
    for (p, a) in a {
        for (q, b) in b {
            if (p + q).abs() > FARTHEST {
                return None;
            }
            let known = product.entry(p + q).or_insert(Coefficient::ZERO);
            *known = known.add(a.multiply(*b));
        }
    }
    Some(product)
}

impl Graph {
    /// Whether every figure is a straight line in one of its parameters, whatever the others are.
    pub(crate) fn is_straight_in(&self, leaf: u32) -> bool {
        // Nodes refer to earlier ones only.
        let mut powers: Vec<i32> = Vec::with_capacity(self.nodes.len());
        for node in &self.nodes {
            let power = match node {
                Node::Leaf(own) => i32::from(*own == leaf),
                Node::Sum(inner) => highest_power(inner, &powers),
                Node::SquareRoot(inner) | Node::AboveZero(inner) => bent(&[inner], &powers),
                Node::Quotient { numerator, denominator, .. } => bent(&[numerator, denominator], &powers),
                Node::FirstCover { costs, benefits } => {
                    bent(&benefits.iter().chain([costs]).collect::<Vec<_>>(), &powers)
                }
                Node::InternalRate => BENT,
            };
            powers.push(power);
        }
        self.outputs.iter().all(|output| match output {
            Recorded::Figure(expression) => highest_power(expression, &powers) <= 1,
            Recorded::Undefined(_) => true,
        })
    }
}

/// Of what is no sum of powers of a parameter.
const BENT: i32 = i32::MAX;

/// The highest power of a parameter in a sum of products, by that of each node.
fn highest_power(expression: &Expression, powers: &[i32]) -> i32 {
    let of = |factors: &super::node::Factors| {
        factors.iter().fold(0_i32, |sum, (node, power)| match (powers[*node as usize], *power) {
            (0, _) => sum,
            (own, 1..) => sum.saturating_add(own.saturating_mul(*power)),
            _ => BENT,
        })
    };
    expression.iter().map(|(factors, _)| of(factors)).max().unwrap_or(0)
}

/// Of something else than a sum: none where the parameter is not in it.
fn bent(expressions: &[&Expression], powers: &[i32]) -> i32 {
    if expressions.iter().all(|inner| highest_power(inner, powers) == 0) { 0 } else { BENT }
}

/// The costs and, year by year, the benefits up to and including it, of a graph whose only figure is when benefits first
/// cover costs; nothing where that does not depend on a parameter.
pub(crate) fn cumulative_cover(graph: Graph) -> Option<Graph> {
    let (costs, benefits) = {
        let [Recorded::Figure(expression)] = &graph.outputs[..] else { return None };
        let [(factors, _)] = &expression[..] else { return None };
        let [(node, 1)] = factors[..] else { return None };
        let Node::FirstCover { costs, benefits } = &graph.nodes[node as usize] else { return None };
        (costs.clone(), benefits.clone())
    };
    let mut sum: BTreeMap<super::node::Factors, Coefficient> = BTreeMap::new();
    let mut outputs = vec![Recorded::Figure(costs)];
    for year in benefits {
        for (factors, coefficient) in year {
            let known = sum.entry(factors).or_insert(Coefficient::ZERO);
            *known = known.add(coefficient);
        }
        let terms = sum.iter().map(|(factors, coefficient)| (factors.clone(), *coefficient));
        outputs.push(Recorded::Figure(terms.filter(|(_, coefficient)| !coefficient.is_zero()).collect()));
    }
    Some(Graph { outputs, ..graph })
}
