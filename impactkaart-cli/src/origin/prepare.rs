//! What a result was asked for, read again from the projects that it was made from.

use super::is_figure;
use super::simulate::Simulated;
use super::{sensitivity::Sensed, sweep::Swept};
use crate::arguments::{Command, PROJECT, last_invocation, parse_again};
use crate::commands::{project_sha256, simulate::Wanted, sweep};
use crate::figure::find_among;
use crate::language::Language;
use crate::language::origin::OriginWords;
use crate::read::{self, Reading, scenarios::Set};
use crate::render::explain::Step;
use impactkaart_core::model::Project;
use serde_json::Value;
use std::ffi::OsString;
use std::path::PathBuf;

/// A result, and what it was made from.
pub(crate) struct Made<'r> {
    pub(crate) values: &'r Value,
    pub(crate) sides: Vec<Side<'r>>,
    pub(crate) prepared: &'r Prepared,
    /// Whether a number is laid out for people rather than for programs.
    pub(crate) for_people: bool,
    pub(crate) language: Language,
}

/// A project that a result was made from.
pub(crate) struct Side<'r> {
    pub(crate) reading: &'r Reading,
    pub(crate) project: &'r Project,
}

/// What was asked for.
pub(crate) enum Prepared {
    Calculate,
    Scenarios,
    Sweep(Box<Swept>),
    Simulate(Box<Simulated>),
    Sensitivity(Box<Sensed>),
    Compare,
}

/// Why the figures of a result cannot be followed.
pub(crate) enum Refused {
    /// The command has no figures that come from a project.
    NoFigures,
    /// There are other files now, or what is in them differs: which.
    OtherProject(Vec<String>),
    /// What was asked for cannot be read again; why is among the problems of the readings.
    CannotFollow,
}

impl Made<'_> {
    pub(super) fn words(&self) -> &'static OriginWords {
        self.language.origin()
    }

    /// The changes that were made before anything else: what was set for a simulation.
    pub(super) fn base_steps(&self) -> Vec<Step> {
        match self.prepared {
            Prepared::Simulate(simulated) => simulated.base_steps(self),
            _ => Vec::new(),
        }
    }

    /// The flag by which changes are typed.
    pub(super) fn typed_set(&self) -> String {
        format!("--{}", self.language.help().set.name)
    }

    pub(super) fn is_per_participant(&self) -> bool {
        self.values["per_participant"] == true
    }

    /// The project, or the first of two.
    pub(super) fn project(&self) -> Option<&Project> {
        self.sides.first().map(|side| side.project)
    }

    /// What the explanation was made with and from: the projects as the result says.
    pub(crate) fn made_with(&self) -> Value {
        let mut made_with = self.values["made_with"].clone();
        if let Some(made_by) = last_invocation() {
            made_with["command"] = made_by.command.into();
            made_with["arguments"] = made_by.arguments.into();
        }
        made_with["version"] = env!("CARGO_PKG_VERSION").into();
        made_with["language"] = self.language.code().into();
        made_with
    }

    /// The figure that is explained where none is named.
    pub(crate) fn headline(&self) -> String {
        let is_there = |path: &str| {
            let found = self.project().map(|project| find_among(self.values, project, path, is_figure));
            found.is_some_and(|found| found.is_ok())
        };
        let first = |paths: &[String]| paths.iter().find(|path| is_there(path)).cloned().unwrap_or_default();
        match self.prepared {
            Prepared::Calculate => "returns.ratio".to_owned(),
            Prepared::Scenarios => first(&["scenarios[0].ratio".to_owned(), "base.ratio".to_owned()]),
            Prepared::Sweep(swept) => {
                let name = swept.name();
                first(&["share_above_target.share".to_owned(), format!("{name}.quantiles.0.5")])
            }
            Prepared::Simulate(simulated) => format!("{}.quantiles.0.5", simulated.name()),
            Prepared::Sensitivity(_) => {
                first(&["tornado[0].swing".to_owned(), "break_even[0].base".to_owned()])
            }
            Prepared::Compare => "figures.ratio.to".to_owned(),
        }
    }

    /// The arguments of the command that are of a flag, as typed.
    pub(super) fn typed(&self, flag: &str) -> Vec<String> {
        let arguments = self.values["made_with"]["arguments"].as_array();
        let texts: Vec<&str> = arguments.into_iter().flatten().filter_map(Value::as_str).collect();
        let (whole, start) = (format!("--{flag}"), format!("--{flag}="));
        let mut found = Vec::new();
        for (at, text) in texts.iter().enumerate() {
            if text.starts_with(&start) {
                found.push((*text).to_owned());
            } else if *text == whole {
                let values = texts[at + 1..].iter().take_while(|value| !value.starts_with("--"));
                let values: Vec<&str> = values.copied().collect();
                found.push(format!("{whole} {}", values.join(" ")));
            }
        }
        found
    }
}

