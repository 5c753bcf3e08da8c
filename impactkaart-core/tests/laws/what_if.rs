//! What happens to the map where one thing in the project changes.

use crate::generator::{Valid, valid_project};
use crate::{cases, changed};
use impactkaart_core::model::{EffectDraft, Per, ProjectDraft, ReachDraft, ReachYear};
use impactkaart_core::{Decimal, ImpactMap, Project, calculate};
use proptest::prelude::*;

/// The totals of a map, all in money.
fn totals(map: &ImpactMap<Decimal>) -> [Decimal; 8] {
    let (costs, benefits) = (&map.costs, &map.benefits);
    [
        costs.present_value,
        costs.undiscounted,
        costs.project,
        costs.base_case,
        costs.in_kind,
        benefits.present_value,
        benefits.undiscounted,
        map.gross_to_net.gross,
    ]
}

proptest! {
    #![proptest_config(cases())]

    /// To the digit where the flows are settled to as many decimals; funding lines count towards the bound that decides
    /// it, so that without them there may be one more.
    #[test]
    fn funding_changes_no_total(Valid(project) in valid_project()) {
        let without = changed(&project, |draft| draft.funding.clear()).expect("no larger");
        let (map, bare) = (calculate(&project), calculate(&without));
        let decimals = map.settled_decimals.min(bare.settled_decimals);
        if map.settled_decimals == bare.settled_decimals {
            prop_assert_eq!(totals(&map), totals(&bare));
            prop_assert_eq!(map.returns.ratio, bare.returns.ratio);
            prop_assert_eq!(map.returns.payback_months, bare.returns.payback_months);
            prop_assert_eq!(map.returns.irr, bare.returns.irr);
        } else {
            let flows = Decimal::from(20 * project.horizon() * project.years());
            for (total, other) in totals(&map).into_iter().zip(totals(&bare)) {
                prop_assert!((total - other).abs() <= flows * Decimal::new(1, decimals));
            }
        }
    }

    #[test]
    fn at_a_rate_of_zero_the_present_value_is_the_plain_sum(Valid(project) in valid_project()) {
        let project = changed(&project, |draft| draft.settings.discount_rate = Some(Decimal::ZERO));
        if let Some(project) = project {
            let map = calculate(&project);
            prop_assert_eq!(map.costs.present_value, map.costs.undiscounted);
            prop_assert_eq!(map.benefits.present_value, map.benefits.undiscounted);
            for effect in &map.benefits.by_effect {
                prop_assert_eq!(effect.present_value, effect.undiscounted);
            }
            for party in &map.returns.by_stakeholder {
                prop_assert_eq!(party.benefits, party.by_year.benefits.iter().sum::<Decimal>());
                prop_assert_eq!(party.costs, party.by_year.costs.iter().sum::<Decimal>());
                prop_assert_eq!(party.cashable, party.by_year.cashable.iter().sum::<Decimal>());
            }
        }
    }

    #[test]
    fn where_all_would_have_happened_anyway_nothing_is_gained(Valid(project) in valid_project()) {
        let project = changed(&project, |draft| {
            for effect in &mut draft.effects {
                effect.share_without = None;
                effect.deadweight = Some(Decimal::ONE);
            }
        });
        let map = calculate(&project.expect("no larger"));
        prop_assert_eq!(map.benefits.present_value, Decimal::ZERO);
        prop_assert!(map.benefits.by_year.iter().all(Decimal::is_zero));
        prop_assert!(map.returns.by_stakeholder.iter().all(|party| party.benefits.is_zero()));
    }

    #[test]
    fn an_effect_without_a_price_changes_no_figure(Valid(project) in valid_project()) {
        let more = changed(&project, |draft| {
            let mut pm = draft.effects.first().cloned().unwrap_or(EffectDraft {
                beneficiaries: vec![impactkaart_core::model::BeneficiaryDraft {
                    party: "visitors".into(),
                    share: None,
                }],
                per: Some(Per::Year),
                ..EffectDraft::default()
            });
            pm.id = Some("neighbours".into());
            pm.value = None;
            pm.amount = None;
            draft.effects.push(pm);
        });
        let (map, mut more) = (calculate(&project), calculate(&more.expect("no larger")));
        let last = more.benefits.by_effect.pop().expect("the effect without a price");
        prop_assert_eq!(last.present_value, Decimal::ZERO);
        prop_assert_eq!(more, map);
    }
}

