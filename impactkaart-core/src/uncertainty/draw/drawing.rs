use super::{Sampler, Share, Shuffle, SobolSequence, Stream, key, share, share_between, shift};
use crate::evaluate::{CHUNK, Work, in_order, with_vectors};
use crate::uncertainty::correlation::Correlated;
use crate::uncertainty::simulation::{Plan, Sampling};
use crate::uncertainty::{Distribution, Drawn, Ranges, Shape};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The draws of all parameters, a chunk at a time.
pub(crate) struct Drawing {
    inputs: Vec<Input>,
    draws: u64,
    correlated: Correlated,
    /// Standard normal variables, where parameters go together.
    normal: Option<Sampler>,
}

struct Input {
    source: Source,
    sampler: Arc<Sampler>,
    /// The place among the parameters that go together.
    member: Option<usize>,
}

/// Where the shares of a parameter come from.
enum Source {
    Random(Stream),
    Latin { shuffle: Shuffle, within: Stream },
    Sobol { sequence: Arc<SobolSequence>, dimension: usize, shift: u64, low: Box<[u64]> },
}

/// What one thread draws in.
#[derive(Debug)]
pub(crate) struct Drawer {
    pub(crate) columns: Vec<Vec<f64>>,
    shares: Vec<Share>,
    normals: Vec<Vec<f64>>,
}

impl Drawing {
    /// Nothing where there are more parameters than Sobol' points have dimensions.
    pub(crate) fn new(ranges: &Ranges, plan: Plan) -> Option<Self> {
        let drawn = ranges.drawn();
        let sequence = match plan.sampling {
            Sampling::Sobol { .. } => Some(Arc::new(SobolSequence::new(drawn.len())?)),
            Sampling::Random | Sampling::Latin => None,
        };
        let samplers = samplers(drawn);
        let inputs = drawn.iter().zip(samplers).enumerate().map(|(at, (drawn, sampler))| {
            let key = key(plan.seed, &drawn.varied.path.to_string());
            let source = match (&sequence, plan.sampling) {
                (Some(sequence), Sampling::Sobol { is_shifted }) => Source::Sobol {
                    sequence: Arc::clone(sequence),
                    dimension: at,
                    shift: if is_shifted { shift(plan.seed, &drawn.varied.path.to_string(), 0) } else { 0 },
                    low: (0..CHUNK as u64).map(|index| sequence.bits(at, index)).collect(),
                },
                (_, Sampling::Latin) => {
                    Source::Latin { shuffle: Shuffle::new(key, plan.draws), within: Stream::new(key) }
                }
                _ => Source::Random(Stream::new(key)),
            };
            Input { source, sampler, member: ranges.correlated.members.binary_search(&at).ok() }
        });
        let inputs = inputs.collect();
        let correlated = ranges.correlated.clone();
        let normal = (!correlated.members.is_empty()).then(standard_normal);
        Some(Self { inputs, draws: plan.draws, correlated, normal })
    }

    /// How far a draw of a parameter may be from what its exact quantile function gives.
    pub(crate) fn error(&self, parameter: usize) -> f64 {
        self.inputs.get(parameter).map_or(0.0, |input| input.sampler.error())
    }

    pub(crate) fn drawer(&self) -> Drawer {
        Drawer {
            columns: vec![Vec::with_capacity(CHUNK); self.inputs.len()],
            shares: vec![0.5; CHUNK],
            normals: vec![Vec::with_capacity(CHUNK); self.correlated.members.len()],
        }
    }

    /// Draws a chunk, one column per parameter: `count` draws from `first` on, a multiple of [`CHUNK`].
    pub(crate) fn draw(&self, first: u64, count: usize, drawer: &mut Drawer) {
        with_vectors(Chunk { drawing: self, first, count, drawer });
    }
}

/// A table per distribution, in the order of what is drawn; equal ones share theirs.
fn samplers(drawn: &[Drawn]) -> Vec<Arc<Sampler>> {
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    let mut distinct: Vec<&Distribution> = Vec::new();
    let places: Vec<usize> = drawn
        .iter()
        .map(|drawn| {
            *known.entry(format!("{:?}", drawn.distribution)).or_insert_with(|| {
                distinct.push(&drawn.distribution);
                distinct.len() - 1
            })
        })
        .collect();
    let made = in_order(&distinct, |distribution| Arc::new(Sampler::new(distribution)));
    places.into_iter().map(|place| Arc::clone(&made[place])).collect()
}

