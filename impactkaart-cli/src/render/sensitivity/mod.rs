//! What the outcome hangs on, for people and for machines.

mod break_even;
mod certain;
mod conventions;
mod csv;
mod frontier;
mod json;
mod screening;
mod spread;
mod tornado;

pub(crate) use break_even::nearest_first;
pub(crate) use csv::rows;
pub(crate) use json::values;
pub(crate) use screening::Screening;

use super::document::{Block, Document};
use super::json::decimal;
use super::map;
use super::scenarios::subject as in_words;
use crate::language::number::{Rounding, fixed, money, percent, plain, round};
use break_even::{break_even_table, lead, sentences};
use certain::draw_certain;
use conventions::draw_conventions;
use frontier::draw_frontier;
use impactkaart_core::bounds::Bounded;
use impactkaart_core::graph::Party;
use impactkaart_core::scenario::{Path, Selection};
use impactkaart_core::sensitivity::{
    Aim, Analysis, Bar, BreakEven, Certain, FrontierPoint, Parameter, Sobol, SobolError, Target, Worth,
};
use impactkaart_core::uncertainty::{Drawn, Plan};
use impactkaart_core::{Decimal, Project};
use screening::draw_screening;
use spread::{draw_indices, draw_worth};
use tornado::tornado;

/// What was worked out, and what is to be told about it.
pub(crate) struct Subject<'s> {
    /// The project as it stands.
    pub(crate) base: map::Subject<'s>,
    pub(crate) break_even: &'s [(Target, Vec<BreakEven>)],
    /// How far numbers were moved.
    pub(crate) moved: Moved,
    pub(crate) bars: &'s [Bar],
    pub(crate) groups: &'s [Bar],
    pub(crate) elasticities: Option<Vec<(Parameter, f64)>>,
    pub(crate) frontiers: &'s [Frontier],
    /// For each target the numbers that can meet it, with what does so with the certainty that was asked for; nothing where that
    /// cannot be told.
    pub(crate) certain: &'s [(Target, Certainties)],
    pub(crate) certainty: Option<Decimal>,
    /// How many draws that rests on.
    pub(crate) draws: u64,
    /// How the draws were made that anything rests on; nothing where nothing does.
    pub(crate) chance: Option<Plan>,
    /// The uncertain numbers.
    pub(crate) drawn: &'s [Drawn],
    pub(crate) indices: Option<Indices>,
    /// A cheap look at all numbers that are moved.
    pub(crate) screened: Option<Screening>,
    /// Whether what is worth measuring was asked for.
    pub(crate) information: bool,
    /// What is worth measuring, by target.
    pub(crate) worth: &'s [(Decimal, Worth)],
    /// In every defensible way; none where that was not asked for.
    pub(crate) conventions: &'s [Analysis],
}

/// How far numbers were moved.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Moved {
    /// All by the same part.
    PlusMinus(Decimal),
    /// To the ends of their ranges.
    Ranges,
    /// To the quantiles of their ranges.
    Quantiles,
    /// To the quantiles of what goes with their evidence.
    Evidence,
}

impl Moved {
    fn name(self) -> &'static str {
        match self {
            Self::PlusMinus(_) => "plus_minus",
            Self::Ranges => "ranges",
            Self::Quantiles => "quantiles",
            Self::Evidence => "evidence",
        }
    }
}

/// With which certainties a frontier is drawn, in hundredths.
pub(crate) const BANDS: [i32; 3] = [50, 80, 95];

/// What meets a target with some certainty, by number; nothing where that cannot be told.
pub(crate) type Certainties = Vec<(Parameter, Option<Certain>)>;

/// How much of the spread each uncertain number accounts for, or why that cannot be said.
pub(crate) struct Indices {
    pub(crate) found: Result<Sobol, SobolError>,
    /// Whether some go together, which was left aside.
    pub(crate) is_correlated: bool,
    /// Of each of the two samples.
    pub(crate) points: u32,
    /// What they were shifted by; nothing for the plain points.
    pub(crate) seed: Option<u64>,
}

/// Which values of two parameters together just meet a target.
pub(crate) struct Frontier {
    pub(crate) target: Target,
    pub(crate) parameters: [Parameter; 2],
    pub(crate) points: Vec<FrontierPoint>,
    /// For each point the second parameter with 50, 80 and 95 % certainty; none where no ranges are stated.
    pub(crate) bands: Vec<Option<Vec<Certain>>>,
}

impl Frontier {
    pub(crate) fn has_bands(&self) -> bool {
        self.bands.iter().any(Option::is_some)
    }
}

/// So many rows of a table people read; the rest is in the CSV.
pub(crate) const SHOWN: usize = 12;

