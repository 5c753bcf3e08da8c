use crate::support::{Sample, golden, run, small_project};
use unicode_width::UnicodeWidthStr as _;

#[test]
fn every_sample_project_gives_the_expected_output_in_every_form_and_language() {
    for name in Sample::ALL {
        for language in ["nl", "en"] {
            for (format, extension) in [("text", "txt"), ("json", "json"), ("csv", "csv"), ("markdown", "md")]
            {
                let ran =
                    run(["calculate", &Sample::path(name), "--format", format, "--lang", language]).ended(0);
                golden(&format!("{name}.calculate.{language}.{extension}"), &ran.stdout);
            }
        }
    }
}

#[test]
fn text_fits_eighty_columns_and_no_line_ends_in_spaces() {
    for name in Sample::ALL {
        for language in ["nl", "en"] {
            let ran = run(["calculate", &Sample::path(name), "--lang", language]).ended(0);
            for line in ran.stdout.lines() {
                assert!(line.width() <= 80, "{name} {language}: {line}");
                assert_eq!(line, line.trim_end(), "{name} {language}");
            }
        }
    }
}

#[test]
fn long_names_and_large_amounts_fit_eighty_columns_too() {
    let project = small_project(|files| {
        files[1].1 = format!(
            "id,name,level\nvisitors,{},client\ncity,{},municipality\n",
            "Visitor".repeat(20),
            "City of ".repeat(20)
        );
        files[2].1 = "id,description,payer,amount\nhost,Host,city,999999999999.99\n".to_owned();
    });
    let ran = run(["calculate", &project.path().display().to_string()]).ended(0);
    for line in ran.stdout.lines() {
        assert!(line.width() <= 80, "{line}");
    }
}

#[test]
fn amounts_near_the_largest_allowed_fit_eighty_columns_and_say_their_unit() {
    let project = small_project(|files| {
        files[0].1.push_str("years,2\n");
        files[2].1 = "id,description,payer,amount,per\nhost,Host,city,999999999999999,year\n".to_owned();
        files[3].1 = "group,year,participants,new\nvisitors,each,10000000,10000000\n".to_owned();
        files[4].1 = "id,description,beneficiary,group,share,amount,counterparty\n\
                      less,Less lonely,visitors,visitors,10%,-99999999,\n\
                      more,More of it,visitors,visitors,30%,199999999,city\n\
                      third,A third one,society,visitors,70%,199999999,\n"
            .to_owned();
        let funding = "id,from,to,amount,per\nsubsidy,visitors,city,888888888888888,year\n";
        files.push(("funding.csv", funding.to_owned()));
        files.push(("scenarios.csv", "scenario,parameter,change\ndearer,costs,times 0.5\n".to_owned()));
    });
    let path = project.path().display().to_string();
    for command in ["calculate", "scenarios"] {
        for (language, unit) in [("en", "(IN € TRILLION"), ("nl", "(IN BILJOEN €")] {
            let ran = run([command, &path, "--lang", language]).ended(0);
            for line in ran.stdout.lines() {
                assert!(line.width() <= 80, "{command} {language}: {line}");
            }
            if command == "calculate" {
                assert!(ran.stdout.contains(unit), "{}", ran.stdout);
                // Two years of 999,999,999,999,999.
                let written = if language == "en" { "2,000.0" } else { "2.000,0" };
                assert!(ran.stdout.contains(written), "{}", ran.stdout);
            }
        }
    }
}

#[test]
fn the_language_is_that_of_the_flag_or_the_project_or_the_environment() {
    let heading = |arguments: &[&str]| run(arguments).ended(0).stdout;
    assert!(heading(&["calculate", "data/projects/klein"]).contains("WAT HET OPLEVERT"));
    assert!(heading(&["calculate", "data/projects/klein", "--lang", "en"]).contains("WHAT IT BRINGS"));
    assert!(heading(&["bereken", "data/projects/wheels_to_meals"]).contains("WHAT IT BRINGS"));

    let project = small_project(|_| {});
    let ran = crate::support::finish(
        crate::support::command().env("LANG", "nl_NL.UTF-8").arg("calculate").arg(project.path()),
    );
    assert!(ran.stdout.contains("WAT HET OPLEVERT"), "{}", ran.stdout);
}

#[test]
fn a_figure_that_does_not_exist_says_why() {
    let project =
        small_project(|files| files[2].1 = "id,description,payer,amount\nhost,Host,city,0\n".to_owned());
    let path = project.path().display().to_string();
    let text = run(["calculate", &path]).ended(0).stdout;
    assert!(
        text.contains("No return can be given, because there are no costs above zero to divide by"),
        "{text}"
    );
    let json = run(["calculate", &path, "--format", "json"]).ended(0).stdout;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert!(json["returns"]["ratio"].is_null());
    assert_eq!(json["undefined"]["returns.ratio"]["reason"], "no_costs");
}

