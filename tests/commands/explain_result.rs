//! `explain --result`: from a figure of a result of any command back to the cells.

use crate::support::{golden, run, small_project, written_result};
use serde_json::Value;
use unicode_width::UnicodeWidthStr as _;

const PLAN: &str = "data/projects/wijkbedrijf_plan";
const OUTCOME: &str = "data/projects/wijkbedrijf_uitkomst";
const KLEIN: &str = "data/projects/klein";

/// An explanation of a figure of the result of a command.
fn explained(command: &[&str], projects: &[&str], figure: &str, more: &[&str]) -> crate::support::Ran {
    let (_folder, result) = written_result(command);
    let start = std::iter::once("explain").chain(projects.iter().copied());
    let typed: Vec<&str> = start.chain([figure, "--result", &result]).chain(more.iter().copied()).collect();
    run(typed).ended(0)
}

/// The name of what is expected, the command, its projects, the figure and how deep.
type Asked<'a> = (&'a str, &'a [&'a str], &'a [&'a str], &'a str, &'a str);

#[test]
fn figures_of_every_command_are_explained_as_expected_in_both_languages() {
    let scenarios = ["scenarios", KLEIN, "--set", "costs=+10%", "--set", "reach=x0.5"];
    let sweep =
        ["sweep", KLEIN, "--vary", "costs=80%..120%:5", "--vary", "reach=50%..200%:4", "--target", "1"];
    let simulate = ["simulate", KLEIN, "--draws", "1000"];
    let sensitivity = ["sensitivity", KLEIN, "--plus-minus", "20%", "--indices", "--draws", "1000"];
    let compare = ["compare", PLAN, OUTCOME];
    let figures: [Asked<'_>; 13] = [
        ("scenarios.marginal", &scenarios, &[KLEIN], "scenarios[0].marginal_ratio", "3"),
        ("scenarios.ratio", &scenarios, &[KLEIN], "scenarios[0].ratio", "7"),
        ("sweep.quantile", &sweep, &[KLEIN], "ratio.quantiles.0.25", "2"),
        ("sweep.share", &sweep, &[KLEIN], "share_above_target.share", "2"),
        ("simulate.quantile", &simulate, &[KLEIN], "ratio.quantiles.0.05", "3"),
        ("sweep.point", &sweep, &[KLEIN], "point[16]", "2"),
        ("simulate.draw", &simulate, &[KLEIN], "draw[3]", "2"),
        ("simulate.chance", &simulate, &[KLEIN], "ratio.chance_above.1.chance", "2"),
        ("sensitivity.swing", &sensitivity, &[KLEIN], "tornado[0].swing", "4"),
        ("sensitivity.root", &sensitivity, &[KLEIN], "break_even[1].values[0]", "3"),
        ("sensitivity.index", &sensitivity, &[KLEIN], "sobol.first_order.effects.minder_eenzaam.index", "1"),
        ("compare.part", &compare, &[PLAN, OUTCOME], "figures.ratio.parts[1].contribution", "2"),
        ("compare.number", &compare, &[PLAN, OUTCOME], "figures.ratio.parts[1].to", "2"),
    ];
    for (name, command, projects, figure, depth) in figures {
        for language in ["nl", "en"] {
            let ran = explained(command, projects, figure, &["--depth", depth, "--lang", language]);
            for line in ran.stdout.lines() {
                assert!(line.width() <= 80, "{line}");
            }
            golden(&format!("explain_result.{name}.{language}.txt"), &ran.stdout);
        }
    }
    for (format, extension) in [("json", "json"), ("csv", "csv"), ("markdown", "md")] {
        let more = ["--depth", "2", "--lang", "en", "--format", format];
        let ran = explained(&simulate, &[KLEIN], "ratio.quantiles.0.05", &more);
        let said =
            ran.stdout.lines().filter(|line| !line.contains("--result=")).collect::<Vec<_>>().join("\n");
        golden(&format!("explain_result.simulate.{extension}"), &(said + "\n"));
    }
}

