use super::checker::Checker;
use super::map::{Naive, Sum};
use super::rational::{Fixed, Q, Rational};
use impactkaart_core::ImpactMap;
use impactkaart_core::calculate::{PartyFunding, PartyReturn, Stages};
use impactkaart_core::model::{Case, Evidence, Kind, Level, Project};
use impactkaart_core::number::{Number, Undefined};
use num_traits::{Signed, Zero};

/// Every figure of the map is what the plain formula gives, within so much per settled flow.
pub(crate) fn assert_agrees<N: Number + Rational>(project: &Project, map: &ImpactMap<N>, per_flow: Q) {
    let naive = &Naive::of(project);
    let check = &Checker::new(&per_flow);
    costs(check, naive, project, map);
    funding(check, naive, project, map);
    benefits(check, naive, project, map);
    composition(check, naive, map);
    returns(check, naive, map);
    for (index, found) in map.returns.by_stakeholder.iter().enumerate() {
        party(check, naive, &format!("stakeholder {index}"), found, |other| other == index);
    }
    for (level, found) in map.returns.by_level.iter() {
        party(check, naive, level.name(), found, |other| naive.levels[other] == level);
    }
}

fn years(naive: &Naive) -> impl Iterator<Item = u16> + use<> {
    1..=naive.horizon
}

fn costs<N: Number + Rational>(check: &Checker, naive: &Naive, project: &Project, map: &ImpactMap<N>) {
    let found = &map.costs;
    check.sum("costs", found.present_value, &naive.costs(|_| true));
    check.sum("costs undiscounted", found.undiscounted, &naive.undiscounted_costs(|_| true));
    check.sum("project", found.project, &naive.costs(|flow| flow.case == Case::Project));
    let base = naive.costs(|flow| flow.case == Case::Base);
    let base = Sum { value: -base.value, ..base };
    check.sum("base case", found.base_case, &base);
    check.sum("in kind", found.in_kind, &naive.costs(|flow| flow.in_kind));
    check.sum("cost transfers", found.transfers, &naive.costs(|flow| flow.transfer));
    let by_year = years(naive).map(|year| naive.undiscounted_costs(|flow| flow.year == year));
    check.sums("costs by year", &found.by_year, by_year);
    let carried = |of: &dyn Fn(usize) -> bool| carries(&naive.burden(of, None, true));
    for (index, found) in found.by_stakeholder.iter().enumerate() {
        check.sum(format!("costs of stakeholder {index}"), *found, &carried(&|other| other == index));
    }
    for (level, found) in found.by_level.iter() {
        let own = carried(&|other| naive.levels[other] == level);
        check.sum(format!("costs of {}", level.name()), *found, &own);
    }
    assert_eq!(found.by_line.len(), project.costs().len());
    for (index, line) in found.by_line.iter().enumerate() {
        assert_eq!(line.id.index(), index);
        let own = naive.costs(|flow| flow.line == index);
        check.sum(format!("cost line {index}"), line.present_value, &own);
        let own = naive.undiscounted_costs(|flow| flow.line == index);
        check.sum(format!("cost line {index}, undiscounted"), line.undiscounted, &own);
    }
}

/// makes - receives + pays.
fn carries([makes, receives, pays]: &[Sum; 3]) -> Sum {
    makes.minus(receives).plus(pays)
}

fn funding<N: Number + Rational>(check: &Checker, naive: &Naive, project: &Project, map: &ImpactMap<N>) {
    let party = |name: &str, found: &PartyFunding<N>, of: &dyn Fn(usize) -> bool| {
        let burden = naive.burden(of, None, true);
        check.sum(format!("{name} makes"), found.makes, &burden[0]);
        check.sum(format!("{name} receives"), found.receives, &burden[1]);
        check.sum(format!("{name} pays"), found.pays, &burden[2]);
        check.sum(format!("{name} carries"), found.carries, &carries(&burden));
    };
    for (index, found) in map.funding.by_stakeholder.iter().enumerate() {
        party(&format!("stakeholder {index}"), found, &|other| other == index);
    }
    for (level, found) in map.funding.by_level.iter() {
        party(level.name(), found, &|other| naive.levels[other] == level);
    }
    let gaps = years(naive).map(|year| {
        let organisation = |party: usize| naive.levels[party] == Level::Organisation;
        let [makes, receives, _] = naive.burden(organisation, Some(year), false);
        let gap = makes.minus(&receives);
        let above_zero = if gap.value.is_negative() { Fixed::zero() } else { gap.value.clone() };
        Sum { value: above_zero, ..gap }
    });
    check.sums("gap by year", &map.funding.gap_by_year, gaps);
    assert_eq!(map.funding.by_line.len(), project.funding().len());
    for (index, line) in map.funding.by_line.iter().enumerate() {
        let own = || naive.funding.iter().filter(move |flow| flow.line == index);
        let present = Sum::of(own().map(|flow| &flow.present));
        check.sum(format!("funding line {index}"), line.present_value, &present);
        let amount = Sum::of(own().map(|flow| &flow.amount));
        check.sum(format!("funding line {index}, undiscounted"), line.undiscounted, &amount);
    }
}