impl Subject<'_> {
    /// What a party is called.
    fn party(&self, party: Party) -> String {
        let words = self.base.language.map();
        match party {
            Party::Level(level) => (words.level)(level).to_owned(),
            Party::Stakeholder(id) => {
                let stakeholder = self.base.project.stakeholder(id);
                stakeholder.name.as_deref().unwrap_or(&stakeholder.id).to_owned()
            }
        }
    }

    fn figure(&self, aim: Aim) -> String {
        let party = match aim {
            Aim::OwnReturn(party) => self.party(party),
            _ => String::new(),
        };
        (self.base.language.sensitivity().figure)(aim, &party)
    }

    /// The value of a figure as people write it.
    fn amount(&self, aim: Aim, value: Decimal) -> String {
        let language = self.base.language;
        match aim {
            Aim::Npv => money(value, 0, self.base.project.currency(), language),
            Aim::PaybackMonths => {
                (language.sensitivity().months)(&plain(round(value, 1, Rounding::default()), language))
            }
            _ => fixed(value, 2, language),
        }
    }

    /// A target as it was asked for.
    fn wanted(&self, target: Target) -> String {
        let language = self.base.language;
        match target.aim {
            Aim::Npv => money(target.value, 0, self.base.project.currency(), language),
            Aim::PaybackMonths => (language.sensitivity().months)(&plain(target.value, language)),
            _ => plain(target.value, language),
        }
    }

    /// A value of a parameter, rounded one way or the other.
    fn written(&self, parameter: &Parameter, value: Decimal, rounding: Rounding) -> String {
        self.written_as(parameter.bounded, value, rounding)
    }

    /// The same of a kind of number; none for a factor.
    fn written_as(&self, bounded: Option<Bounded>, value: Decimal, rounding: Rounding) -> String {
        let language = self.base.language;
        let shown = shown(bounded, value, rounding);
        match bounded {
            None | Some(Bounded::Fraction | Bounded::Rate) => {
                percent(shown, shown.scale().max(2) - 2, language)
            }
            Some(Bounded::Money) => money(shown, 2, self.base.project.currency(), language),
            _ => plain(shown, language),
        }
    }

    fn name(&self, path: &Path) -> String {
        let text = in_words(self.base.project, path, self.base.language);
        let mut letters = text.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
    }
}

/// The number that is written for a value: of what is small three digits at least.
fn shown(bounded: Option<Bounded>, value: Decimal, rounding: Rounding) -> Decimal {
    let usual = match bounded {
        Some(Bounded::Participants) => return round(value, 0, rounding),
        Some(Bounded::Money) => return round(value, 2, rounding),
        None | Some(Bounded::Fraction) => 3,
        Some(Bounded::Rate) => 4,
        _ => 2,
    };
    let mut decimals = usual;
    let mut size = value.abs();
    let mut small = 2;
    while !size.is_zero() && size < Decimal::ONE {
        size *= Decimal::TEN;
        small += 1;
        decimals = usual.max(small);
    }
    round(value, decimals, rounding)
}

/// What was worked out, as people read it.
pub(crate) fn document(subject: &Subject<'_>) -> Document {
    let (language, project) = (subject.base.language, subject.base.project);
    let words = language.sensitivity();
    let mut document = Document { title: (words.title)(&project.settings().name), ..Document::default() };
    for (target, found) in subject.break_even {
        document.blocks.push(Block::Lead(lead(subject, *target)));
        document.heading((words.break_even_heading)(&subject.figure(target.aim), &subject.wanted(*target)));
        document.list(sentences(subject, found));
        break_even_table(subject, found, &mut document);
    }
    if let Some(certainty) = subject.certainty {
        draw_certain(subject, certainty, &mut document);
    }
    for frontier in subject.frontiers {
        draw_frontier(subject, frontier, &mut document);
    }
    tornado(subject, &mut document);
    if let Some(screened) = &subject.screened {
        draw_screening(subject, screened, &mut document);
    }
    if let Some(indices) = &subject.indices {
        draw_indices(subject, indices, &mut document);
    }
    for (target, worth) in subject.worth {
        draw_worth(subject, *target, worth, &mut document);
    }
    if subject.information && subject.worth.is_empty() {
        document.note(words.information_of_ratio);
    }
    if !subject.conventions.is_empty() {
        draw_conventions(subject, &mut document);
    }
    document.heading(language.map().how_heading);
    document.paragraph(map::conventions(&subject.base));
    map::foot(&subject.base, &mut document);
    document
}

/// The path of all lines of a kind.
fn kind(path: &Path) -> Path {
    let selection = if path.field.is_none() { Selection::Whole } else { Selection::Each };
    Path { selection, year: None, ..path.clone() }
}

/// An `f64` with so many decimals as a decimal.
fn rounded(value: f64, decimals: usize) -> Decimal {
    format!("{value:.decimals$}").parse().unwrap_or_default()
}

/// What a bar moves: one parameter, or all of a kind.
fn bar_path(bar: &Bar) -> Path {
    let path = &bar.ranges[0].parameter.varied.path;
    if bar.ranges.len() > 1 { kind(path) } else { path.clone() }
}

/// What a figure is called in JSON; of an own return, whose.
pub(crate) fn aim_name(project: &Project, aim: Aim) -> String {
    match aim {
        Aim::OwnReturn(Party::Level(level)) => format!("{}.{}", aim.name(), level.name()),
        Aim::OwnReturn(Party::Stakeholder(id)) => format!("{}.{}", aim.name(), project.stakeholder(id).id),
        _ => aim.name().to_owned(),
    }
}

/// A number of twelve significant digits.
fn significant(value: f64) -> String {
    let text = format!("{value:.11e}");
    Decimal::from_scientific(&text).map_or(text, decimal)
}
