use super::frame::{Frame, or, price_factor};
use super::people::heads;
use super::rational::{Fixed, Q, Rational, fixed, times};
use impactkaart_core::model::{Case, Cost, Funding, GroupId, Per, Project};
use num_traits::One;
use rust_decimal::Decimal;

/// A cost line in one year.
pub(crate) struct CostFlow {
    pub(crate) line: usize,
    pub(crate) payer: usize,
    pub(crate) year: u16,
    pub(crate) case: Case,
    pub(crate) in_kind: bool,
    pub(crate) transfer: bool,
    pub(crate) amount: Fixed,
    pub(crate) present: Fixed,
    /// What of the present value is due to indexing, where the line is indexed at all.
    pub(crate) indexing: Option<Fixed>,
}

/// A funding line in one year.
pub(crate) struct FundingFlow {
    pub(crate) line: usize,
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) year: u16,
    pub(crate) amount: Fixed,
    pub(crate) present: Fixed,
}

pub(super) fn cost_flows(project: &Project, frame: &Frame) -> Vec<CostFlow> {
    let mut flows = Vec::new();
    for (line, cost) in project.costs().iter().enumerate() {
        let factor = price_factor(project, frame, cost.price_year, cost.indexed);
        let quantity = or(cost.quantity, Decimal::ONE, |quantity| quantity.get());
        // Base-case lines are subtracted: costs are a difference.
        let sign = match cost.case {
            Case::Project => Q::one(),
            Case::Base => -Q::one(),
        };
        for (year, amount) in amounts(cost, frame) {
            let mut bare = &sign * amount.exact() * &quantity;
            if cost.amount_by_year.is_empty() && cost.per == Some(Per::Participant) {
                let Some(group) = cost.group else { continue };
                bare *= heads(project, group, year).participants;
            }
            let amount = &bare * &factor;
            let discount = &frame.cost_factors[usize::from(year) - 1];
            flows.push(CostFlow {
                line,
                payer: cost.payer.index(),
                year,
                case: cost.case,
                in_kind: cost.in_kind,
                transfer: cost.transfer,
                present: times(&amount, discount),
                indexing: (!factor.is_one()).then(|| times(&(&amount - &bare), discount)),
                amount: fixed(&amount),
            });
        }
    }
    flows
}

/// The years of a cost line and the stated amount of each: once in its first year, or each year from its first to its
/// last; amounts of single years stand in for the amount, and make the line per year.
fn amounts(cost: &Cost, frame: &Frame) -> Vec<(u16, Decimal)> {
    let first = cost.first_year.map_or(1, |year| year.get());
    let last = cost.last_year.map_or(frame.years, |year| year.get());
    let by_year = !cost.amount_by_year.is_empty();
    let mut amounts = Vec::new();
    for year in 1..=frame.horizon {
        let own = cost.amount_by_year.iter().find(|(of, _)| of.get() == year).map(|(_, amount)| *amount);
        let made = match cost.per.unwrap_or(Per::Project) {
            Per::Project if !by_year => year == first,
            Per::Participant if !by_year => first <= year && year <= last && year <= frame.years,
            _ => first <= year && year <= last,
        };
        let general = cost.amount.filter(|_| made);
        amounts.extend(own.or(general).map(|amount| (year, amount.get())));
    }
    amounts
}

pub(super) fn funding_flows(project: &Project, frame: &Frame) -> Vec<FundingFlow> {
    let mut flows = Vec::new();
    for (line, funding) in project.funding().iter().enumerate() {
        for year in 1..=frame.horizon {
            let Some(amount) = funded(project, funding, frame, year) else {
                continue;
            };
            flows.push(FundingFlow {
                line,
                from: funding.from.index(),
                to: funding.to.index(),
                year,
                // Discounted as costs are, and not indexed.
                present: times(&amount, &frame.cost_factors[usize::from(year) - 1]),
                amount: fixed(&amount),
            });
        }
    }
    flows
}

fn funded(project: &Project, funding: &Funding, frame: &Frame, year: u16) -> Option<Q> {
    let first = funding.first_year.map_or(1, |year| year.get());
    let last = funding.last_year.map_or(frame.years, |year| year.get());
    let amount = funding.amount.get().exact();
    let within = first <= year && year <= last;
    match funding.per.unwrap_or(Per::Project) {
        Per::Project => (year == first).then_some(amount),
        Per::Year => within.then_some(amount),
        Per::Participant => {
            let group: GroupId = funding.group?;
            let served = within && year <= frame.years;
            served.then(|| amount * heads(project, group, year).participants)
        }
    }
}
