//! Problems of reading, in Dutch.

use super::{About, is_months, ticked, whole_years};
use crate::problem::short_address;
use crate::read::dutch_names;
use crate::read::fault::{
    Expects, ForeignForm, Form, JsonSlip, NumberHint, ReadFault, Shape, SheetError, Unreadable,
};
use crate::read::number::Mark;
use crate::read::place::Place;
use impactkaart_core::model::{Because, Column, Per, Table};

/// The sentence, and what to do.
pub(super) fn text(fault: &ReadFault, about: &About<'_>) -> (String, Option<String>) {
    use ReadFault as F;
    let typed = &about.typed;
    let header = &about.header;
    let some = |text: &str| Some(text.to_owned());
    match fault {
        F::NotFound => ("dit bestand of deze map bestaat niet".into(), None),
        F::Unreadable { why } => unreadable(*why),
        F::FileTooLarge { bytes } => {
            (format!("een bestand is hoogstens 4 GB groot, en dit is {} MB", bytes / 1_000_000), None)
        }
        F::UnknownForm { extension } => (
            match &**extension {
                "" => "een project is een map, een werkmap (.xlsx, .ods) of een .json-bestand, en dit is geen van die drie".into(),
                known => format!("een project is een map, een werkmap (.xlsx, .ods) of een .json-bestand, en dit is een .{known}-bestand"),
            },
            match &**extension {
                "csv" | "tsv" => some("geef de map op waar het bestand in staat"),
                "xls" | "xlsb" => some("sla het op als .xlsx"),
                _ => None,
            },
        ),
        F::NoProject { form, nearest, has_tables } => no_project(*form, nearest.as_deref(), *has_tables),
        F::TwoFiles { other } => (
            format!("elke tabel van een project staat op één plek, en deze staat er twee keer: ook als `{other}`"),
            some("bewaar een van de twee"),
        ),
        F::UnknownFile { nearest } => {
            let what = if typed.is_empty() { "hier wordt niets uit gelezen".into() } else { format!("uit `{typed}` wordt niets gelezen") };
            (what, Some(format!("bedoelde je `{nearest}`?")))
        }
        F::MissingTable { table, form } => {
            let name = table_name(*table, *form);
            match table {
                Table::Costs => (format!("er is geen {name}: zonder kosten is er geen rendement"), None),
                _ => (format!("er is geen {name}: zonder effecten zijn er geen baten"), None),
            }
        }
        F::EmptyFile => ("een tabel begint met een rij kolomnamen, en hier staat niets in".into(), None),
        F::NotText { form } => not_text(*form),
        F::BrokenEncoding { encoding } => (
            format!("het bestand begint als {encoding}-tekst, en de rest is dat niet"),
            some("sla het opnieuw op als CSV UTF-8"),
        ),
        F::MixedEncoding => (
            "in dit bestand staan letters in twee coderingen (UTF-8 en Windows-1252); het is gelezen als Windows-1252, dus letters \
             met accenten kunnen verkeerd zijn"
                .into(),
            some("sla het opnieuw op als CSV UTF-8"),
        ),
        F::NotAWorkbook => (
            "dit is geen werkmap die te openen is, of hij is beschadigd".into(),
            some("open het in Excel of LibreOffice en sla het op als .xlsx"),
        ),
        F::LockedWorkbook => ("op de werkmap zit een wachtwoord".into(), some("sla hem op zonder wachtwoord")),
        F::WorkbookTooLarge => {
            ("de werkmap heeft meer cellen dan een project kan hebben".into(), some("haal weg wat niet bij het project hoort"))
        }
        F::NoWorkbooks => (
            "dit programma is gebouwd zonder het deel dat werkmappen leest".into(),
            some("sla elk blad op als CSV in een map"),
        ),
        F::JsonSyntax { why } => (json_slip(*why).into(), None),
        F::JsonShape { expected } => (shape(*expected).into(), None),
        F::NoHeader { table: Table::Project } => (
            "de tabel project heeft een kolom `sleutel` en een kolom `waarde`, en de eerste rij noemt die niet".into(),
            some("begin met de rij sleutel;waarde"),
        ),
        F::NoHeader { table } => (
            format!("de eerste rij bevat de namen van de kolommen, en geen van deze is een kolom van `{}`", local_table(*table)),
            Some(format!("begin met een rij zoals {}", sample_header(*table))),
        ),
        F::MissingColumn { column, because, nearest } => (
            missing_column(*column, *because),
            nearest.as_ref().map(|nearest| format!("is `{nearest}` daarvoor bedoeld?")),
        ),
        F::DuplicateColumn { first } => (
            format!("elke kolom staat één keer in een tabel, en `{typed}` betekent hetzelfde als `{first}`"),
            some("bewaar een van de twee"),
        ),
        F::UnknownColumn { nearest } => (
            format!("uit de kolom `{typed}` wordt niets gelezen"),
            nearest.as_ref().map(|nearest| format!("bedoelde je `{nearest}`?")),
        ),
        F::UnnamedColumn => (
            format!("uit een kolom zonder naam wordt niets gelezen, en in deze staat `{typed}`"),
            some("geef de kolom een naam, of maak hem leeg"),
        ),
        F::TooManyColumns { limit } => (format!("een tabel heeft hoogstens {limit} kolommen, en deze heeft er meer"), None),
        F::TooManyFields { fields, columns, lines, delimiter } => (
            format!("een rij heeft evenveel velden als er kolomnamen zijn ({columns}), en deze heeft er {fields}"),
            Some(match lines {
                1 => format!("zet een tekst met een `{delimiter}` erin tussen aanhalingstekens"),
                _ => format!("de rij loopt over {lines} regels: zoek een aanhalingsteken dat niet gesloten is"),
            }),
        ),
        F::TooFewFields { fields, columns, lines } => (
            format!("een rij heeft evenveel velden als er kolomnamen zijn ({columns}), en deze heeft er {fields}; de rest is als leeg gelezen"),
            (*lines > 1).then(|| format!("de rij loopt over {lines} regels: zoek een aanhalingsteken dat niet gesloten is")),
        ),
        F::OtherDelimiter { used, found, rows } => {
            let these = if *rows == 1 { "deze rij".to_owned() } else { format!("deze rij en {} andere", rows - 1) };
            (
                format!("de kolommen zijn gescheiden door {}, en {these} door {}", sign(*used), sign(*found)),
                some("sla het bestand opnieuw op met één scheidingsteken"),
            )
        }
        F::UnterminatedQuote => (
            "een aanhalingsteken aan het begin van een veld wordt aan het eind gesloten, en dit nergens".into(),
            some("sluit het, of laat het weg"),
        ),
        F::UnknownKey { nearest } => (
            format!("met de sleutel `{typed}` wordt niets gedaan"),
            nearest.as_ref().map(|nearest| format!("bedoelde je `{nearest}`?")),
        ),
        F::DuplicateKey => (format!("elke sleutel staat één keer in project, en `{typed}` staat er twee keer"), None),
        F::NotANumber { expects, hint, .. } => not_a_number(*expects, hint, about),
        F::SpreadsheetError { error } => sheet_error(*error, typed),
        F::ScientificNotation { value } => (
            format!("getallen schrijf je voluit, en in deze cel staat {typed}"),
            value.map(|value| format!("schrijf {}", about.ungrouped(value))),
        ),
        F::UnderscoreInNumber => (
            format!("in een getal staan geen liggende streepjes, en in deze cel staat {typed}"),
            Some(format!("schrijf {}", typed.replace('_', ""))),
        ),
        F::BadGroups => (
            format!("punten, komma's en spaties scheiden groepjes van drie cijfers, en in deze cel staat {typed}"),
            None,
        ),
        F::UnitInNumber { number, unit, expects } => (
            format!("{} is alleen een getal, en in deze cel staat `{typed}`", expected(*expects)),
            match (&**unit, expects) {
                ("k" | "K" | "mln" | "mln." | "miljoen" | "million" | "m" | "M" | "x" | "duizend", _) => {
                    some("schrijf het getal voluit")
                }
                (unit, Expects::Money | Expects::Quantity) => {
                    Some(format!("schrijf {number}, en zet `{unit}` in de kolom `eenheid`"))
                }
                (unit, Expects::Years) if is_months(unit) => Some(match whole_years(number) {
                    Some(years) => format!("schrijf {years}: hier staan jaren"),
                    None => "hier staan hele jaren: een half jaar schrijf je als 1, met de helft van de hoeveelheid".into(),
                }),
                _ => Some(format!("schrijf {number}")),
            },
        ),
        F::DateInNumber { expects } => (
            format!("{} is een getal, en in deze cel staat een datum: {typed}", expected(*expects)),
            some("misschien heeft Excel er een datum van gemaakt: typ het getal opnieuw in een cel met de opmaak getal"),
        ),
        F::DashInNumber => (
            "een getal schrijf je in cijfers, en in deze cel staat een streepje".into(),
            some("vul 0 in voor geen, of laat de cel leeg"),
        ),
        F::PercentNotAllowed { expects } => {
            (format!("{} is geen percentage, en in deze cel staat {typed}", expected(*expects)), None)
        }
        F::CurrencyNotAllowed { expects } => {
            (format!("{} is geen bedrag, en in deze cel staat {typed}", expected(*expects)), None)
        }
        F::OtherCurrency { found, currency } => (
            format!("bedragen zijn in de valuta van het project ({currency}), en dit is in {found}: {typed}"),
            Some(format!("reken het om, of zet {found} als `valuta` bij het project")),
        ),
        F::NumberTooLarge => ("een getal heeft hoogstens 28 cijfers, en dit heeft er meer".into(), None),
        F::NumberRounded { kept } => {
            (format!("een getal heeft hoogstens 28 cijfers; dit is afgerond op {}", about.number(*kept)), None)
        }
        F::UndecidedMark { cells, count, mark } => (
            format!(
                "een {} vóór drie cijfers scheidt duizendtallen of decimalen, en nergens in het project blijkt welke van de twee: {}",
                mark_name(*mark),
                cells_listed(cells, *count, about)
            ),
            some("zet het decimaalteken in project.csv: een regel `decimaalteken` met `komma` of `punt`"),
        ),
        F::MixedMarks { other, other_place } => (
            format!(
                "een bestand heeft één decimaalteken, en dit heeft er twee: hier {typed}, en {other} in {}",
                short_address(other_place, about.files)
            ),
            some("schrijf alle getallen in het bestand op dezelfde manier"),
        ),
        F::OtherMark { stated } => (
            format!("het project noemt de {} als decimaalteken, en in deze cel staat {typed}", mark_name(*stated)),
            None,
        ),
        F::ThousandsAssumed { value, mark } => (
            format!(
                "{typed} is gelezen als {} (een {} vóór drie cijfers scheidt duizendtallen)",
                about.ungrouped(*value),
                mark_name(*mark)
            ),
            some("leg het vast in project.csv: een regel `decimaalteken` met `komma` of `punt`"),
        ),
        F::DecimalAssumed { value } => (
            format!(
                "{typed} is gelezen als {}, want andere cellen hebben een decimale punt; misschien waren duizendtallen bedoeld",
                about.ungrouped(*value)
            ),
            some("leg het vast in project.csv: een regel `decimaalteken` met `komma` of `punt`"),
        ),
        F::UnknownWord { words, nearest } => (
            format!(
                "bij `{header}` staat {}, en in deze cel staat `{typed}`",
                ticked(words.iter().map(|(_, dutch)| *dutch), "of")
            ),
            nearest.map(|(_, dutch)| format!("bedoelde je `{dutch}`?")),
        ),
        F::BadSplit { part } => (
            match &**part {
                "" => format!("partijen die een effect delen hebben elk een naam, en in `{typed}` ontbreekt er een"),
                part => format!("partijen die een effect delen hebben elk een naam en een percentage, en `{part}` is dat niet"),
            },
            some("schrijf het als `rijk 60% + buurt 40%`"),
        ),
        F::UnknownPrice { nearest } => (
            format!("in de prijslijst staat geen prijs `{typed}`"),
            Some(match nearest {
                Some(nearest) => format!("bedoelde je `prijzen:{nearest}`?"),
                None => "zoek in de lijst met `impactkaart prijzen`".into(),
            }),
        ),
        F::PriceInAmount { value_column: true } => (
            format!("een bedrag is een getal, en deze cel noemt een prijs uit de lijst: `{typed}`"),
            some("zet die in de kolom `waarde`"),
        ),
        F::PriceInAmount { value_column: false } => {
            (format!("in `{header}` staat een getal, en deze cel noemt een prijs uit de lijst: `{typed}`"), None)
        }
        F::PriceYearOfPrice { year } => (
            format!("een prijs uit de lijst heeft een eigen prijspeil ({year}), en op deze regel staat er ook een"),
            some("laat `prijspeil` leeg"),
        ),
        F::TotalOrYearly { per: Per::Project, words } => (
            format!("deze regel telt één keer voor het hele project, en er staat `{words}`"),
            some("komt het bedrag elk jaar terug, vul dan `jaar` in in de kolom `per`"),
        ),
        F::TotalOrYearly { words, .. } => (
            format!("deze regel telt elk jaar, en er staat `{words}`"),
            some("is het bedrag een totaal, vul dan `project` in in de kolom `per`"),
        ),
        F::SubsidyAsCost { word } => (
            format!("een subsidie betaalt kosten en is er zelf geen, en deze kostenpost heet `{word}` naast de kosten die ermee betaald kunnen zijn"),
            some("zet hem in dekking.csv, anders telt hetzelfde geld twee keer"),
        ),
        F::Scenario { slip, .. } => super::scenario_nl::text(slip, about),
    }
}

