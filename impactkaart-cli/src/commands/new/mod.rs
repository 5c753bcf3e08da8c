//! `new`: a project folder that can be calculated at once, to be filled in further.

mod answers;
mod cells;
mod folder;
mod tables;

pub(crate) use answers::Answers;

use super::{cannot_write, say, written};
use crate::arguments::New;
use crate::exit::Exit;
use crate::language::Language;
use crate::output::Output;

pub(crate) fn run(asked: &New, language: Language) -> Exit {
    let answers = Answers::of(asked, language);
    let words = language.new_project();
    let mut files = tables::files(&answers, language);
    files.push((words.readme_name.to_owned(), readme(&answers, asked, language)));
    match folder::make(&asked.folder, &files) {
        Ok(()) => {}
        Err(folder::Refused::NotEmpty) => {
            let shown = asked.folder.display().to_string();
            say(&format!("{}: {}\n", language.run().error, (words.not_empty)(&shown)));
            return Exit::Failed;
        }
        Err(folder::Refused::NoFolder) => {
            let shown = asked.folder.display().to_string();
            say(&format!("{}: {}\n", language.run().error, (words.no_folder)(&shown)));
            return Exit::Failed;
        }
        Err(folder::Refused::System(error)) => return cannot_write(Some(&asked.folder), &error, language),
    }
    let shown = asked.folder.display().to_string();
    let made = (words.made)(&shown, files.len());
    let next = (words.next)(&quoted(&shown));
    let text = format!("{made}\n{}\n\n{next}\n", answers.told(language));
    written(Output::Standard, &text, None, || language)
}

fn readme(answers: &Answers, asked: &New, language: Language) -> String {
    let text = match language {
        Language::Nl => impactkaart_data::TEMPLATE_README_NL,
        Language::En => impactkaart_data::TEMPLATE_README_EN,
    };
    let name = &answers.name;
    let folder = asked.folder.file_name().unwrap_or_default().to_string_lossy();
    let text = text
        .replace("{underline}", &"=".repeat(name.chars().count()))
        .replace("{stated}", &answers.told(language))
        .replace("{folder}", &quoted(&folder))
        .replace("{name}", name);
    cells::BYTE_ORDER_MARK.to_string() + &text.replace('\n', "\r\n")
}

/// A path as it is typed in a shell.
fn quoted(path: &str) -> String {
    if path.contains(|letter: char| letter.is_whitespace()) { format!("\"{path}\"") } else { path.to_owned() }
}
