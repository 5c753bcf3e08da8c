//! The words of a sweep over a grid.

use super::Language;

/// How a figure compares with its target over all points, all numbers written.
pub(crate) struct Standing<'t> {
    /// The figure with its article: "the ratio".
    pub(crate) figure: &'t str,
    pub(crate) target: Option<&'t str>,
    pub(crate) above: &'t str,
    pub(crate) points: &'t str,
    pub(crate) share: &'t str,
    /// Whether it is above at all points, or at none.
    pub(crate) all: bool,
    pub(crate) none: bool,
}

/// How a figure is spread over the points at which it exists, all numbers written.
pub(crate) struct Spread<'t> {
    pub(crate) figure: &'t str,
    pub(crate) lowest: &'t str,
    pub(crate) highest: &'t str,
    pub(crate) mean: &'t str,
    /// The quantiles 25 % and 75 %.
    pub(crate) half: Option<(&'t str, &'t str)>,
    /// The figure of the project as it stands.
    pub(crate) base: Option<&'t str>,
}

/// An axis, all numbers written.
pub(crate) struct AxisWords<'t> {
    pub(crate) subject: &'t str,
    pub(crate) lowest: &'t str,
    pub(crate) highest: &'t str,
    pub(crate) count: usize,
    pub(crate) count_written: &'t str,
    /// What the project states, where it is one number.
    pub(crate) own: Option<&'t str>,
}

/// One side of a rule, all numbers written.
pub(crate) enum LimitWords {
    AtMost(String),
    AtLeast(String),
    Between(String, String),
    At(String),
}

/// Where the figure is not above its target, all numbers written.
pub(crate) struct RuleWords<'t> {
    pub(crate) figure: &'t str,
    pub(crate) target: &'t str,
    pub(crate) limits: Vec<(&'t str, LimitWords)>,
    pub(crate) density: &'t str,
    pub(crate) coverage: &'t str,
    /// How many points it was found on, where those are not all.
    pub(crate) sample: Option<&'t str>,
}

/// Where along an axis a figure passes its target, all numbers written.
pub(crate) struct Crossings<'t> {
    pub(crate) figure: &'t str,
    pub(crate) target: &'t str,
    /// The values before and behind.
    pub(crate) between: Vec<[String; 2]>,
    /// How often more.
    pub(crate) more: usize,
}

/// How much a file of rows will hold, all numbers written.
pub(crate) struct Size<'t> {
    pub(crate) rows: &'t str,
    pub(crate) bytes: &'t str,
    /// What is left on the disk, where that is known.
    pub(crate) free: Option<String>,
    /// Whether they do not fit on a sheet of a spreadsheet.
    pub(crate) is_too_long: bool,
}

