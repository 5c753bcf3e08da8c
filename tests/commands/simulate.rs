//! `simulate`: the return over many draws of the uncertain numbers.

use crate::support::{golden, run, small_project};
use serde_json::Value;
use unicode_width::UnicodeWidthStr as _;

const SAMPLES: [&str; 2] = ["ontmoetingsplek", "klein"];

fn json_of(arguments: &[&str]) -> Value {
    let ran = run(arguments.iter().chain(&["--format", "json"])).ended(0);
    serde_json::from_str(&ran.stdout).expect("JSON")
}

fn number(value: &Value) -> f64 {
    value.as_str().expect("a decimal as text").parse().expect("a number")
}

#[test]
fn the_samples_give_the_expected_output_in_every_form_and_language() {
    for sample in SAMPLES {
        let path = format!("data/projects/{sample}");
        for language in ["nl", "en"] {
            for (format, extension) in [("text", "txt"), ("json", "json"), ("csv", "csv"), ("markdown", "md")]
            {
                let arguments =
                    ["--draws", "2000", "--target", "ratio=1.6", "--format", format, "--lang", language];
                let ran = run(["simulate", &path].iter().chain(&arguments)).ended(0);
                golden(&format!("{sample}.simulate.{language}.{extension}"), &ran.stdout);
            }
        }
    }
}

#[test]
fn text_fits_eighty_columns() {
    let long = small_project(|files| {
        let name = "a host of a good many words ".repeat(5);
        files[2].1 = format!("id,description,payer,amount\nhost,{name},city,999999999999.99\n");
    });
    for path in [long.path().display().to_string(), "data/projects/ontmoetingsplek".into()] {
        for language in ["nl", "en"] {
            for more in
                [["--set", "costs=+10%"], ["--figure", "npv"], ["--target", "municipality.leverage=2"]]
            {
                let arguments = ["simulate", &path, "--draws", "300", "--lang", language];
                for line in run(arguments.into_iter().chain(more)).ended(0).stdout.lines() {
                    assert!(line.width() <= 80, "{line}");
                    assert_eq!(line, line.trim_end());
                }
            }
        }
    }
}

/// 100 visitors × 10 % × € 200 = € 2,000 for € 1,000, of which one number is uncertain.
fn uncertain(ranges: &str) -> tempfile::TempDir {
    let project = small_project(|_| {});
    std::fs::write(project.path().join("ranges.csv"), ranges).expect("a file");
    project
}

#[test]
fn a_small_project_by_head() {
    // Costs anywhere from half to twice what they are: the ratio of 2 lies between 1 and 4, above 2.5 where costs are
    // below 0.8: (0.8 - 0.5) / 1.5 = 0.2 of all draws. The mean is 2 × ln(2 / 0.5) / 1.5 = 1.8484.
    let project = uncertain("parameter,distribution,low,high\ncosts,uniform,50%,200%\n");
    let path = project.path().display().to_string();
    for sampling in ["random", "latin", "sobol"] {
        let arguments = ["simulate", &path, "--draws", "4096", "--sampling", sampling, "--target", "2.5"];
        let json = json_of(&arguments);
        assert_eq!(
            (&json["draws"], &json["seed"], &json["sampling"]),
            (&4096.into(), &1.into(), &sampling.into())
        );
        let ratio = &json["ratio"];
        assert_eq!(ratio["base"], "2");
        assert!((number(&ratio["mean"]) - 1.848_392_5).abs() < 5.0 * number(&ratio["mean_error"]), "{ratio}");
        let above = &ratio["chance_above"]["2.5"];
        assert!((number(&above["chance"]) - 0.2).abs() < 5.0 * number(&above["error"]), "{above}");
        assert_eq!(ratio["chance_above"]["1"]["chance"], "1");
        assert!(number(&ratio["min"]) > 1.0 && number(&ratio["max"]) < 4.0);
        assert_eq!(json["ranges"], "stated");
        assert_eq!(json["inputs"][0]["parameter"], "costs");
        let bars = ratio["histogram"].as_array().expect("bars").iter();
        assert_eq!(bars.map(|bar| bar["draws"].as_u64().expect("a count")).sum::<u64>(), 4096);
    }
    // The errors of latin and Sobol' draws are far smaller than that of random ones: here about 1 / 4096.
    let json = json_of(&["simulate", &path, "--draws", "4096", "--sampling", "latin", "--target", "2.5"]);
    assert!((number(&json["ratio"]["chance_above"]["2.5"]["chance"]) - 0.2).abs() < 0.001);
}