fn unreadable(why: Unreadable) -> (String, Option<String>) {
    let (what, help) = match why {
        Unreadable::Folder => ("een tabel is een bestand, en dit is een map", None),
        Unreadable::NoPlainFile => {
            ("een tabel is een gewoon bestand, en dit is een apparaat of een pijp", None)
        }
        Unreadable::Denied => ("je mag dit niet lezen", Some("vraag de eigenaar om leesrechten")),
        Unreadable::Loop => ("dit is een koppeling die naar zichzelf terugleidt", None),
        Unreadable::Other => ("dit is niet te lezen", None),
    };
    (what.into(), help.map(Into::into))
}

fn no_project(form: Form, nearest: Option<&str>, has_tables: bool) -> (String, Option<String>) {
    let what = match form {
        Form::Folder => "in een projectmap staat een bestand project.csv, en in deze niet",
        Form::Workbook => "een projectwerkmap heeft een blad `project`, en deze niet",
        Form::Document => "een projectdocument heeft een object `project`, en dit niet",
    };
    let help = match (nearest, form, has_tables) {
        (Some(nearest), ..) => Some(format!("is `{nearest}` daarvoor bedoeld?")),
        (None, Form::Folder, false) => {
            Some("maak een project om in te vullen met `impactkaart nieuw`".into())
        }
        (None, ..) => None,
    };
    (what.into(), help)
}

