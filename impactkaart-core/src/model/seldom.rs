//! Columns that most rows leave blank.

/// What few rows have: nothing at all where all of it is blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Seldom<T>(Option<Box<T>>);

impl<T> Seldom<T> {
    /// All of it blank.
    pub(super) const BLANK: Self = Self(None);

    /// What there is, or else `blank`.
    pub(super) fn or<'s>(&'s self, blank: &'s T) -> &'s T {
        self.0.as_deref().unwrap_or(blank)
    }

    /// What there is, to be changed.
    pub(super) fn get_mut(&mut self) -> Option<&mut T> {
        self.0.as_deref_mut()
    }
}

impl<T: Default + PartialEq> From<T> for Seldom<T> {
    fn from(value: T) -> Self {
        Self((value != T::default()).then(|| Box::new(value)))
    }
}

impl<T> Default for Seldom<T> {
    fn default() -> Self {
        Self::BLANK
    }
}
