//! Cautions: what is allowed but may not be meant. Totals entered as yearly numbers and the reverse, the same people
//! counted every year, a price of another unit or another bearer, a subsidy beside the cost it pays.

use super::people::Places;
use super::{Column, Fault, Faults, Row, Table};
use crate::calculate::people::{People, people};
use crate::calculate::{Stated, each_made, total_made};
use crate::model::{
    Case, Cell, Counts, Effect, Members, Per, Project, StakeholderId, Valuation, Value, id_from,
};
use rust_decimal::Decimal;

pub(super) fn cautions(project: &Project, places: &[Places], faults: &mut Faults) {
    let people: People<Decimal> = people(project, &Stated);
    for (id, effect) in project.effects_by_id() {
        let row = Row::of(Table::Effects, id.index());
        about_transfer(effect, row, faults);
        about_years(project, &people, effect, row, faults);
        if let Some(Valuation::Listed(value)) = effect.valuation {
            about_value(project, effect, project.value(value), row, faults);
        }
    }
    about_reach(project, places, faults);
    about_amounts(project, &people, faults);
    about_unused(project, faults);
    let base = project.costs_by_id().find(|(_, cost)| cost.case == Case::Base);
    if let (Some((id, cost)), None) = (base, &project.settings().base_case) {
        let cell = Row::of(Table::Costs, id.index()).at(Column::Case);
        faults.add(cell, Fault::BaseCaseNotDescribed { case: cost.case });
    }
}

fn about_transfer(effect: &Effect, row: Row, faults: &mut Faults) {
    if effect.transfer && effect.counterparty.is_none() {
        faults.add(row.at(Column::Transfer), Fault::TransferWithoutCounterparty);
    }
}

fn about_years(project: &Project, people: &People<Decimal>, effect: &Effect, row: Row, faults: &mut Faults) {
    let lag = effect.lag.map_or(0, |lag| lag.get());
    let duration = effect.duration.map_or(1, |duration| duration.get());
    let present = |year: &u16| match (effect.counted_per(), effect.group) {
        (Per::Participant, Some(group)) => {
            people.of(group, *year).is_some_and(|heads| !heads.participants.is_zero())
        }
        (Per::Project, _) => *year == 1,
        _ => true,
    };
    let years: Vec<u16> = (1..=project.years()).filter(present).collect();
    let Some(first) = years.first() else { return };
    if first + lag > project.horizon() {
        let fault = Fault::BeyondHorizon { year: first + lag, horizon: project.horizon() };
        faults.add(row.at(Column::Lag), fault);
    }
    let every_year = effect.counts == Counts::All && effect.counted_per() == Per::Participant;
    if every_year && duration > 1 && years.len() > 1 {
        faults.add(row.at(Column::Counts), Fault::SamePeopleEveryYear { duration, years: years.len() });
    }
}

fn about_value(project: &Project, effect: &Effect, value: &Value, row: Row, faults: &mut Faults) {
    if let (Some(unit), Some(value_unit)) = (&effect.unit, &value.unit)
        && !same_unit(unit, value_unit)
    {
        let (unit, value_unit) = (unit.clone(), value_unit.clone());
        faults.add(row.at(Column::Unit), Fault::OtherUnit { unit, value_unit, value: value.id.clone() });
    }
    let Some(bearer) = value.bearer else { return };
    let level = |party: StakeholderId| project.stakeholder(party).level;
    let parties = effect.beneficiaries.iter().map(|part| part.party).chain(effect.counterparty);
    if parties.into_iter().all(|party| level(party) != bearer) {
        let beneficiary = level(effect.beneficiaries[0].party);
        let value = value.id.clone();
        faults.add(row.at(Column::Beneficiary), Fault::OtherBearer { bearer, beneficiary, value });
    }
}

/// Whether two units share a word: "uur per jaar" and "per uur / per hour" do, "uren" and "uur" too.
fn same_unit(one: &str, other: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let id = id_from(text);
        let words = id
            .split('_')
            .filter(|word| !matches!(*word, "" | "per" | "a" | "an" | "the" | "een" | "de" | "het"));
        words.map(without_doubles).collect()
    };
    let (one, other) = (words(one), words(other));
    let alike = |a: &str, b: &str| a.starts_with(b) || b.starts_with(a);
    one.is_empty() || other.is_empty() || one.iter().any(|a| other.iter().any(|b| alike(a, b)))
}

/// "uur" and "uren" begin alike once the doubled letter is one.
fn without_doubles(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    letters.dedup();
    letters.into_iter().collect()
}

