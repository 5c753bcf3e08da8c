//! What can be wrong with the files of a project, from the folder down to a single cell. `code` names each for good;
//! the words are in `language`, and what shows only when rows are put together is the core's `Fault`.

use super::axes::AxisSlip;
use super::number::Mark;
use super::place::Place;
use super::ranges::RangeSlip;
use super::scenarios::ScenarioSlip;
use super::words::Pair;
use impactkaart_core::model::{Because, Column, Per, Severity, Table};
use rust_decimal::Decimal;

/// Something wrong, or perhaps not meant, in a file.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum ReadFault {
    /// There is no such file or folder.
    NotFound,
    /// It is there and cannot be read.
    Unreadable {
        /// Why.
        why: Unreadable,
    },
    /// More bytes than places can count.
    FileTooLarge {
        /// How many.
        bytes: u64,
    },
    /// Neither a folder nor a file of a form that holds projects.
    UnknownForm {
        /// The end of its name.
        extension: Box<str>,
    },
    /// A folder, workbook or document without a `project` table.
    NoProject {
        /// Where the table was looked for.
        form: Form,
        /// A name that may be a slip of the pen for it.
        nearest: Option<Box<str>>,
        /// Whether there are other tables of a project.
        has_tables: bool,
    },
    /// One table under two names.
    TwoFiles {
        /// The other name.
        other: Box<str>,
    },
    /// Warning: a file or sheet that nothing is read from, with a name near a known one.
    UnknownFile {
        /// The known one.
        nearest: Box<str>,
    },
    /// Warning: no costs, or no effects.
    MissingTable {
        /// Which.
        table: Table,
        /// Where it was looked for.
        form: Form,
    },
    /// Nothing in it.
    EmptyFile {
        /// The table that it was to be.
        table: Table,
    },
    /// No text.
    NotText {
        /// What it is instead.
        form: ForeignForm,
    },
    /// The byte order mark says one encoding, the rest is not in it.
    BrokenEncoding {
        /// The encoding.
        encoding: &'static str,
    },
    /// Warning: two encodings in one file.
    MixedEncoding,
    /// A workbook that cannot be opened.
    #[cfg_attr(not(feature = "xlsx"), expect(dead_code, reason = "made only where the feature is on"))]
    NotAWorkbook,
    /// A workbook with a password.
    #[cfg_attr(not(feature = "xlsx"), expect(dead_code, reason = "made only where the feature is on"))]
    LockedWorkbook,
    /// A workbook that unpacks to more than is reasonable.
    #[cfg_attr(not(feature = "xlsx"), expect(dead_code, reason = "made only where the feature is on"))]
    WorkbookTooLarge,
    /// A workbook, and this program was built without the feature that reads them.
    #[cfg_attr(feature = "xlsx", expect(dead_code, reason = "made only where the feature is off"))]
    NoWorkbooks,
    /// JSON that is not in UTF-8.
    JsonEncoding {
        /// The first byte that UTF-8 does not have there.
        byte: u8,
    },
    /// JSON that does not parse.
    JsonSyntax {
        /// What the parser expected.
        why: JsonSlip,
    },
    /// JSON of another shape than a project has.
    JsonShape {
        /// What belongs there.
        expected: Shape,
    },
    /// The first row holds none of the column names of the table.
    NoHeader {
        /// The table.
        table: Table,
    },
    /// A column that the table needs is not there.
    MissingColumn {
        /// The table that needs it.
        table: Table,
        /// The column.
        column: Column,
        /// Why it is needed.
        because: Because,
        /// A header that may have been meant.
        nearest: Option<Box<str>>,
    },
    /// Two columns with the same meaning.
    DuplicateColumn {
        /// The header of the first.
        first: Box<str>,
    },
    /// Warning: a column that nothing is read from.
    UnknownColumn {
        /// The nearest known name.
        nearest: Option<Box<str>>,
    },
    /// Warning: values below an empty header.
    UnnamedColumn,
    /// More columns than a table can have.
    TooManyColumns {
        /// How many there may be.
        limit: usize,
    },
    /// A row with more fields than there are columns.
    TooManyFields {
        /// In the row.
        fields: usize,
        /// In the header.
        columns: usize,
        /// Over how many lines the row runs.
        lines: usize,
        /// The separator of the file.
        delimiter: char,
    },
    /// More rows than such a table can have.
    TooManyRows {
        /// Of which table.
        table: Table,
        /// How many there may be.
        limit: usize,
    },
    /// A row with more text than a row can have.
    RowTooLong {
        /// How many bytes it may have.
        limit: usize,
        /// Over how many lines the row runs.
        lines: usize,
    },
    /// Warning: a row with fewer fields than there are columns.
    TooFewFields {
        /// In the row.
        fields: usize,
        /// In the header.
        columns: usize,
        /// Over how many lines the row runs.
        lines: usize,
    },
    /// A row that is separated by another sign than the header.
    OtherDelimiter {
        /// In the header.
        used: char,
        /// In the row.
        found: char,
        /// How many rows.
        rows: usize,
    },
    /// A quotation mark that is never closed.
    UnterminatedQuote,
    /// Warning: a key of the project table that nothing is read from.
    UnknownKey {
        /// The nearest known name.
        nearest: Option<Box<str>>,
    },
    /// A key of the project table twice.
    DuplicateKey,
    /// No number.
    NotANumber {
        /// What was expected.
        expects: Expects,
        /// What it may be.
        hint: NumberHint,
        /// The file's decimal mark, for the example.
        mark: Mark,
    },
    /// A spreadsheet's error value.
    SpreadsheetError {
        /// Which.
        error: SheetError,
    },
    /// A formula of a workbook without what it came to.
    FormulaNotCalculated,
    /// `1e5`.
    ScientificNotation {
        /// What it stands for, where that can be written out.
        value: Option<Decimal>,
    },
    /// `1_000`.
    UnderscoreInNumber,
    /// Marks in a number that do not set off groups of three.
    BadGroups,
    /// A number with a unit behind it.
    UnitInNumber {
        /// The number as written.
        number: Box<str>,
        /// The unit.
        unit: Box<str>,
        /// What was expected.
        expects: Expects,
    },
    /// A date, often a number that a spreadsheet took for one.
    DateInNumber {
        /// What was expected.
        expects: Expects,
    },
    /// A bare dash.
    DashInNumber,
    /// A percentage where none makes sense.
    PercentNotAllowed {
        /// What was expected.
        expects: Expects,
    },
    /// An amount of money where none makes sense.
    CurrencyNotAllowed {
        /// What was expected.
        expects: Expects,
    },
    /// Another currency than the project's.
    OtherCurrency {
        /// In the cell.
        found: Box<str>,
        /// The project's.
        currency: Box<str>,
    },
    /// More digits before the mark than can be counted with.
    NumberTooLarge,
    /// Warning: more digits than can be counted with; rounded.
    NumberRounded {
        /// To what.
        kept: Decimal,
    },
    /// Nothing tells whether the comma or the point is the decimal mark.
    UndecidedMark {
        /// The cells that could be read both ways, as written, and their places; at most ten.
        cells: Vec<(Box<str>, Place)>,
        /// How many there are.
        count: usize,
        /// Which mark they hold.
        mark: Mark,
    },
    /// Both the comma and the point are used as decimal mark in one file.
    MixedMarks {
        /// A cell with the other mark.
        other: Box<str>,
        /// Its place.
        other_place: Box<Place>,
    },
    /// Another decimal mark than the project states.
    OtherMark {
        /// The stated one.
        stated: Mark,
    },
    /// Warning: a point or comma was taken for the mark of thousands.
    ThousandsAssumed {
        /// What was read.
        value: Decimal,
        /// The mark that was taken so.
        mark: Mark,
    },
    /// Warning: a point before three digits was taken for the decimal mark.
    DecimalAssumed {
        /// What was read.
        value: Decimal,
    },
    /// Warning: a share of less than a hundredth, written as a percentage.
    SmallPercentage {
        /// The fraction.
        value: Decimal,
        /// The decimal mark of the file, for examples.
        mark: Mark,
    },
    /// A word that is not one of a fixed set.
    UnknownWord {
        /// The set.
        words: Vec<Pair>,
        /// The nearest of them.
        nearest: Option<Pair>,
    },
    /// A beneficiary that is neither a name nor names with percentages.
    BadSplit {
        /// The part that cannot be read.
        part: Box<str>,
    },
    /// A price that is not in the price list.
    UnknownPrice {
        /// The nearest one.
        nearest: Option<Box<str>>,
    },
    /// A price id in a column that does not take one.
    PriceInAmount {
        /// Whether there is another column for it.
        value_column: bool,
    },
    /// A price year beside a price from the list, which has its own.
    PriceYearOfPrice {
        /// The list's.
        year: u16,
    },
    /// Warning: counted per project, and its words say per year; or the reverse.
    TotalOrYearly {
        /// What it is counted per.
        per: Per,
        /// The words.
        words: Box<str>,
    },
    /// Warning: a subsidy beside the costs it pays.
    SubsidyAsCost {
        /// The word.
        word: Box<str>,
    },
    /// Something that keeps a change of a scenario from being made.
    Scenario {
        /// What it is.
        slip: Box<ScenarioSlip>,
        /// The decimal mark of the file, for examples; none on the command line.
        mark: Option<Mark>,
    },
    /// Something that keeps a range or a correlation from being drawn.
    Range {
        /// What it is.
        slip: Box<RangeSlip>,
        /// The decimal mark of the file, for examples.
        mark: Option<Mark>,
    },
    /// Something that keeps a grid from being swept.
    Axis {
        /// What it is.
        slip: Box<AxisSlip>,
    },
}

