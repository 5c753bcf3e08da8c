use crate::support::{golden, run};
use serde_json::Value;
use unicode_width::UnicodeWidthStr as _;

#[test]
fn prices_are_found_in_both_languages_and_shown_in_every_form() {
    for (language, words) in [("nl", ["huisarts", "consult"]), ("en", ["general", "practitioner"])] {
        for (format, extension) in [("text", "txt"), ("json", "json"), ("csv", "csv"), ("markdown", "md")] {
            let ran = run(["prices", words[0], words[1], "--format", format, "--lang", language]).ended(0);
            golden(&format!("prices.{language}.{extension}"), &ran.stdout);
        }
    }
}

#[test]
fn the_whole_list_fits_eighty_columns() {
    for language in ["nl", "en"] {
        let ran = run(["prices", "--lang", language]).ended(0);
        for line in ran.stdout.lines() {
            assert!(line.width() <= 80, "{line}");
        }
        assert!(ran.stdout.matches("zin2024.").count() > 100);
    }
}

#[test]
fn a_word_that_is_not_there_gets_the_nearest_one() {
    let ran = run(["prijzen", "huisards", "--taal", "nl"]).ended(0);
    assert_eq!(ran.stdout, "Geen prijs met \"huisards\".\nBedoel je \"huisarts\"?\n");
    let ran = run(["prices", "huisards", "--format", "json"]).ended(0);
    let json: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert_eq!(json["prices"], Value::Array(Vec::new()));
    assert_eq!(json["nearest"][0], "huisarts");
}

#[test]
fn a_price_that_is_found_can_be_used_as_it_is_shown() {
    let project = crate::support::small_project(|files| {
        files[1].1 = "id,name,level\ncity,City,municipality\n".to_owned();
        files[4].1 = "id,description,beneficiary,group,share,quantity,unit,value\n\
                      gp,Fewer consultations,society,visitors,10%,2,consultation,prices:zin2024.gp_consult_avg\n"
            .to_owned();
    });
    let ran = run(["calculate", &project.path().display().to_string(), "--format", "json"]).ended(0);
    let json: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert_eq!(json["warnings"], Value::Array(Vec::new()));
    // 100 × 10 % × 2 × € 30.87 of 2022 × 1.038 × 1.033 × 1.033.
    assert_eq!(json["benefits"]["present_value"], "683.8559370468");
}
