//! In what form a result is wanted, and where: by a flag, or by what the name of the file ends in.

use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};

/// The form of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    #[value(alias = "tekst")]
    Text,
    Json,
    Csv,
    #[value(alias = "md")]
    Markdown,
}

/// The form of a result of many rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum RowsFormat {
    #[value(alias = "tekst")]
    Text,
    Json,
    Csv,
    #[value(alias = "md")]
    Markdown,
    Parquet,
}

impl RowsFormat {
    /// The same form of a result that has no form of its own for many rows.
    fn of_result(self) -> Option<Format> {
        match self {
            Self::Text => Some(Format::Text),
            Self::Json => Some(Format::Json),
            Self::Csv => Some(Format::Csv),
            Self::Markdown => Some(Format::Markdown),
            Self::Parquet => None,
        }
    }
}

/// In what form a result is wanted, and where.
#[derive(Debug, Args)]
pub(crate) struct ResultTo {
    #[arg(long, alias = "opmaak", value_enum, hide_possible_values = true)]
    format: Option<Format>,
    #[arg(short, long, alias = "uitvoer")]
    pub(crate) output: Option<PathBuf>,
}

impl ResultTo {
    /// The form that is stated, or else the one that the name of the file ends in, or else text.
    pub(crate) fn format(&self) -> Format {
        let named = || named(self.output.as_deref()).ok().flatten().and_then(RowsFormat::of_result);
        self.format.or_else(named).unwrap_or(Format::Text)
    }

    /// What the name of the file ends in, where that is a form in which no result is written and no other is stated.
    pub(super) fn unwritten(&self) -> Option<String> {
        if self.format.is_some() {
            return None;
        }
        match named(self.output.as_deref()) {
            Ok(Some(RowsFormat::Parquet)) => Some("parquet".to_owned()),
            Ok(_) => None,
            Err(ending) => Some(ending),
        }
    }
}

/// In what form a result of many rows is wanted, and where.
#[derive(Debug, Args)]
pub(crate) struct RowsTo {
    #[arg(long = "format", id = "rows_format", alias = "opmaak", value_enum, hide_possible_values = true)]
    format: Option<RowsFormat>,
    #[arg(short, long, alias = "uitvoer")]
    pub(crate) output: Option<PathBuf>,
}

impl RowsTo {
    /// The form that is stated, or else the one that the name of the file ends in, or else text.
    pub(crate) fn format(&self) -> RowsFormat {
        let named = || named(self.output.as_deref()).ok().flatten();
        self.format.or_else(named).unwrap_or(RowsFormat::Text)
    }

    /// What the name of the file ends in, where that is a form in which no result is written and no other is stated.
    pub(super) fn unwritten(&self) -> Option<String> {
        if self.format.is_some() { None } else { named(self.output.as_deref()).err() }
    }
}

/// Endings of documents that other programs open: text under such a name would only seem to be one.
const OTHERS: [&str; 15] = [
    "pdf", "xlsx", "xls", "xlsm", "ods", "docx", "doc", "odt", "rtf", "pptx", "html", "htm", "png", "svg",
    "xml",
];

/// The form that the name of a file ends in; an error where that is one that is not written.
fn named(path: Option<&Path>) -> Result<Option<RowsFormat>, String> {
    let Some(ending) = path.and_then(Path::extension) else { return Ok(None) };
    let ending = ending.to_string_lossy().to_lowercase();
    match &*ending {
        "json" => Ok(Some(RowsFormat::Json)),
        "csv" => Ok(Some(RowsFormat::Csv)),
        "md" | "markdown" => Ok(Some(RowsFormat::Markdown)),
        "parquet" => Ok(Some(RowsFormat::Parquet)),
        other if OTHERS.contains(&other) => Err(ending),
        _ => Ok(None),
    }
}
