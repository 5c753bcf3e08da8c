//! Sweeps: against every point calculated exactly, and against the reference figures of the standard model.

mod standard;

use impactkaart_core::evaluate::{Questions, Summary, Sweep, SweepError, calculate_at};
use impactkaart_core::graph::{Output, ReturnFigure, Varied};
use impactkaart_core::scenario::Axis;
use impactkaart_core::{Decimal, Project};
use proptest::prelude::*;
use standard::{decimal, standard_model};
use std::sync::atomic::{AtomicU64, Ordering};

fn axes(axes: &[(&str, &str)]) -> Vec<Axis> {
    axes.iter().map(|(path, values)| Axis::read(path.parse().unwrap(), values).expect("an axis")).collect()
}

fn summary(project: &Project, ranges: &[(&str, &str)], output: Output, target: Option<&str>) -> Summary {
    let sweep = Sweep::new(project, axes(ranges), output).expect("a sweep");
    let questions = Questions { targets: target.map(decimal).into_iter().collect(), ..Questions::default() };
    sweep.summary(&questions, &|_, _| true).expect("a summary")
}

/// Everything point by point in decimal.
fn agrees_with_every_point(
    project: &Project,
    ranges: &[(&str, &str)],
    output: Output,
    target: &str,
) -> Summary {
    let sweep = Sweep::new(project, axes(ranges), output).expect("a sweep");
    let varied: Vec<Varied> = axes(ranges).into_iter().map(|axis| axis.varied).collect();
    let questions = Questions { targets: vec![decimal(target)], ..Questions::default() };
    let summary = sweep.summary(&questions, &|_, _| true).expect("a summary");
    let mut values: Vec<(Decimal, u64)> = Vec::new();
    for index in 0..sweep.points() {
        let map = calculate_at(project, &varied, &sweep.point(index)).unwrap();
        values.extend(output.of(&map).defined().map(|value| (*value, index)));
    }
    assert_eq!(summary.points, sweep.points());
    assert_eq!(summary.undefined_points, sweep.points() - values.len() as u64);
    let above = values.iter().filter(|(value, _)| *value > decimal(target)).count() as u64;
    assert_eq!((summary.above[0].points, summary.above[0].undecided), (above, 0));
    assert!(summary.is_complete());
    let mean: f64 = values.iter().map(|(value, _)| value.to_string().parse::<f64>().unwrap()).sum::<f64>();
    let mean = mean / values.len() as f64;
    assert!((summary.mean.unwrap() - mean).abs() <= mean.abs() * 1e-12);
    let highest = values.iter().map(|(value, _)| *value).max().unwrap();
    let lowest = values.iter().map(|(value, _)| *value).min().unwrap();
    let near = |value: Decimal, other: Decimal| (value - other).abs() <= decimal("0.000000000000000001");
    // Points without influence count as equal: the exact values differ by settling at most.
    assert!(near(summary.best.as_ref().unwrap().value, highest));
    assert!(near(summary.worst.as_ref().unwrap().value, lowest));
    values.sort_unstable();
    for quantile in &summary.quantiles {
        let place = quantile.at * Decimal::from(values.len() - 1);
        let at: usize = place.trunc().to_string().parse().unwrap();
        let (low, high) = (values[at].0, values[(at + 1).min(values.len() - 1)].0);
        assert!(
            quantile.is_exact() && near(quantile.value, low + (high - low) * place.fract()),
            "{quantile:?}"
        );
    }
    let mut floats = vec![0.0; values.len() + summary.undefined_points as usize];
    sweep.values(&mut floats).unwrap();
    assert_eq!(floats.iter().filter(|value| value.is_nan()).count() as u64, summary.undefined_points);
    for (value, index) in values {
        let float = Decimal::from_f64_retain(floats[index as usize]).unwrap();
        assert!((float - value).abs() < decimal("0.000000001"), "{index}: {float} {value}");
    }
    summary
}

