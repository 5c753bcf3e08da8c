//! The project table.

use crate::draft::d;
use crate::{assert_refused, found, sound};

#[test]
fn a_project_has_a_name_and_a_start_year() {
    let mut draft = sound(1);
    draft.settings.name = "  ".into();
    draft.settings.start_year = None;
    assert_refused(&draft, &["project[0].name missing", "project[0].start_year missing"]);
}

#[test]
fn years_and_months_are_whole_and_within_bounds() {
    let mut draft = sound(1);
    draft.settings.start_year = Some(d("1899"));
    draft.settings.start_month = Some(d("13"));
    draft.settings.years = Some(d("1.5"));
    draft.settings.horizon = Some(d("101"));
    draft.settings.discount_rate = Some(d("2.25"));
    draft.settings.price_year = Some(d("2201"));
    draft.settings.reference_ratio = Some(d("10000000001"));
    assert_refused(
        &draft,
        &[
            "project[0].start_year out_of_range",
            "project[0].start_month out_of_range",
            "project[0].years not_whole",
            "project[0].horizon out_of_range",
            "project[0].discount_rate out_of_range",
            "project[0].price_year out_of_range",
            "project[0].reference_ratio out_of_range",
        ],
    );
}

#[test]
fn the_horizon_is_not_before_the_end_of_the_project() {
    let mut draft = sound(3);
    draft.settings.horizon = Some(2.into());
    assert_refused(&draft, &["project[0].horizon horizon_below_years"]);
    draft.settings.horizon = Some(3.into());
    assert_eq!(found(&draft), [""; 0]);
}

#[test]
fn where_no_rate_is_prescribed_one_is_asked_for_once() {
    let mut draft = sound(1);
    draft.settings.start_year = Some(2005.into());
    draft.settings.discount_rate = None;
    assert_refused(&draft, &["project[0].discount_rate no_prescribed_rate"]);
    // A wrong rate is wrong, and not blank too.
    draft.settings.discount_rate = Some(d("25"));
    assert_refused(&draft, &["project[0].discount_rate out_of_range"]);
}

#[test]
fn the_main_group_is_a_group() {
    let mut draft = sound(1);
    draft.settings.main_group = Some("visitor".into());
    assert_refused(&draft, &["project[0].main_group unknown_reference"]);
}
