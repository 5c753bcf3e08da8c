//! Ranges and correlations: rows of what is known of parameters, to what the project can draw.
//!
//! A row is read like any other; whether it fits the project is known only when that is built. All that is wrong is said
//! at the row that brought it.

mod slip;

pub(crate) use slip::RangeSlip;

use super::fault::ReadFault;
use super::files::Files;
use super::findings::Origin;
use super::scenarios::{ScenarioSlip, settled, unknown};
use super::words::{Pair, Word};
use crate::language::Language;
use crate::problem::Problem;
use impactkaart_core::Decimal;
use impactkaart_core::evaluate::shortest;
use impactkaart_core::model::{Because, Cell, Column, Fault, Found, Project, Table, Text};
use impactkaart_core::scenario::{Field, Path, ScenarioFault};
use impactkaart_core::uncertainty::{
    Correlation, CorrelationFault, DistributionError, Range, RangeError, RangeFault, Ranges, Shape,
};

/// A row of ranges, as far as it could be read.
#[derive(Debug, Default)]
pub(super) struct RangeRow {
    pub(super) parameter: Option<Path>,
    pub(super) distribution: Option<Named>,
    pub(super) low: Option<Stated>,
    pub(super) mode: Option<Stated>,
    pub(super) high: Option<Stated>,
    pub(super) mean: Option<Stated>,
    pub(super) sd: Option<Stated>,
    pub(super) source: Option<Text>,
}

/// A row of correlations.
#[derive(Debug, Default)]
pub(super) struct CorrelationRow {
    pub(super) parameter: Option<Path>,
    pub(super) parameter_2: Option<Path>,
    pub(super) rank_correlation: Option<Decimal>,
}

/// A number of a range.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stated {
    pub(super) value: Decimal,
    /// Whether it was written as a percentage.
    pub(super) is_percentage: bool,
}

/// The name of a distribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Named {
    Uniform,
    Triangular,
    Pert,
    Normal,
    Lognormal,
    Beta,
}

impl Word for Named {
    const WORDS: &'static [(&'static str, &'static str, &'static [&'static str], Self)] = &[
        ("uniform", "uniform", &["gelijkmatig", "homogeen"], Self::Uniform),
        ("triangular", "driehoek", &["triangle", "driehoeksverdeling", "driehoekig"], Self::Triangular),
        ("pert", "pert", &["beta pert"], Self::Pert),
        ("normal", "normaal", &["gaussian"], Self::Normal),
        ("lognormal", "lognormaal", &["log normal"], Self::Lognormal),
        ("beta", "bèta", &[], Self::Beta),
    ];
}

/// What people call a distribution, by its stable name.
pub(crate) fn distribution_word(name: &str, language: Language) -> &str {
    let found = Named::WORDS.iter().find(|(english, ..)| *english == name);
    match (found, language) {
        (Some((_, dutch, ..)), Language::Nl) => dutch,
        _ => name,
    }
}

impl Named {
    pub(crate) fn pair(self) -> Pair {
        let found = Self::WORDS.iter().find(|(_, _, _, named)| *named == self);
        found.map_or(("", ""), |(english, dutch, _, _)| (english, dutch))
    }
}

/// The ranges of a project as its files state them, checked against it.
#[derive(Debug, Clone)]
pub(crate) struct Uncertain {
    /// What is drawn.
    pub(crate) ranges: Ranges,
    /// As stated, in order.
    pub(crate) list: Vec<Range>,
    /// How they go together.
    pub(crate) correlations: Vec<Correlation>,
    /// What each range rests on, in the same order.
    pub(crate) sources: Vec<Option<Text>>,
    /// The rows in which the ranges stand, and those of the correlations.
    pub(crate) rows: [Vec<usize>; 2],
}

