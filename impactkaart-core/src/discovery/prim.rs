use super::{Limit, Rule};
use std::collections::BTreeMap;

/// Each peel takes at least one place and otherwise at most this part of the points that are left, one in so many.
const PATIENCE: u64 = 20;

/// A box of fewer points than this part of all, one in so many, says nothing.
const SMALLEST: u64 = 100;

/// A side that adds less than this to the measure of the box, one in so many, is left out for the sake of few words.
const WORTH: u128 = 50;

/// More sides than this are no few words.
const MOST_LIMITS: usize = 4;

/// The box that tells points that are meant from the others best; nothing where none, or all, are meant, or where no box
/// does better than all points together.
///
/// `places` holds a column per axis: where on it each point lies. Of the boxes on the way from all points to the densest
/// few the one with the highest harmonic mean of coverage and density is taken.
///
/// # Panics
/// Where the columns differ in length.
///
/// # Examples
/// ```
/// use impactkaart_core::discovery::find;
/// // Ten places on one axis, three on another; what is meant lies at the first four of the first.
/// let first: Vec<u32> = (0..30).map(|point| point / 3).collect();
/// let second: Vec<u32> = (0..30).map(|point| point % 3).collect();
/// let meant: Vec<bool> = first.iter().map(|place| *place < 4).collect();
/// let rule = find(&[first, second], &meant).unwrap();
/// assert_eq!((rule.limits.len(), rule.limits[0].axis, rule.limits[0].to), (1, 0, Some(3)));
/// assert_eq!((rule.coverage(), rule.density()), (1.into(), 1.into()));
/// ```
pub fn find(places: &[Vec<u32>], meant: &[bool]) -> Option<Rule> {
    assert!(places.iter().all(|column| column.len() == meant.len()), "a place on each axis for each point");
    let points = Points { places, meant };
    let all = points.count(&Sides::whole(places));
    if all.meant == 0 || all.meant == all.inside {
        return None;
    }
    let whole = Sides::whole(places);
    let mut best = (whole.clone(), all);
    let mut sides = whole.clone();
    while let Some((peeled, count)) = points.peel(&sides, all) {
        if count.measure(all) > best.1.measure(all) {
            best = (peeled.clone(), count);
        }
        sides = peeled;
    }
    let best = points.pasted(best, all);
    let best = points.in_few_words(best, &whole, all);
    let limits = best.0.limits(&whole);
    if limits.is_empty() {
        return None;
    }
    Some(Rule { limits, inside: best.1.inside, meant_inside: best.1.meant, meant: all.meant })
}

/// How many points are in a box, and how many of those are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Count {
    inside: u64,
    meant: u64,
}

impl Count {
    /// The harmonic mean of coverage and density, 2 m / (n + M), in parts of 2^65: whole numbers, so that it is the same
    /// everywhere.
    fn measure(self, all: Self) -> u128 {
        (u128::from(self.meant) << 64) / u128::from((self.inside + all.meant).max(1))
    }

    /// Whether a larger part of its points is meant; of equals, whether it holds more points.
    fn is_denser(self, other: Self) -> bool {
        let own = u128::from(self.meant) * u128::from(other.inside);
        let others = u128::from(other.meant) * u128::from(self.inside);
        (own, self.inside) > (others, other.inside)
    }
}

/// Between which places a box lies, per axis.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Sides(Vec<(u32, u32)>);

impl Sides {
    fn whole(places: &[Vec<u32>]) -> Self {
        let ends = |column: &Vec<u32>| {
            (column.iter().copied().min().unwrap_or(0), column.iter().copied().max().unwrap_or(0))
        };
        Self(places.iter().map(ends).collect())
    }

    fn with(&self, axis: usize, side: (u32, u32)) -> Self {
        let mut sides = self.clone();
        sides.0[axis] = side;
        sides
    }

    fn limits(&self, whole: &Self) -> Vec<Limit> {
        let each = self.0.iter().zip(&whole.0).enumerate().filter(|(_, (own, all))| own != all);
        each.map(|(axis, (own, all))| Limit {
            axis,
            from: (own.0 > all.0).then_some(own.0),
            to: (own.1 < all.1).then_some(own.1),
        })
        .collect()
    }
}

