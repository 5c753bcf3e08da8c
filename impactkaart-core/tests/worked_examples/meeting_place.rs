//! A meeting place against loneliness: three years, effects up to the fifth.
//!
//! Source: the project's own worked example, data/projects/ontmoetingsplek/README.md, "Verwachte uitkomst": figures worked
//! out apart from this program, line by line, and printed to the cent. Prices of effects: Zorginstituut Nederland,
//! Kostenhandleiding (2024), and the other entries of data/reference/prices.csv with their sources.

use crate::draft::{calculated, cost, d, effect, group, project};
use crate::printed;
use impactkaart_core::model::{CostDraft, EffectDraft, Per, ProjectDraft, ReachDraft, ReachYear, Timing};

/// Description, payer, units, amount, given in kind; each is made in each of the three years.
const COSTS: [(&str, &str, &str, &str, bool); 7] = [
    ("social worker", "municipality", "1000", "72", false),
    ("host", "municipality", "700", "52", false),
    ("room", "society", "12", "1250", true),
    ("activities and meals", "organisation", "12", "900", false),
    ("visitors' own contribution", "client", "5000", "1.50", false),
    ("volunteers' hours", "society", "2400", "10", true),
    ("coordination", "organisation", "12", "600", false),
];

type Text = &'static str;

/// Description, who gains, group, share, units, value, its price year; then the deductions in per cent: deadweight,
/// displacement, others, drop-off; lag, duration; and what it comes to.
type Row = (Text, Text, Text, Text, Text, Text, u16, [i64; 4], u16, u16, Text);

#[rustfmt::skip]
const EFFECTS: [Row; 10] = [
    ("quality of life", "client", "lonely", "0.3", "0.05", "50000", 2013, [25, 0, 30, 35], 0, 2, "210805.72"),
    ("mental health costs", "society", "lonely", "0.3", "1", "263", 2017, [25, 0, 30, 35], 0, 2, "21460.50"),
    ("GP consultations", "society", "lonely", "0.5", "3", "30.87", 2022, [20, 0, 20, 35], 0, 2, "12857.92"),
    ("basic mental health care", "society", "everyone", "0.05", "8", "121", 2022, [30, 0, 30, 0], 0, 1, "13979.41"),
    ("guidance", "municipality", "over_75", "0.18", "60", "55.8", 2023, [30, 0, 30, 30], 0, 2, "112995.19"),
    ("help in the house", "municipality", "over_75", "0.2", "40", "32.4", 2023, [40, 0, 40, 30], 0, 2, "35706.18"),
    ("single talks", "organisation", "everyone", "0.3", "3", "127", 2022, [20, 0, 0, 0], 0, 1, "53899.36"),
    ("volunteering", "society", "everyone", "0.15", "80", "18.8", 2022, [30, 10, 10, 25], 0, 2, "130705.08"),
    ("informal care", "society", "over_75", "0.25", "45", "18.8", 2022, [30, 0, 30, 30], 0, 2, "41163.26"),
    ("nursing home", "society", "over_75", "0.02", "60", "290", 2022, [40, 0, 60, 0], 1, 1, "19259.04"),
];

fn draft() -> ProjectDraft {
    let mut draft = project(3);
    draft.settings.horizon = Some(5.into());
    draft.settings.discount_rate = Some(d("0.0225"));
    draft.settings.price_year = Some(2024.into());
    draft.settings.benefit_timing = Some(Timing::Start);
    draft.settings.cost_timing = Some(Timing::Start);
    for (what, payer, units, amount, in_kind) in COSTS {
        draft.costs.push(CostDraft {
            quantity: Some(d(units)),
            per: Some(Per::Year),
            in_kind: Some(in_kind),
            ..cost(what, payer, amount)
        });
    }
    let furnishing = cost("furnishing", "society", "18000");
    draft.costs.push(CostDraft { per: Some(Per::Project), ..furnishing });
    for (year, visitors) in [(1, "240"), (2, "170"), (3, "150")] {
        let row = group("everyone", visitors);
        draft.reach.push(ReachDraft { year: Some(ReachYear::In(year.into())), new: row.participants, ..row });
    }
    for (name, share) in [("lonely", "0.45"), ("over_75", "0.4")] {
        draft.reach.push(ReachDraft {
            group: Some(name.into()),
            part_of: Some("everyone".into()),
            share: Some(d(share)),
            ..ReachDraft::default()
        });
    }
    for (what, who, group, share, units, value, price_year, less, lag, duration, _) in EFFECTS {
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
            lag: Some(lag.into()),
            duration: Some(duration.into()),
            ..effect(what, who, share, value)
        });
    }
    draft
}

#[test]
fn the_meeting_place_costs_what_is_printed() {
    let map = calculated(&draft());
    assert_eq!(printed(map.costs.undiscounted, 2), d("536700.00"));
    assert_eq!(printed(map.costs.present_value, 2), d("525369.78"));
    assert_eq!(printed(map.costs.present_value - map.costs.in_kind, 2), d("410925.47"));
    let levels = &map.costs.by_level;
    assert_eq!(printed(levels.client, 2), d("22008.52"));
    assert_eq!(printed(levels.organisation, 2), d("52820.45"));
    assert_eq!(printed(levels.municipality, 2), d("318096.50"));
    assert_eq!(printed(levels.society, 2), d("132444.31"));
    assert_eq!(map.returns.per_participant.starters.defined(), Some(&d("560")));
    let per_participant = map.returns.per_participant.costs.defined().copied();
    assert_eq!(per_participant.map(|costs| printed(costs, 2)), Some(d("938.16")));
}

#[test]
fn each_effect_of_the_meeting_place_comes_to_what_is_printed() {
    let map = calculated(&draft());
    for (result, effect) in map.benefits.by_effect.iter().zip(EFFECTS) {
        assert_eq!(printed(result.present_value, 2), d(effect.10), "{}", effect.0);
    }
    let levels = &map.benefits.by_level;
    assert_eq!(printed(levels.client, 2), d("210805.72"));
    assert_eq!(printed(levels.organisation, 2), d("53899.36"));
    assert_eq!(printed(levels.municipality, 2), d("148701.37"));
    assert_eq!(printed(levels.society, 2), d("239425.20"));
}

#[test]
fn the_meeting_place_returns_what_is_printed() {
    let map = calculated(&draft());
    assert_eq!(printed(map.benefits.present_value, 2), d("652831.65"));
    let returns = &map.returns;
    assert_eq!(printed(returns.npv, 2), d("127461.87"));
    let ratio =
        |figure: &impactkaart_core::number::Figure<_>| figure.defined().map(|ratio| printed(*ratio, 4));
    assert_eq!(ratio(&returns.ratio), Some(d("1.2426")));
    assert_eq!(ratio(&returns.ratio_without_transfers), Some(d("1.2426")));
    assert_eq!(ratio(&returns.ratio_cash_only), Some(d("1.5887")));
    assert_eq!(ratio(&returns.by_level.municipality.own_return), Some(d("0.4675")));
}
