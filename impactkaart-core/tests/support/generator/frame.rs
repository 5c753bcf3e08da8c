use super::effects::EffectRow;
use super::numbers::rate;
use super::people::{GroupRow, PartRow};
use super::{PARTIES, group_names};
use impactkaart_core::model::{Level, ProjectDraft, StakeholderDraft, Timing};
use proptest::option::{of, weighted};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// The frame of a project: its years, its rate and its conventions.
#[derive(Debug, Clone)]
pub(super) struct FrameRow {
    pub(super) years: u16,
    beyond: Option<u16>,
    rate: Option<Decimal>,
    price_year: Option<u16>,
    benefit_timing: Option<Timing>,
    cost_timing: Option<Timing>,
    main_group: bool,
    start_month: Option<u8>,
}

pub(super) fn frame() -> impl Strategy<Value = FrameRow> {
    let timing = || of(prop_oneof![Just(Timing::Start), Just(Timing::Mid), Just(Timing::End)]);
    (
        prop_oneof![4 => 1_u16..=4, 1 => 5_u16..=12],
        of(prop_oneof![6 => 0_u16..=6, 1 => 7_u16..=30]),
        weighted(0.8, rate()),
        of(1990_u16..=2030),
        timing(),
        timing(),
        any::<bool>(),
        of(1_u8..=12),
    )
        .prop_map(
            |(years, beyond, rate, price_year, benefit_timing, cost_timing, main_group, start_month)| {
                FrameRow {
                    years,
                    beyond,
                    rate,
                    price_year,
                    benefit_timing,
                    cost_timing,
                    main_group,
                    start_month,
                }
            },
        )
}

impl FrameRow {
    pub(super) fn horizon(&self) -> u16 {
        self.beyond.map_or(self.years.max(5), |beyond| self.years + beyond)
    }

    pub(super) fn draft(&self) -> ProjectDraft {
        let mut draft = ProjectDraft::default();
        draft.settings.name = "Random".into();
        draft.settings.start_year = Some(2024.into());
        draft.settings.start_month = self.start_month.map(Into::into);
        draft.settings.years = Some(self.years.into());
        draft.settings.horizon = self.beyond.map(|_| self.horizon().into());
        draft.settings.discount_rate = self.rate;
        draft.settings.price_year = self.price_year.map(Into::into);
        draft.settings.benefit_timing = self.benefit_timing;
        draft.settings.cost_timing = self.cost_timing;
        let named =
            [Level::Client, Level::Organisation, Level::Municipality, Level::Municipality, Level::Society];
        for (name, level) in PARTIES.iter().zip(named) {
            draft.stakeholders.push(StakeholderDraft {
                name: Some((*name).into()),
                level: Some(level),
                ..StakeholderDraft::default()
            });
        }
        draft
    }

    pub(super) fn add_groups(
        &self,
        draft: &mut ProjectDraft,
        groups: &[GroupRow],
        parts: &[PartRow],
        effects: &[EffectRow],
    ) {
        // An effect of several years on people present in several years needs to know how many are new.
        let say_new = self.years > 1 && effects.iter().any(|effect| effect.duration > Some(1));
        for (index, raw) in groups.iter().enumerate() {
            raw.add_rows(draft, &format!("group_{index}"), self.years, say_new);
        }
        for (index, raw) in parts.iter().enumerate() {
            let known = group_names(draft);
            if known.is_empty() {
                return;
            }
            let parent = &known[usize::from(raw.parent) % known.len()];
            raw.add_rows(draft, &format!("part_{index}"), parent, self.years);
        }
        if self.main_group {
            draft.settings.main_group = group_names(draft).last().map(|name| (**name).into());
        }
    }
}
