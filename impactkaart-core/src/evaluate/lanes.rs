//! The one place where vector instructions are chosen at run time.

/// Work over columns that can use the vector instructions of the machine it runs on; the result is the same with any.
pub(crate) trait Work {
    type Output;

    fn work(self) -> Self::Output;
}

struct Vectorised<W>(W);

impl<W: Work> pulp::NullaryFnOnce for Vectorised<W> {
    type Output = W::Output;

    #[inline(always)]
    fn call(self) -> W::Output {
        self.0.work()
    }
}

/// Does the work, with the widest vectors there are.
#[inline]
pub(crate) fn with_vectors<W: Work>(work: W) -> W::Output {
    pulp::Arch::new().dispatch(Vectorised(work))
}

/// The lowest and the highest of some values.
pub(crate) fn range(values: &[f64]) -> (f64, f64) {
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    (low, values.iter().copied().fold(f64::NEG_INFINITY, f64::max))
}
