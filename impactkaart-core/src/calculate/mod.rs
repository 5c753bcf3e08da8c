//! THE formula: from a project to its impact map. Written once, generic over [`Number`].
//!
//! Each file holds one step and is spelled out, with its source and a worked example, in docs/method.md. Numbers enter
//! through one view ([`Inputs`]), so that whoever varies a parameter varies it for every step.
//!
//! Not here: checks (a [`Project`] is valid), files, words, rounding for people.

#![deny(clippy::float_arithmetic)]

pub(crate) mod benefit;
mod capacity;
mod cost;
mod flow;
mod frame;
mod gross_to_net;
mod impact;
mod impact_map;
mod inputs;
pub(crate) mod people;
mod present_value;
mod reach;
mod returns;
mod step;
mod totals;

pub use capacity::{OverCapacity, over_capacity};
pub use impact_map::{
    Benefits, ByLevel, Composition, Costs, EffectResult, FundingResult, ImpactMap, LineResult, PartyAmount,
    PartyFunding, PartyReturn, PerParticipant, Returns, Stages, YearFlows,
};
pub use inputs::{Inputs, Parameter, Stated};
pub use reach::{EffectReach, GroupReach, Reach, reach, reach_on};
pub use step::{FlowStage, Step};
pub(crate) use totals::total_made;

use crate::model::Project;
use crate::number::Number;
use frame::Frame;
use rust_decimal::Decimal;

/// The impact map of a project: what each party pays and gains, and what a unit of cost returns.
///
/// # Examples
/// ```
/// use impactkaart_core::calculate;
/// use impactkaart_core::model::{BeneficiaryDraft, CostDraft, EffectDraft, ProjectDraft, ReachDraft};
///
/// let mut draft = ProjectDraft::default();
/// draft.settings.name = "Coffee morning".into();
/// draft.settings.start_year = Some(2026.into());
/// draft.settings.discount_rate = Some(0.into());
/// draft.costs.push(CostDraft {
///     id: Some("host".into()),
///     payer: Some("municipality".into()),
///     amount: Some(5000.into()),
///     ..CostDraft::default()
/// });
/// draft.reach.push(ReachDraft {
///     group: Some("visitors".into()),
///     participants: Some(100.into()),
///     ..ReachDraft::default()
/// });
/// draft.effects.push(EffectDraft {
///     id: Some("less_lonely".into()),
///     beneficiaries: vec![BeneficiaryDraft { party: "client".into(), share: None }],
///     group: Some("visitors".into()),
///     share: Some("0.25".parse().unwrap()),
///     amount: Some(400.into()),
///     ..EffectDraft::default()
/// });
/// let project = draft.build().unwrap().project;
/// let map = calculate(&project);
/// // 100 visitors × 25 % × € 400 = € 10,000, for € 5,000.
/// assert_eq!(map.benefits.present_value, 10_000.into());
/// assert_eq!(map.returns.ratio.defined(), Some(&2.into()));
/// ```
pub fn calculate(project: &Project) -> ImpactMap<Decimal> {
    calculate_on(project, &Stated)
}

/// The impact map on another number, or with other inputs than the project states.
///
/// The result on decimals with [`Stated`] inputs is *the* result; every other way of calculating is measured by it.
pub fn calculate_on<N: Number>(project: &Project, inputs: &impl Inputs<N>) -> ImpactMap<N> {
    let frame = Frame::of(project, inputs);
    let people = people::people(project, inputs);
    let costs = cost::costs(project, inputs, &frame, &people);
    let funding = cost::funding(project, inputs, &frame, &people);
    let benefits = benefit::benefits(project, inputs, &frame, &people);
    impact_map::put_together(project, &frame, &people, costs, funding, benefits)
}
