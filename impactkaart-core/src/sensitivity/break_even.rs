use super::curve::{Along, Curve, Curves, Form};
use super::interval::Interval;
use super::parameter::Parameter;
use super::target::{Balance, Target};
use crate::evaluate::{calculate_at, nearest};
use crate::graph::Line;
use crate::number::coefficient::Coefficient;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::cmp::Ordering;

/// What a parameter must be for a target to be met, all else held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BreakEven {
    /// The parameter.
    pub parameter: Parameter,
    /// Every value in its range at which the target is met, ascending; none where there is none in range.
    pub values: Vec<Root>,
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
        assert_eq!(target.aim, self.aim, "a target of the figure that was recorded");
        let sums = self.curves.iter().map(|curve| curve.sums()).max().unwrap_or(0);
        let balances = target.balances(sums.max(2));
        let costs = Balance::costs();
        // One after the other: most take less time than it takes to hand them to another thread.
        let each = self.curves.iter().map(|curve| {
            let mut search =
                Search { curves: self, curve, target, balances: &balances, costs: &costs, exact_points: 0 };
            let values = search.values();
            BreakEven { parameter: curve.parameter.clone(), values, exact_points: search.exact_points }
        });
        each.collect()
    }
}

/// How a balance compares to zero.
type Sign = Ordering;

struct Search<'s> {
    curves: &'s Curves<'s>,
    curve: &'s Curve,
    target: Target,
    balances: &'s [Balance],
    costs: &'s Balance,
    exact_points: usize,
}

