//! Problems of reading, in Dutch.

use super::{
    About, is_months, is_tick, json_nl, markless, missing_nl, number_nl, ticked, times_a_year, whole_years,
    years_of,
};
use crate::language::Language;
use crate::language::number::plain;
use crate::problem::short_address;
use crate::read::fault::{Expects, ForeignForm, Form, NumberHint, ReadFault, SheetError, Unreadable};
use crate::read::number::Mark;
use crate::read::place::Place;
use crate::read::words::Pair;
use impactkaart_core::bounds::Bounded;
use impactkaart_core::model::{Column, Per, Table};
use rust_decimal::Decimal;

/// The sentence, and what to do.
pub(super) fn text(fault: &ReadFault, about: &About<'_>) -> (String, String) {
    use ReadFault as F;
    let typed = &about.typed;
    let header = &about.header;
    match fault {
        F::NotFound => ("dit bestand of deze map bestaat niet".into(), "kijk of de naam klopt, en of je in de goede map staat".into()),
        F::Unreadable { why } => unreadable(*why),
        F::FileTooLarge { bytes } => {
            (format!("een bestand is hoogstens 4 GB groot, en dit is {} MB", bytes / 1_000_000), "haal weg wat niet bij het project hoort".into())
        }
        F::UnknownForm { extension } => (
            match &**extension {
                "" => "een project is een map, een werkmap (.xlsx, .ods) of een .json-bestand, en dit is geen van die drie".into(),
                known => format!("een project is een map, een werkmap (.xlsx, .ods) of een .json-bestand, en dit is een .{known}-bestand"),
            },
            match &**extension {
                "csv" | "tsv" => "geef de map op waar het bestand in staat".into(),
                "xls" | "xlsb" => "sla het op als .xlsx".into(),
                _ => "geef de map op waar project.csv in staat".into(),
            },
        ),
        F::NoProject { form, nearest, has_tables } => no_project(*form, nearest.as_deref(), *has_tables),
        F::TwoFiles { other } => (
            format!("elke tabel van een project staat op één plek, en deze staat er twee keer: ook als `{other}`"),
            "bewaar een van de twee".into(),
        ),
        F::UnknownFile { nearest } => {
            let what = if typed.is_empty() { "hier wordt niets uit gelezen".into() } else { format!("uit `{typed}` wordt niets gelezen") };
            (what, format!("bedoelde je `{nearest}`?"))
        }
        F::MissingTable { table, form } => {
            let name = table_name(*table, *form);
            let what = match table {
                Table::Costs => format!("er is geen {name}: zonder kosten is er geen rendement"),
                _ => format!("er is geen {name}: zonder effecten zijn er geen baten"),
            };
            (what, format!("maak er een, met als kolommen {}", sample_header(*table)))
        }
        F::EmptyFile { table } => (
            "een tabel begint met een rij kolomnamen, en hier staat niets in".into(),
            format!("begin met een rij zoals {}, of haal het weg als je het niet gebruikt", sample_header(*table)),
        ),
        F::NotText { form } => not_text(*form),
        F::BrokenEncoding { encoding } => (
            format!("het bestand begint als {encoding}-tekst, en de rest is dat niet"),
            "sla het opnieuw op als CSV UTF-8".into(),
        ),
        F::MixedEncoding => (
            "in dit bestand staan letters in twee coderingen (UTF-8 en Windows-1252); het is gelezen als Windows-1252, dus letters \
             met accenten kunnen verkeerd zijn"
                .into(),
            "sla het opnieuw op als CSV UTF-8".into(),
        ),
        F::NotAWorkbook => (
            "dit is geen werkmap die te openen is, of hij is beschadigd".into(),
            "open het in Excel of LibreOffice en sla het op als .xlsx".into(),
        ),
        F::LockedWorkbook => ("op de werkmap zit een wachtwoord".into(), "sla hem op zonder wachtwoord".into()),
        F::WorkbookTooLarge => {
            ("de werkmap heeft meer cellen dan een project kan hebben".into(), "haal weg wat niet bij het project hoort".into())
        }
        F::NoWorkbooks => (
            "dit programma is gebouwd zonder het deel dat werkmappen leest".into(),
            "sla elk blad op als CSV in een map".into(),
        ),
        F::JsonEncoding { byte } => (
            format!("JSON is UTF-8-tekst, en byte {byte:02X} kan hier niet staan: het bestand is in een andere codering bewaard"),
            "sla het op met de codering UTF-8".into(),
        ),
        F::JsonSyntax { why } => json_nl::slip(*why),
        F::JsonShape { expected } => json_nl::shape(*expected),
        F::NoHeader { table: Table::Project } => (
            "de tabel project heeft een kolom `sleutel` en een kolom `waarde`, en de eerste rij noemt die niet".into(),
            "begin met de rij sleutel;waarde".into(),
        ),
        F::NoHeader { table } => (
            format!("de eerste rij bevat de namen van de kolommen, en geen van deze is een kolom van `{}`", local_table(*table)),
            format!("begin met een rij zoals {}", sample_header(*table)),
        ),
        F::MissingColumn { table, column, because, nearest } => {
            missing_nl::column(*table, *column, *because, nearest.as_deref())
        }
        F::DuplicateColumn { first } => (
            format!("elke kolom staat één keer in een tabel, en `{typed}` betekent hetzelfde als `{first}`"),
            "bewaar een van de twee".into(),
        ),
        F::UnknownColumn { nearest } => (
            format!("uit de kolom `{typed}` wordt niets gelezen"),
            match nearest {
                Some(nearest) => format!("bedoelde je `{nearest}`?"),
                None => "een kolom voor jezelf mag blijven staan; kijk anders hoe hij hoort te heten".into(),
            },
        ),
        F::UnnamedColumn => (
            format!("uit een kolom zonder naam wordt niets gelezen, en in deze staat `{typed}`"),
            "geef de kolom een naam, of maak hem leeg".into(),
        ),
        F::TooManyColumns { limit } => (format!("een tabel heeft hoogstens {limit} kolommen, en deze heeft er meer"), "haal kolommen weg die leeg zijn of niet bij het project horen".into()),
        F::TooManyFields { fields, columns, lines, delimiter } => (
            format!("een rij heeft evenveel velden als er kolomnamen zijn ({columns}), en deze heeft er {fields}"),
            match lines {
                1 => format!("zet een tekst met een `{delimiter}` erin tussen aanhalingstekens"),
                _ => format!("de rij loopt over {lines} regels: zoek een aanhalingsteken dat niet gesloten is"),
            },
        ),
        F::TooManyRows { table, limit } => {
            let (name, help) = match table {
                Table::Scenarios => ("scenario's", "veel combinaties zijn een doorloop, zoals `doorloop --varieer 'kosten=80%..120%:41'`"),
                Table::Ranges => ("bandbreedtes", "één rij geldt voor veel regels waar `*` voor elke staat, zoals `kosten.*.bedrag`"),
                Table::Correlations => ("samenhang", "noem alleen wat sterk samenhangt"),
                _ => ("bereik", "een rij is een groep in een jaar, geen mens: tel hoeveel mensen er per groep en per jaar zijn"),
            };
            let most = plain(Decimal::from(*limit), Language::Nl);
            (format!("{name} heeft hoogstens {most} rijen, en dit zijn er meer"), help.into())
        }
        F::RowTooLong { limit, lines } => (
            format!("een rij heeft hoogstens {} MB aan tekst, en deze heeft meer", limit >> 20),
            match lines {
                1 => "maak de teksten in de rij korter".into(),
                _ => format!("de rij loopt over {lines} regels: zoek een aanhalingsteken dat niet gesloten is"),
            },
        ),
        F::TooFewFields { fields, columns, lines } => (
            format!("een rij heeft evenveel velden als er kolomnamen zijn ({columns}), en deze heeft er {fields}; de rest is als leeg gelezen"),
            match lines {
                1 => "vul de rij aan, of haal een scheidingsteken aan het eind van de rij met kolomnamen weg".into(),
                _ => format!("de rij loopt over {lines} regels: zoek een aanhalingsteken dat niet gesloten is"),
            },
        ),
        F::OtherDelimiter { used, found, rows } => {
            let these = if *rows == 1 { "deze rij".to_owned() } else { format!("deze rij en {} andere", rows - 1) };
            (
                format!("de kolommen zijn gescheiden door {}, en {these} door {}", sign(*used), sign(*found)),
                "sla het bestand opnieuw op met één scheidingsteken".into(),
            )
        }
        F::UnterminatedQuote => (
            "een aanhalingsteken aan het begin van een veld wordt aan het eind gesloten, en dit nergens".into(),
            "sluit het, of laat het weg".into(),
        ),
        F::UnknownKey { nearest } => (
            format!("met de sleutel `{typed}` wordt niets gedaan"),
            match nearest {
                Some(nearest) => format!("bedoelde je `{nearest}`?"),
                None => "een regel voor jezelf mag blijven staan; kijk anders hoe de sleutel hoort te heten".into(),
            },
        ),
        F::DuplicateKey => (format!("elke sleutel staat één keer in project, en `{typed}` staat er twee keer"), "bewaar een van de twee".into()),
        F::NotANumber { expects, hint, .. } => not_a_number(*expects, hint, about),
        F::SpreadsheetError { error } => sheet_error(*error, typed),
        F::FormulaNotCalculated => (
            format!("van een formule telt de uitkomst, en `{typed}` is nooit berekend: het bestand is door een ander programma gemaakt"),
            "open het bestand in Excel of LibreOffice en sla het daar op, of typ het getal zelf".into(),
        ),
        F::ScientificNotation { value } => (
            format!("getallen schrijf je voluit, en in deze cel staat {typed}"),
            match value {
                Some(value) => format!("schrijf {}", about.ungrouped(*value)),
                None => "schrijf het getal voluit, en kijk of het niet te groot is".into(),
            },
        ),
        F::UnderscoreInNumber => (
            format!("in een getal staan geen liggende streepjes, en in deze cel staat {typed}"),
            format!("schrijf {}", typed.replace('_', "")),
        ),
        F::BadGroups => (
            format!("punten, komma's en spaties scheiden groepjes van drie cijfers, en in deze cel staat {typed}"),
            "laat de tekens tussen de duizendtallen weg, zoals in 1234567".into(),
        ),
        F::UnitInNumber { number, unit, expects } => (
            format!("{} is alleen een getal, en in deze cel staat `{typed}`", expected(*expects)),
            match (&**unit, expects) {
                ("k" | "K" | "mln" | "mln." | "miljoen" | "million" | "m" | "M" | "x" | "duizend", _) => {
                    "schrijf het getal voluit".into()
                }
                (unit, Expects::Money | Expects::Quantity) => {
                    format!("schrijf {number}, en zet `{unit}` in de kolom `eenheid`")
                }
                (unit, Expects::Years) if is_months(unit) => match whole_years(number) {
                    Some(years) => format!("schrijf {years}: hier staan jaren"),
                    None if about.is_in(Column::Duration) => number_nl::fractional_duration(years_of(number), about).1,
                    None if about.is_in(Column::Lag) => {
                        "hier staan hele jaren: 0 als het nog hetzelfde jaar begint, 1 als het een jaar later begint".into()
                    }
                    None => "hier staan hele jaren: rond naar boven af".into(),
                },
                _ => format!("schrijf {number}"),
            },
        ),
        F::DateInNumber { expects } => (
            format!("{} is een getal, en in deze cel staat een datum: {typed}", expected(*expects)),
            "misschien heeft Excel er een datum van gemaakt: typ het getal opnieuw in een cel met de opmaak getal".into(),
        ),
        F::DashInNumber => (
            "een getal schrijf je in cijfers, en in deze cel staat een streepje".into(),
            "vul 0 in voor geen, of laat de cel leeg".into(),
        ),
        F::PercentNotAllowed { expects } => {
            (format!("{} is geen percentage, en in deze cel staat {typed}", expected(*expects)), format!("schrijf het getal zelf, zoals {}", markless(*expects)))
        }
        F::CurrencyNotAllowed { expects } => {
            (format!("{} is geen bedrag, en in deze cel staat {typed}", expected(*expects)), format!("schrijf het getal zonder valuta, zoals {}", markless(*expects)))
        }
        F::OtherCurrency { found, currency } => (
            format!("bedragen zijn in de valuta van het project ({currency}), en dit is in {found}: {typed}"),
            format!("reken het om, of zet {found} als `valuta` bij het project"),
        ),
        F::NumberTooLarge => ("een getal heeft hoogstens 28 cijfers, en dit heeft er meer".into(), "kijk of er te veel nullen staan, of rond het af".into()),
        F::NumberRounded { kept } => {
            (format!("een getal heeft hoogstens 28 cijfers; dit is afgerond op {}", about.number(*kept)), "rond het zelf af; zoveel cijfers doen er niet toe".into())
        }
        F::UndecidedMark { cells, count, mark } => (
            format!(
                "een {} vóór drie cijfers scheidt duizendtallen of decimalen, en nergens in het project blijkt welke van de twee: {}",
                mark_name(*mark),
                cells_listed(cells, *count, about)
            ),
            "zet het decimaalteken in project.csv: een regel `decimaalteken` met `komma` of `punt`".into(),
        ),
        F::MixedMarks { other, other_place } => (
            format!(
                "een bestand heeft één decimaalteken, en dit heeft er twee: hier {typed}, en {other} in {}",
                short_address(other_place, about.files)
            ),
            "schrijf alle getallen in het bestand op dezelfde manier".into(),
        ),
        F::OtherMark { stated } => (
            format!("het project noemt de {} als decimaalteken, en in deze cel staat {typed}", mark_name(*stated)),
            format!("schrijf {}, of verander `decimaalteken` in project.csv", about.with_other_mark()),
        ),
        F::ThousandsAssumed { value, mark } => (
            format!(
                "{typed} is gelezen als {} (een {} vóór drie cijfers scheidt duizendtallen)",
                about.ungrouped(*value),
                mark_name(*mark)
            ),
            "leg het vast in project.csv: een regel `decimaalteken` met `komma` of `punt`".into(),
        ),
        F::DecimalAssumed { value } => (
            format!(
                "{typed} is gelezen als {}, want andere cellen hebben een decimale punt; misschien waren duizendtallen bedoeld",
                about.ungrouped(*value)
            ),
            "leg het vast in project.csv: een regel `decimaalteken` met `komma` of `punt`".into(),
        ),
        F::SmallPercentage { value, .. } => (
            format!("{typed} is minder dan één procent; misschien was een aandeel van {}% bedoeld", about.ungrouped(*value * Decimal::from(10_000))),
            format!(
                "schrijf {}%, of {} als het wel klopt",
                about.ungrouped(*value * Decimal::from(10_000)),
                about.ungrouped(*value)
            ),
        ),
        F::UnknownWord { words, nearest } => (
            format!(
                "bij `{header}` staat {}, en in deze cel staat `{typed}`",
                ticked(words.iter().map(|(_, dutch)| *dutch), "of")
            ),
            word_instead(words, *nearest, typed),
        ),
        F::BadSplit { part } => (
            match &**part {
                "" => format!("partijen die een effect delen hebben elk een naam, en in `{typed}` ontbreekt er een"),
                part => format!("partijen die een effect delen hebben elk een naam en een percentage, en `{part}` is dat niet"),
            },
            "schrijf het als `rijk 60% + buurt 40%`".into(),
        ),
        F::UnknownPrice { nearest } => (
            format!("in de prijslijst staat geen prijs `{typed}`"),
            match nearest {
                Some(nearest) => format!("bedoelde je `prijzen:{nearest}`?"),
                None => "zoek in de lijst met `impactkaart prijzen`".into(),
            },
        ),
        F::PriceInAmount { value_column: true } => (
            format!("een bedrag is een getal, en deze cel noemt een prijs uit de lijst: `{typed}`"),
            "zet die in de kolom `waarde`".into(),
        ),
        F::PriceInAmount { value_column: false } => {
            (format!("in `{header}` staat een getal, en deze cel noemt een prijs uit de lijst: `{typed}`"), "zet de prijs in de kolom `bedrag` of `waarde`".into())
        }
        F::PriceYearOfPrice { year } => (
            format!("een prijs uit de lijst heeft een eigen prijspeil ({year}), en op deze regel staat er ook een"),
            "laat `prijspeil` leeg".into(),
        ),
        F::TotalOrYearly { per: Per::Project, words } => (
            format!("deze regel telt één keer voor het hele project, en er staat `{words}`"),
            "komt het bedrag elk jaar terug, vul dan `jaar` in in de kolom `per`".into(),
        ),
        F::TotalOrYearly { words, .. } => (
            format!("deze regel telt elk jaar, en er staat `{words}`"),
            "is het bedrag een totaal, vul dan `project` in in de kolom `per`".into(),
        ),
        F::SubsidyAsCost { word } => (
            format!("een subsidie betaalt kosten en is er zelf geen, en deze kostenpost heet `{word}` naast de kosten die ermee betaald kunnen zijn"),
            "zet hem in dekking.csv, anders telt hetzelfde geld twee keer".into(),
        ),
        F::Scenario { slip, .. } => super::scenario_nl::text(slip, about),
        F::Range { slip, .. } => super::range_nl::text(slip, about),
        F::Axis { slip } => super::axis_nl::text(slip, about),
    }
}

