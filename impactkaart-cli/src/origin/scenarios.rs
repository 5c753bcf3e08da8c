//! The figures of scenarios side by side.

use super::At::{I, K};
use super::outputs::named;
use super::{At, Found, Made, OfMap, Origin, Part, PartOf, path_of};
use crate::language::origin::{CHANGE_OF_BENEFITS, CHANGE_OF_COSTS};
use crate::render::explain::{Step, Unit};
use impactkaart_core::explain::Role;

pub(super) fn origin(made: &Made<'_>, keys: &[At<'_>]) -> Option<Found> {
    match keys {
        [K("base"), K("over_capacity"), rest @ ..] => Some(OfMap::of(
            0,
            Vec::new(),
            path_of([K("over_capacity")].into_iter().chain(rest.iter().copied())),
        )),
        [K("base"), K(figure)] => Some(OfMap::of(0, Vec::new(), named(figure)?)),
        [K("scenarios"), I(at), rest @ ..] => {
            let steps = steps(made, *at)?;
            let own = |figure| PartOf::Figure(path_of([K("scenarios"), I(*at), K(figure)]));
            let base = |figure| PartOf::Figure(path_of([K("base"), K(figure)]));
            match rest {
                [K("over_capacity"), rest @ ..] => {
                    let figure = [K("over_capacity")].into_iter().chain(rest.iter().copied());
                    Some(OfMap::of(0, steps, path_of(figure)))
                }
                [K("ratio_change")] => {
                    Some(Origin::difference(own("ratio"), base("ratio")).in_units(Unit::Ratio))
                }
                [K("marginal_ratio")] => {
                    let change = |name, figure| {
                        let part = |role, of| Part { role, of };
                        let parts = [part(Role::Plus, own(figure)), part(Role::Minus, base(figure))];
                        PartOf::Sum(name, parts.into())
                    };
                    let [benefits, costs] =
                        [change(&CHANGE_OF_BENEFITS, "benefits"), change(&CHANGE_OF_COSTS, "costs")];
                    Some(Origin::quotient(benefits, costs).in_units(Unit::Ratio))
                }
                [K(figure)] => Some(OfMap::of(0, steps, named(figure)?)),
                _ => None,
            }
        }
        _ => None,
    }
}

/// The changes of a scenario; those of the command line are the last one.
fn steps(made: &Made<'_>, at: usize) -> Option<Vec<Step>> {
    let reading = made.sides.first()?.reading;
    let (scenario, rows) = reading.scenarios.get(at).zip(reading.scenario_rows.get(at))?;
    let what = match rows.is_empty() {
        true => made.typed_set(),
        false => (made.language.explain().of_scenario)(&scenario.name),
    };
    Some(vec![Step { what, scenario: scenario.clone(), rows: rows.clone(), is_found: false }])
}
