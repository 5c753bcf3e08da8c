use super::correlation::{Correlated, Correlation, CorrelationFault, Repair};
use super::distribution::{Distribution, DistributionError, Shape};
use crate::bounds::Bounded;
use crate::graph::Varied;
use crate::model::{Members, Project};
use crate::scenario::selection::{Lines, line_id};
use crate::scenario::{Field, Path, Root, Scenario, ScenarioError, ScenarioFault, Selection, check};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A parameter and what is known of it.
///
/// A path with `*` stands for each line by itself, each with a draw of its own. Any other path is one draw: of a factor,
/// or of a number that all lines it takes share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Range {
    /// The parameter.
    pub path: Path,
    /// What is known of it: the number itself, or the factor where the path has no field.
    pub shape: Shape,
}

impl Range {
    /// From low to high without more, as the parameter asks for ([`Shape::interval`]).
    pub fn interval(path: Path, low: Decimal, high: Decimal) -> Self {
        let is_share_or_rate = path.field.is_some_and(|field| {
            matches!(bounded(path.root, field), Some(Bounded::Fraction | Bounded::Rate))
        });
        Self { path, shape: Shape::interval(low, high, is_share_or_rate) }
    }
}

/// One parameter that is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    /// The parameter, under the one name that its draws hang on.
    pub varied: Varied,
    /// What it is drawn from, within the bounds of the parameter.
    pub distribution: Distribution,
    /// Which of the ranges it comes from, from 0.
    pub range: usize,
}

/// What keeps a range from being one of a project.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum RangeFault {
    /// The field decides which flows there are, and is not drawn.
    Structure(Field),
    /// The path takes nothing, or something that another one takes too; in [`ScenarioFault::Twice`], `other` is the other
    /// range.
    Path(ScenarioFault),
    /// The numbers state no distribution, or none within the bounds of the parameter.
    Distribution(DistributionError),
    /// A factor beyond 10, or below zero: probably not what was meant.
    FactorBeyondTen {
        /// As stated.
        value: Decimal,
    },
}

/// Something wrong with a range, or with a correlation.
#[derive(Debug, Clone, PartialEq)]
pub enum RangeError {
    /// With a range.
    Range {
        /// Which, from 0.
        range: usize,
        /// What.
        fault: RangeFault,
    },
    /// With a correlation.
    Correlation {
        /// Which, from 0.
        correlation: usize,
        /// What.
        fault: CorrelationFault,
    },
}

/// The uncertain parameters of a project, each checked against it, and how they go together.
///
/// # Examples
/// ```
/// use impactkaart_core::uncertainty::{Range, Ranges};
/// # use impactkaart_core::model::{CostDraft, ProjectDraft};
/// # let mut draft = ProjectDraft::default();
/// # draft.settings.name = "Coffee morning".into();
/// # draft.settings.start_year = Some(2026.into());
/// # for id in ["host", "coffee"] {
/// #     let cost = CostDraft { id: Some(id.into()), payer: Some("society".into()), amount: Some(1000.into()), ..CostDraft::default() };
/// #     draft.costs.push(cost);
/// # }
/// let project = draft.build().unwrap().project;
/// let amounts = Range::interval("costs.*.amount".parse().unwrap(), 800.into(), 1250.into());
/// let ranges = Ranges::new(&project, &[amounts], &[]).unwrap();
/// // Each cost line has a draw of its own.
/// let paths: Vec<String> = ranges.drawn().iter().map(|drawn| drawn.varied.path.to_string()).collect();
/// assert_eq!(paths, ["costs.host.amount", "costs.coffee.amount"]);
/// let wrong = Range::interval("costs".parse().unwrap(), 80.into(), 120.into());
/// assert!(Ranges::new(&project, &[wrong], &[]).is_err()); // a factor of 80
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Ranges {
    drawn: Vec<Drawn>,
    pub(super) correlated: Correlated,
}

/// After so many wrong ranges the others are looked at when these are right.
const MOST_WRONG: usize = 50;

