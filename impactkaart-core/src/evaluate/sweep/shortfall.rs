use super::super::compile::nearest;
use super::{RunError, Sweep};
use crate::discovery::{Rule, find};
use rust_decimal::Decimal;

/// Where a figure is not above a target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shortfall {
    /// In few words; nothing where no few words tell. Places are on the values of each axis from low to high.
    pub rule: Option<Rule>,
    /// How many points it was found on: all of a small grid, of a larger one a part that is spread evenly over it.
    pub points: u64,
}

/// Of a figure that is calculated in decimal only, fewer points are looked at, one in so many.
const SLOWER: u64 = 10;

impl Sweep<'_> {
    /// In few words, where the figure is not above the target, or does not exist: found on at most `most` points.
    ///
    /// The points of a large grid are one of each stretch of equal length, at a place in it that depends on its number
    /// only: so the same grid always gives the same words.
    ///
    /// # Errors
    /// Where a point has to be calculated exactly, and the project cannot have its numbers.
    ///
    /// # Examples
    /// ```
    /// use impactkaart_core::evaluate::Sweep;
    /// use impactkaart_core::graph::Output;
    /// use impactkaart_core::scenario::Axis;
    /// # use impactkaart_core::model::{CostDraft, ProjectDraft};
    /// # let mut draft = ProjectDraft::default();
    /// # draft.settings.name = "Coffee morning".into();
    /// # draft.settings.start_year = Some(2026.into());
    /// # let cost = CostDraft { id: Some("host".into()), payer: Some("society".into()), amount: Some(1000.into()), ..CostDraft::default() };
    /// # draft.costs.push(cost);
    /// let project = draft.build().unwrap().project;
    /// let axis = Axis::read("costs".parse().unwrap(), "80%..120%:5").unwrap();
    /// let sweep = Sweep::new(&project, vec![axis], Output::COSTS).unwrap();
    /// // Of 800, 900, 1000, 1100 and 1200 the first three are not above 1050.
    /// let rule = sweep.shortfall(1050.into(), 1000).unwrap().rule.unwrap();
    /// assert_eq!((rule.limits[0].to, rule.density()), (Some(2), 1.into()));
    /// ```
    pub fn shortfall(&self, target: Decimal, most: u64) -> Result<Shortfall, RunError> {
        let most = if self.is_decimal_only() { most / SLOWER } else { most }.max(1);
        let (points, sample) = (self.points(), self.points().min(most));
        let indices: Vec<u64> = (0..sample).map(|at| spread(at, sample, points)).collect();
        let places: Vec<Vec<usize>> = indices.iter().map(|index| self.places(*index)).collect();
        let meant = match self.is_decimal_only() {
            true => indices.iter().map(|index| self.falls_short(*index, target)).collect::<Result<_, _>>()?,
            false => self.fall_short(&indices, &places, target)?,
        };
        let ranks = self.axes.iter().enumerate().map(|(axis, own)| {
            let mut sorted: Vec<(Decimal, usize)> =
                own.values.iter().enumerate().map(|(place, value)| (*value, place)).collect();
            sorted.sort_unstable();
            let mut rank = vec![0_u32; sorted.len()];
            for (at, (_, place)) in (0..).zip(sorted) {
                rank[place] = at;
            }
            places.iter().map(|point| rank[point[axis]]).collect::<Vec<u32>>()
        });
        let ranks: Vec<Vec<u32>> = ranks.collect();
        Ok(Shortfall { rule: find(&ranks, &meant), points: sample })
    }
}

impl Sweep<'_> {
    /// For each point whether it is not above the target: by its `f64` where that settles it, else exactly.
    fn fall_short(
        &self,
        indices: &[u64],
        places: &[Vec<usize>],
        target: Decimal,
    ) -> Result<Vec<bool>, RunError> {
        let mut meant = vec![true; indices.len()];
        for (number, layer) in self.layers.iter().enumerate() {
            let of_layer = |at: &usize| self.structure.number(&self.axes, &places[*at]) == number as u64;
            let own: Vec<usize> = (0..indices.len()).filter(of_layer).collect();
            let column = |(axis, values): (&usize, &Vec<f64>)| -> Vec<f64> {
                own.iter().map(|at| values[places[*at][*axis]]).collect()
            };
            let columns: Vec<Vec<f64>> =
                self.structure.others.iter().zip(&layer.floats).map(column).collect();
            let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
            // Holds because a sweep is of one figure.
            let values = layer.program.evaluate(&columns).pop().unwrap_or_default();
            let near = nearest(target);
            let error = layer.bound.error;
            // Where the denominator may reach zero there is no bound for the whole layer, and a wide one for each point
            // does.
            let relative = if error.is_finite() { 1e-15 } else { 1e-9 };
            let error = if error.is_finite() { error } else { 0.0 };
            // Without other axes there is one value, for all points.
            for (at, value) in own.iter().zip(values.iter().cycle()) {
                let slack = error + (near.abs() + value.abs()) * relative;
                meant[*at] = match value.is_nan() {
                    true => true,
                    false if (value - near).abs() > slack => *value < near,
                    false => self.falls_short(indices[*at], target)?,
                };
            }
        }
        Ok(meant)
    }

    fn falls_short(&self, index: u64, target: Decimal) -> Result<bool, RunError> {
        Ok(self.exact(index)?.defined().is_none_or(|value| *value <= target))
    }
}

/// A point of the stretch with number `at`, of `sample` that are as long as each other.
fn spread(at: u64, sample: u64, points: u64) -> u64 {
    let start = |at: u64| u128::from(at) * u128::from(points) / u128::from(sample);
    let length = start(at + 1) - start(at);
    let within = (u128::from(mixed(at)) * length) >> 64;
    // Holds because it lies before the end of the grid.
    u64::try_from(start(at) + within).unwrap_or(0)
}

/// A number without pattern for each number: the finisher of SplitMix64 (Steele, Lea & Flood 2014).
fn mixed(number: u64) -> u64 {
    let mut mixed = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::spread;

    #[test]
    fn a_sample_takes_one_point_of_each_stretch() {
        for (sample, points) in [(10, 10), (7, 100), (1000, 1 << 60)] {
            let taken: Vec<u64> = (0..sample).map(|at| spread(at, sample, points)).collect();
            assert!(taken.windows(2).all(|pair| pair[0] < pair[1]));
            assert!(taken[sample as usize - 1] < points);
        }
        assert_eq!((0..10).map(|at| spread(at, 10, 10)).collect::<Vec<_>>(), (0..10).collect::<Vec<u64>>());
    }
}
