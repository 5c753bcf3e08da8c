//! A sweep as JSON.

use super::{Capacity, Subject, TooMany, as_data};
use crate::render::json::{decimal, number, object};
use crate::render::map;
use impactkaart_core::Decimal;
use impactkaart_core::evaluate::{Best, Shortfall};
use impactkaart_core::number::Figure;
use serde_json::{Value, json};

/// Every figure of a sweep.
pub(crate) fn values(subject: &Subject<'_>) -> Value {
    let (summary, project) = (subject.summary, subject.base.project);
    let name = &*subject.figure.names.0;
    let axes = subject.axes.iter().map(|axis| {
        json!({
            "parameter": axis.varied.path.to_string(),
            "relative": axis.varied.is_scale(),
            "values": axis.values.iter().map(|value| as_data(axis, *value)).collect::<Vec<_>>(),
        })
    });
    let quantiles = summary.quantiles.iter().map(|quantile| (decimal(quantile.at), number(quantile.value)));
    let is_exact = summary.quantiles.iter().all(|quantile| quantile.is_exact())
        && [&summary.best, &summary.worst].into_iter().flatten().all(|end| end.is_certain);
    let value_of = |end: &Option<Best>| end.as_ref().map_or(Value::Null, |end| number(end.value));
    let base = match subject.figure.output.of(subject.base.map) {
        Figure::Defined(value) => number(value),
        Figure::Undefined(_) => Value::Null,
    };
    let mut entries = vec![
        ("made_with".to_owned(), map::made_with(&subject.base)),
        ("project".to_owned(), json!({ "name": &*project.settings().name })),
        ("figure".to_owned(), name.into()),
        ("axes".to_owned(), axes.collect()),
        ("points".to_owned(), summary.points.into()),
        ("finished_points".to_owned(), summary.finished_points.into()),
        ("undefined_points".to_owned(), summary.undefined_points.into()),
        ("exact".to_owned(), is_exact.into()),
        ("exact_points".to_owned(), summary.exact_points.into()),
        (
            name.to_owned(),
            json!({
                "base": base,
                "min": value_of(&summary.worst),
                "mean": summary.mean.and_then(twelve_digits).map(number),
                "max": value_of(&summary.best),
                "quantiles": object(quantiles),
            }),
        ),
        ("best".to_owned(), end(subject, &summary.best)),
        ("worst".to_owned(), end(subject, &summary.worst)),
    ];
    if let Some(above) = summary.above.first() {
        let share =
            Decimal::from(above.points).checked_div(summary.finished_points.into()).unwrap_or_default();
        let mut share =
            json!({ "target": number(above.target), "points": above.points, "share": number(share) });
        if above.undecided > 0 {
            share["undecided_points"] = above.undecided.into();
        }
        entries.push(("share_above_target".to_owned(), share));
    }
    match subject.capacity.map(|capacity| capacity.map(Capacity::part)) {
        Ok(None) => {}
        Ok(Some((over, all))) => {
            let share = Decimal::from(over).checked_div(all.into()).unwrap_or_default();
            entries.push(("share_over_capacity".to_owned(), number(share)));
        }
        // Not known: there were too many combinations to try.
        Err(TooMany) => entries.push(("share_over_capacity".to_owned(), Value::Null)),
    }
    if let Some(shortfall) = subject.shortfall {
        entries.push(("not_above_target".to_owned(), rule(subject, shortfall)));
    }
    entries.push(("warnings".to_owned(), subject.base.warnings.into()));
    object(entries)
}

/// Where the figure is not above the target, in few words.
fn rule(subject: &Subject<'_>, shortfall: &Shortfall) -> Value {
    let Some(rule) = &shortfall.rule else {
        return json!({ "rule": null, "found_on_points": shortfall.points });
    };
    let limits = rule.limits.iter().map(|limit| {
        let axis = &subject.axes[limit.axis];
        let end = |end: Option<Decimal>| end.map_or(Value::Null, |value| as_data(axis, value).into());
        let [from, to] = super::ends_of(subject.axes, limit).map(end);
        json!({ "parameter": axis.varied.path.to_string(), "from": from, "to": to })
    });
    json!({
        "rule": limits.collect::<Vec<_>>(),
        "density": number(rule.density()),
        "coverage": number(rule.coverage()),
        "found_on_points": shortfall.points,
    })
}

fn end(subject: &Subject<'_>, end: &Option<Best>) -> Value {
    let Some(end) = end else { return Value::Null };
    let values = subject.axes.iter().zip(&end.point);
    object([
        ("index", end.index.into()),
        (
            "values",
            object(values.map(|(axis, value)| (axis.varied.path.to_string(), as_data(axis, *value).into()))),
        ),
        (&*subject.figure.names.0, number(end.value)),
        ("over_capacity", subject.is_over_capacity(end).into()),
    ])
}

/// A mean has so many digits.
fn twelve_digits(value: f64) -> Option<Decimal> {
    format!("{value:.11e}").parse::<f64>().ok()?.to_string().parse().ok()
}
