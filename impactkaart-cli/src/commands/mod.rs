//! One file per command, named as typed. A command reads, asks the core, and hands the result to a renderer.

pub(crate) mod bench;
mod calculate;
mod check;
mod compare;
mod explain;
mod generate;
mod merge;
mod new;
mod parts;
pub(crate) mod prices;
mod scenarios;
pub(crate) mod sensitivity;
pub(crate) mod simulate;
pub(crate) mod sweep;
mod verify;

use crate::arguments::{self, Command, usual_language};
use crate::exit::Exit;
use crate::interrupt;
use crate::language::Language;
use crate::output::Output;
use crate::problem;
use crate::read::{Input, Reading};
use sha2::{Digest as _, Sha256};
use std::ffi::OsString;
use std::io::{self, IsTerminal as _, Write as _};
use std::panic::PanicHookInfo;
use std::path::Path;

/// Runs what was typed.
pub(crate) fn run(typed: Vec<OsString>) -> Exit {
    let parsed = match arguments::parse(typed) {
        Ok(parsed) => parsed,
        Err(stop) if stop.is_refusal => {
            say(&stop.text);
            return Exit::Usage;
        }
        Err(stop) => return written(Output::Standard, &stop.text, None, usual_language),
    };
    let lang = parsed.lang;
    match parsed.command {
        Command::Calculate(asked) => calculate::run(&asked, lang),
        Command::Check(asked) => check::run(&asked, lang),
        Command::Explain(asked) => explain::run(&asked, lang),
        Command::Scenarios(asked) => scenarios::run(&asked, lang),
        Command::Sensitivity(asked) => sensitivity::run(&asked, lang),
        Command::Simulate(asked) => simulate::run(&asked, lang),
        Command::Verify(asked) => verify::run(&asked, lang),
        Command::Sweep(asked) => sweep::run(&asked, lang),
        Command::Merge(asked) => merge::run(&asked, lang),
        Command::Compare(asked) => compare::run(&asked, lang),
        Command::Prices(asked) => prices::run(&asked, lang.unwrap_or_else(usual_language)),
        Command::Bench(asked) => bench::run(&asked, lang.unwrap_or_else(usual_language)),
        Command::New(asked) => new::run(&asked, lang.unwrap_or_else(usual_language)),
        Command::Completions(asked) => generate::completions(&asked, lang.unwrap_or_else(usual_language)),
        Command::Man(asked) => generate::man(&asked, lang.unwrap_or_else(usual_language)),
    }
}

/// Says something beside the result, on standard error; that nobody listens is no error.
fn say(text: &str) {
    let _ = anstream::stderr().lock().write_all(text.as_bytes());
}

/// Says why there is no result, and what to do about it.
fn say_refusal(what: &str, help: &str, language: Language) {
    say(&format!("{}: {what}\n  = {}: {help}\n", language.run().error, language.help().tip));
}

/// Says what was found in a project's files.
fn say_problems(reading: &Reading, language: Language) {
    if !reading.problems.is_empty() {
        let mut text = Vec::new();
        let styled = io::stderr().is_terminal();
        // Holds because writing to memory does not fail.
        let _ = problem::print(&mut text, reading, language, styled);
        let _ = anstream::stderr().lock().write_all(&text);
    }
}

/// One checksum for all inputs: that of the lines `<sha256>  <name>`, in the order of the names, as
/// `sha256sum FILES | sha256sum` gives it.
pub(crate) fn project_sha256(inputs: &[Input]) -> String {
    let mut lines: Vec<_> =
        inputs.iter().map(|input| (&input.name, format!("{}  {}\n", input.sha256, input.name))).collect();
    lines.sort();
    let text: String = lines.into_iter().map(|(_, line)| line).collect();
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Writes a result, or says why that cannot be done. Who asked to stop gets nothing: a file stays as it was.
fn written(output: Output, text: &str, path: Option<&Path>, language: impl FnOnce() -> Language) -> Exit {
    if interrupt::is_asked_to_stop() {
        drop(output);
        return cannot_write(path, &io::ErrorKind::Interrupted.into(), language());
    }
    match output.write(text) {
        Ok(()) => Exit::Done,
        Err(error) => cannot_write(path, &error, language()),
    }
}

/// Writes a result piece by piece as it is made, or says why that cannot be done. Who asked to stop gets nothing here either.
fn written_as_made(
    output: Output,
    path: Option<&Path>,
    language: Language,
    make: impl FnOnce(&mut dyn io::Write) -> io::Result<()>,
) -> Exit {
    match output.write_as_made(make) {
        Ok(()) => Exit::Done,
        Err(error) => cannot_write(path, &error, language),
    }
}

/// Whether a result would replace one of the files that it was made from.
fn is_input(output: &Path, project: &Path, inputs: &[Input]) -> bool {
    let Ok(output) = output.canonicalize() else { return false };
    let of_folder = inputs.iter().map(|input| project.join(&input.name));
    of_folder.chain([project.to_owned()]).any(|input| input.canonicalize().is_ok_and(|input| input == output))
}

fn would_replace_input(path: &Path, language: Language) -> Exit {
    let words = language.run();
    say(&format!("{}: {}\n", words.error, (words.would_replace_input)(&path.display().to_string())));
    Exit::Failed
}

fn cannot_write(path: Option<&Path>, error: &io::Error, language: Language) -> Exit {
    let words = language.run();
    let place = path.map_or_else(|| words.standard_output.to_owned(), |path| path.display().to_string());
    let why = (words.why)(error.kind()).map_or_else(|| error.to_string(), str::to_owned);
    say(&format!("{}: {}\n", words.error, (words.cannot_write)(&place, &why)));
    Exit::Failed
}

/// Says that the program is wrong, and what to do about it.
pub(crate) fn report_bug(panic: &PanicHookInfo<'_>) {
    let message = panic.payload_as_str().unwrap_or("-");
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    let version = env!("CARGO_PKG_VERSION");
    // No locale here: whatever is broken, this must not depend on it.
    say(&format!(
        "\nimpactkaart {version} stopped on an error of its own ({place}: {message}).\n\
         Nothing was calculated. Please report this line, the command, and the project if you may share it.\n\
         Dit is een fout in het programma, niet in je bestanden. Geef de regel hierboven door, met de opdracht erbij.\n"
    ));
}
