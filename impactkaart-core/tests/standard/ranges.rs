//! The 40 uncertain parameters of the standard model.

use impactkaart_core::Decimal;
use impactkaart_core::uncertainty::{Range, Shape};

/// Path, distribution, and its numbers: low, (mode,) high, or mean and standard deviation. The lognormal ones were stated by
/// mean and deviation of the logarithm, the beta ones by both their parameters; what those come to stands here.
const RANGES: [(&str, &str, &str); 40] = [
    ("reach.visitors.participants", "pert", "85 120 145"),
    ("project.discount_rate", "triangular", "0.01 0.0225 0.04"),
    ("costs.@project", "lognormal", "1.005012520859401063 0.100753029446204508"),
    ("costs.@year", "normal", "1 0.05"),
    ("costs.@participant", "uniform", "0.85 1.2"),
    ("effects.wellbeing.share", "beta", "0.5 0.0640184399664479868371289"),
    ("effects.income.share", "pert", "0.06 0.14 0.22"),
    ("effects.debts.share", "triangular", "0.08 0.18 0.28"),
    ("effects.volunteers.share", "beta", "0.3 0.0509175077217315556287561"),
    ("effects.noshows.share", "uniform", "0.15 0.35"),
    ("effects.assistance.share", "pert", "0.04 0.09 0.14"),
    ("effects.homecare.share", "beta", "0.15 0.0355299343881150781986298"),
    ("effects.debtcounsel.share", "triangular", "0.04 0.1 0.18"),
    ("effects.youthcare.share", "beta", "0.03 0.0120322948518969179484189"),
    ("effects.health.share", "normal", "0.25 0.04"),
    ("effects.safety.share", "pert", "0.25 0.4 0.55"),
    ("effects.tax.share", "pert", "0.06 0.14 0.22"),
    ("values.wellbeing.amount", "lognormal", "1275.253166700860193009 257.622521979948775942"),
    ("values.income.amount", "normal", "4800 480"),
    ("values.debts.amount", "triangular", "500 900 1400"),
    ("values.volunteers.amount", "pert", "400 640 900"),
    ("values.noshows.amount", "uniform", "60 110"),
    ("values.assistance.amount", "normal", "11600 1000"),
    ("values.homecare.amount", "lognormal", "2388.450241303814533282 433.427024465638187850"),
    ("values.debtcounsel.amount", "lognormal", "1516.256883399037862222 337.653786337176152606"),
    ("values.youthcare.amount", "lognormal", "9623.853161453158269094 2953.351583081530133023"),
    ("values.health.amount", "pert", "700 1075 1600"),
    ("values.safety.amount", "lognormal", "223.262899812010718396 80.597325503546701039"),
    ("values.tax.amount", "normal", "2150 200"),
    ("effects.wellbeing.deadweight", "pert", "0.1 0.25 0.45"),
    ("effects.income.deadweight", "beta", "0.35 0.0744901368491485458405341"),
    ("effects.assistance.deadweight", "triangular", "0.25 0.4 0.6"),
    ("effects.homecare.deadweight", "uniform", "0.2 0.4"),
    ("effects.health.deadweight", "beta", "0.3 0.0715678085420546821004211"),
    ("effects.wellbeing.attribution_to_others", "triangular", "0.1 0.2 0.35"),
    ("effects.income.attribution_to_others", "uniform", "0.2 0.4"),
    ("effects.assistance.attribution_to_others", "pert", "0.2 0.35 0.55"),
    ("effects.wellbeing.drop_off", "uniform", "0.2 0.45"),
    ("effects.volunteers.drop_off", "triangular", "0.05 0.15 0.3"),
    ("effects.health.drop_off", "pert", "0.1 0.25 0.45"),
];

/// The ranges of the standard model.
pub(crate) fn standard_ranges() -> Vec<Range> {
    let range = |(path, name, numbers): (&str, &str, &str)| {
        let numbers: Vec<Decimal> =
            numbers.split(' ').map(|number| number.parse().expect("a number")).collect();
        let shape = match (name, &numbers[..]) {
            ("uniform", &[low, high]) => Shape::Uniform { low, high },
            ("triangular", &[low, mode, high]) => Shape::Triangular { low, mode, high },
            ("pert", &[low, mode, high]) => Shape::Pert { low, mode, high },
            ("normal", &[mean, sd]) => Shape::Normal { mean, sd },
            ("lognormal", &[mean, sd]) => Shape::Lognormal { mean, sd },
            ("beta", &[mean, sd]) => Shape::Beta { mean, sd },
            other => panic!("no shape {other:?}"),
        };
        Range { path: path.parse().expect("a path"), shape }
    };
    RANGES.map(range).into()
}
