//! A figure over a grid of parameters.

mod corners;
mod grid;
mod places;
mod regions;
mod runs;
mod shortfall;
mod stream;
mod values;

pub use shortfall::Shortfall;

use super::certificate::{Bound, Existence};
use super::compile::nearest;
use super::lanes::range;
use super::program::{Figure as ProgramFigure, Program};
use super::run::{RunError, Tolerance};
use crate::graph::{Output, RecordError, Varied, record};
use crate::model::Project;
use crate::number::Figure;
use crate::scenario::{Axis, ScenarioError};
use corners::corners;
use grid::{Grid, masks};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::{Mutex, OnceLock};

/// A figure of a project over a grid of parameters, ready to be worked out.
///
/// Points are numbered with the last axis fastest. Points that differ only in parameters without influence on the figure
/// count as equal: they are worked out once, as one unit, and the first of them stands for all.
pub struct Sweep<'p> {
    project: &'p Project,
    axes: Vec<Axis>,
    varied: Vec<Varied>,
    output: Output,
    program: Program,
    bound: Bound,
    grid: Grid,
    floats: Vec<Vec<f64>>,
    /// The axes with influence, as bits.
    influence: u64,
    /// The axes that the denominator of the figure depends on.
    denominator: u64,
    points: u64,
    total_bound: f64,
    tables: OnceLock<Vec<Vec<f64>>>,
    known: Mutex<BTreeMap<u64, Figure<Decimal>>>,
}

/// Why a sweep cannot be made.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum SweepError {
    /// The formula cannot be recorded with these parameters.
    Record(RecordError),
    /// At a corner of the grid, the project cannot have the numbers of the axes.
    Point {
        /// The numbers, one per axis.
        point: Vec<Decimal>,
        /// What is wrong with them.
        error: ScenarioError,
    },
    /// More axes than can be told apart, or more points than can be numbered.
    TooLarge,
}

/// How far an `f64` may be off before the exact value takes its place, where existence or the bound differs between points.
const AROUND_ONE: Tolerance = {
    let of_one = 1.0 / (1_u64 << 40) as f64;
    Tolerance { relative: of_one, absolute: of_one }
};

/// How many axes a grid can have.
const MOST_AXES: usize = 32;

impl<'p> Sweep<'p> {
    /// Records the figure, tries the corners of the grid, and finds how far an `f64` can be off over all of it.
    ///
    /// # Errors
    /// - A parameter that cannot be recorded.
    /// - A corner that the project cannot have: a number out of its range, or a total beyond what is exact.
    pub fn new(project: &'p Project, axes: Vec<Axis>, output: Output) -> Result<Self, SweepError> {
        let points = axes.iter().try_fold(1_u64, |points, axis| points.checked_mul(axis.values.len() as u64));
        let points = points.filter(|points| *points <= 1 << 60 && axes.len() <= MOST_AXES);
        let points = points.ok_or(SweepError::TooLarge)?;
        let varied: Vec<Varied> = axes.iter().map(|axis| axis.varied.clone()).collect();
        let graph = record(project, &varied, &[output]).map_err(SweepError::Record)?;
        let sizes: Vec<usize> = axes.iter().map(|axis| axis.values.len()).collect();
        let program = Program::for_grid(&graph, &sizes);
        let total_bound = corners(project, &axes, &varied)?;
        let floats: Vec<Vec<f64>> =
            axes.iter().map(|axis| axis.values.iter().map(|value| nearest(*value)).collect()).collect();
        let ranges: Vec<(f64, f64)> = floats.iter().map(|values| range(values)).collect();
        // Holds because the program has the one figure that was recorded.
        let bound = program.bounds(&ranges, total_bound).pop().expect("one figure");
        let wanted: Vec<u32> = match program.figures[0] {
            _ if bound.existence == Existence::Never => Vec::new(),
            ProgramFigure::Number(value) => vec![value],
            ProgramFigure::Quotient { value, .. } if bound.existence == Existence::Always => vec![value],
            ProgramFigure::Quotient { value, denominator, .. } => vec![value, denominator],
            ProgramFigure::Undefined(_) | ProgramFigure::DecimalOnly => Vec::new(),
        };
        let depends = masks(&program);
        let mut influence = wanted.iter().fold(0, |mask, step| mask | depends[*step as usize]);
        if program.figures[0] == ProgramFigure::DecimalOnly {
            influence = (1 << axes.len()) - 1;
        }
        let denominator = match program.figures[0] {
            ProgramFigure::Quotient { denominator, .. } => depends[denominator as usize],
            _ => 0,
        };
        let sizes: Vec<u64> = sizes.iter().map(|size| *size as u64).collect();
        let grid = Grid::new(&program, &sizes, &wanted);
        Ok(Self {
            project,
            axes,
            varied,
            output,
            program,
            bound,
            grid,
            floats,
            influence,
            denominator,
            points,
            total_bound,
            tables: OnceLock::new(),
            known: Mutex::new(BTreeMap::new()),
        })
    }

    /// How many points the grid has.
    pub fn points(&self) -> u64 {
        self.points
    }

    /// How many operations the figure takes where nothing is shared between points.
    pub fn operations(&self) -> usize {
        self.program.operations()
    }

    /// How far an `f64` value can be from the exact one, anywhere on the grid.
    pub fn bound(&self) -> Bound {
        self.bound
    }

    /// Whether the figure is calculated in decimal only.
    fn is_decimal_only(&self) -> bool {
        self.program.figures[0] == ProgramFigure::DecimalOnly
    }

    /// Whether each value is within the bound of the whole grid, and exists.
    fn is_plain(&self) -> bool {
        self.bound.existence == Existence::Always && self.bound.error.is_finite()
    }

    /// The tables that points look up, filled once.
    fn tables(&self) -> &[Vec<f64>] {
        self.tables.get_or_init(|| self.grid.tables(&self.floats))
    }
}
