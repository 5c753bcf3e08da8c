//! Draws of uncertain parameters, a block at a time: which share of a distribution each takes, and what that is.
//!
//! A share is a number of 64 bits, as if behind a point: 0 is the lowest of a distribution, all ones the highest. Which
//! shares there are hangs on the seed, the parameter's path and the number of the draw alone.

mod drawing;
mod latin;
mod sampler;
mod sobol;
mod stream;

pub(crate) use drawing::{Drawer, Drawing};
use latin::Shuffle;
pub(crate) use sampler::Sampler;
pub use sobol::SobolSequence;
use stream::{Stream, key};

/// What the points of a parameter are shifted by, digit by digit; there may be several sorts of points.
pub(crate) fn shift(seed: u64, path: &str, sort: u64) -> u64 {
    Stream::new(key(seed, path)).at(sort)
}

/// A share on its way: above the middle with a sign of minus, and in size twice what lies beyond it on its own side. So
/// both tails keep their digits.
pub(crate) type Share = f64;

/// The share behind 64 bits: the middle of the stretch that the first 53 of them leave, so never an end.
#[inline(always)]
pub(crate) fn share(bits: u64) -> Share {
    let is_above = bits >> 63;
    // Mirrored where it is above the middle; what is left are 63 bits, of which the first 52 are taken.
    let size = (bits ^ is_above.wrapping_neg()) << 1;
    let one_to_two = f64::from_bits((size >> 12) | 0x3FF0_0000_0000_0000);
    let size = one_to_two - (1.0 - f64::EPSILON / 2.0);
    f64::from_bits(size.to_bits() | (is_above << 63))
}

/// The share below which this much lies, and above which the rest does; both are above zero.
#[inline(always)]
pub(crate) fn share_between(below: f64, above: f64) -> Share {
    let most = 1.0 - f64::EPSILON / 2.0;
    if below <= above { (2.0 * below).min(most) } else { -(2.0 * above).min(most) }
}

/// How much lies below a share, and above it.
#[inline(always)]
pub(crate) fn sides(share: Share) -> (f64, f64) {
    let beyond = share.abs() / 2.0;
    if share < 0.0 { (1.0 - beyond, beyond) } else { (beyond, 1.0 - beyond) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_in_the_order_of_their_bits_and_never_an_end() {
        let bits = [0, 1 << 20, 1 << 40, 1 << 62, (1 << 63) - 1, 1 << 63, 3 << 62, u64::MAX];
        let below: Vec<f64> = bits.iter().map(|bits| sides(share(*bits)).0).collect();
        assert!(below.is_sorted());
        assert_eq!(below[0], 2_f64.powi(-54));
        assert_eq!(sides(share(u64::MAX)).1, 2_f64.powi(-54));
        // The first bits of a quarter and three quarters, half a step on.
        assert_eq!(below[3], 0.25 + 2_f64.powi(-54));
        assert_eq!(sides(share(3 << 62)), (0.75 + 2_f64.powi(-54), 0.25 - 2_f64.powi(-54)));
    }
}
