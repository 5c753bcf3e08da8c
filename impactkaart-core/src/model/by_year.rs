use crate::quantity::ProjectYear;

/// What is stated for single years, in the order of the years.
///
/// Most have one year or a few, and there may be a million of them: one takes no room beside its own.
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
pub struct ByYear<T>(Held<T>);

/// Nothing, one year in place, or more of them elsewhere, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Held<T> {
    None,
    One((ProjectYear, T)),
    #[expect(clippy::box_collection, reason = "a list takes three times the room of its address")]
    Several(Box<Vec<(ProjectYear, T)>>),
}

impl<T> Default for ByYear<T> {
    fn default() -> Self {
        Self(Held::None)
    }
}

impl<T> ByYear<T> {
    fn all(&self) -> &[(ProjectYear, T)] {
        match &self.0 {
            Held::None => &[],
            Held::One(only) => std::slice::from_ref(only),
            Held::Several(all) => all,
        }
    }

    /// States something for a year; what was stated for it before.
    pub fn insert(&mut self, year: ProjectYear, value: T) -> Option<T> {
        match &mut self.0 {
            Held::None => self.0 = Held::One((year, value)),
            Held::One((known, before)) if *known == year => return Some(std::mem::replace(before, value)),
            Held::One(_) => {
                let Held::One(only) = std::mem::replace(&mut self.0, Held::None) else { return None };
                let mut all = vec![only, (year, value)];
                all.sort_by_key(|(year, _)| *year);
                self.0 = Held::Several(Box::new(all));
            }
            Held::Several(all) => match all.binary_search_by_key(&year, |(known, _)| *known) {
                Ok(at) => return Some(std::mem::replace(&mut all[at].1, value)),
                Err(at) => all.insert(at, (year, value)),
            },
        }
        None
    }

    /// What is stated for a year, by its number.
    pub fn get(&self, year: u16) -> Option<&T> {
        let all = self.all();
        let at = all.binary_search_by_key(&year, |(known, _)| known.get()).ok()?;
        Some(&all[at].1)
    }

    /// Each year for which something is stated.
    pub fn iter(&self) -> impl Iterator<Item = (&ProjectYear, &T)> + Clone {
        self.all().iter().map(|(year, value)| (year, value))
    }

    /// What is stated, year by year.
    pub fn values(&self) -> impl Iterator<Item = &T> + Clone {
        self.all().iter().map(|(_, value)| value)
    }

    /// For how many years something is stated.
    pub fn len(&self) -> usize {
        self.all().len()
    }

    /// Whether nothing is stated for a single year.
    pub fn is_empty(&self) -> bool {
        self.all().is_empty()
    }
}
