//! The changes of a scenario on their way into a project: which line each one reaches, and the lines as they come of it,
//! one by one.

use super::apply::{ScenarioError, ScenarioFault};
use super::change::{Change, ChangeFault, Kind};
use super::line::{GroupRows, Line, Numbers};
use super::path::{Field, Path, Root};
use super::selection::Lines;
use crate::model::by_id::numbered;
use crate::model::to_draft::value_draft;
use crate::model::{
    LineTables, Project, ProjectDraft, ReachDraft, Rows, SettingsDraft, StakeholderDraft, Timing,
};
use rust_decimal::Decimal;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// The changes of a scenario, noted against a project.
pub(super) struct Edits<'p> {
    project: &'p Project,
    changes: &'p [(Path, Change)],
    /// The settings as changed.
    settings: SettingsDraft,
    /// What the changed settings were.
    stated: Vec<Decimal>,
    /// Which change reached which setting, or was which factor.
    taken: BTreeMap<Taken<'p>, usize>,
    /// Which change reaches which line, in the order of the lines.
    touched: BTreeMap<Root, Vec<(u32, u32)>>,
}

/// What only one change may reach.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Taken<'p> {
    Setting(Option<Field>),
    Factor(&'p Path),
}

/// What came of the changes so far.
#[derive(Default)]
pub(super) struct Played {
    /// The first change that cannot be made.
    fault: Option<(usize, ScenarioFault)>,
    /// Whether a number is too large when all changes to its line are taken together.
    is_too_large: bool,
    /// What the changed numbers were, where that is asked for.
    stated: Option<Vec<Decimal>>,
}

impl<'p> Edits<'p> {
    /// # Errors
    /// The first change that cannot be made.
    pub(super) fn of(project: &'p Project, changes: &'p [(Path, Change)]) -> Result<Self, ScenarioError> {
        let mut edits = Self {
            project,
            changes,
            settings: project.settings_draft(),
            stated: Vec::new(),
            taken: BTreeMap::new(),
            touched: BTreeMap::new(),
        };
        let mut lines = Lines::of(project);
        let noted = changes.iter().enumerate().try_for_each(|(at, (path, change))| {
            edits.note(&mut lines, at, path, *change).map_err(|fault| (at, fault))
        });
        edits.touched.values_mut().for_each(|touched| touched.sort());
        noted.map_err(|(at, fault)| {
            // What an earlier change does to a line may be wrong as well, and is said first.
            let (first, fault) = edits.play_all(false).fault.unwrap_or((at, fault));
            ScenarioError { change: Some(first), fault }
        })?;
        Ok(edits)
    }

    /// What the changed numbers were.
    pub(super) fn stated(mut self) -> Result<Vec<Decimal>, ScenarioError> {
        let played = self.play_all(true);
        played.blame()?;
        self.stated.extend(played.stated.unwrap_or_default());
        Ok(self.stated)
    }

    /// Which change reaches which line.
    pub(super) fn into_touched(self) -> BTreeMap<Root, Vec<(u32, u32)>> {
        self.touched
    }

    fn note(
        &mut self,
        lines: &mut Lines<'p>,
        at: usize,
        path: &'p Path,
        change: Change,
    ) -> Result<(), ScenarioFault> {
        if path.root == Root::Project {
            self.take(at, Taken::Setting(path.field))?;
            return self.change_settings(path.field, change);
        }
        let lines = lines.selected(path)?;
        if lines.is_empty() {
            return Err(ScenarioFault::NothingSelected);
        }
        if path.field.is_none() {
            self.take(at, Taken::Factor(path))?;
            change.apply(Decimal::ONE, Kind::Factor).map_err(ScenarioFault::Change)?;
        }
        let touched = self.touched.entry(path.root).or_default();
        touched.extend(lines.into_iter().map(|line| (numbered(line), numbered(at))));
        Ok(())
    }

    fn take(&mut self, at: usize, what: Taken<'p>) -> Result<(), ScenarioFault> {
        self.taken.insert(what, at).map_or(Ok(()), |other| Err(ScenarioFault::Twice { other }))
    }

