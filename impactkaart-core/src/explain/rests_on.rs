use crate::calculate::Parameter;
use crate::model::{Evidence, Project, Text, Valuation};

/// What a stated number rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RestsOn<'p> {
    /// Whether it was left blank, so that its default counts.
    pub is_blank: bool,
    /// Where it came from.
    pub source: Option<&'p Text>,
    /// How well it is known.
    pub evidence: Option<Evidence>,
}

/// What a parameter of the project rests on: whether it was stated, its source and its grade of evidence.
///
/// ```
/// use impactkaart_core::calculate::Parameter;
/// use impactkaart_core::explain::rests_on;
/// # use impactkaart_core::model::{CostDraft, ProjectDraft};
/// # let mut draft = ProjectDraft::default();
/// # draft.settings.name = "Coffee morning".into();
/// # draft.settings.start_year = Some(2026.into());
/// # let host = CostDraft { id: Some("host".into()), payer: Some("society".into()), amount: Some(40.into()), source: Some("budget 2026".into()), ..CostDraft::default() };
/// # draft.costs.push(host);
/// let project = draft.build().unwrap().project;
/// let (id, _) = project.costs_by_id().next().unwrap();
/// assert_eq!(rests_on(&project, Parameter::CostAmount(id, 1)).source.map(|source| &**source), Some("budget 2026"));
/// assert!(rests_on(&project, Parameter::CostQuantity(id)).is_blank);
/// ```
pub fn rests_on(project: &Project, parameter: Parameter) -> RestsOn<'_> {
    let (is_blank, source, evidence) = match parameter {
        Parameter::DiscountRate => (project.settings().discount_rate.is_none(), None, None),
        Parameter::CostAmount(id, _) => (false, project.cost(id).source.as_ref(), None),
        Parameter::CostQuantity(id) => {
            let cost = project.cost(id);
            (cost.quantity.is_none(), cost.source.as_ref(), None)
        }
        Parameter::FundingAmount(id) => (false, project.funding_line(id).source.as_ref(), None),
        Parameter::Participants(id, _)
        | Parameter::New(id, _)
        | Parameter::GroupShare(id, _)
        | Parameter::PerPerson(id) => (false, project.group(id).source.as_ref(), None),
        Parameter::ValueAmount(id) => {
            let value = project.value(id);
            (false, value.source.as_ref(), value.evidence)
        }
        Parameter::Share(id)
        | Parameter::ShareWithout(id)
        | Parameter::EffectQuantity(id)
        | Parameter::EffectAmount(id)
        | Parameter::Deadweight(id)
        | Parameter::Displacement(id)
        | Parameter::AttributionToOthers(id)
        | Parameter::DropOff(id) => {
            let effect = project.effect(id);
            let is_blank = match parameter {
                Parameter::Share(_) => effect.share.is_none(),
                Parameter::ShareWithout(_) => effect.share_without.is_none(),
                Parameter::EffectQuantity(_) => effect.quantity.is_none(),
                Parameter::Deadweight(_) => effect.deadweight.is_none(),
                Parameter::Displacement(_) => effect.displacement.is_none(),
                Parameter::AttributionToOthers(_) => effect.attribution_to_others.is_none(),
                Parameter::DropOff(_) => effect.drop_off.is_none(),
                _ => !matches!(effect.valuation, Some(Valuation::Own { .. })),
            };
            (is_blank, effect.source.as_ref(), effect.evidence)
        }
    };
    RestsOn { is_blank, source, evidence }
}
