//! Effects: who enjoys them, for whom they occur, what a unit is worth.

use super::lines::check_price_year;
use super::names::{Names, check_unique, row_id};
use super::{Faults, Frame, Row, Rows, Site};
use crate::model::{
    Because, Beneficiaries, Beneficiary, BeneficiaryDraft, Column, Effect, EffectAside, EffectDetails,
    EffectDraft, Fault, Lines, Per, PriceIndex, Table, Text, Valuation,
};
use crate::quantity::{CalendarYear, Duration, Fraction, Lag, Money, Quantity, Sample};
use rust_decimal::Decimal;

pub(super) fn effects(
    stated: impl Rows<EffectDraft>,
    site: &mut Site<'_>,
    faults: &mut Faults,
) -> Vec<Effect> {
    let (mut effects, mut made, mut count) = (Lines::new(), Vec::new(), 0);
    stated.each(&mut |draft: EffectDraft| {
        let row = Row::of(Table::Effects, count);
        count += 1;
        let (id, from_description) = row_id(draft.id.as_ref(), draft.description.as_ref(), row, faults);
        let effect = effect(draft, id, row, site, faults);
        site.total.add_effect(site.project, site.names.values(), row, &effect);
        site.lasting.add(&site.project.groups, site.frame, &effect);
        if site.keeps {
            made.push(from_description);
            effects.push(effect);
        }
    });
    let effects = effects.into_rows();
    check_unique(Table::Effects, &effects, |effect| &effect.id, &made, faults);
    effects
}

fn effect(draft: EffectDraft, id: Text, row: Row, site: &Site<'_>, faults: &mut Faults) -> Effect {
    let Site { names, frame, .. } = *site;
    let beneficiaries = split(&draft.beneficiaries, row, names, faults);
    let counterparty =
        draft.counterparty.as_deref().and_then(|text| names.party(text, row, Column::Counterparty, faults));
    if let (Some(party), Some(other)) = (&draft.counterparty, counterparty)
        && beneficiaries.iter().any(|part| part.party == other)
    {
        faults.add(row.at(Column::Counterparty), Fault::SameParty { party: party.clone() });
    }
    if draft.counterparty.is_some() && draft.transfer == Some(false) {
        faults.add(row.at(Column::Transfer), Fault::CounterpartyWithoutTransfer);
    }
    let per = draft.per.unwrap_or(Per::Participant);
    let group = match draft.group.as_deref() {
        Some(text) => names.group(text, row, Column::Group, faults),
        None => {
            if per == Per::Participant {
                faults.missing(row.at(Column::Group), Because::PerParticipant);
            }
            None
        }
    };
    let valuation = valuation(&draft, row, names, frame, &site.project.price_index, faults);
    if per == Per::Participant && draft.share.is_none() && (draft.value.is_some() || draft.amount.is_some()) {
        faults.missing(row.at(Column::Share), Because::Valued);
    }
    let mut fraction =
        |stated: Option<Decimal>, column| faults.checked(row.at(column), stated, Fraction::new);
    let share = fraction(draft.share, Column::Share);
    let share_without = fraction(draft.share_without, Column::ShareWithout);
    let deadweight = fraction(draft.deadweight, Column::Deadweight);
    let displacement = fraction(draft.displacement, Column::Displacement);
    let attribution_to_others = fraction(draft.attribution_to_others, Column::AttributionToOthers);
    let drop_off = fraction(draft.drop_off, Column::DropOff);
    let cashable = fraction(draft.cashable, Column::Cashable);
    if let Some(without) = share_without {
        let with = share.map_or(Decimal::ONE, Fraction::get);
        let sound = draft.share.is_some() == share.is_some() && !faults.allows_harm;
        if sound && without.get() > with {
            let fault = Fault::ShareWithoutAboveShare { without: without.get(), with };
            faults.add_with(row.at(Column::ShareWithout), row.at(Column::Share), fault);
        }
        if draft.deadweight.is_some() {
            let other = row.at(Column::Deadweight);
            faults.add_with(row.at(Column::ShareWithout), other, Fault::ShareWithoutAndDeadweight);
        }
    }
    let transfer = draft.transfer.unwrap_or(false) || counterparty.is_some();
    let aside = EffectAside {
        share_without,
        unit: draft.unit,
        counterparty,
        cashable,
        sample: faults.checked(row.at(Column::Sample), draft.sample, Sample::new),
        sample_without: faults.checked(row.at(Column::SampleWithout), draft.sample_without, Sample::new),
        source: draft.source,
    };
    let details = EffectDetails {
        quantity: faults.checked(row.at(Column::Quantity), draft.quantity, Quantity::new),
        deadweight,
        displacement,
        attribution_to_others,
        drop_off,
        lag: faults.checked(row.at(Column::Lag), draft.lag, Lag::new),
        duration: faults.checked(row.at(Column::Duration), draft.duration, duration),
        aside: aside.into(),
    };
    Effect {
        id,
        description: draft.description,
        beneficiaries,
        per: draft.per,
        group,
        counts: draft.counts.unwrap_or_default(),
        share,
        valuation,
        kind: draft.kind,
        transfer,
        evidence: draft.evidence,
        details: details.into(),
    }
}