fn benefits<N: Number + Rational>(check: &Checker, naive: &Naive, project: &Project, map: &ImpactMap<N>) {
    let found = &map.benefits;
    check.sum("benefits", found.present_value, &naive.benefits(|_| true));
    check.sum("benefits undiscounted", found.undiscounted, &naive.undiscounted_benefits(|_| true));
    let by_year = years(naive).map(|year| naive.undiscounted_benefits(|flow| flow.year == year));
    check.sums("benefits by year", &found.by_year, by_year);
    for (index, found) in found.by_stakeholder.iter().enumerate() {
        let own = naive.gains(|other| other == index, None, true, false);
        check.sum(format!("benefits of stakeholder {index}"), *found, &own);
    }
    for (level, found) in found.by_level.iter() {
        let own = naive.gains(|other| naive.levels[other] == level, None, true, false);
        check.sum(format!("benefits of {}", level.name()), *found, &own);
    }
    let effects = project.effects();
    assert_eq!(found.by_effect.len(), effects.len());
    for (index, result) in found.by_effect.iter().enumerate() {
        let name = |what: &str| format!("effect {index}{what}");
        let own = naive.benefits(|flow| flow.effect == index);
        check.sum(name(""), result.present_value, &own);
        let own = naive.undiscounted_benefits(|flow| flow.effect == index);
        check.sum(name(", undiscounted"), result.undiscounted, &own);
        stages(check, naive, &name(", stage"), &result.stages, |effect| effect == index);
        for (at, part) in result.by_party.iter().enumerate() {
            let own = naive.effects.iter().filter(|flow| flow.effect == index);
            let own = own.map(|flow| (&flow.parts[at].present, flow.parts[at].settled));
            check.sum(name(&format!(", party {at}")), part.present_value, &Sum::counted(own));
        }
    }
    let transfers = naive.benefits(|flow| effects[flow.effect].transfer);
    check.sum("transfers", found.transfers, &transfers);
    let kinds = Kind::ALL.into_iter().map(Some).chain([None]);
    let by_kind = kinds.map(|kind| naive.benefits(|flow| effects[flow.effect].kind == kind));
    check.sums("by kind", &found.by_kind, by_kind);
    let grades = Evidence::ALL.into_iter().map(Some).chain([None]);
    let by_evidence = grades.map(|grade| naive.benefits(|flow| effects[flow.effect].evidence == grade));
    check.sums("by evidence", &found.by_evidence, by_evidence);
    stages(check, naive, "stage", &map.gross_to_net, |effect| !naive.moved[effect]);
}

fn stages<N: Number + Rational>(
    check: &Checker,
    naive: &Naive,
    name: &str,
    found: &Stages<N>,
    of: impl Fn(usize) -> bool,
) {
    let found = [
        found.gross,
        found.after_deadweight,
        found.after_displacement,
        found.after_attribution_to_others,
        found.net,
    ];
    let own = (0..5).map(|stage| naive.stage(stage, |flow| of(flow.effect)));
    check.sums(name, &found, own);
}

fn composition<N: Number + Rational>(check: &Checker, naive: &Naive, map: &ImpactMap<N>) {
    let found = &map.composition;
    let (in_kind, costs) = (naive.costs(|flow| flow.in_kind), naive.costs(|_| true));
    check.quotient("in-kind share", &found.in_kind_share, &in_kind, &costs, &Undefined::NoCosts);
    let years: std::collections::BTreeSet<u16> = naive.price_years.iter().flatten().copied().collect();
    assert!(years.iter().eq(found.benefits_by_price_year.keys()));
    for (year, amount) in &found.benefits_by_price_year {
        let own = naive.benefits(|flow| naive.price_years[flow.effect] == Some(*year));
        check.sum(format!("benefits at prices of {year}"), *amount, &own);
    }
    // The indexed amount and the bare one are settled each.
    let twice = |indexing| (indexing, 2);
    let costs = Sum::counted(naive.costs.iter().filter_map(|flow| flow.indexing.as_ref()).map(twice));
    check.sum("costs due to indexing", found.costs_due_to_indexing, &costs);
    let gains = Sum::counted(naive.effects.iter().filter_map(|flow| flow.indexing.as_ref()).map(twice));
    check.sum("benefits due to indexing", found.benefits_due_to_indexing, &gains);
}

