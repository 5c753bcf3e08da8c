use super::super::compile::nearest;
use super::super::run::{Points, Run};
use super::{RunError, Sweep};
use std::ops::Range;

/// So many values are handed over at a time.
const BLOCK: usize = 1 << 14;

impl Sweep<'_> {
    /// The values of a range of points in order, block by block: the number of the first point and the values from there
    /// on, NaN where the figure does not exist. False stops.
    ///
    /// No more than a block is in memory. Values are those of [`Sweep::values`].
    ///
    /// # Errors
    /// Where a point that has to be calculated exactly is one that the project cannot have.
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
    /// let mut seen = Vec::new();
    /// let see = |_, values: &[f64]| {
    ///     seen.extend_from_slice(values);
    ///     true
    /// };
    /// sweep.stream(1..4, see).unwrap();
    /// assert_eq!(seen, [900.0, 1000.0, 1100.0]);
    /// ```
    pub fn stream(
        &self,
        points: Range<u64>,
        mut visit: impl FnMut(u64, &[f64]) -> bool,
    ) -> Result<(), RunError> {
        let mut workspace = self.workspace();
        let every_point_is_a_unit = self.unit_count() == self.points;
        let unit_of = |point| if every_point_is_a_unit { point } else { self.unit_of(point) };
        let (mut units, mut known, mut values) = (Vec::new(), Vec::new(), Vec::new());
        let end = points.end.min(self.points);
        let mut at = points.start;
        while at < end {
            // As long as units climb, they are worked out in one go; axes without influence make them start again.
            units.clear();
            let first = unit_of(at);
            let mut last = first;
            let mut point = at;
            while point < end && units.len() < BLOCK {
                let unit = unit_of(point);
                if unit < last || unit - first >= BLOCK as u64 {
                    break;
                }
                units.push(unit);
                last = unit;
                point += 1;
            }
            self.values_of(first..last + 1, &mut workspace, &mut known)?;
            values.clear();
            #[expect(clippy::cast_possible_truncation, reason = "less than a block apart")]
            values.extend(units.iter().map(|unit| known[(unit - first) as usize]));
            if !visit(at, &values) {
                return Ok(());
            }
            at = point;
        }
        Ok(())
    }

    /// The values of some units.
    pub(super) fn values_of(
        &self,
        units: Range<u64>,
        workspace: &mut <Self as Points>::Workspace,
        values: &mut Vec<f64>,
    ) -> Result<(), RunError> {
        values.clear();
        let mut failed = None;
        self.evaluate(units, workspace, |run| match run {
            Run::Values { values: more, .. } => values.extend_from_slice(more),
            Run::Undefined(_) => values.push(f64::NAN),
            Run::Uncertain(unit) => values.push(match self.exact_of(unit) {
                Ok(figure) => figure.defined().map_or(f64::NAN, |value| nearest(*value)),
                Err(error) => {
                    failed.get_or_insert(error);
                    f64::NAN
                }
            }),
        });
        failed.map_or(Ok(()), Err)
    }
}
