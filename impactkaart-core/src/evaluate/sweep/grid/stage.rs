use crate::evaluate::program::Program;
use crate::evaluate::section::{BLOCK, Given, Section, Workspace};

/// Steps of the same axes, run by run.
pub(super) struct Stage {
    /// Outer axes with their sizes, and how many lanes of the inner ones make a run.
    pub(super) outer: Vec<u64>,
    pub(super) run: u64,
    pub(super) points: u64,
    pub(super) section: Section,
    pub(super) scalars: Vec<Lookup>,
    pub(super) columns: Vec<Lookup>,
    /// The tables that its outputs fill.
    pub(super) fills: Vec<usize>,
}

/// Where in a table the values of a run are.
pub(super) struct Lookup {
    pub(super) table: usize,
    /// Per outer axis, how far apart its neighbours are.
    pub(super) strides: Vec<u64>,
    pub(super) inner: Inner,
}

pub(super) enum Inner {
    /// The same for a whole run.
    Same,
    /// One after the other.
    Contiguous,
    /// Some inner axes are not in it: from the start of the run, value by value.
    Spread(Vec<u32>),
}

impl Stage {
    /// Of nothing.
    pub(super) fn empty() -> Self {
        let program =
            Program { ops: Vec::new(), constants: Vec::new(), figures: Vec::new(), leaves: 0, flows: 0.0 };
        Self {
            outer: Vec::new(),
            run: 1,
            points: 0,
            section: Section::new(&program, &[], |_| Given::Nothing),
            scalars: Vec::new(),
            columns: Vec::new(),
            fills: Vec::new(),
        }
    }

    /// Its steps over a range of points, block by block: the first point, and a column per step.
    #[inline(always)]
    pub(super) fn run(
        &self,
        tables: &[Vec<f64>],
        points: std::ops::Range<u64>,
        workspace: &mut Workspace,
        mut visit: impl FnMut(u64, &[&[f64]]),
    ) {
        let mut spread: Vec<Vec<f64>> = self.columns.iter().map(|_| Vec::new()).collect();
        let mut filled: Vec<Vec<f64>> = self.section.outputs.iter().map(|_| Vec::new()).collect();
        let mut outer = vec![0; self.outer.len()];
        let mut at = points.start;
        while at < points.end {
            let mut rest = at / self.run;
            for (place, size) in outer.iter_mut().zip(&self.outer).rev() {
                *place = rest % size;
                rest /= size;
            }
            let base = |lookup: &Lookup| -> usize {
                let base: u64 = lookup.strides.iter().zip(&outer).map(|(stride, place)| stride * place).sum();
                #[expect(clippy::cast_possible_truncation, reason = "a place in a table that is in memory")]
                let base = base as usize;
                base
            };
            for (lookup, (_, place)) in self.scalars.iter().zip(&self.section.scalars) {
                workspace.scalars[*place] = tables[lookup.table][base(lookup)];
            }
            self.section.run_once(workspace);
            let end = ((at / self.run + 1) * self.run).min(points.end);
            while at < end {
                let lanes = (end - at).min(BLOCK as u64);
                #[expect(clippy::cast_possible_truncation, reason = "a place in a run, which is in memory")]
                let (lane, count) = ((at % self.run) as usize, lanes as usize);
                for (lookup, buffer) in self.columns.iter().zip(&mut spread) {
                    if let Inner::Spread(offsets) = &lookup.inner {
                        let from = &tables[lookup.table][base(lookup)..];
                        buffer.clear();
                        buffer
                            .extend(offsets[lane..lane + count].iter().map(|offset| from[*offset as usize]));
                    }
                }
                let inputs: Vec<&[f64]> = self
                    .columns
                    .iter()
                    .zip(&spread)
                    .map(|(lookup, buffer)| match lookup.inner {
                        Inner::Spread(_) => &buffer[..],
                        Inner::Same | Inner::Contiguous => {
                            let from = base(lookup) + lane;
                            &tables[lookup.table][from..from + count]
                        }
                    })
                    .collect();
                self.section.run(workspace, &inputs, count);
                let columns: Vec<&[f64]> = filled
                    .iter_mut()
                    .enumerate()
                    .map(|(output, filled)| match self.section.column(workspace, &inputs, output, count) {
                        Ok(column) => column,
                        Err(value) => {
                            filled.clear();
                            filled.resize(count, value);
                            &filled[..]
                        }
                    })
                    .collect();
                visit(at, &columns);
                at += lanes;
            }
        }
    }
}
