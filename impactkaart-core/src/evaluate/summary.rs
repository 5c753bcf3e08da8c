use super::certificate::Existence;
use super::compile::nearest;
use super::lanes::{Work, with_vectors};
use super::parallel;
use super::section::Workspace;
use super::statistics::{Closer, Collected, Collection, Extreme, Gathering, Ruler, Window};
use super::sweep::{Lane, Sweep, SweepError};
use crate::number::Figure;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// What is asked of a sweep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Questions {
    /// Above which value points are counted.
    pub target: Option<Decimal>,
    /// Which quantiles, from 0 to 1.
    pub quantiles: Vec<Decimal>,
}

impl Default for Questions {
    /// The quantiles 5, 25, 50, 75 and 95 %; no target.
    fn default() -> Self {
        let quantiles = [5, 25, 50, 75, 95].map(|hundredths| Decimal::new(hundredths, 2)).into();
        Self { target: None, quantiles }
    }
}

/// What a sweep gives, in the memory of a few tables however large the grid is.
///
/// All but the mean are decided exactly: values are those of the exact calculation.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// All points of the grid.
    pub points: u64,
    /// Those at which the figure does not exist.
    pub undefined_points: u64,
    /// The highest value, and the first point that has it.
    pub best: Option<Best>,
    /// The lowest value, and the first point that has it.
    pub worst: Option<Best>,
    /// Mean over the points at which the figure exists; 12 significant digits.
    pub mean: Option<f64>,
    /// Quantiles over the same points, linear between order statistics (type 7).
    pub quantiles: Vec<Quantile>,
    /// How many of all points lie above the target, strictly.
    pub above_target: Option<u64>,
    /// How many points were calculated exactly to decide all this.
    pub exact_points: u64,
}

/// An extreme value and its point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Best {
    /// The number of the point.
    pub index: u64,
    /// Its numbers, one per axis.
    pub point: Vec<Decimal>,
    /// The value.
    pub value: Decimal,
    /// Whether no other point can be better. It is not certain where thousands of points are nearer to each other than an
    /// `f64` can tell.
    pub is_certain: bool,
}

/// A quantile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quantile {
    /// From 0 to 1.
    pub at: Decimal,
    /// Its value.
    pub value: Decimal,
    /// Whether it is that of the exact calculation. It is not where millions of points are nearer to each other than an
    /// `f64` can tell.
    pub is_exact: bool,
}

/// Called now and then with how many values were worked out and how many there are; false stops.
pub type Progress<'a> = &'a (dyn Fn(u64, u64) -> bool + Sync);

/// So many values near the quantiles are held in memory.
const AT_ONCE: usize = 1 << 20;

/// So many points that an `f64` cannot tell apart are put in order by the exact calculation.
const MOST_TIES: usize = 4096;

