//! A project with some of its lines only: for sums over lines, where the others need not be looked at again.

use super::{Cost, Effect, Funding, Project, Valuation, Value, ValueId};
use rust_decimal::Decimal;

/// Which lines, by their places in the project.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Lines {
    pub(crate) costs: Vec<usize>,
    pub(crate) funding: Vec<usize>,
    pub(crate) effects: Vec<usize>,
}

impl Project {
    /// The project with these lines alone and the values that their effects use; parties and groups stay. Its amounts are
    /// settled as those of the whole.
    pub(crate) fn only(&self, lines: &Lines) -> Self {
        let costs = lines.costs.iter().map(|at| self.costs[*at].clone()).collect::<Vec<Cost>>();
        let funding = lines.funding.iter().map(|at| self.funding[*at].clone()).collect::<Vec<Funding>>();
        let mut values: Vec<Value> = Vec::new();
        let mut known: Vec<ValueId> = Vec::new();
        let effects = lines.effects.iter().map(|at| {
            let mut effect: Effect = self.effects[*at].clone();
            if let Some(Valuation::Listed(id)) = effect.valuation {
                let place = known.iter().position(|known| *known == id).unwrap_or_else(|| {
                    known.push(id);
                    values.push(self.value(id).clone());
                    values.len() - 1
                });
                effect.valuation = Some(Valuation::Listed(ValueId::from_index(place)));
            }
            effect
        });
        let effects = effects.collect();
        Self {
            settings: self.settings.clone(),
            stakeholders: self.stakeholders.clone(),
            costs,
            funding,
            groups: self.groups.clone(),
            effects,
            values,
            price_index: self.price_index.clone(),
            prescribed_rates: self.prescribed_rates.clone(),
            total_bound: self.total_bound,
        }
    }

    /// The same with its amounts settled as those of a project with this total bound.
    pub(crate) fn settled_as(self, total_bound: Decimal) -> Self {
        Self { total_bound, ..self }
    }
}
