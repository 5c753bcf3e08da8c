//! `explain`: from a figure back to the cells.

use crate::support::{golden, run, small_project};
use serde_json::Value;
use unicode_width::UnicodeWidthStr as _;

fn json_of(arguments: &[&str]) -> Value {
    let ran = run(arguments.iter().chain(&["--format", "json"])).ended(0);
    serde_json::from_str(&ran.stdout).expect("JSON")
}

#[test]
fn the_samples_give_the_expected_output_in_every_form_and_language() {
    for language in ["nl", "en"] {
        for (format, extension) in [("text", "txt"), ("json", "json"), ("csv", "csv"), ("markdown", "md")] {
            let arguments = ["explain", "data/projects/klein", "--format", format, "--lang", language];
            golden(&format!("klein.explain.{language}.{extension}"), &run(arguments).ended(0).stdout);
        }
        let figure = "benefits.by_level.municipality";
        let arguments =
            ["explain", "data/projects/wijkbedrijf_plan", figure, "--depth", "4", "--lang", language];
        golden(&format!("wijkbedrijf_plan.explain.{language}.txt"), &run(arguments).ended(0).stdout);
        let figure = "costs.by_line.sociaal_werker.present_value";
        let arguments = ["explain", "data/projects/ontmoetingsplek", figure, "--lang", language];
        let ran = run(arguments.iter().chain(&["--scenario", "alles tegen"])).ended(0);
        golden(&format!("ontmoetingsplek.explain_scenario.{language}.txt"), &ran.stdout);
    }
}

#[test]
fn a_changed_project_is_that_of_the_scenario_and_says_what_was_changed() {
    let project = small_project(|files| {
        files.push((
            "scenarios.csv",
            "scenario,parameter,change\nmore,reach.visitors.participants,plus 20%\n".to_owned(),
        ));
    });
    let path = project.path().display().to_string();
    let figure = "benefits.by_effect.less_lonely";
    let explained = json_of(&["explain", &path, figure, "--scenario", "more"]);
    // 120 visitors × 10 % × € 200 = € 2,400.
    assert_eq!(explained["explanation"]["value"], "2400");
    let change = &explained["changes"][0];
    assert_eq!(
        (&change["parameter"], &change["was"]),
        (&"reach.visitors.participants".into(), &"100".into())
    );
    assert_eq!((&change["place"]["file"], &change["place"]["line"]), (&"scenarios.csv".into(), &2.into()));
    let text = run(["explain", &path, figure, "--scenario", "more"]).ended(0).unwrapped();
    let expected = "was 100; scenario \"more\" (scenarios.csv:2): participants of \"visitors\" plus 20%";
    assert!(text.contains(expected), "{text}");
    // The same by hand, and by another name.
    let set = ["explain", &path, figure, "--set", "reach.visitors.participants=+20%"];
    assert_eq!(json_of(&set)["explanation"]["value"], "2400");
    let dutch = ["leg-uit", &path, figure, "--zet", "bereik.visitors.deelnemers=+20%"];
    assert_eq!(json_of(&dutch)["explanation"]["value"], "2400");
    run(["explain", &path, figure, "--scenario", "more", "--set", "costs=+10%"]).ended(2);
}

#[test]
fn text_fits_eighty_columns() {
    for path in [
        "data/projects/ontmoetingsplek",
        "data/projects/ontmoetingsplek.xlsx",
        "data/projects/wheels_to_meals",
    ] {
        for language in ["nl", "en"] {
            for figure in ["returns.ratio", "returns.irr", "funding.by_level.organisation.carries"] {
                let ran = run(["explain", path, figure, "--lang", language]).ended(0);
                for line in ran.stdout.lines() {
                    assert!(line.width() <= 80, "{line}");
                    assert_eq!(line, line.trim_end());
                }
            }
        }
    }
}

#[test]
fn a_figure_is_the_one_of_the_map_and_leads_to_the_cell() {
    let project = small_project(|_| {});
    let path = project.path().display().to_string();
    let explained = json_of(&["explain", &path, "benefits.by_effect.less_lonely"]);
    // 100 visitors × 10 % × € 200 = € 2,000.
    assert_eq!(explained["explanation"]["value"], "2000");
    let text = run(["explain", &path, "benefits.by_effect.less_lonely"]).ended(0).unwrapped();
    assert!(text.contains("effects.csv:2 (column `share`, cell E2): 10%"), "{text}");
    assert!(text.contains("reach.csv:2 (column `new`, cell C2): 100"), "{text}");
    assert!(
        text.contains(
            "left blank, so without influence: quantity, deadweight, displacement, attribution to others"
        ),
        "{text}"
    );
}

#[test]
fn a_workbook_names_its_sheets_and_cells() {
    let arguments = ["data/projects/ontmoetingsplek.xlsx", "data/projects/ontmoetingsplek.ods"];
    for path in arguments {
        let text = run(["explain", path, "costs.present_value", "--lang", "en"]).ended(0).unwrapped();
        assert!(text.contains("sheet kosten (column `bedrag`"), "{text}");
    }
}

