//! What it costs: per project, year and participant, base case, in kind, funding, capacity.

use crate::draft::{built, calculated, cost, d, effect, group, project};
use impactkaart_core::calculate::over_capacity;
use impactkaart_core::model::{
    Case, CostDraft, FundingDraft, Level, Per, ProjectDraft, ReachDraft, ReachYear, StakeholderDraft,
};
use impactkaart_core::{Decimal, ImpactMap};

/// Three years, looked at for four, with these costs.
fn with(costs: impl IntoIterator<Item = CostDraft>) -> ProjectDraft {
    let mut draft = project(3);
    draft.settings.horizon = Some(4.into());
    draft.costs.extend(costs);
    draft
}

fn by_year(draft: &ProjectDraft) -> Vec<Decimal> {
    calculated(draft).costs.by_year
}

fn thousand(per: Per) -> CostDraft {
    CostDraft { per: Some(per), ..cost("host", "organisation", "1000") }
}

fn each_year(participants: &str) -> ReachDraft {
    ReachDraft { year: Some(ReachYear::Each), ..group("visitors", participants) }
}

fn numbers(texts: [&str; 4]) -> Vec<Decimal> {
    texts.map(d).into()
}

#[test]
fn a_cost_per_project_is_made_once_in_its_first_year() {
    assert_eq!(by_year(&with([thousand(Per::Project)])), numbers(["1000", "0", "0", "0"]));
    let later = CostDraft { first_year: Some(d("4")), ..thousand(Per::Project) };
    assert_eq!(by_year(&with([later])), numbers(["0", "0", "0", "1000"]));
}

#[test]
fn a_cost_per_year_is_made_from_its_first_year_to_its_last() {
    assert_eq!(by_year(&with([thousand(Per::Year)])), numbers(["1000", "1000", "1000", "0"]));
    let some = CostDraft { first_year: Some(d("2")), last_year: Some(d("4")), ..thousand(Per::Year) };
    assert_eq!(by_year(&with([some])), numbers(["0", "1000", "1000", "1000"]));
}

#[test]
fn years_may_be_written_as_years_of_the_calendar() {
    let some = CostDraft { first_year: Some(d("2025")), last_year: Some(d("2026")), ..thousand(Per::Year) };
    assert_eq!(by_year(&with([some])), numbers(["0", "1000", "1000", "0"]));
}

#[test]
fn a_cost_per_participant_counts_all_who_take_part_in_the_years_that_the_project_runs() {
    // € 10 for each of 100 people, of whom 20 are new: those who stay cost as much.
    let line = CostDraft {
        amount: Some(d("10")),
        group: Some("visitors".into()),
        first_year: Some(d("2")),
        ..thousand(Per::Participant)
    };
    let mut draft = with([line]);
    draft.reach.push(ReachDraft { new: Some(d("20")), ..each_year("100") });
    assert_eq!(by_year(&draft), numbers(["0", "1000", "1000", "0"]));
}

#[test]
fn quantity_multiplies_and_a_negative_amount_is_income() {
    let income = cost("tickets", "organisation", "-20");
    let line = CostDraft { quantity: Some(d("12")), per: Some(Per::Project), ..income };
    let draft = with([thousand(Per::Project), line]);
    assert_eq!(by_year(&draft), numbers(["760", "0", "0", "0"]));
}

#[test]
fn amounts_by_year_stand_in_for_the_amount_and_make_a_line_per_year() {
    let by_year_only = CostDraft {
        amount: None,
        amount_by_year: [(2024, d("500")), (2026, d("700"))].into(),
        quantity: Some(d("2")),
        per: None,
        ..thousand(Per::Year)
    };
    assert_eq!(by_year(&with([by_year_only.clone()])), numbers(["1000", "0", "1400", "0"]));
    let beside = CostDraft { amount: Some(d("100")), ..by_year_only };
    assert_eq!(by_year(&with([beside])), numbers(["1000", "200", "1400", "0"]));
}

#[test]
fn base_case_costs_are_subtracted() {
    let base = CostDraft { id: Some("help".into()), case: Some(Case::Base), ..thousand(Per::Year) };
    let base = CostDraft { amount: Some(d("250")), in_kind: Some(true), ..base };
    let mut draft = with([thousand(Per::Year), base]);
    draft.reach.push(ReachDraft { new: Some(d("1")), ..each_year("1") });
    draft.effects.push(effect("less_lonely", "client", "1", "1500"));
    let map = calculated(&draft);
    assert_eq!(map.costs.by_year, numbers(["750", "750", "750", "0"]));
    assert_eq!(map.costs.project, d("3000"));
    assert_eq!(map.costs.base_case, d("750"));
    assert_eq!(map.costs.present_value, d("2250"));
    // Given in kind without the project, and no longer with it.
    assert_eq!(map.costs.in_kind, d("-750"));
    // Benefits 4,500: 4,500 / 2,250; as a benefit (4,500 + 750) / 3,000; in cash 4,500 / (2,250 + 750).
    assert_eq!(map.returns.ratio.defined(), Some(&d("2")));
    assert_eq!(map.returns.ratio_base_case_as_benefit.defined(), Some(&d("1.75")));
    assert_eq!(map.returns.ratio_cash_only.defined(), Some(&d("1.5")));
    assert_eq!(map.costs.by_line[1].present_value, d("-750"));
}

