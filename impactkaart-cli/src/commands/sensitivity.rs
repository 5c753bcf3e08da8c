//! `sensitivity`: the values at which a target is just met, and the numbers that move the outcome most.

use super::{cannot_write, is_input, project_sha256, say_problems, would_replace_input, written};
use crate::arguments::{self, Format, Sensitivity, usual_language};
use crate::exit::Exit;
use crate::language::Language;
use crate::output::Output;
use crate::problem;
use crate::read::{self, Reading, sensitivity::Typed};
use crate::render::sensitivity::Moved;
use crate::render::{csv, json, map, markdown, sensitivity, text};
use impactkaart_core::calculate::{over_capacity, reach};
use impactkaart_core::evaluate::shortest;
use impactkaart_core::scenario::{Field, Path, Root, Selection};
use impactkaart_core::sensitivity::{
    Aim, BreakEven, Certain, Curves, FrontierPoint, Parameter, Range, Target, Worth, at_certainty,
    conventions, elasticities, frontier, frontier_at_certainty, parameters, screened, tornado,
    variance_shares, worth_knowing,
};
use impactkaart_core::uncertainty::{self, Drawn, Plan, Ranges, Sampling, Shape};
use impactkaart_core::{Decimal, Project, calculate};

pub(crate) fn run(asked: &Sensitivity, lang: Option<Language>) -> Exit {
    asked.threads.apply();
    let path = asked.result.output.as_deref();
    let output = match Output::open(path) {
        Ok(output) => output,
        Err(error) => return cannot_write(path, &error, lang.unwrap_or_else(usual_language)),
    };
    let mut reading = read::project_and_ranges(&asked.project);
    let wanted = wanted(&mut reading, asked, lang);
    let language = lang.or(reading.language).unwrap_or_else(usual_language);
    say_problems(&reading, language);
    let (Some(project), Some(wanted)) = (&reading.project, wanted) else {
        return if reading.is_usage { Exit::Usage } else { Exit::Failed };
    };
    if let Some(path) = path.filter(|path| is_input(path, &asked.project, &reading.inputs)) {
        return would_replace_input(path, language);
    }

    let map = calculate(project);
    let moved = Moved::of(asked, reading.uncertain.is_some());
    let made_up = by_evidence(project);
    let stated = reading.uncertain.as_ref().map(|uncertain| &uncertain.ranges);
    let ranges = stated.unwrap_or(&made_up);
    let (bars, groups) = bars(project, moved, ranges);
    let mut frontiers = match &wanted.frontier[..] {
        [first, second] => frontiers(project, first, second, &wanted.targets),
        _ => Vec::new(),
    };
    let chance = Chance { draws: asked.draws, seed: asked.seed };
    if stated.is_some() {
        for frontier in &mut frontiers {
            frontier.bands = bands(project, frontier, ranges, chance.plan(BAND_DRAWS));
        }
    }
    let all = parameters(project);
    let elasticities = elasticities(project, &all, Aim::Ratio).ok().flatten();
    let found = break_even(project, &wanted.targets, &all, &wanted.domains);
    let certain = match asked.certainty {
        Some(certainty) => at_certainties(project, ranges, &found, certainty, chance.plan(DRAWS)),
        None => Vec::new(),
    };
    let screened = asked.screening.then(|| screening(project, &bars, chance.seed()));
    let has_drawn = asked.certainty.is_some()
        || asked.information
        || frontiers.iter().any(sensitivity::Frontier::has_bands);
    let subject = sensitivity::Subject {
        base: map::Subject {
            project,
            map: &map,
            largest: &map::Largest::of(project),
            reach: &reach(project),
            over_capacity: &over_capacity(project),
            inputs: &reading.inputs,
            project_sha256: &project_sha256(&reading.inputs),
            warnings: &match asked.result.format() {
                Format::Json => problem::values(&reading, language),
                Format::Text | Format::Csv | Format::Markdown => Vec::new(),
            },
            language,
        },
        break_even: &found,
        moved,
        bars: &tornado(project, bars, Aim::Ratio),
        groups: &tornado(project, groups, Aim::Ratio),
        frontiers: &frontiers,
        certain: &certain,
        certainty: asked.certainty,
        draws: chance.plan(DRAWS).draws,
        chance: has_drawn.then(|| {
            chance.plan(if asked.certainty.is_some() || asked.information { DRAWS } else { BAND_DRAWS })
        }),
        drawn: ranges.drawn(),
        indices: asked.indices.then(|| indices(project, ranges, chance)),
        screened,
        information: asked.information,
        worth: &if asked.information {
            worth(project, ranges, &wanted.targets, chance.plan(DRAWS))
        } else {
            Vec::new()
        },
        conventions: &asked.conventions.map_or_else(Vec::new, |()| conventions(project)),
        elasticities: elasticities.map(|found| all.iter().cloned().zip(found).collect()),
    };
    let text = match asked.result.format() {
        Format::Text => text::draw(&sensitivity::document(&subject), output.width()),
        Format::Markdown => markdown::draw(&sensitivity::document(&subject)),
        Format::Json => json::text(&sensitivity::values(&subject)),
        Format::Csv => {
            let mut sheet = csv::Sheet::new(language);
            sensitivity::rows(&subject, &mut sheet);
            sheet.into_text()
        }
    };
    written(output, &text, path, || language)
}

