//! The map as JSON: every figure, unrounded, under the names that the design sets.

use super::Subject;
use super::names::{cost_name, effect_name, group_name};
use super::ratios::SECTOR_GROSS_RATIO;
use crate::render::json::{Part, Shown, Undefineds, levels, number, numbers, object};
use crate::render::made_by::{files, made_by};
use impactkaart_core::calculate::{
    ByLevel, EffectResult, GroupReach, LineResult, OverCapacity, PartyFunding, PartyReturn, PerParty, Stages,
    YearFlows,
};
use impactkaart_core::model::{
    CostId, DiscountRate, Effect, EffectId, Evidence, FundingId, Kind, Per, Project,
};
use serde_json::{Value, json};

/// What benefits of effects that do not say their kind or evidence are filed under.
const NOT_STATED: &str = "not_stated";

/// Why the benefits of a PM effect are not there.
pub(crate) const NO_MONEY_VALUE: &str = "no_money_value";

/// All figures of the map; those of single lines are made as they are written.
pub(crate) fn figures<'s, N: Shown>(subject: &'s Subject<'s, N>) -> Part<'s> {
    let map = subject.map;
    let mut undefined = Undefineds::default();
    let returns = returns(subject, &mut undefined);
    let in_kind_share = undefined.figure("composition.in_kind_share", &map.composition.in_kind_share);
    let known = json!({
        "made_with": made_with(subject),
        "project": project(subject),
        "reach": null,
        "costs": null,
        "funding": null,
        "benefits": null,
        "returns": returns,
        "by_level_by_year": levels(&map.returns.by_level, |_, party| flows(&party.by_year)),
        "by_stakeholder_by_year": by_stakeholder(subject, &map.returns.by_stakeholder, |_, party| flows(&party.by_year)),
        "gross_to_net": stages(&map.gross_to_net),
        "composition": {
            "in_kind_share": in_kind_share,
            "benefits_by_price_year": object(
                map.composition.benefits_by_price_year.iter().map(|(year, amount)| (year.to_string(), number(*amount)))
            ),
            "costs_due_to_indexing": number(map.composition.costs_due_to_indexing),
            "benefits_due_to_indexing": number(map.composition.benefits_due_to_indexing),
            "effects_with_blank_deductions": effects_with_blank_deductions(subject),
        },
        "effects": null,
        "pm_effects": null,
        "over_capacity": over_capacity(subject.project, subject.over_capacity),
        "context": { "sector_gross_ratio": {
            "value": number(SECTOR_GROSS_RATIO), "source": "SEOR 2020", "analyses": 14, "business_cases": 32,
            "compare_with": "returns.gross_ratio",
        } },
        "warnings": subject.warnings,
        "undefined": null,
    });
    let effects = Part::entries(move |show| {
        each_effect(subject, &mut |result| {
            let effect = subject.project.effect(result.id);
            show(&effect.id, effect_figures(subject, result, effect));
        });
    });
    Part::Known(known)
        .with("reach", reach(subject))
        .with("costs", costs(subject))
        .with("funding", funding(subject))
        .with("benefits", benefits(subject))
        .with("effects", effects)
        .with("pm_effects", Part::elements(move |show| pm_effects(subject, show)))
        .with("undefined", why_undefined(subject, undefined.into_value()))
}

/// The figures that have no value, and why; those of PM effects after the others.
fn why_undefined<'s, N>(subject: &'s Subject<'s, N>, known: Value) -> Part<'s> {
    Part::entries(move |show| {
        for (path, why) in known.as_object().into_iter().flatten() {
            show(path, why.clone());
        }
        for effect in subject.project.effects().iter().filter(|effect| effect.is_pm()) {
            show(&format!("benefits.by_effect.{}", effect.id), json!({ "reason": NO_MONEY_VALUE }));
        }
    })
}

