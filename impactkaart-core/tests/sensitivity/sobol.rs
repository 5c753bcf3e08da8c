//! Indices against functions whose indices are known, and the fast way against the plain one.

use crate::reference;
use crate::standard::standard_model;
use impactkaart_core::evaluate::Program;
use impactkaart_core::graph::{Output, Varied, record};
use impactkaart_core::sensitivity::{Samples, Sobol, SobolError, screening};
use std::f64::consts::PI;

/// Columns of numbers in [0, 1), each settled by its own number (SplitMix64).
fn columns(count: usize, points: usize, seed: u64) -> Vec<Vec<f64>> {
    let number = |column: usize, row: usize| {
        let mut state = (seed << 48 | (column as u64) << 32 | row as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        state ^= state >> 31;
        (state >> 11) as f64 / (1_u64 << 53) as f64
    };
    (0..count).map(|column| (0..points).map(|row| number(column, row)).collect()).collect()
}

fn slices(columns: &[Vec<f64>]) -> Vec<&[f64]> {
    columns.iter().map(Vec::as_slice).collect()
}

fn found(function: impl Fn(&[f64]) -> f64 + Sync + Send, inputs: usize, points: usize) -> Sobol {
    let (a, b) = (columns(inputs, points, 1), columns(inputs, points, 2));
    Sobol::of(function, Samples { a: &slices(&a), b: &slices(&b) }, 400).expect("indices")
}

#[test]
fn ishigami_is_as_known() {
    // sin x + 7 sin² y + 0.1 z⁴ sin x on [−π, π]³ (T. Ishigami, T. Homma, 1990): V = 7²/8 + π⁴/50 + π⁸/1800 + 1/2;
    // first order (1 + 0.1 π⁴/5)²/2 / V and 7²/8 / V and 0; total 1 − 7²/8 / V, 7²/8 / V, 8 × 0.01 π⁸/225 / V.
    let (a, b) = (7.0_f64, 0.1_f64);
    let variance = a * a / 8.0 + b * PI.powi(4) / 5.0 + b * b * PI.powi(8) / 18.0 + 0.5;
    let first = [0.5 * (1.0 + b * PI.powi(4) / 5.0).powi(2) / variance, a * a / 8.0 / variance, 0.0];
    let total = [1.0 - first[1], first[1], 8.0 * b * b * PI.powi(8) / 225.0 / variance];
    let sobol = found(
        |point| {
            let [x, y, z] = [0, 1, 2].map(|at| PI * (2.0 * point[at] - 1.0));
            x.sin() + a * y.sin().powi(2) + b * z.powi(4) * x.sin()
        },
        3,
        40_000,
    );
    assert_eq!(sobol.evaluations, 200_000);
    assert!((sobol.variance / variance - 1.0).abs() < 0.02);
    for input in 0..3 {
        // Within three and a half standard errors, of which a 95 % interval spans 3.92.
        for (index, known) in [(&sobol.first_order[input], first[input]), (&sobol.total[input], total[input])]
        {
            let error = (index.high - index.low) / 3.92;
            assert!((index.index - known).abs() < 3.5 * error, "{input}: {index:?} {known}");
            assert!(index.high - index.low < 0.06, "{index:?}");
        }
    }
    // The third does nothing by itself, and cannot be told from nothing; with the first it does.
    assert!(!sobol.first_order[2].is_distinct() && sobol.total[2].is_distinct());
    assert!(sobol.first_order[0].is_distinct() && sobol.first_order[1].is_distinct());
}

#[test]
fn the_g_function_of_sobol_is_as_known() {
    // Π (|4x − 2| + a) / (1 + a): partial variances 1 / (3 (1 + a)²), V = Π (1 + Vᵢ) − 1 (I. M. Sobol, 1993).
    let a: [f64; 6] = [0.0, 0.5, 3.0, 9.0, 99.0, 99.0];
    let parts = a.map(|a| 1.0 / (3.0 * (1.0 + a) * (1.0 + a)));
    let all: f64 = parts.iter().map(|part| 1.0 + part).product();
    let sobol = found(
        |point| point.iter().zip(a).map(|(x, a)| ((4.0 * x - 2.0).abs() + a) / (1.0 + a)).product(),
        6,
        40_000,
    );
    for (input, part) in parts.into_iter().enumerate() {
        let (first, total) = (part / (all - 1.0), part * all / (1.0 + part) / (all - 1.0));
        assert!((sobol.first_order[input].index - first).abs() < 0.015, "{input}");
        assert!((sobol.total[input].index - total).abs() < 0.015, "{input}");
    }
}

#[test]
fn what_only_adds_up_has_first_order_indices_that_add_up_to_one() {
    let sobol = found(|point| point.iter().zip([1.0, 2.0, 3.0]).map(|(x, by)| x * by).sum(), 3, 20_000);
    let sum: f64 = sobol.first_order.iter().map(|index| index.index).sum();
    assert!((sum - 1.0).abs() < 0.02, "{sum}");
    // 1, 4 and 9 of 14 parts.
    for (input, known) in [1.0 / 14.0, 4.0 / 14.0, 9.0 / 14.0].into_iter().enumerate() {
        assert!((sobol.total[input].index - known).abs() < 0.01);
    }
}

#[test]
fn of_a_program_it_is_the_same_as_of_its_figures_as_a_function() {
    let project = standard_model();
    let varied: Vec<Varied> =
        reference::PARAMETERS.iter().map(|(path, ..)| Varied::set(path.parse().expect("a path"))).collect();
    let program = Program::new(&record(&project, &varied, &[Output::NPV, Output::RATIO]).expect("recorded"));
    let points = 300;
    let sample = |seed: u64| -> Vec<Vec<f64>> {
        let ends = reference::PARAMETERS
            .map(|(_, low, high, ..)| [low, high].map(|end| end.parse::<f64>().expect("a number")));
        let unit = columns(40, points, seed);
        unit.into_iter()
            .zip(ends)
            .map(|(column, [low, high])| column.into_iter().map(|share| low + share * (high - low)).collect())
            .collect()
    };
    let (a, b) = (sample(1), sample(2));
    let (a, b) = (slices(&a), slices(&b));
    let samples = Samples { a: &a, b: &b };
    for figure in 0..2 {
        let fast = Sobol::of_program(&program, figure, samples, 50).expect("indices");
        let plain = |point: &[f64]| {
            let columns: Vec<&[f64]> = point.iter().map(std::slice::from_ref).collect();
            program.evaluate(&columns)[figure][0]
        };
        if figure == 1 {
            let plain = Sobol::of(plain, Samples { a: &a, b: &b }, 50).expect("indices");
            // The same values, added up in the same order.
            assert_eq!(fast, plain);
        }
        assert_eq!(fast.evaluations, 300 * 42);
    }
}

#[test]
fn what_has_no_indices_is_refused() {
    let flat = vec![vec![0.5; 300]];
    let samples = |a, b| Sobol::of(|point: &[f64]| point[0], Samples { a, b }, 0);
    let slices = slices(&flat);
    assert_eq!(samples(&slices, &slices), Err(SobolError::Constant));
    assert_eq!(samples(&[], &[]), Err(SobolError::Samples));
    assert_eq!(samples(&slices, &[&flat[0][..10]]), Err(SobolError::Samples));
    let undefined = Sobol::of(|_| f64::NAN, Samples { a: &slices, b: &slices }, 0);
    assert!(matches!(undefined, Err(SobolError::Undefined(_))));
}

#[test]
fn a_cheap_look_puts_inputs_in_the_order_of_what_they_do() {
    let weights = [5.0, 0.0, 1.0, 3.0];
    let found = screening(|point| point.iter().zip(weights).map(|(x, by)| x * by).sum(), 4, 20, 7);
    for (screened, weight) in found.iter().zip(weights) {
        assert!((screened.mean_size - weight).abs() < 1e-9 && screened.spread < 1e-9);
    }
    assert_eq!(found, screening(|point| point.iter().zip(weights).map(|(x, by)| x * by).sum(), 4, 20, 7));
}
