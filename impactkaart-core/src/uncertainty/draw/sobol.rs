/// Sobol' points, any of them without the ones before: Joe and Kuo's direction numbers (2008), in the order of Antonov and
/// Saleev (by Gray code), as everybody has them.
///
/// # Examples
/// ```
/// use impactkaart_core::uncertainty::SobolSequence;
/// let sequence = SobolSequence::new(3).unwrap();
/// let point = |index: u64| [0, 1, 2].map(|dimension| sequence.number(dimension, index));
/// assert_eq!(point(0), [0.0, 0.0, 0.0]);
/// assert_eq!(point(1), [0.5, 0.5, 0.5]);
/// assert_eq!(point(2), [0.75, 0.25, 0.25]);
/// assert!(SobolSequence::new(5000).is_none());
/// ```
#[derive(Debug, Clone)]
pub struct SobolSequence {
    /// Per dimension, the direction numbers, each behind the point.
    directions: Vec<[u64; 64]>,
}

/// Dimension 2 and on: dimension, degree, coefficients, initial numbers.
const TABLE: &str = include_str!("joe_kuo_6.txt");

impl SobolSequence {
    /// So many dimensions there can be.
    pub const MOST_DIMENSIONS: usize = 1024;

    /// Points of so many dimensions; nothing beyond [`Self::MOST_DIMENSIONS`].
    pub fn new(dimensions: usize) -> Option<Self> {
        if dimensions > Self::MOST_DIMENSIONS {
            return None;
        }
        let first = std::array::from_fn(|bit| 1 << (63 - bit));
        let rows = TABLE.lines().filter(|line| !line.starts_with('#')).map(directions);
        let directions: Vec<[u64; 64]> = std::iter::once(first).chain(rows).take(dimensions).collect();
        Some(Self { directions })
    }

    /// A coordinate as the bits behind the point.
    ///
    /// # Panics
    /// Where there is no such dimension.
    pub fn bits(&self, dimension: usize, index: u64) -> u64 {
        let mut gray = index ^ (index >> 1);
        let mut bits = 0;
        while gray != 0 {
            bits ^= self.directions[dimension][gray.trailing_zeros() as usize];
            gray &= gray - 1;
        }
        bits
    }

    /// A coordinate of consecutive points, from 0 to below 1: one step for each, where [`Self::number`] takes several.
    ///
    /// # Panics
    /// Where there is no such dimension.
    #[expect(clippy::cast_precision_loss, reason = "the first 53 bits are taken")]
    pub fn column(&self, dimension: usize, points: std::ops::Range<u64>) -> Vec<f64> {
        let directions = &self.directions[dimension];
        let mut bits = self.bits(dimension, points.start);
        points
            .map(|index| {
                let number = (bits >> 11) as f64 * (f64::EPSILON / 2.0);
                bits ^= directions[index.trailing_ones() as usize];
                number
            })
            .collect()
    }

    /// A coordinate, from 0 to below 1.
    ///
    /// # Panics
    /// Where there is no such dimension.
    #[expect(clippy::cast_precision_loss, reason = "the first 53 bits are taken")]
    pub fn number(&self, dimension: usize, index: u64) -> f64 {
        (self.bits(dimension, index) >> 11) as f64 * (f64::EPSILON / 2.0)
    }
}

/// The direction numbers of a row of the table.
fn directions(row: &str) -> [u64; 64] {
    let mut numbers = row.split_ascii_whitespace().skip(1).map(|number| number.parse::<u64>().unwrap_or(1));
    // Holds because every row has them; a test reads them all.
    let degree = usize::try_from(numbers.next().unwrap_or(1)).unwrap_or(1);
    let coefficients = numbers.next().unwrap_or(0);
    let mut directions = [0_u64; 64];
    for (bit, number) in numbers.take(degree).enumerate() {
        directions[bit] = number << (63 - bit);
    }
    for bit in degree..64 {
        let mut value = directions[bit - degree] ^ (directions[bit - degree] >> degree);
        for at in 1..degree {
            if (coefficients >> (degree - 1 - at)) & 1 == 1 {
                value ^= directions[bit - at];
            }
        }
        directions[bit] = value;
    }
    directions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_has_the_numbers_of_its_points() {
        let sequence = SobolSequence::new(9).expect("few dimensions");
        for dimension in 0..9 {
            for points in [0..300, 5..6, 1023..1100, (1 << 40) - 3..(1 << 40) + 3] {
                let single: Vec<f64> =
                    points.clone().map(|index| sequence.number(dimension, index)).collect();
                assert_eq!(sequence.column(dimension, points), single);
            }
        }
    }

    #[test]
    fn the_table_has_all_its_rows() {
        let sequence = SobolSequence::new(SobolSequence::MOST_DIMENSIONS).expect("as many as there are");
        assert_eq!(sequence.directions.len(), 1024);
        // The bits of a direction number end where its own bit stands, so the first is always a half.
        assert!(sequence.directions.iter().all(|directions| directions[0] == 1 << 63));
        assert!(sequence.directions.iter().all(|directions| {
            directions.iter().enumerate().all(|(bit, number)| number.trailing_zeros() as usize == 63 - bit)
        }));
    }
}
