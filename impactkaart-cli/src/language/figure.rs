//! What the figures of the JSON are called: as people may type them, and as output has them.

use super::Language;

/// What a key of the JSON is called.
pub(crate) struct FigureWord {
    pub(crate) key: &'static str,
    /// In Dutch, as it may be typed.
    pub(crate) typed: &'static [&'static str],
    en: &'static str,
    nl: &'static str,
}

impl FigureWord {
    /// As output has it; nothing for what only holds others.
    pub(crate) fn label(&self, language: Language) -> &'static str {
        match language {
            Language::Nl => self.nl,
            Language::En => self.en,
        }
    }
}

/// The keys that a Dutch word may mean.
pub(crate) fn keys_of(typed: &str) -> impl Iterator<Item = &'static str> {
    WORDS.iter().filter(move |word| word.typed.contains(&typed)).map(|word| word.key)
}

/// The words of a key.
pub(crate) fn word_of(key: &str) -> Option<&'static FigureWord> {
    WORDS.iter().find(|word| word.key == key)
}

const fn word(
    key: &'static str,
    typed: &'static [&'static str],
    en: &'static str,
    nl: &'static str,
) -> FigureWord {
    FigureWord { key, typed, en, nl }
}

static WORDS: &[FigureWord] = &[
    // parts of the map
    word("made_with", &["gemaakt_met"], "", ""),
    word("conventions", &["afspraken", "uitgangspunten"], "", ""),
    word("project", &["project"], "of the project itself", "van het project zelf"),
    word("reach", &["bereik"], "", ""),
    word("costs", &["kosten"], "costs", "kosten"),
    word("funding", &["dekking"], "", ""),
    word("benefits", &["baten"], "benefits", "baten"),
    word("returns", &["rendement", "opbrengst"], "", ""),
    word("by_level_by_year", &["per_niveau_per_jaar"], "", ""),
    word("by_stakeholder_by_year", &["per_belanghebbende_per_jaar"], "", ""),
    word(
        "gross_to_net",
        &["bruto_naar_netto", "van_bruto_naar_netto"],
        "from gross to net",
        "van bruto naar netto",
    ),
    word("composition", &["samenstelling"], "", ""),
    word("effects", &["effecten"], "", ""),
    word("pm_effects", &["pm_effecten", "pm_posten"], "", ""),
    word("over_capacity", &["boven_capaciteit"], "above capacity", "boven de capaciteit"),
    word("context", &["context"], "", ""),
    // lists
    word("by_group", &["per_groep"], "", ""),
    word("by_level", &["per_niveau"], "", ""),
    word("by_stakeholder", &["per_belanghebbende"], "", ""),
    word("by_year", &["per_jaar"], "", ""),
    word("gap_by_year", &["tekort_per_jaar"], "not funded by others", "niet gedekt door anderen"),
    word("by_line", &["per_post", "per_regel"], "", ""),
    word("by_effect", &["per_effect"], "", ""),
    word("by_kind", &["per_soort"], "", ""),
    word("by_evidence", &["per_bewijs"], "", ""),
    word("benefits_by_price_year", &["baten_per_prijspeil"], "benefits at prices of", "baten met prijspeil"),
    word("per_participant", &["per_deelnemer"], "per participant", "per deelnemer"),
    word("beneficiaries", &["begunstigden"], "beneficiary", "begunstigde"),
    // figures
    word("present_value", &["contante_waarde"], "present value", "contante waarde"),
    word("undiscounted", &["niet_contant"], "not discounted", "niet contant gemaakt"),
    word("base_case", &["nulalternatief"], "of the base case", "van het nulalternatief"),
    word("in_kind", &["in_natura"], "in kind", "in natura"),
    word("transfers", &["overdrachten"], "transfers", "overdrachten"),
    word("makes", &["maakt"], "makes", "maakt"),
    word("receives", &["ontvangt"], "receives", "ontvangt"),
    word("pays", &["betaalt"], "pays", "betaalt"),
    word("carries", &["draagt"], "carries", "draagt"),
    word(
        "ratio",
        &["ratio", "verhouding", "baten_kostenverhouding", "rendement"],
        "benefits divided by costs",
        "baten gedeeld door kosten",
    ),
    word("net_ratio", &["netto_ratio"], "balance divided by costs", "saldo gedeeld door kosten"),
    word("npv", &["saldo"], "balance", "saldo"),
    word(
        "payback_months",
        &["terugverdientijd", "terugverdientijd_maanden"],
        "paid back after, in months",
        "terugverdiend na, in maanden",
    ),
    word("irr", &["intern_rendement", "interne_rentevoet"], "internal rate", "interne rentevoet"),
    word(
        "first_year_return",
        &["rendement_eerste_jaar"],
        "benefits of the first year divided by costs",
        "baten van het eerste jaar gedeeld door kosten",
    ),
    word(
        "ratio_without_transfers",
        &["ratio_zonder_overdrachten"],
        "benefits divided by costs, transfers left out",
        "baten gedeeld door kosten, zonder overdrachten",
    ),
    word(
        "ratio_cash_only",
        &["ratio_zonder_natura"],
        "benefits divided by costs in cash",
        "baten gedeeld door kosten in geld",
    ),
    word(
        "ratio_base_case_as_benefit",
        &["ratio_nulalternatief_als_baat"],
        "benefits divided by costs, base case as a benefit",
        "baten gedeeld door kosten, nulalternatief als baat",
    ),
    word(
        "gross_ratio",
        &["bruto_ratio"],
        "gross benefits divided by costs",
        "bruto baten gedeeld door kosten",
    ),
    word("balance", &["saldo"], "balance", "saldo"),
    word("cashable", &["verzilverbaar"], "cashable", "verzilverbaar"),
    word(
        "benefit_per_euro",
        &["baten_per_euro"],
        "benefits divided by all costs",
        "baten gedeeld door alle kosten",
    ),
    word(
        "own_return",
        &["eigen_rendement"],
        "benefits divided by own costs",
        "baten gedeeld door eigen kosten",
    ),
    word("share_of_costs", &["aandeel_in_kosten"], "share of all costs", "aandeel in alle kosten"),
    word("leverage", &["hefboom"], "all costs divided by own costs", "alle kosten gedeeld door eigen kosten"),
    word(
        "starters",
        &["starters", "deelnemers_totaal"],
        "participants, each counted once",
        "deelnemers, ieder één keer geteld",
    ),
    word("participants", &["deelnemers"], "taking part", "nemen deel"),
    word("new", &["nieuw", "waarvan_nieuw"], "new", "nieuw"),
    word("lost", &["eraf", "verlies"], "taken off", "gaat eraf"),
    word("in_kind_share", &["aandeel_in_natura"], "share of costs in kind", "aandeel van kosten in natura"),
    word(
        "costs_due_to_indexing",
        &["kosten_door_indexering"],
        "costs that come of indexing",
        "kosten door indexering",
    ),
    word(
        "benefits_due_to_indexing",
        &["baten_door_indexering"],
        "benefits that come of indexing",
        "baten door indexering",
    ),
    word(
        "effects_with_blank_deductions",
        &["effecten_met_lege_aftrek"],
        "effects with deductions left blank",
        "effecten waarvan een aftrek leeg bleef",
    ),
    word("blank_deductions", &["lege_aftrek"], "deductions left blank", "aftrekposten die leeg bleven"),
    word("people", &["mensen"], "counted for", "geteld voor"),
    word("occurs_for", &["treedt_op_bij"], "occurs for", "treedt op bij"),
    word("share", &["aandeel"], "share", "aandeel"),
    word("capacity", &["capaciteit"], "capacity", "capaciteit"),
    word("year", &["jaar"], "year", "jaar"),
    word(
        "sector_gross_ratio",
        &["sector_bruto_ratio"],
        "average of the sector, gross",
        "gemiddelde van de sector, bruto",
    ),
    word("value", &["waarde"], "", ""),
    word("analyses", &["analyses"], "analyses", "analyses"),
    word("business_cases", &["businesscases"], "business cases", "businesscases"),
    // conventions
    word("start_year", &["startjaar"], "start year", "startjaar"),
    word("years", &["jaren", "looptijd"], "years it runs", "jaren dat het loopt"),
    word("horizon", &["horizon"], "last year counted", "laatste jaar dat telt"),
    word("calendar_years", &["kalenderjaren"], "calendar year", "kalenderjaar"),
    word("discount_rate", &["discontovoet"], "discount rate", "discontovoet"),
    word("price_year", &["prijspeil"], "price year", "prijspeil"),
    word(
        "price_index_last_year",
        &["laatste_indexjaar"],
        "last year of the price index",
        "laatste jaar van het indexcijfer",
    ),
    word("settled_decimals", &["decimalen"], "decimals of an amount", "decimalen van een bedrag"),
    word(
        "reference_ratio",
        &["referentierendement"],
        "return to compare with",
        "rendement om mee te vergelijken",
    ),
    // levels, kinds, evidence, steps
    word("client", &["client", "cliënt"], "client", "cliënt"),
    word("organisation", &["organisatie"], "organisation", "organisatie"),
    word("municipality", &["gemeente"], "municipality", "gemeente"),
    word("society", &["samenleving"], "society", "samenleving"),
    word("fiscal", &["fiscaal"], "fiscal", "fiscaal"),
    word("economic", &["economisch"], "economic", "economisch"),
    word("social", &["sociaal"], "social", "sociaal"),
    word("measured", &["gemeten"], "measured", "gemeten"),
    word("comparison_group", &["vergelijkingsgroep"], "compared", "vergeleken"),
    word("literature", &["literatuur"], "literature", "literatuur"),
    word("expert", &["expert"], "expert", "expert"),
    word("assumption", &["aanname"], "assumption", "aanname"),
    word("correlation", &["samenhang"], "correlation", "samenhang"),
    word("not_stated", &["niet_vermeld"], "not stated", "niet vermeld"),
    word("gross", &["bruto"], "gross", "bruto"),
    word(
        "deadweight",
        &["autonome_ontwikkeling"],
        "would have happened anyway",
        "was ook zonder het project gebeurd",
    ),
    word("displacement", &["verdringing"], "moved from elsewhere", "verschoven van elders"),
    word(
        "attribution_to_others",
        &["toerekening_aan_anderen", "bijdrage_van_anderen", "attributie"],
        "brought about by others",
        "bijdrage van anderen",
    ),
    word("drop_off", &["afname", "uitdoving"], "fades", "dooft uit"),
    word("net", &["netto"], "net", "netto"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_there_once_and_dutch_words_are_plain() {
        for (index, one) in WORDS.iter().enumerate() {
            assert!(WORDS[index + 1..].iter().all(|other| other.key != one.key), "{}", one.key);
        }
        assert_eq!(keys_of("saldo").collect::<Vec<_>>(), ["npv", "balance"]);
    }
}
