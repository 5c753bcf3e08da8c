use crate::quantity::ProjectYear;

/// What is stated for single years, in the order of the years.
///
/// Most have one year or a few, and there may be a million of them: a list takes a tenth of the room of a map.
///
/// # Examples
/// ```
/// use impactkaart_core::model::ByYear;
/// use impactkaart_core::quantity::ProjectYear;
/// let year = |number: u16| ProjectYear::new(number.into()).unwrap();
/// let mut stated = ByYear::default();
/// stated.insert(year(3), "third");
/// assert_eq!(stated.insert(year(1), "one"), None);
/// assert_eq!(stated.insert(year(1), "first"), Some("one"));
/// assert_eq!(stated.values().copied().collect::<Vec<_>>(), ["first", "third"]);
/// assert_eq!(stated.get(2), None);
/// assert_eq!(stated.get(3), Some(&"third"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByYear<T>(Vec<(ProjectYear, T)>);

impl<T> Default for ByYear<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> ByYear<T> {
    /// States something for a year; what was stated for it before.
    pub fn insert(&mut self, year: ProjectYear, value: T) -> Option<T> {
        match self.0.binary_search_by_key(&year, |(known, _)| *known) {
            Ok(at) => Some(std::mem::replace(&mut self.0[at].1, value)),
            Err(at) => {
                if self.0.is_empty() {
                    self.0.reserve_exact(1);
                }
                self.0.insert(at, (year, value));
                None
            }
        }
    }

    /// What is stated for a year, by its number.
    pub fn get(&self, year: u16) -> Option<&T> {
        let at = self.0.binary_search_by_key(&year, |(known, _)| known.get()).ok()?;
        Some(&self.0[at].1)
    }

    /// Each year for which something is stated.
    pub fn iter(&self) -> impl Iterator<Item = (&ProjectYear, &T)> + Clone {
        self.0.iter().map(|(year, value)| (year, value))
    }

    /// What is stated, year by year.
    pub fn values(&self) -> impl Iterator<Item = &T> + Clone {
        self.0.iter().map(|(_, value)| value)
    }

    /// For how many years something is stated.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing is stated for a single year.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
