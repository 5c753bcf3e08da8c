//! Applying a scenario equals editing the project.

use impactkaart_core::model::{
    BeneficiaryDraft, Case, CostDraft, EffectDraft, Level, Per, ProjectDraft, ReachDraft, ReachYear,
    StakeholderDraft, Timing, ValueDraft,
};
use impactkaart_core::scenario::{
    Amount, Change, ChangeFault, Scenario, ScenarioFault, Verdict, apply, check, scenarios,
};
use impactkaart_core::{Decimal, Project, calculate};

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn draft() -> ProjectDraft {
    let mut draft = ProjectDraft::default();
    draft.settings.name = "Meeting place".into();
    draft.settings.start_year = Some(2026.into());
    draft.settings.years = Some(2.into());
    draft.settings.discount_rate = Some(decimal("0.02"));
    draft.stakeholders.push(StakeholderDraft {
        id: Some("city".into()),
        name: Some("City".into()),
        level: Some(Level::Municipality),
        domain: None,
    });
    let cost = |id: &str, payer: &str, per, amount: i64| CostDraft {
        id: Some(id.into()),
        payer: Some(payer.into()),
        per: Some(per),
        amount: Some(amount.into()),
        ..CostDraft::default()
    };
    let hall = CostDraft {
        amount: None,
        amount_by_year: [(2026, 50.into()), (2, 60.into())].into(),
        ..cost("hall", "society", Per::Year, 0)
    };
    draft.costs = vec![
        cost("host", "city", Per::Year, 1000),
        CostDraft { group: Some("visitors".into()), ..cost("coffee", "client", Per::Participant, 2) },
        CostDraft { case: Some(Case::Base), ..cost("before", "city", Per::Year, 100) },
        hall,
    ];
    let reach = |year: i64, participants: i64, new: i64| ReachDraft {
        group: Some("visitors".into()),
        year: Some(ReachYear::In(year.into())),
        participants: Some(participants.into()),
        new: Some(new.into()),
        ..ReachDraft::default()
    };
    let elderly = ReachDraft {
        group: Some("elderly".into()),
        part_of: Some("visitors".into()),
        share: Some(decimal("0.5")),
        ..ReachDraft::default()
    };
    draft.reach = vec![reach(1, 100, 100), reach(2, 120, 40), elderly];
    draft.values.push(ValueDraft {
        id: Some("hour".into()),
        amount: Some(30.into()),
        ..ValueDraft::default()
    });
    draft.effects.push(EffectDraft {
        id: Some("less_care".into()),
        beneficiaries: vec![BeneficiaryDraft { party: "city".into(), share: None }],
        group: Some("elderly".into()),
        share: Some(decimal("0.2")),
        quantity: Some(10.into()),
        value: Some("hour".into()),
        deadweight: Some(decimal("0.25")),
        duration: Some(2.into()),
        ..EffectDraft::default()
    });
    draft
}

fn built(draft: ProjectDraft) -> Project {
    draft.build().expect("a project without faults").project
}

fn scenario(changes: &[(&str, Change)]) -> Scenario {
    let changes = changes.iter().map(|(path, change)| (path.parse().expect("a path"), *change)).collect();
    Scenario { name: "what if".into(), changes }
}

fn number(number: &str) -> Amount {
    Amount::of(decimal(number))
}

/// The changed project gives the same map as the one that is edited by hand.
fn equals_editing(changes: &[(&str, Change)], edit: impl FnOnce(&mut ProjectDraft)) {
    let mut edited = draft();
    edit(&mut edited);
    let changed = apply(&built(draft()), &scenario(changes)).expect("a valid scenario");
    assert_eq!(check(&built(draft()), &scenario(changes)), Ok(()));
    assert_eq!(calculate(&changed), calculate(&built(edited)), "{changes:?}");
}

fn fault(changes: &[(&str, Change)]) -> ScenarioFault {
    let error = apply(&built(draft()), &scenario(changes)).expect_err("a scenario that cannot be");
    assert_eq!(check(&built(draft()), &scenario(changes)), Err(error.clone()));
    error.fault
}

#[test]
fn no_changes_change_nothing() {
    equals_editing(&[], |_| {});
}

