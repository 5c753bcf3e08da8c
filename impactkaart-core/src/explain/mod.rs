//! From a figure back to the numbers it came from, as a tree that adds up.
//!
//! The one calculation runs on numbers that remember how they came about ([`Derivation`]); what it gives is the impact
//! map again, with such a number in the place of each figure. Any of them can be followed back, step by step, to the cells
//! that were stated ([`Explanation`]): what is above is what comes of what is below, to the digit. Time and memory grow in
//! proportion to the project.
//!
//! Not here: where a cell stands in a file (`model::Cells`), and words.

mod rests_on;
mod tree;

pub use rests_on::{RestsOn, rests_on};
pub use tree::{Explanation, Hidden, How, Part, Role};

use crate::ImpactMap;
use crate::calculate::{Inputs, Parameter, Reach, Step, calculate_on, reach_on};
use crate::model::Project;
use crate::number::traced::{Recipe, Trail};
use crate::number::{Figure, Traced};
use rust_decimal::Decimal;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// A calculation that remembers how every number of it came about.
///
/// # Examples
/// ```
/// use impactkaart_core::explain::{Derivation, How};
/// # use impactkaart_core::model::{CostDraft, ProjectDraft};
/// # let mut draft = ProjectDraft::default();
/// # draft.settings.name = "Coffee morning".into();
/// # draft.settings.start_year = Some(2026.into());
/// # let host = CostDraft { id: Some("host".into()), payer: Some("society".into()), amount: Some(40.into()), quantity: Some(200.into()), ..CostDraft::default() };
/// # draft.costs.push(host);
/// let project = draft.build().unwrap().project;
/// let derivation = Derivation::default();
/// let map = derivation.calculate(&project);
/// let line = derivation.explain(map.costs.by_line[0].present_value, None);
/// // One line, of one year: 200 hours at € 40.
/// assert_eq!(line.value.defined(), Some(&8000.into()));
/// assert_eq!(line.how, How::Sum);
/// let year = &line.parts[0].of;
/// assert_eq!((year.how, year.parts.len()), (How::Product, 2));
/// ```
#[derive(Debug, Default)]
pub struct Derivation {
    trail: Trail,
    names: RefCell<Names>,
}

#[derive(Debug, Default)]
struct Names {
    list: Vec<Name>,
    /// The name of each that was read, and what it is.
    parameters: BTreeMap<Parameter, (u32, Decimal)>,
}

/// What a remembered number is called by.
#[derive(Debug, Clone, Copy)]
enum Name {
    Stated(Parameter),
    Step(Step),
}

/// The project as it stands, every number of it remembered.
struct Remembering<'d>(&'d Derivation);

impl<'d> Inputs<Traced<'d>> for Remembering<'d> {
    fn read(&self, parameter: Parameter, stated: Decimal) -> Traced<'d> {
        let mut names = self.0.names.borrow_mut();
        let name = match names.parameters.get(&parameter) {
            Some((known, _)) => *known,
            None => {
                let name = names.add(Name::Stated(parameter));
                names.parameters.insert(parameter, (name, stated));
                name
            }
        };
        self.0.trail.stated(name, stated)
    }

    fn note(&self, step: Step, number: Traced<'d>) -> Traced<'d> {
        let name = self.0.names.borrow_mut().add(Name::Step(step));
        self.0.trail.named(name, number)
    }
}

impl Names {
    fn add(&mut self, name: Name) -> u32 {
        self.list.push(name);
        // Holds because memory ends before four thousand million names.
        u32::try_from(self.list.len() - 1).expect("fewer than 2^32 names")
    }
}

/// A number by what comes next to it: its name, and the places of its parts.
struct Opened {
    step: Option<Step>,
    how: How,
    settled: Option<u32>,
    parts: Vec<(Role, u32)>,
}

/// Nothing is followed deeper than this: a chain of groups can be thousands long.
const DEEPEST: usize = 400;

