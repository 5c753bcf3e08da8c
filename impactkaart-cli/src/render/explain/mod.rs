//! A figure and what it comes of: a tree for people, nested for machines, rows for a spreadsheet.
//!
//! The tree of the core is laid out once as a list of lines, each with its words and its place; the forms only draw it.
//! People are spared what was left blank and changes nothing, and steps without a name that hold one number.

mod csv;
mod fact;
mod json;
mod tree;
mod unit;
mod words;

pub(crate) use csv::rows;
pub(crate) use json::values;
pub(crate) use tree::document;

use super::json::{PLACE, made};
use super::map;
use crate::figure::{FigurePath, at, leaves};
use crate::language::Language;
use crate::language::explain::Fact;
use crate::problem::locate::{Location, locations};
use crate::read::Reading;
use crate::read::place::Place;
use fact::fact;
use impactkaart_core::Decimal;
use impactkaart_core::calculate::Parameter;
use impactkaart_core::explain::{Derivation, Explanation, Hidden, How, Part, Role, rests_on};
use impactkaart_core::model::{Evidence, Project};
use impactkaart_core::number::Figure;
use serde_json::Value;
use std::collections::BTreeMap;
use unit::{unit_of, unit_of_parts, unit_of_step};
use words::{field_name, label, parameter_path, parameter_place, reason, stated_label, step_label, unnamed};

/// A figure that is to be explained.
pub(crate) struct Subject<'s> {
    pub(crate) project: &'s Project,
    pub(crate) reading: &'s Reading,
    pub(crate) derivation: &'s Derivation,
    /// The JSON of the map, and the same with places in the derivation for figures.
    pub(crate) values: &'s Value,
    pub(crate) places: &'s Value,
    /// The figures of the map by their place in the derivation.
    pub(crate) named: &'s BTreeMap<u32, FigurePath>,
    pub(crate) figure: &'s FigurePath,
    pub(crate) depth: Option<usize>,
    pub(crate) language: Language,
}

/// What kind of number it is, for how it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Money,
    Share,
    Ratio,
    Plain,
}

/// A number of the tree, in words.
struct Line {
    depth: usize,
    role: Option<Role>,
    label: String,
    value: Figure<Decimal>,
    unit: Unit,
    how: &'static str,
    settled: Option<u32>,
    id: Option<u32>,
    figure: Option<FigurePath>,
    parameter: Option<String>,
    is_blank: bool,
    hidden: Option<Hidden>,
    place: Option<Place>,
    source: Option<String>,
    evidence: Option<Evidence>,
    notes: Vec<String>,
}

/// The lines of the figure, it first, each with where it stands.
fn lines(subject: &Subject<'_>, for_people: bool) -> Vec<(Line, Location)> {
    let tree = at(subject.places, subject.figure)
        .and_then(|place| place[PLACE].as_u64())
        .and_then(|place| u32::try_from(place).ok())
        .and_then(|place| subject.derivation.explain_at(place, subject.depth));
    let mut found = Vec::new();
    match tree {
        Some(tree) => {
            let tree = if for_people { simpler(tree, subject) } else { (tree, Vec::new()) };
            lay_out(subject, &tree.0, (0, None, None), tree.1, for_people, &mut found);
            if let Some(first) = found.first_mut() {
                first.label = label(subject, subject.figure);
                first.figure = Some(subject.figure.clone());
                first.unit = unit_of(subject.figure);
            }
        }
        None => found.push(fact(subject)),
    }
    let places = locations(found.iter().map(|line| line.place.as_ref()), &subject.reading.files);
    found.into_iter().zip(places).collect()
}

/// The figures of the map by their place in the derivation, the first of each.
pub(crate) fn figures_by_place(places: &Value) -> BTreeMap<u32, FigurePath> {
    let mut figures = BTreeMap::new();
    for (path, value) in leaves(places) {
        if let (PLACE, Some(place)) =
            (path.last_key(), value.as_u64().and_then(|place| u32::try_from(place).ok()))
        {
            let figure = FigurePath(path.0[..path.0.len() - 1].to_vec());
            figures.entry(place).or_insert(figure);
        }
    }
    figures
}