fn returns<N: Number + Rational>(check: &Checker, naive: &Naive, map: &ImpactMap<N>) {
    let found = &map.returns;
    let (costs, benefits) = (naive.costs(|_| true), naive.benefits(|_| true));
    let no_costs = &Undefined::NoCosts;
    check.sum("npv", found.npv, &benefits.minus(&costs));
    check.quotient("ratio", &found.ratio, &benefits, &costs, no_costs);
    check.quotient("net ratio", &found.net_ratio, &benefits.minus(&costs), &costs, no_costs);
    let first = naive.benefits(|flow| flow.year == 1);
    check.quotient("first-year return", &found.first_year_return, &first, &costs, no_costs);
    let moved = naive.benefits(|flow| naive.transfers[flow.effect]);
    let without = costs.minus(&naive.costs(|flow| flow.transfer));
    let name = "ratio without transfers";
    check.quotient(name, &found.ratio_without_transfers, &benefits.minus(&moved), &without, no_costs);
    let cash = costs.minus(&naive.costs(|flow| flow.in_kind));
    let name = "ratio cash only";
    check.quotient(name, &found.ratio_cash_only, &benefits, &cash, &Undefined::NoCashCosts);
    let base = naive.costs(|flow| flow.case == Case::Base);
    let own = naive.costs(|flow| flow.case == Case::Project);
    let name = "ratio with the base case as a benefit";
    let with_base = benefits.minus(&base);
    check.quotient(name, &found.ratio_base_case_as_benefit, &with_base, &own, no_costs);
    let gross = naive.stage(0, |flow| !naive.moved[flow.effect]);
    check.quotient("gross ratio", &found.gross_ratio, &gross, &costs, no_costs);
    check.payback(naive, &costs, &found.payback_months);
    check.internal_rate(naive, &found.irr);
    match naive.all_starters() {
        None => {
            let per_participant = &found.per_participant;
            for figure in [&per_participant.costs, &per_participant.benefits, &per_participant.starters] {
                assert_eq!(figure.undefined(), Some(&Undefined::NoMainGroup));
            }
        }
        Some(starters) => {
            check.per_head("costs per participant", &found.per_participant.costs, &costs, &starters);
            let name = "benefits per participant";
            check.per_head(name, &found.per_participant.benefits, &benefits, &starters);
        }
    }
}

fn party<N: Number + Rational>(
    check: &Checker,
    naive: &Naive,
    name: &str,
    found: &PartyReturn<N>,
    of: impl Fn(usize) -> bool,
) {
    let (total, own) = (naive.costs(|_| true), carries(&naive.burden(&of, None, true)));
    let gains = naive.gains(&of, None, true, false);
    check.sum(format!("costs of {name}"), found.costs, &own);
    check.sum(format!("benefits of {name}"), found.benefits, &gains);
    check.sum(format!("balance of {name}"), found.balance, &gains.minus(&own));
    check.sum(format!("cashable of {name}"), found.cashable, &naive.gains(&of, None, true, true));
    let (no_costs, no_own) = (&Undefined::NoCosts, &Undefined::NoOwnCosts);
    check.quotient("benefit per euro", &found.benefit_per_euro, &gains, &total, no_costs);
    check.quotient("own return", &found.own_return, &gains, &own, no_own);
    check.quotient("share of costs", &found.share_of_costs, &own, &total, no_costs);
    check.quotient("leverage", &found.leverage, &total, &own, no_own);
    let in_years = |pick: &dyn Fn(u16) -> Sum| years(naive).map(pick).collect::<Vec<_>>();
    let costs = in_years(&|year| carries(&naive.burden(&of, Some(year), false)));
    check.sums(&format!("costs of {name} by year"), &found.by_year.costs, costs);
    let benefits = in_years(&|year| naive.gains(&of, Some(year), false, false));
    check.sums(&format!("benefits of {name} by year"), &found.by_year.benefits, benefits);
    let cashable = in_years(&|year| naive.gains(&of, Some(year), false, true));
    check.sums(&format!("cashable of {name} by year"), &found.by_year.cashable, cashable);
}
