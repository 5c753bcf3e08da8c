//! A figure with one column changed after the other: only what lies downstream of the changed column is worked out again.

use super::sobol::{GROUP, Group, Samples};
use crate::evaluate::{BLOCK, Figure, Given, Op, Program, Section, Work, Workspace, with_vectors};
use std::collections::BTreeMap;

/// A figure of a program, and for each parameter the steps between it and the figure.
pub(super) struct Downstream<'p> {
    program: &'p Program,
    root: u32,
    /// What has to be above zero for the figure to exist.
    denominator: Option<u32>,
    /// All steps, from the parameters to what the others need.
    whole: Section,
    /// The place of each step among the outputs of the whole.
    kept: BTreeMap<u32, usize>,
    /// Per parameter the steps downstream of it; nothing where it has no influence.
    parts: Vec<Option<Section>>,
}

impl<'p> Downstream<'p> {
    /// Nothing where the figure is calculated in decimal only, or has no value.
    pub(super) fn new(program: &'p Program, figure: usize) -> Option<Self> {
        let (root, denominator) = match program.figures[figure] {
            Figure::Number(value) => (value, None),
            Figure::Quotient { value, denominator, .. } => (value, Some(denominator)),
            Figure::Undefined(_) | Figure::DecimalOnly => return None,
        };
        let wanted: Vec<u32> = [root].into_iter().chain(denominator).collect();
        let varies = below(program, |_| true);
        let mut needed: Vec<u32> = wanted.clone();
        let mut parts = Vec::with_capacity(program.leaves);
        for leaf in 0..program.leaves {
            let is_below = below(program, |other| other == leaf);
            let is_influenced = wanted.iter().any(|step| is_below[*step as usize]);
            parts.push(is_influenced.then(|| {
                let given = |step: u32| {
                    let is_leaf = matches!(program.ops[step as usize], Op::Leaf(_));
                    let is_beside = varies[step as usize] && !is_below[step as usize];
                    if is_leaf || is_beside { Given::Column } else { Given::Nothing }
                };
                let section = Section::new(program, &wanted, given);
                needed.extend(&section.inputs);
                section
            }));
        }
        needed.sort_unstable();
        needed.dedup();
        needed.retain(|step| !matches!(program.ops[*step as usize], Op::Leaf(_)));
        let kept = needed.iter().enumerate().map(|(place, step)| (*step, place)).collect();
        let whole = Section::new(program, &needed, |_| Given::Nothing);
        Some(Self { program, root, denominator, whole, kept, parts })
    }

    pub(super) fn inputs(&self) -> usize {
        self.program.leaves
    }

    /// How many points are worked on at a time: whole groups.
    pub(super) fn block(&self) -> usize {
        BLOCK / GROUP * GROUP
    }

    /// The figure at one point.
    pub(super) fn at(&self, columns: &[&[f64]], row: usize) -> f64 {
        let point: Vec<f64> = columns.iter().map(|column| column[row]).collect();
        let mut values = Vec::new();
        self.program.values(&point, &mut values);
        values[self.root as usize]
    }

    /// The groups of a block of points.
    pub(super) fn groups(&self, samples: Samples<'_>, start: usize, points: usize, shift: f64) -> Vec<Group> {
        let end = (start + self.block()).min(points);
        with_vectors(Block { downstream: self, samples, start, end, shift })
    }

    fn leaf(&self, step: u32) -> Option<usize> {
        match self.program.ops[step as usize] {
            Op::Leaf(leaf) => Some(leaf as usize),
            _ => None,
        }
    }
}

/// Which steps some parameters have influence on.
fn below(program: &Program, is_one: impl Fn(usize) -> bool) -> Vec<bool> {
    let mut is_below = vec![false; program.ops.len()];
    for (at, op) in program.ops.iter().enumerate() {
        is_below[at] = match *op {
            Op::Leaf(leaf) => is_one(leaf as usize),
            op => op.operands().any(|operand| is_below[operand as usize]),
        };
    }
    is_below
}

struct Block<'b> {
    downstream: &'b Downstream<'b>,
    samples: Samples<'b>,
    start: usize,
    end: usize,
    shift: f64,
}

