use serde::{Deserialize, Serialize};

/// Who bears a cost or enjoys a benefit, in four fixed levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// The people it is for, and those around them where they are the ones helped.
    Client,
    /// The organisation that carries out the project.
    Organisation,
    /// The municipality.
    Municipality,
    /// Everybody else: insurers, the state, neighbours, employers, other organisations.
    Society,
}

impl Level {
    /// The four levels, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Client, Self::Organisation, Self::Municipality, Self::Society];

    /// The word for it in code, files and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Organisation => "organisation",
            Self::Municipality => "municipality",
            Self::Society => "society",
        }
    }

    /// The level of that name.
    ///
    /// ```
    /// use impactkaart_core::model::Level;
    /// assert_eq!(Level::named("client"), Some(Level::Client));
    /// assert_eq!(Level::named("province"), None);
    /// ```
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == name)
    }

    /// Its place in [`Level::ALL`].
    pub fn index(self) -> usize {
        self as usize
    }
}