/// The targets, domains and frontier that were typed; where they cannot be, why is among the problems.
pub(crate) fn wanted(
    reading: &mut Reading,
    asked: &Sensitivity,
    lang: Option<Language>,
) -> Option<read::sensitivity::Asked> {
    let target_flag = arguments::flag(lang, |help| &help.target);
    let domain_flag = arguments::flag(lang, |help| &help.domain);
    let frontier_flag = arguments::flag(lang, |help| &help.frontier);
    let typed = Typed {
        targets: &asked.target,
        domains: &asked.domain,
        target_flag: &target_flag,
        domain_flag: &domain_flag,
        frontier: &asked.frontier,
        frontier_flag: &frontier_flag,
    };
    read::sensitivity::asked(reading, typed)
}

/// A frontier has so many points.
const FRONTIER_POINTS: u32 = 11;

/// For each target, which values of two parameters together just meet it.
fn frontiers(
    project: &Project,
    first: &Parameter,
    second: &Parameter,
    targets: &[Target],
) -> Vec<sensitivity::Frontier> {
    let of = |target: &Target| {
        let points = frontier(project, first, second.clone(), *target, FRONTIER_POINTS);
        sensitivity::Frontier {
            target: *target,
            parameters: [first.clone(), second.clone()],
            bands: Vec::new(),
            // Holds because both were found in the project, and only numbers that can vary were asked for.
            points: points
                .unwrap_or_else(|error| panic!("a parameter of the project cannot vary: {error:?}")),
        }
    };
    targets.iter().map(of).collect()
}

impl Moved {
    /// As asked; else to the ranges that the project states, or what goes with its evidence.
    pub(crate) fn of(asked: &Sensitivity, has_ranges: bool) -> Self {
        match asked.plus_minus {
            Some(part) => Self::PlusMinus(part),
            None if !has_ranges => Self::Evidence,
            None if asked.quantiles => Self::Quantiles,
            None => Self::Ranges,
        }
    }
}

/// What goes with the evidence of each line, where a project states no ranges.
pub(crate) fn by_evidence(project: &Project) -> Ranges {
    let list: Vec<_> = uncertainty::by_evidence(project).into_iter().map(|(range, _)| range).collect();
    // Holds because each is a factor on a line of the project, around 1.
    Ranges::new(project, &list, &[]).unwrap_or_else(|errors| panic!("ranges by evidence: {errors:?}"))
}

/// For each point of a frontier the values of the second parameter with each certainty.
fn bands(
    project: &Project,
    frontier: &sensitivity::Frontier,
    ranges: &Ranges,
    plan: Plan,
) -> Vec<Option<Vec<Certain>>> {
    let [first, second] = &frontier.parameters;
    let certainties = sensitivity::BANDS.map(|part| f64::from(part) / 100.0);
    let of = |point: &FrontierPoint| {
        let first = (first, point.first);
        frontier_at_certainty(project, first, second, ranges, frontier.target, &certainties, plan)
    };
    frontier.points.iter().map(of).collect()
}

