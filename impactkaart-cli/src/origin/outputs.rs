//! The figures of the map that other commands work out, at their paths in the map.

use super::At::K;
use super::path_of;
use crate::figure::FigurePath;
use impactkaart_core::graph::{LineFigure, Output, Party, PartyFigure, ReturnFigure};
use impactkaart_core::model::Project;

/// The path of a headline figure by the word that results have for it.
pub(super) fn named(word: &str) -> Option<FigurePath> {
    Some(match word {
        "costs" => path_of([K("costs"), K("present_value")]),
        "benefits" => path_of([K("benefits"), K("present_value")]),
        "ratio"
        | "net_ratio"
        | "npv"
        | "payback_months"
        | "irr"
        | "first_year_return"
        | "ratio_without_transfers"
        | "ratio_cash_only"
        | "ratio_base_case_as_benefit"
        | "gross_ratio" => path_of([K("returns"), K(word)]),
        "starters" => path_of([K("returns"), K("per_participant"), K("starters")]),
        _ => return None,
    })
}

/// The path of a figure that a sweep, a simulation or a target is about.
pub(super) fn path_of_output(output: Output, project: &Project) -> Option<FigurePath> {
    Some(match output {
        Output::COSTS => named("costs")?,
        Output::BENEFITS => named("benefits")?,
        Output::Effect(id, LineFigure::PresentValue) => {
            path_of([K("benefits"), K("by_effect"), K(&project.effect(id).id)])
        }
        Output::Return(figure) => match figure {
            ReturnFigure::CostsPerParticipant => path_of([K("returns"), K("per_participant"), K("costs")]),
            ReturnFigure::BenefitsPerParticipant => {
                path_of([K("returns"), K("per_participant"), K("benefits")])
            }
            ReturnFigure::Ratio => named("ratio")?,
            ReturnFigure::NetRatio => named("net_ratio")?,
            ReturnFigure::Npv => named("npv")?,
            ReturnFigure::PaybackMonths => named("payback_months")?,
            ReturnFigure::Irr => named("irr")?,
            ReturnFigure::FirstYearReturn => named("first_year_return")?,
            ReturnFigure::RatioWithoutTransfers => named("ratio_without_transfers")?,
            ReturnFigure::RatioCashOnly => named("ratio_cash_only")?,
            ReturnFigure::RatioBaseCaseAsBenefit => named("ratio_base_case_as_benefit")?,
            ReturnFigure::GrossRatio => named("gross_ratio")?,
            ReturnFigure::Starters => named("starters")?,
        },
        Output::Party(party, figure) => {
            let key = match figure {
                PartyFigure::Costs => "costs",
                PartyFigure::Benefits => "benefits",
                PartyFigure::Balance => "balance",
                PartyFigure::Cashable => "cashable",
                PartyFigure::BenefitPerEuro => "benefit_per_euro",
                PartyFigure::OwnReturn => "own_return",
                PartyFigure::ShareOfCosts => "share_of_costs",
                PartyFigure::Leverage => "leverage",
                // Nothing asks for a party's figure of a year.
                PartyFigure::CostsOfYear(_)
                | PartyFigure::BenefitsOfYear(_)
                | PartyFigure::CashableOfYear(_) => return None,
            };
            match party {
                Party::Level(level) => path_of([K("returns"), K("by_level"), K(level.name()), K(key)]),
                Party::Stakeholder(id) => {
                    path_of([K("returns"), K("by_stakeholder"), K(&project.stakeholder(id).id), K(key)])
                }
            }
        }
        _ => return None,
    })
}