/// Cells that are required and blank.
pub(super) fn blanks(ranges: &[RangeRow], correlations: &[CorrelationRow]) -> Vec<Found> {
    let of_ranges = ranges
        .iter()
        .enumerate()
        .map(|(row, one)| (Table::Ranges, row, Column::Parameter, one.parameter.is_none()));
    let of_correlations = correlations.iter().enumerate().flat_map(|(row, one)| {
        [
            (Table::Correlations, row, Column::Parameter, one.parameter.is_none()),
            (Table::Correlations, row, Column::Parameter2, one.parameter_2.is_none()),
            (Table::Correlations, row, Column::RankCorrelation, one.rank_correlation.is_none()),
        ]
    });
    of_ranges
        .chain(of_correlations)
        .filter(|(_, _, _, is_blank)| *is_blank)
        .map(|(table, row, column, _)| Found {
            cell: Cell { table, row, column },
            other: None,
            fault: Fault::Missing { because: Because::Always },
        })
        .collect()
}

/// What the rows say of the project, and what is wrong with them; nothing where there is no row that states a range.
pub(super) fn resolve(
    project: &Project,
    rows: Vec<RangeRow>,
    correlations: Vec<CorrelationRow>,
    origin: &Origin,
    files: &Files,
) -> (Option<Uncertain>, Vec<Problem>) {
    if rows.is_empty() && correlations.is_empty() {
        // Trying ranges takes a draft of the whole project: not of a large one for nothing.
        return (None, Vec::new());
    }
    let mut found = Finder { project, origin, files, problems: Vec::new() };
    let mut list = Vec::new();
    let mut sources = Vec::new();
    let mut places = Vec::new();
    for (row, stated) in rows.into_iter().enumerate() {
        let Some(path) = stated.parameter.clone() else { continue };
        if found.is_faulty(Table::Ranges, row) {
            continue;
        }
        let path = settled(path, project);
        match shape(&path, &stated) {
            Ok(shape) => {
                list.push(Range { path, shape });
                sources.push(stated.source);
                places.push(row);
            }
            Err((column, slip)) => found.add(Table::Ranges, row, column, slip),
        }
    }
    let are_all_sound = found.problems.is_empty();
    let mut stated = Vec::new();
    let mut correlation_rows = Vec::new();
    for (row, correlation) in correlations.into_iter().enumerate() {
        let (Some(one), Some(other), Some(rank)) =
            (correlation.parameter, correlation.parameter_2, correlation.rank_correlation)
        else {
            continue;
        };
        stated.push(Correlation { paths: [one, other].map(|path| settled(path, project)), rank });
        correlation_rows.push(row);
    }
    // What goes together is looked at when all that is drawn is known.
    let known = if are_all_sound { &stated[..] } else { &[] };
    match Ranges::new(project, &list, known) {
        Ok(ranges) => {
            found.repaired(&ranges);
            let is_stated = !list.is_empty();
            let rows = [places, correlation_rows];
            let uncertain = Uncertain { ranges, list, correlations: stated, sources, rows };
            (is_stated.then_some(uncertain), found.problems)
        }
        Err(errors) => {
            for error in errors {
                match error {
                    RangeError::Range { range, fault } => {
                        let row = places.get(range).copied().unwrap_or(0);
                        let path = list.get(range).map(|range| &range.path);
                        found.range(row, path, fault, &places);
                    }
                    RangeError::Correlation { correlation, fault } => {
                        let row = correlation_rows.get(correlation).copied().unwrap_or(0);
                        let path = |place: usize| stated.get(correlation).map(|one| &one.paths[place]);
                        found.correlation(row, &path, fault, &correlation_rows);
                    }
                }
            }
            (None, found.problems)
        }
    }
}

const LOW_HIGH: &[Column] = &[Column::Low, Column::High];
const LOW_MODE_HIGH: &[Column] = &[Column::Low, Column::Mode, Column::High];
const MEAN_SD: &[Column] = &[Column::Mean, Column::Sd];

