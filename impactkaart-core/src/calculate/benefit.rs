//! Benefits: every effect, cohort by cohort and year by year, for each party.

use super::flow;
use super::frame::Frame;
use super::gross_to_net::StageSums;
use super::impact::{unit_impact, unit_value};
use super::impact_map::{EffectResult, PartyAmount, Stages};
use super::inputs::{Inputs, Parameter};
use super::parties::ByYear;
use super::people::People;
use super::step::Step;
use crate::model::{Counts, Effect, EffectId, Evidence, Kind, Per, Project, StakeholderId};
use crate::number::Number;
use crate::quantity::Fraction;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Benefits summed in every way in which they are shown.
pub(super) struct BenefitSums<N> {
    pub(super) present_value: N,
    pub(super) first_year: N,
    pub(super) by_stakeholder: Vec<N>,
    pub(super) cashable_by_stakeholder: Vec<N>,
    pub(super) by_stakeholder_by_year: ByYear<N>,
    pub(super) cashable_by_stakeholder_by_year: ByYear<N>,
    pub(super) present_value_by_year: Vec<N>,
    pub(super) by_year: Vec<N>,
    pub(super) by_kind: [N; 4],
    pub(super) by_evidence: [N; 7],
    pub(super) by_price_year: BTreeMap<u16, N>,
    pub(super) transfers: N,
    pub(super) stages: Stages<N>,
    pub(super) due_to_indexing: N,
}

/// The sums over all effects; what each comes to is shown to `each`.
pub(super) fn benefits<N: Number>(
    project: &Project,
    inputs: &impl Inputs<N>,
    frame: &Frame<N>,
    people: &People<N>,
    mut each: impl FnMut(EffectResult<N>),
) -> BenefitSums<N> {
    let zero = N::constant(Decimal::ZERO);
    let years = usize::from(frame.horizon);
    let mut sums = BenefitSums {
        present_value: zero,
        first_year: zero,
        by_stakeholder: vec![zero; frame.involved.count()],
        cashable_by_stakeholder: vec![zero; frame.involved.count()],
        by_stakeholder_by_year: ByYear::new(zero, &frame.involved, years),
        cashable_by_stakeholder_by_year: ByYear::new(zero, &frame.involved, years),
        present_value_by_year: vec![zero; years],
        by_year: vec![zero; years],
        by_kind: [zero; 4],
        by_evidence: [zero; 7],
        by_price_year: BTreeMap::new(),
        transfers: zero,
        stages: StageSums::new().into_stages(),
        due_to_indexing: zero,
    };
    let mut all_stages = StageSums::new();
    for (id, effect) in project.effects_by_id() {
        let result = sums.add_effect(project, inputs, frame, people, id, effect);
        let amount = result.present_value;
        sums.present_value = sums.present_value + amount;
        let kind =
            effect.kind.map_or(3, |kind| Kind::ALL.iter().position(|other| *other == kind).unwrap_or(3));
        sums.by_kind[kind] = sums.by_kind[kind] + amount;
        let grade = |evidence| Evidence::ALL.iter().position(|other| *other == evidence);
        let evidence = effect.evidence.and_then(grade).unwrap_or(6);
        sums.by_evidence[evidence] = sums.by_evidence[evidence] + amount;
        if effect.transfer {
            sums.transfers = sums.transfers + amount;
        }
        if effect.counterparty.is_none() {
            all_stages.add_all(&result.stages);
        }
        each(result);
    }
    sums.stages = all_stages.into_stages();
    sums
}

