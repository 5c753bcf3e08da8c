//! Which part of a difference is due to what: the Owen value over the tree of branches, lines and aspects.
//!
//! A part is what a change adds on average over all orders in which the changes can be made, where the changes of a branch
//! come one after the other, and so do those of a line; so no order is preferred, and the parts add up. Figures are looked at
//! through three: present value of costs, of benefits, and the ratio.

use super::hybrid::{Hybrids, Impossible, Item, Mix};
use super::player::{Branch, What};
use crate::number::Number as _;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// So many changes below one branch are told apart. Of more, those with the most influence stand by themselves and the rest
/// as one, unless the figure is a sum over them.
pub const MOST_CHILDREN: usize = 12;

/// Siblings and aspects together: more are not told apart.
const MOST_ATOMS: usize = 13;

/// Costs, benefits, ratio; nothing where the figure does not exist.
pub(super) type Three = [Option<Decimal>; 3];

/// Of costs, of benefits and of the ratio: what each change adds.
pub(super) type Parts = [Vec<(What, Option<Decimal>)>; 3];

/// Something that changes as one: aspects of players.
type Atom = Vec<(Branch, usize, u32)>;

/// A child of a branch: what changes of it, each with its name.
#[derive(Clone)]
struct Line(Vec<(What, Atom)>);

impl Line {
    fn whole(&self) -> Atom {
        self.0.iter().flat_map(|(_, atom)| atom.iter().copied()).collect()
    }
}

/// How finely changes are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grain {
    Aspects,
    Lines,
    Branches,
    Everything,
}

/// The whole in one mix.
#[derive(Clone, Copy)]
struct Totals {
    costs: Sum,
    benefits: Sum,
    starters: Option<Sum>,
}

/// A sum without rounding, so that taking a large number out again leaves what was there: the part of each number in eight
/// decimals, and what is below.
#[derive(Clone, Copy, Default)]
struct Sum {
    coarse: Decimal,
    fine: Decimal,
}

pub(super) struct Splitter<'h, 's> {
    hybrids: &'h mut Hybrids<'s>,
    per_participant: bool,
    changed: Vec<Branch>,
    /// The items that hang on a player.
    items_of: BTreeMap<(Branch, usize), Vec<Item>>,
}

impl<'h, 's> Splitter<'h, 's> {
    pub(super) fn new(hybrids: &'h mut Hybrids<'s>, per_participant: bool) -> Self {
        let changed = hybrids.players.changed();
        let mut items_of: BTreeMap<(Branch, usize), Vec<Item>> = BTreeMap::new();
        for item in hybrids.items() {
            for player in hybrids.depends(item) {
                items_of.entry(*player).or_default().push(item);
            }
        }
        Self { hybrids, per_participant, changed, items_of }
    }

    /// What everything that changed adds to each of the three, in the order of the tree.
    pub(super) fn parts(&mut self, grain: Grain) -> Result<Parts, Impossible> {
        let mut parts = Parts::default();
        let mut add = |found: Vec<(What, Three)>, figures: &[usize]| {
            for (what, three) in found {
                figures.iter().for_each(|at| parts[*at].push((what.clone(), three[*at])));
            }
        };
        if self.changed.is_empty() {
            return Ok(parts);
        }
        if grain == Grain::Everything {
            let [none, all] = [false, true].map(|all| self.mix(|_| all));
            let [none, all] = [self.three(&none)?, self.three(&all)?];
            add(vec![(What::Everything, difference(all, none))], &[0, 1, 2]);
            return Ok(parts);
        }
        for branch in self.changed.clone() {
            let lines = self.lines(branch, grain);
            match branch {
                Branch::Effects | Branch::Values => add(self.branch(branch, &lines, true)?, &[0, 1, 2]),
                Branch::Costs => {
                    // Costs are a sum of lines, whatever their number; the ratio is not.
                    add(self.branch(branch, &lines, true)?, &[0, 1]);
                    let lines = self.at_most(branch, lines)?;
                    add(self.branch(branch, &lines, false)?, &[2]);
                }
                Branch::Conventions | Branch::Reach => {
                    let lines = self.at_most(branch, lines)?;
                    add(self.branch(branch, &lines, false)?, &[0, 1, 2]);
                }
            }
        }
        Ok(parts)
    }

