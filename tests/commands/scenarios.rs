//! `scenarios`: side by side with the project as it stands.

use crate::support::{golden, run, small_project};
use serde_json::Value;
use unicode_width::UnicodeWidthStr as _;

const SAMPLE: &str = "data/projects/ontmoetingsplek";

fn json_of(arguments: &[&str]) -> Value {
    let ran = run(arguments.iter().chain(&["--format", "json"])).ended(0);
    serde_json::from_str(&ran.stdout).expect("JSON")
}

#[test]
fn the_sample_gives_the_expected_output_in_every_form_and_language() {
    for language in ["nl", "en"] {
        for (format, extension) in [("text", "txt"), ("json", "json"), ("csv", "csv"), ("markdown", "md")] {
            let ran = run(["scenarios", SAMPLE, "--format", format, "--lang", language]).ended(0);
            golden(&format!("ontmoetingsplek.scenarios.{language}.{extension}"), &ran.stdout);
        }
    }
}

#[test]
fn text_fits_eighty_columns_with_long_names_and_large_amounts_too() {
    let project = small_project(|files| {
        files[2].1 =
            "id,description,payer,amount,capacity,group\nhost,Host,city,999999999999.99,50,visitors\n"
                .to_owned();
        let name = "a scenario of a good many words ".repeat(6);
        files.push((
            "scenarios.csv",
            format!("scenario,parameter,change\n{name},costs,plus 10%\n{name}2,reach,times 3\n"),
        ));
    });
    for path in [SAMPLE, &project.path().display().to_string()] {
        for language in ["nl", "en"] {
            let ran = run(["scenarios", path, "--set", "costs=+1%", "--lang", language]).ended(0);
            for line in ran.stdout.lines() {
                assert!(line.width() <= 80, "{line}");
                assert_eq!(line, line.trim_end());
            }
        }
    }
}

#[test]
fn what_is_set_equals_editing_the_file() {
    // 100 visitors × 10 % × € 200 = € 2,000 for € 1,000; at € 1,250 and 20 %: € 4,000, a ratio of 3.2.
    let plain = small_project(|_| {});
    let edited = small_project(|files| {
        files[2].1 = files[2].1.replace("1000", "1250");
        files[4].1 = files[4].1.replace("10%", "20%");
    });
    let set = json_of(&[
        "scenarios",
        &plain.path().display().to_string(),
        "--set",
        "costs.host.amount=+25%",
        "--set",
        "effects.*.share=x2",
    ]);
    let map = json_of(&["calculate", &edited.path().display().to_string()]);
    let scenario = &set["scenarios"][0];
    assert_eq!(scenario["costs"], map["costs"]["present_value"]);
    assert_eq!(scenario["benefits"], map["benefits"]["present_value"]);
    assert_eq!(scenario["ratio"], map["returns"]["ratio"]);
    assert_eq!(scenario["ratio"], "3.2");
    assert_eq!((&set["base"]["ratio"], &scenario["ratio_change"]), (&"2".into(), &"1.2".into()));
    // € 2,000 more for € 250 more.
    assert_eq!(scenario["marginal_ratio"], "8");
    assert_eq!(set["verdict"], "robustly_positive");
    let changes = serde_json::json!([
        { "parameter": "costs.host.amount", "change": "plus 25%" },
        { "parameter": "effects.*.share", "change": "times 2" },
    ]);
    assert_eq!(scenario["changes"], changes);
}

#[test]
fn dutch_and_english_words_and_both_marks_mean_the_same() {
    let figures = |set: &[&str]| {
        let flags = set.iter().flat_map(|set| ["--set", set]);
        let arguments: Vec<&str> = ["scenarios", SAMPLE].into_iter().chain(flags).collect();
        let json = json_of(&arguments);
        json["scenarios"].as_array().and_then(|all| all.last().cloned()).expect("a scenario")
    };
    let english = figures(&[
        "costs.@welzijnsorganisatie=+12.5%",
        "effects.@client.deadweight=to 50%",
        "values.\"prices:zin2024.gp_consult_avg\".amount=minus 5%",
        "reach.alle.participants[2]=120",
        "project.cost_timing=to end",
    ]);
    let dutch = figures(&[
        "kosten.@Welzijnsorganisatie=plus 12,5%",
        "effecten.@cliënt.Autonome ontwikkeling=naar 50%",
        "waarden.\"prijzen:zin2024.gp_consult_avg\".bedrag=min 5%",
        "bereik.Alle bezoekers.deelnemers[2025]=naar 120",
        "project.moment_kosten=naar eind",
    ]);
    for figure in ["costs", "benefits", "npv", "ratio"] {
        assert_eq!(english[figure], dutch[figure], "{figure}");
    }
    let names = ["scenarios", "scenario's"].map(|name| run([name, SAMPLE]).ended(0).stdout);
    assert_eq!(names[0], names[1]);
    assert_eq!(
        run(["scenarios", SAMPLE, "--zet", "kosten=maal 2"]).ended(0).stdout,
        run(["scenarios", SAMPLE, "--set", "costs=x2"]).ended(0).stdout
    );
}

#[test]
fn scenarios_stand_in_the_order_in_which_the_file_names_them() {
    let project = small_project(|files| {
        let text = "change,parameter,scenario\ntimes 2,costs,zebra\nto 30%,effects.*.share,ape\nto 20%,effects.*.share,Zebra\n";
        files.push(("scenarios.csv", text.to_owned()));
    });
    let json = json_of(&["scenarios", &project.path().display().to_string(), "--set", "reach=x2"]);
    let names: Vec<&Value> =
        json["scenarios"].as_array().expect("scenarios").iter().map(|one| &one["name"]).collect();
    assert_eq!(names, ["zebra", "ape", "what if all reach times 2"]);
    assert_eq!(json["scenarios"][0]["changes"].as_array().map(Vec::len), Some(2));
}

