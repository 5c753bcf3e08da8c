//! Which decimal mark a file uses: stated, or shown by its cells, or by those of the project's other files.

use super::columns::expected;
use super::fault::ReadFault;
use super::grid::{Cell, Content, Grid};
use super::number::{Evidence, Mark, evidence, unspaced};
use super::parties::may_be_split;
use super::place::Place;
use super::prices;
use super::scenarios::number_part;
use impactkaart_core::model::Column;
use std::collections::BTreeMap;

/// The decimal mark of a file, and how it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marks {
    pub(super) mark: Mark,
    pub(super) basis: Basis,
    /// Whether its fields are separated by commas, or it is a JSON document: then a point needs no explanation.
    pub(super) is_point_form: bool,
}

/// How a decimal mark is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Basis {
    /// `decimal` in the project table.
    Stated,
    /// Cells of the file itself, or of the project's other files, or the form of the file.
    Shown,
    /// The cells contradict each other; each is read as it stands.
    Mixed,
    /// There are cells that can be read both ways, and nothing to go by.
    Undecided,
}

/// How many cells a message lists.
const LISTED: usize = 10;

/// What the cells of one file show.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// The first cell that is sure to have a decimal comma, and the first with a decimal point.
    sure: [Option<(u32, usize, Box<str>)>; 2],
    counts: [usize; 2],
    either_comma: Vec<(u32, usize, Box<str>)>,
    either_commas: usize,
    is_point_form: bool,
    /// The prices of the list that effects name.
    pub(super) prices: UsedPrices,
    /// Whether a beneficiary may be several.
    pub(super) has_splits: bool,
    /// How many rows there are.
    rows: usize,
    /// The first row beyond [`MOST_ROWS`].
    pub(super) beyond: Option<u32>,
}

/// More rows than this are no groups (a thousand groups over a hundred years have as many), and nobody writes so many
/// scenarios or ranges.
pub(super) const MOST_ROWS: usize = 100_000;

/// Prices of the list by id, with the place of the row that names each first.
pub(super) type UsedPrices = BTreeMap<&'static str, u32>;

impl Tally {
    /// What the cells of a grid show, `columns` saying what its fields are.
    pub(super) fn of(grid: &Grid, columns: &[Option<Column>]) -> Self {
        let mut tally = Self::new(grid);
        let numbers: Vec<usize> = (0..columns.len())
            .filter(|field| columns[*field].is_some_and(|column| expected(column).is_some()))
            .collect();
        let change = columns.iter().position(|column| *column == Some(Column::Change));
        let value = columns.iter().position(|column| *column == Some(Column::Value));
        let beneficiary = columns.iter().position(|column| *column == Some(Column::Beneficiary));
        grid.each_row(&mut |row| {
            tally.rows += 1;
            let is_split = |field| may_be_split(unspaced(row.cells.get(field).text));
            tally.has_splits |= beneficiary.is_some_and(is_split);
            if tally.rows == MOST_ROWS + 1 {
                tally.beyond = Some(row.at);
            }
            for field in &numbers {
                tally.add(row.at, *field, row.cells.get(*field));
            }
            if let Some(field) = change {
                let cell = row.cells.get(field);
                tally.add(row.at, field, Cell { text: number_part(cell.text), ..cell });
            }
            let value = value.and_then(|field| prices::id_in(unspaced(row.cells.get(field).text)));
            if let Some(price) = value.and_then(prices::find) {
                tally.prices.entry(&price.id).or_insert(row.at);
            }
        });
        tally
    }

    /// What the values of a project table show, `key` telling what a key means.
    pub(super) fn of_settings(
        grid: &Grid,
        key_field: usize,
        value_field: usize,
        key: &dyn Fn(&str) -> Option<Column>,
    ) -> Self {
        let mut tally = Self::new(grid);
        grid.each_row(&mut |row| {
            if key(row.cells.get(key_field).text).is_some_and(|column| expected(column).is_some()) {
                tally.add(row.at, value_field, row.cells.get(value_field));
            }
        });
        tally
    }

