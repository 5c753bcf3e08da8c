use super::curve::{Curves, Form};
use super::parameter::Parameter;
use super::straight::FloatLine;
use super::target::Aim;
use super::touched::{Whole, figure_of};
use crate::evaluate::{Figure as ProgramFigure, Program, calculate_at, in_order};
use crate::graph::{RecordError, Varied, record};
use crate::model::Project;
use crate::number::{Figure, Undefined};
use crate::scenario::{Field, Root};
use rust_decimal::Decimal;

/// How far a parameter is moved to either side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Range {
    /// The parameter.
    pub parameter: Parameter,
    /// Its value on the low side.
    pub low: Decimal,
    /// Its value on the high side.
    pub high: Decimal,
}

impl Range {
    /// The parameter moved by a fraction of what it is, to both sides.
    ///
    /// # Examples
    /// ```
    /// use impactkaart_core::Decimal;
    /// use impactkaart_core::sensitivity::{Range, parameters};
    /// # use impactkaart_core::model::{CostDraft, ProjectDraft};
    /// # let mut draft = ProjectDraft::default();
    /// # draft.settings.name = "Coffee morning".into();
    /// # draft.settings.start_year = Some(2026.into());
    /// # let cost = CostDraft { id: Some("host".into()), payer: Some("society".into()), amount: Some(1000.into()), ..CostDraft::default() };
    /// # draft.costs.push(cost);
    /// let project = draft.build().unwrap().project;
    /// let amount = parameters(&project).remove(2);
    /// let range = Range::around(amount, "0.10".parse().unwrap());
    /// assert_eq!((range.low, range.high), (Decimal::from(900), Decimal::from(1100)));
    /// ```
    pub fn around(parameter: Parameter, fraction: Decimal) -> Self {
        let part = (parameter.stated * fraction).abs();
        let (low, high) = (parameter.stated - part, parameter.stated + part);
        Self { parameter, low: low.normalize(), high: high.normalize() }
    }

    /// The low and the high value, cut off at the end of what the parameter may be.
    pub fn ends(&self) -> [Decimal; 2] {
        [self.low, self.high].map(|value| value.max(self.parameter.lowest).min(self.parameter.highest))
    }
}

/// What moving one parameter, or several together, does to a figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// What is moved.
    pub ranges: Vec<Range>,
    /// Whether the low side of one would leave its valid range, and was cut off at the end of that.
    pub is_low_cut: bool,
    /// Whether the high side would.
    pub is_high_cut: bool,
    /// The figure on the low side.
    pub at_low: Figure<Decimal>,
    /// The figure on the high side.
    pub at_high: Figure<Decimal>,
    /// The distance between the two; none where one of them is undefined.
    pub swing: Option<Decimal>,
}

/// The swing of a figure for each group of ranges, widest first; groups without influence are left out, those of which a
/// side is undefined come first.
///
/// Figures are those of the exact calculation. A side that would leave the valid range is cut off there and marked.
///
/// # Examples
/// ```
/// use impactkaart_core::sensitivity::{Aim, Range, parameters, tornado};
/// # use impactkaart_core::model::{BeneficiaryDraft, CostDraft, EffectDraft, Per, ProjectDraft};
/// # let mut draft = ProjectDraft::default();
/// # draft.settings.name = "Coffee morning".into();
/// # draft.settings.start_year = Some(2026.into());
/// # draft.settings.discount_rate = Some(0.into());
/// # draft.costs.push(CostDraft { id: Some("host".into()), payer: Some("municipality".into()), amount: Some(1000.into()), ..CostDraft::default() });
/// # draft.effects.push(EffectDraft {
/// #     id: Some("calm".into()), per: Some(Per::Project), amount: Some(2000.into()),
/// #     beneficiaries: vec![BeneficiaryDraft { party: "client".into(), share: None }], ..EffectDraft::default()
/// # });
/// // € 2,000 for € 1,000; a fifth more or less of it, and of the costs.
/// let project = draft.build().unwrap().project;
/// let fifth = "0.2".parse().unwrap();
/// let groups = parameters(&project).into_iter().map(|one| vec![Range::around(one, fifth)]).collect();
/// let bars = tornado(&project, groups, Aim::Ratio);
/// // Costs of 800 and 1,200: 2.5 and 1.67. A share of 1 can only fall, to 0.8: 1.6 and 2.
/// assert_eq!(bars[0].at_low.defined(), Some(&"2.5".parse().unwrap()));
/// let share = bars.last().unwrap();
/// assert_eq!(share.swing, Some("0.4".parse().unwrap()));
/// assert!(share.is_high_cut && !share.is_low_cut);
/// ```
pub fn tornado(project: &Project, groups: Vec<Vec<Range>>, aim: Aim) -> Vec<Bar> {
    let whole = Whole::new(project, aim);
    let bars = in_order(&groups, |ranges| bar(&whole, ranges));
    let mut bars: Vec<Bar> = bars.into_iter().filter(|bar| bar.swing != Some(Decimal::ZERO)).collect();
    // Equal swings keep the order of the groups.
    bars.sort_by(|a, b| match (a.swing, b.swing) {
        (Some(a), Some(b)) => b.cmp(&a),
        (a, b) => a.is_some().cmp(&b.is_some()),
    });
    bars
}

