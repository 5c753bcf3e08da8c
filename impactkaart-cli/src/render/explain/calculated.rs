//! A project, calculated so that every figure of its map can be followed.

use crate::figure::{FigurePath, leaves};
use crate::language::Language;
use crate::read::Reading;
use crate::render::json::{PLACE, made};
use crate::render::map;
use impactkaart_core::calculate;
use impactkaart_core::calculate::{over_capacity, reach};
use impactkaart_core::explain::Derivation;
use impactkaart_core::model::Project;
use serde_json::Value;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A project, its map, and how every number of that came about.
pub(crate) struct Calculated<'r> {
    pub(crate) project: Cow<'r, Project>,
    pub(crate) derivation: Derivation,
    /// The JSON of the map, and the same with places in the derivation for figures.
    pub(crate) values: Value,
    pub(crate) places: Value,
    /// The figures of the map by their place in the derivation.
    pub(crate) named: BTreeMap<u32, FigurePath>,
}

impl<'r> Calculated<'r> {
    pub(crate) fn of(project: Cow<'r, Project>, reading: &Reading, language: Language) -> Self {
        let derivation = Derivation::default();
        let (values, places) = values_and_places(&project, reading, &derivation, language);
        let named = figures_by_place(&places);
        Self { project, derivation, values, places, named }
    }

    /// What it was calculated with and from.
    pub(crate) fn made_with(&self) -> &Value {
        &self.values["made_with"]
    }
}

/// The JSON of the map, and the same with places in the derivation for figures.
fn values_and_places(
    project: &Project,
    reading: &Reading,
    derivation: &Derivation,
    language: Language,
) -> (Value, Value) {
    let stated = (calculate(project), reach(project));
    let traced = (derivation.calculate(project), derivation.reach(project));
    let (largest, over_capacity) = (map::Largest::of(project), over_capacity(project));
    let project_sha256 = crate::commands::project_sha256(&reading.inputs);
    let subject = map::Subject {
        project,
        map: &stated.0,
        largest: &largest,
        reach: &stated.1,
        over_capacity: &over_capacity,
        inputs: &reading.inputs,
        project_sha256: &project_sha256,
        warnings: &[],
        language,
    };
    let of_places = map::Subject {
        project,
        map: &traced.0,
        largest: &largest,
        reach: &traced.1,
        over_capacity: &over_capacity,
        inputs: &reading.inputs,
        project_sha256: &project_sha256,
        warnings: &[],
        language,
    };
    (made(&map::figures(&subject)), made(&map::figures(&of_places)))
}

/// The figures of the map by their place in the derivation, the first of each.
fn figures_by_place(places: &Value) -> BTreeMap<u32, FigurePath> {
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
