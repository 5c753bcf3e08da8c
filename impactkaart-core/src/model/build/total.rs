//! The bound that keeps every sum exact: what all lines add up to in size, before anything is deducted.

use super::{Cell, Column, Fault, Found, Project, Row, Table};
use crate::bounds::{highest_total, lowest_growth};
use crate::calculate::Stated;
use crate::calculate::benefit::cohort_size;
use crate::calculate::people::{People, people};
use crate::model::{Cost, Effect, Funding, Indexing, Per, Valuation, Value};
use crate::quantity::CalendarYear;
use rust_decimal::{Decimal, MathematicalOps};

/// S = sum of |gross line| × its years × max(1, (1+r)^-horizon), line by line; docs/method.md#exactness.
///
/// Gross per line and year, added up over its years; for an effect gross × the years it lasts, per cohort. Where indexing
/// brings prices down, the amount as stated counts: what is due to indexing is a sum of such amounts too.
///
/// Lines may hold stand-ins for what was wrong: then their sum means nothing, and is not asked for.
pub(super) struct Total {
    /// None where something is wrong already.
    people: Option<People<Decimal>>,
    sum: Result<Decimal, Cell>,
    largest: (Decimal, Cell),
}

impl Total {
    /// Of no line yet, `project` being without its lines.
    pub(super) fn of(project: &Project, is_clean: bool) -> Self {
        Self {
            people: is_clean.then(|| people(project, &Stated)),
            sum: Ok(Decimal::ZERO),
            largest: (Decimal::ZERO, Row::of(Table::Costs, 0).at(Column::Amount)),
        }
    }

    pub(super) fn add_cost(&mut self, project: &Project, row: Row, cost: &Cost) {
        let Some(people) = &self.people else { return };
        let quantity = cost.quantity.map_or(Decimal::ONE, |quantity| quantity.get().abs());
        let factor = index_factor(project, cost.price_year, cost.indexed);
        let mut amounts = cost.amounts(project.years());
        let line = amounts.try_fold(Decimal::ZERO, |sum, (year, amount)| {
            let members = match (cost.counted_per(), cost.group) {
                (Per::Participant, Some(group)) => {
                    people.of(group, year).map_or(Decimal::ZERO, |heads| heads.participants)
                }
                _ => Decimal::ONE,
            };
            product([amount.get().abs(), factor?, quantity, members])?.checked_add(sum)
        });
        drop(amounts);
        self.add(line, row.at(Column::Amount));
    }

    pub(super) fn add_funding(&mut self, project: &Project, row: Row, line: &Funding) {
        let Some(people) = &self.people else { return };
        let total = line.years(project.years()).try_fold(Decimal::ZERO, |sum, year| {
            let members = match (line.per, line.group) {
                (Some(Per::Participant), Some(group)) => {
                    people.of(group, year).map_or(Decimal::ZERO, |heads| heads.participants)
                }
                _ => Decimal::ONE,
            };
            product([line.amount.get().abs(), members])?.checked_add(sum)
        });
        self.add(total, row.at(Column::Amount));
    }

    pub(super) fn add_effect(&mut self, project: &Project, values: &[Value], row: Row, effect: &Effect) {
        let Some(people) = &self.people else { return };
        let (value, factor, column) = match effect.valuation {
            None => (Decimal::ZERO, Some(Decimal::ONE), Column::Value),
            Some(Valuation::Listed(value)) => {
                let value = &values[value.index()];
                let factor = index_factor(project, value.price_year, value.indexed);
                (value.amount.get(), factor, Column::Value)
            }
            Some(Valuation::Own { amount, price_year }) => {
                (amount.get(), index_factor(project, price_year, None), Column::Amount)
            }
        };
        let quantity = effect.quantity.map_or(Decimal::ONE, |quantity| quantity.get().abs());
        let share = effect.share.map_or(Decimal::ONE, |share| share.get());
        let lasts = Decimal::from(effect.duration.map_or(1, |duration| duration.get()));
        let line = (1..=project.years()).try_fold(Decimal::ZERO, |sum, cohort| {
            let members = cohort_size(people, effect, cohort).unwrap_or_default();
            product([value.abs(), factor?, share, members, quantity, lasts])?.checked_add(sum)
        });
        self.add(line, row.at(column));
    }

    /// A line of some size, or none where it is beyond any bound, and the cell to blame.
    fn add(&mut self, line: Option<Decimal>, cell: Cell) {
        let Ok(sum) = self.sum else { return };
        self.sum = match line {
            None => Err(cell),
            Some(line) => {
                if line > self.largest.0 {
                    self.largest = (line, cell);
                }
                sum.checked_add(line).ok_or(self.largest.1)
            }
        };
    }

    /// The bound of all lines; an error where it is too high, or where discounting is too strong.
    pub(super) fn bound(self, project: &Project) -> Result<Decimal, Found> {
        let growth = growth(project)?;
        let sum = self.sum.map_err(|cell| too_large(None, cell))?;
        let bound = if growth < Decimal::ONE { sum.checked_div(growth) } else { Some(sum) };
        match bound {
            Some(bound) if bound <= highest_total() => Ok(bound),
            bound => Err(too_large(bound, self.largest.1)),
        }
    }
}

fn too_large(total: Option<Decimal>, cell: Cell) -> Found {
    Found { cell, other: None, fault: Fault::TotalTooLarge { total } }
}

/// `(1 + r)^horizon`, within what can be divided by.
fn growth(project: &Project) -> Result<Decimal, Found> {
    let (rate, horizon) = (project.discount_rate().rate().get(), project.horizon());
    let growth = (Decimal::ONE + rate).checked_powu(horizon.into());
    growth.filter(|growth| *growth >= lowest_growth() && *growth <= highest_total()).ok_or(Found {
        cell: Row::of(Table::Project, 0).at(Column::DiscountRate),
        other: None,
        fault: Fault::DiscountingTooStrong { rate, horizon },
    })
}

/// What an amount is multiplied by, and at least 1; nothing for a price year that the index does not reach.
fn index_factor(
    project: &Project,
    price_year: Option<CalendarYear>,
    indexed: Option<Indexing>,
) -> Option<Decimal> {
    project.published_factor(price_year, indexed).map(|factor| factor.max(Decimal::ONE))
}

/// The product, nothing where it overflows; a zero anywhere makes it zero.
fn product<const COUNT: usize>(factors: [Decimal; COUNT]) -> Option<Decimal> {
    if factors.iter().any(Decimal::is_zero) {
        return Some(Decimal::ZERO);
    }
    factors.into_iter().try_fold(Decimal::ONE, Decimal::checked_mul)
}
