use super::frame::FrameRow;
use super::numbers::{calendar_year, fraction, money, quantity, whole};
use super::{chosen_group, party, per, per_among};
use impactkaart_core::model::{BeneficiaryDraft, Counts, EffectDraft, Evidence, Kind, Per, Text};
use proptest::collection::vec;
use proptest::option::{of, weighted};
use proptest::prelude::*;
use rust_decimal::Decimal;

#[derive(Debug, Clone)]
pub(super) struct EffectRow {
    beneficiaries: Vec<(u8, u8)>,
    other: Option<u8>,
    transfer: bool,
    per: Per,
    group: u8,
    all: bool,
    share: Decimal,
    without: Option<Decimal>,
    quantity: Option<Decimal>,
    listed: bool,
    value: u8,
    pm: bool,
    amount: Decimal,
    price_year: Option<u16>,
    deadweight: Option<Decimal>,
    displacement: Option<Decimal>,
    others: Option<Decimal>,
    drop_off: Option<Decimal>,
    cashable: Option<Decimal>,
    lag: Option<u16>,
    pub(super) duration: Option<u16>,
    kind: Option<Kind>,
    evidence: Option<Evidence>,
}

pub(super) fn effect() -> impl Strategy<Value = EffectRow> {
    let who = (
        vec((any::<u8>(), 1_u8..=9), 1..4),
        weighted(0.25, any::<u8>()),
        prop::bool::weighted(0.2),
        per(),
        any::<u8>(),
        prop::bool::weighted(0.3),
    );
    let what = (
        fraction(),
        weighted(0.4, fraction()),
        of(quantity()),
        prop::bool::weighted(0.3),
        any::<u8>(),
        prop::bool::weighted(0.1),
        money(),
        of(calendar_year()),
    );
    let less = (of(fraction()), of(fraction()), of(fraction()), of(fraction()), of(fraction()));
    let when = (
        of(whole(0, 6)),
        of(prop_oneof![5 => whole(1, 6), 1 => whole(1, 100)]),
        of(prop::sample::select(Kind::ALL.to_vec())),
        of(prop::sample::select(Evidence::ALL.to_vec())),
    );
    (who, what, less, when).prop_map(|(who, what, less, when)| EffectRow {
        beneficiaries: who.0,
        other: who.1,
        transfer: who.2,
        per: who.3,
        group: who.4,
        all: who.5,
        share: what.0,
        without: what.1,
        quantity: what.2,
        listed: what.3,
        value: what.4,
        pm: what.5,
        amount: what.6,
        price_year: what.7,
        deadweight: less.0,
        displacement: less.1,
        others: less.2,
        drop_off: less.3,
        cashable: less.4,
        lag: when.0,
        duration: when.1,
        kind: when.2,
        evidence: when.3,
    })
}

impl EffectRow {
    /// One party for all of it, or several whose parts add up to exactly 1.
    fn split(&self) -> Vec<BeneficiaryDraft> {
        let mut parts: Vec<(Text, u8)> = Vec::new();
        for (chosen, weight) in &self.beneficiaries {
            let party = party(*chosen);
            if !parts.iter().any(|(other, _)| *other == party) {
                parts.push((party, *weight));
            }
        }
        let last = parts.len() - 1;
        let mut left = Decimal::ONE;
        parts
            .into_iter()
            .enumerate()
            .map(|(index, (party, weight))| {
                // Thirds and sevenths too: shares of as many digits as there are.
                let share =
                    if index == last { left } else { left * Decimal::from(weight) / Decimal::from(11) };
                left -= share;
                BeneficiaryDraft { party, share: (last > 0).then_some(share) }
            })
            .collect()
    }

    fn counterparty(&self) -> Option<Text> {
        let other = party(self.other?);
        let own = self.split().iter().any(|part| part.party == other);
        (!own).then_some(other)
    }
}

impl FrameRow {
    pub(super) fn effect(
        &self,
        index: usize,
        raw: EffectRow,
        groups: &[String],
        values: usize,
    ) -> EffectDraft {
        let per = per_among(raw.per, groups, false);
        let listed = (values > 0 && raw.listed).then(|| usize::from(raw.value) % values);
        let (deadweight, share_without) = match (raw.deadweight, raw.without) {
            (Some(_), Some(without)) => (None, Some(without * raw.share)),
            (deadweight, _) => (deadweight, None),
        };
        let own = listed.is_none() && !raw.pm;
        EffectDraft {
            id: Some(format!("effect_{index}").into()),
            beneficiaries: raw.split(),
            per: Some(per),
            group: chosen_group(raw.group, groups),
            counts: raw.all.then_some(Counts::All),
            share: (per == Per::Participant || share_without.is_some()).then_some(raw.share),
            share_without,
            quantity: raw.quantity,
            value: listed.map(|value| format!("value_{value}").into()),
            amount: own.then_some(raw.amount),
            price_year: raw.price_year.filter(|_| own).map(Into::into),
            deadweight,
            displacement: raw.displacement,
            attribution_to_others: raw.others,
            drop_off: raw.drop_off,
            lag: raw.lag.map(Into::into),
            duration: raw.duration.map(Into::into),
            kind: raw.kind,
            counterparty: raw.counterparty(),
            transfer: raw.transfer.then_some(true),
            cashable: raw.cashable,
            evidence: raw.evidence,
            ..EffectDraft::default()
        }
    }
}
