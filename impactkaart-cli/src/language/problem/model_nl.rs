//! Problems of the model, in Dutch.

use super::{About, in_dutch, is_several, missing_nl, near_level, number_nl, ticked};
use impactkaart_core::model::{Column, Fault, Level, Table};
use rust_decimal::Decimal;

/// The sentence, and what to do.
pub(super) fn text(fault: &Fault, about: &About<'_>) -> (String, String) {
    use Fault as F;
    let number = |value: &Decimal| about.number(*value);
    let (header, table, typed) = (&about.header, about.table, &about.typed);
    match fault {
        F::Missing { because } => missing_nl::cell(*because, about),
        F::OutOfRange { quantity, value } => number_nl::out_of_range(*quantity, *value, about),
        F::NotWhole { quantity, value } => number_nl::not_whole(*quantity, *value, about),
        F::DuplicateId { id, made: false } => {
            (format!("elke regel heeft een eigen id, en `{id}` bestaat al{}", about.at_other()), "geef een van de twee een ander id, of haal de regel weg als die dubbel is".into())
        }
        F::DuplicateId { id, made: true } if about.rows == Some(Table::Stakeholders) => (
            format!("elke belanghebbende heeft een eigen naam of id, en `{id}`, gemaakt van deze naam, bestaat al{}", about.at_other()),
            "geef een van de twee een andere naam, of haal de regel weg als die dubbel is".into(),
        ),
        F::DuplicateId { id, made: true } => (
            format!("elke regel heeft een eigen id, en het id dat van deze omschrijving wordt gemaakt, `{id}`, bestaat al{}", about.at_other()),
            "geef de twee een andere omschrijving, of geef elk een id".into(),
        ),
        F::ReservedId { id, level: Some(_) } => (
            format!("`{id}` is de naam van een niveau, en deze belanghebbende hoort bij een ander niveau"),
            "kies een ander id".into(),
        ),
        F::ReservedId { id, level: None } => {
            (format!("`{id}` is een vast woord van het programma en kan geen id zijn"), "kies een ander id".into())
        }
        F::UnusableId { id } if id.trim().is_empty() => ("een id is een woord, en dit id is leeg".into(), "gebruik letters, cijfers, `_` en `-`".into()),
        F::UnusableId { .. } => (
            "een id bevat geen aanhalingstekens en staat op één regel, en dit id niet".into(),
            "gebruik letters, cijfers, `_` en `-`".into(),
        ),
        F::UnknownReference { table: Table::Stakeholders, text, .. }
            if is_several(text) && about.column != Some(Column::Beneficiary) =>
        {
            let part = if about.column == Some(Column::Counterparty) { "de hoeveelheid" } else { "het bedrag" };
            (
                format!("alleen een begunstigde kan over meer partijen verdeeld worden, en in `{header}` staat `{text}`"),
                format!("maak een regel per partij, elk met een deel van {part}"),
            )
        }
        F::UnknownReference { table: kind, text, nearest, known } => {
            let (what, none) = match kind {
                Table::Stakeholders => ("belanghebbende", "noem een niveau (cliënt, organisatie, gemeente of samenleving), of zet de belanghebbende in de lijst"),
                Table::Reach => ("groep", "voeg de groep toe, met hoeveel mensen meedoen"),
                _ => ("waarde", "voeg de waarde toe, of zet het bedrag in de kolom `bedrag`"),
            };
            match nearest {
                Some((id, _)) => (
                    format!("in {table} staat geen {what} `{text}`"),
                    format!("bedoelde je `{id}`{}?", about.at_other()),
                ),
                None if *known == 0 && *kind != Table::Stakeholders => {
                    (format!("`{text}` is geen {what} van het project: in {table} staat niets"), none.into())
                }
                None => (format!("in {table} staat geen {what} `{text}`"), near_level(*kind, text, 1).unwrap_or_else(|| none.into())),
            }
        }
        F::YearOutside { year, allowed, start_year, of } => number_nl::year_outside(*year, *allowed, *start_year, *of, about),
        F::FirstAfterLast { first, last } => (
            format!("het eerste jaar komt vóór het laatste, en deze regel loopt van jaar {first} tot jaar {last}"),
            "verbeter het eerste of het laatste jaar; misschien zijn ze verwisseld".into(),
        ),
        F::HorizonBelowYears { horizon, years } => (
            format!("de horizon is het laatste jaar dat meetelt, en met {horizon} is die korter dan het project, dat {years} jaar loopt"),
            format!("vul {years} of meer in, of laat de horizon weg"),
        ),
        F::NewAboveParticipants { new, participants } => (
            format!(
                "nieuwe deelnemers zijn een deel van de deelnemers, en hier zijn er {} nieuw van de {}",
                number(new),
                number(participants)
            ),
            "tel bij `deelnemers` iedereen die dat jaar meedoet, ook wie nieuw is".into(),
        ),
        F::NewMissing { group, effect } => (
            format!(
                "groep `{group}` heeft deelnemers in meer dan één jaar en effect `{effect}` duurt langer dan een jaar; zonder het \
                 aantal nieuwe deelnemers per jaar tellen dezelfde mensen elk jaar opnieuw mee"
            ),
            "vul de kolom `nieuw` in; blijft niemand langer dan een jaar, herhaal dan het aantal deelnemers".into(),
        ),
        F::DuplicateYear { group, year } => (
            match year {
                Some(year) => format!("een groep heeft één regel per jaar, en `{group}` heeft er twee voor jaar {year}{}", about.at_other()),
                None => format!("een groep heeft één regel voor elk jaar, en `{group}` heeft er twee{}", about.at_other()),
            },
            match year {
                Some(_) => "tel de deelnemers op in één regel als het verschillende mensen zijn, of verbeter het jaar van een van de twee".into(),
                None => "bewaar een van de twee, of vul op elke regel een jaar in".into(),
            },
        ),
        F::PartOfCycle { groups } => (
            format!("een groep is deel van een grotere groep, en hier gaan de delen in een kring: {}", groups.join(" → ")),
            "laat `deel_van` leeg bij de grootste van deze groepen".into(),
        ),
        F::PartOfWithParticipants => (
            "een groep die deel is van een andere is daar een aandeel van, en deze heeft ook eigen aantallen".into(),
            "laat `deelnemers` en `nieuw` leeg, of laat `deel_van` leeg".into(),
        ),
        F::ShareWithoutPartOf => (
            "een aandeel is een aandeel van een andere groep, en op deze regel staat niet van welke".into(),
            "noem de andere groep in de kolom `deel_van`".into(),
        ),
        F::GroupDisagrees { group } => (
            format!("alle regels van een groep zeggen hetzelfde in `{header}`, en die van `{group}` niet{}", about.at_other()),
            format!("vul op alle regels van `{group}` hetzelfde in, of alleen op de eerste"),
        ),
        F::ShareWithoutAboveShare { with, .. } => (
            format!(
                "het aandeel zonder project is hoogstens het aandeel mét project ({}), en in deze cel staat {typed}",
                percent(*with, about)
            ),
            "misschien zijn de twee verwisseld; een effect dat schade doet krijgt een negatieve hoeveelheid".into(),
        ),
        F::ShareWithoutAndDeadweight => (
            "`aandeel_zonder` en `autonome_ontwikkeling` zeggen allebei wat er toch wel was gebeurd, en op deze regel staan ze \
             allebei"
                .into(),
            "laat een van de twee leeg".into(),
        ),
        F::ValueAndAmount => (
            "een eenheid is een waarde uit de lijst waard of een eigen bedrag, en op deze regel staan ze allebei".into(),
            "laat `waarde` of `bedrag` leeg".into(),
        ),
        F::PriceYearOfValue => (
            "een waarde heeft een eigen prijspeil, en op deze regel staat er ook een".into(),
            "laat `prijspeil` hier leeg en zet het bij de waarde".into(),
        ),
        F::SplitTotal { total } => (
            format!("de percentages van een verdeling tellen op tot 100%, en deze tot {}", percent(*total, about)),
            match Decimal::ONE - *total {
                rest if rest > Decimal::ZERO => format!("verdeel ook de {} die nog ontbreekt", percent(rest, about)),
                rest => format!("haal er {} af", percent(-rest, about)),
            },
        ),
        F::SplitTwice { party } => {
            (format!("partijen die een effect delen worden elk één keer genoemd, en `{}` twee keer", party_name(party)), format!("tel de percentages van `{}` op tot één percentage", party_name(party)))
        }
        F::SameParty { party } => match about.column {
            Some(Column::Counterparty) => {
                (format!("een tegenpartij verliest wat de begunstigde wint, en `{}` is hier allebei", party_name(party)), "noem in `tegenpartij` wie het verliest, of laat de cel leeg".into())
            }
            _ => (format!("dekking gaat van de een naar de ander, en `{}` is hier allebei", party_name(party)), "noem in de kolom `van` wie het geld geeft en in de kolom `naar` wie het krijgt".into()),
        },
        F::CounterpartyWithoutTransfer => (
            "een effect met een tegenpartij is een overdracht, en hier staat dat het er geen is".into(),
            "vul ja in, of laat `tegenpartij` leeg".into(),
        ),
        F::NotPerYear => (
            "een regel met een kolom per jaar telt per jaar, en deze niet".into(),
            "vul jaar in, of laat de cel leeg".into(),
        ),
        F::NoPrescribedRate { year, month } => (
            format!(
                "op 1 {} was er in Nederland geen discontovoet voorgeschreven, en het project noemt er geen",
                month_of(*year, *month)
            ),
            "geef er zelf een op: een regel `discontovoet`".into(),
        ),
        F::PriceYearTooEarly { year, first } => (
            format!("prijzen zijn bekend vanaf {first}, en hier worden die van {year} gevraagd"),
            "vul `geen` in in de kolom `indexering` om het bedrag te laten zoals het is".into(),
        ),
        F::SeveralOrganisations { count } => (
            format!("dekking gaat naar de organisatie die het project uitvoert, en daar zijn er {count} van"),
            "noem de organisatie die het geld krijgt".into(),
        ),
        F::TotalTooLarge { .. } => (
            "alle bedragen samen zijn te groot om precies mee te rekenen, en deze regel is de grootste".into(),
            "kijk of er een getal is met te veel nullen".into(),
        ),
        F::DiscountingTooStrong { rate, horizon } => (
            format!(
                "een discontovoet van {} over {horizon} jaar maakt bedragen te klein of te groot om mee te rekenen",
                percent(*rate, about)
            ),
            "schrijf de discontovoet als 2,25%, of neem een kortere horizon".into(),
        ),
        F::TransferWithoutCounterparty => (
            "een overdracht is geld dat van de een naar de ander gaat, en op deze regel staat niet van wie".into(),
            "noem de ander in de kolom `tegenpartij`".into(),
        ),
        F::BeyondHorizon { year, horizon } => (
            format!("het effect begint in jaar {year} en de horizon is jaar {horizon}: het telt nergens mee"),
            format!("neem een horizon van {year} of meer in project.csv, of een kortere vertraging"),
        ),
        F::SamePeopleEveryYear { duration, years } => (
            format!(
                "het effect telt alle deelnemers in elk van de {years} jaren en duurt {duration} jaar: dezelfde mensen kunnen zo \
                 vaker meetellen"
            ),
            "vul `nieuwe` in in de kolom `telt`, of een duur van 1".into(),
        ),
        F::OtherUnit { unit, value_unit, value } => (
            format!("het effect telt per `{unit}`, en de waarde `{value}` is de prijs van één `{}`", in_dutch(value_unit)),
            format!("kies een waarde per `{unit}`, of tel het effect per `{}`", in_dutch(value_unit)),
        ),
        F::OtherBearer { bearer, beneficiary, value } => (
            format!(
                "de begunstigde hoort bij het niveau {}, en de prijs `{value}` valt bij het niveau {}",
                level(*beneficiary),
                level(*bearer)
            ),
            format!(
                "controleer wie er iets aan heeft: een besparing bij het niveau {} is geen baat voor het niveau {}",
                level(*bearer),
                level(*beneficiary)
            ),
        ),
        F::FundedTwice { party, receives, makes } => (
            format!("`{}` krijgt {} aan dekking en maakt {} aan kosten", party_name(party), number(receives), number(makes)),
            "verlaag het bedrag, of noem in de kolom `naar` wie de andere kosten maakt".into(),
        ),
        F::CostIsSumOfOthers { amount, lines } => (
            format!("deze kostenpost ({}) is precies het totaal van de {lines} andere regels", number(amount)),
            "een totaal of een subsidie is geen kostenpost naast de regels zelf: haal de regel weg, of zet hem in dekking.csv".into(),
        ),
        F::SameCountEachYear { group, participants, years } => (
            format!(
                "groep `{group}` heeft {years} jaar lang elk jaar {} deelnemers, die allemaal als nieuw tellen; misschien zijn het \
                 dezelfde mensen",
                number(participants)
            ),
            "zet in de kolom `nieuw` hoeveel er elk jaar beginnen".into(),
        ),
        F::TotalAsYearly { yearly, total } => {
            let (what, help) = if yearly == total {
                ("elk jaar betaald en is precies wat alle kosten samen zijn over het hele project", "is dit het totaal, vul dan `project` in in de kolom `per`")
            } else {
                ("één keer betaald en is precies het deel van één jaar van alle kosten", "komt het elk jaar terug, vul dan `jaar` in in de kolom `per`")
            };
            (format!("deze regel wordt {what} ({})", number(total)), help.into())
        }
        F::UnusedStakeholder => (format!("{} komt nergens in het project voor", named(typed, "deze belanghebbende")), "noem de belanghebbende waar die iets betaalt of krijgt, of haal de regel weg".into()),
        F::UnusedValue => (format!("geen enkel effect gebruikt {}", named(typed, "deze waarde")), "vul het id in bij `waarde` van een effect, of haal de regel weg".into()),
        F::BaseCaseNotDescribed { .. } => (
            "een regel van het nulalternatief gaat van de kosten af, en nergens staat wat er zonder het project gebeurt".into(),
            "beschrijf het in project.csv: een regel `nulalternatief`".into(),
        ),
    }
}

fn percent(value: Decimal, about: &About<'_>) -> String {
    crate::language::number::percent(value, 6, about.language)
}

fn named(typed: &str, otherwise: &str) -> String {
    if typed.is_empty() { otherwise.to_owned() } else { ticked([typed], "en") }
}

/// A party by its name; the stand-in for a level, which the core calls by the level's English name, in Dutch.
fn party_name(party: &str) -> &str {
    match Level::named(party) {
        Some(known) => level(known),
        None => party,
    }
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Client => "cliënt",
        Level::Organisation => "organisatie",
        Level::Municipality => "gemeente",
        Level::Society => "samenleving",
    }
}

fn month_of(year: u16, month: u8) -> String {
    const MONTHS: [&str; 12] = [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ];
    // Holds because months run from 1 to 12.
    format!("{} {year}", MONTHS[usize::from(month.clamp(1, 12)) - 1])
}
