/// The places 0 to count - 1 in an order of their own, each worked out by itself: a keyed permutation.
///
/// Four rounds of a Feistel network on the smallest even number of bits that holds the count; what falls outside goes
/// round again (Black and Rogaway 2002).
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shuffle {
    key: u64,
    count: u64,
    half: u32,
}

impl Shuffle {
    pub(crate) fn new(key: u64, count: u64) -> Self {
        let bits = 64 - count.saturating_sub(1).leading_zeros();
        Self { key, count, half: bits.div_ceil(2).max(1) }
    }

    /// Where some places go, the first and those after it: all at once, and then those that fell outside by themselves.
    #[inline(always)]
    pub(crate) fn fill(self, first: u64, places: &mut [u64]) {
        let mut highest = 0;
        for (at, place) in places.iter_mut().enumerate() {
            *place = self.turned(first + at as u64);
            highest = highest.max(*place);
        }
        if highest >= self.count {
            for place in places {
                while *place >= self.count {
                    *place = self.turned(*place);
                }
            }
        }
    }

    #[inline(always)]
    fn turned(self, place: u64) -> u64 {
        /// Odd numbers to multiply by, one per round: digits of pi, e, the golden ratio and the root of 2.
        const ROUNDS: [u64; 4] =
            [0x243F_6A88_85A3_08D3, 0xB7E1_5162_8AED_2A6B, 0x9E37_79B9_7F4A_7C15, 0x6A09_E667_F3BC_C909];
        let mask = (1_u64 << self.half) - 1;
        let (mut left, mut right) = (place >> self.half, place & mask);
        for round in ROUNDS {
            // The upper bits of a product hang on all bits below them.
            let product = (right ^ self.key).wrapping_mul(round);
            let mixed = (product ^ (product >> 32)).wrapping_mul(round);
            (left, right) = (right, left ^ ((mixed >> 32) & mask));
        }
        (left << self.half) | right
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_taken_once_for_any_count() {
        for count in [1, 2, 3, 10, 64, 100, 1000, 4097] {
            let shuffle = Shuffle::new(42, count);
            // In pieces of any length, each begun where the one before ends.
            let mut places = vec![0; usize::try_from(count).expect("few")];
            let mut first = 0;
            for piece in places.chunks_mut(7) {
                shuffle.fill(first, piece);
                first += piece.len() as u64;
            }
            assert!(count < 10 || !places.is_sorted());
            places.sort_unstable();
            assert!(places.into_iter().eq(0..count));
        }
    }
}
