//! What was run, as a result keeps it: enough to run it again.

use clap::parser::ValueSource;
use clap::{ArgAction, ArgMatches, Command};
use std::sync::RwLock;

/// The command by its English name, and what of the command line the result hangs on, in English flags.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Invocation {
    pub(crate) command: String,
    pub(crate) arguments: Vec<String>,
}

/// Stands where a project was named: the result keeps what was in it, not where it was.
pub(crate) const PROJECT: &str = "<project>";

/// The arguments that name a project.
const PROJECTS: [&str; 2] = ["project", "other"];

/// Where a result goes, in what form, in which language (which it says itself) and by how many threads it is worked out
/// changes none of its figures.
const LEFT_OUT: [&str; 6] = ["output", "format", "rows_format", "lang", "help", "threads"];

/// The last command line that was understood. One for the whole program: whatever makes a result can say what it was made
/// by, without every step on the way having to hand it on.
static LAST: RwLock<Option<Invocation>> = RwLock::new(None);

/// The last command line that was understood.
pub(crate) fn last() -> Option<Invocation> {
    LAST.read().ok().and_then(|last| last.clone())
}

/// What is merged was asked for by another command line: the result is that one's.
pub(crate) fn restate(command: &str, arguments: Vec<String>) {
    if let Ok(mut last) = LAST.write() {
        *last = Some(Invocation { command: command.to_owned(), arguments });
    }
}

/// Keeps a command line that was understood.
pub(super) fn keep(command: &Command, matches: &ArgMatches) {
    if let Ok(mut last) = LAST.write() {
        *last = of(command, matches);
    }
}

fn of(command: &Command, matches: &ArgMatches) -> Option<Invocation> {
    let (name, own) = matches.subcommand()?;
    let subcommand = command.find_subcommand(name)?;
    let mut arguments = Vec::new();
    for argument in subcommand.get_arguments() {
        let id = argument.get_id().as_str();
        if LEFT_OUT.contains(&id) || own.value_source(id) != Some(ValueSource::CommandLine) {
            continue;
        }
        let flag = argument.get_long().map(|long| format!("--{long}"));
        if matches!(argument.get_action(), ArgAction::SetTrue) {
            arguments.extend(flag);
            continue;
        }
        // What takes two values takes them only as they are typed, behind it.
        let takes_several = argument.get_num_args().is_some_and(|range| range.min_values() > 1);
        if takes_several {
            for values in own.get_raw_occurrences(id).into_iter().flatten() {
                arguments.extend(flag.clone());
                arguments.extend(values.map(|value| value.to_string_lossy().into_owned()));
            }
            continue;
        }
        for value in own.get_raw(id).into_iter().flatten() {
            let value = if PROJECTS.contains(&id) { PROJECT.into() } else { value.to_string_lossy() };
            match &flag {
                // As one, so that a value may begin with a dash.
                Some(flag) => arguments.push(format!("{flag}={value}")),
                None => arguments.push(value.into_owned()),
            }
        }
    }
    Some(Invocation { command: name.to_owned(), arguments })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arguments::Arguments;
    use clap::CommandFactory as _;

    #[test]
    fn what_is_kept_is_in_english_and_leaves_out_where_and_how() {
        let mut command = Arguments::command();
        let typed = [
            "impactkaart",
            "scenario's",
            "a/b",
            "--zet",
            "kosten=-5%",
            "--opmaak",
            "json",
            "--taal",
            "nl",
            "-o",
            "c",
        ];
        let matches = command.try_get_matches_from_mut(typed).expect("a command line");
        let kept = of(&command, &matches).expect("a command");
        assert_eq!(kept.command, "scenarios");
        assert_eq!(kept.arguments, [PROJECT, "--set=kosten=-5%"]);
    }

    #[test]
    fn a_flag_of_two_values_is_kept_as_it_can_be_typed_again() {
        let typed = ["impactkaart", "sensitivity", "a", "--grenslijn", "costs=0.5..2", "reach"];
        let mut command = Arguments::command();
        let matches = command.try_get_matches_from_mut(typed).expect("a command line");
        let kept = of(&command, &matches).expect("a command");
        assert_eq!(kept.arguments, [PROJECT, "--frontier", "costs=0.5..2", "reach"]);
        let again = ["impactkaart".to_owned(), kept.command].into_iter().chain(kept.arguments);
        assert!(Arguments::command().try_get_matches_from(again).is_ok());
    }
}