/// What the figures were made with and from: by every command that makes a result, so that `verify` can make it again.
pub(crate) fn made_with<N>(subject: &Subject<'_, N>) -> Value {
    let project = subject.project;
    let rate = project.discount_rate();
    let (stated, source, from) = match rate {
        DiscountRate::Stated(_) => (true, None, None),
        DiscountRate::Prescribed(_, prescribed) => {
            let day = prescribed.from;
            (
                false,
                Some(&*prescribed.source),
                Some(format!("{:04}-{:02}-{:02}", day.year, day.month, day.day)),
            )
        }
    };
    let index = project.price_index();
    let mut made_with = made_by(subject.language);
    made_with["conventions"] = json!({
            "start_year": project.calendar_year(1),
            "years": project.years(),
            "horizon": project.horizon(),
            "calendar_years": (1..=project.horizon()).map(|year| project.calendar_year(year)).collect::<Vec<_>>(),
            "discount_rate": number(rate.rate().get()),
            "discount_rate_stated": stated,
            "discount_rate_source": source,
            "discount_rate_in_force_since": from,
            "cost_timing": project.cost_timing().name(),
            "benefit_timing": project.benefit_timing().name(),
            "price_year": project.price_year(),
            "price_index": &*index.name,
            "price_index_last_year": index.last_year(),
            "currency": project.currency(),
            "settled_decimals": subject.map.settled_decimals,
    });
    made_with["inputs"] = files(subject.inputs);
    made_with["project_sha256"] = subject.project_sha256.into();
    made_with
}

fn project<N>(subject: &Subject<'_, N>) -> Value {
    let project = subject.project;
    let settings = project.settings();
    let stakeholders = project.stakeholders().iter().map(|stakeholder| {
        json!({
            "id": &*stakeholder.id,
            "name": stakeholder.name.as_deref(),
            "level": stakeholder.level.name(),
            "domain": stakeholder.domain.as_deref(),
            "implicit": stakeholder.implicit,
        })
    });
    json!({
        "name": &*settings.name,
        "organisation": settings.organisation.as_deref(),
        "municipality": settings.municipality.as_deref(),
        "theme": settings.theme.map(|theme| theme.name()),
        "base_case": settings.base_case.as_deref(),
        "reference_ratio": settings.reference_ratio.map(|ratio| number(ratio.get())),
        "main_group": project.main_group().map(|group| &*project.group(group).id),
        "stakeholders": stakeholders.collect::<Vec<_>>(),
    })
}

fn reach<'s, N: Shown>(subject: &'s Subject<'s, N>) -> Part<'s> {
    let figures = |reach: &GroupReach<N>| {
        let group = subject.project.group(reach.group);
        json!({
            "description": group_name(group),
            "participants": numbers(&reach.participants),
            "new": numbers(&reach.new),
            "starters": number(reach.starters),
            "estimated": group.is_estimated(),
        })
    };
    let groups = Part::entries(move |show| {
        for (id, group) in subject.project.groups_by_id() {
            show(&group.id, figures(&subject.reach.group(id)));
        }
    });
    Part::Object(Vec::new()).with("by_group", groups)
}

/// What each cost line comes to: kept in the map, or else made here.
fn each_cost<N: Shown>(subject: &Subject<'_, N>, show: &mut dyn FnMut(&LineResult<N, CostId>)) {
    let kept = &subject.map.costs.by_line;
    kept.iter().for_each(&mut *show);
    if kept.is_empty() {
        N::each_cost(subject.project, show);
    }
}

fn each_funding_line<N: Shown>(subject: &Subject<'_, N>, show: &mut dyn FnMut(&LineResult<N, FundingId>)) {
    let kept = &subject.map.funding.by_line;
    kept.iter().for_each(&mut *show);
    if kept.is_empty() {
        N::each_funding_line(subject.project, show);
    }
}

fn each_effect<N: Shown>(subject: &Subject<'_, N>, show: &mut dyn FnMut(&EffectResult<N>)) {
    let kept = &subject.map.benefits.by_effect;
    kept.iter().for_each(&mut *show);
    if kept.is_empty() {
        N::each_effect(subject.project, show);
    }
}

fn costs<'s, N: Shown>(subject: &'s Subject<'s, N>) -> Part<'s> {
    let costs = &subject.map.costs;
    let by_line = Part::entries(move |show| {
        each_cost(subject, &mut |line| {
            let cost = subject.project.cost(line.id);
            show(&cost.id, line_figures(cost_name(cost), line));
        });
    });
    let (by_level, by_stakeholder) = of_parties(subject, &costs.by_level, &costs.by_stakeholder);
    let known = json!({
        "present_value": number(costs.present_value),
        "undiscounted": number(costs.undiscounted),
        "project": number(costs.project),
        "base_case": number(costs.base_case),
        "in_kind": number(costs.in_kind),
        "transfers": number(costs.transfers),
        "by_level": by_level,
        "by_stakeholder": by_stakeholder,
        "by_year": numbers(&costs.by_year),
    });
    Part::Known(known).with("by_line", by_line)
}

/// An amount of each level, and of each stakeholder.
fn of_parties<N: Shown>(
    subject: &Subject<'_, N>,
    of_levels: &ByLevel<N>,
    of_stakeholders: &PerParty<N>,
) -> (Value, Value) {
    (
        levels(of_levels, |_, amount| number(*amount)),
        by_stakeholder(subject, of_stakeholders, |_, amount| number(*amount)),
    )
}

