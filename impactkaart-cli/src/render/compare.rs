//! Two projects side by side, and why they differ: sentences first, then tables; JSON and rows.

mod listed;

use super::csv::Sheet;
use super::document::{Block, Cell, ColumnKind, Document, RowKind, Table};
use super::json::{Undefineds, decimal, number};
use super::map::{self, cost_name, effect_name, group_name};
use crate::language::Language;
use crate::language::compare::{ChangeSaid, Due, Grouped, Way};
use crate::language::number::{Rounding, fixed, money, percent, plain, round};
use crate::read::dutch_names;
use impactkaart_core::Decimal;
use impactkaart_core::compare::{
    Aspect, Branch, Comparison, Difference, Headline, MOST_CHILDREN, Part, What,
};
use impactkaart_core::model::{Column, Project};
use impactkaart_core::number::Figure;
use listed::{listed, of_convention};
use serde_json::{Value, json};

/// Two projects, and what the comparison found.
pub(crate) struct Subject<'s> {
    pub(crate) from: map::Subject<'s>,
    pub(crate) to: map::Subject<'s>,
    pub(crate) comparison: &'s Comparison,
}

/// More sentences than this tell no story.
const MOST_SENTENCES: usize = 6;

impl Subject<'_> {
    fn language(&self) -> Language {
        self.to.language
    }

    fn currency(&self) -> &str {
        self.to.project.currency()
    }
}

fn way(value: Decimal) -> Way {
    match value {
        value if value.is_zero() => Way::Other,
        value if value.is_sign_negative() => Way::Down,
        _ => Way::Up,
    }
}

/// The way a number goes as it is shown: what rounds to nothing stays.
fn shown_way(value: Decimal, decimals: u32) -> Way {
    way(round(value, decimals, Rounding::default()))
}

fn is_ratio(figure: Headline) -> bool {
    matches!(figure, Headline::Ratio | Headline::NetRatio)
}

fn written(subject: &Subject<'_>, figure: Headline, value: Decimal) -> String {
    let language = subject.language();
    match figure {
        _ if is_ratio(figure) => fixed(value, 2, language),
        _ => money(value, decimals(subject, figure), subject.currency(), language),
    }
}

fn decimals(subject: &Subject<'_>, figure: Headline) -> u32 {
    match figure {
        _ if is_ratio(figure) => 2,
        _ if subject.comparison.per_participant => 2,
        _ => 0,
    }
}

/// A change with its sign.
fn signed(subject: &Subject<'_>, figure: Headline, value: Decimal) -> String {
    let shown = fixed(value, decimals(subject, figure), subject.language());
    if shown_way(value, decimals(subject, figure)) == Way::Up { format!("+{shown}") } else { shown }
}

fn name(subject: &Subject<'_>, figure: Headline) -> &'static str {
    let words = subject.language().compare();
    match figure {
        Headline::Costs => words.costs,
        Headline::Benefits => words.benefits,
        Headline::Npv => words.npv,
        Headline::Ratio => words.ratio,
        Headline::NetRatio => words.net_ratio,
    }
}

/// What people call a column.
fn column_word(name: &str, language: Language) -> String {
    let column = Column::ALL.iter().copied().find(|column| column.name() == name);
    let dutch = column.and_then(|column| dutch_names(column).first().copied());
    match language {
        Language::En => name,
        Language::Nl => dutch.unwrap_or(name),
    }
    .replace('_', " ")
}

/// What people call a line: as the second project has it, or else the first.
fn line_name<'n>(subject: &'n Subject<'_>, branch: Branch, id: &'n str) -> &'n str {
    let of = |project: &'n Project| match branch {
        Branch::Conventions => None,
        Branch::Reach => project.groups().iter().find(|group| &*group.id == id).map(group_name),
        Branch::Costs => project.costs().iter().find(|line| &*line.id == id).map(cost_name),
        Branch::Effects => project.effects().iter().find(|line| &*line.id == id).map(effect_name),
        Branch::Values => {
            let value = project.values().iter().find(|value| &*value.id == id);
            value.and_then(|value| value.description.as_deref())
        }
    };
    of(subject.to.project).or_else(|| of(subject.from.project)).unwrap_or(id)
}

