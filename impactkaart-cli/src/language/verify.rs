//! The words of verifying a result.

use super::Language;
use std::io::ErrorKind;

/// How a result compares with what comes out now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verified {
    Holds,
    /// Its figures do, and something else differs.
    FiguresHold,
    HoldsNot,
}

/// All words of verifying a result in one language.
pub(crate) struct VerifyWords {
    pub(crate) title: fn(result: &str, Verified) -> String,
    pub(crate) holds: fn(figures: usize) -> String,
    /// All figures hold, and so many other things differ.
    pub(crate) figures_hold: fn(figures: usize, others: usize) -> String,
    pub(crate) holds_not: fn(differences: usize, figures: usize) -> String,
    pub(crate) inputs_heading: &'static str,
    pub(crate) input_changed: fn(name: &str) -> String,
    pub(crate) input_gone: fn(name: &str) -> String,
    pub(crate) input_new: fn(name: &str) -> String,
    pub(crate) version: fn(stated: &str, now: &str) -> String,
    pub(crate) conventions_heading: &'static str,
    pub(crate) figures_heading: &'static str,
    pub(crate) rest_heading: &'static str,
    pub(crate) path: &'static str,
    pub(crate) stated: &'static str,
    pub(crate) recomputed: &'static str,
    pub(crate) nothing: &'static str,
    /// Of two that are written alike: which is which.
    pub(crate) a_number: fn(&str) -> String,
    pub(crate) a_text: fn(&str) -> String,
    pub(crate) more: fn(usize) -> String,
    pub(crate) made_by: fn(command: &str) -> String,
    // refusals
    pub(crate) unreadable: fn(result: &str, why: &str) -> String,
    pub(crate) why: fn(ErrorKind) -> Option<&'static str>,
    pub(crate) no_json: fn(result: &str, line: usize, column: usize) -> String,
    pub(crate) no_json_help: &'static str,
    pub(crate) no_result: fn(result: &str) -> String,
    pub(crate) no_result_help: &'static str,
    pub(crate) no_command: fn(command: &str) -> String,
    pub(crate) no_command_help: &'static str,
    pub(crate) projects: fn(needed: usize, given: usize) -> String,
    pub(crate) projects_help: &'static str,
    pub(crate) cannot_recompute: &'static str,
    pub(crate) cannot_recompute_help: &'static str,
    pub(crate) heads: [&'static str; 4],
}

impl Language {
    /// The words of verifying a result.
    pub(crate) fn verify(self) -> &'static VerifyWords {
        match self {
            Self::Nl => &NL,
            Self::En => &EN,
        }
    }
}

static EN: VerifyWords = VerifyWords {
    title: |result, verified| match verified {
        Verified::Holds => format!("Made again, and it holds: {result}"),
        Verified::FiguresHold => format!("Made again, and its figures hold: {result}"),
        Verified::HoldsNot => format!("Made again, and it does not hold: {result}"),
    },
    holds: |figures| match figures {
        1 => "It holds: the one figure comes out the same again.".to_owned(),
        _ => format!("It holds: all {figures} figures come out the same again."),
    },
    figures_hold: |figures, others| {
        let all = match figures {
            1 => "The one figure still comes out the same".to_owned(),
            _ => format!("All {figures} figures still come out the same"),
        };
        match others {
            1 => format!("{all}; one other thing differs."),
            _ => format!("{all}; {others} other things differ."),
        }
    },
    holds_not: |differences, figures| {
        format!(
            "It does not hold: {differences} {} with what comes out now, {figures} of them {}.",
            if differences == 1 { "difference" } else { "differences" },
            if figures == 1 { "a figure" } else { "figures" },
        )
    },
    inputs_heading: "The files it was made from",
    input_changed: |name| format!("{name} is not the file it was made from: its checksum differs"),
    input_gone: |name| format!("{name} is named in the result, and is no longer part of the project"),
    input_new: |name| format!("{name} is part of the project, and not named in the result"),
    version: |stated, now| format!("It says it was made with version {stated}; this is version {now}."),
    conventions_heading: "What it was calculated with",
    figures_heading: "Figures that do not hold",
    rest_heading: "Other differences",
    path: "path",
    stated: "the result says",
    recomputed: "comes out now",
    nothing: "(nothing)",
    a_number: |text| format!("{text} (a number)"),
    a_text: |text| format!("{text} (a text)"),
    more: |count| format!("And {count} more; --format json or csv lists them all."),
    made_by: |command| format!("It was made with: impactkaart {command}"),
    unreadable: |result, why| format!("{result} cannot be read: {why}"),
    why: |kind| match kind {
        ErrorKind::NotFound => Some("there is no such file"),
        ErrorKind::IsADirectory => Some("it is a folder"),
        ErrorKind::PermissionDenied => Some("you have no rights to it"),
        _ => None,
    },
    no_json: |result, line, column| {
        format!("{result} is no JSON: line {line}, column {column} is not as it should be")
    },
    no_json_help: "verify a result that was written with --format json",
    no_result: |result| {
        format!("{result} does not say what it was made with: it is no result of impactkaart")
    },
    no_result_help: "verify a result that was written with --format json -o result.json; one of an older version cannot be, and neither can what `verify` and `bench` write: the one makes no figures, and the other measures this machine, which comes out differently each time",
    no_command: |command| {
        format!("the result says that it was made with `{command}`, which cannot be verified")
    },
    no_command_help: "verify what a command made of a project: `bench` measures this machine, which comes out differently each time, and `verify`, `new` and the others make no figures",
    projects: |needed, given| {
        let of = if needed == 1 { "one project".to_owned() } else { format!("{needed} projects") };
        match given {
            1 => format!("this result was made from {of}, and one is given"),
            _ => format!("this result was made from {of}, and {given} are given"),
        }
    },
    projects_help: "name them in the order in which they were named then",
    cannot_recompute: "the result cannot be made again, so nothing is known of it",
    cannot_recompute_help: "put right what is said above, or make the result again and verify that",
    heads: ["kind", "path", "stated", "recomputed"],
};

