//! The bounds of each quantity: its ends are allowed where it is typed, and what lies beyond them is not.

use crate::draft::{cost, d, group};
use crate::{found, sound};
use impactkaart_core::Decimal;
use impactkaart_core::bounds::{ALL, Bounded};
use impactkaart_core::model::{CountedAs, Fault, ProjectDraft};
use impactkaart_core::quantity::{
    CalendarYear, Duration, Fraction, Lag, Money, Month, Participants, PerPerson, ProjectYear, Quantity,
    Rate, Sample, Years,
};

/// Whether a quantity can be made of a number.
fn makes(quantity: Bounded, value: Decimal) -> bool {
    match quantity {
        Bounded::Money => Money::new(value).is_ok(),
        Bounded::Fraction => Fraction::new(value).is_ok(),
        Bounded::Participants => Participants::new(value).is_ok(),
        Bounded::Quantity => Quantity::new(value).is_ok(),
        Bounded::PerPerson => PerPerson::new(value).is_ok(),
        Bounded::Rate => Rate::new(value).is_ok(),
        Bounded::Years => Years::new(value).is_ok(),
        Bounded::ProjectYear => ProjectYear::new(value).is_ok(),
        Bounded::CalendarYear => CalendarYear::new(value).is_ok(),
        Bounded::Month => Month::new(value).is_ok(),
        Bounded::Lag => Lag::new(value).is_ok(),
        Bounded::Duration => Duration::new(value).is_ok(),
        Bounded::Sample => Sample::new(value).is_ok(),
    }
}

#[test]
fn the_ends_make_a_quantity_and_a_step_beyond_them_does_not() {
    let step = Decimal::new(1, 9);
    for quantity in ALL {
        assert!(makes(quantity, quantity.lowest()) && makes(quantity, quantity.highest()));
        assert!(!makes(quantity, quantity.lowest() - step), "{}", quantity.name());
        assert!(!makes(quantity, quantity.highest() + step), "{}", quantity.name());
        assert_eq!(makes(quantity, quantity.lowest() + step), !quantity.is_whole(), "{}", quantity.name());
        assert!(!makes(quantity, Decimal::MAX) && !makes(quantity, Decimal::MIN));
    }
}

#[test]
fn the_table_holds_the_bounds_of_the_design() {
    let bounds = |quantity: Bounded| (quantity.lowest(), quantity.highest());
    assert_eq!(bounds(Bounded::Money), (d("-1000000000000000"), d("1000000000000000")));
    assert_eq!(bounds(Bounded::Fraction), (d("0"), d("1")));
    assert_eq!(bounds(Bounded::Participants), (d("0"), d("10000000000")));
    assert_eq!(bounds(Bounded::Quantity), (d("-10000000000"), d("10000000000")));
    assert_eq!(bounds(Bounded::PerPerson), (d("0.001"), d("100000")));
    assert_eq!(bounds(Bounded::Rate), (d("-0.5"), d("1")));
    assert_eq!(bounds(Bounded::Years), (d("1"), d("100")));
    assert_eq!(bounds(Bounded::Duration), (d("1"), d("100")));
    assert_eq!(bounds(Bounded::CalendarYear), (d("1900"), d("2200")));
}

/// The only fault of a draft, where there is one.
fn fault(draft: ProjectDraft) -> Option<Fault> {
    draft.build().err().map(|mut found| found.remove(0).fault)
}

#[test]
fn a_cell_beyond_its_bounds_is_refused_with_the_bounds_and_the_value() {
    type Edit = fn(&mut ProjectDraft, Decimal);
    let cells: [(Bounded, Edit); 8] = [
        (Bounded::Money, |draft, value| draft.costs[0].amount = Some(value)),
        (Bounded::Quantity, |draft, value| draft.costs[0].quantity = Some(value)),
        (Bounded::Fraction, |draft, value| draft.effects[0].deadweight = Some(value)),
        (Bounded::Participants, |draft, value| draft.reach[0].participants = Some(value)),
        (Bounded::Rate, |draft, value| draft.settings.discount_rate = Some(value)),
        (Bounded::Lag, |draft, value| draft.effects[0].lag = Some(value)),
        (Bounded::Month, |draft, value| draft.settings.start_month = Some(value)),
        (Bounded::PerPerson, |draft, value| {
            draft.reach[0].counted_as = Some(CountedAs::Visit);
            draft.reach[0].per_person = Some(value);
        }),
    ];
    for (quantity, edit) in cells {
        for (end, beyond) in [
            (quantity.lowest(), quantity.lowest() - Decimal::ONE),
            (quantity.highest(), quantity.highest() + Decimal::ONE),
        ] {
            let mut draft = sound(1);
            edit(&mut draft, end);
            assert_eq!(fault(draft), None, "{} {end}", quantity.name());
            let mut draft = sound(1);
            edit(&mut draft, beyond);
            assert_eq!(fault(draft), Some(Fault::OutOfRange { quantity, value: beyond }));
        }
    }
}

#[test]
fn people_may_be_none_and_amounts_may_be_nothing() {
    let mut draft = sound(1);
    draft.reach[0] = group("visitors", "0");
    draft.costs[0] = cost("host", "organisation", "0");
    draft.effects[0].amount = Some(d("0"));
    assert_eq!(found(&draft), [""; 0]);
}