#[test]
fn a_number_is_set_raised_or_multiplied() {
    let ten_percent = Amount::percentage(decimal("0.1"));
    equals_editing(&[("costs.host.amount", Change::To(number("1200")))], |draft| {
        draft.costs[0].amount = Some(1200.into());
    });
    equals_editing(&[("costs.host.amount", Change::Plus(ten_percent))], |draft| {
        draft.costs[0].amount = Some(1100.into());
    });
    equals_editing(&[("values.hour.amount", Change::Times(number("1.5")))], |draft| {
        draft.values[0].amount = Some(45.into());
    });
    equals_editing(&[("effects.less_care.share", Change::Minus(number("0.05")))], |draft| {
        draft.effects[0].share = Some(decimal("0.15"));
    });
    equals_editing(&[("effects.*.displacement", Change::To(ten_percent))], |draft| {
        draft.effects[0].displacement = Some(decimal("0.1"));
    });
}

#[test]
fn settings_change_like_any_number() {
    equals_editing(&[("project.discount_rate", Change::To(number("0.03")))], |draft| {
        draft.settings.discount_rate = Some(decimal("0.03"));
    });
    equals_editing(&[("project.horizon", Change::Plus(number("1")))], |draft| {
        draft.settings.horizon = Some(6.into());
    });
    equals_editing(&[("project.benefit_timing", Change::ToTiming(Timing::Mid))], |draft| {
        draft.settings.benefit_timing = Some(Timing::Mid);
    });
}

#[test]
fn the_factor_of_all_costs_leaves_the_base_case_alone() {
    equals_editing(&[("costs", Change::Times(number("2")))], |draft| {
        draft.costs[0].amount = Some(2000.into());
        draft.costs[1].amount = Some(4.into());
        draft.costs[3].amount_by_year = [(2026, 100.into()), (2, 120.into())].into();
    });
    equals_editing(&[("costs.@base", Change::Times(number("2")))], |draft| {
        draft.costs[2].amount = Some(200.into());
    });
}

#[test]
fn factors_multiply_with_each_other_and_with_a_changed_amount_in_any_order() {
    let changes = [
        ("costs.@city", Change::Times(number("1.5"))),
        ("costs.host.amount", Change::To(number("1200"))),
        ("costs.@year", Change::Times(number("2"))),
    ];
    // 1,200 × 1.5 × 2 = 3,600; the hall is per year too: × 2.
    equals_editing(&changes, |draft| {
        draft.costs[0].amount = Some(3600.into());
        draft.costs[3].amount_by_year = [(2026, 100.into()), (2, 120.into())].into();
    });
}

#[test]
fn new_participants_follow_unless_they_are_changed_too() {
    equals_editing(&[("reach.visitors.participants", Change::Times(number("0.5")))], |draft| {
        (draft.reach[0].participants, draft.reach[0].new) = (Some(50.into()), Some(50.into()));
        (draft.reach[1].participants, draft.reach[1].new) = (Some(60.into()), Some(20.into()));
    });
    let changes = [
        ("reach.visitors.participants[2027]", Change::To(number("60"))),
        ("reach.visitors.new[2]", Change::To(number("30"))),
    ];
    equals_editing(&changes, |draft| {
        (draft.reach[1].participants, draft.reach[1].new) = (Some(60.into()), Some(30.into()));
    });
}

#[test]
fn the_factor_reach_scales_participants_and_new_and_parts_follow() {
    equals_editing(&[("reach", Change::Times(number("2")))], |draft| {
        (draft.reach[0].participants, draft.reach[0].new) = (Some(200.into()), Some(200.into()));
        (draft.reach[1].participants, draft.reach[1].new) = (Some(240.into()), Some(80.into()));
    });
}

#[test]
fn two_changes_of_one_number_are_refused() {
    let twice = [
        ("effects.less_care.share", Change::To(number("0.1"))),
        ("effects.*.share", Change::To(number("0.2"))),
    ];
    assert_eq!(fault(&twice), ScenarioFault::Twice { other: 0 });
    let same = [("costs", Change::Times(number("2"))), ("costs", Change::Times(number("2")))];
    assert_eq!(fault(&same), ScenarioFault::Twice { other: 0 });
}

#[test]
fn the_first_change_that_cannot_be_is_told_before_those_after_it() {
    let first = |changes: &[(&str, Change)]| {
        apply(&built(draft()), &scenario(changes)).expect_err("a scenario that cannot be").change
    };
    let (one, unknown) = (Change::To(number("1")), ("costs.nobody.amount", Change::To(number("1"))));
    assert_eq!(first(&[("costs.host.amount", one), ("costs.*.amount", one), unknown]), Some(1));
    assert_eq!(first(&[("costs.host.amount", one), unknown, ("costs.*.amount", one)]), Some(1));
    let bare = Change::Bare(number("2"));
    assert_eq!(first(&[("costs.host.amount", bare), ("costs", bare), unknown]), Some(1));
    // A group that is part of another has no participants of its own.
    assert_eq!(first(&[("reach.elderly.participants", one), ("costs.host.amount", one), unknown]), Some(0));
    // Wrong only as a whole: the last year counted is 5.
    let late = ("costs.host.last_year", Change::To(number("9")));
    assert_eq!(first(&[late]), None);
}

