//! With many lines each is looked at by itself: the answers are those of the whole project, to the digit.

use crate::standard::decimal;
use impactkaart_core::evaluate::calculate_at;
use impactkaart_core::graph::Output;
use impactkaart_core::graph::{Party, PartyFigure};
use impactkaart_core::model::{
    BeneficiaryDraft, CostDraft, EffectDraft, FundingDraft, Level, Per, ProjectDraft, ReachDraft, ValueDraft,
};
use impactkaart_core::number::Figure;
use impactkaart_core::sensitivity::{Aim, Curves, Parameter, Range, Target, parameters, tornado};
use impactkaart_core::{Decimal, Project};
use std::cmp::Ordering;

/// Forty effects, every third of them by a value that others use too, ten costs and two funding lines.
fn many() -> Project {
    let mut draft = ProjectDraft::default();
    draft.settings.name = "Many mornings".into();
    draft.settings.start_year = Some(2024.into());
    draft.settings.years = Some(2.into());
    draft.settings.discount_rate = Some(decimal("0.0225"));
    let text = |name: &str, at: usize| Some(format!("{name}_{at}").into());
    for at in 0..10_u32 {
        draft.costs.push(CostDraft {
            id: text("cost", at as usize),
            payer: Some(["municipality", "society"][(at % 2) as usize].into()),
            amount: Some(Decimal::from(700 + 130 * at)),
            per: Some(if at % 3 == 0 { Per::Year } else { Per::Project }),
            ..CostDraft::default()
        });
    }
    for at in 0..2 {
        draft.funding.push(FundingDraft {
            id: text("grant", at),
            from: Some("municipality".into()),
            to: Some("society".into()),
            amount: Some(Decimal::from(300 + at)),
            per: Some(Per::Project),
            ..FundingDraft::default()
        });
    }
    draft.reach.push(ReachDraft {
        group: Some("visitors".into()),
        year: Some(impactkaart_core::model::ReachYear::Each),
        participants: Some(40.into()),
        new: Some(20.into()),
        ..ReachDraft::default()
    });
    for at in 0..4 {
        draft.values.push(ValueDraft {
            id: text("value", at),
            amount: Some(Decimal::from(5 + 7 * at)),
            ..ValueDraft::default()
        });
    }
    for at in 0..40_usize {
        let is_listed = at % 3 == 0;
        draft.effects.push(EffectDraft {
            id: text("effect", at),
            beneficiaries: vec![BeneficiaryDraft {
                party: ["client", "municipality", "society"][at % 3].into(),
                share: None,
            }],
            group: Some("visitors".into()),
            share: Some(Decimal::new(5 + at as i64, 2)),
            deadweight: Some(Decimal::new(at as i64 % 7, 1)),
            drop_off: Some(Decimal::new(at as i64 % 4, 1)),
            duration: Some((1 + at as u32 % 3).into()),
            value: if is_listed { text("value", at / 3 % 4) } else { None },
            amount: if is_listed { None } else { Some(Decimal::from(3 + at as u32)) },
            ..EffectDraft::default()
        });
    }
    draft.build().expect("a project").project
}

fn aims() -> [Aim; 5] {
    let own = Aim::OwnReturn(Party::Level(Level::Municipality));
    [Aim::Ratio, Aim::NetRatio, Aim::Npv, own, Aim::PaybackMonths]
}

#[test]
fn every_bar_is_that_of_the_exact_calculation() {
    let project = many();
    let all: Vec<Parameter> = parameters(&project);
    assert!(all.len() > 200);
    // Half of it less, and as much more; ten thousand times as much, where the total has more digits.
    for (aim, fraction) in
        aims().into_iter().zip(["0.5", "0.1", "0.3", "0.2", "0.1"]).chain([(Aim::Ratio, "10000")])
    {
        let groups = all.iter().cloned().map(|one| vec![Range::around(one, decimal(fraction))]).collect();
        let bars = tornado(&project, groups, aim);
        assert!(bars.len() > 50, "{}", bars.len());
        for bar in &bars {
            let range = &bar.ranges[0];
            for (at, figure) in [(range.low, &bar.at_low), (range.high, &bar.at_high)] {
                let varied = std::slice::from_ref(&range.parameter.varied);
                match calculate_at(&project, varied, &[at]) {
                    Ok(map) => {
                        assert_eq!(*figure, aim.output().of(&map), "{} at {at}", range.parameter.varied.path)
                    }
                    Err(_) => assert!(figure.defined().is_none(), "{} at {at}", range.parameter.varied.path),
                }
            }
        }
    }
}

#[test]
fn every_value_that_meets_a_target_does_so_in_the_whole_project() {
    let project = many();
    for aim in aims() {
        let now = aim.output().of(&impactkaart_core::calculate(&project));
        // Costs are not covered within the horizon: a figure of nothing, which a target of thirty months has to do with.
        let now = if let Figure::Defined(now) = now { now } else { Decimal::from(30) };
        let target = Target { aim, value: (now * decimal("1.004")).round_dp(3) };
        let curves = Curves::new(&project, parameters(&project), aim).expect("parameters of the project");
        let found = curves.break_even(target);
        let mut met = 0;
        for one in &found {
            let half = Decimal::new(5, one.parameter.decimals() + 1);
            for root in &one.values {
                let side = |at: Decimal| {
                    let varied = std::slice::from_ref(&one.parameter.varied);
                    calculate_at(&project, varied, &[at]).ok().map(|map| target.reached_by(&map))
                };
                let (below, above) = (side(root.value - half), side(root.value + half));
                if let (Some(below), Some(above)) = (below, above) {
                    assert_ne!(below, above, "{} at {}", one.parameter.varied.path, root.value);
                    assert_eq!(root.is_lowest, above == Ordering::Greater);
                }
                met += 1;
            }
        }
        assert!(met > 40, "{}: {met}", aim.name());
    }
}

#[test]
fn what_touches_nothing_of_a_party_has_no_influence_on_it() {
    let project = many();
    let aim = Aim::OwnReturn(Party::Level(Level::Municipality));
    let curves = Curves::new(&project, parameters(&project), aim).expect("parameters of the project");
    let paths: Vec<String> = curves.parameters().map(|one| one.varied.path.to_string()).collect();
    let has = |path: &str| paths.iter().any(|known| known == path);
    // Effect 1 is the municipality's, 0 the clients'; cost 0 is its own, 1 is society's; both grants it pays.
    assert!(has("effects.effect_1.share") && !has("effects.effect_0.share"));
    assert!(has("costs.cost_0.amount") && !has("costs.cost_1.amount") && has("funding.grant_0.amount"));
    let own = Output::Party(Party::Level(Level::Municipality), PartyFigure::Costs);
    assert!(own.of(&impactkaart_core::calculate(&project)).defined().is_some());
}
