use crate::support::{golden, run};
use serde_json::Value;
use std::path::Path;
use tempfile::TempDir;

const THEMES: [(&str, &str); 6] = [
    ("youth_work", "jongerenwerk"),
    ("loneliness", "eenzaamheid"),
    ("social_brokering", "sociaal arrangeren"),
    ("debt", "schuldproblematiek"),
    ("participation", "participatie"),
    ("other", "anders"),
];

fn made(folder: &Path, flags: &[&str]) -> Value {
    let path = folder.display().to_string();
    run(["new", &path].iter().chain(flags)).ended(0);
    let checked = run(["check", &path, "--lang", "en"]).ended(0);
    assert_eq!(checked.stderr, "", "no errors and no warnings");
    let ran = run(["calculate", &path, "--format", "json"]).ended(0);
    serde_json::from_str(&ran.stdout).expect("JSON")
}

#[test]
fn every_theme_in_both_languages_calculates_at_once_without_warnings() {
    let folder = TempDir::new().expect("a folder");
    for (english, dutch) in THEMES {
        let mut ratios = Vec::new();
        for (language, theme) in [("en", english), ("nl", dutch)] {
            let figures = made(
                &folder.path().join(format!("{english}-{language}")),
                &["--theme", theme, "--lang", language],
            );
            assert_eq!(figures["project"]["theme"], english);
            let ratio: f64 =
                figures["returns"]["ratio"].as_str().expect("a ratio").parse().expect("a number");
            assert!((0.7..=2.0).contains(&ratio), "{english}: {ratio}");
            assert!(!figures["pm_effects"].as_array().expect("a list").is_empty(), "{english}");
            let benefits = figures["benefits"]["by_effect"].as_object().expect("effects");
            let is_harm = |value: &Value| value.as_str().is_some_and(|text| text.starts_with('-'));
            assert!(benefits.values().any(is_harm), "{english} has a negative effect");
            ratios.push(figures["returns"]["ratio"].clone());
        }
        assert_eq!(ratios[0], ratios[1], "{english}: both languages give the same figures");
    }
}

#[test]
fn the_three_questions_set_years_people_and_money() {
    let folder = TempDir::new().expect("a folder");
    let flags = [
        "--thema",
        "eenzaamheid",
        "--jaren",
        "3",
        "--deelnemers",
        "181",
        "--kosten",
        "280.000",
        "--startjaar",
        "2026",
    ];
    let figures = made(&folder.path().join("buurthuis"), &flags);
    assert_eq!(figures["costs"]["undiscounted"], "280000");
    assert_eq!(figures["returns"]["per_participant"]["starters"], "181");
    assert_eq!(figures["made_with"]["conventions"]["years"], 3);
    assert_eq!(figures["made_with"]["conventions"]["start_year"], 2026);
    assert_eq!(figures["project"]["name"], "Buurthuis");
}

#[test]
fn odd_budgets_and_many_years_calculate_too() {
    let folder = TempDir::new().expect("a folder");
    let cases = [
        ("1", "1", "1"),
        ("1", "100000", "999999999"),
        ("7", "3", "10"),
        ("100", "180", "123456.78"),
        ("4", "5", "17"),
    ];
    for (index, (years, participants, costs)) in cases.into_iter().enumerate() {
        for (theme, _) in THEMES {
            let flags =
                ["--theme", theme, "--years", years, "--participants", participants, "--costs", costs];
            let path = folder.path().join(format!("{theme}-{index}"));
            run(["new", &path.display().to_string()].iter().chain(&flags)).ended(0);
            let ran = run(["calculate", &path.display().to_string(), "--format", "json"]).ended(0);
            let figures: Value = serde_json::from_str(&ran.stdout).expect("JSON");
            assert_eq!(figures["costs"]["undiscounted"], costs, "{theme} {flags:?}");
        }
    }
}

