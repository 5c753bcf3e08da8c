//! The recorded formula in f64 against the exact calculation of the edited project: within the bound that it states.

mod standard;

use impactkaart_core::evaluate::{Existence, Program, calculate_at};
use impactkaart_core::graph::{
    BenefitFigure, CostFigure, Output, Party, PartyFigure, ReturnFigure, Stage, Varied, record,
};
use impactkaart_core::model::{
    BeneficiaryDraft, Case, CostDraft, Counts, EffectDraft, FundingDraft, Level, Per, ProjectDraft,
    ReachDraft, ReachYear, Timing, ValueDraft,
};
use impactkaart_core::scenario::{Scenario, apply};
use impactkaart_core::{Decimal, Project};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Signed;
use proptest::prelude::*;

const OUTPUTS: [Output; 16] = [
    Output::RATIO,
    Output::NET_RATIO,
    Output::NPV,
    Output::COSTS,
    Output::BENEFITS,
    Output::Costs(CostFigure::Undiscounted),
    Output::Costs(CostFigure::BaseCase),
    Output::Costs(CostFigure::DueToIndexing),
    Output::Benefits(BenefitFigure::DueToIndexing),
    Output::GrossToNet(Stage::Gross),
    Output::GrossToNet(Stage::AfterDisplacement),
    Output::Return(ReturnFigure::RatioBaseCaseAsBenefit),
    Output::Return(ReturnFigure::BenefitsPerParticipant),
    Output::Party(Party::Level(Level::Municipality), PartyFigure::Balance),
    Output::Party(Party::Level(Level::Client), PartyFigure::BenefitPerEuro),
    Output::BenefitsOfYear(2),
];

fn exact_float(value: f64) -> BigRational {
    BigRational::from_float(value).expect("a finite number")
}

fn exact_decimal(value: Decimal) -> BigRational {
    let scale = BigInt::from(10_u8).pow(value.scale());
    BigRational::new(BigInt::from(value.mantissa()), scale)
}

/// A number with few or many digits, of a size from tiny to large.
fn fraction() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        (0_i64..=100).prop_map(|hundredths| Decimal::new(hundredths, 2)),
        (0_i64..=10_000_000_000).prop_map(|tiny| Decimal::new(tiny, 10)),
    ]
}

fn amount() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        (-500_000_i64..=5_000_000).prop_map(|cents| Decimal::new(cents, 2)),
        (1_i64..=999_999_999_999).prop_map(|fine| Decimal::new(fine, 7)),
    ]
}

fn timing() -> impl Strategy<Value = Timing> {
    prop_oneof![Just(Timing::Start), Just(Timing::Mid), Just(Timing::End)]
}

fn party() -> impl Strategy<Value = &'static str> {
    prop_oneof![Just("client"), Just("organisation"), Just("municipality"), Just("society")]
}

prop_compose! {
    fn cost(index: usize)(
        payer in party(), amount in amount(), per in 0_usize..3, base in 0..6, in_kind: bool, old_prices: bool,
        quantity in proptest::option::of(1_i64..50),
    ) -> CostDraft {
        let per = [Per::Project, Per::Year, Per::Participant][per];
        CostDraft {
            id: Some(format!("cost{index}").into()),
            payer: Some(payer.into()),
            amount: Some(amount),
            per: Some(per),
            group: (per == Per::Participant).then(|| "visitors".into()),
            case: Some(if base == 0 { Case::Base } else { Case::Project }),
            in_kind: Some(in_kind),
            quantity: quantity.map(|tenths| Decimal::new(tenths, 1)),
            price_year: old_prices.then(|| 2021.into()),
            ..CostDraft::default()
        }
    }
}

