//! A neighbourhood company that trains people for work: the plan, and the outcome, in which fewer found a job. Two years,
//! effects up to the fifth.
//!
//! Source: the project's own worked example, data/projects/wijkbedrijf_plan/README.md and wijkbedrijf_uitkomst/README.md,
//! "Verwachte uitkomst": figures worked out apart from this program, line by line, and printed to the cent. Some values
//! are at prices of 2026, after the last published price index (2025), and count as that year's.

use crate::draft::{calculated, cost, d, effect, group, project};
use crate::printed;
use impactkaart_core::model::{CostDraft, EffectDraft, Per, ProjectDraft, ReachDraft, ReachYear, Timing};
use impactkaart_core::{Decimal, ImpactMap};

/// Description, payer, units, amount; each is made in both years. The employers' hours are given in kind.
const COSTS: [(&str, &str, &str, &str); 6] = [
    ("foremen", "municipality", "2200", "60"),
    ("coach", "municipality", "750", "72"),
    ("workshop", "organisation", "12", "2200"),
    ("guidance by employers", "society", "500", "45"),
    ("overhead", "organisation", "12", "1400"),
    ("travel", "client", "40", "120"),
];

type Text = &'static str;

/// Description, who gains, group, share, units, value, its price year; then the deductions in per cent: deadweight,
/// displacement, others, drop-off; duration; and what it comes to in the plan and in the outcome.
type Row = (Text, Text, Text, Text, Text, Text, u16, [i64; 4], u16, [Text; 2]);

#[rustfmt::skip]
const EFFECTS: [Row; 10] = [
    ("benefits saved", "municipality", "job", "1", "1", "18768", 2026, [45, 20, 20, 25], 3, ["344811.75", "137924.70"]),
    ("administration saved", "municipality", "job", "1", "1", "2900", 2026, [45, 20, 20, 25], 3, ["53279.74", "21311.89"]),
    ("income", "client", "job", "1", "4500", "1", 2024, [45, 20, 20, 25], 3, ["85403.74", "34161.50"]),
    ("tax and contributions", "society", "job", "1", "11050", "1", 2026, [45, 20, 20, 25], 3, ["203014.17", "81205.67"]),
    ("wellbeing of work", "client", "job", "1", "1", "8800", 2018, [45, 0, 20, 0], 1, ["115706.94", "46282.78"]),
    ("step to supported work", "society", "supported", "1", "1", "10000", 2026, [40, 15, 25, 30], 2, ["98705.70", "74029.27"]),
    ("step to taking part", "society", "active", "0.6", "1", "4500", 2026, [30, 0, 20, 40], 2, ["91881.50", "134146.99"]),
    ("work in the neighbourhood", "society", "everyone", "1", "200", "18.8", 2022, [10, 30, 0, 0], 1, ["200960.76", "200960.76"]),
    ("quality of life", "client", "everyone", "0.4", "0.03", "50000", 2013, [25, 0, 20, 40], 2, ["59800.65", "59800.65"]),
    ("orders", "organisation", "everyone", "1", "900", "1", 2024, [10, 30, 0, 0], 1, ["44860.93", "44860.93"]),
];

/// The plan, or the outcome: only how many find a job, supported work, or stay active differs.
fn draft(shares: [&str; 3]) -> ProjectDraft {
    let mut draft = project(2);
    draft.settings.horizon = Some(5.into());
    draft.settings.discount_rate = Some(d("0.0225"));
    draft.settings.price_year = Some(2024.into());
    draft.settings.benefit_timing = Some(Timing::Start);
    draft.settings.cost_timing = Some(Timing::Start);
    for (what, payer, units, amount) in COSTS {
        draft.costs.push(CostDraft {
            quantity: Some(d(units)),
            per: Some(Per::Year),
            in_kind: Some(what == "guidance by employers"),
            ..cost(what, payer, amount)
        });
    }
    let start = cost("finding orders", "society", "20000");
    draft.costs.push(CostDraft { per: Some(Per::Project), ..start });
    let everyone = group("everyone", "40");
    let new = everyone.participants;
    draft.reach.push(ReachDraft { year: Some(ReachYear::Each), new, ..everyone });
    for (name, share) in ["job", "supported", "active"].into_iter().zip(shares) {
        draft.reach.push(ReachDraft {
            group: Some(name.into()),
            part_of: Some("everyone".into()),
            share: Some(d(share)),
            ..ReachDraft::default()
        });
    }
    for (what, who, group, share, units, value, price_year, less, duration, _) in EFFECTS {
        let [deadweight, displacement, others, drop_off] =
            less.map(|percent| Some(d("0.01") * d(&percent.to_string())));
        draft.effects.push(EffectDraft {
            group: Some(group.into()),
            quantity: Some(d(units)),
            price_year: Some(price_year.into()),
            deadweight,
            displacement,
            attribution_to_others: others,
            drop_off,
            duration: Some(duration.into()),
            transfer: Some(what == "orders"),
            ..effect(what, who, share, value)
        });
    }
    draft
}

