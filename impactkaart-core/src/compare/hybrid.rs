//! What a single line costs or brings, where some of what changed is as in the second project and the rest as in the first.

use super::player::{Aspect, Branch, Player, Players, Presence};
use super::side::{Conventions, People, Side};
use crate::calculate::{calculate, reach};
use crate::model::{CostDraft, EffectDraft, Per, ProjectDraft, Text, ValueDraft};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// Between the two: per branch and player, which of its aspects are those of the second project.
#[derive(Clone)]
pub(super) struct Mix(pub(super) [Vec<u32>; 5]);

/// Something that costs, brings or counts by itself: the figures of the whole are sums of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Item {
    Cost(usize),
    Effect(usize),
    /// The starters of the main group.
    Starters,
}

/// No project can be made of a mix.
#[derive(Debug)]
pub(super) struct Impossible;

/// Both projects, what differs, and what was worked out already.
pub(super) struct Hybrids<'s> {
    pub(super) sides: [&'s Side; 2],
    pub(super) players: &'s Players,
    costs: Vec<Text>,
    effects: Vec<Text>,
    /// The players by branch and line.
    places: BTreeMap<(Branch, Text), usize>,
    /// Per item, the players it depends on.
    depends: BTreeMap<Item, Vec<(Branch, usize)>>,
    known: BTreeMap<(Item, Vec<u32>), Decimal>,
}

