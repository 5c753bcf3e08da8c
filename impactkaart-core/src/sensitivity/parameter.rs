use crate::bounds::{Bounded, highest_total, lowest_growth};
use crate::graph::Varied;
use crate::model::{Members, Project, Text};
use crate::scenario::selection::Lines;
use crate::scenario::{Field, Path, Root, ScenarioFault, Selection};
use rust_decimal::Decimal;

/// A parameter of a project: what it is now and how far it may go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    /// Which numbers of the project, and what a number for the parameter does to them: it takes the place of a single
    /// number and multiplies several.
    pub varied: Varied,
    /// What it is now: the number itself, or 1 for a factor.
    pub stated: Decimal,
    /// The lowest it may be.
    pub lowest: Decimal,
    /// The highest it may be.
    pub highest: Decimal,
    /// The numbers that a factor multiplies; none where the parameter is a number itself, or a factor on whole lines.
    pub leaves: Vec<Leaf>,
    /// What kind of number it is; none for a factor.
    pub bounded: Option<Bounded>,
}

/// One of the numbers that a factor multiplies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    /// Its own path, without a year.
    pub path: Path,
    /// The project year it is of, where it is of one.
    pub year: Option<u16>,
    /// What it is now.
    pub stated: Decimal,
    /// What kind of number it is.
    pub bounded: Bounded,
}

/// A factor goes no further than this.
const HIGHEST_FACTOR: u32 = 1000;

/// All parameters of a project, one for each number that may be varied and one for each table as a whole, in the order of
/// the tables. Some may have no influence on a figure: `Curves` leaves those out.
///
/// # Examples
/// ```
/// use impactkaart_core::sensitivity::parameters;
/// # use impactkaart_core::model::{CostDraft, ProjectDraft};
/// # let mut draft = ProjectDraft::default();
/// # draft.settings.name = "Coffee morning".into();
/// # draft.settings.start_year = Some(2026.into());
/// # let cost = CostDraft { id: Some("host".into()), payer: Some("society".into()), amount: Some(1000.into()), ..CostDraft::default() };
/// # draft.costs.push(cost);
/// let project = draft.build().unwrap().project;
/// let paths: Vec<String> = parameters(&project).iter().map(|one| one.varied.path.to_string()).collect();
/// assert_eq!(paths, ["project.discount_rate", "costs", "costs.host.amount", "costs.host.quantity"]);
/// ```
pub fn parameters(project: &Project) -> Vec<Parameter> {
    let mut found = Vec::new();
    // Names are put in order once.
    let mut lines = Lines::of(project);
    let mut add = |root, selection, field| {
        let path = Path { root, selection, field, year: None };
        found.extend(Parameter::among(&mut lines, project, path).ok());
    };
    let one = |id: &Text| Selection::Id(id.clone());
    add(Root::Project, Selection::Whole, Some(Field::DiscountRate));
    add(Root::Costs, Selection::Whole, None);
    for cost in project.costs() {
        add(Root::Costs, one(&cost.id), Some(Field::Amount));
        add(Root::Costs, one(&cost.id), Some(Field::Quantity));
    }
    for line in project.funding() {
        add(Root::Funding, one(&line.id), Some(Field::Amount));
    }
    add(Root::Reach, Selection::Whole, None);
    for group in project.groups() {
        for field in [Field::Participants, Field::New, Field::Share, Field::PerPerson] {
            add(Root::Reach, one(&group.id), Some(field));
        }
    }
    add(Root::Effects, Selection::Whole, None);
    for effect in project.effects() {
        let anyway = if effect.share_without.is_some() { Field::ShareWithout } else { Field::Deadweight };
        let fields = [
            Field::Share,
            Field::Quantity,
            anyway,
            Field::Displacement,
            Field::AttributionToOthers,
            Field::DropOff,
        ];
        for field in fields {
            add(Root::Effects, one(&effect.id), Some(field));
        }
    }
    for value in project.values() {
        add(Root::Values, one(&value.id), Some(Field::Amount));
    }
    found
}

impl Parameter {
    /// The parameter of a path: a number where the path takes a single one, else a factor on all that it takes.
    ///
    /// The valid range is that of the number (`bounds`), on the side of zero where it stands: an amount keeps its sign.
    ///
    /// # Errors
    /// - `UnknownLine`: the path names a line that is not there.
    /// - `NothingSelected`: it takes no line, or a table that has none.
    /// - `NotStated`: the lines do not state such a number.
    pub fn of(project: &Project, path: Path) -> Result<Self, ScenarioFault> {
        Self::among(&mut Lines::of(project), project, path)
    }