/// The form of a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// A folder of CSV files.
    Folder,
    /// A workbook.
    Workbook,
    /// A JSON document.
    Document,
}

/// Why a file cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// It is a folder.
    Folder,
    /// It is a device, a pipe or a socket.
    NoPlainFile,
    /// It may not be read by this user.
    Denied,
    /// Its links go round in a circle.
    Loop,
    /// The system says no more than that.
    Other,
}

impl Unreadable {
    pub(super) fn of(error: &std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::PermissionDenied => Self::Denied,
            std::io::ErrorKind::IsADirectory => Self::Folder,
            _ if error.to_string().contains("symbolic links") => Self::Loop,
            _ => Self::Other,
        }
    }
}

/// What a file is that is no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ForeignForm {
    /// A workbook or another packed folder.
    Workbook,
    /// A file of an old office program.
    OldOffice,
    /// A PDF.
    Pdf,
    /// A picture.
    Picture,
    /// A packed file.
    Packed,
    /// Something else.
    Unknown,
}

/// What a JSON parser stumbled over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum JsonSlip {
    /// The text ends too early.
    End,
    /// A comma is missing, or one stands before a closing bracket.
    Comma,
    /// A colon is missing between name and value.
    Colon,
    /// A name without quotation marks.
    Name,
    /// Text after the end.
    Trailing,
    /// Anything else.
    Other,
}

