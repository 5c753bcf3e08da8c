//! The lines that a parameter touches, as a project of their own, and what all others add: with thousands of lines, the
//! whole need not be looked at for each of their numbers.

use super::target::Aim;
use crate::bounds::highest_total;
use crate::calculate::{calculate, covered};
use crate::evaluate::project_at;
use crate::graph::{Varied, flows};
use crate::model::part::Lines;
use crate::model::{Project, Text, Valuation};
use crate::number::{Figure, Number as _, Undefined};
use crate::scenario::{Root, Selection};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A project whose figures are sums over lines, with where each line stands.
pub(super) struct Whole<'p> {
    pub(super) project: &'p Project,
    pub(super) aim: Aim,
    /// How many settled amounts a figure can add up.
    pub(super) flows: f64,
    /// The sums of the project as it stands; nothing where the party that is aimed at is not there.
    pub(super) sums: Option<Vec<Decimal>>,
    /// Where there are too few lines to gain anything, nothing.
    index: Option<Index<'p>>,
}

struct Index<'p> {
    places: [BTreeMap<&'p Text, usize>; 3],
    /// The effects that use a value.
    of_values: BTreeMap<&'p Text, Vec<usize>>,
}

/// From so many lines on they are looked at by themselves.
const MANY_LINES: usize = 50;

/// The lines that a parameter touches.
pub(super) struct Touched {
    /// Those lines, settled as in the whole.
    pub(super) part: Project,
    /// What the other lines add to each sum.
    pub(super) rest: Vec<Decimal>,
}

impl<'p> Whole<'p> {
    pub(super) fn new(project: &'p Project, aim: Aim) -> Self {
        let lines = project.costs().len() + project.funding().len() + project.effects().len();
        let index = (lines >= MANY_LINES).then(|| {
            let mut of_values: BTreeMap<&Text, Vec<usize>> = BTreeMap::new();
            for (at, effect) in project.effects().iter().enumerate() {
                if let Some(Valuation::Listed(value)) = effect.valuation {
                    of_values.entry(&project.value(value).id).or_default().push(at);
                }
            }
            let each =
                |ids: &mut dyn Iterator<Item = &'p Text>| ids.enumerate().map(|(at, id)| (id, at)).collect();
            Index {
                places: [
                    each(&mut project.costs().iter().map(|line| &line.id)),
                    each(&mut project.funding().iter().map(|line| &line.id)),
                    each(&mut project.effects().iter().map(|line| &line.id)),
                ],
                of_values,
            }
        });
        Self { project, aim, flows: flows(project), sums: sums(aim, project), index }
    }

    /// The lines that a parameter touches; nothing where that is no use, as it may touch all of them.
    pub(super) fn touched(&self, varied: &Varied) -> Option<Touched> {
        let index = self.index.as_ref()?;
        let Selection::Id(id) = &varied.path.selection else { return None };
        let at = |table: usize| Some(vec![*index.places[table].get(id)?]);
        let mut lines = Lines::default();
        match varied.path.root {
            Root::Costs => lines.costs = at(0)?,
            Root::Funding => lines.funding = at(1)?,
            Root::Effects => lines.effects = at(2)?,
            Root::Values => lines.effects.clone_from(index.of_values.get(id)?),
            Root::Project | Root::Reach => return None,
        }
        let part = self.project.only(&lines);
        let own = sums(self.aim, &part)?;
        let rest = self.sums.as_ref()?.iter().zip(own).map(|(all, own)| all.checked_sub(own));
        Some(Touched { part, rest: rest.collect::<Option<_>>()? })
    }

    /// The exact sums with one parameter at a value; nothing where the project cannot have that.
    pub(super) fn sums_at(
        &self,
        touched: Option<&Touched>,
        varied: &Varied,
        at: Decimal,
    ) -> Option<Vec<Decimal>> {
        match touched.and_then(|touched| self.sums_by_part(touched, varied, at)) {
            Some(told) => told,
            None => sums(self.aim, &project_at(self.project, std::slice::from_ref(varied), &[at]).ok()?),
        }
    }

    /// The same by the lines that are touched; nothing where it has to be asked of the whole.
    fn sums_by_part(&self, touched: &Touched, varied: &Varied, at: Decimal) -> Option<Option<Vec<Decimal>>> {
        let as_it_is = project_at(&touched.part, &[], &[]).ok()?;
        let Ok(changed) = project_at(&touched.part, std::slice::from_ref(varied), &[at]) else {
            return Some(None);
        };
        let others = self.project.total_bound() - as_it_is.total_bound();
        let bound = others.checked_add(changed.total_bound())?;
        if bound > highest_total() {
            return Some(None);
        }
        // All amounts of a project are settled alike. Where that changes with the total, or nearly does, all are looked at.
        let decimals = |bound: Decimal| changed.clone().settled_as(bound).settled_decimals();
        let margin = bound.checked_mul(Decimal::new(1, 9))?;
        if [bound - margin, bound + margin]
            .iter()
            .any(|bound| decimals(*bound) != self.project.settled_decimals())
        {
            return None;
        }
        let own = sums(self.aim, &changed.settled_as(bound))?;
        let all = own.iter().zip(&touched.rest).map(|(own, rest)| own.checked_add(*rest));
        Some(Some(all.collect::<Option<_>>()?))
    }
}

/// The figure that sums make.
pub(super) fn figure_of(aim: Aim, sums: &[Decimal]) -> Figure<Decimal> {
    let (costs, benefits) = (sums[0], sums[1]);
    match aim {
        Aim::Ratio => benefits.quotient(costs, Undefined::NoCosts),
        Aim::NetRatio => (benefits - costs).quotient(costs, Undefined::NoCosts),
        Aim::Npv => Figure::Defined(benefits - costs),
        Aim::OwnReturn(_) => benefits.quotient(costs, Undefined::NoOwnCosts),
        Aim::PaybackMonths => {
            let before = std::iter::once(&Decimal::ZERO).chain(&sums[1..]);
            let by_year: Vec<Decimal> =
                sums[1..].iter().zip(before).map(|(sum, before)| sum - before).collect();
            Decimal::first_cover(costs, &by_year)
        }
    }
}

/// Costs and benefits; for the payback period benefits up to and including each year.
fn sums(aim: Aim, project: &Project) -> Option<Vec<Decimal>> {
    let Some(outputs) = aim.sums() else {
        let (costs, by_year) = covered(project);
        let up_to = by_year.into_iter().scan(Decimal::ZERO, |sum, year| {
            *sum += year;
            Some(*sum)
        });
        return Some(std::iter::once(costs).chain(up_to).collect());
    };
    let map = calculate(project);
    outputs.into_iter().map(|output| output.of(&map).defined().copied()).collect()
}
