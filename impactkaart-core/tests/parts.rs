//! Runs in parts: any division gives what one run gives, to the last bit, and what is no part of a run is refused.

#[path = "support/generator/mod.rs"]
mod generator;
mod standard;

use generator::valid_project;
use impactkaart_core::evaluate::{Differs, Part, PartFault, Questions, RunError, Summary, Sweep, division};
use impactkaart_core::graph::{Output, ReturnFigure};
use impactkaart_core::model::ProjectDraft;
use impactkaart_core::scenario::Axis;
use impactkaart_core::{Decimal, Project};
use proptest::prelude::*;
use standard::{decimal, standard_model};
use std::ops::Range;

fn axes(axes: &[(&str, &str)]) -> Vec<Axis> {
    axes.iter().map(|(path, values)| Axis::read(path.parse().unwrap(), values).expect("an axis")).collect()
}

fn questions(targets: &[&str]) -> Questions {
    let targets = targets.iter().map(|target| decimal(target)).collect();
    Questions { targets, deviation: true, bars: 12, ..Questions::default() }
}

/// A part as it arrives from elsewhere: written as JSON and read again.
fn sent(part: &Part) -> Part {
    serde_json::from_str(&serde_json::to_string(part).expect("JSON")).expect("a part")
}

fn in_parts(sweep: &Sweep<'_>, units: Vec<Range<u64>>, questions: &Questions) -> Summary {
    let part = |units| sent(&sweep.part(units, questions, &|_, _| true).expect("a part"));
    sweep.merge(units.into_iter().map(part).collect(), questions, &|_, _| true).expect("a summary")
}

/// Equal parts, uneven ones, single units, and in another order than they lie in.
fn divisions(units: u64) -> Vec<Vec<Range<u64>>> {
    let equal = |of| (1..=of).map(|number| division(units, number, of)).collect::<Vec<_>>();
    let mut backwards = equal(16);
    backwards.reverse();
    let (first, second) = (units.min(1), (units * 2 / 3).max(units.min(1)));
    vec![equal(1), equal(2), equal(3), backwards, vec![second..units, 0..first, first..second]]
}

fn any_division_gives_the_same(
    project: &Project,
    ranges: &[(&str, &str)],
    output: Output,
    questions: &Questions,
) {
    let Ok(sweep) = Sweep::new(project, axes(ranges), output) else { return };
    let whole = sweep.summary(questions, &|_, _| true).expect("a summary");
    for units in divisions(sweep.units()) {
        assert_eq!(in_parts(&sweep, units.clone(), questions), whole, "{ranges:?} in {units:?}");
    }
}

#[test]
fn any_division_of_a_large_grid_gives_the_same() {
    let project = standard_model();
    let ranges = [("costs", "0.5..1.5:61"), ("reach", "1..2:70"), ("effects.*.deadweight", "50%..200%:30")];
    any_division_gives_the_same(&project, &ranges, Output::RATIO, &questions(&["1", "1.3", "2"]));
}

#[test]
fn any_division_gives_the_same_where_the_figure_exists_at_some_points_only() {
    let project = standard_model();
    let ranges = [("costs.coordinator.amount", "-82500..41250:310"), ("reach", "50%..150%:5")];
    any_division_gives_the_same(&project, &ranges, Output::RATIO, &questions(&["1"]));
}

#[test]
fn any_division_gives_the_same_for_figures_that_are_calculated_in_decimal_only() {
    let project = standard_model();
    let ranges = [("costs", "50%..150%:9"), ("reach", "50%..150%:5")];
    any_division_gives_the_same(
        &project,
        &ranges,
        Output::Return(ReturnFigure::PaybackMonths),
        &questions(&["20"]),
    );
    any_division_gives_the_same(&project, &ranges, Output::Return(ReturnFigure::Irr), &questions(&["0.1"]));
}

#[test]
fn any_division_gives_the_same_with_axes_of_structure() {
    let project = standard_model();
    let ranges = [("reach", "1..2:30"), ("project.horizon", "5..8/1"), ("costs", "0.5..1.5:20")];
    any_division_gives_the_same(&project, &ranges, Output::RATIO, &questions(&["1", "1.3"]));
}