#[test]
fn any_figure_can_be_held_against_a_target() {
    // Costs from 500 to 2,000, benefits 2,000: the balance is 2,000 - costs, 750 on average, and above 500 where costs are
    // below 1,500: two thirds of all draws. Costs of the municipality are above 1,000 in two thirds as well.
    let project = uncertain("parameter,distribution,low,high\ncosts,uniform,50%,200%\n");
    let path = project.path().display().to_string();
    for (target, figure, at) in [
        ("npv=500", "npv", "500"),
        ("saldo=€ 500", "npv", "500"),
        ("gemeente.kosten=1.000,00", "municipality.costs", "1000"),
    ] {
        let arguments = ["simulate", &path, "--draws", "4096", "--sampling", "latin", "--target", target];
        let json = json_of(&arguments);
        let above = &json[figure]["chance_above"][at];
        assert!((number(&above["chance"]) - 2.0 / 3.0).abs() < 0.001, "{json}");
        assert!(json["ratio"].is_null());
    }
    let json = json_of(&["simulate", &path, "--draws", "4096", "--sampling", "latin", "--figure", "npv"]);
    assert_eq!(json["npv"]["base"], "1000");
    assert!((number(&json["npv"]["mean"]) - 750.0).abs() < 1.0);
    // Where costs and benefits are equal is always there.
    assert_eq!(json["npv"]["chance_above"]["0"]["chance"], "1");
    let asked = ["simulate", &path, "--draws", "500", "--figure", "npv", "--lang"];
    let said = run(asked.iter().chain(&["en"])).ended(0).unwrapped();
    assert!(said.contains("the chance that it is above €0 is 100%"), "{said}");
    let said = run(asked.iter().chain(&["nl"])).ended(0).unwrapped();
    assert!(said.contains("de kans op meer dan € 0 is 100%"), "{said}");
    assert!(said.contains("Gemiddeld is het saldo"), "{said}");
}