fn bar(whole: &Whole<'_>, ranges: &[Range]) -> Bar {
    let touched = match ranges {
        [one] => whole.touched(&one.parameter.varied).map(|touched| (touched, &one.parameter.varied)),
        _ => None,
    };
    let varied: Vec<Varied> = ranges.iter().map(|range| range.parameter.varied.clone()).collect();
    let side = |at: usize| -> (bool, Figure<Decimal>) {
        let point: Vec<Decimal> = ranges.iter().map(|range| range.ends()[at]).collect();
        let is_cut = ranges.iter().zip(&point).any(|(range, value)| [range.low, range.high][at] != *value);
        // What a project cannot be, for all that each number may be so by itself, has no figure.
        let none = Figure::Undefined(Undefined::NoSuchProject);
        let figure = match &touched {
            Some((touched, varied)) => {
                let sums = whole.sums_at(Some(touched), varied, point[0]);
                sums.map_or(none, |sums| figure_of(whole.aim, &sums))
            }
            None => {
                calculate_at(whole.project, &varied, &point).map_or(none, |map| whole.aim.output().of(&map))
            }
        };
        (is_cut, figure)
    };
    let ((is_low_cut, at_low), (is_high_cut, at_high)) = (side(0), side(1));
    let swing = at_low.defined().zip(at_high.defined()).map(|(low, high)| (*high - *low).abs());
    let cut = |range: &Range| {
        let [low, high] = range.ends();
        Range { low, high, ..range.clone() }
    };
    let ranges = ranges.iter().map(cut).collect();
    Bar { ranges, is_low_cut, is_high_cut, at_low, at_high, swing }
}

impl Curves<'_> {
    /// The figure of each curve at its own two values, in `f64`: much faster than [`tornado`], and within a few units of the
    /// fifteenth digit of it. NaN where the figure does not exist. Not for the payback period.
    ///
    /// # Panics
    /// Where there are not two values per curve.
    pub fn at_ends(&self, ends: &[[f64; 2]]) -> Vec<[f64; 2]> {
        assert_eq!(ends.len(), self.curves.len(), "two values per parameter");
        let mut steps = Vec::new();
        let each = self.curves.iter().zip(ends).map(|(curve, ends)| {
            ends.map(|at| {
                let [costs, benefits] = match &curve.form {
                    Form::Lines(lines, floats) => [0, 1].map(|sum| {
                        let FloatLine { constant, slope, .. } = floats[sum];
                        let value = constant + slope * at;
                        if lines.is_divided { value / at } else { value }
                    }),
                    Form::Program(program, _) => sums_at(program, at, &mut steps),
                };
                match self.whole.aim {
                    Aim::Npv => benefits - costs,
                    Aim::PaybackMonths => f64::NAN,
                    _ if costs <= 0.0 => f64::NAN,
                    Aim::NetRatio => benefits / costs - 1.0,
                    Aim::Ratio | Aim::OwnReturn(_) => benefits / costs,
                }
            })
        });
        each.collect()
    }
}

fn sums_at(program: &Program, at: f64, steps: &mut Vec<f64>) -> [f64; 2] {
    program.values(&[at], steps);
    [0, 1].map(|sum| match program.figures[sum] {
        ProgramFigure::Number(step) => steps[step as usize],
        _ => f64::NAN,
    })
}

/// By how many per cent a figure rises where a parameter rises by one, for each parameter as the project states it.
///
/// All from one recorded formula and one pass back through it. The participants of a group take the stated new ones along,
/// as they do everywhere. None where the figure does not exist, is zero, or is the payback period.
///
/// # Errors
/// Where the parameters cannot vary together.
///
/// # Examples
/// ```
/// use impactkaart_core::sensitivity::{Aim, elasticities, parameters};
/// # use impactkaart_core::model::{BeneficiaryDraft, CostDraft, EffectDraft, Per, ProjectDraft};
/// # let mut draft = ProjectDraft::default();
/// # draft.settings.name = "Coffee morning".into();
/// # draft.settings.start_year = Some(2026.into());
/// # draft.settings.discount_rate = Some(0.into());
/// # draft.costs.push(CostDraft { id: Some("host".into()), payer: Some("municipality".into()), amount: Some(1000.into()), ..CostDraft::default() });
/// # draft.effects.push(EffectDraft {
/// #     id: Some("calm".into()), per: Some(Per::Project), amount: Some(2000.into()),
/// #     beneficiaries: vec![BeneficiaryDraft { party: "client".into(), share: None }], ..EffectDraft::default()
/// # });
/// // Benefits / costs: 1 % more costs, about 1 % less return.
/// let project = draft.build().unwrap().project;
/// let all = parameters(&project);
/// let found = elasticities(&project, &all, Aim::Ratio).unwrap().unwrap();
/// assert_eq!(all[1].varied.path.to_string(), "costs");
/// assert!((found[1] + 1.0).abs() < 1e-12);
/// ```
pub fn elasticities(
    project: &Project,
    parameters: &[Parameter],
    aim: Aim,
) -> Result<Option<Vec<f64>>, RecordError> {
    let varied: Vec<Varied> =
        parameters.iter().map(|parameter| Varied::scale(parameter.varied.path.clone())).collect();
    let program = Program::new(&record(project, &varied, &[aim.output()])?);
    let Some((value, mut slopes)) = program.gradient(&vec![1.0; varied.len()], 0) else { return Ok(None) };
    if value == 0.0 {
        return Ok(None);
    }
    let path = |at: usize| &parameters[at].varied.path;
    for at in 0..slopes.len() {
        if (path(at).root, path(at).field) == (Root::Reach, Some(Field::Participants)) {
            let new = (0..slopes.len()).find(|other| {
                let other = path(*other);
                let same = (&other.root, &other.selection, other.year)
                    == (&path(at).root, &path(at).selection, path(at).year);
                same && other.field == Some(Field::New)
            });
            slopes[at] += new.map_or(0.0, |new| slopes[new]);
        }
    }
    Ok(Some(slopes.into_iter().map(|slope| slope / value).collect()))
}
