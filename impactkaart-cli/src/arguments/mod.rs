//! What may be typed: commands and flags, in English and in Dutch. The words of the help are in `language::help`.

mod amount;
mod form;
mod invocation;
mod localised;
mod typed;

use crate::language::Language;
use amount::{amount, error_limit, part, seconds, seed, some, whole};
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use impactkaart_core::Decimal;
use impactkaart_core::model::{Theme, id_from};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::time::Duration;

pub(crate) use form::{Format, ResultTo, RowsFormat, RowsTo};
pub(crate) use invocation::{PROJECT, last as last_invocation, restate as restate_invocation};
pub(crate) use localised::{command, parse, parse_again};
pub(crate) use typed::{flag, language as usual_language};

#[derive(Debug, Parser)]
#[command(name = "impactkaart", version, disable_help_flag = true, disable_help_subcommand = true)]
#[command(disable_version_flag = true, arg_required_else_help = true)]
pub(crate) struct Arguments {
    #[arg(long, alias = "taal", global = true, value_parser = language, display_order = 90)]
    pub(crate) lang: Option<Language>,
    #[arg(short, long, alias = "hulp", global = true, action = ArgAction::Help, display_order = 98)]
    help: Option<bool>,
    #[arg(short = 'V', long, alias = "versie", action = ArgAction::Version, display_order = 99)]
    version: Option<bool>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

// Deferred: only the command that is typed is made with its flags, which is quicker than making all of them.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(crate) enum Command {
    #[command(alias = "nieuw")]
    New(New),
    #[command(alias = "controleer")]
    Check(Check),
    #[command(alias = "bereken")]
    Calculate(Calculate),
    #[command(alias = "scenario's")]
    Scenarios(Scenarios),
    #[command(aliases = ["leg-uit", "verklaar"])]
    Explain(Explain),
    #[command(alias = "gevoeligheid")]
    Sensitivity(Sensitivity),
    #[command(alias = "simuleer")]
    Simulate(Simulate),
    #[command(alias = "vergelijk")]
    Compare(Compare),
    #[command(alias = "verifieer")]
    Verify(Verify),
    #[command(alias = "doorloop")]
    Sweep(Sweep),
    #[command(alias = "voeg-samen")]
    Merge(Merge),
    #[command(alias = "prijzen")]
    Prices(Prices),
    #[command(alias = "meet-snelheid")]
    Bench(Bench),
    #[command(hide = true)]
    Completions(Completions),
    #[command(hide = true)]
    Man(Man),
}

impl Command {
    /// What the name of the output file ends in, where that is a form in which no result is written and no other is stated;
    /// and whether the command writes Parquet.
    fn unwritten(&self) -> Option<(String, bool)> {
        let (result, rows) = match self {
            Self::Calculate(asked) => (Some(&asked.result), None),
            Self::Scenarios(asked) => (Some(&asked.result), None),
            Self::Explain(asked) => (Some(&asked.result), None),
            Self::Sensitivity(asked) => (Some(&asked.result), None),
            // A part has a form of its own.
            Self::Simulate(asked) => (Some(&asked.result).filter(|_| asked.part.is_none()), None),
            Self::Compare(asked) => (Some(&asked.result), None),
            Self::Verify(asked) => (Some(&asked.to), None),
            Self::Prices(asked) => (Some(&asked.result), None),
            Self::Bench(asked) => (Some(&asked.result), None),
            Self::Sweep(asked) => (None, Some(&asked.result).filter(|_| asked.part.is_none())),
            Self::Merge(asked) => (None, Some(&asked.result)),
            Self::New(_) | Self::Check(_) | Self::Completions(_) | Self::Man(_) => (None, None),
        };
        let ending = result.and_then(ResultTo::unwritten).map(|ending| (ending, false));
        ending.or_else(|| rows.and_then(RowsTo::unwritten).map(|ending| (ending, true)))
    }
}

#[derive(Debug, Args)]
pub(crate) struct New {
    pub(crate) folder: PathBuf,
    #[arg(long, alias = "thema", value_parser = theme)]
    pub(crate) theme: Option<Theme>,
    #[arg(long, alias = "jaren", value_parser = clap::value_parser!(u16).range(1..=100), allow_negative_numbers = true)]
    pub(crate) years: Option<u16>,
    #[arg(long, alias = "deelnemers", value_parser = whole, allow_negative_numbers = true)]
    pub(crate) participants: Option<u64>,
    #[arg(long, alias = "kosten", value_parser = amount, allow_negative_numbers = true)]
    pub(crate) costs: Option<Decimal>,
    #[arg(long, alias = "naam")]
    pub(crate) name: Option<String>,
    #[arg(long, alias = "startjaar", value_parser = clap::value_parser!(u16).range(1995..=2200), allow_negative_numbers = true)]
    pub(crate) start_year: Option<u16>,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    pub(crate) project: PathBuf,
    #[arg(long, alias = "opmaak", value_enum, hide_possible_values = true)]
    pub(crate) format: Option<ProblemFormat>,
    #[arg(short, long, alias = "uitvoer")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Calculate {
    pub(crate) project: PathBuf,
    #[command(flatten)]
    pub(crate) result: ResultTo,
}

