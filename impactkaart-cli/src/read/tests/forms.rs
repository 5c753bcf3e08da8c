//! The same project from every form, encoding, separator and language.

use super::{codes, read, right, samples, small};
use crate::language::Language;
use crate::read::project;
use encoding_rs::WINDOWS_1252;
use impactkaart_core::model::{Level, Per};
use rust_decimal::Decimal;
use std::path::Path;

fn decimal(text: &str) -> Decimal {
    text.parse().expect("a number in a test")
}

/// The files of a sample folder, without byte order mark.
fn sample(name: &str) -> Vec<(String, String)> {
    let entries = std::fs::read_dir(samples().join(name)).expect("the sample is there");
    let each = entries.map(|entry| {
        let path = entry.expect("a readable entry").path();
        let text = std::fs::read_to_string(&path).expect("UTF-8");
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        (name, text.trim_start_matches('\u{feff}').to_owned())
    });
    each.filter(|(name, _)| Path::new(name).extension().is_some_and(|end| end == "csv")).collect()
}

type Encode<'e> = &'e dyn Fn(&str) -> Vec<u8>;

fn read_as(files: &[(String, String)], encode: Encode<'_>) -> impactkaart_core::Project {
    let encoded: Vec<(String, Vec<u8>)> =
        files.iter().map(|(name, text)| (name.clone(), encode(text))).collect();
    let files: Vec<(&str, &[u8])> =
        encoded.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    right(read(&files))
}

#[test]
fn a_folder_two_workbooks_and_a_document_give_the_same_project() {
    let folder = right(project(&samples().join("ontmoetingsplek")));
    assert!(folder.costs().len() > 3 && folder.effects().len() > 3);
    assert_eq!(folder, right(project(&samples().join("ontmoetingsplek.json"))));
    if cfg!(feature = "xlsx") {
        assert_eq!(folder, right(project(&samples().join("ontmoetingsplek.xlsx"))));
        assert_eq!(folder, right(project(&samples().join("ontmoetingsplek.ods"))));
    }
}

#[test]
fn encodings_line_ends_and_separators_change_nothing() {
    let files = sample("ontmoetingsplek");
    let plain = read_as(&files, &|text| text.as_bytes().to_vec());
    let unix = |text: &str| text.replace("\r\n", "\n");
    let encodings: [Encode; 6] = [
        &|text| unix(text).into_bytes(),
        &|text| unix(text).replace('\n', "\r\n\r\n").into_bytes(),
        &|text| format!("\u{feff}{text}").into_bytes(),
        &|text| format!("sep=;\r\n{text}").into_bytes(),
        &|text| WINDOWS_1252.encode(text).0.into_owned(),
        &|text| format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect(),
    ];
    for (index, encode) in encodings.iter().enumerate() {
        assert_eq!(plain, read_as(&files, encode), "encoding {index}");
    }
    // The decimal commas of the sample are still decimal commas where tabs stand between the fields.
    assert_eq!(plain, read_as(&files, &|text| with_tabs(text).into_bytes()));
}

/// The same table with tabs; texts with semicolons in them stand between quotation marks.
fn with_tabs(text: &str) -> String {
    let mut in_quotes = false;
    let swap = |letter: char| {
        in_quotes ^= letter == '"';
        if letter == ';' && !in_quotes { '\t' } else { letter }
    };
    text.chars().map(swap).collect()
}

#[test]
fn columns_in_english_or_dutch_and_in_any_order_are_the_same() {
    let dutch = right(small(&[]));
    let english = right(read(&[
        ("project.csv", b"Value,KEY\nCoffee morning,Name\n2025,Start year\n".as_slice()),
        ("costs.csv", b"amount,payer,description,id\n1000.00,organisation,Huur van de zaal,zaal\n"),
        ("reach.csv", b"participants,group\n40,bezoekers\n"),
        (
            "effects.csv",
            b"Share,amount,id,description,Beneficiary,GROUP\n0.25,250,minder_eenzaam,Minder eenzaam,client,bezoekers\n",
        ),
    ]));
    assert_eq!(dutch.costs(), english.costs());
    assert_eq!(dutch.effects(), english.effects());
    assert_eq!(dutch.groups(), english.groups());
    assert_eq!(dutch.stakeholders(), english.stakeholders());
}

