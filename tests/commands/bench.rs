//! `bench`: how fast the engine is here, beside the plain loop. How fast it has to be is nothing for a test.

use crate::support::run;
use serde_json::Value;
use unicode_width::UnicodeWidthStr as _;

const TASKS: [&str; 6] =
    ["sweep_costs_by_reach", "sweep_six_axes", "simulation", "sobol_indices", "tornado", "break_even"];

#[test]
fn every_task_is_there_with_what_it_took_beside_the_plain_loop() {
    let ran = run(["bench", "--seconds", "0.3", "--threads", "2", "--format", "json"]).ended(0);
    let json: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert_eq!(json["made_with"]["command"], "bench");
    assert_eq!(json["machine"]["threads"], 2);
    assert_eq!(json["machine"]["system"], std::env::consts::OS);
    let tasks = json["tasks"].as_array().expect("tasks");
    let names: Vec<&str> = tasks.iter().filter_map(|task| task["task"].as_str()).collect();
    assert_eq!(names, TASKS);
    for task in tasks {
        let positive = [
            &task["evaluations"],
            &task["seconds"],
            &task["fastest_seconds"],
            &task["slowest_seconds"],
            &task["evaluations_per_second"],
            &task["beforehand_seconds"],
            &task["plain_loop"]["evaluations"],
            &task["plain_loop"]["seconds"],
            &task["plain_loop"]["evaluations_per_second"],
            &task["times_plain_loop"],
        ];
        for number in positive {
            assert!(number.as_f64().is_some_and(|number| number > 0.0), "{task}");
        }
        // All that the plain loop worked out agrees; else the program would have stopped on an error of its own.
        assert_eq!(task["plain_loop"]["agreed"], task["plain_loop"]["evaluations"]);
        let [fastest, middle, slowest] =
            ["fastest_seconds", "seconds", "slowest_seconds"].map(|name| task[name].as_f64());
        assert!(fastest <= middle && middle <= slowest, "{task}");
    }
    // 8 costs and 12 effects come to a few operations on costs and reach.
    assert!(tasks[0]["operations"].as_u64().is_some_and(|operations| operations <= 30), "{}", tasks[0]);
}

#[test]
fn text_fits_eighty_columns_in_both_languages_and_says_what_the_plain_loop_is() {
    for (name, language, said) in [
        ("bench", "en", "calculate all of its map exactly"),
        ("meet-snelheid", "nl", "reken de hele kaart exact uit"),
    ] {
        let ran = run([name, "--seconden", "0,3", "--draden", "1", "--lang", language]).ended(0);
        for line in ran.stdout.lines() {
            assert!(line.width() <= 80, "{line}");
            assert_eq!(line, line.trim_end());
        }
        let text = ran.unwrapped();
        assert!(text.contains(said), "{text}");
    }
}

#[test]
fn a_spreadsheet_gets_a_row_per_task() {
    let ran = run(["bench", "--seconds", "0.3", "--format", "csv", "--lang", "en"]).ended(0);
    assert!(ran.stdout.contains("task,scenarios,seconds"), "{}", ran.stdout);
    assert_eq!(ran.stdout.lines().count(), 1 + TASKS.len());
}

#[test]
fn wrong_flags_are_wrong_usage_in_the_language_of_the_reader() {
    for (flags, text) in [
        (["--seconds", "0"], "a number of seconds from 0.1 to 3600"),
        (["--seconds", "-1"], "a number of seconds"),
        (["--seconds", "x"], "a number of seconds"),
        (["--threads", "0"], "a whole number from 1 to 1024"),
    ] {
        let ran = run(["bench", "--lang", "en"].iter().chain(&flags)).ended(2);
        assert!(ran.stderr.contains(text), "{flags:?}: {}", ran.stderr);
    }
    let ran = run(["meet-snelheid", "--taal", "nl", "--draden", "2000"]).ended(2);
    assert!(ran.stderr.contains("een heel getal van 1 tot en met 1024"), "{}", ran.stderr);
}
