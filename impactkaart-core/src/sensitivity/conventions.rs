use crate::calculate::calculate;
use crate::evaluate::in_order;
use crate::graph::{Output, ReturnFigure};
use crate::model::{Project, Timing};
use crate::number::Figure;
use crate::scenario::{Amount, Change, Field, Path, Root, Scenario, Selection, apply};
use rust_decimal::Decimal;

/// How a project can be calculated, as far as that is a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conventions {
    /// When benefits and costs of a year fall.
    pub timing: TimingChoice,
    /// The discount rate.
    pub rate: RateChoice,
    /// The last year counted.
    pub horizon: HorizonChoice,
    /// Whether what others brought about is deducted.
    pub attribution: bool,
    /// Whether transfers count.
    pub transfers: bool,
}

/// When amounts of a year fall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimingChoice {
    /// Costs at its start, benefits at its end.
    CostsFirst,
    /// All at its start.
    Start,
    /// All half way.
    Mid,
    /// All at its end.
    End,
}

/// A discount rate and where it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RateChoice {
    /// Prescribed in the Netherlands on the day of the start.
    Prescribed(Decimal),
    /// Nothing is discounted.
    Zero,
    /// 3.5 %: the social time preference rate of HM Treasury (The Green Book, 2022, annex 6).
    International,
}

/// The last year counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HorizonChoice {
    /// As the project states it.
    Stated(u16),
    /// The years the project runs.
    Years(u16),
}

impl TimingChoice {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::CostsFirst, Self::Start, Self::Mid, Self::End];

    /// When benefits and when costs fall.
    pub fn timings(self) -> [Timing; 2] {
        match self {
            Self::CostsFirst => [Timing::End, Timing::Start],
            Self::Start => [Timing::Start; 2],
            Self::Mid => [Timing::Mid; 2],
            Self::End => [Timing::End; 2],
        }
    }

    /// A stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::CostsFirst => "costs_first",
            Self::Start => "start",
            Self::Mid => "mid",
            Self::End => "end",
        }
    }
}

impl RateChoice {
    /// The rate itself.
    pub fn rate(self) -> Decimal {
        match self {
            Self::Prescribed(rate) => rate,
            Self::Zero => Decimal::ZERO,
            Self::International => Decimal::new(35, 3),
        }
    }

    /// A stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Prescribed(_) => "prescribed",
            Self::Zero => "zero",
            Self::International => "international",
        }
    }
}

impl HorizonChoice {
    /// The year itself.
    pub fn year(self) -> u16 {
        match self {
            Self::Stated(year) | Self::Years(year) => year,
        }
    }

    /// A stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Stated(_) => "stated",
            Self::Years(_) => "years",
        }
    }
}

/// What a project returns under one set of conventions.
#[derive(Debug, Clone, PartialEq)]
pub struct Analysis {
    /// The conventions.
    pub conventions: Conventions,
    /// Benefits / costs.
    pub ratio: Figure<Decimal>,
}

/// The ratios that several analyses give, from low to high; those that do not exist are not among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spread(Vec<Decimal>);

impl Spread {
    /// The spread over the analyses whose conventions fit.
    ///
    /// # Examples
    /// ```
    /// use impactkaart_core::number::Figure;
    /// use impactkaart_core::sensitivity::{
    ///     Analysis, Conventions, HorizonChoice, RateChoice, Spread, TimingChoice,
    /// };
    /// let analysis = |timing, ratio: u32| Analysis {
    ///     conventions: Conventions {
    ///         timing, rate: RateChoice::Zero, horizon: HorizonChoice::Stated(3), attribution: true, transfers: true,
    ///     },
    ///     ratio: Figure::Defined(ratio.into()),
    /// };
    /// let analyses = [4, 1, 3, 2].map(|ratio| analysis(TimingChoice::Mid, ratio));
    /// let spread = Spread::of(&analyses, |_| true);
    /// // Half way between 2 and 3.
    /// assert_eq!(spread.middle(), Some("2.5".parse().unwrap()));
    /// assert_eq!(spread.ratios().last(), Some(&4.into()));
    /// assert_eq!(spread.reaching(3.into()), 2);
    /// assert_eq!(Spread::of(&analyses, |one| one.timing == TimingChoice::End).middle(), None);
    /// ```
    pub fn of(analyses: &[Analysis], fits: impl Fn(&Conventions) -> bool) -> Self {
        let fitting = analyses.iter().filter(|one| fits(&one.conventions));
        let mut ratios: Vec<Decimal> = fitting.filter_map(|one| one.ratio.defined().copied()).collect();
        ratios.sort_unstable();
        Self(ratios)
    }

    /// From low to high.
    pub fn ratios(&self) -> &[Decimal] {
        &self.0
    }

    /// The median: of an even number, half way between the two in the middle.
    pub fn middle(&self) -> Option<Decimal> {
        let count = self.0.len();
        let [below, above] = [count.checked_sub(1)? / 2, count / 2].map(|at| self.0[at]);
        // Halves first: the sum of two ratios can be beyond what a decimal holds.
        Some(if below == above { below } else { below / Decimal::TWO + above / Decimal::TWO }.normalize())
    }

