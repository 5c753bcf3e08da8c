//! The words of a simulation.

use super::Language;
use impactkaart_core::model::Evidence;
use impactkaart_core::uncertainty::{Sampling, Width};

/// Where most draws lie, all numbers written.
pub(crate) struct Standing<'t> {
    /// The figure with its article; none for the return itself.
    pub(crate) figure: Option<&'t str>,
    /// The quantiles 5 % and 95 %.
    pub(crate) low: &'t str,
    pub(crate) high: &'t str,
    /// A target, the chance of being above it, and the error of that; of a payback period that of being no longer.
    pub(crate) chance: Option<(&'t str, &'t str, &'t str)>,
    /// In what share of draws the figure exists, where that is not in all of them.
    pub(crate) exists: Option<&'t str>,
    /// Whether it is a payback period, which is the better the shorter it is.
    pub(crate) is_payback: bool,
}

/// How draws came about, all numbers written.
pub(crate) struct Made<'t> {
    /// The figure with its article; none for the return itself.
    pub(crate) figure: Option<&'t str>,
    pub(crate) mean: &'t str,
    pub(crate) sd: &'t str,
    /// The figure of the project as it stands.
    pub(crate) base: Option<&'t str>,
    pub(crate) draws: &'t str,
    pub(crate) sampling: Sampling,
    pub(crate) seed: &'t str,
}

