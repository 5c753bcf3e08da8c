//! What kind of number each is.

use crate::figure::FigurePath;
use impactkaart_core::calculate::{Parameter, Step};
use impactkaart_core::explain::{Explanation, How};

pub(super) fn unit_of_step(step: Step) -> Unit {
    match step {
        Step::Participants(..)
        | Step::Starters(..)
        | Step::CostDiscounting(_)
        | Step::BenefitDiscounting(_)
        | Step::IndexFactor(..) => Unit::Plain,
        Step::Remaining(..) | Step::BeneficiaryShare(..) | Step::Cashable(_) => Unit::Share,
        _ => Unit::Money,
    }
}

/// What kind of number it is, for how it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    Money,
    Share,
    Ratio,
    Plain,
    /// A year, or a number that is none but a name: no marks in it.
    Bare,
}

impl Unit {
    /// What a figure of the map is counted in.
    pub(crate) fn of(figure: &FigurePath) -> Self {
        unit_of(figure)
    }
}

/// A number without a name is what its parts are, where these are alike.
pub(super) fn unit_of_parts(tree: &Explanation) -> Unit {
    let of = |tree: &Explanation| match (tree.step, tree.how) {
        (Some(step), _) => unit_of_step(step),
        (None, How::Stated(Parameter::DiscountRate)) => Unit::Plain,
        (None, How::Stated(parameter)) => match parameter {
            Parameter::CostAmount(..)
            | Parameter::FundingAmount(_)
            | Parameter::EffectAmount(_)
            | Parameter::ValueAmount(_) => Unit::Money,
            Parameter::Participants(..)
            | Parameter::New(..)
            | Parameter::PerPerson(_)
            | Parameter::CostQuantity(_)
            | Parameter::EffectQuantity(_) => Unit::Plain,
            _ => Unit::Share,
        },
        _ => Unit::Plain,
    };
    let mut units = tree.parts.iter().filter(|part| part.of.how != How::Constant).map(|part| of(&part.of));
    match (tree.how, units.next()) {
        (How::Sum | How::Same | How::AboveZero, Some(first)) if units.all(|unit| unit == first) => first,
        (How::Product, Some(Unit::Money)) => Unit::Money,
        (How::Sum, _) if tree.settled.is_some() => Unit::Money,
        _ => Unit::Plain,
    }
}

pub(super) fn unit_of(path: &FigurePath) -> Unit {
    match path.last_key() {
        "ratio"
        | "net_ratio"
        | "first_year_return"
        | "ratio_without_transfers"
        | "ratio_cash_only"
        | "ratio_base_case_as_benefit"
        | "gross_ratio"
        | "benefit_per_euro"
        | "own_return"
        | "leverage"
        | "reference_ratio"
        | "value" => Unit::Ratio,
        "irr" | "share_of_costs" | "in_kind_share" | "discount_rate" | "share" => Unit::Share,
        "payback_months"
        | "starters"
        | "participants"
        | "new"
        | "people"
        | "occurs_for"
        | "capacity"
        | "year"
        | "blank_deductions"
        | "effects_with_blank_deductions"
        | "analyses"
        | "business_cases" => Unit::Plain,
        _ if path.keys().next() == Some("made_with") => Unit::Bare,
        _ => Unit::Money,
    }
}
