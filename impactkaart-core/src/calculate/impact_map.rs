use super::benefit::BenefitSums;
use super::cost::{CostSums, FundingSums};
use super::frame::Frame;
use super::lines::AllLines;
use super::parties::PerParty;
use super::people::People;
use super::returns;
use crate::model::{CostId, EffectId, FundingId, Level, Project, StakeholderId};
use crate::number::{Figure, Number};
use serde::Serialize;
use std::collections::BTreeMap;

/// One number for each level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ByLevel<T> {
    /// The people it is for.
    pub client: T,
    /// Who carries it out.
    pub organisation: T,
    /// The municipality.
    pub municipality: T,
    /// Everybody else.
    pub society: T,
}

impl<T> ByLevel<T> {
    /// Made level by level.
    pub(super) fn from_fn(mut make: impl FnMut(Level) -> T) -> Self {
        Self {
            client: make(Level::Client),
            organisation: make(Level::Organisation),
            municipality: make(Level::Municipality),
            society: make(Level::Society),
        }
    }

    /// That of one level.
    pub fn of(&self, level: Level) -> &T {
        match level {
            Level::Client => &self.client,
            Level::Organisation => &self.organisation,
            Level::Municipality => &self.municipality,
            Level::Society => &self.society,
        }
    }

    /// All four, in order.
    pub fn iter(&self) -> impl Iterator<Item = (Level, &T)> {
        Level::ALL.into_iter().map(|level| (level, self.of(level)))
    }
}

/// The result: costs, funding, benefits and returns, per level, stakeholder, line and year.
///
/// Amounts are in the project's currency at its price year. Lists run in the order of the project: by stakeholder, cost,
/// funding or effect id, or by year from 1 to the horizon. Sums of settled amounts are exact: parts add up to the digit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ImpactMap<N> {
    /// Costs, project less base case.
    pub costs: Costs<N>,
    /// Who makes, receives, pays and carries them.
    pub funding: FundingResult<N>,
    /// Benefits.
    pub benefits: Benefits<N>,
    /// What they return.
    pub returns: Returns<N>,
    /// Where value is lost between gross and net, over all effects that change the total.
    pub gross_to_net: Stages<N>,
    /// What the result rests on.
    pub composition: Composition<N>,
    /// How many decimals flows are settled to.
    pub settled_decimals: u32,
}

/// Costs: those of the project less those of the base case.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Costs<N> {
    /// Present value.
    pub present_value: N,
    /// Sum over the years, undiscounted.
    pub undiscounted: N,
    /// Present value of the project's own lines.
    pub project: N,
    /// Present value of the base-case lines.
    pub base_case: N,
    /// Present value of what is given in kind, project less base case.
    pub in_kind: N,
    /// Present value of the lines marked as transfers, project less base case.
    pub transfers: N,
    /// Present value of what each level carries.
    pub by_level: ByLevel<N>,
    /// Present value of what each stakeholder carries.
    pub by_stakeholder: PerParty<N>,
    /// Undiscounted, per year.
    pub by_year: Vec<N>,
    /// Each line, base-case lines below zero.
    pub by_line: Vec<LineResult<N, CostId>>,
}

/// What one line adds up to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LineResult<N, Id> {
    /// Which line.
    #[serde(skip)]
    pub id: Id,
    /// Present value.
    pub present_value: N,
    /// Sum over the years, undiscounted.
    pub undiscounted: N,
}

/// Who bears the costs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FundingResult<N> {
    /// Each stakeholder's part, as present values.
    pub by_stakeholder: PerParty<PartyFunding<N>>,
    /// Each level's part, as present values.
    pub by_level: ByLevel<PartyFunding<N>>,
    /// What the level of the organisation makes less what it receives, per year, undiscounted, never below zero.
    pub gap_by_year: Vec<N>,
    /// Each funding line.
    pub by_line: Vec<LineResult<N, FundingId>>,
}

/// Present values of what a party makes in costs, receives and pays in funding, and so carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct PartyFunding<N> {
    /// Costs it makes.
    pub makes: N,
    /// Funding it receives.
    pub receives: N,
    /// Funding it pays.
    pub pays: N,
    /// `makes - receives + pays`.
    pub carries: N,
}

