use super::inputs::{Inputs, Parameter};
use super::parties::Involved;
use super::present_value::Discounting;
use super::step::Step;
use crate::model::Project;
use crate::number::Number;

/// What every step needs to know: years, discounting, to how many decimals a flow is settled, and who is
/// involved.
pub(super) struct Frame<N> {
    pub(super) years: u16,
    pub(super) horizon: u16,
    pub(super) decimals: u32,
    pub(super) costs: Discounting<N>,
    pub(super) benefits: Discounting<N>,
    pub(super) involved: Involved,
}

impl<N: Number> Frame<N> {
    pub(super) fn of(project: &Project, inputs: &impl Inputs<N>) -> Self {
        let horizon = project.horizon();
        let rate = inputs.read(Parameter::DiscountRate, project.discount_rate().rate().get());
        let costs = Discounting::new(rate, project.cost_timing(), horizon);
        let benefits = Discounting::new(rate, project.benefit_timing(), horizon);
        Self {
            years: project.years(),
            horizon,
            decimals: project.settled_decimals(),
            costs: costs.noted(|year, divisor| inputs.note(Step::CostDiscounting(year), divisor)),
            benefits: benefits.noted(|year, divisor| inputs.note(Step::BenefitDiscounting(year), divisor)),
            involved: Involved::of(project),
        }
    }
}
