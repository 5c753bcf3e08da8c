//! JSON as the design sets it: decimals as normalised strings, `null` where a figure is undefined, the reason beside it.

use impactkaart_core::Decimal;
use impactkaart_core::calculate::{self, ByLevel, EffectResult, LineResult};
use impactkaart_core::model::{CostId, FundingId, Project};
use impactkaart_core::number::{Figure, Number, Traced, Undefined};
use serde::ser::{Serialize, SerializeMap as _, SerializeSeq as _, Serializer};
use serde_json::{Map, Value, json};
use std::io;

/// A decimal without exponent, needless zeros or minus nothing.
pub(crate) fn decimal(value: Decimal) -> String {
    if value.is_zero() { "0".to_owned() } else { value.normalize().to_string() }
}

/// A number that can stand in JSON.
pub(crate) trait Shown: Number {
    /// What stands for it.
    fn shown(self) -> Value;

    /// Makes what each cost line comes to, where a map does not keep it.
    fn each_cost(_: &Project, _: &mut dyn FnMut(&LineResult<Self, CostId>)) {}

    /// Makes what each funding line comes to.
    fn each_funding_line(_: &Project, _: &mut dyn FnMut(&LineResult<Self, FundingId>)) {}

    /// Makes what each effect comes to.
    fn each_effect(_: &Project, _: &mut dyn FnMut(&EffectResult<Self>)) {}
}

impl Shown for Decimal {
    fn shown(self) -> Value {
        Value::String(decimal(self))
    }

    fn each_cost(project: &Project, show: &mut dyn FnMut(&LineResult<Self, CostId>)) {
        calculate::each_cost(project, |line| show(&line));
    }

    fn each_funding_line(project: &Project, show: &mut dyn FnMut(&LineResult<Self, FundingId>)) {
        calculate::each_funding_line(project, |line| show(&line));
    }

    fn each_effect(project: &Project, show: &mut dyn FnMut(&EffectResult<Self>)) {
        calculate::each_effect(project, |result| show(&result));
    }
}

/// The key under which the place of a number stands that remembers how it came about.
pub(crate) const PLACE: &str = "\u{0}place";

/// A number that remembers how it came about, by its place: so each figure of the JSON is found by its path.
impl Shown for Traced<'_> {
    fn shown(self) -> Value {
        self.mark();
        self.id().map_or(Value::Null, |place| json!({ PLACE: place }))
    }
}

/// A number.
pub(crate) fn number<N: Shown>(value: N) -> Value {
    value.shown()
}

/// A list of numbers.
pub(crate) fn numbers<N: Shown>(values: &[N]) -> Value {
    values.iter().map(|value| number(*value)).collect()
}