#[test]
fn dutch_words_names_of_lines_and_years_of_the_calendar_mean_the_same() {
    let path = "data/projects/ontmoetingsplek";
    for (english, other) in [
        ("returns.ratio", "rendement.ratio"),
        ("returns.npv", "rendement.saldo"),
        ("returns.by_level.client.balance", "rendement.per_niveau.cliënt.saldo"),
        ("costs.by_year[1]", "kosten.per_jaar[2025]"),
        ("costs.by_year[1]", "costs.by_year.1"),
        ("gross_to_net[1].lost", "bruto_naar_netto.autonome_ontwikkeling.eraf"),
        ("reach.by_group.alle.new[0]", "bereik.per_groep.Alle bezoekers.nieuw[2024]"),
    ] {
        let [one, two] = [english, other].map(|figure| json_of(&["explain", path, figure]));
        assert!(one["explanation"] == two["explanation"], "{english} {other}");
        assert_eq!(one["figure"], english);
    }
    for name in ["explain", "leg-uit", "verklaar"] {
        run([name, path, "rendement.ratio", "--diepte", "1"]).ended(0);
    }
    // The other way round is understood too.
    assert_eq!(
        run(["explain", "returns.npv", path]).ended(0).stdout,
        run(["explain", path, "returns.npv"]).ended(0).stdout
    );
}

#[test]
fn depth_limits_the_tree() {
    let shallow = json_of(&["explain", "data/projects/klein", "returns.ratio", "--depth", "1"]);
    let parts = shallow["explanation"]["parts"].as_array().expect("parts");
    assert_eq!(parts.len(), 2);
    assert!(parts.iter().all(|part| part["hidden"] == "deeper" && part["parts"].is_null()));
    let text = run(["explain", "data/projects/klein", "--depth", "1", "--lang", "en"]).ended(0).unwrapped();
    assert!(text.contains("ask for more with --depth (now 1)"), "{text}");
}

#[test]
fn what_is_no_figure_is_wrong_usage_and_says_what_may_be_meant() {
    let mut said = [String::new(), String::new()];
    let project = small_project(|_| {});
    let path = project.path().display().to_string();
    for typed in [
        "returns.ratoi",
        "ratio",
        "rendment",
        "returns",
        "costs.by_year[9]",
        "pm_effects[0].people",
        "benefits.by_effect.less_lonly",
        "project.name",
        "costs..by_year",
        "returns.ratio.more",
        "weather",
    ] {
        for (language, said) in ["en", "nl"].iter().zip(&mut said) {
            let ran = run(["explain", &path, typed, "--lang", language]).ended(2);
            assert_eq!(ran.stdout, "");
            said.push_str(&format!("explain {typed}\n{}\n", ran.stderr));
        }
    }
    golden("explain.refused.en.txt", &said[0]);
    golden("explain.refused.nl.txt", &said[1]);
    run(["explain", "tests/wrong/missing_share/project"]).ended(1);
    run(["explain", "nowhere"]).ended(1);
}

#[test]
fn what_does_not_exist_is_explained_by_why() {
    let project = small_project(|files| files[2].1 = files[2].1.replace("1000", "0"));
    let path = project.path().display().to_string();
    let ratio = json_of(&["explain", &path, "returns.ratio"]);
    assert_eq!(ratio["explanation"]["undefined"], "no_costs");
    assert_eq!(ratio["explanation"]["parts"][1]["value"], "0");
    let text = run(["explain", &path, "returns.ratio"]).ended(0).unwrapped();
    assert!(text.contains("there is no such figure: there are no costs above zero to divide by"), "{text}");
}

#[test]
fn a_tree_of_many_numbers_says_how_to_see_less_of_it() {
    let project = small_project(|files| {
        for at in 0..200 {
            files[4].1.push_str(&format!("more_{at},More {at},visitors,visitors,10%,200\n"));
        }
    });
    let path = project.path().display().to_string();
    for (language, expected, cut) in [
        ("en", "--depth 2 shows the first of them", "ask for more with --depth (now 1)"),
        ("nl", "--diepte 2 toont de eerste ervan", "vraag meer met --diepte (nu 1)"),
    ] {
        let text = run(["explain", &path, "--depth", "99", "--lang", language]).ended(0).unwrapped();
        assert!(text.contains(expected), "{}", &text[..400]);
        // Who asks for no depth is shown no more than fits.
        let usual = run(["explain", &path, "--lang", language]).ended(0).unwrapped();
        assert!(!usual.contains(expected) && usual.contains(cut), "{usual}");
        let short = run(["explain", &path, "--depth", "2", "--lang", language]).ended(0).unwrapped();
        assert!(!short.contains(expected));
        let single =
            run(["explain", &path, "benefits.by_effect.more_7", "--lang", language]).ended(0).unwrapped();
        assert!(!single.contains(expected));
    }
}

