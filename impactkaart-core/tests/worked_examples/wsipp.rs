//! A programme's benefits by perspective, its costs, net and ratio, in whole dollars.
//!
//! Source: Washington State Institute for Public Policy, Benefit-Cost Results, "Nurse Family Partnership", December 2023
//! (wsipp.wa.gov/BenefitCost/Program/35): present values per participant in dollars of 2022. Benefits to taxpayers 5,061,
//! to participants 13,270, to others 983, indirect 1,181; net programme cost 13,925; printed total 20,495, benefits minus
//! costs 6,570, ratio $1.47. The tolerances are what the rounding of the printed parts to whole dollars allows.

use crate::draft::{calculated, cost, d, effect, group, project};
use crate::{assert_within, printed};

#[test]
fn the_nurse_family_partnership_returns_a_dollar_47() {
    let mut draft = project(1);
    draft.reach.push(group("visitors", "1"));
    draft.costs.push(cost("programme", "municipality", "13925"));
    let benefits = [
        ("taxpayers", "municipality", "5061"),
        ("participants", "client", "13270"),
        ("others", "society", "983"),
        ("indirect", "society", "1181"),
    ];
    for (what, who, amount) in benefits {
        draft.effects.push(effect(what, who, "1", amount));
    }
    let map = calculated(&draft);
    assert_within(map.benefits.present_value, "20495", "2.5");
    assert_within(map.returns.npv, "6570", "3");
    assert_within(*map.returns.ratio.defined().expect("a ratio"), "1.47", "0.005232");
    // Taxpayers get back 5,061 / 13,925 of what they pay.
    let own = map.returns.by_level.municipality.own_return.defined().copied();
    assert_eq!(own.map(|ratio| printed(ratio, 20)), Some(d("0.36344703770197486535")));
}
