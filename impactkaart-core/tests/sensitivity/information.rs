//! What it is worth to know something before deciding.

use impactkaart_core::sensitivity::{value_of_information, value_of_knowing};
use proptest::prelude::*;

/// The standard normal distribution turned around, to nine digits (P. J. Acklam, 2003).
fn normal(share: f64) -> f64 {
    // By halving on the distribution itself: slow, and without constants to mistype.
    let below = |z: f64| {
        let steps = 400;
        let width = (z + 8.0) / f64::from(steps);
        let density = |x: f64| (-x * x / 2.0).exp() / (2.0 * std::f64::consts::PI).sqrt();
        (0..steps).map(|at| density(-8.0 + (f64::from(at) + 0.5) * width) * width).sum::<f64>()
    };
    let (mut low, mut high) = (-8.0, 8.0);
    for _ in 0..50 {
        let middle = (low + high) / 2.0;
        if below(middle) < share { low = middle } else { high = middle }
    }
    (low + high) / 2.0
}

#[test]
fn of_a_sum_of_normals_it_is_as_known() {
    // Gains of 1 + 3x + 4y, x and y normal: a normal with mean 1 and sd 5. With perfect information of an sd of s,
    // E max = s φ(m/s) + m Φ(m/s), less the mean of 1: of all (s = 5) 1.5345, of x (3) 0.7632, of y (4) 1.1434 … worked
    // out below from φ and Φ themselves.
    let quantiles: Vec<f64> = (0..100).map(|at| normal((f64::from(at) + 0.5) / 100.0)).collect();
    let mut draws = Vec::new();
    for x in 0..100 {
        for y in 0..100 {
            draws.push([quantiles[x], quantiles[y]]);
        }
    }
    let gains: Vec<f64> = draws.iter().map(|[x, y]| 1.0 + 3.0 * x + 4.0 * y).collect();
    let [x, y] = [0, 1].map(|input| draws.iter().map(|draw| draw[input]).collect::<Vec<f64>>());
    let found = value_of_information(&gains, &[&x, &y]);
    let known = |sd: f64| {
        let z = 1.0 / sd;
        let density = (-z * z / 2.0_f64).exp() / (2.0 * std::f64::consts::PI).sqrt();
        let below = 0.5
            + (0..1000)
                .map(|at| {
                    let x = z * (f64::from(at) + 0.5) / 1000.0;
                    (-x * x / 2.0_f64).exp() / (2.0 * std::f64::consts::PI).sqrt() * z / 1000.0
                })
                .sum::<f64>();
        sd * density + below - 1.0
    };
    for (information, sd) in found.iter().zip([5.0, 3.0, 4.0]) {
        assert!((information.value - known(sd)).abs() < 0.03, "{sd}: {information:?} {}", known(sd));
        assert!(information.is_distinct(), "{information:?}");
    }
}

#[test]
fn where_the_decision_is_certain_nothing_is_worth_knowing() {
    let input: Vec<f64> = (0..1000).map(f64::from).collect();
    let gains: Vec<f64> = input.iter().map(|value| 5.0 + value).collect();
    for information in value_of_information(&gains, &[&input]) {
        assert_eq!(information.value, 0.0);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Knowing one more input is never worth less, and never more than knowing everything.
    #[test]
    fn value_never_falls_as_inputs_are_added(
        draws in proptest::collection::vec((-100.0..100.0_f64, 0.0..1.0_f64, 0.0..1.0_f64, 0_u8..4), 200..900),
    ) {
        let gains: Vec<f64> = draws.iter().map(|(noise, x, y, _)| noise + 50.0 * x - 40.0 * y).collect();
        let inputs: [Vec<f64>; 3] = [
            draws.iter().map(|draw| draw.1).collect(),
            draws.iter().map(|draw| draw.2).collect(),
            draws.iter().map(|draw| f64::from(draw.3)).collect(),
        ];
        let slices: Vec<&[f64]> = inputs.iter().map(Vec::as_slice).collect();
        let values: Vec<f64> = (0..=3).map(|known| value_of_knowing(&gains, &slices[..known])).collect();
        prop_assert!(values[0] == 0.0);
        let all = value_of_information(&gains, &[])[0].value;
        for pair in values.windows(2) {
            prop_assert!(pair[1] >= pair[0] - 1e-9, "{values:?}");
        }
        prop_assert!(values[3] <= all + 1e-9);
    }
}
