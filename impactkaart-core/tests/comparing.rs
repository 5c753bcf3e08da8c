//! Why two projects differ: by hand, and the laws that every comparison keeps.

#[path = "support/draft.rs"]
mod draft;
#[path = "support/generator/mod.rs"]
mod generator;

use draft::{built, calculated, cost, d, effect, group, project};
use generator::valid_project;
use impactkaart_core::compare::{CompareError, Comparison, Headline, Part, compare};
use impactkaart_core::model::{CostDraft, Per, ProjectDraft, ReachDraft, ReachYear, ValueDraft};
use impactkaart_core::{Decimal, Project};
use num_bigint::BigInt;
use proptest::prelude::*;

fn compared(from: &ProjectDraft, to: &ProjectDraft) -> Comparison {
    compare(&built(from), &built(to), false).expect("comparable")
}

fn parts(comparison: &Comparison, figure: Headline) -> Vec<(String, Decimal)> {
    let difference = comparison.of(figure).expect("a headline figure");
    let parts = difference.parts.as_ref().expect("parts");
    parts.iter().map(|part| (part.what.to_string(), part.contribution.normalize())).collect()
}

/// 100 visitors, 10 % of them € 200: € 2,000 for € 1,000.
fn coffee() -> ProjectDraft {
    let mut draft = project(1);
    draft.costs.push(cost("host", "municipality", "1000"));
    draft.reach.push(group("visitors", "100"));
    draft.effects.push(effect("calm", "client", "0.1", "200"));
    draft
}

#[test]
fn one_change_is_the_whole_difference() {
    let mut to = coffee();
    to.reach[0].participants = Some(d("50"));
    let comparison = compared(&coffee(), &to);
    assert_eq!((&comparison.from, &comparison.to), (&calculated(&coffee()), &calculated(&to)));
    // Half as many: € 1,000 less, and the return goes from 2 / 1.0 to 1.
    assert_eq!(
        parts(&comparison, Headline::Benefits),
        [("reach.visitors.participants".to_owned(), d("-1000"))]
    );
    assert_eq!(parts(&comparison, Headline::Ratio), [("reach.visitors.participants".to_owned(), d("-1"))]);
    assert_eq!(parts(&comparison, Headline::Costs)[0].1, Decimal::ZERO);
    let part: &Part = &comparison.of(Headline::Ratio).and_then(|one| one.parts.as_ref()).expect("parts")[0];
    assert_eq!((part.from, part.to), (Some(d("100")), Some(d("50"))));
}

#[test]
fn two_changes_that_multiply_share_what_they_do_together() {
    let mut to = coffee();
    to.reach[0].participants = Some(d("200"));
    to.effects[0].share = Some(d("0.3"));
    // € 2,000 to € 12,000. Reach first: +2,000, then the share +8,000; share first: +4,000, then reach +6,000.
    let benefits = parts(&compared(&coffee(), &to), Headline::Benefits);
    assert_eq!(
        benefits,
        [("reach.visitors.participants".to_owned(), d("4000")), ("effects.calm.share".to_owned(), d("6000"))]
    );
}

#[test]
fn changes_of_a_line_come_one_after_the_other() {
    let mut to = coffee();
    to.costs[0].amount = Some(d("2000"));
    to.costs[0].quantity = Some(d("3"));
    to.effects[0].share = Some(d("0.6"));
    // Costs 1,000 -> 6,000: amount first +1,000 then quantity +4,000; quantity first +2,000, then amount +3,000.
    let comparison = compared(&coffee(), &to);
    assert_eq!(
        parts(&comparison, Headline::Costs)[..2],
        [("costs.host.amount".to_owned(), d("2000")), ("costs.host.quantity".to_owned(), d("3000"))]
    );
    // The ratio 2 -> 2 (12,000 / 6,000). Orders of branches: costs first, amount first: 2 -> 1 -> 1/3, then effects -> 2;
    // effects first: 2 -> 12, then amount -> 6, quantity -> 2. And with quantity first: 2 -> 2/3 -> 1/3; 12 -> 4 -> 2.
    // Amount: (-1 - 1/3 - 6 - 2) / 4 = -2.3333; quantity: (-2/3 - 4/3 - 4 - 8) / 4 = -3.5; share: (5/3 + 10) / 2 = 5.8333.
    let ratio = parts(&comparison, Headline::Ratio);
    let expected = [-2.333_333, -3.5, 5.833_333];
    for ((what, part), expected) in ratio.iter().zip(expected) {
        let expected = Decimal::try_from(expected).expect("a number").round_dp(5);
        assert_eq!(part.round_dp(5), expected, "{what}");
    }
    assert_eq!(ratio.iter().map(|(_, part)| *part).sum::<Decimal>(), Decimal::ZERO);
}

