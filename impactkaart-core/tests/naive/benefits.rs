use super::frame::{Frame, or, price_factor};
use super::people::heads;
use super::rational::{Fixed, Q, Rational, fixed, power, times};
use impactkaart_core::model::{Counts, Effect, Per, Project, Valuation};
use impactkaart_core::quantity::Fraction;
use num_traits::{One, Zero};
use rust_decimal::Decimal;

/// One cohort of an effect in one year.
pub(crate) struct EffectFlow {
    pub(crate) effect: usize,
    pub(crate) year: u16,
    /// Over all parties: nothing where a counterparty loses what the beneficiary gains.
    pub(crate) amount: Fixed,
    pub(crate) present: Fixed,
    /// Present value before deductions, then after each of the three, then after drop-off.
    pub(crate) stages: [Fixed; 5],
    pub(crate) parts: Vec<Part>,
    pub(crate) indexing: Option<Fixed>,
}

/// What one party gains or loses of it.
pub(crate) struct Part {
    pub(crate) party: usize,
    pub(crate) amount: Fixed,
    pub(crate) present: Fixed,
    pub(crate) cashable: Fixed,
    pub(crate) present_cashable: Fixed,
    /// How many settled flows it comes from: the party named last takes what is left of the whole.
    pub(crate) settled: u32,
}

/// The year whose prices the value of an effect is in, where it has a value.
pub(super) fn price_year(project: &Project, frame: &Frame, effect: &Effect) -> Option<u16> {
    let stated = match effect.valuation? {
        Valuation::Listed(id) => project.value(id).price_year,
        Valuation::Own { price_year, .. } => price_year,
    };
    Some(stated.map_or(frame.price_year, |year| year.get()))
}

pub(super) fn effect_flows(project: &Project, frame: &Frame) -> Vec<EffectFlow> {
    let mut flows = Vec::new();
    for (index, effect) in project.effects().iter().enumerate() {
        let Some((amount, factor)) = value(project, frame, effect) else {
            continue; // a PM effect counts, but has no money value
        };
        let lag = effect.lag.map_or(0, |lag| lag.get());
        let duration = effect.duration.map_or(1, |duration| duration.get());
        let line = Line { index, frame, effect, factor };
        for cohort in 1..=frame.years {
            let members = members(project, effect, cohort);
            if members.is_zero() {
                continue;
            }
            let impact = line.impact(members * &amount * &line.factor);
            for after in 0..duration {
                let year = cohort + lag + after;
                if year <= frame.horizon {
                    flows.push(line.flow(&impact, year, after));
                }
            }
        }
    }
    flows
}

/// What a unit is worth as stated, and what that is multiplied by for prices.
fn value(project: &Project, frame: &Frame, effect: &Effect) -> Option<(Q, Q)> {
    Some(match effect.valuation? {
        Valuation::Listed(id) => {
            let value = project.value(id);
            let factor = price_factor(project, frame, value.price_year, value.indexed);
            (value.amount.get().exact(), factor)
        }
        Valuation::Own { amount, price_year } => {
            let factor = price_factor(project, frame, price_year, None);
            (amount.get().exact(), factor)
        }
    })
}

/// m(e,c): new or all participants of the group in the year, one each year, or one in year 1.
fn members(project: &Project, effect: &Effect, cohort: u16) -> Q {
    match effect.per.unwrap_or(Per::Participant) {
        Per::Project if cohort == 1 => Q::one(),
        Per::Project => Q::zero(),
        Per::Year => Q::one(),
        Per::Participant => {
            let group = effect.group.expect("a group where counted per participant");
            let heads = heads(project, group, cohort);
            match effect.counts {
                Counts::New => heads.starters,
                Counts::All => heads.participants,
            }
        }
    }
}

struct Line<'l> {
    index: usize,
    frame: &'l Frame,
    effect: &'l Effect,
    factor: Q,
}

impl Line<'_> {
    /// What a cohort is worth in the first year of the effect: gross, and after each of the three deductions. `each` is
    /// what it would be if the effect occurred once for all of them.
    fn impact(&self, each: Q) -> [Q; 4] {
        let effect = self.effect;
        let fraction = |stated, blank| or(stated, blank, Fraction::get);
        let less = |stated| Q::one() - fraction(stated, Decimal::ZERO);
        let share = fraction(effect.share, Decimal::ONE);
        let without = fraction(effect.share_without, Decimal::ZERO);
        let all = each * or(effect.quantity, Decimal::ONE, |quantity| quantity.get());

        let gross = &all * &share;
        let after_deadweight = &all * (&share - without) * less(effect.deadweight);
        let after_displacement = &after_deadweight * less(effect.displacement);
        let impact = &after_displacement * less(effect.attribution_to_others);
        [gross, after_deadweight, after_displacement, impact]
    }

    fn flow(&self, impact: &[Q; 4], year: u16, after: u16) -> EffectFlow {
        let drop_off = or(self.effect.drop_off, Decimal::ZERO, Fraction::get);
        let amount = &impact[3] * power(&(Q::one() - drop_off), after);

        let discount = &self.frame.benefit_factors[usize::from(year) - 1];
        let present = times(&amount, discount);
        let [gross, after_deadweight, after_displacement, others] =
            std::array::from_fn(|stage| times(&impact[stage], discount));
        let moved = self.effect.counterparty.is_some();
        let indexed = !self.factor.is_one() && !moved;
        EffectFlow {
            effect: self.index,
            year,
            stages: [gross, after_deadweight, after_displacement, others, present.clone()],
            parts: self.parts(&amount, discount),
            indexing: indexed.then(|| times(&(&amount - &amount / &self.factor), discount)),
            amount: if moved { Fixed::zero() } else { fixed(&amount) },
            present: if moved { Fixed::zero() } else { present },
        }
    }

    fn parts(&self, amount: &Q, discount: &Fixed) -> Vec<Part> {
        let effect = self.effect;
        let cashable = or(effect.cashable, Decimal::ZERO, Fraction::get);
        let part = |party: usize, share: Q, settled| {
            let own = amount * share;
            let frees = &own * &cashable;
            Part {
                party,
                amount: fixed(&own),
                present: times(&own, discount),
                cashable: fixed(&frees),
                present_cashable: times(&frees, discount),
                settled,
            }
        };
        let count = effect.beneficiaries.len();
        let mut parts: Vec<Part> = effect
            .beneficiaries
            .iter()
            .enumerate()
            .map(|(index, beneficiary)| {
                let settled = if index + 1 == count { count } else { 1 };
                let share = beneficiary.share.get().exact();
                part(beneficiary.party.index(), share, settled as u32)
            })
            .collect();
        parts.extend(effect.counterparty.map(|other| part(other.index(), -Q::one(), 1)));
        parts
    }
}
