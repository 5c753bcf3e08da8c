//! The values at which a target is met with some certainty.

use crate::break_even::coffee_morning;
use crate::generator::{Valid, valid_project};
use crate::ranges::standard_ranges;
use crate::standard::{decimal, standard_model};
use impactkaart_core::evaluate::calculate_at;
use impactkaart_core::graph::{Output, Varied};
use impactkaart_core::model::{BeneficiaryDraft, EffectDraft, ProjectDraft, ReachDraft};
use impactkaart_core::sensitivity::{
    Aim, Certain, Parameter, Target, at_certainty, frontier_at_certainty, parameters,
};
use impactkaart_core::uncertainty::{Plan, Range, Ranges, Sampling, Shape, Simulation, by_evidence};
use impactkaart_core::{Decimal, Project, calculate};
use proptest::prelude::*;
use std::cmp::Ordering;

fn uniform(project: &Project, path: &str, low: &str, high: &str) -> Ranges {
    let shape = Shape::Uniform { low: decimal(low), high: decimal(high) };
    Ranges::new(project, &[Range { path: path.parse().expect("a path"), shape }], &[]).expect("a range")
}

fn parameter(project: &Project, path: &str) -> Parameter {
    Parameter::of(project, path.parse().expect("a path")).expect("a parameter")
}

/// Latin draws of a single number are spread evenly: its quantiles are known to a ten-thousandth of its range.
const PLAN: Plan = Plan { draws: 10_000, seed: 1, sampling: Sampling::Latin };

fn certain(project: &Project, path: &str, ranges: &Ranges, target: Target) -> Certain {
    let found = at_certainty(project, &parameter(project, path), ranges, target, &[0.9], PLAN);
    found.expect("an answer").remove(0)
}

/// The only edge, and whether the target is met from there upwards.
fn edge(certain: &Certain) -> (f64, bool) {
    assert_eq!(certain.edges.len(), 1, "{certain:?}");
    assert_eq!(certain.at_lowest, !certain.edges[0].is_lowest);
    (certain.edges[0].value, certain.edges[0].is_lowest)
}

#[track_caller]
fn assert_near(found: (f64, bool), value: f64, is_lowest: bool) {
    assert_eq!(found.1, is_lowest);
    assert!((found.0 - value).abs() < 1e-3 * value.abs(), "{} and {value}", found.0);
}

#[test]
fn a_discount_rate_up_to_which_nine_of_ten_draws_pay() {
    // € 4,200 now, 15 people × an amount in a year's time: it pays where the rate is at most 15 × amount / 4,200 − 1. Of an
    // amount from € 300 to € 400 nine in ten are above € 310: 4,650 / 4,200 − 1 = 10.71 %.
    let project = coffee_morning(|_| {});
    let quantity = uniform(&project, "effects.less_lonely.quantity", "0.75", "1");
    let found = certain(&project, "project.discount_rate", &quantity, Target::ratio(1.into()));
    assert_near(edge(&found), 4650.0 / 4200.0 - 1.0, false);
    // The share of draws at the edge is nine in ten to a hundredth of one, give or take 1.96 × √(0.9 × 0.1 / 10,000) = 0.588 %.
    let [low, high] = found.edges[0].interval.map(|end| end.expect("an end"));
    let at = |share: f64| 15.0 * (300.0 + 100.0 * (1.0 - share)) / 4200.0 - 1.0;
    assert!((low - at(0.9059)).abs() < 1e-4 && (high - at(0.8941)).abs() < 1e-4, "{low} {high}");
}

#[test]
fn a_drop_off_up_to_which_nine_of_ten_draws_pay() {
    // Two years: 15 × amount × (1 + (1 − d)) for € 8,400, so d ≤ 2 − 560 / amount. An amount from € 300 to € 400: 2 − 560 / 310.
    let project = coffee_morning(|draft| {
        draft.effects[0].duration = Some(2.into());
        draft.settings.horizon = Some(2.into());
        draft.costs[0].amount = Some(8400.into());
    });
    let quantity = uniform(&project, "effects.less_lonely.quantity", "0.75", "1");
    let found = certain(&project, "effects.less_lonely.drop_off", &quantity, Target::ratio(1.into()));
    assert_near(edge(&found), 2.0 - 560.0 / 310.0, false);
}

