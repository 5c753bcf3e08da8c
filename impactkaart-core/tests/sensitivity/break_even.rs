//! The values at which a target is met.

use crate::generator::{Valid, valid_project};
use crate::reference;
use crate::standard::{decimal, standard_model};
use impactkaart_core::evaluate::calculate_at;
use impactkaart_core::graph::Party;
use impactkaart_core::model::{
    BeneficiaryDraft, CostDraft, EffectDraft, Level, Per, ProjectDraft, ReachDraft, ReachYear,
};
use impactkaart_core::sensitivity::{Aim, BreakEven, Curves, Parameter, Root, Target, parameters};
use impactkaart_core::{Decimal, Project};
use proptest::prelude::*;
use std::cmp::Ordering;

fn found(project: &Project, parameters: Vec<Parameter>, target: Target) -> Vec<BreakEven> {
    Curves::new(project, parameters, target.aim).expect("parameters that can vary").break_even(target)
}

fn of(project: &Project, path: &str, target: Target) -> Vec<Root> {
    let parameter = Parameter::of(project, path.parse().expect("a path")).expect("a parameter");
    found(project, vec![parameter], target).pop().map(|one| one.values).unwrap_or_default()
}

fn values(roots: &[Root]) -> Vec<Decimal> {
    roots.iter().map(|root| root.value).collect()
}

/// 60 visitors × 25 % × € 400 = € 6,000 a cohort, for € 4,200 a year; nothing discounted.
pub(crate) fn coffee_morning(change: impl FnOnce(&mut ProjectDraft)) -> Project {
    let mut draft = ProjectDraft::default();
    draft.settings.name = "Coffee morning".into();
    draft.settings.start_year = Some(2026.into());
    draft.settings.discount_rate = Some(0.into());
    draft.costs.push(CostDraft {
        id: Some("host".into()),
        payer: Some("municipality".into()),
        amount: Some(4200.into()),
        ..CostDraft::default()
    });
    draft.reach.push(ReachDraft {
        group: Some("visitors".into()),
        participants: Some(60.into()),
        ..ReachDraft::default()
    });
    draft.effects.push(EffectDraft {
        id: Some("less_lonely".into()),
        beneficiaries: vec![BeneficiaryDraft { party: "client".into(), share: None }],
        group: Some("visitors".into()),
        share: Some(decimal("0.25")),
        amount: Some(400.into()),
        ..EffectDraft::default()
    });
    change(&mut draft);
    draft.build().expect("a valid project").project
}

#[test]
fn a_target_may_be_met_nowhere_or_everywhere() {
    let project = coffee_morning(|_| {});
    let share_of = |project: &Project| {
        let path = "effects.less_lonely.share".parse().expect("a path");
        vec![Parameter::of(project, path).expect("a parameter")]
    };
    // A share from 0 to 100 % is worth € 0 to € 24,000, against € 4,200: from 0 to 5.7 times as much.
    for (ratio, is_met_everywhere) in [("0", false), ("6", false), ("-0.1", true)] {
        let one = found(&project, share_of(&project), Target::ratio(decimal(ratio))).remove(0);
        assert_eq!(one.is_met_everywhere, is_met_everywhere, "{ratio}");
        assert_eq!(one.values.is_empty(), ratio != "0");
    }
    // Without costs there is no ratio, and no target of it is met.
    let free = coffee_morning(|draft| draft.costs.clear());
    assert!(!found(&free, share_of(&free), Target::ratio(1.into()))[0].is_met_everywhere);
    // Where the range that is asked for does not hold what is stated, its nearest end tells: at 50 % it is € 12,000, 2.86
    // times as much.
    let above = share_of(&project).remove(0).within(decimal("0.5"), decimal("0.6"));
    assert!(found(&project, vec![above.clone()], Target::ratio(2.into()))[0].is_met_everywhere);
    assert!(!found(&project, vec![above], Target::ratio(4.into()))[0].is_met_everywhere);
}