#[test]
fn a_quantile_lies_between_the_points_that_it_names() {
    let project = standard_model();
    let axes = axes(&[("costs", "80%..120%:7"), ("reach", "50%..200%:5")]);
    for output in [Output::RATIO, Output::NPV, Output::Return(ReturnFigure::PaybackMonths)] {
        let sweep = Sweep::new(&project, axes.clone(), output).expect("a sweep");
        let summary = sweep.summary(&Questions::default(), &|_, _| true).expect("a summary");
        for quantile in &summary.quantiles {
            let [low, high] = quantile.between.map(|point| {
                let figure = sweep.exact(point.expect("a point")).expect("a figure");
                *figure.defined().expect("a number")
            });
            // Between the ranks, in proportion.
            let place = quantile.at * Decimal::from(summary.points - summary.undefined_points - 1);
            let value = low + (high - low) * place.fract();
            assert_eq!(quantile.value, value.normalize(), "{output:?} {}", quantile.at);
        }
    }
}

#[test]
fn a_small_sweep_agrees_with_every_point_calculated_exactly() {
    let project = standard_model();
    let ranges = [("costs", "80%..120%:9"), ("reach", "50%..200%:7"), ("effects.*.drop_off", "0%..150%:4")];
    for output in [Output::RATIO, Output::NPV, Output::NET_RATIO, Output::BENEFITS] {
        agrees_with_every_point(&project, &ranges, output, "1.2");
    }
}

#[test]
fn all_kinds_of_axes_agree_with_every_point() {
    let project = standard_model();
    let ranges = [
        ("reach.visitors.participants[1]", "50..200/75"),
        ("project.discount_rate", "0,0.02,0.05"),
        ("values.wellbeing.amount", "0..2500:3"),
        ("effects.@municipality", "0.5,2"),
        ("costs.rent.amount", "-9600,9600"),
    ];
    // A single year of participants has no row of its own here.
    assert!(matches!(Sweep::new(&project, axes(&ranges[..1]), Output::RATIO), Err(SweepError::Record(_))));
    agrees_with_every_point(&project, &ranges[1..], Output::RATIO, "1.5");
}

#[test]
fn where_costs_cross_zero_points_without_a_ratio_are_counted() {
    let project = standard_model();
    // All other costs are € 207 thousand at a reach of 1; a coordinator who brings in € 82,500 a year is more than that.
    let ranges = [("costs.coordinator.amount", "-82500..41250:31"), ("reach", "50%..150%:5")];
    let summary = agrees_with_every_point(&project, &ranges, Output::RATIO, "1");
    assert!(summary.undefined_points > 10 && summary.undefined_points < 150);
}

#[test]
fn figures_that_are_calculated_in_decimal_only_agree_too() {
    let project = standard_model();
    let ranges = [("costs", "50%..150%:3"), ("reach", "50%..150%:2")];
    agrees_with_every_point(&project, &ranges, Output::Return(ReturnFigure::PaybackMonths), "20");
}

#[test]
fn a_parameter_without_influence_does_not_turn_a_sweep_into_a_decimal_one() {
    let project = standard_model();
    let with =
        [("costs", "80%..120%:41"), ("reach", "50%..200%:16"), ("effects.noshows.drop_off", "0..1:500")];
    let summary = summary(&project, &with, Output::RATIO, Some("1"));
    assert_eq!(summary.points, 41 * 16 * 500);
    assert!(summary.exact_points < 20, "{}", summary.exact_points);
    // The cheapest with the most reach, and the first of what makes no difference.
    assert_eq!(summary.best.unwrap().index, 15 * 500);
}

#[test]
fn a_target_that_points_meet_exactly_is_decided_exactly() {
    let project = standard_model();
    // The costs at factor 1 are the target: of 0.5, 0.6 … 1.5 the five after 1 are above it, and 1 itself is not.
    let target = impactkaart_core::calculate(&project).costs.present_value.to_string();
    let summary = summary(&project, &[("costs", "50%..150%:11")], Output::COSTS, Some(&target));
    assert_eq!(summary.above[0].points, 5);
}

#[test]
fn a_corner_that_cannot_be_is_refused_beforehand() {
    let project = standard_model();
    let error = Sweep::new(&project, axes(&[("effects.*.deadweight", "50%..300%:4")]), Output::RATIO);
    let Err(SweepError::Point { point, .. }) = error else { panic!("a deadweight of 120 %") };
    assert_eq!(point, [decimal("3")]);
}

