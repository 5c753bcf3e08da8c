//! What ranges take of a project.

use crate::standard::{decimal, standard_model};
use impactkaart_core::scenario::{Path, ScenarioFault};
use impactkaart_core::uncertainty::{
    Correlation, CorrelationFault, DistributionError, Range, RangeError, RangeFault, Ranges, Shape, Width,
    by_evidence,
};

fn path(text: &str) -> Path {
    text.parse().expect("a path")
}

fn uniform(parameter: &str, low: &str, high: &str) -> Range {
    Range { path: path(parameter), shape: Shape::Uniform { low: decimal(low), high: decimal(high) } }
}

fn correlation(one: &str, other: &str, rank: &str) -> Correlation {
    Correlation { paths: [path(one), path(other)], rank: decimal(rank) }
}

fn faults(ranges: &[Range]) -> Vec<RangeFault> {
    let errors = Ranges::new(&standard_model(), ranges, &[]).expect_err("something is wrong");
    errors
        .into_iter()
        .map(|error| match error {
            RangeError::Range { fault, .. } => fault,
            RangeError::Correlation { .. } => panic!("no correlation was stated"),
        })
        .collect()
}

#[test]
fn a_star_is_each_line_by_itself_and_a_factor_one_draw() {
    let ranges = [
        uniform("effects.*.deadweight", "0.1", "0.3"),
        uniform("costs", "0.9", "1.1"),
        uniform("costs.@year", "0.9", "1.1"),
        uniform("effects.@client.drop_off", "0.1", "0.3"),
        uniform("reach.visitors.participants[2026]", "100", "140"),
    ];
    let ranges = Ranges::new(&standard_model(), &ranges[..4], &[]).expect("sound ranges");
    let paths: Vec<String> = ranges.drawn().iter().map(|drawn| drawn.varied.path.to_string()).collect();
    assert_eq!(paths[0], "effects.wellbeing.deadweight");
    assert_eq!(paths.len(), 12 + 3);
    assert_eq!(paths[12..], ["costs", "costs.@year", "effects.@client.drop_off"]);
    assert_eq!(ranges.drawn()[13].range, 2);
}

#[test]
fn every_wrong_range_is_found_with_its_place() {
    assert!(matches!(faults(&[uniform("project.horizon", "4", "6")])[..], [RangeFault::Structure(_)]));
    assert!(matches!(
        faults(&[uniform("costs.nobody.amount", "4", "6")])[..],
        [RangeFault::Path(ScenarioFault::UnknownLine { .. })]
    ));
    assert!(matches!(faults(&[uniform("reach", "50", "200")])[..], [RangeFault::FactorBeyondTen { .. }]));
    let below_zero =
        Range { path: path("costs"), shape: Shape::Normal { mean: decimal("-1"), sd: decimal("1") } };
    assert!(matches!(faults(&[below_zero])[..], [RangeFault::FactorBeyondTen { .. }]));
    assert!(matches!(
        faults(&[uniform("effects.wellbeing.share", "1.5", "2")])[..],
        [RangeFault::Distribution(DistributionError::OutsideBounds { .. })]
    ));
    assert!(matches!(
        faults(&[uniform("effects.wellbeing.share", "0.5", "0.2")])[..],
        [RangeFault::Distribution(DistributionError::Reversed { .. })]
    ));
    let twice = [
        uniform("effects.*.share", "0.1", "0.2"),
        uniform("costs", "0.9", "1"),
        uniform("effects.@client.share", "0.1", "0.2"),
    ];
    assert!(matches!(faults(&twice)[..], [RangeFault::Path(ScenarioFault::Twice { other: 0 })]));
    // Both at once.
    let several = [uniform("project.horizon", "4", "6"), uniform("reach", "50", "200")];
    assert_eq!(faults(&several).len(), 2);
}

#[test]
fn a_range_is_cut_to_what_the_parameter_can_be() {
    let ranges = [
        Range {
            path: path("effects.wellbeing.share"),
            shape: Shape::Normal { mean: decimal("0.9"), sd: decimal("0.1") },
        },
        uniform("reach.cohort", "0.5", "3"),
        uniform("reach.visitors.new", "100", "150"),
    ];
    let ranges = Ranges::new(&standard_model(), &ranges, &[]).expect("sound ranges");
    let ends: Vec<(f64, f64)> = ranges.drawn().iter().map(|drawn| drawn.distribution.ends()).collect();
    // A share is at most 1; the cohort is all visitors already; no more start than the 120 who take part.
    assert_eq!(ends, [(0.0, 1.0), (0.5, 1.0), (100.0, 120.0)]);
    assert!(ranges.drawn()[0].distribution.cut().1 > 0.15);
}

