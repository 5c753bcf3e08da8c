//! Every number of every result, followed.

use super::*;
use crate::commands;
use crate::exit::Exit;
use crate::figure::{find_among, leaves};
use crate::language::Language;
use crate::language::number::{Rounding, round};
use crate::language::origin::ALL;
use crate::render::explain::{Explained, Line};
use impactkaart_core::Decimal;
use impactkaart_core::number::{Figure, Undefined};
use serde_json::json;
use std::collections::BTreeMap;
use std::path::{Path as FilePath, PathBuf};
use std::sync::Mutex;
use tempfile::TempDir;

/// What a result was made by is known to the whole program: one is made at a time.
static MAKING: Mutex<()> = Mutex::new(());

fn sample(name: &str) -> PathBuf {
    FilePath::new(env!("CARGO_MANIFEST_DIR")).join("../data/projects").join(name)
}

fn run(arguments: &[String]) {
    let typed = std::iter::once("impactkaart".to_owned()).chain(arguments.iter().cloned());
    let exit = commands::run(typed.map(Into::into).collect());
    assert!(matches!(exit, Exit::Done), "{arguments:?}");
}

/// The result of a command, as JSON.
fn result(folder: &TempDir, command: &str, projects: &[PathBuf], flags: &[&str]) -> Value {
    let file = folder.path().join("result.json");
    let projects = projects.iter().map(|path| path.display().to_string());
    let mut arguments: Vec<String> = std::iter::once(command.to_owned()).chain(projects).collect();
    arguments.extend(flags.iter().map(|flag| (*flag).to_owned()));
    let _one_at_a_time = MAKING.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let to = ["--format", "json", "--lang", "en", "--output", &file.display().to_string()].map(str::to_owned);
    run(&arguments.into_iter().chain(to).collect::<Vec<_>>());
    serde_json::from_slice(&std::fs::read(file).expect("a result")).expect("JSON")
}

/// What was found of how many numbers.
#[derive(Debug, Default)]
struct Followed {
    numbers: usize,
    points: usize,
    by_origin: BTreeMap<&'static str, usize>,
    definitions: BTreeMap<&'static str, usize>,
}

impl Followed {
    /// Follows every number of a result.
    fn follow(&mut self, values: &Value, projects: &[PathBuf]) {
        let command = values["made_with"]["command"].as_str().expect("a command");
        let arguments = arguments_of(values);
        let prepared = prepare(values, command, &arguments, projects, Some(Language::En));
        let (readings, prepared) = prepared.unwrap_or_else(|_| panic!("{command} {arguments:?}"));
        let side = |reading| {
            let reading: &crate::read::Reading = reading;
            Side { reading, project: reading.project.as_ref().expect("a project") }
        };
        let sides = readings.iter().map(side).collect();
        // Now as programs get it, then as people do.
        let for_people = self.numbers % 2 == 1;
        let made = Made { values, sides, prepared: &prepared, for_people, language: Language::En };
        let follower = Follower::new(&made);
        for (path, value) in leaves(values) {
            if !is_figure(values, &path, value) {
                continue;
            }
            let name = format!("{command} {path}");
            let project = made.sides[0].project;
            assert_eq!(
                find_among(values, project, &path.to_string(), is_figure).as_ref(),
                Ok(&path),
                "{name}"
            );
            // Figures of the map to the cells; what rests on such figures as far as these.
            let of_map = matches!(origin(&made, &path), Some(Found { origin: Origin::OfMap(_), .. }));
            let depth = (!of_map).then_some(2);
            let lines = follower.lines(&path, depth).unwrap_or_else(|| panic!("{name} has no origin"));
            self.check(&name, value, &lines);
        }
        for typed in ["point[1]", "draw[1]"] {
            if let Some(Ok(path)) = one_of_many(&made, typed) {
                let lines = follower.lines(&path, None).expect("a point");
                leads_to_a_cell(typed, &lines);
                self.points += 1;
            }
        }
        let headline = made.headline();
        assert!(find_among(values, made.sides[0].project, &headline, is_figure).is_ok(), "{headline}");
    }