#[test]
fn a_price_at_which_nine_of_ten_draws_have_paid_back_in_time() {
    // € 15 × amount in each of five years: back within 24 months where the price is at most 2 years of it, within 30 where
    // it is at most 2.5.
    let project = coffee_morning(|draft| {
        draft.effects[0].duration = Some(5.into());
        draft.settings.horizon = Some(5.into());
    });
    let quantity = uniform(&project, "effects.less_lonely.quantity", "0.75", "1");
    for (months, years) in [(24, 2.0), (30, 2.5)] {
        let target = Target { aim: Aim::PaybackMonths, value: months.into() };
        let found = certain(&project, "costs.host.amount", &quantity, target);
        assert_near(edge(&found), years * 15.0 * 310.0, false);
    }
    // What costs nothing is paid back at once, and nothing else is. By a sixth year nothing more comes in.
    let at_once = Target { aim: Aim::PaybackMonths, value: Decimal::ZERO };
    assert_eq!(edge(&certain(&project, "costs.host.amount", &quantity, at_once)), (0.0, false));
    let late = Target { aim: Aim::PaybackMonths, value: 72.into() };
    assert_near(edge(&certain(&project, "costs.host.amount", &quantity, late)), 5.0 * 15.0 * 310.0, false);
}

#[test]
fn contacts_per_person_stand_below_the_line() {
    // 60 visits are 60 / x people: 60 / x × 25 % × amount for € 1,000, so x ≤ 15 × amount / 1,000.
    let project = coffee_morning(|draft| {
        draft.costs[0].amount = Some(1000.into());
        draft.reach[0].per_person = Some(2.into());
    });
    let quantity = uniform(&project, "effects.less_lonely.quantity", "0.75", "1");
    let found = certain(&project, "reach.visitors.per_person", &quantity, Target::ratio(1.into()));
    assert_near(edge(&found), 15.0 * 310.0 / 1000.0, false);
}

/// 100 visitors, of whom f × 50 % stay and f × 50 % of those quarrel: 50 f × € 40 for € 300, less 25 f² × what a quarrel costs.
fn quarrels() -> Project {
    let mut draft = ProjectDraft::default();
    draft.settings.name = "Coffee morning".into();
    draft.settings.start_year = Some(2026.into());
    draft.settings.discount_rate = Some(0.into());
    let group = |group: &str, part_of: Option<&str>| ReachDraft {
        group: Some(group.into()),
        participants: part_of.is_none().then(|| 100.into()),
        part_of: part_of.map(Into::into),
        share: part_of.map(|_| decimal("0.5")),
        ..ReachDraft::default()
    };
    draft.reach =
        vec![group("visitors", None), group("stay", Some("visitors")), group("quarrel", Some("stay"))];
    let effect = |group: &str, amount: i64| EffectDraft {
        id: Some(group.into()),
        beneficiaries: vec![BeneficiaryDraft { party: "client".into(), share: None }],
        group: Some(group.into()),
        share: Some(1.into()),
        amount: Some(amount.into()),
        ..EffectDraft::default()
    };
    draft.effects = vec![effect("stay", 40), effect("quarrel", -50)];
    draft.costs = coffee_morning(|_| {}).to_draft().costs;
    draft.costs[0].amount = Some(300.into());
    draft.build().expect("a valid project").project
}

