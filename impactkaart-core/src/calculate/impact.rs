use super::inputs::{Inputs, Parameter};
use super::step::Step;
use crate::model::{Effect, EffectId, Project, Valuation};
use crate::number::Number;
use rust_decimal::Decimal;

/// What one participant (or one year, or the project) is worth in the first year of an effect, from gross to net of the
/// three deductions.
///
/// Unit: currency at the project's price year, undiscounted. Formula: gross = value × quantity × share, then
/// `(share − share_without) / share × (1 − deadweight)`, `(1 − displacement)`, `(1 − attribution_to_others)`;
/// docs/method.md#impact.
#[derive(Clone, Copy)]
pub(super) struct UnitImpact<N> {
    pub(super) gross: N,
    pub(super) after_deadweight: N,
    pub(super) after_displacement: N,
    pub(super) after_attribution_to_others: N,
}

/// What a unit of an effect is worth as stated, by how much that is indexed, and at prices of which year it was stated.
pub(super) struct UnitValue<N> {
    pub(super) amount: N,
    pub(super) index_factor: Decimal,
    pub(super) price_year: u16,
}

/// Nothing for an effect without a money value.
pub(super) fn unit_value<N: Number>(
    project: &Project,
    inputs: &impl Inputs<N>,
    id: EffectId,
    effect: &Effect,
) -> Option<UnitValue<N>> {
    let (amount, index_factor, price_year) = match effect.valuation? {
        Valuation::Listed(value_id) => {
            let value = project.value(value_id);
            let amount = inputs.read(Parameter::ValueAmount(value_id), value.amount.get());
            (amount, project.index_factor(value.price_year, value.indexed), value.price_year)
        }
        Valuation::Own { amount, price_year } => {
            let amount = inputs.read(Parameter::EffectAmount(id), amount.get());
            (amount, project.index_factor(price_year, None), price_year)
        }
    };
    let price_year = price_year.map_or(project.price_year(), |year| year.get());
    Some(UnitValue { amount, index_factor, price_year })
}

/// The impact of a unit of an effect that is worth `value`.
pub(super) fn unit_impact<N: Number>(
    inputs: &impl Inputs<N>,
    id: EffectId,
    effect: &Effect,
    value: N,
) -> UnitImpact<N> {
    let one = N::constant(Decimal::ONE);
    let zero = Decimal::ZERO;
    let fraction =
        |stated: Option<crate::quantity::Fraction>, otherwise| stated.map_or(otherwise, |share| share.get());
    let quantity = inputs
        .read(Parameter::EffectQuantity(id), effect.quantity.map_or(Decimal::ONE, |quantity| quantity.get()));
    let share = inputs.read(Parameter::Share(id), fraction(effect.share, Decimal::ONE));
    let without = inputs.read(Parameter::ShareWithout(id), fraction(effect.share_without, zero));
    let deadweight = inputs.read(Parameter::Deadweight(id), fraction(effect.deadweight, zero));
    let displacement = inputs.read(Parameter::Displacement(id), fraction(effect.displacement, zero));
    let others =
        inputs.read(Parameter::AttributionToOthers(id), fraction(effect.attribution_to_others, zero));
    let occurring = value * quantity;
    let after_deadweight = occurring * (share - without) * (one - deadweight);
    let after_displacement = after_deadweight * (one - displacement);
    UnitImpact {
        gross: inputs.note(Step::UnitGross(id), occurring * share),
        after_deadweight,
        after_displacement,
        after_attribution_to_others: inputs.note(Step::UnitImpact(id), after_displacement * (one - others)),
    }
}