#[test]
fn the_files_are_as_excel_in_that_language_saves_them() {
    let folder = TempDir::new().expect("a folder");
    for (language, name) in [("nl", "effecten.csv"), ("en", "effects.csv")] {
        let path = folder.path().join(language);
        let flags = [
            "--theme",
            "loneliness",
            "--lang",
            language,
            "--start-year",
            "2026",
            "--name",
            "Huis; \"de brug\"",
        ];
        let ran = run(["new", &path.display().to_string()].iter().chain(&flags)).ended(0);
        let said = ran.stdout.replace(&path.display().to_string(), "[folder]");
        golden(&format!("new.{language}.txt"), &said);
        let read = |name: &str| std::fs::read_to_string(path.join(name)).expect("a file of the project");
        for file in std::fs::read_dir(&path).expect("the folder") {
            let file = file.expect("a file").file_name();
            let text = read(&file.to_string_lossy());
            assert!(text.starts_with('\u{feff}'), "{file:?}");
            assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "{file:?}");
        }
        for (file, golden_name) in [(name, "effects"), ("project.csv", "project")] {
            golden(&format!("new.{golden_name}.{language}.csv"), &read(file));
        }
        let readme = if language == "nl" { "LEESMIJ.txt" } else { "README.txt" };
        golden(&format!("new.readme.{language}.txt"), &read(readme));
    }
}

#[test]
fn a_new_project_has_scenarios_that_can_be_calculated() {
    let folder = TempDir::new().expect("a folder");
    for (theme, _) in THEMES {
        let mut ratios = Vec::new();
        for (language, words) in [("nl", "scenario;parameter;wijziging"), ("en", "scenario,parameter,change")]
        {
            let path = folder.path().join(format!("{theme}-{language}"));
            let shown = path.display().to_string();
            run(["new", &shown, "--theme", theme, "--lang", language]).ended(0);
            let text = std::fs::read_to_string(path.join("scenarios.csv")).expect("the scenarios");
            assert!(text.contains(words), "{text}");
            let checked = run(["check", &shown, "--lang", "en"]).ended(0).stdout;
            assert!(checked.contains("and 5 scenarios; no errors and no warnings"), "{checked}");
            let ran = run(["scenarios", &shown, "--format", "json"]).ended(0);
            let json: Value = serde_json::from_str(&ran.stdout).expect("JSON");
            let each = json["scenarios"].as_array().expect("scenarios");
            let own: Vec<Value> = each.iter().map(|one| one["ratio"].clone()).collect();
            assert_eq!(own.len(), 5, "{theme}");
            // The same costs settled to other decimals give no marginal ratio, rather than a huge one.
            for one in each.iter().filter_map(|one| one["marginal_ratio"].as_str()) {
                let marginal: f64 = one.parse().expect("a number");
                assert!(marginal.abs() < 1000.0, "{theme}: {marginal}");
            }
            ratios.push(own);
        }
        assert_eq!(ratios[0], ratios[1], "{theme}: both languages say the same");
    }
}

#[test]
fn every_number_says_whether_it_is_an_assumption() {
    let folder = TempDir::new().expect("a folder");
    for (theme, _) in THEMES {
        let path = folder.path().join(theme);
        run(["new", &path.display().to_string(), "--theme", theme, "--lang", "en"]).ended(0);
        for name in ["costs.csv", "funding.csv", "reach.csv", "effects.csv"] {
            let text = std::fs::read_to_string(path.join(name)).expect("a file of the project");
            for line in text.lines().skip(1) {
                assert!(line.contains("assumption"), "{theme} {name}: {line}");
            }
        }
    }
}

#[test]
fn a_folder_that_holds_something_is_left_as_it_is() {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("mine");
    std::fs::create_dir(&path).expect("a folder");
    std::fs::write(path.join("notes.txt"), "kept").expect("a file");
    let ran = run(["new", &path.display().to_string(), "--lang", "nl"]).ended(1);
    assert!(ran.stderr.contains("staat al iets"), "{}", ran.stderr);
    assert_eq!(std::fs::read_dir(&path).expect("the folder").count(), 1);

    // A file of that name is no folder to fill.
    let ran = run(["new", &path.join("notes.txt").display().to_string(), "--lang", "en"]).ended(1);
    assert!(ran.stderr.contains("is no folder"), "{}", ran.stderr);

    // An empty folder is fine, and nothing is left beside it.
    let empty = folder.path().join("empty");
    std::fs::create_dir(&empty).expect("a folder");
    run(["new", &empty.display().to_string()]).ended(0);
    let names: Vec<_> = std::fs::read_dir(folder.path()).expect("the folder").collect();
    assert_eq!(names.len(), 2, "{names:?}");
}
