//! The words of the impact map. One struct, filled in once per language, so that the compiler finds what is missing.

mod en;
mod nl;

use super::Language;
use impactkaart_core::model::{Evidence, Kind, Level, Theme, Timing};
use impactkaart_core::number::Undefined;

/// The return in one sentence, all numbers written.
pub(crate) struct Return<'t> {
    pub(crate) currency: &'t str,
    /// What a unit of cost brings, as money; none where there is no ratio.
    pub(crate) per_unit: Option<&'t str>,
    /// Why there is no ratio.
    pub(crate) why_not: &'t str,
    pub(crate) costs: &'t str,
    pub(crate) benefits: &'t str,
    pub(crate) balance: &'t str,
}

/// How it was calculated, all numbers written.
pub(crate) struct Conventions<'t> {
    pub(crate) first_year: u16,
    pub(crate) last_counted: u16,
    pub(crate) price_year: u16,
    pub(crate) index: Option<&'t str>,
    pub(crate) rate: &'t str,
    pub(crate) rate_source: Option<&'t str>,
    pub(crate) costs: Timing,
    pub(crate) benefits: Timing,
}

/// A line above its capacity in one year.
pub(crate) struct OverCapacity<'t> {
    pub(crate) line: &'t str,
    pub(crate) year: u16,
    pub(crate) participants: &'t str,
    pub(crate) capacity: &'t str,
}

/// All words of the map in one language.
pub(crate) struct MapWords {
    // who and what
    pub(crate) level: fn(Level) -> &'static str,
    pub(crate) other_at: fn(Level) -> &'static str,
    pub(crate) kind: fn(Kind) -> &'static str,
    pub(crate) evidence: fn(Evidence) -> &'static str,
    pub(crate) evidence_explained: fn(Evidence) -> &'static str,
    pub(crate) theme: fn(Theme) -> &'static str,
    pub(crate) not_stated: &'static str,
    pub(crate) undefined: fn(&Undefined, rates: &str) -> String,
    // the top
    /// In the place of an internal rate, and why.
    pub(crate) not_there: &'static str,
    pub(crate) no_internal_rate: fn(why: &str, instead: &str) -> String,
    /// Of benefits and costs that no rate makes equal.
    pub(crate) at_every_rate: fn(is_above: bool) -> &'static str,
    pub(crate) period: fn(u16, u16) -> String,
    pub(crate) sentence: fn(&Return<'_>) -> String,
    pub(crate) how_heading: &'static str,
    pub(crate) conventions: fn(&Conventions<'_>) -> String,
    pub(crate) base_case: fn(&str) -> String,
    pub(crate) no_base_case: &'static str,
    // levels
    pub(crate) levels_heading: fn(&str) -> String,
    pub(crate) party: &'static str,
    pub(crate) costs: &'static str,
    pub(crate) benefits: &'static str,
    pub(crate) balance: &'static str,
    pub(crate) total: &'static str,
    pub(crate) base_costs: fn(project: &str, base: &str, difference: &str) -> String,
    pub(crate) levels_note: &'static str,
    pub(crate) idle_parties: fn(count: &str) -> String,
    // effects
    pub(crate) effects_heading: fn(&str, shown: usize, all: usize) -> String,
    pub(crate) effect: &'static str,
    pub(crate) for_whom: &'static str,
    pub(crate) share_of_benefits: &'static str,
    pub(crate) evidence_head: &'static str,
    pub(crate) all_effects: fn(usize) -> String,
    pub(crate) no_valued_effects: &'static str,
    pub(crate) transfer_mark: &'static str,
    pub(crate) transfer_note: &'static str,
    pub(crate) pm_heading: &'static str,
    pub(crate) pm_note: &'static str,
    pub(crate) more_pm: fn(count: &str) -> String,
    pub(crate) how_many: &'static str,
    pub(crate) some_of: fn(some: &str, all: &str) -> String,
    pub(crate) among: fn(all: &str, group: &str) -> String,
    pub(crate) per_year: &'static str,
    pub(crate) per_project: &'static str,
    pub(crate) no_pm: &'static str,
    // funding
    pub(crate) funding_heading: fn(&str) -> String,
    pub(crate) makes: &'static str,
    pub(crate) receives: &'static str,
    pub(crate) pays: &'static str,
    pub(crate) carries: &'static str,
    pub(crate) gains: &'static str,
    pub(crate) funding_note: &'static str,
    pub(crate) no_funding: &'static str,
    pub(crate) gap: fn(&str) -> String,
    pub(crate) no_gap: &'static str,
    pub(crate) amount_in_year: fn(amount: &str, year: u16) -> String,
    // years
    pub(crate) years_heading: fn(&str) -> String,
    pub(crate) year: &'static str,
    pub(crate) cashable: &'static str,
    pub(crate) years_note: &'static str,
    pub(crate) years_nothing: &'static str,
    // gross to net
    pub(crate) deductions_heading: fn(&str) -> String,
    pub(crate) step: &'static str,
    pub(crate) lost: &'static str,
    pub(crate) left: &'static str,
    pub(crate) step_name: fn(&str) -> &'static str,
    pub(crate) deductions_note: &'static str,
    // what it rests on
    pub(crate) foundation_heading: &'static str,
    pub(crate) in_kind: fn(share: &str) -> String,
    pub(crate) no_in_kind: &'static str,
    pub(crate) by_evidence: fn(&str) -> String,
    pub(crate) by_kind: fn(&str) -> String,
    pub(crate) blank_deductions: fn(blank: usize, all: usize) -> String,
    pub(crate) no_blank_deductions: fn(all: usize) -> String,
    pub(crate) due_to_indexing: fn(benefits: &str, costs: &str) -> String,
    pub(crate) beyond_index: fn(years: &str, last: u16) -> String,
    pub(crate) estimated_reach: fn(groups: &str) -> String,
    pub(crate) over_capacity: fn(&OverCapacity<'_>) -> String,
    pub(crate) and: &'static str,
    pub(crate) about: fn(&str) -> String,
    // other figures
    pub(crate) ratios_heading: &'static str,
    pub(crate) ratio: &'static str,
    pub(crate) gross_ratio: &'static str,
    pub(crate) ratio_cash_only: &'static str,
    pub(crate) ratio_without_transfers: &'static str,
    pub(crate) ratio_base_case_as_benefit: &'static str,
    pub(crate) first_year_return: &'static str,
    pub(crate) reference_ratio: &'static str,
    pub(crate) payback: &'static str,
    pub(crate) months: fn(&str) -> String,
    pub(crate) irr: &'static str,
    pub(crate) a_year: fn(&str) -> String,
    pub(crate) costs_per_participant: &'static str,
    pub(crate) benefits_per_participant: &'static str,
    pub(crate) starters: &'static str,
    pub(crate) sector: fn(sector: &str, gross: Option<&str>, net: Option<&str>) -> String,
    // the foot
    pub(crate) rounded: fn(currency: Option<&str>) -> String,
    pub(crate) made_with: fn(version: &str, files: usize, checksum: &str) -> String,
}

impl Language {
    /// The words of the map.
    pub(crate) fn map(self) -> &'static MapWords {
        match self {
            Self::Nl => &nl::WORDS,
            Self::En => &en::WORDS,
        }
    }
}