    /// A number and what it comes of.
    fn check(&mut self, name: &str, value: &Value, lines: &[Line]) {
        let first = &lines[0];
        self.numbers += 1;
        *self.by_origin.entry(first.origin.expect("an origin")).or_default() += 1;
        match (value, &first.value) {
            (Value::Null, Figure::Undefined(_)) => assert!(first.undefined.is_some(), "{name}"),
            (Value::String(text), Figure::Defined(found)) => {
                assert_eq!(text.parse::<Decimal>().as_ref(), Ok(found), "{name}");
            }
            (Value::Number(number), Figure::Defined(found)) => {
                assert_eq!(number.to_string(), found.to_string(), "{name}");
            }
            other => panic!("{name}: {other:?}"),
        }
        for line in lines {
            assert!(!line.label.is_empty() && !line.label.contains('\u{0}'), "{name}: {line:?}");
            let differs = line.notes.iter().any(|note| note.contains("does not hold"));
            assert!(!differs, "{name}: {line:?}");
            if let Some(code) = line.definition {
                *self.definitions.entry(code).or_default() += 1;
            }
        }
        let below: Vec<&Line> = lines.iter().filter(|line| line.depth == 1).collect();
        match first.origin {
            // Each figure of the map leads to a cell, or says why it does not.
            Some("of_map") => leads_to_a_cell(name, lines),
            Some("made") => {
                assert_eq!(Some(&first.value), recomputed(first, &below).as_ref(), "{name}: {below:?}");
            }
            Some("statistic") => {
                assert!(!first.notes.is_empty(), "{name}");
                between(name, first, &below);
            }
            Some("stated") => {
                let says = first.address.is_some() || !first.notes.is_empty();
                assert!(says, "{name}: {first:?}");
            }
            other => panic!("{name}: {other:?}"),
        }
    }
}

/// Whether a number leads to a line of a file, or a cell of a workbook, where it comes of anything.
fn leads_to_a_cell(name: &str, lines: &[Line]) {
    let is_placed = |line: &Line| {
        line.address
            .as_ref()
            .is_some_and(|at| !at.file.is_empty() && (at.line.is_some() || at.cell.is_some()))
    };
    // What nothing adds to, what is not there, and what goes without saying comes from no cell.
    let comes_of_nothing = lines.iter().all(|line| line.value == Figure::Defined(Decimal::ZERO))
        || lines[0].value.defined().is_none()
        || (lines.len() == 1 && !lines[0].notes.is_empty());
    assert!(lines.iter().any(is_placed) || comes_of_nothing, "{name}: {:?}", &lines[..lines.len().min(4)]);
}

/// A number once more, from what stands next below it.
fn recomputed(first: &Line, below: &[&Line]) -> Option<Figure<Decimal>> {
    let parts: Option<Vec<(Role, Decimal)>> =
        below.iter().map(|line| Some((line.role?, *line.value.defined()?))).collect();
    let Some(parts) = parts else {
        return Some(first.value.clone()).filter(|value| value.defined().is_none());
    };
    let number = match (first.how, &parts[..]) {
        ("sum", parts) => parts.iter().fold(Decimal::ZERO, |sum, (role, value)| match role {
            Role::Minus => sum - value,
            _ => sum + value,
        }),
        ("product", parts) => parts.iter().map(|(_, value)| *value).product(),
        ("quotient", [(_, of), (_, by)]) => match of.checked_div(*by) {
            Some(quotient) => quotient,
            None => {
                return Some(Figure::Undefined(Undefined::NoCosts))
                    .filter(|_| first.value.defined().is_none());
            }
        },
        _ => return None,
    };
    let number = first.settled.map_or(number, |decimals| round(number, decimals, Rounding::default()));
    Some(match &first.value {
        Figure::Undefined(why) => Figure::Undefined(why.clone()),
        Figure::Defined(_) => Figure::Defined(number),
    })
}

/// A quantile lies between the points that are named; an extreme is at its point.
fn between(name: &str, first: &Line, below: &[&Line]) {
    let values: Vec<Decimal> = below.iter().filter_map(|line| line.value.defined().copied()).collect();
    let value = first.value.defined().copied();
    match (first.definition, &values[..]) {
        (Some("quantile"), [low, high]) => {
            assert!(Some(*low) <= value && value <= Some(*high), "{name}: {value:?} of {values:?}");
        }
        (Some("quantile" | "lowest" | "highest"), [only]) => assert_eq!(value, Some(*only), "{name}"),
        (Some("quantile" | "lowest" | "highest"), _) => panic!("{name}: the points are not known"),
        _ => {}
    }
}

const SAMPLES: [&str; 6] = [
    "klein",
    "ontmoetingsplek",
    "standard_model",
    "wheels_to_meals",
    "wijkbedrijf_plan",
    "wijkbedrijf_uitkomst",
];

#[test]
fn every_number_of_scenarios_and_sweeps_is_followed() {
    let folder = TempDir::new().expect("a folder");
    let mut followed = Followed::default();
    for name in SAMPLES.into_iter().chain(["ontmoetingsplek.xlsx", "ontmoetingsplek.json"]) {
        let projects = [sample(name)];
        for (command, flags) in [
            ("scenarios", &["--set", "costs=+10%"][..]),
            ("sweep", &["--vary", "costs=80%..120%:5", "--vary", "reach=50%..200%:3", "--target", "1.5"]),
            (
                "sweep",
                &["--vary", "project.benefit_timing=start,end", "--vary", "costs=1,1.5", "--figure", "npv"],
            ),
        ] {
            let is_served = name != "wheels_to_meals" || flags.iter().all(|flag| !flag.starts_with("reach"));
            if is_served {
                followed.follow(&result(&folder, command, &projects, flags), &projects);
            }
        }
    }
    assert!(followed.numbers > 500 && followed.by_origin.len() == 4, "{followed:?}");
    // Two sweeps of eight projects; one of them reaches nobody.
    assert_eq!(followed.points, 15);
}

