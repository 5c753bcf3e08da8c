use super::special::{Beta, log_one_plus, normal_cdf, normal_quantile};
use crate::evaluate::{nearest, shortest};
use libm::{exp, expm1, log, sqrt};
use rust_decimal::Decimal;

/// What is known of an uncertain number, as it is stated.
///
/// Means and standard deviations are those of the number itself, not of its logarithm. Ends may coincide: then there is
/// nothing uncertain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Any number from low to high, each as likely.
    Uniform {
        /// The lowest.
        low: Decimal,
        /// The highest.
        high: Decimal,
    },
    /// From low to high, most likely around the mode, in straight lines.
    Triangular {
        /// The lowest.
        low: Decimal,
        /// The likeliest.
        mode: Decimal,
        /// The highest.
        high: Decimal,
    },
    /// From low to high, most likely around the mode, smoothly: a beta distribution with mean (low + 4 mode + high) / 6.
    Pert {
        /// The lowest.
        low: Decimal,
        /// The likeliest.
        mode: Decimal,
        /// The highest.
        high: Decimal,
    },
    /// The normal distribution.
    Normal {
        /// Its mean.
        mean: Decimal,
        /// Its standard deviation.
        sd: Decimal,
    },
    /// The lognormal distribution: above zero, with a long tail upwards.
    Lognormal {
        /// Its mean.
        mean: Decimal,
        /// Its standard deviation.
        sd: Decimal,
    },
    /// The beta distribution on 0 to 1.
    Beta {
        /// Its mean.
        mean: Decimal,
        /// Its standard deviation.
        sd: Decimal,
    },
    /// The normal distribution with 5 % below low and 5 % above high.
    NormalInterval {
        /// Its 5 % quantile.
        low: Decimal,
        /// Its 95 % quantile.
        high: Decimal,
    },
    /// The lognormal distribution with 5 % below low and 5 % above high.
    LognormalInterval {
        /// Its 5 % quantile.
        low: Decimal,
        /// Its 95 % quantile.
        high: Decimal,
    },
}

impl Shape {
    /// From low to high, without more: the lognormal distribution where low is above zero and the number is no share
    /// and no rate, else the normal one; 5 % lies below low and 5 % above high.
    ///
    /// ```
    /// use impactkaart_core::uncertainty::Shape;
    /// assert!(matches!(Shape::interval(80.into(), 120.into(), false), Shape::LognormalInterval { .. }));
    /// assert!(matches!(Shape::interval(0.into(), 1.into(), true), Shape::NormalInterval { .. }));
    /// ```
    pub fn interval(low: Decimal, high: Decimal, is_share_or_rate: bool) -> Self {
        if low > Decimal::ZERO && !is_share_or_rate {
            Self::LognormalInterval { low, high }
        } else {
            Self::NormalInterval { low, high }
        }
    }

    /// The word for it in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Uniform { .. } => "uniform",
            Self::Triangular { .. } => "triangular",
            Self::Pert { .. } => "pert",
            Self::Normal { .. } | Self::NormalInterval { .. } => "normal",
            Self::Lognormal { .. } | Self::LognormalInterval { .. } => "lognormal",
            Self::Beta { .. } => "beta",
        }
    }

    /// The numbers that state it.
    pub fn numbers(self) -> Vec<Decimal> {
        match self {
            Self::Uniform { low, high }
            | Self::NormalInterval { low, high }
            | Self::LognormalInterval { low, high } => vec![low, high],
            Self::Triangular { low, mode, high } | Self::Pert { low, mode, high } => vec![low, mode, high],
            Self::Normal { mean, sd } | Self::Lognormal { mean, sd } | Self::Beta { mean, sd } => {
                vec![mean, sd]
            }
        }
    }
}

