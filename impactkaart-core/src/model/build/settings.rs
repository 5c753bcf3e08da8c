use super::names::Names;
use super::{Faults, Row};
use crate::model::project::start_day;
use crate::model::{Because, Column, Fault, PrescribedRate, Settings, SettingsDraft, Table, prescribed_rate};
use crate::quantity::{CalendarYear, Month, Quantity, Rate, Years};
use rust_decimal::Decimal;

pub(super) fn settings(stated: &SettingsDraft, names: &Names, faults: &mut Faults) -> Settings {
    let row = Row::of(Table::Project, 0);
    if stated.name.trim().is_empty() {
        faults.missing(row.at(Column::Name), Because::Always);
    }
    if stated.start_year.is_none() {
        faults.missing(row.at(Column::StartYear), Because::Always);
    }
    let start_year = faults.checked(row.at(Column::StartYear), stated.start_year, CalendarYear::new);
    let years = faults.checked(row.at(Column::Years), stated.years, Years::new);
    let horizon = faults.checked(row.at(Column::Horizon), horizon_year(stated, start_year), Years::new);
    if let Some(horizon) = horizon {
        let years = years.map_or(1, |years| years.get());
        if horizon.get() < years {
            faults.add(row.at(Column::Horizon), Fault::HorizonBelowYears { horizon: horizon.get(), years });
        }
    }
    Settings {
        name: stated.name.trim().into(),
        organisation: stated.organisation.clone(),
        theme: stated.theme,
        municipality: stated.municipality.clone(),
        start_year: start_year.unwrap_or_else(stand_in_year),
        start_month: faults.checked(row.at(Column::StartMonth), stated.start_month, Month::new),
        years,
        horizon,
        discount_rate: faults.checked(row.at(Column::DiscountRate), stated.discount_rate, Rate::new),
        price_year: faults.checked(row.at(Column::PriceYear), stated.price_year, CalendarYear::new),
        currency: stated.currency.clone(),
        benefit_timing: stated.benefit_timing,
        cost_timing: stated.cost_timing,
        main_group: stated
            .main_group
            .as_deref()
            .and_then(|group| names.group(group, row, Column::MainGroup, faults)),
        base_case: stated.base_case.clone(),
        reference_ratio: faults.checked(
            row.at(Column::ReferenceRatio),
            stated.reference_ratio,
            Quantity::new,
        ),
        language: stated.language,
    }
}

/// The last year counted, which like any project year may be stated as a year of the calendar.
fn horizon_year(stated: &SettingsDraft, start_year: Option<CalendarYear>) -> Option<Decimal> {
    let horizon = stated.horizon?;
    let Some(start) = start_year.map(CalendarYear::get) else { return Some(horizon) };
    let is_calendar_year = horizon >= Decimal::from(start) && horizon.fract().is_zero();
    Some(if is_calendar_year { horizon - Decimal::from(start) + Decimal::ONE } else { horizon })
}

/// A year to go on with where the start year is missing or wrong, so that other faults are found too: one in which a
/// rate is prescribed and prices are published.
fn stand_in_year() -> CalendarYear {
    // Holds because 2025 is a year of the calendar.
    CalendarYear::new(Decimal::from(2025)).expect("2025 is a calendar year")
}

/// A rate is stated, or prescribed on the day of the start.
pub(super) fn check_rate(settings: &Settings, prescribed: &[PrescribedRate], faults: &mut Faults) {
    let day = start_day(settings);
    if settings.discount_rate.is_none() && prescribed_rate(prescribed, day).is_none() {
        let cell = Row::of(Table::Project, 0).at(Column::DiscountRate);
        if !faults.found.iter().any(|found| found.cell == cell) {
            faults.add(cell, Fault::NoPrescribedRate { year: day.year, month: day.month });
        }
    }
}
