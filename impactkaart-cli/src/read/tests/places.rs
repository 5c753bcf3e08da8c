//! Where problems are said to stand.

use super::{codes, found, read, small};

const WRONG: &str = "id;omschrijving;betaler;bedrag\nzaal;\"Huur van\nde \"\"zaal\"\"\";organisatie;1000\n\n;;;\nthee;Thee é;organisatie;veel\n";

#[test]
fn a_place_is_right_whatever_ends_the_lines_and_however_the_text_is_encoded() {
    let encodings: [(&str, Vec<u8>); 6] = [
        ("lf", WRONG.into()),
        ("crlf", WRONG.replace('\n', "\r\n").into()),
        ("cr", WRONG.replace('\n', "\r").into()),
        ("bom", format!("\u{feff}{WRONG}").into()),
        (
            "utf-16",
            format!("\u{feff}{}", WRONG.replace('\n', "\r\n"))
                .encode_utf16()
                .flat_map(u16::to_be_bytes)
                .collect(),
        ),
        ("windows", encoding_rs::WINDOWS_1252.encode(WRONG).0.into_owned()),
    ];
    for (name, bytes) in encodings {
        let reading = read(&[
            ("project.csv", b"sleutel;waarde\nnaam;K\nstartjaar;2025\n".as_slice()),
            ("kosten.csv", &bytes),
            ("effecten.csv", b"id;begunstigde;per\ne;cli\xC3\xABnt;project\n"),
        ]);
        assert_eq!(found(&reading), [("not_a_number".to_owned(), 6, 25)], "{name}");
    }
}

#[test]
fn a_place_in_a_large_file_is_found_by_reading_it_again() {
    let mut text = String::from("id;omschrijving;betaler;bedrag\n");
    let long = "x".repeat(300);
    for index in 0..15_000 {
        text.push_str(&format!("kosten_{index};\"Coördinatie\n{long}\";organisatie;1000,00\n"));
    }
    text.push_str("één;Coördinatie;gemeent;1000,00\n");
    let folder = tempfile::tempdir().expect("a folder for a test");
    let write = |name: &str, bytes: &[u8]| {
        std::fs::write(folder.path().join(name), bytes).expect("a file for a test")
    };
    write("project.csv", b"sleutel;waarde\nnaam;K\nstartjaar;2025\n");
    write("effecten.csv", "id;begunstigde;per\ne;cliënt;project\n".as_bytes());
    let encodings: [Vec<u8>; 3] = [
        text.as_str().into(),
        encoding_rs::WINDOWS_1252.encode(&text).0.into_owned(),
        format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect(),
    ];
    for bytes in encodings {
        write("kosten.csv", &bytes);
        let reading = crate::read::project(folder.path());
        assert_eq!(found(&reading), [("unknown_reference".to_owned(), 30_002, 17)]);
        let said = super::said(&reading);
        assert!(said.contains("kosten.csv:30002:17 (kolom `betaler`, cel C15002)"), "{said}");
        assert!(said.contains("\n30002 | één;Coördinatie;gemeent;1000,00\n"), "{said}");
    }
    // A file that has changed since is not read for an excerpt of something else.
    let reading = crate::read::project(folder.path());
    write("kosten.csv", b"id\n");
    assert_eq!(codes(&reading), ["unknown_reference"]);
    super::said(&reading);
}

#[test]
fn a_place_in_a_large_document_is_found_by_reading_it_again() {
    let long = "x".repeat(300);
    let rows = |count: usize| -> String {
        (0..count)
            .map(|row| format!("{{\"id\":\"{row}_{long}é\",\"payer\":\"organisatie\",\"amount\":1}},\n"))
            .collect()
    };
    let start = "{\"project\":{\"naam\":\"K\",\"startjaar\":2025},\n";
    let effects = "\"effecten\":[{\"id\":\"e\",\"begunstigde\":\"cliënt\",\"per\":\"project\"}]";
    let wrong = "{\"id\":\"één\",\"payer\":\"gemeent\",\"amount\":1}";
    let folder = tempfile::tempdir().expect("a folder for a test");
    let path = folder.path().join("buurt.json");
    // The large table before another one and after it.
    for (text, line) in [
        (format!("{start}\"costs\":[\n{}{wrong}],\n{effects}}}", rows(15_000)), 15_003),
        (format!("{start}{effects},\"costs\":[\n{}{wrong}]}}", rows(15_000)), 15_003),
    ] {
        std::fs::write(&path, &text).expect("a file for a test");
        let reading = crate::read::project(&path);
        assert_eq!(found(&reading), [("unknown_reference".to_owned(), line, 21)]);
        let said = super::said(&reading);
        assert!(said.contains(&format!("\n{line} | {wrong}")), "{said}");
    }
}

#[test]
fn more_problems_than_can_be_shown_are_counted() {
    let rows: String = (0..3000).map(|index| format!("c{index};organisatie;veel\n")).collect();
    let reading = small(&[("kosten.csv", &format!("id;betaler;bedrag\n{rows}"))]);
    assert_eq!(reading.problems.len() + reading.unlisted, 3000);
    assert!(reading.project.is_none());
}

#[test]
fn a_cell_that_cannot_be_read_is_not_called_blank_too() {
    let reading = small(&[("bereik.csv", "groep;deelnemers\nbezoekers;#N/B\n")]);
    assert_eq!(codes(&reading), ["spreadsheet_error"]);
    let reading = small(&[("bereik.csv", "groep;deelnemers\n#VERW!;40\n")]);
    assert_eq!(codes(&reading), ["spreadsheet_error"]);
    let reading = small(&[
        ("project.csv", "sleutel;waarde\nnaam;K\nstartjaar;2025\njaren;twee\n"),
        ("kosten.csv", "id;betaler;bedrag;laatste jaar\nzaal;organisatie;10;2\n"),
    ]);
    assert_eq!(codes(&reading), ["not_a_number"]);
}

#[test]
fn problems_stand_in_the_order_of_files_and_lines() {
    let reading = small(&[
        (
            "effecten.csv",
            "id;begunstigde;groep;aandeel;bedrag\nb;niemand;bezoekers;25;1\na;cliënt;niemand;veel;1\n",
        ),
        ("kosten.csv", "id;betaler;bedrag\nzaal;niemand;veel\n"),
    ]);
    let expected = [
        ("unknown_reference", 2, 6),
        ("not_a_number", 2, 14),
        ("unknown_reference", 2, 3),
        ("out_of_range", 2, 21),
        ("unknown_reference", 3, 10),
        ("not_a_number", 3, 18),
    ];
    assert_eq!(found(&reading), expected.map(|(code, line, column)| (code.to_owned(), line, column)));
}