#[test]
fn where_large_amounts_cancel_out_a_value_is_still_that_of_the_exact_calculation() {
    // With € 5 × 10^19 that comes and goes, amounts are settled to seven decimals. A fraction of 10^-9 of an effect is
    // worth steps of that: the value lies at one of them, thousands of its own decimals from where the lines meet.
    let project = coffee_morning(|draft| {
        for (id, quantity) in [("out", 50_000), ("in", -50_000)] {
            draft.costs.push(CostDraft {
                id: Some(id.into()),
                payer: Some("municipality".into()),
                amount: Some(decimal("1000000000000000")),
                quantity: Some(quantity.into()),
                ..CostDraft::default()
            });
        }
        draft.effects[0].amount = Some(decimal("0.00001"));
    });
    let path = "effects.less_lonely.quantity";
    let root = of(&project, path, Target::ratio(decimal("0.37")))[0];
    let parameter = Parameter::of(&project, path.parse().expect("a path")).expect("a parameter");
    let half = Decimal::new(5, parameter.decimals() + 1);
    let [below, above] =
        [-half, half].map(|by| side(&project, &parameter, root.value + by, Target::ratio(decimal("0.37"))));
    assert_ne!(below, above, "{root:?}");
}

#[test]
fn a_coffee_morning_by_head() {
    let project = coffee_morning(|_| {});
    let one = Target::ratio(1.into());
    // 42 × 25 % × 400 = 4,200, at a share of 17.5 %, a quantity of 0.7; costs may be 6,000, three tenths of deadweight.
    let lowest = |value: &str| vec![Root { value: decimal(value), is_lowest: true }];
    let highest = |value: &str| vec![Root { value: decimal(value), is_lowest: false }];
    assert_eq!(of(&project, "reach.visitors.participants", one), lowest("42"));
    assert_eq!(of(&project, "effects.less_lonely.share", one), lowest("0.175"));
    assert_eq!(of(&project, "effects.less_lonely.quantity", one), lowest("0.7"));
    assert_eq!(of(&project, "effects.less_lonely.deadweight", one), highest("0.3"));
    assert_eq!(of(&project, "costs.host.amount", one), highest("6000"));
    assert_eq!(of(&project, "costs", one), highest("1.428571428571"));
    // A balance of € 2,400 takes € 600 more; a return of 2 for the municipality, which gains nothing, cannot be had.
    assert_eq!(
        of(&project, "costs.host.amount", Target { aim: Aim::Npv, value: 2400.into() }),
        highest("3600")
    );
    assert_eq!(
        of(&project, "costs.host.amount", Target { aim: Aim::NetRatio, value: decimal("0.5") }),
        highest("4000")
    );
    let own = Aim::OwnReturn(Party::Level(Level::Municipality));
    assert!(of(&project, "costs.host.amount", Target { aim: own, value: 2.into() }).is_empty());
    // Even where it helps everybody, 60 × 400 is no thousand times 4,200.
    assert!(of(&project, "effects.less_lonely.share", Target::ratio(1000.into())).is_empty());
}

#[test]
fn of_several_numbers_it_is_the_common_factor() {
    let project = coffee_morning(|draft| {
        draft.settings.years = Some(2.into());
        draft.costs[0].per = Some(Per::Year);
        draft.reach[0].year = Some(ReachYear::In(1.into()));
        draft.reach.push(ReachDraft {
            group: Some("visitors".into()),
            year: Some(ReachYear::In(2.into())),
            participants: Some(40.into()),
            ..ReachDraft::default()
        });
    });
    // (60 + 40) × 25 % × 400 = 10,000 for 2 × 4,200: a factor of 0.84.
    let path = "reach.visitors.participants".parse().expect("a path");
    let found = found(&project, vec![Parameter::of(&project, path).expect("there")], Target::ratio(1.into()));
    assert_eq!(values(&found[0].values), [decimal("0.84")]);
    let stated: Vec<_> = found[0].parameter.leaves.iter().map(|leaf| (leaf.year, leaf.stated)).collect();
    assert_eq!(stated, [(Some(1), 60.into()), (Some(2), 40.into())]);
    // Of one year it is the number itself: 8,400 − 4,000 = 4,400 in year 1.
    assert_eq!(
        values(&of(&project, "reach.visitors.participants[1]", Target::ratio(1.into()))),
        [decimal("44")]
    );
}

