use super::super::lanes::{Work, with_vectors};
use super::super::parallel;
use super::super::run::Points;
use super::super::section::Workspace;
use super::grid::Grid;
use super::{RunError, Sweep};

impl Sweep<'_> {
    /// Every value of the figure, point by point into `values`, NaN where it does not exist.
    ///
    /// Each value is within [`Sweep::bound`] of the exact one; where that claims nothing, within 10^-12 of it by the rules
    /// of [`Sweep::part`]. Existence is certain for every point.
    ///
    /// # Errors
    /// Where a point that has to be calculated exactly is one that the project cannot have.
    ///
    /// # Panics
    /// Where `values` has not the length of the grid.
    pub fn values(&self, values: &mut [f64]) -> Result<(), RunError> {
        assert_eq!(values.len() as u64, self.points, "one value per point");
        let is_all_units = self.unit_count() == self.points && self.structure.axes.is_empty();
        if is_all_units && self.is_plain() && !self.is_decimal_only() {
            let (grid, tables) = (&self.layers[0].grid, self.tables(0));
            #[expect(clippy::cast_possible_truncation, reason = "the values are in memory")]
            let piece = grid.piece() as usize;
            parallel::each_piece(values, piece, |first, part| {
                let mut workspace = grid.workspace();
                let from = first as u64;
                let to = from + part.len() as u64;
                with_vectors(Copying { grid, tables: &tables, from, to, part, workspace: &mut workspace });
            });
            return Ok(());
        }
        let mut units = Vec::new();
        self.values_of(0..self.unit_count(), &mut self.workspace(), &mut units)?;
        for (index, value) in values.iter_mut().enumerate() {
            #[expect(clippy::cast_possible_truncation, reason = "the values are in memory")]
            let unit = self.unit_of(index as u64) as usize;
            *value = units[unit];
        }
        Ok(())
    }
}

/// Copies a range of points into memory.
struct Copying<'a> {
    grid: &'a Grid,
    tables: &'a [Vec<f64>],
    from: u64,
    to: u64,
    part: &'a mut [f64],
    workspace: &'a mut Workspace,
}

impl Work for Copying<'_> {
    type Output = ();

    #[inline(always)]
    fn work(self) {
        let mut at = 0;
        self.grid.run(self.tables, self.from..self.to, self.workspace, |_, columns| {
            self.part[at..at + columns[0].len()].copy_from_slice(columns[0]);
            at += columns[0].len();
        });
    }
}
