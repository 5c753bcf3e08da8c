//! Rows as short as they can be, for projects that can be done by head.

use impactkaart_core::calculate;
use impactkaart_core::model::{BeneficiaryDraft, CostDraft, EffectDraft, ProjectDraft, ReachDraft};
use impactkaart_core::{Decimal, ImpactMap, Project};

/// A decimal as written.
pub(crate) fn d(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}

/// A project of so many years from 2024, discounted at 0 %.
pub(crate) fn project(years: u16) -> ProjectDraft {
    let mut draft = ProjectDraft::default();
    draft.settings.name = "Coffee morning".into();
    draft.settings.start_year = Some(2024.into());
    draft.settings.years = Some(years.into());
    draft.settings.discount_rate = Some(Decimal::ZERO);
    draft
}

/// A cost of an amount; once, where the project runs one year.
pub(crate) fn cost(id: &str, payer: &str, amount: &str) -> CostDraft {
    CostDraft {
        id: Some(id.into()),
        payer: Some(payer.into()),
        amount: Some(d(amount)),
        ..CostDraft::default()
    }
}

/// So many people in a group; in its one year, where the project runs one year.
pub(crate) fn group(name: &str, participants: &str) -> ReachDraft {
    ReachDraft { group: Some(name.into()), participants: Some(d(participants)), ..ReachDraft::default() }
}

/// One party for all of an effect.
pub(crate) fn for_one(party: &str) -> Vec<BeneficiaryDraft> {
    vec![BeneficiaryDraft { party: party.into(), share: None }]
}

/// An effect on a share of the group "visitors", of an amount for each.
pub(crate) fn effect(id: &str, party: &str, share: &str, amount: &str) -> EffectDraft {
    EffectDraft {
        id: Some(id.into()),
        beneficiaries: for_one(party),
        group: Some("visitors".into()),
        share: Some(d(share)),
        amount: Some(d(amount)),
        ..EffectDraft::default()
    }
}

/// The project that a draft describes.
pub(crate) fn built(draft: &ProjectDraft) -> Project {
    match draft.clone().build() {
        Ok(built) => built.project,
        Err(found) => panic!("{found:#?}"),
    }
}

/// The impact map of a draft.
pub(crate) fn calculated(draft: &ProjectDraft) -> ImpactMap<Decimal> {
    calculate(&built(draft))
}
