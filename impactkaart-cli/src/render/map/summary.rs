//! The top and the foot: what it is, the return in a sentence, how it was calculated, what it was made from.

use super::Subject;
use crate::language::map::{Conventions, Return};
use crate::language::number::{money, percent};
use crate::render::document::{Block, Document};
use impactkaart_core::model::{DiscountRate, Indexing, Theme, Valuation};
use impactkaart_core::number::Figure;

pub(super) fn top(subject: &Subject<'_>, document: &mut Document) {
    let (project, words) = (subject.project, subject.words());
    let settings = project.settings();
    document.title = settings.name.to_string();

    let first = project.calendar_year(1);
    let about = [
        settings.organisation.as_deref().map(str::to_owned),
        settings.municipality.as_deref().map(str::to_owned),
        settings.theme.filter(|theme| *theme != Theme::Other).map(|theme| (words.theme)(theme).to_owned()),
        Some((words.period)(first, project.calendar_year(project.years()))),
    ];
    document.paragraph(about.into_iter().flatten().collect::<Vec<_>>().join(" · "));

    let map = subject.map;
    let (per_unit, why_not) = match &map.returns.ratio {
        Figure::Defined(ratio) => {
            (Some(money(*ratio, 2, project.currency(), subject.language)), String::new())
        }
        Figure::Undefined(why) => (None, subject.why(why)),
    };
    document.blocks.push(Block::Lead((words.sentence)(&Return {
        currency: project.currency(),
        per_unit: per_unit.as_deref(),
        why_not: &why_not,
        costs: &subject.amount(map.costs.present_value),
        benefits: &subject.amount(map.benefits.present_value),
        balance: &subject.amount(map.returns.npv),
    })));

    document.heading(words.how_heading);
    document.paragraph(conventions(subject));
    document.paragraph(match &settings.base_case {
        Some(text) => (words.base_case)(text),
        None => words.no_base_case.to_owned(),
    });
}

/// Years, prices, discount rate and moments, in a few sentences.
pub(crate) fn conventions(subject: &Subject<'_>) -> String {
    let (project, words) = (subject.project, subject.words());
    let rate = project.discount_rate();
    let source = match rate {
        DiscountRate::Prescribed(_, source) => Some(&*source.source),
        DiscountRate::Stated(_) => None,
    };
    (words.conventions)(&Conventions {
        first_year: project.calendar_year(1),
        last_counted: project.calendar_year(project.horizon()),
        price_year: project.price_year(),
        index: is_indexed(subject).then_some(&*project.price_index().name),
        rate: &percent(rate.rate().get(), 2, subject.language),
        rate_source: source,
        costs: project.cost_timing(),
        benefits: project.benefit_timing(),
    })
}

/// Whether any amount is brought to another price year.
fn is_indexed(subject: &Subject<'_>) -> bool {
    subject.price_years().any(|year| year != subject.project.price_year())
}

impl Subject<'_> {
    /// The price years of all amounts that are indexed.
    pub(super) fn price_years(&self) -> impl Iterator<Item = u16> {
        let project = self.project;
        let costs = project.costs().iter().map(|cost| (cost.price_year, cost.indexed));
        let values = project.values().iter().map(|value| (value.price_year, value.indexed));
        let own = project.effects().iter().filter_map(|effect| match effect.valuation {
            Some(Valuation::Own { price_year, .. }) => Some((price_year, None)),
            _ => None,
        });
        costs
            .chain(values)
            .chain(own)
            .filter(|(_, indexed)| *indexed != Some(Indexing::None))
            .filter_map(|(year, _)| year.map(|year| year.get()))
    }
}

/// What stands below everything.
pub(crate) fn foot(subject: &Subject<'_>, document: &mut Document) {
    let words = subject.words();
    let checksum: String = subject.project_sha256.chars().take(12).collect();
    let made = (words.made_with)(env!("CARGO_PKG_VERSION"), subject.inputs.len(), &checksum);
    document.blocks.push(Block::Foot(format!(
        "{} {made}",
        (words.rounded)(Some(subject.project.currency()).filter(|_| subject.scale().is_whole()))
    )));
}
