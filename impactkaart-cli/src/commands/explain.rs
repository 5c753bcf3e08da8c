//! `explain`: where a figure of the map comes from, down to the cells.

use super::{
    cannot_write, is_input, project_sha256, say_problems, say_refusal, would_replace_input, written,
};
use crate::arguments::{Explain, Format};
use crate::exit::Exit;
use crate::figure::{FigurePath, NotFound, find};
use crate::language::Language;
use crate::output::Output;
use crate::read;
use crate::render::{csv, explain, json, map, markdown, text};
use impactkaart_core::calculate;
use impactkaart_core::calculate::{over_capacity, reach};
use impactkaart_core::explain::Derivation;
use std::path::Path;

/// The figure that is explained where none is named.
const USUAL: &str = "returns.ratio";

pub(crate) fn run(asked: &Explain, lang: Option<Language>) -> Exit {
    let path = asked.result.output.as_deref();
    let output = match Output::open(path) {
        Ok(output) => output,
        Err(error) => return cannot_write(path, &error, lang.unwrap_or_else(Language::of_locale)),
    };
    // The figure first, as one may say it, is understood too.
    let (mut folder, mut figure) = (asked.project.clone(), asked.figure.clone());
    if let Some(second) = figure.as_ref().filter(|second| !folder.exists() && Path::new(second).exists()) {
        let first = folder.display().to_string();
        (folder, figure) = (second.into(), Some(first));
    }
    let reading = read::project(&folder);
    let language = lang.or(reading.language).unwrap_or_else(Language::of_locale);
    say_problems(&reading, language);
    let Some(project) = &reading.project else { return Exit::Failed };
    if let Some(path) = path.filter(|path| is_input(path, &folder, &reading.inputs)) {
        return would_replace_input(path, language);
    }
    let subject = map::Subject {
        project,
        map: &calculate(project),
        largest: &map::Largest::of(project),
        reach: &reach(project),
        over_capacity: &over_capacity(project),
        inputs: &reading.inputs,
        project_sha256: &project_sha256(&reading.inputs),
        warnings: &[],
        language,
    };
    let derivation = Derivation::default();
    let (values, places) = explain::values_and_places(&subject, &derivation);
    let typed = figure.as_deref().unwrap_or(USUAL);
    let figure = match find(&values, project, typed) {
        Ok(figure) => figure,
        Err(why) => return refuse(&why, typed, language),
    };
    let explained = explain::Subject {
        project,
        reading: &reading,
        derivation: &derivation,
        values: &values,
        places: &places,
        named: &explain::figures_by_place(&places),
        figure: &figure,
        depth: asked.depth.map(usize::from),
        language,
    };
    let text = match asked.result.format {
        Format::Text => text::draw(&explain::document(&explained), output.width()),
        Format::Markdown => markdown::draw(&explain::document(&explained)),
        Format::Json => json::text(&explain::values(&explained, map::made_with(&subject))),
        Format::Csv => {
            let mut sheet = csv::Sheet::new(language);
            explain::rows(&explained, &mut sheet);
            sheet.into_text()
        }
    };
    written(output, &text, path, || language)
}

/// Says that there is no such figure, and which may be meant.
fn refuse(why: &NotFound, typed: &str, language: Language) -> Exit {
    let words = language.explain();
    let shown = FigurePath::to_string;
    let (what, help) = match why {
        NotFound::Malformed => ((words.malformed)(typed), words.malformed_help.to_owned()),
        NotFound::Unknown { word, within, nearest } => (
            (words.unknown)(word, &shown(within)),
            nearest
                .as_deref()
                .map_or_else(|| words.list_help.to_owned(), |nearest| (words.did_you_mean)(nearest)),
        ),
        NotFound::Outside { within, places } => {
            ((words.outside)(&shown(within), *places), words.list_help.to_owned())
        }
        NotFound::Several { path, some } => {
            ((words.several)(&shown(path)), (words.several_help)(&some.join(", ")))
        }
        NotFound::NoFigure { path } => ((words.no_figure)(&shown(path)), words.list_help.to_owned()),
    };
    say_refusal(&what, &help, language);
    Exit::Usage
}
