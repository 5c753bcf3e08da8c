//! The files of a project folder: which is which table, by English or Dutch name.

use super::Extent;
use super::columns::{TableName, copied_table, nearest_table, table_of};
use super::fault::{Form, ReadFault, Unreadable};
use super::files::Files;
use super::place::{FileId, Place};
use crate::problem::Problem;
use impactkaart_core::model::Table;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The table files of a folder, in table order.
pub(super) fn tables(
    folder: &Path,
    extent: Extent,
    files: &mut Files,
    problems: &mut Vec<Problem>,
) -> Vec<(Table, FileId, PathBuf)> {
    let this = files.add(folder);
    let names = match names(folder) {
        Ok(names) => names,
        Err(why) => {
            problems.push(Problem::reading(Some(Place::whole(this)), ReadFault::Unreadable { why }));
            return Vec::new();
        }
    };
    let mut found: BTreeMap<Table, Vec<String>> = BTreeMap::new();
    let mut strangers = Vec::new();
    for name in names {
        let (stem, extension) = name.rsplit_once('.').unwrap_or((&name, ""));
        let is_csv = ["csv", "tsv"].iter().any(|known| extension.eq_ignore_ascii_case(known));
        match table_of(stem).filter(|_| is_csv) {
            Some(TableName::Read(table)) if !extent.takes(table) => {}
            Some(TableName::Read(table)) => found.entry(table).or_default().push(name),
            Some(TableName::LeftAlone) => {}
            None => strangers.push(name),
        }
    }
    let mut tables = Vec::new();
    for (table, names) in &found {
        for (index, name) in names.iter().enumerate() {
            let path = folder.join(name);
            let file = files.add(&path);
            if index == 0 {
                tables.push((*table, file, path));
            } else {
                let fault = ReadFault::TwoFiles { other: names[0].as_str().into() };
                problems.push(Problem::reading(Some(Place::whole(file)), fault));
            }
        }
    }
    let mut nearest_project = None;
    for name in strangers {
        let Some(nearest) = near(&name, extent, &found) else { continue };
        if nearest.starts_with("project.") {
            nearest_project = Some(name.as_str().into());
            continue;
        }
        let file = files.add(&folder.join(&name));
        let fault = ReadFault::UnknownFile { nearest: nearest.as_str().into() };
        problems.push(Problem::reading(Some(Place::whole(file)), fault));
    }
    if !found.contains_key(&Table::Project) {
        let has_tables = !found.is_empty();
        let fault = ReadFault::NoProject { form: Form::Folder, nearest: nearest_project, has_tables };
        problems.push(Problem::reading(Some(Place::whole(this)), fault));
    }
    tables
}

/// The names in a folder, in alphabetical order, those of hidden and lock files left out.
fn names(folder: &Path) -> Result<Vec<String>, Unreadable> {
    let entries = std::fs::read_dir(folder).map_err(|error| Unreadable::of(&error))?;
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|error| Unreadable::of(&error))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with(['.', '~']) {
            names.push(name);
        }
    }
    names.sort_unstable();
    Ok(names)
}

/// The name that a file of another name may have been meant to have, where no file has that name.
fn near(name: &str, extent: Extent, found: &BTreeMap<Table, Vec<String>>) -> Option<String> {
    let (stem, extension) = name.rsplit_once('.')?;
    let extension = extension.to_lowercase();
    if !["csv", "tsv", "txt", "xlsx", "xls", "ods", "numbers"].contains(&extension.as_str()) {
        return None;
    }
    // A copy beside the file itself, as spreadsheets and downloads make them: `kosten (2)`, `effecten_definitief`.
    if let Some(original) = copied_table(stem) {
        return Some(format!("{original}.csv"));
    }
    let nearest = nearest_table(stem)?;
    let Some(TableName::Read(table)) = table_of(nearest) else { return None };
    (extent.takes(table) && !found.contains_key(&table)).then(|| format!("{nearest}.csv"))
}