#[test]
fn figures_that_only_the_exact_calculation_gives_are_drawn_too() {
    // € 2,000 at the end of the first year for costs of € 500 to € 2,000 at its start: the rate is 2,000 / costs - 1, above
    // 1 where costs are below 1,000: a third of all draws. Paid back in 12 × costs / 2,000 months: 7.5 on average.
    let project = uncertain("parameter,distribution,low,high\ncosts,uniform,50%,200%\n");
    let path = project.path().display().to_string();
    let json = json_of(&["simulate", &path, "--draws", "300", "--sampling", "latin", "--target", "irr=100%"]);
    assert!((number(&json["irr"]["chance_above"]["1"]["chance"]) - 1.0 / 3.0).abs() < 0.01, "{json}");
    let json = json_of(&[
        "simulate",
        &path,
        "--draws",
        "300",
        "--sampling",
        "latin",
        "--figure",
        "terugverdientijd",
    ]);
    assert!((number(&json["payback_months"]["mean"]) - 7.5).abs() < 0.05, "{json}");
    // No target of its own, and nothing said of one.
    assert_eq!(json["payback_months"]["chance_above"], serde_json::json!({}));
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_seed_others() {
    let run_with = |seed: &str| {
        run(["simulate", "data/projects/klein", "--draws", "300", "--seed", seed, "--format", "json"])
            .ended(0)
            .stdout
    };
    assert_eq!(run_with("7"), run_with("7"));
    assert_ne!(run_with("7"), run_with("8"));
}

#[test]
fn parts_merge_to_the_bytes_of_a_single_run() {
    let folder = tempfile::tempdir().expect("a folder");
    for (sampling, target) in [("random", "ratio=1.6"), ("latin", "gemeente.saldo=0"), ("sobol", "1.6")] {
        let asked =
            ["data/projects/ontmoetingsplek", "--draws", "3000", "--sampling", sampling, "--target", target];
        for format in ["json", "text", "csv"] {
            let whole = run(["simulate"].iter().chain(&asked).chain(&["--format", format])).ended(0).stdout;
            let parts: Vec<String> = (1..=3)
                .rev()
                .map(|number| {
                    let file = folder.path().join(format!("{number}.json")).display().to_string();
                    let part = format!("{number}/3");
                    run(["simulate"].iter().chain(&asked).chain(&["--part", &part, "-o", &file])).ended(0);
                    file
                })
                .collect();
            let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
            let merge = ["merge", "data/projects/ontmoetingsplek"];
            let merged = run(merge.iter().chain(&parts).chain(&["--format", format])).ended(0).stdout;
            assert!(merged == whole, "{sampling} {format}");
        }
    }
}

#[test]
fn what_is_set_shares_its_luck() {
    // Twice the effect, with the same draws: every quantile is twice as high.
    let project = uncertain("parameter,low,high\ncosts,80%,125%\n");
    let path = project.path().display().to_string();
    let base = json_of(&["simulate", &path, "--draws", "500"]);
    let twice = json_of(&["simulate", &path, "--draws", "500", "--set", "effects=x2"]);
    for share in ["0.05", "0.5", "0.95"] {
        let of = |json: &Value| number(&json["ratio"]["quantiles"][share]);
        assert!((of(&twice) - 2.0 * of(&base)).abs() < 1e-12);
    }
}

#[test]
fn what_is_never_paid_back_is_not_paid_back_in_time() {
    // € 2,000 in the first year for € 500 to € 4,000: paid back where costs are at most € 2,000, in 3/7 of all draws; within
    // six months where they are at most € 1,000, in a seventh.
    let project = uncertain("parameter,distribution,low,high\ncosts,uniform,50%,400%\n");
    let path = project.path().display().to_string();
    let asked = ["simulate", &path, "--draws", "7000", "--sampling", "latin", "--figure", "payback_months"];
    for (language, there, soon, late) in [
        (
            "en",
            "In 43% of the draws costs are covered within the horizon",
            "at most 6 months 14.3%",
            "count as longer than any target",
        ),
        (
            "nl",
            "In 43% van de trekkingen worden de kosten binnen de horizon gedekt",
            "hoogstens 6 maanden 14,3%",
            "tellen als langer dan elk doel",
        ),
    ] {
        let text = run(asked.into_iter().chain(["--target", "payback_months=6", "--lang", language]))
            .ended(0)
            .unwrapped();
        assert!([there, soon, late].iter().all(|said| text.contains(said)), "{text}");
    }
}

#[test]
fn a_factor_multiplies_what_is_drawn_as_what_is_stated() {
    // Costs of € 500 to € 2,000, by a factor on all of them or by their amount: half as much in every draw, whichever way
    // that is said.
    for ranges in ["costs,uniform,50%,200%", "costs.host.amount,uniform,500,2000"] {
        let project = uncertain(&format!("parameter,distribution,low,high\n{ranges}\n"));
        let path = project.path().display().to_string();
        let base = json_of(&["simulate", &path, "--draws", "500", "--figure", "costs"]);
        for set in ["costs=x0.5", "costs.host=-50%"] {
            let half = json_of(&["simulate", &path, "--draws", "500", "--figure", "costs", "--set", set]);
            for share in ["0.05", "0.5", "0.95"] {
                let of = |json: &Value| number(&json["costs"]["quantiles"][share]);
                assert!((of(&half) - 0.5 * of(&base)).abs() < 1e-9, "{ranges} {set}: {half}");
            }
        }
    }
    // A number that is drawn cannot be set as well.
    let project = uncertain("parameter,distribution,low,high\ncosts.host.amount,uniform,500,2000\n");
    let path = project.path().display().to_string();
    let refused = run(["simulate", &path, "--set", "costs.host.amount=+10%", "--lang", "en"]).ended(2);
    assert!(refused.stderr.contains("`costs.host.amount` is both"), "{}", refused.stderr);
}

#[test]
fn it_goes_on_until_the_error_is_small_and_says_so_where_that_fails() {
    let project = uncertain("parameter,low,high\ncosts,50%,200%\n");
    let path = project.path().display().to_string();
    // The chance of a ratio above 2 is a half: an error of 0.5 / sqrt(n) is below 0.005 from 10,000 draws on.
    let json = json_of(&["simulate", &path, "--target", "2", "--until", "error<0.005"]);
    assert_eq!(json["draws"], 16384);
    let short =
        ["simulate", &path, "--target", "2", "--until", "fout<0,5%", "--draws", "5000", "--lang", "en"];
    let said = run(short).ended(0).stdout;
    assert!(said.contains("The most draws allowed were not enough"), "{said}");
}

#[test]
fn ranges_that_were_made_up_are_said_to_be() {
    let json = json_of(&["simulate", "data/projects/wijkbedrijf_plan", "--draws", "200"]);
    assert_eq!(json["ranges"], "made_up");
    assert!(json["inputs"].as_array().expect("inputs").iter().all(|input| input["distribution"] == "normal"));
    for (language, text) in [("en", "made up ranges itself"), ("nl", "zelf bandbreedtes aangenomen")] {
        let said = run(["simulate", "data/projects/wijkbedrijf_plan", "--draws", "200", "--lang", language])
            .ended(0);
        let said = said.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains(text), "{said}");
    }
}

