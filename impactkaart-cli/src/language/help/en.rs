use super::{CommandWords, FlagWords, HelpWords};

/// The help in English.
pub(super) static WORDS: HelpWords = HelpWords {
    about: "Works out what a social-work project brings, to whom, and who pays for it (an impact map, SROI).",
    after: "A project is a folder of CSV files, a workbook (.xlsx, .ods) or a JSON file.\n\
            Start with `impactkaart new my-project --theme loneliness`, or calculate a sample:\n  \
            impactkaart calculate data/projects/wheels_to_meals\n\
            Every command and flag has a Dutch name too (bereken, --opmaak).",
    usage_heading: "Usage",
    commands_heading: "Commands",
    arguments_heading: "Arguments",
    options_heading: "Options",
    command_name: "<COMMAND>",
    options_name: "[OPTIONS]",
    new: CommandWords {
        name: "new",
        positionals: "<FOLDER>",
        about: "Makes a project to fill in, with examples and prices for a theme",
        after: "What you do not state is filled in with an assumption, and says so.\n\
                Example: impactkaart new centre --theme loneliness --years 2 --participants 180 --costs 280000",
    },
    check: CommandWords {
        name: "check",
        positionals: "<PROJECT>",
        about: "Checks the files of a project: what is wrong, where, and what to do about it",
        after: "Example: impactkaart check data/projects/wheels_to_meals",
    },
    calculate: CommandWords {
        name: "calculate",
        positionals: "<PROJECT>",
        about: "Calculates the impact map: costs, benefits and return, per level and stakeholder",
        after: "Example: impactkaart calculate data/projects/wheels_to_meals --format csv -o map.csv",
    },
    prices: CommandWords {
        name: "prices",
        positionals: "[WORD]...",
        about: "Searches the price list: what a consultation, an hour of help or a benefit costs",
        after: "Example: impactkaart prices general practitioner",
    },
    scenarios: CommandWords {
        name: "scenarios",
        positionals: "<PROJECT>",
        about: "Calculates the project's scenarios side by side: what if it costs more, or reaches fewer",
        after: "Scenarios stand in scenarios.csv (scenario, parameter, change); all --set together are one more.\n\
                Example: impactkaart scenarios data/projects/klein --set costs=+10% --set reach=x0.5",
    },
    explain: CommandWords {
        name: "explain",
        positionals: "<PROJECT> [OTHER] [FIGURE]",
        about: "Follows a figure of the map, or of any other result, back to the cells it comes from, as a tree that adds up",
        after: "A figure is named by its path in the JSON of calculate; years by the calendar too: costs.by_year[2026].\n\
                With --result it is a path in that, or point[16] of a sweep, draw[7] of a simulation; OTHER is the second project of a result of compare.\n\
                Example: impactkaart explain data/projects/ontmoetingsplek --scenario duurder --depth 3\n\
                Example: impactkaart explain data/projects/klein benefits.by_effect.minder_eenzaam",
    },
    sensitivity: CommandWords {
        name: "sensitivity",
        positionals: "<PROJECT>",
        about: "Shows what the outcome hangs on: when it just breaks even, and which number moves it most",
        after: "Targets: ratio, net_ratio, npv, payback (months), own_return.municipality.\n\
                Example: impactkaart sensitivity data/projects/klein --target ratio=1.5 --conventions all",
    },
    simulate: CommandWords {
        name: "simulate",
        positionals: "<PROJECT>",
        about: "Draws the uncertain numbers many times: between what the return lies, and how likely it is above 1",
        after: "Ranges stand in ranges.csv, what goes together in correlations.csv; without ranges they follow from the evidence.\n\
                Example: impactkaart simulate data/projects/ontmoetingsplek --draws 100000 --target ratio=1.6",
    },
    compare: CommandWords {
        name: "compare",
        positionals: "<PROJECT> <OTHER>",
        about: "Compares two projects (plan and outcome, last year and this): what each change between them did",
        after: "Lines are matched by their ids.\n\
                Example: impactkaart compare data/projects/wijkbedrijf_plan data/projects/wijkbedrijf_uitkomst",
    },
    verify: CommandWords {
        name: "verify",
        positionals: "<RESULT> [PROJECT]...",
        about: "Makes a result again and names every figure that no longer holds, and every file that changed",
        after: "A result is what another command wrote with --format json. Exit code 1 where something does not hold.\n\
                Example: impactkaart verify map.json data/projects/klein",
    },
    sweep: CommandWords {
        name: "sweep",
        positionals: "<PROJECT> --vary PATH=VALUES...",
        about: "Works out the return over a grid: every combination of costs, reach or any other numbers",
        after: "Values: 80%..120%:41 (41 points, percentages of what the project states), 50..200/10 (steps), 1,2,5.\n\
                Two axes print a grid with the break-even line; csv and parquet hold a row for every point.\n\
                Example: impactkaart sweep data/projects/klein --vary costs=80%..120%:41 --vary reach=50%..200%:16",
    },
    merge: CommandWords {
        name: "merge",
        positionals: "<PROJECT> <PART>...",
        about: "Puts the parts of a divided run together: the same result as one run, to the byte",
        after: "Make the parts anywhere: impactkaart sweep PROJECT --vary ... --part 1/4 -o part1.json\n\
                Example: impactkaart merge my-project part1.json part2.json part3.json part4.json",
    },
    bench: CommandWords {
        name: "bench",
        positionals: "",
        about: "Measures how many scenarios a second this machine works out, beside a plain loop without the engine",
        after: "On a sample that the program holds itself; nothing of yours is read.\n\
                Example: impactkaart bench --seconds 5",
    },
    completions: CommandWords {
        name: "completions",
        positionals: "<SHELL>",
        about: "Makes a script with which the shell completes commands",
        after: "Example: impactkaart completions bash > ~/.local/share/bash-completion/completions/impactkaart",
    },
    man: CommandWords {
        name: "man",
        positionals: "[COMMAND]",
        about: "Makes a manual page",
        after: "Example: impactkaart man calculate > impactkaart-calculate.1",
    },
    lang: FlagWords {
        name: "lang",
        value: "LANG",
        help: "Language of the output: nl or en. Without it: the project's, or else that of your computer",
        takes: "nl or en",
    },
    help: FlagWords { name: "help", value: "", help: "Show this explanation", takes: "" },
    version: FlagWords { name: "version", value: "", help: "Show the version", takes: "" },
    project: FlagWords {
        name: "project",
        value: "PROJECT",
        help: "Folder, workbook (.xlsx, .ods) or JSON file with the project",
        takes: "a folder or a file",
    },
    format: FlagWords {
        name: "format",
        value: "FORMAT",
        help: "Form of the output: text (default) to read, json for other programs, and where it can be csv for a \
               spreadsheet and markdown for a memo",
        takes: "text, json, csv or markdown (for check: text or json)",
    },
    output: FlagWords {
        name: "output",
        value: "FILE",
        help: "Write to this file instead of the screen. Without --format its name says the form: .json, .csv, .md",
        takes: "the name of a file",
    },
    words: FlagWords {
        name: "word",
        value: "WORD",
        help: "What to look for, in Dutch or English; every word has to occur. Without a word: all prices",
        takes: "a word",
    },
    set: FlagWords {
        name: "set",
        value: "PATH=CHANGE",
        help: "Change something: costs=+10%, reach=x0.5, effects.*.deadweight=20%. May be given several times",
        takes: "a parameter, a = and a change, such as costs=+10%",
    },
    figure: FlagWords {
        name: "figure",
        value: "FIGURE",
        help: "Which figure, such as returns.ratio (without it) or benefits.by_level.municipality",
        takes: "the path of a figure",
    },
    other: FlagWords {
        name: "other",
        value: "OTHER",
        help: "The project to compare with",
        takes: "a folder or a file",
    },
    per_participant: FlagWords {
        name: "per-participant",
        value: "",
        help: "Amounts per participant of the main group; needed where the projects differ in size",
        takes: "",
    },
    result: FlagWords {
        name: "result",
        value: "RESULT",
        help: "JSON file with a result of calculate, scenarios or another command",
        takes: "a file",
    },
    projects: FlagWords {
        name: "projects",
        value: "PROJECT",
        help: "The project it was made from; of a comparison both, in the same order",
        takes: "a folder or a file",
    },
    depth: FlagWords {
        name: "depth",
        value: "STEPS",
        help: "How many steps deep; needed for more or less than is shown without it: in text some 150 numbers, else to the cells",
        takes: "a whole number from 0 to 65535",
    },
    explained_figure: FlagWords {
        name: "figure",
        value: "FIGURE",
        help: "Of a result of two projects: the figure, behind both",
        takes: "a path in the JSON of the result, as in figures.ratio.parts[0].contribution",
    },
    explained_result: FlagWords {
        name: "result",
        value: "FILE",
        help: "Explain a figure of a result (JSON) of any command, made from this project: name it by its path there, as in \
               tornado[0].swing, ratio.quantiles.0.05 or best.ratio",
        takes: "a result that was written with --format json",
    },
    explained_scenario: FlagWords {
        name: "scenario",
        value: "NAME",
        help: "Explain the figure as it is in a scenario of the project; each number says what the scenario changed",
        takes: "the name of a scenario in scenarios.csv",
    },
    target: FlagWords {
        name: "target",
        value: "FIGURE=VALUE",
        help: "What is to be reached (default ratio=1): ratio=1.35, npv=0, payback=24. May be given several times",
        takes: "a figure, a = and a value, such as ratio=1.35",
    },
    domain: FlagWords {
        name: "domain",
        value: "PATH=LOW..HIGH",
        help: "Where to look for a break-even value, when not all that is valid will do: \
               reach.visitors.participants=1..200. May be given several times",
        takes: "a parameter, a =, and a range, such as project.discount_rate=0%..10%",
    },
    plus_minus: FlagWords {
        name: "plus-minus",
        value: "PERCENTAGE",
        help: "Move every number by so much to both sides, whatever its range",
        takes: "a percentage above 0% and at most 100%, such as 10% or 0.1",
    },
    vary: FlagWords {
        name: "vary",
        value: "PATH=VALUES",
        help: "What varies, and between what: costs=80%..120%:41, reach=50%..200%:16, project.discount_rate=0..0.05/0.01. \
               Once for each axis of the grid",
        takes: "a parameter, a = and its values, as in costs=80%..120%:41",
    },
    sweep_figure: FlagWords {
        name: "figure",
        value: "FIGURE",
        help: "Which figure is worked out: ratio (default), net_ratio, npv, costs, benefits, payback_months, irr …, or of a \
               level or stakeholder, municipality.balance",
        takes: "the name of a figure, as in npv",
    },
    sweep_target: FlagWords {
        name: "target",
        value: "FIGURE=NUMBER",
        help: "What the figure is held against: ratio=1.5, npv=0. Without it: where costs and benefits are equal",
        takes: "a figure, a = and a number, as in ratio=1.5",
    },
    rows_format: FlagWords {
        name: "format",
        value: "FORMAT",
        help: "Form of the output: text (default) to read, markdown for a memo, json for other programs; csv or parquet \
               for every point, a row each. Without it: what the name of the output file ends in",
        takes: "text, json, csv, markdown or parquet",
    },
    part: FlagWords {
        name: "part",
        value: "NUMBER/OF",
        help: "Work out one part of a run that is divided over machines or nights, 3/16; `merge` puts them together",
        takes: "which part of how many, as in 3/16",
    },
    parts: FlagWords {
        name: "parts",
        value: "PART",
        help: "The files that --part wrote, in any order",
        takes: "the files that --part wrote",
    },
    quantiles: FlagWords {
        name: "quantiles",
        value: "",
        help: "Move every number to the 5% and 95% quantile of its range, where else its stated ends would do",
        takes: "",
    },
    frontier: FlagWords {
        name: "frontier",
        value: "PATH",
        help: "Which values of two parameters together just meet the target: \
               reach.visitors.participants=20..200 effects.calm.share",
        takes: "two parameters, the first with a range, such as reach.visitors.participants=20..200",
    },
    conventions: FlagWords {
        name: "conventions",
        value: "all",
        help: "Also calculate it in every defensible way: timing, discount rate, horizon, attribution, transfers",
        takes: "the word all",
    },
    draws: FlagWords {
        name: "draws",
        value: "NUMBER",
        help: "How many draws (default 100000); with --until at most so many (default 16777216)",
        takes: "a whole number above zero, at most 1,000,000,000, such as 100000",
    },
    seed: FlagWords {
        name: "seed",
        value: "NUMBER",
        help: "For other draws than those of seed 1 (default): the same seed gives the same draws",
        takes: "a whole number from 0",
    },
    sampling: FlagWords {
        name: "sampling",
        value: "WAY",
        help: "How draws are spread: random (default), latin or sobol; the last two are nearer with as many draws",
        takes: "random, latin or sobol",
    },
    no_shift: FlagWords {
        name: "no-shift",
        value: "",
        help: "With sobol: the plain points from point 0, to compare with other programs; the seed does nothing",
        takes: "",
    },
    chance_target: FlagWords {
        name: "target",
        value: "FIGURE=NUMBER",
        help: "How likely is more than this: ratio=1.6, npv=0, municipality.own_return=1. May be given several times, of one \
               figure; where costs and benefits are equal is always there",
        takes: "a figure, a = and a number, as in ratio=1.6",
    },
    until: FlagWords {
        name: "until",
        value: "LIMIT",
        help: "Go on until every chance is found this closely: error<0.001; twice as many draws each time",
        takes: "a limit between 0.00001 and 1, such as error<0.001",
    },
    certainty: FlagWords {
        name: "certainty",
        value: "PERCENTAGE",
        help: "Also tell which values meet the target with this certainty, such as the highest price at 90%",
        takes: "a percentage above 0% and at most 100%, such as 90% or 0.9",
    },
    indices: FlagWords {
        name: "indices",
        value: "",
        help: "Also tell how much of the spread of the ratio each uncertain number accounts for (Sobol indices)",
        takes: "",
    },
    information: FlagWords {
        name: "information",
        value: "",
        help: "Also tell which number is worth measuring before deciding whether to fund it at the target",
        takes: "",
    },
    screening: FlagWords {
        name: "screening",
        value: "",
        help: "Also take a cheap look at all numbers at once: which matter, and which can be left out (many numbers)",
        takes: "",
    },
    sensitivity_draws: FlagWords {
        name: "draws",
        value: "NUMBER",
        help: "How many draws for --information, --certainty and the bands of --frontier (default 20000; bands 4096), and how \
               many points of each sample for --indices (default 4096)",
        takes: "a whole number from 1,000 to 1,000,000, such as 100000",
    },
    folder: FlagWords {
        name: "folder",
        value: "FOLDER",
        help: "Folder that is made; a folder that holds anything is left as it is",
        takes: "the name of a folder",
    },
    theme: FlagWords {
        name: "theme",
        value: "THEME",
        help: "youth_work, loneliness, social_brokering, debt, participation or other (default)",
        takes: "youth_work, loneliness, social_brokering, debt, participation or other",
    },
    years: FlagWords {
        name: "years",
        value: "NUMBER",
        help: "How many years the project runs (default 2)",
        takes: "a whole number from 1 to 100",
    },
    participants: FlagWords {
        name: "participants",
        value: "NUMBER",
        help: "How many people take part in all years together, each counted once",
        takes: "a whole number above zero, at most 1,000,000,000, such as 180",
    },
    costs: FlagWords {
        name: "costs",
        value: "AMOUNT",
        help: "What the project costs in all years together, in euros",
        takes: "an amount above zero, at most 1,000,000,000, such as 280000 or 280,000",
    },
    name: FlagWords { name: "name", value: "NAME", help: "What the project is called", takes: "a name" },
    start_year: FlagWords {
        name: "start-year",
        value: "YEAR",
        help: "First year of the project (default this year)",
        takes: "a year from 1995 to 2200",
    },
    seconds: FlagWords {
        name: "seconds",
        value: "NUMBER",
        help: "How long all of it may take, about (default 5); with more time the figures vary less",
        takes: "a number of seconds from 0.1 to 3600",
    },
    threads: FlagWords {
        name: "threads",
        value: "NUMBER",
        help: "How many threads work, where the machine is to be left to others too (default all); the result is the same",
        takes: "a whole number from 1 to 1024",
    },
    shell: FlagWords {
        name: "shell",
        value: "SHELL",
        help: "bash, elvish, fish, powershell or zsh",
        takes: "bash, elvish, fish, powershell or zsh",
    },
    page: FlagWords {
        name: "command",
        value: "COMMAND",
        help: "The command; without it: the whole program",
        takes: "a command",
    },
    tip: "help",
    missing_command: "a command is missing",
    error: "error",
    unknown_argument: |typed| format!("`{typed}` is no flag of this command"),
    unknown_command: |typed| format!("`{typed}` is no command"),
    missing_argument: |names| format!("something is missing: {names}"),
    wrong_value: |value, flag, takes| match (value, takes) {
        ("", _) => format!("{flag} needs {takes}"),
        (_, "") => format!("{flag} cannot be `{value}`"),
        _ => format!("{flag} is {takes}, and this says `{value}`"),
    },
    exclude: |one, other| format!("{one} and {other} exclude each other: it is one or the other"),
    result_forms: "text, json, csv or markdown",
    unwritten_form: |ending, forms| {
        (
            format!("this command writes no {ending}: a result is {forms}"),
            "name the file after one of those, as in map.md or map.csv, or say with --format what goes into it".to_owned(),
        )
    },
    twice: |name| format!("`{name}` is there too often"),
    did_you_mean: |nearest| format!("did you mean `{nearest}`?"),
    no_text: |typed| format!("what is typed is readable text (UTF-8), and `{typed}` is not"),
    see_help: "`--help` shows what there is.",
};
