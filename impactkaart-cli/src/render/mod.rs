//! Results to text, JSON, CSV or Markdown. A renderer knows no files and calculates nothing: it chooses, sorts, words and
//! rounds (in `language::number`).
//!
//! What people read is put together once, as a [`document::Document`], and drawn twice: for a terminal (`text`) and as
//! Markdown. What machines read is put together once, as JSON, and flattened to rows for CSV.

pub(crate) mod bench;
pub(crate) mod compare;
pub(crate) mod csv;
pub(crate) mod document;
pub(crate) mod explain;
pub(crate) mod figure;
pub(crate) mod json;
pub(crate) mod made_by;
pub(crate) mod map;
pub(crate) mod markdown;
pub(crate) mod prices;
pub(crate) mod scenarios;
pub(crate) mod sensitivity;
pub(crate) mod simulation;
pub(crate) mod sweep;
pub(crate) mod text;
pub(crate) mod verify;
