//! `simulate`: the return over many draws of the uncertain numbers.

use super::parts::{self, MergeTo, Request};
use super::{
    cannot_write, is_input, project_sha256, say, say_problems, say_refusal, would_replace_input, written,
};
use crate::arguments::{self, Format, RowsFormat, Simulate, Spread, last_invocation, usual_language};
use crate::exit::Exit;
use crate::interrupt;
use crate::language::Language;
use crate::language::number::plain;
use crate::output::Output;
use crate::problem;
use crate::progress::Progress;
use crate::read::axes::{self, Aimed};
use crate::read::figure::NamedFigure;
use crate::read::{self, Reading, scenarios::Set};
use crate::render::{csv, json, map, markdown, simulation, text};
use impactkaart_core::calculate::{over_capacity, reach};
use impactkaart_core::evaluate::{Part, Questions, Summary, division};
use impactkaart_core::graph::Varied;
use impactkaart_core::scenario::{Scenario, ScenarioFault, apply, check};
use impactkaart_core::uncertainty::{
    Plan, Range, Ranges, Sampling, Simulation, SimulationError, Width, by_evidence, multiplied,
    simulate_until,
};
use impactkaart_core::{Decimal, Project, calculate};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// How many draws where nothing is said.
const DRAWS: u64 = 100_000;

/// Most draws of a run that goes on until its errors are small, where nothing is said.
const MOST_DRAWS: u64 = 1 << 24;

/// What draws are wanted, and what is asked of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Wanted {
    draws: u64,
    seed: u64,
    sampling: Spread,
    no_shift: bool,
    /// The figure and its targets, as they were typed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    figure: Option<String>,
    targets: Vec<String>,
    set: Vec<String>,
    /// How small the error of every chance is to be.
    #[serde(skip)]
    until: Option<Decimal>,
}

impl Wanted {
    /// What was typed.
    pub(crate) fn of(typed: &Simulate) -> Self {
        let most = if typed.until.is_some() { MOST_DRAWS } else { DRAWS };
        Self {
            draws: typed.draws.unwrap_or(most),
            seed: typed.seed.unwrap_or(1),
            sampling: typed.sampling,
            no_shift: typed.no_shift,
            figure: typed.figure.clone(),
            targets: typed.target.clone(),
            set: typed.set.clone(),
            until: typed.until,
        }
    }

    /// The same with so many draws, where it is known how many there were: never more than were asked for.
    pub(crate) fn with_draws(self, draws: Option<u64>) -> Self {
        Self { draws: draws.unwrap_or(self.draws).min(self.draws), ..self }
    }

    /// How many draws, from which seed, and how they are spread.
    pub(crate) fn plan(&self) -> Plan {
        let sampling = match self.sampling {
            Spread::Random => Sampling::Random,
            Spread::Latin => Sampling::Latin,
            Spread::Sobol => Sampling::Sobol { is_shifted: !self.no_shift },
        };
        Plan { draws: self.draws, seed: self.seed, sampling }
    }
}

/// What is asked of the draws, beside the quantiles.
pub(crate) fn questions(targets: &[Decimal]) -> Questions {
    Questions { targets: targets.to_vec(), deviation: true, bars: 20, ..Questions::default() }
}

pub(crate) fn run(typed: &Simulate, lang: Option<Language>) -> Exit {
    typed.threads.apply();
    let path = typed.result.output.as_deref();
    let output = match Output::open(path) {
        Ok(output) => output,
        Err(error) => return cannot_write(path, &error, lang.unwrap_or_else(usual_language)),
    };
    let wanted = Wanted::of(typed);
    let format = match typed.result.format() {
        Format::Text => RowsFormat::Text,
        Format::Json => RowsFormat::Json,
        Format::Csv => RowsFormat::Csv,
        Format::Markdown => RowsFormat::Markdown,
    };
    let to = MergeTo { format, output, path };
    asking(&typed.project, &wanted, path, lang, |asking| match typed.part {
        Some(number) => asking.part(number, to),
        None => asking.whole(to),
    })
}

/// The parts of a simulation put together.
pub(super) fn merge(
    project: &Path,
    wanted: &Wanted,
    parts: Vec<Part>,
    names: &[String],
    to: MergeTo<'_>,
    lang: Option<Language>,
) -> Exit {
    asking(project, wanted, to.path, lang, |asking| {
        let simulation = match asking.simulation() {
            Ok(simulation) => simulation,
            Err(error) => return asking.refused(&error),
        };
        let progress = Progress::new(asking.language.run().working);
        let merged = simulation.merge(parts, &asking.questions(), &|done, total| progress.tell(done, total));
        drop(progress);
        match merged {
            Ok(summary) => asking.show(&simulation, &summary, to),
            Err(error) => parts::refused(&error, names, asking.language),
        }
    })
}

/// What is asked, and of what.
struct Asking<'a> {
    reading: &'a Reading,
    project: &'a Project,
    ranges: &'a Ranges,
    /// The ranges that were made up, and by what.
    made_up: &'a [(Range, Width)],
    scenario: Option<&'a Scenario>,
    /// What is worked out of each draw, and what it is held against.
    figure: &'a NamedFigure,
    targets: &'a [Decimal],
    wanted: &'a Wanted,
    language: Language,
}

