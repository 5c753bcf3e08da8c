use super::{Evidence, Indexing, Level, OwnTexts, Text};
use crate::quantity::{CalendarYear, Money};

/// Money per unit of an effect (a financial proxy), with its price year and source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// What effects call it.
    pub id: Text,
    /// What it is the value of.
    pub description: Option<Text>,
    /// One unit of what.
    pub unit: Option<Text>,
    /// Money per unit, at `price_year`.
    pub amount: Money,
    /// The year whose prices the amount is in; blank means the project's.
    pub price_year: Option<CalendarYear>,
    /// Whether the amount is brought to the project's price year; blank means it is.
    pub indexed: Option<Indexing>,
    /// How well the amount is known.
    pub evidence: Option<Evidence>,
    /// Who bears or enjoys it according to the list it came from.
    pub bearer: Option<Level>,
    /// Where the amount came from.
    pub source: Option<Text>,
}

impl OwnTexts for Value {
    fn each_text(&mut self, show: &mut dyn FnMut(&mut Text)) {
        show(&mut self.id);
        self.description.iter_mut().for_each(show);
    }
}