/// Why numbers state no distribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DistributionError {
    /// Low is above high.
    #[error("low is not above high, and here they are {low} and {high}")]
    Reversed {
        /// Low as stated.
        low: Decimal,
        /// High as stated.
        high: Decimal,
    },
    /// The mode is not between low and high.
    #[error("the mode lies from {low} to {high}, and this is {mode}")]
    ModeOutside {
        /// Low as stated.
        low: Decimal,
        /// The mode as stated.
        mode: Decimal,
        /// High as stated.
        high: Decimal,
    },
    /// A standard deviation of zero or less.
    #[error("a standard deviation is above zero, and this is {sd}")]
    SdNotAboveZero {
        /// As stated.
        sd: Decimal,
    },
    /// A lognormal distribution is above zero.
    #[error("a lognormal distribution is above zero, and this is {value}")]
    NotAboveZero {
        /// As stated.
        value: Decimal,
        /// Whether it is low, rather than the mean.
        is_low: bool,
    },
    /// The mean of a beta distribution lies between 0 and 1.
    #[error("the mean of a beta distribution lies between 0 and 1, and this is {mean}")]
    MeanOutsideUnit {
        /// As stated.
        mean: Decimal,
    },
    /// No beta distribution has so large, or a sampler so small, a standard deviation at this mean.
    #[error(
        "the standard deviation of a beta distribution with this mean lies between {least} and {most}, and this is {sd}"
    )]
    SdOutside {
        /// As stated.
        sd: Decimal,
        /// The least there can be.
        least: Decimal,
        /// The most there can be.
        most: Decimal,
    },
    /// A number beyond what is calculated with.
    #[error("numbers lie within 10^15, and this is {value}")]
    TooLarge {
        /// As stated.
        value: Decimal,
    },
    /// All of it, or all but 1 %, lies beyond the bounds of what it is a distribution of.
    #[error("it lies between {lowest} and {highest}, and (nearly) all of this lies outside")]
    OutsideBounds {
        /// The lowest it can be.
        lowest: Decimal,
        /// The highest it can be.
        highest: Decimal,
    },
}