#[test]
fn any_division_gives_the_same_where_the_figure_is_zero_everywhere() {
    // The effect begins after the horizon: its benefits are zero, and may be off by more than they are.
    let draft = r#"{
        "settings": {"name": "Late", "start_year": "2024", "years": "4", "cost_timing": "mid"},
        "stakeholders": [{"name": "visitors", "level": "client"}, {"name": "insurer", "level": "society"}],
        "costs": [
            {"id": "rent", "payer": "visitors", "amount": "3016", "quantity": "7.19", "per": "year"},
            {"id": "refund", "payer": "visitors", "amount": "-0.0002719729597834", "per": "project"},
            {"id": "repair", "payer": "client", "amount_by_year": {"2": "7870"}, "price_year": "1992"}
        ],
        "funding": [{"from": "visitors", "amount": "0.0326", "per": "year"}],
        "effects": [{
            "id": "late",
            "beneficiaries": [
                {"party": "visitors", "share": "0.2727272727272727272727272727"},
                {"party": "insurer", "share": "0.7272727272727272727272727273"}
            ],
            "per": "year", "share": "0.21", "amount": "5211", "lag": "5"
        }]
    }"#;
    let draft: ProjectDraft = serde_json::from_str(draft).unwrap();
    let project = draft.build().unwrap().project;
    let ranges = [("project.discount_rate", "0..0.08:8"), ("effects", "0..1:4")];
    any_division_gives_the_same(&project, &ranges, Output::RATIO, &questions(&["4", "0"]));
    let sweep = Sweep::new(&project, axes(&ranges), Output::RATIO).unwrap();
    let summary = sweep.summary(&questions(&["0"]), &|_, _| true).unwrap();
    assert_eq!((summary.points, summary.undefined_points, summary.above[0].points), (32, 0, 0));
    assert!(summary.quantiles.iter().all(|quantile| quantile.value.is_zero() && quantile.width == 0.0));
}

#[test]
fn the_deviation_of_costs_of_800_to_1200_is_the_root_of_25000() {
    // The costs of the standard model are proportional to the factor; 800, 900, 1000, 1100 and 1200 lie 200, 100, 0, 100
    // and 200 from their mean: squares of 100,000 together, by four.
    let project = standard_model();
    let sweep = Sweep::new(&project, axes(&[("costs", "80%..120%:5")]), Output::COSTS).unwrap();
    let base: f64 = impactkaart_core::calculate(&project).costs.present_value.to_string().parse().unwrap();
    let summary = sweep.summary(&questions(&[]), &|_, _| true).unwrap();
    let deviation = summary.deviation.unwrap() / base * 1000.0;
    assert!((deviation - 25_000.0_f64.sqrt()).abs() < 1e-9, "{deviation}");
}

#[test]
fn bars_hold_every_point_once_and_lie_next_to_each_other() {
    let project = standard_model();
    let ranges = [("costs", "0.5..1.5:61"), ("reach", "1..2:70")];
    let sweep = Sweep::new(&project, axes(&ranges), Output::RATIO).unwrap();
    let summary = sweep.summary(&questions(&[]), &|_, _| true).unwrap();
    let bars = &summary.histogram;
    assert_eq!(bars.len(), 12);
    assert_eq!(bars.iter().map(|bar| bar.points).sum::<u64>(), 61 * 70);
    assert!(bars.windows(2).all(|pair| pair[0].to == pair[1].from && pair[0].from < pair[0].to));
    let mut values = vec![0.0; 61 * 70];
    sweep.values(&mut values).unwrap();
    for bar in bars {
        let inside = values.iter().filter(|value| **value >= bar.from && **value < bar.to).count();
        assert_eq!(inside as u64, bar.points, "{bar:?}");
    }
}

#[test]
fn points_that_all_meet_a_target_do_not_turn_a_sweep_into_a_decimal_one() {
    // Benefits do not depend on costs, nor present value on where it is counted.
    let project = standard_model();
    let target = impactkaart_core::calculate(&project).benefits.present_value.to_string();
    let ranges = [("costs", "0.5..1.5:1000"), ("effects.noshows.drop_off", "0..1:1000")];
    let sweep = Sweep::new(&project, axes(&ranges), Output::BENEFITS).unwrap();
    let summary = sweep.summary(&questions(&[&target]), &|_, _| true).unwrap();
    assert_eq!((summary.points, summary.exact_points), (1_000_000, 1));
    assert_eq!((summary.above[0].points, summary.above[0].undecided), (0, 0));
}

#[test]
fn what_is_no_part_of_a_run_is_refused() {
    let project = standard_model();
    let ranges = [("costs", "0.5..1.5:100"), ("reach", "1..2:70")];
    let sweep = Sweep::new(&project, axes(&ranges), Output::RATIO).unwrap();
    let asked = questions(&["1"]);
    let part = |units: Range<u64>| sweep.part(units, &asked, &|_, _| true).unwrap();
    let merged = |parts: Vec<Part>| match sweep.merge(parts, &asked, &|_, _| true) {
        Err(RunError::Part(fault)) => fault,
        other => panic!("{other:?}"),
    };
    assert_eq!(merged(vec![part(0..3000), part(3001..7000)]), PartFault::Missing { units: 3000..3001 });
    assert_eq!(merged(vec![part(0..3000)]), PartFault::Missing { units: 3000..7000 });
    assert_eq!(merged(vec![]), PartFault::Missing { units: 0..7000 });
    let overlap = PartFault::Overlap { part: 0, other: 1, units: 2999..3000 };
    assert_eq!(merged(vec![part(2999..7000), part(0..3000)]), overlap);
    assert_eq!(
        merged(vec![part(0..7000), part(0..7000)]),
        PartFault::Overlap { part: 1, other: 0, units: 0..7000 }
    );
    let other_axes = Sweep::new(&project, axes(&[ranges[0], ("reach", "1..2.1:70")]), Output::RATIO).unwrap();
    let other = other_axes.part(0..3000, &asked, &|_, _| true).unwrap();
    assert_eq!(
        merged(vec![part(3000..7000), other]),
        PartFault::OtherRun { part: 1, differs: Differs::Points }
    );
    let other = sweep.part(0..7000, &questions(&["2"]), &|_, _| true).unwrap();
    assert_eq!(merged(vec![other]), PartFault::OtherRun { part: 0, differs: Differs::Questions });
    let mut draft = project.to_draft();
    draft.costs[0].amount = Some(18_501.into());
    let changed = draft.build().unwrap().project;
    let other = Sweep::new(&changed, axes(&ranges), Output::RATIO).unwrap();
    let other = other.part(0..7000, &asked, &|_, _| true).unwrap();
    assert_eq!(merged(vec![other]), PartFault::OtherRun { part: 0, differs: Differs::Project });
    // Other quantiles and bars may be asked of the same parts.
    let asked = Questions { quantiles: vec![decimal("0.99")], bars: 3, ..asked.clone() };
    assert_eq!(sweep.merge(vec![part(0..7000)], &asked, &|_, _| true).unwrap().quantiles.len(), 1);
}

