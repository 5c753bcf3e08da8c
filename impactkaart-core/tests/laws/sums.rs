//! Parts add up to their total, to the digit.

use crate::generator::{Valid, valid_project};
use crate::{cases, sum};
use impactkaart_core::calculate;
use impactkaart_core::calculate::{PartyReturn, Stages};
use proptest::prelude::*;
use rust_decimal::Decimal;

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn benefits_by_level_stakeholder_effect_kind_evidence_and_price_year_add_up(
        Valid(project) in valid_project()
    ) {
        let benefits = calculate(&project).benefits;
        let total = benefits.present_value;
        prop_assert_eq!(sum(benefits.by_level.iter().map(|(_, amount)| amount)), total);
        prop_assert_eq!(sum(&benefits.by_stakeholder), total);
        prop_assert_eq!(sum(benefits.by_effect.iter().map(|effect| &effect.present_value)), total);
        prop_assert_eq!(sum(&benefits.by_kind), total);
        prop_assert_eq!(sum(&benefits.by_evidence), total);
        for effect in &benefits.by_effect {
            prop_assert_eq!(sum(effect.by_party.iter().map(|part| &part.present_value)), effect.present_value);
        }
        let map = calculate(&project);
        prop_assert_eq!(sum(map.composition.benefits_by_price_year.values()), total);
    }

    #[test]
    fn costs_by_level_stakeholder_and_line_add_up(Valid(project) in valid_project()) {
        let costs = calculate(&project).costs;
        let total = costs.present_value;
        prop_assert_eq!(sum(costs.by_level.iter().map(|(_, amount)| amount)), total);
        prop_assert_eq!(sum(&costs.by_stakeholder), total);
        prop_assert_eq!(sum(costs.by_line.iter().map(|line| &line.present_value)), total);
        prop_assert_eq!(costs.project - costs.base_case, total);
        prop_assert_eq!(sum(costs.by_line.iter().map(|line| &line.undiscounted)), costs.undiscounted);
    }

    #[test]
    fn years_add_up(Valid(project) in valid_project()) {
        let map = calculate(&project);
        prop_assert_eq!(sum(&map.costs.by_year), map.costs.undiscounted);
        prop_assert_eq!(sum(&map.benefits.by_year), map.benefits.undiscounted);
        let effects = map.benefits.by_effect.iter().map(|effect| &effect.undiscounted);
        prop_assert_eq!(sum(effects), map.benefits.undiscounted);
        for year in 0..usize::from(project.horizon()) {
            let levels = || map.returns.by_level.iter().map(|(_, level)| &level.by_year);
            prop_assert_eq!(sum(levels().map(|flows| &flows.costs[year])), map.costs.by_year[year]);
            prop_assert_eq!(sum(levels().map(|flows| &flows.benefits[year])), map.benefits.by_year[year]);
        }
    }

    #[test]
    fn stakeholders_add_up_to_their_level_in_everything(Valid(project) in valid_project()) {
        let returns = calculate(&project).returns;
        for (level, found) in returns.by_level.iter() {
            let own: Vec<&PartyReturn<Decimal>> = project
                .stakeholders_by_id()
                .filter(|(_, party)| party.level == level)
                .map(|(id, _)| &returns.by_stakeholder[id.index()])
                .collect();
            let total = |of: fn(&PartyReturn<Decimal>) -> Decimal| -> Decimal {
                own.iter().map(|party| of(party)).sum()
            };
            prop_assert_eq!(total(|party| party.costs), found.costs);
            prop_assert_eq!(total(|party| party.benefits), found.benefits);
            prop_assert_eq!(total(|party| party.balance), found.balance);
            prop_assert_eq!(total(|party| party.cashable), found.cashable);
            for year in 0..usize::from(project.horizon()) {
                let of_year: Decimal = own.iter().map(|party| party.by_year.cashable[year]).sum();
                prop_assert_eq!(of_year, found.by_year.cashable[year]);
            }
        }
    }

    #[test]
    fn what_is_carried_is_what_is_made_less_what_is_received_plus_what_is_paid(
        Valid(project) in valid_project()
    ) {
        let map = calculate(&project);
        for party in &map.funding.by_stakeholder {
            prop_assert_eq!(party.makes - party.receives + party.pays, party.carries);
        }
        let carried = map.funding.by_stakeholder.iter().map(|party| &party.carries);
        prop_assert_eq!(sum(carried), map.costs.present_value);
        let received = map.funding.by_stakeholder.iter().map(|party| &party.receives);
        let paid = map.funding.by_stakeholder.iter().map(|party| &party.pays);
        prop_assert_eq!(sum(received), sum(paid));
        let gap = &map.funding.gap_by_year;
        prop_assert!(gap.iter().all(|amount| *amount >= Decimal::ZERO));
    }

    #[test]
    fn gross_less_all_that_is_lost_is_net_and_net_is_the_benefit(Valid(project) in valid_project()) {
        let map = calculate(&project);
        let adds_up = |stages: &Stages<Decimal>| {
            let steps = stages.steps();
            let lost: Decimal = steps.iter().map(|(_, _, lost)| *lost).sum();
            stages.gross - lost == stages.net && steps[5].1 == stages.net
        };
        prop_assert!(adds_up(&map.gross_to_net));
        prop_assert_eq!(map.gross_to_net.net, map.benefits.present_value);
        for (result, effect) in map.benefits.by_effect.iter().zip(project.effects()) {
            prop_assert!(adds_up(&result.stages));
            if effect.counterparty.is_none() {
                prop_assert_eq!(result.stages.net, result.present_value);
            }
        }
    }

    #[test]
    fn what_one_gains_and_another_loses_adds_up_to_nothing(Valid(project) in valid_project()) {
        let map = calculate(&project);
        for (result, effect) in map.benefits.by_effect.iter().zip(project.effects()) {
            if effect.counterparty.is_some() {
                prop_assert_eq!(result.present_value, Decimal::ZERO);
                prop_assert_eq!(result.undiscounted, Decimal::ZERO);
                prop_assert_eq!(sum(result.by_party.iter().map(|part| &part.present_value)), Decimal::ZERO);
            }
        }
    }

    /// Quotients are rounded to 28 digits, so the larger they are the fewer decimals they share.
    #[test]
    fn benefits_per_euro_add_up_to_the_ratio(Valid(project) in valid_project()) {
        let returns = calculate(&project).returns;
        if let Some(ratio) = returns.ratio.defined() {
            let parts: Vec<Decimal> =
                returns.by_stakeholder.iter().filter_map(|party| party.benefit_per_euro.defined().copied()).collect();
            prop_assert_eq!(parts.len(), returns.by_stakeholder.len());
            let largest = parts.iter().map(Decimal::abs).fold(Decimal::ONE, Decimal::max);
            let off = (parts.iter().sum::<Decimal>() - ratio).abs();
            prop_assert!(off / largest <= Decimal::new(1, 25), "{} off", off);
        }
    }
}
