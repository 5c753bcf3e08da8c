//! The standard model: a project of five years with eight costs and twelve effects, the yardstick of every benchmark.
//!
//! Its numbers stand in one place, the project folder `data/projects/standard_model`, which all tools read.

use impactkaart_core::Decimal;
use impactkaart_core::model::{
    BeneficiaryDraft, CostDraft, EffectDraft, Per, ProjectDraft, ReachDraft, ReachYear, SettingsDraft, Text,
    Timing, ValueDraft,
};
use std::collections::BTreeMap;

/// The text of each file of the model.
pub struct Files<T> {
    /// `project.csv`.
    pub project: T,
    /// `costs.csv`.
    pub costs: T,
    /// `reach.csv`.
    pub reach: T,
    /// `values.csv`.
    pub values: T,
    /// `effects.csv`.
    pub effects: T,
}

/// The model as it stands in the folder.
pub const STANDARD_MODEL: Files<&str> = Files {
    project: include_str!("../data/projects/standard_model/project.csv"),
    costs: include_str!("../data/projects/standard_model/costs.csv"),
    reach: include_str!("../data/projects/standard_model/reach.csv"),
    values: include_str!("../data/projects/standard_model/values.csv"),
    effects: include_str!("../data/projects/standard_model/effects.csv"),
};

impl<T: AsRef<str>> Files<T> {
    /// The draft that the files describe. Knows the columns and the ways of writing of this one model, and no others: a
    /// real reader is the command line's.
    ///
    /// # Panics
    /// Where a file is written in another way.
    pub fn draft(&self) -> ProjectDraft {
        let settings: BTreeMap<_, _> =
            rows(self.project.as_ref()).map(|row| (row["key"], row["value"])).collect();
        ProjectDraft {
            settings: SettingsDraft {
                name: settings["name"].into(),
                start_year: number(&settings, "start_year"),
                years: number(&settings, "years"),
                horizon: number(&settings, "horizon"),
                discount_rate: number(&settings, "discount_rate"),
                benefit_timing: Some(timing(settings["benefit_timing"])),
                cost_timing: Some(timing(settings["cost_timing"])),
                ..SettingsDraft::default()
            },
            costs: rows(self.costs.as_ref()).map(|row| cost(&row)).collect(),
            reach: rows(self.reach.as_ref()).map(|row| reach(&row)).collect(),
            values: rows(self.values.as_ref()).map(|row| value(&row)).collect(),
            effects: rows(self.effects.as_ref()).map(|row| effect(&row)).collect(),
            ..ProjectDraft::default()
        }
    }
}

type Row<'t> = BTreeMap<&'t str, &'t str>;

fn rows(text: &str) -> impl Iterator<Item = Row<'_>> {
    let mut lines = text.lines();
    let header: Vec<_> = lines.next().unwrap_or_default().split(',').collect();
    lines.map(move |line| header.iter().copied().zip(line.split(',')).collect())
}

fn text(row: &Row, column: &str) -> Option<Text> {
    Some(row[column]).filter(|text| !text.is_empty()).map(Into::into)
}

fn number(row: &Row, column: &str) -> Option<Decimal> {
    text(row, column).map(|text| text.parse().expect("a plain decimal"))
}

fn timing(name: &str) -> Timing {
    match name {
        "start" => Timing::Start,
        "mid" => Timing::Mid,
        _ => Timing::End,
    }
}

fn cost(row: &Row) -> CostDraft {
    CostDraft {
        id: text(row, "id"),
        description: text(row, "description"),
        payer: text(row, "payer"),
        amount: number(row, "amount"),
        per: Some(match row["per"] {
            "participant" => Per::Participant,
            "year" => Per::Year,
            _ => Per::Project,
        }),
        group: text(row, "group"),
        ..CostDraft::default()
    }
}

fn reach(row: &Row) -> ReachDraft {
    ReachDraft {
        group: text(row, "group"),
        description: text(row, "description"),
        year: Some(match row["year"] {
            "each" => ReachYear::Each,
            year => ReachYear::In(year.parse().expect("a year")),
        }),
        participants: number(row, "participants"),
        new: number(row, "new"),
        part_of: text(row, "part_of"),
        share: number(row, "share"),
        ..ReachDraft::default()
    }
}

fn value(row: &Row) -> ValueDraft {
    ValueDraft {
        id: text(row, "id"),
        description: text(row, "description"),
        unit: text(row, "unit"),
        amount: number(row, "amount"),
        ..ValueDraft::default()
    }
}

fn effect(row: &Row) -> EffectDraft {
    EffectDraft {
        id: text(row, "id"),
        description: text(row, "description"),
        beneficiaries: vec![BeneficiaryDraft { party: row["beneficiary"].into(), share: None }],
        group: text(row, "group"),
        share: number(row, "share"),
        value: text(row, "value"),
        deadweight: number(row, "deadweight"),
        displacement: number(row, "displacement"),
        attribution_to_others: number(row, "attribution_to_others"),
        drop_off: number(row, "drop_off"),
        lag: number(row, "lag"),
        duration: number(row, "duration"),
        ..EffectDraft::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::naive;
    use impactkaart_core::calculate;

    /// Worked out in exact fractions, rounded once.
    const COSTS: &str = "404369.14";
    const BENEFITS: &str = "575539.52";
    const BY_LEVEL: [&str; 4] = ["207065.01", "61801.18", "201821.25", "104852.09"];
    const NPV: &str = "171170.39";
    const RATIO: &str = "1.4233";

    fn cents(amount: Decimal) -> String {
        amount.round_dp(2).to_string()
    }

    #[test]
    fn the_standard_model_comes_out_to_the_cent() {
        let project = STANDARD_MODEL.draft().build().unwrap().project;
        let map = calculate(&project);
        assert_eq!(cents(map.costs.present_value), COSTS);
        assert_eq!(cents(map.benefits.present_value), BENEFITS);
        let by_level = map.benefits.by_level.iter().map(|(_, gain)| cents(*gain));
        assert!(by_level.eq(BY_LEVEL));
        assert_eq!(cents(map.returns.npv), NPV);
        let ratio = map.returns.ratio.defined().unwrap();
        assert_eq!(ratio.round_dp(4).to_string(), RATIO);
    }

    #[test]
    fn the_naive_loop_comes_out_to_the_same_cent() {
        let result = naive::Model::of(&STANDARD_MODEL.draft()).calculate();
        assert_eq!(cents(result.costs), COSTS);
        assert_eq!(cents(result.benefits), BENEFITS);
        assert_eq!(result.by_level.map(cents), BY_LEVEL.map(String::from));
        assert_eq!(result.ratio.round_dp(4).to_string(), RATIO);
    }

    #[test]
    fn the_other_tools_draw_from_the_same_ranges() {
        let project = include_str!("../data/projects/standard_model/ranges.csv");
        let others = include_str!("peers/tasks/parameters.csv");
        assert_eq!(rows(project).count(), 40);
        for (own, other) in rows(project).zip(rows(others)) {
            assert_eq!([own["parameter"], own["distribution"]], [other["parameter"], other["distribution"]]);
            for column in ["low", "mode", "high", "mean", "sd"] {
                // There in the digits of a float.
                let [own, other] =
                    [&own, &other].map(|row| number(row, column).and_then(|number| number.round_sf(12)));
                assert_eq!(own, other, "{column}");
            }
        }
    }
}
