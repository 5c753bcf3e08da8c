//! `bench`: how fast the scenario engine is on this machine, beside the loop that one would write without it.
//!
//! The plain loop is the library's own exact calculation, once per scenario: a formula of its own would be a second spelling
//! of it. Nothing is reported that the two do not agree on.

mod clock;
mod machine;
mod tasks;

pub(crate) use machine::Machine;

use super::{cannot_write, written};
use crate::arguments::{Bench, Format};
use crate::exit::Exit;
use crate::interrupt;
use crate::language::Language;
use crate::output::Output;
use crate::progress::Progress;
use crate::read;
use crate::render::{bench, csv, json, markdown, text};
use impactkaart_core::Project;
use impactkaart_core::uncertainty::Ranges;
use std::time::Duration;

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Task {
    /// Costs by reach, every ratio kept in memory.
    Plane,
    /// A grid of six axes, summarised.
    SixAxes,
    /// Draws of forty uncertain numbers, summarised.
    Draws,
    /// First-order and total Sobol' indices of the forty.
    Indices,
    /// The ratio with each of the forty at its low and its high end.
    Swings,
    /// The value of each of the forty at which two targets are met.
    BreakEven,
}

/// How long a task took.
pub(crate) struct Measured {
    pub(crate) task: Task,
    /// Scenarios that a run works out; of break-even values the questions that it answers.
    pub(crate) evaluations: u64,
    /// A run of the engine: the median, and the fastest and the slowest.
    pub(crate) taken: Duration,
    pub(crate) fastest: Duration,
    pub(crate) slowest: Duration,
    /// Recording, folding and certifying the formula, and making the tables to draw from.
    pub(crate) preparing: Duration,
    /// Operations of a scenario, where nothing is shared between them; none where each question has a formula of its own.
    pub(crate) operations: Option<usize>,
    /// Scenarios that the exact calculation decided.
    pub(crate) exact: u64,
    /// Scenarios that the plain loop worked out, each of which was compared.
    pub(crate) compared: u64,
    /// How long it took over them.
    pub(crate) plain_taken: Duration,
}

impl Measured {
    /// Scenarios a second.
    pub(crate) fn per_second(&self) -> f64 {
        rate(self.evaluations, self.taken)
    }

    /// Scenarios a second in the plain loop.
    pub(crate) fn plain_per_second(&self) -> f64 {
        rate(self.compared, self.plain_taken)
    }
}

#[expect(clippy::cast_precision_loss, reason = "what is measured has three digits at best")]
fn rate(count: u64, taken: Duration) -> f64 {
    // A clock that stands still is one tick on.
    count as f64 / taken.max(Duration::from_nanos(1)).as_secs_f64()
}

/// What was measured, and on what.
pub(crate) struct Subject {
    pub(crate) machine: Machine,
    pub(crate) measured: Vec<Measured>,
    pub(crate) language: Language,
}

/// What the tasks are about.
struct Setting<'p> {
    project: &'p Project,
    ranges: &'p Ranges,
    /// For the runs of the engine of one task, and for its plain loop.
    share: Duration,
}

/// How long it all takes, where nothing is said.
const SECONDS: Duration = Duration::from_secs(5);

pub(crate) fn run(asked: &Bench, language: Language) -> Exit {
    let path = asked.result.output.as_deref();
    let output = match Output::open(path) {
        Ok(output) => output,
        Err(error) => return cannot_write(path, &error, language),
    };
    asked.threads.apply();
    let reading = read::embedded(&impactkaart_data::STANDARD_MODEL);
    let (Some(project), Some(uncertain)) = (&reading.project, &reading.uncertain) else {
        panic!("the standard model has faults: {:?}", reading.problems);
    };
    let setting = Setting {
        project,
        ranges: &uncertain.ranges,
        share: asked.seconds.unwrap_or(SECONDS) / 2 / u32::try_from(tasks::ALL.len()).unwrap_or(1),
    };
    let progress = Progress::new(language.run().working);
    let mut measured = Vec::new();
    for (done, task) in (1..).zip(tasks::ALL) {
        measured.push(task(&setting));
        if !progress.tell(done, tasks::ALL.len() as u64) {
            break;
        }
    }
    drop(progress);
    if interrupt::is_asked_to_stop() {
        // A file stays as it was.
        return cannot_write(path, &std::io::ErrorKind::Interrupted.into(), language);
    }
    let subject = Subject { machine: Machine::this(), measured, language };
    let text = match asked.result.format() {
        Format::Text => text::draw(&bench::document(&subject), output.width()),
        Format::Markdown => markdown::draw(&bench::document(&subject)),
        Format::Json => json::text(&bench::values(&subject)),
        Format::Csv => {
            let mut sheet = csv::Sheet::new(language);
            bench::rows(&subject, &mut sheet);
            sheet.into_text()
        }
    };
    written(output, &text, path, || language)
}
