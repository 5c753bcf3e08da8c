use super::apply::ScenarioError;
use super::change::Change;
use super::edit::Edits;
use super::path::{Field, Path, Root};
use crate::calculate::Parameter;
use crate::model::Project;
use std::collections::BTreeMap;

/// Which changes of a scenario reach which numbers of a project.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reached {
    /// Line and change, in the order of the lines.
    by_line: BTreeMap<Root, Vec<(u32, u32)>>,
    changes: Vec<Path>,
    start_year: u16,
}

/// Which changes reach which numbers; changes of structure reach none that is calculated with.
///
/// # Errors
/// Those of [`apply`](super::apply()), except that the changed project may be one that cannot be.
///
/// # Examples
/// ```
/// use impactkaart_core::calculate::Parameter;
/// use impactkaart_core::model::{CostDraft, ProjectDraft};
/// use impactkaart_core::scenario::{Amount, Change, reached};
/// # let mut draft = ProjectDraft::default();
/// # draft.settings.name = "Coffee morning".into();
/// # draft.settings.start_year = Some(2026.into());
/// # let host = CostDraft { id: Some("host".into()), payer: Some("society".into()), amount: Some(40.into()), ..CostDraft::default() };
/// # draft.costs.push(host);
/// let project = draft.build().unwrap().project;
/// let twice = Change::Times(Amount::of(2.into()));
/// let changes = [("costs.host.quantity".parse().unwrap(), twice), ("costs".parse().unwrap(), twice)];
/// let found = reached(&project, &changes).unwrap();
/// let (id, _) = project.costs_by_id().next().unwrap();
/// // A factor on a cost line multiplies its amount.
/// assert_eq!(found.changes_of(Parameter::CostAmount(id, 1)), [1]);
/// assert_eq!(found.changes_of(Parameter::CostQuantity(id)), [0]);
/// assert!(found.changes_of(Parameter::DiscountRate).is_empty());
/// ```
pub fn reached(project: &Project, changes: &[(Path, Change)]) -> Result<Reached, ScenarioError> {
    let by_line = Edits::of(project, changes)?.into_touched();
    let changes = changes.iter().map(|(path, _)| path.clone()).collect();
    Ok(Reached { by_line, changes, start_year: project.calendar_year(1) })
}

impl Reached {
    /// The places in the scenario of the changes that reach a number, in their order.
    ///
    /// A number that another one follows (`new`, where `participants` is changed) is reached by the change of that.
    pub fn changes_of(&self, parameter: Parameter) -> Vec<usize> {
        let Some((root, line, field, year)) = whereabouts(parameter) else {
            // Of the whole project.
            let is_it = |path: &&Path| path.field == Some(Field::DiscountRate);
            return self.places(|path| is_it(&path)).collect();
        };
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        let touched = self.by_line.get(&root).map_or(&[][..], Vec::as_slice);
        let from = touched.partition_point(|(of, _)| *of < line);
        let own = touched[from..].iter().take_while(|(of, _)| *of == line).map(|(_, at)| *at as usize);
        let own: Vec<usize> = own.collect();
        let reaches = |wanted: Field| {
            let is_it = move |at: &usize| {
                let path = &self.changes[*at];
                match path.field {
                    None => scaled(root).contains(&wanted),
                    Some(of) => of == wanted && self.is_of_year(path, year),
                }
            };
            own.iter().copied().filter(is_it).collect::<Vec<_>>()
        };
        match field {
            Field::New if !own.iter().any(|at| self.changes[*at].field == Some(Field::New)) => {
                let mut found = reaches(Field::New);
                found.extend(reaches(Field::Participants));
                found.sort_unstable();
                found.dedup();
                found
            }
            field => reaches(field),
        }
    }

    fn places(&self, is_it: impl Fn(&Path) -> bool) -> impl Iterator<Item = usize> {
        self.changes.iter().enumerate().filter(move |(_, path)| is_it(path)).map(|(at, _)| at)
    }

    /// Whether a path takes a year; without one it takes all.
    fn is_of_year(&self, path: &Path, year: Option<u16>) -> bool {
        let (Some(wanted), Some(year)) = (path.year, year) else { return true };
        wanted == year.into() || wanted == (self.start_year + year - 1).into()
    }
}

/// What a factor on a line multiplies.
pub(crate) fn scaled(root: Root) -> &'static [Field] {
    match root {
        Root::Project => &[],
        Root::Costs | Root::Funding | Root::Values => &[Field::Amount],
        Root::Reach => &[Field::Participants, Field::New, Field::Share],
        Root::Effects => &[Field::Quantity],
    }
}

/// The line and the field of a number, and its year; nothing for what is of the whole project. The amount in the row of
/// an effect is no field that changes.
fn whereabouts(parameter: Parameter) -> Option<(Root, usize, Field, Option<u16>)> {
    Some(match parameter {
        Parameter::DiscountRate => return None,
        Parameter::CostAmount(id, _) => (Root::Costs, id.index(), Field::Amount, None),
        Parameter::CostQuantity(id) => (Root::Costs, id.index(), Field::Quantity, None),
        Parameter::FundingAmount(id) => (Root::Funding, id.index(), Field::Amount, None),
        Parameter::Participants(id, year) => (Root::Reach, id.index(), Field::Participants, Some(year)),
        Parameter::New(id, year) => (Root::Reach, id.index(), Field::New, Some(year)),
        Parameter::GroupShare(id, year) => (Root::Reach, id.index(), Field::Share, Some(year)),
        Parameter::PerPerson(id) => (Root::Reach, id.index(), Field::PerPerson, None),
        Parameter::Share(id) => (Root::Effects, id.index(), Field::Share, None),
        Parameter::ShareWithout(id) => (Root::Effects, id.index(), Field::ShareWithout, None),
        Parameter::EffectQuantity(id) => (Root::Effects, id.index(), Field::Quantity, None),
        Parameter::EffectAmount(id) => (Root::Effects, id.index(), Field::Amount, None),
        Parameter::Deadweight(id) => (Root::Effects, id.index(), Field::Deadweight, None),
        Parameter::Displacement(id) => (Root::Effects, id.index(), Field::Displacement, None),
        Parameter::AttributionToOthers(id) => (Root::Effects, id.index(), Field::AttributionToOthers, None),
        Parameter::DropOff(id) => (Root::Effects, id.index(), Field::DropOff, None),
        Parameter::ValueAmount(id) => (Root::Values, id.index(), Field::Amount, None),
    })
}
