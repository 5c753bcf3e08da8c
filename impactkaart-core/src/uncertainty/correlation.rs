use super::ranges::{Drawn, paths};
use crate::evaluate::{nearest, shortest};
use crate::model::Project;
use crate::scenario::selection::Lines;
use crate::scenario::{Path, ScenarioFault};
use libm::{asin, sin, sqrt};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// How two parameters go together: the correlation of their ranks (Spearman's), from -1 to 1.
///
/// A path with `*` stands for each of the parameters it takes; twice the same path correlates them all with each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correlation {
    /// The one parameter and the other.
    pub paths: [Path; 2],
    /// From -1 to 1.
    pub rank: Decimal,
}

/// What keeps a correlation from being drawn.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum CorrelationFault {
    /// A correlation lies between -1 and 1.
    OutOfRange {
        /// As stated.
        rank: Decimal,
    },
    /// The path takes nothing of the project.
    Path {
        /// Which of the two, 0 or 1.
        place: usize,
        /// Why.
        fault: ScenarioFault,
    },
    /// The parameter has no range, so there is nothing to draw.
    WithoutRange {
        /// Which of the two, 0 or 1.
        place: usize,
    },
    /// A parameter goes together with itself anyway.
    Itself,
    /// Another correlation is of the same two parameters.
    Twice {
        /// Which, from 0.
        other: usize,
    },
    /// More parameters go together than can be handled.
    TooMany,
}

/// How far correlations that contradict each other were changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Repair {
    /// The largest change of a rank correlation.
    pub largest: f64,
    /// The two parameters it is of, by their places.
    pub between: (usize, usize),
    /// What was stated for them (0 where nothing was).
    pub stated: f64,
    /// What is drawn.
    pub drawn: f64,
}

/// The correlations of drawn parameters, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Correlated {
    /// The places of the parameters that go together with others.
    pub(crate) members: Vec<usize>,
    /// Row by row, the lower triangle whose square is their correlation as normal variables.
    pub(crate) factor: Vec<Vec<f64>>,
    pub(crate) repair: Option<Repair>,
}

/// At most so many parameters go together.
const MOST: usize = 300;

/// What is nearer to zero than this counts as zero.
const TINY: f64 = 1e-12;

