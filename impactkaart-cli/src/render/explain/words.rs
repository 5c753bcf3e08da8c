//! What the numbers of the tree are called.

use super::{Subject, Unit};
use crate::figure::{FigurePath, Segment, at};
use crate::language::Language;
use crate::language::explain::StepSaid;
use crate::language::figure::word_of;
use crate::language::number::{percent, plain};
use crate::language::scenarios::Lines;
use crate::render::map::{cost_name, effect_name, group_name, party_name};
use impactkaart_core::calculate::{Parameter, Step};
use impactkaart_core::explain::{Explanation, How, Part, Role};
use impactkaart_core::model::{Project, StakeholderId};
use impactkaart_core::number::{Figure, Undefined};
use impactkaart_core::scenario::{Field, Root};
use serde_json::Value;

pub(super) fn reason(why: &Undefined, language: Language) -> String {
    let rates = match why {
        Undefined::SeveralInternalRates { rates } => {
            rates.iter().map(|rate| percent(*rate, 1, language)).collect::<Vec<_>>().join(", ")
        }
        _ => String::new(),
    };
    (language.map().undefined)(why, &rates)
}

pub(super) fn field_name(field: Field, language: Language) -> String {
    let (english, dutch) = crate::read::scenarios::pair(field);
    match language {
        Language::Nl => dutch,
        Language::En => english,
    }
    .replace('_', " ")
}

/// Where a parameter stands among the paths of scenarios: root, id, field and year.
pub(super) fn parameter_place(project: &Project, parameter: Parameter) -> (Root, &str, Field, Option<u16>) {
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

pub(super) fn parameter_path(project: &Project, parameter: Parameter) -> String {
    let (root, id, field, year) = parameter_place(project, parameter);
    let keys = [root.name(), id, field.name()].into_iter().filter(|key| !key.is_empty());
    let path = FigurePath(keys.map(|key| Segment::Key(key.to_owned())).collect());
    match year {
        Some(year) => format!("{path}[{year}]"),
        None => path.to_string(),
    }
}

pub(super) fn stated_label(subject: &Subject<'_>, parameter: Parameter) -> (String, Unit) {
    let project = &*subject.calculated.project;
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

pub(super) fn step_label(subject: &Subject<'_>, step: Step) -> String {
    let (project, language) = (&*subject.calculated.project, subject.language);
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

/// What is written for a number without a name: a short formula, or what it is.
pub(super) fn unnamed(subject: &Subject<'_>, tree: &Explanation) -> String {
    let words = subject.language.explain();
    let short = |part: &Part| match (part.of.how, part.of.step, &part.of.value) {
        (How::Stated(parameter), None, _) => {
            Some(field_name(parameter_place(&subject.calculated.project, parameter).2, subject.language))
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

pub(super) fn sign(role: Role) -> String {
    match role {
        Role::Plus => "+",
        Role::Minus => "-",
        Role::Times(_) => "×",
        Role::Over(_) => "÷",
        Role::Covered | Role::Covers(_) | Role::GainedAfter(_) | Role::SpentAfter(_) => "",
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
    let (project, language) = (&*subject.calculated.project, subject.language);
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
                let item = at(&subject.calculated.values, &here);
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
