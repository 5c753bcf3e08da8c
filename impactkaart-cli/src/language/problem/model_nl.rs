//! Problems of the model, in Dutch.

use super::{About, as_fraction, in_dutch, meant_as_percentage, near_level, ticked};
use crate::read::dutch_names;
use impactkaart_core::bounds::Bounded;
use impactkaart_core::model::{Because, Column, CountedAs, Fault, Level, Table};
use rust_decimal::Decimal;

/// The sentence, and what to do.
pub(super) fn text(fault: &Fault, about: &About<'_>) -> (String, Option<String>) {
    use Fault as F;
    let number = |value: &Decimal| about.number(*value);
    let (header, table, typed) = (&about.header, about.table, &about.typed);
    let some = |text: &str| Some(text.to_owned());
    match fault {
        F::Missing { because } => missing(*because, about),
        F::OutOfRange { quantity, value } => out_of_range(*quantity, *value, about),
        F::NotWhole { quantity: Bounded::Duration, value } => fractional_duration(*value, about),
        F::NotWhole { .. } => (format!("{} is een geheel getal, en in deze cel staat {typed}", subject(about)), None),
        F::DuplicateId { id, made: false } => {
            (format!("elke regel heeft een eigen id, en `{id}` bestaat al{}", about.at_other()), None)
        }
        F::DuplicateId { id, made: true } => (
            format!("elke regel heeft een eigen id, en het id dat van deze omschrijving wordt gemaakt, `{id}`, bestaat al{}", about.at_other()),
            some("geef de twee een andere omschrijving, of geef elk een id"),
        ),
        F::ReservedId { id, level: Some(_) } => (
            format!("`{id}` is de naam van een niveau, en deze belanghebbende hoort bij een ander niveau"),
            some("kies een ander id"),
        ),
        F::ReservedId { id, level: None } => {
            (format!("`{id}` is een vast woord van het programma en kan geen id zijn"), some("kies een ander id"))
        }
        F::UnusableId { id } if id.trim().is_empty() => ("een id is een woord, en dit id is leeg".into(), None),
        F::UnusableId { .. } => (
            "een id bevat geen aanhalingstekens en staat op één regel, en dit id niet".into(),
            some("gebruik letters, cijfers, `_` en `-`"),
        ),
        F::UnknownReference { table: kind, text, nearest, known } => {
            let (what, none) = match kind {
                Table::Stakeholders => ("belanghebbende", "noem een niveau (cliënt, organisatie, gemeente of samenleving), of zet de belanghebbende in de lijst"),
                Table::Reach => ("groep", "voeg de groep toe, met hoeveel mensen meedoen"),
                _ => ("waarde", "voeg de waarde toe, of zet het bedrag in de kolom `bedrag`"),
            };
            match nearest {
                Some((id, _)) => (
                    format!("in {table} staat geen {what} `{text}`"),
                    Some(format!("bedoelde je `{id}`{}?", about.at_other())),
                ),
                None if *known == 0 && *kind != Table::Stakeholders => {
                    (format!("`{text}` is geen {what} van het project: in {table} staat niets"), some(none))
                }
                None => (format!("in {table} staat geen {what} `{text}`"), near_level(*kind, text, 1).or(some(none))),
            }
        }
        F::YearOutside { year, allowed, start_year, horizon } => year_outside(*year, *allowed, *start_year, *horizon, about),
        F::FirstAfterLast { first, last } => (
            format!("het eerste jaar komt vóór het laatste, en deze regel loopt van jaar {first} tot jaar {last}"),
            None,
        ),
        F::HorizonBelowYears { horizon, years } => (
            format!("de horizon is het laatste jaar dat meetelt, en met {horizon} is die korter dan het project, dat {years} jaar loopt"),
            Some(format!("vul {years} of meer in, of laat de horizon weg")),
        ),
        F::NewAboveParticipants { new, participants } => (
            format!(
                "nieuwe deelnemers zijn een deel van de deelnemers, en hier zijn er {} nieuw van de {}",
                number(new),
                number(participants)
            ),
            some("tel bij `deelnemers` iedereen die dat jaar meedoet, ook wie nieuw is"),
        ),
        F::NewMissing { group, effect } => (
            format!(
                "groep `{group}` heeft deelnemers in meer dan één jaar en effect `{effect}` duurt langer dan een jaar; zonder het \
                 aantal nieuwe deelnemers per jaar tellen dezelfde mensen elk jaar opnieuw mee"
            ),
            some("vul de kolom `nieuw` in; blijft niemand langer dan een jaar, herhaal dan het aantal deelnemers"),
        ),
        F::DuplicateYear { group, year } => (
            match year {
                Some(year) => format!("een groep heeft één regel per jaar, en `{group}` heeft er twee voor jaar {year}{}", about.at_other()),
                None => format!("een groep heeft één regel voor elk jaar, en `{group}` heeft er twee{}", about.at_other()),
            },
            None,
        ),
        F::PartOfCycle { groups } => (
            format!("een groep is deel van een grotere groep, en hier gaan de delen in een kring: {}", groups.join(" → ")),
            None,
        ),
        F::PartOfWithParticipants => (
            "een groep die deel is van een andere is daar een aandeel van, en deze heeft ook eigen aantallen".into(),
            some("laat `deelnemers` en `nieuw` leeg, of laat `deel_van` leeg"),
        ),
        F::ShareWithoutPartOf => (
            "een aandeel is een aandeel van een andere groep, en op deze regel staat niet van welke".into(),
            some("noem de andere groep in de kolom `deel_van`"),
        ),
        F::GroupDisagrees { group } => (
            format!("alle regels van een groep zeggen hetzelfde in `{header}`, en die van `{group}` niet{}", about.at_other()),
            None,
        ),
        F::ShareWithoutAboveShare { without, with } => (
            format!(
                "het aandeel zonder project is hoogstens het aandeel mét project ({}), en in deze cel staat {typed}",
                percent(*with, about)
            ),
            (*without > *with).then(|| "geef een effect dat schade doet een negatieve hoeveelheid of een negatief bedrag".into()),
        ),
        F::ShareWithoutAndDeadweight => (
            "`aandeel_zonder` en `autonome_ontwikkeling` zeggen allebei wat er toch wel was gebeurd, en op deze regel staan ze \
             allebei"
                .into(),
            some("laat een van de twee leeg"),
        ),
        F::ValueAndAmount => (
            "een eenheid is een waarde uit de lijst waard of een eigen bedrag, en op deze regel staan ze allebei".into(),
            some("laat `waarde` of `bedrag` leeg"),
        ),
        F::PriceYearOfValue => (
            "een waarde heeft een eigen prijspeil, en op deze regel staat er ook een".into(),
            some("laat `prijspeil` hier leeg en zet het bij de waarde"),
        ),
        F::SplitTotal { total } => (
            format!("de percentages van een verdeling tellen op tot 100%, en deze tot {}", percent(*total, about)),
            None,
        ),
        F::SplitTwice { party } => {
            (format!("partijen die een effect delen worden elk één keer genoemd, en `{}` twee keer", party_name(party)), None)
        }
        F::SameParty { party } => match about.column {
            Some(Column::Counterparty) => {
                (format!("een tegenpartij verliest wat de begunstigde wint, en `{}` is hier allebei", party_name(party)), None)
            }
            _ => (format!("dekking gaat van de een naar de ander, en `{}` is hier allebei", party_name(party)), None),
        },
        F::CounterpartyWithoutTransfer => (
            "een effect met een tegenpartij is een overdracht, en hier staat dat het er geen is".into(),
            some("vul ja in, of laat `tegenpartij` leeg"),
        ),
        F::NotPerYear => (
            "een regel met een kolom per jaar telt per jaar, en deze niet".into(),
            some("vul jaar in, of laat de cel leeg"),
        ),
        F::NoPrescribedRate { year, month } => (
            format!(
                "op 1 {} was er in Nederland geen discontovoet voorgeschreven, en het project noemt er geen",
                month_of(*year, *month)
            ),
            some("geef er zelf een op: een regel `discontovoet`"),
        ),
        F::PriceYearTooEarly { year, first } => (
            format!("prijzen zijn bekend vanaf {first}, en hier worden die van {year} gevraagd"),
            some("vul `geen` in in de kolom `indexering` om het bedrag te laten zoals het is"),
        ),
        F::SeveralOrganisations { count } => (
            format!("dekking gaat naar de organisatie die het project uitvoert, en daar zijn er {count} van"),
            some("noem de organisatie die het geld krijgt"),
        ),
        F::TotalTooLarge { .. } => (
            "alle bedragen samen zijn te groot om precies mee te rekenen, en deze regel is de grootste".into(),
            some("kijk of er een getal is met te veel nullen"),
        ),
        F::DiscountingTooStrong { rate, horizon } => (
            format!(
                "een discontovoet van {} over {horizon} jaar maakt bedragen te klein of te groot om mee te rekenen",
                percent(*rate, about)
            ),
            some("schrijf de discontovoet als 2,25%, of neem een kortere horizon"),
        ),
        F::TransferWithoutCounterparty => (
            "een overdracht is geld dat van de een naar de ander gaat, en op deze regel staat niet van wie".into(),
            some("noem de ander in de kolom `tegenpartij`"),
        ),
        F::BeyondHorizon { year, horizon } => (
            format!("het effect begint in jaar {year} en de horizon is jaar {horizon}: het telt nergens mee"),
            None,
        ),
        F::SamePeopleEveryYear { duration, years } => (
            format!(
                "het effect telt alle deelnemers in elk van de {years} jaren en duurt {duration} jaar: dezelfde mensen kunnen zo \
                 vaker meetellen"
            ),
            some("vul `nieuwe` in in de kolom `telt`, of een duur van 1"),
        ),
        F::OtherUnit { unit, value_unit, value } => (
            format!("het effect telt per `{unit}`, en de waarde `{value}` is de prijs van één `{}`", in_dutch(value_unit)),
            None,
        ),
        F::OtherBearer { bearer, beneficiary, value } => (
            format!(
                "de begunstigde hoort bij het niveau {}, en de prijs `{value}` valt bij het niveau {}",
                level(*beneficiary),
                level(*bearer)
            ),
            None,
        ),
        F::FundedTwice { party, receives, makes } => (
            format!("`{}` krijgt {} aan dekking en maakt {} aan kosten", party_name(party), number(receives), number(makes)),
            some("dekking betaalt kosten die de ontvanger maakt; geld voor andere kosten gaat naar wie die maakt"),
        ),
        F::CostIsSumOfOthers { amount, lines } => (
            format!("deze kostenpost ({}) is precies het totaal van de {lines} andere regels", number(amount)),
            some("een totaal of een subsidie is geen kostenpost naast de regels zelf: haal de regel weg, of zet hem in dekking.csv"),
        ),
        F::SameCountEachYear { group, participants, years } => (
            format!(
                "groep `{group}` heeft {years} jaar lang elk jaar {} deelnemers, die allemaal als nieuw tellen; misschien zijn het \
                 dezelfde mensen",
                number(participants)
            ),
            some("zet in de kolom `nieuw` hoeveel er elk jaar beginnen"),
        ),
        F::TotalAsYearly { yearly, total } => {
            let (what, help) = if yearly == total {
                ("elk jaar betaald en is precies wat alle kosten samen zijn over het hele project", "is dit het totaal, vul dan `project` in in de kolom `per`")
            } else {
                ("één keer betaald en is precies het deel van één jaar van alle kosten", "komt het elk jaar terug, vul dan `jaar` in in de kolom `per`")
            };
            (format!("deze regel wordt {what} ({})", number(total)), some(help))
        }
        F::UnusedStakeholder => (format!("{} komt nergens in het project voor", named(typed, "deze belanghebbende")), None),
        F::UnusedValue => (format!("geen enkel effect gebruikt {}", named(typed, "deze waarde")), None),
        F::BaseCaseNotDescribed { .. } => (
            "een regel van het nulalternatief gaat van de kosten af, en nergens staat wat er zonder het project gebeurt".into(),
            some("beschrijf het in project.csv: een regel `nulalternatief`"),
        ),
    }
}

