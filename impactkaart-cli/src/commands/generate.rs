//! `completions` and `man`: for whoever installs the program.

use super::{say, written};
use crate::arguments::{self, Completions, Man};
use crate::exit::Exit;
use crate::language::Language;
use crate::output::Output;

/// A script that completes commands in a shell.
pub(crate) fn completions(asked: &Completions, language: Language) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(asked.shell, &mut arguments::command(language), "impactkaart", &mut script);
    // Holds because clap writes text.
    written(Output::Standard, &String::from_utf8_lossy(&script), None, || language)
}

/// A manual page: of the program, or of one command.
pub(crate) fn man(asked: &Man, language: Language) -> Exit {
    let mut command = arguments::command(language);
    command.build();
    let command = match &asked.page {
        None => command,
        Some(page) => {
            let Some(found) = command.find_subcommand(page) else {
                let words = language.help();
                say(&format!("{}: {}\n", words.error, (words.unknown_command)(page)));
                return Exit::Usage;
            };
            let name: &'static str = format!("impactkaart-{}", found.get_name()).leak();
            found.clone().name(name)
        }
    };
    let mut page = Vec::new();
    match clap_mangen::Man::new(command).render(&mut page) {
        Ok(()) => written(Output::Standard, &String::from_utf8_lossy(&page), None, || language),
        Err(error) => super::cannot_write(None, &error, language),
    }
}
