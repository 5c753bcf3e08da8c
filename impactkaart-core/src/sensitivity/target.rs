use super::touched::figure_of;
use crate::ImpactMap;
use crate::evaluate::nearest;
use crate::graph::{Output, Party, PartyFigure, ReturnFigure};
use crate::number::Figure;
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// A figure that is aimed at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aim {
    /// Benefits / costs.
    Ratio,
    /// (Benefits - costs) / costs.
    NetRatio,
    /// Benefits - costs.
    Npv,
    /// Months until benefits cover costs: sooner is better.
    PaybackMonths,
    /// What one party gains for what it carries.
    OwnReturn(Party),
}

impl Aim {
    /// The figure of the impact map.
    pub fn output(self) -> Output {
        match self {
            Self::Ratio => Output::RATIO,
            Self::NetRatio => Output::NET_RATIO,
            Self::Npv => Output::NPV,
            Self::PaybackMonths => Output::Return(ReturnFigure::PaybackMonths),
            Self::OwnReturn(party) => Output::Party(party, PartyFigure::OwnReturn),
        }
    }

    /// The word for it in JSON and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ratio => "ratio",
            Self::NetRatio => "net_ratio",
            Self::Npv => "npv",
            Self::PaybackMonths => "payback_months",
            Self::OwnReturn(_) => "own_return",
        }
    }

    /// Costs and benefits; of the payback period there is a list of benefits, which is recorded as it is.
    pub(super) fn sums(self) -> Option<[Output; 2]> {
        match self {
            Self::Ratio | Self::NetRatio | Self::Npv => Some([Output::COSTS, Output::BENEFITS]),
            Self::OwnReturn(party) => {
                Some([Output::Party(party, PartyFigure::Costs), Output::Party(party, PartyFigure::Benefits)])
            }
            Self::PaybackMonths => None,
        }
    }

    /// Whether the figure only exists where costs are above zero.
    pub(super) fn is_quotient(self) -> bool {
        matches!(self, Self::Ratio | Self::NetRatio | Self::OwnReturn(_))
    }
}

/// A figure and the value it is to reach.
///
/// # Examples
/// ```
/// use impactkaart_core::sensitivity::{Aim, Target};
/// let target = Target::ratio("1.35".parse().unwrap());
/// assert_eq!(target.aim, Aim::Ratio);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Target {
    /// The figure.
    pub aim: Aim,
    /// The value.
    pub value: Decimal,
}

impl Target {
    /// A ratio of so much.
    pub fn ratio(value: Decimal) -> Self {
        Self { aim: Aim::Ratio, value }
    }

    /// Whether the map is above the target (a payback period sooner than it), on it or below it; an undefined figure is
    /// below it.
    pub fn reached_by(self, map: &ImpactMap<Decimal>) -> Ordering {
        self.reached(self.aim.output().of(map))
    }

    fn reached(self, figure: Figure<Decimal>) -> Ordering {
        match (self.aim, figure) {
            (_, Figure::Undefined(_)) => Ordering::Less,
            (Aim::PaybackMonths, Figure::Defined(months)) => self.value.cmp(&months),
            (_, Figure::Defined(figure)) => figure.cmp(&self.value),
        }
    }

    /// The same, by sums rather than by a quotient, so that nothing is lost in its last digit; and where no quotient is.
    pub(super) fn balance_of(self, sums: &[Decimal]) -> Ordering {
        let (times, constant) = self.terms();
        let balance = match self.aim {
            Aim::PaybackMonths => None,
            _ => sums[0].checked_mul(times).and_then(|spent| sums[1].checked_sub(spent)),
        };
        balance.map_or_else(|| self.reached(figure_of(self.aim, sums)), |balance| balance.cmp(&constant))
    }

    /// What costs are multiplied by, and what is to be left of benefits less that, for the target to be met.
    pub(super) fn terms(self) -> (Decimal, Decimal) {
        match self.aim {
            Aim::Ratio | Aim::OwnReturn(_) => (self.value, Decimal::ZERO),
            Aim::NetRatio => (self.value + Decimal::ONE, Decimal::ZERO),
            Aim::Npv => (Decimal::ONE, self.value),
            Aim::PaybackMonths => (Decimal::ONE, Decimal::ZERO),
        }
    }

    /// The weights of the recorded sums (costs first) and the constant that make each balance of which one has to be zero
    /// for the target to be met: one, but for the payback period, which may be reached at the end of any year before.
    pub(super) fn balances(self, sums: usize) -> Vec<Balance> {
        let (times, constant) = self.terms();
        if self.aim != Aim::PaybackMonths {
            return vec![Balance::new(vec![(0, -times), (1, Decimal::ONE)], -constant)];
        }
        let cover = |weights: Vec<(usize, Decimal)>| Balance::new(weights, Decimal::ZERO);
        let costs = (0, Decimal::NEGATIVE_ONE);
        let whole = (self.value / Decimal::from(12)).floor();
        let part = self.value / Decimal::from(12) - whole;
        let years = rust_decimal::prelude::ToPrimitive::to_usize(&whole).unwrap_or(sums).min(sums - 1);
        let mut balances: Vec<Balance> =
            (1..=years).map(|year| cover(vec![costs, (year, Decimal::ONE)])).collect();
        if !part.is_zero() && years + 1 < sums {
            let mut weights = vec![costs, (years + 1, part)];
            if years > 0 {
                weights.push((years, Decimal::ONE - part));
            }
            balances.push(cover(weights));
        }
        balances
    }
}

/// A sum that is zero where a target is met.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Balance {
    /// Which recorded sums, what each is multiplied by, and the same as the nearest `f64`.
    pub(super) weights: Vec<(usize, Decimal, f64)>,
    pub(super) constant: Decimal,
    pub(super) constant_float: f64,
    /// What the weights add up to in size.
    pub(super) size: f64,
}

impl Balance {
    pub(super) fn new(weights: Vec<(usize, Decimal)>, constant: Decimal) -> Self {
        let weights: Vec<_> = weights.into_iter().map(|(sum, times)| (sum, times, nearest(times))).collect();
        let size = weights.iter().map(|(.., times)| times.abs()).sum::<f64>() * (1.0 + 1e-9);
        Self { weights, constant, constant_float: nearest(constant), size }
    }

    /// Costs by themselves.
    pub(super) fn costs() -> Self {
        Self::new(vec![(0, Decimal::ONE)], Decimal::ZERO)
    }
}