impl Block<'_> {
    /// All steps that are kept, over one sample.
    #[inline(always)]
    fn run_whole(&self, columns: &[&[f64]], workspace: &mut Workspace) {
        let downstream = self.downstream;
        let column = |step: &u32| &columns[downstream.leaf(*step).unwrap_or(0)][self.start..self.end];
        let inputs: Vec<&[f64]> = downstream.whole.inputs.iter().map(column).collect();
        downstream.whole.run(workspace, &inputs, self.end - self.start);
    }

    /// The figure from what is kept.
    #[inline(always)]
    fn figures(&self, columns: &[&[f64]], workspace: &Workspace) -> Vec<f64> {
        let lanes = self.end - self.start;
        let of = |step: u32| -> Vec<f64> {
            if let Some(leaf) = self.downstream.leaf(step) {
                return columns[leaf][self.start..self.end].to_vec();
            }
            match self.downstream.whole.column(workspace, &[], self.downstream.kept[&step], lanes) {
                Ok(column) => column.to_vec(),
                Err(value) => vec![value; lanes],
            }
        };
        let mut values = of(self.downstream.root);
        if let Some(denominator) = self.downstream.denominator {
            take_away(&mut values, &of(denominator));
        }
        values
    }

    /// The figure with one column of the other sample, in `mixed`.
    #[inline(always)]
    fn mix(
        &self,
        leaf: usize,
        part: &Section,
        whole: &Workspace,
        mixed: &mut [f64],
        workspace: &mut Workspace,
    ) {
        let (downstream, lanes) = (self.downstream, mixed.len());
        part.refit(workspace);
        part.run_once(workspace);
        let input = |step: &u32| match downstream.leaf(*step) {
            Some(of) if of == leaf => &self.samples.b[of][self.start..self.end],
            Some(of) => &self.samples.a[of][self.start..self.end],
            // Holds because what is the same for all points is worked out by the part itself.
            None => downstream.whole.column(whole, &[], downstream.kept[step], lanes).unwrap_or(&[]),
        };
        let inputs: Vec<&[f64]> = part.inputs.iter().map(input).collect();
        part.run(workspace, &inputs, lanes);
        match part.column(workspace, &inputs, 0, lanes) {
            Ok(column) => mixed.copy_from_slice(column),
            Err(value) => mixed.fill(value),
        }
        if downstream.denominator.is_some() {
            match part.column(workspace, &inputs, 1, lanes) {
                Ok(below) => take_away(mixed, below),
                Err(below) if below > 0.0 => {}
                Err(_) => mixed.fill(f64::NAN),
            }
        }
    }
}

impl Work for Block<'_> {
    type Output = Vec<Group>;

    #[inline(always)]
    fn work(self) -> Vec<Group> {
        let lanes = self.end - self.start;
        let mut whole = self.downstream.whole.workspace();
        self.downstream.whole.run_once(&mut whole);
        self.run_whole(self.samples.b, &mut whole);
        let b = self.figures(self.samples.b, &whole);
        self.run_whole(self.samples.a, &mut whole);
        let a = self.figures(self.samples.a, &whole);

        let cut = |group: usize| group * GROUP..((group + 1) * GROUP).min(lanes);
        let mut groups: Vec<Group> = (0..lanes.div_ceil(GROUP))
            .map(|group| Group::new(&a[cut(group)], &b[cut(group)], self.shift))
            .collect();
        let mut mixed = vec![0.0; lanes];
        let mut workspace = Workspace::default();
        for (leaf, part) in self.downstream.parts.iter().enumerate() {
            let column = match part {
                None => &a,
                Some(part) => {
                    self.mix(leaf, part, &whole, &mut mixed, &mut workspace);
                    &mixed
                }
            };
            for (index, group) in groups.iter_mut().enumerate() {
                let range = cut(index);
                group.add(&a[range.clone()], &b[range.clone()], &column[range], self.shift);
            }
        }
        groups
    }
}

/// Takes a quotient away where what it divides by is not above zero.
#[inline(always)]
fn take_away(values: &mut [f64], below: &[f64]) {
    for (value, below) in values.iter_mut().zip(below) {
        *value = if *below > 0.0 { *value } else { f64::NAN };
    }
}
