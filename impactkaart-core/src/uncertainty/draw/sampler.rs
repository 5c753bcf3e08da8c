use super::{Share, sides};
use crate::uncertainty::Distribution;
use crate::uncertainty::distribution::Near;

/// Cells to a halving of what lies beyond a share, as a power of two.
const CELL_BITS: u32 = 3;

/// How many halvings have cells; what is rarer is worked out exactly.
const HALVINGS: u64 = 24;

/// Cells on either side of the middle; the first is all that is worked out exactly.
const CELLS: usize = (HALVINGS << CELL_BITS) as usize + 1;

/// The bits of a share of 2^-24 that tell its cell, less one.
const BASE: u64 = ((1023 - HALVINGS) << CELL_BITS) - 1;

/// Where a cell is further off than this, in standard deviations, it is worked out exactly.
const MOST_ERROR: f64 = 1e-6;

/// Of a cubic through four values the error is largest beside the middle, 1.8 times what it is there; more where the
/// distribution bends within a cell.
const MARGIN: f64 = 4.0;

/// The quantile function of a distribution as a table: a cubic per cell, the cells twice as narrow with each halving of
/// what lies beyond, so that tails are as good as the middle.
///
/// No two of its values are more than [`Sampler::error`] apart from the exact quantile function, which stands in wherever
/// the table would be further off. Its error is measured in the middle of every cell while it is made.
#[derive(Debug, Clone)]
pub(crate) struct Sampler {
    kind: Kind,
    error: f64,
}

#[derive(Debug, Clone)]
enum Kind {
    Certain(f64),
    Uniform {
        low: f64,
        width: f64,
    },
    /// In straight lines to the mode and from there: the quantile function itself, a square root.
    Triangular {
        corners: [f64; 3],
        cut: (f64, f64),
        lowest: f64,
        highest: f64,
    },
    Table {
        distribution: Distribution,
        cells: Box<[[f64; 4]]>,
        lowest: f64,
        highest: f64,
    },
}

impl Sampler {
    pub(crate) fn new(distribution: &Distribution) -> Self {
        if distribution.is_certain() {
            return Self { kind: Kind::Certain(distribution.quantile(0.5)), error: 0.0 };
        }
        if let Some((low, width)) = distribution.uniform() {
            return Self { kind: Kind::Uniform { low, width }, error: 0.0 };
        }
        let (lowest, highest) = distribution.ends();
        if let Some(corners) = distribution.corners() {
            let kind = Kind::Triangular { corners, cut: distribution.cut(), lowest, highest };
            return Self { kind, error: 0.0 };
        }
        let scale = distribution.sd();
        let mut cells = vec![[f64::NAN; 4]; 2 * CELLS].into_boxed_slice();
        let mut error = 0.0_f64;
        for side in 0..2 {
            let mut near = Near::default();
            let mut value = |size: f64| {
                let share = if side == 1 { -size } else { size };
                let (below, above) = sides(share);
                distribution.quantile_near(below, above, &mut near)
            };
            // From the middle outwards: each value starts from the one before.
            let mut end = value(1.0);
            for cell in (1..CELLS).rev() {
                let bits = (cell as u64 + BASE) << (52 - CELL_BITS);
                let from = f64::from_bits(bits);
                let width = f64::from_bits(bits + (1 << (52 - CELL_BITS))) - from;
                let at = [2.0 / 3.0, 0.5, 1.0 / 3.0].map(|part| value(from + width * part));
                let start = value(from);
                let cubic = through(start, at[2], at[0], end);
                let off = (at_place(&cubic, 0.5) - at[1]).abs();
                if MARGIN * off <= MOST_ERROR * scale {
                    error = error.max(MARGIN * off);
                    cells[side * CELLS + cell] = cubic;
                }
                end = start;
            }
        }
        let distribution = distribution.clone();
        Self { kind: Kind::Table { distribution, cells, lowest, highest }, error }
    }

    /// How far a draw may be from the exact quantile function.
    pub(crate) fn error(&self) -> f64 {
        self.error
    }

    /// The values of some shares.
    #[inline(always)]
    pub(crate) fn fill(&self, shares: &[Share], values: &mut [f64]) {
        match &self.kind {
            Kind::Certain(value) => values.fill(*value),
            Kind::Uniform { low, width } => {
                for (value, share) in values.iter_mut().zip(shares) {
                    *value = low + width * sides(*share).0;
                }
            }
            Kind::Triangular { corners: [low, mode, high], cut, lowest, highest } => {
                let (width, kept) = (high - low, 1.0 - cut.0 - cut.1);
                let (left, right) = (width * (mode - low), width * (high - mode));
                for (value, share) in values.iter_mut().zip(shares) {
                    let (below, above) = sides(*share);
                    let (below, above) = (cut.0 + below * kept, cut.1 + above * kept);
                    let rising = low + (below * left).sqrt();
                    let falling = high - (above * right).sqrt();
                    let found = if below * width < mode - low { rising } else { falling };
                    let found = if found < *lowest { *lowest } else { found };
                    *value = if found > *highest { *highest } else { found };
                }
            }
            Kind::Table { distribution, cells, lowest, highest } => {
                let mut is_whole = true;
                for (value, share) in values.iter_mut().zip(shares) {
                    let bits = share.to_bits();
                    let cell = ((bits >> (52 - CELL_BITS)) & 0x3FFF).saturating_sub(BASE);
                    let place =
                        f64::from_bits(((bits << CELL_BITS) & 0x000F_FFFF_FFFF_FFFF) | 0x3FF0_0000_0000_0000)
                            - 1.0;
                    #[expect(clippy::cast_possible_truncation, reason = "fewer than a thousand cells")]
                    let cell = (cell + (bits >> 63) * CELLS as u64) as usize;
                    let found = at_place(&cells[cell.min(2 * CELLS - 1)], place);
                    is_whole &= !found.is_nan();
                    // Written so that what is no number stays so.
                    let found = if found < *lowest { *lowest } else { found };
                    *value = if found > *highest { *highest } else { found };
                }
                if !is_whole {
                    exactly(distribution, shares, values);
                }
            }
        }
    }
}

