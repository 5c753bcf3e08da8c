//! Scenarios side by side with the project as it stands, for people and for machines.

use super::csv::Sheet;
use super::document::{Block, ColumnKind, Document, RowKind, Table};
use super::json::{Undefineds, decimal, number};
use super::map::{self, cost_name, effect_name, group_name};
use crate::language::Language;
use crate::language::map::OverCapacity as Over;
use crate::language::number::{Rounding, fixed, percent, plain, round};
use crate::language::scenarios::{Changed, Lines};
use impactkaart_core::calculate::OverCapacity;
use impactkaart_core::model::{Level, Per, Project};
use impactkaart_core::number::{Figure, Undefined};
use impactkaart_core::scenario::{Amount, Change, Field, Path, Root, Scenario, ScenarioTable, Selection};
use impactkaart_core::{Decimal, ImpactMap};
use serde_json::{Value, json};

/// Calculated scenarios, and what is to be told about them.
pub(crate) struct Subject<'s> {
    /// The project as it stands.
    pub(crate) base: map::Subject<'s>,
    pub(crate) table: &'s ScenarioTable,
    /// The scenarios in the order of the table's rows.
    pub(crate) scenarios: &'s [Scenario],
}

/// More columns of numbers than this leave no room for names: then there are two tables.
const WIDEST_NUMBERS: usize = 56;

/// One row of the table, before it is worded.
struct Line<'l> {
    name: &'l str,
    map: &'l ImpactMap<Decimal>,
    /// Of the base there is neither.
    against_base: Option<[&'l Figure<Decimal>; 2]>,
    over_capacity: &'l [OverCapacity],
}

fn lines<'l>(subject: &Subject<'l>) -> Vec<Line<'l>> {
    let table = subject.table;
    let base = Line {
        name: subject.base.language.scenarios().base,
        map: &table.base,
        against_base: None,
        over_capacity: &table.base_over_capacity,
    };
    let rows = table.rows.iter().map(|row| Line {
        name: &row.name,
        map: &row.map,
        against_base: Some([&row.ratio_change, &row.marginal_ratio]),
        over_capacity: &row.over_capacity,
    });
    std::iter::once(base).chain(rows).collect()
}

/// The scenarios as people read them.
pub(crate) fn document(subject: &Subject<'_>) -> Document {
    let (language, project) = (subject.base.language, subject.base.project);
    let words = language.scenarios();
    let lines = lines(subject);
    let mut document = Document { title: (words.title)(&project.settings().name), ..Document::default() };
    document.blocks.push(Block::Lead((words.verdict)(subject.table.verdict, lines.len())));

    let currency = match project.currency() {
        "EUR" => "€",
        "GBP" => "£",
        "USD" => "$",
        code => code,
    };
    document.heading((words.table_heading)(currency));
    side_by_side(&lines, language, &mut document);
    document.note(words.note);
    for missing in missing(&lines, language) {
        document.note(missing);
    }

    // A scenario without a name of its own is called by its changes.
    let named =
        subject.scenarios.iter().filter(|scenario| *scenario.name != *what_if(project, scenario, language));
    let changes: Vec<String> = named
        .map(|scenario| {
            format!("{}: {}", scenario.name, changes_in_words(project, scenario, language).join("; "))
        })
        .collect();
    if !changes.is_empty() {
        document.heading(words.changes_heading);
        document.list(changes);
    }

    let over: Vec<String> = lines.iter().flat_map(|line| over_in_words(project, line, language)).collect();
    if !over.is_empty() {
        document.heading(words.capacity_heading);
        document.list(over);
    }
    document.heading(language.map().how_heading);
    document.paragraph(map::conventions(&subject.base));
    map::foot(&subject.base, &mut document);
    document
}

