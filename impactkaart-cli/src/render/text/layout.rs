use super::wrap::{widest_word, width_of, wrap};
use super::{FAINT, STRONG, styled};
use crate::render::document::{Cell, ColumnKind, RowKind, Table};
use anstyle::{AnsiColor, Style};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Columns between columns.
const GAP: usize = 2;
/// How far the parts of a group stand to the right.
const INDENT: usize = 2;
/// A bar column is this wide.
const BAR: usize = 16;
/// The head of a number column is broken when it is wider than this.
const UNBROKEN: usize = 12;
/// A text column is not made narrower than this for the sake of a bar.
const NARROWEST: usize = 20;

/// A table in columns.
pub(super) fn table(out: &mut String, table: &Table, width: usize) {
    let widths = widths(table, width);
    let full: usize = widths.iter().filter(|width| **width > 0).map(|width| width + GAP).sum();
    let rule = "─".repeat(full.saturating_sub(GAP).min(width));
    if table.columns.iter().any(|column| !column.head.is_empty()) {
        let heads: Vec<Cell> = table.columns.iter().map(|column| column.head.as_str().into()).collect();
        row(out, table, &widths, &heads, RowKind::Group);
        styled(out, FAINT, &rule);
        out.push('\n');
    }
    for content in &table.rows {
        if content.kind == RowKind::Total {
            styled(out, FAINT, &rule);
            out.push('\n');
        }
        row(out, table, &widths, &content.cells, content.kind);
    }
}

/// How wide each column is; 0 where it is left out.
///
/// Numbers take what they need, texts share what is left: who needs less than a fair part takes just that.
fn widths(table: &Table, width: usize) -> Vec<usize> {
    let mut widths = needed(table);
    let kinds: Vec<ColumnKind> = table.columns.iter().map(|column| column.kind).collect();
    let texts = |widths: &[usize]| {
        let fixed: usize = widths
            .iter()
            .zip(&kinds)
            .filter(|(_, kind)| **kind != ColumnKind::Text)
            .map(|(width, _)| width)
            .sum();
        let gaps = GAP * widths.iter().filter(|width| **width > 0).count().saturating_sub(1);
        width.saturating_sub(fixed + gaps)
    };
    let count = kinds.iter().filter(|kind| **kind == ColumnKind::Text).count();
    let wanted: usize =
        widths.iter().zip(&kinds).filter(|(_, kind)| **kind == ColumnKind::Text).map(|(w, _)| *w).sum();
    if texts(&widths) < wanted.min(NARROWEST * count) {
        for (width, kind) in widths.iter_mut().zip(&kinds) {
            if *kind == ColumnKind::Bar {
                *width = 0;
            }
        }
    }
    let mut left = texts(&widths);
    let mut open: Vec<usize> = (0..widths.len()).filter(|index| kinds[*index] == ColumnKind::Text).collect();
    open.sort_by_key(|index| widths[*index]);
    while let Some(index) = open.first().copied() {
        let fair = left / open.len();
        widths[index] = widths[index].min(fair).max(1);
        left = left.saturating_sub(widths[index]);
        open.remove(0);
    }
    widths
}

/// What each column needs to stand without wrapping.
fn needed(table: &Table) -> Vec<usize> {
    let each = table.columns.iter().enumerate().map(|(index, column)| {
        let head = match column.kind {
            ColumnKind::Text => width_of(&column.head),
            _ if width_of(&column.head) <= UNBROKEN => width_of(&column.head),
            _ => widest_word(&column.head),
        };
        let cells = table.rows.iter().map(|row| match &row.cells[index] {
            Cell::Text(text) => width_of(text) + indent(index, row.kind),
            Cell::Bar { .. } | Cell::Span { .. } => BAR,
        });
        cells.max().unwrap_or(0).max(head)
    });
    each.collect()
}

fn indent(column: usize, kind: RowKind) -> usize {
    if column == 0 && kind == RowKind::Part { INDENT } else { 0 }
}

/// One row, over as many lines as its longest cell needs.
fn row(out: &mut String, table: &Table, widths: &[usize], cells: &[Cell], kind: RowKind) {
    let wrapped: Vec<Vec<String>> = cells
        .iter()
        .enumerate()
        .map(|(index, cell)| match cell {
            Cell::Text(text) if widths[index] > 0 => {
                wrap(text, widths[index] - indent(index, kind).min(widths[index] - 1))
            }
            _ => vec![String::new()],
        })
        .collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(1);
    let style = match kind {
        RowKind::Group | RowKind::Total => STRONG,
        RowKind::Plain | RowKind::Part => Style::new(),
    };
    for number in 0..height {
        let mut line = String::new();
        let mut pending = 0;
        for (index, column) in table.columns.iter().enumerate() {
            if widths[index] == 0 {
                continue;
            }
            let text = wrapped[index].get(number).map_or("", String::as_str);
            let spare = widths[index].saturating_sub(width_of(text));
            match (&cells[index], column.kind) {
                (Cell::Bar { value, lowest, highest }, _) if number == 0 => {
                    let (bar, style) = bar(*value, *lowest, *highest);
                    pad(&mut line, &mut pending, 0);
                    styled(&mut line, style, bar.trim_end());
                    pending += BAR - width_of(bar.trim_end());
                }
                (Cell::Span { from, to, base, lowest, highest }, _) if number == 0 => {
                    let span = span([*from, *to], *base, [*lowest, *highest]);
                    pad(&mut line, &mut pending, 0);
                    line.push_str(span.trim_end());
                    pending += BAR - width_of(span.trim_end());
                }
                (_, ColumnKind::Number) if !text.is_empty() => {
                    pad(&mut line, &mut pending, spare);
                    styled(&mut line, style, text);
                }
                _ => {
                    let before = indent(index, kind);
                    if text.is_empty() {
                        pending += widths[index];
                    } else {
                        pad(&mut line, &mut pending, before);
                        styled(&mut line, style, text);
                        pending += spare.saturating_sub(before);
                    }
                }
            }
            pending += GAP;
        }
        out.push_str(&line);
        out.push('\n');
    }
}

