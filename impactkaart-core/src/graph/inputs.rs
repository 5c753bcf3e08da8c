use super::varied::Varied;
use crate::calculate::{Inputs, Parameter};
use crate::model::{GroupId, Members, Project};
use crate::number::tape::Tape;
use crate::number::{Number, Symbol};
use crate::scenario::selection::Lines;
use crate::scenario::{Field, Root, ScenarioFault};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The project with leaves in place of what varies: the same meaning as editing it (`scenario::apply`).
pub(super) struct VariedInputs<'t> {
    tape: &'t Tape,
    project: &'t Project,
    numbers: BTreeMap<(Root, usize, Field), Vec<Leaf>>,
    factors: BTreeMap<(Root, usize), Vec<u32>>,
}

struct Leaf {
    leaf: u32,
    scales: bool,
    year: Option<Decimal>,
}

impl<'t> VariedInputs<'t> {
    /// The leaves of each line; the varied paths in order are leaves 0, 1, 2 …
    pub(super) fn new(
        tape: &'t Tape,
        project: &'t Project,
        varied: &[Varied],
    ) -> Result<Self, (usize, ScenarioFault)> {
        let mut inputs = Self { tape, project, numbers: BTreeMap::new(), factors: BTreeMap::new() };
        let mut lines_of = Lines::of(project);
        for (index, one) in varied.iter().enumerate() {
            // Holds because nobody varies four thousand million parameters.
            let leaf = u32::try_from(index).expect("fewer than 2^32 leaves");
            let path = &one.path;
            let lines = if path.root == Root::Project {
                vec![0]
            } else {
                lines_of.selected(path).map_err(|fault| (index, fault))?
            };
            let start = Decimal::from(project.calendar_year(1));
            let year = path
                .year
                .map(|year| if year >= Decimal::from(1900) { year - start + Decimal::ONE } else { year });
            for line in lines {
                match path.field {
                    None => inputs.factors.entry((path.root, line)).or_default().push(leaf),
                    Some(field) => {
                        let leaf = Leaf { leaf, scales: one.is_scale(), year };
                        inputs.numbers.entry((path.root, line, field)).or_default().push(leaf);
                    }
                }
            }
        }
        Ok(inputs)
    }

    fn leaf(&self, root: Root, line: usize, field: Field, year: Option<u16>) -> Option<&Leaf> {
        let leaves = self.numbers.get(&(root, line, field))?;
        leaves.iter().find(|leaf| leaf.year.is_none() || leaf.year == year.map(Decimal::from))
    }

    fn symbol(&self, leaf: u32) -> Symbol<'t> {
        Symbol::leaf(self.tape, leaf)
    }

    /// A stated `new` moves with `participants`, in proportion, unless it varies itself.
    fn follows(&self, group: GroupId, year: u16, stated: Decimal) -> Option<Symbol<'t>> {
        let participants = self.leaf(Root::Reach, group.index(), Field::Participants, Some(year))?;
        let Members::Counted { each, by_year } = &self.project.group(group).members else { return None };
        let own = by_year.get(year);
        let was = own.or(each.as_ref())?.participants.get();
        if was.is_zero() {
            return None;
        }
        let moved = Symbol::constant(stated) * self.symbol(participants.leaf);
        Some(if participants.scales { moved } else { moved.divide(Symbol::constant(was)) })
    }
}

impl<'t> Inputs<Symbol<'t>> for VariedInputs<'t> {
    fn read(&self, parameter: Parameter, stated: Decimal) -> Symbol<'t> {
        let place = Place::of(parameter);
        let own = match self.leaf(place.root, place.line, place.field, place.year) {
            Some(leaf) if leaf.scales => Some(Symbol::constant(stated) * self.symbol(leaf.leaf)),
            Some(leaf) => Some(self.symbol(leaf.leaf)),
            None => match parameter {
                Parameter::New(group, year) => self.follows(group, year, stated),
                _ => None,
            },
        };
        let number = own.unwrap_or(Symbol::constant(stated));
        match self.factors.get(&(place.root, place.line)) {
            Some(factors) if place.is_scaled => {
                factors.iter().fold(number, |number, leaf| number * self.symbol(*leaf))
            }
            _ => number,
        }
    }
}

/// Where a parameter stands, and whether a factor on the line as a whole touches it.
struct Place {
    root: Root,
    line: usize,
    field: Field,
    year: Option<u16>,
    is_scaled: bool,
}

impl Place {
    fn of(parameter: Parameter) -> Self {
        let place = |root, line, field| Self { root, line, field, year: None, is_scaled: false };
        let scaled = |root, line, field| Self { is_scaled: true, ..place(root, line, field) };
        let effect = |id: crate::model::EffectId, field| place(Root::Effects, id.index(), field);
        let reach =
            |id: GroupId, field, year| Self { year: Some(year), ..scaled(Root::Reach, id.index(), field) };
        match parameter {
            Parameter::DiscountRate => place(Root::Project, 0, Field::DiscountRate),
            Parameter::CostAmount(id, _) => scaled(Root::Costs, id.index(), Field::Amount),
            Parameter::CostQuantity(id) => place(Root::Costs, id.index(), Field::Quantity),
            Parameter::FundingAmount(id) => scaled(Root::Funding, id.index(), Field::Amount),
            Parameter::Participants(id, year) => reach(id, Field::Participants, year),
            Parameter::New(id, year) => reach(id, Field::New, year),
            Parameter::GroupShare(id, year) => reach(id, Field::Share, year),
            Parameter::PerPerson(id) => place(Root::Reach, id.index(), Field::PerPerson),
            Parameter::Share(id) => effect(id, Field::Share),
            Parameter::ShareWithout(id) => effect(id, Field::ShareWithout),
            Parameter::EffectQuantity(id) => scaled(Root::Effects, id.index(), Field::Quantity),
            // An amount in the row of an effect is no parameter: its quantity scales it.
            Parameter::EffectAmount(id) => effect(id, Field::Amount),
            Parameter::Deadweight(id) => effect(id, Field::Deadweight),
            Parameter::Displacement(id) => effect(id, Field::Displacement),
            Parameter::AttributionToOthers(id) => effect(id, Field::AttributionToOthers),
            Parameter::DropOff(id) => effect(id, Field::DropOff),
            Parameter::ValueAmount(id) => scaled(Root::Values, id.index(), Field::Amount),
        }
    }
}
