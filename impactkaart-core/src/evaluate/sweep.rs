use super::certificate::{Bound, Existence};
use super::compile::nearest;
use super::exact::project_at;
use super::grid::{Grid, axes as axes_in, masks};
use super::parallel;
use super::program::{Figure as ProgramFigure, Program};
use super::section::Workspace;
use crate::calculate::calculate;
use crate::graph::{Output, RecordError, Varied, record};
use crate::model::Project;
use crate::number::{Figure, Undefined};
use crate::scenario::{Axis, ScenarioError};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::Mutex;

/// A figure of a project over a grid of parameters, ready to be worked out.
///
/// Points are numbered with the last axis fastest. Points that differ only in parameters without influence on the figure
/// count as equal; the first of them stands for all.
pub struct Sweep<'p> {
    pub(super) project: &'p Project,
    pub(super) axes: Vec<Axis>,
    varied: Vec<Varied>,
    output: Output,
    program: Program,
    pub(super) bound: Bound,
    pub(super) grid: Grid,
    floats: Vec<Vec<f64>>,
    /// The axes with influence, as bits.
    influence: u64,
    points: u64,
    total_bound: f64,
    known: Mutex<BTreeMap<u64, Figure<Decimal>>>,
}

/// Why a sweep cannot be made, or was not finished.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum SweepError {
    /// The formula cannot be recorded with these parameters.
    Record(RecordError),
    /// At a point, the project cannot have the numbers of the axes.
    Point {
        /// The numbers, one per axis.
        point: Vec<Decimal>,
        /// What is wrong with them.
        error: ScenarioError,
    },
    /// More axes than can be told apart, or more points than can be numbered.
    TooLarge,
    /// The caller asked to stop.
    Cancelled,
}

/// How many axes a grid can have.
const MOST_AXES: usize = 32;