fn local_table(table: Table) -> &'static str {
    match table {
        Table::Project => "project",
        Table::Stakeholders => "belanghebbenden",
        Table::Costs => "kosten",
        Table::Funding => "dekking",
        Table::Reach => "bereik",
        Table::Effects => "effecten",
        Table::Values => "waarden",
        Table::Scenarios => "scenario's",
    }
}

fn table_name(table: Table, form: Form) -> String {
    match form {
        Form::Folder => format!("bestand {}.csv", local_table(table)),
        Form::Workbook => format!("blad `{}`", local_table(table)),
        Form::Document => format!("lijst `{}`", local_table(table)),
    }
}

fn not_text(form: ForeignForm) -> (String, Option<String>) {
    let (what, help) = match form {
        ForeignForm::Workbook => {
            ("een werkmap", Some("sla elk blad op als CSV, of geef de werkmap zelf op als project"))
        }
        ForeignForm::OldOffice => ("een bestand van een oud kantoorprogramma", Some("sla het op als CSV")),
        ForeignForm::Pdf => ("een pdf", None),
        ForeignForm::Picture => ("een plaatje", None),
        ForeignForm::Packed => ("een ingepakt bestand", Some("pak het eerst uit")),
        ForeignForm::Unknown => return ("een tabel is een tekstbestand, en dit is dat niet".into(), None),
    };
    (format!("een tabel is een tekstbestand, en dit is {what}"), help.map(Into::into))
}