/// What belongs at a place in a JSON document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// An object, the whole document.
    Document,
    /// An object of keys and values.
    Settings,
    /// A list of objects.
    Rows,
    /// An object, one row.
    Row,
    /// A text, a number, true, false or null.
    Value,
}

/// What a column of numbers holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Expects {
    /// Money.
    Money,
    /// A fraction of a whole.
    Share,
    /// A rate per year.
    Rate,
    /// Participants.
    Participants,
    /// Units.
    Quantity,
    /// Contacts per person.
    PerPerson,
    /// A year.
    Year,
    /// A number of years.
    Years,
    /// A month.
    Month,
    /// A sample size.
    Sample,
    /// A return.
    Ratio,
    /// What a scenario changes something by, or to.
    Change,
    /// What an uncertain number may be.
    Range,
    /// A correlation.
    Correlation,
}

impl Expects {
    /// Whether a percentage makes sense.
    pub(super) fn takes_percent(self) -> bool {
        matches!(self, Self::Share | Self::Rate | Self::Quantity | Self::Ratio | Self::Change | Self::Range)
    }

    /// Whether an amount of money makes sense.
    pub(super) fn takes_currency(self) -> bool {
        matches!(self, Self::Money | Self::Change | Self::Range)
    }
}

/// What a cell may be that is no number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NumberHint {
    /// Nothing is known of it.
    None,
    /// A word for not known or not applicable.
    NotKnown,
    /// A number with a word such as `circa`.
    About(Box<str>),
    /// Two numbers, from and to.
    Span,
    /// `25 procent`.
    PercentInWords(Box<str>),
    /// A minus behind the number.
    MinusBehind(Box<str>),
    /// A half, a quarter or a whole number and one of these, in words or signs.
    PartOfOne(Decimal),
    /// A formula.
    Formula,
}

/// An error value of a spreadsheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SheetError {
    /// `#N/B`, `#N/A`: not available.
    NotAvailable,
    /// `#DEEL/0!`, `#DIV/0!`: division by nothing.
    Division,
    /// `#VERW!`, `#REF!`: the cell it refers to is gone.
    Reference,
    /// `#WAARDE!`, `#VALUE!`: a text in a sum.
    Value,
    /// `#NAAM?`, `#NAME?`: an unknown name.
    Name,
    /// `#GETAL!`, `#NUM!`: a number too large or impossible.
    Number,
    /// `#LEEG!`, `#NULL!`: no overlap.
    Null,
    /// `####`: the column was too narrow when it was saved.
    TooNarrow,
    /// Any other.
    Other,
}

