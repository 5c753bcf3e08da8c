//! Where existence or the bound is not that of the whole grid: boxes of it, halved until each is of one kind.

use super::super::certificate::{Bound, Existence};
use super::super::lanes::range;
use super::super::run::Run;
use super::super::section::Workspace;
use super::grid::axes as axes_in;
use super::layer::Layer;
use super::{RunError, Tables};
use crate::number::Figure;
use rust_decimal::Decimal;
use std::ops::Range;

/// A box of the grid whose units follow each other: some axes at one place each, one over a range, all others whole.
#[derive(Clone)]
struct Region {
    /// The places on each axis.
    places: Vec<Range<usize>>,
    /// Which of the axes with influence is next to be halved.
    next: usize,
    units: Range<u64>,
}

/// What is known of all units of a region.
enum Kind {
    Values,
    Undefined,
    Mixed,
}

impl Layer<'_> {
    /// What is known of a range of units of the layer; `exact` gives the exact figure of one. Regions are halved the same way whatever range is asked for.
    pub(super) fn by_region(
        &self,
        tables: &Tables,
        units: Range<u64>,
        workspace: &mut Workspace,
        exact: &impl Fn(u64) -> Result<Figure<Decimal>, RunError>,
        visit: &mut impl FnMut(Run<'_>),
    ) {
        let places = self
            .floats
            .iter()
            .enumerate()
            .map(|(axis, values)| if self.influence >> axis & 1 == 1 { 0..values.len() } else { 0..1 });
        let whole = Region { places: places.collect(), next: 0, units: 0..self.units() };
        let own: Vec<usize> = axes_in(self.influence).collect();
        // A list rather than a call of itself, so that the compiler can put all that is done with a value in line.
        let mut open = vec![whole];
        while let Some(region) = open.pop() {
            let wanted = region.units.start.max(units.start)..region.units.end.min(units.end);
            if wanted.is_empty() {
                continue;
            }
            let bound = self.bound_over(&region.places);
            match self.kind(&region, bound, exact) {
                Kind::Undefined => wanted.for_each(|unit| visit(Run::Undefined(unit))),
                Kind::Values => self.grid.run(tables, wanted, workspace, |first, columns| {
                    visit(Run::Values { first, values: columns[0] });
                }),
                Kind::Mixed if region.units.end - region.units.start == 1 => {
                    self.grid.run(tables, wanted, workspace, |unit, columns| {
                        visit(self.by_itself(
                            unit,
                            bound,
                            &columns[0][0],
                            columns.get(1).map(|below| below[0]),
                        ));
                    });
                }
                Kind::Mixed => {
                    let [first, second] = region.halves(&own);
                    open.extend([second, first]);
                }
            }
        }
    }

    fn bound_over(&self, places: &[Range<usize>]) -> Bound {
        let ranges = places.iter().zip(&self.floats).map(|(places, values)| range(&values[places.clone()]));
        let ranges: Vec<(f64, f64)> = ranges.collect();
        // Holds because the program has one figure.
        self.program.bounds(&ranges, self.total_bound).pop().expect("one figure")
    }

    /// A unit by itself, of which the bound leaves something open.
    fn by_itself<'v>(&self, unit: u64, bound: Bound, value: &'v f64, below: Option<f64>) -> Run<'v> {
        let uncertain = bound.existence.denominator_error();
        match bound.existence {
            Existence::Always if bound.error <= super::AROUND_ONE.of(*value) => {
                Run::Values { first: unit, values: std::slice::from_ref(value) }
            }
            Existence::Depends { .. } if below.is_some_and(|below| below < -uncertain) => {
                Run::Undefined(unit)
            }
            _ => Run::Uncertain(unit),
        }
    }

    fn kind(
        &self,
        region: &Region,
        bound: Bound,
        exact: &impl Fn(u64) -> Result<Figure<Decimal>, RunError>,
    ) -> Kind {
        match bound.existence {
            Existence::Never => Kind::Undefined,
            Existence::Always => {
                let smallest = bound.lowest.max(-bound.highest).max(0.0);
                if bound.error <= super::AROUND_ONE.of(smallest) { Kind::Values } else { Kind::Mixed }
            }
            Existence::Depends { .. } if self.has_no_denominator(region, exact) => Kind::Undefined,
            Existence::Depends { .. } => Kind::Mixed,
        }
    }

    /// Whether all units of a region share a denominator that is exactly not above zero: it is calculated once, for the
    /// first of all units that have it.
    fn has_no_denominator(
        &self,
        region: &Region,
        exact: &impl Fn(u64) -> Result<Figure<Decimal>, RunError>,
    ) -> bool {
        let mask = self.denominator;
        let is_shared = |(axis, places): (usize, &Range<usize>)| mask >> axis & 1 == 0 || places.len() == 1;
        if !region.places.iter().enumerate().all(is_shared) {
            return false;
        }
        let first = self.unit(|axis| if mask >> axis & 1 == 1 { region.places[axis].start } else { 0 });
        exact(first).is_ok_and(|figure| figure.undefined().is_some())
    }
}

impl Region {
    /// Both halves of the range, or, where that is a single place, of the next axis.
    fn halves(mut self, own: &[usize]) -> [Self; 2] {
        while self.next + 1 < own.len() && self.places[own[self.next]].len() == 1 {
            self.next += 1;
        }
        let axis = own[self.next];
        let Range { start, end } = self.places[axis];
        let middle = start + (end - start) / 2;
        // The units of each place follow those of the one before.
        let each = (self.units.end - self.units.start) / (end - start) as u64;
        let (mut first, mut second) = (self.clone(), self);
        first.places[axis] = start..middle;
        second.places[axis] = middle..end;
        let border = first.units.start + each * (middle - start) as u64;
        first.units.end = border;
        second.units.start = border;
        [first, second]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_of_halves_end_at_single_units_in_order() {
        // Axes of 3, 4 and 2 places, the second without influence.
        let own = [0, 2];
        let mut open = vec![Region { places: vec![0..3, 0..1, 0..2], next: 0, units: 0..6 }];
        let mut singles = Vec::new();
        while let Some(region) = open.pop() {
            if region.units.end - region.units.start == 1 {
                singles.push((region.units.start, region.places[0].start, region.places[2].start));
            } else {
                let [first, second] = region.halves(&own);
                open.extend([second, first]);
            }
        }
        assert_eq!(singles, [(0, 0, 0), (1, 0, 1), (2, 1, 0), (3, 1, 1), (4, 2, 0), (5, 2, 1)]);
    }
}
