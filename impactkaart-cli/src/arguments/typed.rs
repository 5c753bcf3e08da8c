//! In which language a command line was typed: who types `nieuw` or `--zet` reads Dutch, whatever the computer is set to.

use super::Arguments;
use crate::language::Language;
use crate::language::help::{FlagWords, HelpWords};
use clap::CommandFactory as _;
use std::ffi::OsString;
use std::sync::RwLock;

/// What was typed, the name of the program left out. One for the whole program, as what was run is.
static TYPED: RwLock<Vec<String>> = RwLock::new(Vec::new());

/// Keeps what was typed.
pub(super) fn keep(arguments: &[OsString]) {
    if let Ok(mut typed) = TYPED.write() {
        *typed = arguments.iter().skip(1).map(|argument| argument.to_string_lossy().into_owned()).collect();
    }
}

/// The language where neither the command line nor a project states one: that of a command by its Dutch name, else that of
/// the user's environment.
pub(crate) fn language() -> Language {
    let is_dutch = TYPED.read().is_ok_and(|typed| has_dutch_command(&typed));
    if is_dutch { Language::Nl } else { Language::of_locale() }
}

/// Whether the command is called by a name that is Dutch alone.
fn has_dutch_command(typed: &[String]) -> bool {
    let Some(name) = typed.iter().find(|text| !text.starts_with('-')) else { return false };
    // The program knows commands by their English names, and by the Dutch ones as aliases. What both languages call the
    // same is not Dutch alone.
    name == "hulp"
        || Arguments::command()
            .get_subcommands()
            .any(|command| command.get_all_aliases().any(|alias| alias == name))
}

/// How a flag is cited: in Dutch where it was typed so, else in the language of what is said.
pub(crate) fn flag(
    lang: Option<Language>,
    pick: impl Fn(&'static HelpWords) -> &'static FlagWords,
) -> String {
    let dutch = pick(Language::Nl.help()).name;
    let is_it = |text: &String| {
        text.strip_prefix("--").and_then(|flag| flag.split('=').next()).is_some_and(|flag| flag == dutch)
    };
    let is_dutch = TYPED.read().is_ok_and(|typed| typed.iter().any(is_it));
    let words = if is_dutch { Language::Nl } else { lang.unwrap_or_else(language) };
    format!("--{}", pick(words.help()).name)
}

#[cfg(test)]
mod tests {
    use super::has_dutch_command;

    #[test]
    fn a_command_is_dutch_by_a_name_that_is_dutch_alone() {
        let is_dutch =
            |line: &str| has_dutch_command(&line.split(' ').map(str::to_owned).collect::<Vec<_>>());
        for line in
            ["nieuw map", "prijzen huisarts", "--help bereken", "verklaar x", "leg-uit x", "scenario's x"]
        {
            assert!(is_dutch(line), "{line}");
        }
        for line in ["new nieuw", "prices prijzen", "scenarios x", "man bereken", "--help", "berekn x"] {
            assert!(!is_dutch(line), "{line}");
        }
    }
}
