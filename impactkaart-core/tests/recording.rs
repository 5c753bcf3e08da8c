//! The recorded formula: what folds, what is left, what is refused.

mod standard;

use impactkaart_core::calculate;
use impactkaart_core::graph::{Output, RecordFault, ReturnFigure, Varied, record};
use impactkaart_core::model::Level;
use impactkaart_core::scenario::{Field, ScenarioFault};
use standard::standard_model;

fn varied(path: &str) -> Varied {
    Varied::set(path.parse().expect("a path"))
}

#[test]
fn where_nothing_varies_the_graph_is_the_map() {
    let project = standard_model();
    let map = calculate(&project);
    let client = impactkaart_core::graph::Party::Level(Level::Client);
    let outputs = [
        Output::RATIO,
        Output::NPV,
        Output::COSTS,
        Output::BENEFITS,
        Output::Return(ReturnFigure::Irr),
        Output::Return(ReturnFigure::PaybackMonths),
        Output::Party(client, impactkaart_core::graph::PartyFigure::OwnReturn),
    ];
    let graph = record(&project, &[], &outputs).expect("nothing to refuse");
    for (index, output) in outputs.into_iter().enumerate() {
        assert_eq!(graph.constant(index), output.of(&map).defined().copied(), "{output:?}");
    }
    // The base result of the standard model's own reference, to the cent and to twelve digits.
    assert_eq!(map.costs.present_value.round_dp(2), standard::decimal("404369.14"));
    assert_eq!(map.benefits.present_value.round_dp(2), standard::decimal("575539.52"));
    assert_eq!(map.returns.ratio.defined().unwrap().round_dp(12), standard::decimal("1.423302302864"));
}

#[test]
fn a_parameter_without_influence_leaves_a_constant() {
    let project = standard_model();
    let graph = record(&project, &[varied("costs.rent.amount")], &[Output::BENEFITS, Output::COSTS]).unwrap();
    assert_eq!(graph.constant(0), Some(calculate(&project).benefits.present_value));
    assert_eq!(graph.constant(1), None);
}

#[test]
fn what_decides_which_flows_there_are_is_refused() {
    let project = standard_model();
    for (path, field) in [
        ("project.horizon", Field::Horizon),
        ("project.years", Field::Years),
        ("project.cost_timing", Field::CostTiming),
        ("effects.*.lag", Field::Lag),
        ("effects.debts.duration", Field::Duration),
        ("costs.rent.last_year", Field::LastYear),
    ] {
        let error = record(&project, &[varied("costs"), varied(path)], &[Output::RATIO]).unwrap_err();
        assert_eq!((error.varied, error.fault), (Some(1), RecordFault::Structure(field)), "{path}");
    }
}

#[test]
fn what_is_not_there_or_there_twice_is_refused() {
    let project = standard_model();
    let unknown = record(&project, &[varied("effects.welbeing.share")], &[Output::RATIO]).unwrap_err();
    let RecordFault::Scenario(ScenarioFault::UnknownLine { nearest, .. }) = unknown.fault else {
        panic!("{unknown:?}")
    };
    assert_eq!(nearest.as_deref(), Some("wellbeing"));
    let twice = [varied("effects.*.share"), varied("effects.health.share")];
    let error = record(&project, &twice, &[Output::RATIO]).unwrap_err();
    assert_eq!(error.fault, RecordFault::Scenario(ScenarioFault::Twice { other: 0 }));
}
