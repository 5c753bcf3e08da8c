//! Problems of reading, in English.

use super::{About, is_months, ticked, whole_years};
use crate::problem::short_address;
use crate::read::fault::{
    Expects, ForeignForm, Form, JsonSlip, NumberHint, ReadFault, Shape, SheetError, Unreadable,
};
use crate::read::number::Mark;
use crate::read::place::Place;
use impactkaart_core::model::{Because, Per, Table};

/// The sentence, and what to do.
pub(super) fn text(fault: &ReadFault, about: &About<'_>) -> (String, Option<String>) {
    use ReadFault as F;
    let typed = &about.typed;
    let header = &about.header;
    let some = |text: &str| Some(text.to_owned());
    match fault {
        F::NotFound => ("there is no such file or folder".into(), None),
        F::Unreadable { why } => unreadable(*why),
        F::FileTooLarge { bytes } => {
            (format!("a file holds at most 4 GB, and this one holds {} MB", bytes / 1_000_000), None)
        }
        F::UnknownForm { extension } => (
            match &**extension {
                "" => "a project is a folder, a workbook (.xlsx, .ods) or a .json file, and this is none of these".into(),
                known => {
                    format!("a project is a folder, a workbook (.xlsx, .ods) or a .json file, and this is a .{known} file")
                }
            },
            match &**extension {
                "csv" | "tsv" => some("give the folder that the file is in"),
                "xls" | "xlsb" => some("save it as .xlsx"),
                _ => None,
            },
        ),
        F::NoProject { form, nearest, has_tables } => no_project(*form, nearest.as_deref(), *has_tables),
        F::TwoFiles { other } => (
            format!("each table of a project stands in one place, and this one is there twice: as `{other}` too"),
            some("keep one of the two"),
        ),
        F::UnknownFile { nearest } => {
            let name = if typed.is_empty() { "this".to_owned() } else { format!("`{typed}`") };
            (format!("nothing is read from {name}"), Some(format!("did you mean `{nearest}`?")))
        }
        F::MissingTable { table, form } => {
            let name = table_name(*table, *form);
            match table {
                Table::Costs => (format!("there is no {name}: a project without costs has no return"), None),
                _ => (format!("there is no {name}: a project without effects has no benefits"), None),
            }
        }
        F::EmptyFile => ("a table starts with a row of column names, and there is nothing in it".into(), None),
        F::NotText { form } => not_text(*form),
        F::BrokenEncoding { encoding } => (
            format!("the file starts as {encoding} text, and the rest of it is not {encoding}"),
            some("save it again as CSV UTF-8"),
        ),
        F::MixedEncoding => (
            "the file holds letters in two encodings (UTF-8 and Windows-1252); it was read as Windows-1252, so letters with \
             accents may be wrong"
                .into(),
            some("save it again as CSV UTF-8"),
        ),
        F::NotAWorkbook => (
            "this is no workbook that can be opened, or it is damaged".into(),
            some("open it in a spreadsheet program and save it as .xlsx"),
        ),
        F::LockedWorkbook => ("the workbook has a password".into(), some("save it without a password")),
        F::WorkbookTooLarge => {
            ("the workbook has more cells than a project can have".into(), some("remove what is not part of the project"))
        }
        F::NoWorkbooks => (
            "this program was built without the feature that reads workbooks".into(),
            some("save each sheet as CSV in a folder"),
        ),
        F::JsonSyntax { why } => (json_slip(*why).into(), None),
        F::JsonShape { expected } => (shape(*expected).into(), None),
        F::NoHeader { table: Table::Project } => (
            "the project table has a column `key` and a column `value`, and its first row does not name them".into(),
            some("start with the row key;value"),
        ),
        F::NoHeader { table } => (
            format!("the first row holds the names of the columns, and none of these is a column of `{}`", table.name()),
            Some(format!("start with a row such as {}", sample_header(*table))),
        ),
        F::MissingColumn { column, because, nearest } => (
            missing_column(column.name(), *because),
            nearest.as_ref().map(|nearest| format!("is `{nearest}` meant to be it?")),
        ),
        F::DuplicateColumn { first } => (
            format!("each column stands in a table once, and `{typed}` means the same as `{first}`"),
            some("keep one of the two"),
        ),
        F::UnknownColumn { nearest } => (
            format!("nothing is read from the column `{typed}`"),
            nearest.as_ref().map(|nearest| format!("did you mean `{nearest}`?")),
        ),
        F::UnnamedColumn => (
            format!("nothing is read from a column without a name, and this one holds `{typed}`"),
            some("give the column a name, or empty it"),
        ),
        F::TooManyColumns { limit } => (format!("a table has at most {limit} columns, and this one has more"), None),
        F::TooManyFields { fields, columns, lines, delimiter } => (
            format!("a row has as many fields as there are column names ({columns}), and this one has {fields}"),
            Some(match lines {
                1 => format!("put a text that holds `{delimiter}` between quotation marks"),
                _ => format!("the row runs over {lines} lines: look for a quotation mark that is not closed"),
            }),
        ),
        F::TooFewFields { fields, columns, lines } => (
            format!("a row has as many fields as there are column names ({columns}), and this one has {fields}; the others were taken as blank"),
            (*lines > 1).then(|| format!("the row runs over {lines} lines: look for a quotation mark that is not closed")),
        ),
        F::OtherDelimiter { used, found, rows } => {
            let these = if *rows == 1 { "this row is".to_owned() } else { format!("this row and {} more are", rows - 1) };
            (
                format!("the columns are separated by {}, and {these} separated by {}", sign(*used), sign(*found)),
                some("save the file again with one separator"),
            )
        }
        F::UnterminatedQuote => (
            "a quotation mark at the start of a field is closed at its end, and this one never is".into(),
            some("close it, or leave it out"),
        ),
        F::UnknownKey { nearest } => (
            format!("nothing is read from the key `{typed}`"),
            nearest.as_ref().map(|nearest| format!("did you mean `{nearest}`?")),
        ),
        F::DuplicateKey => (format!("each key stands in the project table once, and `{typed}` is there twice"), None),
        F::NotANumber { expects, hint, .. } => not_a_number(*expects, hint, about),
        F::SpreadsheetError { error } => sheet_error(*error, typed),
        F::ScientificNotation { value } => (
            format!("numbers are written out in full, and this cell says {typed}"),
            value.map(|value| format!("write {}", about.ungrouped(value))),
        ),
        F::UnderscoreInNumber => (
            format!("a number holds no underscores, and this cell says {typed}"),
            Some(format!("write {}", typed.replace('_', ""))),
        ),
        F::BadGroups => (
            format!("points, commas and spaces set off groups of three digits, and this cell says {typed}"),
            None,
        ),
        F::UnitInNumber { number, unit, expects } => (
            format!("{} is a number alone, and this cell says `{typed}`", expected(*expects)),
            match (&**unit, expects) {
                ("k" | "K" | "mln" | "mln." | "miljoen" | "million" | "m" | "M" | "x" | "duizend", _) => {
                    some("write the number in full")
                }
                (unit, Expects::Money | Expects::Quantity) => {
                    Some(format!("write {number}, and `{unit}` in the column `unit`"))
                }
                (unit, Expects::Years) if is_months(unit) => Some(match whole_years(number) {
                    Some(years) => format!("write {years}: these are years"),
                    None => "these are whole years: write half a year as 1, with half the quantity".into(),
                }),
                _ => Some(format!("write {number}")),
            },
        ),
        F::DateInNumber { expects } => (
            format!("{} is a number, and this cell holds a date: {typed}", expected(*expects)),
            some("a spreadsheet may have made a date of it: type the number again in a cell formatted as a number"),
        ),
        F::DashInNumber => (
            "a number is written in digits, and this cell holds a dash".into(),
            some("write 0 for none, or leave the cell blank"),
        ),
        F::PercentNotAllowed { expects } => {
            (format!("{} is no percentage, and this cell says {typed}", expected(*expects)), None)
        }
        F::CurrencyNotAllowed { expects } => {
            (format!("{} is no amount of money, and this cell says {typed}", expected(*expects)), None)
        }
        F::OtherCurrency { found, currency } => (
            format!("amounts are in the currency of the project ({currency}), and this one is in {found}: {typed}"),
            Some(format!("convert it, or state {found} as `currency` of the project")),
        ),
        F::NumberTooLarge => ("a number has at most 28 digits, and this one has more".into(), None),
        F::NumberRounded { kept } => {
            (format!("a number has at most 28 digits; this one was rounded to {}", about.number(*kept)), None)
        }
        F::UndecidedMark { cells, count, mark } => (
            format!(
                "a {} before three digits sets off thousands or decimals, and nothing in the project says which: {}",
                mark_name(*mark),
                cells_listed(cells, *count, about)
            ),
            some("state the decimal mark in project.csv: a row `decimal` with `comma` or `point`"),
        ),
        F::MixedMarks { other, other_place } => (
            format!(
                "a file has one decimal mark, and this one has two: {typed} here, {other} in {}",
                short_address(other_place, about.files)
            ),
            some("write all numbers of the file alike"),
        ),
        F::OtherMark { stated } => (
            format!("the project states the {} as decimal mark, and this cell says {typed}", mark_name(*stated)),
            None,
        ),
        F::ThousandsAssumed { value, mark } => (
            format!(
                "{typed} was read as {}: a {} before three digits sets off thousands",
                about.ungrouped(*value),
                mark_name(*mark)
            ),
            some("to settle it, state the decimal mark in project.csv: a row `decimal` with `comma` or `point`"),
        ),
        F::DecimalAssumed { value } => (
            format!(
                "{typed} was read as {}, since other cells have a decimal point; it may have been meant as thousands",
                about.ungrouped(*value)
            ),
            some("to settle it, state the decimal mark in project.csv: a row `decimal` with `comma` or `point`"),
        ),
        F::UnknownWord { words, nearest } => (
            format!(
                "`{header}` is {}, and this cell says `{typed}`",
                ticked(words.iter().map(|(english, _)| *english), "or")
            ),
            nearest.map(|(english, _)| format!("did you mean `{english}`?")),
        ),
        F::BadSplit { part } => (
            match &**part {
                "" => format!("those who share an effect each have a name, and in `{typed}` one has none"),
                part => format!("those who share an effect each have a name and a percentage, and `{part}` is no such thing"),
            },
            some("write them as in `state 60% + neighbourhood 40%`"),
        ),
        F::UnknownPrice { nearest } => (
            format!("the price list has no price `{typed}`"),
            Some(match nearest {
                Some(nearest) => format!("did you mean `prices:{nearest}`?"),
                None => "search the list with `impactkaart prices`".into(),
            }),
        ),
        F::PriceInAmount { value_column: true } => (
            format!("an amount is a number, and this cell names a price: `{typed}`"),
            some("put it in the column `value`"),
        ),
        F::PriceInAmount { value_column: false } => {
            (format!("{header} is a number, and this cell names a price: `{typed}`"), None)
        }
        F::PriceYearOfPrice { year } => (
            format!("a price of the list has its own price year ({year}), and this row states one too"),
            some("leave `price_year` blank"),
        ),
        F::TotalOrYearly { per: Per::Project, words } => (
            format!("this line is counted once for the whole project, and it says `{words}`"),
            some("if the amount comes back every year, write `year` in the column `per`"),
        ),
        F::TotalOrYearly { words, .. } => (
            format!("this line is counted every year, and it says `{words}`"),
            some("if the amount is a total, write `project` in the column `per`"),
        ),
        F::SubsidyAsCost { word } => (
            format!("a subsidy pays costs and is none itself, and this cost line says `{word}` beside the costs it may pay"),
            some("move it to funding.csv, or the same money counts twice"),
        ),
        F::Scenario { slip, .. } => super::scenario_en::text(slip, about),
    }
}

