//! The bound that keeps every sum exact: what all lines add up to in size, before anything is deducted.

use super::{Cell, Column, Fault, Found, Project, Table};
use crate::bounds::{highest_total, lowest_growth};
use crate::calculate::Stated;
use crate::calculate::benefit::cohort_size;
use crate::calculate::people::{People, people};
use crate::model::{Per, Valuation};
use rust_decimal::{Decimal, MathematicalOps};

/// S = sum of |gross line| × its years × max(1, (1+r)^-horizon); docs/method.md#exactness.
///
/// Gross per line and year, added up over its years; for an effect gross × the years it lasts, per cohort. Where indexing
/// brings prices down, the amount as stated counts: what is due to indexing is a sum of such amounts too.
pub(super) fn total_bound(project: &Project) -> Result<Decimal, Found> {
    let growth = growth(project)?;
    let people: People<Decimal> = people(project, &Stated);
    let mut largest = (Decimal::ZERO, Cell { table: Table::Costs, row: 0, column: Column::Amount });
    let mut sum = Decimal::ZERO;
    for (line, cell) in lines(project, &people) {
        let Some(line) = line else {
            return Err(too_large(None, cell));
        };
        if line > largest.0 {
            largest = (line, cell);
        }
        sum = sum.checked_add(line).ok_or_else(|| too_large(None, largest.1))?;
    }
    let bound = if growth < Decimal::ONE { sum.checked_div(growth) } else { Some(sum) };
    match bound {
        Some(bound) if bound <= highest_total() => Ok(bound),
        bound => Err(too_large(bound, largest.1)),
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
        cell: Cell { table: Table::Project, row: 0, column: Column::DiscountRate },
        other: None,
        fault: Fault::DiscountingTooStrong { rate, horizon },
    })
}

/// The size of each line, or nothing where it is beyond any bound, and the cell to blame.
fn lines<'p>(
    project: &'p Project,
    people: &'p People<Decimal>,
) -> impl Iterator<Item = (Option<Decimal>, Cell)> + 'p {
    let years = project.years();
    let costs = project.costs_by_id().map(move |(id, cost)| {
        let factor = project.index_factor(cost.price_year, cost.indexed).max(Decimal::ONE);
        let quantity = cost.quantity.map_or(Decimal::ONE, |quantity| quantity.get().abs());
        let line = cost.amounts(years).try_fold(Decimal::ZERO, |sum, (year, amount)| {
            let members = match (cost.counted_per(), cost.group) {
                (Per::Participant, Some(group)) => {
                    people.of(group, year).map_or(Decimal::ZERO, |heads| heads.participants)
                }
                _ => Decimal::ONE,
            };
            product([amount.get().abs(), factor, quantity, members])?.checked_add(sum)
        });
        (line, Cell { table: Table::Costs, row: id.index(), column: Column::Amount })
    });
    let funding = project.funding_by_id().map(move |(id, line)| {
        let total = line.years(years).try_fold(Decimal::ZERO, |sum, year| {
            let members = match (line.per, line.group) {
                (Some(Per::Participant), Some(group)) => {
                    people.of(group, year).map_or(Decimal::ZERO, |heads| heads.participants)
                }
                _ => Decimal::ONE,
            };
            product([line.amount.get().abs(), members])?.checked_add(sum)
        });
        (total, Cell { table: Table::Funding, row: id.index(), column: Column::Amount })
    });
    let effects = project.effects_by_id().map(move |(id, effect)| {
        let (value, factor, column) = match effect.valuation {
            None => (Decimal::ZERO, Decimal::ONE, Column::Value),
            Some(Valuation::Listed(value)) => {
                let value = project.value(value);
                (value.amount.get(), project.index_factor(value.price_year, value.indexed), Column::Value)
            }
            Some(Valuation::Own { amount, price_year }) => {
                (amount.get(), project.index_factor(price_year, None), Column::Amount)
            }
        };
        let quantity = effect.quantity.map_or(Decimal::ONE, |quantity| quantity.get().abs());
        let share = effect.share.map_or(Decimal::ONE, |share| share.get());
        let lasts = Decimal::from(effect.duration.map_or(1, |duration| duration.get()));
        let line = (1..=years).try_fold(Decimal::ZERO, |sum, cohort| {
            let members = cohort_size(people, effect, cohort).unwrap_or_default();
            let factor = factor.max(Decimal::ONE);
            product([value.abs(), factor, share, members, quantity, lasts])?.checked_add(sum)
        });
        (line, Cell { table: Table::Effects, row: id.index(), column })
    });
    costs.chain(funding).chain(effects)
}

/// The product, nothing where it overflows; a zero anywhere makes it zero.
fn product<const COUNT: usize>(factors: [Decimal; COUNT]) -> Option<Decimal> {
    if factors.iter().any(Decimal::is_zero) {
        return Some(Decimal::ZERO);
    }
    factors.into_iter().try_fold(Decimal::ONE, Decimal::checked_mul)
}
