//! A figure and what it comes of: a tree for people, nested for machines, rows for a spreadsheet.
//!
//! The tree is laid out once as a list of lines, each with its words and its address; the forms only draw it.

mod address;
mod calculated;
mod changes;
mod csv;
mod fact;
mod fitting;
mod json;
mod lines;
mod tree;
mod unit;
mod words;

pub(crate) use address::Address;
pub(crate) use calculated::Calculated;
pub(crate) use changes::{Change, Changed, Step};
pub(crate) use csv::rows;
pub(crate) use fitting::fitting;
pub(crate) use json::values;
pub(crate) use lines::{Subject, cells, lines};
pub(crate) use tree::document;
pub(crate) use unit::Unit;
pub(crate) use words::label;

use crate::figure::FigurePath;
use crate::language::Language;
use impactkaart_core::Decimal;
use impactkaart_core::explain::{Hidden, Role};
use impactkaart_core::model::Evidence;
use impactkaart_core::number::Figure;
use serde_json::Value;

/// A figure with all that it comes of, laid out.
pub(crate) struct Explained<'e> {
    pub(crate) made_with: &'e Value,
    /// What the project is called, and its currency.
    pub(crate) project: &'e str,
    pub(crate) currency: &'e str,
    pub(crate) figure: &'e FigurePath,
    pub(crate) label: String,
    /// The command line of the result that the figure is of; none where it is of the map.
    pub(crate) result: Option<String>,
    /// What was changed in the project first.
    pub(crate) changes: &'e [Change],
    /// The figure, and below it what it comes of.
    pub(crate) lines: Vec<Line>,
    pub(crate) depth: Option<usize>,
    pub(crate) language: Language,
}

/// A number of the tree, in words.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Line {
    pub(crate) depth: usize,
    pub(crate) role: Option<Role>,
    pub(crate) label: String,
    pub(crate) value: Figure<Decimal>,
    /// The reason why there is no number, by its stable name.
    pub(crate) undefined: Option<String>,
    pub(crate) unit: Unit,
    pub(crate) how: &'static str,
    pub(crate) settled: Option<u32>,
    pub(crate) id: Option<u32>,
    pub(crate) figure: Option<FigurePath>,
    pub(crate) parameter: Option<String>,
    pub(crate) is_blank: bool,
    pub(crate) hidden: Option<Hidden>,
    /// Where it stands in a result, what it is there, and by which definition.
    pub(crate) path: Option<FigurePath>,
    pub(crate) origin: Option<&'static str>,
    pub(crate) definition: Option<&'static str>,
    /// Of a figure of a changed project what was changed.
    pub(crate) changes: Vec<Change>,
    pub(crate) address: Option<Address>,
    /// What it was before the changes that reach it.
    pub(crate) touched: Option<Touched>,
    pub(crate) source: Option<String>,
    pub(crate) evidence: Option<Evidence>,
    pub(crate) notes: Vec<String>,
}

impl Default for Line {
    fn default() -> Self {
        Self {
            depth: 0,
            role: None,
            label: String::new(),
            value: Figure::Defined(Decimal::ZERO),
            undefined: None,
            unit: Unit::Plain,
            how: "constant",
            settled: None,
            id: None,
            figure: None,
            parameter: None,
            is_blank: false,
            hidden: None,
            path: None,
            origin: None,
            definition: None,
            changes: Vec::new(),
            address: None,
            touched: None,
            source: None,
            evidence: None,
            notes: Vec::new(),
        }
    }
}

/// A number that changes reach.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Touched {
    /// What it was; none where it was not there.
    pub(crate) was: Option<Decimal>,
    pub(crate) by: Vec<Change>,
}

#[cfg(test)]
mod tests;
