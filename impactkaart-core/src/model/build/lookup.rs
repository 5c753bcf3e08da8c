//! From what a reference says to the row it means, in little room: sorted lists rather than maps of copies.

use crate::model::by_id::{ById, ByMade, Taken, numbered};
use crate::model::{Fault, Stakeholder, Table, Text, Value, id_from};
use crate::nearest::nearest;
use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;

/// What a reference can name: a row with an id, and what it is described as.
pub(super) trait Named {
    fn id(&self) -> &Text;
    fn name(&self) -> Option<&Text>;
}

impl Named for Stakeholder {
    fn id(&self) -> &Text {
        &self.id
    }

    fn name(&self) -> Option<&Text> {
        self.name.as_ref()
    }
}

impl Named for Value {
    fn id(&self) -> &Text {
        &self.id
    }

    fn name(&self) -> Option<&Text> {
        self.description.as_ref()
    }
}

/// A group, by its id alone.
impl Named for Text {
    fn id(&self) -> &Text {
        self
    }

    fn name(&self) -> Option<&Text> {
        None
    }
}

/// From an id, or what an id would be made of, to a row; and the ids themselves for "did you mean".
pub(super) struct Lookup<R> {
    rows: Vec<R>,
    by_id: ById,
    /// What rows are described as beside their names.
    also: Vec<(Text, u32)>,
    /// Descriptions by what would be made of them, those of `also` after those of the rows; made when the first is asked for.
    names: OnceCell<ByMade>,
    suggested: RefCell<BTreeMap<Text, Option<Text>>>,
}

impl<R> Default for Lookup<R> {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            by_id: ById::default(),
            also: Vec::new(),
            names: OnceCell::new(),
            suggested: RefCell::default(),
        }
    }
}

/// For how many different unknown names the nearest one is looked up: a file in which nothing is known would otherwise
/// take the square of its length.
const SUGGESTIONS: usize = 200;

impl<R: Named> Lookup<R> {
    /// Rows by their ids, and those whose id was taken.
    pub(super) fn of(rows: Vec<R>) -> (Self, Vec<Taken>) {
        let (by_id, taken) = ById::of(rows.len(), |row| rows[row].id());
        (Self { rows, by_id, ..Self::default() }, taken)
    }

    /// Takes one more description of a row.
    pub(super) fn describe(&mut self, description: &Text, row: usize) {
        self.also.push((description.clone(), numbered(row)));
        self.names.take();
    }

    pub(super) fn find(&self, text: &str) -> Option<usize> {
        let text = text.trim();
        let found = self.by_id.find(text, |row| self.rows[row].id());
        found.map_or_else(|made| self.described(&made), Some)
    }

    /// The row that is described so, where no other row is: which of them is meant must not hang on their order.
    fn described(&self, made: &str) -> Option<usize> {
        let names = self.names.get_or_init(|| self.names());
        let meant = |place: usize| {
            let (name, row) = self.name(place)?;
            (id_from(name) == made).then_some(row)
        };
        let mut found = names.like(made).filter_map(meant);
        let row = found.next()?;
        found.all(|other| other == row).then_some(row)
    }

    fn names(&self) -> ByMade {
        let places = 0..self.rows.len() + self.also.len();
        ByMade::of(places.filter_map(|place| Some((id_from(self.name(place)?.0), numbered(place)))))
    }

    /// A description, and the row that has it.
    fn name(&self, place: usize) -> Option<(&Text, usize)> {
        match place.checked_sub(self.rows.len()) {
            None => Some((self.rows[place].name()?, place)),
            Some(also) => self.also.get(also).map(|(name, row)| (name, *row as usize)),
        }
    }

    /// The rows themselves.
    pub(super) fn rows(&self) -> &[R] {
        &self.rows
    }

    /// The rows themselves, when nothing is looked up any more.
    pub(super) fn into_rows(self) -> Vec<R> {
        self.rows
    }

    pub(super) fn unknown(&self, table: Table, text: &str) -> Fault {
        let mut suggested = self.suggested.borrow_mut();
        let found = match suggested.get(text) {
            Some(found) => found.clone(),
            None if suggested.len() < SUGGESTIONS => {
                let ids = self.by_id.rows().map(|row| &**self.rows[row].id());
                let found = nearest(text, ids).map(Text::from);
                suggested.insert(text.into(), found.clone());
                found
            }
            None => None,
        };
        let row_of = |id: &Text| self.by_id.find(id, |row| self.rows[row].id()).ok();
        Fault::UnknownReference {
            table,
            text: text.into(),
            nearest: found.and_then(|id| row_of(&id).map(|row| (id, row))),
            known: self.by_id.rows().len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lookup(ids: &[&str]) -> (Lookup<Text>, Vec<(usize, usize)>) {
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
