//! What each kind of number is, in a sentence.

use crate::language::Language;

/// What a number is that no single cell or sum gives, and where the method defines it.
#[derive(Debug, PartialEq)]
pub(crate) struct Definition {
    /// A stable name.
    pub(crate) code: &'static str,
    /// The heading of docs/method.md; none where there is nothing to calculate.
    pub(crate) method: &'static str,
    en: &'static str,
    nl: &'static str,
}

impl Definition {
    pub(crate) fn text(&self, language: Language) -> &'static str {
        match language {
            Language::Nl => self.nl,
            Language::En => self.en,
        }
    }
}

macro_rules! definitions {
    ($($name:ident = $code:literal, $method:literal, $en:literal, $nl:literal;)*) => {
        $(pub(crate) static $name: Definition =
            Definition { code: $code, method: $method, en: $en, nl: $nl };)*
        /// All of them.
        #[cfg(test)]
        pub(crate) static ALL: &[&Definition] = &[$(&$name),*];
    };
}

definitions! {
    // counts and settings
    POINTS = "points", "",
        "the points of the grid: the values on each axis, multiplied",
        "de punten van het raster: de waarden op elke as, vermenigvuldigd";
    FINISHED_POINTS = "finished_points", "",
        "the points that were worked out: all, unless the run was stopped",
        "de punten die doorgerekend zijn: alle, tenzij er gestopt is";
    UNDEFINED_POINTS = "undefined_points", "",
        "the points or draws at which the figure does not exist, such as a ratio without costs; they count for chances only",
        "de punten of trekkingen waar de uitkomst er niet is, zoals een verhouding zonder kosten; ze tellen alleen bij kansen";
    EXACT_POINTS = "exact_points", "exactness",
        "the points or draws that were too close to call for quick arithmetic, so that the exact calculation decided",
        "de punten of trekkingen waar snel rekenen niet zeker genoeg was, zodat de precieze berekening besliste";
    UNDECIDED = "undecided_points", "exactness",
        "points so near the target that they were not decided: thousands are nearer than quick arithmetic can tell",
        "punten zo dicht bij het doel dat ze niet beslist zijn: duizenden liggen dichterbij dan snel rekenen kan zien";
    POINT_NUMBER = "point_number", "",
        "the number of the point: points are numbered from 0, the last axis fastest",
        "het nummer van het punt: punten zijn genummerd vanaf 0, de laatste as het snelst";
    DRAWS = "draws", "uncertainty",
        "how many times all uncertain numbers were drawn, as asked or by default",
        "hoe vaak alle onzekere getallen getrokken zijn, zoals gevraagd of standaard";
    SEED = "seed", "uncertainty",
        "what all chance hangs on: the same seed gives the same draws; as asked, or 1",
        "waar alle toeval aan hangt: hetzelfde startgetal geeft dezelfde trekkingen; zoals gevraagd, of 1";
    TARGET = "target", "",
        "what the figure is held against: as asked, or where costs and benefits are equal",
        "waar de uitkomst naast gelegd wordt: zoals gevraagd, of waar kosten en baten gelijk zijn";
    CERTAINTY = "certainty", "break-even",
        "how sure the target is to be met: as asked",
        "hoe zeker het doel gehaald moet worden: zoals gevraagd";
    PLUS_MINUS = "plus_minus", "swings-and-elasticities",
        "by which part every number is moved down and up: as asked",
        "met welk deel elk getal omlaag en omhoog gaat: zoals gevraagd";
    AXIS_VALUE = "axis_value", "",
        "a value on an axis of the grid, as typed; of a percentage or a factor it multiplies what the project says",
        "een waarde op een as van het raster, zoals getypt; bij een percentage of factor maal wat het project zegt";
    CHOICE = "choice", "defensible-analyses",
        "a choice of how to calculate that can be defended, tried together with all others",
        "een verdedigbare keuze van rekenwijze, samen met alle andere geprobeerd";
    // over points and draws
    MEAN = "mean", "uncertainty",
        "the mean: the sum of the figure over all points or draws at which it exists, divided by how many these are (12 digits)",
        "het gemiddelde: de som van de uitkomst over alle punten of trekkingen waar ze bestaat, gedeeld door hun aantal (12 cijfers)";
    MEAN_ERROR = "mean_error", "uncertainty",
        "how far the mean may be off for being found by drawing: the standard deviation divided by the root of the number of draws",
        "hoe ver het gemiddelde ernaast kan zitten doordat er getrokken is: de standaardafwijking gedeeld door de wortel van het aantal trekkingen";
    DEVIATION = "standard_deviation", "uncertainty",
        "the standard deviation: the root of the sum of squared distances from the mean, divided by the number of draws less one (12 digits)",
        "de standaardafwijking: de wortel van de som van kwadraten van de afstanden tot het gemiddelde, gedeeld door het aantal trekkingen min één (12 cijfers)";
    QUANTILE = "quantile", "uncertainty",
        "a quantile: this part of the points or draws lies below it. Put in order, it lies between two of them, in proportion \
         (linear between order statistics, type 7)",
        "een kwantiel: dit deel van de punten of trekkingen ligt eronder. Op volgorde gezet ligt het tussen twee ervan, naar \
         verhouding (lineair tussen de waarden op volgorde, type 7)";
    LOWEST = "lowest", "uncertainty",
        "the lowest of all points or draws, decided by the exact calculation",
        "de laagste van alle punten of trekkingen, beslist door de precieze berekening";
    HIGHEST = "highest", "uncertainty",
        "the highest of all points or draws, decided by the exact calculation",
        "de hoogste van alle punten of trekkingen, beslist door de precieze berekening";
    POINTS_ABOVE = "points_above", "",
        "how many points lie above the target, each decided exactly",
        "hoeveel punten boven het doel liggen, elk precies beslist";
    CHANCE = "chance", "uncertainty",
        "the chance: the draws in which the figure is above the target, divided by all draws",
        "de kans: de trekkingen waarin de uitkomst boven het doel ligt, gedeeld door alle trekkingen";
    CHANCE_ERROR = "chance_error", "uncertainty",
        "how far the chance may be off for being found by drawing: the root of q (1 - q) / (n + 4), with q = (above + 2) / (n + 4) \
         and n draws (Agresti and Coull, 1998)",
        "hoe ver de kans ernaast kan zitten doordat er getrokken is: de wortel van q (1 - q) / (n + 4), met q = (erboven + 2) / (n + 4) \
         en n trekkingen (Agresti en Coull, 1998)";
    BAR_EDGE = "bar_edge", "uncertainty",
        "where a bar of the histogram begins or ends: bars are about equally wide between the values that leave out a thousandth on \
         each side",
        "waar een staaf van de verdeling begint of eindigt: staven zijn ongeveer even breed, tussen de waarden die aan elke kant een \
         duizendste buiten laten";
    BAR_COUNT = "bar_count", "uncertainty",
        "how many draws lie in this bar",
        "hoeveel trekkingen in deze staaf liggen";
    OVER_CAPACITY = "share_over_capacity", "",
        "the part of the points at which more take part than a cost line can serve",
        "het deel van de punten waar meer mensen meedoen dan een kostenpost aankan";
    RULE_LIMIT = "rule_limit", "where-it-falls-short",
        "a limit of the rule that says in few words where the figure is not above the target (patient rule induction, Friedman and \
         Fisher, 1999)",
        "een grens van de regel die in weinig woorden zegt waar de uitkomst niet boven het doel ligt (patient rule induction, Friedman \
         en Fisher, 1999)";
    RULE_DENSITY = "rule_density", "where-it-falls-short",
        "of the points within the rule, the part that falls short",
        "van de punten binnen de regel het deel dat tekortschiet";
    RULE_COVERAGE = "rule_coverage", "where-it-falls-short",
        "of all points that fall short, the part that lies within the rule",
        "van alle punten die tekortschieten het deel dat binnen de regel ligt";
    RULE_POINTS = "rule_points", "where-it-falls-short",
        "on how many points the rule was looked for",
        "op hoeveel punten de regel gezocht is";
    // what is drawn
    RANGE = "range", "uncertainty",
        "what is known of the number, as stated in the ranges of the project",
        "wat er over het getal bekend is, zoals in de bandbreedtes van het project staat";
    RANGE_OF_EVIDENCE = "range_of_evidence", "evidence",
        "the project states no range; this one goes with what the line rests on, by a convention of this tool",
        "het project geeft geen bandbreedte; deze hoort bij waar de regel op rust, volgens een afspraak van dit programma";
    DRAWN_MEAN = "drawn_mean", "uncertainty",
        "the mean of the distribution that is drawn from, cut to what the number may be",
        "het gemiddelde van de verdeling waaruit getrokken wordt, afgekapt op wat het getal mag zijn";
    DRAWN_DEVIATION = "drawn_deviation", "uncertainty",
        "the standard deviation of the distribution that is drawn from, cut to what the number may be",
        "de standaardafwijking van de verdeling waaruit getrokken wordt, afgekapt op wat het getal mag zijn";
    DRAWN_QUANTILE = "drawn_quantile", "uncertainty",
        "a quantile of the distribution that is drawn from, cut to what the number may be",
        "een kwantiel van de verdeling waaruit getrokken wordt, afgekapt op wat het getal mag zijn";
    CUT = "cut", "uncertainty",
        "the part of the stated distribution that lies beyond what the number may be, and is not drawn",
        "het deel van de opgegeven verdeling dat buiten ligt wat het getal mag zijn, en niet getrokken wordt";
    TABLE_ERROR = "table_error", "uncertainty",
        "how far a drawn number may be off for being looked up in a table",
        "hoe ver een getrokken getal ernaast kan zitten doordat het in een tabel opgezocht wordt";
    CORRELATION = "rank_correlation", "uncertainty",
        "how two numbers go together (Spearman), as stated, or brought to the nearest that can be",
        "hoe twee getallen samengaan (Spearman), zoals opgegeven, of gebracht naar de dichtstbijzijnde die kan";
    // what the outcome hangs on
    BASE_VALUE = "base_value", "",
        "what the number is now",
        "wat het getal nu is";
    BASE_FACTOR = "base_factor", "",
        "a factor, 1 being as it is: it multiplies the numbers below",
        "een factor, waarbij 1 is zoals het is: hij vermenigvuldigt de getallen hieronder";
    LOW_OR_HIGH = "low_or_high", "swings-and-elasticities",
        "between what the number is moved, all others held; cut off where it would leave what it may be",
        "waartussen het getal beweegt terwijl al het andere blijft; afgekapt waar het buiten zou komen wat het mag zijn";
    ELASTICITY = "elasticity", "swings-and-elasticities",
        "the elasticity: by how many per cent the figure rises where this number rises by one per cent (its slope times number / figure)",
        "de elasticiteit: met hoeveel procent de uitkomst stijgt als dit getal een procent stijgt (de helling maal getal / uitkomst)";
    ROOT = "break_even_value", "break-even",
        "the value of this number at which the figure just meets the target, all others held: the nearest decimal",
        "de waarde van dit getal waarbij de uitkomst het doel net haalt, terwijl al het andere blijft: het dichtstbijzijnde decimale getal";
    DOMAIN = "domain", "break-even",
        "how far the number may go: what it may be by its kind, or as asked with --domain",
        "hoe ver het getal mag gaan: wat het naar zijn aard mag zijn, of zoals gevraagd met --domein";
    FRONTIER_VALUE = "frontier_value", "break-even",
        "a value of the first number, evenly over what was asked for",
        "een waarde van het eerste getal, gelijk verdeeld over wat gevraagd is";
    AT_CERTAINTY = "value_at_certainty", "break-even",
        "a value from which, or up to which, at least this share of the draws of all other uncertain numbers meets the target",
        "een waarde vanaf welke, of tot welke, minstens dit deel van de trekkingen van alle andere onzekere getallen het doel haalt";
    AT_CERTAINTY_INTERVAL = "interval_of_value_at_certainty", "break-even",
        "how far that value may be off for being found by drawing: where the share of draws is 1.96 standard errors less, or more",
        "hoe ver die waarde ernaast kan zitten doordat er getrokken is: waar het deel van de trekkingen 1,96 standaardfout lager of hoger is";
    EVALUATIONS = "evaluations", "global-sensitivity",
        "how many times the figure was worked out for it",
        "hoe vaak de uitkomst hiervoor doorgerekend is";
    INDEX_POINTS = "index_points", "global-sensitivity",
        "how many points each of the two samples has",
        "hoeveel punten elk van de twee steekproeven heeft";
    VARIANCE = "variance", "global-sensitivity",
        "V: the variance of the figure over both samples together",
        "V: de variantie van de uitkomst over beide steekproeven samen";
    FIRST_ORDER = "first_order_index", "global-sensitivity",
        "the first-order index mean(f(B) (f(AB) - f(A))) / V: the part of the variance that would go if only this number were known \
         (Saltelli e.a., 2010); never shown below zero",
        "de eerste-orde-index gemiddelde(f(B) (f(AB) - f(A))) / V: het deel van de variantie dat zou verdwijnen als alleen dit getal \
         bekend was (Saltelli e.a., 2010); nooit onder nul getoond";
    TOTAL_INDEX = "total_index", "global-sensitivity",
        "the total index mean((f(AB) - f(A))^2) / (2 V): the part of the variance that would stay if only this number were not known \
         (Jansen, 1999)",
        "de totale index gemiddelde((f(AB) - f(A))^2) / (2 V): het deel van de variantie dat zou blijven als alleen dit getal onbekend \
         was (Jansen, 1999)";
    INTERVAL = "interval", "global-sensitivity",
        "an end of the 95 % interval of the index: percentiles over groups of points drawn again (bootstrap)",
        "een eind van het 95%-interval van de index: percentielen over opnieuw getrokken groepen punten (bootstrap)";
    PATHS = "paths", "screening",
        "how many random paths go through what the numbers move between",
        "hoeveel willekeurige paden er lopen door waar de getallen tussen bewegen";
    MEAN_SIZE = "mean_size", "screening",
        "the mean size of the effects of this number along the paths: how much it matters (Morris, 1991; Campolongo e.a., 2007)",
        "de gemiddelde grootte van de effecten van dit getal langs de paden: hoeveel het uitmaakt (Morris, 1991; Campolongo e.a., 2007)";
    EFFECT_SPREAD = "spread_of_effects", "screening",
        "the standard deviation of those effects: how much it depends on where this number and the others stand (Morris, 1991)",
        "de standaardafwijking van die effecten: hoeveel het ervan afhangt waar dit getal en de andere staan (Morris, 1991)";
    MEAN_GAIN = "mean_gain", "value-of-information",
        "E[g]: the mean over the draws of the gain g = benefits - target x costs",
        "E[g]: het gemiddelde over de trekkingen van de winst g = baten - doel x kosten";
    WORTH_OF_ALL = "worth_of_everything", "value-of-information",
        "EVPI = E[max(g, 0)] - max(E[g], 0): what it would be worth to know everything before deciding",
        "EVPI = E[max(g, 0)] - max(E[g], 0): wat het waard zou zijn alles te weten voor je beslist";
    WORTH_OF_ONE = "worth_of_one", "value-of-information",
        "EVPPI = E[max(E[g | x], 0)] - max(E[g], 0): what it would be worth to know this number x before deciding (Strong and Oakley, 2013)",
        "EVPPI = E[max(E[g | x], 0)] - max(E[g], 0): wat het waard zou zijn dit getal x te weten voor je beslist (Strong en Oakley, 2013)";
    WORTH_ERROR = "worth_error", "value-of-information",
        "how far that worth may be off for being found by drawing: the standard error over ten batches of draws",
        "hoe ver die waarde ernaast kan zitten doordat er getrokken is: de standaardfout over tien groepen trekkingen";
    WORTH_OF_NOISE = "worth_of_noise", "value-of-information",
        "what the same bins find in numbers that have nothing to do with the gain: worth that is chance alone",
        "wat dezelfde indeling vindt in getallen die niets met de winst te maken hebben: waarde die louter toeval is";
    SAMPLE_SIZE = "sample_size", "value-of-information",
        "how many participants to ask for this share to be known with a 90 % interval half as wide, to the next ten",
        "hoeveel deelnemers je vraagt om dit aandeel te kennen met een 90%-interval dat half zo breed is, op tien naar boven";
    // differences
    CONTRIBUTION = "contribution", "differences",
        "what this change adds to the figure on average over all orders in which the changes can be made (Owen value); the parts \
         add up to the difference, to the digit",
        "wat deze wijziging aan de uitkomst toevoegt, gemiddeld over alle volgordes waarin de wijzigingen gemaakt kunnen worden \
         (Owen-waarde); de delen tellen op tot het verschil, tot op het cijfer";
    LINES_TOGETHER = "lines_together", "differences",
        "how many lines have a part together, since not all could be looked at by themselves",
        "hoeveel regels samen een deel hebben, omdat ze niet allemaal apart bekeken konden worden";
    NUMBER_BEFORE_AND_AFTER = "number_before_and_after", "differences",
        "what the number is in this project",
        "wat het getal in dit project is";
    WHAT_DIFFERS = "what_differs", "differences",
        "what this project states here",
        "wat dit project hier opgeeft";
    // sums of their own
    CHANGE_OF_BENEFITS = "change_of_benefits", "marginal-ratio", "change of benefits", "verandering van de baten";
    CHANGE_OF_COSTS = "change_of_costs", "marginal-ratio", "change of costs", "verandering van de kosten";
}
