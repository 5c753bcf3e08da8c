use super::step::Step;
use crate::model::{CostId, EffectId, FundingId, GroupId, ValueId};
use crate::number::Number;
use rust_decimal::Decimal;

/// A number of the project that may be varied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Parameter {
    /// The discount rate.
    DiscountRate,
    /// The amount of a cost line in a project year.
    CostAmount(CostId, u16),
    /// The quantity of a cost line.
    CostQuantity(CostId),
    /// The amount of a funding line.
    FundingAmount(FundingId),
    /// How many of a group take part in a project year, as counted.
    Participants(GroupId, u16),
    /// How many of a group start in a project year, as counted.
    New(GroupId, u16),
    /// The share that a group is of another in a project year.
    GroupShare(GroupId, u16),
    /// Contacts, visits or households per person of a group.
    PerPerson(GroupId),
    /// The share of participants for whom an effect occurs.
    Share(EffectId),
    /// The share for whom it would have occurred anyway.
    ShareWithout(EffectId),
    /// Units of an effect.
    EffectQuantity(EffectId),
    /// The amount in the row of an effect.
    EffectAmount(EffectId),
    /// What would have happened anyway.
    Deadweight(EffectId),
    /// What is moved from elsewhere.
    Displacement(EffectId),
    /// What others bring about.
    AttributionToOthers(EffectId),
    /// By how much an effect shrinks each year.
    DropOff(EffectId),
    /// The amount of a value.
    ValueAmount(ValueId),
}

/// The one view through which numbers enter the formula.
pub trait Inputs<N: Number> {
    /// The number to calculate with, `stated` being what the project says or its default.
    fn read(&self, parameter: Parameter, stated: Decimal) -> N;

    /// Is told of every step that has a name. The number comes back as it is: an explanation keeps the name with it.
    fn note(&self, _step: Step, number: N) -> N {
        number
    }
}

/// The project as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stated;

impl<N: Number> Inputs<N> for Stated {
    fn read(&self, _parameter: Parameter, stated: Decimal) -> N {
        N::constant(stated)
    }
}