impl ReadFault {
    /// A stable name, for machines and for the documentation of messages.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::NotFound => "not_found",
            Self::Unreadable { .. } => "cannot_read",
            Self::FileTooLarge { .. } => "file_too_large",
            Self::UnknownForm { .. } => "unknown_form",
            Self::NoProject { .. } => "no_project",
            Self::TwoFiles { .. } => "two_files",
            Self::UnknownFile { .. } => "unknown_file",
            Self::MissingTable { .. } => "missing_table",
            Self::EmptyFile { .. } => "empty_file",
            Self::NotText { .. } => "not_text",
            Self::BrokenEncoding { .. } => "broken_encoding",
            Self::MixedEncoding => "mixed_encoding",
            Self::NotAWorkbook => "not_a_workbook",
            Self::LockedWorkbook => "locked_workbook",
            Self::WorkbookTooLarge => "workbook_too_large",
            Self::NoWorkbooks => "no_workbooks",
            Self::JsonEncoding { .. } => "json_encoding",
            Self::JsonSyntax { .. } => "json_syntax",
            Self::JsonShape { .. } => "json_shape",
            Self::NoHeader { .. } => "no_header",
            Self::MissingColumn { .. } => "missing_column",
            Self::DuplicateColumn { .. } => "duplicate_column",
            Self::UnknownColumn { .. } => "unknown_column",
            Self::UnnamedColumn => "unnamed_column",
            Self::TooManyColumns { .. } => "too_many_columns",
            Self::TooManyFields { .. } => "too_many_fields",
            Self::RowTooLong { .. } => "row_too_long",
            Self::TooManyRows { .. } => "too_many_rows",
            Self::TooFewFields { .. } => "too_few_fields",
            Self::OtherDelimiter { .. } => "other_delimiter",
            Self::UnterminatedQuote => "unterminated_quote",
            Self::UnknownKey { .. } => "unknown_key",
            Self::DuplicateKey => "duplicate_key",
            Self::NotANumber { .. } => "not_a_number",
            Self::SpreadsheetError { .. } => "spreadsheet_error",
            Self::FormulaNotCalculated => "formula_not_calculated",
            Self::ScientificNotation { .. } => "scientific_notation",
            Self::UnderscoreInNumber => "underscore_in_number",
            Self::BadGroups => "bad_groups",
            Self::UnitInNumber { .. } => "unit_in_number",
            Self::DateInNumber { .. } => "date_in_number",
            Self::DashInNumber => "dash_in_number",
            Self::PercentNotAllowed { .. } => "percent_not_allowed",
            Self::CurrencyNotAllowed { .. } => "currency_not_allowed",
            Self::OtherCurrency { .. } => "other_currency",
            Self::NumberTooLarge => "number_too_large",
            Self::NumberRounded { .. } => "number_rounded",
            Self::UndecidedMark { .. } => "undecided_decimal_mark",
            Self::MixedMarks { .. } => "mixed_decimal_marks",
            Self::OtherMark { .. } => "other_decimal_mark",
            Self::ThousandsAssumed { .. } => "thousands_assumed",
            Self::DecimalAssumed { .. } => "decimal_assumed",
            Self::SmallPercentage { .. } => "small_percentage",
            Self::UnknownWord { .. } => "unknown_word",
            Self::BadSplit { .. } => "bad_split",
            Self::UnknownPrice { .. } => "unknown_price",
            Self::PriceInAmount { .. } => "price_in_amount",
            Self::PriceYearOfPrice { .. } => "price_year_of_price",
            Self::TotalOrYearly { .. } => "total_or_yearly",
            Self::SubsidyAsCost { .. } => "subsidy_as_cost",
            Self::Scenario { slip, .. } => slip.code(),
            Self::Range { slip, .. } => slip.code(),
            Self::Axis { slip } => slip.code(),
        }
    }

    /// Whether it stops the calculation.
    pub(crate) fn severity(&self) -> Severity {
        match self {
            Self::UnknownFile { .. }
            | Self::MissingTable { .. }
            | Self::MixedEncoding
            | Self::UnknownColumn { .. }
            | Self::UnnamedColumn
            | Self::TooFewFields { .. }
            | Self::UnknownKey { .. }
            | Self::NumberRounded { .. }
            | Self::ThousandsAssumed { .. }
            | Self::DecimalAssumed { .. }
            | Self::SmallPercentage { .. }
            | Self::TotalOrYearly { .. }
            | Self::SubsidyAsCost { .. } => Severity::Warning,
            Self::Range { slip, .. } => slip.severity(),
            _ => Severity::Error,
        }
    }
}
