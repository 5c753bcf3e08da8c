//! A part of a program over lanes: what is the same for all lanes once, the rest column by column.

use super::lanes::{Work, with_vectors};
use super::program::{Op, Program};

/// How many lanes are worked on at a time: a few columns of them fit in the first-level cache.
pub(crate) const BLOCK: usize = 1024;

/// Where a step's value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// The same for all lanes.
    Scalar(usize),
    /// A column that was handed in.
    Input(usize),
    /// A column of the section's own.
    Slot(usize),
}

/// What is handed in for a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Given {
    /// One value for all lanes.
    Scalar,
    /// A column.
    Column,
    /// Nothing: it is worked out here.
    Nothing,
}

#[derive(Debug, Clone, Copy)]
struct Instruction {
    op: Op,
    a: Place,
    b: Place,
    to: usize,
}

/// The steps that some of a program's steps take, from given ones.
#[derive(Debug, Clone)]
pub(crate) struct Section {
    /// The given scalars: step and place.
    pub(crate) scalars: Vec<(u32, usize)>,
    /// The given columns, in order: their steps.
    pub(crate) inputs: Vec<u32>,
    /// Where the values of the wanted steps are.
    pub(crate) outputs: Vec<Place>,
    constants: Vec<f64>,
    once: Vec<Instruction>,
    lanes: Vec<Instruction>,
    slots: usize,
}

/// What a section works in; one per thread.
#[derive(Debug, Default)]
pub(crate) struct Workspace {
    pub(crate) scalars: Vec<f64>,
    slots: Vec<Vec<f64>>,
}

impl Section {
    pub(crate) fn new(program: &Program, wanted: &[u32], given: impl Fn(u32) -> Given) -> Self {
        let needed = needed(program, wanted, &given);
        let mut last_use = vec![0_usize; program.ops.len()];
        for (at, op) in program.ops.iter().enumerate() {
            if needed[at] && given(step(at)) == Given::Nothing {
                for operand in op.operands() {
                    last_use[operand as usize] = at;
                }
            }
        }
        for root in wanted {
            last_use[*root as usize] = usize::MAX;
        }
        let mut section = Self {
            scalars: Vec::new(),
            inputs: Vec::new(),
            outputs: Vec::new(),
            constants: Vec::new(),
            once: Vec::new(),
            lanes: Vec::new(),
            slots: 0,
        };
        let mut places: Vec<Option<Place>> = vec![None; program.ops.len()];
        let mut free: Vec<usize> = Vec::new();
        for (at, op) in program.ops.iter().enumerate().filter(|(at, _)| needed[*at]) {
            let place = match (given(step(at)), *op) {
                (_, Op::Constant(constant)) => {
                    section.constants.push(program.constants[constant as usize].0);
                    Place::Scalar(section.constants.len() - 1)
                }
                (Given::Scalar, _) => {
                    section.constants.push(0.0);
                    section.scalars.push((step(at), section.constants.len() - 1));
                    Place::Scalar(section.constants.len() - 1)
                }
                (Given::Column, _) | (Given::Nothing, Op::Leaf(_)) => {
                    section.inputs.push(step(at));
                    Place::Input(section.inputs.len() - 1)
                }
                (Given::Nothing, _) => {
                    let mut operands = op.operands().filter_map(|operand| places[operand as usize]);
                    // Holds because operands come before the step that needs them.
                    let a = operands.next().expect("an operation has an operand");
                    let b = operands.next().unwrap_or(a);
                    let is_scalar = |place: Place| matches!(place, Place::Scalar(_));
                    if is_scalar(a) && is_scalar(b) {
                        section.constants.push(0.0);
                        let to = section.constants.len() - 1;
                        section.once.push(Instruction { op: *op, a, b, to });
                        Place::Scalar(to)
                    } else {
                        let to = free.pop().unwrap_or_else(|| {
                            section.slots += 1;
                            section.slots - 1
                        });
                        section.lanes.push(Instruction { op: *op, a, b, to });
                        Place::Slot(to)
                    }
                }
            };
            places[at] = Some(place);
            if given(step(at)) == Given::Nothing {
                let mut freed = Vec::new();
                for operand in op.operands() {
                    if last_use[operand as usize] == at
                        && let Some(Place::Slot(slot)) = places[operand as usize]
                        && !freed.contains(&slot)
                    {
                        freed.push(slot);
                    }
                }
                free.extend(freed);
            }
        }
        // Holds because what is wanted is needed.
        section.outputs = wanted.iter().filter_map(|root| places[*root as usize]).collect();
        section
    }

    /// A workspace for it, constants filled in.
    pub(crate) fn workspace(&self) -> Workspace {
        Workspace { scalars: self.constants.clone(), slots: vec![vec![0.0; BLOCK]; self.slots] }
    }

    /// Makes a workspace fit, whatever section it was used for before.
    pub(crate) fn refit(&self, workspace: &mut Workspace) {
        workspace.scalars.clear();
        workspace.scalars.extend_from_slice(&self.constants);
        if workspace.slots.len() < self.slots {
            workspace.slots.resize(self.slots, vec![0.0; BLOCK]);
        }
    }