/// Reads a project and what is drawn of it; where that cannot be, it is said.
fn asking(
    path: &Path,
    wanted: &Wanted,
    output: Option<&Path>,
    lang: Option<Language>,
    then: impl FnOnce(Asking<'_>) -> Exit,
) -> Exit {
    let flag = arguments::flag(lang, |help| &help.set);
    let mut reading = read::project_and_all(path, Some(Set { changes: &wanted.set, flag: &flag }));
    let aimed = aimed(&mut reading, wanted, lang);
    let language = lang.or(reading.language).unwrap_or_else(usual_language);
    say_problems(&reading, language);
    let (Some(stated), Some((figure, targets))) = (&reading.project, aimed) else {
        return if reading.is_usage { Exit::Usage } else { Exit::Failed };
    };
    if let Some(output) = output.filter(|output| is_input(output, path, &reading.inputs)) {
        return would_replace_input(output, language);
    }
    let words = language.simulation();
    if wanted.no_shift && wanted.sampling != Spread::Sobol {
        return refuse(words.shift_of_sobol, language);
    }
    let (drawn, scenario) = (Drawn::of(&reading, stated, wanted), set_in(&reading, wanted));
    let Drawn { changed, made_up, ranges } = drawn;
    let project = changed.as_ref().unwrap_or(stated);
    let Some(ranges) = ranges else { return refuse(words.set_leaves_ranges, language) };
    if let Some(drawn) = scenario.and_then(|scenario| drawn_anyway(stated, scenario, &ranges)) {
        let (what, help) = (words.set_is_drawn)(&drawn);
        return refuse((&what, help), language);
    }
    let (reading, ranges, made_up, figure, targets) =
        (&reading, &ranges, &made_up[..], &figure, &targets[..]);
    then(Asking { reading, project, ranges, made_up, scenario, figure, targets, wanted, language })
}

/// The figure that is asked for and what it is held against; where that cannot be, why is among the problems.
pub(crate) fn aimed(
    reading: &mut Reading,
    wanted: &Wanted,
    lang: Option<Language>,
) -> Option<(NamedFigure, Vec<Decimal>)> {
    let figure_flag = arguments::flag(lang, |help| &help.sweep_figure);
    let target_flag = arguments::flag(lang, |help| &help.chance_target);
    let aimed = Aimed {
        figure: wanted.figure.as_deref(),
        figure_flag: &figure_flag,
        targets: &wanted.targets,
        target_flag: &target_flag,
    };
    let (figure, mut targets) = axes::aimed(reading, aimed)?;
    // Where costs and benefits are equal is always there.
    targets.extend(figure.even);
    targets.sort_unstable();
    targets.dedup();
    Some((figure, targets))
}

/// What is set on the command line.
pub(crate) fn set_in<'r>(reading: &'r Reading, wanted: &Wanted) -> Option<&'r Scenario> {
    reading.scenarios.last().filter(|_| !wanted.set.is_empty())
}

/// What is drawn of a project.
pub(crate) struct Drawn {
    /// What is set makes another project, of which the same is drawn.
    pub(crate) changed: Option<Project>,
    /// The ranges that were made up, and by what.
    pub(crate) made_up: Vec<(Range, Width)>,
    /// None where what is set and the ranges of the project do not go together.
    pub(crate) ranges: Option<Ranges>,
}

impl Drawn {
    pub(crate) fn of(reading: &Reading, stated: &Project, wanted: &Wanted) -> Self {
        let scenario = set_in(reading, wanted);
        // Holds because it was tried while reading.
        let changed = scenario.map(|scenario| {
            apply(stated, scenario)
                .unwrap_or_else(|error| panic!("a scenario that was tried cannot be applied: {error:?}"))
        });
        let project = changed.as_ref().unwrap_or(stated);
        let made_up = if reading.uncertain.is_some() { Vec::new() } else { by_evidence(project) };
        let ranges = match (&reading.uncertain, scenario) {
            (Some(uncertain), None) => Some(uncertain.ranges.clone()),
            (Some(uncertain), Some(scenario)) => multiplied(stated, &uncertain.list, scenario)
                .ok()
                .and_then(|list| Ranges::new(project, &list, &uncertain.correlations).ok()),
            (None, _) => {
                let list: Vec<Range> = made_up.iter().map(|(range, _)| range.clone()).collect();
                Ranges::new(project, &list, &[]).ok()
            }
        };
        Self { ranges, changed, made_up }
    }
}

fn refuse((what, help): (&str, &str), language: Language) -> Exit {
    say_refusal(what, help, language);
    Exit::Usage
}

impl<'a> Asking<'a> {
    fn questions(&self) -> Questions {
        questions(self.targets)
    }

