//! The standard model that speed and agreement are measured on: a neighbourhood project of 8 costs and 12 effects.
//!
//! Benefits flow once, from the cohort of year 1 on: a group `cohort` that is all visitors of year 1. Yearly costs and
//! costs per participant run for all five years.

#![allow(dead_code, reason = "each test uses a part of it")]
#![allow(clippy::allow_attributes, reason = "a part that every user uses would make an expectation fail")]

use impactkaart_core::model::{
    BeneficiaryDraft, CostDraft, EffectDraft, Per, ProjectDraft, ReachDraft, ReachYear, Timing, ValueDraft,
};
use impactkaart_core::{Decimal, Project};

pub(crate) fn decimal(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}

pub(crate) const COSTS: [(&str, &str, Per, &str); 8] = [
    ("setup", "municipality", Per::Project, "18500.00"),
    ("training", "organisation", Per::Project, "6200.00"),
    ("coordinator", "municipality", Per::Year, "41250.00"),
    ("rent", "municipality", Per::Year, "9600.00"),
    ("overhead", "organisation", Per::Year, "7350.00"),
    ("materials", "organisation", Per::Participant, "38.50"),
    ("contribution", "client", Per::Participant, "25.00"),
    ("support", "society", Per::Participant, "112.75"),
];

/// Id, beneficiary, share, value, deadweight, displacement, attribution to others, drop-off, lag, duration.
pub(crate) type EffectRow = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    i64,
    i64,
);

pub(crate) const EFFECTS: [EffectRow; 12] = [
    ("wellbeing", "client", "0.5", "1250.00", "0.25", "0.0", "0.2", "0.3", 0, 3),
    ("income", "client", "0.14", "4800.00", "0.35", "0.1", "0.3", "0.2", 1, 4),
    ("debts", "client", "0.18", "900.00", "0.2", "0.0", "0.25", "0.5", 0, 2),
    ("volunteers", "organisation", "0.3", "640.00", "0.15", "0.05", "0.1", "0.15", 0, 5),
    ("noshows", "organisation", "0.25", "85.00", "0.1", "0.0", "0.15", "0.0", 0, 1),
    ("assistance", "municipality", "0.09", "11600.00", "0.4", "0.15", "0.35", "0.25", 1, 4),
    ("homecare", "municipality", "0.15", "2350.00", "0.3", "0.05", "0.25", "0.2", 1, 3),
    ("debtcounsel", "municipality", "0.1", "1480.00", "0.25", "0.0", "0.2", "0.4", 0, 2),
    ("youthcare", "municipality", "0.03", "9200.00", "0.3", "0.05", "0.4", "0.3", 2, 4),
    ("health", "society", "0.25", "1075.00", "0.3", "0.0", "0.3", "0.25", 0, 5),
    ("safety", "society", "0.4", "210.00", "0.2", "0.1", "0.3", "0.1", 1, 5),
    ("tax", "society", "0.14", "2150.00", "0.35", "0.1", "0.3", "0.2", 1, 4),
];

/// The standard model as a project.
pub(crate) fn standard_model() -> Project {
    let mut draft = ProjectDraft::default();
    draft.settings.name = "Standard neighbourhood project".into();
    draft.settings.start_year = Some(2026.into());
    draft.settings.years = Some(5.into());
    draft.settings.horizon = Some(5.into());
    draft.settings.discount_rate = Some(decimal("0.0225"));
    draft.settings.benefit_timing = Some(Timing::Start);
    draft.settings.cost_timing = Some(Timing::Start);
    draft.settings.main_group = Some("visitors".into());
    draft.costs = COSTS
        .map(|(id, payer, per, amount)| CostDraft {
            id: Some(id.into()),
            payer: Some(payer.into()),
            per: Some(per),
            group: (per == Per::Participant).then(|| "visitors".into()),
            amount: Some(decimal(amount)),
            ..CostDraft::default()
        })
        .into();
    draft.reach = vec![
        ReachDraft {
            group: Some("visitors".into()),
            year: Some(ReachYear::Each),
            participants: Some(120.into()),
            new: Some(120.into()),
            ..ReachDraft::default()
        },
        ReachDraft {
            group: Some("cohort".into()),
            part_of: Some("visitors".into()),
            year: Some(ReachYear::In(1.into())),
            share: Some(1.into()),
            ..ReachDraft::default()
        },
    ];
    for (id, party, share, value, deadweight, displacement, attribution, drop_off, lag, duration) in EFFECTS {
        draft.values.push(ValueDraft {
            id: Some(id.into()),
            amount: Some(decimal(value)),
            ..ValueDraft::default()
        });
        draft.effects.push(EffectDraft {
            id: Some(id.into()),
            beneficiaries: vec![BeneficiaryDraft { party: party.into(), share: None }],
            group: Some("cohort".into()),
            share: Some(decimal(share)),
            value: Some(id.into()),
            deadweight: Some(decimal(deadweight)),
            displacement: Some(decimal(displacement)),
            attribution_to_others: Some(decimal(attribution)),
            drop_off: Some(decimal(drop_off)),
            lag: Some(lag.into()),
            duration: Some(duration.into()),
            ..EffectDraft::default()
        });
    }
    draft.build().expect("the standard model is without faults").project
}