fn missing(because: Because, about: &About<'_>) -> (String, Option<String>) {
    let header = local_header(about);
    let some = |text: &str| Some(text.to_owned());
    match because {
        Because::Always if about.is_absent => (
            format!("een project heeft een `{header}`, en bij dit project ontbreekt het"),
            missing_help(about),
        ),
        Because::Always => (format!("`{header}` is verplicht, en hier leeg"), missing_help(about)),
        Because::SeveralYears => (
            format!(
                "in een project van meer jaren zegt een regel waarvoor het bedrag geldt, en `{header}` is hier leeg"
            ),
            some("vul project in voor een totaal, jaar voor een bedrag dat elk jaar terugkomt, of deelnemer"),
        ),
        Because::WhichYear => (
            format!(
                "in een project van meer jaren zegt een regel van het bereik voor welk jaar die is, en `{header}` is hier leeg"
            ),
            some("vul een jaar in, of elk voor alle jaren"),
        ),
        Because::PerParticipant => {
            (format!("wat per deelnemer telt hoort bij een groep, en `{header}` is hier leeg"), None)
        }
        Because::Valued => (
            format!(
                "een effect met een waarde zegt voor welk aandeel van de deelnemers het optreedt, en `{header}` is hier leeg"
            ),
            some("vul 100% in als het bij iedereen optreedt"),
        ),
        Because::PartOfGroup => (
            format!(
                "een groep die deel is van een andere zegt welk aandeel daarvan, en `{header}` is hier leeg"
            ),
            None,
        ),
        Because::CountedOtherwise(counted) => {
            let things = match counted {
                CountedAs::Person => "personen",
                CountedAs::Household => "huishoudens",
                CountedAs::Contact => "contacten",
                CountedAs::Visit => "bezoeken",
            };
            (
                format!(
                    "een groep die in {things} is geteld zegt hoeveel dat er per persoon zijn, en `{header}` is hier leeg"
                ),
                None,
            )
        }
        Because::Capacity => (
            format!(
                "capaciteit is er voor een groep, en `{header}` is hier leeg terwijl het project geen hoofdgroep heeft"
            ),
            None,
        ),
        Because::Split => (
            "partijen die een effect delen hebben elk een percentage, en hier ontbreekt er een".into(),
            some("schrijf het als `rijk 60% + buurt 40%`"),
        ),
        Because::NeedsName => {
            ("elke regel heeft een id of een omschrijving, en deze geen van beide".into(), None)
        }
    }
}

