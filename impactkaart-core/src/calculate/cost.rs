//! Costs and funding: what each party makes, pays and receives, year by year.

use super::frame::Frame;
use super::impact_map::LineResult;
use super::inputs::{Inputs, Parameter};
use super::parties::ByYear;
use super::people::People;
use super::step::Step;
use crate::model::{Case, Cost, CostId, FundingId, Per, Project};
use crate::number::Number;
use rust_decimal::Decimal;

/// Costs summed in every way in which they are shown; base-case lines are subtracted.
pub(super) struct CostSums<N> {
    pub(super) present_value: N,
    pub(super) project: N,
    pub(super) base_case: N,
    pub(super) in_kind: N,
    pub(super) transfers: N,
    pub(super) due_to_indexing: N,
    pub(super) made_by: Vec<N>,
    pub(super) made_by_year: ByYear<N>,
    pub(super) by_year: Vec<N>,
}

/// A cost line in one year, before it is settled.
///
/// Formula: amount × index factor × quantity, times the participants of the year where it is per participant;
/// docs/method.md#costs.
fn amount_in_year<N: Number>(
    inputs: &impl Inputs<N>,
    people: &People<N>,
    (id, cost): (CostId, &Cost),
    (year, stated): (u16, Decimal),
    index_factor: N,
) -> Option<N> {
    let amount = inputs.read(Parameter::CostAmount(id, year), stated);
    let quantity = cost.quantity.map_or(Decimal::ONE, |quantity| quantity.get());
    let quantity = inputs.read(Parameter::CostQuantity(id), quantity);
    let line = amount * index_factor * quantity;
    match cost.counted_per() {
        Per::Project | Per::Year => Some(line),
        Per::Participant => Some(line * people.of(cost.group?, year)?.participants),
    }
}

/// The sums over all cost lines; what each line comes to is shown to `each`.
pub(super) fn costs<N: Number>(
    project: &Project,
    inputs: &impl Inputs<N>,
    frame: &Frame<N>,
    people: &People<N>,
    mut each: impl FnMut(LineResult<N, CostId>),
) -> CostSums<N> {
    let zero = N::constant(Decimal::ZERO);
    let years = usize::from(frame.horizon);
    let mut sums = CostSums {
        present_value: zero,
        project: zero,
        base_case: zero,
        in_kind: zero,
        transfers: zero,
        due_to_indexing: zero,
        made_by: vec![zero; frame.involved.count()],
        made_by_year: ByYear::new(zero, &frame.involved, years),
        by_year: vec![zero; years],
    };
    for (id, cost) in project.costs_by_id() {
        let factor = project.index_factor(cost.price_year, cost.indexed);
        let is_indexed = factor != Decimal::ONE;
        let one = N::constant(Decimal::ONE);
        let index_factor = match cost.price_year {
            Some(from) if is_indexed => {
                inputs.note(Step::IndexFactor(from.get(), project.price_year()), N::constant(factor))
            }
            _ => one,
        };
        let payer = frame.involved.place(cost.payer);
        let mut line = LineResult { id, present_value: zero, undiscounted: zero };
        let mut unindexed = zero;
        for (year, stated) in cost.amounts(frame.years) {
            let of_year = (year, stated.get());
            let Some(amount) = amount_in_year(inputs, people, (id, cost), of_year, index_factor) else {
                continue;
            };
            let amount = inputs.note(Step::CostAmount(id, year), amount);
            let undiscounted = amount.settle(frame.decimals);
            let present_value = frame.costs.present_value(amount, year).settle(frame.decimals);
            let at = usize::from(year) - 1;
            let (undiscounted, present_value) = match cost.case {
                Case::Project => (undiscounted, present_value),
                Case::Base => (zero - undiscounted, zero - present_value),
            };
            let undiscounted = inputs.note(Step::Cost(id, year), undiscounted);
            let present_value = inputs.note(Step::CostPresentValue(id, year), present_value);
            line.undiscounted = line.undiscounted + undiscounted;
            line.present_value = line.present_value + present_value;
            sums.by_year[at] = sums.by_year[at] + undiscounted;
            let made = &mut sums.made_by_year[(payer, at)];
            *made = *made + undiscounted;
            if is_indexed {
                let bare = amount_in_year(inputs, people, (id, cost), of_year, one).unwrap_or(zero);
                let bare = frame.costs.present_value(bare, year).settle(frame.decimals);
                let bare = inputs.note(Step::CostUnindexed(id, year), bare);
                unindexed = if cost.case == Case::Base { unindexed - bare } else { unindexed + bare };
            }
        }
        if is_indexed {
            sums.due_to_indexing = sums.due_to_indexing + (line.present_value - unindexed);
        }
        sums.add_line(cost, payer, &line);
        each(line);
    }
    sums
}