#[test]
fn a_damaged_part_is_refused_and_never_a_panic() {
    let project = standard_model();
    let sweep = Sweep::new(&project, axes(&[("costs", "0.5..1.5:100")]), Output::RATIO).unwrap();
    let asked = questions(&["1.4"]);
    let whole = sweep.part(0..100, &asked, &|_, _| true).unwrap();
    let json = serde_json::to_value(&whole).unwrap();
    let refused = |change: &dyn Fn(&mut serde_json::Value)| {
        let mut json = json.clone();
        change(&mut json);
        let Ok(part) = serde_json::from_value::<Part>(json) else { return };
        let found = sweep.merge(vec![part], &asked, &|_, _| true);
        assert!(matches!(found, Err(RunError::Part(_))), "{found:?}");
    };
    refused(&|json| json["undefined"] = 1.into());
    refused(&|json| json["undefined"] = u64::MAX.into());
    refused(&|json| json["units"]["end"] = 99.into());
    refused(&|json| json["units"]["end"] = u64::MAX.into());
    refused(&|json| json["bins"][0][1] = 0.into());
    refused(&|json| json["bins"][0][0] = u32::MAX.into());
    refused(&|json| json["bins"] = serde_json::json!([]));
    refused(&|json| json["highest"]["candidates"][0][0] = 100.into());
    refused(&|json| json["highest"]["candidates"][0][1] = "7ff8000000000000".into());
    refused(&|json| json["moments"] = serde_json::Value::Null);
    refused(&|json| json["targets"] = serde_json::json!([]));
    refused(&|json| json["targets"][0]["above"] = u64::MAX.into());
    refused(&|json| json["format"] = 2.into());
    refused(&|json| json["made_with"] = "0.0.0".into());
}

#[test]
fn a_run_that_was_stopped_is_finished_by_the_rest_of_it() {
    let project = standard_model();
    let ranges = [("costs", "0.5..1.5:1000"), ("reach", "1..2:700")];
    let sweep = Sweep::new(&project, axes(&ranges), Output::RATIO).unwrap();
    let asked = questions(&["1"]);
    let stopped = sweep.part(0..sweep.units(), &asked, &|done, _| done < 100_000).unwrap();
    let end = stopped.units().end;
    assert!((100_000..700_000).contains(&end), "{end}");
    let rest = sweep.part(end..sweep.units(), &asked, &|_, _| true).unwrap();
    let finished = sweep.merge(vec![rest, sent(&stopped)], &asked, &|_, _| true).unwrap();
    assert_eq!(finished, sweep.summary(&asked, &|_, _| true).unwrap());
}

/// Axes of which every project can have one.
const RANGES: [(&str, &str); 5] = [
    ("costs", "0.7..1.4"),
    ("reach", "0.5..1.5"),
    ("project.discount_rate", "0..0.08"),
    ("effects", "0..1"),
    ("values.*.amount", "10..1000"),
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn any_division_of_any_sweep_gives_the_same(
        project in valid_project(),
        picked in proptest::collection::btree_set(0..RANGES.len(), 1..4),
        counts in proptest::collection::vec(2_u32..9, 4),
        output in 0_usize..5,
        target in -2_i64..6,
    ) {
        let texts: Vec<(&str, String)> = picked
            .into_iter()
            .zip(counts)
            .map(|(pick, count)| (RANGES[pick].0, format!("{}:{count}", RANGES[pick].1)))
            .collect();
        let ranges: Vec<(&str, &str)> = texts.iter().map(|(path, values)| (*path, &**values)).collect();
        let outputs =
            [Output::RATIO, Output::NPV, Output::COSTS, Output::RATIO, Output::Return(ReturnFigure::PaybackMonths)];
        let asked = Questions { targets: vec![Decimal::from(target), Decimal::ZERO], ..questions(&[]) };
        any_division_gives_the_same(&project.0, &ranges, outputs[output], &asked);
    }
}
