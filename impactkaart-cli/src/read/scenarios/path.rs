//! Paths in English or Dutch words, and the names in them as the project has them.

use super::ScenarioSlip;
use crate::read::columns::{TableName, dutch_names, table_of};
use crate::read::words::{Pair, is_plainly, meaning, plain};
use impactkaart_core::model::{Case, Column, Level, Per, Project, Table, Text, id_from};
use impactkaart_core::nearest::nearest;
use impactkaart_core::scenario::{Field, Path, PathError, PathWords, Root, Selection};

/// The path in a text; names in it are kept as written.
pub(in crate::read) fn path_in(text: &str) -> Result<Path, ScenarioSlip> {
    Path::parse_in(text, &EitherLanguage).map_err(|error| match error {
        PathError::UnknownRoot(text) => {
            let roots = ROOTS.iter().flat_map(|(_, english, dutch)| [*english, *dutch]);
            let nearest = nearest(&text, roots);
            ScenarioSlip::UnknownRoot { text, nearest }
        }
        PathError::UnknownField { root, field } => {
            let known = root.fields().iter().map(|field| pair(*field));
            let words = known.clone().flat_map(|(english, dutch)| [english, dutch]);
            let found = nearest(&field, words);
            let nearest = known.into_iter().find(|pair| found == Some(pair.0) || found == Some(pair.1));
            ScenarioSlip::UnknownField { root, text: field, nearest }
        }
        _ => ScenarioSlip::MalformedPath,
    })
}

/// The words that paths begin with, in English and Dutch.
pub(crate) const ROOTS: [(Root, &str, &str); 6] = [
    (Root::Project, "project", "project"),
    (Root::Costs, "costs", "kosten"),
    (Root::Funding, "funding", "dekking"),
    (Root::Reach, "reach", "bereik"),
    (Root::Effects, "effects", "effecten"),
    (Root::Values, "values", "waarden"),
];

/// The column whose name a field has.
fn column(field: Field) -> Option<Column> {
    Column::ALL.iter().copied().find(|column| column.name() == field.name())
}

/// A field in English and in Dutch.
pub(crate) fn pair(field: Field) -> Pair {
    let dutch = column(field).and_then(|column| dutch_names(column).first().copied());
    (field.name(), dutch.unwrap_or(field.name()))
}

struct EitherLanguage;

impl PathWords for EitherLanguage {
    fn root(&self, word: &str) -> Option<Root> {
        let table = match table_of(word)? {
            TableName::Read(table) => table,
            TableName::LeftAlone => return None,
        };
        match table {
            Table::Project => Some(Root::Project),
            Table::Costs => Some(Root::Costs),
            Table::Funding => Some(Root::Funding),
            Table::Reach => Some(Root::Reach),
            Table::Effects => Some(Root::Effects),
            Table::Values => Some(Root::Values),
            Table::Stakeholders | Table::Scenarios | Table::Ranges | Table::Correlations => None,
        }
    }

    fn field(&self, root: Root, word: &str) -> Option<Field> {
        field_of(root, word)
    }
}

/// The field of a root that a word stands for, in either language.
pub(super) fn field_of(root: Root, word: &str) -> Option<Field> {
    let wanted = plain(word);
    let is_named = |field: &Field| {
        let dutch = column(*field).map_or(&[][..], dutch_names);
        is_plainly(field.name(), &wanted) || dutch.iter().any(|name| is_plainly(name, &wanted))
    };
    root.fields().iter().copied().find(is_named)
}

/// The path with the project's own ids in place of names and Dutch words.
pub(in crate::read) fn settled(path: Path, project: &Project) -> Path {
    let selection = match path.selection {
        Selection::Id(text) => Selection::Id(line(path.root, &text, project).unwrap_or(text)),
        Selection::At(text) => Selection::At(chosen(path.root, &text, project).unwrap_or(text)),
        other => other,
    };
    Path { selection, ..path }
}

/// The id of the line that is called so: by its id, or else by its description.
fn line(root: Root, text: &str, project: &Project) -> Option<Text> {
    fn named<'l>(
        text: &str,
        lines: impl Iterator<Item = (&'l Text, Option<&'l Text>)> + Clone,
    ) -> Option<Text> {
        let wanted = id_from(text);
        let exact = lines.clone().find(|(id, _)| &***id == text);
        let found = exact
            .or_else(|| lines.clone().find(|(id, _)| id_from(id) == wanted))
            .or_else(|| lines.clone().find(|(_, name)| name.is_some_and(|name| id_from(name) == wanted)));
        found.map(|(id, _)| id.clone())
    }
    match root {
        Root::Project => None,
        Root::Costs => named(text, project.costs().iter().map(|line| (&line.id, line.description.as_ref()))),
        Root::Funding => named(text, project.funding().iter().map(|line| (&line.id, None))),
        Root::Reach => named(text, project.groups().iter().map(|line| (&line.id, line.description.as_ref()))),
        Root::Effects => {
            named(text, project.effects().iter().map(|line| (&line.id, line.description.as_ref())))
        }
        Root::Values => {
            let price = crate::read::prices::id_in(text).map(|id| format!("prices:{id}"));
            let text = price.as_deref().unwrap_or(text);
            named(text, project.values().iter().map(|line| (&line.id, line.description.as_ref())))
        }
    }
}

/// Who or what stands behind `@`: a stakeholder by id or name, else a level, else what costs are counted per.
fn chosen(root: Root, text: &str, project: &Project) -> Option<Text> {
    let wanted = id_from(text);
    let parties = || project.stakeholders().iter().filter(|party| !party.implicit);
    let party = parties().find(|party| &*party.id == text).or_else(|| {
        parties().find(|party| {
            id_from(&party.id) == wanted || party.name.as_ref().is_some_and(|name| id_from(name) == wanted)
        })
    });
    if let Some(party) = party {
        return Some(party.id.clone());
    }
    if let Some(level) = meaning::<Level>(text) {
        return Some(level.name().into());
    }
    if root != Root::Costs {
        return None;
    }
    match (meaning::<Per>(text), meaning::<Case>(text)) {
        (Some(Per::Project), _) => Some("project".into()),
        (Some(Per::Year), _) => Some("year".into()),
        (Some(Per::Participant), _) => Some("participant".into()),
        (None, Some(Case::Base)) => Some("base".into()),
        (None, _) => None,
    }
}

/// Whether somebody, or a level, is called so.
pub(super) fn is_known_party(text: &str, project: &Project) -> bool {
    Level::named(text).is_some() || project.stakeholders().iter().any(|party| &*party.id == text)
}
