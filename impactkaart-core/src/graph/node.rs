use crate::number::Undefined;
use crate::number::coefficient::Coefficient;
pub(crate) use crate::number::tape::Factors;

/// A sum of constants times products of nodes, by ascending product.
pub(crate) type Expression = Vec<(Factors, Coefficient)>;

/// What products are made of; nodes refer to earlier ones only.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Node {
    /// A number that varies.
    Leaf(u32),
    /// A sum that is multiplied or divided by.
    Sum(Expression),
    SquareRoot(Expression),
    AboveZero(Expression),
    /// Defined where the denominator is above zero, else the reason by its place.
    Quotient {
        numerator: Expression,
        denominator: Expression,
        reason: u8,
    },
    /// Calculated in decimal only: when benefits, year by year, first cover costs.
    FirstCover {
        costs: Expression,
        benefits: Vec<Expression>,
    },
    /// Calculated in decimal only.
    InternalRate,
}

/// A recorded figure.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Recorded {
    Figure(Expression),
    Undefined(Undefined),
}

/// The recorded formula of some figures: a value of its own, independent of the project it came from.
#[derive(Debug, Clone)]
pub struct Graph {
    pub(crate) nodes: Vec<Node>,
    pub(crate) outputs: Vec<Recorded>,
    pub(crate) reasons: Vec<Undefined>,
    pub(crate) leaves: usize,
    /// How many settled amounts a figure can add up, at most.
    pub(crate) flows: f64,
}

impl Graph {
    /// How many parameters vary.
    pub fn leaves(&self) -> usize {
        self.leaves
    }

    /// How many figures were recorded.
    pub fn outputs(&self) -> usize {
        self.outputs.len()
    }

    /// The figure where no parameter has influence on it: it is what the project's own map says, to the digit.
    pub fn constant(&self, output: usize) -> Option<rust_decimal::Decimal> {
        match self.outputs.get(output)? {
            Recorded::Undefined(_) => None,
            Recorded::Figure(expression) => match &expression[..] {
                [] => Some(rust_decimal::Decimal::ZERO),
                [(factors, constant)] if factors.is_empty() => Some(constant.value),
                _ => None,
            },
        }
    }

    /// Adds to a figure what does not vary.
    pub(crate) fn add_constant(&mut self, output: usize, value: rust_decimal::Decimal) {
        let Recorded::Figure(expression) = &mut self.outputs[output] else { return };
        let value = Coefficient::exact(value);
        match expression.iter_mut().find(|(factors, _)| factors.is_empty()) {
            Some((_, constant)) => *constant = constant.add(value),
            None if value.is_zero() => {}
            // The empty product comes first.
            None => expression.insert(0, (Factors::default(), value)),
        }
    }

    /// Why the figure has no value whatever the parameters are.
    pub fn undefined(&self, output: usize) -> Option<&Undefined> {
        match self.outputs.get(output)? {
            Recorded::Undefined(why) => Some(why),
            Recorded::Figure(_) => None,
        }
    }
}
