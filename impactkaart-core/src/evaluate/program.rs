use super::compile::Compiler;
use crate::graph::Graph;
use crate::number::Undefined;

/// One step of a program; operands are earlier steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Op {
    Constant(u32),
    Leaf(u32),
    Add(u32, u32),
    Multiply(u32, u32),
    Reciprocal(u32),
    SquareRoot(u32),
    AboveZero(u32),
}

impl Op {
    /// The steps it needs.
    pub(crate) fn operands(self) -> impl Iterator<Item = u32> {
        let (a, b) = match self {
            Self::Constant(_) | Self::Leaf(_) => (None, None),
            Self::Add(a, b) | Self::Multiply(a, b) => (Some(a), Some(b)),
            Self::Reciprocal(a) | Self::SquareRoot(a) | Self::AboveZero(a) => (Some(a), None),
        };
        a.into_iter().chain(b)
    }

    /// Whether it calculates anything.
    pub(crate) fn is_operation(self) -> bool {
        !matches!(self, Self::Constant(_) | Self::Leaf(_))
    }
}

/// A figure of a program.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Figure {
    /// A number that always exists.
    Number(u32),
    /// A quotient, and what it is the quotient of.
    Quotient { value: u32, denominator: u32, reason: Undefined },
    /// There is none, whatever the parameters are.
    Undefined(Undefined),
    /// Calculated in decimal only: the payback period, the internal rate.
    DecimalOnly,
}

/// A recorded formula as a flat list of IEEE operations (`+`, `×`, `1/x`, `sqrt`), for many points at once.
///
/// No operation of it is fused or taken from a system's library, so results are the same on every machine.
#[derive(Debug, Clone)]
pub struct Program {
    pub(crate) ops: Vec<Op>,
    /// Each constant as an `f64`, and how far it is off at most.
    pub(crate) constants: Vec<(f64, f64)>,
    pub(crate) figures: Vec<Figure>,
    pub(crate) leaves: usize,
    pub(crate) flows: f64,
}

impl Program {
    /// The program of a graph; what depends on the last parameters is calculated last.
    ///
    /// # Examples
    /// ```
    /// use impactkaart_core::evaluate::Program;
    /// use impactkaart_core::graph::{Output, Varied, record};
    /// # use impactkaart_core::model::{CostDraft, ProjectDraft};
    /// # let mut draft = ProjectDraft::default();
    /// # draft.settings.name = "Coffee morning".into();
    /// # draft.settings.start_year = Some(2026.into());
    /// # let cost = CostDraft { id: Some("host".into()), payer: Some("society".into()), amount: Some(1000.into()), ..CostDraft::default() };
    /// # draft.costs.push(cost);
    /// let project = draft.build().unwrap().project;
    /// let graph = record(&project, &[Varied::set("costs".parse().unwrap())], &[Output::COSTS]).unwrap();
    /// let program = Program::new(&graph);
    /// // All costs are a constant times the factor.
    /// assert_eq!(program.operations(), 1);
    /// assert_eq!(program.evaluate(&[&[0.5, 2.0]]), [[500.0, 2000.0]]);
    /// ```
    pub fn new(graph: &Graph) -> Self {
        Compiler::new(graph, None).program()
    }

    /// The program for a grid of so many values per parameter: what depends on fewer parameters is kept apart.
    pub(crate) fn for_grid(graph: &Graph, sizes: &[usize]) -> Self {
        Compiler::new(graph, Some(sizes)).program()
    }

    /// How many operations a point takes, for all figures together.
    pub fn operations(&self) -> usize {
        let needed = self.needed(&self.roots());
        self.ops.iter().zip(needed).filter(|(op, needed)| *needed && op.is_operation()).count()
    }

    /// How many figures it has.
    pub fn figures(&self) -> usize {
        self.figures.len()
    }

    /// The steps whose values are the figures.
    pub(crate) fn roots(&self) -> Vec<u32> {
        let value = |figure: &Figure| match figure {
            Figure::Number(value) | Figure::Quotient { value, .. } => Some(*value),
            Figure::Undefined(_) | Figure::DecimalOnly => None,
        };
        self.figures.iter().filter_map(value).collect()
    }

    /// Which steps are needed for some of them.
    pub(crate) fn needed(&self, roots: &[u32]) -> Vec<bool> {
        let mut needed = vec![false; self.ops.len()];
        for root in roots {
            needed[*root as usize] = true;
        }
        for at in (0..self.ops.len()).rev() {
            if needed[at] {
                for operand in self.ops[at].operands() {
                    needed[operand as usize] = true;
                }
            }
        }
        needed
    }
}
