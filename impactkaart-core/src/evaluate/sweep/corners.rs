use super::SweepError;
use crate::evaluate::exact::{total_bound_at, worst_corner};
use crate::graph::Varied;
use crate::model::Project;
use crate::scenario::Axis;
use rust_decimal::Decimal;

/// Up to so many axes, all corners are tried beforehand.
const ALL_CORNERS: usize = 6;

/// Tries the corners of a grid: the bounds of all that is in it. Every check of a project is monotone in each parameter,
/// and so is the total bound: what holds at the corners holds between them.
///
/// With many axes the ends of each axis are tried with all others at their lowest and at their highest.
pub(super) fn corners(project: &Project, axes: &[Axis], varied: &[Varied]) -> Result<f64, SweepError> {
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
    tried.push(worst_corner(varied, &ends));
    let mut total_bound = 0.0_f64;
    for point in tried {
        match total_bound_at(project, varied, &point) {
            Ok(bound) => total_bound = total_bound.max(bound),
            Err(error) => return Err(SweepError::Point { point, error }),
        }
    }
    Ok(total_bound)
}
