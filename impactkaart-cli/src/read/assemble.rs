//! From the grids of a project to the project: decimal marks first, then settings, then the other tables; costs and effects,
//! of which there may be a million, last and row by row.

use super::cell::{Desk, Notes, Shared};
use super::fault::{Form, ReadFault};
use super::files::Files;
use super::findings::{Late, Origin};
use super::grid::{Grid, GridForm};
use super::layout::{self, Fields, Layout};
use super::marks::{self, Marks, Tally, UsedPrices};
use super::number::Mark;
use super::parties::Parties;
use super::place::{FileId, Place};
use super::ranges::{CorrelationRow, RangeRow};
use super::scenarios::{ScenarioRow, is_beside};
use super::tables::{DraftRow, currency_code, each_draft, settings, stated_mark};
use super::wording::Wording;
use super::{columns, prices};
use crate::problem::Problem;
use impactkaart_core::model::{
    Built, Cell, Column, CostDraft, EffectDraft, FundingDraft, LineTables, ProjectDraft, ProjectLanguage,
    ReachDraft, Refused, Rows, Severity, StakeholderDraft, Table, ValueDraft,
};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// A project as built, and where its cells stand.
pub(super) struct Assembled {
    /// The project, or all that keeps it from being one.
    pub(super) built: Result<Built, Refused>,
    /// The language that the project states.
    pub(super) language: Option<ProjectLanguage>,
    pub(super) scenarios: Vec<ScenarioRow>,
    pub(super) ranges: Vec<RangeRow>,
    pub(super) correlations: Vec<CorrelationRow>,
    pub(super) origin: Origin,
    /// Whether a name of a column or key is in Dutch.
    pub(super) is_dutch: bool,
    pub(super) unlisted: usize,
}

impl Default for Assembled {
    fn default() -> Self {
        let origin = Origin {
            layouts: BTreeMap::new(),
            broken: BTreeSet::new(),
            faulty: BTreeMap::new(),
            late: Late::default(),
            own_values: 0,
            price_users: Vec::new(),
            absent_name: |table, _| table.name().to_owned(),
            is_dutch: false,
        };
        Self {
            built: Err(Refused { found: Vec::new(), unlisted: 0 }),
            language: None,
            scenarios: Vec::new(),
            ranges: Vec::new(),
            correlations: Vec::new(),
            origin,
            is_dutch: false,
            unlisted: 0,
        }
    }
}

/// A table on its way.
struct Part {
    table: Table,
    grid: Grid,
    name: Box<str>,
    fields: Fields,
    tally: Tally,
}

/// Whether a table has so many rows at most: a row of it is no line that money is spent on or that somebody gains.
fn is_limited(table: Table) -> bool {
    matches!(table, Table::Reach | Table::Scenarios | Table::Ranges | Table::Correlations)
}

/// The project in `grids`, which come in table order; `broken` are tables that are there and could not be read, `whole`
/// the folder or file of the project.
pub(super) fn assemble(
    grids: Vec<(Table, Grid, Box<str>)>,
    form: Form,
    broken: &[Table],
    whole: FileId,
    files: &mut Files,
    problems: &mut Vec<Problem>,
) -> Assembled {
    let mut assembled = Assembled::default();
    assembled.origin.broken.extend(broken);
    assembled.origin.absent_name = absent_name(form);
    let mut parts = Vec::new();
    for (table, mut grid, name) in grids {
        let (fields, found) = layout::fields(table, &grid);
        // A table with too many columns is not walked to its end.
        let is_too_wide = grid.headers().len() > layout::MOST_COLUMNS;
        let (faults, unlisted) = if is_too_wide { (Vec::new(), 0) } else { grid.faults() };
        assembled.unlisted += unlisted;
        let faults = faults.into_iter().chain(found);
        problems.extend(faults.map(|(place, fault)| Problem::reading(Some(place), fault)));
        assembled.is_dutch |= fields.is_dutch && !is_beside(table);
        if fields.is_broken {
            assembled.origin.broken.insert(table);
            continue;
        }
        let tally = tally(&grid, &fields);
        if let Some(at) = tally.beyond.filter(|_| is_limited(table)) {
            let fault = ReadFault::TooManyRows { table, limit: marks::MOST_ROWS };
            problems.push(Problem::reading(Some(grid.place(at, None)), fault));
            assembled.origin.broken.insert(table);
            continue;
        }
        parts.push(Part { table, grid, name, fields, tally });
    }
    let stated = parts.iter().find_map(stated_in);
    for table in [Table::Costs, Table::Effects] {
        let is_there =
            parts.iter().any(|part| part.table == table) || assembled.origin.broken.contains(&table);
        if !is_there && parts.iter().any(|part| part.table == Table::Project) {
            let fault = ReadFault::MissingTable { table, form };
            problems.push(Problem::reading(Some(Place::whole(whole)), fault));
        }
    }
    let marks: Vec<Marks> = (0..parts.len())
        .map(|index| {
            // What stands beside the map says nothing of other tables: these are read the same with and without it.
            let others = parts
                .iter()
                .enumerate()
                .filter(|(other, part)| *other != index && !is_beside(part.table))
                .map(|(_, part)| &part.tally);
            parts[index].tally.marks(stated, marks::agreed(others))
        })
        .collect();
    let mut draft = ProjectDraft::default();
    let mut currency = "EUR".to_owned();
    let mut shared = Shared::default();
    let mut lines = PartTables {
        stakeholders: None,
        costs: None,
        funding: None,
        effects: None,
        values: None,
        reach: None,
    };
    for (part, marks) in parts.into_iter().zip(marks) {
        if let Some((place, fault)) = part.tally.fault(marks, &part.grid) {
            problems.push(Problem::reading(Some(place), fault));
        }
        match part.table {
            Table::Stakeholders => lines.stakeholders = Some((part, marks)),
            Table::Costs => lines.costs = Some((part, marks)),
            Table::Funding => lines.funding = Some((part, marks)),
            Table::Effects => lines.effects = Some((part, marks)),
            Table::Values => lines.values = Some((part, marks)),
            Table::Reach => lines.reach = Some((part, marks)),
            _ => take(part, marks, &currency, &mut shared, &mut draft, &mut assembled, files, problems),
        }
        if let Some(stated) = &draft.settings.currency {
            currency = currency_code(stated);
        }
    }
    build(draft, lines, &currency, assembled, files, problems)
}

