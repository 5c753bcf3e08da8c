//! Runs over points whose values are known: every answer against sorting the exact values, for any piece, division and
//! number of threads.

use super::*;
use crate::number::{Figure, Undefined};
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::ops::Range;

/// What is known of a unit.
#[derive(Debug, Clone, Copy)]
enum Known {
    Value,
    Undefined,
    Uncertain,
    UncertainAndUndefined,
}

/// Thousandths, each with an `f64` that is off by up to the tolerance of half a thousandth.
#[derive(Debug, Clone)]
struct Listed {
    units: Vec<(i64, i64, Known)>,
    piece: u64,
    has_range: bool,
    is_costly: bool,
}

const TOLERANCE: Tolerance = Tolerance { relative: 0.0, absolute: 0.000_5 };

impl Listed {
    fn exact_value(&self, unit: usize) -> Option<Decimal> {
        let (thousandths, _, known) = self.units[unit];
        match known {
            Known::Value | Known::Uncertain => Some(Decimal::new(thousandths, 3).normalize()),
            Known::Undefined | Known::UncertainAndUndefined => None,
        }
    }
}

impl Points for Listed {
    type Workspace = ();

    fn workspace(&self) {}

    fn count(&self) -> u64 {
        self.units.len() as u64
    }

    fn repeated(&self) -> u64 {
        3
    }

    fn index(&self, unit: u64) -> u64 {
        3 * unit
    }

    fn piece(&self) -> u64 {
        self.piece
    }

    fn tolerance(&self) -> Tolerance {
        TOLERANCE
    }

    fn range(&self) -> Option<(f64, f64)> {
        self.has_range.then_some((-2.001, 2.001))
    }

    fn is_costly(&self) -> bool {
        self.is_costly
    }

