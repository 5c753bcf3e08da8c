//! Where results go.

use crate::support::{command, run};
use std::io::Read as _;
use std::process::Stdio;

#[test]
fn a_reader_that_leaves_is_no_error() {
    let mut child = command()
        .args(["calculate", "data/projects/ontmoetingsplek", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command runs");
    drop(child.stdout.take());
    let mut said = String::new();
    child.stderr.take().expect("a pipe").read_to_string(&mut said).expect("text");
    assert_eq!(child.wait().expect("it ends").code(), Some(0), "{said}");
    assert!(!said.contains("pipe"), "{said}");
}

#[test]
fn a_file_is_written_whole_and_without_styles() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let file = folder.path().join("map.txt");
    let path = file.display().to_string();
    let ran = run(["calculate", "data/projects/klein", "-o", &path]).ended(0);
    assert_eq!(ran.stdout, "");
    let expected = run(["calculate", "data/projects/klein"]).ended(0).stdout;
    assert_eq!(std::fs::read_to_string(&file).expect("the file"), expected);

    // Once more: it is replaced.
    run(["calculate", "data/projects/klein", "--uitvoer", &path, "--format", "markdown"]).ended(0);
    assert!(std::fs::read_to_string(&file).expect("the file").starts_with("# Koffieochtend"));
    let names: Vec<_> = std::fs::read_dir(folder.path()).expect("the folder").collect();
    assert_eq!(names.len(), 1, "nothing is left beside it");
}

#[test]
fn a_file_stays_as_it_was_when_there_is_nothing_to_write() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let file = folder.path().join("map.json");
    std::fs::write(&file, "kept").expect("a file");
    run(["calculate", "data/projects/none", "-o", &file.display().to_string()]).ended(1);
    assert_eq!(std::fs::read_to_string(&file).expect("the file"), "kept");
    assert_eq!(std::fs::read_dir(folder.path()).expect("the folder").count(), 1);
}

#[test]
fn a_file_of_the_project_is_not_overwritten_by_its_map() {
    let project = crate::support::small_project(|_| {});
    let costs = project.path().join("costs.csv");
    let before = std::fs::read(&costs).expect("the costs");
    let path = costs.display().to_string();
    let ran = run(["calculate", &project.path().display().to_string(), "-o", &path]).ended(1);
    assert!(ran.stderr.contains("is a file of the project itself"), "{}", ran.stderr);
    assert_eq!(std::fs::read(&costs).expect("the costs"), before);
    // One document is the project and its file at once.
    let document = project.path().join("project.json");
    std::fs::copy("../data/projects/ontmoetingsplek.json", &document).expect("a copy");
    let path = document.display().to_string();
    run(["calculate", &path, "-o", &path, "--format", "json"]).ended(1);
    assert!(std::fs::read_to_string(&document).expect("the document").contains("Ontmoetingsplek"));
}

#[test]
fn a_place_that_cannot_be_written_to_is_said_at_once() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let path = folder.path().display().to_string();
    let ran = run(["calculate", "data/projects/klein", "-o", &path, "--lang", "nl"]).ended(1);
    assert!(ran.stderr.contains("het is een map"), "{}", ran.stderr);
    let ran = run(["prices", "-o", &format!("{path}/none/prices.csv")]).ended(1);
    assert!(ran.stderr.contains("the folder it should go into does not exist"), "{}", ran.stderr);
}

#[cfg(unix)]
#[test]
fn a_new_file_may_be_read_by_others_and_a_link_is_followed() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = tempfile::TempDir::new().expect("a folder");
    let (file, link) = (folder.path().join("map.md"), folder.path().join("link.md"));
    std::fs::write(&file, "old").expect("a file");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o640)).expect("permissions");
    symlink(&file, &link).expect("a link");
    run(["calculate", "data/projects/klein", "--format", "markdown", "-o", &link.display().to_string()])
        .ended(0);
    assert!(std::fs::symlink_metadata(&link).expect("the link").is_symlink());
    assert!(std::fs::read_to_string(&file).expect("the file").starts_with("# "));
    assert_eq!(std::fs::metadata(&file).expect("the file").permissions().mode() & 0o777, 0o640);
}

#[test]
fn colour_is_for_terminals_and_can_be_refused() {
    let plain = run(["calculate", "data/projects/klein"]).ended(0).stdout;
    assert!(!plain.contains('\u{1b}'));
    let forced = |refused: bool| {
        let mut command = command();
        command.args(["calculate", "data/projects/klein"]).env("CLICOLOR_FORCE", "1");
        if refused {
            command.env_remove("CLICOLOR_FORCE").env("NO_COLOR", "1");
        }
        crate::support::finish(&mut command).ended(0).stdout
    };
    assert!(forced(false).contains('\u{1b}'), "colour can be asked for");
    assert_eq!(forced(true), plain);
}

