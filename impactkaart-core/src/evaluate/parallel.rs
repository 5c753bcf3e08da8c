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

/// Each of some things by itself.
pub(crate) fn each<T: Send>(things: &mut [T], work: impl Fn(&mut T) + Sync + Send) {
    #[cfg(feature = "parallel")]
    {
        use rayon::prelude::*;
        things.par_iter_mut().for_each(work);
    }
    #[cfg(not(feature = "parallel"))]
    {
        things.iter_mut().for_each(work);
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

/// Tasks gathered into one, taken in order by whoever is free; each that is taken is finished, and none is taken any more
/// once `work` says so. The order in which gatherings are joined makes no difference.
pub(crate) fn in_turn<I: Iterator + Send, T: Send>(
    tasks: I,
    start: impl Fn() -> T + Sync,
    work: impl Fn(&mut T, I::Item) -> bool + Sync,
    join: impl Fn(T, T) -> T,
) -> T {
    let tasks = std::sync::Mutex::new(tasks);
    let one = |_: usize| {
        let mut gathering = start();
        // A thread that panics ends the others too, when its panic is passed on.
        while let Some(task) = tasks.lock().ok().and_then(|mut tasks| tasks.next()) {
            if !work(&mut gathering, task) {
                break;
            }
        }
        gathering
    };
    #[cfg(feature = "parallel")]
    let gathered: Vec<T> = {
        use rayon::prelude::*;
        (0..rayon::current_num_threads()).into_par_iter().with_max_len(1).map(one).collect()
    };
    #[cfg(not(feature = "parallel"))]
    let gathered: Vec<T> = vec![one(0)];
    // Holds because there is at least one thread.
    gathered.into_iter().reduce(join).unwrap_or_else(start)
}
