//! The words of help and of refusals of the command line.

mod en;
mod nl;

use super::Language;

/// What a command is called and does.
pub(crate) struct CommandWords {
    pub(crate) name: &'static str,
    /// What stands behind the name, before the flags.
    pub(crate) positionals: &'static str,
    pub(crate) about: &'static str,
    /// An example that runs.
    pub(crate) after: &'static str,
}

/// What a flag or argument is called and when one needs it.
pub(crate) struct FlagWords {
    /// Without its dashes.
    pub(crate) name: &'static str,
    pub(crate) value: &'static str,
    pub(crate) help: &'static str,
    /// What it takes, for whoever gave it something else.
    pub(crate) takes: &'static str,
}

/// All words of the help in one language.
pub(crate) struct HelpWords {
    pub(crate) about: &'static str,
    pub(crate) after: &'static str,
    pub(crate) usage_heading: &'static str,
    pub(crate) commands_heading: &'static str,
    pub(crate) arguments_heading: &'static str,
    pub(crate) options_heading: &'static str,
    pub(crate) command_name: &'static str,
    pub(crate) options_name: &'static str,
    // commands
    pub(crate) new: CommandWords,
    pub(crate) check: CommandWords,
    pub(crate) calculate: CommandWords,
    pub(crate) prices: CommandWords,
    pub(crate) scenarios: CommandWords,
    pub(crate) explain: CommandWords,
    pub(crate) sensitivity: CommandWords,
    pub(crate) simulate: CommandWords,
    pub(crate) compare: CommandWords,
    pub(crate) verify: CommandWords,
    pub(crate) sweep: CommandWords,
    pub(crate) merge: CommandWords,
    pub(crate) bench: CommandWords,
    pub(crate) completions: CommandWords,
    pub(crate) man: CommandWords,
    // flags and arguments
    pub(crate) lang: FlagWords,
    pub(crate) help: FlagWords,
    pub(crate) version: FlagWords,
    pub(crate) project: FlagWords,
    pub(crate) format: FlagWords,
    pub(crate) output: FlagWords,
    pub(crate) words: FlagWords,
    pub(crate) set: FlagWords,
    pub(crate) figure: FlagWords,
    pub(crate) other: FlagWords,
    pub(crate) per_participant: FlagWords,
    pub(crate) result: FlagWords,
    pub(crate) projects: FlagWords,
    pub(crate) depth: FlagWords,
    pub(crate) explained_scenario: FlagWords,
    pub(crate) explained_figure: FlagWords,
    pub(crate) explained_result: FlagWords,
    pub(crate) target: FlagWords,
    pub(crate) domain: FlagWords,
    pub(crate) plus_minus: FlagWords,
    pub(crate) vary: FlagWords,
    pub(crate) sweep_figure: FlagWords,
    pub(crate) sweep_target: FlagWords,
    pub(crate) rows_format: FlagWords,
    pub(crate) part: FlagWords,
    pub(crate) parts: FlagWords,
    pub(crate) quantiles: FlagWords,
    pub(crate) frontier: FlagWords,
    pub(crate) conventions: FlagWords,
    pub(crate) draws: FlagWords,
    pub(crate) seed: FlagWords,
    pub(crate) sampling: FlagWords,
    pub(crate) no_shift: FlagWords,
    pub(crate) chance_target: FlagWords,
    pub(crate) until: FlagWords,
    pub(crate) certainty: FlagWords,
    pub(crate) indices: FlagWords,
    pub(crate) information: FlagWords,
    pub(crate) screening: FlagWords,
    pub(crate) sensitivity_draws: FlagWords,
    pub(crate) folder: FlagWords,
    pub(crate) theme: FlagWords,
    pub(crate) years: FlagWords,
    pub(crate) participants: FlagWords,
    pub(crate) costs: FlagWords,
    pub(crate) name: FlagWords,
    pub(crate) start_year: FlagWords,
    pub(crate) seconds: FlagWords,
    pub(crate) threads: FlagWords,
    pub(crate) shell: FlagWords,
    pub(crate) page: FlagWords,
    // refusals
    pub(crate) error: &'static str,
    pub(crate) tip: &'static str,
    pub(crate) missing_command: &'static str,
    pub(crate) unknown_argument: fn(&str) -> String,
    pub(crate) unknown_command: fn(&str) -> String,
    pub(crate) missing_argument: fn(&str) -> String,
    pub(crate) wrong_value: fn(value: &str, flag: &str, takes: &str) -> String,
    pub(crate) twice: fn(&str) -> String,
    pub(crate) exclude: fn(one: &str, other: &str) -> String,
    /// The forms of a result.
    pub(crate) result_forms: &'static str,
    /// What is wrong with the ending of a file's name, and what to do.
    pub(crate) unwritten_form: fn(ending: &str, forms: &str) -> (String, String),
    pub(crate) did_you_mean: fn(&str) -> String,
    pub(crate) no_text: fn(&str) -> String,
    pub(crate) see_help: &'static str,
}

