//! From bytes to a `Project`, every cell keeping its place.
//!
//! A project is a folder of CSV files, one workbook with a sheet per table, or one JSON document; all become the same
//! rows of placed cells (`grid`), and from there on everything is shared: columns, numbers, words, tables. Whatever is
//! wrong is a `Problem` with a place, input and output errors included; nothing here panics on what a user wrote.
//!
//! Memory: the text of a file, and what is made of it: lines of the project, and the byte at which each row starts. Costs
//! and effects go from their cells straight into the project, and a large text is let go as they do; it is read again
//! where a problem is to be shown.

mod again;
mod assemble;
pub(crate) mod axes;
mod cell;
mod columns;
mod csv;
mod dialect;
pub(crate) mod fault;
pub(crate) mod figure;
pub(crate) mod files;
mod findings;
mod folder;
mod grid;
mod json;
mod layout;
pub(crate) mod lines;
mod marks;
pub(crate) mod number;
mod parties;
pub(crate) mod place;
pub(crate) mod prices;
pub(crate) mod ranges;
pub(crate) mod scenarios;
pub(crate) mod sensitivity;
mod sheet;
mod slip;
mod stretch;
mod tables;
mod text;
mod wording;
pub(crate) mod words;
mod workbook;

pub(crate) use columns::dutch_names;

use crate::language::Language;
use crate::problem::{Problem, What};
use assemble::{Assembled, assemble};
use columns::{TableName, nearest_table, table_of};
use csv::CsvTable;
use fault::{Form, ReadFault, Unreadable};
use files::Files;
use findings::Origin;
use grid::Grid;
use impactkaart_core::calculate::{Parameter, Step};
use impactkaart_core::model::{Cell, Cells, Column, Project, ProjectLanguage, Table};
use impactkaart_core::scenario::Scenario;
use json::JsonTable;
use place::{FileId, Place, Spot};
use ranges::Uncertain;
use scenarios::Set;
use std::path::Path;

/// A project as read, or what is wrong with it.
#[derive(Debug)]
pub(crate) struct Reading {
    /// The project; none where there is an error among the problems.
    pub(crate) project: Option<Project>,
    /// Its ranges, where they were asked for and its files state any.
    pub(crate) uncertain: Option<Uncertain>,
    /// Its scenarios in order, that of the command line last; none where they were not asked for.
    pub(crate) scenarios: Vec<Scenario>,
    /// The rows that the changes of each of them stand in; that of the command line has none.
    pub(crate) scenario_rows: Vec<Vec<usize>>,
    /// Whether all that is wrong is wrong on the command line.
    pub(crate) is_usage: bool,
    /// Everything found, errors and warnings, in file order.
    pub(crate) problems: Vec<Problem>,
    /// How many problems were found beyond those kept.
    pub(crate) unlisted: usize,
    /// The files it was read from, in the order in which they were read.
    pub(crate) inputs: Vec<Input>,
    /// The language that the project states, or else Dutch where its column names are.
    pub(crate) language: Option<Language>,
    /// What printing problems needs: names and text of the files.
    pub(crate) files: Files,
    /// Where the numbers of the project stood.
    pub(crate) origin: Option<Provenance>,
}

/// Where the numbers of a project stood in its files.
pub(crate) struct Provenance {
    origin: Origin,
    cells: Cells,
}

impl std::fmt::Debug for Provenance {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Provenance").finish_non_exhaustive()
    }
}

impl Provenance {
    /// Where a parameter of the project stands: its cell, or where that has no column the row.
    pub(crate) fn of(&self, project: &Project, parameter: Parameter, files: &Files) -> Option<Place> {
        self.place(project, self.cells.of(project, parameter)?, files)
    }

    /// Where a step stands that is stated rather than calculated.
    pub(crate) fn of_step(&self, project: &Project, step: Step, files: &Files) -> Option<Place> {
        self.place(project, self.cells.of_step(step)?, files)
    }

