//! A grid with the line between cells above the target and cells that are not: a staircase that needs no colour.

use super::layout::bar;
use super::wrap::width_of;
use super::{FAINT, STRONG, styled};
use crate::render::document::{Grid, GridCell, GridRow};
use anstyle::{AnsiColor, Style};

/// How many columns of a terminal a grid has room for, `width` wide, with row heads of `head` and cells of `cell`.
pub(in crate::render) fn columns_that_fit(width: usize, head: usize, cell: usize) -> usize {
    // One column is left for the line behind the last cell.
    (width.saturating_sub(head) / (cell + BESIDE)).max(1)
}

/// The line, and a space between it and the cell.
const BESIDE: usize = 2;

/// The grid.
pub(super) fn grid(out: &mut String, grid: &Grid) {
    let head = grid.rows.iter().map(|row| width_of(&row.head)).max().unwrap_or(0);
    let cells = grid.rows.iter().flat_map(|row| row.cells.iter().map(|cell| width_of(&cell.text)));
    let cell = cells.chain(grid.heads.iter().map(|text| width_of(text))).max().unwrap_or(1);
    let mut line = " ".repeat(head);
    for text in &grid.heads {
        line.push_str(&" ".repeat(BESIDE + cell - width_of(text)));
        styled(&mut line, STRONG, text);
    }
    if grid.heads.iter().any(|head| !head.is_empty()) {
        push_line(out, &line);
    }
    for (index, row) in grid.rows.iter().enumerate() {
        if let Some(before) = index.checked_sub(1).map(|before| &grid.rows[before])
            && let Some(line) = between(before, row, head, cell)
        {
            out.push_str(&line);
            out.push('\n');
        }
        let mut line = " ".repeat(head - width_of(&row.head));
        styled(&mut line, STRONG, &row.head);
        for (column, own) in row.cells.iter().enumerate() {
            let is_edge = column > 0 && row.cells[column - 1].is_above != own.is_above;
            line.push(if is_edge { '│' } else { ' ' });
            line.push_str(&" ".repeat(BESIDE - 1 + cell - width_of(&own.text)));
            styled(&mut line, style(own), &own.text);
        }
        if let Some([value, lowest, highest]) = row.bar {
            let (bar, _) = bar(value, lowest, highest);
            line.push_str("  ");
            styled(&mut line, row.cells.last().map_or(FAINT, style), bar.trim_end());
        }
        push_line(out, &line);
    }
}

fn push_line(out: &mut String, line: &str) {
    out.push_str(line.trim_end());
    out.push('\n');
}

fn style(cell: &GridCell) -> Style {
    match cell.is_above {
        Some(true) => AnsiColor::Green.on_default(),
        Some(false) => AnsiColor::Red.on_default(),
        None => Style::new(),
    }
}

/// The line between two rows; none where it does not pass there.
fn between(above: &GridRow, below: &GridRow, head: usize, cell: usize) -> Option<String> {
    let side = |row: &GridRow, column: usize| row.cells.get(column).map(|cell| cell.is_above);
    let count = above.cells.len();
    let differs = |column: usize| column < count && side(above, column) != side(below, column);
    if !(0..count).any(differs) {
        return None;
    }
    let mut line = " ".repeat(head);
    for column in 0..count {
        let edge = |row: &GridRow| column > 0 && side(row, column - 1) != side(row, column);
        let (up, down) = (edge(above), edge(below));
        let (left, right) = (column > 0 && differs(column - 1), differs(column));
        line.push(corner(up, down, left, right));
        line.push_str(&(if right { "─" } else { " " }).repeat(BESIDE - 1 + cell));
    }
    Some(line.trim_end().to_owned())
}

/// Where lines from up, down, left and right meet.
fn corner(up: bool, down: bool, left: bool, right: bool) -> char {
    match (up, down, left, right) {
        (false, false, false, false) => ' ',
        (true, true, false, false) => '│',
        (false, false, _, _) => '─',
        (true, false, false, true) => '└',
        (true, false, true, false) => '┘',
        (false, true, false, true) => '┌',
        (false, true, true, false) => '┐',
        (true, true, false, true) => '├',
        (true, true, true, false) => '┤',
        (false, true, true, true) => '┬',
        (true, false, true, true) => '┴',
        (true, true, true, true) => '┼',
        (true, false, false, false) => '╵',
        (false, true, false, false) => '╷',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(rows: &[&str]) -> String {
        let rows = rows.iter().enumerate().map(|(index, signs)| GridRow {
            head: index.to_string(),
            cells: signs
                .chars()
                .map(|sign| GridCell { text: sign.to_string(), is_above: Some(sign == '+') })
                .collect(),
            bar: None,
        });
        let mut out = String::new();
        grid(&mut out, &Grid { heads: Vec::new(), rows: rows.collect() });
        anstream::adapter::strip_str(&out).to_string()
    }

    #[test]
    fn the_line_is_a_staircase_between_what_is_above_and_what_is_not() {
        let drawn = drawn(&["++-", "+--", "---"]);
        let lines: Vec<&str> = drawn.lines().collect();
        assert_eq!(
            lines,
            [
                "0  +  +│ -", //
                "    ┌──┘",
                "1  +│ -  -",
                " ───┘",
                "2  -  -  -",
            ]
        );
    }

    #[test]
    fn where_all_is_on_one_side_there_is_no_line() {
        assert!(!drawn(&["++", "++"]).contains(['│', '─']));
    }

    #[test]
    fn islands_are_drawn_round() {
        let drawn = drawn(&["---", "-+-", "---"]);
        let lines: Vec<&str> = drawn.lines().collect();
        assert_eq!(lines[1], "    ┌──┐");
        assert_eq!(lines[2], "1  -│ +│ -");
        assert_eq!(lines[3], "    └──┘");
    }
}