#[derive(Debug, Args)]
pub(crate) struct Scenarios {
    pub(crate) project: PathBuf,
    #[arg(long, alias = "zet")]
    pub(crate) set: Vec<String>,
    #[command(flatten)]
    pub(crate) result: ResultTo,
}

#[derive(Debug, Args)]
pub(crate) struct Explain {
    pub(crate) project: PathBuf,
    pub(crate) figure: Option<String>,
    // Where the second is another project; the help of the second says it for both.
    #[arg(id = "explained_figure", hide = true)]
    pub(crate) third: Option<String>,
    #[arg(long = "result", id = "explained_result", alias = "resultaat", conflicts_with_all = ["set", "explained_scenario"])]
    pub(crate) of_result: Option<PathBuf>,
    #[arg(long, alias = "zet")]
    pub(crate) set: Vec<String>,
    #[arg(long, id = "explained_scenario", conflicts_with = "set")]
    pub(crate) scenario: Option<String>,
    #[arg(long, alias = "diepte")]
    pub(crate) depth: Option<u16>,
    #[command(flatten)]
    pub(crate) result: ResultTo,
}

#[derive(Debug, Args)]
pub(crate) struct Sensitivity {
    pub(crate) project: PathBuf,
    #[arg(long, alias = "doel")]
    pub(crate) target: Vec<String>,
    #[arg(long, alias = "domein")]
    pub(crate) domain: Vec<String>,
    #[arg(long, alias = "plusmin", value_parser = part)]
    pub(crate) plus_minus: Option<Decimal>,
    #[arg(long, alias = "kwantielen", conflicts_with = "plus_minus")]
    pub(crate) quantiles: bool,
    #[arg(long, alias = "grenslijn", num_args = 2)]
    pub(crate) frontier: Vec<String>,
    #[arg(long, alias = "rekenwijzen", value_parser = all)]
    pub(crate) conventions: Option<()>,
    #[arg(long, alias = "zekerheid", value_parser = part)]
    pub(crate) certainty: Option<Decimal>,
    #[arg(long, alias = "spreiding")]
    pub(crate) indices: bool,
    #[arg(long, alias = "meetplan")]
    pub(crate) information: bool,
    #[arg(long, alias = "verkenning")]
    pub(crate) screening: bool,
    #[arg(long = "draws", id = "sensitivity_draws", alias = "trekkingen", value_parser = some, allow_negative_numbers = true)]
    pub(crate) draws: Option<u32>,
    #[arg(long, alias = "startgetal", value_parser = seed, allow_negative_numbers = true)]
    pub(crate) seed: Option<u64>,
    #[command(flatten)]
    pub(crate) threads: Threads,
    #[command(flatten)]
    pub(crate) result: ResultTo,
}

#[derive(Debug, Args)]
pub(crate) struct Simulate {
    pub(crate) project: PathBuf,
    #[arg(long, alias = "trekkingen", value_parser = whole, allow_negative_numbers = true)]
    pub(crate) draws: Option<u64>,
    #[arg(long, alias = "startgetal", value_parser = seed, allow_negative_numbers = true)]
    pub(crate) seed: Option<u64>,
    #[arg(long, alias = "spreiding", value_enum, default_value_t = Spread::Random)]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    pub(crate) sampling: Spread,
    #[arg(long, alias = "zonder-verschuiving")]
    pub(crate) no_shift: bool,
    #[arg(long = "figure", id = "sweep_figure", alias = "uitkomst", allow_hyphen_values = true)]
    pub(crate) figure: Option<String>,
    #[arg(long = "target", id = "chance_target", alias = "doel", allow_hyphen_values = true)]
    pub(crate) target: Vec<String>,
    #[arg(long, alias = "tot", value_parser = error_limit)]
    pub(crate) until: Option<Decimal>,
    #[arg(long, alias = "zet")]
    pub(crate) set: Vec<String>,
    #[arg(long, alias = "deel", value_parser = part_of_run, conflicts_with_all = ["format", "until"])]
    pub(crate) part: Option<(u64, u64)>,
    #[command(flatten)]
    pub(crate) threads: Threads,
    #[command(flatten)]
    pub(crate) result: ResultTo,
}

#[derive(Debug, Args)]
pub(crate) struct Compare {
    pub(crate) project: PathBuf,
    pub(crate) other: PathBuf,
    #[arg(long, alias = "per-deelnemer")]
    pub(crate) per_participant: bool,
    #[command(flatten)]
    pub(crate) result: ResultTo,
}

/// How draws are spread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Spread {
    #[value(alias = "willekeurig")]
    Random,
    #[value(alias = "latijns")]
    Latin,
    Sobol,
}

