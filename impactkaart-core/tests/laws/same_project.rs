//! One project said in several ways is one project, and its map is the same to the digit.

use crate::cases;
use crate::generator::{Valid, valid_project};
use impactkaart_core::model::{ProjectDraft, ReachYear};
use impactkaart_core::{Decimal, ImpactMap, Project, calculate};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// What stands in rows, by the id of the row, and what holds for the whole.
fn by_id(project: &Project) -> (BTreeMap<String, Vec<Decimal>>, Vec<Decimal>, String) {
    let ImpactMap { costs, funding, benefits, returns, gross_to_net, .. } = calculate(project);
    let mut rows = BTreeMap::new();
    for line in &costs.by_line {
        let id = format!("cost {}", project.cost(line.id).id);
        rows.insert(id, vec![line.present_value, line.undiscounted]);
    }
    for line in &funding.by_line {
        let id = format!("funding {}", project.funding_line(line.id).id);
        rows.insert(id, vec![line.present_value, line.undiscounted]);
    }
    for effect in &benefits.by_effect {
        let parts = effect.by_party.iter().map(|part| part.present_value);
        let id = format!("effect {}", project.effect(effect.id).id);
        rows.insert(id, [effect.present_value, effect.undiscounted].into_iter().chain(parts).collect());
    }
    for (id, party) in project.stakeholders_by_id() {
        let found = &returns.by_stakeholder[id.index()];
        let years = found.by_year.costs.iter().chain(&found.by_year.benefits).copied();
        let all = [found.costs, found.benefits, found.cashable].into_iter().chain(years);
        rows.insert(format!("party {}", party.id), all.collect());
    }
    let whole = [costs.present_value, benefits.present_value, gross_to_net.gross].into_iter();
    let whole = whole.chain(costs.by_year).chain(benefits.by_year).chain(funding.gap_by_year).collect();
    let figures = format!("{:?} {:?} {:?}", returns.ratio, returns.irr, returns.per_participant);
    (rows, whole, figures)
}

/// The rows turned round by so many places.
fn turn<T>(rows: &mut [T], by: usize) {
    if !rows.is_empty() {
        rows.rotate_left(by % rows.len());
    }
    if by % 2 == 1 {
        rows.reverse();
    }
}

fn built(draft: ProjectDraft) -> Project {
    draft.build().expect("the same project").project
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn the_order_of_rows_changes_nothing(Valid(project) in valid_project(), by in any::<[u8; 6]>()) {
        let mut draft = project.to_draft();
        turn(&mut draft.stakeholders, by[0].into());
        turn(&mut draft.costs, by[1].into());
        turn(&mut draft.funding, by[2].into());
        turn(&mut draft.reach, by[3].into());
        turn(&mut draft.effects, by[4].into());
        turn(&mut draft.values, by[5].into());
        prop_assert_eq!(by_id(&built(draft)), by_id(&project));
    }

    #[test]
    fn years_of_the_calendar_are_years_of_the_project(Valid(project) in valid_project()) {
        let mut draft = project.to_draft();
        let calendar = |year: Decimal| year + Decimal::from(2023);
        for cost in &mut draft.costs {
            cost.first_year = cost.first_year.map(calendar);
            cost.last_year = cost.last_year.map(calendar);
            cost.amount_by_year =
                std::mem::take(&mut cost.amount_by_year).into_iter().map(|(year, amount)| (year + 2023, amount)).collect();
        }
        for line in &mut draft.funding {
            line.first_year = line.first_year.map(calendar);
            line.last_year = line.last_year.map(calendar);
        }
        for row in &mut draft.reach {
            if let Some(ReachYear::In(year)) = row.year {
                row.year = Some(ReachYear::In(calendar(year)));
            }
        }
        prop_assert_eq!(built(draft), project);
    }

    #[test]
    fn the_draft_of_a_project_builds_it_again(Valid(project) in valid_project()) {
        prop_assert_eq!(built(project.to_draft()), project);
    }

    #[test]
    fn a_project_written_as_json_reads_back_equal(Valid(project) in valid_project()) {
        let json = serde_json::to_string(&project).expect("json");
        let back: Project = serde_json::from_str(&json).expect("a project");
        prop_assert_eq!(&back, &project);
        prop_assert_eq!(calculate(&back), calculate(&project));
        prop_assert_eq!(serde_json::to_string(&back).expect("json"), json);
    }

    #[test]
    fn the_same_project_always_gives_the_same_map(Valid(project) in valid_project()) {
        let json = |map: &ImpactMap<Decimal>| serde_json::to_string(map).expect("json");
        prop_assert_eq!(json(&calculate(&project)), json(&calculate(&project)));
    }
}

#[test]
fn a_wrong_project_in_json_is_refused_with_its_place_and_fault() {
    let json = r#"{"settings": {"name": "Coffee morning", "start_year": "2026"},
        "costs": [{"id": "host", "payer": "municipalty", "amount": "5"}]}"#;
    let error = serde_json::from_str::<Project>(json).expect_err("an unknown payer").to_string();
    assert!(error.contains("costs[0].payer: unknown_reference"), "{error}");
    let json = r#"{"setings": {}}"#;
    assert!(
        serde_json::from_str::<Project>(json).expect_err("an unknown key").to_string().contains("setings")
    );
}
