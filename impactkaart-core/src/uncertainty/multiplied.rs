//! What is drawn of lines that a scenario multiplies.

use super::distribution::Shape;
use super::ranges::{Range, paths};
use crate::model::Project;
use crate::scenario::selection::{Lines, line_id};
use crate::scenario::{Path, Scenario, Selection, scaled};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The ranges of a project after a scenario: a factor on a line multiplies what is drawn of it, as it multiplies what is stated.
///
/// A range of several lines that are not multiplied alike becomes one for each line.
///
/// # Errors
/// The place of a range that cannot be multiplied: a beta distribution, or one draw for lines that are not multiplied alike.
///
/// # Examples
/// ```
/// use impactkaart_core::scenario::{Amount, Change, Scenario};
/// use impactkaart_core::uncertainty::{Range, Shape, multiplied};
/// # use impactkaart_core::model::{CostDraft, ProjectDraft};
/// # let mut draft = ProjectDraft::default();
/// # draft.settings.name = "Coffee morning".into();
/// # draft.settings.start_year = Some(2026.into());
/// # let cost = CostDraft { id: Some("host".into()), payer: Some("society".into()), amount: Some(1000.into()), ..CostDraft::default() };
/// # draft.costs.push(cost);
/// let project = draft.build().unwrap().project;
/// let shape = Shape::Uniform { low: 800.into(), high: 1200.into() };
/// let amount = Range { path: "costs.host.amount".parse().unwrap(), shape };
/// let half = Change::Times(Amount::of("0.5".parse().unwrap()));
/// let cheaper = Scenario { name: "half".into(), changes: vec![("costs".parse().unwrap(), half)] };
/// let found = multiplied(&project, &[amount], &cheaper).unwrap();
/// assert_eq!(found[0].shape, Shape::Uniform { low: 400.into(), high: 600.into() });
/// ```
pub fn multiplied(project: &Project, ranges: &[Range], scenario: &Scenario) -> Result<Vec<Range>, usize> {
    let mut lines = Lines::of(project);
    let mut factors: Vec<(&Path, Vec<usize>, Decimal)> = Vec::new();
    for (path, change) in &scenario.changes {
        // What cannot be selected or multiplied is an error of the scenario itself.
        let (None, Some(factor)) = (path.field, change.factor()) else { continue };
        factors.push((path, lines.selected(path).unwrap_or_default(), factor));
    }
    let mut found = Vec::with_capacity(ranges.len());
    for (at, range) in ranges.iter().enumerate() {
        let is_reached = |field| scaled(range.path.root).contains(&field);
        let own: Vec<_> = factors.iter().filter(|(path, ..)| path.root == range.path.root).collect();
        let Some(_) = range.path.field.filter(|field| is_reached(*field) && !own.is_empty()) else {
            found.push(range.clone());
            continue;
        };
        let of_line = |line: usize| {
            let all = own.iter().filter(|(_, lines, _)| lines.contains(&line));
            all.copied().try_fold(Decimal::ONE, |product, (.., factor)| product.checked_mul(*factor))
        };
        let drawn = lines.selected(&range.path).map_err(|_| at)?;
        let by_line: BTreeMap<usize, Option<Decimal>> =
            drawn.iter().map(|line| (*line, of_line(*line))).collect();
        let mut distinct: Vec<Option<Decimal>> = by_line.values().copied().collect();
        distinct.sort_unstable();
        distinct.dedup();
        match distinct[..] {
            [factor] => {
                let shape = range.shape.times(factor.ok_or(at)?).ok_or(at)?;
                found.push(Range { path: range.path.clone(), shape });
            }
            _ if matches!(range.path.selection, Selection::At(_)) => return Err(at),
            _ => {
                let each = paths(project, &mut lines, &range.path).map_err(|_| at)?;
                for path in each {
                    let line = drawn.iter().find(|line| {
                        path.selection == Selection::Id(line_id(project, path.root, **line).clone())
                    });
                    let factor = line.and_then(|line| of_line(*line)).ok_or(at)?;
                    found.push(Range { path, shape: range.shape.times(factor).ok_or(at)? });
                }
            }
        }
    }
    Ok(found)
}

impl Shape {
    /// The shape of a multiple of what has this one; nothing where that has none: a beta distribution lies from 0 to 1, and
    /// what is multiplied by less than nothing is turned around.
    ///
    /// ```
    /// use impactkaart_core::uncertainty::Shape;
    /// let shape = Shape::Normal { mean: 10.into(), sd: 2.into() };
    /// assert_eq!(shape.times(3.into()), Some(Shape::Normal { mean: 30.into(), sd: 6.into() }));
    /// ```
    pub fn times(self, factor: Decimal) -> Option<Self> {
        if factor == Decimal::ONE {
            return Some(self);
        }
        if factor < Decimal::ZERO {
            return None;
        }
        let by = |number: Decimal| number.checked_mul(factor);
        Some(match self {
            Self::Uniform { low, high } => Self::Uniform { low: by(low)?, high: by(high)? },
            Self::Triangular { low, mode, high } => {
                Self::Triangular { low: by(low)?, mode: by(mode)?, high: by(high)? }
            }
            Self::Pert { low, mode, high } => Self::Pert { low: by(low)?, mode: by(mode)?, high: by(high)? },
            Self::Normal { mean, sd } => Self::Normal { mean: by(mean)?, sd: by(sd)? },
            Self::Lognormal { mean, sd } => Self::Lognormal { mean: by(mean)?, sd: by(sd)? },
            Self::NormalInterval { low, high } => Self::NormalInterval { low: by(low)?, high: by(high)? },
            Self::LognormalInterval { low, high } => {
                Self::LognormalInterval { low: by(low)?, high: by(high)? }
            }
            Self::Beta { .. } => return None,
        })
    }
}