    fn change_settings(&mut self, field: Option<Field>, change: Change) -> Result<(), ScenarioFault> {
        let project = self.project;
        let settings = &mut self.settings;
        let stated = &mut self.stated;
        let mut number = |value: Decimal, kind| {
            stated.push(value);
            change.apply(value, kind).map(Some).map_err(ScenarioFault::Change)
        };
        let timing = || match change {
            Change::ToTiming(timing) => Ok::<Option<Timing>, ScenarioFault>(Some(timing)),
            _ => Err(ScenarioFault::Change(ChangeFault::OtherKind)),
        };
        match field {
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

    /// The project that comes of it, or nothing where it is only to be seen that there is one.
    ///
    /// # Errors
    /// A change that cannot be made, or all that is wrong with the project.
    pub(super) fn build(self, is_kept: bool) -> Result<Option<Project>, ScenarioError> {
        let project = self.project;
        let played = RefCell::default();
        let unsaid = project.level_of_organisation();
        let lines = LineTables {
            stakeholders: Unchanged(project),
            costs: Edited {
                edits: &self,
                root: Root::Costs,
                draft: |at| project.cost_draft(&project.costs()[at]),
                played: &played,
            },
            funding: Edited {
                edits: &self,
                root: Root::Funding,
                draft: |at| project.funding_draft(&project.funding()[at], unsaid),
                played: &played,
            },
            effects: Edited {
                edits: &self,
                root: Root::Effects,
                draft: |at| project.effect_draft(&project.effects()[at]),
                played: &played,
            },
            values: Edited {
                edits: &self,
                root: Root::Values,
                draft: |at| value_draft(&project.values()[at]),
                played: &played,
            },
            reach: EditedGroups(Edited {
                edits: &self,
                root: Root::Reach,
                draft: |at| GroupRows::of(project, at),
                played: &played,
            }),
        };
        let settings = self.settings.clone();
        let draft = ProjectDraft { settings, ..project.draft_without_lines() };
        let built = draft.build_changed(lines, is_kept);
        played.into_inner().blame()?;
        built.map_err(|found| ScenarioError { change: None, fault: ScenarioFault::Invalid(found) })
    }

    /// Changes the lines that are reached, and drops them.
    fn play_all(&self, asks_stated: bool) -> Played {
        let project = self.project;
        let mut played = Played { stated: asks_stated.then(Vec::new), ..Played::default() };
        for (root, touched) in &self.touched {
            for own in touched.chunk_by(|(one, _), (other, _)| one == other) {
                let line = own[0].0 as usize;
                match root {
                    Root::Project => {}
                    Root::Costs => played.play(self, own, &mut project.cost_draft(&project.costs()[line])),
                    // Whom it goes to does not matter to its numbers.
                    Root::Funding => {
                        played.play(self, own, &mut project.funding_draft(&project.funding()[line], None));
                    }
                    Root::Reach => played.play(self, own, &mut GroupRows::of(project, line)),
                    Root::Effects => {
                        played.play(self, own, &mut project.effect_draft(&project.effects()[line]));
                    }
                    Root::Values => played.play(self, own, &mut value_draft(&project.values()[line])),
                }
            }
        }
        played
    }
}

impl Played {
    /// The changes `own` of one line, in their order: factors last, on what the others left.
    fn play(&mut self, edits: &Edits<'_>, own: &[(u32, u32)], line: &mut impl Line) {
        let mut numbers = Numbers::new(edits.project, self.stated.as_mut());
        let mut factor: Option<Decimal> = None;
        for (_, at) in own {
            let at = *at as usize;
            let (path, change) = &edits.changes[at];
            let done = match path.field {
                Some(field) => {
                    numbers.now(at, *change);
                    line.change(field, path.year, &mut numbers)
                }
                None => change
                    .apply(Decimal::ONE, Kind::Factor)
                    .and_then(|next| {
                        let product = factor.unwrap_or(Decimal::ONE).checked_mul(next);
                        factor = Some(product.ok_or(ChangeFault::TooLarge)?);
                        Ok(())
                    })
                    .map_err(ScenarioFault::Change),
            };
            if let Err(fault) = done {
                if self.fault.as_ref().is_none_or(|(first, _)| at < *first) {
                    self.fault = Some((at, fault));
                }
                return;
            }
        }
        let followed = line.follow(&numbers);
        let scaled = followed.and_then(|()| factor.map_or(Some(()), |factor| line.scale(factor)));
        self.is_too_large |= scaled.is_none();
    }

    fn blame(&self) -> Result<(), ScenarioError> {
        if let Some((at, fault)) = &self.fault {
            return Err(ScenarioError { change: Some(*at), fault: fault.clone() });
        }
        if self.is_too_large {
            let fault = ScenarioFault::Change(ChangeFault::TooLarge);
            return Err(ScenarioError { change: None, fault });
        }
        Ok(())
    }
}

/// The parties of a project: no scenario changes them.
struct Unchanged<'p>(&'p Project);

impl Rows<StakeholderDraft> for Unchanged<'_> {
    fn each(self, take: &mut dyn FnMut(StakeholderDraft)) {
        self.0.stakeholder_drafts().for_each(take);
    }
}

/// The lines of a table as the changes leave them, each made when it is asked for.
struct Edited<'e, 'p, Draft> {
    edits: &'e Edits<'p>,
    root: Root,
    draft: Draft,
    played: &'e RefCell<Played>,
}

impl<L: Line, Draft: Fn(usize) -> L> Rows<L> for Edited<'_, '_, Draft> {
    fn each(self, take: &mut dyn FnMut(L)) {
        let mut touched = self.edits.touched.get(&self.root).map_or(&[][..], Vec::as_slice);
        for at in 0..Lines::count(self.edits.project, self.root) {
            let mut line = (self.draft)(at);
            let own = touched.partition_point(|(of, _)| *of == numbered(at));
            if own > 0 {
                let (own, rest) = touched.split_at(own);
                self.played.borrow_mut().play(self.edits, own, &mut line);
                touched = rest;
            }
            take(line);
        }
    }
}

/// The same for the rows of groups.
struct EditedGroups<'e, 'p, Draft>(Edited<'e, 'p, Draft>);

impl<Draft: Fn(usize) -> GroupRows> Rows<ReachDraft> for EditedGroups<'_, '_, Draft> {
    fn each(self, take: &mut dyn FnMut(ReachDraft)) {
        self.0.each(&mut |group: GroupRows| group.into_rows().into_iter().for_each(&mut *take));
    }
}