impl Ranges {
    /// The parameters that `ranges` take of the project, in their order.
    ///
    /// Correlations that contradict each other are brought to the nearest that do not; [`Ranges::repair`] says how far.
    ///
    /// # Errors
    /// All that is wrong: see [`RangeFault`] and [`CorrelationFault`].
    pub fn new(
        project: &Project,
        ranges: &[Range],
        correlations: &[Correlation],
    ) -> Result<Self, Vec<RangeError>> {
        let mut lines = Lines::of(project);
        let mut errors = Vec::new();
        let mut drawn = Vec::new();
        for (at, range) in ranges.iter().enumerate() {
            if errors.len() >= MOST_WRONG {
                return Err(errors);
            }
            match drawn_of(project, &mut lines, at, range) {
                Ok(of_range) => drawn.extend(of_range),
                Err(fault) => errors.push(RangeError::Range { range: at, fault }),
            }
        }
        errors.extend(clashes(project, drawn.clone()));
        if !errors.is_empty() {
            return Err(errors);
        }
        let correlated = Correlated::new(project, &drawn, correlations).map_err(|faults| {
            faults
                .into_iter()
                .map(|(correlation, fault)| RangeError::Correlation { correlation, fault })
                .collect::<Vec<_>>()
        })?;
        Ok(Self { drawn, correlated })
    }

    /// What is drawn, in the order of the ranges.
    pub fn drawn(&self) -> &[Drawn] {
        &self.drawn
    }

    /// The parameters, in the same order.
    pub fn varied(&self) -> Vec<Varied> {
        self.drawn.iter().map(|drawn| drawn.varied.clone()).collect()
    }

    /// How far correlations were changed, where they contradicted each other.
    pub fn repair(&self) -> Option<&Repair> {
        self.correlated.repair.as_ref()
    }

    /// The parameters that go together, two by two with their rank correlation, by their places.
    pub fn correlated(&self) -> Vec<(usize, usize, f64)> {
        let members = &self.correlated.members;
        let pairs = members.iter().enumerate().flat_map(|(at, other)| {
            members[..at].iter().map(|one| (*one, *other, self.correlated.rank(*one, *other)))
        });
        // What nobody stated is not exactly zero.
        pairs.filter(|(_, _, rank)| rank.abs() > 1e-9).collect()
    }

    /// The rank correlation of two parameters as it is drawn, by their places.
    pub fn rank_correlation(&self, one: usize, other: usize) -> f64 {
        self.correlated.rank(one, other)
    }
}

/// What a range takes of the project.
fn drawn_of(
    project: &Project,
    lines: &mut Lines<'_>,
    at: usize,
    range: &Range,
) -> Result<Vec<Drawn>, RangeFault> {
    let varied = Varied::set(range.path.clone());
    if let Some(field) = varied.structure() {
        return Err(RangeFault::Structure(field));
    }
    if varied.path.field.is_none() {
        let beyond =
            |value: &&Decimal| value.abs() > Decimal::TEN || value.is_sign_negative() && !value.is_zero();
        if let Some(value) = range.shape.numbers().iter().find(beyond) {
            return Err(RangeFault::FactorBeyondTen { value: *value });
        }
    }
    let distribution = Distribution::new(range.shape).map_err(RangeFault::Distribution)?;
    let paths = paths(project, lines, &range.path).map_err(RangeFault::Path)?;
    paths
        .into_iter()
        .map(|path| {
            let (lowest, highest) = bounds(project, lines, &path);
            let distribution =
                distribution.clone().within(lowest, highest).map_err(RangeFault::Distribution)?;
            Ok(Drawn { varied: Varied::set(path), distribution, range: at })
        })
        .collect()
}

/// The parameters that a path stands for, each under the one name that its draws hang on: `*` is each line by itself.
pub(super) fn paths(
    project: &Project,
    lines: &mut Lines<'_>,
    path: &Path,
) -> Result<Vec<Path>, ScenarioFault> {
    let start = Decimal::from(project.calendar_year(1));
    let year = path.year.map(|year| {
        let year = if year >= Decimal::from(1900) { year - start + Decimal::ONE } else { year };
        year.normalize()
    });
    let path = Path { year, ..path.clone() };
    if path.root == Root::Project || path.selection == Selection::Whole && path.field.is_none() {
        return Ok(vec![path]);
    }
    let found = lines.selected(&path)?;
    if found.is_empty() {
        return Err(ScenarioFault::NothingSelected);
    }
    let by_line = |line: usize| {
        let id = line_id(project, path.root, line).clone();
        Path { selection: Selection::Id(id), ..path.clone() }
    };
    Ok(match path.selection {
        Selection::Each | Selection::Whole | Selection::Id(_) => found.into_iter().map(by_line).collect(),
        Selection::At(_) => vec![path],
    })
}

