//! Who is meant in a cell: levels by their Dutch names, and beneficiaries that share an effect.

use super::fault::{Expects, ReadFault};
use super::number::{Mark, parse, unspaced};
use super::words::meaning;
use impactkaart_core::model::{BeneficiaryDraft, EffectDraft, Level, StakeholderDraft, Text, id_from};
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// The names of a project's stakeholders, by which it is known who is meant.
#[derive(Debug, Default)]
pub(super) struct Parties {
    /// Stakeholders that are called as a level is, as ids are made of them.
    levels: BTreeSet<String>,
    /// Of the id that is made of each name a number, in order: of a million stakeholders the names themselves are held once.
    known: Vec<u64>,
    /// Whether it will be asked for these.
    asks_known: bool,
    /// Names seen before, and the name of the level they mean.
    met: BTreeMap<Text, Option<Text>>,
}

/// So many different names are remembered; those met later are looked up each time.
const MOST_MET: usize = 4096;

impl Parties {
    /// None as yet; `asks_known` where a beneficiary of the effects may be split.
    pub(super) fn new(asks_known: bool) -> Self {
        Self { asks_known, ..Self::default() }
    }

    /// Takes the names of a stakeholder.
    pub(super) fn add(&mut self, stakeholder: &StakeholderDraft) {
        for name in [&stakeholder.id, &stakeholder.name].into_iter().flatten() {
            let made = id_from(name);
            if self.asks_known {
                self.known.push(number(&made));
            }
            if meaning::<Level>(&made).is_some() {
                self.levels.insert(made);
            }
        }
    }

    /// Puts the names in order when all have been taken.
    pub(super) fn sort(&mut self) {
        self.known.sort_unstable();
        self.known.dedup();
    }

    /// Whether a stakeholder is called so.
    fn knows(&self, name: &str) -> bool {
        self.known.binary_search(&number(&id_from(name))).is_ok()
    }

    /// Turns a level word in Dutch into the model's, where no stakeholder is called so.
    pub(super) fn level(&mut self, party: &mut Option<Text>) {
        let Some(name) = party else { return };
        let level = match self.met.get(name) {
            Some(level) => level.clone(),
            None => {
                let level = meaning::<Level>(name).filter(|_| !self.levels.contains(&id_from(name)));
                let level: Option<Text> = level.map(|level| level.name().into());
                if self.met.len() < MOST_MET {
                    self.met.insert(name.clone(), level.clone());
                }
                level
            }
        };
        if level.is_some() {
            *party = level;
        }
    }

    /// Splits beneficiaries such as `rijk 60% + buurt 40%`; says so where they cannot be split.
    pub(super) fn of_effect(&mut self, effect: &mut EffectDraft, mark: Mark) -> Option<ReadFault> {
        let mut fault = None;
        self.level(&mut effect.counterparty);
        let whole = effect.beneficiaries.first().map(|whole| whole.party.clone())?;
        if may_be_split(&whole) && !self.knows(&whole) {
            match split(&whole, mark) {
                Ok(parts) => effect.beneficiaries = parts,
                Err(part) => {
                    effect.beneficiaries.clear();
                    fault = Some(ReadFault::BadSplit { part: part.into() });
                }
            }
        }
        for part in &mut effect.beneficiaries {
            let mut party = Some(part.party.clone());
            self.level(&mut party);
            if let Some(party) = party {
                part.party = party;
            }
        }
        fault
    }
}

fn number(made: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    made.hash(&mut hasher);
    hasher.finish()
}

/// Whether a beneficiary may be several with a share each.
pub(super) fn may_be_split(text: &str) -> bool {
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
        let named = StakeholderDraft { name: Some("Cliënt".into()), ..StakeholderDraft::default() };
        let mut known = Parties::new(true);
        known.add(&named);
        known.sort();
        let mut meant = |name: &str| {
            let mut party = Some(name.into());
            known.level(&mut party);
            party.unwrap_or_default()
        };
        assert_eq!(meant("Gemeente"), "municipality");
        assert_eq!(meant("cliënt"), "cliënt");
        let mut effect = EffectDraft {
            beneficiaries: vec![BeneficiaryDraft {
                party: "gemeente 60% + samenleving 40%".into(),
                share: None,
            }],
            ..EffectDraft::default()
        };
        assert_eq!(known.of_effect(&mut effect, Mark::Comma), None);
        let parties: Vec<_> = effect.beneficiaries.iter().map(|part| &*part.party).collect();
        assert_eq!(parties, ["municipality", "society"]);
    }
}
