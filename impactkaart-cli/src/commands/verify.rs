//! `verify`: a result made again from the project, and every figure of it that no longer holds.
//!
//! A result says by which command it was made, and with what; so whatever makes a result with a `made_with` can be
//! verified, without a line here that knows of it.

use super::{cannot_write, say_refusal, written};
use crate::arguments::{Format, PROJECT, Verify, usual_language};
use crate::exit::Exit;
use crate::language::Language;
use crate::output::Output;
use crate::render::{csv, json, markdown, text, verify};
use serde_json::Value;
use std::ffi::OsString;
use std::path::Path;

/// Commands that make something else than a result.
const NOT_RESULTS: [&str; 5] = ["new", "verify", "bench", "completions", "man"];

/// Why a result cannot be made again, and what to do about it.
pub(super) struct Refusal {
    pub(super) what: String,
    pub(super) help: String,
}

pub(crate) fn run(asked: &Verify, lang: Option<Language>) -> Exit {
    let path = asked.to.output.as_deref();
    let language = lang.unwrap_or_else(usual_language);
    let output = match Output::open(path) {
        Ok(output) => output,
        Err(error) => return cannot_write(path, &error, language),
    };
    let name = asked.result.file_name().unwrap_or(asked.result.as_os_str()).to_string_lossy().into_owned();
    let read = read(&asked.result, language).and_then(|read| {
        projects(&read.2, asked.projects.len(), language)?;
        Ok(read)
    });
    let (stated, command, arguments) = match read {
        Ok(read) => read,
        Err(refusal) => {
            say_refusal(&refusal.what, &refusal.help, language);
            // Hardly any result is of no project: that one was forgotten.
            return if asked.projects.is_empty() { Exit::Usage } else { Exit::Failed };
        }
    };
    let language = lang.or_else(|| language_of(&stated)).unwrap_or(language);
    let Some(recomputed) = made_again(&stated, &command, &arguments, asked) else {
        let words = language.verify();
        say_refusal(words.cannot_recompute, words.cannot_recompute_help, language);
        return Exit::Failed;
    };
    let (differences, figures) = verify::differences(&stated, &recomputed);
    let command = std::iter::once(command.as_str()).chain(arguments.iter().map(String::as_str));
    let subject = verify::Subject {
        result: &name,
        command: &command.collect::<Vec<_>>().join(" "),
        figures,
        differences: &differences,
        language,
    };
    let text = match asked.to.format() {
        Format::Text => text::draw(&verify::document(&subject), output.width()),
        Format::Markdown => markdown::draw(&verify::document(&subject)),
        Format::Json => json::text(&verify::values(&subject)),
        Format::Csv => {
            let mut sheet = csv::Sheet::new(language);
            verify::rows(&subject, &mut sheet);
            sheet.into_text()
        }
    };
    match written(output, &text, path, || language) {
        Exit::Done if !differences.is_empty() => Exit::Failed,
        exit => exit,
    }
}

pub(super) fn language_of(result: &Value) -> Option<Language> {
    Language::of_code(result["made_with"]["language"].as_str()?)
}

/// The result, the command that made it and what was typed behind that.
pub(super) fn read(path: &Path, language: Language) -> Result<(Value, String, Vec<String>), Refusal> {
    let words = language.verify();
    let shown = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|error| {
        let why = (words.why)(error.kind()).map_or_else(|| error.to_string(), str::to_owned);
        Refusal { what: (words.unreadable)(&shown, &why), help: words.no_json_help.to_owned() }
    })?;
    let result: Value = serde_json::from_slice(&bytes).map_err(|error| Refusal {
        what: (words.no_json)(&shown, error.line(), error.column()),
        help: words.no_json_help.to_owned(),
    })?;
    let made_with = &result["made_with"];
    let texts = |value: &Value| -> Option<Vec<String>> {
        value.as_array()?.iter().map(|text| text.as_str().map(str::to_owned)).collect()
    };
    let (Some(command), Some(arguments)) = (made_with["command"].as_str(), texts(&made_with["arguments"]))
    else {
        return Err(Refusal { what: (words.no_result)(&shown), help: words.no_result_help.to_owned() });
    };
    let command = command.to_owned();
    let known = crate::arguments::command(Language::En);
    let is_known = known.find_subcommand(&command).is_some_and(|found| found.get_name() == command);
    if !is_known || NOT_RESULTS.contains(&command.as_str()) {
        let help = words.no_command_help.to_owned();
        return Err(Refusal { what: (words.no_command)(&command), help });
    }
    Ok((result, command, arguments))
}

/// How many projects a result was made from.
pub(super) fn needed(arguments: &[String]) -> usize {
    arguments.iter().filter(|argument| *argument == PROJECT).count()
}

/// Whether as many projects are given as the result was made from.
pub(super) fn projects(arguments: &[String], given: usize, language: Language) -> Result<(), Refusal> {
    let (words, needed) = (language.verify(), needed(arguments));
    if needed != given {
        let help = words.projects_help.to_owned();
        return Err(Refusal { what: (words.projects)(needed, given), help });
    }
    Ok(())
}

/// The same command once more, on the projects that were named; nothing where it does not end well.
fn made_again(stated: &Value, command: &str, arguments: &[String], asked: &Verify) -> Option<Value> {
    let folder = tempfile::tempdir().ok()?;
    let file = folder.path().join("result.json");
    let mut typed: Vec<OsString> = vec!["impactkaart".into(), command.into()];
    let mut projects = asked.projects.iter();
    for argument in arguments {
        if argument == PROJECT {
            typed.push(projects.next()?.into());
        } else {
            typed.push(argument.into());
        }
    }
    let language = language_of(stated).unwrap_or_else(usual_language);
    typed.extend(["--format", "json", "--lang", language.code(), "--output"].map(OsString::from));
    typed.push(file.clone().into());
    match super::run(typed) {
        // What is wrong with a project is a result of `check` too; whatever else fails writes nothing.
        Exit::Done | Exit::Failed => serde_json::from_slice(&std::fs::read(file).ok()?).ok(),
        _ => None,
    }
}