impl Sweep<'_> {
    /// Range, mean, quantiles, best and worst, and how many are above a target.
    ///
    /// # Errors
    /// - `Cancelled` where `progress` said so.
    /// - A point that the project cannot have, where it has to be calculated exactly.
    ///
    /// # Examples
    /// ```
    /// use impactkaart_core::evaluate::{Questions, Sweep};
    /// use impactkaart_core::graph::Output;
    /// use impactkaart_core::scenario::Axis;
    /// # use impactkaart_core::model::{CostDraft, ProjectDraft};
    /// # let mut draft = ProjectDraft::default();
    /// # draft.settings.name = "Coffee morning".into();
    /// # draft.settings.start_year = Some(2026.into());
    /// # let cost = CostDraft { id: Some("host".into()), payer: Some("society".into()), amount: Some(1000.into()), ..CostDraft::default() };
    /// # draft.costs.push(cost);
    /// let project = draft.build().unwrap().project;
    /// let axis = Axis::read("costs".parse().unwrap(), "80%..120%:5").unwrap();
    /// let sweep = Sweep::new(&project, vec![axis], Output::COSTS).unwrap();
    /// let summary = sweep.summary(&Questions::default(), &|_, _| true).unwrap();
    /// // 800, 900, 1000, 1100, 1200.
    /// assert_eq!(summary.best.unwrap().value, 1200.into());
    /// assert_eq!(summary.quantiles[2].value, 1000.into());
    /// ```
    pub fn summary(&self, questions: &Questions, progress: Progress<'_>) -> Result<Summary, SweepError> {
        let repeated = self.repeated();
        if self.never().is_some() {
            return Ok(self.nothing(questions));
        }
        if self.grid.points() == 0 || self.is_decimal_only() || self.own_points() == 1 {
            return self.in_decimal(questions, progress);
        }
        let tables = self.tables();
        let passes = Passes {
            sweep: self,
            tables: &tables,
            progress,
            done: AtomicU64::new(0),
            failed: Mutex::new(None),
            stop: AtomicBool::new(false),
        };
        let plan = passes.plan()?;
        let target = questions.target.map(nearest);
        // The target's own f64 is off too.
        let near = plan.error + target.map_or(0.0, |target| target.abs() * 2e-16);
        let gathered = passes.gather(&plan, near, target)?;
        let defined = gathered.count * repeated;
        let mut ranks: Vec<u64> = questions
            .quantiles
            .iter()
            .flat_map(|at| ranks(*at, defined))
            .map(|rank| rank / repeated)
            .collect();
        ranks.sort_unstable();
        ranks.dedup();
        let values = passes.order_statistics(&plan, &gathered, &ranks)?;
        let quantiles = questions
            .quantiles
            .iter()
            .filter_map(|at| {
                let place = place(*at, defined)?;
                let [low, high] = ranks_of(place, defined);
                let (low, is_low_exact) = *values.get(&(low / repeated))?;
                let (high, is_high_exact) = *values.get(&(high / repeated))?;
                let value = (low + (high - low) * place.fract()).normalize();
                Some(Quantile { at: *at, value, is_exact: is_low_exact && is_high_exact })
            })
            .collect();
        let mut above = gathered.above;
        if let Some(target) = questions.target {
            for point in &gathered.near_target {
                above += u64::from(self.exact_of(*point)?.defined().is_some_and(|value| *value > target));
            }
        }
        Ok(Summary {
            points: self.points(),
            undefined_points: gathered.undefined * repeated,
            best: self.best(&gathered.highest, |value, other| value > other)?,
            worst: self.best(&gathered.lowest, |value, other| value < other)?,
            mean: (gathered.count > 0).then(|| plan.ruler.mean(gathered.sum, gathered.count)),
            quantiles,
            above_target: questions.target.map(|_| above * repeated),
            exact_points: self.exact_points() as u64,
        })
    }

    /// The first of the points with the best exact value.
    fn best(
        &self,
        extreme: &Extreme,
        is_better: impl Fn(Decimal, Decimal) -> bool,
    ) -> Result<Option<Best>, SweepError> {
        let mut best: Option<(u64, Decimal)> = None;
        for (own, _) in &extreme.candidates {
            if let Some(value) = self.exact_of(*own)?.defined()
                && best.is_none_or(|(_, known)| is_better(*value, known))
            {
                best = Some((*own, *value));
            }
        }
        Ok(best.map(|(own, value)| {
            let index = self.index_of(own);
            Best { index, point: self.point(index), value, is_certain: extreme.is_certain() }
        }))
    }

    fn nothing(&self, questions: &Questions) -> Summary {
        Summary {
            points: self.points(),
            undefined_points: self.points(),
            best: None,
            worst: None,
            mean: None,
            quantiles: Vec::new(),
            above_target: questions.target.map(|_| 0),
            exact_points: 0,
        }
    }

    /// Point by point, for figures that are calculated in decimal only.
    fn in_decimal(&self, questions: &Questions, progress: Progress<'_>) -> Result<Summary, SweepError> {
        let (own_points, repeated) = (self.own_points(), self.repeated());
        let mut values: Vec<(Decimal, u64)> = Vec::new();
        for own in 0..own_points {
            if let Figure::Defined(value) = self.exact_of(own)? {
                values.push((value, own));
            }
            if !progress(own + 1, own_points) {
                return Err(SweepError::Cancelled);
            }
        }
        values.sort_unstable();
        let defined = values.len() as u64;
        let best = |at: Option<&(Decimal, u64)>| {
            let value = at?.0;
            let own = values.iter().find(|(other, _)| *other == value)?.1;
            let index = self.index_of(own);
            Some(Best { index, point: self.point(index), value, is_certain: true })
        };
        let floats: Vec<f64> = values.iter().map(|(value, _)| nearest(*value)).collect();
        let ruler = Ruler::new(
            floats.first().copied().unwrap_or_default(),
            floats.last().copied().unwrap_or_default(),
            0.0,
        );
        let mut gathering = Gathering::new(ruler, 0.0, None);
        for part in floats.chunks(1024) {
            gathering.add(0, part);
        }
        let value_of = |rank: u64| {
            usize::try_from(rank / repeated).ok().and_then(|rank| values.get(rank)).map(|(value, _)| *value)
        };
        let all = defined * repeated;
        let quantiles = questions.quantiles.iter().filter_map(|at| {
            let place = place(*at, all)?;
            let [low, high] = ranks_of(place, all);
            let (low, high) = (value_of(low)?, value_of(high)?);
            let value = (low + (high - low) * place.fract()).normalize();
            Some(Quantile { at: *at, value, is_exact: true })
        });
        let above = |target: Decimal| values.iter().filter(|(value, _)| *value > target).count() as u64;
        Ok(Summary {
            points: self.points(),
            undefined_points: (own_points - defined) * repeated,
            best: best(values.last()),
            worst: best(values.first()),
            mean: (defined > 0).then(|| ruler.mean(gathering.sum, defined)),
            quantiles: quantiles.collect(),
            above_target: questions.target.map(|target| above(target) * repeated),
            exact_points: self.exact_points() as u64,
        })
    }
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

