//! Wheels-to-Meals, after the worked example of the SROI guide.
//!
//! Source: *A guide to Social Return on Investment*, Cabinet Office, Office of the Third Sector, 2009 (second edition: The
//! SROI Network, January 2012), the impact map of the worked example that runs through it. Total present value 81,741.93,
//! total inputs 42,375, net 39,366.93 and 1.93 per pound are the guide's. The single rows were reconstructed, so that they
//! and the totals belong together to the penny; compare with a copy of the guide before citing a row. Exact figures:
//! worked out in fractions from the rows.

use crate::draft::{calculated, cost, d, for_one, project};
use crate::printed;
use impactkaart_core::model::{EffectDraft, Level, Per, ProjectDraft, StakeholderDraft};

type Text = &'static str;

/// Description, who, units, amount; then in per cent deadweight, others, drop-off; duration; present value, exact.
type Row = (Text, Text, Text, Text, [i64; 3], u16, Text);

#[rustfmt::skip]
const EFFECTS: [Row; 7] = [
    ("fewer falls: emergency", "residents", "7", "94", [0, 5, 50], 1, "603.961352657004830917874396"),
    ("fewer falls: assessment", "residents", "7", "4964", [0, 5, 50], 1, "31894.299516908212560386473430"),
    ("fewer falls: continuing care", "residents", "7", "7220", [0, 5, 50], 1, "46389.371980676328502415458937"),
    ("fewer GP consultations", "residents", "90", "19", [0, 10, 10], 5, "5732.185217599497105732245780"),
    ("club memberships", "residents", "16", "48.25", [10, 35, 35], 1, "436.347826086956521739130435"),
    ("healthier volunteers", "volunteers", "4", "162.50", [70, 10, 35], 1, "169.565217391304347826086957"),
    ("less shopping by neighbours", "neighbours", "275", "-5", [5, 0, 5], 3, "-3483.797529421089201795362053"),
];

fn draft() -> ProjectDraft {
    let mut draft = project(1);
    draft.settings.start_year = Some(2009.into());
    draft.settings.discount_rate = Some(d("0.035"));
    let parties = [
        ("residents", Level::Client),
        ("volunteers", Level::Society),
        ("neighbours", Level::Society),
        ("local authority", Level::Municipality),
    ];
    for (name, level) in parties {
        let stakeholder =
            StakeholderDraft { name: Some(name.into()), level: Some(level), ..StakeholderDraft::default() };
        draft.stakeholders.push(stakeholder);
    }
    draft.costs.push(cost("grant", "local authority", "24375"));
    draft.costs.push(cost("volunteers' time", "volunteers", "6.00"));
    draft.costs[1].quantity = Some(d("3000")); // 4 people, 3 hours, 5 days, 50 weeks
    draft.costs[1].in_kind = Some(true);
    for (what, who, units, amount, less, duration, _) in EFFECTS {
        let [deadweight, others, drop_off] = less.map(|percent| Some(d("0.01") * d(&percent.to_string())));
        draft.effects.push(EffectDraft {
            id: Some(what.into()),
            beneficiaries: for_one(who),
            per: Some(Per::Project),
            quantity: Some(d(units)),
            amount: Some(d(amount)),
            deadweight,
            attribution_to_others: others,
            drop_off,
            duration: Some(duration.into()),
            ..EffectDraft::default()
        });
    }
    draft
}

#[test]
fn the_guides_example_returns_one_pound_93_for_every_pound() {
    let map = calculated(&draft());
    assert_eq!(printed(map.benefits.present_value, 2), d("81741.93"));
    assert_eq!(map.costs.present_value, d("42375"));
    assert_eq!(printed(map.returns.npv, 2), d("39366.93"));
    assert_eq!(map.returns.ratio.defined().map(|ratio| printed(*ratio, 2)), Some(d("1.93")));
}

#[test]
fn the_guides_example_is_exact_to_twenty_digits() {
    let map = calculated(&draft());
    assert_eq!(printed(map.benefits.present_value, 15), d("81741.933581898214667"));
    assert_eq!(map.benefits.undiscounted, d("84852.100775"));
    let figure =
        |figure: &impactkaart_core::number::Figure<_>| figure.defined().map(|found| printed(*found, 20));
    assert_eq!(figure(&map.returns.ratio), Some(d("1.92901318187370418094")));
    assert_eq!(figure(&map.returns.net_ratio), Some(d("0.92901318187370418094")));
    assert_eq!(
        map.returns.payback_months.defined().map(|months| printed(*months, 15)),
        Some(d("6.378701024632956"))
    );
    for (result, effect) in map.benefits.by_effect.iter().zip(EFFECTS) {
        assert_eq!(printed(result.present_value, 18), printed(d(effect.6), 18), "{}", effect.0);
    }
    let by_year = ["82508.57", "144.1625", "67.699375", "1121.931", "1009.7379"];
    assert_eq!(map.benefits.by_year, by_year.map(d));
    let by_party = ["85056.165893927999521191", "169.565217391304347826", "-3483.797529421089201795", "0"];
    for (found, expected) in map.benefits.by_stakeholder.iter().zip(by_party) {
        assert_eq!(printed(*found, 18), d(expected));
    }
    assert_eq!(map.costs.by_stakeholder, ["0", "18000", "0", "24375"].map(d));
}
