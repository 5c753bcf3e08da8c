//! The words that a user sees, in Dutch and in English, and how numbers are written in each.
//!
//! Texts are functions with a `match` on what is to be said, one file per language, so that the compiler finds a text
//! that is missing. Not here: which language is chosen (`arguments`) and where text goes (`render`, `problem`).

pub(crate) mod bench;
pub(crate) mod compare;
pub(crate) mod explain;
pub(crate) mod figure;
pub(crate) mod help;
pub(crate) mod map;
pub(crate) mod new_project;
pub(crate) mod number;
pub(crate) mod origin;
pub(crate) mod parts;
pub(crate) mod prices;
pub(crate) mod problem;
pub(crate) mod run;
pub(crate) mod scale;
pub(crate) mod scenarios;
pub(crate) mod sensitivity;
pub(crate) mod simulation;
pub(crate) mod sweep;
pub(crate) mod verify;

/// A language of messages and output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Language {
    /// Dutch.
    Nl,
    /// English.
    En,
}

/// `a`, `a and b`, `a, b and c`.
fn listed<T: AsRef<str>>(texts: &[T], and: &str) -> String {
    match texts {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} {and} {}", first.join(", "), last.as_ref())
        }
    }
}

impl Language {
    /// The language of a code such as `nl`, `nl_NL.UTF-8` or `en-GB`.
    pub(crate) fn of_code(code: &str) -> Option<Self> {
        match code.get(..2)?.to_ascii_lowercase().as_str() {
            "nl" => Some(Self::Nl),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// Its code.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
        }
    }

    /// The mark between units and decimals.
    pub(crate) fn decimal_mark(self) -> char {
        match self {
            Self::Nl => ',',
            Self::En => '.',
        }
    }

    /// The sign between the cells of a CSV file, as Excel in that language has it.
    pub(crate) fn separator(self) -> char {
        match self {
            Self::Nl => ';',
            Self::En => ',',
        }
    }

    /// The mark between groups of three digits.
    pub(crate) fn group_mark(self) -> char {
        match self {
            Self::Nl => '.',
            Self::En => ',',
        }
    }
}
