use crate::evaluate::in_order;

/// How much one input does, by a cheap look at it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Screened {
    /// The mean size of its effects: how much it matters.
    pub mean_size: f64,
    /// Their standard deviation: how much what it does depends on where it and the others stand.
    pub spread: f64,
}

/// A cheap look at many inputs at once: elementary effects along paths through the unit cube, `paths × (inputs + 1)`
/// evaluations in all.
///
/// Each path starts at a random point of a grid of four levels and moves one input after the other, in random order, by two
/// thirds of its range. `function` takes shares of each input's range or, for a distribution, of its probability. Which paths is settled by
/// `seed`. An effect where the function has no value is left out.
///
/// Source: M. D. Morris, *Factorial sampling plans for preliminary computational experiments*, Technometrics 33 (1991); the mean of sizes:
/// F. Campolongo, J. Cariboni, A. Saltelli, 2007 (docs/method.md#screening).
///
/// # Examples
/// ```
/// use impactkaart_core::sensitivity::screening;
/// // A line has the same effect everywhere; what multiplies another has not.
/// let found = screening(|point| 3.0 * point[0] + point[1] * point[2], 3, 50, 1);
/// assert!((found[0].mean_size - 3.0).abs() < 1e-12 && found[0].spread < 1e-12);
/// assert!(found[1].spread > 0.1);
/// ```
pub fn screening(
    function: impl Fn(&[f64]) -> f64 + Sync + Send,
    inputs: usize,
    paths: u32,
    seed: u64,
) -> Vec<Screened> {
    let numbers: Vec<u32> = (0..paths).collect();
    let effects = in_order(&numbers, |path| along(&function, inputs, *path, seed));
    (0..inputs)
        .map(|input| {
            let own: Vec<f64> =
                effects.iter().map(|path| path[input]).filter(|effect| effect.is_finite()).collect();
            #[expect(clippy::cast_precision_loss, reason = "few paths")]
            let count = own.len() as f64;
            let mean = own.iter().sum::<f64>() / count;
            let squares = own.iter().map(|effect| (effect - mean) * (effect - mean)).sum::<f64>();
            Screened {
                mean_size: own.iter().map(|effect| effect.abs()).sum::<f64>() / count,
                spread: (squares / (count - 1.0)).sqrt(),
            }
        })
        .collect()
}

/// How far an input is moved: four levels, two thirds of the way.
const STEP: f64 = 2.0 / 3.0;

/// The effect of each input along one path.
fn along(function: &impl Fn(&[f64]) -> f64, inputs: usize, path: u32, seed: u64) -> Vec<f64> {
    let mut random = Random { state: seed ^ (u64::from(path) + 1).wrapping_mul(0xd134_2543_de82_ef95) };
    // The lower two of four levels, so that a step up stays within; half of the inputs are then moved down instead.
    let mut point: Vec<f64> =
        (0..inputs).map(|_| if random.next() >> 63 == 0 { 0.0 } else { 1.0 / 3.0 }).collect();
    let rises: Vec<bool> = (0..inputs).map(|_| random.next() >> 63 == 0).collect();
    for (at, rises) in point.iter_mut().zip(&rises) {
        if !rises {
            *at += STEP;
        }
    }
    let mut order: Vec<usize> = (0..inputs).collect();
    for last in (1..inputs).rev() {
        #[expect(clippy::cast_possible_truncation, reason = "below the number of inputs")]
        let chosen = ((u128::from(random.next()) * (last as u128 + 1)) >> 64) as usize;
        order.swap(last, chosen);
    }
    let mut effects = vec![0.0; inputs];
    let mut before = function(&point);
    for input in order {
        let step = if rises[input] { STEP } else { -STEP };
        point[input] += step;
        let after = function(&point);
        effects[input] = (after - before) / step;
        before = after;
    }
    effects
}

/// SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, 2014).
struct Random {
    state: u64,
}

impl Random {
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}
