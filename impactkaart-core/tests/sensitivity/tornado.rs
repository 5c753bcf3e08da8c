//! What moves the figure most, and by how much it moves where something moves by a per cent.

use crate::generator::{Valid, valid_project};
use crate::reference;
use crate::standard::{decimal, standard_model};
use impactkaart_core::evaluate::calculate_at;
use impactkaart_core::number::{Figure, Undefined};
use impactkaart_core::scenario::{Amount, Change, Path, Scenario, ScenarioFault, apply};
use impactkaart_core::sensitivity::{Aim, Curves, Parameter, Range, elasticities, parameters, tornado};
use impactkaart_core::{Decimal, Project};
use proptest::prelude::*;

fn float(value: Decimal) -> f64 {
    value.to_string().parse().expect("a number")
}

fn ranges(project: &Project) -> Vec<Range> {
    let parameters = reference::parameters(project);
    let ends = reference::PARAMETERS.iter().map(|(_, low, high, ..)| (decimal(low), decimal(high)));
    parameters.into_iter().zip(ends).map(|(parameter, (low, high))| Range { parameter, low, high }).collect()
}

#[test]
fn the_standard_model_meets_its_reference() {
    let project = standard_model();
    let ranges = ranges(&project);
    let bars = tornado(&project, ranges.iter().map(|range| vec![range.clone()]).collect(), Aim::Ratio);
    let order: Vec<usize> = bars
        .iter()
        .map(|bar| {
            let path = &bar.ranges[0].parameter.varied.path;
            ranges.iter().position(|range| range.parameter.varied.path == *path).expect("one of the forty")
        })
        .collect();
    assert_eq!(order, reference::ORDER);
    let curves =
        Curves::new(&project, reference::parameters(&project), Aim::Ratio).expect("parameters that can vary");
    let ends: Vec<[f64; 2]> = ranges.iter().map(|range| [float(range.low), float(range.high)]).collect();
    let fast = curves.at_ends(&ends);
    for (bar, index) in bars.iter().zip(&order) {
        let figures = [&bar.at_low, &bar.at_high].map(|figure| float(*figure.defined().expect("a ratio")));
        for side in 0..2 {
            let reference = [reference::LOW, reference::HIGH][side][*index];
            assert!((figures[side] / reference - 1.0).abs() < 1e-9, "{index}");
            assert!((fast[*index][side] / figures[side] - 1.0).abs() < 1e-14, "{index}");
        }
    }
}

#[test]
fn a_side_beyond_the_valid_range_is_cut_and_marked() {
    let project = standard_model();
    let share = Parameter::of(&project, "effects.wellbeing.share".parse().expect("a path")).expect("there");
    // 0.5 × (1 ± 1.5) = -0.25 and 1.25: cut at 0 and at 1.
    let bars = tornado(&project, vec![vec![Range::around(share, decimal("1.5"))]], Aim::Npv);
    assert!(bars[0].is_low_cut && bars[0].is_high_cut);
    assert_eq!((bars[0].ranges[0].low, bars[0].ranges[0].high), (Decimal::ZERO, Decimal::ONE));
}

#[test]
fn a_group_moves_as_one() {
    let project = standard_model();
    let one = |path: &str| {
        let parameter = Parameter::of(&project, path.parse().expect("a path")).expect("there");
        Range::around(parameter, decimal("0.1"))
    };
    let groups = vec![
        vec![one("effects.@client.deadweight")],
        vec![
            one("effects.wellbeing.deadweight"),
            one("effects.income.deadweight"),
            one("effects.debts.deadweight"),
        ],
    ];
    let bars = tornado(&project, groups, Aim::Ratio);
    assert_eq!(bars[0].swing, bars[1].swing);
}

#[test]
fn a_side_that_no_project_can_have_is_said_to_be_so() {
    // 12 participants, of whom 10 new: 6 to 13 participants and 5 to 11 new ones. Together on the high side there are enough; with
    // the new ones to the other side, 11 new among 6, there are not.
    let project = {
        let mut draft = impactkaart_core::model::ProjectDraft::default();
        draft.settings.name = "Coffee morning".into();
        draft.settings.start_year = Some(2026.into());
        draft.settings.discount_rate = Some(0.into());
        draft.costs.push(impactkaart_core::model::CostDraft {
            id: Some("host".into()),
            payer: Some("municipality".into()),
            amount: Some(1000.into()),
            ..Default::default()
        });
        draft.reach.push(impactkaart_core::model::ReachDraft {
            group: Some("visitors".into()),
            participants: Some(12.into()),
            new: Some(10.into()),
            ..Default::default()
        });
        draft.effects.push(impactkaart_core::model::EffectDraft {
            id: Some("calm".into()),
            beneficiaries: vec![impactkaart_core::model::BeneficiaryDraft {
                party: "client".into(),
                share: None,
            }],
            group: Some("visitors".into()),
            share: Some(1.into()),
            amount: Some(100.into()),
            ..Default::default()
        });
        draft.build().expect("a project").project
    };
    let of = |path: &str, low: u32, high: u32| {
        let parameter = impactkaart_core::sensitivity::Parameter::of(&project, path.parse().expect("a path"));
        Range { parameter: parameter.expect("a parameter"), low: low.into(), high: high.into() }
    };
    let group = vec![of("reach.visitors.participants", 6, 13), of("reach.visitors.new", 11, 5)];
    let bars = tornado(&project, vec![group], Aim::Ratio);
    assert_eq!(bars[0].at_low, Figure::Undefined(Undefined::NoSuchProject));
    // 5 × 100 for 1,000.
    assert_eq!(bars[0].at_high.defined(), Some(&decimal("0.5")));
    assert_eq!(bars[0].swing, None);
}