fn lay_out(
    subject: &Subject<'_>,
    tree: &Explanation,
    (depth, role, year): (usize, Option<Role>, Option<u16>),
    blank: Vec<String>,
    for_people: bool,
    found: &mut Vec<Line>,
) {
    let words = subject.language.explain();
    let project = subject.project;
    let figure = subject.named.get(&tree.id).cloned();
    let mut line = Line {
        depth,
        role,
        label: String::new(),
        value: tree.value.clone(),
        unit: Unit::Plain,
        how: tree.how.code(),
        settled: tree.settled,
        id: Some(tree.id),
        figure: None,
        parameter: None,
        is_blank: false,
        hidden: tree.hidden,
        place: None,
        source: None,
        evidence: None,
        notes: Vec::new(),
    };
    let origin = subject.reading.origin.as_ref();
    if let How::Stated(parameter) = tree.how {
        let rests = rests_on(project, parameter);
        line.is_blank = rests.is_blank;
        line.source = rests.source.map(|source| source.to_string());
        line.evidence = rests.evidence;
        line.parameter = Some(parameter_path(project, parameter));
        if !rests.is_blank {
            line.place = origin.and_then(|origin| origin.of(project, parameter, &subject.reading.files));
        }
    }
    match (tree.step, figure, tree.how) {
        (Some(step), ..) => {
            line.label = step_label(subject, step);
            line.unit = unit_of_step(step);
            if line.place.is_none() {
                line.place = origin.and_then(|origin| origin.of_step(project, step, &subject.reading.files));
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
            line.unit = unit_of_parts(tree);
            line.label = match year {
                Some(year) => (words.benefits_of)(&project.calendar_year(year).to_string()),
                None => unnamed(subject, tree),
            };
        }
    }
    if !blank.is_empty() {
        line.notes.push((words.left_blank)(&blank.join(", ")));
    }
    if let Figure::Undefined(why) = &tree.value {
        line.notes.push((words.fact)(&Fact::Undefined(&reason(why, subject.language))));
    }
    if for_people && let Some(stated) = only_stated(tree) {
        // One minus what a cell says: the cell says it all.
        let rests = rests_on(project, stated);
        line.source = rests.source.map(|source| source.to_string());
        line.evidence = rests.evidence;
        line.place = origin.and_then(|origin| origin.of(project, stated, &subject.reading.files));
        found.push(line);
        return;
    }
    found.push(line);
    for (index, part) in tree.parts.iter().enumerate() {
        let (part_tree, blank) =
            if for_people { simpler(part.of.clone(), subject) } else { (part.of.clone(), Vec::new()) };
        let is_year = tree.how == How::FirstCover && index > 0;
        let year = is_year.then(|| u16::try_from(index).unwrap_or(u16::MAX));
        lay_out(subject, &part_tree, (depth + 1, Some(part.role), year), blank, for_people, found);
    }
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
            let is_blank = rests_on(subject.project, parameter).is_blank;
            if is_blank {
                names.push(field_name(parameter_place(subject.project, parameter).2, subject.language));
            }
            is_blank
        }
        How::Constant => true,
        _ if tree.hidden.is_some() => false,
        _ => tree.parts.iter().all(|part| is_blank(subject, &part.of, names)) && !names.is_empty(),
    }
}

/// The JSON of the map, and the same with places in the derivation for figures.
pub(crate) fn values_and_places(subject: &map::Subject<'_>, derivation: &Derivation) -> (Value, Value) {
    let (map, reach) = (derivation.calculate(subject.project), derivation.reach(subject.project));
    let traced = map::Subject {
        project: subject.project,
        map: &map,
        largest: subject.largest,
        reach: &reach,
        over_capacity: subject.over_capacity,
        inputs: subject.inputs,
        project_sha256: subject.project_sha256,
        warnings: subject.warnings,
        language: subject.language,
    };
    (made(&map::figures(subject)), made(&map::figures(&traced)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::{find, is_figure};
    use crate::read;
    use impactkaart_core::calculate;
    use impactkaart_core::calculate::{over_capacity, reach};

    /// Every figure of every output can be explained, and what it comes of comes to what the output says.
    #[test]
    fn every_figure_of_every_sample_is_explained_to_the_digit() {
        let samples = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/projects");
        let mut figures = 0;
        for entry in std::fs::read_dir(samples).expect("the samples") {
            let path = entry.expect("an entry").path();
            let reading = read::project(&path);
            let project = reading.project.as_ref().expect("a sample without errors");
            let subject = map::Subject {
                project,
                map: &calculate(project),
                largest: &map::Largest::of(project),
                reach: &reach(project),
                over_capacity: &over_capacity(project),
                inputs: &reading.inputs,
                project_sha256: "",
                warnings: &[],
                language: Language::Nl,
            };
            let derivation = Derivation::default();
            let (values, places) = values_and_places(&subject, &derivation);
            let named = figures_by_place(&places);
            // Whatever is calculated is a figure, and none is left out for what it is called.
            for (place, _) in leaves(&places).iter().filter(|(path, _)| path.last_key() == PLACE) {
                let figure = FigurePath(place.0[..place.0.len() - 1].to_vec());
                let value = at(&values, &figure).expect("the same figures");
                assert!(is_figure(&values, &figure, value), "{figure}");
            }
            for (figure, value) in leaves(&values) {
                if !is_figure(&values, &figure, value) {
                    continue;
                }
                assert_eq!(find(&values, project, &figure.to_string()).as_ref(), Ok(&figure), "{path:?}");
                figures += 1;
                let subject = Subject {
                    project,
                    reading: &reading,
                    derivation: &derivation,
                    values: &values,
                    places: &places,
                    named: &named,
                    figure: &figure,
                    depth: Some(4),
                    language: if figures % 2 == 0 { Language::Nl } else { Language::En },
                };
                let explained = self::values(&subject, Value::Null);
                let tree = &explained["explanation"];
                match value {
                    Value::Null => assert!(!tree["undefined"].is_null(), "{figure}: {tree:#}"),
                    Value::Number(number) => assert_eq!(tree["value"], number.to_string(), "{figure}"),
                    value => assert_eq!(&tree["value"], value, "{figure}"),
                }
                // It comes of something: of parts, of a cell, or of what is said of it.
                let rests = ["parts", "place", "notes"].iter().any(|key| !tree[*key].is_null());
                assert!(rests, "{path:?} {figure}: {tree:#}");
                for (line, _) in lines(&subject, true) {
                    assert!(!line.label.is_empty() && !line.label.contains("\u{0}"), "{figure}");
                }
            }
        }
        assert!(figures > 4000, "{figures}");
    }
}