/// What a parameter is drawn from, all numbers written.
pub(crate) enum Shaped<'t> {
    /// Low and high.
    Uniform(&'t str, &'t str),
    /// Low, mode and high.
    Triangular(&'t str, &'t str, &'t str),
    /// Low, mode and high.
    Pert(&'t str, &'t str, &'t str),
    /// Mean and standard deviation.
    Normal(&'t str, &'t str),
    /// Mean and standard deviation.
    Lognormal(&'t str, &'t str),
    /// Mean and standard deviation.
    Beta(&'t str, &'t str),
    /// 5 % below, 5 % above.
    NormalInterval(&'t str, &'t str),
    /// 5 % below, 5 % above.
    LognormalInterval(&'t str, &'t str),
    /// One value.
    Certain(&'t str),
}

/// What is wrong, and what to do about it.
type Told = (&'static str, &'static str);

/// All words of a simulation in one language.
pub(crate) struct SimulationWords {
    pub(crate) title: fn(project: &str) -> String,
    pub(crate) standing: fn(&Standing<'_>) -> String,
    /// Nothing was found: the figure exists in no draw.
    pub(crate) nowhere: fn(figure: Option<&str>) -> String,
    pub(crate) made: fn(&Made<'_>) -> String,
    pub(crate) not_reached: fn(limit: &str) -> String,
    pub(crate) what_if: fn(changes: &str) -> String,
    pub(crate) made_up: &'static str,
    pub(crate) width: fn(Width, width: &str) -> String,
    pub(crate) undefined: fn(figure: Option<&str>, draws: &str) -> String,
    /// A figure without its article.
    pub(crate) bare: fn(figure: &str) -> String,
    pub(crate) chances_heading: &'static str,
    pub(crate) target: &'static str,
    pub(crate) chance: &'static str,
    pub(crate) error: &'static str,
    pub(crate) above: fn(target: &str) -> String,
    /// Of a payback period.
    pub(crate) at_most: fn(target: &str) -> String,
    pub(crate) never: fn(draws: &str) -> String,
    /// Above the chances of a payback period.
    pub(crate) soon_heading: &'static str,
    pub(crate) chances_note: &'static str,
    pub(crate) spread_heading: &'static str,
    pub(crate) share: &'static str,
    /// The same where some draws have no figure.
    pub(crate) share_where: &'static str,
    pub(crate) ratio: &'static str,
    pub(crate) lowest: &'static str,
    pub(crate) highest: &'static str,
    pub(crate) below: fn(share: &str) -> String,
    pub(crate) histogram_heading: &'static str,
    pub(crate) part: &'static str,
    pub(crate) tail_below: fn(value: &str) -> String,
    pub(crate) tail_above: fn(value: &str) -> String,
    pub(crate) inputs_heading: &'static str,
    pub(crate) input: &'static str,
    pub(crate) drawn_from: &'static str,
    pub(crate) low: &'static str,
    pub(crate) mean: &'static str,
    pub(crate) high: &'static str,
    pub(crate) shape: fn(&Shaped<'_>) -> String,
    pub(crate) cut: fn(subject: &str, share: &str) -> String,
    pub(crate) more_inputs: fn(count: &str) -> String,
    pub(crate) correlated: &'static str,
    pub(crate) exactness: fn(exact: &str) -> String,
    // refusals
    pub(crate) stopped: fn(done: &str, all: &str) -> String,
    // what is wrong, and what to do about it
    pub(crate) no_parquet: Told,
    pub(crate) shift_of_sobol: Told,
    pub(crate) set_leaves_ranges: Told,
    pub(crate) set_is_drawn: fn(path: &str) -> (String, &'static str),
    pub(crate) too_many_for_sobol: Told,
    pub(crate) cannot_be_drawn: Told,
    /// Of the CSV.
    pub(crate) heads: [&'static str; 3],
    /// Of the CSV: mean, standard deviation, lowest, highest, quantile, chance above, its error, draws in a bar from.
    pub(crate) figures: [&'static str; 8],
}

impl Language {
    /// The words of a simulation.
    pub(crate) fn simulation(self) -> &'static SimulationWords {
        match self {
            Self::Nl => &NL,
            Self::En => &EN,
        }
    }
}

static EN: SimulationWords = SimulationWords {
    title: |project| format!("{project}: simulation"),
    standing: |standing| {
        let Standing { figure, low, high, chance, exists, is_payback } = standing;
        let chance = chance.map(|(target, chance, error)| {
            let more = match figure {
                None => "it returns more than it costs".to_owned(),
                Some(_) if *is_payback => format!("it is at most {target}"),
                Some(_) => format!("it is above {target}"),
            };
            format!("; the chance that {more} is {chance} (± {error} percentage points)")
        });
        let (figure, chance) = (figure.unwrap_or("the return"), chance.unwrap_or_default());
        let Some(exists) = exists else {
            return format!("With 90% certainty {figure} lies between {low} and {high}{chance}.");
        };
        let there = if *is_payback { "costs are covered within the horizon" } else { "it exists" };
        format!(
            "In {exists} of the draws {there}; in 90% of these {figure} lies between {low} and {high}{chance}."
        )
    },
    nowhere: |figure| match figure {
        None => "In none of the draws are there costs to divide by: there is no return.".to_owned(),
        Some(figure) => format!("In none of the draws does {figure} exist."),
    },
    made: |made| {
        let Made { figure, mean, sd, base, draws, sampling, seed } = made;
        let figure = figure.unwrap_or("the return");
        let base = base.map(|base| format!(" As the project states it, it is {base}.")).unwrap_or_default();
        let how = match sampling {
            Sampling::Random => format!("each by itself, seed {seed}"),
            Sampling::Latin => format!("evenly in strata (Latin hypercube), seed {seed}"),
            Sampling::Sobol { is_shifted: true } => format!("Sobol' points, shifted by seed {seed}"),
            Sampling::Sobol { is_shifted: false } => "the plain Sobol' points from point 0".to_owned(),
        };
        format!(
            "On average {figure} is {mean}, with a standard deviation of {sd}.{base} Over {draws} draws ({how})."
        )
    },
    not_reached: |limit| {
        format!("The most draws allowed were not enough for an error below {limit} percentage points.")
    },
    what_if: |changes| format!("What if {changes}? With the same draws as without."),
    made_up: "The project does not say how uncertain its numbers are. So the program made up ranges itself, by what each \
              number rests on: a convention of its own, and no measurement. Write your own in ranges.csv.",
    width: |of, width| match of {
        Width::Costs => format!("costs: ± {width}"),
        Width::Reach => format!("participants: ± {width}"),
        Width::Evidence(None) => format!("effects and values that do not say what they rest on: ± {width}"),
        Width::Evidence(Some(evidence)) => {
            let grade = match evidence {
                Evidence::Measured => "measured",
                Evidence::ComparisonGroup => "measured against a comparison group",
                Evidence::Literature => "taken from literature",
                Evidence::Expert => "judged by experts",
                Evidence::Assumption => "assumed",
                Evidence::Correlation => "only seen to go together",
            };
            format!("effects and values that are {grade}: ± {width}")
        }
    },
    undefined: |figure, draws| match figure {
        None => {
            format!("In {draws} draws there are no costs to divide by; these count as not above any target.")
        }
        Some(figure) => {
            format!("In {draws} draws {figure} does not exist; these count as not above any target.")
        }
    },
    bare: |figure| figure.strip_prefix("the ").unwrap_or(figure).to_owned(),
    chances_heading: "How likely is more than …?",
    target: "return",
    chance: "chance",
    error: "± error",
    above: |target| format!("more than {target}"),
    at_most: |target| format!("at most {target}"),
    never: |draws| {
        format!(
            "In {draws} draws costs are not covered within the horizon; these count as longer than any target."
        )
    },
    soon_heading: "How likely is at most …?",
    chances_note: "Error: how far the chance may be off for being drawn (a standard error, in percentage points).",
    spread_heading: "Spread",
    share: "of all draws",
    share_where: "of draws that have one",
    ratio: "ratio",
    lowest: "the lowest draw",
    highest: "the highest draw",
    below: |share| format!("{share} lie below"),
    histogram_heading: "How the draws lie",
    part: "draws",
    tail_below: |value| format!("below {value}"),
    tail_above: |value| format!("from {value}"),
    inputs_heading: "What was drawn",
    input: "number",
    drawn_from: "from",
    low: "5%",
    mean: "mean",
    high: "95%",
    shape: |shape| match shape {
        Shaped::Uniform(low, high) => format!("uniform, {low} to {high}"),
        Shaped::Triangular(low, mode, high) => format!("triangular, {low} to {high}, likeliest {mode}"),
        Shaped::Pert(low, mode, high) => format!("PERT, {low} to {high}, likeliest {mode}"),
        Shaped::Normal(mean, sd) => format!("normal, {mean} ± {sd}"),
        Shaped::Lognormal(mean, sd) => format!("lognormal, {mean} ± {sd}"),
        Shaped::Beta(mean, sd) => format!("beta, {mean} ± {sd}"),
        Shaped::NormalInterval(low, high) => format!("normal, 90% from {low} to {high}"),
        Shaped::LognormalInterval(low, high) => format!("lognormal, 90% from {low} to {high}"),
        Shaped::Certain(value) => format!("always {value}"),
    },
    cut: |subject, share| {
        format!(
            "Of the distribution of {subject}, {share} lies where it cannot be; that was cut off and the rest drawn in proportion."
        )
    },
    more_inputs: |count| format!("And {count} more; --format json has them all."),
    correlated: "Some of these go up and down together, as correlations.csv says.",
    exactness: |exact| {
        format!(
            "Lowest, highest, shares and chances are those of the exact calculation ({exact} draws were decided by it); \
             means and deviations have twelve digits."
        )
    },
    stopped: |done, all| format!("stopped after {done} of {all} draws; what follows is about those alone"),
    no_parquet: ("a simulation has no rows to write to a Parquet file", "choose text, json, csv or markdown"),
    shift_of_sobol: (
        "--no-shift says that Sobol' points are not shifted, and these draws are spread in another way",
        "add `--sampling sobol`, or leave out --no-shift",
    ),
    set_leaves_ranges: (
        "with what is set, the project cannot have the numbers that ranges.csv gives it",
        "set something else, or change the ranges",
    ),
    set_is_drawn: |path| {
        (
            format!("a number is drawn or set, and `{path}` is both: setting it would change nothing"),
            "take its row out of ranges.csv, or set another number",
        )
    },
    too_many_for_sobol: (
        "Sobol' points have at most 1024 dimensions, and more numbers than that are drawn",
        "use `--sampling latin`",
    ),
    cannot_be_drawn: (
        "the ranges hold numbers that the project cannot have all at once, such as more new participants than participants, \
         or a discount rate that is too low for so many years",
        "make the ranges narrower",
    ),
    heads: ["figure", "at", "value"],
    figures: [
        "mean",
        "standard deviation",
        "lowest",
        "highest",
        "quantile",
        "chance above",
        "error of chance above",
        "draws from",
    ],
};

static NL: SimulationWords = SimulationWords {
    title: |project| format!("{project}: simulatie"),
    standing: |standing| {
        let Standing { figure, low, high, chance, exists, is_payback } = standing;
        let chance = chance.map(|(target, chance, error)| {
            let more = match figure {
                None => "dat het meer oplevert dan het kost".to_owned(),
                Some(_) if *is_payback => format!("op hoogstens {target}"),
                Some(_) => format!("op meer dan {target}"),
            };
            format!("; de kans {more} is {chance} (± {error} procentpunt)")
        });
        let (figure, chance) = (figure.unwrap_or("het rendement"), chance.unwrap_or_default());
        let Some(exists) = exists else {
            return format!("Met 90% zekerheid ligt {figure} tussen {low} en {high}{chance}.");
        };
        let there =
            if *is_payback { "worden de kosten binnen de horizon gedekt" } else { "bestaat de uitkomst" };
        format!(
            "In {exists} van de trekkingen {there}; in 90% daarvan ligt {figure} tussen {low} en {high}{chance}."
        )
    },
    nowhere: |figure| match figure {
        None => "In geen van de trekkingen zijn er kosten om door te delen: er is geen rendement.".to_owned(),
        Some(figure) => format!("In geen van de trekkingen bestaat {figure}."),
    },
    made: |made| {
        let Made { figure, mean, sd, base, draws, sampling, seed } = made;
        let figure = figure.unwrap_or("het rendement");
        let base =
            base.map(|base| format!(" Zoals het project het opgeeft is het {base}.")).unwrap_or_default();
        let how = match sampling {
            Sampling::Random => format!("elk op zichzelf, startgetal {seed}"),
            Sampling::Latin => format!("gelijkmatig in lagen (Latin hypercube), startgetal {seed}"),
            Sampling::Sobol { is_shifted: true } => format!("Sobol-punten, verschoven met startgetal {seed}"),
            Sampling::Sobol { is_shifted: false } => "de kale Sobol-punten vanaf punt 0".to_owned(),
        };
        format!(
            "Gemiddeld is {figure} {mean}, met een standaardafwijking van {sd}.{base} Over {draws} trekkingen ({how})."
        )
    },
    not_reached: |limit| {
        format!("Het hoogste aantal trekkingen was niet genoeg voor een fout onder {limit} procentpunt.")
    },
    what_if: |changes| format!("Wat als: {changes}? Met dezelfde trekkingen als zonder."),
    made_up: "Het project zegt niet hoe onzeker zijn getallen zijn. Daarom heeft het programma zelf bandbreedtes \
              aangenomen, naar waar elk getal op rust: een eigen afspraak, en geen meting. Zet je eigen in bandbreedtes.csv.",
    width: |of, width| match of {
        Width::Costs => format!("kosten: ± {width}"),
        Width::Reach => format!("deelnemers: ± {width}"),
        Width::Evidence(None) => format!("effecten en waarden die niet zeggen waar ze op rusten: ± {width}"),
        Width::Evidence(Some(evidence)) => {
            let grade = match evidence {
                Evidence::Measured => "gemeten",
                Evidence::ComparisonGroup => "gemeten naast een vergelijkingsgroep",
                Evidence::Literature => "uit de literatuur",
                Evidence::Expert => "ingeschat door experts",
                Evidence::Assumption => "aangenomen",
                Evidence::Correlation => "alleen samenhang",
            };
            format!("effecten en waarden, {grade}: ± {width}")
        }
    },
    undefined: |figure, draws| match figure {
        None => {
            format!(
                "In {draws} trekkingen zijn er geen kosten om door te delen; die tellen als niet boven een doel."
            )
        }
        Some(figure) => {
            format!("In {draws} trekkingen bestaat {figure} niet; die tellen als niet boven een doel.")
        }
    },
    bare: |figure| {
        ["de ", "het "].iter().find_map(|word| figure.strip_prefix(word)).unwrap_or(figure).to_owned()
    },
    chances_heading: "Hoe waarschijnlijk is meer dan …?",
    target: "rendement",
    chance: "kans",
    error: "± fout",
    above: |target| format!("meer dan {target}"),
    at_most: |target| format!("hoogstens {target}"),
    never: |draws| {
        format!(
            "In {draws} trekkingen worden de kosten niet binnen de horizon gedekt; die tellen als langer dan elk doel."
        )
    },
    soon_heading: "Hoe waarschijnlijk is hoogstens …?",
    chances_note: "Fout: hoeveel de kans ernaast kan zitten doordat getrokken wordt (een standaardfout, in procentpunten).",
    spread_heading: "Spreiding",
    share: "van alle trekkingen",
    share_where: "van trekkingen die er een hebben",
    ratio: "ratio",
    lowest: "de laagste trekking",
    highest: "de hoogste trekking",
    below: |share| format!("{share} ligt onder"),
    histogram_heading: "Hoe de trekkingen liggen",
    part: "trekkingen",
    tail_below: |value| format!("onder {value}"),
    tail_above: |value| format!("vanaf {value}"),
    inputs_heading: "Waaruit getrokken is",
    input: "getal",
    drawn_from: "uit",
    low: "5%",
    mean: "gemiddeld",
    high: "95%",
    shape: |shape| match shape {
        Shaped::Uniform(low, high) => format!("uniform, {low} tot {high}"),
        Shaped::Triangular(low, mode, high) => format!("driehoek, {low} tot {high}, waarschijnlijkst {mode}"),
        Shaped::Pert(low, mode, high) => format!("PERT, {low} tot {high}, waarschijnlijkst {mode}"),
        Shaped::Normal(mean, sd) => format!("normaal, {mean} ± {sd}"),
        Shaped::Lognormal(mean, sd) => format!("lognormaal, {mean} ± {sd}"),
        Shaped::Beta(mean, sd) => format!("bèta, {mean} ± {sd}"),
        Shaped::NormalInterval(low, high) => format!("normaal, 90% van {low} tot {high}"),
        Shaped::LognormalInterval(low, high) => format!("lognormaal, 90% van {low} tot {high}"),
        Shaped::Certain(value) => format!("altijd {value}"),
    },
    cut: |subject, share| {
        format!(
            "Van de verdeling van {subject} ligt {share} waar het niet kan zijn; dat is weggelaten en de rest naar verhouding getrokken."
        )
    },
    more_inputs: |count| format!("En nog {count}; --opmaak json geeft ze allemaal."),
    correlated: "Een deel hiervan gaat samen op en neer, zoals samenhang.csv zegt.",
    exactness: |exact| {
        format!(
            "Laagste, hoogste, aandelen en kansen zijn die van de exacte berekening ({exact} trekkingen zijn daarmee \
             beslist); gemiddelden en afwijkingen hebben twaalf cijfers."
        )
    },
    stopped: |done, all| format!("gestopt na {done} van {all} trekkingen; wat volgt gaat alleen daarover"),
    no_parquet: (
        "een simulatie heeft geen rijen voor een Parquet-bestand",
        "kies tekst, json, csv of markdown",
    ),
    shift_of_sobol: (
        "--zonder-verschuiving zegt dat Sobol-punten niet verschoven worden, en deze trekkingen zijn anders gespreid",
        "zet er `--spreiding sobol` bij, of laat --zonder-verschuiving weg",
    ),
    set_leaves_ranges: (
        "met wat je zet kan het project de getallen niet hebben die bandbreedtes.csv geeft",
        "zet iets anders, of pas de bandbreedtes aan",
    ),
    set_is_drawn: |path| {
        (
            format!(
                "een getal wordt getrokken of gezet, en `{path}` is allebei: zetten zou niets veranderen"
            ),
            "haal de regel uit bandbreedtes.csv, of zet een ander getal",
        )
    },
    too_many_for_sobol: (
        "Sobol-punten hebben hoogstens 1024 dimensies, en er worden meer getallen getrokken",
        "neem `--spreiding latijns`",
    ),
    cannot_be_drawn: (
        "in de bandbreedtes liggen getallen die het project niet allemaal tegelijk kan hebben, zoals meer nieuwe deelnemers \
         dan deelnemers, of een discontovoet die te laag is voor zoveel jaren",
        "maak de bandbreedtes smaller",
    ),
    heads: ["uitkomst", "bij", "waarde"],
    figures: [
        "gemiddelde",
        "standaardafwijking",
        "laagste",
        "hoogste",
        "kwantiel",
        "kans op meer dan",
        "fout van kans op meer dan",
        "trekkingen vanaf",
    ],
};
