use super::parameter::Parameter;
use super::target::{Aim, Target};
use crate::evaluate::{CHUNK, Program};
use crate::graph::record;
use crate::model::Project;
use crate::uncertainty::{Drawing, Plan, Ranges};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// What a parameter must be for a target to be met with some certainty, all uncertain numbers drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Certain {
    /// Whether the target asks for this much at least, rather than at most.
    pub is_lowest: bool,
    /// For each certainty that was asked for the value, where there is one within the valid range.
    pub values: Vec<Option<f64>>,
}

/// The value of a parameter at which a target is met in so large a share of draws: the highest price at 90 % certainty, the fewest
/// participants. The parameter itself is not drawn; all other uncertain numbers are, and go together as stated.
///
/// In each draw the value is where two straight lines meet, so the answer is a quantile of those values. Nothing where the
/// figure is no quotient of lines in the parameter, where more of it is now better and now worse, or for the payback period.
///
/// # Examples
/// ```
/// use impactkaart_core::sensitivity::{Parameter, Target, at_certainty};
/// use impactkaart_core::uncertainty::{Plan, Range, Ranges, Sampling, Shape};
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
/// // 60 visitors × a share from 20 % to 30 % × € 400: from € 4,800 to € 7,200. In nine draws of ten above € 5,040.
/// let project = draft.build().unwrap().project;
/// let shape = Shape::Uniform { low: "0.2".parse().unwrap(), high: "0.3".parse().unwrap() };
/// let share = Range { path: "effects.less_lonely.share".parse().unwrap(), shape };
/// let ranges = Ranges::new(&project, &[share], &[]).unwrap();
/// let price = Parameter::of(&project, "costs.host.amount".parse().unwrap()).unwrap();
/// let plan = Plan { draws: 4096, seed: 1, sampling: Sampling::Latin };
/// let found = at_certainty(&project, &price, &ranges, Target::ratio(1.into()), &[0.5, 0.9], plan).unwrap();
/// assert!(!found.is_lowest);
/// assert!((found.values[0].unwrap() - 6000.0).abs() < 5.0 && (found.values[1].unwrap() - 5040.0).abs() < 5.0);
/// ```
pub fn at_certainty(
    project: &Project,
    parameter: &Parameter,
    ranges: &Ranges,
    target: Target,
    certainties: &[f64],
    plan: Plan,
) -> Option<Certain> {
    let sums = target.aim.sums()?;
    let own = &parameter.varied.path;
    let kept: Vec<usize> =
        (0..ranges.drawn().len()).filter(|at| ranges.drawn()[*at].varied.path != *own).collect();
    let varied: Vec<_> = std::iter::once(parameter.varied.clone())
        .chain(kept.iter().map(|at| ranges.drawn()[*at].varied.clone()))
        .collect();
    let program = Program::new(&record(project, &varied, &sums).ok()?);
    let [times, constant] = {
        let (times, constant) = target.terms();
        [times, constant].map(crate::evaluate::nearest)
    };
    let [low, high] = [parameter.lowest, parameter.highest].map(crate::evaluate::nearest);
    // Two values to draw a line through, and a third to see that it is one.
    let stated = crate::evaluate::nearest(parameter.stated);
    let step = if stated == 0.0 { (high - low).min(1.0) / 4.0 } else { stated.abs() / 4.0 };
    let at = [stated, stated + step, stated + 2.0 * step];
    let drawing = Drawing::new(ranges, plan)?;
    let mut drawer = drawing.drawer();
    let mut roots = Vec::new();
    let mut is_lowest = None;
    let mut first = 0;
    while first < plan.draws {
        let count = (plan.draws - first).min(CHUNK as u64).to_usize().unwrap_or(CHUNK);
        drawing.draw(first, count, &mut drawer);
        let balances = at.map(|value| {
            let own = vec![value; count];
            let columns: Vec<&[f64]> = std::iter::once(&own[..])
                .chain(kept.iter().map(|at| &drawer.columns[*at][..count]))
                .collect();
            let sums = program.evaluate(&columns);
            let of =
                sums[1].iter().zip(&sums[0]).map(|(benefits, costs)| benefits - times * costs - constant);
            of.collect::<Vec<f64>>()
        });
        let [ones, twos, threes] = &balances;
        for ((one, two), three) in ones.iter().zip(twos).zip(threes) {
            let slope = (two - one) / step;
            let size = one.abs().max(two.abs()).max(three.abs());
            if slope == 0.0 || !slope.is_finite() || (three - two - (two - one)).abs() > 1e-9 * size {
                return None;
            }
            if *is_lowest.get_or_insert(slope > 0.0) != (slope > 0.0) {
                return None;
            }
            roots.push(stated - one / slope);
        }
        first += count as u64;
    }
    let is_lowest = is_lowest?;
    roots.sort_unstable_by(f64::total_cmp);
    let value = |certainty: &f64| {
        let share = if is_lowest { *certainty } else { 1.0 - certainty };
        let value = super::bootstrap::quantile(&roots, share);
        (value >= low && value <= high).then_some(value)
    };
    Some(Certain { is_lowest, values: certainties.iter().map(value).collect() })
}

/// The values of the second parameter of a frontier that meet a target with some certainty, where the first has a value.
///
/// Nothing where the project cannot have that value, or as for [`at_certainty`].
pub fn frontier_at_certainty(
    project: &Project,
    first: (&Parameter, Decimal),
    second: &Parameter,
    ranges: &Ranges,
    target: Target,
    certainties: &[f64],
    plan: Plan,
) -> Option<Certain> {
    if target.aim == Aim::PaybackMonths
        || ranges.drawn().iter().any(|drawn| drawn.varied.path == first.0.varied.path)
    {
        return None;
    }
    let changed =
        crate::evaluate::project_at(project, std::slice::from_ref(&first.0.varied), &[first.1]).ok()?;
    at_certainty(&changed, second, ranges, target, certainties, plan)
}
