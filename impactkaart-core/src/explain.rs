//! From a figure back to the numbers it came from, as a tree that adds up.
//!
//! The one calculation runs on numbers that remember how they came about ([`Derivation`]); what it gives is the impact
//! map again, with such a number in the place of each figure. Any of them can be followed back, step by step, to the cells
//! that were stated ([`Explanation`]): what is above is what comes of what is below, to the digit. Time and memory grow in
//! proportion to the project.
//!
//! Not here: where a cell stands in a file (`model::Cells`), and words.

use crate::ImpactMap;
use crate::calculate::{Inputs, Parameter, Reach, Step, calculate_on, reach_on};
use crate::model::{Evidence, Project, Text, Valuation};
use crate::number::traced::{Recipe, Trail};
use crate::number::{Figure, Number, Traced};
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
    parameters: BTreeMap<Parameter, u32>,
}

/// What a remembered number is called by.
#[derive(Debug, Clone, Copy)]
enum Name {
    Stated(Parameter),
    Step(Step),
}

/// How a number comes of its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// It does not: it belongs to the method, or was stated in a place that has a name of its own.
    Constant,
    /// The project states it, or leaves it blank and so to its default.
    Stated(Parameter),
    /// It is its only part.
    Same,
    /// Parts added up, some taken off.
    Sum,
    /// Parts multiplied, some divided by, from the first to the last.
    Product,
    /// The square root of its part.
    SquareRoot,
    /// Its part where above zero, else zero.
    AboveZero,
    /// Its first part divided by its second; defined where the second is above zero.
    Quotient,
    /// Months until its parts, of year 1, 2 …, cover the first; linear within a year.
    FirstCover,
    /// The yearly rate at which its parts, each after so many half years, add up to zero.
    InternalRate,
}

impl How {
    /// A stable name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Constant => "constant",
            Self::Stated(_) => "stated",
            Self::Same => "same",
            Self::Sum => "sum",
            Self::Product => "product",
            Self::SquareRoot => "square_root",
            Self::AboveZero => "above_zero",
            Self::Quotient => "quotient",
            Self::FirstCover => "first_cover",
            Self::InternalRate => "internal_rate",
        }
    }
}

/// What a part does in what it is a part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// It is added.
    Plus,
    /// It is taken off.
    Minus,
    /// It is multiplied by, so many times.
    Times(u32),
    /// It is divided by, so many times.
    Over(u32),
    /// It flows after so many half years.
    After(u32),
}

/// Why the parts of a number are not there, though it has parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hidden {
    /// They stand where the same number stood before.
    Before,
    /// They lie deeper than was asked for.
    Deeper,
}

/// A number, what it is, and how it comes of others.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// Its place among all numbers of the derivation: the same place, the same number.
    pub id: u32,
    /// The step of the calculation that it is, where that has a name.
    pub step: Option<Step>,
    /// The number, or why there is none.
    pub value: Figure<Decimal>,
    /// How it comes of its parts.
    pub how: How,
    /// To how many decimals it is rounded once it has come of its parts (docs/method.md#exactness).
    pub settled: Option<u32>,
    /// What it comes of, in the order in which it is calculated.
    pub parts: Vec<Part>,
    /// Whether there are parts that do not stand here.
    pub hidden: Option<Hidden>,
}

/// What a number comes of.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// What it does.
    pub role: Role,
    /// The part itself.
    pub of: Explanation,
}

impl Explanation {
    /// The number once more, from the values of its parts; none where they do not stand here.
    ///
    /// ```
    /// # use impactkaart_core::explain::Derivation;
    /// # use impactkaart_core::model::{CostDraft, ProjectDraft};
    /// # let mut draft = ProjectDraft::default();
    /// # draft.settings.name = "Coffee morning".into();
    /// # draft.settings.start_year = Some(2026.into());
    /// # let host = CostDraft { id: Some("host".into()), payer: Some("society".into()), amount: Some(40.into()), ..CostDraft::default() };
    /// # draft.costs.push(host);
    /// # let project = draft.build().unwrap().project;
    /// let derivation = Derivation::default();
    /// let ratio = derivation.explain(*derivation.calculate(&project).returns.ratio.defined().unwrap(), None);
    /// assert_eq!(ratio.recomputed(), Some(ratio.value.clone()));
    /// ```
    pub fn recomputed(&self) -> Option<Figure<Decimal>> {
        if self.hidden.is_some() || matches!(self.how, How::Constant | How::Stated(_)) {
            return None;
        }
        let parts: Option<Vec<(Role, Decimal)>> =
            self.parts.iter().map(|part| Some((part.role, *part.of.value.defined()?))).collect();
        let parts = parts?;
        let (_, first) = *parts.first()?;
        let why = || self.value.undefined().cloned().unwrap_or(crate::number::Undefined::NoCosts);
        let number = match self.how {
            How::Constant | How::Stated(_) => return None,
            How::Same => first,
            How::Sum => parts.iter().fold(Decimal::ZERO, |sum, (role, value)| match role {
                Role::Minus => sum - value,
                _ => sum + value,
            }),
            How::Product => parts.iter().fold(Decimal::ONE, |product, (role, value)| match role {
                Role::Over(times) => (0..*times).fold(product, |product, _| product.divide(*value)),
                Role::Times(times) => (0..*times).fold(product, |product, _| product * value),
                _ => product * value,
            }),
            How::SquareRoot => first.square_root(),
            How::AboveZero => first.above_zero(),
            How::Quotient => return Some(first.quotient(parts.get(1)?.1, why())),
            How::FirstCover => {
                let rest: Vec<Decimal> = parts[1..].iter().map(|(_, value)| *value).collect();
                return Some(Decimal::first_cover(first, &rest));
            }
            How::InternalRate => {
                let flows = parts.iter().map(|(role, value)| match role {
                    Role::After(half_years) => (*half_years, *value),
                    _ => (0, *value),
                });
                return Some(Decimal::internal_rate(&flows.collect::<Vec<_>>()));
            }
        };
        Some(Figure::Defined(self.settled.map_or(number, |decimals| number.settle(decimals))))
    }
}

/// The project as it stands, every number of it remembered.
struct Remembering<'d>(&'d Derivation);

impl<'d> Inputs<Traced<'d>> for Remembering<'d> {
    fn read(&self, parameter: Parameter, stated: Decimal) -> Traced<'d> {
        let mut names = self.0.names.borrow_mut();
        let name = match names.parameters.get(&parameter) {
            Some(known) => *known,
            None => {
                let name = names.add(Name::Stated(parameter));
                names.parameters.insert(parameter, name);
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
                (How::FirstCover, trail.list(list).into_iter().map(|(_, id)| (Role::Plus, id)).collect())
            }
            Recipe::InternalRate(list) => {
                let after = |(half_years, id)| (Role::After(half_years), id);
                (How::InternalRate, trail.list(list).into_iter().map(after).collect())
            }
        };
        Opened { step, how, settled, parts }
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
