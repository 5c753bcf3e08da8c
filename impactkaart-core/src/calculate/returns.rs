//! Ratios, payback, internal rate, and each party's own return.

use super::benefit::BenefitSums;
use super::cost::{CostSums, FundingSums};
use super::frame::Frame;
use super::impact_map::{
    ByLevel, FundingResult, LineResult, PartyFunding, PartyReturn, PerParticipant, Returns, YearFlows, total,
};
use super::parties::{ByYear, PerParty};
use super::people::People;
use crate::model::{FundingId, Level, Project};
use crate::number::{Figure, Number, Undefined};

/// What each stakeholder that is involved carries of the costs: what it makes, less what it receives, plus what it pays.
pub(super) struct Carried<N> {
    pub(super) present_values: Vec<N>,
    by_year: ByYear<N>,
}

pub(super) fn carried<N: Number>(
    frame: &Frame<N>,
    costs: &CostSums<N>,
    funding: &FundingSums<N>,
) -> Carried<N> {
    let years = usize::from(frame.horizon);
    let zero = N::constant(rust_decimal::Decimal::ZERO);
    let mut by_year = ByYear::new(zero, &frame.involved, years);
    let mut present_values = Vec::with_capacity(frame.involved.count());
    for place in 0..frame.involved.count() {
        let carries = |makes: N, receives: N, pays: N| makes - receives + pays;
        present_values.push(carries(
            costs.made_by[place],
            funding.received_by[place],
            funding.paid_by[place],
        ));
        for at in (0..years).map(|year| (place, year)) {
            let (makes, receives) = (costs.made_by_year[at], funding.received_by_year[at]);
            by_year[at] = carries(makes, receives, funding.paid_by_year[at]);
        }
    }
    Carried { present_values, by_year }
}

/// The returns of stakeholders and levels.
pub(super) struct Parties<N> {
    by_stakeholder: PerParty<PartyReturn<N>>,
    by_level: ByLevel<PartyReturn<N>>,
}

pub(super) fn parties<N: Number>(
    frame: &Frame<N>,
    carried: &Carried<N>,
    benefits: &BenefitSums<N>,
    total_costs: N,
) -> Parties<N> {
    let of = |members: &[usize]| {
        let sum = |amounts: &[N]| total(members.iter().map(|place| amounts[*place]));
        let sum_by_year = |amounts: &ByYear<N>| -> Vec<N> {
            (0..usize::from(frame.horizon))
                .map(|year| total(members.iter().map(|place| amounts[(*place, year)])))
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
    Parties {
        by_stakeholder: frame.involved.each(of),
        by_level: ByLevel::from_fn(|level| of(&frame.involved.at_level(level))),
    }
}

pub(super) fn funding<N: Number>(
    frame: &Frame<N>,
    costs: &CostSums<N>,
    funding: &FundingSums<N>,
    by_line: Vec<LineResult<N, FundingId>>,
) -> FundingResult<N> {
    let of = |members: &[usize]| {
        let sum = |amounts: &[N]| total(members.iter().map(|place| amounts[*place]));
        let (makes, receives, pays) = (sum(&costs.made_by), sum(&funding.received_by), sum(&funding.paid_by));
        PartyFunding { makes, receives, pays, carries: makes - receives + pays }
    };
    let organisation = frame.involved.at_level(Level::Organisation);
    let gap = |year: usize| {
        let makes = total(organisation.iter().map(|place| costs.made_by_year[(*place, year)]));
        let receives = total(organisation.iter().map(|place| funding.received_by_year[(*place, year)]));
        (makes - receives).above_zero()
    };
    FundingResult {
        by_stakeholder: frame.involved.each(of),
        by_level: ByLevel::from_fn(|level| of(&frame.involved.at_level(level))),
        gap_by_year: (0..usize::from(frame.horizon)).map(gap).collect(),
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
