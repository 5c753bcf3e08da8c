//! Slips that show in the words of a row rather than in its numbers: a yearly amount entered as a total or the reverse,
//! a subsidy entered as a cost beside the costs it pays.

use super::fault::ReadFault;
use impactkaart_core::model::{Case, Column, CostDraft, Per, ProjectDraft, Table, Text};
use rust_decimal::Decimal;

/// Rows whose words and numbers do not fit each other.
pub(super) fn slips(draft: &ProjectDraft) -> Vec<(Table, usize, Column, ReadFault)> {
    let mut slips = Vec::new();
    let runs_several_years = draft.settings.years.is_some_and(|years| years > Decimal::ONE);
    if runs_several_years {
        for (row, cost) in draft.costs.iter().enumerate().filter(|(_, cost)| cost.amount_by_year.is_empty()) {
            let words = [&cost.description, &cost.unit];
            slips.extend(
                total_or_yearly(cost.per, words).map(|(column, fault)| (Table::Costs, row, column, fault)),
            );
        }
        for (row, effect) in draft.effects.iter().enumerate() {
            // Per participant a duration says how long; only lines of the project as a whole can be mistaken.
            let words = [&effect.description, &effect.unit];
            let per = effect.per.filter(|per| *per != Per::Participant);
            slips.extend(
                total_or_yearly(per, words).map(|(column, fault)| (Table::Effects, row, column, fault)),
            );
        }
    }
    slips.extend(subsidies(&draft.costs).map(|(row, fault)| (Table::Costs, row, Column::Description, fault)));
    slips
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

/// Cost lines called a subsidy, where there are other costs that it could pay.
fn subsidies(costs: &[CostDraft]) -> impl Iterator<Item = (usize, ReadFault)> {
    let is_spent = |cost: &&CostDraft| {
        cost.in_kind != Some(true)
            && cost.case != Some(Case::Base)
            && cost.description.as_deref().and_then(subsidy).is_none()
    };
    let has_others = costs.iter().any(|cost| is_spent(&cost));
    // One below zero is the same slip: it takes the cost away from the total instead of moving it.
    let is_nothing = |cost: &CostDraft| cost.amount.is_some_and(|amount| amount.is_zero());
    costs
        .iter()
        .enumerate()
        .filter(move |(_, cost)| has_others && !is_nothing(cost) && cost.in_kind != Some(true))
        .filter_map(|(row, cost)| {
            let word = subsidy(cost.description.as_deref()?)?;
            Some((row, ReadFault::SubsidyAsCost { word: word.into() }))
        })
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
        let mut draft = ProjectDraft { costs, ..ProjectDraft::default() };
        draft.settings.years = Some(years.into());
        slips(&draft).iter().map(|(_, row, _, fault)| (*row, fault.code())).collect()
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
