//! The price list, or what was found in it.

use super::csv::Sheet;
use super::document::{Block, ColumnKind, Document, RowKind, Table};
use super::json::decimal;
use super::made_by::{files, made_by};
use crate::commands::prices::{Found, ListedPrice};
use crate::language::Language;
use crate::language::number::money;
use impactkaart_core::Decimal;
use serde_json::{Value, json};

/// What an example shows where nothing was found.
const EXAMPLE: &str = "zin2024.gp_consult_avg";

/// For the terminal: an entry per price.
pub(crate) fn document(found: &Found<'_>, language: Language) -> Document {
    let words = language.prices();
    let mut document = opening(found, language);
    document.title = String::new();
    for price in &found.prices {
        let mut facts = vec![
            format!("{}\u{a0}{}", words.price_level, price.price_year),
            price.bearer(language).to_owned(),
            price.domain(language).to_owned(),
        ];
        if let (Some(low), Some(high)) = (price.low, price.high) {
            facts.push((words.range)(&euros(low, language), &euros(high, language)));
        }
        facts.extend((words.confidence)(&price.confidence).map(str::to_owned));
        let mut below = vec![
            format!("{}{}", words.prefix, price.id),
            facts.join(" · "),
            format!("{}: {}", words.source, price.source),
        ];
        if language == Language::Nl && !price.note.is_empty() {
            below.push(price.note.clone());
        }
        document.blocks.push(Block::Entry {
            name: price.name(language).to_owned(),
            price: format!("{} {} {}", euros(price.amount, language), words.per, price.unit(language)),
            below,
        });
    }
    if let Some(how) = how_to_use(found, language) {
        document.blocks.push(Block::Foot(how));
    }
    document
}

/// For a memo: a table.
pub(crate) fn table(found: &Found<'_>, language: Language) -> Document {
    let words = language.prices();
    let mut document = opening(found, language);
    let [id, name, amount, _, _, unit, price_year, bearer, _, _, _, source, ..] = words.heads;
    let mut table = Table::new([
        (id, ColumnKind::Code),
        (name, ColumnKind::Text),
        (amount, ColumnKind::Number),
        (unit, ColumnKind::Text),
        (price_year, ColumnKind::Number),
        (bearer, ColumnKind::Text),
        (source, ColumnKind::Text),
    ]);
    for price in &found.prices {
        let cells = [
            format!("{}{}", words.prefix, price.id),
            price.name(language).to_owned(),
            euros(price.amount, language),
            price.unit(language).to_owned(),
            price.price_year.clone(),
            price.bearer(language).to_owned(),
            price.source.clone(),
        ];
        table.row(RowKind::Plain, cells.map(Into::into));
    }
    document.table(table);
    if let Some(how) = how_to_use(found, language) {
        document.paragraph(how);
    }
    document
}

fn opening(found: &Found<'_>, language: Language) -> Document {
    let words = language.prices();
    let mut document = Document { title: words.title.to_owned(), ..Document::default() };
    let asked: Vec<String> = found.words.iter().map(|word| format!("\"{word}\"")).collect();
    let asked = asked.join(" + ");
    if found.words.is_empty() {
        document.paragraph((words.all)(found.listed));
    } else if found.prices.is_empty() {
        document.paragraph((words.nothing)(&asked));
        let near: Vec<String> = found.nearest.iter().map(|word| format!("\"{word}\"")).collect();
        if near.is_empty() {
            document.paragraph(words.fewer);
        } else {
            document.paragraph((words.nearest)(&near.join(&format!(" {} ", words.or))));
        }
    } else {
        document.paragraph((words.found)(found.prices.len(), &asked));
    }
    document
}

fn how_to_use(found: &Found<'_>, language: Language) -> Option<String> {
    let first = found.prices.first()?;
    let id = if found.words.is_empty() { EXAMPLE } else { &first.id };
    Some((language.prices().how_to_use)(id))
}

/// An amount with cents, unless it is whole and large enough not to need them.
fn euros(amount: Decimal, language: Language) -> String {
    let decimals = if amount.fract().is_zero() { 0 } else { 2 };
    money(amount, decimals, "EUR", language)
}

/// For a spreadsheet.
pub(crate) fn rows(found: &Found<'_>, language: Language, sheet: &mut Sheet) {
    sheet.row(language.prices().heads);
    for price in &found.prices {
        let number = |value: Option<Decimal>| value.map(decimal).unwrap_or_default();
        let cells = [
            &*format!("{}{}", language.prices().prefix, price.id),
            price.name(language),
            &*decimal(price.amount),
            &*number(price.low),
            &*number(price.high),
            price.unit(language),
            &*price.price_year,
            price.bearer(language),
            &*price.level,
            price.domain(language),
            &*price.confidence,
            &*price.source,
            &*price.url,
            if language == Language::Nl { &*price.note } else { "" },
        ];
        sheet.row(cells);
    }
}

/// For other programs: everything, in both languages.
pub(crate) fn values(found: &Found<'_>, language: Language) -> Value {
    let price = |price: &&ListedPrice| {
        json!({
            "id": format!("prices:{}", price.id),
            "name": both(ListedPrice::name, price),
            "amount": decimal(price.amount),
            "low": price.low.map(decimal),
            "high": price.high.map(decimal),
            "currency": "EUR",
            "unit": both(ListedPrice::unit, price),
            "price_year": price.price_year.parse::<u16>().ok(),
            "bearer": both(ListedPrice::bearer, price),
            "level": price.level,
            "domain": both(ListedPrice::domain, price),
            "confidence": price.confidence,
            "source": price.source,
            "locator": price.locator,
            "url": price.url,
            "note_nl": price.note,
        })
    };
    let mut made_with = made_by(language);
    made_with["inputs"] = files(&[]);
    json!({
        "made_with": made_with,
        "words": found.words,
        "listed": found.listed,
        "prices": found.prices.iter().map(price).collect::<Vec<_>>(),
        "nearest": found.nearest,
    })
}

fn both(text: fn(&ListedPrice, Language) -> &str, price: &ListedPrice) -> Value {
    json!({ "nl": text(price, Language::Nl), "en": text(price, Language::En) })
}