fn line_figures<N: Shown, Id>(name: &str, line: &LineResult<N, Id>) -> Value {
    json!({
        "description": name,
        "present_value": number(line.present_value),
        "undiscounted": number(line.undiscounted),
    })
}

fn funding<'s, N: Shown>(subject: &'s Subject<'s, N>) -> Part<'s> {
    let funding = &subject.map.funding;
    let party = |party: &PartyFunding<N>| {
        json!({
            "makes": number(party.makes),
            "receives": number(party.receives),
            "pays": number(party.pays),
            "carries": number(party.carries),
        })
    };
    let by_line = Part::entries(move |show| {
        each_funding_line(subject, &mut |line| {
            let id = &*subject.project.funding_line(line.id).id;
            show(id, line_figures(id, line));
        });
    });
    let known = json!({
        "by_level": levels(&funding.by_level, |_, of_level| party(of_level)),
        "by_stakeholder": by_stakeholder(subject, &funding.by_stakeholder, |_, own| party(own)),
        "gap_by_year": numbers(&funding.gap_by_year),
    });
    Part::Known(known).with("by_line", by_line)
}

fn benefits<'s, N: Shown>(subject: &'s Subject<'s, N>) -> Part<'s> {
    let benefits = &subject.map.benefits;
    let by_effect = Part::entries(move |show| {
        each_effect(subject, &mut |result| {
            let effect = subject.project.effect(result.id);
            show(&effect.id, if effect.is_pm() { Value::Null } else { number(result.present_value) });
        });
    });
    let (by_level, by_stakeholder) = of_parties(subject, &benefits.by_level, &benefits.by_stakeholder);
    let kinds = Kind::ALL.iter().map(|kind| kind.name()).chain([NOT_STATED]);
    let evidence = Evidence::ALL.iter().map(|grade| grade.name()).chain([NOT_STATED]);
    let known = json!({
        "present_value": number(benefits.present_value),
        "undiscounted": number(benefits.undiscounted),
        "by_level": by_level,
        "by_stakeholder": by_stakeholder,
        "by_year": numbers(&benefits.by_year),
        "by_effect": null,
        "by_kind": object(kinds.zip(benefits.by_kind.map(number))),
        "by_evidence": object(evidence.zip(benefits.by_evidence.map(number))),
        "transfers": number(benefits.transfers),
    });
    Part::Known(known).with("by_effect", by_effect)
}

fn returns<N: Shown>(subject: &Subject<'_, N>, undefined: &mut Undefineds) -> Value {
    let returns = &subject.map.returns;
    let mut each = |name: &str, figure| undefined.figure(&format!("returns.{name}"), figure);
    let ratio = each("ratio", &returns.ratio);
    let net_ratio = each("net_ratio", &returns.net_ratio);
    let payback_months = each("payback_months", &returns.payback_months);
    let irr = each("irr", &returns.irr);
    let first_year_return = each("first_year_return", &returns.first_year_return);
    let ratio_without_transfers = each("ratio_without_transfers", &returns.ratio_without_transfers);
    let ratio_cash_only = each("ratio_cash_only", &returns.ratio_cash_only);
    let ratio_base_case_as_benefit = each("ratio_base_case_as_benefit", &returns.ratio_base_case_as_benefit);
    let gross_ratio = each("gross_ratio", &returns.gross_ratio);
    let by_level =
        levels(&returns.by_level, |level, own| party(undefined, &format!("by_level.{level}"), own));
    let by_stakeholder = by_stakeholder(subject, &returns.by_stakeholder, |id, own| {
        party(undefined, &format!("by_stakeholder.{id}"), own)
    });
    let mut each = |name: &str, figure| undefined.figure(&format!("returns.per_participant.{name}"), figure);
    let per_participant = &returns.per_participant;
    json!({
        "ratio": ratio,
        "net_ratio": net_ratio,
        "npv": number(returns.npv),
        "payback_months": payback_months,
        "irr": irr,
        "first_year_return": first_year_return,
        "ratio_without_transfers": ratio_without_transfers,
        "ratio_cash_only": ratio_cash_only,
        "ratio_base_case_as_benefit": ratio_base_case_as_benefit,
        "gross_ratio": gross_ratio,
        "by_level": by_level,
        "by_stakeholder": by_stakeholder,
        "per_participant": {
            "costs": each("costs", &per_participant.costs),
            "benefits": each("benefits", &per_participant.benefits),
            "starters": each("starters", &per_participant.starters),
        },
    })
}

