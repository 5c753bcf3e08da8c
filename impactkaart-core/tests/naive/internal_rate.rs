use super::rational::{Fixed, Q, fixed, square_root, unit};
use num_traits::{One, Signed, Zero};

/// Flows after so many half years, as a polynomial in `s`, the root of `1 / (1 + rate)`; with how far each flow may be
/// off.
pub(super) struct Polynomial {
    terms: Vec<(Fixed, Fixed)>,
}

/// The sign of a sum of flows, where it is certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Below,
    Above,
    /// Nearer to nothing than the flows are known.
    Undecided,
}

impl Polynomial {
    /// `flows`: half years, amount, how far that may be off.
    pub(super) fn of(flows: &[(u32, Fixed, Fixed)]) -> Self {
        let highest = flows.iter().map(|(after, _, _)| *after).max().unwrap_or(0);
        let terms = (0..=highest)
            .map(|power| {
                let own = || flows.iter().filter(|(after, _, _)| *after == power);
                let sum: Fixed = own().map(|(_, flow, _)| flow).sum();
                let off: Fixed = own().map(|(_, _, off)| off).sum();
                // The rate is found with 28 digits: as little as 1e-18 of a flow is not told from nothing.
                let off = off + sum.abs() / 1_000_000_000_000_000_000_i64;
                (sum, off)
            })
            .collect();
        Self { terms }
    }

    /// The sign of the sum at a rate.
    pub(super) fn sign_at_rate(&self, rate: &Q) -> Sign {
        self.sign_at(&fixed(&square_root(&(Q::one() / (Q::one() + rate)))))
    }

    fn sign_at(&self, s: &Fixed) -> Sign {
        let (mut sum, mut off) = (Fixed::zero(), Fixed::zero());
        for (term, error) in self.terms.iter().rev() {
            sum = sum * s / unit() + term;
            off = off * s / unit() + error + 1;
        }
        if sum.abs() <= off {
            Sign::Undecided
        } else if sum.is_negative() {
            Sign::Below
        } else {
            Sign::Above
        }
    }

    /// The stretches of rates in (-0.99, 10] within which the sum changes its sign, seen in steps of about 4 %.
    pub(super) fn sign_changes(&self) -> Vec<(Q, Q)> {
        let rate = |s: &Fixed| Q::new(unit() * unit(), s * s) - Q::one();
        // At 1000 % s is the root of 1/11, at -99 % it is 10.
        let mut s: Fixed = (unit() * unit() / 11_u32).sqrt() + 1;
        let mut found = Vec::new();
        let mut last: Option<(Sign, Fixed)> = None;
        while s < unit() * 10 {
            let sign = self.sign_at(&s);
            if sign != Sign::Undecided {
                if let Some((before, at)) = &last
                    && *before != sign
                {
                    found.push((rate(&s), rate(at)));
                }
                last = Some((sign, s.clone()));
            }
            s = s * 102_u32 / 100_u32;
        }
        found
    }
}
