//! A figure and what it comes of: a tree for people, nested for machines, rows for a spreadsheet.
//!
//! The tree of the core is laid out once as a list of lines, each with its words and its place; the forms only draw it.
//! People are spared what was left blank and changes nothing, and steps without a name that hold one number.

use super::document::{Block, Document, TreeLine};
use super::json::{PLACE, decimal, made};
use super::map::{self, cost_name, effect_name, group_name, party_name};
use crate::figure::{FigurePath, Segment, at, leaves};
use crate::language::Language;
use crate::language::explain::{Fact, StepSaid};
use crate::language::figure::word_of;
use crate::language::number::{Rounding, fixed, money, percent, plain, round};
use crate::language::scenarios::Lines;
use crate::problem::locate::{Location, locations, one_line};
use crate::read::place::{Place, Spot};
use crate::read::{Provenance, Reading};
use impactkaart_core::Decimal;
use impactkaart_core::calculate::{Parameter, Step};
use impactkaart_core::explain::{Derivation, Explanation, Hidden, How, Part, Role, rests_on};
use impactkaart_core::model::{Cell, Column, Evidence, Project, StakeholderId, Table};
use impactkaart_core::number::{Figure, Undefined};
use impactkaart_core::scenario::{Field, Root};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

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

fn reason(why: &Undefined, language: Language) -> String {
    let rates = match why {
        Undefined::SeveralInternalRates { rates } => {
            rates.iter().map(|rate| percent(*rate, 1, language)).collect::<Vec<_>>().join(", ")
        }
        _ => String::new(),
    };
    (language.map().undefined)(why, &rates)
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

fn field_name(field: Field, language: Language) -> String {
    let (english, dutch) = crate::read::scenarios::pair(field);
    match language {
        Language::Nl => dutch,
        Language::En => english,
    }
    .replace('_', " ")
}

/// Where a parameter stands among the paths of scenarios: root, id, field and year.
fn parameter_place(project: &Project, parameter: Parameter) -> (Root, &str, Field, Option<u16>) {
    match parameter {
        Parameter::DiscountRate => (Root::Project, "", Field::DiscountRate, None),
        Parameter::CostAmount(id, _) => (Root::Costs, &project.cost(id).id, Field::Amount, None),
        Parameter::CostQuantity(id) => (Root::Costs, &project.cost(id).id, Field::Quantity, None),
        Parameter::FundingAmount(id) => (Root::Funding, &project.funding_line(id).id, Field::Amount, None),
        Parameter::Participants(id, year) => {
            (Root::Reach, &project.group(id).id, Field::Participants, Some(year))
        }
        Parameter::New(id, year) => (Root::Reach, &project.group(id).id, Field::New, Some(year)),
        Parameter::GroupShare(id, year) => (Root::Reach, &project.group(id).id, Field::Share, Some(year)),
        Parameter::PerPerson(id) => (Root::Reach, &project.group(id).id, Field::PerPerson, None),
        Parameter::Share(id) => (Root::Effects, &project.effect(id).id, Field::Share, None),
        Parameter::ShareWithout(id) => (Root::Effects, &project.effect(id).id, Field::ShareWithout, None),
        Parameter::EffectQuantity(id) => (Root::Effects, &project.effect(id).id, Field::Quantity, None),
        Parameter::EffectAmount(id) => (Root::Effects, &project.effect(id).id, Field::Amount, None),
        Parameter::Deadweight(id) => (Root::Effects, &project.effect(id).id, Field::Deadweight, None),
        Parameter::Displacement(id) => (Root::Effects, &project.effect(id).id, Field::Displacement, None),
        Parameter::AttributionToOthers(id) => {
            (Root::Effects, &project.effect(id).id, Field::AttributionToOthers, None)
        }
        Parameter::DropOff(id) => (Root::Effects, &project.effect(id).id, Field::DropOff, None),
        Parameter::ValueAmount(id) => (Root::Values, &project.value(id).id, Field::Amount, None),
    }
}

fn parameter_path(project: &Project, parameter: Parameter) -> String {
    let (root, id, field, year) = parameter_place(project, parameter);
    let keys = [root.name(), id, field.name()].into_iter().filter(|key| !key.is_empty());
    let path = FigurePath(keys.map(|key| Segment::Key(key.to_owned())).collect());
    match year {
        Some(year) => format!("{path}[{year}]"),
        None => path.to_string(),
    }
}

fn stated_label(subject: &Subject<'_>, parameter: Parameter) -> (String, Unit) {
    let project = subject.project;
    let (root, id, field, year) = parameter_place(project, parameter);
    let name = match parameter {
        Parameter::CostAmount(id, _) | Parameter::CostQuantity(id) => cost_name(project.cost(id)),
        Parameter::Participants(id, _)
        | Parameter::New(id, _)
        | Parameter::GroupShare(id, _)
        | Parameter::PerPerson(id) => group_name(project.group(id)),
        Parameter::ValueAmount(id) => {
            project.value(id).description.as_deref().unwrap_or(&project.value(id).id)
        }
        Parameter::Share(id)
        | Parameter::ShareWithout(id)
        | Parameter::EffectQuantity(id)
        | Parameter::EffectAmount(id)
        | Parameter::Deadweight(id)
        | Parameter::Displacement(id)
        | Parameter::AttributionToOthers(id)
        | Parameter::DropOff(id) => effect_name(project.effect(id)),
        Parameter::DiscountRate | Parameter::FundingAmount(_) => id,
    };
    let year = year.map(|year| project.calendar_year(year).to_string());
    let label = (subject.language.scenarios().subject)(root, &Lines::One(name), Some(field), year.as_deref());
    let unit = match field {
        Field::Amount => Unit::Money,
        Field::Participants | Field::New | Field::PerPerson | Field::Quantity => Unit::Plain,
        _ => Unit::Share,
    };
    (label, unit)
}

fn step_label(subject: &Subject<'_>, step: Step) -> String {
    let (project, language) = (subject.project, subject.language);
    let effect = |id| effect_name(project.effect(id));
    let party = |id: StakeholderId| party_name(project, id, language);
    let (line, of, year, cohort) = match step {
        Step::Participants(id, year) | Step::Starters(id, year) => {
            (group_name(project.group(id)), "", Some(year), None)
        }
        Step::CostDiscounting(year) | Step::BenefitDiscounting(year) => ("", "", Some(year), None),
        Step::IndexFactor(..) => ("", "", None, None),
        Step::CostAmount(id, year)
        | Step::Cost(id, year)
        | Step::CostPresentValue(id, year)
        | Step::CostUnindexed(id, year) => (cost_name(project.cost(id)), "", Some(year), None),
        Step::FundingAmount(id, year) | Step::Funding(id, year) | Step::FundingPresentValue(id, year) => {
            (&*project.funding_line(id).id, "", Some(year), None)
        }
        Step::UnitValue(id) | Step::UnitGross(id) | Step::UnitImpact(id) | Step::Cashable(id) => {
            (effect(id), "", None, None)
        }
        Step::Remaining(id, _) => (effect(id), "", None, None),
        Step::FlowAmount(id, cohort, year)
        | Step::Flow(id, cohort, year)
        | Step::FlowDiscounted(id, cohort, year)
        | Step::FlowPresentValue(id, cohort, year)
        | Step::FlowUnindexed(id, cohort, year)
        | Step::FlowStage(id, _, cohort, year) => (effect(id), "", Some(year), Some(cohort)),
        Step::PartyFlow(id, of, cohort, year)
        | Step::PartyFlowPresentValue(id, of, cohort, year)
        | Step::CashableFlow(id, of, cohort, year)
        | Step::CashableFlowPresentValue(id, of, cohort, year) => {
            (effect(id), party(of), Some(year), Some(cohort))
        }
        Step::BeneficiaryShare(id, of) => (effect(id), party(of), None, None),
    };
    let calendar = |year: u16| project.calendar_year(year).to_string();
    let cohort = cohort.filter(|_| project.years() > 1).map(calendar);
    (language.explain().step)(&StepSaid {
        step,
        line,
        party: of,
        year: &year.map(calendar).unwrap_or_default(),
        cohort: cohort.as_deref(),
    })
}

fn unit_of_step(step: Step) -> Unit {
    match step {
        Step::Participants(..)
        | Step::Starters(..)
        | Step::CostDiscounting(_)
        | Step::BenefitDiscounting(_)
        | Step::IndexFactor(..) => Unit::Plain,
        Step::Remaining(..) | Step::BeneficiaryShare(..) | Step::Cashable(_) => Unit::Share,
        _ => Unit::Money,
    }
}

/// A number without a name is what its parts are, where these are alike.
fn unit_of_parts(tree: &Explanation) -> Unit {
    let of = |tree: &Explanation| match (tree.step, tree.how) {
        (Some(step), _) => unit_of_step(step),
        (None, How::Stated(Parameter::DiscountRate)) => Unit::Plain,
        (None, How::Stated(parameter)) => match parameter {
            Parameter::CostAmount(..)
            | Parameter::FundingAmount(_)
            | Parameter::EffectAmount(_)
            | Parameter::ValueAmount(_) => Unit::Money,
            Parameter::Participants(..)
            | Parameter::New(..)
            | Parameter::PerPerson(_)
            | Parameter::CostQuantity(_)
            | Parameter::EffectQuantity(_) => Unit::Plain,
            _ => Unit::Share,
        },
        _ => Unit::Plain,
    };
    let mut units = tree.parts.iter().filter(|part| part.of.how != How::Constant).map(|part| of(&part.of));
    match (tree.how, units.next()) {
        (How::Sum | How::Same | How::AboveZero, Some(first)) if units.all(|unit| unit == first) => first,
        (How::Product, Some(Unit::Money)) => Unit::Money,
        (How::Sum, _) if tree.settled.is_some() => Unit::Money,
        _ => Unit::Plain,
    }
}

/// What is written for a number without a name: a short formula, or what it is.
fn unnamed(subject: &Subject<'_>, tree: &Explanation) -> String {
    let words = subject.language.explain();
    let short = |part: &Part| match (part.of.how, part.of.step, &part.of.value) {
        (How::Stated(parameter), None, _) => {
            Some(field_name(parameter_place(subject.project, parameter).2, subject.language))
        }
        (How::Constant, None, Figure::Defined(value)) => Some(plain(*value, subject.language)),
        _ => None,
    };
    let pieces: Option<Vec<(Role, String)>> =
        tree.parts.iter().map(|part| Some((part.role, short(part)?))).collect();
    match (pieces, tree.how) {
        (Some(pieces), How::Sum | How::Product) if !pieces.is_empty() && pieces.len() <= 3 => {
            let mut text = String::new();
            for (index, (role, piece)) in pieces.iter().enumerate() {
                let sign = sign(*role);
                match (index, sign.is_empty()) {
                    (0, _) | (_, true) => text.push_str(piece),
                    _ => text.push_str(&format!(" {sign} {piece}")),
                }
            }
            text
        }
        (_, How::Constant) => words.fixed.to_owned(),
        (_, How::Sum) if tree.parts.iter().any(|part| part.role == Role::Minus) => {
            words.unnamed_difference.to_owned()
        }
        (_, How::SquareRoot) => words.unnamed_root.to_owned(),
        (_, How::Product) => words.unnamed_product.to_owned(),
        _ => words.unnamed_sum.to_owned(),
    }
}

fn sign(role: Role) -> String {
    match role {
        Role::Plus | Role::After(_) => "+",
        Role::Minus => "-",
        Role::Times(_) => "×",
        Role::Over(_) => "÷",
    }
    .to_owned()
}

/// What holds ids rather than figures, and so names the lines below it.
const BY_ID: [&str; 8] = [
    "by_level",
    "by_stakeholder",
    "by_effect",
    "by_line",
    "by_group",
    "effects",
    "by_level_by_year",
    "by_stakeholder_by_year",
];

/// What a figure is called: the words of its path, lines by their names and years by the calendar.
pub(crate) fn label(subject: &Subject<'_>, path: &FigurePath) -> String {
    let (project, language) = (subject.project, subject.language);
    let mut pieces: Vec<String> = Vec::new();
    let mut holder = "";
    for (index, segment) in path.0.iter().enumerate() {
        match segment {
            Segment::Key(key) => {
                let is_id = BY_ID.contains(&holder) && !(holder == "effects" && index == 0);
                let word = if is_id && !holder.contains("level") { None } else { word_of(key) };
                let piece = match word {
                    Some(word) => word.label(language).to_owned(),
                    None => name_of(project, holder, key, language),
                };
                if !piece.is_empty() {
                    pieces.push(piece);
                }
                holder = if is_id { "" } else { key };
            }
            Segment::Index(place) => {
                let here = FigurePath(path.0[..=index].to_vec());
                let item = at(subject.values, &here);
                let named = item.and_then(|item| {
                    ["step", "id", "cost"].iter().find_map(|key| item[key].as_str().map(|id| (*key, id)))
                });
                pieces.push(match named {
                    Some(("step", step)) => {
                        word_of(step).map_or(step, |word| word.label(language)).to_owned()
                    }
                    Some(("cost", id)) => name_of(project, "by_line", id, language),
                    Some((_, id)) => name_of(project, "effects", id, language),
                    None if item.is_some_and(Value::is_object) => (place + 1).to_string(),
                    None => project.calendar_year(u16::try_from(*place + 1).unwrap_or(1)).to_string(),
                });
                holder = "";
            }
        }
    }
    if pieces.is_empty() {
        return path.to_string();
    }
    let text = pieces.join(", ");
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn name_of<'n>(project: &'n Project, holder: &str, id: &'n str, language: Language) -> String {
    let party = || {
        project
            .stakeholders_by_id()
            .find(|(_, party)| &*party.id == id)
            .map(|(party, _)| party_name(project, party, language))
    };
    let effect = || project.effects().iter().find(|effect| &*effect.id == id).map(effect_name);
    let cost = || project.costs().iter().find(|cost| &*cost.id == id).map(cost_name);
    let group = || project.groups().iter().find(|group| &*group.id == id).map(group_name);
    let found = match holder {
        "by_stakeholder" | "by_stakeholder_by_year" => party(),
        "by_effect" | "effects" | "pm_effects" => effect(),
        "by_line" => cost(),
        "by_group" => group(),
        _ => None,
    };
    found.unwrap_or(id).to_owned()
}

fn unit_of(path: &FigurePath) -> Unit {
    match path.last_key() {
        "ratio"
        | "net_ratio"
        | "first_year_return"
        | "ratio_without_transfers"
        | "ratio_cash_only"
        | "ratio_base_case_as_benefit"
        | "gross_ratio"
        | "benefit_per_euro"
        | "own_return"
        | "leverage"
        | "reference_ratio"
        | "value" => Unit::Ratio,
        "irr" | "share_of_costs" | "in_kind_share" | "discount_rate" | "share" => Unit::Share,
        "payback_months"
        | "starters"
        | "participants"
        | "new"
        | "people"
        | "occurs_for"
        | "capacity"
        | "year"
        | "blank_deductions"
        | "effects_with_blank_deductions"
        | "analyses"
        | "business_cases" => Unit::Plain,
        _ if path.keys().next() == Some("made_with") => Unit::Plain,
        _ => Unit::Money,
    }
}

/// A figure that is no number of the calculation: stated as it is, or nothing.
fn fact(subject: &Subject<'_>) -> Line {
    let (project, language) = (subject.project, subject.language);
    let words = language.explain();
    let path = subject.figure;
    let value = at(subject.values, path).unwrap_or(&Value::Null);
    let number = match value {
        Value::String(text) => text.parse().ok(),
        Value::Number(number) => number.to_string().parse().ok(),
        _ => None,
    };
    let mut line = Line {
        depth: 0,
        role: None,
        label: label(subject, path),
        value: number.map_or(Figure::Undefined(Undefined::NoCosts), Figure::Defined),
        unit: unit_of(path),
        how: How::Constant.code(),
        settled: None,
        id: None,
        figure: Some(path.clone()),
        parameter: None,
        is_blank: false,
        hidden: None,
        place: None,
        source: None,
        evidence: None,
        notes: Vec::new(),
    };
    let keys: Vec<&str> = path.keys().collect();
    let parent = FigurePath(path.0[..path.0.len().saturating_sub(1)].to_vec());
    let cell = match (keys.first(), path.last_key()) {
        (Some(&"made_with" | &"project"), key) => Column::ALL
            .iter()
            .find(|column| column.name() == key)
            .map(|column| Cell { table: Table::Project, row: 0, column: *column }),
        (Some(&"over_capacity"), "capacity") => at(subject.values, &parent).and_then(|item| {
            let row = project.costs().iter().position(|cost| Some(&*cost.id) == item["cost"].as_str())?;
            Some(Cell { table: Table::Costs, row, column: Column::Capacity })
        }),
        (Some(&"effects" | &"pm_effects"), "share") => {
            let id = match keys.first() {
                Some(&"effects") => keys.get(1).copied(),
                _ => {
                    at(subject.values, &FigurePath(path.0[..2].to_vec())).and_then(|item| item["id"].as_str())
                }
            };
            let row = project.effects().iter().position(|effect| Some(&*effect.id) == id);
            row.map(|row| Cell { table: Table::Effects, row, column: Column::Beneficiary })
        }
        _ => None,
    };
    let files = &subject.reading.files;
    let place = |origin: &Provenance| cell.and_then(|cell| origin.place(project, cell, files));
    line.place = subject.reading.origin.as_ref().and_then(place);
    // A key that is not there: the file as a whole says nothing.
    let is_stated = line.place.as_ref().is_some_and(|place| place.spot != Spot::Whole);
    if !is_stated {
        line.place = None;
    }
    let fact = match (value, path.last_key()) {
        (Value::Null, _) if crate::figure::reason(subject.values, path) == Some("no_money_value") => {
            Some((words.fact)(&Fact::NoMoneyValue))
        }
        (Value::Null, _) => {
            let why = undefined_in(subject.values, path, language);
            Some((words.fact)(&Fact::Undefined(&why)))
        }
        (_, "blank_deductions") => {
            let effect = project.effects().iter().find(|effect| Some(&&*effect.id) == keys.get(1));
            let names = effect.map(|effect| {
                let blank = [
                    (effect.deadweight.is_none() && effect.share_without.is_none(), Field::Deadweight),
                    (effect.displacement.is_none(), Field::Displacement),
                    (effect.attribution_to_others.is_none(), Field::AttributionToOthers),
                    (effect.drop_off.is_none(), Field::DropOff),
                ];
                let names = blank.into_iter().filter(|(blank, _)| *blank);
                names.map(|(_, field)| field_name(field, language)).collect::<Vec<_>>().join(", ")
            });
            names.filter(|names| !names.is_empty()).map(|names| (words.fact)(&Fact::Blank(&names)))
        }
        (_, "effects_with_blank_deductions") => {
            let effects = project.effects().iter().filter(|one| !one.is_pm() && one.blank_deductions() > 0);
            let names: Vec<&str> = effects.map(effect_name).collect();
            (!names.is_empty()).then(|| (words.fact)(&Fact::Blank(&names.join(", "))))
        }
        _ if keys.first() == Some(&"context") => {
            let source = subject.values["context"]["sector_gross_ratio"]["source"].as_str();
            source.map(|source| (words.fact)(&Fact::From(source)))
        }
        _ if keys.first() == Some(&"made_with") && !is_stated => {
            let source = subject.values["made_with"]["conventions"]["discount_rate_source"].as_str();
            match (path.last_key(), source) {
                ("discount_rate", Some(source)) => Some((words.fact)(&Fact::From(source))),
                _ => Some((words.fact)(&Fact::Default)),
            }
        }
        _ => None,
    };
    let is_nothing = fact.is_none() && !is_stated && number == Some(Decimal::ZERO);
    let fact = fact.or_else(|| is_nothing.then(|| (words.fact)(&Fact::Nothing)));
    line.notes.extend(fact);
    line
}

fn undefined_in(values: &Value, path: &FigurePath, language: Language) -> String {
    let code = crate::figure::reason(values, path).unwrap_or_default();
    let known =
        [Undefined::NoMainGroup, Undefined::NoStarters, Undefined::NoCosts, Undefined::NoInternalRate];
    let why = known.into_iter().find(|why| why.code() == code);
    why.map_or_else(|| code.to_owned(), |why| reason(&why, language))
}

fn written(line: &Line, subject: &Subject<'_>) -> String {
    let language = subject.language;
    let Figure::Defined(value) = line.value else { return language.explain().undefined.to_owned() };
    match line.unit {
        Unit::Money => money(value, 2, subject.project.currency(), language),
        Unit::Share => percent(value, 4, language),
        Unit::Ratio => fixed(value, 2, language),
        Unit::Plain if line.figure.as_ref().is_some_and(|path| path.keys().next() == Some("made_with")) => {
            // A year is no amount: no marks in it.
            decimal(value)
        }
        Unit::Plain => plain(round(value, 6, Rounding::default()), language),
    }
}

/// `effecten.csv:2, column `aandeel` (E2): "25%"`, or of a workbook `sheet effects E2`.
fn address(line: &Line, location: &Location, subject: &Subject<'_>) -> Option<String> {
    let place = line.place.as_ref()?;
    let words = crate::language::problem::words(subject.language);
    let mut text = match &place.spot {
        Spot::Cell { sheet, .. } => format!("{} {sheet}", words.sheet),
        _ => subject.reading.files.name(place.file).to_owned(),
    };
    if let (Spot::Text { .. }, Some(number)) = (&place.spot, location.line) {
        text.push_str(&format!(":{number}"));
    }
    let mut notes = Vec::new();
    if let Some(header) = place.header.as_deref().filter(|header| !header.is_empty()) {
        notes.push(format!("{} `{}`", words.column, one_line(header)));
    }
    notes.extend(location.cell.iter().map(|cell| format!("{} {cell}", words.cell)));
    if !notes.is_empty() {
        text.push_str(&format!(" ({})", notes.join(", ")));
    }
    if let Some(cell) = place.text.as_deref().filter(|cell| !cell.trim().is_empty()) {
        text.push_str(&format!(": {}", one_line(cell.trim())));
    }
    Some(text)
}

/// What a number is known from, in words; the source is not said again where it is that of the line above.
fn rest(
    line: &Line,
    location: &Location,
    subject: &Subject<'_>,
    last_source: &mut Option<(String, Option<Evidence>)>,
) -> Vec<String> {
    let words = subject.language.explain();
    let mut notes = Vec::new();
    if line.is_blank {
        notes.push(words.blank.to_owned());
    }
    let mut known: Vec<String> = address(line, location, subject).into_iter().collect();
    let rests = line.source.clone().map(|source| (source, line.evidence));
    let is_said = rests.is_some() && rests == *last_source;
    if rests.is_some() {
        *last_source = rests;
    }
    if !line.is_blank && !is_said {
        known.extend(line.evidence.map(|grade| (subject.language.map().evidence)(grade).to_owned()));
        known.extend(line.source.as_deref().map(|source| (words.source)(source)));
    }
    if !known.is_empty() {
        notes.push(known.join(" · "));
    }
    notes.extend(line.notes.iter().cloned());
    notes
}

/// The figure as people read it.
pub(crate) fn document(subject: &Subject<'_>) -> Document {
    let words = subject.language.explain();
    let mut document =
        Document { title: (words.title)(&label(subject, subject.figure)), ..Document::default() };
    let lines = lines(subject, true);
    let mut tree: Vec<TreeLine> = Vec::new();
    let mut last_source = None;
    let is_cut = lines.iter().any(|(line, _)| line.hidden == Some(Hidden::Deeper));
    for (index, (line, location)) in lines.iter().enumerate() {
        let mut notes = rest(line, location, subject, &mut last_source);
        if let (0, Figure::Defined(value)) = (index, &line.value)
            && round(*value, 2, Rounding::default()) != *value
        {
            notes.push((words.unrounded)(&plain(*value, subject.language)));
        }
        if line.hidden == Some(Hidden::Before) {
            notes.push(words.above.to_owned());
        }
        let is_first = tree.last().is_some_and(|above| above.depth < line.depth);
        let (sign, label) = match line.role {
            // Nothing stands before it that it could be multiplied by.
            Some(Role::Times(1)) if is_first => (" ".to_owned(), line.label.clone()),
            Some(role @ (Role::Times(times) | Role::Over(times))) if times > 1 => {
                (sign(role), format!("{} ({times}×)", line.label))
            }
            role => (role.map(sign).unwrap_or_default(), line.label.clone()),
        };
        tree.push(TreeLine { depth: line.depth, sign, label, value: written(line, subject), notes });
    }
    let is_single = tree.len() == 1;
    document.blocks.push(Block::Tree(tree));
    if is_cut {
        document.blocks.push(Block::Foot((words.deeper)(subject.depth.unwrap_or_default())));
    }
    if !is_single {
        document.blocks.push(Block::Foot(words.how_to_read.to_owned()));
    }
    document
}

/// The figure as JSON, the parts of a number in it.
pub(crate) fn values(subject: &Subject<'_>, made_with: Value) -> Value {
    let lines = lines(subject, false);
    let mut position = 0;
    let tree = nested(subject, &lines, &mut position);
    json!({
        "made_with": made_with,
        "project": { "name": &*subject.project.settings().name },
        "figure": subject.figure.to_string(),
        "label": label(subject, subject.figure),
        "explanation": tree,
    })
}

fn role_code(role: Role) -> &'static str {
    match role {
        Role::Plus => "plus",
        Role::Minus => "minus",
        Role::Times(_) => "times",
        Role::Over(_) => "divided_by",
        Role::After(_) => "after_half_years",
    }
}

