use super::rational::{Fixed, Q, Rational, fixed, power, square_root};
use impactkaart_core::model::{Indexing, Project, Timing};
use impactkaart_core::quantity::CalendarYear;
use num_traits::One;
use rust_decimal::Decimal;

/// Years, discount factors and prices, with every default written out.
pub(super) struct Frame {
    pub(super) years: u16,
    pub(super) horizon: u16,
    pub(super) price_year: u16,
    pub(super) benefit_timing: Timing,
    pub(super) cost_timing: Timing,
    /// What one unit of money in year y is worth now, at `y - 1`.
    pub(super) benefit_factors: Vec<Fixed>,
    pub(super) cost_factors: Vec<Fixed>,
}

impl Frame {
    pub(super) fn of(project: &Project) -> Self {
        let settings = project.settings();
        let years = settings.years.map_or(1, |years| years.get());
        let horizon = match settings.horizon {
            Some(horizon) => horizon.get(),
            None if years > 5 => years,
            None => 5,
        };
        let growth = Q::one() + rate(project).exact();
        // Not "end" and "start" of the project, but of each year: benefits at its end, costs at its start.
        let benefit_timing = settings.benefit_timing.unwrap_or(Timing::End);
        let cost_timing = settings.cost_timing.unwrap_or(Timing::Start);
        let factors = |timing| {
            let of_year = |year| fixed(&(Q::one() / divisor(&growth, timing, year)));
            (1..=horizon).map(of_year).collect()
        };
        Self {
            years,
            horizon,
            price_year: settings.price_year.map_or(settings.start_year.get(), |year| year.get()),
            benefit_timing,
            cost_timing,
            benefit_factors: factors(benefit_timing),
            cost_factors: factors(cost_timing),
        }
    }
}

/// The discount rate: stated, or the one prescribed on the first day of the month of the start.
fn rate(project: &Project) -> Decimal {
    let settings = project.settings();
    if let Some(rate) = settings.discount_rate {
        return rate.get();
    }
    let month = settings.start_month.map_or(1, |month| month.get());
    let start = (settings.start_year.get(), month, 1_u8);
    let dates = |day: impactkaart_core::model::Day| (day.year, day.month, day.day);
    let in_force = impactkaart_core::model::dutch::prescribed_rates()
        .into_iter()
        .find(|rate| dates(rate.from) <= start && rate.until.is_none_or(|until| start <= dates(until)));
    in_force.expect("a rate in force").rate
}

/// `(1 + r)^p(y)`: p is y at the end of the year, y - 1 at its start, y - 1/2 half way.
fn divisor(growth: &Q, timing: Timing, year: u16) -> Q {
    match timing {
        Timing::End => power(growth, year),
        Timing::Start => power(growth, year - 1),
        Timing::Mid => power(growth, year - 1) * square_root(growth),
    }
}

/// What an amount is multiplied by to stand at the project's price year.
pub(super) fn price_factor(
    project: &Project,
    frame: &Frame,
    price_year: Option<CalendarYear>,
    indexed: Option<Indexing>,
) -> Q {
    let Some(from) = price_year.map(CalendarYear::get) else {
        return Q::one();
    };
    if indexed == Some(Indexing::None) || from == frame.price_year {
        return Q::one();
    }
    let changes = &project.price_index().changes;
    // Prices rise from the year before to the year of the change; no change is known after the last one.
    let between = |low: u16, high: u16| {
        changes
            .iter()
            .filter(|(year, _)| low < **year && **year <= high)
            .fold(Q::one(), |product, (_, change)| product * (Q::one() + change.exact()))
    };
    if from < frame.price_year {
        between(from, frame.price_year)
    } else {
        Q::one() / between(frame.price_year, from)
    }
}

/// A stated number, or what it means where it is blank.
pub(super) fn or<T>(stated: Option<T>, blank: Decimal, get: impl FnOnce(T) -> Decimal) -> Q {
    stated.map_or(blank, get).exact()
}
