//! Problems of reading, in English.

use super::{
    About, is_months, is_tick, json_en, markless, missing_en, number_en, ticked, times_a_year, whole_years,
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
        F::NotFound => ("there is no such file or folder".into(), "see whether the name is right, and whether you are in the right folder".into()),
        F::Unreadable { why } => unreadable(*why),
        F::FileTooLarge { bytes } => {
            (format!("a file holds at most 4 GB, and this one holds {} MB", bytes / 1_000_000), "remove what is not part of the project".into())
        }
        F::UnknownForm { extension } => (
            match &**extension {
                "" => "a project is a folder, a workbook (.xlsx, .ods) or a .json file, and this is none of these".into(),
                known => {
                    format!("a project is a folder, a workbook (.xlsx, .ods) or a .json file, and this is a .{known} file")
                }
            },
            match &**extension {
                "csv" | "tsv" => "give the folder that the file is in".into(),
                "xls" | "xlsb" => "save it as .xlsx".into(),
                _ => "give the folder that project.csv is in".into(),
            },
        ),
        F::NoProject { form, nearest, has_tables } => no_project(*form, nearest.as_deref(), *has_tables),
        F::TwoFiles { other } => (
            format!("each table of a project stands in one place, and this one is there twice: as `{other}` too"),
            "keep one of the two".into(),
        ),
        F::UnknownFile { nearest } => {
            let name = if typed.is_empty() { "this".to_owned() } else { format!("`{typed}`") };
            (format!("nothing is read from {name}"), format!("did you mean `{nearest}`?"))
        }
        F::MissingTable { table, form } => {
            let name = table_name(*table, *form);
            let what = match table {
                Table::Costs => format!("there is no {name}: a project without costs has no return"),
                _ => format!("there is no {name}: a project without effects has no benefits"),
            };
            (what, format!("make one, with the columns {}", sample_header(*table)))
        }
        F::EmptyFile { table } => (
            "a table starts with a row of column names, and there is nothing in it".into(),
            format!("start with a row such as {}, or remove it if you do not use it", sample_header(*table)),
        ),
        F::NotText { form } => not_text(*form),
        F::BrokenEncoding { encoding } => (
            format!("the file starts as {encoding} text, and the rest of it is not {encoding}"),
            "save it again as CSV UTF-8".into(),
        ),
        F::MixedEncoding => (
            "the file holds letters in two encodings (UTF-8 and Windows-1252); it was read as Windows-1252, so letters with \
             accents may be wrong"
                .into(),
            "save it again as CSV UTF-8".into(),
        ),
        F::NotAWorkbook => (
            "this is no workbook that can be opened, or it is damaged".into(),
            "open it in a spreadsheet program and save it as .xlsx".into(),
        ),
        F::LockedWorkbook => ("the workbook has a password".into(), "save it without a password".into()),
        F::WorkbookTooLarge => {
            ("the workbook has more cells than a project can have".into(), "remove what is not part of the project".into())
        }
        F::NoWorkbooks => (
            "this program was built without the feature that reads workbooks".into(),
            "save each sheet as CSV in a folder".into(),
        ),
        F::JsonEncoding { byte } => (
            format!("JSON is UTF-8 text, and byte {byte:02X} cannot stand here: the file was saved in another encoding"),
            "save it with the encoding UTF-8".into(),
        ),
        F::JsonSyntax { why } => json_en::slip(*why),
        F::JsonShape { expected } => json_en::shape(*expected),
        F::NoHeader { table: Table::Project } => (
            "the project table has a column `key` and a column `value`, and its first row does not name them".into(),
            "start with the row key;value".into(),
        ),
        F::NoHeader { table } => (
            format!("the first row holds the names of the columns, and none of these is a column of `{}`", table.name()),
            format!("start with a row such as {}", sample_header(*table)),
        ),
        F::MissingColumn { table, column, because, nearest } => {
            missing_en::column(*table, *column, *because, nearest.as_deref())
        }
        F::DuplicateColumn { first } => (
            format!("each column stands in a table once, and `{typed}` means the same as `{first}`"),
            "keep one of the two".into(),
        ),
        F::UnknownColumn { nearest } => (
            format!("nothing is read from the column `{typed}`"),
            match nearest {
                Some(nearest) => format!("did you mean `{nearest}`?"),
                None => "a column of your own may stay; else see what it should be called".into(),
            },
        ),
        F::UnnamedColumn => (
            format!("nothing is read from a column without a name, and this one holds `{typed}`"),
            "give the column a name, or empty it".into(),
        ),
        F::TooManyColumns { limit } => (format!("a table has at most {limit} columns, and this one has more"), "remove columns that are blank or not part of the project".into()),
        F::TooManyFields { fields, columns, lines, delimiter } => (
            format!("a row has as many fields as there are column names ({columns}), and this one has {fields}"),
            match lines {
                1 => format!("put a text that holds `{delimiter}` between quotation marks"),
                _ => format!("the row runs over {lines} lines: look for a quotation mark that is not closed"),
            },
        ),
        F::TooManyRows { table, limit } => (
            format!("{} has at most {} rows, and these are more", table.name(), plain(Decimal::from(*limit), Language::En)),
            match table {
                Table::Scenarios => "many combinations are a sweep, as in `sweep --vary 'costs=80%..120%:41'`",
                Table::Ranges => "one row takes many lines where `*` stands for each, as in `costs.*.amount`",
                Table::Correlations => "state only what goes together closely",
                _ => "a row is a group in a year, not a person: count how many people there are per group and year",
            }
            .into(),
        ),
        F::RowTooLong { limit, lines } => (
            format!("a row has at most {} MB of text, and this one has more", limit >> 20),
            match lines {
                1 => "make the texts in the row shorter".into(),
                _ => format!("the row runs over {lines} lines: look for a quotation mark that is not closed"),
            },
        ),
        F::TooFewFields { fields, columns, lines } => (
            format!("a row has as many fields as there are column names ({columns}), and this one has {fields}; the others were taken as blank"),
            match lines {
                1 => "complete the row, or remove a separator at the end of the row of column names".into(),
                _ => format!("the row runs over {lines} lines: look for a quotation mark that is not closed"),
            },
        ),
        F::OtherDelimiter { used, found, rows } => {
            let these = if *rows == 1 { "this row is".to_owned() } else { format!("this row and {} more are", rows - 1) };
            (
                format!("the columns are separated by {}, and {these} separated by {}", sign(*used), sign(*found)),
                "save the file again with one separator".into(),
            )
        }
        F::UnterminatedQuote => (
            "a quotation mark at the start of a field is closed at its end, and this one never is".into(),
            "close it, or leave it out".into(),
        ),
        F::UnknownKey { nearest } => (
            format!("nothing is read from the key `{typed}`"),
            match nearest {
                Some(nearest) => format!("did you mean `{nearest}`?"),
                None => "a row of your own may stay; else see what the key should be called".into(),
            },
        ),
        F::DuplicateKey => (format!("each key stands in the project table once, and `{typed}` is there twice"), "keep one of the two".into()),
        F::NotANumber { expects, hint, .. } => not_a_number(*expects, hint, about),
        F::SpreadsheetError { error } => sheet_error(*error, typed),
        F::FormulaNotCalculated => (
            format!("of a formula the outcome counts, and `{typed}` was never calculated: another program made the file"),
            "open the file in Excel or LibreOffice and save it there, or type the number".into(),
        ),
        F::ScientificNotation { value } => (
            format!("numbers are written out in full, and this cell says {typed}"),
            match value {
                Some(value) => format!("write {}", about.ungrouped(*value)),
                None => "write the number in full, and see whether it is not too large".into(),
            },
        ),
        F::UnderscoreInNumber => (
            format!("a number holds no underscores, and this cell says {typed}"),
            format!("write {}", typed.replace('_', "")),
        ),
        F::BadGroups => (
            format!("points, commas and spaces set off groups of three digits, and this cell says {typed}"),
            "leave out what sets off thousands, as in 1234567".into(),
        ),
        F::UnitInNumber { number, unit, expects } => (
            format!("{} is a number alone, and this cell says `{typed}`", expected(*expects)),
            match (&**unit, expects) {
                ("k" | "K" | "mln" | "mln." | "miljoen" | "million" | "m" | "M" | "x" | "duizend", _) => {
                    "write the number in full".into()
                }
                (unit, Expects::Money | Expects::Quantity) => {
                    format!("write {number}, and `{unit}` in the column `unit`")
                }
                (unit, Expects::Years) if is_months(unit) => match whole_years(number) {
                    Some(years) => format!("write {years}: these are years"),
                    None if about.is_in(Column::Duration) => number_en::fractional_duration(years_of(number), about).1,
                    None if about.is_in(Column::Lag) => {
                        "these are whole years: 0 where it starts in the same year, 1 where it starts a year later".into()
                    }
                    None => "these are whole years: round it up".into(),
                },
                _ => format!("write {number}"),
            },
        ),
        F::DateInNumber { expects } => (
            format!("{} is a number, and this cell holds a date: {typed}", expected(*expects)),
            "a spreadsheet may have made a date of it: type the number again in a cell formatted as a number".into(),
        ),
        F::DashInNumber => (
            "a number is written in digits, and this cell holds a dash".into(),
            "write 0 for none, or leave the cell blank".into(),
        ),
        F::PercentNotAllowed { expects } => {
            (format!("{} is no percentage, and this cell says {typed}", expected(*expects)), format!("write the number itself, as in {}", markless(*expects)))
        }
        F::CurrencyNotAllowed { expects } => {
            (format!("{} is no amount of money, and this cell says {typed}", expected(*expects)), format!("write the number without a currency, as in {}", markless(*expects)))
        }
        F::OtherCurrency { found, currency } => (
            format!("amounts are in the currency of the project ({currency}), and this one is in {found}: {typed}"),
            format!("convert it, or state {found} as `currency` of the project"),
        ),
        F::NumberTooLarge => ("a number has at most 28 digits, and this one has more".into(), "look for zeros too many, or round it".into()),
        F::NumberRounded { kept } => {
            (format!("a number has at most 28 digits; this one was rounded to {}", about.number(*kept)), "round it yourself; so many digits make no difference".into())
        }
        F::UndecidedMark { cells, count, mark } => (
            format!(
                "a {} before three digits sets off thousands or decimals, and nothing in the project says which: {}",
                mark_name(*mark),
                cells_listed(cells, *count, about)
            ),
            "state the decimal mark in project.csv: a row `decimal` with `comma` or `point`".into(),
        ),
        F::MixedMarks { other, other_place } => (
            format!(
                "a file has one decimal mark, and this one has two: {typed} here, {other} in {}",
                short_address(other_place, about.files)
            ),
            "write all numbers of the file alike".into(),
        ),
        F::OtherMark { stated } => (
            format!("the project states the {} as decimal mark, and this cell says {typed}", mark_name(*stated)),
            format!("write {}, or change `decimal` in project.csv", about.with_other_mark()),
        ),
        F::ThousandsAssumed { value, mark } => (
            format!(
                "{typed} was read as {}: a {} before three digits sets off thousands",
                about.ungrouped(*value),
                mark_name(*mark)
            ),
            "to settle it, state the decimal mark in project.csv: a row `decimal` with `comma` or `point`".into(),
        ),
        F::DecimalAssumed { value } => (
            format!(
                "{typed} was read as {}, since other cells have a decimal point; it may have been meant as thousands",
                about.ungrouped(*value)
            ),
            "to settle it, state the decimal mark in project.csv: a row `decimal` with `comma` or `point`".into(),
        ),
        F::SmallPercentage { value, .. } => (
            format!("{typed} is less than one percent; a share of {}% may have been meant", about.ungrouped(*value * Decimal::from(10_000))),
            format!("write {}%, or {} where it is right", about.ungrouped(*value * Decimal::from(10_000)), about.ungrouped(*value)),
        ),
        F::UnknownWord { words, nearest } => (
            format!(
                "`{header}` is {}, and this cell says `{typed}`",
                ticked(words.iter().map(|(english, _)| *english), "or")
            ),
            word_instead(words, *nearest, typed),
        ),
        F::BadSplit { part } => (
            match &**part {
                "" => format!("those who share an effect each have a name, and in `{typed}` one has none"),
                part => format!("those who share an effect each have a name and a percentage, and `{part}` is no such thing"),
            },
            "write them as in `state 60% + neighbourhood 40%`".into(),
        ),
        F::UnknownPrice { nearest } => (
            format!("the price list has no price `{typed}`"),
            match nearest {
                Some(nearest) => format!("did you mean `prices:{nearest}`?"),
                None => "search the list with `impactkaart prices`".into(),
            },
        ),
        F::PriceInAmount { value_column: true } => (
            format!("an amount is a number, and this cell names a price: `{typed}`"),
            "put it in the column `value`".into(),
        ),
        F::PriceInAmount { value_column: false } => {
            (format!("{header} is a number, and this cell names a price: `{typed}`"), "put the price in the column `amount` or `value`".into())
        }
        F::PriceYearOfPrice { year } => (
            format!("a price of the list has its own price year ({year}), and this row states one too"),
            "leave `price_year` blank".into(),
        ),
        F::TotalOrYearly { per: Per::Project, words } => (
            format!("this line is counted once for the whole project, and it says `{words}`"),
            "if the amount comes back every year, write `year` in the column `per`".into(),
        ),
        F::TotalOrYearly { words, .. } => (
            format!("this line is counted every year, and it says `{words}`"),
            "if the amount is a total, write `project` in the column `per`".into(),
        ),
        F::SubsidyAsCost { word } => (
            format!("a subsidy pays costs and is none itself, and this cost line says `{word}` beside the costs it may pay"),
            "move it to funding.csv, or the same money counts twice".into(),
        ),
        F::Scenario { slip, .. } => super::scenario_en::text(slip, about),
        F::Range { slip, .. } => super::range_en::text(slip, about),
        F::Axis { slip } => super::axis_en::text(slip, about),
    }
}

