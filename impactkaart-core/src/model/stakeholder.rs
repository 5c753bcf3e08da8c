use super::{Level, OwnTexts, Seldom, Text};
use std::ops::Deref;

/// A named party that belongs to one level.
///
/// As with [`super::Effect`], what many files leave blank stands in [`StakeholderDetails`], and is read as if it stood here:
/// `stakeholder.domain`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stakeholder {
    /// What references call it.
    pub id: Text,
    /// What people call it; blank for the implicit "other at this level".
    pub name: Option<Text>,
    /// The level it belongs to.
    pub level: Level,
    /// Whether no row names it: it stands for "other at this level", because a level was named as a party.
    pub implicit: bool,
    pub(super) details: Seldom<StakeholderDetails>,
}

/// What is said of a party beside its name and level.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct StakeholderDetails {
    /// The law or budget it works under (Wmo, Jeugd, Zvw, …), in the project's own words.
    pub domain: Option<Text>,
}

impl Deref for Stakeholder {
    type Target = StakeholderDetails;

    fn deref(&self) -> &StakeholderDetails {
        static BLANK: StakeholderDetails = StakeholderDetails { domain: None };
        self.details.or(&BLANK)
    }
}

impl OwnTexts for Stakeholder {
    fn each_text(&mut self, show: &mut dyn FnMut(&mut Text)) {
        show(&mut self.id);
        self.name.iter_mut().for_each(show);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_row_takes_little_room() {
        // Three times a file of rows of 35 bytes, of which the file itself is one.
        assert!(size_of::<Stakeholder>() <= 64, "{}", size_of::<Stakeholder>());
    }
}
