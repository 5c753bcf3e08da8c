//! `sensitivity`: break-even values and swings.

use crate::support::{golden, run, small_project};
use serde_json::Value;
use unicode_width::UnicodeWidthStr as _;

const SAMPLES: [&str; 2] = ["ontmoetingsplek", "klein"];

fn json_of(arguments: &[&str]) -> Value {
    let ran = run(arguments.iter().chain(&["--format", "json"])).ended(0);
    serde_json::from_str(&ran.stdout).expect("JSON")
}

fn break_even<'j>(json: &'j Value, path: &str, figure: &str) -> &'j Value {
    let rows = json["break_even"].as_array().expect("rows");
    rows.iter().find(|row| row["parameter"] == path && row["figure"] == figure).expect(path)
}

#[test]
fn the_samples_give_the_expected_output_in_every_form_and_language() {
    for sample in SAMPLES {
        let path = format!("data/projects/{sample}");
        for language in ["nl", "en"] {
            for (format, extension) in [("text", "txt"), ("json", "json"), ("csv", "csv"), ("markdown", "md")]
            {
                let ran = run(["sensitivity", &path, "--format", format, "--lang", language]).ended(0);
                golden(&format!("{sample}.sensitivity.{language}.{extension}"), &ran.stdout);
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
    for path in [long.path().display().to_string(), "data/projects/wijkbedrijf_plan".into()] {
        for language in ["nl", "en"] {
            let targets = ["--target", "npv=-99999999", "--target", "own_return.municipality=0.1"];
            let arguments = ["sensitivity", &path, "--lang", language].into_iter().chain(targets);
            for line in run(arguments).ended(0).stdout.lines() {
                assert!(line.width() <= 80, "{line}");
                assert_eq!(line, line.trim_end());
            }
        }
    }
}

#[test]
fn a_small_project_by_head() {
    // 100 visitors × 10 % × € 200 = € 2,000 for € 1,000.
    let project = small_project(|_| {});
    let path = project.path().display().to_string();
    let json =
        json_of(&["sensitivity", &path, "--target", "ratio=1", "--target", "npv=500", "--plus-minus", "20%"]);
    assert_eq!(json["ratio"], "2");
    // For the costs: 50 visitors, 5 %; for € 500 more: 75 visitors, or costs of € 1,500.
    let visitors = break_even(&json, "reach.visitors.participants", "ratio");
    assert_eq!(
        (&visitors["base"], &visitors["values"][0], &visitors["met"][0]),
        (&"100".into(), &"50".into(), &"from".into())
    );
    assert_eq!(break_even(&json, "effects.less_lonely.share", "ratio")["values"][0], "0.05");
    assert_eq!(break_even(&json, "costs.host.amount", "npv")["values"][0], "1500");
    assert_eq!(break_even(&json, "costs.host.amount", "npv")["met"][0], "up_to");
    assert_eq!(break_even(&json, "reach.visitors.participants", "npv")["values"][0], "75");
    // A fifth less and more of the costs: 2.5 and 1.6667.
    let bars = json["tornado"].as_array().expect("bars");
    let costs = bars.iter().find(|bar| bar["parameter"] == "costs.host.amount").expect("a bar");
    assert_eq!(
        (&costs["low"], &costs["ratio_at_low"], &costs["high"]),
        (&"800".into(), &"2.5".into(), &"1200".into())
    );
    assert_eq!(json["elasticities"]["costs.host.amount"], "-1");
    assert_eq!(json["elasticities"]["effects.less_lonely.share"], "1");
    let text = run(["gevoeligheid", &path, "--taal", "nl"]).ended(0).unwrapped();
    assert!(text.contains("Er zijn 50 deelnemers nodig; je rekent op 100."), "{text}");
    let text = run(["sensitivity", &path]).ended(0).unwrapped();
    assert!(text.contains("50 participants are needed; you plan 100."), "{text}");
}

#[test]
fn targets_and_domains_are_read_in_either_language() {
    let project = small_project(|_| {});
    let path = project.path().display().to_string();
    let english = run([
        "sensitivity",
        &path,
        "--target",
        "payback=6",
        "--domain",
        "effects.less_lonely.share=0%..100%",
    ])
    .ended(0);
    let dutch = run([
        "gevoeligheid",
        &path,
        "--doel",
        "terugverdientijd=6",
        "--domein",
        "effecten.less_lonely.aandeel=0%..100%",
        "--taal",
        "en",
    ])
    .ended(0);
    assert_eq!(english.stdout, dutch.stdout);
    // 50 visitors are outside 60 to 80: none in range.
    let json = json_of(&["sensitivity", &path, "--domain", "reach.visitors.participants=60..80"]);
    assert_eq!(break_even(&json, "reach.visitors.participants", "ratio")["values"], Value::Array(Vec::new()));
    // An amount keeps its sign unless another is asked for: the city would have to be paid € 1,000 for a balance of 3,000.
    let asked = ["sensitivity", &path, "--target", "npv=3000"];
    assert_eq!(break_even(&json_of(&asked), "costs.host.amount", "npv")["values"], Value::Array(Vec::new()));
    let asked = ["sensitivity", &path, "--target", "npv=3000", "--domain", "costs.host.amount=-2000..0"];
    assert_eq!(break_even(&json_of(&asked), "costs.host.amount", "npv")["values"][0], "-1000");
}

#[test]
fn a_wrong_flag_is_wrong_usage_in_the_language_of_the_reader() {
    let cases = [
        ("--target", "ratio", "a figure, a `=` and a value", "een uitkomst, een `=` en een waarde"),
        ("--target", "ratio=much", "a figure, a `=` and a value", "een uitkomst, een `=` en een waarde"),
        ("--target", "raito=1", "did you mean `ratio`?", "bedoelde je `ratio`?"),
        ("--target", "own_return=1", "does not say of whom", "staat niet van wie"),
        (
            "--target",
            "own_return.citty=1",
            "did you mean `own_return.city`?",
            "bedoelde je `eigen_rendement.city`?",
        ),
        ("--target", "payback=0", "a number of months above zero", "een aantal maanden boven nul"),
        ("--target", "ratio=1.250", "nothing tells which", "blijkt niet welke"),
        (
            "--domain",
            "costs.host.amount",
            "a parameter, a `=` and a range",
            "een parameter, een `=` en een bereik",
        ),
        (
            "--domain",
            "costs.host.amount=5",
            "a parameter, a `=` and a range",
            "een parameter, een `=` en een bereik",
        ),
        ("--domain", "costs.host.amount=9..5", "runs from low to high", "loopt van laag naar hoog"),
        ("--domain", "effects.less_lonely.share=0..2", "runs from low to high", "loopt van laag naar hoog"),
        ("--domain", "costs.hots.amount=1..5", "there is no `hots`", "staat geen `hots`"),
        ("--domain", "project.horizon=1..5", "make a scenario of it", "maak er een scenario van"),
        ("--plus-minus", "0%", "a percentage above 0%", "een percentage boven 0%"),
        ("--plus-minus", "x", "a percentage above 0%", "een percentage boven 0%"),
        (
            "--draws",
            "500",
            "a whole number from 1,000 to 1,000,000",
            "een heel getal van 1.000 tot en met 1.000.000",
        ),
    ];
    let project = small_project(|_| {});
    let path = project.path().display().to_string();
    for (flag, typed, english, dutch) in cases {
        for (language, expected) in [("en", english), ("nl", dutch)] {
            let ran = run(["sensitivity", &path, flag, typed, "--lang", language]).ended(2);
            assert!(ran.stderr.contains(expected), "{flag} {typed}: {}", ran.stderr);
            assert_eq!(ran.stdout, "");
        }
    }
}

#[test]
fn certainty_is_told_of_a_payback_period_too() {
    // 100 visitors × a share from 10 % to 20 % × € 200 in the first year: in nine draws of ten above € 2,200, of which half has come
    // in after six months.
    let project = small_project(|files| {
        let ranges = "parameter,distribution,low,high\neffects.less_lonely.share,uniform,10%,20%\n";
        files.push(("ranges.csv", ranges.to_owned()));
    });
    let path = project.path().display().to_string();
    for (target, price) in [("payback=12", 2200.0), ("payback=6", 1100.0)] {
        let json = json_of(&["sensitivity", &path, "--target", target, "--certainty", "90%"]);
        let row = certain_row(&json, "costs.host.amount");
        assert!((number(&row["values"][0]["value"]) - price).abs() < 25.0, "{row}");
        assert_eq!((&row["met_at_lowest"], &row["values"][0]["met"]), (&true.into(), &"up_to".into()));
    }
    let csv = ["sensitivity", &path, "--certainty", "90%", "--format", "csv", "--lang", "nl"];
    let csv = run(csv).ended(0).stdout;
    let is_told = |line: &&str| {
        line.starts_with("zekerheid;costs.host.amount;")
            && line.ends_with("90% zeker; tot en met deze waarde\"")
    };
    assert_eq!(csv.lines().filter(is_told).count(), 1, "{csv}");
}

fn certain_row<'j>(json: &'j Value, path: &str) -> &'j Value {
    let rows = json["at_certainty"].as_array().expect("rows");
    &rows.iter().find(|row| row["parameter"] == path).expect("the row")["certain"]
}

fn number(value: &Value) -> f64 {
    value.as_str().expect("a number").parse().expect("a number")
}

#[test]
fn numbers_move_within_their_ranges_where_the_project_states_them() {
    let project = small_project(|files| {
        let ranges = "parameter,distribution,low,high\ncosts.host.amount,uniform,800,1250\neffects.less_lonely.share,,5%,15%\n";
        files.push(("ranges.csv", ranges.to_owned()));
    });
    let path = project.path().display().to_string();
    let bars = |arguments: &[&str]| {
        let all: Vec<&str> = ["sensitivity", &path].into_iter().chain(arguments.iter().copied()).collect();
        let json = json_of(&all);
        (json["moved"].clone(), json["tornado"].clone())
    };
    // € 2,000 / 800 = 2.5 and / 1,250 = 1.6; shares of 5 % and 15 %: € 1,000 and € 3,000 for € 1,000.
    let (moved, tornado) = bars(&[]);
    assert_eq!(moved, "ranges");
    assert_eq!((&tornado[0]["ratio_at_low"], &tornado[0]["ratio_at_high"]), (&"1".into(), &"3".into()));
    assert_eq!((&tornado[1]["ratio_at_low"], &tornado[1]["ratio_at_high"]), (&"2.5".into(), &"1.6".into()));
    // The 5 % quantile of anything from 800 to 1,250 is 822.5.
    let (moved, tornado) = bars(&["--quantiles"]);
    assert_eq!(moved, "quantiles");
    assert_eq!((&tornado[1]["low"], &tornado[1]["high"]), (&"822.5".into(), &"1227.5".into()));
    assert_eq!(bars(&["--plus-minus", "5%"]).0, "plus_minus");
    // Without ranges: what goes with evidence, and it is said.
    let bare = small_project(|_| {});
    let text = run(["sensitivity", &bare.path().display().to_string()]).ended(0).unwrapped();
    assert!(text.contains("The project states no ranges"), "{text}");
}

#[test]
fn files_that_are_not_needed_do_not_stop_it_and_those_that_are_do() {
    let wrong = "scenario,parameter,change\nless,costs.nobody,-5%\n";
    let project = small_project(|files| files.push(("scenarios.csv", wrong.to_owned())));
    let path = project.path().display().to_string();
    let ran = run(["sensitivity", &path, "--format", "json"]).ended(0);
    assert_eq!(ran.stderr, "");
    assert!(!ran.stdout.contains("scenarios.csv"));
    run(["check", &path]).ended(1);
    let wrong = "parameter,distribution,low,high\ncosts.nobody,uniform,1,2\n";
    let project = small_project(|files| files.push(("ranges.csv", wrong.to_owned())));
    run(["sensitivity", &project.path().display().to_string()]).ended(1);
}

#[test]
fn a_side_without_a_ratio_says_why() {
    // Costs that fall by all of themselves leave nothing to divide by.
    let project = small_project(|_| {});
    let path = project.path().display().to_string();
    for (language, expected) in [
        ("en", "-: no ratio, as there are no costs above zero to divide by."),
        ("nl", "-: geen ratio, want er zijn geen kosten boven nul om door te delen."),
    ] {
        let text =
            run(["sensitivity", &path, "--plus-minus", "100%", "--lang", language]).ended(0).unwrapped();
        assert!(text.contains(expected), "{text}");
    }
    let json = json_of(&["sensitivity", &path, "--plus-minus", "100%"]);
    assert!(json["undefined"].as_object().expect("reasons").values().any(|why| why["reason"] == "no_costs"));
}

#[test]
fn two_parameters_together_and_every_defensible_way() {
    let project = small_project(|_| {});
    let path = project.path().display().to_string();
    let frontier = ["--frontier", "reach.visitors.participants=50..100", "effects.less_lonely.share"];
    let arguments: Vec<&str> =
        ["sensitivity", &path, "--conventions", "all"].into_iter().chain(frontier).collect();
    let json = json_of(&arguments);
    // Visitors × share × € 200 = € 1,000: 10 % of 50, 5 % of 100.
    let points = json["frontiers"][0]["points"].as_array().expect("points");
    assert_eq!(points[0], serde_json::json!(["50", ["0.1"]]));
    assert_eq!(points[10], serde_json::json!(["100", ["0.05"]]));
    // Four timings, three rates, two horizons, with and without others and transfers.
    let ways = json["conventions"].as_array().expect("ways");
    assert_eq!(ways.len(), 96);
    let zero = ways.iter().filter(|way| way["rate"] == "zero");
    assert!(zero.clone().count() == 32 && zero.into_iter().all(|way| way["ratio"] == "2"));
    for language in ["nl", "en"] {
        let all = arguments.iter().copied().chain(["--lang", language]);
        for line in run(all).ended(0).stdout.lines() {
            assert!(line.width() <= 80, "{line}");
        }
    }
    // A chart: 50 visitors at the left need a tenth at the top; 100 at the right, a twentieth at the bottom, where the project
    // with its tenth stands above the line.
    let text = run(arguments.iter().copied().chain(["--lang", "en"])).ended(0).stdout;
    let line = |start: &str| {
        text.lines().find(|line| line.trim_start().starts_with(start)).expect("a line").to_owned()
    };
    assert!(line("10% ┤").contains("┤●") && line("10% ┤").ends_with('+'), "{text}");
    assert!(line("5% ┤").ends_with('●'), "{text}");
    let is_axis = |line: &str| line.trim_start().starts_with("50  ") && line.ends_with("  100");
    assert!(text.lines().any(is_axis), "{text}");
    let text = run(arguments.iter().copied().chain(["--lang", "en"])).ended(0).unwrapped();
    assert!(text.contains("The target is met above the line."), "{text}");
    for wrong in [["reach.visitors.participants", "effects.less_lonely.share"], ["costs=50%..150%", "cost"]] {
        let arguments = ["sensitivity", &path, "--frontier"].into_iter().chain(wrong);
        assert_eq!(run(arguments).ended(2).stdout, "");
    }
}

#[test]
fn indices_and_what_is_worth_measuring_follow_from_the_ranges() {
    // 100 visitors × share × quantity × € 200 for € 1,000: the share may be anything from 0 to 10 %, the quantity hardly moves.
    let project = small_project(|files| {
        let ranges = "parameter,distribution,low,high\neffects.less_lonely.share,uniform,0%,10%\n\
                      effects.less_lonely.quantity,uniform,0.99,1.01\n";
        files.push(("ranges.csv", ranges.to_owned()));
    });
    let path = project.path().display().to_string();
    let json = json_of(&["sensitivity", &path, "--indices", "--information"]);
    let share = "effects.less_lonely.share";
    let number = |value: &Value| -> f64 { value.as_str().expect("a number").parse().expect("a number") };
    let sobol = &json["sobol"];
    assert_eq!(sobol["evaluations"], 4096 * 4);
    assert!((number(&sobol["first_order"][share]["index"]) - 1.0).abs() < 0.01);
    assert!(number(&sobol["total"]["effects.less_lonely.quantity"]["index"]) < 0.001);
    // A gain of anything from −€ 1,000 to € 1,000: € 0 on average, € 250 for whoever knows it.
    let worth = &json["information"][0];
    assert!((number(&worth["all"]["value"]) - 250.0).abs() < 15.0, "{worth}");
    assert!((number(&worth["each"][share]["value"]) - 250.0).abs() < 15.0, "{worth}");
    assert_eq!(worth["each"]["effects.less_lonely.quantity"]["is_distinct"], false);
    // 0.05 × 0.95 × (1.645 / (0.09 / 4))² = 254: to the next ten.
    assert_eq!(worth["each"][share]["sample_size"], 260);
    let english = run(["sensitivity", &path, "--information", "--indices"]).ended(0).unwrapped();
    assert!(english.contains("Ask 260 participants about share of \"Less lonely\""), "{english}");
    assert!(english.contains("nothing else narrows the answer as much"), "{english}");
    let dutch =
        run(["gevoeligheid", &path, "--meetplan", "--spreiding", "--taal", "nl"]).ended(0).unwrapped();
    assert!(dutch.contains("Vraag 260 deelnemers naar aandeel van \"Less lonely\""), "{dutch}");
    // Far from the target nothing is worth measuring, and that is said.
    let far = run(["sensitivity", &path, "--information", "--target", "ratio=0"]).ended(0).unwrapped();
    assert!(far.contains("no measurement pays for that decision"), "{far}");
    let csv = run(["sensitivity", &path, "--information", "--indices", "--format", "csv"]).ended(0).stdout;
    assert!(csv.contains("information,effects.less_lonely.share"), "{csv}");
}

#[test]
fn a_cheap_look_says_which_numbers_can_be_left_out() {
    // 100 visitors × share × quantity × € 200 for € 1,000: 20 × share × quantity. The share moves it by 20 × 0.1 × about 1 = 2,
    // the quantity by 20 × about 0.05 × 0.02 = 0.02: a hundredth of all.
    let project = small_project(|files| {
        let ranges = "parameter,distribution,low,high\neffects.less_lonely.share,uniform,0%,10%\n\
                      effects.less_lonely.quantity,uniform,0.99,1.01\n";
        files.push(("ranges.csv", ranges.to_owned()));
    });
    let path = project.path().display().to_string();
    let json = json_of(&["sensitivity", &path, "--screening"]);
    let number = |value: &Value| -> f64 { value.as_str().expect("a number").parse().expect("a number") };
    let screening = &json["screening"];
    assert_eq!((&screening["paths"], &screening["evaluations"]), (&50.into(), &150.into()));
    let [share, quantity] =
        ["share", "quantity"].map(|field| &screening["each"][format!("effects.less_lonely.{field}")]);
    assert!((number(&share["mean_size"]) - 2.0).abs() < 0.02 && share["can_be_left_out"] == false, "{share}");
    assert!(
        (number(&quantity["mean_size"]) - 0.02).abs() < 0.005 && quantity["can_be_left_out"] == true,
        "{quantity}"
    );
    let english = run(["sensitivity", &path, "--screening"]).ended(0).unwrapped();
    assert!(
        english.contains("1 of 2 numbers can be left out")
            && english.contains("Can be left out: Quantity of"),
        "{english}"
    );
    let dutch = run(["gevoeligheid", &path, "--verkenning", "--taal", "nl"]).ended(0).unwrapped();
    assert!(dutch.contains("1 van de 2 getallen kan weg"), "{dutch}");
    let csv = run(["sensitivity", &path, "--screening", "--format", "csv"]).ended(0).stdout;
    assert!(csv.contains("screening,effects.less_lonely.quantity"), "{csv}");
    // What cannot be moved by a part of itself is not counted: no deductions are stated here.
    let json = json_of(&["sensitivity", &path, "--screening", "--plus-minus", "10%"]);
    let each = json["screening"]["each"].as_object().expect("numbers");
    assert!(
        each.contains_key("reach.visitors.participants")
            && !each.contains_key("effects.less_lonely.deadweight")
    );
}

#[test]
fn draws_and_their_seed_can_be_chosen_and_are_kept() {
    let project = small_project(|files| {
        let ranges = "parameter,distribution,low,high\neffects.less_lonely.share,uniform,0%,10%\n";
        files.push(("ranges.csv", ranges.to_owned()));
    });
    let path = project.path().display().to_string();
    let asked = |draws: &str, seed: &str| {
        let flags = [
            "--information",
            "--indices",
            "--screening",
            "--certainty",
            "90%",
            "--draws",
            draws,
            "--seed",
            seed,
        ];
        let all: Vec<&str> = ["sensitivity", path.as_str()].into_iter().chain(flags).collect();
        json_of(&all)
    };
    let json = asked("2.000", "5");
    assert_eq!((&json["draws"], &json["seed"]), (&2000.into(), &5.into()));
    assert_eq!(json["information"][0]["draws"], 2000);
    assert_eq!((&json["sobol"]["points"], &json["sobol"]["seed"]), (&2000.into(), &5.into()));
    assert_eq!(json["screening"]["seed"], 5);
    assert_eq!(json["made_with"]["arguments"][6], "--seed=5");
    let (again, other) = (asked("2000", "5"), asked("2000", "6"));
    for part in ["information", "sobol", "at_certainty"] {
        assert_eq!(json[part], again[part], "{part}");
        assert_ne!(json[part], other[part], "{part}");
    }
    // Where nothing is drawn there is nothing to keep.
    let plain = json_of(&["sensitivity", &path]);
    assert!(plain["draws"].is_null() && plain["seed"].is_null() && plain["screening"].is_null());
}

#[test]
fn the_sample_tells_what_its_spread_comes_from_within_eighty_columns() {
    for language in ["nl", "en"] {
        let ran = run([
            "sensitivity",
            "data/projects/ontmoetingsplek",
            "--indices",
            "--information",
            "--screening",
            "--target",
            "ratio=1.2",
            "--lang",
            language,
        ])
        .ended(0);
        for line in ran.stdout.lines() {
            assert!(line.width() <= 80, "{line}");
        }
        golden(&format!("ontmoetingsplek.sensitivity.spread.{language}.txt"), &ran.stdout);
    }
}

#[test]
fn with_certainty_the_price_is_lower_than_what_just_breaks_even() {
    // 100 visitors × a share from 10 % to 20 % × € 200: from € 2,000 to € 4,000, in nine draws of ten above € 2,200.
    let project = small_project(|files| {
        let ranges = "parameter,distribution,low,high\neffects.less_lonely.share,uniform,10%,20%\n";
        files.push(("ranges.csv", ranges.to_owned()));
    });
    let path = project.path().display().to_string();
    let frontier = ["--frontier", "reach.visitors.participants=50..100", "costs.host.amount"];
    let arguments: Vec<&str> =
        ["sensitivity", &path, "--certainty", "90%"].into_iter().chain(frontier).collect();
    let json = json_of(&arguments);
    let price = &certain_row(&json, "costs.host.amount")["values"][0];
    assert!((number(&price["value"]) - 2200.0).abs() < 25.0, "{price}");
    assert_eq!(price["met"], "up_to");
    // 20,000 draws: 0.416 % more or less of them, of a range of € 2,000.
    let ends = [0, 1].map(|end| number(&price["interval"][end]));
    assert!((ends[1] - ends[0] - 0.00832 * 2000.0).abs() < 5.0, "{price}");
    // With 50 visitors half of it: € 1,500 in half of the draws, € 1,050 in 95 % of them.
    let bands = &json["frontiers"][0]["at_certainty"][0];
    let band = |at: usize| number(&bands[at]["values"][0]["value"]);
    assert!((band(0) - 1500.0).abs() < 30.0 && (band(2) - 1050.0).abs() < 30.0, "{bands}");
    for language in ["nl", "en"] {
        let ran = run(arguments.iter().copied().chain(["--lang", language])).ended(0);
        assert!(ran.stdout.lines().all(|line| line.width() <= 80), "{}", ran.stdout);
    }
}

#[test]
fn what_is_said_of_information_certainty_and_a_frontier_can_be_read() {
    let path = "data/projects/ontmoetingsplek";
    let said = |more: &[&str], language: &str| {
        let arguments = ["sensitivity", path, "--draws", "1000", "--lang", language];
        run(arguments.into_iter().chain(more.iter().copied())).ended(0).unwrapped()
    };
    // What a number is worth is told for the ratio alone, and that is said.
    let npv = ["--information", "--target", "npv=0"];
    let (dutch, english) = (said(&npv, "nl"), said(&npv, "en"));
    assert!(dutch.contains("voeg --doel ratio=1 toe (npv=0 is dezelfde vraag)"), "{dutch}");
    assert!(english.contains("add --target ratio=1 (npv=0 is the same question)"), "{english}");
    assert!(!said(&["--information", "--target", "ratio=1"], "en").contains("npv=0 is the same question"));
    let certain = ["--certainty", "80%"];
    let (dutch, english) = (said(&certain, "nl"), said(&certain, "en"));
    assert!(dutch.contains("wordt het doel in 80% van de 1.000 trekkingen"), "{dutch}");
    assert!(english.contains("the target is met in 80% of the 1,000 draws"), "{english}");
    // At half the costs any value of the effects will do.
    let frontier = ["--frontier", "costs=0.5..2", "effects=0.5..2"];
    let (dutch, english) = (said(&frontier, "nl"), said(&frontier, "en"));
    assert!(dutch.contains("Alle: daar haalt elke waarde in het geldige bereik het doel."), "{dutch}");
    assert!(english.contains("Any: there every value in its valid range meets the target."), "{english}");
    assert!(!dutch.contains("Geen: daar haalt") && !english.contains("None: no value"), "{dutch}");
}
