//! A parameter that is varied on the way in gives what the project gives with that number written in it.

use impactkaart_core::calculate::{Inputs, Parameter, calculate_on};
use impactkaart_core::model::{
    BeneficiaryDraft, CostDraft, CountedAs, EffectDraft, FundingDraft, Per, ProjectDraft, ReachDraft,
    ReachYear, ValueDraft,
};
use impactkaart_core::{Decimal, Project, calculate};

/// The project as it stands, but for one number.
struct Changed(Parameter, Decimal);

impl Inputs<Decimal> for Changed {
    fn read(&self, parameter: Parameter, stated: Decimal) -> Decimal {
        if parameter == self.0 { self.1 } else { stated }
    }
}

fn d(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// One line of each kind, in two years. All products and all divisions by powers of 1.25 and 1.6 are exact, so no flow
/// is rounded and the results are equal to the digit.
fn draft() -> ProjectDraft {
    let mut draft = ProjectDraft::default();
    draft.settings.name = "Coffee morning".into();
    draft.settings.start_year = Some(2026.into());
    draft.settings.years = Some(2.into());
    draft.settings.discount_rate = Some(d("0.25"));
    draft.costs.push(CostDraft {
        id: Some("host".into()),
        payer: Some("organisation".into()),
        amount: Some(4000.into()),
        quantity: Some(2.into()),
        per: Some(Per::Year),
        ..CostDraft::default()
    });
    draft.costs.push(CostDraft {
        id: Some("coffee".into()),
        payer: Some("client".into()),
        amount: Some(20.into()),
        per: Some(Per::Participant),
        group: Some("visitors".into()),
        ..CostDraft::default()
    });
    draft.funding.push(FundingDraft {
        from: Some("municipality".into()),
        amount: Some(1000.into()),
        per: Some(Per::Year),
        ..FundingDraft::default()
    });
    draft.reach.push(ReachDraft {
        group: Some("visitors".into()),
        year: Some(ReachYear::Each),
        participants: Some(800.into()),
        new: Some(400.into()),
        counted_as: Some(CountedAs::Visit),
        per_person: Some(8.into()),
        ..ReachDraft::default()
    });
    draft.reach.push(ReachDraft {
        group: Some("lonely".into()),
        part_of: Some("visitors".into()),
        share: Some(d("0.5")),
        ..ReachDraft::default()
    });
    draft.values.push(ValueDraft {
        id: Some("company".into()),
        amount: Some(500.into()),
        ..ValueDraft::default()
    });
    draft.effects.push(EffectDraft {
        id: Some("less_lonely".into()),
        beneficiaries: vec![BeneficiaryDraft { party: "client".into(), share: None }],
        group: Some("lonely".into()),
        share: Some(d("0.4")),
        quantity: Some(2.into()),
        value: Some("company".into()),
        deadweight: Some(d("0.25")),
        displacement: Some(d("0.1")),
        attribution_to_others: Some(d("0.2")),
        drop_off: Some(d("0.5")),
        duration: Some(3.into()),
        ..EffectDraft::default()
    });
    draft.effects.push(EffectDraft {
        id: Some("fewer_calls".into()),
        beneficiaries: vec![BeneficiaryDraft { party: "society".into(), share: None }],
        group: Some("visitors".into()),
        share: Some(d("0.5")),
        share_without: Some(d("0.1")),
        amount: Some(30.into()),
        ..EffectDraft::default()
    });
    draft
}

fn project(draft: ProjectDraft) -> Project {
    draft.build().unwrap().project
}

/// Asserts that varying a parameter of the project to `value` is the same as writing it with `edit`, and that it matters.
fn assert_same(parameter: Parameter, value: &str, edit: impl FnOnce(&mut ProjectDraft, Decimal)) {
    let value = d(value);
    let mut edited = draft();
    edit(&mut edited, value);
    let mut written = calculate(&project(edited));
    let varied = calculate_on(&project(draft()), &Changed(parameter, value));
    // Flows are settled to more or fewer decimals as the project is smaller or larger: here none has that many.
    written.settled_decimals = varied.settled_decimals;
    assert_eq!(varied, written, "{parameter:?}");
    assert_ne!(varied, calculate(&project(draft())), "{parameter:?}");
}

#[test]
fn a_varied_parameter_is_the_same_as_an_edited_project() {
    let project = project(draft());
    let cost = project.costs_by_id().next().unwrap().0;
    let funding = project.funding_by_id().next().unwrap().0;
    let value = project.values_by_id().next().unwrap().0;
    let groups: Vec<_> = project.groups_by_id().map(|(id, _)| id).collect();
    let effects: Vec<_> = project.effects_by_id().map(|(id, _)| id).collect();
    let (visitors, lonely) = (groups[0], groups[1]);
    let (less_lonely, fewer_calls) = (effects[0], effects[1]);

    assert_same(Parameter::DiscountRate, "0.6", |draft, to| draft.settings.discount_rate = Some(to));
    assert_same(Parameter::CostAmount(cost, 2), "4500", |draft, to| {
        draft.costs[0].amount_by_year.insert(2, to);
    });
    assert_same(Parameter::CostQuantity(cost), "3", |draft, to| draft.costs[0].quantity = Some(to));
    assert_same(Parameter::FundingAmount(funding), "2500", |draft, to| draft.funding[0].amount = Some(to));
    assert_same(Parameter::Participants(visitors, 1), "1000", |draft, to| {
        draft.reach.push(in_year_1("visitors", Some(to), Some(400.into())));
    });
    assert_same(Parameter::New(visitors, 1), "200", |draft, to| {
        draft.reach.push(in_year_1("visitors", Some(800.into()), Some(to)));
    });
    assert_same(Parameter::GroupShare(lonely, 1), "0.75", |draft, to| {
        draft.reach.push(ReachDraft {
            part_of: Some("visitors".into()),
            share: Some(to),
            ..in_year_1("lonely", None, None)
        });
    });
    assert_same(Parameter::PerPerson(visitors), "4", |draft, to| draft.reach[0].per_person = Some(to));
    assert_same(Parameter::Share(less_lonely), "0.6", |draft, to| draft.effects[0].share = Some(to));
    assert_same(Parameter::ShareWithout(fewer_calls), "0.3", |draft, to| {
        draft.effects[1].share_without = Some(to);
    });
    assert_same(Parameter::EffectQuantity(less_lonely), "3", |draft, to| {
        draft.effects[0].quantity = Some(to);
    });
    assert_same(Parameter::EffectAmount(fewer_calls), "45", |draft, to| draft.effects[1].amount = Some(to));
    assert_same(Parameter::Deadweight(less_lonely), "0.5", |draft, to| {
        draft.effects[0].deadweight = Some(to);
    });
    assert_same(Parameter::Displacement(less_lonely), "0", |draft, to| {
        draft.effects[0].displacement = Some(to);
    });
    assert_same(Parameter::AttributionToOthers(less_lonely), "0.6", |draft, to| {
        draft.effects[0].attribution_to_others = Some(to);
    });
    assert_same(Parameter::DropOff(less_lonely), "0.2", |draft, to| draft.effects[0].drop_off = Some(to));
    assert_same(Parameter::ValueAmount(value), "750", |draft, to| draft.values[0].amount = Some(to));
}

fn in_year_1(group: &str, participants: Option<Decimal>, new: Option<Decimal>) -> ReachDraft {
    ReachDraft {
        group: Some(group.into()),
        year: Some(ReachYear::In(1.into())),
        participants,
        new,
        ..ReachDraft::default()
    }
}
