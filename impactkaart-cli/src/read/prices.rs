//! The price list: what `prices:<id>` stands for.

use super::csv::Records;
use impactkaart_core::model::{Level, Text, ValueDraft};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// A price of the list.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Price {
    /// Its id, without `prices:`.
    pub(crate) id: Text,
    /// What it is the price of, in Dutch and in English.
    pub(crate) names: [Text; 2],
    /// The price.
    pub(crate) amount: Decimal,
    /// One unit of what, in Dutch and in English.
    pub(crate) units: [Text; 2],
    /// The year whose prices it is in.
    pub(crate) price_year: u16,
    /// The level that bears or enjoys it.
    pub(crate) level: Option<Level>,
    /// The title of the source.
    pub(crate) source: Text,
}

/// The id in `prices:<id>` or `prijzen:<id>`.
pub(super) fn id_in(text: &str) -> Option<&str> {
    let (start, id) = text.split_once(':')?;
    let start = start.trim_end();
    (start.eq_ignore_ascii_case("prices") || start.eq_ignore_ascii_case("prijzen")).then(|| id.trim())
}

/// The price with that id, letter case left aside.
pub(crate) fn find(id: &str) -> Option<&'static Price> {
    list().get(&*id.to_lowercase())
}

/// The id nearest to an unknown one.
pub(super) fn nearest(id: &str) -> Option<&'static str> {
    impactkaart_core::nearest::nearest(id, list().values().map(|price| &*price.id))
}

impl Price {
    /// The price as a value of the project, described in Dutch or English.
    pub(super) fn value(&self, is_english: bool) -> ValueDraft {
        ValueDraft {
            id: Some(format!("prices:{}", self.id).into()),
            description: Some(self.names[usize::from(is_english)].clone()),
            unit: Some(self.unit()),
            amount: Some(self.amount),
            price_year: Some(self.price_year.into()),
            bearer: self.level,
            source: Some(self.source.clone()),
            ..ValueDraft::default()
        }
    }

    /// Its unit in both languages: an effect may state either.
    fn unit(&self) -> Text {
        match &self.units {
            [dutch, english] if dutch == english => dutch.clone(),
            [dutch, english] => format!("{dutch} / {english}").into(),
        }
    }
}

/// The list, read when it is first asked for.
fn list() -> &'static BTreeMap<String, Price> {
    static LIST: OnceLock<BTreeMap<String, Price>> = OnceLock::new();
    LIST.get_or_init(|| {
        let mut titles = BTreeMap::new();
        each_row(impactkaart_data::SOURCES, &["id", "title"], &mut |cells| {
            titles.insert(cells[0].to_owned(), cells[1].to_owned());
        });
        let columns =
            ["id", "name_nl", "name_en", "amount", "unit_nl", "unit_en", "price_year", "level", "source"];
        let mut list = BTreeMap::new();
        each_row(impactkaart_data::PRICES, &columns, &mut |cells| {
            // Holds because a test reads the list; a row that cannot be read is left out rather than guessed.
            let (Ok(amount), Ok(price_year)) = (cells[3].parse(), cells[6].parse()) else { return };
            let price = Price {
                id: cells[0].into(),
                names: [cells[1].into(), cells[2].into()],
                amount,
                units: [cells[4].into(), cells[5].into()],
                price_year,
                level: Level::named(cells[7]),
                source: titles.get(cells[8]).map_or(cells[8], String::as_str).into(),
            };
            list.insert(cells[0].to_lowercase(), price);
        });
        list
    })
}

/// Shows the named columns of every row of a reference file to `visit`.
pub(crate) fn each_row(text: &str, columns: &[&str], visit: &mut dyn FnMut(&[&str])) {
    let mut records = Records::from(text, 0, b',');
    let Some((_, header)) = records.next_record() else { return };
    let fields: Vec<Option<usize>> = columns
        .iter()
        .map(|column| (0..header.len()).find(|field| header.get(*field).text == *column))
        .collect();
    while let Some((_, cells)) = records.next_record() {
        let row: Vec<&str> =
            fields.iter().map(|field| field.map_or("", |field| cells.get(field).text)).collect();
        visit(&row);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_price_list_can_be_read() {
        let rows = impactkaart_data::PRICES.lines().filter(|line| !line.is_empty()).count() - 1;
        assert_eq!(list().len(), rows);
        for price in list().values() {
            assert!(price.level.is_some(), "{}", price.id);
            assert!(price.names.iter().chain(&price.units).all(|text| !text.is_empty()), "{}", price.id);
            assert!(price.source.contains(' '), "{}: source {} has no title", price.id, price.source);
        }
    }

    #[test]
    fn a_price_is_named_in_either_language() {
        assert_eq!(id_in("prices:a.b"), Some("a.b"));
        assert_eq!(id_in("Prijzen: a.b "), Some("a.b"));
        assert_eq!(id_in("a.b"), None);
        assert_eq!(id_in("price:a.b"), None);
    }
}
