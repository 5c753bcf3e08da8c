//! What the outcome rests on: evidence, gifts in kind, blanks, estimates, prices, capacity.

use super::Subject;
use super::names::{cost_name, group_name};
use crate::language::map::OverCapacity;
use crate::render::document::Document;
use impactkaart_core::Decimal;
use impactkaart_core::model::{Evidence, Kind};
use impactkaart_core::number::Figure;

pub(super) fn section(subject: &Subject<'_>, document: &mut Document) {
    document.heading(subject.words().foundation_heading);
    let mut items = Vec::new();
    composition(subject, &mut items);
    blanks(subject, &mut items);
    prices(subject, &mut items);
    people(subject, &mut items);
    document.list(items);
}

fn composition(subject: &Subject<'_>, items: &mut Vec<String>) {
    let (words, benefits) = (subject.words(), &subject.map.benefits);
    let evidence =
        Evidence::ALL.iter().map(|grade| (words.evidence_explained)(*grade)).chain([words.not_stated]);
    let parts = parts(subject, evidence.zip(benefits.by_evidence));
    if !parts.is_empty() {
        items.push((words.by_evidence)(&subject.listed(parts)));
    }
    let kinds = Kind::ALL.iter().map(|kind| (words.kind)(*kind)).chain([words.not_stated]);
    let parts = self::parts(subject, kinds.zip(benefits.by_kind));
    if !parts.is_empty() {
        items.push((words.by_kind)(&subject.listed(parts)));
    }
    if subject.map.costs.in_kind.is_zero() {
        items.push(words.no_in_kind.to_owned());
    } else if let Figure::Defined(_) = subject.map.composition.in_kind_share {
        let costs = &subject.map.costs;
        items.push((words.in_kind)(&subject.part(costs.in_kind, costs.present_value).unwrap_or_default()));
    }
}

/// The parts of the benefits that are not nothing, largest first.
fn parts<'w>(subject: &Subject<'_>, amounts: impl Iterator<Item = (&'w str, Decimal)>) -> Vec<String> {
    let mut amounts: Vec<_> = amounts.filter(|(_, amount)| !amount.is_zero()).collect();
    amounts.sort_by_key(|(_, amount)| std::cmp::Reverse(*amount));
    let part = |(name, amount): (&str, Decimal)| {
        subject.part(amount, subject.map.benefits.present_value).map(|part| format!("{part} {name}"))
    };
    amounts.into_iter().filter_map(part).collect()
}

fn blanks(subject: &Subject<'_>, items: &mut Vec<String>) {
    let words = subject.words();
    let valued = || subject.project.effects().iter().filter(|effect| !effect.is_pm());
    let all = valued().count();
    let blank = valued().filter(|effect| effect.blank_deductions() > 0).count();
    if blank > 0 {
        items.push((words.blank_deductions)(blank, all));
    } else if all > 0 {
        items.push((words.no_blank_deductions)(all));
    }
}

fn prices(subject: &Subject<'_>, items: &mut Vec<String>) {
    let (words, composition) = (subject.words(), &subject.map.composition);
    let (benefits, costs) = (composition.benefits_due_to_indexing, composition.costs_due_to_indexing);
    if !benefits.is_zero() || !costs.is_zero() {
        items.push((words.due_to_indexing)(&subject.amount(benefits), &subject.amount(costs)));
    }
    let Some(last) = subject.project.price_index().last_year() else { return };
    let to = subject.project.price_year();
    let mut beyond: Vec<u16> = subject
        .price_years()
        .filter(|from| *from != to)
        .flat_map(|from| [from, to])
        .filter(|year| *year > last)
        .collect();
    beyond.sort_unstable();
    beyond.dedup();
    if !beyond.is_empty() {
        items.push((words.beyond_index)(&subject.listed(beyond.iter().map(u16::to_string)), last));
    }
}

fn people(subject: &Subject<'_>, items: &mut Vec<String>) {
    let (words, project) = (subject.words(), subject.project);
    let estimated: Vec<String> = project
        .groups()
        .iter()
        .filter(|group| group.is_estimated())
        .map(|group| group_name(group).to_owned())
        .collect();
    if !estimated.is_empty() {
        items.push((words.estimated_reach)(&subject.listed(estimated)));
    }
    for over in subject.over_capacity {
        items.push((words.over_capacity)(&OverCapacity {
            line: cost_name(project.cost(over.cost)),
            year: project.calendar_year(over.year),
            participants: &subject.people(over.participants),
            capacity: &subject.people(over.capacity),
        }));
    }
}
