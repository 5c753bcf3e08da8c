//! What has to be filled in, in Dutch: a blank cell, or a column that is not there.

use super::About;
use crate::read::dutch_names;
use impactkaart_core::model::{Because, Column, CountedAs, Table};

/// A cell that may not be blank.
pub(super) fn cell(because: Because, about: &About<'_>) -> (String, String) {
    let header = local_header(about);
    let what = match because {
        Because::Always if about.is_absent => {
            format!("een project heeft een `{header}`, en bij dit project ontbreekt het")
        }
        Because::Always => format!("`{header}` is verplicht, en hier leeg"),
        Because::SeveralYears => format!(
            "in een project van meer jaren zegt een regel waarvoor het bedrag geldt, en `{header}` is hier leeg"
        ),
        Because::WhichYear => format!(
            "in een project van meer jaren zegt een regel van het bereik voor welk jaar die is, en `{header}` is hier leeg"
        ),
        Because::PerParticipant => {
            format!("wat per deelnemer telt hoort bij een groep, en `{header}` is hier leeg")
        }
        Because::Valued => format!(
            "een effect met een waarde zegt voor welk aandeel van de deelnemers het optreedt, en `{header}` is hier leeg"
        ),
        Because::PartOfGroup => {
            format!(
                "een groep die deel is van een andere zegt welk aandeel daarvan, en `{header}` is hier leeg"
            )
        }
        Because::CountedOtherwise(counted) => format!(
            "een groep die in {} is geteld zegt hoeveel dat er per persoon zijn, en `{header}` is hier leeg",
            things(counted)
        ),
        Because::Capacity => format!(
            "capaciteit is er voor een groep, en `{header}` is hier leeg terwijl het project geen hoofdgroep heeft"
        ),
        Because::Split => {
            "partijen die een effect delen hebben elk een percentage, en hier ontbreekt er een".to_owned()
        }
        Because::NeedsName => {
            "elke regel heeft een id of een omschrijving, en deze geen van beide".to_owned()
        }
    };
    // Holds because a missing cell always has a column and a table.
    let (table, column) = (about.rows.unwrap_or(Table::Project), about.column.unwrap_or(Column::Id));
    (what, filling(table, column, because))
}

/// A column that is not there, and a header that may be meant to be it.
pub(super) fn column(
    table: Table,
    column: Column,
    because: Because,
    nearest: Option<&str>,
) -> (String, String) {
    let name = dutch_names(column).first().copied().unwrap_or(column.name());
    let why = match because {
        Because::Always => "",
        Because::SeveralYears => "het project loopt meer jaren, dus je moet zeggen waarvoor een bedrag geldt",
        Because::WhichYear => "het project loopt meer jaren, dus je moet zeggen voor welk jaar een regel is",
        Because::PerParticipant => "wat per deelnemer telt hoort bij een groep",
        Because::Valued => "een effect met een waarde zegt voor welk aandeel van de deelnemers het optreedt",
        Because::PartOfGroup => "een groep die deel is van een andere is daar een aandeel van",
        Because::CountedOtherwise(_) => {
            "een groep die niet in personen is geteld zegt hoeveel er per persoon zijn"
        }
        Because::Capacity => "capaciteit is er voor een groep, en het project heeft geen hoofdgroep",
        Because::Split => "partijen die een effect delen hebben elk een percentage",
        Because::NeedsName => "elke regel heeft een id of een omschrijving nodig",
    };
    let what = match because {
        Because::Always => format!("de tabel heeft een kolom `{name}` nodig, en die is er niet"),
        _ => format!("{why}, en er is geen kolom `{name}`"),
    };
    let help = match nearest {
        Some(nearest) => format!("is `{nearest}` daarvoor bedoeld? noem die kolom dan `{name}`"),
        None => {
            format!("maak een kolom `{name}`: {}", filling(table, column, because))
        }
    };
    (what, help)
}

/// What to fill in.
fn filling(table: Table, column: Column, because: Because) -> String {
    let text = match because {
        Because::SeveralYears => {
            "vul `project` in voor een totaal, `jaar` voor een bedrag dat elk jaar terugkomt, of `deelnemer`"
        }
        Because::WhichYear => "vul een jaar in, of `elk` voor alle jaren",
        Because::PerParticipant => {
            "noem een groep uit het bereik; telt het niet per deelnemer, vul dan `jaar` of `project` in bij `per`"
        }
        Because::Valued => "vul 100% in als het bij iedereen optreedt",
        Because::PartOfGroup => "vul in welk deel van de andere groep dit is, zoals 40%",
        Because::CountedOtherwise(CountedAs::Household) => {
            "vul in hoeveel huishoudens er op één persoon komen; wonen er gemiddeld twee in een huis, dan is dat een half"
        }
        Because::CountedOtherwise(counted) => {
            return format!(
                "vul in hoeveel {} één persoon gemiddeld in een jaar heeft, zoals 12",
                things(counted)
            );
        }
        Because::Capacity => "noem de groep waarvoor er plaats is, of geef het project een `hoofdgroep`",
        Because::Split => "schrijf het als `rijk 60% + buurt 40%`",
        Because::NeedsName if table == Table::Funding => "geef de regel een id, in een woord of twee",
        Because::NeedsName => "geef de regel een omschrijving",
        Because::Always => return always(table, column).to_owned(),
    };
    text.to_owned()
}

fn always(table: Table, column: Column) -> &'static str {
    match (column, table) {
        (Column::Payer, _) => {
            "noem wie de kosten maakt: een belanghebbende, of een niveau (cliënt, organisatie, gemeente, samenleving)"
        }
        (Column::Beneficiary, _) => {
            "noem wie er iets aan heeft: een belanghebbende, of een niveau (cliënt, organisatie, gemeente, samenleving)"
        }
        (Column::From, _) => {
            "noem wie het geld geeft: een belanghebbende, of een niveau (cliënt, organisatie, gemeente, samenleving)"
        }
        (Column::Level, _) => "vul cliënt, organisatie, gemeente of samenleving in",
        (Column::StartYear, _) => "voeg een regel `startjaar` toe met het jaar waarin het project begint",
        (Column::Name, Table::Project) => "voeg een regel `naam` toe met hoe het project heet",
        (Column::Name, _) => "vul in hoe de belanghebbende heet",
        (Column::Amount | Column::AmountIn(_), Table::Costs) => "vul het bedrag in, of 0 als het niets kost",
        (Column::Amount | Column::AmountIn(_), Table::Funding) => "vul in hoeveel geld er gegeven wordt",
        (Column::Amount | Column::AmountIn(_), _) => "vul in hoeveel geld één eenheid waard is",
        (Column::Group, _) => "vul de naam van de groep in",
        (Column::Participants | Column::ParticipantsIn(_), _) => {
            "vul in hoeveel mensen dat jaar meedoen, of 0 als er niemand is"
        }
        (Column::Scenario, _) => "vul in hoe het scenario heet; regels met dezelfde naam horen bij elkaar",
        (Column::Parameter, _) => "vul in wat er verandert, zoals `kosten` of `kosten.coordinator.bedrag`",
        (Column::Change, _) => "vul in wat het wordt, zoals `plus 10%` of `naar 120`",
        _ => "vul de cel in, of haal de regel weg",
    }
}

fn things(counted: CountedAs) -> &'static str {
    match counted {
        CountedAs::Person => "personen",
        CountedAs::Household => "huishoudens",
        CountedAs::Contact => "contacten",
        CountedAs::Visit => "bezoeken",
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
