//! The words of what the outcome hangs on.

use super::Language;
use impactkaart_core::sensitivity::Aim;

/// What the sentence of a break-even value is about, numbers written.
pub(crate) enum Needed<'t> {
    /// People of a group; the group is named where there are several.
    People { group: Option<&'t str>, needed: &'t str, stated: &'t str },
    /// A part of the people, in several years.
    PartOfPeople { group: Option<&'t str>, part: &'t str, needed: &'t [String], stated: &'t [String] },
    /// All costs: by how much they may rise or must fall.
    Costs { change: &'t str, may_rise: bool },
    /// All effects: by how much they may fall or must rise.
    Effects { change: &'t str, may_fall: bool },
}

/// All words of sensitivity in one language.
pub(crate) struct SensitivityWords {
    pub(crate) title: fn(project: &str) -> String,
    /// What a figure is called in a sentence; of an own return, whose.
    pub(crate) figure: fn(Aim, party: &str) -> String,
    /// The figure now, and the target.
    pub(crate) lead: fn(figure: &str, now: &str, target: &str, is_reached: bool) -> String,
    pub(crate) undefined: fn(figure: &str, why: &str) -> String,
    pub(crate) months: fn(&str) -> String,
    pub(crate) break_even_heading: fn(figure: &str, target: &str) -> String,
    pub(crate) needed: fn(&Needed<'_>) -> String,
    pub(crate) heads: [&'static str; 4],
    pub(crate) or: &'static str,
    pub(crate) break_even_note: &'static str,
    pub(crate) shown: fn(shown: usize, all: usize) -> String,
    pub(crate) widest: fn(shown: usize, all: usize) -> String,
    pub(crate) none: fn(count: usize) -> String,
    pub(crate) tornado_heading: fn(percentage: &str) -> String,
    pub(crate) groups_heading: fn(percentage: &str) -> String,
    pub(crate) tornado_heads: [&'static str; 4],
    pub(crate) cut_note: &'static str,
    pub(crate) tornado_note: fn(base: &str) -> String,
    pub(crate) no_tornado: &'static str,
    /// Of the CSV.
    pub(crate) csv_heads: [&'static str; 12],
    pub(crate) csv_parts: [&'static str; 4],
    pub(crate) csv_notes: [&'static str; 4],
}

impl Language {
    /// The words of sensitivity.
    pub(crate) fn sensitivity(self) -> &'static SensitivityWords {
        match self {
            Self::Nl => &NL,
            Self::En => &EN,
        }
    }
}

fn listed(texts: &[String], and: &str) -> String {
    match texts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
    }
}

static EN: SensitivityWords = SensitivityWords {
    title: |project| format!("{project}: what the outcome hangs on"),
    figure: |aim, party| match aim {
        Aim::Ratio => "ratio".to_owned(),
        Aim::NetRatio => "net ratio".to_owned(),
        Aim::Npv => "balance".to_owned(),
        Aim::PaybackMonths => "payback period".to_owned(),
        Aim::OwnReturn(_) => format!("return of {party}"),
    },
    lead: |figure, now, target, is_reached| {
        let reached = if is_reached { "reached" } else { "not reached" };
        format!("The {figure} is {now}: the target, {target}, is {reached}.")
    },
    undefined: |figure, why| format!("The {figure} has no value: {why}."),
    months: |months| format!("{months} months"),
    break_even_heading: |figure, target| format!("When is the {figure} just {target}?"),
    needed: |needed| match needed {
        Needed::People { group: None, needed, stated } => {
            format!("{needed} participants are needed; you plan {stated}.")
        }
        Needed::People { group: Some(group), needed, stated } => {
            format!("{needed} participants are needed in \"{group}\"; you plan {stated}.")
        }
        Needed::PartOfPeople { group, part, needed, stated } => {
            let of = group.map(|group| format!(" of \"{group}\"")).unwrap_or_default();
            format!(
                "{part} of the participants{of} are needed: {}; you plan {}.",
                listed(needed, "and"),
                listed(stated, "and")
            )
        }
        Needed::Costs { change, may_rise: true } => format!("Costs may be {change} higher, at most."),
        Needed::Costs { change, may_rise: false } => format!("Costs have to be {change} lower, at least."),
        Needed::Effects { change, may_fall: true } => {
            format!("All effects together may fall short by {change}, at most.")
        }
        Needed::Effects { change, may_fall: false } => {
            format!("All effects together have to be {change} larger, at least.")
        }
    },
    heads: ["what", "now", "target met at", "change"],
    or: "or",
    break_even_note: "≥: from this value upwards the target is met; ≤: up to this value. All other numbers stay as they are. \
                      Sorted by how little has to change; rounded to the side on which the target is met.",
    shown: |shown, all| format!("The {shown} nearest of {all}; --format csv has all."),
    widest: |shown, all| format!("The {shown} widest of {all}; --format csv has all."),
    none: |count| match count {
        1 => "1 other number that matters meets the target nowhere in its valid range.".to_owned(),
        _ => format!("{count} other numbers that matter meet the target nowhere in their valid range."),
    },
    tornado_heading: |percentage| {
        format!("What moves the ratio most: each number {percentage} lower and higher")
    },
    groups_heading: |percentage| format!("Moved together: all of a kind {percentage} lower and higher"),
    tornado_heads: ["what", "lower", "higher", "swing"],
    cut_note: "*: cut off where the valid range ends.",
    tornado_note: |base| {
        format!(
            "Below \"lower\" and \"higher\": the ratio with that number lower and higher. The mark in each bar: the ratio now, {base}."
        )
    },
    no_tornado: "No number moves the ratio.",
    csv_heads: [
        "part",
        "parameter",
        "description",
        "figure",
        "target",
        "now",
        "low",
        "high",
        "value",
        "at_low",
        "at_high",
        "note",
    ],
    csv_parts: ["break_even", "tornado", "together", "elasticity"],
    csv_notes: ["from this value upwards", "up to this value", "none in range", "cut off at the valid range"],
};

static NL: SensitivityWords = SensitivityWords {
    title: |project| format!("{project}: waar de uitkomst van afhangt"),
    figure: |aim, party| match aim {
        Aim::Ratio => "ratio".to_owned(),
        Aim::NetRatio => "netto ratio".to_owned(),
        Aim::Npv => "saldo".to_owned(),
        Aim::PaybackMonths => "terugverdientijd".to_owned(),
        Aim::OwnReturn(_) => format!("rendement van {party}"),
    },
    lead: |figure, now, target, is_reached| {
        let reached = if is_reached { "wordt gehaald" } else { "wordt niet gehaald" };
        format!("{} is {now}: het doel, {target}, {reached}.", with_article(figure, true))
    },
    undefined: |figure, why| format!("{} heeft geen waarde: {why}.", with_article(figure, true)),
    months: |months| format!("{months} maanden"),
    break_even_heading: |figure, target| format!("Wanneer is {} net {target}?", with_article(figure, false)),
    needed: |needed| match needed {
        Needed::People { group: None, needed, stated } => {
            format!("Er zijn {needed} deelnemers nodig; u rekent op {stated}.")
        }
        Needed::People { group: Some(group), needed, stated } => {
            format!("Er zijn {needed} deelnemers nodig in \"{group}\"; u rekent op {stated}.")
        }
        Needed::PartOfPeople { group, part, needed, stated } => {
            let of = group.map(|group| format!(" in \"{group}\"")).unwrap_or_default();
            format!(
                "Er is {part} van de deelnemers{of} nodig: {}; u rekent op {}.",
                listed(needed, "en"),
                listed(stated, "en")
            )
        }
        Needed::Costs { change, may_rise: true } => format!("De kosten mogen hoogstens {change} hoger zijn."),
        Needed::Costs { change, may_rise: false } => {
            format!("De kosten moeten minstens {change} lager zijn.")
        }
        Needed::Effects { change, may_fall: true } => {
            format!("Alle effecten samen mogen hoogstens {change} tegenvallen.")
        }
        Needed::Effects { change, may_fall: false } => {
            format!("Alle effecten samen moeten minstens {change} groter zijn.")
        }
    },
    heads: ["wat", "nu", "doel gehaald bij", "verschil"],
    or: "of",
    break_even_note: "≥: vanaf deze waarde wordt het doel gehaald; ≤: tot en met deze waarde. Alle andere getallen blijven \
                      zoals ze zijn. Op volgorde van hoe weinig er hoeft te veranderen; afgerond naar de kant waar het \
                      doel wordt gehaald.",
    shown: |shown, all| format!("De {shown} dichtstbijzijnde van {all}; --opmaak csv geeft ze alle."),
    widest: |shown, all| format!("De {shown} grootste van {all}; --opmaak csv geeft ze alle."),
    none: |count| match count {
        1 => "1 ander getal dat meetelt, haalt het doel nergens in zijn geldige bereik.".to_owned(),
        _ => format!("{count} andere getallen die meetellen, halen het doel nergens in hun geldige bereik."),
    },
    tornado_heading: |percentage| {
        format!("Wat de ratio het meest beweegt: elk getal {percentage} lager en hoger")
    },
    groups_heading: |percentage| format!("Samen bewogen: alles van een soort {percentage} lager en hoger"),
    tornado_heads: ["wat", "lager", "hoger", "uitslag"],
    cut_note: "*: afgekapt waar het geldige bereik ophoudt.",
    tornado_note: |base| {
        format!(
            "Onder \"lager\" en \"hoger\": de ratio met dat getal lager en hoger. Het streepje in elke balk: de ratio nu, {base}."
        )
    },
    no_tornado: "Geen enkel getal beweegt de ratio.",
    csv_heads: [
        "deel",
        "parameter",
        "omschrijving",
        "uitkomst",
        "doel",
        "nu",
        "laag",
        "hoog",
        "waarde",
        "bij_laag",
        "bij_hoog",
        "opmerking",
    ],
    csv_parts: ["omslagpunt", "tornado", "samen", "elasticiteit"],
    csv_notes: [
        "vanaf deze waarde",
        "tot en met deze waarde",
        "geen in bereik",
        "afgekapt op het geldige bereik",
    ],
};

/// A Dutch figure with its article, at the start of a sentence or in it.
fn with_article(figure: &str, is_first: bool) -> String {
    let is_neuter = figure.starts_with("saldo") || figure.starts_with("rendement");
    let article = match (is_neuter, is_first) {
        (true, true) => "Het",
        (true, false) => "het",
        (false, true) => "De",
        (false, false) => "de",
    };
    format!("{article} {figure}")
}
