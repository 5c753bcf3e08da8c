//! Axes and their values in words.

use super::super::scenarios::subject;
use crate::language::Language;
use crate::language::number::{Rounding, percent, plain, round};
use crate::language::sweep::AxisWords;
use crate::read::words::names;
use crate::render::json::decimal;
use impactkaart_core::Decimal;
use impactkaart_core::model::Project;
use impactkaart_core::scenario::{Axis, Field};

/// An axis, and how its values are written.
pub(crate) struct Shown<'a> {
    pub(crate) axis: &'a Axis,
    /// What varies, in words.
    pub(crate) subject: String,
    language: Language,
    is_percentage: bool,
    decimals: u32,
}

impl<'a> Shown<'a> {
    pub(crate) fn new(project: &Project, axis: &'a Axis, language: Language) -> Self {
        let is_percentage = axis.varied.is_scale() || axis.varied.path.field.is_some_and(Field::is_fraction);
        let scale = if is_percentage { 2 } else { 0 };
        Self {
            axis,
            subject: subject(project, &axis.varied.path, language),
            language,
            is_percentage,
            decimals: decimals(&axis.values).saturating_sub(scale),
        }
    }

    /// A value as it is read: a factor or a fraction as a percentage.
    pub(crate) fn value(&self, value: Decimal) -> String {
        if let Some(timing) = self.axis.varied.timing(value) {
            // Holds because every timing has its words.
            let (english, dutch) = names(timing).unwrap_or_default();
            return match self.language {
                Language::En => english.to_owned(),
                Language::Nl => dutch.to_owned(),
            };
        }
        if self.is_percentage {
            percent(value, self.decimals, self.language)
        } else {
            plain(round(value, self.decimals, Rounding::default()), self.language)
        }
    }

    /// The value at a place.
    pub(crate) fn at(&self, place: usize) -> String {
        self.axis.values.get(place).map(|value| self.value(*value)).unwrap_or_default()
    }

    /// The axis in a sentence.
    pub(crate) fn sentence(&self, own: Option<Decimal>) -> String {
        let values = &self.axis.values;
        let [lowest, highest] =
            [values.iter().min(), values.iter().max()].map(|end| end.copied().unwrap_or_default());
        let own = own.map(|own| match self.axis.varied.timing(own) {
            Some(_) => self.value(own),
            None if self.is_percentage => percent(own, 6, self.language),
            None => plain(own, self.language),
        });
        let count = plain(Decimal::from(values.len()), self.language);
        (self.language.sweep().axis)(&AxisWords {
            subject: &self.subject,
            lowest: &self.value(lowest),
            highest: &self.value(highest),
            count: values.len(),
            count_written: &count,
            own: own.as_deref(),
        })
    }
}

/// So many decimals that neighbours on an axis are told apart, with a digit to spare.
fn decimals(values: &[Decimal]) -> u32 {
    let exact = values.iter().map(|value| value.normalize().scale()).max().unwrap_or(0);
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let gap = sorted.windows(2).map(|pair| pair[1] - pair[0]).min().unwrap_or_default();
    let mut needed = 1;
    let mut size = Decimal::ONE;
    while !gap.is_zero() && size > gap && needed < 12 {
        size /= Decimal::TEN;
        needed += 1;
    }
    exact.min(needed)
}

/// A value as it stands in results for programs: the word for a time of the year, else the number.
pub(crate) fn as_data(axis: &Axis, value: Decimal) -> String {
    axis.varied.timing(value).map_or_else(|| decimal(value), |timing| timing.name().to_owned())
}

#[cfg(test)]
mod tests {
    use super::decimals;
    use impactkaart_core::Decimal;

    #[test]
    fn values_get_the_decimals_that_tell_them_apart() {
        let values =
            |texts: &[&str]| texts.iter().map(|text| text.parse().unwrap()).collect::<Vec<Decimal>>();
        assert_eq!(decimals(&values(&["0.8", "0.81", "0.82"])), 2);
        assert_eq!(decimals(&values(&["50", "100"])), 0);
        assert_eq!(decimals(&values(&["0", "0.3333333333333333333333333333", "1"])), 2);
    }
}
