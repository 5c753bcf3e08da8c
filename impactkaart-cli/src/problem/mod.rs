//! What is wrong with a project's files, or may not be meant: the finding and its place, as data.
//!
//! `text` and `json` draw it; the words are in `language`. Not here: how problems are found (`read` and the core).

mod json;
pub(crate) mod locate;
mod text;

pub(crate) use json::values;
pub(crate) use text::{print, short_address};

use crate::read::fault::ReadFault;
use crate::read::number::Mark;
use crate::read::place::Place;
pub(crate) use impactkaart_core::model::Severity;
use impactkaart_core::model::{Column, Fault, Table};

/// Something wrong, or perhaps not meant, and where.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Problem {
    /// The cell, row or file.
    pub(crate) place: Option<Place>,
    /// What it is.
    pub(crate) what: What,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum What {
    /// Something that shows while reading.
    Reading(ReadFault),
    /// Something that shows when the rows are put together.
    Model(Box<ModelFault>),
}

/// A fault of the model, with what its text needs to know of the files.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ModelFault {
    /// The fault.
    pub(crate) fault: Fault,
    /// The table in which it shows.
    pub(crate) table: Table,
    /// The column in which it shows.
    pub(crate) column: Column,
    /// The other cell it collides with, or the row it may mean.
    pub(crate) other: Option<Place>,
    /// The decimal mark of the file, for examples.
    pub(crate) mark: Option<Mark>,
    /// What the project calls the table that the fault is about: `values.csv`, `waarden.csv`, sheet `values`.
    pub(crate) table_name: Box<str>,
}

impl Problem {
    /// A finding of the reader.
    pub(crate) fn reading(place: Option<Place>, fault: ReadFault) -> Self {
        Self { place, what: What::Reading(fault) }
    }

    /// Whether it stops the calculation.
    pub(crate) fn severity(&self) -> Severity {
        match &self.what {
            What::Reading(fault) => fault.severity(),
            What::Model(model) => model.fault.severity(),
        }
    }

    /// Whether it stops the calculation.
    pub(crate) fn is_error(&self) -> bool {
        self.severity() == Severity::Error
    }

    /// A name that stays, for machines and for the documentation.
    pub(crate) fn code(&self) -> &'static str {
        match &self.what {
            What::Reading(fault) => fault.code(),
            What::Model(model) => model.fault.code(),
        }
    }
}
