use super::engine::{Engine, Marks};
use super::extreme::Extreme;
use super::moments::Moments;
use super::part::{Differs, FORMAT, Part, PartFault};
use super::points::Points;
use super::questions::{Questions, RunError};
use super::ruler::Ruler;
use super::target::Target;
use super::window::Bin;
use std::collections::BTreeMap;
use std::ops::Range;

/// Parts added up.
pub(super) struct Merged {
    /// Units that were worked out.
    pub(super) units: u64,
    pub(super) undefined: u64,
    pub(super) uncertain: u64,
    pub(super) sum: i128,
    pub(super) moments: Option<Moments>,
    pub(super) highest: Extreme,
    pub(super) lowest: Extreme,
    pub(super) targets: Vec<Target>,
    /// Bins with values, ascending.
    pub(super) bins: Vec<Bin>,
    /// Between which values those of each chunk lie.
    pub(super) chunks: BTreeMap<u64, (f64, f64)>,
    /// All values, where they were kept.
    pub(super) kept: Option<Vec<f64>>,
}

impl Merged {
    /// Adds parts up, after checking that they are parts of this run and, where it `is_whole`, all of it.
    pub(super) fn of<P: Points, R: Ruler>(
        engine: &Engine<'_, P, R>,
        parts: Vec<Part>,
        questions: &Questions,
        marks: &Marks,
        is_whole: bool,
    ) -> Result<Self, RunError> {
        let count = engine.points.count();
        for (at, part) in parts.iter().enumerate() {
            is_of_this_run(part, marks, at)?;
            if !is_sound::<R>(part, questions, count) {
                return Err(PartFault::Damaged { part: at }.into());
            }
        }
        let mut order: Vec<usize> = (0..parts.len()).collect();
        order.sort_by_key(|at| (parts[*at].units.start, parts[*at].units.end));
        covers(&parts, &order, is_whole.then_some(count))?;
        let gathering = engine.gathering(questions, engine.pivot(questions)?);
        let mut merged = Self {
            units: 0,
            undefined: 0,
            uncertain: 0,
            sum: 0,
            moments: gathering.moments,
            highest: gathering.highest,
            lowest: gathering.lowest,
            targets: gathering.targets,
            bins: Vec::new(),
            chunks: BTreeMap::new(),
            kept: is_whole.then(Vec::new),
        };
        let mut bins: Vec<(u32, u64)> = Vec::new();
        let mut parts: Vec<Option<Part>> = parts.into_iter().map(Some).collect();
        for at in order {
            if let Some(part) = parts[at].take() {
                merged.add(engine, part, &mut bins).ok_or(PartFault::Damaged { part: at })?;
            }
        }
        let start = |bin: u32| engine.ruler.start(bin as usize);
        merged.bins = Bin::all(bins.into_iter().map(|(bin, count)| (start(bin), start(bin + 1), count)), 0);
        Ok(merged)
    }

    /// Adds a sound part; nothing where its sums are beyond what any run gives.
    fn add<P: Points, R: Ruler>(
        &mut self,
        engine: &Engine<'_, P, R>,
        part: Part,
        bins: &mut Vec<(u32, u64)>,
    ) -> Option<()> {
        self.units += part.units.end - part.units.start;
        self.undefined += part.undefined;
        self.uncertain += part.uncertain;
        self.sum = self.sum.checked_add(part.sum)?;
        match (&mut self.moments, &part.moments) {
            (None, None) => {}
            (Some(moments), Some(part)) => moments.add_part(part)?,
            _ => return None,
        }
        self.highest.add_part(&part.highest, &part.units)?;
        self.lowest.add_part(&part.lowest, &part.units)?;
        for (target, part) in self.targets.iter_mut().zip(&part.targets) {
            target.join(part);
        }
        *bins = added(std::mem::take(bins), part.bins);
        for (chunk, low, high) in part.chunks {
            let low = engine.ruler.low(engine.ruler.start(low as usize));
            let high = engine.ruler.high(engine.ruler.start(high as usize + 1));
            let known = self.chunks.entry(chunk).or_insert((low, high));
            *known = (known.0.min(low), known.1.max(high));
        }
        self.kept = match (self.kept.take(), part.kept) {
            (Some(mut kept), Some(more)) => {
                kept.extend(more);
                Some(kept)
            }
            (kept, None) if part.units.is_empty() => kept,
            _ => None,
        };
        Some(())
    }