#[test]
fn a_payback_period_and_an_internal_rate_say_in_words_how_they_come_about() {
    // Costs of € 1,000 at the start of 2025, benefits of € 2,000 at its end: covered after 12 × 1,000 / 2,000 = 6 months.
    let project = small_project(|_| {});
    let path = project.path().display().to_string();
    let payback = json_of(&["explain", &path, "returns.payback_months"]);
    let parts = |explained: &Value| {
        let parts = explained["explanation"]["parts"].as_array().expect("parts").clone();
        let part = |part: &Value| (part["role"].clone(), part["count"].clone(), part["value"].clone());
        parts.iter().map(part).collect::<Vec<_>>()
    };
    assert_eq!(payback["explanation"]["value"], "6");
    let expected = [
        ("covered".into(), Value::Null, "1000".into()),
        ("covers_in_year".into(), 1.into(), "2000".into()),
        ("covers_in_year".into(), 2.into(), "0".into()),
    ];
    assert_eq!(parts(&payback), expected);
    let text = |figure: &str, lang: &str| {
        run(["explain", &path, figure, "--depth", "1", "--lang", lang]).ended(0).unwrapped()
    };
    let english = text("returns.payback_months", "en");
    assert!(
        english.contains("that is in 2025: the costs are €1,000.00 and that year brings €2,000.00"),
        "{english}"
    );
    assert!(english.contains("so 12 × €1,000.00 ÷ €2,000.00 months"), "{english}");
    assert!(
        !english.contains("+ Costs") && english.contains("benefits of 2025, present value €2,000.00"),
        "{english}"
    );
    let dutch = text("returns.payback_months", "nl");
    assert!(dutch.contains("dus 12 × € 1.000,00 ÷ € 2.000,00 maanden"), "{dutch}");
    // 2,000 after a year is worth 1,000 at 100%.
    let rate = json_of(&["explain", &path, "returns.irr"]);
    assert_eq!(rate["explanation"]["value"], "1");
    let flows = parts(&rate);
    assert_eq!(flows[0], ("spent_after_half_years".into(), 0.into(), "1000".into()));
    assert!(flows.contains(&("gained_after_half_years".into(), 2.into(), "2000".into())), "{flows:?}");
    let english = text("returns.irr", "en");
    assert!(english.contains("equals what is spent"), "{english}");
    assert!(
        english.contains("Costs, 2025, at the start €1,000.00 Benefits, 2025, after 1 year €2,000.00"),
        "{english}"
    );
    assert!(!english.contains("of the method") && !english.contains("-1,000"), "{english}");
}

#[test]
fn a_payback_period_beyond_a_year_counts_the_years_before() {
    // Over two years € 2,000 each, and costs of € 3,000: a year, and 12 × 1,000 / 2,000 months of the next.
    let project = small_project(|files| {
        files[0].1.push_str("years,2\n");
        files[3].1 = "group,year,participants,new\nvisitors,each,100,100\n".to_owned();
        files[2].1 = "id,description,payer,amount,per\nhost,Host,city,3000,project\n".to_owned();
    });
    let path = project.path().display().to_string();
    let text = run(["explain", &path, "returns.payback_months", "--depth", "1"]).ended(0).unwrapped();
    assert!(
        text.contains("that is in 2026: the years before leave €1,000.00 and that year brings €2,000.00"),
        "{text}"
    );
    assert!(text.contains("so 12 + 12 × €1,000.00 ÷ €2,000.00 months"), "{text}");
    assert!(text.contains("Paid back after, in months 18"), "{text}");
}

#[test]
fn an_internal_rate_that_is_not_there_says_why() {
    // With all benefits at the start too, 2025 alone counts, and its balance is above zero.
    for (amount, english, dutch) in [("200", "higher", "hoger"), ("50", "lower", "lager")] {
        let project = small_project(|files| {
            files[0].1.push_str("benefit_timing,start\n");
            files[4].1 = files[4].1.replace(",200", &format!(",{amount}"));
        });
        let path = project.path().display().to_string();
        for command in [&["explain", &path, "returns.irr"][..], &["calculate", &path]] {
            let said = |lang| {
                run(command.iter().chain(&["--lang", lang, "--format", "markdown"])).ended(0).unwrapped()
            };
            let text = said("en");
            assert!(text.contains("at no rate from -99% to 1,000% are benefits and costs equal"), "{text}");
            assert!(
                text.contains(&format!("at any rate the benefits are {english} than the costs")),
                "{text}"
            );
            let text = said("nl");
            assert!(
                text.contains("bij geen rente van -99% tot 1.000% zijn baten en kosten gelijk"),
                "{text}"
            );
            assert!(text.contains(&format!("bij elke rente zijn de baten {dutch} dan de kosten")), "{text}");
        }
    }
}
