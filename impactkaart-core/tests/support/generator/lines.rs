use super::frame::FrameRow;
use super::numbers::{calendar_year, money, quantity};
use super::{PARTIES, chosen_group, party, per, per_among};
use impactkaart_core::model::{Case, CostDraft, FundingDraft, Indexing, Per, ValueDraft};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use rust_decimal::Decimal;

#[derive(Debug, Clone)]
pub(super) struct CostRow {
    payer: u8,
    amount: Decimal,
    by_year: Vec<(u16, Decimal)>,
    also: bool,
    quantity: Option<Decimal>,
    per: Per,
    group: u8,
    span: (Option<u16>, Option<u16>),
    flags: (bool, bool, bool),
    price_year: Option<u16>,
    unindexed: bool,
}

pub(super) fn cost() -> impl Strategy<Value = CostRow> {
    let flags = (prop::bool::weighted(0.3), prop::bool::weighted(0.2), prop::bool::weighted(0.2));
    let by_year = prop_oneof![
        3 => Just(Vec::new()),
        1 => vec((any::<u16>(), money()), 1..4),
    ];
    (
        any::<u8>(),
        money(),
        by_year,
        any::<bool>(),
        of(quantity()),
        per(),
        any::<u8>(),
        (of(any::<u16>()), of(any::<u16>())),
        flags,
        of(calendar_year()),
        prop::bool::weighted(0.2),
    )
        .prop_map(
            |(payer, amount, by_year, also, quantity, per, group, span, flags, price_year, none)| CostRow {
                payer,
                amount,
                by_year,
                also,
                quantity,
                per,
                group,
                span,
                flags,
                price_year,
                unindexed: none,
            },
        )
}

#[derive(Debug, Clone)]
pub(super) struct FundingRow {
    from: u8,
    to: u8,
    stated: bool,
    amount: Decimal,
    per: Per,
    group: u8,
    span: (Option<u16>, Option<u16>),
}

pub(super) fn funding() -> impl Strategy<Value = FundingRow> {
    let span = (of(any::<u16>()), of(any::<u16>()));
    (any::<u8>(), any::<u8>(), any::<bool>(), money(), per(), any::<u8>(), span).prop_map(
        |(from, to, stated, amount, per, group, span)| FundingRow {
            from,
            to,
            stated,
            amount,
            per,
            group,
            span,
        },
    )
}

pub(super) fn value() -> impl Strategy<Value = ValueDraft> {
    (money(), of(calendar_year()), prop::bool::weighted(0.2)).prop_map(|(amount, price_year, none)| {
        ValueDraft {
            amount: Some(amount),
            price_year: price_year.map(Into::into),
            indexed: none.then_some(Indexing::None),
            ..ValueDraft::default()
        }
    })
}

impl FrameRow {
    pub(super) fn cost(&self, index: usize, raw: CostRow, groups: &[String]) -> CostDraft {
        let by_year = !raw.by_year.is_empty();
        let per = per_among(raw.per, groups, by_year);
        let last = if per == Per::Participant { self.years } else { self.horizon() };
        let (first, until) = span(raw.span, last, per, self.years);
        CostDraft {
            id: Some(format!("cost_{index}").into()),
            payer: Some(party(raw.payer)),
            amount: (!by_year || raw.also).then_some(raw.amount),
            // Amounts of single years lie within the first and the last.
            amount_by_year: raw
                .by_year
                .iter()
                .map(|(year, amount)| {
                    let from = first.unwrap_or(1);
                    let to = until.unwrap_or(self.horizon());
                    (2023 + from + year % (to - from + 1), *amount)
                })
                .collect(),
            quantity: raw.quantity,
            per: (self.years > 1 || per != Per::Project || by_year).then_some(if by_year {
                Per::Year
            } else {
                per
            }),
            group: chosen_group(raw.group, groups),
            first_year: first.map(Into::into),
            last_year: until.map(Into::into),
            in_kind: Some(raw.flags.0),
            case: Some(if raw.flags.1 { Case::Base } else { Case::Project }),
            transfer: Some(raw.flags.2),
            price_year: raw.price_year.map(Into::into),
            indexed: raw.unindexed.then_some(Indexing::None),
            ..CostDraft::default()
        }
    }

    pub(super) fn funding(&self, index: usize, raw: FundingRow, groups: &[String]) -> FundingDraft {
        let per = per_among(raw.per, groups, false);
        let last = if per == Per::Participant { self.years } else { self.horizon() };
        let (first, until) = span(raw.span, last, per, self.years);
        let from = usize::from(raw.from) % PARTIES.len();
        let to = (from + 1 + usize::from(raw.to) % (PARTIES.len() - 1)) % PARTIES.len();
        FundingDraft {
            id: Some(format!("funding_{index}").into()),
            from: Some(PARTIES[from].into()),
            to: (raw.stated || PARTIES[from] == "welfare").then(|| PARTIES[to].into()),
            amount: Some(raw.amount),
            per: Some(per),
            group: chosen_group(raw.group, groups),
            first_year: first.map(Into::into),
            last_year: until.map(Into::into),
            ..FundingDraft::default()
        }
    }
}

/// A first and a last year up to `last`, in order; a first year alone lies where the default last year is not before it.
fn span(
    (first, until): (Option<u16>, Option<u16>),
    last: u16,
    per: Per,
    years: u16,
) -> (Option<u16>, Option<u16>) {
    let until = until.map(|until| until % last + 1);
    let default_last = if per == Per::Project { last } else { years };
    let first = first.map(|first| first % until.unwrap_or(default_last) + 1);
    (first, until)
}
