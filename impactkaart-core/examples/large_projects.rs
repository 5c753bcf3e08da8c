//! How long recording takes as projects grow: a hundred thousand effects, with a leaf for all and with a leaf each.
//!
//! `cargo run --release -p impactkaart-core --example large_projects`

#![expect(
    clippy::print_stdout,
    clippy::disallowed_macros,
    clippy::disallowed_types,
    reason = "it measures, and shows what it measured"
)]

use impactkaart_core::evaluate::Program;
use impactkaart_core::graph::{Output, Varied, record};
use impactkaart_core::model::{BeneficiaryDraft, CostDraft, EffectDraft, ProjectDraft, ReachDraft};
use impactkaart_core::{Decimal, Project, calculate};
use std::time::Instant;

fn project(effects: u32) -> Project {
    let mut draft = ProjectDraft::default();
    draft.settings.name = "Very many effects".into();
    draft.settings.start_year = Some(2026.into());
    draft.costs.push(CostDraft {
        id: Some("host".into()),
        payer: Some("municipality".into()),
        amount: Some(1_000_000.into()),
        ..CostDraft::default()
    });
    draft.reach.push(ReachDraft {
        group: Some("visitors".into()),
        participants: Some(100.into()),
        ..ReachDraft::default()
    });
    for effect in 0..effects {
        draft.effects.push(EffectDraft {
            id: Some(format!("effect{effect}").into()),
            beneficiaries: vec![BeneficiaryDraft { party: "client".into(), share: None }],
            group: Some("visitors".into()),
            share: Some(Decimal::new(25, 2)),
            amount: Some(Decimal::from(effect % 1000)),
            deadweight: Some(Decimal::new(i64::from(effect % 90), 2)),
            drop_off: Some(Decimal::new(3, 1)),
            duration: Some(3.into()),
            ..EffectDraft::default()
        });
    }
    draft.build().expect("a project without faults").project
}

fn main() {
    for effects in [1_000, 10_000, 100_000] {
        let project = project(effects);
        let started = Instant::now();
        let ratio = calculate(&project).returns.ratio;
        println!("{effects} effects: calculated in {:?}", started.elapsed());
        let set = |path: String| Varied::set(path.parse().expect("a path"));
        let scaled = |path: &str| Varied::scale(path.parse().expect("a path"));
        let own: Vec<Varied> =
            (0..effects).map(|effect| set(format!("effects.effect{effect}.deadweight"))).collect();
        let shared =
            [scaled("costs"), scaled("reach"), scaled("effects.*.deadweight"), scaled("effects.*.drop_off")];
        for (what, varied) in [("shared", &shared[..]), ("own", &own)] {
            let started = Instant::now();
            let graph = record(&project, varied, &[Output::RATIO, Output::NPV]).expect("nothing to refuse");
            let recorded = started.elapsed();
            let started = Instant::now();
            let program = Program::new(&graph);
            println!(
                "    {what} leaves: recorded in {recorded:?}, compiled in {:?}, {} operations",
                started.elapsed(),
                program.operations()
            );
            if what == "shared" {
                let value = program.evaluate(&[&[1.0], &[1.0], &[1.0], &[1.0]])[0][0];
                println!("    ratio {value} against {:?}", ratio.defined());
            }
        }
    }
}
