//! Random numbers as people write them, and as spreadsheets leave them: round ones, cents, thirds with all their digits,
//! and the ends of what is allowed.
//!
//! Not so small, though, that a unit of an effect is worth less than about 1e-8, or a group has as few people: an amount
//! of 28 decimals has fewer digits that count the smaller it is, and is multiplied by up to 10^10 people afterwards.

use proptest::prelude::*;
use rust_decimal::Decimal;

/// A decimal of up to `digits` digits in all, `scale` of them behind the mark.
fn decimal(digits: u32, scale: u32) -> impl Strategy<Value = Decimal> {
    (1..10_i128.pow(digits)).prop_map(move |mantissa| Decimal::from_i128_with_scale(mantissa, scale))
}

/// An amount of money of either sign: mostly cents, now and then tiny, near the bound, or of all digits.
pub(crate) fn money() -> impl Strategy<Value = Decimal> {
    let size = prop_oneof![
        8 => decimal(4, 0),
        8 => decimal(7, 2),
        2 => decimal(13, 2),
        2 => decimal(3, 4),
        1 => decimal(24, 16),
        1 => Just(Decimal::ZERO),
        1 => Just(Decimal::from(1_000_000_000_000_000_i64)),
    ];
    (size, prop::bool::weighted(0.2))
        .prop_map(|(size, below)| if below { Decimal::ZERO - size } else { size })
}

/// Units, of either sign.
pub(crate) fn quantity() -> impl Strategy<Value = Decimal> {
    let size = prop_oneof![
        6 => decimal(2, 0),
        4 => decimal(3, 2),
        1 => decimal(7, 2),
        1 => decimal(10, 9),
        1 => Just(Decimal::ZERO),
    ];
    (size, prop::bool::weighted(0.1))
        .prop_map(|(size, below)| if below { Decimal::ZERO - size } else { size })
}

/// A share of a whole, its ends included.
pub(crate) fn fraction() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        8 => (1_i64..=100).prop_map(|percent| Decimal::new(percent, 2)),
        2 => (100_i64..=10_000).prop_map(|parts| Decimal::new(parts, 4)),
        2 => (1_i64..=30).prop_map(|parts| Decimal::from(parts) / Decimal::from(30 + parts)),
        1 => Just(Decimal::ZERO),
        1 => Just(Decimal::ONE),
    ]
}

/// How many take part: mostly whole people, now and then a part of one or very many.
pub(crate) fn headcount() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        8 => (1_i64..=400).prop_map(Decimal::from),
        2 => (10_i64..=40_000).prop_map(|tenths| Decimal::new(tenths, 1)),
        1 => (1_i64..=10_000_000_000).prop_map(Decimal::from),
        1 => Just(Decimal::ZERO),
    ]
}

/// A yearly rate from -0.4 to 1.
pub(crate) fn rate() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        3 => Just(Decimal::new(225, 4)),
        2 => Just(Decimal::ZERO),
        4 => (-40_i64..=100).prop_map(|percent| Decimal::new(percent, 2)),
        2 => (-4_000_000_i64..=10_000_000).prop_map(|parts| Decimal::new(parts, 7)),
    ]
}

/// A year whose prices are published, or one after the last.
pub(crate) fn calendar_year() -> impl Strategy<Value = u16> {
    1990_u16..=2032
}

/// A whole number between two.
pub(crate) fn whole(low: u16, high: u16) -> impl Strategy<Value = u16> {
    low..=high
}
