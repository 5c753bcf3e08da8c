//! The words of what the outcome hangs on.

use super::{Language, listed};
use impactkaart_core::sensitivity::{Aim, SobolError};

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

/// How far numbers were moved.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Moved<'t> {
    /// All by the same part.
    PlusMinus(&'t str),
    /// To the ends of their ranges.
    Ranges,
    /// To the 5 % and 95 % quantiles of their ranges.
    Quantiles,
    /// To the 5 % and 95 % quantiles of what goes with their evidence.
    Evidence,
}

/// What can be chosen in calculating.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Choice {
    Timing,
    Rate,
    Horizon,
    Attribution,
    Transfers,
}

/// The spread over all ways to calculate.
pub(crate) struct Spread<'t> {
    pub(crate) count: usize,
    pub(crate) lowest: &'t str,
    pub(crate) highest: &'t str,
    /// In how many of them the target is met.
    pub(crate) met: usize,
    pub(crate) target: &'t str,
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
    pub(crate) and: &'static str,
    pub(crate) break_even_note: &'static str,
    pub(crate) shown: fn(shown: usize, all: usize) -> String,
    pub(crate) widest: fn(shown: usize, all: usize) -> String,
    pub(crate) none: fn(count: usize) -> String,
    /// How many numbers meet the target whatever they are.
    pub(crate) met_anyway: fn(count: usize) -> String,
    pub(crate) tornado_heading: fn(Moved<'_>) -> String,
    pub(crate) groups_heading: fn(Moved<'_>) -> String,
    pub(crate) by_evidence: &'static str,
    /// A name, and between what it moves.
    pub(crate) between: fn(name: &str, low: &str, high: &str) -> String,
    /// A name, and how many numbers it stands for.
    pub(crate) together: fn(name: &str, count: usize) -> String,
    pub(crate) frontier_heading: fn(figure: &str, target: &str) -> String,
    pub(crate) frontier_none: &'static str,
    pub(crate) frontier_note: &'static str,
    /// Below a chart: whether it has points with some certainty, whether the project stands in it, and whether the target is met
    /// above the line rather than below it.
    pub(crate) chart_note: fn(has_bands: bool, has_project: bool, is_above: Option<bool>) -> String,
    /// The figure, the target and how certain.
    pub(crate) certainty_heading: fn(figure: &str, target: &str, certainty: &str) -> String,
    pub(crate) certainty_note: fn(draws: &str) -> String,
    /// How many numbers reach the certainty nowhere.
    pub(crate) certainty_nowhere: fn(count: usize) -> String,
    /// How many numbers have that certainty wherever they are.
    pub(crate) certainty_everywhere: fn(count: usize) -> String,
    /// Of what meets a target over its whole range.
    pub(crate) everywhere: &'static str,
    /// Above the values that meet a target with this certainty.
    pub(crate) certain: fn(certainty: &str) -> String,
    pub(crate) indices_heading: &'static str,
    pub(crate) indices_heads: [&'static str; 4],
    /// How many evaluations, and whether numbers that go together were taken by themselves.
    pub(crate) indices_note: fn(evaluations: &str, is_correlated: bool) -> String,
    pub(crate) no_indices: fn(SobolError) -> &'static str,
    /// Where there are many numbers.
    pub(crate) screen_first: &'static str,
    pub(crate) screening_heading: &'static str,
    /// How many numbers there are, and how many of them can be left out.
    pub(crate) screening_lead: fn(all: usize, needless: usize) -> String,
    pub(crate) screening_heads: [&'static str; 3],
    pub(crate) screening_note: fn(evaluations: &str) -> String,
    pub(crate) left_out: &'static str,
    pub(crate) left_out_in_csv: &'static str,
    pub(crate) can_be_left_out: &'static str,
    pub(crate) information_heading: &'static str,
    pub(crate) information_lead: fn(target: &str, gain: &str, all: &str, is_worth: bool) -> String,
    pub(crate) information_heads: [&'static str; 3],
    /// What to do first: how many people to ask, and about what.
    pub(crate) plan: fn(name: &str, ask: Option<&str>, is_far_ahead: bool) -> String,
    pub(crate) information_note: fn(draws: &str) -> String,
    pub(crate) conventions_heading: &'static str,
    pub(crate) conventions_lead: fn(&Spread<'_>) -> String,
    pub(crate) conventions_heads: [&'static str; 5],
    pub(crate) conventions_note: &'static str,
    pub(crate) choice: fn(Choice) -> &'static str,
    pub(crate) option: fn(Choice, &str, &str) -> String,
    pub(crate) tornado_heads: [&'static str; 4],
    pub(crate) cut_note: &'static str,
    /// Why a side has no ratio.
    pub(crate) no_side: fn(why: &str) -> String,
    pub(crate) tornado_note: fn(base: &str) -> String,
    pub(crate) no_tornado: &'static str,
    /// Of the CSV.
    pub(crate) csv_heads: [&'static str; 12],
    pub(crate) csv_parts: [&'static str; 11],
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
    and: "and",
    break_even_note: "≥: from this value upwards the target is met; ≤: up to this value. All other numbers stay as they are. \
                      Sorted by how little has to change; rounded to the side on which the target is met.",
    shown: |shown, all| format!("The {shown} nearest of {all}; --format csv has all."),
    widest: |shown, all| format!("The {shown} widest of {all}; --format csv has all."),
    none: |count| match count {
        1 => "1 other number that matters meets the target nowhere in its valid range.".to_owned(),
        _ => format!("{count} other numbers that matter meet the target nowhere in their valid range."),
    },
    met_anyway: |count| match count {
        1 => "1 other number that matters meets the target wherever it is in its valid range.".to_owned(),
        _ => format!(
            "{count} other numbers that matter meet the target wherever they are in their valid range."
        ),
    },
    tornado_heading: |moved| match moved {
        Moved::PlusMinus(part) => format!("What moves the ratio most: each number {part} lower and higher"),
        Moved::Ranges => "What moves the ratio most: each number to the ends of its range".to_owned(),
        Moved::Quantiles => "What moves the ratio most: each number to its 5% and 95% quantile".to_owned(),
        Moved::Evidence => "What moves the ratio most: each line as far as its evidence allows".to_owned(),
    },
    groups_heading: |moved| match moved {
        Moved::PlusMinus(part) => format!("Moved together: all of a kind {part} lower and higher"),
        _ => "Moved together: all of a kind to the low side, and to the high side".to_owned(),
    },
    by_evidence: "The project states no ranges (ranges.csv). Each line is moved by what goes with its evidence, from 10% of \
                  what is measured to 50% of what is assumed (5% and 95% quantiles; docs/method.md).",
    between: |name, low, high| format!("{name} ({low} to {high})"),
    together: |name, count| format!("{name} ({count} together)"),
    frontier_heading: |figure, target| format!("Together: when is the {figure} just {target}?"),
    frontier_none: "none",
    chart_note: |has_bands, has_project, is_above| {
        let bands = if has_bands { "; 5, 8, 9: with 50%, 80% and 95% certainty" } else { "" };
        let project = if has_project { "; +: the project as it stands" } else { "" };
        let side = match is_above {
            Some(true) => " The target is met above the line.",
            Some(false) => " The target is met below the line.",
            None => "",
        };
        format!("●: the target is just met{bands}{project}.{side}")
    },
    frontier_note: "None: no value in its valid range meets the target there.",
    certainty_heading: |figure, target, certainty| {
        format!("When is the {figure} {target} or better with {certainty} certainty?")
    },
    certainty_note: |draws| {
        format!(
            "In so large a share of {draws} draws of all other uncertain numbers the target is met there. The interval is \
             what more draws may make of it."
        )
    },
    certainty_nowhere: |count| match count {
        1 => "1 other number reaches that certainty nowhere in its valid range.".to_owned(),
        _ => format!("{count} other numbers reach that certainty nowhere in their valid range."),
    },
    certainty_everywhere: |count| match count {
        1 => "1 other number has that certainty wherever it is in its valid range.".to_owned(),
        _ => format!("{count} other numbers have that certainty wherever they are in their valid range."),
    },
    everywhere: "any",
    certain: |certainty| format!("{certainty} certain"),
    indices_heading: "What the spread comes from",
    indices_heads: ["what", "by itself", "with others", "95% interval"],
    indices_note: |evaluations, is_correlated| {
        let together = if is_correlated {
            " Numbers that go together (correlations.csv) were moved by themselves here."
        } else {
            ""
        };
        format!(
            "Part of the variance of the ratio over {evaluations} calculations: by itself, and with all it does together \
             with others (with its interval). ≈ 0: cannot be told from nothing.{together}"
        )
    },
    no_indices: |error| match error {
        SobolError::Undefined(_) => {
            "There are no indices: the ratio does not exist everywhere within the ranges."
        }
        SobolError::Constant => "There are no indices: the ratio is the same everywhere within the ranges.",
        _ => "There are no indices: there are too many uncertain numbers.",
    },
    screen_first: "With so many numbers, --screening tells first which can be left out.",
    screening_heading: "At a glance: which numbers matter",
    screening_lead: |all, needless| match needless {
        0 => format!(
            "None of the {all} numbers can be left out: each does more than 5% of what moves the ratio."
        ),
        1 => format!("1 of {all} numbers can be left out: it does no more than 5% of what moves the ratio."),
        _ => format!(
            "{needless} of {all} numbers can be left out: together they do no more than 5% of what moves the ratio."
        ),
    },
    screening_heads: ["what", "moves", "±"],
    screening_note: |evaluations| {
        format!(
            "Moves: by how much the ratio differs between both ends of a number, on average over {evaluations} calculations \
             with the others anywhere between theirs (Morris); ±: how much that depends on where those are. A cheap look: \
             what matters, not exactly how much."
        )
    },
    left_out: "Can be left out",
    left_out_in_csv: "--format csv says which can be left out.",
    can_be_left_out: "can be left out",
    information_heading: "What is worth measuring",
    information_lead: |target, gain, all, is_worth| {
        if is_worth {
            format!(
                "To fund at a ratio of {target} gains {gain} on average; to know everything first would be worth {all}."
            )
        } else {
            format!(
                "To fund at a ratio of {target} gains {gain} on average, and what is uncertain hardly changes whether to: no \
                 measurement pays for that decision."
            )
        }
    },
    information_heads: ["what", "worth at most", "± error"],
    plan: |name, ask, is_far_ahead| {
        let first = match ask {
            Some(count) => {
                format!("Ask {count} participants about {name}: then its interval is half as wide")
            }
            None => format!("Find out more about {name} first"),
        };
        let ahead = if is_far_ahead { "; nothing else narrows the answer as much" } else { "" };
        format!("{first}{ahead}.")
    },
    information_note: |draws| {
        format!(
            "What knowing that number exactly would be worth for the decision to fund or not, over {draws} draws. Numbers \
             whose worth cannot be told from chance are left out."
        )
    },
    conventions_heading: "In every defensible way",
    conventions_lead: |spread| {
        format!(
            "Calculated in {} ways, the ratio lies between {} and {}; it is {} or more in {} of them.",
            spread.count, spread.lowest, spread.highest, spread.target, spread.met
        )
    },
    conventions_heads: ["choice", "option", "lowest", "middle", "highest"],
    conventions_note: "Each row: the ratio with that option, over all combinations of the others. This is a spread of choices, \
                       not of chance.",
    choice: |choice| match choice {
        Choice::Timing => "timing",
        Choice::Rate => "discount rate",
        Choice::Horizon => "horizon",
        Choice::Attribution => "share of others",
        Choice::Transfers => "transfers",
    },
    option: |choice, name, number| match (choice, name) {
        (Choice::Timing, "costs_first") => "costs at the start, benefits at the end".to_owned(),
        (Choice::Timing, "start") => "all at the start of a year".to_owned(),
        (Choice::Timing, "mid") => "all half way".to_owned(),
        (Choice::Timing, _) => "all at the end of a year".to_owned(),
        (Choice::Rate, "prescribed") => format!("{number}, prescribed in the Netherlands"),
        (Choice::Rate, "zero") => "none".to_owned(),
        (Choice::Rate, _) => format!("{number}, HM Treasury Green Book (2022)"),
        (Choice::Horizon, "stated") => format!("to {number}, as stated"),
        (Choice::Horizon, _) => format!("to {number}, as long as it runs"),
        (Choice::Attribution, "on") => "deducted".to_owned(),
        (Choice::Attribution, _) => "not deducted".to_owned(),
        (Choice::Transfers, "on") => "counted".to_owned(),
        (Choice::Transfers, _) => "left out".to_owned(),
    },
    tornado_heads: ["what", "lower", "higher", "swing"],
    no_side: |why| format!("-: no ratio, as {why}."),
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
    csv_parts: [
        "break_even",
        "tornado",
        "together",
        "elasticity",
        "frontier",
        "conventions",
        "index",
        "information",
        "screening",
        "certainty",
        "frontier_certainty",
    ],
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
    and: "en",
    break_even_note: "≥: vanaf deze waarde wordt het doel gehaald; ≤: tot en met deze waarde. Alle andere getallen blijven \
                      zoals ze zijn. Op volgorde van hoe weinig er hoeft te veranderen; afgerond naar de kant waar het \
                      doel wordt gehaald.",
    shown: |shown, all| format!("De {shown} dichtstbijzijnde van {all}; --opmaak csv geeft ze alle."),
    widest: |shown, all| format!("De {shown} grootste van {all}; --opmaak csv geeft ze alle."),
    none: |count| match count {
        1 => "1 ander getal dat meetelt, haalt het doel nergens in zijn geldige bereik.".to_owned(),
        _ => format!("{count} andere getallen die meetellen, halen het doel nergens in hun geldige bereik."),
    },
    met_anyway: |count| match count {
        1 => "1 ander getal dat meetelt, haalt het doel overal in zijn geldige bereik.".to_owned(),
        _ => format!("{count} andere getallen die meetellen, halen het doel overal in hun geldige bereik."),
    },
    tornado_heading: |moved| match moved {
        Moved::PlusMinus(part) => format!("Wat de ratio het meest beweegt: elk getal {part} lager en hoger"),
        Moved::Ranges => {
            "Wat de ratio het meest beweegt: elk getal naar de uiteinden van zijn bandbreedte".to_owned()
        }
        Moved::Quantiles => {
            "Wat de ratio het meest beweegt: elk getal naar zijn 5%- en 95%-kwantiel".to_owned()
        }
        Moved::Evidence => {
            "Wat de ratio het meest beweegt: elke regel zover als zijn bewijs toelaat".to_owned()
        }
    },
    groups_heading: |moved| match moved {
        Moved::PlusMinus(part) => format!("Samen bewogen: alles van een soort {part} lager en hoger"),
        _ => "Samen bewogen: alles van een soort naar de lage kant, en naar de hoge kant".to_owned(),
    },
    by_evidence: "Het project noemt geen bandbreedtes (bandbreedtes.csv). Elke regel beweegt zover als bij zijn bewijs past, \
                  van 10% van wat gemeten is tot 50% van wat aangenomen is (5%- en 95%-kwantiel; docs/method.md).",
    between: |name, low, high| format!("{name} ({low} tot {high})"),
    together: |name, count| format!("{name} ({count} samen)"),
    frontier_heading: |figure, target| {
        format!("Samen: wanneer is {} net {target}?", with_article(figure, false))
    },
    frontier_none: "geen",
    chart_note: |has_bands, has_project, is_above| {
        let bands = if has_bands { "; 5, 8, 9: met 50%, 80% en 95% zekerheid" } else { "" };
        let project = if has_project { "; +: het project zoals het er staat" } else { "" };
        let side = match is_above {
            Some(true) => " Boven de lijn wordt het doel gehaald.",
            Some(false) => " Onder de lijn wordt het doel gehaald.",
            None => "",
        };
        format!("●: het doel wordt net gehaald{bands}{project}.{side}")
    },
    frontier_note: "Geen: daar haalt geen enkele waarde in het geldige bereik het doel.",
    certainty_heading: |figure, target, certainty| {
        format!("Wanneer is {} met {certainty} zekerheid {target} of beter?", with_article(figure, false))
    },
    certainty_note: |draws| {
        format!(
            "In zo'n groot deel van {draws} trekkingen van alle andere onzekere getallen wordt het doel daar gehaald. Het \
             interval is wat meer trekkingen ervan kunnen maken."
        )
    },
    certainty_nowhere: |count| match count {
        1 => "1 ander getal haalt die zekerheid nergens in zijn geldige bereik.".to_owned(),
        _ => format!("{count} andere getallen halen die zekerheid nergens in hun geldige bereik."),
    },
    certainty_everywhere: |count| match count {
        1 => "1 ander getal heeft die zekerheid overal in zijn geldige bereik.".to_owned(),
        _ => format!("{count} andere getallen hebben die zekerheid overal in hun geldige bereik."),
    },
    everywhere: "alle",
    certain: |certainty| format!("{certainty} zeker"),
    indices_heading: "Waar de spreiding vandaan komt",
    indices_heads: ["wat", "op zichzelf", "met andere", "95%-interval"],
    indices_note: |evaluations, is_correlated| {
        let together = if is_correlated {
            " Getallen die samenhangen (samenhang.csv) zijn hier los bewogen."
        } else {
            ""
        };
        format!(
            "Deel van de variantie van de ratio over {evaluations} berekeningen: op zichzelf, en met alles wat het samen met \
             andere doet (met het interval daarvan). ≈ 0: niet van niets te onderscheiden.{together}"
        )
    },
    no_indices: |error| match error {
        SobolError::Undefined(_) => {
            "Er zijn geen indices: de ratio bestaat niet overal binnen de bandbreedtes."
        }
        SobolError::Constant => "Er zijn geen indices: de ratio is overal binnen de bandbreedtes gelijk.",
        _ => "Er zijn geen indices: er zijn te veel onzekere getallen.",
    },
    screen_first: "Bij zoveel getallen vertelt --verkenning eerst welke weg kunnen.",
    screening_heading: "In een oogopslag: welke getallen ertoe doen",
    screening_lead: |all, needless| match needless {
        0 => format!(
            "Geen van de {all} getallen kan weg: elk doet meer dan 5% van alles wat de ratio beweegt."
        ),
        1 => {
            format!("1 van de {all} getallen kan weg: het doet hoogstens 5% van alles wat de ratio beweegt.")
        }
        _ => format!(
            "{needless} van de {all} getallen kunnen weg: samen doen ze hoogstens 5% van alles wat de ratio beweegt."
        ),
    },
    screening_heads: ["wat", "beweegt", "±"],
    screening_note: |evaluations| {
        format!(
            "Beweegt: hoeveel de ratio verschilt tussen beide uiteinden van een getal, gemiddeld over {evaluations} \
             berekeningen met de andere ergens tussen de hunne (Morris); ±: hoeveel dat afhangt van waar die staan. Een \
             snelle blik: wat ertoe doet, niet precies hoeveel."
        )
    },
    left_out: "Weg te laten",
    left_out_in_csv: "--opmaak csv zegt welke weg kunnen.",
    can_be_left_out: "kan weg",
    information_heading: "Wat het meten waard is",
    information_lead: |target, gain, all, is_worth| {
        if is_worth {
            format!(
                "Betalen bij een ratio van {target} levert gemiddeld {gain} op; eerst alles weten zou {all} waard zijn."
            )
        } else {
            format!(
                "Betalen bij een ratio van {target} levert gemiddeld {gain} op, en wat onzeker is maakt voor die beslissing \
                 nauwelijks uit: geen meting betaalt zich daarvoor terug."
            )
        }
    },
    information_heads: ["wat", "hoogstens waard", "± fout"],
    plan: |name, ask, is_far_ahead| {
        let first = match ask {
            Some(count) => {
                format!("Vraag {count} deelnemers naar {name}: dan wordt de bandbreedte half zo breed")
            }
            None => format!("Zoek eerst meer uit over {name}"),
        };
        let ahead = if is_far_ahead { "; niets anders vernauwt het antwoord zo" } else { "" };
        format!("{first}{ahead}.")
    },
    information_note: |draws| {
        format!(
            "Wat het waard zou zijn dat getal precies te weten voor de beslissing om wel of niet te betalen, over {draws} \
             trekkingen. Getallen waarvan dat niet van toeval te onderscheiden is, zijn weggelaten."
        )
    },
    conventions_heading: "Op elke verdedigbare manier",
    conventions_lead: |spread| {
        format!(
            "Op {} manieren gerekend ligt de ratio tussen {} en {}; op {} daarvan is ze {} of meer.",
            spread.count, spread.lowest, spread.highest, spread.met, spread.target
        )
    },
    conventions_heads: ["keuze", "mogelijkheid", "laagste", "midden", "hoogste"],
    conventions_note: "Elke rij: de ratio met die mogelijkheid, over alle combinaties van de andere keuzes. Dit is een spreiding \
                       van keuzes, niet van toeval.",
    choice: |choice| match choice {
        Choice::Timing => "momenten",
        Choice::Rate => "discontovoet",
        Choice::Horizon => "horizon",
        Choice::Attribution => "aandeel van anderen",
        Choice::Transfers => "overdrachten",
    },
    option: |choice, name, number| match (choice, name) {
        (Choice::Timing, "costs_first") => "kosten aan het begin, baten aan het eind".to_owned(),
        (Choice::Timing, "start") => "alles aan het begin van een jaar".to_owned(),
        (Choice::Timing, "mid") => "alles halverwege".to_owned(),
        (Choice::Timing, _) => "alles aan het eind van een jaar".to_owned(),
        (Choice::Rate, "prescribed") => format!("{number}, voorgeschreven in Nederland"),
        (Choice::Rate, "zero") => "geen".to_owned(),
        (Choice::Rate, _) => format!("{number}, HM Treasury Green Book (2022)"),
        (Choice::Horizon, "stated") => format!("tot en met {number}, zoals opgegeven"),
        (Choice::Horizon, _) => format!("tot en met {number}, zolang het loopt"),
        (Choice::Attribution, "on") => "afgetrokken".to_owned(),
        (Choice::Attribution, _) => "niet afgetrokken".to_owned(),
        (Choice::Transfers, "on") => "meegeteld".to_owned(),
        (Choice::Transfers, _) => "weggelaten".to_owned(),
    },
    tornado_heads: ["wat", "lager", "hoger", "uitslag"],
    no_side: |why| format!("-: geen ratio, want {why}."),
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
    csv_parts: [
        "omslagpunt",
        "tornado",
        "samen",
        "elasticiteit",
        "grenslijn",
        "rekenwijze",
        "index",
        "informatie",
        "verkenning",
        "zekerheid",
        "grenslijn_zekerheid",
    ],
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