fn tally(grid: &Grid, fields: &Fields) -> Tally {
    match fields.key_and_value {
        None => Tally::of(grid, &fields.columns),
        Some((key, value)) => {
            Tally::of_settings(grid, key, value, &|text| columns::column_of(Table::Project, text))
        }
    }
}

/// The decimal mark that a project table states.
fn stated_in(part: &Part) -> Option<Mark> {
    let (key, value) = part.fields.key_and_value?;
    let mut stated = None;
    part.grid.each_row(&mut |row| {
        if columns::column_of(Table::Project, row.cells.get(key).text) == Some(Column::Decimal) {
            stated = stated.or_else(|| stated_mark(row.cells.get(value).text));
        }
    });
    stated
}

/// Reads the cells of one table into the draft.
#[expect(clippy::too_many_arguments, reason = "what all tables share is handed on from one to the next")]
fn take(
    part: Part,
    marks: Marks,
    currency: &str,
    shared: &mut Shared,
    draft: &mut ProjectDraft,
    assembled: &mut Assembled,
    files: &mut Files,
    problems: &mut Vec<Problem>,
) {
    let Part { table, grid, name, fields, .. } = part;
    let headers = grid.headers().to_vec();
    let mut keys = Vec::new();
    let mut reader = Reader {
        columns: &fields.columns,
        marks,
        currency,
        shared,
        notes: Notes::default(),
        places: Vec::new(),
    };
    let (file, form) = match table {
        Table::Project => {
            let mut desk = Desk::new(&grid, marks, currency, reader.shared, Notes::default());
            // Holds because a project table without these two columns is broken.
            let (key, value) = fields.key_and_value.unwrap_or((0, 1));
            let read = settings(&mut desk, key, value);
            draft.settings = read.draft;
            assembled.is_dutch |= read.is_dutch;
            keys = read.places;
            reader.notes = desk.notes;
            grid.into_form(files)
        }
        Table::Scenarios => reader.rows(grid, files, &mut assembled.scenarios),
        Table::Ranges => reader.rows(grid, files, &mut assembled.ranges),
        Table::Correlations => reader.rows(grid, files, &mut assembled.correlations),
        // Read when the other tables are known: see `Drafting`.
        Table::Stakeholders
        | Table::Costs
        | Table::Funding
        | Table::Effects
        | Table::Values
        | Table::Reach => return,
    };
    let Reader { notes, places, .. } = reader;
    let layout = Layout { file, form, headers, fields, rows: places, keys, name, mark: marks.mark };
    file_away(table, layout, notes, assembled, problems);
}

/// Reads the rows of a table, stretch by stretch.
struct Reader<'r> {
    columns: &'r [Option<Column>],
    marks: Marks,
    currency: &'r str,
    shared: &'r mut Shared,
    notes: Notes,
    /// Where each row stands.
    places: Vec<u32>,
}

