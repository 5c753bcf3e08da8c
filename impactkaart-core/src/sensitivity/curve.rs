use super::interval::{Interval, Rising, over};
use super::parameter::Parameter;
use super::target::{Aim, Balance};
use crate::evaluate::{Figure, Program, in_order};
use crate::graph::{Lines, RecordError, Recorded, Varied, cumulative_cover, record};
use crate::model::Project;
use crate::scenario::Field;

/// A figure as a function of each parameter by itself, all others held: recorded once, asked many times.
///
/// What has no influence on the figure is left out.
pub struct Curves<'p> {
    pub(super) project: &'p Project,
    pub(super) aim: Aim,
    pub(super) curves: Vec<Curve>,
}

/// The formula of one parameter.
pub(super) struct Curve {
    pub(super) parameter: Parameter,
    pub(super) form: Form,
    /// How far the exact calculation's sums may be off by its own settling, with the parameter as stated.
    settling: f64,
    /// How the total bound, by which amounts are settled, grows with the parameter.
    growth: Growth,
}

/// How the total bound of the project grows when the parameter is something else than stated.
#[derive(Debug, Clone, Copy)]
enum Growth {
    /// It does not: deductions leave gross amounts as they are.
    None,
    /// Over so many years, where the rate is below zero.
    Rate(i32),
    /// As it is divided by less than is stated.
    Divided(f64),
    /// In proportion to what is stated.
    Times(f64),
}

/// How sums of costs and benefits depend on the parameter.
pub(super) enum Form {
    /// As lines, and constant and slope of each as the nearest `f64`.
    Lines(Lines, Vec<[f64; 2]>),
    /// In another way; one figure per sum.
    Program(Program),
}

/// A parameter that cannot be varied, by its place in the list.
#[derive(Debug, Clone, PartialEq)]
pub struct CurvesError {
    /// Which of the parameters, from 0.
    pub parameter: usize,
    /// Why.
    pub error: RecordError,
}

impl<'p> Curves<'p> {
    /// The curves of the parameters that have influence on a figure, in order.
    ///
    /// # Errors
    /// Where a parameter cannot be varied (`graph::record`).
    pub fn new(project: &'p Project, parameters: Vec<Parameter>, aim: Aim) -> Result<Self, CurvesError> {
        let pieces: Vec<(usize, Parameter)> = parameters.into_iter().enumerate().collect();
        let curves = in_order(&pieces, |(index, parameter)| {
            Curve::of(project, parameter, aim).map_err(|error| CurvesError { parameter: *index, error })
        });
        let curves: Result<Vec<Option<Curve>>, CurvesError> = curves.into_iter().collect();
        Ok(Self { project, aim, curves: curves?.into_iter().flatten().collect() })
    }

    /// The parameters that have influence, in order.
    pub fn parameters(&self) -> impl ExactSizeIterator<Item = &Parameter> {
        self.curves.iter().map(|curve| &curve.parameter)
    }
}

impl Curve {
    /// The curve of a parameter; nothing where it has no influence.
    fn of(project: &Project, parameter: &Parameter, aim: Aim) -> Result<Option<Self>, RecordError> {
        let varied: &[Varied] = std::slice::from_ref(&parameter.varied);
        let graph = match aim.sums() {
            Some(sums) => Some(record(project, varied, &sums)?),
            None => cumulative_cover(record(project, varied, &[aim.output()])?),
        };
        let is_held = |graph: &crate::graph::Graph| {
            let is_constant = |output: &Recorded| match output {
                Recorded::Undefined(_) => true,
                Recorded::Figure(terms) => terms.iter().all(|(factors, _)| factors.is_empty()),
            };
            graph.outputs.iter().all(is_constant)
        };
        let Some(graph) = graph.filter(|graph| !is_held(graph)) else { return Ok(None) };
        let total = crate::evaluate::nearest(project.total_bound());
        let settling = graph.flows * (1e-20 * total + 1e-27) * (1.0 + 1e-12);
        let stated = crate::evaluate::nearest(parameter.stated);
        let growth = match parameter.varied.path.field {
            Some(Field::DiscountRate) => Growth::Rate(i32::from(project.horizon())),
            Some(Field::PerPerson) if !parameter.varied.is_scale() => Growth::Divided(stated),
            Some(
                Field::ShareWithout
                | Field::Deadweight
                | Field::Displacement
                | Field::AttributionToOthers
                | Field::DropOff,
            ) => Growth::None,
            _ => Growth::Times(stated),
        };
        let form = match Lines::of(&graph) {
            Some(lines) => {
                let floats = lines.lines.iter().map(|line| {
                    [line.constant, line.slope].map(|number| crate::evaluate::nearest(number.value))
                });
                let floats = floats.collect();
                Form::Lines(lines, floats)
            }
            None => Form::Program(Program::new(&graph)),
        };
        Ok(Some(Self { parameter: parameter.clone(), form, settling, growth }))
    }

