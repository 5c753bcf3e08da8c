//! `verify`: a result made again from its project.

use crate::support::{golden, run, small_project, write};
use serde_json::Value;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A result of a command on a small project with a scenario, and where both are.
struct Kept {
    project: TempDir,
    folder: TempDir,
    text: String,
}

impl Kept {
    fn of(command: &str, more: &[&str]) -> Self {
        let project = small_project(|files| {
            files.push(("scenarios.csv", "scenario,parameter,change\ndearer,costs,plus 10%\n".to_owned()));
        });
        let path = project.path().display().to_string();
        let arguments = [command, &path].into_iter().chain(more.iter().copied()).chain(["--format", "json"]);
        let text = run(arguments).ended(0).stdout;
        Self { project, folder: TempDir::new().expect("a folder"), text }
    }

    fn path(&self) -> String {
        self.project.path().display().to_string()
    }

    fn result(&self, text: &str) -> PathBuf {
        let file = self.folder.path().join("result.json");
        write(&file, text);
        file
    }

    fn verified(&self, text: &str, more: &[&str]) -> crate::support::Ran {
        let file = self.result(text).display().to_string();
        run(["verify", &file, &self.path()].into_iter().chain(more.iter().copied()))
    }
}

#[test]
fn every_result_that_was_just_made_holds() {
    for (command, more) in [
        ("calculate", &[][..]),
        ("bereken", &["--taal", "nl"]),
        ("scenarios", &["--set", "costs=-5%", "--zet", "bereik=maal 2", "--lang", "nl"]),
        ("explain", &["benefits.present_value", "--depth", "3"]),
        ("sensitivity", &["--target", "ratio=1.5", "--plus-minus", "20%"]),
        ("sensitivity", &["--information", "--indices", "--screening", "--draws", "1000", "--seed", "4"]),
        ("simulate", &["--draws", "500", "--seed", "3"]),
        ("sweep", &["--vary", "costs=80%..120%:5"]),
        ("check", &[]),
    ] {
        let kept = Kept::of(command, more);
        let ran = kept.verified(&kept.text, &["--lang", "en"]).ended(0);
        assert!(ran.stdout.contains("It holds"), "{command}: {}", ran.stdout);
    }
}

#[test]
fn a_result_of_every_sample_holds_from_wherever_it_was_made() {
    let folder = TempDir::new().expect("a folder");
    for sample in crate::support::Sample::ALL {
        let path = crate::support::Sample::path(sample);
        let file = folder.path().join(format!("{sample}.json")).display().to_string();
        run(["calculate", &path, "--format", "json", "-o", &file]).ended(0);
        let json = run(["verify", &file, &format!("./{path}"), "--format", "json"]).ended(0).stdout;
        let json: Value = serde_json::from_str(&json).expect("JSON");
        assert_eq!(json["holds"], true);
    }
}

/// The places of a text at which something that is said can be changed: a digit or a letter of every line.
fn places(text: &str) -> Vec<usize> {
    let mut places = Vec::new();
    let mut start = 0;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        let inside: Vec<usize> = line
            .char_indices()
            .filter(|(_, letter)| letter.is_ascii_alphanumeric())
            .map(|(at, _)| at)
            .collect();
        // Another place in each line, so that all kinds of places come up.
        if let Some(at) = inside.get(index * 7 % inside.len().max(1)) {
            places.push(start + at);
        }
        start += line.len();
    }
    places
}

fn flipped(text: &str, at: usize) -> String {
    let mut bytes = text.as_bytes().to_vec();
    bytes[at] = match bytes[at] {
        b'9' | b'z' | b'Z' => bytes[at] - 1,
        other => other + 1,
    };
    String::from_utf8(bytes).expect("letters and digits")
}

#[test]
fn a_letter_or_digit_changed_anywhere_in_a_result_is_found() {
    let kept = Kept::of("calculate", &[]);
    let places = places(&kept.text);
    assert!(places.len() > 200, "{}", places.len());
    for at in places {
        let changed = flipped(&kept.text, at);
        let ran = kept.verified(&changed, &[]);
        assert!(
            ran.code == 1,
            "{} of {:?}: {}{}",
            at,
            changed.get(at.saturating_sub(40)..at + 10),
            ran.stdout,
            ran.stderr
        );
    }
}

#[test]
fn a_byte_changed_anywhere_in_a_file_is_found_and_the_file_is_named() {
    let kept = Kept::of("calculate", &[]);
    for name in ["project.csv", "stakeholders.csv", "costs.csv", "reach.csv", "effects.csv"] {
        let file = kept.project.path().join(name);
        let text = std::fs::read_to_string(&file).expect("a file");
        for at in (0..text.len()).step_by(3).filter(|at| text.as_bytes()[*at].is_ascii_alphanumeric()) {
            write(&file, &flipped(&text, at));
            let ran = kept.verified(&kept.text, &["--lang", "en"]).ended(1);
            // Either it can still be calculated and the file is named, or the file has errors.
            assert!(
                ran.stdout.contains(&format!("{name} is not the file")) || ran.stderr.contains(name),
                "{name} {at}"
            );
        }
        write(&file, &text);
    }
    kept.verified(&kept.text, &[]).ended(0);
}