#[test]
fn a_sweep_that_is_stopped_tells_about_the_points_it_finished() {
    let project = standard_model();
    // Costs are from half to one and a half times as high, lowest first: what is finished first has the best ratios.
    let sweep =
        Sweep::new(&project, axes(&[("costs", "0.5..1.5:1000"), ("reach", "1..2:1000")]), Output::RATIO)
            .unwrap();
    let seen = AtomicU64::new(0);
    let questions = Questions { targets: vec![decimal("1")], ..Questions::default() };
    let stopped = sweep.summary(&questions, &|done, all| {
        assert_eq!(all, 2_000_000);
        seen.fetch_max(done, Ordering::Relaxed);
        done < 200_000
    });
    let stopped = stopped.unwrap();
    assert!(!stopped.is_complete() && stopped.finished_points < 1_000_000);
    assert!(stopped.finished_points >= 200_000 && seen.load(Ordering::Relaxed) <= stopped.finished_points);
    assert_eq!(stopped.points, 1_000_000);
    // The first points by themselves: those of the lowest costs.
    let part = sweep.part(0..stopped.finished_points, &questions, &|_, _| true).unwrap();
    assert_eq!(sweep.so_far(vec![part], &questions).unwrap(), stopped);
    let whole = sweep.summary(&questions, &|_, _| true).unwrap();
    assert_eq!(stopped.best, whole.best);
    assert!(stopped.worst.unwrap().value > whole.worst.unwrap().value);
    for quantile in &stopped.quantiles {
        assert!(quantile.width > 0.0 && quantile.width < 0.01, "{quantile:?}");
    }
}

#[cfg(feature = "parallel")]
#[test]
fn any_number_of_threads_gives_the_same() {
    let project = standard_model();
    let ranges = [("costs", "0.5..1.5:61"), ("reach", "1..2:70"), ("effects.*.deadweight", "50%..200%:50")];
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| summary(&project, &ranges, Output::RATIO, Some("1.3")))
    };
    let one = with(1);
    for threads in [2, 3, 7] {
        assert_eq!(with(threads), one);
    }
}

/// Task W1 of the standard model: 1000 cost factors × 1000 reach factors. First, last, [500][500] and sum as worked out
/// in exact fractions and in numpy, for a relative agreement of 10^-9.
#[test]
fn a_million_ratios_agree_with_the_reference() {
    let project = standard_model();
    let sweep = Sweep::new(
        &project,
        axes(&[("costs", "0.5..1.499:1000"), ("reach", "0.25..2.248:1000")]),
        Output::RATIO,
    );
    let sweep = sweep.unwrap();
    let mut values = vec![0.0; 1_000_000];
    sweep.values(&mut values).unwrap();
    let agrees =
        |value: f64, reference: f64| assert!((value / reference - 1.0).abs() < 1e-9, "{value} {reference}");
    agrees(values[0], 0.876_088_272_529_657_9);
    agrees(values[999_999], 1.626_487_626_897_137_6);
    agrees(values[500_500], 1.674_371_025_596_426_4);
    agrees(values.iter().sum(), 1_755_106.019_905_819_3);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn any_grid_of_the_standard_model_agrees_with_every_point(
        picked in proptest::collection::btree_set(0..RANGES.len(), 1..4),
        counts in proptest::collection::vec(2_u32..6, 4),
        output in 0_usize..4,
    ) {
        let project = standard_model();
        let texts: Vec<(&str, String)> = picked
            .into_iter()
            .zip(counts)
            .map(|(pick, count)| (RANGES[pick].0, format!("{}:{count}", RANGES[pick].1)))
            .collect();
        let ranges: Vec<(&str, &str)> = texts.iter().map(|(path, values)| (*path, &**values)).collect();
        let outputs = [Output::RATIO, Output::NPV, Output::COSTS, Output::Return(ReturnFigure::GrossRatio)];
        agrees_with_every_point(&project, &ranges, outputs[output], "1.4");
    }
}