    fn new(grid: &Grid) -> Self {
        let is_point_form = match grid {
            Grid::Csv(table) => table.delimiter == b',',
            Grid::Json(_) => true,
            Grid::Sheet(_) => false,
        };
        Self { is_point_form, ..Self::default() }
    }

    fn add(&mut self, at: u32, field: usize, cell: Cell<'_>) {
        if cell.content != Content::Text {
            return;
        }
        match evidence(cell.text) {
            Evidence::Sure(mark) => {
                self.counts[mark as usize] += 1;
                self.sure[mark as usize].get_or_insert_with(|| (at, field, cell.text.trim().into()));
            }
            Evidence::Either(Mark::Comma) => {
                self.either_commas += 1;
                if self.either_comma.len() < LISTED {
                    self.either_comma.push((at, field, cell.text.trim().into()));
                }
            }
            Evidence::Either(Mark::Point) | Evidence::None => {}
        }
    }

    /// The mark that its own cells show, where they agree.
    pub(super) fn shown(&self) -> Option<Mark> {
        match &self.sure {
            [Some(_), None] => Some(Mark::Comma),
            [None, Some(_)] => Some(Mark::Point),
            _ => None,
        }
    }

    /// The marks of the file, `stated` in the project table and `elsewhere` shown by all other files that show any.
    pub(super) fn marks(&self, stated: Option<Mark>, elsewhere: Option<Mark>) -> Marks {
        let marks = |mark, basis| Marks { mark, basis, is_point_form: self.is_point_form };
        if let Some(mark) = stated {
            return marks(mark, Basis::Stated);
        }
        if let Some(mark) = self.shown() {
            return marks(mark, Basis::Shown);
        }
        if self.sure.iter().all(Option::is_some) {
            let mark = if self.counts[0] >= self.counts[1] { Mark::Comma } else { Mark::Point };
            return marks(mark, Basis::Mixed);
        }
        match (self.is_point_form, elsewhere) {
            (true, _) => marks(Mark::Point, Basis::Shown),
            (false, Some(mark)) => marks(mark, Basis::Shown),
            (false, None) if self.either_commas > 0 => marks(Mark::Comma, Basis::Undecided),
            (false, None) => marks(Mark::Comma, Basis::Shown),
        }
    }

    /// What is wrong with the marks of the file as a whole, and where it shows first.
    pub(super) fn fault(&self, marks: Marks, grid: &Grid) -> Option<(Place, ReadFault)> {
        match marks.basis {
            Basis::Stated | Basis::Shown => None,
            Basis::Undecided => {
                let (at, field, _) = self.either_comma.first()?;
                let cell = |(at, field, text): &(u32, usize, Box<str>)| {
                    (text.clone(), grid.place(*at, Some(*field)))
                };
                let cells = self.either_comma.iter().map(cell).collect();
                let fault = ReadFault::UndecidedMark { cells, count: self.either_commas, mark: Mark::Comma };
                Some((grid.place(*at, Some(*field)), fault))
            }
            Basis::Mixed => {
                // Shown at the mark that is used less.
                let (rare, usual) = (marks.mark.other() as usize, marks.mark as usize);
                let ((at, field, _), (other_at, other_field, other)) =
                    (self.sure[rare].as_ref()?, self.sure[usual].as_ref()?);
                let other_place = grid.place(*other_at, Some(*other_field));
                let fault =
                    ReadFault::MixedMarks { other: other.clone(), other_place: Box::new(other_place) };
                Some((grid.place(*at, Some(*field)), fault))
            }
        }
    }
}

/// The mark that all files that show one agree on.
pub(super) fn agreed<'a>(tallies: impl Iterator<Item = &'a Tally>) -> Option<Mark> {
    let mut agreed = None;
    for tally in tallies {
        if tally.sure.iter().all(Option::is_some) {
            return None;
        }
        if let Some(mark) = tally.shown() {
            if agreed.is_some_and(|other| other != mark) {
                return None;
            }
            agreed = Some(mark);
        }
    }
    agreed
}
