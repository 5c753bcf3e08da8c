use crate::calculate::{ImpactMap, PartyFunding, PartyReturn, Stages};
use crate::model::{CostId, EffectId, Evidence, FundingId, Kind, Level, StakeholderId};
use crate::number::{Figure, Number, Undefined};

/// A figure of the impact map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Output {
    /// A sum of all costs.
    Costs(CostFigure),
    /// Costs of a project year, undiscounted.
    CostsOfYear(u16),
    /// A cost line.
    CostLine(CostId, LineFigure),
    /// What a party makes, receives, pays and carries.
    Funding(Party, FundingFigure),
    /// What the organisation makes less what it receives in a project year.
    FundingGap(u16),
    /// A funding line.
    FundingLine(FundingId, LineFigure),
    /// A sum of all benefits.
    Benefits(BenefitFigure),
    /// Benefits of a project year, undiscounted.
    BenefitsOfYear(u16),
    /// Present value by kind; none for those that do not say.
    BenefitsOfKind(Option<Kind>),
    /// Present value by grade of evidence; none for those that do not say.
    BenefitsOfEvidence(Option<Evidence>),
    /// Present value by the price year of their value.
    BenefitsOfPriceYear(u16),
    /// One effect.
    Effect(EffectId, LineFigure),
    /// A stage of one effect, from gross to net.
    EffectStage(EffectId, Stage),
    /// What an effect is to one of its parties, as a present value.
    EffectOfParty(EffectId, StakeholderId),
    /// A stage from gross to net, over all effects.
    GrossToNet(Stage),
    /// What the project returns.
    Return(ReturnFigure),
    /// What one party gains and carries.
    Party(Party, PartyFigure),
}

/// One stakeholder, or all at a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Party {
    /// All at a level.
    Level(Level),
    /// One.
    Stakeholder(StakeholderId),
}

