use super::{Choice, Moved, Needed, SensitivityWords};
use crate::language::listed;
use impactkaart_core::sensitivity::{Aim, SobolError};

/// The words in English.
pub(super) static WORDS: SensitivityWords = SensitivityWords {
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
    other_years: "other years",
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
    frontier_any_note: "Any: there every value in its valid range meets the target.",
    information_of_ratio: "What it is worth to know a number is told for a target of the ratio, and none is asked for here: add \
                           --target ratio=1 (npv=0 is the same question).",
    frontier_note: "None: no value in its valid range meets the target there.",
    certainty_heading: |figure, target, certainty| {
        format!("When is the {figure} {target} or better with {certainty} certainty?")
    },
    certainty_note: |certainty, draws| {
        format!(
            "With such a value the target is met in {certainty} of the {draws} draws of all other uncertain numbers. The \
             interval is what more draws may make of it."
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
