//! The words of what the outcome hangs on.

mod en;
mod nl;

use super::Language;
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
    /// The years that have no number of their own.
    pub(crate) other_years: &'static str,
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
    pub(crate) certainty_note: fn(certainty: &str, draws: &str) -> String,
    pub(crate) frontier_any_note: &'static str,
    /// Where what is worth knowing is asked for, and no target of the ratio.
    pub(crate) information_of_ratio: &'static str,
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
            Self::Nl => &nl::WORDS,
            Self::En => &en::WORDS,
        }
    }
}