impl Search<'_> {
    fn values(&mut self) -> Vec<Root> {
        let curve = self.curve;
        let mut found: Vec<Root> = Vec::new();
        for balance in self.balances {
            match &curve.form {
                Form::Lines(lines, floats) => {
                    if may_cross(floats, lines.is_divided, balance, &curve.parameter) {
                        let balanced = Balanced::of(&lines.lines, balance, lines.is_divided);
                        found.extend(self.on_line(&balanced));
                    }
                }
                Form::Program(program) => {
                    let mut along = Along::new(curve, program, balance);
                    found.extend(self.along(&mut along));
                }
            }
        }
        if found.is_empty() {
            return found;
        }
        let half = Decimal::new(5, curve.parameter.decimals() + 1);
        // On both sides of it: where costs pass zero there is a balance of zero too, and no figure.
        found.retain(|root| self.exists_at(root.value - half) && self.exists_at(root.value + half));
        if self.target.aim.sums().is_none() {
            // Of several balances one may be met where another has been long before.
            found.retain(|root| {
                let (below, above) = (self.exactly(root.value - half), self.exactly(root.value + half));
                below.is_none_or(|below| above.is_none_or(|above| below.is_lt() != above.is_lt()))
            });
        }
        found.sort_unstable_by_key(|root| root.value);
        found.dedup();
        found
    }

    /// The root of a straight line, rounded to the last decimal of the parameter.
    fn on_line(&mut self, line: &Balanced) -> Option<Root> {
        if line.slope.is_zero() || !line.slope.slack().is_finite() || line.slope.value.is_zero() {
            return None;
        }
        let (parameter, decimals) = (&self.curve.parameter, self.curve.parameter.decimals());
        let exact = (-line.constant.value).checked_div(line.slope.value)?;
        let mut value = exact.round_dp(decimals);
        // Where the line is too flat for the exact calculation's own settling, that has the last word on the last decimals.
        let half = Decimal::new(5, decimals + 1);
        if value < parameter.lowest - half || value > parameter.highest + half {
            return None;
        }
        let rises = (line.slope.value > Decimal::ZERO) == (!line.is_divided || value >= Decimal::ZERO);
        let sides = [value - half, value + half].map(|side| line.sign(side, self.curve));
        if sides.iter().any(Option::is_none) {
            let mut sign = |search: &mut Self, at: Decimal| {
                line.sign(at, search.curve).unwrap_or_else(|| search.exactly(at).unwrap_or(Ordering::Equal))
            };
            let reach = half * Decimal::from(2_000_000);
            let low = (value - reach).max(parameter.lowest);
            let high = (value + reach).min(parameter.highest);
            if let Some(found) = nearest_crossing(self, low, high, decimals, &mut sign) {
                value = found;
            }
        }
        let value = value.max(parameter.lowest).min(parameter.highest).normalize();
        Some(Root { value, is_lowest: rises })
    }

    /// All roots of a balance that is no line.
    fn along(&mut self, along: &mut Along<'_>) -> Vec<Root> {
        let parameter = &self.curve.parameter;
        let decimals = parameter.decimals();
        let (low, high) = (nearest(parameter.lowest), nearest(parameter.highest));
        let step = 10_f64.powi(-i32::try_from(decimals).unwrap_or(0));
        let mut roots: Vec<Root> = Vec::new();
        for (from, to) in isolated(along, Interval { low, high }, step) {
            let clamped = |value: f64| {
                let value: Decimal = format!("{value:.14}").parse().unwrap_or(parameter.lowest);
                value.max(parameter.lowest).min(parameter.highest)
            };
            let (from, to) = (clamped(from), clamped(to));
            let mut sign = |search: &mut Self, at: Decimal| {
                let balance = along.at(nearest(at));
                if balance.low > 0.0 {
                    Ordering::Greater
                } else if balance.high < 0.0 {
                    Ordering::Less
                } else {
                    search.exactly(at).unwrap_or(Ordering::Equal)
                }
            };
            let (below, above) = (sign(self, from), sign(self, to));
            let is_lowest = above == Ordering::Greater || below == Ordering::Less;
            let found = if below == Ordering::Equal {
                Some(from.round_dp(decimals).normalize())
            } else if above == Ordering::Equal {
                Some(to.round_dp(decimals).normalize())
            } else if below == above {
                // Touched at most, and left again within a step.
                None
            } else {
                nearest_crossing(self, from, to, decimals, &mut sign)
            };
            roots.extend(found.map(|value| Root { value, is_lowest }));
        }
        roots
    }

    /// On which side of the target the exact calculation is; nothing where the project cannot have that number.
    fn exactly(&mut self, at: Decimal) -> Option<Sign> {
        self.exact_points += 1;
        let varied = std::slice::from_ref(&self.curve.parameter.varied);
        let map = calculate_at(self.curves.project, varied, &[at]).ok()?;
        Some(self.target.balance_of(&map))
    }

    /// Whether the figure exists there: costs are above zero, and the project can have that number.
    fn exists_at(&mut self, at: Decimal) -> bool {
        if !self.target.aim.is_quotient() {
            return true;
        }
        let at_float = at.to_f64().unwrap_or(f64::NAN);
        let positive = match &self.curve.form {
            Form::Lines(lines, floats) => {
                let [constant, slope] = floats[0];
                let size = constant.abs() + (slope * at_float).abs();
                let costs = constant + slope * at_float;
                // Far from zero: a few roundings and the settling are nothing against this.
                let far = size * 1e-12 + self.curve.settling_at(at_float) * 2.0 * at_float.abs().max(1.0);
                if costs > far && (at_float > 0.0 || !lines.is_divided) {
                    Some(Ordering::Greater)
                } else {
                    Balanced::of(&lines.lines, self.costs, lines.is_divided).sign(at, self.curve)
                }
            }
            Form::Program(program) => {
                let costs = Along::new(self.curve, program, self.costs).at(at_float);
                if costs.low > 0.0 {
                    Some(Ordering::Greater)
                } else if costs.high < 0.0 {
                    Some(Ordering::Less)
                } else {
                    None
                }
            }
        };
        if let Some(sign) = positive {
            return sign == Ordering::Greater;
        }
        self.exact_points += 1;
        let varied = std::slice::from_ref(&self.curve.parameter.varied);
        // Half a step beyond the end of its range a project cannot have it; then the end itself counts.
        let within = at.max(self.curve.parameter.lowest).min(self.curve.parameter.highest);
        let map = calculate_at(self.curves.project, varied, &[within]);
        map.is_ok_and(|map| self.target.aim.output().of(&map).defined().is_some())
    }
}

