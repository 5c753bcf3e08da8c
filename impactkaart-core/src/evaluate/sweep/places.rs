//! From the number of a point to its places on the axes and its numbers, and its exact figure.

use super::{RunError, Sweep};
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

    /// How many units each layer has: the same number for all.
    pub(super) fn units_of_a_layer(&self) -> u64 {
        self.layers[0].units()
    }

    /// The layer of a unit, and its number there.
    #[expect(clippy::cast_possible_truncation, reason = "there are at most a thousand layers")]
    pub(super) fn in_layer(&self, unit: u64) -> (usize, u64) {
        let units = self.units_of_a_layer();
        ((unit / units) as usize, unit % units)
    }

    /// The unit of a point: layer by layer, the points of the axes with influence.
    pub(super) fn unit_of(&self, index: u64) -> u64 {
        let places = self.places(index);
        let layer = self.structure.number(&self.axes, &places);
        layer * self.units_of_a_layer() + self.layers[0].unit(|axis| places[self.structure.others[axis]])
    }

    /// How many points each unit stands for.
    pub(super) fn repeated_points(&self) -> u64 {
        self.layers[0].repeated()
    }

    /// How many units there are.
    pub(super) fn unit_count(&self) -> u64 {
        self.layers.len() as u64 * self.units_of_a_layer()
    }

    /// The places of the first point that a unit stands for.
    fn places_of(&self, unit: u64) -> Vec<usize> {
        let (layer, unit) = self.in_layer(unit);
        let structure = self.structure.places(&self.axes, layer as u64);
        self.structure.joined(&structure, &self.layers[layer].places(unit))
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
        let (layer, own) = self.in_layer(unit);
        let figure = self.layers[layer].exact(own).map_err(|error| match error {
            RunError::Point { error, .. } => RunError::Point { point: self.numbers_of(unit), error },
            error => error,
        })?;
        if let Ok(mut known) = self.known.lock()
            && known.len() < MOST_KNOWN
        {
            known.insert(unit, figure.clone());
        }
        Ok(figure)
    }
}
