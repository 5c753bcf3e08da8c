//! One cell of a template to one cell of a file: language, numbers, fixed words and what is filled in.

use crate::language::Language;
use crate::read::words::Word;
use impactkaart_core::model::{Column, Evidence, Kind, Level, Per, Theme};

/// What Excel wants to see before it reads a file as UTF-8.
pub(super) const BYTE_ORDER_MARK: char = '\u{feff}';

/// The text of a cell in one language.
pub(super) fn in_language(cell: &str, column: Option<Column>, language: Language) -> String {
    if let Some((dutch, english)) = cell.split_once("||") {
        return match language {
            Language::Nl => dutch.trim().to_owned(),
            Language::En => english.trim().to_owned(),
        };
    }
    if language == Language::En {
        return cell.to_owned();
    }
    if let Some(id) = cell.strip_prefix("prices:") {
        return format!("prijzen:{id}");
    }
    if let Some(word) = column.and_then(|column| dutch_word(cell, column)) {
        return word.to_owned();
    }
    if is_number(cell) { cell.replace('.', ",") } else { cell.to_owned() }
}

/// The Dutch word of a fixed set.
fn dutch_word(english: &str, column: Column) -> Option<&'static str> {
    fn of<T: Word>(english: &str) -> Option<&'static str> {
        T::WORDS.iter().find(|(word, ..)| *word == english).map(|(_, dutch, ..)| *dutch)
    }
    match column {
        Column::Level => of::<Level>(english),
        Column::Per => of::<Per>(english),
        Column::Kind => of::<Kind>(english),
        Column::Evidence => of::<Evidence>(english),
        Column::Theme => of::<Theme>(english),
        Column::InKind => of::<bool>(english),
        _ => None,
    }
}

fn is_number(cell: &str) -> bool {
    let digits = cell.strip_suffix('%').unwrap_or(cell);
    let digits = digits.strip_prefix('-').unwrap_or(digits);
    digits.starts_with(|letter: char| letter.is_ascii_digit())
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// A row of a file, cells quoted where they have to be.
pub(super) fn line(cells: &[String], language: Language) -> String {
    let separator = language.separator();
    let quoted = |cell: &String| {
        if cell.contains([separator, '"', '\n', '\r']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell.clone()
        }
    };
    cells.iter().map(quoted).collect::<Vec<_>>().join(&separator.to_string()) + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{En, Nl};

    #[test]
    fn a_cell_is_written_as_its_language_writes_it() {
        let cases = [
            ("Deelnemers || Participants", None, "Deelnemers", "Participants"),
            ("0.05", None, "0,05", "0.05"),
            ("2.5%", None, "2,5%", "2.5%"),
            ("-12", None, "-12", "-12"),
            (
                "prices:zin2024.gp_consult_avg",
                None,
                "prijzen:zin2024.gp_consult_avg",
                "prices:zin2024.gp_consult_avg",
            ),
            ("client", Some(Column::Level), "cliënt", "client"),
            ("year", Some(Column::Per), "jaar", "year"),
            ("year", None, "year", "year"),
        ];
        for (cell, column, nl, en) in cases {
            assert_eq!(in_language(cell, column, Nl), nl);
            assert_eq!(in_language(cell, column, En), en);
        }
    }

    #[test]
    fn cells_with_signs_of_csv_are_quoted() {
        assert_eq!(line(&["a;b".to_owned(), "c \"d\"".to_owned()], Nl), "\"a;b\";\"c \"\"d\"\"\"\r\n");
    }
}
