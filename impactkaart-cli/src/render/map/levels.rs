//! Who carries the costs and who has the benefits: levels with their stakeholders.

use super::Subject;
use crate::render::document::{Cell, ColumnKind, Document, RowKind, Table};
use impactkaart_core::Decimal;
use impactkaart_core::calculate::PartyReturn;
use impactkaart_core::model::{Level, StakeholderId};

/// More parties that neither carry nor gain anything are counted only.
const MOST_IDLE: usize = 100;

pub(super) fn section(subject: &Subject<'_>, document: &mut Document) {
    let (words, map, scale) = (subject.words(), subject.map, subject.scale());
    document.heading((words.levels_heading)(&scale.unit(subject.currency())));
    if !map.costs.base_case.is_zero() {
        let costs = &map.costs;
        let [project, base, difference] =
            [costs.project, costs.base_case, costs.present_value].map(|amount| subject.amount(amount));
        document.paragraph((words.base_costs)(&project, &base, &difference));
    }

    let balances = || map.returns.by_level.iter().map(|(_, party)| party.balance);
    let by_party = || map.returns.by_stakeholder.iter().map(|party| party.balance);
    let lowest = balances().chain(by_party()).min().unwrap_or_default();
    let highest = balances().chain(by_party()).max().unwrap_or_default();
    let cells = |name: &str, party: &PartyReturn<Decimal>| {
        [
            name.into(),
            scale.written(party.costs).into(),
            scale.written(party.benefits).into(),
            scale.written(party.balance).into(),
            Cell::Bar { value: party.balance, lowest, highest },
        ]
    };

    let own = |id: StakeholderId| &map.returns.by_stakeholder[id.index()];
    let is_idle = |id: &StakeholderId| own(*id).costs.is_zero() && own(*id).benefits.is_zero();
    let idle = subject.project.stakeholders_by_id().filter(|(id, _)| is_idle(id)).count();
    let lists_idle = idle <= MOST_IDLE;
    let mut table = Table::new([
        (words.party, ColumnKind::Text),
        (words.costs, ColumnKind::Number),
        (words.benefits, ColumnKind::Number),
        (words.balance, ColumnKind::Number),
        ("", ColumnKind::Bar),
    ]);
    for level in Level::ALL {
        table.row(RowKind::Group, cells(subject.level(level), map.returns.by_level.of(level)));
        for (id, stakeholder) in subject.project.stakeholders_by_id() {
            if stakeholder.level == level && (lists_idle || !is_idle(&id)) {
                table.row(RowKind::Part, cells(subject.party(id), own(id)));
            }
        }
    }
    table.row(
        RowKind::Total,
        [
            words.total.into(),
            scale.written(map.costs.present_value).into(),
            scale.written(map.benefits.present_value).into(),
            scale.written(map.returns.npv).into(),
            "".into(),
        ],
    );
    document.table(table);
    document.note(words.levels_note);
    if !lists_idle {
        document.note((words.idle_parties)(&subject.people(idle.into())));
    }
}