impl Derivation {
    /// The impact map, every figure of it remembering how it came about.
    pub fn calculate<'d>(&'d self, project: &Project) -> ImpactMap<Traced<'d>> {
        calculate_on(project, &Remembering(self))
    }

    /// How many people the project reaches, every number of it remembering how it came about.
    pub fn reach<'d>(&'d self, project: &'d Project) -> Reach<'d, Traced<'d>> {
        reach_on(project, &Remembering(self))
    }

    /// What a parameter is, where the calculation read it.
    pub fn stated(&self, parameter: Parameter) -> Option<Decimal> {
        self.names.borrow().parameters.get(&parameter).map(|(_, stated)| *stated)
    }

    /// The parameters that the calculation read, in the order of their kinds.
    pub fn parameters(&self) -> Vec<Parameter> {
        self.names.borrow().parameters.keys().copied().collect()
    }

    /// How many numbers are remembered.
    pub fn len(&self) -> usize {
        self.trail.len()
    }

    /// Whether nothing was calculated yet.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How a number that this derivation calculated came about, so many steps deep, or as deep as it goes.
    ///
    /// The parts of a number stand where it comes first and not again. Figures that were marked ([`Traced::mark`]) are
    /// parts as a whole: a sum over them does not run into what they are sums of.
    pub fn explain(&self, figure: Traced<'_>, depth: Option<usize>) -> Explanation {
        let depth = depth.unwrap_or(DEEPEST).min(DEEPEST);
        self.tree(self.trail.id(figure), depth, &mut BTreeSet::new())
    }

    /// The same by the place of the number ([`Traced::id`]); nothing where there is no such place.
    pub fn explain_at(&self, id: u32, depth: Option<usize>) -> Option<Explanation> {
        let depth = depth.unwrap_or(DEEPEST).min(DEEPEST);
        ((id as usize) < self.len()).then(|| self.tree(id, depth, &mut BTreeSet::new()))
    }

    fn tree(&self, id: u32, depth: usize, shown: &mut BTreeSet<u32>) -> Explanation {
        let Opened { step, how, settled, parts } = self.open(id);
        let hidden = match () {
            () if parts.is_empty() => None,
            () if shown.contains(&id) => Some(Hidden::Before),
            () if depth == 0 && !self.is_short(step, &parts) => Some(Hidden::Deeper),
            () => None,
        };
        let mut below = Vec::new();
        if hidden.is_none() {
            shown.insert(id);
            below.reserve(parts.len());
            for (role, part) in parts {
                below.push(Part { role, of: self.tree(part, depth.saturating_sub(1), shown) });
            }
        }
        Explanation { id, step, value: self.trail.value(id), how, settled, parts: below, hidden }
    }

    /// Whether a number is no more than a turn of phrase, such as one minus the deadweight: that is no step deeper.
    fn is_short(&self, step: Option<Step>, parts: &[(Role, u32)]) -> bool {
        let is_leaf = |(_, part): &(Role, u32)| {
            matches!(self.trail.recipe(*part), Recipe::Constant | Recipe::Stated(_))
        };
        step.is_none() && parts.len() == 2 && parts.iter().all(is_leaf)
    }

    fn name(&self, name: u32) -> Name {
        self.names.borrow().list[name as usize]
    }

    fn open(&self, id: u32) -> Opened {
        let trail = &self.trail;
        let (mut step, mut settled, mut at) = (None, None, id);
        // What it is called and how it is rounded lie around how it is made.
        loop {
            let inner = match trail.recipe(at) {
                Recipe::Named { name, of } => {
                    if let (None, Name::Step(named)) = (step, self.name(name)) {
                        step = Some(named);
                    }
                    of
                }
                Recipe::Settle { of, decimals } if settled.is_none() => {
                    settled = Some(decimals);
                    of
                }
                _ => break,
            };
            if trail.is_figure(inner) {
                return Opened { step, how: How::Same, settled, parts: vec![(Role::Plus, inner)] };
            }
            at = inner;
        }
        let (how, parts) = match trail.recipe(at) {
            Recipe::Constant => (How::Constant, Vec::new()),
            Recipe::Stated(name) => match self.name(name) {
                Name::Stated(parameter) => (How::Stated(parameter), Vec::new()),
                Name::Step(_) => (How::Constant, Vec::new()),
            },
            Recipe::Named { of, .. } | Recipe::Settle { of, .. } => (How::Same, vec![(Role::Plus, of)]),
            Recipe::Begin(_) | Recipe::Add(..) | Recipe::Subtract(..) => (How::Sum, self.terms(at)),
            Recipe::Multiply(..) | Recipe::Divide(..) => (How::Product, self.factors(at)),
            Recipe::SquareRoot(of) => (How::SquareRoot, vec![(Role::Plus, of)]),
            Recipe::AboveZero(of) => (How::AboveZero, vec![(Role::Plus, of)]),
            Recipe::Quotient(of, by) => (How::Quotient, vec![(Role::Times(1), of), (Role::Over(1), by)]),
            Recipe::FirstCover(list) => {
                let roles = std::iter::once(Role::Covered).chain((1..=u16::MAX).map(Role::Covers));
                (How::FirstCover, roles.zip(trail.list(list)).map(|(role, (_, id))| (role, id)).collect())
            }
            Recipe::InternalRate(list) => {
                let mut flows = trail.list(list);
                flows.sort_by_key(|(half_years, _)| *half_years);
                (How::InternalRate, flows.into_iter().map(|flow| self.flow(flow)).collect())
            }
        };
        Opened { step, how, settled, parts }
    }

    /// What flows after so many half years: what is spent is nothing less an amount, and that amount is shown.
    fn flow(&self, (half_years, id): (u32, u32)) -> (Role, u32) {
        match self.trail.recipe(id) {
            Recipe::Subtract(nothing, spent)
                if self.trail.value(nothing) == Figure::Defined(Decimal::ZERO) =>
            {
                (Role::SpentAfter(half_years), spent)
            }
            _ => (Role::GainedAfter(half_years), id),
        }
    }

    /// The terms of a sum: what was added to it, one after the other.
    fn terms(&self, sum: u32) -> Vec<(Role, u32)> {
        let trail = &self.trail;
        let (mut terms, mut at) = (Vec::new(), sum);
        loop {
            if at != sum && trail.is_figure(at) {
                terms.push((Role::Plus, at));
                break;
            }
            match trail.recipe(at) {
                Recipe::Add(left, right) => {
                    terms.push((Role::Plus, right));
                    at = left;
                }
                Recipe::Subtract(left, right) => {
                    terms.push((Role::Minus, right));
                    at = left;
                }
                Recipe::Begin(first) => {
                    terms.push((Role::Plus, first));
                    break;
                }
                Recipe::Constant if trail.value(at) == Figure::Defined(Decimal::ZERO) => break,
                _ => {
                    terms.push((Role::Plus, at));
                    break;
                }
            }
        }
        terms.reverse();
        terms
    }

    /// The factors of a product, equal ones in a row as a power.
    fn factors(&self, product: u32) -> Vec<(Role, u32)> {
        let trail = &self.trail;
        let (mut factors, mut at): (Vec<(Role, u32)>, u32) = (Vec::new(), product);
        let mut add = |role: Role, factor: u32| match (factors.last_mut(), role) {
            (Some((Role::Times(times), last)), Role::Times(1)) if *last == factor => *times += 1,
            (Some((Role::Over(times), last)), Role::Over(1)) if *last == factor => *times += 1,
            _ => factors.push((role, factor)),
        };
        loop {
            match trail.recipe(at) {
                Recipe::Multiply(left, right) if at == product || !trail.is_figure(at) => {
                    add(Role::Times(1), right);
                    at = left;
                }
                Recipe::Divide(left, right) if at == product || !trail.is_figure(at) => {
                    add(Role::Over(1), right);
                    at = left;
                }
                _ => {
                    add(Role::Times(1), at);
                    break;
                }
            }
        }
        factors.reverse();
        factors
    }
}
