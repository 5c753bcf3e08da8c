//! Sobol' points against SciPy's (`sobol.py`), which are Joe and Kuo's.

use impactkaart_core::uncertainty::SobolSequence;

#[test]
fn points_are_joe_and_kuos() {
    let sequence = SobolSequence::new(1024).expect("as many as there are");
    let mut rows = 0;
    for row in include_str!("sobol.csv").lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        let whole = |text: &str| text.parse::<u64>().expect("a whole number");
        let dimension = usize::try_from(whole(cells[0])).expect("small");
        let coordinate: f64 = cells[2].parse().expect("a number");
        assert_eq!(sequence.number(dimension, whole(cells[1])), coordinate, "{row}");
        rows += 1;
    }
    assert_eq!(rows, 17 * 15);
}

#[test]
fn the_first_points_fill_every_stretch_of_every_dimension_once() {
    let sequence = SobolSequence::new(1024).expect("as many as there are");
    for dimension in 0..1024 {
        let mut stretches: Vec<u64> = (0..64).map(|index| sequence.bits(dimension, index) >> 58).collect();
        stretches.sort_unstable();
        assert!(stretches.into_iter().eq(0..64), "dimension {dimension}");
    }
}
