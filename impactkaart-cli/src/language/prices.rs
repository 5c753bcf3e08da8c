//! The words around the price list.

use super::Language;

/// All words around the price list in one language.
pub(crate) struct PriceWords {
    pub(crate) title: &'static str,
    pub(crate) found: fn(count: usize, words: &str) -> String,
    pub(crate) all: fn(count: usize) -> String,
    pub(crate) nothing: fn(words: &str) -> String,
    pub(crate) nearest: fn(words: &str) -> String,
    pub(crate) fewer: &'static str,
    pub(crate) or: &'static str,
    pub(crate) how_to_use: fn(id: &str) -> String,
    pub(crate) prefix: &'static str,
    pub(crate) per: &'static str,
    pub(crate) price_level: &'static str,
    pub(crate) source: &'static str,
    pub(crate) range: fn(low: &str, high: &str) -> String,
    /// What to say of a figure that was not read in its source itself.
    pub(crate) confidence: fn(&str) -> Option<&'static str>,
    pub(crate) heads: [&'static str; 14],
}

impl Language {
    /// The words around the price list.
    pub(crate) fn prices(self) -> &'static PriceWords {
        match self {
            Self::Nl => &NL,
            Self::En => &EN,
        }
    }
}

static NL: PriceWords = PriceWords {
    title: "Prijzenlijst",
    found: |count, words| match count {
        1 => format!("1 prijs met {words}."),
        _ => format!("{count} prijzen met {words}."),
    },
    all: |count| format!("Alle {count} prijzen. Zoek met een woord, zoals `impactkaart prijzen huisarts`."),
    nothing: |words| format!("Geen prijs met {words}."),
    nearest: |words| format!("Bedoel je {words}?"),
    fewer: "Elk woord moet voorkomen; probeer het met minder of andere woorden.",
    or: "of",
    how_to_use: |id| {
        format!(
            "Zo gebruik je een prijs: zet `prijzen:{id}` in effecten.csv in de kolom waarde. De prijs wordt dan vanzelf omgerekend naar het prijspeil van je project."
        )
    },
    prefix: "prijzen:",
    per: "per",
    price_level: "prijspeil",
    source: "bron",
    range: |low, high| format!("tussen {low} en {high}"),
    confidence: |confidence| match confidence {
        "derived" => Some("afgeleid uit andere cijfers"),
        "known" => Some("veel aangehaald, niet in de bron nagelezen"),
        _ => None,
    },
    heads: [
        "id",
        "naam",
        "bedrag",
        "laag",
        "hoog",
        "eenheid",
        "prijspeil",
        "drager",
        "niveau",
        "domein",
        "zekerheid",
        "bron",
        "url",
        "opmerking",
    ],
};

static EN: PriceWords = PriceWords {
    title: "Price list",
    found: |count, words| match count {
        1 => format!("1 price with {words}."),
        _ => format!("{count} prices with {words}."),
    },
    all: |count| {
        format!("All {count} prices. Search with a word, such as `impactkaart prices practitioner`.")
    },
    nothing: |words| format!("No price with {words}."),
    nearest: |words| format!("Did you mean {words}?"),
    fewer: "Every word has to occur; try fewer or other words.",
    or: "or",
    how_to_use: |id| {
        format!(
            "How to use a price: put `prices:{id}` in effects.csv, in the column value. It is then brought to the price level of your project by itself."
        )
    },
    prefix: "prices:",
    per: "per",
    price_level: "prices of",
    source: "source",
    range: |low, high| format!("between {low} and {high}"),
    confidence: |confidence| match confidence {
        "derived" => Some("derived from other figures"),
        "known" => Some("widely quoted, not read in the source"),
        _ => None,
    },
    heads: [
        "id",
        "name",
        "amount",
        "low",
        "high",
        "unit",
        "price_year",
        "bearer",
        "level",
        "domain",
        "confidence",
        "source",
        "url",
        "note",
    ],
};