#[test]
fn what_is_not_there_is_refused_with_the_nearest() {
    assert_eq!(
        fault(&[("effects.less_car.share", Change::To(number("0.1")))]),
        ScenarioFault::UnknownLine { text: "less_car".into(), nearest: Some("less_care".into()) }
    );
    let year = fault(&[("reach.visitors.new[3]", Change::To(number("1")))]);
    assert_eq!(year, ScenarioFault::UnknownYear(3.into()));
    assert_eq!(fault(&[("reach.elderly.participants", Change::To(number("1")))]), ScenarioFault::NotStated);
}

#[test]
fn what_leaves_a_valid_range_is_an_error_not_a_clamp() {
    let beyond = fault(&[("effects.less_care.deadweight", Change::Plus(number("0.9")))]);
    let ScenarioFault::Invalid(found) = beyond else { panic!("{beyond:?}") };
    assert_eq!(found[0].fault.code(), "out_of_range");
    let bare = fault(&[("reach", Change::Bare(number("2")))]);
    assert_eq!(bare, ScenarioFault::Change(ChangeFault::BareOnFactor));
}

#[test]
fn scenarios_stand_side_by_side_with_what_the_last_euro_brings() {
    // 100 and 40 new visitors, half of them elderly: 50 and 20. A fifth × 10 hours × € 30 × 0.75 = € 45 each, two years:
    // rate 0 to add by head: (50 + 20) × 45 × 2 = € 6,300. Costs (1,000 − 100) × 2 + 2 × 220 + 50 + 60 = € 2,350.
    let mut plain = draft();
    plain.settings.discount_rate = Some(0.into());
    let project = built(plain);
    let mut dearer = scenario(&[("costs.host.amount", Change::To(number("2000")))]);
    dearer.name = "dearer".into();
    let mut fewer = scenario(&[("reach", Change::Times(number("0.5")))]);
    fewer.name = "fewer".into();
    let table = scenarios(&project, &[dearer, fewer]).unwrap();
    assert_eq!(table.base.benefits.present_value, 6300.into());
    assert_eq!(table.base.costs.present_value, 2350.into());
    assert_eq!(table.rows[0].map.costs.present_value, 4350.into());
    // 3,150 fewer benefits for 220 less of coffee.
    assert_eq!(table.rows[1].marginal_ratio.defined().unwrap().round_dp(6), decimal("14.318182"));
    assert_eq!(table.rows[0].marginal_ratio.defined(), Some(&0.into()));
    assert_eq!(table.verdict, Verdict::RobustlyPositive);
}

#[test]
fn costs_that_differ_by_how_they_were_settled_are_the_same_costs() {
    // With far smaller benefits there is room for more decimals, and a year discounted at 2 % has no last one.
    let project = built(draft());
    let smaller = scenario(&[("effects.*.share", Change::Times(number("0.000001")))]);
    let table = scenarios(&project, &[smaller]).unwrap();
    let row = &table.rows[0];
    assert!(row.map.settled_decimals > table.base.settled_decimals);
    assert!(row.map.costs.present_value != table.base.costs.present_value);
    assert_eq!(row.marginal_ratio.defined(), None);
}

#[test]
fn the_verdict_follows_sign_and_size() {
    let mut plain = draft();
    plain.settings.discount_rate = Some(0.into());
    let project = built(plain);
    let costs_times = |factor: &str| {
        let mut scenario = scenario(&[("costs", Change::Times(number(factor)))]);
        scenario.name = factor.into();
        scenario
    };
    let verdict = |factors: &[&str]| {
        let all: Vec<_> = factors.iter().map(|factor| costs_times(factor)).collect();
        scenarios(&project, &all).unwrap().verdict
    };
    // Project costs are € 2,550 and the base case € 200: 2.5 × 2,550 − 200 = € 6,175 against € 6,300 of benefits.
    assert_eq!(verdict(&["2", "2.5"]), Verdict::RobustlyPositive);
    // 3 × 2,550 − 200 = € 7,450: a balance of −1,150, more than a tenth of it.
    assert_eq!(verdict(&["3"]), Verdict::Uncertain);
}