#[test]
fn a_stretch_has_two_ends() {
    // 2,000 f − 25 c f² ≥ 300, c from € 40 to € 60: met where c ≤ 58 in nine draws of ten, between the roots of
    // 1,450 f² − 2,000 f + 300: (2,000 ± √2,260,000) / 2,900.
    let project = quarrels();
    let harm = uniform(&project, "effects.quarrel.quantity", "0.8", "1.2");
    let found = certain(&project, "reach.*.share", &harm, Target::ratio(1.into()));
    assert!(!found.at_lowest);
    let edges: Vec<(f64, bool)> = found.edges.iter().map(|edge| (edge.value, edge.is_lowest)).collect();
    assert_eq!(edges.len(), 2);
    let root = |sign: f64| (2000.0 + sign * 2_260_000.0_f64.sqrt()) / 2900.0;
    assert_near(edges[0], root(-1.0), true);
    assert_near(edges[1], root(1.0), false);
    // With near certainty, too: c up to € 60, and no draw to spare: 1,500 f² − 2,000 f + 300.
    let found = at_certainty(
        &project,
        &parameter(&project, "reach.*.share"),
        &harm,
        Target::ratio(1.into()),
        &[1.0],
        PLAN,
    );
    let edges = &found.expect("an answer")[0].edges;
    let root = |sign: f64| (2000.0 + sign * 2_200_000.0_f64.sqrt()) / 3000.0;
    assert_eq!(edges.len(), 2);
    assert_near((edges[0].value, edges[0].is_lowest), root(-1.0), true);
    assert_near((edges[1].value, edges[1].is_lowest), root(1.0), false);
    // How far all draws there could ever be are from these is not known.
    assert_eq!((edges[0].interval[1], edges[1].interval[0]), (None, None));
}

#[test]
fn what_is_met_nowhere_or_everywhere_has_no_ends() {
    let project = coffee_morning(|_| {});
    let quantity = uniform(&project, "effects.less_lonely.quantity", "0.75", "1");
    let of = |ratio: &str| {
        certain(&project, "effects.less_lonely.deadweight", &quantity, Target::ratio(decimal(ratio)))
    };
    // Nobody pays for nothing, and € 6,000 at most is not ten times € 4,200.
    assert!(of("0").is_everywhere() && of("10").is_nowhere());
    assert!(!of("0").is_nowhere() && !of("10").is_everywhere());
    assert!(of("0").edges.is_empty() && of("10").edges.is_empty());
}

#[test]
fn a_frontier_holds_what_it_fixes() {
    // The share is fixed at 20 % though it has a range of its own: 12 people × € 400 for 4,200 / f.
    let project = coffee_morning(|_| {});
    let share = uniform(&project, "effects.less_lonely.share", "0.1", "0.3");
    let [first, second] =
        ["effects.less_lonely.share", "costs.host.amount"].map(|path| parameter(&project, path));
    let found = frontier_at_certainty(
        &project,
        (&first, decimal("0.2")),
        &second,
        &share,
        Target::ratio(1.into()),
        &[0.5, 0.95],
        PLAN,
    );
    for certain in found.expect("an answer") {
        assert_eq!(edge(&certain), (4800.0, false));
        assert_eq!(certain.edges[0].interval, [Some(4800.0); 2], "all draws are alike");
    }
}

