//! The calculation is generic over its number: on exact rationals, where nothing is rounded, it is the plain formula to
//! seventy decimals. So what decimals lose, they lose by rounding alone, and within the promise.

mod naive;

mod support {
    pub(crate) mod exact;
    pub(crate) mod generator;
}

use impactkaart_core::calculate::{Stated, calculate_on};
use impactkaart_core::{ImpactMap, Project};
use naive::{assert_agrees, tenth};
use proptest::prelude::*;
use support::exact::Exact;
use support::generator::{Valid, valid_project};

/// The project with all amounts at its own prices: the factor between two price years is a decimal, whatever the formula
/// runs on.
fn at_its_own_prices(project: &Project) -> Project {
    let mut draft = project.to_draft();
    draft.costs.iter_mut().for_each(|cost| cost.price_year = None);
    draft.values.iter_mut().for_each(|value| value.price_year = None);
    draft.effects.iter_mut().for_each(|effect| effect.price_year = None);
    draft.build().expect("a project at its own prices").project
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn on_exact_numbers_the_formula_is_exact(Valid(project) in valid_project()) {
        let project = at_its_own_prices(&project);
        let map: ImpactMap<Exact> = calculate_on(&project, &Stated);
        assert_agrees(&project, &map, tenth(70));
    }
}
