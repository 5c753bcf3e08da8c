//! JSON as the design sets it: decimals as normalised strings, `null` where a figure is undefined, the reason beside it.

use impactkaart_core::Decimal;
use impactkaart_core::calculate::ByLevel;
use impactkaart_core::number::{Figure, Number, Traced, Undefined};
use serde_json::{Map, Value, json};

/// A decimal without exponent, needless zeros or minus nothing.
pub(crate) fn decimal(value: Decimal) -> String {
    if value.is_zero() { "0".to_owned() } else { value.normalize().to_string() }
}

/// A number that can stand in JSON.
pub(crate) trait Shown: Number {
    /// What stands for it.
    fn shown(self) -> Value;
}

impl Shown for Decimal {
    fn shown(self) -> Value {
        Value::String(decimal(self))
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

    /// A figure that is absent for a reason of the project's own.
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
