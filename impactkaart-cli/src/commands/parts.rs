//! Parts of a divided run: how they are written down, and what is said where they do not fit.

use super::{say_refusal, written};
use crate::arguments::{PROJECT, RowsFormat, restate_invocation};
use crate::exit::Exit;
use crate::interrupt;
use crate::language::Language;
use crate::language::number::plain;
use crate::language::parts::Told;
use crate::output::Output;
use crate::progress::Progress;
use impactkaart_core::evaluate::{Part, PartFault, Progress as Tell, RunError};
use serde::{Deserialize, Serialize};
use std::ops::Range;
use std::path::Path;

/// What was asked for, as it was typed: enough to ask it again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "snake_case")]
pub(super) enum Request {
    /// A sweep over a grid.
    Sweep {
        vary: Vec<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        figure: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        target: Option<String>,
    },
    /// Draws of the uncertain numbers.
    Simulate {
        wanted: super::simulate::Wanted,
        /// The command line without the part, as a single run keeps it.
        arguments: Vec<String>,
    },
}

impl Request {
    /// Makes the result that of the command line that was divided: so it is the same as that of one run.
    pub(super) fn restate(&self) {
        let (vary, figure, target) = match self {
            Self::Sweep { vary, figure, target } => (vary, figure, target),
            Self::Simulate { arguments, .. } => {
                return restate_invocation("simulate", arguments.clone());
            }
        };
        let mut arguments = vec![PROJECT.to_owned()];
        arguments.extend(vary.iter().map(|axis| format!("--vary={axis}")));
        arguments.extend(figure.iter().map(|figure| format!("--figure={figure}")));
        arguments.extend(target.iter().map(|target| format!("--target={target}")));
        restate_invocation("sweep", arguments);
    }
}

/// A part as it is written down.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct PartFile {
    /// The version it was made with.
    pub(super) impactkaart: String,
    /// What it is a part of.
    pub(super) request: Request,
    /// Which part of how many, from 1.
    pub(super) part: (u64, u64),
    /// What came of it.
    pub(super) result: Part,
}

/// In what form the result of parts is wanted, and where.
pub(super) struct MergeTo<'t> {
    pub(super) format: RowsFormat,
    pub(super) output: Output,
    pub(super) path: Option<&'t Path>,
}

/// Works out a part with a bar. Who asks to stop is told what came of it.
pub(super) fn worked_out(
    language: Language,
    work: impl FnOnce(Tell<'_>) -> Result<Part, RunError>,
) -> Result<Part, RunError> {
    interrupt::heed();
    let progress = Progress::new(language.run().working);
    work(&|done, total| progress.tell(done, total))
}

/// Writes a part down, where all of it was worked out: a part is whole or it is not there, as any file that is written.
pub(super) fn write(
    part: Result<Part, RunError>,
    units: Range<u64>,
    request: Request,
    number: (u64, u64),
    output: Output,
    path: Option<&Path>,
    language: Language,
) -> Exit {
    let result = match part {
        Ok(part) if part.units() == units => part,
        Ok(part) => {
            let done = part.units();
            let [done, all] =
                [done.end - done.start, units.end - units.start].map(|count| plain(count.into(), language));
            let (what, help) = (language.parts().stopped)(&done, &all);
            say_refusal(&what, help, language);
            return Exit::Failed;
        }
        Err(error) => return refused(&error, &[], language),
    };
    let version = env!("CARGO_PKG_VERSION").to_owned();
    let file = PartFile { impactkaart: version, request, part: number, result };
    // Holds because a part is text, numbers and lists of them.
    let text = serde_json::to_string(&file).map(|text| format!("{text}\n")).unwrap_or_default();
    written(output, &text, path, || language)
}

/// Reads a part; what is wrong with the file otherwise.
pub(super) fn read(path: &Path, language: Language) -> Result<PartFile, Told> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|error| {
        let why = match error.kind() {
            std::io::ErrorKind::NotFound => language.parts().not_there.to_owned(),
            kind => (language.run().why)(kind).map_or_else(|| error.to_string(), str::to_owned),
        };
        (language.parts().unreadable)(&name, &why)
    })?;
    serde_json::from_slice(&bytes).map_err(|_| (language.parts().no_part)(&name))
}

/// Says why a run, or the parts of one, give no result.
pub(super) fn refused(error: &RunError, names: &[String], language: Language) -> Exit {
    let words = language.parts();
    let name = |part: &usize| names.get(*part).map_or("-", String::as_str);
    let count = |units: &Range<u64>| plain((units.end - units.start).into(), language);
    let (what, help) = match error {
        RunError::Part(PartFault::Version { part, made_with }) => {
            (words.other_version)(name(part), made_with)
        }
        RunError::Part(PartFault::OtherRun { part, differs }) => (words.other_run)(name(part), *differs),
        RunError::Part(PartFault::Damaged { part }) => (words.damaged)(name(part)),
        RunError::Part(PartFault::Overlap { part, other, units }) => {
            (words.overlap)(name(part), name(other), &count(units))
        }
        RunError::Part(PartFault::Missing { units }) => (words.missing)(&count(units)),
        RunError::Point { point, .. } => {
            let point: Vec<String> = point.iter().map(|value| plain(*value, language)).collect();
            (words.point)(&point.join("; "))
        }
        _ => (words.point_unknown.0.to_owned(), words.point_unknown.1),
    };
    say_refusal(&what, help, language);
    Exit::Failed
}
