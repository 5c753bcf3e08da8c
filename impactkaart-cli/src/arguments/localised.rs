//! Reading the command line, and its help and refusals in the language of the reader.
//!
//! Parsing knows both languages at once and looks at no locale; only when something has to be said is the command built
//! again with the words, the command names and the flag names of one language.

use super::{Arguments, invocation, typed};
use crate::language::Language;
use crate::language::help::{CommandWords, FlagWords, HelpWords};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, CommandFactory as _, FromArgMatches as _};
use impactkaart_core::nearest::nearest;
use std::ffi::OsString;

/// Help is easier to read in lines that are not too long.
const HELP_WIDTH: usize = 80;

/// Why there is no command to run: something is to be shown, and whether that is a refusal.
#[derive(Debug)]
pub(crate) struct Stop {
    pub(crate) text: String,
    pub(crate) is_refusal: bool,
}

/// The command that was typed, or what to say instead.
pub(crate) fn parse(mut arguments: Vec<OsString>) -> Result<Arguments, Stop> {
    typed::keep(&arguments);
    // `help calculate` is what some would type for `calculate --help`.
    if arguments.get(1).is_some_and(|first| first == "help" || first == "hulp") {
        arguments.remove(1);
        arguments.push("--help".into());
    }
    let mut command = Arguments::command();
    let parsed = command.try_get_matches_from_mut(&arguments);
    match parsed.and_then(|matches| Ok((Arguments::from_arg_matches(&matches)?, matches))) {
        Ok((parsed, matches)) => {
            if let Some((ending, has_parquet)) = parsed.command.unwritten() {
                let language = parsed.lang.unwrap_or_else(typed::language);
                return Err(unwritten(&ending, has_parquet, language));
            }
            invocation::keep(&command, &matches);
            Ok(parsed)
        }
        Err(error) => Err(stop(error, &arguments)),
    }
}

/// A command line that was understood before, as a result keeps it; it is not kept again.
pub(crate) fn parse_again(arguments: Vec<OsString>) -> Option<Arguments> {
    let matches = Arguments::command().try_get_matches_from(arguments).ok()?;
    Arguments::from_arg_matches(&matches).ok()
}

/// Says that nothing is written in the form that the name of a file ends in.
fn unwritten(ending: &str, has_parquet: bool, language: Language) -> Stop {
    let words = language.help();
    let forms = if has_parquet { words.rows_format.takes } else { words.result_forms };
    let (what, help) = (words.unwritten_form)(ending, forms);
    let text = format!("{}: {what}\n  = {}: {help}\n\n{}\n", words.error, words.tip, words.see_help);
    Stop { text, is_refusal: true }
}

fn stop(error: clap::Error, arguments: &[OsString]) -> Stop {
    let language = asked_for(arguments).unwrap_or_else(typed::language);
    let (error, language) = match command(language).try_get_matches_from(arguments) {
        Err(localised) => (localised, language),
        // A refusal of the English command alone; cannot be, but if it is, English is what there is.
        Ok(_) => (error, Language::En),
    };
    let is_help = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
    let is_missing_command = error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
    let text = if is_help || is_missing_command {
        error.render().ansi().to_string()
    } else {
        refusal(&error, language, arguments).unwrap_or_else(|| error.render().ansi().to_string())
    };
    Stop { text, is_refusal: !is_help }
}

/// The language that is asked for on the command line.
fn asked_for(arguments: &[OsString]) -> Option<Language> {
    let texts: Vec<_> = arguments.iter().map(|argument| argument.to_string_lossy()).collect();
    let stated = texts.iter().enumerate().find_map(|(index, text)| match text.split_once('=') {
        Some(("--lang" | "--taal", language)) => Some(language.to_owned()),
        None if matches!(&**text, "--lang" | "--taal") => texts.get(index + 1).map(|next| next.to_string()),
        _ => None,
    });
    stated.and_then(|text| super::language(&text).ok())
}

/// The command with the names and words of one language; it takes those of the other too.
pub(crate) fn command(language: Language) -> Command {
    let words = language.help();
    let template = format!(
        "{{before-help}}{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}",
        words.usage_heading
    );
    let mut command = Arguments::command()
        .about(words.about)
        .after_help(words.after)
        .override_usage(format!("impactkaart {} {}", words.command_name, words.options_name))
        .subcommand_help_heading(words.commands_heading)
        .help_template(&template)
        .max_term_width(HELP_WIDTH)
        .mut_args(|argument| flag(argument, words));
    // Without this, subcommands miss the flags that hold for all of them.
    for (id, own) in words.commands() {
        command = command.mut_subcommand(id, |subcommand| {
            let subcommand = super::with_flags(subcommand);
            // In the order in which they are typed: those under a heading of their own are listed by name.
            let order: Vec<_> =
                subcommand.get_positionals().map(|argument| argument.get_id().clone()).collect();
            let place = |argument: &clap::Arg| order.iter().position(|id| id == argument.get_id());
            let subcommand = subcommand.mut_args(|argument| match place(&argument) {
                Some(place) => flag(argument, words).display_order(place),
                None => flag(argument, words),
            });
            named(subcommand, id, own, words).help_template(&template).max_term_width(HELP_WIDTH)
        });
    }
    command
}

fn named(command: Command, english: &'static str, own: &CommandWords, words: &HelpWords) -> Command {
    let behind = [own.name, own.positionals, words.options_name].into_iter().filter(|part| !part.is_empty());
    let usage = format!("impactkaart {}", behind.collect::<Vec<_>>().join(" "));
    let command = if own.name == english { command } else { command.alias(None).alias(english) };
    command.name(own.name).about(own.about).after_help(own.after).override_usage(usage)
}

