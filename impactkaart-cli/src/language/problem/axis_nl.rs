//! Problems of what is typed for a sweep, in Dutch.

use super::{About, scenario_nl};
use crate::problem::short_address;
use crate::read::axes::AxisSlip;
use crate::read::dutch_names;
use crate::read::scenarios::ScenarioSlip;
use impactkaart_core::model::Column;

/// The sentence, and what to do.
pub(super) fn text(slip: &AxisSlip, about: &About<'_>) -> (String, String) {
    use AxisSlip as S;
    let typed = &about.typed;
    match slip {
        S::NoValues => (
            format!("een as is een parameter, een `=` en de waarden ervan, en hier staat `{typed}`"),
            "schrijf het als `kosten=80%..120%:41`".into(),
        ),
        S::NotANumber { text } if text.is_empty() => (
            format!("tussen de tekens van een as staan waarden, en in `{typed}` ontbreekt er een"),
            "schrijf het als `1;2;5`".into(),
        ),
        S::NotANumber { text } => (
            format!("waarden schrijf je als `80%..120%:41`, `50..200:16`, `50..200/10` of `1;2;5`, en `{text}` is geen getal"),
            "schrijf hele getallen, decimalen of percentages".into(),
        ),
        S::UndecidedNumber { text } => (
            format!("een punt of komma voor drie cijfers scheidt duizendtallen of decimalen, en uit `{text}` blijkt niet welke"),
            "schrijf het zonder teken, als 1250, of met nog een decimaal, als 1,2500".into(),
        ),
        S::UndecidedList => (
            format!("een komma staat tussen waarden of voor decimalen, en uit `{typed}` blijkt niet welke"),
            "zet puntkomma's tussen de waarden, zoals `0,5;0,8;1`".into(),
        ),
        S::TooLarge { text } => (format!("met `{text}` kan niet gerekend worden, zo groot is het"), "kies een kleiner getal".into()),
        S::NoCount => (
            format!("bij een bereik hoort hoeveel punten het heeft of hoe ver ze uit elkaar liggen, en hier staat `{typed}`"),
            if typed.contains([':', '/']) {
                "schrijf een van de twee, zoals `80%..120%:41`".into()
            } else {
                format!("schrijf `{typed}:21` voor 21 punten")
            },
        ),
        S::BadCount { text } => (
            format!("achter de `:` staat hoeveel punten er zijn, een heel getal van twee of meer, en hier staat `{text}`"),
            "schrijf het als `80%..120%:41`".into(),
        ),
        S::TooManyValues => (
            format!("een as heeft hoogstens 10 miljoen waarden, en `{typed}` is meer"),
            "neem minder punten of grotere stappen".into(),
        ),
        S::BadStep { text } => (
            format!("achter de `/` staat een stap boven nul die in het bereik past, en hier staat `{text}`"),
            "schrijf het als `80%..120%/5%`, of hoeveel punten er zijn, zoals `80%..120%:41`".into(),
        ),
        S::Mixed => (
            format!("de waarden van een as zijn allemaal percentages, of geen van alle, en hier staat `{typed}`"),
            "percentages zijn van wat het project zegt: 80%..120% is een vijfde minder tot een vijfde meer".into(),
        ),
        S::Reversed { from, to, rest } => (
            format!("een bereik loopt van laag naar hoog, en dit van {from} naar {to}"),
            format!("schrijf `{to}..{from}{rest}`"),
        ),
        S::ValueTwice { value } => (
            format!("elke waarde van een as is een andere, en {} staat er twee keer", about.number(*value)),
            "laat er een weg".into(),
        ),
        S::FactorBeyondTen { value } => (
            format!("een factor ligt tussen 0 en 10 (1 is zoals het is), en deze is {}", about.number(*value)),
            "bedoelde je percentages, zoals `50%..200%:16`, of een getal van een regel, zoals `bereik.<groep>.deelnemers`?".into(),
        ),
        S::BareOnFactor => (
            format!("een as op een factor heeft twee of meer waarden (1 is zoals het is), en bij `{typed}` blijkt niet waar hij tussen loopt"),
            "schrijf `90%..110%:21` voor een tiende minder tot een tiende meer".into(),
        ),
        S::BarePercentage => (
            format!("een percentage is van wat het project zegt, en een as met alleen `{typed}` loopt nergens langs"),
            "schrijf `90%..110%:21` voor een tiende minder tot een tiende meer, of de getallen zelf, zoals `0,10;0,20`".into(),
        ),
        S::OfNothing => (
            "percentages zijn van wat het project zegt, en dat is hier 0".into(),
            "schrijf de getallen zelf, zoals `0..0,5:11`".into(),
        ),
        S::Twice { other } => {
            let at = other.as_ref().map(|place| format!(" ({})", short_address(place, about.files)));
            (
                format!("elke as heeft eigen getallen, en een andere raakt die van `{typed}` ook{}", at.unwrap_or_default()),
                "houd een van de twee".into(),
            )
        }
        S::Leaves { value, is_factor, slip } => {
            let (what, help) = changed(slip, about);
            (format!("{what} (bij {})", written(*value, *is_factor, about)), help)
        }
        S::Together { values, slip } => {
            let values: Vec<String> =
                values.iter().map(|(value, is_factor)| written(*value, *is_factor, about)).collect();
            let (what, help) = changed(slip, about);
            (format!("{what} (met de assen samen op {})", values.join("; ")), help)
        }
        S::NotATiming { text } => (
            format!("bedragen van een jaar vallen aan het `begin`, in het `midden` of aan het `eind`, en hier staat `{text}`"),
            "noem er een paar van deze drie, zoals `begin,eind`".into(),
        ),
        S::TooManyStructures { combinations, most } => (
            format!(
                "elke combinatie van wat bepaalt welke jaren er meetellen is een eigen formule, hoogstens {most} samen, en dit zijn er {combinations}"
            ),
            "neem minder waarden van horizon, duur, vertraging, eerste en laatste jaar en momenten".into(),
        ),
        S::TooManyAxes { count } => (format!("een raster heeft hoogstens 32 assen, en hier zijn het er {count}"), "laat er een paar weg, of trek willekeurig met `simuleer`".into()),
        S::TooManyPoints => (
            "een raster heeft hoogstens 1.000.000.000.000.000 punten (een miljoen keer een miljard), en dit heeft er meer".into(),
            "neem minder waarden per as, of trek willekeurig met `simuleer`".into(),
        ),
        S::UnknownFigure { text, nearest } => (
            format!("geen uitkomst heet `{text}`"),
            match nearest {
                Some((_, dutch)) => format!("bedoelde je `{dutch}`?"),
                None => "bijvoorbeeld ratio, nettoratio, saldo, kosten, baten, terugverdientijd of interne_rentevoet; van een niveau of belanghebbende zoals `gemeente.saldo`".into(),
            },
        ),
        S::BadTarget => (
            format!("een doel is een getal, of een uitkomst, `=` en een getal, en hier staat `{typed}`"),
            "schrijf het als `ratio=1,5`".into(),
        ),
        S::OtherTarget { figure } => (
            format!("het doel is van de uitkomst die berekend wordt, en dat is `{}`; hier staat `{typed}`", figure.1),
            "laat een van de twee weg".into(),
        ),
    }
}

fn written(value: rust_decimal::Decimal, is_factor: bool, about: &About<'_>) -> String {
    if is_factor { super::super::number::percent(value, 6, about.language) } else { about.number(value) }
}

fn named(column: Column) -> &'static str {
    dutch_names(column).first().copied().unwrap_or(column.name())
}

/// What is wrong with the changed project, in the words of an axis.
fn changed(slip: &ScenarioSlip, about: &About<'_>) -> (String, String) {
    let number = |value| about.number(value);
    match slip {
        ScenarioSlip::LeavesRange { quantity, column, line, value } => {
            let line = line.as_ref().map(|line| format!(" van `{line}`")).unwrap_or_default();
            let (lowest, highest) = (number(quantity.lowest()), number(quantity.highest()));
            (
                format!(
                    "`{}` ligt tussen {lowest} en {highest}, en die{line} wordt {}",
                    named(*column),
                    number(*value)
                ),
                "kies waarden die daarbinnen blijven".into(),
            )
        }
        ScenarioSlip::NotWhole { column, value } => (
            format!("`{}` is een heel getal, en wordt {}", named(*column), number(*value)),
            "kies hele getallen, met een stap zoals `1..5/1`".into(),
        ),
        other => scenario_nl::text(other, about),
    }
}
