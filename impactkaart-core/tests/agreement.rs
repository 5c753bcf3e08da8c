//! The calculation agrees with the formula spelled out plainly in exact rationals, on two thousand random projects, within
//! what it promises: each settled flow is within 1e-20 x S + 1e-27, a total within that times its number of flows
//! (docs/method.md#exactness).

mod naive;

mod support {
    pub(crate) mod generator;
}

use impactkaart_core::{Project, calculate};
use naive::{Q, Rational, assert_agrees, tenth};
use proptest::prelude::*;
use support::generator::{Valid, valid_project};

/// How far one settled flow may be off.
fn promise(project: &Project) -> Q {
    tenth(20) * project.total_bound().exact() + tenth(27)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_figure_agrees_with_the_plain_formula(Valid(project) in valid_project()) {
        assert_agrees(&project, &calculate(&project), promise(&project));
    }
}
