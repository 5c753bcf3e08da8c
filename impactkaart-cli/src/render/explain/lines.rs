//! A figure of the map, laid out as a list of lines: the tree of the core, each number with its words and its place.
//!
//! People are spared what was left blank and changes nothing, and steps without a name that hold one number.

use super::fact::fact;
use super::unit::{unit_of, unit_of_parts, unit_of_step};
use super::words::{
    field_name, label, parameter_path, parameter_place, reason, stated_label, step_label, unnamed,
};
use super::{Address, Calculated, Change as Made, Changed, Line, Touched, Unit};
use crate::figure::{FigurePath, at};
use crate::language::Language;
use crate::language::explain::{CoverSaid, Fact};
use crate::language::number::money;
use crate::read::Reading;
use crate::read::files::Files;
use crate::read::place::Place;
use crate::render::json::PLACE;
use impactkaart_core::Decimal;
use impactkaart_core::calculate::Parameter;
use impactkaart_core::explain::{Explanation, How, Part, Role, rests_on};
use impactkaart_core::model::Project;
use impactkaart_core::number::{Figure, Undefined};
use impactkaart_core::scenario::{Amount, Change, Path, reached};

/// A figure of the map that is to be explained.
pub(crate) struct Subject<'s> {
    pub(crate) reading: &'s Reading,
    /// The project as its files state it.
    pub(crate) stated: &'s Project,
    /// What it comes of: the project as it stands, or after the changes.
    pub(crate) calculated: &'s Calculated<'s>,
    /// The changes, where there are any, and the project as it stands.
    pub(crate) changed: Option<(&'s Changed<'s>, &'s Calculated<'s>)>,
    pub(crate) figure: &'s FigurePath,
    pub(crate) depth: Option<usize>,
    pub(crate) for_people: bool,
    pub(crate) language: Language,
}

/// The lines of the figure, it first.
pub(crate) fn lines(subject: &Subject<'_>) -> Vec<Line> {
    let calculated = subject.calculated;
    let tree = at(&calculated.places, subject.figure)
        .and_then(|place| place[PLACE].as_u64())
        .and_then(|place| u32::try_from(place).ok())
        .and_then(|place| calculated.derivation.explain_at(place, subject.depth));
    let mut laid = Laid::default();
    match tree {
        Some(tree) => {
            let tree = if subject.for_people { simpler(tree, subject) } else { (tree, Vec::new()) };
            lay_out(subject, &tree.0, (0, None), tree.1, &mut laid);
            if let Some(first) = laid.lines.first_mut() {
                first.label = label(subject, subject.figure);
                first.figure = Some(subject.figure.clone());
                first.unit = unit_of(subject.figure);
            }
        }
        None => {
            let (line, place) = fact(subject);
            laid.add(line, place);
        }
    }
    laid.addressed(&subject.reading.files)
}

/// The numbers of the project that a path takes, a line each: what they are and where they stand.
pub(crate) fn cells(subject: &Subject<'_>, path: &Path) -> Vec<Line> {
    let (project, derivation) = (&*subject.calculated.project, &subject.calculated.derivation);
    let as_it_is = [(path.clone(), Change::Times(Amount::of(Decimal::ONE)))];
    let Ok(reached) = reached(project, &as_it_is) else { return Vec::new() };
    let origin = subject.reading.origin.as_ref();
    let mut laid = Laid::default();
    for parameter in derivation.parameters() {
        if reached.changes_of(parameter).is_empty() {
            continue;
        }
        let rests = rests_on(project, parameter);
        let (label, unit) = stated_label(subject, parameter);
        let place = origin.and_then(|origin| origin.of(project, parameter, &subject.reading.files));
        let value = derivation.stated(parameter).unwrap_or_default();
        let line = Line {
            label,
            unit,
            value: Figure::Defined(value),
            how: How::Stated(parameter).code(),
            parameter: Some(parameter_path(project, parameter)),
            is_blank: rests.is_blank,
            source: rests.source.map(|source| source.to_string()),
            evidence: rests.evidence,
            ..Line::default()
        };
        let place = place.filter(|_| !rests.is_blank);
        // An amount is read for each year, and stands in one cell.
        let is_known = laid.lines.last().is_some_and(|last| {
            (&last.label, &last.value) == (&line.label, &line.value) && laid.places.last() == Some(&place)
        });
        if !is_known {
            laid.add(line, place);
        }
    }
    laid.addressed(&subject.reading.files)
}