const RANGES: [(&str, &str); 9] = [
    ("costs", "80%..120%"),
    ("costs.@year", "50%..100%"),
    ("reach", "50%..200%"),
    ("reach.cohort.share", "0..1"),
    ("project.discount_rate", "-0.02..0.08"),
    ("effects.*.deadweight", "0%..200%"),
    ("effects.income.drop_off", "0..1"),
    ("effects.@client", "0%..300%"),
    ("values.*.amount", "10..1000"),
];

#[test]
fn without_axes_the_one_point_is_the_project_itself() {
    let project = standard_model();
    let found = summary(&project, &[], Output::RATIO, Some("1"));
    assert_eq!((found.points, found.above[0].points), (1, 1));
    let ratio = impactkaart_core::calculate(&project).returns.ratio;
    assert_eq!(Some(&found.best.unwrap().value), ratio.defined());
}

#[test]
fn costs_of_exactly_zero_are_calculated_once_whatever_else_varies() {
    let mut draft = standard_model().to_draft();
    draft.costs.truncate(1);
    let project = draft.build().unwrap().project;
    let id = project.costs()[0].id.clone();
    let path = format!("costs.{id}.amount");
    let ranges =
        [(&*path, "-1000..1000:5"), ("effects.*.drop_off", "0..1:200"), ("effects.@client", "0.1..1:10")];
    let found = summary(&project, &ranges, Output::RATIO, Some("0"));
    // -1000, -500 and 0 have no ratio, 500 and 1000 one above zero.
    assert_eq!((found.points, found.undefined_points), (10_000, 6_000));
    assert_eq!(found.above[0].points, 4_000);
    assert!(found.exact_points <= 30, "{}", found.exact_points);
}

#[test]
fn axes_of_structure_agree_with_every_point_wherever_they_stand() {
    let project = standard_model();
    let ranges = [
        ("costs", "80%..120%:3"),
        ("project.horizon", "5..9/2"),
        ("reach", "50%..150%:3"),
        ("effects.health.duration", "1,3"),
        ("effects.tax.lag", "0,2"),
    ];
    agrees_with_every_point(&project, &ranges, Output::RATIO, "1.4");
    // When in a year amounts fall: at its start, half way, at its end.
    let timings = [("project.benefit_timing", "0,0.5,1"), ("costs", "1,2"), ("project.cost_timing", "0,1")];
    agrees_with_every_point(&project, &timings, Output::NPV, "100000");
    agrees_with_every_point(&project, &timings[..1], Output::RATIO, "1.4");
    agrees_with_every_point(&project, &timings, Output::Return(ReturnFigure::PaybackMonths), "20");
}

#[test]
fn a_parameter_that_counts_with_one_structure_only_varies_with_all() {
    let project = standard_model();
    // With a duration of one year nothing fades.
    let ranges = [("effects.health.duration", "1,4"), ("effects.health.drop_off", "0..0.9:10")];
    let found = agrees_with_every_point(&project, &ranges, Output::BENEFITS, "500000");
    assert_eq!(found.points, 20);
    // Without anything that lasts longer than a year it is without influence, and ten points are one.
    let found = summary(&project, &[("effects.health.duration", "1"), ranges[1]], Output::BENEFITS, None);
    assert_eq!(found.exact_points, 1);
}

#[test]
fn a_structure_that_cannot_be_is_refused_with_its_point() {
    let project = standard_model();
    let ranges = [("costs", "0.5,1"), ("project.horizon", "4,5")];
    let Err(SweepError::Point { point, error }) = Sweep::new(&project, axes(&ranges), Output::RATIO) else {
        panic!("a horizon before the last year")
    };
    assert_eq!((point, error.change), (vec![decimal("0.5"), decimal("4")], None));
    let many = [("project.horizon", "5..100/1"), ("effects.health.duration", "1..50/1")];
    let error = Sweep::new(&project, axes(&many), Output::RATIO).err();
    assert_eq!(error, Some(SweepError::TooManyStructures { combinations: 96 * 50, most: 1000 }));
    // Half way is 0.5, and nothing lies between.
    let between = [("project.benefit_timing", "0.25,1")];
    assert!(matches!(Sweep::new(&project, axes(&between), Output::RATIO), Err(SweepError::Point { .. })));
}