/// For each target the parameters that can meet it, with the value that meets it with some certainty.
fn at_certainties(
    project: &Project,
    ranges: &Ranges,
    found: &[(Target, Vec<BreakEven>)],
    certainty: Decimal,
    plan: Plan,
) -> Vec<(Target, sensitivity::Certainties)> {
    let share = certainty.to_string().parse().unwrap_or(0.5);
    let of = |target: Target, one: &BreakEven| {
        let certain = at_certainty(project, &one.parameter, ranges, target, &[share], plan);
        (Parameter::clone(&one.parameter), certain.and_then(|mut each| each.pop()))
    };
    found
        .iter()
        .map(|(target, rows)| {
            let nearest = sensitivity::nearest_first(rows);
            (*target, nearest.into_iter().take(sensitivity::SHOWN).map(|one| of(*target, one)).collect())
        })
        .collect()
}

/// So many points of each sample for indices, and so many drawings of their groups.
const INDEX_POINTS: u32 = 4096;
const RESAMPLES: u32 = 400;

/// How much of the spread each uncertain number accounts for.
fn indices(project: &Project, ranges: &Ranges, chance: Chance) -> sensitivity::Indices {
    let points = chance.draws.unwrap_or(INDEX_POINTS);
    let found = variance_shares(project, ranges, Aim::Ratio, points, chance.seed, RESAMPLES);
    let count = ranges.drawn().len();
    let is_correlated =
        (0..count).any(|one| (0..one).any(|other| ranges.rank_correlation(one, other) != 0.0));
    sensitivity::Indices {
        // Holds because ranges are checked against each other when they are read.
        found: found.unwrap_or_else(|error| panic!("ranges that cannot vary together: {error:?}")),
        is_correlated,
        points,
        seed: chance.seed,
    }
}

/// So many paths go through the ranges in a cheap look, and so many where there are more numbers than that.
const PATHS: u32 = 50;
const FEWER_PATHS: u32 = 10;
const MANY_NUMBERS: usize = 500;

/// A cheap look at each number that is moved by itself.
fn screening(project: &Project, bars: &[Vec<Range>], seed: u64) -> sensitivity::Screening {
    // Of a number that is nothing a part is nothing.
    let ranges: Vec<Range> = bars.iter().flatten().filter(|range| range.low != range.high).cloned().collect();
    let paths = if ranges.len() > MANY_NUMBERS { FEWER_PATHS } else { PATHS };
    let found = screened(project, &ranges, Aim::Ratio, paths, seed);
    // Holds as for indices, and numbers that are moved by the same part are each another number of the project.
    let each = found.unwrap_or_else(|error| panic!("numbers that cannot vary together: {error:?}"));
    sensitivity::Screening::new(ranges, each, paths, seed)
}

/// What was said of draws.
#[derive(Debug, Clone, Copy)]
struct Chance {
    draws: Option<u32>,
    seed: Option<u64>,
}

impl Chance {
    /// So many draws where nothing was said.
    fn plan(self, draws: u32) -> Plan {
        let draws = self.draws.unwrap_or(draws).into();
        Plan { draws, seed: self.seed(), sampling: Sampling::Random }
    }

    fn seed(self) -> u64 {
        self.seed.unwrap_or(1)
    }
}

/// So many draws for what is worth measuring and what is certain, and for each point of a frontier.
const DRAWS: u32 = 20_000;
const BAND_DRAWS: u32 = 4096;

/// What is worth measuring, for each target that is a ratio.
fn worth(project: &Project, ranges: &Ranges, targets: &[Target], plan: Plan) -> Vec<(Decimal, Worth)> {
    let of = |target: &Target| {
        let found = worth_knowing(project, ranges, target.value, plan);
        // Holds as for indices.
        (target.value, found.unwrap_or_else(|error| panic!("ranges that cannot vary together: {error:?}")))
    };
    targets.iter().filter(|target| target.aim == Aim::Ratio).map(of).collect()
}

/// What is moved by itself, and what together.
pub(crate) fn bars(project: &Project, moved: Moved, ranges: &Ranges) -> (Vec<Vec<Range>>, Vec<Vec<Range>>) {
    if let Moved::PlusMinus(part) = moved {
        return (each_by_itself(project, part), together(project, part));
    }
    let each: Vec<Range> = ranges.drawn().iter().map(|drawn| range(project, drawn, moved)).collect();
    let kind = |range: &Range| (range.parameter.varied.path.root, range.parameter.varied.path.field);
    let mut groups: Vec<Vec<Range>> = Vec::new();
    for range in &each {
        match groups.iter_mut().find(|group| kind(&group[0]) == kind(range)) {
            Some(group) => group.push(range.clone()),
            None => groups.push(vec![range.clone()]),
        }
    }
    groups.retain(|group| group.len() > 1);
    (each.into_iter().map(|range| vec![range]).collect(), groups)
}