#[test]
fn a_line_that_came_or_went_is_one_part() {
    let mut to = coffee();
    to.costs = vec![cost("hall", "municipality", "500")];
    to.effects.push(effect("care", "municipality", "0.1", "100"));
    let comparison = compared(&coffee(), &to);
    assert_eq!(
        parts(&comparison, Headline::Costs)[..2],
        [("costs.hall".to_owned(), d("500")), ("costs.host".to_owned(), d("-1000"))]
    );
    let benefits = parts(&comparison, Headline::Benefits);
    assert_eq!(benefits.last(), Some(&("effects.care".to_owned(), d("1000"))));
    assert_eq!(comparison.marginal_ratio.defined(), Some(&d("-2")));
}

#[test]
fn a_value_of_several_effects_and_conventions_have_parts_of_their_own() {
    let mut from = coffee();
    from.values.push(ValueDraft { id: Some("hour".into()), amount: Some(d("20")), ..ValueDraft::default() });
    for (id, quantity) in [("one", "1"), ("two", "3")] {
        let mut line = effect(id, "client", "0.5", "1");
        (line.amount, line.value, line.quantity) = (None, Some("hour".into()), Some(d(quantity)));
        from.effects.push(line);
    }
    let mut to = from.clone();
    to.values[0].amount = Some(d("25"));
    to.settings.discount_rate = Some(d("0.25"));
    // 50 people x 4 hours: 4,000 -> 5,000; with 2,000 more: 6,000 -> 7,000 / 1.25 = 5,600.
    // Rate first: 6,000 -> 4,800 -> 5,600; value first: 6,000 -> 7,000 -> 5,600.
    let benefits = parts(&compared(&from, &to), Headline::Benefits);
    assert_eq!(
        benefits,
        [("project.discount_rate".to_owned(), d("-1300")), ("values.hour.amount".to_owned(), d("900"))]
    );
}

#[test]
fn years_that_one_of_the_two_does_not_have_count_as_nothing() {
    let mut to = project(2);
    let per_year = |amount| CostDraft { per: Some(Per::Year), ..cost("host", "municipality", amount) };
    to.costs.push(per_year("1000"));
    let year = |year: u16| ReachDraft { year: Some(ReachYear::In(year.into())), ..group("visitors", "100") };
    to.reach = vec![year(1), ReachDraft { new: Some(d("100")), ..year(2) }];
    to.reach[0].new = Some(d("100"));
    to.effects.push(effect("calm", "client", "0.1", "200"));
    let comparison = compared(&coffee(), &to);
    for difference in &comparison.differences {
        assert!(difference.parts.is_some(), "{:?}", difference.figure);
        exact(difference);
    }
}

#[test]
fn per_participant_compares_projects_of_different_size() {
    let mut to = coffee();
    to.reach[0].participants = Some(d("200"));
    to.costs[0].amount = Some(d("2000"));
    let comparison = compare(&built(&coffee()), &built(&to), true).expect("comparable");
    // Twice as large: € 10 of costs and € 20 of benefits for each, as before.
    for (figure, each) in [(Headline::Costs, "10"), (Headline::Benefits, "20"), (Headline::Npv, "10")] {
        let difference = comparison.of(figure).expect("a figure");
        assert_eq!((difference.from.defined(), difference.to.defined()), (Some(&d(each)), Some(&d(each))));
        exact(difference);
    }
    // Benefits: the people bring as much each, whatever their number.
    assert!(parts(&comparison, Headline::Benefits).iter().all(|(_, part)| part.is_zero()));
    let mut other = to.clone();
    other.reach[0].group = Some("guests".into());
    other.effects[0].group = Some("guests".into());
    let error = compare(&built(&coffee()), &built(&other), true);
    assert!(matches!(error, Err(CompareError::OtherMainGroup { .. })), "{error:?}");
    let mut other = to;
    other.settings.currency = Some("GBP".into());
    assert!(compare(&built(&coffee()), &built(&other), false).is_err());
}