/// What the numbers of a row state.
fn shape(path: &Path, row: &RangeRow) -> Result<Shape, (Column, RangeSlip)> {
    let numbers = [
        (Column::Low, row.low),
        (Column::Mode, row.mode),
        (Column::High, row.high),
        (Column::Mean, row.mean),
        (Column::Sd, row.sd),
    ];
    let is_fraction = path.field.is_none_or(Field::is_fraction);
    if !is_fraction
        && let Some((column, _)) =
            numbers.iter().find(|(_, stated)| stated.is_some_and(|one| one.is_percentage))
    {
        return Err((*column, RangeSlip::PercentOfNumber));
    }
    let has_ends = row.low.is_some() || row.high.is_some();
    let needs = match row.distribution {
        Some(Named::Triangular | Named::Pert) => LOW_MODE_HIGH,
        Some(Named::Beta) => MEAN_SD,
        Some(Named::Normal | Named::Lognormal) if !has_ends => MEAN_SD,
        Some(Named::Uniform | Named::Normal | Named::Lognormal) | None => LOW_HIGH,
    };
    let distribution = row.distribution.map(Named::pair);
    let number = |column: Column| {
        let stated = numbers.iter().find(|(known, _)| *known == column).and_then(|(_, stated)| *stated);
        stated.map(|stated| stated.value).ok_or((column, RangeSlip::Incomplete { distribution, needs }))
    };
    let superfluous = numbers.iter().find(|(column, stated)| stated.is_some() && !needs.contains(column));
    if let Some((column, _)) = superfluous {
        return Err((*column, RangeSlip::Superfluous { distribution, needs, column: *column }));
    }
    if needs == MEAN_SD {
        let (mean, sd) = (number(Column::Mean)?, number(Column::Sd)?);
        return Ok(match row.distribution {
            Some(Named::Beta) => Shape::Beta { mean, sd },
            Some(Named::Lognormal) => Shape::Lognormal { mean, sd },
            _ => Shape::Normal { mean, sd },
        });
    }
    let (low, high) = (number(Column::Low)?, number(Column::High)?);
    Ok(match row.distribution {
        Some(Named::Uniform) => Shape::Uniform { low, high },
        Some(Named::Triangular) => Shape::Triangular { low, mode: number(Column::Mode)?, high },
        Some(Named::Pert) => Shape::Pert { low, mode: number(Column::Mode)?, high },
        Some(Named::Normal) => Shape::NormalInterval { low, high },
        Some(Named::Lognormal) => Shape::LognormalInterval { low, high },
        _ => Range::interval(path.clone(), low, high).shape,
    })
}

/// Finds the places of what is wrong.
struct Finder<'f> {
    project: &'f Project,
    origin: &'f Origin,
    files: &'f Files,
    problems: Vec<Problem>,
}