#[test]
fn a_point_of_a_sweep_is_followed_to_the_cells() {
    let project = small_project(|_| {});
    let path = project.path().display().to_string();
    let sweep = ["sweep", &path, "--vary", "costs.host.amount=500..1000:2", "--vary", "reach=50%,100%"];
    let text = explained(&sweep, &[&path], "ratio.max", &[]).unwrapped();
    // 100 visitors × 10 % × € 200 = € 2,000, for € 500.
    assert!(text.contains("Point 1: Benefits divided by costs 4.00"), "{text}");
    assert!(text.contains("costs.csv:2 (column `amount`, cell D2): 1000 was €1,000.00; point 1"), "{text}");
    let ran = explained(&sweep, &[&path], "ratio.max", &["--format", "json"]);
    let json: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let tree = &json["explanation"];
    assert_eq!(
        (&tree["value"], &tree["origin"], &tree["definition"]),
        (&"4".into(), &"statistic".into(), &"highest".into())
    );
    let point = &tree["parts"][0];
    assert_eq!((&point["value"], &point["origin"]), (&"4".into(), &"of_map".into()));
    assert_eq!(point["changes"][0]["parameter"], "costs.host.amount");
    assert_eq!(point["changes"][0]["was"], "1000");
}

#[test]
fn a_quantile_lies_between_the_two_points_next_to_it() {
    let project = small_project(|_| {});
    let path = project.path().display().to_string();
    // Ratios of 4, 2, 1 and 0.5. In order a quarter lies at 0.75 from the lowest to the next: 0.5 + 0.75 × 0.5 = 0.875.
    let sweep = ["sweep", &path, "--vary", "costs=0.5,1,2,4"];
    let ran = explained(&sweep, &[&path], "ratio.quantiles.0.25", &["--format", "json", "--depth", "1"]);
    let json: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let parts = json["explanation"]["parts"].as_array().expect("two points");
    let labels: Vec<&str> = parts.iter().filter_map(|part| part["label"].as_str()).collect();
    assert!(labels[0].starts_with("Point 3,") && labels[1].starts_with("Point 2,"), "{labels:?}");
    assert_eq!((&parts[0]["value"], &parts[1]["value"]), (&"0.5".into(), &"1".into()));
    assert_eq!(json["explanation"]["value"], "0.875");
}

#[test]
fn dutch_words_and_no_figure_at_all_are_understood() {
    let sweep = ["sweep", KLEIN, "--vary", "costs=80%..120%:5", "--target", "1"];
    let (_folder, result) = written_result(&sweep);
    let said = run(["leg-uit", KLEIN, "--resultaat", &result, "--taal", "nl"]).ended(0).unwrapped();
    assert!(said.contains("Boven het doel, aandeel 100%"), "{said}");
    run(["explain", KLEIN, "--result", &result, "--set", "costs=+10%"]).ended(2);
}

#[test]
fn a_figure_that_does_not_hold_is_said_to_be_so() {
    let (folder, result) = written_result(&["scenarios", KLEIN, "--set", "costs=+10%"]);
    let text = std::fs::read_to_string(&result).expect("a result").replace("\"11000\"", "\"11500\"");
    std::fs::write(folder.path().join("changed.json"), text).expect("it is written");
    let changed = folder.path().join("changed.json").display().to_string();
    let said = run(["explain", KLEIN, "scenarios[0].costs", "--result", &changed, "--lang", "en"]).ended(0);
    assert!(said.unwrapped().contains("the result says 11500, and that does not hold: verify it"));
}