#[test]
fn what_is_given_in_kind_counts_but_not_among_what_is_paid() {
    let hours = CostDraft {
        id: Some("hours".into()),
        payer: Some("society".into()),
        in_kind: Some(true),
        ..thousand(Per::Year)
    };
    let mut draft = with([CostDraft { amount: Some(d("250")), ..thousand(Per::Year) }, hours]);
    draft.reach.push(ReachDraft { new: Some(d("1")), ..each_year("1") });
    draft.effects.push(effect("less_lonely", "client", "1", "1500"));
    let map = calculated(&draft);
    assert_eq!(map.costs.in_kind, d("3000"));
    assert_eq!(map.composition.in_kind_share.defined(), Some(&d("0.8")));
    assert_eq!(map.returns.ratio.defined(), Some(&d("1.2"))); // 4,500 / 3,750
    assert_eq!(map.returns.ratio_cash_only.defined(), Some(&d("6"))); // 4,500 / 750
}

/// A welfare organisation that makes € 1,000 a year and is funded.
fn funded(lines: impl IntoIterator<Item = FundingDraft>) -> ImpactMap<Decimal> {
    let mut draft = with([CostDraft { payer: Some("Welfare".into()), ..thousand(Per::Year) }]);
    draft.stakeholders.push(StakeholderDraft {
        name: Some("Welfare".into()),
        level: Some(Level::Organisation),
        ..StakeholderDraft::default()
    });
    draft.reach.push(each_year("10"));
    draft.funding.extend(lines);
    calculated(&draft)
}

fn from_town(amount: &str, per: Per) -> FundingDraft {
    FundingDraft {
        from: Some("municipality".into()),
        amount: Some(d(amount)),
        per: Some(per),
        ..FundingDraft::default()
    }
}

#[test]
fn funding_moves_the_burden_and_goes_to_the_only_organisation() {
    let map = funded([from_town("600", Per::Year)]);
    assert_eq!(map.costs.present_value, d("3000"));
    let welfare = map.funding.by_stakeholder[0];
    assert_eq!((welfare.makes, welfare.receives, welfare.pays), (d("3000"), d("1800"), d("0")));
    assert_eq!(welfare.carries, d("1200"));
    let town = map.funding.by_level.municipality;
    assert_eq!((town.makes, town.pays, town.carries), (d("0"), d("1800"), d("1800")));
    assert_eq!(map.costs.by_level.municipality, d("1800"));
    assert_eq!(map.funding.gap_by_year, numbers(["400", "400", "400", "0"]));
}

#[test]
fn the_gap_is_never_below_zero_and_nothing_is_carried_over_to_another_year() {
    // 2,500 in year 1, where 1,000 is made.
    let map = funded([from_town("2500", Per::Project)]);
    assert_eq!(map.funding.gap_by_year, numbers(["0", "1000", "1000", "0"]));
    assert_eq!(map.costs.by_level.organisation, d("500"));
}

#[test]
fn funding_may_be_per_participant_and_in_single_years() {
    let line = FundingDraft { group: Some("visitors".into()), ..from_town("60", Per::Participant) };
    let map = funded([FundingDraft { first_year: Some(d("2")), ..line }]);
    // € 60 for each of 10 people in years 2 and 3.
    assert_eq!(map.funding.by_line[0].undiscounted, d("1200"));
    assert_eq!(map.returns.by_level.municipality.by_year.costs, numbers(["0", "600", "600", "0"]));
    let line =
        FundingDraft { first_year: Some(d("2")), last_year: Some(d("2")), ..from_town("70", Per::Year) };
    assert_eq!(funded([line]).funding.by_line[0].undiscounted, d("70"));
}

#[test]
fn funding_is_discounted_as_costs_are() {
    let mut draft = with([thousand(Per::Project)]);
    draft.settings.discount_rate = Some(d("0.25"));
    draft.funding.push(FundingDraft { first_year: Some(d("2")), ..from_town("100", Per::Project) });
    // At the start of year 2: 100 / 1.25.
    assert_eq!(calculated(&draft).funding.by_line[0].present_value, d("80"));
    draft.settings.cost_timing = Some(impactkaart_core::model::Timing::End);
    assert_eq!(calculated(&draft).funding.by_line[0].present_value, d("64"));
}

#[test]
fn a_line_serves_as_many_people_as_it_has_capacity_for() {
    let line = CostDraft { capacity: Some(d("40")), ..thousand(Per::Year) };
    let mut draft = with([line]);
    draft.reach.push(each_year("40"));
    draft.reach.push(ReachDraft { year: Some(ReachYear::In(d("2"))), ..group("visitors", "41") });
    let over = over_capacity(&built(&draft));
    assert_eq!(over.len(), 1);
    assert_eq!((over[0].year, over[0].participants, over[0].capacity), (2, d("41"), d("40")));
}
