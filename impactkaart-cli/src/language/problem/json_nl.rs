//! Problems of JSON documents, in Dutch.

use crate::read::fault::{JsonSlip, Shape};

/// What the parser stumbled over, and what to do.
pub(super) fn slip(why: JsonSlip) -> (String, String) {
    let (what, help) = match why {
        JsonSlip::End => (
            "de JSON houdt te vroeg op: een haak, accolade of aanhalingsteken is niet gesloten",
            "sluit af wat nog openstaat, met `]`, `}` of `\"`",
        ),
        JsonSlip::Comma => (
            "in JSON staat een komma tussen twee waarden en nergens anders, en hier is er een te weinig of te veel",
            "zet er een komma bij, of haal de komma weg die te veel is",
        ),
        JsonSlip::Colon => (
            "in JSON staat een dubbele punt tussen een naam en zijn waarde, en hier niet",
            "schrijf het als `\"naam\": waarde`",
        ),
        JsonSlip::Name => (
            "in JSON staat een naam tussen aanhalingstekens, en deze niet",
            "zet de naam tussen dubbele aanhalingstekens",
        ),
        JsonSlip::Trailing => (
            "een JSON-document is één object, en hierachter staat nog meer",
            "haal weg wat achter de laatste accolade staat",
        ),
        JsonSlip::Other => (
            "dit is geen JSON",
            "begin het document met `{` en sluit het met `}`, of geef een ander bestand op",
        ),
    };
    (what.to_owned(), help.to_owned())
}

/// What belongs at this place.
pub(super) fn shape(expected: Shape) -> (String, String) {
    let (what, help) = match expected {
        Shape::Document => (
            "een projectdocument is één object met `project` en een lijst per tabel, en dit is iets anders",
            "begin met `{\"project\": {…}, \"costs\": […], \"effects\": […]}`",
        ),
        Shape::Settings => (
            "`project` is een object met sleutels en waarden, en dit is iets anders",
            "schrijf `{\"name\": …, \"start_year\": …}`",
        ),
        Shape::Rows => (
            "een tabel is een lijst van objecten, één per rij, en dit is iets anders",
            "schrijf `[{…}, {…}]`, met tussen de accolades één rij",
        ),
        Shape::Row => {
            ("een rij van een tabel is een object, en dit is iets anders", "schrijf `{\"kolom\": waarde, …}`")
        }
        Shape::Value => (
            "een waarde is een tekst, een getal, true, false of null, en dit is een lijst of een object",
            "schrijf één waarde; wat uit meer bestaat wordt meer rijen",
        ),
    };
    (what.to_owned(), help.to_owned())
}