/// A duration, where half a year is "not whole" before it is "below 1": that is what its writer has to hear.
fn duration(value: Decimal) -> Result<Duration, crate::Error> {
    if value > Decimal::ZERO && !value.fract().is_zero() {
        return Err(crate::Error::NotWhole { quantity: crate::bounds::Bounded::Duration, value });
    }
    Duration::new(value)
}

fn split(stated: &[BeneficiaryDraft], row: Row, names: &Names, faults: &mut Faults) -> Beneficiaries {
    let at = row.at(Column::Beneficiary);
    if stated.is_empty() {
        faults.missing(at, Because::Always);
    }
    let mut total = Decimal::ZERO;
    let mut sound = true;
    let mut parts: Vec<Beneficiary> = Vec::with_capacity(stated.len());
    for part in stated {
        let party = names.party(&part.party, row, Column::Beneficiary, faults);
        let share = match part.share {
            Some(share) => faults.checked(at, Some(share), Fraction::new),
            None if stated.len() == 1 => Fraction::new(Decimal::ONE).ok(),
            None => {
                faults.missing(at, Because::Split);
                None
            }
        };
        total += share.map_or(Decimal::ZERO, Fraction::get);
        sound &= share.is_some();
        let (Some(party), Some(share)) = (party, share) else {
            continue;
        };
        if parts.iter().any(|other| other.party == party) {
            faults.add(at, Fault::SplitTwice { party: part.party.clone() });
        }
        parts.push(Beneficiary { party, share });
    }
    if sound && !stated.is_empty() && total != Decimal::ONE {
        faults.add(at, Fault::SplitTotal { total });
    }
    Beneficiaries::of(parts)
}

fn valuation(
    draft: &EffectDraft,
    row: Row,
    names: &Names,
    frame: &Frame,
    index: &PriceIndex,
    faults: &mut Faults,
) -> Option<Valuation> {
    let price_year = faults.checked(row.at(Column::PriceYear), draft.price_year, CalendarYear::new);
    match (draft.value.as_deref(), draft.amount) {
        (Some(_), Some(_)) => {
            faults.add_with(row.at(Column::Amount), row.at(Column::Value), Fault::ValueAndAmount);
            None
        }
        (Some(value), None) => {
            if draft.price_year.is_some() {
                faults.add_with(row.at(Column::PriceYear), row.at(Column::Value), Fault::PriceYearOfValue);
            }
            names.value(value, row, faults).map(Valuation::Listed)
        }
        (None, Some(amount)) => {
            check_price_year(price_year, None, row, frame, index, faults);
            let amount = faults.checked(row.at(Column::Amount), Some(amount), Money::new)?;
            Some(Valuation::Own { amount, price_year })
        }
        (None, None) => None,
    }
}