    /// The children of a branch.
    fn lines(&self, branch: Branch, grain: Grain) -> Vec<Line> {
        let players = self.hybrids.players.branch(branch);
        let all = players.iter().enumerate();
        if grain == Grain::Branches {
            let atom = all.map(|(at, player)| (branch, at, player.full())).collect();
            let lines = players.iter().map(|player| if player.line.is_none() { player.size() } else { 1 });
            return vec![Line(vec![(What::Rest { branch, lines: lines.sum() }, atom)])];
        }
        let mut lines = Vec::new();
        for (at, player) in all {
            let aspects = (0..player.size()).map(|of| (player.what(branch, of), vec![(branch, at, 1 << of)]));
            match &player.line {
                // Conventions have no lines: each is a child of its own.
                None => lines.extend(aspects.map(|aspect| Line(vec![aspect]))),
                Some(id) if grain == Grain::Lines && player.size() > 1 => {
                    let what = What::Line { branch, line: id.clone() };
                    lines.push(Line(vec![(what, vec![(branch, at, player.full())])]));
                }
                Some(_) => lines.push(Line(aspects.collect())),
            }
        }
        lines
    }

    /// The lines, those with the least influence as one where there are too many.
    fn at_most(&mut self, branch: Branch, lines: Vec<Line>) -> Result<Vec<Line>, Impossible> {
        if lines.len() <= MOST_CHILDREN {
            return Ok(lines);
        }
        // From either end, so that it is the same seen from the other project.
        let mut ends = [false, true].map(|all| self.mix(|_| all));
        let mut by_size = Vec::new();
        for line in lines {
            let atom = line.whole();
            let mut size = Decimal::ZERO;
            for (is_second, end) in [false, true].into_iter().zip(&mut ends) {
                for item in self.touched(std::slice::from_ref(&atom)) {
                    end.set(&atom);
                    let after = self.hybrids.value(item, end)?;
                    end.unset(&atom);
                    let change = after.checked_sub(self.hybrids.value(item, end)?).ok_or(Impossible)?;
                    size = size.checked_add(change.abs()).ok_or(Impossible)?;
                }
                if is_second {
                    end.set(&atom);
                }
            }
            by_size.push((std::cmp::Reverse(size), line));
        }
        by_size.sort_by(|one, other| one.0.cmp(&other.0).then_with(|| one.1.0[0].0.cmp(&other.1.0[0].0)));
        let rest = by_size.split_off(MOST_CHILDREN - 1);
        let lines = rest.len();
        let atom = rest.iter().flat_map(|(_, line)| line.whole()).collect();
        let mut kept: Vec<Line> = by_size.into_iter().map(|(_, line)| line).collect();
        kept.sort_by(|one, other| one.0[0].0.cmp(&other.0[0].0));
        kept.push(Line(vec![(What::Rest { branch, lines }, atom)]));
        Ok(kept)
    }

