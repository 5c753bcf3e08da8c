//! The tree for people.

use super::words::sign;
use super::{Change, Explained, Line, Touched, Unit};
use crate::language::number::{Rounding, fixed, money, percent, plain, round};
use crate::render::document::{Block, Document, TreeLine};
use crate::render::json::decimal;
use impactkaart_core::Decimal;
use impactkaart_core::explain::{Hidden, Role};
use impactkaart_core::model::Evidence;
use impactkaart_core::number::Figure;

impl Explained<'_> {
    fn written(&self, value: Decimal, unit: Unit) -> String {
        match unit {
            Unit::Money => money(value, 2, self.currency, self.language),
            Unit::Share => percent(value, 4, self.language),
            Unit::Ratio => fixed(value, 2, self.language),
            Unit::Bare => decimal(value),
            Unit::Plain => plain(round(value, 6, Rounding::default()), self.language),
        }
    }

    /// What a number is known from, in words; the source is not said again where it is that of the line above.
    fn rest(&self, line: &Line, last_source: &mut Option<(String, Option<Evidence>)>) -> Vec<String> {
        let words = self.language.explain();
        let mut notes = Vec::new();
        if line.is_blank {
            notes.push(words.blank.to_owned());
        }
        let mut known: Vec<String> =
            line.address.iter().map(|address| address.written(self.language)).collect();
        let rests = line.source.clone().map(|source| (source, line.evidence));
        let is_said = rests.is_some() && rests == *last_source;
        if rests.is_some() {
            *last_source = rests;
        }
        if !line.is_blank && !is_said {
            known.extend(line.evidence.map(|grade| (self.language.map().evidence)(grade).to_owned()));
            known.extend(line.source.as_deref().map(|source| (words.source)(source)));
        }
        if !known.is_empty() {
            notes.push(known.join(" · "));
        }
        notes.extend(line.touched.iter().map(|touched| self.touched(line, touched)));
        notes.extend(line.notes.iter().cloned());
        notes
    }

    /// `was 180; scenario "dearer" (scenarios.csv:2): plus 20%`.
    fn touched(&self, line: &Line, touched: &Touched) -> String {
        let by = touched.by.iter().map(|change| format!("{}: {}", self.from(change), change.words.join(" ")));
        let was = touched.was.map(|was| self.written(was, line.unit));
        (self.language.explain().touched)(was.as_deref(), &by.collect::<Vec<_>>().join("; "))
    }

    /// What brings a change, and where that stands.
    fn from(&self, change: &Change) -> String {
        match &change.address {
            Some(address) => format!("{} ({})", change.what, address.short(self.language)),
            None => change.what.clone(),
        }
    }

    /// What was changed first: a line for each change.
    fn changed(&self) -> Vec<String> {
        let words = self.language.explain();
        let each = self.changes.iter().map(|change| {
            let is_share = change.path.field.is_some_and(|field| field.is_fraction());
            let was = change
                .was
                .map(|was| if is_share { percent(was, 4, self.language) } else { plain(was, self.language) });
            let was = was.map(|was| (words.was)(&was)).unwrap_or_default();
            format!("{}: {}{was}", self.from(change), change.words.join(" "))
        });
        each.collect()
    }
}

/// Nobody reads more numbers than this from the top to the bottom.
const LONG: usize = 1000;

/// The figure as people read it.
pub(crate) fn document(explained: &Explained<'_>) -> Document {
    let language = explained.language;
    let words = language.explain();
    let mut document = Document { title: (words.title)(&explained.label), ..Document::default() };
    if let Some(result) = &explained.result {
        document.paragraph((language.origin().of_result)(result));
    }
    if !explained.changes.is_empty() {
        document.paragraph(words.changed_first);
        document.list(explained.changed());
    }
    let lines = &explained.lines;
    let mut tree: Vec<TreeLine> = Vec::new();
    let mut last_source = None;
    let is_cut = lines.iter().any(|line| line.hidden == Some(Hidden::Deeper));
    for (index, line) in lines.iter().enumerate() {
        let mut notes = explained.rest(line, &mut last_source);
        if let (0, Figure::Defined(value)) = (index, &line.value)
            && round(*value, 2, Rounding::default()) != *value
        {
            notes.push((words.unrounded)(&plain(*value, language)));
        }
        if line.hidden == Some(Hidden::Before) {
            notes.push(words.above.to_owned());
        }
        let is_first = tree.last().is_some_and(|above| above.depth < line.depth);
        let (sign, label) = match line.role {
            // Nothing stands before it that it could be multiplied by.
            Some(Role::Times(1)) if is_first => (" ".to_owned(), line.label.clone()),
            Some(role @ (Role::Times(times) | Role::Over(times))) if times > 1 => {
                (sign(role), format!("{} ({times}×)", line.label))
            }
            role => (role.map(sign).unwrap_or_default(), line.label.clone()),
        };
        let value = match &line.value {
            Figure::Defined(value) => explained.written(*value, line.unit),
            Figure::Undefined(_) => words.undefined.to_owned(),
        };
        tree.push(TreeLine { depth: line.depth, sign, label, value, notes });
    }
    // Where nothing comes of anything there is nothing to say of how.
    let has_parts = lines.iter().any(|line| line.role.is_some());
    if tree.len() > LONG {
        document.note((words.long)(&plain(Decimal::from(tree.len()), language)));
    }
    document.blocks.push(Block::Tree(tree));
    if is_cut {
        document.blocks.push(Block::Foot((words.deeper)(explained.depth.unwrap_or_default())));
    }
    if has_parts {
        document.blocks.push(Block::Foot(words.how_to_read.to_owned()));
    }
    document
}