#[test]
fn more_than_a_dozen_cost_lines_are_split_where_they_add_up_and_grouped_where_not() {
    let mut from = coffee();
    for at in 0..14 {
        from.costs.push(cost(&format!("line_{at:02}"), "municipality", "100"));
    }
    let mut to = from.clone();
    for line in &mut to.costs[1..] {
        line.amount = Some(d("110"));
    }
    to.costs[1].amount = Some(d("300"));
    let comparison = compared(&from, &to);
    assert_eq!(parts(&comparison, Headline::Costs).len(), 14);
    let ratio = parts(&comparison, Headline::Ratio);
    assert_eq!(ratio.len(), 12);
    assert_eq!(ratio[11].0, "costs");
    assert_eq!(ratio[0].0, "costs.line_00.amount");
    exact(comparison.of(Headline::Ratio).expect("the ratio"));
}

#[test]
fn a_ratio_that_is_nowhere_between_is_not_split() {
    let mut to = coffee();
    to.costs[0].amount = Some(d("0"));
    to.costs.push(cost("hall", "municipality", "500"));
    let comparison = compared(&coffee(), &to);
    // Without the host and before the hall there are no costs to divide by.
    assert_eq!(comparison.of(Headline::Ratio).map(|one| one.parts.is_none()), Some(true));
    exact(comparison.of(Headline::Npv).expect("npv"));
}

/// The parts add up to the difference, to the digit.
fn exact(difference: &impactkaart_core::compare::Difference) {
    let whole = |number: Decimal| BigInt::from(number.mantissa()) * BigInt::from(10).pow(28 - number.scale());
    let (Some(parts), Some(from), Some(to)) =
        (&difference.parts, difference.from.defined(), difference.to.defined())
    else {
        return;
    };
    if parts.is_empty() {
        return assert_eq!(from, to);
    }
    let sum: BigInt = parts.iter().map(|part| whole(part.contribution)).sum();
    assert_eq!(whole(*from) + sum, whole(*to), "{difference:#?}");
}

/// A change of one line of a draft; what is no valid project is left out.
#[derive(Debug, Clone)]
struct Edit {
    kind: u8,
    line: usize,
    by: u8,
}