#[test]
fn a_rate_can_have_two_values_and_both_are_found() {
    // −100 + 230 v − 132 v² = 0 at v = 1/1.1 and 1/1.2.
    let project = coffee_morning(|draft| {
        draft.settings.years = Some(2.into());
        draft.settings.discount_rate = Some(decimal("0.15"));
        draft.costs[0].amount = Some(100.into());
        draft.costs[0].per = Some(Per::Project);
        draft.reach.clear();
        draft.effects.clear();
        for (id, amount, lag) in [("gain", 230, 0), ("harm", -132, 1)] {
            draft.effects.push(EffectDraft {
                id: Some(id.into()),
                beneficiaries: vec![BeneficiaryDraft { party: "client".into(), share: None }],
                per: Some(Per::Project),
                amount: Some(amount.into()),
                lag: Some(lag.into()),
                ..EffectDraft::default()
            });
        }
    });
    let roots = of(&project, "project.discount_rate", Target::ratio(1.into()));
    let expected =
        [Root { value: decimal("0.1"), is_lowest: true }, Root { value: decimal("0.2"), is_lowest: false }];
    assert_eq!(roots, expected);
    // At 15 %, near the top, 200 − 99.81 for 100: 1.01 is never reached.
    assert!(of(&project, "project.discount_rate", Target::ratio(decimal("1.01"))).is_empty());
}

#[test]
fn drop_off_and_contacts_per_person_are_found_too() {
    // 60 × 25 % × 100 = 1,500 a year for three years: 1,500 × (1 + k + k²) = 2,625 at k = 0.5.
    let project = coffee_morning(|draft| {
        draft.effects[0].amount = Some(100.into());
        draft.effects[0].duration = Some(3.into());
        draft.costs[0].amount = Some(2625.into());
        draft.reach[0].participants = Some(120.into());
        draft.reach[0].per_person = Some(2.into());
        draft.reach[0].counted_as = Some(impactkaart_core::model::CountedAs::Visit);
    });
    let one = Target::ratio(1.into());
    assert_eq!(values(&of(&project, "effects.less_lonely.drop_off", one)), [decimal("0.5")]);
    // 120 visits / p × 25 % × 100 × 3 = 9,000 / p = 2,625 at p = 24/7.
    assert_eq!(values(&of(&project, "reach.visitors.per_person", one)), [decimal("3.4285714286")]);
}

#[test]
fn a_value_at_the_end_of_its_range_is_found() {
    // 60 × 1 × 400 = 24,000: only a share of everybody will do.
    let project = coffee_morning(|draft| draft.costs[0].amount = Some(24_000.into()));
    let found = of(&project, "effects.less_lonely.share", Target::ratio(1.into()));
    assert_eq!(values(&found), [decimal("1")]);
    assert!(found[0].is_lowest);
}

#[test]
fn more_digits_than_a_float_has_are_right_too() {
    // Participants × 25 % × 400 = 123,456,789,012.345679: a hundredth of that many participants, to nineteen digits.
    let project = coffee_morning(|draft| draft.costs[0].amount = Some(decimal("123456789012.345679")));
    let found = of(&project, "reach.visitors.participants", Target::ratio(1.into()));
    assert_eq!(values(&found), [decimal("1234567890.12345679")]);
}

#[test]
fn payback_is_met_between_the_years() {
    // 3,000 a year for three years against 4,200: after 12 + 12 × 1,200 / 3,000 = 16.8 months.
    let project = coffee_morning(|draft| {
        draft.effects[0].amount = Some(200.into());
        draft.effects[0].duration = Some(3.into());
    });
    let within = |months: i64| Target { aim: Aim::PaybackMonths, value: months.into() };
    // Within 12 months: 3,000; within 18: 4,500.
    assert_eq!(values(&of(&project, "costs.host.amount", within(12))), [decimal("3000")]);
    assert_eq!(values(&of(&project, "costs.host.amount", within(18))), [decimal("4500")]);
    assert_eq!(values(&of(&project, "reach.visitors.participants", within(18))), [decimal("56")]);
    assert!(of(&project, "effects.less_lonely.drop_off", within(12)).is_empty());
}

