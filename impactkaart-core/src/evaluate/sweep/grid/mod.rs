//! A program over a grid, each step worked out as rarely as its parameters change: steps of few parameters become tables
//! of their own, which larger ones look up. What is left for every point of the grid is often a single multiplication.

mod stage;

use crate::evaluate::program::{Op, Program};
use crate::evaluate::section::{BLOCK, Given, Section, Workspace};
use stage::{Inner, Lookup, Stage};

/// The largest table, in values.
const TABLE: u64 = 1 << 18;

/// So many lanes are worth a run of their own.
const SHORTEST_RUN: u64 = 256;

/// How to work a program out over a grid; the last axis runs fastest.
pub(crate) struct Grid {
    sizes: Vec<u64>,
    tables: Vec<Table>,
    /// The stages that fill tables, then the last one over all points.
    stages: Vec<Stage>,
    last: Stage,
}

/// The values of a step, over the axes in its mask.
struct Table {
    mask: u64,
    /// The first tables are the axes themselves.
    is_axis: bool,
}

impl Grid {
    /// The program over a grid of `sizes`, for the steps `wanted`; only the axes on which these depend are run through,
    /// and those in `also`.
    pub(crate) fn new(program: &Program, sizes: &[u64], wanted: &[u32], also: u64) -> Self {
        let masks = masks(program);
        let full = wanted.iter().fold(also, |mask, step| mask | masks[*step as usize]);
        let points = |mask: u64| -> u64 { axes(mask).map(|axis| sizes[axis]).product() };
        let needed = program.needed(wanted);
        let is_tabled = |mask: u64| mask != 0 && mask != full && points(mask) <= TABLE;
        // A step is kept where one of other axes, or the result itself, needs it.
        let mut kept = vec![false; program.ops.len()];
        for (at, op) in program.ops.iter().enumerate().filter(|(at, _)| needed[*at]) {
            for operand in op.operands() {
                let mask = masks[operand as usize];
                kept[operand as usize] |= mask != masks[at] && is_tabled(mask);
            }
        }
        for step in wanted {
            kept[*step as usize] |= is_tabled(masks[*step as usize]);
        }
        let mut grid = Self {
            sizes: sizes.to_vec(),
            tables: (0..sizes.len()).map(|axis| Table { mask: 1 << axis, is_axis: true }).collect(),
            stages: Vec::new(),
            last: Stage::empty(),
        };
        let mut table_of: Vec<Option<usize>> = vec![None; program.ops.len()];
        let mut by_mask: std::collections::BTreeMap<(u32, u64), Vec<u32>> = std::collections::BTreeMap::new();
        for (at, op) in program.ops.iter().enumerate() {
            match *op {
                Op::Leaf(leaf) => table_of[at] = Some(leaf as usize),
                _ if kept[at] && op.is_operation() => {
                    let mask = masks[at];
                    let step = u32::try_from(at).unwrap_or(u32::MAX);
                    by_mask.entry((mask.count_ones(), mask)).or_default().push(step);
                }
                _ => {}
            }
        }
        for ((_, mask), steps) in by_mask {
            let mut stage = grid.stage(program, mask, &steps, &table_of, |step| masks[step as usize] == mask);
            for step in steps {
                table_of[step as usize] = Some(grid.tables.len());
                stage.fills.push(grid.tables.len());
                grid.tables.push(Table { mask, is_axis: false });
            }
            grid.stages.push(stage);
        }
        grid.last = grid.stage(program, full, wanted, &table_of, |_| false);
        grid
    }

    /// A number of points that is convenient to work on at a time.
    pub(crate) fn piece(&self) -> u64 {
        (65_536 / self.last.run).max(1) * self.last.run
    }

