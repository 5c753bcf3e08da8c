//! `compare`: two projects, and what each change between them did.

use crate::support::{golden, run, small_project, write};
use serde_json::Value;
use unicode_width::UnicodeWidthStr as _;

const PLAN: &str = "data/projects/wijkbedrijf_plan";
const OUTCOME: &str = "data/projects/wijkbedrijf_uitkomst";

fn json_of(arguments: &[&str]) -> Value {
    let ran = run(arguments.iter().chain(&["--format", "json"])).ended(0);
    serde_json::from_str(&ran.stdout).expect("JSON")
}

#[test]
fn plan_and_outcome_tell_their_story_in_every_form_and_language() {
    for language in ["nl", "en"] {
        for (format, extension) in [("text", "txt"), ("json", "json"), ("csv", "csv"), ("markdown", "md")] {
            let ran = run(["compare", PLAN, OUTCOME, "--format", format, "--lang", language]).ended(0);
            golden(&format!("wijkbedrijf.compare.{language}.{extension}"), &ran.stdout);
            for line in ran.stdout.lines().filter(|_| format == "text") {
                assert!(line.width() <= 80, "{line}");
                assert_eq!(line, line.trim_end());
            }
        }
    }
    let text = run(["compare", PLAN, OUTCOME, "--lang", "en"]).ended(0).unwrapped();
    assert!(text.contains("The return (benefits divided by costs) fell from 2.46 to 1.58."), "{text}");
    assert!(text.contains("Costs are the same, benefits are €463,741 lower."), "{text}");
}

#[test]
fn the_story_before_the_tables_is_ten_lines_or_so() {
    let text = run(["vergelijk", PLAN, OUTCOME, "--taal", "nl"]).ended(0).stdout;
    let story: Vec<&str> = text.split("NAAST ELKAAR").next().expect("a story").lines().collect();
    assert!(story.len() <= 14, "{story:#?}");
}

#[test]
fn parts_are_those_worked_out_by_hand() {
    // € 2,000 for € 1,000 becomes 50 x 10 % x € 200 = € 1,000 for € 1,250. Costs first: 2 -> 1.6, then people -> 0.8;
    // people first: 2 -> 1, then costs -> 0.8. On average -0.3 and -0.9.
    let [plan, outcome] = [
        small_project(|_| {}),
        small_project(|files| {
            files[2].1 = files[2].1.replace("1000", "1250");
            files[3].1 = files[3].1.replace("100,100", "50,50");
        }),
    ];
    let [plan_path, outcome_path] = [&plan, &outcome].map(|folder| folder.path().display().to_string());
    let json = json_of(&["compare", &plan_path, &outcome_path]);
    let ratio = &json["figures"]["ratio"];
    assert_eq!((&ratio["from"], &ratio["to"]), (&"2".into(), &"0.8".into()));
    let parts = ratio["parts"].as_array().expect("parts");
    let told: Vec<(&str, &str)> = parts
        .iter()
        .map(|part| {
            (part["what"].as_str().unwrap_or_default(), part["contribution"].as_str().unwrap_or_default())
        })
        .collect();
    assert_eq!(told, [("reach.visitors.participants", "-0.9"), ("costs.host.amount", "-0.3")]);
    assert_eq!((&parts[0]["from"], &parts[0]["to"]), (&"100".into(), &"50".into()));
    // € 1,000 less of benefits for € 250 more of costs.
    assert_eq!(json["marginal_ratio"], "-4");
    let each = json_of(&["compare", &plan_path, &outcome_path, "--per-participant"]);
    assert_eq!(each["figures"]["costs"]["from"], "10");
    assert_eq!(each["figures"]["costs"]["to"], "25");
    let file = outcome.path().join("compared.json");
    write(
        &file,
        &run(["compare", &plan_path, &outcome_path, "--per-participant", "--format", "json"]).ended(0).stdout,
    );
    let file = file.display().to_string();
    run(["verify", &file, &plan_path, &outcome_path]).ended(0);
    run(["verify", &file, &outcome_path, &plan_path]).ended(1);
    run(["verify", &file, &plan_path]).ended(1);
}

