//! `sweep`: a figure over every combination of the values of some parameters, and `merge` of its parts.

use crate::support::{command, finish, golden, run, small_project};
use serde_json::{Value, json};
use std::path::Path;
use tempfile::TempDir;
use unicode_width::UnicodeWidthStr as _;

const SAMPLE: &str = "data/projects/ontmoetingsplek";
const GRID: [&str; 4] = ["--vary", "kosten=60%..140%:17", "--vary", "bereik=25%..125%:21"];

fn json_of(arguments: &[&str]) -> Value {
    let ran = run(arguments.iter().chain(&["--format", "json"])).ended(0);
    serde_json::from_str(&ran.stdout).expect("JSON")
}

fn with<'a>(first: &[&'a str], more: &[&'a str]) -> Vec<&'a str> {
    first.iter().chain(more).copied().collect()
}

/// A project of which 100 visitors × 10 % × € 200 = € 2,000 stand against € 1,000: a ratio of 2.
fn coffee() -> (TempDir, String) {
    let project = small_project(|_| {});
    let path = project.path().display().to_string();
    (project, path)
}

#[test]
fn the_sample_gives_the_expected_output_in_every_form_and_language() {
    for language in ["nl", "en"] {
        for (format, extension) in [("text", "txt"), ("json", "json"), ("markdown", "md")] {
            let arguments = with(&["sweep", SAMPLE], &GRID);
            let ran = run(with(&arguments, &["--format", format, "--lang", language])).ended(0);
            golden(&format!("ontmoetingsplek.sweep.{language}.{extension}"), &ran.stdout);
        }
        let one = ["sweep", SAMPLE, "--vary", "effecten.huisarts.aandeel=0..0,5/0,05"];
        golden(
            &format!("ontmoetingsplek.sweep_one.{language}.txt"),
            &run(with(&one, &["--lang", language])).ended(0).stdout,
        );
        let three = with(&with(&["sweep", SAMPLE], &GRID), &["--vary", "effecten.*.uitdoving=0%..200%:9"]);
        golden(
            &format!("ontmoetingsplek.sweep_three.{language}.txt"),
            &run(with(&three, &["--figure", "npv", "--lang", language])).ended(0).stdout,
        );
    }
}

#[test]
fn figures_are_those_that_can_be_worked_out_by_head() {
    let (_folder, path) = coffee();
    // Ratio 2 × reach / costs: 0.5, 1 and 2 times 2, divided by 0.5, 1 and 2, is 0.5 … 8.
    let json = json_of(&["sweep", &path, "--vary", "costs=50%;100%;200%", "--vary", "reach=50%;100%;200%"]);
    assert_eq!(json["points"], 9);
    assert_eq!(json["axes"][0], json!({"parameter": "costs", "relative": true, "values": ["0.5", "1", "2"]}));
    let ratio = &json["ratio"];
    assert_eq!((&ratio["min"], &ratio["max"], &ratio["base"]), (&json!("0.5"), &json!("8"), &json!("2")));
    // 0.5, 1, 1, 2, 2, 2, 4, 4, 8: mean 24.5 / 9, median 2.
    assert_eq!(ratio["mean"], "2.72222222222");
    assert_eq!(ratio["quantiles"]["0.5"], "2");
    assert_eq!(
        json["best"],
        json!({"index": 2, "values": {"costs": "0.5", "reach": "2"}, "ratio": "8", "over_capacity": false})
    );
    assert_eq!(json["worst"]["index"], 6);
    // Strictly above 1: 2, 2, 2, 4, 4, 8.
    assert_eq!(json["share_above_target"]["points"], 6);
    assert_eq!(json["share_above_target"]["target"], "1");
    assert_eq!(json["exact"], true);
}

#[test]
fn values_of_a_single_number_are_absolute() {
    let (_folder, path) = coffee();
    let json = json_of(&["sweep", &path, "--vary", "costs.host.amount=80%..120%:3", "--figure", "costs"]);
    assert_eq!(json["axes"][0]["values"], json!(["800", "1000", "1200"]));
    assert_eq!(json["axes"][0]["relative"], false);
    assert_eq!(json["best"]["values"]["costs.host.amount"], "1200");
    assert_eq!(json["costs"]["max"], "1200");
    assert!(json.get("share_above_target").is_none());
}

#[test]
fn words_and_marks_of_both_languages_mean_the_same() {
    let english = ["--vary", "effects.*.share=0.5..1.5:3", "--vary", "costs=0.8;1", "--target", "ratio=1.5"];
    let dutch =
        ["--varieer", "effecten.*.aandeel=0,5..1,5:3", "--varieer", "kosten=80%;100%", "--doel", "ratio=1,5"];
    let (_folder, path) = coffee();
    // The share of 10 % becomes 50 % … 150 %: out of range, in both.
    run(with(&["sweep", &path], &english)).ended(2);
    let english =
        english.map(|word| if word.starts_with("effects") { "effects.*.share=0.05..0.15:3" } else { word });
    let dutch =
        dutch.map(|word| if word.starts_with("effecten") { "effecten.*.aandeel=0,05..0,15:3" } else { word });
    let typed = [with(&["sweep", &path], &english), with(&["doorloop", &path], &dutch)];
    let [english, dutch] = typed.map(|typed| {
        let mut json = json_of(&typed);
        json["made_with"] = Value::Null;
        json
    });
    assert_eq!(english, dutch);
    let figure = |words: &[&str]| {
        let json = json_of(&with(&["sweep", &path, "--vary", "costs=80%..120%:3"], words));
        json[json["figure"].as_str().unwrap_or_default()].clone()
    };
    assert_eq!(figure(&["--figure", "npv"]), figure(&["--uitkomst", "saldo"]));
    assert_eq!(figure(&["--target", "npv=0"]), figure(&["--doel", "netto contante waarde=0"]));
    assert_eq!(figure(&["--figure", "municipality.costs"]), figure(&["--figure", "Gemeente.kosten"]));
    assert_eq!(figure(&["--figure", "city.costs"])["max"], "1200");
    assert_eq!(figure(&["--figure", "effects.Less lonely"])["max"], "2000");
}

#[test]
fn text_fits_eighty_columns_and_shows_the_line_without_colour() {
    for path in [SAMPLE, "data/projects/klein"] {
        for language in ["nl", "en"] {
            for grid in [&["--vary", "costs=50%..400%:71", "--vary", "reach=50%..200%:151"][..], &GRID[..2]] {
                let ran = run(with(&with(&["sweep", path], grid), &["--lang", language])).ended(0);
                for line in ran.stdout.lines() {
                    assert!(line.width() <= 80, "{line}");
                    assert_eq!(line, line.trim_end());
                }
                assert!(!ran.stdout.contains('\u{1b}'));
            }
        }
    }
    let (_folder, path) = coffee();
    let text =
        run(["sweep", &path, "--vary", "costs=100%;200%;400%", "--vary", "reach=50%;100%;200%"]).ended(0);
    // Ratios 1 2 4, 0.5 1 2, 0.25 0.5 1: only what is above 1 lies beyond the line.
    let expected = "\
       50%  100%  200%
100%  1.00│ 2.00  4.00
          └─────┐
200%  0.50  1.00│ 2.00
                └─────
400%  0.25  0.50  1.00
";
    assert!(text.stdout.contains(expected), "{}", text.stdout);
}

#[test]
fn points_above_capacity_are_marked() {
    let project = small_project(|files| {
        files[2].1 =
            "id,description,payer,amount,capacity,group\nhost,Host,city,1000,120,visitors\n".to_owned();
    });
    let path = project.path().display().to_string();
    // 120 of 100 visitors are what the host can serve: 150 are not.
    let grid = ["sweep", &path, "--vary", "costs=100%;200%", "--vary", "reach=100%;120%;150%"];
    let text = run(grid).ended(0).stdout;
    assert!(text.contains("100%  2.00   2.40   3.00*\n"), "{text}");
    assert!(text.contains("* More take part than a cost line can serve (its capacity)."), "{text}");
    let json = json_of(&grid);
    assert_eq!(
        (&json["best"]["over_capacity"], &json["worst"]["over_capacity"]),
        (&true.into(), &false.into())
    );
}

#[test]
fn where_there_is_too_much_to_try_for_a_capacity_that_is_said() {
    let project = small_project(|files| {
        files[2].1 =
            "id,description,payer,amount,capacity,group\nhost,Host,city,1000,120,visitors\n".to_owned();
        files[3].1 = "group,participants,new\nvisitors,100,100\nhelpers,10,10\n".to_owned();
    });
    let path = project.path().display().to_string();
    // Halved is along the longest: so the other one is tried at each of its values.
    let grid = |visitors: &str, helpers: &str| {
        let axes =
            [format!("reach.visitors=50%..150%:{visitors}"), format!("reach.helpers=50%..150%:{helpers}")];
        ["sweep", &path, "--vary", &axes[0], "--vary", &axes[1]].map(str::to_owned)
    };
    // From 121 of 50 … 150 visitors on: 30 of 101.
    let json = json_of(&grid("101", "3").each_ref().map(String::as_str));
    assert_eq!(json["share_over_capacity"].as_str().map(|share| &share[..6]), Some("0.2970"));
    let too_many = grid("4097", "4097");
    let json = json_of(&too_many.each_ref().map(String::as_str));
    assert!(json["share_over_capacity"].is_null() && json["best"]["over_capacity"].is_null(), "{json}");
    let text = run(&too_many).ended(0).unwrapped();
    assert!(text.contains("No point is marked for more taking part than a cost line can serve"), "{text}");
    assert!(text.contains("have more than 4,096 combinations"), "{text}");
}

#[test]
fn along_one_axis_it_is_told_where_the_target_is_passed() {
    let (_folder, path) = coffee();
    // 2 / costs passes 1 at twice the costs: at 200 % it is 1, which is not above.
    let text = run(["sweep", &path, "--vary", "costs=50%..350%:7"]).ended(0).unwrapped();
    assert!(text.contains("The ratio passes 1 between 150% and 200%."), "{text}");
    // At no costs there is no ratio, and no line pretends that there is one.
    let text = run(["sweep", &path, "--vary", "costs=0%..250%:6"]).ended(0).unwrapped();
    assert!(text.contains("At 1 point the ratio does not exist"), "{text}");
    // Percentages of a share are said to be of the share itself.
    let text = run(["sweep", &path, "--vary", "effects.*.share=50%..150%:3"]).ended(0).unwrapped();
    assert!(text.contains("5% to 15%, 3 values (now 10%)"), "{text}");
    assert!(text.contains("For the share itself, write 0.20..0.30."), "{text}");
}

#[test]
fn a_rule_says_in_words_where_it_falls_short() {
    let project = small_project(|files| {
        // Nobody wants more than this: with half the visitors it never pays.
        files[2].1 = files[2].1.replace("1000", "1400");
    });
    let path = project.path().display().to_string();
    // 2000 × reach / 1400 is not above 1 where reach is 70 % or less.
    let json = json_of(&[
        "sweep",
        &path,
        "--vary",
        "reach=10%..200%:20",
        "--vary",
        "project.discount_rate=0..0.05/0.01",
    ]);
    let rule = &json["not_above_target"];
    assert_eq!(rule["rule"], json!([{"parameter": "reach", "from": null, "to": "0.7"}]));
    assert_eq!((&rule["density"], &rule["coverage"]), (&json!("1"), &json!("1")));
    let text = run(["sweep", &path, "--vary", "reach=10%..200%:20"]).ended(0).unwrapped();
    assert!(text.contains("mostly with all reach at 70% or less: of the points there 100%"), "{text}");
}

#[test]
fn rows_hold_every_point_in_csv() {
    let (_folder, path) = coffee();
    let grid = ["--vary", "costs=50%;100%", "--vary", "reach=0%;100%;150%"];
    let csv = run(with(&with(&["sweep", &path], &grid), &["--format", "csv"])).ended(0).stdout;
    let expected =
        "\u{feff}costs,reach,ratio\r\n0.5,0,0\r\n0.5,1,4\r\n0.5,1.5,6\r\n1,0,0\r\n1,1,2\r\n1,1.5,3\r\n";
    assert_eq!(csv, expected);
    let dutch =
        run(with(&with(&["sweep", &path], &grid), &["--format", "csv", "--lang", "nl"])).ended(0).stdout;
    assert!(dutch.contains("\r\n0,5;1,5;6\r\n"), "{dutch}");
    // Where there is no ratio, the cell is empty.
    let none = run(["sweep", &path, "--vary", "costs=0;1", "--format", "csv"]).ended(0).stdout;
    assert!(none.contains("\r\n0,\r\n1,2\r\n"), "{none}");
}

#[test]
fn rows_are_those_of_the_grid_where_an_axis_has_no_influence() {
    let (_folder, path) = coffee();
    // Costs do not hang on reach, whichever axis comes first.
    for (first, second, expected) in [
        ("costs=1;2", "reach=1;2", "1,1,1000\r\n1,2,1000\r\n2,1,2000\r\n2,2,2000\r\n"),
        ("reach=1;2", "costs=1;2", "1,1,1000\r\n1,2,2000\r\n2,1,1000\r\n2,2,2000\r\n"),
    ] {
        let csv =
            run(["sweep", &path, "--vary", first, "--vary", second, "--figure", "costs", "--format", "csv"]);
        assert!(csv.stdout.ends_with(expected), "{}", csv.stdout);
    }
}

#[cfg(feature = "parquet")]
#[test]
fn rows_can_be_read_back_from_parquet() {
    use parquet::file::reader::{FileReader as _, SerializedFileReader};
    let (folder, path) = coffee();
    let file = folder.path().join("grid.parquet");
    let shown = file.display().to_string();
    run(["sweep", &path, "--vary", "costs=0;0.5;1", "--vary", "reach=1;1.5", "-o", &shown]).ended(0);
    let reader = SerializedFileReader::new(std::fs::File::open(&file).expect("a file")).expect("Parquet");
    let rows: Vec<String> =
        reader.get_row_iter(None).expect("rows").map(|row| row.expect("a row").to_string()).collect();
    assert_eq!(rows.len(), 6);
    assert_eq!(rows[0], "{costs: 0E0, reach: 1.0, ratio: null}");
    assert_eq!(rows[3], "{costs: 0.5, reach: 1.5, ratio: 6.0}");
    // On a terminal it would be noise, and a file that is there already is replaced whole.
    run(["sweep", &path, "--vary", "costs=1;2", "-o", &shown]).ended(0);
    let reader = SerializedFileReader::new(std::fs::File::open(&file).expect("a file")).expect("Parquet");
    assert_eq!(reader.metadata().file_metadata().num_rows(), 2);
}

#[test]
fn any_division_and_any_number_of_threads_gives_the_same_bytes() {
    let folder = TempDir::new().expect("a folder");
    let grid = with(&["sweep", SAMPLE], &GRID);
    let whole = run(with(&grid, &["--format", "json"])).ended(0).stdout;
    let text = run(&grid).ended(0).stdout;
    for threads in ["1", "3"] {
        let mut command = command();
        command.args(with(&grid, &["--format", "json"])).env("RAYON_NUM_THREADS", threads);
        assert_eq!(finish(&mut command).ended(0).stdout, whole, "{threads} threads");
    }
    for of in [1, 2, 5] {
        let parts = parts(folder.path(), &grid, of);
        let mut merge = vec!["merge".to_owned(), SAMPLE.to_owned()];
        // In any order.
        merge.extend(parts.into_iter().rev());
        assert_eq!(run(&merge).ended(0).stdout, text, "{of} parts");
        merge.extend(["--format".to_owned(), "json".to_owned()]);
        assert_eq!(run(&merge).ended(0).stdout, whole, "{of} parts");
    }
}

#[test]
fn a_result_can_be_verified() {
    let (folder, path) = coffee();
    let file = folder.path().join("sweep.json").display().to_string();
    let grid = ["sweep", &*path, "--vary", "costs=80%..120%:5", "--vary", "reach=50%;100%"];
    run(with(&grid, &["-o", &file])).ended(0);
    run(["verify", &file, &path]).ended(0);
    let merged = folder.path().join("merged.json").display().to_string();
    let parts = parts(folder.path(), &grid, 2);
    run(["merge", &path, &parts[0], &parts[1], "-o", &merged]).ended(0);
    run(["verify", &merged, &path]).ended(0);
}

/// The parts of a run, as files.
fn parts(folder: &Path, grid: &[&str], of: usize) -> Vec<String> {
    (1..=of)
        .map(|number| {
            let file = folder.join(format!("part{number}of{of}.json")).display().to_string();
            run(with(grid, &["--part", &format!("{number}/{of}"), "-o", &file])).ended(0);
            file
        })
        .collect()
}

#[test]
fn parts_that_do_not_make_up_the_run_are_refused_by_what_is_wrong() {
    let (folder, path) = coffee();
    let grid = ["sweep", &*path, "--vary", "costs=80%..120%:41", "--vary", "reach=50%..200%:16"];
    let three = parts(folder.path(), &grid, 3);
    let two = parts(folder.path(), &grid, 2);
    let other = ["sweep", &*path, "--vary", "costs=80%..120%:40", "--vary", "reach=50%..200%:16"];
    let others = folder.path().join("other.json").display().to_string();
    run(with(&other, &["--part", "1/3", "-o", &others])).ended(0);
    let damaged = folder.path().join("damaged.json").display().to_string();
    let text = std::fs::read_to_string(&three[0]).expect("a part");
    std::fs::write(&damaged, text.replacen("\"sum\":\"", "\"sum\":\"1", 1)).expect("a file");
    let cut = folder.path().join("cut.json").display().to_string();
    std::fs::write(&cut, &text[..text.len() / 2]).expect("a file");
    let cases: [(&[&str], &str, &str); 7] = [
        (&[&three[0], &three[2]], "points are in none of the parts", "punten zitten in geen van de delen"),
        (&[&three[0], &three[1], &three[2], &three[1]], "points in common", "punten gemeen"),
        (&[&three[0], &two[1]], "points are in none of the parts", "punten zitten in geen van de delen"),
        (&[&two[0], &three[1], &three[2]], "points in common", "punten gemeen"),
        (&[&three[0], &others], "answers another question than", "beantwoordt een andere vraag dan"),
        (&[&three[0], &cut], "is no part of a run", "is geen deel van een berekening"),
        (&["nowhere.json"], "there is no such file", "zo'n bestand is er niet"),
    ];
    for (parts, english, dutch) in cases {
        for (language, expected) in [("en", english), ("nl", dutch)] {
            let ran = run(with(&with(&["merge", &path], parts), &["--lang", language])).ended(1);
            assert!(ran.stderr.contains(expected), "{parts:?}: {}", ran.stderr);
            let help = if language == "en" { "\n  = help: " } else { "\n  = tip: " };
            assert!(ran.stderr.contains(help), "{parts:?}: {}", ran.stderr);
            assert_eq!(ran.stdout, "");
        }
    }
    // A project that was changed since is another one.
    std::fs::write(folder.path().join("costs.csv"), "id,description,payer,amount\nhost,Host,city,999\n")
        .expect("a file");
    let merge = with(&["merge", &path], &three.iter().map(String::as_str).collect::<Vec<_>>());
    let ran = run(merge.clone()).ended(1);
    assert!(ran.stderr.contains("was made from another project"), "{}", ran.stderr);
    let ran = run(with(&merge, &["--lang", "nl"])).ended(1);
    assert!(ran.stderr.contains("is gemaakt van een ander project"), "{}", ran.stderr);
}

#[test]
fn very_many_rows_are_announced_and_what_does_not_fit_on_the_disk_is_refused() {
    let (folder, path) = coffee();
    let file = folder.path().join("grid.csv").display().to_string();
    // 10^15 rows fit on no disk.
    let axes = [
        "--vary",
        "costs=80%..120%:100000",
        "--vary",
        "reach=80%..120%:100000",
        "--vary",
        "effects=80%..120%:100000",
    ];
    let ran = run(with(&with(&["sweep", &path], &axes), &["-o", &file])).ended(1);
    assert!(ran.stderr.contains("a row for each of 1,000,000,000,000,000 points is about"), "{}", ran.stderr);
    let ran = run(with(&with(&["doorloop", &path, "--taal", "nl"], &axes), &["-o", &file])).ended(1);
    assert!(ran.stderr.contains("een rij voor elk van de 1.000.000.000.000.000 punten"), "{}", ran.stderr);
    assert!(!Path::new(&file).exists());
    // A million and more do not fit on a sheet; a reader that leaves after the first ones is no error.
    let mut typed = command();
    typed.args(["sweep", &path, "--vary", "costs=80%..120%:1100000", "--format", "csv"]);
    let child = typed.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn();
    let mut child = child.expect("the command runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the command ends");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.starts_with("warning: a row for each of 1,100,000 points"), "{said}");
    assert_eq!(output.status.code(), Some(0));
}