fn ranks(at: Decimal, count: u64) -> Vec<u64> {
    place(at, count).map_or_else(Vec::new, |place| ranks_of(place, count).into())
}

/// The grid on which values are counted, and how far each can be off.
struct Plan {
    ruler: Ruler,
    error: f64,
    /// Whether every point exists and has the bound of the whole grid.
    is_plain: bool,
}

/// The passes over all points of a sweep.
struct Passes<'a, 'p> {
    sweep: &'a Sweep<'p>,
    tables: &'a [Vec<f64>],
    progress: Progress<'a>,
    done: AtomicU64,
    failed: Mutex<Option<SweepError>>,
    stop: AtomicBool,
}

impl Passes<'_, '_> {
    fn plan(&self) -> Result<Plan, SweepError> {
        let bound = self.sweep.bound;
        if bound.existence == Existence::Always && bound.error.is_finite() {
            let ruler = Ruler::new(bound.lowest, bound.highest, bound.error);
            return Ok(Plan { ruler, error: bound.error, is_plain: true });
        }
        // The denominator may reach zero: what values there are is found by a pass of its own.
        let (low, high, error) = self.over_all(
            || (f64::INFINITY, f64::NEG_INFINITY, 0.0_f64),
            |(low, high, error), first, values, errors| {
                let _ = first;
                for (value, own) in values.iter().zip(errors) {
                    *low = low.min(*value);
                    *high = high.max(*value);
                    *error = error.max(*own);
                }
            },
            |a, b| (a.0.min(b.0), a.1.max(b.1), a.2.max(b.2)),
        )?;
        let (low, high) = if low <= high { (low, high) } else { (0.0, 0.0) };
        Ok(Plan { ruler: Ruler::new(low, high, error), error, is_plain: false })
    }

    /// One pass in which each existing value is seen with its own error, in order within a piece.
    fn over_all<T: Send>(
        &self,
        start: impl Fn() -> T + Sync + Send,
        add: impl Fn(&mut T, u64, &[f64], &[f64]) + Sync + Send,
        join: impl Fn(T, T) -> T + Sync + Send,
    ) -> Result<T, SweepError> {
        self.pieces(start, join, |gathering, from, to, workspace| {
            self.sweep.each_existing(self.tables, from..to, workspace, |point, lane| {
                let (value, error) = match lane {
                    Lane::Undefined => return,
                    Lane::Value(value, error) => (value, error),
                    Lane::Uncertain => match self.sweep.exact_of(point) {
                        Ok(Figure::Defined(value)) => {
                            let value = nearest(value);
                            (value, value.abs() * 2e-16)
                        }
                        Ok(Figure::Undefined(_)) => return,
                        Err(error) => {
                            self.fail(error);
                            return;
                        }
                    },
                };
                add(gathering, point, &[value], &[error]);
            });
        })
    }

    fn fail(&self, error: SweepError) {
        self.stop.store(true, Ordering::Relaxed);
        if let Ok(mut failed) = self.failed.lock() {
            failed.get_or_insert(error);
        }
    }

    fn pieces<T: Send>(
        &self,
        start: impl Fn() -> T + Sync + Send,
        join: impl Fn(T, T) -> T + Sync + Send,
        add: impl Fn(&mut T, u64, u64, &mut Workspace) + Sync + Send,
    ) -> Result<T, SweepError> {
        let points = self.sweep.grid.points();
        let piece = self.sweep.grid.piece();
        let gathered = parallel::gathered(
            0..points.div_ceil(piece),
            || (start(), self.sweep.grid.workspace()),
            |(gathering, workspace), at| {
                if self.stop.load(Ordering::Relaxed) {
                    return;
                }
                let (from, to) = (at * piece, ((at + 1) * piece).min(points));
                add(gathering, from, to, workspace);
                let done = self.done.fetch_add(to - from, Ordering::Relaxed) + (to - from);
                if !(self.progress)(done, 2 * points) {
                    self.fail(SweepError::Cancelled);
                }
            },
            |(a, workspace), (b, _)| (join(a, b), workspace),
        );
        match self.failed.lock() {
            Ok(mut failed) => failed.take().map_or(Ok(gathered.0), Err),
            Err(_) => Ok(gathered.0),
        }
    }