/// Lines, and where each stands.
#[derive(Default)]
struct Laid {
    lines: Vec<Line>,
    places: Vec<Option<Place>>,
}

impl Laid {
    fn add(&mut self, line: Line, place: Option<Place>) {
        self.lines.push(line);
        self.places.push(place);
    }

    /// The lines, each with its address.
    fn addressed(self, files: &Files) -> Vec<Line> {
        let Self { mut lines, places } = self;
        for (line, address) in lines.iter_mut().zip(Address::all(&places, files)) {
            line.address = address;
        }
        lines
    }
}

/// What a parameter was before it was changed, and by which changes; nothing where none reaches it.
fn touched(subject: &Subject<'_>, parameter: Parameter) -> Option<Touched> {
    let (changed, before) = subject.changed?;
    touched_by(changed, changed.of_parameter(parameter), before.derivation.stated(parameter))
}

/// What a setting was before it was changed.
pub(super) fn touched_setting(subject: &Subject<'_>, name: &str) -> Option<Touched> {
    let (changed, _) = subject.changed?;
    let by = changed.of_setting(name);
    let was = by.first().and_then(|at| changed.changes[*at].was);
    touched_by(changed, by, was)
}

fn touched_by(changed: &Changed<'_>, by: Vec<usize>, was: Option<Decimal>) -> Option<Touched> {
    let by: Vec<Made> = by.into_iter().map(|at| changed.changes[at].clone()).collect();
    (!by.is_empty()).then_some(Touched { was, by })
}

fn lay_out(
    subject: &Subject<'_>,
    tree: &Explanation,
    (depth, role): (usize, Option<Role>),
    blank: Vec<String>,
    laid: &mut Laid,
) {
    let words = subject.language.explain();
    let project = &*subject.calculated.project;
    let figure = subject.calculated.named.get(&tree.id).cloned();
    let mut place = None;
    let mut line = Line {
        depth,
        role,
        value: tree.value.clone(),
        how: tree.how.code(),
        settled: tree.settled,
        id: Some(tree.id),
        hidden: tree.hidden,
        ..Line::default()
    };
    let origin = subject.reading.origin.as_ref();
    if let How::Stated(parameter) = tree.how {
        let rests = rests_on(project, parameter);
        line.is_blank = rests.is_blank;
        line.source = rests.source.map(|source| source.to_string());
        line.evidence = rests.evidence;
        line.parameter = Some(parameter_path(project, parameter));
        line.touched = touched(subject, parameter);
        // A change can put a number where nothing was stated.
        if !rests_on(subject.stated, parameter).is_blank {
            place = origin.and_then(|origin| origin.of(subject.stated, parameter, &subject.reading.files));
        }
    }
    match (tree.step, figure, tree.how) {
        (Some(step), ..) => {
            line.label = step_label(subject, step);
            line.unit = unit_of_step(step);
            if place.is_none() {
                place =
                    origin.and_then(|origin| origin.of_step(subject.stated, step, &subject.reading.files));
            }
        }
        (None, Some(path), _) => {
            line.label = label(subject, &path);
            line.unit = unit_of(&path);
            line.figure = Some(path);
        }
        (None, None, How::Stated(parameter)) => {
            (line.label, line.unit) = stated_label(subject, parameter);
        }
        (None, None, _) => {
            (line.label, line.unit) = match role {
                Some(Role::Covers(year)) => {
                    ((words.benefits_of)(&project.calendar_year(year).to_string()), Unit::Money)
                }
                _ => (unnamed(subject, tree), unit_of_parts(tree)),
            };
        }
    }
    if !blank.is_empty() {
        line.notes.push((words.left_blank)(&blank.join(", ")));
    }
    if let Some(Role::GainedAfter(half_years) | Role::SpentAfter(half_years)) = role {
        line.label = format!("{}, {}", line.label, (words.after)(half_years));
    }
    line.notes.extend(how_so(subject, tree));
    if let Figure::Undefined(why) = &tree.value {
        line.undefined = Some(why.code().to_owned());
        line.notes.push((words.fact)(&Fact::Undefined(&reason(why, subject.language))));
        line.notes.extend(internal_rate_instead(subject, why));
    }
    if subject.for_people
        && let Some(stated) = only_stated(tree)
    {
        // One minus what a cell says: the cell says it all.
        let rests = rests_on(project, stated);
        line.source = rests.source.map(|source| source.to_string());
        line.evidence = rests.evidence;
        line.touched = touched(subject, stated);
        place = origin.and_then(|origin| origin.of(subject.stated, stated, &subject.reading.files));
        laid.add(line, place);
        return;
    }
    laid.add(line, place);
    for part in &tree.parts {
        let (part_tree, blank) = if subject.for_people {
            simpler(part.of.clone(), subject)
        } else {
            (part.of.clone(), Vec::new())
        };
        lay_out(subject, &part_tree, (depth + 1, Some(part.role)), blank, laid);
    }
}

