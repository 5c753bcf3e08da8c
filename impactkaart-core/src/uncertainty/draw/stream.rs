/// The numbers of one parameter: the n-th is SplitMix64's, seeded with the key of the parameter (Steele, Lea and Flood
/// 2014). Any of them is had without the ones before.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stream(u64);

/// The odd number nearest to 2^64 over the golden ratio.
const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

impl Stream {
    pub(crate) fn new(key: u64) -> Self {
        Self(key)
    }

    /// Number `index`, from 0.
    #[inline(always)]
    pub(crate) fn at(self, index: u64) -> u64 {
        mixed(self.0.wrapping_add(index.wrapping_add(1).wrapping_mul(STEP)))
    }
}

#[inline(always)]
fn mixed(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}

/// What the numbers of a parameter hang on: the seed, and its path by FNV-1a, so that no other parameter matters.
pub(crate) fn key(seed: u64, path: &str) -> u64 {
    let of_path = path.bytes().fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3)
    });
    mixed(of_path ^ Stream(seed).at(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_the_published_generator() {
        // The reference implementation (Vigna, splitmix64.c) seeded with 1234567.
        let expected = [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
            4_593_380_528_125_082_431,
            16_408_922_859_458_223_821,
        ];
        let stream = Stream::new(1_234_567);
        assert_eq!(std::array::from_fn(|index| stream.at(index as u64)), expected);
    }

    #[test]
    fn keys_differ_by_seed_and_by_path() {
        let keys = [key(1, "costs"), key(2, "costs"), key(1, "reach"), key(1, "costs.host"), key(0, "")];
        for (at, one) in keys.iter().enumerate() {
            assert!(keys[..at].iter().all(|other| other != one));
        }
    }
}
