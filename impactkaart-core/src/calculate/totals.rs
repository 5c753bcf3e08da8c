use super::inputs::Stated;
use super::parties::PerParty;
use super::people::People;
use super::{cost, frame};
use crate::model::{Case, CostId, Project};
use rust_decimal::Decimal;

/// Undiscounted totals of a project as it stands, before there is a result.
pub(crate) struct TotalsMade {
    /// Costs made, per stakeholder, base case left out.
    pub(crate) made_by: PerParty<Decimal>,
    /// Costs made by all of them, and by how many lines.
    pub(crate) made: (Decimal, usize),
    /// Funding received, per stakeholder.
    pub(crate) received_by: PerParty<Decimal>,
}

pub(crate) fn total_made(project: &Project, people: &People<Decimal>) -> TotalsMade {
    let frame = frame::Frame::of(project, &Stated);
    let involved = &frame.involved;
    let mut made_by = vec![Decimal::ZERO; involved.count()];
    let mut made = (Decimal::ZERO, 0);
    each_made(project, people, |id, amount| {
        made_by[involved.place(project.cost(id).payer)] += amount;
        made = (made.0 + amount, made.1 + 1);
    });
    let funding = cost::funding(project, &Stated, &frame, people, drop);
    let received = |place: &usize| -> Decimal { funding.received_by_year.of(*place).iter().sum() };
    TotalsMade {
        made_by: involved.each(|places| places.iter().map(|place| made_by[*place]).sum()),
        made,
        received_by: involved.each(|places| places.iter().map(received).sum()),
    }
}

/// Shows each of the project's own cost lines to `visit` with its undiscounted total.
pub(crate) fn each_made(project: &Project, people: &People<Decimal>, mut visit: impl FnMut(CostId, Decimal)) {
    let frame = frame::Frame::of(project, &Stated);
    cost::costs(project, &Stated, &frame, people, |line| {
        if project.cost(line.id).case == Case::Project {
            visit(line.id, line.undiscounted);
        }
    });
}