/// How a number comes of its parts where no sign can say it.
fn how_so(subject: &Subject<'_>, tree: &Explanation) -> Option<String> {
    let words = subject.language.explain();
    match tree.how {
        How::InternalRate => Some(words.internal_rate.to_owned()),
        How::FirstCover => {
            let project = &*subject.calculated.project;
            let amount = |value| money(value, 2, project.currency(), subject.language);
            let cover = tree.cover().map(|cover| CoverSaid {
                year: project.calendar_year(cover.year).to_string(),
                years_before: cover.year - 1,
                left: amount(cover.left),
                benefit: amount(cover.benefit),
            });
            Some((words.first_cover)(cover.as_ref()))
        }
        _ => None,
    }
}

/// Where no rate makes benefits and costs equal, they are on one side of each other at all of them: that of the balance.
fn internal_rate_instead(subject: &Subject<'_>, why: &Undefined) -> Option<String> {
    let npv = &subject.calculated.values["returns"]["npv"];
    let npv: Decimal = npv.as_str()?.parse().ok()?;
    (*why == Undefined::NoInternalRate)
        .then(|| (subject.language.map().at_every_rate)(npv.is_sign_positive()).to_owned())
}

/// The one stated number of a sum with a number of the method.
fn only_stated(tree: &Explanation) -> Option<Parameter> {
    match (tree.how, &tree.parts[..]) {
        (How::Sum, [one, other]) => match (one.of.how, other.of.how) {
            (How::Constant, How::Stated(stated)) => Some(stated),
            _ => None,
        },
        _ => None,
    }
}

/// The tree without what was left blank and changes nothing, and the names of that.
fn simpler(mut tree: Explanation, subject: &Subject<'_>) -> (Explanation, Vec<String>) {
    let mut blank = Vec::new();
    if tree.how == How::InternalRate {
        // In these years nothing is spent, or gained, by the method.
        tree.parts
            .retain(|part| part.of.how != How::Constant || part.of.value != Figure::Defined(Decimal::ZERO));
    }
    let neutral = match tree.how {
        How::Product => Decimal::ONE,
        How::Sum => Decimal::ZERO,
        _ => return (tree, blank),
    };
    if tree.parts.len() > 1 {
        let mut kept: Vec<Part> = Vec::new();
        for part in std::mem::take(&mut tree.parts) {
            let is_neutral = part.of.value == Figure::Defined(neutral);
            let mut names = Vec::new();
            if is_neutral && is_blank(subject, &part.of, &mut names) {
                blank.append(&mut names);
            } else {
                kept.push(part);
            }
        }
        tree.parts = kept;
    }
    // A number without a name of its own that is one other number: that number. The name of the outer one goes before.
    while let [part] = &tree.parts[..] {
        let is_itself = matches!(part.role, Role::Plus | Role::Times(1)) && part.of.value == tree.value;
        let inner_is_named = part.of.step.is_some() || matches!(part.of.how, How::Stated(_));
        let outer_is_named = tree.step.is_some();
        if !is_itself || outer_is_named || !inner_is_named || tree.how == How::Sum && blank.is_empty() {
            break;
        }
        let inner = tree.parts.remove(0).of;
        let (inner, more) = simpler(inner, subject);
        blank.extend(more);
        tree = inner;
    }
    (tree, blank)
}

/// Whether a number comes of what was left blank alone; the names of that.
fn is_blank(subject: &Subject<'_>, tree: &Explanation, names: &mut Vec<String>) -> bool {
    match tree.how {
        How::Stated(parameter) => {
            let is_blank = rests_on(&subject.calculated.project, parameter).is_blank;
            if is_blank {
                names.push(field_name(
                    parameter_place(&subject.calculated.project, parameter).2,
                    subject.language,
                ));
            }
            is_blank
        }
        How::Constant => true,
        _ if tree.hidden.is_some() => false,
        _ => tree.parts.iter().all(|part| is_blank(subject, &part.of, names)) && !names.is_empty(),
    }
}