    fn simulation(&self) -> Result<Simulation<'a>, SimulationError> {
        Simulation::new(self.project, self.ranges.clone(), self.figure.output, self.wanted.plan())
    }

    fn refused(&self, error: &SimulationError) -> Exit {
        let words = self.language.simulation();
        match error {
            SimulationError::TooManyDimensions => refuse(words.too_many_for_sobol, self.language),
            SimulationError::Run(error) => parts::refused(error, &[], self.language),
            _ => {
                let (what, help) = words.cannot_be_drawn;
                say_refusal(what, help, self.language);
                Exit::Failed
            }
        }
    }

    /// A part of the draws, written down.
    fn part(&self, number: (u64, u64), to: MergeTo<'_>) -> Exit {
        let simulation = match self.simulation() {
            Ok(simulation) => simulation,
            Err(error) => return self.refused(&error),
        };
        let units = division(simulation.units(), number.0, number.1);
        let questions = self.questions();
        let part =
            parts::worked_out(self.language, |progress| simulation.part(units.clone(), &questions, progress));
        let arguments = last_invocation().map(|last| last.arguments).unwrap_or_default();
        let arguments = arguments.into_iter().filter(|argument| !argument.starts_with("--part=")).collect();
        let request = Request::Simulate { wanted: self.wanted.clone(), arguments };
        parts::write(part, units, request, number, to.output, to.path, self.language)
    }

    /// All draws.
    fn whole(&self, to: MergeTo<'_>) -> Exit {
        if to.path.is_none() {
            // What was finished can be shown.
            interrupt::heed();
        }
        let questions = self.questions();
        let progress = Progress::new(self.language.run().working);
        let tell = |done: u64, total: u64| progress.tell(done, total);
        let found = match self.wanted.until {
            Some(limit) => {
                // Holds because it is a number between 0 and 1.
                let limit: f64 = limit.to_string().parse().unwrap_or(0.01);
                simulate_until(
                    self.project,
                    self.ranges,
                    self.figure.output,
                    self.wanted.plan(),
                    &questions,
                    limit,
                    &tell,
                )
            }
            None => self.simulation().and_then(|simulation| {
                let summary = simulation.summary(&questions, &tell).map_err(SimulationError::Run)?;
                Ok((simulation, summary))
            }),
        };
        drop(progress);
        match found {
            Ok((simulation, summary)) => self.show(&simulation, &summary, to),
            Err(error) => self.refused(&error),
        }
    }

    /// The summary for people or for other programs.
    fn show(&self, simulation: &Simulation<'_>, summary: &Summary, to: MergeTo<'_>) -> Exit {
        let Self { reading, project, language, .. } = *self;
        let MergeTo { format, output, path } = to;
        if format == RowsFormat::Parquet {
            return refuse(language.simulation().no_parquet, language);
        }
        if !summary.is_complete() {
            let [done, all] =
                [summary.finished_points, summary.points].map(|count| plain(count.into(), language));
            say(&format!("{}: {}\n", language.run().error, (language.simulation().stopped)(&done, &all)));
        }
        let base = calculate(project);
        let warnings = match format {
            RowsFormat::Json => problem::values(reading, language),
            _ => Vec::new(),
        };
        let subject = simulation::Subject {
            base: map::Subject {
                project,
                map: &base,
                largest: &map::Largest::of(project),
                reach: &reach(project),
                over_capacity: &over_capacity(project),
                inputs: &reading.inputs,
                project_sha256: &project_sha256(&reading.inputs),
                warnings: &warnings,
                language,
            },
            simulation,
            summary,
            figure: self.figure,
            made_up: self.made_up,
            sources: reading.uncertain.as_ref().map_or(&[], |uncertain| &uncertain.sources),
            scenario: self.scenario,
            until: self.wanted.until,
        };
        let text = match format {
            RowsFormat::Markdown => markdown::draw(&simulation::document(&subject)),
            RowsFormat::Json => json::text(&simulation::values(&subject)),
            RowsFormat::Csv => {
                let mut sheet = csv::Sheet::new(language);
                simulation::rows(&subject, &mut sheet);
                sheet.into_text()
            }
            RowsFormat::Text | RowsFormat::Parquet => {
                text::draw(&simulation::document(&subject), output.width())
            }
        };
        match (summary.is_complete(), path) {
            (true, _) => written(output, &text, path, || language),
            // What was finished is shown; a file stays as it was.
            (false, None) => {
                let _ = output.write(&text);
                Exit::Failed
            }
            (false, Some(_)) => Exit::Failed,
        }
    }
}

/// What is set to no effect, since it is drawn: changing it and drawing it reach the same number.
fn drawn_anyway(project: &Project, scenario: &Scenario, ranges: &Ranges) -> Option<String> {
    let drawn = ranges.varied();
    // A factor multiplies whatever is drawn.
    scenario.changes.iter().filter(|(path, _)| path.field.is_some()).find_map(|(path, _)| {
        let changes = std::iter::once(Varied::scale(path.clone()))
            .chain(drawn.iter().cloned())
            .map(|varied| (varied.path.clone(), Varied::scale(varied.path).change(Decimal::ONE)))
            .collect();
        let both = Scenario { name: scenario.name.clone(), changes };
        let is_twice = check(project, &both)
            .is_err_and(|error| matches!(error.fault, ScenarioFault::Twice { other: 0 }));
        is_twice.then(|| path.to_string())
    })
}
