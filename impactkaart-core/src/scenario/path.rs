use crate::model::Text;
use rust_decimal::Decimal;
use std::fmt;

/// What a change is aimed at, as written: `effects.less_lonely.share`, `costs.@municipality`, `reach.visitors.new[2]`.
///
/// Segments are separated by points; an id that holds something else than letters, digits, `_` and `-` stands between
/// quotation marks. `*` takes every line, `@` those of a level, a stakeholder or, for costs, of a `per` (and
/// `costs.@base` the base case). Without a field behind it a line is scaled as a whole: a factor, 1 being as is.
///
/// # Examples
/// ```
/// use impactkaart_core::scenario::Path;
/// let path: Path = r#"values."prices:zin2024.gp_consult_avg".amount"#.parse().unwrap();
/// assert_eq!(path.to_string(), r#"values."prices:zin2024.gp_consult_avg".amount"#);
/// assert!("costs".parse::<Path>().is_ok()); // all costs, as a factor
/// assert!("weather.sun".parse::<Path>().is_err());
/// assert!("reach.visitors.participants[2".parse::<Path>().is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path {
    /// What it is about.
    pub root: Root,
    /// Which lines of it.
    pub selection: Selection,
    /// Which number of a line; none for the line as a whole, as a factor.
    pub field: Option<Field>,
    /// One year only, as written.
    pub year: Option<Decimal>,
}

/// What a path is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Root {
    /// The project as a whole.
    Project,
    /// Cost lines.
    Costs,
    /// Funding lines.
    Funding,
    /// Groups.
    Reach,
    /// Effects.
    Effects,
    /// Values.
    Values,
}

impl Root {
    /// All roots.
    pub const ALL: [Self; 6] =
        [Self::Project, Self::Costs, Self::Funding, Self::Reach, Self::Effects, Self::Values];

    /// The word it is written as.
    pub fn name(self) -> &'static str {
        match self {
            Self::Project => "project",
            Self::Costs => "costs",
            Self::Funding => "funding",
            Self::Reach => "reach",
            Self::Effects => "effects",
            Self::Values => "values",
        }
    }

    /// The fields that its lines have.
    pub fn fields(self) -> &'static [Field] {
        match self {
            Self::Project => {
                &[Field::DiscountRate, Field::Years, Field::Horizon, Field::BenefitTiming, Field::CostTiming]
            }
            Self::Costs => &[Field::Amount, Field::Quantity, Field::FirstYear, Field::LastYear],
            Self::Funding | Self::Values => &[Field::Amount],
            Self::Reach => &[Field::Participants, Field::New, Field::Share, Field::PerPerson],
            Self::Effects => &[
                Field::Share,
                Field::ShareWithout,
                Field::Quantity,
                Field::Deadweight,
                Field::Displacement,
                Field::AttributionToOthers,
                Field::DropOff,
                Field::Lag,
                Field::Duration,
            ],
        }
    }
}

/// Which lines a path takes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Selection {
    /// All of them as one: `costs`.
    Whole,
    /// Each of them: `costs.*`.
    Each,
    /// One by its id.
    Id(Text),
    /// Those of a level, a stakeholder, a `per`, or the base case: `costs.@municipality`.
    At(Text),
}

macro_rules! fields {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// A number of a line, or of the project, that can be changed.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field {
            $($(#[$doc])* $variant,)*
        }

        impl Field {
            /// All fields.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The word it is written as, a column name.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }
        }
    };
}

fields! {
    /// The discount rate.
    DiscountRate = "discount_rate",
    /// How many years the project runs.
    Years = "years",
    /// The last year counted.
    Horizon = "horizon",
    /// When benefits fall.
    BenefitTiming = "benefit_timing",
    /// When costs fall.
    CostTiming = "cost_timing",
    /// Money.
    Amount = "amount",
    /// Units.
    Quantity = "quantity",
    /// The first year of a cost line.
    FirstYear = "first_year",
    /// The last year of a cost line.
    LastYear = "last_year",
    /// How many take part.
    Participants = "participants",
    /// How many start.
    New = "new",
    /// The share of participants for whom an effect occurs, or of a group that is part of another.
    Share = "share",
    /// Contacts, visits or households per person.
    PerPerson = "per_person",
    /// For whom it would have occurred anyway.
    ShareWithout = "share_without",
    /// Would have happened anyway.
    Deadweight = "deadweight",
    /// Moved from elsewhere.
    Displacement = "displacement",
    /// Caused by others.
    AttributionToOthers = "attribution_to_others",
    /// Shrinks each year.
    DropOff = "drop_off",
    /// Years before it starts.
    Lag = "lag",
    /// Years it lasts.
    Duration = "duration",
}

impl Field {
    /// Whether it is a fraction of a whole or a rate, for which a percentage is an ordinary way to write.
    pub fn is_fraction(self) -> bool {
        matches!(
            self,
            Self::Share
                | Self::ShareWithout
                | Self::Deadweight
                | Self::Displacement
                | Self::AttributionToOthers
                | Self::DropOff
                | Self::DiscountRate
        )
    }
}

/// Why a text is no path.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PathError {
    /// It does not begin with a word that paths begin with.
    #[error("a path begins with project, costs, funding, reach, effects or values, and this one with `{0}`")]
    UnknownRoot(Text),
    /// The lines of this root have no such field.
    #[error("{} have no `{field}`", .root.name())]
    UnknownField {
        /// The root.
        root: Root,
        /// The word.
        field: Text,
    },
    /// Points, quotation marks or brackets do not fit together.
    #[error("`{0}` is not written as a path")]
    Malformed(Text),
}