#[test]
fn a_result_of_two_parameters_can_be_verified_and_explained() {
    let frontier =
        ["sensitivity", KLEIN, "--frontier", "costs.gastvrouw.amount=20..60", "effects.minder_eenzaam.share"];
    let (_folder, result) = written_result(&frontier);
    run(["verify", &result, KLEIN]).ended(0);
    let said = run(["explain", KLEIN, "frontiers[0].points[3][1][0]", "--result", &result]).ended(0);
    assert!(said.unwrapped().contains("Gastvrouw"));
}

#[test]
fn numbers_of_lists_are_called_by_what_they_are_about_in_both_languages() {
    let sensitivity = [
        "sensitivity",
        KLEIN,
        "--frontier",
        "costs=0.5..1",
        "effects=0.5..1",
        "--information",
        "--certainty",
        "80%",
        "--draws",
        "1000",
    ];
    for (figure, dutch, english) in [
        (
            "frontiers[0].points[10][0]",
            "Grenslijn van alle kosten van het project en alle effecten, punt 11, alle kosten van het project Een uitkomst",
            "Frontier of all project costs and all effects, point 11, all project costs A figure",
        ),
        (
            "frontiers[0].points[10][1][0]",
            "Grenslijn van alle kosten van het project en alle effecten, punt 11, alle effecten Een uitkomst",
            "Frontier of all project costs and all effects, point 11, all effects A figure",
        ),
        (
            "information[0].all.chance",
            "doel 1, alles, wat louter toeval zou vinden €",
            "target 1, everything, what chance alone would find €",
        ),
        ("break_even[0].highest", "Omslagpunt, ", "Break-even, "),
    ] {
        for (language, said) in [("nl", dutch), ("en", english)] {
            let text =
                explained(&sensitivity, &[KLEIN], figure, &["--depth", "1", "--lang", language]).unwrapped();
            assert!(text.contains(said), "{said}: {text}");
        }
    }
    // Of a project with ranges the line has bands.
    let path = "data/projects/ontmoetingsplek";
    let bands = ["sensitivity", path, "--frontier", "costs=0.5..2", "effects=0.5..2", "--draws", "1000"];
    for (language, said) in [
        ("nl", "punt 5, alle effecten, met een zekerheid van 80%"),
        ("en", "point 5, all effects, with a certainty of 80%"),
    ] {
        let figure = "frontiers[0].at_certainty[4][1].values[0].value";
        let text = explained(&bands, &[path], figure, &["--lang", language]).unwrapped();
        assert!(text.contains(said), "{said}: {text}");
    }
    let project = small_project(|files| {
        files.push((
            "ranges.csv",
            "parameter,distribution,mean,sd\ncosts.host.amount,lognormal,1000,100\n".to_owned(),
        ));
    });
    let path = project.path().display().to_string();
    let simulate = ["simulate", &path, "--draws", "1000"];
    let text = explained(&simulate, &[&path], "inputs[0].drawn.mean", &["--lang", "nl"]).unwrapped();
    assert!(text.contains("getrokken uit: lognormaal"), "{text}");
}

#[test]
fn a_tree_is_as_deep_as_fits_unless_more_is_asked_for() {
    let simulate = ["simulate", "data/projects/ontmoetingsplek", "--draws", "1000"];
    let told = |more: &[&str]| {
        let mut all = vec!["--lang", "en"];
        all.extend(more);
        explained(&simulate, &["data/projects/ontmoetingsplek"], "ratio.quantiles.0.05", &all).stdout
    };
    let (usual, deep) = (told(&[]), told(&["--depth", "20"]));
    assert!(usual.lines().count() < 300, "{}", usual.lines().count());
    assert!(usual.contains("There is more below this; ask for more with --depth (now "), "{usual}");
    assert!(deep.lines().count() > 1000, "{}", deep.lines().count());
    // Machines are given all of it.
    let whole = |more: &[&str]| {
        let json = told(&[&["--format", "json"], more].concat());
        serde_json::from_str::<Value>(&json).expect("JSON")["explanation"].clone()
    };
    assert_eq!(whole(&[]), whole(&["--depth", "200"]));
}
