//! A document as Markdown, for a memo: tables without bars, headings below the memo's own.

use super::document::{Block, Cell, ColumnKind, Document, Grid, RowKind, Table};
use super::text::chart;

/// The document in Markdown.
pub(crate) fn draw(document: &Document) -> String {
    let mut out = String::new();
    if !document.title.is_empty() {
        out.push_str(&format!("# {}\n", escaped(&document.title)));
    }
    for block in &document.blocks {
        if !out.is_empty() {
            out.push('\n');
        }
        match block {
            Block::Lead(text) => out.push_str(&format!("**{}**\n", escaped(text))),
            Block::Heading(text) => out.push_str(&format!("## {}\n", escaped(text))),
            Block::Paragraph(text) => out.push_str(&format!("{}\n", escaped(text))),
            Block::Note(text) | Block::Foot(text) => out.push_str(&format!("*{}*\n", escaped(text))),
            Block::List(items) => {
                for item in items {
                    out.push_str(&format!("- {}\n", escaped(item)));
                }
            }
            Block::Table(content) => table(&mut out, content),
            Block::Tree(tree) => {
                for line in tree {
                    let indent = "  ".repeat(line.depth);
                    let sign =
                        if line.sign.trim().is_empty() { String::new() } else { format!("{} ", line.sign) };
                    let notes: String =
                        line.notes.iter().map(|note| format!(" *({})*", escaped(note))).collect();
                    out.push_str(&format!(
                        "{indent}- {}{}: **{}**{notes}\n",
                        escaped(&sign),
                        escaped(&line.label),
                        escaped(&line.value)
                    ));
                }
            }
            Block::Grid(content) => grid(&mut out, content),
            Block::Chart(content) => {
                out.push_str("```\n");
                out.extend(chart(content, CHART_WIDTH).iter().map(|line| format!("{line}\n")));
                out.push_str("```\n");
            }
            Block::Entry { name, price, below } => {
                out.push_str(&format!("**{}**: {}", escaped(name), escaped(price)));
                out.extend(below.iter().map(|text| format!("  \n{}", escaped(text))));
                out.push('\n');
            }
        }
    }
    out
}

/// Letters of one width, as in a terminal.
const CHART_WIDTH: usize = 80;

fn table(out: &mut String, table: &Table) {
    let shown: Vec<usize> =
        (0..table.columns.len()).filter(|index| table.columns[*index].kind != ColumnKind::Bar).collect();
    let heads = shown.iter().map(|index| escaped(&table.columns[*index].head));
    line(out, heads);
    let marks = shown.iter().map(|index| match table.columns[*index].kind {
        ColumnKind::Number => "---:".to_owned(),
        _ => "---".to_owned(),
    });
    line(out, marks);
    for row in &table.rows {
        let cells = shown.iter().map(|index| {
            let Cell::Text(text) = &row.cells[*index] else { return String::new() };
            let code = table.columns[*index].kind == ColumnKind::Code;
            match (row.kind, *index) {
                _ if text.is_empty() => String::new(),
                _ if code => format!("`{text}`"),
                (RowKind::Group | RowKind::Total, _) => format!("**{}**", escaped(text)),
                (RowKind::Part, 0) => format!("&nbsp;&nbsp;{}", escaped(text)),
                _ => escaped(text),
            }
        });
        line(out, cells);
    }
}

/// A grid as a table: what is above the target stands in bold, which takes the place of the line.
fn grid(out: &mut String, grid: &Grid) {
    line(out, std::iter::once(String::new()).chain(grid.heads.iter().map(|head| escaped(head))));
    line(out, std::iter::once("---".to_owned()).chain(grid.heads.iter().map(|_| "---:".to_owned())));
    for row in &grid.rows {
        let cells = row.cells.iter().map(|cell| match cell.is_above {
            Some(true) => format!("**{}**", escaped(&cell.text)),
            _ => escaped(&cell.text),
        });
        line(out, std::iter::once(escaped(&row.head)).chain(cells));
    }
}

fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    out.push('|');
    for cell in cells {
        out.push_str(&format!(" {cell} |"));
    }
    out.push('\n');
}

/// Text whose signs Markdown does not take for its own; on one line, since a table row is one.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Between two back quotes stands code, as our own texts write it: nothing in it is escaped.
    let has_code = text.matches('`').count() == 2;
    let mut is_code = false;
    for letter in text.chars() {
        match letter {
            '`' if has_code => {
                is_code = !is_code;
                out.push(letter);
            }
            _ if is_code && letter != '|' => out.push(letter),
            '\\' | '|' | '*' | '_' | '`' | '<' | '>' | '[' | ']' | '#' => {
                out.push('\\');
                out.push(letter);
            }
            '\n' | '\r' => out.push(' '),
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn signs_of_markdown_are_escaped() {
        assert_eq!(escaped("a|b *c* <d>\ne"), "a\\|b \\*c\\* \\<d\\> e");
    }
}
