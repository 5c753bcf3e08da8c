use super::fingerprint::Fingerprint;
use super::gathering::Gathering;
use super::kept::MOST_KEPT;
use super::merge::Merged;
use super::part::{FORMAT, Part};
use super::pass::{Pass, Piece};
use super::points::{Points, Run, Tolerance};
use super::questions::{Progress, Questions, RunError, Summary};
use super::ruler::{Linear, Octaves, Ruler};
use super::tally::Tally;
use crate::evaluate::compile::nearest;
use std::ops::Range;

/// Works out some units of a run; fewer, from the first on, where `progress` says to stop.
pub(crate) fn part<P: Points>(
    points: &P,
    units: Range<u64>,
    questions: &Questions,
    progress: Progress<'_>,
) -> Result<Part, RunError> {
    let units = units.start.min(points.count())..units.end.min(points.count());
    let marks = Marks::of(points, questions);
    on_its_ruler(points, PartOf { units, questions, progress, marks: &marks })
}

/// The summary of a run from parts that cover all of it once.
pub(crate) fn merge<P: Points>(
    points: &P,
    parts: Vec<Part>,
    questions: &Questions,
    progress: Progress<'_>,
) -> Result<Summary, RunError> {
    let marks = Marks::of(points, questions);
    on_its_ruler(points, Merge { parts, questions, marks: &marks, next: Some(progress), is_whole: true })
}

/// What is known of a run from some of its parts.
pub(crate) fn so_far<P: Points>(
    points: &P,
    parts: Vec<Part>,
    questions: &Questions,
) -> Result<Summary, RunError> {
    let marks = Marks::of(points, questions);
    on_its_ruler(points, Merge { parts, questions, marks: &marks, next: None, is_whole: false })
}

/// The summary of a run: one part, merged. Where `progress` says to stop, of what was finished.
pub(crate) fn summary<P: Points>(
    points: &P,
    questions: &Questions,
    progress: Progress<'_>,
) -> Result<Summary, RunError> {
    let marks = Marks::default();
    let all = points.count();
    // Values that are kept need no second pass.
    let passes = if is_kept(points) { 1 } else { 2 };
    let first = |done: u64, _: u64| progress(done, passes * all);
    let part = PartOf { units: 0..all, questions, progress: &first, marks: &marks };
    let part = on_its_ruler(points, part)?;
    let is_finished = part.units.end == all;
    let second = |done: u64, _: u64| progress((all + done).min(passes * all), passes * all);
    let next: Option<Progress<'_>> = if is_finished { Some(&second) } else { None };
    on_its_ruler(points, Merge { parts: vec![part], questions, marks: &marks, next, is_whole: is_finished })
}

/// Whether the values of a run are kept.
fn is_kept<P: Points>(points: &P) -> bool {
    points.is_costly() && points.count() <= MOST_KEPT
}

/// What a part says it is a part of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Marks {
    pub(super) made_with: String,
    pub(super) project: String,
    pub(super) points: String,
    pub(super) questions: String,
}

impl Marks {
    fn of<P: Points>(points: &P, questions: &Questions) -> Self {
        let (mut project, mut all) = (Fingerprint::new(), Fingerprint::new());
        points.describe(&mut project, &mut all);
        all.add(&points.count());
        let mut asked = Fingerprint::new();
        asked.add(&(&questions.targets, questions.deviation));
        Self {
            made_with: env!("CARGO_PKG_VERSION").into(),
            project: project.to_string(),
            points: all.to_string(),
            questions: asked.to_string(),
        }
    }
}

/// Work on a run, whatever its values are counted on.
trait Task<P> {
    type Output;

    fn with<R: Ruler>(self, engine: &Engine<'_, P, R>) -> Result<Self::Output, RunError>;
}

fn on_its_ruler<P: Points, T: Task<P>>(points: &P, task: T) -> Result<T::Output, RunError> {
    let tolerance = points.tolerance();
    match points.range() {
        Some(range) => task.with(&Engine { points, ruler: Linear::new(range, tolerance), tolerance }),
        None => task.with(&Engine { points, ruler: Octaves::new(tolerance), tolerance }),
    }
}

struct PartOf<'a> {
    units: Range<u64>,
    questions: &'a Questions,
    progress: Progress<'a>,
    marks: &'a Marks,
}

impl<P: Points> Task<P> for PartOf<'_> {
    type Output = Part;

    fn with<R: Ruler>(self, engine: &Engine<'_, P, R>) -> Result<Part, RunError> {
        engine.part(self.units, self.questions, self.progress, self.marks)
    }
}

struct Merge<'a> {
    parts: Vec<Part>,
    questions: &'a Questions,
    marks: &'a Marks,
    /// Whether values may be worked out again, and who is told.
    next: Option<Progress<'a>>,
    is_whole: bool,
}

impl<P: Points> Task<P> for Merge<'_> {
    type Output = Summary;

    fn with<R: Ruler>(self, engine: &Engine<'_, P, R>) -> Result<Summary, RunError> {
        let merged = Merged::of(engine, self.parts, self.questions, self.marks, self.is_whole)?;
        engine.decide(merged, self.questions, self.next)
    }
}