    /// What each change of a branch adds. Where figures are sums over the lines, other lines need not be looked at.
    fn branch(
        &mut self,
        branch: Branch,
        lines: &[Line],
        additive: bool,
    ) -> Result<Vec<(What, Three)>, Impossible> {
        let others: Vec<Branch> = self.changed.iter().copied().filter(|other| *other != branch).collect();
        let of_branches = weights(others.len() + 1);
        let siblings = if additive { 0 } else { lines.len() - 1 };
        let lines: Vec<Line> = lines
            .iter()
            .map(|line| {
                // Too many to tell apart: the line as one.
                if line.0.len() > 1 && siblings + line.0.len() > MOST_ATOMS {
                    let (branch, at, _) = line.0[0].1[0];
                    let id = self.hybrids.players.branch(branch)[at].line.clone();
                    let what = id.map_or(What::Everything, |line| What::Line { branch, line });
                    Line(vec![(what, line.whole())])
                } else {
                    line.clone()
                }
            })
            .collect();
        let mut sums: Vec<Vec<Three>> =
            lines.iter().map(|line| vec![[Some(Decimal::ZERO); 3]; line.0.len()]).collect();
        for chosen in 0..1_usize << others.len() {
            let is_in = |of: Branch| {
                others.iter().position(|other| *other == of).is_some_and(|at| chosen & (1 << at) != 0)
            };
            let mut base = self.mix(is_in);
            let totals = self.totals(&base)?;
            let weight = of_branches[chosen.count_ones() as usize];
            for (at, line) in lines.iter().enumerate() {
                let mut atoms: Vec<Atom> = Vec::new();
                if !additive {
                    atoms.extend(
                        lines
                            .iter()
                            .enumerate()
                            .filter(|(other, _)| *other != at)
                            .map(|(_, line)| line.whole()),
                    );
                }
                atoms.extend(line.0.iter().map(|(_, atom)| atom.clone()));
                let table = self.table(totals, &mut base, &atoms)?;
                add_marginals(&mut sums[at], &table, siblings, weight);
            }
        }
        let named = lines
            .into_iter()
            .zip(sums)
            .flat_map(|(line, sums)| line.0.into_iter().map(|(what, _)| what).zip(sums).collect::<Vec<_>>());
        Ok(named.collect())
    }

    /// The three figures for every subset of atoms, by its bits.
    fn table(&mut self, totals: Totals, base: &mut Mix, atoms: &[Atom]) -> Result<Vec<Three>, Impossible> {
        let mut sums = vec![Some(totals); 1 << atoms.len()];
        for item in self.touched(atoms) {
            let depends: BTreeSet<(Branch, usize)> = self.hybrids.depends(item).iter().copied().collect();
            let own: Vec<usize> = (0..atoms.len())
                .filter(|at| {
                    atoms[*at].iter().any(|(branch, player, _)| depends.contains(&(*branch, *player)))
                })
                .collect();
            let before = self.hybrids.value(item, base)?;
            let mut values = Vec::with_capacity(1 << own.len());
            for subset in 0..1_usize << own.len() {
                let chosen = || own.iter().enumerate().filter(|(bit, _)| subset & (1 << bit) != 0);
                chosen().for_each(|(_, at)| base.set(&atoms[*at]));
                let value = self.hybrids.value(item, base);
                chosen().for_each(|(_, at)| base.unset(&atoms[*at]));
                values.push(value?);
            }
            for (subset, totals) in sums.iter_mut().enumerate() {
                let bits = own.iter().enumerate().filter(|(_, at)| subset & (1 << **at) != 0);
                let value = values[bits.fold(0, |bits, (bit, _)| bits | (1 << bit))];
                *totals = totals.and_then(|totals| totals.with(item, -before)?.with(item, value));
            }
        }
        sums.into_iter().map(|totals| Ok(self.figures(totals.ok_or(Impossible)?))).collect()
    }

    /// The items that hang on any of the players of some atoms.
    fn touched(&self, atoms: &[Atom]) -> BTreeSet<Item> {
        let players = atoms.iter().flatten().map(|(branch, at, _)| (*branch, *at));
        players.flat_map(|player| self.items_of.get(&player).into_iter().flatten().copied()).collect()
    }

    fn totals(&mut self, mix: &Mix) -> Result<Totals, Impossible> {
        let mut totals = Totals { costs: Sum::default(), benefits: Sum::default(), starters: None };
        for item in self.hybrids.items() {
            let value = self.hybrids.value(item, mix)?;
            if item == Item::Starters {
                totals.starters = Some(Sum::default());
            }
            totals = totals.with(item, value).ok_or(Impossible)?;
        }
        Ok(totals)
    }

    fn three(&mut self, mix: &Mix) -> Result<Three, Impossible> {
        self.totals(mix).map(|totals| self.figures(totals))
    }