#[derive(Debug, Args)]
pub(crate) struct Verify {
    pub(crate) result: PathBuf,
    pub(crate) projects: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) to: ResultTo,
}

#[derive(Debug, Args)]
pub(crate) struct Sweep {
    pub(crate) project: PathBuf,
    #[arg(long, alias = "varieer", required = true)]
    pub(crate) vary: Vec<String>,
    #[arg(long = "figure", id = "sweep_figure", alias = "uitkomst", allow_hyphen_values = true)]
    pub(crate) figure: Option<String>,
    #[arg(long = "target", id = "sweep_target", alias = "doel", allow_hyphen_values = true)]
    pub(crate) target: Option<String>,
    #[arg(long, alias = "deel", value_parser = part_of_run, conflicts_with = "rows_format")]
    pub(crate) part: Option<(u64, u64)>,
    #[command(flatten)]
    pub(crate) threads: Threads,
    #[command(flatten)]
    pub(crate) result: RowsTo,
}

#[derive(Debug, Args)]
pub(crate) struct Merge {
    pub(crate) project: PathBuf,
    #[arg(required = true)]
    pub(crate) parts: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) threads: Threads,
    #[command(flatten)]
    pub(crate) result: RowsTo,
}

#[derive(Debug, Args)]
pub(crate) struct Prices {
    pub(crate) words: Vec<String>,
    #[command(flatten)]
    pub(crate) result: ResultTo,
}

#[derive(Debug, Args)]
pub(crate) struct Bench {
    #[arg(long, alias = "seconden", value_parser = seconds, allow_negative_numbers = true)]
    pub(crate) seconds: Option<Duration>,
    #[command(flatten)]
    pub(crate) threads: Threads,
    #[command(flatten)]
    pub(crate) result: ResultTo,
}

/// How many threads work; the result is the same for any number.
#[derive(Debug, Args)]
pub(crate) struct Threads {
    #[arg(long, alias = "draden", value_parser = clap::value_parser!(u16).range(1..=1024), allow_negative_numbers = true)]
    threads: Option<u16>,
}

impl Threads {
    /// From here on the engine works with so many. The first who asks decides for the whole program.
    pub(crate) fn apply(&self) {
        if let Some(threads) = self.threads {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads.into());
            // Where there are threads already, it was asked before.
            let _ = pool.build_global();
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct Completions {
    #[arg(value_enum, hide_possible_values = true)]
    pub(crate) shell: Shell,
}

#[derive(Debug, Args)]
pub(crate) struct Man {
    pub(crate) page: Option<String>,
}

/// The form of a list of problems.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ProblemFormat {
    #[value(alias = "tekst")]
    Text,
    Json,
}

/// The command with the flags of the one it stands for: those that are otherwise made when it is typed.
fn with_flags(command: clap::Command) -> clap::Command {
    let augment = match command.get_name() {
        "new" => New::augment_args,
        "check" => Check::augment_args,
        "calculate" => Calculate::augment_args,
        "scenarios" => Scenarios::augment_args,
        "explain" => Explain::augment_args,
        "sensitivity" => Sensitivity::augment_args,
        "simulate" => Simulate::augment_args,
        "compare" => Compare::augment_args,
        "verify" => Verify::augment_args,
        "sweep" => Sweep::augment_args,
        "merge" => Merge::augment_args,
        "prices" => Prices::augment_args,
        "bench" => Bench::augment_args,
        "completions" => Completions::augment_args,
        "man" => Man::augment_args,
        _ => return command,
    };
    augment(command.defer(|made| made))
}

/// The word `all`: there is nothing else to choose from.
fn all(text: &str) -> Result<(), String> {
    if matches!(id_from(text).as_str(), "all" | "alle") { Ok(()) } else { Err(String::new()) }
}

fn language(text: &str) -> Result<Language, String> {
    match id_from(text).as_str() {
        "nl" | "nederlands" | "dutch" => Ok(Language::Nl),
        "en" | "engels" | "english" => Ok(Language::En),
        _ => Err(String::new()),
    }
}

/// Part 3 of 16, written `3/16`.
fn part_of_run(text: &str) -> Result<(u64, u64), String> {
    let (number, of) = text.split_once('/').ok_or_else(String::new)?;
    let whole = |text: &str| text.trim().parse::<u64>().map_err(|_| String::new());
    let (number, of) = (whole(number)?, whole(of)?);
    if (1..=of).contains(&number) { Ok((number, of)) } else { Err(String::new()) }
}

/// A theme by its English or its Dutch name.
fn theme(text: &str) -> Result<Theme, String> {
    let typed = id_from(text).replace('-', "_");
    let named = |theme: &Theme| {
        let names = [Language::En, Language::Nl].map(|language| id_from((language.map().theme)(*theme)));
        theme.name() == typed || names.contains(&typed)
    };
    Theme::ALL.into_iter().find(named).ok_or_else(String::new)
}
