//! The figures of a map by name, in English or Dutch: `ratio`, `saldo`, `municipality.balance`, `effects.less_lonely`.

use super::words::{Pair, plain};
use impactkaart_core::Decimal;
use impactkaart_core::graph::{LineFigure, Output, Party, PartyFigure, ReturnFigure};
use impactkaart_core::model::{Level, Project, id_from};
use impactkaart_core::nearest::nearest;

/// What a figure is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    /// Money per money.
    Ratio,
    /// Money.
    Money,
    /// Months.
    Months,
    /// A rate per year.
    Rate,
    /// Persons.
    Persons,
}

/// A name in English and in Dutch.
pub(crate) type Names = (Box<str>, Box<str>);

/// A figure that was asked for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct NamedFigure {
    /// English and Dutch, as they may be typed.
    pub(crate) names: Names,
    /// The figure.
    pub(crate) output: Output,
    pub(crate) unit: Unit,
    /// What it is held against where nothing else is said: where costs and benefits are equal.
    pub(crate) even: Option<Decimal>,
}

impl NamedFigure {
    /// Benefits divided by costs.
    pub(crate) fn ratio() -> Self {
        let (names, _, output, unit, even) = &FIGURES[0];
        Self::new((names.0.into(), names.1.into()), *output, *unit, *even)
    }

    fn new(names: Names, output: Output, unit: Unit, even: Option<i64>) -> Self {
        Self { names, output, unit, even: even.map(Decimal::from) }
    }
}

type Row = (Pair, &'static [&'static str], Output, Unit, Option<i64>);

const fn of(figure: ReturnFigure) -> Output {
    Output::Return(figure)
}

/// English name, Dutch name, other names.
const FIGURES: [Row; 15] = [
    (
        ("ratio", "ratio"),
        &["sroi", "baten-kostenverhouding", "rendement"],
        Output::RATIO,
        Unit::Ratio,
        Some(1),
    ),
    (("net_ratio", "nettoratio"), &["netto rendement"], Output::NET_RATIO, Unit::Ratio, Some(0)),
    (("npv", "saldo"), &["balance", "netto contante waarde", "ncw"], Output::NPV, Unit::Money, Some(0)),
    (("costs", "kosten"), &[], Output::COSTS, Unit::Money, None),
    (("benefits", "baten"), &[], Output::BENEFITS, Unit::Money, None),
    (
        ("payback_months", "terugverdientijd"),
        &["payback", "terugverdientijd_maanden"],
        of(ReturnFigure::PaybackMonths),
        Unit::Months,
        None,
    ),
    (("irr", "interne_rentevoet"), &["internal rate of return"], of(ReturnFigure::Irr), Unit::Rate, None),
    (
        ("first_year_return", "rendement_eerste_jaar"),
        &[],
        of(ReturnFigure::FirstYearReturn),
        Unit::Ratio,
        None,
    ),
    (
        ("ratio_without_transfers", "ratio_zonder_overdrachten"),
        &[],
        of(ReturnFigure::RatioWithoutTransfers),
        Unit::Ratio,
        Some(1),
    ),
    (("ratio_cash_only", "ratio_zonder_natura"), &[], of(ReturnFigure::RatioCashOnly), Unit::Ratio, Some(1)),
    (
        ("ratio_base_case_as_benefit", "ratio_nulalternatief_als_baat"),
        &[],
        of(ReturnFigure::RatioBaseCaseAsBenefit),
        Unit::Ratio,
        Some(1),
    ),
    (("gross_ratio", "brutoratio"), &[], of(ReturnFigure::GrossRatio), Unit::Ratio, Some(1)),
    (
        ("costs_per_participant", "kosten_per_deelnemer"),
        &[],
        of(ReturnFigure::CostsPerParticipant),
        Unit::Money,
        None,
    ),
    (
        ("benefits_per_participant", "baten_per_deelnemer"),
        &[],
        of(ReturnFigure::BenefitsPerParticipant),
        Unit::Money,
        None,
    ),
    (("starters", "starters"), &[], of(ReturnFigure::Starters), Unit::Persons, None),
];

type PartyRow = (Pair, PartyFigure, Unit, Option<i64>);

/// What a level or a stakeholder has.
const OF_PARTY: [PartyRow; 8] = [
    (("costs", "kosten"), PartyFigure::Costs, Unit::Money, None),
    (("benefits", "baten"), PartyFigure::Benefits, Unit::Money, None),
    (("balance", "saldo"), PartyFigure::Balance, Unit::Money, Some(0)),
    (("cashable", "verzilverbaar"), PartyFigure::Cashable, Unit::Money, None),
    (("benefit_per_euro", "baten_per_euro"), PartyFigure::BenefitPerEuro, Unit::Ratio, None),
    (("own_return", "eigen_rendement"), PartyFigure::OwnReturn, Unit::Ratio, Some(1)),
    (("share_of_costs", "aandeel_in_kosten"), PartyFigure::ShareOfCosts, Unit::Rate, None),
    (("leverage", "hefboom"), PartyFigure::Leverage, Unit::Ratio, None),
];