fn unreadable(why: Unreadable) -> (String, Option<String>) {
    let (what, help) = match why {
        Unreadable::Folder => ("a table is a file, and this is a folder", None),
        Unreadable::NoPlainFile => ("a table is a plain file, and this is a device or a pipe", None),
        Unreadable::Denied => {
            ("it may not be read by you", Some("ask whoever owns it for permission to read it"))
        }
        Unreadable::Loop => ("it is a link that leads back to itself", None),
        Unreadable::Other => ("it cannot be read", None),
    };
    (what.into(), help.map(Into::into))
}

fn no_project(form: Form, nearest: Option<&str>, has_tables: bool) -> (String, Option<String>) {
    let what = match form {
        Form::Folder => "a project folder holds a file project.csv, and this one does not",
        Form::Workbook => "a project workbook has a sheet `project`, and this one does not",
        Form::Document => "a project document has an object `project`, and this one does not",
    };
    let help = match (nearest, form, has_tables) {
        (Some(nearest), ..) => Some(format!("is `{nearest}` meant to be it?")),
        (None, Form::Folder, false) => Some("make a project to fill in with `impactkaart new`".into()),
        (None, ..) => None,
    };
    (what.into(), help)
}

fn table_name(table: Table, form: Form) -> String {
    match form {
        Form::Folder => format!("{}.csv", table.name()),
        Form::Workbook => format!("sheet `{}`", table.name()),
        Form::Document => format!("list `{}`", table.name()),
    }
}

