//! A figure over a grid of parameters.

mod corners;
mod grid;
mod layer;
mod places;
mod regions;
mod runs;
mod shortfall;
mod stream;
mod structure;
mod values;

pub use shortfall::Shortfall;

use super::certificate::Bound;
use super::parallel;
use super::run::{RunError, Tolerance};
use crate::graph::{Output, RecordError};
use crate::model::Project;
use crate::number::Figure;
use crate::scenario::{Axis, ScenarioError};
use layer::Layer;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex};
use structure::Structure;

/// A figure of a project over a grid of parameters, ready to be worked out.
///
/// Points are numbered with the last axis fastest. Points that differ only in parameters without influence on the figure
/// count as equal: they are worked out once, as one unit, and the first of them stands for all.
///
/// Axes of structure (`project.horizon`, `effects.<id>.duration`, … and when in a year amounts fall) may be among them: the
/// formula is recorded once for each combination of their values, which takes time and memory in proportion to the
/// project, and is no other grid for the rest.
pub struct Sweep<'p> {
    project: &'p Project,
    axes: Vec<Axis>,
    structure: Structure,
    output: Output,
    /// One for each combination of values of the axes of structure.
    layers: Vec<Layer<'p>>,
    points: u64,
    /// The tables of the layers that were used last.
    tables: Mutex<VecDeque<(usize, Tables)>>,
    known: Mutex<BTreeMap<u64, Figure<Decimal>>>,
}

/// What the points of a layer look up.
type Tables = Arc<Vec<Vec<f64>>>;

/// The tables of so many layers are held in memory.
const MOST_TABLES: usize = 8;

/// Why a sweep cannot be made.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum SweepError {
    /// The formula cannot be recorded with these parameters.
    Record(RecordError),
    /// At a corner of the grid, or with one of the values of an axis of structure, the project cannot have the numbers of
    /// the axes.
    Point {
        /// The numbers, one per axis.
        point: Vec<Decimal>,
        /// What is wrong with them.
        error: ScenarioError,
    },
    /// More axes than can be told apart, or more points than can be numbered.
    TooLarge,
    /// More formulas to record than is sensible: so many combinations of the axes of structure.
    TooManyStructures {
        /// How many there are.
        combinations: u64,
        /// How many there may be.
        most: u64,
    },
}

/// How far an `f64` may be off before the exact value takes its place, where existence or the bound differs between points.
const AROUND_ONE: Tolerance = {
    let of_one = 1.0 / (1_u64 << 40) as f64;
    Tolerance { relative: of_one, absolute: of_one }
};

/// How many axes a grid can have.
const MOST_AXES: usize = 32;

/// How many formulas are recorded at most.
const MOST_LAYERS: u64 = 1000;

impl<'p> Sweep<'p> {
    /// Records the figure, tries the corners of the grid, and finds how far an `f64` can be off over all of it.
    ///
    /// # Errors
    /// - A parameter that cannot be recorded.
    /// - A corner that the project cannot have: a number out of its range, or a total beyond what is exact.
    /// - More than 1000 combinations of values of axes of structure.
    ///
    /// # Examples
    /// ```
    /// use impactkaart_core::evaluate::{Questions, Sweep};
    /// use impactkaart_core::graph::Output;
    /// use impactkaart_core::model::{CostDraft, Per, ProjectDraft};
    /// use impactkaart_core::scenario::Axis;
    /// let mut draft = ProjectDraft::default();
    /// draft.settings.name = "Coffee morning".into();
    /// draft.settings.start_year = Some(2026.into());
    /// draft.settings.years = Some(1.into());
    /// draft.settings.discount_rate = Some(0.into());
    /// draft.costs.push(CostDraft {
    ///     id: Some("host".into()),
    ///     payer: Some("society".into()),
    ///     amount: Some(1000.into()),
    ///     per: Some(Per::Year),
    ///     ..CostDraft::default()
    /// });
    /// let project = draft.build().unwrap().project;
    /// let axis = |path: &str, values: &str| Axis::read(path.parse().unwrap(), values).unwrap();
    /// // One to three years, each at 90 % and at the full cost: the last is the highest.
    /// let axes = vec![axis("project.years", "1..3/1"), axis("costs", "90%,100%")];
    /// let sweep = Sweep::new(&project, axes, Output::COSTS).unwrap();
    /// let best = sweep.summary(&Questions::default(), &|_, _| true).unwrap().best.unwrap();
    /// assert_eq!((best.index, best.value), (5, 3000.into()));
    /// ```
    pub fn new(project: &'p Project, axes: Vec<Axis>, output: Output) -> Result<Self, SweepError> {
        let points = axes.iter().try_fold(1_u64, |points, axis| points.checked_mul(axis.values.len() as u64));
        let points = points.filter(|points| *points <= 1 << 60 && axes.len() <= MOST_AXES);
        let points = points.ok_or(SweepError::TooLarge)?;
        let structure = Structure::of(&axes);
        let combinations = structure.combinations(&axes);
        if combinations > MOST_LAYERS {
            return Err(SweepError::TooManyStructures { combinations, most: MOST_LAYERS });
        }
        let numbers: Vec<u64> = (0..combinations).collect();
        let recorded = parallel::in_order(&numbers, |number| {
            let project = structure.project(project, &axes, *number)?;
            Layer::record(project, structure.others(&axes), output)
                .map_err(|error| structure.in_the_whole(&axes, *number, error))
        });
        let mut recorded = recorded.into_iter().collect::<Result<Vec<_>, _>>()?;
        let influence = recorded.iter().fold(0, |influence, layer| influence | layer.own_influence);
        parallel::each(&mut recorded, |layer| layer.lay_out(influence));
        let (tables, known) = (Mutex::default(), Mutex::default());
        Ok(Self { project, axes, structure, output, layers: recorded, points, tables, known })
    }

    /// What varies, and between what.
    pub fn axes(&self) -> &[Axis] {
        &self.axes
    }

    /// How many points the grid has.
    pub fn points(&self) -> u64 {
        self.points
    }

    /// How many operations the figure takes where nothing is shared between points; the most, where there are several
    /// formulas.
    pub fn operations(&self) -> usize {
        self.layers.iter().map(|layer| layer.program.operations()).max().unwrap_or(0)
    }

    /// How far an `f64` value can be from the exact one, anywhere on the grid.
    pub fn bound(&self) -> Bound {
        // Holds because there is at least the one combination of no axes.
        self.layers.iter().map(|layer| layer.bound).reduce(Bound::or).expect("a layer")
    }

    /// Whether the figure is calculated in decimal only.
    fn is_decimal_only(&self) -> bool {
        self.layers.iter().any(Layer::is_decimal_only)
    }

    /// Whether each value is within the bound of the whole grid, and exists.
    fn is_plain(&self) -> bool {
        self.layers.iter().all(Layer::is_plain)
    }

    /// The tables that points of a layer look up, those used last remembered.
    fn tables(&self, layer: usize) -> Tables {
        if let Ok(known) = self.tables.lock()
            && let Some((_, tables)) = known.iter().find(|(at, _)| *at == layer)
        {
            return Arc::clone(tables);
        }
        let tables = Arc::new(self.layers[layer].tables());
        if let Ok(mut known) = self.tables.lock() {
            known.truncate(MOST_TABLES - 1);
            known.push_front((layer, Arc::clone(&tables)));
        }
        tables
    }
}