fn flag(argument: clap::Arg, words: &HelpWords) -> clap::Arg {
    let heading = if argument.is_positional() { words.arguments_heading } else { words.options_heading };
    let argument = argument.help_heading(heading);
    let id = argument.get_id().as_str();
    let (Some(own), Some(english)) = (words.flag(id), Language::En.help().flag(id)) else { return argument };
    let FlagWords { name, value, help, .. } = own;
    let takes_value = argument.get_action().takes_values();
    let argument = match argument.get_long() {
        Some(long) if long != *name => argument.long(*name).alias(None).alias(english.name),
        _ => argument,
    };
    let argument = if takes_value { argument.value_name(*value) } else { argument };
    argument.help(*help)
}

/// What is wrong with the command line, in the words of the language.
fn refusal(error: &clap::Error, language: Language, arguments: &[OsString]) -> Option<String> {
    let words = language.help();
    let context = |kind| {
        error.context().find(|(found, _)| *found == kind).map(|(_, value)| match value {
            ContextValue::Strings(all) => all.join(", "),
            other => other.to_string(),
        })
    };
    let what = match error.kind() {
        ErrorKind::UnknownArgument => (words.unknown_argument)(&context(ContextKind::InvalidArg)?),
        ErrorKind::InvalidSubcommand => (words.unknown_command)(&context(ContextKind::InvalidSubcommand)?),
        ErrorKind::MissingRequiredArgument => (words.missing_argument)(&context(ContextKind::InvalidArg)?),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation | ErrorKind::TooFewValues => {
            let argument = context(ContextKind::InvalidArg)?;
            let value = context(ContextKind::InvalidValue).unwrap_or_default();
            let name =
                argument.split([' ', '=', '[', '<', '>']).find(|part| !part.is_empty()).unwrap_or_default();
            let allowed = meant(name, language, arguments).or_else(|| {
                let mut flags = words.flags().into_iter().map(|(_, flag)| flag);
                flags.find(|flag| name == format!("--{}", flag.name) || name == flag.value)
            });
            (words.wrong_value)(&value, name, allowed.map_or("", |flag| flag.takes))
        }
        ErrorKind::ArgumentConflict | ErrorKind::TooManyValues => {
            let (one, other) = (context(ContextKind::InvalidArg)?, context(ContextKind::PriorArg));
            match other.filter(|other| *other != one) {
                Some(other) => (words.exclude)(bare(&one), bare(&other)),
                None => (words.twice)(&one),
            }
        }
        ErrorKind::InvalidUtf8 => {
            let typed = arguments.iter().find(|argument| argument.to_str().is_none())?;
            (words.no_text)(&typed.to_string_lossy())
        }
        ErrorKind::MissingSubcommand => words.missing_command.to_owned(),
        _ => return None,
    };
    let suggested = [ContextKind::SuggestedArg];
    let nearest = match error.kind() {
        ErrorKind::InvalidSubcommand => nearest_command(&context(ContextKind::InvalidSubcommand)?),
        _ => suggested.into_iter().find_map(context),
    };
    let hint = nearest
        .map(|nearest| format!("  = {}: {}\n", words.tip, (words.did_you_mean)(&nearest)))
        .unwrap_or_default();
    Some(format!("{}: {what}\n{hint}\n{}\n", words.error, words.see_help))
}

/// A flag without what it takes.
fn bare(flag: &str) -> &str {
    flag.split([' ', '=', '[']).next().unwrap_or(flag)
}

/// The name of a command, of either language, that is nearest to what was typed.
fn nearest_command(typed: &str) -> Option<String> {
    let names =
        [Language::Nl, Language::En].map(|language| language.help().commands().map(|(_, own)| own.name));
    nearest(typed, names.into_iter().flatten()).map(str::to_owned)
}

/// The flag of the command that was typed: another command may have one of the same name that takes something else.
fn meant(name: &str, language: Language, arguments: &[OsString]) -> Option<&'static FlagWords> {
    let command = command(language);
    let own = arguments.iter().skip(1).find_map(|argument| command.find_subcommand(argument))?;
    let long = name.strip_prefix("--")?;
    let argument = own.get_arguments().find(|argument| argument.get_long() == Some(long))?;
    language.help().flag(argument.get_id().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_command_and_every_flag_has_words_in_both_languages() {
        for language in [Language::Nl, Language::En] {
            let mut command = command(language);
            command.build();
            for subcommand in command.get_subcommands() {
                assert!(subcommand.get_about().is_some(), "{}", subcommand.get_name());
                for argument in subcommand.get_arguments() {
                    assert!(argument.get_help().is_some(), "{} {}", subcommand.get_name(), argument.get_id());
                }
            }
        }
    }

    #[test]
    fn the_help_has_the_flags_that_are_read() {
        let flags = |mut command: Command| -> BTreeSet<(String, String)> {
            command.build();
            let of = |command: &Command| {
                let name = command.get_name().to_owned();
                let flags = command.get_arguments().map(|flag| (name.clone(), flag.get_id().to_string()));
                flags.collect::<Vec<_>>()
            };
            command.get_subcommands().flat_map(of).collect()
        };
        assert_eq!(flags(command(Language::En)), flags(Arguments::command()));
    }

    #[test]
    fn the_command_holds_together_in_both_languages() {
        Arguments::command().debug_assert();
        command(Language::Nl).debug_assert();
        command(Language::En).debug_assert();
    }
}