    fn stage(
        &self,
        program: &Program,
        mask: u64,
        wanted: &[u32],
        table_of: &[Option<usize>],
        is_own: impl Fn(u32) -> bool,
    ) -> Stage {
        let own: Vec<usize> = axes(mask).collect();
        let (mut first, mut run) = (own.len(), 1);
        while first > 0 && (run < SHORTEST_RUN || run * self.sizes[own[first - 1]] <= BLOCK as u64) {
            first -= 1;
            run *= self.sizes[own[first]];
        }
        let (outer, inner) = own.split_at(first);
        let inner_mask = inner.iter().fold(0, |mask, axis| mask | 1 << axis);
        let looked_up =
            |step: u32| table_of[step as usize].filter(|_| !is_own(step) || is_leaf(program, step));
        let section = Section::new(program, wanted, |step| match looked_up(step) {
            None => Given::Nothing,
            Some(table) if self.tables[table].mask & inner_mask == 0 => Given::Scalar,
            Some(_) => Given::Column,
        });
        let lookup = |step: u32| {
            // Holds because the section asks only for what it was told is looked up.
            let table = looked_up(step).unwrap_or(0);
            self.lookup(table, outer, inner)
        };
        let scalars = section.scalars.iter().map(|(step, _)| lookup(*step)).collect();
        let columns = section.inputs.iter().map(|step| lookup(*step)).collect();
        Stage {
            outer: outer.iter().map(|axis| self.sizes[*axis]).collect(),
            run,
            points: own.iter().map(|axis| self.sizes[*axis]).product(),
            section,
            scalars,
            columns,
            fills: Vec::new(),
        }
    }

    fn lookup(&self, table: usize, outer: &[usize], inner: &[usize]) -> Lookup {
        let mask = self.tables[table].mask;
        let stride = |axis: usize| -> u64 {
            if mask >> axis & 1 == 0 {
                return 0;
            }
            axes(mask).filter(|other| *other > axis).map(|other| self.sizes[other]).product()
        };
        let of_inner = inner.iter().filter(|axis| mask >> **axis & 1 == 1).count();
        let inner = if of_inner == 0 {
            Inner::Same
        } else if of_inner == inner.len() {
            Inner::Contiguous
        } else {
            let mut offsets: Vec<u32> = vec![0];
            for axis in inner {
                let step = stride(*axis);
                offsets = offsets
                    .iter()
                    .flat_map(|offset| {
                        (0..self.sizes[*axis]).map(move |at| {
                            // Holds because a table has at most 2^18 values, or is an axis.
                            offset + u32::try_from(at * step).unwrap_or(0)
                        })
                    })
                    .collect();
            }
            Inner::Spread(offsets)
        };
        Lookup { table, strides: outer.iter().map(|axis| stride(*axis)).collect(), inner }
    }

    /// The tables, from the values of each axis.
    pub(crate) fn tables(&self, axes: &[Vec<f64>]) -> Vec<Vec<f64>> {
        let mut tables: Vec<Vec<f64>> = Vec::with_capacity(self.tables.len());
        tables.extend(axes.iter().cloned());
        tables.extend(self.tables.iter().filter(|table| !table.is_axis).map(|_| Vec::new()));
        for stage in &self.stages {
            #[expect(clippy::cast_possible_truncation, reason = "a table has at most 2^18 values")]
            let mut filled: Vec<Vec<f64>> =
                vec![Vec::with_capacity(stage.points as usize); stage.fills.len()];
            stage.run(&tables, 0..stage.points, &mut stage.section.workspace(), |_, columns| {
                for (filled, column) in filled.iter_mut().zip(columns) {
                    filled.extend_from_slice(column);
                }
            });
            for (table, filled) in stage.fills.iter().zip(filled) {
                tables[*table] = filled;
            }
        }
        tables
    }

    /// What one thread works in.
    pub(crate) fn workspace(&self) -> Workspace {
        self.last.section.workspace()
    }

    /// The wanted steps over a range of points, block by block: the first point, and a column per step.
    #[inline(always)]
    pub(crate) fn run(
        &self,
        tables: &[Vec<f64>],
        points: std::ops::Range<u64>,
        workspace: &mut Workspace,
        visit: impl FnMut(u64, &[&[f64]]),
    ) {
        self.last.run(tables, points, workspace, visit);
    }

    /// The place on each axis of a point; axes without influence stand at their first value.
    pub(crate) fn coordinates(&self, full: u64, point: u64) -> Vec<usize> {
        let mut places = vec![0; self.sizes.len()];
        let mut rest = point;
        for axis in axes(full).collect::<Vec<_>>().into_iter().rev() {
            #[expect(clippy::cast_possible_truncation, reason = "a place on an axis that is in memory")]
            let place = (rest % self.sizes[axis]) as usize;
            places[axis] = place;
            rest /= self.sizes[axis];
        }
        places
    }
}