prop_compose! {
    fn effect(index: usize)(
        first in party(), split in 1_i64..=100, amount in amount(), listed: bool, elderly: bool,
        all: bool, share in fraction(), deadweight in fraction(), displacement in fraction(),
        others in fraction(), drop_off in fraction(), lag in 0_i64..2, duration in 1_i64..4,
        counterparty in 0..8, cashable in proptest::option::of(fraction()), old_prices: bool,
    ) -> (EffectDraft, Option<ValueDraft>) {
        let rest = if first == "society" { "client" } else { "society" };
        let part = |party: &str, hundredths: i64| BeneficiaryDraft {
            party: party.into(),
            share: Some(Decimal::new(hundredths, 2)),
        };
        let beneficiaries =
            if split == 100 { vec![part(first, 100)] } else { vec![part(first, split), part(rest, 100 - split)] };
        let id = format!("effect{index}");
        let price_year = old_prices.then(|| 2022.into());
        let effect = EffectDraft {
            id: Some(id.clone().into()),
            beneficiaries,
            group: Some(if elderly { "elderly" } else { "visitors" }.into()),
            counts: Some(if all { Counts::All } else { Counts::New }),
            share: Some(share),
            value: listed.then(|| id.clone().into()),
            amount: (!listed).then_some(amount),
            price_year: if listed { None } else { price_year },
            deadweight: Some(deadweight),
            displacement: Some(displacement),
            attribution_to_others: Some(others),
            drop_off: Some(drop_off),
            lag: Some(lag.into()),
            duration: Some(duration.into()),
            counterparty: (counterparty == 0 && first != "municipality").then(|| "municipality".into()),
            cashable,
            ..EffectDraft::default()
        };
        let value = ValueDraft { id: Some(id.into()), amount: Some(amount), price_year, ..ValueDraft::default() };
        (effect, listed.then_some(value))
    }
}

prop_compose! {
    fn project()(
        years in 1_i64..4, more in 0_i64..3, rate in -300_i64..2000, benefit_timing in timing(),
        cost_timing in timing(), participants in 1_i64..5000, kept in 0_i64..=100, share in fraction(),
        per_person in proptest::option::of(2_i64..20),
        costs in (1_usize..5).prop_flat_map(|count| (0..count).map(cost).collect::<Vec<_>>()),
        effects in (0_usize..5).prop_flat_map(|count| (0..count).map(effect).collect::<Vec<_>>()),
        funded: bool,
    ) -> ProjectDraft {
        let mut draft = ProjectDraft::default();
        draft.settings.name = "Any project".into();
        draft.settings.start_year = Some(2024.into());
        draft.settings.years = Some(years.into());
        draft.settings.horizon = Some((years + more).into());
        draft.settings.discount_rate = Some(Decimal::new(rate, 4));
        draft.settings.benefit_timing = Some(benefit_timing);
        draft.settings.cost_timing = Some(cost_timing);
        draft.settings.main_group = Some("visitors".into());
        let visitors = |year| ReachDraft {
            group: Some("visitors".into()),
            year: Some(year),
            participants: Some(participants.into()),
            new: Some((participants * kept / 100).into()),
            per_person: per_person.map(Decimal::from),
            ..ReachDraft::default()
        };
        let first = ReachDraft { new: Some(participants.into()), ..visitors(ReachYear::In(1.into())) };
        let elderly = ReachDraft {
            group: Some("elderly".into()),
            part_of: Some("visitors".into()),
            share: Some(share),
            ..ReachDraft::default()
        };
        draft.reach = vec![visitors(ReachYear::Each), first, elderly];
        draft.costs = costs;
        if funded {
            draft.funding.push(FundingDraft {
                id: Some("grant".into()),
                from: Some("municipality".into()),
                amount: Some(1000.into()),
                per: Some(Per::Year),
                ..FundingDraft::default()
            });
        }
        for (effect, value) in effects {
            draft.effects.push(effect);
            draft.values.extend(value);
        }
        draft
    }
}

