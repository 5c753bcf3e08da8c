//! One place where vector instructions would be chosen at run time.

/// Work over columns that can use the vector instructions of the machine it runs on; the result is the same with any.
pub(crate) trait Work {
    type Output;

    fn work(self) -> Self::Output;
}

/// Does the work, with the widest vectors there are.
#[inline]
pub(crate) fn with_vectors<W: Work>(work: W) -> W::Output {
    work.work()
}
