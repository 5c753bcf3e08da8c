//! A grid as numbered points, and what can be asked of them.

use super::super::run::{
    self, Fingerprint, Part, Points, Progress, Questions, Run, RunError, Summary, Tolerance,
};
use super::super::section::Workspace;
use super::{AROUND_ONE, Sweep};
use crate::number::Figure;
use rust_decimal::Decimal;
use std::ops::Range;

impl Sweep<'_> {
    /// How many units a run over the grid is divided into: the points of the axes with influence.
    pub fn units(&self) -> u64 {
        self.unit_count()
    }

    /// Works out some of the units: a part of the run, which can be written down, sent and merged.
    ///
    /// Where `progress` says to stop, the part covers fewer units, from the first on; the rest can be another part.
    ///
    /// # Errors
    /// A point that the project cannot have, where it has to be calculated exactly.
    ///
    /// # Examples
    /// ```
    /// use impactkaart_core::evaluate::{Questions, Sweep, division};
    /// use impactkaart_core::graph::Output;
    /// use impactkaart_core::scenario::Axis;
    /// # use impactkaart_core::model::{CostDraft, ProjectDraft};
    /// # let mut draft = ProjectDraft::default();
    /// # draft.settings.name = "Coffee morning".into();
    /// # draft.settings.start_year = Some(2026.into());
    /// # let cost = CostDraft { id: Some("host".into()), payer: Some("society".into()), amount: Some(1000.into()), ..CostDraft::default() };
    /// # draft.costs.push(cost);
    /// let project = draft.build().unwrap().project;
    /// let axis = Axis::read("costs".parse().unwrap(), "80%..120%:5").unwrap();
    /// let sweep = Sweep::new(&project, vec![axis], Output::COSTS).unwrap();
    /// let questions = Questions::default();
    /// // Three workers, each with a part of the five points.
    /// let part = |number| sweep.part(division(sweep.units(), number, 3), &questions, &|_, _| true);
    /// let parts = vec![part(3).unwrap(), part(1).unwrap(), part(2).unwrap()];
    /// let merged = sweep.merge(parts, &questions, &|_, _| true).unwrap();
    /// assert_eq!(merged, sweep.summary(&questions, &|_, _| true).unwrap());
    ///
    /// // Without one of them something is missing.
    /// assert!(sweep.merge(vec![part(1).unwrap()], &questions, &|_, _| true).is_err());
    /// ```
    pub fn part(
        &self,
        units: Range<u64>,
        questions: &Questions,
        progress: Progress<'_>,
    ) -> Result<Part, RunError> {
        run::part(self, units, questions, progress)
    }

    /// The summary of parts that cover all units once, in any order: the same, to the last bit, as that of a single run.
    ///
    /// Values near the order statistics are worked out again. Where `progress` says to stop, quantiles have a width.
    ///
    /// # Errors
    /// - Parts of another run, damaged ones, overlapping ones, or missing units.
    /// - A point that the project cannot have, where it has to be calculated exactly.
    pub fn merge(
        &self,
        parts: Vec<Part>,
        questions: &Questions,
        progress: Progress<'_>,
    ) -> Result<Summary, RunError> {
        run::merge(self, parts, questions, progress)
    }

    /// What some of the parts tell about the points that they cover; quantiles have a width.
    ///
    /// # Errors
    /// As for [`Sweep::merge`], but units may be missing.
    pub fn so_far(&self, parts: Vec<Part>, questions: &Questions) -> Result<Summary, RunError> {
        run::so_far(self, parts, questions)
    }

    /// Range, mean, quantiles, best and worst, and how many are above targets.
    ///
    /// Where `progress` says to stop, it is the summary of the points that were finished.
    ///
    /// # Errors
    /// A point that the project cannot have, where it has to be calculated exactly.
    ///
    /// # Examples
    /// ```
    /// use impactkaart_core::evaluate::{Questions, Sweep};
    /// use impactkaart_core::graph::Output;
    /// use impactkaart_core::scenario::Axis;
    /// # use impactkaart_core::model::{CostDraft, ProjectDraft};
    /// # let mut draft = ProjectDraft::default();
    /// # draft.settings.name = "Coffee morning".into();
    /// # draft.settings.start_year = Some(2026.into());
    /// # let cost = CostDraft { id: Some("host".into()), payer: Some("society".into()), amount: Some(1000.into()), ..CostDraft::default() };
    /// # draft.costs.push(cost);
    /// let project = draft.build().unwrap().project;
    /// let axis = Axis::read("costs".parse().unwrap(), "80%..120%:5").unwrap();
    /// let sweep = Sweep::new(&project, vec![axis], Output::COSTS).unwrap();
    /// let summary = sweep.summary(&Questions::default(), &|_, _| true).unwrap();
    /// // 800, 900, 1000, 1100, 1200.
    /// assert_eq!(summary.best.unwrap().value, 1200.into());
    /// assert_eq!(summary.quantiles[2].value, 1000.into());
    /// ```
    pub fn summary(&self, questions: &Questions, progress: Progress<'_>) -> Result<Summary, RunError> {
        run::summary(self, questions, progress)
    }
}

