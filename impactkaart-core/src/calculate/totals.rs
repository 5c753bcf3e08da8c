use super::inputs::Stated;
use super::people::People;
use super::{cost, frame};
use crate::model::{Case, CostId, Project};
use rust_decimal::Decimal;

/// Undiscounted totals of a project as it stands, before there is a result.
pub(crate) struct TotalsMade {
    /// Per cost line.
    pub(crate) costs: Vec<Decimal>,
    /// Costs made, per stakeholder, base case left out.
    pub(crate) made_by: Vec<Decimal>,
    /// Funding received, per stakeholder.
    pub(crate) received_by: Vec<Decimal>,
}

pub(crate) fn total_made(project: &Project, people: &People<Decimal>) -> TotalsMade {
    let frame = frame::Frame::of(project, &Stated);
    let costs = cost::costs(project, &Stated, &frame, people);
    let funding = cost::funding(project, &Stated, &frame, people);
    let mut made_by = vec![Decimal::ZERO; project.stakeholders().len()];
    for line in &costs.by_line {
        let id: CostId = line.id;
        if project.cost(id).case == Case::Project {
            made_by[project.cost(id).payer.index()] += line.undiscounted;
        }
    }
    TotalsMade {
        costs: costs.by_line.iter().map(|line| line.undiscounted).collect(),
        made_by,
        received_by: funding.received_by_year.iter().map(|years| years.iter().sum()).collect(),
    }
}
