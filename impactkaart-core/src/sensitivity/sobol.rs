use super::bootstrap::Resampled;
use super::downstream::Downstream;
use crate::evaluate::{Program, in_order};

/// How much of the spread of a figure each input accounts for.
#[derive(Debug, Clone, PartialEq)]
pub struct Sobol {
    /// How often the figure was worked out.
    pub evaluations: u64,
    /// The mean of the figure over both samples.
    pub mean: f64,
    /// Its variance over both samples.
    pub variance: f64,
    /// Each input by itself, in order: the part of the variance that would go if only this input were known.
    pub first_order: Vec<Index>,
    /// Each input with all it does together with others: the part that would stay if only this input were not known.
    pub total: Vec<Index>,
}

/// A part of a variance, with how sure it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Index {
    /// The estimate; by chance it may be a little below zero.
    pub index: f64,
    /// The lower end of its 95 % interval.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

impl Index {
    /// Whether it can be told from zero.
    pub fn is_distinct(&self) -> bool {
        self.low > 0.0
    }
}

/// Two samples of the inputs, each a column per input, drawn independently of each other and of the inputs among themselves.
///
/// Correlated inputs have no indices of this kind: what an input does by itself is not defined where it cannot move by
/// itself. Whoever has them groups them into one input, or looks at one of them.
#[derive(Debug, Clone, Copy)]
pub struct Samples<'s> {
    /// The first sample.
    pub a: &'s [&'s [f64]],
    /// The second sample.
    pub b: &'s [&'s [f64]],
}

/// Why there are no indices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SobolError {
    /// The figure does not exist at every point.
    #[error("the figure does not exist at {0} of the points")]
    Undefined(u64),
    /// It is the same at every point.
    #[error("the figure is the same at every point")]
    Constant,
    /// There are no points, no inputs, or columns of different length.
    #[error("two samples of one length are needed, with a column per input")]
    Samples,
}

impl SobolError {
    /// A stable name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Undefined(_) => "undefined_at_points",
            Self::Constant => "constant",
            Self::Samples => "samples_do_not_fit",
        }
    }
}

/// So many points make a group: intervals come from drawing groups again, with replacement.
pub(super) const GROUP: usize = 256;

/// What the points of a group add up to.
#[derive(Debug, Clone)]
pub(super) struct Group {
    /// Points.
    pub(super) count: f64,
    /// f(A), f(B), their squares, all less a shift.
    pub(super) base: [f64; 4],
    /// Per input: f(B) × (f(AB) − f(A)), f(AB) − f(A), and its square.
    pub(super) inputs: Vec<[f64; 3]>,
    pub(super) undefined: u64,
}

/// Eight sums side by side, so that vectors and single numbers add in the same order.
const SIDE_BY_SIDE: usize = 8;

/// The sum of what is made of each place.
#[inline(always)]
fn sums<const N: usize>(count: usize, of: impl Fn(usize) -> [f64; N]) -> [f64; N] {
    let mut lanes = [[0.0; SIDE_BY_SIDE]; N];
    let whole = count / SIDE_BY_SIDE * SIDE_BY_SIDE;
    let mut at = 0;
    while at < whole {
        for lane in 0..SIDE_BY_SIDE {
            let values = of(at + lane);
            for (sum, value) in lanes.iter_mut().zip(values) {
                sum[lane] += value;
            }
        }
        at += SIDE_BY_SIDE;
    }
    let mut total = lanes.map(|lanes| lanes.iter().sum());
    for at in whole..count {
        for (sum, value) in total.iter_mut().zip(of(at)) {
            *sum += value;
        }
    }
    total
}

impl Group {
    #[inline(always)]
    pub(super) fn new(a: &[f64], b: &[f64], shift: f64) -> Self {
        let count = a.len();
        let base = sums(count, |at| {
            let (a, b) = (a[at] - shift, b[at] - shift);
            [a, b, a * a, b * b]
        });
        let is_missing = |values: &[f64]| values.iter().filter(|value| !value.is_finite()).count();
        let undefined =
            if base.iter().all(|sum| sum.is_finite()) { 0 } else { is_missing(a) + is_missing(b) };
        #[expect(clippy::cast_precision_loss, reason = "a group is small")]
        let count = count as f64;
        Self { count, base, inputs: Vec::new(), undefined: undefined as u64 }
    }

    /// The next input: the figure with that column taken from the other sample.
    #[inline(always)]
    pub(super) fn add(&mut self, a: &[f64], b: &[f64], mixed: &[f64], shift: f64) {
        let count = a.len();
        let (a, b, mixed) = (&a[..count], &b[..count], &mixed[..count]);
        let input = sums(count, |at| {
            let difference = mixed[at] - a[at];
            [(b[at] - shift) * difference, difference, difference * difference]
        });
        if input.iter().any(|sum| !sum.is_finite()) {
            self.undefined += mixed.iter().filter(|value| !value.is_finite()).count() as u64;
        }
        self.inputs.push(input);
    }
}