/// Spaces that are only written when something follows them, so that no line ends in spaces.
fn pad(line: &mut String, pending: &mut usize, more: usize) {
    line.extend(std::iter::repeat_n(' ', *pending + more));
    *pending = 0;
}

/// A bar to the right of an axis for more than nothing, to its left for less.
pub(super) fn bar(value: Decimal, lowest: Decimal, highest: Decimal) -> (String, Style) {
    let number = |value: Decimal| value.to_f64().unwrap_or(0.0);
    let (low, high) = (number(lowest).min(0.0), number(highest).max(0.0));
    let room = (BAR - 1) as f64;
    let span = high - low;
    // Columns left of the axis; at least one as soon as anything lies below zero.
    let left = if low < 0.0 && span > 0.0 { (room * -low / span).round().clamp(1.0, room) } else { 0.0 };
    let per_column = f64::max(
        if left > 0.0 { -low / left } else { 0.0 },
        if room > left { high / (room - left) } else { 0.0 },
    );
    let halves = if per_column > 0.0 { (number(value).abs() / per_column * 2.0).round() as usize } else { 0 };
    let (whole, half) = (halves / 2, halves % 2);
    let left = left as usize;
    if value.is_sign_negative() && !value.is_zero() {
        let drawn = (whole + half).min(left);
        let bar = format!(
            "{}{}{}│",
            " ".repeat(left - drawn),
            if half == 1 { "▐" } else { "" },
            "█".repeat(drawn - half.min(drawn))
        );
        (bar, AnsiColor::Red.on_default())
    } else {
        let bar = format!("{}│{}{}", " ".repeat(left), "█".repeat(whole), if half == 1 { "▌" } else { "" });
        (bar, AnsiColor::Green.on_default())
    }
}

/// A bar from one amount to another, with a mark where it is now.
fn span(ends: [Decimal; 2], base: Decimal, scale: [Decimal; 2]) -> String {
    let number = |value: Decimal| value.to_f64().unwrap_or(0.0);
    let [lowest, highest] = scale.map(number);
    let last = (BAR - 1) as f64;
    let column = |value: Decimal| {
        let part = if highest > lowest { (number(value) - lowest) / (highest - lowest) } else { 0.5 };
        (part * last).round().clamp(0.0, last) as usize
    };
    let ends = ends.map(column);
    let (low, high) = (ends[0].min(ends[1]), ends[0].max(ends[1]));
    let mark = column(base);
    let each = (0..BAR).map(|at| match at {
        _ if at == mark => '│',
        _ if (low..=high).contains(&at) => '█',
        _ => ' ',
    });
    each.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(value: i64, lowest: i64, highest: i64) -> String {
        bar(value.into(), lowest.into(), highest.into()).0
    }

    #[test]
    fn bars_share_one_axis_and_one_scale() {
        assert_eq!(drawn(150, 0, 150), "│███████████████");
        assert_eq!(drawn(75, 0, 150), "│███████▌");
        assert_eq!(drawn(0, 0, 150), "│");
        assert_eq!(drawn(0, 0, 0), "│");
        assert_eq!(drawn(100, -50, 100), "     │██████████");
        assert_eq!(drawn(-50, -50, 100), "█████│");
        assert_eq!(drawn(-5, -50, 100), "    ▐│");
        assert_eq!(drawn(-150, -150, 0), "███████████████│");
    }

    #[test]
    fn a_span_lies_around_where_the_amount_is() {
        let drawn = |from: i64, to: i64| span([from.into(), to.into()], 7.into(), [0.into(), 15.into()]);
        assert_eq!(drawn(4, 10), "    ███│███     ");
        assert_eq!(drawn(10, 4), "    ███│███     ");
        assert_eq!(drawn(7, 15), "       │████████");
        assert_eq!(span([1.into(), 1.into()], 1.into(), [1.into(), 1.into()]).chars().count(), 16);
    }

    #[test]
    fn a_bar_never_leaves_its_column() {
        for (value, lowest, highest) in [(1, -1000, 1), (-1000, -1000, 1), (1000, -1, 1000), (-1, -1, 1000)] {
            assert!(width_of(&drawn(value, lowest, highest)) <= BAR, "{value} of {lowest}..{highest}");
        }
    }
}
