use super::{Level, OwnTexts, Text};

/// A named party that belongs to one level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stakeholder {
    /// What references call it.
    pub id: Text,
    /// What people call it; blank for the implicit "other at this level".
    pub name: Option<Text>,
    /// The level it belongs to.
    pub level: Level,
    /// The law or budget it works under (Wmo, Jeugd, Zvw, …), in the project's own words.
    pub domain: Option<Text>,
    /// Whether no row names it: it stands for "other at this level", because a level was named as a party.
    pub implicit: bool,
}

impl OwnTexts for Stakeholder {
    fn each_text(&mut self, show: &mut dyn FnMut(&mut Text)) {
        show(&mut self.id);
        self.name.iter_mut().for_each(show);
    }
}