    /// How many units have a value.
    pub(super) fn count(&self) -> u64 {
        self.units - self.undefined
    }
}

/// Counts per bin added up, both ascending.
fn added(bins: Vec<(u32, u64)>, more: Vec<(u32, u64)>) -> Vec<(u32, u64)> {
    if bins.is_empty() {
        return more;
    }
    let mut sum = Vec::with_capacity(bins.len().max(more.len()));
    let mut more = more.into_iter().peekable();
    for (bin, count) in bins {
        while let Some(before) = more.next_if(|(other, _)| *other < bin) {
            sum.push(before);
        }
        let same = more.next_if(|(other, _)| *other == bin).map_or(0, |(_, count)| count);
        sum.push((bin, count + same));
    }
    sum.extend(more);
    sum
}

fn is_of_this_run(part: &Part, marks: &Marks, at: usize) -> Result<(), PartFault> {
    if part.format != FORMAT || part.made_with != marks.made_with {
        return Err(PartFault::Version { part: at, made_with: part.made_with.clone() });
    }
    let differs = if part.project != marks.project {
        Differs::Project
    } else if part.points != marks.points {
        Differs::Points
    } else if part.questions != marks.questions {
        Differs::Questions
    } else {
        return Ok(());
    };
    Err(PartFault::OtherRun { part: at, differs })
}

/// Whether what a part says agrees with itself; what follows relies on it.
fn is_sound<R: Ruler>(part: &Part, questions: &Questions, count: u64) -> bool {
    let units = &part.units;
    if part.of != count || units.start > units.end || units.end > count {
        return false;
    }
    let length = units.end - units.start;
    let Some(defined) = length.checked_sub(part.undefined) else { return false };
    let is_bin = |bin: u32| (bin as usize) < R::BINS;
    part.uncertain <= length
        && part.bins.is_sorted_by(|(bin, _), (other, _)| bin < other)
        && part.bins.iter().all(|(bin, _)| is_bin(*bin))
        && part.bins.iter().try_fold(0_u64, |sum, (_, count)| sum.checked_add(*count)) == Some(defined)
        && part.chunks.iter().all(|(_, low, high)| low <= high && is_bin(*high))
        && part.targets.len() == questions.targets.len()
        && part.targets.iter().zip(&questions.targets).all(|(part, target)| part.target == *target)
        && part.targets.iter().all(|target| target.is_sound(units, defined))
        && part.kept.as_ref().is_none_or(|kept| kept.len() as u64 == length)
}

/// Whether no units are covered twice, and, of a whole run, none is missing.
fn covers(parts: &[Part], order: &[usize], whole: Option<u64>) -> Result<(), PartFault> {
    let mut last: Option<(usize, Range<u64>)> = None;
    for at in order {
        let units = parts[*at].units.clone();
        if units.is_empty() {
            continue;
        }
        let end = last.as_ref().map_or(0, |(_, last)| last.end);
        if let Some((other, last)) = &last
            && units.start < last.end
        {
            let shared = units.start..units.end.min(last.end);
            return Err(PartFault::Overlap { part: *at, other: *other, units: shared });
        }
        if whole.is_some() && units.start > end {
            return Err(PartFault::Missing { units: end..units.start });
        }
        last = Some((*at, units));
    }
    let end = last.map_or(0, |(_, units)| units.end);
    match whole {
        Some(count) if end < count => Err(PartFault::Missing { units: end..count }),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::added;

    #[test]
    fn counts_are_added_bin_by_bin() {
        let sum = added(vec![(2, 1), (5, 2), (9, 1)], vec![(1, 4), (5, 3), (12, 7)]);
        assert_eq!(sum, [(1, 4), (2, 1), (5, 5), (9, 1), (12, 7)]);
        assert_eq!(added(vec![], vec![(3, 1)]), [(3, 1)]);
        assert_eq!(added(vec![(3, 1)], vec![]), [(3, 1)]);
    }
}
