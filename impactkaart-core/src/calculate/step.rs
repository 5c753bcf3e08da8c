use crate::model::{CostId, EffectId, FundingId, GroupId, StakeholderId};

/// A step of the calculation that has a name of its own, for whoever follows a figure back. Years are project years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Persons of a group that take part in a year.
    Participants(GroupId, u16),
    /// Persons of a group that start in a year.
    Starters(GroupId, u16),
    /// What a cost of a year is divided by.
    CostDiscounting(u16),
    /// What a benefit of a year is divided by.
    BenefitDiscounting(u16),
    /// What an amount at prices of the first year is multiplied by to be at those of the second.
    IndexFactor(u16, u16),
    /// A cost line in a year, before it is settled.
    CostAmount(CostId, u16),
    /// A cost line in a year.
    Cost(CostId, u16),
    /// A cost line in a year, as present value.
    CostPresentValue(CostId, u16),
    /// A cost line in a year, as present value, without indexing.
    CostUnindexed(CostId, u16),
    /// A funding line in a year, before it is settled.
    FundingAmount(FundingId, u16),
    /// A funding line in a year.
    Funding(FundingId, u16),
    /// A funding line in a year, as present value.
    FundingPresentValue(FundingId, u16),
    /// What a unit of an effect is worth at the project's prices.
    UnitValue(EffectId),
    /// What one member of a cohort is worth before deductions.
    UnitGross(EffectId),
    /// What one member of a cohort is worth after them.
    UnitImpact(EffectId),
    /// What is left of an effect so many years after its first.
    Remaining(EffectId, u16),
    /// One cohort (the first year) of an effect in a year (the second), before it is settled.
    FlowAmount(EffectId, u16, u16),
    /// One cohort of an effect in a year.
    Flow(EffectId, u16, u16),
    /// One cohort of an effect in a year, discounted, before it is settled.
    FlowDiscounted(EffectId, u16, u16),
    /// One cohort of an effect in a year, as present value.
    FlowPresentValue(EffectId, u16, u16),
    /// One cohort of an effect in a year, as present value, without indexing.
    FlowUnindexed(EffectId, u16, u16),
    /// One cohort of an effect in a year, as present value, at a stage between gross and net.
    FlowStage(EffectId, FlowStage, u16, u16),
    /// The part of one cohort of an effect in a year that a party has.
    PartyFlow(EffectId, StakeholderId, u16, u16),
    /// The part of one cohort of an effect in a year that a party has, as present value.
    PartyFlowPresentValue(EffectId, StakeholderId, u16, u16),
    /// What of it frees money in a budget.
    CashableFlow(EffectId, StakeholderId, u16, u16),
    /// What of it frees money in a budget, as present value.
    CashableFlowPresentValue(EffectId, StakeholderId, u16, u16),
    /// The share of a beneficiary in an effect, as stated.
    BeneficiaryShare(EffectId, StakeholderId),
    /// The fraction of an effect that frees money in a budget, as stated.
    Cashable(EffectId),
}

/// How far between gross and net.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FlowStage {
    /// Nothing taken off.
    Gross,
    /// Less what would have happened anyway.
    AfterDeadweight,
    /// Less what is moved from elsewhere.
    AfterDisplacement,
    /// Less what others bring about.
    AfterAttributionToOthers,
}
