//! Work in pieces over all threads; what comes out is in the order of the pieces, or does not depend on it.

/// What `work` makes of each piece, in order.
pub(crate) fn in_order<P: Sync, T: Send>(pieces: &[P], work: impl Fn(&P) -> T + Sync + Send) -> Vec<T> {
    #[cfg(feature = "parallel")]
    {
        use rayon::prelude::*;
        pieces.par_iter().map(&work).collect()
    }
    #[cfg(not(feature = "parallel"))]
    {
        pieces.iter().map(work).collect()
    }
}

/// All pieces gathered into one, where the order in which they are gathered makes no difference: each thread adds to a
/// gathering of its own, and those are joined.
pub(crate) fn gathered<T: Send>(
    pieces: std::ops::Range<u64>,
    start: impl Fn() -> T + Sync + Send,
    add: impl Fn(&mut T, u64) + Sync + Send,
    join: impl Fn(T, T) -> T + Sync + Send,
) -> T {
    #[cfg(feature = "parallel")]
    {
        use rayon::prelude::*;
        pieces
            .into_par_iter()
            .fold(&start, |mut gathering, piece| {
                add(&mut gathering, piece);
                gathering
            })
            .reduce_with(&join)
            .unwrap_or_else(&start)
    }
    #[cfg(not(feature = "parallel"))]
    {
        let _ = join;
        let mut gathering = start();
        for piece in pieces {
            add(&mut gathering, piece);
        }
        gathering
    }
}

/// Each piece of a slice with the place of its first value.
pub(crate) fn each_piece(values: &mut [f64], piece: usize, work: impl Fn(usize, &mut [f64]) + Sync + Send) {
    #[cfg(feature = "parallel")]
    {
        use rayon::prelude::*;
        values.par_chunks_mut(piece).enumerate().for_each(|(at, part)| work(at * piece, part));
    }
    #[cfg(not(feature = "parallel"))]
    {
        for (at, part) in values.chunks_mut(piece).enumerate() {
            work(at * piece, part);
        }
    }
}
