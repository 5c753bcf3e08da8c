//! Deworming in Kenya: effects that start after eight years and last for forty, several payers, discounted from the start.
//!
//! Source: GiveWell, cost-effectiveness analysis of deworming, sheet "Deworm the World", rows 7-59, as stored in the public
//! repository MaxGhenis/givewell-cea (commit 49570cf8, data/givewell-spreadsheets/deworming.xlsx): spending by all
//! contributors 164,396.8125 (row 40), units of value 15,504.95584 (row 58), per dollar 0.09431421211 (row 59). Its
//! "money" is units of value. Exact figures: worked out in fractions from the sheet's inputs.

use crate::draft::{calculated, cost, d, for_one, group, project};
use crate::{assert_within, printed};
use impactkaart_core::model::{EffectDraft, ProjectDraft, Timing};

fn draft() -> ProjectDraft {
    let mut draft = project(1);
    draft.settings.horizon = Some(48.into());
    draft.settings.discount_rate = Some(d("0.04"));
    draft.settings.benefit_timing = Some(Timing::Start);
    draft.costs.push(cost("charity", "organisation", "100000"));
    draft.costs.push(cost("other donors", "society", "3849.663718100237010884548557"));
    draft.costs.push(cost("government", "municipality", "50954.298836908991404183866"));
    draft.costs.push(cost("drug donors", "society", "9592.849922314286263840773138"));
    draft.reach.push(group("treated", "253867.2459769963319469851718"));
    draft.effects.push(EffectDraft {
        id: Some("higher later income".into()),
        beneficiaries: for_one("client"),
        group: Some("treated".into()),
        share: Some(d("1")),
        quantity: Some(d("0.00312732866418604508964332")),
        amount: Some(d("1.442695041")),
        deadweight: Some(d("0.1")),
        lag: Some(d("8")),
        duration: Some(d("40")),
        ..EffectDraft::default()
    });
    draft
}

#[test]
fn deworming_is_worth_what_the_charity_evaluator_published() {
    let map = calculated(&draft());
    assert_within(map.benefits.present_value, "15504.95584", "0.000155");
    assert_within(map.costs.present_value, "164396.8125", "0.00164");
    let ratio = map.returns.ratio.defined().expect("a ratio");
    assert_within(*ratio, "0.09431421211", "0.000000000943");
}

#[test]
fn deworming_starts_in_its_ninth_year_and_is_exact_to_eighteen_decimals() {
    let map = calculated(&draft());
    assert_eq!(printed(map.benefits.present_value, 18), d("15504.955843019638859389"));
    assert_eq!(printed(map.benefits.undiscounted, 18), d("41234.168085076474378165"));
    let by_year = &map.benefits.by_year;
    assert_eq!((by_year.len(), by_year[7]), (48, d("0")));
    // 253,867.25 × 0.0031273 × 1.442695 × 0.9, the same each year.
    assert_eq!(printed(by_year[8], 18), d("1030.854202126911859454"));
    assert_eq!(by_year[8], by_year[47]);
    assert_eq!(map.returns.payback_months.defined(), None);
}