/// The header as written; a column that is not there by its Dutch name.
fn local_header(about: &About<'_>) -> String {
    match about.column {
        Some(column) if column.name() == about.header => {
            dutch_names(column).first().map_or_else(|| about.header.clone(), |name| (*name).to_owned())
        }
        _ => about.header.clone(),
    }
}

fn missing_help(about: &About<'_>) -> Option<String> {
    let help = match about.column? {
        Column::Payer => {
            "noem wie de kosten maakt: een belanghebbende, of een niveau (cliënt, organisatie, gemeente, samenleving)"
        }
        Column::Beneficiary => {
            "noem wie er iets aan heeft: een belanghebbende, of een niveau (cliënt, organisatie, gemeente, samenleving)"
        }
        Column::Level => "vul cliënt, organisatie, gemeente of samenleving in",
        Column::StartYear => "voeg een regel `startjaar` toe met het jaar waarin het project begint",
        Column::Name if about.table.starts_with("project") => {
            "voeg een regel `naam` toe met hoe het project heet"
        }
        _ => return None,
    };
    Some(help.to_owned())
}

/// The quantity of a cell, as the subject of a sentence.
fn subject(about: &About<'_>) -> String {
    let name = match about.column {
        Some(Column::Share | Column::ShareWithout) => "een aandeel",
        Some(Column::Deadweight) => "de autonome ontwikkeling",
        Some(Column::Displacement) => "de verdringing",
        Some(Column::AttributionToOthers) => "de toerekening aan anderen",
        Some(Column::DropOff) => "de afname",
        Some(Column::Cashable) => "het verzilverbare deel",
        Some(Column::Beneficiary) => "een deel van een verdeling",
        Some(Column::Amount | Column::AmountIn(_)) => "een bedrag",
        Some(Column::Years) => "het aantal jaren",
        Some(Column::Horizon) => "de horizon",
        Some(Column::StartYear) => "het startjaar",
        Some(Column::StartMonth) => "de startmaand",
        Some(Column::DiscountRate) => "de discontovoet",
        Some(Column::Lag) => "een vertraging",
        Some(Column::Duration) => "een duur",
        Some(Column::FirstYear | Column::LastYear | Column::Year) => "een jaar",
        Some(Column::PriceYear) => "een prijspeil",
        Some(Column::Participants | Column::ParticipantsIn(_)) => "het aantal deelnemers",
        Some(Column::New | Column::NewIn(_)) => "het aantal nieuwe deelnemers",
        Some(Column::Quantity) => "een hoeveelheid",
        Some(Column::Capacity) => "de capaciteit",
        Some(Column::PerPerson) => "het aantal per persoon",
        _ => return format!("`{}`", about.header),
    };
    name.to_owned()
}

