use super::along::Enclosed;
use super::parameter::Parameter;
use super::straight::FloatLine;
use super::target::Aim;
use super::touched::{Touched, Whole};
use crate::evaluate::{Program, in_order, nearest};
use crate::graph::{Lines, RecordError, Recorded, Varied, cumulative_cover, record};
use crate::model::Project;
use crate::scenario::Field;
use std::sync::Arc;

/// A figure as a function of each parameter by itself, all others held: recorded once, asked many times.
///
/// What has no influence on the figure is left out.
pub struct Curves<'p> {
    pub(super) whole: Whole<'p>,
    pub(super) curves: Vec<Curve>,
}

/// The formula of one parameter.
pub(super) struct Curve {
    pub(super) parameter: Arc<Parameter>,
    /// The ends of its range, as the nearest `f64`.
    pub(super) ends: [f64; 2],
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
    /// As lines, in decimal and as `f64`.
    Lines(Lines, Vec<FloatLine>),
    /// In another way: one figure per sum, and what each can be over parts of the range.
    Program(Program, Enclosed),
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
        let whole = Whole::new(project, aim);
        let pieces: Vec<(usize, Parameter)> = parameters.into_iter().enumerate().collect();
        let curves = in_order(&pieces, |(index, parameter)| {
            Curve::of(&whole, parameter).map_err(|error| CurvesError { parameter: *index, error })
        });
        let curves: Result<Vec<Option<Curve>>, CurvesError> = curves.into_iter().collect();
        Ok(Self { curves: curves?.into_iter().flatten().collect(), whole })
    }

    /// The parameters that have influence, in order.
    pub fn parameters(&self) -> impl ExactSizeIterator<Item = &Parameter> {
        self.curves.iter().map(|curve| &*curve.parameter)
    }
}

impl Curve {
    /// The curve of a parameter; nothing where it has no influence.
    fn of(whole: &Whole<'_>, parameter: &Parameter) -> Result<Option<Self>, RecordError> {
        let Whole { project, aim, .. } = *whole;
        let varied: &[Varied] = std::slice::from_ref(&parameter.varied);
        let touched = whole.touched(&parameter.varied);
        let recorded = touched.as_ref().map_or(project, |touched| &touched.part);
        let graph = match aim.sums() {
            Some(sums) => Some(record(recorded, varied, &sums)?),
            None => cumulative_cover(record(recorded, varied, &[aim.output()])?),
        };
        let is_held = |graph: &crate::graph::Graph| {
            let is_constant = |output: &Recorded| match output {
                Recorded::Undefined(_) => true,
                Recorded::Figure(terms) => terms.iter().all(|(factors, _)| factors.is_empty()),
            };
            graph.outputs.iter().all(is_constant)
        };
        let Some(mut graph) = graph.filter(|graph| !is_held(graph)) else { return Ok(None) };
        let mut flows = graph.flows;
        if let Some(Touched { rest, .. }) = touched {
            rest.into_iter().enumerate().for_each(|(sum, rest)| graph.add_constant(sum, rest));
            // What was recorded is settled as a smaller project is, all else as the whole.
            flows += whole.flows;
        }
        let total = nearest(project.total_bound());
        let settling = flows * (1e-20 * total + 1e-27) * (1.0 + 1e-12);
        let stated = nearest(parameter.stated);
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
        let ends = [parameter.lowest, parameter.highest].map(nearest);
        let curve = |form| Self { parameter: Arc::new(parameter.clone()), ends, form, settling, growth };
        if let Some(lines) = Lines::of(&graph) {
            let floats = lines.lines.iter().map(FloatLine::of).collect();
            return Ok(Some(curve(Form::Lines(lines, floats))));
        }
        let program = Program::new(&graph);
        let enclosed = Enclosed::of(&program, ends);
        Ok(Some(curve(Form::Program(program, enclosed))))
    }

    /// How many sums were recorded.
    pub(super) fn sums(&self) -> usize {
        match &self.form {
            Form::Lines(lines, _) => lines.lines.len(),
            Form::Program(program, _) => program.figures(),
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

impl std::fmt::Debug for Curves<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} curves of {}", self.curves.len(), self.whole.aim.name())
    }
}
