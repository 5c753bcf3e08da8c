//! Axes that decide which flows there are: one formula for each combination of their values.

use super::SweepError;
use crate::evaluate::exact::project_at;
use crate::graph::Varied;
use crate::model::Project;
use crate::scenario::{Axis, ScenarioError};
use rust_decimal::Decimal;
use std::borrow::Cow;

/// Which axes are of structure.
#[derive(Debug, Clone)]
pub(super) struct Structure {
    /// They, as places among all axes, ascending.
    pub(super) axes: Vec<usize>,
    /// All others.
    pub(super) others: Vec<usize>,
}

impl Structure {
    pub(super) fn of(axes: &[Axis]) -> Self {
        let (axes, others) = (0..axes.len()).partition(|at| axes[*at].varied.structure().is_some());
        Self { axes, others }
    }

    /// How many combinations of values they have: one where there are none.
    pub(super) fn combinations(&self, axes: &[Axis]) -> u64 {
        self.axes.iter().map(|at| axes[*at].values.len() as u64).fold(1, u64::saturating_mul)
    }

    /// The other axes, in order.
    pub(super) fn others(&self, axes: &[Axis]) -> Vec<Axis> {
        self.others.iter().map(|at| axes[*at].clone()).collect()
    }

    /// The places of a combination on the axes of structure, the last one fastest.
    pub(super) fn places(&self, axes: &[Axis], number: u64) -> Vec<usize> {
        let mut rest = number;
        let mut places = vec![0; self.axes.len()];
        for (place, at) in places.iter_mut().zip(&self.axes).rev() {
            let size = axes[*at].values.len() as u64;
            #[expect(clippy::cast_possible_truncation, reason = "a place on an axis that is in memory")]
            let found = (rest % size) as usize;
            *place = found;
            rest /= size;
        }
        places
    }

    /// The number of the combination at these places on all axes.
    pub(super) fn number(&self, axes: &[Axis], places: &[usize]) -> u64 {
        self.axes.iter().fold(0, |number, at| number * axes[*at].values.len() as u64 + places[*at] as u64)
    }

    /// The project with the values of a combination.
    pub(super) fn project<'p>(
        &self,
        project: &'p Project,
        axes: &[Axis],
        number: u64,
    ) -> Result<Cow<'p, Project>, SweepError> {
        if self.axes.is_empty() {
            return Ok(Cow::Borrowed(project));
        }
        let varied: Vec<Varied> = self.axes.iter().map(|at| axes[*at].varied.clone()).collect();
        let point = self.values(axes, number);
        project_at(project, &varied, &point).map(Cow::Owned).map_err(|error| {
            let change = error.change.map(|change| self.axes[change]);
            let others: Vec<Decimal> = self.others.iter().map(|at| axes[*at].values[0]).collect();
            let point = self.joined(&point, &others);
            SweepError::Point { point, error: ScenarioError { change, ..error } }
        })
    }

    fn values(&self, axes: &[Axis], number: u64) -> Vec<Decimal> {
        let places = self.places(axes, number);
        self.axes.iter().zip(places).map(|(at, place)| axes[*at].values[place]).collect()
    }

    /// What goes with the axes of structure, and with the others, in the order of all axes.
    pub(super) fn joined<T: Copy + Default>(&self, own: &[T], others: &[T]) -> Vec<T> {
        let mut joined = vec![T::default(); own.len() + others.len()];
        for (at, value) in self.axes.iter().chain(&self.others).zip(own.iter().chain(others)) {
            joined[*at] = *value;
        }
        joined
    }

    /// An error of the formula of a combination, told of all axes.
    pub(super) fn in_the_whole(&self, axes: &[Axis], number: u64, error: SweepError) -> SweepError {
        match error {
            SweepError::Record(mut error) => {
                error.varied = error.varied.map(|varied| self.others[varied]);
                SweepError::Record(error)
            }
            SweepError::Point { point, mut error } => {
                error.change = error.change.map(|change| self.others[change]);
                SweepError::Point { point: self.joined(&self.values(axes, number), &point), error }
            }
            error => error,
        }
    }
}
