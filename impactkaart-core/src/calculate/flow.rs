use rust_decimal::Decimal;

/// The years in which one cohort of an effect flows: year and how many years after its first, up to the horizon.
///
/// Formula: `y = c + lag + k`, `k` = 0 .. duration − 1, `y` ≤ horizon; docs/method.md#flow.
pub(super) fn years(cohort: u16, lag: u16, duration: u16, horizon: u16) -> impl Iterator<Item = (u16, u16)> {
    (0..duration)
        .map(move |after| (cohort + lag + after, after))
        .take_while(move |(year, _)| *year <= horizon)
}

/// What is left of an effect each year after its first: `(1 − drop_off)^k` for k = 0, 1, 2 …
pub(super) fn remaining<N: crate::number::Number>(drop_off: N, duration: u16) -> Vec<N> {
    let one = N::constant(Decimal::ONE);
    let keeps = one - drop_off;
    std::iter::successors(Some(one), |left| Some(*left * keeps)).take(usize::from(duration)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cohort_of_year_2_with_a_lag_of_1_flows_from_year_3_until_the_horizon_cuts_it_off() {
        assert_eq!(years(2, 1, 3, 4).collect::<Vec<_>>(), [(3, 0), (4, 1)]);
        assert_eq!(years(2, 3, 3, 4).count(), 0);
    }

    #[test]
    fn a_drop_off_of_half_leaves_a_half_then_a_quarter() {
        let left = remaining(Decimal::new(5, 1), 3);
        assert_eq!(left, [Decimal::ONE, Decimal::new(5, 1), Decimal::new(25, 2)]);
    }
}
