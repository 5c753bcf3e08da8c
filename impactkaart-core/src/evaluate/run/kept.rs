use super::fingerprint::Fingerprint;
use super::points::{Points, Run, Tolerance};
use super::questions::RunError;
use crate::evaluate::section::BLOCK;
use crate::number::Figure;
use rust_decimal::Decimal;
use std::ops::Range;

/// Values of points that were worked out before, NaN where there are none.
pub(crate) struct Kept<'a, P> {
    pub(crate) points: &'a P,
    pub(crate) values: &'a [f64],
}

/// So many values are kept at most: 32 MiB.
pub(crate) const MOST_KEPT: u64 = 1 << 22;

impl<P: Points> Points for Kept<'_, P> {
    type Workspace = ();

    fn workspace(&self) {}

    fn count(&self) -> u64 {
        self.values.len() as u64
    }

    fn piece(&self) -> u64 {
        self.points.piece()
    }

    fn tolerance(&self) -> Tolerance {
        self.points.tolerance()
    }

    fn range(&self) -> Option<(f64, f64)> {
        self.points.range()
    }

    fn is_costly(&self) -> bool {
        false
    }

    #[inline(always)]
    fn evaluate(&self, units: Range<u64>, (): &mut (), mut visit: impl FnMut(Run<'_>)) {
        #[expect(clippy::cast_possible_truncation, reason = "the values are in memory")]
        let values = &self.values[units.start as usize..units.end as usize];
        let mut first = units.start;
        for block in values.chunks(BLOCK) {
            if block.iter().any(|value| value.is_nan()) {
                for (unit, value) in (first..).zip(block) {
                    if value.is_nan() {
                        visit(Run::Undefined(unit));
                    } else {
                        visit(Run::Values { first: unit, values: &[*value] });
                    }
                }
            } else {
                visit(Run::Values { first, values: block });
            }
            first += block.len() as u64;
        }
    }

    fn exact(&self, unit: u64) -> Result<Figure<Decimal>, RunError> {
        self.points.exact(unit)
    }

    fn numbers(&self, unit: u64) -> Vec<Decimal> {
        self.points.numbers(unit)
    }

    fn describe(&self, project: &mut Fingerprint, points: &mut Fingerprint) {
        self.points.describe(project, points);
    }
}