fn not_text(form: ForeignForm) -> (String, Option<String>) {
    let (what, help) = match form {
        ForeignForm::Workbook => {
            ("a workbook", Some("save each sheet as CSV, or give the workbook itself as project"))
        }
        ForeignForm::OldOffice => ("a file of an old office program", Some("save it as CSV")),
        ForeignForm::Pdf => ("a PDF", None),
        ForeignForm::Picture => ("a picture", None),
        ForeignForm::Packed => ("a packed file", Some("unpack it first")),
        ForeignForm::Unknown => return ("a table is a text file, and this one is not".into(), None),
    };
    (format!("a table is a text file, and this is {what}"), help.map(Into::into))
}

fn json_slip(why: JsonSlip) -> &'static str {
    match why {
        JsonSlip::End => "the JSON ends too early: a bracket, brace or quotation mark is not closed",
        JsonSlip::Comma => {
            "in JSON a comma stands between two values and nowhere else, and here one is missing or too many"
        }
        JsonSlip::Colon => "in JSON a colon stands between a name and its value, and here there is none",
        JsonSlip::Name => "in JSON a name stands between quotation marks, and this one does not",
        JsonSlip::Trailing => "a JSON document is one object, and there is more behind it",
        JsonSlip::Other => "this is no JSON",
    }
}