#[test]
fn a_folder_a_document_and_workbooks_give_the_same_scenarios() {
    let all = ["", ".json", ".xlsx", ".ods"].map(|form| {
        let mut json = json_of(&["scenarios", &format!("{SAMPLE}{form}")]);
        json["made_with"] = Value::Null;
        json["warnings"] = Value::Null;
        json
    });
    assert!(all.iter().all(|one| *one == all[0]));
}

#[test]
fn a_document_brings_its_scenarios_too() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let path = folder.path().join("project.json");
    let text = r#"{"project": {"name": "Coffee", "start_year": 2025, "discount_rate": 0},
        "costs": [{"id": "host", "payer": "municipality", "amount": 1000}],
        "effects": [{"id": "calm", "beneficiary": "client", "per": "project", "amount": 1500}],
        "scenarios": [{"scenario": "dearer", "parameter": "costs.host.amount", "change": 2000}]}"#;
    std::fs::write(&path, text).expect("a document");
    let json = json_of(&["scenarios", &path.display().to_string()]);
    assert_eq!(json["scenarios"][0]["ratio"], "0.75");
    assert_eq!(json["verdict"], "uncertain");
}

#[test]
fn what_is_above_its_capacity_is_marked_and_listed() {
    let project = small_project(|files| {
        files[2].1 =
            "id,description,payer,amount,capacity,group\nhost,Host,city,1000,150,visitors\n".to_owned();
    });
    let path = project.path().display().to_string();
    let text = run(["scenarios", &path, "--set", "reach=x2"]).ended(0).unwrapped();
    assert!(text.contains("Host in 2025, 200 participants for 150 places"), "{text}");
    assert!(text.contains("times 2 *"), "{text}");
    let json = json_of(&["scenarios", &path, "--set", "reach=x2"]);
    assert_eq!(json["base"]["over_capacity"], Value::Array(Vec::new()));
    assert_eq!(json["scenarios"][0]["over_capacity"][0]["participants"], "200");
}

#[test]
fn what_does_not_exist_is_null_with_its_reason() {
    let project = small_project(|_| {});
    let path = project.path().display().to_string();
    let json = json_of(&["scenarios", &path, "--set", "costs=x0"]);
    let scenario = &json["scenarios"][0];
    assert!(scenario["ratio"].is_null() && scenario["ratio_change"].is_null());
    assert_eq!(json["undefined"]["scenarios.0.ratio"]["reason"], "no_costs");
    assert_eq!(scenario["npv"], "2000");
    let csv = run(["scenarios", &path, "--set", "reach=x2", "--format", "csv"]).ended(0).stdout;
    assert!(csv.contains("marginal_ratio: the costs are the same"), "{csv}");
}

#[test]
fn a_wrong_flag_is_wrong_usage_in_the_language_of_the_reader() {
    let cases = [
        ("costs=10%", "this is a factor", "is dit een factor"),
        ("cost=x2", "did you mean `costs`?", "begint met"),
        ("costs.hots.amount=5", "there is no `hots`", "staat geen `hots`"),
        ("costs.host.price=5", "this says `price`", "hier staat `price`"),
        ("costs", "a `=` and a change", "een `=` en een wijziging"),
        ("costs.host.amount=1.250", "nothing tells which", "blijkt niet welke"),
        ("effects.*.share=to 2", "lies between 0 and 1", "ligt tussen 0 en 1"),
        ("reach.visitors.new[4]=3", "year 4 has none", "voor jaar 4 is die er niet"),
    ];
    let project = small_project(|_| {});
    let path = project.path().display().to_string();
    for (typed, english, dutch) in cases {
        for (language, expected) in [("en", english), ("nl", dutch)] {
            let ran = run(["scenarios", &path, "--set", typed, "--lang", language]).ended(2);
            assert!(ran.stderr.contains(expected), "{typed}: {}", ran.stderr);
            assert_eq!(ran.stdout, "");
        }
    }
    // Two that reach the same number, each shown where it stands.
    let ran = run(["scenarios", &path, "--set", "costs=x2", "--set", "costs=x3"]).ended(2);
    assert!(ran.stderr.contains("--set:2:1") && ran.stderr.contains("--set:1"), "{}", ran.stderr);
}

#[test]
fn without_scenarios_it_says_how_to_make_them() {
    let project = small_project(|_| {});
    let path = project.path().display().to_string();
    let ran = run(["scenarios", &path]).ended(1);
    assert!(ran.stderr.contains("there are no scenarios: write them in scenarios.csv"), "{}", ran.stderr);
    let ran = run(["scenarios", &path, "--lang", "nl"]).ended(1);
    assert!(ran.stderr.contains("er zijn geen scenario's"), "{}", ran.stderr);
}

#[test]
fn wrong_scenarios_stop_scenarios_and_not_the_map() {
    let project = small_project(|files| {
        files.push((
            "scenarios.csv",
            "scenario,parameter,change\ndearer,costs,10%\nfewer,reach,0.5\n".to_owned(),
        ));
    });
    let path = project.path().display().to_string();
    let ran = run(["scenarios", &path]).ended(1);
    assert!(ran.stderr.contains("2 errors in scenarios.csv"), "{}", ran.stderr);
    run(["check", &path]).ended(1);
    assert_eq!(run(["calculate", &path]).ended(0).stderr, "");
}