impl Sobol {
    /// The indices of any function of independent inputs.
    ///
    /// With AB the first sample, one column of it taken from the second (docs/method.md#global-sensitivity):
    /// `S = mean(f(B) (f(AB) − f(A))) / V` and `T = mean((f(AB) − f(A))²) / 2V`, f less its mean. Intervals are by drawing
    /// groups of 256 points again, `resamples` times; none are needed for the indices themselves.
    ///
    /// # Errors
    /// - The function has no value at some point, or the same at all.
    /// - Samples that do not fit together.
    ///
    /// # Examples
    /// ```
    /// use impactkaart_core::sensitivity::{Samples, Sobol};
    /// // x + 2y with x and y anywhere in [0, 1]: variances of 1 and 4 twelfths, so a fifth and four fifths.
    /// let column = |step: u32| -> Vec<f64> { (0..4096_u32).map(|at| f64::from(at.wrapping_mul(step) % 4096) / 4096.0).collect() };
    /// let columns = [1, 1597, 2753, 955].map(column);
    /// let [a, b] = [[&columns[0][..], &columns[1][..]], [&columns[2][..], &columns[3][..]]];
    /// let found = Sobol::of(|point| point[0] + 2.0 * point[1], Samples { a: &a, b: &b }, 0).unwrap();
    /// assert!((found.total[0].index - 0.2).abs() < 0.01);
    /// assert!((found.total[1].index - 0.8).abs() < 0.01);
    /// ```
    pub fn of(
        function: impl Fn(&[f64]) -> f64 + Sync + Send,
        samples: Samples<'_>,
        resamples: u32,
    ) -> Result<Self, SobolError> {
        let points = samples.points()?;
        let inputs = samples.a.len();
        let at = |columns: &[&[f64]], row: usize| -> Vec<f64> {
            columns.iter().map(|column| column[row]).collect()
        };
        let shift = function(&at(samples.a, 0));
        let starts: Vec<usize> = (0..points).step_by(GROUP).collect();
        let groups = in_order(&starts, |start| {
            let rows = *start..(*start + GROUP).min(points);
            let of = |columns: &[&[f64]]| -> Vec<f64> {
                rows.clone().map(|row| function(&at(columns, row))).collect()
            };
            let (a, b) = (of(samples.a), of(samples.b));
            let mut group = Group::new(&a, &b, shift);
            for input in 0..inputs {
                let mut mixed = samples.a.to_vec();
                mixed[input] = samples.b[input];
                group.add(&a, &b, &of(&mixed), shift);
            }
            group
        });
        Self::from_groups(&groups, shift, resamples)
    }

    /// The indices of a figure of a recorded formula; a column per parameter. Much faster than the same function as such:
    /// of each changed column only what lies downstream of it is worked out again.
    ///
    /// Neither the number of threads nor the width of vectors shows in the result.
    ///
    /// # Errors
    /// As [`Sobol::of`]; a figure that is calculated in decimal only has no value anywhere.
    ///
    /// # Panics
    /// Where the program has no such figure.
    pub fn of_program(
        program: &Program,
        figure: usize,
        samples: Samples<'_>,
        resamples: u32,
    ) -> Result<Self, SobolError> {
        let points = samples.points()?;
        let all = points as u64 * (samples.a.len() as u64 + 2);
        let downstream = Downstream::new(program, figure).ok_or(SobolError::Undefined(all))?;
        if downstream.inputs() != samples.a.len() {
            return Err(SobolError::Samples);
        }
        let shift = downstream.at(samples.a, 0);
        let starts: Vec<usize> = (0..points).step_by(downstream.block()).collect();
        let groups = in_order(&starts, |start| downstream.groups(samples, *start, points, shift));
        let groups: Vec<Group> = groups.into_iter().flatten().collect();
        Self::from_groups(&groups, shift, resamples)
    }

    fn from_groups(groups: &[Group], shift: f64, resamples: u32) -> Result<Self, SobolError> {
        let undefined: u64 = groups.iter().map(|group| group.undefined).sum();
        if undefined > 0 {
            return Err(SobolError::Undefined(undefined));
        }
        let every = Resampled::all(groups);
        let (mean, variance, indices) = every.indices(shift);
        if variance <= 0.0 || variance.is_nan() {
            return Err(SobolError::Constant);
        }
        let intervals = Resampled::intervals(groups, resamples);
        let index = |kind: usize| {
            let of = |(input, values): (usize, &[f64; 2])| {
                let (low, high) = intervals.get(input).map_or((f64::NAN, f64::NAN), |ends| ends[kind]);
                Index { index: values[kind], low, high }
            };
            indices.iter().enumerate().map(of).collect()
        };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of points")]
        let points = groups.iter().map(|group| group.count as u64).sum::<u64>();
        Ok(Self {
            evaluations: points * (indices.len() as u64 + 2),
            mean,
            variance,
            first_order: index(0),
            total: index(1),
        })
    }
}

impl Samples<'_> {
    /// How many points each has.
    fn points(&self) -> Result<usize, SobolError> {
        let points = self.a.first().map_or(0, |column| column.len());
        let fits = |columns: &[&[f64]]| columns.iter().all(|column| column.len() == points);
        if points == 0 || self.a.len() != self.b.len() || !fits(self.a) || !fits(self.b) {
            return Err(SobolError::Samples);
        }
        Ok(points)
    }
}