/// Whether a line may be zero within the range of its parameter, by a look that is not exact.
fn may_cross(floats: &[[f64; 2]], is_divided: bool, balance: &Balance, parameter: &Parameter) -> bool {
    let (mut constant, mut slope) = (0.0, 0.0);
    let mut sizes = [0.0, 0.0];
    for (sum, _, times) in &balance.weights {
        let [own_constant, own_slope] = floats[*sum];
        constant += times * own_constant;
        slope += times * own_slope;
        sizes[0] += (times * own_constant).abs();
        sizes[1] += (times * own_slope).abs();
    }
    if is_divided {
        slope += balance.constant_float;
        sizes[1] += balance.constant_float.abs();
    } else {
        constant += balance.constant_float;
        sizes[0] += balance.constant_float.abs();
    }
    let ends = [parameter.lowest, parameter.highest].map(|end| end.to_f64().unwrap_or(f64::NAN));
    let sides = ends.map(|end| (constant + slope * end, (sizes[0] + (sizes[1] * end).abs()) * 1e-9));
    // On one side of zero at both ends, by far: so it is between them.
    let is_above = sides.iter().all(|(value, off)| value > off);
    let is_below = sides.iter().all(|(value, off)| -value > *off);
    !is_above && !is_below
}

/// A balance of lines: `constant + slope × x`, divided by x where `is_divided`.
struct Balanced {
    constant: Coefficient,
    slope: Coefficient,
    /// How far both may be off, with the rounding of working the line out at 1.
    slack: [f64; 2],
    is_divided: bool,
    /// What its weights add up to in size.
    weight: f64,
}

impl Balanced {
    fn of(lines: &[Line], balance: &Balance, is_divided: bool) -> Self {
        let (mut constant, mut slope) = (Coefficient::ZERO, Coefficient::ZERO);
        for (line, times, _) in &balance.weights {
            let line = lines[*line];
            if *times == Decimal::ONE {
                constant = constant.add(line.constant);
                slope = slope.add(line.slope);
            } else {
                let times = Coefficient::exact(*times);
                constant = constant.add(line.constant.multiply(times));
                slope = slope.add(line.slope.multiply(times));
            }
        }
        let added = Coefficient::exact(balance.constant);
        if is_divided {
            slope = slope.add(added);
        } else {
            constant = constant.add(added);
        }
        let slack = [constant, slope].map(|number| {
            let size = number.value.to_f64().unwrap_or(f64::NAN).abs();
            number.slack() + size * 1e-27 + 1e-28
        });
        Self { constant, slope, slack, is_divided, weight: balance.size }
    }

    /// On which side of zero it surely is; nothing where that is not certain.
    fn sign(&self, at: Decimal, curve: &Curve) -> Option<Sign> {
        let value = self.slope.value.checked_mul(at)?.checked_add(self.constant.value)?;
        let float = |value: Decimal| value.to_f64().unwrap_or(f64::NAN);
        let at_float = float(at).abs() * (1.0 + 1e-12);
        let settling = curve.settling_at(at_float) * self.weight;
        let off = self.slack[0]
            + self.slack[1] * (at_float + 1.0)
            + if self.is_divided { settling * at_float } else { settling };
        let size = float(value.abs()) * (1.0 - 1e-12);
        if size.is_nan() || off.is_nan() || size <= off {
            return None;
        }
        let sign = value.cmp(&Decimal::ZERO);
        Some(if self.is_divided && at < Decimal::ZERO { sign.reverse() } else { sign })
    }
}

