use super::target::Aim;
use super::tornado::Range;
use crate::evaluate::{Figure, Program, in_order, nearest};
use crate::graph::{RecordError, Varied, record};
use crate::model::Project;

/// How much one input does, by a cheap look at it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Screened {
    /// The mean size of its effects: how much it matters.
    pub mean_size: f64,
    /// Their standard deviation: how much what it does depends on where it and the others stand.
    pub spread: f64,
}

/// A cheap look at many inputs at once: elementary effects along paths through the unit cube, `paths × (inputs + 1)`
/// evaluations in all.
///
/// Each path starts at a random point of a grid of four levels and moves one input after the other, in random order, by two
/// thirds of its range. `function` takes shares of each input's range or, for a distribution, of its probability. Which paths is settled by
/// `seed`. An effect where the function has no value is left out.
///
/// Source: M. D. Morris, *Factorial sampling plans for preliminary computational experiments*, Technometrics 33 (1991); the mean of sizes:
/// F. Campolongo, J. Cariboni, A. Saltelli, 2007 (docs/method.md#screening).
///
/// # Examples
/// ```
/// use impactkaart_core::sensitivity::screening;
/// // A line has the same effect everywhere; what multiplies another has not.
/// let found = screening(|point| 3.0 * point[0] + point[1] * point[2], 3, 50, 1);
/// assert!((found[0].mean_size - 3.0).abs() < 1e-12 && found[0].spread < 1e-12);
/// assert!(found[1].spread > 0.1);
/// ```
pub fn screening(
    function: impl Fn(&[f64]) -> f64 + Sync + Send,
    inputs: usize,
    paths: u32,
    seed: u64,
) -> Vec<Screened> {
    let numbers: Vec<u32> = (0..paths).collect();
    let effects = in_order(&numbers, |path| along(&function, inputs, *path, seed));
    (0..inputs)
        .map(|input| {
            let own: Vec<f64> =
                effects.iter().map(|path| path[input]).filter(|effect| effect.is_finite()).collect();
            #[expect(clippy::cast_precision_loss, reason = "few paths")]
            let count = own.len() as f64;
            let mean = own.iter().sum::<f64>() / count;
            let squares = own.iter().map(|effect| (effect - mean) * (effect - mean)).sum::<f64>();
            let mean_size = own.iter().map(|effect| effect.abs()).sum::<f64>() / count;
            let spread = (squares / (count - 1.0)).sqrt();
            // Roundings are no spread.
            let spread = if spread <= 1e-12 * mean_size { 0.0 } else { spread };
            Screened { mean_size, spread }
        })
        .collect()
}

/// The same look at numbers of a project: each anywhere between its low and its high side, all others anywhere too. A mean
/// size is by how much the figure moves between both sides.
///
/// # Errors
/// Where the numbers cannot vary together.
///
/// # Examples
/// ```
/// use impactkaart_core::sensitivity::{Aim, Range, parameters, screened};
/// # use impactkaart_core::model::{BeneficiaryDraft, CostDraft, EffectDraft, Per, ProjectDraft};
/// # let mut draft = ProjectDraft::default();
/// # draft.settings.name = "Coffee morning".into();
/// # draft.settings.start_year = Some(2026.into());
/// # draft.settings.discount_rate = Some(0.into());
/// # draft.costs.push(CostDraft { id: Some("host".into()), payer: Some("municipality".into()), amount: Some(1000.into()), ..CostDraft::default() });
/// # draft.effects.push(EffectDraft {
/// #     id: Some("calm".into()), per: Some(Per::Project), amount: Some(2000.into()),
/// #     beneficiaries: vec![BeneficiaryDraft { party: "client".into(), share: None }], ..EffectDraft::default()
/// # });
/// // € 2,000 for € 1,000; an effect from 1,800 to 2,200, all else as it is: 1.8 to 2.2.
/// let project = draft.build().unwrap().project;
/// let effects = parameters(&project).into_iter().find(|one| one.varied.path.to_string() == "effects").unwrap();
/// let range = Range { parameter: effects, low: "0.9".parse().unwrap(), high: "1.1".parse().unwrap() };
/// let found = screened(&project, &[range], Aim::Ratio, 20, 1).unwrap();
/// assert!((found[0].mean_size - 0.4).abs() < 1e-9 && found[0].spread < 1e-9);
/// ```
pub fn screened(
    project: &Project,
    ranges: &[Range],
    aim: Aim,
    paths: u32,
    seed: u64,
) -> Result<Vec<Screened>, RecordError> {
    let varied: Vec<Varied> = ranges.iter().map(|range| range.parameter.varied.clone()).collect();
    let program = Program::new(&record(project, &varied, &[aim.output()])?);
    let ends = |range: &Range| {
        let within =
            |end: rust_decimal::Decimal| end.max(range.parameter.lowest).min(range.parameter.highest);
        [range.low, range.high].map(|end| nearest(within(end)))
    };
    let ends: Vec<[f64; 2]> = ranges.iter().map(ends).collect();
    let figure = |shares: &[f64]| {
        let part = |([low, high], share): (&[f64; 2], &f64)| low + (high - low) * share;
        let point: Vec<f64> = ends.iter().zip(shares).map(part).collect();
        let mut steps = Vec::new();
        program.values(&point, &mut steps);
        match program.figures[0] {
            Figure::Number(value) => steps[value as usize],
            Figure::Quotient { value, denominator, .. } if steps[denominator as usize] > 0.0 => {
                steps[value as usize]
            }
            _ => f64::NAN,
        }
    };
    Ok(screening(figure, ranges.len(), paths, seed))
}

/// How far an input is moved: four levels, two thirds of the way.
const STEP: f64 = 2.0 / 3.0;

/// The effect of each input along one path.
fn along(function: &impl Fn(&[f64]) -> f64, inputs: usize, path: u32, seed: u64) -> Vec<f64> {
    let mut random = Random { state: seed ^ (u64::from(path) + 1).wrapping_mul(0xd134_2543_de82_ef95) };
    // The lower two of four levels, so that a step up stays within; half of the inputs are then moved down instead.
    let mut point: Vec<f64> =
        (0..inputs).map(|_| if random.next() >> 63 == 0 { 0.0 } else { 1.0 / 3.0 }).collect();
    let rises: Vec<bool> = (0..inputs).map(|_| random.next() >> 63 == 0).collect();
    for (at, rises) in point.iter_mut().zip(&rises) {
        if !rises {
            *at += STEP;
        }
    }
    let mut order: Vec<usize> = (0..inputs).collect();
    for last in (1..inputs).rev() {
        #[expect(clippy::cast_possible_truncation, reason = "below the number of inputs")]
        let chosen = ((u128::from(random.next()) * (last as u128 + 1)) >> 64) as usize;
        order.swap(last, chosen);
    }
    let mut effects = vec![0.0; inputs];
    let mut before = function(&point);
    for input in order {
        let step = if rises[input] { STEP } else { -STEP };
        point[input] += step;
        let after = function(&point);
        effects[input] = (after - before) / step;
        before = after;
    }
    effects
}

/// SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, 2014).
struct Random {
    state: u64,
}

impl Random {
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}
