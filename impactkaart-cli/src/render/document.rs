//! What people read, before it is drawn: headings, sentences and tables.

use rust_decimal::Decimal;

/// A piece of output for people.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Document {
    pub(crate) title: String,
    pub(crate) blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Block {
    /// The sentence that matters most.
    Lead(String),
    Heading(String),
    Paragraph(String),
    /// What one may skip.
    Note(String),
    /// What stands below everything.
    Foot(String),
    List(Vec<String>),
    Table(Table),
    /// Numbers, and below each what it comes of.
    Tree(Vec<TreeLine>),
    Grid(Grid),
    Chart(Chart),
    /// A thing with its price, and what is to be said of it below.
    Entry {
        name: String,
        price: String,
        below: Vec<String>,
    },
}

/// A number of a tree; those deeper than it below it are what it comes of.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct TreeLine {
    pub(crate) depth: usize,
    /// What it does in the number it is part of.
    pub(crate) sign: String,
    pub(crate) label: String,
    pub(crate) value: String,
    pub(crate) notes: Vec<String>,
}

/// A figure down and across, with the line where it passes a target; every row has a cell for every head.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Grid {
    /// What stands above each column.
    pub(crate) heads: Vec<String>,
    pub(crate) rows: Vec<GridRow>,
}

/// A row of a grid.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct GridRow {
    pub(crate) head: String,
    pub(crate) cells: Vec<GridCell>,
    /// A bar behind the cells: a value and the ends of the scale.
    pub(crate) bar: Option<[Decimal; 3]>,
}

/// A cell of a grid.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct GridCell {
    pub(crate) text: String,
    /// Whether it is above the target; none where there is no target.
    pub(crate) is_above: Option<bool>,
}

/// Where points are between the ends of two axes.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Chart {
    pub(crate) across: Axis,
    pub(crate) up: Axis,
    /// The most important first.
    pub(crate) series: Vec<Series>,
}

/// An axis of a chart.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Axis {
    pub(crate) name: String,
    /// What its low end and its high end are.
    pub(crate) ends: [String; 2],
}

/// Points of a chart that belong together.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Series {
    /// The letter that stands for each.
    pub(crate) mark: char,
    /// Across and up, 0 being the low end of an axis and 1 the high end.
    pub(crate) points: Vec<[f64; 2]>,
    /// Whether a line goes from each to the next.
    pub(crate) is_joined: bool,
}

/// Rows below heads; every row has a cell for every column.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Table {
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<Row>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Column {
    pub(crate) head: String,
    pub(crate) kind: ColumnKind,
}

/// How a column is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ColumnKind {
    /// To the left, wrapped where needed.
    Text,
    /// To the right, never broken.
    Number,
    /// To the left, never broken: an id that is to be copied.
    Code,
    /// A bar; left out where there is no room for it, and in Markdown.
    Bar,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row {
    pub(crate) kind: RowKind,
    pub(crate) cells: Vec<Cell>,
}

/// What a row is to the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RowKind {
    Plain,
    /// What the rows below it are parts of.
    Group,
    /// Part of the group above it.
    Part,
    /// The sum of what stands above it.
    Total,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell {
    Text(String),
    /// An amount as a bar; `lowest` and `highest` are the ends of the column's scale.
    Bar {
        value: Decimal,
        lowest: Decimal,
        highest: Decimal,
    },
    /// What an amount moves between, around where it is; `lowest` and `highest` are the ends of the column's scale.
    Span {
        from: Decimal,
        to: Decimal,
        base: Decimal,
        lowest: Decimal,
        highest: Decimal,
    },
}

impl Document {
    pub(crate) fn heading(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Heading(text.into()));
    }

    pub(crate) fn paragraph(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Paragraph(text.into()));
    }

    pub(crate) fn note(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Note(text.into()));
    }

    pub(crate) fn list(&mut self, items: Vec<String>) {
        if !items.is_empty() {
            self.blocks.push(Block::List(items));
        }
    }

    pub(crate) fn table(&mut self, table: Table) {
        if !table.rows.is_empty() {
            self.blocks.push(Block::Table(table));
        }
    }
}

impl Table {
    pub(crate) fn new<'h>(columns: impl IntoIterator<Item = (&'h str, ColumnKind)>) -> Self {
        let columns = columns.into_iter().map(|(head, kind)| Column { head: head.to_owned(), kind });
        Self { columns: columns.collect(), rows: Vec::new() }
    }

    pub(crate) fn row(&mut self, kind: RowKind, cells: impl IntoIterator<Item = Cell>) {
        self.rows.push(Row { kind, cells: cells.into_iter().collect() });
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
