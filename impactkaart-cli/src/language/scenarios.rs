//! The words of scenarios side by side.

use super::Language;
use crate::read::scenarios::pair;
use impactkaart_core::model::{Level, Per, Timing};
use impactkaart_core::scenario::{Field, Root, Verdict};

/// Which lines of the project a change is about.
pub(crate) enum Lines<'t> {
    /// All of them.
    All,
    /// One, by its name.
    One(&'t str),
    /// Those of a party.
    Of(&'t str),
    /// Those of a level.
    At(Level),
    /// Costs that are counted so.
    Per(Per),
    /// Costs of the base case.
    Base,
}

/// A change, its number written.
pub(crate) enum Changed {
    To(String),
    Plus(String),
    Minus(String),
    Times(String),
    ToTiming(Timing),
}

/// All words of scenarios in one language.
pub(crate) struct ScenarioWords {
    pub(crate) title: fn(project: &str) -> String,
    pub(crate) nothing: &'static str,
    pub(crate) what_if: fn(changes: &str) -> String,
    pub(crate) verdict: fn(Verdict, count: usize) -> String,
    pub(crate) table_heading: fn(currency: &str) -> String,
    pub(crate) scenario: &'static str,
    pub(crate) base: &'static str,
    pub(crate) costs: &'static str,
    pub(crate) benefits: &'static str,
    pub(crate) balance: &'static str,
    pub(crate) ratio: &'static str,
    pub(crate) ratio_change: &'static str,
    pub(crate) marginal_ratio: &'static str,
    pub(crate) note: &'static str,
    /// Which figure is missing, and why.
    pub(crate) missing: fn(figure: &str, why: &str) -> String,
    pub(crate) changes_heading: &'static str,
    pub(crate) capacity_heading: &'static str,
    /// What is changed: which number of which lines, in which year.
    pub(crate) subject: fn(Root, &Lines<'_>, Option<Field>, year: Option<&str>) -> String,
    pub(crate) change: fn(&Changed) -> String,
    /// When in a year amounts fall.
    pub(crate) timing: fn(Timing) -> &'static str,
    /// Of the CSV.
    pub(crate) heads: [&'static str; 10],
}

impl Language {
    /// The words of scenarios.
    pub(crate) fn scenarios(self) -> &'static ScenarioWords {
        match self {
            Self::Nl => &NL,
            Self::En => &EN,
        }
    }
}

fn timing_en(timing: Timing) -> &'static str {
    match timing {
        Timing::Start => "start",
        Timing::Mid => "mid",
        Timing::End => "end",
    }
}

static EN: ScenarioWords = ScenarioWords {
    title: |project| format!("{project}: scenarios"),
    nothing: "there are no scenarios: write them in scenarios.csv (scenario, parameter, change), or change something \
              with --set costs=+10%",
    what_if: |changes| format!("what if {changes}"),
    verdict: |verdict, count| match verdict {
        Verdict::RobustlyPositive => {
            format!(
                "Benefits exceed costs in all {count} calculations, the base included: robustly positive."
            )
        }
        Verdict::RobustlyNegative => {
            format!(
                "Costs exceed benefits in all {count} calculations, the base included: robustly negative."
            )
        }
        Verdict::AboutEqual => format!(
            "Over {count} calculations, the base included, the balance changes sign and is small everywhere (at most \
             10% of costs or benefits, whichever is larger): costs and benefits are about equal."
        ),
        Verdict::Uncertain => format!(
            "Over {count} calculations, the base included, the balance changes sign and is not small everywhere: \
             whether benefits exceed costs is uncertain."
        ),
    },
    table_heading: |currency| format!("Side by side (in {currency}, present values)"),
    scenario: "scenario",
    base: "base",
    costs: "costs",
    benefits: "benefits",
    balance: "balance",
    ratio: "ratio",
    ratio_change: "change",
    marginal_ratio: "marginal",
    note: "Ratio: benefits divided by costs. Change: of the ratio, against the base. Marginal: change of benefits \
           divided by change of costs, against the base.",
    missing: |figure, why| format!("A dash below \"{figure}\": {why}."),
    changes_heading: "What was changed",
    capacity_heading: "Above capacity (*)",
    subject: |root, lines, field, year| {
        let of = match (root, lines) {
            (Root::Project, _) => "the project".to_owned(),
            (Root::Costs, Lines::All) if field.is_none() => "all project costs".to_owned(),
            (Root::Costs, Lines::All) => "all costs".to_owned(),
            (Root::Funding, Lines::All) => "all funding".to_owned(),
            (Root::Reach, Lines::All) if field.is_none() => "all reach".to_owned(),
            (Root::Reach, Lines::All) => "all groups".to_owned(),
            (Root::Effects, Lines::All) => "all effects".to_owned(),
            (Root::Values, Lines::All) => "all values".to_owned(),
            (_, Lines::One(name)) => format!("\"{name}\""),
            (Root::Funding, Lines::Of(name)) => format!("funding from {name}"),
            (Root::Effects, Lines::Of(name)) => format!("effects for {name}"),
            (_, Lines::Of(name)) => format!("costs of {name}"),
            (Root::Funding, Lines::At(level)) => format!("funding from {}", level_en(*level)),
            (Root::Effects, Lines::At(level)) => format!("effects for {}", level_en(*level)),
            (_, Lines::At(level)) => format!("costs of {}", level_en(*level)),
            (_, Lines::Per(per)) => format!(
                "costs per {}",
                match per {
                    Per::Project => "project",
                    Per::Year => "year",
                    Per::Participant => "participant",
                }
            ),
            (_, Lines::Base) => "costs of the base case".to_owned(),
        };
        let named = match field {
            Some(field) if root == Root::Project => field.name().replace('_', " "),
            Some(field) => format!("{} of {of}", field.name().replace('_', " ")),
            None => of,
        };
        year.map_or_else(|| named.clone(), |year| format!("{named} in {year}"))
    },
    change: |change| match change {
        Changed::To(number) => format!("to {number}"),
        Changed::Plus(number) => format!("plus {number}"),
        Changed::Minus(number) => format!("minus {number}"),
        Changed::Times(number) => format!("times {number}"),
        Changed::ToTiming(timing) => format!("to {}", timing_en(*timing)),
    },
    timing: timing_en,
    heads: [
        "scenario",
        "changes",
        "costs",
        "benefits",
        "npv",
        "ratio",
        "ratio_change",
        "marginal_ratio",
        "over_capacity",
        "reason",
    ],
};

fn level_en(level: Level) -> &'static str {
    match level {
        Level::Client => "clients",
        Level::Organisation => "the organisation",
        Level::Municipality => "the municipality",
        Level::Society => "society",
    }
}