fn standard_normal() -> Sampler {
    let shape = Shape::Normal { mean: Decimal::ZERO, sd: Decimal::ONE };
    // Holds because these numbers state a distribution.
    Sampler::new(&Distribution::new(shape).expect("the standard normal distribution"))
}

struct Chunk<'a> {
    drawing: &'a Drawing,
    first: u64,
    count: usize,
    drawer: &'a mut Drawer,
}

impl Work for Chunk<'_> {
    type Output = ();

    #[inline(always)]
    fn work(self) {
        let Self { drawing, first, count, drawer } = self;
        let shares = &mut drawer.shares[..count];
        if let Some(normal) = &drawing.normal {
            for (input, values) in drawing.correlated.members.iter().zip(&mut drawer.normals) {
                drawing.inputs[*input].source.fill(first, drawing.draws, shares);
                values.resize(count, 0.0);
                normal.fill(shares, values);
            }
        }
        for (input, column) in drawing.inputs.iter().zip(&mut drawer.columns) {
            match input.member {
                None => input.source.fill(first, drawing.draws, shares),
                Some(member) => together(&drawing.correlated.factor[member], &drawer.normals, shares),
            }
            column.resize(count, 0.0);
            input.sampler.fill(shares, column);
        }
    }
}

impl Source {
    /// The shares of some draws.
    #[inline(always)]
    fn fill(&self, first: u64, draws: u64, shares: &mut [Share]) {
        match self {
            Self::Random(stream) => {
                for (at, value) in shares.iter_mut().enumerate() {
                    *value = share(stream.at(first + at as u64));
                }
            }
            Self::Latin { shuffle, within } => {
                // Some at a time: where all of them land among the draws, there is nothing to go round for.
                let mut strata = [0; STRATA];
                for (block, values) in shares.chunks_mut(STRATA).enumerate() {
                    let first = first + (block * STRATA) as u64;
                    shuffle.fill(first, &mut strata[..values.len()]);
                    for ((at, value), stratum) in values.iter_mut().enumerate().zip(&strata) {
                        *value = stratified(*stratum, *within, first + at as u64, draws);
                    }
                }
            }
            Self::Sobol { sequence, dimension, shift, low } => {
                // The bits of a sum of places without carry are those of the places, without carry.
                let base = sequence.bits(*dimension, first) ^ shift;
                for (value, low) in shares.iter_mut().zip(low) {
                    *value = share(base ^ low);
                }
            }
        }
    }
}

/// So many strata are told at a time.
const STRATA: usize = 256;

/// The share of a draw that has one of as many equal strata as there are draws to itself.
#[inline(always)]
#[expect(clippy::cast_precision_loss, reason = "draws are fewer than 2^53, and 53 bits are taken")]
fn stratified(stratum: u64, within: Stream, draw: u64, draws: u64) -> Share {
    let into = ((within.at(draw) >> 11) as f64 + 0.5) * (f64::EPSILON / 2.0);
    let all = draws as f64;
    share_between((stratum as f64 + into) / all, ((draws - 1 - stratum) as f64 + (1.0 - into)) / all)
}

/// The shares of a parameter that goes together with others: those of a sum of normal variables.
fn together(row: &[f64], normals: &[Vec<f64>], shares: &mut [Share]) {
    shares.fill(0.0);
    for (factor, normals) in row.iter().zip(normals).filter(|(factor, _)| **factor != 0.0) {
        for (share, normal) in shares.iter_mut().zip(normals) {
            *share += factor * normal;
        }
    }
    for share in shares {
        // Twice what lies beyond a normal variable.
        let beyond =
            libm::erfc(share.abs() * std::f64::consts::FRAC_1_SQRT_2).clamp(1e-300, 1.0 - f64::EPSILON / 2.0);
        *share = if *share > 0.0 { -beyond } else { beyond };
    }
}