    fn gather(&self, plan: &Plan, error: f64, target: Option<f64>) -> Result<Gathering, SweepError> {
        let start = || Gathering::new(plan.ruler, error, target);
        let gathered = if plan.is_plain {
            self.pieces(start, Gathering::join, |gathering, from, to, workspace| {
                let at = |first, values: &[f64]| gathering.add(first, values);
                with_vectors(Look { passes: self, from, to, workspace, at });
            })?
        } else {
            self.over_all(start, |gathering, first, values, _| gathering.add(first, values), Gathering::join)?
        };
        let mut gathered = gathered.finished();
        gathered.undefined = self.sweep.own_points() - gathered.count;
        Ok(gathered)
    }

    /// The exact values of some ranks, and whether each is exact.
    fn order_statistics(
        &self,
        plan: &Plan,
        gathered: &Gathering,
        ranks: &[u64],
    ) -> Result<BTreeMap<u64, (Decimal, bool)>, SweepError> {
        let mut found = BTreeMap::new();
        if gathered.count == 0 {
            return Ok(found);
        }
        let mut windows: Vec<Window> = ranks.iter().map(|rank| gathered.window(*rank)).collect();
        // Where very many values are in the bins of a rank, ever closer looks find fewer.
        while windows.iter().map(|window| window.count).sum::<u64>() > AT_ONCE as u64
            && let Some(closer) = Closer::new(plan.ruler, &windows)
        {
            let closer = if plan.is_plain {
                self.pieces(
                    || closer.clone(),
                    Closer::join,
                    |closer, from, to, workspace| {
                        with_vectors(Look {
                            passes: self,
                            from,
                            to,
                            workspace,
                            at: |_, values: &[f64]| closer.add(values),
                        });
                    },
                )?
            } else {
                self.over_all(|| closer.clone(), |closer, _, values, _| closer.add(values), Closer::join)?
            };
            windows = closer.narrowed(ranks);
        }
        // What cannot be told apart in memory is not collected.
        let collectible: Vec<Window> =
            windows.iter().copied().filter(|window| window.count <= AT_ONCE as u64).collect();
        let start = || Collection::new(plan.ruler, &collectible);
        let collected = if plan.is_plain {
            self.pieces(start, Collection::join, |collection, from, to, workspace| {
                let at = |first, values: &[f64]| collection.add(first, values);
                with_vectors(Look { passes: self, from, to, workspace, at });
            })?
        } else {
            self.over_all(
                start,
                |collection, first, values, _| collection.add(first, values),
                Collection::join,
            )?
        };
        let collected = collected.sorted();
        for (rank, window) in ranks.iter().zip(&windows) {
            let value = if window.count <= AT_ONCE as u64 {
                self.exact_rank(plan, *window, &collected, *rank)?
            } else {
                (decimal(plan.ruler.middle(*window)), false)
            };
            found.insert(*rank, value);
        }
        Ok(found)
    }

    /// The exact value of a rank: of all points that are too near it to be put in order, by their exact values.
    ///
    /// Each exact value is within the error of its `f64`, so the sorted exact values are within it of the sorted ones:
    /// what lies more than twice the error below the `f64` of this rank has a lower rank for certain.
    fn exact_rank(
        &self,
        plan: &Plan,
        window: Window,
        collected: &Collected,
        rank: u64,
    ) -> Result<(Decimal, bool), SweepError> {
        let values = &collected.values;
        let at = collected.place(window, rank);
        let value = values.get(at).map_or(f64::NAN, |(value, _)| *value);
        let from = values.partition_point(|(other, _)| *other < value - 2.0 * plan.error);
        let to = values.partition_point(|(other, _)| *other <= value + 2.0 * plan.error);
        if to - from > MOST_TIES {
            return Ok((decimal(value), false));
        }
        let mut near = Vec::with_capacity(to - from);
        for (_, point) in &values[from..to] {
            near.extend(self.sweep.exact_of(*point)?.defined().copied());
        }
        near.sort_unstable();
        Ok((near.get(at - from).copied().unwrap_or_default(), true))
    }
}

/// The shortest decimal that gives this `f64` again.
fn decimal(value: f64) -> Decimal {
    value.to_string().parse().unwrap_or_default()
}

/// Looks at every value of a range of points, in runs of consecutive ones.
struct Look<'a, 'b, 'p, A> {
    passes: &'a Passes<'b, 'p>,
    from: u64,
    to: u64,
    workspace: &'a mut Workspace,
    at: A,
}

impl<A: FnMut(u64, &[f64])> Work for Look<'_, '_, '_, A> {
    type Output = ();

    #[inline(always)]
    fn work(self) {
        let Self { passes, from, to, workspace, mut at } = self;
        passes.sweep.grid.run(passes.tables, from..to, workspace, |first, columns| at(first, columns[0]));
    }
}
