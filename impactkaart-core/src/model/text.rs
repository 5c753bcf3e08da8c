//! Texts of a project, held in little room.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use smol_str::SmolStr;
use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::{Deref, Range};
use std::sync::Arc;

/// A piece of text that does not change: a `&str` in use.
///
/// Up to 23 bytes stand in the row itself; of a longer one the rows that were given the same share one copy. The long
/// texts of very many rows stand together in one piece of memory, so that none of them takes more room than it is long.
///
/// # Examples
/// ```
/// use impactkaart_core::model::Text;
/// let text = Text::from("Ouderen voelen zich minder eenzaam");
/// assert_eq!(text, "Ouderen voelen zich minder eenzaam");
/// assert!(text.starts_with("Ouderen"));
/// ```
#[derive(Clone)]
pub struct Text(Held);

#[derive(Clone)]
enum Held {
    /// By itself.
    Alone(SmolStr),
    /// Together with others.
    Among { others: Arc<Box<str>>, start: u32, end: u32 },
}

impl Text {
    /// Whether it stands by itself, and neither in its row.
    fn is_apart(&self) -> bool {
        matches!(&self.0, Held::Alone(text) if text.is_heap_allocated())
    }

    fn as_str(&self) -> &str {
        match &self.0 {
            Held::Alone(text) => text,
            Held::Among { others, start, end } => &others[*start as usize..*end as usize],
        }
    }
}

/// Rows that have texts of their own.
pub(super) trait OwnTexts {
    /// Shows each text that no other row is likely to have to `show`.
    fn each_text(&mut self, show: &mut dyn FnMut(&mut Text));
}

/// A list of rows whose long texts are put together as they come.
pub(super) struct Lines<T> {
    rows: Vec<T>,
    /// In so many of them they have been.
    together: usize,
}

/// The long texts of so many rows are put together at a time: of the rows of most projects none.
const BATCH: usize = 1024;

impl<T: OwnTexts> Lines<T> {
    pub(super) fn new() -> Self {
        Self { rows: Vec::new(), together: 0 }
    }

    pub(super) fn push(&mut self, row: T) {
        self.rows.push(row);
        if self.rows.len() - self.together == BATCH {
            put_together(&mut self.rows[self.together..]);
            self.together += BATCH;
        }
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn into_rows(self) -> Vec<T> {
        self.rows
    }
}

/// Puts the long texts of rows together, but those that would take it beyond what 32 bits count.
fn put_together(rows: &mut [impl OwnTexts]) {
    let mut all = String::new();
    let mut ranges: Vec<Range<u32>> = Vec::new();
    let mut each = |change: &mut dyn FnMut(&mut Text)| {
        rows.iter_mut().for_each(|row| {
            row.each_text(&mut |text| {
                if text.is_apart() {
                    change(text)
                }
            })
        });
    };
    each(&mut |text| {
        let start = all.len();
        all.push_str(text);
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        ranges.push(place(start)..place(all.len()));
    });
    if all.is_empty() || u32::try_from(all.len()).is_err() {
        return;
    }
    let others = Arc::new(all.into_boxed_str());
    let mut ranges = ranges.into_iter();
    each(&mut |text| {
        // Holds because the same texts are shown again, in the same order.
        let Some(Range { start, end }) = ranges.next() else { return };
        text.0 = Held::Among { others: Arc::clone(&others), start, end };
    });
}

impl Default for Text {
    fn default() -> Self {
        Self(Held::Alone(SmolStr::default()))
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        self
    }
}

impl Borrow<str> for Text {
    fn borrow(&self) -> &str {
        self
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(Held::Alone(text.into()))
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self(Held::Alone(text.into()))
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        text.as_str().to_owned()
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Text {}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl PartialOrd for Text {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Text {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other)
    }
}

impl Hash for Text {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), formatter)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.as_str(), formatter)
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        SmolStr::deserialize(deserializer).map(|text| Self(Held::Alone(text)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Row(Text, Option<Text>);

    impl OwnTexts for Row {
        fn each_text(&mut self, show: &mut dyn FnMut(&mut Text)) {
            show(&mut self.0);
            self.1.iter_mut().for_each(show);
        }
    }

    #[test]
    fn long_texts_of_many_rows_stand_together_and_read_the_same() {
        let id = |row: usize| format!("row_{row}");
        let description = |row: usize| format!("Mensen die {row} keer naar buiten gaan, coördinatie {row}");
        let mut lines = Lines::new();
        for row in 0..2 * BATCH + 1 {
            let description = (row % 3 > 0).then(|| description(row).into());
            lines.push(Row(id(row).into(), description));
        }
        let rows = lines.into_rows();
        for (number, Row(own, described)) in rows.iter().enumerate() {
            assert_eq!(own, &*id(number));
            assert_eq!(described.as_deref(), (number % 3 > 0).then(|| description(number)).as_deref());
        }
        let piece = |row: &Row| match row.1.as_ref().map(|text| &text.0) {
            Some(Held::Among { others, .. }) => Some(Arc::as_ptr(others)),
            _ => None,
        };
        assert!(piece(&rows[1]).is_some());
        assert_eq!(piece(&rows[1]), piece(&rows[BATCH - 2]));
        assert_ne!(piece(&rows[1]), piece(&rows[BATCH + 2]));
        assert_eq!(piece(&rows[2 * BATCH]), None);
    }

    #[test]
    fn a_text_is_the_same_wherever_it_stands() {
        let long = "Jongeren die hun opleiding afmaken";
        let mut row = [Row(long.into(), None)];
        put_together(&mut row);
        let [Row(among, _)] = row;
        assert!(matches!(among.0, Held::Among { .. }));
        let alone = Text::from(long);
        assert_eq!(among, alone);
        assert_eq!(among.cmp(&alone), Ordering::Equal);
        assert_eq!(format!("{among} {among:?}"), format!("{long} {long:?}"));
        let set = std::collections::BTreeSet::from([among]);
        assert!(set.contains(long));
    }

    #[test]
    fn a_text_takes_little_room() {
        assert_eq!(size_of::<Text>(), 24);
        assert_eq!(size_of::<Option<Text>>(), 24);
    }
}
