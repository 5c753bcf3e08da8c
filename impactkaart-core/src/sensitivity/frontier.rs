use super::break_even::Root;
use super::curve::{Curves, CurvesError};
use super::parameter::Parameter;
use super::target::Target;
use crate::calculate::calculate;
use crate::evaluate::{in_order, project_at};
use crate::model::Project;
use rust_decimal::Decimal;

/// A point of a frontier: what the second parameter must be where the first has a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrontierPoint {
    /// The value of the first parameter.
    pub first: Decimal,
    /// The values of the second at which the target is just met, ascending; none where there is none in its range.
    pub second: Vec<Root>,
    /// Whether the target is met over the whole range of the second, which then has no such value.
    pub is_met_everywhere: bool,
}

/// Where two parameters together just meet a target: for each of so many values of the first, evenly over its range, the
/// break-even values of the second.
///
/// Values that the project cannot have are left out.
///
/// # Errors
/// Where the second parameter cannot be varied.
///
/// # Examples
/// ```
/// use impactkaart_core::sensitivity::{Parameter, Target, frontier};
/// # use impactkaart_core::model::{BeneficiaryDraft, CostDraft, EffectDraft, ProjectDraft, ReachDraft};
/// # let mut draft = ProjectDraft::default();
/// # draft.settings.name = "Coffee morning".into();
/// # draft.settings.start_year = Some(2026.into());
/// # draft.settings.discount_rate = Some(0.into());
/// # draft.costs.push(CostDraft { id: Some("host".into()), payer: Some("municipality".into()), amount: Some(4200.into()), ..CostDraft::default() });
/// # draft.reach.push(ReachDraft { group: Some("visitors".into()), participants: Some(60.into()), ..ReachDraft::default() });
/// # draft.effects.push(EffectDraft {
/// #     id: Some("less_lonely".into()),
/// #     beneficiaries: vec![BeneficiaryDraft { party: "client".into(), share: None }],
/// #     group: Some("visitors".into()), share: Some("0.25".parse().unwrap()), amount: Some(400.into()),
/// #     ..EffectDraft::default()
/// # });
/// // Visitors × share × € 400 = € 4,200: with 42 visitors a share of 25 %, with 84 half of it.
/// let project = draft.build().unwrap().project;
/// let of = |path: &str| Parameter::of(&project, path.parse().unwrap()).unwrap();
/// let visitors = of("reach.visitors.participants").within(42.into(), 84.into());
/// let points = frontier(&project, &visitors, of("effects.less_lonely.share"), Target::ratio(1.into()), 3).unwrap();
/// assert_eq!(points[0].second[0].value, "0.25".parse().unwrap());
/// assert_eq!(points[2].second[0].value, "0.125".parse().unwrap());
/// ```
pub fn frontier(
    project: &Project,
    first: &Parameter,
    second: Parameter,
    target: Target,
    points: u32,
) -> Result<Vec<FrontierPoint>, CurvesError> {
    let steps = Decimal::from(points.max(2) - 1);
    let values: Vec<Decimal> = (0..points)
        .filter_map(|at| {
            let risen = (first.highest - first.lowest).checked_mul(at.into())?.checked_div(steps)?;
            Some((first.lowest + risen).round_dp(first.decimals()).normalize())
        })
        .collect();
    let found = in_order(&values, |value| {
        let Ok(changed) = project_at(project, std::slice::from_ref(&first.varied), &[*value]) else {
            return Ok(None);
        };
        let curves = Curves::new(&changed, vec![second.clone()], target.aim)?;
        let found = curves.break_even(target).pop();
        let (second, is_met_everywhere) = match found {
            Some(found) => (found.values, found.is_met_everywhere),
            // The second has no influence there.
            None => (Vec::new(), target.reached_by(&calculate(&changed)).is_ge()),
        };
        Ok(Some(FrontierPoint { first: *value, second, is_met_everywhere }))
    });
    found.into_iter().filter_map(Result::transpose).collect()
}