/// The quantity that a field of some lines is.
fn bounded(root: Root, field: Field) -> Option<Bounded> {
    Some(match (root, field) {
        (_, Field::DiscountRate) => Bounded::Rate,
        (_, Field::Amount) => Bounded::Money,
        (_, Field::Quantity) => Bounded::Quantity,
        (_, Field::Participants | Field::New) => Bounded::Participants,
        (_, Field::PerPerson) => Bounded::PerPerson,
        (
            _,
            Field::Share
            | Field::ShareWithout
            | Field::Deadweight
            | Field::Displacement
            | Field::AttributionToOthers
            | Field::DropOff,
        ) => Bounded::Fraction,
        _ => return None,
    })
}

/// The lowest and highest value that a parameter can have in this project.
fn bounds(project: &Project, lines: &mut Lines<'_>, path: &Path) -> (Decimal, Decimal) {
    let group = |lines: &mut Lines<'_>| {
        let found = lines.selected(path).unwrap_or_default();
        found.into_iter().map(|line| &project.groups()[line].members).collect::<Vec<_>>()
    };
    let Some(field) = path.field else {
        // A factor on a group that is part of another cannot take it beyond the whole.
        let shares = if path.root == Root::Reach { group(lines) } else { Vec::new() };
        let highest = shares.iter().filter_map(|members| match members {
            Members::PartOf { each, by_year, .. } => each.iter().chain(by_year.values()).copied().max(),
            Members::Counted { .. } => None,
        });
        let share = highest.max().map_or(Decimal::ZERO, crate::quantity::Fraction::get);
        let highest = if share.is_zero() { Decimal::TEN } else { Decimal::TEN.min(Decimal::ONE / share) };
        return (Decimal::ZERO, highest);
    };
    // Holds because structure was refused, and all other fields have bounds.
    let quantity = bounded(path.root, field).unwrap_or(Bounded::Fraction);
    let mut highest = quantity.highest();
    if field == Field::New {
        // No more start than take part.
        for members in group(lines) {
            if let Members::Counted { each, by_year } = members {
                let wanted = |year: u16| path.year.is_none_or(|wanted| wanted == Decimal::from(year));
                let own = by_year.iter().filter(|(year, _)| wanted(year.get())).map(|(_, count)| count);
                for count in each.iter().filter(|_| path.year.is_none()).chain(own) {
                    highest = highest.min(count.participants.get());
                }
            }
        }
    }
    (quantity.lowest(), highest)
}

/// Ranges that reach the same number, or one that the project cannot vary: multiplying everything by 1 finds them.
fn clashes(project: &Project, mut drawn: Vec<Drawn>) -> Vec<RangeError> {
    let mut errors = Vec::new();
    let mut wrong: BTreeMap<usize, ()> = BTreeMap::new();
    while errors.len() < MOST_WRONG {
        let one = |drawn: &Drawn| {
            (drawn.varied.path.clone(), Varied::scale(drawn.varied.path.clone()).change(Decimal::ONE))
        };
        let changes = drawn.iter().map(one).collect();
        let as_it_is = Scenario { name: "as it is".into(), changes };
        let Err(ScenarioError { change, fault }) = check(project, &as_it_is) else { break };
        let Some(at) = change else {
            // Only all together are wrong, which none of them is to blame for by itself.
            errors.push(RangeError::Range { range: 0, fault: RangeFault::Path(fault) });
            break;
        };
        let range = drawn[at].range;
        let fault = match fault {
            ScenarioFault::Twice { other } => ScenarioFault::Twice { other: drawn[other].range },
            fault => fault,
        };
        if wrong.insert(range, ()).is_none() {
            errors.push(RangeError::Range { range, fault: RangeFault::Path(fault) });
        }
        drawn.remove(at);
    }
    errors
}
