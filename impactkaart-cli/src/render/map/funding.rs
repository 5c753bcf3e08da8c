//! Who makes, pays, receives and carries the costs, and who gains.

use super::Subject;
use crate::language::scale::Scale;
use crate::render::document::{Cell, ColumnKind, Document, RowKind, Table};
use impactkaart_core::Decimal;
use impactkaart_core::calculate::PartyFunding;
use impactkaart_core::model::Level;

pub(super) fn section(subject: &Subject<'_>, document: &mut Document) {
    let (words, map, scale) = (subject.words(), subject.map, subject.scale());
    document.heading((words.funding_heading)(&scale.unit(subject.currency())));
    if subject.project.funding().is_empty() {
        document.paragraph(words.no_funding);
    } else {
        document.paragraph(words.funding_note);
        document.table(parties(subject, scale));
    }
    let gaps = (1..).zip(&map.funding.gap_by_year).filter(|(_, gap)| !gap.is_zero());
    let gaps: Vec<String> = gaps
        .map(|(year, gap)| (words.amount_in_year)(&subject.amount(*gap), subject.project.calendar_year(year)))
        .collect();
    if !gaps.is_empty() {
        document.paragraph((words.gap)(&subject.listed(gaps)));
    } else if !map.funding.by_level.organisation.makes.is_zero() {
        document.paragraph(words.no_gap);
    }
}

fn parties(subject: &Subject<'_>, scale: Scale) -> Table {
    let (words, map) = (subject.words(), subject.map);
    let mut table = Table::new([
        (words.party, ColumnKind::Text),
        (words.makes, ColumnKind::Number),
        (words.receives, ColumnKind::Number),
        (words.pays, ColumnKind::Number),
        (words.carries, ColumnKind::Number),
        (words.gains, ColumnKind::Number),
    ]);
    let cells = |name: &str, party: &PartyFunding<Decimal>, gains: Decimal| -> [Cell; 6] {
        let amounts = [party.makes, party.receives, party.pays, party.carries, gains];
        let [a, b, c, d, e] = amounts.map(|amount| Cell::Text(scale.written(amount)));
        [name.into(), a, b, c, d, e]
    };
    for level in Level::ALL {
        let of_level = map.funding.by_level.of(level);
        let gains = map.returns.by_level.of(level).benefits;
        table.row(RowKind::Group, cells(subject.level(level), of_level, gains));
        for (id, stakeholder) in subject.project.stakeholders_by_id() {
            let own = &map.funding.by_stakeholder[id.index()];
            let gains = map.returns.by_stakeholder[id.index()].benefits;
            let is_involved =
                [own.makes, own.receives, own.pays, gains].iter().any(|amount| !amount.is_zero());
            if stakeholder.level == level && is_involved {
                table.row(RowKind::Part, cells(subject.party(id), own, gains));
            }
        }
    }
    table
}
