//! What commands say beside their result.

use super::{Language, listed};
use std::io::ErrorKind;

/// What a project that was checked holds.
pub(crate) struct Counted<'t> {
    pub(crate) name: &'t str,
    pub(crate) costs: usize,
    pub(crate) effects: usize,
    pub(crate) groups: usize,
    pub(crate) scenarios: usize,
    pub(crate) ranges: usize,
    pub(crate) correlations: usize,
    pub(crate) warnings: usize,
}

/// All words of running commands in one language.
pub(crate) struct RunWords {
    pub(crate) error: &'static str,
    pub(crate) warning: &'static str,
    /// Beside a bar.
    pub(crate) working: &'static str,
    pub(crate) standard_output: &'static str,
    pub(crate) cannot_write: fn(place: &str, why: &str) -> String,
    pub(crate) would_replace_input: fn(place: &str) -> String,
    pub(crate) why: fn(ErrorKind) -> Option<&'static str>,
    pub(crate) checked: fn(&Counted<'_>) -> String,
}

impl Language {
    /// The words of running commands.
    pub(crate) fn run(self) -> &'static RunWords {
        match self {
            Self::Nl => &NL,
            Self::En => &EN,
        }
    }
}

/// `1 effect`, `3 effects`.
fn some(count: usize, one: &str, several: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { several })
}

/// What was read: what a project always has, and of the rest what there is.
fn read(always: [String; 3], others: [(usize, &str, &str); 3], and: &str) -> String {
    let others = others.into_iter().filter(|(count, ..)| *count > 0);
    let all: Vec<String> =
        always.into_iter().chain(others.map(|(count, one, many)| some(count, one, many))).collect();
    listed(&all, and)
}

static NL: RunWords = RunWords {
    error: "fout",
    warning: "let op",
    working: "bezig",
    standard_output: "de standaarduitvoer",
    cannot_write: |place, why| format!("{place} kan niet geschreven worden: {why}"),
    would_replace_input: |place| {
        format!(
            "{place} is een bestand van het project zelf en wordt niet overschreven; kies een andere naam"
        )
    },
    why: |kind| match kind {
        ErrorKind::IsADirectory => Some("het is een map"),
        ErrorKind::NotFound => Some("de map waarin het moet komen bestaat niet"),
        ErrorKind::NotADirectory => Some("een deel van het pad is geen map"),
        ErrorKind::PermissionDenied => Some("je hebt er geen rechten voor"),
        ErrorKind::ReadOnlyFilesystem => Some("er kan daar niets geschreven worden"),
        ErrorKind::StorageFull => Some("de schijf is vol"),
        ErrorKind::Interrupted => Some("er is gevraagd te stoppen"),
        _ => None,
    },
    checked: |counted| {
        let always = [
            some(counted.costs, "kostenregel", "kostenregels"),
            some(counted.effects, "effect", "effecten"),
            some(counted.groups, "groep", "groepen"),
        ];
        let others = [
            (counted.scenarios, "scenario", "scenario's"),
            (counted.ranges, "bandbreedte", "bandbreedtes"),
            (counted.correlations, "samenhang", "samenhangen"),
        ];
        let found = match counted.warnings {
            0 => "geen fouten en geen waarschuwingen".to_owned(),
            count => format!("geen fouten, {}", some(count, "waarschuwing", "waarschuwingen")),
        };
        let read = read(always, others, "en");
        format!("{}: {read} gelezen; {found}.", counted.name)
    },
};

static EN: RunWords = RunWords {
    error: "error",
    warning: "warning",
    working: "working",
    standard_output: "standard output",
    cannot_write: |place, why| format!("{place} cannot be written: {why}"),
    would_replace_input: |place| {
        format!("{place} is a file of the project itself and is not overwritten; choose another name")
    },
    why: |kind| match kind {
        ErrorKind::IsADirectory => Some("it is a folder"),
        ErrorKind::NotFound => Some("the folder it should go into does not exist"),
        ErrorKind::NotADirectory => Some("a part of the path is no folder"),
        ErrorKind::PermissionDenied => Some("you have no rights to it"),
        ErrorKind::ReadOnlyFilesystem => Some("nothing can be written there"),
        ErrorKind::StorageFull => Some("the disk is full"),
        ErrorKind::Interrupted => Some("it was asked to stop"),
        _ => None,
    },
    checked: |counted| {
        let always = [
            some(counted.costs, "cost line", "cost lines"),
            some(counted.effects, "effect", "effects"),
            some(counted.groups, "group", "groups"),
        ];
        let others = [
            (counted.scenarios, "scenario", "scenarios"),
            (counted.ranges, "range", "ranges"),
            (counted.correlations, "correlation", "correlations"),
        ];
        let found = match counted.warnings {
            0 => "no errors and no warnings".to_owned(),
            count => format!("no errors, {}", some(count, "warning", "warnings")),
        };
        let read = read(always, others, "and");
        format!("{}: read {read}; {found}.", counted.name)
    },
};
