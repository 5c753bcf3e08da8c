//! Who is counted: groups, years, new participants, contacts per person, parts of groups.

use crate::draft::{calculated, d, effect, group, project};
use impactkaart_core::Decimal;
use impactkaart_core::model::{CountedAs, Counts, ProjectDraft, ReachDraft, ReachYear};

fn each(row: ReachDraft) -> ReachDraft {
    ReachDraft { year: Some(ReachYear::Each), ..row }
}

fn in_year(year: u16, row: ReachDraft) -> ReachDraft {
    ReachDraft { year: Some(ReachYear::In(year.into())), ..row }
}

fn new(new: &str, row: ReachDraft) -> ReachDraft {
    ReachDraft { new: Some(d(new)), ..row }
}

fn part(name: &str, of: &str, share: &str) -> ReachDraft {
    ReachDraft {
        group: Some(name.into()),
        part_of: Some(of.into()),
        share: Some(d(share)),
        ..ReachDraft::default()
    }
}

/// Benefits by year, of an effect of € 1,000 on everybody in "visitors".
fn by_year(draft: &ProjectDraft) -> Vec<Decimal> {
    calculated(draft).benefits.by_year
}

fn with(reach: impl IntoIterator<Item = ReachDraft>, years: u16) -> ProjectDraft {
    let mut draft = project(years);
    draft.settings.horizon = Some(years.into());
    draft.reach.extend(reach);
    draft.effects.push(effect("less_lonely", "client", "1", "1000"));
    draft
}

#[test]
fn a_hundred_people_of_whom_ten_percent_gain_a_thousand_gain_ten_thousand() {
    let mut draft = with([group("visitors", "100")], 1);
    draft.effects[0].share = Some(d("0.1"));
    assert_eq!(by_year(&draft), [d("10000")]);
}

#[test]
fn people_may_be_fractional() {
    // 2.5 × 1,000
    assert_eq!(by_year(&with([group("visitors", "2.5")], 1)), [d("2500")]);
}

#[test]
fn blank_new_means_that_all_are_new() {
    let draft = with([in_year(1, group("visitors", "3")), in_year(2, group("visitors", "2"))], 2);
    assert_eq!(by_year(&draft), [d("3000"), d("2000")]);
}

#[test]
fn an_effect_counts_new_participants_unless_it_says_all() {
    // 10 take part each year, of whom 4 are new.
    let mut draft = with([each(new("4", group("visitors", "10")))], 2);
    assert_eq!(by_year(&draft), [d("4000"), d("4000")]);
    draft.effects[0].counts = Some(Counts::All);
    assert_eq!(by_year(&draft), [d("10000"), d("10000")]);
}

#[test]
fn a_row_for_a_year_replaces_the_row_for_every_year_and_a_missing_year_is_nobody() {
    let draft = with([each(group("visitors", "10")), in_year(2, group("visitors", "7"))], 3);
    assert_eq!(by_year(&draft), [d("10000"), d("7000"), d("10000")]);
    let draft = with([in_year(2, group("visitors", "7"))], 3);
    assert_eq!(by_year(&draft), [d("0"), d("7000"), d("0")]);
}

#[test]
fn a_column_for_a_year_replaces_the_number_for_every_year() {
    let mut row = each(new("4", group("visitors", "10")));
    row.participants_by_year.insert(2025, d("8"));
    row.new_by_year.insert(2025, d("5"));
    let draft = with([row], 3);
    assert_eq!(by_year(&draft), [d("4000"), d("5000"), d("4000")]);
}

#[test]
fn visits_are_divided_by_visits_per_person() {
    // 120 visits, 12 a person: 10 people, of whom 60 / 12 = 5 new.
    let mut row = new("60", group("visitors", "120"));
    row.counted_as = Some(CountedAs::Visit);
    row.per_person = Some(d("12"));
    let draft = with([row], 1);
    assert_eq!(by_year(&draft), [d("5000")]);
}

#[test]
fn a_part_of_a_group_is_its_share_of_participants_and_of_new_ones_year_by_year() {
    // 10 and 20 new people; half of them lonely, of those a fifth seriously, and all of them in year 2.
    let mut draft = project(2);
    draft.settings.horizon = Some(2.into());
    draft.reach.push(in_year(1, new("10", group("everyone", "30"))));
    draft.reach.push(in_year(2, new("20", group("everyone", "40"))));
    draft.reach.push(part("lonely", "everyone", "0.5"));
    draft.reach.push(part("visitors", "lonely", "0.2"));
    draft.reach.push(in_year(2, part("visitors", "lonely", "1")));
    draft.effects.push(effect("less_lonely", "client", "1", "1000"));
    // 10 × 0.5 × 0.2 = 1, then 20 × 0.5 × 1 = 10.
    assert_eq!(by_year(&draft), [d("1000"), d("10000")]);
    draft.effects[0].counts = Some(Counts::All);
    // 30 × 0.1 = 3, then 40 × 0.5 = 20.
    assert_eq!(by_year(&draft), [d("3000"), d("20000")]);
}

#[test]
fn a_part_of_a_group_counted_in_visits_is_a_part_of_its_people() {
    // 120 visits / 12 = 10 people, half of them lonely.
    let mut whole = group("everyone", "120");
    whole.counted_as = Some(CountedAs::Visit);
    whole.per_person = Some(d("12"));
    let draft = with([whole, part("visitors", "everyone", "0.5")], 1);
    assert_eq!(by_year(&draft), [d("5000")]);
}

#[test]
fn rows_may_be_in_any_order_even_a_part_before_its_whole() {
    let draft = with([part("visitors", "everyone", "0.5"), group("everyone", "10")], 1);
    assert_eq!(by_year(&draft), [d("5000")]);
}

#[test]
fn per_participant_divides_by_the_starters_over_all_years_of_the_only_group_that_is_part_of_none() {
    let mut draft = with([each(new("5", group("visitors", "10"))), part("lonely", "visitors", "0.5")], 2);
    draft.costs.push(crate::draft::cost("host", "organisation", "4000"));
    draft.costs[0].per = Some(impactkaart_core::model::Per::Project);
    let per_participant = calculated(&draft).returns.per_participant;
    // 2 × 5 = 10 starters: costs 4,000 / 10; benefits 2 × 5 × 1,000 / 10.
    assert_eq!(per_participant.starters.defined(), Some(&d("10")));
    assert_eq!(per_participant.costs.defined(), Some(&d("400")));
    assert_eq!(per_participant.benefits.defined(), Some(&d("1000")));
    draft.settings.main_group = Some("lonely".into());
    assert_eq!(calculated(&draft).returns.per_participant.costs.defined(), Some(&d("800")));
}

#[test]
fn per_participant_is_undefined_with_several_groups_with_none_and_without_starters() {
    use impactkaart_core::number::Undefined;
    let why = |draft: &ProjectDraft| {
        let figure = calculated(draft).returns.per_participant.costs;
        figure.undefined().cloned().expect("undefined")
    };
    let mut draft = with([group("visitors", "10"), group("carers", "5")], 1);
    assert_eq!(why(&draft), Undefined::NoMainGroup);
    draft.settings.main_group = Some("carers".into());
    assert!(calculated(&draft).returns.per_participant.costs.defined().is_some());
    assert_eq!(why(&project(1)), Undefined::NoMainGroup);
    assert_eq!(why(&with([group("visitors", "0")], 1)), Undefined::NoStarters);
}
