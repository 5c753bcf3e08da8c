//! Indices from groups of points, and how much they vary when groups are drawn again.

use super::sobol::Group;

/// Groups of points, each counted so many times.
pub(super) struct Resampled {
    count: f64,
    base: [f64; 4],
    inputs: Vec<[f64; 3]>,
}

impl Resampled {
    /// Every group once.
    pub(super) fn all(groups: &[Group]) -> Self {
        Self::of(groups, |_| 1.0)
    }

    fn of(groups: &[Group], times: impl Fn(usize) -> f64) -> Self {
        let inputs = groups.first().map_or(0, |group| group.inputs.len());
        let mut sum = Self { count: 0.0, base: [0.0; 4], inputs: vec![[0.0; 3]; inputs] };
        for (index, group) in groups.iter().enumerate() {
            let times = times(index);
            if times == 0.0 {
                continue;
            }
            sum.count += times * group.count;
            for (sum, value) in sum.base.iter_mut().zip(group.base) {
                *sum += times * value;
            }
            for (sum, values) in sum.inputs.iter_mut().zip(&group.inputs) {
                for (sum, value) in sum.iter_mut().zip(values) {
                    *sum += times * value;
                }
            }
        }
        sum
    }

    /// Mean and variance of the figure, and first-order and total index of each input.
    pub(super) fn indices(&self, shift: f64) -> (f64, f64, Vec<[f64; 2]>) {
        let [a, b, a_squared, b_squared] = self.base;
        let n = self.count;
        let mean = (a + b) / (2.0 * n);
        let variance = (a_squared + b_squared) / (2.0 * n) - mean * mean;
        // Centred by the mean of all values, those with a changed column included.
        let mixed: f64 = self.inputs.iter().map(|input| a + input[1]).sum();
        #[expect(clippy::cast_precision_loss, reason = "few inputs")]
        let centre = (a + b + mixed) / (n * (self.inputs.len() as f64 + 2.0));
        let indices = self.inputs.iter().map(|[product, difference, square]| {
            [(product - centre * difference) / (n * variance), square / (2.0 * n * variance)]
        });
        (mean + shift, variance, indices.collect())
    }

    /// The 2.5 % and 97.5 % quantiles of first-order and total index of each input over so many drawings of groups; none
    /// without drawings.
    pub(super) fn intervals(groups: &[Group], resamples: u32) -> Vec<[(f64, f64); 2]> {
        if resamples == 0 || groups.is_empty() {
            return Vec::new();
        }
        let inputs = groups[0].inputs.len();
        let mut drawn: Vec<[Vec<f64>; 2]> = vec![Default::default(); inputs];
        let mut times = vec![0.0; groups.len()];
        for resample in 0..resamples {
            times.fill(0.0);
            for draw in 0..groups.len() {
                #[expect(clippy::cast_possible_truncation, reason = "below the number of groups")]
                let chosen = ((u128::from(random(resample, draw)) * groups.len() as u128) >> 64) as usize;
                times[chosen] += 1.0;
            }
            let (_, _, indices) = Self::of(groups, |group| times[group]).indices(0.0);
            for (drawn, indices) in drawn.iter_mut().zip(indices) {
                for (drawn, index) in drawn.iter_mut().zip(indices) {
                    drawn.push(index);
                }
            }
        }
        let interval = |mut values: Vec<f64>| {
            values.sort_unstable_by(f64::total_cmp);
            (quantile(&values, 0.025), quantile(&values, 0.975))
        };
        drawn.into_iter().map(|kinds| kinds.map(interval)).collect()
    }
}

/// Between order statistics, linearly (type 7).
pub(super) fn quantile(sorted: &[f64], part: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else { return f64::NAN };
    #[expect(clippy::cast_precision_loss, reason = "few values")]
    let at = part * last as f64;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in the list")]
    let below = (at.floor() as usize).min(last);
    let above = (below + 1).min(last);
    #[expect(clippy::cast_precision_loss, reason = "few values")]
    let rest = at - below as f64;
    sorted[below] + rest * (sorted[above] - sorted[below])
}

/// A number by the drawing it is of and its place in it alone (SplitMix64: G. L. Steele, D. Lea, C. H. Flood, 2014).
fn random(resample: u32, draw: usize) -> u64 {
    let mut state = (u64::from(resample) << 32 | draw as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    state ^ (state >> 31)
}
