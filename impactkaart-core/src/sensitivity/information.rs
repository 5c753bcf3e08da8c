use crate::evaluate::in_order;

/// What it would be worth to know something before deciding, in money.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Information {
    /// The estimate; never below zero.
    pub value: f64,
    /// Its standard error.
    pub error: f64,
    /// What the estimate would be, on average, of something that has nothing to do with the decision: chance alone.
    pub chance: f64,
}

impl Information {
    /// Whether it can be told from what chance alone would give.
    pub fn is_distinct(&self) -> bool {
        self.value - self.chance > 2.0 * self.error
    }
}

/// What perfect information is worth for the decision to do something or not: of everything at once, and of each input.
///
/// `gains` is what doing it brings in each draw, less what not doing it brings; for *fund it or not* at a target ratio t
/// that is benefits less t times costs. Without more information one does it where the mean is above zero; with it, where the mean *given what is
/// known* is (docs/method.md#value-of-information). Of an input, draws with nearly the same value of it stand for knowing it.
///
/// The first of the result is of everything, the others of each input in order.
///
/// # Panics
/// Where an input has not as many draws as there are gains.
///
/// # Examples
/// ```
/// use impactkaart_core::sensitivity::value_of_information;
/// // It gains 1 or loses 1, with equal chance, by one coin; another coin says nothing of it.
/// let coins: Vec<[f64; 2]> = (0..4000).map(|draw| [f64::from(draw % 2), f64::from(draw / 2 % 2)]).collect();
/// let gains: Vec<f64> = coins.iter().map(|coin| 2.0 * coin[0] - 1.0).collect();
/// let [one, other] = [0, 1].map(|coin| coins.iter().map(|coins| coins[coin]).collect::<Vec<f64>>());
/// let found = value_of_information(&gains, &[&one, &other]);
/// // Whoever knows it does it half of the time and gains 1 then; without knowing, nothing is gained or lost.
/// assert!((found[0].value - 0.5).abs() < 1e-9 && (found[1].value - 0.5).abs() < 1e-9);
/// assert!(!found[2].is_distinct());
/// ```
pub fn value_of_information(gains: &[f64], inputs: &[&[f64]]) -> Vec<Information> {
    let is_done = gains.iter().sum::<f64>() > 0.0;
    let all = Information {
        value: everything(gains),
        error: standard_error(gains.iter().map(|gain| gain * decided(*gain > 0.0, is_done))),
        chance: 0.0,
    };
    let each = in_order(inputs, |input| {
        assert_eq!(input.len(), gains.len(), "a number of each input per draw");
        let bins = bins(gains.len(), &[input]);
        // The same draws in an order that has nothing to do with the gains.
        let shuffled: Vec<f64> = (0..gains.len()).map(fraction).collect();
        let chance = value_of_knowing(gains, &[&shuffled]);
        let error = standard_error(bins.iter().flat_map(|bin| {
            let is_worth_it = bin.iter().map(|at| gains[*at]).sum::<f64>() > 0.0;
            bin.iter().map(move |at| gains[*at] * decided(is_worth_it, is_done))
        }));
        Information { value: known(gains, &bins), error, chance }
    });
    std::iter::once(all).chain(each).collect()
}

/// What knowing several inputs together is worth. Knowing one more is never worth less.
///
/// Draws are put in bins of equal number by the first input, each bin again by the second, and so on.
pub fn value_of_knowing(gains: &[f64], inputs: &[&[f64]]) -> f64 {
    known(gains, &bins(gains.len(), inputs))
}

/// Draws in bins: of equal number by the first input, each bin again by the second, and so on.
fn bins(draws: usize, inputs: &[&[f64]]) -> Vec<Vec<usize>> {
    let whole = vec![(0..draws).collect()];
    inputs.iter().fold(whole, |bins: Vec<Vec<usize>>, input| {
        bins.into_iter().flat_map(|bin| cut(bin, input)).collect()
    })
}

/// What it is worth to know in which bin one is.
fn known(gains: &[f64], bins: &[Vec<usize>]) -> f64 {
    if gains.is_empty() {
        return 0.0;
    }
    let total: f64 = gains.iter().sum();
    let known: f64 =
        bins.iter().map(|bin| bin.iter().map(|at| gains[*at]).sum::<f64>()).map(|sum| sum.max(0.0)).sum();
    #[expect(clippy::cast_precision_loss, reason = "a count of draws")]
    let draws = gains.len() as f64;
    let gained = known - total.max(0.0);
    // Adding up in another order rounds otherwise; that is worth nothing.
    let rounding = gains.iter().map(|gain| gain.abs()).sum::<f64>() * 1e-13;
    if gained > rounding { gained / draws } else { 0.0 }
}

fn everything(gains: &[f64]) -> f64 {
    let total: f64 = gains.iter().sum();
    let known: f64 = gains.iter().map(|gain| gain.max(0.0)).sum();
    #[expect(clippy::cast_precision_loss, reason = "a count of draws")]
    let draws = gains.len().max(1) as f64;
    (known - total.max(0.0)) / draws
}

/// So many draws in a bin, at least: their mean has to be worth something.
const FEWEST: usize = 50;
/// So many bins, at most.
const MOST_BINS: usize = 64;

/// A bin in bins of equal number, by the value of an input; equal values stay together.
fn cut(mut bin: Vec<usize>, input: &[f64]) -> Vec<Vec<usize>> {
    let bins = (bin.len() / FEWEST).clamp(1, MOST_BINS);
    bin.sort_by(|a, b| input[*a].total_cmp(&input[*b]).then(a.cmp(b)));
    let mut cut: Vec<Vec<usize>> = Vec::with_capacity(bins);
    let wanted = bin.len().div_ceil(bins).max(1);
    for at in bin {
        match cut.last_mut() {
            Some(last) if last.len() < wanted || input[last[last.len() - 1]] == input[at] => last.push(at),
            _ => cut.push(vec![at]),
        }
    }
    cut
}

/// What a decision changes of a gain: 1 where it is done and would not have been, -1 the other way round.
fn decided(is_done: bool, would_be_done: bool) -> f64 {
    f64::from(i8::from(is_done) - i8::from(would_be_done))
}

/// The standard error of the mean of what the decisions change, draw by draw. That chance may have made a decision another
/// one is of a smaller order: where a decision turns, its gain is near zero.
fn standard_error(changes: impl Iterator<Item = f64>) -> f64 {
    let (mut count, mut sum, mut squares) = (0.0, 0.0, 0.0);
    for change in changes {
        count += 1.0;
        sum += change;
        squares += change * change;
    }
    if count < 2.0 {
        f64::INFINITY
    } else {
        ((squares - sum * sum / count).max(0.0) / (count - 1.0) / count).sqrt()
    }
}

/// A number for a place that has nothing to do with anything (SplitMix64).
fn fraction(at: usize) -> f64 {
    let mut state = (at as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    #[expect(clippy::cast_precision_loss, reason = "a fraction")]
    let fraction = (state >> 11) as f64;
    fraction
}
