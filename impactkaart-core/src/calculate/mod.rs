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
mod lines;
mod parties;
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
pub use lines::Lines;
pub use parties::{PartyIter, PerParty};
pub use reach::{EffectReach, GroupReach, Reach, reach, reach_on};
pub use step::{FlowStage, Step};
pub(crate) use totals::{each_made, total_made};

use crate::model::{CostId, FundingId, Project};
use crate::number::Number;
use frame::Frame;
use lines::AllLines;
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
    let mut lines = AllLines::with_room_for(project);
    let sums = sums(project, inputs, &mut lines);
    sums.put_together(project, lines)
}

/// The impact map of a project of many lines: what single lines come to is handed to `lines` one by one, and the lists
/// of the map (`by_line`, `by_effect`) stay empty.
///
/// # Examples
/// ```
/// use impactkaart_core::calculate::{EffectResult, Lines, calculate_with};
/// use impactkaart_core::Decimal;
/// # use impactkaart_core::model::{BeneficiaryDraft, EffectDraft, Per, ProjectDraft};
///
/// /// The largest benefit of a single effect.
/// struct Largest(Decimal);
///
/// impl Lines<Decimal> for Largest {
///     fn effect(&mut self, result: EffectResult<Decimal>) {
///         self.0 = self.0.max(result.present_value);
///     }
/// }
///
/// # let mut draft = ProjectDraft::default();
/// # draft.settings.name = "Coffee morning".into();
/// # draft.settings.start_year = Some(2026.into());
/// # draft.settings.discount_rate = Some(0.into());
/// # for amount in [300, 700] {
/// #     draft.effects.push(EffectDraft {
/// #         id: Some(format!("effect_{amount}").into()),
/// #         beneficiaries: vec![BeneficiaryDraft { party: "client".into(), share: None }],
/// #         per: Some(Per::Project),
/// #         amount: Some(amount.into()),
/// #         ..EffectDraft::default()
/// #     });
/// # }
/// # let project = draft.build().unwrap().project;
/// let mut largest = Largest(Decimal::ZERO);
/// // Two effects, of € 300 and € 700.
/// let map = calculate_with(&project, &mut largest);
/// assert_eq!(map.benefits.present_value, 1000.into());
/// assert_eq!(largest.0, 700.into());
/// ```
pub fn calculate_with(project: &Project, lines: &mut impl Lines<Decimal>) -> ImpactMap<Decimal> {
    sums(project, &Stated, lines).put_together(project, AllLines::default())
}

/// What each cost line comes to, in the order of the project, without keeping it; base-case lines below zero.
pub fn each_cost(project: &Project, visit: impl FnMut(LineResult<Decimal, CostId>)) {
    let (frame, people) = (Frame::of(project, &Stated), people::people(project, &Stated));
    cost::costs(project, &Stated, &frame, &people, visit);
}

/// What each funding line comes to, in the order of the project, without keeping it.
pub fn each_funding_line(project: &Project, visit: impl FnMut(LineResult<Decimal, FundingId>)) {
    let (frame, people) = (Frame::of(project, &Stated), people::people(project, &Stated));
    cost::funding(project, &Stated, &frame, &people, visit);
}

/// What each effect comes to, in the order of the project, without keeping it; one without a money value comes with
/// nothing.
pub fn each_effect(project: &Project, visit: impl FnMut(EffectResult<Decimal>)) {
    let (frame, people) = (Frame::of(project, &Stated), people::people(project, &Stated));
    benefit::benefits(project, &Stated, &frame, &people, visit);
}

/// What the payback period is made of: costs, and the benefits of each year, as present values.
pub(crate) fn covered(project: &Project) -> (Decimal, Vec<Decimal>) {
    let sums = sums(project, &Stated, &mut ());
    (sums.costs.present_value, sums.benefits.present_value_by_year)
}

/// All sums of a map.
struct Sums<N> {
    frame: Frame<N>,
    people: people::People<N>,
    costs: cost::CostSums<N>,
    funding: cost::FundingSums<N>,
    benefits: benefit::BenefitSums<N>,
}

fn sums<N: Number>(project: &Project, inputs: &impl Inputs<N>, lines: &mut impl Lines<N>) -> Sums<N> {
    let frame = Frame::of(project, inputs);
    let people = people::people(project, inputs);
    let costs = cost::costs(project, inputs, &frame, &people, |line| lines.cost(line));
    let funding = cost::funding(project, inputs, &frame, &people, |line| lines.funding(line));
    let benefits = benefit::benefits(project, inputs, &frame, &people, |effect| lines.effect(effect));
    Sums { frame, people, costs, funding, benefits }
}

impl<N: Number> Sums<N> {
    fn put_together(self, project: &Project, lines: AllLines<N>) -> ImpactMap<N> {
        let Self { frame, people, costs, funding, benefits } = self;
        impact_map::put_together(project, &frame, &people, costs, &funding, benefits, lines)
    }
}