#[test]
fn the_language_is_the_stated_one_else_dutch_where_names_are() {
    assert_eq!(small(&[]).language, Some(Language::Nl));
    let stated = "sleutel;waarde\nnaam;Koffieochtend\nstartjaar;2025\ntaal;engels\n";
    assert_eq!(small(&[("project.csv", stated)]).language, Some(Language::En));
    let english = read(&[("project.csv", b"key,value\nname,Coffee\nstart_year,2025\n".as_slice())]);
    assert_eq!(english.language, None);
}

#[test]
fn a_column_per_year_is_an_amount_of_that_year() {
    let project = right(small(&[
        ("project.csv", "sleutel;waarde\nnaam;K\nstartjaar;2026\njaren;2\n"),
        ("kosten.csv", "id;betaler;bedrag 2026;bedrag_2\nzaal;organisatie;1000;1100,50\n"),
        (
            "bereik.csv",
            "groep;deelnemers_2026;deelnemers_2027;nieuw_2026;nieuw_2027\nbezoekers;40;50;40;10\n",
        ),
    ]));
    let amounts: Vec<String> =
        project.costs()[0].amount_by_year.values().map(|amount| amount.get().to_string()).collect();
    assert_eq!(amounts, ["1000", "1100.5"]);
}

#[test]
fn a_price_of_the_list_is_an_ordinary_value() {
    let project = right(small(&[
        ("kosten.csv", "id;betaler;bedrag\nconsult;organisatie;prijzen:zin2024.gp_consult_avg\n"),
        (
            "effecten.csv",
            "id;begunstigde;groep;aandeel;waarde;eenheid\nhuisarts;samenleving;bezoekers;25%;prices:zin2024.GP_consult_avg;consult\n",
        ),
    ]));
    let value = &project.values()[0];
    assert_eq!(&*value.id, "prices:zin2024.gp_consult_avg");
    assert_eq!(value.bearer, Some(Level::Society));
    assert!(value.source.is_some() && value.price_year.is_some());
    let cost = &project.costs()[0];
    assert_eq!(cost.amount.map(|amount| amount.get()), Some(value.amount.get()));
    assert_eq!(cost.price_year, value.price_year);
    assert_eq!(cost.source, value.source);
}

#[test]
fn ids_may_be_left_out_and_rows_may_be_blank() {
    let project = right(small(&[(
        "kosten.csv",
        "omschrijving;betaler;bedrag;per;notitie\n\nHuur van de zaal;organisatie;1000;project;\n;;;;\n ; ; ;\nThee;gemeente;50;;\n;;;;nog navragen\n",
    )]));
    let ids: Vec<&str> = project.costs().iter().map(|cost| &*cost.id).collect();
    assert_eq!(ids, ["huur_van_de_zaal", "thee"]);
    assert_eq!(project.costs()[0].per, Some(Per::Project));
}

#[test]
fn a_pm_effect_may_say_so() {
    let project = right(small(&[(
        "effecten.csv",
        "id;begunstigde;groep;waarde;bedrag\nburen;samenleving;bezoekers;pm;\nsfeer;samenleving;bezoekers;;PM\n",
    )]));
    assert!(project.effects().iter().all(|effect| effect.is_pm()));
}

#[test]
fn tables_of_other_parts_of_the_program_are_left_alone() {
    let reading = small(&[
        ("scenario's.csv", "scenario;parameter\n"),
        ("verhalen.csv", "\0"),
        ("README.txt", "x"),
        ("foto.png", "x"),
    ]);
    assert!(reading.project.is_some());
    assert!(reading.problems.is_empty());
    assert_eq!(reading.inputs.len(), 4);
}

#[test]
fn numbers_of_a_document_keep_all_their_digits() {
    let folder = tempfile::tempdir().expect("a folder for a test");
    let path = folder.path().join("p.json");
    let text = r#"{"project": {"naam": "K", "start_year": 2025, "discount_rate": 2.25e-2},
        "kosten": [{"id": "zaal", "betaler": "gemeente", "bedrag": 0.1234567890123456789, "in_natura": true, "unit": null}],
        "effects": []}"#;
    std::fs::write(&path, text).expect("a file for a test");
    let project = right(project(&path));
    let cost = &project.costs()[0];
    assert_eq!(cost.amount.map(|amount| amount.get()), Some(decimal("0.1234567890123456789")));
    assert!(cost.in_kind);
    assert_eq!(project.discount_rate().rate().get(), decimal("0.0225"));
}

#[test]
fn a_project_without_a_project_table_still_shows_what_else_is_wrong() {
    let reading = read(&[("kosten.csv", b"id;betaler;bedrag\nzaal;gemeente;veel\n".as_slice())]);
    assert_eq!(codes(&reading), ["no_project", "not_a_number"]);
}
