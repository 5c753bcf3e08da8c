//! Draws hang on seed, path and number alone; a simulation is what its draws are.

use crate::standard::{decimal, standard_model};
use crate::standard_ranges::standard_ranges;
use impactkaart_core::evaluate::{Questions, Summary, division};
use impactkaart_core::graph::Output;
use impactkaart_core::scenario::{Amount, Change, Path, Scenario, apply};
use impactkaart_core::uncertainty::{
    Correlation, Plan, Range, Ranges, Sampling, Shape, Simulation, SimulationError, SobolSequence, chances,
    mean_error, simulate_until,
};
use impactkaart_core::{Decimal, Project, calculate};

const SAMPLINGS: [Sampling; 4] = [
    Sampling::Random,
    Sampling::Latin,
    Sampling::Sobol { is_shifted: true },
    Sampling::Sobol { is_shifted: false },
];

fn path(text: &str) -> Path {
    text.parse().expect("a path")
}

fn uniform(parameter: &str, low: &str, high: &str) -> Range {
    Range { path: path(parameter), shape: Shape::Uniform { low: decimal(low), high: decimal(high) } }
}

fn float(value: Decimal) -> f64 {
    value.to_string().parse().expect("a number")
}

fn simulation<'p>(project: &'p Project, ranges: &[Range], draws: u64, sampling: Sampling) -> Simulation<'p> {
    let ranges = Ranges::new(project, ranges, &[]).expect("sound ranges");
    Simulation::new(project, ranges, Output::RATIO, Plan { draws, seed: 1, sampling }).expect("a simulation")
}

fn questions() -> Questions {
    let targets = vec![decimal("1"), decimal("1.6")];
    let quantiles = ["0.05", "0.5", "0.95"].map(decimal).into();
    Questions { targets, quantiles, deviation: true, bars: 10 }
}

fn summary(simulation: &Simulation<'_>) -> Summary {
    simulation.summary(&questions(), &|_, _| true).expect("a summary")
}

/// Draw, and the shares of two parameters of seed 1.
const PINNED: [(u64, f64, f64); 4] = [
    (0, 0.2905287155792836, 0.42842013116662303),
    (1, 0.5847983737084842, 0.7169135557757468),
    (1024, 0.7552060215199944, 0.40902893708253907),
    (5999, 0.15147134791480432, 0.8510902088575169),
];

#[test]
fn draws_are_the_numbers_of_the_generator_for_seed_path_and_number() {
    // Worked out apart from this program: SplitMix64 and FNV-1a in exact whole numbers.
    let project = standard_model();
    let ranges = [uniform("values.tax.amount", "0", "1"), uniform("costs", "0", "1")];
    let drawn = simulation(&project, &ranges, 6000, Sampling::Random);
    for (draw, tax, costs) in PINNED {
        let point = drawn.point(draw);
        assert!((float(point[0]) - tax).abs() < 1e-15, "{draw}: {point:?}");
        assert!((float(point[1]) - costs).abs() < 1e-15, "{draw}: {point:?}");
    }
}

#[test]
fn another_input_changes_no_other_draws() {
    let project = standard_model();
    let few = [uniform("costs", "0.8", "1.2"), uniform("effects.tax.share", "0.1", "0.2")];
    let many = [
        uniform("reach", "0.5", "1.5"),
        few[1].clone(),
        uniform("values.*.amount", "10", "20"),
        few[0].clone(),
    ];
    for sampling in [Sampling::Random, Sampling::Latin] {
        let (few, many) =
            (simulation(&project, &few, 3000, sampling), simulation(&project, &many, 3000, sampling));
        for draw in [0, 1, 1023, 1024, 2999] {
            let (few, many) = (few.point(draw), many.point(draw));
            assert_eq!((few[0], few[1]), (many[14], many[1]), "{sampling:?}");
        }
    }
}

#[test]
fn scenarios_share_their_luck() {
    let project = standard_model();
    let dearer = Scenario {
        name: "dearer".into(),
        changes: vec![(path("costs.rent.amount"), Change::Plus(Amount::percentage(decimal("0.1"))))],
    };
    let dearer = apply(&project, &dearer).expect("a scenario");
    for sampling in SAMPLINGS {
        let ranges = standard_ranges();
        let (base, dearer) =
            (simulation(&project, &ranges, 64, sampling), simulation(&dearer, &ranges, 64, sampling));
        for draw in 0..64 {
            assert_eq!(base.point(draw), dearer.point(draw));
            // Whatever is drawn, it returns less where it costs more.
            let ratio = |of: &Simulation<'_>| *of.exact(draw).expect("a draw").defined().expect("a ratio");
            assert!(ratio(&dearer) < ratio(&base));
        }
    }
}

