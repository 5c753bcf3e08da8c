//! The wrong projects: each folder below `tests/wrong` holds one, and what `impactkaart check` says of it in both
//! languages. A folder that is dropped in is a test; `IMPACTKAART_RENEW=1` records what it says.
//!
//! A room with a `command.txt` is about what was typed rather than about files: that command is run instead.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where the wrong projects are.
fn rooms() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/wrong");
    let entries = std::fs::read_dir(&root).expect("tests/wrong is there");
    let mut rooms: Vec<PathBuf> = entries.map(|entry| entry.expect("a readable entry").path()).collect();
    rooms.retain(|room| room.is_dir());
    rooms.sort();
    rooms
}

/// The project in a room: `project`, or `project.json`, `project.xlsx` and the like; `project` too where there is none.
fn project_in(room: &Path) -> String {
    let entries = std::fs::read_dir(room).expect("a readable room");
    let names =
        entries.map(|entry| entry.expect("a readable entry").file_name().to_string_lossy().into_owned());
    names.into_iter().find(|name| name.starts_with("project")).unwrap_or_else(|| "project".to_owned())
}

/// What the command says of the project in a room, and how it ends.
fn said(room: &Path, arguments: &[&str]) -> String {
    let typed = typed(room).unwrap_or_else(|| vec!["check".to_owned(), project_in(room)]);
    let output = Command::new(env!("CARGO_BIN_EXE_impactkaart"))
        .args(typed)
        .args(arguments)
        .current_dir(room)
        .env("NO_COLOR", "1")
        .env_remove("CLICOLOR_FORCE")
        .output()
        .expect("the command runs");
    let mut text = String::new();
    let code = output.status.code().map_or_else(|| "none".to_owned(), |code| code.to_string());
    writeln!(text, "exit code {code}").expect("text grows");
    for (name, bytes) in [("standard output", output.stdout), ("standard error", output.stderr)] {
        let said = String::from_utf8(bytes).expect("UTF-8");
        if !said.is_empty() {
            write!(text, "\n== {name} ==\n{said}").expect("text grows");
        }
    }
    text
}

/// The command of a room that has one, cut at spaces.
fn typed(room: &Path) -> Option<Vec<String>> {
    let text = std::fs::read_to_string(room.join("command.txt")).ok()?;
    Some(text.split_whitespace().map(str::to_owned).collect())
}

/// The rooms of wrong projects: those without a command of their own.
fn projects() -> Vec<PathBuf> {
    rooms().into_iter().filter(|room| typed(room).is_none()).collect()
}

fn name_of(room: &Path) -> String {
    room.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

#[test]
fn every_wrong_project_gets_the_message_that_was_recorded() {
    let renews = std::env::var_os("IMPACTKAART_RENEW").is_some();
    let mut different = String::new();
    for room in rooms() {
        for language in ["en", "nl"] {
            let file = room.join(format!("message.{language}.txt"));
            let said = said(&room, &["--lang", language]);
            if renews {
                std::fs::write(&file, said).expect("the message can be recorded");
                continue;
            }
            let recorded = std::fs::read_to_string(&file).unwrap_or_default();
            if said != recorded {
                let name = format!("{} ({language})", name_of(&room));
                write!(different, "\n#### {name}: recorded\n{recorded}#### {name}: said\n{said}")
                    .expect("text grows");
            }
        }
    }
    assert!(
        different.is_empty(),
        "messages differ; renew with IMPACTKAART_RENEW=1 and read them\n{different}"
    );
}

#[test]
fn no_wrong_project_is_a_bug_and_each_shows_the_code_of_its_room() {
    for room in projects() {
        let name = name_of(&room);
        let said = said(&room, &["--format", "json"]);
        assert!(said.starts_with("exit code 0") || said.starts_with("exit code 1"), "{name}: {said}");
        // Rooms of places and workbooks show several; the others are called by what they show.
        if name.starts_with("place_") || name.starts_with("workbook_") || name == "several_files" {
            continue;
        }
        let codes = said.split("\"code\": \"").skip(1).filter_map(|rest| rest.split('"').next());
        let shown: Vec<&str> = codes.collect();
        assert!(shown.iter().any(|code| name.starts_with(code)), "{name} shows {shown:?}");
    }
}

#[test]
fn every_problem_says_what_to_do_in_both_languages() {
    for room in projects() {
        for language in ["en", "nl"] {
            let said = said(&room, &["--format", "json", "--lang", language]);
            let json = said.split("== standard output ==\n").nth(1).expect("JSON on standard output");
            let json = json.split("\n== standard error ==").next().unwrap_or(json);
            let json: serde_json::Value = serde_json::from_str(json).expect("JSON");
            for problem in json["problems"].as_array().expect("a list of problems") {
                let help = problem["help"].as_str().unwrap_or_default();
                assert!(!help.trim().is_empty(), "{} ({language}): {problem}", name_of(&room));
                // One thing to do: no sentence with a full stop, and no rule that is only said again.
                assert!(!help.ends_with('.'), "{} ({language}): {help}", name_of(&room));
                assert_ne!(help, problem["message"].as_str().unwrap_or_default(), "{}", name_of(&room));
            }
        }
    }
}

#[test]
fn there_is_a_room_for_at_least_sixty_codes() {
    let mut codes = std::collections::BTreeSet::new();
    for room in projects() {
        let said = said(&room, &["--format", "json"]);
        codes.extend(
            said.split("\"code\": \"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned),
        );
    }
    assert!(codes.len() >= 60, "{} codes: {codes:?}", codes.len());
}

#[test]
fn what_is_wrong_with_a_command_is_wrong_usage_and_each_problem_says_what_to_do() {
    for room in rooms().into_iter().filter(|room| typed(room).is_some()) {
        for (language, error, help) in [("en", "error: ", " = help: "), ("nl", "fout: ", " = tip: ")] {
            let said = said(&room, &["--lang", language]);
            let count = |start: &str| said.lines().filter(|line| line.contains(start)).count();
            // What is named rather than typed is at fault where a project or a result cannot be had, or made again.
            let named = ["compare_", "merge_", "verify_", "explain_result_", "simulate_cannot_be_drawn"];
            let is_named = named.iter().any(|start| name_of(&room).starts_with(start));
            let code = if is_named { "exit code 1" } else { "exit code 2" };
            assert!(said.starts_with(code), "{}: {said}", name_of(&room));
            assert!(
                count(error) > 0 && count(error) == count(help),
                "{} ({language}): {said}",
                name_of(&room)
            );
        }
    }
}