fn json_slip(why: JsonSlip) -> &'static str {
    match why {
        JsonSlip::End => "de JSON houdt te vroeg op: een haak, accolade of aanhalingsteken is niet gesloten",
        JsonSlip::Comma => {
            "in JSON staat een komma tussen twee waarden en nergens anders, en hier is er een te weinig of te veel"
        }
        JsonSlip::Colon => "in JSON staat een dubbele punt tussen een naam en zijn waarde, en hier niet",
        JsonSlip::Name => "in JSON staat een naam tussen aanhalingstekens, en deze niet",
        JsonSlip::Trailing => "een JSON-document is één object, en hierachter staat nog meer",
        JsonSlip::Other => "dit is geen JSON",
    }
}

fn shape(expected: Shape) -> &'static str {
    match expected {
        Shape::Document => {
            "een projectdocument is één object met `project` en een lijst per tabel, en dit is iets anders"
        }
        Shape::Settings => "`project` is een object met sleutels en waarden, en dit is iets anders",
        Shape::Rows => "een tabel is een lijst van objecten, één per rij, en dit is iets anders",
        Shape::Row => "een rij van een tabel is een object, en dit is iets anders",
        Shape::Value => {
            "een waarde is een tekst, een getal, true, false of null, en dit is een lijst of een object"
        }
    }
}