/// The number of so many decimals that is nearest to where a sign changes between two ends, by halving: the sign half a
/// step below it and half a step above it differ.
fn nearest_crossing<'s>(
    search: &mut Search<'s>,
    from: Decimal,
    to: Decimal,
    decimals: u32,
    sign: &mut dyn FnMut(&mut Search<'s>, Decimal) -> Sign,
) -> Option<Decimal> {
    let scale = Decimal::from_i128_with_scale(10_i128.pow(decimals), 0);
    let whole = |value: Decimal| value.checked_mul(scale).and_then(|value| value.round().to_i128());
    // Halves of steps: below step k lies (2k - 1) / 2.
    let half = |step: i128| Decimal::from_i128_with_scale((2 * step + 1) * 5, decimals + 1);
    let (mut low, mut high) = (whole(from)?, whole(to)?);
    let start = sign(search, from);
    if start == Ordering::Equal {
        return Some(Decimal::from_i128_with_scale(low, decimals).normalize());
    }
    if sign(search, to) == start {
        return None;
    }
    while low < high {
        let middle = low + (high - low) / 2;
        // The sign half a step above the middle: still that of the start, then the crossing lies above.
        if sign(search, half(middle).max(from).min(to)) == start {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Some(Decimal::from_i128_with_scale(low, decimals).normalize())
}

/// So many parts at most are looked at in one range.
const MOST_PARTS: usize = 200_000;

/// Ranges that hold every root: with one change of sign each, or narrower than a step where intervals can tell no more.
fn isolated(along: &mut Along<'_>, range: Interval, step: f64) -> Vec<(f64, f64)> {
    let mut found: Vec<(f64, f64)> = Vec::new();
    let mut open = vec![range];
    let mut parts = 0;
    while let Some(part) = open.pop() {
        parts += 1;
        let whole = along.over(Interval { low: part.low.next_down(), high: part.high.next_up() });
        if !whole.value.holds_zero() {
            continue;
        }
        let middle = 0.5 * part.low + 0.5 * part.high;
        let half = (middle - part.low).max(part.high - middle).next_up();
        // The mean value theorem: f(x) lies within f(m) + f'(part) × (x - m).
        let around = whole.slope.multiply(Interval { low: -half, high: half });
        let value = whole.value.meet(along.at(middle).add(around));
        if !value.holds_zero() {
            continue;
        }
        let is_narrow = part.high - part.low <= 0.5 * step || middle <= part.low || middle >= part.high;
        if is_narrow || parts > MOST_PARTS {
            match found.last_mut() {
                // Parts are taken from low to high, so that neighbours follow each other.
                Some(last) if last.1 == part.low => last.1 = part.high,
                _ => found.push((part.low, part.high)),
            }
            continue;
        }
        if !whole.slope.holds_zero() {
            let (low, high) = (along.at(part.low), along.at(part.high));
            let differ = (low.high < 0.0 && high.low > 0.0) || (low.low > 0.0 && high.high < 0.0);
            let alike = (low.high < 0.0 && high.high < 0.0) || (low.low > 0.0 && high.low > 0.0);
            if differ {
                found.push(narrowed(along, part, step));
                continue;
            }
            if alike {
                continue;
            }
        }
        open.push(Interval { low: middle, high: part.high });
        open.push(Interval { low: part.low, high: middle });
    }
    found
}

/// A range around the only root of a range in which the balance only rises or only falls, by Newton's method kept within
/// what is known.
fn narrowed(along: &mut Along<'_>, range: Interval, step: f64) -> (f64, f64) {
    let (mut low, mut high) = (range.low, range.high);
    let rises = along.at(high).low > 0.0;
    for _ in 0..60 {
        let middle = 0.5 * low + 0.5 * high;
        if high - low <= step || middle <= low || middle >= high {
            break;
        }
        let at = along.at(middle);
        if at.holds_zero() {
            break;
        }
        if (at.low > 0.0) == rises {
            high = middle;
        } else {
            low = middle;
        }
        // f(m) / f'(range) bounds how far from m the root is.
        let whole = along.over(Interval { low, high });
        if whole.slope.holds_zero() {
            continue;
        }
        let size = |value: Interval| value.low.abs().max(value.high.abs());
        let least = |value: Interval| value.low.abs().min(value.high.abs());
        let farthest = size(at) / least(whole.slope) * (1.0 + 1e-12);
        let nearest = least(at) / size(whole.slope) * (1.0 - 1e-12);
        if (at.low > 0.0) == rises {
            low = low.max(middle - farthest);
            high = high.min(middle - nearest);
        } else {
            high = high.min(middle + farthest);
            low = low.max(middle + nearest);
        }
    }
    // A step wider, so that the signs at its ends are certain.
    ((low - step).max(range.low), (high + step).min(range.high))
}