#[test]
fn wrong_flags_are_wrong_usage_in_the_language_of_the_reader() {
    let cases = [
        (&["--draws", "0"][..], "a whole number above zero"),
        (&["--sampling", "halton"], "random, latin or sobol"),
        (&["--target", "npv=x"], "a target is a number, or a figure, `=` and a number"),
        (&["--target", "sald=5"], "no figure is called `sald`"),
        (&["--target", "npv=5", "--target", "ratio=1"], "the target is of the figure that is worked out"),
        (&["--figure", "npv", "--target", "ratio=1"], "the target is of the figure that is worked out"),
        (&["--until", "0.001"], "such as error<0.001"),
        (&["--no-shift"], "add `--sampling sobol`"),
        (&["--part", "4/3"], "4/3"),
        (&["--set", "costs=10%"], "factor"),
    ];
    for (flags, text) in cases {
        let ran = run(["simulate", "data/projects/klein", "--lang", "en"].iter().chain(flags)).ended(2);
        assert!(ran.stderr.contains(text), "{flags:?}: {}", ran.stderr);
    }
    let ran = run(["simuleer", "data/projects/klein", "--taal", "nl", "--trekkingen", "x"]).ended(2);
    assert!(ran.stderr.contains("een geheel getal boven nul"), "{}", ran.stderr);
}

#[test]
fn wrong_ranges_stop_simulate_and_not_the_map() {
    let project = uncertain("parameter,low,high\ncosts,200%,50%\n");
    let path = project.path().display().to_string();
    run(["calculate", &path]).ended(0);
    let ran = run(["simulate", &path, "--lang", "en"]).ended(1);
    assert!(ran.stderr.contains("low (200%) is above high"), "{}", ran.stderr);
}
