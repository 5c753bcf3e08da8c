use super::impact_map::{EffectResult, LineResult};
use crate::model::{CostId, FundingId, Project};

/// Who is told what each line comes to, in the order of the project. What is not asked for is dropped.
pub trait Lines<N> {
    /// A cost line, base-case lines below zero.
    fn cost(&mut self, line: LineResult<N, CostId>) {
        drop(line);
    }

    /// A funding line.
    fn funding(&mut self, line: LineResult<N, FundingId>) {
        drop(line);
    }

    /// An effect; one without a money value comes with nothing.
    fn effect(&mut self, result: EffectResult<N>) {
        drop(result);
    }
}

/// Nobody is told.
impl<N> Lines<N> for () {}

/// All of them, kept.
pub(super) struct AllLines<N> {
    pub(super) costs: Vec<LineResult<N, CostId>>,
    pub(super) funding: Vec<LineResult<N, FundingId>>,
    pub(super) effects: Vec<EffectResult<N>>,
}

impl<N> Default for AllLines<N> {
    fn default() -> Self {
        Self { costs: Vec::new(), funding: Vec::new(), effects: Vec::new() }
    }
}

impl<N> AllLines<N> {
    pub(super) fn with_room_for(project: &Project) -> Self {
        Self {
            costs: Vec::with_capacity(project.costs().len()),
            funding: Vec::with_capacity(project.funding().len()),
            effects: Vec::with_capacity(project.effects().len()),
        }
    }
}

impl<N> Lines<N> for AllLines<N> {
    fn cost(&mut self, line: LineResult<N, CostId>) {
        self.costs.push(line);
    }

    fn funding(&mut self, line: LineResult<N, FundingId>) {
        self.funding.push(line);
    }

    fn effect(&mut self, result: EffectResult<N>) {
        self.effects.push(result);
    }
}