#[test]
fn any_number_of_threads_and_any_division_give_the_same() {
    let project = standard_model();
    for sampling in SAMPLINGS {
        let drawn = simulation(&project, &standard_ranges(), 5_000, sampling);
        let of_threads = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
            pool.install(|| summary(&drawn))
        };
        let one = of_threads(1);
        assert_eq!(one, of_threads(2), "{sampling:?}");
        assert_eq!(one, of_threads(3), "{sampling:?}");
        for of in [2, 5] {
            let part = |number| drawn.part(division(drawn.units(), number, of), &questions(), &|_, _| true);
            let parts = (1..=of).rev().map(|number| part(number).expect("a part")).collect();
            assert_eq!(drawn.merge(parts, &questions(), &|_, _| true).expect("merged"), one, "{sampling:?}");
        }
    }
}

#[test]
fn extremes_quantiles_and_chances_are_those_of_the_exact_figures() {
    let project = standard_model();
    for sampling in SAMPLINGS {
        let drawn = simulation(&project, &standard_ranges(), 101, sampling);
        let mut exact: Vec<Decimal> =
            (0..101).map(|draw| *drawn.exact(draw).expect("a draw").defined().expect("a ratio")).collect();
        exact.sort();
        let summary = summary(&drawn);
        assert_eq!(summary.worst.as_ref().expect("ratios").value, exact[0]);
        assert_eq!(summary.best.as_ref().expect("ratios").value, exact[100]);
        // Ranks 5, 50 and 95 of 0 to 100.
        for (quantile, rank) in summary.quantiles.iter().zip([5, 50, 95]) {
            assert!(quantile.is_exact());
            assert_eq!(quantile.value, exact[rank]);
        }
        for (above, target) in summary.above.iter().zip(["1", "1.6"].map(decimal)) {
            assert_eq!(above.points, exact.iter().filter(|value| **value > target).count() as u64);
        }
        let mean = exact.iter().map(|value| float(*value)).sum::<f64>() / 101.0;
        let square: f64 = exact.iter().map(|value| (float(*value) - mean).powi(2)).sum();
        assert!((summary.mean.expect("ratios") - mean).abs() < 1e-11);
        assert!((summary.deviation.expect("ratios") - (square / 100.0).sqrt()).abs() < 1e-10);
        assert_eq!(summary.histogram.iter().map(|bar| bar.points).sum::<u64>(), 101);
    }
}

#[test]
fn the_standard_model_has_the_distribution_that_another_program_found() {
    // Of 20 million draws by numpy; its tolerances are five standard errors of a million.
    let reference = [
        (1.392_489_982_644_168_1, 0.000_909_091_041_645_301),
        (0.181_818_208_329_060_2, 0.000_656_878_016_124_785_9),
        (1.109_486_740_882_695_8, 0.001_586_092_330_813_140_9),
        (1.383_563_980_998_630_6, 0.001_143_136_721_438_157_6),
        (1.706_141_034_002_142, 0.002_223_428_895_319_762_7),
        (0.992_161_75, 0.000_440_931_169_144_843_5),
        (0.129_579_75, 0.001_679_202_477_293_443_3),
    ];
    let project = standard_model();
    for sampling in SAMPLINGS {
        let draws = 4096;
        let summary = summary(&simulation(&project, &standard_ranges(), draws, sampling));
        let mut found = vec![summary.mean.expect("ratios"), summary.deviation.expect("ratios")];
        found.extend(summary.quantiles.iter().map(|quantile| float(quantile.value)));
        found.extend(chances(&summary).iter().map(|chance| float(chance.chance)));
        for (found, (reference, tolerance)) in found.into_iter().zip(reference) {
            let tolerance = tolerance * (1e6 / draws as f64).sqrt();
            assert!((found - reference).abs() < tolerance, "{sampling:?}: {found} against {reference}");
        }
        // sd / sqrt(4096) = sd / 64.
        let error = mean_error(&summary).expect("an error");
        assert!((error - summary.deviation.expect("ratios") / 64.0).abs() < 1e-12);
    }
}