/// The words that paths are written in, so that a reader can take those of another language beside its own.
pub trait PathWords {
    /// The root that a word stands for.
    fn root(&self, word: &str) -> Option<Root>;
    /// The field of a root that a word stands for.
    fn field(&self, root: Root, word: &str) -> Option<Field>;
}

/// The words as the program writes them.
struct OwnWords;

impl PathWords for OwnWords {
    fn root(&self, word: &str) -> Option<Root> {
        Root::ALL.into_iter().find(|root| root.name() == word)
    }

    fn field(&self, root: Root, word: &str) -> Option<Field> {
        root.fields().iter().copied().find(|field| field.name() == word)
    }
}

impl std::str::FromStr for Path {
    type Err = PathError;

    fn from_str(text: &str) -> Result<Self, PathError> {
        Self::parse_in(text, &OwnWords)
    }
}

impl Path {
    /// The path in a text whose root and field are written in `words`; ids and what stands behind `@` are kept as written.
    ///
    /// # Errors
    /// - A word that is no root, or no field of its root.
    /// - Points, quotation marks or brackets that do not fit together.
    pub fn parse_in(text: &str, words: &dyn PathWords) -> Result<Self, PathError> {
        let malformed = || PathError::Malformed(text.into());
        let (body, year) = match text.trim().strip_suffix(']') {
            None => (text.trim(), None),
            Some(open) => {
                let (body, year) = open.rsplit_once('[').ok_or_else(malformed)?;
                (body, Some(year.trim().parse::<Decimal>().map_err(|_| malformed())?))
            }
        };
        let segments = segments(body).ok_or_else(malformed)?;
        let mut segments = segments.into_iter();
        let first = segments.next().ok_or_else(malformed)?;
        let root = Some(&first).filter(|first| !first.quoted).and_then(|first| words.root(&first.text));
        let root = root.ok_or_else(|| PathError::UnknownRoot(first.text.as_str().into()))?;
        let field = |segment: Segment| {
            let known = Some(&segment).filter(|segment| !segment.quoted);
            let known = known.and_then(|segment| words.field(root, &segment.text));
            known.ok_or_else(|| PathError::UnknownField { root, field: segment.text.into() })
        };
        let (selection, field) = match (root, segments.next(), segments.next(), segments.next()) {
            (Root::Project, Some(named), None, None) => (Selection::Whole, Some(field(named)?)),
            (Root::Project, ..) => return Err(malformed()),
            (_, None, None, None) => (Selection::Whole, None),
            (_, Some(lines), None, None) => (lines.into_selection(), None),
            (_, Some(lines), Some(named), None) => (lines.into_selection(), Some(field(named)?)),
            _ => return Err(malformed()),
        };
        let by_year = matches!(field, Some(Field::Participants | Field::New))
            || (root, field) == (Root::Reach, Some(Field::Share));
        if year.is_some() && !by_year {
            return Err(malformed());
        }
        Ok(Self { root, selection, field, year })
    }
}

struct Segment {
    text: String,
    quoted: bool,
}

impl Segment {
    fn into_selection(self) -> Selection {
        match self.text.strip_prefix('@') {
            _ if self.quoted => Selection::Id(self.text.into()),
            _ if self.text == "*" => Selection::Each,
            Some(at) => Selection::At(at.into()),
            None => Selection::Id(self.text.into()),
        }
    }
}

/// Cut at points outside quotation marks; nothing where a segment is empty or a mark is left open.
fn segments(text: &str) -> Option<Vec<Segment>> {
    let mut segments = Vec::new();
    let mut rest = text;
    loop {
        let (segment, after) = match rest.strip_prefix('"') {
            Some(quoted) => {
                let (inner, after) = quoted.split_once('"')?;
                (Segment { text: inner.to_owned(), quoted: true }, after)
            }
            None => {
                let end = rest.find('.').unwrap_or(rest.len());
                (Segment { text: rest[..end].trim().to_owned(), quoted: false }, &rest[end..])
            }
        };
        if segment.text.is_empty() || segment.text.contains('"') {
            return None;
        }
        segments.push(segment);
        match after.strip_prefix('.') {
            Some(more) => rest = more,
            None if after.is_empty() => return Some(segments),
            None => return None,
        }
    }
}

impl fmt::Display for Path {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.root.name())?;
        match &self.selection {
            Selection::Whole => {}
            Selection::Each => formatter.write_str(".*")?,
            Selection::Id(id) if crate::model::is_plain_id(id) => write!(formatter, ".{id}")?,
            Selection::Id(id) => write!(formatter, ".\"{id}\"")?,
            Selection::At(at) => write!(formatter, ".@{at}")?,
        }
        if let Some(field) = self.field {
            write!(formatter, ".{}", field.name())?;
        }
        if let Some(year) = self.year {
            write!(formatter, "[{year}]")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_written_as_they_are_read() {
        for text in [
            "project.discount_rate",
            "costs",
            "costs.*",
            "costs.host.amount",
            "costs.@municipality",
            "costs.@base",
            "reach.visitors.participants[2]",
            "reach.visitors.new[2026]",
            "effects.*.deadweight",
            "effects.@client.drop_off",
            "values.\"prices:zin2024.gp_consult_avg\".amount",
        ] {
            assert_eq!(text.parse::<Path>().expect(text).to_string(), text);
        }
    }

    #[test]
    fn what_is_no_path_is_refused() {
        for text in [
            "",
            ".",
            "costs.",
            "costs..amount",
            "project",
            "costs.a.amount.b",
            "costs.\"a",
            "costs.a.amount[1]",
            "effects.x.amount",
        ] {
            assert!(text.parse::<Path>().is_err(), "{text}");
        }
    }
}