#[test]
fn the_standard_model_meets_its_reference() {
    let project = standard_model();
    let parameters = reference::parameters(&project);
    let curves = Curves::new(&project, parameters.clone(), Aim::Ratio).expect("40 parameters");
    assert_eq!(curves.parameters().len(), 40);
    for (target, expected) in [("1", &reference::AT_1[..]), ("1.35", &reference::AT_1_35[..])] {
        let found = curves.break_even(Target::ratio(decimal(target)));
        for (index, one) in found.iter().enumerate() {
            let reference: Vec<f64> =
                expected.iter().filter(|(at, _)| *at == index).map(|(_, at)| *at).collect();
            let values: Vec<f64> =
                one.values.iter().map(|root| root.value.to_string().parse().expect("a number")).collect();
            assert_eq!(values.len(), reference.len(), "{} {target}", one.parameter.varied.path);
            for (value, reference) in values.iter().zip(&reference) {
                assert!((value / reference - 1.0).abs() < 1e-9, "{index}: {value} against {reference}");
            }
            assert_eq!(one.exact_points, 0, "{}", one.parameter.varied.path);
        }
    }
}

/// On which side of the target the exact calculation is.
fn side(project: &Project, parameter: &Parameter, at: Decimal, target: Target) -> Option<Ordering> {
    let map = calculate_at(project, std::slice::from_ref(&parameter.varied), &[at]).ok()?;
    Some(target.reached_by(&map))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    /// A break-even value is between its neighbours to the last decimal, and none is missed: over a grid the exact
    /// calculation changes sides as often as there are values between its points.
    #[test]
    fn every_value_is_exact_and_none_is_missed(
        Valid(project) in valid_project(), wanted in 0_usize..4, level in 0_i64..400,
    ) {
        let aim = [Aim::Ratio, Aim::Npv, Aim::NetRatio, Aim::PaybackMonths][wanted];
        let value = if aim == Aim::PaybackMonths { level / 8 } else { level };
        let target = Target { aim, value: Decimal::new(value, if aim == Aim::PaybackMonths { 0 } else { 2 }) };
        for one in found(&project, parameters(&project), target) {
            let parameter = &one.parameter;
            let half = Decimal::new(5, parameter.decimals() + 1);
            for root in &one.values {
                prop_assert!(root.value >= parameter.lowest && root.value <= parameter.highest);
                let below = side(&project, parameter, root.value - half, target);
                let above = side(&project, parameter, root.value + half, target);
                if let (Some(below), Some(above)) = (below, above) {
                    prop_assert!(
                        below != above || below == Ordering::Equal,
                        "{} = {} for {target:?}: {below:?} {above:?}", parameter.varied.path, root.value
                    );
                }
            }
            if parameter.bounded.is_some_and(|bounded| bounded.highest() > Decimal::ONE) || aim == Aim::PaybackMonths {
                continue;
            }
            let points: Vec<Decimal> = (0..=12)
                .map(|at| parameter.lowest + (parameter.highest - parameter.lowest) * Decimal::from(at) / Decimal::from(12))
                .filter(|at| one.values.iter().all(|root| (root.value - *at).abs() > half))
                .collect();
            for pair in points.windows(2) {
                let sides = [0, 1].map(|at| side(&project, parameter, pair[at], target));
                let [Some(low), Some(high)] = sides else { continue };
                // Where costs change sign the ratio comes and goes without being met.
                let exists = |at: Decimal| {
                    let map = calculate_at(&project, std::slice::from_ref(&parameter.varied), &[at]).expect("it was");
                    aim.output().of(&map).defined().is_some()
                };
                if low == Ordering::Equal || high == Ordering::Equal || !exists(pair[0]) || !exists(pair[1]) {
                    continue;
                }
                let between = one.values.iter().filter(|root| root.value > pair[0] && root.value < pair[1]).count();
                prop_assert_eq!(
                    between % 2 == 1, low != high,
                    "{} between {} and {} for {:?}: {:?}", parameter.varied.path, pair[0], pair[1], target, one.values
                );
            }
        }
    }
}
