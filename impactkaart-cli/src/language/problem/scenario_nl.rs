//! Problems of scenarios, in Dutch.

use super::{About, listed, model_nl, round, ticked};
use crate::problem::short_address;
use crate::read::dutch_names;
use crate::read::scenarios::{ROOTS, ScenarioSlip, pair};
use impactkaart_core::model::Column;
use impactkaart_core::scenario::{Field, Root};
use rust_decimal::Decimal;

/// The sentence, and what to do.
pub(super) fn text(slip: &ScenarioSlip, about: &About<'_>) -> (String, String) {
    use ScenarioSlip as S;
    let typed = &about.typed;
    match slip {
        S::UnknownRoot { text, nearest } => (
            format!("een parameter begint met {}, en deze met `{text}`", ticked(ROOTS.map(|(_, _, word)| word), "of")),
            match nearest {
                Some(nearest) => format!("bedoelde je `{nearest}`?"),
                None => "schrijf het als `kosten.coordinator.bedrag`, of `kosten` voor alle kosten".into(),
            },
        ),
        S::UnknownField { root, text, nearest } => (
            format!("van {} kun je {} wijzigen, en hier staat `{text}`", lines(*root), fields(root.fields(), "en")),
            match nearest {
                Some((_, dutch)) => format!("bedoelde je `{dutch}`?"),
                None if typed.contains(':') => "zet een id met een punt erin tussen aanhalingstekens".into(),
                None if text.contains('[') => "sluit het jaar af met een haak, zoals in `[2]`".into(),
                None => match root.fields().first() {
                    Some(field) => format!("kies een van deze, zoals in `{}`", path(*root, *field)),
                    None => format!("schrijf `{}`", word(*root)),
                },
            },
        ),
        S::MalformedPath => (
            format!("een parameter schrijf je als `kosten.coordinator.bedrag`, met hoogstens één getal van één regel, en hier staat `{typed}`"),
            "zet een id met een punt erin tussen aanhalingstekens, en een jaar achter deelnemers, nieuw of aandeel als `[2]`".into(),
        ),
        S::UnknownLine { root, text, field: Some(field), .. } => (
            format!("achter `{}` staat welke regel je bedoelt, en `{text}` is een getal van een regel", word(*root)),
            format!("schrijf `{}.*.{}` om het overal te wijzigen", word(*root), pair(*field).1),
        ),
        S::UnknownLine { root, text, nearest, .. } => (
            format!("bij de {} van het project staat geen `{text}`", lines(*root)),
            match nearest {
                Some(nearest) => format!("bedoelde je `{nearest}`?"),
                None => format!("noem het id of de omschrijving van een regel, of schrijf `{}.*` voor allemaal", word(*root)),
            },
        ),
        S::UnknownParty { text, nearest } => (
            format!("achter `@` staat een niveau, een belanghebbende of (bij kosten) waar ze per tellen, en `{text}` is geen van die drie"),
            match nearest {
                Some(nearest) => format!("bedoelde je `@{nearest}`?"),
                None => "noem een niveau of een belanghebbende van het project, zoals in `kosten.@gemeente`".into(),
            },
        ),
        S::NoParties { root } => (
            format!("met `@` kies je kosten, dekking of effecten naar bij wie ze horen, en {} horen bij niemand", lines(*root)),
            "noem de regel zelf, of neem ze allemaal met `*`".into(),
        ),
        S::NothingSelected => (format!("een wijziging raakt minstens één regel, en `{typed}` raakt er geen"), "kies een andere regel, of haal de wijziging weg".into()),
        S::UnknownYear { year } => (
            format!("een jaar tussen haken heeft een eigen regel bij die groep, en voor jaar {} is die er niet", about.ungrouped(*year)),
            "laat de haken weg om alle jaren te wijzigen".into(),
        ),
        S::NotStated => (
            "je kunt alleen een getal wijzigen dat op de regel staat, en dit staat er niet (een groep die deel is van een andere heeft een aandeel, een groep die geteld is heeft deelnemers)".into(),
            "vul het getal eerst in op de regel zelf, of wijzig een getal dat er wel staat".into(),
        ),
        S::Twice { other } => {
            let at = other.as_ref().map(|place| format!(" ({})", short_address(place, about.files)));
            (
                format!("een scenario wijzigt een getal één keer, en een andere wijziging raakt dit getal ook{}", at.unwrap_or_default()),
                "bewaar een van de twee, of maak er twee scenario's van".into(),
            )
        }
        S::Unreadable => (
            format!("een wijziging is een woord en een getal, zoals `plus 10%`, `min 5%`, `naar 120` of `{}`, en hier staat `{typed}`", about.example("maal 1.1")),
            "schrijf `plus 10%` voor een tiende meer, of `naar 120` als het 120 wordt".into(),
        ),
        S::SignInFile { sign, rest } => {
            let word = match sign {
                '=' => "naar",
                '+' => "plus",
                _ => "min",
            };
            (
                format!("in een bestand begint een wijziging met een woord, want een spreadsheet maakt van `{sign}` iets anders, en hier staat `{typed}`"),
                match word {
                    "min" => format!("schrijf `min {rest}`, of `naar -{rest}` als het dat wordt"),
                    word => format!("schrijf `{word} {rest}`"),
                },
            )
        }
        S::UndecidedNumber => (
            format!("een punt of komma vóór drie cijfers scheidt duizendtallen of decimalen, en in `{typed}` blijkt niet welke van de twee"),
            "schrijf het zonder teken, als 1250, of met een decimaal erbij, als 1,2500".into(),
        ),
        S::NoChange => (
            format!("je zet een parameter, een `=` en een wijziging, en hier staat `{typed}`"),
            "schrijf het als `kosten=+10%`".into(),
        ),
        S::BareOnFactor => (
            format!("zonder een getal van een regel erachter is dit een factor (1 is zoals het is), en aan `{typed}` is niet te zien of dat erbij komt of dat het dat wordt"),
            format!("schrijf `plus 10%` of `{}`", about.example("maal 1.1")),
        ),
        S::FactorBeyondTen { factor } => (
            format!("zonder een getal van een regel erachter is dit een factor (1 is zoals het is), die tussen 0 en 10 ligt, en met `{typed}` wordt die {}", about.number(*factor)),
            "schrijf een percentage, zoals `plus 10%`, of noem het getal van een regel, zoals `kosten.<id>.bedrag`".into(),
        ),
        S::BarePercentage => (
            format!("alleen een aandeel of een percentage per jaar kan een percentage worden, en bij `{typed}` is niet te zien waarvan"),
            "schrijf `plus 10%` of `min 10%` voor een tiende meer of minder, of het getal zelf".into(),
        ),
        S::TooLarge => (format!("met `{typed}` wordt het getal te groot om mee te rekenen"), "kies een kleinere wijziging".into()),
        S::OtherKind { takes_timing: true } => (
            format!("een moment is begin, midden of eind, en hier staat `{typed}`"),
            "schrijf `naar begin`, `naar midden` of `naar eind`".into(),
        ),
        S::OtherKind { takes_timing: false } => {
            (format!("dit is een getal, en `{typed}` is een moment in het jaar"), "schrijf een getal, zoals `naar 5`".into())
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
            if *value > quantity.highest() {
                format!("kies een wijziging waarmee het hoogstens {} wordt", about.number(quantity.highest()))
            } else {
                format!("kies een wijziging waarmee het minstens {} wordt", about.number(quantity.lowest()))
            },
        ),
        S::NotWhole { column, value } => (
            format!("`{}` is een geheel getal, en met deze wijziging wordt dat {}", name(*column), about.number(*value)),
            format!("schrijf `naar {}`", about.ungrouped(round(*value))),
        ),
        S::NoTarget => (
            format!("een doel is een uitkomst, een `=` en een waarde, en hier staat `{typed}`"),
            "schrijf het als `ratio=1,35`, `saldo=0`, `terugverdientijd=24` of `eigen_rendement.gemeente=1`".into(),
        ),
        S::NoPayback => (
            format!("een terugverdientijd om te halen is een aantal maanden boven nul, en hier staat `{typed}`"),
            "schrijf een aantal maanden, zoals `terugverdientijd=24`".into(),
        ),
        S::UnknownFigure { text, nearest } => (
            format!("een doel is een ratio, netto_ratio, saldo, terugverdientijd of eigen_rendement, en `{text}` is dat niet"),
            match nearest {
                Some((_, dutch)) => format!("bedoelde je `{dutch}`?"),
                None => "schrijf het als `ratio=1,35`, `saldo=0`, `terugverdientijd=24` of `eigen_rendement.gemeente=1`".into(),
            },
        ),
        S::OwnReturnOfWhom { text: None, .. } => (
            "eigen_rendement is van een niveau of een belanghebbende, en hier staat niet van wie".into(),
            "schrijf het als `eigen_rendement.gemeente=1`".into(),
        ),
        S::OwnReturnOfWhom { text: Some(text), nearest } => (
            format!("eigen_rendement is van een niveau of een belanghebbende van het project, en `{text}` is dat niet"),
            match nearest {
                Some(nearest) => format!("bedoelde je `eigen_rendement.{nearest}`?"),
                None => "schrijf het als `eigen_rendement.gemeente=1`".into(),
            },
        ),
        S::NoDomain => (
            format!("een domein is een parameter, een `=` en een bereik, en hier staat `{typed}`"),
            "schrijf het als `bereik.bezoekers.deelnemers=1..200`".into(),
        ),
        S::NoRange { lowest, highest } => (
            format!(
                "een bereik loopt van laag naar hoog, hier binnen {} en {}, en hier staat `{typed}`",
                about.number(*lowest),
                about.number(*highest)
            ),
            "houd beide uiteinden daarbinnen, het laagste eerst".into(),
        ),
        S::Structure => (
            format!("`{typed}` bepaalt welke jaren meetellen en niet hoeveel, dus er is niets om het doorheen te bewegen"),
            "maak er een scenario van".into(),
        ),
        S::YearLeftOut { table, line, years, last, start_year, is_horizon } => {
            let year = |year: Decimal| format!("jaar {} ({})", year.normalize(), Decimal::from(*start_year) + year - Decimal::ONE);
            let left: Vec<String> = years.iter().map(|left| year(*left)).collect();
            let (rule, key) = if *is_horizon {
                (format!("met deze wijziging tellen de jaren mee tot en met {}", year((*last).into())), "horizon")
            } else {
                (format!("met deze wijziging loopt het project tot en met {}", year((*last).into())), "jaren")
            };
            let line = line.as_ref().map(|line| format!(" bij `{line}`")).unwrap_or_default();
            let most = years.iter().max().copied().unwrap_or_default();
            (
                format!("{rule}, en in {table} staan{line} getallen voor {}", listed(&left, "en")),
                format!(
                    "houd `project.{key}` op {} of meer, of reken met een kopie van het project zonder die jaren in {table}",
                    most.normalize()
                ),
            )
        }
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

fn path(root: Root, field: Field) -> String {
    match root {
        Root::Project => format!("{}.{}", word(root), pair(field).1),
        _ => format!("{}.*.{}", word(root), pair(field).1),
    }
}

fn name(column: Column) -> &'static str {
    dutch_names(column).first().copied().unwrap_or(column.name())
}

fn fields(fields: &[Field], and: &str) -> String {
    ticked(fields.iter().map(|field| pair(*field).1), and)
}
