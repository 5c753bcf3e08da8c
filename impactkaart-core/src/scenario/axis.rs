use super::apply::stated;
use super::path::Path;
use crate::graph::Varied;
use crate::model::{Project, Text};
use rust_decimal::Decimal;

/// A parameter of a sweep and the values it takes, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Axis {
    /// The parameter.
    pub varied: Varied,
    /// Absolute values for a single parameter, factors for a factor or where they were written as percentages.
    pub values: Vec<Decimal>,
}

/// The values of an axis as written: `80%..120%:41`, `50..200:16` (so many points, ends included), `50..200/10`
/// (steps), `1,2,5`. Percentages are of each matched parameter's own value.
///
/// # Examples
/// ```
/// use impactkaart_core::scenario::AxisValues;
/// let values: AxisValues = "80%..120%:3".parse().unwrap();
/// assert!(values.is_percentage);
/// assert_eq!(values.values, ["0.8", "1", "1.2"].map(|value| value.parse().unwrap()));
/// assert!("120..80:3".parse::<AxisValues>().is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AxisValues {
    /// The values; 80 % is 0.8.
    pub values: Vec<Decimal>,
    /// Whether they were written as percentages.
    pub is_percentage: bool,
}

/// Why a text is no axis.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AxisError {
    /// It is none of the ways in which values are written.
    #[error("`{0}` is not written as values: 80%..120%:41, 50..200:16, 50..200/10 or 1,2,5")]
    Malformed(Text),
    /// Percentages and plain numbers stand together.
    #[error("values are all percentages, or none of them")]
    Mixed,
    /// The range ends below its start.
    #[error("a range runs from low to high, and this one from {from} to {to}")]
    Reversed {
        /// Where it starts.
        from: Decimal,
        /// Where it ends.
        to: Decimal,
    },
    /// A range of one point, or of none, or with steps that go nowhere.
    #[error("a range has two points or more, and its steps are above zero")]
    TooFew,
    /// More values than an axis can have.
    #[error("an axis has at most {MOST_VALUES} values")]
    TooMany,
    /// A factor beyond 10: probably not what was meant.
    #[error("a factor lies between 0 and 10 (1 is as it is), and this is {0}")]
    FactorBeyondTen(Decimal),
}

/// How many values an axis can have.
const MOST_VALUES: u32 = 10_000_000;

impl Axis {
    /// The values of a parameter; a path without a field is a factor.
    ///
    /// # Errors
    /// - `FactorBeyondTen` where a factor, or a percentage, is below 0 or beyond 10. What was meant is often `50%..200%`,
    ///   or `reach.<group>.participants`.
    /// - `TooFew` where there are no values.
    pub fn new(path: Path, values: AxisValues) -> Result<Self, AxisError> {
        let varied = if values.is_percentage { Varied::scale(path) } else { Varied::set(path) };
        if values.values.is_empty() {
            return Err(AxisError::TooFew);
        }
        if varied.is_scale()
            && let Some(beyond) = values
                .values
                .iter()
                .find(|value| value.is_sign_negative() && !value.is_zero() || **value > Decimal::TEN)
        {
            return Err(AxisError::FactorBeyondTen(*beyond));
        }
        Ok(Self { varied, values: values.values })
    }

    /// Absolute where the path takes a single number of the project: percentages of it become what they stand for.
    ///
    /// # Examples
    /// ```
    /// use impactkaart_core::scenario::Axis;
    /// # use impactkaart_core::model::{CostDraft, ProjectDraft};
    /// # let mut draft = ProjectDraft::default();
    /// # draft.settings.name = "Coffee morning".into();
    /// # draft.settings.start_year = Some(2026.into());
    /// # let cost = CostDraft { id: Some("host".into()), payer: Some("society".into()), amount: Some(1000.into()), ..CostDraft::default() };
    /// # draft.costs.push(cost);
    /// let project = draft.build().unwrap().project;
    /// let axis = |path: &str| Axis::read(path.parse().unwrap(), "80%..120%:3").unwrap().absolute(&project);
    /// assert_eq!(axis("costs.host.amount").values, [800.into(), 1000.into(), 1200.into()]);
    /// assert_eq!(axis("costs").values, ["0.8", "1", "1.2"].map(|factor| factor.parse().unwrap()));
    /// ```
    #[must_use]
    pub fn absolute(self, project: &Project) -> Self {
        if !self.varied.is_scale() || self.varied.path.field.is_none() {
            return self;
        }
        let own = match stated(project, &self.varied.path).as_deref() {
            Ok([own]) => *own,
            _ => return self,
        };
        let values = self.values.iter().map(|factor| own.checked_mul(*factor).map(|value| value.normalize()));
        match values.collect() {
            Some(values) => Self { varied: Varied::set(self.varied.path), values },
            None => self,
        }
    }

    /// Read from a path and values as written.
    ///
    /// # Errors
    /// Those of [`AxisValues`] and [`Axis::new`].
    pub fn read(path: Path, values: &str) -> Result<Self, AxisError> {
        Self::new(path, values.parse()?)
    }
}

impl std::str::FromStr for AxisValues {
    type Err = AxisError;

