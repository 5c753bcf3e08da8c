//! Whatever is followed back adds up, for any project, and gives the figures of the calculation.

#[path = "support/generator/mod.rs"]
mod generator;

use generator::valid_project;
use impactkaart_core::calculate::Parameter;
use impactkaart_core::explain::{Derivation, Explanation, Hidden, How};
use impactkaart_core::graph::{CostFigure, LineFigure, Output, Party, PartyFigure, ReturnFigure};
use impactkaart_core::model::Project;
use impactkaart_core::number::{Figure, Traced};
use impactkaart_core::scenario::{Amount, Change, Path, Scenario, apply, reached};
use impactkaart_core::{Decimal, ImpactMap, calculate};
use proptest::prelude::*;

/// Every node comes of its parts to the digit.
fn adds_up(explanation: &Explanation, nodes: &mut usize) {
    *nodes += 1;
    if !explanation.parts.is_empty() {
        assert_eq!(explanation.recomputed().as_ref(), Some(&explanation.value), "{explanation:#?}");
    }
    for part in &explanation.parts {
        adds_up(&part.of, nodes);
    }
}

fn outputs(project: &Project) -> Vec<Output> {
    let mut outputs = vec![Output::COSTS, Output::BENEFITS, Output::RATIO, Output::NET_RATIO, Output::NPV];
    outputs.extend([
        Output::Costs(CostFigure::Undiscounted),
        Output::Costs(CostFigure::DueToIndexing),
        Output::Costs(CostFigure::InKindShare),
        Output::Return(ReturnFigure::PaybackMonths),
        Output::Return(ReturnFigure::Irr),
        Output::Return(ReturnFigure::RatioBaseCaseAsBenefit),
        Output::Return(ReturnFigure::CostsPerParticipant),
    ]);
    outputs.extend((1..=project.horizon()).flat_map(|year| {
        [Output::CostsOfYear(year), Output::BenefitsOfYear(year), Output::FundingGap(year)]
    }));
    outputs.extend(project.effects_by_id().map(|(id, _)| Output::Effect(id, LineFigure::PresentValue)));
    outputs.extend(project.costs_by_id().map(|(id, _)| Output::CostLine(id, LineFigure::PresentValue)));
    for (id, _) in project.stakeholders_by_id() {
        for figure in
            [PartyFigure::Costs, PartyFigure::Benefits, PartyFigure::Cashable, PartyFigure::Leverage]
        {
            outputs.push(Output::Party(Party::Stakeholder(id), figure));
        }
    }
    outputs
}

fn marked<'d>(map: &ImpactMap<Traced<'d>>, outputs: &[Output]) {
    for output in outputs {
        if let Figure::Defined(number) = output.of(map) {
            number.mark();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_map_is_that_of_the_calculation_and_every_number_adds_up(project in valid_project(), marks: bool) {
        let project = project.0;
        let map = calculate(&project);
        let derivation = Derivation::default();
        let traced = derivation.calculate(&project);
        let outputs = outputs(&project);
        if marks {
            marked(&traced, &outputs);
        }
        let mut nodes = 0;
        for output in outputs {
            let expected = output.of(&map);
            match output.of(&traced) {
                Figure::Undefined(why) => prop_assert_eq!(expected, Figure::Undefined(why)),
                Figure::Defined(number) => {
                    let explanation = derivation.explain(number, None);
                    prop_assert_eq!(&explanation.value, &expected, "{:?}", output);
                    let before = nodes;
                    adds_up(&explanation, &mut nodes);
                    // Every part stands once: a tree is no larger than a few times what was calculated.
                    prop_assert!(nodes - before <= 4 * derivation.len() + 4);
                }
            }
        }
    }
}

#[test]
fn depth_cuts_the_tree_and_says_so() {
    use impactkaart_core::model::{CostDraft, ProjectDraft};
    let mut draft = ProjectDraft::default();
    draft.settings.name = "Coffee morning".into();
    draft.settings.start_year = Some(2026.into());
    draft.costs.push(CostDraft {
        id: Some("host".into()),
        payer: Some("society".into()),
        amount: Some(40.into()),
        quantity: Some(200.into()),
        ..CostDraft::default()
    });
    let project = draft.build().expect("a valid draft").project;
    let derivation = Derivation::default();
    let map = derivation.calculate(&project);
    let whole = derivation.explain(map.costs.present_value, None);
    assert_eq!(derivation.explain(map.costs.present_value, Some(0)).hidden, Some(Hidden::Deeper));
    // The costs are those of one line, which are those of one year, which are 40 × 200.
    let amount = &whole.parts[0].of.parts[0].of;
    assert_eq!(amount.how, How::Product);
    let factors: Vec<_> = amount.parts.iter().map(|part| part.of.value.defined().copied()).collect();
    assert_eq!(factors, [Some(Decimal::from(40)), Some(Decimal::from(200))]);
}

/// Changes of every kind: a factor on a table, a number of every line, a number of one line, and one setting.
fn changes() -> impl Strategy<Value = (Path, Change)> {
    let path = prop::sample::select(vec![
        "costs",
        "reach",
        "effects",
        "values",
        "costs.*.amount",
        "costs.*.quantity",
        "funding.*.amount",
        "reach.*.participants",
        "reach.*.new",
        "effects.*.share",
        "effects.*.quantity",
        "effects.*.drop_off",
        "effects.*.attribution_to_others",
        "values.*.amount",
        "project.discount_rate",
        "costs.@municipality",
        "effects.@client.quantity",
    ]);
    let factor = prop::sample::select(vec!["0.5", "0.9", "1"]);
    (path, factor).prop_map(|(path, factor)| {
        (path.parse().expect("a path"), Change::Times(Amount::of(factor.parse().expect("a number"))))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// What no change reaches is what it was; what one reaches is what that makes of it.
    #[test]
    fn a_number_that_differs_is_reached_by_a_change(
        project in valid_project(),
        changes in prop::collection::vec(changes(), 1..4),
    ) {
        let project = &project.0;
        let scenario = Scenario { name: "changes".into(), changes };
        // Two that reach the same number, or that nothing answers to.
        let Ok(after) = apply(project, &scenario) else { return Ok(()) };
        let reached = reached(project, &scenario.changes).expect("it was applied");
        let [before, now] = [Derivation::default(), Derivation::default()];
        before.calculate(project);
        now.calculate(&after);
        for parameter in now.parameters() {
            let by = reached.changes_of(parameter);
            let (was, is) = (before.stated(parameter), now.stated(parameter));
            if by.is_empty() {
                prop_assert_eq!(was, is, "{:?}", parameter);
            }
            // New follows participants in proportion, and is not multiplied by what it is itself.
            if let ([one], false) = (&by[..], matches!(parameter, Parameter::New(..))) {
                let (_, Change::Times(factor)) = scenario.changes[*one] else { return Ok(()) };
                let expected = was.map(|was| (was * factor.number).normalize());
                prop_assert_eq!(expected, is.map(|is| is.normalize()), "{:?}", parameter);
            }
        }
    }
}