/// Up to so many axes, all corners are tried beforehand.
const ALL_CORNERS: usize = 6;

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
            points,
            total_bound,
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

    /// How many points were calculated exactly so far.
    pub fn exact_points(&self) -> usize {
        self.known.lock().map_or(0, |known| known.len())
    }

    /// The numbers of a point, one per axis.
    pub fn point(&self, index: u64) -> Vec<Decimal> {
        let mut rest = index;
        let mut point: Vec<Decimal> = self
            .axes
            .iter()
            .rev()
            .map(|axis| {
                let size = axis.values.len() as u64;
                #[expect(clippy::cast_possible_truncation, reason = "a place on an axis that is in memory")]
                let place = (rest % size) as usize;
                rest /= size;
                axis.values[place]
            })
            .collect();
        point.reverse();
        point
    }

    /// The exact figure at a point.
    ///
    /// # Errors
    /// Where the project cannot have the numbers of the point.
    pub fn exact(&self, index: u64) -> Result<Figure<Decimal>, SweepError> {
        let mut places = Vec::with_capacity(self.axes.len());
        let mut rest = index;
        for axis in self.axes.iter().rev() {
            places.push(rest % axis.values.len() as u64);
            rest /= axis.values.len() as u64;
        }
        places.reverse();
        let own = axes_in(self.influence)
            .fold(0, |own, axis| own * self.axes[axis].values.len() as u64 + places[axis]);
        self.exact_of(own)
    }

    /// How many points of the grid each point of the axes with influence stands for.
    pub(super) fn repeated(&self) -> u64 {
        let without = (0..self.axes.len()).filter(|axis| self.influence >> axis & 1 == 0);
        without.map(|axis| self.axes[axis].values.len() as u64).product()
    }

    /// The points of the axes with influence.
    pub(super) fn own_points(&self) -> u64 {
        axes_in(self.influence).map(|axis| self.axes[axis].values.len() as u64).product()
    }

    /// The number in the whole grid of a point of the axes with influence: the first that it stands for.
    pub(super) fn index_of(&self, own: u64) -> u64 {
        let places = self.grid.coordinates(self.influence, own);
        places
            .iter()
            .zip(&self.axes)
            .fold(0, |index, (place, axis)| index * axis.values.len() as u64 + *place as u64)
    }

    /// The exact figure at a point of the axes with influence, remembered.
    pub(super) fn exact_of(&self, own: u64) -> Result<Figure<Decimal>, SweepError> {
        if let Ok(known) = self.known.lock()
            && let Some(figure) = known.get(&own)
        {
            return Ok(figure.clone());
        }
        let places = self.grid.coordinates(self.influence, own);
        let point: Vec<Decimal> =
            places.iter().zip(&self.axes).map(|(place, axis)| axis.values[*place]).collect();
        let project = project_at(self.project, &self.varied, &point)
            .map_err(|error| SweepError::Point { point, error })?;
        let figure = self.output.of(&calculate(&project));
        if let Ok(mut known) = self.known.lock() {
            known.insert(own, figure.clone());
        }
        Ok(figure)
    }

    /// The reason why the figure exists nowhere, where that is known beforehand.
    pub(super) fn never(&self) -> Option<Undefined> {
        match &self.program.figures[0] {
            ProgramFigure::Undefined(why) => Some(why.clone()),
            ProgramFigure::Quotient { reason, .. } if self.bound.existence == Existence::Never => {
                Some(reason.clone())
            }
            _ => None,
        }
    }

    /// Whether the figure is calculated in decimal only.
    pub(super) fn is_decimal_only(&self) -> bool {
        self.program.figures[0] == ProgramFigure::DecimalOnly
    }

    /// The bound of one point by itself, from its places on the axes.
    pub(super) fn bound_of(&self, own: u64) -> Bound {
        let places = self.grid.coordinates(self.influence, own);
        let here: Vec<(f64, f64)> =
            places.iter().zip(&self.floats).map(|(place, values)| (values[*place], values[*place])).collect();
        // Holds because the program has one figure.
        self.program.bounds(&here, self.total_bound).pop().expect("one figure")
    }

    pub(super) fn tables(&self) -> Vec<Vec<f64>> {
        self.grid.tables(&self.floats)
    }

    /// Every value of the figure, point by point into `values`, NaN where it does not exist.
    ///
    /// Each value is within [`Sweep::bound`] of the exact one. Existence is certain for every point.
    ///
    /// # Errors
    /// Where a point that has to be calculated exactly is one that the project cannot have.
    ///
    /// # Panics
    /// Where `values` has not the length of the grid.
    pub fn values(&self, values: &mut [f64]) -> Result<(), SweepError> {
        assert_eq!(values.len() as u64, self.points, "one value per point");
        if self.own_points() == self.points
            && self.bound.existence == Existence::Always
            && !self.is_decimal_only()
        {
            let tables = self.tables();
            #[expect(clippy::cast_possible_truncation, reason = "the values are in memory")]
            let piece = self.grid.piece() as usize;
            parallel::each_piece(values, piece, |first, part| {
                let mut workspace = self.grid.workspace();
                let from = first as u64;
                let to = from + part.len() as u64;
                super::lanes::with_vectors(Copying {
                    sweep: self,
                    tables: &tables,
                    from,
                    to,
                    part,
                    workspace: &mut workspace,
                });
            });
            return Ok(());
        }
        let mut failed = None;
        let own = self.own_values()?;
        for (index, value) in values.iter_mut().enumerate() {
            let place = self.own_of(index as u64);
            #[expect(clippy::cast_possible_truncation, reason = "the values are in memory")]
            let figure = own[place as usize];
            *value = match figure {
                Some(value) => value,
                None => match self.exact_of(place) {
                    Ok(figure) => figure.defined().map_or(f64::NAN, |value| nearest(*value)),
                    Err(error) => {
                        failed = Some(error);
                        break;
                    }
                },
            };
        }
        failed.map_or(Ok(()), Err)
    }

    fn own_of(&self, index: u64) -> u64 {
        let mut rest = index;
        let mut places = vec![0; self.axes.len()];
        for (place, axis) in places.iter_mut().zip(&self.axes).rev() {
            *place = rest % axis.values.len() as u64;
            rest /= axis.values.len() as u64;
        }
        axes_in(self.influence).fold(0, |own, axis| own * self.axes[axis].values.len() as u64 + places[axis])
    }

    /// The values of the axes with influence; none where only the exact calculation can tell.
    fn own_values(&self) -> Result<Vec<Option<f64>>, SweepError> {
        let mut values = Vec::new();
        let tables = self.tables();
        let mut workspace = self.grid.workspace();
        if self.never().is_some() {
            #[expect(clippy::cast_possible_truncation, reason = "the values are in memory")]
            return Ok(vec![Some(f64::NAN); self.own_points() as usize]);
        }
        if self.is_decimal_only() || self.influence == 0 {
            #[expect(clippy::cast_possible_truncation, reason = "the values are in memory")]
            return Ok(vec![None; self.own_points() as usize]);
        }
        self.each_existing(&tables, 0..self.own_points(), &mut workspace, |_, lane| {
            values.push(lane.value())
        });
        Ok(values)
    }

    /// Every point by itself, where existence or the bound is not that of the whole grid.
    pub(super) fn each_existing(
        &self,
        tables: &[Vec<f64>],
        points: std::ops::Range<u64>,
        workspace: &mut Workspace,
        mut visit: impl FnMut(u64, Lane),
    ) {
        let uncertain = self.bound.existence.denominator_error();
        self.grid.run(tables, points, workspace, |first, columns| {
            for (lane, value) in columns[0].iter().enumerate() {
                let point = first + lane as u64;
                let lane = match columns.get(1).map(|below| below[lane]) {
                    None => Lane::Value(*value, self.bound.error),
                    Some(below) if below < -uncertain => Lane::Undefined,
                    Some(below) if below.is_finite() => {
                        let bound = self.bound_of(point);
                        match bound.existence {
                            Existence::Never => Lane::Undefined,
                            Existence::Always if bound.error <= 1e-9 * (1.0 + value.abs()) => {
                                Lane::Value(*value, bound.error)
                            }
                            _ => Lane::Uncertain,
                        }
                    }
                    Some(_) => Lane::Uncertain,
                };
                visit(point, lane);
            }
        });
    }
}