#[test]
fn at_an_edge_so_many_draws_meet_the_target_by_the_exact_calculation() {
    let project = standard_model();
    let drawn = Ranges::new(&project, &standard_ranges(), &[]).expect("ranges");
    let plan = Plan { draws: 150, seed: 7, sampling: Sampling::Random };
    let simulation = Simulation::new(&project, drawn.clone(), Output::RATIO, plan).expect("a simulation");
    let months = calculate(&project).returns.payback_months.defined().copied().expect("a payback period");
    for (path, aim, value, edges) in [
        ("project.discount_rate", Aim::Ratio, decimal("1.3"), 1),
        ("effects.wellbeing.drop_off", Aim::Npv, decimal("120000"), 1),
        ("costs", Aim::PaybackMonths, months - Decimal::from(4), 1),
    ] {
        let (own, target) = (parameter(&project, path), Target { aim, value });
        let found = at_certainty(&project, &own, &drawn, target, &[0.5, 0.52], plan).expect("an answer");
        for (certain, share) in found.iter().zip([75, 78]) {
            let met_at = |at: f64| {
                let at = decimal(&format!("{at:.12}"));
                let is_met = |draw: &u64| {
                    let point = simulation.point(*draw);
                    let others = drawn.drawn().iter().map(|one| one.varied.clone()).zip(point);
                    let others = others.filter(|(varied, _)| varied.path != own.varied.path);
                    let (varied, point): (Vec<Varied>, Vec<Decimal>) =
                        others.chain([(own.varied.clone(), at)]).unzip();
                    let map = calculate_at(&project, &varied, &point).expect("a project");
                    target.reached_by(&map) != Ordering::Less
                };
                (0..plan.draws).filter(is_met).count()
            };
            assert_eq!(certain.edges.len(), edges, "{path} {certain:?}");
            for edge in &certain.edges {
                // A hair to the side on which it is met, and on the other side one draw less.
                let hair = if edge.is_lowest { 1e-8 } else { -1e-8 };
                assert_eq!(met_at(edge.value + hair), share, "{path}: {edge:?}");
                assert_eq!(met_at(edge.value - hair), share - 1, "{path}: {edge:?}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    /// Between its edges and beyond them a target is met by so many draws as the exact calculation says, but for what chance does.
    #[test]
    fn the_share_of_draws_is_that_of_the_exact_calculation(
        Valid(project) in valid_project(),
        wanted in 0_usize..4,
        level in 0_i64..400,
        which in 0_usize..1000,
        certainty in 0.2..0.9_f64,
        places in proptest::collection::vec(0_u32..1000, 3),
    ) {
        const DRAWS: u32 = 30;
        let aim = [Aim::Ratio, Aim::Npv, Aim::NetRatio, Aim::PaybackMonths][wanted];
        // A value that no project has exactly.
        let value = Decimal::new(level * 1000 + 37, 5) * Decimal::from(if aim == Aim::PaybackMonths { 15 } else { 1 });
        let target = Target { aim, value };
        let list: Vec<_> = by_evidence(&project).into_iter().map(|(range, _)| range).collect();
        let drawn = Ranges::new(&project, &list, &[]).expect("ranges by evidence");
        let mut all = parameters(&project);
        let own = all.swap_remove(which % all.len());
        let plan = Plan { draws: DRAWS.into(), seed: 3, sampling: Sampling::Random };
        let found = at_certainty(&project, &own, &drawn, target, &[certainty], plan);
        prop_assume!(found.is_some());
        let certain = found.expect("an answer").remove(0);
        prop_assert!(certain.edges.windows(2).all(|two| two[0].value <= two[1].value && two[0].is_lowest != two[1].is_lowest));
        let Ok(simulation) = Simulation::new(&project, drawn.clone(), Output::NPV, plan) else { return Ok(()) };
        for place in places {
            let at = own.lowest + (own.highest - own.lowest) * Decimal::from(place) / Decimal::from(1000);
            let is_met = |draw: &u64| {
                let others = drawn.drawn().iter().map(|one| one.varied.clone()).zip(simulation.point(*draw));
                let others = others.filter(|(varied, _)| varied.path != own.varied.path);
                let (varied, point): (Vec<Varied>, Vec<Decimal>) = others.chain([(own.varied.clone(), at)]).unzip();
                calculate_at(&project, &varied, &point).ok().map(|map| target.reached_by(&map) != Ordering::Less)
            };
            let met: Option<Vec<bool>> = (0..u64::from(DRAWS)).map(|draw| is_met(&draw)).collect();
            // What the project cannot be with so large a number is not asked.
            let Some(met) = met else { continue };
            let count = u32::try_from(met.iter().filter(|met| **met).count()).expect("few");
            let at = at.to_string().parse::<f64>().expect("a number");
            let is_met = certain.edges.iter().fold(certain.at_lowest, |is_met, edge| {
                if edge.value < at || edge.is_lowest && edge.value == at { edge.is_lowest } else { is_met }
            });
            let needed = certainty * f64::from(DRAWS);
            let chance = 1.96 * (needed * (1.0 - certainty)).sqrt();
            if (f64::from(count) - needed).abs() > chance {
                let path = &own.varied.path;
                prop_assert!(
                    (f64::from(count) > needed) == is_met,
                    "{path} at {at}: {count} of {needed}, {certain:?}, {target:?}"
                );
            }
        }
    }
}