#[test]
fn what_no_longer_holds_is_named_with_what_it_was_and_is() {
    let kept = Kept::of("calculate", &[]);
    let costs = kept.project.path().join("costs.csv");
    write(&costs, "id,description,payer,amount\nhost,Host,city,1250\n");
    write(&kept.project.path().join("funding.csv"), "from,to,amount\nsociety,city,1\n");
    let json: Value = serde_json::from_str(&kept.verified(&kept.text, &["--format", "json"]).ended(1).stdout)
        .expect("JSON");
    assert_eq!(json["holds"], false);
    let names: Vec<&str> =
        json["inputs"].as_array().expect("inputs").iter().filter_map(|one| one["name"].as_str()).collect();
    assert_eq!(names, ["costs.csv", "funding.csv"]);
    let figures = json["figures"].as_array().expect("figures");
    let ratio = figures.iter().find(|one| one["path"] == "returns.ratio").expect("the ratio");
    // € 2,000 for € 1,000 was 2; for € 1,250 it is 1.6.
    assert_eq!((&ratio["stated"], &ratio["recomputed"]), (&"2".into(), &"1.6".into()));
    for language in ["nl", "en"] {
        let said = kept.verified(&kept.text, &["--lang", language]).ended(1).stdout;
        golden(&format!("verify.{language}.txt"), &said);
        let said = kept.verified(&kept.text, &["--lang", language, "--format", "markdown"]).ended(1).stdout;
        golden(&format!("verify.{language}.md"), &said);
    }
    let csv = kept.verified(&kept.text, &["--format", "csv"]).ended(1).stdout;
    assert!(csv.contains("figure,returns.ratio,2,1.6"), "{csv}");
}

#[test]
fn another_version_and_another_convention_are_named() {
    let kept = Kept::of("calculate", &[]);
    let version = env!("CARGO_PKG_VERSION");
    let changed = kept.text.replace(&format!("\"version\": \"{version}\""), "\"version\": \"0.0.9\"");
    let said = kept.verified(&changed, &["--lang", "en"]).ended(1).unwrapped();
    assert!(said.contains("It says it was made with version 0.0.9"), "{said}");
    let settings = kept.project.path().join("project.csv");
    let text = std::fs::read_to_string(&settings).expect("a file");
    write(&settings, &text.replace("discount_rate,0", "discount_rate,0.05"));
    let json: Value = serde_json::from_str(&kept.verified(&kept.text, &["--format", "json"]).ended(1).stdout)
        .expect("JSON");
    assert_eq!(json["conventions"][0]["path"], "made_with.conventions.discount_rate");
    assert_eq!(json["conventions"][0]["recomputed"], "0.05");
}

#[test]
fn what_is_no_result_is_refused_with_what_to_do() {
    let kept = Kept::of("calculate", &[]);
    let mut said = [String::new(), String::new()];
    let changed = |from: &str, to: &str| {
        let text = kept.text.replace(from, to);
        assert_ne!(text, kept.text, "{from}");
        text
    };
    let cases = [
        ("not JSON", "ratio = 2".to_owned()),
        ("cut off", kept.text[..kept.text.len() / 2].to_owned()),
        ("JSON of something else", "{\"ratio\": 2}".to_owned()),
        ("a list", "[1]".to_owned()),
        ("another command", changed("\"command\": \"calculate\"", "\"command\": \"new\"")),
        ("an unknown command", changed("\"command\": \"calculate\"", "\"command\": \"bake\"")),
        (
            "a command that writes elsewhere",
            changed("\"<project>\"", "\"<project>\", \"--output=/dev/null\""),
        ),
        ("an unknown flag", changed("\"<project>\"", "\"<project>\", \"--sugar=2\"")),
        ("no project", changed("\"<project>\"", "\"nowhere\"")),
    ];
    for (case, text) in cases {
        for (language, said) in ["en", "nl"].iter().zip(&mut said) {
            let ran = kept.verified(&text, &["--lang", language]).ended(1);
            assert_eq!(ran.stdout, "", "{case}");
            let file = kept.folder.path().join("result.json").display().to_string();
            said.push_str(&format!("{case}\n{}\n", ran.stderr.replace(&file, "result.json")));
        }
    }
    golden("verify.refused.en.txt", &said[0]);
    golden("verify.refused.nl.txt", &said[1]);
    let missing = Path::new("nowhere.json").display().to_string();
    run(["verify", &missing, &kept.path()]).ended(1);
    run(["verify", &kept.path(), &kept.path()]).ended(1);
    run(["verify", &missing]).ended(2);
    let file = kept.result(&kept.text).display().to_string();
    run(["verify", &file, &kept.path(), &kept.path()]).ended(1);
    run(["verify", &file, "tests/wrong/missing_share/project"]).ended(1);
}

