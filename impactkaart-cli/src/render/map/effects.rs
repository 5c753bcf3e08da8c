//! What it brings: the largest effects in money, and every effect without a price.

use super::Subject;
use super::names::{effect_name, group_name};
use crate::render::document::{ColumnKind, Document, RowKind, Table};
use impactkaart_core::Decimal;
use impactkaart_core::calculate::{EffectResult, Lines};
use impactkaart_core::model::{Effect, EffectId, Per, Project};

/// How many effects in money are shown.
const SHOWN: usize = 12;

/// How many without a price are shown: of more than these nobody reads the last.
const SHOWN_PM: usize = 1000;

pub(super) fn section(subject: &Subject<'_>, document: &mut Document) {
    let (words, scale) = (subject.words(), subject.scale());
    let effects = subject.project.effects();
    let valued = effects.iter().filter(|effect| !effect.is_pm()).count();
    let shown = valued.min(SHOWN);
    document.heading((words.effects_heading)(&scale.unit(subject.currency()), shown, valued));
    if valued == 0 {
        document.paragraph(words.no_valued_effects);
    }

    let mut table = Table::new([
        (words.effect, ColumnKind::Text),
        (words.for_whom, ColumnKind::Text),
        (words.benefits, ColumnKind::Number),
        (words.share_of_benefits, ColumnKind::Number),
        (words.evidence_head, ColumnKind::Text),
    ]);
    for result in subject.largest.results() {
        let effect = subject.project.effect(result.id);
        let (name, whom, amount, part) = match effect.counterparty {
            None => (
                effect_name(effect).to_owned(),
                subject.beneficiaries(effect),
                scale.written(result.present_value),
                subject.part(result.present_value, subject.map.benefits.present_value).unwrap_or_default(),
            ),
            // What the beneficiaries gain; over all parties it is nil.
            Some(other) => (
                effect_name(effect).to_owned(),
                format!("{} ← {}", subject.beneficiaries(effect), subject.party(other)),
                scale.written(result.stages.net),
                words.transfer_mark.to_owned(),
            ),
        };
        table.row(
            RowKind::Plain,
            [name.into(), whom.into(), amount.into(), part.into(), evidence(subject, effect).into()],
        );
    }
    if valued > 0 {
        table.row(
            RowKind::Total,
            [
                (words.all_effects)(valued).into(),
                "".into(),
                scale.written(subject.map.benefits.present_value).into(),
                "".into(),
                "".into(),
            ],
        );
    }
    document.table(table);
    if effects.iter().any(|effect| !effect.is_pm() && effect.counterparty.is_some()) {
        document.note(words.transfer_note);
    }
    without_price(subject, document);
}

/// The effects that are shown, picked from all as they are calculated.
pub(crate) struct Largest<'p> {
    project: &'p Project,
    results: Vec<EffectResult<Decimal>>,
}

impl<'p> Largest<'p> {
    pub(crate) fn of(project: &'p Project) -> Self {
        Self { project, results: Vec::new() }
    }

    /// By size, harm and benefit alike; the order of the project among equals.
    pub(crate) fn pick(mut self) -> Self {
        self.drop_smaller();
        self
    }

    pub(super) fn results(&self) -> &[EffectResult<Decimal>] {
        &self.results
    }

    fn drop_smaller(&mut self) {
        self.results.sort_by_key(|result| std::cmp::Reverse(size(result)));
        self.results.truncate(SHOWN);
    }
}

impl Lines<Decimal> for Largest<'_> {
    fn effect(&mut self, result: EffectResult<Decimal>) {
        if self.project.effect(result.id).is_pm() {
            return;
        }
        self.results.push(result);
        if self.results.len() >= 16 * SHOWN {
            self.drop_smaller();
        }
    }
}

fn size(result: &EffectResult<Decimal>) -> Decimal {
    result.stages.net.abs()
}

fn evidence(subject: &Subject<'_>, effect: &Effect) -> &'static str {
    effect.evidence.map_or(subject.words().not_stated, subject.words().evidence)
}

fn without_price(subject: &Subject<'_>, document: &mut Document) {
    let words = subject.words();
    document.heading(words.pm_heading);
    let mut table = Table::new([
        (words.effect, ColumnKind::Text),
        (words.for_whom, ColumnKind::Text),
        (words.how_many, ColumnKind::Text),
        (words.evidence_head, ColumnKind::Text),
    ]);
    let mut unpriced = subject.project.effects_by_id().filter(|(_, effect)| effect.is_pm());
    for (id, effect) in unpriced.by_ref().take(SHOWN_PM) {
        let cells = [
            effect_name(effect).to_owned(),
            subject.beneficiaries(effect),
            how_many(subject, id, effect),
            evidence(subject, effect).to_owned(),
        ];
        table.row(RowKind::Plain, cells.map(Into::into));
    }
    if table.rows.is_empty() {
        document.paragraph(words.no_pm);
    } else {
        document.paragraph(words.pm_note);
        document.table(table);
    }
    let more = unpriced.count();
    if more > 0 {
        document.note((words.more_pm)(&subject.people(more.into())));
    }
}

/// For how many people an effect occurs, as far as the project says.
fn how_many(subject: &Subject<'_>, id: EffectId, effect: &Effect) -> String {
    let words = subject.words();
    let reach = subject.reach.effect(id);
    match (effect.counted_per(), reach.people, effect.group) {
        (Per::Participant, Some(all), Some(group)) => {
            let all = subject.people(all);
            match reach.occurs_for {
                Some(some) => (words.some_of)(&subject.people(some), &all),
                None => (words.among)(&all, group_name(subject.project.group(group))),
            }
        }
        (Per::Year, ..) => words.per_year.to_owned(),
        (Per::Project, ..) => words.per_project.to_owned(),
        _ => words.not_stated.to_owned(),
    }
}
