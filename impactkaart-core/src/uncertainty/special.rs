//! Special functions on `libm`, the same on every machine: those of the standard library call the system's.

use libm::{erfc, exp, expm1, lgamma, log, log1p, sqrt};

const LN_SQRT_2_PI: f64 = 0.918_938_533_204_672_8;

/// The standard normal distribution below `x`.
pub(crate) fn normal_cdf(x: f64) -> f64 {
    0.5 * erfc(-x * std::f64::consts::FRAC_1_SQRT_2)
}

/// The point with `below` of the standard normal distribution below it and `above` above it, which add up to 1: both are
/// handed in so that neither tail loses digits.
///
/// Wichura (1988), Algorithm AS 241, PPND16: about 16 digits.
pub(crate) fn normal_quantile(below: f64, above: f64) -> f64 {
    let centre = 0.5 * (below - above);
    if centre.abs() <= 0.425 {
        let r = 0.180_625 - centre * centre;
        return centre * ratio(&CENTRE, r);
    }
    let tail = if centre < 0.0 { below } else { above };
    if tail <= 0.0 {
        return if centre < 0.0 { f64::NEG_INFINITY } else { f64::INFINITY };
    }
    let r = sqrt(-log(tail));
    let size = if r <= 5.0 { ratio(&TAIL, r - 1.6) } else { ratio(&FAR, r - 5.0) };
    if centre < 0.0 { -size } else { size }
}

type Ratio = ([f64; 8], [f64; 8]);

fn ratio((above, below): &Ratio, x: f64) -> f64 {
    let value = |of: &[f64; 8]| of.iter().rev().fold(0.0, |sum, one| sum * x + one);
    value(above) / value(below)
}

#[expect(clippy::excessive_precision, reason = "as published")]
const CENTRE: Ratio = (
    [
        3.387_132_872_796_366_608_0,
        1.331_416_678_917_843_774_5e2,
        1.971_590_950_306_551_442_7e3,
        1.373_169_376_550_946_112_5e4,
        4.592_195_393_154_987_145_7e4,
        6.726_577_092_700_870_085_3e4,
        3.343_057_558_358_812_810_5e4,
        2.509_080_928_730_122_672_7e3,
    ],
    [
        1.0,
        4.231_333_070_160_091_125_2e1,
        6.871_870_074_920_579_083_0e2,
        5.394_196_021_424_751_107_7e3,
        2.121_379_430_158_659_586_7e4,
        3.930_789_580_009_271_061_0e4,
        2.872_908_573_572_194_267_4e4,
        5.226_495_278_852_854_561_0e3,
    ],
);

#[expect(clippy::excessive_precision, reason = "as published")]
const TAIL: Ratio = (
    [
        1.423_437_110_749_683_577_34,
        4.630_337_846_156_545_295_90,
        5.769_497_221_460_691_405_50,
        3.647_848_324_763_204_605_04,
        1.270_458_252_452_368_382_58,
        2.417_807_251_774_506_117_70e-1,
        2.272_384_498_926_918_458_33e-2,
        7.745_450_142_783_414_076_40e-4,
    ],
    [
        1.0,
        2.053_191_626_637_758_821_87,
        1.676_384_830_183_803_849_40,
        6.897_673_349_851_000_045_50e-1,
        1.481_039_764_274_800_745_90e-1,
        1.519_866_656_361_645_719_66e-2,
        5.475_938_084_995_344_946_00e-4,
        1.050_750_071_644_416_843_24e-9,
    ],
);

#[expect(clippy::excessive_precision, reason = "as published")]
const FAR: Ratio = (
    [
        6.657_904_643_501_103_777_20,
        5.463_784_911_164_114_369_90,
        1.784_826_539_917_291_335_80,
        2.965_605_718_285_048_912_30e-1,
        2.653_218_952_657_612_309_30e-2,
        1.242_660_947_388_078_438_60e-3,
        2.711_555_568_743_487_578_15e-5,
        2.010_334_399_292_288_132_65e-7,
    ],
    [
        1.0,
        5.998_322_065_558_879_376_90e-1,
        1.369_298_809_227_358_053_10e-1,
        1.487_536_129_085_061_485_25e-2,
        7.868_691_311_456_132_591_00e-4,
        1.846_318_317_510_054_681_80e-5,
        1.421_511_758_316_445_888_70e-7,
        2.044_263_103_389_939_785_64e-15,
    ],
);

/// A beta distribution on 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Beta {
    pub(crate) a: f64,
    pub(crate) b: f64,
    /// What of the logarithm of [`Beta::front`] does not hang on `x`.
    log_size: f64,
    size: f64,
    /// How much lies below a half.
    below_half: f64,
}

impl Beta {
    pub(crate) fn new(a: f64, b: f64) -> Self {
        let n = a + b;
        let log_size = stirling_error(n) - stirling_error(a) - stirling_error(b);
        let size = sqrt(a * b / n / (2.0 * std::f64::consts::PI));
        let mut beta = Self { a, b, log_size, size, below_half: 0.5 };
        beta.below_half = beta.cdf(0.5, 0.5).0;
        beta
    }

    /// The same seen from the other end.
    pub(crate) fn mirrored(self) -> Self {
        Self { a: self.b, b: self.a, below_half: 1.0 - self.below_half, ..self }
    }

    /// `x^a (1 - x)^b / B(a, b)`, by Loader's saddle-point expansion (2000): it keeps its digits for large `a` and `b`.
    fn front(&self, x: f64, rest: f64) -> f64 {
        let n = self.a + self.b;
        exp(self.log_size - deviance(self.a, n * x) - deviance(self.b, n * rest)) * self.size
    }

