//! Figures that come from no calculation: stated facts, counts, and what does not exist.

use super::lines::touched_setting;
use super::unit::unit_of;
use super::words::{field_name, label, reason};
use super::{Line, Subject};
use crate::figure::{FigurePath, at};
use crate::language::Language;
use crate::language::explain::Fact;
use crate::read::Provenance;
use crate::read::place::{Place, Spot};
use crate::render::map::effect_name;
use impactkaart_core::Decimal;
use impactkaart_core::explain::How;
use impactkaart_core::model::{Cell, Column, Table};
use impactkaart_core::number::{Figure, Undefined};
use impactkaart_core::scenario::Field;
use serde_json::Value;

/// A figure that is no number of the calculation: stated as it is, or nothing; and where it is stated.
pub(super) fn fact(subject: &Subject<'_>) -> (Line, Option<Place>) {
    let (project, language) = (&*subject.calculated.project, subject.language);
    let values = &subject.calculated.values;
    let words = language.explain();
    let path = subject.figure;
    let value = at(values, path).unwrap_or(&Value::Null);
    let number = match value {
        Value::String(text) => text.parse().ok(),
        Value::Number(number) => number.to_string().parse().ok(),
        _ => None,
    };
    let mut line = Line {
        label: label(subject, path),
        value: number.map_or(Figure::Undefined(Undefined::NoCosts), Figure::Defined),
        unit: unit_of(path),
        how: How::Constant.code(),
        figure: Some(path.clone()),
        ..Line::default()
    };
    if number.is_none() {
        line.undefined = crate::figure::reason(values, path).map(str::to_owned);
    }
    let keys: Vec<&str> = path.keys().collect();
    let parent = FigurePath(path.0[..path.0.len().saturating_sub(1)].to_vec());
    let cell = match (keys.first(), path.last_key()) {
        (Some(&"made_with" | &"project"), key) => Column::ALL
            .iter()
            .find(|column| column.name() == key)
            .map(|column| Cell { table: Table::Project, row: 0, column: *column }),
        (Some(&"over_capacity"), "capacity") => at(values, &parent).and_then(|item| {
            let row = project.costs().iter().position(|cost| Some(&*cost.id) == item["cost"].as_str())?;
            Some(Cell { table: Table::Costs, row, column: Column::Capacity })
        }),
        (Some(&"effects" | &"pm_effects"), "share") => {
            let id = match keys.first() {
                Some(&"effects") => keys.get(1).copied(),
                _ => at(values, &FigurePath(path.0[..2].to_vec())).and_then(|item| item["id"].as_str()),
            };
            let row = project.effects().iter().position(|effect| Some(&*effect.id) == id);
            row.map(|row| Cell { table: Table::Effects, row, column: Column::Beneficiary })
        }
        _ => None,
    };
    let files = &subject.reading.files;
    let place = |origin: &Provenance| cell.and_then(|cell| origin.place(subject.stated, cell, files));
    // A key that is not there: the file as a whole says nothing.
    let place = subject.reading.origin.as_ref().and_then(place).filter(|place| place.spot != Spot::Whole);
    if matches!(keys.first(), Some(&"made_with" | &"project")) {
        line.touched = touched_setting(subject, path.last_key());
    }
    let is_stated = place.is_some() || line.touched.is_some();
    let fact = match (value, path.last_key()) {
        (Value::Null, _) if crate::figure::reason(values, path) == Some("no_money_value") => {
            Some((words.fact)(&Fact::NoMoneyValue))
        }
        (Value::Null, _) => {
            let why = undefined_in(values, path, language);
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
            let source = values["context"]["sector_gross_ratio"]["source"].as_str();
            source.map(|source| (words.fact)(&Fact::From(source)))
        }
        _ if keys.first() == Some(&"made_with") && !is_stated => {
            let source = values["made_with"]["conventions"]["discount_rate_source"].as_str();
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
    (line, place)
}

fn undefined_in(values: &Value, path: &FigurePath, language: Language) -> String {
    let code = crate::figure::reason(values, path).unwrap_or_default();
    let known =
        [Undefined::NoMainGroup, Undefined::NoStarters, Undefined::NoCosts, Undefined::NoInternalRate];
    let why = known.into_iter().find(|why| why.code() == code);
    why.map_or_else(|| code.to_owned(), |why| reason(&why, language))
}