static NL: VerifyWords = VerifyWords {
    title: |result, verified| match verified {
        Verified::Holds => format!("Nagerekend, en het klopt: {result}"),
        Verified::FiguresHold => format!("Nagerekend, en de uitkomsten kloppen: {result}"),
        Verified::HoldsNot => format!("Nagerekend, en het klopt niet: {result}"),
    },
    holds: |figures| match figures {
        1 => "Het klopt: de ene uitkomst komt weer net zo uit.".to_owned(),
        _ => format!("Het klopt: alle {figures} uitkomsten komen weer net zo uit."),
    },
    figures_hold: |figures, others| {
        let all = match figures {
            1 => "De ene uitkomst komt nog net zo uit".to_owned(),
            _ => format!("Alle {figures} uitkomsten komen nog net zo uit"),
        };
        match others {
            1 => format!("{all}; iets anders verschilt wel."),
            _ => format!("{all}; {others} andere dingen verschillen wel."),
        }
    },
    holds_not: |differences, figures| {
        format!(
            "Het klopt niet: {differences} {} met wat er nu uitkomt, waarvan {figures} {}.",
            if differences == 1 { "verschil" } else { "verschillen" },
            if figures == 1 { "een uitkomst" } else { "uitkomsten" },
        )
    },
    inputs_heading: "De bestanden waar het van gemaakt is",
    input_changed: |name| {
        format!("{name} is niet het bestand waar het van gemaakt is: het controlegetal verschilt")
    },
    input_gone: |name| format!("{name} staat in het resultaat, en hoort nu niet meer bij het project"),
    input_new: |name| format!("{name} hoort bij het project, en staat niet in het resultaat"),
    version: |stated, now| format!("Er staat dat het met versie {stated} gemaakt is; dit is versie {now}."),
    conventions_heading: "Waarmee gerekend is",
    figures_heading: "Uitkomsten die niet kloppen",
    rest_heading: "Andere verschillen",
    path: "pad",
    stated: "het resultaat zegt",
    recomputed: "nu komt eruit",
    nothing: "(niets)",
    a_number: |text| format!("{text} (een getal)"),
    a_text: |text| format!("{text} (een tekst)"),
    more: |count| format!("En nog {count}; --opmaak json of csv noemt ze allemaal."),
    made_by: |command| format!("Het is gemaakt met: impactkaart {command}"),
    unreadable: |result, why| format!("{result} is niet te lezen: {why}"),
    why: |kind| match kind {
        ErrorKind::NotFound => Some("er is geen bestand dat zo heet"),
        ErrorKind::IsADirectory => Some("het is een map"),
        ErrorKind::PermissionDenied => Some("je hebt er geen rechten voor"),
        _ => None,
    },
    no_json: |result, line, column| format!("{result} is geen JSON: regel {line}, kolom {column} klopt niet"),
    no_json_help: "verifieer een resultaat dat met --opmaak json geschreven is",
    no_result: |result| {
        format!("{result} zegt niet waarmee het gemaakt is: het is geen resultaat van impactkaart")
    },
    no_result_help: "verifieer een resultaat dat geschreven is met --opmaak json -o resultaat.json; met een van een oudere versie kan het niet, en ook niet met wat `verifieer` en `bench` schrijven: het ene maakt geen uitkomsten, en het andere meet deze computer, wat elke keer anders uitvalt",
    no_command: |command| {
        format!("volgens het resultaat is het gemaakt met `{command}`, en dat is niet te verifiëren")
    },
    no_command_help: "verifieer wat een opdracht van een project maakte: `bench` meet deze computer, wat elke keer anders uitvalt, en `verifieer`, `nieuw` en de andere maken geen uitkomsten",
    projects: |needed, given| {
        let of = if needed == 1 { "één project".to_owned() } else { format!("{needed} projecten") };
        match given {
            1 => format!("dit resultaat is van {of} gemaakt, en er is er één genoemd"),
            _ => format!("dit resultaat is van {of} gemaakt, en er zijn er {given} genoemd"),
        }
    },
    projects_help: "noem ze in de volgorde waarin ze toen genoemd zijn",
    cannot_recompute: "het resultaat kan niet opnieuw gemaakt worden, dus er is niets over te zeggen",
    cannot_recompute_help: "los op wat hierboven staat, of maak het resultaat opnieuw en controleer dat",
    heads: ["soort", "pad", "vermeld", "nagerekend"],
};
