use super::inputs::Stated;
use super::people::{People, people};
use crate::model::{CostId, Project};
use rust_decimal::Decimal;

/// A cost line that cannot serve all who take part in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OverCapacity {
    /// The line.
    pub cost: CostId,
    /// The project year.
    pub year: u16,
    /// Persons that take part in it.
    pub participants: Decimal,
    /// Persons that the line can serve.
    pub capacity: Decimal,
}

/// The lines and years in which more take part than the line can serve.
///
/// The participants are those of the line's group, or else of the main group, in the years in which the line is made.
pub fn over_capacity(project: &Project) -> Vec<OverCapacity> {
    let people: People<Decimal> = people(project, &Stated);
    let mut over = Vec::new();
    for (id, cost) in project.costs_by_id() {
        let (Some(capacity), Some(group)) = (cost.capacity, cost.group.or_else(|| project.main_group()))
        else {
            continue;
        };
        for (year, _) in cost.amounts(project.years()) {
            let Some(heads) = people.of(group, year) else {
                continue;
            };
            if heads.participants > capacity.get() {
                over.push(OverCapacity {
                    cost: id,
                    year,
                    participants: heads.participants,
                    capacity: capacity.get(),
                });
            }
        }
    }
    over
}