fn out_of_range(quantity: Bounded, value: Decimal, about: &About<'_>) -> (String, Option<String>) {
    let (low, high) = (quantity.lowest(), quantity.highest());
    let finding = match about.typed.as_str() {
        "" => about.number(value),
        typed => typed.to_owned(),
    };
    let number = |value: Decimal| about.number(value);
    let plain = || {
        format!(
            "{} ligt tussen {} en {}, en in deze cel staat {finding}",
            subject(about),
            number(low),
            number(high)
        )
    };
    let year = || format!("{} ligt tussen {low} en {high}, en in deze cel staat {finding}", subject(about));
    match quantity {
        Bounded::Fraction => {
            let what = format!(
                "{} ligt tussen 0 en 1 (0% tot 100%), en in deze cel staat {finding}",
                subject(about)
            );
            let help = meant_as_percentage(value).filter(|_| !finding.ends_with('%')).map(|percentage| {
                let written = format!(
                    "{}% of {}",
                    about.example(&percentage.to_string()),
                    about.example(&as_fraction(percentage))
                );
                match (about.column, percentage == Decimal::from(25)) {
                    (Some(Column::Share | Column::ShareWithout), true) => {
                        format!("schrijf een kwart van de deelnemers als {written}")
                    }
                    (Some(Column::Share | Column::ShareWithout), false) => {
                        format!("schrijf {} van elke 100 deelnemers als {written}", number(percentage))
                    }
                    _ => format!("schrijf {written}"),
                }
            });
            (what, help)
        }
        Bounded::Rate => {
            let what = format!(
                "{} ligt tussen -50% en 100% per jaar, en in deze cel staat {finding}",
                subject(about)
            );
            let help = meant_as_percentage(value).filter(|_| !finding.ends_with('%'));
            (what, help.map(|percentage| format!("schrijf {}%", about.example(&percentage.to_string()))))
        }
        Bounded::Participants | Bounded::Sample if value < low => {
            (format!("{} is niet lager dan nul, en in deze cel staat {finding}", subject(about)), None)
        }
        Bounded::CalendarYear | Bounded::ProjectYear => (year(), None),
        _ => (plain(), None),
    }
}

