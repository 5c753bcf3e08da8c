//! What an effect is worth: per participant, year and project; deductions, drop-off, lag, duration, horizon.

use crate::draft::{calculated, d, effect, for_one, group, project};
use impactkaart_core::Decimal;
use impactkaart_core::model::{EffectDraft, Per, ProjectDraft, ReachYear, ValueDraft};

/// 100 visitors in the only year, looked at for so many years.
fn with(horizon: u16, effects: impl IntoIterator<Item = EffectDraft>) -> ProjectDraft {
    let mut draft = project(1);
    draft.settings.horizon = Some(horizon.into());
    draft.reach.push(group("visitors", "100"));
    draft.effects.extend(effects);
    draft
}

/// 100 people × 10 % × € 1,000 = € 10,000, before anything else is said.
fn ten_thousand() -> EffectDraft {
    effect("less_lonely", "client", "0.1", "1000")
}

fn by_year(draft: &ProjectDraft) -> Vec<Decimal> {
    calculated(draft).benefits.by_year
}

fn once(effect: EffectDraft) -> Decimal {
    by_year(&with(1, [effect]))[0]
}

#[test]
fn quantity_multiplies_and_may_be_below_zero() {
    assert_eq!(once(EffectDraft { quantity: Some(d("2.5")), ..ten_thousand() }), d("25000"));
    assert_eq!(once(EffectDraft { quantity: Some(d("-1")), ..ten_thousand() }), d("-10000"));
    assert_eq!(once(EffectDraft { amount: Some(d("-3")), ..ten_thousand() }), d("-30"));
}

#[test]
fn a_value_may_come_from_the_list_of_values() {
    let listed = EffectDraft { amount: None, value: Some("company".into()), ..ten_thousand() };
    let mut draft = with(1, [listed]);
    draft.values.push(ValueDraft {
        id: Some("company".into()),
        amount: Some(d("500")),
        ..ValueDraft::default()
    });
    assert_eq!(by_year(&draft), [d("5000")]);
}

#[test]
fn each_deduction_takes_its_part_of_what_is_left() {
    let effect = EffectDraft {
        deadweight: Some(d("0.2")),
        displacement: Some(d("0.25")),
        attribution_to_others: Some(d("0.5")),
        drop_off: Some(d("0.9")),
        ..ten_thousand()
    };
    // 10,000, less 20 % = 8,000, less 25 % = 6,000, less 50 % = 3,000; drop-off takes nothing in the first year.
    assert_eq!(once(effect.clone()), d("3000"));
    let stages = calculated(&with(1, [effect])).gross_to_net;
    let steps = stages.steps();
    assert_eq!(
        steps,
        [
            ("gross", d("10000"), d("0")),
            ("deadweight", d("8000"), d("2000")),
            ("displacement", d("6000"), d("2000")),
            ("attribution_to_others", d("3000"), d("3000")),
            ("drop_off", d("3000"), d("0")),
            ("net", d("3000"), d("0")),
        ]
    );
}

#[test]
fn a_share_without_is_taken_off_the_share_and_shows_as_deadweight() {
    let effect = EffectDraft { share: Some(d("0.4")), share_without: Some(d("0.1")), ..ten_thousand() };
    let map = calculated(&with(1, [effect]));
    // 100 × (40 % − 10 %) × 1,000, of 100 × 40 % × 1,000 gross.
    assert_eq!(map.benefits.present_value, d("30000"));
    assert_eq!(map.gross_to_net.gross, d("40000"));
    assert_eq!(map.gross_to_net.after_deadweight, d("30000"));
}

#[test]
fn an_effect_shrinks_each_year_after_its_first() {
    let effect = EffectDraft { drop_off: Some(d("0.5")), duration: Some(d("3")), ..ten_thousand() };
    assert_eq!(by_year(&with(4, [effect.clone()])), [d("10000"), d("5000"), d("2500"), d("0")]);
    let stages = calculated(&with(4, [effect])).gross_to_net;
    // Gross is without drop-off in the same three years.
    assert_eq!(stages.gross, d("30000"));
    assert_eq!(stages.after_attribution_to_others, d("30000"));
    assert_eq!(stages.net, d("17500"));
}

#[test]
fn a_lag_moves_an_effect_and_the_horizon_cuts_it_off() {
    let effect = EffectDraft { lag: Some(d("1")), duration: Some(d("5")), ..ten_thousand() };
    assert_eq!(by_year(&with(3, [effect.clone()])), [d("0"), d("10000"), d("10000")]);
    // Gross has the same years: what lies beyond the horizon is not lost on the way to net.
    assert_eq!(calculated(&with(3, [effect])).gross_to_net.gross, d("20000"));
    let later = EffectDraft { lag: Some(d("3")), ..ten_thousand() };
    assert_eq!(by_year(&with(3, [later])), [d("0"), d("0"), d("0")]);
}

#[test]
fn cohorts_of_each_year_add_up() {
    // 1 new person each year for 3 years, worth 1,000 in the first year and 500 in the second.
    let mut draft = project(3);
    draft.settings.horizon = Some(4.into());
    let mut row = group("visitors", "2");
    row.new = Some(d("1"));
    row.year = Some(ReachYear::Each);
    draft.reach.push(row);
    let lasting = EffectDraft { drop_off: Some(d("0.5")), duration: Some(d("2")), ..ten_thousand() };
    draft.effects.push(EffectDraft { share: Some(d("1")), ..lasting });
    assert_eq!(by_year(&draft), [d("1000"), d("1500"), d("1500"), d("500")]);
}

#[test]
fn an_effect_per_year_occurs_each_year_the_project_runs_and_one_per_project_once() {
    let plain = EffectDraft { share: None, group: None, beneficiaries: for_one("society"), ..ten_thousand() };
    let mut draft = project(2);
    draft.settings.horizon = Some(3.into());
    draft.effects.push(EffectDraft { per: Some(Per::Year), quantity: Some(d("3")), ..plain.clone() });
    assert_eq!(by_year(&draft), [d("3000"), d("3000"), d("0")]);
    draft.effects[0].per = Some(Per::Project);
    assert_eq!(by_year(&draft), [d("3000"), d("0"), d("0")]);
    draft.effects[0].duration = Some(d("3"));
    assert_eq!(by_year(&draft), [d("3000"), d("3000"), d("3000")]);
    // Of an effect per project, too, a share may be stated.
    draft.effects[0].share = Some(d("0.5"));
    assert_eq!(by_year(&draft), [d("1500"), d("1500"), d("1500")]);
}

#[test]
fn a_pm_effect_is_listed_with_nothing() {
    let pm = EffectDraft { id: Some("neighbours".into()), amount: None, share: None, ..ten_thousand() };
    let map = calculated(&with(1, [ten_thousand(), pm]));
    assert_eq!(map.benefits.present_value, d("10000"));
    assert_eq!(map.benefits.by_effect[1].present_value, d("0"));
    assert_eq!(map.benefits.by_effect.len(), 2);
}

#[test]
fn everything_that_would_have_happened_anyway_is_nothing() {
    assert_eq!(once(EffectDraft { deadweight: Some(d("1")), ..ten_thousand() }), d("0"));
    assert_eq!(once(EffectDraft { share_without: Some(d("0.1")), ..ten_thousand() }), d("0"));
    assert_eq!(once(EffectDraft { displacement: Some(d("1")), ..ten_thousand() }), d("0"));
    assert_eq!(once(EffectDraft { attribution_to_others: Some(d("1")), ..ten_thousand() }), d("0"));
}