    /// How many sums were recorded.
    pub(super) fn sums(&self) -> usize {
        match &self.form {
            Form::Lines(lines, _) => lines.lines.len(),
            Form::Program(program) => program.figures(),
        }
    }

    /// How far the exact calculation's sums may be off by its own settling at one value of the parameter.
    pub(super) fn settling_at(&self, at: f64) -> f64 {
        let times = match self.growth {
            Growth::None => 1.0,
            Growth::Rate(years) => (1.0 + at).powi(-years),
            Growth::Divided(stated) => (stated / at).abs(),
            Growth::Times(stated) => (at / stated).abs(),
        };
        // What is stated as nothing says nothing of what it may grow to.
        if times.is_nan() { f64::INFINITY } else { self.settling * times.max(1.0) * (1.0 + 1e-9) }
    }
}

/// A balance along a curve that is no line, over ranges of its parameter.
pub(super) struct Along<'c> {
    program: &'c Program,
    /// The step of each sum and what it is multiplied by.
    weights: Vec<(u32, Interval)>,
    constant: Interval,
    /// What its weights add up to in size: so often the exact calculation's settling counts.
    weight: f64,
    curve: &'c Curve,
    rising: Vec<Rising>,
    values: Vec<Interval>,
}

impl<'c> Along<'c> {
    pub(super) fn new(curve: &'c Curve, program: &'c Program, balance: &Balance) -> Self {
        let around = |value: f64| Interval { low: value.next_down(), high: value.next_up() };
        let weights = balance
            .weights
            .iter()
            .filter_map(|(sum, _, times)| {
                let Figure::Number(step) = program.figures[*sum] else { return None };
                Some((step, around(*times)))
            })
            .collect();
        Self {
            program,
            weights,
            constant: around(balance.constant_float),
            weight: balance.size,
            curve,
            rising: Vec::new(),
            values: Vec::new(),
        }
    }

    /// What the balance and its slope may be over a range of the parameter.
    pub(super) fn over(&mut self, range: Interval) -> Rising {
        over(self.program, range, &mut self.rising);
        let mut sum = Rising { value: self.constant, slope: Interval { low: 0.0, high: 0.0 } };
        for (step, weight) in &self.weights {
            let of = self.rising[*step as usize];
            sum.value = sum.value.add(weight.multiply(of.value));
            sum.slope = sum.slope.add(weight.multiply(of.slope));
        }
        let settling = self.curve.settling_at(range.low).max(self.curve.settling_at(range.high));
        Rising { value: sum.value.widened(settling * self.weight), slope: sum.slope }
    }

    /// What the balance may be at one value of the parameter, the nearest `f64` to it.
    pub(super) fn at(&mut self, at: f64) -> Interval {
        over(self.program, Interval { low: at.next_down(), high: at.next_up() }, &mut self.values);
        let mut sum = self.constant;
        for (step, weight) in &self.weights {
            sum = sum.add(weight.multiply(self.values[*step as usize]));
        }
        sum.widened(self.curve.settling_at(at) * self.weight)
    }
}

impl std::fmt::Debug for Curves<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} curves of {}", self.curves.len(), self.aim.name())
    }
}