fn sample_header(table: Table) -> &'static str {
    match table {
        Table::Project => "sleutel;waarde",
        Table::Stakeholders => "id;naam;niveau",
        Table::Costs => "id;omschrijving;betaler;bedrag;per",
        Table::Funding => "id;van;naar;bedrag;per",
        Table::Reach => "groep;jaar;deelnemers;nieuw",
        Table::Effects => "id;omschrijving;begunstigde;groep;aandeel;bedrag",
        Table::Values => "id;omschrijving;eenheid;bedrag",
        Table::Scenarios => "scenario;parameter;wijziging",
    }
}

fn missing_column(column: Column, because: Because) -> String {
    let name = dutch_names(column).first().copied().unwrap_or(column.name());
    let why = match because {
        Because::Always => return format!("de tabel heeft een kolom `{name}` nodig, en die is er niet"),
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
    format!("{why}, en er is geen kolom `{name}`")
}

fn sign(delimiter: char) -> &'static str {
    match delimiter {
        ';' => "puntkomma's",
        ',' => "komma's",
        _ => "tabs",
    }
}

fn mark_name(mark: Mark) -> &'static str {
    match mark {
        Mark::Comma => "komma",
        Mark::Point => "punt",
    }
}

fn cells_listed(cells: &[(Box<str>, Place)], count: usize, about: &About<'_>) -> String {
    let each = cells.iter().map(|(text, place)| format!("{text} ({})", short_address(place, about.files)));
    let shown = each.collect::<Vec<_>>().join("; ");
    if count > cells.len() { format!("{shown} en nog {}", count - cells.len()) } else { shown }
}

