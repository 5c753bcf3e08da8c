use super::{Choice, Moved, Needed, SensitivityWords};
use crate::language::listed;
use impactkaart_core::sensitivity::{Aim, SobolError};

/// The words in Dutch.
pub(super) static WORDS: SensitivityWords = SensitivityWords {
    title: |project| format!("{project}: waar de uitkomst van afhangt"),
    figure: |aim, party| match aim {
        Aim::Ratio => "ratio".to_owned(),
        Aim::NetRatio => "netto ratio".to_owned(),
        Aim::Npv => "saldo".to_owned(),
        Aim::PaybackMonths => "terugverdientijd".to_owned(),
        Aim::OwnReturn(_) => format!("rendement van {party}"),
    },
    lead: |figure, now, target, is_reached| {
        let reached = if is_reached { "wordt gehaald" } else { "wordt niet gehaald" };
        format!("{} is {now}: het doel, {target}, {reached}.", with_article(figure, true))
    },
    undefined: |figure, why| format!("{} heeft geen waarde: {why}.", with_article(figure, true)),
    months: |months| format!("{months} maanden"),
    break_even_heading: |figure, target| format!("Wanneer is {} net {target}?", with_article(figure, false)),
    needed: |needed| match needed {
        Needed::People { group: None, needed, stated } => {
            format!("Er zijn {needed} deelnemers nodig; je rekent op {stated}.")
        }
        Needed::People { group: Some(group), needed, stated } => {
            format!("Er zijn {needed} deelnemers nodig in \"{group}\"; je rekent op {stated}.")
        }
        Needed::PartOfPeople { group, part, needed, stated } => {
            let of = group.map(|group| format!(" in \"{group}\"")).unwrap_or_default();
            format!(
                "Er is {part} van de deelnemers{of} nodig: {}; je rekent op {}.",
                listed(needed, "en"),
                listed(stated, "en")
            )
        }
        Needed::Costs { change, may_rise: true } => format!("De kosten mogen hoogstens {change} hoger zijn."),
        Needed::Costs { change, may_rise: false } => {
            format!("De kosten moeten minstens {change} lager zijn.")
        }
        Needed::Effects { change, may_fall: true } => {
            format!("Alle effecten samen mogen hoogstens {change} tegenvallen.")
        }
        Needed::Effects { change, may_fall: false } => {
            format!("Alle effecten samen moeten minstens {change} groter zijn.")
        }
    },
    heads: ["wat", "nu", "doel gehaald bij", "verschil"],
    or: "of",
    and: "en",
    other_years: "andere jaren",
    break_even_note: "≥: vanaf deze waarde wordt het doel gehaald; ≤: tot en met deze waarde. Alle andere getallen blijven \
                      zoals ze zijn. Op volgorde van hoe weinig er hoeft te veranderen; afgerond naar de kant waar het \
                      doel wordt gehaald.",
    shown: |shown, all| format!("De {shown} dichtstbijzijnde van {all}; --opmaak csv geeft ze alle."),
    widest: |shown, all| format!("De {shown} grootste van {all}; --opmaak csv geeft ze alle."),
    none: |count| match count {
        1 => "1 ander getal dat meetelt, haalt het doel nergens in zijn geldige bereik.".to_owned(),
        _ => format!("{count} andere getallen die meetellen, halen het doel nergens in hun geldige bereik."),
    },
    met_anyway: |count| match count {
        1 => "1 ander getal dat meetelt, haalt het doel overal in zijn geldige bereik.".to_owned(),
        _ => format!("{count} andere getallen die meetellen, halen het doel overal in hun geldige bereik."),
    },
    tornado_heading: |moved| match moved {
        Moved::PlusMinus(part) => format!("Wat de ratio het meest beweegt: elk getal {part} lager en hoger"),
        Moved::Ranges => {
            "Wat de ratio het meest beweegt: elk getal naar de uiteinden van zijn bandbreedte".to_owned()
        }
        Moved::Quantiles => {
            "Wat de ratio het meest beweegt: elk getal naar zijn 5%- en 95%-kwantiel".to_owned()
        }
        Moved::Evidence => {
            "Wat de ratio het meest beweegt: elke regel zover als zijn bewijs toelaat".to_owned()
        }
    },
    groups_heading: |moved| match moved {
        Moved::PlusMinus(part) => format!("Samen bewogen: alles van een soort {part} lager en hoger"),
        _ => "Samen bewogen: alles van een soort naar de lage kant, en naar de hoge kant".to_owned(),
    },
    by_evidence: "Het project noemt geen bandbreedtes (bandbreedtes.csv). Elke regel beweegt zover als bij zijn bewijs past, \
                  van 10% van wat gemeten is tot 50% van wat aangenomen is (5%- en 95%-kwantiel; docs/method.md).",
    between: |name, low, high| format!("{name} ({low} tot {high})"),
    together: |name, count| format!("{name} ({count} samen)"),
    frontier_heading: |figure, target| {
        format!("Samen: wanneer is {} net {target}?", with_article(figure, false))
    },
    frontier_none: "geen",
    chart_note: |has_bands, has_project, is_above| {
        let bands = if has_bands { "; 5, 8, 9: met 50%, 80% en 95% zekerheid" } else { "" };
        let project = if has_project { "; +: het project zoals het er staat" } else { "" };
        let side = match is_above {
            Some(true) => " Boven de lijn wordt het doel gehaald.",
            Some(false) => " Onder de lijn wordt het doel gehaald.",
            None => "",
        };
        format!("●: het doel wordt net gehaald{bands}{project}.{side}")
    },
    frontier_any_note: "Alle: daar haalt elke waarde in het geldige bereik het doel.",
    information_of_ratio: "Wat het waard is een getal te weten, wordt verteld voor een doel van de ratio, en hier is er geen gevraagd: \
                           voeg --doel ratio=1 toe (npv=0 is dezelfde vraag).",
    frontier_note: "Geen: daar haalt geen enkele waarde in het geldige bereik het doel.",
    certainty_heading: |figure, target, certainty| {
        format!("Wanneer is {} met {certainty} zekerheid {target} of beter?", with_article(figure, false))
    },
    certainty_note: |certainty, draws| {
        format!(
            "Met zo'n waarde wordt het doel in {certainty} van de {draws} trekkingen van alle andere onzekere getallen gehaald. \
             Het interval is wat meer trekkingen ervan kunnen maken."
        )
    },
    certainty_nowhere: |count| match count {
        1 => "1 ander getal haalt die zekerheid nergens in zijn geldige bereik.".to_owned(),
        _ => format!("{count} andere getallen halen die zekerheid nergens in hun geldige bereik."),
    },
    certainty_everywhere: |count| match count {
        1 => "1 ander getal heeft die zekerheid overal in zijn geldige bereik.".to_owned(),
        _ => format!("{count} andere getallen hebben die zekerheid overal in hun geldige bereik."),
    },
    everywhere: "alle",
    certain: |certainty| format!("{certainty} zeker"),
    indices_heading: "Waar de spreiding vandaan komt",
    indices_heads: ["wat", "op zichzelf", "met andere", "95%-interval"],
    indices_note: |evaluations, is_correlated| {
        let together = if is_correlated {
            " Getallen die samenhangen (samenhang.csv) zijn hier los bewogen."
        } else {
            ""
        };
        format!(
            "Deel van de variantie van de ratio over {evaluations} berekeningen: op zichzelf, en met alles wat het samen met \
             andere doet (met het interval daarvan). ≈ 0: niet van niets te onderscheiden.{together}"
        )
    },
    no_indices: |error| match error {
        SobolError::Undefined(_) => {
            "Er zijn geen indices: de ratio bestaat niet overal binnen de bandbreedtes."
        }
        SobolError::Constant => "Er zijn geen indices: de ratio is overal binnen de bandbreedtes gelijk.",
        _ => "Er zijn geen indices: er zijn te veel onzekere getallen.",
    },
    screen_first: "Bij zoveel getallen vertelt --verkenning eerst welke weg kunnen.",
    screening_heading: "In een oogopslag: welke getallen ertoe doen",
    screening_lead: |all, needless| match needless {
        0 => format!(
            "Geen van de {all} getallen kan weg: elk doet meer dan 5% van alles wat de ratio beweegt."
        ),
        1 => {
            format!("1 van de {all} getallen kan weg: het doet hoogstens 5% van alles wat de ratio beweegt.")
        }
        _ => format!(
            "{needless} van de {all} getallen kunnen weg: samen doen ze hoogstens 5% van alles wat de ratio beweegt."
        ),
    },
    screening_heads: ["wat", "beweegt", "±"],
    screening_note: |evaluations| {
        format!(
            "Beweegt: hoeveel de ratio verschilt tussen beide uiteinden van een getal, gemiddeld over {evaluations} \
             berekeningen met de andere ergens tussen de hunne (Morris); ±: hoeveel dat afhangt van waar die staan. Een \
             snelle blik: wat ertoe doet, niet precies hoeveel."
        )
    },
    left_out: "Weg te laten",
    left_out_in_csv: "--opmaak csv zegt welke weg kunnen.",
    can_be_left_out: "kan weg",
    information_heading: "Wat het meten waard is",
    information_lead: |target, gain, all, is_worth| {
        if is_worth {
            format!(
                "Betalen bij een ratio van {target} levert gemiddeld {gain} op; eerst alles weten zou {all} waard zijn."
            )
        } else {
            format!(
                "Betalen bij een ratio van {target} levert gemiddeld {gain} op, en wat onzeker is maakt voor die beslissing \
                 nauwelijks uit: geen meting betaalt zich daarvoor terug."
            )
        }
    },
    information_heads: ["wat", "hoogstens waard", "± fout"],
    plan: |name, ask, is_far_ahead| {
        let first = match ask {
            Some(count) => {
                format!("Vraag {count} deelnemers naar {name}: dan wordt de bandbreedte half zo breed")
            }
            None => format!("Zoek eerst meer uit over {name}"),
        };
        let ahead = if is_far_ahead { "; niets anders vernauwt het antwoord zo" } else { "" };
        format!("{first}{ahead}.")
    },
    information_note: |draws| {
        format!(
            "Wat het waard zou zijn dat getal precies te weten voor de beslissing om wel of niet te betalen, over {draws} \
             trekkingen. Getallen waarvan dat niet van toeval te onderscheiden is, zijn weggelaten."
        )
    },
    conventions_heading: "Op elke verdedigbare manier",
    conventions_lead: |spread| {
        format!(
            "Op {} manieren gerekend ligt de ratio tussen {} en {}; op {} daarvan is ze {} of meer.",
            spread.count, spread.lowest, spread.highest, spread.met, spread.target
        )
    },
    conventions_heads: ["keuze", "mogelijkheid", "laagste", "midden", "hoogste"],
    conventions_note: "Elke rij: de ratio met die mogelijkheid, over alle combinaties van de andere keuzes. Dit is een spreiding \
                       van keuzes, niet van toeval.",
    choice: |choice| match choice {
        Choice::Timing => "momenten",
        Choice::Rate => "discontovoet",
        Choice::Horizon => "horizon",
        Choice::Attribution => "aandeel van anderen",
        Choice::Transfers => "overdrachten",
    },
    option: |choice, name, number| match (choice, name) {
        (Choice::Timing, "costs_first") => "kosten aan het begin, baten aan het eind".to_owned(),
        (Choice::Timing, "start") => "alles aan het begin van een jaar".to_owned(),
        (Choice::Timing, "mid") => "alles halverwege".to_owned(),
        (Choice::Timing, _) => "alles aan het eind van een jaar".to_owned(),
        (Choice::Rate, "prescribed") => format!("{number}, voorgeschreven in Nederland"),
        (Choice::Rate, "zero") => "geen".to_owned(),
        (Choice::Rate, _) => format!("{number}, HM Treasury Green Book (2022)"),
        (Choice::Horizon, "stated") => format!("tot en met {number}, zoals opgegeven"),
        (Choice::Horizon, _) => format!("tot en met {number}, zolang het loopt"),
        (Choice::Attribution, "on") => "afgetrokken".to_owned(),
        (Choice::Attribution, _) => "niet afgetrokken".to_owned(),
        (Choice::Transfers, "on") => "meegeteld".to_owned(),
        (Choice::Transfers, _) => "weggelaten".to_owned(),
    },
    tornado_heads: ["wat", "lager", "hoger", "uitslag"],
    no_side: |why| format!("-: geen ratio, want {why}."),
    cut_note: "*: afgekapt waar het geldige bereik ophoudt.",
    tornado_note: |base| {
        format!(
            "Onder \"lager\" en \"hoger\": de ratio met dat getal lager en hoger. Het streepje in elke balk: de ratio nu, {base}."
        )
    },
    no_tornado: "Geen enkel getal beweegt de ratio.",
    csv_heads: [
        "deel",
        "parameter",
        "omschrijving",
        "uitkomst",
        "doel",
        "nu",
        "laag",
        "hoog",
        "waarde",
        "bij_laag",
        "bij_hoog",
        "opmerking",
    ],
    csv_parts: [
        "omslagpunt",
        "tornado",
        "samen",
        "elasticiteit",
        "grenslijn",
        "rekenwijze",
        "index",
        "informatie",
        "verkenning",
        "zekerheid",
        "grenslijn_zekerheid",
    ],
    csv_notes: [
        "vanaf deze waarde",
        "tot en met deze waarde",
        "geen in bereik",
        "afgekapt op het geldige bereik",
    ],
};

/// A Dutch figure with its article, at the start of a sentence or in it.
fn with_article(figure: &str, is_first: bool) -> String {
    let is_neuter = figure.starts_with("saldo") || figure.starts_with("rendement");
    let article = match (is_neuter, is_first) {
        (true, true) => "Het",
        (true, false) => "het",
        (false, true) => "De",
        (false, false) => "de",
    };
    format!("{article} {figure}")
}