    fn among(lines: &mut Lines<'_>, project: &Project, path: Path) -> Result<Self, ScenarioFault> {
        let lines = match path.root {
            Root::Project => vec![0],
            _ => lines.selected(&path)?,
        };
        if lines.is_empty() {
            return Err(ScenarioFault::NothingSelected);
        }
        let Some(field) = path.field else {
            return Ok(Self::factor(Varied::scale(path), Decimal::from(HIGHEST_FACTOR), Vec::new()));
        };
        let mut numbers = Vec::new();
        for line in lines {
            numbers.extend(numbers_of(project, &path, line, field));
        }
        match &numbers[..] {
            [] => Err(ScenarioFault::NotStated),
            [one] => {
                let (lowest, highest) = one.range;
                Ok(Self {
                    varied: Varied::set(path),
                    stated: one.leaf.stated,
                    lowest,
                    highest,
                    leaves: Vec::new(),
                    bounded: Some(one.leaf.bounded),
                })
            }
            several => {
                let factors = several.iter().filter(|number| !number.leaf.stated.is_zero()).map(|number| {
                    let (lowest, highest) = number.range;
                    let end = if number.leaf.stated > Decimal::ZERO { highest } else { lowest };
                    end.checked_div(number.leaf.stated).unwrap_or(Decimal::ONE)
                });
                let highest = factors.min().unwrap_or(Decimal::ONE).min(Decimal::from(HIGHEST_FACTOR));
                let leaves = several.iter().map(|number| number.leaf.clone()).collect();
                Ok(Self::factor(Varied::scale(path), highest, leaves))
            }
        }
    }

    fn factor(varied: Varied, highest: Decimal, leaves: Vec<Leaf>) -> Self {
        Self { varied, stated: Decimal::ONE, lowest: Decimal::ZERO, highest, leaves, bounded: None }
    }

    /// The parameter within another range.
    pub fn within(self, lowest: Decimal, highest: Decimal) -> Self {
        Self { lowest, highest, ..self }
    }

    /// How many decimals a value of it is given in: money to a millionth of a cent, people to a thousand-millionth, units,
    /// discount rate and drop-off to ten decimals, other shares and factors to twelve.
    pub fn decimals(&self) -> u32 {
        match (self.bounded, self.varied.path.field) {
            (Some(Bounded::Money), _) => 8,
            (Some(Bounded::Participants), _) => 9,
            (Some(Bounded::Quantity | Bounded::PerPerson | Bounded::Rate), _) | (_, Some(Field::DropOff)) => {
                10
            }
            _ => 12,
        }
    }
}

struct Number {
    leaf: Leaf,
    range: (Decimal, Decimal),
}

/// The numbers of a line that a field stands for.
fn numbers_of(project: &Project, path: &Path, line: usize, field: Field) -> Vec<Number> {
    let own = |id: &Text| Path {
        root: path.root,
        selection: Selection::Id(id.clone()),
        field: Some(field),
        year: None,
    };
    let number = |path: Path, year: Option<u16>, stated: Decimal, bounded: Bounded| Number {
        leaf: Leaf { path, year, stated, bounded },
        range: range(bounded, stated),
    };
    let one = |path: Path, stated: Decimal, bounded| vec![number(path, None, stated, bounded)];
    let nothing = Decimal::ZERO;
    match path.root {
        Root::Project if field == Field::DiscountRate => {
            let stated = project.discount_rate().rate().get();
            vec![Number { range: rates(project), ..number(path.clone(), None, stated, Bounded::Rate) }]
        }
        Root::Costs => {
            let cost = &project.costs()[line];
            match field {
                Field::Amount => {
                    let general = cost.amount.iter().map(|amount| (None, amount.get()));
                    let by_year =
                        cost.amount_by_year.iter().map(|(year, amount)| (Some(year.get()), amount.get()));
                    let amounts = general.chain(by_year);
                    amounts
                        .map(|(year, stated)| number(own(&cost.id), year, stated, Bounded::Money))
                        .collect()
                }
                Field::Quantity => {
                    let stated = cost.quantity.map_or(Decimal::ONE, |quantity| quantity.get());
                    one(own(&cost.id), stated, Bounded::Quantity)
                }
                _ => Vec::new(),
            }
        }
        Root::Funding => {
            let line = &project.funding()[line];
            one(own(&line.id), line.amount.get(), Bounded::Money)
        }
        Root::Values => {
            let value = &project.values()[line];
            one(own(&value.id), value.amount.get(), Bounded::Money)
        }
        Root::Reach => of_group(project, path, line, field),
        Root::Effects => {
            let effect = &project.effects()[line];
            let share = effect.share.map_or(Decimal::ONE, |share| share.get());
            let without = effect.share_without.map(|share| share.get());
            let fraction = |stated: Option<crate::quantity::Fraction>| {
                let stated = stated.map_or(nothing, |stated| stated.get());
                one(own(&effect.id), stated, Bounded::Fraction)
            };
            match field {
                // A share does not fall below what would have occurred anyway.
                Field::Share => vec![Number {
                    range: (without.unwrap_or(nothing), Decimal::ONE),
                    ..number(own(&effect.id), None, share, Bounded::Fraction)
                }],
                Field::ShareWithout if without.is_some() => vec![Number {
                    range: (nothing, share),
                    ..number(own(&effect.id), None, without.unwrap_or(nothing), Bounded::Fraction)
                }],
                Field::Quantity => {
                    let stated = effect.quantity.map_or(Decimal::ONE, |quantity| quantity.get());
                    one(own(&effect.id), stated, Bounded::Quantity)
                }
                // One says what would have happened anyway, not both.
                Field::Deadweight if without.is_none() => fraction(effect.deadweight),
                Field::Displacement => fraction(effect.displacement),
                Field::AttributionToOthers => fraction(effect.attribution_to_others),
                Field::DropOff => fraction(effect.drop_off),
                _ => Vec::new(),
            }
        }
        Root::Project => Vec::new(),
    }
}