fn times(role: Role) -> Option<u32> {
    match role {
        Role::Times(times) | Role::Over(times) | Role::After(times) => Some(times),
        Role::Plus | Role::Minus => None,
    }
}

fn nested(subject: &Subject<'_>, lines: &[(Line, Location)], position: &mut usize) -> Value {
    let Some((line, location)) = lines.get(*position) else { return Value::Null };
    *position += 1;
    let mut entries = Map::new();
    let mut add = |key: &str, value: Value| {
        if !value.is_null() {
            entries.insert(key.to_owned(), value);
        }
    };
    add("id", line.id.into());
    add("role", line.role.map(role_code).into());
    add("count", line.role.and_then(times).into());
    add("label", line.label.as_str().into());
    add("figure", line.figure.as_ref().map(FigurePath::to_string).into());
    match &line.value {
        Figure::Defined(value) => add("value", decimal(*value).into()),
        Figure::Undefined(why) => {
            let why = match line.id {
                Some(_) => why.code(),
                None => crate::figure::reason(subject.values, subject.figure).unwrap_or_default(),
            };
            add("undefined", why.into());
        }
    }
    add("how", line.how.into());
    add("settled_decimals", line.settled.into());
    add("parameter", line.parameter.as_deref().into());
    if line.is_blank {
        add("blank", true.into());
    }
    if let Some(place) = &line.place {
        let sheet = match &place.spot {
            Spot::Cell { sheet, .. } => Some(sheet.to_string()),
            _ => None,
        };
        add(
            "place",
            json!({
                "file": subject.reading.files.name(place.file),
                "sheet": sheet,
                "line": location.line,
                "column": location.column,
                "cell": location.cell,
                "header": place.header.as_deref(),
                "text": place.text.as_deref(),
            }),
        );
    }
    add("evidence", line.evidence.map(|grade| grade.name()).into());
    add("source", line.source.as_deref().into());
    add(
        "hidden",
        line.hidden
            .map(|hidden| match hidden {
                Hidden::Before => "before",
                Hidden::Deeper => "deeper",
            })
            .into(),
    );
    if !line.notes.is_empty() {
        add("notes", line.notes.clone().into());
    }
    let mut parts = Vec::new();
    while lines.get(*position).is_some_and(|(below, _)| below.depth > line.depth) {
        parts.push(nested(subject, lines, position));
    }
    if !parts.is_empty() {
        entries.insert("parts".to_owned(), Value::Array(parts));
    }
    Value::Object(entries)
}