fn unreadable(why: Unreadable) -> (String, String) {
    let (what, help) = match why {
        Unreadable::Folder => (
            "een tabel is een bestand, en dit is een map",
            "geef de map een andere naam, en zet er een bestand voor in de plaats",
        ),
        Unreadable::NoPlainFile => (
            "een tabel is een gewoon bestand, en dit is een apparaat of een pijp",
            "zet er een gewoon bestand neer",
        ),
        Unreadable::Denied => ("je mag dit niet lezen", "vraag de eigenaar om leesrechten"),
        Unreadable::Loop => (
            "dit is een koppeling die naar zichzelf terugleidt",
            "zet het bestand zelf neer in plaats van de koppeling",
        ),
        Unreadable::Other => {
            ("dit is niet te lezen", "maak er een kopie van op je eigen computer en probeer het daarmee")
        }
    };
    (what.into(), help.into())
}

fn no_project(form: Form, nearest: Option<&str>, has_tables: bool) -> (String, String) {
    let what = match form {
        Form::Folder => "in een projectmap staat een bestand project.csv, en in deze niet",
        Form::Workbook => "een projectwerkmap heeft een blad `project`, en deze niet",
        Form::Document => "een projectdocument heeft een object `project`, en dit niet",
    };
    let help = match (nearest, form, has_tables) {
        (Some(nearest), ..) => format!("is `{nearest}` daarvoor bedoeld? {}", call_it(form)),
        (None, Form::Folder, false) => "maak een project om in te vullen met `impactkaart nieuw`".into(),
        (None, Form::Folder, true) => {
            "maak project.csv met de regels sleutel;waarde, naam;… en startjaar;…".into()
        }
        (None, Form::Workbook, _) => {
            "maak een blad `project` met de kolommen `sleutel` en `waarde`, en daarin `naam` en `startjaar`"
                .into()
        }
        (None, Form::Document, _) => "zet er \"project\": {\"name\": …, \"start_year\": …} in".into(),
    };
    (what.into(), help)
}

