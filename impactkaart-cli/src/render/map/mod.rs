//! The impact map for people and for machines.
//!
//! `document` puts together what people read, a file per section; `figures` puts together the JSON, complete and
//! unrounded, from which the CSV is made.

mod deductions;
mod effects;
mod figures;
mod foundation;
mod funding;
mod levels;
mod names;
mod ratios;
mod summary;
mod years;

pub(crate) use effects::Largest;
pub(crate) use figures::{NO_MONEY_VALUE, figures, made_with, over_capacity};
pub(crate) use names::{cost_name, effect_name, group_name, party_name};
pub(crate) use summary::{conventions, foot};

use super::document::Document;
use crate::language::Language;
use crate::language::map::MapWords;
use crate::language::number::{Rounding, fixed, money, percent, plain, round};
use crate::language::scale::Scale;
use crate::read::Input;
use impactkaart_core::calculate::{OverCapacity, PartyFunding, PartyReturn, Reach};
use impactkaart_core::model::Project;
use impactkaart_core::number::{Figure, Undefined};
use impactkaart_core::{Decimal, ImpactMap};

/// A calculated project, and what is to be told about it; on another number only its JSON can be made.
pub(crate) struct Subject<'s, N = Decimal> {
    pub(crate) project: &'s Project,
    /// Its lists of lines may be empty: then they are made as they are shown.
    pub(crate) map: &'s ImpactMap<N>,
    /// Its effects with the largest figures.
    pub(crate) largest: &'s Largest<'s>,
    pub(crate) reach: &'s Reach<'s, N>,
    pub(crate) over_capacity: &'s [OverCapacity],
    pub(crate) inputs: &'s [Input],
    pub(crate) project_sha256: &'s str,
    pub(crate) warnings: &'s [serde_json::Value],
    pub(crate) language: Language,
}

/// The map as people read it.
pub(crate) fn document(subject: &Subject<'_>) -> Document {
    let mut document = Document::default();
    summary::top(subject, &mut document);
    levels::section(subject, &mut document);
    effects::section(subject, &mut document);
    funding::section(subject, &mut document);
    years::section(subject, &mut document);
    deductions::section(subject, &mut document);
    foundation::section(subject, &mut document);
    ratios::section(subject, &mut document);
    summary::foot(subject, &mut document);
    document
}

impl<'s> Subject<'s> {
    fn words(&self) -> &'static MapWords {
        self.language.map()
    }

    /// An amount in whole units of the currency, with its sign.
    fn amount(&self, value: Decimal) -> String {
        money(value, 0, self.project.currency(), self.language)
    }

    /// How amounts stand in the tables, whose heads name the unit: as the largest of them all asks for.
    fn scale(&self) -> Scale {
        let map = self.map;
        let of_return = |party: &PartyReturn<Decimal>| [party.costs, party.benefits, party.balance];
        let of_funding =
            |party: &PartyFunding<Decimal>| [party.makes, party.receives, party.pays, party.carries];
        let parties = map.returns.by_level.iter().map(|(_, party)| party).chain(&map.returns.by_stakeholder);
        let funding = map.funding.by_level.iter().map(|(_, party)| party).chain(&map.funding.by_stakeholder);
        let years = &map.returns.by_level.municipality.by_year;
        let years = [&years.costs, &years.benefits, &years.cashable].into_iter().flatten().copied();
        // Where the map does not keep them all, the largest are known.
        let effects = map.benefits.by_effect.iter().chain(self.largest.results());
        let effects = effects.map(|effect| effect.stages.net);
        let steps = map.gross_to_net.steps().into_iter().flat_map(|(_, left, lost)| [left, lost]);
        let all = parties.flat_map(of_return).chain(funding.flat_map(of_funding));
        let all = all.chain(years).chain(effects).chain(steps);
        let totals = [map.costs.present_value, map.benefits.present_value, map.returns.npv];
        let largest = all.chain(totals).map(|amount| amount.abs()).max();
        Scale::of(largest.unwrap_or_default(), self.language)
    }

    /// The sign of the currency, or its code.
    fn currency(&self) -> &'s str {
        match self.project.currency() {
            "EUR" => "€",
            "GBP" => "£",
            "USD" => "$",
            code => code,
        }
    }

    fn ratio(&self, value: Decimal) -> String {
        fixed(value, 2, self.language)
    }

    /// A number of people; where it is not whole, about so many.
    fn people(&self, value: Decimal) -> String {
        let whole = plain(round(value, 0, Rounding::default()), self.language);
        if value.fract().is_zero() { whole } else { (self.words().about)(&whole) }
    }

    /// Which part of a whole something is; nothing where there is no whole.
    fn part(&self, part: Decimal, whole: Decimal) -> Option<String> {
        if whole.is_zero() || whole.is_sign_negative() {
            return None;
        }
        let share = part.checked_div(whole)?;
        let shown = percent(share, 0, self.language);
        // A part that is there but rounds to nothing is not nothing.
        if shown == percent(Decimal::ZERO, 0, self.language) && !part.is_zero() {
            return Some(if part.is_sign_negative() {
                shown
            } else {
                format!("<{}", percent(Decimal::new(1, 2), 0, self.language))
            });
        }
        Some(shown)
    }

    /// A figure, or why there is none, in words.
    fn figure(&self, figure: &Figure<Decimal>, written: impl Fn(Decimal) -> String) -> String {
        match figure {
            Figure::Defined(value) => written(*value),
            Figure::Undefined(why) => self.why(why),
        }
    }

    fn why(&self, why: &Undefined) -> String {
        let rates = match why {
            Undefined::SeveralInternalRates { rates } => {
                self.listed(rates.iter().map(|rate| percent(*rate, 1, self.language)))
            }
            _ => String::new(),
        };
        (self.words().undefined)(why, &rates)
    }

    /// `a, b and c`.
    fn listed(&self, items: impl IntoIterator<Item = String>) -> String {
        let items: Vec<String> = items.into_iter().collect();
        match items.split_last() {
            None => String::new(),
            Some((last, [])) => last.clone(),
            Some((last, rest)) => format!("{} {} {last}", rest.join(", "), self.words().and),
        }
    }
}