fn edited(project: &Project, edits: &[Edit]) -> Option<Project> {
    let mut draft = project.to_draft();
    for edit in edits {
        let by = Decimal::from(edit.by) / Decimal::from(100);
        let scale = |number: &mut Option<Decimal>| *number = number.map(|number| (number * by).round_dp(6));
        fn at<T>(list: &mut [T], line: usize) -> Option<&mut T> {
            let count = list.len();
            list.get_mut(line.checked_rem(count)?)
        }
        match edit.kind {
            0 => at(&mut draft.costs, edit.line).into_iter().for_each(|line| scale(&mut line.amount)),
            1 => at(&mut draft.costs, edit.line).into_iter().for_each(|line| line.quantity = Some(by)),
            2 => at(&mut draft.effects, edit.line).into_iter().for_each(|line| scale(&mut line.share)),
            3 => at(&mut draft.effects, edit.line)
                .into_iter()
                .for_each(|line| line.displacement = Some(by / Decimal::TWO)),
            4 => at(&mut draft.effects, edit.line).into_iter().for_each(|line| line.quantity = Some(by)),
            5 => at(&mut draft.values, edit.line).into_iter().for_each(|line| scale(&mut line.amount)),
            6 => at(&mut draft.reach, edit.line).into_iter().for_each(|row| {
                scale(&mut row.participants);
                scale(&mut row.new);
                scale(&mut row.share);
            }),
            7 => draft.settings.discount_rate = Some(by / Decimal::TEN),
            8 if !draft.costs.is_empty() => _ = draft.costs.remove(edit.line % draft.costs.len()),
            9 if !draft.effects.is_empty() => _ = draft.effects.remove(edit.line % draft.effects.len()),
            10 => at(&mut draft.effects, edit.line)
                .into_iter()
                .for_each(|line| line.drop_off = Some(by / Decimal::TWO)),
            _ => {}
        }
    }
    draft.build().ok().map(|built| built.project)
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let edit = (0_u8..11, 0_usize..6, 1_u8..190).prop_map(|(kind, line, by)| Edit { kind, line, by });
    proptest::collection::vec(edit, 0..6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, max_global_rejects: 100_000, ..ProptestConfig::default() })]

    #[test]
    fn parts_add_up_and_seen_from_the_other_side_they_are_the_opposite(project in valid_project(), edits in edits()) {
        let from = project.0;
        let Some(to) = edited(&from, &edits) else { return Ok(()) };
        let there = compare(&from, &to, false).expect("comparable");
        let back = compare(&to, &from, false).expect("comparable");
        for (one, other) in there.differences.iter().zip(&back.differences) {
            exact(one);
            exact(other);
            prop_assert_eq!(one.parts.is_some(), other.parts.is_some());
            for (part, opposite) in one.parts.iter().flatten().zip(other.parts.iter().flatten()) {
                prop_assert_eq!(part.what.to_string(), opposite.what.to_string());
                prop_assert_eq!(part.contribution, -opposite.contribution);
            }
        }
    }

    #[test]
    fn any_two_projects_can_be_compared(one in valid_project(), other in valid_project()) {
        // Whatever changed of a line is looked at in every combination: a few lines are enough here.
        let few = |project: &Project| {
            let mut draft = project.to_draft();
            draft.effects.truncate(2);
            draft.costs.truncate(3);
            draft.build().ok().map(|built| built.project)
        };
        let (Some(one), Some(other)) = (few(&one.0), few(&other.0)) else { return Ok(()) };
        let comparison = compare(&one, &other, false).expect("comparable");
        comparison.differences.iter().for_each(exact);
        let each = compare(&one, &other, true);
        if let Ok(each) = each {
            each.differences.iter().for_each(exact);
        }
    }

    #[test]
    fn nothing_differs_from_itself_in_whatever_order_its_rows_stand(project in valid_project(), edits in edits()) {
        let from = project.0;
        let same = compare(&from, &from, false).expect("comparable");
        prop_assert!(same.is_empty());
        prop_assert_eq!(&same.listed, &Vec::new());
        let Some(to) = edited(&from, &edits) else { return Ok(()) };
        let mut turned = to.to_draft();
        turned.costs.reverse();
        turned.effects.reverse();
        turned.values.reverse();
        let Ok(turned) = turned.build() else { return Ok(()) };
        let (one, other) =
            (compare(&from, &to, false).expect("comparable"), compare(&from, &turned.project, false).expect("comparable"));
        prop_assert_eq!(&one.differences, &other.differences);
    }

    #[test]
    fn what_has_no_influence_gets_nothing_and_what_is_alike_gets_the_same(share in 1_u8..100, other in 1_u8..100, people in 1_u16..500) {
        let mut from = coffee();
        from.effects.push(effect("rest", "client", "0.1", "200"));
        from.reach.push(group("others", "10"));
        let mut to = from.clone();
        to.reach[1].participants = Some(people.into());
        to.settings.discount_rate = Some(Decimal::from(other) / Decimal::from(100));
        for line in &mut to.effects {
            line.share = Some(Decimal::from(share) / Decimal::from(100));
        }
        from.settings.main_group = Some("visitors".into());
        to.settings.main_group = Some("visitors".into());
        let comparison = compared(&from, &to);
        for figure in Headline::ALL {
            let parts = parts(&comparison, figure);
            let of = |path: &str| parts.iter().find(|(what, _)| what == path).map_or(Decimal::ZERO, |(_, part)| *part);
            prop_assert_eq!(of("reach.others.participants"), Decimal::ZERO);
            // Alike to the last digit but that which makes the sum exact.
            let difference = (of("effects.calm.share") - of("effects.rest.share")).abs();
            prop_assert!(difference <= Decimal::new(1, 11), "{:?} {:?}", figure, parts);
        }
    }
}
