//! Slips that show in the words of a row rather than in its numbers: a yearly amount entered as a total or the reverse,
//! a subsidy entered as a cost beside the costs it pays.

use super::fault::ReadFault;
use impactkaart_core::model::{Case, Column, CostDraft, EffectDraft, Per, SettingsDraft, Text};
use rust_decimal::Decimal;

/// What the words of a project's rows say, row by row.
#[derive(Debug, Default)]
pub(super) struct Wording {
    runs_several_years: bool,
    /// Whether there is a cost that a subsidy could pay.
    has_spent: bool,
}

impl Wording {
    pub(super) fn of(settings: &SettingsDraft) -> Self {
        Self {
            runs_several_years: settings.years.is_some_and(|years| years > Decimal::ONE),
            has_spent: false,
        }
    }

    /// Words of a cost line that do not fit its numbers.
    pub(super) fn of_cost(&self, cost: &CostDraft) -> Option<(Column, ReadFault)> {
        let is_asked = self.runs_several_years && cost.amount_by_year.is_empty();
        is_asked.then(|| total_or_yearly(cost.per, [&cost.description, &cost.unit]))?
    }

    /// Words of an effect that do not fit its numbers.
    pub(super) fn of_effect(&self, effect: &EffectDraft) -> Option<(Column, ReadFault)> {
        // Per participant a duration says how long; only lines of the project as a whole can be mistaken.
        let per = effect.per.filter(|per| self.runs_several_years && *per != Per::Participant);
        total_or_yearly(per, [&effect.description, &effect.unit])
    }

    /// A cost line called a subsidy: a slip where there are other costs that it could pay, which is known when all lines
    /// have been seen.
    pub(super) fn subsidy(&mut self, cost: &CostDraft) -> Option<ReadFault> {
        let word = cost.description.as_deref().and_then(subsidy);
        let in_kind = cost.in_kind == Some(true);
        self.has_spent |= !in_kind && cost.case != Some(Case::Base) && word.is_none();
        // One below zero is the same slip: it takes the cost away from the total instead of moving it.
        let is_nothing = cost.amount.is_some_and(|amount| amount.is_zero());
        let word = word.filter(|_| !is_nothing && !in_kind)?;
        Some(ReadFault::SubsidyAsCost { word: word.into() })
    }

    /// Whether there are costs beside subsidies.
    pub(super) fn has_spent(&self) -> bool {
        self.has_spent
    }
}

const YEARLY: [&str; 9] =
    ["per jaar", "jaarlijks", "jaarlijkse", "p/j", "p.j.", "per year", "yearly", "annual", "annually"];
const TOTAL: [&str; 8] = [
    "hele looptijd",
    "gehele looptijd",
    "totaalbedrag",
    "eenmalig",
    "eenmalige",
    "one-off",
    "whole project",
    "projecttotaal",
];

fn total_or_yearly(per: Option<Per>, texts: [&Option<Text>; 2]) -> Option<(Column, ReadFault)> {
    let words: &[&str] = match per? {
        Per::Project => &YEARLY,
        Per::Year => &TOTAL,
        Per::Participant => return None,
    };
    for (text, column) in texts.into_iter().zip([Column::Description, Column::Unit]) {
        let Some(text) = text else { continue };
        if let Some(found) = words.iter().find_map(|word| whole_words(text, word)) {
            return Some((column, ReadFault::TotalOrYearly { per: per?, words: found.into() }));
        }
    }
    None
}

/// The words as they stand in `text`, where they are not part of longer ones.
fn whole_words<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let lower = text.to_lowercase();
    let start = lower.find(words)?;
    let end = start + words.len();
    let bounded =
        !lower[..start].ends_with(char::is_alphanumeric) && !lower[end..].starts_with(char::is_alphanumeric);
    // Lower case may be of another length than the text itself.
    text.get(start..end).filter(|_| bounded)
}

/// The word for a subsidy in a description: `projectsubsidie`, not `subsidieadviseur`.
fn subsidy(text: &str) -> Option<&str> {
    let is_end = |letter: char| !(letter.is_alphanumeric() || letter == '-');
    for (index, word) in text.split(is_end).enumerate() {
        let lower = word.to_lowercase();
        if lower.ends_with("subsidie") || lower == "subsidy" || (lower == "grant" && index > 0) {
            return Some(word);
        }
    }
    [
        "bijdrage gemeente",
        "gemeentelijke bijdrage",
        "bijdrage van de gemeente",
        "contribution of the municipality",
    ]
    .iter()
    .find_map(|words| whole_words(text, words))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cost(description: &str, per: Option<Per>) -> CostDraft {
        let amount = Some(Decimal::ONE_HUNDRED);
        CostDraft { description: Some(description.into()), per, amount, ..CostDraft::default() }
    }

    fn codes(years: i64, costs: Vec<CostDraft>) -> Vec<(usize, &'static str)> {
        let mut wording =
            Wording::of(&SettingsDraft { years: Some(years.into()), ..SettingsDraft::default() });
        let mut found = Vec::new();
        for (row, cost) in costs.iter().enumerate() {
            found.extend(wording.of_cost(cost).map(|(_, fault)| (row, fault.code())));
            found.extend(wording.subsidy(cost).map(|fault| (row, fault.code())));
        }
        found.into_iter().filter(|(_, code)| *code != "subsidy_as_cost" || wording.has_spent()).collect()
    }

    #[test]
    fn words_that_contradict_per_are_noticed_in_a_project_of_several_years() {
        let lines = || {
            vec![
                cost("Huur, € 200 per jaar", Some(Per::Project)),
                cost("Inrichting (eenmalig)", Some(Per::Year)),
            ]
        };
        assert_eq!(codes(3, lines()), [(0, "total_or_yearly"), (1, "total_or_yearly")]);
        assert_eq!(codes(1, lines()), []);
        assert_eq!(
            codes(3, vec![cost("Huur per jaar", Some(Per::Year)), cost("per jaarlaag", Some(Per::Project))]),
            []
        );
    }

    #[test]
    fn a_subsidy_beside_other_costs_is_noticed() {
        assert_eq!(
            codes(1, vec![cost("Wmo-subsidie", None), cost("Loonkosten", None)]),
            [(0, "subsidy_as_cost")]
        );
        assert_eq!(codes(1, vec![cost("Subsidie", None)]), []);
        assert_eq!(codes(1, vec![cost("Subsidieadviseur", None), cost("Loonkosten", None)]), []);
    }
}