/// A parameter from the low to the high side of what it is drawn from.
fn range(project: &Project, drawn: &Drawn, moved: Moved) -> Range {
    let found = Parameter::of(project, drawn.varied.path.clone());
    let own = found.as_ref().ok().filter(|parameter| parameter.varied == drawn.varied).cloned();
    let parameter = own.unwrap_or_else(|| {
        // What multiplies a single number, or takes the place of several.
        let first = found.ok().and_then(|parameter| parameter.leaves.first().map(|leaf| leaf.stated));
        let is_scale = drawn.varied.is_scale();
        Parameter {
            varied: drawn.varied.clone(),
            stated: first.filter(|_| !is_scale).unwrap_or(Decimal::ONE),
            lowest: if is_scale { Decimal::ZERO } else { Decimal::MIN },
            highest: Decimal::MAX,
            leaves: Vec::new(),
            bounded: None,
        }
    });
    let quantiles = || [0.05, 0.95].map(|share| shortest(drawn.distribution.quantile(share)));
    let [low, high] = match drawn.distribution.shape() {
        _ if moved != Moved::Ranges => quantiles(),
        Shape::Uniform { low, high }
        | Shape::Triangular { low, high, .. }
        | Shape::Pert { low, high, .. }
        | Shape::NormalInterval { low, high }
        | Shape::LognormalInterval { low, high } => [low, high],
        Shape::Normal { .. } | Shape::Lognormal { .. } | Shape::Beta { .. } => quantiles(),
    };
    Range { parameter, low, high }
}

/// The break-even values of all parameters, those with a range of their own within that, for each target.
fn break_even(
    project: &Project,
    targets: &[Target],
    all: &[Parameter],
    domains: &[Parameter],
) -> Vec<(Target, Vec<BreakEven>)> {
    let mut wanted = all.to_vec();
    for own in domains {
        match wanted.iter_mut().find(|known| known.varied.path == own.varied.path) {
            Some(known) => known.clone_from(own),
            None => wanted.push(own.clone()),
        }
    }
    let of = |target: &Target| match Curves::new(project, wanted.clone(), target.aim) {
        Ok(curves) => (*target, curves.break_even(*target)),
        // Holds because each was found in the project, and only numbers that can vary were asked for.
        Err(error) => panic!("a parameter of the project cannot vary: {error:?}"),
    };
    targets.iter().map(of).collect()
}

/// Each number of the project that somebody stated, moved by itself.
fn each_by_itself(project: &Project, fraction: Decimal) -> Vec<Vec<Range>> {
    let is_stated = |parameter: &Parameter| {
        let path = &parameter.varied.path;
        let Selection::Id(id) = &path.selection else { return path.field.is_some() };
        match (path.root, path.field) {
            (_, Some(Field::Quantity)) if path.root == Root::Costs => {
                project.costs().iter().any(|cost| cost.id == *id && cost.quantity.is_some())
            }
            (_, Some(Field::Quantity)) => {
                project.effects().iter().any(|effect| effect.id == *id && effect.quantity.is_some())
            }
            (Root::Effects, Some(Field::Share)) => {
                project.effects().iter().any(|effect| effect.id == *id && effect.share.is_some())
            }
            (_, field) => field.is_some(),
        }
    };
    let stated = parameters(project).into_iter().filter(is_stated);
    stated.map(|parameter| vec![Range::around(parameter, fraction)]).collect()
}

/// Numbers that belong together, moved together: whole tables, and the same deduction of all effects.
fn together(project: &Project, fraction: Decimal) -> Vec<Vec<Range>> {
    let whole = [Root::Costs, Root::Reach, Root::Effects].map(|root| (root, Selection::Whole, None));
    let deductions = [Field::Deadweight, Field::Displacement, Field::AttributionToOthers, Field::DropOff]
        .map(|field| (Root::Effects, Selection::Each, Some(field)));
    let groups = whole.into_iter().chain(deductions).filter_map(|(root, selection, field)| {
        let parameter = Parameter::of(project, Path { root, selection, field, year: None }).ok()?;
        // Of a single number there is a bar already.
        (parameter.bounded.is_none()).then(|| vec![Range::around(parameter, fraction)])
    });
    groups.collect()
}