/// All words of a sweep in one language.
pub(crate) struct SweepWords {
    pub(crate) title: fn(project: &str) -> String,
    /// A figure by its English name, with its article; what stands before the point is a level, a party or an effect.
    pub(crate) figure: fn(name: &str) -> String,
    pub(crate) standing: fn(&Standing<'_>) -> String,
    pub(crate) spread: fn(&Spread<'_>) -> String,
    pub(crate) undefined: fn(figure: &str, points: &str) -> String,
    pub(crate) over_capacity: fn(share: &str) -> String,
    pub(crate) capacity_unknown: fn(most: &str) -> String,
    pub(crate) axes_heading: &'static str,
    pub(crate) axis: fn(&AxisWords<'_>) -> String,
    pub(crate) percentages_note: fn(subject: &str) -> String,
    pub(crate) grid_heading: fn(figure: &str) -> String,
    pub(crate) down_and_across: fn(down: &str, across: Option<&str>) -> String,
    pub(crate) line_note: fn(figure: &str, target: &str) -> String,
    pub(crate) no_line_note: fn(figure: &str, target: &str, is_above: bool) -> String,
    pub(crate) thinned: fn(rows: &str, of_rows: &str, columns: Option<(&str, &str)>) -> String,
    pub(crate) capacity_mark: &'static str,
    pub(crate) missing_mark: fn(figure: &str) -> String,
    pub(crate) crossing: fn(&Crossings<'_>) -> String,
    pub(crate) rule_heading: fn(figure: &str, target: &str) -> String,
    pub(crate) rule: fn(&RuleWords<'_>) -> String,
    pub(crate) no_rule: &'static str,
    pub(crate) ends_heading: &'static str,
    pub(crate) parameter: &'static str,
    pub(crate) lowest: &'static str,
    pub(crate) highest: &'static str,
    pub(crate) quantiles_heading: fn(figure: &str) -> String,
    pub(crate) part_of_points: &'static str,
    pub(crate) at_most: &'static str,
    pub(crate) exactness: fn(exact: &str) -> String,
    pub(crate) about: fn(number: &str) -> String,
    pub(crate) stopped: fn(done: &str, points: &str) -> String,
    pub(crate) stopped_note: fn(done: &str, points: &str) -> String,
    // rows
    pub(crate) large: fn(&Size<'_>) -> String,
    pub(crate) no_room: fn(&Size<'_>) -> String,
    pub(crate) stopped_file: fn(done: &str, points: &str) -> String,
    pub(crate) stopped_rows: fn(done: &str, points: &str) -> String,
    pub(crate) parquet_to_terminal: &'static str,
    pub(crate) no_parquet: &'static str,
}

impl Language {
    /// The words of a sweep.
    pub(crate) fn sweep(self) -> &'static SweepWords {
        match self {
            Self::Nl => &NL,
            Self::En => &EN,
        }
    }
}

static EN: SweepWords = SweepWords {
    title: |project| format!("{project}: sweep"),
    figure: |name| {
        let (owner, figure) = split(name);
        let noun = match figure {
            "ratio" => "the ratio",
            "net_ratio" => "the net ratio",
            "npv" | "balance" => "the balance",
            "costs" => "the present value of the costs",
            "benefits" => "the present value of the benefits",
            "payback_months" => "the payback period",
            "irr" => "the internal rate of return",
            "first_year_return" => "the return of the first year",
            "ratio_without_transfers" => "the ratio without transfers",
            "ratio_cash_only" => "the ratio without what is given in kind",
            "ratio_base_case_as_benefit" => "the ratio with the base case as a benefit",
            "gross_ratio" => "the gross ratio",
            "costs_per_participant" => "the cost per participant",
            "benefits_per_participant" => "the benefit per participant",
            "starters" => "the number of starters",
            "cashable" => "the cashable benefit",
            "benefit_per_euro" => "the benefit per unit of total cost",
            "own_return" => "the own return",
            "share_of_costs" => "the share of costs",
            "leverage" => "the leverage",
            _ => return format!("the effect {figure}"),
        };
        owner.map_or_else(|| noun.to_owned(), |owner| format!("{noun} of {owner}"))
    },
    standing: |standing| {
        let Standing { figure, target, above, points, share, all, none } = standing;
        let figure = capital(figure);
        match target {
            None => format!("{figure} over {points} points."),
            Some(target) if *all => format!("{figure} is above {target} at all {points} points."),
            Some(target) if *none => format!("{figure} is above {target} at none of {points} points."),
            Some(target) => format!("{figure} is above {target} at {above} of {points} points ({share})."),
        }
    },
    spread: |spread| {
        let Spread { figure, lowest, highest, mean, half, base } = spread;
        let half = half.map(|(low, high)| format!("; half of the points lie between {low} and {high}"));
        let base = base.map(|base| format!(" As the project stands it is {base}."));
        format!(
            "{} runs from {lowest} to {highest}{}; the mean is {mean}.{}",
            capital(figure),
            half.unwrap_or_default(),
            base.unwrap_or_default()
        )
    },
    undefined: |figure, points| match points {
        "1" => format!("At 1 point {figure} does not exist; it counts as not above the target."),
        _ => format!("At {points} points {figure} does not exist; they count as not above the target."),
    },
    over_capacity: |share| {
        format!("At {share} of the points more take part than a cost line can serve (its capacity).")
    },
    capacity_unknown: |most| {
        format!(
            "no point is marked for more taking part than a cost line can serve (its capacity), since the axes of the reach, \
             the longest left out, have more than {most} combinations: give them fewer values to have points marked"
        )
    },
    axes_heading: "What varies",
    axis: |axis| {
        let own = axis.own.map(|own| format!(" (now {own})"));
        let values = if axis.count == 1 { "value" } else { "values" };
        let range = if axis.count == 1 {
            axis.lowest.to_owned()
        } else {
            format!("{} to {}", axis.lowest, axis.highest)
        };
        format!("{}: {range}, {} {values}{}", axis.subject, axis.count_written, own.unwrap_or_default())
    },
    percentages_note: |subject| {
        format!(
            "The percentages of {subject} were taken as parts of what the project states: 80%..120% of 25% is 20% to \
             30%. For the share itself, write 0.20..0.30."
        )
    },
    grid_heading: |figure| bare(figure, &["the "]),
    down_and_across: |down, across| match across {
        Some(across) => format!("Down: {down}. Across: {across}."),
        None => format!("Down: {down}."),
    },
    line_note: |figure, target| format!("The line stands where {figure} passes {target}."),
    no_line_note: |figure, target, is_above| {
        let not = if is_above { "" } else { "not " };
        format!("There is no line: {figure} is {not}above {target} everywhere here.")
    },
    thinned: |rows, of_rows, columns| {
        let columns = columns.map(|(some, all)| format!(" and {some} of {all} columns"));
        format!(
            "Shown: {rows} of {of_rows} rows{}; all points count in the figures above and below, and are all in csv or \
             parquet.",
            columns.unwrap_or_default()
        )
    },
    capacity_mark: "* More take part than a cost line can serve (its capacity).",
    missing_mark: |figure| format!("- {} does not exist here.", capital(figure)),
    crossing: |crossings| {
        let Crossings { figure, target, between, more } = crossings;
        let places: Vec<String> = between.iter().map(|[low, high]| format!("{low} and {high}")).collect();
        let more = if *more > 0 { format!(", and {more} times more") } else { String::new() };
        format!("{} passes {target} between {}{more}.", capital(figure), places.join(", and between "))
    },
    rule_heading: |figure, target| format!("Where {} is not above {target}", bare(figure, &[])),
    rule: |rule| {
        let limits: Vec<String> = rule
            .limits
            .iter()
            .map(|(subject, limit)| match limit {
                LimitWords::AtMost(value) => format!("{subject} at {value} or less"),
                LimitWords::AtLeast(value) => format!("{subject} at {value} or more"),
                LimitWords::Between(low, high) => format!("{subject} between {low} and {high}"),
                LimitWords::At(value) => format!("{subject} at {value}"),
            })
            .collect();
        let sample =
            rule.sample.map(|sample| format!(" Found on {sample} points spread evenly over the grid."));
        format!(
            "{} is not above {} mostly with {}: of the points there {} fall short, and they are {} of all points that \
             do.{}",
            capital(rule.figure),
            rule.target,
            limits.join(" and "),
            rule.density,
            rule.coverage,
            sample.unwrap_or_default()
        )
    },
    no_rule: "No few words tell these points from the others.",
    ends_heading: "Lowest and highest",
    parameter: "parameter",
    lowest: "lowest",
    highest: "highest",
    quantiles_heading: |figure| format!("Spread of {figure}"),
    part_of_points: "part of the points",
    at_most: "at most",
    exactness: |exact| {
        format!(
            "Lowest, highest, quantiles and counts are those of the exact calculation, which decided {exact} points that \
             were too close to call."
        )
    },
    about: |number| format!("about {number}"),
    stopped: |done, points| {
        format!("stopped after {done} of {points} points; what follows is about those alone")
    },
    stopped_note: |done, points| {
        format!("Not finished: this is about the first {done} of {points} points alone.")
    },
    large: |size| {
        let sheet = if size.is_too_long { "; a sheet of a spreadsheet holds 1,048,576 rows" } else { "" };
        format!("a row for each of {} points is about {}{sheet}; Ctrl-C stops", size.rows, size.bytes)
    },
    no_room: |size| {
        format!(
            "a row for each of {} points is about {}, and the disk has {} left: take fewer values, or leave --format out \
             for a summary",
            size.rows,
            size.bytes,
            size.free.as_deref().unwrap_or("less")
        )
    },
    stopped_file: |done, points| format!("stopped after {done} of {points} points; nothing was written"),
    stopped_rows: |done, points| {
        format!("stopped after {done} of {points} points; the rows that were written are whole")
    },
    parquet_to_terminal: "Parquet is no text to read: write it to a file, as in -o grid.parquet",
    no_parquet: "this impactkaart was built without Parquet: write CSV, or build it with `--features parquet`",
};

static NL: SweepWords = SweepWords {
    title: |project| format!("{project}: raster"),
    figure: |name| {
        let (owner, figure) = split(name);
        let noun = match figure {
            "ratio" => "de ratio",
            "net_ratio" => "de nettoratio",
            "npv" | "balance" => "het saldo",
            "costs" => "de contante waarde van de kosten",
            "benefits" => "de contante waarde van de baten",
            "payback_months" => "de terugverdientijd",
            "irr" => "de interne rentevoet",
            "first_year_return" => "het rendement van het eerste jaar",
            "ratio_without_transfers" => "de ratio zonder overdrachten",
            "ratio_cash_only" => "de ratio zonder wat in natura is gegeven",
            "ratio_base_case_as_benefit" => "de ratio met het nulalternatief als baat",
            "gross_ratio" => "de brutoratio",
            "costs_per_participant" => "de kosten per deelnemer",
            "benefits_per_participant" => "de baten per deelnemer",
            "starters" => "het aantal starters",
            "cashable" => "het verzilverbare deel",
            "benefit_per_euro" => "de baten per eenheid totale kosten",
            "own_return" => "het eigen rendement",
            "share_of_costs" => "het aandeel in de kosten",
            "leverage" => "de hefboom",
            _ => return format!("het effect {figure}"),
        };
        owner.map_or_else(|| noun.to_owned(), |owner| format!("{noun} van {owner}"))
    },
    standing: |standing| {
        let Standing { figure, target, above, points, share, all, none } = standing;
        let figure = capital(figure);
        match target {
            None => format!("{figure} over {points} punten."),
            Some(target) if *all => format!("{figure} ligt op alle {points} punten boven {target}."),
            Some(target) if *none => format!("{figure} ligt op geen van de {points} punten boven {target}."),
            Some(target) => {
                format!("{figure} ligt op {above} van de {points} punten ({share}) boven {target}.")
            }
        }
    },
    spread: |spread| {
        let Spread { figure, lowest, highest, mean, half, base } = spread;
        let half = half.map(|(low, high)| format!("; de helft van de punten ligt tussen {low} en {high}"));
        let base = base.map(|base| format!(" Zoals het project er nu staat, is dat {base}."));
        format!(
            "{} loopt van {lowest} tot {highest}{}; het gemiddelde is {mean}.{}",
            capital(figure),
            half.unwrap_or_default(),
            base.unwrap_or_default()
        )
    },
    undefined: |figure, points| match points {
        "1" => format!("Op 1 punt bestaat {figure} niet; dat telt als niet boven het doel."),
        _ => format!("Op {points} punten bestaat {figure} niet; die tellen als niet boven het doel."),
    },
    over_capacity: |share| {
        format!(
            "Op {share} van de punten doen er meer mensen mee dan een kostenregel aankan (de capaciteit)."
        )
    },
    capacity_unknown: |most| {
        format!(
            "geen punt is gemerkt waar meer mensen meedoen dan een kostenregel aankan (de capaciteit), want de assen van het \
             bereik, op de langste na, hebben meer dan {most} combinaties: geef ze minder waarden om punten gemerkt te krijgen"
        )
    },
    axes_heading: "Wat er varieert",
    axis: |axis| {
        let own = axis.own.map(|own| format!(" (nu {own})"));
        let values = if axis.count == 1 { "waarde" } else { "waarden" };
        let range = if axis.count == 1 {
            axis.lowest.to_owned()
        } else {
            format!("{} tot {}", axis.lowest, axis.highest)
        };
        format!("{}: {range}, {} {values}{}", axis.subject, axis.count_written, own.unwrap_or_default())
    },
    percentages_note: |subject| {
        format!(
            "De percentages van {subject} zijn genomen van wat het project zegt: 80%..120% van 25% is 20% tot 30%. Voor \
             het aandeel zelf schrijf je 0,20..0,30."
        )
    },
    grid_heading: |figure| bare(figure, &["de ", "het "]),
    down_and_across: |down, across| match across {
        Some(across) => format!("Omlaag: {down}. Opzij: {across}."),
        None => format!("Omlaag: {down}."),
    },
    line_note: |figure, target| format!("De lijn staat waar {figure} door {target} gaat."),
    no_line_note: |figure, target, is_above| {
        let not = if is_above { "" } else { "niet " };
        format!("Er is geen lijn: {figure} ligt hier overal {not}boven {target}.")
    },
    thinned: |rows, of_rows, columns| {
        let columns = columns.map(|(some, all)| format!(" en {some} van de {all} kolommen"));
        format!(
            "Getoond: {rows} van de {of_rows} rijen{}; in de cijfers erboven en eronder tellen alle punten, en csv en \
             parquet hebben ze allemaal.",
            columns.unwrap_or_default()
        )
    },
    capacity_mark: "* Er doen meer mensen mee dan een kostenregel aankan (de capaciteit).",
    missing_mark: |figure| format!("- {} bestaat hier niet.", capital(figure)),
    crossing: |crossings| {
        let Crossings { figure, target, between, more } = crossings;
        let places: Vec<String> = between.iter().map(|[low, high]| format!("{low} en {high}")).collect();
        let more = if *more > 0 { format!(", en nog {more} keer") } else { String::new() };
        format!("{} gaat door {target} tussen {}{more}.", capital(figure), places.join(", en tussen "))
    },
    rule_heading: |figure, target| format!("Waar {figure} niet boven {target} ligt"),
    rule: |rule| {
        let limits: Vec<String> = rule
            .limits
            .iter()
            .map(|(subject, limit)| match limit {
                LimitWords::AtMost(value) => format!("{subject} op {value} of minder"),
                LimitWords::AtLeast(value) => format!("{subject} op {value} of meer"),
                LimitWords::Between(low, high) => format!("{subject} tussen {low} en {high}"),
                LimitWords::At(value) => format!("{subject} op {value}"),
            })
            .collect();
        let sample = rule
            .sample
            .map(|sample| format!(" Gevonden op {sample} punten, gelijkmatig over het raster verspreid."));
        format!(
            "{} ligt niet boven {}, vooral met {}: van de punten daar blijft {} achter, en dat is {} van alle punten die \
             achterblijven.{}",
            capital(rule.figure),
            rule.target,
            limits.join(" en "),
            rule.density,
            rule.coverage,
            sample.unwrap_or_default()
        )
    },
    no_rule: "Deze punten zijn niet in een paar woorden van de andere te onderscheiden.",
    ends_heading: "Laagste en hoogste",
    parameter: "parameter",
    lowest: "laagste",
    highest: "hoogste",
    quantiles_heading: |figure| format!("Spreiding van {figure}"),
    part_of_points: "deel van de punten",
    at_most: "hoogstens",
    exactness: |exact| {
        format!(
            "Laagste, hoogste, kwantielen en aantallen zijn die van de exacte berekening; die gaf de doorslag op {exact} \
             punten die te dicht bij elkaar lagen."
        )
    },
    about: |number| format!("ongeveer {number}"),
    stopped: |done, points| {
        format!("gestopt na {done} van de {points} punten; wat volgt gaat alleen over die punten")
    },
    stopped_note: |done, points| {
        format!("Niet afgemaakt: dit gaat alleen over de eerste {done} van de {points} punten.")
    },
    large: |size| {
        let sheet = if size.is_too_long { "; op een werkblad passen 1.048.576 rijen" } else { "" };
        format!(
            "een rij voor elk van de {} punten is ongeveer {}{sheet}; met Ctrl-C stop je",
            size.rows, size.bytes
        )
    },
    no_room: |size| {
        format!(
            "een rij voor elk van de {} punten is ongeveer {}, en op de schijf is nog {} vrij: neem minder waarden, of laat \
             --opmaak weg voor een samenvatting",
            size.rows,
            size.bytes,
            size.free.as_deref().unwrap_or("minder")
        )
    },
    stopped_file: |done, points| format!("gestopt na {done} van de {points} punten; er is niets geschreven"),
    stopped_rows: |done, points| {
        format!("gestopt na {done} van de {points} punten; de rijen die er staan zijn heel")
    },
    parquet_to_terminal: "Parquet is geen tekst om te lezen: schrijf het naar een bestand, zoals -o raster.parquet",
    no_parquet: "dit programma is gebouwd zonder Parquet: schrijf CSV, of bouw het met `--features parquet`",
};

/// What a figure is of, and what it is.
fn split(name: &str) -> (Option<&str>, &str) {
    match name.rsplit_once('.') {
        Some(("effects" | "effecten", _)) | None => (None, name.rsplit('.').next().unwrap_or(name)),
        Some((owner, figure)) => (Some(owner), figure),
    }
}

/// The first letter as a capital.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A figure without its article.
fn bare(figure: &str, articles: &[&str]) -> String {
    articles.iter().find_map(|article| figure.strip_prefix(article)).unwrap_or(figure).to_owned()
}