impl<N: Number> BenefitSums<N> {
    /// One effect, flow by flow; every flow is settled where docs/method.md#exactness says.
    fn add_effect(
        &mut self,
        project: &Project,
        inputs: &impl Inputs<N>,
        frame: &Frame<N>,
        people: &People<N>,
        id: EffectId,
        effect: &Effect,
    ) -> EffectResult<N> {
        let zero = N::constant(Decimal::ZERO);
        let by_party = effect.beneficiaries.iter().map(|part| part.party).chain(effect.counterparty);
        let mut result = EffectResult {
            id,
            present_value: zero,
            undiscounted: zero,
            stages: StageSums::new().into_stages(),
            by_party: by_party.map(|party| PartyAmount { party, present_value: zero }).collect(),
        };
        let Some(value) = unit_value(project, inputs, id, effect) else {
            return result;
        };
        let indexed = value.index_factor != Decimal::ONE;
        let mut index_factor = N::constant(value.index_factor);
        if indexed {
            index_factor =
                inputs.note(Step::IndexFactor(value.price_year, project.price_year()), index_factor);
        }
        let unit_value = inputs.note(Step::UnitValue(id), value.amount * index_factor);
        let unit = unit_impact(inputs, id, effect, unit_value);
        let unit_unindexed = indexed.then(|| unit_impact(inputs, id, effect, value.amount));

        let lag = effect.lag.map_or(0, |lag| lag.get());
        let duration = effect.duration.map_or(1, |duration| duration.get());
        let stated = effect.drop_off.map_or(Decimal::ZERO, Fraction::get);
        let remaining = flow::remaining(inputs.read(Parameter::DropOff(id), stated), duration);

        let mut stages = StageSums::new();
        let decimals = frame.decimals;
        for cohort in 1..=frame.years {
            let Some(members) = cohort_size(people, effect, cohort) else {
                continue;
            };
            for (year, after) in flow::years(cohort, lag, duration, frame.horizon) {
                let mut left = remaining[usize::from(after)];
                if after > 0 {
                    left = inputs.note(Step::Remaining(id, after), left);
                }
                let amount = unit.after_attribution_to_others * left * members;
                let amount = inputs.note(Step::FlowAmount(id, cohort, year), amount);
                let discounted = frame.benefits.present_value(amount, year);
                let discounted = inputs.note(Step::FlowDiscounted(id, cohort, year), discounted);
                let present_value = discounted.settle(decimals);
                let flow = Flow {
                    id,
                    cohort,
                    year,
                    undiscounted: inputs.note(Step::Flow(id, cohort, year), amount.settle(decimals)),
                    present_value: inputs.note(Step::FlowPresentValue(id, cohort, year), present_value),
                    amount,
                    discounted,
                };
                self.add_flow(inputs, frame, effect, &flow, &mut result);
                stages.add(frame, &unit, (members, year), flow.present_value, |stage, number| {
                    inputs.note(Step::FlowStage(id, stage, cohort, year), number)
                });
                if let (Some(unindexed), None) = (unit_unindexed, effect.counterparty) {
                    let without = frame
                        .benefits
                        .present_value(unindexed.after_attribution_to_others * left * members, year)
                        .settle(decimals);
                    let without = inputs.note(Step::FlowUnindexed(id, cohort, year), without);
                    self.due_to_indexing = self.due_to_indexing + (flow.present_value - without);
                }
            }
        }
        result.stages = stages.into_stages();
        let of_price_year = self.by_price_year.entry(value.price_year).or_insert(zero);
        *of_price_year = *of_price_year + result.present_value;
        result
    }