/// Benefits, after deductions.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Benefits<N> {
    /// Present value.
    pub present_value: N,
    /// Sum over the years, undiscounted.
    pub undiscounted: N,
    /// Present value per level.
    pub by_level: ByLevel<N>,
    /// Present value per stakeholder.
    pub by_stakeholder: PerParty<N>,
    /// Undiscounted, per year.
    pub by_year: Vec<N>,
    /// Each effect; an effect without a money value is there with nothing.
    pub by_effect: Vec<EffectResult<N>>,
    /// Present value of fiscal, economic and social effects, and of those that do not say.
    pub by_kind: [N; 4],
    /// Present value by grade of evidence, in the order of [`crate::model::Evidence::ALL`], and of those that do not say.
    pub by_evidence: [N; 7],
    /// Present value of the effects marked as transfers.
    pub transfers: N,
}

/// What one effect adds up to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EffectResult<N> {
    /// Which effect.
    #[serde(skip)]
    pub id: EffectId,
    /// Present value over all parties: zero where a counterparty loses what the beneficiary gains.
    pub present_value: N,
    /// Undiscounted sum over all parties and years.
    pub undiscounted: N,
    /// From gross to net, as the beneficiaries see it.
    pub stages: Stages<N>,
    /// Present value for each party that gains or loses by it.
    pub by_party: Vec<PartyAmount<N>>,
}

/// An amount for one party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct PartyAmount<N> {
    /// Which party.
    #[serde(skip)]
    pub party: StakeholderId,
    /// Present value.
    pub present_value: N,
}

/// Present values from gross to net: what is left after each deduction, in the order in which they are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Stages<N> {
    /// Without deductions and drop-off, in the same years up to the horizon.
    pub gross: N,
    /// Less what would have happened anyway.
    pub after_deadweight: N,
    /// Less what is moved from elsewhere.
    pub after_displacement: N,
    /// Less what others bring about.
    pub after_attribution_to_others: N,
    /// Less what fades: the benefit itself.
    pub net: N,
}

impl<N: Number> Stages<N> {
    /// The steps by name, each with what is left and what it took.
    pub fn steps(&self) -> [(&'static str, N, N); 6] {
        let zero = N::constant(rust_decimal::Decimal::ZERO);
        [
            ("gross", self.gross, zero),
            ("deadweight", self.after_deadweight, self.gross - self.after_deadweight),
            ("displacement", self.after_displacement, self.after_deadweight - self.after_displacement),
            (
                "attribution_to_others",
                self.after_attribution_to_others,
                self.after_displacement - self.after_attribution_to_others,
            ),
            ("drop_off", self.net, self.after_attribution_to_others - self.net),
            ("net", self.net, zero),
        ]
    }
}

/// What the project returns.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Returns<N> {
    /// Benefits / costs, as present values.
    pub ratio: Figure<N>,
    /// (Benefits - costs) / costs.
    pub net_ratio: Figure<N>,
    /// Benefits - costs.
    pub npv: N,
    /// Months until discounted benefits first cover the present value of all costs.
    pub payback_months: Figure<N>,
    /// The discount rate at which npv is zero.
    pub irr: Figure<N>,
    /// Present value of the benefits of year 1 / costs.
    pub first_year_return: Figure<N>,
    /// Without what is marked as a transfer, on both sides.
    pub ratio_without_transfers: Figure<N>,
    /// Benefits / costs less what is given in kind.
    pub ratio_cash_only: Figure<N>,
    /// (Benefits + base-case costs) / project costs.
    pub ratio_base_case_as_benefit: Figure<N>,
    /// Gross benefits / costs.
    pub gross_ratio: Figure<N>,
    /// Each level's own.
    pub by_level: ByLevel<PartyReturn<N>>,
    /// Each stakeholder's own.
    pub by_stakeholder: PerParty<PartyReturn<N>>,
    /// Costs and benefits per starter of the main group.
    pub per_participant: PerParticipant<N>,
}

