//! Problems of JSON documents, in English.

use crate::read::fault::{JsonSlip, Shape};

/// What the parser stumbled over, and what to do.
pub(super) fn slip(why: JsonSlip) -> (String, String) {
    let (what, help) = match why {
        JsonSlip::End => (
            "the JSON ends too early: a bracket, brace or quotation mark is not closed",
            "close what is still open, with `]`, `}` or `\"`",
        ),
        JsonSlip::Comma => (
            "in JSON a comma stands between two values and nowhere else, and here one is missing or too many",
            "add a comma, or remove the one too many",
        ),
        JsonSlip::Colon => (
            "in JSON a colon stands between a name and its value, and here there is none",
            "write it as `\"name\": value`",
        ),
        JsonSlip::Name => (
            "in JSON a name stands between quotation marks, and this one does not",
            "put the name between double quotation marks",
        ),
        JsonSlip::Trailing => (
            "a JSON document is one object, and there is more behind it",
            "remove what stands behind the last brace",
        ),
        JsonSlip::Other => {
            ("this is no JSON", "begin the document with `{` and end it with `}`, or give another file")
        }
    };
    (what.to_owned(), help.to_owned())
}

/// What belongs at this place.
pub(super) fn shape(expected: Shape) -> (String, String) {
    let (what, help) = match expected {
        Shape::Document => (
            "a project document is one object with `project` and a list per table, and this is something else",
            "begin with `{\"project\": {…}, \"costs\": […], \"effects\": […]}`",
        ),
        Shape::Settings => (
            "`project` is an object of keys and values, and this is something else",
            "write `{\"name\": …, \"start_year\": …}`",
        ),
        Shape::Rows => (
            "a table is a list of objects, one per row, and this is something else",
            "write `[{…}, {…}]`, with a row between each pair of braces",
        ),
        Shape::Row => {
            ("a row of a table is an object, and this is something else", "write `{\"column\": value, …}`")
        }
        Shape::Value => (
            "a value is a text, a number, true, false or null, and this is a list or an object",
            "write one value; what consists of several becomes several rows",
        ),
    };
    (what.to_owned(), help.to_owned())
}
