//! Which row of the project is meant: a type per kind, so that a cost is never taken for a group.

use std::fmt;
use std::num::NonZero;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
            // One more than the place in the list, so that blank takes no room of its own.
            pub struct $name(NonZero<u32>);

            impl fmt::Debug for $name {
                fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                    formatter.debug_tuple(stringify!($name)).field(&self.index()).finish()
                }
            }

            impl $name {
                /// The id of the row at `index` of its list.
                pub(crate) fn from_index(index: usize) -> Self {
                    // Holds because no list of rows that fits in memory has four thousand million of them.
                    let number = u32::try_from(index + 1).ok().and_then(NonZero::new);
                    Self(number.expect("fewer than 2^32 rows"))
                }

                /// The place of the row in its list, from 0.
                pub fn index(self) -> usize {
                    self.0.get() as usize - 1
                }
            }
        )*
    };
}

ids! {
    /// A stakeholder of the project.
    StakeholderId,
    /// A cost line.
    CostId,
    /// A funding line.
    FundingId,
    /// A group that is reached.
    GroupId,
    /// An effect.
    EffectId,
    /// A value of the project's own list or of the price list.
    ValueId
}

/// Whether `text` can stand as an id without quotes: letters, digits, `_` and `-`.
///
/// ```
/// use impactkaart_core::model::is_plain_id;
/// assert!(is_plain_id("minder_eenzaam"));
/// assert!(!is_plain_id("prices:zin2024.gp_consult_avg"));
/// ```
pub fn is_plain_id(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|letter| letter.is_alphanumeric() || letter == '_' || letter == '-')
}

/// The id that is made of a description or a name: lower case, and one `_` for whatever is no letter, digit or `-`.
///
/// ```
/// use impactkaart_core::model::id_from;
/// assert_eq!(id_from("Minder eenzaam (ernstig)"), "minder_eenzaam_ernstig");
/// assert_eq!(id_from("  "), "");
/// ```
pub fn id_from(text: &str) -> String {
    let mut id = String::with_capacity(text.len());
    if text.is_ascii() {
        // The same, for the usual case; names are made by the thousand.
        text.bytes().for_each(|letter| push(&mut id, char::from(letter.to_ascii_lowercase())));
    } else {
        text.chars().flat_map(char::to_lowercase).for_each(|letter| push(&mut id, letter));
    }
    id.truncate(id.trim_end_matches('_').len());
    id
}

fn push(id: &mut String, letter: char) {
    if letter.is_alphanumeric() || letter == '-' {
        id.push(letter);
    } else if !id.is_empty() && !id.ends_with('_') {
        id.push('_');
    }
}