/// A distribution in numbers, renormalised to what lies within bounds.
///
/// # Examples
/// ```
/// use impactkaart_core::uncertainty::{Distribution, Shape};
/// let number = |text: &str| text.parse().unwrap();
/// // Low to high, 5 % on either side.
/// let value = Distribution::new(Shape::interval(number("80"), number("125"), false)).unwrap();
/// assert!((value.quantile(0.05) - 80.0).abs() < 1e-9);
/// assert!((value.quantile(0.5) - 100.0).abs() < 1e-9);
/// // A share of about a tenth, of which nothing below zero is drawn.
/// let share = Distribution::new(Shape::Normal { mean: number("0.1"), sd: number("0.1") }).unwrap();
/// let share = share.within(number("0"), number("1")).unwrap();
/// assert!((share.cut().0 - 0.158_655_253_931_457_05).abs() < 1e-12);
/// assert!(share.quantile(1e-9) >= 0.0);
/// // Nothing has its mode outside its ends.
/// let wrong = Shape::Pert { low: number("1"), mode: number("5"), high: number("3") };
/// assert!(Distribution::new(wrong).is_err());
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Distribution {
    shape: Shape,
    kernel: Kernel,
    /// The ends of what is left: those of the distribution itself, or of the bounds.
    lowest: f64,
    highest: f64,
    /// How much lies below and above them.
    below: f64,
    above: f64,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Kernel {
    Point(f64),
    Uniform {
        low: f64,
        width: f64,
    },
    Triangular {
        low: f64,
        mode: f64,
        high: f64,
    },
    /// On `low` to `low + width`.
    Beta {
        low: f64,
        width: f64,
        beta: Beta,
    },
    Normal {
        mean: f64,
        sd: f64,
    },
    /// Mean and standard deviation of the logarithm.
    Lognormal {
        mean: f64,
        sd: f64,
    },
}

/// The 95 % quantile of the standard normal distribution.
const QUANTILE_95: f64 = 1.644_853_626_951_472_7;

/// The parameters of a beta distribution lie between these.
const BETA_PARAMETERS: (f64, f64) = (0.01, 1e7);

impl Distribution {
    /// The distribution that a shape states.
    ///
    /// # Errors
    /// Where there is none: [`DistributionError`].
    pub fn new(shape: Shape) -> Result<Self, DistributionError> {
        if let Some(value) = shape.numbers().into_iter().find(|value| value.abs() > Decimal::from(MOST)) {
            return Err(DistributionError::TooLarge { value });
        }
        let kernel = kernel(shape)?;
        let (lowest, highest) = match kernel {
            Kernel::Point(value) => (value, value),
            Kernel::Uniform { low, width } | Kernel::Beta { low, width, .. } => (low, low + width),
            Kernel::Triangular { low, high, .. } => (low, high),
            Kernel::Normal { .. } => (f64::NEG_INFINITY, f64::INFINITY),
            Kernel::Lognormal { .. } => (0.0, f64::INFINITY),
        };
        Ok(Self { shape, kernel, lowest, highest, below: 0.0, above: 0.0 })
    }

    /// What of it lies within bounds, renormalised.
    ///
    /// # Errors
    /// `OutsideBounds` where less than 1 % does.
    pub fn within(mut self, lowest: Decimal, highest: Decimal) -> Result<Self, DistributionError> {
        let outside = DistributionError::OutsideBounds { lowest, highest };
        let (low, high) = (nearest(lowest), nearest(highest));
        if let Kernel::Point(value) = self.kernel {
            return if value >= low && value <= high { Ok(self) } else { Err(outside) };
        }
        if low > self.lowest {
            self.lowest = low;
            self.below = self.shares(low).0;
        }
        if high < self.highest {
            self.highest = high;
            self.above = self.shares(high).1;
        }
        if self.lowest >= self.highest || 1.0 - self.below - self.above < 0.01 {
            return Err(outside);
        }
        Ok(self)
    }

    /// What it was made of.
    pub fn shape(&self) -> Shape {
        self.shape
    }

    /// How much of the distribution as stated was cut off below and above its bounds, from 0 to 1.
    pub fn cut(&self) -> (f64, f64) {
        (self.below, self.above)
    }

    /// Whether there is one value only.
    pub fn is_certain(&self) -> bool {
        matches!(self.kernel, Kernel::Point(_))
    }

    /// The lowest and highest value there can be; endless where nothing bounds it.
    pub fn ends(&self) -> (f64, f64) {
        (self.lowest, self.highest)
    }

    /// The value below which `share` of it lies, from 0 to 1.
    pub fn quantile(&self, share: f64) -> f64 {
        let share = share.clamp(0.0, 1.0);
        self.quantile_between(share, 1.0 - share)
    }

    /// The value with one share below and the other above it, which add up to 1: so upper tails keep their digits.
    pub(crate) fn quantile_between(&self, below: f64, above: f64) -> f64 {
        self.quantile_near(below, above, &mut Near::default())
    }

    /// The same, for values that follow each other closely: each is found from the one before.
    pub(crate) fn quantile_near(&self, below: f64, above: f64, near: &mut Near) -> f64 {
        let kept = 1.0 - self.below - self.above;
        let (below, above) = if self.below == 0.0 && self.above == 0.0 {
            (below, above)
        } else {
            (self.below + below * kept, self.above + above * kept)
        };
        let value = match self.kernel {
            Kernel::Point(value) => value,
            Kernel::Uniform { low, width } => low + width * below,
            Kernel::Triangular { low, mode, high } => {
                let width = high - low;
                if below * width < mode - low {
                    low + sqrt(below * width * (mode - low))
                } else {
                    high - sqrt(above * width * (high - mode))
                }
            }
            Kernel::Beta { low, width, beta } => low + width * near.beta_quantile(beta, below, above),
            Kernel::Normal { mean, sd } => mean + sd * normal_quantile(below, above),
            Kernel::Lognormal { mean, sd } => exp(mean + sd * normal_quantile(below, above)),
        };
        value.clamp(self.lowest, self.highest)
    }

    /// How much of it lies at or below a value.
    pub fn cdf(&self, value: f64) -> f64 {
        if value >= self.highest {
            return 1.0;
        }
        if value < self.lowest {
            return 0.0;
        }
        ((self.shares(value).0 - self.below) / (1.0 - self.below - self.above)).clamp(0.0, 1.0)
    }

    /// How much of the distribution as stated lies below and above a value.
    fn shares(&self, value: f64) -> (f64, f64) {
        match self.kernel {
            Kernel::Point(point) => (f64::from(u8::from(value >= point)), f64::from(u8::from(value < point))),
            Kernel::Uniform { low, width } => {
                let below = ((value - low) / width).clamp(0.0, 1.0);
                (below, ((low + width - value) / width).clamp(0.0, 1.0))
            }
            Kernel::Triangular { low, mode, high } => {
                if value <= low {
                    (0.0, 1.0)
                } else if value >= high {
                    (1.0, 0.0)
                } else if value < mode {
                    let below = (value - low) * (value - low) / ((high - low) * (mode - low));
                    (below, 1.0 - below)
                } else {
                    let above = (high - value) * (high - value) / ((high - low) * (high - mode));
                    (1.0 - above, above)
                }
            }
            Kernel::Beta { low, width, beta } => {
                beta.cdf((value - low) / width, (low + width - value) / width)
            }
            Kernel::Normal { mean, sd } => {
                let at = (value - mean) / sd;
                (normal_cdf(at), normal_cdf(-at))
            }
            Kernel::Lognormal { .. } if value <= 0.0 => (0.0, 1.0),
            Kernel::Lognormal { mean, sd } => {
                let at = (log(value) - mean) / sd;
                (normal_cdf(at), normal_cdf(-at))
            }
        }
    }

    /// The low end and the width of what is drawn evenly.
    pub(crate) fn uniform(&self) -> Option<(f64, f64)> {
        match self.kernel {
            Kernel::Uniform { .. } => Some((self.lowest, self.highest - self.lowest)),
            _ => None,
        }
    }

    /// Low, mode and high of what is drawn in straight lines.
    pub(crate) fn corners(&self) -> Option<[f64; 3]> {
        match self.kernel {
            Kernel::Triangular { low, mode, high } => Some([low, mode, high]),
            _ => None,
        }
    }

    /// Its mean.
    pub fn mean(&self) -> f64 {
        if self.below > 0.0 || self.above > 0.0 {
            return self.moments().0;
        }
        match self.kernel {
            Kernel::Point(value) => value,
            Kernel::Uniform { low, width } => low + width / 2.0,
            Kernel::Triangular { low, mode, high } => (low + mode + high) / 3.0,
            Kernel::Beta { low, width, beta } => low + width * beta.a / (beta.a + beta.b),
            Kernel::Normal { mean, .. } => mean,
            Kernel::Lognormal { mean, sd } => exp(mean + sd * sd / 2.0),
        }
    }

    /// Its standard deviation.
    pub fn sd(&self) -> f64 {
        if self.below > 0.0 || self.above > 0.0 {
            return self.moments().1;
        }
        match self.kernel {
            Kernel::Point(_) => 0.0,
            Kernel::Uniform { width, .. } => width / sqrt(12.0),
            Kernel::Triangular { low, mode, high } => {
                let (left, right) = (mode - low, high - mode);
                sqrt((left * left + right * right + left * right) / 18.0)
            }
            Kernel::Beta { width, beta: Beta { a, b, .. }, .. } => {
                width * sqrt(a * b / (a + b + 1.0)) / (a + b)
            }
            Kernel::Normal { sd, .. } => sd,
            Kernel::Lognormal { mean, sd } => exp(mean + sd * sd / 2.0) * sqrt(expm1(sd * sd)),
        }
    }

    /// Mean and standard deviation as integrals over the quantile function, by the rule of Takahasi and Mori, which bears
    /// with ends that are steep or endless; in two parts where it has a corner.
    fn moments(&self) -> (f64, f64) {
        const STEP: f64 = 1.0 / 32.0;
        let half_pi = std::f64::consts::FRAC_PI_2;
        let corner = match self.kernel {
            Kernel::Triangular { mode, .. } => self.cdf(mode),
            _ => 1.0,
        };
        let mut points: Vec<(f64, f64)> = Vec::new();
        for (from, width) in [(0.0, corner), (corner, 1.0 - corner)] {
            for at in -128..=128_i32 {
                let t = f64::from(at) * STEP;
                // The share below is 1 / (1 + e^(-2s)), the share above 1 / (1 + e^(2s)).
                let s = half_pi * libm::sinh(t);
                let (below, above) = (1.0 / (1.0 + exp(-2.0 * s)), 1.0 / (1.0 + exp(2.0 * s)));
                let weight = width * 2.0 * half_pi * libm::cosh(t) * below * above * STEP;
                if weight > 0.0 {
                    let rest = 1.0 - from - width;
                    points.push((self.quantile_between(from + width * below, rest + width * above), weight));
                }
            }
        }
        let all: f64 = points.iter().map(|(_, weight)| weight).sum();
        let mean = points.iter().map(|(value, weight)| value * weight).sum::<f64>() / all;
        let square =
            points.iter().map(|(value, weight)| (value - mean) * (value - mean) * weight).sum::<f64>();
        (mean, sqrt(square / all))
    }
}

/// The beta quantile that was found last: how it was sought, the logarithms of share and point, and how they rise.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Near {
    last: Option<((bool, bool), f64, f64, f64)>,
}

