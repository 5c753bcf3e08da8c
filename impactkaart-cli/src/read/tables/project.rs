//! `project.csv`: keys and values that hold for the whole project.

use crate::read::cell::{Desk, Filled};
use crate::read::columns::{column_of, is_dutch, nearest_column};
use crate::read::fault::ReadFault;
use crate::read::grid::Content;
use crate::read::number::{Mark, unspaced};
use crate::read::words::meaning;
use impactkaart_core::model::{Column, SettingsDraft, Table};

/// What the project table says.
#[derive(Debug, Default)]
pub(in crate::read) struct Settings {
    pub(in crate::read) draft: SettingsDraft,
    /// Where the value of each key stands, and the key as written.
    pub(in crate::read) places: Vec<(Column, u32, Box<str>)>,
    /// Whether a key is written in Dutch.
    pub(in crate::read) is_dutch: bool,
}

/// The decimal mark that a project table states, looked up before anything else is read.
pub(in crate::read) fn stated_mark(text: &str) -> Option<Mark> {
    match unspaced(text) {
        "," => Some(Mark::Comma),
        "." => Some(Mark::Point),
        word => meaning(word),
    }
}

/// The settings in a grid of keys and values.
pub(in crate::read) fn settings(desk: &mut Desk<'_>, key_field: usize, value_field: usize) -> Settings {
    let mut settings = Settings::default();
    let grid = desk.grid;
    grid.each_row(&mut |row| {
        let key = unspaced(row.cells.get(key_field).text);
        let cell = row.cells.get(value_field);
        if key.is_empty() {
            return;
        }
        let Some(column) = column_of(Table::Project, key) else {
            let nearest = nearest_column(Table::Project, key).map(Into::into);
            desk.add(grid.place(row.at, Some(key_field)), ReadFault::UnknownKey { nearest });
            return;
        };
        settings.is_dutch |= is_dutch(column, key);
        if settings.places.iter().any(|(known, ..)| *known == column) {
            desk.add(grid.place(row.at, Some(key_field)), ReadFault::DuplicateKey);
            return;
        }
        settings.places.push((column, row.at, key.into()));
        if cell.content != Content::Text || !unspaced(cell.text).is_empty() {
            let mut filled =
                Filled { desk, row: 0, at: row.at, field: value_field, column, cell, key: Some(key) };
            set(&mut settings.draft, column, &mut filled);
        }
    });
    settings
}

fn set(draft: &mut SettingsDraft, column: Column, cell: &mut Filled<'_, '_>) {
    match column {
        Column::Name => draft.name = cell.text().unwrap_or_default(),
        Column::Organisation => draft.organisation = cell.text(),
        Column::Theme => draft.theme = cell.word(),
        Column::Municipality => draft.municipality = cell.text(),
        Column::StartYear => draft.start_year = cell.number(),
        Column::StartMonth => draft.start_month = cell.number(),
        Column::Years => draft.years = cell.number(),
        Column::Horizon => draft.horizon = cell.number(),
        Column::DiscountRate => draft.discount_rate = cell.number(),
        Column::PriceYear => draft.price_year = cell.number(),
        Column::Currency => draft.currency = cell.text().map(|text| currency_code(&text).into()),
        Column::BenefitTiming => draft.benefit_timing = cell.word(),
        Column::CostTiming => draft.cost_timing = cell.word(),
        Column::MainGroup => draft.main_group = cell.text(),
        Column::BaseCase => draft.base_case = cell.text(),
        Column::ReferenceRatio => draft.reference_ratio = cell.number(),
        Column::Language => draft.language = cell.word(),
        Column::Decimal if stated_mark(cell.cell.text).is_none() => {
            // Refused with the words that can be used.
            let _: Option<Mark> = cell.word();
        }
        _ => {}
    }
}

/// The code of a currency that is written as its sign or name.
pub(in crate::read) fn currency_code(text: &str) -> String {
    match text.to_lowercase().as_str() {
        "€" | "euro" => "EUR".to_owned(),
        "£" => "GBP".to_owned(),
        "$" => "USD".to_owned(),
        _ => text.to_uppercase(),
    }
}