#[test]
fn more_participants_than_a_line_has_room_for_are_reported() {
    let project = small_project(|files| {
        files[2].1 =
            "id,description,payer,amount,capacity,group\nhost,Host,city,1000,80,visitors\n".to_owned();
    });
    let path = project.path().display().to_string();
    let text = run(["calculate", &path]).ended(0).unwrapped();
    assert!(text.contains("Host in 2025, 100 participants for 80 places"), "{text}");
    let csv = run(["calculate", &path, "--format", "csv"]).ended(0).stdout;
    assert!(csv.contains("over_capacity.capacity,,,,host,2025,80,"), "{csv}");
}

#[test]
fn estimates_blanks_and_parties_without_a_name_are_told() {
    let project = small_project(|files| {
        files[3].1 = "group,description,participants,new,counted_as,per_person\nvisitors,Visitors,1000,1000,visit,10\n".to_owned();
        files[4].1.push_str("neighbours,Neighbours meet,society,visitors,,\n");
    });
    let text = run(["calculate", &project.path().display().to_string()]).ended(0).unwrapped();
    assert!(text.contains("estimated from contacts, visits or households: Visitors"), "{text}");
    assert!(text.contains("That is so for the effect with a price"), "{text}");
    assert!(text.contains("other: society"), "{text}");
    assert!(text.contains("unknown part of 100 (Visitors)"), "{text}");
}

#[test]
fn a_base_case_and_a_transfer_are_shown_with_what_they_change() {
    let project = small_project(|files| {
        files[0].1.push_str("base_case,Two visits a year\nreference_ratio,1.9\n");
        files[2].1 =
            "id,description,payer,amount,case\nhost,Host,city,1500,project\nvisits,Visits,city,500,base\n"
                .to_owned();
        files[4].1 = "id,description,beneficiary,group,share,amount,counterparty\n\
                      less_lonely,Less lonely,visitors,visitors,10%,200,\n\
                      allowance,Allowance,visitors,visitors,10%,50,city\n"
            .to_owned();
    });
    let text = run(["calculate", &project.path().display().to_string()]).ended(0).unwrapped();
    // 1,500 less 500 is 1,000; 100 × 10 % × 200 = 2,000; and (2,000 + 500) / 1,500 = 1.67.
    for expected in [
        "Costs of the project €1,500, less costs that are there without it too €500:",
        "Every euro of cost brings €2.00",
        "Two visits a year",
        "1.67",
        "1.90",
        "Visitors ← City",
        "transfer",
    ] {
        assert!(text.contains(expected), "{expected} in {text}");
    }
}

#[test]
fn one_project_in_four_forms_gives_one_result() {
    let figures = |path: &str| {
        let text = run(["calculate", path, "--format", "json", "--lang", "nl"]).ended(0).stdout;
        let mut json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        for of_the_file in ["made_with", "warnings"] {
            json[of_the_file] = serde_json::Value::Null;
        }
        json
    };
    let folder = figures("data/projects/ontmoetingsplek");
    for form in ["xlsx", "ods", "json"] {
        assert!(figures(&format!("data/projects/ontmoetingsplek.{form}")) == folder, "{form}");
    }
}

#[test]
fn more_than_a_thousand_effects_without_a_price_are_counted_only() {
    let with = |effects: usize| {
        let project = small_project(|files| {
            let rows: String = (1..=effects).map(|row| format!("pm{row},project,visitors\n")).collect();
            let effects = files.iter_mut().find(|(name, _)| *name == "effects.csv").expect("effects");
            effects.1 = format!("id,per,beneficiary\n{rows}");
        });
        run(["calculate", &project.path().display().to_string(), "--lang", "en"]).ended(0).stdout
    };
    let listed = with(1000);
    assert!(listed.contains("pm1000 ") && !listed.contains("more; they are"), "{listed}");
    let counted = with(1002);
    assert!(counted.contains("pm1000 ") && !counted.contains("pm1001 "), "{counted}");
    assert!(counted.contains("There are 2 more; they are in the JSON (--format json)."), "{counted}");
}

#[test]
fn more_than_a_hundred_stakeholders_who_carry_and_gain_nothing_are_counted_only() {
    let with = |others: usize| {
        let project = small_project(|files| {
            let rows: String = (1..=others).map(|row| format!("p{row},Party {row},society\n")).collect();
            files[1].1.push_str(&rows);
        });
        run(["calculate", &project.path().display().to_string(), "--lang", "en"]).ended(0).stdout
    };
    let listed = with(100);
    assert!(listed.contains("Party 100") && !listed.contains("not listed"), "{listed}");
    let counted = with(101);
    assert!(
        counted.contains("101 stakeholders that carry nothing and gain nothing are not listed"),
        "{counted}"
    );
    assert!(
        !counted.contains("Party 1") && counted.contains("Visitors") && counted.contains("City"),
        "{counted}"
    );
}