fn unreadable(why: Unreadable) -> (String, String) {
    let (what, help) = match why {
        Unreadable::Folder => (
            "a table is a file, and this is a folder",
            "give the folder another name, and put a file in its place",
        ),
        Unreadable::NoPlainFile => {
            ("a table is a plain file, and this is a device or a pipe", "put a plain file there")
        }
        Unreadable::Denied => ("it may not be read by you", "ask whoever owns it for permission to read it"),
        Unreadable::Loop => {
            ("it is a link that leads back to itself", "put the file itself there instead of the link")
        }
        Unreadable::Other => ("it cannot be read", "make a copy of it on your own computer and try that"),
    };
    (what.into(), help.into())
}

fn no_project(form: Form, nearest: Option<&str>, has_tables: bool) -> (String, String) {
    let what = match form {
        Form::Folder => "a project folder holds a file project.csv, and this one does not",
        Form::Workbook => "a project workbook has a sheet `project`, and this one does not",
        Form::Document => "a project document has an object `project`, and this one does not",
    };
    let help = match (nearest, form, has_tables) {
        (Some(nearest), ..) => format!("is `{nearest}` meant to be it? {}", call_it(form)),
        (None, Form::Folder, false) => "make a project to fill in with `impactkaart new`".into(),
        (None, Form::Folder, true) => {
            "make project.csv with the rows key;value, name;… and start_year;…".into()
        }
        (None, Form::Workbook, _) => {
            "make a sheet `project` with the columns `key` and `value`, and in it `name` and `start_year`"
                .into()
        }
        (None, Form::Document, _) => "put \"project\": {\"name\": …, \"start_year\": …} in it".into(),
    };
    (what.into(), help)
}

