use super::engine::Engine;
use super::extreme::Extreme;
use super::kept::Kept;
use super::merge::Merged;
use super::pass::{Pass, Piece};
use super::points::Points;
use super::questions::{Above, Bar, Best, Progress, Quantile, Questions, RunError, Summary};
use super::ruler::Ruler;
use super::window::{Bin, Closer, Collection, Window};
use crate::evaluate::{parallel, shortest};
use crate::number::Figure;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// So many values near the quantiles are held in memory.
const AT_ONCE: u64 = 1 << 19;

/// So many units that an `f64` cannot tell apart are put in order by the exact calculation.
const MOST_TIES: usize = 4096;

/// What is known of a rank.
#[derive(Debug, Clone, Copy)]
struct Ranked {
    value: Decimal,
    /// How wide the stretch is in which it lies: nothing where it is exact.
    width: f64,
    /// The unit that has it, where that was decided.
    unit: Option<u64>,
}

/// What was decided by the exact calculation.
type Decided = BTreeMap<u64, Figure<Decimal>>;

impl<P: Points, R: Ruler> Engine<'_, P, R> {
    /// The summary of what was counted; values are worked out again where there is somebody to tell, and stop when that
    /// one says so.
    pub(super) fn decide(
        &self,
        mut merged: Merged,
        questions: &Questions,
        next: Option<Progress<'_>>,
    ) -> Result<Summary, RunError> {
        let repeated = self.points.repeated();
        let count = merged.count();
        let all = count.saturating_mul(repeated);
        let mut decided = Decided::new();
        let extremes = [&mut merged.highest, &mut merged.lowest].map(|extreme| extreme.finished().to_vec());
        let near = merged.targets.iter().flat_map(|target| target.count.units.iter().copied());
        let units = extremes.iter().flatten().map(|(unit, _)| *unit).chain(near);
        self.calculate(&mut decided, units)?;
        let above = merged.targets.iter().map(|target| {
            let target = &target.count;
            let is_above = |unit: &&u64| {
                decided.get(*unit).and_then(Figure::defined).is_some_and(|value| *value > target.target)
            };
            let of_near = target.units.iter().filter(is_above).count() as u64;
            Above {
                target: target.target,
                points: (target.above + of_near) * repeated,
                undecided: (target.near - target.units.len() as u64) * repeated,
            }
        });
        let above = above.collect();
        let best = self.best(&merged.highest, &extremes[0], &decided, |value, other| value > other);
        let worst = self.best(&merged.lowest, &extremes[1], &decided, |value, other| value < other);
        let quantiles = self.quantiles(&merged, questions, next, &mut decided)?;
        let mean = match &merged.moments {
            Some(moments) => moments.mean(count),
            #[expect(clippy::cast_precision_loss, reason = "a mean has 12 digits, and this 15")]
            None => self.ruler.sum(merged.sum) / count as f64,
        };
        let deviation = merged.moments.as_ref().filter(|_| questions.deviation && count > 0);
        Ok(Summary {
            points: self.points.count().saturating_mul(repeated),
            finished_points: merged.units.saturating_mul(repeated),
            undefined_points: merged.units.saturating_mul(repeated) - all,
            best,
            worst,
            mean: (count > 0).then_some(mean),
            deviation: deviation.and_then(|moments| moments.deviation(count, repeated)),
            quantiles,
            above,
            histogram: self.histogram(&merged, questions.bars),
            exact_points: (merged.uncertain + decided.len() as u64).min(merged.units),
        })
    }

    /// Calculates units exactly, each once.
    fn calculate(&self, decided: &mut Decided, units: impl Iterator<Item = u64>) -> Result<(), RunError> {
        let mut units: Vec<u64> = units.filter(|unit| !decided.contains_key(unit)).collect();
        units.sort_unstable();
        units.dedup();
        let figures = parallel::in_order(&units, |unit| self.points.exact(*unit));
        for (unit, figure) in units.into_iter().zip(figures) {
            decided.insert(unit, figure?);
        }
        Ok(())
    }

    /// The first of the points with the best exact value.
    fn best(
        &self,
        extreme: &Extreme,
        candidates: &[(u64, f64)],
        decided: &Decided,
        is_better: impl Fn(Decimal, Decimal) -> bool,
    ) -> Option<Best> {
        let mut best: Option<(u64, u64, Decimal)> = None;
        for (unit, _) in candidates {
            let Some(value) = decided.get(unit).and_then(Figure::defined) else { continue };
            let index = self.points.index(*unit);
            if best.is_none_or(|(_, first, known)| {
                is_better(*value, known) || (*value == known && index < first)
            }) {
                best = Some((*unit, index, *value));
            }
        }
        best.map(|(unit, index, value)| Best {
            index,
            point: self.points.numbers(unit),
            value: value.normalize(),
            is_certain: extreme.is_certain(),
        })
    }

    fn quantiles(
        &self,
        merged: &Merged,
        questions: &Questions,
        next: Option<Progress<'_>>,
        decided: &mut Decided,
    ) -> Result<Vec<Quantile>, RunError> {
        let repeated = self.points.repeated();
        let all = merged.count().saturating_mul(repeated);
        let places = questions.quantiles.iter().filter_map(|at| Some((*at, place(*at, all)?)));
        let places: Vec<(Decimal, Decimal)> = places.collect();
        let ranks = places.iter().flat_map(|(_, place)| ranks_of(*place, all)).map(|rank| rank / repeated);
        let mut ranks: Vec<u64> = ranks.collect();
        ranks.sort_unstable();
        ranks.dedup();
        let known = self.order_statistics(merged, next, &ranks, decided)?;
        let quantile = |(at, place): (Decimal, Decimal)| {
            let [low, high] = ranks_of(place, all).map(|rank| known.get(&(rank / repeated)));
            let (low, high) = (*low?, *high?);
            let value = (low.value + (high.value - low.value) * place.fract()).normalize();
            let between = [low, high].map(|rank| rank.unit.map(|unit| self.points.index(unit)));
            Some(Quantile { at, value, width: low.width.max(high.width), between })
        };
        Ok(places.into_iter().filter_map(quantile).collect())
    }

    /// What is known of each rank.
    fn order_statistics(
        &self,
        merged: &Merged,
        next: Option<Progress<'_>>,
        ranks: &[u64],
        decided: &mut Decided,
    ) -> Result<BTreeMap<u64, Ranked>, RunError> {
        let window = |rank: &u64| Window::of(&self.ruler, self.tolerance, &merged.bins, 0, *rank);
        // Holds because every rank is below the number of values.
        let mut windows: Vec<Window> = ranks.iter().filter_map(window).collect();
        let mut found: BTreeMap<u64, Ranked> = BTreeMap::new();
        let in_bins = |window: Window| {
            let (value, width) = window.middle(&self.ruler);
            Ranked { value: shortest(value), width, unit: None }
        };
        found.extend(ranks.iter().zip(&windows).map(|(rank, window)| (*rank, in_bins(*window))));
        let Some(progress) = next else { return Ok(found) };
        // Where very many values are in the bins of a rank, ever closer looks find fewer.
        let mut passes = 0;
        while together(&windows) > AT_ONCE
            && let Some(closer) = Closer::new(self.ruler, &windows)
        {
            let before = together(&windows);
            let Some(closer) = self.again(merged, &windows, passes, progress, || closer.clone())? else {
                return Ok(found);
            };
            passes += 1;
            windows = closer.narrowed(self.tolerance, ranks);
            if together(&windows) > before - before / 4 {
                break;
            }
        }
        found.extend(ranks.iter().zip(&windows).map(|(rank, window)| (*rank, in_bins(*window))));
        for batch in batches(ranks, &windows) {
            let batch_windows: Vec<Window> = batch.iter().map(|(_, window)| *window).collect();
            let start = Collection::new(self.ruler, &batch_windows);
            let Some(collected) = self.again(merged, &batch_windows, passes, progress, || start.clone())?
            else {
                return Ok(found);
            };
            passes += 1;
            let collected = collected.sorted();
            for (rank, window) in batch {
                found.insert(rank, self.exact_rank(window, &collected, rank, decided)?);
            }
        }
        Ok(found)
    }

    /// One more pass over all values that may lie in the windows; nothing where it was stopped.
    fn again<G: super::pass::Gather>(
        &self,
        merged: &Merged,
        windows: &[Window],
        passes: u64,
        progress: Progress<'_>,
        start: impl Fn() -> G + Sync,
    ) -> Result<Option<G>, RunError> {
        let count = self.points.count();
        let (piece, chunk) = (self.points.piece().max(1), self.chunk());
        let may_hold = |units: &std::ops::Range<u64>| {
            let range = merged.chunks.get(&(units.start / chunk));
            range.is_some_and(|range| windows.iter().any(|window| window.meets(&self.ruler, *range)))
        };
        let pieces = (0..count.div_ceil(piece))
            .map(|at| at * piece..((at + 1) * piece).min(count))
            .filter(may_hold)
            .map(|units| Piece { units, keep: None });
        let (before, all) = (passes * count, (passes + 1) * count);
        let (gathered, stopped) = match &merged.kept {
            Some(values) => {
                let kept = Kept { points: self.points, values };
                Pass { points: &kept, progress, before, all }.over(pieces, start)?
            }
            None => Pass { points: self.points, progress, before, all }.over(pieces, start)?,
        };
        Ok(stopped.is_none().then_some(gathered))
    }

    /// The exact value of a rank: of all units that are too near it to be put in order, by their exact values.
    ///
    /// Each exact value is within the tolerance of its `f64`, and so are the sorted exact values of the sorted ones: what
    /// lies further below the `f64` of this rank than two tolerances has a lower rank for certain.
    fn exact_rank(
        &self,
        window: Window,
        collected: &[(f64, u64)],
        rank: u64,
        decided: &mut Decided,
    ) -> Result<Ranked, RunError> {
        let start = collected.partition_point(|(value, _)| self.ruler.whole(*value) < window.start());
        let at = start + usize::try_from(rank - window.before).unwrap_or(usize::MAX / 2);
        let Some((value, _)) = collected.get(at) else {
            return Ok(Ranked { value: Decimal::ZERO, width: f64::INFINITY, unit: None });
        };
        let reach = self.tolerance.reach(*value);
        let from = collected.partition_point(|(other, _)| *other < value - reach);
        let to = collected.partition_point(|(other, _)| *other <= value + reach);
        if to - from > MOST_TIES {
            return Ok(Ranked { value: shortest(*value), width: 2.0 * reach, unit: None });
        }
        let near = &collected[from..to];
        self.calculate(decided, near.iter().map(|(_, unit)| *unit))?;
        let near = near.iter().filter_map(|(_, unit)| Some((*decided.get(unit)?.defined()?, *unit)));
        // Of equal ones in the order of the points.
        let mut near: Vec<(Decimal, u64)> = near.collect();
        near.sort_unstable();
        let ranked = near.get(at - from).copied();
        let value = ranked.map(|(value, _)| value).unwrap_or_default();
        Ok(Ranked { value, width: 0.0, unit: ranked.map(|(_, unit)| unit) })
    }

    /// Bars of about equal width between the values that leave out a thousandth on each side, which the outer bars hold
    /// too; each ends where a bin does.
    fn histogram(&self, merged: &Merged, bars: u16) -> Vec<Bar> {
        let (bins, count) = (&merged.bins, merged.count());
        let tail = count / 1000;
        let edges = (Bin::of(bins, tail), Bin::of(bins, count.saturating_sub(1 + tail)));
        let (Some(lowest), Some(highest)) = edges else { return Vec::new() };
        let low = |bin: Bin| self.ruler.low(bin.ends().0);
        let high = |bin: Bin| self.ruler.high(bin.ends().1 - 1);
        let (start, width) = (low(lowest), high(highest) - low(lowest));
        let mut histogram: Vec<Bar> = Vec::with_capacity(usize::from(bars));
        let (mut rest, mut passed) = (&bins[..], 0);
        for bar in 1..=bars {
            let end = start + width * f64::from(bar) / f64::from(bars);
            let held = if bar == bars { rest.len() } else { rest.partition_point(|bin| low(*bin) < end) };
            let (held, others) = rest.split_at(held);
            let until = held.last().map_or(passed, |bin| bin.passed());
            let first = held.first().map_or(start, |bin| low(*bin).min(start));
            histogram.push(Bar {
                from: histogram.last().map_or(first, |bar| bar.to),
                to: held.last().map_or(end, |bin| high(*bin).max(end)),
                points: (until - passed) * self.points.repeated(),
            });
            (rest, passed) = (others, until);
        }
        histogram
    }
}

