//! Whatever stands in the files, reading ends without a panic, with a project or with an error, and all can be said.

use super::{said, samples};
use crate::read::project;
use proptest::collection::vec;
use proptest::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// One change to bytes.
#[derive(Debug, Clone)]
enum Slip {
    Put(usize, u8),
    Insert(usize, Vec<u8>),
    Remove(usize, usize),
    Repeat(usize, usize),
    CutOff(usize),
}

fn slips() -> impl Strategy<Value = Vec<Slip>> {
    let at = any::<usize>;
    // Signs that mean something to a reader come more often than others.
    let telling =
        prop::sample::select(b";,\t\"'\r\n\0\xEF\xBB\xBF\xFF\xFE%.-+#={}[]:\\0123456789e ".to_vec());
    let byte = prop_oneof![telling.clone(), any::<u8>()];
    let slip = prop_oneof![
        (at(), byte.clone()).prop_map(|(at, byte)| Slip::Put(at, byte)),
        (at(), vec(byte, 1..12)).prop_map(|(at, bytes)| Slip::Insert(at, bytes)),
        (at(), 1_usize..200).prop_map(|(at, length)| Slip::Remove(at, length)),
        (at(), 1_usize..400).prop_map(|(at, length)| Slip::Repeat(at, length)),
        at().prop_map(Slip::CutOff),
    ];
    vec(slip, 1..6)
}

fn with(mut bytes: Vec<u8>, slips: &[Slip]) -> Vec<u8> {
    for slip in slips {
        let length = bytes.len().max(1);
        match slip {
            Slip::Put(at, byte) => {
                if let Some(place) = bytes.get_mut(at % length) {
                    *place = *byte;
                }
            }
            Slip::Insert(at, new) => {
                let at = (at % length).min(bytes.len());
                bytes.splice(at..at, new.iter().copied());
            }
            Slip::Remove(at, count) => {
                let at = (at % length).min(bytes.len());
                bytes.drain(at..(at + count).min(bytes.len()));
            }
            Slip::Repeat(at, count) => {
                let at = (at % length).min(bytes.len());
                let part = bytes[at..(at + count).min(bytes.len())].to_vec();
                bytes.splice(at..at, part);
            }
            Slip::CutOff(at) => bytes.truncate(at % length),
        }
    }
    bytes
}

/// Reads what stands at a path, and says all there is to say of it.
fn try_reading(path: &Path) {
    let reading = project(path);
    let has_error = reading.unlisted > 0 || reading.problems.iter().any(|problem| problem.is_error());
    assert_eq!(reading.project.is_none(), has_error, "a project, or an error");
    said(&reading);
}

/// The files of a sample project.
fn sample() -> &'static [(PathBuf, Vec<u8>)] {
    static SAMPLE: OnceLock<Vec<(PathBuf, Vec<u8>)>> = OnceLock::new();
    SAMPLE.get_or_init(|| {
        let entries = std::fs::read_dir(samples().join("ontmoetingsplek")).expect("the sample is there");
        let mut files: Vec<(PathBuf, Vec<u8>)> = entries
            .map(|entry| entry.expect("a readable entry").path())
            .filter(|path| path.is_file())
            .map(|path| {
                (path.file_name().expect("a name").into(), std::fs::read(&path).expect("a readable file"))
            })
            .collect();
        files.sort();
        files
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_are_read_without_a_panic(bytes in vec(any::<u8>(), 0..400), name in 0_usize..8) {
        let folder = tempfile::tempdir().expect("a folder for a test");
        let names = ["project.csv", "kosten.csv", "effects.csv", "reach.csv", "p.json", "p.xlsx", "p.ods", "waarden.csv"];
        let path = folder.path().join(names[name]);
        std::fs::write(&path, &bytes).expect("a file for a test");
        try_reading(if names[name].starts_with("p.") { &path } else { folder.path() });
    }

    #[test]
    fn a_sample_with_slips_in_it_is_read_without_a_panic(which in any::<usize>(), slips in slips()) {
        let folder = tempfile::tempdir().expect("a folder for a test");
        let files = sample();
        for (index, (name, bytes)) in files.iter().enumerate() {
            let bytes = if index == which % files.len() { with(bytes.clone(), &slips) } else { bytes.clone() };
            std::fs::write(folder.path().join(name), bytes).expect("a file for a test");
        }
        try_reading(folder.path());
    }

    #[test]
    fn a_document_or_workbook_with_slips_in_it_is_read_without_a_panic(which in 0_usize..3, slips in slips()) {
        let name = ["ontmoetingsplek.json", "ontmoetingsplek.xlsx", "ontmoetingsplek.ods"][which];
        let bytes = std::fs::read(samples().join(name)).expect("the sample is there");
        let folder = tempfile::tempdir().expect("a folder for a test");
        let path = folder.path().join(name);
        std::fs::write(&path, with(bytes, &slips)).expect("a file for a test");
        try_reading(&path);
    }
}

#[test]
fn deep_nesting_and_wide_tables_are_refused_without_a_panic() {
    let folder = tempfile::tempdir().expect("a folder for a test");
    let path = folder.path().join("p.json");
    for deep in [
        "[".repeat(200_000),
        format!("{{\"project\": {}", "{\"a\":".repeat(100_000)),
        "[".repeat(1000) + &"]".repeat(1000),
    ] {
        std::fs::write(&path, format!("{{\"project\": {{\"name\": {deep}}}}}")).expect("a file for a test");
        try_reading(&path);
        std::fs::write(&path, &deep).expect("a file for a test");
        try_reading(&path);
    }
    let wide: Vec<String> = (0..5000).map(|index| format!("{{\"k{index}\": 1}}")).collect();
    std::fs::write(&path, format!("{{\"project\": {{}}, \"costs\": [{}]}}", wide.join(",")))
        .expect("a file for a test");
    try_reading(&path);
}