/// What to do with what may be the table of the project under another name.
fn call_it(form: Form) -> &'static str {
    match form {
        Form::Folder => "then call it project.csv",
        Form::Workbook | Form::Document => "then call it `project`",
    }
}

/// What to write instead of a word that is not one of a set.
fn word_instead(words: &[Pair], nearest: Option<Pair>, typed: &str) -> String {
    if let Some((english, _)) = nearest {
        return format!("did you mean `{english}`?");
    }
    let has = |wanted: &str| words.iter().any(|(english, _)| *english == wanted);
    match times_a_year(typed) {
        Some(times) if has("year") => {
            return format!("make it an amount a year ({times} times as much), and write `year`");
        }
        _ => {}
    }
    if has("yes") && is_tick(typed) {
        return "write `yes`".to_owned();
    }
    format!("write {}", ticked(words.iter().map(|(english, _)| *english), "or"))
}

fn table_name(table: Table, form: Form) -> String {
    match form {
        Form::Folder => format!("{}.csv", table.name()),
        Form::Workbook => format!("sheet `{}`", table.name()),
        Form::Document => format!("list `{}`", table.name()),
    }
}

/// What is no table and cannot be made one.
const COPY: &str = "copy the numbers to a spreadsheet and save that as CSV UTF-8";

fn not_text(form: ForeignForm) -> (String, String) {
    let (what, help) = match form {
        ForeignForm::Workbook => {
            ("a workbook", "save each sheet as CSV, or give the workbook itself as project")
        }
        ForeignForm::OldOffice => ("a file of an old office program", "save it as CSV"),
        ForeignForm::Pdf => ("a PDF", COPY),
        ForeignForm::Picture => ("a picture", COPY),
        ForeignForm::Packed => ("a packed file", "unpack it first"),
        ForeignForm::Unknown => {
            return (
                "a table is a text file, and this one is not".into(),
                "open it in a spreadsheet and save it as CSV UTF-8".into(),
            );
        }
    };
    (format!("a table is a text file, and this is {what}"), help.into())
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
        Table::Ranges => "parameter;low;high",
        Table::Correlations => "parameter;parameter_2;rank_correlation",
    }
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
        Expects::Range => "a number",
        Expects::Correlation => "a correlation",
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
        Expects::Range => format!("{} or 25%", about.example("0.25")),
        Expects::Correlation => about.example("0.5"),
        Expects::Month => "9".into(),
    }
}

