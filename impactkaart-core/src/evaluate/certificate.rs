use super::compile::HALF_ULP;
use super::program::{Figure, Op, Program};

/// How far the `f64` value of a figure can be from the exact calculation's, over a range of each parameter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bound {
    /// The figure is nowhere lower.
    pub lowest: f64,
    /// The figure is nowhere higher.
    pub highest: f64,
    /// It is nowhere further than this from what the exact calculation gives; endless where nothing is claimed.
    pub error: f64,
    /// Whether it exists.
    pub existence: Existence,
}

impl Bound {
    /// What holds where either of two does.
    pub(crate) fn or(self, other: Self) -> Self {
        let existence = match (self.existence, other.existence) {
            (own, other) if own == other => own,
            (own, other) => Existence::Depends {
                denominator_error: own.denominator_error().max(other.denominator_error()),
            },
        };
        Self {
            lowest: self.lowest.min(other.lowest),
            highest: self.highest.max(other.highest),
            error: self.error.max(other.error),
            existence,
        }
    }
}

/// Whether a figure exists over a range of each parameter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Existence {
    /// Everywhere.
    Always,
    /// Nowhere.
    Never,
    /// Where its denominator is above zero; it may be both in the range.
    Depends {
        /// The denominator's own bound: nearer to zero than this, its sign is not certain.
        denominator_error: f64,
    },
}

impl Existence {
    /// How near to zero the sign of the denominator is not certain.
    pub(crate) fn denominator_error(self) -> f64 {
        match self {
            Self::Depends { denominator_error } => denominator_error,
            Self::Always | Self::Never => 0.0,
        }
    }
}

/// What is known of a step: the exact value lies from `low` to `high`, the `f64` within `error` of it.
#[derive(Debug, Clone, Copy)]
struct Enclosure {
    low: f64,
    high: f64,
    error: f64,
}

const ENDLESS: Enclosure = Enclosure { low: f64::NEG_INFINITY, high: f64::INFINITY, error: f64::INFINITY };

impl Enclosure {
    /// Widened by what working it out may have rounded; nothing claimed where that was no number.
    fn of(low: f64, high: f64, error: f64) -> Self {
        if low.is_nan() || high.is_nan() || error.is_nan() {
            return ENDLESS;
        }
        let wider = |end: f64| end.abs() * 1e-15 + 1e-300;
        Self { low: low - wider(low), high: high + wider(high), error: error * (1.0 + 1e-12) }
    }

    fn size(self) -> f64 {
        self.low.abs().max(self.high.abs())
    }

    /// With the rounding of the operation itself, on a value of this size or less.
    fn rounded(low: f64, high: f64, error: f64) -> Self {
        let size = low.abs().max(high.abs()) + error;
        Self::of(low, high, error + size * HALF_ULP + 1e-300)
    }

    fn add(self, other: Self) -> Self {
        Self::rounded(self.low + other.low, self.high + other.high, self.error + other.error)
    }

    fn multiply(self, other: Self) -> Self {
        let ends =
            [self.low * other.low, self.low * other.high, self.high * other.low, self.high * other.high];
        if ends.iter().any(|end| end.is_nan()) {
            return ENDLESS;
        }
        let low = ends.iter().copied().fold(f64::INFINITY, f64::min);
        let high = ends.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let scaled = |size: f64, error: f64| if error == 0.0 { 0.0 } else { size * error };
        let error = scaled(self.size(), other.error)
            + scaled(other.size(), self.error)
            + scaled(self.error, other.error);
        Self::rounded(low, high, error)
    }

    /// How near the exact value comes to zero, less the error; nothing where it may be zero.
    fn distance(self) -> Option<f64> {
        let least = if self.low > 0.0 {
            self.low
        } else if self.high < 0.0 {
            -self.high
        } else {
            return None;
        };
        (least > self.error).then_some(least)
    }

    fn reciprocal(self) -> Self {
        let Some(least) = self.distance() else { return ENDLESS };
        let error = self.error / (least * (least - self.error));
        Self::rounded(1.0 / self.high, 1.0 / self.low, error)
    }