    /// One flow, over the parties that gain by it and the one that loses.
    fn add_flow(
        &mut self,
        inputs: &impl Inputs<N>,
        frame: &Frame<N>,
        effect: &Effect,
        flow: &Flow<N>,
        result: &mut EffectResult<N>,
    ) {
        let decimals = frame.decimals;
        let cashable = effect.cashable.map_or(Decimal::ZERO, Fraction::get);
        let cashable_part = || inputs.note(Step::Cashable(flow.id), N::constant(cashable));
        let Flow { id, cohort, year, .. } = *flow;
        let (mut undiscounted_left, mut present_left) = (flow.undiscounted, flow.present_value);
        let last = effect.beneficiaries.len() - 1;
        for (index, part) in effect.beneficiaries.iter().enumerate() {
            let mut share = N::constant(part.share.get());
            if last > 0 {
                share = inputs.note(Step::BeneficiaryShare(id, part.party), share);
            }
            // The party named last takes what is left of the settled whole.
            let (undiscounted, present) = if index == last {
                (undiscounted_left, present_left)
            } else {
                ((flow.amount * share).settle(decimals), (flow.discounted * share).settle(decimals))
            };
            undiscounted_left = undiscounted_left - undiscounted;
            present_left = present_left - present;
            let (undiscounted, present) = if last == 0 {
                (undiscounted, present)
            } else {
                let of_party = Step::PartyFlow(id, part.party, cohort, year);
                let present_of_party = Step::PartyFlowPresentValue(id, part.party, cohort, year);
                (inputs.note(of_party, undiscounted), inputs.note(present_of_party, present))
            };
            self.add_party(frame.involved.place(part.party), flow.year, undiscounted, present);
            if !cashable.is_zero() {
                self.add_cashable(inputs, frame, part.party, flow, share * cashable_part());
            }
            let party = &mut result.by_party[index].present_value;
            *party = *party + present;
        }
        let zero = N::constant(Decimal::ZERO);
        let (undiscounted, present) = match effect.counterparty {
            None => (flow.undiscounted, flow.present_value),
            Some(other) => {
                self.add_party(
                    frame.involved.place(other),
                    flow.year,
                    zero - flow.undiscounted,
                    zero - flow.present_value,
                );
                if !cashable.is_zero() {
                    self.add_cashable(inputs, frame, other, flow, zero - cashable_part());
                }
                let party = &mut result.by_party[last + 1].present_value;
                *party = *party - flow.present_value;
                (zero, zero)
            }
        };
        let year = usize::from(flow.year) - 1;
        self.by_year[year] = self.by_year[year] + undiscounted;
        self.present_value_by_year[year] = self.present_value_by_year[year] + present;
        if flow.year == 1 {
            self.first_year = self.first_year + present;
        }
        result.undiscounted = result.undiscounted + undiscounted;
        result.present_value = result.present_value + present;
    }

    fn add_party(&mut self, party: usize, year: u16, undiscounted: N, present_value: N) {
        self.by_stakeholder[party] = self.by_stakeholder[party] + present_value;
        let of_year = &mut self.by_stakeholder_by_year[(party, usize::from(year) - 1)];
        *of_year = *of_year + undiscounted;
    }

    fn add_cashable(
        &mut self,
        inputs: &impl Inputs<N>,
        frame: &Frame<N>,
        party: StakeholderId,
        flow: &Flow<N>,
        fraction: N,
    ) {
        let Flow { id, cohort, year, .. } = *flow;
        let decimals = frame.decimals;
        let present = (flow.discounted * fraction).settle(decimals);
        let present = inputs.note(Step::CashableFlowPresentValue(id, party, cohort, year), present);
        let undiscounted = (flow.amount * fraction).settle(decimals);
        let undiscounted = inputs.note(Step::CashableFlow(id, party, cohort, year), undiscounted);
        let party = frame.involved.place(party);
        self.cashable_by_stakeholder[party] = self.cashable_by_stakeholder[party] + present;
        let of_year = &mut self.cashable_by_stakeholder_by_year[(party, usize::from(year) - 1)];
        *of_year = *of_year + undiscounted;
    }
}

/// One cohort of an effect in one year: as calculated, and settled.
struct Flow<N> {
    id: EffectId,
    cohort: u16,
    year: u16,
    amount: N,
    discounted: N,
    undiscounted: N,
    present_value: N,
}

/// How many units a cohort counts: its starters or participants; 1 each year, or 1 in year 1. Nothing where it has none.
///
/// Formula: `m(e,c)`; docs/method.md#people.
pub(crate) fn cohort_size<N: Number>(people: &People<N>, effect: &Effect, cohort: u16) -> Option<N> {
    let one = N::constant(Decimal::ONE);
    match effect.counted_per() {
        Per::Project => (cohort == 1).then_some(one),
        Per::Year => Some(one),
        Per::Participant => {
            let heads = people.of(effect.group?, cohort)?;
            Some(match effect.counts {
                Counts::New => heads.starters,
                Counts::All => heads.participants,
            })
        }
    }
}