impl<'s> Hybrids<'s> {
    pub(super) fn new(sides: [&'s Side; 2], players: &'s Players, has_starters: bool) -> Self {
        let ids = |of: fn(&Side) -> Vec<&Text>| -> Vec<Text> {
            sides.iter().flat_map(|side| of(side)).cloned().collect::<BTreeSet<_>>().into_iter().collect()
        };
        let mut hybrids = Self {
            sides,
            players,
            costs: ids(|side| side.costs.keys().collect()),
            effects: ids(|side| side.effects.keys().collect()),
            places: places(players),
            depends: BTreeMap::new(),
            known: BTreeMap::new(),
        };
        let mut items: Vec<Item> = (0..hybrids.costs.len()).map(Item::Cost).collect();
        items.extend((0..hybrids.effects.len()).map(Item::Effect));
        items.extend(has_starters.then_some(Item::Starters));
        for item in items {
            let depends = hybrids.dependencies(item);
            hybrids.depends.insert(item, depends);
        }
        hybrids
    }

    pub(super) fn items(&self) -> Vec<Item> {
        self.depends.keys().copied().collect()
    }

    /// The players that an item depends on.
    pub(super) fn depends(&self, item: Item) -> &[(Branch, usize)] {
        self.depends.get(&item).map_or(&[], Vec::as_slice)
    }

    fn player_of(&self, branch: Branch, id: &Text) -> Option<usize> {
        self.places.get(&(branch, id.clone())).copied()
    }

    fn dependencies(&self, item: Item) -> Vec<(Branch, usize)> {
        let mut depends = BTreeSet::new();
        depends
            .extend((0..self.players.branch(Branch::Conventions).len()).map(|at| (Branch::Conventions, at)));
        let mut groups: Vec<&Text> = Vec::new();
        for side in self.sides {
            match item {
                Item::Cost(at) => {
                    let line = side.costs.get(&self.costs[at]);
                    groups.extend(line.and_then(|line| line.group.as_ref()));
                    depends
                        .extend(self.player_of(Branch::Costs, &self.costs[at]).map(|at| (Branch::Costs, at)));
                }
                Item::Effect(at) => {
                    let line = side.effects.get(&self.effects[at]);
                    groups.extend(line.and_then(|line| line.group.as_ref()));
                    let own = self.player_of(Branch::Effects, &self.effects[at]);
                    depends.extend(own.map(|at| (Branch::Effects, at)));
                    let value = line.and_then(|line| line.value.as_ref());
                    let value = value.and_then(|id| self.player_of(Branch::Values, id));
                    depends.extend(value.map(|at| (Branch::Values, at)));
                }
                Item::Starters => groups.extend(&side.main_group),
            }
        }
        let mut seen: BTreeSet<&Text> = BTreeSet::new();
        while let Some(id) = groups.pop() {
            if seen.insert(id) {
                depends.extend(self.player_of(Branch::Reach, id).map(|at| (Branch::Reach, at)));
                let parents = self.sides.iter().filter_map(|side| side.groups.get(id)?.part_of.as_ref());
                groups.extend(parents);
            }
        }
        depends.into_iter().collect()
    }

    /// What an item comes to in a mix.
    pub(super) fn value(&mut self, item: Item, mix: &Mix) -> Result<Decimal, Impossible> {
        let state = self.depends(item).iter().map(|(branch, at)| mix.0[*branch as usize][*at]).collect();
        let key = (item, state);
        if let Some(known) = self.known.get(&key) {
            return Ok(*known);
        }
        let value = self.calculated(item, mix)?;
        self.known.insert(key, value);
        Ok(value)
    }

    fn calculated(&self, item: Item, mix: &Mix) -> Result<Decimal, Impossible> {
        let conventions = self.conventions(mix);
        let mut draft = ProjectDraft::default();
        let settings = &mut draft.settings;
        settings.name = "mix".into();
        settings.start_year = Some(conventions.start_year.into());
        settings.years = Some(conventions.years.into());
        settings.horizon = Some(conventions.horizon.into());
        settings.discount_rate = Some(conventions.rate);
        settings.price_year = Some(conventions.price_year.into());
        settings.cost_timing = Some(conventions.cost_timing);
        settings.benefit_timing = Some(conventions.benefit_timing);
        draft.price_index = Some(conventions.price_index.clone());
        draft.prescribed_rates = Some(Vec::new());
        match item {
            Item::Cost(at) => {
                let line = self.cost(at, mix).and_then(|line| within(line, &conventions));
                let Some(line) = line else { return Ok(Decimal::ZERO) };
                self.add_groups(line.group.as_ref(), &conventions, mix, &mut draft)?;
                draft.costs.push(line);
            }
            Item::Effect(at) => {
                let Some(line) = self.effect(at, mix) else { return Ok(Decimal::ZERO) };
                if line.value.is_none() && line.amount.is_none() {
                    return Ok(Decimal::ZERO);
                }
                self.add_groups(line.group.as_ref(), &conventions, mix, &mut draft)?;
                if let Some(id) = &line.value {
                    draft.values.push(self.value_line(id, mix).ok_or(Impossible)?);
                }
                draft.effects.push(line);
            }
            Item::Starters => {
                let main = self.sides.iter().find_map(|side| side.main_group.as_ref()).ok_or(Impossible)?;
                self.add_groups(Some(main), &conventions, mix, &mut draft)?;
                draft.settings.main_group = Some(main.clone());
            }
        }
        let project = draft.build().map_err(|_| Impossible)?.project;
        Ok(match item {
            Item::Cost(_) => calculate(&project).costs.present_value,
            Item::Effect(_) => calculate(&project).benefits.present_value,
            Item::Starters => {
                let group = project.main_group().ok_or(Impossible)?;
                reach(&project).group(group).starters
            }
        })
    }

    fn player(&self, branch: Branch, id: &Text, mix: &Mix) -> Option<(&Player, u32)> {
        let at = self.player_of(branch, id)?;
        Some((&self.players.branch(branch)[at], mix.0[branch as usize][at]))
    }

    fn conventions(&self, mix: &Mix) -> Conventions {
        let [one, other] = self.sides.map(|side| &side.conventions);
        let mut mixed = one.clone();
        if let Some(player) = self.players.branch(Branch::Conventions).first() {
            let mask = mix.0[Branch::Conventions as usize][0];
            let second = |aspect| player.is_second(mask, aspect);
            if second(Aspect::Years) {
                (mixed.start_year, mixed.years, mixed.horizon) =
                    (other.start_year, other.years, other.horizon);
            }
            if second(Aspect::DiscountRate) {
                mixed.rate = other.rate;
            }
            if second(Aspect::PriceYear) {
                mixed.price_year = other.price_year;
                mixed.price_index = other.price_index.clone();
            }
            if second(Aspect::CostTiming) {
                mixed.cost_timing = other.cost_timing;
            }
            if second(Aspect::BenefitTiming) {
                mixed.benefit_timing = other.benefit_timing;
            }
        }
        mixed
    }

    /// A line of either side; of one that came or went, where it is there.
    fn line<T: Clone>(
        &self,
        (branch, id): (Branch, &Text),
        [one, other]: [Option<&T>; 2],
        mix: &Mix,
        change: impl Fn(&mut T, &T, &dyn Fn(Aspect) -> bool),
    ) -> Option<T> {
        let player = self.player(branch, id, mix);
        match (one, other, player) {
            (Some(one), Some(other), Some((player, mask))) => {
                let mut mixed = one.clone();
                change(&mut mixed, other, &|aspect| player.is_second(mask, aspect));
                Some(mixed)
            }
            (Some(one), _, None) => Some(one.clone()),
            (None, other, None) => other.cloned(),
            (one, other, Some((player, mask))) => match (player.presence, mask & 1) {
                (Presence::Added, 1) => other.cloned(),
                (Presence::Removed, 0) => one.cloned(),
                _ => None,
            },
        }
    }

    fn cost(&self, at: usize, mix: &Mix) -> Option<CostDraft> {
        let id = &self.costs[at];
        let lines = self.sides.map(|side| side.costs.get(id));
        self.line((Branch::Costs, id), lines, mix, |mixed, other, second| {
            if second(Aspect::Amount) {
                mixed.amount = other.amount;
                mixed.amount_by_year = other.amount_by_year.clone();
                mixed.price_year = other.price_year;
                mixed.indexed = other.indexed;
            }
            if second(Aspect::Quantity) {
                mixed.quantity = other.quantity;
            }
            if second(Aspect::Per) {
                (mixed.per, mixed.group) = (other.per, other.group.clone());
            }
            if second(Aspect::Years) {
                (mixed.first_year, mixed.last_year) = (other.first_year, other.last_year);
            }
            if second(Aspect::Case) {
                mixed.case = other.case;
            }
        })
    }

    fn effect(&self, at: usize, mix: &Mix) -> Option<EffectDraft> {
        let id = &self.effects[at];
        let lines = self.sides.map(|side| side.effects.get(id));
        self.line((Branch::Effects, id), lines, mix, |mixed, other, second| {
            if second(Aspect::Share) {
                // Where either states a share without, the deadweight changes with it.
                if other.share_without.is_some() || mixed.share_without.is_some() {
                    mixed.deadweight = other.deadweight;
                }
                (mixed.share, mixed.share_without) = (other.share, other.share_without);
            }
            if second(Aspect::Quantity) {
                mixed.quantity = other.quantity;
            }
            if second(Aspect::Group) {
                (mixed.per, mixed.group, mixed.counts) = (other.per, other.group.clone(), other.counts);
            }
            if second(Aspect::Value) {
                (mixed.value, mixed.amount, mixed.price_year) =
                    (other.value.clone(), other.amount, other.price_year);
            }
            if second(Aspect::Deadweight) {
                mixed.deadweight = other.deadweight;
            }
            if second(Aspect::Displacement) {
                mixed.displacement = other.displacement;
            }
            if second(Aspect::AttributionToOthers) {
                mixed.attribution_to_others = other.attribution_to_others;
            }
            if second(Aspect::DropOff) {
                mixed.drop_off = other.drop_off;
            }
            if second(Aspect::Lag) {
                mixed.lag = other.lag;
            }
            if second(Aspect::Duration) {
                mixed.duration = other.duration;
            }
            if second(Aspect::Counterparty) {
                mixed.counterparty = other.counterparty.clone();
            }
        })
    }

    fn value_line(&self, id: &Text, mix: &Mix) -> Option<ValueDraft> {
        let lines = self.sides.map(|side| side.values.get(id));
        self.line((Branch::Values, id), lines, mix, |mixed, other, second| {
            if second(Aspect::Amount) {
                *mixed = other.clone();
            }
        })
    }

    fn people(&self, id: &Text, mix: &Mix) -> Option<People> {
        let lines = self.sides.map(|side| side.groups.get(id));
        self.line((Branch::Reach, id), lines, mix, |mixed, other, second| {
            if second(Aspect::Participants) {
                mixed.counted = other.counted.clone();
                if mixed.part_of.is_some() != other.part_of.is_some() {
                    *mixed = other.clone();
                }
            }
            if second(Aspect::Share) {
                mixed.shares = other.shares.clone();
            }
            if second(Aspect::PerPerson) {
                mixed.per_person = other.per_person;
            }
            if second(Aspect::PartOf) {
                mixed.part_of = other.part_of.clone();
            }
        })
    }

    /// A group and those it is part of.
    fn add_groups(
        &self,
        group: Option<&Text>,
        conventions: &Conventions,
        mix: &Mix,
        draft: &mut ProjectDraft,
    ) -> Result<(), Impossible> {
        let mut next = group.cloned();
        let mut seen = BTreeSet::new();
        while let Some(id) = next {
            if !seen.insert(id.clone()) {
                return Err(Impossible);
            }
            let people = self.people(&id, mix).ok_or(Impossible)?;
            let mut rows = people.rows(&id, conventions.years);
            if rows.is_empty() {
                // Nobody in the years that there are.
                let nobody = People {
                    counted: vec![(None, Decimal::ZERO, Decimal::ZERO)],
                    part_of: None,
                    shares: Vec::new(),
                    per_person: None,
                };
                rows = nobody.rows(&id, conventions.years);
                draft.reach.extend(rows);
                return Ok(());
            }
            draft.reach.extend(rows);
            next = people.part_of;
        }
        Ok(())
    }
}

fn places(players: &Players) -> BTreeMap<(Branch, Text), usize> {
    let of_branch = |branch: Branch| {
        let lines = players.branch(branch).iter().enumerate();
        lines.filter_map(move |(at, player)| Some(((branch, player.line.clone()?), at)))
    };
    Branch::ALL.into_iter().flat_map(of_branch).collect()
}

/// A cost line in the years that there are; nothing where none of its years is.
fn within(mut line: CostDraft, conventions: &Conventions) -> Option<CostDraft> {
    let last = if line.per == Some(Per::Participant) { conventions.years } else { conventions.horizon };
    line.amount_by_year.retain(|year, _| *year <= last);
    let last = Decimal::from(last);
    let first = line.first_year.unwrap_or(Decimal::ONE);
    line.last_year = line.last_year.map(|year| year.min(last));
    let is_gone = first > last || line.last_year.is_some_and(|year| year < first);
    if is_gone || line.amount.is_none() {
        // Years with an amount of their own may be there still.
        if line.amount_by_year.is_empty() {
            return None;
        }
        line.amount = None;
        (line.first_year, line.last_year) = (Some(Decimal::ONE), None);
    }
    // A column per year makes a line one per year.
    if !line.amount_by_year.is_empty() {
        line.per = Some(Per::Year);
        line.group = None;
    }
    Some(line)
}
