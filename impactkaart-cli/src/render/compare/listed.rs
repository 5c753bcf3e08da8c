//! What differs besides what decides the figures, in words.

use super::{Subject, column_word, line_name};
use crate::language::number::{money, percent, plain};
use crate::render::document::Document;
use crate::render::map::party_name;
use impactkaart_core::Decimal;
use impactkaart_core::compare::{Aspect, Branch, Listed, What};
use impactkaart_core::model::{Evidence, Project, Timing};

/// More differences in words than this are counted only.
const MOST: usize = 10;

/// The list, without what is told above it as a change.
pub(super) fn listed(subject: &Subject<'_>, document: &mut Document) {
    let words = subject.language().compare();
    let all: Vec<&Listed> =
        subject.comparison.listed.iter().filter(|one| !is_counted(subject, one)).collect();
    if all.is_empty() {
        return;
    }
    document.heading(words.listed_heading);
    let each = all.iter().take(MOST).map(|one| {
        let [from, to] = values(subject, one);
        (words.listed)(&called(subject, &one.path), &from, &to)
    });
    document.list(each.collect());
    if all.len() > MOST {
        document.note((words.more)(all.len() - MOST));
    }
}

/// From what to what a convention went that is no single number; nothing of anything else.
pub(super) fn of_convention(subject: &Subject<'_>, branch: Branch, aspect: Aspect) -> String {
    let settings = settings_of(aspect);
    let is_it =
        |one: &&Listed| key(one).is_some_and(|key| branch == Branch::Conventions && settings.contains(&key));
    let each: Vec<String> = subject
        .comparison
        .listed
        .iter()
        .filter(is_it)
        .map(|one| {
            let [from, to] = values(subject, one);
            match settings.len() {
                1 => format!("{from} → {to}"),
                _ => {
                    format!("{} {from} → {to}", column_word(key(one).unwrap_or_default(), subject.language()))
                }
            }
        })
        .collect();
    each.join(", ")
}

/// The settings of the project that a change of the conventions is of.
fn settings_of(aspect: Aspect) -> Vec<&'static str> {
    match aspect {
        Aspect::Years => vec!["start_year", "years", "horizon"],
        other => vec![other.name()],
    }
}

/// The setting of the project that differs.
fn key(one: &Listed) -> Option<&str> {
    one.path.strip_prefix("project.")
}

/// Whether it stands above as a change.
fn is_counted(subject: &Subject<'_>, one: &Listed) -> bool {
    let Some(key) = key(one) else { return false };
    let parts = subject.comparison.differences.iter().flat_map(|one| one.parts.iter().flatten());
    parts.into_iter().any(|part| match &part.what {
        What::Changed { branch: Branch::Conventions, aspect, .. } => settings_of(*aspect).contains(&key),
        _ => false,
    })
}

/// What it is about: `source of "Host"`.
fn called(subject: &Subject<'_>, path: &str) -> String {
    let words = subject.language().compare();
    let word = |name: &str| column_word(name, subject.language());
    match path.split_once('.') {
        Some(("project", key)) => (words.of_project)(&word(key)),
        Some(("funding", id)) => (words.of_line)(words.funding, id),
        Some((root, rest)) => match (branch(root), rest.rsplit_once('.')) {
            (Some(branch), Some((id, aspect))) => {
                (words.of_line)(&word(aspect), line_name(subject, branch, id))
            }
            _ => path.to_owned(),
        },
        None => path.to_owned(),
    }
}

fn branch(root: &str) -> Option<Branch> {
    match root {
        "costs" => Some(Branch::Costs),
        "reach" => Some(Branch::Reach),
        "effects" => Some(Branch::Effects),
        "values" => Some(Branch::Values),
        _ => None,
    }
}

/// What it was and what it is, as people write it.
fn values(subject: &Subject<'_>, one: &Listed) -> [String; 2] {
    let blank = || subject.language().compare().blank.to_owned();
    let sides = [(subject.from.project, &one.from), (subject.to.project, &one.to)];
    sides.map(|(project, text)| {
        text.as_deref().map_or_else(blank, |text| value(subject, project, &one.path, text))
    })
}

fn value(subject: &Subject<'_>, project: &Project, path: &str, text: &str) -> String {
    let language = subject.language();
    let words = language.compare();
    let written = |write: &dyn Fn(Decimal) -> String| text.parse().map_or_else(|_| text.to_owned(), write);
    let party = |id: &str| {
        let found = project.stakeholders_by_id().find(|(_, party)| &*party.id == id);
        found.map_or(id, |(party, _)| party_name(project, party, language)).to_owned()
    };
    if let Some(id) = path.strip_prefix("funding.") {
        let line = project.funding().iter().find(|line| &*line.id == id);
        return line.map_or_else(
            || text.to_owned(),
            |line| {
                let [from, to] = [line.from, line.to].map(|party| party_name(project, party, language));
                (words.from_to)(&money(line.amount.get(), 2, project.currency(), language), from, to)
            },
        );
    }
    match path.rsplit('.').next().unwrap_or_default() {
        "discount_rate" => written(&|rate| percent(rate, 4, language)),
        "reference_ratio" => written(&|ratio| plain(ratio, language)),
        "cost_timing" | "benefit_timing" => {
            let timing = [Timing::Start, Timing::Mid, Timing::End].into_iter().find(|one| one.name() == text);
            timing.map_or(text, |timing| (language.scenarios().timing)(timing)).to_owned()
        }
        "main_group" => line_name(subject, Branch::Reach, text).to_owned(),
        "payer" => party(text),
        "in_kind" => if text == "true" { words.yes } else { words.no }.to_owned(),
        "evidence" => {
            let grade = Evidence::ALL.into_iter().find(|grade| grade.name() == text);
            grade.map_or(text, |grade| (language.map().evidence)(grade)).to_owned()
        }
        _ => text.to_owned(),
    }
}
