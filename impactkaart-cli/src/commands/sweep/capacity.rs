//! Which points of a grid ask more of a cost line than it can serve.

use impactkaart_core::Decimal;
use impactkaart_core::calculate::over_capacity;
use impactkaart_core::model::{Project, Text};
use impactkaart_core::scenario::{Axis, Root, Scenario, apply};

/// For every point of a grid whether more take part than a cost line can serve. That hangs on the axes of the reach alone,
/// and along each of them it turns at most once: so it is found by halving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Capacity {
    /// The axes of the reach, the longest last, and how many values each has.
    axes: Vec<(usize, usize)>,
    /// The rank of each value on the last of them.
    ranks: Vec<usize>,
    /// Along the last of them, for each combination of the others.
    turns: Vec<Turn>,
}

/// Along one axis from low to high: below a rank it is so, from there on otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Turn {
    below: bool,
    above: bool,
    at: usize,
}

/// More combinations than this are not tried.
pub(crate) const MOST: usize = 4096;

/// The axes of the reach have more combinations than can be tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TooMany;

impl Capacity {
    /// Nothing where no cost line has a capacity. Halved is along the longest of the axes, so what is tried are the
    /// combinations of the others.
    pub(super) fn of(project: &Project, axes: &[Axis]) -> Result<Option<Self>, TooMany> {
        if project.costs().iter().all(|line| line.capacity.is_none()) {
            return Ok(None);
        }
        let reach = axes.iter().enumerate().filter(|(_, axis)| axis.varied.path.root == Root::Reach);
        let mut reach: Vec<(usize, &Axis)> = reach.collect();
        reach.sort_by_key(|(_, axis)| axis.values.len());
        let Some((last, outer)) = reach.split_last() else {
            let is_over = !over_capacity(project).is_empty();
            let turns = vec![Turn { below: is_over, above: is_over, at: 0 }];
            return Ok(Some(Self { axes: Vec::new(), ranks: Vec::new(), turns }));
        };
        let combinations: usize =
            outer.iter().map(|(_, axis)| axis.values.len()).fold(1, usize::saturating_mul);
        if combinations > MOST {
            return Err(TooMany);
        }
        let mut order: Vec<usize> = (0..last.1.values.len()).collect();
        order.sort_by_key(|place| last.1.values[*place]);
        let mut ranks = vec![0; order.len()];
        for (rank, place) in order.iter().enumerate() {
            ranks[*place] = rank;
        }
        let turns = (0..combinations).map(|number| {
            let mut rest = number;
            let mut numbers = Vec::new();
            for (_, axis) in outer.iter().rev() {
                numbers.push((*axis, axis.values[rest % axis.values.len()]));
                rest /= axis.values.len();
            }
            let is_over = |rank: usize| {
                let own = (last.1, last.1.values[order[rank]]);
                is_exceeded(project, numbers.iter().copied().chain([own]))
            };
            let (below, above) = (is_over(0), is_over(order.len() - 1));
            let (mut low, mut high) = (0, order.len() - 1);
            while below != above && high - low > 1 {
                let middle = low.midpoint(high);
                if is_over(middle) == below { low = middle } else { high = middle }
            }
            Turn { below, above, at: high }
        });
        let turns = turns.collect();
        let axes = reach.iter().map(|(at, axis)| (*at, axis.values.len())).collect();
        Ok(Some(Self { axes, ranks, turns }))
    }

    /// Whether it is so at these places on all axes.
    pub(crate) fn is_exceeded(&self, places: &[usize]) -> bool {
        let Some(((last, _), outer)) = self.axes.split_last() else { return self.turns[0].above };
        let number = outer.iter().fold(0, |number, (axis, size)| number * size + places[*axis]);
        let turn = self.turns[number];
        if self.ranks[places[*last]] < turn.at { turn.below } else { turn.above }
    }

    /// At which part of the points it is so, as so many of so many.
    pub(crate) fn part(&self) -> (u64, u64) {
        let along = self.ranks.len().max(1);
        let each = self.turns.iter().map(|turn| {
            let below = if self.ranks.is_empty() { 0 } else { turn.at.min(along) };
            usize::from(turn.below) * below + usize::from(turn.above) * (along - below)
        });
        (each.sum::<usize>() as u64, (along * self.turns.len()) as u64)
    }
}

fn is_exceeded<'a>(project: &Project, numbers: impl Iterator<Item = (&'a Axis, Decimal)>) -> bool {
    let changes = numbers.map(|(axis, number)| (axis.varied.path.clone(), axis.varied.change(number)));
    let scenario = Scenario { name: Text::default(), changes: changes.collect() };
    apply(project, &scenario).is_ok_and(|project| !over_capacity(&project).is_empty())
}
