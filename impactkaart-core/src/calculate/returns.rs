//! Ratios, payback, internal rate, and each party's own return.

use super::benefit::BenefitSums;
use super::cost::{CostSums, FundingSums};
use super::impact_map::{
    ByLevel, FundingResult, LineResult, PartyFunding, PartyReturn, PerParticipant, Returns, YearFlows, total,
};
use super::people::People;
use crate::model::{FundingId, Level, Project, StakeholderId};
use crate::number::{Figure, Number, Undefined};

/// What each stakeholder carries of the costs: what it makes, less what it receives, plus what it pays.
pub(super) struct Carried<N> {
    pub(super) present_values: Vec<N>,
    by_year: Vec<Vec<N>>,
}

pub(super) fn carried<N: Number>(costs: &CostSums<N>, funding: &FundingSums<N>) -> Carried<N> {
    let each = |makes: &[N], receives: &[N], pays: &[N]| -> Vec<N> {
        makes
            .iter()
            .zip(receives)
            .zip(pays)
            .map(|((makes, receives), pays)| *makes - *receives + *pays)
            .collect()
    };
    let by_year = costs.made_by_year.iter().zip(&funding.received_by_year).zip(&funding.paid_by_year);
    Carried {
        present_values: each(&costs.made_by, &funding.received_by, &funding.paid_by),
        by_year: by_year.map(|((makes, receives), pays)| each(makes, receives, pays)).collect(),
    }
}

/// The returns of stakeholders and levels.
pub(super) struct Parties<N> {
    by_stakeholder: Vec<PartyReturn<N>>,
    by_level: ByLevel<PartyReturn<N>>,
}

pub(super) fn parties<N: Number>(
    project: &Project,
    carried: &Carried<N>,
    benefits: &BenefitSums<N>,
    total_costs: N,
) -> Parties<N> {
    let of = |members: &[usize]| {
        let sum = |amounts: &[N]| total(members.iter().map(|index| amounts[*index]));
        let sum_by_year = |amounts: &[Vec<N>]| -> Vec<N> {
            (0..usize::from(project.horizon()))
                .map(|year| total(members.iter().map(|index| amounts[*index][year])))
                .collect()
        };
        let (costs, gains) = (sum(&carried.present_values), sum(&benefits.by_stakeholder));
        PartyReturn {
            costs,
            benefits: gains,
            balance: gains - costs,
            cashable: sum(&benefits.cashable_by_stakeholder),
            benefit_per_euro: gains.quotient(total_costs, Undefined::NoCosts),
            own_return: gains.quotient(costs, Undefined::NoOwnCosts),
            share_of_costs: costs.quotient(total_costs, Undefined::NoCosts),
            leverage: total_costs.quotient(costs, Undefined::NoOwnCosts),
            by_year: YearFlows {
                costs: sum_by_year(&carried.by_year),
                benefits: sum_by_year(&benefits.by_stakeholder_by_year),
                cashable: sum_by_year(&benefits.cashable_by_stakeholder_by_year),
            },
        }
    };
    let everyone = 0..project.stakeholders().len();
    Parties {
        by_stakeholder: everyone.clone().map(|index| of(&[index])).collect(),
        by_level: ByLevel::from_fn(|level| of(&at_level(project, level))),
    }
}

fn at_level(project: &Project, level: Level) -> Vec<usize> {
    let own = |index: &usize| project.stakeholder(StakeholderId::from_index(*index)).level == level;
    (0..project.stakeholders().len()).filter(own).collect()
}

pub(super) fn funding<N: Number>(
    project: &Project,
    costs: &CostSums<N>,
    funding: &FundingSums<N>,
    by_line: Vec<LineResult<N, FundingId>>,
) -> FundingResult<N> {
    let of = |members: &[usize]| {
        let sum = |amounts: &[N]| total(members.iter().map(|index| amounts[*index]));
        let (makes, receives, pays) = (sum(&costs.made_by), sum(&funding.received_by), sum(&funding.paid_by));
        PartyFunding { makes, receives, pays, carries: makes - receives + pays }
    };
    let organisation = at_level(project, Level::Organisation);
    let gap = |year: usize| {
        let makes = total(organisation.iter().map(|index| costs.made_by_year[*index][year]));
        let receives = total(organisation.iter().map(|index| funding.received_by_year[*index][year]));
        (makes - receives).above_zero()
    };
    FundingResult {
        by_stakeholder: (0..project.stakeholders().len()).map(|index| of(&[index])).collect(),
        by_level: ByLevel::from_fn(|level| of(&at_level(project, level))),
        gap_by_year: (0..usize::from(project.horizon())).map(gap).collect(),
        by_line,
    }
}

/// Formulas: docs/method.md#returns.
pub(super) fn returns<N: Number>(
    project: &Project,
    people: &People<N>,
    costs: &CostSums<N>,
    benefits: &BenefitSums<N>,
    parties: Parties<N>,
) -> Returns<N> {
    let (gains, spent) = (benefits.present_value, costs.present_value);
    let without_transfers = spent - costs.transfers;
    Returns {
        ratio: gains.quotient(spent, Undefined::NoCosts),
        net_ratio: (gains - spent).quotient(spent, Undefined::NoCosts),
        npv: gains - spent,
        payback_months: N::first_cover(spent, &benefits.present_value_by_year),
        irr: internal_rate(project, costs, benefits),
        first_year_return: benefits.first_year.quotient(spent, Undefined::NoCosts),
        ratio_without_transfers: (gains - benefits.transfers).quotient(without_transfers, Undefined::NoCosts),
        ratio_cash_only: gains.quotient(spent - costs.in_kind, Undefined::NoCashCosts),
        ratio_base_case_as_benefit: (gains + costs.base_case).quotient(costs.project, Undefined::NoCosts),
        gross_ratio: benefits.stages.gross.quotient(spent, Undefined::NoCosts),
        by_level: parties.by_level,
        by_stakeholder: parties.by_stakeholder,
        per_participant: per_participant(project, people, spent, gains),
    }
}

fn internal_rate<N: Number>(project: &Project, costs: &CostSums<N>, benefits: &BenefitSums<N>) -> Figure<N> {
    let zero = N::constant(rust_decimal::Decimal::ZERO);
    let years = 1..=project.horizon();
    let made = years
        .clone()
        .zip(&costs.by_year)
        .map(|(year, amount)| (project.cost_timing().half_years(year), zero - *amount));
    let gained = years
        .zip(&benefits.by_year)
        .map(|(year, amount)| (project.benefit_timing().half_years(year), *amount));
    N::internal_rate(&made.chain(gained).collect::<Vec<_>>())
}

fn per_participant<N: Number>(
    project: &Project,
    people: &People<N>,
    costs: N,
    benefits: N,
) -> PerParticipant<N> {
    let Some(group) = project.main_group() else {
        let none = || Figure::Undefined(Undefined::NoMainGroup);
        return PerParticipant { costs: none(), benefits: none(), starters: none() };
    };
    let starters = people.starters(group);
    PerParticipant {
        costs: costs.quotient(starters, Undefined::NoStarters),
        benefits: benefits.quotient(starters, Undefined::NoStarters),
        starters: Figure::Defined(starters),
    }
}
