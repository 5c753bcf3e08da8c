use super::meeting::{Change, Meeting, Met, places};
use super::parameter::Parameter;
use super::target::Target;
use crate::calculate::calculate;
use crate::evaluate::{CHUNK, in_order};
use crate::graph::{cumulative_cover, record};
use crate::model::Project;
use crate::scenario::Path;
use crate::uncertainty::{Drawing, Plan, Ranges};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// Where in the range of a parameter a target is met with some certainty, all other uncertain numbers drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Certain {
    /// Whether it is at the lowest value of the range.
    pub at_lowest: bool,
    /// Where that changes, from low to high; nowhere where it is the same over the whole range.
    pub edges: Vec<Edge>,
}

/// The first value of a parameter from which on a target is met with some certainty, or the last up to which it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Edge {
    /// The value: with it so large a share of draws meets the target, and a little further on one draw less.
    pub value: f64,
    /// Whether the target is met from this value upwards, rather than up to it.
    pub is_lowest: bool,
    /// What the value of endless draws would be in 95 cases of 100: where the share that meets the target is 1.96 standard errors
    /// less and more. Nothing on a side where that lies outside the range.
    pub interval: [Option<f64>; 2],
}

/// Where a target is met in so large a share of draws: the highest price at 90 % certainty, the fewest participants. The parameter
/// itself is not drawn; all other uncertain numbers are, and go together as stated. One answer for each certainty.
///
/// In each draw the values are sought at which it changes whether the target is met. Where costs and benefits are straight lines in
/// the parameter they are found in one go. Elsewhere (discount rate, drop-off) some eighty values over its range are
/// looked at, and the way between two that differ is halved until nothing is left of it; two changes between neighbours
/// among them cancel out. The share of draws that meets the target then rises and falls by one draw at each such value.
///
/// Nothing where the parameter cannot be varied together with what is drawn.
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
/// let prices: Vec<_> = found.iter().map(|certain| certain.edges[0]).collect();
/// assert!(prices.iter().all(|price| !price.is_lowest));
/// assert!((prices[0].value - 6000.0).abs() < 5.0 && (prices[1].value - 5040.0).abs() < 5.0);
/// ```
pub fn at_certainty(
    project: &Project,
    parameter: &Parameter,
    ranges: &Ranges,
    target: Target,
    certainties: &[f64],
    plan: Plan,
) -> Option<Vec<Certain>> {
    with_certainty(project, parameter, &[], ranges, target, certainties, plan)
}

/// The same for the second parameter of a frontier, where the first has a value; that is not drawn either.
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
) -> Option<Vec<Certain>> {
    let held = &first.0.varied;
    let changed = crate::evaluate::project_at(project, std::slice::from_ref(held), &[first.1]).ok()?;
    with_certainty(&changed, second, &[&held.path], ranges, target, certainties, plan)
}

/// `held` are parameters that are not drawn, whatever their ranges say.
fn with_certainty(
    project: &Project,
    parameter: &Parameter,
    held: &[&Path],
    ranges: &Ranges,
    target: Target,
    certainties: &[f64],
    plan: Plan,
) -> Option<Vec<Certain>> {
    let own = &parameter.varied.path;
    let drawn = ranges.drawn();
    let mut kept: Vec<usize> = (0..drawn.len())
        .filter(|at| {
            let path = &drawn[*at].varied.path;
            path != own && !held.contains(&path)
        })
        .collect();
    let draws = usize::try_from(plan.draws).ok()?;
    let sums = target.aim.sums();
    let sums = sums.as_ref().map_or_else(|| vec![target.aim.output()], |sums| sums.to_vec());
    let with = |kept: &[usize]| {
        let others = kept.iter().map(|at| drawn[*at].varied.clone());
        record(project, &std::iter::once(parameter.varied.clone()).chain(others).collect::<Vec<_>>(), &sums)
    };
    let graph = with(&kept).or_else(|_| {
        // What is a part of the parameter, or what it is a part of, is not drawn beside it.
        kept.retain(|at| with(&[*at]).is_ok());
        with(&kept)
    });
    let graph = graph.ok()?;
    let recorded = if target.aim.sums().is_some() { Some(graph) } else { cumulative_cover(graph) };
    let Some(graph) = recorded else {
        // Nothing that varies has influence on it.
        let is_met = target.reached_by(&calculate(project)) != Ordering::Less;
        return Some(certainties.iter().map(|_| Certain { at_lowest: is_met, edges: Vec::new() }).collect());
    };
    let meeting = Meeting::new(&graph, target, parameter);
    let drawing = Drawing::new(ranges, plan)?;
    let places = places(parameter);
    let chunks: Vec<usize> = (0..draws).step_by(CHUNK).collect();
    let met = in_order(&chunks, |first| {
        let count = (draws - first).min(CHUNK);
        let mut drawer = drawing.drawer();
        drawing.draw(*first as u64, count, &mut drawer);
        let columns: Vec<&[f64]> = kept.iter().map(|at| &drawer.columns[*at][..count]).collect();
        meeting.met(&columns, count, &places)
    });
    let mut met = met.into_iter().fold(Met::default(), Met::join);
    // A draw that meets it from here upwards comes before one that does so up to here.
    met.changes.sort_unstable_by(|a, b| a.at.total_cmp(&b.at).then(b.is_lowest.cmp(&a.is_lowest)));
    Some(certainties.iter().map(|certainty| Certain::of(&met, draws, *certainty)).collect())
}

