//! Problems of ranges and correlations, in Dutch.

use super::{About, ticked};
use crate::problem::short_address;
use crate::read::dutch_names;
use crate::read::ranges::RangeSlip;
use crate::read::scenarios::pair;
use impactkaart_core::model::Column;

/// The sentence, and what to do.
pub(super) fn text(slip: &RangeSlip, about: &About<'_>) -> (String, String) {
    use RangeSlip as S;
    let typed = &about.typed;
    let at = |other: &Option<Box<crate::read::place::Place>>| {
        other.as_ref().map(|place| format!(" ({})", short_address(place, about.files))).unwrap_or_default()
    };
    match slip {
        S::Incomplete { distribution, needs } => (
            format!(
                "{} geef je met {}, en dit is leeg",
                named(distribution.map(|pair| pair.1)),
                columns(needs)
            ),
            "vul het in, of laat de regel weg bij een getal dat zeker is".into(),
        ),
        S::Superfluous { distribution, needs, column } => (
            format!(
                "{} geef je met {}, en hier staat {typed} in `{}`",
                named(distribution.map(|pair| pair.1)),
                columns(needs),
                dutch(*column)
            ),
            match (distribution, column) {
                (None, Column::Mode) => "noem de verdeling (driehoek of pert), of laat de modus weg".into(),
                (None, Column::Mean | Column::Sd) => "noem de verdeling (normaal, lognormaal of bèta)".into(),
                _ => "laat het weg, of noem een andere verdeling".into(),
            },
        ),
        S::PercentOfNumber => (
            format!(
                "de bandbreedte van een bedrag of aantal heeft dezelfde eenheid, en {typed} zegt niet waarvan het een percentage is"
            ),
            "schrijf het getal zelf, of geef de regel als geheel een bandbreedte (`kosten.huur` van 90% tot 110%)".into(),
        ),
        S::Structure { field } => (
            format!(
                "wat bepaalt in welke jaren iets gebeurt wordt niet getrokken, en `{}` doet dat",
                pair(*field).1
            ),
            "vergelijk de mogelijkheden als scenario's".into(),
        ),
        S::FactorBeyondTen { value } => (
            format!(
                "zonder een getal van een regel erachter is een parameter een factor (1 is zoals het is, 10 het hoogste), en dit is {}",
                about.number(*value)
            ),
            "bedoelde je 50% tot 200%, of het getal zelf, zoals in `bereik.<groep>.deelnemers`?".into(),
        ),
        S::Reversed => (
            format!("een bandbreedte loopt van laag naar hoog, en hier is laag ({typed}) hoger dan hoog"),
            "verwissel de twee".into(),
        ),
        S::ModeOutside { low, high } => (
            format!(
                "de modus ligt tussen laag en hoog ({} tot {}), en dit is {typed}",
                about.number(*low),
                about.number(*high)
            ),
            "neem als modus wat het waarschijnlijkst is, binnen laag en hoog".into(),
        ),
        S::SdNotAboveZero => (
            format!("een standaardafwijking is meer dan nul, en dit is {typed}"),
            "laat de regel weg bij een getal dat zeker is".into(),
        ),
        S::NotAboveZero { .. } => (
            format!("een lognormale verdeling heeft alleen getallen boven nul, en hier staat {typed}"),
            "neem een normale, driehoeks- of pertverdeling voor wat nul of minder kan zijn".into(),
        ),
        S::MeanOutsideUnit => (
            format!("een bètaverdeling ligt tussen 0 en 1, en het gemiddelde is hier {typed}"),
            "neem een aandeel tussen 0 en 1, of een andere verdeling".into(),
        ),
        S::SdOutside { least, most } => (
            format!(
                "met dit gemiddelde heeft een bètaverdeling een standaardafwijking tussen {} en {}, en dit is {typed}",
                about.number(*least),
                about.number(*most)
            ),
            "neem een standaardafwijking hiertussen, of een pertverdeling met laag, modus en hoog".into(),
        ),
        S::TooLarge => (
            "een bandbreedte blijft binnen wat te berekenen is, en deze niet".into(),
            "schrijf het in een eenheid waarin het onder een miljoen miljard blijft".into(),
        ),
        S::OutsideBounds { lowest, highest } => (
            format!(
                "`{typed}` ligt tussen {} en {}, en de bandbreedte ligt daar (vrijwel) helemaal buiten",
                about.number(*lowest),
                about.number(*highest)
            ),
            "geef de bandbreedte in de eenheid van de parameter zelf: een aandeel van 25% als 25% of 0,25"
                .into(),
        ),
        S::Twice { other } => (
            format!(
                "een getal heeft één bandbreedte, en een andere bandbreedte raakt dit getal ook{}",
                at(other)
            ),
            "bewaar een van de twee".into(),
        ),
        S::NothingSelected => (
            format!("een bandbreedte is van minstens één regel, en `{typed}` is er van geen"),
            "noem een regel waar dit getal op staat, of laat de rij weg".into(),
        ),
        S::NotTogether => (
            "de bandbreedtes wijzigen samen getallen die elkaar uitsluiten".into(),
            "geef er minder een bandbreedte".into(),
        ),
        S::CorrelationOutside => (
            format!("een correlatie ligt tussen -1 en 1, en dit is {typed}"),
            "schrijf 0,5 voor getallen die duidelijk samengaan, -0,5 voor getallen die tegen elkaar in gaan"
                .into(),
        ),
        S::WithoutRange => (
            format!("een correlatie is van twee parameters met een bandbreedte, en `{typed}` heeft er geen"),
            "geef hem een bandbreedte, op dezelfde manier geschreven".into(),
        ),
        S::WithItself => (
            "een correlatie is van twee verschillende parameters, en dit is er een met zichzelf".into(),
            "noem twee parameters, of laat de rij weg".into(),
        ),
        S::CorrelatedTwice { other } => (
            format!(
                "twee parameters hebben één correlatie, en een andere regel geeft die van deze twee ook{}",
                at(other)
            ),
            "bewaar een van de twee".into(),
        ),
        S::TooManyTogether => (
            "hoogstens 300 parameters hangen samen, en dit zijn er meer".into(),
            "houd de samenhang over die er het meest toe doet".into(),
        ),
        S::Repaired { between, stated, drawn } => (
            format!(
                "deze samenhang kan niet allemaal tegelijk; getrokken wordt wat er het dichtst bij ligt, en die van `{}` en `{}` verandert het meest, van {} naar {}",
                between[0],
                between[1],
                about.number(*stated),
                about.number(*drawn)
            ),
            "maak de sterkste zwakker".into(),
        ),
    }
}

fn named(distribution: Option<&str>) -> String {
    match distribution {
        None => "een bandbreedte zonder verdeling".into(),
        Some(name) => format!("de verdeling `{name}`"),
    }
}

fn dutch(column: Column) -> &'static str {
    dutch_names(column).first().copied().unwrap_or(column.name())
}

fn columns(columns: &[Column]) -> String {
    ticked(columns.iter().map(|column| dutch(*column)), "en")
}