/// The figure that `text` names; the nearest name, English and Dutch, where there is none.
pub(crate) fn figure(text: &str, project: &Project) -> Result<NamedFigure, Option<Names>> {
    let text = text.trim();
    let text = text.strip_prefix("returns.").unwrap_or(text);
    if let Some((owner, name)) = text.rsplit_once('.') {
        let bare = owner.strip_prefix("by_level.").or_else(|| owner.strip_prefix("by_stakeholder."));
        let (owner, name) = (bare.unwrap_or(owner), name.trim_start_matches('@'));
        // As one may say it too: the own return of whom.
        return if is_own_return(owner) {
            of_owner(name, OWN_RETURN, project)
        } else {
            of_owner(owner, name, project)
        };
    }
    let wanted = plain(text);
    let is_meant = |((english, dutch), others, ..): &&Row| {
        [*english, *dutch].iter().chain(others.iter()).any(|name| plain(name) == wanted)
    };
    match FIGURES.iter().find(is_meant) {
        Some((names, _, output, unit, even)) => {
            Ok(NamedFigure::new((names.0.into(), names.1.into()), *output, *unit, *even))
        }
        None => {
            Err(nearest_of(&wanted, FIGURES.iter().map(|row| row.0)).map(|(en, nl)| (en.into(), nl.into())))
        }
    }
}

/// What a party gains for what it carries, by its name.
const OWN_RETURN: &str = "own_return";

/// Whether it is the own return that is called so.
pub(super) fn is_own_return(name: &str) -> bool {
    let name = plain(name);
    OF_PARTY.iter().any(|(names, figure, ..)| {
        *figure == PartyFigure::OwnReturn && [names.0, names.1, "own_ratio"].map(plain).contains(&name)
    })
}

fn of_owner(owner: &str, name: &str, project: &Project) -> Result<NamedFigure, Option<Names>> {
    let wanted = id_from(name);
    if matches!(plain(owner).as_str(), "effects" | "effecten") {
        let effects: Vec<&str> = project.effects().iter().map(|effect| &*effect.id).collect();
        let found = project.effects_by_id().find(|(_, effect)| {
            id_from(&effect.id) == wanted
                || effect.description.as_ref().is_some_and(|own| id_from(own) == wanted)
        });
        return match found {
            Some((id, effect)) => {
                let names =
                    (format!("effects.{}", effect.id).into(), format!("effecten.{}", effect.id).into());
                Ok(NamedFigure::new(names, Output::Effect(id, LineFigure::PresentValue), Unit::Money, None))
            }
            None => Err(nearest(name, effects)
                .map(|near| (format!("effects.{near}").into(), format!("effecten.{near}").into()))),
        };
    }
    let Some((party, names)) = party(owner, project) else {
        let parties = project.stakeholders().iter().map(|party| &*party.id);
        let near = nearest(&id_from(owner), parties.chain(Level::ALL.map(Level::name)));
        return Err(near.map(|near| (format!("{near}.{name}").into(), format!("{near}.{name}").into())));
    };
    let wanted = plain(name);
    let row = OF_PARTY.iter().find(|((english, dutch), ..)| [*english, *dutch].map(plain).contains(&wanted));
    let joined =
        |pair: Pair| (format!("{}.{}", names.0, pair.0).into(), format!("{}.{}", names.1, pair.1).into());
    match row {
        Some((pair, figure, unit, even)) => {
            Ok(NamedFigure::new(joined(*pair), Output::Party(party, *figure), *unit, *even))
        }
        None => Err(nearest_of(&wanted, OF_PARTY.iter().map(|row| row.0)).map(joined)),
    }
}

fn party(text: &str, project: &Project) -> Option<(Party, (String, String))> {
    let wanted = id_from(text);
    let is_meant = |id: &str, name: Option<&str>| {
        id_from(id) == wanted || name.is_some_and(|name| id_from(name) == wanted)
    };
    let stakeholder = project
        .stakeholders_by_id()
        .find(|(_, party)| !party.implicit && is_meant(&party.id, party.name.as_deref()));
    if let Some((id, party)) = stakeholder {
        return Some((Party::Stakeholder(id), (party.id.to_string(), party.id.to_string())));
    }
    let level = super::words::meaning::<Level>(text)?;
    let (english, dutch) = super::words::names(level)?;
    Some((Party::Level(level), (english.to_owned(), dutch.to_owned())))
}

fn nearest_of(text: &str, pairs: impl Iterator<Item = Pair> + Clone) -> Option<Pair> {
    let found = nearest(text, pairs.clone().flat_map(|(english, dutch)| [english, dutch]))?;
    pairs.into_iter().find(|(english, dutch)| *english == found || *dutch == found)
}