/// What one thread works in, for the layer that it works on.
pub(crate) struct LayerWorkspace {
    layer: usize,
    workspace: Workspace,
}

impl Points for Sweep<'_> {
    type Workspace = LayerWorkspace;

    fn workspace(&self) -> LayerWorkspace {
        LayerWorkspace { layer: 0, workspace: self.layers[0].grid.workspace() }
    }

    fn count(&self) -> u64 {
        self.unit_count()
    }

    fn repeated(&self) -> u64 {
        self.repeated_points()
    }

    fn index(&self, unit: u64) -> u64 {
        self.index_of(unit)
    }

    fn piece(&self) -> u64 {
        if self.is_decimal_only() { 16 } else { self.layers[0].grid.piece() }
    }

    fn tolerance(&self) -> Tolerance {
        let plain = self.layers.iter().filter(|layer| layer.is_plain() && !layer.is_decimal_only());
        let absolute = plain.map(|layer| layer.bound.error).fold(0.0, f64::max);
        if self.is_decimal_only() {
            // The f64 nearest to the exact value.
            Tolerance { relative: 2e-16, absolute: 1e-300 }
        } else if self.is_plain() {
            Tolerance { relative: 0.0, absolute }
        } else {
            Tolerance { absolute: absolute.max(AROUND_ONE.absolute), ..AROUND_ONE }
        }
    }

    fn range(&self) -> Option<(f64, f64)> {
        let is_known = self.is_plain() && !self.is_decimal_only() && self.units_of_a_layer() > 1;
        let bound = self.bound();
        is_known.then_some((bound.lowest, bound.highest))
    }

    fn is_costly(&self) -> bool {
        self.is_decimal_only() || !self.is_plain()
    }

    #[inline(always)]
    fn evaluate(&self, units: Range<u64>, working: &mut LayerWorkspace, mut visit: impl FnMut(Run<'_>)) {
        let each = self.units_of_a_layer();
        let mut at = units.start;
        while at < units.end {
            let (number, from) = self.in_layer(at);
            let (layer, first) = (&self.layers[number], at - from);
            let to = (units.end - first).min(each);
            if working.layer != number {
                *working = LayerWorkspace { layer: number, workspace: layer.grid.workspace() };
            }
            if layer.is_undefined() {
                (from..to).for_each(|unit| visit(Run::Undefined(first + unit)));
            } else if layer.is_decimal_only() || each == 1 {
                (from..to).for_each(|unit| visit(Run::Uncertain(first + unit)));
            } else if layer.is_plain() {
                let tables = self.tables(number);
                layer.grid.run(&tables, from..to, &mut working.workspace, |unit, columns| {
                    visit(Run::Values { first: first + unit, values: columns[0] });
                });
            } else {
                let tables = self.tables(number);
                let exact = |unit| self.exact_of(first + unit);
                layer.by_region(&tables, from..to, &mut working.workspace, &exact, &mut |run| {
                    visit(run.moved(first));
                });
            }
            at = first + to;
        }
    }

    fn exact(&self, unit: u64) -> Result<Figure<Decimal>, RunError> {
        self.exact_of(unit)
    }

    fn numbers(&self, unit: u64) -> Vec<Decimal> {
        self.numbers_of(unit)
    }

    fn describe(&self, project: &mut Fingerprint, points: &mut Fingerprint) {
        project.add(self.project);
        points.add(&self.axes);
        points.add(&self.output);
    }
}
