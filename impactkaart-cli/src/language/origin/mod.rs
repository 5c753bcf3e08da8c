//! The words of where the numbers of a result come from.

mod definitions;
mod keys;

pub(crate) use definitions::*;
pub(crate) use keys::word_of;

use super::Language;

/// All words of where numbers come from in one language.
pub(crate) struct OriginWords {
    /// Above the tree: which result it is a figure of.
    pub(crate) of_result: fn(command: &str) -> String,
    pub(crate) point: fn(number: &str) -> String,
    pub(crate) draw: fn(number: &str) -> String,
    /// A quantile: the points next to it in order.
    pub(crate) next_below: fn(point: &str) -> String,
    pub(crate) next_above: fn(point: &str) -> String,
    pub(crate) low_side: &'static str,
    pub(crate) high_side: &'static str,
    pub(crate) at_root: &'static str,
    pub(crate) at_first: &'static str,
    pub(crate) choice: &'static str,
    /// Over how many draws, with what seed, and how they are spread.
    pub(crate) over_draws: fn(draws: &str, seed: &str, sampling: &str) -> String,
    pub(crate) over_points: fn(points: &str) -> String,
    pub(crate) typed: fn(typed: &str) -> String,
    /// The line on which two numbers together meet the target, and a value on it that is sure to so far.
    pub(crate) frontier_of: fn(one: &str, other: &str) -> String,
    pub(crate) with_certainty: fn(share: &str) -> String,
    /// What of a worth of knowing is chance.
    pub(crate) mere_chance: &'static str,
    pub(crate) as_drawn: fn(distribution: &str) -> String,
    pub(crate) one_of_parts: fn(what: &str, parts: usize) -> String,
    pub(crate) defined_in: fn(heading: &str) -> String,
    pub(crate) of_second: &'static str,
    /// Of a figure of a changed project: with which changes.
    pub(crate) with: fn(changes: &str, more: usize) -> String,
    pub(crate) differs: fn(stated: &str) -> String,
    pub(crate) no_such_project: &'static str,
    pub(crate) not_everywhere_between: &'static str,
    pub(crate) random: &'static str,
    pub(crate) latin: &'static str,
    pub(crate) sobol: &'static str,
    /// More cells than are shown.
    pub(crate) more_cells: fn(count: usize) -> String,
    // refusals
    pub(crate) result_help: &'static str,
    pub(crate) no_figures: fn(command: &str) -> String,
    pub(crate) no_figures_help: &'static str,
    pub(crate) other_project: fn(files: &str) -> String,
    pub(crate) other_project_help: &'static str,
    pub(crate) cannot_follow: &'static str,
    pub(crate) no_figure_here: fn(figure: &str) -> String,
    pub(crate) list_help: &'static str,
    pub(crate) malformed_help: &'static str,
    /// What a figure is looked for in.
    pub(crate) result: &'static str,
}

impl Language {
    /// The words of where numbers come from.
    pub(crate) fn origin(self) -> &'static OriginWords {
        match self {
            Self::Nl => &NL,
            Self::En => &EN,
        }
    }
}

