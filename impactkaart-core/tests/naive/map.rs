use super::benefits::{EffectFlow, effect_flows, price_year};
use super::costs::{CostFlow, FundingFlow, cost_flows, funding_flows};
use super::frame::Frame;
use super::people::main_starters;
use super::rational::{Fixed, Q};
use impactkaart_core::model::{Level, Project};
use num_traits::Zero;

/// A sum of settled flows: what it is exactly, and of how many flows.
#[derive(Clone)]
pub(crate) struct Sum {
    pub(crate) value: Fixed,
    pub(crate) flows: u32,
}

impl Sum {
    /// Of amounts that each are one settled flow.
    pub(crate) fn of<'f>(amounts: impl IntoIterator<Item = &'f Fixed>) -> Self {
        Self::counted(amounts.into_iter().map(|amount| (amount, 1)))
    }

    /// Of amounts that each come from so many settled flows.
    pub(crate) fn counted<'f>(amounts: impl IntoIterator<Item = (&'f Fixed, u32)>) -> Self {
        let mut total = Self { value: Fixed::zero(), flows: 0 };
        for (amount, flows) in amounts {
            total.value += amount;
            total.flows += flows;
        }
        total
    }

    pub(crate) fn plus(&self, other: &Self) -> Self {
        Self { value: &self.value + &other.value, flows: self.flows + other.flows }
    }

    pub(crate) fn minus(&self, other: &Self) -> Self {
        Self { value: &self.value - &other.value, flows: self.flows + other.flows }
    }
}

/// Every flow of a project.
pub(crate) struct Naive {
    pub(crate) horizon: u16,
    pub(crate) levels: Vec<Level>,
    pub(crate) costs: Vec<CostFlow>,
    pub(crate) funding: Vec<FundingFlow>,
    pub(crate) effects: Vec<EffectFlow>,
    /// Whether each effect has a counterparty.
    pub(crate) moved: Vec<bool>,
    /// Whether each effect is marked as a transfer, or is one because it has a counterparty.
    pub(crate) transfers: Vec<bool>,
    /// The price year of each effect with a value.
    pub(crate) price_years: Vec<Option<u16>>,
    /// The starters of the main group in each year.
    pub(crate) starters: Option<Vec<Q>>,
    /// Half years after which costs and benefits of year 1, 2 … fall.
    pub(crate) half_years: Vec<(u32, u32)>,
}

impl Naive {
    pub(crate) fn of(project: &Project) -> Self {
        use impactkaart_core::model::Timing;
        let frame = Frame::of(project);
        let after = |timing, year: u16| match timing {
            Timing::Start => 2 * (u32::from(year) - 1),
            Timing::Mid => 2 * u32::from(year) - 1,
            Timing::End => 2 * u32::from(year),
        };
        Self {
            horizon: frame.horizon,
            levels: project.stakeholders().iter().map(|party| party.level).collect(),
            costs: cost_flows(project, &frame),
            funding: funding_flows(project, &frame),
            effects: effect_flows(project, &frame),
            moved: project.effects().iter().map(|effect| effect.counterparty.is_some()).collect(),
            transfers: project.effects().iter().map(|effect| effect.transfer).collect(),
            price_years: project.effects().iter().map(|effect| price_year(project, &frame, effect)).collect(),
            starters: main_starters(project, &frame),
            half_years: (1..=frame.horizon)
                .map(|year| (after(frame.cost_timing, year), after(frame.benefit_timing, year)))
                .collect(),
        }
    }

    /// What of the costs lies with the parties that `of` chooses, by `pick`: makes, receives, pays.
    pub(crate) fn burden(&self, of: impl Fn(usize) -> bool, year: Option<u16>, present: bool) -> [Sum; 3] {
        let in_year = |flow_year: u16| year.is_none_or(|year| year == flow_year);
        let costs = self.costs.iter().filter(|flow| of(flow.payer) && in_year(flow.year));
        let makes = costs.map(|flow| if present { &flow.present } else { &flow.amount });
        let passed = |party: fn(&FundingFlow) -> usize| {
            let own = self.funding.iter().filter(|flow| of(party(flow)) && in_year(flow.year));
            Sum::of(own.map(|flow| if present { &flow.present } else { &flow.amount }))
        };
        [Sum::of(makes), passed(|flow| flow.to), passed(|flow| flow.from)]
    }

    /// What the parties that `of` chooses gain: of all years or one, discounted or not, all of it or the cashable part.
    pub(crate) fn gains(
        &self,
        of: impl Fn(usize) -> bool,
        year: Option<u16>,
        present: bool,
        cashable: bool,
    ) -> Sum {
        let flows = self.effects.iter().filter(|flow| year.is_none_or(|year| year == flow.year));
        let parts = flows.flat_map(|flow| &flow.parts);
        Sum::counted(parts.filter(|part| of(part.party)).map(|part| {
            let amount = match (present, cashable) {
                (true, false) => &part.present,
                (false, false) => &part.amount,
                (true, true) => &part.present_cashable,
                (false, true) => &part.cashable,
            };
            (amount, part.settled)
        }))
    }

    /// Present value of the benefits of the effects and years that `of` chooses.
    pub(crate) fn benefits(&self, of: impl Fn(&EffectFlow) -> bool) -> Sum {
        Sum::of(self.effects.iter().filter(|flow| of(flow)).map(|flow| &flow.present))
    }

    /// The same, undiscounted.
    pub(crate) fn undiscounted_benefits(&self, of: impl Fn(&EffectFlow) -> bool) -> Sum {
        Sum::of(self.effects.iter().filter(|flow| of(flow)).map(|flow| &flow.amount))
    }

    /// Present value of the cost lines and years that `of` chooses, base case below zero.
    pub(crate) fn costs(&self, of: impl Fn(&CostFlow) -> bool) -> Sum {
        Sum::of(self.costs.iter().filter(|flow| of(flow)).map(|flow| &flow.present))
    }

    /// The same, undiscounted.
    pub(crate) fn undiscounted_costs(&self, of: impl Fn(&CostFlow) -> bool) -> Sum {
        Sum::of(self.costs.iter().filter(|flow| of(flow)).map(|flow| &flow.amount))
    }

    /// One stage from gross to net, of the effects that `of` chooses.
    pub(crate) fn stage(&self, stage: usize, of: impl Fn(&EffectFlow) -> bool) -> Sum {
        let own = self.effects.iter().filter(|flow| of(flow));
        Sum::of(own.map(|flow| &flow.stages[stage]))
    }

    /// Cumulative present value of benefits at the end of each year.
    pub(crate) fn cumulative_benefits(&self) -> Vec<Sum> {
        (1..=self.horizon).map(|last| self.benefits(|flow| flow.year <= last)).collect()
    }

    /// All starters of the main group.
    pub(crate) fn all_starters(&self) -> Option<Q> {
        self.starters.as_ref().map(|starters| starters.iter().sum())
    }
}
