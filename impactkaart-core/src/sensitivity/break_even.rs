use super::along::{Along, Enclosed, Steps};
use super::curve::{Curve, Curves, Form};
use super::interval::Interval;
use super::isolate::{Held, about, isolated, narrowed};
use super::last_decimal::{Candidate, Sign, nearest_crossing};
use super::parameter::Parameter;
use super::straight::{Balanced, FloatBalance, FloatLine};
use super::target::{Balance, Target};
use crate::evaluate::{Program, nearest};
use crate::graph::Lines;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::cmp::Ordering;
use std::sync::Arc;

/// What a parameter must be for a target to be met, all else held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BreakEven {
    /// The parameter.
    pub parameter: Arc<Parameter>,
    /// Every value in its range at which the target is met, ascending; none where there is none in range.
    pub values: Vec<Root>,
    /// Whether the target is met over the whole range, which then has no value where that begins or ends.
    pub is_met_everywhere: bool,
    /// How often the exact calculation was needed to tell on which side of the target a value is.
    pub exact_points: usize,
}

/// A value of a parameter at which a target is met.
///
/// The nearest decimal to it: half a step of its last decimal below it and above it the figure lies on different sides of
/// the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Root {
    /// The value.
    pub value: Decimal,
    /// Whether the target is reached from this value upwards, rather than up to it.
    pub is_lowest: bool,
}

impl Curves<'_> {
    /// The values of each parameter at which the target is met, within its range.
    ///
    /// A figure that is a quotient of two lines in the parameter is solved in decimal. Elsewhere the range is cut in
    /// parts, and a part is left out only where intervals show that it has no such value; so none is missed. What
    /// intervals cannot tell, down to half a step of the last decimal, the exact calculation does
    /// (docs/method.md#break-even).
    ///
    /// # Panics
    /// Where the target is of another figure than these curves.
    ///
    /// # Examples
    /// ```
    /// use impactkaart_core::sensitivity::{Aim, Curves, Target, parameters};
    /// # use impactkaart_core::model::{BeneficiaryDraft, CostDraft, EffectDraft, ProjectDraft, ReachDraft};
    /// # let mut draft = ProjectDraft::default();
    /// # draft.settings.name = "Coffee morning".into();
    /// # draft.settings.start_year = Some(2026.into());
    /// # draft.settings.discount_rate = Some(0.into());
    /// # draft.costs.push(CostDraft { id: Some("host".into()), payer: Some("municipality".into()), amount: Some(4200.into()), ..CostDraft::default() });
    /// # draft.reach.push(ReachDraft { group: Some("visitors".into()), participants: Some(60.into()), ..ReachDraft::default() });
    /// # draft.effects.push(EffectDraft {
    /// #     id: Some("less_lonely".into()),
    /// #     beneficiaries: vec![BeneficiaryDraft { party: "client".into(), share: None }],
    /// #     group: Some("visitors".into()), share: Some("0.25".parse().unwrap()), amount: Some(400.into()),
    /// #     ..EffectDraft::default()
    /// # });
    /// // 60 visitors × 25 % × € 400 = € 6,000, for € 4,200: 42 visitors are needed.
    /// let project = draft.build().unwrap().project;
    /// let curves = Curves::new(&project, parameters(&project), Aim::Ratio).unwrap();
    /// let found = curves.break_even(Target::ratio(1.into()));
    /// let visitors = found.iter().find(|one| one.parameter.varied.path.to_string() == "reach.visitors.participants");
    /// assert_eq!(visitors.unwrap().values[0].value, 42.into());
    /// assert!(visitors.unwrap().values[0].is_lowest);
    /// ```
    pub fn break_even(&self, target: Target) -> Vec<BreakEven> {
        assert_eq!(target.aim, self.whole.aim, "a target of the figure that was recorded");
        let sums = self.curves.iter().map(|curve| curve.sums()).max().unwrap_or(0);
        let (balances, costs) = (target.balances(sums.max(2)), Balance::costs());
        let mut steps = Steps::default();
        // One after the other: most take less time than it takes to hand them to another thread.
        let each = self.curves.iter().map(|curve| {
            let mut search =
                Search { curves: self, curve, target, costs: &costs, steps: &mut steps, exact_points: 0 };
            let values = search.values(&balances);
            let is_met_everywhere = values.is_empty() && search.is_met_now();
            BreakEven {
                parameter: curve.parameter.clone(),
                values,
                is_met_everywhere,
                exact_points: search.exact_points,
            }
        });
        each.collect()
    }
}