    /// Where a cell of the draft stands.
    pub(crate) fn place(&self, project: &Project, cell: Cell, files: &Files) -> Option<Place> {
        let cell = match cell.column {
            // A column of a single year may be called by the calendar.
            Column::AmountIn(year) if !self.origin.has(cell.table, cell.column) => {
                Cell { column: Column::AmountIn(project.calendar_year(year)), ..cell }
            }
            _ => cell,
        };
        self.origin.place(cell, files)
    }
}

impl Reading {
    /// Adds what is wrong with what was typed on the command line: then there is nothing to calculate.
    fn refuse_typed(&mut self, problems: Vec<Problem>) {
        if !problems.is_empty() {
            self.is_usage = self.project.take().is_some();
            self.problems.extend(problems);
        }
    }
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Input {
    /// Its name, without folder.
    pub(crate) name: String,
    /// The checksum of its bytes, in hexadecimal digits.
    pub(crate) sha256: String,
}

/// How much of a project is read.
#[derive(Clone, Copy)]
enum Extent {
    /// What the map is made from.
    Map,
    /// The scenarios too.
    Scenarios,
    /// Ranges and correlations too.
    Ranges,
    /// Whatever is there: scenarios, ranges and correlations too.
    All,
}

impl Extent {
    fn takes(self, table: Table) -> bool {
        match table {
            Table::Scenarios => matches!(self, Self::Scenarios | Self::All),
            Table::Ranges | Table::Correlations => matches!(self, Self::Ranges | Self::All),
            _ => true,
        }
    }
}

/// Reads the project at `path`: a folder, a workbook or a JSON document.
pub(crate) fn project(path: &Path) -> Reading {
    read(path, Extent::Map, None)
}

/// Reads the project at `path` with its scenarios, and one more of what is `set` on the command line.
pub(crate) fn project_and_scenarios(path: &Path, set: Option<Set<'_>>) -> Reading {
    read(path, Extent::Scenarios, set)
}

/// Reads the project at `path` with its ranges and correlations.
pub(crate) fn project_and_ranges(path: &Path) -> Reading {
    read(path, Extent::Ranges, None)
}

/// Reads the project at `path` with all that stands beside it: scenarios, ranges and correlations.
pub(crate) fn project_and_all(path: &Path, set: Option<Set<'_>>) -> Reading {
    read(path, Extent::All, set)
}

/// Reads a project that the program itself holds: the name and the text of each table, in any order.
pub(crate) fn embedded(texts: &[(&str, &str)]) -> Reading {
    let mut files = Files::default();
    let mut problems = Vec::new();
    let mut grids: Vec<(Table, Grid, Box<str>)> = Vec::new();
    for (name, text) in texts {
        let Some(TableName::Read(table)) = table_of(name) else { continue };
        let file = files.add_typed(name, (*text).to_owned());
        if let Some(grid) = CsvTable::of(file, (*text).to_owned(), &|header| is_header(table, header)) {
            grids.push((table, Grid::Csv(grid), (*name).into()));
        }
    }
    grids.sort_by_key(|(table, _, _)| *table);
    let assembled = assemble(grids, Form::Folder, &[], FileId(0), &mut files, &mut problems);
    finish(assembled, None, files, problems)
}

/// Whether a text is one that stands above a column of a table.
fn is_header(table: Table, header: &str) -> bool {
    match table {
        Table::Project => columns::is_key_header(header) || columns::is_value_header(header),
        table => columns::column_of(table, header).is_some(),
    }
}

fn read(path: &Path, extent: Extent, set: Option<Set<'_>>) -> Reading {
    let mut files = Files::default();
    let mut problems = Vec::new();
    let assembled = match std::fs::metadata(path) {
        Err(error) => {
            let fault = match error.kind() {
                std::io::ErrorKind::NotFound => ReadFault::NotFound,
                _ => ReadFault::Unreadable { why: Unreadable::of(&error) },
            };
            refuse(path, fault, &mut files, &mut problems)
        }
        Ok(about) if about.is_dir() => read_folder(path, extent, &mut files, &mut problems),
        Ok(_) => {
            let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
            match extension.as_deref().unwrap_or_default() {
                "json" => read_document(path, extent, &mut files, &mut problems),
                "xlsx" | "xlsm" | "ods" => read_workbook(path, extent, &mut files, &mut problems),
                other => {
                    let fault = ReadFault::UnknownForm { extension: other.into() };
                    refuse(path, fault, &mut files, &mut problems)
                }
            }
        }
    };
    finish(assembled, set, files, problems)
}

fn refuse(path: &Path, fault: ReadFault, files: &mut Files, problems: &mut Vec<Problem>) -> Assembled {
    let file = files.add(path);
    problems.push(Problem::reading(Some(Place::whole(file)), fault));
    Assembled::default()
}

fn read_folder(path: &Path, extent: Extent, files: &mut Files, problems: &mut Vec<Problem>) -> Assembled {
    let tables = folder::tables(path, extent, files, problems);
    let mut grids = Vec::new();
    let mut broken = Vec::new();
    for (table, file, _) in &tables {
        match files.read_text(*file) {
            Ok(decoded) => {
                if decoded.is_mixed {
                    problems.push(Problem::reading(Some(Place::whole(*file)), ReadFault::MixedEncoding));
                }
                match CsvTable::of(*file, decoded.text, &|header| is_header(*table, header)) {
                    Some(grid) => grids.push((*table, Grid::Csv(grid), files.name(*file).into())),
                    None => {
                        broken.push(*table);
                        problems.push(Problem::reading(
                            Some(Place::whole(*file)),
                            ReadFault::EmptyFile { table: *table },
                        ));
                    }
                }
            }
            Err(fault) => {
                broken.push(*table);
                problems.push(Problem::reading(Some(Place::whole(*file)), fault));
            }
        }
    }
    let dutch_files = tables.iter().any(|(_, file, _)| {
        files.name(*file).rsplit_once('.').is_some_and(|(stem, _)| columns::is_dutch_table(stem))
    });
    let mut assembled = assemble(grids, Form::Folder, &broken, FileId(0), files, problems);
    assembled.is_dutch |= dutch_files;
    assembled.origin.is_dutch |= dutch_files;
    assembled
}

fn read_document(path: &Path, extent: Extent, files: &mut Files, problems: &mut Vec<Problem>) -> Assembled {
    let file = files.add(path);
    let text = match files.read_json(file) {
        Ok(text) => text,
        Err(refused) => {
            let (place, fault) = *refused;
            problems.push(Problem::reading(Some(place), fault));
            return Assembled::default();
        }
    };
    let members = match json::members(&text, file) {
        Ok(members) => members,
        Err(refused) => {
            let (place, fault) = *refused;
            problems.push(Problem::reading(Some(place), fault));
            files.keep(file, text);
            return Assembled::default();
        }
    };
    let mut tables: Vec<(Table, (usize, usize), Box<str>)> = Vec::new();
    let mut nearest_project = None;
    for (name, value) in &members {
        match table_of(name) {
            Some(TableName::LeftAlone) => {}
            Some(TableName::Read(table)) if !extent.takes(table) => {}
            Some(TableName::Read(table)) => {
                if let Some((_, _, other)) = tables.iter().find(|(known, _, _)| *known == table) {
                    let fault = ReadFault::TwoFiles { other: other.clone() };
                    problems.push(Problem::reading(Some(json::value_place(&text, value, file)), fault));
                    continue;
                }
                tables.push((table, json::span(&text, value), name.as_ref().into()));
            }
            None => match nearest_table(name) {
                Some("project") => nearest_project = Some(name.as_ref().into()),
                Some(nearest) => {
                    let fault = ReadFault::UnknownFile { nearest: nearest.into() };
                    let mut place = json::value_place(&text, value, file);
                    place.text = Some(name.as_ref().into());
                    problems.push(Problem::reading(Some(place), fault));
                }
                None => {}
            },
        }
    }
    drop(members);
    let spans: Vec<(usize, usize)> = tables.iter().map(|(_, span, _)| *span).collect();
    let pieces = json::pieces(text, &spans, &mut |text| files.keep(file, text));
    let made = tables.into_iter().zip(pieces).map(|((table, (start, _), name), text)| {
        (table, Grid::Json(JsonTable::of(file, start, text, table == Table::Project)), name)
    });
    let mut grids: Vec<(Table, Grid, Box<str>)> = made.collect();
    demand_project(&grids, Form::Document, nearest_project, file, problems);
    grids.sort_by_key(|(table, _, _)| *table);
    assemble(grids, Form::Document, &[], file, files, problems)
}

fn read_workbook(path: &Path, extent: Extent, files: &mut Files, problems: &mut Vec<Problem>) -> Assembled {
    let file = files.add(path);
    let is_wanted =
        |name: &str| matches!(table_of(name), Some(TableName::Read(table)) if extent.takes(table));
    let sheets = files.read_bytes(file).and_then(|bytes| workbook::sheets(file, bytes, &is_wanted));
    let sheets = match sheets {
        Ok(sheets) => sheets,
        Err(fault) => {
            problems.push(Problem::reading(Some(Place::whole(file)), fault));
            return Assembled::default();
        }
    };
    let mut grids: Vec<(Table, Grid, Box<str>)> = Vec::new();
    let mut broken = Vec::new();
    let mut nearest_project = None;
    for (name, table) in sheets {
        let place = || Place {
            spot: Spot::Cell { sheet: name.as_str().into(), row: 0, column: None },
            ..Place::whole(file)
        };
        match (table_of(&name), table) {
            (Some(TableName::LeftAlone), _) => {}
            (Some(TableName::Read(known)), _) if !extent.takes(known) => {}
            (Some(TableName::Read(known)), table) => {
                if let Some((_, _, other)) = grids.iter().find(|(other, _, _)| *other == known) {
                    let fault = ReadFault::TwoFiles { other: other.clone() };
                    problems.push(Problem::reading(Some(place()), fault));
                } else if let Some(table) = table {
                    grids.push((known, Grid::Sheet(table), name.as_str().into()));
                } else {
                    broken.push(known);
                    problems.push(Problem::reading(Some(place()), ReadFault::EmptyFile { table: known }));
                }
            }
            (None, _) => match nearest_table(&name) {
                Some("project") => nearest_project = Some(name.as_str().into()),
                Some(nearest) => {
                    let fault = ReadFault::UnknownFile { nearest: nearest.into() };
                    problems.push(Problem::reading(Some(place()), fault));
                }
                None => {}
            },
        }
    }
    if !broken.contains(&Table::Project) {
        demand_project(&grids, Form::Workbook, nearest_project, file, problems);
    }
    let dutch_sheets = grids.iter().any(|(_, _, name)| columns::is_dutch_table(name));
    grids.sort_by_key(|(table, _, _)| *table);
    let mut assembled = assemble(grids, Form::Workbook, &broken, file, files, problems);
    assembled.is_dutch |= dutch_sheets;
    assembled.origin.is_dutch |= dutch_sheets;
    assembled
}

/// Says so where there is no `project` table in a workbook or document.
fn demand_project(
    grids: &[(Table, Grid, Box<str>)],
    form: Form,
    nearest: Option<Box<str>>,
    file: FileId,
    problems: &mut Vec<Problem>,
) {
    if !grids.iter().any(|(table, _, _)| *table == Table::Project) {
        let fault = ReadFault::NoProject { form, nearest, has_tables: !grids.is_empty() };
        problems.push(Problem::reading(Some(Place::whole(file)), fault));
    }
}

/// Builds the project, where nothing stands in the way, and puts all problems in file order.
fn finish(
    assembled: Assembled,
    set: Option<Set<'_>>,
    mut files: Files,
    mut problems: Vec<Problem>,
) -> Reading {
    let Assembled { built, language, scenarios, ranges, correlations, mut origin, is_dutch, mut unlisted } =
        assembled;
    problems.extend(origin.late_problems(&files, &mut unlisted));
    let language = match language {
        Some(ProjectLanguage::Nl) => Some(Language::Nl),
        Some(ProjectLanguage::En) => Some(Language::En),
        None => is_dutch.then_some(Language::Nl),
    };
    if !origin.layouts.contains_key(&Table::Project) {
        origin.broken.insert(Table::Project);
    }
    let mut cells = None;
    let project = match built {
        Ok(built) => {
            problems.extend(origin.problems(built.warnings, &files, &mut unlisted));
            cells = Some(built.cells);
            Some(built.project)
        }
        Err(refused) => {
            problems.extend(origin.problems(refused.found, &files, &mut unlisted));
            unlisted += refused.unlisted;
            None
        }
    };
    let blank = origin.problems(scenarios::blanks(&scenarios), &files, &mut unlisted);
    problems.extend(blank);
    let blank = origin.problems(ranges::blanks(&ranges, &correlations), &files, &mut unlisted);
    problems.extend(blank);
    drop_repeated(&mut problems);
    let is_sound = unlisted == 0
        && !problems.iter().any(|problem| problem.is_error() && !scenarios::is_of(problem, &origin));
    let mut lines = scenarios::lines(scenarios);
    let mut setting = None;
    if let Some(set) = set.filter(|set| !set.changes.is_empty()) {
        let (own, place, found) = scenarios::of_command_line(set, &mut files);
        lines.extend(own);
        problems.extend(found);
        setting = Some(place);
    }
    let (mut found_scenarios, mut scenario_rows) = (Vec::new(), Vec::new());
    let mut uncertain = None;
    if let Some(project) = project.as_ref().filter(|_| is_sound) {
        let (scenarios, found) = scenarios::resolve(project, lines, &origin, &files);
        (found_scenarios, scenario_rows) = scenarios.into_iter().unzip();
        problems.extend(found);
        let (found, problems_of_ranges) = ranges::resolve(project, ranges, correlations, &origin, &files);
        uncertain = found;
        problems.extend(problems_of_ranges);
    }
    let is_usage = is_sound
        && setting.is_some()
        && problems
            .iter()
            .filter(|problem| problem.is_error())
            .all(|problem| problem.place.as_ref().map(|place| place.file) == setting);
    let has_errors = unlisted > 0 || problems.iter().any(Problem::is_error);
    if has_errors {
        // What may not be meant is seen by the core only in a project that holds together.
        problems.retain(|problem| problem.is_error() || matches!(problem.what, What::Reading(_)));
    }
    debug_assert!(has_errors || project.is_some(), "a project that cannot be built has an error");
    problems.sort_by(|first, second| {
        let order = |problem: &Problem| problem.place.as_ref().map(Place::order);
        order(first).cmp(&order(second)).then(first.severity().cmp(&second.severity()))
    });
    Reading {
        project: project.filter(|_| !has_errors),
        uncertain: uncertain.filter(|_| !has_errors),
        scenarios: found_scenarios,
        scenario_rows,
        is_usage,
        problems,
        unlisted,
        inputs: files.inputs(),
        language,
        files,
        origin: cells.map(|cells| Provenance { origin, cells }),
    }
}

/// A column that is missing and a header that is near to it are one problem, not two.
fn drop_repeated(problems: &mut Vec<Problem>) {
    let named: Vec<(FileId, Box<str>)> = problems
        .iter()
        .filter_map(|problem| match (&problem.what, &problem.place) {
            (What::Reading(ReadFault::MissingColumn { nearest: Some(header), .. }), Some(place)) => {
                Some((place.file, header.clone()))
            }
            _ => None,
        })
        .collect();
    let is_repeated = |problem: &Problem| match (&problem.what, &problem.place) {
        (What::Reading(ReadFault::UnknownColumn { .. }), Some(place)) => {
            named.iter().any(|(file, header)| *file == place.file && place.text.as_ref() == Some(header))
        }
        _ => false,
    };
    problems.retain(|problem| !is_repeated(problem));
}

#[cfg(test)]
mod tests;