#[test]
fn what_has_no_influence_has_no_bar() {
    let project = standard_model();
    let groups =
        parameters(&project).into_iter().map(|one| vec![Range::around(one, decimal("0.1"))]).collect();
    let bars = tornado(&project, groups, Aim::Ratio);
    assert!(bars.iter().all(|bar| bar.swing.is_some_and(|swing| swing > Decimal::ZERO)));
    assert!(bars.windows(2).all(|pair| pair[0].swing >= pair[1].swing));
    // The only effect of a single year does not fade, and what is stated as nothing does not move.
    let paths: Vec<String> = bars.iter().map(|bar| bar.ranges[0].parameter.varied.path.to_string()).collect();
    assert!(!paths.contains(&"effects.noshows.drop_off".to_owned()));
    assert!(!paths.contains(&"effects.debts.displacement".to_owned()));
}

/// The ratio of the exact calculation where a parameter is multiplied.
fn ratio_at(project: &Project, parameter: &Parameter, factor: Decimal) -> Option<f64> {
    let varied = impactkaart_core::graph::Varied::scale(parameter.varied.path.clone());
    let map = calculate_at(project, &[varied], &[factor]).ok()?;
    map.returns.ratio.defined().map(|ratio| float(*ratio))
}

#[test]
fn elasticities_are_those_of_small_exact_steps() {
    let project = standard_model();
    let all = parameters(&project);
    let found = elasticities(&project, &all, Aim::Ratio).expect("they vary together").expect("a ratio");
    let base = ratio_at(&project, &all[0], Decimal::ONE).expect("a ratio");
    let step = decimal("0.000001");
    for (parameter, elasticity) in all.iter().zip(found) {
        let up = ratio_at(&project, parameter, Decimal::ONE + step);
        let down = ratio_at(&project, parameter, Decimal::ONE - step);
        let (Some(up), Some(down)) = (up, down) else { continue };
        // A central difference over 10^-6 is off by its square and by what f64 loses in the subtraction.
        let difference = (up - down) / (2e-6 * base);
        assert!(
            (difference - elasticity).abs() < 1e-8,
            "{}: {difference} {elasticity}",
            parameter.varied.path
        );
    }
}

#[test]
fn all_costs_and_all_effects_move_the_ratio_one_to_one() {
    let project = standard_model();
    let all = parameters(&project);
    let found = elasticities(&project, &all, Aim::Ratio).expect("they vary together").expect("a ratio");
    let of =
        |path: &str| found[all.iter().position(|one| one.varied.path.to_string() == path).expect("there")];
    assert!((of("costs") + 1.0).abs() < 1e-12);
    assert!((of("effects") - 1.0).abs() < 1e-12);
    // Parts of the costs add up to the whole of them.
    let amounts: f64 = all
        .iter()
        .zip(&found)
        .filter(|(one, _)| {
            one.varied.path.to_string().starts_with("costs.")
                && one.varied.path.to_string().ends_with(".amount")
        })
        .map(|(_, elasticity)| elasticity)
        .sum();
    assert!((amounts + 1.0).abs() < 1e-12);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Money of another size, the same project: what moves it by how many per cent does not change.
    #[test]
    fn twice_all_money_leaves_every_elasticity(Valid(project) in valid_project()) {
        let twice = Change::Times(Amount::of(2.into()));
        let mut changes = Vec::new();
        for path in ["costs", "costs.@base", "effects"] {
            let change = (path.parse::<Path>().expect("a path"), twice);
            let one = Scenario { name: "one".into(), changes: vec![change.clone()] };
            match apply(&project, &one) {
                Ok(_) => changes.push(change),
                // Twice as much is beyond what a line may be: not this project.
                Err(error) if matches!(error.fault, ScenarioFault::Invalid(_)) => return Ok(()),
                // There are no such lines.
                Err(_) => {}
            }
        }
        let scenario = Scenario { name: "twice".into(), changes };
        let Ok(doubled) = apply(&project, &scenario) else { return Ok(()) };
        let all = parameters(&project);
        let [before, after] = [&project, &doubled].map(|project| {
            let all: Vec<Parameter> = all
                .iter()
                .map(|one| Parameter::of(project, one.varied.path.clone()).expect("the same lines"))
                .collect();
            elasticities(project, &all, Aim::Ratio).expect("they vary together")
        });
        prop_assert_eq!(before.is_some(), after.is_some());
        for (before, after) in before.iter().flatten().zip(after.iter().flatten()) {
            prop_assert!((before - after).abs() <= 1e-9 * before.abs().max(1.0), "{} {}", before, after);
        }
        let figure = |project: &Project| impactkaart_core::calculate(project).returns.ratio;
        prop_assert_eq!(matches!(figure(&project), Figure::Defined(_)), matches!(figure(&doubled), Figure::Defined(_)));
    }
}
