//! `prices`: search the price list.

mod list;
mod search;

pub(crate) use list::ListedPrice;

use super::{cannot_write, written};
use crate::arguments::{Format, Prices};
use crate::exit::Exit;
use crate::language::Language;
use crate::output::Output;
use crate::render::{csv, json, markdown, prices, text};

/// What was looked for, and found.
pub(crate) struct Found<'l> {
    pub(crate) words: &'l [String],
    pub(crate) prices: Vec<&'l ListedPrice>,
    /// How many prices the list has.
    pub(crate) listed: usize,
    /// Where nothing was found: words that do occur and look like those typed.
    pub(crate) nearest: Vec<String>,
}

pub(crate) fn run(asked: &Prices, language: Language) -> Exit {
    let path = asked.result.output.as_deref();
    let output = match Output::open(path) {
        Ok(output) => output,
        Err(error) => return cannot_write(path, &error, language),
    };
    let list = list::list();
    let hits = search::search(&list, &asked.words);
    let found = Found {
        words: &asked.words,
        nearest: if hits.is_empty() { search::nearest(&list, &asked.words) } else { Vec::new() },
        prices: hits,
        listed: list.len(),
    };
    let text = match asked.result.format() {
        Format::Text => text::draw(&prices::document(&found, language), output.width()),
        Format::Markdown => markdown::draw(&prices::table(&found, language)),
        Format::Json => json::text(&prices::values(&found, language)),
        Format::Csv => {
            let mut sheet = csv::Sheet::new(language);
            prices::rows(&found, language, &mut sheet);
            sheet.into_text()
        }
    };
    written(output, &text, path, || language)
}