/// The figure for a spreadsheet: a row for each number.
pub(crate) fn rows(subject: &Subject<'_>, sheet: &mut super::csv::Sheet) {
    sheet.row(subject.language.explain().heads);
    for (line, location) in &lines(subject, false) {
        let place = line.place.as_ref();
        let value = match &line.value {
            Figure::Defined(value) => decimal(*value),
            Figure::Undefined(_) => String::new(),
        };
        let in_sheet = place.and_then(|place| match &place.spot {
            Spot::Cell { sheet, .. } => Some(sheet.to_string()),
            _ => None,
        });
        let number = |number: Option<usize>| number.map(|number| number.to_string()).unwrap_or_default();
        sheet.row([
            &*line.depth.to_string(),
            line.role.map_or("", role_code),
            &line.role.and_then(times).map(|times| times.to_string()).unwrap_or_default(),
            &line.label,
            &value,
            line.how,
            &line.figure.as_ref().map(FigurePath::to_string).unwrap_or_default(),
            place.map_or("", |place| subject.reading.files.name(place.file)),
            &in_sheet.unwrap_or_default(),
            &number(location.line),
            &number(location.column),
            location.cell.as_deref().unwrap_or_default(),
            place.and_then(|place| place.text.as_deref()).unwrap_or_default(),
            line.evidence.map_or("", |grade| grade.name()),
            line.source.as_deref().unwrap_or_default(),
        ]);
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