fn expected(expects: Expects) -> &'static str {
    match expects {
        Expects::Money => "een bedrag",
        Expects::Share => "een aandeel",
        Expects::Rate => "een percentage per jaar",
        Expects::Participants => "een aantal deelnemers",
        Expects::Quantity => "een hoeveelheid",
        Expects::PerPerson => "een aantal per persoon",
        Expects::Year => "een jaar",
        Expects::Years => "een aantal jaren",
        Expects::Month => "een maand",
        Expects::Sample => "een steekproefgrootte",
        Expects::Ratio => "een rendement",
        Expects::Change => "een wijziging",
    }
}

fn sample(expects: Expects, about: &About<'_>) -> String {
    match expects {
        Expects::Money => about.example("1250.50"),
        Expects::Share => format!("25% of {}", about.example("0.25")),
        Expects::Rate => format!("{} of {}", about.example("2.25%"), about.example("0.0225")),
        Expects::Participants | Expects::Sample => "180".into(),
        Expects::Quantity | Expects::PerPerson | Expects::Ratio => about.example("1.5"),
        Expects::Year => "2026".into(),
        Expects::Years => "3".into(),
        Expects::Change => "plus 10%".into(),
        Expects::Month => "9".into(),
    }
}

fn not_a_number(expects: Expects, hint: &NumberHint, about: &About<'_>) -> (String, Option<String>) {
    let what = format!(
        "{} schrijf je in cijfers, zoals {}, en in deze cel staat `{}`",
        expected(expects),
        sample(expects, about),
        about.typed
    );
    let help = match hint {
        NumberHint::None => None,
        NumberHint::NotKnown => {
            Some("schrijf het getal; is de cel niet verplicht, dan mag hij leeg blijven".into())
        }
        NumberHint::About(number) => {
            Some(format!("schrijf {number}; hoe zeker dat is, kun je bij `bron` zetten"))
        }
        NumberHint::Span => {
            if expects == Expects::Year {
                Some("schrijf één jaar, en maak voor elk jaar een regel".into())
            } else {
                Some(
                    "schrijf het waarschijnlijkste getal; het laagste en hoogste kun je bij `bron` zetten"
                        .into(),
                )
            }
        }
        NumberHint::PercentInWords(number) => Some(format!("schrijf {number}%")),
        NumberHint::MinusBehind(number) => Some(format!("schrijf -{number}")),
        NumberHint::Formula => Some("schrijf wat er uit de formule komt".into()),
    };
    (what, help)
}

fn sheet_error(error: SheetError, typed: &str) -> (String, Option<String>) {
    let repair = Some("herstel de formule in de spreadsheet en sla hem opnieuw op");
    let (why, help) = match error {
        SheetError::NotAvailable => ("een waarde die niet gevonden is", repair),
        SheetError::Division => ("een deling door nul of door een lege cel", repair),
        SheetError::Reference => ("een verwijzing naar een cel die weg is", repair),
        SheetError::Value => ("een som met iets dat geen getal is", repair),
        SheetError::Name => ("een functie of naam die de spreadsheet niet kent", repair),
        SheetError::Number => ("een getal dat niet uit te rekenen is", repair),
        SheetError::Null => ("twee bereiken die elkaar niet raken", repair),
        SheetError::TooNarrow => (
            "een getal in een te smalle kolom",
            Some("maak de kolom breder in de spreadsheet en sla hem opnieuw op"),
        ),
        SheetError::Other => ("een fout", None),
    };
    (format!("`{typed}` is wat een spreadsheet laat zien bij {why}"), help.map(Into::into))
}
