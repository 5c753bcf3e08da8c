//! The words of explanations.

use super::Language;
use impactkaart_core::calculate::{FlowStage, Step};

/// A step with the names of what it is about.
pub(crate) struct StepSaid<'t> {
    pub(crate) step: Step,
    /// The cost line, funding line, group or effect.
    pub(crate) line: &'t str,
    pub(crate) party: &'t str,
    pub(crate) year: &'t str,
    /// Where the project runs several years: the year in which the cohort started.
    pub(crate) cohort: Option<&'t str>,
}

/// What is said of a figure that cannot be followed further.
pub(crate) enum Fact<'t> {
    /// No line adds to it.
    Nothing,
    /// It has no money value.
    NoMoneyValue,
    /// There is none, for this reason.
    Undefined(&'t str),
    /// It was not stated, and this is the default.
    Default,
    /// It comes from elsewhere.
    From(&'t str),
    /// These were left blank.
    Blank(&'t str),
}

/// When the benefits of the years cover the costs.
pub(crate) struct CoverSaid {
    /// The calendar year, and how many years of the project go before it.
    pub(crate) year: String,
    pub(crate) years_before: u16,
    /// What the years before left, and what this one brings.
    pub(crate) left: String,
    pub(crate) benefit: String,
}

/// All words of explanations in one language.
pub(crate) struct ExplainWords {
    pub(crate) title: fn(figure: &str) -> String,
    pub(crate) unrounded: fn(value: &str) -> String,
    pub(crate) step: fn(&StepSaid<'_>) -> String,
    pub(crate) how_to_read: &'static str,
    pub(crate) above: &'static str,
    pub(crate) deeper: fn(depth: usize) -> String,
    pub(crate) blank: &'static str,
    pub(crate) left_blank: fn(names: &str) -> String,
    pub(crate) source: fn(&str) -> String,
    pub(crate) fact: fn(&Fact<'_>) -> String,
    pub(crate) unnamed_sum: &'static str,
    pub(crate) unnamed_difference: &'static str,
    pub(crate) unnamed_product: &'static str,
    pub(crate) unnamed_root: &'static str,
    pub(crate) fixed: &'static str,
    pub(crate) benefits_of: fn(year: &str) -> String,
    /// How a payback period comes about; when the costs are covered, where they are.
    pub(crate) first_cover: fn(Option<&CoverSaid>) -> String,
    /// How an internal rate comes about.
    pub(crate) internal_rate: &'static str,
    /// When an amount flows.
    pub(crate) after: fn(half_years: u32) -> String,
    pub(crate) undefined: &'static str,
    // refusals
    pub(crate) malformed: fn(&str) -> String,
    pub(crate) malformed_help: &'static str,
    /// What a figure is looked for in.
    pub(crate) map: &'static str,
    pub(crate) unknown: fn(whole: &str, word: &str, within: &str) -> String,
    pub(crate) did_you_mean: fn(&str) -> String,
    pub(crate) outside: fn(within: &str, places: usize) -> String,
    pub(crate) no_such_year: fn(within: &str, year: usize, first: usize, last: usize) -> String,
    pub(crate) several: fn(path: &str) -> String,
    pub(crate) several_help: fn(some: &str) -> String,
    pub(crate) no_figure: fn(path: &str) -> String,
    pub(crate) list_help: &'static str,
    pub(crate) second_figure: fn(&str) -> String,
    pub(crate) second_figure_help: &'static str,
    // a changed project
    /// Above the list of changes.
    pub(crate) changed_first: &'static str,
    /// Behind a change: what the number was.
    pub(crate) was: fn(&str) -> String,
    /// Of a number that changes reach.
    pub(crate) touched: fn(was: Option<&str>, by: &str) -> String,
    pub(crate) of_scenario: fn(name: &str) -> String,
    pub(crate) no_scenario: fn(name: &str) -> String,
    pub(crate) known_scenarios: fn(names: &str) -> String,
    pub(crate) no_scenarios_help: &'static str,
    /// Above a tree of many numbers.
    pub(crate) long: fn(count: &str) -> String,
    /// Of the CSV.
    pub(crate) heads: [&'static str; 18],
}

impl Language {
    /// The words of explanations.
    pub(crate) fn explain(self) -> &'static ExplainWords {
        match self {
            Self::Nl => &NL,
            Self::En => &EN,
        }
    }
}

fn step_en(said: &StepSaid<'_>) -> String {
    let StepSaid { line, party, year, .. } = said;
    let started = said.cohort.map(|cohort| format!(", of those who started in {cohort}")).unwrap_or_default();
    match said.step {
        Step::Participants(..) => format!("{line}: taking part in {year}"),
        Step::Starters(..) => format!("{line}: new in {year}"),
        Step::CostDiscounting(_) | Step::BenefitDiscounting(_) => {
            format!("from {year} back to the start (discounting)")
        }
        Step::IndexFactor(from, to) => format!("prices of {from} brought to {to}"),
        Step::CostAmount(..) | Step::FundingAmount(..) | Step::FlowAmount(..) => {
            format!("{line} in {year}, not discounted{started}")
        }
        Step::Cost(..) | Step::Funding(..) | Step::Flow(..) => format!("{line} in {year}{started}"),
        Step::FlowDiscounted(..) => format!("{line} in {year}, discounted{started}"),
        Step::CostPresentValue(..) | Step::FundingPresentValue(..) | Step::FlowPresentValue(..) => {
            format!("{line} in {year}, present value{started}")
        }
        Step::CostUnindexed(..) | Step::FlowUnindexed(..) => {
            format!("{line} in {year}, present value without indexing{started}")
        }
        Step::UnitValue(_) => format!("{line}: value of one unit"),
        Step::UnitGross(_) => format!("{line}: for each one, before deductions"),
        Step::UnitImpact(_) => format!("{line}: for each one, after deductions"),
        Step::Remaining(_, 1) => format!("{line}: what is left after a year"),
        Step::Remaining(_, after) => format!("{line}: what is left after {after} years"),
        Step::FlowStage(_, stage, ..) => {
            let stage = match stage {
                FlowStage::Gross => "before deductions",
                FlowStage::AfterDeadweight => "less deadweight",
                FlowStage::AfterDisplacement => "less displacement too",
                FlowStage::AfterAttributionToOthers => "less the part of others too",
            };
            format!("{line} in {year}, present value {stage}{started}")
        }
        Step::PartyFlow(..) => format!("{line} in {year} for {party}{started}"),
        Step::PartyFlowPresentValue(..) => format!("{line} in {year} for {party}, present value{started}"),
        Step::CashableFlow(..) => format!("{line} in {year}, cashable for {party}{started}"),
        Step::CashableFlowPresentValue(..) => {
            format!("{line} in {year}, cashable for {party}, present value{started}")
        }
        Step::BeneficiaryShare(..) => format!("{line}: share of {party}"),
        Step::Cashable(_) => format!("{line}: cashable part"),
    }
}

fn step_nl(said: &StepSaid<'_>) -> String {
    let StepSaid { line, party, year, .. } = said;
    let started = said.cohort.map(|cohort| format!(", van wie in {cohort} begon")).unwrap_or_default();
    match said.step {
        Step::Participants(..) => format!("{line}: nemen deel in {year}"),
        Step::Starters(..) => format!("{line}: nieuw in {year}"),
        Step::CostDiscounting(_) | Step::BenefitDiscounting(_) => {
            format!("van {year} terug naar het begin (terugrekenen)")
        }
        Step::IndexFactor(from, to) => format!("prijzen van {from} omgerekend naar {to}"),
        Step::CostAmount(..) | Step::FundingAmount(..) | Step::FlowAmount(..) => {
            format!("{line} in {year}, niet teruggerekend{started}")
        }
        Step::Cost(..) | Step::Funding(..) | Step::Flow(..) => format!("{line} in {year}{started}"),
        Step::FlowDiscounted(..) => format!("{line} in {year}, teruggerekend{started}"),
        Step::CostPresentValue(..) | Step::FundingPresentValue(..) | Step::FlowPresentValue(..) => {
            format!("{line} in {year}, contante waarde{started}")
        }
        Step::CostUnindexed(..) | Step::FlowUnindexed(..) => {
            format!("{line} in {year}, contante waarde zonder indexering{started}")
        }
        Step::UnitValue(_) => format!("{line}: waarde van één eenheid"),
        Step::UnitGross(_) => format!("{line}: voor elk, vóór aftrek"),
        Step::UnitImpact(_) => format!("{line}: voor elk, na aftrek"),
        Step::Remaining(_, after) => format!("{line}: wat er na {after} jaar van over is"),
        Step::FlowStage(_, stage, ..) => {
            let stage = match stage {
                FlowStage::Gross => "vóór aftrek",
                FlowStage::AfterDeadweight => "min autonome ontwikkeling",
                FlowStage::AfterDisplacement => "ook min verdringing",
                FlowStage::AfterAttributionToOthers => "ook min de bijdrage van anderen",
            };
            format!("{line} in {year}, contante waarde {stage}{started}")
        }
        Step::PartyFlow(..) => format!("{line} in {year} voor {party}{started}"),
        Step::PartyFlowPresentValue(..) => format!("{line} in {year} voor {party}, contante waarde{started}"),
        Step::CashableFlow(..) => format!("{line} in {year}, verzilverbaar voor {party}{started}"),
        Step::CashableFlowPresentValue(..) => {
            format!("{line} in {year}, verzilverbaar voor {party}, contante waarde{started}")
        }
        Step::BeneficiaryShare(..) => format!("{line}: aandeel van {party}"),
        Step::Cashable(_) => format!("{line}: verzilverbaar deel"),
    }
}

static EN: ExplainWords = ExplainWords {
    title: |figure| format!("Where this comes from: {figure}"),
    unrounded: |value| format!("unrounded {value}"),
    step: step_en,
    how_to_read: "A number comes of the numbers below it that stand further to the right: added (+), taken off (-), \
                  multiplied by (×), divided by (÷). A number without numbers below it stands in the cell that is named. \
                  Amounts are shown rounded.",
    above: "as above",
    deeper: |depth| format!("There is more below this; ask for more with --depth (now {depth})."),
    blank: "left blank",
    left_blank: |names| format!("left blank, so without influence: {names}"),
    source: |source| format!("source: {source}"),
    fact: |fact| match fact {
        Fact::Nothing => "no line of the project adds to this".to_owned(),
        Fact::NoMoneyValue => "this effect counts, but has no money value (PM)".to_owned(),
        Fact::Undefined(why) => format!("there is no such figure: {why}"),
        Fact::Default => "not stated, so the default".to_owned(),
        Fact::From(source) => format!("not of this project: {source}"),
        Fact::Blank(names) => format!("left blank: {names}"),
    },
    unnamed_sum: "together",
    unnamed_difference: "what remains",
    unnamed_product: "product",
    unnamed_root: "square root",
    fixed: "of the method",
    benefits_of: |year| format!("benefits of {year}, present value"),
    first_cover: |cover| {
        let how = "so long it takes until the benefits of the years, added up one year after the other, cover the costs";
        match cover {
            None => how.to_owned(),
            Some(CoverSaid { year, years_before, left, benefit }) => {
                let (before, what) = match years_before {
                    0 => (String::new(), "the costs are"),
                    years => (format!("{} + ", 12 * years), "the years before leave"),
                };
                format!(
                    "{how}; that is in {year}: {what} {left} and that year brings {benefit}, so {before}12 × {left} ÷ \
                     {benefit} months"
                )
            }
        }
    },
    internal_rate: "the rate at which what is gained, each amount brought back to the start with it, equals what is spent; at \
                    10%, an amount after 2 years is divided by 1.10 twice",
    after: |half_years| match half_years {
        0 => "at the start".to_owned(),
        1 => "after half a year".to_owned(),
        2 => "after 1 year".to_owned(),
        whole if whole.is_multiple_of(2) => format!("after {} years", whole / 2),
        odd => format!("after {}.5 years", odd / 2),
    },
    undefined: "none",
    malformed: |text| {
        format!("a figure is named by its path in the JSON of calculate, and this is no path: `{text}`")
    },
    malformed_help: "write it as in returns.ratio, costs.by_year[0] or benefits.by_level.municipality",
    map: "the map",
    unknown: |whole, word, within| match within {
        "" => format!("{whole} has no figure `{word}`"),
        _ => format!("{whole} has no `{word}` below {within}"),
    },
    did_you_mean: |text| format!("did you mean `{text}`?"),
    no_such_year: |within, year, first, last| match first == last {
        true => format!("{within} has the year {first} alone, and {year} is not it"),
        false => format!("{within} has the years {first} to {last}, and {year} is none of them"),
    },
    outside: |within, places| match places {
        0 => format!("{within} is empty"),
        _ => format!("{within} has {places} places, [0] to [{}]", places - 1),
    },
    several: |path| format!("{path} is not one figure but several"),
    several_help: |some| format!("choose one of them, such as {some}"),
    no_figure: |path| format!("{path} is no figure"),
    list_help: "impactkaart calculate PROJECT --format csv lists all figures",
    second_figure: |more| format!("one figure is explained at a time, and `{more}` is one more"),
    second_figure_help: "leave one out; only a result of compare is of two projects, which stand before the figure",
    changed_first: "Of the project with these changes:",
    was: |was| format!(" (was {was})"),
    touched: |was, by| match was {
        Some(was) => format!("was {was}; {by}"),
        None => format!("was not there; {by}"),
    },
    of_scenario: |name| format!("scenario \"{name}\""),
    no_scenario: |name| format!("the project has no scenario `{name}`"),
    known_scenarios: |names| format!("choose one of its scenarios: {names}"),
    no_scenarios_help: "it has no scenarios at all: write them in scenarios.csv (scenario, parameter, change), or change \
                        something with --set costs=+10%",
    long: |count| {
        format!(
            "This tree has {count} numbers: --depth 2 shows the first of them, and a figure of a single line what comes of that, \
             such as benefits.by_effect.<id>."
        )
    },
    heads: [
        "depth",
        "role",
        "times",
        "label",
        "value",
        "how",
        "figure",
        "file",
        "sheet",
        "line",
        "column",
        "cell",
        "text",
        "evidence",
        "source",
        "was",
        "changed_by",
        "notes",
    ],
};

static NL: ExplainWords = ExplainWords {
    title: |figure| format!("Waar dit vandaan komt: {figure}"),
    unrounded: |value| format!("onafgerond {value}"),
    step: step_nl,
    how_to_read: "Een getal ontstaat uit de getallen eronder die verder naar rechts staan: erbij (+), eraf (-), maal (×), \
                  gedeeld door (÷). Een getal zonder getallen eronder staat in de cel die erbij genoemd is. Bedragen zijn \
                  afgerond weergegeven.",
    above: "zie hierboven",
    deeper: |depth| format!("Hieronder zit nog meer; vraag meer met --diepte (nu {depth})."),
    blank: "leeg gelaten",
    left_blank: |names| format!("leeg gelaten, dus zonder invloed: {names}"),
    source: |source| format!("bron: {source}"),
    fact: |fact| match fact {
        Fact::Nothing => "geen regel van het project draagt hieraan bij".to_owned(),
        Fact::NoMoneyValue => "dit effect telt mee, maar heeft geen waarde in geld (PM)".to_owned(),
        Fact::Undefined(why) => format!("deze uitkomst is er niet: {why}"),
        Fact::Default => "niet ingevuld, dus de standaard".to_owned(),
        Fact::From(source) => format!("niet van dit project: {source}"),
        Fact::Blank(names) => format!("leeg gelaten: {names}"),
    },
    unnamed_sum: "samen",
    unnamed_difference: "wat overblijft",
    unnamed_product: "product",
    unnamed_root: "wortel",
    fixed: "van de methode",
    benefits_of: |year| format!("baten van {year}, contante waarde"),
    first_cover: |cover| {
        let how = "zo lang duurt het tot de baten van de jaren, na elkaar opgeteld, de kosten dekken";
        match cover {
            None => how.to_owned(),
            Some(CoverSaid { year, years_before, left, benefit }) => {
                let (before, what) = match years_before {
                    0 => (String::new(), "de kosten zijn"),
                    years => (format!("{} + ", 12 * years), "na de jaren ervoor blijft er nog"),
                };
                let is_left = if *years_before == 0 { "" } else { " te dekken" };
                format!(
                    "{how}; dat is in {year}: {what} {left}{is_left} en dat jaar brengt {benefit} op, dus {before}12 × {left} ÷ \
                     {benefit} maanden"
                )
            }
        }
    },
    internal_rate: "de rente waarbij wat het opbrengt, elk bedrag daarmee teruggerekend naar het begin, gelijk is aan wat het \
                    kost; bij 10% wordt een bedrag na 2 jaar twee keer gedeeld door 1,10",
    after: |half_years| match half_years {
        0 => "aan het begin".to_owned(),
        1 => "na een half jaar".to_owned(),
        whole if whole.is_multiple_of(2) => format!("na {} jaar", whole / 2),
        odd => format!("na {},5 jaar", odd / 2),
    },
    undefined: "geen",
    malformed: |text| {
        format!("een uitkomst noem je bij haar pad in de JSON van bereken, en dit is geen pad: `{text}`")
    },
    malformed_help: "schrijf het als in rendement.ratio, kosten.per_jaar[0] of baten.per_niveau.gemeente",
    map: "de impactkaart",
    unknown: |whole, word, within| match within {
        "" => format!("{whole} heeft geen uitkomst `{word}`"),
        _ => format!("{whole} heeft geen `{word}` onder {within}"),
    },
    did_you_mean: |text| format!("bedoelde je `{text}`?"),
    no_such_year: |within, year, first, last| match first == last {
        true => format!("{within} heeft alleen het jaar {first}, en hier staat {year}"),
        false => format!("{within} heeft de jaren {first} tot en met {last}, en {year} is daar niet bij"),
    },
    outside: |within, places| match places {
        0 => format!("{within} is leeg"),
        _ => format!("{within} heeft {places} plaatsen, [0] tot en met [{}]", places - 1),
    },
    several: |path| format!("{path} is niet één uitkomst maar een groep"),
    several_help: |some| format!("kies er een van, zoals {some}"),
    no_figure: |path| format!("{path} is geen uitkomst"),
    list_help: "impactkaart bereken PROJECT --opmaak csv noemt alle uitkomsten",
    second_figure: |more| format!("er wordt één uitkomst tegelijk uitgelegd, en `{more}` is er een te veel"),
    second_figure_help: "laat er een weg; alleen een resultaat van vergelijk is van twee projecten, die voor de uitkomst staan",
    changed_first: "Van het project met deze wijzigingen:",
    was: |was| format!(" (was {was})"),
    touched: |was, by| match was {
        Some(was) => format!("was {was}; {by}"),
        None => format!("was er niet; {by}"),
    },
    of_scenario: |name| format!("scenario \"{name}\""),
    no_scenario: |name| format!("het project heeft geen scenario `{name}`"),
    known_scenarios: |names| format!("kies een van de scenario's: {names}"),
    no_scenarios_help: "het heeft helemaal geen scenario's: schrijf ze in scenarios.csv (scenario, parameter, wijziging), of \
                        wijzig iets met --zet kosten=+10%",
    long: |count| {
        format!(
            "Deze boom heeft {count} getallen: --diepte 2 toont de eerste ervan, en een uitkomst van één regel wat daarbij hoort, \
             zoals benefits.by_effect.<id>."
        )
    },
    heads: [
        "diepte",
        "rol",
        "maal",
        "omschrijving",
        "waarde",
        "hoe",
        "uitkomst",
        "bestand",
        "blad",
        "regel",
        "kolom",
        "cel",
        "tekst",
        "bewijs",
        "bron",
        "was",
        "gewijzigd_door",
        "toelichting",
    ],
};
