use super::corners::corners;
use super::grid::{Grid, axes as axes_in, masks};
use super::{RunError, SweepError};
use crate::calculate::calculate;
use crate::evaluate::certificate::{Bound, Existence};
use crate::evaluate::compile::nearest;
use crate::evaluate::exact::project_at;
use crate::evaluate::lanes::range;
use crate::evaluate::program::{Figure as ProgramFigure, Program};
use crate::graph::{Output, Varied, record};
use crate::model::Project;
use crate::number::Figure;
use crate::scenario::Axis;
use rust_decimal::Decimal;
use std::borrow::Cow;

/// One recorded formula over a grid of numbers, those of structure being what the project states.
pub(super) struct Layer<'p> {
    project: Cow<'p, Project>,
    axes: Vec<Axis>,
    varied: Vec<Varied>,
    output: Output,
    pub(super) program: Program,
    pub(super) bound: Bound,
    pub(super) total_bound: f64,
    pub(super) floats: Vec<Vec<f64>>,
    wanted: Vec<u32>,
    /// The axes with influence in this layer, as bits.
    pub(super) own_influence: u64,
    /// Those with influence in any layer: units are the same in all.
    pub(super) influence: u64,
    /// The axes that the denominator of the figure depends on.
    pub(super) denominator: u64,
    pub(super) grid: Grid,
}

impl<'p> Layer<'p> {
    /// Records the formula; its grid is laid out once the axes with influence are known.
    pub(super) fn record(
        project: Cow<'p, Project>,
        axes: Vec<Axis>,
        output: Output,
    ) -> Result<Self, SweepError> {
        let varied: Vec<Varied> = axes.iter().map(|axis| axis.varied.clone()).collect();
        let graph = record(&project, &varied, &[output]).map_err(SweepError::Record)?;
        let sizes: Vec<usize> = axes.iter().map(|axis| axis.values.len()).collect();
        let program = Program::for_grid(&graph, &sizes);
        let total_bound = corners(&project, &axes, &varied)?;
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
        let own_influence = match program.figures[0] {
            ProgramFigure::DecimalOnly => (1 << axes.len()) - 1,
            _ => wanted.iter().fold(0, |mask, step| mask | depends[*step as usize]),
        };
        let denominator = match program.figures[0] {
            ProgramFigure::Quotient { denominator, .. } => depends[denominator as usize],
            _ => 0,
        };
        let grid = Grid::new(&program, &[], &[], 0);
        Ok(Self {
            project,
            axes,
            varied,
            output,
            program,
            bound,
            total_bound,
            floats,
            wanted,
            own_influence,
            influence: own_influence,
            denominator,
            grid,
        })
    }

    /// Lays its grid out over the axes with influence in any layer.
    pub(super) fn lay_out(&mut self, influence: u64) {
        let sizes: Vec<u64> = self.floats.iter().map(|values| values.len() as u64).collect();
        self.influence = influence;
        self.grid = Grid::new(&self.program, &sizes, &self.wanted, influence);
    }

    /// Whether the figure is calculated in decimal only.
    pub(super) fn is_decimal_only(&self) -> bool {
        self.program.figures[0] == ProgramFigure::DecimalOnly
    }

    /// Whether the figure exists nowhere.
    pub(super) fn is_undefined(&self) -> bool {
        self.bound.existence == Existence::Never
    }

    /// Whether each value is within the bound of the whole layer, and exists.
    pub(super) fn is_plain(&self) -> bool {
        self.bound.existence == Existence::Always && self.bound.error.is_finite()
    }

    pub(super) fn tables(&self) -> Vec<Vec<f64>> {
        self.grid.tables(&self.floats)
    }

    /// How many units it has.
    pub(super) fn units(&self) -> u64 {
        axes_in(self.influence).map(|axis| self.floats[axis].len() as u64).product()
    }

    /// How many points each unit stands for.
    pub(super) fn repeated(&self) -> u64 {
        let without = (0..self.floats.len()).filter(|axis| self.influence >> axis & 1 == 0);
        without.map(|axis| self.floats[axis].len() as u64).product()
    }

    /// The unit of places on its axes: it numbers the points of the axes with influence.
    pub(super) fn unit(&self, places: impl Fn(usize) -> usize) -> u64 {
        let size = |axis: usize| self.floats[axis].len() as u64;
        axes_in(self.influence).fold(0, |unit, axis| unit * size(axis) + places(axis) as u64)
    }

    /// The places of a unit, the first on axes without influence.
    pub(super) fn places(&self, unit: u64) -> Vec<usize> {
        self.grid.coordinates(self.influence, unit)
    }

    /// The exact figure of a unit.
    pub(super) fn exact(&self, unit: u64) -> Result<Figure<Decimal>, RunError> {
        let places = self.places(unit);
        let point: Vec<Decimal> =
            places.iter().zip(&self.axes).map(|(place, axis)| axis.values[*place]).collect();
        let project = project_at(&self.project, &self.varied, &point)
            .map_err(|error| RunError::Point { point, error })?;
        Ok(self.output.of(&calculate(&project)))
    }
}