/// How many values some windows hold together, those that several share once.
fn together(windows: &[Window]) -> u64 {
    let mut sum = 0_u64;
    for (at, window) in windows.iter().enumerate() {
        if at == 0 || windows[at - 1].before + windows[at - 1].count <= window.before {
            sum += window.count;
        } else {
            let end = windows[at - 1].before + windows[at - 1].count;
            sum += (window.before + window.count).saturating_sub(end);
        }
    }
    sum
}

/// The windows in batches that fit in memory; those that never do are left out.
fn batches(ranks: &[u64], windows: &[Window]) -> Vec<Vec<(u64, Window)>> {
    let mut batches: Vec<Vec<(u64, Window)>> = Vec::new();
    let mut open: Vec<Window> = Vec::new();
    for (rank, window) in ranks.iter().zip(windows).filter(|(_, window)| window.count <= AT_ONCE) {
        open.push(*window);
        match batches.last_mut() {
            Some(batch) if together(&open) <= AT_ONCE => batch.push((*rank, *window)),
            _ => {
                open = vec![*window];
                batches.push(vec![(*rank, *window)]);
            }
        }
    }
    batches
}

/// Where a quantile lies between the ranks 0 … count − 1.
fn place(at: Decimal, count: u64) -> Option<Decimal> {
    let last = count.checked_sub(1)?;
    at.max(Decimal::ZERO).min(Decimal::ONE).checked_mul(Decimal::from(last))
}

/// The ranks on both sides of a place.
fn ranks_of(place: Decimal, count: u64) -> [u64; 2] {
    use rust_decimal::prelude::ToPrimitive;
    let low = place.trunc().to_u64().unwrap_or_default();
    [low, (low + 1).min(count.saturating_sub(1))]
}