/// What may vary, whether it is scaled, and the numbers it may take, as a low end and a width in thousandths.
const VARIED: [(&str, bool, i64, i64); 20] = [
    ("costs", true, 500, 1500),
    ("costs.@participant", true, 0, 3000),
    ("costs.cost0.amount", false, -2_000_000, 9_000_000),
    ("costs.*.quantity", true, 100, 3000),
    ("reach", true, 250, 2000),
    ("reach.visitors.participants", true, 250, 2000),
    ("reach.visitors.participants[1]", false, 1_000, 900_000),
    ("reach.visitors.new[1]", true, 0, 1000),
    ("reach.elderly.share", false, 0, 1000),
    ("project.discount_rate", false, -100, 300),
    ("effects", true, 0, 2000),
    ("effects.@client", true, 500, 1000),
    ("effects.*.deadweight", true, 0, 1000),
    ("effects.effect0.share", false, 0, 1000),
    ("effects.*.drop_off", true, 0, 1000),
    ("effects.effect0.displacement", false, 0, 1000),
    ("effects.*.attribution_to_others", false, 0, 1000),
    ("values", true, 500, 1500),
    ("values.effect0.amount", false, -1000, 400_000),
    ("funding.grant.amount", false, 0, 5_000_000),
];

fn at(low: i64, width: i64, thousandths: i64) -> Decimal {
    Decimal::new(low * 1000 + width * thousandths, 6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn every_figure_lies_within_its_bound_of_the_edited_project(
        draft in project(),
        picked in proptest::collection::btree_set(0..VARIED.len(), 0..5),
        places in proptest::collection::vec((0_i64..=1000, 0_i64..=1000, 0_i64..=1000), 5),
    ) {
        let Ok(built) = draft.build() else { return Err(TestCaseError::reject("not a project")) };
        let project = built.project;
        agrees(&project, &picked.into_iter().collect::<Vec<_>>(), &places)?;
    }
}

fn agrees(project: &Project, picked: &[usize], places: &[(i64, i64, i64)]) -> Result<(), TestCaseError> {
    let mut varied: Vec<Varied> = Vec::new();
    let mut ranges = Vec::new();
    for (index, pick) in picked.iter().enumerate() {
        let (path, scale, low, width) = VARIED[*pick];
        let path = path.parse().expect("a path");
        let one = if scale { Varied::scale(path) } else { Varied::set(path) };
        let with: Vec<_> = varied.iter().cloned().chain([one.clone()]).collect();
        // Paths that the project does not have, or that meet, are left out.
        if record(project, &with, &[]).is_ok() {
            varied = with;
            let (first, second, point) = places[index];
            ranges.push((at(low, width, first.min(second)), at(low, width, first.max(second)), point));
        }
    }
    let graph = record(project, &varied, &OUTPUTS).expect("checked above");
    let program = Program::new(&graph);
    let point: Vec<Decimal> =
        ranges.iter().map(|(low, high, point)| *low + (*high - *low) * Decimal::new(*point, 3)).collect();
    let Ok(exact) = calculate_at(project, &varied, &point) else {
        return Err(TestCaseError::reject("leaves a valid range"));
    };
    let changes = varied.iter().zip(&point).map(|(one, number)| (one.path.clone(), one.change(*number)));
    let edited = apply(project, &Scenario { name: "edited".into(), changes: changes.collect() });
    let total_bound = edited.expect("just calculated").total_bound();
    let total_bound: f64 = total_bound.to_string().parse().unwrap();
    let float = |value: &Decimal| -> f64 { value.to_string().parse().unwrap() };
    let columns: Vec<[f64; 1]> = point.iter().map(|value| [float(value)]).collect();
    let columns: Vec<&[f64]> = columns.iter().map(|column| &column[..]).collect();
    let values = program.evaluate(&columns);
    let here: Vec<(f64, f64)> = point.iter().map(|value| (float(value), float(value))).collect();
    let around: Vec<(f64, f64)> = ranges.iter().map(|(low, high, _)| (float(low), float(high))).collect();
    for ranges in [here, around] {
        for (index, bound) in program.bounds(&ranges, total_bound * 2.0).into_iter().enumerate() {
            let output = OUTPUTS[index];
            let figure = output.of(&exact);
            match (figure.defined(), bound.existence) {
                (Some(_), Existence::Never) | (None, Existence::Always) => {
                    prop_assert!(false, "{output:?}: {bound:?} but {figure:?}");
                }
                _ => {}
            }
            if let (Some(figure), true) = (figure.defined(), bound.error.is_finite()) {
                let value = exact_float(values[index][0]);
                let off = (value.clone() - exact_decimal(*figure)).abs();
                prop_assert!(
                    off <= exact_float(bound.error),
                    "{output:?}: {value} against {figure}, {bound:?}"
                );
                prop_assert!(value >= exact_float(bound.lowest) && value <= exact_float(bound.highest));
            }
        }
    }
    Ok(())
}

#[test]
fn cost_times_reach_on_the_standard_model_takes_thirty_operations_at_most() {
    let project = standard::standard_model();
    let varied = ["costs", "reach"].map(|path| Varied::set(path.parse().unwrap()));
    let all = [Output::RATIO, Output::NET_RATIO, Output::NPV, Output::COSTS, Output::BENEFITS];
    for (outputs, most) in [(&all[..1], 10), (&all[..], 30)] {
        let program = Program::new(&record(&project, &varied, outputs).unwrap());
        assert!(program.operations() <= most, "{} operations", program.operations());
    }
}

#[test]
fn what_is_recorded_grows_with_the_effects_that_vary_and_no_faster() {
    let recorded = |effects: u32| {
        let mut draft = standard::standard_model().to_draft();
        let effect = draft.effects[0].clone();
        draft.effects.extend(
            (0..effects)
                .map(|number| EffectDraft { id: Some(format!("more{number}").into()), ..effect.clone() }),
        );
        let project = draft.build().unwrap().project;
        ["costs", "effects.*.deadweight", "effects.*.drop_off"].map(|path| {
            let varied = [path, "reach"].map(|path| Varied::scale(path.parse().unwrap()));
            Program::new(&record(&project, &varied, &[Output::RATIO]).unwrap()).operations()
        })
    };
    let [few, many, most] = [100, 600, 1100].map(recorded);
    // What does not vary is folded, however much of it there is.
    assert_eq!(few[0], most[0]);
    for at in 1..3 {
        // Five hundred more take as much as the five hundred before.
        assert_eq!(many[at] - few[at], most[at] - many[at], "{few:?} {many:?} {most:?}");
    }
}

#[test]
fn the_bound_of_the_standard_model_is_near_what_an_f64_can_hold() {
    let project = standard::standard_model();
    let varied = ["costs", "reach", "project.discount_rate"].map(|path| Varied::set(path.parse().unwrap()));
    let program = Program::new(&record(&project, &varied, &[Output::RATIO]).unwrap());
    let bound = program.bounds(&[(0.5, 1.5), (0.25, 2.25), (0.0, 0.05)], 1e8)[0];
    assert_eq!(bound.existence, Existence::Always);
    // The ratio is 1.4: one f64 step there is 2e-16.
    assert!(bound.error < 2e-13, "{bound:?}");
}

#[test]
fn points_are_the_same_bits_however_many_are_asked_for_at_once() {
    let project = standard::standard_model();
    let varied = ["costs", "reach", "effects.*.drop_off"].map(|path| Varied::scale(path.parse().unwrap()));
    let program = Program::new(&record(&project, &varied, &[Output::RATIO, Output::NPV]).unwrap());
    let column = |start: f64| (0..5000).map(|point| start + f64::from(point) / 5000.0).collect::<Vec<_>>();
    let columns = [column(0.5), column(0.3), column(0.1)];
    let slices: Vec<&[f64]> = columns.iter().map(|column| &column[..]).collect();
    let all = program.evaluate(&slices);
    for at in [0, 1, 1023, 1024, 4999] {
        let single: Vec<&[f64]> = columns.iter().map(|column| &column[at..=at]).collect();
        let alone = program.evaluate(&single);
        for (figure, values) in alone.iter().zip(&all) {
            assert_eq!(figure[0].to_bits(), values[at].to_bits());
        }
    }
}
