//! What was changed in a project before it is explained, and which of its numbers that reaches.

use super::{Address, Calculated};
use crate::language::Language;
use crate::read::Reading;
use crate::render::scenarios::{change_as_written, change_in_words, subject};
use impactkaart_core::Decimal;
use impactkaart_core::calculate::Parameter;
use impactkaart_core::model::{Cell, Column, Project, Table};
use impactkaart_core::scenario::{
    self, Amount, Field, Path, Reached, Root, Scenario, ScenarioError, apply, reached, stated,
};
use std::borrow::Cow;

/// Changes that are made together, and why.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Step {
    /// What brings them, in words: `scenario "dearer"`, `--set`.
    pub(crate) what: String,
    pub(crate) scenario: Scenario,
    /// The rows of the scenarios in which they stand; none where they stand nowhere.
    pub(crate) rows: Vec<usize>,
    /// Whether its numbers were drawn or found rather than stated.
    pub(crate) is_found: bool,
}

/// A project with the changes of some steps, one after the other.
pub(crate) struct Changed<'r> {
    /// As it is after all of them.
    pub(crate) calculated: Calculated<'r>,
    /// Every change, in order.
    pub(crate) changes: Vec<Change>,
    /// Of each step which numbers it reaches, and its first change.
    reached: Vec<(Reached, usize)>,
}

/// A change in digits that people read: what is typed or stated as it is, what is drawn or found to six decimals.
fn legible(change: scenario::Change, step: &Step) -> scenario::Change {
    use scenario::Change as C;
    if !step.is_found {
        return change;
    }
    let round = |amount: Amount| Amount { number: amount.number.round_dp(6).normalize(), ..amount };
    match change {
        C::To(amount) => C::To(round(amount)),
        C::Times(amount) => C::Times(round(amount)),
        other => other,
    }
}

/// A change that was made.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Change {
    pub(crate) what: String,
    pub(crate) path: Path,
    /// As it may be written in a file in English.
    pub(crate) written: String,
    /// The subject and what is done to it, in words.
    pub(crate) words: [String; 2],
    pub(crate) address: Option<Address>,
    /// What the numbers that it is about were before it, where these are numbers and all the same.
    pub(crate) was: Option<Decimal>,
}

impl<'r> Changed<'r> {
    /// The project after the steps.
    ///
    /// # Errors
    /// The step that cannot be made, and why not.
    pub(crate) fn of(
        reading: &'r Reading,
        project: &'r Project,
        steps: &[Step],
        language: Language,
    ) -> Result<Self, (usize, ScenarioError)> {
        let mut now = Cow::Borrowed(project);
        let mut reaches = Vec::new();
        let mut changes: Vec<Change> = Vec::new();
        for (at, step) in steps.iter().enumerate() {
            let found = reached(&now, &step.scenario.changes).map_err(|error| (at, error))?;
            reaches.push((found, changes.len()));
            let places: Vec<_> = (0..step.scenario.changes.len())
                .map(|at| {
                    let cell =
                        Cell { table: Table::Scenarios, row: *step.rows.get(at)?, column: Column::Change };
                    reading.origin.as_ref()?.place(project, cell, &reading.files)
                })
                .collect();
            let addresses = Address::all(&places, &reading.files);
            for ((path, change), address) in step.scenario.changes.iter().zip(addresses) {
                // Of when amounts fall the number is not what people know it by.
                let is_number = path
                    .field
                    .is_some_and(|field| !matches!(field, Field::BenefitTiming | Field::CostTiming));
                let was = stated(&now, path).ok().filter(|_| is_number);
                let was = was.filter(|values| values.windows(2).all(|pair| pair[0] == pair[1]));
                changes.push(Change {
                    what: step.what.clone(),
                    path: path.clone(),
                    written: change_as_written(*change),
                    words: [
                        subject(project, path, language),
                        change_in_words(path, legible(*change, step), language),
                    ],
                    address,
                    was: was.and_then(|values| values.first().copied()),
                });
            }
            now = Cow::Owned(apply(&now, &step.scenario).map_err(|error| (at, error))?);
        }
        Ok(Self { calculated: Calculated::of(now, reading, language), changes, reached: reaches })
    }

    /// The changes that reach a number.
    pub(super) fn of_parameter(&self, parameter: Parameter) -> Vec<usize> {
        let each = self.reached.iter();
        each.flat_map(|(reached, first)| reached.changes_of(parameter).into_iter().map(move |at| first + at))
            .collect()
    }

    /// The changes of a setting of the project, by its name.
    pub(super) fn of_setting(&self, name: &str) -> Vec<usize> {
        let is_it = |change: &Change| {
            change.path.root == Root::Project && change.path.field.is_some_and(|field| field.name() == name)
        };
        (0..self.changes.len()).filter(|at| is_it(&self.changes[*at])).collect()
    }
}
