//! The numbers of one line that a scenario can change.

use super::apply::ScenarioFault;
use super::change::{Change, Kind};
use super::path::Field;
use crate::model::{CostDraft, EffectDraft, FundingDraft, Project, ReachDraft, ReachYear, ValueDraft};
use rust_decimal::Decimal;

/// A line that can be changed, a field or as a whole.
pub(super) trait Line {
    /// Makes the change at hand to a field, of one year or of all.
    fn change(
        &mut self,
        field: Field,
        year: Option<Decimal>,
        numbers: &mut Numbers<'_>,
    ) -> Result<(), ScenarioFault>;

    /// What follows from the changes made; nothing where that is too large a number.
    fn follow(&mut self, _made: &Numbers<'_>) -> Option<()> {
        Some(())
    }

    /// Multiplies the line as a whole; nothing where that is too large a number.
    fn scale(&mut self, factor: Decimal) -> Option<()>;
}

/// The numbers of a line on their way: which were changed, and what they were.
pub(super) struct Numbers<'n> {
    project: &'n Project,
    /// The change at hand, and its place in the scenario.
    change: Option<(usize, Change)>,
    /// The row of the line, the field, and the change that reached it.
    claimed: Vec<(usize, Field, usize)>,
    stated: Option<&'n mut Vec<Decimal>>,
}

impl<'n> Numbers<'n> {
    /// None changed yet; what they were is told to `stated`.
    pub(super) fn new(project: &'n Project, stated: Option<&'n mut Vec<Decimal>>) -> Self {
        Self { project, change: None, claimed: Vec::new(), stated }
    }

    /// Turns to the next change.
    pub(super) fn now(&mut self, at: usize, change: Change) {
        self.change = Some((at, change));
    }

    /// Takes a number for the change at hand; a fault where another change has it.
    fn claim(&mut self, row: usize, field: Field) -> Result<(), ScenarioFault> {
        let Some((at, _)) = self.change else { return Ok(()) };
        let taken = self.claimed.iter().find(|(other, of, _)| (*other, *of) == (row, field));
        match taken {
            Some((_, _, other)) => Err(ScenarioFault::Twice { other: *other }),
            None => {
                self.claimed.push((row, field, at));
                Ok(())
            }
        }
    }

    fn has(&self, row: usize, field: Field) -> bool {
        self.claimed.iter().any(|(other, of, _)| (*other, *of) == (row, field))
    }

    /// A number after the change at hand.
    fn changed(&mut self, value: Decimal, kind: Kind) -> Result<Decimal, ScenarioFault> {
        if let Some(stated) = &mut self.stated {
            stated.push(value);
        }
        let Some((_, change)) = self.change else { return Ok(value) };
        change.apply(value, kind).map_err(ScenarioFault::Change)
    }

    /// Changes a number, which is taken for something where it is blank.
    fn set(
        &mut self,
        number: &mut Option<Decimal>,
        blank: impl Into<Decimal>,
        field: Field,
    ) -> Result<(), ScenarioFault> {
        let value = number.unwrap_or_else(|| blank.into());
        *number = Some(self.changed(value, kind(field))?);
        Ok(())
    }
}

fn kind(field: Field) -> Kind {
    if field.is_fraction() { Kind::Fraction } else { Kind::Plain }
}

/// Multiplies a number, where it is not blank.
fn times(number: &mut Option<Decimal>, factor: Decimal) -> Option<()> {
    if let Some(value) = number {
        *value = value.checked_mul(factor)?;
    }
    Some(())
}

impl Line for CostDraft {
    fn change(
        &mut self,
        field: Field,
        _year: Option<Decimal>,
        numbers: &mut Numbers<'_>,
    ) -> Result<(), ScenarioFault> {
        numbers.claim(0, field)?;
        match field {
            Field::Amount => {
                for amount in self.amount_by_year.values_mut() {
                    *amount = numbers.changed(*amount, Kind::Plain)?;
                }
                if let Some(amount) = &mut self.amount {
                    *amount = numbers.changed(*amount, Kind::Plain)?;
                }
                Ok(())
            }
            Field::Quantity => numbers.set(&mut self.quantity, Decimal::ONE, field),
            Field::FirstYear => numbers.set(&mut self.first_year, Decimal::ONE, field),
            _ => numbers.set(&mut self.last_year, numbers.project.years(), field),
        }
    }

    fn scale(&mut self, factor: Decimal) -> Option<()> {
        for amount in self.amount_by_year.values_mut() {
            *amount = amount.checked_mul(factor)?;
        }
        times(&mut self.amount, factor)
    }
}

impl Line for FundingDraft {
    fn change(
        &mut self,
        field: Field,
        _year: Option<Decimal>,
        numbers: &mut Numbers<'_>,
    ) -> Result<(), ScenarioFault> {
        numbers.claim(0, field)?;
        numbers.set(&mut self.amount, Decimal::ZERO, field)
    }

