//! Whether every figure can be followed.

use super::*;
use crate::figure::{at, find, is_figure, leaves};
use crate::read::{self, Reading};
use crate::render::json::PLACE;
use impactkaart_core::Project;
use std::borrow::Cow;

fn explained<'e>(
    reading: &'e Reading,
    project: &'e Project,
    calculated: &'e Calculated<'e>,
    changed: Option<(&'e Changed<'e>, &'e Calculated<'e>)>,
    figure: &'e FigurePath,
    (depth, language): (Option<usize>, Language),
    for_people: bool,
) -> Explained<'e> {
    let subject =
        Subject { reading, stated: project, calculated, changed, figure, depth, for_people, language };
    Explained {
        made_with: &Value::Null,
        project: "",
        currency: "EUR",
        figure,
        label: label(&subject, figure),
        result: None,
        changes: changed.map_or(&[], |(changed, _)| &changed.changes),
        lines: lines(&subject),
        depth,
        language,
    }
}

fn sample(name: &str) -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/projects").join(name)
}

/// Every figure of the map can be explained, and what it comes of comes to what the output says.
#[test]
fn every_figure_of_every_sample_is_explained_to_the_digit() {
    let mut figures = 0;
    for entry in std::fs::read_dir(sample("")).expect("the samples") {
        let path = entry.expect("an entry").path();
        let reading = read::project(&path);
        let project = reading.project.as_ref().expect("a sample without errors");
        let calculated = Calculated::of(Cow::Borrowed(project), &reading, Language::Nl);
        let Calculated { values, places, .. } = &calculated;
        // Whatever is calculated is a figure, and none is left out for what it is called.
        for (place, _) in leaves(places).iter().filter(|(path, _)| path.last_key() == PLACE) {
            let figure = FigurePath(place.0[..place.0.len() - 1].to_vec());
            let value = at(values, &figure).expect("the same figures");
            assert!(is_figure(values, &figure, value), "{figure}");
        }
        for (figure, value) in leaves(values) {
            if !is_figure(values, &figure, value) {
                continue;
            }
            assert_eq!(find(values, project, &figure.to_string()).as_ref(), Ok(&figure), "{path:?}");
            figures += 1;
            let how = (Some(4), if figures % 2 == 0 { Language::Nl } else { Language::En });
            let of = |for_people| explained(&reading, project, &calculated, None, &figure, how, for_people);
            let explained = super::values(&of(false));
            let tree = &explained["explanation"];
            match value {
                Value::Null => assert!(!tree["undefined"].is_null(), "{figure}: {tree:#}"),
                Value::Number(number) => assert_eq!(tree["value"], number.to_string(), "{figure}"),
                value => assert_eq!(&tree["value"], value, "{figure}"),
            }
            // It comes of something: of parts, of a cell, or of what is said of it.
            let rests = ["parts", "place", "notes"].iter().any(|key| !tree[*key].is_null());
            assert!(rests, "{path:?} {figure}: {tree:#}");
            for line in of(true).lines {
                assert!(!line.label.is_empty() && !line.label.contains("\u{0}"), "{figure}");
            }
        }
    }
    assert!(figures > 4000, "{figures}");
}

/// With every scenario: each number that differs from what the files state is touched, and says by what; no other is.
#[test]
fn every_number_that_a_scenario_changes_says_so() {
    let path = sample("ontmoetingsplek");
    let reading = read::project_and_scenarios(&path, None);
    let project = reading.project.as_ref().expect("a sample without errors");
    let stated = Calculated::of(Cow::Borrowed(project), &reading, Language::En);
    let figure = find(&stated.values, project, "returns.ratio").expect("the ratio");
    let before = explained(&reading, project, &stated, None, &figure, (None, Language::En), false);
    let known: std::collections::BTreeMap<_, _> =
        before.lines.iter().filter_map(|line| Some((line.parameter.clone()?, line.value.clone()))).collect();
    let mut touched = 0;
    for (scenario, rows) in reading.scenarios.iter().zip(&reading.scenario_rows) {
        assert_eq!(scenario.changes.len(), rows.len());
        let step = Step {
            what: "a scenario".to_owned(),
            scenario: scenario.clone(),
            rows: rows.clone(),
            is_found: false,
        };
        let changed = Changed::of(&reading, project, &[step], Language::En).expect("it was tried");
        let how = (None, Language::En);
        let after =
            explained(&reading, project, &changed.calculated, Some((&changed, &stated)), &figure, how, false);
        assert!(
            after.changes.iter().all(|change| change.address.as_ref().is_some_and(|at| at.line.is_some()))
        );
        for line in &after.lines {
            let Some(parameter) = &line.parameter else { continue };
            let was = known.get(parameter);
            assert_eq!(line.touched.is_some(), was != Some(&line.value), "{} {parameter}", scenario.name);
            if let Some(of) = &line.touched {
                assert_eq!(of.was.map(Figure::Defined).as_ref(), was, "{parameter}");
                touched += 1;
            }
        }
    }
    assert!(touched > 50, "{touched}");
}
