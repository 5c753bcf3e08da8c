//! Which row has an id, in little room: the rows in the order of their ids, which stay where they are.

use super::{Text, id_from};
use std::cell::OnceCell;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// The rows of a list by their ids. The list itself is shown at each question, by `id`.
#[derive(Debug, Default)]
pub(crate) struct ById {
    /// The rows in the order of their ids, those left out that have none or one that was taken.
    rows: Vec<u32>,
    /// The rows of whose ids something else would be made, by what that is; made when it is first asked for.
    others: OnceCell<ByMade>,
}

/// Rows by what an id would be made of: a short number for each text, so that the texts themselves need not be kept. Whose
/// number is the same is to be looked at.
#[derive(Debug, Default)]
pub(crate) struct ByMade(Vec<(u32, u32)>);

impl ByMade {
    /// Rows, each with what is made of it.
    pub(crate) fn of(made: impl Iterator<Item = (String, u32)>) -> Self {
        let mut numbers: Vec<(u32, u32)> = made.map(|(made, row)| (number(&made), row)).collect();
        numbers.shrink_to_fit();
        numbers.sort_unstable();
        Self(numbers)
    }

    /// The rows of which this may have been made, in their order.
    pub(crate) fn like(&self, made: &str) -> impl Iterator<Item = usize> {
        let number = number(made);
        let first = self.0.partition_point(|(other, _)| *other < number);
        let same = self.0[first..].iter().take_while(move |(other, _)| *other == number);
        same.map(|(_, row)| *row as usize)
    }
}

fn number(text: &str) -> u32 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    // Half of it is enough to tell a million texts apart, but for a few.
    (hasher.finish() & u64::from(u32::MAX)) as u32
}

/// A row whose id was taken by an earlier one.
pub(crate) struct Taken {
    pub(crate) row: usize,
    pub(crate) first: usize,
}

/// The number of a row: a list that fits in memory has fewer than four thousand million.
pub(crate) fn numbered(row: usize) -> u32 {
    u32::try_from(row).unwrap_or(u32::MAX)
}

impl ById {
    /// So many rows by their ids, and those whose id was taken.
    pub(crate) fn of<'r>(count: usize, id: impl Fn(usize) -> &'r Text) -> (Self, Vec<Taken>) {
        let id = |row: &u32| id(*row as usize);
        let mut rows: Vec<u32> = (0..numbered(count)).filter(|row| !id(row).is_empty()).collect();
        // Many files are in the order of their ids.
        if !rows.is_sorted_by(|one, next| id(one) < id(next)) {
            rows.sort_unstable_by(|one, other| id(one).cmp(id(other)).then(one.cmp(other)));
        }
        let mut taken = Vec::new();
        rows.dedup_by(|row, first| {
            let same = id(row) == id(first);
            if same {
                taken.push(Taken { row: *row as usize, first: *first as usize });
            }
            same
        });
        taken.sort_unstable_by_key(|taken| taken.row);
        (Self { rows, others: OnceCell::new() }, taken)
    }

    /// The row of an id, or else the first of which the same id would be made; where there is none, that id.
    pub(crate) fn find<'r>(
        &self,
        text: &str,
        id: impl Fn(usize) -> &'r Text + Copy,
    ) -> Result<usize, String> {
        if let Some(row) = self.row_of(text, id) {
            return Ok(row);
        }
        let made = id_from(text);
        let others = self.others.get_or_init(|| self.others(id));
        let other = others.like(&made).find(|row| id_from(id(*row)) == made);
        // The first row where there are two.
        self.row_of(&made, id).into_iter().chain(other).min().ok_or(made)
    }

    /// All rows that have an id of their own, in the order of the ids.
    pub(crate) fn rows(&self) -> impl ExactSizeIterator<Item = usize> {
        self.rows.iter().map(|row| *row as usize)
    }

    fn row_of<'r>(&self, text: &str, id: impl Fn(usize) -> &'r Text) -> Option<usize> {
        let found = self.rows.binary_search_by(|row| (**id(*row as usize)).cmp(text)).ok()?;
        Some(self.rows[found] as usize)
    }

    fn others<'r>(&self, id: impl Fn(usize) -> &'r Text) -> ByMade {
        let made = self.rows.iter().map(|row| (id(*row as usize), *row));
        let made = made.map(|(id, row)| (id, id_from(id), row)).filter(|(id, made, _)| *made != ***id);
        ByMade::of(made.map(|(_, made, row)| (made, row)))
    }
}