#[cfg(unix)]
#[test]
fn a_run_that_is_asked_to_stop_leaves_nothing_behind() {
    use std::time::{Duration, Instant};
    // Large enough to be read for a while.
    let project = crate::support::small_project(|files| {
        for line in 0..40_000 {
            files[2].1.push_str(&format!("line_{line},Line {line},city,{line}\n"));
        }
    });
    for signal in ["-INT", "-TERM"] {
        let folder = tempfile::TempDir::new().expect("a folder");
        let file = folder.path().join("map.json");
        std::fs::write(&file, "kept").expect("a file");
        let child = command()
            .arg("calculate")
            .arg(project.path())
            .args(["--format", "json", "-o"])
            .arg(&file)
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command runs");
        let names = || std::fs::read_dir(folder.path()).expect("the folder").count();
        let start = Instant::now();
        while names() == 1 {
            assert!(start.elapsed() < Duration::from_secs(60), "a file beside it is made at the start");
            std::thread::sleep(Duration::from_millis(1));
        }
        let asked = std::process::Command::new("kill").args([signal, &child.id().to_string()]).status();
        assert!(asked.expect("kill runs").success());
        let ended = child.wait_with_output().expect("it ends");
        let said = String::from_utf8(ended.stderr).expect("text");
        assert_eq!(ended.status.code(), Some(1), "{said}");
        assert!(said.contains("cannot be written: it was asked to stop"), "{said}");
        assert_eq!(std::fs::read_to_string(&file).expect("the file"), "kept");
        assert_eq!(names(), 1, "nothing is left beside it");
    }
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let project = "data/projects/ontmoetingsplek";
    let asked: [&[&str]; 4] = [
        &[
            "sweep",
            project,
            "--vary",
            "costs=80%..120%:41",
            "--vary",
            "reach=50%..200%:16",
            "--format",
            "json",
        ],
        &[
            "sweep",
            project,
            "--vary",
            "costs=80%..120%:90",
            "--vary",
            "reach=50%..200%:80",
            "--format",
            "csv",
        ],
        &["simulate", project, "--draws", "20000", "--format", "json"],
        &["sensitivity", project, "--indices", "--format", "json"],
    ];
    for asked in asked {
        let outcome = |threads: &str| run(asked.iter().chain(&["--threads", threads])).ended(0).stdout;
        let one = outcome("1");
        for threads in ["2", "5"] {
            assert!(outcome(threads) == one, "{asked:?} in {threads} threads");
        }
        assert!(run(asked).ended(0).stdout == one, "{asked:?} without saying");
    }
}

#[test]
fn the_form_follows_what_the_name_of_the_file_ends_in() {
    let folder = tempfile::TempDir::new().expect("a temporary folder can be made");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let klein = "data/projects/klein";
    let result = path("result.json");
    run(["calculate", klein, "-o", &result]).ended(0);
    let asked: [&[&str]; 9] = [
        &["calculate", klein],
        &["scenarios", klein, "--set", "costs=+10%"],
        &["explain", klein],
        &["sensitivity", klein],
        &["simulate", klein, "--draws", "100"],
        &["compare", klein, klein],
        &["verify", &result, klein],
        &["prices", "huisarts"],
        &["sweep", klein, "--vary", "costs=50%..100%:3"],
    ];
    for asked in asked {
        let stated = |format: &str| run(asked.iter().chain(&["--format", format])).ended(0).stdout;
        for (name, format) in [
            ("a.json", "json"),
            ("a.csv", "csv"),
            ("a.md", "markdown"),
            ("a.MARKDOWN", "markdown"),
            ("a.txt", "text"),
            ("a", "text"),
        ] {
            let file = path(name);
            run(asked.iter().chain(&["-o", &file])).ended(0);
            let written = std::fs::read_to_string(&file).expect("the file");
            assert!(written == stated(format), "{asked:?} to {name}");
        }
        // What is stated wins.
        let file = path("stated.json");
        run(asked.iter().chain(&["-o", &file, "--format", "text"])).ended(0);
        assert!(std::fs::read_to_string(&file).expect("the file") == stated("text"), "{asked:?}");
        for ending in ["pdf", "xlsx", "docx", "HTML"] {
            let file = path(&format!("a.{ending}"));
            for (language, said) in [("en", "text, json, csv"), ("nl", "tekst, json, csv")] {
                let ran = run(asked.iter().chain(&["-o", &file, "--lang", language])).ended(2);
                assert!(ran.stderr.contains(said), "{}", ran.stderr);
                assert!(ran.stderr.contains(&ending.to_lowercase()), "{}", ran.stderr);
            }
            assert!(!std::path::Path::new(&file).exists());
        }
    }
    let parquet = run(["calculate", klein, "-o", &path("a.parquet")]).ended(2);
    assert!(parquet.stderr.contains("writes no parquet"), "{}", parquet.stderr);
}