impl<N: Number> CostSums<N> {
    fn add_line(&mut self, cost: &Cost, payer: usize, line: &LineResult<N, CostId>) {
        let amount = line.present_value;
        self.present_value = self.present_value + amount;
        match cost.case {
            Case::Project => self.project = self.project + amount,
            Case::Base => self.base_case = self.base_case - amount,
        }
        if cost.in_kind {
            self.in_kind = self.in_kind + amount;
        }
        if cost.transfer {
            self.transfers = self.transfers + amount;
        }
        let made = &mut self.made_by[payer];
        *made = *made + amount;
    }
}

/// Money passed on for the costs, per party: it moves the burden, never the total.
pub(super) struct FundingSums<N> {
    pub(super) paid_by: Vec<N>,
    pub(super) received_by: Vec<N>,
    pub(super) paid_by_year: ByYear<N>,
    pub(super) received_by_year: ByYear<N>,
}

/// The sums over all funding lines; what each line comes to is shown to `each`.
///
/// Formula: amount, times the participants of the year where it is per participant; discounted as costs, not indexed;
/// docs/method.md#funding.
pub(super) fn funding<N: Number>(
    project: &Project,
    inputs: &impl Inputs<N>,
    frame: &Frame<N>,
    people: &People<N>,
    mut each: impl FnMut(LineResult<N, FundingId>),
) -> FundingSums<N> {
    let zero = N::constant(Decimal::ZERO);
    let by_year = || ByYear::new(zero, &frame.involved, usize::from(frame.horizon));
    let mut sums = FundingSums {
        paid_by: vec![zero; frame.involved.count()],
        received_by: vec![zero; frame.involved.count()],
        paid_by_year: by_year(),
        received_by_year: by_year(),
    };
    for (id, line) in project.funding_by_id() {
        let amount = inputs.read(Parameter::FundingAmount(id), line.amount.get());
        let (from, to) = (frame.involved.place(line.from), frame.involved.place(line.to));
        let mut result = LineResult { id, present_value: zero, undiscounted: zero };
        for year in line.years(frame.years) {
            let amount = match (line.per.unwrap_or(Per::Project), line.group) {
                (Per::Participant, Some(group)) => match people.of(group, year) {
                    Some(heads) => amount * heads.participants,
                    None => continue,
                },
                _ => amount,
            };
            let amount = inputs.note(Step::FundingAmount(id, year), amount);
            let undiscounted = inputs.note(Step::Funding(id, year), amount.settle(frame.decimals));
            let present_value = frame.costs.present_value(amount, year).settle(frame.decimals);
            let present_value = inputs.note(Step::FundingPresentValue(id, year), present_value);
            let at = usize::from(year) - 1;
            sums.paid_by_year[(from, at)] = sums.paid_by_year[(from, at)] + undiscounted;
            sums.received_by_year[(to, at)] = sums.received_by_year[(to, at)] + undiscounted;
            sums.paid_by[from] = sums.paid_by[from] + present_value;
            sums.received_by[to] = sums.received_by[to] + present_value;
            result.undiscounted = result.undiscounted + undiscounted;
            result.present_value = result.present_value + present_value;
        }
        each(result);
    }
    sums
}