    /// How many are the target or more.
    pub fn reaching(&self, target: Decimal) -> usize {
        self.0.iter().filter(|ratio| **ratio >= target).count()
    }
}

/// Every combination of conventions that a project can be calculated with, each calculated exactly
/// (docs/method.md#defensible-analyses).
///
/// A horizon before which a line of the project starts cannot be, nor a rate where none is prescribed; those combinations
/// are left out.
///
/// # Examples
/// ```
/// use impactkaart_core::sensitivity::{RateChoice, conventions};
/// # use impactkaart_core::model::{BeneficiaryDraft, CostDraft, EffectDraft, Per, ProjectDraft};
/// # let mut draft = ProjectDraft::default();
/// # draft.settings.name = "Coffee morning".into();
/// # draft.settings.start_year = Some(2026.into());
/// # draft.settings.horizon = Some(1.into());
/// # draft.costs.push(CostDraft { id: Some("host".into()), payer: Some("municipality".into()), amount: Some(1000.into()), ..CostDraft::default() });
/// # draft.effects.push(EffectDraft {
/// #     id: Some("calm".into()), per: Some(Per::Project), amount: Some(2070.into()),
/// #     beneficiaries: vec![BeneficiaryDraft { party: "client".into(), share: None }], ..EffectDraft::default()
/// # });
/// // € 2,070 at the end of a year for € 1,000 at its start, at 3.5 %: 2; and all at the same time: 2.07.
/// let project = draft.build().unwrap().project;
/// let found = conventions(&project);
/// let ratios: Vec<_> = found
///     .iter()
///     .filter(|one| one.conventions.rate == RateChoice::International && one.conventions.attribution)
///     .map(|one| one.ratio.defined().unwrap().round_dp(12))
///     .collect();
/// assert_eq!(ratios[..2], ["2".parse().unwrap(), "2".parse().unwrap()]);
/// assert_eq!(ratios.last(), Some(&"2.07".parse().unwrap()));
/// ```
pub fn conventions(project: &Project) -> Vec<Analysis> {
    let mut rates: Vec<RateChoice> = prescribed(project).map(RateChoice::Prescribed).into_iter().collect();
    rates.extend([RateChoice::Zero, RateChoice::International]);
    let mut horizons = vec![HorizonChoice::Stated(project.horizon())];
    if project.years() < project.horizon() {
        horizons.push(HorizonChoice::Years(project.years()));
    }
    let mut all = Vec::new();
    for timing in TimingChoice::ALL {
        for rate in &rates {
            for horizon in &horizons {
                for attribution in [true, false] {
                    all.push(Conventions {
                        timing,
                        rate: *rate,
                        horizon: *horizon,
                        attribution,
                        transfers: true,
                    });
                }
            }
        }
    }
    let found = in_order(&all, |one| under(project, *one));
    found.into_iter().flatten().flatten().collect()
}

/// The rate that holds where the project states none.
fn prescribed(project: &Project) -> Option<Decimal> {
    let mut draft = project.to_draft();
    draft.settings.discount_rate = None;
    draft.build().ok().map(|built| built.project.discount_rate().rate().get())
}

impl Conventions {
    /// The conventions as changes to a project; whether transfers count is no change but another figure
    /// (`ratio_without_transfers`).
    pub fn scenario(&self, project: &Project) -> Scenario {
        let [benefits, costs] = self.timing.timings();
        let setting =
            |field| Path { root: Root::Project, selection: Selection::Whole, field: Some(field), year: None };
        let to = |number: Decimal| Change::To(Amount::of(number));
        let mut changes = vec![
            (setting(Field::BenefitTiming), Change::ToTiming(benefits)),
            (setting(Field::CostTiming), Change::ToTiming(costs)),
            (setting(Field::DiscountRate), to(self.rate.rate())),
            (setting(Field::Horizon), to(self.horizon.year().into())),
        ];
        let deducted = project.effects().iter().filter(|effect| effect.attribution_to_others.is_some());
        changes.extend(deducted.filter(|_| !self.attribution).map(|effect| {
            let selection = Selection::Id(effect.id.clone());
            let field = Some(Field::AttributionToOthers);
            (Path { root: Root::Effects, selection, field, year: None }, to(Decimal::ZERO))
        }));
        Scenario { name: "conventions".into(), changes }
    }
}

/// With transfers and without them.
fn under(project: &Project, conventions: Conventions) -> Option<[Analysis; 2]> {
    let map = calculate(&apply(project, &conventions.scenario(project)).ok()?);
    let figures = [(true, Output::RATIO), (false, Output::Return(ReturnFigure::RatioWithoutTransfers))];
    Some(figures.map(|(transfers, output)| Analysis {
        conventions: Conventions { transfers, ..conventions },
        ratio: output.of(&map),
    }))
}