static EN: OriginWords = OriginWords {
    of_result: |command| format!("A figure of the result of: impactkaart {command}"),
    point: |number| format!("point {number}"),
    draw: |number| format!("draw {number}"),
    next_below: |point| format!("{point}, next below it in order"),
    next_above: |point| format!("{point}, next above it in order"),
    low_side: "low side",
    high_side: "high side",
    at_root: "at this value",
    at_first: "with the first number at",
    choice: "this way of calculating",
    over_draws: |draws, seed, sampling| format!("over {draws} draws, {sampling}, seed {seed}"),
    over_points: |points| format!("over {points} points"),
    typed: |typed| format!("typed: {typed}"),
    frontier_of: |one, other| format!("frontier of {one} and {other}"),
    with_certainty: |share| format!("with a certainty of {share}"),
    mere_chance: "what chance alone would find",
    as_drawn: |distribution| format!("drawn from: {distribution}"),
    one_of_parts: |what, parts| match parts {
        1 => format!("what changed: {what}; the only part"),
        _ => format!("what changed: {what}; one of {parts} parts"),
    },
    defined_in: |heading| format!("defined in docs/method.md#{heading}"),
    of_second: "second project",
    with: |changes, more| match more {
        0 => format!("with {changes}"),
        _ => format!("with {changes}; and {more} more, each said at its number"),
    },
    differs: |stated| format!("the result says {stated}, and that does not hold: verify it"),
    no_such_project: "the project cannot have these numbers together",
    not_everywhere_between: "the figure does not exist everywhere between the two projects, so it is not split",
    random: "each by itself",
    latin: "in strata",
    sobol: "Sobol' points",
    more_cells: |count| format!("and {count} more, all in --format json"),
    result_help: "explain a figure of a result that was written with --format json -o result.json",
    no_figures: |command| format!("a result of `{command}` has no figures that can be followed"),
    no_figures_help: "results of calculate, scenarios, sweep, simulate, sensitivity, compare and merge have",
    other_project: |files| {
        format!("the result was made from another project, or this one has changed since: {files}")
    },
    other_project_help: "make the result again from this project, or see with verify what no longer holds",
    cannot_follow: "what the result was asked for cannot be read again from this project",
    no_figure_here: |figure| format!("nothing is known of where {figure} comes from"),
    list_help: "choose one of the numbers in the JSON of the result",
    malformed_help: "write it as in tornado[0].swing, ratio.quantiles.0.05 or scenarios[1].ratio",
    result: "the result",
};

static NL: OriginWords = OriginWords {
    of_result: |command| format!("Een uitkomst uit het resultaat van: impactkaart {command}"),
    point: |number| format!("punt {number}"),
    draw: |number| format!("trekking {number}"),
    next_below: |point| format!("{point}, op volgorde er net onder"),
    next_above: |point| format!("{point}, op volgorde er net boven"),
    low_side: "lage kant",
    high_side: "hoge kant",
    at_root: "bij deze waarde",
    at_first: "met het eerste getal op",
    choice: "deze rekenwijze",
    over_draws: |draws, seed, sampling| format!("over {draws} trekkingen, {sampling}, startgetal {seed}"),
    over_points: |points| format!("over {points} punten"),
    typed: |typed| format!("getypt: {typed}"),
    frontier_of: |one, other| format!("grenslijn van {one} en {other}"),
    with_certainty: |share| format!("met een zekerheid van {share}"),
    mere_chance: "wat louter toeval zou vinden",
    as_drawn: |distribution| format!("getrokken uit: {distribution}"),
    one_of_parts: |what, parts| match parts {
        1 => format!("wat er wijzigde: {what}; het enige deel"),
        _ => format!("wat er wijzigde: {what}; een van {parts} delen"),
    },
    defined_in: |heading| format!("zie docs/method.md#{heading}"),
    of_second: "tweede project",
    with: |changes, more| match more {
        0 => format!("met {changes}"),
        _ => format!("met {changes}; en nog {more}, elk bij zijn getal genoemd"),
    },
    differs: |stated| format!("het resultaat zegt {stated}, en dat klopt niet: verifieer het"),
    no_such_project: "het project kan deze getallen niet samen hebben",
    not_everywhere_between: "de uitkomst bestaat niet overal tussen de twee projecten in, dus is niet verdeeld",
    random: "elk op zichzelf",
    latin: "in lagen",
    sobol: "Sobol-punten",
    more_cells: |count| format!("en nog {count}, allemaal in --opmaak json"),
    result_help: "leg een uitkomst uit van een resultaat dat geschreven is met --opmaak json -o resultaat.json",
    no_figures: |command| format!("een resultaat van `{command}` heeft geen uitkomsten die te volgen zijn"),
    no_figures_help: "resultaten van bereken, scenarios, doorloop, simuleer, gevoeligheid, vergelijk en voeg-samen wel",
    other_project: |files| {
        format!("het resultaat is van een ander project gemaakt, of dit is sindsdien gewijzigd: {files}")
    },
    other_project_help: "maak het resultaat opnieuw van dit project, of zie met verifieer wat niet meer klopt",
    cannot_follow: "wat er voor het resultaat gevraagd is, kan niet opnieuw van dit project gelezen worden",
    no_figure_here: |figure| format!("van {figure} is niet bekend waar het vandaan komt"),
    list_help: "kies een van de getallen in de JSON van het resultaat",
    malformed_help: "schrijf het als in tornado[0].swing, ratio.quantiles.0.05 of scenarios[1].ratio",
    result: "het resultaat",
};
