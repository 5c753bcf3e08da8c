//! Problems of scenarios, in Dutch.

use super::{About, model_nl, ticked};
use crate::problem::short_address;
use crate::read::dutch_names;
use crate::read::scenarios::{ROOTS, ScenarioSlip, pair};
use impactkaart_core::model::Column;
use impactkaart_core::scenario::{Field, Root};

/// The sentence, and what to do.
pub(super) fn text(slip: &ScenarioSlip, about: &About<'_>) -> (String, Option<String>) {
    use ScenarioSlip as S;
    let typed = &about.typed;
    let some = |text: &str| Some(text.to_owned());
    match slip {
        S::UnknownRoot { text, nearest } => (
            format!("een parameter begint met {}, en deze met `{text}`", ticked(ROOTS.map(|(_, _, word)| word), "of")),
            Some(match nearest {
                Some(nearest) => format!("bedoelde je `{nearest}`?"),
                None => "schrijf het als `kosten.coordinator.bedrag`, of `kosten` voor alle kosten".into(),
            }),
        ),
        S::UnknownField { root, text, nearest } => (
            format!("van {} kun je {} wijzigen, en hier staat `{text}`", lines(*root), fields(root.fields(), "en")),
            match nearest {
                Some((_, dutch)) => Some(format!("bedoelde je `{dutch}`?")),
                None => typed.contains(':').then(|| "zet een id met een punt erin tussen aanhalingstekens".into()),
            },
        ),
        S::MalformedPath => (
            format!("een parameter schrijf je als `kosten.coordinator.bedrag`, met hoogstens één getal van één regel, en hier staat `{typed}`"),
            some("zet een id met een punt erin tussen aanhalingstekens, en een jaar achter deelnemers, nieuw of aandeel als `[2]`"),
        ),
        S::UnknownLine { root, text, field: Some(field), .. } => (
            format!("achter `{}` staat welke regel je bedoelt, en `{text}` is een getal van een regel", word(*root)),
            Some(format!("schrijf `{}.*.{}` om het overal te wijzigen", word(*root), pair(*field).1)),
        ),
        S::UnknownLine { root, text, nearest, .. } => (
            format!("bij de {} van het project staat geen `{text}`", lines(*root)),
            nearest.as_ref().map(|nearest| format!("bedoelde je `{nearest}`?")),
        ),
        S::UnknownParty { text, nearest } => (
            format!("achter `@` staat een niveau, een belanghebbende of (bij kosten) waar ze per tellen, en `{text}` is geen van die drie"),
            nearest.as_ref().map(|nearest| format!("bedoelde je `@{nearest}`?")),
        ),
        S::NoParties { root } => (
            format!("met `@` kies je kosten, dekking of effecten naar bij wie ze horen, en {} horen bij niemand", lines(*root)),
            some("noem de regel zelf, of neem ze allemaal met `*`"),
        ),
        S::NothingSelected => (format!("een wijziging raakt minstens één regel, en `{typed}` raakt er geen"), None),
        S::UnknownYear { year } => (
            format!("een jaar tussen haken heeft een eigen regel bij die groep, en voor jaar {} is die er niet", about.ungrouped(*year)),
            some("laat de haken weg om alle jaren te wijzigen"),
        ),
        S::NotStated => (
            "je kunt alleen een getal wijzigen dat op de regel staat, en dit staat er niet (een groep die deel is van een andere heeft een aandeel, een groep die geteld is heeft deelnemers)".into(),
            None,
        ),
        S::Twice { other } => {
            let at = other.as_ref().map(|place| format!(" ({})", short_address(place, about.files)));
            (
                format!("een scenario wijzigt een getal één keer, en een andere wijziging raakt dit getal ook{}", at.unwrap_or_default()),
                some("bewaar een van de twee, of maak er twee scenario's van"),
            )
        }
        S::Unreadable => (
            format!("een wijziging is een woord en een getal, zoals `plus 10%`, `min 5%`, `naar 120` of `{}`, en hier staat `{typed}`", about.example("maal 1.1")),
            None,
        ),
        S::SignInFile { sign, rest } => {
            let word = match sign {
                '=' => "naar",
                '+' => "plus",
                _ => "min",
            };
            (
                format!("in een bestand begint een wijziging met een woord, want een spreadsheet maakt van `{sign}` iets anders, en hier staat `{typed}`"),
                Some(match word {
                    "min" => format!("schrijf `min {rest}`, of `naar -{rest}` als het dat wordt"),
                    word => format!("schrijf `{word} {rest}`"),
                }),
            )
        }
        S::UndecidedNumber => (
            format!("een punt of komma vóór drie cijfers scheidt duizendtallen of decimalen, en in `{typed}` blijkt niet welke van de twee"),
            some("schrijf het zonder teken, als 1250, of met een decimaal erbij, als 1,2500"),
        ),
        S::NoChange => (
            format!("je zet een parameter, een `=` en een wijziging, en hier staat `{typed}`"),
            some("schrijf het als `kosten=+10%`"),
        ),
        S::BareOnFactor => (
            format!("zonder een getal van een regel erachter is dit een factor (1 is zoals het is), en aan `{typed}` is niet te zien of dat erbij komt of dat het dat wordt"),
            Some(format!("schrijf `plus 10%` of `{}`", about.example("maal 1.1"))),
        ),
        S::BarePercentage => (
            format!("alleen een aandeel of een percentage per jaar kan een percentage worden, en bij `{typed}` is niet te zien waarvan"),
            some("schrijf `plus 10%` of `min 10%` voor een tiende meer of minder, of het getal zelf"),
        ),
        S::TooLarge => (format!("met `{typed}` wordt het getal te groot om mee te rekenen"), None),
        S::OtherKind { takes_timing: true } => (
            format!("een moment is begin, midden of eind, en hier staat `{typed}`"),
            some("schrijf `naar begin`, `naar midden` of `naar eind`"),
        ),
        S::OtherKind { takes_timing: false } => {
            (format!("dit is een getal, en `{typed}` is een moment in het jaar"), some("schrijf een getal"))
        }
        S::LeavesRange { quantity, column, line, value } => (
            format!(
                "`{}` ligt tussen {} en {}, en met deze wijziging wordt dat{} {}",
                name(*column),
                about.number(quantity.lowest()),
                about.number(quantity.highest()),
                line.as_ref().map(|line| format!(" bij `{line}`")).unwrap_or_default(),
                about.number(*value)
            ),
            None,
        ),
        S::NotWhole { column, value } => (
            format!("`{}` is een geheel getal, en met deze wijziging wordt dat {}", name(*column), about.number(*value)),
            None,
        ),
        S::NoLongerValid { model } => {
            let (what, help) = model_nl::text(&model.fault, &about.of_changed(model));
            (format!("met deze wijziging klopt het project niet meer: {what}"), help)
        }
    }
}

fn lines(root: Root) -> &'static str {
    match root {
        Root::Project => "het project",
        Root::Costs => "kosten",
        Root::Funding => "dekking",
        Root::Reach => "groepen",
        Root::Effects => "effecten",
        Root::Values => "waarden",
    }
}

fn word(root: Root) -> &'static str {
    ROOTS.iter().find(|(known, ..)| *known == root).map_or("", |(_, _, dutch)| dutch)
}

fn name(column: Column) -> &'static str {
    dutch_names(column).first().copied().unwrap_or(column.name())
}

fn fields(fields: &[Field], and: &str) -> String {
    ticked(fields.iter().map(|field| pair(*field).1), and)
}