fn party<N: Shown>(undefined: &mut Undefineds, path: &str, party: &PartyReturn<N>) -> Value {
    let mut each = |name: &str, figure| undefined.figure(&format!("returns.{path}.{name}"), figure);
    json!({
        "costs": number(party.costs),
        "benefits": number(party.benefits),
        "balance": number(party.balance),
        "cashable": number(party.cashable),
        "benefit_per_euro": each("benefit_per_euro", &party.benefit_per_euro),
        "own_return": each("own_return", &party.own_return),
        "share_of_costs": each("share_of_costs", &party.share_of_costs),
        "leverage": each("leverage", &party.leverage),
    })
}

fn flows<N: Shown>(flows: &YearFlows<N>) -> Value {
    json!({
        "costs": numbers(&flows.costs),
        "benefits": numbers(&flows.benefits),
        "cashable": numbers(&flows.cashable),
    })
}

fn stages<N: Shown>(stages: &Stages<N>) -> Value {
    let step =
        |(step, left, lost)| json!({ "step": step, "present_value": number(left), "lost": number(lost) });
    stages.steps().into_iter().map(step).collect()
}

fn by_stakeholder<N, T>(
    subject: &Subject<'_, N>,
    values: &PerParty<T>,
    mut each: impl FnMut(&str, &T) -> Value,
) -> Value {
    let parties = subject.project.stakeholders().iter().zip(values);
    object(parties.map(|(party, value)| (&*party.id, each(&party.id, value))))
}

fn effect_figures<N: Shown>(subject: &Subject<'_, N>, result: &EffectResult<N>, effect: &Effect) -> Value {
    let by_party = result
        .by_party
        .iter()
        .map(|amount| (&*subject.project.stakeholder(amount.party).id, number(amount.present_value)));
    let mut figures = effect_facts(subject, result.id, effect);
    if !effect.is_pm() {
        figures["present_value"] = number(result.present_value);
        figures["undiscounted"] = number(result.undiscounted);
        figures["by_stakeholder"] = object(by_party);
        figures["gross_to_net"] = stages(&result.stages);
        figures["blank_deductions"] = effect.blank_deductions().into();
    }
    figures
}

fn pm_effects<N: Shown>(subject: &Subject<'_, N>, show: &mut dyn FnMut(Value)) {
    for (id, effect) in subject.project.effects_by_id().filter(|(_, effect)| effect.is_pm()) {
        let mut facts = json!({ "id": &*effect.id });
        if let (Some(facts), Value::Object(more)) = (facts.as_object_mut(), effect_facts(subject, id, effect))
        {
            facts.extend(more);
        }
        show(facts);
    }
}

/// What an effect is, for whom and for how many, and what it rests on.
fn effect_facts<N: Shown>(subject: &Subject<'_, N>, id: EffectId, effect: &Effect) -> Value {
    let project = subject.project;
    let beneficiaries = effect.beneficiaries.iter().map(|part| {
        json!({
            "stakeholder": &*project.stakeholder(part.party).id,
            "name": subject.party(part.party),
            "share": number(part.share.get()),
        })
    });
    let reach = subject.reach.effect(id);
    let per = match effect.counted_per() {
        Per::Project => "project",
        Per::Year => "year",
        Per::Participant => "participant",
    };
    json!({
        "description": effect_name(effect),
        "beneficiaries": beneficiaries.collect::<Vec<_>>(),
        "counterparty": effect.counterparty.map(|party| &*project.stakeholder(party).id),
        "per": per,
        "group": effect.group.map(|group| &*project.group(group).id),
        "people": reach.people.map(number),
        "occurs_for": reach.occurs_for.map(number),
        "kind": effect.kind.map(|kind| kind.name()),
        "evidence": effect.evidence.map(|evidence| evidence.name()),
        "source": effect.source.as_deref(),
    })
}

fn effects_with_blank_deductions<N>(subject: &Subject<'_, N>) -> usize {
    let effects = subject.project.effects().iter();
    effects.filter(|effect| !effect.is_pm() && effect.blank_deductions() > 0).count()
}

/// Lines and years above their capacity.
pub(crate) fn over_capacity(project: &Project, over: &[OverCapacity]) -> Value {
    let over = over.iter().map(|over| {
        json!({
            "cost": &*project.cost(over.cost).id,
            "year": project.calendar_year(over.year),
            "participants": number(over.participants),
            "capacity": number(over.capacity),
        })
    });
    over.collect()
}