    fn square_root(self) -> Self {
        if self.low <= self.error {
            return ENDLESS;
        }
        // |√a − √b| = |a − b| / (√a + √b).
        let error = self.error / (self.low - self.error).sqrt();
        Self::rounded(self.low.sqrt(), self.high.sqrt(), error)
    }
}

impl Program {
    /// A bound per figure, over a range from low to high of each parameter, ends included.
    ///
    /// It covers the conversion of decimals to `f64` (of points too: each coordinate is the nearest `f64` to its
    /// decimal), every operation, and the settling of the exact calculation itself, which is that of a project with a
    /// total bound of at most `total_bound` (`Project::total_bound`). Figures that are calculated in decimal only have
    /// an endless bound.
    ///
    /// # Panics
    /// Where there is not one range per parameter.
    pub fn bounds(&self, ranges: &[(f64, f64)], total_bound: f64) -> Vec<Bound> {
        assert_eq!(ranges.len(), self.leaves, "one range per parameter");
        let mut known: Vec<Enclosure> = Vec::with_capacity(self.ops.len());
        for op in &self.ops {
            let of = |step: u32| known[step as usize];
            let enclosure = match *op {
                Op::Constant(place) => {
                    let (value, error) = self.constants[place as usize];
                    Enclosure::of(value - error, value + error, error)
                }
                Op::Leaf(leaf) => {
                    let (low, high) = ranges[leaf as usize];
                    let error = low.abs().max(high.abs()) * HALF_ULP;
                    Enclosure::of(low - error, high + error, error)
                }
                Op::Add(a, b) => of(a).add(of(b)),
                Op::Multiply(a, b) if a == b => {
                    let (a, square) = (of(a), of(a).multiply(of(a)));
                    // A square is never below zero.
                    if a.low < 0.0 && a.high > 0.0 { Enclosure { low: 0.0, ..square } } else { square }
                }
                Op::Multiply(a, b) => of(a).multiply(of(b)),
                Op::Reciprocal(a) => of(a).reciprocal(),
                Op::SquareRoot(a) => of(a).square_root(),
                Op::AboveZero(a) => {
                    let a = of(a);
                    Enclosure { low: a.low.max(0.0), high: a.high.max(0.0), error: a.error }
                }
            };
            known.push(enclosure);
        }
        // docs/method.md#exactness: what the exact calculation promises of each settled amount.
        let settling = self.flows * (1e-20 * total_bound + 1e-27) * (1.0 + 1e-12);
        self.figures.iter().map(|figure| bound(figure, &known, settling)).collect()
    }
}

fn bound(figure: &Figure, known: &[Enclosure], settling: f64) -> Bound {
    let endless = |existence| Bound {
        lowest: f64::NEG_INFINITY,
        highest: f64::INFINITY,
        error: f64::INFINITY,
        existence,
    };
    match figure {
        Figure::Undefined(_) => endless(Existence::Never),
        Figure::DecimalOnly => endless(Existence::Always),
        Figure::Number(value) => {
            let value = known[*value as usize];
            let error = value.error + settling + value.size() * 1e-25;
            Bound {
                lowest: value.low - error,
                highest: value.high + error,
                error,
                existence: Existence::Always,
            }
        }
        Figure::Quotient { value, denominator, .. } => {
            let (value, below) = (known[*value as usize], known[*denominator as usize]);
            let uncertain = below.error + settling + below.size() * 1e-25;
            let existence = if below.low > uncertain {
                Existence::Always
            } else if below.high < -uncertain {
                Existence::Never
            } else {
                Existence::Depends { denominator_error: uncertain }
            };
            if existence != Existence::Always {
                return endless(existence);
            }
            // (n + d) / (m + d') against n / m, both d and d' within the settling; then the decimal's own last digit.
            let least = below.low - settling;
            let settled = (settling + value.size() * settling) / least;
            let error = value.error + settled * (1.0 + 1e-12) + (value.size() + 1.0) * 1e-27;
            if !error.is_finite() {
                return endless(existence);
            }
            Bound { lowest: value.low - error, highest: value.high + error, error, existence }
        }
    }
}
