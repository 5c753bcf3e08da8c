//! From what a reference says to the row it means, in little room: a sorted list rather than a map of copies.

use crate::model::{Fault, Table, Text, id_from};
use crate::nearest::nearest;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// From an id, or what an id would be made of, to a row; and the ids themselves for "did you mean".
#[derive(Default)]
pub(super) struct Lookup {
    /// The id of each row.
    ids: Vec<Text>,
    /// The rows in the order of their ids, those left out that have none or one that was taken.
    by_id: Vec<u32>,
    /// What would be made of an id, where that is something else, in order.
    others: Vec<(Text, u32)>,
    names: RefCell<ByName>,
    suggested: RefCell<BTreeMap<Text, Option<Text>>>,
}

/// What rows are described as: as written, until the first is asked for.
#[derive(Default)]
struct ByName {
    rows: Vec<(Text, u32)>,
    is_sorted: bool,
}

/// A row whose id was taken by an earlier one.
pub(super) struct Taken {
    pub(super) row: usize,
    pub(super) first: usize,
}

/// For how many different unknown names the nearest one is looked up: a file in which nothing is known would otherwise
/// take the square of its length.
const SUGGESTIONS: usize = 200;

/// The number of a row: a list that fits in memory has fewer than four thousand million.
fn numbered(row: usize) -> u32 {
    u32::try_from(row).unwrap_or(u32::MAX)
}

impl Lookup {
    /// Rows by their ids, and those whose id was taken.
    pub(super) fn of(ids: Vec<Text>) -> (Self, Vec<Taken>) {
        let id = |row: &u32| &ids[*row as usize];
        let mut by_id: Vec<u32> = (0..numbered(ids.len())).filter(|row| !id(row).is_empty()).collect();
        // Many files are in the order of their ids.
        if !by_id.is_sorted_by(|one, next| id(one) < id(next)) {
            by_id.sort_unstable_by(|one, other| id(one).cmp(id(other)).then(one.cmp(other)));
        }
        let mut taken = Vec::new();
        by_id.dedup_by(|row, first| {
            let same = id(row) == id(first);
            if same {
                taken.push(Taken { row: *row as usize, first: *first as usize });
            }
            same
        });
        taken.sort_unstable_by_key(|taken| taken.row);
        let mut others: Vec<(Text, u32)> = Vec::new();
        for row in &by_id {
            let made = id_from(id(row));
            if made != **id(row) {
                others.push((made.into(), *row));
            }
        }
        others.sort_unstable();
        (Self { ids, by_id, others, ..Self::default() }, taken)
    }

    /// Takes what a row is described as, by which it is found where no other row is described so: which of them is meant
    /// must not hang on their order.
    pub(super) fn describe(&mut self, description: &Text, row: usize) {
        let names = self.names.get_mut();
        names.rows.push((description.clone(), numbered(row)));
        names.is_sorted = false;
    }

    pub(super) fn find(&self, text: &str) -> Option<usize> {
        let text = text.trim();
        if let Some(row) = self.row_of(text) {
            return Some(row);
        }
        let made = id_from(text);
        let other = self.others.partition_point(|(other, _)| **other < *made);
        let other =
            self.others.get(other).filter(|(other, _)| **other == *made).map(|(_, row)| *row as usize);
        // The first row where there are two.
        let row = self.row_of(&made).into_iter().chain(other).min();
        row.or_else(|| self.names.borrow_mut().find(&made))
    }

    /// The id of a row.
    pub(super) fn id(&self, row: usize) -> &Text {
        &self.ids[row]
    }

    fn row_of(&self, id: &str) -> Option<usize> {
        let found = self.by_id.binary_search_by(|row| (*self.ids[*row as usize]).cmp(id)).ok()?;
        Some(self.by_id[found] as usize)
    }

    pub(super) fn unknown(&self, table: Table, text: &str) -> Fault {
        let mut suggested = self.suggested.borrow_mut();
        let found = match suggested.get(text) {
            Some(found) => found.clone(),
            None if suggested.len() < SUGGESTIONS => {
                let ids = self.by_id.iter().map(|row| &*self.ids[*row as usize]);
                let found = nearest(text, ids).map(Text::from);
                suggested.insert(text.into(), found.clone());
                found
            }
            None => None,
        };
        Fault::UnknownReference {
            table,
            text: text.into(),
            nearest: found.and_then(|id| self.row_of(&id).map(|row| (id, row))),
            known: self.by_id.len(),
        }
    }
}

impl ByName {
    /// The one row that is described so.
    fn find(&mut self, made: &str) -> Option<usize> {
        if !self.is_sorted {
            // Made twice of a text that was made before, it is the same.
            self.rows.iter_mut().for_each(|(name, _)| *name = id_from(name).into());
            self.rows.sort_unstable();
            self.rows.dedup();
            self.is_sorted = true;
        }
        let at = self.rows.partition_point(|(name, _)| **name < *made);
        let mut same = self.rows[at..].iter().take_while(|(name, _)| **name == *made);
        let (_, row) = same.next()?;
        same.next().is_none().then_some(*row as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lookup(ids: &[&str]) -> (Lookup, Vec<(usize, usize)>) {
        let (lookup, taken) = Lookup::of(ids.iter().map(|id| Text::from(*id)).collect());
        (lookup, taken.iter().map(|taken| (taken.row, taken.first)).collect())
    }

    #[test]
    fn a_row_is_found_by_its_id_however_the_rows_are_ordered() {
        let (found, taken) = lookup(&["wijk", "", "buurt", "stad", "buurt", "buurt"]);
        assert_eq!(taken, [(4, 2), (5, 2)]);
        assert_eq!(
            ["buurt", " wijk ", "stad", "dorp", ""].map(|id| found.find(id)),
            [Some(2), Some(0), Some(3), None, None]
        );
    }

    #[test]
    fn what_is_written_otherwise_means_the_first_row_of_which_the_same_would_be_made() {
        let (found, _) = lookup(&["Jan Smit", "jan_smit", "JAN SMIT"]);
        assert_eq!(
            ["jan smit", "JAN SMIT", "jan_smit", "Jan-Smit"].map(|id| found.find(id)),
            [Some(0), Some(2), Some(1), None]
        );
    }

    #[test]
    fn a_description_finds_a_row_only_where_no_other_has_it() {
        let (mut found, _) = lookup(&["a", "b", "c"]);
        for (name, row) in [("Oude wijk", 0), ("oude  wijk", 0), ("Nieuwe wijk", 1), ("nieuwe wijk", 2)] {
            found.describe(&name.into(), row);
        }
        assert_eq!(found.find("oude wijk"), Some(0));
        assert_eq!(found.find("Nieuwe wijk"), None);
        found.describe(&"Derde wijk".into(), 2);
        assert_eq!(found.find("derde wijk"), Some(2));
        assert_eq!(found.find("Oude wijk"), Some(0));
    }
}
