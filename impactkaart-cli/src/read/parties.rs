//! Who is meant in a cell: levels by their Dutch names, and beneficiaries that share an effect.

use super::fault::{Expects, ReadFault};
use super::number::{Mark, parse, unspaced};
use super::words::meaning;
use impactkaart_core::model::{BeneficiaryDraft, Column, Level, ProjectDraft, Table, Text, id_from};
use std::collections::{BTreeMap, BTreeSet};

/// Turns level words in Dutch into the model's, where no stakeholder is called so, and splits beneficiaries such as
/// `rijk 60% + buurt 40%`. What cannot be split is handed back with its row.
pub(super) fn resolve(draft: &mut ProjectDraft, mark: Mark) -> Vec<(Table, usize, Column, ReadFault)> {
    let named = draft.stakeholders.iter().flat_map(|party| [&party.id, &party.name]).flatten();
    let mut parties = Parties { known: named.map(|name| id_from(name)).collect(), met: BTreeMap::new() };
    for cost in &mut draft.costs {
        parties.level(&mut cost.payer);
    }
    for line in &mut draft.funding {
        parties.level(&mut line.from);
        parties.level(&mut line.to);
    }
    let mut faults = Vec::new();
    for (row, effect) in draft.effects.iter_mut().enumerate() {
        parties.level(&mut effect.counterparty);
        let Some(whole) = effect.beneficiaries.first().map(|whole| whole.party.clone()) else { continue };
        if may_be_split(&whole) && !parties.known.contains(&id_from(&whole)) {
            match split(&whole, mark) {
                Ok(parts) => effect.beneficiaries = parts,
                Err(part) => {
                    effect.beneficiaries.clear();
                    faults.push((
                        Table::Effects,
                        row,
                        Column::Beneficiary,
                        ReadFault::BadSplit { part: part.into() },
                    ));
                }
            }
        }
        for part in &mut effect.beneficiaries {
            let mut party = Some(part.party.clone());
            parties.level(&mut party);
            if let Some(party) = party {
                part.party = party;
            }
        }
    }
    faults
}

struct Parties {
    /// Ids and names of stakeholders, as ids are made of them.
    known: BTreeSet<String>,
    /// Names seen before, and the name of the level they mean.
    met: BTreeMap<Text, Option<Text>>,
}

impl Parties {
    fn level(&mut self, party: &mut Option<Text>) {
        let Some(name) = party else { return };
        let level = match self.met.get(name) {
            Some(level) => level.clone(),
            None => {
                let level = if self.known.contains(&id_from(name)) { None } else { meaning::<Level>(name) };
                let level = level.map(|level| level.name().into());
                self.met.insert(name.clone(), level.clone());
                level
            }
        };
        if level.is_some() {
            *party = level;
        }
    }
}

fn may_be_split(text: &str) -> bool {
    text.contains('+') || text.ends_with('%')
}

/// Names with their shares; the part that is neither a name nor a name and a share.
fn split(text: &str, mark: Mark) -> Result<Vec<BeneficiaryDraft>, &str> {
    text.split('+').map(|part| one(unspaced(part), mark).ok_or(unspaced(part))).collect()
}

fn one(part: &str, mark: Mark) -> Option<BeneficiaryDraft> {
    let (name, share) = match part.rfind(char::is_whitespace) {
        Some(space) if is_share(part[space..].trim()) => (part[..space].trim(), Some(part[space..].trim())),
        // `60 %`: a space before the sign.
        Some(space) if part[space..].trim() == "%" => {
            let rest = part[..space].trim_end();
            let number = rest.rfind(char::is_whitespace)?;
            (rest[..number].trim(), Some(part[number..].trim()))
        }
        _ => match part.split_once(char::is_whitespace) {
            Some((share, name)) if is_share(share) => (name.trim(), Some(share)),
            _ => (part, None),
        },
    };
    let is_name = name.chars().any(char::is_alphabetic) && !name.contains('%');
    let share = match share {
        None => None,
        Some(share) => Some(parse(share, mark, Expects::Share).ok()??.value),
    };
    is_name.then(|| BeneficiaryDraft { party: name.into(), share })
}

/// `60%`, `0,6`; a bare whole number is part of a name.
fn is_share(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_ascii_digit())
        && (text.ends_with('%') || text.contains([',', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use impactkaart_core::model::{CostDraft, EffectDraft, StakeholderDraft};

    fn shares(text: &str) -> Result<Vec<(String, Option<String>)>, &str> {
        let parts = split(text, Mark::Comma)?;
        Ok(parts
            .iter()
            .map(|part| (part.party.to_string(), part.share.map(|share| share.to_string())))
            .collect())
    }

    #[test]
    fn beneficiaries_are_split_by_their_percentages() {
        let part = |name: &str, share: Option<&str>| (name.to_owned(), share.map(str::to_owned));
        let half = vec![part("rijk", Some("0.6")), part("buurt", Some("0.4"))];
        for text in ["rijk 60% + buurt 40%", "rijk 60 %+buurt 0,4", "60% rijk + 40% buurt"] {
            assert_eq!(shares(text), Ok(half.clone()), "{text}");
        }
        assert_eq!(
            shares("rijk 33,3% + de buurt"),
            Ok(vec![part("rijk", Some("0.333")), part("de buurt", None)])
        );
        assert_eq!(
            shares("wijk 12 + wijk 13 50%"),
            Ok(vec![part("wijk 12", None), part("wijk 13", Some("0.5"))])
        );
        assert_eq!(shares("rijk 60% + "), Err(""));
        assert_eq!(shares("60% + buurt 40%"), Err("60%"));
    }

    #[test]
    fn a_dutch_level_is_a_party_unless_a_stakeholder_is_called_so() {
        let cost = |payer: &str| CostDraft { payer: Some(payer.into()), ..CostDraft::default() };
        let mut draft =
            ProjectDraft { costs: vec![cost("Gemeente"), cost("cliënt")], ..ProjectDraft::default() };
        draft.effects.push(EffectDraft {
            beneficiaries: vec![BeneficiaryDraft {
                party: "gemeente 60% + samenleving 40%".into(),
                share: None,
            }],
            ..EffectDraft::default()
        });
        draft
            .stakeholders
            .push(StakeholderDraft { name: Some("Cliënt".into()), ..StakeholderDraft::default() });
        assert!(resolve(&mut draft, Mark::Comma).is_empty());
        let payers: Vec<_> = draft.costs.iter().filter_map(|cost| cost.payer.as_deref()).collect();
        assert_eq!(payers, ["municipality", "cliënt"]);
        let parties: Vec<_> = draft.effects[0].beneficiaries.iter().map(|part| &*part.party).collect();
        assert_eq!(parties, ["municipality", "society"]);
    }
}
