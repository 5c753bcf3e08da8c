use super::frame::Frame;
use super::impact::UnitImpact;
use super::impact_map::Stages;
use super::step::FlowStage;
use crate::number::Number;
use rust_decimal::Decimal;

/// Present values from gross to net, each stage of each flow settled by itself; docs/method.md#gross-to-net.
pub(super) struct StageSums<N>(Stages<N>);

impl<N: Number> StageSums<N> {
    pub(super) fn new() -> Self {
        let zero = N::constant(Decimal::ZERO);
        Self(Stages {
            gross: zero,
            after_deadweight: zero,
            after_displacement: zero,
            after_attribution_to_others: zero,
            net: zero,
        })
    }

    /// One flow: its stages before drop-off, and the settled flow itself as the last.
    pub(super) fn add(
        &mut self,
        frame: &Frame<N>,
        unit: &UnitImpact<N>,
        (members, year): (N, u16),
        net: N,
        note: impl Fn(FlowStage, N) -> N,
    ) {
        let stage = |stage, unit: N| {
            note(stage, frame.benefits.present_value(unit * members, year).settle(frame.decimals))
        };
        self.add_all(&Stages {
            gross: stage(FlowStage::Gross, unit.gross),
            after_deadweight: stage(FlowStage::AfterDeadweight, unit.after_deadweight),
            after_displacement: stage(FlowStage::AfterDisplacement, unit.after_displacement),
            after_attribution_to_others: stage(
                FlowStage::AfterAttributionToOthers,
                unit.after_attribution_to_others,
            ),
            net,
        });
    }

    pub(super) fn add_all(&mut self, other: &Stages<N>) {
        let sums = &mut self.0;
        sums.gross = sums.gross + other.gross;
        sums.after_deadweight = sums.after_deadweight + other.after_deadweight;
        sums.after_displacement = sums.after_displacement + other.after_displacement;
        sums.after_attribution_to_others =
            sums.after_attribution_to_others + other.after_attribution_to_others;
        sums.net = sums.net + other.net;
    }

    pub(super) fn into_stages(self) -> Stages<N> {
        self.0
    }
}
