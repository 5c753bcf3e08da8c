use super::MapWords;
use impactkaart_core::model::{Evidence, Kind, Level, Theme, Timing};
use impactkaart_core::number::Undefined;

/// The map in Dutch.
pub(super) static WORDS: MapWords = MapWords {
    level: |level| match level {
        Level::Client => "Cliënt",
        Level::Organisation => "Organisatie",
        Level::Municipality => "Gemeente",
        Level::Society => "Samenleving",
    },
    other_at: |level| match level {
        Level::Client => "overig: cliënt",
        Level::Organisation => "overig: organisatie",
        Level::Municipality => "overig: gemeente",
        Level::Society => "overig: samenleving",
    },
    kind: |kind| match kind {
        Kind::Fiscal => "fiscaal (geld van de overheid)",
        Kind::Economic => "economisch (inkomen, productie)",
        Kind::Social => "sociaal (welzijn, gezondheid)",
    },
    evidence: |evidence| match evidence {
        Evidence::Measured => "gemeten",
        Evidence::ComparisonGroup => "vergeleken",
        Evidence::Literature => "literatuur",
        Evidence::Expert => "expert",
        Evidence::Assumption => "aanname",
        Evidence::Correlation => "samenhang",
    },
    evidence_explained: |evidence| match evidence {
        Evidence::Measured => "gemeten bij deelnemers",
        Evidence::ComparisonGroup => "vergeleken met een groep zonder het project",
        Evidence::Literature => "uit de literatuur",
        Evidence::Expert => "oordeel van experts",
        Evidence::Assumption => "aanname",
        Evidence::Correlation => "samenhang, zonder aangetoonde oorzaak",
    },
    theme: |theme| match theme {
        Theme::YouthWork => "jongerenwerk",
        Theme::Loneliness => "eenzaamheid",
        Theme::SocialBrokering => "sociaal arrangeren",
        Theme::Debt => "schuldproblematiek",
        Theme::Participation => "participatie",
        Theme::Other => "anders",
    },
    not_stated: "niet vermeld",
    undefined: |why, rates| match why {
        Undefined::NoCosts => "er zijn geen kosten boven nul om door te delen".to_owned(),
        Undefined::NoOwnCosts => "draagt zelf geen kosten boven nul".to_owned(),
        Undefined::NoCashCosts => "er zijn geen kosten in geld boven nul om door te delen".to_owned(),
        Undefined::NoMainGroup => "er is geen hoofdgroep".to_owned(),
        Undefined::NoStarters => "de hoofdgroep heeft geen deelnemers".to_owned(),
        Undefined::NotWithinHorizon => "niet binnen de getelde jaren".to_owned(),
        Undefined::NoInternalRate => {
            "bij geen rente van -99% tot 1.000% zijn baten en kosten gelijk".to_owned()
        }
        Undefined::SeveralInternalRates { .. } => {
            format!("er zijn er meer: {rates}")
        }
        Undefined::AnyInternalRate => "baten en kosten zijn bij elke rente gelijk".to_owned(),
        Undefined::SameCosts => "de kosten zijn gelijk".to_owned(),
        Undefined::NoSuchProject => "geen project kan deze getallen samen hebben".to_owned(),
    },
    not_there: "die is er niet",
    no_internal_rate: |why, instead| format!("Er is geen interne rentevoet: {why}; {instead}."),
    at_every_rate: |is_above| match is_above {
        true => "bij elke rente zijn de baten hoger dan de kosten",
        false => "bij elke rente zijn de baten lager dan de kosten",
    },
    period: |first, last| {
        if first == last { first.to_string() } else { format!("{first} tot en met {last}") }
    },
    sentence: |said| {
        let (costs, benefits, balance) = (said.costs, said.benefits, said.balance);
        match said.per_unit {
            Some(per_unit) => {
                let each = match said.currency {
                    "EUR" => "Elke euro",
                    "GBP" => "Elk pond",
                    "USD" => "Elke dollar",
                    _ => "Elke eenheid geld",
                };
                format!(
                    "{each} aan kosten levert volgens deze berekening {per_unit} aan maatschappelijke baten op: {benefits} aan baten \
                     tegenover {costs} aan kosten, een saldo van {balance}."
                )
            }
            None => format!(
                "Een rendement is niet te geven, want {}: {benefits} aan baten, {costs} aan kosten, een saldo van \
                 {balance}.",
                said.why_not
            ),
        }
    },
    how_heading: "Hoe er is gerekend",
    conventions: |said| {
        let timing = |timing| match timing {
            Timing::Start => "aan het begin van elk jaar",
            Timing::Mid => "halverwege elk jaar",
            Timing::End => "aan het eind van elk jaar",
        };
        let when = if said.costs == said.benefits {
            format!("Kosten en baten vallen {}.", timing(said.costs))
        } else {
            let benefits =
                timing(said.benefits).trim_end_matches(" van elk jaar").trim_end_matches(" elk jaar");
            format!("Kosten vallen {}, baten {benefits}.", timing(said.costs))
        };
        let source = match said.rate_source {
            Some(source) => format!("voorgeschreven: {source}"),
            None => "opgegeven in het project".to_owned(),
        };
        let index = said.index.map(|index| format!(" (index: {index})")).unwrap_or_default();
        format!(
            "Effecten tellen mee tot en met {}. Bedragen staan in prijzen van {}{index} en zijn \
             teruggerekend naar begin {} (contante waarde) met {} per jaar ({source}). {when}",
            said.last_counted, said.price_year, said.first_year, said.rate
        )
    },
    base_case: |text| format!("Vergeleken met (nulalternatief): {text}"),
    no_base_case: "Vergeleken met: niet beschreven. Zet in het project bij nulalternatief wat er zonder het project \
                   gebeurt.",
    levels_heading: |currency| format!("Wie draagt de kosten, wie heeft de baten (in {currency})"),
    party: "niveau en belanghebbende",
    costs: "kosten",
    benefits: "baten",
    balance: "saldo",
    total: "Totaal",
    base_costs: |project, base, difference| {
        format!(
            "Kosten van het project {project}, min kosten die er zonder het project ook zijn {base}: {difference}."
        )
    },
    levels_note: "Kosten zijn wat iemand uiteindelijk draagt, na subsidie en andere dekking.",
    idle_parties: |count| {
        format!("{count} belanghebbenden die niets dragen en niets krijgen, staan er niet bij.")
    },
    effects_heading: |currency, shown, all| {
        if shown == all {
            format!("Wat het oplevert (in {currency})")
        } else {
            format!("Wat het oplevert: de {shown} grootste van {all} effecten (in {currency})")
        }
    },
    effect: "effect",
    for_whom: "voor wie",
    share_of_benefits: "deel",
    evidence_head: "bewijs",
    all_effects: |count| {
        if count == 1 { "Samen, 1 effect".to_owned() } else { format!("Samen, {count} effecten") }
    },
    no_valued_effects: "Geen enkel effect heeft een prijs.",
    transfer_mark: "overdracht",
    transfer_note: "Overdracht: geld dat van de een naar de ander gaat. Wat de een wint, verliest een ander.",
    pm_heading: "Effecten zonder prijs (pm)",
    pm_note: "Deze effecten tellen net zo goed mee, maar zijn niet in geld uitgedrukt. Ze zitten dus niet in de \
              bedragen hierboven.",
    more_pm: |count| format!("Er zijn er nog {count}; die staan in de JSON (--format json)."),
    how_many: "voor hoeveel",
    some_of: |some, all| format!("{some} van {all}"),
    among: |all, group| format!("onbekend deel van {all} ({group})"),
    per_year: "elk jaar",
    per_project: "eenmalig",
    no_pm: "Er staan geen effecten zonder prijs (pm) in het project.",
    funding_heading: |currency| format!("Wie maakt, betaalt en ontvangt (in {currency})"),
    makes: "maakt",
    receives: "ontvangt",
    pays: "betaalt",
    carries: "draagt",
    gains: "baten",
    funding_note: "Wie kosten maakt, kan daar dekking voor ontvangen van een ander: draagt = maakt - ontvangt + betaalt.",
    no_funding: "Er is geen dekking opgegeven: wie de kosten maakt, draagt ze ook.",
    gap: |amounts| format!("Niet gedekt door een ander, dus voor rekening van de organisatie: {amounts}."),
    no_gap: "De kosten van de organisatie zijn in elk jaar gedekt.",
    amount_in_year: |amount, year| format!("{amount} in {year}"),
    years_heading: |currency| format!("De gemeente per jaar (in {currency}, niet teruggerekend)"),
    year: "jaar",
    cashable: "waarvan verzilverbaar",
    years_note: "Verzilverbaar is het deel van de baten dat echt geld vrijmaakt op een begroting.",
    years_nothing: "De gemeente draagt geen kosten en heeft geen baten in geld.",
    deductions_heading: |currency| format!("Van bruto naar netto (baten in {currency})"),
    step: "stap",
    lost: "gaat eraf",
    left: "blijft over",
    step_name: |step| match step {
        "gross" => "bruto: zonder aftrek",
        "deadweight" => "was ook zonder het project gebeurd (autonome ontwikkeling)",
        "displacement" => "gaat elders af (verdringing)",
        "attribution_to_others" => "komt door anderen (bijdrage van anderen)",
        "drop_off" => "dooft uit in latere jaren (uitdoving)",
        _ => "netto: de baten hierboven",
    },
    deductions_note: "Overdrachten met een genoemde tegenpartij tellen hier niet mee: die zijn samen nul.",
    foundation_heading: "Waar de uitkomst op rust",
    in_kind: |share| {
        format!("Kosten in natura (tijd, ruimte of spullen zonder rekening): {share} van de kosten.")
    },
    no_in_kind: "Alle kosten zijn kosten in geld, niets is in natura.",
    by_evidence: |parts| format!("Baten naar bewijs: {parts}."),
    by_kind: |parts| format!("Baten naar soort: {parts}."),
    blank_deductions: |blank, all| {
        let where_ = match all {
            1 => "het effect met een prijs".to_owned(),
            all => format!("{blank} van de {all} effecten met een prijs"),
        };
        format!("Aftrek die niet is ingevuld, telt als nul. Dat speelt bij {where_}.")
    },
    no_blank_deductions: |all| {
        if all == 1 {
            "Bij het effect met een prijs is elke aftrek ingevuld.".to_owned()
        } else {
            format!("Bij alle {all} effecten met een prijs is elke aftrek ingevuld.")
        }
    },
    due_to_indexing: |benefits, costs| {
        format!(
            "Door omrekening naar het prijspeil van het project: {benefits} van de baten en {costs} van de kosten."
        )
    },
    beyond_index: |years, last| {
        format!(
            "Na {last} is er nog geen prijsindexcijfer: bedragen in prijzen van {years} zijn behandeld als prijzen \
             van {last}."
        )
    },
    estimated_reach: |groups| {
        format!("Aantal mensen geschat uit contacten, bezoeken of huishoudens: {groups}.")
    },
    over_capacity: |over| {
        format!(
            "Meer deelnemers dan er plaats is: {} in {}, {} deelnemers op {} plaatsen.",
            over.line, over.year, over.participants, over.capacity
        )
    },
    and: "en",
    about: |number| format!("circa {number}"),
    ratios_heading: "Andere manieren om ernaar te kijken",
    ratio: "baten gedeeld door kosten, zoals hierboven",
    gross_ratio: "bruto, vóór elke aftrek",
    ratio_cash_only: "alleen kosten in geld, zonder natura",
    ratio_without_transfers: "zonder overdrachten",
    ratio_base_case_as_benefit: "vermeden kosten (nulalternatief) als baat geteld",
    first_year_return: "alleen de baten van het eerste jaar",
    reference_ratio: "referentie, opgegeven in het project",
    payback: "terugverdiend na",
    months: |months| if months == "1" { "1 maand".to_owned() } else { format!("{months} maanden") },
    irr: "interne rentevoet (dan zijn baten en kosten gelijk)",
    a_year: |rate| format!("{rate} per jaar"),
    costs_per_participant: "kosten per deelnemer",
    benefits_per_participant: "baten per deelnemer",
    starters: "deelnemers, ieder één keer geteld",
    sector: |sector, gross, net| {
        let beside = match (gross, net) {
            (Some(gross), Some(net)) => format!(", te leggen naast {gross} (bruto) en niet naast {net}"),
            _ => String::new(),
        };
        format!(
            "Ter vergelijking: {sector} is het gemiddelde dat SEOR in 2020 vond voor sociaal werk in Nederland. Dat is \
             een bruto cijfer{beside}. Het komt uit 14 kosten-batenanalyses onder 32 businesscases, is niet te \
             veralgemenen en zegt niet wat dit project zal opleveren."
        )
    },
    rounded: |currency| {
        let whole = match currency {
            Some("EUR") => "op hele euro's",
            Some("GBP") => "op hele ponden",
            Some("USD") => "op hele dollars",
            Some(_) => "op gehelen",
            None => "in de tabellen op één decimaal",
        };
        format!("Bedragen zijn afgerond {whole}, dus een optelling kan er één naast zitten.")
    },
    made_with: |version, files, checksum| {
        let files = if files == 1 { "1 bestand".to_owned() } else { format!("{files} bestanden") };
        format!("Gemaakt met impactkaart {version} uit {files} (controlegetal {checksum}).")
    },
};
