use std::fmt::{self, Write};

/// A number that two texts share only if they are the same: by the way of Fowler, Noll and Vo (FNV-1a) in 128 bits. It
/// guards against mixing things up, not against forgery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fingerprint(u128);

impl Fingerprint {
    pub(crate) fn new() -> Self {
        Self(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d)
    }

    /// Adds whatever it is made of.
    pub(crate) fn add(&mut self, part: &impl fmt::Debug) {
        // Holds because writing to it does not fail.
        let _ = write!(self, "{part:?};");
    }
}

impl Write for Fingerprint {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for byte in text.bytes() {
            self.0 = (self.0 ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
        }
        Ok(())
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_that_of_the_reference_for_a_known_text() {
        // "a", from the test suite of the FNV reference code: d228cb696f1a8caf78912b704e4a8964.
        let mut fingerprint = Fingerprint::new();
        fingerprint.write_str("a").expect("no failure");
        assert_eq!(fingerprint.to_string(), "d228cb696f1a8caf78912b704e4a8964");
    }
}