#[test]
fn lines_that_stand_as_one_are_said_to() {
    // Fourteen cost lines change. Costs are a sum of them, so each has its part; of the return eleven are told apart.
    let of = |first: u32, other: u32| {
        small_project(|files| {
            files[2].1 = "id,description,payer,amount\n".to_owned();
            for at in 0..14 {
                let amount = if at == 0 { first } else { other };
                files[2].1.push_str(&format!("line_{at},Line {at},city,{amount}\n"));
            }
        })
    };
    let (from, to) = (of(100, 100), of(300, 110));
    let paths = [&from, &to].map(|folder| folder.path().display().to_string());
    let said = |language| run(["compare", &paths[0], &paths[1], "--lang", language]).ended(0).unwrapped();
    let english = said("en");
    let expected = "More than 12 cost lines changed. Of return the 11 with the most influence are told apart; the other 3 stand as one.";
    assert!(english.contains(expected), "{english}");
    assert!(english.contains("3 other cost lines together"), "{english}");
    let expected = "Er veranderden meer dan 12 kostenposten. Bij rendement zijn de 11 met de meeste invloed uit elkaar gehouden; de andere 3 staan als één.";
    let dutch = said("nl");
    assert!(dutch.contains(expected), "{dutch}");
    let json = json_of(&["compare", &paths[0], &paths[1]]);
    let parts = json["figures"]["ratio"]["parts"].as_array().expect("parts");
    assert_eq!((parts.len(), &parts[11]["kind"], &parts[11]["lines"]), (12, &"grouped".into(), &3.into()));
    assert_eq!(json["figures"]["costs"]["parts"].as_array().map(Vec::len), Some(14));
    let small = run([
        "compare",
        "data/projects/wijkbedrijf_plan",
        "data/projects/wijkbedrijf_uitkomst",
        "--lang",
        "en",
    ]);
    assert!(!small.ended(0).unwrapped().contains("stand as one"));
}

#[test]
fn a_project_does_not_differ_from_itself() {
    let text = run(["compare", PLAN, PLAN, "--lang", "en"]).ended(0).stdout;
    assert!(text.contains("The return (benefits divided by costs) stayed at 2.46."), "{text}");
    assert!(text.contains("Nothing that decides the figures differs"), "{text}");
    let json = json_of(&["compare", PLAN, PLAN]);
    assert_eq!(json["figures"]["ratio"]["parts"], Value::Array(Vec::new()));
    assert_eq!(json["listed"], Value::Array(Vec::new()));
}

#[test]
fn sources_conventions_and_lines_that_came_or_went_are_told() {
    let [plan, outcome] = [
        small_project(|files| {
            files[2].1 = "id,description,payer,amount,source\nhost,Host,city,1000,budget\n".to_owned();
        }),
        small_project(|files| {
            files[0].1 = files[0].1.replace("discount_rate,0", "discount_rate,0.03");
            files[2].1 =
                "id,description,payer,amount,source\nhost,Host,city,1000,accounts\nhall,Hall,city,500,\n"
                    .to_owned();
            files[4].1 =
                "id,description,beneficiary,group,share,amount\ncalm,Calm,visitors,visitors,20%,200\n"
                    .to_owned();
        }),
    ];
    let [plan, outcome] = [&plan, &outcome].map(|folder| folder.path().display().to_string());
    for language in ["nl", "en"] {
        let said = run(["compare", &plan, &outcome, "--lang", language]).ended(0).stdout;
        golden(&format!("compare.{language}.txt"), &said);
    }
    let json = json_of(&["compare", &plan, &outcome]);
    let listed: Vec<&str> =
        json["listed"].as_array().expect("a list").iter().filter_map(|one| one["path"].as_str()).collect();
    assert!(listed.contains(&"project.discount_rate") && listed.contains(&"costs.host.source"), "{listed:?}");
}

#[test]
fn what_cannot_be_compared_is_refused_with_what_to_do() {
    let plan = small_project(|_| {});
    let pounds = small_project(|files| files[0].1.push_str("currency,GBP\n"));
    let nobody = small_project(|files| files[3].1 = "group,participants,new\nvisitors,0,0\n".to_owned());
    let paths = [&plan, &pounds, &nobody].map(|folder| folder.path().display().to_string());
    for (language, currency, group) in [
        ("en", "are in EUR, and of the second in GBP", "needs a main group with participants"),
        ("nl", "zijn in EUR, en van het tweede in GBP", "een hoofdgroep met deelnemers"),
    ] {
        let ran = run(["compare", &paths[0], &paths[1], "--lang", language]).ended(1);
        assert!(ran.stderr.contains(currency), "{}", ran.stderr);
        let ran = run(["compare", &paths[0], &paths[2], "--per-participant", "--lang", language]).ended(1);
        assert!(ran.stderr.contains(group), "{}", ran.stderr);
    }
    run(["compare", &paths[0]]).ended(2);
    run(["compare", &paths[0], "nowhere"]).ended(1);
    run(["compare", "tests/wrong/missing_share/project", &paths[0]]).ended(1);
}