fn number_of(subject: &Subject<'_>, aspect: Aspect, value: Decimal) -> String {
    let language = subject.language();
    match aspect {
        Aspect::Share
        | Aspect::Deadweight
        | Aspect::Displacement
        | Aspect::AttributionToOthers
        | Aspect::DropOff
        | Aspect::DiscountRate => percent(value, 4, language),
        Aspect::Amount | Aspect::Value => money(value, 2, subject.currency(), language),
        Aspect::PriceYear | Aspect::Years => decimal(value),
        _ => plain(value, language),
    }
}

/// What a part is due to, in words.
fn due(subject: &Subject<'_>, part: &Part) -> String {
    let words = subject.language().compare();
    match &part.what {
        What::Changed { branch, line, aspect } => {
            let numbers = part.from.zip(part.to);
            let said = || of_convention(subject, *branch, *aspect);
            let text = numbers.map_or_else(said, |(from, to)| {
                format!("{} → {}", number_of(subject, *aspect, from), number_of(subject, *aspect, to))
            });
            (words.due)(&Due::Changed(ChangeSaid {
                branch: *branch,
                line: line.as_deref().map_or("", |id| line_name(subject, *branch, id)),
                aspect: &column_word(aspect.name(), subject.language()),
                way: numbers.map_or(Way::Other, |(from, to)| way(to - from)),
                numbers: &text,
            }))
        }
        What::Line { branch, line } => (words.due)(&Due::Line(line_name(subject, *branch, line))),
        What::Added { branch, line } => (words.due)(&Due::Added(*branch, line_name(subject, *branch, line))),
        What::Removed { branch, line } => {
            (words.due)(&Due::Removed(*branch, line_name(subject, *branch, line)))
        }
        What::Rest { branch, lines } => (words.due)(&Due::Rest(*branch, *lines)),
        What::Everything => (words.due)(&Due::Everything),
        What::Rounding => (words.due)(&Due::Rounding),
    }
}

/// What the difference in a figure is due to, a sentence for each change that matters.
fn sentences(subject: &Subject<'_>, difference: &Difference) -> Vec<String> {
    let words = subject.language().compare();
    let figure = difference.figure;
    let mut parts: Vec<&Part> = difference.parts.iter().flatten().collect();
    parts.sort_by_key(|part| std::cmp::Reverse(part.contribution.abs()));
    // What shows as nothing has no sentence of its own, unless there is nothing else.
    let shows = |part: &&&Part| shown_way(part.contribution, decimals(subject, figure)) != Way::Other;
    let seen = parts.iter().filter(shows).count().max(parts.len().min(3));
    let told = if parts.len() == MOST_SENTENCES + 1 { parts.len() } else { MOST_SENTENCES.min(seen) };
    let rest = parts.split_off(told.min(parts.len()));
    let mut said: Vec<String> = parts
        .into_iter()
        .map(|part| {
            let size = written(subject, figure, part.contribution.abs());
            let way = shown_way(part.contribution, decimals(subject, figure));
            (words.did)(&due(subject, part), &size, way)
        })
        .collect();
    if !rest.is_empty() {
        let sum: Decimal = rest.iter().map(|part| part.contribution).sum();
        let plus = if shown_way(sum, decimals(subject, figure)) == Way::Up { "+" } else { "" };
        said.push((words.others)(rest.len(), &format!("{plus}{}", written(subject, figure, sum))));
    }
    said
}

