//! From a draft to a project: references, ranges and order are settled here, and all faults are found at once.
//!
//! Rows are turned one by one, each into what it will be; a fault leaves a stand-in behind so that the search goes on,
//! and no project is made when there is one.

mod caution;
mod cells;
mod effects;
mod lines;
mod lookup;
mod names;
mod people;
mod reach_row;
mod settings;
mod total;

use super::{
    Because, Cell, Column, CostDraft, EffectDraft, Fault, Found, FundingDraft, Project, ProjectDraft,
    ReachDraft, Severity, StakeholderDraft, Table, ValueDraft, dutch,
};
use crate::Error;
pub use cells::Cells;
use names::Names;
use people::Lasting;
use reach_row::ReachRow;
use rust_decimal::Decimal;
use total::Total;

/// A project, and what in it may not be meant.
#[derive(Debug, Clone, PartialEq)]
pub struct Built {
    /// The project.
    pub project: Project,
    /// Cautions, in table and row order.
    pub warnings: Vec<Found>,
    /// Where its numbers stood.
    pub cells: Cells,
}

/// The rows of a table, one after the other.
///
/// A list of drafts is one; so is whoever makes each draft when it is asked for, and need not hold them all.
///
/// # Examples
/// ```
/// use impactkaart_core::model::{CostDraft, LineTables, ProjectDraft, Rows};
///
/// /// A cost line for each of `self.0` rooms.
/// struct Rooms(u32);
///
/// impl Rows<CostDraft> for Rooms {
///     fn each(self, take: &mut dyn FnMut(CostDraft)) {
///         for number in 1..=self.0 {
///             take(CostDraft {
///                 id: Some(format!("room_{number}").into()),
///                 payer: Some("organisation".into()),
///                 amount: Some(100.into()),
///                 ..CostDraft::default()
///             });
///         }
///     }
/// }
///
/// let mut draft = ProjectDraft::default();
/// draft.settings.name = "Coffee morning".into();
/// draft.settings.start_year = Some(2026.into());
/// let lines = LineTables {
///     stakeholders: vec![],
///     costs: Rooms(3),
///     funding: vec![],
///     effects: vec![],
///     values: vec![],
///     reach: vec![],
/// };
/// let built = draft.build_from(lines).unwrap();
/// assert_eq!(built.project.costs().len(), 3);
/// ```
pub trait Rows<T> {
    /// Hands over every row, in order.
    fn each(self, take: &mut dyn FnMut(T));
}

impl<T> Rows<T> for Vec<T> {
    fn each(mut self, take: &mut dyn FnMut(T)) {
        /// So many rows are taken before their room is given back.
        const BATCH: usize = 4096;
        // From the end, since only there can a list be cut off.
        self.reverse();
        while let Some(row) = self.pop() {
            if self.len().is_multiple_of(BATCH) {
                self.shrink_to_fit();
            }
            take(row);
        }
    }
}

/// The tables of which there may be a million rows.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct LineTables<Stakeholders, Costs, Funding, Effects, Values, Reach> {
    /// [`StakeholderDraft`]s.
    pub stakeholders: Stakeholders,
    /// [`CostDraft`]s.
    pub costs: Costs,
    /// [`FundingDraft`]s.
    pub funding: Funding,
    /// [`EffectDraft`]s.
    pub effects: Effects,
    /// [`ValueDraft`]s.
    pub values: Values,
    /// [`ReachDraft`]s.
    pub reach: Reach,
}

/// Why no project could be built: everything that is wrong with the draft (and what may not be meant), in table and row
/// order.
#[derive(Debug, Clone, PartialEq)]
pub struct Refused {
    /// What was found, of each table the first [`MOST_FOUND`].
    pub found: Vec<Found>,
    /// How many errors were found beyond those.
    pub unlisted: usize,
}

/// More than this is not told of one table, only counted: of a million wrong rows nobody reads the last.
pub const MOST_FOUND: usize = 20_000;

