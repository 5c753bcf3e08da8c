//! The values for machines.

use super::{Moved, Subject, aim_name, bar_path, significant};
use crate::language::number::{Rounding, round};
use crate::render::json::{Undefineds, number, object};
use crate::render::map;
use impactkaart_core::Decimal;
use impactkaart_core::number::Figure;
use impactkaart_core::sensitivity::{Bar, Certain, Index, Information};
use serde_json::json;

/// The values as JSON.
pub(crate) fn values(subject: &Subject<'_>) -> serde_json::Value {
    let project = subject.base.project;
    let mut undefined = Undefineds::default();
    let mut break_even = Vec::new();
    for (target, found) in subject.break_even {
        for one in found {
            let parameter = &one.parameter;
            let leaves: Vec<_> = parameter
                .leaves
                .iter()
                .map(|leaf| {
                    let at = one
                        .values
                        .iter()
                        .map(|root| number(round(leaf.stated * root.value, 12, Rounding::default())));
                    json!({
                        "parameter": leaf.path.to_string(),
                        "year": leaf.year.map(|year| project.calendar_year(year)),
                        "base": number(leaf.stated),
                        "values": at.collect::<Vec<_>>(),
                    })
                })
                .collect();
            let values: Vec<_> = one.values.iter().map(|root| number(root.value)).collect();
            let met: Vec<_> =
                one.values.iter().map(|root| if root.is_lowest { "from" } else { "up_to" }).collect();
            let mut row = json!({
                "parameter": parameter.varied.path.to_string(),
                "figure": aim_name(project, target.aim),
                "target": number(target.value),
                "is_factor": parameter.bounded.is_none(),
                "base": number(parameter.stated),
                "lowest": number(parameter.lowest),
                "highest": number(parameter.highest),
                "values": values,
                "met": met,
                "met_everywhere": one.is_met_everywhere,
            });
            if !leaves.is_empty() {
                row["leaves"] = leaves.into();
            }
            break_even.push(row);
        }
    }
    let bars = |name: &str, bars: &[Bar], undefined: &mut Undefineds| -> Vec<serde_json::Value> {
        let each = bars.iter().enumerate().map(|(index, bar)| {
            let range = &bar.ranges[0];
            let mut side = |side: &str, figure: &Figure<Decimal>| {
                undefined.figure(&format!("{name}.{index}.ratio_at_{side}"), figure)
            };
            json!({
                "parameter": bar_path(bar).to_string(),
                "members": members(bar),
                "is_factor": range.parameter.bounded.is_none(),
                "base": number(range.parameter.stated),
                "low": number(range.low),
                "high": number(range.high),
                "is_low_cut": bar.is_low_cut,
                "is_high_cut": bar.is_high_cut,
                "ratio_at_low": side("low", &bar.at_low),
                "ratio_at_high": side("high", &bar.at_high),
                "swing": bar.swing.map(number),
            })
        });
        each.collect()
    };
    let tornado = bars("tornado", subject.bars, &mut undefined);
    let together = bars("together", subject.groups, &mut undefined);
    let elasticities = subject.elasticities.as_ref().map(|found| {
        object(found.iter().map(|(parameter, value)| {
            (parameter.varied.path.to_string(), serde_json::Value::String(significant(*value)))
        }))
    });
    let path = |at: usize| subject.drawn[at].varied.path.to_string();
    let sobol = subject.indices.as_ref().map(|indices| match &indices.found {
        Ok(sobol) => {
            let list = |list: &[Index]| {
                object(list.iter().enumerate().map(|(at, index)| {
                    // By chance an estimate is a little below zero; what cannot be told from zero is said to be so.
                    let value = json!({
                        "index": significant(index.index.max(0.0)),
                        "interval": [significant(index.low), significant(index.high)],
                        "is_distinct": index.is_distinct(),
                    });
                    (path(at), value)
                }))
            };
            json!({
                "evaluations": sobol.evaluations,
                "points": indices.points,
                "seed": indices.seed,
                "correlations_left_aside": indices.is_correlated,
                "variance": significant(sobol.variance),
                "first_order": list(&sobol.first_order),
                "total": list(&sobol.total),
            })
        }
        Err(error) => json!({ "evaluations": 0, "reason": error.code() }),
    });
    let worth: Vec<_> = subject
        .worth
        .iter()
        .map(|(target, worth)| {
            let told = |information: &Information| {
                json!({
                    "value": significant(information.value),
                    "error": significant(information.error),
                    "chance": significant(information.chance),
                    "is_distinct": information.is_distinct(),
                })
            };
            let each = worth.each.iter().enumerate().map(|(at, information)| {
                let mut row = told(information);
                if let Some(count) = worth.sample_sizes[at] {
                    row["sample_size"] = count.into();
                }
                (path(at), row)
            });
            json!({
                "target": number(*target),
                "draws": worth.draws,
                "mean_gain": significant(worth.mean_gain),
                "all": told(&worth.all),
                "each": object(each),
            })
        })
        .collect();
    let screening = subject.screened.as_ref().map(|screened| {
        let each = screened.rows.iter().map(|row| {
            let value = json!({
                "mean_size": significant(row.screened.mean_size),
                "spread": significant(row.screened.spread),
                "can_be_left_out": row.can_be_left_out,
            });
            (row.range.parameter.varied.path.to_string(), value)
        });
        json!({
            "paths": screened.paths,
            "seed": screened.seed,
            "evaluations": screened.evaluations(),
            "each": object(each),
        })
    });
    let edges = |certain: &Certain| {
        let each = certain.edges.iter().map(|edge| {
            json!({
                "value": significant(edge.value),
                "met": if edge.is_lowest { "from" } else { "up_to" },
                "interval": edge.interval.map(|end| end.map(significant)),
            })
        });
        json!({ "met_at_lowest": certain.at_lowest, "values": each.collect::<Vec<_>>() })
    };
    let band = |certain: &Option<Vec<Certain>>| {
        certain.as_ref().map(|certain| certain.iter().map(edges).collect::<Vec<_>>())
    };
    let at_certainty: Vec<_> = subject
        .certain
        .iter()
        .flat_map(|(target, rows)| rows.iter().map(move |row| (target, row)))
        .map(|(target, (parameter, certain))| {
            json!({
                "parameter": parameter.varied.path.to_string(),
                "figure": aim_name(project, target.aim),
                "target": number(target.value),
                "certain": certain.as_ref().map(edges),
            })
        })
        .collect();
    let frontiers = subject.frontiers.iter().map(|frontier| {
        let points = frontier.points.iter().map(|point| {
            let second: Vec<_> = point.second.iter().map(|root| number(root.value)).collect();
            json!([number(point.first), second])
        });
        json!({
            "parameters": frontier.parameters.each_ref().map(|one| one.varied.path.to_string()),
            "figure": aim_name(project, frontier.target.aim),
            "target": number(frontier.target.value),
            "points": points.collect::<Vec<_>>(),
            "met_everywhere": frontier.points.iter().map(|point| point.is_met_everywhere).collect::<Vec<_>>(),
            "certainties": ["0.5", "0.8", "0.95"],
            "at_certainty": frontier.bands.iter().map(band).collect::<Vec<_>>(),
        })
    });
    let frontiers: Vec<_> = frontiers.collect();
    let conventions: Vec<_> = subject
        .conventions
        .iter()
        .enumerate()
        .map(|(index, one)| {
            let conventions = &one.conventions;
            json!({
                "timing": conventions.timing.name(),
                "discount_rate": number(conventions.rate.rate()),
                "rate": conventions.rate.name(),
                "horizon": conventions.horizon.year(),
                "attribution_to_others": conventions.attribution,
                "transfers": conventions.transfers,
                "ratio": undefined.figure(&format!("conventions.{index}.ratio"), &one.ratio),
            })
        })
        .collect();
    json!({
        "made_with": map::made_with(&subject.base),
        "project": { "name": &*project.settings().name },
        "ratio": undefined.figure("ratio", &subject.base.map.returns.ratio),
        "moved": subject.moved.name(),
        "plus_minus": match subject.moved {
            Moved::PlusMinus(part) => Some(number(part)),
            _ => None,
        },
        "tornado": tornado,
        "together": together,
        "elasticities": elasticities,
        "break_even": break_even,
        "draws": subject.chance.map(|plan| plan.draws),
        "seed": subject.chance.map(|plan| plan.seed),
        "certainty": subject.certainty.map(number),
        "at_certainty": at_certainty,
        "frontiers": frontiers,
        "screening": screening,
        "sobol": sobol,
        "information": worth,
        "conventions": conventions,
        "warnings": subject.base.warnings,
        "undefined": undefined.into_value(),
    })
}

/// What a bar of several moves.
fn members(bar: &Bar) -> Vec<String> {
    let members = bar.ranges.iter().filter(|_| bar.ranges.len() > 1);
    members.map(|range| range.parameter.varied.path.to_string()).collect()
}
