//! Indices and the value of information of a project whose numbers are uncertain.

use super::information::{Information, value_of_information};
use super::sobol::{Samples, Sobol, SobolError};
use super::target::Aim;
use crate::evaluate::{CHUNK, Program, Work, in_order, with_vectors};
use crate::graph::{Output, RecordError, record};
use crate::model::Project;
use crate::scenario::Field;
use crate::uncertainty::{Drawing, Plan, Ranges, Sampler, SobolSequence, share, shift};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Two samples of the uncertain numbers, a column for each.
#[derive(Debug, Clone, PartialEq)]
pub struct Sampled {
    /// The first.
    pub a: Vec<Vec<f64>>,
    /// The second, independent of it.
    pub b: Vec<Vec<f64>>,
}

/// Two samples of what is drawn, from Sobol' points of twice as many dimensions: the first half of them, and the second.
/// Each number by itself: how numbers go together is left aside. With a seed the points are shifted, digit by digit, by what
/// hangs on it: another seed, other points, as evenly spread.
///
/// Nothing where there are more dimensions than there are direction numbers for.
///
/// # Examples
/// ```
/// use impactkaart_core::sensitivity::sobol_samples;
/// use impactkaart_core::uncertainty::{Range, Ranges, Shape};
/// # use impactkaart_core::model::{CostDraft, ProjectDraft};
/// # let mut draft = ProjectDraft::default();
/// # draft.settings.name = "Coffee morning".into();
/// # draft.settings.start_year = Some(2026.into());
/// # let cost = CostDraft { id: Some("host".into()), payer: Some("society".into()), amount: Some(1000.into()), ..CostDraft::default() };
/// # draft.costs.push(cost);
/// let project = draft.build().unwrap().project;
/// let shape = Shape::Uniform { low: 800.into(), high: 1200.into() };
/// let amount = Range { path: "costs.host.amount".parse().unwrap(), shape };
/// let samples = sobol_samples(&Ranges::new(&project, &[amount], &[]).unwrap(), 4, None).unwrap();
/// // 0, 1/2, 3/4, 1/4 of the way.
/// assert_eq!(samples.a[0].iter().map(|value| value.round()).collect::<Vec<_>>(), [800.0, 1000.0, 1100.0, 900.0]);
/// ```
pub fn sobol_samples(ranges: &Ranges, points: u32, seed: Option<u64>) -> Option<Sampled> {
    let count = ranges.drawn().len();
    let sequence = SobolSequence::new(2 * count)?;
    let samplers = in_order(ranges.drawn(), |drawn| Sampler::new(&drawn.distribution));
    let dimensions: Vec<usize> = (0..2 * count).collect();
    let mut columns = in_order(&dimensions, |dimension| {
        let low: Vec<u64> = (0..CHUNK as u64).map(|index| sequence.bits(*dimension, index)).collect();
        let sampler = &samplers[dimension % count];
        let path = &ranges.drawn()[dimension % count].varied.path;
        // Both samples of a number are shifted, each by its own.
        let shift = seed.map_or(0, |seed| shift(seed, &path.to_string(), (dimension / count) as u64));
        let mut shares = vec![0.0; CHUNK];
        let mut column = vec![0.0; points as usize];
        for (chunk, values) in column.chunks_mut(CHUNK).enumerate() {
            // Points of a chunk share their higher bits, so one exclusive or is left of each.
            let high = shift ^ sequence.bits(*dimension, (chunk * CHUNK) as u64);
            with_vectors(Points { high, low: &low, shares: &mut shares[..values.len()], sampler, values });
        }
        column
    });
    let b = columns.split_off(count);
    Some(Sampled { a: columns, b })
}

/// A chunk of points of one dimension.
struct Points<'c> {
    high: u64,
    low: &'c [u64],
    shares: &'c mut [f64],
    sampler: &'c Sampler,
    values: &'c mut [f64],
}

impl Work for Points<'_> {
    type Output = ();

    #[inline(always)]
    fn work(self) {
        for (own, low) in self.shares.iter_mut().zip(self.low) {
            *own = share(self.high ^ low);
        }
        self.sampler.fill(self.shares, self.values);
    }
}