/// What to do with what may be the table of the project under another name.
fn call_it(form: Form) -> &'static str {
    match form {
        Form::Folder => "noem het dan project.csv",
        Form::Workbook | Form::Document => "noem het dan `project`",
    }
}

/// What to write instead of a word that is not one of a set.
fn word_instead(words: &[Pair], nearest: Option<Pair>, typed: &str) -> String {
    if let Some((_, dutch)) = nearest {
        return format!("bedoelde je `{dutch}`?");
    }
    let has = |wanted: &str| words.iter().any(|(english, _)| *english == wanted);
    match times_a_year(typed) {
        Some(times) if has("year") => {
            return format!("reken het om naar een jaar ({times} keer zoveel), en vul `jaar` in");
        }
        _ => {}
    }
    if has("yes") && is_tick(typed) {
        return "vul `ja` in".to_owned();
    }
    format!("vul {} in", ticked(words.iter().map(|(_, dutch)| *dutch), "of"))
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
        Table::Ranges => "bandbreedtes",
        Table::Correlations => "samenhang",
    }
}

fn table_name(table: Table, form: Form) -> String {
    match form {
        Form::Folder => format!("bestand {}.csv", local_table(table)),
        Form::Workbook => format!("blad `{}`", local_table(table)),
        Form::Document => format!("lijst `{}`", local_table(table)),
    }
}

