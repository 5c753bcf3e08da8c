//! A large text that is let go stretch by stretch as it is read for the last time, so that what is made of it takes its
//! place in memory.

/// A text up to this length is not cut.
pub(super) const LARGE: usize = 4 << 20;

/// The length of a stretch.
const STRETCH: usize = 1 << 20;

/// The rows at which a text is cut.
#[derive(Debug, Clone, Default)]
pub(super) struct Cuts(Vec<u32>);

impl Cuts {
    /// Takes note of a row of `text` that starts at a byte of it.
    pub(super) fn note(&mut self, at: u32, text: &str) {
        let from = self.0.last().map_or(0, |cut| *cut as usize);
        if text.len() > LARGE && at as usize >= STRETCH + from {
            self.0.push(at);
        }
    }

    /// Whether there are none.
    pub(super) fn are_none(&self) -> bool {
        self.0.is_empty()
    }

    /// The stretches in order, each with the byte at which it starts and let go by whom it is shown to.
    pub(super) fn stretches(self, mut text: String) -> impl Iterator<Item = (u32, String)> {
        // Cut from the end, where the rest need not be moved.
        let mut stretches: Vec<(u32, String)> = Vec::with_capacity(self.0.len() + 1);
        for cut in self.0.into_iter().rev() {
            stretches.push((cut, text.split_off(cut as usize)));
            text.shrink_to_fit();
        }
        stretches.push((0, text));
        std::iter::from_fn(move || stretches.pop())
    }
}

#[cfg(test)]
impl From<&[u32]> for Cuts {
    fn from(cuts: &[u32]) -> Self {
        Self(cuts.to_vec())
    }
}
