//! The exact quantile functions against a table made with SciPy (`quantiles.py`).

use impactkaart_core::Decimal;
use impactkaart_core::uncertainty::{Distribution, DistributionError, Shape};
use proptest::prelude::*;

fn decimal(text: &str) -> Decimal {
    text.parse().expect("a number")
}

fn shape(name: &str, numbers: &str) -> Shape {
    let numbers: Vec<Decimal> = numbers.split(' ').map(decimal).collect();
    match (name, &numbers[..]) {
        ("uniform", &[low, high]) => Shape::Uniform { low, high },
        ("triangular", &[low, mode, high]) => Shape::Triangular { low, mode, high },
        ("pert", &[low, mode, high]) => Shape::Pert { low, mode, high },
        ("normal", &[mean, sd]) => Shape::Normal { mean, sd },
        ("lognormal", &[mean, sd]) => Shape::Lognormal { mean, sd },
        ("beta", &[mean, sd]) => Shape::Beta { mean, sd },
        ("normal_interval", &[low, high]) => Shape::NormalInterval { low, high },
        ("lognormal_interval", &[low, high]) => Shape::LognormalInterval { low, high },
        other => panic!("no shape {other:?}"),
    }
}

#[test]
fn quantiles_means_and_deviations_are_scipys_to_nine_digits() {
    let mut rows = 0;
    for row in include_str!("quantiles.csv").lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        let [name, numbers, lowest, highest, what, value] = cells[..] else { panic!("six cells: {row}") };
        let mut distribution = Distribution::new(shape(name, numbers)).expect(row);
        if !lowest.is_empty() {
            distribution = distribution.within(decimal(lowest), decimal(highest)).expect(row);
        }
        let expected: f64 = value.parse().expect("a number");
        let found = match what {
            "mean" => distribution.mean(),
            "sd" => distribution.sd(),
            share => distribution.quantile(share.parse().expect("a share")),
        };
        // Near nothing, what matters is how it compares with the distribution itself.
        let scale = expected.abs().max(1e-6 * distribution.sd());
        assert!((found - expected).abs() <= 1e-9 * scale, "{row}: {found:e}, {:e} off", found - expected);
        if let Ok(share) = what.parse::<f64>()
            && expected.abs() > 1e-300
        {
            // Where a density is steep, the neighbours of an f64 stand for other shares.
            let step = expected.abs() * 1e-15;
            let (from, to) = (distribution.cdf(expected - step), distribution.cdf(expected + step));
            // What is cut is known to 16 digits of the whole, however small what is left.
            let near = 1e-9 * share.min(1.0 - share) + 1e-14;
            assert!(from <= share + near && to >= share - near, "{row}: from {from} to {to}");
        }
        rows += 1;
    }
    assert_eq!(rows, 34 * 19);
}

#[test]
fn numbers_that_state_no_distribution_are_refused() {
    use DistributionError as E;
    let refused = |name: &str, numbers: &str| Distribution::new(shape(name, numbers)).expect_err(numbers);
    assert!(matches!(refused("uniform", "2 1"), E::Reversed { .. }));
    assert!(matches!(refused("pert", "1 5 3"), E::ModeOutside { .. }));
    assert!(matches!(refused("triangular", "1 0 3"), E::ModeOutside { .. }));
    assert!(matches!(refused("normal", "1 0"), E::SdNotAboveZero { .. }));
    assert!(matches!(refused("normal", "1 -1"), E::SdNotAboveZero { .. }));
    assert!(matches!(refused("lognormal", "0 1"), E::NotAboveZero { .. }));
    assert!(matches!(refused("lognormal_interval", "0 1"), E::NotAboveZero { .. }));
    assert!(matches!(refused("beta", "1 0.1"), E::MeanOutsideUnit { .. }));
    // At a mean of a half, a standard deviation of a half is all at both ends.
    assert!(matches!(refused("beta", "0.5 0.5"), E::SdOutside { .. }));
    assert!(matches!(refused("beta", "0.5 0.00001"), E::SdOutside { .. }));
    assert!(matches!(refused("uniform", "0 2000000000000000"), E::TooLarge { .. }));
    let outside = Distribution::new(shape("normal", "5 0.1")).expect("a distribution");
    assert!(matches!(outside.within(Decimal::ZERO, Decimal::ONE), Err(E::OutsideBounds { .. })));
}

#[test]
fn ends_that_coincide_are_certain() {
    for (name, numbers) in [
        ("uniform", "5 5"),
        ("pert", "5 5 5"),
        ("triangular", "5 5 5"),
        ("normal_interval", "5 5"),
        ("lognormal_interval", "5 5"),
    ] {
        let distribution = Distribution::new(shape(name, numbers)).expect(name);
        assert!(distribution.is_certain());
        assert_eq!(distribution.quantile(0.3), 5.0);
        assert_eq!((distribution.mean(), distribution.sd()), (5.0, 0.0));
    }
}

fn any_shape() -> impl Strategy<Value = Shape> {
    let number = |low: i64, high: i64| (low..high).prop_map(|value| Decimal::new(value, 3));
    prop_oneof![
        (number(-9000, 9000), number(1, 9000))
            .prop_map(|(low, width)| Shape::Uniform { low, high: low + width }),
        (number(-9000, 9000), number(1, 9000), number(0, 1000)).prop_map(|(low, width, at)| {
            Shape::Triangular { low, mode: low + width * at, high: low + width }
        }),
        (number(-9000, 9000), number(1, 9000), number(0, 1000)).prop_map(|(low, width, at)| Shape::Pert {
            low,
            mode: low + width * at,
            high: low + width
        }),
        (number(-9000, 9000), number(1, 9000)).prop_map(|(mean, sd)| Shape::Normal { mean, sd }),
        (number(1, 9000), number(1, 9000)).prop_map(|(mean, sd)| Shape::Lognormal { mean, sd }),
        // The larger parameter is about 1 / (step² × the smaller of the mean and the rest): below the 10^7 that
        // there can be from a step of 0.004 on.
        (number(10, 990), number(4, 90))
            .prop_map(|(mean, sd)| Shape::Beta { mean, sd: sd * mean * (Decimal::ONE - mean) }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn quantiles_rise_lie_within_bounds_and_are_undone_by_the_distribution(
        shape in any_shape(),
        shares in prop::collection::vec(1e-6..0.999_999, 8),
        bounds in prop::option::of((-10_i64..10, 1_i64..20)),
    ) {
        let mut distribution = Distribution::new(shape).expect("sound numbers");
        if let Some((low, width)) = bounds {
            let Ok(cut) = distribution.clone().within(low.into(), (low + width).into()) else { return Ok(()) };
            distribution = cut;
        }
        let mut shares = shares;
        shares.sort_by(f64::total_cmp);
        let values: Vec<f64> = shares.iter().map(|share| distribution.quantile(*share)).collect();
        prop_assert!(values.is_sorted());
        let (lowest, highest) = distribution.ends();
        prop_assert!(values.iter().all(|value| *value >= lowest && *value <= highest));
        for (value, share) in values.iter().zip(&shares) {
            // Where a value stands for many shares (an f64 has 16 digits) these are near.
            let step = value.abs() * 1e-13 + 1e-300;
            let (from, to) = (distribution.cdf(value - step), distribution.cdf(value + step));
            prop_assert!(from <= share + 1e-9 && to >= share - 1e-9, "{share} of {shape:?} is {value}: {from} to {to}");
        }
    }
}
