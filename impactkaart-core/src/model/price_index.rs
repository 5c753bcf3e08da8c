use super::Text;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Whether an amount is brought to the project's price year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Indexing {
    /// By the consumer price index.
    #[default]
    Cpi,
    /// Not at all.
    None,
}

/// Yearly changes of consumer prices, as published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PriceIndex {
    /// Name and publisher, as output shows it.
    pub name: Text,
    /// Change of prices in a year against the year before, as a fraction (0.025 for 2.5 %).
    pub changes: BTreeMap<u16, Decimal>,
}

impl PriceIndex {
    /// The first year with a published change, if any.
    pub fn first_year(&self) -> Option<u16> {
        self.changes.keys().next().copied()
    }

    /// The last year with a published change, if any.
    pub fn last_year(&self) -> Option<u16> {
        self.changes.keys().next_back().copied()
    }

    /// What an amount at prices of `from` is multiplied by to stand at prices of `to`.
    ///
    /// Formula: the product of `1 + change` over the years after `from` up to `to`; downwards 1 divided by the product
    /// between the two. A year after the last published one counts as that last one. Nothing where either year lies
    /// before the first published change, a year between them has none, or prices fall by all they are; docs/method.md#price-years.
    ///
    /// ```
    /// use impactkaart_core::model::PriceIndex;
    /// use rust_decimal::Decimal;
    /// let index = PriceIndex {
    ///     name: "example".into(),
    ///     changes: [(2020, Decimal::new(0, 0)), (2021, Decimal::new(10, 2)), (2022, Decimal::new(20, 2))].into(),
    /// };
    /// assert_eq!(index.factor(2020, 2022), Some(Decimal::new(132, 2))); // 1.10 × 1.20
    /// assert_eq!(index.factor(2020, 2040), Some(Decimal::new(132, 2))); // no published change after 2022
    /// assert_eq!(index.factor(2022, 2022), Some(Decimal::ONE));
    /// assert_eq!(index.factor(2019, 2022), None);
    /// ```
    pub fn factor(&self, from: u16, to: u16) -> Option<Decimal> {
        if from == to {
            return Some(Decimal::ONE);
        }
        let (first, last) = (self.first_year()?, self.last_year()?);
        if from < first || to < first {
            return None;
        }
        let (from, to) = (from.min(last), to.min(last));
        if from <= to { self.product(from, to) } else { Decimal::ONE.checked_div(self.product(to, from)?) }
    }

    /// Nothing where a year in between has no published change.
    fn product(&self, from: u16, to: u16) -> Option<Decimal> {
        (from + 1..=to).try_fold(Decimal::ONE, |product, year| {
            let change = self.changes.get(&year)?;
            let growth = Decimal::ONE.checked_add(*change).filter(|growth| *growth > Decimal::ZERO)?;
            product.checked_mul(growth)
        })
    }
}
