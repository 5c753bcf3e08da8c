use super::points::{Points, Run};
use super::questions::{Progress, RunError};
use crate::evaluate::compile::nearest;
use crate::evaluate::lanes::{Work, with_vectors};
use crate::evaluate::parallel;
use crate::number::Figure;
use std::ops::Range;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// What a pass over values makes of them, in any order.
pub(crate) trait Gather: Send {
    /// The values of consecutive units, at most a block of them.
    fn values(&mut self, first: u64, values: &[f64]);

    /// A unit for which the figure does not exist.
    fn undefined(&mut self) {}

    /// A unit that only the exact calculation can tell; its value, or that it has none, follows.
    fn uncertain(&mut self) {}

    fn join(self, other: Self) -> Self;
}

/// Some units to work out at a time, and where to keep their values.
pub(crate) struct Piece<'k> {
    pub(crate) units: Range<u64>,
    pub(crate) keep: Option<&'k mut [f64]>,
}

/// A pass over units of a run, with all threads.
pub(crate) struct Pass<'a, P> {
    pub(crate) points: &'a P,
    pub(crate) progress: Progress<'a>,
    /// How many units of earlier passes are done, and how many there are in all passes.
    pub(crate) before: u64,
    pub(crate) all: u64,
}

impl<P: Points> Pass<'_, P> {
    /// What comes of the pieces, which are taken in order; and up to which unit, where it was stopped.
    pub(crate) fn over<'k, G: Gather>(
        &self,
        pieces: impl Iterator<Item = Piece<'k>> + Send,
        start: impl Fn() -> G + Sync,
    ) -> Result<(G, Option<u64>), RunError> {
        let (done, end) = (AtomicU64::new(0), AtomicU64::new(0));
        let stop = AtomicBool::new(false);
        let failed: Mutex<Option<RunError>> = Mutex::new(None);
        let (gathered, _) = parallel::in_turn(
            pieces,
            || (start(), self.points.workspace()),
            |(gathering, workspace), piece: Piece<'k>| {
                let units = piece.units.clone();
                let work = Working { points: self.points, piece, workspace, gathering };
                if let Err(error) = with_vectors(work) {
                    stop.store(true, Ordering::Relaxed);
                    if let Ok(mut failed) = failed.lock() {
                        failed.get_or_insert(error);
                    }
                    return false;
                }
                // Pieces are taken in order and each is finished: what is done is all up to the last one.
                end.fetch_max(units.end, Ordering::Relaxed);
                let length = units.end - units.start;
                let done = self.before + done.fetch_add(length, Ordering::Relaxed) + length;
                if !(self.progress)(done.min(self.all), self.all) {
                    stop.store(true, Ordering::Relaxed);
                }
                !stop.load(Ordering::Relaxed)
            },
            |(a, workspace), (b, _)| (a.join(b), workspace),
        );
        if let Some(error) = failed.into_inner().unwrap_or_default() {
            return Err(error);
        }
        let end = end.load(Ordering::Relaxed);
        Ok((gathered, stop.load(Ordering::Relaxed).then_some(end)))
    }
}

struct Working<'a, 'k, P: Points, G> {
    points: &'a P,
    piece: Piece<'k>,
    workspace: &'a mut P::Workspace,
    gathering: &'a mut G,
}

impl<P: Points, G: Gather> Work for Working<'_, '_, P, G> {
    type Output = Result<(), RunError>;

    #[inline(always)]
    fn work(self) -> Self::Output {
        let Self { points, piece: Piece { units, mut keep }, workspace, gathering } = self;
        let from = units.start;
        let mut failed = None;
        #[expect(clippy::cast_possible_truncation, reason = "values that are kept are in memory")]
        let mut keep = |first: u64, values: &[f64]| {
            if let Some(kept) = &mut keep {
                let at = (first - from) as usize;
                kept[at..at + values.len()].copy_from_slice(values);
            }
        };
        points.evaluate(units, workspace, |run| match run {
            Run::Values { first, values } => {
                keep(first, values);
                gathering.values(first, values);
            }
            Run::Undefined(unit) => {
                keep(unit, &[f64::NAN]);
                gathering.undefined();
            }
            Run::Uncertain(unit) if failed.is_none() => {
                gathering.uncertain();
                match points.exact(unit) {
                    Ok(Figure::Defined(value)) => {
                        let value = nearest(value);
                        keep(unit, &[value]);
                        gathering.values(unit, &[value]);
                    }
                    Ok(Figure::Undefined(_)) => {
                        keep(unit, &[f64::NAN]);
                        gathering.undefined();
                    }
                    Err(error) => failed = Some(error),
                }
            }
            Run::Uncertain(_) => {}
        });
        failed.map_or(Ok(()), Err)
    }
}