#[test]
fn every_number_of_simulations_is_followed() {
    let folder = TempDir::new().expect("a folder");
    let mut followed = Followed::default();
    for name in SAMPLES {
        let projects = [sample(name)];
        let draws = ["--draws", "1000"];
        for flags in [
            &["--target", "ratio=1.5"][..],
            &["--figure", "npv", "--sampling", "latin", "--seed", "7", "--set", "project.horizon=+1"],
        ] {
            let flags: Vec<&str> = draws.iter().chain(flags).copied().collect();
            followed.follow(&result(&folder, "simulate", &projects, &flags), &projects);
        }
    }
    assert!(followed.numbers > 500 && followed.by_origin.len() == 3, "{followed:?}");
    assert_eq!(followed.points, 12);
}

const ALL_OPTIONS: [&str; 7] =
    ["--indices", "--information", "--screening", "--draws", "1000", "--certainty", "90%"];

#[test]
fn every_number_of_what_the_outcome_hangs_on_is_followed() {
    let folder = TempDir::new().expect("a folder");
    let mut followed = Followed::default();
    for (name, flags) in [
        ("klein", &["--conventions", "all", "--target", "npv=5000", "--target", "ratio=1.5"][..]),
        ("klein", &["--plus-minus", "20%", "--target", "payback=10"]),
        ("wheels_to_meals", &["--domain", "costs=0.5..3"]),
        ("wijkbedrijf_plan", &["--target", "own_return.municipality=1"]),
    ] {
        let flags: Vec<&str> = ALL_OPTIONS.iter().chain(flags).copied().collect();
        let projects = [sample(name)];
        followed.follow(&result(&folder, "sensitivity", &projects, &flags), &projects);
    }
    assert!(followed.numbers > 2000 && followed.by_origin.len() == 4, "{followed:?}");
}

#[test]
fn every_number_of_what_stated_ranges_do_is_followed() {
    let folder = TempDir::new().expect("a folder");
    let mut followed = Followed::default();
    for (name, flags) in [
        (
            "ontmoetingsplek",
            &["--frontier", "costs.sociaal_werker.amount=60..90", "effects.begeleiding.share"][..],
        ),
        ("standard_model", &["--quantiles"]),
    ] {
        let flags: Vec<&str> = ALL_OPTIONS.iter().chain(flags).copied().collect();
        let projects = [sample(name)];
        followed.follow(&result(&folder, "sensitivity", &projects, &flags), &projects);
    }
    assert!(followed.numbers > 1000 && followed.by_origin.len() == 4, "{followed:?}");
}

#[test]
fn every_number_of_comparisons_of_merged_parts_and_of_the_map_is_followed() {
    let folder = TempDir::new().expect("a folder");
    let mut followed = Followed::default();
    for (from, to, flags) in [
        ("wijkbedrijf_plan", "wijkbedrijf_uitkomst", &[][..]),
        ("wijkbedrijf_plan", "wijkbedrijf_uitkomst", &["--per-participant"]),
        ("klein", "ontmoetingsplek", &[]),
    ] {
        let projects = [sample(from), sample(to)];
        let values = result(&folder, "compare", &projects, flags);
        // The parts add up to the difference.
        for (name, figure) in values["figures"].as_object().expect("figures") {
            let number = |value: &Value| value.as_str().and_then(|text| text.parse::<Decimal>().ok());
            let Some(parts) = figure["parts"].as_array() else { continue };
            let sum: Option<Decimal> = parts.iter().map(|part| number(&part["contribution"])).sum();
            let change = number(&figure["to"]).zip(number(&figure["from"])).map(|(to, from)| to - from);
            assert_eq!(sum, change, "{name}");
        }
        followed.follow(&values, &projects);
    }
    let projects = [sample("klein")];
    followed.follow(&result(&folder, "calculate", &projects, &[]), &projects);
    for (command, flags) in [
        ("sweep", &["--vary", "costs=80%..120%:5"][..]),
        ("simulate", &["--draws", "1000", "--set", "costs=+10%"]),
    ] {
        let parts: Vec<PathBuf> = (1..=2)
            .map(|part| {
                let file = folder.path().join(format!("{command}{part}.json"));
                let project = projects[0].display().to_string();
                let mut arguments = vec![command.to_owned(), project, format!("--part={part}/2")];
                arguments.extend(flags.iter().map(|flag| (*flag).to_owned()));
                arguments.extend(["--output".to_owned(), file.display().to_string()]);
                let _one_at_a_time = MAKING.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                run(&arguments);
                file
            })
            .collect();
        let both = [projects[0].clone(), parts[0].clone(), parts[1].clone()];
        followed.follow(&result(&folder, "merge", &both, &[]), &projects);
    }
    assert!(followed.numbers > 200 && followed.by_origin.len() == 4, "{followed:?}");
}

