use crate::language::Language;
use crate::read::prices::each_row;
use impactkaart_core::Decimal;
use std::collections::BTreeMap;

/// A price as the list has it, texts in Dutch and in English.
pub(crate) struct ListedPrice {
    pub(crate) id: String,
    pub(crate) amount: Decimal,
    pub(crate) low: Option<Decimal>,
    pub(crate) high: Option<Decimal>,
    pub(crate) price_year: String,
    pub(crate) level: String,
    /// How sure the figure is: `verified`, `derived` or `known`.
    pub(crate) confidence: String,
    /// The source: title, publisher and year.
    pub(crate) source: String,
    /// Where in the source.
    pub(crate) locator: String,
    pub(crate) url: String,
    /// A remark, in Dutch alone.
    pub(crate) note: String,
    names: [String; 2],
    units: [String; 2],
    bearers: [String; 2],
    domains: [String; 2],
}

impl ListedPrice {
    pub(crate) fn name(&self, language: Language) -> &str {
        of(&self.names, language)
    }

    pub(crate) fn unit(&self, language: Language) -> &str {
        of(&self.units, language)
    }

    pub(crate) fn bearer(&self, language: Language) -> &str {
        of(&self.bearers, language)
    }

    pub(crate) fn domain(&self, language: Language) -> &str {
        of(&self.domains, language)
    }

    /// Everything that a search looks through, the name first.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        let both = [&self.names, &self.units, &self.bearers, &self.domains];
        [self.id.as_str()].into_iter().chain(both.into_iter().flatten().map(String::as_str))
    }
}

fn of(texts: &[String; 2], language: Language) -> &str {
    match language {
        Language::Nl => &texts[0],
        Language::En => &texts[1],
    }
}

/// The embedded list, in its own order.
pub(super) fn list() -> Vec<ListedPrice> {
    let mut sources = BTreeMap::new();
    each_row(impactkaart_data::SOURCES, &["id", "title", "publisher", "year", "url"], &mut |cells| {
        let made =
            [cells[2], cells[3]].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        let source = if made.is_empty() { cells[1].to_owned() } else { format!("{} ({made})", cells[1]) };
        sources.insert(cells[0].to_owned(), (source, cells[4].to_owned()));
    });
    let columns = [
        "id",
        "amount",
        "low",
        "high",
        "price_year",
        "level",
        "confidence",
        "source",
        "locator",
        "note_nl",
        "name_nl",
        "name_en",
        "unit_nl",
        "unit_en",
        "bearer_nl",
        "bearer_en",
        "domain_nl",
        "domain_en",
    ];
    let mut list = Vec::new();
    each_row(impactkaart_data::PRICES, &columns, &mut |cells| {
        let text = |index: usize| cells[index].to_owned();
        let pair = |index: usize| [text(index), text(index + 1)];
        // Holds because a test reads the list; a row that cannot be read is left out rather than guessed.
        let Ok(amount) = cells[1].parse() else { return };
        let (source, url) = sources.get(cells[7]).cloned().unwrap_or_else(|| (text(7), String::new()));
        list.push(ListedPrice {
            id: text(0),
            amount,
            low: cells[2].parse().ok(),
            high: cells[3].parse().ok(),
            price_year: text(4),
            level: text(5),
            confidence: text(6),
            source,
            url,
            locator: text(8),
            note: text(9),
            names: pair(10),
            units: pair(12),
            bearers: pair(14),
            domains: pair(16),
        });
    });
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_price_has_texts_in_both_languages() {
        let list = list();
        let rows = impactkaart_data::PRICES.lines().filter(|line| !line.is_empty()).count() - 1;
        assert_eq!(list.len(), rows);
        for price in &list {
            for language in [Language::Nl, Language::En] {
                let texts = [
                    price.name(language),
                    price.unit(language),
                    price.bearer(language),
                    price.domain(language),
                ];
                assert!(texts.iter().all(|text| !text.is_empty()), "{}", price.id);
            }
            assert!(!price.source.is_empty() && !price.price_year.is_empty(), "{}", price.id);
        }
    }
}