fn fractional_duration(value: Decimal, about: &About<'_>) -> (String, Option<String>) {
    let what = format!("een duur is een heel aantal jaren, en in deze cel staat {}", about.typed);
    let months = value * Decimal::from(12);
    let help = if value > Decimal::ZERO && value < Decimal::ONE {
        if value == Decimal::new(5, 1) {
            "schrijf een half jaar als een duur van 1 met de helft van de hoeveelheid".to_owned()
        } else if months.fract().is_zero() {
            let months = months.normalize();
            format!("schrijf {months} maanden als een duur van 1 met {months}/12 van de hoeveelheid")
        } else {
            "schrijf een deel van een jaar als een duur van 1 met dat deel van de hoeveelheid".to_owned()
        }
    } else {
        let whole = value.trunc().normalize();
        format!(
            "vul een duur van {whole} in, en de rest op een eigen regel: een vertraging van {whole}, een duur van 1 en een deel van de hoeveelheid"
        )
    };
    (what, (value > Decimal::ZERO).then_some(help))
}

fn year_outside(
    year: Decimal,
    (first, last): (u16, u16),
    start_year: u16,
    horizon: bool,
    about: &About<'_>,
) -> (String, Option<String>) {
    let calendar = year >= Decimal::from(1900);
    let (from, to) = if calendar { (start_year + first - 1, start_year + last - 1) } else { (first, last) };
    if about.column.is_some_and(|column| column.year().is_some()) {
        let what = format!("het project loopt van {from} tot en met {to}, en deze kolom is voor {year}");
        return (what, Some("haal de kolom weg, of laat het project langer lopen (`jaren`)".into()));
    }
    let what = match (horizon, calendar) {
        (false, true) => format!("het project loopt van {from} tot en met {to}, en hier staat {year}"),
        (false, false) => {
            format!("het project loopt van jaar {from} tot en met jaar {to}, en hier staat jaar {year}")
        }
        (true, true) => {
            format!("de jaren tellen mee van {from} tot en met de horizon, {to}, en hier staat {year}")
        }
        (true, false) => format!(
            "de jaren tellen mee van jaar {from} tot en met de horizon, jaar {to}, en hier staat jaar {year}"
        ),
    };
    let help = match about.column {
        _ if year < Decimal::from(from) => "verbeter het jaar, of het begin van het project (`startjaar`)",
        _ if horizon => "verbeter het jaar, of neem een langere horizon",
        _ => "verbeter het jaar, of laat het project langer lopen (`jaren`)",
    };
    (what, Some(help.to_owned()))
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