impl Certain {
    fn of(met: &Met, draws: usize, certainty: f64) -> Self {
        let shares = Shares::new(met, draws, certainty);
        let at_lowest = shares.above[0] >= 0.0;
        let (mut edges, mut is_met) = (Vec::<Edge>::new(), at_lowest);
        let mut farthest = 0.0_f64;
        for at in 0..met.changes.len() {
            let above = shares.above[at + 1];
            if (above >= 0.0) == is_met {
                farthest = farthest.max(above.abs());
                continue;
            }
            // What went over and came back within what chance does was no change.
            let is_told = farthest >= shares.told(is_met);
            is_met = !is_met;
            if is_told || edges.pop().is_none() {
                edges.push(shares.edge(&met.changes, at));
            }
            farthest = above.abs();
        }
        Self { at_lowest, edges }
    }

    /// Whether the target is met with this certainty over the whole range.
    pub fn is_everywhere(&self) -> bool {
        self.at_lowest && self.edges.is_empty()
    }

    /// Whether it is not anywhere.
    pub fn is_nowhere(&self) -> bool {
        !self.at_lowest && self.edges.is_empty()
    }
}

/// How many draws meet the target, from the low end of the range on.
struct Shares {
    /// How many more than the certainty asks for: at the low end, then after each change.
    above: Vec<f64>,
    /// How many more it would be if all did, and how many less if none did.
    most: [f64; 2],
    /// 1.96 standard errors, in draws.
    chance: f64,
}

impl Shares {
    #[expect(clippy::cast_precision_loss, reason = "draws by the million")]
    fn new(met: &Met, draws: usize, certainty: f64) -> Self {
        let draws = draws as f64;
        // As many as it takes to be so large a share; a rounding of the product makes it no draw more.
        let needed = (certainty * draws - 1e-9 * draws.max(1.0)).ceil();
        let first = met.at_low as f64 - needed;
        let steps = met.changes.iter().scan(first, |above, change| {
            *above += if change.is_lowest { 1.0 } else { -1.0 };
            Some(*above)
        });
        let above = std::iter::once(first).chain(steps).collect();
        let chance = 1.96 * (draws * certainty * (1.0 - certainty)).sqrt();
        Self { above, most: [draws - needed, needed], chance }
    }

    /// By how many draws it has to be met, or not met, to be told from chance; half of all there can be is enough.
    fn told(&self, is_met: bool) -> f64 {
        self.chance.min(0.5 * self.most[usize::from(!is_met)])
    }

    /// The edge at one of the changes.
    fn edge(&self, changes: &[Change], at: usize) -> Edge {
        let Change { at: value, is_lowest } = changes[at];
        let before = |place: &usize| self.above[*place];
        let after = |place: &usize| self.above[*place + 1];
        let (less, more) = (-self.chance, self.chance);
        // More than all draws there cannot be: what it takes for (nearly) all there could ever be is not known.
        let is_possible = self.most[0] > self.chance;
        let (mut down, mut up) = ((0..=at).rev(), at..changes.len());
        let ends = if is_lowest {
            [down.find(|place| before(place) < less), up.find(|place| is_possible && after(place) >= more)]
        } else {
            [down.find(|place| is_possible && before(place) >= more), up.find(|place| after(place) < less)]
        };
        Edge { value, is_lowest, interval: ends.map(|end| end.map(|place| changes[place].at)) }
    }
}