/// What is no table and cannot be made one.
const COPY: &str = "neem de getallen over in een spreadsheet en sla die op als CSV UTF-8";

fn not_text(form: ForeignForm) -> (String, String) {
    let (what, help) = match form {
        ForeignForm::Workbook => {
            ("een werkmap", "sla elk blad op als CSV, of geef de werkmap zelf op als project")
        }
        ForeignForm::OldOffice => ("een bestand van een oud kantoorprogramma", "sla het op als CSV"),
        ForeignForm::Pdf => ("een pdf", COPY),
        ForeignForm::Picture => ("een plaatje", COPY),
        ForeignForm::Packed => ("een ingepakt bestand", "pak het eerst uit"),
        ForeignForm::Unknown => {
            return (
                "een tabel is een tekstbestand, en dit is dat niet".into(),
                "open het in een spreadsheet en sla het op als CSV UTF-8".into(),
            );
        }
    };
    (format!("een tabel is een tekstbestand, en dit is {what}"), help.into())
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
        Table::Ranges => "parameter;laag;hoog",
        Table::Correlations => "parameter;parameter_2;rangcorrelatie",
    }
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
        Expects::Range => "een getal",
        Expects::Correlation => "een correlatie",
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
        Expects::Range => format!("{} of 25%", about.example("0.25")),
        Expects::Correlation => about.example("0.5"),
        Expects::Month => "9".into(),
    }
}