impl Correlated {
    pub(super) fn new(
        project: &Project,
        drawn: &[Drawn],
        correlations: &[Correlation],
    ) -> Result<Self, Vec<(usize, CorrelationFault)>> {
        let mut errors = Vec::new();
        let mut pairs: BTreeMap<(usize, usize), (usize, f64)> = BTreeMap::new();
        let mut lines = Lines::of(project);
        let by_path: BTreeMap<&Path, usize> =
            drawn.iter().enumerate().map(|(at, drawn)| (&drawn.varied.path, at)).collect();
        for (index, correlation) in correlations.iter().enumerate() {
            match pairs_of(project, &mut lines, &by_path, correlation) {
                Err(fault) => errors.push((index, fault)),
                Ok(found) => {
                    for pair in found {
                        let own = (index, nearest(correlation.rank));
                        if let Some((other, _)) = pairs.insert(pair, own).filter(|(other, _)| *other != index)
                        {
                            errors.push((index, CorrelationFault::Twice { other }));
                            break;
                        }
                    }
                }
            }
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        let mut members: Vec<usize> = pairs.keys().flat_map(|(one, other)| [*one, *other]).collect();
        members.sort_unstable();
        members.dedup();
        if members.len() > MOST {
            return Err(vec![(correlations.len() - 1, CorrelationFault::TooMany)]);
        }
        let place = |member: usize| members.binary_search(&member).unwrap_or(0);
        let mut stated = identity(members.len());
        for ((one, other), (_, rank)) in &pairs {
            let (one, other) = (place(*one), place(*other));
            stated[one][other] = of_normals(*rank);
            stated[other][one] = stated[one][other];
        }
        let (factor, repair) = match cholesky(&stated) {
            Some(factor) => (factor, None),
            None => {
                let repaired = nearest_possible(&stated);
                let repair = repair(&members, &stated, &repaired);
                // Holds because what was repaired is possible.
                (cholesky(&repaired).unwrap_or_else(|| identity(members.len())), Some(repair))
            }
        };
        Ok(Self { members, factor, repair })
    }

    /// The rank correlation that is drawn.
    pub(crate) fn rank(&self, one: usize, other: usize) -> f64 {
        if one == other {
            return 1.0;
        }
        let place = |member| self.members.binary_search(&member).ok();
        let (Some(one), Some(other)) = (place(one), place(other)) else { return 0.0 };
        let product = self.factor[one].iter().zip(&self.factor[other]).map(|(a, b)| a * b).sum();
        of_ranks(product)
    }
}

/// The parameters that a correlation is of, two by two.
fn pairs_of(
    project: &Project,
    lines: &mut Lines<'_>,
    by_path: &BTreeMap<&Path, usize>,
    correlation: &Correlation,
) -> Result<Vec<(usize, usize)>, CorrelationFault> {
    if correlation.rank.abs() > Decimal::ONE {
        return Err(CorrelationFault::OutOfRange { rank: correlation.rank });
    }
    let mut places: [Vec<usize>; 2] = [Vec::new(), Vec::new()];
    for (place, found) in places.iter_mut().enumerate() {
        let paths = paths(project, lines, &correlation.paths[place])
            .map_err(|fault| CorrelationFault::Path { place, fault })?;
        *found = paths.iter().filter_map(|path| by_path.get(path).copied()).collect();
        if found.is_empty() {
            return Err(CorrelationFault::WithoutRange { place });
        }
    }
    let [ones, others] = places;
    let mut pairs = Vec::new();
    for one in &ones {
        for other in others.iter().filter(|other| *other != one) {
            pairs.push((*one.min(other), *one.max(other)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    if pairs.is_empty() { Err(CorrelationFault::Itself) } else { Ok(pairs) }
}

/// The correlation of two normal variables whose ranks correlate so (Pearson 1907).
fn of_normals(rank: f64) -> f64 {
    (2.0 * sin(std::f64::consts::FRAC_PI_6 * rank)).clamp(-1.0, 1.0)
}

/// The correlation of the ranks of two normal variables that correlate so.
fn of_ranks(correlation: f64) -> f64 {
    asin((correlation / 2.0).clamp(-0.5, 0.5)) / std::f64::consts::FRAC_PI_6
}

type Matrix = Vec<Vec<f64>>;

fn identity(size: usize) -> Matrix {
    (0..size).map(|row| (0..size).map(|column| f64::from(u8::from(row == column))).collect()).collect()
}

/// The lower triangle whose square is a correlation matrix; nothing where no variables correlate so.
fn cholesky(matrix: &Matrix) -> Option<Matrix> {
    let size = matrix.len();
    let mut lower = vec![vec![0.0; size]; size];
    for row in 0..size {
        for column in 0..=row {
            let product: f64 = (0..column).map(|at| lower[row][at] * lower[column][at]).sum();
            let left = matrix[row][column] - product;
            if row == column {
                if left < -1e-9 {
                    return None;
                }
                lower[row][row] = if left > TINY { sqrt(left) } else { 0.0 };
            } else if lower[column][column] > 0.0 {
                lower[row][column] = left / lower[column][column];
            } else if left.abs() > 1e-6 {
                return None;
            }
        }
    }
    Some(lower)
}

/// The nearest correlation matrix that variables can have (Higham 2002): by turns without what is below zero, and with
/// ones on the diagonal.
fn nearest_possible(stated: &Matrix) -> Matrix {
    let size = stated.len();
    let mut at = stated.clone();
    let mut correction = vec![vec![0.0; size]; size];
    for _ in 0..200 {
        let before = at.clone();
        let mut shifted = at.clone();
        for (row, correction) in shifted.iter_mut().zip(&correction) {
            for (cell, correction) in row.iter_mut().zip(correction) {
                *cell -= correction;
            }
        }
        let possible = without_negative(&shifted);
        let mut largest = 0.0_f64;
        for row in 0..size {
            for column in 0..size {
                correction[row][column] = possible[row][column] - shifted[row][column];
                at[row][column] = if row == column { 1.0 } else { possible[row][column] };
                largest = largest.max((at[row][column] - before[row][column]).abs());
            }
        }
        if largest < 1e-8 {
            break;
        }
    }
    // The last step: possible for certain, scaled back to ones on the diagonal.
    let possible = without_negative(&at);
    let root: Vec<f64> = (0..size).map(|row| sqrt(possible[row][row])).collect();
    let scaled = |row: usize, column: usize| {
        if row == column { 1.0 } else { (possible[row][column] / root[row] / root[column]).clamp(-1.0, 1.0) }
    };
    (0..size).map(|row| (0..size).map(|column| scaled(row, column)).collect()).collect()
}

/// A symmetric matrix with its negative eigenvalues raised to a little above zero, by Jacobi's turns.
fn without_negative(matrix: &Matrix) -> Matrix {
    let size = matrix.len();
    let mut turned = matrix.clone();
    let mut vectors = identity(size);
    for _ in 0..60 {
        let off: f64 = (0..size).flat_map(|row| turned[row][..row].iter()).map(|cell| cell * cell).sum();
        if off < 1e-22 {
            break;
        }
        for row in 1..size {
            for column in 0..row {
                turn(&mut turned, &mut vectors, column, row);
            }
        }
    }
    let mut possible = vec![vec![0.0; size]; size];
    for at in 0..size {
        let value = turned[at][at].max(1e-10);
        for row in 0..size {
            let part = value * vectors[row][at];
            for column in 0..size {
                possible[row][column] += part * vectors[column][at];
            }
        }
    }
    possible
}

/// Turns a symmetric matrix so that one cell off the diagonal becomes zero.
fn turn(matrix: &mut Matrix, vectors: &mut Matrix, p: usize, q: usize) {
    let cell = matrix[p][q];
    if cell.abs() < 1e-300 {
        return;
    }
    let half = (matrix[q][q] - matrix[p][p]) / (2.0 * cell);
    let tangent = half.signum() / (half.abs() + sqrt(half * half + 1.0));
    let cosine = 1.0 / sqrt(tangent * tangent + 1.0);
    let sine = tangent * cosine;
    let turned = |a: f64, b: f64| (cosine * a - sine * b, sine * a + cosine * b);
    for row in matrix.iter_mut() {
        (row[p], row[q]) = turned(row[p], row[q]);
    }
    let (mut row_p, mut row_q) = (std::mem::take(&mut matrix[p]), std::mem::take(&mut matrix[q]));
    for (p, q) in row_p.iter_mut().zip(&mut row_q) {
        (*p, *q) = turned(*p, *q);
    }
    (matrix[p], matrix[q]) = (row_p, row_q);
    for row in vectors.iter_mut() {
        (row[p], row[q]) = turned(row[p], row[q]);
    }
}

/// Where the repaired correlations differ most from the stated ones.
fn repair(members: &[usize], stated: &Matrix, repaired: &Matrix) -> Repair {
    let mut most = Repair { largest: 0.0, between: (0, 0), stated: 0.0, drawn: 0.0 };
    for (row, one) in members.iter().enumerate() {
        for (column, other) in members.iter().enumerate().take(row) {
            let (stated, drawn) = (of_ranks(stated[row][column]), of_ranks(repaired[row][column]));
            let largest = (stated - drawn).abs();
            if largest > most.largest {
                most = Repair { largest, between: (*other, *one), stated, drawn };
            }
        }
    }
    // Twelve digits, as for everything that is no exact result.
    most.largest = nearest(shortest(most.largest).round_dp(12));
    most
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_possible_is_factored_and_what_is_not_is_refused() {
        // By hand: the lower triangle of [[1, .6], [.6, 1]] is [[1, 0], [.6, .8]].
        let lower = cholesky(&vec![vec![1.0, 0.6], vec![0.6, 1.0]]).expect("possible");
        assert!((lower[1][0] - 0.6).abs() < 1e-15 && (lower[1][1] - 0.8).abs() < 1e-15);
        assert!(cholesky(&vec![vec![1.0, 1.0], vec![1.0, 1.0]]).is_some());
        // One goes with both others, and these against each other.
        let against = vec![vec![1.0, 0.9, 0.9], vec![0.9, 1.0, -0.9], vec![0.9, -0.9, 1.0]];
        assert!(cholesky(&against).is_none());
        let repaired = nearest_possible(&against);
        assert!(cholesky(&repaired).is_some());
    }

    #[test]
    fn the_nearest_possible_matrix_is_the_published_one() {
        // Higham (2002), section 4: the nearest correlation matrix to this tridiagonal one.
        let stated = vec![vec![1.0, 1.0, 0.0], vec![1.0, 1.0, 1.0], vec![0.0, 1.0, 1.0]];
        let nearest = nearest_possible(&stated);
        assert!((nearest[0][1] - 0.7607).abs() < 1e-4, "{nearest:?}");
        assert!((nearest[0][2] - 0.1573).abs() < 1e-4, "{nearest:?}");
    }

    #[test]
    fn ranks_and_normals_are_each_others_inverse() {
        for rank in [-1.0, -0.5, 0.0, 0.3, 1.0] {
            assert!((of_ranks(of_normals(rank)) - rank).abs() < 1e-14);
        }
    }
}