/// The projects as the command reads them, and what it was asked for. That they are the same is told by their checksums.
///
/// # Errors
/// What keeps the figures from being followed; what was read comes with it, for what is wrong with that.
pub(crate) fn prepare(
    values: &Value,
    command: &str,
    arguments: &[String],
    projects: &[PathBuf],
    lang: Option<Language>,
) -> Result<(Vec<Reading>, Prepared), (Vec<Reading>, Refused)> {
    let mut names = projects.iter();
    let mut typed: Vec<OsString> = vec!["impactkaart".into(), command.into()];
    typed.extend(arguments.iter().map(|argument| match argument == PROJECT {
        true => names.next().cloned().unwrap_or_default().into(),
        false => OsString::from(argument),
    }));
    let Some(parsed) = parse_again(typed) else { return Err((Vec::new(), Refused::CannotFollow)) };
    let set =
        |changes: &[String]| read::project_and_scenarios(&projects[0], Some(Set { changes, flag: "--set" }));
    let mut readings = match &parsed.command {
        Command::Calculate(_) | Command::Sweep(_) => vec![read::project(&projects[0])],
        Command::Scenarios(asked) => vec![set(&asked.set)],
        Command::Simulate(asked) => {
            vec![read::project_and_all(&projects[0], Some(Set { changes: &asked.set, flag: "--set" }))]
        }
        Command::Sensitivity(_) => vec![read::project_and_ranges(&projects[0])],
        Command::Compare(_) => projects.iter().map(|path| read::project(path)).collect(),
        _ => return Err((Vec::new(), Refused::NoFigures)),
    };
    if readings.iter().any(|reading| reading.project.is_none()) {
        return Err((readings, Refused::CannotFollow));
    }
    let others = others(values, &readings);
    if !others.is_empty() {
        return Err((readings, Refused::OtherProject(others)));
    }
    let Some(first) = readings.first_mut() else { return Err((readings, Refused::CannotFollow)) };
    let prepared = match parsed.command {
        Command::Calculate(_) => Some(Prepared::Calculate),
        Command::Scenarios(_) => Some(Prepared::Scenarios),
        Command::Compare(_) => Some(Prepared::Compare),
        Command::Sweep(asked) => {
            let found =
                sweep::asked(first, &asked.vary, asked.figure.as_deref(), asked.target.as_ref(), lang);
            found.map(|asked| Prepared::Sweep(Box::new(Swept::of(asked))))
        }
        Command::Simulate(asked) => {
            let wanted = Wanted::of(&asked).with_draws(values["draws"].as_u64());
            Simulated::of(first, wanted, lang).map(|simulated| Prepared::Simulate(Box::new(simulated)))
        }
        Command::Sensitivity(asked) => {
            Sensed::of(first, &asked, lang).map(|sensed| Prepared::Sensitivity(Box::new(sensed)))
        }
        _ => None,
    };
    match prepared {
        Some(prepared) => Ok((readings, prepared)),
        None => Err((readings, Refused::CannotFollow)),
    }
}

/// The files that are others than those that a result was made from.
fn others(values: &Value, readings: &[Reading]) -> Vec<String> {
    let made_with = &values["made_with"];
    let is_same = readings
        .iter()
        .zip(["project_sha256", "project_sha256_to"])
        .all(|(reading, key)| made_with[key].as_str() == Some(&project_sha256(&reading.inputs)));
    if is_same {
        return Vec::new();
    }
    let pair = |name: &str, sha256: &str| format!("{name} {sha256}");
    let known: Vec<(String, String)> = made_with["inputs"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|input| Some((input["name"].as_str()?.to_owned(), input["sha256"].as_str()?.to_owned())))
        .collect();
    let now: Vec<(String, String)> = readings
        .iter()
        .flat_map(|reading| &reading.inputs)
        .map(|input| (input.name.clone(), input.sha256.clone()))
        .collect();
    let is_in = |list: &[(String, String)], one: &(String, String)| {
        list.iter().any(|other| pair(&other.0, &other.1) == pair(&one.0, &one.1))
    };
    let mut found: Vec<String> =
        known.iter().filter(|one| !is_in(&now, one)).map(|one| one.0.clone()).collect();
    found.extend(now.iter().filter(|one| !is_in(&known, one)).map(|one| one.0.clone()));
    found.sort();
    found.dedup();
    if found.is_empty() { vec!["-".to_owned()] } else { found }
}