fn not_a_number(expects: Expects, hint: &NumberHint, about: &About<'_>) -> (String, String) {
    let what = format!(
        "{} schrijf je in cijfers, zoals {}, en in deze cel staat `{}`",
        expected(expects),
        sample(expects, about),
        about.typed
    );
    let help = match hint {
        NumberHint::None if expects == Expects::Month => {
            "schrijf 1 voor januari tot en met 12 voor december".into()
        }
        NumberHint::None if expects == Expects::Years => "schrijf alleen het aantal hele jaren".into(),
        NumberHint::None => "schrijf alleen het getal, in cijfers".into(),
        NumberHint::PartOfOne(value) => match expects {
            Expects::Years if about.is_in(Column::Duration) => {
                number_nl::fractional_duration(*value, about).1
            }
            Expects::Years if about.is_in(Column::Lag) => number_nl::whole(Bounded::Lag, *value, about),
            Expects::Years => number_nl::whole(Bounded::Years, *value, about),
            Expects::Participants | Expects::Year | Expects::Month | Expects::Sample => {
                "schrijf een geheel getal, in cijfers".into()
            }
            _ => format!("schrijf {}", about.ungrouped(*value)),
        },
        NumberHint::NotKnown => {
            "schrijf het getal; is de cel niet verplicht, dan mag hij leeg blijven".into()
        }
        NumberHint::About(number) => {
            format!("schrijf {number}; hoe zeker dat is, kun je bij `bron` zetten")
        }
        NumberHint::Span => {
            if expects == Expects::Year {
                "schrijf één jaar, en maak voor elk jaar een regel".into()
            } else {
                "schrijf het waarschijnlijkste getal; het laagste en hoogste kun je bij `bron` zetten".into()
            }
        }
        NumberHint::PercentInWords(number) => format!("schrijf {number}%"),
        NumberHint::MinusBehind(number) => format!("schrijf -{number}"),
        NumberHint::Formula => "schrijf wat er uit de formule komt".into(),
    };
    (what, help)
}

fn sheet_error(error: SheetError, typed: &str) -> (String, String) {
    let repair = "herstel de formule in de spreadsheet en sla hem opnieuw op";
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
            "maak de kolom breder in de spreadsheet en sla hem opnieuw op",
        ),
        SheetError::Other => ("een fout", repair),
    };
    (format!("`{typed}` is wat een spreadsheet laat zien bij {why}"), help.into())
}