struct Search<'s> {
    curves: &'s Curves<'s>,
    curve: &'s Curve,
    target: Target,
    costs: &'s Balance,
    steps: &'s mut Steps,
    exact_points: usize,
}

impl Search<'_> {
    fn values(&mut self, balances: &[Balance]) -> Vec<Root> {
        let mut found: Vec<Root> = Vec::new();
        for balance in balances {
            match &self.curve.form {
                Form::Lines(lines, floats) => found.extend(self.on_line(lines, floats, balance)),
                Form::Program(program, enclosed) => self.along((program, enclosed), balance, &mut found),
            }
        }
        if self.target.aim.sums().is_none() {
            // Of several balances one may be met where another has been long before.
            let half = self.half_a_step();
            found.retain(|root| {
                let [below, above] = [-half, half].map(|side| self.is_covered(balances, root.value + side));
                below.is_none_or(|below| above.is_none_or(|above| below != above))
            });
        }
        if found.len() > 1 {
            found.sort_unstable_by_key(|root| root.value);
            found.dedup();
        }
        found
    }

    /// Whether the target is met with the parameter as stated, or as near to that as its range goes.
    fn is_met_now(&mut self) -> bool {
        let parameter = &self.curve.parameter;
        let nearest = parameter.stated.max(parameter.lowest).min(parameter.highest);
        let sums =
            if nearest == parameter.stated { self.curves.whole.sums.clone() } else { self.sums_at(nearest) };
        let is_quotient = self.target.aim.is_quotient();
        sums.is_some_and(|sums| {
            (!is_quotient || sums[0] > Decimal::ZERO) && self.target.balance_of(&sums).is_ge()
        })
    }

    fn half_a_step(&self) -> Decimal {
        Decimal::new(5, self.curve.parameter.decimals() + 1)
    }

    /// The root of a straight line.
    fn on_line(&mut self, lines: &Lines, floats: &[FloatLine], balance: &Balance) -> Option<Root> {
        let float = FloatBalance::of(floats, balance, lines.is_divided);
        if !float.may_cross(self.curve.ends) {
            return None;
        }
        let is_quotient = self.target.aim.is_quotient();
        let costs = is_quotient.then(|| FloatBalance::of(floats, self.costs, lines.is_divided));
        let certain = float.root(self.curve, costs.as_ref());
        certain.or_else(|| {
            let balanced = Balanced::of(lines, balance);
            let root = balanced.root(self.curve, &mut |at| self.exactly(at));
            root.filter(|root| self.exists_around(root.value))
        })
    }

    /// All roots of a balance that is no line.
    fn along(&mut self, form: (&Program, &Enclosed), balance: &Balance, found: &mut Vec<Root>) {
        let mut steps = std::mem::take(self.steps);
        let mut along = Along::new(self.curve, form, balance, &mut steps);
        let step = 10_f64.powi(-i32::try_from(self.curve.parameter.decimals()).unwrap_or(0));
        let mut uncertain = Vec::new();
        for held in isolated(&mut along, step) {
            match held {
                Held::Narrow { low, high } => uncertain.push((low, high)),
                Held::Crossing { low, high, ends } => {
                    let range = Interval { low, high };
                    match self.crossing(&mut along, range, ends, step) {
                        Some(root) => found.push(root),
                        None => uncertain.push(narrowed(&mut along, range, step)),
                    }
                }
            }
        }
        let mut roots = Vec::new();
        for (from, to) in uncertain {
            roots.extend(self.between(&mut along, from, to));
        }
        *self.steps = steps;
        roots.retain(|root| self.exists_around(root.value));
        found.extend(roots);
    }

    /// The only root of a range in which the balance only rises or only falls, where intervals tell its last decimal, and that
    /// the figure exists there.
    fn crossing(
        &self,
        along: &mut Along<'_>,
        range: Interval,
        ends: [Interval; 2],
        step: f64,
    ) -> Option<Root> {
        let near = Candidate::near(about(along, range, ends, step), self.curve.parameter.decimals())?;
        if near.below <= range.low || near.above >= range.high {
            return None;
        }
        let is_quotient = self.target.aim.is_quotient();
        for (at, end) in [(near.below, ends[0]), (near.above, ends[1])] {
            let balance = along.at(at);
            let is_as_at_end = if end.low > 0.0 { balance.low > 0.0 } else { balance.high < 0.0 };
            if !is_as_at_end || (is_quotient && along.costs(at).low <= 0.0) {
                return None;
            }
        }
        Some(Root { value: near.value(), is_lowest: ends[1].low > 0.0 })
    }

    /// The root between two values, if the signs there differ.
    fn between(&mut self, along: &mut Along<'_>, from: f64, to: f64) -> Option<Root> {
        let parameter = &self.curve.parameter;
        let decimals = parameter.decimals();
        let clamped = |value: f64| {
            let value: Decimal = format!("{value:.14}").parse().unwrap_or(parameter.lowest);
            value.max(parameter.lowest).min(parameter.highest)
        };
        let (from, to) = (clamped(from), clamped(to));
        let mut sign = |at: Decimal| {
            let told = along.at(nearest(at)).sign();
            told.unwrap_or_else(|| self.exactly(at).unwrap_or(Ordering::Equal))
        };
        let (below, above) = (sign(from), sign(to));
        let is_lowest = above == Ordering::Greater || below == Ordering::Less;
        let found = if below == Ordering::Equal {
            Some(from.round_dp(decimals).normalize())
        } else if above == Ordering::Equal {
            Some(to.round_dp(decimals).normalize())
        } else if below == above {
            // Touched at most, and left again within a step.
            None
        } else {
            nearest_crossing(from, to, decimals, &mut sign)
        };
        found.map(|value| Root { value, is_lowest })
    }

    /// Whether costs are covered in time: one of the balances is met, or there are no costs. Nothing where the project cannot
    /// have that number.
    fn is_covered(&mut self, balances: &[Balance], at: Decimal) -> Option<bool> {
        let signs: Vec<Option<Sign>> = balances.iter().map(|balance| self.sign(balance, at)).collect();
        let has_costs = self.sign(self.costs, at) == Some(Ordering::Greater);
        if has_costs && signs.contains(&Some(Ordering::Greater)) {
            return Some(true);
        }
        if has_costs && signs.iter().all(|sign| *sign == Some(Ordering::Less)) {
            return Some(false);
        }
        self.exactly(at).map(Ordering::is_ge)
    }

    /// On which side of zero a balance surely is; nothing where that is not certain.
    fn sign(&mut self, balance: &Balance, at: Decimal) -> Option<Sign> {
        match &self.curve.form {
            Form::Lines(lines, _) => Balanced::of(lines, balance).sign(at, self.curve),
            Form::Program(program, enclosed) => {
                let at = at.to_f64().unwrap_or(f64::NAN);
                Along::new(self.curve, (program, enclosed), balance, self.steps).at(at).sign()
            }
        }
    }

    /// On which side of the target the exact calculation is; nothing where the project cannot have that number.
    fn exactly(&mut self, at: Decimal) -> Option<Sign> {
        let sums = self.sums_at(at)?;
        Some(self.target.balance_of(&sums))
    }

    /// Whether the figure exists on both sides of a root: where costs pass zero there is a balance of zero too, and no figure.
    fn exists_around(&mut self, root: Decimal) -> bool {
        let half = self.half_a_step();
        self.exists_at(root - half) && self.exists_at(root + half)
    }

    /// Whether the figure exists there: costs are above zero, and the project can have that number.
    fn exists_at(&mut self, at: Decimal) -> bool {
        if !self.target.aim.is_quotient() {
            return true;
        }
        if let Some(sign) = self.sign(self.costs, at) {
            return sign == Ordering::Greater;
        }
        // Half a step beyond the end of its range a project cannot have it; then the end itself counts.
        let within = at.max(self.curve.parameter.lowest).min(self.curve.parameter.highest);
        self.sums_at(within).is_some_and(|sums| sums[0] > Decimal::ZERO)
    }

    /// The exact sums; nothing where the project cannot have that number.
    fn sums_at(&mut self, at: Decimal) -> Option<Vec<Decimal>> {
        self.exact_points += 1;
        let (whole, varied) = (&self.curves.whole, &self.curve.parameter.varied);
        let touched = whole.touched(varied);
        whole.sums_at(touched.as_ref(), varied, at)
    }
}