impl Near {
    fn beta_quantile(&mut self, beta: Beta, below: f64, above: f64) -> f64 {
        let is_upper = beta.is_upper(below);
        let (beta, below, above) =
            if is_upper { (beta.mirrored(), above, below) } else { (beta, below, above) };
        let way = (is_upper, above < below);
        let log_share = log(below.min(above));
        let near = self.last.filter(|(last, ..)| *last == way);
        let near = near.map(|(_, was, log_x, rise)| log_x + (log_share - was) * rise);
        let (x, rise) = beta.lower_quantile(below, above, near);
        self.last = (x > 0.0 && rise.is_finite()).then(|| (way, log_share, log(x), rise));
        if is_upper { 1.0 - x } else { x }
    }
}

/// Numbers of a distribution lie within this.
const MOST: i64 = 1_000_000_000_000_000;

fn kernel(shape: Shape) -> Result<Kernel, DistributionError> {
    let ordered = |low: Decimal, high: Decimal| {
        if low > high {
            Err(DistributionError::Reversed { low, high })
        } else {
            Ok((nearest(low), nearest(high)))
        }
    };
    let spread = |sd: Decimal| {
        if sd <= Decimal::ZERO { Err(DistributionError::SdNotAboveZero { sd }) } else { Ok(nearest(sd)) }
    };
    let above_zero = |value: Decimal, is_low: bool| {
        if value <= Decimal::ZERO { Err(DistributionError::NotAboveZero { value, is_low }) } else { Ok(()) }
    };
    let peaked = |low: Decimal, mode: Decimal, high: Decimal| {
        let ends = ordered(low, high)?;
        if mode < low || mode > high {
            return Err(DistributionError::ModeOutside { low, mode, high });
        }
        Ok((ends.0, nearest(mode), ends.1))
    };
    Ok(match shape {
        Shape::Uniform { low, high } => {
            let (low, high) = ordered(low, high)?;
            if low == high { Kernel::Point(low) } else { Kernel::Uniform { low, width: high - low } }
        }
        Shape::Triangular { low, mode, high } => {
            let (low, mode, high) = peaked(low, mode, high)?;
            if low == high { Kernel::Point(low) } else { Kernel::Triangular { low, mode, high } }
        }
        Shape::Pert { low, mode, high } => {
            let (low, mode, high) = peaked(low, mode, high)?;
            let width = high - low;
            if low == high {
                Kernel::Point(low)
            } else {
                let (a, b) = (1.0 + 4.0 * (mode - low) / width, 1.0 + 4.0 * (high - mode) / width);
                Kernel::Beta { low, width, beta: Beta::new(a, b) }
            }
        }
        Shape::Normal { mean, sd } => Kernel::Normal { sd: spread(sd)?, mean: nearest(mean) },
        Shape::Lognormal { mean, sd } => {
            above_zero(mean, false)?;
            let (mean, sd) = (nearest(mean), spread(sd)?);
            let variance = log_one_plus(sd / mean * (sd / mean));
            Kernel::Lognormal { mean: log(mean) - variance / 2.0, sd: sqrt(variance) }
        }
        Shape::Beta { mean, sd } => {
            if mean <= Decimal::ZERO || mean >= Decimal::ONE {
                return Err(DistributionError::MeanOutsideUnit { mean });
            }
            let (centre, spread) = (nearest(mean), spread(sd)?);
            let rest = nearest(Decimal::ONE - mean);
            let total = centre * rest / (spread * spread) - 1.0;
            let (a, b) = (centre * total, rest * total);
            let (least, most) = BETA_PARAMETERS;
            // The negation holds for no number too.
            if !(a.min(b) >= least && a.max(b) <= most) {
                let sd_of = |total: f64| shortest(sqrt(centre * rest / (total + 1.0))).round_dp(6);
                let (small, large) = (centre.min(rest), centre.max(rest));
                return Err(DistributionError::SdOutside {
                    sd,
                    least: sd_of(most / large),
                    most: sd_of(least / small),
                });
            }
            Kernel::Beta { low: 0.0, width: 1.0, beta: Beta::new(a, b) }
        }
        Shape::NormalInterval { low, high } => {
            let (low, high) = ordered(low, high)?;
            if low == high {
                Kernel::Point(low)
            } else {
                Kernel::Normal { mean: low + (high - low) / 2.0, sd: (high - low) / 2.0 / QUANTILE_95 }
            }
        }
        Shape::LognormalInterval { low, high } => {
            above_zero(low, true)?;
            let (low, high) = ordered(low, high)?;
            if low == high {
                Kernel::Point(low)
            } else {
                let (low, high) = (log(low), log(high));
                Kernel::Lognormal { mean: low + (high - low) / 2.0, sd: (high - low) / 2.0 / QUANTILE_95 }
            }
        }
    })
}
