use super::change::{Amount, Change, ChangeFault, Kind};
use super::path::{Field, Path, Root};
use super::selection::Lines;
use crate::model::{CostDraft, Found, Project, ProjectDraft, ReachYear, Text, Timing};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A named set of changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scenario {
    /// What it is called.
    pub name: Text,
    /// What is changed, in order.
    pub changes: Vec<(Path, Change)>,
}

/// What keeps a scenario from being a project, and the change that does.
#[derive(Debug, Clone, PartialEq)]
pub struct ScenarioError {
    /// The place of the change in the scenario, from 0; none where only the whole is wrong.
    pub change: Option<usize>,
    /// What is wrong.
    pub fault: ScenarioFault,
}

/// What can be wrong with a scenario.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum ScenarioFault {
    /// Nothing in the project is called so.
    UnknownLine {
        /// What was looked for.
        text: Text,
        /// The nearest that is there.
        nearest: Option<Text>,
    },
    /// The selection takes no line at all.
    NothingSelected,
    /// A year for which the group has no row.
    UnknownYear(Decimal),
    /// The line does not state that number, and another stands in its place (a group that is part of another has no
    /// participants of its own, one that is counted has no share).
    NotStated,
    /// Two changes reach the same number.
    Twice {
        /// The place of the other change.
        other: usize,
    },
    /// The change does not fit the number.
    Change(ChangeFault),
    /// The changed project is not valid.
    Invalid(Vec<Found>),
}

/// The project with the changes of a scenario.
///
/// Factors on one line multiply, with each other and with its changed amount, whatever their order. A change of
/// `participants` moves a stated `new` in proportion, unless `new` is changed too.
///
/// # Errors
/// - A path that nothing in the project answers to, or two that reach the same number.
/// - A change that does not fit, or that leaves a valid range.
///
/// # Examples
/// ```
/// use impactkaart_core::model::{CostDraft, ProjectDraft};
/// use impactkaart_core::scenario::{Amount, Change, Scenario, apply};
/// use impactkaart_core::calculate;
/// let mut draft = ProjectDraft::default();
/// draft.settings.name = "Coffee morning".into();
/// draft.settings.start_year = Some(2026.into());
/// draft.costs.push(CostDraft {
///     id: Some("host".into()),
///     payer: Some("municipality".into()),
///     amount: Some(1000.into()),
///     ..CostDraft::default()
/// });
/// let project = draft.build().unwrap().project;
/// let dearer = Scenario {
///     name: "dearer".into(),
///     changes: vec![("costs.host.amount".parse().unwrap(), Change::Plus(Amount::percentage("0.10".parse().unwrap())))],
/// };
/// assert_eq!(calculate(&apply(&project, &dearer).unwrap()).costs.present_value, 1100.into());
/// ```
pub fn apply(project: &Project, scenario: &Scenario) -> Result<Project, ScenarioError> {
    let mut editing = Editing::of(project);
    for (index, (path, change)) in scenario.changes.iter().enumerate() {
        editing.note(index, path, *change).map_err(|fault| ScenarioError { change: Some(index), fault })?;
    }
    editing.finish()
}

/// The numbers that a path takes, as the project states them; what may be left blank stands at what it is taken for. A
/// factor is 1.
///
/// # Errors
/// - A path that nothing in the project answers to, or that takes a time of the year instead of numbers.
///
/// # Examples
/// ```
/// use impactkaart_core::model::{CostDraft, ProjectDraft};
/// use impactkaart_core::scenario::stated;
/// let mut draft = ProjectDraft::default();
/// draft.settings.name = "Coffee morning".into();
/// draft.settings.start_year = Some(2026.into());
/// draft.costs.push(CostDraft {
///     id: Some("host".into()),
///     payer: Some("municipality".into()),
///     amount: Some(1000.into()),
///     ..CostDraft::default()
/// });
/// let project = draft.build().unwrap().project;
/// assert_eq!(stated(&project, &"costs.host.amount".parse().unwrap()).unwrap(), [1000.into()]);
/// assert!(stated(&project, &"costs.hots.amount".parse().unwrap()).is_err());
/// ```
pub fn stated(project: &Project, path: &Path) -> Result<Vec<Decimal>, ScenarioFault> {
    match path.field {
        Some(Field::BenefitTiming) => return Ok(vec![project.benefit_timing().share_of_year()]),
        Some(Field::CostTiming) => return Ok(vec![project.cost_timing().share_of_year()]),
        _ => {}
    }
    let mut editing = Editing::of(project);
    editing.note(0, path, Change::Times(Amount::of(Decimal::ONE)))?;
    Ok(if path.field.is_none() { vec![Decimal::ONE] } else { editing.stated })
}

/// A number of the draft: which line of which table, which field, and for reach which row.
type Number = (Root, usize, Option<Field>);

struct Editing<'p> {
    project: &'p Project,
    lines: Lines<'p>,
    draft: ProjectDraft,
    /// Which change reached a number.
    numbers: BTreeMap<Number, usize>,
    /// Which change was which factor.
    paths: BTreeMap<Path, usize>,
    /// Per line, what all factors on it multiply to.
    factors: BTreeMap<(Root, usize), Decimal>,
    /// What the changed numbers were.
    stated: Vec<Decimal>,
}