/// How much of the variance of a figure each uncertain number accounts for, in the order of what is drawn; every number by
/// itself, whatever goes together. From so many points of each sample ([`sobol_samples`]).
///
/// # Errors
/// - The figure does not exist at every point, or is the same everywhere.
/// - The numbers cannot vary together.
///
/// # Panics
/// Where there are more numbers than Sobol' points have dimensions for.
pub fn variance_shares(
    project: &Project,
    ranges: &Ranges,
    aim: Aim,
    points: u32,
    seed: Option<u64>,
    resamples: u32,
) -> Result<Result<Sobol, SobolError>, RecordError> {
    let program = Program::new(&record(project, &ranges.varied(), &[aim.output()])?);
    let Some(samples) = sobol_samples(ranges, points, seed) else { return Ok(Err(SobolError::Samples)) };
    let [a, b] = [&samples.a, &samples.b].map(|sample| sample.iter().map(Vec::as_slice).collect::<Vec<_>>());
    Ok(Sobol::of_program(&program, 0, Samples { a: &a, b: &b }, resamples))
}

/// What it would be worth to know more before deciding whether to fund a project.
#[derive(Debug, Clone, PartialEq)]
pub struct Worth {
    /// How many draws.
    pub draws: u64,
    /// What funding brings on average, beyond what the target asks for.
    pub mean_gain: f64,
    /// To know everything.
    pub all: Information,
    /// To know each number, in the order of what is drawn.
    pub each: Vec<Information>,
    /// For each number that is a share of participants: how many of them to ask, for its interval to be half as wide.
    pub sample_sizes: Vec<Option<u64>>,
}

/// What knowing more is worth for the decision to fund or not, at a target ratio: funding gains benefits less target × costs,
/// in present values; not funding gains nothing. Numbers that go together are drawn together.
///
/// # Errors
/// Where the numbers cannot vary together.
pub fn worth_knowing(
    project: &Project,
    ranges: &Ranges,
    target: Decimal,
    plan: Plan,
) -> Result<Worth, RecordError> {
    let program = Program::new(&record(project, &ranges.varied(), &[Output::COSTS, Output::BENEFITS])?);
    let target = crate::evaluate::nearest(target);
    let mut columns: Vec<Vec<f64>> = vec![Vec::new(); ranges.drawn().len()];
    if let Some(drawing) = Drawing::new(ranges, plan) {
        let mut drawer = drawing.drawer();
        let mut first = 0;
        while first < plan.draws {
            let count = (plan.draws - first).min(CHUNK as u64).to_usize().unwrap_or(CHUNK);
            drawing.draw(first, count, &mut drawer);
            for (all, drawn) in columns.iter_mut().zip(&drawer.columns) {
                all.extend_from_slice(&drawn[..count]);
            }
            first += count as u64;
        }
    }
    let slices: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
    let sums = program.evaluate(&slices);
    let gains: Vec<f64> =
        sums[1].iter().zip(&sums[0]).map(|(benefits, costs)| benefits - target * costs).collect();
    let mut each = value_of_information(&gains, &slices);
    let all = each.remove(0);
    #[expect(clippy::cast_precision_loss, reason = "a count of draws")]
    let mean_gain = gains.iter().sum::<f64>() / gains.len().max(1) as f64;
    let sample_sizes = ranges
        .drawn()
        .iter()
        .map(|drawn| {
            let is_share = !drawn.varied.is_scale() && drawn.varied.path.field == Some(Field::Share);
            is_share.then(|| {
                let [low, middle, high] = [0.05, 0.5, 0.95].map(|part| drawn.distribution.quantile(part));
                sample_size(middle, high - low)
            })
        })
        .collect();
    Ok(Worth { draws: gains.len() as u64, mean_gain, all, each, sample_sizes })
}

/// How many people to ask for a share near `share` to be known with a 90 % interval half as wide as `width`, to the next ten.
///
/// `n = p (1 - p) (1.645 / (width / 4))²`: the normal approximation of a proportion.
fn sample_size(share: f64, width: f64) -> u64 {
    const NORMAL_95: f64 = 1.644_853_626_951_472_7;
    let needed = share * (1.0 - share) * (NORMAL_95 / (width / 4.0)).powi(2);
    let tens = (needed / 10.0).ceil().clamp(1.0, 1e9);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within a thousand million")]
    let tens = tens as u64;
    tens * 10
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_a_half_within_ten_points_takes_two_hundred_and_eighty_people() {
        // ± 10 points now, ± 5 wanted: 0.25 × (1.645 / 0.05)² = 270.6.
        assert_eq!(sample_size(0.5, 0.2), 280);
        assert_eq!(sample_size(0.0, 0.2), 10);
    }
}