impl HelpWords {
    /// The commands by the names the program knows them by.
    pub(crate) fn commands(&self) -> [(&'static str, &CommandWords); 15] {
        [
            ("new", &self.new),
            ("check", &self.check),
            ("calculate", &self.calculate),
            ("scenarios", &self.scenarios),
            ("explain", &self.explain),
            ("sensitivity", &self.sensitivity),
            ("simulate", &self.simulate),
            ("compare", &self.compare),
            ("verify", &self.verify),
            ("sweep", &self.sweep),
            ("merge", &self.merge),
            ("prices", &self.prices),
            ("bench", &self.bench),
            ("completions", &self.completions),
            ("man", &self.man),
        ]
    }

    /// The flags and arguments by the names the program knows them by.
    pub(crate) fn flags(&self) -> [(&'static str, &FlagWords); 51] {
        [
            ("lang", &self.lang),
            ("help", &self.help),
            ("version", &self.version),
            ("project", &self.project),
            ("format", &self.format),
            ("output", &self.output),
            ("words", &self.words),
            ("set", &self.set),
            ("figure", &self.figure),
            ("other", &self.other),
            ("per_participant", &self.per_participant),
            ("result", &self.result),
            ("projects", &self.projects),
            ("depth", &self.depth),
            ("explained_scenario", &self.explained_scenario),
            ("explained_figure", &self.explained_figure),
            ("explained_result", &self.explained_result),
            ("target", &self.target),
            ("domain", &self.domain),
            ("plus_minus", &self.plus_minus),
            ("vary", &self.vary),
            ("sweep_figure", &self.sweep_figure),
            ("sweep_target", &self.sweep_target),
            ("rows_format", &self.rows_format),
            ("part", &self.part),
            ("parts", &self.parts),
            ("quantiles", &self.quantiles),
            ("frontier", &self.frontier),
            ("conventions", &self.conventions),
            ("draws", &self.draws),
            ("seed", &self.seed),
            ("sampling", &self.sampling),
            ("no_shift", &self.no_shift),
            ("chance_target", &self.chance_target),
            ("until", &self.until),
            ("certainty", &self.certainty),
            ("indices", &self.indices),
            ("information", &self.information),
            ("screening", &self.screening),
            ("sensitivity_draws", &self.sensitivity_draws),
            ("folder", &self.folder),
            ("theme", &self.theme),
            ("years", &self.years),
            ("participants", &self.participants),
            ("costs", &self.costs),
            ("name", &self.name),
            ("start_year", &self.start_year),
            ("seconds", &self.seconds),
            ("threads", &self.threads),
            ("shell", &self.shell),
            ("page", &self.page),
        ]
    }

    pub(crate) fn flag(&self, id: &str) -> Option<&FlagWords> {
        self.flags().into_iter().find(|(known, _)| *known == id).map(|(_, words)| words)
    }
}

impl Language {
    /// The words of the help.
    pub(crate) fn help(self) -> &'static HelpWords {
        match self {
            Self::Nl => &nl::WORDS,
            Self::En => &en::WORDS,
        }
    }

    /// The language of the user's environment; English where that is neither Dutch nor English.
    pub(crate) fn of_locale() -> Self {
        sys_locale::get_locale().and_then(|code| Self::of_code(&code)).unwrap_or(Self::En)
    }
}