fn timing_nl(timing: Timing) -> &'static str {
    match timing {
        Timing::Start => "begin",
        Timing::Mid => "midden",
        Timing::End => "eind",
    }
}

static NL: ScenarioWords = ScenarioWords {
    title: |project| format!("{project}: scenario's"),
    nothing: "er zijn geen scenario's: zet ze in scenarios.csv (scenario, parameter, wijziging), of wijzig iets met --zet \
              kosten=+10%",
    what_if: |changes| format!("wat als {changes}"),
    verdict: |verdict, count| match verdict {
        Verdict::RobustlyPositive => format!(
            "In alle {count} berekeningen, de basis meegeteld, zijn de baten groter dan de kosten: robuust positief."
        ),
        Verdict::RobustlyNegative => format!(
            "In alle {count} berekeningen, de basis meegeteld, zijn de kosten groter dan de baten: robuust negatief."
        ),
        Verdict::AboutEqual => format!(
            "Over {count} berekeningen, de basis meegeteld, wisselt het saldo van teken en is het overal klein \
             (hoogstens 10% van de kosten of de baten, welke van de twee het grootst is): kosten en baten zijn \
             ongeveer gelijk."
        ),
        Verdict::Uncertain => format!(
            "Over {count} berekeningen, de basis meegeteld, wisselt het saldo van teken en is het niet overal klein: of \
             de baten groter zijn dan de kosten, is onzeker."
        ),
    },
    table_heading: |currency| format!("Naast elkaar (in {currency}, contante waarden)"),
    scenario: "scenario",
    base: "basis",
    costs: "kosten",
    benefits: "baten",
    balance: "saldo",
    ratio: "ratio",
    ratio_change: "verschil",
    marginal_ratio: "marginaal",
    note: "Ratio: baten gedeeld door kosten. Verschil: tussen de ratio en die van de basis. Marginaal: verandering van \
           de baten gedeeld door verandering van de kosten, vergeleken met de basis.",
    missing: |figure, why| format!("Een streepje onder \"{figure}\": {why}."),
    changes_heading: "Wat er is gewijzigd",
    capacity_heading: "Boven de capaciteit (*)",
    subject: |root, lines, field, year| {
        let of = match (root, lines) {
            (Root::Project, _) => "het project".to_owned(),
            (Root::Costs, Lines::All) if field.is_none() => "alle kosten van het project".to_owned(),
            (Root::Costs, Lines::All) => "alle kosten".to_owned(),
            (Root::Funding, Lines::All) => "alle dekking".to_owned(),
            (Root::Reach, Lines::All) if field.is_none() => "het hele bereik".to_owned(),
            (Root::Reach, Lines::All) => "alle groepen".to_owned(),
            (Root::Effects, Lines::All) => "alle effecten".to_owned(),
            (Root::Values, Lines::All) => "alle waarden".to_owned(),
            (_, Lines::One(name)) => format!("\"{name}\""),
            (Root::Funding, Lines::Of(name)) => format!("dekking van {name}"),
            (Root::Effects, Lines::Of(name)) => format!("effecten voor {name}"),
            (_, Lines::Of(name)) => format!("kosten van {name}"),
            (Root::Funding, Lines::At(level)) => format!("dekking van {}", level_nl(*level)),
            (Root::Effects, Lines::At(level)) => format!("effecten voor {}", level_nl(*level)),
            (_, Lines::At(level)) => format!("kosten van {}", level_nl(*level)),
            (_, Lines::Per(per)) => format!(
                "kosten per {}",
                match per {
                    Per::Project => "project",
                    Per::Year => "jaar",
                    Per::Participant => "deelnemer",
                }
            ),
            (_, Lines::Base) => "kosten van het nulalternatief".to_owned(),
        };
        let named = match field {
            Some(field) if root == Root::Project => pair(field).1.replace('_', " "),
            Some(field) => format!("{} van {of}", pair(field).1.replace('_', " ")),
            None => of,
        };
        year.map_or_else(|| named.clone(), |year| format!("{named} in {year}"))
    },
    change: |change| match change {
        Changed::To(number) => format!("naar {number}"),
        Changed::Plus(number) => format!("plus {number}"),
        Changed::Minus(number) => format!("min {number}"),
        Changed::Times(number) => format!("maal {number}"),
        Changed::ToTiming(timing) => format!("naar {}", timing_nl(*timing)),
    },
    timing: timing_nl,
    heads: [
        "scenario",
        "wijzigingen",
        "kosten",
        "baten",
        "saldo",
        "ratio",
        "verschil_ratio",
        "marginale_ratio",
        "boven_capaciteit",
        "reden",
    ],
};

fn level_nl(level: Level) -> &'static str {
    match level {
        Level::Client => "cliënten",
        Level::Organisation => "de organisatie",
        Level::Municipality => "de gemeente",
        Level::Society => "de samenleving",
    }
}
