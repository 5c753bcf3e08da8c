//! One project in four forms: a folder, a workbook of either kind and a document give the same results, to the byte.

use crate::support::run;
use serde_json::Value;

const FORMS: [&str; 4] = ["", ".json", ".xlsx", ".ods"];

/// What stands beside the project is read from every form too: its scenarios, its ranges, and what goes together.
#[test]
fn scenarios_ranges_and_correlations_are_the_same_from_every_form() {
    let asked: [&[&str]; 6] = [
        &["scenarios", "--set", "costs=+10%"],
        &["simulate", "--draws", "2000", "--target", "ratio=1.6"],
        &["simulate", "--draws", "1000", "--sampling", "sobol", "--figure", "npv", "--set", "reach=x0.5"],
        &["sensitivity", "--indices", "--information"],
        &["sensitivity", "--quantiles", "--certainty", "90%"],
        &["sweep", "--vary", "costs=80%..120%:9", "--vary", "reach=50%..150%:5"],
    ];
    for asked in asked {
        let outcome = |form: &str, format: &str| {
            let path = format!("data/projects/ontmoetingsplek{form}");
            let more = [path.as_str(), "--lang", "nl", "--format", format];
            run(asked.iter().chain(&more)).ended(0).stdout
        };
        let figures = |form: &str| {
            let mut json: Value = serde_json::from_str(&outcome(form, "json")).expect("JSON");
            // Which files it was read from, and where in them a warning points.
            for (holder, key) in
                [("/made_with", "inputs"), ("/made_with", "project_sha256"), ("", "warnings")]
            {
                json.pointer_mut(holder).and_then(Value::as_object_mut).expect("an object").remove(key);
            }
            json
        };
        let (rows, values) = (outcome("", "csv"), figures(""));
        assert!(rows.lines().count() > 3, "{rows}");
        if asked[0] == "simulate" {
            assert_eq!(values["ranges"], "stated");
            assert!(!values["correlations"].as_array().expect("correlations").is_empty());
        }
        for form in &FORMS[1..] {
            assert!(outcome(form, "csv") == rows, "{asked:?} from {form}");
            assert!(figures(form) == values, "{asked:?} from {form}");
        }
    }
}
