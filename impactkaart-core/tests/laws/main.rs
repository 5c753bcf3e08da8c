//! Laws that every impact map keeps, as properties of random projects; with equality, since sums of settled flows are exact
//! (docs/method.md#exactness).

#[path = "../support/generator/mod.rs"]
mod generator;

mod same_project;
mod sums;
mod what_if;

use impactkaart_core::{Decimal, Project};

/// The settings of every law: so many random projects.
fn cases() -> proptest::test_runner::Config {
    proptest::test_runner::Config { cases: 400, failure_persistence: None, ..Default::default() }
}

fn sum<'a>(amounts: impl IntoIterator<Item = &'a Decimal>) -> Decimal {
    amounts.into_iter().sum()
}

/// The project with something else in its draft; a change that makes it too large to be exact is left out.
fn changed(
    project: &Project,
    change: impl FnOnce(&mut impactkaart_core::model::ProjectDraft),
) -> Option<Project> {
    let mut draft = project.to_draft();
    change(&mut draft);
    match draft.build() {
        Ok(built) => Some(built.project),
        Err(found) => {
            use impactkaart_core::model::Fault::{DiscountingTooStrong, TotalTooLarge};
            let errors =
                found.iter().filter(|found| found.severity() == impactkaart_core::model::Severity::Error);
            for error in errors {
                let allowed = matches!(error.fault, TotalTooLarge { .. } | DiscountingTooStrong { .. });
                assert!(allowed, "{error:?}");
            }
            None
        }
    }
}