impl ProjectDraft {
    /// The project that the draft describes, with what in it may not be meant.
    ///
    /// # Errors
    /// Everything that is wrong with it (and what may not be meant), in table and row order, of each table the first
    /// [`MOST_FOUND`]. Nothing can be calculated from a project with errors.
    pub fn build(mut self) -> Result<Built, Vec<Found>> {
        let lines = LineTables {
            stakeholders: std::mem::take(&mut self.stakeholders),
            costs: std::mem::take(&mut self.costs),
            funding: std::mem::take(&mut self.funding),
            effects: std::mem::take(&mut self.effects),
            values: std::mem::take(&mut self.values),
            reach: std::mem::take(&mut self.reach),
        };
        self.build_from(lines).map_err(|refused| refused.found)
    }

    /// Like [`ProjectDraft::build`], for projects of many lines: they come one by one, those of the draft itself being left
    /// aside. Reach is asked for first, then stakeholders, values, costs, funding and effects.
    ///
    /// # Errors
    /// Those of [`ProjectDraft::build`].
    pub fn build_from(
        self,
        lines: LineTables<
            impl Rows<StakeholderDraft>,
            impl Rows<CostDraft>,
            impl Rows<FundingDraft>,
            impl Rows<EffectDraft>,
            impl Rows<ValueDraft>,
            impl Rows<ReachDraft>,
        >,
    ) -> Result<Built, Refused> {
        let mut faults = Faults::default();
        let mut built = self.build_with(lines, &mut faults, true);
        if faults.are_clean() {
            caution::cautions(&built.project, &built.cells.groups, &mut faults);
        }
        let (is_clean, unlisted) = (faults.are_clean(), faults.unlisted);
        let found = faults.in_order();
        if is_clean {
            built.warnings = found;
            Ok(built)
        } else {
            Err(Refused { found, unlisted })
        }
    }

    /// The same for a project that a scenario or a draw changed, and without looking for what may not be meant: that an
    /// effect occurs for fewer than without the project is harm then, and no slip of the pen. Where the project is not
    /// kept, its costs, funding and effects are checked one by one and dropped.
    pub(crate) fn build_changed(
        self,
        lines: LineTables<
            impl Rows<StakeholderDraft>,
            impl Rows<CostDraft>,
            impl Rows<FundingDraft>,
            impl Rows<EffectDraft>,
            impl Rows<ValueDraft>,
            impl Rows<ReachDraft>,
        >,
        is_kept: bool,
    ) -> Result<Option<Project>, Vec<Found>> {
        let mut faults = Faults { allows_harm: true, ..Faults::default() };
        let built = self.build_with(lines, &mut faults, is_kept);
        if faults.are_clean() { Ok(is_kept.then_some(built.project)) } else { Err(faults.in_order()) }
    }

    fn build_with(
        self,
        lines: LineTables<
            impl Rows<StakeholderDraft>,
            impl Rows<CostDraft>,
            impl Rows<FundingDraft>,
            impl Rows<EffectDraft>,
            impl Rows<ValueDraft>,
            impl Rows<ReachDraft>,
        >,
        faults: &mut Faults,
        keeps: bool,
    ) -> Built {
        let reach = ReachRow::all(lines.reach);
        let mut names = Names::of(&self.settings, lines.stakeholders, &reach, faults);
        let settings = settings::settings(&self.settings, &names, faults);
        let price_index = self.price_index.unwrap_or_else(dutch::price_index);
        let prescribed_rates = self.prescribed_rates.unwrap_or_else(dutch::prescribed_rates);
        settings::check_rate(&settings, &prescribed_rates, faults);

        let frame = Frame::of(&settings);
        lines::values(lines.values, &mut names, &frame, &price_index, faults);
        let (groups, places) = people::groups(reach, &names, &frame, faults);
        let mut project = Project {
            settings,
            stakeholders: Vec::new(),
            costs: Vec::new(),
            funding: Vec::new(),
            groups,
            effects: Vec::new(),
            values: Vec::new(),
            price_index,
            prescribed_rates,
            total_bound: Decimal::ZERO,
        };
        let mut site = Site {
            names: &names,
            frame: &frame,
            project: &project,
            total: Total::of(&project, faults.are_clean()),
            lasting: Lasting::default(),
            keeps,
        };
        let mut costs = lines::costs(lines.costs, &mut site, faults);
        let mut funding = lines::funding(lines.funding, &mut site, faults);
        let mut effects = effects::effects(lines.effects, &mut site, faults);
        let Site { total, lasting, .. } = site;
        lasting.check(&project.groups, &places, faults);
        if faults.are_clean() {
            match total.bound(&project) {
                Ok(bound) => project.total_bound = bound,
                Err(found) => faults.push(found),
            }
        }

        let (stakeholders, values, renumber) = names.settle();
        costs.iter_mut().for_each(|cost| renumber(&mut cost.payer));
        funding.iter_mut().for_each(|line| [&mut line.from, &mut line.to].into_iter().for_each(&renumber));
        effects.iter_mut().for_each(|effect| effect.each_party(&renumber));
        let project = Project { stakeholders, costs, funding, effects, values, ..project };
        Built { project, warnings: Vec::new(), cells: Cells::new(places) }
    }
}

