//! From the number of a point to its places on the axes and its numbers, and its exact figure.

use super::grid::axes as axes_in;
use super::{RunError, Sweep};
use crate::calculate::calculate;
use crate::evaluate::exact::project_at;
use crate::number::Figure;
use rust_decimal::Decimal;

/// So many exact figures are remembered.
const MOST_KNOWN: usize = 1 << 15;

impl Sweep<'_> {
    /// The numbers of a point, one per axis.
    pub fn point(&self, index: u64) -> Vec<Decimal> {
        self.numbers_at(&self.places(index))
    }

    /// The exact figure at a point.
    ///
    /// # Errors
    /// Where the project cannot have the numbers of the point.
    pub fn exact(&self, index: u64) -> Result<Figure<Decimal>, RunError> {
        self.exact_of(self.unit_of(index))
    }

    /// The places on each axis of a point.
    pub(super) fn places(&self, index: u64) -> Vec<usize> {
        let mut rest = index;
        let mut places = vec![0; self.axes.len()];
        for (place, axis) in places.iter_mut().zip(&self.axes).rev() {
            let size = axis.values.len() as u64;
            #[expect(clippy::cast_possible_truncation, reason = "a place on an axis that is in memory")]
            let found = (rest % size) as usize;
            *place = found;
            rest /= size;
        }
        places
    }

    fn numbers_at(&self, places: &[usize]) -> Vec<Decimal> {
        places.iter().zip(&self.axes).map(|(place, axis)| axis.values[*place]).collect()
    }

    /// The unit of a point: it numbers the points of the axes with influence.
    pub(super) fn unit_of(&self, index: u64) -> u64 {
        let places = self.places(index);
        let size = |axis: usize| self.axes[axis].values.len() as u64;
        axes_in(self.influence).fold(0, |unit, axis| unit * size(axis) + places[axis] as u64)
    }

    /// How many points each unit stands for.
    pub(super) fn repeated_points(&self) -> u64 {
        let without = (0..self.axes.len()).filter(|axis| self.influence >> axis & 1 == 0);
        without.map(|axis| self.axes[axis].values.len() as u64).product()
    }

    /// How many units there are.
    pub(super) fn unit_count(&self) -> u64 {
        axes_in(self.influence).map(|axis| self.axes[axis].values.len() as u64).product()
    }

    /// The places of a unit, the first on axes without influence.
    pub(super) fn places_of(&self, unit: u64) -> Vec<usize> {
        self.grid.coordinates(self.influence, unit)
    }

    /// The numbers of a unit.
    pub(super) fn numbers_of(&self, unit: u64) -> Vec<Decimal> {
        self.numbers_at(&self.places_of(unit))
    }

    /// The number in the whole grid of the first point that a unit stands for.
    pub(super) fn index_of(&self, unit: u64) -> u64 {
        let places = self.places_of(unit);
        let axes = places.iter().zip(&self.axes);
        axes.fold(0, |index, (place, axis)| index * axis.values.len() as u64 + *place as u64)
    }

    /// The exact figure of a unit, remembered.
    pub(super) fn exact_of(&self, unit: u64) -> Result<Figure<Decimal>, RunError> {
        if let Ok(known) = self.known.lock()
            && let Some(figure) = known.get(&unit)
        {
            return Ok(figure.clone());
        }
        let point = self.numbers_of(unit);
        let project = project_at(self.project, &self.varied, &point)
            .map_err(|error| RunError::Point { point, error })?;
        let figure = self.output.of(&calculate(&project));
        if let Ok(mut known) = self.known.lock()
            && known.len() < MOST_KNOWN
        {
            known.insert(unit, figure.clone());
        }
        Ok(figure)
    }
}
