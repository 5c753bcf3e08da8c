//! A valid project in which a few cells hold something else: mostly still a project, near the edge of what is one. It is
//! refused, or calculated without a panic.

use crate::generator::{Valid, valid_project};
use impactkaart_core::calculate;
use impactkaart_core::calculate::{over_capacity, reach};
use impactkaart_core::model::ProjectDraft;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;

/// What may come to stand in a cell.
fn cell() -> impl Strategy<Value = String> {
    let numbers = prop::sample::select(vec![
        "0",
        "-0",
        "1",
        "2",
        "3",
        "0.5",
        "-1",
        "25",
        "99",
        "100",
        "101",
        "1900",
        "2024",
        "2026",
        "2030",
        "-0.5",
        "1e-28",
        "0.0000000000000000000000000001",
        "10000000000",
        "1000000000000000",
        "-1000000000000000",
        "79228162514264337593543950335",
        "0.3333333333333333333333333333",
        "0.00001",
        "100000",
    ]);
    let words = prop::sample::select(vec![
        "",
        "visitors",
        "society",
        "year",
        "participant",
        "project",
        "all",
        "group_0",
        "part_0",
        "part_1",
        "value_0",
        "each",
        "contact",
        "base",
        "none",
        "mid",
        "end",
        "nobody",
    ]);
    prop_oneof![4 => numbers, 1 => words].prop_map(String::from)
}

/// Every text or number in the tables, by its place.
fn cells<'v>(value: &'v mut Value, found: &mut Vec<&'v mut Value>) {
    match value {
        Value::String(_) => found.push(value),
        Value::Array(rows) => rows.iter_mut().for_each(|row| cells(row, found)),
        Value::Object(columns) => columns.iter_mut().for_each(|(_, column)| cells(column, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_project_with_anything_in_a_few_cells_is_refused_or_can_be_calculated(
        Valid(project) in valid_project(),
        changes in vec((any::<usize>(), cell()), 1..4),
    ) {
        let mut draft = project.to_draft();
        draft.price_index = None;
        draft.prescribed_rates = None;
        let mut json = serde_json::to_value(&draft).expect("json");
        for (at, text) in changes {
            let mut found = Vec::new();
            cells(&mut json, &mut found);
            let count = found.len();
            *found[at % count] = Value::String(text);
        }
        // What is no number or no word of the model does not get as far as a draft.
        if let Ok(draft) = serde_json::from_value::<ProjectDraft>(json) {
            match draft.build() {
                Err(found) => prop_assert!(!found.is_empty()),
                Ok(built) => {
                    let map = calculate(&built.project);
                    prop_assert_eq!(map.benefits.by_year.len(), usize::from(built.project.horizon()));
                    let _ = (over_capacity(&built.project), reach(&built.project));
                    let again = built.project.to_draft().build().expect("the same project").project;
                    prop_assert_eq!(again, built.project);
                }
            }
        }
    }
}
