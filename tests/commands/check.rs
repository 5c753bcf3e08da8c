use crate::support::{Sample, golden, run, small_project};
use serde_json::Value;

#[test]
fn a_sound_project_is_told_to_be_sound() {
    for name in Sample::ALL {
        for language in ["nl", "en"] {
            let ran = run(["check", &Sample::path(name), "--lang", language]).ended(0);
            golden(&format!("{name}.check.{language}.txt"), &format!("{}{}", ran.stderr, ran.stdout));
        }
    }
}

#[test]
fn a_project_with_errors_ends_in_one_and_says_nothing_on_standard_output() {
    let project = small_project(|files| files[4].1 = files[4].1.replace("10%", "25"));
    let path = project.path().display().to_string();
    for command in ["check", "calculate"] {
        let ran = run([command, &path]).ended(1);
        assert_eq!(ran.stdout, "");
        assert!(ran.stderr.contains("effects.csv:2:"), "{}", ran.stderr);
    }
}

#[test]
fn problems_are_told_to_machines_too() {
    let project = small_project(|files| files[4].1 = files[4].1.replace("10%", "25"));
    let ran = run(["check", &project.path().display().to_string(), "--format", "json"]).ended(1);
    let json: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let problem = &json["problems"][0];
    assert_eq!(
        (&problem["severity"], &problem["code"], &problem["line"]),
        (&"error".into(), &"out_of_range".into(), &2.into())
    );
    for key in ["file", "column", "message", "help"] {
        assert!(problem.get(key).is_some(), "{key}");
    }
    assert_eq!(json["findings"], Value::Array(Vec::new()));

    let ran = run(["check", "data/projects/klein", "--format", "json"]).ended(0);
    let json: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert_eq!(json["problems"], Value::Array(Vec::new()));
}