/// The return of one level or stakeholder, and its flows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PartyReturn<N> {
    /// Present value of the costs it carries.
    pub costs: N,
    /// Present value of its benefits.
    pub benefits: N,
    /// Benefits - costs.
    pub balance: N,
    /// Present value of the part of its benefits that frees money in a budget.
    pub cashable: N,
    /// Its benefits / total costs: over all parties these add up to the ratio.
    pub benefit_per_euro: Figure<N>,
    /// Its benefits / its costs.
    pub own_return: Figure<N>,
    /// Its costs / total costs.
    pub share_of_costs: Figure<N>,
    /// Total costs / its costs.
    pub leverage: Figure<N>,
    /// Per year, undiscounted.
    pub by_year: YearFlows<N>,
}

/// Undiscounted flows per year, from 1 to the horizon.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct YearFlows<N> {
    /// Costs carried.
    pub costs: Vec<N>,
    /// Benefits.
    pub benefits: Vec<N>,
    /// The part of them that frees money in a budget.
    pub cashable: Vec<N>,
}

/// Present values per starter of the main group.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PerParticipant<N> {
    /// Costs.
    pub costs: Figure<N>,
    /// Benefits.
    pub benefits: Figure<N>,
    /// How many starters, over all years.
    pub starters: Figure<N>,
}

/// What the result rests on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Composition<N> {
    /// Part of the costs that is given in kind.
    pub in_kind_share: Figure<N>,
    /// Benefits by the price year of their value.
    pub benefits_by_price_year: BTreeMap<u16, N>,
    /// Present value of costs that is due to indexing.
    pub costs_due_to_indexing: N,
    /// Present value of benefits that is due to indexing.
    pub benefits_due_to_indexing: N,
}

pub(super) fn put_together<N: Number>(
    project: &Project,
    frame: &Frame<N>,
    people: &People<N>,
    costs: CostSums<N>,
    funding: &FundingSums<N>,
    benefits: BenefitSums<N>,
    lines: AllLines<N>,
) -> ImpactMap<N> {
    let carried = returns::carried(frame, &costs, funding);
    let by_level = |amounts: &[N]| {
        ByLevel::from_fn(|level| {
            total(frame.involved.at_level(level).into_iter().map(|place| amounts[place]))
        })
    };
    let zero = N::constant(rust_decimal::Decimal::ZERO);
    let by_stakeholder =
        |amounts: &[N]| frame.involved.each(|places| places.first().map_or(zero, |place| amounts[*place]));
    let parties = returns::parties(frame, &carried, &benefits, costs.present_value);
    let funding_result = returns::funding(frame, &costs, funding, lines.funding);
    ImpactMap {
        returns: returns::returns(project, people, &costs, &benefits, parties),
        funding: funding_result,
        composition: Composition {
            in_kind_share: costs.in_kind.quotient(costs.present_value, crate::number::Undefined::NoCosts),
            benefits_by_price_year: benefits.by_price_year,
            costs_due_to_indexing: costs.due_to_indexing,
            benefits_due_to_indexing: benefits.due_to_indexing,
        },
        costs: Costs {
            present_value: costs.present_value,
            undiscounted: total(costs.by_year.iter().copied()),
            project: costs.project,
            base_case: costs.base_case,
            in_kind: costs.in_kind,
            transfers: costs.transfers,
            by_level: by_level(&carried.present_values),
            by_stakeholder: by_stakeholder(&carried.present_values),
            by_year: costs.by_year,
            by_line: lines.costs,
        },
        benefits: Benefits {
            present_value: benefits.present_value,
            undiscounted: total(benefits.by_year.iter().copied()),
            by_level: by_level(&benefits.by_stakeholder),
            by_stakeholder: by_stakeholder(&benefits.by_stakeholder),
            by_year: benefits.by_year,
            by_effect: lines.effects,
            by_kind: benefits.by_kind,
            by_evidence: benefits.by_evidence,
            transfers: benefits.transfers,
        },
        gross_to_net: benefits.stages,
        settled_decimals: frame.decimals,
    }
}

/// The sum of settled amounts: exact, in any order.
pub(super) fn total<N: Number>(amounts: impl IntoIterator<Item = N>) -> N {
    amounts.into_iter().fold(N::constant(rust_decimal::Decimal::ZERO), |total, amount| total + amount)
}