/// A result is a file that anybody can change: whatever it says, something is said of it.
#[test]
fn a_result_with_any_other_numbers_is_no_bug() {
    let folder = TempDir::new().expect("a folder");
    let (one, two) = ([sample("klein")], [sample("wijkbedrijf_plan"), sample("wijkbedrijf_uitkomst")]);
    let rubbish = [
        json!("79228162514264337593543950335"),
        json!("-0.0000000000000000000000000001"),
        json!(u64::MAX),
        json!(-1),
        json!("costs"),
        json!([]),
        Value::Null,
    ];
    let mut followed = 0;
    for (command, projects, flags) in [
        ("scenarios", &one[..], &["--set", "costs=+10%"][..]),
        ("sweep", &one, &["--vary", "costs=80%..120%:3", "--vary", "reach=50%,100%", "--target", "1.5"]),
        ("simulate", &one, &["--draws", "50"]),
        (
            "sensitivity",
            &one,
            &["--conventions", "all", "--frontier", "costs=0.5..2", "effects.minder_eenzaam.share"],
        ),
        ("compare", &two, &[]),
    ] {
        let values = result(&folder, command, projects, flags);
        let paths: Vec<FigurePath> = leaves(&values).into_iter().map(|(path, _)| path).collect();
        let arguments = arguments_of(&values);
        let prepared = prepare(&values, command, &arguments, projects, Some(Language::Nl));
        let (readings, prepared) = prepared.unwrap_or_else(|_| panic!("{command}"));
        let is_wanted = |path: &&FigurePath| !matches!(path.keys().next(), Some("made_with" | "warnings"));
        for (at, path) in paths.iter().filter(is_wanted).enumerate().filter(|(at, _)| at % 7 == 0) {
            let mut changed = values.clone();
            set(&mut changed, path, rubbish[at / 7 % rubbish.len()].clone());
            let side = |reading| {
                let reading: &crate::read::Reading = reading;
                Side { reading, project: reading.project.as_ref().expect("a project") }
            };
            let sides = readings.iter().map(side).collect();
            let made = Made {
                values: &changed,
                sides,
                prepared: &prepared,
                for_people: true,
                language: Language::Nl,
            };
            let follower = Follower::new(&made);
            // It, and what may be made of it.
            let of_same = |other: &&FigurePath| other.0.first() == path.0.first();
            for path in paths.iter().filter(of_same).take(6).chain([path]) {
                let Some(lines) = follower.lines(path, Some(1)) else { continue };
                followed += 1;
                let explained = Explained {
                    made_with: &Value::Null,
                    project: "",
                    currency: "EUR",
                    figure: path,
                    label: lines[0].label.clone(),
                    result: Some(command.to_owned()),
                    changes: &[],
                    lines,
                    depth: Some(1),
                    language: Language::Nl,
                };
                crate::render::text::draw(&crate::render::explain::document(&explained), 80);
            }
        }
    }
    assert!(followed > 300, "{followed}");
}

/// Puts another value at a path.
fn set(values: &mut Value, path: &FigurePath, value: Value) {
    let place = path.0.iter().try_fold(values, |value, segment| match segment {
        Segment::Key(key) => value.get_mut(key),
        Segment::Index(index) => value.get_mut(*index),
    });
    if let Some(place) = place {
        *place = value;
    }
}

fn arguments_of(values: &Value) -> Vec<String> {
    let arguments = values["made_with"]["arguments"].as_array().expect("arguments");
    arguments.iter().map(|text| text.as_str().expect("a text").to_owned()).collect()
}

/// What a number is by definition stands in the method, and is said in both languages.
#[test]
fn every_definition_has_its_heading_in_the_method() {
    let method = include_str!("../../../docs/method.md");
    let headings: Vec<String> = method
        .lines()
        .filter_map(|line| line.strip_prefix("## "))
        .map(|heading| heading.to_lowercase().replace(' ', "-"))
        .collect();
    let mut codes = std::collections::BTreeSet::new();
    for definition in ALL {
        let known = definition.method.is_empty() || headings.iter().any(|one| one == definition.method);
        assert!(known, "{definition:?}");
        assert!(codes.insert(definition.code), "{definition:?}");
        assert_ne!(definition.text(Language::En), definition.text(Language::Nl));
    }
}
