//! Which values of two numbers together meet a target, and with which certainty: as a table and as a chart.

use super::certain::certain_values;
use super::{BANDS, Frontier, Subject, rounded};
use crate::language::number::Rounding;
use crate::render::document::{Axis, Block, Cell, Chart, ColumnKind, Document, RowKind, Series, Table};
use impactkaart_core::Decimal;
use impactkaart_core::sensitivity::{Certain, FrontierPoint, Parameter};

pub(super) fn draw_frontier(subject: &Subject<'_>, frontier: &Frontier, document: &mut Document) {
    let words = subject.base.language.sensitivity();
    let target = frontier.target;
    document.heading((words.frontier_heading)(&subject.figure(target.aim), &subject.wanted(target)));
    let [first, second] = &frontier.parameters;
    let names = [first, second].map(|parameter| subject.name(&parameter.varied.path));
    let has_bands = frontier.has_bands();
    let certainties: Vec<String> = match has_bands {
        true => BANDS.map(|part| (words.certain)(&format!("{part}%"))).into(),
        false => Vec::new(),
    };
    let columns = [(names[0].as_str(), ColumnKind::Text), (names[1].as_str(), ColumnKind::Text)];
    let bands = certainties.iter().map(|head| (head.as_str(), ColumnKind::Number));
    let mut table = Table::new(columns.into_iter().chain(bands));
    let mut has_none = false;
    for (at, point) in frontier.points.iter().enumerate() {
        let is_none = point.second.is_empty() && !point.is_met_everywhere;
        has_none |= is_none;
        let needed = match () {
            () if is_none => words.frontier_none.to_owned(),
            () if point.is_met_everywhere => words.everywhere.to_owned(),
            () => subject.joined(second, point.second.iter().map(|root| (root.is_lowest, root.value))),
        };
        let mut cells: Vec<Cell> =
            vec![subject.written(first, point.first, Rounding::default()).into(), needed.into()];
        if has_bands {
            let of = |band: usize| {
                let certain = frontier.bands.get(at).and_then(Option::as_ref);
                certain
                    .map_or_else(|| "-".to_owned(), |certain| certain_values(subject, second, &certain[band]))
            };
            cells.extend((0..3).map(|band| of(band).into()));
        }
        table.row(RowKind::Plain, cells);
    }
    document.table(table);
    if frontier.points.iter().any(|point| point.is_met_everywhere) {
        document.note(words.frontier_any_note);
    }
    if has_none {
        document.note(words.frontier_note);
    }
    draw_chart(subject, frontier, document);
}

/// With which letter the points of each certainty are marked.
const BAND_MARKS: [char; 3] = ['5', '8', '9'];

/// The values that meet the target as a line between those that do and those that do not, and where the project stands.
fn draw_chart(subject: &Subject<'_>, frontier: &Frontier, document: &mut Document) {
    let words = subject.base.language.sensitivity();
    let [first, second] = &frontier.parameters;
    let float = |value: Decimal| value.to_string().parse::<f64>().unwrap_or_default();
    let mut met: Vec<[f64; 2]> = Vec::new();
    for point in &frontier.points {
        met.extend(point.second.iter().map(|root| [float(point.first), float(root.value)]));
    }
    let band = |at: usize| -> Vec<[f64; 2]> {
        let of = |(point, certain): (&FrontierPoint, &Option<Vec<Certain>>)| {
            let edges = certain.iter().flat_map(|certain| &certain[at].edges);
            edges.map(|edge| [float(point.first), edge.value]).collect::<Vec<_>>()
        };
        frontier.points.iter().zip(&frontier.bands).flat_map(of).collect()
    };
    let bands = [0, 1, 2].map(band);
    let ends = |values: &mut dyn Iterator<Item = f64>| {
        let (low, high) = values
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
        (high > low).then_some([low, high])
    };
    let across = ends(&mut frontier.points.iter().map(|point| float(point.first)));
    let up = ends(&mut met.iter().chain(bands.iter().flatten()).map(|point| point[1]));
    // Of a single point, or a level line, there is nothing to see.
    let (Some(across), Some(up)) = (across, up) else { return };
    let placed = |points: &[[f64; 2]]| -> Vec<[f64; 2]> {
        let part = |value: f64, [low, high]: [f64; 2]| (value - low) / (high - low);
        points.iter().map(|point| [part(point[0], across), part(point[1], up)]).collect()
    };
    let now = placed(&[[float(first.stated), float(second.stated)]]);
    let is_inside = now[0].iter().all(|part| (0.0..=1.0).contains(part));
    let is_single = frontier.points.iter().all(|point| point.second.len() < 2);
    let mut series =
        vec![Series { mark: '+', points: if is_inside { now } else { Vec::new() }, is_joined: false }];
    series.push(Series { mark: '●', points: placed(&met), is_joined: is_single });
    let marked = BAND_MARKS.iter().zip(&bands);
    series.extend(marked.map(|(mark, points)| Series {
        mark: *mark,
        points: placed(points),
        is_joined: false,
    }));
    let axis = |parameter: &Parameter, [low, high]: [f64; 2]| Axis {
        name: subject.name(&parameter.varied.path),
        ends: [low, high].map(|end| subject.written(parameter, rounded(end, 9), Rounding::default())),
    };
    document.blocks.push(Block::Chart(Chart { across: axis(first, across), up: axis(second, up), series }));
    let mut sides = frontier.points.iter().flat_map(|point| &point.second).map(|root| root.is_lowest);
    let side = sides.next().filter(|side| sides.all(|other| other == *side));
    document.note((words.chart_note)(frontier.has_bands(), is_inside, side));
}
