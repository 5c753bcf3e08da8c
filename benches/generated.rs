//! Projects of any size, the same on every machine.

use impactkaart_core::Decimal;
use impactkaart_core::model::{
    BeneficiaryDraft, CostDraft, EffectDraft, Level, Per, ProjectDraft, ReachDraft, ReachYear, SettingsDraft,
    StakeholderDraft, Text, ValueDraft,
};

/// Groups that are reached, each with a row a year; every other one is part of the group before it.
const GROUPS: u64 = 8;
/// Named stakeholders, spread over the levels.
const STAKEHOLDERS: u64 = 12;
/// Years that the project runs; the horizon lies two years further, so that the longest effects are cut off.
const YEARS: u64 = 3;
const HORIZON: u64 = 5;

/// A project of three years with this many effects, durations 1 to 5, one cost line to every ten effects and one value to
/// every twenty; half of the effects state an amount of their own.
pub fn draft(effects: usize) -> ProjectDraft {
    let mut random = Random(effects as u64);
    let values = (effects / 20).max(1) as u64;
    ProjectDraft {
        settings: SettingsDraft {
            name: "Generated".into(),
            start_year: Some(2024.into()),
            years: Some(YEARS.into()),
            horizon: Some(HORIZON.into()),
            discount_rate: Some(Decimal::new(225, 4)),
            ..SettingsDraft::default()
        },
        stakeholders: (0..STAKEHOLDERS)
            .map(|index| StakeholderDraft {
                id: Some(name("party", index)),
                name: Some(name("Party", index)),
                level: Some(Level::ALL[index as usize % 4]),
                ..StakeholderDraft::default()
            })
            .collect(),
        reach: (0..GROUPS).flat_map(|group| reach(&mut random, group)).collect(),
        costs: (0..(effects / 10).max(1) as u64).map(|index| cost(&mut random, index)).collect(),
        values: (0..values)
            .map(|index| ValueDraft {
                id: Some(name("value", index)),
                amount: Some(random.amount(10_000)),
                ..ValueDraft::default()
            })
            .collect(),
        effects: (0..effects as u64).map(|index| effect(&mut random, index, values)).collect(),
        ..ProjectDraft::default()
    }
}

fn reach(random: &mut Random, group: u64) -> Vec<ReachDraft> {
    (1..=YEARS)
        .map(|year| {
            let row = ReachDraft {
                group: Some(name("group", group)),
                year: Some(ReachYear::In(year.into())),
                ..ReachDraft::default()
            };
            if group % 2 == 1 {
                return ReachDraft {
                    part_of: Some(name("group", group - 1)),
                    share: Some(random.fraction(100)),
                    ..row
                };
            }
            let people = Decimal::from(random.below(500) + 20);
            ReachDraft { participants: Some(people), new: Some(people), ..row }
        })
        .collect()
}

fn cost(random: &mut Random, index: u64) -> CostDraft {
    let (per, group, most) = match index % 3 {
        0 => (Per::Project, None, 50_000),
        1 => (Per::Year, None, 20_000),
        _ => (Per::Participant, Some(name("group", random.below(GROUPS))), 100),
    };
    CostDraft {
        id: Some(name("cost", index)),
        payer: Some(name("party", random.below(STAKEHOLDERS))),
        amount: Some(random.amount(most)),
        per: Some(per),
        group,
        ..CostDraft::default()
    }
}

fn effect(random: &mut Random, index: u64, values: u64) -> EffectDraft {
    let own = index.is_multiple_of(2);
    EffectDraft {
        id: Some(name("effect", index)),
        description: Some(name("What changes", index)),
        beneficiaries: vec![BeneficiaryDraft {
            party: name("party", random.below(STAKEHOLDERS)),
            share: None,
        }],
        group: Some(name("group", random.below(GROUPS))),
        share: Some(random.fraction(60)),
        value: (!own).then(|| name("value", random.below(values))),
        amount: own.then(|| random.amount(5_000)),
        deadweight: Some(random.fraction(50)),
        displacement: Some(random.fraction(20)),
        attribution_to_others: Some(random.fraction(50)),
        drop_off: Some(random.fraction(50)),
        lag: Some(random.below(2).into()),
        duration: Some((random.below(5) + 1).into()),
        ..EffectDraft::default()
    }
}

fn name(what: &str, index: u64) -> Text {
    format!("{what}_{index}").into()
}

/// SplitMix64 (Steele, Lea, Flood 2014): small, and no dependency.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    /// From one cent to `most` euros.
    fn amount(&mut self, most: u64) -> Decimal {
        Decimal::new(self.below(100 * most) as i64 + 1, 2)
    }

    /// A whole percentage below `bound`, as a fraction.
    fn fraction(&mut self, bound: u64) -> Decimal {
        Decimal::new(self.below(bound) as i64, 2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::naive;
    use impactkaart_core::calculate;

    #[test]
    fn a_generated_project_is_valid_and_agrees_with_both_naive_loops() {
        let draft = draft(1_000);
        let decimal = naive::Model::of(&draft);
        let floats = decimal.in_floats().calculate();
        let decimal = decimal.calculate();
        let map = calculate(&draft.build().unwrap().project);
        // The naive decimal loop rounds at its 28th digit where it happens to; a billionth of a cent is far above that.
        let near = |one: Decimal, other: Decimal| (one - other).abs() < Decimal::new(1, 11);
        assert!(near(map.costs.present_value, decimal.costs));
        assert!(near(map.benefits.present_value, decimal.benefits));
        for ((_, gain), naive) in map.benefits.by_level.iter().zip(decimal.by_level) {
            assert!(near(*gain, naive));
        }
        let ratio: f64 = decimal.ratio.try_into().unwrap();
        assert!((floats.ratio / ratio - 1.0).abs() < 1e-12);
    }
}
