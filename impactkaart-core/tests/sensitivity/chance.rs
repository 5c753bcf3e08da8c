//! Indices and the value of information of whole projects.

use crate::reference;
use crate::standard::{decimal, standard_model};
use impactkaart_core::sensitivity::{Aim, Range as Moved, screened, variance_shares, worth_knowing};
use impactkaart_core::uncertainty::{Plan, Range, Ranges, Sampling, Shape};

fn ranges(project: &impactkaart_core::Project) -> Ranges {
    let list: Vec<Range> = reference::PARAMETERS
        .iter()
        .map(|(path, low, high, ..)| Range {
            path: path.parse().expect("a path"),
            shape: Shape::Uniform { low: decimal(low), high: decimal(high) },
        })
        .collect();
    Ranges::new(project, &list, &[]).expect("ranges")
}

#[test]
fn the_standard_model_meets_its_reference_roughly_with_few_points() {
    // A sixteenth of the points that the reference was made with: off by some thousandths. With all of them the example
    // `standard_sensitivity` checks eight digits.
    let project = standard_model();
    let of = |seed| {
        let found = variance_shares(&project, &ranges(&project), Aim::Ratio, 1024, seed, 20);
        found.expect("recorded").expect("indices")
    };
    let sobol = of(None);
    assert_eq!(sobol.evaluations, 1024 * 42);
    for (index, (first, total)) in reference::FIRST_ORDER.into_iter().zip(reference::TOTAL).enumerate() {
        assert!((sobol.first_order[index].index - first).abs() < 0.02, "{index}");
        assert!((sobol.total[index].index - total).abs() < 0.02, "{index}");
    }
    // Shifted points are others, as near to it, and the same again with the same seed.
    let shifted = of(Some(7));
    assert!(shifted != sobol && shifted == of(Some(7)) && shifted != of(Some(8)));
    for (index, total) in reference::TOTAL.into_iter().enumerate() {
        assert!((shifted.total[index].index - total).abs() < 0.03, "{index}");
    }
}

#[test]
fn a_cheap_look_at_the_standard_model_finds_what_moves_it_most() {
    let project = standard_model();
    let moved: Vec<Moved> = reference::parameters(&project)
        .into_iter()
        .zip(reference::PARAMETERS)
        .map(|(parameter, (_, low, high, ..))| Moved { parameter, low: decimal(low), high: decimal(high) })
        .collect();
    let found = screened(&project, &moved, Aim::Ratio, 40, 1).expect("parameters of the model");
    assert_eq!(found, screened(&project, &moved, Aim::Ratio, 40, 1).expect("the same again"));
    // What a number moves the ratio by where the others stand anywhere, against where they stand as stated: the five widest
    // bars of the reference are the five largest of the look.
    let mut order: Vec<usize> = (0..40).collect();
    order.sort_by(|a, b| found[*b].mean_size.total_cmp(&found[*a].mean_size));
    let mut widest: Vec<usize> = reference::ORDER[..5].to_vec();
    let mut largest = order[..5].to_vec();
    widest.sort_unstable();
    largest.sort_unstable();
    assert_eq!(largest, widest);
}

#[test]
fn near_the_target_the_reach_is_what_is_worth_knowing_most() {
    let project = standard_model();
    let plan = Plan { draws: 4096, seed: 1, sampling: Sampling::Random };
    // The mean ratio is about 1.42: at that target it could go either way, and the reach has the largest index.
    let worth = worth_knowing(&project, &ranges(&project), decimal("1.42"), plan).expect("recorded");
    assert!(worth.all.is_distinct() && worth.each[0].is_distinct());
    assert!(worth.each.iter().skip(1).all(|one| one.value < worth.each[0].value));
    assert!(worth.each.iter().all(|one| one.value <= worth.all.value));
    assert!(worth.sample_sizes[5].is_some() && worth.sample_sizes[0].is_none());
    // Far from the target nothing is.
    let worth = worth_knowing(&project, &ranges(&project), decimal("0.5"), plan).expect("recorded");
    assert!(worth.all.value == 0.0 && worth.each.iter().all(|one| !one.is_distinct()));
}