#[test]
fn latin_draws_have_each_stratum_once_and_sobol_draws_are_the_points() {
    let project = standard_model();
    let ranges = [uniform("costs", "0", "1"), uniform("reach", "0", "1"), uniform("effects", "0", "1")];
    let draws = 1500;
    let latin = simulation(&project, &ranges, draws, Sampling::Latin);
    for (parameter, column) in latin.columns(0..draws).iter().enumerate() {
        assert_eq!(column[1100], float(latin.point(1100)[parameter]));
        let mut strata: Vec<u64> = column.iter().map(|value| (value * draws as f64) as u64).collect();
        assert!(!strata.is_sorted());
        strata.sort_unstable();
        assert!(strata.into_iter().eq(0..draws));
    }
    let plain = simulation(&project, &ranges, draws, Sampling::Sobol { is_shifted: false });
    let shifted = simulation(&project, &ranges, draws, Sampling::Sobol { is_shifted: true });
    let sequence = SobolSequence::new(3).expect("three dimensions");
    for draw in [0, 1, 2, 3, 1000, 1023, 1024, 1499] {
        for parameter in 0..3 {
            let off = float(plain.point(draw)[parameter]) - sequence.number(parameter, draw);
            // Half a step on, so that nothing is drawn at an end.
            assert!((0.0..=2_f64.powi(-53)).contains(&off), "{off:e}");
            assert_ne!(plain.point(draw)[parameter], shifted.point(draw)[parameter]);
        }
    }
}

#[test]
fn parameters_go_together_as_their_ranks_were_said_to() {
    let project = standard_model();
    let ranges = [
        uniform("costs", "0.5", "1.5"),
        Range { path: path("reach"), shape: Shape::Lognormal { mean: decimal("1"), sd: decimal("0.3") } },
        Range {
            path: path("effects.tax.share"),
            shape: Shape::Beta { mean: decimal("0.1"), sd: decimal("0.05") },
        },
        uniform("values", "0.5", "1.5"),
    ];
    let correlation = |one: &str, other: &str, rank: &str| Correlation {
        paths: [path(one), path(other)],
        rank: decimal(rank),
    };
    let correlations =
        [correlation("costs", "reach", "0.7"), correlation("reach", "effects.tax.share", "-0.4")];
    let ranges = Ranges::new(&project, &ranges, &correlations).expect("sound ranges");
    for sampling in SAMPLINGS {
        let draws = 4096_u64;
        let plan = Plan { draws, seed: 3, sampling };
        let drawn = Simulation::new(&project, ranges.clone(), Output::RATIO, plan).expect("a simulation");
        let columns = drawn.columns(0..draws);
        let ranks = |parameter: usize| -> Vec<f64> {
            let column = &columns[parameter];
            let mut order: Vec<usize> = (0..column.len()).collect();
            order.sort_by(|a, b| column[*a].total_cmp(&column[*b]));
            let mut ranks = vec![0.0; column.len()];
            order.into_iter().enumerate().for_each(|(rank, draw)| ranks[draw] = rank as f64);
            ranks
        };
        let spearman = |one: usize, other: usize| {
            let (one, other) = (ranks(one), ranks(other));
            let square: f64 = one.iter().zip(&other).map(|(a, b)| (a - b) * (a - b)).sum();
            let n = draws as f64;
            1.0 - 6.0 * square / (n * (n * n - 1.0))
        };
        // Five standard errors of a rank correlation of 4096 draws: 5 / 64.
        for (one, other, rank) in [(0, 1, 0.7), (1, 2, -0.4), (0, 2, 0.0), (0, 3, 0.0), (2, 3, 0.0)] {
            let found = spearman(one, other);
            assert!((found - rank).abs() < 0.08, "{sampling:?} {one} {other}: {found}");
        }
        // Each still has the distribution it was given.
        let mean = columns[1].iter().sum::<f64>() / draws as f64;
        assert!((mean - 1.0).abs() < 5.0 * 0.3 / 64.0, "{mean}");
    }
}