impl<'p> Editing<'p> {
    fn of(project: &'p Project) -> Self {
        Self {
            project,
            lines: Lines::of(project),
            draft: project.to_draft(),
            numbers: BTreeMap::new(),
            paths: BTreeMap::new(),
            factors: BTreeMap::new(),
            stated: Vec::new(),
        }
    }

    fn note(&mut self, index: usize, path: &Path, change: Change) -> Result<(), ScenarioFault> {
        if path.root == Root::Project {
            return self.change_settings(index, path, change);
        }
        let lines = self.lines.selected(path)?;
        if lines.is_empty() {
            return Err(ScenarioFault::NothingSelected);
        }
        match path.field {
            None => {
                if let Some(other) = self.paths.insert(path.clone(), index) {
                    return Err(ScenarioFault::Twice { other });
                }
                let factor = change.apply(Decimal::ONE, Kind::Factor).map_err(ScenarioFault::Change)?;
                for line in lines {
                    let known = self.factors.entry((path.root, line)).or_insert(Decimal::ONE);
                    *known = known.checked_mul(factor).ok_or(ScenarioFault::Change(ChangeFault::TooLarge))?;
                }
                Ok(())
            }
            Some(field) => {
                lines.into_iter().try_for_each(|line| self.change_line(index, path, line, field, change))
            }
        }
    }

    /// Takes a number for a change; a fault where another change has it.
    fn claim(&mut self, index: usize, number: Number) -> Result<(), ScenarioFault> {
        match self.numbers.insert(number, index) {
            None => Ok(()),
            Some(other) => Err(ScenarioFault::Twice { other }),
        }
    }

    fn change_settings(&mut self, index: usize, path: &Path, change: Change) -> Result<(), ScenarioFault> {
        self.claim(index, (Root::Project, 0, path.field))?;
        let project = self.project;
        let settings = &mut self.draft.settings;
        let stated = &mut self.stated;
        let mut number = |value: Decimal, kind| {
            stated.push(value);
            change.apply(value, kind).map(Some).map_err(ScenarioFault::Change)
        };
        let timing = || match change {
            Change::ToTiming(timing) => Ok::<Option<Timing>, ScenarioFault>(Some(timing)),
            _ => Err(ScenarioFault::Change(ChangeFault::OtherKind)),
        };
        match path.field {
            Some(Field::DiscountRate) => {
                settings.discount_rate = number(project.discount_rate().rate().get(), Kind::Fraction)?;
            }
            Some(Field::Years) => settings.years = number(project.years().into(), Kind::Plain)?,
            Some(Field::Horizon) => settings.horizon = number(project.horizon().into(), Kind::Plain)?,
            Some(Field::BenefitTiming) => settings.benefit_timing = timing()?,
            Some(Field::CostTiming) => settings.cost_timing = timing()?,
            _ => return Err(ScenarioFault::NotStated),
        }
        Ok(())
    }

    fn change_line(
        &mut self,
        index: usize,
        path: &Path,
        line: usize,
        field: Field,
        change: Change,
    ) -> Result<(), ScenarioFault> {
        if path.root == Root::Reach {
            return self.change_reach(index, path, line, field, change);
        }
        self.claim(index, (path.root, line, Some(field)))?;
        let years = self.project.years();
        let (number, otherwise) = match path.root {
            Root::Costs => {
                let cost = &mut self.draft.costs[line];
                match field {
                    Field::Amount => return change_amounts(cost, change, &mut self.stated),
                    Field::Quantity => (&mut cost.quantity, Decimal::ONE),
                    Field::FirstYear => (&mut cost.first_year, Decimal::ONE),
                    _ => (&mut cost.last_year, years.into()),
                }
            }
            Root::Funding => (&mut self.draft.funding[line].amount, Decimal::ZERO),
            Root::Values => (&mut self.draft.values[line].amount, Decimal::ZERO),
            Root::Effects => {
                let effect = &mut self.draft.effects[line];
                match field {
                    Field::Share => (&mut effect.share, Decimal::ONE),
                    Field::ShareWithout => (&mut effect.share_without, Decimal::ZERO),
                    Field::Quantity => (&mut effect.quantity, Decimal::ONE),
                    Field::Deadweight => (&mut effect.deadweight, Decimal::ZERO),
                    Field::Displacement => (&mut effect.displacement, Decimal::ZERO),
                    Field::AttributionToOthers => (&mut effect.attribution_to_others, Decimal::ZERO),
                    Field::DropOff => (&mut effect.drop_off, Decimal::ZERO),
                    Field::Lag => (&mut effect.lag, Decimal::ZERO),
                    _ => (&mut effect.duration, Decimal::ONE),
                }
            }
            Root::Project | Root::Reach => return Err(ScenarioFault::NotStated),
        };
        let value = number.unwrap_or(otherwise);
        *number = Some(change.apply(value, kind(field)).map_err(ScenarioFault::Change)?);
        self.stated.push(value);
        Ok(())
    }