/// What the lines of a project are built from, and what is known of them so far.
struct Site<'b> {
    names: &'b Names,
    frame: &'b Frame,
    /// The project without its lines.
    project: &'b Project,
    total: Total,
    lasting: Lasting,
    /// Whether lines are kept when they have been checked.
    keeps: bool,
}

/// What years mean in this project.
pub(super) struct Frame {
    pub(super) start_year: u16,
    pub(super) years: u16,
    pub(super) horizon: u16,
    pub(super) price_year: u16,
}

impl Frame {
    fn of(settings: &super::Settings) -> Self {
        let years = settings.years.map_or(1, |years| years.get());
        Self {
            start_year: settings.start_year.get(),
            years,
            horizon: settings.horizon.map_or_else(|| years.max(5), |horizon| horizon.get()).max(years),
            price_year: settings.price_year.unwrap_or(settings.start_year).get(),
        }
    }

    /// The project year that a stated year means: itself, or from 1900 the calendar year's.
    fn project_year(&self, stated: Decimal) -> Decimal {
        if stated >= Decimal::from(1900) {
            stated - Decimal::from(self.start_year) + Decimal::ONE
        } else {
            stated
        }
    }
}

/// The faults found so far, of each table no more than can be told.
#[derive(Default)]
pub(super) struct Faults {
    found: Vec<Found>,
    /// How many of them are of each table.
    kept: [usize; Table::ALL.len()],
    has_errors: bool,
    unlisted: usize,
    /// Whether a share may be below the share without.
    allows_harm: bool,
}

impl Faults {
    pub(super) fn add(&mut self, cell: Cell, fault: Fault) {
        self.push(Found { cell, other: None, fault });
    }

    pub(super) fn add_with(&mut self, cell: Cell, other: Cell, fault: Fault) {
        self.push(Found { cell, other: Some(other), fault });
    }

    fn push(&mut self, found: Found) {
        let is_error = found.severity() != Severity::Warning;
        self.has_errors |= is_error;
        let kept = &mut self.kept[found.cell.table as usize];
        if *kept < MOST_FOUND {
            *kept += 1;
            self.found.push(found);
        } else {
            self.unlisted += usize::from(is_error);
        }
    }

    pub(super) fn missing(&mut self, cell: Cell, because: Because) {
        self.add(cell, Fault::Missing { because });
    }

    /// The quantity that `make` makes of a stated number, or nothing where it is blank or does not fit.
    pub(super) fn checked<T>(
        &mut self,
        cell: Cell,
        stated: Option<Decimal>,
        make: impl FnOnce(Decimal) -> Result<T, Error>,
    ) -> Option<T> {
        match make(stated?) {
            Ok(value) => Some(value),
            Err(error) => {
                self.add(cell, Fault::of(&error));
                None
            }
        }
    }

    fn are_clean(&self) -> bool {
        !self.has_errors
    }

    fn in_order(mut self) -> Vec<Found> {
        self.found.sort_by_key(|found| found.cell);
        self.found
    }
}

/// A cell of one row, for the many checks that report on its columns.
#[derive(Clone, Copy)]
pub(super) struct Row {
    table: Table,
    row: usize,
}

impl Row {
    pub(super) fn of(table: Table, row: usize) -> Self {
        Self { table, row }
    }

    pub(super) fn at(self, column: Column) -> Cell {
        Cell { table: self.table, row: self.row, column }
    }
}