    fn figures(&self, totals: Totals) -> Three {
        let above_zero = |by: Decimal| by > Decimal::ZERO;
        let starters = totals.starters.and_then(Sum::number);
        let each = |amount: Option<Decimal>| match (self.per_participant, starters) {
            (false, _) => amount,
            (true, Some(starters)) if above_zero(starters) => amount?.checked_div(starters),
            (true, _) => None,
        };
        let [costs, benefits] = [totals.costs, totals.benefits].map(Sum::number);
        let ratio = costs.filter(|costs| above_zero(*costs)).and_then(|costs| benefits?.checked_div(costs));
        [each(costs), each(benefits), ratio]
    }

    /// The mix in which branches are wholly of the first or of the second project.
    fn mix(&self, is_second: impl Fn(Branch) -> bool) -> Mix {
        Mix(Branch::ALL.map(|branch| {
            let players = self.hybrids.players.branch(branch).iter();
            players.map(|player| if is_second(branch) { player.full() } else { 0 }).collect()
        }))
    }
}

impl Totals {
    /// With more of an item; nothing where that is too much for a decimal.
    fn with(mut self, item: Item, value: Decimal) -> Option<Self> {
        match item {
            Item::Cost(_) => self.costs = self.costs.with(value)?,
            Item::Effect(_) => self.benefits = self.benefits.with(value)?,
            Item::Starters => {
                self.starters = match self.starters {
                    None => None,
                    Some(starters) => Some(starters.with(value)?),
                }
            }
        }
        Some(self)
    }
}

impl Sum {
    /// With a number; nothing where that is too much for a decimal.
    fn with(self, number: Decimal) -> Option<Self> {
        let coarse = number.settle(8);
        Some(Self {
            coarse: self.coarse.checked_add(coarse)?,
            fine: self.fine.checked_add(number.checked_sub(coarse)?)?,
        })
    }

    /// The sum, rounded once.
    fn number(self) -> Option<Decimal> {
        self.coarse.checked_add(self.fine)
    }
}

impl Mix {
    /// More of it as in the second project.
    fn set(&mut self, atom: &Atom) {
        for (branch, at, mask) in atom {
            self.0[*branch as usize][*at] |= mask;
        }
    }

    /// Less of it as in the second project.
    fn unset(&mut self, atom: &Atom) {
        for (branch, at, mask) in atom {
            self.0[*branch as usize][*at] &= !mask;
        }
    }
}

fn difference(one: Three, other: Three) -> Three {
    std::array::from_fn(|at| one[at].zip(other[at]).and_then(|(one, other)| one.checked_sub(other)))
}

/// How much each number of those before it counts for one of `players`: `s! (n − 1 − s)! / n!`.
fn weights(players: usize) -> Vec<Decimal> {
    let mut weights = Vec::with_capacity(players);
    // 1/n at first; from s to s + 1 it is multiplied by (s + 1) / (n − 1 − s).
    let mut weight = Decimal::ONE.divide(Decimal::from(players));
    for before in 0..players {
        weights.push(weight);
        if before + 1 < players {
            weight = (weight * Decimal::from(before + 1)).divide(Decimal::from(players - 1 - before));
        }
    }
    weights
}

/// Adds what each aspect of a line adds to the figures, over all subsets of its siblings (the low bits of a place in the
/// table) and of the other aspects of the line (the high bits).
fn add_marginals(sums: &mut [Three], table: &[Three], siblings: usize, weight: Decimal) {
    let (of_lines, of_aspects) = (weights(siblings + 1), weights(sums.len()));
    for (aspect, sum) in sums.iter_mut().enumerate() {
        let bit = 1 << (siblings + aspect);
        for before in (0..table.len()).filter(|place| place & bit == 0) {
            let lines = (before & ((1 << siblings) - 1)).count_ones() as usize;
            let aspects = (before >> siblings).count_ones() as usize;
            let weight = weight * of_lines[lines] * of_aspects[aspects];
            let added = difference(table[before | bit], table[before]);
            for (sum, added) in sum.iter_mut().zip(added) {
                *sum = sum.zip(added).and_then(|(sum, added)| sum.checked_add(weight.checked_mul(added)?));
            }
        }
    }
}