fn not_a_number(expects: Expects, hint: &NumberHint, about: &About<'_>) -> (String, String) {
    let what = format!(
        "{} is written in digits, such as {}, and this cell says `{}`",
        expected(expects),
        sample(expects, about),
        about.typed
    );
    let help = match hint {
        NumberHint::None if expects == Expects::Month => "write 1 for January up to 12 for December".into(),
        NumberHint::None if expects == Expects::Years => "write the number of whole years alone".into(),
        NumberHint::None => "write the number alone, in digits".into(),
        NumberHint::PartOfOne(value) => match expects {
            Expects::Years if about.is_in(Column::Duration) => {
                number_en::fractional_duration(*value, about).1
            }
            Expects::Years if about.is_in(Column::Lag) => number_en::whole(Bounded::Lag, *value, about),
            Expects::Years => number_en::whole(Bounded::Years, *value, about),
            Expects::Participants | Expects::Year | Expects::Month | Expects::Sample => {
                "write a whole number, in digits".into()
            }
            _ => format!("write {}", about.ungrouped(*value)),
        },
        NumberHint::NotKnown => "write the number; a cell that is not required may stay blank".into(),
        NumberHint::About(number) => format!("write {number}; how sure it is can stand at `source`"),
        NumberHint::Span => {
            if expects == Expects::Year {
                "write one year, and make a row for each year".into()
            } else {
                "write the most likely number; lowest and highest can stand at `source`".into()
            }
        }
        NumberHint::PercentInWords(number) => format!("write {number}%"),
        NumberHint::MinusBehind(number) => format!("write -{number}"),
        NumberHint::Formula => "write what the formula gives".into(),
    };
    (what, help)
}

fn sheet_error(error: SheetError, typed: &str) -> (String, String) {
    let repair = "correct the formula in the spreadsheet and save again";
    let (why, help) = match error {
        SheetError::NotAvailable => ("a value that was not found", repair),
        SheetError::Division => ("a division by zero or by a blank cell", repair),
        SheetError::Reference => ("a reference to a cell that is gone", repair),
        SheetError::Value => ("a sum with something that is no number", repair),
        SheetError::Name => ("a function or name that it does not know", repair),
        SheetError::Number => ("a number that cannot be calculated", repair),
        SheetError::Null => ("two ranges that do not meet", repair),
        SheetError::TooNarrow => {
            ("a number in a column too narrow for it", "widen the column in the spreadsheet and save again")
        }
        SheetError::Other => ("an error", repair),
    };
    (format!("`{typed}` is what a spreadsheet shows for {why}"), help.into())
}