macro_rules! figures {
    ($($(#[$enum_doc:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident,)* })*) => {
        $(
            $(#[$enum_doc])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub enum $name {
                $($(#[$doc])* $variant,)*
            }
        )*
    };
}

figures! {
    /// A sum of all costs.
    CostFigure {
        /// Present value.
        PresentValue,
        /// Undiscounted.
        Undiscounted,
        /// Present value of the project's own lines.
        Project,
        /// Present value of the base case.
        BaseCase,
        /// Present value of what is given in kind.
        InKind,
        /// That part of all costs.
        InKindShare,
        /// Present value of what is marked as a transfer.
        Transfers,
        /// Present value that is due to indexing.
        DueToIndexing,
    }
    /// What a line adds up to.
    LineFigure {
        /// Present value.
        PresentValue,
        /// Undiscounted.
        Undiscounted,
    }
    /// A part of who bears the costs, as a present value.
    FundingFigure {
        /// Costs it makes.
        Makes,
        /// Funding it receives.
        Receives,
        /// Funding it pays.
        Pays,
        /// What it carries in the end.
        Carries,
    }
    /// A sum of all benefits.
    BenefitFigure {
        /// Present value.
        PresentValue,
        /// Undiscounted.
        Undiscounted,
        /// Present value of what is marked as a transfer.
        Transfers,
        /// Present value that is due to indexing.
        DueToIndexing,
    }
    /// What is left on the way from gross to net, as a present value.
    Stage {
        /// Without deductions.
        Gross,
        /// Less what would have happened anyway.
        AfterDeadweight,
        /// Less what is moved from elsewhere.
        AfterDisplacement,
        /// Less what others bring about.
        AfterAttributionToOthers,
        /// Less what fades.
        Net,
    }
    /// What the project returns.
    ReturnFigure {
        /// Benefits / costs.
        Ratio,
        /// (Benefits - costs) / costs.
        NetRatio,
        /// Benefits - costs.
        Npv,
        /// Months until benefits cover costs; calculated in decimal only.
        PaybackMonths,
        /// The rate at which npv is zero; calculated in decimal only.
        Irr,
        /// Benefits of year 1 / costs.
        FirstYearReturn,
        /// Without transfers.
        RatioWithoutTransfers,
        /// Without what is given in kind.
        RatioCashOnly,
        /// With the base case as a benefit.
        RatioBaseCaseAsBenefit,
        /// Gross benefits / costs.
        GrossRatio,
        /// Costs per starter.
        CostsPerParticipant,
        /// Benefits per starter.
        BenefitsPerParticipant,
        /// Starters.
        Starters,
    }
}

/// What one party gains and carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartyFigure {
    /// Present value of the costs it carries.
    Costs,
    /// Present value of its benefits.
    Benefits,
    /// Benefits - costs.
    Balance,
    /// Present value of what frees money in a budget.
    Cashable,
    /// Its benefits / total costs.
    BenefitPerEuro,
    /// Its benefits / its costs.
    OwnReturn,
    /// Its costs / total costs.
    ShareOfCosts,
    /// Total costs / its costs.
    Leverage,
    /// Costs of a project year, undiscounted.
    CostsOfYear(u16),
    /// Benefits of a project year, undiscounted.
    BenefitsOfYear(u16),
    /// What frees money in a budget in a project year, undiscounted.
    CashableOfYear(u16),
}

impl Output {
    /// Present value of the costs.
    pub const COSTS: Self = Self::Costs(CostFigure::PresentValue);
    /// Present value of the benefits.
    pub const BENEFITS: Self = Self::Benefits(BenefitFigure::PresentValue);
    /// Benefits / costs.
    pub const RATIO: Self = Self::Return(ReturnFigure::Ratio);
    /// (Benefits - costs) / costs.
    pub const NET_RATIO: Self = Self::Return(ReturnFigure::NetRatio);
    /// Benefits - costs.
    pub const NPV: Self = Self::Return(ReturnFigure::Npv);

    /// The figure of a map; zero for a line, party or year that the map does not have.
    pub fn of<N: Number>(self, map: &ImpactMap<N>) -> Figure<N> {
        let zero = N::constant(rust_decimal::Decimal::ZERO);
        let in_year = |years: &[N], year: u16| {
            usize::from(year).checked_sub(1).and_then(|at| years.get(at)).copied().unwrap_or(zero)
        };
        let line = |amounts: Option<(N, N)>, figure| {
            let (present_value, undiscounted) = amounts.unwrap_or((zero, zero));
            match figure {
                LineFigure::PresentValue => present_value,
                LineFigure::Undiscounted => undiscounted,
            }
        };
        let number = match self {
            Self::Costs(figure) => return costs(map, figure),
            Self::CostsOfYear(year) => in_year(&map.costs.by_year, year),
            Self::CostLine(id, figure) => {
                let found = map.costs.by_line.get(id.index());
                line(found.map(|line| (line.present_value, line.undiscounted)), figure)
            }
            Self::Funding(party, figure) => {
                let funding = match party {
                    Party::Level(level) => Some(map.funding.by_level.of(level)),
                    Party::Stakeholder(id) => map.funding.by_stakeholder.get(id.index()),
                };
                funding.map_or(zero, |funding| of_funding(funding, figure))
            }
            Self::FundingGap(year) => in_year(&map.funding.gap_by_year, year),
            Self::FundingLine(id, figure) => {
                let found = map.funding.by_line.get(id.index());
                line(found.map(|line| (line.present_value, line.undiscounted)), figure)
            }
            Self::Benefits(BenefitFigure::PresentValue) => map.benefits.present_value,
            Self::Benefits(BenefitFigure::Undiscounted) => map.benefits.undiscounted,
            Self::Benefits(BenefitFigure::Transfers) => map.benefits.transfers,
            Self::Benefits(BenefitFigure::DueToIndexing) => map.composition.benefits_due_to_indexing,
            Self::BenefitsOfYear(year) => in_year(&map.benefits.by_year, year),
            Self::BenefitsOfKind(kind) => {
                let at = kind.and_then(|kind| Kind::ALL.iter().position(|other| *other == kind));
                map.benefits.by_kind[at.unwrap_or(3)]
            }
            Self::BenefitsOfEvidence(grade) => {
                let at = grade.and_then(|grade| Evidence::ALL.iter().position(|other| *other == grade));
                map.benefits.by_evidence[at.unwrap_or(6)]
            }
            Self::BenefitsOfPriceYear(year) => {
                map.composition.benefits_by_price_year.get(&year).copied().unwrap_or(zero)
            }
            Self::Effect(id, figure) => {
                let found = map.benefits.by_effect.get(id.index());
                line(found.map(|effect| (effect.present_value, effect.undiscounted)), figure)
            }
            Self::EffectStage(id, stage) => {
                map.benefits.by_effect.get(id.index()).map_or(zero, |effect| of_stage(&effect.stages, stage))
            }
            Self::EffectOfParty(id, party) => {
                let parts = map.benefits.by_effect.get(id.index()).map(|effect| &effect.by_party[..]);
                let part = parts.unwrap_or_default().iter().find(|part| part.party == party);
                part.map_or(zero, |part| part.present_value)
            }
            Self::GrossToNet(stage) => of_stage(&map.gross_to_net, stage),
            Self::Return(figure) => return returns(map, figure),
            Self::Party(party, figure) => {
                let found = match party {
                    Party::Level(level) => Some(map.returns.by_level.of(level)),
                    Party::Stakeholder(id) => map.returns.by_stakeholder.get(id.index()),
                };
                return found.map_or(Figure::Undefined(Undefined::NoOwnCosts), |party| {
                    of_party(party, figure, in_year)
                });
            }
        };
        Figure::Defined(number)
    }
}

fn costs<N: Number>(map: &ImpactMap<N>, figure: CostFigure) -> Figure<N> {
    Figure::Defined(match figure {
        CostFigure::PresentValue => map.costs.present_value,
        CostFigure::Undiscounted => map.costs.undiscounted,
        CostFigure::Project => map.costs.project,
        CostFigure::BaseCase => map.costs.base_case,
        CostFigure::InKind => map.costs.in_kind,
        CostFigure::InKindShare => return map.composition.in_kind_share.clone(),
        CostFigure::Transfers => map.costs.transfers,
        CostFigure::DueToIndexing => map.composition.costs_due_to_indexing,
    })
}

fn of_funding<N: Copy>(funding: &PartyFunding<N>, figure: FundingFigure) -> N {
    match figure {
        FundingFigure::Makes => funding.makes,
        FundingFigure::Receives => funding.receives,
        FundingFigure::Pays => funding.pays,
        FundingFigure::Carries => funding.carries,
    }
}

fn of_stage<N: Copy>(stages: &Stages<N>, stage: Stage) -> N {
    match stage {
        Stage::Gross => stages.gross,
        Stage::AfterDeadweight => stages.after_deadweight,
        Stage::AfterDisplacement => stages.after_displacement,
        Stage::AfterAttributionToOthers => stages.after_attribution_to_others,
        Stage::Net => stages.net,
    }
}

fn returns<N: Number>(map: &ImpactMap<N>, figure: ReturnFigure) -> Figure<N> {
    let returns = &map.returns;
    match figure {
        ReturnFigure::Ratio => returns.ratio.clone(),
        ReturnFigure::NetRatio => returns.net_ratio.clone(),
        ReturnFigure::Npv => Figure::Defined(returns.npv),
        ReturnFigure::PaybackMonths => returns.payback_months.clone(),
        ReturnFigure::Irr => returns.irr.clone(),
        ReturnFigure::FirstYearReturn => returns.first_year_return.clone(),
        ReturnFigure::RatioWithoutTransfers => returns.ratio_without_transfers.clone(),
        ReturnFigure::RatioCashOnly => returns.ratio_cash_only.clone(),
        ReturnFigure::RatioBaseCaseAsBenefit => returns.ratio_base_case_as_benefit.clone(),
        ReturnFigure::GrossRatio => returns.gross_ratio.clone(),
        ReturnFigure::CostsPerParticipant => returns.per_participant.costs.clone(),
        ReturnFigure::BenefitsPerParticipant => returns.per_participant.benefits.clone(),
        ReturnFigure::Starters => returns.per_participant.starters.clone(),
    }
}

fn of_party<N: Number>(
    party: &PartyReturn<N>,
    figure: PartyFigure,
    in_year: impl Fn(&[N], u16) -> N,
) -> Figure<N> {
    Figure::Defined(match figure {
        PartyFigure::Costs => party.costs,
        PartyFigure::Benefits => party.benefits,
        PartyFigure::Balance => party.balance,
        PartyFigure::Cashable => party.cashable,
        PartyFigure::BenefitPerEuro => return party.benefit_per_euro.clone(),
        PartyFigure::OwnReturn => return party.own_return.clone(),
        PartyFigure::ShareOfCosts => return party.share_of_costs.clone(),
        PartyFigure::Leverage => return party.leverage.clone(),
        PartyFigure::CostsOfYear(year) => in_year(&party.by_year.costs, year),
        PartyFigure::BenefitsOfYear(year) => in_year(&party.by_year.benefits, year),
        PartyFigure::CashableOfYear(year) => in_year(&party.by_year.cashable, year),
    })
}
