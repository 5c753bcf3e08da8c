//! The part of a grid that people see: some of its rows and columns, every digit and every side of the target decided.

use super::capacity::Capacity;
use impactkaart_core::Decimal;
use impactkaart_core::evaluate::{RunError, Sweep};
use impactkaart_core::graph::Output;
use impactkaart_core::model::Project;
use impactkaart_core::number::Figure;
use impactkaart_core::scenario::Axis;

/// Rows and columns of a grid, by their places on the axes, and the figure in each.
#[derive(Debug)]
pub(crate) struct View {
    /// Places on the first axis.
    pub(crate) rows: Vec<usize>,
    /// Places on the second axis, where there is one.
    pub(crate) columns: Option<Vec<usize>>,
    /// Row by row.
    pub(crate) cells: Vec<Vec<Cell>>,
}

/// The figure at a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cell {
    /// Right in as many decimals as were asked for; none where it does not exist.
    pub(crate) value: Option<Decimal>,
    /// Whether it is above the target; none where there is none.
    pub(crate) is_above: Option<bool>,
    /// Whether more take part than a cost line can serve.
    pub(crate) is_over_capacity: bool,
}

/// How many rows are shown at most.
const MOST_ROWS: usize = 25;

/// What is seen of a grid of one or two axes, `columns` wide at most, in figures of so many `decimals`.
pub(super) fn view(
    project: &Project,
    axes: &[Axis],
    output: Output,
    target: Option<Decimal>,
    capacity: Option<&Capacity>,
    columns: usize,
    decimals: u32,
) -> Result<Option<View>, RunError> {
    let rows = thinned(axes[0].values.len(), MOST_ROWS);
    let columns = axes.get(1).map(|axis| thinned(axis.values.len(), columns));
    let some = |axis: &Axis, places: &[usize]| Axis {
        varied: axis.varied.clone(),
        values: places.iter().map(|place| axis.values[*place]).collect(),
    };
    let mut shown = vec![some(&axes[0], &rows)];
    if let (Some(axis), Some(places)) = (axes.get(1), &columns) {
        shown.push(some(axis, places));
    }
    let across = columns.as_ref().map_or(1, Vec::len);
    // Holds because the whole grid could be made.
    let Ok(sweep) = Sweep::new(project, shown, output) else { return Ok(None) };
    let mut values = vec![0.0; rows.len() * across];
    sweep.values(&mut values)?;
    let cells: Result<Vec<Cell>, RunError> =
        (0..).zip(&values).map(|(index, value)| cell(&sweep, index, *value, target, decimals)).collect();
    let mut cells: Vec<Vec<Cell>> = cells?.chunks(across).map(<[Cell]>::to_vec).collect();
    if let Some(capacity) = capacity {
        for (row, place) in cells.iter_mut().zip(&rows) {
            for (column, cell) in row.iter_mut().enumerate() {
                let second = columns.as_ref().map_or(0, |places| places[column]);
                cell.is_over_capacity = capacity.is_exceeded(&[*place, second]);
            }
        }
    }
    Ok(Some(View { rows, columns, cells }))
}

/// A value in decimal where its digits and its side are certain, else that of the exact calculation.
pub(super) fn cell(
    sweep: &Sweep<'_>,
    index: u64,
    value: f64,
    target: Option<Decimal>,
    decimals: u32,
) -> Result<Cell, RunError> {
    let error = sweep.bound().error + value.abs() * 4e-16;
    let is_certain = value.is_nan()
        || (digits_are_certain(value, error, decimals) && side_is_certain(value, error, target));
    let value = if !is_certain {
        match sweep.exact(index)? {
            Figure::Defined(value) => Some(value),
            Figure::Undefined(_) => None,
        }
    } else if value.is_nan() {
        None
    } else {
        // The shortest decimal that gives this f64 again.
        value.to_string().parse().ok()
    };
    let is_above = target.map(|target| value.is_some_and(|value| value > target));
    Ok(Cell { value, is_above, is_over_capacity: false })
}

/// Whether every number within `error` of `value` is written with the same digits.
fn digits_are_certain(value: f64, error: f64, decimals: u32) -> bool {
    let scale = 10_f64.powi(i32::try_from(decimals).unwrap_or(0));
    let scaled = value.abs() * scale;
    let slack = error * scale + scaled * 4e-16;
    scaled < 4e15 && slack < 0.25 && (scaled.fract() - 0.5).abs() > slack
}

fn side_is_certain(value: f64, error: f64, target: Option<Decimal>) -> bool {
    target.is_none_or(|target| {
        let target: f64 = target.to_string().parse().unwrap_or(f64::NAN);
        (value - target).abs() > error + target.abs() * 4e-16
    })
}

/// Where on the only axis the figure passes the target: the places before and behind. Of a very long axis nothing is told.
pub(super) fn crossings(
    grid: &Sweep<'_>,
    target: Decimal,
    decimals: u32,
) -> Result<Vec<[usize; 2]>, RunError> {
    const LONGEST: u64 = 1 << 20;
    let mut found = Vec::new();
    if grid.points() > LONGEST {
        return Ok(found);
    }
    // Holds because it is not longer than that.
    let mut values = vec![0.0; usize::try_from(grid.points()).unwrap_or(0)];
    grid.values(&mut values)?;
    let mut before: Option<Cell> = None;
    for ((place, index), value) in (0_usize..).zip(0..).zip(values) {
        let here = cell(grid, index, value, Some(target), decimals)?;
        if let Some(before) = before
            && before.is_above != here.is_above
            && before.value.is_some()
            && here.value.is_some()
        {
            found.push([place - 1, place]);
        }
        before = Some(here);
    }
    Ok(found)
}

/// At most `most` of the places 0 … `count` − 1, the ends among them: evenly where that can be.
fn thinned(count: usize, most: usize) -> Vec<usize> {
    let most = most.max(2);
    if count <= most {
        return (0..count).collect();
    }
    let gaps = count - 1;
    let even = (2..=gaps).find(|step| gaps.is_multiple_of(*step) && gaps / step < most);
    match even.map(|step| gaps / step + 1).filter(|shown| shown * 2 >= most) {
        Some(shown) => (0..shown).map(|at| at * gaps / (shown - 1)).collect(),
        None => (0..most).map(|at| (at * gaps + (most - 1) / 2) / (most - 1)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thinned_axis_keeps_its_ends_and_even_steps_where_it_can() {
        assert_eq!(thinned(5, 10), [0, 1, 2, 3, 4]);
        assert_eq!(thinned(41, 25).len(), 21);
        assert_eq!(thinned(16, 10), [0, 3, 6, 9, 12, 15]);
        let uneven = thinned(24, 10);
        assert_eq!((uneven.len(), uneven[0], uneven[9]), (10, 0, 23));
        assert!(uneven.is_sorted());
    }

    #[test]
    fn digits_near_a_half_are_not_certain() {
        assert!(digits_are_certain(1.2345, 1e-9, 2));
        assert!(!digits_are_certain(1.235, 1e-9, 2));
        assert!(!digits_are_certain(1.2345, 0.1, 2));
        assert!(!digits_are_certain(1e300, 0.0, 2));
    }
}
