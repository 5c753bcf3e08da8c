//! Everything that is wrong is found at once, in the order of tables and rows.

use crate::draft::{cost, d, effect};
use crate::{found, place, sound};
use impactkaart_core::model::{FundingDraft, ReachDraft, Severity, StakeholderDraft, Table, ValueDraft};

#[test]
fn faults_of_all_tables_come_together_in_table_and_row_order() {
    let mut draft = sound(1);
    draft.settings.start_month = Some(d("0"));
    draft.stakeholders.push(StakeholderDraft { name: Some("Town".into()), ..StakeholderDraft::default() });
    draft.costs.push(cost("room", "nobody in particular", "1"));
    draft.costs[0].amount = None;
    draft.funding.push(FundingDraft { from: Some("society".into()), ..FundingDraft::default() });
    draft.reach.push(ReachDraft::default());
    draft.effects.push(effect("other", "client", "2", "1"));
    draft.effects[0].lag = Some(d("-1"));
    draft.values.push(ValueDraft { id: Some("company".into()), ..ValueDraft::default() });
    assert_eq!(
        found(&draft),
        [
            "project[0].start_month out_of_range",
            "stakeholders[0].level missing",
            "costs[0].amount missing",
            "costs[1].payer unknown_reference",
            "funding[0].amount missing",
            "reach[1].group missing",
            "effects[0].lag out_of_range",
            "effects[1].share out_of_range",
            "values[0].amount missing",
        ]
    );
}

#[test]
fn several_faults_of_one_row_are_all_reported() {
    let mut draft = sound(1);
    draft.costs[0].payer = None;
    draft.costs[0].quantity = Some(d("10000000001"));
    draft.costs[0].price_year = Some(d("2024.5"));
    let found = draft.build().unwrap_err();
    let mut places: Vec<_> = found.iter().map(|found| place(found.cell)).collect();
    places.sort();
    assert_eq!(places, ["costs[0].payer", "costs[0].price_year", "costs[0].quantity"]);
    assert!(found.iter().all(|found| found.severity() == Severity::Error));
}

#[test]
fn tables_stand_in_the_order_of_their_files() {
    let names = Table::ALL.map(Table::name);
    assert_eq!(
        names,
        [
            "project",
            "stakeholders",
            "costs",
            "funding",
            "reach",
            "effects",
            "values",
            "scenarios",
            "ranges",
            "correlations"
        ]
    );
    let mut sorted = Table::ALL;
    sorted.sort();
    assert_eq!(sorted, Table::ALL);
}
