//! The tables of a template, filled in and written in one language.

use super::answers::Answers;
use super::cells::{BYTE_ORDER_MARK, in_language, line};
use crate::language::Language;
use crate::language::number::{Rounding, round};
use crate::read::dutch_names;
use crate::read::prices::each_row;
use crate::render::json::decimal;
use impactkaart_core::Decimal;
use impactkaart_core::model::Column;
use impactkaart_data::{TEMPLATES, Template};

/// The files of the project: name and content.
pub(super) fn files(answers: &Answers, language: Language) -> Vec<(String, String)> {
    // Holds because there is a template for every theme; a test makes them all.
    let Some(template) = TEMPLATES.iter().find(|template| template.theme == answers.theme.name()) else {
        return Vec::new();
    };
    let rest = rest(template, answers);
    let table = |(name, content): &(&str, &str)| {
        (format!("{}.csv", language.new_project().table(name)), table(content, answers, rest, language))
    };
    template.tables.iter().map(table).collect()
}

fn table(content: &str, answers: &Answers, rest: Decimal, language: Language) -> String {
    // Holds because heads of templates are plain names.
    let heads: Vec<&str> = content.lines().next().unwrap_or_default().split(',').collect();
    let columns: Vec<Option<Column>> = heads.iter().map(|head| column(head)).collect();
    let mut text = BYTE_ORDER_MARK.to_string();
    let heads: Vec<String> = heads.iter().map(|head| name(head, language)).collect();
    text.push_str(&line(&heads, language));
    each_row(
        content,
        &content.lines().next().unwrap_or_default().split(',').collect::<Vec<_>>(),
        &mut |cells| {
            let is_yearly = cells.iter().any(|cell| cell.contains("{year}"));
            for year in 0..if is_yearly { usize::from(answers.years) } else { 1 } {
                let fill = Fill { answers, rest, year, language };
                let row: Vec<String> = match (heads.len(), column(cells[0])) {
                    // A row of the project itself: a key, which is the name of a column, and its value.
                    (2, Some(key)) => vec![name(cells[0], language), fill.cell(cells[1], Some(key))],
                    _ => cells.iter().zip(&columns).map(|(cell, column)| fill.cell(cell, *column)).collect(),
                };
                text.push_str(&line(&row, language));
            }
        },
    );
    text
}

fn column(name: &str) -> Option<Column> {
    Column::ALL.iter().copied().find(|column| column.name() == name)
}

/// What a column is called in a language.
fn name(head: &str, language: Language) -> String {
    let dutch = match head {
        // The one head that is no column of the model.
        "key" => Some("sleutel"),
        _ => column(head).and_then(|column| dutch_names(column).first().copied()),
    };
    match (language, dutch) {
        (Language::Nl, Some(dutch)) => dutch.to_owned(),
        _ => head.to_owned(),
    }
}

/// A part of the budget per year, in whole euros.
fn part(answers: &Answers, percentage: &str) -> Decimal {
    let share: Decimal = percentage.trim_end_matches('%').parse().unwrap_or_default();
    let per_year = answers.costs * share / Decimal::ONE_HUNDRED / Decimal::from(answers.years);
    round(per_year, 0, Rounding::Down)
}

/// What the yearly parts of the costs leave of the budget.
fn rest(template: &Template, answers: &Answers) -> Decimal {
    let mut rest = answers.costs;
    let costs = template.tables.iter().find(|(name, _)| *name == "costs").map_or("", |(_, content)| content);
    each_row(costs, &["amount"], &mut |cells| {
        if let Some(percentage) = budget(cells[0]) {
            rest -= part(answers, percentage) * Decimal::from(answers.years);
        }
    });
    rest
}

/// The percentage in `{budget 62%}`.
fn budget(cell: &str) -> Option<&str> {
    cell.strip_prefix("{budget ")?.strip_suffix('}')
}

struct Fill<'a> {
    answers: &'a Answers,
    rest: Decimal,
    year: usize,
    language: Language,
}

impl Fill<'_> {
    fn cell(&self, cell: &str, column: Option<Column>) -> String {
        let answers = self.answers;
        let words = self.language.new_project();
        if let Some(percentage) = budget(cell) {
            return in_language(&decimal(part(answers, percentage)), None, self.language);
        }
        let filled = match cell {
            "{name}" => return answers.name.clone(),
            "{start_year}" => answers.start_year.to_string(),
            "{years}" => answers.years.to_string(),
            "{horizon}" => answers.horizon().to_string(),
            "{language}" => self.language.code().to_owned(),
            "{rest}" => decimal(self.rest),
            "{year}" => (usize::from(answers.start_year) + self.year).to_string(),
            "{participants}" => answers.participants_by_year()[self.year].to_string(),
            "{new}" => answers.new_by_year()[self.year].to_string(),
            "{budget_source}" if answers.are_costs_stated => words.stated_budget.to_owned(),
            "{reach_source}" if answers.are_participants_stated => words.stated_reach.to_owned(),
            "{budget_source}" | "{reach_source}" => words.assumption.to_owned(),
            _ => cell.to_owned(),
        };
        in_language(&filled, column, self.language)
    }
}
