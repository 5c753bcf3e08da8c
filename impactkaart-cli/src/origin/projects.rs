//! The projects of a result, as they stand and after changes: what was calculated last is kept.

use super::Made;
use crate::render::explain::{Calculated, Changed, Step};
use std::borrow::Cow;
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

/// The projects of a result.
pub(super) struct Projects<'r> {
    made: &'r Made<'r>,
    /// As they stand, and what is added to the places of their numbers.
    stated: Vec<OnceCell<(Calculated<'r>, u32)>>,
    /// Those that were changed last.
    changed: RefCell<Vec<Known<'r>>>,
    /// How many numbers the derivations so far have: numbers of different ones are different.
    numbers: Cell<u32>,
}

/// A changed project.
struct Known<'r> {
    side: usize,
    steps: Vec<Step>,
    changed: Rc<Changed<'r>>,
    /// What is added to the places of its numbers.
    offset: u32,
}

/// So many changed projects are kept.
const MOST_KNOWN: usize = 4;

impl<'r> Projects<'r> {
    pub(super) fn new(made: &'r Made<'r>) -> Self {
        let stated = made.sides.iter().map(|_| OnceCell::new()).collect();
        Self { made, stated, changed: RefCell::default(), numbers: Cell::new(0) }
    }

    /// The project as it stands, and what is added to the places of its numbers.
    pub(super) fn side(&self, side: usize) -> Option<&(Calculated<'r>, u32)> {
        let own = self.made.sides.get(side)?;
        let calculate = || {
            let calculated = Calculated::of(Cow::Borrowed(own.project), own.reading, self.made.language);
            let offset = self.numbered(&calculated);
            (calculated, offset)
        };
        Some(self.stated.get(side)?.get_or_init(calculate))
    }

    /// Makes room for the numbers of a derivation: what is added to their places.
    fn numbered(&self, calculated: &Calculated<'_>) -> u32 {
        let before = self.numbers.get();
        let own = u32::try_from(calculated.derivation.len()).unwrap_or(u32::MAX);
        self.numbers.set(before.saturating_add(own));
        before
    }

    /// The project after some changes, and what is added to the places of its numbers; nothing where it cannot be.
    pub(super) fn changed(&self, side: usize, steps: &[Step]) -> Option<(Rc<Changed<'r>>, u32)> {
        let mut known = self.changed.borrow_mut();
        if let Some(found) = known.iter().find(|one| one.side == side && one.steps == steps) {
            return Some((Rc::clone(&found.changed), found.offset));
        }
        let own = self.made.sides.get(side)?;
        let changed = Changed::of(own.reading, own.project, steps, self.made.language).ok()?;
        let changed = Rc::new(changed);
        let offset = self.numbered(&changed.calculated);
        known.truncate(MOST_KNOWN - 1);
        known.insert(0, Known { side, steps: steps.to_vec(), changed: Rc::clone(&changed), offset });
        Some((changed, offset))
    }
}
