//! The figure of a program over columns of numbers that lie on no grid, with what is known of each lane.

use super::certificate::{Bound, Existence};
use super::lanes::range;
use super::program::{Figure, Op, Program};
use super::run::{Run, Tolerance};
use super::section::{BLOCK, Given, Section, Workspace};
use std::ops::Range;

/// A program of one figure, for chunks of points.
///
/// How far an `f64` can be off is found for the box of each chunk; where that is too far, or the figure may not exist, for
/// halves of it, down to single points. A chunk is always handed in whole, so that what is known of a point does not depend
/// on which points are asked for.
pub(crate) struct Columns {
    program: Program,
    section: Section,
    leaves: Vec<usize>,
    tolerance: Tolerance,
}

/// How many points a chunk has at most.
pub(crate) const CHUNK: usize = BLOCK;

/// How far an `f64` may be off at least, relative to a value or to one: 2^-40.
const LEAST: f64 = 1.0 / (1_u64 << 40) as f64;

impl Columns {
    /// `typical` is the range of each parameter in some chunk, fixed in advance: values may be off as far as eight times
    /// what they can be there.
    ///
    /// # Panics
    /// Where the program has no figure, or there is not one range per parameter.
    pub(crate) fn new(program: Program, typical: &[(f64, f64)], total_bound: f64) -> Self {
        let wanted: Vec<u32> = match program.figures[0] {
            Figure::Number(value) => vec![value],
            Figure::Quotient { value, denominator, .. } => vec![value, denominator],
            Figure::Undefined(_) | Figure::DecimalOnly => Vec::new(),
        };
        let section = Section::new(&program, &wanted, |_| Given::Nothing);
        let leaf = |step: &u32| match program.ops[*step as usize] {
            Op::Leaf(leaf) => leaf as usize,
            // Holds because nothing is given, so that only leaves come in.
            _ => 0,
        };
        let leaves = section.inputs.iter().map(leaf).collect();
        let bound = first_bound(&program, typical, total_bound);
        let absolute = if bound.error.is_finite() { (8.0 * bound.error).max(1e-300) } else { LEAST };
        let tolerance = match program.figures[0] {
            // The f64 nearest to the exact value.
            Figure::DecimalOnly => Tolerance { relative: 2e-16, absolute: 1e-300 },
            _ => Tolerance { relative: LEAST, absolute },
        };
        Self { program, section, leaves, tolerance }
    }

    /// How far values may be off.
    pub(crate) fn tolerance(&self) -> Tolerance {
        self.tolerance
    }

    /// Whether the figure depends on none of the parameters, so that all points are equal.
    pub(crate) fn is_constant(&self) -> bool {
        self.leaves.is_empty() && self.program.figures[0] != Figure::DecimalOnly
    }

    /// What one thread works in.
    pub(crate) fn workspace(&self) -> Workspace {
        self.section.workspace()
    }

    /// Works out a chunk, of which `lanes` are visited, in order; `first` is the number of its first point. There is one
    /// column per parameter. `total_bound` is that of a project at any point of the chunk (`Project::total_bound`), or more.
    pub(crate) fn evaluate(
        &self,
        first: u64,
        columns: &[&[f64]],
        total_bound: f64,
        lanes: Range<usize>,
        workspace: &mut Workspace,
        mut visit: impl FnMut(Run<'_>),
    ) {
        let all = columns.first().map_or(lanes.end, |column| column.len());
        match self.program.figures[0] {
            Figure::Undefined(_) => return lanes.for_each(|lane| visit(Run::Undefined(first + lane as u64))),
            Figure::DecimalOnly => return lanes.for_each(|lane| visit(Run::Uncertain(first + lane as u64))),
            Figure::Number(_) | Figure::Quotient { .. } => {}
        }
        self.section.run_once(workspace);
        let inputs: Vec<&[f64]> = self.leaves.iter().map(|leaf| columns[*leaf]).collect();
        self.section.run_with_vectors(workspace, &inputs, all);
        let column = |output: usize| match self.section.column(workspace, &inputs, output, all) {
            Ok(column) => std::borrow::Cow::Borrowed(column),
            Err(value) => std::borrow::Cow::Owned(vec![value; all]),
        };
        let values = column(0);
        let below = (self.section.outputs.len() > 1).then(|| column(1));
        let chunk = Chunk {
            columns: self,
            first,
            inputs: columns,
            total_bound,
            values: &values,
            below: below.as_deref(),
        };
        chunk.visit(0..all, &lanes, &mut visit);
    }
}

fn first_bound(program: &Program, ranges: &[(f64, f64)], total_bound: f64) -> Bound {
    // Holds because a program for columns has a figure.
    program.bounds(ranges, total_bound).swap_remove(0)
}

/// A chunk that was worked out.
struct Chunk<'a> {
    columns: &'a Columns,
    first: u64,
    inputs: &'a [&'a [f64]],
    total_bound: f64,
    values: &'a [f64],
    /// What the figure divides by.
    below: Option<&'a [f64]>,
}