#[test]
fn low_to_high_is_lognormal_but_for_shares_and_what_reaches_zero() {
    let shape =
        |parameter: &str, low: &str| Range::interval(path(parameter), decimal(low), decimal("0.5")).shape;
    assert!(matches!(shape("costs", "0.1"), Shape::LognormalInterval { .. }));
    assert!(matches!(shape("values.tax.amount", "0.1"), Shape::LognormalInterval { .. }));
    assert!(matches!(shape("values.tax.amount", "0"), Shape::NormalInterval { .. }));
    assert!(matches!(shape("effects.tax.share", "0.1"), Shape::NormalInterval { .. }));
    assert!(matches!(shape("project.discount_rate", "0.1"), Shape::NormalInterval { .. }));
}

#[test]
fn correlations_are_of_parameters_that_are_drawn() {
    let project = standard_model();
    let ranges = [
        uniform("costs", "0.9", "1.1"),
        uniform("reach", "0.9", "1.1"),
        uniform("effects.*.deadweight", "0.1", "0.3"),
    ];
    let fault = |one: &str, other: &str, rank: &str| {
        let errors = Ranges::new(&project, &ranges, &[correlation(one, other, rank)]).expect_err(one);
        match errors.into_iter().next() {
            Some(RangeError::Correlation { correlation: 0, fault }) => fault,
            other => panic!("{other:?}"),
        }
    };
    assert!(matches!(fault("costs", "reach", "1.2"), CorrelationFault::OutOfRange { .. }));
    assert!(matches!(fault("costs", "costs", "0.5"), CorrelationFault::Itself));
    assert!(matches!(fault("costs", "values", "0.5"), CorrelationFault::WithoutRange { place: 1 }));
    assert!(matches!(fault("costs.nobody", "costs", "0.5"), CorrelationFault::Path { place: 0, .. }));
    let twice = [correlation("costs", "reach", "0.5"), correlation("reach", "costs", "0.4")];
    let errors = Ranges::new(&project, &ranges, &twice).expect_err("twice");
    assert_eq!(
        errors,
        [RangeError::Correlation { correlation: 1, fault: CorrelationFault::Twice { other: 0 } }]
    );
    let all =
        Ranges::new(&project, &ranges, &[correlation("effects.*.deadweight", "effects.*.deadweight", "0.4")]);
    let all = all.expect("each with each other");
    assert!((all.rank_correlation(2, 13) - 0.4).abs() < 1e-12 && all.rank_correlation(0, 2) == 0.0);
    assert!(all.repair().is_none());
}

#[test]
fn correlations_that_contradict_each_other_are_brought_to_the_nearest_that_do_not() {
    let ranges = ["costs", "reach", "effects"].map(|parameter| uniform(parameter, "0.9", "1.1"));
    let against = [
        correlation("costs", "reach", "0.9"),
        correlation("reach", "effects", "0.9"),
        correlation("costs", "effects", "-0.9"),
    ];
    let ranges = Ranges::new(&standard_model(), &ranges, &against).expect("repaired");
    let repair = ranges.repair().expect("these cannot all be");
    assert!(repair.largest > 0.1 && repair.largest < 1.0, "{repair:?}");
    // All three are equally impossible, so they change alike: by symmetry each becomes about a half.
    assert!((ranges.rank_correlation(0, 1) - ranges.rank_correlation(1, 2)).abs() < 1e-6);
    assert!((ranges.rank_correlation(0, 1) + ranges.rank_correlation(0, 2)).abs() < 1e-6);
}

#[test]
fn without_ranges_each_line_has_the_width_of_what_it_rests_on() {
    let project = standard_model();
    let ranges = by_evidence(&project);
    // 8 costs, the counted group, 12 effects and their 12 values.
    assert_eq!(ranges.len(), 8 + 1 + 12 + 12);
    assert_eq!(ranges.iter().filter(|(_, width)| *width == Width::Evidence(None)).count(), 24);
    let ranges: Vec<Range> = ranges.into_iter().map(|(range, _)| range).collect();
    let drawn = Ranges::new(&project, &ranges, &[]).expect("sound ranges");
    // ± 10 % in 90 % of draws.
    let costs = &drawn.drawn()[0].distribution;
    assert!((costs.quantile(0.05) - 0.9).abs() < 1e-6 && (costs.quantile(0.95) - 1.1).abs() < 1e-6);
}