    /// How much lies below and above `x`, of which `rest` is 1 - x.
    pub(crate) fn cdf(&self, x: f64, rest: f64) -> (f64, f64) {
        if x <= 0.0 {
            return (0.0, 1.0);
        }
        if rest <= 0.0 {
            return (1.0, 0.0);
        }
        self.cdf_with(self.front(x, rest), x, rest)
    }

    fn cdf_with(&self, front: f64, x: f64, rest: f64) -> (f64, f64) {
        let Self { a, b, .. } = *self;
        if x < (a + 1.0) / (a + b + 2.0) {
            let below = (front * continued_fraction(x, a, b) / a).min(1.0);
            (below, 1.0 - below)
        } else {
            let above = (front * continued_fraction(rest, b, a) / b).min(1.0);
            (1.0 - above, above)
        }
    }

    /// Whether the point with `below` of it below lies above a half: then it is found from the other end.
    pub(crate) fn is_upper(&self, below: f64) -> bool {
        below > self.below_half
    }

    /// The point with `below` of it below and `above` above it, which add up to 1, where that is at most a half: Newton's
    /// steps on logarithms of the point and of the lesser share, kept between ends that halve. With it, how the logarithm of
    /// the point rises with that of the share; `near` is the logarithm of a point not far from it.
    pub(crate) fn lower_quantile(&self, below: f64, above: f64, near: Option<f64>) -> (f64, f64) {
        if below <= 0.0 {
            return (0.0, 0.0);
        }
        let Self { a, b, .. } = *self;
        let is_by_above = above < below;
        let target = log(if is_by_above { above } else { below });
        let (mut low, mut high) = (-740.0_f64, 0.0_f64);
        let mut at = near.filter(|near| *near < -1e-17).unwrap_or_else(|| {
            let mean = a / (a + b);
            if a >= 1.0 {
                let sd = sqrt(mean * b / (a + b) / (a + b + 1.0));
                return log((mean + sd * normal_quantile(below, above)).clamp(0.05 * mean, 0.999));
            }
            // The first term of the series for the share below, x^a / (a B(a, b)).
            let log_beta = -log(self.front(0.5, 0.5)) - (a + b) * std::f64::consts::LN_2;
            ((log(below) + log(a) + log_beta) / a).clamp(-730.0, -0.7)
        });
        let mut rise = 0.0;
        for _ in 0..200 {
            let (x, rest) = (exp(at), -expm1(at));
            let front = self.front(x, rest);
            let shares = self.cdf_with(front, x, rest);
            let share = if is_by_above { shares.1 } else { shares.0 };
            if (log(share) < target) == is_by_above {
                high = at;
            } else {
                low = at;
            }
            // d ln F / d ln x = x f(x) / F(x), and x f(x) = front / (1 - x).
            rise = share * rest / front;
            if is_by_above {
                rise = -rise;
            }
            let step = (target - log(share)) * rise;
            // What is left after it is of the order of its square; asked before the ends are, which it may have met.
            if step.abs() <= 1e-9 * (1.0 + at.abs()) && step.abs() * (a + b) < 1e-7 {
                at += step;
                break;
            }
            let mut next = at + step;
            // The negation holds for no number too.
            if !(next > low && next < high) {
                next = 0.5 * (low + high);
            }
            at = next;
            if high - low < 1e-16 {
                break;
            }
        }
        (exp(at), rise)
    }
}

/// `ln Γ(n + 1)` less Stirling's formula for it.
fn stirling_error(n: f64) -> f64 {
    if n < 16.0 {
        return lgamma(n + 1.0) - (n + 0.5) * log(n) + n - LN_SQRT_2_PI;
    }
    let square = 1.0 / (n * n);
    // Bernoulli numbers: B(2k) / (2k (2k - 1) n^(2k - 1)).
    let series = [1.0 / 12.0, -1.0 / 360.0, 1.0 / 1260.0, -1.0 / 1680.0, 1.0 / 1188.0, -691.0 / 360_360.0];
    series.iter().rev().fold(0.0, |sum, one| sum * square + one) / n
}

/// `x ln(x / mean) + mean - x`, without the digits that its terms lose against each other.
fn deviance(x: f64, mean: f64) -> f64 {
    if (x - mean).abs() < 0.1 * (x + mean) {
        let v = (x - mean) / (x + mean);
        let mut sum = (x - mean) * v;
        let mut power = 2.0 * x * v;
        for term in 1..1000 {
            power *= v * v;
            let next = sum + power / f64::from(2 * term + 1);
            if next == sum {
                break;
            }
            sum = next;
        }
        return sum;
    }
    if mean <= 0.0 {
        return f64::INFINITY;
    }
    x * log(x / mean) + mean - x
}

/// The continued fraction of the incomplete beta function (DLMF 8.17.22), by Lentz's method.
fn continued_fraction(x: f64, a: f64, b: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let kept = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / kept(1.0 - (a + b) * x / (a + 1.0));
    let mut fraction = d;
    for term in 1..200_000 {
        let m = f64::from(term);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / kept(1.0 + even * d);
        c = kept(1.0 + even / c);
        fraction *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / kept(1.0 + odd * d);
        c = kept(1.0 + odd / c);
        let step = d * c;
        fraction *= step;
        if (step - 1.0).abs() < 1e-16 {
            break;
        }
    }
    fraction
}

/// `ln(1 + x)`, for callers that have a small ratio.
pub(crate) fn log_one_plus(x: f64) -> f64 {
    log1p(x)
}
