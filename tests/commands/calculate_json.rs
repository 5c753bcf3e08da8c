//! The JSON as the design sets it.

use crate::support::{Sample, run};
use serde_json::Value;

fn figures(name: &str) -> Value {
    let text = run(["calculate", &Sample::path(name), "--format", "json"]).ended(0).stdout;
    serde_json::from_str(&text).expect("JSON")
}

/// Every path that the design names; `*` is any level, stakeholder or effect.
const CONTRACT: &[&str] = &[
    "made_with.version",
    "made_with.conventions",
    "made_with.inputs.0.name",
    "made_with.inputs.0.sha256",
    "made_with.project_sha256",
    "project.name",
    "costs.present_value",
    "costs.undiscounted",
    "costs.project",
    "costs.base_case",
    "costs.in_kind",
    "costs.by_level.client",
    "costs.by_level.organisation",
    "costs.by_level.municipality",
    "costs.by_level.society",
    "costs.by_stakeholder.*",
    "costs.by_year.0",
    "funding.by_stakeholder.*.makes",
    "funding.by_stakeholder.*.receives",
    "funding.by_stakeholder.*.pays",
    "funding.by_stakeholder.*.carries",
    "funding.gap_by_year.0",
    "benefits.present_value",
    "benefits.undiscounted",
    "benefits.by_level.client",
    "benefits.by_stakeholder.*",
    "benefits.by_year.0",
    "benefits.by_effect.*",
    "benefits.by_kind.fiscal",
    "benefits.by_evidence.assumption",
    "benefits.transfers",
    "returns.ratio",
    "returns.net_ratio",
    "returns.npv",
    "returns.payback_months",
    "returns.irr",
    "returns.first_year_return",
    "returns.ratio_without_transfers",
    "returns.ratio_cash_only",
    "returns.ratio_base_case_as_benefit",
    "returns.gross_ratio",
    "returns.by_level.*.benefit_per_euro",
    "returns.by_level.*.own_return",
    "returns.by_level.*.balance",
    "returns.by_level.*.cashable",
    "returns.by_stakeholder.*.benefit_per_euro",
    "returns.by_stakeholder.*.own_return",
    "returns.by_stakeholder.*.balance",
    "returns.by_stakeholder.*.cashable",
    "returns.per_participant.costs",
    "returns.per_participant.benefits",
    "by_level_by_year.*.costs.0",
    "by_level_by_year.*.benefits.0",
    "by_level_by_year.*.cashable.0",
    "gross_to_net.0.step",
    "gross_to_net.0.present_value",
    "gross_to_net.0.lost",
];

/// What a path leads to; nothing where a part of it is not there.
fn at<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    path.split('.').try_fold(value, |value, part| match (value, part) {
        (Value::Object(entries), "*") => entries.values().next(),
        (Value::Object(entries), key) => entries.get(key),
        (Value::Array(values), index) => values.get(index.parse::<usize>().ok()?),
        _ => None,
    })
}

#[test]
fn every_figure_of_the_design_is_there() {
    for name in Sample::ALL {
        let figures = figures(name);
        for path in CONTRACT {
            assert!(at(&figures, path).is_some(), "{name}: {path}");
        }
        for list in ["pm_effects", "warnings"] {
            assert!(figures[list].is_array(), "{name}: {list}");
        }
        assert!(figures["undefined"].is_object(), "{name}");
    }
}

#[test]
fn decimals_are_plain_strings() {
    fn walk(path: &str, value: &Value) {
        match value {
            Value::Object(entries) => {
                entries.iter().for_each(|(key, value)| walk(&format!("{path}.{key}"), value))
            }
            Value::Array(values) => values.iter().for_each(|value| walk(path, value)),
            Value::Number(number) => assert!(number.is_u64(), "{path}: {number}"),
            Value::String(text) if text.parse::<f64>().is_ok() => {
                assert!(!text.contains(['e', 'E', '+']), "{path}: {text}");
                assert!(text != "-0" && !(text.contains('.') && text.ends_with('0')), "{path}: {text}");
            }
            _ => {}
        }
    }
    for name in Sample::ALL {
        let figures = figures(name);
        for part in ["costs", "funding", "benefits", "returns", "by_level_by_year", "gross_to_net", "effects"]
        {
            walk(part, &figures[part]);
        }
    }
}

#[test]
fn every_figure_that_is_null_has_its_reason() {
    fn nulls(path: &str, value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(entries) => {
                entries.iter().for_each(|(key, value)| nulls(&format!("{path}.{key}"), value, found));
            }
            Value::Array(values) => values.iter().for_each(|value| nulls(path, value, found)),
            Value::Null => found.push(path.to_owned()),
            _ => {}
        }
    }
    for name in Sample::ALL {
        let figures = figures(name);
        let mut found = Vec::new();
        for part in ["costs", "funding", "benefits", "returns", "by_level_by_year", "gross_to_net"] {
            nulls(part, &figures[part], &mut found);
        }
        for path in found {
            assert!(figures["undefined"][&path]["reason"].is_string(), "{name}: {path}");
        }
    }
}

#[test]
fn the_checksum_is_that_of_the_checksums_of_the_files() {
    use sha2::{Digest as _, Sha256};
    let hex =
        |bytes: &[u8]| Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let figures = figures("klein");
    let mut names: Vec<&str> = figures["made_with"]["inputs"]
        .as_array()
        .expect("inputs")
        .iter()
        .filter_map(|input| input["name"].as_str())
        .collect();
    names.sort_unstable();
    let folder = crate::support::repository().join(Sample::path("klein"));
    let lines: String = names
        .iter()
        .map(|name| {
            format!("{}  {name}\n", hex(&std::fs::read(folder.join(name)).expect("a file of the sample")))
        })
        .collect();
    assert_eq!(figures["made_with"]["project_sha256"], hex(lines.as_bytes()));
}

#[test]
fn the_csv_has_every_figure_of_the_json() {
    fn leaves(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(entries) => entries.values().for_each(|value| leaves(value, found)),
            Value::Array(values) => values.iter().for_each(|value| leaves(value, found)),
            Value::String(text) => found.push(text.clone()),
            Value::Number(number) => found.push(number.to_string()),
            _ => {}
        }
    }
    for name in Sample::ALL {
        let figures = figures(name);
        let csv = run(["calculate", &Sample::path(name), "--format", "csv", "--lang", "en"]).ended(0).stdout;
        let values: std::collections::BTreeSet<&str> =
            csv.lines().filter_map(|line| line.rsplit(',').nth(1)).collect();
        let mut found = Vec::new();
        for part in [
            "costs",
            "funding",
            "benefits",
            "returns",
            "by_level_by_year",
            "by_stakeholder_by_year",
            "composition",
        ] {
            leaves(&figures[part], &mut found);
        }
        let is_number = |text: &String| text.parse::<f64>().is_ok();
        for figure in found.iter().filter(|text| is_number(text)) {
            assert!(values.contains(figure.as_str()), "{name}: {figure}");
        }
    }
}