#[test]
fn what_differs_is_told_in_words_and_once() {
    let [plan, outcome] = [
        small_project(|files| {
            files[2].1 =
                "id,description,payer,amount,in_kind,source\nhost,Host,city,1000,no,budget\n".to_owned();
            files.push(("funding.csv", "id,from,to,amount\ngrant,city,organisation,500\n".to_owned()));
        }),
        small_project(|files| {
            files[0].1 = files[0].1.replace("discount_rate,0", "discount_rate,0.0225\nbenefit_timing,start");
            files[2].1 = "id,description,payer,amount,in_kind,source\nhost,Host,visitors,1250,yes,accounts\n"
                .to_owned();
            files.push(("funding.csv", "id,from,to,amount\ngrant,city,organisation,5000\n".to_owned()));
        }),
    ];
    let [plan, outcome] = [&plan, &outcome].map(|folder| folder.path().display().to_string());
    let dutch = run(["compare", &plan, &outcome, "--lang", "nl"]).ended(0).unwrapped();
    let (above, listed) = dutch.split_once("WAT ER VERDER VERSCHILT").expect("a list");
    for said in [
        "Betaler van \"Host\": City → Visitors",
        "In natura van \"Host\": nee → ja",
        "Bron van \"Host\": budget → accounts",
        "Dekking van \"grant\": € 500,00 van City naar overig: organisatie → € 5.000,00 van City naar overig: organisatie",
    ] {
        assert!(listed.contains(said), "{said}: {listed}");
    }
    // Conventions stand above, with what they were, and not again.
    assert!(above.contains("(0% → 2,25%)") && above.contains("(eind → begin)"), "{above}");
    for again in ["discontovoet", "project.", "costs.", "→ begin", "0.0225", "true"] {
        assert!(!listed.to_lowercase().contains(again), "{again}: {listed}");
    }
    assert!(dutch.contains("Wat elke wijziging deed met het rendement:"), "{dutch}");
    let english = run(["compare", &plan, &outcome, "--lang", "en"]).ended(0).unwrapped();
    assert!(english.contains("What each change did to the return:"), "{english}");
    assert!(english.contains("Payer of \"Host\": City → Visitors"), "{english}");
}

#[test]
fn a_marginal_return_is_told_in_the_direction_in_which_costs_went() {
    // € 1,000 of costs for 100 visitors × 10 % × € 200 = € 2,000 of benefits, and the same with other costs and shares.
    let of = |cost: &str, share: &str| {
        small_project(|files| {
            files[2].1 = files[2].1.replace("1000", cost);
            files[4].1 = files[4].1.replace("10%", share);
        })
    };
    let base = of("1000", "10%");
    for (cost, share, dutch, english) in [
        (
            "2000",
            "15%",
            "Elke euro meer kosten gaat samen met € 1,00 meer baten",
            "Each euro more of costs goes with €1.00 more of benefits",
        ),
        (
            "2000",
            "8%",
            "Elke euro meer kosten gaat samen met € 0,40 minder baten",
            "Each euro more of costs goes with €0.40 less of benefits",
        ),
        (
            "500",
            "5%",
            "Elke euro minder kosten gaat samen met € 2,00 minder baten",
            "Each euro less of costs goes with €2.00 less of benefits",
        ),
        (
            "500",
            "15%",
            "Elke euro minder kosten gaat samen met € 2,00 meer baten",
            "Each euro less of costs goes with €2.00 more of benefits",
        ),
        (
            "500",
            "10%",
            "Elke euro minder kosten gaat samen met dezelfde baten",
            "Each euro less of costs goes with the same benefits",
        ),
    ] {
        let other = of(cost, share);
        let [one, two] = [&base, &other].map(|folder| folder.path().display().to_string());
        for (language, said) in [("nl", dutch), ("en", english)] {
            let text = run(["compare", &one, &two, "--lang", language]).ended(0).unwrapped();
            assert!(text.contains(said), "{text}");
        }
    }
}

#[test]
fn the_smaller_changes_together_are_in_money_where_the_balance_is_split() {
    // Without costs there is no return: eight cost lines of 100 to 800 are new, and six of them are told one by one.
    let nothing = small_project(|files| files[2].1 = files[2].1.replace("1000", "0"));
    let lines = small_project(|files| {
        for at in 1..=8 {
            files[2].1.push_str(&format!("line_{at},Line {at},city,{at}00\n"));
        }
    });
    let [one, two] = [&nothing, &lines].map(|folder| folder.path().display().to_string());
    let dutch = run(["compare", &one, &two, "--lang", "nl"]).ended(0).unwrapped();
    assert!(dutch.contains("Wat elke wijziging deed met het saldo:"), "{dutch}");
    // 1,000 of the host and 800 to 400 are told; 300 + 200 + 100 are not.
    assert!(dutch.contains("3 kleinere wijzigingen samen: € -600."), "{dutch}");
}