    fn change_reach(
        &mut self,
        index: usize,
        path: &Path,
        group: usize,
        field: Field,
        change: Change,
    ) -> Result<(), ScenarioFault> {
        let id = self.project.groups()[group].id.clone();
        let wanted = path.year.map(|year| {
            let start = Decimal::from(self.project.calendar_year(1));
            if year >= Decimal::from(1900) { year - start + Decimal::ONE } else { year }
        });
        let mut found = false;
        for row in 0..self.draft.reach.len() {
            let stated = &self.draft.reach[row];
            let this = stated.group.as_ref() == Some(&id);
            let year = match stated.year {
                Some(ReachYear::In(year)) => Some(year),
                _ => None,
            };
            if !this || wanted.is_some_and(|wanted| year != Some(wanted)) {
                continue;
            }
            found = true;
            self.claim(index, (Root::Reach, row, Some(field)))?;
            let stated = &mut self.draft.reach[row];
            let number = match field {
                Field::Participants => &mut stated.participants,
                Field::New => {
                    stated.new = stated.new.or(stated.participants);
                    &mut stated.new
                }
                Field::PerPerson => {
                    stated.per_person = stated.per_person.or(Some(Decimal::ONE));
                    &mut stated.per_person
                }
                _ => &mut stated.share,
            };
            let Some(value) = *number else { return Err(ScenarioFault::NotStated) };
            *number = Some(change.apply(value, kind(field)).map_err(ScenarioFault::Change)?);
            self.stated.push(value);
        }
        match (found, path.year) {
            (true, _) => Ok(()),
            (false, Some(year)) => Err(ScenarioFault::UnknownYear(year)),
            (false, None) => Err(ScenarioFault::NotStated),
        }
    }

    /// New participants follow participants; factors come last, on what the other changes left.
    fn finish(mut self) -> Result<Project, ScenarioError> {
        let too_large =
            || ScenarioError { change: None, fault: ScenarioFault::Change(ChangeFault::TooLarge) };
        let before = self.project.to_draft();
        for row in 0..self.draft.reach.len() {
            let changed = |field| self.numbers.contains_key(&(Root::Reach, row, Some(field)));
            if changed(Field::Participants) && !changed(Field::New) {
                let was = before.reach[row].participants.unwrap_or_default();
                let stated = &mut self.draft.reach[row];
                if let (Some(new), Some(is), false) = (stated.new, stated.participants, was.is_zero()) {
                    // Multiplied before it is divided, so that a whole proportion stays whole.
                    stated.new =
                        Some(new.checked_mul(is).and_then(|new| new.checked_div(was)).ok_or_else(too_large)?);
                }
            }
        }
        for ((root, line), factor) in std::mem::take(&mut self.factors) {
            self.scale(root, line, factor).ok_or_else(too_large)?;
        }
        match self.draft.build_changed() {
            Ok(built) => Ok(built.project),
            Err(found) => Err(ScenarioError { change: None, fault: ScenarioFault::Invalid(found) }),
        }
    }

    /// Multiplies a line as a whole; nothing where that is too large a number.
    fn scale(&mut self, root: Root, line: usize, factor: Decimal) -> Option<()> {
        let times = |number: &mut Option<Decimal>| {
            *number = match *number {
                None => None,
                Some(value) => Some(value.checked_mul(factor)?),
            };
            Some(())
        };
        match root {
            Root::Costs => {
                let cost = &mut self.draft.costs[line];
                for amount in cost.amount_by_year.values_mut() {
                    *amount = amount.checked_mul(factor)?;
                }
                times(&mut cost.amount)
            }
            Root::Funding => times(&mut self.draft.funding[line].amount),
            Root::Values => times(&mut self.draft.values[line].amount),
            Root::Effects => {
                let quantity = &mut self.draft.effects[line].quantity;
                *quantity = Some(quantity.unwrap_or(Decimal::ONE).checked_mul(factor)?);
                Some(())
            }
            Root::Reach => {
                let id = self.project.groups()[line].id.clone();
                for row in self.draft.reach.iter_mut().filter(|row| row.group.as_ref() == Some(&id)) {
                    // A group that is part of another has a share in place of numbers.
                    times(&mut row.participants)?;
                    times(&mut row.new)?;
                    times(&mut row.share)?;
                }
                Some(())
            }
            Root::Project => Some(()),
        }
    }
}

/// The amount of a cost line, and those of single years.
fn change_amounts(
    cost: &mut CostDraft,
    change: Change,
    stated: &mut Vec<Decimal>,
) -> Result<(), ScenarioFault> {
    let mut changed = |value| {
        stated.push(value);
        change.apply(value, Kind::Plain).map_err(ScenarioFault::Change)
    };
    for amount in cost.amount_by_year.values_mut() {
        *amount = changed(*amount)?;
    }
    if let Some(amount) = cost.amount {
        cost.amount = Some(changed(amount)?);
    }
    Ok(())
}

fn kind(field: Field) -> Kind {
    if field.is_fraction() { Kind::Fraction } else { Kind::Plain }
}