    fn from_str(text: &str) -> Result<Self, AxisError> {
        let malformed = || AxisError::Malformed(text.into());
        let Some((from, rest)) = text.split_once("..") else {
            let values: Vec<Amount> =
                text.split(',').map(amount).collect::<Option<_>>().ok_or_else(malformed)?;
            let is_percentage = values.iter().any(|value| value.is_percentage);
            if values.iter().any(|value| value.is_percentage != is_percentage) {
                return Err(AxisError::Mixed);
            }
            return Ok(Self { values: values.iter().map(|value| value.number).collect(), is_percentage });
        };
        let from = amount(from).ok_or_else(malformed)?;
        let (to, count) = match (rest.split_once(':'), rest.split_once('/')) {
            (Some((to, count)), None) => (to, Ok(count)),
            (None, Some((to, step))) => (to, Err(step)),
            _ => return Err(malformed()),
        };
        let to = amount(to).ok_or_else(malformed)?;
        if from.is_percentage != to.is_percentage {
            return Err(AxisError::Mixed);
        }
        let (is_percentage, from, to) = (from.is_percentage, from.number, to.number);
        if to < from {
            return Err(AxisError::Reversed { from, to });
        }
        let values = match count {
            Ok(count) => {
                let count: u64 = count.trim().parse().map_err(|_| malformed())?;
                counted(from, to, count)?
            }
            Err(step) => {
                let step = amount(step).ok_or_else(malformed)?;
                // `80%..120%/5` steps by 5 %.
                if step.is_percentage && !is_percentage {
                    return Err(AxisError::Mixed);
                }
                let number = if is_percentage && !step.is_percentage {
                    step.number / Decimal::ONE_HUNDRED
                } else {
                    step.number
                };
                stepped(from, to, number)?
            }
        };
        Ok(Self { values, is_percentage })
    }
}

/// So many points from low to high, each `low + (high − low) × i / (count − 1)`, so that both ends are met.
fn counted(from: Decimal, to: Decimal, count: u64) -> Result<Vec<Decimal>, AxisError> {
    if count > u64::from(MOST_VALUES) {
        return Err(AxisError::TooMany);
    }
    if count < 2 {
        return Err(AxisError::TooFew);
    }
    let gaps = Decimal::from(count - 1);
    (0..count)
        .map(|at| {
            let risen = to.checked_sub(from)?.checked_mul(Decimal::from(at))?.checked_div(gaps)?;
            from.checked_add(risen).map(|value| value.normalize())
        })
        .collect::<Option<_>>()
        .ok_or(AxisError::TooMany)
}

fn stepped(from: Decimal, to: Decimal, step: Decimal) -> Result<Vec<Decimal>, AxisError> {
    if step <= Decimal::ZERO {
        return Err(AxisError::TooFew);
    }
    let steps = (to - from).checked_div(step).ok_or(AxisError::TooMany)?.trunc();
    if steps >= Decimal::from(MOST_VALUES) {
        return Err(AxisError::TooMany);
    }
    let values: Vec<Decimal> = std::iter::successors(Some(from), |value| Some(*value + step))
        .take_while(|value| *value <= to)
        .collect();
    if values.len() < 2 { Err(AxisError::TooFew) } else { Ok(values) }
}

struct Amount {
    number: Decimal,
    is_percentage: bool,
}

fn amount(text: &str) -> Option<Amount> {
    let text = text.trim();
    let (digits, is_percentage) = match text.strip_suffix('%') {
        Some(digits) => (digits.trim(), true),
        None => (text, false),
    };
    let number: Decimal = digits.parse().ok()?;
    // Beyond this nothing can be calculated with, and differences would not fit.
    if number.abs() > Decimal::from(1_000_000_000_000_000_000_i64) {
        return None;
    }
    let number = if is_percentage { (number / Decimal::ONE_HUNDRED).normalize() } else { number };
    Some(Amount { number, is_percentage })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Result<Vec<String>, AxisError> {
        let values = text.parse::<AxisValues>()?.values;
        Ok(values.iter().map(|value| value.normalize().to_string()).collect())
    }

    #[test]
    fn ranges_with_a_count_meet_both_ends() {
        assert_eq!(values("50..200:4").unwrap(), ["50", "100", "150", "200"]);
        assert_eq!(values("80%..120%:41").unwrap().len(), 41);
        // 1/3 has no end in decimals; the last point is 1 all the same.
        assert_eq!(values("0..1:4").unwrap()[3], "1");
    }

    #[test]
    fn ranges_with_steps_stop_at_or_before_the_end() {
        assert_eq!(values("50..85/10").unwrap(), ["50", "60", "70", "80"]);
        assert_eq!(values("80%..120%/20%").unwrap(), ["0.8", "1", "1.2"]);
        assert_eq!(values("1, 2,5").unwrap(), ["1", "2", "5"]);
    }

    #[test]
    fn what_is_no_axis_is_refused() {
        assert_eq!(values("120..80:3"), Err(AxisError::Reversed { from: 120.into(), to: 80.into() }));
        assert_eq!(values("1..2:1"), Err(AxisError::TooFew));
        assert_eq!(values("1..2/0"), Err(AxisError::TooFew));
        assert_eq!(values("1..2:99999999999"), Err(AxisError::TooMany));
        assert_eq!(values("0..1000/0.00001"), Err(AxisError::TooMany));
        assert_eq!(values("80%..120:3"), Err(AxisError::Mixed));
        assert_eq!(values("1,2%"), Err(AxisError::Mixed));
        for text in ["", "a", "1..2", "1..2:x", "NaN", "1..inf:3", "1,,2", "1e99..2e99:3"] {
            assert!(matches!(values(text), Err(AxisError::Malformed(_))), "{text}");
        }
    }

    #[test]
    fn a_factor_beyond_10_is_refused() {
        let axis = |path: &str, values: &str| Axis::read(path.parse().unwrap(), values);
        assert_eq!(axis("reach", "50..200:4"), Err(AxisError::FactorBeyondTen(50.into())));
        assert!(axis("reach", "50%..200%:4").is_ok());
        assert!(axis("reach.visitors.participants", "50..200:4").is_ok());
    }
}
