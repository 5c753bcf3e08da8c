//! The words of a comparison of two projects.

use super::Language;
use impactkaart_core::compare::{Branch, CompareError};

/// Which way a number went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    Up,
    Down,
    /// It is no number, or not one.
    Other,
}

/// A change, its names and numbers written.
pub(crate) struct ChangeSaid<'t> {
    pub(crate) branch: Branch,
    /// What people call the line; of the conventions nothing.
    pub(crate) line: &'t str,
    /// What of it changed.
    pub(crate) aspect: &'t str,
    pub(crate) way: Way,
    /// `30% → 12%`, or nothing.
    pub(crate) numbers: &'t str,
}

/// What a part of a difference is due to, its names written.
pub(crate) enum Due<'t> {
    Changed(ChangeSaid<'t>),
    Line(&'t str),
    Added(Branch, &'t str),
    Removed(Branch, &'t str),
    Rest(Branch, usize),
    Everything,
    Rounding,
}

/// All words of a comparison in one language.
pub(crate) struct CompareWords {
    pub(crate) title: fn(from: &str, to: &str) -> String,
    /// How a figure went: its name, from, to.
    pub(crate) went: fn(figure: &str, from: &str, to: &str, Way) -> String,
    pub(crate) no_return: fn(why: &str) -> String,
    pub(crate) same: &'static str,
    pub(crate) costs_and_benefits: fn(costs: (&str, Way), benefits: (&str, Way)) -> String,
    pub(crate) due: fn(&Due<'_>) -> String,
    /// What a change did: added, took off, or nothing.
    pub(crate) did: fn(due: &str, size: &str, Way) -> String,
    pub(crate) others: fn(count: usize, size: &str) -> String,
    /// The return where it is first spoken of: with what it is.
    pub(crate) the_return_first: &'static str,
    pub(crate) the_return: &'static str,
    pub(crate) the_balance: &'static str,
    pub(crate) figures_heading: &'static str,
    pub(crate) parts_heading: fn(currency: &str) -> String,
    pub(crate) parts_note: &'static str,
    pub(crate) grouped: &'static str,
    pub(crate) and: &'static str,
    /// What stands as one.
    pub(crate) rest: fn(&Grouped<'_>) -> String,
    pub(crate) not_split: fn(figure: &str) -> String,
    pub(crate) listed_heading: &'static str,
    pub(crate) blank: &'static str,
    pub(crate) more: fn(usize) -> String,
    /// How the benefits went for each unit of money that the costs went up, or down, and which figure the parts are of.
    pub(crate) marginal: fn(size: &str, costs: Way, benefits: Way, currency: &str) -> String,
    pub(crate) parts_of: fn(figure: &str) -> String,
    /// A change of what decides no figure: its words, from, to.
    pub(crate) listed: fn(subject: &str, from: &str, to: &str) -> String,
    pub(crate) funding: &'static str,
    pub(crate) of_line: fn(aspect: &str, line: &str) -> String,
    pub(crate) of_project: fn(aspect: &str) -> String,
    pub(crate) yes: &'static str,
    pub(crate) no: &'static str,
    pub(crate) from_to: fn(amount: &str, from: &str, to: &str) -> String,
    pub(crate) per_participant: &'static str,
    pub(crate) figure: &'static str,
    pub(crate) from: &'static str,
    pub(crate) to: &'static str,
    pub(crate) change: &'static str,
    pub(crate) what: &'static str,
    pub(crate) costs: &'static str,
    pub(crate) benefits: &'static str,
    pub(crate) npv: &'static str,
    pub(crate) ratio: &'static str,
    pub(crate) net_ratio: &'static str,
    pub(crate) refused: fn(&CompareError) -> (String, &'static str),
    pub(crate) tip: &'static str,
    pub(crate) heads: [&'static str; 6],
}

/// Changes that stand as one.
pub(crate) struct Grouped<'t> {
    pub(crate) branch: Branch,
    /// How many.
    pub(crate) lines: usize,
    /// How many of the branch stand by themselves: none where nothing of it could be told apart.
    pub(crate) kept: usize,
    /// How many can.
    pub(crate) most: usize,
    /// The figures for which it is so.
    pub(crate) figures: &'t str,
}

impl Language {
    /// The words of a comparison.
    pub(crate) fn compare(self) -> &'static CompareWords {
        match self {
            Self::Nl => &NL,
            Self::En => &EN,
        }
    }
}

/// With a capital to begin with.
fn capital(text: String) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn bracketed(numbers: &str) -> String {
    if numbers.is_empty() { String::new() } else { format!(" ({numbers})") }
}

/// Lines of a branch.
fn several_en(branch: Branch) -> &'static str {
    match branch {
        Branch::Conventions => "conventions",
        Branch::Reach => "groups",
        Branch::Costs => "cost lines",
        Branch::Effects => "effects",
        Branch::Values => "values",
    }
}

fn several_nl(branch: Branch) -> &'static str {
    match branch {
        Branch::Conventions => "afspraken",
        Branch::Reach => "groepen",
        Branch::Costs => "kostenposten",
        Branch::Effects => "effecten",
        Branch::Values => "waarden",
    }
}

static EN: CompareWords = CompareWords {
    title: |from, to| format!("From \"{from}\" to \"{to}\""),
    went: |figure, from, to, way| match way {
        Way::Up => format!("{figure} rose from {from} to {to}."),
        Way::Down => format!("{figure} fell from {from} to {to}."),
        Way::Other => format!("{figure} stayed at {from}."),
    },
    no_return: |why| format!("The returns cannot be compared, because {why}."),
    same: "Nothing that decides the figures differs between the two.",
    costs_and_benefits: |costs, benefits| {
        let said = |(size, way): (&str, Way)| match way {
            Way::Up => format!("are {size} higher"),
            Way::Down => format!("are {size} lower"),
            Way::Other => "are the same".to_owned(),
        };
        format!("Costs {}, benefits {}.", said(costs), said(benefits))
    },
    due: |due| match due {
        Due::Changed(said) => {
            let numbers = bracketed(said.numbers);
            match (said.branch, said.way) {
                (Branch::Conventions, _) => format!("Another {} of the project{numbers}", said.aspect),
                (Branch::Reach, Way::Up) => format!("More people in \"{}\"{numbers}", said.line),
                (Branch::Reach, Way::Down) => format!("Fewer people in \"{}\"{numbers}", said.line),
                (_, Way::Up) => format!("A higher {} of \"{}\"{numbers}", said.aspect, said.line),
                (_, Way::Down) => format!("A lower {} of \"{}\"{numbers}", said.aspect, said.line),
                _ => format!("Another {} of \"{}\"{numbers}", said.aspect, said.line),
            }
        }
        Due::Line(line) => format!("The changes of \"{line}\""),
        Due::Added(Branch::Costs, line) => format!("The new cost \"{line}\""),
        Due::Added(_, line) => format!("The new effect \"{line}\""),
        Due::Removed(Branch::Costs, line) => format!("The cost \"{line}\", which is gone,"),
        Due::Removed(_, line) => format!("The effect \"{line}\", which is gone,"),
        Due::Rest(branch, lines) => {
            format!("{lines} other {} together", several_en(*branch))
        }
        Due::Everything => "Everything that changed".to_owned(),
        Due::Rounding => "Rounding".to_owned(),
    },
    did: |due, size, way| match way {
        Way::Up => format!("{due} added {size}."),
        Way::Down => format!("{due} took {size} off."),
        Way::Other => format!("{due} changed nothing."),
    },
    others: |count, size| match count {
        1 => format!("One smaller change: {size}."),
        _ => format!("{count} smaller changes together: {size}."),
    },
    the_return_first: "The return (benefits divided by costs)",
    the_return: "The return",
    the_balance: "The balance",
    figures_heading: "Side by side",
    parts_heading: |currency| format!("What each change did (amounts in {currency})"),
    parts_note: "The parts of a column add up to its change. Changes that work together share what they do together: each \
                 counts for what it adds on average over all orders in which the changes could have been made.",
    grouped: "Where a number is missing, changes that cannot be told apart stand together on another row.",
    and: "and",
    rest: |grouped| {
        let Grouped { branch, lines, kept, most, figures } = *grouped;
        let of = several_en(branch);
        if kept == 0 {
            return format!(
                "Of {figures} the changes of {of} stand as one: not everything that lies between both projects can be \
                 calculated."
            );
        }
        format!(
            "More than {most} {of} changed. Of {figures} the {kept} with the most influence are told apart; the other \
             {lines} stand as one."
        )
    },
    not_split: |figure| {
        format!("The change in {figure} is not split: somewhere between the two it does not exist.")
    },
    listed_heading: "What else differs",
    blank: "(blank)",
    more: |count| format!("And {count} more; --format json or csv has them all."),
    marginal: |size, costs, benefits, currency| {
        let unit = match currency {
            "EUR" => "euro",
            "GBP" => "pound",
            "USD" => "dollar",
            _ => "unit of money",
        };
        let costs = if costs == Way::Down { "less" } else { "more" };
        let benefits = match benefits {
            Way::Up => format!("{size} more of benefits"),
            Way::Down => format!("{size} less of benefits"),
            Way::Other => "the same benefits".to_owned(),
        };
        format!("Each {unit} {costs} of costs goes with {benefits} (marginal return).")
    },
    parts_of: |figure| format!("What each change did to {}:", figure.to_lowercase()),
    listed: |subject, from, to| capital(format!("{subject}: {from} → {to}")),
    funding: "funding",
    of_line: |aspect, line| format!("{aspect} of \"{line}\""),
    of_project: |aspect| format!("{aspect} of the project"),
    yes: "yes",
    no: "no",
    from_to: |amount, from, to| format!("{amount} from {from} to {to}"),
    per_participant: "Amounts are per participant of the main group, each counted once.",
    figure: "figure",
    from: "from",
    to: "to",
    change: "change",
    what: "what changed",
    costs: "costs",
    benefits: "benefits",
    npv: "balance",
    ratio: "return",
    net_ratio: "net return",
    refused: |error| match error {
        CompareError::OtherCurrency { from, to } => (
            format!("amounts of the first project are in {from}, and of the second in {to}"),
            "compare projects in the same currency",
        ),
        CompareError::OtherMainGroup { from, to } => (
            format!("the main group of the first project is `{from}`, and of the second `{to}`"),
            "give them the same main_group, or leave out --per-participant",
        ),
        _ => (
            "per participant needs a main group with participants in both projects, and one has none"
                .to_owned(),
            "name it at main_group, or leave out --per-participant",
        ),
    },
    tip: "help",
    heads: ["figure", "what", "kind", "from", "to", "change"],
};

static NL: CompareWords = CompareWords {
    title: |from, to| format!("Van \"{from}\" naar \"{to}\""),
    went: |figure, from, to, way| match way {
        Way::Up => format!("{figure} steeg van {from} naar {to}."),
        Way::Down => format!("{figure} daalde van {from} naar {to}."),
        Way::Other => format!("{figure} bleef {from}."),
    },
    no_return: |why| format!("De rendementen zijn niet te vergelijken, want {why}."),
    same: "Er verschilt niets tussen de twee dat voor de uitkomsten telt.",
    costs_and_benefits: |costs, benefits| {
        let said = |(size, way): (&str, Way)| match way {
            Way::Up => format!("zijn {size} hoger"),
            Way::Down => format!("zijn {size} lager"),
            Way::Other => "zijn gelijk".to_owned(),
        };
        format!("De kosten {}, de baten {}.", said(costs), said(benefits))
    },
    due: |due| match due {
        Due::Changed(said) => {
            let numbers = bracketed(said.numbers);
            match (said.branch, said.way) {
                (Branch::Conventions, _) => {
                    capital(format!("{} van het project gewijzigd{numbers}", said.aspect))
                }
                (Branch::Reach, Way::Up) => format!("Meer mensen bij \"{}\"{numbers}", said.line),
                (Branch::Reach, Way::Down) => format!("Minder mensen bij \"{}\"{numbers}", said.line),
                // Without an article: some of these words take `de` and others `het`.
                (_, way) => {
                    let went = match way {
                        Way::Up => "omhoog",
                        Way::Down => "omlaag",
                        Way::Other => "gewijzigd",
                    };
                    capital(format!("{} van \"{}\" {went}{numbers}", said.aspect, said.line))
                }
            }
        }
        Due::Line(line) => format!("De wijzigingen van \"{line}\""),
        Due::Added(Branch::Costs, line) => format!("De nieuwe kostenpost \"{line}\""),
        Due::Added(_, line) => format!("Het nieuwe effect \"{line}\""),
        Due::Removed(Branch::Costs, line) => format!("De vervallen kostenpost \"{line}\""),
        Due::Removed(_, line) => format!("Het vervallen effect \"{line}\""),
        Due::Rest(branch, lines) => {
            format!("{lines} andere {} samen", several_nl(*branch))
        }
        Due::Everything => "Alles wat er veranderde".to_owned(),
        Due::Rounding => "Afronding".to_owned(),
    },
    did: |due, size, way| match way {
        Way::Up => format!("{due}: {size} erbij."),
        Way::Down => format!("{due}: {size} eraf."),
        Way::Other => format!("{due}: maakt geen verschil."),
    },
    others: |count, size| match count {
        1 => format!("Eén kleinere wijziging: {size}."),
        _ => format!("{count} kleinere wijzigingen samen: {size}."),
    },
    the_return_first: "Het rendement (baten gedeeld door kosten)",
    the_return: "Het rendement",
    the_balance: "Het saldo",
    figures_heading: "Naast elkaar",
    parts_heading: |currency| format!("Wat elke wijziging deed (bedragen in {currency})"),
    parts_note: "De delen van een kolom tellen op tot het verschil. Wijzigingen die op elkaar inwerken delen wat ze samen \
                 doen: elk telt voor wat het gemiddeld toevoegt over alle volgordes waarin er gewijzigd kan zijn.",
    grouped: "Waar een getal ontbreekt, staan wijzigingen die niet te scheiden zijn samen op een andere regel.",
    and: "en",
    rest: |grouped| {
        let Grouped { branch, lines, kept, most, figures } = *grouped;
        let of = several_nl(branch);
        if kept == 0 {
            return format!(
                "Bij {figures} staan de wijzigingen van {of} als één: niet alles wat tussen beide projecten ligt, is te \
                 berekenen."
            );
        }
        format!(
            "Er veranderden meer dan {most} {of}. Bij {figures} zijn de {kept} met de meeste invloed uit elkaar gehouden; de \
             andere {lines} staan als één."
        )
    },
    not_split: |figure| {
        format!("Het verschil in {figure} is niet verdeeld: ergens tussen de twee bestaat het niet.")
    },
    listed_heading: "Wat er verder verschilt",
    blank: "(leeg)",
    more: |count| format!("En nog {count}; --opmaak json of csv noemt ze allemaal."),
    marginal: |size, costs, benefits, currency| {
        let unit = match currency {
            "EUR" => "Elke euro",
            "GBP" => "Elk pond",
            "USD" => "Elke dollar",
            _ => "Elke eenheid geld",
        };
        let costs = if costs == Way::Down { "minder" } else { "meer" };
        let benefits = match benefits {
            Way::Up => format!("{size} meer baten"),
            Way::Down => format!("{size} minder baten"),
            Way::Other => "dezelfde baten".to_owned(),
        };
        format!("{unit} {costs} kosten gaat samen met {benefits} (marginaal rendement).")
    },
    parts_of: |figure| format!("Wat elke wijziging deed met {}:", figure.to_lowercase()),
    listed: |subject, from, to| capital(format!("{subject}: {from} → {to}")),
    funding: "dekking",
    of_line: |aspect, line| format!("{aspect} van \"{line}\""),
    of_project: |aspect| format!("{aspect} van het project"),
    yes: "ja",
    no: "nee",
    from_to: |amount, from, to| format!("{amount} van {from} naar {to}"),
    per_participant: "Bedragen zijn per deelnemer van de hoofdgroep, ieder één keer geteld.",
    figure: "uitkomst",
    from: "van",
    to: "naar",
    change: "verschil",
    what: "wat er veranderde",
    costs: "kosten",
    benefits: "baten",
    npv: "saldo",
    ratio: "rendement",
    net_ratio: "netto rendement",
    refused: |error| match error {
        CompareError::OtherCurrency { from, to } => (
            format!("bedragen van het eerste project zijn in {from}, en van het tweede in {to}"),
            "vergelijk projecten in dezelfde valuta",
        ),
        CompareError::OtherMainGroup { from, to } => (
            format!("de hoofdgroep van het eerste project is `{from}`, en van het tweede `{to}`"),
            "geef ze dezelfde hoofdgroep, of laat --per-deelnemer weg",
        ),
        _ => (
            "per deelnemer vraagt in beide projecten een hoofdgroep met deelnemers, en één heeft die niet"
                .to_owned(),
            "noem haar bij hoofdgroep, of laat --per-deelnemer weg",
        ),
    },
    tip: "tip",
    heads: ["uitkomst", "wat", "soort", "van", "naar", "verschil"],
};