/// So many points that it is not done before it is stopped.
#[cfg(unix)]
const LONG: [&str; 6] =
    ["--vary", "costs=80%..120%:3000", "--vary", "reach=80%..120%:3000", "--vary", "effects=80%..120%:3000"];

/// The command, asked to stop while it works.
#[cfg(unix)]
fn stopped(typed: &mut std::process::Command) -> std::process::Output {
    let child = typed.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn();
    let child = child.expect("the command runs");
    std::thread::sleep(std::time::Duration::from_millis(2500));
    let id = child.id().to_string();
    let asked = std::process::Command::new("kill").args(["-INT", &id]).status();
    assert!(asked.is_ok_and(|status| status.success()));
    child.wait_with_output().expect("the command ends")
}

#[cfg(unix)]
#[test]
fn a_request_to_stop_shows_what_was_finished() {
    let (_folder, path) = coffee();
    let output = stopped(command().args(with(&["sweep", &path], &LONG)));
    let [out, said] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).expect("UTF-8"));
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.starts_with("error: stopped after "), "{said}");
    assert!(out.contains("Not finished: this is about the first "), "{out}");
}

/// A part is whole or it is not there: so nobody merges half of one, and nothing has to be remembered of it.
#[cfg(unix)]
#[test]
fn a_part_that_is_asked_to_stop_writes_nothing_and_says_what_to_do() {
    let (_folder, path) = coffee();
    let to = tempfile::tempdir().expect("a folder");
    let file = to.path().join("part1.json");
    std::fs::write(&file, "kept").expect("a file");
    let mut to_file = command();
    to_file.args(with(&["sweep", &path, "--part", "1/2", "--lang", "en"], &LONG)).arg("-o").arg(&file);
    let mut to_screen = command();
    to_screen.args(with(&["sweep", &path, "--part", "1/2", "--lang", "en"], &LONG));
    for mut typed in [to_file, to_screen] {
        let output = stopped(&mut typed);
        let said = String::from_utf8(output.stderr).expect("UTF-8");
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.starts_with("error: stopped after "), "{said}");
        assert!(
            said.contains("nothing was written\n  = help: make it again, or divide into more parts"),
            "{said}"
        );
        assert!(output.stdout.is_empty());
    }
    assert_eq!(std::fs::read_to_string(&file).expect("the file"), "kept");
    assert_eq!(std::fs::read_dir(to.path()).expect("the folder").count(), 1);
}