    /// Works out what is the same for all lanes, after its scalars were filled in.
    pub(crate) fn run_once(&self, workspace: &mut Workspace) {
        for instruction in &self.once {
            let of = |place: Place| match place {
                Place::Scalar(at) => workspace.scalars[at],
                _ => 0.0,
            };
            let (a, b) = (of(instruction.a), of(instruction.b));
            workspace.scalars[instruction.to] = one(instruction.op, a, b);
        }
    }

    /// Works out `lanes` lanes, at most [`BLOCK`]; inputs have that length.
    #[inline(always)]
    pub(crate) fn run(&self, workspace: &mut Workspace, inputs: &[&[f64]], lanes: usize) {
        for instruction in &self.lanes {
            let mut to = std::mem::take(&mut workspace.slots[instruction.to]);
            let out = &mut to[..lanes];
            let a = source(workspace, inputs, instruction.a, lanes);
            let b = source(workspace, inputs, instruction.b, lanes);
            match instruction.op {
                Op::Add(..) => binary(out, a, b, |a, b| a + b),
                Op::Multiply(..) => binary(out, a, b, |a, b| a * b),
                Op::Reciprocal(_) => unary(out, a, |a| 1.0 / a),
                Op::SquareRoot(_) => unary(out, a, f64::sqrt),
                Op::AboveZero(_) => unary(out, a, |a| if a > 0.0 { a } else { 0.0 }),
                Op::Constant(_) | Op::Leaf(_) => {}
            }
            workspace.slots[instruction.to] = to;
        }
    }

    /// The same, with the widest vectors there are.
    pub(crate) fn run_with_vectors(&self, workspace: &mut Workspace, inputs: &[&[f64]], lanes: usize) {
        with_vectors(Lanes { section: self, workspace, inputs, lanes });
    }

    /// The column of a wanted step after [`Section::run`]; nothing where it is the same for all lanes.
    pub(crate) fn column<'w>(
        &self,
        workspace: &'w Workspace,
        inputs: &[&'w [f64]],
        output: usize,
        lanes: usize,
    ) -> Result<&'w [f64], f64> {
        match source(workspace, inputs, self.outputs[output], lanes) {
            Source::Column(column) => Ok(column),
            Source::Scalar(value) => Err(value),
        }
    }
}

/// A block of lanes.
struct Lanes<'a> {
    section: &'a Section,
    workspace: &'a mut Workspace,
    inputs: &'a [&'a [f64]],
    lanes: usize,
}

impl Work for Lanes<'_> {
    type Output = ();

    #[inline(always)]
    fn work(self) {
        self.section.run(self.workspace, self.inputs, self.lanes);
    }
}

/// The steps between what is wanted and what is given.
fn needed(program: &Program, wanted: &[u32], given: &impl Fn(u32) -> Given) -> Vec<bool> {
    let mut needed = vec![false; program.ops.len()];
    for root in wanted {
        needed[*root as usize] = true;
    }
    for at in (0..program.ops.len()).rev() {
        if needed[at] && given(step(at)) == Given::Nothing {
            for operand in program.ops[at].operands() {
                needed[operand as usize] = true;
            }
        }
    }
    needed
}

fn step(at: usize) -> u32 {
    // Holds because the compiler numbers steps so.
    u32::try_from(at).expect("fewer than 2^32 steps")
}

enum Source<'w> {
    Column(&'w [f64]),
    Scalar(f64),
}

#[inline(always)]
fn source<'w>(workspace: &'w Workspace, inputs: &[&'w [f64]], place: Place, lanes: usize) -> Source<'w> {
    match place {
        Place::Scalar(at) => Source::Scalar(workspace.scalars[at]),
        Place::Input(at) => Source::Column(&inputs[at][..lanes]),
        Place::Slot(at) => Source::Column(&workspace.slots[at][..lanes]),
    }
}

#[inline(always)]
fn binary(out: &mut [f64], a: Source<'_>, b: Source<'_>, op: impl Fn(f64, f64) -> f64) {
    match (a, b) {
        (Source::Column(a), Source::Column(b)) => {
            for ((out, a), b) in out.iter_mut().zip(a).zip(b) {
                *out = op(*a, *b);
            }
        }
        (Source::Column(a), Source::Scalar(b)) => {
            for (out, a) in out.iter_mut().zip(a) {
                *out = op(*a, b);
            }
        }
        (Source::Scalar(a), Source::Column(b)) => {
            for (out, b) in out.iter_mut().zip(b) {
                *out = op(a, *b);
            }
        }
        (Source::Scalar(a), Source::Scalar(b)) => out.fill(op(a, b)),
    }
}

#[inline(always)]
fn unary(out: &mut [f64], a: Source<'_>, op: impl Fn(f64) -> f64) {
    match a {
        Source::Column(a) => {
            for (out, a) in out.iter_mut().zip(a) {
                *out = op(*a);
            }
        }
        Source::Scalar(a) => out.fill(op(a)),
    }
}

fn one(op: Op, a: f64, b: f64) -> f64 {
    match op {
        Op::Add(..) => a + b,
        Op::Multiply(..) => a * b,
        Op::Reciprocal(_) => 1.0 / a,
        Op::SquareRoot(_) => a.sqrt(),
        Op::AboveZero(_) => {
            if a > 0.0 {
                a
            } else {
                0.0
            }
        }
        Op::Constant(_) | Op::Leaf(_) => a,
    }
}