fn side_by_side(lines: &[Line<'_>], language: Language, document: &mut Document) {
    let words = language.scenarios();
    let heads =
        [words.costs, words.benefits, words.balance, words.ratio, words.ratio_change, words.marginal_ratio];
    let rows: Vec<(String, [String; 6])> = lines
        .iter()
        .map(|line| {
            let mark = if line.over_capacity.is_empty() { "" } else { " *" };
            let figure = |figure: &Figure<Decimal>, written: &dyn Fn(Decimal) -> String| match figure {
                Figure::Defined(value) => written(*value),
                Figure::Undefined(_) => "-".to_owned(),
            };
            let ratio = |value| fixed(value, 2, language);
            let [change, marginal] = match line.against_base {
                None => [String::new(), String::new()],
                Some([change, marginal]) => {
                    [figure(change, &|value| signed(value, language)), figure(marginal, &ratio)]
                }
            };
            let cells = [
                fixed(line.map.costs.present_value, 0, language),
                fixed(line.map.benefits.present_value, 0, language),
                fixed(line.map.returns.npv, 0, language),
                figure(&line.map.returns.ratio, &ratio),
                change,
                marginal,
            ];
            (format!("{}{mark}", line.name), cells)
        })
        .collect();
    let widths = (0..heads.len()).map(|column| {
        let cells = rows.iter().map(|(_, cells)| cells[column].chars().count());
        let head = heads[column].split(' ').map(|word| word.chars().count()).max().unwrap_or(0);
        cells.max().unwrap_or(0).max(head) + 2
    });
    let in_one = if widths.sum::<usize>() <= WIDEST_NUMBERS { heads.len() } else { 3 };
    let mut first = 0;
    while first < heads.len() {
        let part = first..first + in_one;
        first = part.end;
        let columns = heads[part.clone()].iter().map(|head| (*head, ColumnKind::Number));
        let mut table = Table::new(std::iter::once((words.scenario, ColumnKind::Text)).chain(columns));
        for (name, cells) in &rows {
            let numbers = cells[part.clone()].iter().map(|cell| cell.as_str().into());
            table.row(RowKind::Plain, std::iter::once(name.as_str().into()).chain(numbers));
        }
        document.table(table);
    }
}

/// A number with its sign, plus too.
fn signed(value: Decimal, language: Language) -> String {
    let plus = if round(value, 2, Rounding::default()) > Decimal::ZERO { "+" } else { "" };
    format!("{plus}{}", fixed(value, 2, language))
}

/// Why figures are missing, each reason once.
fn missing(lines: &[Line<'_>], language: Language) -> Vec<String> {
    let words = language.scenarios();
    let mut found: Vec<String> = Vec::new();
    for line in lines {
        let [change, marginal] = line.against_base.map_or([None, None], |figures| figures.map(Some));
        let figures = [
            (words.ratio, Some(&line.map.returns.ratio)),
            (words.ratio_change, change),
            (words.marginal_ratio, marginal),
        ];
        for (head, figure) in figures {
            if let Some(Figure::Undefined(why)) = figure {
                let text = (words.missing)(head, &reason(why, language));
                if !found.contains(&text) {
                    found.push(text);
                }
            }
        }
    }
    found
}

fn reason(why: &Undefined, language: Language) -> String {
    (language.map().undefined)(why, "")
}

fn over_in_words(project: &Project, line: &Line<'_>, language: Language) -> Vec<String> {
    let people = |value| plain(round(value, 0, Rounding::default()), language);
    let each = line.over_capacity.iter().map(|over| {
        let said = (language.map().over_capacity)(&Over {
            line: cost_name(project.cost(over.cost)),
            year: project.calendar_year(over.year),
            participants: &people(over.participants),
            capacity: &people(over.capacity),
        });
        format!("{}: {said}", line.name)
    });
    each.collect()
}

/// What a scenario without a name of its own is called: by what it changes.
pub(crate) fn what_if(project: &Project, scenario: &Scenario, language: Language) -> String {
    (language.scenarios().what_if)(&changes_in_words(project, scenario, language).join(", "))
}

/// What a scenario changes, a text per change.
fn changes_in_words(project: &Project, scenario: &Scenario, language: Language) -> Vec<String> {
    let each = scenario.changes.iter().map(|(path, change)| {
        let subject = subject(project, path, language);
        format!("{subject} {}", change_in_words(path, *change, language))
    });
    each.collect()
}

/// What a path is about, in words.
pub(crate) fn subject(project: &Project, path: &Path, language: Language) -> String {
    let year = path.year.map(|year| year_in_words(project, year));
    (language.scenarios().subject)(path.root, &lines_of(project, path), path.field, year.as_deref())
}

/// A year of a path as a calendar year.
fn year_in_words(project: &Project, year: Decimal) -> String {
    match u16::try_from(year) {
        Ok(year) if year < 1900 => project.calendar_year(year.max(1)).to_string(),
        _ => year.normalize().to_string(),
    }
}

fn lines_of<'l>(project: &'l Project, path: &'l Path) -> Lines<'l> {
    let id = match &path.selection {
        Selection::Whole | Selection::Each => return Lines::All,
        Selection::At(at) => return chosen(project, path.root, at),
        Selection::Id(id) => &**id,
    };
    let name = match path.root {
        Root::Costs => project.costs().iter().find(|line| &*line.id == id).map(cost_name),
        Root::Effects => project.effects().iter().find(|line| &*line.id == id).map(effect_name),
        Root::Reach => project.groups().iter().find(|group| &*group.id == id).map(group_name),
        Root::Values => {
            let value = project.values().iter().find(|value| &*value.id == id);
            value.and_then(|value| value.description.as_deref())
        }
        Root::Project | Root::Funding => None,
    };
    Lines::One(name.unwrap_or(id))
}

fn chosen<'l>(project: &'l Project, root: Root, at: &'l str) -> Lines<'l> {
    match at {
        "base" if root == Root::Costs => return Lines::Base,
        "project" if root == Root::Costs => return Lines::Per(Per::Project),
        "year" if root == Root::Costs => return Lines::Per(Per::Year),
        "participant" if root == Root::Costs => return Lines::Per(Per::Participant),
        _ => {}
    }
    if let Some(level) = Level::named(at) {
        return Lines::At(level);
    }
    let party = project.stakeholders().iter().find(|party| &*party.id == at);
    Lines::Of(party.and_then(|party| party.name.as_deref()).unwrap_or(at))
}

/// What is done to what a path is about, in words.
pub(crate) fn change_in_words(path: &Path, change: Change, language: Language) -> String {
    let is_share = path.field.is_some_and(Field::is_fraction);
    let written = |amount: Amount, sets: bool| {
        if amount.is_percentage || (sets && is_share) {
            percent(amount.number, 6, language)
        } else {
            plain(amount.number, language)
        }
    };
    let words = language.scenarios();
    (words.change)(&match change {
        Change::To(amount) | Change::Bare(amount) => Changed::To(written(amount, true)),
        Change::Plus(amount) => Changed::Plus(written(amount, false)),
        Change::Minus(amount) => Changed::Minus(written(amount, false)),
        Change::Times(amount) => Changed::Times(written(amount, false)),
        Change::ToTiming(timing) => Changed::ToTiming(timing),
    })
}

/// A change as it may be written in a file in English.
pub(crate) fn change_as_written(change: Change) -> String {
    let written = |amount: Amount| match amount.is_percentage {
        true => percent_as_written(amount.number),
        false => decimal(amount.number),
    };
    match change {
        Change::To(amount) | Change::Bare(amount) => format!("to {}", written(amount)),
        Change::Plus(amount) => format!("plus {}", written(amount)),
        Change::Minus(amount) => format!("minus {}", written(amount)),
        Change::Times(amount) => format!("times {}", written(amount)),
        Change::ToTiming(timing) => format!("to {}", timing.name()),
    }
}

/// `10%`; the fraction where it has too many digits to be moved.
fn percent_as_written(number: Decimal) -> String {
    let hundredths = number.checked_mul(Decimal::ONE_HUNDRED);
    hundredths.map_or_else(|| decimal(number), |hundredths| format!("{}%", decimal(hundredths)))
}

/// The scenarios as JSON.
pub(crate) fn values(subject: &Subject<'_>) -> Value {
    let (table, project) = (subject.table, subject.base.project);
    let mut undefined = Undefineds::default();
    let base = json!({
        "costs": number(table.base.costs.present_value),
        "benefits": number(table.base.benefits.present_value),
        "npv": number(table.base.returns.npv),
        "ratio": undefined.figure("base.ratio", &table.base.returns.ratio),
        "over_capacity": map::over_capacity(project, &table.base_over_capacity),
    });
    let rows: Vec<Value> = table
        .rows
        .iter()
        .zip(subject.scenarios)
        .enumerate()
        .map(|(index, (row, scenario))| {
            let mut figure = |name: &str, figure: &Figure<Decimal>| {
                undefined.figure(&format!("scenarios.{index}.{name}"), figure)
            };
            let changes = scenario.changes.iter().map(
                |(path, change)| json!({ "parameter": path.to_string(), "change": change_as_written(*change) }),
            );
            json!({
                "name": &*row.name,
                "changes": changes.collect::<Vec<_>>(),
                "costs": number(row.map.costs.present_value),
                "benefits": number(row.map.benefits.present_value),
                "npv": number(row.map.returns.npv),
                "ratio": figure("ratio", &row.map.returns.ratio),
                "ratio_change": figure("ratio_change", &row.ratio_change),
                "marginal_ratio": figure("marginal_ratio", &row.marginal_ratio),
                "over_capacity": map::over_capacity(project, &row.over_capacity),
            })
        })
        .collect();
    json!({
        "made_with": map::made_with(&subject.base),
        "project": { "name": &*project.settings().name },
        "base": base,
        "scenarios": rows,
        "verdict": table.verdict.name(),
        "warnings": subject.base.warnings,
        "undefined": undefined.into_value(),
    })
}

/// The scenarios for a spreadsheet: a row each, the base first.
pub(crate) fn rows(subject: &Subject<'_>, sheet: &mut Sheet) {
    let (language, project) = (subject.base.language, subject.base.project);
    let words = language.scenarios();
    sheet.row(words.heads);
    for (index, line) in lines(subject).iter().enumerate() {
        let changes = match index.checked_sub(1) {
            None => String::new(),
            Some(index) => changes_in_words(project, &subject.scenarios[index], language).join("; "),
        };
        let [change, marginal] = line.against_base.map_or([None, None], |figures| figures.map(Some));
        let figures = [Some(&line.map.returns.ratio), change, marginal];
        let written = figures.map(|figure| match figure {
            Some(Figure::Defined(value)) => decimal(*value),
            _ => String::new(),
        });
        let mut reasons = Vec::new();
        for (figure, head) in figures.into_iter().zip(&words.heads[5..8]) {
            if let Some(Figure::Undefined(why)) = figure {
                reasons.push(format!("{head}: {}", reason(why, language)));
            }
        }
        let [ratio, change, marginal] = &written;
        sheet.row([
            line.name,
            &changes,
            &decimal(line.map.costs.present_value),
            &decimal(line.map.benefits.present_value),
            &decimal(line.map.returns.npv),
            ratio,
            change,
            marginal,
            &over_in_words(project, line, language).join("; "),
            &reasons.join("; "),
        ]);
    }
}
