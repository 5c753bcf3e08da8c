use crate::support::{Sample, golden, run, small_project};
use serde_json::Value;

#[test]
fn months_are_not_taken_for_years_and_a_subsidy_below_zero_is_seen() {
    let effects = "id,description,beneficiary,group,share,amount,duration\nless,Less lonely,visitors,visitors,10%,200,6 months\n";
    let project = crate::support::small_project(|files| files[4].1 = effects.to_owned());
    let ran = run(["check", &project.path().display().to_string()]).ended(1);
    assert!(
        ran.stderr.contains("for six months, write a duration of 1 and half the quantity"),
        "{}",
        ran.stderr
    );
    let years = effects.replace("6 months", "24 maanden");
    let project = crate::support::small_project(|files| files[4].1 = years);
    let ran = run(["check", &project.path().display().to_string()]).ended(1);
    assert!(ran.stderr.contains("write 2: these are years"), "{}", ran.stderr);
    let project = crate::support::small_project(|files| files[2].1.push_str("aid,Subsidy,city,-500\n"));
    let ran = run(["check", &project.path().display().to_string()]).ended(0);
    assert!(ran.stderr.contains("Subsidy"), "{}", ran.stderr);
}

#[test]
fn a_horizon_may_be_a_calendar_year_and_copies_of_files_are_named() {
    let project = crate::support::small_project(|files| {
        files[0].1 = files[0].1.replace("horizon,2", "horizon,2026");
        files.push(("costs (2).csv", "id\n".to_owned()));
    });
    let path = project.path().display().to_string();
    let ran = run(["check", &path]).ended(0);
    assert!(ran.stderr.contains("costs (2).csv"), "{}", ran.stderr);
    let ran = run(["calculate", &path]).ended(0);
    assert!(ran.stdout.contains("up to and including 2026"), "{}", ran.stdout);
}

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

#[test]
fn a_row_of_more_text_than_a_row_can_have_is_shown_with_its_start() {
    let long = "lonely ".repeat(200_000);
    let project = small_project(|files| files[4].1 = files[4].1.replace("Less lonely", &long));
    let path = project.path().display().to_string();
    let ran = run(["check", &path, "--lang", "en"]).ended(1);
    let (en, nl) =
        ("a row has at most 1 MB of text, and this one has more", "make the texts in the row shorter");
    assert!(ran.stderr.contains(en) && ran.stderr.contains(nl), "{}", ran.stderr);
    assert!(ran.stderr.contains("effects.csv:2:1") && ran.stderr.len() < 2000, "{}", ran.stderr);
    let ran = run(["check", &path, "--lang", "nl"]).ended(1);
    assert!(
        ran.stderr.contains("een rij heeft hoogstens 1 MB aan tekst, en deze heeft meer"),
        "{}",
        ran.stderr
    );
    // Over several lines there is more likely a quotation mark that is not closed.
    let lines = format!("\"{}\"", "lonely\n".repeat(200_000));
    let project = small_project(|files| files[4].1 = files[4].1.replace("Less lonely", &lines));
    let ran = run(["check", &project.path().display().to_string(), "--lang", "en"]).ended(1);
    assert!(ran.stderr.contains("the row runs over 200001 lines"), "{}", ran.stderr);
}

#[test]
fn rows_of_reach_beyond_what_groups_and_years_there_can_be_are_taken_for_persons() {
    let rows = |count: u32| -> String { (0..count).map(|row| format!("visitor{row},1,1\n")).collect() };
    let check = |count, language| {
        let project = small_project(|files| files[3].1.push_str(&rows(count)));
        run(["check", &project.path().display().to_string(), "--lang", language])
    };
    // With the row that was there.
    check(99_999, "en").ended(0);
    let ran = check(100_000, "en").ended(1);
    assert!(ran.stderr.contains("reach has at most 100,000 rows, and these are more"), "{}", ran.stderr);
    assert!(ran.stderr.contains("reach.csv:100002:1"), "{}", ran.stderr);
    // Nothing is said of groups that were not read.
    assert_eq!(ran.stderr.matches("error").count(), 2, "{}", ran.stderr);
    let ran = check(100_000, "nl").ended(1);
    assert!(
        ran.stderr.contains("bereik heeft hoogstens 100.000 rijen, en dit zijn er meer"),
        "{}",
        ran.stderr
    );
    assert!(ran.stderr.contains("tel hoeveel mensen er per groep en per jaar zijn"), "{}", ran.stderr);
}

#[test]
fn nobody_writes_so_many_scenarios() {
    let rows: String = (0..100_001).map(|row| format!("s{row},costs,plus 1%\n")).collect();
    let project =
        small_project(|files| files.push(("scenarios.csv", format!("scenario,parameter,change\n{rows}"))));
    let path = project.path().display().to_string();
    for (language, what, help) in [
        ("en", "scenarios has at most 100,000 rows", "many combinations are a sweep"),
        ("nl", "scenario's heeft hoogstens 100.000 rijen", "veel combinaties zijn een doorloop"),
    ] {
        let ran = run(["check", &path, "--lang", language]).ended(1);
        assert!(ran.stderr.contains(what) && ran.stderr.contains(help), "{}", ran.stderr);
        assert!(ran.stderr.contains("scenarios.csv:100002:1"), "{}", ran.stderr);
    }
}