fn of_group(project: &Project, path: &Path, line: usize, field: Field) -> Vec<Number> {
    let group = &project.groups()[line];
    let start = Decimal::from(project.calendar_year(1));
    let wanted =
        path.year.map(|year| if year >= Decimal::from(1900) { year - start + Decimal::ONE } else { year });
    let own = Path {
        root: Root::Reach,
        selection: Selection::Id(group.id.clone()),
        field: Some(field),
        year: None,
    };
    let number = |year: Option<u16>, stated: Decimal, bounded: Bounded| Number {
        leaf: Leaf { path: own.clone(), year, stated, bounded },
        range: range(bounded, stated),
    };
    let is_meant = |year: &Option<u16>| wanted.is_none_or(|wanted| year.map(Decimal::from) == Some(wanted));
    match (&group.members, field) {
        (_, Field::PerPerson) => {
            let stated = group.per_person.iter().map(|stated| stated.get());
            stated.map(|stated| number(None, stated, Bounded::PerPerson)).collect()
        }
        (Members::Counted { each, by_year }, Field::Participants | Field::New) => {
            let each = each.iter().map(|count| (None, count));
            let counts = each.chain(by_year.iter().map(|(year, count)| (Some(year.get()), count)));
            let counts = counts.filter(|(year, _)| is_meant(year));
            let numbers = counts.filter_map(|(year, count)| {
                let present = count.participants.get();
                if field == Field::Participants {
                    return Some(number(year, present, Bounded::Participants));
                }
                // Where all are new, that follows participants; nobody starts who does not take part.
                let new = count.new?.get();
                Some(Number { range: (Decimal::ZERO, present), ..number(year, new, Bounded::Participants) })
            });
            numbers.collect()
        }
        (Members::PartOf { each, by_year, .. }, Field::Share) => {
            let each = each.iter().map(|share| (None, share));
            let shares = each.chain(by_year.iter().map(|(year, share)| (Some(year.get()), share)));
            let shares = shares.filter(|(year, _)| is_meant(year));
            shares.map(|(year, share)| number(year, share.get(), Bounded::Fraction)).collect()
        }
        _ => Vec::new(),
    }
}

/// What a number may be, on its own side of zero.
fn range(bounded: Bounded, stated: Decimal) -> (Decimal, Decimal) {
    let (lowest, highest) = (bounded.lowest(), bounded.highest());
    if bounded == Bounded::Rate || stated.is_zero() {
        (lowest, highest)
    } else if stated > Decimal::ZERO {
        (lowest.max(Decimal::ZERO), highest)
    } else {
        (lowest, highest.min(Decimal::ZERO))
    }
}

/// The rates with which the horizon can be calculated, to six decimals.
fn rates(project: &Project) -> (Decimal, Decimal) {
    let horizon = project.horizon();
    let is_allowed = |millionths: i64| {
        let growth = Decimal::ONE + Decimal::new(millionths, 6);
        let power = (0..horizon).try_fold(Decimal::ONE, |power, _| {
            // Once too large it stays so; what is too small is seen at the end.
            power.checked_mul(growth).filter(|power| *power <= highest_total())
        });
        power.is_some_and(|power| power >= lowest_growth())
    };
    // At a rate of nothing everything can be calculated: halve the way from there to each end.
    let end = |end: Decimal| {
        let mut beyond =
            rust_decimal::prelude::ToPrimitive::to_i64(&(end * Decimal::from(1_000_000))).unwrap_or(0);
        if is_allowed(beyond) {
            return end;
        }
        let mut within = 0;
        while i64::abs(beyond - within) > 1 {
            let middle = (within + beyond) / 2;
            if is_allowed(middle) {
                within = middle;
            } else {
                beyond = middle;
            }
        }
        Decimal::new(within, 6)
    };
    (end(Bounded::Rate.lowest()), end(Bounded::Rate.highest()))
}
