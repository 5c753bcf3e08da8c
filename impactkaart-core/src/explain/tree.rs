use crate::calculate::{Parameter, Step};
use crate::number::{Cover, Figure, Number as _};
use rust_decimal::Decimal;

/// How a number comes of its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// It does not: it belongs to the method, or was stated in a place that has a name of its own.
    Constant,
    /// The project states it, or leaves it blank and so to its default.
    Stated(Parameter),
    /// It is its only part.
    Same,
    /// Parts added up, some taken off.
    Sum,
    /// Parts multiplied, some divided by, from the first to the last.
    Product,
    /// The square root of its part.
    SquareRoot,
    /// Its part where above zero, else zero.
    AboveZero,
    /// Its first part divided by its second; defined where the second is above zero.
    Quotient,
    /// Months until its parts, of year 1, 2 …, cover the first; linear within a year ([`Explanation::cover`]).
    FirstCover,
    /// The yearly rate at which its parts, each after so many half years, add up to zero: what is gained less what is spent.
    InternalRate,
}

impl How {
    /// A stable name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Constant => "constant",
            Self::Stated(_) => "stated",
            Self::Same => "same",
            Self::Sum => "sum",
            Self::Product => "product",
            Self::SquareRoot => "square_root",
            Self::AboveZero => "above_zero",
            Self::Quotient => "quotient",
            Self::FirstCover => "first_cover",
            Self::InternalRate => "internal_rate",
        }
    }
}

/// What a part does in what it is a part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// It is added.
    Plus,
    /// It is taken off.
    Minus,
    /// It is multiplied by, so many times.
    Times(u32),
    /// It is divided by, so many times.
    Over(u32),
    /// It is what is to be covered.
    Covered,
    /// It covers, in this project year.
    Covers(u16),
    /// It is gained after so many half years.
    GainedAfter(u32),
    /// It is spent after so many half years.
    SpentAfter(u32),
}

/// Why the parts of a number are not there, though it has parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hidden {
    /// They stand where the same number stood before.
    Before,
    /// They lie deeper than was asked for.
    Deeper,
}

/// A number, what it is, and how it comes of others.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// Its place among all numbers of the derivation: the same place, the same number.
    pub id: u32,
    /// The step of the calculation that it is, where that has a name.
    pub step: Option<Step>,
    /// The number, or why there is none.
    pub value: Figure<Decimal>,
    /// How it comes of its parts.
    pub how: How,
    /// To how many decimals it is rounded once it has come of its parts (docs/method.md#exactness).
    pub settled: Option<u32>,
    /// What it comes of, in the order in which it is calculated.
    pub parts: Vec<Part>,
    /// Whether there are parts that do not stand here.
    pub hidden: Option<Hidden>,
}

/// What a number comes of.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// What it does.
    pub role: Role,
    /// The part itself.
    pub of: Explanation,
}

impl Explanation {
    /// In which year the parts of a first cover come to cover the first, and how much of that year it takes; none where they
    /// do not, or do not stand here.
    ///
    /// ```
    /// # use impactkaart_core::explain::Derivation;
    /// # use impactkaart_core::model::{BeneficiaryDraft, CostDraft, EffectDraft, Per, ProjectDraft};
    /// # let mut draft = ProjectDraft::default();
    /// # draft.settings.name = "Coffee morning".into();
    /// # draft.settings.start_year = Some(2026.into());
    /// # draft.settings.discount_rate = Some("0".parse().unwrap());
    /// # let host = CostDraft { id: Some("host".into()), payer: Some("society".into()), amount: Some(10_000.into()), ..CostDraft::default() };
    /// # draft.costs.push(host);
    /// # let effect = EffectDraft { id: Some("company".into()), beneficiaries: vec![BeneficiaryDraft { party: "client".into(), share: None }], per: Some(Per::Project), amount: Some(15_000.into()), ..EffectDraft::default() };
    /// # draft.effects.push(effect);
    /// # let project = draft.build().unwrap().project;
    /// let derivation = Derivation::default();
    /// let payback = derivation.explain(*derivation.calculate(&project).returns.payback_months.defined().unwrap(), None);
    /// // Costs of € 10,000 and benefits of € 15,000 in year 1: 12 × 10,000 / 15,000 = 8 months.
    /// let cover = payback.cover().unwrap();
    /// assert_eq!((cover.year, cover.left, cover.benefit), (1, 10_000.into(), 15_000.into()));
    /// assert_eq!(payback.value.defined(), Some(&8.into()));
    /// ```
    pub fn cover(&self) -> Option<Cover> {
        let values: Option<Vec<Decimal>> =
            self.parts.iter().map(|part| part.of.value.defined().copied()).collect();
        match (self.how, values.as_deref()) {
            (How::FirstCover, Some([costs, benefits @ ..])) => Cover::first(*costs, benefits),
            _ => None,
        }
    }

    /// The number once more, from the values of its parts; none where they do not stand here.
    ///
    /// ```
    /// # use impactkaart_core::explain::Derivation;
    /// # use impactkaart_core::model::{CostDraft, ProjectDraft};
    /// # let mut draft = ProjectDraft::default();
    /// # draft.settings.name = "Coffee morning".into();
    /// # draft.settings.start_year = Some(2026.into());
    /// # let host = CostDraft { id: Some("host".into()), payer: Some("society".into()), amount: Some(40.into()), ..CostDraft::default() };
    /// # draft.costs.push(host);
    /// # let project = draft.build().unwrap().project;
    /// let derivation = Derivation::default();
    /// let ratio = derivation.explain(*derivation.calculate(&project).returns.ratio.defined().unwrap(), None);
    /// assert_eq!(ratio.recomputed(), Some(ratio.value.clone()));
    /// ```
    pub fn recomputed(&self) -> Option<Figure<Decimal>> {
        if self.hidden.is_some() || matches!(self.how, How::Constant | How::Stated(_)) {
            return None;
        }
        let parts: Option<Vec<(Role, Decimal)>> =
            self.parts.iter().map(|part| Some((part.role, *part.of.value.defined()?))).collect();
        let parts = parts?;
        let (_, first) = *parts.first()?;
        let why = || self.value.undefined().cloned().unwrap_or(crate::number::Undefined::NoCosts);
        let number = match self.how {
            How::Constant | How::Stated(_) => return None,
            How::Same => first,
            How::Sum => parts.iter().fold(Decimal::ZERO, |sum, (role, value)| match role {
                Role::Minus => sum - value,
                _ => sum + value,
            }),
            How::Product => parts.iter().fold(Decimal::ONE, |product, (role, value)| match role {
                Role::Over(times) => (0..*times).fold(product, |product, _| product.divide(*value)),
                Role::Times(times) => (0..*times).fold(product, |product, _| product * value),
                _ => product * value,
            }),
            How::SquareRoot => first.square_root(),
            How::AboveZero => first.above_zero(),
            How::Quotient => return Some(first.quotient(parts.get(1)?.1, why())),
            How::FirstCover => {
                let rest: Vec<Decimal> = parts[1..].iter().map(|(_, value)| *value).collect();
                return Some(Decimal::first_cover(first, &rest));
            }
            How::InternalRate => {
                let flows = parts.iter().map(|(role, value)| match role {
                    Role::GainedAfter(half_years) => (*half_years, *value),
                    Role::SpentAfter(half_years) => (*half_years, -*value),
                    _ => (0, *value),
                });
                return Some(Decimal::internal_rate(&flows.collect::<Vec<_>>()));
            }
        };
        Some(Figure::Defined(self.settled.map_or(number, |decimals| number.settle(decimals))))
    }
}