fn lead(subject: &Subject<'_>, document: &mut Document) {
    let words = subject.language().compare();
    let of = |figure| subject.comparison.of(figure);
    let went = |name: &str, difference: &Difference| -> Option<String> {
        let (from, to) = difference.from.defined().zip(difference.to.defined())?;
        let figure = difference.figure;
        let way = shown_way(*to - *from, decimals(subject, figure));
        Some((words.went)(name, &written(subject, figure, *from), &written(subject, figure, *to), way))
    };
    let ratio = of(Headline::Ratio).and_then(|one| went(words.the_return_first, one));
    let balance = || of(Headline::Npv).and_then(|one| went(words.the_balance, one));
    let why = of(Headline::Ratio).and_then(|one| one.from.undefined().or(one.to.undefined()));
    document.blocks.push(Block::Lead(ratio.or_else(balance).unwrap_or_default()));
    if let Some(why) = why {
        let why = (subject.language().map().undefined)(why, "");
        document.paragraph((words.no_return)(&why));
    }
    let change = |figure: Headline| -> Option<(String, Way)> {
        let one = of(figure)?;
        let change = *one.to.defined()? - *one.from.defined()?;
        let way = shown_way(change, decimals(subject, figure));
        Some((written(subject, figure, change.abs()), way))
    };
    if let Some((costs, benefits)) = change(Headline::Costs).zip(change(Headline::Benefits)) {
        document.paragraph((words.costs_and_benefits)((&costs.0, costs.1), (&benefits.0, benefits.1)));
    }
    let told = [Headline::Ratio, Headline::Npv].into_iter().filter_map(of).find(|one| one.parts.is_some());
    match told {
        Some(told) if told.parts.as_ref().is_some_and(|parts| !parts.is_empty()) => {
            document.paragraph((words.parts_of)(match told.figure {
                Headline::Npv => words.the_balance,
                _ => words.the_return,
            }));
            document.list(sentences(subject, told));
        }
        _ => document.paragraph(words.same),
    }
    if let (Figure::Defined(ratio), Some((_, costs))) =
        (&subject.comparison.marginal_ratio, change(Headline::Costs))
    {
        let size = money(ratio.abs(), 2, subject.currency(), subject.language());
        let together = shown_way(*ratio, 2);
        // Benefits go along with costs where the ratio is above zero, and against them below.
        let benefits = match (costs, together) {
            (Way::Down, Way::Up) => Way::Down,
            (Way::Down, Way::Down) => Way::Up,
            (_, way) => way,
        };
        document.paragraph((words.marginal)(&size, costs, benefits, subject.currency()));
    }
    if subject.comparison.per_participant {
        document.note(words.per_participant);
    }
}

/// The comparison as people read it.
pub(crate) fn document(subject: &Subject<'_>) -> Document {
    let words = subject.language().compare();
    let names = [subject.from.project, subject.to.project].map(|project| &*project.settings().name);
    let mut document = Document { title: (words.title)(names[0], names[1]), ..Document::default() };
    lead(subject, &mut document);

    document.heading(words.figures_heading);
    let columns = [words.from, words.to, words.change].map(|head| (head, ColumnKind::Number));
    let mut table = Table::new(std::iter::once((words.figure, ColumnKind::Text)).chain(columns));
    for one in &subject.comparison.differences {
        let value = |figure: &Figure<Decimal>| {
            figure.defined().map_or_else(|| "-".to_owned(), |value| written(subject, one.figure, *value))
        };
        let change = one.from.defined().zip(one.to.defined()).map(|(from, to)| *to - *from);
        let change = change.map_or_else(|| "-".to_owned(), |change| signed(subject, one.figure, change));
        let cells = [name(subject, one.figure).to_owned(), value(&one.from), value(&one.to), change];
        table.row(RowKind::Plain, cells.map(Cell::from));
    }
    for (label, [from, to], change) in others(subject) {
        table.row(RowKind::Plain, [label, from, to, change].map(Cell::from));
    }
    document.table(table);
    parts_table(subject, &mut document);
    listed(subject, &mut document);
    document
}

/// Other figures of both maps, from and to.
fn others(subject: &Subject<'_>) -> Vec<(String, [String; 2], String)> {
    let language = subject.language();
    let words = language.map();
    let returns = [&subject.comparison.from.returns, &subject.comparison.to.returns];
    let mut rows = Vec::new();
    let mut row = |label: &str, figures: [&Figure<Decimal>; 2], shown: &dyn Fn(Decimal) -> String| {
        let value =
            |figure: &Figure<Decimal>| figure.defined().map_or_else(|| "-".to_owned(), |value| shown(*value));
        let change = figures[0].defined().zip(figures[1].defined()).map(|(from, to)| *to - *from);
        let change = change.map_or_else(
            || "-".to_owned(),
            |change| {
                let plus = if way(change) == Way::Up { "+" } else { "" };
                if change.is_zero() { "0".to_owned() } else { format!("{plus}{}", shown(change)) }
            },
        );
        rows.push((label.to_owned(), figures.map(value), change));
    };
    let ratio = |value: Decimal| fixed(value, 2, language);
    row(words.ratio_cash_only, returns.map(|of| &of.ratio_cash_only), &ratio);
    row(words.gross_ratio, returns.map(|of| &of.gross_ratio), &ratio);
    let months = |value: Decimal| plain(round(value, 0, Rounding::default()), language);
    row(
        crate::language::figure::word_of("payback_months").map_or("", |word| word.label(language)),
        returns.map(|of| &of.payback_months),
        &months,
    );
    row(words.starters, returns.map(|of| &of.per_participant.starters), &months);
    rows
}

