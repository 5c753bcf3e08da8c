use crate::model::{Project, Text};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// Something that differs besides what decides the headline figures: a convention, a source, a grade of evidence, funding.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Listed {
    /// Where it stands: `costs.host.source`, `project.discount_rate`.
    pub path: String,
    /// In the first project; none where it is blank or not there.
    pub from: Option<String>,
    /// In the second.
    pub to: Option<String>,
}

pub(super) fn listed(from: &Project, to: &Project) -> Vec<Listed> {
    let [one, other] = [from, to].map(all);
    let paths: Vec<&String> = one.order.iter().chain(other.order.iter()).collect();
    let mut seen = BTreeSet::new();
    let mut listed = Vec::new();
    for path in paths.into_iter().filter(|path| seen.insert(*path)) {
        let (from, to) = (one.known.get(path), other.known.get(path));
        // What is said of a line that came or went comes or goes with it.
        let of_line = !path.starts_with("funding.");
        if from != to && !(of_line && (from.is_none() || to.is_none())) {
            let value = |known: Option<&Option<String>>| known.cloned().flatten();
            listed.push(Listed { path: path.clone(), from: value(from), to: value(to) });
        }
    }
    listed
}

#[derive(Default)]
struct Known {
    order: Vec<String>,
    known: BTreeMap<String, Option<String>>,
}

impl Known {
    fn add(&mut self, path: String, value: Option<String>) {
        self.order.push(path.clone());
        self.known.insert(path, value);
    }
}

fn number(value: Decimal) -> String {
    value.normalize().to_string()
}

fn all(project: &Project) -> Known {
    let mut known = Known::default();
    let settings = project.settings();
    let text = |text: &Option<Text>| text.as_ref().map(ToString::to_string);
    let of = |name: &str| format!("project.{name}");
    known.add(of("start_year"), Some(project.calendar_year(1).to_string()));
    known.add(of("years"), Some(project.years().to_string()));
    known.add(of("horizon"), Some(project.horizon().to_string()));
    known.add(of("discount_rate"), Some(number(project.discount_rate().rate().get())));
    known.add(of("price_year"), Some(project.price_year().to_string()));
    known.add(of("cost_timing"), Some(project.cost_timing().name().to_owned()));
    known.add(of("benefit_timing"), Some(project.benefit_timing().name().to_owned()));
    let main_group = project.main_group().map(|group| project.group(group).id.to_string());
    known.add(of("main_group"), main_group);
    known.add(of("base_case"), text(&settings.base_case));
    known.add(of("reference_ratio"), settings.reference_ratio.map(|ratio| number(ratio.get())));
    let mut sorted: Vec<(String, Option<String>)> = Vec::new();
    let mut add = |path: String, value: Option<String>| sorted.push((path, value));
    for line in project.costs() {
        add(format!("costs.{}.payer", line.id), Some(project.stakeholder(line.payer).id.to_string()));
        add(format!("costs.{}.in_kind", line.id), Some(line.in_kind.to_string()));
        add(format!("costs.{}.source", line.id), text(&line.source));
    }
    for line in project.funding() {
        let amount = format!(
            "{} {} > {}",
            number(line.amount.get()),
            project.stakeholder(line.from).id,
            project.stakeholder(line.to).id
        );
        add(format!("funding.{}", line.id), Some(amount));
    }
    for group in project.groups() {
        add(format!("reach.{}.source", group.id), text(&group.source));
    }
    for line in project.effects() {
        let evidence = line.evidence.map(|evidence| evidence.name().to_owned());
        add(format!("effects.{}.evidence", line.id), evidence);
        add(format!("effects.{}.source", line.id), text(&line.source));
    }
    for value in project.values() {
        add(format!("values.{}.source", value.id), text(&value.source));
    }
    sorted.sort();
    for (path, value) in sorted {
        known.add(path, value);
    }
    known
}
