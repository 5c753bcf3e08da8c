//! Ids, names and references.

use crate::draft::{cost, effect, for_one, group};
use crate::{assert_refused, found, sound};
use impactkaart_core::model::{
    CostDraft, EffectDraft, Fault, FundingDraft, Level, Project, ReachDraft, StakeholderDraft, Table, Text,
    ValueDraft,
};

fn party(id: Option<&str>, name: &str, level: Level) -> StakeholderDraft {
    StakeholderDraft {
        id: id.map(Into::into),
        name: Some(name.into()),
        level: Some(level),
        ..StakeholderDraft::default()
    }
}

fn funding(from: &str) -> FundingDraft {
    FundingDraft { from: Some(from.into()), amount: Some(1.into()), ..FundingDraft::default() }
}

#[test]
fn a_row_has_an_id_or_a_description_to_be_called_by() {
    let mut draft = sound(1);
    draft.costs[0].id = None;
    draft.effects[0].id = None;
    draft.effects[0].description = Some("…".into());
    draft.values.push(ValueDraft { amount: Some(1.into()), ..ValueDraft::default() });
    draft.reach.push(ReachDraft { participants: Some(1.into()), ..ReachDraft::default() });
    assert_refused(
        &draft,
        &[
            "costs[0].id missing_name",
            "reach[1].group missing",
            "effects[0].id missing_name",
            "values[0].id missing_name",
        ],
    );
}

#[test]
fn a_stakeholder_has_a_name_and_a_level() {
    let mut draft = sound(1);
    draft.stakeholders.push(StakeholderDraft::default());
    assert_refused(&draft, &["stakeholders[0].name missing", "stakeholders[0].level missing"]);
}

#[test]
fn a_stated_id_can_be_written_between_quotes_on_one_line() {
    let mut draft = sound(1);
    draft.costs[0].id = Some("the \"host\"".into());
    draft.effects[0].id = Some(" ".into());
    draft.funding.push(FundingDraft { id: Some("a\nb".into()), ..funding("municipality") });
    draft.reach.push(group("!?", "1"));
    assert_refused(
        &draft,
        &[
            "costs[0].id unusable_id",
            "funding[0].id unusable_id",
            "reach[1].group unusable_id",
            "effects[0].id unusable_id",
        ],
    );
}

#[test]
fn no_two_rows_of_a_table_have_the_same_id_stated_or_made() {
    let mut draft = sound(1);
    draft.stakeholders = vec![
        party(None, "Town", Level::Municipality),
        party(Some("town"), "Other town", Level::Municipality),
    ];
    draft.costs.push(cost("host", "organisation", "1"));
    let described = CostDraft { id: None, description: Some("Host".into()), ..cost("", "town", "1") };
    draft.costs.push(described);
    draft.funding = vec![funding("town"), funding("town")];
    draft.effects.push(effect("less_lonely", "client", "0.1", "1"));
    draft.values = ["company", "company"].map(value).into();
    assert_refused(
        &draft,
        &[
            "stakeholders[1].id duplicate_id",
            "costs[1].id duplicate_id",
            "costs[2].description duplicate_id",
            "funding[1].id duplicate_id",
            "effects[1].id duplicate_id",
            "values[1].id duplicate_id",
        ],
    );
}

fn value(id: &str) -> ValueDraft {
    ValueDraft { id: Some(id.into()), amount: Some(1.into()), ..ValueDraft::default() }
}

#[test]
fn a_duplicate_id_points_at_the_row_that_has_it() {
    let mut draft = sound(1);
    draft.costs.push(cost("host", "organisation", "1"));
    let found = draft.build().unwrap_err();
    assert_eq!(found[0].other.map(crate::place).as_deref(), Some("costs[0].id"));
    assert_eq!(found[0].fault, Fault::DuplicateId { id: "host".into(), made: false });
}

#[test]
fn names_of_levels_and_of_what_is_counted_per_are_reserved() {
    let mut draft = sound(1);
    draft.stakeholders = vec![
        party(None, "Client", Level::Society),
        party(Some("year"), "The year", Level::Society),
        party(Some("organisation"), "Welfare", Level::Organisation),
    ];
    let expected = ["stakeholders[0].name reserved_id", "stakeholders[1].id reserved_id"];
    assert_refused(&draft, &expected);
}

#[test]
fn a_reference_finds_a_row_by_id_description_or_name_whatever_the_case() {
    let mut draft = sound(1);
    draft.stakeholders.push(party(Some("wmo"), "Town (Wmo)", Level::Municipality));
    draft.values.push(ValueDraft { description: Some("An hour of company".into()), ..value("company") });
    draft.reach[0].description = Some("Visitors of the morning".into());
    for payer in ["wmo", "town wmo", "Town (Wmo)", " WMO ", "municipality", "Municipality"] {
        draft.costs[0].payer = Some(payer.into());
        draft.effects[0].beneficiaries = for_one("wmo");
        draft.effects[0] = EffectDraft {
            value: Some("an hour of company".into()),
            amount: None,
            group: Some("visitors of the morning".into()),
            ..draft.effects[0].clone()
        };
        assert_eq!(found(&draft), [""; 0], "{payer}");
    }
}