/// The axes in a mask, ascending.
pub(crate) fn axes(mask: u64) -> impl Iterator<Item = usize> + Clone {
    (0..64).filter(move |axis| mask >> axis & 1 == 1)
}

/// The parameters that each step depends on, as bits.
pub(crate) fn masks(program: &Program) -> Vec<u64> {
    let mut masks: Vec<u64> = Vec::with_capacity(program.ops.len());
    for op in &program.ops {
        let mask = match op {
            Op::Leaf(leaf) => 1 << leaf,
            _ => op.operands().fold(0, |mask, operand| mask | masks[operand as usize]),
        };
        masks.push(mask);
    }
    masks
}

fn is_leaf(program: &Program, step: u32) -> bool {
    matches!(program.ops[step as usize], Op::Leaf(_))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{Output, Varied, record};
    use crate::model::{BeneficiaryDraft, CostDraft, EffectDraft, Per, Project, ProjectDraft, ReachDraft};
    use rust_decimal::Decimal;

    fn project() -> Project {
        let mut draft = ProjectDraft::default();
        draft.settings.name = "Coffee morning".into();
        draft.settings.start_year = Some(2026.into());
        for (id, per) in [("host", Per::Project), ("coffee", Per::Participant)] {
            draft.costs.push(CostDraft {
                id: Some(id.into()),
                payer: Some("municipality".into()),
                amount: Some(700.into()),
                per: Some(per),
                group: (per == Per::Participant).then(|| "visitors".into()),
                ..CostDraft::default()
            });
        }
        draft.reach.push(ReachDraft {
            group: Some("visitors".into()),
            participants: Some(100.into()),
            ..ReachDraft::default()
        });
        for id in ["less_lonely", "healthier"] {
            draft.effects.push(EffectDraft {
                id: Some(id.into()),
                beneficiaries: vec![BeneficiaryDraft { party: "client".into(), share: None }],
                group: Some("visitors".into()),
                share: Some(Decimal::new(25, 2)),
                amount: Some(400.into()),
                drop_off: Some(Decimal::new(3, 1)),
                duration: Some(4.into()),
                ..EffectDraft::default()
            });
        }
        draft.build().expect("a project without faults").project
    }

    #[test]
    fn what_is_kept_apart_gives_the_bits_of_every_point_by_itself_in_pieces_of_any_size() {
        let project = project();
        let paths = ["costs", "reach", "effects.less_lonely.drop_off", "project.discount_rate"];
        let varied = paths.map(|path| Varied::set(path.parse().expect("a path")));
        let graph = record(&project, &varied, &[Output::RATIO]).expect("nothing to refuse");
        for sizes in [[3, 300, 5, 2], [2, 3, 4, 700], [40, 1, 2, 30], [1, 1, 1, 3000]] {
            let program = Program::for_grid(&graph, &sizes);
            let value = |size: usize, at: usize| (1.0 + at as f64) / (2.0 + size as f64);
            let axes: Vec<Vec<f64>> =
                sizes.iter().map(|size| (0..*size).map(|at| value(*size, at)).collect()).collect();
            let counts = sizes.map(|size| size as u64);
            let grid = Grid::new(&program, &counts, &program.roots(), 0);
            let points: usize = sizes.iter().product();
            assert_eq!(grid.last.points, points as u64);
            let places: Vec<Vec<usize>> =
                (0..points).map(|point| grid.coordinates(0b1111, point as u64)).collect();
            let columns: Vec<Vec<f64>> =
                (0..4).map(|axis| places.iter().map(|places| axes[axis][places[axis]]).collect()).collect();
            let slices: Vec<&[f64]> = columns.iter().map(|column| &column[..]).collect();
            let flat: Vec<u64> = program.evaluate(&slices)[0].iter().map(|value| value.to_bits()).collect();
            let tables = grid.tables(&axes);
            for piece in [1, 7, 64, 1000, points as u64] {
                let mut bits = Vec::with_capacity(points);
                let mut from = 0;
                while from < points as u64 {
                    let to = (from + piece).min(points as u64);
                    grid.run(&tables, from..to, &mut grid.workspace(), |first, columns| {
                        assert_eq!(first, bits.len() as u64);
                        bits.extend(columns[0].iter().map(|value| value.to_bits()));
                    });
                    from = to;
                }
                assert!(bits == flat, "{sizes:?} in pieces of {piece}");
            }
        }
    }
}