impl Reader<'_> {
    /// All rows of a table, kept.
    fn rows<T: DraftRow>(&mut self, grid: Grid, files: &mut Files, rows: &mut Vec<T>) -> (FileId, GridForm) {
        self.each(grid, files, &mut |_, _, draft| rows.push(draft))
    }

    /// Shows each row to `take`, with its number.
    fn each<T: DraftRow>(
        &mut self,
        grid: Grid,
        files: &mut Files,
        take: &mut dyn FnMut(&mut Notes, usize, T),
    ) -> (FileId, GridForm) {
        grid.in_stretches(files, &mut |grid| {
            let (before, places) = (self.places.len(), &mut self.places);
            let notes = std::mem::take(&mut self.notes);
            let mut desk = Desk::new(grid, self.marks, self.currency, self.shared, notes);
            each_draft(&mut desk, self.columns, before, &mut |notes, at, draft| {
                places.push(at);
                take(notes, places.len() - 1, draft);
            });
            self.notes = desk.notes;
        })
    }
}

/// Keeps where the cells of a table stand and what was found in them.
fn file_away(
    table: Table,
    layout: Layout,
    notes: Notes,
    assembled: &mut Assembled,
    problems: &mut Vec<Problem>,
) {
    problems.extend(notes.problems);
    assembled.unlisted += notes.unlisted;
    assembled.origin.faulty.insert(table, notes.faulty);
    assembled.origin.layouts.insert(table, layout);
}

/// Builds the project, its lines going from their cells into it row by row, so that of none of them a draft is kept.
fn build(
    draft: ProjectDraft,
    lines: PartTables,
    currency: &str,
    mut assembled: Assembled,
    files: &mut Files,
    problems: &mut Vec<Problem>,
) -> Assembled {
    let LineTables { stakeholders, costs, funding, mut effects, values, reach } = lines;
    let prices = effects.as_mut().map(|(part, _)| std::mem::take(&mut part.tally.prices));
    let has_splits = effects.as_ref().is_some_and(|(part, _)| part.tally.has_splits);
    assembled.language = draft.settings.language;
    assembled.origin.is_dutch = assembled.is_dutch;
    let site = RefCell::new(Site {
        known: Known {
            parties: Parties::new(has_splits),
            wording: Wording::of(&draft.settings),
            prices: prices.unwrap_or_default(),
        },
        subsidies: Late::default(),
        shared: Shared::default(),
        currency,
        assembled: &mut assembled,
        files,
        problems,
    });
    let drafting = |part| Drafting { part, site: &site };
    let built = draft.build_from(LineTables {
        stakeholders: drafting(stakeholders),
        costs: drafting(costs),
        funding: drafting(funding),
        effects: drafting(effects),
        values: drafting(values),
        reach: drafting(reach),
    });
    let Site { known, subsidies, assembled: site, .. } = site.into_inner();
    if known.wording.has_spent() {
        site.origin.late.append(subsidies);
    }
    assembled.built = built;
    assembled
}

/// Tables of many rows, on their way.
type PartTables = LineTables<OnItsWay, OnItsWay, OnItsWay, OnItsWay, OnItsWay, OnItsWay>;
type OnItsWay = Option<(Part, Marks)>;

/// What tables of many rows share while they are read.
struct Site<'s> {
    known: Known,
    subsidies: Late,
    shared: Shared,
    currency: &'s str,
    assembled: &'s mut Assembled,
    files: &'s mut Files,
    problems: &'s mut Vec<Problem>,
}

/// What is known of the project while its lines are read.
struct Known {
    parties: Parties,
    wording: Wording,
    /// The prices of the list that effects name and the project does not have itself.
    prices: UsedPrices,
}

/// A table whose rows are made when the project is built.
struct Drafting<'p, 's> {
    part: OnItsWay,
    site: &'p RefCell<Site<'s>>,
}

impl<T: LineDraft> Rows<T> for Drafting<'_, '_> {
    fn each(self, take: &mut dyn FnMut(T)) {
        let site = &mut *self.site.borrow_mut();
        if let Some((part, marks)) = self.part {
            site.read(part, marks, take);
        }
        T::after_all(site, take);
    }
}

