//! What a result says it was made by, so that `verify` can make it again.

use crate::arguments::last_invocation;
use crate::language::Language;
use crate::read::Input;
use serde_json::{Value, json};

/// The version, the command with what was typed behind it, and the language.
pub(crate) fn made_by(language: Language) -> Value {
    let made_by = last_invocation();
    json!({
        "version": env!("CARGO_PKG_VERSION"),
        "command": made_by.as_ref().map(|made_by| &*made_by.command),
        "arguments": made_by.as_ref().map(|made_by| &made_by.arguments),
        "language": language.code(),
    })
}

/// The files it was made from, each with its checksum.
pub(crate) fn files(inputs: &[Input]) -> Value {
    inputs.iter().map(|input| json!({ "name": input.name, "sha256": input.sha256 })).collect()
}