struct Points<'p> {
    places: &'p [Vec<u32>],
    meant: &'p [bool],
}

impl Points<'_> {
    fn holds(&self, sides: &Sides, point: usize, but: Option<usize>) -> bool {
        let mut each = self.places.iter().zip(&sides.0).enumerate();
        each.all(|(axis, (column, (from, to)))| but == Some(axis) || (*from..=*to).contains(&column[point]))
    }

    fn count(&self, sides: &Sides) -> Count {
        let mut count = Count { inside: 0, meant: 0 };
        for (point, meant) in self.meant.iter().enumerate() {
            if self.holds(sides, point, None) {
                count.inside += 1;
                count.meant += u64::from(*meant);
            }
        }
        count
    }

    /// How many points lie at each place of an axis, of those in the box; with `but` its sides on that axis do not count.
    fn along(&self, sides: &Sides, axis: usize, but: bool) -> BTreeMap<u32, Count> {
        let mut counts = BTreeMap::new();
        for (point, meant) in self.meant.iter().enumerate() {
            if self.holds(sides, point, but.then_some(axis)) {
                let count = counts.entry(self.places[axis][point]).or_insert(Count { inside: 0, meant: 0 });
                count.inside += 1;
                count.meant += u64::from(*meant);
            }
        }
        counts
    }

    /// The densest of the boxes that a thin slice was peeled off; nothing where only meant points are left, or too few.
    fn peel(&self, sides: &Sides, all: Count) -> Option<(Sides, Count)> {
        let here = self.count(sides);
        if here.meant == here.inside {
            return None;
        }
        let slice = here.inside / PATIENCE;
        let mut best: Option<(Sides, Count)> = None;
        for axis in 0..self.places.len() {
            let own = sides.0[axis];
            let mut places: Vec<(u32, Count)> = self.along(sides, axis, false).into_iter().collect();
            for is_low in [true, false] {
                // From the end that is peeled on; the last place is never taken.
                let (mut left, mut end) = (here, None);
                for pair in places.windows(2) {
                    let taken = here.inside - left.inside;
                    if end.is_some() && taken + pair[0].1.inside > slice {
                        break;
                    }
                    left.inside -= pair[0].1.inside;
                    left.meant -= pair[0].1.meant;
                    end = Some(pair[1].0);
                }
                if let Some(end) =
                    end.filter(|_| best.as_ref().is_none_or(|(_, known)| left.is_denser(*known)))
                {
                    let side = if is_low { (end, own.1) } else { (own.0, end) };
                    best = Some((sides.with(axis, side), left));
                }
                places.reverse();
            }
        }
        best.filter(|(_, count)| count.inside.saturating_mul(SMALLEST) >= all.inside && count.meant > 0)
    }

    /// Each side moved to where the measure is highest, the one that gains most first, until none gains.
    fn pasted(&self, mut best: (Sides, Count), all: Count) -> (Sides, Count) {
        loop {
            let mut better: Option<(Sides, Count)> = None;
            for axis in 0..self.places.len() {
                let along = self.along(&best.0, axis, true);
                let own = best.0.0[axis];
                let lower = along.range(..=own.1).map(|(place, _)| (*place, own.1));
                let upper = along.range(own.0..).map(|(place, _)| (own.0, *place));
                for (from, to) in lower.chain(upper) {
                    let mut count = Count { inside: 0, meant: 0 };
                    for (_, here) in along.range(from..=to) {
                        count.inside += here.inside;
                        count.meant += here.meant;
                    }
                    let known = better.as_ref().map_or(best.1, |(_, count)| *count);
                    if count.measure(all) > known.measure(all) {
                        better = Some((best.0.with(axis, (from, to)), count));
                    }
                }
            }
            match better {
                Some(moved) => best = moved,
                None => return best,
            }
        }
    }

    /// Without the sides that make little difference.
    fn in_few_words(&self, mut best: (Sides, Count), whole: &Sides, all: Count) -> (Sides, Count) {
        loop {
            let mut least: Option<(Sides, Count)> = None;
            for axis in 0..self.places.len() {
                let (own, full) = (best.0.0[axis], whole.0[axis]);
                for side in [(full.0, own.1), (own.0, full.1)] {
                    if side == own {
                        continue;
                    }
                    let freed = best.0.with(axis, side);
                    let count = self.count(&freed);
                    if least.as_ref().is_none_or(|(_, known)| count.measure(all) > known.measure(all)) {
                        least = Some((freed, count));
                    }
                }
            }
            let Some(least) = least else { return best };
            let (now, then) = (best.1.measure(all), least.1.measure(all));
            let is_long = best.0.limits(whole).len() > MOST_LIMITS;
            if !is_long && then + now / WORTH < now {
                return best;
            }
            best = least;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    /// A grid of `sizes`, the last axis fastest.
    fn grid(sizes: &[u32]) -> Vec<Vec<u32>> {
        let count: u32 = sizes.iter().product();
        let column = |axis: usize| {
            let inner: u32 = sizes[axis + 1..].iter().product();
            (0..count).map(|point| point / inner % sizes[axis]).collect()
        };
        (0..sizes.len()).map(column).collect()
    }

    fn rule(sizes: &[u32], is_meant: impl Fn(&[u32]) -> bool) -> Option<Rule> {
        let places = grid(sizes);
        let point = |at: usize| places.iter().map(|column| column[at]).collect::<Vec<u32>>();
        let meant: Vec<bool> = (0..places[0].len()).map(|at| is_meant(&point(at))).collect();
        find(&places, &meant)
    }

    #[test]
    fn a_box_is_found_as_it_is() {
        let found = rule(&[20, 15, 10], |at| at[0] < 7 && at[2] >= 6).unwrap();
        let limits = [Limit { axis: 0, from: None, to: Some(6) }, Limit { axis: 2, from: Some(6), to: None }];
        assert_eq!(found.limits, limits);
        // 7 × 15 × 4 points, all of them meant and no others.
        assert_eq!((found.inside, found.meant_inside, found.meant), (420, 420, 420));
    }

    #[test]
    fn below_a_slope_the_box_covers_most() {
        // Points below the diagonal of a square: the largest harmonic mean is no lower than that of half the square.
        let found = rule(&[40, 40], |at| at[0] + at[1] < 40).unwrap();
        assert!(found.density() > Decimal::new(7, 1) && found.coverage() > Decimal::new(6, 1), "{found:?}");
    }

    #[test]
    fn where_all_or_none_are_meant_there_is_no_rule() {
        assert_eq!(rule(&[5, 5], |_| true), None);
        assert_eq!(rule(&[5, 5], |_| false), None);
    }

    #[test]
    fn a_side_that_makes_little_difference_is_left_out() {
        // One point in the corner of a hundred is not meant.
        let found = rule(&[10, 10, 4], |at| at[2] < 2 && at[..2] != [9, 9]).unwrap();
        assert_eq!(found.limits, [Limit { axis: 2, from: None, to: Some(1) }]);
        assert_eq!((found.inside, found.meant_inside), (200, 198));
    }

    proptest! {
        #[test]
        fn counts_are_those_of_the_box(meant in proptest::collection::vec(any::<bool>(), 6 * 5 * 4)) {
            let places = grid(&[6, 5, 4]);
            if let Some(found) = find(&places, &meant) {
                let holds = |at: usize| found.limits.iter().all(|limit| {
                    let place = places[limit.axis][at];
                    limit.from.is_none_or(|from| place >= from) && limit.to.is_none_or(|to| place <= to)
                });
                let inside = (0..meant.len()).filter(|at| holds(*at)).count() as u64;
                let meant_inside = (0..meant.len()).filter(|at| holds(*at) && meant[*at]).count() as u64;
                prop_assert_eq!((found.inside, found.meant_inside), (inside, meant_inside));
                prop_assert!(found.limits.len() <= MOST_LIMITS);
            }
        }
    }
}