impl Finder<'_> {
    /// Whether a cell of a row could not be read: what else is said of it only follows from that.
    fn is_faulty(&self, table: Table, row: usize) -> bool {
        self.origin.faulty.get(&table).is_some_and(|faulty| faulty.has(row, |_| true))
    }

    fn add(&mut self, table: Table, row: usize, column: Column, slip: RangeSlip) {
        self.add_fault(table, row, column, |mark| ReadFault::Range { slip: Box::new(slip), mark });
    }

    fn add_path(&mut self, table: Table, row: usize, column: Column, slip: ScenarioSlip) {
        self.add_fault(table, row, column, |mark| ReadFault::Scenario { slip: Box::new(slip), mark });
    }

    fn add_fault(
        &mut self,
        table: Table,
        row: usize,
        column: Column,
        fault: impl FnOnce(Option<super::number::Mark>) -> ReadFault,
    ) {
        let place = self.origin.place(Cell { table, row, column }, self.files);
        let mark = self.origin.layouts.get(&table).map(|layout| layout.mark);
        self.problems.push(Problem::reading(place, fault(mark)));
    }

    fn range(&mut self, row: usize, path: Option<&Path>, fault: RangeFault, places: &[usize]) {
        let table = Table::Ranges;
        let (column, slip) = match fault {
            RangeFault::Structure(field) => (Column::Parameter, RangeSlip::Structure { field }),
            RangeFault::FactorBeyondTen { value } => {
                (Column::Parameter, RangeSlip::FactorBeyondTen { value })
            }
            RangeFault::Distribution(error) => of_distribution(error),
            RangeFault::Path(ScenarioFault::Twice { other }) => {
                let row = places.get(other).copied().unwrap_or(0);
                let cell = Cell { table, row, column: Column::Parameter };
                let other = self.origin.place(cell, self.files).map(Box::new);
                (Column::Parameter, RangeSlip::Twice { other })
            }
            RangeFault::Path(fault) => {
                match path.and_then(|path| self.of_path(path, fault)) {
                    Some(slip) => self.add_path(table, row, Column::Parameter, slip),
                    None => self.add(table, row, Column::Parameter, RangeSlip::NothingSelected),
                }
                return;
            }
            _ => (Column::Parameter, RangeSlip::NotTogether),
        };
        self.add(table, row, column, slip);
    }

    fn correlation<'p>(
        &mut self,
        row: usize,
        path: &dyn Fn(usize) -> Option<&'p Path>,
        fault: CorrelationFault,
        rows: &[usize],
    ) {
        let table = Table::Correlations;
        let of_place = |place: usize| [Column::Parameter, Column::Parameter2][place.min(1)];
        let (column, slip) = match fault {
            CorrelationFault::OutOfRange { .. } => (Column::RankCorrelation, RangeSlip::CorrelationOutside),
            CorrelationFault::Path { place, fault } => {
                match path(place).and_then(|path| self.of_path(path, fault)) {
                    Some(slip) => self.add_path(table, row, of_place(place), slip),
                    None => self.add(table, row, of_place(place), RangeSlip::NothingSelected),
                }
                return;
            }
            CorrelationFault::WithoutRange { place } => (of_place(place), RangeSlip::WithoutRange),
            CorrelationFault::Itself => (Column::Parameter2, RangeSlip::WithItself),
            CorrelationFault::Twice { other } => {
                let cell =
                    Cell { table, row: rows.get(other).copied().unwrap_or(0), column: Column::Parameter };
                let other = self.origin.place(cell, self.files).map(Box::new);
                (Column::Parameter, RangeSlip::CorrelatedTwice { other })
            }
            _ => (Column::Parameter, RangeSlip::TooManyTogether),
        };
        self.add(table, row, column, slip);
    }

    /// What is wrong with a path, as scenarios say it.
    fn of_path(&self, path: &Path, fault: ScenarioFault) -> Option<ScenarioSlip> {
        match fault {
            ScenarioFault::UnknownLine { text, nearest } => Some(unknown(path, self.project, text, nearest)),
            ScenarioFault::UnknownYear(year) => Some(ScenarioSlip::UnknownYear { year }),
            ScenarioFault::NotStated => Some(ScenarioSlip::NotStated),
            ScenarioFault::Change(_) => Some(ScenarioSlip::TooLarge),
            _ => None,
        }
    }

    /// Says so where correlations were changed.
    fn repaired(&mut self, ranges: &Ranges) {
        let Some(repair) = ranges.repair() else { return };
        let (one, other) = repair.between;
        let between = [one, other].map(|at| ranges.drawn()[at].varied.path.to_string());
        let rounded = |value: f64| shortest(value).round_dp(2).normalize();
        let slip = RangeSlip::Repaired {
            between: Box::new(between),
            stated: rounded(repair.stated),
            drawn: rounded(repair.drawn),
        };
        self.add(Table::Correlations, 0, Column::RankCorrelation, slip);
    }
}

fn of_distribution(error: DistributionError) -> (Column, RangeSlip) {
    use DistributionError as E;
    match error {
        E::Reversed { .. } => (Column::Low, RangeSlip::Reversed),
        E::ModeOutside { low, high, .. } => (Column::Mode, RangeSlip::ModeOutside { low, high }),
        E::SdNotAboveZero { .. } => (Column::Sd, RangeSlip::SdNotAboveZero),
        E::NotAboveZero { is_low, .. } => {
            let column = if is_low { Column::Low } else { Column::Mean };
            (column, RangeSlip::NotAboveZero { column })
        }
        E::MeanOutsideUnit { .. } => (Column::Mean, RangeSlip::MeanOutsideUnit),
        E::SdOutside { least, most, .. } => (Column::Sd, RangeSlip::SdOutside { least, most }),
        E::OutsideBounds { lowest, highest } => {
            (Column::Parameter, RangeSlip::OutsideBounds { lowest, highest })
        }
        _ => (Column::Parameter, RangeSlip::TooLarge),
    }
}