fn plan() -> ImpactMap<Decimal> {
    calculated(&draft(["0.3", "0.2", "0.5"]))
}

fn outcome() -> ImpactMap<Decimal> {
    calculated(&draft(["0.12", "0.15", "0.73"]))
}

#[test]
fn the_neighbourhood_company_costs_what_is_printed_in_plan_and_outcome() {
    for map in [plan(), outcome()] {
        assert_eq!(printed(map.costs.undiscounted, 2), d("533000.00"));
        assert_eq!(printed(map.costs.present_value, 2), d("527355.75"));
        assert_eq!(printed(map.costs.present_value - map.costs.in_kind, 2), d("482850.86"));
        let levels = &map.costs.by_level;
        assert_eq!(printed(levels.client, 2), d("9494.38"));
        assert_eq!(printed(levels.organisation, 2), d("85449.39"));
        assert_eq!(printed(levels.municipality, 2), d("367907.09"));
        assert_eq!(printed(levels.society, 2), d("64504.89"));
        assert_eq!(map.returns.per_participant.starters.defined(), Some(&d("80")));
        let per_participant = map.returns.per_participant.costs.defined().copied();
        assert_eq!(per_participant.map(|costs| printed(costs, 2)), Some(d("6591.95")));
        assert_eq!(printed(map.benefits.transfers, 2), d("44860.93"));
    }
}

#[test]
fn each_effect_of_the_neighbourhood_company_comes_to_what_is_printed() {
    for (case, map) in [plan(), outcome()].iter().enumerate() {
        for (result, effect) in map.benefits.by_effect.iter().zip(EFFECTS) {
            assert_eq!(printed(result.present_value, 2), d(effect.9[case]), "{}", effect.0);
        }
    }
}

/// Benefits of client, organisation, municipality, society and all; balance.
fn benefits(map: &ImpactMap<Decimal>) -> [Decimal; 6] {
    let levels = &map.benefits.by_level;
    let all = map.benefits.present_value;
    [levels.client, levels.organisation, levels.municipality, levels.society, all, map.returns.npv]
        .map(|amount| printed(amount, 2))
}

/// Ratio, without transfers, in cash only, and that of the municipality.
fn ratios(map: &ImpactMap<Decimal>) -> [Option<Decimal>; 4] {
    let returns = &map.returns;
    let own = &returns.by_level.municipality.own_return;
    [&returns.ratio, &returns.ratio_without_transfers, &returns.ratio_cash_only, own]
        .map(|figure| figure.defined().map(|ratio| printed(*ratio, 4)))
}

#[test]
fn the_plan_of_the_neighbourhood_company_returns_what_is_printed() {
    let amounts = ["260911.33", "44860.93", "398091.49", "594562.13", "1298425.88", "771070.14"];
    assert_eq!(benefits(&plan()), amounts.map(d));
    assert_eq!(ratios(&plan()), ["2.4621", "2.3771", "2.6891", "1.0820"].map(|ratio| Some(d(ratio))));
}

#[test]
fn the_outcome_of_the_neighbourhood_company_returns_what_is_printed() {
    let amounts = ["140244.92", "44860.93", "159236.60", "490342.69", "834685.14", "307329.40"];
    assert_eq!(benefits(&outcome()), amounts.map(d));
    assert_eq!(ratios(&outcome()), ["1.5828", "1.4977", "1.7287", "0.4328"].map(|ratio| Some(d(ratio))));
}