impl Chunk<'_> {
    /// What is known of the points of a box, all of one kind or each half by itself.
    fn visit(&self, lanes: Range<usize>, asked: &Range<usize>, visit: &mut impl FnMut(Run<'_>)) {
        let wanted = lanes.start.max(asked.start)..lanes.end.min(asked.end);
        if wanted.is_empty() {
            return;
        }
        let values = &self.values[lanes.clone()];
        let ranges: Vec<(f64, f64)> =
            self.inputs.iter().map(|column| range(&column[lanes.clone()])).collect();
        let bound = first_bound(&self.columns.program, &ranges, self.total_bound);
        let unit = |lane: usize| self.first + lane as u64;
        match bound.existence {
            Existence::Never => wanted.for_each(|lane| visit(Run::Undefined(unit(lane)))),
            Existence::Always if bound.error <= self.least_tolerance(values) => {
                visit(Run::Values { first: unit(wanted.start), values: &self.values[wanted] });
            }
            existence if lanes.len() == 1 => {
                let below = self.below.map_or(0.0, |below| below[lanes.start]);
                visit(if below < -existence.denominator_error() {
                    Run::Undefined(unit(lanes.start))
                } else {
                    Run::Uncertain(unit(lanes.start))
                });
            }
            _ => {
                let middle = lanes.start + lanes.len() / 2;
                self.visit(lanes.start..middle, asked, visit);
                self.visit(middle..lanes.end, asked, visit);
            }
        }
    }

    /// How far any of some values may be off.
    fn least_tolerance(&self, values: &[f64]) -> f64 {
        let smallest = values.iter().map(|value| value.abs()).fold(f64::INFINITY, f64::min);
        self.columns.tolerance.of(smallest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{Output, Varied, record};
    use crate::model::{BeneficiaryDraft, CostDraft, EffectDraft, Project, ProjectDraft};
    use crate::scenario::Path;

    /// € 1,000 of benefits in year 1, undiscounted, for € 500 of costs that may be anything.
    fn project() -> Project {
        let mut draft = ProjectDraft::default();
        draft.settings.name = "Coffee morning".into();
        draft.settings.start_year = Some(2026.into());
        draft.settings.discount_rate = Some(0.into());
        draft.costs.push(CostDraft {
            id: Some("host".into()),
            payer: Some("municipality".into()),
            amount: Some(500.into()),
            ..CostDraft::default()
        });
        draft.effects.push(EffectDraft {
            id: Some("less_lonely".into()),
            beneficiaries: vec![BeneficiaryDraft { party: "client".into(), share: None }],
            per: Some(crate::model::Per::Project),
            amount: Some(1000.into()),
            ..EffectDraft::default()
        });
        draft.build().expect("a project without faults").project
    }

    fn known(columns: &Columns, costs: &[f64], lanes: Range<usize>) -> Vec<(u64, Option<f64>)> {
        let mut known = Vec::new();
        columns.evaluate(100, &[costs], 1e4, lanes, &mut columns.workspace(), |run| match run {
            Run::Values { first, values } => {
                known.extend((first..).zip(values.iter().map(|value| Some(*value))));
            }
            Run::Undefined(unit) => known.push((unit, None)),
            Run::Uncertain(unit) => known.push((unit, Some(f64::NAN))),
        });
        known
    }

    #[test]
    fn a_chunk_with_costs_on_both_sides_of_zero_is_told_apart_point_by_point() {
        let project = project();
        let path: Path = "costs.host.amount".parse().expect("a path");
        let graph = record(&project, &[Varied::set(path)], &[Output::RATIO]).expect("nothing to refuse");
        let columns = Columns::new(Program::new(&graph), &[(400.0, 600.0)], 1e4);
        let found = known(&columns, &[500.0, -500.0, 250.0, 0.0, 2000.0], 0..5);
        assert_eq!(found[..3], [(100, Some(2.0)), (101, None), (102, Some(4.0))]);
        assert!(
            found[3].1.is_some_and(f64::is_nan),
            "only decimals can tell that costs of zero are not above it"
        );
        assert_eq!(found[4], (104, Some(0.5)));
        // The same of a point, whichever are asked for.
        assert_eq!(known(&columns, &[500.0, -500.0, 250.0, 0.0, 2000.0], 1..3), found[1..3]);
    }

    #[test]
    fn a_chunk_without_doubt_is_one_run() {
        let project = project();
        let path: Path = "costs.host.amount".parse().expect("a path");
        let graph = record(&project, &[Varied::set(path)], &[Output::RATIO]).expect("nothing to refuse");
        let columns = Columns::new(Program::new(&graph), &[(400.0, 600.0)], 1e4);
        assert!(!columns.is_constant() && columns.tolerance().absolute < 1e-13);
        let costs: Vec<f64> = (0..CHUNK).map(|at| 400.0 + at as f64 / 8.0).collect();
        let mut runs = 0;
        columns.evaluate(0, &[&costs], 1e4, 0..CHUNK, &mut columns.workspace(), |run| {
            let Run::Values { first: 0, values } = run else { panic!("{run:?}") };
            assert_eq!((values.len(), values[800]), (CHUNK, 2.0));
            runs += 1;
        });
        assert_eq!(runs, 1);
    }
}