fn shape(expected: Shape) -> &'static str {
    match expected {
        Shape::Document => {
            "a project document is one object with `project` and a list per table, and this is something else"
        }
        Shape::Settings => "`project` is an object of keys and values, and this is something else",
        Shape::Rows => "a table is a list of objects, one per row, and this is something else",
        Shape::Row => "a row of a table is an object, and this is something else",
        Shape::Value => "a value is a text, a number, true, false or null, and this is a list or an object",
    }
}

fn sample_header(table: Table) -> &'static str {
    match table {
        Table::Project => "key;value",
        Table::Stakeholders => "id;name;level",
        Table::Costs => "id;description;payer;amount;per",
        Table::Funding => "id;from;to;amount;per",
        Table::Reach => "group;year;participants;new",
        Table::Effects => "id;description;beneficiary;group;share;amount",
        Table::Values => "id;description;unit;amount",
        Table::Scenarios => "scenario;parameter;change",
    }
}

fn missing_column(column: &str, because: Because) -> String {
    let why = match because {
        Because::Always => return format!("the table needs a column `{column}`, and there is none"),
        Because::SeveralYears => "the project runs several years, so it must be said what an amount is per",
        Because::WhichYear => "the project runs several years, so it must be said which year a row is for",
        Because::PerParticipant => "what is counted per participant belongs to a group",
        Because::Valued => "a valued effect per participant says for which share of them it occurs",
        Because::PartOfGroup => "a group that is part of another is a share of it",
        Because::CountedOtherwise(_) => {
            "a group that is not counted in persons says how many there are per person"
        }
        Because::Capacity => "a capacity serves a group, and the project has no main group",
        Because::Split => "those who share an effect each have a percentage",
        Because::NeedsName => "every row needs an id or a description to be called by",
    };
    format!("{why}, and there is no column `{column}`")
}

