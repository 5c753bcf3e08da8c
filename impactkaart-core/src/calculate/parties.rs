//! Sums by stakeholder, with room for those alone that a line names: of a million stakeholders most may be in none.

use crate::model::{Level, Project, StakeholderId};
use serde::{Serialize, Serializer};
use std::fmt;
use std::ops::{Index, IndexMut};
use std::sync::Arc;

/// Something of each stakeholder, in the order of the project.
///
/// Of all stakeholders that no line names it is the same, and is held once.
///
/// # Examples
/// ```
/// use impactkaart_core::calculate;
/// # use impactkaart_core::model::{CostDraft, Level, ProjectDraft, StakeholderDraft};
/// # let mut draft = ProjectDraft::default();
/// # draft.settings.name = "Coffee morning".into();
/// # draft.settings.start_year = Some(2026.into());
/// for name in ["Neighbours", "Welfare", "City"] {
///     let (name, level) = (Some(name.into()), Some(Level::Society));
///     draft.stakeholders.push(StakeholderDraft { name, level, ..StakeholderDraft::default() });
/// }
/// # let cost = CostDraft { id: Some("host".into()), payer: Some("city".into()), amount: Some(1000.into()), ..CostDraft::default() };
/// draft.costs.push(cost);
/// let carried = calculate(&draft.build().unwrap().project).costs.by_stakeholder;
/// assert_eq!(carried, [0.into(), 0.into(), 1000.into()]);
/// assert_eq!(carried[2], 1000.into());
/// ```
#[derive(Clone)]
pub struct PerParty<T> {
    /// Of each stakeholder that a line names, and then of all others, where there are any.
    held: Vec<T>,
    /// Where in that list each stakeholder's is.
    places: Arc<[u32]>,
}

impl<T> PerParty<T> {
    /// That of one stakeholder, by its place in the project.
    pub fn get(&self, index: usize) -> Option<&T> {
        self.places.get(index).map(|place| &self.held[*place as usize])
    }

    /// That of each stakeholder, in the order of the project.
    pub fn iter(&self) -> PartyIter<'_, T> {
        PartyIter { held: &self.held, places: self.places.iter() }
    }

    /// How many stakeholders there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is no stakeholder.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }
}

/// What a [`PerParty`] goes through: that of each stakeholder.
#[derive(Debug, Clone)]
pub struct PartyIter<'p, T> {
    held: &'p [T],
    places: std::slice::Iter<'p, u32>,
}

impl<'p, T> Iterator for PartyIter<'p, T> {
    type Item = &'p T;

    fn next(&mut self) -> Option<&'p T> {
        self.places.next().map(|place| &self.held[*place as usize])
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.places.size_hint()
    }
}

impl<T> ExactSizeIterator for PartyIter<'_, T> {}

impl<'p, T> IntoIterator for &'p PerParty<T> {
    type Item = &'p T;
    type IntoIter = PartyIter<'p, T>;

    fn into_iter(self) -> PartyIter<'p, T> {
        self.iter()
    }
}

impl<T> Index<usize> for PerParty<T> {
    type Output = T;

    fn index(&self, index: usize) -> &T {
        &self.held[self.places[index] as usize]
    }
}

impl<T: PartialEq> PartialEq for PerParty<T> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl<T: PartialEq, const COUNT: usize> PartialEq<[T; COUNT]> for PerParty<T> {
    fn eq(&self, other: &[T; COUNT]) -> bool {
        self.iter().eq(other)
    }
}

impl<T: fmt::Debug> fmt::Debug for PerParty<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self).finish()
    }
}

impl<T: Serialize> Serialize for PerParty<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self)
    }
}

/// The stakeholders that a line names, each with a place, and one place for all others.
pub(super) struct Involved {
    places: Arc<[u32]>,
    /// The level of each stakeholder that a line names.
    levels: Vec<Level>,
    /// Whether there are others.
    has_idle: bool,
}

impl Involved {
    pub(super) fn of(project: &Project) -> Self {
        const IDLE: u32 = u32::MAX;
        let mut places: Arc<[u32]> = std::iter::repeat_n(IDLE, project.stakeholders().len()).collect();
        let mut levels = Vec::new();
        // Holds because nobody else has it yet.
        let own = Arc::get_mut(&mut places).expect("a list of our own");
        {
            let costs = project.costs().iter().map(|cost| cost.payer);
            let funding = project.funding().iter().flat_map(|line| [line.from, line.to]);
            let effects = project.effects().iter().flat_map(|effect| {
                effect.beneficiaries.iter().map(|part| part.party).chain(effect.counterparty)
            });
            for party in costs.chain(funding).chain(effects) {
                own[party.index()] = 0;
            }
        }
        let mut has_idle = false;
        for (place, (id, _)) in own.iter_mut().zip(project.stakeholders_by_id()) {
            if *place == IDLE {
                has_idle = true;
            } else {
                // Holds because there are fewer stakeholders than ids.
                *place = u32::try_from(levels.len()).unwrap_or(IDLE);
                levels.push(project.stakeholder(id).level);
            }
        }
        let idle = u32::try_from(levels.len()).unwrap_or(IDLE);
        own.iter_mut().filter(|place| **place == IDLE).for_each(|place| *place = idle);
        Self { places, levels, has_idle }
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.levels.len()
    }

    /// The place of one of them.
    pub(super) fn place(&self, party: StakeholderId) -> usize {
        self.places[party.index()] as usize
    }

    /// Those at a level, by their places.
    pub(super) fn at_level(&self, level: Level) -> Vec<usize> {
        (0..self.count()).filter(|place| self.levels[*place] == level).collect()
    }

    /// What is made of the places of each stakeholder: its own, or none where no line names it.
    pub(super) fn each<T>(&self, mut make: impl FnMut(&[usize]) -> T) -> PerParty<T> {
        let mut held: Vec<T> = Vec::with_capacity(self.count() + usize::from(self.has_idle));
        held.extend((0..self.count()).map(|place| make(&[place])));
        if self.has_idle {
            held.push(make(&[]));
        }
        PerParty { held, places: Arc::clone(&self.places) }
    }
}

/// Amounts by stakeholder and year, in the places of those that are involved.
pub(super) struct ByYear<N> {
    amounts: Vec<N>,
    years: usize,
}

impl<N: Copy> ByYear<N> {
    pub(super) fn new(zero: N, involved: &Involved, years: usize) -> Self {
        Self { amounts: vec![zero; involved.count() * years], years }
    }

    /// All years of one place.
    pub(super) fn of(&self, place: usize) -> &[N] {
        &self.amounts[place * self.years..][..self.years]
    }
}

/// By place and year, from 0.
impl<N> Index<(usize, usize)> for ByYear<N> {
    type Output = N;

    fn index(&self, (place, year): (usize, usize)) -> &N {
        &self.amounts[place * self.years + year]
    }
}

impl<N> IndexMut<(usize, usize)> for ByYear<N> {
    fn index_mut(&mut self, (place, year): (usize, usize)) -> &mut N {
        &mut self.amounts[place * self.years + year]
    }
}