/// What each change did to costs, benefits and the return.
fn parts_table(subject: &Subject<'_>, document: &mut Document) {
    let words = subject.language().compare();
    let figures = [Headline::Costs, Headline::Benefits, Headline::Ratio];
    let differences: Vec<&Difference> =
        figures.iter().filter_map(|figure| subject.comparison.of(*figure)).collect();
    let mut order: Vec<&Part> = Vec::new();
    for part in differences.iter().flat_map(|one| one.parts.iter().flatten()) {
        if !order.iter().any(|known| known.what == part.what) {
            order.push(part);
        }
    }
    if order.is_empty() {
        return;
    }
    document.heading((words.parts_heading)(match subject.currency() {
        "EUR" => "€",
        "GBP" => "£",
        "USD" => "$",
        code => code,
    }));
    let columns = figures.map(|figure| (name(subject, figure), ColumnKind::Number));
    let mut table = Table::new(std::iter::once((words.what, ColumnKind::Text)).chain(columns));
    let mut is_grouped = false;
    for row in &order {
        let cells = differences.iter().map(|one| {
            let part = one.parts.iter().flatten().find(|part| part.what == row.what);
            is_grouped |= part.is_none() && one.parts.is_some();
            part.map_or_else(String::new, |part| signed(subject, one.figure, part.contribution)).into()
        });
        let cells: Vec<Cell> = std::iter::once(due(subject, row).into()).chain(cells).collect();
        table.row(RowKind::Plain, cells);
    }
    let change = differences.iter().map(|one| {
        let change = one.from.defined().zip(one.to.defined()).map(|(from, to)| *to - *from);
        change.map_or_else(|| "-".to_owned(), |change| signed(subject, one.figure, change)).into()
    });
    let total: Vec<Cell> = std::iter::once(words.change.into()).chain(change).collect();
    table.row(RowKind::Total, total);
    document.table(table);
    document.note(words.parts_note);
    if is_grouped {
        document.note(words.grouped);
    }
    for text in rests(subject, &differences) {
        document.note(text);
    }
    for one in differences.iter().filter(|one| one.parts.is_none()) {
        document.note((words.not_split)(name(subject, one.figure)));
    }
}

/// Which changes stand as one, a sentence for each branch that has such.
fn rests(subject: &Subject<'_>, differences: &[&Difference]) -> Vec<String> {
    let words = subject.language().compare();
    let mut found: Vec<(Branch, usize, usize, Vec<&str>)> = Vec::new();
    for one in differences {
        let parts = || one.parts.iter().flatten();
        for part in parts() {
            let What::Rest { branch, lines } = part.what else { continue };
            let mut kept: Vec<&str> = parts().filter_map(|part| line_of(&part.what, branch)).collect();
            // The aspects of a line follow each other.
            kept.dedup();
            let kept = kept.len();
            match found.iter_mut().find(|known| (known.0, known.1, known.2) == (branch, lines, kept)) {
                Some(known) => known.3.push(name(subject, one.figure)),
                None => found.push((branch, lines, kept, vec![name(subject, one.figure)])),
            }
        }
    }
    let told = found.into_iter().map(|(branch, lines, kept, figures)| {
        let figures = &figures.join(&format!(" {} ", words.and));
        (words.rest)(&Grouped { branch, lines, kept, most: MOST_CHILDREN, figures })
    });
    told.collect()
}

/// The line, or for conventions the convention, of a branch that a part is of.
fn line_of(what: &What, of: Branch) -> Option<&str> {
    match what {
        What::Changed { branch, line, aspect } if *branch == of => {
            Some(line.as_deref().unwrap_or(aspect.name()))
        }
        What::Line { branch, line } | What::Added { branch, line } | What::Removed { branch, line }
            if *branch == of =>
        {
            Some(line)
        }
        _ => None,
    }
}

fn kind(what: &What) -> &'static str {
    match what {
        What::Changed { .. } => "changed",
        What::Line { .. } => "line",
        What::Added { .. } => "added",
        What::Removed { .. } => "removed",
        What::Rest { .. } => "grouped",
        What::Everything => "everything",
        What::Rounding => "rounding",
    }
}