#[test]
fn a_reference_to_nothing_names_the_nearest() {
    let mut draft = sound(1);
    draft.stakeholders.push(party(None, "welfare", Level::Organisation));
    draft.costs[0].payer = Some("welfaer".into());
    draft.costs[0].group = Some("visitor".into());
    draft.funding.push(FundingDraft { to: Some("xyzzy".into()), ..funding("wellfare") });
    draft.reach[0].part_of = None;
    draft.effects[0].group = Some("vistors".into());
    draft.effects[0].beneficiaries = for_one("clients of welfare");
    draft.effects[0].counterparty = Some("welfar".into());
    draft.effects[0].amount = None;
    draft.effects[0].value = Some("company".into());
    let found = draft.clone().build().unwrap_err();
    let nearest = |fault: &Fault| -> Option<Option<Text>> {
        match fault {
            Fault::UnknownReference { nearest, .. } => Some(nearest.clone().map(|(id, _)| id)),
            _ => None,
        }
    };
    let texts: Vec<(String, Option<Text>)> = found
        .iter()
        .map(|found| (crate::place(found.cell), nearest(&found.fault).expect("an unknown reference")))
        .collect();
    let expected = [
        ("costs[0].payer", Some("welfare")),
        ("costs[0].group", Some("visitors")),
        ("funding[0].from", Some("welfare")),
        ("funding[0].to", None),
        ("effects[0].group", Some("visitors")),
        ("effects[0].beneficiary", None),
        ("effects[0].value", None),
        ("effects[0].counterparty", Some("welfare")),
    ];
    let expected: Vec<_> = expected.map(|(at, near)| (at.to_string(), near.map(Into::into))).into();
    assert_eq!(texts, expected);
    let tables: Vec<Table> = found
        .iter()
        .filter_map(|found| match &found.fault {
            Fault::UnknownReference { table, .. } => Some(*table),
            _ => None,
        })
        .collect();
    assert_eq!(tables[..2], [Table::Stakeholders, Table::Reach]);
}

/// A stand-in for a party that is not there is nobody in particular: it was once taken for the first stakeholder, so that
/// a mistyped name was reported as a party that pays itself too.
#[test]
fn an_unknown_party_is_only_unknown() {
    let mut draft = sound(1);
    draft.stakeholders.push(party(None, "Anna", Level::Client));
    draft.funding.push(FundingDraft { to: Some("anna".into()), ..funding("bob") });
    draft.effects[0].beneficiaries = for_one("anna");
    draft.effects[0].counterparty = Some("bob".into());
    let expected = ["funding[0].from unknown_reference", "effects[0].counterparty unknown_reference"];
    assert_refused(&draft, &expected);
    draft.funding.clear();
    draft.effects[0].counterparty = None;
    draft.effects[0].beneficiaries =
        ["anna", "bob"].map(|name| crate::shares::part(name, Some("0.5"))).into();
    assert_refused(&draft, &["effects[0].beneficiary unknown_reference"]);
}

#[test]
fn funding_of_the_level_stays_with_it_though_another_stakeholder_has_its_name() {
    let mut draft = sound(1);
    draft.costs[0].payer = Some("municipality".into());
    draft.stakeholders.push(party(Some("fund"), "organisation", Level::Municipality));
    draft.funding.push(funding("client"));
    let project = draft.build().expect("a sound draft").project;
    let to = |project: &Project| project.stakeholder(project.funding()[0].to).clone();
    assert!(to(&project).implicit, "{:?}", to(&project));
    assert_eq!(to(&project.to_draft().build().expect("the same").project), to(&project));
}

#[test]
fn blank_funding_goes_to_the_only_organisation_and_asks_where_there_are_several() {
    let mut draft = sound(1);
    draft.costs[0].payer = Some("a".into());
    draft.stakeholders = vec![party(None, "A", Level::Organisation), party(None, "B", Level::Organisation)];
    draft.effects[0].beneficiaries = for_one("b");
    draft.funding.push(funding("municipality"));
    assert_refused(&draft, &["funding[0].to several_organisations"]);
    draft.stakeholders[1].level = Some(Level::Society);
    assert_eq!(found(&draft), [""; 0]);
}

#[test]
fn nobody_passes_money_to_itself() {
    let mut draft = sound(1);
    draft.funding.push(funding("organisation"));
    assert_refused(&draft, &["funding[0].from same_party"]);
    draft.funding.clear();
    draft.effects[0].counterparty = Some("client".into());
    assert_refused(&draft, &["effects[0].counterparty same_party"]);
}