/// One point, where points differ in what is known of them.
#[derive(Debug, Clone, Copy)]
pub(super) enum Lane {
    /// A value and its error.
    Value(f64, f64),
    Undefined,
    /// Only the exact calculation can tell.
    Uncertain,
}

impl Lane {
    fn value(self) -> Option<f64> {
        match self {
            Self::Value(value, _) => Some(value),
            Self::Undefined => Some(f64::NAN),
            Self::Uncertain => None,
        }
    }
}

/// Copies a range of points into memory.
struct Copying<'a, 'p> {
    sweep: &'a Sweep<'p>,
    tables: &'a [Vec<f64>],
    from: u64,
    to: u64,
    part: &'a mut [f64],
    workspace: &'a mut Workspace,
}

impl super::lanes::Work for Copying<'_, '_> {
    type Output = ();

    #[inline(always)]
    fn work(self) {
        let mut at = 0;
        self.sweep.grid.run(self.tables, self.from..self.to, self.workspace, |_, columns| {
            self.part[at..at + columns[0].len()].copy_from_slice(columns[0]);
            at += columns[0].len();
        });
    }
}

fn range(values: &[f64]) -> (f64, f64) {
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    (low, values.iter().copied().fold(f64::NEG_INFINITY, f64::max))
}

/// Tries the corners of a grid: the bounds of all that is in it. Every check of a project is monotone in each parameter,
/// and so is the total bound: what holds at the corners holds between them.
///
/// With many axes the ends of each axis are tried with all others at their lowest and at their highest.
fn corners(project: &Project, axes: &[Axis], varied: &[Varied]) -> Result<f64, SweepError> {
    let ends: Vec<(Decimal, Decimal)> = axes
        .iter()
        .map(|axis| {
            let low = axis.values.iter().copied().min().unwrap_or_default();
            (low, axis.values.iter().copied().max().unwrap_or_default())
        })
        .collect();
    let corner = |high: u64| -> Vec<Decimal> {
        ends.iter()
            .enumerate()
            .map(|(axis, (low, top))| if high >> axis & 1 == 1 { *top } else { *low })
            .collect()
    };
    let all = (1_u64 << axes.len()) - 1;
    let mut tried: Vec<Vec<Decimal>> = if axes.len() <= ALL_CORNERS {
        (0..=all).map(corner).collect()
    } else {
        (0..axes.len()).flat_map(|axis| [1 << axis, all ^ 1 << axis]).chain([0, all]).map(corner).collect()
    };
    // The total bound is highest where every number is largest in size, and what is divided by smallest.
    tried.push(
        ends.iter()
            .zip(axes)
            .map(|((low, high), axis)| {
                use crate::scenario::Field;
                let divides = matches!(axis.varied.path.field, Some(Field::DiscountRate | Field::PerPerson));
                if divides || low.abs() > high.abs() { *low } else { *high }
            })
            .collect(),
    );
    let mut total_bound = 0.0_f64;
    for point in tried {
        match project_at(project, varied, &point) {
            Ok(changed) => total_bound = total_bound.max(nearest(changed.total_bound()) * (1.0 + 1e-12)),
            Err(error) => return Err(SweepError::Point { point, error }),
        }
    }
    Ok(total_bound)
}
