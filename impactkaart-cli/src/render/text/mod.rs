//! A document for the terminal: wrapped, in columns, with the styles of the terminal (the output strips them where they
//! do not belong).

mod chart;
mod grid;
mod layout;
mod wrap;

pub(super) use chart::chart;
pub(super) use grid::columns_that_fit;
pub(super) use wrap::width_of;

use super::document::{Block, Document, TreeLine};
use anstyle::{AnsiColor, Style};
use layout::table;
use wrap::wrap;

const STRONG: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();
const HEADING: Style = AnsiColor::Cyan.on_default().bold();

/// The document in lines of at most `width` columns, as far as its words and numbers allow.
pub(crate) fn draw(document: &Document, width: usize) -> String {
    let mut out = String::new();
    if !document.title.is_empty() {
        lines(&mut out, HEADING, &wrap(&document.title, width), "");
    }
    for block in &document.blocks {
        match block {
            Block::Lead(text) => {
                out.push('\n');
                lines(&mut out, STRONG, &wrap(text, width), "");
            }
            Block::Heading(text) => {
                out.push('\n');
                lines(&mut out, HEADING, &wrap(&text.to_uppercase(), width), "");
            }
            Block::Paragraph(text) => lines(&mut out, Style::new(), &wrap(text, width), ""),
            Block::Note(text) => lines(&mut out, FAINT, &wrap(text, width), ""),
            Block::Foot(text) => {
                out.push('\n');
                lines(&mut out, FAINT, &wrap(text, width), "");
            }
            Block::List(items) => {
                for item in items {
                    for (index, line) in wrap(item, width.saturating_sub(2)).iter().enumerate() {
                        let before = if index == 0 { "- " } else { "  " };
                        lines(&mut out, Style::new(), std::slice::from_ref(line), before);
                    }
                }
            }
            Block::Table(content) => table(&mut out, content, width),
            Block::Tree(tree) => {
                out.push('\n');
                tree.iter().for_each(|line| branch(&mut out, line, width));
            }
            Block::Grid(content) => grid::grid(&mut out, content),
            Block::Chart(content) => {
                out.push('\n');
                lines(&mut out, Style::new(), &chart(content, width), "");
            }
            Block::Entry { name, price, below } => entry(&mut out, name, price, below, width),
        }
    }
    out
}

/// The price at the right of the first line of the name, or on a line of its own where there is no room.
fn entry(out: &mut String, name: &str, price: &str, below: &[String], width: usize) {
    out.push('\n');
    let beside = width.saturating_sub(width_of(price) + 2);
    let names = wrap(name, beside.max(width / 2));
    let spare = (beside + 2).saturating_sub(width_of(&names[0])).max(2);
    styled(out, STRONG, &names[0]);
    out.push_str(&" ".repeat(spare));
    styled(out, STRONG, price);
    out.push('\n');
    lines(out, STRONG, &names[1..], "");
    for text in below {
        lines(out, Style::new(), &wrap(text, width - 2), "  ");
    }
}

/// The label to the left by its depth, the value to the right, what is to be said of it below.
fn branch(out: &mut String, line: &TreeLine, width: usize) {
    /// Deeper than this is not further to the right: there would be no room left.
    const RIGHTMOST: usize = 15;
    let indent = " ".repeat(2 * line.depth.min(RIGHTMOST));
    let sign = if line.sign.is_empty() { String::new() } else { format!("{} ", line.sign) };
    let left = width_of(&indent) + width_of(&sign);
    let beside = width.saturating_sub(left + width_of(&line.value) + 2).max(8);
    let labels = wrap(&line.label, beside);
    let spare = width.saturating_sub(left + width_of(&labels[0]) + width_of(&line.value)).max(1);
    let strong = if line.depth == 0 { STRONG } else { Style::new() };
    out.push_str(&indent);
    out.push_str(&sign);
    styled(out, strong, &labels[0]);
    out.push_str(&" ".repeat(spare));
    styled(out, strong, &line.value);
    out.push('\n');
    let under = " ".repeat(left);
    lines(out, strong, &labels[1..], &under);
    let below = format!("{under}  ");
    for note in &line.notes {
        lines(out, FAINT, &wrap(note, width.saturating_sub(width_of(&below)).max(20)), &below);
    }
}

fn lines(out: &mut String, style: Style, lines: &[String], before: &str) {
    for line in lines {
        out.push_str(before);
        styled(out, style, line);
        out.push('\n');
    }
}

/// Text in a style; bare where the style is none, so that plain output has no codes at all.
fn styled(out: &mut String, style: Style, text: &str) {
    if style.is_plain() || text.is_empty() {
        out.push_str(text);
    } else {
        out.push_str(&format!("{style}{text}{style:#}"));
    }
}
