//! Examples that somebody else worked out, to the last printed digit.

#[path = "../support/draft.rs"]
mod draft;

mod cash_flows;
mod givewell_deworming;
mod meeting_place;
mod neighbourhood_company;
mod sroi_guide;
mod wsipp;

use rust_decimal::{Decimal, RoundingStrategy};

/// As printed: rounded to so many decimals, half away from zero.
fn printed(amount: Decimal, decimals: u32) -> Decimal {
    amount.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

/// Within what the source allows for its own rounding.
fn assert_within(found: Decimal, published: &str, tolerance: &str) {
    let (published, tolerance) = (draft::d(published), draft::d(tolerance));
    assert!((found - published).abs() <= tolerance, "{found} and not {published}");
}