#[test]
fn without_width_a_simulation_is_the_calculation() {
    let project = standard_model();
    let same = |parameter: &str, value: &str| uniform(parameter, value, value);
    let ranges = [
        same("costs.rent.amount", "9600"),
        same("reach.visitors.participants", "120"),
        same("effects.tax.share", "0.14"),
        same("project.discount_rate", "0.0225"),
        same("values.health.amount", "1075"),
        same("effects.health.drop_off", "0.25"),
        same("effects", "1"),
    ];
    let ratio = *calculate(&project).returns.ratio.defined().expect("a ratio");
    for sampling in SAMPLINGS {
        let summary = summary(&simulation(&project, &ranges, 2000, sampling));
        assert_eq!(summary.best.as_ref().map(|best| best.value), Some(ratio));
        assert_eq!(summary.worst.as_ref().map(|worst| worst.value), Some(ratio));
        assert!(summary.quantiles.iter().all(|quantile| (quantile.value - ratio).abs() < decimal("1e-20")));
        assert!(summary.deviation.expect("ratios").abs() < 1e-12);
    }
}

#[test]
fn an_effect_that_occurs_for_fewer_than_without_counts_as_harm() {
    let mut draft = standard_model().to_draft();
    draft.effects[0].deadweight = None;
    draft.effects[0].share_without = Some(decimal("0.3"));
    let project = draft.build().expect("a project").project;
    let drawn =
        simulation(&project, &[uniform("effects.wellbeing.share", "0.1", "0.6")], 64, Sampling::Latin);
    let summary = summary(&drawn);
    let worst = summary.worst.expect("ratios");
    assert!(worst.point[0] < decimal("0.3"));
    // A point below the share without is the project without the effect, and less.
    let mut without = project.to_draft();
    without.effects[0].share = Some(decimal("0.3"));
    let without = without.build().expect("a project").project;
    assert!(worst.value < *calculate(&without).returns.ratio.defined().expect("a ratio"));
}

#[test]
fn a_simulation_goes_on_until_its_errors_are_small() {
    let project = standard_model();
    let ranges = Ranges::new(&project, &standard_ranges(), &[]).expect("sound ranges");
    let plan = Plan { draws: 1 << 20, seed: 1, sampling: Sampling::Random };
    let run = |error: f64| {
        simulate_until(&project, &ranges, Output::RATIO, plan, &questions(), error, &|_, _| true)
    };
    let (simulation, until) = run(0.004).expect("a run");
    // The chance above 1.6 is 0.13: sqrt(0.13 × 0.87 / n) is below 0.004 from 7069 draws on, so at 8192.
    assert_eq!(simulation.plan().draws, 8192);
    assert!(chances(&until).iter().all(|chance| chance.error < 0.004));
    assert_eq!(until, summary(&simulation));
}

#[test]
fn what_cannot_be_simulated_is_said() {
    let project = standard_model();
    let ranges = Ranges::new(&project, &[uniform("costs", "0.9", "1.1")], &[]).expect("sound ranges");
    let plan = Plan { draws: 0, seed: 1, sampling: Sampling::Random };
    assert!(matches!(Simulation::new(&project, ranges, Output::RATIO, plan), Err(SimulationError::Draws)));
    let rate = [uniform("project.discount_rate", "-0.5", "0.1")];
    let mut draft = project.to_draft();
    draft.settings.horizon = Some(50.into());
    let long = draft.build().expect("a project").project;
    let ranges = Ranges::new(&long, &rate, &[]).expect("sound ranges");
    let plan = Plan { draws: 10, seed: 1, sampling: Sampling::Random };
    // (1 - 0.5)^50 is too little to divide by.
    assert!(matches!(
        Simulation::new(&long, ranges, Output::RATIO, plan),
        Err(SimulationError::Point { .. })
    ));
}

#[test]
fn figures_in_decimal_only_and_figures_without_influence_are_drawn_too() {
    let project = standard_model();
    let ranges = Ranges::new(&project, &[uniform("costs", "0.9", "1.1")], &[]).expect("sound ranges");
    let plan = Plan { draws: 40, seed: 1, sampling: Sampling::Random };
    let irr = Output::Return(impactkaart_core::graph::ReturnFigure::Irr);
    let drawn = Simulation::new(&project, ranges.clone(), irr, plan).expect("a simulation");
    let found = summary(&drawn);
    assert_eq!(found.finished_points, 40);
    assert!(found.undefined_points < 40);
    let benefits = Simulation::new(&project, ranges, Output::BENEFITS, plan).expect("a simulation");
    let found = summary(&benefits);
    assert_eq!(found.best.map(|best| best.value), Some(calculate(&project).benefits.present_value));
    assert_eq!(found.finished_points, 40);
}
