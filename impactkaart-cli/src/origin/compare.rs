//! The figures of two projects side by side.

use super::At::{I, K};
use super::outputs::named;
use super::{At, Found, Made, OfMap, Origin, Part, PartOf, Stated, Statistic, path_of, unit_of};
use crate::figure::FigurePath;
use crate::language::origin::{
    CHANGE_OF_BENEFITS, CHANGE_OF_COSTS, CONTRIBUTION, LINES_TOGETHER, NUMBER_BEFORE_AND_AFTER, WHAT_DIFFERS,
};
use crate::render::explain::Unit;
use crate::render::scenarios::subject as in_words;
use impactkaart_core::explain::Role;
use impactkaart_core::scenario::Path;

pub(super) fn origin(made: &Made<'_>, keys: &[At<'_>]) -> Option<Found> {
    match keys {
        [K("figures"), K(figure), K(side @ ("from" | "to"))] => {
            let side = usize::from(*side == "to");
            Some(match (headline(made, figure)?, *figure) {
                // Per participant there is no such figure in the map.
                (_, "npv") if made.is_per_participant() => {
                    let each = |figure| {
                        let figure = path_of([K("returns"), K("per_participant"), K(figure)]);
                        PartOf::Map(OfMap { side, steps: Vec::new(), figure })
                    };
                    Origin::difference(each("benefits"), each("costs")).in_units(Unit::Money)
                }
                (figure, _) => OfMap::of(side, Vec::new(), figure),
            })
        }
        [K("figures"), K(_), K("parts")] => {
            let notes = vec![made.words().not_everywhere_between.to_owned()];
            Some(Origin::told(&CONTRIBUTION, notes).plain())
        }
        [K("figures"), K(figure), K("parts"), I(at), rest @ ..] => {
            let part = &made.values["figures"][*figure]["parts"][*at];
            let what = part["what"].as_str().unwrap_or_default();
            match rest {
                [K("contribution")] => {
                    let unit = Unit::of(&headline(made, figure)?);
                    let parts = made.values["figures"][*figure]["parts"].as_array().map_or(0, Vec::len);
                    let said = what.parse().ok().zip(made.project());
                    let said = said.map_or_else(
                        || what.to_owned(),
                        |(path, project)| in_words(project, &path, made.language),
                    );
                    let notes = vec![(made.words().one_of_parts)(&said, parts)];
                    // What the number was and is, and what the figure was and is.
                    let own = [K("figures"), K(figure), K("parts"), I(*at)];
                    let numbers = ["from", "to"].map(|side| path_of(own.into_iter().chain([K(side)])));
                    let whole = ["from", "to"].map(|side| path_of([K("figures"), K(figure), K(side)]));
                    let statistic = Statistic::of(&CONTRIBUTION, notes, Vec::new())
                        .beside(made, numbers.into_iter().chain(whole));
                    Some(Origin::Statistic(statistic).in_units(unit))
                }
                [K("lines")] => Some(Origin::told(&LINES_TOGETHER, Vec::new()).plain()),
                [K(side @ ("from" | "to"))] => {
                    let path: Option<Path> = what.parse().ok();
                    let unit = path.as_ref().map_or(Unit::Plain, |path| unit_of(path, false));
                    let stated = Stated {
                        side: usize::from(*side == "to"),
                        path,
                        definition: Some(&NUMBER_BEFORE_AND_AFTER),
                        notes: vec![what.to_owned()],
                        ..Stated::default()
                    };
                    Some(Origin::Stated(stated).in_units(unit))
                }
                _ => None,
            }
        }
        [K("other_figures"), K(figure), K(side)] => {
            Some(OfMap::of(usize::from(*side == "to"), Vec::new(), named(figure)?))
        }
        [K("marginal_ratio")] => {
            let change = |name, figure: &str| {
                let part = |role, side| {
                    let figure = named(figure).unwrap_or_default();
                    Part { role, of: PartOf::Map(OfMap { side, steps: Vec::new(), figure }) }
                };
                PartOf::Sum(name, vec![part(Role::Plus, 1), part(Role::Minus, 0)])
            };
            let [benefits, costs] =
                [change(&CHANGE_OF_BENEFITS, "benefits"), change(&CHANGE_OF_COSTS, "costs")];
            Some(Origin::quotient(benefits, costs).in_units(Unit::Ratio))
        }
        [K("listed"), I(at), K(side)] => {
            let path = made.values["listed"][*at]["path"].as_str().unwrap_or_default();
            Some(
                Origin::Stated(Stated {
                    side: usize::from(*side == "to"),
                    definition: Some(&WHAT_DIFFERS),
                    notes: vec![path.to_owned()],
                    ..Stated::default()
                })
                .plain(),
            )
        }
        _ => None,
    }
}

/// The figure of the map that a headline is.
fn headline(made: &Made<'_>, figure: &str) -> Option<FigurePath> {
    match figure {
        "costs" | "benefits" if made.is_per_participant() => {
            Some(path_of([K("returns"), K("per_participant"), K(figure)]))
        }
        _ => named(figure),
    }
}
