//! Tests of reading as a whole: from files in a folder to a project, or to problems with places.

mod forms;
mod marks;
mod places;
mod rubbish;

use super::{Reading, project};
use crate::language::Language;
use crate::problem::{print, values};
use impactkaart_core::model::Project;
use std::path::{Path, PathBuf};

/// A small project that is right, in Dutch, as a Dutch spreadsheet saves it.
const SMALL: [(&str, &str); 4] = [
    ("project.csv", "sleutel;waarde\nnaam;Koffieochtend\nstartjaar;2025\n"),
    ("kosten.csv", "id;omschrijving;betaler;bedrag\nzaal;Huur van de zaal;organisatie;€ 1.000,00\n"),
    ("bereik.csv", "groep;deelnemers\nbezoekers;40\n"),
    (
        "effecten.csv",
        "id;omschrijving;begunstigde;groep;aandeel;bedrag\nminder_eenzaam;Minder eenzaam;cliënt;bezoekers;25%;€ 250,00\n",
    ),
];

/// The small project with some files in place of its own, or besides.
fn small(changed: &[(&str, &str)]) -> Reading {
    let others = SMALL.iter().filter(|(name, _)| !changed.iter().any(|(other, _)| other == name));
    let files: Vec<(&str, &[u8])> =
        others.chain(changed).map(|(name, text)| (*name, text.as_bytes())).collect();
    read(&files)
}

/// Reads a folder with these files.
fn read(files: &[(&str, &[u8])]) -> Reading {
    let folder = tempfile::tempdir().expect("a folder for a test");
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).expect("a file for a test");
    }
    let reading = project(folder.path());
    // Everything that can be said of it is said while the files are there.
    said(&reading);
    reading
}

/// The project of a reading that is right.
fn right(reading: Reading) -> Project {
    let said = said(&reading);
    reading.project.unwrap_or_else(|| panic!("a project that is right:\n{said}"))
}

/// All that the problems say, in both languages and as JSON.
fn said(reading: &Reading) -> String {
    let mut text = Vec::new();
    for language in [Language::Nl, Language::En] {
        print(&mut text, reading, language, language == Language::Nl).expect("memory can be written to");
        text.extend(format!("{:?}", values(reading, language)).into_bytes());
    }
    String::from_utf8(text).expect("messages are UTF-8")
}

/// Code, line and column of each problem.
fn found(reading: &Reading) -> Vec<(String, u64, u64)> {
    let number = |value: &serde_json::Value| value.as_u64().unwrap_or(0);
    let all = values(reading, Language::En);
    all.iter()
        .map(|problem| {
            (
                problem["code"].as_str().unwrap_or_default().to_owned(),
                number(&problem["line"]),
                number(&problem["column"]),
            )
        })
        .collect()
}

fn codes(reading: &Reading) -> Vec<&'static str> {
    reading.problems.iter().map(|problem| problem.code()).collect()
}

/// The sample projects that come with the program.
fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/projects")
}