#[test]
fn the_headline_says_the_outcome() {
    let kept = Kept::of("calculate", &[]);
    let title = |text: &str, language: &str, exit: i32| {
        let said = kept.verified(text, &["--lang", language]).ended(exit).stdout;
        (said.lines().next().unwrap_or_default().to_owned(), said)
    };
    assert!(title(&kept.text, "en", 0).0.starts_with("Made again, and it holds: "));
    assert!(title(&kept.text, "nl", 0).0.starts_with("Nagerekend, en het klopt: "));
    // A figure that is another one.
    let changed = kept.text.replace("\"irr\": \"1\"", "\"irr\": \"1.1\"");
    assert_ne!(changed, kept.text);
    let (first, said) = title(&changed, "en", 1);
    assert!(first.starts_with("Made again, and it does not hold: "), "{said}");
    assert!(said.contains("It does not hold: 1 difference"), "{said}");
    assert!(title(&changed, "nl", 1).0.starts_with("Nagerekend, en het klopt niet: "));
    // Another version and another name are no figures.
    let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    let changed = kept.text.replace(&version, "\"version\": \"0.0.9\"").replacen("Coffee morning", "Tea", 1);
    let (first, said) = title(&changed, "en", 1);
    assert!(first.starts_with("Made again, and its figures hold: "), "{said}");
    assert!(said.contains("figures still come out the same; 2 other things differ."), "{said}");
    let (first, said) = title(&changed, "nl", 1);
    assert!(first.starts_with("Nagerekend, en de uitkomsten kloppen: "), "{said}");
    assert!(said.contains("uitkomsten komen nog net zo uit; 2 andere dingen verschillen wel."), "{said}");
}

#[test]
fn a_number_beside_a_text_that_is_written_alike_is_told_apart_and_paths_are_broken_between_keys() {
    let kept = Kept::of("calculate", &[]);
    let changed = kept.text.replace("\"ratio\": \"2\"", "\"ratio\": 2");
    assert_ne!(changed, kept.text);
    let english = kept.verified(&changed, &["--lang", "en", "--format", "markdown"]).ended(1).stdout;
    assert!(english.contains("| returns.ratio | 2 (a number) | 2 (a text) |"), "{english}");
    let dutch = kept.verified(&changed, &["--lang", "nl", "--format", "markdown"]).ended(1).stdout;
    assert!(dutch.contains("| returns.ratio | 2 (een getal) | 2 (een tekst) |"), "{dutch}");
    let changed = kept
        .text
        .replace("\"own_return\": \"0\"", &format!("\"own_return\": \"0.{}\"", "1234567890".repeat(5)));
    assert_ne!(changed, kept.text);
    let said = kept.verified(&changed, &["--lang", "en"]).ended(1).stdout;
    assert!(said.contains("own_return") && said.contains("returns."), "{said}");
}

#[test]
fn what_check_and_prices_found_is_made_again() {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("found.json").display().to_string();
    // A wrong project too: what is wrong with it is the result.
    let wrong = "tests/wrong/missing_share/project";
    run(["check", wrong, "--format", "json", "-o", &file]).ended(1);
    let json: Value = serde_json::from_str(&std::fs::read_to_string(&file).expect("a file")).expect("JSON");
    let made_with = &json["made_with"];
    assert_eq!((&made_with["command"], &made_with["arguments"][0]), (&"check".into(), &"<project>".into()));
    assert!(
        made_with["inputs"]
            .as_array()
            .is_some_and(|inputs| inputs.iter().all(|one| one["sha256"].is_string()))
    );
    assert_eq!(made_with["inputs"].as_array().map(Vec::is_empty), Some(false));
    run(["verify", &file, wrong]).ended(0);
    run(["verify", &file, "data/projects/klein"]).ended(1);
    // Prices are of no project.
    run(["prices", "huisarts", "--format", "json", "-o", &file]).ended(0);
    run(["verify", &file]).ended(0);
    let text = std::fs::read_to_string(&file).expect("a file");
    write(Path::new(&file), &text.replacen("\"amount\": \"", "\"amount\": \"9", 1));
    run(["verify", &file]).ended(1);
    // Of a result of a project one has to be named.
    run(["calculate", "data/projects/klein", "--format", "json", "-o", &file]).ended(0);
    run(["verify", &file]).ended(2);
}
