//! When amounts by year first cover another.

use rust_decimal::Decimal;

/// The year in which benefits, added up one year after the other, first cover the costs.
///
/// Formula: docs/method.md#returns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cover {
    /// The project year, from 1.
    pub year: u16,
    /// What the years before have left to be covered.
    pub left: Decimal,
    /// The benefits of the year; so it takes `left / benefit` of it.
    pub benefit: Decimal,
}

impl Cover {
    /// The first such year; none where there is nothing to cover, or where the years do not cover it.
    pub(crate) fn first(costs: Decimal, benefits: &[Decimal]) -> Option<Self> {
        let mut left = costs;
        if left <= Decimal::ZERO {
            return None;
        }
        for (year, benefit) in (1..=u16::MAX).zip(benefits) {
            if *benefit >= left {
                return Some(Self { year, left, benefit: *benefit });
            }
            left -= *benefit;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_and_what_it_has_left_to_cover() {
        let amounts = |amounts: &[i64]| amounts.iter().map(|amount| (*amount).into()).collect::<Vec<_>>();
        let first = |costs: i64, benefits: &[i64]| Cover::first(costs.into(), &amounts(benefits));
        let cover =
            |year, left: i64, benefit: i64| Some(Cover { year, left: left.into(), benefit: benefit.into() });
        assert_eq!(first(100, &[40, 50, 20]), cover(3, 10, 20));
        assert_eq!(first(100, &[100]), cover(1, 100, 100));
        // A year that costs more than it brings has to be covered too.
        assert_eq!(first(100, &[40, -10, 70]), cover(3, 70, 70));
        assert_eq!(first(100, &[99]), None);
        assert_eq!(first(0, &[99]), None);
    }
}