/// The exact quantile function where the table has nothing.
#[cold]
fn exactly(distribution: &Distribution, shares: &[Share], values: &mut [f64]) {
    for (value, share) in values.iter_mut().zip(shares).filter(|(value, _)| value.is_nan()) {
        let (below, above) = sides(*share);
        *value = distribution.quantile_between(below, above);
    }
}

/// The cubic through four values, a third apart.
fn through(a: f64, b: f64, c: f64, d: f64) -> [f64; 4] {
    [
        a,
        -5.5 * a + 9.0 * b - 4.5 * c + d,
        9.0 * a - 22.5 * b + 18.0 * c - 4.5 * d,
        4.5 * (d - a) + 13.5 * (b - c),
    ]
}

#[inline(always)]
fn at_place(cubic: &[f64; 4], place: f64) -> f64 {
    cubic[0] + place * (cubic[1] + place * (cubic[2] + place * cubic[3]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::uncertainty::Shape;
    use crate::uncertainty::draw::{Stream, share};
    use rust_decimal::Decimal;

    fn shapes() -> Vec<(Shape, Option<(i64, i64)>)> {
        let number = |text: &str| text.parse::<Decimal>().expect("a number");
        let three = |texts: &str| {
            let numbers: Vec<Decimal> = texts.split(' ').map(number).collect();
            (numbers[0], numbers[1], numbers[2])
        };
        let pert = |texts| {
            let (low, mode, high) = three(texts);
            Shape::Pert { low, mode, high }
        };
        let triangular = |texts| {
            let (low, mode, high) = three(texts);
            Shape::Triangular { low, mode, high }
        };
        let two = |mean, sd| (number(mean), number(sd));
        let normal = |(mean, sd)| Shape::Normal { mean, sd };
        let beta = |(mean, sd)| Shape::Beta { mean, sd };
        let lognormal = |(mean, sd)| Shape::Lognormal { mean, sd };
        vec![
            (Shape::Uniform { low: number("3"), high: number("7") }, None),
            (triangular("0 3 10"), None),
            (triangular("0 0 1"), None),
            (triangular("-1 0.2 1"), Some((0, 1))),
            (pert("85 120 145"), None),
            (pert("0 0 1"), None),
            (pert("-1 0.5 2"), Some((0, 1))),
            (normal(two("100", "15")), None),
            (normal(two("0.1", "0.1")), Some((0, 1))),
            (lognormal(two("1250", "250")), None),
            (lognormal(two("1", "3")), Some((0, 10))),
            (beta(two("0.5", "0.065")), None),
            (beta(two("0.03", "0.012")), None),
            (beta(two("0.02", "0.1")), None),
            (beta(two("0.5", "0.48")), None),
        ]
    }

    #[test]
    fn draws_are_within_the_stated_error_of_the_exact_quantile_function() {
        for (shape, bounds) in shapes() {
            let mut distribution = Distribution::new(shape).expect("sound numbers");
            if let Some((low, high)) = bounds {
                distribution = distribution.within(low.into(), high.into()).expect("within");
            }
            let sampler = Sampler::new(&distribution);
            assert!(sampler.error() <= 1e-6 * distribution.sd(), "{shape:?}: {}", sampler.error());
            let stream = Stream::new(7);
            // Anywhere, and ever further into both tails.
            let mut shares: Vec<Share> = (0..3000).map(|at| share(stream.at(at))).collect();
            shares.extend((1..52).flat_map(|bit| [share((1 << 63) >> bit), share(!((1 << 63) >> bit))]));
            let mut values = vec![0.0; shares.len()];
            sampler.fill(&shares, &mut values);
            let (lowest, highest) = distribution.ends();
            for (value, share) in values.into_iter().zip(shares) {
                let (below, above) = sides(share);
                let exact = distribution.quantile_between(below, above);
                let off = (value - exact).abs();
                // In the steps of an f64 itself, too.
                let rounding = 1e-14 * exact.abs().max(distribution.sd());
                assert!(off <= sampler.error() + rounding, "{shape:?} at {share:e}: {off:e}");
                assert!(value >= lowest && value <= highest);
            }
        }
    }
}