/// A run whose values are counted on a ruler.
pub(super) struct Engine<'a, P, R> {
    pub(super) points: &'a P,
    pub(super) ruler: R,
    pub(super) tolerance: Tolerance,
}

/// Into so many chunks at most a run is cut, of which the lowest and highest value are known.
const MOST_CHUNKS: u64 = 4096;

impl<P: Points, R: Ruler> Engine<'_, P, R> {
    /// How many units make a chunk: whole pieces.
    pub(super) fn chunk(&self) -> u64 {
        let piece = self.points.piece().max(1);
        piece * self.points.count().div_ceil(piece).div_ceil(MOST_CHUNKS).max(1)
    }

    /// Nothing yet.
    pub(super) fn gathering(&self, questions: &Questions, pivot: Option<f64>) -> Gathering<R> {
        Gathering::new(self.ruler, self.tolerance, questions, pivot, self.chunk())
    }

    /// A number near the values, where sums of squares are asked for or nothing else is summed: that of the first unit.
    pub(super) fn pivot(&self, questions: &Questions) -> Result<Option<f64>, RunError> {
        if self.points.range().is_some() && !questions.deviation {
            return Ok(None);
        }
        let (mut pivot, mut is_uncertain) = (0.0, false);
        let first = 0..self.points.count().min(1);
        self.points.evaluate(first, &mut self.points.workspace(), |run| match run {
            Run::Values { values, .. } => pivot = values[0],
            Run::Undefined(_) => {}
            Run::Uncertain(_) => is_uncertain = true,
        });
        if is_uncertain {
            pivot = self.points.exact(0)?.defined().map_or(0.0, |value| nearest(*value));
        }
        Ok(Some(pivot))
    }

    fn part(
        &self,
        units: Range<u64>,
        questions: &Questions,
        progress: Progress<'_>,
        marks: &Marks,
    ) -> Result<Part, RunError> {
        let length = units.end.saturating_sub(units.start);
        let mut kept = match usize::try_from(length) {
            Ok(length) if is_kept(self.points) => Some(vec![0.0; length]),
            _ => None,
        };
        let pivot = self.pivot(questions)?;
        let pass = Pass { points: self.points, progress, before: 0, all: length };
        let pieces = Pieces {
            next: units.start,
            end: units.end,
            piece: self.points.piece(),
            keep: kept.as_deref_mut(),
        };
        let (gathered, stopped) = pass.over(pieces, || self.gathering(questions, pivot))?;
        let mut gathered = gathered.finished();
        let end = stopped.unwrap_or(units.end).max(units.start);
        if let (Some(kept), Ok(length)) = (&mut kept, usize::try_from(end - units.start)) {
            kept.truncate(length);
        }
        let bin = |value: f64| u32::try_from(self.ruler.bin(self.ruler.whole(value))).unwrap_or(u32::MAX);
        Ok(Part {
            format: FORMAT,
            made_with: marks.made_with.clone(),
            project: marks.project.clone(),
            points: marks.points.clone(),
            questions: marks.questions.clone(),
            units: units.start..end,
            of: self.points.count(),
            undefined: gathered.undefined,
            uncertain: gathered.uncertain,
            sum: gathered.tally.sum(),
            moments: gathered.moments.as_ref().map(super::moments::Moments::parts),
            highest: gathered.highest.part(),
            lowest: gathered.lowest.part(),
            targets: gathered.targets.iter().map(|target| target.count.clone()).collect(),
            bins: gathered.tally.bins(),
            chunks: gathered
                .chunks
                .iter()
                .map(|(chunk, (low, high))| (*chunk, bin(*low), bin(*high)))
                .collect(),
            kept,
        })
    }
}

/// A range of units in pieces that end where others begin, whatever the range is.
struct Pieces<'k> {
    next: u64,
    end: u64,
    piece: u64,
    keep: Option<&'k mut [f64]>,
}

impl<'k> Iterator for Pieces<'k> {
    type Item = Piece<'k>;

    fn next(&mut self) -> Option<Piece<'k>> {
        if self.next >= self.end {
            return None;
        }
        let piece = self.piece.max(1);
        let units = self.next..((self.next / piece + 1) * piece).min(self.end);
        self.next = units.end;
        let keep = self.keep.take().map(|keep| {
            let length = usize::try_from(units.end - units.start).unwrap_or(keep.len()).min(keep.len());
            let (now, later) = keep.split_at_mut(length);
            self.keep = Some(later);
            now
        });
        Some(Piece { units, keep })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_end_at_the_same_units_whatever_the_range() {
        let mut kept = [0.0; 15];
        let pieces: Vec<(Range<u64>, usize)> = Pieces { next: 7, end: 22, piece: 5, keep: Some(&mut kept) }
            .map(|piece| (piece.units, piece.keep.map_or(0, |keep| keep.len())))
            .collect();
        assert_eq!(pieces, [(7..10, 3), (10..15, 5), (15..20, 5), (20..22, 2)]);
    }
}