impl Site<'_> {
    fn read<T: LineDraft>(&mut self, part: Part, marks: Marks, take: &mut dyn FnMut(T)) {
        let Part { table, grid, name, fields, .. } = part;
        let headers = grid.headers().to_vec();
        let (known, subsidies) = (&mut self.known, &mut self.subsidies);
        let late = &mut self.assembled.origin.late;
        let mut reader = Reader {
            columns: &fields.columns,
            marks,
            currency: self.currency,
            shared: &mut self.shared,
            notes: Notes::default(),
            places: Vec::new(),
        };
        let (file, form) = reader.each(grid, self.files, &mut |notes: &mut Notes, row, mut draft: T| {
            let found = draft.settle(known, marks.mark);
            for (column, fault) in found {
                if fault.severity() == Severity::Error {
                    notes.faulty.add(row, column);
                }
                // Whether a subsidy is out of place is known when all costs have been seen.
                let is_subsidy = matches!(fault, ReadFault::SubsidyAsCost { .. });
                let late = if is_subsidy { &mut *subsidies } else { &mut *late };
                late.add(Cell { table, row, column }, fault);
            }
            take(draft);
        });
        let Reader { notes, places, .. } = reader;
        let layout =
            Layout { file, form, headers, fields, rows: places, keys: Vec::new(), name, mark: marks.mark };
        file_away(table, layout, notes, self.assembled, self.problems);
    }
}

/// A line of which there may be many.
trait LineDraft: DraftRow {
    /// Settles who is meant in it; what its words say against its numbers.
    fn settle(&mut self, known: &mut Known, mark: Mark) -> impl IntoIterator<Item = (Column, ReadFault)>;

    /// What is to be done when all have been read: lines that stand in no file.
    fn after_all(_: &mut Site<'_>, _: &mut dyn FnMut(Self)) {}
}

impl LineDraft for StakeholderDraft {
    fn settle(&mut self, known: &mut Known, _: Mark) -> impl IntoIterator<Item = (Column, ReadFault)> {
        known.parties.add(self);
        []
    }

    fn after_all(site: &mut Site<'_>, _: &mut dyn FnMut(Self)) {
        site.known.parties.sort();
    }
}

impl LineDraft for FundingDraft {
    fn settle(&mut self, known: &mut Known, _: Mark) -> impl IntoIterator<Item = (Column, ReadFault)> {
        known.parties.level(&mut self.from);
        known.parties.level(&mut self.to);
        []
    }
}

impl LineDraft for ReachDraft {
    fn settle(&mut self, _: &mut Known, _: Mark) -> impl IntoIterator<Item = (Column, ReadFault)> {
        []
    }
}

impl LineDraft for ValueDraft {
    fn settle(&mut self, known: &mut Known, _: Mark) -> impl IntoIterator<Item = (Column, ReadFault)> {
        // A project that was written out by the program has them among its own values.
        if let Some(id) = self.id.as_deref().and_then(|id| id.strip_prefix("prices:")) {
            known.prices.remove(id);
        }
        []
    }

    /// The prices of the list that effects name.
    fn after_all(site: &mut Site<'_>, take: &mut dyn FnMut(Self)) {
        let Assembled { origin, language, .. } = &mut *site.assembled;
        origin.own_values = origin.layouts.get(&Table::Values).map_or(0, |layout| layout.rows.len());
        for (id, at) in &site.known.prices {
            if let Some(price) = prices::find(id) {
                origin.price_users.push(*at);
                take(price.value(*language == Some(ProjectLanguage::En)));
            }
        }
    }
}

impl LineDraft for CostDraft {
    fn settle(&mut self, known: &mut Known, _: Mark) -> impl IntoIterator<Item = (Column, ReadFault)> {
        known.parties.level(&mut self.payer);
        let subsidy = known.wording.subsidy(self).map(|fault| (Column::Description, fault));
        known.wording.of_cost(self).into_iter().chain(subsidy)
    }
}

impl LineDraft for EffectDraft {
    fn settle(&mut self, known: &mut Known, mark: Mark) -> impl IntoIterator<Item = (Column, ReadFault)> {
        let split = known.parties.of_effect(self, mark).map(|fault| (Column::Beneficiary, fault));
        split.into_iter().chain(known.wording.of_effect(self))
    }
}

/// How a table that is not there would be called.
fn absent_name(form: Form) -> fn(Table, bool) -> String {
    match form {
        Form::Folder => |table, is_dutch| format!("{}.csv", local_name(table, is_dutch)),
        Form::Workbook | Form::Document => |table, is_dutch| local_name(table, is_dutch).to_owned(),
    }
}

/// The name of a table, in Dutch where the project is.
pub(super) fn local_name(table: Table, is_dutch: bool) -> &'static str {
    match (table, is_dutch) {
        (table, false) => table.name(),
        (Table::Project, true) => "project",
        (Table::Stakeholders, true) => "belanghebbenden",
        (Table::Costs, true) => "kosten",
        (Table::Funding, true) => "dekking",
        (Table::Reach, true) => "bereik",
        (Table::Effects, true) => "effecten",
        (Table::Values, true) => "waarden",
        (Table::Scenarios, true) => "scenario's",
        (Table::Ranges, true) => "bandbreedtes",
        (Table::Correlations, true) => "samenhang",
    }
}