/// A value for each level.
pub(crate) fn levels<T>(values: &ByLevel<T>, mut each: impl FnMut(&'static str, &T) -> Value) -> Value {
    Value::Object(
        values.iter().map(|(level, value)| (level.name().to_owned(), each(level.name(), value))).collect(),
    )
}

/// An object in the order in which its entries are given.
pub(crate) fn object<K: Into<String>>(entries: impl IntoIterator<Item = (K, Value)>) -> Value {
    Value::Object(entries.into_iter().map(|(key, value)| (key.into(), value)).collect())
}

/// A document of which long lists are made only as they are written.
pub(crate) enum Part<'p> {
    /// What is there.
    Known(Value),
    /// An object, in order.
    Object(Vec<(String, Part<'p>)>),
    /// The entries of an object, shown one by one to who asks for them.
    Entries(Box<Entries<'p>>),
    /// The elements of a list, likewise.
    Elements(Box<Elements<'p>>),
}

type Entries<'p> = dyn Fn(&mut dyn FnMut(&str, Value)) + 'p;
type Elements<'p> = dyn Fn(&mut dyn FnMut(Value)) + 'p;

impl<'p> Part<'p> {
    pub(crate) fn entries(make: impl Fn(&mut dyn FnMut(&str, Value)) + 'p) -> Self {
        Self::Entries(Box::new(make))
    }

    pub(crate) fn elements(make: impl Fn(&mut dyn FnMut(Value)) + 'p) -> Self {
        Self::Elements(Box::new(make))
    }

    /// The object with another part in the place of an entry, which keeps its place among the others.
    pub(crate) fn with(self, key: &str, part: Part<'p>) -> Self {
        let mut entries = match self {
            Self::Known(Value::Object(entries)) => {
                entries.into_iter().map(|(key, value)| (key, Self::Known(value))).collect()
            }
            Self::Object(entries) => entries,
            other => return other,
        };
        match entries.iter_mut().find(|(known, _)| known == key) {
            Some((_, held)) => *held = part,
            None => entries.push((key.to_owned(), part)),
        }
        Self::Object(entries)
    }

    /// The entry of an object.
    pub(crate) fn get(&self, key: &str) -> Option<&Part<'p>> {
        match self {
            Self::Object(entries) => entries.iter().find(|(known, _)| known == key).map(|(_, part)| part),
            _ => None,
        }
    }

    /// What is there; null for what is yet to be made.
    pub(crate) fn known(&self) -> &Value {
        match self {
            Self::Known(value) => value,
            _ => &Value::Null,
        }
    }
}

impl Serialize for Part<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Known(value) => value.serialize(serializer),
            Self::Object(entries) => serializer.collect_map(entries.iter().map(|(key, part)| (key, part))),
            Self::Entries(make) => {
                let mut map = serializer.serialize_map(None)?;
                let mut done = Ok(());
                make(&mut |key, value| {
                    if done.is_ok() {
                        done = map.serialize_entry(key, &value);
                    }
                });
                done?;
                map.end()
            }
            Self::Elements(make) => {
                let mut list = serializer.serialize_seq(None)?;
                let mut done = Ok(());
                make(&mut |value| {
                    if done.is_ok() {
                        done = list.serialize_element(&value);
                    }
                });
                done?;
                list.end()
            }
        }
    }
}

/// The figures that have no value: where they would stand, and why.
#[derive(Debug, Default)]
pub(crate) struct Undefineds(Map<String, Value>);

impl Undefineds {
    /// A figure; where there is none, `null`, and the reason is kept under its path.
    pub(crate) fn figure<N: Shown>(&mut self, path: &str, figure: &Figure<N>) -> Value {
        match figure {
            Figure::Defined(value) => number(*value),
            Figure::Undefined(why) => {
                self.0.insert(path.to_owned(), reason(why));
                Value::Null
            }
        }
    }

    /// Something that is not there for a reason of its own.
    pub(crate) fn insert(&mut self, path: &str, reason: &'static str) {
        self.0.insert(path.to_owned(), json!({ "reason": reason }));
    }

    pub(crate) fn into_value(self) -> Value {
        Value::Object(self.0)
    }
}

fn reason(why: &Undefined) -> Value {
    match why {
        Undefined::SeveralInternalRates { rates } => json!({ "reason": why.code(), "rates": numbers(rates) }),
        _ => json!({ "reason": why.code() }),
    }
}

/// Writes a JSON document, indented, with a line end.
pub(crate) fn write(part: &Part<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, part)?;
    out.write_all(b"\n")
}

/// The whole of a document, made.
pub(crate) fn made(part: &Part<'_>) -> Value {
    // Holds because all keys are texts.
    serde_json::to_value(part).unwrap_or_default()
}

/// The text of a JSON document, indented, with a line end.
pub(crate) fn text(value: &Value) -> String {
    format!("{value:#}\n")
}

#[cfg(test)]
mod tests {
    use super::decimal;
    use impactkaart_core::Decimal;

    #[test]
    fn decimals_are_normalised() {
        let mut minus_nothing = Decimal::new(0, 4);
        minus_nothing.set_sign_negative(true);
        assert_eq!(decimal(minus_nothing), "0");
        assert_eq!(decimal(Decimal::new(12_500, 3)), "12.5");
        assert_eq!(decimal(Decimal::new(-1, 28)), "-0.0000000000000000000000000001");
        assert_eq!(decimal(Decimal::MAX), "79228162514264337593543950335");
    }
}