    fn evaluate(&self, units: Range<u64>, (): &mut (), mut visit: impl FnMut(Run<'_>)) {
        for unit in units {
            let (thousandths, off, known) = self.units[unit as usize];
            match known {
                Known::Value => {
                    let value = thousandths as f64 / 1000.0 + off as f64 * 0.000_1;
                    visit(Run::Values { first: unit, values: &[value] });
                }
                Known::Undefined => visit(Run::Undefined(unit)),
                Known::Uncertain | Known::UncertainAndUndefined => visit(Run::Uncertain(unit)),
            }
        }
    }

    fn exact(&self, unit: u64) -> Result<Figure<Decimal>, RunError> {
        Ok(match self.exact_value(unit as usize) {
            Some(value) => Figure::Defined(value),
            None => Figure::Undefined(Undefined::NoCosts),
        })
    }

    fn numbers(&self, unit: u64) -> Vec<Decimal> {
        vec![unit.into()]
    }

    fn describe(&self, project: &mut Fingerprint, points: &mut Fingerprint) {
        project.add(&"listed");
        points.add(&self.units.len());
    }
}

fn listed() -> impl Strategy<Value = Listed> {
    let known = prop_oneof![
        12 => Just(Known::Value),
        1 => Just(Known::Undefined),
        1 => Just(Known::Uncertain),
        1 => Just(Known::UncertainAndUndefined),
    ];
    // Few different values, so that many are equal or nearer than an f64 tells.
    let value = prop_oneof![-2000_i64..=2000, -5_i64..=5, Just(1000)];
    let units = proptest::collection::vec((value, -4_i64..=4, known), 0..200);
    (units, 1_u64..50, any::<bool>(), any::<bool>()).prop_map(|(units, piece, has_range, is_costly)| Listed {
        units,
        piece,
        has_range,
        is_costly,
    })
}

fn questions() -> Questions {
    let targets = vec![Decimal::ONE, Decimal::ZERO, Decimal::new(-1999, 3)];
    Questions { targets, deviation: true, bars: 7, ..Questions::default() }
}

fn agrees_with_sorting(listed: &Listed, summary: &Summary) {
    let values =
        (0..listed.units.len()).filter_map(|unit| Some((listed.exact_value(unit)?, 3 * unit as u64)));
    let mut values: Vec<(Decimal, u64)> = values.collect();
    let all = 3 * values.len() as u64;
    assert_eq!((summary.points, summary.undefined_points), (3 * listed.count(), 3 * listed.count() - all));
    for above in &summary.above {
        let expected = 3 * values.iter().filter(|(value, _)| *value > above.target).count() as u64;
        assert_eq!((above.points, above.undecided), (expected, 0));
    }
    assert_eq!(summary.histogram.iter().map(|bar| bar.points).sum::<u64>(), all);
    let best = values.iter().copied().max_by_key(|(value, index)| (*value, std::cmp::Reverse(*index)));
    assert_eq!(summary.best.as_ref().map(|best| (best.value, best.index)), best);
    let worst = values.iter().copied().min();
    assert_eq!(summary.worst.as_ref().map(|worst| (worst.value, worst.index)), worst);
    values.sort_unstable();
    for quantile in &summary.quantiles {
        let place = quantile.at * Decimal::from(all - 1);
        let low: usize = place.trunc().try_into().expect("a place");
        let of = |rank: usize| values[rank.min(all as usize - 1) / 3].0;
        let value = of(low) + (of(low + 1) - of(low)) * place.fract();
        assert_eq!((quantile.value, quantile.width), (value.normalize(), 0.0));
    }
    assert_eq!(summary.quantiles.is_empty(), values.is_empty());
    if let Some(mean) = summary.mean {
        let sum: Decimal = values.iter().map(|(value, _)| value).sum();
        let expected: f64 = (sum / Decimal::from(values.len())).to_string().parse().expect("a number");
        assert!((mean - expected).abs() <= 0.000_6, "{mean} {expected}");
    }
}

proptest! {
    #[test]
    fn every_answer_is_that_of_sorting_the_exact_values(listed in listed()) {
        let found = summary(&listed, &questions(), &|_, _| true).expect("a summary");
        agrees_with_sorting(&listed, &found);
    }

    #[test]
    fn any_piece_division_and_memory_gives_the_same(
        listed in listed(),
        piece in 1_u64..500,
        cuts in proptest::collection::btree_set(0_u64..200, 0..6),
    ) {
        let asked = questions();
        let whole = summary(&listed, &asked, &|_, _| true).expect("a summary");
        let other = Listed { piece, is_costly: !listed.is_costly, ..listed.clone() };
        prop_assert_eq!(&summary(&other, &asked, &|_, _| true).expect("a summary"), &whole);
        let edges: Vec<u64> =
            [0].into_iter().chain(cuts.into_iter().filter(|cut| *cut < listed.count())).chain([listed.count()]).collect();
        let parts = edges.windows(2).map(|edge| part(&other, edge[0]..edge[1], &asked, &|_, _| true).expect("a part"));
        let mut parts: Vec<Part> = parts.collect();
        parts.reverse();
        // Chunks follow the piece: parts are merged by the run that they were made in.
        prop_assert_eq!(&merge(&other, parts, &asked, &|_, _| true).expect("a summary"), &whole);
    }
}

#[cfg(feature = "parallel")]
#[test]
fn any_number_of_threads_and_any_piece_gives_the_same() {
    let units = (0..20_000_i64).map(|at| (at * 7919 % 4001 - 2000, at % 9 - 4, Known::Value)).collect();
    let mut listed = Listed { units, piece: 1000, has_range: true, is_costly: false };
    for has_range in [true, false] {
        listed.has_range = has_range;
        let whole = summary(&listed, &questions(), &|_, _| true).expect("a summary");
        for threads in [1, 2, 5] {
            for piece in [17, 1024, 30_000] {
                listed.piece = piece;
                let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
                let found = pool.install(|| summary(&listed, &questions(), &|_, _| true)).expect("a summary");
                assert_eq!(found, whole, "{threads} threads, pieces of {piece}");
            }
        }
    }
}

#[test]
fn of_very_many_units_at_a_target_the_first_are_decided_and_the_rest_counted() {
    let units = (0..10_000).map(|at| (1000, at % 9 - 4, Known::Value)).collect();
    let listed = Listed { units, piece: 700, has_range: true, is_costly: false };
    let found = summary(&listed, &questions(), &|_, _| true).expect("a summary");
    // None is above one; all may be.
    assert_eq!((found.above[0].points, found.above[0].undecided), (0, 3 * (10_000 - 4096)));
    assert!(found.exact_points < 10_000);
    assert!(found.best.is_some_and(|best| best.value == Decimal::ONE && !best.is_certain));
    assert!(found.quantiles.iter().all(|quantile| quantile.width > 0.0 && quantile.width < 0.01));
}