/// Parts rounded so that they add up to the difference to the digit: each to `decimals`, half to even, and what is left of the
/// difference goes to the largest part (of equally large ones the last) that has room for its digits; where none has, it is a
/// part by itself.
pub(super) fn settled(
    parts: Vec<(What, Decimal)>,
    from: Decimal,
    to: Decimal,
    decimals: u32,
) -> Option<Vec<(What, Decimal)>> {
    let mut parts: Vec<(What, Decimal)> =
        parts.into_iter().map(|(what, part)| (what, part.settle(decimals))).collect();
    let sum = parts.iter().try_fold(Decimal::ZERO, |sum, (_, part)| sum.checked_add(*part))?;
    // In two, since a difference of two numbers of 28 digits can have more.
    let (coarse_from, coarse_to) = (from.settle(decimals), to.settle(decimals));
    let coarse = coarse_to.checked_sub(coarse_from)?.checked_sub(sum)?;
    let fine = (to - coarse_to) - (from - coarse_from);
    if parts.is_empty() {
        return Some(parts);
    }
    let left = if holds(coarse, fine) { [coarse + fine, Decimal::ZERO] } else { [coarse, fine] };
    for left in left.into_iter().filter(|left| !left.is_zero()) {
        let size = |(at, (_, part)): &(usize, &(What, Decimal))| (part.abs(), *at);
        let largest = parts.iter().enumerate().filter(|(_, (_, part))| holds(*part, left)).max_by_key(size);
        match largest.map(|(at, _)| at) {
            Some(at) => parts[at].1 += left,
            None => parts.push((What::Rounding, left)),
        }
    }
    Some(parts)
}

/// Whether a number has room for the digits of another.
fn holds(number: Decimal, more: Decimal) -> bool {
    number.checked_add(more).is_some_and(|sum| sum - number == more && sum - more == number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_may_have_more_digits_than_a_number_holds() {
        let number = |text: &str| -> Decimal { text.parse().expect("a number") };
        let (from, to) = (number("0.0001390166414244860810897876"), number("5900290125459.1674535487979418"));
        let parts = vec![(What::Everything, number("5900290125418.0233013299854"))];
        let parts = settled(parts, from, to, 13).expect("numbers in range");
        // The 13 decimals of both, and by itself what they have beyond.
        let [one, rest] = &parts[..] else { panic!("{parts:?}") };
        assert_eq!(one.1, number("5900290125459.1673145321565"));
        assert_eq!(
            rest,
            &(What::Rounding, number("-0.0000000000000244860810897876") + number("0.0000000000000418"))
        );
    }

    #[test]
    fn what_a_large_number_stood_beside_is_whole_when_it_is_taken_out() {
        let number = |text: &str| -> Decimal { text.parse().expect("a number") };
        let (large, small) =
            (number("7552410635377906.4354767400171"), number("0.02241344537291210210737291"));
        let sum = Sum::default().with(large).and_then(|sum| sum.with(small)?.with(-large)).expect("in range");
        assert_eq!(sum.number(), Some(small));
    }

    #[test]
    fn weights_are_those_of_all_orders() {
        // Of three players, a third each for none or both before it, a sixth for either one.
        let weights = weights(3);
        assert_eq!(weights[0], Decimal::ONE / Decimal::from(3));
        assert_eq!(weights[1].round_dp(20), (Decimal::ONE / Decimal::from(6)).round_dp(20));
        assert_eq!(weights.len(), 3);
    }

    #[test]
    fn what_is_left_by_rounding_goes_to_the_largest_part() {
        let third = Decimal::ONE / Decimal::from(3);
        let parts = vec![(What::Everything, third), (What::Everything, third * Decimal::TWO)];
        let parts = settled(parts, Decimal::ZERO, Decimal::ONE, 2).expect("small numbers");
        // 0.33 and 0.67 make 1.
        assert_eq!(
            parts.iter().map(|(_, part)| *part).collect::<Vec<_>>(),
            [Decimal::new(33, 2), Decimal::new(67, 2)]
        );
        let thirds = vec![(What::Everything, third), (What::Everything, third), (What::Everything, third)];
        let parts = settled(thirds, Decimal::ZERO, Decimal::ONE, 2).expect("small numbers");
        assert_eq!(parts[2].1, Decimal::new(34, 2));
    }
}