/// A project of which no flow needs settling: whole euros and people, shares in per cent, powers of 1.25.
fn exact_draft() -> impl Strategy<Value = ProjectDraft> {
    let percent = || (0_i64..=100).prop_map(|percent| Some(Decimal::new(percent, 2)));
    let line = (1_u16..=999, percent(), percent(), percent(), percent(), 0_i64..=10, 1_u16..=3);
    let people = (1_u16..=500, 1_u16..=500);
    (proptest::collection::vec(line, 1..4), people, any::<bool>()).prop_map(
        |(lines, (new, more), discounted)| {
            let mut draft = ProjectDraft::default();
            draft.settings.name = "Exact".into();
            draft.settings.start_year = Some(2024.into());
            draft.settings.years = Some(2.into());
            draft.settings.horizon = Some(4.into());
            draft.settings.discount_rate = Some(Decimal::new(if discounted { 25 } else { 0 }, 2));
            draft.reach.push(ReachDraft {
                group: Some("visitors".into()),
                year: Some(ReachYear::Each),
                participants: Some((new + more).into()),
                new: Some(new.into()),
                ..ReachDraft::default()
            });
            for (index, (amount, share, deadweight, displacement, others, drop_off, duration)) in
                lines.into_iter().enumerate()
            {
                let half = |party: &str| impactkaart_core::model::BeneficiaryDraft {
                    party: party.into(),
                    share: Some(Decimal::new(5, 1)),
                };
                draft.effects.push(EffectDraft {
                    id: Some(format!("effect_{index}").into()),
                    beneficiaries: vec![half("client"), half("society")],
                    group: Some("visitors".into()),
                    share,
                    amount: Some(amount.into()),
                    deadweight,
                    displacement,
                    attribution_to_others: others,
                    drop_off: Some(Decimal::new(drop_off, 1)),
                    duration: Some(duration.into()),
                    ..EffectDraft::default()
                });
            }
            draft
        },
    )
}

fn built(draft: ProjectDraft) -> Project {
    draft.build().expect("a valid project").project
}

proptest! {
    #![proptest_config(cases())]

    /// To the digit, since no flow here has more decimals than it is settled to: at most 8 of the shares, 2 of the
    /// drop-off, 4 of the discounting and 1 of the split, and 27 less 8 digits of the total are 19.
    #[test]
    fn twice_the_participants_are_twice_the_benefits(draft in exact_draft()) {
        let mut twice = draft.clone();
        let visitors = &mut twice.reach[0];
        for count in [&mut visitors.participants, &mut visitors.new] {
            *count = count.map(|count| count * Decimal::TWO);
        }
        let (once, twice) = (calculate(&built(draft)), calculate(&built(twice)));
        let doubled = |amount: Decimal| amount * Decimal::TWO;
        prop_assert_eq!(totals(&twice), totals(&once).map(doubled));
        let (before, after) = (&once.benefits, &twice.benefits);
        for (before, after) in before.by_effect.iter().zip(&after.by_effect) {
            prop_assert_eq!(after.present_value, doubled(before.present_value));
        }
        for (before, after) in before.by_year.iter().zip(&after.by_year) {
            prop_assert_eq!(*after, doubled(*before));
        }
        for ((_, before), (_, after)) in before.by_level.iter().zip(after.by_level.iter()) {
            prop_assert_eq!(*after, doubled(*before));
        }
    }
}