fn sign(delimiter: char) -> &'static str {
    match delimiter {
        ';' => "semicolons",
        ',' => "commas",
        _ => "tabs",
    }
}

fn mark_name(mark: Mark) -> &'static str {
    match mark {
        Mark::Comma => "comma",
        Mark::Point => "point",
    }
}

fn cells_listed(cells: &[(Box<str>, Place)], count: usize, about: &About<'_>) -> String {
    let each = cells.iter().map(|(text, place)| format!("{text} ({})", short_address(place, about.files)));
    let shown = each.collect::<Vec<_>>().join("; ");
    if count > cells.len() { format!("{shown} and {} more", count - cells.len()) } else { shown }
}

fn expected(expects: Expects) -> &'static str {
    match expects {
        Expects::Money => "an amount",
        Expects::Share => "a share",
        Expects::Rate => "a yearly rate",
        Expects::Participants => "a number of participants",
        Expects::Quantity => "a quantity",
        Expects::PerPerson => "a number per person",
        Expects::Year => "a year",
        Expects::Years => "a number of years",
        Expects::Month => "a month",
        Expects::Sample => "a sample size",
        Expects::Ratio => "a return",
        Expects::Change => "a change",
    }
}

fn sample(expects: Expects, about: &About<'_>) -> String {
    match expects {
        Expects::Money => about.example("1250.50"),
        Expects::Share => format!("25% or {}", about.example("0.25")),
        Expects::Rate => format!("{} or {}", about.example("2.25%"), about.example("0.0225")),
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
        "{} is written in digits, such as {}, and this cell says `{}`",
        expected(expects),
        sample(expects, about),
        about.typed
    );
    let help = match hint {
        NumberHint::None => None,
        NumberHint::NotKnown => Some("write the number; a cell that is not required may stay blank".into()),
        NumberHint::About(number) => Some(format!("write {number}; how sure it is can stand at `source`")),
        NumberHint::Span => {
            if expects == Expects::Year {
                Some("write one year, and make a row for each year".into())
            } else {
                Some("write the most likely number; lowest and highest can stand at `source`".into())
            }
        }
        NumberHint::PercentInWords(number) => Some(format!("write {number}%")),
        NumberHint::MinusBehind(number) => Some(format!("write -{number}")),
        NumberHint::Formula => Some("write what the formula gives".into()),
    };
    (what, help)
}

fn sheet_error(error: SheetError, typed: &str) -> (String, Option<String>) {
    let repair = Some("correct the formula in the spreadsheet and save again");
    let (why, help) = match error {
        SheetError::NotAvailable => ("a value that was not found", repair),
        SheetError::Division => ("a division by zero or by a blank cell", repair),
        SheetError::Reference => ("a reference to a cell that is gone", repair),
        SheetError::Value => ("a sum with something that is no number", repair),
        SheetError::Name => ("a function or name that it does not know", repair),
        SheetError::Number => ("a number that cannot be calculated", repair),
        SheetError::Null => ("two ranges that do not meet", repair),
        SheetError::TooNarrow => (
            "a number in a column too narrow for it",
            Some("widen the column in the spreadsheet and save again"),
        ),
        SheetError::Other => ("an error", None),
    };
    (format!("`{typed}` is what a spreadsheet shows for {why}"), help.map(Into::into))
}
