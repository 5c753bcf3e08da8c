//! Effects: parties and their parts, shares and deductions, value or amount.

use crate::draft::{d, for_one};
use crate::{assert_refused, found, sound};
use impactkaart_core::model::{BeneficiaryDraft, Fault, Per, ValueDraft};

pub(super) fn part(party: &str, share: Option<&str>) -> BeneficiaryDraft {
    BeneficiaryDraft { party: party.into(), share: share.map(d) }
}

#[test]
fn an_effect_says_who_and_per_participant_of_which_group_and_for_which_share() {
    let mut draft = sound(1);
    draft.effects[0].beneficiaries.clear();
    draft.effects[0].group = None;
    draft.effects[0].share = None;
    let expected = [
        "effects[0].group missing_group",
        "effects[0].share missing_share",
        "effects[0].beneficiary missing",
    ];
    assert_refused(&draft, &expected);
    // Per year or project there is no group, and the share is all.
    draft.effects[0].per = Some(Per::Year);
    draft.effects[0].beneficiaries = for_one("client");
    assert_eq!(found(&draft), [""; 0]);
    // An effect without a price needs no share.
    draft.effects[0].per = None;
    draft.effects[0].group = Some("visitors".into());
    draft.effects[0].amount = None;
    assert_eq!(found(&draft), [""; 0]);
}

#[test]
fn the_parts_of_a_split_are_all_stated_differ_and_add_up_to_one() {
    let mut draft = sound(1);
    draft.effects[0].beneficiaries = vec![part("client", Some("0.5")), part("society", None)];
    assert_refused(&draft, &["effects[0].beneficiary missing_split_share"]);
    draft.effects[0].beneficiaries = vec![part("client", Some("0.5")), part("society", Some("0.4999"))];
    let found = draft.clone().build().unwrap_err();
    assert_eq!(found[0].fault, Fault::SplitTotal { total: d("0.9999") });
    draft.effects[0].beneficiaries = vec![part("client", Some("0.5")), part("Client", Some("0.5"))];
    assert_refused(&draft, &["effects[0].beneficiary split_twice"]);
    draft.effects[0].beneficiaries = vec![part("client", Some("60")), part("society", Some("40"))];
    let twice = ["effects[0].beneficiary out_of_range", "effects[0].beneficiary out_of_range"];
    assert_refused(&draft, &twice);
    // One party alone may state its part, and it is all.
    draft.effects[0].beneficiaries = vec![part("client", Some("0.9"))];
    assert_refused(&draft, &["effects[0].beneficiary split_total"]);
}

#[test]
fn a_counterparty_makes_a_transfer() {
    let mut draft = sound(1);
    draft.effects[0].counterparty = Some("municipality".into());
    draft.effects[0].transfer = Some(false);
    assert_refused(&draft, &["effects[0].transfer counterparty_without_transfer"]);
}

#[test]
fn a_share_of_25_is_refused() {
    let mut draft = sound(1);
    let effect = &mut draft.effects[0];
    effect.share = Some(d("25"));
    effect.deadweight = Some(d("-0.1"));
    effect.displacement = Some(d("1.01"));
    effect.attribution_to_others = Some(d("2"));
    effect.drop_off = Some(d("10"));
    effect.cashable = Some(d("50"));
    let columns = ["share", "deadweight", "displacement", "attribution_to_others", "drop_off", "cashable"];
    let expected = columns.map(|column| format!("effects[0].{column} out_of_range"));
    assert_eq!(found(&draft), expected);
}

#[test]
fn a_share_without_is_at_most_the_share_and_not_beside_deadweight() {
    let mut draft = sound(1);
    draft.effects[0].share_without = Some(d("0.11"));
    assert_refused(&draft, &["effects[0].share_without share_without_above_share"]);
    draft.effects[0].share_without = Some(d("0.1"));
    assert_eq!(found(&draft), [""; 0]);
    draft.effects[0].deadweight = Some(d("0"));
    assert_refused(&draft, &["effects[0].share_without share_without_and_deadweight"]);
    // Where the share itself is wrong there is nothing to compare with.
    draft.effects[0].deadweight = None;
    draft.effects[0].share = Some(d("10"));
    assert_refused(&draft, &["effects[0].share out_of_range"]);
}

#[test]
fn an_effect_has_a_value_or_an_amount_and_a_value_has_its_own_price_year() {
    let mut draft = sound(1);
    draft.values.push(ValueDraft {
        id: Some("company".into()),
        amount: Some(1.into()),
        ..ValueDraft::default()
    });
    draft.effects[0].value = Some("company".into());
    assert_refused(&draft, &["effects[0].amount value_and_amount"]);
    draft.effects[0].amount = None;
    draft.effects[0].price_year = Some(2020.into());
    assert_refused(&draft, &["effects[0].price_year price_year_of_value"]);
}

#[test]
fn durations_and_lags_are_whole_years() {
    let mut draft = sound(1);
    draft.effects[0].duration = Some(d("0.5"));
    draft.effects[0].lag = Some(d("0.5"));
    draft.effects[0].sample = Some(d("12.5"));
    draft.effects[0].sample_without = Some(d("-1"));
    let expected = [
        "effects[0].lag not_whole",
        "effects[0].duration fractional_duration",
        "effects[0].sample not_whole",
        "effects[0].sample_without out_of_range",
    ];
    assert_refused(&draft, &expected);
    draft.effects[0] = crate::draft::effect("less_lonely", "client", "0.1", "1");
    for (duration, code) in [("0", "out_of_range"), ("101", "out_of_range"), ("2.5", "fractional_duration")] {
        draft.effects[0].duration = Some(d(duration));
        assert_refused(&draft, &[&format!("effects[0].duration {code}")]);
    }
}