    fn scale(&mut self, factor: Decimal) -> Option<()> {
        times(&mut self.amount, factor)
    }
}

impl Line for ValueDraft {
    fn change(
        &mut self,
        field: Field,
        _year: Option<Decimal>,
        numbers: &mut Numbers<'_>,
    ) -> Result<(), ScenarioFault> {
        numbers.claim(0, field)?;
        numbers.set(&mut self.amount, Decimal::ZERO, field)
    }

    fn scale(&mut self, factor: Decimal) -> Option<()> {
        times(&mut self.amount, factor)
    }
}

impl Line for EffectDraft {
    fn change(
        &mut self,
        field: Field,
        _year: Option<Decimal>,
        numbers: &mut Numbers<'_>,
    ) -> Result<(), ScenarioFault> {
        numbers.claim(0, field)?;
        let (number, blank) = match field {
            Field::Share => (&mut self.share, Decimal::ONE),
            Field::ShareWithout => (&mut self.share_without, Decimal::ZERO),
            Field::Quantity => (&mut self.quantity, Decimal::ONE),
            Field::Deadweight => (&mut self.deadweight, Decimal::ZERO),
            Field::Displacement => (&mut self.displacement, Decimal::ZERO),
            Field::AttributionToOthers => (&mut self.attribution_to_others, Decimal::ZERO),
            Field::DropOff => (&mut self.drop_off, Decimal::ZERO),
            Field::Lag => (&mut self.lag, Decimal::ZERO),
            _ => (&mut self.duration, Decimal::ONE),
        };
        numbers.set(number, blank, field)
    }

    fn scale(&mut self, factor: Decimal) -> Option<()> {
        self.quantity = Some(self.quantity.unwrap_or(Decimal::ONE).checked_mul(factor)?);
        Some(())
    }
}

/// The rows of one group.
pub(super) struct GroupRows {
    rows: Vec<ReachDraft>,
    /// How many took part before any change, row by row.
    participants: Vec<Option<Decimal>>,
}

impl GroupRows {
    pub(super) fn of(project: &Project, group: usize) -> Self {
        let rows = project.reach_rows(&project.groups()[group]);
        Self { participants: rows.iter().map(|row| row.participants).collect(), rows }
    }

    pub(super) fn into_rows(self) -> Vec<ReachDraft> {
        self.rows
    }
}

impl Line for GroupRows {
    fn change(
        &mut self,
        field: Field,
        stated_year: Option<Decimal>,
        numbers: &mut Numbers<'_>,
    ) -> Result<(), ScenarioFault> {
        let wanted = stated_year.map(|year| {
            let start = Decimal::from(numbers.project.calendar_year(1));
            if year >= Decimal::from(1900) { year - start + Decimal::ONE } else { year }
        });
        let mut found = false;
        for (at, row) in self.rows.iter_mut().enumerate() {
            let year = match row.year {
                Some(ReachYear::In(year)) => Some(year),
                _ => None,
            };
            if wanted.is_some_and(|wanted| year != Some(wanted)) {
                continue;
            }
            found = true;
            numbers.claim(at, field)?;
            let number = match field {
                Field::Participants => &mut row.participants,
                Field::New => {
                    row.new = row.new.or(row.participants);
                    &mut row.new
                }
                Field::PerPerson => {
                    row.per_person = row.per_person.or(Some(Decimal::ONE));
                    &mut row.per_person
                }
                _ => &mut row.share,
            };
            let Some(value) = number else { return Err(ScenarioFault::NotStated) };
            *value = numbers.changed(*value, kind(field))?;
        }
        match (found, stated_year) {
            (true, _) => Ok(()),
            (false, Some(year)) => Err(ScenarioFault::UnknownYear(year)),
            (false, None) => Err(ScenarioFault::NotStated),
        }
    }

    /// New participants follow participants.
    fn follow(&mut self, made: &Numbers<'_>) -> Option<()> {
        for (at, (row, was)) in self.rows.iter_mut().zip(&self.participants).enumerate() {
            if !made.has(at, Field::Participants) || made.has(at, Field::New) {
                continue;
            }
            let was = was.unwrap_or_default();
            if let (Some(new), Some(is), false) = (&mut row.new, row.participants, was.is_zero()) {
                // Multiplied before it is divided, so that a whole proportion stays whole.
                *new = new.checked_mul(is)?.checked_div(was)?;
            }
        }
        Some(())
    }

    fn scale(&mut self, factor: Decimal) -> Option<()> {
        for row in &mut self.rows {
            // A group that is part of another has a share in place of numbers.
            times(&mut row.participants, factor)?;
            times(&mut row.new, factor)?;
            times(&mut row.share, factor)?;
        }
        Some(())
    }
}