/// The same number each year, nobody said to be new: probably the same people.
fn about_reach(project: &Project, places: &[Places], faults: &mut Faults) {
    if project.years() < 2 {
        return;
    }
    let counted = counted_groups(project);
    for (id, group) in project.groups_by_id() {
        let Members::Counted { each, by_year } = &group.members else {
            continue;
        };
        // `each` counts in the years without a row of their own.
        let others = usize::from(project.years()).saturating_sub(by_year.len());
        let each = each.iter().filter(|_| others > 0);
        let covered = by_year.len() + each.clone().count() * others;
        let counts: Vec<_> = by_year.values().chain(each).collect();
        let Some(first) = counts.first() else {
            continue;
        };
        let same = counts.iter().all(|count| count.participants == first.participants && count.new.is_none());
        let used = counted[id.index()];
        if same && covered > 1 && used && !first.participants.get().is_zero() {
            let row = places[id.index()].first_row();
            let cell = Cell { table: Table::Reach, row, column: Column::New };
            let fault = Fault::SameCountEachYear {
                group: group.id.clone(),
                participants: first.participants.get(),
                years: u16::try_from(covered).unwrap_or(project.years()),
            };
            faults.add(cell, fault);
        }
    }
}

/// The groups whose new participants an effect counts, directly or through a group that is part of them.
fn counted_groups(project: &Project) -> Vec<bool> {
    let mut counted = vec![false; project.groups().len()];
    let effects = project.effects().iter();
    for effect in
        effects.filter(|effect| effect.counts == Counts::New && effect.counted_per() == Per::Participant)
    {
        let mut at = effect.group;
        while let Some(id) = at.filter(|id| !counted[id.index()]) {
            counted[id.index()] = true;
            at = match project.group(id).members {
                Members::PartOf { parent, .. } => Some(parent),
                Members::Counted { .. } => None,
            };
        }
    }
    counted
}

/// Amounts that are exactly each other's totals.
fn about_amounts(project: &Project, people: &People<Decimal>, faults: &mut Faults) {
    let made = total_made(project, people);
    let (total, lines) = made.made;
    if lines > 2 {
        each_made(project, people, |id, line| {
            // Of settled amounts the difference is exact, so this is the sum of the others.
            if line > Decimal::ZERO && total - line == line {
                let fault = Fault::CostIsSumOfOthers { amount: line, lines: lines - 1 };
                faults.add(Row::of(Table::Costs, id.index()).at(Column::Amount), fault);
            }
        });
    }
    let years = Decimal::from(project.years());
    for (id, line) in project.funding_by_id() {
        let yearly = line.amount.get();
        let several = line.years(project.years()).count() > 1;
        if line.per == Some(Per::Year) && several && yearly == total && !total.is_zero() {
            let cell = Row::of(Table::Funding, id.index()).at(Column::Amount);
            faults.add(cell, Fault::TotalAsYearly { yearly, total });
        }
        let whole = line.per.unwrap_or(Per::Project) == Per::Project;
        if whole && years > Decimal::ONE && yearly * years == total && !total.is_zero() {
            let cell = Row::of(Table::Funding, id.index()).at(Column::Amount);
            faults.add(cell, Fault::TotalAsYearly { yearly, total });
        }
    }
    for (index, stakeholder) in project.stakeholders().iter().enumerate() {
        let (makes, receives) = (made.made_by[index], made.received_by[index]);
        if receives > makes && !receives.is_zero() {
            let line = project.funding_by_id().find(|(_, line)| line.to.index() == index);
            if let Some((id, _)) = line {
                let cell = Row::of(Table::Funding, id.index()).at(Column::Amount);
                let party = stakeholder.name.clone().unwrap_or_else(|| stakeholder.id.clone());
                faults.add(cell, Fault::FundedTwice { party, receives, makes });
            }
        }
    }
}

fn about_unused(project: &Project, faults: &mut Faults) {
    let mut used = vec![false; project.stakeholders().len()];
    let costs = project.costs().iter().map(|cost| cost.payer);
    let funding = project.funding().iter().flat_map(|line| [line.from, line.to]);
    let effects = project
        .effects()
        .iter()
        .flat_map(|effect| effect.beneficiaries.iter().map(|part| part.party).chain(effect.counterparty));
    for party in costs.chain(funding).chain(effects) {
        used[party.index()] = true;
    }
    for (index, used) in used.into_iter().enumerate() {
        if !used {
            faults.add(Row::of(Table::Stakeholders, index).at(Column::Id), Fault::UnusedStakeholder);
        }
    }
    let mut used = vec![false; project.values().len()];
    for effect in project.effects() {
        if let Some(Valuation::Listed(value)) = effect.valuation {
            used[value.index()] = true;
        }
    }
    for (index, used) in used.into_iter().enumerate() {
        if !used {
            faults.add(Row::of(Table::Values, index).at(Column::Id), Fault::UnusedValue);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::same_unit;

    #[test]
    fn units_are_the_same_when_they_share_a_word() {
        assert!(same_unit("uur per jaar", "uur / hour"));
        assert!(same_unit("uren", "per uur"));
        assert!(same_unit("contacten", "per contact"));
        assert!(same_unit("", "per uur"));
        assert!(!same_unit("dag", "per uur"));
    }
}