/// The comparison as JSON.
pub(crate) fn values(subject: &Subject<'_>) -> Value {
    let comparison = subject.comparison;
    let mut undefined = Undefineds::default();
    let mut figures = serde_json::Map::new();
    for one in &comparison.differences {
        let path = |side: &str| format!("figures.{}.{side}", one.figure.name());
        let parts = one.parts.as_ref().map(|parts| {
            let each = parts.iter().map(|part| {
                let lines = match part.what {
                    What::Rest { lines, .. } => Some(lines),
                    _ => None,
                };
                json!({
                    "what": part.what.to_string(),
                    "kind": kind(&part.what),
                    "contribution": number(part.contribution),
                    "from": part.from.map(number),
                    "to": part.to.map(number),
                    "lines": lines,
                })
            });
            each.collect::<Vec<Value>>()
        });
        if parts.is_none() {
            undefined.insert(&path("parts"), "not_everywhere_between");
        }
        let figure = json!({
            "from": undefined.figure(&path("from"), &one.from),
            "to": undefined.figure(&path("to"), &one.to),
            "parts": parts,
        });
        figures.insert(one.figure.name().to_owned(), figure);
    }
    let sides = [("from", &comparison.from), ("to", &comparison.to)];
    let mut others = serde_json::Map::new();
    for (at, key) in [
        "payback_months",
        "irr",
        "first_year_return",
        "ratio_without_transfers",
        "ratio_cash_only",
        "ratio_base_case_as_benefit",
        "gross_ratio",
        "starters",
    ]
    .into_iter()
    .enumerate()
    {
        let mut pair = serde_json::Map::new();
        for (side, map) in sides {
            let returns = &map.returns;
            let figure = [
                &returns.payback_months,
                &returns.irr,
                &returns.first_year_return,
                &returns.ratio_without_transfers,
                &returns.ratio_cash_only,
                &returns.ratio_base_case_as_benefit,
                &returns.gross_ratio,
                &returns.per_participant.starters,
            ][at];
            pair.insert(side.to_owned(), undefined.figure(&format!("other_figures.{key}.{side}"), figure));
        }
        others.insert(key.to_owned(), Value::Object(pair));
    }
    let mut made_with = map::made_with(&subject.from);
    let second = map::made_with(&subject.to);
    if let (Some(inputs), Some(more)) = (made_with["inputs"].as_array_mut(), second["inputs"].as_array()) {
        inputs.extend(more.iter().cloned());
    }
    made_with["conventions_to"] = second["conventions"].clone();
    made_with["project_sha256_to"] = second["project_sha256"].clone();
    let listed =
        comparison.listed.iter().map(|one| json!({ "path": one.path, "from": one.from, "to": one.to }));
    let project = |side: &map::Subject<'_>| json!({ "name": &*side.project.settings().name });
    json!({
        "made_with": made_with,
        "from": project(&subject.from),
        "to": project(&subject.to),
        "per_participant": comparison.per_participant,
        "figures": figures,
        "other_figures": others,
        "marginal_ratio": undefined.figure("marginal_ratio", &comparison.marginal_ratio),
        "listed": listed.collect::<Vec<_>>(),
        "undefined": undefined.into_value(),
    })
}

/// The comparison for a spreadsheet: a row for each figure, and for each part of it.
pub(crate) fn rows(subject: &Subject<'_>, sheet: &mut Sheet) {
    sheet.row(subject.language().compare().heads);
    let shown = |value: Option<Decimal>| value.map(decimal).unwrap_or_default();
    for one in &subject.comparison.differences {
        let (from, to) = (one.from.defined().copied(), one.to.defined().copied());
        let change = from.zip(to).map(|(from, to)| to - from);
        sheet.row([one.figure.name(), "", "total", &shown(from), &shown(to), &shown(change)]);
        for part in one.parts.iter().flatten() {
            let what = part.what.to_string();
            let contribution = decimal(part.contribution);
            sheet.row([
                one.figure.name(),
                &what,
                kind(&part.what),
                &shown(part.from),
                &shown(part.to),
                &contribution,
            ]);
        }
    }
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    for one in &subject.comparison.listed {
        sheet.row(["", &one.path, "listed", &text(&one.from), &text(&one.to), ""]);
    }
}
