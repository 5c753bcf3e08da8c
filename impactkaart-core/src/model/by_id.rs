//! Which row has an id, in little room: the rows in the order of their ids, which stay where they are.

use super::{Text, id_from};
use std::cell::OnceCell;

/// The rows of a list by their ids. The list itself is shown at each question, by `id`.
#[derive(Debug, Default)]
pub(crate) struct ById {
    /// The rows in the order of their ids, those left out that have none or one that was taken.
    rows: Vec<u32>,
    /// What would be made of an id, where that is something else, in order; made when it is first asked for.
    others: OnceCell<Vec<(Text, u32)>>,
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
        let other = others.partition_point(|(other, _)| **other < *made);
        let other = others.get(other).filter(|(other, _)| **other == *made).map(|(_, row)| *row as usize);
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

    fn others<'r>(&self, id: impl Fn(usize) -> &'r Text) -> Vec<(Text, u32)> {
        let mut others: Vec<(Text, u32)> = Vec::new();
        for row in &self.rows {
            let id = id(*row as usize);
            let made = id_from(id);
            if made != **id {
                others.push((made.into(), *row));
            }
        }
        others.sort_unstable();
        others
    }
}
