use super::people::Places;
use super::{Cell, Column, Project, Row, Table};
use crate::calculate::{Parameter, Step};

/// Where each number of a project stood in the draft it was built from.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cells {
    pub(super) groups: Vec<Places>,
}

impl Cells {
    pub(super) fn new(groups: Vec<Places>) -> Self {
        Self { groups }
    }

    /// The cell that a parameter is read from; a blank cell where it was left blank.
    ///
    /// The amount of a cost in a single year stands in a column of that year, by the project year here; the draft may
    /// have it by the calendar year.
    ///
    /// ```
    /// use impactkaart_core::calculate::Parameter;
    /// use impactkaart_core::model::{Column, CostDraft, ProjectDraft};
    /// let mut draft = ProjectDraft::default();
    /// draft.settings.name = "Coffee morning".into();
    /// draft.settings.start_year = Some(2026.into());
    /// # let cost = CostDraft { id: Some("host".into()), payer: Some("society".into()), amount: Some(1.into()), ..CostDraft::default() };
    /// draft.costs.push(cost);
    /// let built = draft.build().unwrap();
    /// let (id, _) = built.project.costs_by_id().next().unwrap();
    /// let cell = built.cells.of(&built.project, Parameter::CostAmount(id, 1)).unwrap();
    /// assert_eq!((cell.row, cell.column), (0, Column::Amount));
    /// ```
    pub fn of(&self, project: &Project, parameter: Parameter) -> Option<Cell> {
        let effect = |id: crate::model::EffectId, column| Row::of(Table::Effects, id.index()).at(column);
        Some(match parameter {
            Parameter::DiscountRate => Row::of(Table::Project, 0).at(Column::DiscountRate),
            Parameter::CostAmount(id, year) => {
                let by_year = &project.cost(id).amount_by_year;
                let is_single = by_year.keys().any(|known| known.get() == year);
                let column = if is_single { Column::AmountIn(year) } else { Column::Amount };
                Row::of(Table::Costs, id.index()).at(column)
            }
            Parameter::CostQuantity(id) => Row::of(Table::Costs, id.index()).at(Column::Quantity),
            Parameter::FundingAmount(id) => Row::of(Table::Funding, id.index()).at(Column::Amount),
            Parameter::Participants(id, year) => self.groups.get(id.index())?.participants_in(year),
            Parameter::New(id, year) => self.groups.get(id.index())?.new_in(year),
            Parameter::GroupShare(id, year) => self.groups.get(id.index())?.share_in(year),
            Parameter::PerPerson(id) => {
                Row::of(Table::Reach, self.groups.get(id.index())?.first_row()).at(Column::PerPerson)
            }
            Parameter::Share(id) => effect(id, Column::Share),
            Parameter::ShareWithout(id) => effect(id, Column::ShareWithout),
            Parameter::EffectQuantity(id) => effect(id, Column::Quantity),
            Parameter::EffectAmount(id) => effect(id, Column::Amount),
            Parameter::Deadweight(id) => effect(id, Column::Deadweight),
            Parameter::Displacement(id) => effect(id, Column::Displacement),
            Parameter::AttributionToOthers(id) => effect(id, Column::AttributionToOthers),
            Parameter::DropOff(id) => effect(id, Column::DropOff),
            Parameter::ValueAmount(id) => Row::of(Table::Values, id.index()).at(Column::Amount),
        })
    }

    /// The cell that a step stands in, where it is stated rather than calculated.
    pub fn of_step(&self, step: Step) -> Option<Cell> {
        match step {
            Step::BeneficiaryShare(id, _) => {
                Some(Row::of(Table::Effects, id.index()).at(Column::Beneficiary))
            }
            Step::Cashable(id) => Some(Row::of(Table::Effects, id.index()).at(Column::Cashable)),
            _ => None,
        }
    }
}
